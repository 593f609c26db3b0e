"""Rows -> predictions, by the same analysis as a build.

A predictor is opened once (models are read then) and goes through the rows in order. What it needs
is imported then, since a model needs libraries that `--help` must not wait for. What a build
would find is written in the layout that the task's scorer reads; nothing is tuned for the scorer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alleged.analyse.statement_types import RULES as TYPE_RULES
from alleged.errors import AllegedError, InputError, OptionError
from alleged.quality.documents import document_from_row
from alleged.quality.rows import Row, given_spans
from alleged.records.documents import Document
from alleged.records.figures import Figure, FigureKind
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.records.times import Timex, TimexType

if TYPE_CHECKING:
    from alleged.models.reader import Reader

DECADE = re.compile(r"[0-9]{3}X")
LONG_UNIT = re.compile(r"(P[0-9.X]+)(CE|DE|ML)")
LONG_UNIT_CODES = {"CE": "C", "DE": "E", "ML": "L"}
FISCAL_QUARTER = re.compile(r"XXXX(-Q[1-4])")

ENTITY_SCHEMES: dict[str, dict[MentionKind, str]] = {
    "mention": dict.fromkeys(MentionKind, "entity"),
    "re3d": {
        MentionKind.PERSON: "Person",
        MentionKind.ORGANISATION: "Organisation",
        MentionKind.PLACE: "Location",
        MentionKind.GROUP: "Nationality",
    },
    "meantime": {
        MentionKind.PERSON: "PER",
        MentionKind.ORGANISATION: "ORG",
        MentionKind.PLACE: "LOC",
        MentionKind.GROUP: "LOC",  # MEANTIME files "U.S." and "American" under places
    },
    "ecbplus": {
        MentionKind.PERSON: "HUMAN_PART_PER",
        MentionKind.ORGANISATION: "HUMAN_PART_ORG",
        MentionKind.PLACE: "LOC_GEO",
        MentionKind.GROUP: "HUMAN_PART_PER",
    },
}
"""What `kind` says in a prediction. `mention`, the default, follows the sets whose `mentions` are
of kind `event` or `entity`; our own kind then stands in `type`."""

PROBABILITY_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictOptions:
    """How to predict."""

    nested: bool = False
    """Also statements that lie inside the content of another one."""
    scheme: str | None = None
    """Which labels to use, where a task has several sets; None for its first."""
    within_documents: bool = False
    """Chains that end with their text."""
    predicted_mentions: bool = False
    """Find the mentions too, rather than take those that the rows give."""
    reader: Path | None = None
    """Folder of the model; None for the one that comes with the package."""
    threads: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What was predicted for a row."""

    fields: Mapping[str, Any]
    made_by: frozenset[str] = field(default_factory=frozenset)
    """Models and rule sets with their versions."""
    failure: str | None = None
    """Why the analysis broke off; the prediction is then the empty one."""


Predictor = Callable[[Sequence[Row], PredictOptions], Iterator[Prediction]]
RowReader = Callable[[Document], Prediction]


def reader_with(options: PredictOptions, *heads: str) -> Reader:
    """The reader model, if it has all of these heads. Raises: OptionError if it has not."""
    from alleged.models.reader import Reader

    reader = Reader.load(options.reader, threads=options.threads)
    if missing := [head for head in heads if head not in reader.settings.labels]:
        raise OptionError(
            f"the reader model has no head for {', '.join(missing)}",
            fix="give one that has with --reader, or train it as docs/training.md says",
        )
    return reader


