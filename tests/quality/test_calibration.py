from __future__ import annotations

import pytest

from alleged.quality.calibration import calibration


def test_probabilities_that_keep_their_word_have_no_error() -> None:
    result = calibration([(0.75, True)] * 3 + [(0.75, False)])
    assert (result["n"], result["ece"]) == (4, 0.0)
    assert result["bins"] == [
        {"from": 0.7, "to": 0.8, "n": 4, "mean_probability": 0.75, "share_right": 0.75}
    ]


def test_the_error_is_weighted_by_how_many_fall_into_a_bin() -> None:
    # three at 0.95 of which one is right: off by 0.95 - 1/3; one at 0.15, right: off by 0.85
    result = calibration([(0.95, True), (0.95, False), (0.95, False), (0.15, True)])
    assert result["ece"] == pytest.approx((3 * (0.95 - 1 / 3) + 0.85) / 4, abs=1e-4)
    assert result["brier"] == pytest.approx((0.05**2 + 2 * 0.95**2 + 0.85**2) / 4, abs=1e-4)


def test_certainty_falls_into_the_last_bin_and_nonsense_is_cut_to_0_and_1() -> None:
    assert [(b["from"], b["n"]) for b in calibration([(1.0, True), (7.0, True)])["bins"]] == [
        (0.9, 2)
    ]
    assert calibration([(-1.0, False)])["ece"] == 0.0


def test_nothing_to_judge_has_no_error() -> None:
    assert calibration([]) == {"n": 0, "ece": None, "brier": None, "bins": []}
