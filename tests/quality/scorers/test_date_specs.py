"""Days against the test cases of another library."""

from __future__ import annotations

from typing import Any

from alleged.quality.scorers.date_specs import is_date_spec, score_date_specs


def spec(key: str, days: list[str], **fields: Any) -> dict[str, Any]:
    return {
        "id": key,
        "lang": "en",
        "text": "I leave Oct/2.",
        "results": [
            {
                "start": 8,
                "end": 13,
                "type": "datetimeV2.date",
                "resolution": {"values": [{"value": day} for day in days]},
            }
        ],
        **fields,
    }


def found(first: str | None, last: str | None, start: int = 8, end: int = 13) -> dict[str, Any]:
    return {"timex": [{"start": start, "end": end, "first_day": first, "last_day": last}]}


def accuracy(gold: dict[str, Any], predicted: dict[str, Any]) -> float:
    return float(score_date_specs({"a": gold}, {"a": predicted})["accuracy"])


def test_one_of_the_days_that_they_list_is_right() -> None:
    gold = spec("a", ["2016-10-02", "2017-10-02"])
    assert accuracy(gold, found("2017-10-02", "2017-10-02")) == 100
    assert accuracy(gold, found("2018-10-02", "2018-10-02")) == 0


def test_a_month_is_not_the_day_in_it() -> None:
    assert accuracy(spec("a", ["2016-10-02"]), found("2016-10-01", "2016-10-31")) == 0


def test_a_day_elsewhere_in_the_text_does_not_count() -> None:
    gold = spec("a", ["2016-10-02"])
    away = found("2016-10-02", "2016-10-02", start=0, end=1)
    scores = score_date_specs({"a": gold}, {"a": away})
    assert (scores["accuracy"], scores["found"], scores["extra"]) == (0, 0, 1)


def test_a_day_that_does_not_exist_has_to_be_left_open() -> None:
    gold = spec("a", ["not resolved"])
    assert accuracy(gold, found(None, None)) == 100
    assert accuracy(gold, found("2019-03-01", "2019-03-01")) == 0


def test_a_case_is_right_when_all_its_days_are() -> None:
    gold = spec("a", ["2016-10-02"])
    gold["results"].append({**gold["results"][0], "start": 0, "end": 1})
    assert accuracy(gold, found("2016-10-02", "2016-10-02")) == 0


def test_only_english_cases_of_days_that_their_code_passes_are_scored() -> None:
    assert is_date_spec(spec("a", ["2016-10-02"]))
    assert not is_date_spec(spec("a", ["2016-10-02"], lang="fr"))
    assert not is_date_spec(spec("a", ["2016-10-02"], not_supported_by_source="python"))
    assert not is_date_spec(spec("a", ["2016-10-02"], results=[]))
