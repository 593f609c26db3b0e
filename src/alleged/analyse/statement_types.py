"""What is done with the words of a statement: its type, strength, stance, manner and addressee.

The reporting words come first (`reporting_words.py`); where these only say that something is said,
the form of the content decides. Each judgement names its rule; how often each rule is right on the
tuning half of our own labelled statements is its probability.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from msgspec import Struct

from alleged.analyse.names import word_set
from alleged.analyse.once import in_small_letters, small_text
from alleged.analyse.reporting_words import (
    CUE_STRENGTH_PHRASES,
    PHRASES,
    STANCE_PHRASES,
    base_forms,
    holds_phrase,
    noun_type,
    verb_type,
    word_stance,
    word_strength,
)
from alleged.records.spans import Span
from alleged.records.statements import Manner, Stance, StatementType, Strength, Voice

T = StatementType


class Description(Struct, frozen=True, kw_only=True, gc=False):
    """What the words of a statement tell beyond who and what."""

    type: StatementType
    type_probability: float
    type_reason: str
    strength: Strength
    strength_words: tuple[Span, ...]
    stance: Stance
    manner: Manner | None
    addressee: Span | None
    scare_quoted: tuple[Span, ...]


RULES = "statement type rules 1"

RULE_PROBABILITIES = {
    "phrase": 0.88,
    "verb": 0.95,
    "noun": 0.85,
    "negated": 0.65,
    "verb and content": 0.88,
    "content": 0.8,
    "plain": 0.9,
    "unknown": 0.85,
    "own voice": 0.93,
}
"""How often the type is right, by what decided it; see `docs/statements.md`."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENING = " \t\n“”\"'‘’„«»(…-–—"
_QUESTION = re.compile(
    r"(?:why|how|what|who|whom|whose|where|when|which)\b|(?:whether|if)\b", re.IGNORECASE
)
_INVERTED = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)\s"
    r"(?:i|you|he|she|it|we|they|the|a|an|this|that|there|anyone|nobody|any)\b",
    re.IGNORECASE,
)
# What is to come, what should be done and what is untrue are looked for in small letters.
_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|shan['’]t|would|(?:is|are|was|were|am|['’]s|['’]re|['’]m) going to|"
    r"(?:is|are) (?:bound|set|poised|due|likely|expected) to|(?:was|were) likely to)\b|['’]ll\b|"
    r"['’]d\s(?:be|have)\b",
)
_HAD_WOULD = re.compile(r"\b(?:if|like|rather|otherwise|not)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:should|must|ought to|needs? to be|have to|has to)\b(?!\s{1,3}(?:have|not have|be true))",
)
_PRONOUN = re.compile(r"(?:that\s{1,3})?[“\"‘']?(?:he|she|they|it|i|we)\b", re.IGNORECASE)
_FLAT_DENIAL = re.compile(
    r"(?:that\s{1,3})?[“\"‘']?(?:there (?:is|was|are|were) (?:no|never)\b|not (?:one|a single|"
    r"any|true)\b|"
    r"(?:it|this|that)(?: is|['’]s| was) (?:not true|false|untrue|a lie|nonsense)\b|"
    r"(?:i|we|he|she|they) (?:never|did not|didn['’]t|have not|haven['’]t|had not|hadn['’]t)\b)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:unfounded|baseless|groundless|untrue|fabricated|nonsense|a lie|a hoax|absurd|"
    r"lies(?!\s(?:in|with|on|at|ahead|behind|between)\b)|"
    r"false(?!\s(?:statements?|claims?|reports?|names?|alarms?|flag|documents?|information|evidence|"
    r"testimony|accusations?|allegations?|promises?|hopes?|accounts?|stor(?:y|ies)|passports?)\b))\b",
)
_GERUND = re.compile(r"(?:that\s{1,3})?[“\"‘']?[a-z]{2,20}ing\b")
_INFINITIVE = re.compile(
    r"(?:[^\s,.;:]{1,30}\s{1,3}){0,8}?(?:not\s{1,3})?to\s{1,3}[“\"‘']?[a-z]{2,20}\b"
)
_TO = re.compile(r"to\s{1,3}[“\"‘']?[a-z]{2,20}\b")
_NAMED_OBJECT = re.compile(r"[^\n]{0,200}?(?=\s{1,3}(?:not\s{1,3})?to\s{1,3}[“\"‘']?[a-z])")
_ADDRESSED = re.compile(r"[^\n]{0,200}?(?=\s{1,3}(?:that|whether|if|why|how|what)\b)")
_CONNECTING = re.compile(r"(?:,|:|that|whether|to|of|for|on|in|by|about|yesterday|today|as|with)$")

