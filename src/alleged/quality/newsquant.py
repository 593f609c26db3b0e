"""Figures in the layout of NewsQuant (Almasian et al., EMNLP 2023), and how often a rule is right.

`newsquant_rows` turns our records into the rows that the published scores are computed on. The two
differ in what they call a quantity, so the export is not a copy: NewsQuant writes a change "from X
to Y" as one range, leaves ranks out, and names the counted noun as the unit.

    python -m alleged.quality.newsquant [FOLDER OF THE GOLD DATA]

prints, for every rule of the reader, how many of its figures have a value that stands in the gold.
The gold is not part of this project (no licence is stated).
"""

from __future__ import annotations

import json
import math
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alleged.analyse.figures import find_figures
from alleged.analyse.quantities.cues import CHANGE_NOUNS
from alleged.analyse.quantities.nouns import singular
from alleged.analyse.quantities.rules import RULES
from alleged.analyse.quantities.tokens import words
from alleged.ingest.given import document_from_text
from alleged.records.figures import Bound, Change, Figure, FigureKind
from alleged.records.spans import Span
from alleged.records.times import Timex, TimexType

UNIT_NAMES = {
    "per cent": "percentage",
    "US dollar": "dollar",
    "degree Celsius": "celsius",
    "degree Fahrenheit": "fahrenheit",
    "tonne": "metric ton",
    "gigatonne": "gigaton",
    "megatonne": "megaton",
    "pound": "pound-mass",
    "person": "people",
    "time": "count",
    "revolution per minute": "revolutions per minute",
    "metric horsepower": "horsepower",
    "Israeli shekel": "shekel",
    "yen or yuan": "japanese yen",
    "Russian rouble": "russian ruble",
    "watt hour": "watt hour",
}
"""Our unit names in NewsQuant's words, where lower case is not enough."""
BOUND_SIGNS = {
    Bound.ABOUT: "~",
    Bound.AT_LEAST: "=",
    Bound.AT_MOST: "<",
    Bound.MORE_THAN: ">",
    Bound.LESS_THAN: "<",
}
"""NewsQuant's guidelines have no sign for "at least"."""
ABOUT_WORDS = ("about", "around", "roughly", "approximately", "nearly", "almost", "~", "some ")
CHANGE_SIGNS = {Change.UP: "up", Change.DOWN: "down"}


def newsquant_rows(figures: Sequence[Figure], text: str) -> list[dict[str, Any]]:
    """The figures of one text as NewsQuant would list them; `start` and `end` are code points.

    `value` is a number or [low, high]; `concept` the words of what is measured, whose it is, or
    what a share is of, when that is not itself the unit, else None.
    """
    rows: list[dict[str, Any]] = []
    pending: Figure | None = None
    last: Figure | None = None
    for figure in figures:
        if figure.kind == FigureKind.RANK:
            continue
        again = last is not None and text[last.span.end : figure.span.start].strip() == "("
        same = figure.base is None and figure.unit and last is not None and last.unit
        if again and rows and same:
            # "1,200 yen ($11)": the same once more
            rows.append({**_row(figure, text), "concept": rows[-1]["concept"]})
            last = pending = figure
            continue
        last = figure
        if pending is not None and _is_one_change(pending, figure, text):
            rows[-1] = _changed(rows[-1], _row(figure, text))
            pending = None
            continue
        rows.extend(_rows(figure, text))
        pending = figure if figure.change in (Change.FROM, Change.TO) else None
    return rows


def year_rows(times: Sequence[Timex], text: str) -> list[dict[str, Any]]:
    """The years inside times, as numbers without a unit: quantulum3 counts "in 2011" among the
    quantities. In our records they are times and never figures."""
    places = {
        (time.span.start + found.start(), time.span.start + found.end())
        for time in times
        if time.type is TimexType.DATE
        for found in YEAR.finditer(time.span.of(text))
    }
    return [
        {
            "value": float(text[start:end]),
            "uncertainty": 0.0,
            "unit": "",
            "start": start,
            "end": end,
        }
        for start, end in sorted(places)
    ]


YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")


