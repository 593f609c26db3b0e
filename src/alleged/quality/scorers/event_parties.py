"""Spans of the parties of a sentence's event, and events of records that give codes alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from alleged.quality.scorers.counts import pair_spans, percent, prf

Rows = Mapping[Any, Mapping[str, Any]]
LABELS = ("source", "target")


def score_event_parties(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Span F1 of `source` and `target`: gold in `entities` (other labels are not looked at),
    predictions in `parties`. Rows without annotation are left out."""
    counts: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    rows = 0
    for key, row in gold.items():
        if row.get("entities") is None:
            continue
        rows += 1
        for label in LABELS:
            wanted = _places(row["entities"], label)
            given = _places(predicted.get(key, {}).get("parties") or [], label)
            pairs = pair_spans(wanted, given)
            counts[label].update(
                gold=len(wanted),
                predicted=len(given),
                overlap=len(pairs),
                strict=sum(wanted[i] == given[j] for i, j in pairs),
            )
    whole = counts["source"] + counts["target"]
    return {
        "task": "event-parties",
        "rows": rows,
        **_figures(whole),
        **{label: _figures(counts[label]) for label in LABELS},
    }


def _places(entries: Any, label: str) -> list[tuple[int, int]]:
    return sorted((one["start"], one["end"]) for one in entries if one["label"] == label)


def _figures(counts: Counter[str]) -> dict[str, Any]:
    return {
        name: prf(counts[name], counts["predicted"], counts["gold"])
        for name in ("strict", "overlap")
    }


def score_coded_events(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Records with codes instead of words, as PETRARCH's tests have them.

    Gold `events` with a `plover_type` count, each once a type; a prediction (`events`, as for the
    task events) is right in type if one of that type is there, and then in `actor` and `recipient`
    if a party of that role fits the code: by its own code, or, for the countries that those records
    invent, by a word that begins with the code's three letters. `quiet`: the share of texts with
    nothing to code that have no event.
    """
    counts: Counter[str] = Counter()
    for key, row in gold.items():
        events = (predicted.get(key) or {}).get("events") or []
        counts["events"] += len(events)
        if row.get("no_events"):
            counts.update(empty=1, quiet=not events)
            continue
        for kind in sorted({one["plover_type"] for one in row["events"] if one["plover_type"]}):
            coded = [one for one in row["events"] if one["plover_type"] == kind]
            same = [one for one in events if one["event_type"] == kind]
            first = bool(events) and events[0]["event_type"] == kind
            counts.update(gold=1, type=bool(same), first=first)
            for role, name in (("source", "actors"), ("target", "recipients")):
                codes = {one[role] for one in coded if _is_code(one[role])}
                if not codes:
                    continue
                counts[f"{role}s"] += 1
                parties = [party for one in same for party in _parties(one, name)]
                counts[f"{role} right"] += any(
                    _fits(party, code) for party in parties for code in codes
                )
    return {
        "task": "coded-events",
        "rows": len(gold),
        "type_accuracy": _share(counts["type"], counts["gold"]),
        "type_first_accuracy": _share(counts["first"], counts["gold"]),
        "actor_accuracy": _share(counts["source right"], counts["sources"]),
        "recipient_accuracy": _share(counts["target right"], counts["targets"]),
        "quiet": _share(counts["quiet"], counts["empty"]),
        "events_per_text": round(counts["events"] / len(gold), 3) if gold else 0.0,
    }


def _is_code(code: Any) -> bool:
    return isinstance(code, str) and len(code) >= 3 and code[:3].isalpha()


def _parties(event: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Both sides of a reciprocal event are actors, and each is the other's recipient."""
    listed = list(event.get(name) or [])
    if name == "recipients" and event.get("reciprocal"):
        listed += event.get("actors") or []
    return listed


def _fits(party: Mapping[str, Any], code: str) -> bool:
    country = code[:3].upper()
    if (party.get("code") or "").upper() == country:
        return True
    return any(word[:3].upper() == country for word in str(party.get("text") or "").split())


def _share(right: int, whole: int) -> float | None:
    return percent(right / whole) if whole else None