_COURTESY = re.compile(
    r"(?:(?:his|her|its|their|our|my|deep|deepest|sincere)\s){0,3}"
    r"(?:condolences|sympath|thanks|congratulations|apolog|prayers|gratitude)",
    re.IGNORECASE,
)
SAYING = word_set(
    """say tell write add state declare announce report tweet explain note remark type put speak
    shout cry yell answer reply respond chime inform assert argue contend maintain insist proclaim
    stress emphasise emphasize repeat claim recall post testify suggest warn caution think call
    describe label term dub brand"""
)
"""Verbs that tell nothing of what is done with the words; the content decides."""
LABELLING = word_set(
    "call describe label term dub brand portray depict characterise characterize compare rate"
)
ASKING = frozenset({"ask"})
WARNING = frozenset({"warn", "caution", "estimate", "threaten", "suggest"})
_NEVER_MISSED = re.compile(
    r"\b(?:never|not|n['’]t) (?:miss|fail|stop|tire|hesitat|shy)", re.IGNORECASE
)
NO = word_set(
    "not never no n't hardly cannot isn't wasn't doesn't didn't don't won't hasn't haven't"
)

CHARGES = word_set(
    """liar lie lies lied lying fraud fraudster thief thieves criminal criminals corrupt corruption
    crook crooked traitor traitors treason disgrace disgraceful disgusting scandal scandalous
    shame shameful failure incompetent racist sexist bigot bigoted bigotry xenophobia thug thugs
    murderer murderers murder killer tyrant dictator puppet coward cowardly hypocrite hypocrisy
    betrayal betray betrayed insult burglary robbery theft looting plunder dangerous unqualified
    ridiculous disrespect bully cruel brutal barbaric aggressor aggression outrage outrageous
    illegal unlawful terrorist terrorists fascist demagogue phony farce sham mockery crime crimes
    blackmail extortion cheat cheated cheating stole steals stealing rigged drowns arsonist
    enemy monster disaster unfit fool clown insulting abuse abuses"""
)
"""Words that make a label an accusation: `called him a crook`."""

HEDGES: tuple[tuple[str, Strength], ...] = (
    # Longer ones first: “virtually no doubt” is firm, though “virtually” weakens it.
    (
        r"(?:(?:virtually |almost |practically )?no |hardly any |scarcely any |"
        r"little |without (?:any )?|not (?:the slightest |a |any )|"
        r"beyond (?:any |all )?(?:reasonable )?)doubt",
        Strength.CERTAIN,
    ),
    (
        r"(?:undoubtedly|doubtless|unquestionably|certainly|definitely|undeniably|indisputably|"
        r"absolutely (?:certain|sure|no)|for (?:sure|certain)|clearly|obviously|of course|surely)",
        Strength.CERTAIN,
    ),
    (
        r"(?:very likely|most likely|quite likely|more than likely|likely|in all likelihood|"
        r"in all probability|probably|presumably|apparently|seemingly|supposedly|reportedly|"
        r"ostensibly|evidently)",
        Strength.LIKELY,
    ),
    (
        r"(?:seem(?:s|ed)?|appear(?:s|ed)?|looks? as if|looked as if|tends? to|as good as)",
        Strength.LIKELY,
    ),
    (
        r"(?:perhaps|maybe|possibly|conceivably|potentially|possible|potential|allegedly|"
        r"there is a chance|may(?! \d)|might|could(?! not|n['’]t| hardly))",
        Strength.POSSIBLE,
    ),
)
"""Words that weaken or strengthen. Tried in this order at each place."""

