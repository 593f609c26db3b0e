"""Word processor files: DOCX and ODT, read from their own XML.

Both are zip archives with the text in one XML part. It is read here and not by a converter
(mammoth makes good HTML of a DOCX, but forgets where a word came from): a run of the document leads
back to a paragraph by its number in that part and to a character in it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from alleged.ingest.boilerplate import Line, find_boilerplate
from alleged.ingest.dates import parse_date
from alleged.ingest.draft import Draft, Piece, Refused, TextBuilder
from alleged.ingest.plain import find_furniture, left_out_issue
from alleged.records.documents import BlockKind, DatedValue, InputState
from alleged.records.issues import Issue, Severity, make_issue

MAX_MEMBERS = 10_000
MAX_PART_BYTES = 100_000_000
MAX_RATIO = 200
"""Of a part's bytes to its compressed ones; the XML of a text has 5 to 20."""
RATIO_FROM_BYTES = 1_000_000
"""A smaller part may be squeezed as hard as it likes."""
MAX_DEPTH = 250
MAX_TITLE_CHARS = 300
MAX_CELL_CHARS = 400
"""Of a paragraph in a table cell; with a longer one the table lays out the page."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DCTERMS = "{http://purl.org/dc/terms/}"

KIND_OF_STYLE: tuple[tuple[re.Pattern[str], BlockKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"title", BlockKind.TITLE),
        (r"(?:heading|subtitle)[\s_]?\d{0,2}", BlockKind.HEADING),
        (r"(?:intense\s)?quote|quotations?|block ?text", BlockKind.QUOTATION),
        (r"caption|illustration|figure|drawing", BlockKind.CAPTION),
        (r"list[\s_]?.{0,30}", BlockKind.LIST_ITEM),
    )
)
"""What both programs call their styles in the file, whatever language they speak; any other style
is a paragraph."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the file."""

    number: int
    """Among all paragraphs of its part, from 1, empty ones too."""
    kind: BlockKind
    text: str
    cells: int = 0
    """Which cell of a table row it begins, from 1; 0 outside tables."""


@dataclass(slots=True)
class Properties:
    """What the file says of itself. `created` is the day when the file was made, no publication."""

    title: str | None = None
    creator: str | None = None
    created: str | None = None
    language: str | None = None


@dataclass(slots=True)
class Rows:
    """Paragraphs, with those of one table row together."""

    rows: list[list[Paragraph]] = field(default_factory=list)
    in_row: int = 0
    starts_row: bool = False
    starts_cell: bool = False

    def add(self, paragraph: Paragraph) -> None:
        """One more; inside a row it joins those before it."""
        if self.in_row and not self.starts_row and self.rows:
            self.rows[-1].append(paragraph)
        else:
            self.rows.append([paragraph])
        self.starts_row = self.starts_cell = False


def read_docx(data: bytes, *, max_chars: int) -> Draft:
    """A Word file as a draft. `node` is `paragraph=12`: the twelfth `w:p` of `word/document.xml`.

    Raises: Refused for an archive that is none, is too large or holds no text.
    """
    with _opened(data) as archive:
        root = _xml(archive, "word/document.xml")
        unread: list[Issue] = []
        styles = _docx_styles(archive, unread)
        properties = _properties(archive, "docProps/core.xml", unread, created=f"{DCTERMS}created")
    rows, issues = _docx_rows(root, styles, max_chars)
    issues += unread
    return _draft(rows, properties, "docx core properties", "alleged docx 1", issues, max_chars)


def read_odt(data: bytes, *, max_chars: int) -> Draft:
    """A text of LibreOffice or another OpenDocument program as a draft. `node` is `paragraph=12`:
    the twelfth `text:p` or `text:h` of `content.xml`.

    Raises: Refused for an archive that is none, is too large or holds no text.
    """
    with _opened(data) as archive:
        if "META-INF/manifest.xml" in archive.namelist():
            manifest = _part(archive, "META-INF/manifest.xml")
            if b"encryption-data" in manifest:
                raise _refused("encrypted", "the file is encrypted", "save it without a password")
        root = _xml(archive, "content.xml")
        issues: list[Issue] = []
        properties = _properties(archive, "meta.xml", issues, created=f"{META}creation-date")
    rows = _odt_rows(root, max_chars)
    return _draft(rows, properties, "odt meta", "alleged odt 1", issues, max_chars)


