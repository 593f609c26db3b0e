"""One line of a JSON-lines file: an object whose columns are an article."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from alleged.ingest.boilerplate import Line, find_boilerplate
from alleged.ingest.credits import left_out_credits
from alleged.ingest.dates import parse_date
from alleged.ingest.decode import decode, replace_unusable
from alleged.ingest.draft import Draft, Refused, TextBuilder
from alleged.ingest.line_hyphens import word_forms
from alleged.ingest.plain import (
    Paragraph,
    find_furniture,
    is_title,
    left_out_issue,
    open_hyphens_issue,
    pieces,
    split_paragraphs,
    without_false_headings,
    wrap_width,
)
from alleged.records.documents import BlockKind, DatedValue, DatePrecision, InputState
from alleged.records.issues import Issue, Severity, make_issue

EXTRACTOR = "alleged JSON line 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column holds what; None is guessed from the usual names, and the guess is said."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    id: str | None = None


USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "fulltext",
        "articlebody",
        "articletext",
        "maintext",
        "story",
        "bodytext",
        "cleantext",
        "rawtext",
        "plaintext",
    ),
    "title": ("title", "headline", "head", "heading", "name"),
    "date": (
        "date",
        "published",
        "datepublished",
        "publishdate",
        "publisheddate",
        "publicationdate",
        "publishedat",
        "pubdate",
        "datepublish",
        "publishedtime",
        "datetime",
        "timestamp",
    ),
    "outlet": (
        "outlet",
        "publisher",
        "sitename",
        "newspaper",
        "source",
        "sourcename",
        "publication",
        "media",
        "site",
    ),
    "url": ("url", "link", "canonicalurl", "articleurl", "sourceurl", "webpage", "uri"),
    "byline": ("byline", "author", "authors", "writer", "creator"),
    "language": ("language", "lang", "languagecode"),
    "id": ("id", "docid", "documentid", "articleid", "uuid", "guid"),
}
"""In order of preference; case, spaces, `_` and `-` do not count."""


def read_json_line(
    data: bytes, *, encoding: str | None, columns: Columns, max_chars: int, max_depth: int
) -> Draft:
    """One JSON object as a draft; its text is the title column, then the text column."""
    decoded = decode(data, encoding=encoding)
    issues: list[Issue] = list(decoded.issues)
    row = parse_row(decoded.text, max_depth, issues)
    chosen = _choose_columns(row, columns, issues)
    text = _string(row, chosen["text"], issues)
    if text is None or not text.strip():
        raise Refused(
            InputState.REJECTED,
            "no-text",
            f"column {chosen['text']!r} holds no text"
            if chosen["text"]
            else "no column looks like the text; there are " + _names(row),
            "name the column: --text-column NAME",
        )
    text = replace_unusable(text, issues)
    title = _string(row, chosen["title"], issues)
    title = replace_unusable(title, issues) if title and title.strip() else None
    draft = _draft(text, title, chosen, max_chars)
    draft.issues[:0] = issues
    draft.encoding = decoded.encoding
    draft.byline = _people(row, chosen["byline"], draft.issues) or draft.byline
    draft.outlet = _short(row, chosen["outlet"], draft.issues)
    url = _short(row, chosen["url"], draft.issues)
    draft.url = url if url and url.lower().startswith(("http://", "https://")) else None
    draft.language = _short(row, chosen["language"], draft.issues)
    draft.published = _date(row, chosen["date"], draft.issues) or draft.published
    return draft


def parse_row(line: str, max_depth: int, issues: list[Issue]) -> dict[str, object]:
    """A JSON object, checked.

    Raises: Refused for what is none, or is nested too deep.
    """

    def fix() -> str:
        return "mend the line: one JSON object a line, as json.dumps writes it"

    duplicates: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        row = dict(items)
        if len(row) != len(items):
            seen: set[str] = set()
            for key, _ in items:
                if key in seen:
                    duplicates.append(key)
                seen.add(key)
        return row

    if _depth(line) > max_depth:
        raise Refused(
            InputState.REJECTED, "nested-too-deep", f"nested deeper than {max_depth}", fix()
        )
    try:
        row = json.loads(line, object_pairs_hook=pairs, parse_int=_parse_int)
    except RecursionError:
        raise Refused(
            InputState.REJECTED, "nested-too-deep", "nested too deep to be read", fix()
        ) from None
    except ValueError as error:
        what = str(error) if isinstance(error, json.JSONDecodeError) else "a number is unreadable"
        raise Refused(
            InputState.REJECTED, "not-json", f"not valid JSON: {what[:200]}", fix()
        ) from None
    if not isinstance(row, dict):
        raise Refused(
            InputState.REJECTED,
            "not-an-object",
            f"a JSON {type(row).__name__} where an object with columns is expected",
            fix(),
        )
    if duplicates:
        issues.append(
            make_issue(
                "duplicate-columns",
                Severity.PARTIAL,
                f"{_list(duplicates)} given more than once; the last one was taken",
                fix(),
            )
        )
    return row


def _parse_int(digits: str) -> float:
    """Long numbers are no articles, and `int` on 5,000 digits raises."""
    return int(digits) if len(digits) <= 40 else math.inf


def _depth(line: str) -> int:
    """The deepest nesting of brackets outside strings."""
    depth = deepest = 0
    in_string = escaped = False
    if line.count("[") + line.count("{") < 2:
        return 1
    for character in line:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _choose_columns(
    row: dict[str, object], columns: Columns, issues: list[Issue]
) -> dict[str, str | None]:
    chosen: dict[str, str | None] = {}
    guessed: dict[str, str] = {}
    for item in fields(Columns):
        given = getattr(columns, item.name)
        if given is not None:
            chosen[item.name] = given
            if given not in row:
                issues.append(
                    make_issue(
                        "missing-column",
                        Severity.PARTIAL,
                        f"no column {given!r} for the {item.name}; there are {_names(row)}",
                        f"name another one: --{item.name}-column NAME",
                    )
                )
            continue
        usable = usual_columns(row, item.name)
        chosen[item.name] = next((name for name in usable if _is_usable(row[name])), None)
        if chosen[item.name] is not None:
            guessed[item.name] = f"{item.name} = {chosen[item.name]!r}"
    if guessed:
        issues.append(
            make_issue(
                "columns-guessed",
                Severity.NOTE,
                f"columns chosen by their names: {', '.join(guessed.values())}",
                f"if one is wrong, name it: {_options(guessed)}",
            )
        )
    return chosen


def usual_columns(names: Iterable[str], part: str) -> list[str]:
    """The columns whose names are usual ones for a part of an article, the likeliest first."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_plain(name), name)
    return [plain[usual] for usual in USUAL_NAMES[part] if usual in plain]


