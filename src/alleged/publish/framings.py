"""What the report says of wording: loaded words with whose they are and on whom they bear, and how
outlets put one incident side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from alleged.publish.articles import (
    Article,
    Place,
    Reading,
    StatementLink,
    read_right,
    statement_links,
)
from alleged.records.framings import Direction, Force, Framing, FramingKind
from alleged.records.incidents import Incident, IncidentLink
from alleged.records.spans import Span
from alleged.records.statements import Voice

MOST_INCIDENTS = 40
"""Incidents whose wordings are shown side by side, those that most outlets tell of."""
MOST_WORDS = 8
"""Wordings of one outlet in a cell."""
FORCES = (None, Force.MILD, Force.STRONG, Force.EXTREME)


@dataclass(frozen=True, slots=True)
class LoadedView:
    """Words that praise or blame."""

    id: str
    words: str
    direction: str
    """praise, blame, or open."""
    force: str
    target: str
    """The words for whom or what they bear on; empty where the sentence does not tell."""
    plain: str
    asserted_by: StatementLink | None
    own_voice: bool
    quoted: bool
    headline: bool
    reading: Reading
    place: Place


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How often an outlet praises and blames in its own voice, and lets others do so."""

    outlet: str
    articles: int
    own_praise: int
    own_blame: int
    told_praise: int
    told_blame: int


@dataclass(frozen=True, slots=True)
class OutletWording:
    """How one outlet puts an incident."""

    outlet: str
    acts: tuple[str, ...]
    """Its words for the act."""
    own: tuple[str, ...]
    """Loaded words beside them in its own voice."""
    told: tuple[str, ...]
    """Loaded words beside them that are somebody else's."""
    place: Place | None
    strength: int
    """Of the strongest loaded word in its own voice: 0 where there is none."""


@dataclass(frozen=True, slots=True)
class IncidentWording:
    """One incident in the words of several outlets, the mildest first."""

    name: str
    outlets: tuple[OutletWording, ...]


@dataclass(frozen=True, slots=True)
class FramingSection:
    """All that the report says of wording."""

    rows: tuple[LoadedView, ...]
    total: int
    counts: tuple[OutletCount, ...]
    incidents: tuple[IncidentWording, ...]


def gather_framings(
    records: Mapping[str, Sequence[Any]], articles: Sequence[Article], *, max_rows: int
) -> FramingSection:
    """Loaded words in the order of the articles, counts by outlet, and incidents side by side."""
    by_id = {article.document.id: article for article in articles}
    framings: Sequence[Framing] = records.get("framings", ())
    loaded = [
        one for one in framings if one.kind is FramingKind.LOADED and one.document_id in by_id
    ]
    loaded.sort(key=lambda one: (by_id[one.document_id].number, one.span, one.id))
    links = {id_: statement_links(article) for id_, article in by_id.items()}
    return FramingSection(
        rows=tuple(
            _view(by_id[one.document_id], one, links[one.document_id])
            for one in islice(loaded, max_rows)
        ),
        total=len(loaded),
        counts=_counts(loaded, articles),
        incidents=_incidents(records, by_id, loaded),
    )


def _view(article: Article, one: Framing, links: Mapping[str, StatementLink]) -> LoadedView:
    text = article.document.text
    return LoadedView(
        id=one.id,
        words=one.span.of(text),
        direction=one.direction.value if one.direction else "open",
        force=one.force.value if one.force else "",
        target=" ".join(span.of(text) for span in one.target),
        plain=one.plain or "",
        asserted_by=links.get(one.statement_id or ""),
        own_voice=one.voice is Voice.ARTICLE,
        quoted=one.quoted,
        headline=one.in_title,
        reading=read_right(one),
        place=_place(article, one.span),
    )


def _counts(loaded: Sequence[Framing], articles: Sequence[Article]) -> tuple[OutletCount, ...]:
    outlets = {one.document.id: _outlet(one) for one in articles}
    counted = Counter(
        (outlets[one.document_id], one.voice is Voice.ARTICLE, one.direction) for one in loaded
    )
    written = Counter(outlets.values())
    rows = [
        OutletCount(
            outlet=outlet,
            articles=count,
            own_praise=counted[outlet, True, Direction.PRAISE],
            own_blame=counted[outlet, True, Direction.BLAME],
            told_praise=counted[outlet, False, Direction.PRAISE],
            told_blame=counted[outlet, False, Direction.BLAME],
        )
        for outlet, count in written.items()
    ]
    return tuple(sorted(rows, key=lambda one: (-one.own_blame - one.own_praise, one.outlet)))


def _incidents(
    records: Mapping[str, Sequence[Any]],
    by_id: Mapping[str, Article],
    loaded: Sequence[Framing],
) -> tuple[IncidentWording, ...]:
    """Incidents that two outlets at least tell of, with the words of each."""
    beside: dict[str, list[Framing]] = defaultdict(list)
    for one in loaded:
        beside[one.document_id].append(one)
    members: dict[str, list[IncidentLink]] = defaultdict(list)
    for link in records.get("incident_links", ()):
        if link.document_id in by_id:
            members[link.incident_id].append(link)
    incidents: Sequence[Incident] = records.get("incidents", ())
    found = []
    for incident in incidents:
        tellers: dict[str, list[IncidentLink]] = defaultdict(list)
        for link in members[incident.id]:
            tellers[_outlet(by_id[link.document_id])].append(link)
        if len(tellers) > 1:
            rows = [_wording(outlet, told, by_id, beside) for outlet, told in tellers.items()]
            rows.sort(key=lambda one: (one.strength, one.outlet))
            found.append(IncidentWording(incident.name, tuple(rows)))
    found.sort(key=lambda one: (-len(one.outlets), one.name))
    return tuple(found[:MOST_INCIDENTS])


def _wording(
    outlet: str,
    told: Sequence[IncidentLink],
    by_id: Mapping[str, Article],
    beside: Mapping[str, Sequence[Framing]],
) -> OutletWording:
    acts: dict[str, None] = {}
    own: dict[str, None] = {}
    others: dict[str, None] = {}
    strength, first = 0, None
    for link in sorted(told, key=lambda one: (by_id[one.document_id].number, one.event_id)):
        article = by_id[link.document_id]
        text = article.document.text
        for event in article.events:
            if event.chain_id != link.event_id:
                continue
            first = first or _place(article, event.trigger[0])
            acts[" ".join(span.of(text).lower() for span in event.trigger)] = None
            for framing in beside.get(link.document_id, ()):
                if not event.sentence.holds(framing.span):
                    continue
                mine = framing.voice is Voice.ARTICLE
                (own if mine else others)[framing.span.of(text).lower()] = None
                if mine:
                    strength = max(strength, FORCES.index(framing.force))
    return OutletWording(
        outlet=outlet,
        acts=tuple(islice(acts, MOST_WORDS)),
        own=tuple(islice(own, MOST_WORDS)),
        told=tuple(islice(others, MOST_WORDS)),
        place=first,
        strength=strength,
    )


def _outlet(article: Article) -> str:
    return article.document.outlet or f"article {article.number}, outlet not known"


def _place(article: Article, span: Span) -> Place:
    starts = sorted(block.span.start for block in article.document.blocks)
    paragraph = max(1, bisect_right(starts, span.start))
    return Place(article.number, paragraph, f"#{article.anchor}" if article.in_full else None)
