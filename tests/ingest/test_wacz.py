"""Zip archives and WACZ: what is read in them, and what is refused in words."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.archives import a_page, info_record, packed, page_record

from alleged.ingest.members import Loss, Member, SplitOptions
from alleged.ingest.wacz import split_wacz, split_zip
from alleged.records.issues import Severity


def zipped(files: dict[str, bytes], *, store: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def wacz(pages: int = 3, **changes: Any) -> dict[str, bytes]:
    """The files of a WACZ, with right hashes before `changes`."""
    listed = [{"format": "json-pages-1.0", "id": "pages"}] + [
        {"url": f"https://sallow-herald.example/{n}", "title": f"From the list: {n}"}
        for n in range(pages)
    ]
    files = {
        "archive/data.warc.gz": packed([info_record(), *(page_record(n) for n in range(pages))]),
        "pages/pages.jsonl": b"\n".join(json.dumps(row).encode() for row in listed),
    }
    resources = [
        {"name": name, "path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        for name, data in files.items()
    ]
    package = json.dumps({"profile": "data-package", "resources": resources}).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
    files["datapackage.json"] = package
    files["datapackage-digest.json"] = json.dumps(digest).encode()
    return files | {name.replace("__", "/"): data for name, data in changes.items()}


def taken(tmp_path: Path, data: bytes, split: Any = split_zip) -> list[Member | Loss]:
    (tmp_path / "a.zip").write_bytes(data)
    folder = tmp_path / "unpacked"
    folder.mkdir(exist_ok=True)
    options = SplitOptions(name="a.zip", max_raw_bytes=100_000, folder=str(folder))
    found = [item for item in split(tmp_path / "a.zip", options) if item is not None]
    assert list(folder.iterdir()) == []
    return found


def told(items: list[Member | Loss]) -> str:
    return "\n".join(f"{one.locator}: {one.what}" for one in items if isinstance(one, Loss))


def test_the_files_of_a_zip_that_may_be_articles_are_given_and_the_others_counted(
    tmp_path: Path,
) -> None:
    files = {
        "news/a.html": a_page(1),
        "news/b.txt": b"The ferry was late.",
        "news/rows.csv": b"title,text\na,b\n",
        "news/pages.warc.gz": packed([page_record(2)]),
        "logo.png": b"\x89PNG",
        "page": a_page(3),
        "__MACOSX/news/._a.html": b"x",
        ".DS_Store": b"x",
    }
    found = taken(tmp_path, zipped(files))
    members = {one.locator: one.format for one in found if isinstance(one, Member)}
    assert members == {
        "news/a.html": None,
        "news/b.txt": None,
        "news/rows.csv": "csv",
        "news/pages.warc.gz": "warc",
        "page": None,
    }
    assert told(found) == "None: passed over, for they are no articles: 1 × .png"


def test_names_that_lead_out_are_only_shown(tmp_path: Path) -> None:
    names = ["../../out.html", "/etc/out.html", "C:\\out.html", "..\\out.html", "a/../../b.html"]
    found = taken(tmp_path, zipped({name: a_page(1) for name in names}))
    assert len([one for one in found if isinstance(one, Member)]) == len(names)
    assert [path.name for path in tmp_path.rglob("*") if path.suffix == ".html"] == []


def test_two_files_of_one_name_are_two_articles(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.html", a_page(1))
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("a.html", a_page(2))
    found = taken(tmp_path, out.getvalue())
    assert [one.locator for one in found] == ["a.html", "2: a.html"]
    assert [one.data for one in found if isinstance(one, Member)] == [a_page(1), a_page(2)]


def a_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        info = zipfile.ZipInfo("link.html")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/hostname")
    return out.getvalue()


def encrypted() -> bytes:
    data = bytearray(zipped({"a.html": a_page(1)}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(zipped({"a.html": a_page(1)}, store=True))
    data[120] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"a.html": a_page(1)})[:-30], "cut off or damaged"),
        (zipped({f"{n}.txt": b"x" for n in range(10_001)}, store=True), "10,001 members"),
        (zipped({"a.html": bytes(100_001)}), "more than 100,000 bytes"),
        (zipped({"a.csv": b"a" * 30_000_000}), "more than 200 times"),
        (a_link(), "a link and no file"),
        (encrypted(), "encrypted"),
        (damaged(), "Bad CRC-32"),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b""}), "sheet"),
    ],
)
def test_archives_that_play_tricks_are_refused_with_a_reason(
    tmp_path: Path, data: bytes, words: str
) -> None:
    found = taken(tmp_path, data)
    assert words in told(found)
    assert not [one for one in found if isinstance(one, Member)]


@pytest.mark.parametrize("split", [split_zip, split_wacz])
def test_a_wacz_gives_its_pages_with_the_titles_of_its_list(tmp_path: Path, split: Any) -> None:
    found = taken(tmp_path, zipped(wacz(), store=True), split)
    assert told(found) == ""
    members = [one for one in found if isinstance(one, Member)]
    assert [one.data for one in members] == [a_page(n) for n in range(3)]
    assert members[1].given.title == "From the list: 1"
    assert members[1].locator.startswith("archive/data.warc.gz, record 3, byte ")
    assert members[1].capture is not None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pages__pages.jsonl": b"{}"}, "pages/pages.jsonl: hash: it does not fit the hash"),
        ({"datapackage.json": b"{}"}, "does not fit the hash in datapackage-digest.json"),
        ({"datapackage.json": b"["}, "is damaged or gives no hash"),
        (
            {"archive__data.warc.gz": packed([page_record(1)])},
            "archive/data.warc.gz: hash: it does not fit the hash",
        ),
        ({"archive__data.warc.gz": packed([page_record(1)])[:-9]}, "cut off"),
    ],
)
def test_a_wacz_that_was_changed_says_what_does_not_fit(
    tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    found = taken(tmp_path, zipped(wacz(**changes), store=True), split_wacz)
    assert words in told(found)
    assert all(one.severity is not Severity.NOTE for one in found if isinstance(one, Loss))


def test_a_file_that_the_package_names_and_the_archive_lacks_is_said(tmp_path: Path) -> None:
    files = wacz()
    del files["pages/pages.jsonl"]
    found = taken(tmp_path, zipped(files, store=True), split_wacz)
    assert "pages/pages.jsonl: the package names it" in told(found)
