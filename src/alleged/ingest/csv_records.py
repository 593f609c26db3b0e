"""The records of a CSV file: its encoding, its dialect, and rows that a stray mark cannot swallow.

The standard `csv` module reads strictly here. Where a row breaks its rules (a quotation mark that
is never closed, or not doubled inside a cell), that row is said to be broken and reading goes on
with the next line that begins a whole row; read leniently, one stray mark joins rows in silence.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alleged.ingest.decode import BOMS, REPLACEMENT, decode
from alleged.records.issues import Issue, Severity, make_issue

SAMPLE_BYTES = 262_144
SAMPLE_RECORDS = 100
DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
"""In order of preference where two of them part the rows equally well."""
LOOK_AHEAD_LINES = 2_000
"""How far the row after a broken one may be searched for the end of its last cell."""
_BEHIND_BACKSLASH = re.compile(r'\\"[^,;|\t\r\n"]')
"""Before a delimiter the mark closes a cell that ends in a backslash."""
_DOUBLED = re.compile(r'[^,;|\t\r\n"]""[^,;|\t\r\n"]')
"""A quotation mark that is doubled inside a cell; an empty cell in quotation marks is none."""
RESCANNED_CHARS = 100_000_000
"""How much may be read again to get past broken rows. A file of nothing but stray marks stops here
and says so; it takes about two seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How cells are set apart."""

    delimiter: str
    skips_space: bool = False
    """Blanks after a delimiter do not count: `1, "Port closed"`."""
    backslash: bool = False
    """A quotation mark inside a cell is written `\\"` and not doubled."""

    @property
    def in_words(self) -> str:
        """For a message to the user."""
        words = DELIMITERS.get(self.delimiter, repr(self.delimiter))
        if self.skips_space:
            words += " and blanks"
        return words + (', with \\" for a quotation mark' if self.backslash else "")

    def read(self, lines: Iterator[str], *, strict: bool = True) -> Any:
        """The records of some lines."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            skipinitialspace=self.skips_space,
            doublequote=not self.backslash,
            escapechar="\\" if self.backslash else None,
            strict=strict,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it stands in the file."""

    number: int
    """As a spreadsheet counts it: the first row of the file is 1."""
    line: int
    """Where it starts, from 1."""
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """Lines that are no row, or that cannot be told apart from the row they run into."""

    number: int
    line: int
    last_line: int | None
    """None: to the end of the file."""
    why: str
    is_too_large: bool = False
    gives_up: bool = False
    """Too much was read again already: what follows is not read."""


class TooLong(Exception):  # noqa: N818 - an end state, not a fault
    """A line or a row is longer than an article may be."""


class Lines:
    """The lines of a text stream, bounded in length, which can be handed back."""

    def __init__(self, stream: io.TextIOBase, max_chars: int) -> None:
        self._stream = stream
        self._max_chars = max_chars
        self._ahead: deque[str] = deque()
        self.number = 0
        """Of the line that was given last."""
        self.taken: list[str] = []
        """The lines given since `forget`."""
        self._taken_chars = 0
        self.held_replacement = False
        """Whether a line held U+FFFD."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else self._stream.readline(self._max_chars)
        if not line:
            raise StopIteration
        if not self.number and not self._ahead:
            line = line.removeprefix("\ufeff")
        self.number += 1
        self.taken.append(line)
        self._taken_chars += len(line)
        self.held_replacement = self.held_replacement or REPLACEMENT in line
        if self._taken_chars >= self._max_chars:
            raise TooLong
        return line

    def forget(self) -> None:
        """The lines given so far are done with."""
        self.taken.clear()
        self._taken_chars = 0

    def hand_back(self, count: int) -> int:
        """Give the last `count` lines taken once more; the number of characters in them."""
        lines = self.taken[len(self.taken) - count :] if count else []
        self._ahead.extendleft(reversed(lines))
        self.number -= count
        self.forget()
        return sum(map(len, lines))

    def skip_rest_of_line(self) -> None:
        """To the end of a line of which only the beginning was given."""
        last = self.taken[-1] if self.taken else ""
        while last and not last.endswith(("\n", "\r")):
            last = self._stream.readline(1 << 20)


def read_records(lines: Lines, dialect: Dialect) -> Iterator[Record | Broken]:
    """The rows in order; the first one says how many cells a row has.

    Empty lines are passed over; they count as rows, as in a spreadsheet.
    """
    number = lines.number
    width: int | None = None
    spent = 0
    shapes: set[str] = set()
    while True:
        reader = dialect.read(lines)
        why = ""
        try:
            for cells in reader:
                number += 1
                first = lines.number - len(lines.taken) + 1
                if cells:
                    if width is not None:  # the first row is a header, and begins as it likes
                        shapes.add(_shape(lines.taken[0]))
                    width = width or len(cells)
                    yield Record(number, first, cells)
                lines.forget()
            return
        except TooLong:
            number += 1
            first = lines.number - len(lines.taken) + 1
            if len(lines.taken) == 1:
                lines.skip_rest_of_line()
                lines.forget()
                yield Broken(number, first, first, "the line is too long", is_too_large=True)
                continue
            why = "a quotation mark opens a cell that does not end within the size of an article"
        except csv.Error as error:
            number += 1
            first = lines.number - len(lines.taken) + 1
            why = _in_words(str(error))
        spent += lines.hand_back(max(len(lines.taken) - 1, 0))
        found, cost = _find_next_row(lines, dialect, width, shapes if len(shapes) == 1 else set())
        spent += cost
        last = lines.number if found else None
        gives_up = spent > RESCANNED_CHARS
        yield Broken(number, first, last, why, gives_up=gives_up)
        if not found or gives_up:
            return


