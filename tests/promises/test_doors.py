"""The promises for inputs that hold many articles, and for addresses (P4, P6, P7, P9, P22)."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.ingest.archives import a_page, http, info_record, packed, page_record, plain, record
from tests.ingest.stub_server import site
from tests.store.test_dossier import snapshot

from alleged import fetching
from alleged.build import Options, add, build
from alleged.fetching import Network
from alleged.original import find_original
from alleged.records.documents import InputState
from alleged.store.dossier import Dossier

pytestmark = pytest.mark.slow


def write_doors(folder: Path) -> list[Path]:
    """One of each container, with pages that come twice and with damage."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = [page_record(n) for n in range(6)]
    bare = http(
        b"<html><body><p>The clerk of Brack said that nine boats were late.</p></body></html>"
    )
    picture = record(http(b"\x89PNG", headers=[("Content-Type", "image/png")]))
    files = {
        "crawl.warc.gz": packed([info_record(), *pages, picture]),
        "cut.warc": plain(pages)[:-300],
        "again.warc.gz": packed([page_record(2, date="2032-01-01T00:00:00Z"), pages[3]]),
        # The same bytes from two addresses, which the page itself does not give.
        "twins.warc": plain(
            [record(bare, url=f"https://sallow-herald.example/{name}") for name in "ab"]
        ),
        "page.html": a_page(2),
        "packed.html.gz": gzip.compress(a_page(2), mtime=0),
        "lines.jsonl.gz": gzip.compress(
            b"".join(
                json.dumps(
                    {"text": f"The mayor of Verrin said that {n} crates came late."}
                ).encode()
                + b"\n"
                for n in range(3)
            ),
            mtime=0,
        ),
        "empty.warc": b"",
        "pictures.warc": picture,
        "many.zip": zipped(
            {"a.html": a_page(4), "b/c.txt": b"The ferry was late, the mayor said."}
        ),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def test_every_container_and_every_article_in_it_ends_in_a_state(tmp_path: Path) -> None:
    write_doors(tmp_path / "doors")
    with build([tmp_path / "doors"], tmp_path / "out") as dossier:
        origins = list(dossier.records("origins"))
        issues: dict[str | None, str] = {}
        for issue in dossier.records("issues"):
            issues[issue.origin] = f"{issues.get(issue.origin, '')} {issue.what}"
        assert dossier.verify() == []
    by_file: dict[str, list[InputState]] = {}
    for origin in origins:
        by_file.setdefault(origin.name.removeprefix("doors/"), []).append(origin.state)
        assert (origin.state is InputState.OK) == (origin.document_id is not None)
        if origin.state is not InputState.OK:
            shown = ", ".join(part for part in (origin.name, origin.locator) if part)
            assert origin.reason in issues[shown]
    ok, partial, rejected = InputState.OK, InputState.PARTIAL, InputState.REJECTED
    assert {name: sorted(states) for name, states in by_file.items()} == {
        "crawl.warc.gz": [ok] * 6,
        "cut.warc": [ok] * 5 + [partial],
        "again.warc.gz": [ok] * 2,
        "twins.warc": [ok] * 2,
        "page.html": [ok],
        "packed.html.gz": [ok],
        "lines.jsonl.gz": [ok] * 3,
        "empty.warc": [rejected],
        "pictures.warc": [rejected],
        "many.zip": [ok] * 2,
    }
    assert "1 × image/png" in issues["doors/crawl.warc.gz"]
    captures = {o.capture.captured_at for o in origins if o.capture and "again" in o.name}
    assert captures == {"2031-05-04T10:00:00Z", "2032-01-01T00:00:00Z"}


def test_two_captures_of_a_page_are_one_document_and_two_addresses_of_the_same_bytes_are_two(
    tmp_path: Path,
) -> None:
    write_doors(tmp_path / "doors")
    with build([tmp_path / "doors"], tmp_path / "out") as dossier:
        origins = list(dossier.records("origins"))
        urls = {document.id: document.url for document in dossier.records("documents")}
    ids: dict[str, set[str | None]] = {}
    for origin in origins:
        if origin.capture:
            ids.setdefault(origin.capture.url, set()).add(origin.document_id)
    assert all(len(documents) == 1 for documents in ids.values())
    twins = [ids[f"https://sallow-herald.example/{name}"] for name in "ab"]
    assert twins[0] != twins[1]
    (first,) = twins[0]
    assert first is not None
    assert urls[first] == "https://sallow-herald.example/a"


def test_order_workers_and_a_later_addition_change_no_byte(tmp_path: Path) -> None:
    files = write_doors(tmp_path / "doors")
    build(files, tmp_path / "at once").close()
    shuffled = files.copy()
    random.Random(4).shuffle(shuffled)
    build(shuffled, tmp_path / "shuffled", options=Options(workers=1)).close()
    build(shuffled[:4], tmp_path / "added").close()
    add(tmp_path / "added", shuffled[4:]).close()
    build(shuffled, tmp_path / "more").close()
    build(files[:5], tmp_path / "fewer").close()
    build(files[:5], tmp_path / "more").close()
    once = snapshot(tmp_path / "at once")
    assert snapshot(tmp_path / "shuffled") == once
    assert snapshot(tmp_path / "added") == once
    assert snapshot(tmp_path / "more") == snapshot(tmp_path / "fewer")


def test_a_file_that_changed_under_its_name_leaves_nothing_of_what_it_was(tmp_path: Path) -> None:
    for folder in ("given", "fresh"):
        (tmp_path / folder).mkdir()
    before = {
        "a.warc": plain([page_record(1), page_record(2)])[:-100],
        "b.txt": b"",
        "c.jsonl": b'{"text": "One crate came late, the mayor said."}\n',
        "d.jsonl": b'{"text": "Four crates came late, the mayor said."}\n',
    }
    after = {
        "a.warc": plain([page_record(1), page_record(3)]),
        "b.txt": b"The ferry was late, the mayor of Brack said.",
        "c.jsonl": before["c.jsonl"] + b'{"text": "Two crates came late, the mayor said."}\n',
        "d.jsonl": before["d.jsonl"] + b"\n\n",
    }
    paths = [tmp_path / "given" / name for name in before]
    for files in (before, after):
        for path in paths:
            path.write_bytes(files[path.name])
        build(paths, tmp_path / "changed").close()
    build(paths, tmp_path / "at once").close()
    assert snapshot(tmp_path / "changed") == snapshot(tmp_path / "at once")


def test_a_build_of_containers_that_is_killed_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    files = write_doors(tmp_path / "doors")
    (tmp_path / "doors" / "large.warc.gz").write_bytes(
        packed(page_record(n) for n in range(10, 150))
    )
    files = sorted((tmp_path / "doors").iterdir())
    build(files, tmp_path / "unharmed").close()
    out = tmp_path / "killed"
    command = [sys.executable, "-m", "alleged", "build", "-q", *map(str, files), "-o", str(out)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    chance = random.Random(7)
    kills = 0
    for _ in range(6):
        running = subprocess.Popen(command, env=environment)
        try:
            running.wait(timeout=chance.uniform(1.0, 5.0))
            break
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
            kills += 1
    if running.returncode != 3:
        subprocess.run(command, env=environment)
    assert kills
    assert snapshot(out) == snapshot(tmp_path / "unharmed")
    assert not (out / ".building").exists()


def test_the_kept_bytes_of_every_article_can_be_had_again(tmp_path: Path) -> None:
    write_doors(tmp_path / "doors")
    known = {a_page(n) for n in range(6)}
    with build([tmp_path / "doors"], tmp_path / "out") as dossier:
        for origin in dossier.records("origins"):
            if origin.document_id is None:
                continue
            found = find_original(dossier, origin.id, whole=False)
            assert origin.format != "html" or found.data in known or b"nine boats" in found.data
            file = find_original(dossier, origin.id, whole=True)
            assert file.data == (tmp_path / origin.name).read_bytes()
            if origin.name.endswith("crawl.warc.gz"):
                assert found.headers.startswith("HTTP/1.1 200 OK\nContent-Type: text/html")


def two_articles() -> bytes:
    """A page with two whole articles, called after neither."""
    articles = "".join(
        f"<article><h2>{title}</h2><p class=byline>By Ilse Quorn</p><time datetime=2031-05-0{n}>"
        f"{n} May 2031</time>"
        + "".join(
            f"<p>The mayor of {town} said on Monday that {n * 7 + m} crates had been lost in the "
            f"harbour, and that an inquiry of the town would begin before the end of the month. "
            f"The union of the dockers denied that any of its members had seen them, and asked why "
            f"nobody had told it.</p>"
            for m in range(4)
        )
        + "</article>"
        for n, (title, town) in enumerate(
            (("Crates are lost in Brack", "Brack"), ("Verrin begins an inquiry", "Verrin")), 1
        )
    )
    return (
        "<!doctype html><html lang=en><head><title>The Sallow Herald</title></head><body>"
        f"{articles}</body></html>"
    ).encode()


def test_each_article_on_a_page_is_an_input_of_its_own(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "page.html").write_bytes(two_articles())
    (given / "twin.html").write_bytes(two_articles())
    url = "https://sallow-herald.example/both"
    (given / "crawl.warc").write_bytes(record(http(two_articles()), url=url))
    with build([given], tmp_path / "out") as dossier:
        origins = list(dossier.records("origins"))
        titles = {document.id: document.title for document in dossier.records("documents")}
        assert {origin.locator for origin in origins} == {
            "article 1",
            "article 2",
            "record 1, byte 0, article 1",
            "record 1, byte 0, article 2",
        }
        assert all(origin.state is InputState.OK for origin in origins)
        assert {titles[origin.document_id] for origin in origins if origin.document_id} == {
            "Crates are lost in Brack",
            "Verrin begins an inquiry",
        }
        twins = {o.document_id for o in origins if o.locator == "article 2"}
        assert len(twins) == 1
        for origin in origins:
            assert find_original(dossier, origin.id, whole=False).data == two_articles()
    once = snapshot(tmp_path / "out")
    build([given], tmp_path / "out").close()
    assert snapshot(tmp_path / "out") == once


def origins_of(dossier: Dossier) -> dict[str, InputState]:
    return {origin.name: origin.state for origin in dossier.records("origins")}


def test_addresses_are_fetched_once_kept_and_shown_with_their_capture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "FETCH_CHILD", "tests.stub_fetcher:answer")
    with site("User-agent: *\nDisallow: /private") as server:
        base = f"http://herald.example:{server.port}"
        listed = tmp_path / "links.txt"
        listed.write_text(f"# to read\n{base}/page\n{base}/gone\n")
        inputs = [str(listed), f"{base}/hops/1", f"{base}/private/x", f"{base}/picture"]
        with build(inputs, tmp_path / "out") as dossier:
            origins = {origin.name: origin for origin in dossier.records("origins")}
            notes = [issue.what for issue in dossier.records("issues") if issue.severity == "note"]
            assert dossier.verify() == []
        ended = {name.removeprefix(base): one.state.value for name, one in origins.items()}
        assert ended == {
            "/page": "ok",
            "/gone": "rejected",
            "/hops/1": "ok",
            "/private/x": "rejected",
            "/picture": "rejected",
        }
        hop = origins[f"{base}/hops/1"]
        assert hop.capture is not None
        assert hop.capture.note == f"redirected from {base}/hops/1"
        assert hop.capture.url == f"{base}/hops/0"
        assert origins[f"{base}/gone"].reason == "the server answered 404 Not Found"
        assert any("links.txt holds nothing but addresses" in note for note in notes)
        asked = len(server.pages)
        build([f"{base}/page", f"{base}/hops/1"], tmp_path / "out").close()
        offline = Options(network=Network(allowed=False))
        with build([f"{base}/page", f"{base}/new"], tmp_path / "out", options=offline) as dossier:
            assert origins_of(dossier) == {f"{base}/page": "ok", f"{base}/new": "rejected"}
        assert len(server.pages) == asked
        again = Options(network=Network(again=True))
        build([f"{base}/page"], tmp_path / "out", options=again).close()
        assert len(server.pages) == asked + 1


def test_the_address_of_a_feed_gives_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "FETCH_CHILD", "tests.stub_fetcher:answer")
    with site() as server:
        url = f"http://herald.example:{server.port}/feed"
        with build([url], tmp_path / "out") as dossier:
            origins = list(dossier.records("origins"))
            urls = {document.url for document in dossier.records("documents")}
    assert [(origin.name, origin.state) for origin in origins] == [(url, InputState.OK)] * 2
    assert all(origin.capture and origin.capture.url == url for origin in origins)
    assert all(origin.locator and "item" in origin.locator for origin in origins)
    assert urls == {"https://herald.example/0", "https://herald.example/1"}


