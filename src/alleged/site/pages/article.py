"""One article: its text with every record marked, and the records beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from alleged.publish.articles import (
    Article,
    FigureView,
    HintView,
    NameView,
    PlaceView,
    Reading,
    RemarkView,
    StatementView,
    TimeView,
    article_marks,
    read_figures,
    read_hints,
    read_names,
    read_places,
    read_remarks,
    read_statements,
    read_times,
    reading_word,
)
from alleged.publish.copies import OwnerView, view_owner
from alleged.publish.details import Details, read_details
from alleged.publish.events import ActView, read_acts
from alleged.publish.report import reported
from alleged.publish.segments import Layer, Mark
from alleged.records.copies import Copy, CopyKind
from alleged.records.framings import Framing
from alleged.site.index.reading import decoder
from alleged.site.pages.page import Page, Params, Route, Words
from alleged.site.store import NotFoundError, Store

LAYERS = ("statements", "acts", "figures", "times", "names", "framing", "copied", "remarks")
"""What can be lit up in the text, in the order of the switches."""

SHOWN_FIRST = ("statements", "acts", "figures", "times", "remarks")
"""Lit up when the reader has not chosen. All eight at once is more than an eye takes in."""

MAX_RECORDS = 3000
"""Of one kind in one article. News has some dozens; a text made to have more is shown as far as
this, and says so."""


class ArticleParams(Params, frozen=True, kw_only=True):
    """Which article, and what to light up in it."""

    id: str
    layers: Words | None = None
    """Names of layers with commas between; empty for the text alone; None for the usual ones."""


class FramingRow(msgspec.Struct, frozen=True, kw_only=True):
    """Words that praise, blame, stress or soften."""

    id: str
    raw: str
    kind: str
    direction: str | None
    force: str | None
    voice: str
    """Whose words they are: `reported`, `article`, ..."""
    quoted: bool
    plain: str | None
    reading: Reading


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    """Another article that shares passages with this one."""

    id: str
    article_id: str
    headline: str
    outlet: str | None
    kind: str
    share: float
    """Of the words of this article, 0 to 1."""
    origin: str
    """Where the passages come from: `this`, `other`, `outside` or `open`."""
    origin_outside: str | None
    origin_reason: str
    reading: Reading


class ArticlePage(Page, frozen=True, kw_only=True):
    """An article with all that was found in it."""

    article: Article
    """The document as it was analysed. Its records are in the lists below, and the way back to the
    original is on the page of the record."""
    details: Details
    layers: tuple[str, ...]
    """What is lit up."""
    marks: tuple[Mark, ...]
    statements: tuple[StatementView, ...]
    acts: tuple[ActView, ...]
    hints: tuple[HintView, ...]
    figures: tuple[FigureView, ...]
    times: tuple[TimeView, ...]
    names: tuple[NameView, ...]
    places: tuple[PlaceView, ...]
    framings: tuple[FramingRow, ...]
    copies: tuple[CopyRow, ...]
    remarks: tuple[RemarkView, ...]
    owner: OwnerView | None
    """Who may own the outlet, by lines under its articles; None where nothing leaves it open."""
    cut: bool
    """Whether some kind has more records than are shown."""


def article_page(store: Store, params: ArticleParams) -> ArticlePage:
    """An article by its id."""
    article, rest = read_article(store, params.id)
    copies: list[Copy] = [*rest["copies"], *copies_of(store, params.id)]
    framings: list[Framing] = rest["framings"]
    return ArticlePage(
        title=article.headline,
        article=replace(
            article,
            document=replace(article.document, offset_map=()),
            statements=(), insinuations=(), figures=(), times=(), mentions=(), issues=(),
            places=(), entities=(), events=(),
        ),
        details=read_details(article),
        layers=chosen_layers(params.layers),
        marks=(
            *article_marks(article),
            *framing_marks(framings),
            *copy_marks(copies, params.id),
        ),
        statements=tuple(read_statements(article)),
        acts=tuple(read_acts(article)),
        hints=tuple(read_hints(article)),
        figures=tuple(read_figures(article)),
        times=tuple(read_times(article)),
        names=tuple(read_names(article)),
        places=tuple(read_places(article)),
        framings=tuple(framing_row(one, article.document.text) for one in framings),
        copies=tuple(copy_rows(store, copies, params.id)),
        remarks=tuple(read_remarks(article)),
        owner=next((owner for one in rest["families"] if (owner := view_owner(one))), None),
        cut=any(len(found) >= MAX_RECORDS for found in rest.values()),
    )  # fmt: skip


def read_article(store: Store, id: str) -> tuple[Article, dict[str, list[Any]]]:
    """An article with its records, and the records by kind.

    Raises: NotFoundError.
    """
    row = store.rows("SELECT number, headline FROM articles WHERE id = ?", (id,))
    if not row:
        raise NotFoundError("the dossier has no such article", fix="see the list of articles")
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    for kind, text in store.rows(_RECORDS, (id,)):
        if kind in found and len(found[kind]) < MAX_RECORDS:
            found[kind].append(decoder(kind).decode(text))
    article = Article(
        number=row[0][0],
        document=store.record(id, "documents"),
        in_full=True,
        origins=tuple(found["origins"]),
        statements=tuple(reported(found["statements"])),
        insinuations=tuple(found["insinuations"]),
        voices=next(iter(found["voices"]), None),
        figures=tuple(found["figures"]),
        times=tuple(found["times"]),
        mentions=tuple(found["mentions"]),
        issues=tuple(found["issues"]),
        dating=next(iter(found["datings"]), None),
        places=tuple(found["places"]),
        entities=tuple(found["entities"]),
        events=tuple(found["events"]),
    )
    return article, found


_KINDS = (
    "origins", "statements", "insinuations", "voices", "figures", "times", "mentions", "issues",
    "datings", "places", "entities", "events", "framings", "copies", "families",
)  # fmt: skip
_RECORDS = "SELECT kind, json FROM records WHERE document_id = ? ORDER BY kind, n"
_COPIES = """SELECT json FROM records WHERE kind = 'copies' AND document_id <> ?1
AND n IN (SELECT from_n FROM refs WHERE to_id = ?1) ORDER BY n LIMIT ?2"""


def copies_of(store: Store, id: str) -> list[Copy]:
    """The copies in which the article is the other one."""
    decode = decoder("copies").decode
    rows = store.rows(_COPIES, (id, MAX_RECORDS))
    return [one for (text,) in rows if (one := decode(text)).other_id == id]


def chosen_layers(names: str | None) -> tuple[str, ...]:
    """The layers that an address asks for; names that there are none of are passed over."""
    if names is None:
        return SHOWN_FIRST
    wanted = set(names.split(","))
    return tuple(layer for layer in LAYERS if layer in wanted)


def framing_marks(framings: Iterable[Framing]) -> Iterator[Mark]:
    """Where words praise, blame, stress or soften."""
    for one in framings:
        label = f"{one.kind.value} words" + (f", {one.direction.value}" if one.direction else "")
        yield Mark(one.span, Layer.FRAMING, one.id, label, anchor=True)


def copy_marks(copies: Iterable[Copy], id: str) -> Iterator[Mark]:
    """The passages of an article that stand in another one, too."""
    for copy in copies:
        for index, passage in enumerate(copy.passages):
            span = passage.span if copy.document_id == id else passage.other
            label = "stands in another article, too"
            yield Mark(span, Layer.COPIED, copy.id, label, anchor=index == 0)


def framing_row(one: Framing, text: str) -> FramingRow:
    """A framing in words."""
    return FramingRow(
        id=one.id,
        raw=one.span.of(text),
        kind=one.kind.value,
        direction=one.direction.value if one.direction else None,
        force=one.force.value if one.force else None,
        voice=one.voice.value,
        quoted=one.quoted,
        plain=one.plain,
        reading=reading_of(one),
    )


def copy_rows(store: Store, copies: Sequence[Copy], id: str) -> Iterator[CopyRow]:
    """The articles that share passages with one, as that one sees them."""
    for copy in copies:
        own = copy.document_id == id
        other_id = copy.other_id if own else copy.document_id
        rows = store.rows("SELECT headline, outlet FROM articles WHERE id = ?", (other_id,))
        for headline, outlet in rows:
            yield CopyRow(
                id=copy.id,
                article_id=other_id,
                headline=headline,
                outlet=outlet,
                kind="possible" if copy.kind is CopyKind.POSSIBLE else copy.kind.value,
                share=copy.share if own else copy.other_share,
                origin=_origin(copy, id),
                origin_outside=copy.origin_outside,
                origin_reason=copy.origin_reason,
                reading=reading_of(copy),
            )


def _origin(copy: Copy, id: str) -> str:
    if copy.origin_id is not None:
        return "this" if copy.origin_id == id else "other"
    return "outside" if copy.origin_outside else "open"


def reading_of(item: Any) -> Reading:
    """How far a record can be trusted to be read right; of any kind that has a probability."""
    return Reading(reading_word(item.probability), item.probability, item.reason, item.made_by)


def every_article(store: Store) -> Iterator[ArticleParams]:
    """The parameters of all articles."""
    for (id,) in store.rows("SELECT id FROM articles ORDER BY number"):
        yield ArticleParams(id=id)


ROUTES = (
    Route(
        name="article",
        path="/articles/{id}",
        file="articles/{id}.html",
        params=ArticleParams,
        page=article_page,
        result=ArticlePage,
        template="pages/article.html",
        every=every_article,
    ),
)
