"""Containers in containers, packed files, and the child that takes them apart batch by batch."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.ingest.archives import a_page, packed, page_record, plain
from tests.ingest.test_wacz import zipped

from alleged.ingest import containers
from alleged.ingest.containers import SplitAnswer, SplitTask, answer, split
from alleged.ingest.members import Loss, Member, SplitOptions
from alleged.ingest.sniff import container_format


def taken(tmp_path: Path, name: str, data: bytes, max_bytes: int = 10**6) -> list[Member | Loss]:
    path = tmp_path / "original"
    path.write_bytes(data)
    folder = tmp_path / "unpacked"
    folder.mkdir(exist_ok=True)
    format = container_format(name, data[:8192])
    assert format is not None
    options = SplitOptions(name=name, max_raw_bytes=max_bytes, folder=str(folder))
    found = [item for item in split(path, format, options) if item is not None]
    assert list(folder.iterdir()) == []
    return found


@pytest.mark.parametrize(
    ("name", "head", "format"),
    [
        ("a.warc", b"", None),
        ("a.warc", b"XARC/1.0", "warc"),
        ("a", b"WARC/1.0\r\n", "warc"),
        ("a.warc.gz", b"\x1f\x8b\x08", "warc"),
        ("a.warc.gz", b"\x1f\x0b\x08", "warc"),
        ("a.html.gz", b"\x1f\x8b\x08", "gzip"),
        ("a.html", b"\x1f\x8b\x08", "gzip"),
        ("a.zip", b"PK\x03\x04", "zip"),
        ("a.wacz", b"PK\x03\x04", "wacz"),
        ("a.docx", b"PK\x03\x04", None),
        ("a.xlsx", b"PK\x03\x04", None),
        ("a.parquet", b"PAR1", "parquet"),
        ("a.csv", b"title,text\n", "csv"),
        ("a.csv", b"PAR1", "parquet"),
        ("a.eml", b"Subject: x\n\n", "eml"),
        ("a.jsonl", b'{"text": 1}', "lines"),
        ("a.json", b'{"text": 1}', None),
        ("feed.json", b'{"version": "https://jsonfeed.org/version/1.1"}', "feed"),
        ("feed.xml", b"<?xml version='1.0'?>\n<!-- c --><rss version='2.0'>", "feed"),
        ("feed", b"<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/'>", "feed"),
        ("feed", b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("bomb.xml", b"<!DOCTYPE a [<!ENTITY b 'c>d'>]><rss version='2.0'>", "feed"),
        ("page.xml", b"<?xml version='1.0'?><nitf>", None),
        ("a.txt", b"From our correspondent in Brack\n", None),
        ("box", b"From ilse@brack.example Mon Mar  3 10:00:00 2031\nSubject: x\n", "mbox"),
        ("letter", b"Received: by x\nSubject: y\nFrom: z\n\nText", "eml"),
        ("a.txt", b"Date: Monday\nThe ferry was late.", None),
        ("notes", b"Date: Monday\nThe ferry was late.", None),
    ],
)
def test_a_few_bytes_and_the_name_tell_a_container(name: str, head: bytes, format: str) -> None:
    assert container_format(name, head) == format


def test_a_packed_page_is_the_page(tmp_path: Path) -> None:
    (page,) = taken(tmp_path, "a.html.gz", gzip.compress(a_page(1)))
    assert isinstance(page, Member)
    assert (page.data, page.locator) == (a_page(1), "a.html")


def test_packed_json_lines_are_lines(tmp_path: Path) -> None:
    lines = b'{"text": "one"}\n\n{"text": "two"}\n'
    found = taken(tmp_path, "a.jsonl.gz", gzip.compress(lines))
    assert [one.locator for one in found] == ["line 1", "line 3"]


def test_a_packed_file_that_is_cut_off_gives_what_stands_before_and_says_so(
    tmp_path: Path,
) -> None:
    lines = b"".join(b'{"text": "line %d of %d"}\n' % (n, n * 977 % 1000) for n in range(4000))
    found = taken(tmp_path, "a.jsonl.gz", gzip.compress(lines)[:9000])
    assert len([one for one in found if isinstance(one, Member)]) > 100
    last = found[-1]
    assert isinstance(last, Loss)
    assert "cut off" in last.what


def test_a_packed_web_archive_is_read_record_by_record(tmp_path: Path) -> None:
    for data in (packed([page_record(1)]), gzip.compress(plain([page_record(1)]))):
        (page,) = taken(tmp_path, "crawl.gz", data)
        assert isinstance(page, Member)
        assert page.data == a_page(1)


def test_a_web_archive_in_a_zip_is_read_and_each_place_is_told(tmp_path: Path) -> None:
    inner = packed([page_record(1), page_record(2)])
    found = taken(tmp_path, "a.zip", zipped({"crawl/one.warc.gz": inner, "b.html": a_page(3)}))
    assert [one.locator for one in found] == [
        "crawl/one.warc.gz, record 1, byte 0",
        f"crawl/one.warc.gz, record 2, byte {len(packed([page_record(1)])):,}",
        "b.html",
    ]


def test_nesting_ends_at_three(tmp_path: Path) -> None:
    data = a_page(1)
    for depth in range(5):
        data = zipped({"a.html" if depth == 0 else "inner.zip": data})
    (loss,) = taken(tmp_path, "a.zip", data)
    assert isinstance(loss, Loss)
    assert "more than 3 deep" in loss.what


def test_a_bomb_is_refused_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (loss,) = taken(tmp_path, "a.txt.gz", gzip.compress(bytes(60_000_000)))[-1:]
    assert isinstance(loss, Loss)
    assert "more than 200 times" in loss.what


def batches(tmp_path: Path, data: bytes, max_items: int) -> Iterator[tuple[SplitAnswer, bytes]]:
    (tmp_path / "a.warc").write_bytes(data)
    (tmp_path / "unpacked").mkdir(exist_ok=True)
    piece = tmp_path / "piece"
    task = SplitTask(
        path=str(tmp_path / "a.warc"),
        format="warc",
        options=SplitOptions(name="a.warc"),
        folder=str(tmp_path / "unpacked"),
        piece=str(piece),
        max_items=max_items,
        max_bytes=1_000_000,
    )
    while True:
        found = msgspec.json.decode(answer(msgspec.json.encode(task)), type=SplitAnswer)
        yield found, piece.read_bytes()
        if found.done:
            return


@pytest.mark.parametrize("size", [1, 3, 100])
def test_the_size_of_a_batch_changes_nothing(tmp_path: Path, size: int) -> None:
    found = []
    for batch, piece in batches(tmp_path, plain(page_record(n) for n in range(7)), size):
        assert len(batch.taken) <= size
        for one in batch.taken:
            data = piece[one.offset : one.offset + one.length]
            assert hashlib.sha256(data).hexdigest() == one.sha256
            found.append(data)
    assert found == [a_page(n) for n in range(7)]


def test_a_splitter_that_passes_over_much_shows_that_it_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr("alleged.ingest.warc.BREATH_RECORDS", 5)
    passed = [page_record(n, WARC_Type="metadata") for n in range(50)]
    answers = [batch for batch, _ in batches(tmp_path, plain([*passed, page_record(1)]), 10)]
    assert len(answers) > 5
    assert [len(batch.taken) for batch in answers[:-1]] == [0] * (len(answers) - 1)
