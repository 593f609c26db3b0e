"""What holds on every address of the site: its headers, who may ask, and text that stays text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.publish.test_report import BENIGN, PAYLOADS, skeleton
from tests.site.made_site import BASE, client_of, every_address, hostile, write_dossier

from alleged.site.more import EXPORT
from alleged.site.routes import API, ROUTES
from alleged.site.safety import HEADERS
from alleged.site.sharing import rows_field

pytest.importorskip("starlette")

PARTS = ("<script", "javascript:", "onerror=alert", "evil.example")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return client_of(write_dossier(tmp_path_factory.mktemp("routes") / "d"), "Ada")


def all_addresses(client: Any) -> list[str]:
    pages = every_address(client)
    lists = {route.path for route in ROUTES.values() if rows_field(route) is not None}
    exports = [
        f"{EXPORT}/{form}{path}" for form in ("csv", "json") for path in lists if "{" not in path
    ]
    others = [f"{API}/openapi.json", "/static/site.css", "/static/share.css", "/", "/nowhere"]
    others += ["/review/decide", "/review/undo", "/static/../app.py"]
    return [*pages, *(API + page for page in pages), *exports, *others]


def test_every_answer_carries_the_safety_headers(client: Any) -> None:
    addresses = all_addresses(client)
    assert len(addresses) > 25
    for address in addresses:
        for method in ("GET", "HEAD", "POST", "OPTIONS", "DELETE"):
            answer = client.request(method, address, follow_redirects=False)
            for name, value in HEADERS.items():
                assert answer.headers[name] == value, (method, address, name)
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
            assert answer.status_code < 500
            if method != "GET":
                assert "traceback" not in answer.text.lower()


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example:8765", "127.0.0.1:80", "localhost:9", "[::1]:1",
     "0.0.0.0:8765", "169.254.169.254", "127.0.0.1:8765:8765"],
)  # fmt: skip
def test_a_foreign_host_gets_nothing(client: Any, host: str) -> None:
    for address in all_addresses(client):
        answer = client.get(address, headers={"Host": host}, follow_redirects=False)
        assert answer.status_code == 400, address
        assert host not in answer.text


ESCAPES = [
    "..%2f", "%2e%2e%2f", "..%5c", "..\\", "%00", "....//", "%252e%252e%252f", "/etc/passwd",
    "//etc/passwd", "C:%5cwindows", "CON", "a" * 5000, "file:%2f%2f%2fetc%2fpasswd",     "%c0%ae%c0%ae%2f", "manifest.json", "..%2fmanifest.json", "site.sqlite", "report.css%00.js",
]  # fmt: skip


@pytest.mark.parametrize("name", ESCAPES)
def test_no_name_in_an_address_leads_to_a_file(client: Any, name: str) -> None:
    for prefix in ("/static/", "/records/", "/articles/", f"{API}/records/", f"{API}/articles/"):
        answer = client.get(f"{prefix}{name}", follow_redirects=False)
        assert answer.status_code in (400, 404, 414), prefix
        assert "root:" not in answer.text
        assert "sha256" not in answer.text


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\\evil.example", "/%5cevil.example/", "///x"]
)
def test_no_address_leads_off_the_site(client: Any, address: str) -> None:
    for query in ("", "?token=x", "?next=//evil.example"):
        answer = client.get(f"{BASE}{address}{query}", follow_redirects=False)
        location = answer.headers.get("location", "/")
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))
        assert "evil" not in answer.text


def test_no_error_repeats_what_was_asked_for(client: Any) -> None:
    for address in ("/zzmark", "/records/zzmark", f"{API}/zzmark", "/articles?zzmark=1"):
        assert "zzmark" not in client.get(address).text


@pytest.fixture(scope="module")
def benign_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return pages_with(BENIGN, tmp_path_factory.mktemp("benign") / "d")


def pages_with(payload: str, path: Path) -> dict[str, Any]:
    """Every page of a site whose articles and records are the payload."""
    client = client_of(write_dossier(path, hostile(payload)), payload)
    found = {}
    for address in every_address(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = html.document_fromstring(answer.content, base_url=BASE)
    return found


def names(page: Any) -> set[tuple[str, tuple[str, ...]]]:
    """The kinds of elements with their attributes, but for links and the tags of look-alikes."""
    return {
        (tag, tuple(one for one in attributes if one not in ("href", "rel", "class")))
        for tag, attributes in skeleton(page)
    }


@pytest.mark.slow
@pytest.mark.parametrize("payload", [*PAYLOADS[::4], " ".join(PAYLOADS)])
def test_no_element_or_attribute_of_a_page_is_born_of_a_payload(
    payload: str, benign_pages: dict[str, Any], tmp_path: Path
) -> None:
    known = set().union(*map(names, benign_pages.values()))
    shown = pages_with(payload, tmp_path / "d")
    assert set(shown) == set(benign_pages)
    for address, page in shown.items():
        new = names(page) - known - {("span", ("title",)), ("a", ()), ("bdi", ())}
        assert not new, (address, new)
        for node in page.iter("script"):
            assert not (node.text or "").strip()
            assert node.get("src", "").startswith("/static/")
        for node in page.iter("a"):
            assert node.get("href", "").partition(":")[0] not in ("javascript", "data", "file")
