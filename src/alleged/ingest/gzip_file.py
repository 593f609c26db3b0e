"""Files that gzip packed: unpacked in pieces, with a limit on what may come out."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from alleged.ingest.members import Loss
from alleged.records.documents import InputState
from alleged.records.issues import Severity

MAX_UNPACKED_BYTES = 2_000_000_000
MAX_RATIO = 200
"""Of unpacked to packed bytes, once `FREE_BYTES` are out. News as JSON lines packs 3 to 10 to one,
a megabyte of blanks 1,000 to one."""
FREE_BYTES = 10_000_000
PIECE_BYTES = 1 << 18
MAGIC = b"\x1f\x8b"


class GzipDamage(Exception):  # noqa: N818 - a state of the file, told to the user as a loss
    """The gzip data are cut or damaged, or ask for too much."""


def is_gzipped_warc(path: Path) -> bool:
    """Whether the first bytes that come out are those of a WARC record."""
    with path.open("rb") as file:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            return unpacker.decompress(file.read(4096), 5) == b"WARC/"
        except zlib.error:
            return False


def unpack_gzip(path: Path, out: Path) -> Loss | None:
    """Unpack a file; what could be unpacked stands in `out` even when the rest is lost."""
    size = 0
    try:
        with path.open("rb") as packed, out.open("wb") as unpacked:
            for piece in gunzipped(packed):
                size += len(piece)
                unpacked.write(piece)
    except GzipDamage as damage:
        return Loss(
            locator=None,
            severity=Severity.PARTIAL if size else Severity.LOST,
            state=InputState.PARTIAL if size else InputState.REJECTED,
            code="gzip-damaged",
            what=f"{damage}; what came before, {size:,} bytes, was read",
            fix="get the file again from where it came from",
        )
    return None


def gunzipped(file: BinaryIO) -> Iterator[bytes]:
    """What comes out of gzip data of one or more members, piece by piece.

    Raises: GzipDamage, after everything that could be unpacked was given.
    """
    packed_size = unpacked_size = members = 0
    rest = b""
    while True:
        rest = rest or file.read(PIECE_BYTES)
        if members and not rest.strip(b"\x00"):  # padding after the last member, as tar writes it
            while rest and not rest.strip(b"\x00"):
                rest = file.read(PIECE_BYTES)
            if not rest:
                return
        if not rest:
            raise GzipDamage("the file is empty")
        unpacker = zlib.decompressobj(wbits=31)
        members += 1
        while not unpacker.eof:
            if not rest:
                rest = file.read(PIECE_BYTES)
                if not rest:
                    raise GzipDamage(f"the gzip data are cut off in member {members:,}")
            packed_size += len(rest)
            try:
                piece = unpacker.decompress(rest, PIECE_BYTES)
            except zlib.error as error:
                raise GzipDamage(f"member {members:,} of the gzip data: {error}") from None
            rest = unpacker.unconsumed_tail or unpacker.unused_data
            packed_size -= len(rest)
            unpacked_size += len(piece)
            if unpacked_size > max(FREE_BYTES, packed_size * MAX_RATIO):
                raise GzipDamage(f"it unpacks to more than {MAX_RATIO} times its size")
            if unpacked_size > MAX_UNPACKED_BYTES:
                raise GzipDamage(f"it unpacks to more than {MAX_UNPACKED_BYTES:,} bytes")
            if piece:
                yield piece
