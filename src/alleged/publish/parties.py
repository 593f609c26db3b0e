"""Who is who over all articles, and who is quoted how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alleged.publish.articles import Article, odds
from alleged.publish.inert import mixed_scripts
from alleged.records.entities import (
    DossierEntity,
    Entity,
    EntityLink,
    Office,
    OutsideIdentity,
    Relation,
    Standing,
    Wording,
)
from alleged.records.mentions import MentionKind
from alleged.records.statements import Statement

MAX_OPEN = 8
"""Candidates shown for one party; more are counted."""

PRONOUNS = frozenset(
    {"i", "me", "you", "he", "him", "she", "her", "it", "we", "us", "they", "them", "who", "whom",
     "which", "that", "this", "these", "those", "what", "himself", "herself", "itself",
     "themselves", "his", "hers", "its", "their", "theirs", "our", "ours", "my", "mine",
     "all", "both", "each", "neither", "one", "another"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office, and the articles that give it."""

    title: str
    of: str | None
    to: str | None
    standing: str
    since: str | None
    until: str | None
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class JoinView:
    """A reason for which entities of articles were put together, and in which articles it holds."""

    reason: str
    number: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class OpenView:
    """Another party that this one may be, or that belongs to it."""

    relation: str
    name: str
    named: bool
    id: str
    number: str | None
    """None where nothing measures it."""
    reason: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """A person, a body or a group of the whole dossier."""

    id: str
    name: str
    named: bool
    kind: str
    scripts: tuple[str, ...]
    variants: tuple[str, ...]
    """As written elsewhere than in `name`."""
    articles: tuple[Article, ...]
    mentions: int
    wordings: str
    """How the articles speak of it: `12 times by name, 3 by a pronoun`."""
    weakest: str
    """How likely the least sure place is rightly joined."""
    offices: tuple[OfficeView, ...]
    joins: tuple[JoinView, ...]
    open: tuple[OpenView, ...]
    open_count: int
    outside: tuple[OutsideIdentity, ...]
    quoted: int

    @property
    def perhaps(self) -> tuple[str, ...]:
        """The names that say more than its own, of those that it may be: for a surname the full
        names, for an office the holders."""
        least = len(self.name.split()) if self.named else 0
        fuller = (
            one.name
            for one in self.open
            if one.relation == RELATIONS[Relation.MAY_BE]
            and one.named
            and len(one.name.split()) > least
        )
        return tuple(dict.fromkeys(fuller))

    @property
    def telling(self) -> bool:
        """Whether there is more to know than a name in one article."""
        several = len(self.articles) > 1 and self.named
        return bool(several or self.offices or self.open or self.outside or self.quoted)


@dataclass(frozen=True, slots=True)
class Parties:
    """All parties, those of most articles first, and to which one an article's entity belongs."""

    telling: tuple[PartyView, ...]
    others: tuple[PartyView, ...]
    of_entity: Mapping[str, str]
    """From the id of an entity of an article to the id of the party."""
    by_id: Mapping[str, DossierEntity]

    def rows(self, max_rows: int) -> frozenset[str]:
        """Ids of those that have a row, if a table has so many at most."""
        return frozenset(
            view.id for views in (self.telling, self.others) for view in views[:max_rows]
        )


STANDINGS: dict[Standing, str] = {
    Standing.SERVING: "serving",
    Standing.FORMER: "former",
    Standing.COMING: "chosen, not yet in office",
}
RELATIONS: dict[Relation, str] = {
    Relation.MEMBER: "is",
    Relation.MAY_BE: "may be",
    Relation.RELATED: "belongs to",
}
RELATIONS_BACK: dict[Relation, str] = {
    Relation.MEMBER: "is",
    Relation.MAY_BE: "may be",
    Relation.RELATED: "to it belongs",
}
WORDINGS: dict[Wording, str] = {
    Wording.NAME: "by name",
    Wording.DESCRIPTION: "by a description",
    Wording.PRONOUN: "by a pronoun",
}


