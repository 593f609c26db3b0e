"""Loaded words, boosters and hedges, each with whose words they are and on whom they bear."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alleged.analyse.framing.layers import Wording, odds_to_probability
from alleged.analyse.framing.scores import Candidate, SentenceScores, find_candidates
from alleged.analyse.framing.targets import Build, find_target, take_apart, words_beside
from alleged.analyse.framing.vocabulary import VOCABULARY, Entry, find_hits
from alleged.analyse.spans_at import SpansAt
from alleged.models.quotations import find_quotations
from alleged.models.reader import Reading
from alleged.models.tagger import packaged_tagger
from alleged.records.documents import Document
from alleged.records.entities import Entity
from alleged.records.entities import Wording as SpokenOf
from alleged.records.framings import Force, Framing, FramingKind
from alleged.records.ids import record_id
from alleged.records.insinuations import Insinuation
from alleged.records.mentions import Mention
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice

PLAIN_USE = {FramingKind.BOOSTER: 0.8, FramingKind.HEDGE: 0.85}
"""How often the words of our table stress or soften where they stand: our estimate, not
measured."""
FORCES = {1: Force.MILD, 2: Force.STRONG, 3: Force.EXTREME}


def find_framings(
    document: Document,
    *,
    scored: Sequence[SentenceScores],
    reading: Reading,
    wording: Wording,
    statements: Sequence[Statement],
    insinuations: Sequence[Insinuation] = (),
    mentions: Sequence[Mention] = (),
    entities: Sequence[Entity] = (),
    tags: Mapping[Span, Sequence[str]] | None = None,
) -> list[Framing]:
    """How a document puts things, in text order.

    `tags`: the parts of speech of sentences that were tagged already, word by word.
    Words of our table are always listed, whatever their probability; other words where the reader
    finds them at least as likely as in a sentence that annotators would mark.
    """
    text = document.text
    standing = _standing(entities)
    quotations = find_quotations(text)
    names = sorted(mentions, key=lambda one: one.span)
    names_at = SpansAt([one.span for one in names])

    def is_name(span: Span) -> bool:
        return names_at.may_hold(span) and _is_name(span, names)

    hits = [hit for hit in find_hits(text) if not is_name(hit.span)]
    around = _Around(
        document=document,
        holders=_Holders(statements),
        insinuations=insinuations,
        quotations=quotations,
    )
    found: list[Framing] = []
    floor = wording.settings.thresholds["loaded"]
    made_by = f"{VOCABULARY}, {wording.version}, reader {reading.version}"
    kept = [
        (one, logit)
        for one in find_candidates(text, scored, reading, hits, quotations)
        if (logit := wording.logit("loaded", one.features)) >= floor or one.entry is not None
        if one.entry is not None or not is_name(one.span)
    ]
    numbers = sorted({one.sentence for one, _ in kept})
    cut = take_apart(text, [scored[number].span for number in numbers], packaged_tagger(), tags)
    builds = dict(zip(numbers, cut, strict=True))
    for one, logit in kept:
        build = builds[one.sentence]
        if one.entry is not None and _is_plain(one.entry, build, one.span):
            continue
        near = [names[at] for at in names_at.near(scored[one.sentence].span)]
        target, why = find_target(text, build, one.span, one.entry, near)
        if target is not None and target in standing:
            target, why = standing[target], f"{why}; a pronoun stands for it"
        found.append(
            around.framing(
                one.span,
                one.entry,
                target=target,
                probability=round(odds_to_probability(logit), 4),
                reason=_reason(one, why),
                made_by=made_by,
            )
        )
    found += (
        around.framing(
            hit.span,
            hit.entry,
            target=None,
            probability=PLAIN_USE[hit.entry.kind],
            reason=f"`{hit.entry.words}` is in the table of {hit.entry.kind.value}s",
            made_by=VOCABULARY,
        )
        for hit in hits
        if hit.entry.kind is not FramingKind.LOADED
    )
    return sorted(found, key=lambda one: (one.span, one.id))


def _standing(entities: Sequence[Entity]) -> dict[Span, Span]:
    """Pronouns, each with the place before it where the same entity has a name or a description."""
    found: dict[Span, Span] = {}
    for entity in entities:
        last: Span | None = None
        for mention in sorted(entity.mentions, key=lambda one: one.span):
            if mention.wording is not SpokenOf.PRONOUN:
                last = mention.span
            elif last is not None:
                found[mention.span] = last
    return found


def is_shown(framing: Framing, wording: Wording) -> bool:
    """Whether words are as likely loaded as those that annotators of whole articles mark."""
    floor = odds_to_probability(wording.settings.thresholds["loaded"])
    return framing.kind is FramingKind.LOADED and framing.probability >= round(floor, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What words of a document may stand in."""

    document: Document
    holders: _Holders
    insinuations: Sequence[Insinuation]
    quotations: Sequence[Span]

    def framing(
        self,
        span: Span,
        entry: Entry | None,
        *,
        target: Span | None,
        probability: float,
        reason: str,
        made_by: str,
    ) -> Framing:
        """The record of words at a place."""
        kind = entry.kind if entry else FramingKind.LOADED
        loaded = entry if kind is FramingKind.LOADED else None
        statement = self.holders.innermost(span)
        hint = next((one for one in self.insinuations if one.span.holds(span)), None)
        title = self.document.title_span
        quoted = any(quotation.holds(span) for quotation in self.quotations)
        # Quotation marks without a report: somebody's words, the text does not say whose.
        voice = Voice.UNATTRIBUTED if quoted else Voice.ARTICLE
        voice = statement.voice if statement else voice
        return Framing(
            id=record_id("frm", self.document.id, kind.value, [span]),
            document_id=self.document.id,
            kind=kind,
            span=span,
            direction=entry.direction if entry else None,
            force=FORCES[loaded.force] if loaded else None,
            target=(target,) if target is not None else (),
            voice=voice,
            quoted=quoted,
            statement_id=statement.id if statement else None,
            insinuation_id=hint.id if hint else None,
            plain=loaded.plain if loaded else None,
            in_title=title is not None and title.overlaps(span),
            probability=probability,
            reason=reason,
            made_by=made_by,
        )


