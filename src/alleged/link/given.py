"""Entities across documents where the mentions are given: names, descriptions and pronouns.

For those who bring mentions of their own, and for measuring. A build, which joins names only and
has to do so for many thousand documents, does it in SQL (`link/entities.py`).

Each document's mentions are put into chains first. Two chains are compared if their documents
tell of alike things or if they share a word they are about; chains are then joined, the likeliest
first, as long as the mean probability of all their pairs is high enough."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from alleged.analyse.antecedents import all_before, chains_of, choose_antecedents
from alleged.analyse.pairs import Placed, place_phrases
from alleged.analyse.phrases import Sort, fold, stem
from alleged.models.coreference import Weights
from alleged.records.entities import Wording
from alleged.records.spans import Span

_WORD = re.compile(r"[a-z][a-z-]{1,40}")
LEAST_ALIKE = 0.2
"""Cosine of two documents from which all their entities are compared. On ECB+ train 0.2 lets
177,000 pairs through, 8 % of them the same."""


@dataclass(frozen=True, slots=True)
class GivenText:
    """A document with its mentions."""

    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the mentions of an entity in one document say about it."""

    document: int
    members: tuple[int, ...]
    names: frozenset[tuple[str, ...]]
    fullest: tuple[str, ...]
    """The name of most words; empty without a name."""
    plain: frozenset[str]
    heads: frozenset[str]
    described: frozenset[str]
    """Heads of descriptions."""
    content: frozenset[str]
    acronyms: frozenset[str]
    initials: frozenset[str]
    genders: frozenset[str]
    sorts: frozenset[Sort]
    plurals: frozenset[bool]
    countries: frozenset[str]
    digits: frozenset[str]
    coordinated: bool


def link_given(
    texts: Sequence[GivenText], *, weights: Weights, across: bool = True
) -> list[list[str]]:
    """For each text a chain label for each mention; with `across` labels hold in all texts."""
    orders = [
        sorted(
            range(len(one.mentions)), key=lambda n: (one.mentions[n].start, -one.mentions[n].end)
        )
        for one in texts
    ]
    placed = [
        place_phrases(one.text, [one.mentions[n] for n in order], sentences=one.sentences)
        for one, order in zip(texts, orders, strict=True)
    ]
    chains = [
        chains_of(choose_antecedents(one.text, phrases, all_before(len(phrases)), weights=weights))
        for one, phrases in zip(texts, placed, strict=True)
    ]
    sketches = sketch_chains(placed, chains)
    groups = list(range(len(sketches)))
    if across and sketches:
        likeness, rarity = compare_texts([one.text for one in texts])
        pairs = candidate_pairs(sketches, likeness)
        if pairs:
            rows = np.asarray(
                [
                    alike_features(
                        sketches[a],
                        sketches[b],
                        likeness[sketches[a].document, sketches[b].document],
                        rarity,
                    )
                    for a, b in pairs
                ]
            )
            probabilities = 1 / (1 + np.exp(-weights.alike.scores(rows)))
            groups = join(len(sketches), pairs, probabilities.tolist(), least=weights.least)
    labels = [[""] * len(one.mentions) for one in texts]
    for number, sketch in enumerate(sketches):
        for member in sketch.members:
            labels[sketch.document][orders[sketch.document][member]] = f"e{groups[number]}"
    return labels


def sketch_chains(
    placed: Sequence[Sequence[Placed]], chains: Sequence[Sequence[int]]
) -> list[Sketch]:
    """A sketch of each chain of each document, in order."""
    sketches = []
    for document, (phrases, labels) in enumerate(zip(placed, chains, strict=True)):
        members: dict[int, list[int]] = defaultdict(list)
        for number, label in enumerate(labels):
            members[label].append(number)
        sketches += [_sketch(document, ones, phrases) for _, ones in sorted(members.items())]
    return sketches


