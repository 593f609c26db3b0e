"""What the report says about incidents: one act in the world, as each outlet tells it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from alleged.publish.articles import Article, Place
from alleged.publish.stretches import period
from alleged.records.events import Event
from alleged.records.incidents import Incident, IncidentLink, Membership, PartyRole, Tie

DAY_AT_END = re.compile(r", [0-9]{4}-[0-9]{2}-[0-9]{2}$")

MOST_TELLINGS = 12
"""Documents that a row shows."""
MOST_SHOWN = 6
"""Days, numbers, parties, places and words that a row shows of each."""


@dataclass(frozen=True, slots=True)
class TellingView:
    """What one document says of an incident."""

    outlet: str
    words: str
    """The sentence that tells of it."""
    place: Place | None
    sure: bool
    """Whether it tells of it; else it may."""
    reason: str
    probability: float


@dataclass(frozen=True, slots=True)
class TieView:
    """Another incident that this one is part of, has as a part, or must not be taken for."""

    tie: str
    name: str
    reason: str
    probability: float


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident with the range of what documents say of it."""

    name: str
    documents: int
    days: tuple[str, ...]
    numbers: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    wordings: tuple[str, ...]
    """From the mildest to the strongest."""
    statuses: tuple[str, ...]
    tellings: tuple[TellingView, ...]
    more: int
    """Documents that are not shown."""
    ties: tuple[TieView, ...]


def gather_incidents(
    records: Mapping[str, Sequence[Any]], articles: Iterable[Article]
) -> tuple[IncidentView, ...]:
    """Incidents that two documents at least tell of, those most told first."""
    by_id = {article.document.id: article for article in articles}
    events: dict[str, Event] = {one.id: one for one in records.get("events", ())}
    incidents: Sequence[Incident] = records.get("incidents", ())
    links: dict[str, list[IncidentLink]] = defaultdict(list)
    for link in records.get("incident_links", ()):
        links[link.incident_id].append(link)
    names = {one.id: name_of(one) for one in incidents}
    shown = sorted(
        (one for one in incidents if one.documents > 1), key=lambda one: (-one.documents, one.id)
    )
    return tuple(_incident(one, links[one.id], events, by_id, names) for one in shown)


def without_day(name: str) -> str:
    """An incident's name without its day: that is only the first day it can have been."""
    return DAY_AT_END.sub("", " ".join(name.split()))


def name_of(one: Incident) -> str:
    """An incident's name with the days that it can have been."""
    days = _days(one.begin, one.end) if one.begin or one.end else ""
    return f"{without_day(one.name)}, {days}" if days else without_day(one.name)


def _incident(
    one: Incident,
    links: Sequence[IncidentLink],
    events: Mapping[str, Event],
    articles: Mapping[str, Article],
    names: Mapping[str, str],
) -> IncidentView:
    told = [
        _telling(link, events[link.event_id], articles[link.document_id])
        for link in sorted(links, key=lambda one: _order(one, articles))
        if link.document_id in articles and link.event_id in events
    ]
    return IncidentView(
        name=name_of(one),
        documents=one.documents,
        days=_counted((_days(day.begin, day.end), day.documents) for day in one.days),
        numbers=_counted(
            (f"{number.kind.value}: {_range(number.low, number.high)}", number.documents)
            for number in one.numbers
        ),
        actors=_parties(one, PartyRole.ACTOR),
        recipients=_parties(one, PartyRole.RECIPIENT),
        places=_counted((place.name, place.documents) for place in one.places),
        wordings=_counted((word.words, word.documents) for word in one.wordings),
        statuses=_counted((status.status.value, status.documents) for status in one.statuses),
        tellings=tuple(told[:MOST_TELLINGS]),
        more=max(0, len(told) - MOST_TELLINGS),
        ties=tuple(
            TieView(tie.tie.value, names[tie.incident_id], tie.reason, tie.probability)
            for tie in sorted(
                one.ties, key=lambda tie: (tie.tie is Tie.LOOKS_ALIKE, -tie.probability)
            )[:MOST_SHOWN]
            if tie.incident_id in names
        ),
    )


def _order(link: IncidentLink, articles: Mapping[str, Article]) -> tuple[bool, int, str]:
    """Those that tell of it first, in the order of the articles."""
    article = articles.get(link.document_id)
    number = article.number if article is not None else 0
    return link.relation is not Membership.MEMBER, number, link.id


def _telling(link: IncidentLink, event: Event, article: Article) -> TellingView:
    return TellingView(
        outlet=article.document.outlet or _site(article.document.url) or "an unknown outlet",
        words=" ".join(event.sentence.of(article.document.text).split()),
        place=_place(article, event),
        sure=link.relation is Membership.MEMBER,
        reason=link.reason,
        probability=link.probability,
    )


def _site(url: str | None) -> str | None:
    """The host of an address, where nothing names the outlet."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _place(article: Article, event: Event) -> Place:
    starts = [block.span.start for block in article.document.blocks]
    paragraph = bisect_right(starts, event.sentence.start) or None
    return Place(article.number, paragraph, f"#{article.anchor}" if article.in_full else None)


def _parties(one: Incident, role: PartyRole) -> tuple[str, ...]:
    named: dict[str, int] = {}
    for party in one.parties:
        if party.role is role:
            named[party.name] = max(named.get(party.name, 0), party.documents)
    return _counted(named.items())


def _counted(told: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """What is told, with how many documents tell it."""
    listed = [f"{words} ({documents})" for words, documents in told]
    more = len(listed) - MOST_SHOWN
    return (*listed[:MOST_SHOWN], f"and {more} more") if more > 0 else tuple(listed)


def _days(begin: str | None, end: str | None) -> str:
    if begin == end:
        return begin or "open"
    if begin is None:
        return f"until {end}"
    return f"from {begin}" if end is None else period(begin, end) or f"{begin} to {end}"


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {_number(high)}" if high is not None else "open"
    if high is None or high == low:
        return _number(low)
    return f"{_number(low)} to {_number(high)}"


def _number(value: float) -> str:
    """`100,000,000,000`, however large."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"
