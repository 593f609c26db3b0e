"""What the build of a sentence says of an act where the reader model left a gap.

The model reads by likeness, and is least sure where an act is told in few or roundabout words. Some
things then follow from grammar alone: whoever is ordered to do it does it, the subject of a passive
has it done to him, a `that` behind a plural of acts is one of them. Nothing that was found is
thrown away, but a doer who only gave the order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from msgspec import structs

from alleged.analyse.act_words import base_forms, kinds_of
from alleged.analyse.event_build import SUFFERING
from alleged.analyse.event_climb import CHARGED_BY, HELPERS, INSIDE_NOUN, NOUN_TAGS, View, view_of
from alleged.analyse.event_cues import Force, verb_forces
from alleged.analyse.event_echoes import ALIKE, echo_acts
from alleged.analyse.event_finds import SERIES
from alleged.analyse.event_flows import FALLING, told_of
from alleged.analyse.event_instruments import PAIRS, WEAPONS
from alleged.analyse.event_kinds import entities_by_id, recoded, with_kind_by_parties
from alleged.analyse.event_lists import end_of, listed_behind, listed_parties
from alleged.analyse.event_parties import (
    ABSTRACT,
    CALENDAR,
    PLANS,
    PRIZES,
    SHOTS,
    VEHICLES,
    drawn_by,
    is_passive,
    mend_parties,
    named_in_full,
    subject_of,
    with_parties,
)
from alleged.analyse.event_retold import as_told_before, retold_acts
from alleged.analyse.event_status import read_status
from alleged.analyse.event_syntax import SentenceSyntax, around
from alleged.analyse.names import word_set
from alleged.analyse.offices import OFFICE_WORDS
from alleged.analyse.parties import PartyCode, PartyWords, code_parties
from alleged.analyse.party_page import Page
from alleged.analyse.spans_at import SpansAt
from alleged.analyse.syntax import BE, Chunk, ChunkKind
from alleged.records.documents import Document
from alleged.records.entities import Entity
from alleged.records.events import Event, EventLabel, Party
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.spans import Span
from alleged.records.statements import Statement

CONTROLLED_PROBABILITY = 0.8
OBJECT_PROBABILITY = 0.6
IMPLIED_PROBABILITY = 0.6
PRONOUN_PROBABILITY = 0.7
"""Estimates: 300 cases of our own are too few to count each rule apart; see docs/event-cases.md."""

ACTOR, RECIPIENT = "actor", "recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What else was found in the document, to tell whose a party is."""

    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    places: Sequence[Place]
    entities: Sequence[Entity]
    statements: Sequence[Statement] = ()
    page: Page | None = None
    """The document prepared with these for the coding of parties."""


@dataclass(frozen=True, slots=True)
class Supplied:
    """A party that grammar supplies to an event."""

    event_id: str
    role: str
    span: Span
    reason: str
    _: KW_ONLY
    probability: float = OBJECT_PROBABILITY
    instead: tuple[Span, ...] = ()
    """Parties of this role that only gave the order."""
    sure: bool = False
    """Whether grammar alone says that it is somebody; else the words have to."""
    replaces_other: bool = False
    """Whether a party of the other role in the same words is none."""


@dataclass(frozen=True, slots=True)
class Views:
    """The sentences of a document, to look at around an event."""

    sentences: dict[Span, SentenceSyntax]

    def of(self, event: Event) -> View | None:
        """The event's sentence; None where it is not among them."""
        sentence = self.sentences.get(event.sentence)
        if sentence is None or not sentence.tokens:
            return None
        return view_of(around(sentence, event.trigger[0]))


def fill_gaps(
    document: Document,
    events: Sequence[Event],
    *,
    syntax: Sequence[SentenceSyntax],
    known: Known,
) -> list[Event]:
    """The events in text order, with the parties, labels and acts that grammar supplies.

    Before circumstances are added: acts that are found here are chained and dated like others.
    """
    views = Views({one.span: one for one in syntax})
    entities = entities_by_id(known.entities)
    events = [event for event in events if not _is_own_claim(event, views)]
    events = [_mended(document.text, event, views) for event in events]
    events = [_without_owner(document.text, event, views) for event in events]
    events = [_with_the_dead(document.text, event) for event in events]
    events = [_with_own_kind(document.text, event, entities) for event in events]
    pronouns = pronoun_acts(document, events, views)
    stands_for = {event.id: named for event, named in pronouns}
    events += [event for event, _ in pronouns]
    echoes = echo_acts(
        document.id,
        document.text,
        sorted(events, key=lambda event: event.trigger),
        syntax,
        view_of,
    )
    echoed = {echo.trigger for echo in echoes}
    events = [event for event in events if event.trigger not in echoed] + echoes
    events = sorted(events, key=lambda event: event.trigger)
    events += retold_acts(document.id, events, syntax, view_of)
    supplied: list[Supplied] = []
    for event in events:
        view = views.of(event)
        if view is not None:
            supplied += supplied_parties(document.text, event, view)
    events = _with_supplied(document, events, supplied, known)
    events = _with_supplied(document, events, _listed(events, views), known)
    events = _with_supplied(document, events, _speakers(document.text, events, known), known)
    events = _without_others(events, [event for event, _ in pronouns])
    events = [
        named_in_full(document.text, event, view) if (view := views.of(event)) else event
        for event in events
    ]
    events = [
        _with_own_kind(document.text, event, entities, stands_for.get(event.id, ""))
        for event in events
    ]
    events = sorted(events, key=lambda event: (event.trigger, event.id))
    told: list[Event] = []
    for event in events:
        told.append(as_told_before(event, told, views.of(event), document.text))
    return [_with_implied(event, views.of(event)) for event in told]


def _listed(events: Sequence[Event], views: Views) -> list[Supplied]:
    """Those who stand in one list with a party: `the son, his chief of staff and four others`."""
    found = []
    for event in events:
        view = views.of(event) if event.actors or event.recipients else None
        at = view.head_of(event.trigger[0]) if view is not None else None
        if view is None or at is None:
            continue
        taken = [one.span for one in (*event.actors, *event.recipients) if one.span is not None]
        for party, chunk, sure in listed_parties(event, view, at):
            span = _party_span(view, chunk)
            if view.word(chunk.head) in OFFICE_WORDS:  # "his chief of staff"
                span = Span(span.start, view.tokens[end_of(view, chunk) - 1].end)
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            role = RECIPIENT if party in event.recipients else ACTOR
            found.append(
                Supplied(
                    event.id,
                    role,
                    span,
                    f"in one list with “{party.name}”",
                    probability=party.probability,
                    sure=sure,
                )
            )
    return found


