"""The fingerprint of a text, by which copies are found."""

from __future__ import annotations

from dataclasses import dataclass

PRINTS_VERSION = "prints 1"
"""Goes up when the same text gets other marks: marks of two versions do not meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Marks of one text: texts that share words in a row share some of them.

    Two texts are compared only where they share marks; see docs/copies.md.
    """

    id: str
    document_id: str
    words: int
    """Words of the text, without credits, bylines and standing lines."""
    runs: tuple[int, ...]
    """Hashes of runs of six words, chosen by winnowing: of every ten words in a row at least one
    run is here. In text order, each once."""
    quotations: tuple[int, ...]
    """The same of runs of five words in quotation marks: of seven words at least one run is
    here."""
    anchors: tuple[int, ...]
    """Hashes of names and numbers that stand near each other, in either order: what a translation
    keeps. Each once."""
    made_by: str
