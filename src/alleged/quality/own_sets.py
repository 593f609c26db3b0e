"""Gold sets of our own: texts and labels in separate files, so that others can label the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alleged.models.labels import ACT_TYPES, PARTY_ROLES, STATUSES
from alleged.quality.rows import read_objects
from alleged.records.spans import Span

HELD = "held"
"""The half that no rule was tuned on."""


def joined_statements(folder: Path, articles: Path) -> Iterator[dict[str, Any]]:
    """The held-back texts of `tests/analyse/statements_own` with their labels, a row a text.

    Statements in PolNeAR are there by row and offset; their words come from `articles`. Whether
    something is implied was looked at in the articles of our own alone.
    """
    labels = {row["id"]: row for row in _rows(folder / "labels.jsonl")}
    words = {row["id"]: row["text"] for row in _rows(articles)}
    for row in _rows(folder / "texts.jsonl"):
        if row["half"] != HELD:
            continue
        statements = []
        for one in row["statements"]:
            label = dict(labels[one["id"]])
            if "polnear" in row:
                label.pop("implied")
            statements.append({**one, **label})
        text = words[row["polnear"]] if "polnear" in row else row["text"]
        yield {"id": row["id"], "text": text, "statements": statements}


def joined_timelines(timelines: Path, articles: Path) -> Iterator[dict[str, Any]]:
    """Timelines with the articles that they are made from, a row a timeline: `text` is the name of
    the entity, `documents` are all articles of the collection (`corpus`)."""
    texts = _rows(articles)
    for row in _rows(timelines):
        yield {
            "id": row["id"],
            "text": row["entity"],
            "documents": [
                {key: one[key] for key in ("id", "dct", "text", "sentences")}
                | {
                    "mentions": [
                        {key: mention[key] for key in ("start", "end", "kind")}
                        for mention in one["mentions"]
                        if mention["kind"] == "event"
                    ]
                }
                for one in texts
                if one["topic"] == row["corpus"]
            ],
            "timeline": row["timeline"],
        }


def joined_passages(folder: Path, gold: Path) -> Iterator[dict[str, Any]]:
    """The held-back passages of `training/told` with their words, a row a passage."""
    from alleged.analyse.sentences import split_sentences
    from alleged.train.told_sentences import read_told

    for article in read_told(gold, HELD, split_sentences, folder=folder):
        kinds = article.spans["act_type"]
        states = article.spans["status"]
        acts: dict[Span, dict[str, Any]] = {}
        for (trigger, kind), (_, status) in zip(kinds, states, strict=True):
            acts[trigger] = {
                "start": trigger.start,
                "end": trigger.end,
                "kind": ACT_TYPES[kind],
                "status": STATUSES[status],
                "actors": [],
                "recipients": [],
            }
        for trigger, party, role in article.pairs:
            if (name := f"{PARTY_ROLES[role]}s") in acts[trigger]:
                acts[trigger][name].append([party.start, party.end])
        yield {"id": article.id, "text": article.text, "acts": list(acts.values())}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [row for _, _, row in read_objects(str(path))]


def write_joined(rows: Iterator[dict[str, Any]], path: Path) -> Path:
    """Write rows as JSON lines; the same rows give the same bytes."""
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    return path
