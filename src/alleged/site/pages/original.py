"""One article beside its original, with the same words marked in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from alleged.ingest.visible import Visible
from alleged.publish.articles import Article, article_marks
from alleged.publish.segments import Mark
from alleged.records.documents import Block, Document, Origin
from alleged.records.spans import Span
from alleged.site.beside import Laid, align, covered, lay_out, marks_there, unaligned
from alleged.site.pages.article import (
    ArticleParams,
    chosen_layers,
    copies_of,
    copy_marks,
    every_article,
    framing_marks,
    read_article,
)
from alleged.site.pages.page import Page, Route
from alleged.site.store import Store

MOST_IN_ONE_FILE = 200
"""Articles of one file of which each is shown beside its original. Each is taken out of the file
anew, so that a web archive of ten thousand would be read ten thousand times."""


class OriginalPart(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks of the original that follow each other, all of them read or none of them."""

    name: str
    """`page 2`, or a column; empty where the original has but one part, or the part goes on."""
    read: bool
    """Whether any of it stands in the text; else it was left out: menus, advertising, credits."""
    text: str
    blocks: tuple[Block, ...]
    """Spans of this part's `text`."""
    marks: tuple[Mark, ...]


class OriginalPage(Page, frozen=True, kw_only=True):
    """The text of an article with its marks, and its original with the same."""

    number: int
    headline: str
    outlet: str | None
    language: str | None
    format: str
    document: Document
    layers: tuple[str, ...]
    """What is lit up."""
    marks: tuple[Mark, ...]
    """Of the text."""
    parts: tuple[OriginalPart, ...]
    """Of the original; () where it cannot be shown, and then `refused` says why."""
    refused: str
    cut: bool
    """Whether the original is longer than what is shown."""
    missing: int
    """Records whose words are not found in what is shown of the original."""
    unaligned: int
    """Characters of the text that are not found there: put there by the program, or taken from what
    no reader of the original sees."""


def original_page(store: Store, params: ArticleParams) -> OriginalPage:
    """An article by its id, beside its original."""
    article, rest = read_article(store, params.id)
    document = article.document
    marks = [
        *article_marks(article),
        *framing_marks(rest["framings"]),
        *copy_marks([*rest["copies"], *copies_of(store, params.id)], params.id),
    ]
    visible = _visible(store, article)
    laid = lay_out(visible.blocks)
    stretches = align(document.text, document.offset_map, laid)
    there, missing = marks_there(marks, stretches, laid)
    return OriginalPage(
        title=article.headline,
        number=article.number,
        headline=article.headline,
        outlet=document.outlet,
        language=article.language_tag,
        format=document.format,
        document=replace(document, offset_map=()),
        layers=chosen_layers(params.layers),
        marks=tuple(marks),
        parts=tuple(_parts(laid, there, covered(stretches, laid.blocks))),
        refused=visible.refused,
        cut=visible.cut,
        missing=missing,
        unaligned=unaligned(document.text, stretches) if visible.blocks else 0,
    )


def _visible(store: Store, article: Article) -> Visible:
    """What is seen of the original that the article was read from."""
    document = article.document
    if store.originals is None or not article.origins:
        return Visible(blocks=(), cut=False, refused="the original is not at hand")
    origin = article.origins[0]
    siblings = 0 if origin.locator is None else _siblings(store, origin)
    if siblings > MOST_IN_ONE_FILE:
        why = f"it lies in a file with {siblings:,} articles; `alleged original` takes it out"
        return Visible(blocks=(), cut=False, refused=why)
    return store.originals.read(origin, format=document.format, encoding=document.encoding)


_SIBLINGS = """SELECT count(*) FROM records
WHERE kind = 'origins' AND json_extract(json, '$.file_sha256') = ?"""


def _siblings(store: Store, origin: Origin) -> int:
    found: int = store.value(_SIBLINGS, (origin.file_sha256,))
    return found


def _parts(laid: Laid, marks: Sequence[Mark], read: Sequence[bool]) -> Iterator[OriginalPart]:
    """The blocks by part and by whether they were read."""
    begin = 0
    total = len(laid.blocks)
    by_start = sorted(marks, key=lambda mark: mark.span.start)
    used = 0
    for index in range(1, total + 1):
        key = laid.parts[begin], read[begin]
        if index < total and key == (laid.parts[index], read[index]):
            continue
        first, last = laid.blocks[begin].span.start, laid.blocks[index - 1].span.end
        own = []
        while used < len(by_start) and by_start[used].span.start < last:
            own.append(by_start[used])
            used += 1
        goes_on = begin > 0 and laid.parts[begin - 1] == laid.parts[begin]
        yield OriginalPart(
            name="" if goes_on else laid.parts[begin],
            read=read[begin],
            text=laid.text[first:last],
            blocks=tuple(_moved(laid.blocks[begin:index], first)),
            marks=tuple(
                replace(mark, span=Span(mark.span.start - first, mark.span.end - first))
                for mark in own
            ),
        )
        begin = index


def _moved(blocks: Iterable[Block], by: int) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, span=Span(block.span.start - by, block.span.end - by))


ROUTES = (
    Route(
        name="original",
        path="/articles/{id}/original",
        file="articles/{id}.original.html",
        params=ArticleParams,
        page=original_page,
        result=OriginalPage,
        template="pages/original.html",
        every=every_article,
    ),
)
