"""How sure a text is that an organisation did it: MUC-4's confidence of perpetrators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.perpetrator_confidence import COARSE, Confidence
from alleged.quality.scorers.counts import percent

COARSE_OF: dict[object, str] = {fine.value: coarse for fine, coarse in COARSE.items()}
Rows = Mapping[Any, Mapping[str, Any]]


def score_perpetrators(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Accuracy over the organisations that gold names as perpetrators, template by template.

    `accuracy`: one of the values that gold allows; `coarse_accuracy`: the same of fact, claimed and
    accused, whoever accuses and however firmly. `majority` and `coarse_majority`: what the
    commonest value alone would have. Fills that stand nowhere in the text, or without a value, are
    left out.
    """
    counts: Counter[str] = Counter()
    values: list[frozenset[str]] = []
    coarse: list[frozenset[str]] = []
    for key, row in gold.items():
        made = {
            (one["start"], one["end"]): one.get("confidence")
            for one in (predicted.get(key) or {}).get("perpetrators") or []
        }
        for place, wanted in gold_perpetrators(row):
            given = made.get(place)
            allowed = frozenset(COARSE[one] for one in wanted)
            values.append(frozenset(wanted))
            coarse.append(allowed)
            counts["found"] += given is not None
            counts["right"] += given in set(wanted)
            counts["coarse"] += COARSE_OF.get(given) in allowed
    total = len(values)

    def share(right: float) -> float | None:
        return percent(right / total) if total else None

    return {
        "task": "perpetrators",
        "perpetrators": total,
        "without_prediction": total - counts["found"],
        "accuracy": share(counts["right"]),
        "majority": share(_commonest(values)),
        "coarse_accuracy": share(counts["coarse"]),
        "coarse_majority": share(_commonest(coarse)),
    }


def gold_perpetrators(row: Mapping[str, Any]) -> Iterator[tuple[tuple[int, int], set[Confidence]]]:
    """The first place of each organisation that fills a template, and the values it may have."""
    known = {one.value for one in Confidence}
    for template in row.get("templates") or []:
        fills = template.get("perp_organization") or []
        told = template.get("perp_organization_confidence") or []
        for fill, values in zip(fills, told, strict=False):
            places = fill_places(fill)
            allowed = {one["value"].strip() for one in values if one.get("value")} & known
            if places and allowed:
                yield places[0], {Confidence(one) for one in allowed}


def fill_places(fill: list[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Where the strings of a fill stand, in text order."""
    return sorted((start, end) for one in fill for start, end in one.get("spans") or ())


def _commonest(values: list[frozenset[str]]) -> int:
    counts = Counter(one for allowed in values for one in allowed)
    return max(counts.values(), default=0)
