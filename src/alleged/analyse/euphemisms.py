"""Wordings that may stand for a harsher act: *the columns pacified the villages*.

Nothing is coded by them for certain: the words as they stand are one reading, the harsher act the
other. Where the words are everyday ones, `euphemisms.txt` asks for armed people or the state beside
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from alleged.analyse.wordings import read_wordings
from alleged.records.events import EventLabel


@dataclass(frozen=True, slots=True)
class Harsher:
    """An act that a euphemism may stand for."""

    words: str
    event_type: str | None = None
    """PLOVER's."""
    label: EventLabel | None = None


HARSHER = {
    "coup": Harsher("a coup", label=EventLabel.COUP),
    "repression": Harsher("repression by force", "COERCE"),
    "arrest": Harsher("arrest", "COERCE"),
    "censorship": Harsher("censorship", "COERCE"),
    "assault": Harsher("an assault on people", "ASSAULT"),
    "killing": Harsher("killing", "ASSAULT"),
    "invasion": Harsher("an attack or invasion", "ASSAULT"),
    "exile": Harsher("exile", label=EventLabel.EXILE),
    "removal": Harsher("removal from office", label=EventLabel.REMOVAL),
    "torture": Harsher("torture", "ASSAULT"),
    "deportation": Harsher("deportation", "COERCE"),
    "air raid": Harsher("an air raid", "ASSAULT"),
}
"""By its name in the file."""
EUPHEMISMS = tuple((one, HARSHER[one.meant]) for one in read_wordings("euphemisms.txt"))


def act_of(match: re.Match[str]) -> tuple[int, int]:
    """Where the words of the act stand in what a pattern found."""
    names = match.groupdict()
    return match.span(next(name for name in ("act", "act2", "act3") if names.get(name)))
