"""Acts as articles tell them, read back with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from alleged.publish.events import NOT_DENIED, TOLD_AS, chief, does_words, magnitude_words
from alleged.publish.tellings import bare, by_chain, teller_of
from alleged.records.events import Event
from alleged.records.spans import Span
from alleged.records.statements import Statement
from alleged.site.index.reading import decoder
from alleged.site.index.told import denier_names
from alleged.site.rows import ActRow, Quote, somebody
from alleged.site.store import Store


class Text(msgspec.Struct, frozen=True):
    """As much of a document as its words need: the rest is passed over in reading."""

    id: str
    text: str


class ArticleAt(msgspec.Struct, frozen=True, kw_only=True):
    """An article as others name it."""

    document_id: str
    number: int
    headline: str
    outlet: str | None
    published: str | None
    text: str

    @property
    def label(self) -> str:
        """The outlet, or else the article's number."""
        return self.outlet or f"article {self.number}"


def articles_at(store: Store, ids: Iterable[str]) -> dict[str, ArticleAt]:
    """The articles of these documents with their texts."""
    wanted = (msgspec.json.encode(list(dict.fromkeys(ids))).decode(),)
    texts = store.rows(
        "SELECT id, json FROM records WHERE kind = 'documents'"
        " AND id IN (SELECT value FROM json_each(?))",
        wanted,
    )
    by_id = {id: msgspec.json.decode(text, type=Text).text for id, text in texts}
    rows = store.rows(
        "SELECT id, number, headline, outlet, day FROM articles"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number",
        wanted,
    )
    return {
        id: ArticleAt(
            document_id=id,
            number=number,
            headline=" ".join(headline.split()),
            outlet=outlet,
            published=day[:10] if day else None,
            text=by_id.get(id, ""),
        )
        for id, number, headline, outlet, day in rows
    }


def quote(article: ArticleAt, span: Span, record_id: str | None) -> Quote:
    """Words of an article with the way to them."""
    return Quote(
        words=bare(span.of(article.text)),
        document_id=article.document_id,
        article=article.number,
        outlet=article.outlet,
        published=article.published,
        start=span.start,
        end=span.end,
        record_id=record_id,
    )


def mentions_of(store: Store, chains: Sequence[str]) -> dict[str, list[Event]]:
    """All mentions of acts, by the id of the first."""
    wanted = (msgspec.json.encode(list(dict.fromkeys(chains))).decode(),)
    rows = store.rows(
        "SELECT json FROM (SELECT n, json FROM records WHERE kind = 'events'"
        " AND id IN (SELECT value FROM json_each(?1))"
        " UNION SELECT r.n, r.json FROM refs JOIN records r ON r.n = refs.from_n"
        " WHERE r.kind = 'events' AND refs.to_id IN (SELECT value FROM json_each(?1)))"
        " ORDER BY n",
        wanted,
    )
    decode = decoder("events").decode
    found = by_chain(decode(text) for (text,) in rows)
    return {chain: found[chain] for chain in dict.fromkeys(chains) if chain in found}


def act_rows(
    store: Store, acts: Iterable[Sequence[Event]], articles: Mapping[str, ArticleAt]
) -> list[ActRow]:
    """Each act in words, with who tells it and who denies it."""
    chosen = [list(mentions) for mentions in acts if mentions]
    chains = [mentions[0].chain_id for mentions in chosen]
    denied = denials(store, chains)
    incidents = dict(
        store.rows(
            "SELECT chain, incident FROM incident_of WHERE chain IN"
            " (SELECT value FROM json_each(?))",
            (msgspec.json.encode(chains).decode(),),
        )
    )
    statements: dict[str, Statement] = store.by_ids(
        id for mentions in chosen for one in mentions for id in one.statement_ids
    )
    rows = []
    for mentions in chosen:
        event = chief(mentions)
        article = articles.get(event.document_id)
        if article is None:
            continue
        names, accused = denied.get(event.chain_id, ((), False))
        where = next((one.place for one in (event, *mentions) if one.place), None)
        rows.append(
            ActRow(
                id=event.id,
                incident_id=incidents.get(event.chain_id),
                quote=quote(article, event.sentence, event.id),
                act=" … ".join(span.of(article.text) for span in event.trigger),
                who=somebody(teller_of(event, statements, article.text)),
                does=does_words(event, statements),
                told=TOLD_AS[event.status],
                actors=tuple(dict.fromkeys(party.name for party in event.actors)),
                recipients=tuple(dict.fromkeys(party.name for party in event.recipients)),
                begin=event.begin,
                end=event.end,
                where=" ".join(where.of(article.text).split()) if where else None,
                numbers=tuple(
                    dict.fromkeys(
                        magnitude_words(found) for one in mentions for found in one.magnitudes
                    )
                ),
                denied=names,
                answer=NOT_DENIED if accused and not names else "",
                score=event.score,
                probability=event.probability,
            )
        )
    return rows


def denials(store: Store, chains: Sequence[str]) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Who denies each act, and whether somebody is accused; acts without either are left out."""
    rows = store.rows(
        "SELECT record_id, json, accused FROM denials"
        " WHERE record_id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(chains)).decode(),),
    )
    return {chain: (denier_names(found), bool(accused)) for chain, found, accused in rows}
