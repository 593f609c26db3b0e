"""A web page: main text by trafilatura, our rules around it, and the way back to its nodes."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

from alleged.ingest.credits import distinct, line_credits
from alleged.ingest.decode import decode
from alleged.ingest.draft import Draft, Refused, TextBuilder
from alleged.ingest.metadata import PageMetadata, read_metadata, read_shown_line
from alleged.ingest.page_blocks import (
    BOX_TAGS,
    MAX_FURNITURE,
    Extracted,
    Stretch,
    find_captions,
    form_boxes,
    locate_blocks,
    with_missed_siblings,
    without_boilerplate,
    without_boxes,
    without_furniture,
    without_headline,
    without_link_lists,
    without_notes,
)
from alleged.ingest.page_dates import VISIBLE_DATE
from alleged.ingest.page_kinds import (
    asks_for_scripts,
    choose_article,
    cut_issue,
    refuse_consent,
    refuse_index,
    refuse_walls,
    whole_articles,
)
from alleged.ingest.page_text import Gap, PageText, parse_page
from alleged.records.documents import BlockKind, Credit, InputState
from alleged.records.issues import Issue, Severity, make_issue

MAX_PARAGRAPHS = 5_000
"""Trafilatura's time grows faster than the page: 16,000 paragraphs 0.8 s, 64,000 9 s. A page with
more goes to the plain reader."""
MAX_INLINE = 500
"""Of the children of one element: there its time grows with their square, 500 take 0.05 s, 6,600
take 8 s."""
MARKED_SHARE = 0.2
"""Of a page's letters that must stand in <p> and the like for them to be taken for its text."""
MIN_HEADLINE, MAX_HEADLINE = 8, 300
"""Letters of a headline; a shorter title is not looked for in running text."""
MAX_LINES_BELOW = 12
LINES_AROUND = 12
"""Text nodes before and behind the text that are looked at for credits."""
MAX_NOTE = 300


def read_html(
    data: bytes, *, encoding: str | None, max_chars: int, max_depth: int, part: int | None = None
) -> Draft:
    """A web page as a draft; of a page with several articles the one with the number `part`."""
    decoded = decode(data, encoding=encoding, is_html=True)
    root = parse_page(decoded.text)
    page = PageText(root)
    issues = list(decoded.issues)
    if page.deepest > max_depth:
        issues.append(_deep_issue(page.deepest))
    if len(page.letters) > max_chars:
        raise Refused(
            InputState.TOO_LARGE,
            "too-many-characters",
            f"the page has {len(page.letters):,} characters; the limit is {max_chars:,}",
            "split the page into articles",
        )
    metadata = read_metadata(root, max_depth=max_depth)
    issues += metadata.issues
    metadata.issues = issues
    refuse_walls(root, page, metadata)
    whole = choose_article(whole_articles(root, page), metadata, part, issues)
    if whole is None:
        blocks, extractor = extract_blocks(root, page, issues)
    else:
        blocks, extractor = extract_blocks(_alone(whole.element), page, issues)
    stretches = locate_blocks(blocks, page, issues)
    if whole is not None:
        low, high = page.ranges[whole.element]
        stretches = [s for s in stretches if low <= s.start and s.end <= high]
        if part is not None:
            metadata.narrow(whole.element, whole.heading)
    draft = _draft(root, page, metadata, stretches, max_chars, issues)
    draft.encoding = decoded.encoding
    draft.extractor = extractor
    return draft


def _alone(element: Any) -> Any:
    """A copy of one article as a page of its own."""
    from copy import deepcopy

    from lxml.html import document_fromstring

    root = document_fromstring("<html><body></body></html>")
    copy = deepcopy(element)
    copy.tail = None
    root[-1].append(copy)
    return root


def extract_blocks(root: Any, page: PageText, issues: list[Issue]) -> tuple[list[Extracted], str]:
    """The main text by trafilatura, or plainly where the page is too long for it."""
    paragraphs = sum(1 for _ in root.iter("p", "br", "li", "td"))
    if paragraphs > MAX_PARAGRAPHS or page.most_inline > MAX_INLINE:
        why = f"the page has {paragraphs:,} paragraphs, cells and line breaks"
        if page.most_inline > MAX_INLINE:
            why = f"one paragraph of the page has {page.most_inline:,} elements"
    else:
        try:
            body, version = _trafilatura(root)
        except Exception as error:  # whatever it stumbles over, the paragraphs are still there
            why = f"trafilatura failed ({type(error).__name__})"
        else:
            blocks = list(_flatten(body)) if body is not None else []
            if blocks:
                return blocks, f"trafilatura {version}"
            why = "trafilatura found no article on the page"
    issues.append(
        make_issue(
            "read-plainly",
            Severity.NOTE,
            f"{why}; its paragraphs were taken as they stand, so more may be in the text than "
            "belongs to the article",
            "look at the text",
        )
    )
    return list(_plain_blocks(root, page)), "alleged paragraphs 1"


