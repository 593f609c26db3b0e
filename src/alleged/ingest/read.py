"""Bytes to `Document`: the one door of ingest."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256

from alleged.ingest.credits import add_credits
from alleged.ingest.dates import find_dateline
from alleged.ingest.decode import DECLARED
from alleged.ingest.draft import Draft, Refused
from alleged.ingest.html_page import read_html
from alleged.ingest.json_line import Columns, read_json_line
from alleged.ingest.language import COVERED, identify_language
from alleged.ingest.markdown import read_markdown
from alleged.ingest.members import Given
from alleged.ingest.merge import merge_given, name_outlet
from alleged.ingest.office import read_docx, read_odt
from alleged.ingest.outlets import table_of
from alleged.ingest.pdf import read_pdf
from alleged.ingest.plain import read_plain
from alleged.ingest.sniff import FORMATS, sniff_format
from alleged.ingest.text_care import care_issues
from alleged.records.documents import (
    BlockKind,
    DateCandidate,
    DatedValue,
    DateRole,
    Document,
    InputState,
)
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Severity, make_issue

__all__ = ["Columns", "ReadOptions", "ReadResult", "preload", "read_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a reader may be told, and where it stops."""

    encoding: str | None = None
    """None: found from the bytes."""
    max_raw_bytes: int = 20_000_000
    max_decoded_bytes: int = 50_000_000
    max_chars: int = 2_000_000
    max_depth: int = 200
    columns: Columns = field(default_factory=Columns)
    outlets: str | None = None
    """Path of a table of outlets (`alleged.ingest.outlets`), whose rows go before those of the
    package; None for these alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What became of the bytes."""

    state: InputState
    reason: str
    """Why it did not end as `ok`; empty when it did."""
    format: str | None
    """None when it was refused before that was known."""
    document: Document | None
    issues: tuple[Issue, ...]
    parts: tuple[str, ...] = ()
    """Headlines of the articles that it holds when there are several: `read_document(..., part=i)`
    reads the one with this index. Such a result has no document."""


def read_document(
    data: bytes,
    *,
    name: str,
    format: str | None,
    options: ReadOptions,
    given: Given | None = None,
    part: int | None = None,
) -> ReadResult:
    """Read one article. It never raises: what cannot be read comes back with state and reason.

    `format` None is decided from the content first, from the name second. `jsonl` means that
    `data` is one line. `given` is what the container that the article lay in says of it; it stands
    where the article says nothing itself. `part` is the index of one of several articles on a web
    page.
    """
    issues: list[Issue] = []
    try:
        _check_size(data, options)
        if format is None:
            format, issues = sniff_format(data, name)
        elif format not in READERS:
            raise Refused(
                InputState.REJECTED,
                "format-unknown",
                f"there is no format {format!r}",
                f"one of {', '.join(FORMATS)}",
            )
        with_encoding = _with_encoding(options, data, given)
        draft = (
            READERS[format](data, with_encoding)
            if part is None
            else _read_part(data, with_encoding, part)
        )
        added = _add_given(draft, given, data)
        name_outlet(draft, table_of(options.outlets))
        add_credits(draft)
        document, found = _finish(draft, data, format, options, part, added)
        return _result(format, document, [*issues, *draft.issues, *found])
    except Refused as refusal:
        return _refusal(refusal, format, issues)
    except Exception as error:  # the contract: one hostile file never stops the others
        what = f"the {format or 'format'} reader failed: {type(error).__name__}: {error}"
        crash = Refused(
            InputState.CRASHED,
            "reader-failed",
            what[:500],
            "report it with the file; meanwhile save the article as plain text",
        )
        return _refusal(crash, format, issues)


def preload() -> None:
    """Import what reading needs, so that forked children need not."""
    import charset_normalizer  # noqa: F401
    import ftfy  # noqa: F401
    import lxml.html  # noqa: F401
    import markdown_it  # noqa: F401
    import pypdfium2  # noqa: F401
    import trafilatura  # noqa: F401

    from alleged.ingest.language import classify

    table_of(None)
    classify("One sentence is enough to load the model of the languages.")


