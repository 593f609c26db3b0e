"""Who may ask, and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.publish.sample import sample_records
from tests.site.made_site import BASE, every_address, write_dossier

from alleged.site.safety import HEADERS, MAX_BODY_BYTES, Access, split_host
from alleged.site.serve import ServeOptions, address_of, app_of, make_site

HERE = Access(host="127.0.0.1", port=8765, token=None)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(tmp_path_factory.mktemp("d") / "d", sample_records())


@pytest.fixture(scope="module")
def client(dossier: Path) -> TestClient:
    return TestClient(app_of(make_site(dossier, ServeOptions())), base_url=BASE)


FOREIGN = (
    "evil.example", "evil.example:8765", "127.0.0.1.evil.example", "127.0.0.1:80", "localhost:1",
    "0.0.0.0:8765", "[::ffff:127.0.0.1]:8765", "", "127.0.0.1:8765@evil.example", "localhost:",
    "127.0.0.1:8765:8765", "[::1",
)  # fmt: skip
OWN = ("127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765", "localhost.:8765")


@pytest.mark.parametrize("host", [one for one in FOREIGN if one != "localhost:"])
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/articles", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", OWN)
def test_the_hosts_of_this_machine_are_known(host: str) -> None:
    assert HERE.knows(host)


def test_a_name_given_with_the_command_is_known_and_a_wildcard_takes_addresses_only() -> None:
    named = Access(host="0.0.0.0", port=80, token="t", names=frozenset({"news.example"}))
    assert named.knows("news.example")
    assert named.knows("192.0.2.7")
    assert not named.knows("evil.example")


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("a:1", ("a", 1)),
        ("[::1]:1", ("::1", 1)),
        ("[::1]", ("::1", None)),
        ("a", ("a", None)),
        ("a:x", (None, None)),
        ("[::1]x", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_host_is_taken_apart(host: str, parts: tuple[str | None, int | None]) -> None:
    assert split_host(host) == parts


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "TRACE"])
def test_every_answer_carries_the_headers(client: TestClient, method: str) -> None:
    addresses = [*every_address(client), "/", "/static/site.css", "/nothing", "/api/v1/nothing"]
    for address in addresses:
        answer = client.request(method, address, follow_redirects=False)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (method, address, name)
        assert answer.status_code in (200, 303, 307, 403, 404, 405), (method, address)
        assert method in ("GET", "HEAD") or answer.status_code in (403, 404, 405)


def test_what_is_asked_for_is_never_repeated_by_an_error(client: TestClient) -> None:
    for address in ("/zzyzx<script>", "/articles/zzyzx", "/records/zzyzx", "/static/zzyzx"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "zzyzx" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../index.py", "/static/%2e%2e/store.py", "/static/..%5c..%5cstore.py",
        "/static//etc/passwd", "/static/%00", "/articles/..%2f..%2fmanifest.json",
        "/records/" + "a" * 5000, "/static/site.css%00.png", "//evil.example/", "/\\evil.example",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_site(client: TestClient, path: str) -> None:
    answer = client.get(BASE + path, follow_redirects=False)
    assert answer.status_code in (400, 404)


def test_a_long_address_and_a_large_body_are_refused(client: TestClient) -> None:
    assert client.get("/search?q=" + "a" * 9000).status_code == 414
    large = client.post("/articles", content=b"x" * (MAX_BODY_BYTES + 1))
    assert large.status_code == 413


CROSS: tuple[dict[str, str], ...] = (
    {"Origin": "http://evil.example"},
    {"Origin": "http://localhost:8765"},
    {"Origin": "https://127.0.0.1"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": BASE},
    {"Origin": "http://127.0.0.1:8765.evil.example"},
    {"Origin": ""},
    {"Referer": f"{BASE}/articles"},
    {},
)


@pytest.mark.parametrize("headers", CROSS)
def test_nothing_can_be_changed_from_elsewhere(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/articles", headers=headers, data={"a": "b"}).status_code == 403


def test_on_an_address_that_others_reach_a_token_is_needed(dossier: Path) -> None:
    site = make_site(dossier, ServeOptions(host="192.0.2.1"))
    token = site.access.token
    assert token is not None
    assert len(token) >= 32
    base = "http://192.0.2.1:8765"
    client = TestClient(app_of(site), base_url=base)
    assert client.get("/articles").status_code == 401
    assert client.get("/static/site.css").status_code == 401
    assert client.get("/articles?token=wrong").status_code == 401
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/v1/articles", headers=bearer).status_code == 200
    taken = client.get(address_of(site.access), follow_redirects=False)
    assert taken.status_code == 303
    assert taken.headers["location"] == "/"
    cookie = taken.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.get("/articles").status_code == 200


def test_the_token_leaves_the_address_and_the_way_stays_on_the_site(dossier: Path) -> None:
    site = make_site(dossier, ServeOptions(token=True))
    client = TestClient(app_of(site), base_url=BASE)
    answer = client.get(
        f"{BASE}//evil.example/?q=a&token={site.access.token}&cursor=1", follow_redirects=False
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/evil.example/?q=a&cursor=1"


def test_a_page_that_was_seen_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/articles")
    again = client.get("/articles", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