def _trafilatura(root: Any) -> tuple[Any, str]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # our issues say it better
    found = trafilatura.bare_extraction(root, fast=True, include_comments=False)
    body = found.body if isinstance(found, trafilatura.settings.Document) else None
    return body, trafilatura.__version__


def _flatten(body: Any) -> Iterator[Extracted]:
    """Trafilatura's tree as blocks."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    rows = 0

    def flush() -> Iterator[Extracted]:
        text = "".join(parts)
        parts.clear()
        if text.strip():
            yield Extracted(text, rows > 0)

    inline = {"hi", "ref", "del", "lb", "graphic", "cell"}
    for event, element in iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag not in inline:
                yield from flush()
            rows += tag == "row"
            parts.append(element.text or "")
        else:
            if tag not in inline:
                yield from flush()
            rows -= tag == "row"
            if tag in ("lb", "cell"):
                parts.append(" ")
            if element is not body:
                parts.append(element.tail or "")
    yield from flush()


def _plain_blocks(root: Any, page: PageText) -> Iterator[Extracted]:
    """Every paragraph, heading and list item outside boxes; on a page that hardly uses such
    elements every stretch of text outside boxes."""
    elements = root.iter("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre")
    ranges = _outermost(page.ranges.get(element, (0, 0)) for element in elements)
    if sum(high - low for low, high in ranges) < MARKED_SHARE * len(page.letters):
        ranges = [page.paragraph(number) for number in range(page.paragraphs)]
    in_box: dict[Any, bool] = {None: False}
    for low, high in ranges:
        chain: list[Any] = []
        step = page.container(low, high)
        while step not in in_box:
            chain.append(step)
            step = step.getparent()
        for element in reversed(chain):
            in_box[element] = in_box[element.getparent()] or element.tag in BOX_TAGS
        if not in_box[chain[0] if chain else step]:
            yield Extracted(page.letters[low:high], is_row=False)


def _outermost(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without empty ranges and those that lie in one before."""
    kept: list[tuple[int, int]] = []
    for low, high in ranges:
        if low < high and (not kept or low >= kept[-1][1]):
            kept.append((low, high))
    return kept


def _draft(
    root: Any,
    page: PageText,
    metadata: PageMetadata,
    stretches: list[Stretch],
    max_chars: int,
    issues: list[Issue],
) -> Draft:
    headline = _find_headline(page, metadata, stretches)
    body = with_missed_siblings(stretches, page)
    if headline is not None:
        body = without_headline(body, headline, page)
        _read_lines_around(page, headline, metadata)
    metadata.choose_dates()
    body = without_boxes(body, page, form_boxes(root, page))
    body = without_link_lists(body, page)
    body = without_furniture(body, page, metadata)
    metadata.credits += _shown_credits(page, body)
    refuse_consent(page, body, metadata)
    body = without_boilerplate(body, page)
    body = without_notes(body, page)
    refuse_index(page, body, metadata)
    if not body:
        raise Refused(
            InputState.REJECTED,
            "no-text",
            "no article text was found on the page"
            + ("; it says that it needs scripts" if asks_for_scripts(root) else ""),
            "check the file: if the page needs a browser to show its text, save it from one",
        )
    issues += cut_issue(page, body, metadata)
    builder = TextBuilder(max_chars=max_chars)
    title, title_span = metadata.title, None
    if headline is not None:
        title_span = builder.add_block(BlockKind.TITLE, headline.pieces(page))
        title = title_span.of(builder.text) or title
    for stretch in [*body, *find_captions(root, page, body, headline)]:
        builder.add_block(stretch.kind, stretch.pieces(page))
    return Draft(
        text=builder.text,
        blocks=builder.blocks,
        runs=builder.runs,
        extractor="",
        title=title,
        title_span=title_span if title_span and title_span.end > title_span.start else None,
        byline=metadata.byline,
        outlet=metadata.outlet,
        url=metadata.url,
        published=metadata.published,
        modified=metadata.modified,
        language=metadata.language,
        issues=issues,
        section=metadata.section,
        dates=metadata.dates,
        credits=distinct(metadata.credits, outlet=metadata.outlet),
        evidence=metadata.evidence,
    )


