"""What the build of a sentence says of an act where the reader model left a gap.

The model reads by likeness, and is least sure where an act is told in few or roundabout words. Some
things then follow from grammar alone: whoever is ordered to do it does it (`event_doers`), the
subject of a passive has it done to him (`event_sufferers`), both who meet do (`event_sides`), a
`that` behind a plural of acts is one of them. Nothing that was found is thrown away, but a doer who
only gave the order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.analyse.event_climb import View, view_of
from alleged.analyse.event_doers import find_doer
from alleged.analyse.event_echoes import echo_acts
from alleged.analyse.event_implied import with_implied
from alleged.analyse.event_kinds import entities_by_id, with_kind_by_parties
from alleged.analyse.event_labels import with_own_label
from alleged.analyse.event_lists import end_of, listed_parties
from alleged.analyse.event_parties import mend_parties, named_in_full, with_parties
from alleged.analyse.event_retold import as_told_before, retold_acts
from alleged.analyse.event_sides import find_sides
from alleged.analyse.event_status import read_status
from alleged.analyse.event_sufferers import find_sufferers
from alleged.analyse.event_supplied import (
    ACTOR,
    PRONOUN_PROBABILITY,
    RECIPIENT,
    STAND_INS,
    SUFFERED,
    Supplied,
    noun_after,
    party_span,
    span_over,
)
from alleged.analyse.event_syntax import SentenceSyntax, around
from alleged.analyse.names import word_set
from alleged.analyse.offices import OFFICE_WORDS
from alleged.analyse.parties import PartyCode, PartyWords, code_parties
from alleged.analyse.party_page import Page
from alleged.analyse.spans_at import SpansAt
from alleged.records.documents import Document
from alleged.records.entities import Entity
from alleged.records.events import Event, EventLabel, Party
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.spans import Span
from alleged.records.statements import Statement


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
    return [with_implied(event, views.of(event)) for event in told]


def supplied_parties(text: str, event: Event, view: View) -> list[Supplied]:
    """What grammar says of the parties of one event."""
    at = view.head_of(event.trigger[0])
    if at is None:
        return []
    doer = find_doer(text, event, view, at)
    owner = _owner_behind_pronoun(event, view, at)
    return [
        *([doer] if doer is not None else []),
        *find_sufferers(text, event, view, at),
        *([owner] if owner is not None else []),
        *find_sides(event, view, at),
    ]


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
            span = party_span(view, chunk)
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


def _is_own_claim(event: Event, views: Views) -> bool:
    """`claimed to have seen it`, `claimed responsibility`: no accusation of others."""
    view = views.of(event) if event.event_type == "ACCUSE" else None
    at = view.head_of(event.trigger[0]) if view is not None else None
    if view is None or at is None or view.base(at) != "claim" or not view.is_verb(at):
        return False
    behind = view.word(at + 2) if view.word(at + 1) in ("not", "the") else view.word(at + 1)
    return behind in OWN_CLAIMS


OWN_CLAIMS = word_set("to responsibility credit victory self-defence self-defense asylum damages")
DYING = word_set("die dies died dying perish perishes perished perishing")


def _with_the_dead(text: str, event: Event) -> Event:
    """`Six people died` tells whom it befell, and nobody who did it."""
    words = " ".join(span.of(text).lower() for span in event.trigger).split()
    if event.event_type != "ASSAULT" or event.recipients or not DYING & set(words):
        return event
    return replace(event, actors=(), recipients=event.actors)


def _mended(text: str, event: Event, views: Views) -> Event:
    view = views.of(event)
    if view is None:
        return event
    return mend_parties(text, _with_owned(event, view, text), view)


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
    return span_over(view, min(owner + 1, len(view.low) - 1), view.chunk(owner).head + 1)


OWNERS = word_set("its his her their")


def _without_owner(text: str, event: Event, views: Views) -> Event:
    """`her ouster`: she does not do it."""
    view = views.of(event)
    at = view.head_of(event.trigger[0]) if view is not None and event.actors else None
    if view is None or at is None or view.word(at) not in SUFFERED:
        return event
    owner = view.chunk(at).first
    if view.tag(owner) != "PRP$":
        return event
    place = span_over(view, owner, owner + 1)
    kept = tuple(one for one in event.actors if one.span is None or not one.span.overlaps(place))
    return replace(event, actors=kept)


def _with_own_kind(
    text: str, event: Event, entities: Mapping[str, Entity], stands_for: str = ""
) -> Event:
    return with_own_label(text, with_kind_by_parties(text, event, entities, stands_for))


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
            if view.word(at) not in STAND_INS or view.word(at + 1) not in ("of", "on", "against"):
                continue
            if view.word(at) == "one" and view.word(at - 1) != "the":
                continue
            owner = noun_after(view, at + 2)
            if owner is None:
                continue
            span = span_over(view, at, at + 1)
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


def _owner_behind_pronoun(event: Event, view: View, at: int) -> Supplied | None:
    """Of `that of the banker` the banker: who it befell, or who resigned."""
    if view.word(at) not in STAND_INS or view.word(at + 1) not in ("of", "on", "against"):
        return None
    chunk = noun_after(view, at + 2)
    if chunk is None:
        return None
    does = event.label in OWN_LABELS or event.event_type in OWN_TYPES
    does = does and view.word(at + 1) == "of"
    return Supplied(
        event.id,
        ACTOR if does else RECIPIENT,
        party_span(view, chunk),
        f"behind “{view.word(at)} {view.word(at + 1)}”",
        sure=True,
    )


OWN_LABELS = frozenset({EventLabel.RESIGNATION, EventLabel.OATH})
OWN_TYPES = frozenset({"PROTEST", "THREATEN", "REQUEST", "REJECT", "RETREAT", "AGREE", "CONCEDE"})
"""Acts whose owner does them: `the strikes, above all that of the pilots`."""


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
