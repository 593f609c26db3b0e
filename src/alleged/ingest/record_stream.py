"""The bytes of a WARC file, plain or packed, with the place of each record and a way on after
damage."""

from __future__ import annotations

import os
import re
import zlib
from abc import ABC, abstractmethod
from typing import Any, BinaryIO, NamedTuple

from alleged.ingest.gzip_file import FREE_BYTES, MAGIC, MAX_RATIO

PIECE_BYTES = 1 << 16
LONGEST_WAY_IN = 50_000_000
"""How far into a gzip member a record is sought again: that takes a quarter of a second."""

_RECORD_START = re.compile(rb"\nWARC/[01]\.\d{1,2}\r?\n")


class Place(NamedTuple):
    """Where a record begins."""

    offset: int
    """In the file; where it is packed, of the gzip member."""
    inside: int
    """In the unpacked bytes of that member; 0 where each record is packed on its own."""

    def __str__(self) -> str:
        return f"byte {self.offset:,}" + (f" + {self.inside:,}" if self.inside else "")


class StreamDamage(Exception):  # noqa: N818 - a state of the file, told to the user as a loss
    """What should be a record is none, or not a whole one.

    `record`: what could be read of it all the same.
    """

    def __init__(self, what: str, *, record: Any = None) -> None:
        super().__init__(what)
        self.record = record


class RecordStream(ABC):
    """Unpacked bytes, one after another."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.place = Place(0, 0)
        """Of the record that was begun last."""
        self._buffer = bytearray()

    def begin_record(self) -> None:
        """Note that a record begins here."""
        self.place = self._here()

    def readline(self, limit: int) -> bytes:
        """Up to and with the next line end, or `limit` bytes, or what there is."""
        scanned = 0
        while True:
            end = self._buffer.find(b"\n", scanned, limit)
            if end >= 0:
                return self._take(end + 1)
            scanned = len(self._buffer)
            if scanned >= limit or not self._fill():
                return self._take(min(limit, len(self._buffer)))

    def read(self, size: int) -> bytes:
        """So many bytes, or what there is."""
        while len(self._buffer) < size and self._fill():
            pass
        return self._take(min(size, len(self._buffer)))

    def skip(self, size: int) -> None:
        """Pass over so many bytes. Raises: StreamDamage when there are not so many."""
        while size:
            if not self._buffer and not self._fill():
                raise StreamDamage(f"the file ends {size:,} bytes before the record does")
            size -= len(self._take(min(size, len(self._buffer))))

    def at_end(self) -> bool:
        """Whether there is nothing more, not even something that is damaged."""
        return not self._buffer and self._is_spent()

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        self._passed(size)
        return taken

    @abstractmethod
    def seek(self, place: Place) -> None:
        """Go to a place where a record was found before."""

    @abstractmethod
    def header_ends(self) -> None:
        """The header of the record that was begun ends here: after damage, look on from here."""

    @abstractmethod
    def expect(self, size: int) -> None:
        """Raises: StreamDamage when it can be told that there are not so many bytes left."""

    @abstractmethod
    def check_member_end(self) -> None:
        """Where this record ends a gzip member: check that it ends well. Raises: StreamDamage."""

    @abstractmethod
    def resume(self) -> bool:
        """Go to the next place where a record seems to begin; False when there is none."""

    @abstractmethod
    def _here(self) -> Place: ...

    @abstractmethod
    def _fill(self) -> bool:
        """Get more bytes into the buffer; False when there are none."""

    @abstractmethod
    def _is_spent(self) -> bool: ...

    @abstractmethod
    def _passed(self, size: int) -> None: ...


class PlainStream(RecordStream):
    """A file that is not packed."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self._offset = 0
        self._look_from = 0
        self._size = os.fstat(file.fileno()).st_size

    def seek(self, place: Place) -> None:
        self.file.seek(place.offset)
        self._offset = place.offset
        self._buffer.clear()

    def begin_record(self) -> None:
        super().begin_record()
        self._look_from = self._offset + 1

    def header_ends(self) -> None:
        self._look_from = self._offset - 1

    def expect(self, size: int) -> None:
        missing = self._offset + size - self._size
        if missing > 0:
            raise StreamDamage(f"the file ends {missing:,} bytes before the record does")

    def check_member_end(self) -> None:
        pass

    def resume(self) -> bool:
        self.file.seek(self._look_from)
        base, window = self._look_from, b""
        while piece := self.file.read(1 << 20):
            window += piece
            if found := _RECORD_START.search(window):
                self.seek(Place(base + found.start() + 1, 0))
                self.begin_record()
                return True
            kept = window[-20:]
            base += len(window) - len(kept)
            window = kept
        return False

    def _here(self) -> Place:
        return Place(self._offset, 0)

    def _fill(self) -> bool:
        piece = self.file.read(PIECE_BYTES)
        self._buffer += piece
        return bool(piece)

    def _is_spent(self) -> bool:
        return not self._fill()

    def _passed(self, size: int) -> None:
        self._offset += size


