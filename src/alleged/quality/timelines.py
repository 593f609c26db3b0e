"""Entities and articles -> the entity's timeline over all of them, as SemEval-2015 task 4 wants it.

The parts are a build's: names and what takes them up, time expressions, the grammar of sentences,
the days between which an event lies. Three things are habits of that set and no part of a build:
every event counts, not only acts that we have a type for (the model's head that learnt MEANTIME's
marks); each has one day, so that what is told as past and without one has that of publication; and
grammar alone tells who is a party.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from alleged.analyse.event_climb import View
from alleged.analyse.event_dates import EventDate, date_events
from alleged.analyse.event_syntax import SentenceSyntax, read_syntax
from alleged.analyse.names import word_set
from alleged.analyse.phrases import fold
from alleged.analyse.syntax import BE, ChunkKind
from alleged.link.act_words import stem_of
from alleged.link.entities import linked_entities
from alleged.quality.documents import document_from_row
from alleged.quality.predictors import Prediction, PredictOptions, reader_with, row_sentences
from alleged.quality.rows import Row, given_spans, row_from
from alleged.records.documents import Document
from alleged.records.entities import Entity, Relation
from alleged.records.spans import Span
from alleged.records.statements import Statement
from alleged.records.times import Granularity, Timex

MARK_HEAD = "act_meantime"
MADE_BY = "timelines 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as an article tells it."""

    span: Span
    sentence: int
    parties: tuple[Span, ...]
    """Words that name who does it or whom it is done to."""
    date: EventDate
    report: bool
    """Whether it is somebody's saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What timelines need of an article."""

    id: str
    document: Document
    entities: Sequence[Entity]
    told: Sequence[Told]