_HEDGE = re.compile(
    r"\b(?:"
    + "|".join(rf"(?P<h{number}>{pattern}\b)" for number, (pattern, _) in enumerate(HEDGES))
    + ")"
)
"""Looked for in small letters."""
HEDGED_CHARS = 170
"""How far into the content a hedge counts for the whole: about its main clause."""
_CLAUSE_END = re.compile(
    r"[.!?;]\s|,?\s(?:which|who|as|because|although|though|while|whose|if|unless|so that)\s|"
    r"\s[–—]\s"
)
_MAY_BE_MONTH = frozenset({"May", "Might"})

_INNER_THAT = re.compile(r"(?<=......)\sthat\s")
_FUTURE_FRONT = re.compile(r"\b(?:may|might|could|will|would|['’]ll)\b", re.IGNORECASE)
_PERFORMS = re.compile(
    r"(?:I|[Ww]e)\s(?:(?:do|must|have to|categorically|strongly|firmly|can|hereby|utterly)\s){0,2}"
    r"(?P<verb>[a-z]{3,20})\b"
)
"""`“I deny it”`: the words themselves do what they say."""
_DOUBLE = '"“”„‟«»'
_LEAD = re.compile(r"[^\n“”\"]{1,80}:\s{1,3}(?=[“\"])")
"""What opens a quotation inside the content: `a line of the treaty: “...”`."""
_CAPITALS = re.compile(r"[A-Z][A-Z .'’-]{2,60}")
_SCARE_BEFORE = re.compile(
    r"\b(?:the|these|those|so-called|its|their|his|her|a|an|of)\s{1,3}$", re.IGNORECASE
)
_SCARE_AFTER = re.compile(r"\s{1,3}[a-z]{2,}")
SCARE_WORDS, TITLE_WORDS = 2, 6
"""A scare quote is no longer; more words are somebody's."""


def describe(
    text: str,
    *,
    source: Sequence[Span],
    cue: Sequence[Span],
    content: Sequence[Span],
    quoted: Sequence[Span],
    voice: Voice,
    in_title: bool = False,
) -> Description:
    """Tell what is done with the words of one statement."""
    reported = " ".join(span.of(text) for span in cue)
    said = " ".join(span.of(text) for span in content)
    names = " ".join(span.of(text) for span in source)
    scare = scare_quotes(text, content, quoted, cue)
    held = frozenset(scare)
    speech = [span for span in quoted if span not in held]
    manner = None if voice is Voice.ARTICLE else _manner(text, source, cue, content, speech)
    kind, rule, why = statement_type(names, reported, said, voice, direct=manner is Manner.DIRECT)
    # A question leaves open what it asks for; “how far could they fly” is not weak.
    strength, words = _strength(text, cue, () if kind is T.ASKS else content, reported)
    return Description(
        type=kind,
        type_probability=RULE_PROBABILITIES[rule],
        type_reason=why,
        strength=strength,
        strength_words=words,
        stance=Stance.NEUTRAL if kind is T.ASKS else _stance(names, reported),
        manner=manner,
        addressee=_addressee(text, cue, content, kind) if voice is not Voice.ARTICLE else None,
        scare_quoted=scare,
    )


