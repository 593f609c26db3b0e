"""A rebuild while the site runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.review.made_reviews import ferry, write
from tests.site.made_site import OWN, client_of

pytest.importorskip("starlette")


def site_of(client: Any) -> Any:
    return client.app.app.state.site


def test_a_rebuilt_dossier_is_served_without_a_restart(tmp_path: Path) -> None:
    client = client_of(write(tmp_path / "d", ("ferry.txt",)))
    before = client.get("/api/v1/articles")
    assert before.json()["total"] == 1
    write(tmp_path / "d", version="2")
    client.get("/articles")  # notices it, and is answered from the old file meanwhile
    site_of(client).current.wait()
    after = client.get("/api/v1/articles")
    assert after.json()["total"] == 2
    assert after.headers["etag"] != before.headers["etag"]


def test_a_dossier_that_did_not_change_keeps_its_store(tmp_path: Path) -> None:
    client = client_of(write(tmp_path / "d"))
    store = site_of(client).store
    for _ in range(3):
        client.get("/articles")
    assert site_of(client).store is store


def test_the_review_goes_on_with_the_records_of_the_rebuilt_dossier(tmp_path: Path) -> None:
    client = client_of(write(tmp_path / "d", ("mill.txt",)), "Ada")
    write(tmp_path / "d", version="2")
    client.get("/articles")
    site_of(client).current.wait()
    reviews = site_of(client).store.reviews
    form = {"token": reviews.token, "record": ferry().id, "act": "accept"}
    answer = client.post("/review/decide", data=form, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303


def test_while_half_a_dossier_is_there_the_old_one_is_served(tmp_path: Path) -> None:
    client = client_of(write(tmp_path / "d", ("ferry.txt",)))
    manifest = tmp_path / "d" / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[: len(whole) // 2])
    for _ in range(2):
        assert client.get("/api/v1/articles").json()["total"] == 1
        site_of(client).current.wait()
    site_of(client).current._retry_at = 0.0
    manifest.write_bytes(whole)
    assert client.get("/api/v1/articles").json()["total"] == 1
