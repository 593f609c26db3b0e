"""The pages of a Parquet column, without decoding them: do they add up, do their checksums hold?

DuckDB reads the values but compares no checksum, and some damage gives fewer values and no error.
A page starts with a header in Thrift's compact protocol: numbers of seven bits a byte, fields by
the distance of their ids, structs closed by a zero byte.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

DATA_PAGE, INDEX_PAGE, DICTIONARY_PAGE, DATA_PAGE_V2 = range(4)
HEADER_BYTES = (4_096, 65_536, 4_000_000)
"""Tried one after another: a header holds the smallest and the largest value of its page."""
MAX_FIELDS = 200
MAX_NESTING = 6
CHUNK_BYTES = 1 << 20

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)


@dataclass(frozen=True, slots=True)
class BadPages:
    """Values of a column that are not to be trusted."""

    first: int
    """Which value of the column chunk, from 0."""
    last: int
    """Included."""
    why: str


@dataclass(frozen=True, slots=True)
class _Page:
    type: int
    values: int
    size: int
    """Bytes behind the header."""
    header_size: int
    checksum: int | None


class _HeaderError(ValueError):
    """The bytes are no page header."""


def find_bad_pages(file: BinaryIO, *, start: int, size: int, values: int) -> Iterator[BadPages]:
    """The pages of one column chunk of `size` bytes that fail; values are counted from 0."""
    position, end = start, start + size
    seen = 0
    while seen < values:
        try:
            page = _page_at(file, position, end)
        except _HeaderError as error:
            yield BadPages(seen, values - 1, str(error))
            return
        bad = page.checksum is not None and page.checksum != _checksum(
            file, position + page.header_size, page.size
        )
        if page.type == DICTIONARY_PAGE:
            if bad:
                yield BadPages(0, values - 1, "the checksum of its dictionary is wrong")
                return
        elif page.type in (DATA_PAGE, DATA_PAGE_V2):
            last = min(seen + page.values, values) - 1
            if seen + page.values > values:
                yield BadPages(seen, last, "its pages hold more values than its directory says")
            elif bad:
                yield BadPages(seen, last, "the checksum of a page is wrong")
            seen += page.values
        position += page.header_size + page.size


def _page_at(file: BinaryIO, position: int, end: int) -> _Page:
    if position >= end:
        raise _HeaderError("its pages hold fewer values than its directory says")
    for size in HEADER_BYTES:
        file.seek(position)
        data = file.read(min(size, end - position))
        try:
            fields, length = _struct(data, 0, MAX_NESTING)
        except IndexError:
            if len(data) < size:
                break
            continue
        page = _as_page(fields, length)
        if page is None or position + length + page.size > end:
            break
        return page
    raise _HeaderError("the header of a page is damaged")


def _as_page(fields: dict[int, object], length: int) -> _Page | None:
    type, size, checksum = fields.get(1), fields.get(3), fields.get(4)
    if not isinstance(type, int) or not isinstance(size, int) or size < 0:
        return None
    inner = fields.get({DATA_PAGE: 5, DICTIONARY_PAGE: 7, DATA_PAGE_V2: 8}.get(type, 6))
    values = inner.get(1) if isinstance(inner, dict) else 0
    if not isinstance(values, int) or values < 0 or not 0 <= type <= DATA_PAGE_V2:
        return None
    known = checksum & 0xFFFFFFFF if isinstance(checksum, int) else None
    return _Page(type, values, size, length, known)


def _checksum(file: BinaryIO, position: int, size: int) -> int:
    file.seek(position)
    value = 0
    while size > 0:
        chunk = file.read(min(size, CHUNK_BYTES))
        if not chunk:
            return -1
        value = zlib.crc32(chunk, value)
        size -= len(chunk)
    return value


def _struct(data: bytes, at: int, depth: int) -> tuple[dict[int, object], int]:
    """The fields of a struct by id, and where it ends. Raises: IndexError if `data` ends first."""
    if depth < 0:
        raise _HeaderError("the header of a page is damaged")
    fields: dict[int, object] = {}
    id = 0
    for _ in range(MAX_FIELDS):
        head = data[at]
        at += 1
        if not head:
            return fields, at
        delta, type = head >> 4, head & 15
        if delta:
            id += delta
        else:
            number, at = _varint(data, at)
            id = _signed(number)
        fields[id], at = _value(data, at, type, depth)
    raise _HeaderError("the header of a page is damaged")


def _value(data: bytes, at: int, type: int, depth: int) -> tuple[object, int]:
    if type in (_TRUE, _FALSE):
        return type == _TRUE, at
    if type in (_I16, _I32, _I64):
        number, at = _varint(data, at)
        return _signed(number), at
    if type == _STRUCT:
        return _struct(data, at, depth - 1)
    if type == _BINARY:
        length, at = _varint(data, at)
    else:
        length = {_BYTE: 1, _DOUBLE: 8}.get(type, -1)
    if length < 0:  # lists and maps do not occur in a page header
        raise _HeaderError("the header of a page is damaged")
    if at + length > len(data):
        raise IndexError
    return None, at + length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
    raise _HeaderError("the header of a page is damaged")


def _signed(number: int) -> int:
    """Zigzag: 0, -1, 1, -2, 2 are written as 0, 1, 2, 3, 4."""
    return (number >> 1) ^ -(number & 1)