def statement_type(
    source: str, cue: str, content: str, voice: Voice, *, direct: bool = False
) -> tuple[StatementType, str, str]:
    """The type, the rule that gave it (of `RULE_PROBABILITIES`), and the reason in words."""
    said = content.strip(_OPENING)
    if voice is Voice.ARTICLE:
        kind, words = _by_content(said, own=True)
        return kind, "own voice", f"the article's own voice: {words}"
    forms = base_forms(cue)
    negated = any(form in NO or form.endswith(("n't", "n’t")) for form in forms)
    negated = negated and not _NEVER_MISSED.search(cue)
    found = _phrase(forms, said)
    if found:
        phrase, kind = found
        if kind is not T.ASSERTS:
            return kind, "phrase", f"“{phrase}”"
    says_by_phrase = found is not None
    verb, listed = _head(forms)
    label = cue.strip() or "no reporting words"
    if verb in ASKING:
        return _asked(said)
    if verb in LABELLING or verb == "as":
        return _labelled(verb, said)
    if verb in WARNING:
        if verb == "suggest" and (_GERUND.match(said) or _DUTY.search(said[:HEDGED_CHARS].lower())):
            return T.CALLS_FOR, "verb and content", f"“{label}” with what should be done"
        if verb != "threaten" and _FUTURE_FRONT.search(said[:HEDGED_CHARS]) and verb != "suggest":
            return T.PREDICTS, "verb and content", f"“{label}” of what is to come"
        if verb == "threaten":
            return T.PROMISES, "verb", f"“{label}”"
        return T.ASSERTS, "plain", f"“{label}” only says"
    if verb == "offer" and _COURTESY.match(said):
        return T.THINKS, "verb and content", f"“{label}” of what is felt"
    if verb == "challenge" and _INFINITIVE.match(said):
        return T.CALLS_FOR, "verb and content", f"“{label}” to do something"
    if verb == "agree" and _TO.match(said):
        return T.PROMISES, "verb and content", f"“{label}” with what the speaker will do"
    if verb == "swear" and not _TO.match(said):
        return T.ASSERTS, "verb and content", f"“{label}” of how things are"
    if verb == "want" and re.match("to know\\b", said):
        return T.ASKS, "phrase", "“want to know”"
    if listed and listed is not T.ASSERTS:
        if negated and listed in (T.CONFIRMS, T.ASSERTS):
            return T.DENIES, "negated", f"“{label}” does not say so"
        return listed, "verb" if verb_type(verb) else "noun", f"“{label}”"
    if negated and (listed is T.ASSERTS) and not direct and not _FLAT_DENIAL.match(said):
        return T.DENIES, "negated", f"“{label}” does not say so"
    if not verb_type(verb) or verb in SAYING:
        if verb == "say" and _IS_SAID.search(cue):
            return T.ASSERTS, "verb and content", f"“{label}” of how somebody is"
        if verb in ("tell", "say", "write", "shout") and _TO.match(said):
            return T.CALLS_FOR, "verb and content", f"“{label}” with what is to be done"
        kind, words = _by_content(
            said, own=False, source=source, direct=direct, says=direct or verb in SAYING
        )
        if kind is not T.ASSERTS:
            return kind, "content", f"“{label}” only says; {words}"
    if listed is None and not says_by_phrase and cue.strip(" :–—―-"):
        return T.ASSERTS, "unknown", f"“{label}” is in no table; taken as said"
    return T.ASSERTS, "plain", f"“{label}” only says"


@cache
def _phrases() -> dict[str, list[tuple[int, str, list[str], StatementType]]]:
    """First word -> the phrases of the table, each with its place there."""
    found: dict[str, list[tuple[int, str, list[str], StatementType]]] = {}
    for place, (phrase, kind) in enumerate(PHRASES.items()):
        words = phrase.split()
        found.setdefault(words[0], []).append((place, phrase, words, kind))
    return found


def _phrase(forms: list[str], said: str) -> tuple[str, StatementType] | None:
    """The longest phrase of the table in the cue, the first words of the content included."""
    front = base_forms(said[:40])[:2] if said else []
    best: tuple[str, StatementType] | None = None
    opening = _phrases()
    fitting = sorted(one for form in set(forms) for one in opening.get(form, ()))
    for _, phrase, words, kind in fitting:
        whole = holds_phrase(forms, phrase) or (
            words[-1] == front[:1][0] and holds_phrase(forms, " ".join(words[:-1]))
            if front and len(words) > 1
            else False
        )
        if whole and (best is None or len(words) > len(best[0].split())):
            best = (phrase, kind)
    return best


def _head(forms: list[str]) -> tuple[str, StatementType | None]:
    """The word of the cue that decides, and its type: the last verb of a table that does more than
    say, else the last that says, else a noun of a table."""
    verbs = [(form, kind) for form in forms if (kind := verb_type(form))]
    strong = [one for one in verbs if one[1] is not T.ASSERTS]
    if strong:
        return strong[-1]
    nouns = [(form, kind) for form in forms if (kind := noun_type(form))]
    strong = [one for one in nouns if one[1] is not T.ASSERTS]
    if strong:
        return strong[-1]
    if verbs:
        return verbs[-1]
    if nouns:
        return nouns[-1]
    return (forms[-1] if forms else ""), None


def _asked(said: str) -> tuple[StatementType, str, str]:
    if said.endswith("?") or _QUESTION.match(said):
        return T.ASKS, "verb and content", "“ask” with a question"
    if _INFINITIVE.match(said) or _DUTY.search(said[:HEDGED_CHARS].lower()):
        return T.CALLS_FOR, "verb and content", "“ask” somebody to do something"
    return T.ASKS, "verb", "“ask”"


