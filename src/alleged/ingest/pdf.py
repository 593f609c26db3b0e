"""A PDF with a text layer: lines back into paragraphs, page furniture left out, boxes kept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from alleged.ingest import text_care
from alleged.ingest.boilerplate import Line, find_boilerplate
from alleged.ingest.dates import parse_date
from alleged.ingest.decode import replace_unusable
from alleged.ingest.draft import Draft, Piece, Refused, TextBuilder
from alleged.ingest.headings import looks_like_a_heading
from alleged.ingest.line_hyphens import Parted, WordForms, judge_hyphen, word_forms
from alleged.ingest.page_dates import VISIBLE_DATE
from alleged.ingest.pdf_columns import GAP_RATIO, PdfLine, read_columns
from alleged.ingest.plain import find_furniture, left_out_issue
from alleged.records.documents import BlockKind, DatedValue, InputState
from alleged.records.issues import Issue, Severity, make_issue
from alleged.records.spans import Box, Span

LINE_HYPHEN = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line, together with the line's end."""

MIN_LETTERS = 20
"""Fewer in the whole file are a stamp on a scanned page, no text layer."""
MARGIN_SHARE = 0.12
"""Of the page's height, at the top and the bottom, where page headers and footers stand."""
MAX_SHIFT = 6.0
"""Points by which a page header may move from page to page."""
HEADING_RATIO, TITLE_RATIO = 1.15, 1.3
"""Type size against that of the body."""
PLAIN_HEADING_WORDS = 10
"""Of a heading that is set in the type of the body, so that only its shape tells it."""
MAX_RUNNING_HEAD = 200
LEADING_RATIO = 1.35
"""Line distance against the usual one that starts a paragraph: with no extra space it is 1.0, with
half a line 1.5."""
SHORT_SHARE = 0.88
"""A line that ends before this share of its column's width, with a full stop, ends a paragraph."""
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|página)?\s{0,3}[-–—]?\s{0,2}\d{1,4}\s{0,2}[-–—]?"
    r"(?:\s{0,2}(?:of|/|von|de)\s{0,2}\d{1,4})?",
    re.IGNORECASE,
)
_ADDRESS_LINE = re.compile(r"(?:https?://|www\.|file:///)\S{3,300}(?:\s{1,9}\d{1,4}/\d{1,4})?")
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]")


def read_pdf(data: bytes, *, max_chars: int) -> Draft:
    """A PDF as a draft."""
    import pypdfium2

    issues: list[Issue] = []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error)) from None
    try:
        pages = list(_read_pages(document, max_chars, issues))
        info = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    lines = [line for page in pages for line in page.lines]
    letters = sum(1 for line in lines for character in line.text if character.isalnum())
    if letters < MIN_LETTERS:
        raise Refused(
            InputState.REJECTED,
            "no-text-layer",
            f"the PDF has {len(pages)} page{'s' if len(pages) != 1 else ''} and no text layer",
            "make one with a text recogniser, such as ocrmypdf, and give the result",
        )
    _note_unreadable(pages, lines, issues)
    repeated = _repeated_lines(pages)
    kept = [
        line
        for page in pages
        for line in page.lines
        if not _is_page_furniture(line, page, repeated)
    ]
    draft = _draft(kept or lines, info, max_chars, issues)
    draft.published = draft.published or _date_in_furniture(pages, repeated)
    return draft


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page with its lines in the order of the text layer."""

    number: int
    height: float
    lines: tuple[PdfLine, ...]
    has_objects: bool


def _refusal(message: str) -> Refused:
    if "password" in message.lower():
        return Refused(
            InputState.REJECTED,
            "encrypted",
            "the PDF is encrypted and asks for a password",
            "save a copy without a password, for instance by printing it to a PDF",
        )
    return Refused(
        InputState.REJECTED,
        "damaged-pdf",
        f"the PDF cannot be opened: {message[:200]}",
        "get the file again; if a viewer opens it, print it to a new PDF",
    )


def _read_pages(document: Any, max_chars: int, issues: list[Issue]) -> Iterator[PdfPage]:
    total = 0
    failed: list[int] = []
    for index in range(len(document)):
        try:
            page = document[index]
        except Exception:  # pdfium's own kinds; a page that does not load
            failed.append(index + 1)
            continue
        try:
            read = _read_page(page, index + 1, issues)
        finally:
            page.close()
        total += sum(len(line.text) for line in read.lines)
        if total > max_chars:
            raise Refused(
                InputState.TOO_LARGE,
                "too-many-characters",
                f"the text has more than {max_chars:,} characters",
                "split the PDF into articles",
            )
        yield read
    if failed:
        issues.append(
            make_issue(
                "damaged-pages",
                Severity.PARTIAL,
                f"{len(failed)} pages cannot be read: {_numbers(failed)}",
                "get the file again",
            )
        )


def page_text(page: Any) -> str:
    """A page's text as offsets of a Document count it."""
    text_page = page.get_textpage()
    try:
        return replace_unusable(text_page.get_text_range(), [])
    finally:
        text_page.close()


