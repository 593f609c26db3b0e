"""Spans of event triggers and of entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import pair_spans, percent, prf
from alleged.records.mentions import MentionKind

Rows = Mapping[Any, Mapping[str, Any]]

TYPES: dict[str, str] = {
    # re3d
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "group",
    # MEANTIME, which files countries under LOC and has no class for nationalities
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    # ECB+
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
    "LOC_OTHER": "place",
    # NewsWCL50
    "ACTOR": "person",
    "GROUP": "group",
    "COUNTRY": "place",
}
"""From what gold calls a mention to our kinds. Kinds that are not here (weapons, times, sums,
products, states that act) are found or missed, but neither right nor wrong in kind."""

OUR_TYPES = frozenset(kind.value for kind in MentionKind)


def score_triggers(
    gold: Rows, predicted: Rows, *, selected: bool = False, first_sentences: int | None = None
) -> dict[str, Any]:
    """Span F1 of event triggers: `mentions` of kind `event`, or `events` as TempEval-3 has them.

    `selected` and `first_sentences` say which sentences count; see `in_scope`.
    """
    scope = {"selected": selected, "first_sentences": first_sentences}
    return {"task": "triggers", **_score(gold, predicted, "event", scope)}


def score_entities(
    gold: Rows, predicted: Rows, *, selected: bool = False, first_sentences: int | None = None
) -> dict[str, Any]:
    """Span F1 of entity mentions: `mentions` of kind `entity`, or `entities` as re3d has them.

    Gold holds every way to refer to an entity (`the city`, `he`), a system that finds names only
    some of them: precision and the recall by kind say more than F1. `type_accuracy` is the share of
    the right kind where the place is the same and gold's kind is one of ours.
    """
    scope = {"selected": selected, "first_sentences": first_sentences}
    return {"task": "entities", **_score(gold, predicted, "entity", scope)}


def judge_entities(
    gold: Rows, predicted: Rows, *, selected: bool = False, first_sentences: int | None = None
) -> Iterator[tuple[float, bool]]:
    """A name is right when gold has the same place, of the same kind where gold's kind is ours."""
    for key, row in predicted.items():
        keep = in_scope(gold[key], selected=selected, first_sentences=first_sentences)
        types = {
            (m["start"], m["end"]): TYPES.get(type_of(m) or "")
            for m in gold_mentions(gold[key], "entity")
        }
        for entry in predicted_mentions(row, "entity"):
            if "probability" in entry and keep(entry):
                place = (entry["start"], entry["end"])
                right = place in types and types[place] in (None, our_type(entry))
                yield entry["probability"], right


def gold_mentions(row: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """The gold mentions of a row, each place once, from whichever layout the set has.

    re3d gives some places two types: the one with `confidence` 1 counts, the others do not.
    """
    if isinstance(row.get("mentions"), list):
        listed = [m for m in row["mentions"] if (m.get("kind") or kind) == kind]
    elif kind == "event":
        listed = row.get("events") or []
    else:
        listed = [m for m in row.get("entities") or [] if m.get("confidence", 1) == 1]
    placed = {(m["start"], m["end"]): m for m in listed if m.get("start") is not None}
    return [placed[place] for place in sorted(placed)]


def type_of(mention: Mapping[str, Any]) -> str | None:
    """What gold calls a mention, as the set writes it."""
    for name in ("tag", "class", "type", "label"):
        if isinstance(mention.get(name), str):
            return str(mention[name])
    return None


def predicted_mentions(row: Mapping[str, Any] | None, kind: str) -> list[dict[str, Any]]:
    """The mentions of a prediction that have this kind, or a finer one than event and entity."""
    other = "entity" if kind == "event" else "event"
    listed = (row or {}).get("mentions") or []
    return sorted(
        (m for m in listed if m.get("kind") != other), key=lambda m: (m["start"], m["end"])
    )


def our_type(mention: Mapping[str, Any]) -> str | None:
    """The kind of a predicted mention in our words, whichever scheme it was written in."""
    written = str(mention.get("type") or mention.get("kind"))
    return written if written in OUR_TYPES else TYPES.get(written)


def in_scope(
    row: Mapping[str, Any], *, selected: bool = False, first_sentences: int | None = None
) -> Callable[[Mapping[str, Any]], bool]:
    """Whether a mention begins in a sentence that was annotated.

    `selected`: those whose annotation was checked (ECB+). `first_sentences`: so many from the start
    (MEANTIME's annotators read the headline, the date line and four or five sentences).
    """
    numbers = {sentence[0] for sentence in row.get("sentences") or []}
    if selected:
        numbers &= set(row.get("selected_sentences") or [])
    if first_sentences is not None:
        numbers &= set(range(first_sentences))
    if not selected and first_sentences is None:
        return lambda mention: True
    places = [(start, end) for number, start, end in row["sentences"] if number in numbers]
    return lambda mention: any(start <= mention["start"] < end for start, end in places)


def _score(gold: Rows, predicted: Rows, kind: str, scope: Mapping[str, Any]) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    by_type: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_kind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, row in gold.items():
        keep = in_scope(row, **scope)
        wanted = [m for m in gold_mentions(row, kind) if keep(m)]
        given = [m for m in predicted_mentions(predicted.get(key), kind) if keep(m)]
        counts.update(gold=len(wanted), predicted=len(given))
        for mention in wanted:
            by_type[type_of(mention) or kind].update(gold=1)
            by_kind[TYPES.get(type_of(mention) or "", "other")].update(gold=1)
        for mention in given:
            by_kind[our_type(mention) or "other"].update(predicted=1)
        for i, j in pair_spans(_places(wanted), _places(given)):
            equal = _places(wanted)[i] == _places(given)[j]
            ours = TYPES.get(type_of(wanted[i]) or "")
            agreed = ours is not None and ours == our_type(given[j])
            typed = equal and ours is not None
            counts.update(overlap=1, strict=equal, typed=typed, agreed=typed and agreed)
            by_type[type_of(wanted[i]) or kind].update(overlap=1, strict=equal)
            if agreed:
                by_kind[ours or ""].update(strict=equal, overlap=1)
    return {
        "documents": len(gold),
        "documents_without_prediction": sum(key not in predicted for key in gold),
        "gold": counts["gold"],
        "predicted": counts["predicted"],
        "strict": prf(counts["strict"], counts["predicted"], counts["gold"]),
        "overlap": prf(counts["overlap"], counts["predicted"], counts["gold"]),
        "type_accuracy": (percent(counts["agreed"] / counts["typed"]) if counts["typed"] else None),
        "by_kind": {
            name: {
                "strict": prf(c["strict"], c["predicted"], c["gold"]),
                "overlap": prf(c["overlap"], c["predicted"], c["gold"]),
            }
            for name, c in sorted(by_kind.items())
            if name != "other" and kind == "entity"
        },
        "recall_by_gold_type": {
            name: {
                "gold": c["gold"],
                "strict": percent(c["strict"] / c["gold"]),
                "overlap": percent(c["overlap"] / c["gold"]),
            }
            for name, c in sorted(by_type.items())
        },
    }


def _places(mentions: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(mention["start"], mention["end"]) for mention in mentions]