def plain_rows(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """The figures as the tests of other readers list them: a range by its middle and half its
    width, the two ends of a change as a range."""
    ids = {figure.id: figure for figure in figures}
    rows: list[dict[str, Any]] = []
    for figure in figures:
        other = ids.get(figure.other_end_id or "")
        low, high = figure.low, figure.high
        if other is not None and low is not None and other.low is not None:
            if other.span < figure.span:
                continue
            low, high = min(low, other.low), max(low, other.low)
        if figure.kind == FigureKind.RANK or low is None:
            continue
        middle = low if high is None else (low + high) / 2
        unit = figure.unit or (other.unit if other else None)
        rows.append(
            {
                "value": middle,
                "uncertainty": 0.0 if high is None else (high - low) / 2,
                "unit": unit or "",
                "start": figure.span.start,
                "end": figure.span.end,
            }
        )
    return rows


def _rows(figure: Figure, text: str) -> list[dict[str, Any]]:
    row = _row(figure, text)
    between = text[figure.number_spans[0].end : figure.number_spans[-1].start].strip()
    if between == "or" and isinstance(row["value"], list):
        # NewsQuant lists "six or seven" as two quantities.
        low, high = row["value"]
        first = figure.number_spans[0]
        return [
            {**row, "value": low, "start": first.start, "end": first.end},
            {**row, "value": high},
        ]
    return [row]


def _row(figure: Figure, text: str) -> dict[str, Any]:
    start = min(span.start for span in figure.number_spans)
    end = max(span.end for span in figure.number_spans)
    unit, name, is_noun = _unit(figure, text)
    for span in (figure.unit_span, figure.counted if is_noun else None):
        if span is not None and abs(span.start - end) <= 4:
            end = max(end, span.end)
        elif span is not None and span.end <= start and start - span.end <= 4:
            start = span.start
    value: float | list[float] | None = figure.low
    if figure.high is not None and figure.low is not None:
        value = [figure.low, figure.high]
    return {
        "value": value,
        "unit": unit,
        "normalized_unit": name,
        "bound": _bound(figure, text),
        "concept": _concept(figure, text, is_noun=is_noun),
        "start": start,
        "end": end,
    }


def _unit(figure: Figure, text: str) -> tuple[str, str, bool]:
    """The unit as written, its name, and whether it is the counted noun."""
    if figure.unit is not None:
        first, per, rest = figure.unit.partition(" per ")
        name = UNIT_NAMES.get(figure.unit) or UNIT_NAMES.get(first, first) + per + rest
        written = figure.unit_span.of(text) if figure.unit_span else figure.unit
        return written, name.lower(), False
    if figure.counted is None or figure.kind == FigureKind.SHARE:
        return "-", "-", False
    noun = figure.counted.of(text)
    return noun, _noun_name(noun), True


STOP_WORDS = words("""
    a an the of in on at to for from with by and or its their his her our my your this that these
    those as is are was were s which across among between total who than per into about all some
    any each every other such
    """)
"""Words that NewsQuant leaves out of concepts."""
WORD = re.compile(r"[^\s,;:()\"“”]+")


def _concept(figure: Figure, text: str, *, is_noun: bool) -> str | None:
    """The words that NewsQuant says the number refers to, in text order; None for none."""
    spans = _concept_spans(figure, text, is_noun=is_noun)
    kept = [
        word
        for span in sorted(set(spans))
        for found in WORD.findall(span.of(text))
        if (word := _bare(found)).lower() not in STOP_WORDS
    ]
    return " ".join(dict.fromkeys(kept)) or None


def _bare(word: str) -> str:
    return word.rstrip(".").removesuffix("'s").removesuffix("’s")


def _concept_spans(figure: Figure, text: str, *, is_noun: bool) -> list[Span]:
    start = figure.span.start
    spans = [
        span
        for at, span in enumerate(figure.measure)
        if at == 0 or 0 <= start - span.end <= 2  # not the verb of "killed"
    ]
    counted = figure.counted
    own = not counted or any(
        counted.start < span.end and span.start < counted.end for span in spans
    )
    if spans and own and (is_noun or figure.unit == "person"):
        # The noun itself is the unit: what is tied to it remains ("seasons of a series").
        unit_end = figure.counted.end if figure.counted else spans[0].end
        spans = [Span(unit_end, spans[0].end)] if unit_end < spans[0].end else []
        if spans:
            return spans
    if figure.base is not None:
        spans.append(figure.base)
    if not spans and figure.counted is not None and not is_noun and figure.unit != "person":
        spans.append(figure.counted)
    if figure.entity is not None:
        spans.append(figure.entity)
    if figure.place is not None and any(
        TIE.fullmatch(text[span.end : figure.place.start]) for span in spans
    ):
        spans.append(figure.place)
    sum_before = SUM_BEFORE.search(text, max(0, figure.span.start - SUM_CHARS), figure.span.start)
    if sum_before is not None:
        spans = [span for span in spans if span.start < start]
        spans.append(Span(*sum_before.span(1)))
    noun = CHANGE_NOUN_BEHIND.match(text, figure.span.end)
    if figure.change is not None and noun is not None and noun[1].lower() in CHANGE_NOUNS:
        spans.append(Span(*noun.span(1)))
    return spans


SUM_BEFORE = re.compile(r"((?:[a-z]{1,12} )?(?:average|sum)) of $")
SUM_CHARS = 40
"""NewsQuant takes "an average of", "the hefty sum of" for what is measured; we do not."""
TIE = re.compile(r" [a-z]{2,10} (?:the )?")
CHANGE_NOUN_BEHIND = re.compile(r"[ -]([A-Za-z]{3,12})")


def _noun_name(noun: str) -> str:
    """The counted noun in the singular, without "and": "Kiva and Hanto vehicles"."""
    parts = [word for word in noun.split() if word != "and"]
    return " ".join([*parts[:-1], singular(parts[-1])]) if parts else "-"


def _bound(figure: Figure, text: str) -> str:
    written = figure.span.of(text).lower()
    if figure.bound == Bound.BETWEEN and written.startswith(ABOUT_WORDS):
        return "~"
    if figure.qualifier == "barely":
        return "~"
    if figure.change in CHANGE_SIGNS and not _is_noun_of_change(figure, text):
        return CHANGE_SIGNS[figure.change]
    return BOUND_SIGNS.get(figure.bound, "=")


def _is_noun_of_change(figure: Figure, text: str) -> bool:
    """Whether the change is said by a noun ("a rise of 5%", "a 5% rise"), which NewsQuant takes for
    the concept."""
    before = text[max(0, figure.span.start - 4) : figure.span.start].lower()
    behind = text[figure.span.end : figure.span.end + 40].lower().split()[:2]
    return before.endswith("of ") or any(word.strip(".,") in CHANGE_NOUNS for word in behind)


def _is_one_change(one: Figure, two: Figure, text: str) -> bool:
    """Whether two levels stand in one "from X to Y"."""
    if {one.change, two.change} != {Change.FROM, Change.TO} or one.high or two.high:
        return False
    end = one.span.end
    if one.counted is not None and 0 <= one.counted.start - end <= 1:
        end = one.counted.end
    gap = text[end : two.span.start].split()
    return "to" in gap if one.change == Change.FROM else gap == ["from"]


def _changed(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    row = {**one, "value": [one["value"], two["value"]], "end": two["end"]}
    if one["unit"] == "-":
        row |= {"unit": two["unit"], "normalized_unit": two["normalized_unit"]}
    if one["start"] > two["start"]:
        row["start"] = two["start"]
    return row


def read_gold(folder: Path) -> list[dict[str, Any]]:
    """NewsQuant's development sentences."""
    path = folder / "quantities" / "newsquant.dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def find_sentence_figures(text: str) -> list[Figure]:
    """Figures of a text that is one sentence, durations included."""
    return find_figures(document_from_text(text), sentences=[Span(0, len(text))], times=[])


def count_rules(gold: Sequence[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """For each rule: how many of its figures have a value of the gold, and how many there are."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    by_reason = {rule.reason: name for name, rule in RULES.items()}
    for row in gold:
        values = [q["value"] for q in row["quantities"]]
        for figure in find_sentence_figures(row["text"]):
            if figure.kind == FigureKind.RANK:
                continue
            name = by_reason[figure.reason.split(";")[0]]
            total[name] += 1
            right[name] += _stands_in(figure, values)
    return {name: (right[name], total[name]) for name in RULES}


def _stands_in(figure: Figure, values: list[Any]) -> bool:
    flat = {
        number for value in values for number in (value if isinstance(value, list) else [value])
    }
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return all(any(math.isclose(end, number, rel_tol=1e-5) for number in flat) for end in ends)


def main() -> None:
    """Print the counts behind `analyse/quantities/rules.py`."""
    default = os.environ.get("ALLEGED_GOLD", "../shared/data")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else default)
    if not (folder / "quantities").is_dir():
        print(f"no gold data in {folder}: nothing measured; set ALLEGED_GOLD to their folder")
        return
    counts = count_rules(read_gold(folder))
    for name, (good, seen) in counts.items():
        rate = f"{(good + 1) / (seen + 2):.2f}" if seen else "no case: read by hand, see rules.py"
        print(f"{name:15} {good:4} of {seen:4}  {rate}")


if __name__ == "__main__":
    main()