def gather_parties(records: Mapping[str, Sequence[Any]], articles: Sequence[Article]) -> Parties:
    """Who is who, from the entities of the articles and what joins them.

    Places have a table of their own; one stands here only if it speaks or something about it is
    left open.
    """
    parties: dict[str, DossierEntity] = {one.id: one for one in records.get("dossier_entities", ())}
    links: Sequence[EntityLink] = records.get("entity_links", ())
    entities = {one.id: (article, one) for article in articles for one in article.entities}
    of_entity: dict[str, str] = {}
    members: dict[str, list[tuple[EntityLink, Article, Entity]]] = {}
    for link in links:
        if link.relation is Relation.MEMBER and link.dossier_entity_id in parties:
            of_entity[link.entity_id] = link.dossier_entity_id
            if link.entity_id in entities:
                article, entity = entities[link.entity_id]
                members.setdefault(link.dossier_entity_id, []).append((link, article, entity))
    quoted = Counter(
        of_entity[one.speaker_id]
        for article in articles
        for one in article.statements
        if one.speaker_id in of_entity
    )
    may_be = _left_open(links, entities, parties, of_entity)
    views = sorted(
        (
            _party(party, members.get(party.id, ()), may_be.get(party.id, ()), quoted[party.id])
            for party in parties.values()
            if party.kind is not MentionKind.PLACE or quoted[party.id] or party.id in may_be
        ),
        key=lambda view: (
            -len(view.articles),
            -view.quoted,
            -view.mentions,
            view.name.casefold(),
            view.name,
            view.id,
        ),
    )
    return Parties(
        telling=tuple(view for view in views if view.telling),
        others=tuple(view for view in views if not view.telling),
        of_entity=of_entity,
        by_id=parties,
    )


def _left_open(
    links: Iterable[EntityLink],
    entities: Mapping[str, tuple[Article, Entity]],
    parties: Mapping[str, DossierEntity],
    of_entity: Mapping[str, str],
) -> dict[str, list[OpenView]]:
    """For each party what it may be or belongs to, said at both ends; once for all articles that
    leave it open for the same reason."""
    found: dict[str, dict[tuple[str, str, str | None, str], list[Article]]] = {}

    def tell(
        one: str, other: str, relation: Relation, article: Article, number: float | None, why: str
    ) -> None:
        if one == other or one not in parties or other not in parties:
            return
        shown = None if number is None else odds(number)
        for here, there, words in (
            (one, other, RELATIONS[relation]),
            (other, one, RELATIONS_BACK[relation]),
        ):
            found.setdefault(here, {}).setdefault((words, there, shown, why), []).append(article)

    for link in links:
        if link.relation is not Relation.MEMBER and link.entity_id in entities:
            article, _ = entities[link.entity_id]
            one, other = of_entity.get(link.entity_id, ""), link.dossier_entity_id
            tell(one, other, link.relation, article, link.probability, link.reason)
    for article, entity in entities.values():
        for candidate in entity.candidates:
            if candidate.relation is not Relation.MEMBER:
                one = of_entity.get(entity.id, "")
                other = of_entity.get(candidate.entity_id, "")
                by_office = not entity.named and one in parties and parties[one].named
                if by_office and candidate.relation is Relation.MAY_BE:
                    continue  # who else `the president` may be is no doubt about who has a name
                tell(
                    one,
                    other,
                    candidate.relation,
                    article,
                    candidate.probability,
                    candidate.reason,
                )
    return {
        here: [
            OpenView(
                words,
                parties[there].name,
                parties[there].named,
                there,
                shown,
                why,
                _in_order(articles),
            )
            for (words, there, shown, why), articles in open_here.items()
        ]
        for here, open_here in found.items()
    }


