"""What fact-checkers have said of the like of a statement: their words, never ours."""

from __future__ import annotations

from dataclasses import dataclass

from alleged.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCheck:
    """A published fact-check that is about what a statement says.

    The rating is that of who published it. That the two are about the same is our reading, with a
    probability; whether either is right is not said.
    """

    id: str
    """Hash of the statement and the review."""
    document_id: str
    statement_id: str
    """The statement that says what was reviewed, or denies it; claims hold it as a member."""
    span: Span
    """Of the statement's content, from its first to its last word."""
    denies: bool
    """Whether the statement denies what was reviewed, so that the rating is of its opposite."""
    publisher: str
    """Who rated it."""
    rating: str
    """In the publisher's words, or `2 of 1 to 5`."""
    reviewed: str
    """The claim as the publisher words it."""
    claimant: str | None
    """Who is said to have claimed it; None when the review does not say."""
    published: str | None
    """Day of the review, `2031-05-04`; None when it is not told."""
    url: str | None
    """Of the review; None when there is none that may be shown."""
    feed_sha256: str
    """Of the file that the review was read from."""
    sentence: str
    """The review in words, whose it is first."""
    probability: float
    """0 to 1: how often two texts that were matched on such grounds were about the same, on our own
    cases; see docs/checks.md."""
    reason: str
    """What the two have in common, and what speaks against it."""
    made_by: str