def _sketch(document: int, members: Sequence[int], placed: Sequence[Placed]) -> Sketch:
    phrases = [placed[number].phrase for number in members]
    worded = [one for one in phrases if one.wording is not Wording.PRONOUN]
    names = frozenset(
        one.name for one in phrases if one.wording is Wording.NAME and not one.coordinated
    )
    return Sketch(
        document=document,
        members=tuple(members),
        names=names,
        fullest=max(names, key=lambda name: (len(name), name), default=()),
        plain=frozenset(one.plain for one in worded),
        heads=frozenset(one.head for one in worded),
        described=frozenset(one.head for one in worded if one.wording is Wording.DESCRIPTION),
        content=frozenset[str]().union(*(one.content for one in phrases)),
        acronyms=frozenset(one.acronym for one in phrases if one.acronym),
        initials=frozenset(one.initials for one in phrases if len(one.initials) > 1),
        genders=frozenset(one.gender for one in phrases if one.gender),
        sorts=frozenset(one.sort for one in phrases if one.sort),
        plurals=frozenset(one.plural for one in worded if one.plural is not None),
        countries=frozenset(
            country for number in members if (country := placed[number].country) is not None
        ),
        digits=frozenset[str]().union(*(one.digits for one in phrases)),
        coordinated=any(one.coordinated for one in phrases),
    )


def compare_texts(texts: Sequence[str]) -> tuple[NDArray[np.float64], dict[str, float]]:
    """How alike each two texts are (cosine of their rare words), and how rare each word is: 0 to
    1."""
    counts = [Counter(stem(word) for word in _WORD.findall(fold(text))) for text in texts]
    told_in = Counter(word for one in counts for word in one)
    number = {word: place for place, word in enumerate(sorted(told_in))}
    table = np.zeros((len(texts), len(number)))
    for place, one in enumerate(counts):
        for word, count in sorted(one.items()):
            table[place, number[word]] = (1 + math.log(count)) * math.log(
                len(texts) / told_in[word]
            )
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    whole = math.log(max(2, len(texts)))
    rarity = {word: math.log(len(texts) / (count + 1)) / whole for word, count in told_in.items()}
    return np.round(table @ table.T, 6), rarity


