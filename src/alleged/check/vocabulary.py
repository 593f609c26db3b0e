"""The words of prose that lead to a table: its measures, items, parties and regions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alleged.analyse.gazetteer.folding import fold
from alleged.check.descriptors import Measure
from alleged.check.parties import code_of_form
from alleged.check.tables import MOST_MEASURES, Table

LONGEST = 7
"""Words of the longest phrase."""

_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:[-'’][0-9A-Za-z\u00c0-\u024f]+){0,4}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    start: int
    end: int
    low: str
    """In lower case, without a possessive."""
    owns: bool
    """Whether it ends in `'s` or an apostrophe."""
    capital: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a table knows."""

    first: int
    after: int
    """Places among the words."""
    meaning: str
    """What they stand for: a party's key, an item, a region; of a measure its words."""


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        low = match.group().lower().replace("’", "'")
        owns = low.endswith("'s")
        low = low.removesuffix("'s")
        owns |= low.endswith("s") and text[match.end() : match.end() + 1] in ("'", "’")
        found.append(Word(match.start(), match.end(), low, owns, match.group()[0].isupper()))
    return found


class _Phrases:
    """Phrases by their words, the longest first."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._by_words = {
            tuple(fold_words(phrase)): meaning for phrase, meaning in sorted(meanings.items())
        }
        lengths: dict[str, set[int]] = defaultdict(set)
        for key in self._by_words:
            if key:
                lengths[key[0]].add(min(len(key), LONGEST))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, words: Sequence[Word]) -> Iterator[Phrase]:
        """Every phrase among the words, left to right, none inside another."""
        at = 0
        while at < len(words):
            for length in self._lengths.get(words[at].low, ()):
                key = tuple(word.low for word in words[at : at + length])
                if len(key) == length and key in self._by_words:
                    yield Phrase(at, at + length, self._by_words[key])
                    at += length - 1
                    break
            at += 1


def fold_words(phrase: str) -> list[str]:
    """The words of a phrase as `Word.low` has them."""
    return [word.low for word in words_of(phrase)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure that words may mean."""

    measure: int
    item: str
    named: bool
    """Whether the words name it; else it is one that is often taken for the one they name."""


class Vocabulary:
    """All words of all tables."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.measures: dict[int, tuple[Table, Measure]] = {
            table.number * MOST_MEASURES + place: (table, measure)
            for table in tables
            for place, measure in enumerate(table.descriptor.measures)
        }
        said: dict[str, set[int]] = defaultdict(set)
        for number, (_, measure) in self.measures.items():
            for words in measure.words:
                said[" ".join(fold_words(words))].add(number)
        self._measures_said = {words: frozenset(numbers) for words, numbers in said.items()}
        self._measure_phrases = _Phrases({words: words for words in said})
        self.items = {number: self._items_of(number) for number in self.measures}
        self._item_phrases = _Phrases(
            {name: item for names in self.items.values() for name, item in names.items()}
        )
        self.parties = {
            name: key for table in reversed(tables) for name, key in table.names.items()
        }
        self._party_phrases = _Phrases(self.parties)
        self.groups: dict[str, tuple[Table, frozenset[str]]] = {
            name: (table, members)
            for table in reversed(tables)
            for name, members in table.groups.items()
        }
        self._group_phrases = _Phrases({name: name for name in self.groups})
        self._partner_phrases = _Phrases(
            {
                words: words
                for table in tables
                if table.descriptor.partner
                for words in table.descriptor.partner.words
            }
        )

    def _items_of(self, number: int) -> dict[str, str]:
        table, _ = self.measures[number]
        told = table.descriptor.item
        if told is None:
            return {}
        values = {cell.item for cell in table.cells if cell.measure == number}
        found = {value: value for value in sorted(values)}
        for value, names in told.names.items():
            found |= {name.lower(): value.lower() for name in names}
        return found

    def find_measures(self, words: Sequence[Word]) -> list[Phrase]:
        """Phrases that name a measure."""
        return list(self._measure_phrases.find(words))

    def find_items(self, words: Sequence[Word]) -> list[Phrase]:
        """Phrases that name an item."""
        return list(self._item_phrases.find(words))

    def find_groups(self, words: Sequence[Word]) -> list[Phrase]:
        """Phrases that name a region."""
        return list(self._group_phrases.find(words))

    def find_partners(self, words: Sequence[Word]) -> list[Phrase]:
        """Phrases that name the other side of a trade: `buyer`."""
        return list(self._partner_phrases.find(words))

    def find_parties(self, words: Sequence[Word]) -> list[Phrase]:
        """Names of parties: those of the tables, and countries that the gazetteer knows."""
        found = [one for one in self._party_phrases.find(words) if words[one.first].capital]
        taken = {place for one in found for place in range(one.first, one.after)}
        for at, word in enumerate(words):
            if at in taken or not word.capital:
                continue
            for length in range(min(4, len(words) - at), 0, -1):
                form = fold(" ".join(one.low for one in words[at : at + length]))
                key = code_of_form(form) if form else None
                if key is not None:
                    found.append(Phrase(at, at + length, key))
                    taken.update(range(at, at + length))
                    break
        return sorted(found, key=lambda one: one.first)

    def measures_of(self, phrases: Sequence[Phrase], items: Sequence[str]) -> list[Asked]:
        """The measures that the phrases name, and those that are often taken for them.

        A measure of several items is asked for the items that are named, and for none of them not
        at all."""
        named: list[Asked] = []
        for phrase in phrases:
            for number in sorted(self._measures_said[phrase.meaning]):
                named += self._with_items(number, items, named=True)
        names = {self.measures[one.measure][1].name for one in named}
        direct = {(one.measure, one.item) for one in named}
        others: list[Asked] = []
        for number, (_, measure) in self.measures.items():
            if names & set(measure.often_taken_for):
                others += self._with_items(number, items, named=False)
        return list(
            dict.fromkeys(
                [*named, *(one for one in others if (one.measure, one.item) not in direct)]
            )
        )

    def _with_items(self, number: int, items: Sequence[str], *, named: bool) -> list[Asked]:
        known = self.items[number]
        if not known:
            return (
                [Asked(number, "", named)]
                if self.measures[number][0].descriptor.item is None
                else []
            )
        return [Asked(number, item, named) for item in items if item in known.values()]