DEVICES = word_set("device devices charge charges blast explosion wave shock fire it")
"""What explodes or burns by itself, as far as is told."""
SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of acts that are done by saying something."""


def _speakers(text: str, events: Sequence[Event], known: Known) -> list[Supplied]:
    """Whoever says it, for acts without a doer whose word is the one that reports the statement:
    `France, which has troops there, condemned the coup and | called for | calm`."""
    cues = sorted(
        (cue, number)
        for number, one in enumerate(known.statements)
        if one.source
        for cue in one.cue
    )  # fmt: skip
    near = SpansAt([cue for cue, _ in cues]).near
    found = []
    for event in events:
        if event.actors or event.event_type not in SAYING:
            continue
        act = event.trigger[0]
        told = [number for cue, number in (cues[at] for at in near(act)) if cue.holds(act)]
        if not told:
            continue
        source = known.statements[told[-1]].source[0]
        if source.end > act.start or not event.sentence.holds(source):
            continue
        comma = text.find(",", source.start, source.end)
        start = source.start
        first, _, rest = source.of(text).partition(" ")
        if rest and first.lower() in ("the", "a", "an"):
            start += len(first) + 1
        span = Span(start, comma if comma > start else source.end)
        found.append(Supplied(event.id, ACTOR, span, "the source of what is said", sure=True))
    return found


def _without_others(events: Sequence[Event], pronouns: Sequence[Event]) -> list[Event]:
    """Without the parties of `that of the banker` at the act that it is like."""
    if not pronouns:
        return list(events)
    own = {one.id for one in pronouns}
    taken = {
        party.span
        for event in events
        if event.id in own
        for party in (*event.actors, *event.recipients)
        if party.span is not None
    }
    return [
        event
        if event.id in own
        else replace(
            event,
            actors=tuple(one for one in event.actors if one.span not in taken),
            recipients=tuple(one for one in event.recipients if one.span not in taken),
        )
        for event in events
    ]


def _is_own_claim(event: Event, views: Views) -> bool:
    """`claimed to have seen it`, `claimed responsibility`: no accusation of others."""
    view = views.of(event) if event.event_type == "ACCUSE" else None
    at = view.head_of(event.trigger[0]) if view is not None else None
    if view is None or at is None or view.base(at) != "claim" or not view.is_verb(at):
        return False
    behind = view.word(at + 2) if view.word(at + 1) in ("not", "the") else view.word(at + 1)
    return behind in OWN_CLAIMS


OWN_CLAIMS = word_set("to responsibility credit victory self-defence self-defense asylum damages")


def _without_owner(text: str, event: Event, views: Views) -> Event:
    """`her ouster`: she does not do it."""
    view = views.of(event)
    at = view.head_of(event.trigger[0]) if view is not None and event.actors else None
    if view is None or at is None or view.word(at) not in SUFFERED:
        return event
    owner = view.chunk(at).first
    if view.tag(owner) != "PRP$":
        return event
    place = _span(view, owner, owner + 1)
    kept = tuple(one for one in event.actors if one.span is None or not one.span.overlaps(place))
    return replace(event, actors=kept)


def _mended(text: str, event: Event, views: Views) -> Event:
    view = views.of(event)
    if view is None:
        return event
    return mend_parties(text, _with_owned(event, view, text), view)


def _with_own_kind(
    text: str, event: Event, entities: Mapping[str, Entity], stands_for: str = ""
) -> Event:
    return with_own_label(text, with_kind_by_parties(text, event, entities, stands_for))


# --- labels ------------------------------------------------------------------------------------

DIPLOMATS = word_set(
    """
    ambassador ambassadors diplomat diplomats envoy envoys consul consuls attaché attachés attache
    attaches chargé nuncio
    """
)
SENT_AWAY = word_set("expel expels expelled expelling expulsion expulsions thrown threw throw oust")
HEADS = word_set(
    """
    minister premier president chief judge justice general governor auditor rector commander
    cabinet council ministers director chairman speaker editor ambassador mayor prosecutor
    generals judges chiefs chancellor secretary
    """
)
PUT_OUT = word_set(
    """
    dismiss dismisses dismissed dismissing dismissal dismissals sack sacks sacked sacking remove
    removes removed removing removal fire fired ousted ouster oust
    """
)


def with_own_label(text: str, event: Event) -> Event:
    """The event with our label where its words and parties leave no other.

    Resigning is always a resignation; putting out is of a diplomat or of an office by whom it
    befalls.
    """
    if event.label is EventLabel.DIPLOMAT_EXPULSION and _is_of_others(event):
        return replace(event, label=None, reason=f"{event.reason}; not of a diplomat")
    words = {word for span in event.trigger for word in _words(span.of(text))}
    if event.label is EventLabel.ELECTION and words & VOTING:
        if any(one.sector == "LEG" for one in event.actors):
            return recoded(event, None, (), EventLabel.LEGISLATION, "a vote of those who make laws")
        return event
    if event.label is not None:
        return event
    if words & PLEADING:
        behind = _words(event.sentence.of(text)[event.trigger[0].start - event.sentence.start :])
        if behind[1:2] in (["guilty"], ["guilty,"], ["guilty."]):
            return recoded(event, "CONCEDE", (), None, "pleading guilty")
        if behind[1:3] and behind[1] == "not" and behind[2].startswith("guilty"):
            return recoded(event, "REJECT", (), None, "pleading not guilty")
    if event.event_type == "ASSAULT" and words & RETALIATING and not event.modes:
        near = set(re.findall(r"[a-z]+", event.sentence.of(text).lower()))
        if near & TRADING and near.isdisjoint(WARRING):
            return recoded(event, "SANCTION", (), None, "retaliation in trade or money")
    befallen = {word for party in event.recipients for word in _words(party.name)}
    if any(word.startswith("resign") for word in words) and event.event_type not in ABOUT_OTHERS:
        return recoded(event, "RETREAT", ("resign",), EventLabel.RESIGNATION, "resigning")
    if "firearms" in event.modes and "fire" in words and words & {"set", "sets", "setting"}:
        return recoded(event, "ASSAULT", ("destroy",), None, "set on fire")
    if "firearms" in event.modes and words == {"firing"} and _has_owner(text, event.trigger[0]):
        return recoded(event, None, (), EventLabel.REMOVAL, "somebody's firing")
    recalled = words & RECALLED and befallen & DIPLOMATS
    left = words & LEFT and event.sentence.of(text)[event.trigger[-1].end - event.sentence.start :]
    if recalled or (left and _names_body(left)):
        return recoded(event, "SANCTION", ("withdraw",), None, "withdrawn from another side")
    if words & PUT_OUT and befallen & HEADS and "fire" not in words:
        return replace(event, label=EventLabel.REMOVAL)
    return event


VOTING = word_set("vote votes voted voting")
PLEADING = word_set("plead pleads pleaded pleading pled")
RETALIATING = word_set("retaliate retaliates retaliated retaliating retaliation retaliatory")
TRADING = word_set(
    """tariff tariffs duties duty trade assets imports exports import export goods products levies
    taxes embargo selling dollars sanctions markets"""
)
WARRING = word_set(
    """troops rockets missiles missile strikes raid raids shelling shells soldiers fighters bombs
    attack attacks killed drones airstrikes fire gunmen army"""
)


def _has_owner(text: str, trigger: Span) -> bool:
    """Whether the words before say whose it is: `his firing`, `Orr's firing`."""
    before = text[max(0, trigger.start - 30) : trigger.start].split()[-1:]
    return bool(before) and (
        before[0].lower() in ("his", "her", "their", "my") or before[0].endswith(("'s", "’s"))
    )


ABOUT_OTHERS = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})
"""Types whose words may name an act of others with them: `called for the resignation`."""
MISSIONS = DIPLOMATS | word_set("embassy mission staff legation consulate counsellor officials")


def _is_of_others(event: Event) -> bool:
    """Whether somebody is named who is sent away, and is no diplomat."""
    words = {word for party in event.recipients for word in _words(party.name)}
    named = any(not party.implied and party.code is None for party in event.recipients)
    return named and bool(words & (HEADS - DIPLOMATS | MEMBERS)) and words.isdisjoint(MISSIONS)


MEMBERS = word_set("member members deputy deputies student students player players captain club")
RECALLED = word_set("recall recalls recalled recalling withdraw withdraws withdrew withdrawing")
LEFT = word_set("withdraw withdraws withdrew withdrawing withdrawal quit quits leave leaves left")
BODIES = word_set(
    """
    council treaty pact agreement accord convention union league alliance organisation organization
    court commission bloc fund committee community
    """
)


def _names_body(behind: str) -> bool:
    """Whether a treaty or body is what was left: `from the fisheries treaty`."""
    words = _words(behind)[:5]
    return words[:1] in (["from"], ["the"]) and bool(BODIES & {word.strip(".,;") for word in words})


def _words(phrase: str) -> list[str]:
    return phrase.lower().replace("’", "'").split()


# --- acts behind pronouns ----------------------------------------------------------------------

AMONG = word_set("notably especially including particularly namely of")
OWN = word_set("that those one")


def pronoun_acts(
    document: Document, events: Sequence[Event], views: Views
) -> list[tuple[Event, str]]:
    """`several arrests, notably that of the banker Tell`: one more arrest, of the banker; with the
    words of the acts that it is one of."""
    found: list[tuple[Event, str]] = []
    for event in events:
        view = views.of(event)
        head = view.head_of(event.trigger[-1]) if view is not None else None
        if view is None or head is None or not view.is_noun(head):
            continue
        for at in range(head + 1, min(head + 18, len(view.low) - 2)):
            # "that of the banker", "the one on the consul"
            if view.word(at) not in OWN or view.word(at + 1) not in ("of", "on", "against"):
                continue
            if view.word(at) == "one" and view.word(at - 1) != "the":
                continue
            owner = _noun_after(view, at + 2)
            if owner is None:
                continue
            span = _span(view, at, at + 1)
            told = read_status(document.text, sentence=view.sentence, trigger=span)
            id_ = record_id("evt", document.id, (span,), event.event_type)
            named = event.trigger[0].of(document.text)
            one = replace(
                event,
                id=id_,
                chain_id=id_,
                trigger=(span,),
                actors=(),
                recipients=(),
                status=told.status,
                polarity=told.polarity,
                certainty=told.certainty,
                status_probability=told.probability,
                status_reason=told.reason,
                probability=round(event.probability * PRONOUN_PROBABILITY, 4),
                reason=f"“{view.word(at)}” stands for one act like “{named}”",
            )
            found.append((one, named))
            break
    taken = {event.trigger for event in events}
    return [(event, named) for event, named in found if event.trigger not in taken]


# --- parties, mended ---------------------------------------------------------------------------


def _with_owned(event: Event, view: View, text: str) -> Event:
    """`recalled its ambassador`: the ambassador, where only the owner's pronoun was taken."""
    return with_parties(
        event,
        actors=tuple(_owned(party, event, view, text) for party in event.actors),
        recipients=tuple(_owned(party, event, view, text) for party in event.recipients),
    )


def _owned(party: Party, event: Event, view: View, text: str) -> Party:
    span = party.span
    if span is None or span.of(text).lower() not in OWNERS:
        return party
    at = view.head_of(span)
    if at is None or view.tag(at) != "PRP$" or event.trigger[0].overlaps(_rest(view, at)):
        return party
    whole = _rest(view, at)
    why = f"{party.reason}; with what “{span.of(text)}” owns"
    return replace(party, span=whole, name=whole.of(text), entity_id=None, reason=why)


def _rest(view: View, owner: int) -> Span:
    """The group behind an owner's pronoun."""
    return _span(view, min(owner + 1, len(view.low) - 1), view.chunk(owner).head + 1)


OWNERS = word_set("its his her their")

# --- parties -----------------------------------------------------------------------------------

