"""Copies: which texts share what, and where it comes from.

Gold and predictions name pairs of texts, each in the row of one of the two. Of the gold pairs
those count for recall that are `primary`; a pair that is right and not primary counts for nothing.
Pairs without a gold row share nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import percent, prf

Rows = Mapping[Any, Mapping[str, Any]]
Pairs = dict[frozenset[Any], dict[str, Any]]

WORD_FOR_WORD = ("exact", "near", "partial")
NOTHING = "none"


def score_copies(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Pairs found (`pairs`: copies word for word; `possible`; `quotation`), their kind, the
    passages by characters of both texts, and the origin, each of the pairs that were found."""
    wanted, given = pairs_of(gold), pairs_of(predicted)
    copies = [key for key, one in wanted.items() if one["kind"] in WORD_FOR_WORD]
    found = [key for key in copies if _kind(given, key) in WORD_FOR_WORD]
    primary = [key for key in copies if wanted[key].get("primary")]
    both = [key for key in found if wanted[key].get("primary")]
    passages = [_overlap(wanted[key], given[key]) for key in both]
    right, told, there = (sum(one[place] for one in passages) for place in range(3))
    origins = [key for key in both if given[key].get("origin") is not None]
    return {
        "task": "copies",
        "texts": len(gold),
        "pairs": {
            **_found(wanted, given, WORD_FOR_WORD),
            "wrong": sorted(
                " ".join(sorted(map(str, key)))
                for key, one in given.items()
                if one["kind"] in WORD_FOR_WORD and _kind(wanted, key) not in WORD_FOR_WORD
            ),
            "missed": sorted(
                " ".join(sorted(map(str, key))) for key in primary if key not in set(both)
            ),
        },
        "kind_accuracy": percent(
            sum(given[key]["kind"] == wanted[key]["kind"] for key in both) / len(both)
        )
        if both
        else None,
        "passages": prf(right, told, there),
        "origin": {
            **prf(
                sum(given[key]["origin"] == wanted[key]["origin"] for key in origins),
                len(origins),
                sum(wanted[key]["origin"] is not None for key in both),
            ),
            "left_open": sum(given[key].get("origin") is None for key in both),
        },
        "possible": _found(wanted, given, ("possible",)),
        "quotation": _found(wanted, given, ("quotation",)),
    }


def judge_copies(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that one text was taken from the other, or both from a third."""
    wanted = pairs_of(gold)
    for key, one in pairs_of(predicted).items():
        if one["kind"] in WORD_FOR_WORD and "probability" in one:
            yield float(one["probability"]), _kind(wanted, key) in WORD_FOR_WORD


def pairs_of(rows: Rows) -> Pairs:
    """The pairs by their two texts; passages are told from the side of the row they stand in, which
    is kept as `row`."""
    return {
        frozenset((key, one["other"])): {**one, "row": key}
        for key, row in rows.items()
        for one in row.get("copies") or ()
    }


def check_copies(row: Mapping[str, Any], size: int) -> str | None:
    """`copies`: each with `other`, `kind` and `passages` inside the text."""
    entries = row.get("copies")
    if not isinstance(entries, list):
        return '"copies" is no list'
    for entry in entries:
        if not isinstance(entry, dict) or not {"other", "kind"} <= set(entry):
            return 'an entry of "copies" has no "other" or no "kind"'
        for passage in entry.get("passages") or ():
            if not 0 <= passage["start"] <= passage["end"] <= size:
                return f"a passage lies outside the text: {passage['start']} to {passage['end']}"
    return None


def _kind(pairs: Pairs, key: frozenset[Any]) -> str:
    one = pairs.get(key)
    return str(one["kind"]) if one else NOTHING


def _found(wanted: Pairs, given: Pairs, kinds: tuple[str, ...]) -> dict[str, Any]:
    """Precision of all pairs of these kinds, recall of the primary ones."""
    told = [key for key, one in given.items() if one["kind"] in kinds]
    right = sum(_kind(wanted, key) in kinds for key in told)
    primary = [key for key, one in wanted.items() if one["kind"] in kinds and one.get("primary")]
    met = sum(_kind(given, key) in kinds for key in primary)
    return {
        "p": percent(right / len(told)) if told else None,
        "r": percent(met / len(primary)) if primary else None,
        "told": len(told),
        "wanted": len(primary),
    }


def _overlap(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[int, int, int]:
    """Characters of both texts: in both, told, wanted."""
    counts = [0, 0, 0]
    turned = wanted["row"] != given["row"]
    for side in ("", "other_"):
        there = _characters(wanted, side)
        told = _characters(given, ({"": "other_", "other_": ""}[side]) if turned else side)
        counts = [counts[0] + len(there & told), counts[1] + len(told), counts[2] + len(there)]
    return counts[0], counts[1], counts[2]


def _characters(pair: Mapping[str, Any], side: str) -> set[int]:
    return {
        place
        for passage in pair.get("passages") or ()
        for place in range(passage[f"{side}start"], passage[f"{side}end"])
    }