class PackedStream(RecordStream):
    """A file of gzip members, as a rule one a record."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self._start_at(0)

    def _start_at(self, offset: int) -> None:
        self.file.seek(offset)
        self._raw = b""
        self._raw_end = offset
        """Offset in the file of the end of `_raw`."""
        self._unpacker: Any = None
        self._members: list[Place] = []
        """Offset of each member that the buffer has bytes of, and where it begins in all that was
        unpacked."""
        self._position = 0
        """Bytes taken of all that was unpacked."""
        self._unpacked = 0
        self._member_packed = 0
        self._buffer.clear()

    def seek(self, place: Place) -> None:
        if place.inside > LONGEST_WAY_IN:
            raise StreamDamage("the record lies too deep in a gzip member to be read once more")
        self._start_at(place.offset)
        self.skip(place.inside)

    def header_ends(self) -> None:
        pass

    def expect(self, size: int) -> None:
        pass

    def check_member_end(self) -> None:
        while not self._buffer and self._unpacker is not None:
            if not self._unpack():
                raise StreamDamage("the gzip data are cut off")

    def resume(self) -> bool:
        offset = self.place.offset + 1
        self.file.seek(offset)
        window = b""
        while piece := self.file.read(1 << 20):
            window += piece
            at = window.find(MAGIC + b"\x08")
            while at >= 0:
                if self._begins_a_record(offset + at):
                    self._start_at(offset + at)
                    self.begin_record()
                    return True
                self.file.seek(offset + len(window))
                at = window.find(MAGIC + b"\x08", at + 1)
            offset += len(window) - 2
            window = window[-2:]
        return False

    def _begins_a_record(self, offset: int) -> bool:
        self.file.seek(offset)
        try:
            return zlib.decompressobj(wbits=31).decompress(self.file.read(4096), 5) == b"WARC/"
        except zlib.error:
            return False

    def _here(self) -> Place:
        if not self._buffer and self._unpacker is None:  # the next member is not begun yet
            return Place(self._raw_end - len(self._raw), 0)
        while len(self._members) > 1 and self._members[1].inside <= self._position:
            del self._members[0]
        return Place(self._members[0].offset, self._position - self._members[0].inside)

    def _fill(self) -> bool:
        before = len(self._buffer)
        while len(self._buffer) == before:
            if not self._unpack():
                return False
        return True

    def _unpack(self) -> bool:
        """Unpack a little, beginning a member where none is open; False when the file ends."""
        if not self._raw:
            self._raw = self.file.read(PIECE_BYTES)
            self._raw_end += len(self._raw)
            if not self._raw:
                if self._unpacker is not None:
                    raise StreamDamage("the gzip data are cut off")
                return False
        if self._unpacker is None:
            self._unpacker = zlib.decompressobj(wbits=31)
            offset = self._raw_end - len(self._raw)
            self._members.append(Place(offset, self._unpacked))
            self._member_packed = 0
        given = len(self._raw)
        try:
            piece = self._unpacker.decompress(self._raw, PIECE_BYTES)
        except zlib.error as error:
            raise StreamDamage(f"the gzip data are damaged ({error})") from None
        self._raw = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        self._member_packed += given - len(self._raw)
        self._unpacked += len(piece)
        size = self._unpacked - self._members[-1].inside
        if size > max(FREE_BYTES, self._member_packed * MAX_RATIO):
            raise StreamDamage(f"a gzip member unpacks to more than {MAX_RATIO} times its size")
        self._buffer += piece
        if self._unpacker.eof:
            self._unpacker = None
        return True

    def _is_spent(self) -> bool:
        if self._unpacker is not None or self._raw:
            return False
        self._raw = self.file.read(PIECE_BYTES)
        self._raw_end += len(self._raw)
        return not self._raw

    def _passed(self, size: int) -> None:
        self._position += size