def _labelled(verb: str, said: str) -> tuple[StatementType, str, str]:
    if _UNTRUE.search(said.lower()):
        return T.DENIES, "verb and content", f"“{verb}” it untrue"
    bad = _charge(said)
    if bad or verb == "brand":
        return T.ACCUSES, "verb and content", f"“{verb}” with “{bad or verb}”"
    return T.ASSERTS, "plain", f"“{verb}” only says"


def _charge(said: str) -> str | None:
    return next((word for word in _WORD.findall(said) if word.lower() in CHARGES), None)


_IS_SAID = re.compile(r"\b(?:is|are|was|were|be|been)\s(?:[a-z]{2,12}\s)?said$", re.IGNORECASE)
"""`Lund is said | to be ill`: nobody is told to do something."""


def _by_content(
    said: str, *, own: bool, source: str = "", direct: bool = False, says: bool = False
) -> tuple[StatementType, str]:
    """What the form of the content does, and the words for it."""
    bare = said.rstrip(" \t\n”\"'’»)")
    front = said[:HEDGED_CHARS]
    # “that the crew believed that it would”: what is to come is only believed.
    clause = _INNER_THAT.split(_CLAUSE_END.split(front, maxsplit=1)[0], maxsplit=1)[0]
    low = in_small_letters(clause)
    performed = _PERFORMS.match(said) if direct else None
    if performed:
        kind = verb_type(base_forms(performed["verb"])[0])
        if kind not in (None, T.THINKS, T.ASSERTS, T.ASKS):
            return kind, f"“{performed.group()}” in the speaker's own words"
    if bare.endswith("?") or (not own and _INVERTED.match(said) and "?" in said):
        return T.ASKS, "a question"
    if not own and ((says and _FLAT_DENIAL.match(said)) or _UNTRUE.search(low)):
        return T.DENIES, "it says that something is not so"
    duty = _DUTY.search(low)
    if duty:
        return T.CALLS_FOR, f"“{clause[slice(*duty.span())]}” of what is to be done"
    if (direct or own) and _imperative(said):
        return T.CALLS_FOR, "an order"
    future = _FUTURE.search(low)
    if future and not (own and future.group() in ("would", "'d be", "’d be")):
        words = clause[slice(*future.span())]
        if own or not _speaks_of_self(said, source, direct):
            return T.PREDICTS, f"“{words}” of what is to come"
        if not _HAD_WOULD.search(clause[future.end() : future.end() + 8]):
            return T.PROMISES, f"“{words}” of what the speaker will do"
        if direct:
            return T.THINKS, f"“{words}” of what the speaker would like"
        return T.PREDICTS, f"“{words}” of what is to come"
    if direct and (bad := _charge(front)) and not _only_names(bad, front):
        return T.ACCUSES, f"“{bad}” in the speaker's own words"
    return T.ASSERTS, "it says how things are"


DEEDS = word_set(
    """murder murderers murderer killer crime crimes theft robbery burglary looting plunder fraud
    terrorist terrorists enemy disaster abuse abuses aggression blackmail extortion scandal failure
    dangerous criminal criminals corruption treason"""
)
"""Charges that are names of deeds and doers, too: `the murderers of our friends` accuse nobody."""
_CALLS_IT = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|am|as|such|what)|['’](?:s|re|m))\s(?:[\w’'-]{1,20}\s){0,4}$",
    re.IGNORECASE,
)


def _only_names(bad: str, front: str) -> bool:
    return bad.lower() in DEEDS and not _CALLS_IT.search(front[: front.index(bad)])


def _speaks_of_self(said: str, source: str, direct: bool) -> bool:
    """Whether the subject of the content is the speaker: `he said he would`, `“I will”`."""
    pronoun = _PRONOUN.match(said)
    if not pronoun:
        return False
    word = pronoun.group().split()[-1].strip("“\"‘'").lower()
    if direct:
        return word in ("i", "we")
    if word in ("i", "we"):
        return source.lower() in ("i", "we", "")
    owner = re.search(r"['’]s (?:lawyer|spokes\w{1,10}|campaign|aide|office)\b", source)
    return (owner is None and word != "it") or (
        word == "it" and not source.lower().startswith(("he", "she", "i "))
    )


