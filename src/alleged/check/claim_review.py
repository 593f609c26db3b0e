"""Known fact-checks: ClaimReview (schema.org) out of feeds and pages, and what they are about.

A review is somebody's: it is shown as `X rated this ...`, never as a verdict of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from alleged.check.matching import Finder
from alleged.errors import InputError

MAX_BYTES = 100_000_000
MAX_DEPTH = 40
"""Objects inside objects; feeds have about six."""
MAX_NODES = 5_000_000
MAX_NESTING = 200
"""Brackets inside brackets before anything is parsed."""
MAX_CLAIM = 2_000
MAX_WORDS = 300
MAX_LINK = 2_000
_SCRIPT = "application/ld+json"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """What a publisher says of a claim."""

    publisher: str
    """Who rated it."""
    claim: str
    """The claim as the publisher words it."""
    rating: str
    """In the publisher's words, or `2 of 1 to 5`."""
    claimant: str | None
    """Who is said to have claimed it; None when the review does not say."""
    url: str | None
    """Of the review; None when there is none that may be shown."""
    published: str | None
    """Day, `2031-05-04`; None when it is not told or is no day."""
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something in the file that is no review."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMatch:
    """A review and a sentence that say the same, by their words."""

    review: ClaimReview
    sentence: str
    index: int
    """Of the sentence in the list that was asked about."""
    score: float
    """0 to 1, not calibrated."""
    note: str
    """What speaks for and against it, in words."""


def read_claim_reviews(path: Path) -> tuple[list[ClaimReview], list[Refused]]:
    """The reviews of a file, and what was refused; see `parse_claim_reviews`.

    Raises: InputError if it cannot be read or is too large.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                f"{path}: {size:,} bytes, more than {MAX_BYTES:,}", fix="split the feed"
            )
        written = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", fix="give a file of ClaimReview") from error
    return parse_claim_reviews(written, name=path.name)


def parse_claim_reviews(
    written: bytes, *, name: str = "feed"
) -> tuple[list[ClaimReview], list[Refused]]:
    """The reviews in JSON-LD (an object, a list, `@graph`, a DataFeed), in JSON lines, or in the
    scripts of a page, in order; what is incomplete or hostile is refused with its place."""
    found: list[ClaimReview] = []
    refused: list[Refused] = []
    for where, piece in _pieces(written, name):
        if _nesting(piece) > MAX_NESTING:
            refused.append(Refused(where=where, reason=f"nested deeper than {MAX_NESTING}"))
            continue
        try:
            value = msgspec.json.decode(piece)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            refused.append(Refused(where=where, reason=f"no JSON: {error}"))
            continue
        for number, node in enumerate(_nodes(value), 1):
            review = _review(node)
            if isinstance(review, str):
                refused.append(Refused(where=f"{where}, review {number}", reason=review))
            else:
                found.append(review)
    return list(dict.fromkeys(found)), refused


def _pieces(written: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The stretches of JSON, each with its place."""
    body = written.removeprefix(b"\xef\xbb\xbf").strip()
    if body[:1] in (b"{", b"["):
        lines = [line for line in body.split(b"\n") if line.strip()]
        if len(lines) > 1 and all(
            line.strip().startswith(b"{") and line.strip().endswith(b"}") for line in lines
        ):
            yield from ((f"{name}, line {number}", line) for number, line in enumerate(lines, 1))
        else:
            yield name, body
        return
    lower, at, number = body.lower(), 0, 0
    while (start := lower.find(b"<script", at)) >= 0:
        opened = lower.find(b">", start)
        closed = lower.find(b"</script", opened) if opened >= 0 else -1
        if closed < 0:
            return
        if _SCRIPT.encode() in lower[start:opened]:
            number += 1
            yield f"{name}, script {number}", body[opened + 1 : closed]
        at = closed


