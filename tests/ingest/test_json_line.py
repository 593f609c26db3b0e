"""One line of a JSON-lines file."""

from __future__ import annotations

import json

import pytest

from alleged.cli import build
from alleged.ingest.read import Columns, ReadOptions, ReadResult, read_document
from alleged.records.documents import BlockKind, InputState

TEXT = (
    "The port of Sarn is closed, officials said.\n\nNobody knows for how long, the mayor told us."
)


def read_row(options: ReadOptions | None = None, /, **row: object) -> ReadResult:
    data = json.dumps(row).encode()
    return read_document(data, name="a.jsonl", format="jsonl", options=options or ReadOptions())


def codes(result: ReadResult) -> set[str]:
    return {issue.code for issue in result.issues}


@pytest.mark.parametrize(
    "name", ["text", "Body", "article_text", "full-text", "maintext", "content"]
)
def test_usual_names_of_the_text_column_are_known(name: str) -> None:
    result = read_row(**{name: TEXT})
    assert result.document is not None
    assert result.document.text == TEXT
    assert {run.node for run in result.document.offset_map} == {name}


def test_runs_count_code_points_of_the_decoded_value() -> None:
    text = "\U0001f600 “Café” \r\n\r\nsecond paragraph \\ with marks"
    result = read_row(text=text, title="T\u00fctle")
    assert result.document is not None
    for run in result.document.offset_map:
        source = {"text": text, "title": "T\u00fctle"}[run.node]
        there = source[run.offset : run.offset + run.end - run.start]
        assert there == result.document.text[run.start : run.end]


def test_a_body_that_repeats_its_headline_says_it_once() -> None:
    result = read_row(title="Port closed", text="Port closed\n\n" + TEXT)
    assert result.document is not None
    assert result.document.text.count("Port closed") == 1
    assert result.document.blocks[0].kind is BlockKind.TITLE


@pytest.mark.parametrize(
    ("date", "value"),
    [
        ("2024-06-27", "2024-06-27"),
        ("2024", "2024"),
        (2024, "2024"),
        (20240627, "2024-06-27"),
        (1719484200, "2024-06-27T10:30:00+00:00"),
        (1719484200000, "2024-06-27T10:30:00+00:00"),
        ("03/04/2024", None),
        (True, None),
        (-5, None),
        ([2024], None),
        ("soon", None),
    ],
)
def test_dates_of_a_row(date: object, value: str | None) -> None:
    result = read_row(text=TEXT, date=date)
    assert result.document is not None
    published = result.document.published
    assert (published.value if published else None) == value
    assert ("date-not-understood" in codes(result)) == (value is None)


def test_a_body_that_repeats_its_headline_with_a_full_stop_says_it_once() -> None:
    result = read_row(
        title="Who closed the port 'for good'", text="Who closed the port 'for good.'\n\n" + TEXT
    )
    assert result.document is not None
    assert result.document.text.count("Who closed") == 1


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_without_a_title_column_the_text_may_begin_with_headline_and_day(gap: str) -> None:
    long = 2 * TEXT.replace("\n\n", " ")  # too long to be wrapped by an editor
    result = read_row(text=f"Port of Sarn closed{gap}December 9, 2011{gap}{long}")
    document = result.document
    assert document is not None
    assert document.title == "Port of Sarn closed"
    assert document.published is not None
    assert document.published.value == "2011-12-09"


def test_what_is_said_to_name_a_column_is_an_option_of_the_build() -> None:
    options = {option for parameter in build.params for option in parameter.opts}
    guessed = read_row(text=TEXT, title="Port closed", source="Courier", id="7")
    missing = read_row(ReadOptions(columns=Columns(outlet="paper")), text=TEXT)
    none = read_row(journal="x")
    fixes = [issue.fix for result in (guessed, missing, none) for issue in result.issues]
    named = [word.strip(",") for fix in fixes for word in fix.split() if word.startswith("--")]
    assert {"--text-column", "--title-column", "--outlet-column"} <= set(named) <= options


def test_a_named_column_that_is_missing_is_said_with_those_that_are_there() -> None:
    options = ReadOptions(columns=Columns(outlet="paper"))
    result = read_row(options, text=TEXT, journal="x")
    assert result.state is InputState.PARTIAL
    assert "'journal'" in result.reason


def test_a_named_text_column_that_is_missing_rejects_the_line() -> None:
    result = read_row(ReadOptions(columns=Columns(text="full")), text=TEXT)
    assert result.state is InputState.REJECTED
    assert result.issues[-1].fix


def test_an_address_that_is_none_is_not_kept() -> None:
    result = read_row(text=TEXT, url="javascript:alert(1)")
    assert result.document is not None
    assert result.document.url is None
