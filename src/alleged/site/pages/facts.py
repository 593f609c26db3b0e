"""Outlets beside facts: who says what of one act, and who says the same.

Nothing here says which is right, not even which is told most: what agrees gets one letter, what
does not agree the next, in the order of the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from alleged.publish.articles import stretch_words
from alleged.publish.events import COUNTED_AS, TOLD_AS, chief, magnitude_words
from alleged.records.events import Event, Magnitude, MagnitudeKind, Party
from alleged.records.figures import Bound
from alleged.site.pages.acts import ArticleAt

End = TypeVar("End", float, str)

WORDING = "word for it"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ABOUT = 0.1
"""How far from `about 40` a number may be and still agree: a tenth, as much as readers round."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What an article says of one fact."""

    words: str
    """Empty where it says nothing of it."""
    group: str
    """Cells of a column with one letter can hold together; empty where nothing is said."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A fact."""

    name: str
    groups: int
    """How many answers there are that cannot hold together."""
    silent: int
    """How many articles say nothing of it."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An article."""

    document_id: str
    article: int
    label: str
    """The outlet, or the article's number."""
    published: str | None
    counts_as: str
    """The publisher whose voice it counts as: a copy counts as its origin's."""
    copy: bool
    """Whether that is another than its own."""
    cells: tuple[Cell, ...]


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Articles beside facts."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stretch(Generic[End]):
    """From one number or day to another; None is open."""

    low: End | None
    high: End | None

    def meets(self, other: Stretch[End]) -> bool:
        """Whether one value can lie in both."""
        return _reaches(self.high, other.low) and _reaches(other.high, self.low)

    def shared(self, other: Stretch[End]) -> Stretch[End]:
        """What lies in both."""
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Stretch(max(lows, default=None), min(highs, default=None))


def _reaches(high: End | None, low: End | None) -> bool:
    return high is None or low is None or high >= low


@dataclass(frozen=True, slots=True)
class Names:
    """Parties that are named."""

    ids: frozenset[str]
    words: frozenset[frozenset[str]]
    """The words of each name."""

    def meets(self, other: Names) -> bool:
        """Whether they share a party, or one name only has more words: `General Arve Tolm` and
        `Arve Tolm` can hold together."""
        return bool(self.ids & other.ids) or any(
            mine <= theirs or theirs <= mine for mine in self.words for theirs in other.words
        )

    def shared(self, other: Names) -> Names:
        """All that either names."""
        return Names(self.ids | other.ids, self.words | other.words)


Value = Stretch[Any] | frozenset[str] | Names
Told = tuple[str, Value | None]
"""The words, and what they are compared by; None where nothing is said."""


def make_matrix(
    acts: Sequence[Sequence[Event]],
    articles: dict[str, ArticleAt],
    counts_as: dict[str, str],
    party_of: Callable[[Party], str],
) -> Matrix:
    """What each article says of an act. `acts`: the mentions in one article each; `party_of`: by
    what a party is compared."""
    told = [mentions for mentions in acts if mentions and mentions[0].document_id in articles]
    told.sort(key=lambda mentions: _order(articles[mentions[0].document_id]))
    names: list[str] = []
    found: list[list[Told]] = []
    for name, read in _facts(told, articles, party_of):
        values = [read(mentions) for mentions in told]
        if any(value is not None for _, value in values):
            names.append(name)
            found.append(values)
    grouped = [group_values([value for _, value in values]) for values in found]
    cells = [
        tuple(
            Cell(words=values[i][0], group=letters[i])
            for values, letters in zip(found, grouped, strict=True)
        )
        for i in range(len(told))
    ]
    wording = names.index(WORDING) if WORDING in names else -1
    lines = fold_lines([mentions[0].document_id for mentions in told], cells, wording)
    return Matrix(
        columns=tuple(
            Column(
                name=name,
                groups=len({letter for letter in letters if letter}),
                silent=sum(not line[i].group for _, line in lines),
            )
            for i, (name, letters) in enumerate(zip(names, grouped, strict=True))
        ),
        lines=tuple(_line(articles[id], counts_as, line) for id, line in lines),
    )


def fold_lines(
    ids: Sequence[str], cells: Sequence[tuple[Cell, ...]], wording: int
) -> list[tuple[str, tuple[Cell, ...]]]:
    """One line for what an article tells in several sentences, unless these cannot hold together:
    then each such answer keeps a line of its own.

    `wording`: the column of words for the act, of which an article may well use several; -1
    without one.
    """
    lines: list[tuple[str, tuple[Cell, ...]]] = []
    for id, line in zip(ids, cells, strict=True):
        for at, (other_id, other) in enumerate(lines):
            pairs = list(zip(other, line, strict=True))
            if other_id == id and all(
                i == wording or not one.group or not two.group or one.group == two.group
                for i, (one, two) in enumerate(pairs)
            ):
                lines[at] = id, tuple(_both(one, two) for one, two in pairs)
                break
        else:
            lines.append((id, line))
    return lines


