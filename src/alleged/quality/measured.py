"""What was measured: the figures that come with the package."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from alleged.errors import DamagedError

TABLE_BEGIN = "<!-- quality:begin -->"
TABLE_END = "<!-- quality:end -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as the table shows it: shares in per cent."""

    label: str
    path: str
    """Where it stands in the score."""
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSet:
    """How the package does on one gold set."""

    key: str
    """Short name of the gold set."""
    task: str
    name: str
    file: str
    sha256: str
    """Of the gold file, hexadecimal."""
    rows: int
    made_by: tuple[str, ...]
    """Models and rule sets with their versions."""
    figures: tuple[Figure, ...]
    calibration_error: float | None
    """Expected calibration error, 0 to 1; None where the predictions have no probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRate:
    """How often records of a kind are right, for those who read a report."""

    record: str
    """Kind of record: `statements`."""
    right_of_100: int
    """How many of 100 records shown are right in the sense of the sentence."""
    sentence: str
    gold: str
    """What it was measured on, with its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All that was measured."""

    sets: tuple[MeasuredSet, ...]
    error_rates: tuple[ErrorRate, ...]

    def error_rate(self, record: str) -> ErrorRate | None:
        """The error rate of a kind of record; None where none was measured."""
        return next((rate for rate in self.error_rates if rate.record == record), None)


def read_measured(path: Path | None = None) -> Measured:
    """Read what was measured: the file that comes with the package, unless another is named.

    Raises: DamagedError when it cannot be read.
    """
    source = path or files("alleged.quality") / "measured.json"
    try:
        return msgspec.json.decode(source.read_bytes(), type=Measured)
    except (OSError, msgspec.DecodeError) as error:
        raise DamagedError(
            f"{source} cannot be read: {error}", fix="install the package again"
        ) from None


def encode_measured(measured: Measured) -> bytes:
    """As `measured.json` holds it; the same figures give the same bytes."""
    plain: dict[str, Any] = msgspec.to_builtins(measured)
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def render_table(measured: Measured) -> str:
    """The Markdown table of the README."""
    lines = [
        "| task | measured on | texts | figures | calibration error |",
        "| --- | --- | ---: | --- | ---: |",
    ]
    for one in measured.sets:
        figures = ", ".join(f"{figure.label} {_shown(figure.value)}" for figure in one.figures)
        error = "–" if one.calibration_error is None else f"{one.calibration_error:.3f}"
        lines.append(f"| {one.task} | {one.name} | {one.rows:,} | {figures} | {error} |")
    return "\n".join(lines) + "\n"


def with_table(page: str, table: str) -> str | None:
    """The page with the table between its markers; None where it has no markers."""
    before, begin, rest = page.partition(TABLE_BEGIN)
    _, end, after = rest.partition(TABLE_END)
    return f"{before}{begin}\n{table}{end}{after}" if begin and end else None


def look_up(scores: Mapping[str, Any], path: str) -> float | None:
    """A figure of a score by its path, `relation.f1`; None where it is not there."""
    value: Any = scores
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return float(value) if isinstance(value, int | float) else None


def merge(old: Measured, new: Measured, *, keys: Sequence[str]) -> Measured:
    """`new`, with the sets of `old` that were not measured this time, in the order of `keys`."""
    sets = {one.key: one for one in (*old.sets, *new.sets) if one.key in keys}
    rates = {rate.record: rate for rate in (*old.error_rates, *new.error_rates)}
    return Measured(
        sets=tuple(sets[key] for key in keys if key in sets),
        error_rates=tuple(rates[record] for record in sorted(rates)),
    )


def _shown(value: float) -> str:
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
