"""Plain text: paragraphs, and a headline if the first line is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from alleged.ingest.boilerplate import Line, find_boilerplate
from alleged.ingest.credits import left_out_credits
from alleged.ingest.dates import parse_date
from alleged.ingest.decode import decode
from alleged.ingest.draft import Draft, Piece, Refused, TextBuilder
from alleged.ingest.headings import HEADING_CHARS, looks_like_a_heading
from alleged.ingest.line_hyphens import (
    AT_LINE_END,
    Parted,
    WordForms,
    judge_hyphen,
    word_forms,
)
from alleged.ingest.metadata import names_after_by
from alleged.ingest.text_care import LINE_HYPHEN
from alleged.records.documents import BlockKind, DatedValue, InputState
from alleged.records.issues import Issue, Severity, make_issue
from alleged.records.spans import Span

EXTRACTOR = "alleged plain text 1"

TITLE_CHARS = 250
MAX_HEADINGS_TOGETHER = 2
"""A heading may have a subheading; more short lines on end are a poem, a list or an address."""
WRAPPED_CHARS = 100
"""A paragraph whose lines are all this short is taken as wrapped by an editor, not as a list of
paragraphs; editors and mail programs wrap at 65 to 80."""

LEAST_WIDTH = 55
"""Lines that end before this are verses or addresses, not filled up."""
LEAST_LINES = 4
FILLED = 0.75
"""So many line ends at least, and such a share of them where the next word would not have fitted,
show that a text was wrapped; its last lines of paragraphs are no line ends."""

_DATE_LINE = re.compile(
    r"(?:(?:first\s)?(?:published|posted|date|updated)(?:\son)?\s{0,2}:?\s{0,2}"
    r"|this\s(?:story|article|report)\sis\sfrom\s)?(.{4,60})",
    re.IGNORECASE,
)
FURNITURE_LINES = 4
"""So many lines under the headline are looked at for a byline and a date."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of the original that make one block; offsets count its characters."""

    kind: BlockKind
    start: int
    end: int


def read_plain(data: bytes, *, encoding: str | None, max_chars: int) -> Draft:
    """A plain text file as a draft."""
    decoded = decode(data, encoding=encoding)
    draft = draft_from_text(decoded.text, node="", max_chars=max_chars, with_title=True)
    draft.encoding = decoded.encoding
    draft.issues[:0] = decoded.issues
    return draft


def draft_from_text(source: str, *, node: str, max_chars: int, with_title: bool) -> Draft:
    """Paragraphs of a text, without boilerplate lines, each with its way back to `source`."""
    paragraphs = list(split_paragraphs(source))
    if not paragraphs:
        raise Refused(
            InputState.REJECTED,
            "no-text",
            "there is no text in it",
            "check the file: it is empty or holds white space only",
        )
    if with_title and is_title(source, paragraphs):
        first = paragraphs[0]
        paragraphs[0] = Paragraph(BlockKind.TITLE, first.start, first.end)
    paragraphs = without_false_headings(paragraphs)
    lines = [Line(p.kind, source[p.start : p.end][:1000]) for p in paragraphs]
    rules = find_boilerplate(lines)
    byline, published = None, None
    if paragraphs[0].kind is BlockKind.TITLE:
        byline, published = find_furniture(lines, rules)
    builder = TextBuilder(max_chars=max_chars)
    forms, width = word_forms(source), wrap_width(source)
    title_span: Span | None = None
    for paragraph, rule in zip(paragraphs, rules, strict=True):
        if rule is not None:
            continue
        span = builder.add_block(paragraph.kind, pieces(source, paragraph, node, forms, width))
        if paragraph.kind is BlockKind.TITLE:
            title_span = span
    text = builder.text
    if not text:
        raise Refused(
            InputState.REJECTED,
            "no-text",
            "every line of it is boilerplate: " + _quote_lines(lines, rules),
            "check the file: the article itself seems to be missing",
        )
    return Draft(
        text=text,
        blocks=builder.blocks,
        runs=builder.runs,
        extractor=EXTRACTOR,
        title=title_span.of(text) if title_span else None,
        title_span=title_span,
        byline=byline,
        published=published,
        credits=left_out_credits(lines, rules),
        issues=[*left_out_issue(lines, rules), *open_hyphens_issue(text)],
    )


