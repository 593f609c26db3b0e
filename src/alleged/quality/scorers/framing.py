"""Loaded words: which sentences hold them, and which words they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from alleged.quality.scorers.counts import class_scores, prf

Rows = Mapping[Any, Mapping[str, Any]]
Places = Sequence[tuple[int, int]]

TOKEN = re.compile(r"\w+|[^\w\s]")
"""The words of `attribution`: words and single punctuation marks."""


def score_framing(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Macro F1 of the sentence label (BABE), F1 of loaded words, F1 of whole spans.

    A row of BABE is a sentence with `label` and `spans`. A row of BASIL is an article with
    `sentences`: there a sentence counts as loaded where a span of lexical bias touches it, and
    `sentence` is F1 of those sentences.
    """
    labels: list[tuple[str, str | None]] = []
    words = [0, 0, 0]
    spans = [0, 0, 0]
    sentences = [0, 0, 0]
    for key, row in gold.items():
        wanted = gold_places(row)
        given = [(s, e) for s, e in (predicted.get(key) or {}).get("spans") or []]
        label = (predicted.get(key) or {}).get("label")
        if row.get("label") is not None:
            labels.append((str(row["label"]), None if label is None else str(label)))
        tokens = [match.span() for match in TOKEN.finditer(row["text"])]
        _count(words, _touched(tokens, wanted), _touched(tokens, given))
        _count(spans, set(wanted), set(given))
        if row.get("sentences"):
            borders = [(s[-2], s[-1]) for s in row["sentences"]]
            _count(sentences, _touched(borders, wanted), _touched(borders, given))
    return {
        "task": "framing",
        **({"label": class_scores(labels)} if labels else {}),
        **({"sentence": prf(*sentences)} if any(sentences) else {}),
        "words": prf(*words),
        "spans": prf(*spans),
    }


def gold_places(row: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The loaded spans of a gold row; of BASIL's, those of lexical bias."""
    return [
        tuple(span["span"] if isinstance(span, dict) else span)
        for span in row.get("spans") or []
        if not isinstance(span, dict) or span.get("bias") == "lexical"
    ]


def _touched(units: Places, places: Places) -> set[int]:
    """The units that share a character with one of the places; units are in text order."""
    starts, ends = [start for start, _ in units], [end for _, end in units]
    touched: set[int] = set()
    for start, end in places:
        touched.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return touched


def _count(into: list[int], wanted: set[Any], given: set[Any]) -> None:
    into[0] += len(wanted & given)
    into[1] += len(given)
    into[2] += len(wanted)
