"""Lists of what people decided on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import sample_records
from tests.site.made_site import OWN, client_of, write_dossier

pytest.importorskip("starlette")

LISTS = ("incidents", "claims", "conflicts", "figures", "actors", "timeline", "articles", "issues")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("lists") / "d"
    return client_of(write_dossier(path, sample_records()), "Ada")


def decide(client: Any, record: str, act: str) -> None:
    token = client.app.app.state.site.store.reviews.token
    form = {"token": token, "record": record, "act": act}
    answer = client.post("/review/decide", data=form, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303


def ids(client: Any, address: str) -> list[str]:
    page = client.get(f"/api/v1/{address}").json()
    rows = page.get("rows", page.get("hits"))
    return [row.get("id", row.get("record_id")) for row in rows]


@pytest.mark.parametrize("name", ["incidents", "figures", "actors"])
def test_a_list_can_be_narrowed_to_what_was_decided_and_how(client: Any, name: str) -> None:
    first, second, *_ = ids(client, name)
    assert ids(client, f"{name}?review=reviewed") == []
    decide(client, first, "accept")
    decide(client, second, "reject")
    assert ids(client, f"{name}?review=reviewed") == [first, second]
    assert ids(client, f"{name}?review=accepted") == [first]
    assert client.get(f"/api/v1/{name}?review=rejected").json()["total"] == 1
    assert ids(client, f"{name}?review=corrected") == []


def test_a_search_can_be_narrowed_too(client: Any) -> None:
    found = ids(client, "search?q=kind:statement&limit=500")
    assert len(found) > 2
    decide(client, found[1], "accept")
    assert ids(client, "search?q=kind:statement&review=accepted") == [found[1]]


def test_articles_are_those_of_the_records(client: Any) -> None:
    statement = client.get("/api/v1/search?q=kind:statement").json()["hits"][0]
    decide(client, statement["record_id"], "accept")
    assert statement["document_id"] in ids(client, "articles?review=accepted")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_offers_the_choice_on_a_site_that_is_reviewed(client: Any, name: str) -> None:
    assert '<select name="review">' in client.get(f"/{name}").text
    assert client.get(f"/{name}?review=accepted").status_code == 200
    assert client.get(f"/api/v1/{name}?review=liked").status_code == 400


def test_a_site_that_nobody_reviews_says_so(tmp_path: Path) -> None:
    client = client_of(write_dossier(tmp_path / "d"))
    answer = client.get("/api/v1/figures?review=accepted")
    assert answer.status_code == 400
    assert "--review" in answer.json()["error"]["fix"]
    assert '<select name="review">' not in client.get("/figures").text