def _nesting(piece: bytes) -> int:
    """How deep brackets stand in each other, those in strings left out."""
    depth = deepest = 0
    for part in re.finditer(rb'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', piece, re.DOTALL):
        mark = part.group()
        if mark in (b"[", b"{"):
            depth += 1
            deepest = max(deepest, depth)
        elif mark in (b"]", b"}"):
            depth -= 1
    return deepest


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every ClaimReview in a value, in order, without recursion."""
    open_values: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while open_values and seen < MAX_NODES:
        one, depth = open_values.pop()
        seen += 1
        if depth > MAX_DEPTH:
            continue
        if isinstance(one, list):
            open_values.extend((item, depth + 1) for item in reversed(one))
        elif isinstance(one, dict):
            if _is_type(one, "ClaimReview"):
                yield one
            else:
                inner = [item for item in one.values() if isinstance(item, list | dict)]
                open_values.extend((item, depth + 1) for item in reversed(inner))


def _is_type(node: Mapping[str, Any], name: str) -> bool:
    given = node.get("@type", node.get("type"))
    types = given if isinstance(given, list) else [given]
    return any(isinstance(one, str) and re.split(r"[/:#]", one)[-1] == name for one in types)


def _review(node: Mapping[str, Any]) -> ClaimReview | str:
    """The review, or why it is none."""
    claim = _words(node.get("claimReviewed"), MAX_CLAIM)
    publisher = _name(node.get("author")) or _name(node.get("publisher"))
    rating = _rating(node.get("reviewRating"))
    for value, missing in (
        (claim, "it does not say which claim it reviews"),
        (publisher, "it does not say who rated"),
        (rating, "it has no rating"),
    ):
        if not value:
            return missing
    item = _first(node.get("itemReviewed"))
    return ClaimReview(
        publisher=publisher or "",
        claim=claim or "",
        rating=rating or "",
        claimant=_name(item.get("author")) if isinstance(item, dict) else None,
        url=_link(node.get("url")),
        published=_day(node.get("datePublished")),
        language=_words(node.get("inLanguage"), 35),
    )


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _words(value: Any, limit: int) -> str | None:
    """One line of words; marks that steer or hide are left out."""
    value = _first(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    clean = " ".join(_HIDDEN.sub(" ", str(value)[: limit * 4]).split())
    return (clean if len(clean) <= limit else f"{clean[: limit - 1]}…") or None


def _name(value: Any) -> str | None:
    value = _first(value)
    return _words(value.get("name") if isinstance(value, dict) else value, MAX_WORDS)


def _rating(value: Any) -> str | None:
    value = _first(value)
    if not isinstance(value, dict):
        return _words(value, MAX_WORDS)
    if words := _words(value.get("alternateName") or value.get("name"), MAX_WORDS):
        return words
    number = _words(value.get("ratingValue"), 40)
    low, high = _words(value.get("worstRating"), 40), _words(value.get("bestRating"), 40)
    return f"{number} of {low or '1'} to {high}" if number and high else number


def _link(value: Any) -> str | None:
    """An http(s) address without a user in it; None for others."""
    value = _first(value)
    if not isinstance(value, str) or len(value) > MAX_LINK or _HIDDEN.search(value):
        return None
    try:
        parts = urlsplit(value.strip())
        good = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        )
    except ValueError:
        return None
    return value.strip() if good else None


def _day(value: Any) -> str | None:
    value = _first(value)
    day = _DAY.match(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(day.group()).isoformat() if day else None
    except ValueError:
        return None


def match_reviews(reviews: Sequence[ClaimReview], sentences: Sequence[str]) -> list[ReviewMatch]:
    """The sentences that say what a review is about, by review, best first."""
    finder = Finder(sentences)
    return [
        ReviewMatch(
            review=review,
            sentence=sentences[like.index],
            index=like.index,
            score=like.score,
            note=_note(like.reason, like.same_numbers, same_polarity=like.same_polarity),
        )
        for review in reviews
        for like in finder.find(review.claim)
    ]


def _note(reason: str, numbers: bool | None, *, same_polarity: bool) -> str:
    told = [reason]
    if numbers is False:
        told.append("the numbers differ, so it may be another claim")
    if not same_polarity:
        told.append("only one of the two denies")
    return "; ".join(told)


def review_words(review: ClaimReview) -> str:
    """The review as it is shown: whose it is first."""
    day = f" on {review.published}" if review.published else ""
    by = f" (claimed by {review.claimant}, as the review has it)" if review.claimant else ""
    link = f" {review.url}" if review.url else ""
    return f"{review.publisher} rated this “{review.rating}”{day}: “{review.claim}”{by}{link}"
