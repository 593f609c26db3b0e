"""The article, and where its bytes came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import OffsetRun, Span


class DatePrecision(StrEnum):
    """The smallest part of a date that the evidence gives."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """A date with the evidence for it."""

    value: str
    """ISO 8601, as precise as the evidence and no more: `2024`, `2024-06`, `2024-06-27`,
    `2024-06-27T10:30:00+02:00`."""
    precision: DatePrecision
    evidence: str
    """What says so: `json-ld datePublished`, `meta article:published_time`, `url`, `given`, ..."""
    raw: str
    """As written there."""

    @property
    def day(self) -> str | None:
        """`YYYY-MM-DD`, or None when the evidence gives no day."""
        return self.value[:10] if len(self.value) >= 10 else None


class DateRole(StrEnum):
    """What a date of a document is about."""

    PUBLISHED = "published"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One date that the original, or the door it came through, gives; none is thrown away."""

    role: DateRole
    date: DatedValue


class CreditKind(StrEnum):
    """How a text depends on somebody who is not its author."""

    AGENCY = "agency"
    """The text, or a part of it, is an agency's: `KPA`, `(Reuters)`, `With reporting by AFP`."""
    WHOLE = "whole"
    """The whole text is an agency's or a service's, by a line of its own: `Reporting by Ann Poe;
    editing by Bo Moss; Kestria News Agency`, `Distributed by Corvan Press Service`."""
    OWNER = "owner"
    """The outlet is somebody's: `The Courier is a Bramley newspaper`, `Published by ...`."""
    COPYRIGHT = "copyright"
    """A company has the rights of the page, which is often the outlet's owner."""
    CONTRIBUTOR = "contributor"
    """Somebody reported for it who is not in the byline: `Additional reporting by Ann Poe`."""
    ORIGINAL = "original"
    """It was published elsewhere before: `Originally published in ...`."""
    TRANSLATION = "translation"
    """It was translated: the name is the translator's, or the language's where nobody is named."""
    BASED_ON = "based on"
    """It retells another text: `isBasedOn`, `According to a report by ...` in a note of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whom a text is owed to besides its author, by its own word."""

    kind: CreditKind
    name: str | None
    """As written; None when only an address is given."""
    url: str | None
    """Of the text it goes back to; None when the original gives none."""
    evidence: str
    """What says so: `json-ld isBasedOn`, `byline`, `dateline`, `line at the end`, ..."""
    raw: str
    """The line or value it was read from, at most 300 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEvidence:
    """What a field of a document was taken from."""

    field: str
    """`title`, `byline`, `outlet`, `section`, `url`, `language`."""
    evidence: str
    """`json-ld headline`, `meta og:site_name`, `link canonical`, `line under the headline`,
    `domain`, `given`, ..."""


class BlockKind(StrEnum):
    """What a paragraph of the text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    TABLE_ROW = "table row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item or table row of the text."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it was analysed."""

    id: str
    """Hash of the original bytes, of the format they were read as, and of what the container that
    they lay in adds to what they say."""
    text: str
    """What a reader of the article sees: the headline when the original shows one, then the body;
    paragraphs are separated by an empty line, boilerplate is left out."""
    title: str | None
    """The headline; None when the original gives none."""
    title_span: Span | None
    """Where the headline stands in `text`; None when only the metadata give it."""
    blocks: tuple[Block, ...]
    """The paragraphs of `text` in order; every character that is not white space lies in one."""
    byline: str | None
    """As written; None when the original names nobody."""
    outlet: str | None
    """Who published it, by the original's own word; None when it does not say. Never guessed."""
    url: str | None
    """Canonical address, by the original's own word."""
    published: DatedValue | None
    modified: DatedValue | None
    """None unless the original tells it apart from the day of publication."""
    language: str
    """ISO 639-1, `und` when it cannot be told."""
    language_probability: float | None
    """None when the original says the language itself."""
    covered: bool
    """Whether the readers know this language. A document that is not covered is kept, with no
    statements, and an `Issue` says so."""
    format: str
    """`text`, `markdown`, `html`, `pdf`, `jsonl` (a row of a table too), `docx` or `odt`."""
    encoding: str | None
    """As detected; None for formats that carry their own."""
    original_sha256: str
    """SHA-256 of the original bytes, hexadecimal (of the line, for a JSON line)."""
    text_sha256: str
    """SHA-256 of `text` in UTF-8, hexadecimal."""
    offset_map: tuple[OffsetRun, ...]
    """From `text` back to the original, in order, without overlap."""
    extractor: str
    """What read it, with its version: `trafilatura 2.3.1`."""
    section: str | None = None
    """Part of the paper, as written: `World`; None when the original names none."""
    dates: tuple[DateCandidate, ...] = ()
    """Every date of publication and of change that was found, the best evidence first; `published`
    and `modified` are chosen from them."""
    credits: tuple[Credit, ...] = ()
    """Agencies, first publishers, translators and sources that the original names."""
    evidence: tuple[FieldEvidence, ...] = ()
    """Where title, byline, outlet and the like were found."""
    outlet_owner: str | None = None
    """Who owns the outlet, by the table of outlets; None when the table does not say."""
    outlet_country: str | None = None
    """ISO 3166-1 alpha-2, by the table of outlets; None when the table does not say."""


class InputState(StrEnum):
    """How an input ended."""

    OK = "ok"
    PARTIAL = "partial"
    REJECTED = "rejected"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    TOO_LARGE = "too-large"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """When and how bytes were taken from the web.

    It belongs to the origin: two captures of the same bytes are one document.
    """

    url: str
    captured_at: str
    """ISO 8601, UTC; empty when the archive does not say."""
    status: int | None = None
    """HTTP status of the response."""
    note: str = ""
    """`revisit of ...`, `redirected from ...`; empty otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One input as it was given, and what became of it. Two origins with the same bytes share one
    document; an input that could not be read has none."""

    id: str
    """Hash of name, locator, bytes and the file that they lie in."""
    name: str
    """Path as given on the command line, from the given folder's or file's own name on; for what
    was fetched, the address."""
    locator: str | None
    """Where inside the file: `line 12`, `record 3, byte 7,654`; None when the input is the whole
    file."""
    sha256: str | None
    """Of the bytes that were read; None when they could not be."""
    file_sha256: str | None
    """Of the whole file, which lies under `originals/`; None when it could not be read."""
    size_bytes: int | None
    format: str | None
    """As the document was read; None when that was not reached."""
    state: InputState
    reason: str
    """Why it did not end as `ok`; empty when it did."""
    document_id: str | None
    capture: Capture | None = None
    """When and how it was taken from the web; None when the input does not say."""
