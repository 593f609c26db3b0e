"""What the words around the mention of an act say about it, and how two such mentions compare.

A mention is compared by the words that name the act, the words and names around it, the days,
places and numbers that our own readers find there, and how alike the two documents are.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from alleged.analyse.phrases import fold
from alleged.analyse.phrases import stem as noun_stem
from alleged.analyse.timex.words import word_set as words
from alleged.link.act_words import groups_of, stem_of
from alleged.link.given import join
from alleged.records.spans import Span

_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]{0,40}|[0-9][0-9.,]{0,20}")
_PLAIN = re.compile(r"[a-z][a-z-]{1,40}")
_NEAR = 6
"""Words on each side that count as near."""

_EMPTY = words("""
    a an the this that these those it its he she they we you i him her them us his their our
    your my me who whom whose which what where when why how and or but nor so yet if then than
    as at by for from in into of off on onto out over to up with about after before against
    between during under through is are was were be been being am has have had having do does
    did will would can could may might must shall should not no only also just more most very
    too there here all any some each both such own same other another one two s t re ve ll d m
    don didn doesn wasn said says say told according while because since until although though
    however still even now well mr mrs ms dr new year years day days week monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august
    september october november december
""")
_PARTICLES = words("""
    in into on onto off out up down over by for of to with at from away back against under
""")
_POINTING = words("""
    it that this which these those event incident he she they
