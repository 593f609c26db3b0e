from __future__ import annotations

import csv
import json
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import Records, dam_article, gather, plain_article, sample_records

from alleged.errors import OptionError
from alleged.publish.cells import SPREADSHEET_COMMANDS, inert_cell
from alleged.publish.export import FORMAT, NOT_IN_CSV, export_records, table_columns
from alleged.records.documents import (
    Credit,
    CreditKind,
    DateCandidate,
    DatedValue,
    DatePrecision,
    DateRole,
    Document,
    FieldEvidence,
)
from alleged.records.kinds import KINDS
from alleged.records.schemas import json_schema_of_all
from alleged.records.spans import Span
from alleged.records.statements import Statement


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def export_tables(records: Records, out: Path) -> dict[str, list[dict[str, str]]]:
    export_records(records, to="csv", out=out)
    return {kind: read_table(out / f"{kind}.csv") for kind in KINDS}


# JSON


def test_json_read_back_gives_equal_records(tmp_path: Path) -> None:
    records = sample_records()
    (path,) = export_records(records, to="json", out=tmp_path / "records.json")
    written = json.loads(path.read_text("utf-8"))
    for kind in KINDS.values():
        assert msgspec.convert(written[kind.name], list[kind.type]) == records[kind.name]  # type: ignore[name-defined]


def test_json_fits_the_schema_that_it_carries(tmp_path: Path) -> None:
    (path,) = export_records(sample_records(), to="json", out=tmp_path / "records.json")
    written = json.loads(path.read_text("utf-8"))
    schema = written.pop("schema")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(written)
    del written["statements"][0]["source"]
    with pytest.raises(jsonschema.ValidationError, match="'source' is a required property"):
        jsonschema.Draft202012Validator(schema).validate(written)


def test_the_schema_says_what_the_fields_mean() -> None:
    statement = json_schema_of_all(format=FORMAT)["$defs"]["Statement"]["properties"]
    assert statement["source"]["description"] == "Who says it; empty when the text names nobody."


def test_numbers_that_json_cannot_hold_become_null(tmp_path: Path) -> None:
    records = gather([dam_article()])
    records["figures"] = [replace(records["figures"][0], low=float("nan"), high=float("inf"))]
    (path,) = export_records(records, to="json", out=tmp_path / "records.json")
    assert "NaN" not in path.read_text("utf-8")
    (figure,) = json.loads(path.read_text("utf-8"))["figures"]
    assert (figure["low"], figure["high"]) == (None, None)


def test_json_has_each_record_on_a_line_of_its_own(tmp_path: Path) -> None:
    records = sample_records()
    (path,) = export_records(records, to="json", out=tmp_path / "records.json")
    lines = path.read_text("utf-8").splitlines()
    assert sum(line.startswith('{"id":') for line in lines) == sum(map(len, records.values()))


# CSV


def test_csv_shows_the_words_of_every_span(tmp_path: Path) -> None:
    records = sample_records()
    documents: dict[str, Document] = {document.id: document for document in records["documents"]}
    tables = export_tables(records, tmp_path)
    for row in tables["statements"]:
        text = documents[row["document_id"]].text
        for role in ("source", "cue", "content", "quoted"):
            spans = [tuple(map(int, part.split(":"))) for part in row[role].split(";") if part]
            words = " […] ".join(text[start:end] for start, end in spans)
            assert row[f"{role}_text"] == inert_cell(words)
    split = next(row for row in tables["statements"] if row["cue_text"] == "told reporters")
    assert split["content_text"] == "“They knew,” […] “and they kept the valves open.”"


def test_csv_read_back_gives_the_same_values(tmp_path: Path) -> None:
    records = sample_records()
    tables = export_tables(records, tmp_path)
    for kind, rows in tables.items():
        assert [row["id"] for row in rows] == [record.id for record in records[kind]]
    for row, record in zip(tables["figures"], records["figures"], strict=True):
        assert float(row["low"]) == record.low
        assert row["high"] == ("" if record.high is None else repr(record.high))
        assert row["bound"] == record.bound.value
        assert float(row["probability"]) == record.probability
    for row, document in zip(tables["documents"], records["documents"], strict=True):
        assert row["text"].removeprefix("'") == document.text
        assert row["covered"] == ("true" if document.covered else "false")
        assert row["published_value"] == (document.published.value if document.published else "")


def test_a_row_of_a_figure_says_who_gives_it(tmp_path: Path) -> None:
    rows = export_tables(gather([dam_article(), plain_article()]), tmp_path)["figures"]
    givers = {row["span_text"]: row["given_by"] for row in rows}
    assert givers["at least 40 tonnes"] == "Tilda Rask"
    assert givers["three to four decades"] == "Geologists"
    assert givers["about 1,200 people"] == "the article itself"
    assert givers["3"] == "she"