def _options(guessed: Iterable[str]) -> str:
    """The options that name these columns; the column of ids has none."""
    return ", ".join(f"--{name}-column NAME" for name in guessed if name != "id")


def _plain(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def _is_usable(value: object) -> bool:
    return value is not None and value != "" and not isinstance(value, dict)


def _string(row: dict[str, object], column: str | None, issues: list[Issue]) -> str | None:
    """The value of a text column. A list of strings is no text: its parts have no one place."""
    value = row.get(column) if column is not None else None
    if value is None or isinstance(value, str):
        return value
    issues.append(
        make_issue(
            "wrong-type",
            Severity.PARTIAL,
            f"column {column!r} holds a {_type_name(value)}, not a text; it was not used",
            "write the column as a JSON string",
        )
    )
    return None


def _type_name(value: object) -> str:
    names = {bool: "truth value", int: "number", float: "number", list: "list", dict: "object"}
    return names.get(type(value), "value")


def _short(row: dict[str, object], column: str | None, issues: list[Issue]) -> str | None:
    """A value of the metadata on one line; None if it is empty."""
    value = _string(row, column, issues)
    if value is None:
        return None
    return replace_unusable(" ".join(value[:2000].split()), []) or None


def _people(row: dict[str, object], column: str | None, issues: list[Issue]) -> str | None:
    value = row.get(column) if column is not None else None
    if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return replace_unusable(" ".join(", ".join(value)[:2000].split()), []) or None
    return _short(row, column, issues)


def _date(row: dict[str, object], column: str | None, issues: list[Issue]) -> DatedValue | None:
    value = row.get(column) if column is not None else None
    if value is None or value == "":
        return None
    evidence = f"column {column}"
    date: DatedValue | None = None
    if isinstance(value, str):
        date = parse_date(value, evidence)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        date = _from_number(value, evidence)
    if date is None:
        issues.append(
            make_issue(
                "date-not-understood",
                Severity.NOTE,
                f"the date {str(value)[:60]!r} in column {column!r} can be read in no or in more "
                "than one way; the document has no date",
                "write it as 2024-06-27",
            )
        )
    return date


EARLIEST_SECONDS, LATEST_SECONDS = 631_152_000, 4_102_444_800
"""1990 to 2100: a number between them is a count of seconds (a thousand times more:
milliseconds) since 1970; one of eight digits that is a day is that day."""


def _from_number(value: int | float, evidence: str) -> DatedValue | None:
    if not math.isfinite(value):
        return None
    if isinstance(value, int) and 1000 <= value <= 99_999_999:
        return parse_date(str(value), evidence)
    seconds = value / 1000 if value > LATEST_SECONDS else value
    if not EARLIEST_SECONDS <= seconds <= LATEST_SECONDS:
        return None
    moment = datetime.fromtimestamp(int(seconds), UTC)
    return DatedValue(
        value=moment.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        precision=DatePrecision.SECOND,
        evidence=f"{evidence}, seconds since 1970",
        raw=str(value),
    )


def _draft(text: str, title: str | None, chosen: dict[str, str | None], max_chars: int) -> Draft:
    builder = TextBuilder(max_chars=max_chars)
    paragraphs = list(split_paragraphs(text))
    forms, width = word_forms(text), wrap_width(text)
    title_span = None
    head = paragraphs[0]
    repeated = title is not None and _is_repeated(title, text[head.start : head.end])
    if title is not None and chosen["title"] is not None:
        for part in list(split_paragraphs(title))[:1]:
            title_span = builder.add_block(BlockKind.TITLE, pieces(title, part, chosen["title"]))
        if repeated:
            paragraphs = paragraphs[1:]
    elif is_title(text, paragraphs):
        paragraphs[0] = Paragraph(BlockKind.TITLE, head.start, head.end)
    paragraphs = without_false_headings(paragraphs)
    lines = [Line(p.kind, text[p.start : p.end][:1000]) for p in paragraphs]
    rules = find_boilerplate(lines)
    byline, published = None, None
    if lines and lines[0].kind is BlockKind.TITLE:
        byline, published = find_furniture(lines, rules)
    for paragraph, rule in zip(paragraphs, rules, strict=True):
        if rule is None:
            pieces_of_it = pieces(text, paragraph, chosen["text"] or "", forms, width)
            span = builder.add_block(paragraph.kind, pieces_of_it)
            title_span = span if paragraph.kind is BlockKind.TITLE else title_span
    if not builder.blocks:
        raise Refused(
            InputState.REJECTED,
            "no-text",
            "every line of it is boilerplate",
            "check the line: the article itself seems to be missing",
        )
    return Draft(
        text=builder.text,
        blocks=builder.blocks,
        runs=builder.runs,
        extractor=EXTRACTOR,
        title=title_span.of(builder.text) if title_span else None,
        title_span=title_span,
        byline=byline,
        published=published,
        credits=left_out_credits(lines, rules),
        issues=[*left_out_issue(lines, rules), *open_hyphens_issue(builder.text)],
    )


def _is_repeated(title: str, first: str) -> bool:
    """Whether the body starts with its headline once more; marks at the end do not count."""
    return _bare(first) == _bare(title)


def _bare(line: str) -> str:
    return " ".join(line[:1000].split()).rstrip(".!:;,'\"’” ").casefold()


def _names(row: dict[str, object]) -> str:
    return _list(list(row)) or "none"


def _list(names: list[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:12])
    return shown + (f" and {len(names) - 12} more" if len(names) > 12 else "")
