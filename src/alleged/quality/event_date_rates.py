"""Measure how often events get the right date.

    python -m alleged.quality.event_date_rates [FOLDER] [SET ...]

FOLDER holds `timex/*.jsonl.gz` (default: the environment variable ALLEGED_GOLD, else
`../shared/data`); each line is an article with `text`, `dct`, `timex`, `events` and `links` as in
TempEval-3. Prints, for each ground on which a date rests, how many are right of how many were made:
the table of `event_date_rates.py` in the package `analyse.timex`.

The gold standard says of an event in which time expression it lies. A date that rests on an
expression is right when its days are those of such a one. A date that rests on tense alone is right
when those days lie within its sides, which says no more than that. Events that are tied to the day
of publication alone are left out, since most of them are what somebody `said`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alleged.analyse.event_dates import EventDate, date_events
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.analyse.timex.stretches import stretch_of
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.quality.gold import gold_folder
from alleged.quality.timex_rates import gold_rows, plain
from alleged.records.spans import Span

SETS = ("tempeval3.train",)
"""The development part is kept for checking that the rates hold."""
WITHIN = frozenset(("IS_INCLUDED", "DURING", "SIMULTANEOUS", "IDENTITY"))
"""Links from an event to a time that holds it; `INCLUDES` is the same from the other side."""


def count_right(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """For each ground, how many dates are right and how many were made."""
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows:
        wanted = _days_of_events(row)
        events = [
            event
            for event in row["events"]
            if wanted.get(event["id"]) and event.get("start") is not None
        ]
        document = document_from_text(
            row["text"], published=parse_date(row.get("dct") or "", "given")
        )
        sentences = split_sentences(document.text)
        times = find_times(document, sentences=sentences)
        spans = [Span(event["start"], event["end"]) for event in events]
        found = date_events(document, times, spans, sentences=sentences)
        for event, date in zip(events, found, strict=True):
            made[date.ground] += 1
            right[date.ground] += _is_right(date, wanted[event["id"]])
    return {ground: (right[ground], made[ground]) for ground in sorted(made)}


def _days_of_events(row: dict[str, Any]) -> dict[str, set[tuple[str, str]]]:
    """The first and last day of each time that the gold standard puts an event into."""
    values = {item["id"]: item.get("value") for item in row["timex"]}
    wanted: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in row["links"]:
        source, target, kind = link["source"], link["target"], link["type"]
        if kind == "INCLUDES":
            source, target = target, source
        elif kind not in WITHIN:
            continue
        if link["kind"] != "TLINK" or source in values or target not in values:
            continue
        stretch = stretch_of(plain(values[target]))
        if stretch is not None:
            wanted[source].add((stretch[0].isoformat(), stretch[1].isoformat()))
    return wanted


def _is_right(date: EventDate, wanted: set[tuple[str, str]]) -> bool:
    if date.timex_id is not None:
        return (date.begin, date.end) in wanted
    return any((date.begin or begin) <= begin and end <= (date.end or end) for begin, end in wanted)


def main(arguments: list[str]) -> int:
    """Print the table of rates."""
    folder = gold_folder(Path(arguments[0]) if arguments else None)
    if folder is None or not (folder / "timex").is_dir():
        print("nothing measured: there is no folder of gold sets with `timex` in it")
        return 0
    counts = count_right(gold_rows(folder, arguments[1:] or list(SETS)))
    print("EVENT_DATE_RATES: dict[str, tuple[int, int]] = {")
    for ground, (right, made) in counts.items():
        print(f'    "{ground}": ({right}, {made}),')
    print("}")
    placed = [counts[ground] for ground in counts if ground not in ("tense", "open")]
    right, made = sum(one[0] for one in placed), sum(one[1] for one in placed)
    every = sum(one[1] for one in counts.values())
    print(f"by an expression: {right} of {made} right, {made} of {every} events dated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
