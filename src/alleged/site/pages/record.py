"""Any record, with the words it rests on and the way back to the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from alleged.publish.articles import DEEDS, reading_word
from alleged.publish.segments import Layer, Mark, split_text
from alleged.records.kinds import KINDS
from alleged.records.schemas import columns_of
from alleged.records.spans import OffsetRun, Span
from alleged.records.statements import Statement, StatementType, Voice
from alleged.review.decisions import label_of
from alleged.site.index.denials import Denial
from alleged.site.index.reading import decoder, kind_of
from alleged.site.pages.fact_checks import FactCheckRow, fact_checks_on
from alleged.site.pages.page import Page, Params, Route
from alleged.site.store import NotFoundError, Store
from alleged.site.strings import say

CONTEXT_CHARS = 160
"""Of the text shown before and after the words of a record: about a sentence."""

FAR_CHARS = 400
"""Words of one record that lie farther apart are shown as two excerpts."""

MAX_EXCERPTS = 40
MAX_LINKS = 60
"""Records that are named by this one, or name it, with a link each."""

MAX_VALUES = 200
"""Of one field."""


class RecordParams(Params, frozen=True, kw_only=True):
    """Which record."""

    id: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an excerpt."""

    words: str
    fields: tuple[str, ...]
    """The fields of the record that hold these words; () for what stands around them."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Where words stand in the original."""

    node: str
    """`/html/body/p[2]/text()[1]`, `page=3`; empty for plain text."""
    begin: int
    """Code points from the start of that node."""
    end: int
    repair: str | None


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article that a record rests on, with what stands around them."""

    document_id: str
    article: int
    headline: str
    outlet: str | None
    published: str | None
    concluded: str | None
    start: int
    """Of the words, code points of the document's text."""
    end: int
    cut_before: bool
    cut_after: bool
    pieces: tuple[Piece, ...]
    steps: tuple[Step, ...]
    """The same words in the original, piece by piece; () where they were put there by the
    program."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a field, in words."""

    words: str
    record_id: str | None
    """The record that it names; None for other values."""
    quoted: bool
    """Whether these are words of the text."""


class FieldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the record."""

    name: str
    meaning: str
    values: tuple[Value, ...]


class RecordLink(msgspec.Struct, frozen=True, kw_only=True):
    """Another record."""

    id: str
    kind: str
    label: str | None
    speaker: str | None
    words: str
    article: int | None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it, in one sentence: `who` `does`: `words`."""

    who: str
    named: bool
    """Whether the source resolves to a full name."""
    does: str
    words: tuple[str, ...]


class RecordPage(Page, frozen=True, kw_only=True):
    """A record and everything that it rests on."""

    id: str
    kind: str
    document_id: str | None
    told: Told | None
    """Of a statement: who says what. None for other kinds."""
    anchored: bool
    """Whether the text of its article leads to it."""
    charge: bool
    """Whether somebody is accused: then `denials` is shown, or that there is none."""
    denials: tuple[Denial, ...]
    probability: float | None
    reading: str | None
    """The probability as a word."""
    reason: str
    made_by: str
    excerpts: tuple[Excerpt, ...]
    cut: bool
    """Whether there are more excerpts or links than are shown."""
    original_sha256: str | None
    """Of the bytes that the article was read from; None for records of several articles."""
    extractor: str | None
    fields: tuple[FieldRow, ...]
    names: tuple[RecordLink, ...]
    """Records that this one names."""
    named_by: tuple[RecordLink, ...]
    fact_checks: tuple[FactCheckRow, ...]
    """Of a statement: what fact-checkers published on the like."""


class _Source(msgspec.Struct):
    """What the page needs of a document."""

    id: str
    text: str
    offset_map: tuple[OffsetRun, ...]
    original_sha256: str
    extractor: str