IMPERATIVES = word_set(
    """leave come go take put stop give let look listen wait vote read call stand bring keep stay
    tell show open close send do don't remember think get make release reclaim free end fight join
    help save support ask build pay say be never"""
)
"""Verbs that open an order, in quoted words and in headings: `Leave tonight`."""
_NOT_ORDERED = word_set("i you he she it we they is are was were of at in with")


def _imperative(said: str) -> bool:
    words = [word.lower() for word in _WORD.findall(said[:40])]
    return bool(words) and words[0] in IMPERATIVES and (words[1:2] or [""])[0] not in _NOT_ORDERED


_STRENGTHS = tuple(Strength)
CUES = 2_000
"""Reporting words that are remembered: a few are met again and again."""


def _strength(
    text: str, cue: Sequence[Span], content: Sequence[Span], reported: str
) -> tuple[Strength, tuple[Span, ...]]:
    """How firm it is, and the words: hedges win over what strengthens them."""
    found = [(strength, span) for strength in _strengths_of(reported) for span in cue[:1]]
    found += [one for span in cue for one in hedges_in(text, span)]
    if content:
        first = content[0]
        main = Span(first.start, min(first.end, first.start + HEDGED_CHARS))
        end = _CLAUSE_END.search(main.of(text), 25)
        if end:
            main = Span(main.start, main.start + end.start())
        found += hedges_in(text, main)
    weak = [one for one in found if one[0] in (Strength.LIKELY, Strength.POSSIBLE)]
    firm = [one for one in found if one[0] is Strength.CERTAIN]
    if weak:
        strength = max((one[0] for one in weak), key=_STRENGTHS.index)
    else:
        strength = Strength.CERTAIN if firm else Strength.PLAIN
    return strength, tuple(sorted({span for _, span in found}))


@lru_cache(maxsize=CUES)
def _strengths_of(cue: str) -> tuple[Strength, ...]:
    """How firm reporting words are, by phrases and by single words."""
    forms = base_forms(cue)
    by_phrase = [
        strength
        for phrase, strength in CUE_STRENGTH_PHRASES.items()
        if phrase.partition(" ")[0] in forms and holds_phrase(forms, phrase)
    ]
    return (*by_phrase, *(found for form in forms if (found := word_strength(form))))


def hedges_in(text: str, span: Span) -> list[tuple[Strength, Span]]:
    """The words in a stretch that weaken or strengthen what is said."""
    found = []
    for match in _HEDGE.finditer(small_text(text), span.start, span.end):
        if text[match.start() : match.end()] in _MAY_BE_MONTH:
            continue
        number = int((match.lastgroup or "h0")[1:])
        found.append((HEDGES[number][1], Span(match.start(), match.end())))
    return found


def _stance(source: str, cue: str) -> Stance:
    by_phrase, by_word = _stances_of(cue)
    if by_phrase is not None:
        return by_phrase
    return Stance.DOUBTING if _SO_CALLED.search(source) else by_word


_SO_CALLED = re.compile(r"\bso-called\b", re.IGNORECASE)


@lru_cache(maxsize=CUES)
def _stances_of(cue: str) -> tuple[Stance | None, Stance]:
    """The stance of reporting words by a phrase, and by their single words."""
    forms = base_forms(cue)
    by_phrase = next(
        (
            stance
            for phrase, stance in STANCE_PHRASES.items()
            if phrase.partition(" ")[0] in forms and holds_phrase(forms, phrase)
        ),
        None,
    )
    stances = [found for form in forms if (found := word_stance(form))]
    if not stances or any(form in NO for form in forms):
        return by_phrase, Stance.NEUTRAL
    return by_phrase, stances[-1]