def _party(
    party: DossierEntity,
    members: Sequence[tuple[EntityLink, Article, Entity]],
    left_open: Sequence[OpenView],
    quoted: int,
) -> PartyView:
    places = [mention for _, _, entity in members for mention in entity.mentions]
    wordings = Counter(mention.wording for mention in places)
    return PartyView(
        id=party.id,
        name=party.name,
        named=party.named,
        kind=party.kind.value,
        scripts=mixed_scripts(party.name),
        variants=tuple(form for form in party.variants if form != party.name),
        articles=_in_order(article for _, article, _ in members),
        mentions=len(places) or party.mentions,
        wordings=", ".join(
            f"{wordings[wording]:,} {words}"
            for wording, words in WORDINGS.items()
            if wordings[wording]
        ),
        weakest=odds(min((mention.probability for mention in places), default=0.0)),
        offices=_offices(members),
        joins=_joins(members),
        open=tuple(left_open[:MAX_OPEN]),
        open_count=len(left_open),
        outside=party.outside,
        quoted=quoted,
    )


def _in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    by_number = {article.number: article for article in articles}
    return tuple(by_number[number] for number in sorted(by_number))


def _offices(members: Iterable[tuple[EntityLink, Article, Entity]]) -> tuple[OfficeView, ...]:
    """Each office once, in the order of the first article that gives it."""
    given: dict[tuple[Any, ...], list[Article]] = {}
    offices: dict[tuple[Any, ...], Office] = {}
    for _, article, entity in sorted(members, key=lambda member: member[1].number):
        for one in entity.offices:
            key = (one.title, one.of, one.to, one.standing, one.since, one.until)
            offices.setdefault(key, one)
            given.setdefault(key, []).append(article)
    return tuple(
        OfficeView(
            one.title,
            one.of,
            one.to,
            STANDINGS[one.standing],
            one.since,
            one.until,
            _in_order(given[key]),
        )
        for key, one in offices.items()
    )


def _joins(members: Iterable[tuple[EntityLink, Article, Entity]]) -> tuple[JoinView, ...]:
    """The reasons, those that hold in most articles first."""
    held: dict[tuple[str, str], list[Article]] = {}
    for link, article, _ in members:
        held.setdefault((link.reason, f"{link.probability:.2f}"), []).append(article)
    views = [JoinView(reason, number, _in_order(where)) for (reason, number), where in held.items()]
    return tuple(sorted(views, key=lambda view: (-len(view.articles), view.reason, view.number)))


