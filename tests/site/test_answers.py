"""Answers that need no work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from tests.site.made_site import client_of, write_dossier

from alleged.site import answers, app
from alleged.site.answers import Answers, CurrentAnswers
from alleged.site.index.make import ensure_index
from alleged.site.reviews import SiteReviews
from alleged.site.store import NotFoundError, Store


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(tmp_path_factory.mktemp("answers") / "dossier")


@pytest.fixture(scope="module")
def store(dossier: Path) -> Store:
    return Store(ensure_index(dossier))


@pytest.fixture
def client(dossier: Path) -> Iterator[Any]:
    with client_of(dossier) as opened:
        yield opened


def of_bytes(count: int, tag: str = '"t"') -> Response:
    return Response(b"x" * count, headers={"ETag": tag})


def test_what_is_asked_for_again_is_the_same_answer_without_the_work(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/articles?limit=1")

    def no_work(*given: Any) -> Any:
        raise AssertionError("the page was made again")

    monkeypatch.setattr(app, "_page", no_work)
    again = client.get("/articles?limit=1")
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    known = client.get("/articles?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_a_reader_who_has_the_page_makes_no_work_even_for_a_fresh_server(
    dossier: Path, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = client.get("/articles").headers["etag"]
    with client_of(dossier) as other:
        monkeypatch.setattr(app, "_page", None)
        assert other.get("/articles", headers={"If-None-Match": tag}).status_code == 304


def test_each_address_has_a_tag_of_its_own(client: Any) -> None:
    asked = ("/articles", "/api/v1/articles", "/articles?limit=1", "/articles?limit=2", "/search")
    tags = [client.get(address).headers["etag"] for address in asked]
    assert len(set(tags)) == len(tags)


def test_a_page_that_tells_another_day_of_reading_is_made_anew(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "today", lambda: "2031-03-01")
    first = client.get("/articles")
    monkeypatch.setattr(app, "today", lambda: "2031-03-02")
    second = client.get("/articles", headers={"If-None-Match": first.headers["etag"]})
    assert second.status_code == 200
    assert "2031-03-02" in second.text
    assert "2031-03-01" not in second.text


def test_another_dossier_has_other_tags(tmp_path: Path, store: Store) -> None:
    other = Store(ensure_index(write_dossier(tmp_path / "other", {"origins": ()})))
    assert Answers(store).tag("/articles?", "") != Answers(other).tag("/articles?", "")


def test_an_error_is_never_kept(client: Any) -> None:
    for _ in range(2):
        answer = client.get("/records/nothing")
        assert answer.status_code == 404
        assert "etag" not in answer.headers


def test_a_site_that_is_reviewed_shows_each_decision_at_once(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client_of(dossier, reviewer="Ilva Marn") as reviewing:
        reviewing.get("/articles")

        def no_page(*given: Any) -> Any:
            raise NotFoundError("made anew", fix="")

        monkeypatch.setattr(app, "_page", no_page)
        assert reviewing.get("/articles").status_code == 404


def test_the_answers_in_memory_never_take_more_than_they_may(store: Store) -> None:
    kept = Answers(store, kept_bytes=1000)
    for number in range(50):
        kept.keep(f"/{number}", of_bytes(90))
        assert kept.size <= 1000
    assert kept.find("/49", '"t"') is not None
    assert kept.find("/0", '"t"') is None
    kept.keep("/49", of_bytes(30))
    kept.keep("/49", of_bytes(40))
    assert kept.size <= 1000


def test_what_was_asked_for_last_is_kept_longest(store: Store) -> None:
    kept = Answers(store, kept_bytes=300)
    for name in ("/a", "/b", "/c"):
        kept.keep(name, of_bytes(100))
    assert kept.find("/a", '"t"') is not None
    kept.keep("/d", of_bytes(100))
    assert kept.find("/a", '"t"') is not None
    assert kept.find("/b", '"t"') is None


def test_long_answers_and_long_addresses_are_not_kept(store: Store) -> None:
    kept = Answers(store)
    kept.keep("/long", of_bytes(answers.KEPT_ANSWER + 1))
    kept.keep("/" + "q" * answers.KEPT_ADDRESS, of_bytes(10))
    assert kept.size == 0


def test_an_answer_of_another_tag_is_not_given(store: Store) -> None:
    kept = Answers(store)
    kept.keep("/a", of_bytes(10, '"monday"'))
    assert kept.find("/a", '"tuesday"') is None


def test_a_record_of_one_article_waits_for_no_thread_and_a_list_leaves_the_others_free(
    dossier: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_over: list[Any] = []

    async def noting(work: Any, store: Any, request: Any) -> Any:
        handed_over.append(request.url.path)
        return await run_in_threadpool(work, store, request)

    monkeypatch.setattr(app, "run_in_threadpool", noting)
    id = store.value("SELECT id FROM records WHERE kind = 'statements' LIMIT 1")
    with client_of(dossier) as client:
        assert client.get(f"/records/{id}").status_code == 200
        assert client.get("/records/nothing").status_code == 404
        assert client.get("/articles").status_code == 200
    assert handed_over == ["/records/nothing", "/articles"]


def test_a_rebuild_leaves_no_answer_and_a_review_keeps_none(dossier: Path, store: Store) -> None:
    current = CurrentAnswers()
    kept = current.of(store)
    assert kept is not None
    assert current.of(store) is kept
    rebuilt = Store(ensure_index(dossier))
    assert current.of(rebuilt) not in (None, kept)
    reviewed = Store(ensure_index(dossier))
    reviewed.reviews = SiteReviews(dossier, "Ada")
    assert current.of(reviewed) is None
