"""The circumstances of given events: place, days, numbers, means, speaker, chain, and the count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from alleged.quality.scorers.counts import percent, prf

Rows = Mapping[Any, Mapping[str, Any]]
Told = Mapping[str, Any]

FIELDS = ("place", "time", "magnitudes", "instrument", "speaker", "counted")


def score_circumstances(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Share of events with the right answer in each field, and the F1 of what is named at all.

    Where gold has several answers, any one is right. Words are right when they share a word's
    letters with gold, whole: `the Sool desert` for `Sool`. `chain` counts pairs of events of one
    text that are one act. `all` is the share of events with every field right, the chain aside.
    """
    pairs = list(_pairs(gold, predicted))
    right: dict[str, int] = dict.fromkeys(FIELDS, 0)
    named = {field: [0, 0, 0] for field in ("place", "magnitudes", "instrument", "speaker")}
    whole = 0
    for label, told in pairs:
        found = {field: _right(field, label, told) for field in FIELDS}
        whole += all(found.values())
        for field in FIELDS:
            right[field] += found[field]
        for field, counts in named.items():
            for at, count in enumerate(_named(field, label, told)):
                counts[at] += count
    count = max(1, len(pairs))
    return {
        "task": "event-circumstances",
        "events": len(pairs),
        "accuracy": {field: percent(right[field] / count) for field in FIELDS},
        "named": {field: prf(*counts) for field, counts in named.items()},
        "chain": prf(*_chain_counts(gold, predicted)),
        "all": percent(whole / count),
    }


def _pairs(gold: Rows, predicted: Rows) -> Iterator[tuple[Told, Told]]:
    for key, row in gold.items():
        told = _by_id((predicted.get(key) or {}).get("triggers") or [])
        for label in row["triggers"]:
            yield label, told.get(label["id"], {})


def _by_id(entries: Sequence[Told]) -> dict[str, Told]:
    return {entry["id"]: entry for entry in entries}


def _right(field: str, label: Told, told: Told) -> bool:
    if not told:
        return False
    match field:
        case "place":
            none_is_right = label["place_open"] or not label["place"]
            return _agrees(told["place"], [*label["place"], *([None] if none_is_right else [])])
        case "time":
            return any([told["begin"], told["end"]] == days for days in label["times"])
        case "magnitudes":
            return any(_sorted(told["magnitudes"]) == _sorted(some) for some in label["magnitudes"])
        case "counted":
            return bool(told["counted"] == label["counted"])
        case _:
            return _agrees(told[field], label[field])


def _agrees(words: str | None, answers: Sequence[str | None]) -> bool:
    """Whether the words are those of an answer, or whole words of them, or the other way round."""
    if words is None:
        return None in answers
    return any(answer is not None and _shares(words, answer) for answer in answers)


def _shares(one: str, other: str) -> bool:
    first, second = (f" {' '.join(words.casefold().split())} " for words in (one, other))
    return first in second or second in first


def _sorted(magnitudes: Sequence[Told]) -> list[tuple[str, float, float, str]]:
    return sorted(
        (one["kind"], one["low"] or 0.0, one["high"] or 0.0, one["bound"]) for one in magnitudes
    )


def _named(field: str, label: Told, told: Told) -> tuple[int, int, int]:
    """How many are right, predicted, and in gold, of what is named rather than left open."""
    if field == "magnitudes":
        given = _sorted(told.get("magnitudes") or ())
        answers = [_sorted(some) for some in label["magnitudes"]]
        hits = [sum(one in given for one in some) for some in answers]
        best = max(range(len(answers)), key=lambda at: (hits[at], -len(answers[at])))
        return hits[best], len(given), len(answers[best])
    answers_given = [answer for answer in label[field] if answer is not None]
    said = told.get(field)
    may_be_none = label.get("place_open", False) if field == "place" else None in label[field]
    if said is None:
        return 0, 0, int(bool(answers_given) and not may_be_none)
    right = _agrees(said, answers_given)
    return int(right), 1, int(bool(answers_given) and (right or not may_be_none))


def _chain_counts(gold: Rows, predicted: Rows) -> tuple[int, int, int]:
    both = found = there = 0
    for key, row in gold.items():
        wanted = _links({label["id"]: label["same_as"] for label in row["triggers"]})
        told = (predicted.get(key) or {}).get("triggers") or []
        given = _links({one["id"]: one["same_as"] for one in told})
        both += len(wanted & given)
        found += len(given)
        there += len(wanted)
    return both, found, there


def _links(same_as: Mapping[str, str | None]) -> set[tuple[str, str]]:
    """Pairs that are one act."""
    chains: dict[str, list[str]] = {}
    for name, first in same_as.items():
        while first is not None and same_as.get(first) is not None:
            first = same_as[first]
        chains.setdefault(first or name, []).append(name)
    return {pair for names in chains.values() for pair in combinations(sorted(names), 2)}
