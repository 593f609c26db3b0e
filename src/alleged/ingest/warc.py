"""WARC files: responses, resources and conversions as articles, and every loss said.

Records are framed here and not by a library: of 100 cut files warcio raised for 17 and FastWARC for
2. A record counts as whole when its header is complete, its block as long as it says, followed by
two line ends, fits its digest, and, where it is packed, ends a gzip member whose checksum fits.
After damage, reading goes on at the next place where a record begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from alleged.ingest.http_message import (
    HttpDamage,
    Response,
    body_of,
    digest_fits,
    media_type,
    read_response,
)
from alleged.ingest.members import Capture, Given, Loss, Member, SplitOptions
from alleged.ingest.record_stream import (
    PackedStream,
    Place,
    PlainStream,
    RecordStream,
    StreamDamage,
)
from alleged.ingest.sniff import HEAD_BYTES, container_format, looks_like
from alleged.records.documents import InputState
from alleged.records.issues import Severity

MAX_HEADER_BYTES = 1_000_000
MAX_HEADER_LINES = 1_000
MAX_HTTP_HEADER_BYTES = 1_000_000
MAX_DAMAGES = 200
"""Damaged places in a file after which the rest is not read: each may cost a record read twice."""
MAX_INDEXED = 300_000
"""Payloads that a later revisit can be resolved to: about 60 MB."""
MAX_BYTES_AGAIN = 2_000_000_000
"""Unpacked once more on the way to payloads that revisits refer to: about 10 s. Only in a file that
was packed as a whole is there a way to them."""
BREATH_RECORDS = 500
"""After so many records without an article the splitter says that it is at work."""
ARC_MARK = b"filedesc:"
SEPARATOR = b"\r\n\r\n"

_VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n\Z")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z\Z")
_LENGTH = re.compile(r"\d{1,15}\Z")

ARTICLE_TYPES = ("response", "resource", "conversion")
OTHER_TYPES = ("warcinfo", "request", "metadata")
"""Records about records: passed over without a word."""

FORMAT_OF_MEDIA_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "message/rfc822": "eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
}
LOOKED_INTO = frozenset(
    {
        "",
        "application/octet-stream",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "unknown/unknown",
    }
)
"""Media types under which a page, a PDF or a feed may come; its first bytes decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record as it stands in the file."""

    number: int
    place: Place
    headers: dict[str, str]
    """Names in lower case."""
    block: bytes | None
    """None when it is over the limit; then `head` has its start."""
    head: bytes
    length: int

    @property
    def type(self) -> str:
        """`response`, `revisit`, ..."""
        return self.headers.get("warc-type", "").lower()

    @property
    def url(self) -> str:
        """Where it was taken from; empty when that is not said."""
        return self.headers.get("warc-target-uri", "").strip("<>")

    @property
    def locator(self) -> str:
        """For a person who wants to find it."""
        return f"record {self.number:,}, {self.place}"


@dataclass(slots=True)
class _Account:
    """What was passed over, and what can be referred to."""

    statuses: Counter[int] = field(default_factory=Counter)
    media_types: Counter[str] = field(default_factory=Counter)
    odd_payload_digests: int = 0
    bytes_again: int = 0
    payloads: dict[str, Place] = field(default_factory=dict)
    """Payload digest or record id of each article to the place of its record."""


def split_warc(path: Path, options: SplitOptions) -> Iterator[Member | Loss | None]:
    """The articles in a WARC file, plain or packed with gzip record by record or as a whole.

    Pictures, scripts and answers with another status than 200 are counted in notes; a revisit is
    given with the payload that it refers to, if that is in the file.
    """
    with path.open("rb") as file:
        if file.read(len(ARC_MARK)) == ARC_MARK:
            yield _arc()
            return
    account = _Account()
    since = 0
    for item in read_records(path, options.max_raw_bytes):
        if isinstance(item, Loss):
            yield item
            continue
        since += 1
        for found in _articles(item, path, options, account):
            since = 0
            yield found
        if since >= BREATH_RECORDS:
            since = 0
            yield None
    yield from _notes(account)


# Framing. ------------------------------------------------------------------------------------


def read_records(path: Path, max_bytes: int) -> Iterator[Record | Loss]:
    """The records of a file, and a loss for every stretch that holds none but should."""
    with path.open("rb") as file:
        stream = _stream(file)
        number = 0
        last = "before the first record"
        damages = 0
        while True:
            try:
                if stream.at_end():
                    return
                record = _read_record(stream, number + 1, max_bytes)
            except StreamDamage as damage:
                begin = stream.place
                if damage.record is not None:
                    number += 1
                    yield damage.record
                damages += 1
                resumed = damages < MAX_DAMAGES and stream.resume()
                yield _damaged(begin, last, damage, resumed, stream)
                if not resumed:
                    return
                continue
            number += 1
            last = f"after record {number:,} at {record.place}"
            yield record


def read_record_at(path: Path, place: Place, max_bytes: int) -> Record | None:
    """The record that begins at a place; None when there is none."""
    with path.open("rb") as file:
        stream = _stream(file)
        try:
            stream.seek(place)
            return None if stream.at_end() else _read_record(stream, 0, max_bytes)
        except StreamDamage:
            return None


def _stream(file: BinaryIO) -> RecordStream:
    """How the bytes of records come out of a file; one whose very first byte is damaged is told by
    the records further on."""
    head = file.read(1 << 16)
    file.seek(0)
    plain = head.startswith(b"WARC/") or b"\nWARC/1." in head or b"WARC-Type:" in head
    return PlainStream(file) if plain else PackedStream(file)


def _read_record(stream: RecordStream, number: int, max_bytes: int) -> Record:
    stream.begin_record()
    version = stream.readline(100)
    if not _VERSION.match(version):
        raise StreamDamage("no record begins here")
    headers = _read_headers(stream)
    stream.header_ends()
    length_text = headers.get("content-length", "")
    if not _LENGTH.match(length_text):
        raise StreamDamage("the record does not tell its length")
    length = int(length_text)
    stream.expect(length)
    block = stream.read(length) if length <= max_bytes else None
    head = block if block is not None else stream.read(min(length, HEAD_BYTES * 8))
    if block is None:
        stream.skip(length - len(head))
    record = Record(
        number=number, place=stream.place, headers=headers, block=block, head=head, length=length
    )
    if block is not None and len(block) < length:
        raise StreamDamage(f"the file ends {length - len(block):,} bytes before the record does")
    separator = stream.read(len(SEPARATOR))
    if separator != SEPARATOR:
        whole = block is not None and _digest_of_block_fits(record) is True
        raise StreamDamage(
            "the file ends without the line ends that close a record"
            if len(separator) < len(SEPARATOR) and SEPARATOR.startswith(separator)
            else "the record is longer or shorter than it says",
            record=record if whole else None,
        )
    stream.check_member_end()
    fault = _header_fault(record)
    if fault:
        raise StreamDamage(fault, record=record if record.type in ARTICLE_TYPES else None)
    return record


def _read_headers(stream: RecordStream) -> dict[str, str]:
    headers: dict[str, str] = {}
    size = 0
    name = ""
    for _ in range(MAX_HEADER_LINES):
        line = stream.readline(MAX_HEADER_BYTES - size)
        size += len(line)
        if not line.endswith(b"\n"):
            ends = size < MAX_HEADER_BYTES
            raise StreamDamage(
                "the file ends in the header of a record" if ends else "a header without an end"
            )
        text = line.rstrip(b"\r\n").decode("utf-8", "replace")
        if not text:
            return headers
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower()
        if not colon:
            raise StreamDamage(f"a line in the header of a record is no header: {text[:60]!r}")
        headers.setdefault(name, value.strip())
    raise StreamDamage(f"a header of more than {MAX_HEADER_LINES:,} lines")


def _header_fault(record: Record) -> str | None:
    """What a record must have and has not, or not as it must be."""
    for name in ("WARC-Type", "WARC-Record-ID", "WARC-Date"):
        if name.lower() not in record.headers:
            return f"the record has no {name}"
    if record.type not in (*ARTICLE_TYPES, *OTHER_TYPES, "revisit", "continuation"):
        return f"a record of the unknown type {record.type[:40]!r}"
    if not _DATE.match(record.headers["warc-date"]):
        return f"the record's date cannot be read: {record.headers['warc-date'][:40]!r}"
    if record.type in (*ARTICLE_TYPES, "revisit") and ":" not in record.url:
        return "the record has no WARC-Target-URI"
    return None


def _damaged(
    begin: Place, last: str, damage: StreamDamage, resumed: bool, stream: RecordStream
) -> Loss:
    on = f"reading goes on at {stream.place}" if resumed else "nothing after it was read"
    kept = "; the record was read all the same" if damage.record is not None else ""
    return Loss(
        locator=str(begin),
        severity=Severity.PARTIAL if damage.record is not None else Severity.LOST,
        state=InputState.PARTIAL,
        code="warc-damaged",
        what=f"damaged or cut off {last}: {damage}{kept}; {on}",
        fix="get the file again from where it came from",
    )


def _digest_of_block_fits(record: Record) -> bool | None:
    """Whether the block fits its digest; None when none that is known is given."""
    written = record.headers.get("warc-block-digest")
    return None if record.block is None or written is None else digest_fits(record.block, written)


# Articles. -----------------------------------------------------------------------------------


def _articles(
    record: Record, path: Path, options: SplitOptions, account: _Account
) -> Iterator[Member | Loss]:
    if record.block is not None and _digest_of_block_fits(record) is False:
        yield _record_loss(
            record,
            "digest-differs",
            "its bytes do not fit the digest that it gives; what is there was read",
            severity=Severity.PARTIAL,
        )
    if record.type in OTHER_TYPES:
        return
    if record.type == "continuation" or "warc-segment-number" in record.headers:
        yield _record_loss(record, "segmented", "it is one of several pieces of a response")
    if record.type == "revisit":
        yield from _revisit(record, path, options, account)
    elif record.type != "continuation":
        yield from _article(record, options, account)


def _article(record: Record, options: SplitOptions, account: _Account) -> Iterator[Member | Loss]:
    response: Response | None = None
    type_in_header = media_type(record.headers.get("content-type", ""))
    if record.type == "response":
        if type_in_header.name != "application/http" and not record.head.startswith(b"HTTP/"):
            account.media_types[type_in_header.name or "unknown"] += 1
            return
        response = read_response(record.head)
        if response is None:
            yield _record_loss(record, "http-damaged", "its HTTP header cannot be read")
            return
        if response.status != 200:
            account.statuses[response.status] += 1
            return
        type_in_header = media_type(response.headers.get("content-type", ""))
    if _is_robots(record.url) or not _may_be_article(type_in_header.name):
        account.media_types["robots.txt" if _is_robots(record.url) else type_in_header.name] += 1
        return
    if record.block is None:
        yield _record_loss(
            record,
            "too-many-bytes",
            f"{record.length:,} bytes; the limit is {options.max_raw_bytes:,}",
            state=InputState.TOO_LARGE,
        )
        return
    try:
        data, faults = body_of(record.block, response, options.max_raw_bytes)
    except HttpDamage as damage:
        yield _record_loss(record, damage.code, str(damage), state=damage.state)
        return
    if not _payload_fits(record, response, data):
        if "warc-block-digest" in record.headers:
            account.odd_payload_digests += 1  # the block fits or was told of: a writer's habit
        else:
            faults = [*faults, "its payload does not fit the digest that it gives"]
    if truncated := record.headers.get("warc-truncated"):
        faults = [*faults, f"the crawler cut it off ({truncated[:40]})"]
    format, known = _format(type_in_header.name, data)
    if not known:
        account.media_types[type_in_header.name or "unknown"] += 1
        return
    _remember(record, account)
    yield _member(record, data, format, response, type_in_header.charset)
    for fault in faults:
        yield _record_loss(
            record, "capture-damaged", f"{fault}; what is there was read", severity=Severity.PARTIAL
        )


def _member(
    record: Record,
    data: bytes,
    format: str | None,
    response: Response | None,
    charset: str | None,
) -> Member:
    language = response.headers.get("content-language") if response else None
    return Member(
        locator=record.locator,
        data=data,
        format=format,
        given=Given(
            url=record.url if record.url.startswith(("http://", "https://")) else None,
            language=language if language and "," not in language else None,
            encoding=charset,
        ),
        capture=Capture(
            url=record.url,
            captured_at=record.headers.get("warc-date", ""),
            status=response.status if response else None,
        ),
    )


def _revisit(
    record: Record, path: Path, options: SplitOptions, account: _Account
) -> Iterator[Member | Loss]:
    """A revisit with the payload that it refers to."""
    keys = (record.headers.get("warc-payload-digest"), record.headers.get("warc-refers-to"))
    place = next((account.payloads[key] for key in keys if key in account.payloads), None)
    original = None
    if place is not None and account.bytes_again + place.inside <= MAX_BYTES_AGAIN:
        account.bytes_again += place.inside
        original = read_record_at(path, place, options.max_raw_bytes)
    if original is None:
        response = read_response(record.head)
        type_in_header = media_type(response.headers.get("content-type", "") if response else "")
        if type_in_header.name and not _may_be_article(type_in_header.name):
            account.media_types[type_in_header.name] += 1
            return
        yield _record_loss(
            record,
            "revisit-unresolved",
            "it had not changed, and what it had not changed from is not in this file"
            if place is None
            else "it had not changed, and reading once more what it had not changed from takes too "
            "long in a file that is packed as a whole",
            fix="give the WARC file with the first capture; its article is the same"
            if place is None
            else "pack the file record by record: `warcio recompress`",
        )
        return
    for found in _article(original, options, _Account()):
        if isinstance(found, Member) and found.capture is not None:
            capture = Capture(
                url=record.url,
                captured_at=record.headers.get("warc-date", ""),
                status=found.capture.status,
                note=f"revisit of {found.capture.captured_at}",
            )
            yield replace(found, locator=record.locator, capture=capture)


def _remember(record: Record, account: _Account) -> None:
    for name in ("warc-payload-digest", "warc-record-id"):
        key = record.headers.get(name)
        if key is not None and len(account.payloads) < MAX_INDEXED:
            account.payloads.setdefault(key, record.place)


def _payload_fits(record: Record, response: Response | None, data: bytes) -> bool:
    """Whether the payload fits its digest in one of the forms that writers take it of."""
    written = record.headers.get("warc-payload-digest")
    if written is None or record.block is None:
        return True
    raw = record.block[response.body_offset :] if response else record.block
    return digest_fits(raw, written) is not False or digest_fits(data, written) is True


def _is_robots(url: str) -> bool:
    return url.partition("?")[0].endswith("/robots.txt")


def _may_be_article(media_type: str) -> bool:
    return media_type in FORMAT_OF_MEDIA_TYPE or media_type in LOOKED_INTO


def _format(media_type: str, data: bytes) -> tuple[str | None, bool]:
    """The format, and whether it is one that may be an article. The bytes know better than a server
    that sends everything as `text/html`."""
    container = container_format("", data[:HEAD_BYTES])
    if container is not None and container not in ("mbox", "eml"):
        return container, True
    seen = looks_like(data)
    if seen is not None:
        return seen, True
    return FORMAT_OF_MEDIA_TYPE.get(media_type), media_type in FORMAT_OF_MEDIA_TYPE


def _record_loss(
    record: Record,
    code: str,
    what: str,
    *,
    severity: Severity = Severity.LOST,
    state: InputState | None = None,
    fix: str = "get the page from where it came from",
) -> Loss:
    partial = severity is Severity.PARTIAL
    return Loss(
        locator=f"{record.locator}: {code}" if partial else record.locator,
        severity=severity,
        state=state or (InputState.PARTIAL if partial else InputState.REJECTED),
        code=code,
        what=f"{record.url[:300]}: {what}" if record.url else what,
        fix=fix,
    )


def _arc() -> Loss:
    return Loss(
        locator=None,
        severity=Severity.LOST,
        state=InputState.REJECTED,
        code="format-not-read",
        what="this is an ARC file, the form that web archives had before WARC",
        fix="make a WARC file of it: `warcio recompress`",
    )


def _notes(account: _Account) -> Iterator[Loss]:
    if account.media_types:
        kinds = _counted(account.media_types)
        yield _note("not-text", f"passed over, for they are no text: {kinds}")
    if account.statuses:
        yield _note(
            "not-ok", f"passed over, for the server gave no page: {_counted(account.statuses)}"
        )
    if account.odd_payload_digests:
        yield _note(
            "payload-digest-differs",
            f"{account.odd_payload_digests:,} records whose bytes are whole, and whose payload "
            "digest was taken of something else",
        )


def _counted(counts: Counter[str] | Counter[int]) -> str:
    ordered = sorted(((count, str(name)) for name, count in counts.items()), reverse=True)
    shown = ", ".join(f"{count:,} × {name[:60]}" for count, name in ordered[:20])
    return shown + (f" and {len(ordered) - 20} kinds more" if len(ordered) > 20 else "")


def _note(code: str, what: str) -> Loss:
    return Loss(
        locator=None, severity=Severity.NOTE, state=InputState.OK, code=code, what=what, fix=""
    )