COMMANDING = frozenset({Force.ORDERS, Force.CALLS, Force.WISHES})
BECOMING = word_set("become becomes became becoming assume assumes assumed assuming")
BEFALLING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types whose acts somebody or something suffers; of others an object may be a matter."""
BEFALLING_LABELS = frozenset(
    {
        EventLabel.REMOVAL,
        EventLabel.DIPLOMAT_EXPULSION,
        EventLabel.APPOINTMENT,
        EventLabel.EXILE,
        EventLabel.ELECTION,
        EventLabel.COUP,
    }
)
WORDS_OF_TIME = word_set(
    """seconds minute minutes moment moments hour hours day days night nights week weeks weekend
    month months year years decade decades today yesterday tomorrow tonight dawn morning noon midday
    afternoon dusk nightfall evening midnight monday tuesday wednesday thursday friday saturday
    sunday spring summer autumn winter"""
)
"""Words of time: who is hit *days* after or arrested *by midday* is hit or arrested by nobody."""
NO_PARTY = WORDS_OF_TIME | word_set(
    """fire order law power emergency control curfew state martial shots force hostage ballots
    ballot home"""
)


def supplied_parties(text: str, event: Event, view: View) -> list[Supplied]:
    """What grammar says of the parties of one event."""
    at = view.head_of(event.trigger[0])
    if at is None:
        return []
    found = [
        _alike_doer(event, view, at)
        or _by_doer(event, view, at)
        or _relative_doer(event, view, at)
        or _charged_before(event, view, at)
        or _charged_doer(event, view, at)
        or _controller(event, view, at)
        or _owner_of_plan(event, view, at)
        or _same_subject(event, view, at)
        or _doer(text, event, view, at)
        or _modifying_doer(event, view, at)
        or _involved_doer(event, view, at)
        or _source_doer(event, view, at)
        or _owner_doer(event, view, at),
        _accused(event, view, at),
        _drawing(event, view, at),
        _across_stop(event, view, at)
        or _opening_sufferer(event, view, at)
        or _relative_sufferer(text, event, view, at)
        or _ordered_sufferer(text, event, view, at)
        or _sufferer(text, event, view, at),
        _owner_behind_pronoun(event, view, at),
        _visited(event, view, at),
        _met_with(event, view, at),
        *_two_sides(event, view, at),
        *_of_flow(event, view, at),
    ]
    return [one for one in found if one is not None]


def _opening_sufferer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Summoned to the palace, the envoy kept silent` the envoy: whoever the main clause is
    about, where a passive participle opens the sentence."""
    if at != 0 or view.tag(at) != "VBN" or view.word(1) not in BEHIND_OPENING:
        return None
    comma = next((i for i in range(at + 1, len(view.low)) if view.word(i) == ","), None)
    chunk = _noun_after(view, comma + 1) if comma is not None else None
    if comma is None or chunk is None:
        return None
    start = view.tokens[comma].start
    before = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
    return Supplied(
        event.id,
        RECIPIENT,
        _party_span(view, chunk),
        "the subject of the clause behind a passive participle",
        instead=before,
        sure=True,
        replaces_other=True,
    )


BEHIND_OPENING = word_set("to by in on at from for after over before with without near")


def _relative_sufferer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """Of `the player whom the league banned` the player."""
    subject = _own_subject(view, at)
    if subject is None or is_passive(view, at) or not _befalls(text, event):
        return None
    opener = subject.first - 1
    if view.word(opener) not in ("whom", "that", "which") or opener < 1:
        return None
    if view.word(opener) == "that" and view.tag(opener) != "WDT":
        return None  # "reports that bombs exploded"
    behind = _noun_chunk_after(view, at)
    if behind is not None and view.chunk(at + 1) is behind:
        return None
    before = view.chunk(opener - 1)
    if before.kind is not ChunkKind.NOUN or view.tag(before.head) not in (*NOUN_TAGS, "JJ"):
        return None
    if event.recipients:
        return None
    force = event.event_type == "ASSAULT" or "seize" in event.modes
    person = force or view.word(opener) == "whom" or view.tag(before.head) == "NNP"
    why = f"what “{view.word(opener)}” takes up"
    return _befallen(text, event, view, before, why, sure=person)


def _ordered_sufferer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """Of `ordered her detained` her: who stands between a verb of wanting and a participle."""
    if view.tag(at) not in ("VBN", "VBD") or event.recipients or not _befalls(text, event):
        return None
    noun = view.chunk(at - 1) if at > 1 else None
    if noun is None or noun.kind is not ChunkKind.NOUN or noun.after != at or noun.first < 1:
        return None
    verb = noun.first - 1
    if not view.is_verb(verb) or view.base(verb) not in HAVING_DONE:
        return None
    return _befallen(
        text, event, view, noun, f"“{view.word(verb)}” somebody {view.word(at)}", sure=True
    )


HAVING_DONE = word_set("order want see have get keep")