def test_a_list_of_addresses_in_a_folder_is_an_article_and_nothing_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "FETCH_CHILD", "tests.stub_fetcher:answer")
    with site() as server:
        (tmp_path / "given").mkdir()
        (tmp_path / "given" / "links.txt").write_text(f"http://herald.example:{server.port}/page\n")
        build([tmp_path / "given"], tmp_path / "out").close()
        assert server.asked == []


def test_a_password_in_an_address_is_refused_and_not_kept(tmp_path: Path) -> None:
    with build(["https://ilse:secret7@herald.example/a"], tmp_path / "out") as dossier:
        (origin,) = dossier.records("origins")
    assert origin.state is InputState.REJECTED
    kept = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"secret7" not in kept


def test_standard_input_is_kept_under_the_name_that_is_given(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "alleged", "build", "-q", "-", "-o", str(tmp_path / "out")]
    ran = subprocess.run(
        [*command, "--stdin-name", "crawl.warc.gz"],
        input=packed([page_record(1), page_record(2)]),
        env=environment,
        capture_output=True,
    )
    assert ran.returncode == 0, ran.stderr
    with Dossier.open(tmp_path / "out") as dossier:
        names = {(origin.name, origin.locator) for origin in dossier.records("origins")}
    assert ("crawl.warc.gz", "record 1, byte 0") in names
    assert len(names) == 2