def read_paragraphs(data: bytes, format: str, *, max_chars: int) -> list[Paragraph]:
    """All paragraphs of a `docx` or `odt` as its offsets count them, boilerplate too.

    Raises: Refused for an archive that is none or is too large.
    """
    with _opened(data) as archive:
        if format == "odt":
            rows = _odt_rows(_xml(archive, "content.xml"), max_chars)
        else:
            styles = _docx_styles(archive, [])
            rows, _ = _docx_rows(_xml(archive, "word/document.xml"), styles, max_chars)
    return [paragraph for row in rows for paragraph in row]


# The archive


def _refused(code: str, what: str, fix: str, state: InputState = InputState.REJECTED) -> Refused:
    return Refused(state, code, what, fix)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise _damaged(str(error)) from None
    count = len(archive.infolist())
    if count > MAX_MEMBERS:
        raise _refused(
            "too-many-members",
            f"the archive has {count:,} members; the limit is {MAX_MEMBERS:,}",
            "save the text again as a file of its own",
            InputState.TOO_LARGE,
        )
    return archive


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of the archive, its checksum compared, never more than its limits.

    Raises: Refused if it is missing, damaged or too large.
    """
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            raise _refused("encrypted", "the file is encrypted", "save it without a password")
        limit = MAX_PART_BYTES
        if info.file_size > RATIO_FROM_BYTES:
            limit = min(limit, MAX_RATIO * max(info.compress_size, 1))
        with archive.open(info) as part:
            data = part.read(limit + 1)
    except KeyError:
        raise _refused(
            "no-text", f"there is no {name} in the archive", "save the text again as DOCX or ODT"
        ) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise _damaged(f"{name}: {error}") from None
    except (ValueError, RuntimeError) as error:
        raise _damaged(f"{name}: {error}") from None
    if len(data) > limit:
        raise _refused(
            "too-many-bytes",
            f"{name} unpacks to more than {limit:,} bytes",
            "save the article alone in a file",
            InputState.TOO_LARGE,
        )
    return data


def _damaged(why: str) -> Refused:
    return _refused(
        "archive-damaged",
        f"the file is cut or damaged: {why[:200]}",
        "get it again from where it came from, or save it again",
    )


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    """The tree of a part; no entity is expanded and nothing outside is looked for."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(_part(archive, name), parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(f"{name}: {error}") from None
    if root.getroottree().docinfo.doctype:
        raise _refused(
            "own-entities",
            f"{name} has a DOCTYPE, which no word processor writes",
            "save the text again with a word processor",
        )
    return root


def _beside(archive: zipfile.ZipFile, name: str, issues: list[Issue]) -> Any:
    """The tree of a part that the text can do without; None if it is missing or damaged."""
    if name not in archive.namelist():
        return None
    try:
        return _xml(archive, name)
    except Refused as refusal:
        issues.append(
            make_issue(
                "part-unreadable",
                Severity.PARTIAL,
                f"the text was read without {name}: {refusal.what}",
                refusal.fix,
            )
        )
        return None


def _properties(
    archive: zipfile.ZipFile, name: str, issues: list[Issue], *, created: str
) -> Properties:
    root = _beside(archive, name, issues)
    if root is None:
        return Properties()

    def value(tag: str) -> str | None:
        found = next(root.iter(tag), None)
        text = " ".join((found.text or "")[:1000].split()) if found is not None else ""
        return text or None

    return Properties(
        title=value(f"{DC}title"),
        creator=value(f"{DC}creator") or value(f"{META}initial-creator"),
        created=value(created),
        language=value(f"{DC}language"),
    )


# DOCX


def _docx_styles(archive: zipfile.ZipFile, issues: list[Issue]) -> dict[str, str]:
    """The names of paragraph styles by their ids: ids are translated, the names of Word's own
    styles are English in every language."""
    root = _beside(archive, "word/styles.xml", issues)
    if root is None:
        return {}
    styles: dict[str, str] = {}
    for style in _in_word(root).iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            styles[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "")
    return styles