def _shown_credits(page: PageText, body: list[Stretch]) -> list[Credit]:
    """What the first lines, the last ones and those directly behind them say."""
    if not body:
        return []
    credits: list[Credit] = []
    for stretch in [*body[:3], *body[-5:]]:
        if stretch.size <= MAX_NOTE:
            credits += line_credits(stretch.beginning(page), "line of the text")
    for start, words in (
        (page.node_at(body[0].start) - LINES_AROUND, "line above the text"),
        (page.node_at(body[-1].end - 1) + 1, "line behind the text"),
    ):
        for line in _lines(page, max(start, 0), LINES_AROUND):
            credits += line_credits(line, words)
    return credits


def _lines(page: PageText, start: int, count: int) -> list[str]:
    """Short lines of the page, from a text node on."""
    lines: list[str] = []
    for node in page.nodes[start : start + count]:
        text = " ".join(node.raw[:1_000].split())
        if lines and node.gap < Gap.BREAK:
            glue = " " if node.gap is Gap.SPACE or node.raw[:1].isspace() else ""
            lines[-1] += f"{glue}{text}" if not lines[-1].endswith(" ") else text
        else:
            lines.append(text)
    return lines


def _find_headline(
    page: PageText, metadata: PageMetadata, stretches: list[Stretch]
) -> Stretch | None:
    """The headline that a reader sees: a heading like the page's own title, else its only <h1>,
    else a line above the text that says the title."""
    top = stretches[min(1, len(stretches) - 1)].start if stretches else len(page.letters)
    wanted = [_folded(title) for title in _title_variants(metadata)]
    best: tuple[int, Stretch] | None = None
    for element in page.headings:
        start, end = page.ranges[element]
        if not 0 < end - start <= MAX_HEADLINE or start > top:
            continue
        letters = page.letters[start:end].casefold()
        if metadata.outlet and letters == _folded(metadata.outlet):
            continue
        rank = 2 * (letters in wanted) + (element.tag == "h1")
        if rank and (best is None or rank > best[0] or (rank == best[0] and rank > 1)):
            best = (rank, _headline(start, end))
    if best is not None:
        return best[1]
    above = page.letters[: top + MAX_HEADLINE].casefold()
    if len(above) != min(len(page.letters), top + MAX_HEADLINE):
        return None  # a letter changes its length when folded: places would be wrong
    for title in wanted:
        place = above.rfind(title) if len(title) >= MIN_HEADLINE else -1
        if place >= 0 and page.is_whole(place, place + len(title)):
            return _headline(place, place + len(title))
    return None


def _headline(start: int, end: int) -> Stretch:
    return Stretch(((start, end),), BlockKind.TITLE)


def _title_variants(metadata: PageMetadata) -> Iterator[str]:
    """The titles, then without the outlet's name at their end."""
    yield from metadata.titles
    for title in metadata.titles:
        for found in re.finditer(r"\s(?:[|–—·•»-]|::)\s", title[:MAX_HEADLINE]):
            yield title[: found.start()]
            yield title[found.end() :]


def _folded(title: str) -> str:
    return "".join(title.split()).casefold()


def _read_lines_around(page: PageText, headline: Stretch, metadata: PageMetadata) -> None:
    """A byline and a date that the page only shows, in the short lines under its headline, or in
    the one directly above it, if both stand in one element."""
    index = page.node_at(headline.end - 1) + 1
    for line in _lines_below(page, index):
        if len(line) <= MAX_FURNITURE:
            read_shown_line(line, metadata)
    above = page.node_at(headline.start) - 1
    if above < 0:
        return
    node = page.nodes[above]
    line = " ".join(node.raw[:200].split())
    near = node.element
    for _ in range(2):
        near = near if near is None or page.ranges[near][1] >= headline.end else near.getparent()
    together = (
        near is not None
        and near.tag not in ("body", "header")
        and (page.ranges[near][1] >= headline.end)
    )
    if together and len(line) <= 60 and VISIBLE_DATE.search(line):
        read_shown_line(line, metadata)


def _lines_below(page: PageText, index: int) -> list[str]:
    lines: list[str] = []
    for node in page.nodes[index : index + MAX_LINES_BELOW]:
        if len(node.raw) > MAX_FURNITURE * 2:
            break
        text = " ".join(node.raw.split())
        if lines and node.gap < Gap.BREAK:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return lines


def _deep_issue(depth: int) -> Issue:
    return make_issue(
        "nested-too-deep",
        Severity.PARTIAL,
        f"elements are nested {depth} deep; the HTML parser drops what lies deeper than 255",
        "compare the text with the page",
    )
