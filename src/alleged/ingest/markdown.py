"""Markdown: front matter as metadata, blocks without their marks, each with its way back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from alleged.ingest.boilerplate import Line, find_boilerplate
from alleged.ingest.dates import parse_date
from alleged.ingest.decode import decode
from alleged.ingest.draft import Draft, Piece, Refused, TextBuilder
from alleged.ingest.plain import draft_from_text, left_out_issue
from alleged.records.documents import BlockKind, InputState
from alleged.records.issues import Issue, Severity, make_issue

MAX_MARKS = 50_000
"""Of brackets, stars and the like: the parser takes 2 s for as many brackets, 10 s for 260,000."""
_MARKS = "[*_`|<&!"
MAX_NESTING = 40
"""Quotations in lists in quotations; the parser takes what is deeper as plain text."""

NAMES = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "publisher", "publication", "site_name", "site", "newspaper"),
    "url": ("url", "canonical", "canonical_url", "canonicalurl", "source_url", "link"),
    "published": ("date", "published", "date_published", "datepublished", "publishdate"),
    "modified": ("modified", "updated", "lastmod", "last_modified", "date_modified"),
    "language": ("lang", "language"),
}
"""What front matter calls the parts of the metadata."""

_YAML = re.compile(
    r"---[ \t]{0,20}\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]{0,20}(?:\r?\n|$)", re.S
)
_TOML = re.compile(r"\+\+\+[ \t]{0,20}\r?\n(.{0,20000}?)\r?\n\+\+\+[ \t]{0,20}(?:\r?\n|$)", re.S)


def read_markdown(data: bytes, *, encoding: str | None, max_chars: int) -> Draft:
    """A Markdown file as a draft; its first heading of the first level is the headline."""
    decoded = decode(data, encoding=encoding)
    source = decoded.text
    if len(source) > max_chars:
        raise Refused(
            InputState.TOO_LARGE,
            "too-many-characters",
            f"the text has {len(source):,} characters; the limit is {max_chars:,}",
            "split the file into articles",
        )
    issues: list[Issue] = list(decoded.issues)
    if sum(map(source.count, _MARKS)) > MAX_MARKS:
        return _as_plain_text(source, decoded.encoding, issues, max_chars)
    values, body_start = _front_matter(source, issues)
    blocks = list(_blocks(source, body_start))
    title = _first(values, "title")
    kinds = [block.kind for block in blocks]
    title_at = _title_index(blocks, title)
    if title_at is not None:
        kinds[title_at] = BlockKind.TITLE
    lines = [Line(kind, block.text[:1000]) for kind, block in zip(kinds, blocks, strict=True)]
    rules = find_boilerplate(lines)
    builder = TextBuilder(max_chars=max_chars)
    title_span = None
    for index, block in enumerate(blocks):
        if rules[index] is None:
            span = builder.add_block(kinds[index], block.pieces)
            title_span = span if index == title_at else title_span
    if not builder.blocks:
        raise Refused(
            InputState.REJECTED,
            "no-text",
            "there is no text in it besides marks and boilerplate",
            "check the file: the article itself seems to be missing",
        )
    from markdown_it import __version__

    url = _first(values, "url")
    published, modified = _first(values, "published"), _first(values, "modified")
    draft = Draft(
        text=builder.text,
        blocks=builder.blocks,
        runs=builder.runs,
        extractor=f"markdown-it-py {__version__}",
        title=title_span.of(builder.text) if title_span else title,
        title_span=title_span,
        byline=_first(values, "byline"),
        outlet=_first(values, "outlet"),
        url=url if url and url.lower().startswith(("http://", "https://")) else None,
        published=parse_date(published, "front matter") if published else None,
        modified=parse_date(modified, "front matter") if modified else None,
        language=_first(values, "language"),
        encoding=decoded.encoding,
        issues=[*issues, *left_out_issue(lines, rules)],
    )
    if published and draft.published is None:
        draft.issues.append(
            make_issue(
                "date-not-understood",
                Severity.NOTE,
                f"the date {published[:60]!r} in the front matter can be read in no way or in "
                "more than one; the document has no date",
                "write it as 2024-06-27",
            )
        )
    return draft


def _as_plain_text(source: str, encoding: str, issues: list[Issue], max_chars: int) -> Draft:
    draft = draft_from_text(source, node="", max_chars=max_chars, with_title=True)
    draft.encoding = encoding
    issues.append(
        make_issue(
            "marks-not-removed",
            Severity.NOTE,
            f"there are more than {MAX_MARKS:,} Markdown marks; it was read as plain text",
        )
    )
    draft.issues[:0] = issues
    return draft


def _front_matter(source: str, issues: list[Issue]) -> tuple[dict[str, str], int]:
    """The values at the head of the file, and where the text begins. Of YAML the lines
    `name: value` and plain lists are read; nothing else is needed for an article."""
    toml = _TOML.match(source)
    if toml:
        try:
            table = tomllib.loads(toml[1].replace("\r\n", "\n"))
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            issues.append(_front_matter_issue(str(error)[:120]))
            return {}, toml.end()
        return {k.lower(): _plain_value(v) for k, v in table.items()}, toml.end()
    yaml = _YAML.match(source)
    if not yaml:
        return {}, 0
    values: dict[str, str] = {}
    name = ""
    for line in yaml[1].splitlines():
        entry = re.match(r"([A-Za-z_][\w -]{0,60}?)[ \t]{0,20}:(?:[ \t]{1,20}(.*))?$", line)
        item = re.match(r"[ \t]{0,20}-[ \t]{1,20}(.*)$", line)
        if entry:
            name = entry[1].lower()
            values.setdefault(name, _unquoted(entry[2] or ""))
        elif item and name:
            values[name] = ", ".join(filter(None, (values[name], _unquoted(item[1]))))
    return values, yaml.end()


def _front_matter_issue(what: str) -> Issue:
    return make_issue(
        "front-matter-not-read",
        Severity.NOTE,
        f"the values at the head of the file are no valid TOML: {what}",
        "mend them, or leave them out",
    )


def _plain_value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain_value(item) for item in value[:50] if not isinstance(item, list))
    if isinstance(value, dict):
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)[:2000]


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    return value


def _first(values: dict[str, str], field: str) -> str | None:
    for name in NAMES[field]:
        value = " ".join(values.get(name, "")[:2000].split())
        if value:
            return value
    return None


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block without its marks."""

    kind: BlockKind
    level: int
    """Of a heading; 0 for everything else."""
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class _Finder:
    """Finds the words of a block in the file, one after the other."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        breaks = re.finditer(r"\r\n?|\n", source[start:])
        self._lines = [start, *(start + found.end() for found in breaks), len(source)]
        self._cursor = start
        self._end = len(source)

    def look_at(self, lines: list[int] | None) -> None:
        """From now on look only at these lines."""
        if lines is not None:
            last = len(self._lines) - 1
            self._cursor = max(self._cursor, self._lines[min(lines[0], last)])
            self._end = self._lines[min(lines[1], last)]

    def piece(self, words: str) -> Piece:
        place = self._source.find(words, self._cursor, self._end)
        if place < 0:
            return Piece(words, None)
        self._cursor = place + len(words)
        return Piece(words, "", place)

    def skip(self, mark: str) -> None:
        place = self._source.find(mark, self._cursor, self._end)
        if place >= 0:
            self._cursor = place + len(mark)


def _blocks(source: str, start: int) -> Iterator[MarkdownBlock]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    parser.disable("text_join")  # it hides which characters were entities
    finder = _Finder(source, start)
    heading = 0
    open_blocks: list[str] = []
    row: list[Piece] = []
    for token in parser.parse(source[start:]):
        finder.look_at(token.map)
        if token.nesting == 1:
            open_blocks.append(token.type)
            heading = int(token.tag[1]) if token.type == "heading_open" else heading
            row = [] if token.type == "tr_open" else row
        elif token.nesting == -1:
            open_blocks.pop()
            heading = 0 if token.type == "heading_close" else heading
            if token.type == "tr_close" and any(piece.text.strip() for piece in row):
                yield MarkdownBlock(BlockKind.TABLE_ROW, 0, tuple(row))
        elif token.type == "inline" and "tr_open" in open_blocks:
            row += [Piece("\t", None)] * bool(row)
            row += _stripped(_inline(token.children or [], finder))
        elif token.type == "inline":
            pieces = _stripped(_inline(token.children or [], finder))
            if pieces:
                yield MarkdownBlock(_kind(open_blocks, heading), heading, pieces)
        elif token.type in ("fence", "code_block"):
            pieces = _stripped(_code(token.content, finder))
            if pieces:
                yield MarkdownBlock(BlockKind.PARAGRAPH, 0, pieces)


def _inline(tokens: Sequence[Any], finder: _Finder) -> Iterator[Piece]:
    for token in tokens:
        if token.type in ("text", "code_inline") and token.content:
            yield finder.piece(token.content)
        elif token.type == "text_special" and token.info == "escape":
            finder.skip("\\")
            yield finder.piece(token.content)
        elif token.type == "text_special":  # an entity
            finder.skip(token.markup)
            yield Piece(token.content, None)
        elif token.type in ("softbreak", "hardbreak"):
            yield Piece("\n", None)
        elif token.type == "link_close":
            finder.skip("]")
            finder.skip(")")


def _code(content: str, finder: _Finder) -> Iterator[Piece]:
    for line in content.splitlines(keepends=True):
        words = line.rstrip("\r\n")
        if words.strip():
            yield finder.piece(words)
        if words != line:
            yield Piece("\n", None)


def _stripped(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    """Without white space at either end."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        first = kept[0]
        cut = len(first.text) - len(first.text.lstrip())
        kept[0] = Piece(first.text[cut:], first.node, first.offset + cut)
        last = kept[-1]
        kept[-1] = Piece(last.text.rstrip(), last.node, last.offset)
    return tuple(kept)


def _kind(open_blocks: list[str], heading: int) -> BlockKind:
    if heading:
        return BlockKind.HEADING
    if "list_item_open" in open_blocks:
        return BlockKind.LIST_ITEM
    return BlockKind.QUOTATION if "blockquote_open" in open_blocks else BlockKind.PARAGRAPH


def _title_index(blocks: Sequence[MarkdownBlock], title: str | None) -> int | None:
    """The first block, if it is a heading of the first level or says the title."""
    if not blocks:
        return None
    first = blocks[0]
    if first.kind is not BlockKind.HEADING:
        return None
    same = title is not None and " ".join(first.text.split()).casefold() == title.casefold()
    return 0 if first.level == 1 or same else None