def _read_page(page: Any, number: int, issues: list[Issue]) -> PdfPage:
    text_page = page.get_textpage()
    try:
        text = replace_unusable(text_page.get_text_range(), issues)
        lines = tuple(read_columns(list(_read_lines(text_page, text, number))))
    finally:
        text_page.close()
    has_objects = next(iter(page.get_objects(max_depth=1)), None) is not None
    return PdfPage(number, page.get_height(), lines, has_objects)


def _read_lines(text_page: Any, text: str, number: int) -> Iterator[PdfLine]:
    from pypdfium2 import raw

    start = 0
    for found in re.finditer(rf"\r\n|\r|\n|{LINE_HYPHEN}|$", text):
        piece = text[start : found.start()]
        begin = start + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        hyphenated = found[0] == LINE_HYPHEN
        if stripped:
            first = raw.FPDFText_GetCharIndexFromTextIndex(text_page, begin)
            first = begin if first < 0 else first
            rects = _rects(text_page, first, len(stripped))
            box = _around(rects)
            sizes = (
                float(raw.FPDFText_GetFontSize(text_page, first + at))
                for at in (len(stripped) // 2, 0)  # the middle may be a blank that pdfium put in
            )
            size = next((size for size in sizes if size > 1), max(box.top - box.bottom, 1.0))
            size = round(size, 1)
            line = PdfLine(number, begin, stripped, box, size, hyphenated)
            yield replace(line, parts=tuple(_parts(text_page, line, first, rects)))
        start = found.end()


def _rects(text_page: Any, first: int, count: int) -> list[Box]:
    found = [text_page.get_rect(i) for i in range(min(text_page.count_rects(first, count), 200))]
    return [Box(*rect) for rect in found or [text_page.get_charbox(first)]]


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        left=round(min(box.left for box in boxes), 2),
        bottom=round(min(box.bottom for box in boxes), 2),
        right=round(max(box.right for box in boxes), 2),
        top=round(max(box.top for box in boxes), 2),
    )


def _parts(text_page: Any, line: PdfLine, first: int, rects: Sequence[Box]) -> Iterator[PdfLine]:
    """The stretches of a line between wide gaps; none where it has no such gap."""
    wide = GAP_RATIO * line.size
    cuts = [after.left for before, after in pairwise(rects) if after.left - before.right > wide]
    if not cuts:
        return
    places: list[int] = []
    for found in re.finditer(r"\s+", line.text):
        left, right = (text_page.get_charbox(first + at) for at in (found.start() - 1, found.end()))
        if right[0] - left[2] > wide:
            places += [found.start(), found.end()]
    edges = [0, *places, len(line.text)]
    if len(edges) == 2:
        return
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        text = line.text[low:high]
        parted = text.endswith("-") and high < len(line.text)
        shown = text.removesuffix("-") if parted else text
        box = _around(_rects(text_page, first + low, high - low))
        hyphenated = parted or (line.hyphenated and high == len(line.text))
        yield PdfLine(line.page, line.start + low, shown, box, line.size, hyphenated)


def _note_unreadable(pages: Sequence[PdfPage], lines: list[PdfLine], issues: list[Issue]) -> None:
    empty = [page.number for page in pages if not page.lines and page.has_objects]
    if empty:
        issues.append(
            make_issue(
                "pages-without-text",
                Severity.PARTIAL,
                f"{len(empty)} pages show something but have no text layer: {_numbers(empty)}",
                "run a text recogniser over the file if they hold text",
            )
        )
    characters = sum(len(line.text) for line in lines)
    unreadable = sum(len(_UNREADABLE.findall(line.text)) for line in lines)
    if unreadable > 0.05 * characters:
        issues.append(
            make_issue(
                "unreadable-font",
                Severity.PARTIAL,
                f"{unreadable:,} of {characters:,} characters have no meaning that the PDF tells",
                "run a text recogniser over the file",
            )
        )


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (" and more" if len(numbers) > 20 else "")


