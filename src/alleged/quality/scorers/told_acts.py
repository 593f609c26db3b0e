"""All acts of a passage of news: which are found, what they are taken for, and by whom to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alleged.quality.scorers.counts import pair_spans, percent, prf

Rows = Mapping[Any, Mapping[str, Any]]
Act = Mapping[str, Any]
OTHER = "other"
"""Kind of an act without a code."""
SURE = 0.5
"""Acts at least so likely are looked at apart."""


def score_told_acts(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """F1 of acts whose trigger overlaps one of gold (`words`), and whose kind is right as well
    (`coded`, acts without a code left out on both sides); `sure` is that of predictions from a
    probability of 0.5 on. Of coded ones that are right: the share with the right status, and the F1
    of actors and recipients that overlap one of gold's.
    """
    words, coded, sure = ([0, 0, 0] for _ in range(3))
    parties: dict[str, list[int]] = {role: [0, 0, 0] for role in ("actors", "recipients")}
    status = [0, 0]
    for key, row in gold.items():
        wanted = row["acts"]
        told = list((predicted.get(key) or {}).get("acts") or [])
        pairs = _pairs(wanted, told)
        _add(words, len(pairs), len(told), len(wanted))
        right = [(one, other) for one, other in pairs if _same(one, other)]
        with_code = [one for one in told if one["kind"] != OTHER]
        acts = sum(one["kind"] != OTHER for one in wanted)
        _add(coded, len(right), len(with_code), acts)
        likely = [one for one in with_code if _chance(one) >= SURE]
        _add(sure, sum(_chance(other) >= SURE for _, other in right), len(likely), acts)
        for one, other in right:
            status[0] += one["status"] == other["status"]
            status[1] += 1
            for role, counts in parties.items():
                _add(counts, *_met(one[role], other[role]))
    return {
        "task": "told-acts",
        "acts": words[2],
        "words": prf(*words),
        "coded": prf(*coded),
        "sure": prf(*sure),
        "status": percent(status[0] / max(1, status[1])),
        **{role: prf(*counts) for role, counts in parties.items()},
    }


def judge_told_acts(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """Of each coded prediction its probability, and whether words and kind are right."""
    for key, row in gold.items():
        told = list((predicted.get(key) or {}).get("acts") or [])
        right = {id(other) for one, other in _pairs(row["acts"], told) if _same(one, other)}
        for one in told:
            if one["kind"] != OTHER and one.get("probability") is not None:
                yield one["probability"], id(one) in right


def _add(counts: list[int], *more: int) -> None:
    for at, count in enumerate(more):
        counts[at] += count


def _chance(act: Act) -> float:
    chance = act.get("probability")
    return 1.0 if chance is None else float(chance)


def _pairs(wanted: Sequence[Act], told: Sequence[Act]) -> list[tuple[Act, Act]]:
    """One-to-one pairs of acts with overlapping triggers; those of one kind meet first."""
    found: list[tuple[Act, Act]] = []
    used_gold: set[int] = set()
    used_told: set[int] = set()
    for kind in (*sorted({act["kind"] for act in told}), None):
        here = [
            at
            for at, act in enumerate(wanted)
            if at not in used_gold and kind in (None, act["kind"])
        ]
        there = [
            at for at, act in enumerate(told) if at not in used_told and kind in (None, act["kind"])
        ]
        for one, other in pair_spans(
            [(wanted[at]["start"], wanted[at]["end"]) for at in here],
            [(told[at]["start"], told[at]["end"]) for at in there],
        ):
            used_gold.add(here[one])
            used_told.add(there[other])
            found.append((wanted[here[one]], told[there[other]]))
    return found


def _same(one: Act, other: Act) -> bool:
    return bool(one["kind"] == other["kind"] != OTHER)


def _met(wanted: Sequence[Sequence[int]], told: Sequence[Sequence[int]]) -> tuple[int, int, int]:
    """How many parties overlap, are predicted, and are in gold."""
    pairs = pair_spans([(a, b) for a, b in wanted], [(a, b) for a, b in told])
    return len(pairs), len(told), len(wanted)
