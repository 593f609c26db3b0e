"""Which mentions tell of one act: `killed`, `the attack` and `their deaths` of one shooting.

A mention is joined to an act told before it where its wording takes that act up: a noun with `the`,
`this` or `his` (`the arrest`, `the said attempt`), the dead and wounded of an attack just told, a
verb of the same sort with a party in common, the text's first telling of what the headline says.
Nothing joins what differs in place, day or party; acts in the plural and general ones join none;
an order and its fulfilment stay two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alleged.analyse.act_words import IRREGULAR
from alleged.analyse.event_words import CutText
from alleged.analyse.timex.tense import is_past_verb
from alleged.analyse.timex.words import word_set
from alleged.records.events import Event, EventStatus, Party
from alleged.records.spans import Span

FAMILIES: dict[str, frozenset[str]] = {
    name: word_set(words)
    for name, words in {
        "violence": """ambush arson assassination assault atrocity attack beating blast blaze
            bloodbath bloodshed bombardment bombing carnage clash clashes crackdown crash explosion
            fighting
            firefight gunfire hit incursion invasion killing lynching massacre murder offensive
            onslaught outrage pogrom raid rampage shelling shoot-out shooting shootout siege slaying
            stabbing strike suicide torture violence airstrike airstrikes death deaths""",
        "arrest": "apprehension arrest arrests capture custody detention imprisonment jailing",
        "abduction": "abduction hijacking hostage-taking kidnap kidnapping seizure",
        "protest": """blockade boycott demo demonstration disturbance gathering hunger march
            occupation picket procession protest protests rally rebellion revolt riot riots rising
            sit-in stoppage strike unrest uprising vigil walkout""",
        "meeting": """conference consultation consultations conversation dialogue discussion
            discussions encounter meeting negotiation negotiations summit talks""",
        "visit": "arrival journey tour trip visit",
        "withdrawal": "evacuation pull-out pullback pullout retreat withdrawal",
        "release": "exchange freeing release swap",
        "ceasefire": "armistice ceasefire pause truce",
        "agreement": """accord agreement arrangement compact contract deal memorandum pact signing
            treaty truce understanding""",
        "accusation": """accusation accusations allegation allegations blame charge charges
            complaint criticism denunciation indictment protest""",
        "conviction": "conviction judgment punishment ruling sentence sentencing verdict",
        "sanction": """ban boycott closure cut cutback cutoff embargo freeze halt penalty recall
            reduction sanction sanctions stoppage suspension withdrawal""",
        "restriction": """ban blockade closure crackdown curb curfew decree dispersal limit lockdown
            prohibition restriction rule siege""",
        "seizure": """annexation boarding capture confiscation conquest occupation operation raid
            robbery search seizure takeover theft""",
        "deportation": "banishment deportation eviction expulsion removal",
        "hacking": "attack breach cyberattack hack hacking intrusion",
        "concession": "apology climbdown concession easing lifting pardon u-turn",
        "support": """accord agreement backing contract convention deal endorsement pact praise
            protocol recognition signing support treaty tribute""",
        "aid": """aid airlift assistance bailout delivery donation evacuation gift grant help loan
            package rescue shipment support""",
        "demand": "appeal call demand order request ultimatum warning",
        "refusal": "denial refusal rejection veto",
        "threat": "threat threats ultimatum warning",
        "deployment": "build-up deployment mobilisation mobilization",
        "exercise": "cooperation drill drills exercise exercises manoeuvres maneuvers",
        "coup": """attempt bid coup d'état overthrow plot putsch revolt seizure takeover mutiny
            rebellion uprising""",
        "appointment": "appointment nomination promotion",
        "removal": "dismissal firing impeachment ouster overthrow removal sacking suspension",
        "resignation": "departure resignation",
        "election": "ballot election landslide poll referendum result vote victory win",
        "oath": "inauguration oath swearing-in",
        "exile": "banishment exile",
        "diplomat-expulsion": "expulsion",
        "legislation": "adoption bill law legislation passage vote",
    }.items()
}
"""Nouns that take up an act of each sort."""

FAMILY_OF_TYPE: dict[tuple[str, str], str] = {
    ("ASSAULT", "abduct"): "abduction",
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "seize"): "seizure",
    ("COERCE", ""): "restriction",
    ("COERCE", "deport"): "deportation",
    ("COERCE", "cyber"): "hacking",
    ("CONCEDE", ""): "concession",
    ("CONSULT", "visit"): "visit",
    ("RETREAT", "withdraw"): "withdrawal",
    ("RETREAT", "release"): "release",
    ("RETREAT", "ceasefire"): "ceasefire",
    ("RETREAT", "resign"): "resignation",
    ("SANCTION", "convict"): "conviction",
    ("SANCTION", "expel"): "diplomat-expulsion",
    ("ASSAULT", ""): "violence",
    ("PROTEST", ""): "protest",
    ("CONSULT", ""): "meeting",
    ("AGREE", ""): "agreement",
    ("ACCUSE", ""): "accusation",
    ("SANCTION", ""): "sanction",
    ("SUPPORT", ""): "support",
    ("AID", ""): "aid",
    ("REQUEST", ""): "demand",
    ("REJECT", ""): "refusal",
    ("THREATEN", ""): "threat",
    ("MOBILIZE", ""): "deployment",
    ("COOPERATE", ""): "exercise",
}
"""The sort of act by PLOVER's type and mode; the type alone where the mode has none of its own."""

