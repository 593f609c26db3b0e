"""Who is reported to say what."""

from __future__ import annotations

from dataclasses import dataclass

from alleged.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Someone is reported to say, think, plan or want something."""

    id: str
    """Hash of document and spans: the same input gives the same id."""
    document_id: str
    source: tuple[Span, ...]
    """Who says it; empty when the text names nobody."""
    cue: tuple[Span, ...]
    """By which words it is reported; empty for a quotation that stands alone."""
    content: tuple[Span, ...]
    """What is said; several pieces when the source or the cue stands inside."""
    quoted: tuple[Span, ...]
    """The parts of the content that stand in quotation marks, without the marks."""
    speaker: str | None
    """The words of the nearest full name that the source resolves to; None when nothing decides."""
    speaker_reason: str
    """How `speaker` was found, in words."""
    in_title: bool
    """Whether it stands in the headline, which often says more than the body."""
    probability: float
    """0 to 1: how often a statement with this score has the right source, cue and content;
    calibrated on PolNeAR's development split."""
    reason: str
    """What the judgement rests on, in words."""
    made_by: str
    """Model or rule set with its version."""