def _find_next_row(
    lines: Lines, dialect: Dialect, width: int | None, shapes: set[str]
) -> tuple[bool, int]:
    """Go to the next line that begins a whole row; whether there is one, and what it cost."""
    cost = 0
    while cost <= RESCANNED_CHARS:
        lines.forget()
        try:
            line = next(lines)
        except StopIteration:
            return False, cost
        except TooLong:
            lines.skip_rest_of_line()
            continue
        if shapes and _shape(line) not in shapes:
            continue
        is_row = False
        lines.hand_back(1)
        try:
            cells: list[str] = next(dialect.read(_limited(lines)), [])
            is_row = bool(cells) and (width is None or len(cells) == width)
            is_row = is_row and (width != 1 or line.startswith('"'))
        except (csv.Error, TooLong):
            pass
        cost += lines.hand_back(len(lines.taken))
        if is_row:
            return True, cost
        next(lines, None)
    return False, cost


def _limited(lines: Lines) -> Iterator[str]:
    for _, line in zip(range(LOOK_AHEAD_LINES), lines, strict=False):
        yield line


def _shape(line: str) -> str:
    """What the first cell looks like. Where all rows so far begin alike, a line that begins
    otherwise is taken for the middle of a cell."""
    first = line[:40].lstrip()
    if first.startswith('"'):
        return "quoted"
    return "number" if first[:1].isdigit() else "word"


def _in_words(error: str) -> str:
    if "expected after" in error:
        return "a quotation mark inside a cell is not doubled, or one that opens a cell is missing"
    if "unexpected end of data" in error:
        return "a quotation mark opens a cell that is not closed before the file ends"
    if "field larger than" in error:
        return "a cell is larger than an article may be"
    return error[:200]


def find_encoding(path: Path, given: str | None = None) -> tuple[str, list[Issue]]:
    """The encoding of a text file of any size, and what there is to say about it.

    Byte order mark, then the encoding given, then UTF-8 if all of it is, then as for an article by
    `decode`, from the place where it stops being UTF-8. Raises: Refused if the bytes are no text.
    """
    with path.open("rb") as file:
        head = file.read(SAMPLE_BYTES)
        for mark, name in BOMS:
            if head.startswith(mark):
                return name, []
        found = decode(_whole_lines(head), encoding=given)
        unknown = [issue for issue in found.issues if issue.code == "encoding-unknown"]
        if given is not None and not unknown:
            return found.encoding, list(found.issues)
        if found.encoding.startswith("utf-16"):
            return found.encoding, list(found.issues)
        file.seek(0)
        bad = _first_bad_byte(file)
        if bad is None:
            return "utf-8", unknown
        file.seek(max(0, bad - SAMPLE_BYTES // 2))
        found = decode(_whole_lines(file.read(SAMPLE_BYTES)))
    if found.encoding != "utf-8":
        guessed = [issue for issue in found.issues if issue.code == "encoding-guessed"]
        return found.encoding, unknown + guessed
    return "utf-8", [
        *unknown,
        make_issue(
            "undecodable-bytes",
            Severity.PARTIAL,
            f"some bytes are not valid UTF-8, the first at byte {bad:,}; they are shown as U+FFFD",
            "get the file again, or convert it to UTF-8 first",
        ),
    ]


def _whole_lines(sample: bytes) -> bytes:
    """Without the beginning and the end that a cut may have left of a character."""
    if len(sample) < SAMPLE_BYTES or b"\x00" in sample[:1000]:
        return sample
    first, last = sample.find(b"\n"), sample.rfind(b"\n")
    return sample[first + 1 : last] if 0 <= first < last else sample


def _first_bad_byte(file: Any) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    position = 0
    while True:
        chunk = file.read(1 << 20)
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return int(position - pending + error.start)
        if not chunk:
            return None
        position += len(chunk)


def find_dialect(sample: str, *, name: str) -> Dialect:
    """The delimiter that parts the most rows of a sample alike; a comma where none does.

    Excel's own `sep=;` in the first line is believed.
    """
    if sample[:4].lower() == "sep=" and sample[4:5] and sample[5:6] in ("", "\r", "\n"):
        return Dialect(delimiter=sample[4])
    backslash = bool(_BEHIND_BACKSLASH.search(sample)) and not _DOUBLED.search(sample)
    best: tuple[float, int] = (0.0, 0)
    chosen = Dialect(delimiter="\t" if name.lower().endswith(".tsv") else ",", backslash=backslash)
    for delimiter in DELIMITERS:
        for skips_space in (False, True):
            dialect = Dialect(delimiter=delimiter, skips_space=skips_space, backslash=backslash)
            score = _score(sample, dialect)
            if score > best:
                best, chosen = score, dialect
    return chosen


def _score(sample: str, dialect: Dialect) -> tuple[float, int]:
    """The share of rows as wide as the first one, and that width; nothing below two cells."""
    widths: list[int] = []
    try:
        for cells in dialect.read(io.StringIO(sample, newline="")):
            if cells:
                widths.append(len(cells))
            if len(widths) == SAMPLE_RECORDS:
                break
    except csv.Error:  # a stray mark, or the sample's end inside a cell
        pass
    if not widths or widths[0] < 2:
        return 0.0, 0
    return round(widths.count(widths[0]) / len(widths), 2), widths[0]
