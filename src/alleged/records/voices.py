"""How much of an article is whose voice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceShares:
    """How much of one article is its own voice, how much is reported, and how much of nobody.

    Counted in characters of words, without blanks and marks. The words that report (`the board
    denied`) are the article's own.
    """

    id: str
    document_id: str
    own: float
    """0 to 1; the three shares add up to 1 but for rounding, and all are 0 in an empty text."""
    attributed: float
    """What somebody is reported to say or think, whom the text names or describes."""
    unattributed: float
    """What is reported of nobody: `accusations that`, `it is said`."""
    quoted: float
    """Of all, what stands in quotation marks inside what is reported."""
    own_sentences: int
    """Sentences that report nothing."""
    reporting_sentences: int
    """Sentences that report something."""
    made_by: str
