"""The acts that an article tells of, in words: who tells of each, as what, and who denies it.

Nothing here says that an act took place. An act is shown once, with all its mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from alleged.publish.articles import (
    Article,
    Place,
    Reading,
    StatementLink,
    odds,
    places_in,
    read_right,
    statement_links,
    stretch_words,
)
from alleged.publish.tellings import by_chain, denials_of
from alleged.records.events import (
    Event,
    EventReading,
    EventStatus,
    EventWarning,
    Magnitude,
    MagnitudeKind,
    Party,
)
from alleged.records.figures import Bound
from alleged.records.places import PlaceRole
from alleged.records.statements import Statement, StatementType

TOLD_AS: dict[EventStatus, str] = {
    EventStatus.HAPPENED: "as done",
    EventStatus.ATTEMPTED: "as tried",
    EventStatus.ALLEGED: "as alleged, not as established",
    EventStatus.ORDERED: "as ordered, not as done",
    EventStatus.PLANNED: "as planned, not as done",
    EventStatus.FUTURE: "as to come",
    EventStatus.HYPOTHETICAL: "as a possibility, not as done",
    EventStatus.NEGATED: "as not done",
    EventStatus.GENERIC: "as a kind of act, not as one act",
}
REPORTED_TO: dict[StatementType, str] = {
    StatementType.ASSERTS: "is reported to tell of",
    StatementType.ACCUSES: "is reported to accuse or criticise somebody over",
    StatementType.DENIES: "is reported to deny or refuse",
    StatementType.CONFIRMS: "is reported to confirm",
    StatementType.PREDICTS: "is reported to predict",
    StatementType.PROMISES: "is reported to announce",
    StatementType.CALLS_FOR: "is reported to call for",
    StatementType.ASKS: "is reported to ask about",
    StatementType.THINKS: "is reported to think of",
    StatementType.QUOTES: "is reported to repeat",
}
CAUTIONS: dict[EventWarning, str] = {
    EventWarning.GARBLED: "the sentence is probably damaged or mistranslated",
    EventWarning.PARTIES_UNSURE: "who did it to whom can be read in two ways",
    EventWarning.EUPHEMISM: "the words may stand for another kind of act",
    EventWarning.HEADLINE_STRONGER: "the headline says more than the text below it",
    EventWarning.TENSE_UNSURE: "the tense leaves open whether it is ordered or done",
    EventWarning.CONDITION_LOST: "a forecast whose condition may be missing here",
}
COUNTED_AS = {
    MagnitudeKind.DEAD: "dead",
    MagnitudeKind.INJURED: "injured",
    MagnitudeKind.ARRESTED: "arrested",
    MagnitudeKind.ABDUCTED: "abducted",
    MagnitudeKind.DISPLACED: "displaced",
    MagnitudeKind.CROWD: "people who took part",
    MagnitudeKind.MONEY: "money",
    MagnitudeKind.OTHER: "",
}
NOT_DENIED = "no denial found in this article"
NO_CODE = "no code"
EVEN = 0.5
"""Acts whose reading is less likely stand apart, and are not counted among the likely ones."""


@dataclass(frozen=True, slots=True)
class PartyView:
    """An actor or a recipient."""

    name: str
    quoted: bool
    """Whether the words stand in the text; else the context supplies the party."""
    coded: str
    """Country or kind of body, and sector; `left open` where nothing decides."""
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """A place where the article tells of the act."""

    id: str
    words: str
    who: StatementLink | None
    """The statement that holds it; None for the article's own voice."""
    does: str
    told: str
    place: Place


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another way to read the act."""

    coded: str
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActView:
    """An act in words."""

    id: str
    coded: str
    """Type and modes, or our own label."""
    quad: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    status: str
    status_number: str
    status_reason: str
    mentions: tuple[MentionView, ...]
    """All mentions; the first is the one that the rest of the view describes."""
    actors: tuple[PartyView, ...]
    recipients: tuple[PartyView, ...]
    reciprocal: bool
    when: str | None
    when_reason: str
    where: str | None
    where_reason: str
    only_dateline: bool
    """Whether the place is no more than where the report was written."""
    numbers: tuple[str, ...]
    means: str | None
    denied: tuple[str, ...]
    """Who denies it."""
    not_denied: str
    """What stands there where nobody denies a charge; empty for other acts."""
    counted: bool
    cautions: tuple[str, ...]
    readings: tuple[OtherReading, ...]
    reading: Reading
    place: Place

    @property
    def told(self) -> MentionView:
        """The mention that the view describes."""
        return self.mentions[0]

    @property
    def doubtful(self) -> bool:
        """Whether the reading is more likely wrong than right."""
        return self.reading.probability < EVEN


@dataclass(frozen=True, slots=True)
class SumRow:
    """How many acts of one sort are told of, over all articles."""

    coded: str
    acts: int
    likely: int
    """Those whose reading is at least as likely as not."""
    counted: int
    """Of the likely ones: single acts told as done, tried or alleged."""
    by_status: tuple[tuple[str, int], ...]
    articles: int


def read_acts(article: Article) -> list[ActView]:
    """The acts that an article tells of, each once, in the order of their first mentions."""
    links = statement_links(article)
    statements = {item.id: item for item in article.statements}
    place = places_in(article)
    denied = denials_of(article.events, article.statements, article.document.text)
    return [
        _act(article, mentions, links, statements, tuple(denied.get(chain_id, ())), place)
        for chain_id, mentions in by_chain(article.events).items()
    ]


def sum_acts(articles: Iterable[Article]) -> list[SumRow]:
    """The acts over all articles by what they are coded as, most likely ones first. One that two
    articles tell of is two here."""
    groups: dict[str, list[tuple[int, Event]]] = {}
    for article in articles:
        for mentions in by_chain(article.events).values():
            event = chief(mentions)
            groups.setdefault(coded(event), []).append((article.number, event))
    rows = [
        SumRow(
            coded=name,
            acts=len(found),
            likely=sum(event.probability >= EVEN for _, event in found),
            counted=sum(event.counted and event.probability >= EVEN for _, event in found),
            by_status=tuple(
                sorted(
                    Counter(event.status.value for _, event in found).items(),
                    key=lambda one: (-one[1], one[0]),
                )
            ),
            articles=len({number for number, _ in found}),
        )
        for name, found in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row.likely, -row.acts, row.coded))


def chief(mentions: Sequence[Event]) -> Event:
    """The mention that stands for the act: the counted one, else the first."""
    return next((event for event in mentions if event.counted), mentions[0])


def coded(event: Event) -> str:
    """Type, modes and label: `ASSAULT firearms`, `SANCTION expel, diplomat-expulsion`."""
    typed = " ".join((event.event_type, *event.modes)) if event.event_type else ""
    label = event.label.value if event.label else ""
    return ", ".join(part for part in (typed, label) if part) or NO_CODE


def _act(
    article: Article,
    mentions: Sequence[Event],
    links: Mapping[str, StatementLink],
    statements: Mapping[str, Statement],
    denied: tuple[str, ...],
    place: Callable[[str, int], Place],
) -> ActView:
    event = chief(mentions)
    text = article.document.text
    views = {
        one.id: MentionView(
            id=one.id,
            words=" … ".join(span.of(text) for span in one.trigger),
            who=links.get(one.statement_id or ""),
            does=does_words(one, statements),
            told=TOLD_AS[one.status],
            place=place(one.id, one.trigger[0].start),
        )
        for one in mentions
    }
    datelines = {one.id for one in article.places if one.role is PlaceRole.DATELINE}
    where = next((one for one in (event, *mentions) if one.place is not None), event)
    means = next((one.instrument for one in (event, *mentions) if one.instrument), None)
    warnings = dict.fromkeys(warning for one in (event, *mentions) for warning in one.warnings)
    return ActView(
        id=event.id,
        coded=coded(event),
        quad=event.quad,
        cameo=event.cameo,
        contexts=event.contexts,
        status=event.status.value,
        status_number=odds(event.status_probability),
        status_reason=event.status_reason,
        mentions=(views[event.id], *(view for id, view in views.items() if id != event.id)),
        actors=tuple(_party(one) for one in event.actors),
        recipients=tuple(_party(one) for one in event.recipients),
        reciprocal=event.reciprocal,
        when=stretch_words(event.begin, event.end),
        when_reason=event.time_reason,
        where=where.place.of(text) if where.place else None,
        where_reason=where.place_reason,
        only_dateline=where.place_id in datelines,
        numbers=tuple(
            dict.fromkeys(magnitude_words(m) for one in mentions for m in one.magnitudes)
        ),
        means=means.of(text) if means else None,
        denied=denied,
        not_denied=NOT_DENIED if not denied and is_charge(event, statements) else "",
        counted=event.counted,
        cautions=tuple(CAUTIONS[warning] for warning in warnings),
        readings=tuple(_other(one) for one in event.readings),
        reading=read_right(event),
        place=views[event.id].place,
    )


def is_charge(event: Event, statements: Mapping[str, Statement]) -> bool:
    """Whether somebody is accused: in the act itself, or of it."""
    statement = statements.get(event.statement_id or "")
    accuses = statement is not None and statement.type is StatementType.ACCUSES
    return accuses or event.status is EventStatus.ALLEGED or event.event_type == "ACCUSE"


def does_words(event: Event, statements: Mapping[str, Statement]) -> str:
    """What whoever tells of it does; a statement that is not shown counts as the article's."""
    statement = statements.get(event.statement_id or "")
    return "tells of" if statement is None else REPORTED_TO[statement.type]


def _party(party: Party) -> PartyView:
    codes = " ".join(part for part in (party.code, party.sector) if part)
    kept = f"left open, kept as “{party.label}”" if party.label is not None else "left open"
    return PartyView(
        name=party.name,
        quoted=not party.implied,
        coded=codes or kept,
        number=odds(party.probability),
        reason=party.reason,
    )


def magnitude_words(found: Magnitude) -> str:
    """`at least 9 injured`."""
    ends = " to ".join(f"{end:,.10g}" for end in (found.low, found.high) if end is not None)
    bound = "" if found.bound in (Bound.EXACT, Bound.BETWEEN) else found.bound.value
    return " ".join(part for part in (bound, ends, COUNTED_AS[found.kind]) if part)


def _other(reading: EventReading) -> OtherReading:
    label = reading.label.value if reading.label else None
    name = ", ".join(part for part in (reading.event_type, label) if part)
    return OtherReading(name or NO_CODE, odds(reading.probability), reading.reason)
