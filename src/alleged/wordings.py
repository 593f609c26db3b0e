"""How several articles word the same incident: side by side, from mild to strong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alleged.analyse.framing.vocabulary import find_hits, read_entries
from alleged.records.documents import Document
from alleged.records.framings import Direction, FramingKind
from alleged.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of one document that tell of an incident."""

    document_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingVariant:
    """One way to put it."""

    words: str
    places: tuple[Place, ...]
    outlets: tuple[str, ...]
    """Who words it so; an article whose outlet is unknown stands by its id."""
    strength: int
    """0 plain, 1 mild, 2 strong, 3 extreme: the strongest of its words in our table."""
    direction: Direction | None
    """Which way the strongest of its words points."""
    loaded: tuple[str, ...]
    """Its words in our table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoVocabularies:
    """The same thing under words that blame and words that praise or are plain."""

    plain: str
    """A plain word for it, from our table."""
    blame: tuple[WordingVariant, ...]
    praise: tuple[WordingVariant, ...]
    neutral: tuple[WordingVariant, ...]


def compare_wordings(
    places: Iterable[Place], documents: Mapping[str, Document]
) -> list[WordingVariant]:
    """The wordings of one incident, from mild to strong; equal words are one variant."""
    grouped: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        grouped[_folded(place.span.of(documents[place.document_id].text))].append(place)
    found = [_variant(sorted(group, key=_order), documents) for group in grouped.values()]
    return sorted(found, key=lambda one: (one.strength, one.words.lower()))


def find_two_vocabularies(
    places: Sequence[Place], documents: Mapping[str, Document]
) -> list[TwoVocabularies]:
    """For each plain word under which our table has words used here: who says it how.

    A group is returned where at least two different wordings stand beside each other.
    """
    by_plain: dict[str, dict[tuple[Direction | None, str], list[Place]]] = {}
    plains = {
        entry.plain: entry.plain.split()
        for entry in read_entries().values()
        if entry.plain and entry.part == "noun"
    }
    for place in places:
        text = place.span.of(documents[place.document_id].text)
        for hit in find_hits(text):
            if hit.entry.plain and hit.entry.part == "noun" and hit.entry.direction:
                span = Span(place.span.start + hit.span.start, place.span.start + hit.span.end)
                key = (hit.entry.direction, _folded(hit.span.of(text)))
                found = by_plain.setdefault(hit.entry.plain, {})
                found.setdefault(key, []).append(Place(document_id=place.document_id, span=span))
        folded = f" {_folded(text)} "
        for plain in plains:
            if (at := folded.find(f" {plain} ")) >= 0 and len(folded) == len(text) + 2:
                span = Span(place.span.start + at, place.span.start + at + len(plain))
                found = by_plain.setdefault(plain, {})
                found.setdefault((None, plain), []).append(
                    Place(document_id=place.document_id, span=span)
                )
    told = []
    for plain, variants in sorted(by_plain.items()):
        if len(variants) < 2:
            continue
        sides: dict[Direction | None, list[WordingVariant]] = defaultdict(list)
        for (direction, _), group in sorted(variants.items(), key=lambda one: one[0][1]):
            sides[direction].append(_variant(sorted(group, key=_order), documents))
        told.append(
            TwoVocabularies(
                plain=plain,
                blame=tuple(sides[Direction.BLAME]),
                praise=tuple(sides[Direction.PRAISE]),
                neutral=tuple(sides[None]),
            )
        )
    return told


def _variant(places: Sequence[Place], documents: Mapping[str, Document]) -> WordingVariant:
    first = places[0]
    words = first.span.of(documents[first.document_id].text)
    hits = [hit for hit in find_hits(words) if hit.entry.kind is FramingKind.LOADED]
    strongest = max(hits, key=lambda hit: hit.entry.force, default=None)
    outlets = {documents[one.document_id].outlet or one.document_id for one in places}
    return WordingVariant(
        words=words,
        places=tuple(places),
        outlets=tuple(sorted(outlets)),
        strength=strongest.entry.force if strongest else 0,
        direction=strongest.entry.direction if strongest else None,
        loaded=tuple(hit.span.of(words) for hit in hits),
    )


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


def _order(place: Place) -> tuple[str, Span]:
    return place.document_id, place.span
