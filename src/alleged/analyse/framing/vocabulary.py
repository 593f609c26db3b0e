"""Words that praise, blame, stress or soften, from `words.csv`, and where a text has them.

A row of the table is a group of words that could stand for the same plain word: `regime` and
`junta` for `government`. Inflected forms are made from it: nouns get a plural, verbs their forms.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from msgspec import Struct

from alleged.records.framings import Direction, FramingKind
from alleged.records.spans import Span

VOCABULARY = "framing words 1"
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,4}")
_VOWELS = "aeiou"
_IRREGULAR = {
    "lie": ("lies", "lied", "lying"),
    "rip": ("rips", "ripped", "ripping"),
    "grab": ("grabs", "grabbed", "grabbing"),
    "ram": ("rams", "rammed", "ramming"),
    "gut": ("guts", "gutted", "gutting"),
    "plot": ("plots", "plotted", "plotting"),
    "fan": ("fans", "fanned", "fanning"),
    "brag": ("brags", "bragged", "bragging"),
    "slam": ("slams", "slammed", "slamming"),
    "shred": ("shreds", "shredded", "shredding"),
    "admit": ("admits", "admitted", "admitting"),
    "whip": ("whips", "whipped", "whipping"),
    "stun": ("stuns", "stunned", "stunning"),
    "flip-flop": ("flip-flops", "flip-flopped", "flip-flopping"),
    "spin": ("spins", "spun", "spinning"),
    "stand": ("stands", "stood", "standing"),
    "swarm": ("swarms", "swarmed", "swarming"),
    "cling": ("clings", "clung", "clinging"),
    "shine": ("shines", "shone", "shining"),
    "uphold": ("upholds", "upheld", "upholding"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word or phrase of the table."""

    words: str
    part: str
    """`noun`, `verb`, `adj`, `adverb`, `booster` or `hedge`."""
    kind: FramingKind
    direction: Direction | None
    force: int
    """1 mild, 2 strong, 3 the strongest there is; booster and hedge have 1."""
    bears_on: str
    """`next`: what follows; `self`: who is called so; `subject`, `object`: of the verb."""
    plain: str | None
    """A plain word for the same thing, or what the group has in common."""


class Hit(Struct, frozen=True, gc=False):
    """An entry at its place in a text."""

    span: Span
    entry: Entry


@cache
def read_entries() -> dict[tuple[str, ...], Entry]:
    """Every form of every entry, by its words in small letters."""
    found: dict[tuple[str, ...], Entry] = {}
    with files(__package__).joinpath("words.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for words in row["words"].split("|"):
                entry = Entry(
                    words=words,
                    part=row["kind"],
                    kind=FramingKind(row["kind"] if row["kind"] in _PLAIN_KINDS else "loaded"),
                    direction=Direction(row["direction"]) if row["direction"] != "none" else None,
                    force=int(row["force"]),
                    bears_on=row["bears_on"],
                    plain=row["plain"] or None,
                )
                for form in forms_of(words, row["kind"]):
                    found.setdefault(tuple(form.split()), entry)
    return found


_PLAIN_KINDS = ("booster", "hedge")


def forms_of(words: str, part: str) -> tuple[str, ...]:
    """The forms of an entry: the plural of a noun's last word, the forms of a verb's first.

    >>> forms_of("bully", "noun")
    ('bully', 'bullies')
    >>> forms_of("rake in", "verb")
    ('rake in', 'rakes in', 'raked in', 'raking in')
    """
    first, _, rest = words.partition(" ")
    if part == "noun":
        lead, _, last = words.rpartition(" ")
        return tuple(dict.fromkeys(f"{lead} {form}".strip() for form in (last, _plural(last))))
    if part == "verb":
        made = (first, *_IRREGULAR.get(first, _regular(first)))
        return tuple(dict.fromkeys(f"{form} {rest}".strip() for form in made))
    return (words,)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    many = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return f"{verb}{many}", f"{verb}ed", f"{verb}ing"


def find_hits(text: str) -> list[Hit]:
    """The entries in a text, in order and without overlap: at each place the longest wins."""
    return list(_hits(text))


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How many words the entries have that begin with a word, the longest first."""
    found: dict[str, set[int]] = {}
    for words in read_entries():
        found.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _low_words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _hits(text: str) -> Iterator[Hit]:
    entries, lengths = read_entries(), _lengths()
    low = text.lower().replace("’", "'")
    # A capital that is two small letters would cut words elsewhere.
    words = _WORD.findall(low) if len(low) == len(text) else _low_words(text)
    if lengths.keys().isdisjoint(words):
        return
    places: list[tuple[int, int]] = []
    after = 0
    for at in [at for at, word in enumerate(words) if word in lengths]:
        if at < after:
            continue
        for length in lengths[words[at]]:
            entry = entries.get(tuple(words[at : at + length]))
            if entry is None or at + length > len(words):
                continue
            places = places or [match.span() for match in _WORD.finditer(text)]
            span = Span(places[at][0], places[at + length - 1][1])
            month = span.of(text) == "May"  # "on 4 May", "In May"
            if not month and "\n" not in span.of(text):
                yield Hit(span, entry)
                after = at + length
                break