def _drawing(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the navy drew criticism` the navy: of whom it is said."""
    subject = drawn_by(event, view, at) if not event.recipients else None
    if subject is None:
        return None
    return Supplied(event.id, RECIPIENT, _party_span(view, subject), "who draws it", sure=True)


def _by_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `was shot by a guard`, `a freighter chased by pirates` the guard and the pirates."""
    if not view.is_verb(at) or view.tag(at) not in ("VBN", "VBD", "JJ"):
        return None
    by = next(
        (
            place
            for place in range(at + 1, min(at + BY_REACH, len(view.low) - 1))
            if view.word(place) == "by"
        ),
        None,
    )
    if by is None or not is_passive(view, at):
        return None
    between = range(at + 1, by)
    if any(view.is_verb(place) or view.word(place) in ENDS_PASSIVE for place in between):
        return None
    chunk = _noun_after(view, by + 1)
    if chunk is None or view.tag(chunk.head) == "CD" or view.word(chunk.head) in CALENDAR:
        return None
    chunk = _before_time(view, chunk)
    if _is_means(view, chunk) or view.word(chunk.head) in MEASURES:
        return None
    span = _party_span(view, chunk)
    known = [one.span for one in event.actors if one.span is not None and one.span.overlaps(span)]
    if any(one.holds(span) or one.end == span.end for one in known):
        return None
    others = tuple(one.span for one in event.actors if one.span is not None)
    sure = event.event_type in BEFALLING and view.tag(chunk.head) in ("NNS", "NNP")
    sure = sure and NATURE.isdisjoint(base_forms(view.word(chunk.head)))
    return Supplied(
        event.id, ACTOR, span, "after “by”", instead=others, sure=sure, replaces_other=True
    )


def _before_time(view: View, chunk: Chunk) -> Chunk:
    """A group without the words of time that end it: `a guard | almost two weeks earlier`."""
    for at in range(chunk.first + 1, chunk.after):
        if view.tag(at) in ("RB", "CD") and view.tag(at - 1) in NOUN_TAGS:
            return structs.replace(chunk, after=at, head=at - 1)
    return chunk


BY_REACH = 9
NATURE = word_set(
    """flood landslide mudslide avalanche earthquake quake storm hurricane cyclone typhoon tornado
    wave tsunami heatwave fire wildfire lightning wind rain drought famine disease virus car train
    truck lorry bus vehicle tree rock debris wound injury burn splinter"""
)
"""What people are killed by and is nobody."""
MEASURES = WORDS_OF_TIME | word_set(
    """percent per cent points law decree force mistake accident chance surprise fire force hand
    phone telephone mail road sea air rail means way order vote votes margin majority"""
)
"""What stands behind `by` and does nothing."""
ENDS_PASSIVE = word_set(", ; : . ( ) who which that when where while after before and but")


def _relative_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `caught pirates who threatened a ship` the pirates: whoever *who* takes up, where only
    others before were found."""
    if not view.is_verb(at) or is_passive(view, at) or event.reciprocal:
        return None
    first = view.helpers(at)[1]
    if view.word(first - 1) not in ("who", "which", "that") or first < 2:
        return None
    if view.word(first - 1) == "that" and view.tag(first - 1) != "WDT":
        return None
    before = view.chunk(first - 2)
    if before.kind is not ChunkKind.NOUN or view.tag(before.head) not in NOUN_TAGS:
        return None
    start = view.tokens[before.first].start
    found = tuple(one.span for one in event.actors if one.span is not None)
    if not found or any(span.end > start for span in found):
        return None
    return Supplied(
        event.id,
        ACTOR,
        _party_span(view, before),
        f"what “{view.word(first - 1)}” takes up",
        instead=found,
        replaces_other=True,
    )


def _met_with(event: Event, view: View, at: int) -> Supplied | None:
    """Of `met with two envoys`, `a meeting with the bishop` those behind *with*: both sides do
    it."""
    if event.event_type != "CONSULT" or event.recipients or len(event.actors) > 1:
        return None  # "met", not "visited"
    if {"visit", "third-party"} & set(event.modes):
        return None
    place = at if view.is_verb(at) else view.chunk(at).after - 1
    while view.tag(place + 1) in ("RB", "RP"):
        place += 1
    behind = place + 2
    while view.word(behind) in ROUGHLY:
        behind += 1
    chunk = _noun_after(view, behind) if view.word(place + 1) == "with" else None
    if chunk is None or view.tag(chunk.head) == "CD":
        return None
    span = _party_span(view, chunk)
    if _has(event, ACTOR, span):
        return None
    return Supplied(event.id, ACTOR, span, "one of two sides behind “with”")


ROUGHLY = word_set("about some nearly almost roughly around over")


def _owner_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `his opposition to the wall` him: whose word of blame, support or refusal it is."""
    if event.actors or view.is_verb(at) or event.event_type not in SAID_FROM:
        return None
    owner = view.chunk(at).first
    if view.tag(owner) != "PRP$" or owner >= at or view.word(at) in SUFFERED | BROUGHT_TO_COURT:
        return None
    if view.word(view.chunk(at).after) not in ("to", "for", "of", "against", "that", "over"):
        return None
    return Supplied(
        event.id, ACTOR, _of_owner(view, owner), f"whose {view.word(at)} it is", sure=True
    )


def _of_owner(view: View, owner: int) -> Span:
    """Whom `his` means in `Orr announced on Monday his decision`: the subject of the verb that has
    it for its object; the pronoun itself where no noun is that."""
    verb = owner - 1
    while verb > 0 and view.chunk(verb).kind in (ChunkKind.TIME, ChunkKind.PREPOSITION):
        verb = view.chunk(verb).first - 1
    if view.is_verb(verb) and not is_passive(view, verb):
        subject = subject_of(view, verb)
        if subject is not None and view.tag(subject.head) in NOUN_TAGS:
            return _party_span(view, subject)
    return _span(view, owner, owner + 1)


def _charged(event: Event, view: View, chunk: Chunk) -> Supplied:
    return Supplied(
        event.id,
        ACTOR,
        _party_span(view, chunk),
        "who is charged with it",
        probability=CONTROLLED_PROBABILITY,
        sure=True,
    )


def _charged_before(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Suspected of killing a guard, the smuggler fled` the smuggler: whoever the clause behind
    a participle is about."""
    of = at - 1
    cue = of - 1
    if view.word(of) not in ("of", "with") or view.tag(cue) != "VBN" or cue > 1:
        return None
    if verb_forces().get(view.base(cue)) is not Force.ALLEGES:
        return None
    comma = next((i for i in range(at + 1, len(view.low)) if view.word(i) == ","), None)
    chunk = _noun_after(view, comma + 1) if comma is not None else None
    if chunk is None:
        return None
    return _charged(event, view, chunk)


def _charged_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `accuses him of running the ring` him: who is charged with it, where nobody was found."""
    first = view.charged_first(at) if view.is_verb(at) else None
    listed = first is not None and first != at
    place = at if first is None else first
    of = place - 2 if view.word(place - 1) == "having" else place - 1
    if not view.is_verb(at):
        of = view.chunk(at).first - 1
    charging = of > 1 and view.word(of) in CHARGED_BY
    taken = view.taken_for(of) if view.word(of) == "for" and view.is_verb(at) else None
    ahead = (listed or taken is not None) and charging
    ahead = ahead and all(_lies_before(one, view, of) for one in event.actors)
    if (event.actors and not ahead) or view.word(of) not in ("of", "with", "for") or of < 2:
        return None
    noun = view.chunk(of - 1)
    before = noun.kind is ChunkKind.NOUN
    verb = noun.first - 1 if before else of - 1
    own = not OWNED_UP.isdisjoint(view.low[noun.first : noun.after])
    if own:
        before, verb = False, noun.first - 1
    if not before and not own and not is_passive(view, verb):
        return None  # "whom it blamed for the attack"
    charged = verb_forces().get(view.base(verb)) is Force.ALLEGES
    if ahead and event.actors and not before:
        return None
    charging = view.is_verb(verb) and (charged or verb == taken or view.word(verb) in TRIED)
    chunk = noun if before else _subject(view, verb)
    if not charging or chunk is None or view.word(chunk.head) in CALENDAR:
        return None
    if not {"no", "nobody", "none"}.isdisjoint(view.low[max(0, chunk.first - 1) : chunk.after]):
        return None
    others = tuple(one.span for one in event.actors if one.span is not None)
    return replace(_charged(event, view, chunk), instead=others)


def _lies_before(party: Party, view: View, at: int) -> bool:
    return party.span is not None and party.span.end <= view.tokens[at].start


OWNED_UP = word_set("guilty innocent responsibility credit")
"""`was found guilty of murder`, `claimed responsibility for the raid`: the subject does it."""
TRIED = word_set("convicted acquitted cleared found tried indicted sentenced jailed arrested")


def _involved_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Norvik was behind the bombing`, `two captains involved in the killing` Norvik and the
    captains."""
    if event.actors or view.is_verb(at) or event.event_type not in BEFALLING:
        return None
    of = view.chunk(at).first - 1
    if view.word(of) == "behind" and view.word(of - 1) in BE:
        chunk = subject_of(view, of - 1)
    elif view.word(of) in ("in", "for") and view.word(of - 1) in INVOLVED:
        cue = of - 1
        chunk = subject_of(view, cue)
        if chunk is None:
            before = view.chunk(cue).first - 1
            place = before - 1 if view.word(before) == "," else before
            chunk = view.chunk(place) if place >= 0 else None
            chunk = chunk if chunk is not None and chunk.kind is ChunkKind.NOUN else None
    elif view.word(of) in PLANNING and not is_passive(view, of):
        chunk = subject_of(view, of)
    else:
        return None
    if chunk is None or chunk.first <= at < chunk.after or "not" in view.low[max(0, of - 3) : of]:
        return None
    return Supplied(event.id, ACTOR, _party_span(view, chunk), "who has a part in it")


INVOLVED = word_set("involved implicated responsible participated")
PLANNING = word_set(
    """orchestrated masterminded organised organized plotted planned led ordered authorised
    authorized directed instigated"""
)


def _source_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `a rebuke from the bishop` the bishop."""
    if view.is_verb(at) or event.event_type not in SAID_FROM:
        return None
    own = view.chunk(at)
    if any(not _lies_before(one, view, own.first) for one in event.actors):
        return None
    chunk = _noun_after(view, own.after + 1) if view.word(own.after) == "from" else None
    if chunk is None:
        return None
    return Supplied(
        event.id,
        ACTOR,
        _party_span(view, chunk),
        f"“{view.word(at)} from”",
        instead=tuple(one.span for one in event.actors if one.span is not None),
        sure=view.tag(chunk.head) == "NNP",
        replaces_other=True,
    )


SAID_TO = frozenset({"REQUEST", "ACCUSE", "THREATEN", "RETREAT", "AID", "SUPPORT"})
"""Types whose passive has for its subject whom it is said or given to."""
SAID_FROM = frozenset(
    {"ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "AID", "AGREE", "PROTEST", "REJECT"}
)


def _alike_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Norvik did so` Norvik, of `so did the rabbi` the rabbi: whoever does the same."""
    if view.word(at) not in ALIKE or "the act told before" not in event.reason:
        return None
    behind = view.word(at - 1) == "so"
    chunk = _noun_after(view, at + 1) if behind else subject_of(view, at)
    if chunk is None:
        return None
    others = tuple(one.span for one in event.actors if one.span is not None)
    return Supplied(
        event.id,
        ACTOR,
        _party_span(view, chunk),
        "who does the same",
        probability=CONTROLLED_PROBABILITY,
        instead=others,
        sure=True,
    )


def _of_flow(event: Event, view: View, at: int) -> list[Supplied]:
    """Of `food aid from Norvik to Velmora fell` Velmora, who gets less, and Norvik, who gives; of
    `Velmora received less aid from Norvik` the same."""
    if event.event_type != "SANCTION" or not view.is_verb(at):
        return []
    found: list[tuple[str, Chunk]] = []
    if view.word(at) in FALLING:
        head = told_of(view, at)
        if head is None:
            return []
        places = range(head + 1, at)
        own = view.chunk(head)
        owner = next(
            (p for p in range(own.first, head) if view.word(p).endswith(("'s", "s'"))), None
        )
        if owner is not None and view.tag(owner) == "NNP":
            found.append((ACTOR, structs.replace(own, after=owner + 1, head=owner)))
    elif view.word(at) in RECEIVED and (subject := subject_of(view, at)) is not None:
        found.append((RECIPIENT, subject))
        places = range(at + 1, min(at + 9, len(view.low) - 1))
    else:
        return []
    for place in places:
        role = FLOW_ROLES.get(view.word(place))
        chunk = _noun_after(view, place + 1) if role is not None else None
        if role is not None and chunk is not None and view.tag(chunk.head) != "CD":
            found.append((role, chunk))
    return [
        Supplied(
            event.id,
            role,
            _without_mark(_party_span(view, chunk), view),
            "who gives less" if role == ACTOR else "who gets less",
            sure=True,
            replaces_other=role == RECIPIENT,
        )
        for role, chunk in found
        if not _has(event, role, _party_span(view, chunk))
        and not {view.word(place) for place in range(chunk.first, chunk.after)} & CALENDAR
    ]


def _without_mark(span: Span, view: View) -> Span:
    """The words of an owner without the `'s` behind them."""
    last = next((token for token in reversed(view.tokens) if token.end == span.end), None)
    if last is None or not last.lower.replace("’", "'").endswith("'s"):
        return span
    return Span(span.start, span.end - 2)


def _has(event: Event, role: str, span: Span) -> bool:
    parties = event.actors if role == ACTOR else event.recipients
    return any(one.span is not None and one.span.overlaps(span) for one in parties)


FLOW_ROLES = {"to": RECIPIENT, "for": RECIPIENT, "from": ACTOR, "by": ACTOR}
RECEIVED = word_set("receive receives received receiving get gets got")


def _visited(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the state visit of the premier to Velmora` Velmora."""
    if "visit" not in event.modes or event.recipients or view.is_verb(at):
        return None
    end = view.chunk(at).after
    to = next((i for i in range(end, min(end + 6, len(view.low))) if view.word(i) == "to"), None)
    chunk = _noun_after(view, to + 1) if to is not None else None
    if to is None or chunk is None or view.tag(chunk.head) != "NNP":
        return None
    if any(view.chunk(i).kind is ChunkKind.VERB for i in range(end, to)):
        return None
    return Supplied(event.id, RECIPIENT, _party_span(view, chunk), "who is visited", sure=True)


SIDED = frozenset({"COOPERATE", "CONSULT", "AGREE"})
SIDED_NOUNS = frozenset({"ASSAULT", "RETREAT", "SUPPORT", "REJECT"})
"""Types whose nouns have their sides behind `between`: `clashes`, `a truce`, `a treaty`."""


def _two_sides(event: Event, view: View, at: int) -> list[Supplied]:
    """`trade between Velmora and Kestria grew`: both, or all of a longer list, where nobody else
    was found."""
    right_behind = not view.is_verb(at) and event.event_type in SIDED_NOUNS
    if event.event_type not in SIDED and not right_behind:
        return []
    if "between" not in view.words:
        return []
    place = next((i for i in range(max(0, at - 8), at + 4) if view.word(i) == "between"), None)
    if place is None or place + 3 >= len(view.low):
        return []
    if (event.actors or right_behind) and not _right_behind(view, at, place):
        return []
    first = _noun_after(view, place + 1)
    sides = [first, *listed_behind(view, first)] if first is not None else []
    if first is None or len(sides) < 2:
        return []
    stretch = _span(view, first.first, sides[-1].after)
    if len(event.actors) > 1 and not all(
        one.span is not None and stretch.holds(one.span) for one in event.actors
    ):
        return []
    return [
        Supplied(event.id, ACTOR, _party_span(view, chunk), "one of two sides behind “between”")
        for chunk in sides
        if chunk is not None
    ]


def _controller(event: Event, view: View, at: int) -> Supplied | None:
    """Who is ordered, told, urged to do it: `ordered the tanks to return`, `was told to leave`."""
    if not view.is_verb(at):
        return None
    to = next((i for i in range(at - 1, max(-1, at - 4), -1) if view.word(i) == "to"), None)
    if to is None or to < 2:
        return None
    noun = view.chunk(to - 1)
    joint = noun.first - 1 if view.word(noun.first - 1) in ("and", "or") else None
    verb = _governor_of_first(view, joint) if joint is not None else None
    if verb is None:
        verb = _governor(view, noun.first - 1 if noun.kind == ChunkKind.NOUN else to - 1)
    if verb is None or verb_forces().get(view.base(verb)) not in COMMANDING:
        return None
    why = f"“{view.word(verb)}”: whoever is asked to do it does it"
    passive = any(view.word(i) in BE for i in range(max(0, verb - 3), verb))
    passive = passive or (verb == to - 1 and is_passive(view, verb))
    by = view.word(noun.first - 1) == "by"  # "was told by his bishop to"
    if noun.kind == ChunkKind.NOUN and noun.first > verb and not by:
        span = _party_span(view, noun)
    elif passive and (subject := _subject(view, verb)) is not None:
        span = _party_span(view, subject)
    else:
        return None
    gave = tuple(
        party.span
        for party in event.actors
        if party.span is not None
        and party.span.end <= view.tokens[verb].start
        and not party.span.overlaps(span)
    )
    known = any(party.span is not None and party.span.overlaps(span) for party in event.actors)
    if known and not gave:
        return None
    return Supplied(
        event.id, ACTOR, span, why, probability=CONTROLLED_PROBABILITY, instead=gave, sure=True
    )


def _same_subject(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the guards responded by firing`, `tried to seize the mill` the guards: the subject of the
    verb that a participle or an infinitive hangs on, with nobody between."""
    if event.actors or event.reciprocal or not view.is_verb(at) or is_passive(view, at):
        return None
    first = view.helpers(at)[1]
    before = first - 1
    if (view.tag(at) == "VBG" and view.word(before) in DOING_BY) or (
        view.word(before) == "to" and view.tag(at) in ("VB", "VBP", "NN")
    ):
        place = before - 1
    else:
        return None
    while view.tag(place) == "RB" or view.word(place) in ("not", "never"):
        place -= 1
    if not view.is_verb(place) or is_passive(view, place) or view.word(place) in BE:
        return None
    clause = next(
        (
            one
            for one in view.sentence.clauses
            if one.verb is not None and one.verb.first <= place < one.verb.after
        ),
        None,
    )
    subject = clause.subject if clause is not None else None
    if (
        subject is None
        or subject.after > place
        or view.tag(subject.head)
        not in (
            *NOUN_TAGS,
            "PRP",
        )
    ):
        return None
    span = _party_span(view, subject)
    if any(one.span is not None and one.span.overlaps(span) for one in event.recipients):
        return None
    if view.word(subject.head) in NO_PARTY or view.tag(subject.head) == "CD":
        return None
    return Supplied(event.id, ACTOR, span, f"the subject of “{view.word(place)}”")


DOING_BY = word_set("by after before without while")


def _right_behind(view: View, at: int, place: int) -> bool:
    """Whether only words of time stand between the group of a word and a place."""
    after = view.chunk(at).after
    return after <= place and all(
        view.word(one) in CALENDAR or view.tag(one) == "RB" or view.tokens[one].kind == "sign"
        for one in range(after, place)
    )


def _owner_of_plan(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the deputy's decision to fire him` the deputy."""
    first = view.helpers(at)[1]
    noun = first - 3 if view.word(first - 2) == "not" else first - 2
    if event.actors or view.word(first - 1) != "to" or noun < 1 or not view.is_verb(at):
        return None
    if PLAN.fullmatch(view.word(noun)) is None:
        return None
    own = view.chunk(noun)
    owner = next(
        (
            p
            for p in range(own.first, noun)
            if view.word(p).endswith(("'s", "s'")) or view.tag(p) == "PRP$"
        ),
        None,
    )
    if owner is None or view.tag(owner) not in (*NOUN_TAGS, "PRP$"):
        return None
    whose = structs.replace(own, after=owner + 1, head=owner)
    span = _without_mark(_party_span(view, whose), view)
    if view.tag(owner) == "PRP$":
        span = _of_owner(view, owner)
    return Supplied(event.id, ACTOR, span, f"whose {view.word(noun)} it is", sure=True)


PLAN = re.compile(PLANS)


def _governor_of_first(view: View, joint: int) -> int | None:
    """The verb before both of `asked the drivers to strike | and the nurses to picket`."""
    for place in range(joint - 1, max(1, joint - 14), -1):
        if view.word(place) == "to" and view.tag(place + 1) in ("VB", "VBP", "NN"):
            noun = view.chunk(place - 1)
            return _governor(view, noun.first - 1) if noun.kind is ChunkKind.NOUN else None
        if view.word(place) in (";", ":", "that", "who", "which"):
            return None
    return None


def _governor(view: View, at: int) -> int | None:
    """The verb to whose object or to which itself an infinitive belongs."""
    for place in range(at, max(-1, at - 4), -1):
        if view.is_verb(place) and view.word(place) not in HELPERS:
            return place
        if view.word(place) in (",", ";", "that", "who", "which"):
            return None
    return None


DOES = frozenset({EventLabel.RESIGNATION, EventLabel.OATH})
"""Acts of whoever they are told of, also in the passive: `was sworn in`."""


def _doer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """The subject of an active verb; of a resignation or an oath, whoever it is of."""
    if event.actors or event.reciprocal or view.word(at) in OWN:
        return None
    if view.is_verb(at):
        if is_passive(view, at) and event.label not in DOES:
            return None
        chunk = _own_subject(view, at) or _subject_behind(view, at)
        why = "the subject of the verb"
    elif (event.label in DOES or view.word(at) in DONE_BY_OWNER) and (
        (of := _of_behind(view, at)) is not None
    ):
        chunk = _noun_chunk_after(view, of)
        if chunk is not None and view.tag(chunk.head) == "CD" and view.word(chunk.after) == "of":
            chunk = _noun_chunk_after(view, chunk.after)  # "of three of his deputies"
        why = f"what “{view.word(at)} of” names"
    elif view.word(at - 1).endswith("'s") and event.event_type not in BEFALLING:
        owner = _party_span(view, structs.replace(view.chunk(at), after=at, head=at - 1))
        return Supplied(
            event.id, ACTOR, Span(owner.start, owner.end - 2), f"whose {view.word(at)} it is"
        )
    else:
        chunk = _subject_of_light(view, at)
        why = "the subject of its verb"
    if chunk is None or chunk.first <= at < chunk.after or drawn_by(event, view, at) is not None:
        return None
    if event.event_type == "ASSAULT" and (
        _is_means(view, chunk) or view.word(chunk.head) in DEVICES
    ):
        return None  # "two bombs exploded"
    span = _party_span(view, chunk)
    taken = any(party.span is not None and party.span.overlaps(span) for party in event.recipients)
    if taken or NO_PARTY & set(_words(span.of(text))) or span.of(text).isdigit():
        return None
    if event.event_type in BEFALLING and view.word(at) in SUFFERING:
        return None if event.recipients else Supplied(event.id, RECIPIENT, span, "who suffers it")
    if "names" in why and view.tag(chunk.first) == "PRP$":
        return None  # "the first visit of his reign"
    several = view.tag(chunk.head) == "NNS" or view.tag(chunk.first) == "CD"
    return Supplied(
        event.id,
        ACTOR,
        span,
        why,
        sure=view.word(chunk.head) == "it" or ("names" in why and several),
    )


def _of_behind(view: View, at: int) -> int | None:
    """The `of` behind the noun of an act, over words of time and what stands between commas: `the
    resignation two days later of`, `the trial, in a makeshift courtroom, of`; None for none."""
    after = view.chunk(at).after
    if view.word(after) == "of":
        return after
    reach = range(after, min(after + 9, len(view.low) - 1))
    of = next((place for place in reach if view.word(place) == "of"), None)
    if of is None or any(view.is_verb(place) for place in range(after, of)):
        return None
    if view.word(after) == "," and view.word(of - 1) == ",":
        return of
    later = view.word(of - 1) in LATER
    return of if later and view.word(after) not in (",", "and") else None


LATER = word_set("later earlier afterwards before ago yesterday today")
DONE_BY_OWNER = word_set(
    """strike strikes march marches rally walkout sit-in demonstration revolt mutiny uprising
    rebellion visit trip tour retreat surrender boycott hunger-strike stoppage"""
)
"""Nouns of acts that whoever stands behind `of` does: `the hunger strike of nine monks`."""


DOERS_BEFORE = word_set(
    """military police army navy rebel guerrilla militia insurgent separatist student government
    opposition mob paramilitary commando presidential parliamentary royal palace union tribal
    farmer peasant miner worker settler"""
)
"""Words before the noun of an act that say who does it: `the military takeover`."""


def _modifying_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Whoever stands as an adjective before the noun of an act."""
    if event.actors or view.is_verb(at) or at < 1 or view.word(at - 1) not in DOERS_BEFORE:
        return None
    if view.chunk(at - 1) is not view.chunk(at):
        return None
    return Supplied(
        event.id,
        ACTOR,
        _span(view, at - 1, at),
        f"“{view.word(at - 1)}” before “{view.word(at)}”",
        sure=True,
    )


def _accused(event: Event, view: View, at: int) -> Supplied | None:
    """`allegations that troops burned the mission`: the troops are accused."""
    if event.event_type != "ACCUSE" or view.is_verb(at):
        return None
    that = view.chunk(at).after
    chunk = _noun_after(view, that + 1) if view.word(that) == "that" else None
    if chunk is None:
        return None
    span = _party_span(view, chunk)
    others = tuple(
        one.span
        for one in event.recipients
        if one.span is not None and one.span.start >= view.tokens[that].start
    )
    if others == (span,):
        return None
    return Supplied(
        event.id,
        RECIPIENT,
        span,
        "the subject of what is alleged",
        instead=others,
        sure=True,
        replaces_other=True,
    )


STOPPED_WORK = word_set("strike hunger-strike")
GOING = word_set("go goes went gone going stay stayed")
CARRYING_OUT = word_set(
    """launch launched mount mounted stage staged conduct conducted perform performed undertake
    undertook execute executed make made realise realised realize realized effected carried wage
    waged hand handed issue issued pass passed impose imposed deliver delivered"""
)
"""Verbs, some of them of translations, whose subject does the act that is their object."""


def _subject_of_light(view: View, at: int) -> Chunk | None:
    """Who launched, or `realised`, the act that a noun names."""
    verb = view.chunk(at).first - 1
    if view.word(verb) == "of" and view.word(verb - 1) in SERIES:
        verb = view.chunk(verb - 1).first - 1  # "handed down a string of convictions"
    if view.word(verb) in ("out", "down"):
        verb -= 1
    if view.word(verb) == "on" and view.word(at) in STOPPED_WORK:  # "have been on strike"
        went = view.word(verb - 1) in BE or view.base(verb - 1) in ("go", "be")
        return subject_of(view, verb - 1) if went or view.word(verb - 1) in GOING else None
    behind = view.chunk(at).after
    if view.word(behind) in ("that", "which") and view.word(verb) not in CARRYING_OUT:
        for clause in view.sentence.clauses:  # "the sentences that tribunals have passed"
            own = clause.subject is not None and clause.subject.first == behind + 1
            if own and clause.verb is not None and view.word(clause.verb.head) in CARRYING_OUT:
                return None if is_passive(view, clause.verb.head) else clause.subject
    if view.word(verb) not in CARRYING_OUT or is_passive(view, verb):
        return None
    return subject_of(view, verb)


def _own_subject(view: View, at: int) -> Chunk | None:
    """The subject of the clause that a verb is the verb of."""
    for clause in view.sentence.clauses:
        verb, subject = clause.verb, clause.subject
        if verb is None or subject is None or not verb.first <= at < verb.after:
            continue
        named = view.tag(subject.head) in (*NOUN_TAGS, "PRP") and not clause.infinitive
        return subject if named and subject.after <= verb.first else None
    return None


def _across_stop(event: Event, view: View, at: int) -> Supplied | None:
    """`dismissed the freely. elected premier`: what stands behind a full stop that is none."""
    stop = next((i for i in range(at + 1, min(at + 8, len(view.low))) if view.word(i) == "."), None)
    if stop is None or stop + 1 >= len(view.low) or not view.is_verb(at):
        return None
    behind = view.tokens[stop + 1].text
    if not behind[:1].islower() or view.word(stop - 1) in NOUN_TAGS:
        return None
    noun = next(
        (
            i
            for i in range(stop + 1, min(stop + 6, len(view.low)))
            if (view.tag(i) in NOUN_TAGS or view.word(i) in HEADS) and view.word(i) not in CALENDAR
        ),
        None,
    )
    if noun is None:
        return None
    while view.tag(noun + 1) in NOUN_TAGS and view.chunk(noun + 1) is view.chunk(noun):
        noun += 1
    start = view.tokens[stop].start
    before = tuple(
        party.span
        for party in event.recipients
        if party.span is not None and view.tokens[at].end <= party.span.start < start
    )
    span = _span(view, noun, noun + 1)
    if any(party.span is not None and party.span.overlaps(span) for party in event.recipients):
        return None
    return Supplied(
        event.id,
        RECIPIENT,
        span,
        "behind a full stop in the middle of a sentence",
        instead=before,
        sure=True,
    )


DYING = word_set("die dies died dying perish perishes perished perishing")


def _with_the_dead(text: str, event: Event) -> Event:
    """`Six people died` tells whom it befell, and nobody who did it."""
    words = " ".join(span.of(text).lower() for span in event.trigger).split()
    if event.event_type != "ASSAULT" or event.recipients or not DYING & set(words):
        return event
    return replace(event, actors=(), recipients=event.actors)


SUFFERED = word_set(
    """
    arrest arrests detention detentions expulsion deportation removal ouster dismissal exile
    banishment kidnapping abduction capture imprisonment appointment assassination murder
    """
)
"""Nouns whose owner it befalls: `her arrest`, `the consul's expulsion`."""


def _sufferer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """The subject of a passive, the object of an active verb, whom a noun has behind it."""
    if event.reciprocal or view.word(at) in OWN:
        return None
    if view.is_verb(at):
        return _object_of_verb(text, event, view, at)
    tried = event.event_type == "ACCUSE" and view.word(at) in BROUGHT_TO_COURT
    if not (tried or _befalls(text, event)):
        return None
    start = view.tokens[at].start
    before = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
    if len(before) < len(event.recipients):
        return None
    owner = view.chunk(at).first
    if view.word(at) in SUFFERED and view.tag(owner) == "PRP$" and not event.recipients:
        return Supplied(
            event.id,
            RECIPIENT,
            _span(view, owner, owner + 1),
            f"“{view.word(owner)}”: whose {view.word(at)} it is",
            sure=True,
        )
    after = view.chunk(at).after
    imposed = _imposing(view, at)
    if imposed is not None and view.word(imposed + 1) in ("on", "upon", "over"):
        chunk = _noun_chunk_after(view, imposed + 1)
        if chunk is None or view.tag(chunk.head) == "CD" or view.word(chunk.head) in CALENDAR:
            return None
        return _befallen(
            text, event, view, chunk, "on whom it is imposed", sure=True, instead=before
        )
    while view.tokens[after - 1].end < event.trigger[-1].end and after < len(view.low):
        after += 1  # "set fire | to", "opening of fire | on"
    if view.word(after) in ("and", "or"):  # "the arrest and later banishment of"
        after = next(
            (i for i in range(after, min(after + 5, len(view.low))) if view.word(i) == "of"),
            after,
        )
    if view.word(after) == "," and (of := _of_behind(view, at)) is not None:
        after = of
    if view.word(after) not in ("of", "against", *FACING.get(event.event_type or "", ())):
        return None
    chunk = _noun_chunk_after(view, after)
    why = f"what “{view.word(at)} {view.word(after)}” names"
    told = tried or event.label in BEFALLING_LABELS or event.event_type in BEFALLING
    told = told or (bool(DAMAGING & set(event.modes)) and view.word(after) == "of")
    person = told and view.tag(after + 1) in ("DT", "PRP$", "CD", "NNS", "NNP")
    return _befallen(text, event, view, chunk, why, sure=person, instead=before)


BROUGHT_TO_COURT = word_set("trial trials prosecution indictment impeachment conviction")
FACING: Mapping[str, tuple[str, ...]] = {
    "ASSAULT": ("on", "upon", "to"),
    "COERCE": ("on", "upon", "over"),
    "SANCTION": ("on", "against"),
}
"""Prepositions behind a noun of force that lead to whom or what it befalls: `the raid on`."""


DAMAGING = frozenset({"riot", "vandalize", "obstruct", "boycott"})
"""Modes of protest that somebody or something suffers."""


def _befalls(text: str, event: Event) -> bool:
    """Whether an act is of those that somebody suffers."""
    words = set(_words(event.trigger[0].of(text)))
    return (
        event.event_type in BEFALLING
        or event.label in BEFALLING_LABELS
        or "release" in event.modes
        or bool(DAMAGING & set(event.modes))
        or not words.isdisjoint(PUT_OUT | SENT_AWAY | RECALLED)
    )


def _object_of_verb(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """Whom or what a verb is done to. What force is used on may be a thing; of other acts the
    words have to tell of somebody."""
    befalls = _befalls(text, event)
    if is_passive(view, at):
        own = subject_of(view, at)
        if befalls and own is not None and view.tag(own.head) in NOUN_TAGS:
            start = view.tokens[own.first].start
            far = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
            if far and len(far) == len(event.recipients):
                why = "the subject of the passive"
                return _befallen(text, event, view, own, why, sure=True, instead=far)
        inside = _inside_subject(event, view, own, at) if befalls and own is not None else ()
        if inside:
            why = "the subject of the passive, not who stands in it"
            return _befallen(text, event, view, own, why, sure=True, instead=inside)
        behind = tuple(one.span for one in event.recipients if one.span is not None)
        recalled = view.word(at) in RECALLED and view.word(at + 1) == "from" and own is not None
        if recalled and behind and all(span.start > view.tokens[at].start for span in behind):
            why = "the subject of the passive"
            return _befallen(text, event, view, own, why, sure=True, instead=behind)
        told = befalls or (event.event_type in SAID_TO and _has_own_subject(view, at, own))
        chunk = None if event.recipients or not told else _subject(view, at)
        if chunk is None or chunk.first > at:
            chunk = _subject_behind(view, at) if befalls and not event.recipients else None
        sure = chunk is not None and (view.tag(chunk.head) == "PRP" or _is_thing(view, chunk))
        sure = sure and befalls
        return _befallen(text, event, view, chunk, "the subject of the passive", sure=sure)
    if event.label is EventLabel.APPOINTMENT and view.word(at) in BECOMING:
        own = None if event.recipients else _own_subject(view, at)
        return _befallen(text, event, view, own, "who comes into the office", sure=own is not None)
    if view.base(at) == "discuss" or (view.word(at) in LEFT and "withdraw" in event.modes):
        return None if view.word(at + 1) != "from" else _behind_particle(text, event, view, at)
    chunk = _noun_chunk_after(view, at)
    shared = _shared_object(view, at) if chunk is None else None
    if shared is not None:
        subject, chunk = shared
        other = _span(view, subject.first, subject.after) if subject is not None else None
        taken = tuple(
            one.span
            for one in event.recipients
            if one.span is not None and other is not None and one.span.overlaps(other)
        )
        if len(taken) == len(event.recipients) and befalls:
            why = "the object of the verb behind it, which both have"
            return _befallen(text, event, view, chunk, why, sure=True, instead=taken)
        return None
    if chunk is None:
        return _behind_particle(text, event, view, at)
    if (aimed := _aimed_at(event, view, at, chunk)) is not None:
        return aimed
    if view.word(at) in HURLING and view.word(chunk.head) in SHOTS:
        return None
    others = _of_others(event, view, chunk)
    if befalls and others:
        why = "the object of the verb, not who stands behind it"
        return _befallen(text, event, view, chunk, why, sure=True, instead=others)
    inside = _inside_subject(event, view, chunk, at) if befalls and event.recipients else ()
    if inside and not any(one.end <= view.tokens[at].start for one in inside):
        why = "the object of the verb, not the subject of another"
        return _befallen(text, event, view, chunk, why, sure=True, instead=inside)
    start = view.tokens[at].start
    before = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
    if len(before) < len(event.recipients):
        return None
    if view.word(chunk.after).endswith("ing") and view.tag(chunk.after + 1) in NOUN_TAGS:
        chunk = view.chunk(chunk.after + 1)  # "the coffee growing provinces"
    force = event.event_type == "ASSAULT" or "seize" in event.modes
    force = force and view.word(at) not in HURLING
    force = force or bool(OF_PERSONS & set(event.modes))
    force = force or (event.event_type == "RETREAT" and view.word(at) in LEAVING)
    force = (force or "obstruct" in event.modes) and not _is_means(view, chunk)
    put_out = event.label is EventLabel.REMOVAL
    labelled = event.label in BEFALLING_LABELS and (put_out or view.tag(chunk.first) != "CD")
    broken_up = view.word(at + 1) == "up" or view.word(at) in DISPERSED
    thing = (
        force
        or (befalls and broken_up and view.tag(chunk.first) in ("DT", "PRP$"))
        or (
            befalls
            and (put_out or view.word(at) not in HURLING)
            and (view.tag(chunk.head) == "PRP" or labelled or _is_thing(view, chunk))
        )
    )
    return _befallen(text, event, view, chunk, "the object of the verb", sure=thing, instead=before)


def _has_own_subject(view: View, at: int, own: Chunk | None) -> bool:
    """Whether a passive stands behind its subject or behind what takes it up: `who was asked`."""
    first = view.helpers(at)[1]
    joined = view.word(first - 1) in ("and", "or", "then") and view.tag(at) == "VBN"
    return own is not None or joined or view.word(first - 1) in ("who", "which", "that")


def _inside_subject(event: Event, view: View, own: Chunk, at: int) -> tuple[Span, ...]:
    """The recipients, where all stand behind the head of a passive's subject and before its verb,
    or are the subject of another verb behind: of `shops owned by migrants were looted and a
    watchman was stabbed` the migrants and the watchman; empty where one stands elsewhere."""
    if view.tag(own.head) not in NOUN_TAGS or view.tag(own.head) == "CD":
        return ()
    low, high = view.tokens[own.after - 1].end, view.tokens[at].start
    first = view.word(own.after)
    if first in ("of", "for", "in", "from"):
        return ()
    cut = own.after <= at and view.word(at + 1) in (",", ";", "and", "but")
    others = [
        _span(view, one.subject.first, one.subject.after)
        for one in view.sentence.clauses
        if one.subject is not None
        and not one.inherited
        and one.first > at
        and view.word(one.subject.first - 1) in (",", ";", "and", "but", "while")
    ]
    found = []
    for one in event.recipients:
        if one.span is None:
            return ()
        within = low <= one.span.start and (one.span.end <= high or (cut and one.span.start > high))
        if not within and not any(one.span.overlaps(other) for other in others):
            return ()
        found.append(one.span)
    return tuple(found)


DISPERSED = word_set("disperse dispersed disperses dispersing dissolved dissolve stormed cleared")
"""What is done to gatherings, which are acts themselves."""


def _of_others(event: Event, view: View, chunk: Chunk) -> tuple[Span, ...]:
    """The recipients that stand behind the object and are none: of `recalled its envoy from
    Norvik` Norvik, of `took the bridge and the rebels the dam` the rebels; empty where others are
    among them."""
    end = view.tokens[chunk.after - 1].end
    found = tuple(one.span for one in event.recipients if one.span is not None)
    if not found or any(span.start < end for span in found) or len(found) > 1:
        return ()
    verb = view.head_of(event.trigger[0])
    if view.word(chunk.after) == "from" and verb is not None and view.word(verb) in RECALLED:
        return found
    somebody = view.tag(chunk.head) in ("PRP", "NNP")
    if (
        somebody
        and view.word(chunk.after) in LOCATING
        and verb is not None
        and chunk.first == verb + 1
    ):
        return found  # "tortured him in the boiler house"
    gapped = view.word(chunk.after) == "and" and chunk.after + 1 < len(view.low)
    subject = _noun_after(view, chunk.after + 1) if gapped else None
    if subject is None or _noun_after(view, subject.after) is None:
        return ()
    return found if found[0].overlaps(_span(view, subject.first, subject.after)) else ()


LOCATING = word_set("in at inside near outside behind beside")


def _is_means(view: View, chunk: Chunk) -> bool:
    """Whether a group names what force is used with: `fired rubber bullets`."""
    head = view.word(chunk.head)
    return head in WEAPONS or (view.word(chunk.head - 1), head) in PAIRS


def _is_thing(view: View, chunk: Chunk) -> bool:
    """Whether a group names a person or thing that something can be done to, no act or measure."""
    certain = view.tag(chunk.first) in ("DT", "PRP$", "CD", "NNP", "JJ", "NN", "NNS")
    return certain and not any(kinds_of(form) for form in base_forms(view.word(chunk.head)))


PARTICIPLE_LINKS = word_set("after before while since upon on by without when in despite")


def _subject_behind(view: View, at: int) -> Chunk | None:
    """Of `after being thrown out, he wrote` the `he`: the subject of the clause that a participle
    stands before."""
    first = view.chunk(at).first
    if view.tag(first) != "VBG" or not (first == 0 or view.word(first - 1) in PARTICIPLE_LINKS):
        return None
    comma = next((i for i in range(at + 1, len(view.low)) if view.word(i) == ","), None)
    chunk = _noun_after(view, comma + 1) if comma is not None else None
    if chunk is None or chunk.after >= len(view.low):
        return None
    return chunk if view.chunk(chunk.after).kind is ChunkKind.VERB else None


def _shared_object(view: View, at: int) -> tuple[Chunk | None, Chunk] | None:
    """The object that a verb shares with one behind it, and the subject of that one: `Velmora
    arrested, and Kestria deported, the two preachers`; None where there is none."""
    chunks = view.sentence.chunks
    number = view.chunk_of[at] + 1
    kinds = [chunk.kind for chunk in chunks[number : number + 7]]
    place, joined, subject, verb = 0, False, None, False
    while place < len(kinds):
        chunk = chunks[number + place]
        comma = kinds[place] is ChunkKind.SIGN and view.word(chunk.first) == ","
        if kinds[place] is ChunkKind.AND:
            joined = True
        elif kinds[place] is ChunkKind.VERB and joined and not verb:
            verb = True
        elif kinds[place] is ChunkKind.NOUN and joined and not verb and subject is None:
            subject = chunk
        elif kinds[place] is ChunkKind.NOUN and verb:
            return subject, chunk
        elif not comma and kinds[place] is not ChunkKind.ADVERB:
            return None
        place += 1
    return None


OF_PERSONS = frozenset({"arrest", "deport", "expel", "release", "convict"})
"""Modes of acts that only persons suffer, whatever the text calls them."""
LEAVING = word_set(
    """leave leaves left leaving quit quits evacuate evacuates evacuated evacuating vacate vacates
    vacated vacating abandon abandons abandoned abandoning exit exits exited"""
)
HURLING = word_set(
    """put puts putting
    fire fired fires firing hurl hurled hurling throw threw thrown throwing launch launched drop
    dropped dropping plant planted planting detonate detonated lob lobbed use used open opened"""
)
"""Verbs of force whose object is the means."""


def _aimed_at(event: Event, view: View, at: int, weapon: Chunk) -> Supplied | None:
    """Of `pointed a rifle at the crowd` the crowd."""
    if event.event_type != "ASSAULT" or event.recipients:
        return None
    head, link = view.word(weapon.head), view.word(weapon.after)
    fired = (_is_means(view, weapon) or head in SHOTS) and link in ("at", "on", "into")
    rammed = head in VEHICLES and link in ("into", "through", "onto")
    if not fired and not rammed:
        return None
    chunk = _noun_after(view, weapon.after + 1)
    if chunk is None:
        return None
    return Supplied(event.id, RECIPIENT, _party_span(view, chunk), f"behind “{link}”", sure=rammed)


def _behind_particle(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """`mobilise against the plotters`, `withdrew from the council`."""
    if event.recipients or at + 2 >= len(view.low):
        return None
    word, chunk = view.word(at + 1), view.chunk(at + 2)
    pronoun = event.event_type == "REQUEST" and view.tag(chunk.head) == "PRP"
    if chunk.kind != ChunkKind.NOUN or not (view.tag(chunk.head) in NOUN_TAGS or pronoun):
        return None
    if event.event_type == "REQUEST" and word in ("on", "upon", "to"):
        return _befallen(text, event, view, chunk, f"behind “{word}”")
    if "withdraw" in event.modes and event.event_type == "RETREAT" and word == "from":
        place = _is_thing(view, chunk)
        return _befallen(text, event, view, chunk, f"behind “{word}”", sure=place)
    body = word == "from" and view.word(chunk.head) in BODIES
    if not body and word != "against":
        return None
    return _befallen(text, event, view, chunk, f"behind “{word}”", sure=True)


def _befallen(
    text: str,
    event: Event,
    view: View,
    chunk: Chunk | None,
    why: str,
    *,
    sure: bool = False,
    instead: tuple[Span, ...] = (),
) -> Supplied | None:
    if chunk is None:
        return None
    span = _party_span(view, chunk)
    for trigger in event.trigger:
        if trigger.overlaps(span) and trigger.end < span.end:  # "of | torturing | detainees"
            first = next(i for i, token in enumerate(view.tokens) if token.start >= trigger.end)
            span = Span(view.tokens[first].start, span.end)
    taken = any(party.span is not None and party.span.overlaps(span) for party in event.actors)
    words = _words(span.of(text))
    if event.label is EventLabel.ELECTION and words[-1:] and words[-1] in PRIZES:
        return None
    if len(words) == 1 and words[0] in ABSTRACT:
        return None  # "as a result of being shot"
    if taken or NO_PARTY & set(words) or not REFLEXIVE.isdisjoint(words):
        return None
    return Supplied(event.id, RECIPIENT, span, why, instead=instead, sure=sure)


REFLEXIVE = word_set("himself herself itself themselves")


def _owner_behind_pronoun(event: Event, view: View, at: int) -> Supplied | None:
    """Of `that of the banker` the banker: who it befell, or who resigned."""
    if view.word(at) not in OWN or view.word(at + 1) not in ("of", "on", "against"):
        return None
    chunk = _noun_after(view, at + 2)
    if chunk is None:
        return None
    does = event.label in OWN_LABELS or event.event_type in OWN_TYPES
    does = does and view.word(at + 1) == "of"
    return Supplied(
        event.id,
        ACTOR if does else RECIPIENT,
        _party_span(view, chunk),
        f"behind “{view.word(at)} {view.word(at + 1)}”",
        sure=True,
    )


OWN_LABELS = frozenset({EventLabel.RESIGNATION, EventLabel.OATH})
OWN_TYPES = frozenset({"PROTEST", "THREATEN", "REQUEST", "REJECT", "RETREAT", "AGREE", "CONCEDE"})
"""Acts whose owner does them: `the strikes, above all that of the pilots`."""


def _subject(view: View, at: int) -> Chunk | None:
    for clause in view.sentence.clauses:
        if clause.holds(at) and clause.subject is not None:
            subject = clause.subject
            return subject if view.tag(subject.head) in (*NOUN_TAGS, "PRP") else None
    return None


def _noun_chunk_after(view: View, at: int) -> Chunk | None:
    """The group right behind a word, particles between."""
    place = at + 1
    while view.tag(place) in ("RP", "RB"):
        place += 1
    if view.word(place) == "," and _shares_object(view, at):
        place += 1
    return _noun_after(view, place)


def _shares_object(view: View, at: int) -> bool:
    """Whether the object behind a comma is that of two verbs: `froze, and Norvik tore up, the
    treaty`."""
    subject = subject_of(view, at)
    return (
        subject is not None
        and view.word(subject.first - 1) in ("and", "but")
        and view.word(subject.first - 2) == ","
        and view.is_verb(subject.first - 3)
    )


def _noun_after(view: View, at: int) -> Chunk | None:
    if at >= len(view.low):
        return None
    chunk = view.chunk(at)
    named = chunk.kind == ChunkKind.NOUN and view.tag(chunk.head) in (*NOUN_TAGS, "PRP")
    mistagged = (
        chunk.kind == ChunkKind.NOUN
        and view.tag(chunk.head) == "JJ"
        and view.tag(chunk.first) == "PRP$"
    )
    return chunk if named or mistagged else None


def _party_span(view: View, chunk: Chunk) -> Span:
    """A group without its article, numbers and owner's pronoun."""
    first = chunk.first
    while first < chunk.head and (
        view.tag(first) in ("DT", "CD", "PRP$") or view.tag(first) not in INSIDE_NOUN
    ):
        first += 1
    return _span(view, first, chunk.head + 1)


def _span(view: View, first: int, after: int) -> Span:
    return Span(view.tokens[first].start, view.tokens[after - 1].end)


def _with_supplied(
    document: Document, events: Sequence[Event], supplied: Sequence[Supplied], known: Known
) -> list[Event]:
    """The events with what was supplied, coded as other parties are."""
    if not supplied:
        return list(events)
    codes = code_parties(
        document,
        [PartyWords(span=one.span, acts=one.role == ACTOR) for one in supplied],
        sentences=known.sentences,
        mentions=known.mentions,
        places=known.places,
        entities=known.entities,
        page=known.page,
    )
    by_event: dict[str, list[tuple[Supplied, PartyCode]]] = {}
    names = sorted(mention.span for mention in known.mentions)
    for one, code in zip(supplied, codes, strict=True):
        if not (one.sure or _is_somebody(document.text, one.span, code, names)):
            continue
        by_event.setdefault(one.event_id, []).append((one, code))
    entity_at = {
        mention.span: entity.id for entity in known.entities for mention in entity.mentions
    }
    return [
        _with_parties(document.text, event, by_event.get(event.id, ()), entity_at)
        for event in events
    ]


PERSONS = word_set("he she they him her them who")


def _is_somebody(text: str, span: Span, code: PartyCode, names: Sequence[Span]) -> bool:
    """Whether words stand for a party rather than for a thing or matter: they have a code or a
    sector, hold a name, or are a pronoun of persons."""
    if code.code or code.sector or code.label or span.of(text).lower() in PERSONS:
        return True
    at = bisect_left(names, span.end, key=lambda name: name.start)
    return at > 0 and names[at - 1].end > span.start


def _with_parties(
    text: str,
    event: Event,
    supplied: Iterable[tuple[Supplied, PartyCode]],
    entity_at: dict[Span, str],
) -> Event:
    for one, code in supplied:
        party = Party(
            span=one.span,
            name=one.span.of(text),
            implied=False,
            entity_id=entity_at.get(one.span),
            code=code.code,
            sector=code.sector,
            label=code.label,
            probability=round(one.probability * code.probability, 3),
            reason=f"{one.reason}; {code.reason}",
        )
        if one.role == ACTOR:
            kept = tuple(other for other in event.actors if other.span not in one.instead)
            known = any(other.span is not None and other.span.overlaps(one.span) for other in kept)
            event = replace(event, actors=kept if known else (*kept, party))
            if one.replaces_other:
                event = replace(event, recipients=_apart(event.recipients, one.span))
            if "one of two sides" in one.reason and len(event.actors) > 1:
                event = replace(event, recipients=(), reciprocal=True)
        else:
            befallen = tuple(other for other in event.recipients if other.span not in one.instead)
            event = replace(event, recipients=(*befallen, party))
            if one.replaces_other:
                event = replace(event, actors=_apart(event.actors, one.span))
    return event


def _apart(parties: Sequence[Party], span: Span) -> tuple[Party, ...]:
    """The parties that do not stand in these words."""
    return tuple(one for one in parties if one.span is None or not one.span.overlaps(span))


# --- doers that the text leaves out ----------------------------------------------------------

BY_THE_STATE = frozenset(
    {
        "arrest",
        "deport",
        "curfew",
        "martial-law",
        "censor",
        "restrict",
        "seize",
        "convict",
        "expel",
        "release",
        "withdraw",
    }
)
CAUGHT = word_set("captured caught apprehended recaptured")
"""Of a fugitive; PLOVER has it with the abductions."""
LABELS_BY_THE_STATE = frozenset({EventLabel.REMOVAL, EventLabel.DIPLOMAT_EXPULSION})


def _with_implied(event: Event, view: View | None) -> Event:
    """`he was arrested`: by the authorities, whom the text leaves out."""
    if event.actors or view is None:
        return event
    if event.event_type not in ("COERCE", "SANCTION", "RETREAT", "CONCEDE", None) and (
        "abduct" not in event.modes
    ):
        return event
    at = view.head_of(event.trigger[0])
    if at is None:
        return event
    if not view.is_verb(at):
        return _implied(event) if _is_imposed(event, view, at) else event
    official = bool(BY_THE_STATE & set(event.modes)) or event.label in LABELS_BY_THE_STATE
    official = official or view.word(at) in CAUGHT
    official = official or view.base(at) == "pardon" or view.word(at) in PARDONED
    if not official or not is_passive(view, at) or "by" in view.low[at + 1 : at + 4]:
        return event
    return _implied(event)


PARDONED = word_set("pardoned amnestied reprieved")
IMPOSED = word_set("imposed declared ordered introduced extended lifted proclaimed eased")


def _is_imposed(event: Event, view: View, at: int) -> bool:
    """Whether a rule of the state's organs is told to have been imposed, by nobody named: `a curfew
    has been imposed`."""
    if event.event_type != "COERCE" or not BY_THE_STATE & set(event.modes):
        return False
    verb = _imposing(view, at)
    return verb is not None and "by" not in view.low[verb + 1 : verb + 7]


def _imposing(view: View, at: int) -> int | None:
    """The passive verb by which what a noun names is imposed; None where none is."""
    for clause in view.sentence.clauses:
        subject, verb = clause.subject, clause.verb
        if subject is None or verb is None or not subject.first <= at < subject.after:
            continue
        if view.word(verb.head) in IMPOSED and is_passive(view, verb.head):
            return verb.head
    return None


def _implied(event: Event) -> Event:
    implied = Party(
        span=None,
        name="authorities",
        implied=True,
        entity_id=None,
        code=None,
        sector=None,
        label=None,
        probability=IMPLIED_PROBABILITY,
        reason="a passive without a doer, of an act that the state's organs do",
    )
    return replace(event, actors=(implied,))
