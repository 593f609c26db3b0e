"""The review as files: nothing is lost, and a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest
from tests.review.made_reviews import BOARD, RANGERS, clock, opened, write

from alleged.review.decisions import decide
from alleged.review.dossiers import DossierRecords
from alleged.review.export import Review, export_review, read_review
from alleged.store.reviews import Act

LEADS = "=+-@\t\r\n\0＝'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = write(tmp_path / "d")
    with opened(path) as dossier:
        records = DossierRecords(dossier)
        for lead in LEADS:
            decide(
                path, records, BOARD, Act.COMMENT, who=f"{lead}Ada", comment=f"{lead}cmd()",
                clock=clock(),
            )  # fmt: skip
            decide(
                path, records, RANGERS, Act.CORRECT, who="Bo", field="speaker",
                value=f"{lead}cmd()", clock=clock(),
            )  # fmt: skip
    return path


def test_json_gives_the_whole_review_back(path: Path, tmp_path: Path) -> None:
    with opened(path) as dossier:
        export_review(dossier, "json", tmp_path / "review.json")
        whole = read_review(dossier)
    assert msgspec.json.decode((tmp_path / "review.json").read_bytes(), type=Review) == whole
    assert len(whole.decisions) == 2 * len(LEADS)


def test_no_cell_of_the_tables_is_a_formula(path: Path, tmp_path: Path) -> None:
    with opened(path) as dossier:
        written = export_review(dossier, "csv", tmp_path / "out")
    assert [one.name for one in written] == ["decisions.csv", "records.csv"]
    cells = 0
    for file in written:
        text = file.read_bytes().decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            for cell in row:
                assert cell[:1] not in set("=+-@\t\r\n\0＝＋－＠")
                cells += 1
    assert cells > 13 * 2 * len(LEADS)