WIDER_NOUNS: dict[str, frozenset[str]] = {
    "violence": word_set("crime incident operation outrage tragedy attempt act"),
    "abduction": word_set("crime incident attempt"),
    "protest": word_set("action movement event incident"),
    "coup": word_set("attempt bid move event events incident"),
    "arrest": word_set("operation move step"),
    "conviction": word_set("ruling decision"),
    "accusation": word_set("claim claims statement"),
    "agreement": word_set("step move document"),
    "removal": word_set("move decision step"),
    "appointment": word_set("move decision step"),
    "resignation": word_set("move decision step"),
    "sanction": word_set("measure measures move decision step"),
    "legislation": word_set("move measure decision"),
    "diplomat-expulsion": word_set("move measure decision step"),
    "seizure": word_set("operation move incident"),
    "restriction": word_set("measure measures move decision step"),
    "deportation": word_set("measure move decision step"),
    "hacking": word_set("incident operation crime"),
    "concession": word_set("gesture move decision step"),
    "withdrawal": word_set("move step operation"),
    "other": word_set("ruling verdict decision judgment move step measure incident operation"),
}
"""Nouns that take up an act of the sort without naming it: `the incident`."""

CASUALTIES = word_set(
    """dead die died dies hurt injured injures injuring kill killed killing kills slain wound
    wounded wounding wounds"""
)
"""What an attack does: told behind it, they are part of it."""
PARTS = word_set("attended attend join joined joining part participated participating")
"""What the people of an act do: `4,000 took part`."""
DEFINITE = word_set("the this that these those said his her its their 's ’s")
OPEN_WORDS = word_set(
    """a an another other others more further fresh new second third fourth fifth latest last
    previous earlier next similar no any every each several many such renewed repeated recent
    additional numerous various mass"""
)
"""Words that keep a noun from taking up what was told: `a second raid`, `other arrests`."""
COPULAS = word_set("was is became marked")
MORE = word_set("more other further several many additional numerous various mass")
SERIES = word_set("series wave spate string rash flurry number dozens succession campaign round")
PLURAL_TOO = word_set(
    "clashes talks consultations negotiations discussions exercises drills events"
)
"""Plurals that are one act."""
ORDERED_STATES = frozenset(
    {EventStatus.ORDERED, EventStatus.PLANNED, EventStatus.FUTURE, EventStatus.HYPOTHETICAL}
)
WEAKER = frozenset(
    {*ORDERED_STATES, EventStatus.ATTEMPTED, EventStatus.ALLEGED, EventStatus.NEGATED}
)
COUNTABLE = frozenset({EventStatus.HAPPENED, EventStatus.ATTEMPTED, EventStatus.ALLEGED})
LOOK_BACK = 4
RECENT = 8
"""How many acts of one sort are looked at for one mention, the latest first: the work stays linear,
and what was told longer ago is rarely meant by `the attack`."""
MOST_APART = 3
"""Sentences after which the dead and wounded of an attack are told on their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What the chains say of one mention."""

    first: int
    """Number of the first mention of the same act: its own for a new act."""
    reason: str
    plural: bool
    """Whether the words name acts in the plural, or a kind of act."""
    taken_up: bool
    """Whether the sentence is about an act told before (`it was the second such attack this
    year`), so that its place and time are another's."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a mention is worded."""

    family: str
    words: tuple[str, ...]
    """Of the trigger, in small letters."""
    noun: bool
    definite: bool
    firm: bool
    """Whether its days are those of its own clause."""
    taken_up: bool
    means: bool
    """Whether it stands as the way in which something is done: `in a bloodless coup`."""
    open: bool
    """A word before it says that it is another one."""
    plural: bool
    sentence: int
    paragraph: int
    parties: frozenset[str]
    """Content words of actors and recipients, and their entities."""
    recipients: frozenset[str]
    doers: frozenset[str]
    entities: frozenset[str]
    """Of all parties."""
    title: bool