def split_paragraphs(source: str) -> Iterator[Paragraph]:
    """Stretches between empty lines; unwrapped text has a paragraph a line."""
    group: list[tuple[int, int]] = []
    for start, end in _lines(source):
        if source[start:end].strip():
            group.append((start, end))
        elif group:
            yield from _paragraphs(source, group)
            group = []
    if group:
        yield from _paragraphs(source, group)


def _lines(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in re.finditer(r"\r\n|\n|\r", source):
        yield start, found.start()
        start = found.end()
    yield start, len(source)


def _paragraphs(source: str, group: list[tuple[int, int]]) -> Iterator[Paragraph]:
    wrapped = len(group) > 1 and all(end - start <= WRAPPED_CHARS for start, end in group)
    stretches = [(group[0][0], group[-1][1])] if wrapped else group
    for start, end in stretches:
        line = source[start:end]
        start += len(line) - len(line.lstrip())
        yield Paragraph(_kind(source, start, end), start, start + len(line.strip()))


def _kind(source: str, start: int, end: int) -> BlockKind:
    if end - start > HEADING_CHARS:
        return BlockKind.PARAGRAPH
    line = source[start:end].strip()
    if re.match(r"[-*•‣·–]\s{1,4}\S|\d{1,3}[.)]\s{1,4}\S", line):
        return BlockKind.LIST_ITEM
    if not looks_like_a_heading(line) or parse_date(line, "") is not None:
        return BlockKind.PARAGRAPH
    return BlockKind.HEADING


def without_false_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Headings that head nothing, or stand in a row of such lines, as paragraphs."""
    kinds = [paragraph.kind for paragraph in paragraphs]
    start = 0
    for end in range(len(kinds) + 1):
        if end < len(kinds) and kinds[end] is BlockKind.HEADING:
            continue
        if end == len(kinds) or end - start > MAX_HEADINGS_TOGETHER:
            kinds[start:end] = [BlockKind.PARAGRAPH] * (end - start)
        start = end + 1
    return [
        Paragraph(kind, paragraph.start, paragraph.end)
        for kind, paragraph in zip(kinds, paragraphs, strict=True)
    ]


def is_title(source: str, paragraphs: list[Paragraph]) -> bool:
    """Whether the first paragraph is a headline: one line, set apart, that ends like none."""
    first = paragraphs[0]
    line = source[first.start : first.end]
    if len(paragraphs) < 2 or len(line) > TITLE_CHARS or "\n" in line or "\r" in line:
        return False
    if (dated := _DATE_LINE.fullmatch(line)) and dated.start(1) and parse_date(dated[1], ""):
        return False
    if line[-1] in ".,;:" and not line.endswith("..."):
        return False
    if first.kind is BlockKind.HEADING and paragraphs[1].kind is not BlockKind.HEADING:
        return True  # a paragraph a line
    gap = source[first.end : paragraphs[1].start]
    return len(re.findall(r"\r\n|\n|\r", gap[:10_000])) > 1


def find_furniture(
    lines: list[Line], rules: list[str | None], *, after: int = 0
) -> tuple[str | None, DatedValue | None]:
    """Byline and date from lines of their own under the headline; these leave the text."""
    byline: str | None = None
    published: DatedValue | None = None
    for index in range(after + 1, min(len(lines), after + 1 + FURNITURE_LINES)):
        line = " ".join(lines[index].text.split())
        if len(line) > 120:
            break
        names = names_after_by(line)
        if names and byline is None and rules[index] is None:
            byline, rules[index] = names, "byline"
            continue
        named, dated_there = _read_info_line(line)
        if named or dated_there:  # it says more than these two, so it stays in the text
            byline, published = byline or named, published or dated_there
            continue
        dated = _DATE_LINE.fullmatch(line)
        date = parse_date(dated[1], "line under the headline") if dated else None
        if date and date.day and published is None and not line.lower().startswith("updated"):
            published, rules[index] = date, "dateline of the page"
    return byline, published


def _read_info_line(line: str) -> tuple[str | None, DatedValue | None]:
    """Byline and date of `By Ann Poe, The Paper, Tuesday 19 March 2024`: the first and last parts.

    What stands between is a paper, a place or a beat; the line does not tell which.
    """
    parts = re.split(r"\s?[|•·]\s?|,\s", line)
    names = names_after_by(parts[0])
    if len(parts) < 3 or names is None:
        return None, None
    for count in (1, 2, 3):  # `Tuesday, March 19, 2024` holds two commas
        raw = ", ".join(parts[-count:])
        date = parse_date(raw, "line under the headline") if len(parts) > count else None
        if date and date.day:
            return names, date
    return None, None


def pieces(
    source: str,
    paragraph: Paragraph,
    node: str,
    forms: WordForms | None = None,
    width: int | None = None,
) -> Iterator[Piece]:
    """The stretches of a paragraph between line ends: `\\r\\n` becomes `\\n`, and a run never
    crosses what was changed. With `forms`, words that a line's end parts are joined; with `width`,
    lines that were filled up to it."""
    start = line = paragraph.start
    for found in _LINE_END.finditer(source, paragraph.start, paragraph.end):
        begin = found.start()
        if forms is not None and (parted := AT_LINE_END.match(source, begin - 1)):
            begin -= 1
            judged = judge_hyphen(
                source[start:begin], source[parted.end() : parted.end() + 40], forms
            )
            if judged is not Parted.OPEN:
                kept = begin + (judged is Parted.KEEP)
                yield Piece(source[start:kept], node, start)
                yield Piece("", node, kept, repair=LINE_HYPHEN, length=parted.end() - kept)
                start = line = parted.end()
                continue
            begin += 1
        elif width is not None and is_filled(source, line, found, width):
            yield Piece(source[start:begin], node, start)
            yield Piece(" ", None)
            start = line = found.end()
            continue
        line = found.end()
        if "\r" in found[0]:
            begin += found[0].index("\r")
            yield Piece(source[start:begin], node, start)
            if not source.startswith("\r\n", begin):
                yield Piece("\n", None)
            start = begin + 1
    yield Piece(source[start : paragraph.end], node, start)


_LINE_END = re.compile(r"(?<![ \t])[ \t]*+(?:\r\n|\n|\r)[ \t]*+")


def is_filled(source: str, line: int, end: re.Match[str], width: int) -> bool:
    """Whether a line that begins at `line` ended since the next word would not have fitted."""
    word = 0
    while word <= width and not source[end.end() + word : end.end() + word + 1].isspace():
        word += 1
    return end.start() - line + 1 + word > width


def wrap_width(source: str) -> int | None:
    """How long the lines are to which a text was wrapped; None if it was not."""
    lines = [source[start:end].rstrip() for start, end in _lines(source)]
    within = [pair for pair in pairwise(lines) if all(pair)]
    width = max((len(line) for pair in within for line in pair), default=0)
    if len(within) < LEAST_LINES or not LEAST_WIDTH <= width <= WRAPPED_CHARS:
        return None
    filled = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in within)
    return width if filled >= FILLED * len(within) else None


def open_hyphens_issue(text: str) -> list[Issue]:
    """A note on hyphens at line ends of which nothing tells whether they part one word or two."""
    left = list(AT_LINE_END.finditer(text))
    if not left:
        return []
    near = " ".join(text[max(left[0].start() - 20, 0) : left[0].end() + 20].split())
    return [
        make_issue(
            "line-hyphens-open",
            Severity.NOTE,
            "hyphens at line ends were left, because nothing tells whether they part one word or "
            f"two: {len(left):,} in all, the first in “… {near} …”",
            "join the words in the file if they are names that matter",
        )
    ]


def left_out_issue(lines: list[Line], rules: list[str | None]) -> list[Issue]:
    """One note that names what was taken for boilerplate."""
    count = sum(rule is not None for rule in rules)
    if not count:
        return []
    return [
        make_issue(
            "boilerplate-left-out",
            Severity.NOTE,
            f"{count} line{'s' if count > 1 else ''} left out: {_quote_lines(lines, rules)}",
            "nothing, if these are no part of the article; the original keeps them",
        )
    ]


def _quote_lines(lines: list[Line], rules: list[str | None]) -> str:
    gone = [
        f"“{' '.join(line.text.split())[:60]}” ({rule})"
        for line, rule in zip(lines, rules, strict=True)
        if rule is not None
    ]
    more = f" and {len(gone) - 12} more" if len(gone) > 12 else ""
    return ", ".join(gone[:12]) + more
