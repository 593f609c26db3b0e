"""Mail: a message (`.eml`) or a mailbox (mbox); newsletters, forwarded articles, attachments.

What a message says of itself in its headers is handed on with its evidence; nothing is decrypted,
fetched or run.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import errors
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from alleged.ingest.draft import Refused
from alleged.ingest.members import Given, Loss, Member, SplitOptions, lost, note
from alleged.ingest.message_dates import parse_message_date
from alleged.records.documents import InputState
from alleged.records.issues import Severity

MAX_MESSAGE_BYTES = 50_000_000
"""Of one message with its attachments; the parser holds it three times over."""
MAX_PARTS = 500
MAX_FORWARDED = 3
"""How deep messages may lie in messages."""
MAX_HEADER_CHARS = 2_000
MAX_PARAMETERS = 40
"""Of a header. The parser's time grows with the square of the semicolons: 16,000 take 1.6 s."""
STUB_SHARE = 0.5
"""Of the letters of the HTML that the plain text must have, or it is a stub (`Open this mail in
your browser`)."""
SMALL_TEXT = 400
"""Letters of a further text in the message: the footer of a mailing list has fewer."""

FORMAT_OF_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "text/plain": "text",
    "text/markdown": "markdown",
}
FORMAT_OF_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".txt": "text",
    ".md": "markdown",
}
"""For attachments sent as `application/octet-stream`, which says nothing."""

_FROM_LINE = re.compile(rb"From \S{1,300} .{0,200}\d{4}")
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,80}[ \t]{0,9}:")
_QUOTED_FROM = re.compile(rb"^>(>{0,50}From )", re.MULTILINE)
_TAG = re.compile(r"<[^<>]{0,4000}>")
_CUT = (errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect)
_BAD_CODE = (errors.InvalidBase64PaddingDefect, errors.InvalidBase64LengthDefect)


class _BoundedMessage(Message):
    """A message whose headers are cut to what is reasonable before they are parsed."""

    def get(self, name: str, failobj: Any = None) -> Any:
        value = super().get(name, failobj)
        if value is failobj:
            return value
        return ";".join(str(value)[:MAX_HEADER_CHARS].split(";")[:MAX_PARAMETERS])


