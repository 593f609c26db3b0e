"""Typed doors to the scorers that were given to us, and whether each prediction is right.

A `judge_...` pairs predictions with gold as its scorer does and lists (probability, right), from
which calibration is computed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers import attribution, coref, events, quantities, timex

Rows = dict[Any, dict[str, Any]]

# They have no types; we call them as they are.
_attribution: Any = attribution
_coref: Any = coref
_events: Any = events
_quantities: Any = quantities
_timex: Any = timex

ROLES = ("source", "cue", "content")
MIN_F1 = 0.8
"""From which token F1 source and content are right: the default of `attribution`."""


def score_attribution(
    gold: Rows, predicted: Rows, *, min_f1: float = MIN_F1, by: str | None = None
) -> dict[str, Any]:
    """Whole attributions and their roles; see the top of `scorers/attribution.py`.

    Besides, `source_elsewhere`: recall of those whose source stands in another sentence than every
    piece of the content begins in; texts without `sentences` are left out of it.
    """
    scores = dict(_attribution.score(gold, predicted, min_f1, by))
    scores["source_elsewhere"] = _source_elsewhere(gold, predicted, min_f1)
    return scores


def _source_elsewhere(gold: Rows, predicted: Rows, min_f1: float) -> dict[str, Any]:
    listed = found = 0
    for key, row in gold.items():
        if not row.get("sentences"):
            continue
        wanted, given = _token_sets(row), _token_sets(row, predicted.get(key, {}))
        edges = [[j for j, b in enumerate(given) if _is_relation(a, b, min_f1)] for a in wanted]
        right = _attribution.match(edges, len(wanted))
        starts = [sentence[0] for sentence in row["sentences"]]
        entries = [one for one in row["attributions"] if any(one[role] for role in ROLES)]
        for number, one in enumerate(entries):
            if one["source"] and one["content"] and _is_elsewhere(one, starts):
                listed += 1
                found += number in right
    return {"n": listed, "recall": round(found / listed, 4) if listed else None}


def _is_elsewhere(attribution: Mapping[str, Any], starts: list[int]) -> bool:
    """Whether no piece of the content begins in a sentence in which a piece of the source does."""
    source, content = (
        {bisect_right(starts, piece[0]) for piece in attribution[role]}
        for role in ("source", "content")
    )
    return not source & content


def _token_sets(row: Mapping[str, Any], labels: Mapping[str, Any] | None = None) -> list[Any]:
    """Tokens of each role of each attribution, those of `labels` in the text of `row`."""
    text = row["text"]
    places = [match.span() for match in _attribution.TOKEN.finditer(text)]
    ends = ([start for start, _ in places], [end for _, end in places], len(text))
    given: list[Any] = _attribution.token_sets(row if labels is None else labels, *ends, "")
    return given


def score_timex(
    gold: Rows, predicted: Rows, *, field: str = "timex", lang: str | None = None
) -> dict[str, Any]:
    """Spans, types and values as in TempEval-3."""
    return dict(_timex.score(gold, predicted, field, lang))


def score_quantities(gold: Rows, predicted: Rows, *, field: str = "quantities") -> dict[str, Any]:
    """Values, units and bounds as in the CQE paper."""
    return dict(_quantities.score(gold, predicted, field))


def score_events(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """PLOVER types, modes, contexts, parties."""
    return dict(_events.score(gold, predicted))


def score_coref(
    gold: Rows,
    predicted: Rows,
    *,
    kind: str = "event",
    selected: bool = False,
    drop_singletons: bool = False,
    within: str | None = None,
) -> dict[str, Any]:
    """MUC, B3, CEAF-e, LEA and the CoNLL average."""
    return dict(_coref.score(gold, predicted, kind, selected, drop_singletons, within))


def judge_attribution(
    gold: Rows, predicted: Rows, *, min_f1: float = MIN_F1, by: str | None = None
) -> Iterator[tuple[float, bool]]:
    """A statement is right as in `relation`; `by` changes nothing here."""
    for key, row in predicted.items():
        if key not in gold:
            continue
        text = gold[key]["text"]
        places = [match.span() for match in _attribution.TOKEN.finditer(text)]
        ends = ([start for start, _ in places], [end for _, end in places], len(text))
        wanted = _attribution.token_sets(gold[key], *ends, "gold")
        # One at a time, since the scorer drops those without a token.
        listed = [
            (entry["probability"], tokens[0])
            for entry in row.get("attributions") or []
            if "probability" in entry
            and (tokens := _attribution.token_sets({"attributions": [entry]}, *ends, ""))
        ]
        edges = [
            [j for j, (_, given) in enumerate(listed) if _is_relation(a, given, min_f1)]
            for a in wanted
        ]
        right = set(_attribution.match(edges, len(wanted)).values())
        yield from ((probability, j in right) for j, (probability, _) in enumerate(listed))


def judge_timex(
    gold: Rows, predicted: Rows, *, field: str = "timex", lang: str | None = None
) -> Iterator[tuple[float, bool]]:
    """A time is right when it overlaps a gold one of the same value."""
    for key, row in predicted.items():
        if lang and gold[key].get("lang") != lang:
            continue
        wanted = _timex.items(gold[key], field)
        given = _timex.items(row, field)
        pairs = {j: wanted[i] for i, j in _timex.pair(wanted, given)}
        for j, entry in enumerate(given):
            if "probability" in entry:
                value = _timex.value(entry)
                right = value is not None and j in pairs and _timex.value(pairs[j]) == value
                yield entry["probability"], right


def judge_quantities(
    gold: Rows, predicted: Rows, *, field: str = "quantities"
) -> Iterator[tuple[float, bool]]:
    """A quantity is right when its value is that of a gold one, each gold one used once."""
    for key, row in predicted.items():
        wanted = [_quantities.number(q["value"]) for q in gold[key].get(field) or []]
        for entry in row.get(field) or []:
            if "probability" not in entry:
                continue
            value = _quantities.number(entry["value"])
            same = [i for i, other in enumerate(wanted) if _quantities.same_value(other, value)]
            if same:
                del wanted[same[0]]
            yield entry["probability"], bool(same)


def _is_relation(gold: Mapping[str, Any], given: Mapping[str, Any], min_f1: float) -> bool:
    if gold["cue"] and not gold["cue"] & given["cue"]:
        return False
    if not (gold["content"] & given["content"] or (not gold["content"] and not given["content"])):
        return False
    return all(_attribution.f1(gold[role], given[role]) >= min_f1 for role in ("source", "content"))
