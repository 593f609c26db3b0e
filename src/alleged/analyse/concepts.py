"""Words that mean much the same: the vocabulary in which statements of several texts are compared.

`concepts.txt` has a line a concept: its name, the words and phrases that stand for it and, behind a
stroke, those for its opposite. `The bridge was shut` and `the bridge is closed` have one concept,
`the bridge is open` the same with the other sign. What no line has stands for itself, in its base
form. All words go through `base`, so that a line needs one form of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from alleged.analyse.quantities.tokens import words


class Concept(NamedTuple):
    """What a word stands for."""

    name: str
    sign: int
    """1, or -1 for the opposite."""


EXCLUSIVE = """
-begin +continue
+resign +dismiss
+hold +lose
+win +lose
+lose +profit
+dismiss +continue
+hold +violate
+rob +return
+leave +continue
+export -allow
+fail +continue
+fail +agree
+leave +aboard
+scrap +continue
+withdraw +continue
+scrap +introduce
+kill -wound
+fail +begin
+guilty -charge
+destroy -damage
+vaccinate -allow
+bankrupt +profit
+strike -open
+cancel +run
+resign +appoint
+win +concede
+arrest +exile
+sink +arrive
+delay +finish
+praise +criticise
+support +criticise
+scrap +hold
+scrap +build
+clean +rig
+clean +poison
+surrender +fight
"""
"""Acts that cannot both hold of the same: who was dismissed has not resigned."""

COUNTERPARTS = """
scrap continue
withdraw continue
leave aboard
"""
"""Acts of which one holds where the other does not: what is not scrapped stays."""

CONVERSE = """
sell buy
export import
lend borrow
"""
"""One act told from either side: who buys, and who sells."""

STRONGER = """
orchestrate: support involve fund plan lead
plan: support involve
lead: support involve
fund: support involve
arm: support involve fund
train: support involve
pay: support
attack: involve
destroy: damage
arrest: capture
coup: plot attempt
expel: withdraw
dismiss: withdraw
appoint: elect
ambush: attack
execute: kill
burn: damage
flood: damage
explode: damage
abduct: involve
bribe: pay
fund: pay
annex: seize
impeach: dismiss
recapture: seize
concede: lose
hack: attack
convict: charge
sentence: guilty
guilty: charge
vaccinate: treat
cure: treat
collapse: damage
derail: crash
massacre: kill
smuggle: transfer
export: transfer
deliver: transfer
arm: deliver
sign: agree
"""
"""What follows from what: who orchestrates a raid has supported it. The other way is open."""

KINDRED = """
kill wound missing sick homeless arrest abduct capture destroy damage
begin continue strike protest
seize return capture release hold
vote turnout win recount rig
sign agree allow negotiate
arrest disperse teargas protest
export import sell buy produce harvest
attack cross mass
price wage inflation rise
fail inspect repair
"""
"""What is told of one matter side by side, and not in place of one another: the dead and the
wounded of one attack."""

IRREGULAR = """
be am is are was were been being; have has had having; do does did done doing; go goes went
gone; say said; tell told; give gave given; take took taken; get got gotten; come came; make
made; begin began begun; break broke broken; bring brought; build built; buy bought; catch
caught; die died dies dying; lie lied; choose chose chosen; cut cutting; deal dealt; draw drew
drawn; drink drank drunken; drive drove driven; eat ate eaten; fall fell fallen; fight fought;
find found; fly flew flown; flee fled fleeing; forbid forbade forbidden; forget forgot
forgotten; freeze froze frozen; grow grew grown; hang hung; hear heard; hide hid hidden; hit
hitting; hold held; keep kept; know knew known; lay laid; lead led; leave left; lend lent; lie
lain lying; light lit; lose lost losing; meet met; pay paid; put putting; quit quitting;
read; ride rode ridden; rise rose risen; run ran running; see saw seen; seek sought; sell sold;
send sent; set setting; shake shook shaken; shoot shot; show showed shown; shrink shrank shrunk;
shut shutting; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend
spent; spread; stand stood; steal stole stolen; strike struck stricken; swear swore sworn; sweep
swept; swim swam swum; teach taught; tear tore torn; think thought; throw threw thrown;
understand understood; wake woke woken; wear wore worn; win won; withdraw withdrew withdrawn;
write wrote written; slay slew slain; overthrow overthrew overthrown; man men; woman women;
child children; gunman gunmen; policeman policemen; fireman firemen; aeroplane plane planes;
person persons; life lives; wife wives; foot feet; crisis crises; half halves; beat beaten;
become became; feed fed; feel felt; bear bore born borne; blow blew blown; burn burnt; deny
denied; foresee foresaw foreseen; let letting; mean meant; oversee oversaw overseen; split;
arise arose; bind bound; creep crept; dig dug; undergo underwent; uphold upheld; undo undid
undone; use used using; fisherman fishermen; salesman salesmen
"""

EMPTY = words(
    """
    a an the this that these those some any no all each every both either neither such other
    another own same one it its he she they them his her their him we us our i my you your
    who whom whose which what there here be have do say tell get make go come take give put
    see of in on at by to for from with into onto upon about over under after before between
    during since until till within without through across against along among around as than
    per off out up down and or but nor so if when while where because although though
    whether not never also only just even still yet already again very too more less most
    least much many few several then now later ago would will shall may might can could
    should must n't 's ’s nobody nothing none year month week day today yesterday tomorrow
    morning evening night monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december nearly almost
    fewer according accord percent cent million billion thousand hundred dozen mr mrs ms dr
    however meanwhile early late last next former newspaper source become size level amount
    single first time special total whole immediate immediately once spokesman spokeswoman
    near outside perhaps statement thing way place herself himself itself themselves ever
    further part number
    """
)  # fmt: skip
"""Words that tell nothing of what a statement is about."""


@cache
def _lines() -> tuple[str, ...]:
    """The lines of the table."""
    text = (files("alleged.analyse") / "concepts.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _irregular() -> dict[str, str]:
    return {
        form: forms.split()[0]
        for forms in IRREGULAR.replace("\n", " ").split(";")
        for form in forms.split()
    }


VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def base(word: str) -> str:
    """The form by which inflected forms of a word meet. It need not be a word.

    >>> base("closed") == base("closing") == base("closes")
    True
    >>> base("Struck"), base("families")
    ('strik', 'family')
    """
    word = word.lower().replace("’", "'")
    for ending in ("'s", "s'"):
        if word.endswith(ending):
            word = word[:-2] + ending[:-1].replace("'", "")
    word = _irregular().get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ses", "xes", "ches", "shes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    past_of_y = word.endswith("ied") and len(word) > 4
    word = word[:-3] + "y" if past_of_y else _without_ending(word)
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in VOWELS
    return word[:-1] if doubled else word


def bases(written: str) -> frozenset[str]:
    """A set of words in their base forms, written as a reader likes to read them."""
    return frozenset(base(word) for word in written.split())


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and VOWELS.intersection(stem):
            return stem
    return word


@cache
def _table() -> tuple[dict[str, Concept], dict[str, tuple[tuple[tuple[str, ...], Concept], ...]]]:
    """Single words, by their base and as a noun or verb alone; and phrases by their first word."""
    single: dict[str, Concept] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Concept]]] = {}
    for line in _lines():
        written, _, rest = line.partition(": ")
        if written == PERSONS_MARK:
            single |= {form: Concept(form, 1) for form in bases(rest) if form not in single}
            continue
        name = written.rstrip(PERSONS_MARK + THINGS_MARK)
        for sign, side in zip((1, -1), rest.split(" / "), strict=False):
            single_words, *longer = side.split(";")
            concept = Concept(name, sign)
            for word in single_words.split():
                plain, dot, part = word.partition(".")
                single.setdefault(base(plain) + dot + part, concept)
            for phrase in longer:
                forms = tuple(base(word) for word in phrase.split())
                if len(forms) == 1:
                    single.setdefault(forms[0], concept)
                elif forms:
                    phrases.setdefault(forms[0], []).append((forms, concept))
    return single, {first: tuple(found) for first, found in phrases.items()}


PHRASE_GAP = 2
"""How many other words may stand between two of a phrase: `lost their lives`."""


def concepts_of(written: Sequence[str], tags: Sequence[str]) -> list[Concept | None]:
    """What each word of a clause stands for; None for empty words and those inside a phrase.

    >>> concepts_of(["Six", "drivers", "lost", "their", "lives"], "CD NNS VBD PRP$ NNS".split())[2]
    Concept(name='kill', sign=1)
    >>> concepts_of(["the", "gate", "is", "shut"], ["DT", "NN", "VBZ", "VBN"])[3]
    Concept(name='open', sign=-1)
    """
    single, phrases = _table()
    each = [
        _alone(word, "v" if tag.startswith("V") else "n")
        for word, tag in zip(written, tags, strict=True)
    ]
    forms = [form for form, _, _ in each]
    found: list[Concept | None] = [None] * len(forms)
    taken: set[int] = set()
    there = set(forms)
    for at, form in enumerate(forms):
        if form not in phrases:
            continue
        fitting = [
            (places[-1], -len(places), places, concept)
            for phrase, concept in phrases[form]
            if phrase[1] in there
            and (places := _places(forms, at, phrase))
            and not taken.intersection(places)
        ]
        if fitting:
            _, _, places, concept = min(fitting)
            found[at] = concept
            taken.update(places)
            for place in places[1:]:  # "broke the truce" still tells of a truce
                also = single.get(forms[place])
                if also is not None and also.name in KEPT_IN_PHRASES:
                    found[place] = also
    for at, (_, known, own) in enumerate(each):
        if at in taken:
            continue
        if known is None:
            found[at] = own
            continue
        named = tags[at] in NAMES and own is not None and written[at][:1].isupper()
        if named and at == 0 and forms[0] in single and tags[1:2] not in (["NNP"], ["NNPS"]):
            named = False  # "Unemployment has reached": a capital only because it comes first
        found[at] = own if named else known
    return found


@lru_cache(maxsize=20_000)
def _alone(word: str, part: str) -> tuple[str, Concept | None, Concept | None]:
    """The base form of a word, and what it stands for as a noun (`n`) or verb (`v`) by the table
    and by itself; None for empty words."""
    form = base(word)
    if not form[:1].isalpha():
        return form, None, None
    known = _known_as(form, part)
    if len(form) < 2 or form in _empty_forms() or word.lower() in EMPTY:
        return form, known, None
    return form, known, Concept(name_key(form) if word[:1].isupper() else form, 1)


def _known_as(form: str, part: str) -> Concept | None:
    """What a word stands for, also as a noun (`n`) or verb (`v`) alone, or by what it is made
    of."""
    single, _ = _table()
    return single.get(form) or single.get(f"{form}.{part}") or _derived(form) or _prefixed(form)


PEOPLE_ENDINGS = ("ian", "an", "ese", "ish", "ia", "a")


@lru_cache(maxsize=20_000)
def name_key(form: str) -> str:
    """A name in the form by which a country and its people meet.

    >>> name_key("nandria"), name_key("nandrian"), name_key("ostby")
    ('nandr', 'nandr', 'ostby')
    """
    for ending in PEOPLE_ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) > 3:
            return form[: -len(ending)]
    return form


DERIVING = ("ation", "ition", "ment", "ance", "ence", "ion", "al")


def _derived(form: str) -> Concept | None:
    """What a noun made of a known verb stands for: `settlement`, `vaccination`."""
    single, _ = _table()
    for ending in DERIVING:
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) > 3:
            found = single.get(base(stem)) or single.get(f"{base(stem)}.v")
            if found is not None and found.name not in _things():
                return found
    return None


OPPOSING = ("un", "dis", "non-", "non")
"""Beginnings that turn an adjective or verb into its opposite: `unpaid`, `disapproved`."""
AGAIN = ("re-", "re")
"""Beginnings that leave what is done as it is: `rebuilt`, `re-elected`."""
UNDIVIDED = bases("""disorder discharge discount discover research remark record report reform
    review respond result remember reading distance district disaster discuss uncover until
    reward request require reaction retreat redeem recover relative relation resort rebound
    understand union unit united uniform disarray dispute display""")
"""Words that only look as if they began so."""


def _prefixed(form: str) -> Concept | None:
    """What a word stands for that begins with `un-`, `dis-`, `non-` or `re-` and goes on as an act
    of the table."""
    if form in UNDIVIDED:
        return None
    single, _ = _table()
    for beginnings, sign in ((OPPOSING, -1), (AGAIN, 1)):
        for beginning in beginnings:
            rest = form.removeprefix(beginning)
            if rest == form or len(rest) < 3 + (sign > 0):
                continue
            rest = base(rest)  # "rebuilt"
            found = single.get(rest) or single.get(f"{rest}.v")
            if found is not None and found.name not in _things():
                return Concept(found.name, found.sign * sign)
    return None


NAMES = frozenset({"NNP", "NNPS"})


@cache
def _empty_forms() -> frozenset[str]:
    return frozenset(base(word) for word in EMPTY)


THINGS = words(
    """
    job hostage worker people soldier police rebel gunman farmland farmer house crowd hospital
    school child ship plane car parliament government president minister envoy weapon border
    power housing rent bridge road treaty budget tax member own wage profit debt
    reserve mine whole majority nuclear evidence
    """
) | {"prime minister"}  # fmt: skip
"""Concepts that name persons and things; the others tell what is done or is so."""


PERSONS_MARK, THINGS_MARK = "@", "*"


@cache
def _marked(mark: str) -> frozenset[str]:
    """The concepts whose lines have the mark."""
    found: set[str] = set()
    for line in _lines():
        name, _, rest = line.partition(": ")
        if name == mark:
            found |= bases(rest)
        elif name.endswith(mark):
            found.add(name[:-1])
    return frozenset(found)


@cache
def persons() -> frozenset[str]:
    """Concepts of persons, whom `people` may stand for."""
    return _marked(PERSONS_MARK) | PEOPLE


PEOPLE = words(
    "people worker soldier police rebel gunman farmer child member protest crowd hostage minister"
)


@cache
def _things() -> frozenset[str]:
    return THINGS | _marked(PERSONS_MARK) | _marked(THINGS_MARK)


@cache
def acts() -> frozenset[str]:
    """Concepts of the table that tell what is done or is so."""
    return _known() - _things()


KEPT_IN_PHRASES = THINGS | {"truce"}


@cache
def _known() -> frozenset[str]:
    """All concepts of the table."""
    names = {line.partition(": ")[0].rstrip(PERSONS_MARK + THINGS_MARK) for line in _lines()}
    return frozenset(names - {""}) | _marked(PERSONS_MARK)


def is_known(name: str) -> bool:
    """Whether the table has the concept, so that it is no name."""
    return name in _known()


def is_act(name: str) -> bool:
    """Whether a concept of the table tells what is done or is so."""
    return name in acts()


def _places(forms: Sequence[str], at: int, phrase: Sequence[str]) -> list[int] | None:
    """Where the words of a phrase stand, from `at` on; None where one is missing."""
    places = [at]
    for wanted in phrase[1:]:
        ahead = range(places[-1] + 1, min(len(forms), places[-1] + PHRASE_GAP + 2))
        following = next((place for place in ahead if forms[place] == wanted), None)
        if following is None:
            return None
        places.append(following)
    return places


NONE: frozenset[str] = frozenset()


@cache
def _weaker() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for strong, _, weak in (line.partition(": ") for line in STRONGER.strip().splitlines()):
        found[strong] = found.get(strong, NONE) | frozenset(weak.split())
    return found


def weaker_than(name: str) -> frozenset[str]:
    """Concepts that follow from this one."""
    return _weaker().get(name, NONE)


def _by_word(table: str) -> dict[str, frozenset[str]]:
    """With whom each word of a table shares a line."""
    found: dict[str, set[str]] = {}
    for line in table.strip().splitlines():
        together = line.split()
        for word in together:
            found.setdefault(word, set()).update(one for one in together if one != word)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _excluded() -> dict[str, frozenset[str]]:
    return _by_word(EXCLUSIVE)


def excluded_by(signed: str) -> frozenset[str]:
    """Predicates with their signs that cannot hold of the same as this one."""
    return _excluded().get(signed, NONE)


@cache
def _converse() -> dict[str, frozenset[str]]:
    return _by_word(CONVERSE)


def converse(name: str) -> str | None:
    """The same act told from the other side; None where there is none."""
    return next(iter(_converse().get(name, NONE)), None)


@cache
def _counterparts() -> dict[str, frozenset[str]]:
    return _by_word(COUNTERPARTS)


def counterparts_of(name: str) -> frozenset[str]:
    """Acts that hold just where this one does not."""
    return _counterparts().get(name, NONE)


@cache
def _kindred() -> dict[str, frozenset[str]]:
    return _by_word(KINDRED)


def kindred_of_any(names: Iterable[str]) -> frozenset[str]:
    """Concepts that are told of one matter beside one of these."""
    found = _kindred()
    return NONE.union(*(found[name] for name in names if name in found))


def related_acts() -> list[tuple[str, str]]:
    """Acts under which a proposition is looked for, beside its own: those that follow from it,
    those that it excludes, and the same told from the other side."""
    found = set()
    for line in STRONGER.strip().splitlines():
        strong, _, weak = line.partition(": ")
        for name in weak.split():
            found |= {(strong, strong), (strong, name)}
    for name in sorted({*CONVERSE.split(), *COUNTERPARTS.split()}):
        found |= {(name, other) for other in (name, *_converse().get(name, NONE))}
        found |= {(name, other) for other in _counterparts().get(name, NONE)}
    for line in EXCLUSIVE.strip().splitlines():
        one, other = sorted(word[1:] for word in line.split())
        found |= {(one, one), (other, other), (other, one)}
    return sorted(found)
