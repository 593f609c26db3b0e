"""Whom a text is owed to: bylines, datelines and lines that say nothing else."""

from __future__ import annotations

import json

import pytest

from alleged.ingest.credits import agency_of, dateline_credit, line_credits, split_byline
from alleged.ingest.read import ReadOptions, read_document


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("With reporting by Harbour Wire and KPA", [("agency", "Harbour Wire"), ("agency", "KPA")]),
        ("Source: Xinhua", [("agency", "Xinhua")]),
        ("(Sources: Reuters, AFP)", [("agency", "Reuters"), ("agency", "AFP")]),
        ("With files from The Canadian Press", [("agency", "The Canadian Press")]),
        ("Additional reporting by Ann Poe", [("contributor", "Ann Poe")]),
        ("(Additional reporting by Ann Poe; editing by Jo Lim)", [("contributor", "Ann Poe")]),
        ("This article was originally published in Harbour Wire.", [("original", "Harbour Wire")]),
        ("First published in the Kelm Post on 3 May 2023", [("original", "Kelm Post")]),
        ("Republished from The Paper under a licence.", [("original", "The Paper")]),
        ("This piece first appeared at example.org", [("original", "example.org")]),
        ("Translated from the Osk by Ann Poe", [("translation", "Ann Poe")]),
        ("Translated from German", [("translation", "German")]),
        ("This story is based on a report by The Ledger.", [("based on", "The Ledger")]),
        ("Source: the minister said that nothing had been signed", []),
        ("The man was translated to a hospital in the capital.", []),
        ("With reporting standards falling, nobody was surprised.", []),
        ("He was first published in the school’s paper.", []),
        ("Reuters reported that the port was closed.", []),
    ],
)
def test_lines_of_credit(line: str, credits: list[tuple[str, str]]) -> None:
    assert [(credit.kind.value, credit.name) for credit in line_credits(line, "")] == credits


@pytest.mark.parametrize(
    ("byline", "people", "agencies"),
    [
        ("Ann Poe", "Ann Poe", []),
        ("Ann Poe and Jo Lim", "Ann Poe and Jo Lim", []),
        ("Ann Poe and Reuters", "Ann Poe", ["Reuters"]),
        ("Ann Poe, Associated Press", "Ann Poe", ["AP"]),
        ("Ann Poe, Jo Lim, and Kit Roe, CNN", "Ann Poe, Jo Lim, Kit Roe", ["CNN"]),
        ("Ann Poe with agencies", "Ann Poe", []),
        ("Ann Poe with inputs from PTI", "Ann Poe", ["PTI"]),
        ("KPA", None, ["KPA"]),
        ("Kelm Press Agency (KPA)", None, ["KPA"]),
        ("Agence Velmora", None, ["Agence Velmora"]),
    ],
)
def test_bylines_are_parted_into_people_and_agencies(
    byline: str, people: str | None, agencies: list[str]
) -> None:
    rest, credits = split_byline(byline, "byline")
    assert rest == people
    assert [credit.name for credit in credits] == agencies


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("(Reuters) - The port was closed.", "Reuters"),
        ("PORT SUM (KPA) — The port was closed.", "KPA"),
        ("LONDON, March 3 (Reuters) - The port was closed.", "Reuters"),
        ("TELMIK (Tarvesia) — A ferry ran aground.", None),
        ("The agency (KPA) said so - and left.", None),
    ],
)
def test_datelines_name_an_agency(paragraph: str, agency: str | None) -> None:
    names = [credit.name for credit in dateline_credit(paragraph)]
    assert names == ([agency] if agency else [])


TEXT = """The port is closed

By Ann Poe and Reuters

PORT SUM (KPA) - The harbour master lowered the signal flags early on Monday, and nobody knew why.

The ministry gave no reason for it. Reuters reported that two buyers had paid for the same wheat.

With additional material from Harbour Wire
"""


@pytest.mark.parametrize("format", ["text", "markdown", "jsonl"])
def test_credits_are_read_in_every_format(format: str) -> None:
    data = json.dumps({"text": TEXT}).encode() if format == "jsonl" else TEXT.encode()
    result = read_document(data, name="a", format=format, options=ReadOptions())
    assert result.document is not None
    names = {credit.name for credit in result.document.credits}
    if format != "markdown":  # which has no byline but in its front matter
        assert result.document.byline == "Ann Poe"
        assert "Reuters" in names
    assert {"KPA", "Harbour Wire"} <= names <= {"KPA", "Harbour Wire", "Reuters"}


def test_a_byline_column_that_names_an_agency_is_a_credit() -> None:
    row = {"text": "The port is closed, the ministry said on Monday.", "author": "AFP"}
    result = read_document(
        json.dumps(row).encode(), name="a", format="jsonl", options=ReadOptions()
    )
    assert result.document is not None
    assert result.document.byline is None
    assert [credit.name for credit in result.document.credits] == ["AFP"]


@pytest.mark.parametrize("name", ["Ann Poe", "J. D. Lim", "The Kelm Post", "Jo Wire"])
def test_people_and_papers_are_no_agencies(name: str) -> None:
    assert agency_of(name) is None