@dataclass(slots=True)
class _Act:
    """An act with its mentions so far."""

    first: int
    family: str
    word: str
    """The last word of its first mention."""
    status: EventStatus
    mentions: list[int] = field(default_factory=list)


def link_events(
    cut_text: CutText,
    events: Sequence[Event],
    *,
    firm: Sequence[bool],
    title: Span | None = None,
) -> list[Linked]:
    """For each event, in text order, the first mention of the same act.

    Time and place have to be known where they are told beside the act; the rest of a chain gives
    them to the others afterwards. `firm`: whether the days of each are those of its own clause;
    `title`: where the headline stands.
    """
    shapes = [
        _shape(cut_text, event, firm=sure, title=title)
        for event, sure in zip(events, firm, strict=True)
    ]
    linked: list[Linked] = []
    recent: dict[str, list[_Act]] = {}
    for number, (event, shape) in enumerate(zip(events, shapes, strict=True)):
        plural = shape.plural or event.status is EventStatus.GENERIC
        acts = recent.setdefault(shape.family, [])
        joined = (
            None
            if plural
            else _find(cut_text.text, events, shapes, number, _offered(shape, recent))
            or _fulfilled(cut_text.text, events, shapes, number, recent)
            or _other_strength(cut_text.text, events, shapes, number, recent)
        )
        if joined is None:
            act = _Act(number, shape.family, shape.words[-1], event.status, [number])
            remark = _ordered_before(events, shapes, number, acts)
            linked.append(Linked(first=number, reason=remark, plural=plural, taken_up=False))
            if not plural:
                acts.append(act)
                del acts[:-RECENT]
        else:
            act, reason = joined
            act.mentions.append(number)
            linked.append(
                Linked(first=act.first, reason=reason, plural=False, taken_up=shape.taken_up)
            )
            # The act that was told last is the one that "the attack" means.
            home = recent[act.family]
            home.remove(act)
            home.append(act)
    return linked


def family_of(event: Event) -> str:
    """The sort of act; `other` for what has neither type nor label."""
    if event.label is not None:
        return event.label.value
    if event.event_type is None:
        return "other"
    for mode in event.modes:
        if (event.event_type, mode) in FAMILY_OF_TYPE:
            return FAMILY_OF_TYPE[event.event_type, mode]
    return FAMILY_OF_TYPE.get((event.event_type, ""), "other")


