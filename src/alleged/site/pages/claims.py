"""Claims: who affirms, who denies, in which words, and how many stand behind it on their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from alleged.publish.claims import FOOTING_WORDS
from alleged.publish.copies import KIND_WORDS
from alleged.publish.tellings import bare
from alleged.records.assessments import Assessment, Scope, SentenceKind
from alleged.records.claims import Bond, Claim, ClaimMember, Side
from alleged.records.copies import Copy, CopyKind, PublisherFamily
from alleged.records.statements import Strength
from alleged.site.index.reading import decoder
from alleged.site.index.told import member_speaker
from alleged.site.pages.acts import ArticleAt, articles_at, quote
from alleged.site.pages.fact_checks import FactCheckRow, fact_checks_on
from alleged.site.pages.lists import (
    Choice,
    Filter,
    RecordId,
    Word,
    first_ids,
    read_choices,
    read_list,
)
from alleged.site.pages.lists import read_row as read_listed
from alleged.site.pages.page import ListPage, Page, Params, RecordListParams, Route, once
from alleged.site.pages.reviewed import reviewed_ids
from alleged.site.rows import ClaimRow, Comparison, ConflictRow, Quote, comparison_of
from alleged.site.store import NotFoundError, Store

MOST_MEMBERS = 200
MOST_CONFLICTS = 40
MOST_EVERY = 20_000
"""Pages of one kind that the static site writes."""

STRENGTHS = {
    Strength.CERTAIN: "stressed as certain",
    Strength.PLAIN: "put plainly",
    Strength.LIKELY: "weakened to likely",
    Strength.POSSIBLE: "weakened to possible",
}
"""In this order on the page: from the firmest on."""
KINDS = {
    SentenceKind.FACT: "a fact that could be checked",
    SentenceKind.OPINION: "an opinion",
    SentenceKind.PREDICTION: "a prediction",
    SentenceKind.NONE: "no claim",
}
BONDS = {
    Bond.RESTATES: "in these or other words",
    Bond.STRONGER: "says more than the claim",
    Bond.WEAKER: "says less than the claim",
}
ORDERS = {"told": "claims", "disputed": "claims-disputed", "supported": "claims-supported"}


class ClaimsParams(RecordListParams, frozen=True, kw_only=True):
    """Order and filter of the list."""

    order: Literal["told", "disputed", "supported"] = "told"
    """`disputed` and `supported` have only claims that are."""
    side: Word = ""
    """`disputed`, `not denied`, `denied only`; empty for all."""


class ClaimsPage(ListPage, frozen=True, kw_only=True):
    """A page of the list."""

    sides: tuple[Choice, ...]
    rows: tuple[ClaimRow, ...]


class ConflictsParams(RecordListParams, frozen=True, kw_only=True):
    """Filter of the list."""

    clash: Word = ""


class ConflictsPage(ListPage, frozen=True, kw_only=True):
    """Statements that cannot both hold, the surest first."""

    clashes: tuple[Choice, ...]
    rows: tuple[ConflictRow, ...]


class ClaimParams(Params, frozen=True, kw_only=True):
    """Which claim."""

    id: RecordId


class MemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that affirms or denies the claim."""

    who: str
    actor_id: str | None
    quote: Quote
    strength: str
    bond: str
    footing: str
    headline: bool
    source: str
    """Whom it counts as; empty where it counts as nobody."""
    weak: str | None
    probability: float
    reason: str


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """An independent source, with the statements that are counted as it."""

    name: str
    why: str
    """Why these are one source."""
    affirms: int
    denies: int
    articles: tuple[int, ...]


class CopyNode(msgspec.Struct, frozen=True, kw_only=True):
    """An article that carries the claim."""

    document_id: str
    article: int
    label: str
    published: str | None
    affirms: bool
    denies: bool
    counts_as: str
    counts_reason: str
    certain: bool
    """Whether it is known whose voice it is."""


class CopyEdge(msgspec.Struct, frozen=True, kw_only=True):
    """What two of these articles share."""

    article: int
    """The copy, where that is known; else the later one."""
    other: int
    kind: str
    share: float
    directed: bool
    """Whether it is known which was first."""
    possible: bool
    reason: str
    probability: float


class WorthRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim is, and how much a check of it would matter: as its most telling member."""

    kind: str
    kind_probability: float
    worth: float
    reason: str


class ClaimPage(Page, frozen=True, kw_only=True):
    """One claim."""

    row: ClaimRow
    worth: WorthRow | None
    """None where no member was assessed."""
    affirms: tuple[MemberRow, ...]
    denies: tuple[MemberRow, ...]
    """Each side from the firmest wording on."""
    sources: tuple[SourceRow, ...]
    uncounted: tuple[MemberRow, ...]
    """Members that count as no source, with why."""
    first: Quote | None
    first_reason: str
    nodes: tuple[CopyNode, ...]
    edges: tuple[CopyEdge, ...]
    conflicts: tuple[ConflictRow, ...]
    checks: tuple[Comparison, ...]
    fact_checks: tuple[FactCheckRow, ...]
    """What fact-checkers published on statements of the claim."""
    left_out: int
    """Members that are not shown."""


def claims_page(store: Store, params: ClaimsParams) -> ClaimsPage:
    """Claims in one of three orders."""
    name = ORDERS[params.order]
    found = read_list(
        store,
        name,
        ClaimRow,
        cursor=params.cursor,
        limit=params.limit,
        wanted=Filter(kind=params.side, ids=reviewed_ids(store, params)),
    )
    return ClaimsPage(
        title="Claims",
        total=found.total,
        next=found.next,
        sides=read_choices(store, name),
        rows=found.rows,
    )


def conflicts_page(store: Store, params: ConflictsParams) -> ConflictsPage:
    """What cannot both hold."""
    found = read_list(
        store,
        "conflicts",
        ConflictRow,
        cursor=params.cursor,
        limit=params.limit,
        wanted=Filter(kind=params.clash, ids=reviewed_ids(store, params)),
    )
    return ConflictsPage(
        title="Conflicts",
        total=found.total,
        next=found.next,
        clashes=read_choices(store, "conflicts"),
        rows=found.rows,
    )


def claim_page(store: Store, params: ClaimParams) -> ClaimPage:
    """One claim with both sides."""
    claim: Claim = store.record(params.id, "claims")
    row = read_listed(store, "claims", params.id, ClaimRow)
    if row is None:
        raise NotFoundError("the dossier has no such claim", fix="look for it in the list")
    shown = claim.members[:MOST_MEMBERS]
    articles = articles_at(store, (member.document_id for member in shown))
    words = store.by_ids(member.proposition_id for member in shown)
    members = [
        (member, _member(member, articles[member.document_id], words))
        for member in sorted(shown, key=_firmness)
        if member.document_id in articles
    ]
    families = _families(store, articles)
    first = next(
        (made for member, made in members if member.proposition_id == claim.first_id), None
    )
    return ClaimPage(
        title=row.wording,
        row=row,
        worth=_worth(store, shown),
        affirms=tuple(made for member, made in members if member.side is Side.AFFIRMS),
        denies=tuple(made for member, made in members if member.side is Side.DENIES),
        sources=_sources(store, members, families),
        uncounted=tuple(made for _, made in members if made.weak),
        first=first.quote if first else None,
        first_reason=claim.first_reason,
        nodes=_nodes(members, articles, families),
        edges=_edges(store, articles),
        conflicts=_conflicts(store, claim.id),
        checks=_checks(store, shown),
        fact_checks=fact_checks_on(
            store, dict.fromkeys(one.statement_id for one in shown if one.statement_id)
        ),
        left_out=len(claim.members) - len(shown),
    )


def _firmness(member: ClaimMember) -> tuple[int, str, str]:
    return list(STRENGTHS).index(member.strength), member.published or "9", member.proposition_id


def _member(member: ClaimMember, article: ArticleAt, words: dict[str, object]) -> MemberRow:
    said = quote(article, member.span, member.statement_id)
    told = getattr(words.get(member.proposition_id), "words", None)
    return MemberRow(
        who=member_speaker(member, article.outlet),
        actor_id=member.dossier_entity_id,
        quote=msgspec.structs.replace(said, words=bare(told)) if told else said,
        strength=STRENGTHS[member.strength],
        bond=BONDS[member.bond],
        footing=FOOTING_WORDS[member.footing],
        headline=member.in_title,
        source=member.source,
        weak=member.weak,
        probability=member.probability,
        reason=member.reason,
    )


def _families(store: Store, articles: dict[str, ArticleAt]) -> dict[str, PublisherFamily]:
    decode = decoder("families").decode
    rows = store.rows(
        "SELECT json FROM records WHERE kind = 'families'"
        " AND document_id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(articles)).decode(),),
    )
    return {one.document_id: one for one in (decode(text) for (text,) in rows)}


def _sources(
    store: Store,
    members: list[tuple[ClaimMember, MemberRow]],
    families: dict[str, PublisherFamily],
) -> tuple[SourceRow, ...]:
    """The independent sources, each with what is folded into it."""
    grouped: dict[str, list[tuple[ClaimMember, MemberRow]]] = {}
    for member, made in members:
        if member.source and not member.weak:
            grouped.setdefault(member.source, []).append((member, made))
    rows = []
    for source, found in grouped.items():
        documents = dict.fromkeys(member.document_id for member, _ in found)
        if found[0][0].speaker:
            name = found[0][1].who
            many = f"quoted in {len(documents)} articles, counted once"
            why = many if len(documents) > 1 else "quoted in one article"
        else:
            known = [families[id] for id in documents if id in families]
            name = known[0].counts_as if known else source.removeprefix("family ")
            why = "; ".join(dict.fromkeys(one.counts_reason for one in known)) or "its own text"
            if len(documents) > 1:
                why = f"{len(documents)} articles, counted once: {why}"
        rows.append(
            SourceRow(
                name=name,
                why=why,
                affirms=sum(member.side is Side.AFFIRMS for member, _ in found),
                denies=sum(member.side is Side.DENIES for member, _ in found),
                articles=tuple(sorted({made.quote.article for _, made in found})),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.affirms - row.denies, row.name)))


def _nodes(
    members: list[tuple[ClaimMember, MemberRow]],
    articles: dict[str, ArticleAt],
    families: dict[str, PublisherFamily],
) -> tuple[CopyNode, ...]:
    nodes = []
    for id, article in articles.items():
        family = families.get(id)
        nodes.append(
            CopyNode(
                document_id=id,
                article=article.number,
                label=article.label,
                published=article.published,
                affirms=any(m.document_id == id and m.side is Side.AFFIRMS for m, _ in members),
                denies=any(m.document_id == id and m.side is Side.DENIES for m, _ in members),
                counts_as=family.counts_as if family else article.label,
                counts_reason=family.counts_reason if family else "",
                certain=family.certain if family else False,
            )
        )
    return tuple(sorted(nodes, key=lambda node: (node.published or "9", node.article)))


def _edges(store: Store, articles: dict[str, ArticleAt]) -> tuple[CopyEdge, ...]:
    decode = decoder("copies").decode
    rows = store.rows(
        "SELECT json FROM records WHERE kind = 'copies'"
        " AND document_id IN (SELECT value FROM json_each(?)) ORDER BY n",
        (msgspec.json.encode(list(articles)).decode(),),
    )
    copies: Iterable[Copy] = (decode(text) for (text,) in rows)
    return tuple(
        CopyEdge(
            article=articles[one.document_id].number,
            other=articles[one.other_id].number,
            kind=KIND_WORDS[one.kind],
            share=one.share,
            directed=one.origin_id is not None,
            possible=one.kind is CopyKind.POSSIBLE,
            reason=one.origin_reason or one.reason,
            probability=one.probability,
        )
        for one in copies
        if one.other_id in articles
    )


def _conflicts(store: Store, claim_id: str) -> tuple[ConflictRow, ...]:
    rows = store.rows(
        "SELECT l.json FROM refs JOIN records r ON r.n = refs.from_n"
        " JOIN listed l ON l.list = 'conflicts' AND l.id = r.id"
        " WHERE refs.to_id = ? AND r.kind = 'contradictions' ORDER BY l.n LIMIT ?",
        (claim_id, MOST_CONFLICTS),
    )
    return tuple(msgspec.json.decode(text, type=ConflictRow) for (text,) in rows)


def _beside(
    store: Store, kind: str, members: Iterable[ClaimMember]
) -> Iterator[tuple[ClaimMember, Any]]:
    """Each member with each record of a kind in its article; an article is read once."""
    decode = decoder(kind).decode
    read: dict[str, list[Any]] = {}
    for member in members:
        if member.document_id not in read:
            rows = store.rows(
                "SELECT json FROM records WHERE document_id = ? AND kind = ? ORDER BY n",
                (member.document_id, kind),
            )
            read[member.document_id] = [decode(text) for (text,) in rows]
        for record in read[member.document_id]:
            yield member, record


def _checks(store: Store, members: Iterable[ClaimMember]) -> tuple[Comparison, ...]:
    """What tables have beside figures and other words of the members."""
    found: dict[str, Comparison] = {}
    for member, verdict in _beside(store, "verdicts", members):
        if member.span.holds(verdict.span):
            found[verdict.id] = comparison_of(verdict)
    return tuple(found.values())


def _worth(store: Store, members: Iterable[ClaimMember]) -> WorthRow | None:
    """What the assessment says that makes a check of a member most worth the time."""
    found = (one for member, one in _beside(store, "assessments", members) if _is_of(one, member))
    best: Assessment | None = max(found, key=lambda one: one.worth, default=None)
    if best is None:
        return None
    return WorthRow(
        kind=KINDS[best.kind],
        kind_probability=best.kind_probability,
        worth=best.worth,
        reason=best.reason,
    )


def _is_of(one: Assessment, member: ClaimMember) -> bool:
    """Whether it assesses what a member says: its statement, or its sentence in the article."""
    if member.statement_id is not None:
        return one.scope is not Scope.MEMBER and one.statement_id == member.statement_id
    return one.scope is Scope.SENTENCE and one.span.holds(member.span)


def _every(store: Store) -> list[ClaimParams]:
    return [ClaimParams(id=id) for id in first_ids(store, "claims", MOST_EVERY)]


ROUTES = (
    Route(
        name="claims",
        path="/claims",
        file="claims/index.html",
        params=ClaimsParams,
        page=claims_page,
        result=ClaimsPage,
        template="pages/claims.html",
        every=lambda store: [
            ClaimsParams(),
            ClaimsParams(order="disputed"),
            ClaimsParams(order="supported"),
        ],
    ),
    Route(
        name="conflicts",
        path="/conflicts",
        file="conflicts/index.html",
        params=ConflictsParams,
        page=conflicts_page,
        result=ConflictsPage,
        template="pages/conflicts.html",
        every=once(ConflictsParams()),
    ),
    Route(
        name="claim",
        path="/claims/{id}",
        file="claims/{id}.html",
        params=ClaimParams,
        page=claim_page,
        result=ClaimPage,
        template="pages/claim.html",
        every=_every,
    ),
)
