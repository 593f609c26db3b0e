"""An HTTP response as an archive holds it: header, body, and what was done to the body."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from alleged.records.documents import InputState

MAX_HEADER_LINES = 1_000
MAX_ENCODINGS = 3
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?: [^\r\n]{0,500})?\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]{0,10}([0-9A-Fa-f]{1,8})[ \t]{0,10}(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_:.\-]{1,40})""", re.IGNORECASE)


class HttpDamage(Exception):  # noqa: N818 - a state of the message, told to the user as a loss
    """The body cannot be had."""

    def __init__(self, code: str, what: str, state: InputState = InputState.REJECTED) -> None:
        super().__init__(what)
        self.code = code
        self.state = state


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The header of a response."""

    status: int
    headers: dict[str, str]
    """Names in lower case; of those given more than once, all values with a comma between."""
    body_offset: int
    """Where the body begins."""


@dataclass(frozen=True, slots=True)
class MediaType:
    """What a `Content-Type` says."""

    name: str
    """In lower case, without parameters; empty when nothing is said."""
    charset: str | None


def media_type(written: str) -> MediaType:
    """Take a `Content-Type` apart.

    >>> media_type('Text/HTML; charset="utf-8"')
    MediaType(name='text/html', charset='utf-8')
    """
    found = _CHARSET.search(written[:1000])
    return MediaType(written.partition(";")[0].strip().lower()[:100], found[1] if found else None)


def read_response(head: bytes) -> Response | None:
    """The header at the start of a block; None when there is none."""
    status = _STATUS_LINE.match(head)
    if status is None:
        return None
    headers: dict[str, str] = {}
    position = status.end()
    for _ in range(MAX_HEADER_LINES):
        end = head.find(b"\n", position)
        if end < 0:
            # A revisit may hold a header alone; what is cut off has no body to lose.
            return Response(status=int(status[1]), headers=headers, body_offset=len(head))
        line = head[position:end].rstrip(b"\r").decode("latin-1")
        position = end + 1
        if not line:
            return Response(status=int(status[1]), headers=headers, body_offset=position)
        name, colon, value = line.partition(":")
        if colon and not line[0].isspace():
            name = name.strip().lower()
            headers[name] = (
                f"{headers[name]}, {value.strip()}" if name in headers else value.strip()
            )
    return None


def body_of(block: bytes, response: Response | None, max_bytes: int) -> tuple[bytes, list[str]]:
    """The body with transfer and content encodings undone, and what is wrong with it.

    Archives differ in what they keep: a body that is not encoded as its header says is taken as it
    stands. Raises: HttpDamage when it is packed in a way that is not unpacked, or grows too large.
    """
    if response is None:
        return block, []
    body = block[response.body_offset :]
    faults: list[str] = []
    headers = response.headers
    chunked = "chunked" in headers.get("transfer-encoding", "").lower()
    if chunked and _CHUNK_SIZE.match(body):
        body = _without_chunks(body, faults)
    promised = headers.get("content-length", "")
    if not chunked and promised.isdecimal() and len(promised) < 16:
        missing = int(promised) - len(body)
        if missing > 0 and "content-encoding" not in headers:
            faults.append(f"the server promised {int(promised):,} bytes, {missing:,} are missing")
    names = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    names = [name for name in names if name and name != "identity"]
    if len(names) > MAX_ENCODINGS:
        raise HttpDamage("packed-often", f"it is packed {len(names)} times over")
    for name in reversed(names):
        if name not in UNPACKERS:
            raise HttpDamage(
                "packed", f"it is packed with {name[:40]!r}, which alleged does not unpack"
            )
        body = UNPACKERS[name](body, max_bytes, faults)
    return body, faults


def digest_fits(data: bytes, written: str) -> bool | None:
    """Whether data fit a digest such as `sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ`; None when it is
    of a kind that is not known."""
    name, colon, value = written.strip().partition(":")
    algorithm = name.lower().replace("-", "")
    if not colon or algorithm not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return None
    found = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    value = value.strip()
    if len(value) == 2 * len(found):
        return value.lower() == found.hex()
    for decode in (base64.b32decode, base64.b64decode, base64.urlsafe_b64decode):
        try:
            decoded = decode(value.upper() if decode is base64.b32decode else value)
        except (binascii.Error, ValueError):
            continue
        if decoded == found:
            return True
    return False


def _without_chunks(body: bytes, faults: list[str]) -> bytes:
    parts: list[bytes] = []
    position = 0
    while True:
        size_line = _CHUNK_SIZE.match(body, position)
        if size_line is None:
            faults.append("its chunks are damaged or cut off")
            # What follows may be the rest of the article, and a reader passes over a stray line.
            return b"".join([*parts, body[position:]])
        size = int(size_line[1], 16)
        if size == 0:
            return b"".join(parts)
        start = size_line.end()
        parts.append(body[start : start + size])
        if start + size > len(body):
            faults.append("its last chunk is cut off")
            return b"".join(parts)
        position = start + size
        if body[position : position + 2] == b"\r\n":
            position += 2
        elif body[position : position + 1] == b"\n":
            position += 1


def _gunzip(body: bytes, max_bytes: int, faults: list[str]) -> bytes:
    return _inflate(body, max_bytes, faults, 31) if body.startswith(b"\x1f\x8b") else body


def _undeflate(body: bytes, max_bytes: int, faults: list[str]) -> bytes:
    """`deflate` is zlib data by the standard, and often bare ones."""
    for bits in (15, -15):
        try:
            zlib.decompressobj(wbits=bits).decompress(body[:1000], 1)
        except zlib.error:
            continue
        return _inflate(body, max_bytes, faults, bits)
    return body


def _inflate(body: bytes, max_bytes: int, faults: list[str], bits: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=bits)
    parts: list[bytes] = []
    size = 0
    rest = body
    while rest and not unpacker.eof:
        try:
            piece = unpacker.decompress(rest, 1 << 16)
        except zlib.error as error:
            faults.append(f"its packed bytes are damaged ({error})")
            break
        parts.append(piece)
        size += len(piece)
        if size > max_bytes:
            raise HttpDamage(
                "too-many-bytes",
                f"unpacked, it has more than {max_bytes:,} bytes",
                InputState.TOO_LARGE,
            )
        rest = unpacker.unconsumed_tail
    else:
        if not unpacker.eof:
            faults.append("its packed bytes are cut off")
    return b"".join(parts)


UNPACKERS: dict[str, Callable[[bytes, int, list[str]], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
}
"""Content encodings. `br` and `zstd` would need a library that nothing else here does."""