def _shape(cut_text: CutText, event: Event, *, firm: bool, title: Span | None) -> _Shape:
    cut = cut_text.at(event.trigger[0].start)
    first, after = cut.range_of(event.trigger[0])
    low = cut.tokens.low
    words = tuple(low(at) for at in range(first, after))
    family = family_of(event)
    before = [low(at) for at in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1)]
    lead = _noun_lead(before)
    such = before[:2] == ["a", "such"] or before[:2] == ["an", "such"]
    if such:
        lead = ["this"]  # "such a raid" takes up the one just told
    elif before[:1] == ["of"] and before[1:2] and before[1] in SERIES:
        lead = ["several"]
    head = next((word for word in reversed(words) if word in _NOUNS), words[-1])
    if not _may_be_noun(head, right_behind=len(lead) == 1):
        lead = []  # "the foreign ministry protested"
    names = any(word in _NOUNS for word in words)
    there_is = len(before) > 1 and before[1] == "there"
    verb = any(word in _VERB_LEADS for word in before[:1]) and not there_is
    noun = bool(lead) or (names and not verb)
    is_open = any(word in OPEN_WORDS for word in lead)
    taken_up = _taken_up(cut.tokens.lows, first)
    definite = taken_up or (any(word in DEFINITE for word in lead) and not is_open)
    return _Shape(
        family=family,
        words=words,
        noun=noun,
        definite=definite,
        firm=firm and not taken_up,
        taken_up=taken_up,
        means=_is_means(before, lead),
        open=is_open and not taken_up,
        plural=noun and not taken_up and _is_plural(words[-1], lead, definite=definite),
        sentence=cut.number,
        paragraph=cut.paragraph,
        parties=_party_words(cut_text.text, (*event.actors, *event.recipients)),
        recipients=_party_words(cut_text.text, event.recipients),
        doers=_party_words(cut_text.text, event.actors),
        entities=frozenset(
            one.entity_id for one in (*event.actors, *event.recipients) if one.entity_id is not None
        ),
        title=title is not None and title.holds(event.trigger[0]),
    )


_NOUNS = frozenset(word for words in FAMILIES.values() for word in words) | frozenset(
    word for words in WIDER_NOUNS.values() for word in words
)
NOUN_ENDINGS = ("age", "al", "ance", "ation", "ence", "ery", "ing", "ion", "ment", "sis", "ure")


def _may_be_noun(word: str, *, right_behind: bool) -> bool:
    """Whether the word can name an act: one of the tables, or of a noun's ending. A verb in the
    past that is a noun, too (`hit`), has to stand right behind the article."""
    known = word in _NOUNS or (word.endswith("s") and word[:-1] in _NOUNS)
    if is_past_verb(word):
        return known and right_behind
    return known or word.removesuffix("s").endswith(NOUN_ENDINGS)


_VERB_LEADS = word_set("to will would they he she it who we i was were been be is are not")
_STOPS = word_set(
    """, . ; : ( ) and or but of in on at by for with from to that which who was were is are be been
    has have had will would said not as after before during over against when while"""
)


def _noun_lead(before: Sequence[str]) -> list[str]:
    """The words right before a noun, the nearest first, up to an article or its like; empty where
    a verb, a preposition or a sign stands there first: no noun, or a bare one."""
    lead: list[str] = []
    for word in before:
        lead.append(word)
        if word in DEFINITE or word in OPEN_WORDS:
            return lead
        if word == "-":
            continue  # "the above-mentioned raid"
        if word in _STOPS or not word.replace("-", "").isalpha():
            return []
    return []


def _is_means(before: Sequence[str], lead: Sequence[str]) -> bool:
    """Whether `in a`, `by a` or `through a` leads to the noun."""
    size = len(lead)
    return bool(lead) and lead[-1] in ("a", "an") and before[size : size + 1] in (
        ["in"], ["by"], ["through"], ["during"]
    )  # fmt: skip


def _taken_up(lows: Sequence[str], first: int) -> bool:
    """`It was the second such attack`: the sentence is about the act just told."""
    return len(lows) > 1 and lows[0] in ("it", "this", "that") and lows[1] in COPULAS and first > 1


