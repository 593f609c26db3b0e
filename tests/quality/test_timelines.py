"""Timelines from invented articles: who takes part, on which day, in which order."""

import json
from pathlib import Path
from typing import Any

import pytest

from alleged.analyse.event_dates import EventDate
from alleged.quality.own_sets import joined_timelines
from alleged.quality.predictors import PredictOptions, predict_event_coref
from alleged.quality.rows import row_from
from alleged.quality.timelines import as_written, is_same_name, predict_timelines
from alleged.records.times import Granularity

FIRST = (
    "Dock firm buys shipyard\n\nPort Sum - Halden Marine bought the Tarn shipyard on May 2, 2031."
    " Its chief said the price was fair."
)
SECOND = (
    "Shipyard cuts jobs\n\nHalden Marine dismissed 400 workers on Monday. In March 2030 the union"
    " warned the company."
)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("Halden Marine", "Halden Marine Ltd"),
        ("Halden Marine", "Halden Marine Holdings"),
        ("Halden Marine", "HM"),
        ("Frederic Tarn", "Fritz Tarn"),
        ("Port Workers Union", "PWU"),
    ],
)
def test_a_name_is_known_in_its_other_forms(target: str, name: str) -> None:
    assert is_same_name(target, name)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("Halden Marine", "Halden"),
        ("Halden Marine creditors", "HM"),
        ("Halden", "Halden Marine Museum"),
        ("Frederic Tarn", "Olga Tarn"),
    ],
)
def test_a_name_that_is_like_it_is_another(target: str, name: str) -> None:
    assert not is_same_name(target, name)


@pytest.mark.parametrize(
    ("begin", "end", "granularity", "written"),
    [
        ("2031-05-02", "2031-05-02", Granularity.DAY, "2031-05-02"),
        ("2031-05-01", "2031-05-31", Granularity.MONTH, "2031-05-XX"),
        ("2031-01-01", "2031-12-31", Granularity.YEAR, "2031-XX-XX"),
        ("2031-01-01", None, Granularity.YEAR, None),
        ("2031-11-01", "2032-02-28", None, None),
    ],
)
def test_a_date_is_no_finer_than_the_days_between_which_the_event_lies(
    begin: str | None, end: str | None, granularity: Granularity | None, written: str | None
) -> None:
    date = EventDate(
        begin=begin,
        end=end,
        granularity=granularity,
        timex_id="t",
        ground="beside",
        reason="",
        probability=1.0,
    )
    assert as_written(date) == written


def timeline(target: str) -> list[dict[str, Any]]:
    documents = [
        {"id": "x:1", "dct": "2031-05-05", "text": FIRST},
        {"id": "x:2", "dct": "2031-06-10", "text": SECOND},
    ]
    row = row_from({"id": "t", "text": target, "documents": documents})
    [made] = predict_timelines([row], PredictOptions(predicted_mentions=True))
    lines: list[dict[str, Any]] = made.fields["timeline"]
    return lines


def test_the_acts_of_an_entity_stand_in_the_order_of_their_days() -> None:
    told = [
        (line["date"], event["doc"], event["event"])
        for line in timeline("Halden Marine")
        for event in line["events"]
    ]
    assert ("2031-05-02", "1", "bought") in told
    assert ("2031-06-09", "2", "dismissed") in told
    assert told.index(("2031-05-02", "1", "bought")) < told.index(("2031-06-09", "2", "dismissed"))


def test_nobody_has_a_timeline_whom_no_article_names() -> None:
    assert timeline("Corvan Rail") == []


def test_mentions_that_are_given_are_the_only_events() -> None:
    start = FIRST.index("bought")
    given = [{"start": start, "end": start + 6, "kind": "event"}]
    row = row_from(
        {
            "id": "t",
            "text": "Halden Marine",
            "documents": [{"id": "x:1", "dct": "2031-05-05", "text": FIRST, "mentions": given}],
        }
    )
    [made] = predict_timelines([row], PredictOptions())
    assert [event["event"] for line in made.fields["timeline"] for event in line["events"]] == [
        "bought"
    ]


def test_timelines_are_joined_with_the_articles_of_their_collection(tmp_path: Path) -> None:
    article: dict[str, Any] = {
        "id": "x:1",
        "topic": "yards",
        "dct": "2031-05-05",
        "text": FIRST,
        "sentences": [],
    }
    article["mentions"] = [
        {"start": 0, "end": 4, "kind": "entity", "chain": "secret"},
        {"start": 10, "end": 14, "kind": "event", "chain": "secret"},
    ]
    told = {"id": "t", "corpus": "yards", "entity": "Halden Marine", "timeline": []}
    for name, rows in (("a", [article, {**article, "id": "x:2", "topic": "rail"}]), ("t", [told])):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
    [row] = joined_timelines(tmp_path / "t", tmp_path / "a")
    assert row["text"] == "Halden Marine"
    assert [one["id"] for one in row["documents"]] == ["x:1"]
    assert row["documents"][0]["mentions"] == [{"start": 10, "end": 14, "kind": "event"}]


def test_own_mentions_of_one_act_in_two_texts_share_a_chain() -> None:
    texts = [
        "Gunmen killed two guards at the Tarn depot in Port Sum on May 2, 2031.",
        "Two guards were killed by gunmen at a depot in Port Sum on May 2, 2031.",
    ]
    rows = [row_from({"id": n, "dct": "2031-05-03", "text": t}) for n, t in enumerate(texts)]
    one, other = (
        made.fields["mentions"]
        for made in predict_event_coref(rows, PredictOptions(predicted_mentions=True))
    )
    assert {m["chain"] for m in one} & {m["chain"] for m in other}
    for mentions, text in ((one, texts[0]), (other, texts[1])):
        assert "killed" in [text[m["start"] : m["end"]] for m in mentions]