def candidate_pairs(
    sketches: Sequence[Sketch], likeness: NDArray[np.float64]
) -> list[tuple[int, int]]:
    """Pairs that are worth a comparison, by number, the smaller first."""
    of_document: dict[int, list[int]] = defaultdict(list)
    about: dict[str, list[int]] = defaultdict(list)
    for number, sketch in enumerate(sketches):
        if sketch.plain:
            of_document[sketch.document].append(number)
            for key in sorted(sketch.heads | sketch.plain):
                about[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for ones in about.values():
        pairs.update((a, b) for place, a in enumerate(ones) for b in ones[place + 1 :])
    for one, other in zip(*np.nonzero(np.triu(likeness > LEAST_ALIKE, 1)), strict=True):
        pairs.update((a, b) for a in of_document[int(one)] for b in of_document[int(other)])
    return sorted(pairs)


ALIKE_FEATURES = (
    "texts alike",
    "texts alike, both named",
    "texts alike, none named",
    "both named",
    "none named",
    "same words",
    "same words, texts alike",
    "same name",
    "same name, texts alike",
    "same name of several words",
    "same head",
    "same head of descriptions",
    "same head of descriptions, texts alike",
    "rarity of the head",
    "rarity of the head, texts alike",
    "name inside name",
    "name inside name, texts alike",
    "same last word",
    "same first word",
    "full names differ",
    "likeness of names",
    "misspelt",
    "acronym",
    "share of rare content",
    "share of rare content, texts alike",
    "rare content",
    "genders differ",
    "sorts differ",
    "same sort",
    "numbers differ",
    "same country",
    "countries differ",
    "same digits",
    "digits differ",
    "one coordinated",
    "both of several mentions",
    "mentions",
    "same text",
    "both times",
    "both persons",
)


def alike_features(
    one: Sketch, other: Sketch, likeness: float, rarity: Mapping[str, float]
) -> list[float]:
    """`ALIKE_FEATURES` of two entities of two documents."""
    named = bool(one.names) and bool(other.names)
    unnamed = not one.names and not other.names
    same_words = bool(one.plain & other.plain)
    same_name = bool(one.names & other.names)
    described = bool(one.described & other.described)

    def rare(words: frozenset[str]) -> list[float]:
        return [rarity.get(word, 1.0) for word in sorted(words)]

    head = max(rare(one.heads & other.heads), default=0.0)
    shared = sum(rare(one.content & other.content))
    share = shared / (sum(rare(one.content | other.content)) + 1e-6)
    inside = last = first = differ = misspelt = False
    likeness_of_names = 0.0
    if named:
        for a in sorted(one.names):
            for b in sorted(other.names):
                short, long = sorted((a, b), key=len)
                inside |= len(short) < len(long) and set(short) <= set(long)
                last |= a[-1] == b[-1]
                first |= a[0] == b[0]
        a, b = one.fullest, other.fullest
        differ = len(a) > 1 and len(b) > 1 and not (set(a) <= set(b) or set(b) <= set(a))
        likeness_of_names = JaroWinkler.similarity(" ".join(a), " ".join(b))
        joined, facing = "".join(a), "".join(b)
        misspelt = min(len(joined), len(facing)) > 5 and DamerauLevenshtein.distance(
            joined, facing, score_cutoff=2
        ) <= 1 + (len(joined) > 9)
    acronym = bool(one.acronyms & other.initials or other.acronyms & one.initials)
    return [
        float(value)
        for value in (
            likeness,
            likeness * named,
            likeness * unnamed,
            named,
            unnamed,
            same_words,
            same_words * likeness,
            same_name,
            same_name * likeness,
            same_name and len(one.fullest) > 1,
            bool(one.heads & other.heads),
            described,
            described * likeness,
            head,
            head * likeness,
            inside,
            inside * likeness,
            last,
            first,
            differ,
            likeness_of_names,
            misspelt,
            acronym,
            share,
            share * likeness,
            min(shared, 4) / 4,
            _differ(one.genders, other.genders),
            _differ(one.sorts, other.sorts),
            bool(one.sorts & other.sorts),
            _differ(one.plurals, other.plurals),
            bool(one.countries & other.countries),
            _differ(one.countries, other.countries),
            bool(one.digits & other.digits),
            _differ(one.digits, other.digits),
            one.coordinated != other.coordinated,
            min(len(one.members), len(other.members)) > 1,
            min(len(one.members), 6) * min(len(other.members), 6) / 36,
            one.document == other.document,
            Sort.TIME in one.sorts and Sort.TIME in other.sorts,
            Sort.PERSON in one.sorts and Sort.PERSON in other.sorts,
        )
    ]


def _differ(one: frozenset[object], other: frozenset[object]) -> bool:
    return bool(one and other and not one & other)


def join(
    count: int, pairs: Sequence[tuple[int, int]], probabilities: Sequence[float], *, least: float
) -> list[int]:
    """Groups by average linkage: for each of `count` the smallest number in its group.

    The likeliest two groups are joined as long as the mean over all pairs between them is at least
    `least`; a pair that is not in `pairs` counts 0.
    """
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (a, b), probability in zip(pairs, probabilities, strict=True):
        near[a][b] = near[b][a] = probability
    size = [1] * count
    age = [0] * count
    into = list(range(count))
    heap = [
        (-probability, a, b, 0, 0)
        for (a, b), probability in zip(pairs, probabilities, strict=True)
        if probability >= least
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, age_a, age_b = heapq.heappop(heap)
        if into[a] != a or into[b] != b or age[a] != age_a or age[b] != age_b:
            continue
        into[b] = a
        age[a] += 1
        whole = size[a] + size[b]
        joined = {
            c: (near[a].get(c, 0.0) * size[a] + near[b].get(c, 0.0) * size[b]) / whole
            for c in sorted(set(near[a]) | set(near[b]))
            if c not in (a, b)
        }
        for c in near[b]:
            near[c].pop(b, None)
        size[a], near[a] = whole, joined
        for c, probability in joined.items():
            near[c][a] = probability
            if probability >= least:
                low, high = min(a, c), max(a, c)
                heapq.heappush(heap, (-probability, low, high, age[low], age[high]))
    return [_root(into, number) for number in range(count)]


def _root(into: Sequence[int], number: int) -> int:
    while into[number] != number:
        number = into[number]
    return number
