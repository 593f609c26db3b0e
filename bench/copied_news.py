"""Invented news with copies planted in it, for `bench/copies.py` and the tests: the same count and
seed give the same articles.

Sentences come from patterns, filled with words of our example's articles (by Zipf's law, with a
long tail of words made of syllables) and with names of persons, towns and bodies, which all
articles share. Between them stand phrases that every newsroom uses. About every second article
belongs to an event on which several outlets report on their own, with the same names, numbers and
quotations: what copies must not be confused with. Many outlets put a standing paragraph under each
article.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from alleged.records.documents import (
    Block,
    BlockKind,
    DatedValue,
    DatePrecision,
    Document,
)
from alleged.records.ids import record_id
from alleged.records.spans import OffsetRun, Span

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "lurenia" / "source"
OUTLETS = 240
FIRST_DAY = date(2031, 1, 1)
KINDS = (
    "exact",
    "headline",
    "words",
    "cut",
    "order",
    "half",
    "whole",
    "paragraph",
)
"""Copies that are planted: the same words with other marks; a new headline and lead-in; every
twelfth word replaced; the first half; paragraphs in another order; half of it in an own text; all
of it in a longer own text; one paragraph in an own text."""

PHRASES = """
according to a statement released on {day} by the ministry
who spoke on condition of anonymity because they were not authorised to speak
the ministry did not immediately respond to a request for comment
told reporters at a news conference on {day}
it was not immediately clear what had caused the delay
in what officials described as a routine matter
said in a statement posted on its website
which has been at the centre of the dispute for months
the opposition has called for an independent inquiry
a spokesman for the company declined to comment
the government has repeatedly denied the accusations
as the two sides prepare to meet again next week
for the first time since the end of the war
people familiar with the matter said on {day}
the figures could not be independently verified
the latest in a series of incidents in the region
in the early hours of {day} morning
and called on all sides to show restraint
amid growing concern about the cost of living
the investigation is still under way
""".strip().splitlines()

PATTERNS = """
{Person} said {clause} {phrase}.
The {noun} of the {noun} in {town} {verb} {number} {nouns}, {phrase}.
{Body} {verb} the {adjective} {noun} after {number} {nouns} had {verb} near {town}.
In {town}, {person} {verb} that {clause}.
Some {number} {nouns} {verb} {adjective} {nouns}, and the {noun} {verb}.
{phrase}, {person} {verb} the {noun} and the {noun}.
“{clause},” said {person}, {phrase}.
The {adjective} {noun} {verb} {town} on {day}, {clause}.
{Body} and {body} {verb} over the {noun}, while {clause}.
{Person}, a {noun} from {town}, {verb} {number} {nouns} for the {noun}.
Since {day} the {noun} has {verb} {adjective} {nouns} in {town} and the {noun} of {town}.
It {verb} that {clause}, although {person} {verb} the {noun}.
""".strip().splitlines()

CLAUSES = """
the {noun} {verb} {number} {nouns}
no {noun} had {verb} the {adjective} {noun}
{body} would {verb} the {nouns} by {day}
{nouns} and {nouns} {verb} in {town}
a {adjective} {noun} {verb} more than the {noun} of {town}
the {nouns} {verb} {adjective}, {adjective} and {adjective}
{person} {verb} the {noun} with {number} {nouns}
""".strip().splitlines()

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SYLLABLES = (
    *("ba", "ra", "ven", "tor", "mil", "ka", "zu", "len", "dor", "pas"),
    *("sin", "ur", "gel", "mo", "tha", "ni", "col", "fer", "ost", "win"),
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article, and where each of its paragraphs was first written."""

    document: Document
    written: frozenset[int]
    """Numbers of paragraphs; a copy has those of its origin."""
    event: int | None


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy and its origin, by the places of their articles."""

    kind: str
    origin: int
    copy: int


@dataclass(slots=True)
class _Draft:
    outlet: int
    day: date
    headline: str
    paragraphs: list[str]
    written: list[int]
    event: int | None = None


@dataclass(slots=True)
class _Event:
    people: list[str]
    towns: list[str]
    bodies: list[str]
    numbers: list[str]
    quotation: str
    day: date


@dataclass(slots=True)
class _Writer:
    """Writes sentences. `world` narrows the names to those of an event."""

    chance: random.Random
    paragraphs: int = 0
    words: Sequence[str] = field(default_factory=tuple)

    def sentence(self, event: _Event | None) -> str:
        made = self._fill(self.chance.choice(PATTERNS), event)
        return made[0].upper() + made[1:]

    def paragraph(self, event: _Event | None) -> tuple[int, str]:
        self.paragraphs += 1
        sentences = [self.sentence(event) for _ in range(self.chance.choice((2, 2, 3)))]
        return self.paragraphs, " ".join(sentences)

    def headline(self, event: _Event | None) -> str:
        made = self._fill("{Person} {verb} {noun} of {town}", event)
        return made[0].upper() + made[1:]

    def _fill(self, pattern: str, event: _Event | None) -> str:
        filled, rest = [], pattern
        while "{" in rest:
            before, _, rest = rest.partition("{")
            name, _, rest = rest.partition("}")
            filled += [before, self._slot(name, event)]
        return "".join([*filled, rest])

    def _slot(self, name: str, event: _Event | None) -> str:
        chance = self.chance
        if name == "phrase":
            return self._fill(PHRASES[_zipf(chance, len(PHRASES))], event)
        if name == "clause":
            return self._fill(chance.choice(CLAUSES), event)
        if name == "day":
            return chance.choice(DAYS)
        if name == "number":
            if event and chance.random() < 0.6:
                return chance.choice(event.numbers)
            return f"{chance.randint(2, 9_000):,}"
        if name.lower() == "person":
            known = event.people if event and chance.random() < 0.8 else people()
            return known[_zipf(chance, len(known))]
        if name == "town":
            known = event.towns if event and chance.random() < 0.8 else towns()
            return known[_zipf(chance, len(known))]
        if name.lower() == "body":
            known = event.bodies if event and chance.random() < 0.8 else bodies()
            return known[_zipf(chance, len(known))]
        word = vocabulary()[_zipf(chance, len(vocabulary()))]
        return word + "s" if name == "nouns" else word

    def event(self, day: date) -> _Event:
        pick = self.chance.sample
        return _Event(
            people=pick(people(), 4),
            towns=pick(towns(), 3),
            bodies=pick(bodies(), 3),
            numbers=[f"{self.chance.randint(3, 5_000):,}" for _ in range(5)],
            quotation=self._fill("{clause}, and {clause}", None),
            day=day,
        )

    def own_article(
        self, outlet: int, day: date, number: int | None, event: _Event | None
    ) -> _Draft:
        made = [self.paragraph(event) for _ in range(self.chance.randint(6, 9))]
        paragraphs = [text for _, text in made]
        if event is not None and self.chance.random() < 0.6:
            place = self.chance.randrange(len(paragraphs))
            who = event.people[0]
            said = self.chance.choice(
                ("“{q},” said {who}.", "“{q}”, in the words of {who}.", "{who}: “{q}.”")
            )
            paragraphs[place] += " " + said.format(q=event.quotation, who=who)
        written = [id_ for id_, _ in made]
        return _Draft(outlet, day, self.headline(event), paragraphs, written, number)


def make_articles(count: int, *, copies: int, seed: int = 7) -> tuple[list[Article], list[Planted]]:
    """So many articles, of which so many are copies, each of another one."""
    writer = _Writer(random.Random(seed))
    chance = writer.chance
    drafts: list[_Draft] = []
    number = 0
    while len(drafts) < count - copies:
        day = FIRST_DAY + timedelta(days=chance.randrange(360))
        outlet = chance.randrange(OUTLETS)
        if chance.random() < 0.15:
            number += 1
            event = writer.event(day)
            for _ in range(min(chance.choice((2, 3, 5, 8, 12)), count - copies - len(drafts))):
                drafts.append(writer.own_article(chance.randrange(OUTLETS), day, number, event))
        else:
            drafts.append(writer.own_article(outlet, day, None, None))
    planted: list[Planted] = []
    for nth, origin in enumerate(chance.sample(range(len(drafts)), copies)):
        kind = KINDS[nth % len(KINDS)]
        planted.append(Planted(kind, origin, len(drafts)))
        drafts.append(_copied(kind, drafts[origin], writer))
    return [_article(nth, draft) for nth, draft in enumerate(drafts)], planted


def _copied(kind: str, origin: _Draft, writer: _Writer) -> _Draft:
    chance = writer.chance
    outlet = (origin.outlet + chance.randrange(1, OUTLETS)) % OUTLETS
    day = origin.day + timedelta(days=chance.randrange(3))
    paragraphs, written = COPIES[kind](origin, writer)
    headline = origin.headline if kind == "exact" else writer.headline(None)
    return _Draft(outlet, day, headline, paragraphs, written)


Made = tuple[list[str], list[int]]


def _exact(origin: _Draft, writer: _Writer) -> Made:
    marks = str.maketrans({"“": '"', "”": '"', "’": "'"})
    return [text.translate(marks) for text in origin.paragraphs], origin.written


def _headline(origin: _Draft, writer: _Writer) -> Made:
    return ["By the desk of foreign news", *origin.paragraphs], [0, *origin.written]


def _words(origin: _Draft, writer: _Writer) -> Made:
    made = []
    for text in origin.paragraphs:
        words = text.split(" ")
        for place in range(writer.chance.randrange(12), len(words), 12):
            words[place] = vocabulary()[_zipf(writer.chance, len(vocabulary()))]
        made.append(" ".join(words))
    return made, origin.written


def _cut(origin: _Draft, writer: _Writer) -> Made:
    half = (len(origin.paragraphs) + 1) // 2
    return origin.paragraphs[:half], origin.written[:half]


def _order(origin: _Draft, writer: _Writer) -> Made:
    places = list(range(len(origin.paragraphs)))
    writer.chance.shuffle(places)
    return [origin.paragraphs[at] for at in places], [origin.written[at] for at in places]


def _half(origin: _Draft, writer: _Writer) -> Made:
    return _put_in(_cut(origin, writer), writer, own=4)


def _whole(origin: _Draft, writer: _Writer) -> Made:
    return _put_in((origin.paragraphs, origin.written), writer, own=9)


def _paragraph(origin: _Draft, writer: _Writer) -> Made:
    at = writer.chance.randrange(len(origin.paragraphs))
    return _put_in(([origin.paragraphs[at]], [origin.written[at]]), writer, own=7)


def _put_in(taken: Made, writer: _Writer, *, own: int) -> Made:
    made = [writer.paragraph(None) for _ in range(own)]
    at = writer.chance.randrange(own + 1)
    paragraphs = [text for _, text in made]
    written = [id_ for id_, _ in made]
    return (
        [*paragraphs[:at], *taken[0], *paragraphs[at:]],
        [*written[:at], *taken[1], *written[at:]],
    )


COPIES: dict[str, Callable[[_Draft, _Writer], Made]] = {
    "exact": _exact,
    "headline": _headline,
    "words": _words,
    "cut": _cut,
    "order": _order,
    "half": _half,
    "whole": _whole,
    "paragraph": _paragraph,
}


def _article(nth: int, draft: _Draft) -> Article:
    name, standing = outlets()[draft.outlet]
    blocks = [draft.headline, *draft.paragraphs, *([standing] if standing else [])]
    spans, start = [], 0
    for text in blocks:
        spans.append(Span(start, start + len(text)))
        start += len(text) + 2
    text = "\n\n".join(blocks)
    kinds = [BlockKind.TITLE, *([BlockKind.PARAGRAPH] * (len(blocks) - 1))]
    day = draft.day.isoformat()
    document = Document(
        id=record_id("doc", "made", nth),
        text=text,
        title=draft.headline,
        title_span=spans[0],
        blocks=tuple(Block(kind=k, span=s) for k, s in zip(kinds, spans, strict=True)),
        byline=None,
        outlet=name,
        url=f"https://www.{name.lower().replace(' ', '-')}.example/{nth}",
        published=DatedValue(value=day, precision=DatePrecision.DAY, evidence="given", raw=day),
        modified=None,
        language="en",
        language_probability=None,
        covered=True,
        format="text",
        encoding="utf-8",
        original_sha256="",
        text_sha256="",
        offset_map=(OffsetRun(0, len(text), "", 0),),
        extractor="made",
    )
    return Article(document, frozenset(draft.written) - {0}, draft.event)


@cache
def vocabulary() -> tuple[str, ...]:
    """Words of the example by how often they stand there, then made ones."""
    counts: dict[str, int] = {}
    for path in sorted(EXAMPLE.glob("*.txt")):
        for word in path.read_text(encoding="utf-8").split():
            if word.isalpha() and word.islower() and len(word) > 3:
                counts[word] = counts.get(word, 0) + 1
    known = sorted(counts, key=lambda word: (-counts[word], word))
    return (*known, *_made_words(8_000, 3))


@cache
def people() -> list[str]:
    """Two thousand names, of which all articles take."""
    first = [word.capitalize() for word in _made_words(90, 2)]
    last = [word.capitalize() for word in _made_words(400, 3, offset=90)]
    return [f"{first[at % 90]} {last[at * 7 % 400]}" for at in range(2_000)]


@cache
def towns() -> list[str]:
    """Four hundred towns."""
    return [word.capitalize() for word in _made_words(400, 2, offset=3_000)]


@cache
def bodies() -> list[str]:
    """A hundred and fifty ministries, firms and unions."""
    kinds = ("Ministry of", "Union of", "Court of", "Bank of", "Council for")
    return [f"the {kinds[at % 5]} {town}" for at, town in enumerate(towns()[:150])]


@cache
def outlets() -> list[tuple[str, str | None]]:
    """Outlets, and for three in five the paragraph under each of their articles."""
    writer = _Writer(random.Random(1))
    kinds = ("Courier", "Gazette", "Post", "Herald", "Mirror", "Tribune")
    made: list[tuple[str, str | None]] = []
    for at, word in enumerate(_made_words(OUTLETS, 2, offset=7_000)):
        standing = " ".join(writer.sentence(None) for _ in range(2)) if at % 5 < 3 else None
        made.append((f"{word.capitalize()} {kinds[at % 6]} {at}", standing))
    return made


def _made_words(count: int, syllables: int, *, offset: int = 0) -> Iterator[str]:
    chance = random.Random(1_000 * syllables + offset)
    for _ in range(count):
        yield "".join(chance.choice(SYLLABLES) for _ in range(syllables))


@cache
def _weights(size: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 3) for rank in range(size)))


def _zipf(chance: random.Random, size: int) -> int:
    """A place from 0, the first ones more often, by Zipf's law."""
    from bisect import bisect

    weights = _weights(size)
    return min(bisect(weights, chance.random() * weights[-1]), size - 1)
