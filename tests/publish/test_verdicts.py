"""Verdicts on the page: who says it, what the table has, and nothing in our own voice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import Records, told_records
from tests.publish.test_report import rows, words_of, write

from alleged.records.figures import Figure
from alleged.records.verdicts import CheckSubject, Comparison, Outcome, Verdict


def comparison(**changes: Any) -> Comparison:
    values: dict[str, Any] = {
        "table": "rivers",
        "title": "Levels <b>of</b> rivers",
        "publisher": "Water Board",
        "edition": "2031",
        "sha256": "0" * 64,
        "row": 3,
        "cells": "Orla, 2030, level: 4 metres",
        "period": "2030",
        "measure": "level",
        "definition": "mean of the year",
        "value": 4.0,
        "unit": "metre",
        "outcome": Outcome.DIFFERS,
        "used": True,
        "note": "",
    }
    return Comparison(**{**values, **changes})


def verdict(figure: Figure, outcome: Outcome, **changes: Any) -> Verdict:
    values: dict[str, Any] = {
        "id": f"ver-{figure.id}",
        "document_id": figure.document_id,
        "record_kind": "figures",
        "record_id": figure.id,
        "span": figure.span,
        "statement_id": figure.statement_id,
        "subject": CheckSubject.LEVEL,
        "outcome": outcome,
        "tables_disagree": outcome is Outcome.DIFFERS,
        "asked": "level, Orla, 2030",
        "claimed_low": 5.0,
        "claimed_high": 5.0,
        "found": 4.0,
        "unit": "metre",
        "difference": -1.0,
        "comparisons": (comparison(), comparison(edition="2029", used=False, note="another")),
        "sentence": "Water Board, Levels of rivers (edition 2031): 4 metres. The words “5” differ.",
        "probability": 0.9,
        "reason": "measure named with the number",
        "made_by": "check rules 1",
    }
    return Verdict(**{**values, **changes})


@pytest.fixture(scope="module")
def records() -> Records:
    found = told_records()
    first, second, third = found["figures"][:3]
    return {
        **found,
        "verdicts": [
            verdict(first, Outcome.AGREES),
            verdict(second, Outcome.DIFFERS),
            verdict(third, Outcome.NOT_CHECKABLE, comparisons=(), reason="no table has it"),
        ],
    }


@pytest.fixture(scope="module")
def page(records: Records, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return write(records, tmp_path_factory.mktemp("verdicts"))


def cells(row: Any) -> dict[str, str]:
    return {cell.get("data-label"): words_of(cell) for cell in row}


def test_what_differs_comes_first_and_what_no_table_has_is_counted_below(page: Any) -> None:
    told = [cells(row) for row in rows(page, "table-verdicts")]
    assert [one["Against the table"] for one in told] == ["differs tables disagree", "agrees"]
    (section,) = page.xpath("//section[@id='verdicts']")
    assert "Not checkable against these tables: 1. Most often: no table has it (1)" in words_of(
        section
    )


def test_a_line_has_who_says_it_and_the_rows_that_would_change_it(page: Any) -> None:
    told = cells(rows(page, "table-verdicts")[0])
    assert told["Said by"]
    assert "edition 2031" in told["In words"]
    assert "Counted there: mean of the year." in told["In words"]
    assert "edition 2029" in told["Other rows"]


def test_a_line_leads_to_its_words_in_the_article(page: Any, records: Records) -> None:
    (link, *_) = rows(page, "table-verdicts")[0].xpath("./td[1]/a/@href")
    assert page.xpath(f"//*[@id='{link.removeprefix('#')}']")


def test_words_of_a_table_are_shown_and_not_obeyed(page: Any) -> None:
    (section,) = page.xpath("//section[@id='verdicts']")
    assert "Levels <b>of</b> rivers" in section.text_content()


def test_without_verdicts_there_is_no_section(tmp_path: Path, records: Records) -> None:
    page = write({**records, "verdicts": []}, tmp_path)
    assert page.xpath("//section[@id='verdicts']") == []


def test_a_verdict_on_an_article_that_is_left_out_is_not_shown(
    tmp_path: Path, records: Records
) -> None:
    strange = replace(records["verdicts"][1], document_id="doc-elsewhere", id="ver-elsewhere")
    page = write({**records, "verdicts": [strange]}, tmp_path)
    assert (
        rows(page, "table-verdicts") == [] if page.xpath("//table[@id='table-verdicts']") else True
    )
