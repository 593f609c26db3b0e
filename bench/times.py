"""Time expressions side by side with dateparser, on the same files with the same scorer.

    python bench/times.py GOLD_FOLDER [SET ...]

GOLD_FOLDER holds `timex/*.jsonl.gz` (docs/quality.md); the sets are the development parts of
TempEval-3 and MEANTIME unless others are named. Needs dateparser beside `alleged` in the
environment; without it only our own figures are printed.

dateparser gives a moment, not a TIMEX3 value. So that it is not judged by what it does not claim to
do, its result is written as precisely as its own parser says (`date_data.period`: day, month, year,
a time where it found one), and three figures are shown: which words it finds (overlap), which of
its values are those of the gold standard, and the same among gold values that are days alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from alleged.quality.documents import document_from_row  # noqa: E402
from alleged.quality.predictors import PredictOptions, predict_timex  # noqa: E402
from alleged.quality.rows import Row, read_rows  # noqa: E402
from alleged.quality.scorers.given import score_timex  # noqa: E402

SETS = ("tempeval3.dev", "meantime_en.dev")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Rows = dict[Any, dict[str, Any]]


def ours(rows: list[Row]) -> Rows:
    """What `alleged quality predict timex` finds."""
    predictions = predict_timex(rows, PredictOptions())
    return {row.id: dict(found.fields) for row, found in zip(rows, predictions, strict=True)}


def dateparsers(rows: list[Row]) -> Rows:
    """What dateparser's search finds, counted from the day of publication."""
    from dateparser.date import DateDataParser  # type: ignore[import-not-found,unused-ignore]
    from dateparser.search import search_dates  # type: ignore[import-not-found,unused-ignore]

    found: Rows = {}
    for row in rows:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        published = document_from_row(row).published
        if published and published.day:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(published.day)
        parser = DateDataParser(languages=["en"], settings=settings)
        items = []
        at = 0
        for words, moment in search_dates(row.text, languages=["en"], settings=settings) or []:
            start = row.text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = parser.get_date_data(words).period
            items.append(
                {"start": start, "end": at, "type": "DATE", "value": _value(moment, period)}
            )
        found[row.id] = {"timex": items}
    return found


def _value(moment: datetime, period: str) -> str:
    """As TIMEX3 writes it, no more precise than dateparser says it is."""
    shapes = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}
    return moment.strftime(shapes.get(period, "%Y-%m-%d"))


def only_days(rows: Rows) -> Rows:
    """The expressions whose value is a day."""
    return {
        key: {
            **row,
            "timex": [item for item in row["timex"] if DAY.fullmatch(item.get("value") or "")],
        }
        for key, row in rows.items()
    }


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("sets", nargs="*", default=list(SETS))
    asked = parser.parse_args()
    finders: dict[str, Callable[[list[Row]], Rows]] = {"alleged": ours}
    try:
        from importlib.metadata import version

        finders[f"dateparser {version('dateparser')}"] = dateparsers
    except ImportError:
        print("dateparser is not installed: only our own figures", file=sys.stderr)
    print("| set | by | same span | overlap | value | value, days alone | words a second |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for name in asked.sets:
        path = asked.gold / "timex" / f"{name}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            gold = {row["id"]: row for row in map(json.loads, lines)}
        rows = read_rows(str(path))
        words = sum(len(row.text.split()) for row in rows)
        for by, find in finders.items():
            started = time.process_time()
            predicted = find(rows)
            seconds = time.process_time() - started
            whole = score_timex(gold, predicted)
            days = score_timex(only_days(gold), only_days(predicted))
            print(
                f"| {name} | {by} | {whole['strict']['f1']:.1f} | {whole['relaxed']['f1']:.1f} "
                f"| {whole['value']['f1']:.1f} | {days['value']['f1']:.1f} "
                f"| {words / seconds:,.0f} |"
            )


if __name__ == "__main__":
    main()
