"""A document to all its records: the order in which the readers run."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from alleged.analyse.assessments import find_assessments
from alleged.analyse.doubtful_words import find_doubted
from alleged.analyse.entities import find_entities
from alleged.analyse.event_circumstances import Around, add_circumstances
from alleged.analyse.event_doubts import with_doubts
from alleged.analyse.event_gaps import Known, fill_gaps
from alleged.analyse.event_parties import tidy_parties
from alleged.analyse.event_syntax import SentenceSyntax, read_syntax
from alleged.analyse.events import find_events
from alleged.analyse.figures import find_figures, find_unreadable
from alleged.analyse.framing.layers import load_wording
from alleged.analyse.framing.scores import can_read, judge_words, score_sentences
from alleged.analyse.framings import find_framings
from alleged.analyse.insinuations import find_insinuations
from alleged.analyse.layers import find_layers, share_voices
from alleged.analyse.mentions import find_mentions
from alleged.analyse.party_page import Page
from alleged.analyse.places import find_places, packaged_gazetteer
from alleged.analyse.prints import find_prints
from alleged.analyse.propositions import find_propositions
from alleged.analyse.publication import find_date_issues, infer_publication
from alleged.analyse.sentences import split_sentences
from alleged.analyse.speaker_entities import with_speaker_ids
from alleged.analyse.terms import Terms
from alleged.analyse.times import find_times
from alleged.leaders import read_leaders
from alleged.models.coreference import load_weights
from alleged.models.reader import Reader, Reading
from alleged.records.assessments import Assessment
from alleged.records.datings import Dating
from alleged.records.documents import Document
from alleged.records.entities import Entity
from alleged.records.events import Event
from alleged.records.figures import Figure
from alleged.records.framings import Framing
from alleged.records.insinuations import Insinuation
from alleged.records.issues import Issue
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.prints import Prints
from alleged.records.propositions import Proposition
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.records.times import Timex
from alleged.records.voices import VoiceShares


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What one document says."""

    statements: tuple[Statement, ...] = ()
    insinuations: tuple[Insinuation, ...] = ()
    framings: tuple[Framing, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    voices: tuple[VoiceShares, ...] = ()
    """One, of a document that was read."""
    figures: tuple[Figure, ...] = ()
    times: tuple[Timex, ...] = ()
    datings: tuple[Dating, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    prints: tuple[Prints, ...] = ()
    """One, in any language."""
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    """What the statements put forward."""
    issues: tuple[Issue, ...] = ()
    """What the text itself gives reason to doubt, not yet tied to the document."""


def analyse_documents(documents: Iterable[Document], *, reader: Reader) -> list[Analysis]:
    """Find the statements, events, figures, times, names and places of each document, in order.

    A document in a language that the readers do not cover has none, but a fingerprint. No document
    changes what is found in another.
    """
    return [analyse_document(document, reader=reader) for document in documents]


def analyse_document(
    document: Document, *, reader: Reader, terms: Terms | None = None, claims: bool = False
) -> Analysis:
    """Find the statements, events, figures, times, names and places of one document.

    `terms`: who held which office when, to date a document that does not say its day. `claims`:
    whether statements are taken apart into what they put forward, which claims are made of.
    """
    if not document.covered:
        return Analysis(prints=(find_prints(document),))
    sentences = split_sentences(document.text)
    reading = reader.read(document.text, sentences)
    mentions = find_mentions(document, sentences=sentences, reading=reading)
    weights, version = load_weights()
    places = find_places(document, sentences=sentences, mentions=mentions)
    entities, mentions = find_entities(
        document,
        sentences=sentences,
        mentions=mentions,
        places=places,
        weights=weights,
        version=version,
    )
    statements = find_layers(
        document, sentences=sentences, reading=reading, mentions=mentions, reader=reader
    )
    statements = with_speaker_ids(document.text, statements, entities)
    reported = [one for one in statements if one.voice is not Voice.ARTICLE]
    insinuations = find_insinuations(
        document, sentences=sentences, statements=reported, mentions=mentions
    )
    syntax = read_syntax(document.text, sentences) if ACTS in reading.scores else None
    tags = {one.span: one.as_written for one in syntax or () if one.as_written is not None}
    framings: list[Framing] = []
    assessments: list[Assessment] = []
    if can_read(reading):
        wording = load_wording()
        judged = judge_words(reading)
        scored = score_sentences(document.text, sentences, reading, wording, judged=judged)
        framings = find_framings(
            document,
            scored=scored,
            reading=reading,
            wording=wording,
            statements=statements,
            insinuations=insinuations,
            mentions=mentions,
            entities=entities,
            tags=tags,
        )
    times = find_times(document, sentences=sentences)
    dating = infer_publication(
        document,
        sentences=sentences,
        times=times,
        terms=terms.told(document, entities) if terms is not None else (),
    )
    if dating is not None:
        times = find_times(document, sentences=sentences, dating=dating)
    # "After the three attacks": an event that stands for a time hides no number.
    written = [time for time in times if time.event is None]
    figures = _with_statement(
        find_figures(document, sentences=sentences, times=written, tags=tags), reported
    )
    if can_read(reading):
        assessments = find_assessments(
            document,
            scored=scored,
            reading=reading,
            wording=wording,
            statements=statements,
            figures=figures,
            times=written,
            tags=tags,
            judged=judged,
        )
    events, doubts = _events_of(
        document,
        reading,
        entities,
        syntax=syntax,
        around=Around(
            sentences=sentences,
            statements=reported,
            places=places,
            mentions=mentions,
            times=times,
            figures=figures,
            dating=dating,
        ),
    )
    propositions: list[Proposition] = []
    if claims:
        propositions = find_propositions(
            document,
            sentences=sentences,
            statements=statements,
            entities=entities,
            figures=figures,
            times=times,
            syntax=syntax,
        )
    return Analysis(
        statements=tuple(statements),
        insinuations=tuple(insinuations),
        framings=tuple(framings),
        assessments=tuple(assessments),
        voices=(share_voices(document, sentences, statements),),
        figures=tuple(figures),
        times=tuple(_with_statement(times, reported)),
        datings=(dating,) if dating is not None else (),
        mentions=tuple(mentions),
        places=tuple(places),
        entities=tuple(entities),
        events=tuple(events),
        prints=(find_prints(document),),
        issues=(*find_date_issues(document, times, dating), *find_unreadable(document), *doubts),
        propositions=tuple(propositions),
    )


ACTS = "act"
"""The head of the model that marks acts; a model trained without it finds no events."""


def _events_of(
    document: Document,
    reading: Reading,
    entities: Sequence[Entity],
    *,
    syntax: Sequence[SentenceSyntax] | None,
    around: Around,
) -> tuple[list[Event], list[Issue]]:
    """The events of a document with their circumstances, and notes on what is doubtful."""
    if syntax is None:
        return [], []
    page = Page(
        document,
        sentences=around.sentences,
        mentions=around.mentions,
        places=around.places,
        entities=entities,
    )
    events = find_events(
        document,
        sentences=around.sentences,
        syntax=syntax,
        reading=reading,
        mentions=around.mentions,
        places=around.places,
        entities=entities,
        statements=around.statements,
        page=page,
    )
    events = fill_gaps(
        document,
        events,
        syntax=syntax,
        known=Known(
            sentences=around.sentences,
            mentions=around.mentions,
            places=around.places,
            entities=entities,
            statements=around.statements,
            page=page,
        ),
    )
    events = tidy_parties(document.text, events)
    events = add_circumstances(document, events, around=around)
    doubted = find_doubted(reading, around.sentences)
    return with_doubts(document, events, syntax=syntax, doubted=doubted)


Told = TypeVar("Told", Figure, Timex)


def _with_statement(records: Sequence[Told], statements: Sequence[Statement]) -> list[Told]:
    """The records, each with the innermost statement whose content holds it."""
    pieces = sorted(
        (
            (piece, statement.parent_id is None, statement.id)
            for statement in statements
            for piece in statement.content
        ),
        key=lambda held: (held[0].start, -held[0].end, held[1]),
    )
    told: list[Told] = []
    open_pieces: list[tuple[Span, bool, str]] = []
    upcoming = 0
    for record in sorted(records, key=lambda record: record.span):
        while upcoming < len(pieces) and pieces[upcoming][0].start <= record.span.start:
            open_pieces.append(pieces[upcoming])
            upcoming += 1
        open_pieces = [held for held in open_pieces if held[0].end > record.span.start]
        around = [held for held in open_pieces if held[0].holds(record.span)]
        inner = min(around, key=lambda held: held[0].end - held[0].start, default=None)
        holder = inner[2] if inner else None
        told.append(
            record if record.statement_id == holder else replace(record, statement_id=holder)
        )
    return told


@cache
def _reader() -> Reader:
    return Reader.load()


def preload() -> None:
    """Load the models and the gazetteer, once a worker."""
    _reader()
    load_weights()
    load_wording()
    packaged_gazetteer()
    # What is loaded stays: garbage collection need not walk through it again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@cache
def _terms(path: str) -> Terms:
    return Terms(read_leaders(Path(path)))


class AnalyseTask(msgspec.Struct):
    """What the analysing child is asked."""

    document: Document
    leaders: str | None
    """The path of a table of who held which office when."""
    claims: bool = False


def answer(task: bytes) -> bytes:
    """Analyse one document: the work of the analysing child."""
    asked = msgspec.json.decode(task, type=AnalyseTask)
    terms = _terms(asked.leaders) if asked.leaders is not None else None
    found = analyse_document(asked.document, reader=_reader(), terms=terms, claims=asked.claims)
    return msgspec.json.encode(found)
