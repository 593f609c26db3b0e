"""Incidents: what each outlet tells of one act, and where the tellings differ."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from alleged.analyse.framing.vocabulary import find_hits
from alleged.publish.events import COUNTED_AS, magnitude_words
from alleged.records.entities import Relation
from alleged.records.events import Event, Party
from alleged.records.framings import FramingKind
from alleged.records.incidents import Incident, IncidentLink, Membership, Tie
from alleged.records.spans import Span
from alleged.site.index.reading import decoder
from alleged.site.pages.acts import ArticleAt, act_rows, articles_at, mentions_of, quote
from alleged.site.pages.facts import Matrix, make_matrix, stretch_of
from alleged.site.pages.lists import (
    Choice,
    Day,
    Filter,
    RecordId,
    Word,
    count_told,
    first_ids,
    read_choices,
    read_list,
    read_row,
)
from alleged.site.pages.page import Least, ListPage, Page, Params, RecordListParams, Route, once
from alleged.site.pages.reviewed import reviewed_ids
from alleged.site.rows import ActRow, IncidentRow, Quote
from alleged.site.store import NotFoundError, Store

MOST_TELLINGS = 120
"""Articles on one incident's page. A wire story has some dozens of copies."""
MOST_TIES = 60
MOST_EVERY = 20_000
"""Pages of one kind that the static site writes."""


class IncidentsParams(RecordListParams, frozen=True, kw_only=True):
    """Filters of the list."""

    sort: Word = ""
    """`coup`, `assault`; empty for all."""
    begin: Day = ""
    end: Day = ""
    least: Least = 1
    """Told by so many articles at least."""
    differ: bool = False
    """Only those whose days or numbers differ."""
    denied: bool = False
    """Only those that somebody denies; `differ` is then passed over."""


class IncidentsPage(ListPage, frozen=True, kw_only=True):
    """A page of the list, the most widely told first."""

    sorts: tuple[Choice, ...]
    several: int | None
    """How many of all two articles at least tell of; None on a page that is filtered or not the
    first."""
    rows: tuple[IncidentRow, ...]


class IncidentParams(Params, frozen=True, kw_only=True):
    """Which incident."""

    id: RecordId


