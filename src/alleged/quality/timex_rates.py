"""Measure how often each rule for times is right.

    python -m alleged.quality.timex_rates [FOLDER] [SET ...]

FOLDER holds `timex/*.jsonl.gz` (default: the environment variable ALLEGED_GOLD, else
`../shared/data`); each line is an article with `text`, `dct` (day of publication) and `timex`, a
list of expressions with `start`, `end` and `value`. Prints the table of `rates.py`, then the
same by rule alone.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times_with_rules
from alleged.analyse.timex.rates import Case, form_of, grounds_of
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.records.documents import Document
from alleged.records.times import Timex

SETS = ("tempeval3.train", "meantime_en.train")
"""The development parts are kept for checking that the rates hold."""


def count_right(rows: Iterator[dict[str, Any]]) -> dict[Case, tuple[int, int]]:
    """For each rule, its grounds and form, how many values are right and how many were made.

    A value is right when an expression of the gold standard overlaps it and says the same; one
    that the gold standard does not have at all counts as wrong, and so does one that is more
    precise than the gold standard's (`1989-W43` for `1989-WXX`). Two ways to write one value are
    the same (`plain`).
    """
    made: Counter[Case] = Counter()
    right: Counter[Case] = Counter()
    for row in rows:
        document = _document(row)
        sentences = split_sentences(document.text)
        for timex, rule in find_times_with_rules(document, sentences=sentences):
            if timex.event is not None:
                continue
            case = (rule, grounds_of(timex.value, timex.anchor), form_of(timex.value))
            made[case] += 1
            right[case] += _is_right(timex, row["timex"])
    return {key: (right[key], made[key]) for key in sorted(made)}


def _is_right(timex: Timex, gold: list[dict[str, Any]]) -> bool:
    """Whether an expression of the gold standard overlaps it and has the same value."""
    ours = plain(timex.value)
    theirs = [
        plain(item["value"])
        for item in gold
        if item.get("start") is not None
        and item["start"] < timex.span.end
        and timex.span.start < item["end"]
    ]
    return ours is not None and ours in theirs


_NOTATIONS = (
    (re.compile(r"(?:-XX)+$"), ""),
    (re.compile(r"^([0-9]{3})$"), r"\1X"),
    (re.compile(r"^([0-9]{2})$"), r"\1XX"),
    (re.compile(r"-W([0-9])(?![0-9])"), r"-W0\1"),
    (re.compile(r"T([0-9]{2})$"), r"T\1:00"),
    (re.compile(r"^FY"), ""),
    (re.compile(r"^(P[0-9.X]+)CE$"), r"\1C"),
    (re.compile(r"^(P[0-9.X]+)DE$"), r"\1E"),
)


def plain(value: str | None) -> str | None:
    """One way to write what annotators write in several: `199` and `199X`, `T17` and `T17:00`."""
    if value is None:
        return None
    value = value.strip().upper()
    for pattern, written in _NOTATIONS:
        value = pattern.sub(written, value)
    return value


def _document(row: dict[str, Any]) -> Document:
    return document_from_text(row["text"], published=parse_date(row.get("dct") or "", "given"))


def gold_rows(folder: Path, names: list[str]) -> Iterator[dict[str, Any]]:
    """The articles of these sets."""
    for name in names:
        with gzip.open(folder / "timex" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield json.loads(line)


def main(arguments: list[str]) -> int:
    """Print the table of rates."""
    named = arguments[0] if arguments else os.environ.get("ALLEGED_GOLD", "../shared/data")
    folder = Path(named)
    if not (folder / "timex").is_dir():
        print(f"nothing measured: there is no folder {folder / 'timex'}")
        return 0
    counts = count_right(gold_rows(folder, arguments[1:] or list(SETS)))
    print("RATES: dict[Case, tuple[int, int]] = {")
    for (rule, grounds, form), (right, made) in counts.items():
        print(f'    ("{rule}", "{grounds}", "{form}"): ({right}, {made}),')
    print("}")
    by_rule: Counter[str] = Counter()
    right_by_rule: Counter[str] = Counter()
    for (rule, _, _), (right, made) in counts.items():
        by_rule[rule] += made
        right_by_rule[rule] += right
    for rule, made in by_rule.most_common():
        share = right_by_rule[rule] / made
        print(f"| {rule} | {made} | {right_by_rule[rule]} | {share:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