def _is_plural(word: str, lead: Sequence[str], *, definite: bool) -> bool:
    if word in PLURAL_TOO or not word.endswith("s") or word.endswith("ss"):
        return False
    if not definite and any(one in MORE for one in lead):
        return True
    named = word in _NOUNS or word[:-1] in _NOUNS or (word.endswith("es") and word[:-2] in _NOUNS)
    named = named or word.endswith(("ings", "ions", "ments", "ches"))
    return named and not (definite and word in ("sanctions", "charges", "deaths"))


def _party_words(text: str, parties: Sequence[Party]) -> frozenset[str]:
    found: set[str] = set()
    for party in parties:
        if party.entity_id is not None:
            found.add(party.entity_id)
        words = (party.span.of(text) if party.span is not None else party.name).lower().split()
        found.update(word.strip(".,'’\"") for word in words[:12] if word not in _SMALL_WORDS)
    return frozenset(found)


_SMALL_WORDS = word_set(
    """the a an of and in on at for to by his her its their he she it they him them who whom which
    himself each other both sides some all several many two three four five six seven eight nine
    ten man men woman women people person persons"""
)


def _offered(shape: _Shape, recent: Mapping[str, list[_Act]]) -> list[_Act]:
    """The acts that the mention may take up, the latest first."""
    acts = list(recent.get(shape.family, ()))
    if shape.noun and shape.definite:
        word = shape.words[-1]
        for family, others in recent.items():
            if family == shape.family:
                continue
            if word in FAMILIES.get(family, ()) or word in WIDER_NOUNS.get(family, ()):
                acts.extend(others)
            else:
                acts.extend(act for act in others if _one_stem(word, act.word))
    acts.sort(key=lambda act: act.mentions[-1])
    return acts[: -RECENT - 1 : -1]


STEM_CHARS = 5