class WordingRow(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name the act, with all who use them."""

    words: str
    strength: int | None
    """1 for the mildest of their scale; None where they are on none."""
    loaded: str
    """`praise`, `blame`: which way the words point by our table; empty where they are plain."""
    quotes: tuple[Quote, ...]


class TieRow(msgspec.Struct, frozen=True, kw_only=True):
    """Another incident."""

    id: str
    name: str
    tie: str
    begin: str | None
    end: str | None
    documents: int
    probability: float
    reason: str


class MapPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map."""

    name: str
    latitude: float | None
    """None for a country or region: it is coloured instead."""
    longitude: float | None
    country: str | None
    articles: tuple[int, ...]
    probability: float
    """How likely the name means this place."""


class OpenTelling(msgspec.Struct, frozen=True, kw_only=True):
    """An act that may be this one; nothing decides."""

    quote: Quote
    probability: float
    reason: str


class JoinRow(msgspec.Struct, frozen=True, kw_only=True):
    """Why an article's act belongs here."""

    article: int
    document_id: str
    probability: float
    reason: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A number as an article tells it."""

    label: str
    """The outlet, or the article's number."""
    document_id: str
    words: str
    low: float | None
    """None where the words leave it open: `at most 40`."""
    high: float | None


class NumberTold(msgspec.Struct, frozen=True, kw_only=True):
    """One number of the act, as articles tell it."""

    name: str
    """`dead`, `injured`; `a number` for others."""
    told: tuple[Told, ...]


class IncidentPage(Page, frozen=True, kw_only=True):
    """One incident."""

    row: IncidentRow
    matrix: Matrix
    numbers: tuple[NumberTold, ...]
    tellings: tuple[ActRow, ...]
    joins: tuple[JoinRow, ...]
    open: tuple[OpenTelling, ...]
    wordings: tuple[WordingRow, ...]
    """From the mildest to the strongest; those on no scale last."""
    parts: tuple[TieRow, ...]
    """What happened within it."""
    whole: tuple[TieRow, ...]
    """What it happened within."""
    alike: tuple[TieRow, ...]
    """Acts of one kind that are kept apart."""
    places: tuple[MapPoint, ...]
    unplaced: tuple[str, ...]
    """Names that the text gives as its place and that are on no map of ours."""
    left_out: int
    """Articles that are not shown."""


def incidents_page(store: Store, params: IncidentsParams) -> IncidentsPage:
    """The incidents that most publishers tell, first."""
    found = read_list(
        store,
        "incidents-denied" if params.denied else "incidents",
        IncidentRow,
        cursor=params.cursor,
        limit=params.limit,
        wanted=Filter(
            kind=params.sort,
            tag="differ" if params.differ and not params.denied else None,
            begin=params.begin,
            end=params.end,
            documents=params.least,
            ids=reviewed_ids(store, params),
        ),
    )
    whole = params == IncidentsParams(limit=params.limit)
    return IncidentsPage(
        title="Incidents",
        several=count_told(store, "incidents", documents=2) if whole else None,
        total=found.total,
        next=found.next,
        sorts=read_choices(store, "incidents"),
        rows=found.rows,
    )


def incident_page(store: Store, params: IncidentParams) -> IncidentPage:
    """One incident, with what each outlet says of it."""
    incident: Incident = store.record(params.id, "incidents")
    row = read_row(store, "incidents", params.id, IncidentRow)
    if row is None:
        raise NotFoundError("the dossier has no such incident", fix="look for it in the list")
    links = _links(store, params.id)
    members = [link for link in links if link.relation is Membership.MEMBER]
    acts = mentions_of(store, [link.event_id for link in members[:MOST_TELLINGS]])
    maybe = [link for link in links if link.relation is Membership.MAY_BE][:MOST_TELLINGS]
    perhaps = mentions_of(store, [link.event_id for link in maybe])
    events = [event for mentions in (*acts.values(), *perhaps.values()) for event in mentions]
    articles = articles_at(store, (event.document_id for event in events))
    counts_as = _counts_as(store, articles)
    parties = _parties(store, events)

    def party_of(party: Party) -> str:
        return parties.get(party.entity_id or "", party.name.casefold())

    places, unplaced = _places(store, acts.values(), articles)
    ties = _ties(store, incident)
    return IncidentPage(
        title=row.name,
        row=row,
        matrix=make_matrix(list(acts.values()), articles, counts_as, party_of),
        numbers=_numbers(acts.values(), articles),
        tellings=tuple(act_rows(store, acts.values(), articles)),
        joins=tuple(
            JoinRow(
                article=articles[link.document_id].number,
                document_id=link.document_id,
                probability=link.probability,
                reason=link.reason,
            )
            for link in members[:MOST_TELLINGS]
            if link.document_id in articles
        ),
        open=tuple(
            OpenTelling(
                quote=quote(
                    articles[link.document_id],
                    perhaps[link.event_id][0].sentence,
                    link.event_id,
                ),
                probability=link.probability,
                reason=link.reason,
            )
            for link in maybe
            if link.event_id in perhaps and link.document_id in articles
        ),
        wordings=_wordings(incident, acts.values(), articles),
        parts=tuple(tie for tie in ties if tie.tie == Tie.HAS_PART.value),
        whole=tuple(tie for tie in ties if tie.tie == Tie.PART_OF.value),
        alike=tuple(tie for tie in ties if tie.tie == Tie.LOOKS_ALIKE.value),
        places=places,
        unplaced=unplaced,
        left_out=max(0, len(members) - MOST_TELLINGS),
    )


def _links(store: Store, id: str) -> list[IncidentLink]:
    decode = decoder("incident_links").decode
    rows = store.rows(
        "SELECT r.json FROM refs JOIN records r ON r.n = refs.from_n"
        " WHERE refs.to_id = ? AND r.kind = 'incident_links' ORDER BY r.n",
        (id,),
    )
    return [decode(text) for (text,) in rows]


def _counts_as(store: Store, documents: dict[str, ArticleAt]) -> dict[str, str]:
    decode = decoder("families").decode
    rows = store.rows(
        "SELECT json FROM records WHERE kind = 'families'"
        " AND document_id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(documents)).decode(),),
    )
    return {one.document_id: one.counts_as for one in (decode(text) for (text,) in rows)}


def _parties(store: Store, events: list[Event]) -> dict[str, str]:
    """The party of the dossier by the entity of a document."""
    ids = {
        party.entity_id
        for event in events
        for party in (*event.actors, *event.recipients)
        if party.entity_id
    }
    decode = decoder("entity_links").decode
    rows = store.rows(
        "SELECT r.json FROM refs JOIN records r ON r.n = refs.from_n"
        " WHERE r.kind = 'entity_links' AND refs.to_id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(sorted(ids)).decode(),),
    )
    links = [decode(text) for (text,) in rows]
    return {
        one.entity_id: one.dossier_entity_id for one in links if one.relation is Relation.MEMBER
    }


def _numbers(acts: Iterable[list[Event]], articles: dict[str, ArticleAt]) -> tuple[NumberTold, ...]:
    """By what is counted, the first number of each article."""
    found: dict[str, dict[str, Told]] = {}
    for event in (event for mentions in acts for event in mentions):
        article = articles.get(event.document_id)
        if article is None:
            continue
        for number in event.magnitudes:
            reach = stretch_of(number)
            told = Told(
                label=article.label,
                document_id=event.document_id,
                words=magnitude_words(number),
                low=reach.low,
                high=reach.high,
            )
            name = COUNTED_AS[number.kind] or "a number"
            found.setdefault(name, {}).setdefault(event.document_id, told)
    return tuple(NumberTold(name=name, told=tuple(told.values())) for name, told in found.items())


def _ties(store: Store, incident: Incident) -> list[TieRow]:
    rows = []
    for tie in sorted(incident.ties, key=lambda tie: -tie.probability)[:MOST_TIES]:
        other = read_row(store, "incidents", tie.incident_id, IncidentRow)
        if other is not None:
            rows.append(
                TieRow(
                    id=other.id,
                    name=other.name,
                    tie=tie.tie.value,
                    begin=other.begin,
                    end=other.end,
                    documents=other.documents,
                    probability=tie.probability,
                    reason=tie.reason,
                )
            )
    return sorted(rows, key=lambda row: (row.begin or "9", row.name))


def _wordings(
    incident: Incident, acts: Iterable[list[Event]], articles: dict[str, ArticleAt]
) -> tuple[WordingRow, ...]:
    used: dict[str, list[Quote]] = {}
    for mentions in acts:
        for event in mentions:
            article = articles.get(event.document_id)
            if article is None:
                continue
            words = " ".join(" ".join(span.of(article.text) for span in event.trigger).split())
            whole = Span(event.trigger[0].start, event.trigger[-1].end)
            used.setdefault(words.casefold(), []).append(quote(article, whole, event.id))
    strengths = {" ".join(one.words.split()).casefold(): one.strength for one in incident.wordings}
    rows = []
    for words, quotes in used.items():
        hits = [hit for hit in find_hits(words) if hit.entry.kind is FramingKind.LOADED]
        strongest = max(hits, key=lambda hit: hit.entry.force, default=None)
        direction = strongest.entry.direction if strongest else None
        rows.append(
            WordingRow(
                words=words,
                strength=strengths.get(words),
                loaded=direction.value if direction else "",
                quotes=tuple(quotes),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.strength or 99, row.words)))


