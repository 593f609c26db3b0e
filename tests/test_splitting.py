"""The parent's side of taking containers apart: what stands when the child dies, and the spool."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from alleged import splitting
from alleged.ingest.inputs import Found, Refused, Remark, Unit
from alleged.ingest.members import SplitOptions
from alleged.isolate import Limits
from alleged.records.documents import InputState
from alleged.splitting import Splitting, Spool
from alleged.store.originals import Kept
from tests.ingest.archives import http, page_record, plain, record


def taken(tmp_path: Path, name: str, data: bytes = b"WARC/1.0") -> list[Unit | Refused | Remark]:
    path = tmp_path / "original"
    path.write_bytes(data)
    kept = Kept(path, hashlib.sha256(data).hexdigest(), len(data))
    with Splitting(Spool(tmp_path / "spool")) as taking:
        options = SplitOptions(name=name)
        found = list(taking.split(Found(name, path), kept, "warc", options))
        for unit in found:
            if isinstance(unit, Unit):
                assert hashlib.sha256(bytes_of(unit)).hexdigest() == unit.sha256
                taking.spool.let_go(unit)
        assert list(taking.spool.folder.iterdir()) == []
    assert not taking.spool.folder.exists()
    return found


def bytes_of(unit: Unit) -> bytes:
    with unit.path.open("rb") as file:
        file.seek(unit.offset)
        return file.read(unit.length)


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "SPLIT_CHILD", "tests.hostile_splitter:answer")
    monkeypatch.setattr(splitting, "SPLIT_LIMITS", Limits(wall_seconds=2.0))


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("batch", [64, 3])
@pytest.mark.parametrize(
    ("name", "state", "words"),
    [
        ("dies", InputState.CRASHED, "exit code 9"),
        ("hangs", InputState.TIMEOUT, "stopped after 2 seconds"),
        ("raises", InputState.CRASHED, "ValueError: a parser's own trouble"),
        ("eats", InputState.CRASHED, "more memory than allowed"),
    ],
)
def test_what_comes_before_the_fatal_place_stands_whatever_the_size_of_a_batch(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    state: InputState,
    words: str,
    batch: int,
) -> None:
    monkeypatch.setattr(splitting, "BATCH_ITEMS", batch)
    *units, end = taken(tmp_path, f"{name}.warc")
    assert [unit.locator for unit in units if isinstance(unit, Unit)] == [
        f"boat {number}" for number in range(1, 6)
    ]
    assert isinstance(end, Refused)
    assert (end.state, end.locator) == (state, None)
    assert end.reason.startswith("broken off after boat 5, with 5 articles: ")
    assert words in end.reason


@pytest.mark.usefixtures("hostile")
def test_one_child_takes_apart_one_container_after_another(tmp_path: Path) -> None:
    for name in ("dies.warc", "ends.warc", "raises.warc"):
        assert len([one for one in taken(tmp_path, name) if isinstance(one, Unit)]) == 5


def test_a_container_without_an_article_is_refused_with_what_was_passed_over(
    tmp_path: Path,
) -> None:
    picture = record(http(b"\x89PNG", headers=[("Content-Type", "image/png")]))
    remark, refused = taken(tmp_path, "a.warc", picture)
    assert isinstance(remark, Remark)
    assert "1 × image/png" in remark.issue.what
    assert isinstance(refused, Refused)
    assert (refused.state, refused.code) == (InputState.REJECTED, "no-article")


def test_the_spool_holds_no_more_than_the_batches_under_way(tmp_path: Path) -> None:
    data = plain(page_record(n) for n in range(300))
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    kept = Kept(path, "0" * 64, len(data))
    most = 0
    with Splitting(Spool(tmp_path / "spool")) as taking:
        options = SplitOptions(name="a.warc")
        for unit in taking.split(Found("a.warc", path), kept, "warc", options):
            most = max(most, len(list(taking.spool.folder.iterdir())))
            assert isinstance(unit, Unit)
            taking.spool.let_go(unit)
    assert most <= 2