def record_page(store: Store, params: RecordParams) -> RecordPage:
    """A record by its id."""
    kind = kind_of(params.id)
    rows = store.rows(_RECORD, (params.id,)) if kind else []
    if not rows or kind == "documents":
        raise NotFoundError(
            "the dossier has no such record", fix="look for it by its words on the search page"
        )
    n, kind, document_id, text = rows[0]
    record = decoder(kind).decode(text)
    plain = msgspec.json.decode(text)
    spans = list(find_spans(plain, document_id))
    sources = read_sources(store, [document for document, _, _ in spans])
    outgoing = store.rows(_NAMES, (n, MAX_LINKS + 1))
    incoming = store.rows(_NAMED_BY, (params.id, MAX_LINKS + 1))
    excerpts = list(excerpts_of(store, sources, spans))
    own = sources.get(document_id or "")
    told = told_of(record, own.text) if isinstance(record, Statement) and own else None
    denials = store.value("SELECT json FROM denials WHERE record_id = ?", (params.id,))
    probability = plain.get("probability")
    return RecordPage(
        title=title_of(store, kind, params.id, told),
        id=params.id,
        kind=kind,
        document_id=document_id,
        told=told,
        anchored=kind in ANCHORED and getattr(record, "voice", None) is not Voice.ARTICLE,
        charge=is_charge(store, record),
        denials=msgspec.json.decode(denials, type=tuple[Denial, ...]) if denials else (),
        probability=probability,
        reading=None if probability is None else reading_word(probability),
        reason=plain.get("reason") or "",
        made_by=plain.get("made_by") or "",
        excerpts=tuple(excerpts[:MAX_EXCERPTS]),
        cut=len(excerpts) > MAX_EXCERPTS or max(len(outgoing), len(incoming)) > MAX_LINKS,
        original_sha256=own.original_sha256 if own else None,
        extractor=own.extractor if own else None,
        fields=tuple(field_rows(kind, plain, document_id, sources)),
        names=tuple(record_links(store, [id for (id,) in outgoing[:MAX_LINKS]])),
        named_by=tuple(record_links(store, [id for (id,) in incoming[:MAX_LINKS]])),
        fact_checks=fact_checks_on(store, [params.id]) if kind == "statements" else (),
    )


_RECORD = "SELECT n, kind, document_id, json FROM records WHERE id = ? LIMIT 1"
_NAMES = "SELECT DISTINCT to_id FROM refs WHERE from_n = ? LIMIT ?"
_NAMED_BY = """SELECT DISTINCT id FROM records
WHERE n IN (SELECT from_n FROM refs WHERE to_id = ?) ORDER BY n LIMIT ?"""

ANCHORED = frozenset({
    "statements", "figures", "times", "mentions", "events", "insinuations", "framings", "copies",
})  # fmt: skip
"""Kinds that the reader of the article marks in the text, each at a place of its own. The article's
own sentences are not marked."""

Place = tuple[str, str, Span]
"""Document, field, span."""

DOCUMENT_OF = {"first_span": "first_document_id", "second_span": "second_document_id"}
"""Spans that lie in another document than `document_id` says: the field that names it."""


def find_spans(
    value: Any, document_id: str | None, field: str = "", other_id: str | None = None
) -> Iterator[Place]:
    """The spans of a decoded record, each with its document and the field it stands in.

    `other_id`: of a record on two documents the second one, in which the spans `other` lie.
    """
    if isinstance(value, list):
        for one in value:
            yield from find_spans(one, document_id, field, other_id)
    elif isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            if document_id is not None:
                yield document_id, field, Span(value["start"], value["end"])
            return
        own = value.get("document_id") or document_id
        other = value.get("other_id") or other_id
        for name, one in value.items():
            there = other if name == "other" else document_of(name, value, own)
            yield from find_spans(one, there, field or name, other)
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int) and own:
            yield own, field or "place", Span(value["start"], value["end"])


def document_of(name: str, value: Mapping[str, Any], own: str | None) -> str | None:
    """The document in which the spans of a field lie."""
    found = value.get(DOCUMENT_OF.get(name, ""))
    return found if isinstance(found, str) else own


def read_sources(store: Store, ids: Iterable[str]) -> dict[str, _Source]:
    """The texts that a record's words stand in."""
    found: dict[str, _Source] = {}
    for id in dict.fromkeys(ids):
        if len(found) == MAX_EXCERPTS:
            break
        text = store.value("SELECT json FROM records WHERE id = ? AND kind = 'documents'", (id,))
        if text is not None:
            found[id] = _SOURCE.decode(text)
    return found


_SOURCE = msgspec.json.Decoder(_Source)


