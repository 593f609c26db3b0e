"""Heads of state and government of the largest states, of the United Nations and the European
Union: our own table, for texts that give a name and no country, `President Bush`.

Who stands in it: those in office since 1980, of the permanent members of the Security Council and
the other members of the G20, as far as the news of the world knew them. It is no part of the
texts, and what rests on it says so.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from alleged.analyse.party_words import TABLES, Word, words_of

TITLES = frozenset({"president", "minister", "premier", "chancellor", "leader", "general"})
"""Words in a phrase that let a surname alone stand for a leader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Who led a state or body, and in which years."""

    code: str
    name: str
    terms: tuple[tuple[int, int | None], ...]
    """First and last year of each; None: in office when the table was written."""

    def was_in_office(self, year: int) -> bool:
        """Whether a term has the year."""
        return any(
            since <= year and (until is None or year <= until) for since, until in self.terms
        )

    def was_out_of_office(self, year: int) -> bool:
        """Whether the year lies outside of all terms, and behind one."""
        return not self.was_in_office(year) and any(since <= year for since, _ in self.terms)


def find_leader(words: Sequence[Word]) -> Leader | None:
    """The leader whose full name, or whose surname with a title, stands among the words; None where
    leaders of two states have it."""
    table = _by_surname()
    known: dict[str, Leader] = {}
    for at, word in enumerate(words):
        for full, leader in table.get(_single(word.low), ()) if word.capital else ():
            if _titled(words, at) or _holds(words, full):
                known[leader.name] = leader
    found = list(known.values())
    return found[-1] if len({leader.code for leader in found}) == 1 else None


def _titled(words: Sequence[Word], at: int) -> bool:
    """Whether a title stands right before a surname."""
    return at > 0 and words[at - 1].key in TITLES


def _holds(words: Sequence[Word], full: tuple[str, ...]) -> bool:
    size = len(full)
    singles = [_single(word.low) for word in words]
    wanted = [_single(low) for low in full]
    return any(singles[at : at + size] == wanted for at in range(len(words) - size + 1))


@lru_cache(maxsize=20_000)
def _single(word: str) -> str:
    """A word with each doubled letter once: `Mitterrand` is written in two ways."""
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


@cache
def _by_surname() -> dict[str, list[tuple[tuple[str, ...], Leader]]]:
    terms: dict[tuple[str, str], list[tuple[int, int | None]]] = {}
    with (TABLES / "leaders.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            until = int(line["until"]) if line["until"] else None
            terms.setdefault((line["code"], line["name"]), []).append((int(line["since"]), until))
    found: dict[str, list[tuple[tuple[str, ...], Leader]]] = {}
    for (code, name), years in terms.items():
        full = tuple(word.low for word in words_of(name, 0, len(name)))
        surname = full[0] if code in FAMILY_FIRST else full[-1]
        leader = Leader(code=code, name=name, terms=tuple(years))
        found.setdefault(_single(surname), []).append((full, leader))
    return found


FAMILY_FIRST = frozenset({"CHN", "KOR"})
"""Where the name of the family stands first."""