""")
_TELLING = frozenset(
    stem_of(word)
    for word in words("""
    say tell report announce state according claim add declare confirm believe think know hope
    expect ask
    """)
)
_LIGHT = frozenset(
    stem_of(word)
    for word in words("""
    be have do make take get give go come begin start end continue happen occur cause try plan
    want allow let keep see find become include follow lead
    """)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What our readers find in a document, beside the mentions of acts."""

    names: tuple[tuple[Span, str], ...]
    """Places of names with their fullest forms, in text order."""
    places: tuple[tuple[Span, str], ...]
    """Places of place names with the place's id."""
    person_names: tuple[tuple[Span, str], ...]
    """Those of persons among them."""
    told_days: tuple[str, ...]
    """Days that the text names, ISO 8601."""
    days: tuple[tuple[str | None, str | None], ...]
    """Of each mention of an act: first and last day; None where open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How alike the texts of a collection are, two by two: 0 to 1, symmetric."""

    words: NDArray[np.float64]
    """Cosine of their rare words."""
    opening: NDArray[np.float64]
    """The same of the first sentences alone."""
    names: NDArray[np.float64]
    """Cosine of the names they speak of."""
    persons_differ: NDArray[np.bool_]
    """Whether both speak of a person several times, and of none of the other's."""
    same_chief: NDArray[np.bool_]
    """Whether both speak most of one person."""
    chiefs_differ: NDArray[np.bool_]
    """Whether each speaks most of a person of its own."""
    days: NDArray[np.float64]
    """Share of the days of the one that the other names too."""
    places: NDArray[np.float64]
    years_differ: NDArray[np.bool_]
    """Whether both name years, none of them in common."""
    stories: tuple[int, ...]
    """Of each text the group that tells of alike things."""
    rarity: Mapping[str, float]
    """Of each stem: 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSketch:
    """A mention of an act with what stands around it."""

    document: int
    number: int
    """Of the mention in its document."""
    sentence: int
    text: str
    """Folded."""
    stem: str
    """Of the word that names the act."""
    stems: frozenset[str]
    """Of all words of the mention."""
    groups: frozenset[str]
    verbal: bool
    telling: bool
    light: bool
    pointing: bool
    before: frozenset[str]
    """Stems of the nearest content words before the mention."""
    after: frozenset[str]
    content: frozenset[str]
    """Stems of all content words of the sentence but those of the mention."""
    names: frozenset[str]
    """Words of the names in the sentence."""
    near_names: frozenset[str]
    persons: frozenset[str]
    """Last words of the names of persons in the sentence."""
    places: frozenset[str]
    numbers: frozenset[str]
    days: tuple[str | None, str | None]


def sketch_acts(
    document: int,
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Span],
    around: Around,
) -> list[ActSketch]:
    """A sketch of each mention, in order."""
    starts = [one.start for one in sentences]
    read: dict[int, list[tuple[int, int, str]]] = {}
    found = []
    for number, span in enumerate(mentions):
        at = max(0, bisect_right(starts, span.start) - 1)
        if at not in read:
            read[at] = (
                _words(text, sentences[at]) if sentences else _words(text, Span(0, len(text)))
            )
        bounds = sentences[at] if sentences else Span(0, len(text))
        found.append(_sketch(document, number, at, text, bounds, read[at], span, around))
    return found


def _words(text: str, bounds: Span) -> list[tuple[int, int, str]]:
    return [
        (one.start(), one.end(), one.group())
        for one in _WORD.finditer(text, bounds.start, bounds.end)
    ]


def head_of(words: Sequence[str]) -> str:
    """The word that names the act: the last one before a particle."""
    for place, word in enumerate(words):
        if place and fold(word) in _PARTICLES:
            return words[place - 1]
    return words[-1] if words else ""


def _sketch(
    document: int,
    number: int,
    sentence: int,
    text: str,
    bounds: Span,
    words: Sequence[tuple[int, int, str]],
    span: Span,
    around: Around,
) -> ActSketch:
    own = [word for start, end, word in words if start < span.end and end > span.start]
    head = head_of(own) or text[span.start : span.end]
    stem = stem_of(head) or fold(head)
    left = [word for _, end, word in words if end <= span.start]
    right = [word for start, _, word in words if start >= span.end]
    stems = frozenset(stem_of(word) for word in own if fold(word) not in _PARTICLES) | {stem}
    content = _content(left) | _content(right)
    names, near_names = set(), set()
    for place, name in around.names:
        if bounds.start <= place.start < bounds.end:
            parts = {noun_stem(part) for part in fold(name).split() if len(part) > 1}
            names |= parts
            if abs(place.start - span.start) < 60:
                near_names |= parts
    return ActSketch(
        document=document,
        number=number,
        sentence=sentence,
        text=" ".join(fold(text[span.start : span.end]).split()),
        stem=stem,
        stems=stems,
        groups=groups_of(head),
        verbal=fold(head).endswith(("ed", "ing"))
        or (fold(head) != stem_of(head) and len(own) == 1),
        telling=stem in _TELLING,
        light=stem in _LIGHT,
        pointing=fold(head) in _POINTING,
        before=_content(left[-_NEAR:]),
        after=_content(right[:_NEAR]),
        content=frozenset(content - stems),
        names=frozenset(names),
        near_names=frozenset(near_names),
        persons=frozenset(
            fold(name).split()[-1]
            for where, name in around.person_names
            if bounds.start <= where.start < bounds.end and name.split()
        ),
        places=frozenset(
            place for where, place in around.places if bounds.start <= where.start < bounds.end
        ),
        numbers=frozenset(
            word.strip(".,").replace(",", "") for _, _, word in words if word[0].isdigit()
        ),
        days=around.days[number] if number < len(around.days) else (None, None),
    )


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        stem_of(word)
        for word in words
        if len(word) > 1 and word[0].isalpha() and fold(word) not in _EMPTY
    )


OPENING_SENTENCES = 4
STORY = 0.14
"""Mean likeness of words, openings and names from which two groups of texts are one story. On ECB+
dev 0.14 has the best CoNLL F1 (76.3) when all acts of one stem in one story are taken for one;
words alone have 75.1, 0.1 and 0.18 have 75.9 and 75.0."""
OTHER_CHIEF = 0.5
SAME_CHIEF = 1.2
"""What another, or the same, person that is named most does to the likeness of two texts."""


def compare_stories(
    texts: Sequence[str], sentences: Sequence[Sequence[Span]], around: Sequence[Around]
) -> Alike:
    """How alike each two texts are."""
    openings = [
        text[: spans[min(len(spans), OPENING_SENTENCES) - 1].end] if spans else text
        for text, spans in zip(texts, sentences, strict=True)
    ]
    counts = [_stems(text) for text in texts]
    words = _cosines(counts)
    names = _cosines(
        [
            Counter(part for _, name in one.names for part in fold(name).split() if len(part) > 1)
            for one in around
        ]
    )
    persons = [
        {part for part, count in _counted(one.person_names).items() if count > 1} for one in around
    ]
    every = [set(_counted(one.person_names)) for one in around]
    chiefs = [_chief(one.person_names) for one in around]
    size = len(texts)
    same_chief = np.zeros((size, size), dtype=bool)
    chiefs_differ = np.zeros((size, size), dtype=bool)
    differ = np.zeros((size, size), dtype=bool)
    days, places = np.zeros((size, size)), np.zeros((size, size))
    years = np.zeros((size, size), dtype=bool)
    told = [frozenset(one.told_days) for one in around]
    told_years = [frozenset(day[:4] for day in one) for one in told]
    ids = [frozenset(place for _, place in one.places) for one in around]
    for a in range(size):
        for b in range(a, size):
            differ[a, b] = differ[b, a] = bool(
                persons[a]
                and persons[b]
                and not persons[a] & every[b]
                and not persons[b] & every[a]
            )
            if chiefs[a] and chiefs[b]:
                same_chief[a, b] = same_chief[b, a] = chiefs[a] == chiefs[b]
                chiefs_differ[a, b] = chiefs_differ[b, a] = chiefs[a] != chiefs[b]
            days[a, b] = days[b, a] = _share(told[a], told[b])
            places[a, b] = places[b, a] = _share(ids[a], ids[b])
            years[a, b] = years[b, a] = bool(
                told_years[a] and told_years[b] and not told_years[a] & told_years[b]
            )
    told_in = Counter(word for one in counts for word in one)
    whole = math.log(max(2, size))
    opening = _cosines([_stems(one) for one in openings])
    near = (words + opening + names) / 3
    near = np.round(
        near * np.where(chiefs_differ, OTHER_CHIEF, 1) * np.where(same_chief, SAME_CHIEF, 1), 6
    )
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size) if near[a, b] > 0.03]
    return Alike(
        words=np.round(words, 6),
        opening=np.round(opening, 6),
        names=np.round(names, 6),
        persons_differ=differ,
        same_chief=same_chief,
        chiefs_differ=chiefs_differ,
        days=days,
        places=places,
        years_differ=years,
        stories=tuple(join(size, pairs, [float(near[a, b]) for a, b in pairs], least=STORY)),
        rarity={
            word: max(0.0, math.log(size / (count + 1)) / whole) for word, count in told_in.items()
        },
    )


def _stems(text: str) -> Counter[str]:
    return Counter(stem_of(word) for word in _PLAIN.findall(fold(text)))


def _chief(names: Sequence[tuple[Span, str]]) -> str:
    """The person whom the text names most; empty where two are named as often."""
    counts = _counted(names).most_common(2)
    return counts[0][0] if counts and (len(counts) < 2 or counts[0][1] > counts[1][1]) else ""


def _counted(names: Sequence[tuple[Span, str]]) -> Counter[str]:
    """Last words of names of persons, and how often they stand."""
    return Counter(fold(name).split()[-1] for _, name in names if name.split())


def _cosines(counts: Sequence[Counter[str]]) -> NDArray[np.float64]:
    """Cosine of each two, by rare words."""
    told_in = Counter(word for one in counts for word in one)
    number = {word: place for place, word in enumerate(sorted(told_in))}
    table = np.zeros((len(counts), len(number)))
    for place, one in enumerate(counts):
        for word, count in sorted(one.items()):
            table[place, number[word]] = (1 + math.log(count)) * math.log(
                len(counts) / told_in[word]
            )
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    return np.asarray(table @ table.T)


ACT_FEATURES = (
    "texts alike",
    "openings alike",
    "openings alike, same stem",
    "names alike",
    "names alike, same stem",
    "persons differ",
    "persons differ, same stem",
    "same chief person",
    "same chief person, same stem",
    "chief persons differ",
    "chief persons differ, same stem",
    "chief persons differ, texts alike",
    "persons of the sentences shared",
    "persons of the sentences differ",
    "days of the texts",
    "days of the texts, same stem",
    "places of the texts",
    "years of the texts differ",
    "same text",
    "same story",
    "same story, texts alike",
    "same words",
    "same words, texts alike",
    "same stem",
    "same stem, texts alike",
    "same stem, same story",
    "same stem, same text",
    "same group",
    "same group, texts alike",
    "same group, same story",
    "rarity of the stem",
    "rarity of the stem, texts alike",
    "shared words of the mentions",
    "likeness of the stems",
    "share of content",
    "share of content, texts alike",
    "share of content, same stem",
    "rare content",
    "near words",
    "near words, same stem",
    "same before",
    "same after",
    "before and after",
    "nothing near shared",
    "share of names",
    "share of near names",
    "names differ",
    "near names differ, same stem",
    "both with names",
    "same day",
    "days overlap",
    "days apart",
    "years apart",
    "day unknown",
    "same place",
    "places differ",
    "same number",
    "numbers differ",
    "both tell",
    "one tells",
    "both tell, share of content",
    "both light",
    "one light",
    "both light, near words",
    "one points",
    "both verbal",
    "one verbal",
    "both at the top",
    "one at the top",
    "sentences apart",
    "same sentence",
    "same sentence, same stem",
    "how often the stem is told, less often",
    "other stems, other groups",
    "other groups, texts alike",
)


def act_features(
    one: ActSketch,
    other: ActSketch,
    *,
    likeness: Alike,
    told: Mapping[int, Counter[str]],
) -> list[float]:
    """`ACT_FEATURES` of two mentions. `told`: how often each document's acts have each stem."""
    at = one.document, other.document
    rarity = likeness.rarity
    alike = float(likeness.words[at])
    opening, names = float(likeness.opening[at]), float(likeness.names[at])
    persons, days = bool(likeness.persons_differ[at]), float(likeness.days[at])
    same_chief, chiefs_differ = bool(likeness.same_chief[at]), bool(likeness.chiefs_differ[at])
    same_story = likeness.stories[at[0]] == likeness.stories[at[1]]
    same_text = one.document == other.document
    stem = one.stem == other.stem
    group = bool(one.groups & other.groups) and not stem
    rare = rarity.get(one.stem, 1.0) if stem else 0.0
    shared = _weight(one.content & other.content, rarity)
    share = shared / (min(_weight(one.content, rarity), _weight(other.content, rarity)) + 0.5)
    one_near, other_near = one.before | one.after, other.before | other.after
    near = _weight(one_near & other_near, rarity) / (
        min(_weight(one_near, rarity), _weight(other_near, rarity)) + 0.5
    )
    before, after = one.before & other.before, one.after & other.after
    across = one.before & other.after | one.after & other.before
    both_named = bool(one.names and other.names)
    near_named = bool(one.near_names and other.near_names)
    same_day, overlap, apart, years, unknown = _days(one.days, other.days)
    both_light = one.light and other.light
    both_tell = one.telling and other.telling
    top, other_top = one.sentence < 2, other.sentence < 2
    neither = not stem and not group
    return [
        float(value)
        for value in (
            alike,
            opening,
            opening * stem,
            names,
            names * stem,
            persons,
            persons and stem,
            same_chief,
            same_chief and stem,
            chiefs_differ,
            chiefs_differ and stem,
            chiefs_differ * alike,
            bool(one.persons & other.persons),
            bool(one.persons and other.persons and not one.persons & other.persons),
            days,
            days * stem,
            float(likeness.places[at]),
            bool(likeness.years_differ[at]),
            same_text,
            same_story,
            same_story * alike,
            one.text == other.text,
            (one.text == other.text) * alike,
            stem,
            stem * alike,
            stem and same_story,
            stem and same_text,
            group,
            group * alike,
            group and same_story,
            rare,
            rare * alike,
            len(one.stems & other.stems) / len(one.stems | other.stems),
            JaroWinkler.similarity(one.stem, other.stem),
            share,
            share * alike,
            share * stem,
            min(shared, 5) / 5,
            near,
            near * stem,
            min(_weight(before, rarity), 2),
            min(_weight(after, rarity), 2),
            min(_weight(across, rarity), 2),
            not one_near & other_near,
            _share(one.names, other.names),
            _share(one.near_names, other.near_names),
            both_named and not one.names & other.names,
            near_named and not one.near_names & other.near_names and stem,
            both_named,
            same_day,
            overlap,
            apart,
            years,
            unknown,
            bool(one.places & other.places),
            bool(one.places and other.places and not one.places & other.places),
            bool(one.numbers & other.numbers),
            bool(one.numbers and other.numbers and not one.numbers & other.numbers),
            both_tell,
            one.telling != other.telling,
            both_tell * share,
            both_light,
            one.light != other.light,
            both_light * near,
            one.pointing or other.pointing,
            one.verbal and other.verbal,
            one.verbal != other.verbal,
            top and other_top,
            top != other_top,
            min(abs(one.sentence - other.sentence), 10) / 10 if same_text else 0,
            same_text and one.sentence == other.sentence,
            same_text and one.sentence == other.sentence and stem,
            min(told[one.document][one.stem], told[other.document][other.stem], 5) / 5,
            neither,
            neither * alike,
        )
    ]


def _weight(words: frozenset[str], rarity: Mapping[str, float]) -> float:
    return sum(sorted(rarity.get(word, 1.0) for word in words))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)


def _days(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None]
) -> tuple[bool, bool, bool, bool, bool]:
    """Same, overlapping, apart, in other years, unknown."""
    (a, b), (c, d) = one, other
    if a is None or b is None or c is None or d is None:
        return False, False, False, False, True
    overlap = a <= d and c <= b
    return one == other, overlap, not overlap, not overlap and a[:4] != c[:4], False