def predict_timelines(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The timeline of each row's entity over the row's articles.

    The events are those that the articles give (`mentions`); with `predicted_mentions` they are
    found.
    """
    read = open_articles(options)
    known: dict[str, Article] = {}
    for row in rows:
        articles = []
        for fields in row.given.get("documents") or ():
            one = row_from(fields, line=row.line)
            if str(one.id) not in known:
                known[str(one.id)] = read(one)
            articles.append(known[str(one.id)])
        yield Prediction(
            fields={"timeline": timeline_of(row.text, articles)},
            made_by=frozenset({MADE_BY}),
        )


def open_articles(options: PredictOptions) -> Callable[[Row], Article]:
    """Read the models, and return what reads an article with them."""
    from alleged.analyse.entities import find_entities
    from alleged.analyse.event_triggers import find_marks
    from alleged.analyse.layers import find_layers
    from alleged.analyse.mentions import find_mentions
    from alleged.analyse.places import find_places
    from alleged.analyse.times import find_times
    from alleged.models.coreference import load_weights
    from alleged.models.windows import sentence_starts

    reader = reader_with(options, MARK_HEAD)
    weights, version = load_weights()

    def read(row: Row) -> Article:
        document = document_from_row(row)
        sentences = row_sentences(row, row.text)
        reading = reader.read(document.text, sentences)
        mentions = find_mentions(document, sentences=sentences, reading=reading)
        entities, mentions = find_entities(
            document,
            sentences=sentences,
            mentions=mentions,
            places=find_places(document, sentences=sentences, mentions=mentions),
            weights=weights,
            version=version,
        )
        if options.predicted_mentions:
            starts = sentence_starts(reading.words, sentences).tolist()
            marks = find_marks(reading, starts, head=MARK_HEAD, bias=0.0)
            events = [reading.span(*mark) for mark in marks]
        else:
            events = [one.span for one in given_spans(row, "mentions") if one.kind == "event"]
        return Article(
            id=str(row.id).rpartition(":")[2],
            document=document,
            entities=entities,
            told=events_told(
                document,
                sentences,
                events,
                syntax=read_syntax(document.text, sentences),
                times=find_times(document, sentences=sentences),
                statements=find_layers(
                    document,
                    sentences=sentences,
                    reading=reading,
                    mentions=mentions,
                    reader=reader,
                ),
            ),
        )

    return read


def events_told(
    document: Document,
    sentences: Sequence[Span],
    events: Sequence[Span],
    *,
    syntax: Sequence[SentenceSyntax],
    times: Sequence[Timex],
    statements: Sequence[Statement],
) -> list[Told]:
    """The events with their parties and days."""
    dates = date_events(document, times, events, sentences=sentences)
    said = {(cue.start, cue.end): statement for statement in statements for cue in statement.cue}
    views = [View(one, in_title=number == 0) for number, one in enumerate(syntax)]
    found = []
    for span, date in zip(events, dates, strict=True):
        number = next((n for n, one in enumerate(sentences) if one.holds(span)), None)
        if number is None:
            continue
        report = next((one for place, one in said.items() if Span(*place).overlaps(span)), None)
        parties = list(parties_of(views[number], span))
        if report is not None:
            parties += report.source
        found.append(
            Told(
                span=span,
                sentence=number,
                parties=tuple(dict.fromkeys(parties)),
                date=date,
                report=report is not None,
            )
        )
    return found


# --- who takes part ----------------------------------------------------------------------------

BY = frozenset({"by", "of", "with", "between", "from", "to", "against", "for"})
"""Words behind a noun that lead to a party: `the purchase by Ford`, `a deal with Fiat`."""
BEHIND_VERB = frozenset({"by", "with", "to", "against", "from"})


def parties_of(view: View, span: Span) -> Iterator[Span]:
    """The noun groups that grammar makes parties of the event: subject, object, owner, `by ...`."""
    at = view.head_of(span)
    if at is None:
        return
    chunks, number = view.sentence.chunks, view.chunk_of[at]
    if view.is_verb(at):
        yield from _of_verb(view, at)
        return
    chunk = chunks[number]
    if chunk.kind is ChunkKind.NOUN and chunk.first < at:
        yield _span(view, chunk.first, at)
    for after, other in zip(chunks[number + 1 :: 2], chunks[number + 2 :: 2], strict=False):
        if after.kind is not ChunkKind.PREPOSITION or view.word(after.head) not in BY:
            break
        if other.kind is not ChunkKind.NOUN:
            break
        yield _span(view, other.first, other.after)
    governor = next((one for one in reversed(chunks[:number]) if one.kind is ChunkKind.VERB), None)
    if governor is not None and number and chunks[number - 1] is governor:
        yield from _of_verb(view, governor.head, objects=False)


def _of_verb(view: View, at: int, *, objects: bool = True) -> Iterator[Span]:
    clause = next(
        (
            one
            for one in view.sentence.clauses
            if one.verb is not None and one.verb.first <= at < one.verb.after
        ),
        None,
    )
    if clause is not None and clause.subject is not None:
        yield _span(view, clause.subject.first, clause.subject.after)
    if not objects:
        return
    prepared = True
    for chunk in view.sentence.chunks[view.chunk_of[at] + 1 :]:
        if chunk.kind is ChunkKind.NOUN and prepared:
            yield _span(view, chunk.first, chunk.after)
            prepared = False
        elif chunk.kind is ChunkKind.PREPOSITION:
            prepared = view.word(chunk.head) in BEHIND_VERB
        elif chunk.kind is ChunkKind.AND and not prepared:
            prepared = True
        elif chunk.kind not in (ChunkKind.TIME, ChunkKind.ADVERB, ChunkKind.NOUN):
            return


def _span(view: View, first: int, after: int) -> Span:
    return Span(view.tokens[first].start, view.tokens[after - 1].end)


# --- who is meant ------------------------------------------------------------------------------

FORMS = word_set(
    """inc co corp corporation company companies llc ltd plc group holding holdings spa ag sa nv
    motor motors"""
)
"""Words by which the full name of a company says no more than the short one."""
_WORD = re.compile(r"[^\W_]+")


def is_same_name(target: str, name: str) -> bool:
    """Whether a name is the target's: the same words, its initials, a form of a company's name, or
    the same surname with a first name that begins alike."""
    one, other = _words(target), _words(name)
    if not one or not other:
        return False
    if one == other or name == _initials(target) or target == _initials(name):
        return True
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short and set(long[len(short) :]) <= FORMS:
        return True
    if len(one) == len(other) == 2 and one[1] == other[1]:
        return one[0][0] == other[0][0]
    return "".join(one) == "".join(other)


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(fold(name)) if word != "the"]


def _initials(name: str) -> str:
    words = _WORD.findall(name)
    named = len(words) > 1 and all(word[0].isupper() for word in words)
    return "".join(word[0] for word in words) if named else ""


def _places_of(target: str, articles: Sequence[Article]) -> dict[str, list[Span]]:
    """Where each article speaks of the target."""
    dossier, links = linked_entities(
        [one.document for one in articles],
        [entity for one in articles for entity in one.entities],
    )
    meant = {
        one.id
        for one in dossier
        if any(is_same_name(target, name) for name in (one.name, *one.variants))
    }
    members = {
        (link.document_id, link.entity_id)
        for link in links
        if link.dossier_entity_id in meant and link.relation is Relation.MEMBER
    }
    written = _written(target)
    return {
        one.id: sorted(
            {
                mention.span
                for entity in one.entities
                if (one.document.id, entity.id) in members
                for mention in entity.mentions
            }
            | {Span(*found.span()) for found in written.finditer(one.document.text)}
        )
        for one in articles
    }


def _written(target: str) -> re.Pattern[str]:
    """The name as it is written; of a model `Maker 700`, which no entity may be, its number too."""
    names = [target]
    last = target.split()[-1]
    if any(c.isdigit() for c in last):
        names.append(last)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


# --- in order ----------------------------------------------------------------------------------


def timeline_of(target: str, articles: Sequence[Article]) -> list[dict[str, Any]]:
    """The timeline of one entity, in the layout of `scorers/timelines.py`."""
    if not articles:
        return []
    places = _places_of(target, articles)
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in sorted(articles, key=lambda one: one.id):
        for told in one.told:
            date = day_of(told, one.document)
            if date is None or not _takes_part(told, places[one.id], one.document.text):
                continue
            words = told.span.of(one.document.text)
            if words.lower() in BE:
                continue
            key = stem_of(words.split()[-1]) or words
            if told.report:
                key = f"{key} {one.id} {told.span.start}"
            mention = {"doc": one.id, "sentence": told.sentence, "event": "_".join(words.split())}
            lines.setdefault((date, key), []).append(mention)
    orders = {
        date: number for number, date in enumerate(sorted({d for d, _ in lines}, key=_early), 1)
    }
    return [
        {"order": orders[date], "date": date, "events": events}
        for (date, _), events in sorted(lines.items(), key=lambda line: _early(line[0][0]))
    ]


def _early(date: str) -> tuple[str, ...]:
    """A year comes before its months, a month before its days."""
    return tuple(part for part in date.split("-") if "X" not in part)


def _takes_part(told: Told, places: Collection[Span], text: str) -> bool:
    """Whether the last words of a party name the target."""
    return any(
        party.overlaps(place) and place.end >= _head_end(party, text)
        for party in told.parties
        for place in places
    )


def _head_end(party: Span, text: str) -> int:
    """Where the last word of a party begins."""
    return party.start + party.of(text).rstrip().rfind(" ") + 1


def day_of(told: Told, document: Document) -> str | None:
    """The day, month or year of an event; None where it has no place in an order.

    What an article reports as said, and what its headline tells, is the news of its day, unless the
    words name another day: a year beside a report belongs to what is said. So is what is told as
    past and without a day.
    """
    date = told.date
    written = as_written(date) if date.timex_id is not None else None
    published = document.published.value[:10] if document.published else None
    if (told.report or told.sentence == 0) and (written is None or "X" in written):
        return published
    if date.timex_id is not None:
        return written
    return published if published is not None and date.end == published else None


def as_written(date: EventDate) -> str | None:
    """`2031-05-XX` for some day in a month; None for longer stretches that are no year."""
    begin, end = date.begin, date.end
    if begin is None or end is None:
        return None
    if begin == end:
        return begin
    if begin[:7] == end[:7]:
        return begin if date.granularity is Granularity.DAY else f"{begin[:7]}-XX"
    return f"{begin[:4]}-XX-XX" if begin[:4] == end[:4] else None