@dataclass(slots=True)
class Parts:
    """What a message holds, in its own order."""

    plain: Message | None = None
    html: Message | None = None
    further: list[Message] = field(default_factory=list)
    """Attachments that are articles, and further texts."""
    forwarded: list[Message] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Names or types of what is no article."""
    count: int = 0


def split_eml(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    """The text of a message, the articles attached to it and the messages forwarded in it."""
    size = path.stat().st_size
    if size > MAX_MESSAGE_BYTES:
        yield _too_large("message", size, MAX_MESSAGE_BYTES)
        return
    data = path.read_bytes()
    if not _HEADER_LINE.match(data.lstrip(b"\r\n")) and not _FROM_LINE.match(data):
        yield lost(
            None,
            "no-mail",
            "this is no mail: it does not begin with a header",
            "save the message with its headers (.eml)",
        )
        return
    yield from _from_message(data, "message", options)


def split_mbox(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    """The messages of a mailbox, one after another: `message 3`."""
    number = 0
    try:
        with path.open("rb") as file:
            for number, data in enumerate(_messages(file), start=1):
                locator = f"message {number}"
                if number > options.max_members:
                    yield _too_many(locator, options)
                    return
                if data is None:
                    yield _too_large(locator, None, MAX_MESSAGE_BYTES)
                else:
                    yield from _from_message(data, locator, options)
            file.seek(-1, 2)
            if file.read(1) not in b"\r\n":
                yield Loss(
                    locator=f"message {number}",
                    severity=Severity.PARTIAL,
                    state=InputState.PARTIAL,
                    code="mailbox-cut",
                    what="the mailbox ends in the middle of a line: its last message may be cut; "
                    f"the last whole message before it: "
                    f"{f'message {number - 1}' if number > 1 else 'none'}",
                    fix="get the mailbox again from where it came from",
                )
    except Refused as refusal:
        yield lost(None, refusal.code, refusal.what, refusal.fix)


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """The messages without their `From ` lines and with `>From ` unquoted; None for one that is
    too large. A `From ` line begins a message only after an empty line and before a header."""
    lines = iter(lambda: file.readline(1 << 20), b"")
    line = next((line for line in lines if line.strip()), b"")
    if not _FROM_LINE.match(line):
        raise Refused(
            InputState.REJECTED,
            "no-mailbox",
            "this is no mailbox: it does not begin with a line `From sender date`",
            "save the messages as .eml or mbox",
        )
    held: list[bytes] = []
    size = 0
    after_blank = False
    waiting: bytes | None = None
    for line in lines:
        if waiting is not None:
            if _HEADER_LINE.match(line):
                yield _joined(held, size)
                held, size = [], 0
            else:
                held.append(waiting)
                size += len(waiting)
            waiting = None
        if after_blank and _FROM_LINE.match(line):
            waiting, after_blank = line, False
            continue
        after_blank = not line.strip()
        size += len(line)
        if size <= MAX_MESSAGE_BYTES:
            held.append(line)
        else:
            held.clear()
    if waiting is not None:
        held.append(waiting)
    yield _joined(held, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    if size > MAX_MESSAGE_BYTES:
        return None
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


def _from_message(data: bytes, locator: str, options: SplitOptions) -> Iterator[Member | Loss]:
    try:
        message = BytesParser(_BoundedMessage, policy=compat32).parsebytes(data)
        yield from _members(message, locator, options, 0)
    except RecursionError:
        yield lost(
            locator,
            "nested-too-deep",
            "its parts are nested too deep to be read",
            "save the article itself",
        )


def _members(
    message: Message, locator: str, options: SplitOptions, depth: int
) -> Iterator[Member | Loss]:
    parts = Parts()
    _collect(message, parts, 0)
    given = _given(message)
    body = _body(parts)
    found = False
    if body is not None:
        found = True
        yield _as_member(body, locator, given, options)
    for number, part in enumerate(parts.further, start=1):
        found = True
        name = _file_name(part)
        place = f"{locator}, attachment {number}" + (f" ({name})" if name else "")
        yield _as_member(part, place, Given(title=None), options)
    for number, inner in enumerate(parts.forwarded, start=1):
        found = True
        place = f"{locator}, forwarded message {number}"
        if depth + 1 > MAX_FORWARDED:
            yield lost(
                place,
                "nested-too-deep",
                f"messages lie in messages deeper than {MAX_FORWARDED}",
                "save the innermost message by itself",
            )
        else:
            yield from _members(inner, place, options, depth + 1)
    yield from _losses(message, parts, locator, found)


def _losses(message: Message, parts: Parts, locator: str, found: bool) -> Iterator[Loss]:
    if parts.count > MAX_PARTS:
        yield lost(
            locator,
            "too-many-parts",
            f"the message has more than {MAX_PARTS} parts; the others were not read",
            "save the article itself",
        )
    elif not found:
        yield lost(
            locator,
            "no-text",
            "the message has no text and no article attached",
            "check the message: it may be encrypted or hold pictures only",
        )
    defects = [defect for part in _all_parts(message) for defect in part.defects]
    if any(isinstance(defect, (*_CUT, *_BAD_CODE)) for defect in defects):
        yield Loss(
            locator=locator,
            severity=Severity.PARTIAL,
            state=InputState.PARTIAL,
            code="message-cut",
            what="the message is cut or damaged: a part of it has no end or a broken encoding",
            fix="get the message again from where it came from",
        )
    elif defects:
        names = sorted({type(defect).__name__.removesuffix("Defect") for defect in defects})
        yield note(
            "message-malformed", f"the message breaks a rule: {', '.join(names)}", locator=locator
        )
    if parts.others:
        shown = ", ".join(parts.others[:8]) + (" and more" if len(parts.others) > 8 else "")
        what = f"{len(parts.others)} parts are no article: {shown}"
        yield note("attachments-passed-over", what, locator=locator)


def _all_parts(message: Message) -> Iterator[Message]:
    """At most twice as many as are read."""
    for _, part in zip(range(2 * MAX_PARTS), message.walk(), strict=False):
        yield part


def _collect(part: Message, parts: Parts, depth: int) -> None:
    parts.count += 1
    if parts.count > MAX_PARTS:
        return
    type = part.get_content_type()
    payload = part.get_payload()
    if type == "message/rfc822" and isinstance(payload, list) and payload:
        parts.forwarded += [inner for inner in payload if isinstance(inner, Message)]
    elif isinstance(payload, list):
        for inner in payload:
            if isinstance(inner, Message):
                _collect(inner, parts, depth + 1)
    elif _is_attachment(part):
        if _format(part) is not None:
            parts.further.append(part)
        else:
            parts.others.append(_file_name(part) or type)
    elif type == "text/plain":
        _take_text(part, parts)
    elif type == "text/html":
        if parts.html is None:
            parts.html = part
        else:
            parts.further.append(part)
    elif _format(part) is not None:
        parts.further.append(part)
    else:
        parts.others.append(type)


def _take_text(part: Message, parts: Parts) -> None:
    if parts.plain is None:
        parts.plain = part
    elif len(_bytes(part).split()) and len(_bytes(part)) > SMALL_TEXT:
        parts.further.append(part)
    else:
        parts.others.append("a short further text")


def _body(parts: Parts) -> Message | None:
    """The plain text, unless it is missing or a stub of the HTML."""
    if parts.plain is None or parts.html is None:
        return parts.plain or parts.html
    plain = len(b"".join(_bytes(parts.plain).split()))
    page = _TAG.sub("", _bytes(parts.html).decode("latin-1"))
    shown = len("".join(html.unescape(_without_styles(page)).split()))
    return parts.html if plain < STUB_SHARE * shown else parts.plain


def _without_styles(page: str) -> str:
    """Style sheets in the head would count as text; they end at the first empty line of words."""
    return re.sub(r"\{[^{}]{0,2000}\}", "", page)


def _is_attachment(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition") or "")[:200].strip().lower()
    return disposition.startswith("attachment") or bool(_file_name(part))


def _format(part: Message) -> str | None:
    known = FORMAT_OF_TYPE.get(part.get_content_type())
    if known is not None and (known != "text" or not _file_name(part)):
        return known
    suffix = PurePosixPath(_file_name(part) or "").suffix.lower()
    return FORMAT_OF_SUFFIX.get(suffix)


def _file_name(part: Message) -> str | None:
    """As a word for people: printable, on one line, without a folder."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError):  # a broken encoding of the name
        return None
    if not name:
        return None
    name = _decoded(name).replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in name[:80] if letter.isprintable()).strip() or None


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _as_member(part: Message, locator: str, given: Given, options: SplitOptions) -> Member | Loss:
    data = _bytes(part)
    if len(data) > options.max_raw_bytes:
        return _too_large(locator, len(data), options.max_raw_bytes)
    charset = str(part.get_param("charset") or "")[:40].strip("'\" ") or None
    format = _format(part) or "text"
    with_encoding = Given(
        url=given.url,
        title=given.title,
        byline=given.byline,
        outlet=given.outlet,
        published=given.published,
        language=given.language,
        encoding=charset if format in ("text", "html", "markdown") else None,
    )
    return Member(locator=locator, data=data, format=format, given=with_encoding)


