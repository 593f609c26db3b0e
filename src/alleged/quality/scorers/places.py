"""Places: which place a name means, and what it stands for.

Gold of our own has `places`: `start`, `end`, `place` (an id of the gazetteer, null where it has not
the one that is meant), `country`, `role` (null where the words name no place at all). MEANTIME has
mentions of class LOC with a DBpedia link; there only the place can be compared, by its name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from alleged.analyse.gazetteer.folding import fold
from alleged.quality.scorers.counts import percent

Rows = Mapping[Any, Mapping[str, Any]]

DBPEDIA = "http://dbpedia.org/resource/"
NAMES = ("NAM", "PRE.NAM")
"""MEANTIME's syntactic types of names; other mentions are pronouns and descriptions."""
ROLES = {"part of a name": "name_part"}
SAME = {
    "united states": "us",
    "new york city": "new york",
    "washington dc": "washington",
    "frankfurt am main": "frankfurt",
}
"""DBpedia's titles and GeoNames's names that differ, as one."""

_BRACKETS = re.compile(r"_?\([^)]{0,60}\)|,.{0,80}")


def score_places(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Accuracy over the labelled names.

    `accuracy`: place and role are right; a name that is left out is right only where gold says that
    it is none. `place_accuracy`, `role_accuracy`, `country_accuracy`: each alone. `null_accuracy`:
    of the names whose place the gazetteer has not, those that have none.
    """
    counts: Counter[str] = Counter()
    by_role: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, row in gold.items():
        for wanted, given in _pairs(row, predicted.get(key) or {}):
            place, role = _is_place(wanted, given), _is_role(wanted, given)
            counts.update(
                gold=1,
                found=given is not None,
                place=place,
                role=role,
                both=place and role,
                country=_is_country(wanted, given),
            )
            if "place" in wanted and wanted["place"] is None:
                counts.update(nulls=1, null=place)
            by_role[str(wanted.get("role"))].update(gold=1, both=place and role)
    total = counts["gold"]

    def share(name: str, of: int = total) -> float | None:
        return percent(counts[name] / of) if of else None

    return {
        "task": "places",
        "documents": len(gold),
        "gold": total,
        "found": share("found"),
        "accuracy": share("both"),
        "place_accuracy": share("place"),
        "role_accuracy": share("role"),
        "country_accuracy": share("country"),
        "null_accuracy": share("null", counts["nulls"]),
        "nulls": counts["nulls"],
        "by_role": {
            role: {"gold": c["gold"], "accuracy": percent(c["both"] / c["gold"])}
            for role, c in sorted(by_role.items())
        },
    }


def judge_places(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """A record at a labelled name is right when place and role are; others are not judged."""
    for key, row in gold.items():
        for wanted, given in _pairs(row, predicted.get(key) or {}):
            if given is not None and "probability" in given:
                yield given["probability"], _is_place(wanted, given) and _is_role(wanted, given)


def gold_places(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The labelled names of a row, in text order, from whichever layout the set has."""
    if isinstance(row.get("places"), list):
        listed = [dict(place) for place in row["places"]]
    else:
        listed = [
            {
                "start": mention["start"],
                "end": mention["end"],
                "place": link.removeprefix(DBPEDIA),
                "name": title_of(link),
                "role": None,
                "linked": True,
            }
            for mention in row["mentions"]
            if mention.get("class") == "LOC"
            and mention.get("syntactic_type") in NAMES
            and (link := mention.get("external_ref") or "")
        ]
    return sorted(listed, key=lambda place: (place["start"], place["end"]))


def title_of(link: str) -> str:
    """The name in a DBpedia link, folded: `flint` of `.../Flint,_Michigan`."""
    return _same(_BRACKETS.sub("", link.removeprefix(DBPEDIA)).replace("_", " "))


def _same(name: str) -> str:
    key = fold(name)
    return SAME.get(key, key)


def _pairs(
    row: Mapping[str, Any], predicted: Mapping[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Each labelled name with the prediction that overlaps it: the same span, else the first."""
    listed = sorted(predicted.get("places") or [], key=lambda place: (place["start"], place["end"]))
    for wanted in gold_places(row):
        over = [
            place
            for place in listed
            if place["start"] < wanted["end"] and wanted["start"] < place["end"]
        ]
        same = [p for p in over if (p["start"], p["end"]) == (wanted["start"], wanted["end"])]
        yield wanted, next(iter((*same, *over)), None)


def _is_place(wanted: Mapping[str, Any], given: Mapping[str, Any] | None) -> bool:
    if given is None:
        return wanted["place"] is None
    if "linked" in wanted:
        return given["place"] is not None and _same(given.get("name") or "") == wanted["name"]
    return bool(given["place"] == wanted["place"])


def _is_role(wanted: Mapping[str, Any], given: Mapping[str, Any] | None) -> bool:
    if "linked" in wanted:
        return True
    role = (given or {}).get("role")
    return bool(ROLES.get(role or "", role) == wanted["role"])


def _is_country(wanted: Mapping[str, Any], given: Mapping[str, Any] | None) -> bool:
    if "linked" in wanted:
        return False
    return bool((given or {}).get("country") == wanted["country"])
