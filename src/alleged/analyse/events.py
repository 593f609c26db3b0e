"""Who did what to whom: the acts that a text tells of, coded, with their parties and their status.

    sentence -> triggers -> kind of act -> parties -> status

`find_triggers` marks the words that name acts, `code_act` says what kind each is, `find_phrases`
who did it to whom, `read_status` whether it took place. Place, time, numbers, the statement that
tells it, and which acts are the same, are added after (`alleged.analyse.event_circumstances`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from alleged.analyse.event_codes import Code, code_act, kind_scores
from alleged.analyse.event_roles import (
    ACTOR,
    PRONOUNS,
    RolePhrase,
    RoleReader,
    Sentence,
    antecedent_of,
    find_phrases,
    read_sentence,
)
from alleged.analyse.event_status import StatusScores, Told, read_status
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.event_triggers import Trigger, WordTable, find_triggers, read_words
from alleged.analyse.names import word_set
from alleged.analyse.parties import PartyCode, PartyWords, code_parties, split_nationalities
from alleged.cameo import cameo_code
from alleged.models.reader import Reading
from alleged.plover import EVENT_TYPES
from alleged.records.documents import Document
from alleged.records.entities import Entity, Wording
from alleged.records.events import Event, EventLabel, EventStatus, Party
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice

RULES = "event rules 1"
MUTUAL_TYPES = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types whose acts two sides do together where nobody is named as the other side."""
MUTUAL_WORDS = word_set(
    """clash clashed clashes fight fought fighting battle war skirmish feud firefight gunfight
    exchange exchanged traded break broke severed sever talks hostilities truce ceasefire cease
    duel duelled reconcile reconciled ties relations accord pact"""
)
"""Words of other types that name what two sides do to each other."""
DIPLOMATS = word_set(
    """ambassador ambassadors diplomat diplomats envoy envoys consul consuls attache attaches
    attaché attachés nuncio chargé charge legation embassy counsellor"""
)