def _places(
    store: Store, acts: Iterable[list[Event]], articles: dict[str, ArticleAt]
) -> tuple[tuple[MapPoint, ...], tuple[str, ...]]:
    """Where the articles have it: what the gazetteer knows, and names that it does not."""
    told = [event for mentions in acts for event in mentions if event.place_id]
    records = store.by_ids(event.place_id or "" for event in told)
    points: dict[str, MapPoint] = {}
    unplaced: dict[str, None] = {}
    for event in told:
        place, article = records.get(event.place_id or ""), articles.get(event.document_id)
        if place is None or article is None:
            continue
        if place.place is None or (place.latitude is None and place.country is None):
            unplaced[" ".join(place.span.of(article.text).split())] = None
            continue
        known = points.get(place.place)
        numbers = {*(known.articles if known else ()), article.number}
        points[place.place] = MapPoint(
            name=place.name or place.span.of(article.text),
            latitude=place.latitude,
            longitude=place.longitude,
            country=place.country,
            articles=tuple(sorted(numbers)),
            probability=min(place.probability, known.probability if known else 1.0),
        )
    return tuple(points.values()), tuple(unplaced)


def _every(store: Store) -> list[IncidentParams]:
    return [IncidentParams(id=id) for id in first_ids(store, "incidents", MOST_EVERY)]


ROUTES = (
    Route(
        name="incidents",
        path="/incidents",
        file="incidents/index.html",
        params=IncidentsParams,
        page=incidents_page,
        result=IncidentsPage,
        template="pages/incidents.html",
        every=once(IncidentsParams()),
    ),
    Route(
        name="incident",
        path="/incidents/{id}",
        file="incidents/{id}.html",
        params=IncidentParams,
        page=incident_page,
        result=IncidentPage,
        template="pages/incident.html",
        every=_every,
    ),
)
