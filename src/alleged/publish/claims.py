"""What the report says about claims: who affirms, who denies, and what cannot both hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from alleged.publish.articles import Article, Place
from alleged.publish.tellings import bare
from alleged.records.claims import Claim, ClaimMember, Clash, Contradiction, Side
from alleged.records.propositions import Footing, Proposition
from alleged.records.spans import Span

MOST_MEMBERS = 12
"""Members of a claim that a row shows on each side."""

CLASH_WORDS = {
    Clash.NUMBER: "two numbers",
    Clash.DATE: "two days",
    Clash.PLACE: "two places",
    Clash.ACTOR: "two doers",
    Clash.ORDER: "two who ordered it",
    Clash.POLARITY: "so and not so",
}
FOOTING_WORDS = {
    Footing.FACT: "",
    Footing.HEDGED: "as possible",
    Footing.FUTURE: "as to come",
    Footing.DEMAND: "as a demand",
    Footing.QUESTION: "as a question",
}


@dataclass(frozen=True, slots=True)
class MemberView:
    """A statement of a claim."""

    who: str
    """Who says it: a name, the words of the text, or that the article does."""
    words: str
    places: tuple[Place, ...]
    """Where: in several articles where all have the same words of the same speaker."""
    footing: str
    """On what footing, where it is not put forward as a fact."""
    weak: str | None
    """Why it counts as no source."""
    headline: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with both sides."""

    wording: str
    documents: int
    affirms: tuple[MemberView, ...]
    denies: tuple[MemberView, ...]
    more: int
    """Members that are not shown."""
    affirmed_by: int
    denied_by: int
    families: int
    weak: int
    first: Place | None
    first_reason: str
    open: str | None
    """What is not found in these documents: a denial, or what a denial answers."""


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Two statements that cannot both hold."""

    clash: str
    first: MemberView
    second: MemberView
    one_document: bool
    title_against_body: bool
    reason: str
    probability: float


@dataclass(frozen=True, slots=True)
class Claims:
    """What the sections show."""

    shared: tuple[ClaimView, ...]
    """Told by two publishers at least, or denied."""
    repeated: tuple[ClaimView, ...]
    """Told more than once by one publisher, its copies, or nobody who counts."""
    alone: tuple[ClaimView, ...]
    """Accusations and denials that stand by themselves."""
    contradictions: tuple[ContradictionView, ...]


def gather_claims(records: Mapping[str, Sequence[Any]], articles: Iterable[Article]) -> Claims:
    """Claims and contradictions as the report shows them, those first that are denied, then
    those of most publishers."""
    by_id = {article.document.id: article for article in articles}
    propositions: dict[str, Proposition] = {one.id: one for one in records.get("propositions", ())}
    claims: Sequence[Claim] = records.get("claims", ())
    told = {member.proposition_id: member for claim in claims for member in claim.members}
    views = [(claim, _claim(claim, propositions, by_id)) for claim in claims]
    views.sort(key=lambda one: _rank(one[0]))
    several = [(_is_shared(claim), view) for claim, view in views if len(claim.members) > 1]
    contradictions: Sequence[Contradiction] = records.get("contradictions", ())
    seen: set[tuple[str, ...]] = set()
    return Claims(
        shared=tuple(view for shared, view in several if shared),
        repeated=tuple(view for shared, view in several if not shared),
        alone=tuple(view for claim, view in views if len(claim.members) == 1),
        contradictions=tuple(
            _contradiction(one, propositions, told, by_id)
            for one in sorted(contradictions, key=lambda one: (-one.probability, one.id))
            if one.first_document_id in by_id
            and one.second_document_id in by_id
            and _is_new(one, seen)
        ),
    )


def _is_shared(claim: Claim) -> bool:
    return claim.families > 1 or {one.side for one in claim.members} == set(Side)


def _rank(claim: Claim) -> tuple[bool, int, int, int, str]:
    denied = {one.side for one in claim.members} == set(Side)
    return not denied, -claim.families, -claim.documents, -len(claim.members), claim.id


def _is_new(one: Contradiction, seen: set[tuple[str, ...]]) -> bool:
    """Whether no clash of the same two claims is shown already, such as that of a copy."""
    sides = sorted((one.first_claim_id or one.first_id, one.second_claim_id or one.second_id))
    key = (one.clash.value, *sides)
    known = key in seen
    seen.add(key)
    return not known


def _claim(
    claim: Claim, propositions: Mapping[str, Proposition], articles: Mapping[str, Article]
) -> ClaimView:
    sides = {
        side: _folded(
            _member(member, propositions, articles)
            for member in claim.members
            if member.side is side
        )
        for side in Side
    }
    first = next((one for one in claim.members if one.proposition_id == claim.first_id), None)
    return ClaimView(
        wording=claim.wording,
        documents=claim.documents,
        affirms=tuple(sides[Side.AFFIRMS][:MOST_MEMBERS]),
        denies=tuple(sides[Side.DENIES][:MOST_MEMBERS]),
        more=sum(max(0, len(members) - MOST_MEMBERS) for members in sides.values()),
        affirmed_by=claim.affirmed_by,
        denied_by=claim.denied_by,
        families=claim.families,
        weak=claim.weak,
        first=next(
            iter(_places(articles.get(first.document_id), first.span, first.statement_id)), None
        )
        if first
        else None,
        first_reason=claim.first_reason,
        open=claim.loose_end or claim.answer,
    )


def _folded(members: Iterable[MemberView]) -> list[MemberView]:
    """With those that differ in nothing but the place as one."""
    places: dict[MemberView, list[Place]] = {}
    for one in members:
        places.setdefault(replace(one, places=()), []).extend(one.places)
    return [replace(one, places=tuple(found)) for one, found in places.items()]


def _member(
    member: ClaimMember, propositions: Mapping[str, Proposition], articles: Mapping[str, Article]
) -> MemberView:
    said = propositions.get(member.proposition_id)
    article = articles.get(member.document_id)
    outlet = article.document.outlet if article is not None else None
    own = "the article itself" if outlet is None else f"{outlet} itself"
    return MemberView(
        who=member.speaker or (own if member.source.startswith("family") or not member.weak
                               else "nobody who is named"),
        words=bare(said.words) if said is not None else "",
        places=_places(article, member.span, member.statement_id),
        footing=FOOTING_WORDS[member.footing],
        weak=member.weak,
        headline=member.in_title,
    )  # fmt: skip


def _contradiction(
    one: Contradiction,
    propositions: Mapping[str, Proposition],
    told: Mapping[str, ClaimMember],
    articles: Mapping[str, Article],
) -> ContradictionView:
    def side(id_: str, document_id: str, span: Span) -> MemberView:
        if id_ in told:
            return _member(told[id_], propositions, articles)
        said = propositions.get(id_)
        article = articles[document_id]
        speaker = _speaker(said, article)
        return MemberView(
            who=speaker or article.document.outlet or "the article itself",
            words=bare(said.words) if said is not None else "",
            places=_places(article, span, said.statement_id if said is not None else None),
            footing=FOOTING_WORDS[said.footing] if said is not None else "",
            weak=None,
            headline=said.in_title if said is not None else False,
        )

    return ContradictionView(
        clash=CLASH_WORDS[one.clash],
        first=side(one.first_id, one.first_document_id, one.first_span),
        second=side(one.second_id, one.second_document_id, one.second_span),
        one_document=one.one_document,
        title_against_body=one.title_against_body,
        reason=one.reason,
        probability=one.probability,
    )


def _speaker(said: Proposition | None, article: Article) -> str | None:
    """Who says it by its statement: a name, or the words of the source."""
    for statement in article.statements:
        if said is not None and statement.id == said.statement_id:
            words = " ".join(span.of(article.document.text) for span in statement.source)
            return statement.speaker or words or "nobody who is named"
    return None


def _places(article: Article | None, span: Span, statement_id: str | None) -> tuple[Place, ...]:
    """Where it stands: at its statement, or in its article where the article says it itself; no
    place in an article that the report does not cover."""
    if article is None:
        return ()
    blocks = [block.span.start for block in article.document.blocks]
    paragraph = bisect_right(blocks, span.start) or None
    shown = any(statement.id == statement_id for statement in article.statements)
    href = f"#at-{statement_id}" if shown else f"#{article.anchor}"
    return (Place(article.number, paragraph, href if article.in_full else None),)