def excerpts_of(
    store: Store, sources: Mapping[str, _Source], places: Sequence[Place]
) -> Iterator[Excerpt]:
    """The words of a record where they stand, text by text, in the order of the text."""
    for id, source in sources.items():
        (row,) = store.rows(_ARTICLE, (id,))
        own = sorted({(span, field) for document, field, span in places if document == id})
        for cluster in clusters(own):
            begin, end = cluster[0][0].start, max(span.end for span, _ in cluster)
            first, last = window(source.text, begin, end)
            marks = [Mark(span, Layer.CONTENT, field, field) for span, field in cluster]
            shifted = [
                Mark(Span(m.span.start - first, m.span.end - first), m.layer, m.record_id, m.label)
                for m in marks
            ]
            shown = source.text[first:last]
            yield Excerpt(
                document_id=id,
                article=row[0],
                headline=row[1],
                outlet=row[2],
                published=row[3],
                concluded=row[4],
                start=begin,
                end=end,
                cut_before=first > 0 and source.text[first - 1] != "\n",
                cut_after=last < len(source.text) and source.text[last] != "\n",
                pieces=tuple(
                    Piece(
                        words=segment.span.of(shown),
                        fields=tuple(dict.fromkeys(mark.record_id for mark in segment.marks)),
                    )
                    for segment in split_text(len(shown), shifted)
                ),
                steps=tuple(steps_of(source.offset_map, Span(begin, end))),
            )


_ARTICLE = "SELECT number, headline, outlet, day, concluded FROM articles WHERE id = ?"


def clusters(places: Sequence[tuple[Span, str]]) -> Iterator[list[tuple[Span, str]]]:
    """Places near each other, together; in the order of the text."""
    if not places:
        return
    cluster = [places[0]]
    reached = places[0][0].end
    for one in places[1:]:
        if one[0].start - reached > FAR_CHARS:
            yield cluster
            cluster = []
        cluster.append(one)
        reached = max(reached, one[0].end)
    yield cluster


def window(text: str, begin: int, end: int) -> tuple[int, int]:
    """The stretch to show around words: to the ends of the paragraph, or `CONTEXT_CHARS` on each
    side and there to the end of a word."""
    first = max(text.rfind("\n", 0, begin) + 1, begin - CONTEXT_CHARS, 0)
    if first and text[first - 1] != "\n":
        space = text.find(" ", first, begin)
        first = space + 1 if space >= 0 else first
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + CONTEXT_CHARS)
    if last < len(text) and text[last] != "\n":
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else last
    return first, last


def steps_of(runs: Sequence[OffsetRun], span: Span) -> Iterator[Step]:
    """Where the words stand in the original."""
    for run in runs:
        begin, end = max(run.start, span.start), min(run.end, span.end)
        if begin >= end:
            continue
        if run.repair is None:
            yield Step(
                node=run.node,
                begin=run.offset + begin - run.start,
                end=run.offset + end - run.start,
                repair=None,
            )
        else:
            yield Step(
                node=run.node,
                begin=run.offset,
                end=run.offset + run.original_length,
                repair=run.repair,
            )


def told_of(item: Statement, text: str) -> Told:
    """Who says what. The article's own sentences are the article's."""
    written = " … ".join(span.of(text) for span in item.source)
    if item.voice is Voice.ARTICLE:
        who = say("record.article_itself")
    else:
        who = item.speaker or written or say("record.nobody")
    return Told(
        who=who,
        named=item.speaker is not None,
        does=DEEDS[item.type],
        words=tuple(span.of(text) for span in item.content),
    )


def is_charge(store: Store, record: Any) -> bool:
    """Whether a record tells that somebody is accused."""
    if isinstance(record, Statement):
        return record.type is StatementType.ACCUSES
    statement_id = getattr(record, "statement_id", None)
    if getattr(record, "status", None) == "alleged":
        return True
    if isinstance(statement_id, str):
        label = store.value("SELECT label FROM entries WHERE record_id = ?", (statement_id,))
        return bool(label == StatementType.ACCUSES)
    return False


def title_of(store: Store, kind: str, id: str, told: Told | None) -> str:
    """What the page is called; words of others only with who says them."""
    if told is not None:
        words = " … ".join(told.words)
        short = f"{words[:80]}…" if len(words) > 80 else words
        return f"{told.who} {told.does}: “{short}”"
    words = store.value("SELECT words FROM entries WHERE record_id = ?", (id,)) or ""
    name = say(f"kind.{kind}")
    short = f"{words[:80]}…" if len(words) > 80 else words
    return f"{name}: “{short}”" if short else name


