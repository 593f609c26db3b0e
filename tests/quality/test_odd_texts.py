"""Odd texts go through the real analysis: one prediction a row, every place inside its text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.quality.predictors import PredictOptions
from alleged.quality.rows import encode, row_from
from alleged.quality.tasks import TASKS

RULE_TASKS = ("timex", "quantities")
ALL_TASKS = (*RULE_TASKS, "attribution", "entities")

ODD_TEXTS = {
    "empty": "",
    "blanks": " \t\n\u00a0\u2003",
    "NUL": "\x00On \x00Monday\x00, 5 000\x00 people.",
    "half surrogates": "On Monday \ud800 5 tonnes \udfff.",
    "combining marks": "On Mo\u0301nday 5\u0301\u0302 tonnes" + "\u0301" * 300,
    "right to left": "\u202eyadnoM no\u202c 5 \u0645\u0644\u064a\u0648\u0646",
    "other digits": "٣ tonnes, ²² tonnes, ५ tonnes, ⅔ of 1⁄2, ①",
    "5,000 digits": "worth $" + "9" * 5000 + " in " + "1" * 5000,
    "exponent": "1e1000000 tonnes and 1e999 dollars and NaN",
    "no such days": "31 February 2019, 2019-02-31, 99/99/9999, year 10000000000",
    "nothing but marks": "\"'“”‘’«»()[]…—–-.,;:!?" * 20,
    "nothing but quotes": '"' * 3000,
    "one long word": "a" * 20_000,
    "line ends": "Monday\r\n\r\nTuesday\rWednesday\u2028Thursday\x85Friday\x0b\x0c",
    "astral": "😀 On Monday 😀 5 😀 tonnes",
}


def predict(task: str, *texts: str, **fields: Any) -> list[dict[str, Any]]:
    found = TASKS[task]
    assert found.predict
    rows = [row_from({"id": i, "text": text, **fields}) for i, text in enumerate(texts)]
    made = list(found.predict(rows, PredictOptions()))
    assert [prediction.failure for prediction in made] == [None] * len(texts)
    for prediction, text in zip(made, texts, strict=True):
        assert found.check(prediction.fields, len(text)) is None
        assert encode({"id": 1, **prediction.fields})
    return [dict(prediction.fields) for prediction in made]


@pytest.mark.parametrize("task", ALL_TASKS)
def test_an_odd_text_has_a_prediction_inside_its_borders(task: str) -> None:
    predict(task, *ODD_TEXTS.values(), dct="2019-11-13")


@pytest.mark.parametrize("task", ALL_TASKS)
def test_a_row_is_read_the_same_alone_and_among_others(task: str) -> None:
    texts = [text[:500] for text in ODD_TEXTS.values()]
    together = predict(task, *texts, dct="2019-11-13")
    assert together == [predict(task, text, dct="2019-11-13")[0] for text in texts]
    assert together[::-1] == predict(task, *texts[::-1], dct="2019-11-13")


@pytest.mark.parametrize("task", RULE_TASKS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(
        st.one_of(st.sampled_from("0123456789 .,-/:$%MondayJune"), st.characters()), max_size=80
    )
)
def test_any_text_has_a_prediction_inside_its_borders(task: str, text: str) -> None:
    predict(task, text)