def _one_stem(one: str, other: str) -> bool:
    """Whether two words begin alike enough to be noun and verb: `dismissal`, `dismissed`."""
    size = max(STEM_CHARS, min(len(one), len(other)) * 2 // 3)
    return one[:size] == other[:size] or IRREGULAR.get(other) == one  # "froze", "the freeze"


def _find(
    text: str,
    events: Sequence[Event],
    shapes: Sequence[_Shape],
    number: int,
    offered: Sequence[_Act],
) -> tuple[_Act, str] | None:
    """The act that this mention takes up, with the reason."""
    for act in offered:
        reason = _same(events, shapes, number, act)
        if (
            reason is not None
            and not any(
                _conflict(text, events[number], shapes[number], events[other], shapes[other])
                for other in (act.first, act.mentions[-1])
            )
            and not _has_other_means(text, events[number], [events[one] for one in act.mentions])
        ):
            words = " ".join(shapes[act.first].words)
            return act, f"{reason} “{words}”"
    return None


MEANS: dict[str, str] = {
    word: means
    for means, words in {
        "fire": "fire fires blaze blazes arson burn burned burnt burning torch torched ablaze",
        "explosives": """explosion explosions blast blasts bomb bombs bombing bombings bombed
            exploded explode detonated detonation blew""",
        "blade": "stab stabbed stabbing stabbings knife",
        "gun": "shot shooting shootings gunfire shootout shoot-out gunned",
        "car": "ramming rammed",
    }.items()
    for word in words.split()
}
"""What an act of force is done with, where its own word says so."""


def _has_other_means(text: str, event: Event, told: Sequence[Event]) -> bool:
    """Whether what a mention says it was done with is none of what was told: no explosion takes up
    `set on fire`."""
    own = _means(text, [event])
    return bool(own) and bool(others := _means(text, told)) and own.isdisjoint(others)


def _means(text: str, events: Sequence[Event]) -> set[str]:
    words = [
        word for one in events for span in one.trigger for word in span.of(text).lower().split()
    ]
    return {MEANS[word] for word in words if word in MEANS and "opened" not in words}


def _same(events: Sequence[Event], shapes: Sequence[_Shape], number: int, act: _Act) -> str | None:
    """Why the mention tells of the act; None where nothing says so."""
    event, shape = events[number], shapes[number]
    first, last = shapes[act.first], shapes[act.mentions[-1]]
    body = any(not shapes[other].title for other in act.mentions)
    if first.title and not body and not shape.title and not shape.open:
        return "the text tells what the headline has as"
    if _two_states(event.status, act.status):
        return None
    if shape.noun and shape.definite and _is_object_of(event, events[act.mentions[-1]]):
        return None  # "cheered the deal"
    if shape.noun and shape.definite:
        return "takes up"
    if shape.means and shape.sentence == last.sentence and shape.family == first.family:
        return "tells how it was done:"
    if (event.status is EventStatus.NEGATED) != (act.status is EventStatus.NEGATED):
        return None
    if shape.open or shape.noun:
        return None
    near = shape.sentence - last.sentence
    if shape.family == "violence" and near <= MOST_APART and shape.paragraph == last.paragraph:
        if any(word in CASUALTIES for word in shape.words):
            return "tells what came of"
        if near == 0 and shape.parties & last.parties:
            return "has the same doer in one sentence as"
    if any(word in PARTS for word in shape.words):
        return "tells who took part in"
    if shape.words == first.words and shape.parties & first.parties:
        return "has the words and a party of"
    if shape.family in ONCE and near <= 2 and _only_pronouns(event):
        return "is the same sort of act, of somebody named by a pronoun, as"
    told_alike = shape.family not in SPOKEN or _by_one(shape, first) or _by_one(shape, last)
    if told_alike and shape.recipients & (first.recipients | last.recipients):
        return "is the same sort of act, done to the same party, as"
    if near == 0 and event.recipients and _is_relative(events[number]):
        return "is told of the same party in one sentence as"
    return None


def _by_one(one: _Shape, other: _Shape) -> bool:
    """Whether two acts of one sort have a doer in common, or the same word and one doer at most."""
    if one.doers and other.doers:
        return bool(one.doers & other.doers)
    return _one_stem(one.words[-1], other.words[-1])


FULFILMENT = "what was ordered before"
"""In the reason of an act behind `obeyed` or `done`, or the verb of an order said again; see
`alleged.analyse.event_echoes`."""


def _fulfilled(
    text: str,
    events: Sequence[Event],
    shapes: Sequence[_Shape],
    number: int,
    recent: Mapping[str, list[_Act]],
) -> tuple[_Act, str] | None:
    """The order that a mention tells the fulfilment of: two states of one act.

    Where both are told in full, they may be two acts, and stay so: the verb has to be said again of
    `it` or `them`, or to stand for the order (`obeyed`).
    """
    event, shape = events[number], shapes[number]
    for act in _near(shapes, number, recent):
        order = shapes[act.first]
        if act.status is not EventStatus.ORDERED or shape.sentence - order.sentence > 1:
            continue
        echo = FULFILMENT in event.reason
        again = _has_pronoun(text, event) and (
            _one_stem(shape.words[-1], order.words[-1]) or shape.family == order.family
        )
        if event.status is EventStatus.HAPPENED and (echo or again):
            return act, f"tells that it was done as ordered: “{' '.join(order.words)}”"
        if event.status is EventStatus.FUTURE and echo:
            return act, f"tells that it will be done as ordered: “{' '.join(order.words)}”"
    return None


def _near(shapes: Sequence[_Shape], number: int, recent: Mapping[str, list[_Act]]) -> list[_Act]:
    """The acts that were told of last in the sentence of a mention or the one before, the latest
    first."""
    since = shapes[number].sentence - 1
    near = (
        act
        for acts in recent.values()
        for act in acts
        if shapes[act.mentions[-1]].sentence >= since
    )
    return sorted(near, key=lambda one: -one.mentions[-1])


_PRONOUNS = word_set("it them they him her he she")


def _has_pronoun(text: str, event: Event) -> bool:
    return any(
        party.span is not None and party.span.of(text).lower() in _PRONOUNS
        for party in (*event.actors, *event.recipients)
    )


def _other_strength(
    text: str,
    events: Sequence[Event],
    shapes: Sequence[_Shape],
    number: int,
    recent: Mapping[str, list[_Act]],
) -> tuple[_Act, str] | None:
    """The allegation that a mention repeats in other words: `supported the revolt`, `organised the
    revolt`, of one doer about one thing."""
    event = events[number]
    about = _about(text, event)
    if not event.actors or not about:
        return None
    for act in _near(shapes, number, recent):
        last = events[act.mentions[-1]]
        if not (_is_open(event) and _is_open(last)) or last.trigger == event.trigger:
            continue
        same_doer = shapes[number].doers & shapes[act.mentions[-1]].doers
        if (same_doer or _by_pronoun(event)) and (about & _about(text, last) or about <= _PRONOUNS):
            words = " ".join(shapes[act.first].words)
            return act, f"has the same doer and the same matter, in another strength, as “{words}”"
    return None


def _by_pronoun(event: Event) -> bool:
    """Whether a pronoun names whoever does it: mostly the one just spoken of."""
    return all(
        one.name.lower() in _DOING or one.reason[1:].split("”")[0].lower() in _DOING
        for one in event.actors
    )


_DOING = word_set("it they he she")


def _is_open(event: Event) -> bool:
    """Whether an act is alleged, or without a code of its own."""
    alleged = event.status is EventStatus.ALLEGED
    return alleged or (event.event_type is None and event.label is None) or _is_help(event)


def _is_help(event: Event) -> bool:
    return event.event_type in ("SUPPORT", "AID", "REQUEST")


ABOUT_REACH = 4
"""Words behind an act in which what it is about ends."""


def _about(text: str, event: Event) -> frozenset[str]:
    """The words for what an act is done about: the group right behind its words."""
    behind = text[event.trigger[-1].end : event.sentence.end].lower().split()[:ABOUT_REACH]
    if behind[:1] == ["for"]:
        del behind[0]  # "paid for the revolt"
    found: list[str] = []
    for word in behind:
        bare = word.strip(".,;:?!”\"'’")
        if bare in _STOPS and bare not in DEFINITE:
            break
        if bare not in DEFINITE and bare not in ("a", "an"):
            found.append(bare)
        if bare != word:
            break
    return frozenset(found)


def _is_relative(event: Event) -> bool:
    return any(party.name.lower() in ("who", "which", "whom") for party in event.recipients)


SPOKEN = frozenset({"accusation", "agreement", "demand", "refusal", "support", "threat"})
"""Sorts of act of which one party undergoes many, each by another: accusations, demands."""
BETWEEN = frozenset({"meeting", "visit"})
"""Sorts of act that are told apart by who takes part."""
ONCE = frozenset(
    {"resignation", "oath", "exile", "arrest", "abduction", "removal", "diplomat-expulsion"}
)
"""Sorts of act that somebody does or suffers once in a story."""
_PERSONS = word_set("he she they him her them")


def _only_pronouns(event: Event) -> bool:
    """Whether every party of an act is a pronoun, or was one."""
    parties = [one for one in (*event.actors, *event.recipients) if one.span is not None]
    return bool(parties) and all(
        one.name.lower() in _PERSONS or one.reason[1:].split("”")[0].lower() in _PERSONS
        for one in parties
    )


OBJECT_REACH = 12
"""Characters from a verb to the noun that is its object."""


def _is_object_of(event: Event, verb: Event) -> bool:
    """Whether a noun stands right behind the words of another act in its sentence."""
    gap = event.trigger[0].start - verb.trigger[-1].end
    return event.sentence == verb.sentence and 0 < gap <= OBJECT_REACH


def _two_states(one: EventStatus, other: EventStatus) -> bool:
    """Whether one is an order, plan or forecast and the other is not."""
    return (one in ORDERED_STATES) != (other in ORDERED_STATES)


def _conflict(text: str, one: Event, one_shape: _Shape, other: Event, other_shape: _Shape) -> bool:
    """Whether the two cannot be one act: other place, other days, other people done to."""
    if one.place is not None and other.place is not None and not one_shape.taken_up:
        first, second = (place.of(text).casefold() for place in (one.place, other.place))
        if first not in second and second not in first:
            return True
    dated = one.begin and one.end and other.begin and other.end
    if (
        one_shape.firm
        and other_shape.firm
        and dated
        and (str(one.end) < str(other.begin) or str(other.end) < str(one.begin))
    ):
        return True
    if one_shape.family == "violence":
        return False  # an attack has dead and wounded
    if one_shape.family in BETWEEN and one_shape.entities and other_shape.entities:
        ours, theirs = one_shape.entities, other_shape.entities
        if not (ours <= theirs or theirs <= ours):
            return True
    if one_shape.family in BETWEEN and _have_others(text, one, other):
        return True
    once = one_shape.family in ONCE and (_only_pronouns(one) or _only_pronouns(other))
    if once or _befalls_pronoun(text, one) or _befalls_pronoun(text, other):
        return False  # whom `her` means is often open
    named = one_shape.recipients and other_shape.recipients
    return bool(named) and not one_shape.recipients & other_shape.recipients


def _have_others(text: str, one: Event, other: Event) -> bool:
    """Whether each of two meetings has somebody of whom the other has no word."""
    ours = [_party_words(text, [party]) for party in (*one.actors, *one.recipients)]
    theirs = [_party_words(text, [party]) for party in (*other.actors, *other.recipients)]
    if len(ours) < 2 or len(theirs) < 2:
        return False
    return any(words and all(words.isdisjoint(more) for more in theirs) for words in ours) and any(
        words and all(words.isdisjoint(more) for more in ours) for words in theirs
    )


def _befalls_pronoun(text: str, event: Event) -> bool:
    """Whether only `his` or `her` says whom a noun of an act befalls."""
    spans = [one.span for one in event.recipients if one.span is not None]
    return bool(spans) and all(span.of(text).lower() in ("his", "her", "their") for span in spans)


def _ordered_before(
    events: Sequence[Event], shapes: Sequence[_Shape], number: int, acts: Sequence[_Act]
) -> str:
    """The remark on an act that was ordered or planned before it is told as done."""
    event, shape = events[number], shapes[number]
    if event.status not in COUNTABLE:
        return ""
    for act in reversed(acts):
        other = shapes[act.first]
        if act.status in ORDERED_STATES and (
            shape.parties & other.parties or shape.words[-1:] == other.words[-1:]
        ):
            words = " ".join(other.words)
            return f"“{words}” was {act.status.value} before; here it is told as done"
    return ""


def headline_stronger(
    events: Sequence[Event], linked: Sequence[Linked], title: Span | None
) -> set[int]:
    """The headline's mentions of acts that the text below tells more weakly: as tried, alleged,
    planned or denied, or with smaller numbers."""
    if title is None:
        return set()
    below: dict[int, list[int]] = {}
    heads: list[int] = []
    for number, event in enumerate(events):
        if title.holds(event.trigger[0]):
            heads.append(number)
        else:
            below.setdefault(linked[number].first, []).append(number)
    return {
        head
        for head in heads
        if (others := [events[other] for other in below.get(linked[head].first, ())])
        and (_all_weaker(events[head], others) or _has_more(events[head], others))
    }


def _all_weaker(head: Event, others: Sequence[Event]) -> bool:
    return head.status is EventStatus.HAPPENED and all(one.status in WEAKER for one in others)


def _has_more(head: Event, others: Sequence[Event]) -> bool:
    """Whether the headline's number is above all numbers of the text for the same."""
    for magnitude in head.magnitudes:
        told = [
            one.high if one.high is not None else one.low
            for other in others
            for one in other.magnitudes
            if one.kind is magnitude.kind
        ]
        known = [value for value in told if value is not None]
        if known and magnitude.low is not None and magnitude.low > max(known):
            return True
    return False