def find_events(
    document: Document,
    *,
    sentences: Sequence[Span],
    syntax: Sequence[SentenceSyntax],
    reading: Reading,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
) -> list[Event]:
    """Find the acts that a text tells of, one Event a mention, in text order.

    Acts that have neither a type of PLOVER nor one of our labels are left out. `syntax` is that of
    `sentences`. Place, time, numbers, statement and chain are left to `with_circumstances`.
    Offsets: code points of `document.text`, end excluded.
    Method: the reader model's heads for acts, types and roles, with tables and rules of our own;
    measured in `docs/events.md`.
    """
    text = document.text
    table = read_words(text, reading, sentences)
    triggers = find_triggers(reading, table)
    if not triggers:
        return []
    known = _Known.of(mentions=mentions, places=places, entities=entities)
    drafts = _drafts(
        document,
        sentences=sentences,
        syntax=syntax,
        reading=reading,
        table=table,
        triggers=triggers,
        known=known,
        holders=Holders(statements),
    )
    parties = [party for draft in drafts for party in draft.parties]
    codes = code_parties(
        document,
        [PartyWords(span=party.coded, acts=party.role == ACTOR) for party in parties],
        sentences=sentences,
        mentions=mentions,
        places=places,
        entities=entities,
    )
    coded = iter(zip(parties, codes, strict=True))
    return [
        _event(document, draft, [_coded(*next(coded)) for _ in draft.parties], reading.version)
        for draft in drafts
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Party:
    """A party before its code is known."""

    role: int
    span: Span
    name: str
    coded: Span
    """The words that tell its code: of a pronoun those of its entity."""
    entity_id: str | None
    probability: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An act with its words, kind, parties and status."""

    spans: tuple[Span, ...]
    sentence: Span
    marked: float
    code: Code
    parties: tuple[_Party, ...]
    told: Told


def _drafts(
    document: Document,
    *,
    sentences: Sequence[Span],
    syntax: Sequence[SentenceSyntax],
    reading: Reading,
    table: WordTable,
    triggers: Sequence[Trigger],
    known: _Known,
    holders: Holders,
) -> list[_Draft]:
    """The coded acts, in text order."""
    scores = kind_scores(reading, triggers)
    roles = RoleReader.of(reading)
    starts = [span.start for span in sentences]
    read: dict[int, Sentence] = {}
    drafts: list[_Draft] = []
    for row, trigger in enumerate(triggers):
        code = code_act(trigger, scores.types[row], scores.modes[row], scores.contexts[row])
        if code is None:
            continue
        begin, end = table.sentence_of(trigger.first)
        place = max(0, bisect_right(starts, int(reading.words.starts[trigger.first])) - 1)
        if begin not in read:
            read[begin] = read_sentence(reading, table, syntax[place], begin, end)
        spans = tuple(reading.span(low, high) for low, high in trigger.parts)
        statement = holders.innermost(spans[0])
        phrases = find_phrases(
            read[begin],
            trigger,
            roles,
            known.names_in(sentences[place]),
            speaker=statement.source if statement is not None else (),
        )
        told = read_status(
            document.text,
            sentence=syntax[place],
            trigger=spans[0],
            statement=statement,
            in_title=_is_title(document, sentences[place]),
            scores=status_scores(reading, trigger),
        )
        parties = [
            party
            for phrase in phrases
            for party in _parties(document.text, read[begin], phrase, known)
        ]
        drafts.append(
            _Draft(
                spans=spans,
                sentence=sentences[place],
                marked=trigger.probability,
                code=code,
                parties=tuple(parties),
                told=told,
            )
        )
    return drafts


def _is_title(document: Document, sentence: Span) -> bool:
    return bool(document.title) and sentence.start == 0


def status_scores(reading: Reading, trigger: Trigger) -> StatusScores | None:
    """What the model says of an act's status; None where it has no such heads."""
    if "status" not in reading.scores:
        return None
    rows = reading.scores["status"][trigger.words].astype(np.float64).mean(0)
    logs = rows - np.logaddexp.reduce(rows)
    factuality = float(reading.scores["factuality"][trigger.words].mean())
    return StatusScores(factuality=factuality, statuses=tuple(logs.tolist()))


def _event(
    document: Document, draft: _Draft, parties: Sequence[tuple[int, Party]], version: str
) -> Event:
    code, told, spans = draft.code, draft.told, draft.spans
    actors = tuple(party for role, party in parties if role == ACTOR)
    recipients = tuple(party for role, party in parties if role != ACTOR)
    label = code.label
    if label is None and code.event_type == "SANCTION" and "expel" in code.modes:
        label = EventLabel.DIPLOMAT_EXPULSION if _diplomats(recipients) else None
    kind = code.event_type or (label.value if label else "")
    quad = EVENT_TYPES[code.event_type].quad if code.event_type else None
    made = record_id("evt", document.id, spans, kind)
    words = {word for span in spans for word in span.of(document.text).lower().split()}
    return Event(
        id=made,
        document_id=document.id,
        chain_id=made,
        trigger=spans,
        sentence=draft.sentence,
        event_type=code.event_type,
        modes=code.modes,
        contexts=code.contexts,
        label=label,
        quad=quad,
        score=EVENT_TYPES[code.event_type].score_of(code.modes) if code.event_type else None,
        cameo=cameo_code(
            code.event_type,
            code.modes,
            code.contexts,
            diplomat=label is EventLabel.DIPLOMAT_EXPULSION,
        ),
        readings=code.readings,
        actors=actors,
        recipients=recipients,
        reciprocal=len(actors) > 1
        and not recipients
        and (code.event_type in MUTUAL_TYPES or not MUTUAL_WORDS.isdisjoint(words)),
        place=None,
        place_id=None,
        time_id=None,
        begin=None,
        end=None,
        time_reason="not looked for",
        magnitudes=(),
        instrument=None,
        status=told.status,
        polarity=told.polarity,
        certainty=told.certainty,
        status_probability=round(told.probability, 3),
        status_reason=told.reason,
        counted=told.status in (EventStatus.HAPPENED, EventStatus.ALLEGED),
        statement_id=None,
        statement_ids=(),
        warnings=(),
        probability=code.probability,
        reason=f"{code.reason}; marked as an act {draft.marked:.2f}",
        made_by=f"reader {version}, {RULES}",
    )


def _diplomats(parties: Sequence[Party]) -> bool:
    return any(not DIPLOMATS.isdisjoint(party.name.lower().split()) for party in parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Names and entities of a text, to be looked up by place."""

    names: list[Span]
    starts: list[int]
    entity_at: dict[Span, tuple[Entity, Wording]]
    """Every place where an entity is spoken of."""
    entity_starts: list[int]
    entity_spans: list[Span]

    places: list[Place]
    place_starts: list[int]

    @classmethod
    def of(
        cls,
        *,
        mentions: Sequence[Mention],
        places: Sequence[Place],
        entities: Sequence[Entity],
    ) -> _Known:
        """Sort them once."""
        names = sorted({mention.span for mention in mentions} | {place.span for place in places})
        entity_at = {
            mention.span: (entity, mention.wording)
            for entity in entities
            for mention in entity.mentions
        }
        spans = sorted(entity_at)
        ordered = sorted(places, key=lambda place: place.span)
        return cls(
            names=names,
            starts=[span.start for span in names],
            entity_at=entity_at,
            entity_starts=[span.start for span in spans],
            entity_spans=spans,
            places=ordered,
            place_starts=[place.span.start for place in ordered],
        )

    def names_in(self, span: Span) -> list[Span]:
        """The names in a stretch of text."""
        return self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def places_in(self, span: Span) -> list[Place]:
        """The places in a stretch of text."""
        low = bisect_left(self.place_starts, span.start)
        return self.places[low : bisect_left(self.place_starts, span.end)]

    def entity_of(self, span: Span) -> tuple[Entity, Wording] | None:
        """The entity that a party's words speak of: its mention ends with them, or is most of
        them; None for words that only hold a name (`Kestrian troops`)."""
        if span in self.entity_at:
            return self.entity_at[span]
        low = bisect_left(self.entity_starts, span.start)
        high = bisect_left(self.entity_starts, span.end)
        inside = [one for one in self.entity_spans[low:high] if one.end <= span.end]
        ending = [one for one in inside if one.end == span.end]
        if ending:
            return self.entity_at[min(ending)]
        longest = max(inside, key=lambda one: one.end - one.start, default=None)
        if longest is not None and 2 * (longest.end - longest.start) > span.end - span.start:
            return self.entity_at[longest]
        return None


def _parties(text: str, sentence: Sentence, phrase: RolePhrase, known: _Known) -> Iterator[_Party]:
    """The parties that a phrase stands for: one for each nationality that it names."""
    span, reason = phrase.span, phrase.reason
    words = span.of(text)
    if words.lower() in PRONOUNS and (taken_up := antecedent_of(sentence, span)) is not None:
        reason = f"“{words}” takes up “{taken_up.of(text)}”; {reason}"
        span = taken_up
    for part in split_nationalities(text, span, known.places_in(span)):
        entity = known.entity_of(part)
        name, coded = part.of(text), part
        if entity is not None and entity[1] is Wording.PRONOUN:
            name, coded = entity[0].name, _named_place(entity[0], part)
            reason = f"“{part.of(text)}” is {name}; {reason}"
        yield _Party(
            role=phrase.role,
            span=part,
            name=name,
            coded=coded,
            entity_id=entity[0].id if entity is not None else None,
            probability=phrase.probability,
            reason=reason,
        )


def _named_place(entity: Entity, span: Span) -> Span:
    """Where the text speaks of an entity in words that tell most: a name, else a description."""
    for wording in (Wording.NAME, Wording.DESCRIPTION):
        for mention in entity.mentions:
            if mention.wording is wording:
                return mention.span
    return span


def _coded(party: _Party, code: PartyCode) -> tuple[int, Party]:
    return party.role, Party(
        span=party.span,
        name=party.name,
        implied=False,
        entity_id=party.entity_id,
        code=code.code,
        sector=code.sector,
        label=code.label,
        probability=round(party.probability * code.probability, 3),
        reason=f"{party.reason}; {code.reason}",
    )


class Holders:
    """Which statement holds a place, the innermost first."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = sorted(
            (
                (piece, statement)
                for statement in statements
                if statement.voice is not Voice.ARTICLE
                for piece in statement.content
            ),
            key=lambda held: (held[0].start, -held[0].end, held[1].id),
        )
        self._pieces = pieces
        self._starts = [piece.start for piece, _ in pieces]
        self._reach: list[int] = []
        """For each piece the furthest end among those up to it."""
        for piece, _ in pieces:
            self._reach.append(max(piece.end, self._reach[-1] if self._reach else 0))

    def innermost(self, span: Span) -> Statement | None:
        """The statement with the shortest piece of content around a span."""
        best: tuple[int, Statement] | None = None
        for at in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            if self._reach[at] < span.end:
                break
            piece, statement = self._pieces[at]
            if piece.holds(span) and (best is None or piece.end - piece.start < best[0]):
                best = (piece.end - piece.start, statement)
        return best[1] if best is not None else None


SUBORDINATE = frozenset(
    {EventStatus.HYPOTHETICAL, EventStatus.GENERIC, EventStatus.PLANNED, EventStatus.ORDERED}
)
"""What such an act stands beside is mostly what the sentence tells."""


def main_first(events: Sequence[Event]) -> list[Event]:
    """Events of one sentence, the one that it is about first: what took place before what is wanted
    or planned, and then in the order of the text."""
    return sorted(events, key=lambda event: (event.status in SUBORDINATE, event.trigger[0].start))
