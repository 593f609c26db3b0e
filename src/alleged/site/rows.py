"""What pages show of records that several of them share: a line of a list, words and their place.

Nothing here says that an act took place or that a statement is true: each line has who tells it, as
what, and who denies it.
"""

from __future__ import annotations

import msgspec

from alleged.publish.incidents import without_day
from alleged.publish.tellings import NOBODY
from alleged.publish.verdicts import OUTCOME_WORDS
from alleged.records.verdicts import Verdict

UNNAMED = "somebody who is not named"


def somebody(name: str) -> str:
    """Who it is, in words that fit behind `denied by`."""
    return UNNAMED if name == NOBODY else " ".join(name.split())


def incident_name(name: str) -> str:
    """An incident's name with the texts' words for it in quotation marks, and without its day: that
    is only the first day it can have been."""
    whole = without_day(name)
    words = whole.partition(", ")[0].partition(": ")[0]
    return f"“{words}”{whole[len(words) :]}"


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article, and the way to them."""

    words: str
    document_id: str
    article: int
    """The article's number in the list."""
    outlet: str | None
    """None when the original does not say."""
    published: str | None
    """Day of publication; None when the original gives none."""
    start: int
    """Code points of the article's text."""
    end: int
    record_id: str | None
    """The statement, event or figure that stands there; None where it is no record of its own."""


class StatusCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many documents tell an act as what."""

    told: str
    """`as done`, `as alleged, not as established`."""
    documents: int


class NumberRange(msgspec.Struct, frozen=True, kw_only=True):
    """What documents say of one number: from the lowest to the highest."""

    kind: str
    """`dead`, `injured`; empty for others."""
    low: float
    high: float
    documents: int


class IncidentRow(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in a list."""

    id: str
    name: str
    sort: str
    """Our label or PLOVER's type in small letters: `coup`, `assault`; `no code` without one."""
    begin: str | None
    """First day that a document gives; None where none does."""
    end: str | None
    documents: int
    outlets: int
    """Different outlets by name; those without a name count as one each."""
    independent: int
    """Publishers that stand behind the telling, copies folded."""
    told: tuple[StatusCount, ...]
    numbers: tuple[NumberRange, ...]
    days_differ: bool
    """Whether documents give days that cannot all hold."""
    numbers_differ: bool
    accused: bool
    """Whether somebody is accused in it or of it."""
    denied: tuple[str, ...]
    """Who denies it, each once."""
    answer: str
    """`no denial found in these documents` for an accusation that nobody denies; else empty."""
    first: Quote | None
    """Of the sentence that tells it, from the article that came first; None where it is missing."""
    first_inside: bool
    """Whether the sentence begins before these words: of a long one those about the act are shown.
    """
    probability: float


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in a list."""

    id: str
    wording: str
    """Words of the member told first."""
    who: str
    """Who says so there."""
    first: Quote | None
    documents: int
    families: int
    affirmed_by: int
    denied_by: int
    weak: int
    clashes: int
    """Contradictions that one of its members is a side of."""
    answer: str
    """What is not found in these documents: a denial, or what a denial answers; else empty."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of two statements that cannot both hold."""

    who: str
    quote: Quote
    claim_id: str | None


class ConflictRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two statements that cannot both hold; neither is said to be the right one."""

    id: str
    clash: str
    """`two numbers`, `two days`."""
    first: Side
    second: Side
    one_document: bool
    title_against_body: bool
    reason: str
    probability: float


class SpeakerRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is quoted."""

    name: str
    actor_id: str | None
    """The party of the dossier; None where nothing joins the name to one."""
    statements: int
    """Copies and all."""
    articles: int
    independent: int
    """Publishers that quote him, copies folded."""


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """A party in a list."""

    id: str
    name: str
    kind: str
    named: bool
    documents: int
    mentions: int
    said: int
    """Statements that are reported of it."""
    did: int
    """Acts that texts tell with it as a doer."""
    undergone: int
    """Acts that texts tell with it as the one to whom they are done."""
    offices: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What a named table has beside a figure."""

    verdict_id: str
    outcome: str
    """`agrees`, `differs`, `misleading`, `outdated`, `not covered`, `not checkable`."""
    disagree: bool
    """Whether tables or editions answer differently."""
    sentence: str
    """In words, with table, edition and period."""
    found: float | None
    difference: float | None
    unit: str
    reason: str
    probability: float


def comparison_of(verdict: Verdict) -> Comparison:
    """What a page shows of a verdict."""
    return Comparison(
        verdict_id=verdict.id,
        outcome=OUTCOME_WORDS[verdict.outcome],
        disagree=verdict.tables_disagree,
        sentence=verdict.sentence,
        found=verdict.found,
        difference=verdict.difference,
        unit=verdict.unit,
        reason=verdict.reason,
        probability=verdict.probability,
    )


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in a list."""

    id: str
    quote: Quote
    value: str
    """`23,000,000`, `3 to 4`, `left open`."""
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    measure: str
    """What it is the amount of, in the words of the text; empty where they do not say."""
    measure_id: str
    """By which figures of one measure and unit are put side by side; empty where the text does not
    say what is measured."""
    entity: str
    """Whose; empty where the text does not say."""
    begin: str | None
    """First day of the period it is for; None where the text gives none."""
    end: str | None
    who: str
    """Who gives it: a name, the words of the text, or the article itself."""
    check: Comparison | None
    probability: float


class MeasureRow(msgspec.Struct, frozen=True, kw_only=True):
    """What at least two figures measure."""

    id: str
    measure: str
    unit: str | None
    figures: int
    documents: int
    checked: int
    """Figures that a table has something to say to."""
    values: int
    """Different values."""


class ReferencePoint(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a table has."""

    table: str
    edition: str
    period: str
    value: float
    unit: str
    entity: str
    """Whose figure it was compared with, as in `FigureRow.entity`."""


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something on the timeline."""

    id: str
    kind: str
    """`incident` or `article`."""
    label: str
    sort: str
    """Of an incident as in `IncidentRow.sort`; of an article its outlet."""
    begin: str | None
    """None where it is open since when."""
    end: str | None
    """None where it is open until when."""
    certain: bool
    """Whether one day is told, and all who give a day give this one."""
    documents: int
    told: str
    """As what it is told: `as done 3, as alleged, not as established 1`."""
    answer: str
    """For an accusation: `denied by ...` or that no denial is found; else empty."""


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement on an actor's page."""

    id: str
    who: str
    does: str
    """`denies`, `accuses`."""
    quote: Quote
    weak: str | None
    claim_id: str | None
    answer: str
    """Of an accusation: who denies it, or that no denial is found; else empty."""
    probability: float


class ActRow(msgspec.Struct, frozen=True, kw_only=True):
    """An act as one article tells it."""

    id: str
    incident_id: str | None
    quote: Quote
    """The sentence."""
    act: str
    """The words that name the act."""
    who: str
    """Who tells of it: the article itself, or a speaker."""
    does: str
    """What the teller does: `tells of`, `is reported to accuse or criticise somebody over`."""
    told: str
    """`as done`, `as alleged, not as established`."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    begin: str | None
    end: str | None
    where: str | None
    numbers: tuple[str, ...]
    denied: tuple[str, ...]
    answer: str
    """`no denial found in this article` for a charge without one; else empty."""
    score: float | None
    """PLOVER's conflict-cooperation score, about -10 to 10."""
    probability: float


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What is told between two parties."""

    first: str
    second: str
    conflict: int
    """Incidents with a score below 0, each once however many articles tell it."""
    cooperation: int
    """Incidents with a score above 0."""
    mean: float
    """Of the scores."""
    begin: str | None
    end: str | None


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A party in the network."""

    id: str
    name: str
    kind: str
    x: float
    """0 to 1, the same whatever is filtered."""
    y: float
    acts: int


class StateCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many inputs ended how."""

    state: str
    inputs: int


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was not, or not wholly, read."""

    name: str
    state: str
    reason: str


class ReadSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the inputs."""

    inputs: int
    states: tuple[StateCount, ...]
    unread: tuple[Unread, ...]
    """The first of those that did not end well."""
    unread_total: int
    not_covered: int
    """Articles in languages that the readers do not know: kept, and without statements."""
    families: int
    """Publishers that stand behind the articles, copies folded; 0 where copies were not looked for.
    """
    copies: int
    """Articles that count as the voice of another publisher than their own."""
