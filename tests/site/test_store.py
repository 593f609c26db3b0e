"""Reading from the site's file."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.publish.sample import sample_records
from tests.site.made_site import write_dossier

from alleged.site import store as stores
from alleged.site.index.make import ensure_index
from alleged.site.store import NotFoundError, Store, TooSlowError


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(ensure_index(write_dossier(tmp_path_factory.mktemp("d") / "d", sample_records())))


def test_a_record_comes_back_by_its_id_and_only_as_its_kind(store: Store) -> None:
    (first, *_) = store.records("statements")
    assert store.record(first.id) == first
    assert store.record(first.id, "statements") == first
    with pytest.raises(NotFoundError, match="no such record"):
        store.record(first.id, "figures")


@pytest.mark.parametrize("id", ["", "stm-", "' OR 1=1 --", "stm-" + "0" * 20, "../manifest.json"])
def test_an_id_that_there_is_not_is_not_found(store: Store, id: str) -> None:
    with pytest.raises(NotFoundError):
        store.record(id)


def test_many_records_are_had_at_once_and_unknown_ids_are_left_out(store: Store) -> None:
    statements = store.records("statements")
    found = store.by_ids([*(one.id for one in statements), "stm-" + "0" * 20, "nonsense"])
    assert found == {one.id: one for one in statements}


def test_nothing_can_be_written(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.rows("DELETE FROM records")


def test_a_question_that_takes_too_long_is_given_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "MAX_SECONDS", 0.05)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(TooSlowError, match="took too long"):
        store.rows(endless)
    assert store.value("SELECT 1") == 1


def test_threads_read_side_by_side(store: Store) -> None:
    wanted = store.records("statements")
    with ThreadPoolExecutor(8) as pool:
        assert all(one == wanted for one in pool.map(store.records, ["statements"] * 40))