def test_the_data_package_names_every_column_and_the_hash_of_every_table(tmp_path: Path) -> None:
    tables = export_tables(sample_records(), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(KINDS)
    for resource in package["resources"]:
        path = tmp_path / resource["path"]
        assert resource["hash"] == "sha256:" + sha256(path.read_bytes()).hexdigest()
        assert resource["bytes"] == path.stat().st_size
        columns = [field["name"] for field in resource["schema"]["fields"]]
        rows = tables[resource["name"]]
        assert all(list(row) == columns for row in rows)
        numbers = [f["name"] for f in resource["schema"]["fields"] if f["type"] == "number"]
        for row in rows:
            for column in numbers:
                float(row[column] or 0)


def test_dates_credits_and_evidence_of_a_document_are_readable_in_a_cell(tmp_path: Path) -> None:
    writer = plain_article()
    date = DatedValue(value="2021-04", precision=DatePrecision.MONTH, evidence="url", raw="2021/04")
    writer.document = replace(
        writer.document,
        dates=(
            DateCandidate(role=DateRole.PUBLISHED, date=date),
            DateCandidate(role=DateRole.MODIFIED, date=replace(date, value="2021-05")),
        ),
        credits=(
            Credit(
                kind=CreditKind.BASED_ON,
                name="The Paper",
                url="https://x.org/1",
                evidence="json-ld isBasedOn",
                raw="",
            ),
        ),
        evidence=(FieldEvidence(field="outlet", evidence="domain"),),
    )
    (row,) = export_tables(gather([writer]), tmp_path)["documents"]
    assert row["dates"] == "published 2021-04 (url);modified 2021-05 (url)"
    assert row["credits"] == "based on The Paper https://x.org/1 (json-ld isBasedOn)"
    assert row["evidence"] == "outlet (domain)"


def test_every_field_of_every_record_has_a_column_or_is_left_out_by_name() -> None:
    for kind in KINDS.values():
        columns = {column.name for column in table_columns(kind.type)}
        for field in fields(kind.type):
            parts = [name for name in columns if name.startswith(f"{field.name}_")]
            assert field.name in columns or parts or field.name in NOT_IN_CSV


def test_columns_are_described_in_the_words_of_the_records() -> None:
    described = {column.name: column.description for column in table_columns(Statement)}
    assert described["speaker"].startswith("The words of the nearest full name")


LEADS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\u00a0@",
    "\n\n+",
]


@pytest.mark.parametrize("lead", LEADS)
def test_no_cell_of_text_begins_like_a_formula(lead: str, tmp_path: Path) -> None:
    formula = f"{lead}cmd|' /C calc'!A0"
    writer = dam_article()
    writer.document = replace(
        writer.document,
        text=formula + writer.document.text[len(formula) :],
        title=formula,
        byline=formula,
        outlet=formula,
        url=formula,
        encoding=formula,
    )
    start = writer.span("Tilda Rask")
    records = gather([writer])
    records["origins"] = [
        replace(o, name=formula, locator=formula, reason=formula) for o in records["origins"]
    ]
    records["statements"] = [
        replace(s, source=(Span(0, start.end),), speaker=formula, reason=formula)
        for s in records["statements"]
    ]
    records["issues"] = [
        replace(i, what=formula, fix=formula, origin=formula) for i in records["issues"]
    ]
    records["events"] = [replace(e, reason=formula, time_reason=formula) for e in records["events"]]
    numbers = {
        "low", "high", "probability", "language_probability", "size_bytes", "start", "end", "score",
        "status_probability",
    }  # fmt: skip
    for rows in export_tables(records, tmp_path).values():
        for row in rows:
            for column, cell in row.items():
                if column not in numbers:
                    assert cell[:1] not in SPREADSHEET_COMMANDS or not cell
                    assert cell.lstrip()[:1] not in SPREADSHEET_COMMANDS or not cell.strip()
                    if "calc" in cell and column in ("title", "what", "speaker", "name"):
                        assert cell.removeprefix("'") == formula


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    records = gather([dam_article()])
    records["figures"] = [replace(records["figures"][0], low=-5.5)]
    (row,) = export_tables(records, tmp_path)["figures"]
    assert row["low"] == "-5.5"


@given(st.text())
def test_the_way_back_from_a_cell_to_its_text_is_clear(text: str) -> None:
    cell = inert_cell(text)
    assert (cell[1:] if cell.startswith("'") else cell) == text
    assert not cell or cell[0] not in SPREADSHEET_COMMANDS


# Both


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_same_records_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    first = export_records(sample_records(), to=form, out=tmp_path / "first")
    second = export_records(iterables(sample_records()), to=form, out=tmp_path / "second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def iterables(records: Records) -> dict[str, Any]:
    return {kind: iter(of_kind) for kind, of_kind in records.items()}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_dossier_without_records_can_be_exported(form: str, tmp_path: Path) -> None:
    assert export_records({}, to=form, out=tmp_path / "empty")


def test_an_unknown_form_or_kind_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="cannot export to xlsx") as caught:
        export_records({}, to="xlsx", out=tmp_path / "x")
    assert caught.value.fix == "take one of json, csv, plover"
    with pytest.raises(OptionError, match="no such kind of record: quotes"):
        export_records({"quotes": []}, to="json", out=tmp_path / "x")
