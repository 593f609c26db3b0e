"""Parties: who has to do with whom, and everything said and done by and about each."""

from __future__ import annotations

from typing import Literal

import msgspec

from alleged.publish.tellings import bare, speaker_of
from alleged.records.entities import DossierEntity
from alleged.records.events import Event
from alleged.records.spans import Span
from alleged.records.statements import Statement
from alleged.site.pages.acts import act_rows, articles_at, mentions_of, quote
from alleged.site.pages.lists import (
    Choice,
    Day,
    Filter,
    RecordId,
    Word,
    first_ids,
    read_choices,
    read_list,
    read_row,
)
from alleged.site.pages.page import Cursor, ListPage, Page, Params, RecordListParams, Route, once
from alleged.site.pages.reviewed import reviewed_ids
from alleged.site.rows import ActorRow, ActRow, Spot, StatementRow, Tie, somebody
from alleged.site.store import NotFoundError, Store

FIRST = 20
"""Of each part on the page of an actor."""
MOST = 50
"""Of one part by itself."""
MOST_EVERY = 20_000
"""Pages of one kind that the static site writes."""

DOES = {
    "asserts": "says",
    "accuses": "accuses or criticises",
    "denies": "denies or refuses",
    "confirms": "confirms or admits",
    "predicts": "predicts",
    "promises": "announces what it will do",
    "calls_for": "calls for",
    "asks": "asks",
    "thinks": "thinks or feels",
    "quotes": "repeats another’s words",
}


class ActorsParams(RecordListParams, frozen=True, kw_only=True):
    """Filters of the list and of the network."""

    kind: Word = ""
    begin: Day = ""
    """Of the network: acts of this day or later."""
    end: Day = ""


class ActorsPage(ListPage, frozen=True, kw_only=True):
    """The parties, and what is told between them."""

    kinds: tuple[Choice, ...]
    rows: tuple[ActorRow, ...]
    spots: tuple[Spot, ...]
    ties: tuple[Tie, ...]
    undated: int
    """Ties left out because no article gives their act a day; 0 without a filter by time."""


class ActorParams(Params, frozen=True, kw_only=True):
    """Which party, and what of it."""

    id: RecordId
    part: Literal["", "said", "spoken of", "did", "undergone"] = ""
    """One part by itself, page by page; empty for the beginning of all."""
    cursor: Cursor = 0


class StatementPart(msgspec.Struct, frozen=True, kw_only=True):
    """Statements by or about a party."""

    total: int
    next: int | None
    rows: tuple[StatementRow, ...]


class ActPart(msgspec.Struct, frozen=True, kw_only=True):
    """Acts that it does or undergoes, as articles tell them."""

    total: int
    next: int | None
    rows: tuple[ActRow, ...]


class OfficeRow(msgspec.Struct, frozen=True, kw_only=True):
    """An office as an article tells of it."""

    words: str
    document_id: str
    published: str | None


class OutsideRow(msgspec.Struct, frozen=True, kw_only=True):
    """An office by a table: no part of the texts."""

    words: str
    table: str
    reason: str


class TiedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Another party, and what is told between the two."""

    id: str
    name: str
    tie: Tie


class ActorPage(Page, frozen=True, kw_only=True):
    """One party."""

    row: ActorRow
    forms: tuple[str, ...]
    """How texts call it."""
    offices: tuple[OfficeRow, ...]
    outside: tuple[OutsideRow, ...]
    said: StatementPart | None
    spoken_of: StatementPart | None
    did: ActPart | None
    undergone: ActPart | None
    """None where another part is asked for by itself."""
    ties: tuple[TiedRow, ...]


_TIES = """SELECT first, second, sum(score < 0), sum(score > 0), avg(score), min(begin), max(end)
FROM actor_ties WHERE (?1 IS NULL OR ifnull(end, begin) >= ?1)
AND (?2 IS NULL OR ifnull(begin, end) <= ?2) AND (?3 IS NULL OR first = ?3 OR second = ?3)
GROUP BY first, second ORDER BY count(*) DESC, first, second LIMIT 500"""
_UNDATED = "SELECT count(*) FROM actor_ties WHERE begin IS NULL AND end IS NULL"
_PART = """SELECT n, record_id FROM actor_parts WHERE actor = ? AND part = ? AND n > ?
ORDER BY n LIMIT ?"""
_COUNT = "SELECT count(*) FROM actor_parts WHERE actor = ? AND part = ?"


def actors_page(store: Store, params: ActorsParams) -> ActorsPage:
    """The parties that most is told of, first."""
    found = read_list(
        store,
        "actors",
        ActorRow,
        cursor=params.cursor,
        limit=params.limit,
        wanted=Filter(kind=params.kind, ids=reviewed_ids(store, params)),
    )
    spots = read_list(store, "spots", Spot, limit=500).rows
    shown = {spot.id for spot in spots}
    ties = [
        tie
        for tie in read_ties(store, begin=params.begin, end=params.end)
        if tie.first in shown and tie.second in shown
    ]
    return ActorsPage(
        title="Actors",
        total=found.total,
        next=found.next,
        kinds=read_choices(store, "actors"),
        rows=found.rows,
        spots=spots,
        ties=tuple(ties),
        undated=store.value(_UNDATED) if params.begin or params.end else 0,
    )


def read_ties(
    store: Store, *, begin: str = "", end: str = "", actor: str | None = None
) -> list[Tie]:
    """What is told between parties in a stretch of time; of one party only, if it is given."""
    return [
        Tie(
            first=first,
            second=second,
            conflict=conflict,
            cooperation=cooperation,
            mean=round(mean, 1),
            begin=since,
            end=until,
        )
        for first, second, conflict, cooperation, mean, since, until in store.rows(
            _TIES, (begin or None, f"{end}~" if end else None, actor)
        )
    ]


def actor_page(store: Store, params: ActorParams) -> ActorPage:
    """One party, with what it says and does and what is said and done to it."""
    entity: DossierEntity = store.record(params.id, "dossier_entities")
    row = read_row(store, "actors", params.id, ActorRow)
    if row is None:
        raise NotFoundError("the dossier has no such party", fix="look for it in the list")

    def wanted(part: str) -> bool:
        return params.part in ("", part)

    ties = []
    for tie in read_ties(store, actor=params.id):
        id = tie.second if tie.first == params.id else tie.first
        other = read_row(store, "actors", id, ActorRow)
        if other is not None:
            ties.append(TiedRow(id=id, name=other.name, tie=tie))
    return ActorPage(
        title=row.name,
        row=row,
        forms=tuple(" ".join(form.split()) for form in entity.variants[:60]),
        offices=tuple(
            OfficeRow(
                words=f"{one.standing.value} {one.title}" + (f" of {one.of}" if one.of else ""),
                document_id=one.document_id,
                published=one.published,
            )
            for one in entity.offices[:60]
        ),
        outside=tuple(
            OutsideRow(
                words=f"{one.name}, {one.office}, {one.country}, from {one.since}"
                + (f" to {one.until}" if one.until else ""),
                table=one.table,
                reason=one.reason,
            )
            for one in entity.outside[:20]
        ),
        said=_statements(store, params, "said") if wanted("said") else None,
        spoken_of=_statements(store, params, "spoken of") if wanted("spoken of") else None,
        did=_acts(store, params, "did") if wanted("did") else None,
        undergone=_acts(store, params, "undergone") if wanted("undergone") else None,
        ties=tuple(ties),
    )


def _ids(store: Store, params: ActorParams, part: str) -> tuple[list[str], int, int | None]:
    """The records of a part, how many there are, and where the next page begins."""
    limit = MOST if params.part else FIRST
    cursor = params.cursor if params.part else 0
    found = store.rows(_PART, (params.id, part, cursor, limit + 1))
    total = store.value(_COUNT, (params.id, part))
    return (
        [id for _, id in found[:limit]],
        total,
        found[limit - 1][0] if len(found) > limit else None,
    )


def _statements(store: Store, params: ActorParams, part: str) -> StatementPart:
    ids, total, following = _ids(store, params, part)
    statements: dict[str, Statement] = store.by_ids(ids)
    articles = articles_at(store, (one.document_id for one in statements.values()))
    answers = {
        statement: (claim, answer)
        for statement, claim, answer in store.rows(
            "SELECT statement, claim, answer FROM claims_of"
            " WHERE statement IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(ids).decode(),),
        )
    }
    rows = []
    for id in ids:
        one = statements.get(id)
        article = articles.get(one.document_id) if one else None
        if one is None or article is None or not one.content:
            continue
        claim, answer = answers.get(id, (None, ""))
        said = quote(article, Span(one.content[0].start, one.content[-1].end), id)
        words = " … ".join(" ".join(span.of(article.text).split()) for span in one.content)
        rows.append(
            StatementRow(
                id=id,
                who=somebody(speaker_of(one, article.text)),
                does=DOES[one.type.value],
                quote=msgspec.structs.replace(said, words=bare(words)),
                weak=one.weak_source,
                claim_id=claim,
                answer=answer if one.type.value == "accuses" else "",
                probability=one.probability,
            )
        )
    return StatementPart(total=total, next=following, rows=tuple(rows))


def _acts(store: Store, params: ActorParams, part: str) -> ActPart:
    ids, total, following = _ids(store, params, part)
    events: dict[str, Event] = store.by_ids(ids)
    chains = mentions_of(store, [events[id].chain_id for id in ids if id in events])
    articles = articles_at(store, (event.document_id for event in events.values()))
    return ActPart(
        total=total,
        next=following,
        rows=tuple(act_rows(store, chains.values(), articles)),
    )


def _every(store: Store) -> list[ActorParams]:
    return [ActorParams(id=id) for id in first_ids(store, "actors", MOST_EVERY)]


ROUTES = (
    Route(
        name="actors",
        path="/actors",
        file="actors/index.html",
        params=ActorsParams,
        page=actors_page,
        result=ActorsPage,
        template="pages/actors.html",
        every=once(ActorsParams()),
    ),
    Route(
        name="actor",
        path="/actors/{id}",
        file="actors/{id}.html",
        params=ActorParams,
        page=actor_page,
        result=ActorPage,
        template="pages/actor.html",
        every=_every,
    ),
)
