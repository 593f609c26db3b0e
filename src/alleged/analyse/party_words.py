"""What the words of a party say it is: police, rebels, a parliament; a body beside states; a label.

The tables lie in `party_tables/`. A phrase is read up to its head: the last word for a role
before a preposition counts, so that `the police chief` is police and `a police court` a court.

    the rebel leader                   REB   `rebel leader`
    army officers                      MIL   `officer` says little, `army` what he belongs to
    a crowd of farmers                 AGR   `crowd` says nothing of who they are
    the ousted president               ELI   no longer in office
    the president's brother            ELI   family
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from alleged.analyse.gazetteer.folding import fold
from alleged.analyse.names import word_set

TABLES = Path(__file__).parent / "party_tables"

_TOKEN = re.compile(r"[^\W_]{1,60}(?:[.’'][^\W_]{1,60}){0,4}|[,;:()]")
PREPOSITIONS = word_set(
    """of in at from on for to with near by against under inside outside over into within among
    between during after before around across along behind who which that whose where when as
    fleeing , ; : ( )"""
)
"""Words that end the part of a phrase that holds its head."""
PARTICIPLES = word_set(
    """held ordered armed loyal backed opposed belonging operating based living working accused
    suspected led called known protesting demonstrating fighting trying seeking waiting carrying
    trapped stranded captured arrested killed forced expelled driven detained jailed displaced"""
)
"""Words that do so where one of PREPOSITIONS or an article follows: `men armed with knives`."""
REPUBLICS = word_set(
    "republic kingdom federation principality sultanate emirate emirates duchy states union"
)
"""Words of the full name of a state: `Republic of Korea`."""
FORMER = word_set(
    "former ex ousted deposed exiled onetime overthrown toppled fallen retired late dethroned"
)
IN_OFFICE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""Sectors that one leaves with an office."""
FAMILY = word_set(
    """wife husband son daughter brother sister cousin nephew niece uncle aunt mother father
    widow widower grandson granddaughter relative"""
)
RANKS = word_set(
    """gen col capt sgt lt captain colonel general sergeant lieutenant corporal officer commander
    marshal"""
)
"""Ranks that police have too: `a highway patrol captain`."""
COLLECTIVES = word_set(
    """crowd group number thousand hundred dozen score ten member band mob majority some one two
    three many most handful team delegation column pair couple lot all any million several part
    section"""
)
"""Heads that say nothing of who they are: what stands behind `of` does."""
ARTICLES = word_set("the a an this that these those his her its their our some")


class Word(Struct, frozen=True, gc=False):
    """A word, or a comma or the like; a light type, since every word of a sentence becomes one."""

    start: int
    end: int
    low: str
    """Folded, without a possessive."""
    key: str
    """Its singular, as far as spelling shows."""
    capital: bool
    owns: bool
    """Whether it ends in `'s`."""
    upper: bool
    """Whether all of it is in capitals."""


@dataclass(frozen=True, slots=True)
class Role:
    """A word or words for what a party is."""

    start: int
    """First word, by number; `end`: behind the last one."""
    end: int
    sector: str | None
    weak: bool
    """Whether it says what the party is only where nothing else does: `officials`, `members`."""


class Sector(Struct, frozen=True, gc=False):
    """What a phrase says a party is."""

    code: str | None
    reason: str
    weak: bool = False
    head: int = -1
    """Where the deciding words end, by number; -1 where nothing decides."""


@dataclass(frozen=True, slots=True)
class Body:
    """A well-known body, armed group or movement."""

    start: int
    end: int
    code: str
    sector: str | None
    national: str | None
    """The sector of a country's own branch: `the Turkish Red Crescent`."""
    beside_states: bool
    """Whether it belongs to no state."""


@dataclass(frozen=True, slots=True)
class Label:
    """A hostile label, or a name for many states at once."""

    start: int
    end: int
    hostile: bool
    sector: str | None
    """Of whom it means, where it names a state: `the Sulmoran regime`."""


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words between two offsets, hyphens apart: `ex-president` is two."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        first, last = match.span()
        owns = False
        if raw[-1] == "s":
            owns = text[last : last + 1] in ("'", "’")
            if len(raw) > 2 and raw[-2] in "'’":
                owns, raw = True, raw[:-2]
        low, key, capital, upper = _written(raw)
        found.append(Word(first, last, low, key, capital, owns, upper))
    return found


