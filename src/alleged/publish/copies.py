"""What the report says about copies: who took which words from whom, and how many speak at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alleged.publish.articles import LABEL_CHARS, Article, Reading, odds, read_right
from alleged.records.copies import (
    Copy,
    CopyGroup,
    CopyKind,
    FamilyRule,
    PublisherFamily,
    SharedPassage,
    SharedQuotation,
)

KIND_WORDS = {
    CopyKind.EXACT: "the same text as",
    CopyKind.NEAR: "nearly the same text as",
    CopyKind.PARTIAL: "shares passages with",
    CopyKind.POSSIBLE: "may be a translation of, or have been translated into,",
}


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage that two articles share."""

    words: str
    """Its first words."""
    count: int
    paragraph: int
    other_paragraph: int


@dataclass(frozen=True, slots=True)
class CopyView:
    """What an article shares with another one."""

    article: Article
    other: Article
    kind: str
    possible: bool
    share: float
    other_share: float
    origin: Article | None
    outside: str | None
    origin_reason: str
    origin_number: str | None
    passages: tuple[PassageView, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class GroupView:
    """Articles that are one text."""

    articles: tuple[Article, ...]
    documents: int
    """In the whole dossier; the report may cover fewer."""
    origin: Article | None
    outside: str | None
    reason: str
    number: str | None
    counts_as: str | None
    certain: bool


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A publisher, and the articles that count as its voice."""

    name: str | None
    """None for the unknown publisher of one article."""
    known: bool
    articles: tuple[Article, ...]
    copies: int
    """How many of these are copies or an agency's, and so of other outlets."""
    rules: tuple[str, ...]
    owners: tuple[OwnerView, ...]
    """Whose it may be besides, the likeliest first."""


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Whose voice an article counts as."""

    name: str | None
    """None where nothing says who published it."""
    certain: bool
    origin: Article | None
    """The article that it is a copy of."""
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class OwnerView:
    """Who may own an outlet, by lines under its articles; nothing is counted by it."""

    name: str
    probability: float
    """0 to 1."""
    number: str
    """The same as it is shown."""
    reason: str


@dataclass(frozen=True, slots=True)
class CopiesView:
    """The section on copies."""

    groups: Sequence[GroupView]
    copied: int
    """Articles that are copies of another one, or share their origin with it."""
    partial: Sequence[CopyView]
    possible: Sequence[CopyView]
    quotations: int
    families: Sequence[FamilyView]
    at_least: int
    by_article: Mapping[str, Sequence[CopyView]]
    """The copies of each document, from its own side."""
    voices: Mapping[str, VoiceView]
    owners: Mapping[str, OwnerView]
    """Who may own the outlet of a document, where that is open."""


def gather_copies(records: Mapping[str, Sequence[Any]], articles: Sequence[Article]) -> CopiesView:
    """What the copies of a dossier say of these articles."""
    by_id = {article.document.id: article for article in articles}
    copies: list[Copy] = [
        one for one in records.get("copies", ()) if {one.document_id, one.other_id} <= set(by_id)
    ]
    voices: dict[str, PublisherFamily] = {
        one.document_id: one for one in records.get("families", ()) if one.document_id in by_id
    }
    views = [view_copy(one, by_id) for one in copies]
    by_article: dict[str, list[CopyView]] = {}
    for view in views:
        by_article.setdefault(view.article.document.id, []).append(view)
        by_article.setdefault(view.other.document.id, []).append(view)
    groups = [
        view_group(group, by_id, voices)
        for group in records.get("copy_groups", ())
        if any(member.document_id in by_id for member in group.members)
    ]
    origins = {group.id: group.origin_id for group in records.get("copy_groups", ())}
    quotations: Sequence[SharedQuotation] = records.get("shared_quotations", ())
    certain = {one.counts_as for one in voices.values() if one.certain}
    return CopiesView(
        groups=groups,
        copied=sum(len(group.articles) for group in groups)
        - sum(group.origin is not None for group in groups),
        partial=[view for view in views if _is_partial(view)],
        possible=[view for view in views if view.possible],
        quotations=sum({one.document_id, one.other_id} <= set(by_id) for one in quotations),
        families=view_families(voices.values(), by_id),
        at_least=max(len(certain), min(1, len(voices))),
        by_article=by_article,
        voices={id_: view_voice(one, by_id, origins) for id_, one in voices.items()},
        owners={id_: owner for id_, one in voices.items() if (owner := view_owner(one))},
    )


def _is_partial(view: CopyView) -> bool:
    return view.kind == KIND_WORDS[CopyKind.PARTIAL]


def view_copy(copy: Copy, articles: Mapping[str, Article]) -> CopyView:
    """A copy in words."""
    article, other = articles[copy.document_id], articles[copy.other_id]
    return CopyView(
        article=article,
        other=other,
        kind=KIND_WORDS[copy.kind],
        possible=copy.kind is CopyKind.POSSIBLE,
        share=copy.share,
        other_share=copy.other_share,
        origin=articles.get(copy.origin_id or ""),
        outside=copy.origin_outside,
        origin_reason=copy.origin_reason,
        origin_number=None if copy.origin_probability is None else odds(copy.origin_probability),
        passages=tuple(_passage(one, article, other) for one in copy.passages),
        reading=read_right(copy),
    )


def _passage(passage: SharedPassage, article: Article, other: Article) -> PassageView:
    words = " ".join(passage.span.of(article.document.text).split())
    cut = words if len(words) <= LABEL_CHARS else words[: LABEL_CHARS - 1].rstrip() + "…"
    return PassageView(
        words=cut,
        count=passage.words,
        paragraph=paragraph_at(article, passage.span.start),
        other_paragraph=paragraph_at(other, passage.other.start),
    )


def paragraph_at(article: Article, start: int) -> int:
    """The number of the paragraph in which a place lies, from 1."""
    ends = [block.span.end for block in article.document.blocks]
    return 1 + sum(end <= start for end in ends)


def view_group(
    group: CopyGroup, articles: Mapping[str, Article], voices: Mapping[str, PublisherFamily]
) -> GroupView:
    """A group of copies in words."""
    shown = tuple(
        articles[member.document_id] for member in group.members if member.document_id in articles
    )
    voice = next((voices[one.document.id] for one in shown if one.document.id in voices), None)
    return GroupView(
        articles=shown,
        documents=group.documents,
        origin=articles.get(group.origin_id or ""),
        outside=group.origin_outside,
        reason=group.origin_reason,
        number=None if group.origin_probability is None else odds(group.origin_probability),
        counts_as=_known(voice.counts_as) if voice else None,
        certain=voice.certain if voice else False,
    )


def view_voice(
    voice: PublisherFamily, articles: Mapping[str, Article], origins: Mapping[str, str | None]
) -> VoiceView:
    """What an article counts as, in words; `origins`: the origin of each group of copies."""
    origin = origins.get(voice.group_id or "")
    shown = articles.get(origin or "") if origin != voice.document_id else None
    return VoiceView(
        name=_known(voice.counts_as),
        certain=voice.certain,
        origin=shown,
        reason="" if shown else voice.counts_reason,
        rule=f"{voice.rule.value}: {voice.reason}",
    )


def view_owner(voice: PublisherFamily) -> OwnerView | None:
    """Who may own the outlet; None where no line says so, or what it says is counted by."""
    name, chance = voice.possible_family, voice.possible_probability
    if name is None or chance is None or voice.rule is FamilyRule.OWN_WORD:
        return None
    if voice.family is not None and voice.family.casefold() == name.casefold():
        return None
    return OwnerView(name, chance, odds(chance), voice.possible_reason)


def _known(counts_as: str) -> str | None:
    """The family's name; None for a document that stands for itself."""
    return None if counts_as.startswith("document doc-") else counts_as


def view_families(
    voices: Iterable[PublisherFamily], articles: Mapping[str, Article]
) -> list[FamilyView]:
    """The publishers that articles count as, those with most articles first."""
    groups: dict[str, list[PublisherFamily]] = {}
    for voice in voices:
        groups.setdefault(voice.counts_as, []).append(voice)
    views = [
        FamilyView(
            name=_known(name),
            known=any(one.certain for one in members),
            articles=tuple(articles[one.document_id] for one in members),
            copies=sum(one.family not in (None, name) for one in members),
            rules=tuple(sorted({f"{one.rule.value}: {one.reason}" for one in members})),
            owners=_owners(members),
        )
        for name, members in groups.items()
    ]
    return sorted(views, key=lambda view: (-len(view.articles), view.name is None, view.name or ""))


def _owners(members: Iterable[PublisherFamily]) -> tuple[OwnerView, ...]:
    owners = {owner for one in members if (owner := view_owner(one))}
    return tuple(sorted(owners, key=lambda one: (-one.probability, one.name, one.reason)))