def field_rows(
    kind: str, plain: Mapping[str, Any], document_id: str | None, sources: Mapping[str, _Source]
) -> Iterator[FieldRow]:
    """The fields of a record with their meaning, in the order of its type."""
    for name, meaning in meanings(kind):
        value = plain.get(name)
        if name == "id" or value in (None, "", []):
            continue
        own = document_of(name, plain, document_id)
        values = list(values_of(value, own, sources))
        yield FieldRow(name=name, meaning=meaning, values=tuple(values[:MAX_VALUES]))


def values_of(
    value: Any, document_id: str | None, sources: Mapping[str, _Source]
) -> Iterator[Value]:
    """A value in words: spans as the words themselves, records inside as `name: value`."""
    if isinstance(value, list):
        for one in value:
            yield from values_of(one, document_id, sources)
        return
    if isinstance(value, dict) and value.keys() != {"start", "end"}:
        own = value.get("document_id") or document_id
        parts = [
            f"{name.replace('_', ' ')}: {words}"
            for name, one in value.items()
            if one not in (None, "", [])
            for words in [
                "; ".join(
                    f"“{inner.words}”" if inner.quoted else inner.words
                    for inner in values_of(one, document_of(name, value, own), sources)
                )
            ]
        ]
        yield Value(words=", ".join(parts), record_id=None, quoted=False)
        return
    if isinstance(value, dict):
        source = sources.get(document_id or "")
        words = source.text[value["start"] : value["end"]] if source else ""
        at = f"{value['start']:,}–{value['end']:,}"
        yield Value(words=words or at, record_id=None, quoted=bool(words))
        return
    named = value if isinstance(value, str) and kind_of(value) else None
    yield Value(words=_scalar(value), record_id=named, quoted=False)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return f"{value:,}"
    return str(value)


@cache
def meanings(kind: str) -> tuple[tuple[str, str], ...]:
    """The fields of a kind, and what each holds: the strings of the record types."""
    return tuple((column.name, column.doc) for column in columns_of(KINDS[kind].type))


def record_links(store: Store, ids: Sequence[str]) -> Iterator[RecordLink]:
    """Other records, with words to know them by."""
    wanted = msgspec.json.encode([id for id in ids if kind_of(id)]).decode()
    found: dict[str, Any] = {row[0]: row[1:] for row in store.rows(_ENTRIES, (wanted,))}
    found.update(
        (id, (None, None, headline, n)) for id, headline, n in store.rows(_TITLES, (wanted,))
    )
    found.update(_labels(store, [id for id in ids if id not in found]))
    for id in ids:
        kind = kind_of(id)
        if kind is None:
            continue
        label, speaker, words, article = found.get(id, (None, None, "", None))
        yield RecordLink(
            id=id, kind=kind, label=label, speaker=speaker, words=words[:200], article=article
        )


def _labels(store: Store, ids: Sequence[str]) -> Iterator[tuple[str, tuple[None, None, str, None]]]:
    """The words of records that cannot be searched, such as times."""
    records = store.by_ids(ids)
    documents = dict.fromkeys(getattr(one, "document_id", None) or "" for one in records.values())
    texts = {id: source.text for id, source in read_sources(store, documents).items()}
    for id, record in records.items():
        text = texts.get(getattr(record, "document_id", None) or "", "")
        yield id, (None, None, label_of(record, text), None)


_TITLES = """SELECT id, headline, number FROM articles
WHERE id IN (SELECT value FROM json_each(?))"""
_ENTRIES = """SELECT record_id, label, speaker, words, article FROM entries
WHERE record_id IN (SELECT value FROM json_each(?)) GROUP BY record_id"""


def every_record(store: Store) -> Iterator[RecordParams]:
    """The records that have a file each in the static site."""
    for kind in STATIC_KINDS:
        for (id,) in store.rows("SELECT id FROM records WHERE kind = ? ORDER BY n", (kind,)):
            yield RecordParams(id=id)


STATIC_KINDS = (
    "statements",
    "events",
    "figures",
    "times",
    "verdicts",
    "contradictions",
    "fact_checks",
)
"""Kinds whose records a reader follows one by one."""


def is_of_one_article(path: Mapping[str, str]) -> bool:
    """Whether the record rests on one text: a claim may rest on hundreds."""
    return (kind_of(path["id"]) or "") in ANCHORED - {"copies"}


ROUTES = (
    Route(
        name="record",
        path="/records/{id}",
        quick=is_of_one_article,
        file="records/{id}.html",
        params=RecordParams,
        page=record_page,
        result=RecordPage,
        template="pages/record.html",
        every=every_record,
    ),
)