@lru_cache(maxsize=20_000)
def _written(raw: str) -> tuple[str, str, bool, bool]:
    """A word folded and in the singular, whether it has a capital, and whether all of it is in
    capitals."""
    low = fold(raw) or raw
    return low, singular(low), raw[:1].isupper(), raw.isupper()


_IRREGULAR = {"children": "child", "thieves": "thief", "wives": "wife", "women": "woman"}
_SINGULAR = word_set("police press news congress headquarters")


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of a word, as far as spelling shows: `gunmen`, `agencies`, `churches`."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 2:
        return word[:-3] + "man"
    if len(word) < 4 or word in _SINGULAR or not word.endswith("s") or word.endswith(("ss", "us")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


Entry = tuple[tuple[str, ...], str | None, bool]


def _lines(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(word.key for word in words_of(phrase, 0, len(phrase)))


@cache
def _roles() -> dict[str, list[Entry]]:
    """First word -> entries, the longest first."""
    found: dict[str, list[Entry]] = {}
    for line in _lines("roles.csv"):
        for phrase in line["words"].split("|"):
            keys = _keys(phrase)
            found.setdefault(keys[0], []).append((keys, line["sector"], line["kind"] == "weak"))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def _labels() -> dict[str, list[tuple[tuple[str, ...], bool, str | None]]]:
    found: dict[str, list[tuple[tuple[str, ...], bool, str | None]]] = {}
    for line in _lines("labels.csv"):
        for phrase in line["words"].split("|"):
            keys = _keys(phrase)
            entry = (keys, line["kind"] == "hostile", line["sector"] or None)
            found.setdefault(keys[0], []).append(entry)
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    words: tuple[str, ...]
    upper: bool
    """Whether it is an acronym: `WHO` is one, `who` is not."""
    code: str
    sector: str | None
    national: str | None
    beside_states: bool


@cache
def _bodies() -> dict[str, list[_Named]]:
    found: dict[str, list[_Named]] = {}
    for table, beside in (("bodies.csv", True), ("groups.csv", False)):
        for line in _lines(table):
            for name in line["names"].split("|"):
                words = tuple(word.low for word in words_of(name, 0, len(name)))
                entry = _Named(
                    words,
                    len(words) == 1 and name.isupper(),
                    line["code"],
                    line["sector"] or None,
                    line.get("national") or None,
                    beside,
                )
                found.setdefault(words[0], []).append(entry)
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return found


def find_bodies(words: Sequence[Word], low: int, high: int) -> list[Body]:
    """The well-known bodies among some words, longest names first; they begin with a capital."""
    found: list[Body] = []
    at = low
    while at < high:
        body = _body_at(words, at, high) if words[at].capital else None
        if body is not None:
            found.append(body)
        at = body.end if body is not None else at + 1
    return found


def _body_at(words: Sequence[Word], at: int, high: int) -> Body | None:
    for entry in _bodies().get(words[at].low, ()):
        end = at + len(entry.words)
        if end > high or (entry.upper and not words[at].upper):
            continue
        if tuple(word.low for word in words[at:end]) != entry.words:
            continue
        return Body(at, end, entry.code, entry.sector, entry.national, entry.beside_states)
    return None


def find_roles(words: Sequence[Word], low: int, high: int) -> list[Role]:
    """The words for a role, from left to right, longest first."""
    table = _roles()
    found: list[Role] = []
    at = low
    while at < high:
        role = None
        for keys, sector, weak in table.get(words[at].key, ()):
            end = at + len(keys)
            if end <= high and tuple(word.key for word in words[at:end]) == keys:
                role = Role(at, end, sector, weak)
                break
        if role is None:
            at += 1
            continue
        found.append(role)
        at = role.end
    return found


def find_label(words: Sequence[Word], low: int, high: int) -> Label | None:
    """The first hostile label or name of a bloc in the head part of a phrase."""
    table = _labels()
    for at in range(low, high):
        for keys, hostile, sector in table.get(words[at].key, ()):
            end = at + len(keys)
            if end > high or tuple(word.key for word in words[at:end]) != keys:
                continue
            if keys == ("west",) and not words[at].capital:
                continue
            return Label(at, end, hostile, sector)
    return None


def head_end(words: Sequence[Word], low: int, high: int) -> int:
    """Where the part of a phrase that holds its head ends, by number."""
    for at in range(low, high):
        if at == low:
            continue
        if words[at].low in PREPOSITIONS:
            return at
        behind = words[at + 1].low if at + 1 < high else ""
        if words[at].low in PARTICIPLES and (behind in PREPOSITIONS or behind in ARTICLES):
            return at
    return high


def sector_of(words: Sequence[Word], low: int, high: int, *, people: Sequence[bool]) -> Sector:
    """What the words say the party is. `people`: for each word, whether it is part
    of a name of a person or place."""
    end = head_end(words, low, high)
    roles = list(_titles(words, find_roles(words, low, end), end, people))
    behind = words[end].low if end < high else ""
    family = next((at for at in range(low, end) if words[at].key in FAMILY), None)
    if family is not None:
        return _family(words, low, high, family, people)
    last = roles[-1] if roles else None
    hollow = last is None or last.weak or words[last.end - 1].key in COLLECTIVES
    collects = end > low and words[end - 1].key in COLLECTIVES
    strong = [role for role in roles if not role.weak]
    if behind in ("of", "for", "in", "from") and (hollow or collects) and end + 1 < high:
        inner = sector_of(words, end + 1, high, people=people)
        says_more = inner.code is not None and not (inner.weak and last is not None)
        if says_more and (not strong or collects):
            return _with_standing(words, low, end, inner)
    if not roles:
        if behind == "," and end + 1 < high:
            return sector_of(words, end + 1, high, people=people)
        return _without_role(words, low, end)
    chosen = strong[-1] if strong else roles[-1]
    sector = chosen.sector
    others = {role.sector for role in strong}
    said = _said(words, chosen)
    if "REB" in others and sector in ("MIL", "GOV", "CVL"):
        sector, said = "REB", _said(words, next(r for r in strong if r.sector == "REB"))
    if "OPP" in others and sector in ("PTY", "CVL", "GOV"):
        sector, said = "OPP", _said(words, next(r for r in strong if r.sector == "OPP"))
    if "COP" in others and sector == "MIL" and words[chosen.end - 1].key in RANKS:
        sector, said = "COP", _said(words, next(r for r in strong if r.sector == "COP"))
    found = Sector(sector, f"`{said}` is {sector}", weak=not strong, head=chosen.end)
    return _with_standing(words, low, chosen.start, found)


def _said(words: Sequence[Word], role: Role) -> str:
    return " ".join(word.low for word in words[role.start : role.end])


def _titles(
    words: Sequence[Word], roles: Sequence[Role], end: int, people: Sequence[bool]
) -> Iterator[Role]:
    """Roles without those that are words of a person's name: `Defence Secretary Tom King`."""
    title: Role | None = None
    for role in roles:
        if all(people[at] for at in range(role.start, role.end)):
            continue
        between = range(title.end, role.start) if title else range(0)
        named = any(words[at].capital and words[at].low not in ARTICLES for at in between)
        surname = words[role.start].capital and role.end - role.start == 1 and role.end == end
        if named and surname:
            continue
        yield role
        title = role


def _with_standing(words: Sequence[Word], low: int, high: int, found: Sector) -> Sector:
    """`ELI` for who held an office once."""
    for word in words[low:high]:
        if word.low in FORMER and (found.code in IN_OFFICE or (word.low == "exiled")):
            return Sector("ELI", f"`{word.low}`: {found.reason}, once", head=found.head)
    return found


def _family(words: Sequence[Word], low: int, high: int, at: int, people: Sequence[bool]) -> Sector:
    """Family of an office-holder is ELI; of others, people."""
    said = words[at].low
    around = [*find_roles(words, low, at), *find_roles(words, at + 1, high)]
    if any(role.sector in IN_OFFICE and not people[role.start] for role in around):
        return Sector("ELI", f"`{said}` of an office-holder", head=at + 1)
    return Sector("CVL", f"`{said}` is family", head=at + 1)


def _without_role(words: Sequence[Word], low: int, end: int) -> Sector:
    """Nothing said, but for who held an office once."""
    for word in words[low:end]:
        if word.low in ("exiled", "ousted", "deposed"):
            return Sector("ELI", f"`{word.low}`", head=end)
    return Sector(None, "no word says what the party is")
