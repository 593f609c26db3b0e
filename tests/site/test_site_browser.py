"""The site in a real browser: what a reader does, without a script of strangers, accessible.

Chromium is looked for where Debian puts it, or where `ALLEGED_CHROMIUM` says; axe-core is read from
the file that `ALLEGED_AXE` names (`axe.min.js` of the npm package).
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.publish.test_report import PAYLOADS
from tests.site.made_site import client_of, every_address, hostile, write_dossier

from alleged.site.serve import ServeOptions, app_of, make_site
from alleged.store.reviews import read_decisions

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
uvicorn = pytest.importorskip("uvicorn")

CHROMIUM = os.environ.get("ALLEGED_CHROMIUM") or shutil.which("chromium")
AXE = os.environ.get("ALLEGED_AXE")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
WIDTHS = (360, 820, 1400)

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Served:
    """A site that answers on a port of this machine."""

    dossier: Path
    base: str
    addresses: list[str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: the site is not opened in a browser")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def serving(dossier: Path) -> Iterator[Served]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    site = make_site(dossier, ServeOptions(port=port, reviewer="Ada"))
    config = uvicorn.Config(app_of(site), log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    addresses = every_address(client_of(dossier, "Ada"))
    yield Served(dossier, f"http://127.0.0.1:{port}", addresses)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serving(write_dossier(tmp_path_factory.mktemp("browser") / "dispute"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_finds_the_conflict_follows_it_to_the_words_accepts_and_exports(
    browser: Any, served: Served, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, accept_downloads=True)
    page = context.new_page()
    before = len(read_decisions(served.dossier))

    page.goto(served.base)
    page.get_by_role("navigation").get_by_role("link", name="Claims").click()
    page.get_by_role("main").get_by_role("link", name="Conflicts").click()
    side = page.locator(".conflict .pair > div").first
    words = side.locator("a.raw").inner_text().strip("“”")
    side.get_by_role("link", name="the record").click()

    marked = page.locator("figure.excerpt mark").all_inner_texts()
    assert words in " ".join(marked)
    record = page.url.partition("#")[0].rpartition("/")[2]
    page.get_by_label("Comment").fill("looked at it")
    page.get_by_role("button", name="Accept").click()
    assert page.url.endswith(f"/records/{record}#review")
    assert page.locator("#review .state-accepted").inner_text() == "accepted"
    made = read_decisions(served.dossier)[before]
    assert (made.who, made.act, made.record) == ("Ada", "accept", record)

    page.get_by_role("navigation").get_by_role("link", name="Review").click()
    page.get_by_role("link", name="accepted").first.click()
    assert words[:40] in page.get_by_role("main").inner_text()
    with page.expect_download() as downloading:
        page.locator(".share").get_by_role("link", name="JSON").first.click()
    exported = json.loads(downloading.value.path().read_bytes())
    assert record in [row["record"] for row in exported["rows"]]
    assert "version" in exported["cite"]
    context.close()


def test_the_enter_key_in_the_comment_decides_nothing(browser: Any, served: Served) -> None:
    page = browser.new_page()
    record = next(a for a in served.addresses if a.startswith("/records/"))
    page.goto(served.base + record)
    page.get_by_label("Comment").fill("only a thought")
    page.get_by_label("Comment").press("Enter")
    page.wait_for_url("**#review")
    assert read_decisions(served.dossier)[-1].act == "comment"
    page.close()


def test_no_page_asks_for_anything_elsewhere_or_breaks_its_own_policy(
    browser: Any, served: Served
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in served.addresses:
        page.goto(served.base + address)
    assert len(asked) > len(served.addresses)
    assert [url for url in asked if not url.startswith((served.base, "data:"))] == []
    assert said == []
    context.close()


@pytest.mark.skipif(not AXE, reason="ALLEGED_AXE does not name axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_accessible(browser: Any, served: Served, scheme: str) -> None:
    assert AXE
    script = Path(AXE).read_text("utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    faults = []
    for address in served.addresses:
        page.goto(served.base + address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        page.evaluate(script)
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        )
        faults += [
            (address, one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]
        ]
    assert faults == []
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(browser: Any, served: Served, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = []
    for address in served.addresses:
        page.goto(served.base + address)
        inside = page.evaluate("document.documentElement.scrollWidth")
        if inside > width:
            wide.append((address, inside))
    assert wide == []
    context.close()


def test_text_of_strangers_runs_nothing_on_any_page(
    browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    payload = " ".join(PAYLOADS)
    path = write_dossier(tmp_path_factory.mktemp("hostile") / "d", hostile(payload))
    serving_ = serving(path)
    site = next(serving_)
    context = browser.new_context()
    page = context.new_page()
    ran: list[str] = []
    asked: list[str] = []

    def refuse(dialog: Any) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("console", lambda message: ran.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for address in site.addresses:
        page.goto(site.base + address)
    assert ran == []
    assert [url for url in asked if not url.startswith((site.base, "data:"))] == []
    assert len(site.addresses) > 10
    context.close()
    next(serving_, None)