def _is_page_furniture(
    line: PdfLine, page: PdfPage, repeated: dict[str, list[tuple[int, float]]]
) -> bool:
    """Whether a line in the margin is one that other pages repeat, or a page number."""
    if not _in_margin(line, page):
        return False
    if _PAGE_NUMBER.fullmatch(line.text) or _ADDRESS_LINE.fullmatch(line.text):
        return True
    places = repeated.get(_mask(line.text), [])
    return any(
        number != line.page and abs(bottom - line.box.bottom) <= MAX_SHIFT
        for number, bottom in places
    )


def _repeated_lines(pages: Sequence[PdfPage]) -> dict[str, list[tuple[int, float]]]:
    """The first few places of each line that stands in a margin."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if _in_margin(line, page) and len(places[_mask(line.text)]) < 8:
                places[_mask(line.text)].append((line.page, line.box.bottom))
    return places


def _in_margin(line: PdfLine, page: PdfPage) -> bool:
    margin = MARGIN_SHARE * page.height
    return line.box.bottom < margin or line.box.top > page.height - margin


def _date_in_furniture(
    pages: Sequence[PdfPage], repeated: dict[str, list[tuple[int, float]]]
) -> DatedValue | None:
    """The one day that the running heads and feet of the pages give.

    With the month as a word: what a browser prints at the edge in digits is the day of printing.
    """
    dates = {
        date.value: date
        for page in pages
        for line in page.lines
        if _is_page_furniture(line, page, repeated)
        for raw in VISIBLE_DATE.findall(line.text[:MAX_RUNNING_HEAD])
        if any(character.isalpha() for character in raw)
        and (date := parse_date(raw, "running head")) is not None
    }
    return next(iter(dates.values())) if len(dates) == 1 else None


def _mask(text: str) -> str:
    return re.sub(r"\d{1,9}", "#", " ".join(text.split()).casefold())[:200]


def _draft(
    lines: list[PdfLine], info: dict[str, str], max_chars: int, issues: list[Issue]
) -> Draft:
    body_size = _body_size(lines)
    paragraphs = list(_paragraphs(lines, body_size))
    words = _word_forms(lines)
    kinds = [_kind(paragraph, body_size) for paragraph in paragraphs]
    title_at = _title_index(paragraphs, kinds, body_size)
    if title_at is not None:
        kinds[title_at] = BlockKind.TITLE
    _mark_plain_headings(paragraphs, kinds, after=(title_at or 0) + 2, body_size=body_size)
    shown = [
        Line(kind, "".join(piece.text for piece in _pieces(paragraph, words)))
        for kind, paragraph in zip(kinds, paragraphs, strict=True)
    ]
    rules = find_boilerplate(shown)
    byline, published = None, None
    if title_at is not None:
        byline, published = find_furniture(shown, rules, after=title_at)
    builder = TextBuilder(max_chars=max_chars)
    title_span: Span | None = None
    for kind, paragraph, rule in zip(kinds, paragraphs, rules, strict=True):
        if rule is None:
            span = builder.add_block(kind, _pieces(paragraph, words))
            title_span = span if kind is BlockKind.TITLE else title_span
    if not builder.blocks:
        raise Refused(
            InputState.REJECTED, "no-text", "every line of it is boilerplate", "check the file"
        )
    import pypdfium2

    text = builder.text
    author = " ".join(info.get("Author", "").split())
    if byline is None and author and author.casefold() in text[:3000].casefold():
        byline = author
    return Draft(
        text=text,
        blocks=builder.blocks,
        runs=builder.runs,
        extractor=f"pypdfium2 {pypdfium2.PYPDFIUM_INFO.version}",
        title=title_span.of(text) if title_span else None,
        title_span=title_span,
        byline=byline,
        published=published,
        issues=[*issues, *left_out_issue(shown, rules)],
    )


def _body_size(lines: list[PdfLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]


def _paragraphs(lines: list[PdfLine], body_size: float) -> Iterator[list[PdfLine]]:
    """Lines joined to paragraphs, by distance, indent, size and how full the line before is."""
    columns = _columns(lines)
    leading = _leading(lines)
    paragraph: list[PdfLine] = []
    for line, column in zip(lines, columns, strict=True):
        usual = leading.get(line.size, 1.2 * line.size)
        if paragraph and _starts_paragraph(paragraph[-1], line, column, usual, body_size):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _columns(lines: list[PdfLine]) -> list[tuple[float, float]]:
    """For each line the left and right edge of the column it stands in."""
    groups: list[list[PdfLine]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last and _same_column(last, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    edges: list[tuple[float, float]] = []
    for group in groups:
        left = min(line.box.left for line in group)
        right = max(line.box.right for line in group)
        edges += [(left, right)] * len(group)
    return edges


def _same_column(before: PdfLine, line: PdfLine) -> bool:
    overlap = min(before.box.right, line.box.right) - max(before.box.left, line.box.left)
    return before.page == line.page and line.box.top < before.box.top and overlap > 0


def _leading(lines: list[PdfLine]) -> dict[float, float]:
    """The usual distance of lines of each type size."""
    distances: dict[float, list[float]] = defaultdict(list)
    for before, line in pairwise(lines):
        distance = before.box.bottom - line.box.bottom
        if before.size == line.size and _same_column(before, line) and distance < 3 * line.size:
            distances[line.size].append(distance)
    return {size: median(values) for size, values in distances.items()}


def _starts_paragraph(
    before: PdfLine, line: PdfLine, column: tuple[float, float], leading: float, body_size: float
) -> bool:
    if before.hyphenated:
        return False
    if abs(before.size - line.size) > 0.1 * line.size:
        return True
    ends = before.text[-1] in '.!?:”"’)»'
    if not _same_column(before, line):  # next page or column
        return ends and before.text[-1] != ":" and not line.text[:1].islower()
    if before.box.bottom - line.box.bottom > LEADING_RATIO * leading:
        return True
    if line.size >= HEADING_RATIO * body_size:  # headlines are centred: no indent, no full lines
        return False
    left, right = column
    indented = line.box.left - left > 0.8 * line.size and before.box.left - left < 0.5 * line.size
    short = before.box.right < left + SHORT_SHARE * (right - left)
    return indented or (short and ends and not line.text[:1].islower())


def _kind(paragraph: list[PdfLine], body_size: float) -> BlockKind:
    length = sum(len(line.text) for line in paragraph)
    if length <= 250 and min(line.size for line in paragraph) >= HEADING_RATIO * body_size:
        return BlockKind.HEADING
    if re.match(r"[•‣●▪–-]\s", paragraph[0].text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _mark_plain_headings(
    paragraphs: list[list[PdfLine]], kinds: list[BlockKind], *, after: int, body_size: float
) -> None:
    """Headings in type of the usual size: a short line of its own over a paragraph."""
    for index in range(after, len(paragraphs) - 1):
        line, below = paragraphs[index][0], paragraphs[index + 1]
        if (
            kinds[index] is BlockKind.PARAGRAPH
            and len(paragraphs[index]) == 1
            and line.size > body_size - 0.5
            and len(line.text.split()) <= PLAIN_HEADING_WORDS
            and looks_like_a_heading(line.text)
            and len(below) > 1
            and _same_column(line, below[0])
        ):
            kinds[index] = BlockKind.HEADING


def _title_index(
    paragraphs: list[list[PdfLine]], kinds: list[BlockKind], body_size: float
) -> int | None:
    """The largest type among the first paragraphs of the first page."""
    candidates = [
        (paragraph[0].size, -index)
        for index, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True))
        if index < 8
        and kind is BlockKind.HEADING
        and paragraph[0].page == paragraphs[0][0].page
        and paragraph[0].size >= TITLE_RATIO * body_size
    ]
    return -max(candidates)[1] if candidates else None


def _word_forms(lines: list[PdfLine]) -> WordForms:
    """The words that the text writes inside a line; a marked hyphen stands for what is parted."""
    text = "\n".join(f"{line.text}-" if line.hyphenated else line.text for line in lines)
    return word_forms(text) or WordForms(frozenset(), frozenset())


def _pieces(paragraph: list[PdfLine], forms: WordForms) -> Iterator[Piece]:
    """The lines; what a typesetter parted is joined unless a hyphen belongs there."""
    for index, line in enumerate(paragraph):
        yield Piece(line.text, line.node, line.start, line.box)
        following = paragraph[index + 1] if index + 1 < len(paragraph) else None
        if line.hyphenated:
            at = line.start + len(line.text)
            kept = following is None or (
                judge_hyphen(line.text, following.text, forms) is Parted.KEEP
            )
            shown = "-" if kept else ""
            yield Piece(shown, line.node, at, line.box, text_care.LINE_HYPHEN, 1)
        elif following is not None:
            yield Piece(" ", None)