def predict_attribution(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Statements with source, cue and content; not those of the article's own voice."""
    read = open_reader(options, layers=True)

    def predict(document: Document) -> Prediction:
        found = read(document).statements
        return Prediction(
            fields={"attributions": attribution_rows(found, nested=options.nested)},
            made_by=frozenset(one.made_by for one in found if one.voice is not Voice.ARTICLE),
        )

    return each_row(rows, predict, empty={"attributions": []})


def predict_statement_types(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """What is done with the words of the statements that a row gives, and what is implied there."""
    from alleged.analyse.insinuations import RULES, find_insinuations
    from alleged.analyse.sentences import split_sentences
    from alleged.analyse.statement_types import describe
    from alleged.analyse.statements import quoted_parts
    from alleged.models.quotations import find_quotations

    for row in rows:
        text = row.text
        quotations = find_quotations(text)
        hints = find_insinuations(
            document_from_row(row), sentences=split_sentences(text), statements=(), mentions=()
        )
        found = []
        for one in given_statements(row):
            told = describe(
                text,
                source=one.source,
                cue=one.cue,
                content=one.content,
                quoted=quoted_parts(text, one.content, quotations),
                voice=one.voice,
            )
            places = (*one.source, *one.cue, *one.content)
            implied = [hint for hint in hints if any(hint.trigger.overlaps(p) for p in places)]
            found.append(
                {
                    "id": one.id,
                    "type": told.type.value,
                    "strength": told.strength.value,
                    "stance": told.stance.value,
                    "manner": told.manner.value if told.manner else None,
                    "implied": implied[0].kind.value if implied else None,
                    "probability": _rounded(told.type_probability),
                }
            )
        yield Prediction(fields={"statements": found}, made_by=frozenset({TYPE_RULES, RULES}))


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenStatement:
    """A statement that a row gives by its places, to say what is done with the words."""

    id: str
    voice: Voice
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def given_statements(row: Row) -> list[GivenStatement]:
    """The `statements` of a row without their labels.

    Raises: InputError for one that has no place in the text.
    """
    found = []
    for entry in row.given.get("statements") or ():
        if wrong := check_given_statement(entry, len(row.text)):
            raise InputError(
                f"line {row.line}: {wrong}",
                fix='give "id", "voice" and the places of each statement',
            )
        found.append(
            GivenStatement(
                id=entry["id"],
                voice=Voice(entry["voice"]),
                source=tuple(Span(*piece) for piece in entry["source"]),
                cue=tuple(Span(*piece) for piece in entry["cue"]),
                content=tuple(Span(*piece) for piece in entry["content"]),
            )
        )
    return found


def check_given_statement(entry: Any, size: int) -> str | None:
    """What is wrong with a given statement; None when it can be used."""
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        return '"statements" holds one without an "id"'
    if entry.get("voice") not in set(Voice):
        return f'statement {entry["id"]} has no "voice" of {", ".join(Voice)}'
    for role in ("source", "cue", "content"):
        pieces = entry.get(role)
        if not isinstance(pieces, list) or not all(
            isinstance(piece, list)
            and len(piece) == 2
            and all(type(end) is int for end in piece)
            and 0 <= piece[0] < piece[1] <= size
            for piece in pieces
        ):
            return f'"{role}" of statement {entry["id"]} is no list of [start, end] in the text'
    return None


def predict_timex(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Time expressions with their values."""
    from alleged.analyse.publication import infer_publication
    from alleged.analyse.sentences import split_sentences
    from alleged.analyse.times import find_times

    def predict(document: Document) -> Prediction:
        sentences = split_sentences(document.text)
        times = find_times(document, sentences=sentences)
        dating = infer_publication(document, sentences=sentences, times=times)
        if dating is not None:
            times = find_times(document, sentences=sentences, dating=dating)
        published = document.published.value[:4] if document.published else ""
        year = int(published) if published.isascii() and published.isdigit() else None
        return Prediction(
            fields={"timex": timex_rows(times, published_year=year)},
            made_by=frozenset(time.made_by for time in times),
        )

    return each_row(rows, predict, empty={"timex": []})


def predict_dates(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Time expressions with the first and the last day that they name."""
    from alleged.analyse.sentences import split_sentences
    from alleged.analyse.times import find_times

    def predict(document: Document) -> Prediction:
        times = find_times(document, sentences=split_sentences(document.text))
        return Prediction(
            fields={
                "timex": [
                    {
                        "start": time.span.start,
                        "end": time.span.end,
                        "first_day": time.begin,
                        "last_day": time.end,
                        "probability": _rounded(time.probability),
                    }
                    for time in times
                    if time.event is None
                ]
            },
            made_by=frozenset(time.made_by for time in times),
        )

    return each_row(rows, predict, empty={"timex": []})


def predict_quantities(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Figures with value, unit, bound and concept, as NewsQuant writes them."""
    from alleged.quality.newsquant import newsquant_rows

    def predict(document: Document) -> Prediction:
        figures = figures_with_durations(document)
        return Prediction(
            fields={
                "quantities": with_probability(newsquant_rows(figures, document.text), figures)
            },
            made_by=frozenset(figure.made_by for figure in figures),
        )

    return each_row(rows, predict, empty={"quantities": []})


def predict_quantity_tests(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Figures with value, half-width and unit, as the tests of other readers give them.

    The years of `times` are added: those tests count them among the quantities, a dossier does not.
    """
    from alleged.analyse.sentences import split_sentences
    from alleged.analyse.times import find_times
    from alleged.quality.newsquant import plain_rows, year_rows

    def predict(document: Document) -> Prediction:
        figures = figures_with_durations(document)
        times = find_times(document, sentences=split_sentences(document.text))
        years = year_rows(times, document.text)
        return Prediction(
            fields={"quantities": [*plain_rows(figures), *years]},
            made_by=frozenset(figure.made_by for figure in figures),
        )

    return each_row(rows, predict, empty={"quantities": []})


def predict_measurements(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The places of figures with their units, as MeasEval marks them."""

    def predict(document: Document) -> Prediction:
        figures = figures_with_durations(document)
        spans = sorted({figure.span for figure in figures if figure.kind is not FigureKind.RANK})
        return Prediction(
            fields={
                "measurements": [
                    {"quantity": {"start": span.start, "end": span.end}} for span in spans
                ]
            },
            made_by=frozenset(figure.made_by for figure in figures),
        )

    return each_row(rows, predict, empty={"measurements": []})


def figures_with_durations(document: Document) -> list[Figure]:
    """The figures of a text; lengths of time too, which other sets count among the quantities and
    which are times in a dossier."""
    from alleged.analyse.figures import find_figures
    from alleged.analyse.sentences import split_sentences
    from alleged.analyse.times import find_times

    sentences = split_sentences(document.text)
    times = [
        time
        for time in find_times(document, sentences=sentences)
        if time.type is not TimexType.DURATION and time.event is None
    ]
    return find_figures(document, sentences=sentences, times=times)


def predict_entities(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Names of persons, organisations, places and groups."""
    read = open_reader(options)
    scheme = ENTITY_SCHEMES[options.scheme or "mention"]

    def predict(document: Document) -> Prediction:
        found = read(document)
        return Prediction(
            fields={"mentions": entity_rows(found.mentions, scheme)},
            made_by=frozenset(mention.made_by for mention in found.mentions),
        )

    return each_row(rows, predict, empty={"mentions": []})


def predict_places(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Names of places, which place each is, and its role."""
    from alleged.analyse.mentions import find_mentions
    from alleged.analyse.places import find_places
    from alleged.analyse.sentences import split_sentences
    from alleged.models.reader import Reader

    reader = Reader.load(options.reader, threads=options.threads)

    def predict(document: Document) -> Prediction:
        sentences = split_sentences(document.text)
        reading = reader.read(document.text, sentences)
        mentions = find_mentions(document, sentences=sentences, reading=reading)
        places = find_places(document, sentences=sentences, mentions=mentions)
        made_by = {mention.made_by for mention in mentions} | {place.made_by for place in places}
        return Prediction(fields={"places": place_rows(places)}, made_by=frozenset(made_by))

    return each_row(rows, predict, empty={"places": []})


def predict_entity_coref(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Which mentions are the same entity, across all rows.

    The mentions are those that the rows give, without their chains; with `predicted_mentions` they
    are a build's own, joined across the rows as a build joins them. Rows are one collection:
    nothing tells which of them belong together."""
    if options.predicted_mentions:
        yield from _own_entities(rows, options)
        return
    from alleged.link.given import GivenText, link_given
    from alleged.models.coreference import load_weights

    weights, version = load_weights()
    texts = [
        GivenText(
            text=row.text,
            sentences=row_sentences(row, row.text),
            mentions=tuple(
                given.span for given in given_spans(row, "mentions") if given.kind == "entity"
            ),
        )
        for row in rows
    ]
    labels = link_given(texts, weights=weights, across=not options.within_documents)
    for one, chains in zip(texts, labels, strict=True):
        yield Prediction(
            fields={
                "mentions": [
                    {"start": span.start, "end": span.end, "kind": "entity", "chain": chain}
                    for span, chain in zip(one.mentions, chains, strict=True)
                ]
            },
            made_by=frozenset({f"entities {version}"}),
        )


def _own_entities(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """A build's own entities with all their places: names, descriptions and pronouns."""
    from alleged.analyse.entities import find_entities
    from alleged.analyse.places import find_places
    from alleged.link.entities import linked_entities
    from alleged.models.coreference import load_weights
    from alleged.records.entities import Relation

    read = open_reader(options)
    weights, version = load_weights()
    documents = [document_from_row(row) for row in rows]
    found = []
    for document in documents:
        sentences, mentions = row_sentences(None, document.text), read(document).mentions
        entities, _ = find_entities(
            document,
            sentences=sentences,
            mentions=mentions,
            places=find_places(document, sentences=sentences, mentions=mentions),
            weights=weights,
            version=version,
        )
        found.append(entities)
    whole = {entity.id: entity.id for entities in found for entity in entities}
    if not options.within_documents:
        _, links = linked_entities(documents, [one for entities in found for one in entities])
        whole |= {
            link.entity_id: link.dossier_entity_id
            for link in links
            if link.relation is Relation.MEMBER
        }
    for entities in found:
        chains = {
            mention.span: (whole[entity.id], mention.probability)
            for entity in entities
            for mention in entity.mentions
        }
        yield Prediction(
            fields={
                "mentions": [
                    {
                        "start": span.start,
                        "end": span.end,
                        "kind": "entity",
                        "chain": chain,
                        "probability": _rounded(probability),
                    }
                    for span, (chain, probability) in sorted(chains.items())
                ]
            },
            made_by=frozenset({f"entities {version}"}),
        )


def predict_event_coref(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Which mentions are the same act, across all rows.

    The mentions are those that the rows give; with `predicted_mentions` they are a build's events,
    joined as its incidents. Rows are one collection: nothing tells which belong together."""
    if options.predicted_mentions:
        from alleged.quality.own_incidents import predict_incidents

        yield from predict_incidents(rows, options)
        return
    from alleged.link.given_acts import link_given_acts, read_around
    from alleged.models.act_weights import load_act_weights
    from alleged.models.reader import Reader

    weights, version = load_act_weights()
    reader = Reader.load(options.reader, threads=options.threads)
    texts = []
    for row in rows:
        document, sentences = document_from_row(row), row_sentences(row, row.text)
        mentions = [one.span for one in given_spans(row, "mentions") if one.kind == "event"]
        reading = reader.read(document.text, sentences)
        texts.append(read_around(document, sentences, mentions, reading))
    labels = link_given_acts(texts, weights=weights, across=not options.within_documents)
    for one, chains in zip(texts, labels, strict=True):
        yield Prediction(
            fields={
                "mentions": [
                    {"start": span.start, "end": span.end, "kind": "event", "chain": chain}
                    for span, chain in zip(one.mentions, chains, strict=True)
                ]
            },
            made_by=frozenset({f"acts {version}", f"reader {reader.version}"}),
        )


def row_sentences(row: Row | None, text: str) -> tuple[Span, ...]:
    """The sentences that a row gives, as ECB+ and MEANTIME do; else our own."""
    from alleged.analyse.sentences import split_sentences

    given = row.given.get("sentences") if row else None
    if isinstance(given, list) and given and all(isinstance(one, list) for one in given):
        return tuple(Span(int(one[-2]), int(one[-1])) for one in given)
    return tuple(split_sentences(text))


def each_row(
    rows: Sequence[Row], predict: RowReader, *, empty: Mapping[str, Any]
) -> Iterator[Prediction]:
    """Predict row by row.

    A text without words, or in a language that we do not read, has an empty prediction. So has one
    on which the analysis breaks off: the other rows must not be lost for it, and whoever calls has
    to say so.
    """
    for row in rows:
        document = document_from_row(row)
        if not document.covered or not document.text.strip():
            yield Prediction(fields=empty)
            continue
        try:
            prediction = predict(document)
        except AllegedError:
            raise
        except Exception as error:
            # Without control characters: the message may quote the text.
            reason = f"{type(error).__name__}: {ascii(str(error)[:200])[1:-1]}"
            prediction = Prediction(fields=empty, failure=reason)
        yield prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the reader model finds in a document."""

    mentions: Sequence[Mention]
    statements: Sequence[Statement]


def open_reader(options: PredictOptions, *, layers: bool = False) -> Callable[[Document], Found]:
    """Read the model, and return what finds mentions and statements with it; with `layers`, all
    that a build finds, else the outermost statements alone."""
    from alleged.analyse.layers import find_layers
    from alleged.analyse.mentions import find_mentions
    from alleged.analyse.sentences import split_sentences
    from alleged.analyse.statements import find_statements
    from alleged.models.reader import Reader

    reader = Reader.load(options.reader, threads=options.threads)

    def find(document: Document) -> Found:
        sentences = split_sentences(document.text)
        reading = reader.read(document.text, sentences)
        mentions = find_mentions(document, sentences=sentences, reading=reading)
        if layers:
            statements = find_layers(
                document, sentences=sentences, reading=reading, mentions=mentions, reader=reader
            )
        else:
            statements = find_statements(
                document, sentences=sentences, reading=reading, mentions=mentions
            )
        return Found(mentions=mentions, statements=statements)

    return find


def attribution_rows(statements: Sequence[Statement], *, nested: bool) -> list[dict[str, Any]]:
    """Statements in the layout of `scorers/attribution.py`, in text order.

    The article's own voice is left out, and without `nested` a statement that lies inside the
    content of another one.
    """
    reported = [one for one in statements if one.voice is not Voice.ARTICLE]
    kept = [s for s in reported if nested or not any(_holds(other, s) for other in reported)]
    return [
        {
            "source": _pieces(statement.source),
            "cue": _pieces(statement.cue),
            "content": _pieces(statement.content),
            "probability": _rounded(statement.probability),
        }
        for statement in sorted(kept, key=_first_place)
    ]


def timeml_value(value: str | None) -> str | None:
    """The value as TimeML 1.2.1 writes it.

    A decade is `199`, which our records write `199X` so that nobody takes it for a year; decades,
    centuries and millennia as lengths have one letter (TIMEX2); a fiscal year is written like
    another one.
    """
    if value is None:
        return None
    if DECADE.fullmatch(value):
        return value[:3]
    if long := LONG_UNIT.fullmatch(value):
        return long[1] + LONG_UNIT_CODES[long[2]]
    return value.removeprefix("FY")


def fiscal_quarter_value(time: Timex, times: Mapping[str, Timex], year: int) -> str | None:
    """A fiscal quarter as TimeBank writes it: as if of the calendar year of publication.

    Which fiscal year it is the text does not say, so that our records leave the year open; a
    quarter of the year before is told by what it was counted from. Only to compare with TimeBank.
    """
    quarter = FISCAL_QUARTER.fullmatch(time.value or "")
    if quarter is None:
        return None
    counted = time.anchor in times and "a year before" in time.reason
    return f"{year - counted:04}{quarter[1]}"


def timex_rows(
    times: Sequence[Timex], *, published_year: int | None = None
) -> list[dict[str, Any]]:
    """Time expressions in the layout of `scorers/timex.py`; TIMEX3 has no events among them."""
    by_id = {time.id: time for time in times}

    def value(time: Timex) -> str | None:
        fiscal = published_year and fiscal_quarter_value(time, by_id, published_year)
        return fiscal or timeml_value(time.value)

    return [
        {
            "start": time.span.start,
            "end": time.span.end,
            "type": time.type.value,
            "value": value(time),
            "mod": time.mod.value if time.mod else None,
            "probability": _rounded(time.probability),
        }
        for time in sorted(times, key=lambda time: time.span)
        if time.event is None
    ]


def with_probability(
    quantities: Sequence[Mapping[str, Any]], figures: Sequence[Figure]
) -> list[dict[str, Any]]:
    """Give each quantity the probability of the figure that it was made from, told by its place.

    NewsQuant cuts some figures otherwise than we do, so that one may stand for several or for half.
    """
    by_end = sorted(figures, key=lambda figure: figure.span.end)
    ends = [figure.span.end for figure in by_end]
    rows = []
    for quantity in quantities:
        i = bisect_right(ends, quantity["start"])
        found = {"probability": _rounded(by_end[i].probability)} if i < len(by_end) else {}
        rows.append({**quantity, **found})
    return rows


def entity_rows(
    mentions: Sequence[Mention], scheme: Mapping[MentionKind, str]
) -> list[dict[str, Any]]:
    """Names as mentions; `kind` by the scheme, `type` in our own words."""
    return [
        {
            "start": mention.span.start,
            "end": mention.span.end,
            "kind": scheme[mention.kind],
            "type": mention.kind.value,
            "probability": _rounded(mention.probability),
        }
        for mention in sorted(mentions, key=lambda mention: mention.span)
    ]


def place_rows(places: Sequence[Place]) -> list[dict[str, Any]]:
    """Places in the layout of `scorers/places.py`."""
    return [
        {
            "start": place.span.start,
            "end": place.span.end,
            "place": place.place,
            "name": place.name,
            "country": place.country,
            "role": place.role.value,
            "probability": _rounded(place.probability),
        }
        for place in sorted(places, key=lambda place: place.span)
    ]


def _holds(outer: Statement, inner: Statement) -> bool:
    """Whether all of `inner` lies inside the content of `outer`."""
    pieces = (*inner.source, *inner.cue, *inner.content)
    return outer is not inner and all(
        any(content.holds(piece) and content != piece for content in outer.content)
        for piece in pieces
    )


def _pieces(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in sorted(spans)]


def _rounded(probability: float) -> float:
    return round(probability, PROBABILITY_DIGITS)


def _first_place(statement: Statement) -> tuple[int, str]:
    pieces = (*statement.source, *statement.cue, *statement.content)
    return min((piece.start for piece in pieces), default=0), statement.id


def predict_verdicts(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """What reference tables say to the words that a row gives."""
    from alleged.quality.verdicts import predict_verdicts as predict

    yield from predict(rows, options)


def predict_timelines(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The timeline of the entity that a row names, over the articles that it gives."""
    from alleged.quality.timelines import predict_timelines as predict

    yield from predict(rows, options)


def predict_members(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The members of lists, each with what reference tables say to it."""
    from alleged.quality.verdicts import predict_members as predict

    yield from predict(rows, options)
