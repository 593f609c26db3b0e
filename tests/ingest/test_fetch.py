"""P30: an address reaches only what was asked, on the public internet, and within limits."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import msgspec
import pytest
from tests.ingest.archives import a_page
from tests.ingest.stub_server import Site, site

from alleged.ingest.fetch import (
    Fetcher,
    FetchRefused,
    answer_with,
    checked_url,
    is_public,
    resolve,
)
from alleged.ingest.fetch_task import FetchAnswer, FetchTask
from alleged.ingest.members import Loss, Member, SplitOptions
from alleged.ingest.warc import split_warc
from alleged.records.documents import InputState


def fetcher(*hosts: str, waits: list[float] | None = None, seconds: float = 5.0) -> Fetcher:
    """One that finds the named hosts on this machine, and may go there for them alone."""

    def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host in hosts else resolve(host, port)

    return Fetcher(
        resolve=lookup,
        is_allowed=lambda address: address == "127.0.0.1",
        sleep=(waits if waits is not None else []).append,
        seconds=seconds,
    )


def fetched(at: Site, path: str, out: Path, *, of: Fetcher | None = None) -> FetchAnswer:
    return (of or fetcher("herald.example")).fetch(
        f"http://herald.example:{at.port}{path}", out, 1_000_000
    )


def members(path: Path) -> list[Member]:
    found = split_warc(path, SplitOptions(name="fetched"))
    return [item for item in found if isinstance(item, Member)]


@pytest.mark.parametrize("path", ["/page", "/packed", "/chunks", "/hops/5"])
def test_a_page_is_kept_as_a_web_archive_with_headers_and_time(tmp_path: Path, path: str) -> None:
    with site() as server:
        answer = fetched(server, path, tmp_path / "out")
    assert (answer.state, answer.status) == (InputState.OK, 200)
    (page,) = members(tmp_path / "out")
    assert page.data == a_page(7)
    assert page.capture is not None
    assert page.capture.captured_at == answer.captured_at
    assert page.capture.url == answer.url
    found = list(split_warc(tmp_path / "out", SplitOptions(name="fetched")))
    assert not [one for one in found if isinstance(one, Loss) and one.severity != "note"]


REFUSED = [
    # Other schemes, and addresses that are none.
    "file:///etc/passwd", "ftp://herald.example/", "gopher://herald.example/", "data:text/html,x",
    "javascript:alert(1)", "dict://herald.example/", "http://", "http:///path", "https://?x",
    # Users, passwords, and characters that split a request or fool an eye.
    "http://user@herald.example/", "http://user:word@herald.example/",
    "http://127.0.0.1@herald.example/", "http://herald.example/a b", "http://herald.example/\r\nX: y",
    "http://herald.example\\@127.0.0.1/", "http://herald.example/\x00", "http://herald.example/<a>",
    "http://herald.example:99999/", "http://herald.example:x/", "http://[::1%25lo]/",
    "http://[::1", "http://herald.example/" + "a" * 4_001,
    # This machine and its neighbours, in every spelling.
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
    "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://0.0.0.0/", "http://0/", "http://[::1]/",
    "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://localhost/",
    "http://LOCALHOST./", "http://\uff11\uff12\uff17.0.0.1/", "http://127\u30020\u30020\u30021/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/",
    "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/", "http://168.63.129.16/",
    "http://[fd00::1]/", "http://[fe80::1]/", "http://[fec0::1]/", "http://224.0.0.1/",
    "http://255.255.255.255/", "http://198.18.0.1/", "http://[ff02::1]/",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_not_on_the_public_internet_is_refused_without_a_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    with pytest.raises(FetchRefused) as refused:
        Fetcher().fetch(url, tmp_path / "out", 1000)
    assert refused.value.code in ("address-refused", "no-such-host"), str(refused.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_public_internet_are_allowed(address: str) -> None:
    assert is_public(address)


def test_a_name_with_one_public_and_one_private_answer_is_refused(tmp_path: Path) -> None:
    asked = Fetcher(resolve=lambda host, port: ["93.184.216.34", "10.0.0.7"])
    with pytest.raises(FetchRefused, match=r"10\.0\.0\.7"):
        asked.fetch("http://rebound.example/", tmp_path / "out", 1000)


def test_a_name_that_changes_its_answer_is_connected_to_at_the_checked_one(
    tmp_path: Path,
) -> None:
    with site() as server, site() as inner:
        answers = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]])
        looked_up: list[str] = []

        def lookup(host: str, port: int) -> list[str]:
            looked_up.append(host)
            return next(answers)

        stub = Fetcher(
            resolve=lookup, is_allowed=lambda ip: ip == "127.0.0.1", sleep=lambda _: None
        )
        stub.fetch(f"http://herald.example:{server.port}/page", tmp_path / "out", 10**6)
        assert looked_up == ["herald.example"] * 2  # robots.txt and the page: one look each
        assert server.hosts == {f"herald.example:{server.port}"}
        with pytest.raises(FetchRefused, match=r"127\.0\.0\.2"):
            stub.fetch(f"http://herald.example:{server.port}/page", tmp_path / "out", 10**6)
        assert inner.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.9:{inner}/secret",
        "http://localhost:{inner}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "//inner.example:{inner}/secret",
        "http://user:word@herald.example:{outer}/page",
    ],
)
def test_a_redirect_goes_through_the_same_door(tmp_path: Path, target: str) -> None:
    with site() as server, site() as inner:
        lookup = {"herald.example": ["127.0.0.1"], "inner.example": ["127.0.0.9"]}
        stub = Fetcher(
            resolve=lambda host, port: lookup.get(host) or [host],
            is_allowed=lambda ip: ip == "127.0.0.1",
            sleep=lambda _: None,
        )
        path = "/to/" + target.format(inner=inner.port, outer=server.port)
        with pytest.raises(FetchRefused, match="refused"):
            fetched(server, path, tmp_path / "out", of=stub)
        assert inner.asked == []
        assert server.pages == [path]


def test_redirects_end_after_five(tmp_path: Path) -> None:
    for path in ("/loop", "/hops/6"):
        with site() as server, pytest.raises(FetchRefused, match="more than 5 times"):
            fetched(server, path, tmp_path / "out")
        assert len(server.pages) == 6


@pytest.mark.parametrize(
    ("path", "words", "state"),
    [
        ("/endless", "more than 1,000,000 bytes", InputState.TOO_LARGE),
        ("/slow", "not whole after 1 seconds", InputState.TIMEOUT),
        ("/slow_header", "not whole after 1 seconds", InputState.TIMEOUT),
        ("/short", "no answer that can be read", InputState.REJECTED),
        ("/nonsense", "no answer that can be read", InputState.REJECTED),
    ],
)
def test_servers_that_send_too_much_too_slowly_or_nonsense_are_left(
    tmp_path: Path, path: str, words: str, state: InputState
) -> None:
    with site() as server:
        url = f"http://herald.example:{server.port}{path}"
        task = FetchTask(url=url, out=str(tmp_path / "out"), max_bytes=1_000_000)
        started = time.monotonic()
        data = answer_with(fetcher("herald.example", seconds=1.0), msgspec.json.encode(task))
        assert time.monotonic() - started < 4
    answer = msgspec.json.decode(data, type=FetchAnswer)
    assert words in answer.reason
    assert answer.state is state
    assert not (tmp_path / "out").exists()


def test_a_packed_bomb_is_kept_packed_and_refused_when_it_is_read(tmp_path: Path) -> None:
    with site() as server:
        fetched(server, "/bomb", tmp_path / "out")
    assert (tmp_path / "out").stat().st_size < 200_000
    found = list(split_warc(tmp_path / "out", SplitOptions(name="fetched")))
    assert [one.state for one in found if isinstance(one, Loss)] == [InputState.TOO_LARGE]


def test_an_answer_that_is_no_page_is_kept_and_said(tmp_path: Path) -> None:
    with site() as server:
        answer = fetched(server, "/gone", tmp_path / "out")
    assert answer.state is InputState.REJECTED
    assert answer.reason == "the server answered 404 Not Found"
    assert (tmp_path / "out").exists()


def test_robots_txt_is_obeyed_and_asked_for_once(tmp_path: Path) -> None:
    with site("User-agent: *\nDisallow: /private\n") as server:
        stub = fetcher("herald.example")
        with pytest.raises(FetchRefused, match=r"robots\.txt asks programs not to read"):
            fetched(server, "/private/page", tmp_path / "out", of=stub)
        fetched(server, "/page", tmp_path / "out", of=stub)
        fetched(server, "/other", tmp_path / "out", of=stub)
    assert server.asked == ["/robots.txt", "/page", "/other"]


def test_a_site_whose_wishes_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    with site("", robots_status=503) as server:
        with pytest.raises(FetchRefused, match="wishes are not known"):
            fetched(server, "/page", tmp_path / "out")
        assert server.pages == []


@pytest.mark.parametrize(("robots", "delay"), [(None, 1.0), ("Crawl-delay: 4", 4.0)])
def test_a_host_is_asked_once_in_its_delay(
    tmp_path: Path, robots: str | None, delay: float
) -> None:
    waits: list[float] = []
    with site(f"User-agent: *\n{robots}\n" if robots else None) as server:
        stub = fetcher("herald.example", waits=waits)
        for path in ("/1", "/2"):
            fetched(server, path, tmp_path / "out", of=stub)
    assert len(waits) == 2  # after robots.txt, and between the pages
    assert all(delay - 0.5 < wait <= delay for wait in waits)


def test_a_delay_that_would_stop_the_work_is_capped(tmp_path: Path) -> None:
    waits: list[float] = []
    with site("User-agent: *\nCrawl-delay: 86400\n") as server:
        fetched(server, "/page", tmp_path / "out", of=fetcher("herald.example", waits=waits))
    assert max(waits) <= 10


def test_an_encrypted_connection_is_verified(tmp_path: Path) -> None:
    with site() as server:
        url = f"https://herald.example:{server.port}/page"
        with pytest.raises(FetchRefused, match="no answer that can be read"):
            fetcher("herald.example").fetch(url, tmp_path / "out", 10**6)
    assert server.asked == []
    assert Fetcher().tls.check_hostname


def test_a_fragment_is_not_asked_for_and_other_letters_are_written_in_ascii() -> None:
    assert checked_url("http://herald.example/caf\u00e9#top").request_uri == "/caf%C3%A9"
    parts = checked_url("HTTP://B\u00fccher.example:8080/x")
    assert (parts.host, parts.port) == ("xn--bcher-kva.example", 8080)
