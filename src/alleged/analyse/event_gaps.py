"""What the build of a sentence says of an act where the reader model left a gap.

The model reads by likeness, and is least sure where an act is told in few or roundabout words. Some
things then follow from grammar alone: whoever is ordered to do it does it, the subject of a passive
has it done to him, a `that` behind a plural of acts is one of them. Nothing that was found is
thrown away, but a doer who only gave the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alleged.analyse.event_climb import HELPERS, INSIDE_NOUN, NOUN_TAGS, View
from alleged.analyse.event_cues import Force, verb_forces
from alleged.analyse.event_status import read_status
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.names import word_set
from alleged.analyse.parties import PartyCode, PartyWords, code_parties
from alleged.analyse.syntax import BE, Chunk, ChunkKind
from alleged.records.documents import Document
from alleged.records.entities import Entity
from alleged.records.events import Event, EventLabel, Party
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.spans import Span

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """A party that grammar supplies to an event."""

    event_id: str
    role: str
    span: Span
    probability: float
    reason: str
    instead: tuple[Span, ...] = ()
    """Parties of this role that only gave the order."""


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
    views = {one.span: View(one, in_title=False) for one in syntax}
    events = [with_own_label(document.text, event) for event in events]
    events += pronoun_acts(document, events, views)
    supplied: list[Supplied] = []
    for event in events:
        view = views.get(event.sentence)
        if view is not None:
            supplied += supplied_parties(document.text, event, view)
    events = _with_supplied(document, events, supplied, known)
    events = [_with_implied(event, views.get(event.sentence)) for event in events]
    return sorted(events, key=lambda event: (event.trigger, event.id))


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
    if event.label is not None:
        return event
    words = {word for span in event.trigger for word in _words(span.of(text))}
    befallen = {word for party in event.recipients for word in _words(party.name)}
    if any(word.startswith("resign") for word in words):
        return replace(event, event_type="RETREAT", modes=("resign",), label=EventLabel.RESIGNATION)
    if words & SENT_AWAY and befallen & DIPLOMATS:
        return replace(
            event, event_type="SANCTION", modes=("expel",), label=EventLabel.DIPLOMAT_EXPULSION
        )
    if words & PUT_OUT and befallen & HEADS and "fire" not in words:
        return replace(event, label=EventLabel.REMOVAL)
    return event


def _words(phrase: str) -> list[str]:
    return phrase.lower().replace("’", "'").split()


# --- acts behind pronouns ----------------------------------------------------------------------

AMONG = word_set("notably especially including particularly namely of")
OWN = word_set("that those one")


def pronoun_acts(
    document: Document, events: Sequence[Event], views: dict[Span, View]
) -> list[Event]:
    """`several arrests, notably that of the banker Tell`: one more arrest, of the banker."""
    found: list[Event] = []
    for event in events:
        view = views.get(event.sentence)
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
            found.append(
                replace(
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
            )
            break
    taken = {event.trigger for event in events}
    return [event for event in found if event.trigger not in taken]


# --- parties -----------------------------------------------------------------------------------

COMMANDING = frozenset({Force.ORDERS, Force.CALLS, Force.WISHES})
BEFALLING = frozenset({"ASSAULT", "COERCE"})
"""Types whose acts somebody or something suffers; of others an object may be a matter."""
BEFALLING_LABELS = frozenset(
    {EventLabel.REMOVAL, EventLabel.DIPLOMAT_EXPULSION, EventLabel.APPOINTMENT, EventLabel.EXILE}
)
NO_PARTY = word_set(
    """
    fire order law power emergency control curfew state martial shots force hours night day week
    year month dawn noon monday tuesday wednesday thursday friday saturday sunday
    """
)


def supplied_parties(text: str, event: Event, view: View) -> list[Supplied]:
    """What grammar says of the parties of one event."""
    at = view.head_of(event.trigger[0])
    if at is None:
        return []
    found = [_controller(event, view, at), _sufferer(text, event, view, at)]
    found.append(_owner_behind_pronoun(event, view, at))
    return [one for one in found if one is not None]


def _controller(event: Event, view: View, at: int) -> Supplied | None:
    """Who is ordered, told, urged to do it: `ordered the tanks to return`, `was told to leave`."""
    if not view.is_verb(at):
        return None
    to = next((i for i in range(at - 1, max(-1, at - 4), -1) if view.word(i) == "to"), None)
    if to is None or to < 2:
        return None
    noun = view.chunk(to - 1)
    verb = _governor(view, noun.first - 1 if noun.kind == ChunkKind.NOUN else to - 1)
    if verb is None or verb_forces().get(view.base(verb)) not in COMMANDING:
        return None
    why = f"“{view.word(verb)}”: whoever is asked to do it does it"
    passive = any(view.word(i) in BE for i in range(max(0, verb - 3), verb))
    if noun.kind == ChunkKind.NOUN and noun.first > verb:
        span = _party_span(view, noun)
    elif passive and (subject := _subject(view, verb)) is not None:
        span = _party_span(view, subject)
    else:
        return None
    if any(party.span is not None and party.span.overlaps(span) for party in event.actors):
        return None
    gave = tuple(
        party.span
        for party in event.actors
        if party.span is not None and party.span.end <= view.tokens[verb].start
    )
    return Supplied(
        event_id=event.id,
        role=ACTOR,
        span=span,
        probability=CONTROLLED_PROBABILITY,
        reason=why,
        instead=gave,
    )


def _governor(view: View, at: int) -> int | None:
    """The verb to whose object or to which itself an infinitive belongs."""
    for place in range(at, max(-1, at - 4), -1):
        if view.is_verb(place) and view.word(place) not in HELPERS:
            return place
        if view.word(place) in (",", ";", "that", "who", "which"):
            return None
    return None


def _sufferer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """The subject of a passive, the object of an active verb, of what can only be suffered."""
    befalls = event.event_type in BEFALLING or event.label in BEFALLING_LABELS
    if event.recipients or event.reciprocal or not befalls or view.word(at) in OWN:
        return None
    if view.is_verb(at):
        first = view.helpers(at)[1]
        passive = any(view.word(i) in BE for i in range(first, at))
        chunk = _subject(view, at) if passive else _noun_chunk_after(view, at)
        why = "the subject of the passive" if passive else "the object of the verb"
    else:
        after = view.chunk(at).after
        if view.word(after) not in ("of", "against"):
            return None
        chunk = _noun_chunk_after(view, after)
        why = f"what “{view.word(at)} {view.word(after)}” names"
    if chunk is None:
        return None
    span = _party_span(view, chunk)
    taken = any(party.span is not None and party.span.overlaps(span) for party in event.actors)
    if taken or NO_PARTY & set(_words(span.of(text))):
        return None
    return Supplied(
        event_id=event.id,
        role=RECIPIENT,
        span=span,
        probability=OBJECT_PROBABILITY,
        reason=why,
    )


def _owner_behind_pronoun(event: Event, view: View, at: int) -> Supplied | None:
    """Of `that of the banker` the banker: who it befell, or who resigned."""
    if view.word(at) not in OWN or view.word(at + 1) not in ("of", "on", "against"):
        return None
    chunk = _noun_after(view, at + 2)
    if chunk is None:
        return None
    does = event.label is EventLabel.RESIGNATION
    return Supplied(
        event_id=event.id,
        role=ACTOR if does else RECIPIENT,
        span=_party_span(view, chunk),
        probability=OBJECT_PROBABILITY,
        reason=f"behind “{view.word(at)} {view.word(at + 1)}”",
    )


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
    return _noun_after(view, place)


def _noun_after(view: View, at: int) -> Chunk | None:
    if at >= len(view.low):
        return None
    chunk = view.chunk(at)
    named = chunk.kind == ChunkKind.NOUN and view.tag(chunk.head) in (*NOUN_TAGS, "PRP")
    return chunk if named else None


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
    codes = code_parties(
        document,
        [PartyWords(span=one.span, acts=one.role == ACTOR) for one in supplied],
        sentences=known.sentences,
        mentions=known.mentions,
        places=known.places,
        entities=known.entities,
    )
    by_event: dict[str, list[tuple[Supplied, PartyCode]]] = {}
    for one, code in zip(supplied, codes, strict=True):
        by_event.setdefault(one.event_id, []).append((one, code))
    entity_at = {
        mention.span: entity.id for entity in known.entities for mention in entity.mentions
    }
    return [
        _with_parties(document.text, event, by_event.get(event.id, ()), entity_at)
        for event in events
    ]


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
            event = replace(event, actors=(*kept, party))
        else:
            event = replace(event, recipients=(*event.recipients, party))
    return event


# --- doers that the text leaves out ----------------------------------------------------------

BY_THE_STATE = frozenset(
    {"arrest", "deport", "curfew", "martial-law", "censor", "restrict", "seize", "convict", "expel"}
)
LABELS_BY_THE_STATE = frozenset({EventLabel.REMOVAL, EventLabel.DIPLOMAT_EXPULSION})


def _with_implied(event: Event, view: View | None) -> Event:
    """`he was arrested`: by the authorities, whom the text leaves out."""
    if event.actors or view is None or event.event_type not in ("COERCE", "SANCTION", None):
        return event
    at = view.head_of(event.trigger[0])
    if at is None or not view.is_verb(at):
        return event
    official = bool(BY_THE_STATE & set(event.modes)) or event.label in LABELS_BY_THE_STATE
    passive = any(view.word(i) in BE for i in range(view.helpers(at)[1], at))
    if not official or not passive or "by" in view.low[at + 1 : at + 4]:
        return event
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
