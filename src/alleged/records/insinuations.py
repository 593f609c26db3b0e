"""What a text lets its reader conclude without saying it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class InsinuationKind(StrEnum):
    """How an accusation is made that no word states."""

    QUESTION = "question"
    """A question that takes the charge for granted: `Why did the governor hide the letters?`"""
    DOUBT_FORMULA = "doubt_formula"
    """Nobody is named, and nobody need be: `leaves no doubt as to who paid them`."""
    MOTIVE = "motive"
    """A reason to do it in place of evidence: `had every reason to burn it`."""
    NOUN_PHRASE = "noun_phrase"
    """A charge packed into a noun: `the theft of the vote by the court`."""
    DOER = "doer"
    """Somebody is called by the deed: `Dole, the planner of the raid`."""
    UNNAMED = "unnamed"
    """Somebody is meant and left unnamed: `certain capitals were strangely silent`."""
    LISTING = "listing"
    """Names beside a deed, without a word on what they did."""
    REPETITION = "repetition"
    """An earlier deed is taken for granted: `once again they robbed us`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insinuation:
    """An accusation that is implied, not stated: never an assertion, never to be shown as one."""

    id: str
    """Hash of document, kind and span."""
    document_id: str
    kind: InsinuationKind
    span: Span
    """The sentence, or the part of it, that implies something."""
    trigger: Span
    """The words that imply it."""
    presupposed: Span | None
    """What is taken for granted; None when it is only hinted at."""
    target: tuple[Span, ...]
    """Who is hinted at, where the sentence names somebody; empty when it names nobody."""
    evidence: Span | None
    """What the sentence offers in support: a motive, a time, a document; None when nothing."""
    evidence_reason: str
    """What kind of support that is, in words."""
    statement_id: str | None
    """Whose words they are: the statement that holds them; None when the article's own."""
    in_title: bool
    """Whether it stands in the headline."""
    probability: float
    """0 to 1: how often this kind was meant so, by our own reading; see `docs/statements.md`."""
    reason: str
    made_by: str