class _Holders:
    """The reported statements, by what they have for their content."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._pieces = sorted(
            (piece, number)
            for number, one in enumerate(statements)
            if one.voice is not Voice.ARTICLE
            for piece in one.content
        )
        self._at = SpansAt([piece for piece, _ in self._pieces])

    def innermost(self, span: Span) -> Statement | None:
        """The statement whose content holds the words, the narrowest."""
        around = [
            (piece.end - piece.start, number)
            for piece, number in [self._pieces[at] for at in self._at.near(span)]
            if piece.holds(span)
        ]
        return self._statements[min(around)[1]] if around else None


def _reason(one: Candidate, why: str) -> str:
    if one.entry is None:
        told = "the reader finds the words loaded; our table has them not"
    else:
        told = f"`{one.entry.words}` is in the table"
        told += f", in place of `{one.entry.plain}`" if one.entry.plain else ""
    return f"{told}; target: {why}" if why else told


def _is_name(span: Span, names: Sequence[Mention]) -> bool:
    """Whether the words are part of a longer name: `Free Valley Heroes`."""
    return any(one.span.holds(span) and one.span != span for one in names)


@cache
def _plain_senses() -> dict[str, frozenset[str]]:
    """Words beside which an entry has its plain sense."""
    senses: dict[str, frozenset[str]] = {}
    path = files("alleged.analyse.framing").joinpath("plain_senses.csv")
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            beside = frozenset(row["beside"].split("|"))
            senses[row["words"]] = senses.get(row["words"], frozenset()) | beside
    return senses


def _is_plain(entry: Entry, build: Build, span: Span) -> bool:
    beside = _plain_senses().get(entry.words, frozenset())
    return bool(beside) and not beside.isdisjoint(words_beside(build, span))