def _both(one: Cell, two: Cell) -> Cell:
    words = dict.fromkeys(part for cell in (one, two) for part in cell.words.split("; ") if part)
    return Cell(words="; ".join(words), group=one.group or two.group)


def group_values(values: Iterable[Value | None]) -> list[str]:
    """A letter for each: equal where they can hold together with all that have it before them.

    values: all of one type, as those of one fact are.
    """
    kept: list[Any] = []
    letters = []
    for value in values:
        if value is None:
            letters.append("")
            continue
        for i, one in enumerate(kept):
            if isinstance(one, frozenset) and isinstance(value, frozenset):
                if one & value:
                    kept[i] = one | value
                    break
            elif one.meets(value):
                kept[i] = one.shared(value)
                break
        else:
            i = len(kept)
            kept.append(value)
        letters.append(LETTERS[min(i, len(LETTERS) - 1)])
    return letters


def stretch_of(number: Magnitude) -> Stretch[float]:
    """The values that the words allow: `at least 9` has no upper end."""
    low, high = number.low, number.high if number.high is not None else number.low
    match number.bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Stretch(low, None)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Stretch(None, high)
        case Bound.ABOUT if low is not None and high is not None:
            return Stretch(low * (1 - ABOUT), high * (1 + ABOUT))
        case _:
            return Stretch(low, high)


def _facts(
    acts: Sequence[Sequence[Event]],
    articles: dict[str, ArticleAt],
    party_of: Callable[[Party], str],
) -> list[tuple[str, Callable[[Sequence[Event]], Told]]]:
    def text(mentions: Sequence[Event]) -> str:
        return articles[mentions[0].document_id].text

    def days(mentions: Sequence[Event]) -> Told:
        for one in (chief(mentions), *mentions):
            words = stretch_words(one.begin, one.end)
            if words:
                return words, Stretch(one.begin, one.end)
        return "", None

    def place(mentions: Sequence[Event]) -> Told:
        for one in (chief(mentions), *mentions):
            if one.place is not None:
                words = " ".join(one.place.of(text(mentions)).split())
                return words, frozenset({words.casefold()})
        return "", None

    def parties(role: str) -> Callable[[Sequence[Event]], Told]:
        def read(mentions: Sequence[Event]) -> Told:
            for one in (chief(mentions), *mentions):
                found: tuple[Party, ...] = getattr(one, role)
                if found:
                    names = list(dict.fromkeys(party.name for party in found))
                    return "; ".join(names), Names(
                        frozenset(party_of(party) for party in found),
                        frozenset(frozenset(name.casefold().split()) for name in names),
                    )
            return "", None

        return read

    def number(kind: MagnitudeKind) -> Callable[[Sequence[Event]], Told]:
        def read(mentions: Sequence[Event]) -> Told:
            for one in (chief(mentions), *mentions):
                for found in one.magnitudes:
                    if found.kind is kind:
                        return magnitude_words(found), stretch_of(found)
            return "", None

        return read

    def status(mentions: Sequence[Event]) -> Told:
        told = chief(mentions).status
        return TOLD_AS[told], frozenset({told.value})

    def wording(mentions: Sequence[Event]) -> Told:
        words = [
            " ".join(span.of(text(mentions)).split()) for one in mentions for span in one.trigger
        ]
        unlike = list(dict.fromkeys(word.casefold() for word in words))
        return "; ".join(f"“{word}”" for word in unlike), frozenset(unlike)

    kinds = dict.fromkeys(
        found.kind for mentions in acts for one in mentions for found in one.magnitudes
    )
    return [
        ("told", status),
        (WORDING, wording),
        ("when", days),
        ("where", place),
        ("by whom", parties("actors")),
        ("to whom", parties("recipients")),
        *((COUNTED_AS[kind] or "a number", number(kind)) for kind in kinds),
    ]


def _order(article: ArticleAt) -> tuple[bool, str, int]:
    return article.published is None, article.published or "", article.number


def _line(article: ArticleAt, counts_as: dict[str, str], cells: tuple[Cell, ...]) -> Line:
    whose = counts_as.get(article.document_id, article.label)
    return Line(
        document_id=article.document_id,
        article=article.number,
        label=article.label,
        published=article.published,
        counts_as=whose,
        copy=article.outlet is not None and whose != article.outlet,
        cells=cells,
    )
