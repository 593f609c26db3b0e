"""How often events get the right date."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.event_date_rates import count_right, main

TEXT = "The judge resigned on Tuesday. The army seized the port."


def article(link: dict[str, str], value: str = "2024-06-25") -> dict[str, Any]:
    return {
        "text": TEXT,
        "dct": "2024-06-27",
        "timex": [{"id": "t1", "start": 22, "end": 29, "value": value}],
        "events": [
            {"id": "e1", "start": 10, "end": 18},
            {"id": "e2", "start": 40, "end": 46},
        ],
        "links": [{"kind": "TLINK", **link}],
    }


def test_a_date_is_right_when_its_days_are_those_of_the_linked_expression() -> None:
    link = {"type": "IS_INCLUDED", "source": "e1", "target": "t1"}
    assert count_right([article(link)]) == {"beside": (1, 1)}
    assert count_right([article(link, "2024-06-26")]) == {"beside": (0, 1)}
    assert count_right([article(link, "2024-06")]) == {"beside": (0, 1)}


def test_a_link_counts_from_either_side() -> None:
    link = {"type": "INCLUDES", "source": "t1", "target": "e1"}
    assert count_right([article(link)]) == {"beside": (1, 1)}


def test_a_link_that_puts_the_event_elsewhere_is_no_date() -> None:
    assert count_right([article({"type": "BEFORE", "source": "e1", "target": "t1"})]) == {}


def test_a_date_by_tense_is_right_when_the_days_lie_within_its_sides() -> None:
    link = {"type": "IS_INCLUDED", "source": "e2", "target": "t1"}
    row = article(link)
    row["text"] = TEXT.replace(". The", ".\n\nThe").replace("Tuesday.\n\n", "Tuesday.\n")
    (ground,) = count_right([row])
    assert ground in ("before", "tense")


def test_without_gold_nothing_is_measured_and_that_is_said(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 0
    assert "nothing measured" in capsys.readouterr().out