# Who is quoted how often.


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """How often one source is quoted."""

    name: str
    party_id: str | None
    """Its row among the parties, if it has one."""
    scripts: tuple[str, ...]
    statements: int
    perhaps: tuple[str, ...]
    """Names of the parties that it may be."""
    may_be: int
    """Statements whose speaker is left open, and that may be its."""
    in_title: int
    articles: tuple[tuple[Article, int], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Who is quoted how often."""

    named: tuple[SpeakerView, ...]
    unresolved: tuple[SpeakerView, ...]
    """By the words of the text, which resolve to no full name."""
    pronouns: tuple[SpeakerView, ...]
    """`she`, `it`: of whom, nothing decides."""
    nobody: int
    """Statements whose source the text does not give."""

    @property
    def by_pronoun(self) -> int:
        """Statements of the pronouns."""
        return sum(view.statements for view in self.pronouns)


Said = dict[tuple[str | None, str], list[tuple[Article, Statement]]]
"""Statements by whose they are: the id of a party, or None and the words of the text."""


def count_quoted(articles: Sequence[Article], parties: Parties, rows: frozenset[str]) -> Quoted:
    """Count statements by who makes them, most first; `rows`: parties that can be led to.

    Sources are one when their entities are, or, where there is no entity, when they resolve to the
    same words. A pronoun that resolves counts for whom it stands; one that does not is counted
    apart, since `she` in two articles is not one source.
    """
    named: Said = {}
    described: Said = {}
    pronouns: Said = {}
    may_be: Counter[str] = Counter()
    spelt: dict[str, Counter[str]] = {}
    nobody = 0
    by_name = _by_name(parties)
    perhaps = {view.id: view.perhaps for view in parties.telling}
    for article in articles:
        for item in article.statements:
            party = parties.by_id.get(parties.of_entity.get(item.speaker_id or "", ""))
            written = " ".join(
                " … ".join(span.of(article.document.text) for span in item.source).split()
            )
            if party is not None:
                said = named if party.named else described
                said.setdefault((party.id, ""), []).append((article, item))
            elif item.speaker is not None:
                party_id = by_name.get(item.speaker)
                whose = (party_id, "") if party_id else (None, item.speaker)
                named.setdefault(whose, []).append((article, item))
            elif not written:
                nobody += 1
            elif pronoun := _pronoun_of(written):
                pronouns.setdefault((None, pronoun), []).append((article, item))
            else:
                written = _without_tail(written)
                same = _source_key(written)
                spelt.setdefault(same, Counter())[written] += 1
                described.setdefault((None, same), []).append((article, item))
            candidates = {
                parties.of_entity.get(one.entity_id or "", "") for one in item.speaker_candidates
            }
            may_be.update(candidates - {""})

    def speakers(said: Said) -> tuple[SpeakerView, ...]:
        views = []
        for (party_id, words), items in said.items():
            if party_id is not None:
                shown = party_id if party_id in rows else None
                name = parties.by_id[party_id].name
                views.append(
                    _speaker(name, items, shown, perhaps.get(party_id, ()), may_be[party_id])
                )
            else:
                forms = spelt.get(words, Counter([words])) if said is described else {words: 1}
                name = min(forms, key=lambda form: (-forms[form], form))
                views.append(_speaker(name, items, None, (), 0))
        return tuple(
            sorted(
                views,
                key=lambda view: (
                    -view.statements,
                    -len(view.articles),
                    _source_key(view.name),
                    view.name,
                    view.articles[0][0].number,
                    view.party_id or "",
                ),
            )
        )

    return Quoted(speakers(named), speakers(described), speakers(pronouns), nobody)


def _by_name(parties: Parties) -> dict[str, str]:
    """From a name to the only party that has it."""
    count = Counter(one.name for one in parties.by_id.values() if one.named)
    return {
        one.name: one.id for one in parties.by_id.values() if one.named and count[one.name] == 1
    }


def _source_key(written: str) -> str:
    """`The army` and `the army` are the same words, and so is `army`."""
    folded = written.casefold()
    return folded.removeprefix("the ").removeprefix("a ").removeprefix("an ") or folded


def _pronoun_of(written: str) -> str | None:
    """`She` as `she`, `who is a member` as `who`; None for what is no pronoun."""
    folded = written.casefold()
    first = folded.split()[0]
    return folded if folded in PRONOUNS else first if first in ("who", "which") else None


def _without_tail(written: str) -> str:
    """`two officers, who` as `two officers`, `the army's` as `the army`: what leads over to the
    reporting words."""
    kept = written.rstrip(" ,;:")
    for tail in (" who", " which", " that", "'s", "’s"):
        kept = kept.removesuffix(tail).rstrip(" ,;:")
    return kept or written


def _speaker(
    name: str,
    items: Sequence[tuple[Article, Statement]],
    party_id: str | None,
    perhaps: tuple[str, ...],
    may_be: int,
) -> SpeakerView:
    counts = Counter(article.number for article, _ in items)
    first = {article.number: article for article, _ in items}
    return SpeakerView(
        name=name,
        party_id=party_id,
        scripts=mixed_scripts(name),
        statements=len(items),
        perhaps=perhaps,
        may_be=may_be,
        in_title=sum(item.in_title for _, item in items),
        articles=tuple((first[number], count) for number, count in counts.items()),
    )