def _given(message: Message) -> Given:
    """What the headers say. The sender's name is the byline; a mailing list that names itself is
    the outlet. The day of an attachment is not the day of the mail, so it gets none."""
    date = _header(message, "Date")
    archived = (_header(message, "Archived-At") or "").strip("<> ")
    sender, _ = parseaddr(_header(message, "From") or "")
    list_name = re.fullmatch(r"(.{1,200}?)\s{0,9}<[^<>]{1,300}>", _header(message, "List-Id") or "")
    return Given(
        url=archived if archived.lower().startswith(("http://", "https://")) else None,
        title=_header(message, "Subject"),
        byline=sender.strip() or None,
        outlet=list_name[1].strip("\"' ") or None if list_name else None,
        published=parse_message_date(date, "mail Date") if date else None,
        language=_header(message, "Content-Language"),
    )


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    if value is None:
        return None
    return " ".join(_decoded(str(value)[:MAX_HEADER_CHARS]).split()) or None


def _decoded(value: str) -> str:
    """Encoded words read; what is broken stays as it is."""
    try:
        text = str(make_header(decode_header(value)))
    except (errors.HeaderParseError, LookupError, ValueError):
        text = value
    return text.encode("utf-8", "replace").decode()


def _too_large(locator: str, size: int | None, limit: int) -> Loss:
    what = f"{size:,} bytes" if size is not None else "it is too large"
    what = f"{what}; the limit is {limit:,} bytes"
    return lost(locator, "too-many-bytes", what, "save the article itself", InputState.TOO_LARGE)


def _too_many(locator: str, options: SplitOptions) -> Loss:
    what = f"the mailbox has more than {options.max_members:,} messages; the rest was not read"
    return lost(locator, "too-many-messages", what, "split the mailbox", InputState.TOO_LARGE)