def _check_size(data: bytes, options: ReadOptions) -> None:
    if len(data) > options.max_raw_bytes:
        raise Refused(
            InputState.TOO_LARGE,
            "too-many-bytes",
            f"{len(data):,} bytes; the limit is {options.max_raw_bytes:,}",
            "split the file into articles, or raise --max-bytes",
        )
    if not data.strip(b"\x00\t\n\v\f\r \xef\xbb\xbf\xfe\xff"):
        raise Refused(
            InputState.REJECTED,
            "empty",
            "the file is empty" if not data else "the file holds nothing but white space or zeros",
            "check where it came from: a download may have failed",
        )


def _read_text(data: bytes, options: ReadOptions) -> Draft:
    return read_plain(data, encoding=options.encoding, max_chars=options.max_chars)


def _read_json(data: bytes, options: ReadOptions) -> Draft:
    return read_json_line(
        data,
        encoding=options.encoding,
        columns=options.columns,
        max_chars=options.max_chars,
        max_depth=options.max_depth,
    )


def _read_markdown(data: bytes, options: ReadOptions) -> Draft:
    return read_markdown(data, encoding=options.encoding, max_chars=options.max_chars)


def _read_html(data: bytes, options: ReadOptions) -> Draft:
    return read_html(
        data,
        encoding=options.encoding,
        max_chars=options.max_chars,
        max_depth=options.max_depth,
    )


def _read_part(data: bytes, options: ReadOptions, part: int) -> Draft:
    return read_html(
        data,
        encoding=options.encoding,
        max_chars=options.max_chars,
        max_depth=options.max_depth,
        part=part,
    )


def _read_pdf(data: bytes, options: ReadOptions) -> Draft:
    return read_pdf(data, max_chars=options.max_chars)


READERS: dict[str, Callable[[bytes, ReadOptions], Draft]] = {
    "text": _read_text,
    "markdown": _read_markdown,
    "html": _read_html,
    "pdf": _read_pdf,
    "jsonl": _read_json,
    "docx": lambda data, options: read_docx(data, max_chars=options.max_chars),
    "odt": lambda data, options: read_odt(data, max_chars=options.max_chars),
}


