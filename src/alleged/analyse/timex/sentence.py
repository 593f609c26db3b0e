"""All rules over one sentence."""

from __future__ import annotations

from alleged.analyse.timex import dates, days, lengths, periods, refs, repeats, units
from alleged.analyse.timex.grammar import Found, Reading
from alleged.analyse.timex.words import Tokens

RULES = (
    *dates.RULES,
    *periods.RULES,
    *days.RULES,
    *units.RULES,
    *lengths.RULES,
    *repeats.RULES,
    *refs.RULES,
)


def read_sentence(tokens: Tokens) -> list[Reading]:
    """The time expressions of a sentence, in order and apart from each other."""
    readings: list[tuple[int, int, int, Reading]] = []
    letters = frozenset(tokens.classes)
    for order, rule in enumerate(RULES):
        if rule.needs is not None and rule.needs.isdisjoint(letters):
            continue
        for match in rule.pattern.finditer(tokens.classes):
            reading = rule.read(Found(tokens, rule.name, match))
            if reading is not None and reading.last > reading.first:
                readings.append((reading.first, -reading.last, order, reading))
    readings.sort(key=lambda item: item[:3])
    chosen: list[Reading] = []
    taken = 0
    for first, minus_last, _, reading in readings:
        if first >= taken:
            chosen.append(reading)
            taken = -minus_last
    return chosen
