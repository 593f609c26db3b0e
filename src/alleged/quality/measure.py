"""Predict and score every gold set that there is."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from alleged.errors import AllegedError, OptionError
from alleged.quality.gold import GOLD_SETS, OWN_FOLDER, GoldSet, gold_path
from alleged.quality.measured import ErrorRate, Figure, Measured, MeasuredSet, look_up
from alleged.quality.predictors import PredictOptions
from alleged.quality.rows import read_rows, write_rows
from alleged.quality.score import score_files
from alleged.quality.tasks import TASKS, find_predictor

_PATH = re.compile(r"\{([\w.]+)\}")


class BrokenOffError(AllegedError):
    """The analysis broke off on a gold text, so that figures would not tell the truth."""

    exit_code = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one gold set gives."""

    measured: MeasuredSet
    error_rate: ErrorRate | None
    scores: dict[str, Any]
    """All figures of the scorer."""


def measure_sets(
    keys: Iterable[str], folder: Path, options: PredictOptions, *, say: Callable[[str], None]
) -> Measured:
    """Measure these gold sets; says for each set that cannot be measured why."""
    results = []
    for key in keys:
        gold = GOLD_SETS[key]
        root = OWN_FOLDER if gold.own else folder
        if TASKS[gold.task].predict is None:
            say(f"{key}: not measured, nothing predicts {gold.task} yet")
        elif not (root / gold.file).is_file():
            say(f"{key}: not measured, {gold.file} is not in {root}")
        elif gold.labels is not None and not gold.labels.is_dir():
            say(f"{key}: not measured, there is no {gold.labels} here")
        else:
            say(f"{key}: measuring {gold.task} on {gold.file}")
            try:
                results.append(measure_set(key, gold, folder, options))
            except OptionError as error:
                say(f"{key}: not measured, {error.message}")
    return Measured(
        sets=tuple(result.measured for result in results),
        error_rates=tuple(result.error_rate for result in results if result.error_rate),
    )


def measure_set(key: str, gold: GoldSet, folder: Path, options: PredictOptions) -> Result:
    """Predict on a gold set as `quality predict` does, and score as `quality score` does.

    The rows reach the predictor without their labels: `read_rows` leaves them behind.
    """
    with tempfile.TemporaryDirectory() as scratch:
        file = gold_path(gold, folder, Path(scratch))
        if file is None:
            raise BrokenOffError(f"{key}: {gold.file} or {gold.labels} is not there")
        return _measure_file(key, gold, file, options)


def _measure_file(key: str, gold: GoldSet, file: Path, options: PredictOptions) -> Result:
    texts = str(file.parent / gold.texts) if gold.texts else None
    task, predict = find_predictor(gold.task)
    rows = read_rows(texts or str(file))
    made = list(predict(rows, replace(options, **gold.predict_options)))
    for row, prediction in zip(rows, made, strict=True):
        if prediction.failure:
            raise BrokenOffError(f"{gold.file}: line {row.line}: {prediction.failure}")
    with tempfile.TemporaryDirectory() as scratch:
        predicted = f"{scratch}/predicted.jsonl"
        write_rows(
            predicted,
            ({"id": row.id, **p.fields} for row, p in zip(rows, made, strict=True)),
        )
        scores = score_files(task, str(file), predicted, texts=texts, **gold.score_options)
    if not gold.calibrated:
        scores.pop("calibration", None)
    found = [(headline, look_up(scores, headline.path)) for headline in gold.headlines]
    measured = MeasuredSet(
        key=key,
        task=gold.task,
        name=gold.name,
        file=gold.file,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        rows=len(rows),
        made_by=tuple(sorted({name for prediction in made for name in prediction.made_by})),
        figures=tuple(
            Figure(label=h.label, path=h.path, value=round(value * gold.factor, 2))
            for h, value in found
            if value is not None
        ),
        calibration_error=look_up(scores, "calibration.ece"),
    )
    return Result(measured=measured, error_rate=_error_rate(gold, len(rows), scores), scores=scores)


def _error_rate(gold: GoldSet, rows: int, scores: dict[str, Any]) -> ErrorRate | None:
    if gold.record is None:
        return None

    def of_100(path: str) -> int:
        return round((look_up(scores, path) or 0.0) * gold.factor)

    return ErrorRate(
        record=gold.record,
        right_of_100=of_100(gold.right_path),
        sentence=_PATH.sub(lambda path: str(of_100(path[1])), gold.sentence),
        gold=f"{gold.name}, {rows:,} texts",
    )
