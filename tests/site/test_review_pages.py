"""Reviewing on the site: forms without scripts, and only from the site's own pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.site.made_site import BASE, OWN, client_of, write_dossier

from alleged.store.dossier import Dossier
from alleged.store.reviews import read_decisions

pytest.importorskip("starlette")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(tmp_path_factory.mktemp("review") / "d")


@pytest.fixture
def dossier(written: Path, tmp_path: Path) -> Path:
    from shutil import copytree

    return copytree(written, tmp_path / "d")


def a_statement(dossier: Path) -> str:
    with Dossier.open(dossier) as opened:
        return str(next(opened.records("statements")).id)


def token_on(client: Any, record: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(f"/records/{record}").text)
    assert found, "the record's page has no form"
    return found[1]


def test_a_record_is_accepted_with_a_form_and_shown_so(dossier: Path) -> None:
    client, record = client_of(dossier, "Ada"), a_statement(dossier)
    form = {"token": token_on(client, record), "record": record, "act": "accept", "comment": "ok"}
    answer = client.post("/review/decide", data=form, headers=OWN, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/records/{record}#review")
    (made,) = read_decisions(dossier)
    assert (made.who, made.act, made.record, made.comment) == ("Ada", "accept", record, "ok")
    assert 'state-accepted">accepted<' in client.get(f"/records/{record}").text
    listed = client.get("/api/v1/review?state=accepted").json()
    assert [one["record"] for one in listed["rows"]] == [record]
    assert client.get("/api/v1/review?state=rejected").json()["rows"] == []
    log = client.get("/api/v1/review/log").json()
    assert [row["decision"]["n"] for row in log["rows"]] == [1]


def test_a_decision_is_undone_from_the_log(dossier: Path) -> None:
    client, record = client_of(dossier, "Ada"), a_statement(dossier)
    token = token_on(client, record)
    form = {"token": token, "record": record, "act": "reject"}
    client.post("/review/decide", data=form, headers=OWN)
    assert "Undo decision 1" in client.get("/review/log").text
    form = {"token": token, "n": "1", "back": "log"}
    answer = client.post("/review/undo", data=form, headers=OWN, follow_redirects=False)
    assert answer.headers["location"] == "/review/log"
    assert client.get("/api/v1/review").json()["rows"] == []
    again = client.post("/review/undo", data=form, headers=OWN)
    assert again.status_code == 400
    assert "undone already" in again.text


def test_a_correction_and_a_merge_are_noted(dossier: Path) -> None:
    client, record = client_of(dossier, "Ada"), a_statement(dossier)
    with Dossier.open(dossier) as opened:
        other = [one.id for one in opened.records("statements")][1]
    token = token_on(client, record)
    form = {"token": token, "record": record, "act": "correct", "field": "speaker", "value": "Rask"}
    assert client.post("/review/decide", data=form, headers=OWN).status_code == 200
    form = {"token": token, "record": record, "act": "merge", "into": other}
    assert client.post("/review/decide", data=form, headers=OWN).status_code == 200
    text = client.get(f"/records/{record}").text
    assert "merged" in text
    assert f"/records/{other}" in text
    assert "Rask" in text


HOSTILE_HEADERS = [
    {},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "https://127.0.0.1.evil.example:8765"},
    {"Origin": "file://"},
    {"Sec-Fetch-Site": "cross-site", **OWN},
    {"Sec-Fetch-Site": "same-site", **OWN},
    {"Sec-Fetch-Site": "none"},
    {"Referer": f"{BASE}/review"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
    {"Origin": f"{BASE}.evil.example"},
]


@pytest.mark.parametrize("headers", HOSTILE_HEADERS, ids=str)
def test_a_page_from_elsewhere_changes_nothing_even_with_the_token(
    dossier: Path, headers: dict[str, str]
) -> None:
    client, record = client_of(dossier, "Ada"), a_statement(dossier)
    form = {"token": token_on(client, record), "record": record, "act": "accept"}
    assert client.post("/review/decide", data=form, headers=headers).status_code == 403
    assert read_decisions(dossier) == []


def test_a_browser_that_sends_no_origin_but_says_same_origin_may_review(dossier: Path) -> None:
    client, record = client_of(dossier, "Ada"), a_statement(dossier)
    form = {"token": token_on(client, record), "record": record, "act": "accept"}
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/review/decide", data=form, headers=headers).status_code == 200
    assert len(read_decisions(dossier)) == 1


@pytest.mark.parametrize(
    ("form", "type_", "code"),
    [
        ({"token": "wrong", "act": "accept"}, None, 403),
        ({"act": "accept"}, None, 403),
        ({"act": "burn"}, None, 400),
        ({"act": "undo"}, None, 400),
        ({}, None, 400),
        ({"act": "accept", "record": "../../etc"}, None, 400),
        ({"act": "accept", "record": "stm-00000000000000000000"}, None, 400),
        ({"act": "correct", "field": "id", "value": "x"}, None, 400),
        ({"act": "merge", "into": "'; DROP TABLE records; --"}, None, 400),
        ({"act": "comment", "comment": "x" * 3000}, None, 400),
        ({f"x{n}": "1" for n in range(40)}, None, 400),
        ({"act": "accept"}, "text/plain", 415),
        ({"act": "accept"}, "application/json", 415),
        ({"comment": "x" * 1_000_001}, None, 413),
    ],
)
def test_a_form_that_does_not_fit_is_refused_in_words_and_changes_nothing(
    dossier: Path, form: dict[str, str], type_: str | None, code: int
) -> None:
    client, record = client_of(dossier, "Ada"), a_statement(dossier)
    filled = {"record": record, **form}
    if code not in (403,):
        filled["token"] = token_on(client, record)
    headers = {**OWN, **({"Content-Type": type_} if type_ else {})}
    answer = client.post("/review/decide", data=filled, headers=headers)
    assert answer.status_code == code
    assert "Traceback" not in answer.text
    assert read_decisions(dossier) == []


def test_a_site_that_is_only_read_has_no_forms_and_no_address_that_changes_it(
    dossier: Path,
) -> None:
    client, record = client_of(dossier), a_statement(dossier)
    assert '<form method="post"' not in client.get(f"/records/{record}").text
    assert ">Review<" not in client.get("/articles").text
    for address in ("/review", "/review/log", "/api/v1/review"):
        assert client.get(address).status_code == 404
    for address in ("/review/decide", "/review/undo"):
        assert client.post(address, data={"n": "1"}, headers=OWN).status_code in (404, 405)
    assert not (dossier / "review").exists()


def test_reading_changes_nothing(dossier: Path) -> None:
    client, record = client_of(dossier, "Ada"), a_statement(dossier)
    for address in ("/review/decide", "/review/undo", f"/records/{record}?act=accept"):
        assert client.get(address).status_code in (400, 404, 405)
    client.get("/review")
    assert read_decisions(dossier) == []
