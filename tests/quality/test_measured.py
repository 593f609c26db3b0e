from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alleged.errors import DamagedError
from alleged.quality.gold import GOLD_SETS
from alleged.quality.measured import (
    ErrorRate,
    Figure,
    Measured,
    MeasuredSet,
    encode_measured,
    look_up,
    merge,
    read_measured,
    render_table,
    with_table,
)

ONE = MeasuredSet(
    key="tempeval3",
    task="timex",
    name="TempEval-3, development split",
    file="timex/tempeval3.dev.jsonl.gz",
    sha256="ab" * 32,
    rows=1234,
    made_by=("times 1",),
    figures=(Figure(label="value F1", path="value.f1", value=61.25),),
    calibration_error=0.0412,
)
RATE = ErrorRate(
    record="times", right_of_100=61, sentence="Of 100 times, 61 are right.", gold="a set, 9 texts"
)
MEASURED = Measured(sets=(ONE,), error_rates=(RATE,))


def test_what_was_measured_reads_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "measured.json"
    path.write_bytes(encode_measured(MEASURED))
    assert read_measured(path) == MEASURED
    assert encode_measured(read_measured(path)) == path.read_bytes()


def test_the_file_that_comes_with_the_package_can_be_read_and_names_known_gold_sets() -> None:
    measured = read_measured()
    for one in measured.sets:
        assert one.key in GOLD_SETS
        assert (one.file, one.task) == (GOLD_SETS[one.key].file, GOLD_SETS[one.key].task)
        assert len(one.sha256) == 64
    for rate in measured.error_rates:
        assert str(rate.right_of_100) in rate.sentence
        assert "{" not in rate.sentence


def test_a_file_that_is_not_ours_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text('{"sets": 5}')
    with pytest.raises(DamagedError, match="cannot be read"):
        read_measured(tmp_path / "m.json")


def test_the_table_shows_figures_in_per_cent_with_the_number_of_texts() -> None:
    table = render_table(MEASURED)
    assert table.splitlines()[2] == (
        "| timex | TempEval-3, development split | 1,234 | value F1 61.2 | 0.041 |"
    )
    without = Measured(sets=(replace(ONE, calibration_error=None),), error_rates=())
    assert render_table(without).endswith("| – |\n")


def test_the_table_takes_its_place_between_the_markers_and_nowhere_else() -> None:
    page = "# A\n<!-- quality:begin -->\nold\n<!-- quality:end -->\nB\n"
    assert with_table(page, "new\n") == page.replace("old", "new")
    assert with_table(page.replace("old\n", ""), "new\n") == page.replace("old", "new")
    assert with_table("# no markers\n", "new\n") is None
    assert with_table("<!-- quality:end --><!-- quality:begin -->", "new\n") is None


def test_a_set_that_is_measured_again_replaces_the_old_figures_and_keeps_the_others() -> None:
    other = replace(ONE, key="newsquant", task="quantities")
    newer = replace(ONE, rows=5)
    both = merge(
        Measured(sets=(ONE, other), error_rates=(RATE,)),
        Measured(sets=(newer,), error_rates=(replace(RATE, right_of_100=70),)),
        keys=("newsquant", "tempeval3"),
    )
    assert both.sets == (other, newer)
    assert [rate.right_of_100 for rate in both.error_rates] == [70]


def test_a_set_that_is_no_longer_known_is_dropped() -> None:
    assert merge(MEASURED, Measured(sets=(), error_rates=()), keys=()).sets == ()


def test_a_figure_is_looked_up_by_its_path() -> None:
    assert look_up({"a": {"b": {"f1": 3}}}, "a.b.f1") == 3.0
    assert look_up({"a": None}, "a.b") is None
    assert look_up({}, "a") is None


def test_the_error_rate_of_a_kind_of_record_is_found_by_its_name() -> None:
    assert MEASURED.error_rate("times") == RATE
    assert MEASURED.error_rate("events") is None
