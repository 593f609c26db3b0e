"""Places in a document's text, and the way back from there to the original."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
    """A stretch of `Document.text`."""

    start: int
    """Code points from the start of the text."""
    end: int
    """Code points from the start of the text; the character here is not included."""

    def __hash__(self) -> int:
        # A struct's own hash is another one in each process.
        return hash((self.start, self.end))

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def stripped(self, text: str) -> Span:
        """Without the blanks at its ends; empty, at its end, where it has nothing else."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a PDF page, in points (1/72 inch) from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class OffsetRun:
    """A stretch of `Document.text` and the stretch of the original that it stands for.

    Without a `repair` the two are equal, character for character. What lies in no run was put there
    by the reader: the breaks between paragraphs, for one.
    """

    start: int
    """Code points of `Document.text`."""
    end: int
    """Code points of `Document.text`, not included."""
    node: str
    """Where in the original: the XPath of a text node (`/html/body/p[2]/text()[1]`) or attribute
    (`/html/head/meta[3]/@content`) in HTML, `page=3` in a PDF, `paragraph=12` in DOCX and ODT, the
    column of a table or JSON line, empty for plain text."""
    offset: int
    """Code points from the start of that node (of the decoded text in a plain file; of the page's
    text as the PDF library gives it)."""
    box: Box | None = None
    """Where the run stands on its PDF page; None elsewhere."""
    repair: str | None = None
    """What was done to the characters of the original: `mojibake`, `ligature`, `soft hyphen`,
    `invisible`, `line hyphen`; None when nothing was."""
    length: int | None = None
    """Code points of the original that the run stands for, when there is a repair: two for the
    one `é` that had become `Ã©`, one for the `fi` of a ligature. A run that is empty
    (`start` equals `end`) says that they were left out. None when as many as here."""

    @property
    def original_length(self) -> int:
        """Code points that the run covers in the original."""
        return self.end - self.start if self.length is None else self.length