def _with_encoding(options: ReadOptions, data: bytes, given: Given | None) -> ReadOptions:
    """The options with the container's word for the encoding, where it is usable and needed.

    Bytes that are valid UTF-8 are UTF-8, whatever a server says; a word that does not fit all of
    the bytes is not believed, and the article's own word is asked. What a container itself wrote
    as UTF-8 (the row of a table, the item of a feed) stays so whatever the user says of files.
    """
    if given is not None and given.encoding == "utf-8" and _is_utf8(data):
        return replace(options, encoding=None)
    if options.encoding or given is None or given.encoding is None or _is_utf8(data):
        return options
    try:
        encoding = DECLARED.get(codecs.lookup(given.encoding.strip()).name)
        if encoding is None:
            return options
        data.decode(encoding)
    except (LookupError, ValueError):
        return options
    return replace(options, encoding=encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        return b"\x00" not in data.decode("utf-8").encode()
    except UnicodeDecodeError:
        return False


def _add_given(draft: Draft, given: Given | None, data: bytes) -> tuple[str, ...]:
    """Add what the container says, and return what that changed.

    It goes into the document's id: the same bytes in two containers are one document if both say
    the same of them, or nothing that counts, and two otherwise.
    """
    unsaid = copy(draft)
    for one in fields(Draft):
        setattr(unsaid, one.name, copy(getattr(draft, one.name)))  # its lists grow in place
    merge_given(unsaid, Given())
    merge_given(draft, given or Given())
    changed = [
        f"{one.name}: {getattr(draft, one.name)!r}"
        for one in fields(Draft)
        if getattr(draft, one.name) != getattr(unsaid, one.name)
    ]
    if given is not None and given.encoding is not None and not _is_utf8(data):
        changed.append(f"encoding: {draft.encoding}")
    return tuple(changed)


def _finish(
    draft: Draft,
    data: bytes,
    format: str,
    options: ReadOptions,
    part: int | None,
    added: tuple[str, ...],
) -> tuple[Document, list[Issue]]:
    """A draft as a Document: ids, hashes and language, which are the same for every format.

    `added`: what a container said, as far as it changed the draft.
    """
    issues: list[Issue] = []
    written = draft.text.encode()
    if len(written) > options.max_decoded_bytes:
        raise Refused(
            InputState.TOO_LARGE,
            "too-many-bytes",
            f"{len(written):,} bytes of text; the limit is {options.max_decoded_bytes:,}",
            "split the file into articles",
        )
    language = identify_language(draft.text, declared=normal_language(draft.language))
    if language.note:
        issues.append(make_issue("language-disagrees", Severity.NOTE, language.note))
    covered = language.code in COVERED
    if not covered:
        issues.append(_not_covered(language.code))
    issues += care_issues(draft.text, draft.runs)
    published, modified, dates = _dates(draft)
    digest = sha256(data).hexdigest()
    names = (digest, format) if part is None else (digest, format, part)
    document = Document(
        id=record_id("doc", *names, *added),
        text=draft.text,
        title=draft.title,
        title_span=draft.title_span,
        blocks=draft.blocks,
        byline=draft.byline,
        outlet=draft.outlet,
        url=draft.url,
        published=published,
        modified=modified,
        language=language.code,
        language_probability=language.probability,
        covered=covered,
        format=format,
        encoding=draft.encoding,
        original_sha256=digest,
        text_sha256=sha256(written).hexdigest(),
        offset_map=draft.runs,
        extractor=draft.extractor,
        section=draft.section,
        dates=dates,
        credits=tuple(draft.credits),
        evidence=tuple(draft.evidence),
        outlet_owner=draft.outlet_owner,
        outlet_country=draft.outlet_country,
    )
    return document, issues


def _dates(
    draft: Draft,
) -> tuple[DatedValue | None, DatedValue | None, tuple[DateCandidate, ...]]:
    """Published, modified and all candidates; the dateline of the report counts where nothing else
    dates it."""
    filed = _filed(draft)
    published = draft.published or filed
    found = list(draft.dates)
    for role, date in (
        (DateRole.PUBLISHED, draft.published),
        (DateRole.PUBLISHED, filed),
        (DateRole.MODIFIED, draft.modified),
    ):
        candidate = DateCandidate(role=role, date=date) if date else None
        if candidate and candidate not in found:
            found.append(candidate)
    return published, draft.modified, tuple(found)


def _filed(draft: Draft) -> DatedValue | None:
    """The day in the dateline of the first paragraph: of filing, not of publication."""
    bodies = (block for block in draft.blocks if block.kind is BlockKind.PARAGRAPH)
    return next((find_dateline(block.span.of(draft.text)) for block in bodies), None)


def normal_language(written: str | None) -> str | None:
    """`en-GB`, `EN_us` and `en` as `en`; None for what is no language code."""
    if written is None:
        return None
    code = written.strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _not_covered(code: str) -> Issue:
    if code == "und":
        what = "the language cannot be told"
    else:
        what = f"the language is {code!r}, which the readers do not know"
    return make_issue(
        "not-covered-language",
        Severity.NOTE,
        f"{what}; the document is kept without statements",
        f"translate it first; the readers know {', '.join(sorted(COVERED))}",
    )


def _result(format: str, document: Document, issues: list[Issue]) -> ReadResult:
    partial = [issue.what for issue in issues if issue.severity is not Severity.NOTE]
    return ReadResult(
        state=InputState.PARTIAL if partial else InputState.OK,
        reason="; ".join(partial),
        format=format,
        document=document,
        issues=tuple(replace(issue, document_id=document.id) for issue in issues),
    )


def _refusal(refusal: Refused, format: str | None, issues: list[Issue]) -> ReadResult:
    lost = make_issue(refusal.code, Severity.LOST, refusal.what, refusal.fix)
    return ReadResult(
        state=refusal.state,
        reason=refusal.what,
        format=format,
        document=None,
        issues=(*issues, lost),
        parts=refusal.parts,
    )
