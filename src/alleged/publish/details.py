"""What the report says about an article as a whole: when it was published, and who had a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from alleged.publish.articles import Article, Reading, odds, read_right, stretch_words
from alleged.publish.inert import web_link
from alleged.records.datings import DatingStep
from alleged.records.documents import (
    Credit,
    CreditKind,
    DateCandidate,
    DatedValue,
    DateRole,
    Document,
)

DAY_CHARS = len("2024-06-27")


@dataclass(frozen=True, slots=True)
class DateGiven:
    """One date that the original gives."""

    role: str
    date: DatedValue
    chosen: bool


@dataclass(frozen=True, slots=True)
class DatesView:
    """All dates that the original gives, where there is more than one."""

    given: tuple[DateGiven, ...]
    differ: bool
    """Whether two of them cannot both be right."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One reason for a day of publication that is concluded from the text."""

    words: str | None
    says: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Another stretch of days that fits."""

    days: str
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class InferredView:
    """When the article was published, as far as its text lets one conclude."""

    days: str
    likeliest: str | None
    steps: tuple[StepView, ...]
    others: tuple[ChoiceView, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class CreditView:
    """Whom the text is owed to besides its author."""

    what: str
    name: str | None
    url: str | None
    link: str | None
    evidence: str
    raw: str


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article besides its text."""

    dates: DatesView | None
    inferred: InferredView | None
    credits: tuple[CreditView, ...]
    said_by: dict[str, str]
    """What says so, by field: `{"outlet": "json-ld publisher"}`."""


def read_details(article: Article) -> Details:
    """What the section of an article says before its text."""
    document = article.document
    return Details(
        dates=_dates(document),
        inferred=infer_day(article),
        credits=tuple(_credit(one) for one in document.credits),
        said_by={one.field: one.evidence for one in document.evidence},
    )


def infer_day(article: Article) -> InferredView | None:
    """The days on which an article without a day can have been published; None if it has one, or
    its text says nothing of it."""
    dating = article.dating
    if dating is None:
        return None
    text = article.document.text
    choices = [
        ChoiceView(
            stretch_words(one.begin, one.end) or one.begin, odds(one.probability), one.reason
        )
        for one in dating.choices
    ]
    return InferredView(
        days=stretch_words(dating.begin, dating.end) or "on a day that the text leaves open",
        likeliest=dating.day if dating.day != dating.begin or dating.end != dating.day else None,
        steps=tuple(_step(step, text) for step in dating.steps),
        others=tuple(choices) if len(choices) > 1 else (),
        reading=read_right(dating),
    )


def _step(step: DatingStep, text: str) -> StepView:
    """The words stand before what follows from them, unless it quotes them itself."""
    words = None if step.span is None else step.span.of(text)
    return StepView(None if words is not None and f"“{words}”" in step.says else words, step.says)


def _dates(document: Document) -> DatesView | None:
    """None where there is nothing to compare: one date only, which stands there already."""
    chosen = (document.published, document.modified)
    given = tuple(DateGiven(one.role.value, one.date, one.date in chosen) for one in document.dates)
    if len(given) < 2:
        return None
    return DatesView(given, dates_differ(document.dates))


def dates_differ(dates: Iterable[DateCandidate]) -> bool:
    """Whether two dates of publication name different days, as far as both are precise; the same
    moment in two time zones is the same."""
    published = [one.date.value for one in dates if one.role is DateRole.PUBLISHED]
    return any(
        not _prefixes(one, other) and not _same_moment(one, other)
        for one, other in combinations(dict.fromkeys(published), 2)
    )


def _prefixes(one: str, other: str) -> bool:
    length = min(len(one), len(other), DAY_CHARS)
    return one[:length] == other[:length]


def _same_moment(one: str, other: str) -> bool:
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
        if first.tzinfo is None or second.tzinfo is None:
            return False
        return first.astimezone(UTC) == second.astimezone(UTC)
    except (ValueError, OverflowError):
        return False


CREDITS: dict[CreditKind, str] = {
    CreditKind.AGENCY: "from the agency",
    CreditKind.WHOLE: "by the agency or service",
    CreditKind.OWNER: "the outlet is owned or published by",
    CreditKind.COPYRIGHT: "rights of the page with",
    CreditKind.CONTRIBUTOR: "also reported by",
    CreditKind.ORIGINAL: "first published in",
    CreditKind.TRANSLATION: "translated by or from",
    CreditKind.BASED_ON: "retells",
}


def _credit(one: Credit) -> CreditView:
    return CreditView(
        CREDITS[one.kind], one.name, one.url, web_link(one.url), one.evidence, one.raw
    )
