"""What readers take away: the rows that they see, and words to cite them by."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from tests.site.made_site import OWN, client_of, every_address, hostile, write_dossier

pytest.importorskip("starlette")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(tmp_path_factory.mktemp("share") / "d")


@pytest.fixture(scope="module")
def client(dossier: Path) -> Any:
    return client_of(dossier, "Ada")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_selection_is_the_same_rows_as_csv_as_json_and_on_the_page(client: Any) -> None:
    for query in ("q=river", "q=mill", "q=nothing-like-this"):
        page = client.get(f"/api/v1/search?{query}&limit=500").json()
        as_json = client.get(f"/export/json/search?{query}").json()
        as_csv = table(client.get(f"/export/csv/search?{query}").text)
        ids = [hit["record_id"] for hit in page["hits"]]
        assert [row["record_id"] for row in as_json["rows"]] == ids
        assert [row["record_id"] for row in as_csv] == ids
        assert as_json["cut"] is False


def test_an_export_goes_on_after_the_first_page(client: Any) -> None:
    rows = client.get("/export/json/search?q=the&limit=1").json()["rows"]
    assert len(rows) == len(client.get("/api/v1/search?q=the&limit=500").json()["hits"]) > 3


def test_beside_a_charge_stands_its_denial_or_that_there_is_none(client: Any) -> None:
    charges = 0
    for row in client.get("/export/json/search?q=the").json()["rows"]:
        if row["kind"] == "article":
            continue
        page = client.get(f"/api/v1/records/{row['record_id']}")
        if page.status_code == 200 and page.json()["charge"]:
            charges += 1
            names = [one["name"] for one in page.json()["denials"]]
            said = "; ".join(names) or "No denial"
            assert said.casefold()[:9] in row["denials"].casefold()
    assert charges > 0


def test_a_page_says_how_to_cite_it(client: Any) -> None:
    for address in every_address(client):
        text = client.get(address).text
        found = re.search(r'<p class="cite">(.*?)</p>', text)
        assert found, address
        assert "version" in found[1]
        assert re.search(r"read \d{4}-\d{2}-\d{2}", found[1])


def test_only_accepted_rows_can_be_taken(client: Any) -> None:
    record = next(
        row["record_id"]
        for row in client.get("/export/json/search?q=the").json()["rows"]
        if row["record_id"].startswith("stm-")
    )
    found = re.search(r'name="token" value="([^"]+)"', client.get(f"/records/{record}").text)
    assert found
    form = {"token": found[1], "record": record, "act": "accept"}
    assert client.post("/review/decide", data=form, headers=OWN).status_code == 200
    for form_ in ("csv", "json"):
        answer = client.get(f"/export/{form_}/search?q=the&review=accepted")
        rows = table(answer.text) if form_ == "csv" else answer.json()["rows"]
        assert [row["record_id"] for row in rows] == [record]
        assert rows[0]["review"] == "accepted"
    assert client.get("/export/csv/search?q=the&review=nonsense").status_code == 400


def test_a_site_that_is_only_read_cannot_choose_by_review(dossier: Path) -> None:
    client = client_of(dossier)
    assert client.get("/export/csv/search?q=the&review=accepted").status_code == 400
    assert "review" not in client.get("/export/json/search?q=the").json()["rows"][0]


def test_a_file_is_an_attachment_with_a_plain_name(client: Any) -> None:
    answer = client.get("/export/csv/articles")
    assert answer.headers["content-disposition"] == 'attachment; filename="articles.csv"'
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_cell_of_a_selection_is_a_formula(tmp_path: Path) -> None:
    for n, lead in enumerate(("=cmd()", "+1", "-1", "@x", "\tx", "＝1")):
        path = write_dossier(tmp_path / f"{n}", hostile(lead))
        text = client_of(path).get("/export/csv/articles").text
        cells = [cell for row in table(text) for cell in row.values()]
        assert any(lead in cell for cell in cells)
        assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n\0＝＋－＠") and cell]