def _in_word(root: Any) -> Any:
    """The tree with the names of the strict form as those of the common one."""
    if isinstance(root.tag, str) and root.tag.startswith(W_STRICT):
        for element in root.iter():
            if isinstance(element.tag, str) and element.tag.startswith(W_STRICT):
                element.tag = W + element.tag[len(W_STRICT) :]
                for key in list(element.attrib):
                    if key.startswith(W_STRICT):
                        element.set(W + key[len(W_STRICT) :], element.get(key))
    return root


_SKIPPED_IN_WORD = {
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "sectPr", "tblPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""Deleted text, codes of fields, and the second telling of a drawing for old programs."""


def _docx_rows(
    root: Any, styles: dict[str, str], max_chars: int
) -> tuple[list[list[Paragraph]], list[Issue]]:
    from lxml.etree import iterwalk

    rows = Rows()
    open_paragraphs: list[tuple[int, list[str]]] = []
    number = skipped = length = 0
    counts = {"deleted": 0, "hidden": 0}
    for event, element in iterwalk(_in_word(root), events=("start", "end")):
        tag = element.tag
        if tag in _SKIPPED_IN_WORD:
            skipped += 1 if event == "start" else -1
            counts["deleted"] += event == "start" and tag in (f"{W}del", f"{W}moveFrom")
            continue
        if tag in (f"{W}tr", f"{W}tc"):
            _walk_row(rows, event, is_row=tag == f"{W}tr")
        if tag == f"{W}p":
            if event == "start":
                number += 1
                open_paragraphs.append((number, []))
            else:
                own, parts = open_paragraphs.pop()
                _add(rows, own, _docx_kind(element, styles, rows), "".join(parts), skipped)
            continue
        if event == "end" or skipped or not open_paragraphs:
            continue
        written = _docx_text(element)
        if written and _is_hidden(element):
            counts["hidden"] += 1
        elif written:
            length += len(written)
            _check_length(length, max_chars)
            open_paragraphs[-1][1].append(written)
    return rows.rows, _docx_issues(counts)


def _docx_text(element: Any) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return {
        f"{W}tab": "\t",
        f"{W}br": "\n",
        f"{W}cr": "\n",
        f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
        f"{W}softHyphen": "\N{SOFT HYPHEN}",
    }.get(element.tag, "")


def _is_hidden(element: Any) -> bool:
    """Text that its author marked as hidden (`w:vanish`): a reader does not see it."""
    run = element.getparent()
    mark = run.find(f"{W}rPr/{W}vanish") if run is not None else None
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _docx_kind(paragraph: Any, styles: dict[str, str], rows: Rows) -> BlockKind:
    if rows.in_row:
        return BlockKind.TABLE_ROW
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    kind = BlockKind.PARAGRAPH
    if style is not None:
        id = style.get(f"{W}val", "")
        kind = _kind_of_style(styles.get(id, id))
    is_listed = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    if kind is BlockKind.PARAGRAPH and is_listed is not None and is_listed.get(f"{W}val") != "0":
        return BlockKind.LIST_ITEM
    return kind


def _docx_issues(counts: dict[str, int]) -> list[Issue]:
    found: list[Issue] = []
    if counts["deleted"]:
        found.append(
            make_issue(
                "deletions-left-out",
                Severity.NOTE,
                f"{counts['deleted']:,} deletions that are tracked and not yet accepted were left "
                "out; insertions are in the text",
                "accept or reject the changes in a word processor",
            )
        )
    if counts["hidden"]:
        found.append(
            make_issue(
                "hidden-text-left-out",
                Severity.NOTE,
                f"{counts['hidden']:,} stretches marked as hidden were left out",
                "look at the file with hidden text shown",
            )
        )
    return found


# ODT

_SKIPPED_IN_ODT = (
    {f"{TEXT}{name}" for name in ("note", "tracked-changes", "ruby-text", "sequence-decls")}
    | {f"{OFFICE}{name}" for name in ("annotation", "forms", "scripts", "binary-data")}
    | {f"{SVG}{name}" for name in ("title", "desc")}
)
"""Footnotes, deleted text, comments, what a picture is described with."""


def _odt_rows(root: Any, max_chars: int) -> list[list[Paragraph]]:
    from lxml.etree import iterwalk

    styles = {
        style.get(f"{STYLE}name", ""): style.get(f"{STYLE}parent-style-name", "")
        for style in root.iter(f"{STYLE}style")
    }
    rows = Rows()
    open_paragraphs: list[tuple[int, list[str]]] = []
    number = skipped = lists = length = 0
    for event, element in iterwalk(root, events=("start", "end")):
        tag = element.tag
        is_start = event == "start"
        if tag in _SKIPPED_IN_ODT:
            skipped += 1 if is_start else -1
            if not is_start and not skipped and open_paragraphs:
                _append(open_paragraphs[-1][1], element.tail)
            continue
        lists += (1 if is_start else -1) * (tag == f"{TEXT}list")
        if tag in (f"{TABLE}table-row", f"{TABLE}table-cell"):
            _walk_row(rows, event, is_row=tag == f"{TABLE}table-row")
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            if is_start:
                number += 1
                open_paragraphs.append((number, []))
                if not skipped:
                    _append(open_paragraphs[-1][1], element.text)
            else:
                own, parts = open_paragraphs.pop()
                kind = _odt_kind(element, styles, rows, lists > 0)
                length += sum(map(len, parts))
                _check_length(length, max_chars)
                _add(rows, own, kind, "".join(parts).rstrip(" "), skipped)
                if open_paragraphs and not skipped:
                    _append(open_paragraphs[-1][1], element.tail)
        elif open_paragraphs and not skipped:
            parts = open_paragraphs[-1][1]
            if is_start:
                _odt_mark(element, parts)
                _append(parts, element.text)
            else:
                _append(parts, element.tail)
    return rows.rows


def _append(parts: list[str], text: str | None) -> None:
    """Stretches of white space count as one blank, as OpenDocument has it."""
    if not text:
        return
    text = re.sub(r"[ \t\r\n]+", " ", text)
    if text.startswith(" ") and (not parts or parts[-1].endswith((" ", "\n", "\t"))):
        text = text[1:]
    if text:
        parts.append(text)


def _odt_mark(element: Any, parts: list[str]) -> None:
    if element.tag == f"{TEXT}s":
        count = element.get(f"{TEXT}c", "1")
        parts.append(" " * (min(int(count), 100) if count.isascii() and count.isdigit() else 1))
    elif element.tag == f"{TEXT}tab":
        parts.append("\t")
    elif element.tag == f"{TEXT}line-break":
        parts.append("\n")


def _odt_kind(element: Any, styles: dict[str, str], rows: Rows, is_listed: bool) -> BlockKind:
    if rows.in_row:
        return BlockKind.TABLE_ROW
    name = element.get(f"{TEXT}style-name", "")
    name = styles.get(name) or name
    kind = _kind_of_style(re.sub(r"_([0-9a-f]{2})_", lambda c: chr(int(c[1], 16)), name))
    if kind is BlockKind.PARAGRAPH and element.tag == f"{TEXT}h":
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if kind is BlockKind.PARAGRAPH and is_listed else kind


# Both


def _kind_of_style(name: str) -> BlockKind:
    name = name[:60].strip()
    return next(
        (kind for pattern, kind in KIND_OF_STYLE if pattern.fullmatch(name)), BlockKind.PARAGRAPH
    )


def _walk_row(rows: Rows, event: str, *, is_row: bool) -> None:
    if is_row:
        rows.in_row += 1 if event == "start" else -1
        rows.starts_row = rows.starts_row or (event == "start" and rows.in_row == 1)
    elif event == "start":
        rows.starts_cell = True


def _add(rows: Rows, number: int, kind: BlockKind, text: str, skipped: int) -> None:
    if text.strip() and not skipped:
        rows.add(Paragraph(number, kind, text, int(rows.starts_cell)))


def _check_length(length: int, max_chars: int) -> None:
    if length > max_chars:
        raise _refused(
            "too-many-characters",
            f"the text has more than {max_chars:,} characters",
            "split the file into articles",
            InputState.TOO_LARGE,
        )


def _draft(
    rows: list[list[Paragraph]],
    properties: Properties,
    evidence: str,
    extractor: str,
    issues: list[Issue],
    max_chars: int,
) -> Draft:
    if not rows:
        raise _refused(
            "no-text",
            "there is no text in the file",
            "check it: the text may stand in pictures or in text boxes of a drawing",
        )
    rows = [part for row in rows for part in _without_layout(row)]
    kinds = _kinds(rows)
    lines = [
        Line(kind, "\t".join(p.text.strip() for p in row)[:1000])
        for row, kind in zip(rows, kinds, strict=True)
    ]
    rules = find_boilerplate(lines)
    byline: str | None = None
    published: DatedValue | None = None
    if kinds[0] is BlockKind.TITLE:
        byline, published = find_furniture(lines, rules)
    builder = TextBuilder(max_chars=max_chars)
    title: str | None = None
    title_span = None
    for row, kind, rule in zip(rows, kinds, rules, strict=True):
        if rule is not None:
            continue
        span = builder.add_block(kind, _pieces(row))
        if kind is BlockKind.TITLE:
            title_span, title = span, span.of(builder.text)
    if not builder.blocks:
        raise _refused(
            "no-text",
            "every line of it is boilerplate",
            "check the file: the article itself seems to be missing",
        )
    draft = Draft(
        text=builder.text,
        blocks=builder.blocks,
        runs=builder.runs,
        extractor=extractor,
        title=title,
        title_span=title_span,
        byline=byline,
        published=published,
        language=properties.language,
        issues=[*issues, *left_out_issue(lines, rules)],
    )
    _take_properties(draft, properties, evidence)
    return draft


def _without_layout(row: list[Paragraph]) -> list[list[Paragraph]]:
    """A row of a table that lays out the page, as the paragraphs in it."""
    is_table = row[0].kind is BlockKind.TABLE_ROW
    if not is_table or all(len(paragraph.text) <= MAX_CELL_CHARS for paragraph in row):
        return [row]
    return [[replace(paragraph, kind=BlockKind.PARAGRAPH)] for paragraph in row]


def _kinds(rows: list[list[Paragraph]]) -> list[BlockKind]:
    """A title stands at the top and once; without one the first heading there is the headline."""
    kinds = [row[0].kind for row in rows]
    for place, kind in enumerate(kinds):
        if kind is BlockKind.TITLE and place:
            kinds[place] = BlockKind.HEADING
    is_short = len(rows[0]) == 1 and len(rows[0][0].text) <= MAX_TITLE_CHARS
    if kinds[0] is BlockKind.HEADING and is_short and len(rows) > 1:
        kinds[0] = BlockKind.TITLE
    return kinds


def _pieces(row: list[Paragraph]) -> Iterator[Piece]:
    for place, paragraph in enumerate(row):
        if place:
            yield Piece("\t" if paragraph.cells else "\n", None)
        text = paragraph.text
        start = len(text) - len(text.lstrip())
        yield Piece(text.strip(), f"paragraph={paragraph.number}", start)


def _take_properties(draft: Draft, properties: Properties, evidence: str) -> None:
    """Title and author where the text gives none, and said so: such fields often name a template
    or an owner of the computer. The day when the file was made dates no article."""
    used: list[str] = []
    if draft.title is None and properties.title:
        draft.title = properties.title
        used.append(f"title {properties.title[:80]!r}")
    if draft.byline is None and properties.creator:
        draft.byline = properties.creator
        used.append(f"author {properties.creator[:80]!r}")
    if used:
        draft.issues.append(
            make_issue(
                "from-properties",
                Severity.NOTE,
                f"from the {evidence}, which are not shown to a reader: {', '.join(used)}",
                "check them: they may name a template or the owner of a computer",
            )
        )
    if draft.published is None and properties.created:
        date = parse_date(properties.created, evidence)
        day = date.value[:10] if date else properties.created[:40]
        draft.issues.append(
            make_issue(
                "created-is-not-published",
                Severity.NOTE,
                f"the {evidence} say that the file was created on {day}; that is no day of "
                "publication, so the document has no date",
                "give the date with the article if it is known",
            )
        )
