"""Tables of wordings: a text file with a pattern a line, and the parts that patterns share.

    place = (?:village|town)
    an assault<tab>pacif<tab>(?P<act>pacif(?:ied|ying)) (?:the )?<place>

A line with tabs is what the wording stands for, letters without one of which the pattern finds
nothing (so that most texts are passed over without looking further), and the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern with what it stands for."""

    meant: str
    signs: tuple[str, ...]
    """One of these letters stands in every text that the pattern finds, in small ones."""
    pattern: re.Pattern[str]

    def found_in(self, text: str, low: str) -> Iterator[re.Match[str]]:
        """Where it stands; `low`: the text in small letters."""
        if any(sign in low for sign in self.signs):
            yield from self.pattern.finditer(text)


_NAMED = re.compile(r"(?<!\?P)<([a-z_]{1,20})>")


def read_wordings(name: str) -> tuple[Wording, ...]:
    """The lines of a file of this package. Raises: KeyError for a part without a line."""
    parts: dict[str, str] = {}
    found: list[Wording] = []
    text = (files("alleged.analyse") / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        meant, tab, rest = line.partition("\t")
        if not tab:
            part, _, pattern = line.partition(" = ")
            parts[part] = _filled(pattern, parts)
            continue
        signs, _, pattern = rest.partition("\t")
        whole = re.compile(rf"\b(?:{_filled(pattern, parts)})(?!\w)", re.IGNORECASE)
        found.append(Wording(meant, tuple(signs.split("|")), whole))
    return tuple(found)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return _NAMED.sub(lambda name: parts[name[1]], pattern)