def _manner(
    text: str,
    source: Sequence[Span],
    cue: Sequence[Span],
    content: Sequence[Span],
    speech: Sequence[Span],
) -> Manner:
    """Direct when nine words in ten are quoted, or when a transcript names who speaks."""
    words = inside = 0
    starts = [one.start for one in speech]
    in_marks = speech or any(text[piece.start : piece.start + 1] in _DOUBLE for piece in content)
    for piece in content if in_marks else ():
        written = piece.of(text)
        if len(written) > 2 and written[0] in _DOUBLE and written.rstrip(" .,")[-1:] in _DOUBLE:
            # Marks that are nested or turned the wrong way hide a quotation that is whole.
            words += len(_WORD.findall(written))
            inside += len(_WORD.findall(written))
            continue
        lead = _LEAD.match(written)
        begin = piece.start + (lead.end() if lead else 0)
        for match in _WORD.finditer(text, begin, piece.end):
            words += 1
            at = bisect_right(starts, match.start()) - 1
            inside += at >= 0 and match.start() < speech[at].end
    if inside:
        return Manner.DIRECT if inside >= 0.9 * words else Manner.MIXED
    colon = [span for span in cue if span.of(text).strip() == ":"]
    if colon and source and _CAPITALS.fullmatch(source[0].of(text).strip()):
        return Manner.DIRECT
    if colon and content and "\n" in text[colon[0].end : content[0].start]:
        return Manner.DIRECT
    return Manner.INDIRECT


def scare_quotes(
    text: str, content: Sequence[Span], quoted: Sequence[Span], cue: Sequence[Span]
) -> tuple[Span, ...]:
    """The quoted words that are nobody's speech: one or two inside a noun phrase (`the “new”
    wall`), or a title (`the song “Long Road”` in a text that is no headline)."""
    if not quoted:
        return ()
    reported = " ".join(span.of(text) for span in cue)
    forms = base_forms(reported)
    labelled = any(form in LABELLING for form in forms)
    starts = [piece.start for piece in content]
    found = []
    for span in quoted:
        first_words = islice(_WORD.finditer(text, span.start, span.end), TITLE_WORDS + 1)
        words = [match.group() for match in first_words]
        before = text[max(0, span.start - 14) : span.start - 1]
        behind = text[span.end + 1 : span.end + 12]
        at = bisect_right(starts, span.start) - 1
        inside = at >= 0 and starts[at] + 2 < span.start and span.end < content[at].end
        if not words or span.of(text)[-1:] in "?!" or (labelled and len(content) < 2):
            continue
        if (
            len(words) <= SCARE_WORDS
            and inside
            and _SCARE_BEFORE.search(before)
            and _SCARE_AFTER.match(behind)
        ) or (
            1 < len(words) <= TITLE_WORDS
            and reported[:1].islower()
            and all(word[:1].isupper() or len(word) < 4 for word in words)
            and words[0][:1].isupper()
            and before.rstrip()[-1:].isalpha()
        ):
            found.append(span)
    return tuple(found)


def _addressee(
    text: str, cue: Sequence[Span], content: Sequence[Span], kind: StatementType
) -> Span | None:
    """Whom the words are put to: between the reporting words and the content, or before `to`."""
    if not cue or not content or cue[-1].end > content[0].start:
        return None
    between = Span(cue[-1].end, content[0].start)
    written = between.of(text)
    if "\n" in written or len(written) > 120:
        return None
    stripped = written.strip(" ,:“”\"'")
    forms = base_forms(" ".join(span.of(text) for span in cue))
    addressing = any(form in ADDRESSING for form in forms)
    if addressing and stripped and not _CONNECTING.match(stripped):
        stripped = _WHEN.split(stripped, maxsplit=1)[0]
        start = between.start + written.index(stripped)
        return Span(start, start + len(stripped))
    if kind in (T.CALLS_FOR, T.ASKS) and addressing:
        if forms[-1:] == ["for"]:
            return None
        whom = _NAMED_OBJECT.match(content[0].of(text)) or _ADDRESSED.match(content[0].of(text))
        if whom and whom.group().strip() not in ("", "not") and len(whom.group()) < 120:
            return Span(content[0].start, content[0].start + len(whom.group().rstrip()))
    return None


_WHEN = re.compile(
    r"\s(?:last|this|on|in|at|earlier|later|yesterday|today|by|via|after|before|during)\s"
)
ADDRESSING = word_set(
    """call tell ask urge order instruct advise warn beg implore exhort remind inform appeal command
    direct invite assure encourage press request demand summon counsel caution entreat petition
    promise plead"""
)
"""Verbs that name whom they are put to."""
