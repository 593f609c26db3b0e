"""What a journalist does with a whole dossier, in a real browser: find the figure that articles
dispute, follow it to the words, see these in the original, accept it, take it away.

On the example, and on 200 real articles where the gold sets are at hand (`ALLEGED_GOLD`).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.site.test_site_browser import CHROMIUM, FLAGS, Served, serving

from alleged.store.reviews import read_decisions

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples" / "lurenia" / "articles"
GOLD = os.environ.get("ALLEGED_GOLD")
REAL_ARTICLES = 200
SHORTEST_CHARS = 600
"""A shorter text is a caption or a list of links."""


def build(inputs: Path, out: Path) -> Path:
    """A dossier with claims, as the command makes it; 3: some input could not be read."""
    command = [sys.executable, "-m", "alleged", "build", str(inputs), "-o", str(out)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr
    return out


def real_articles(gold: Path, out: Path) -> Path:
    """The shortest 200 whole articles of PolNeAR's training split, one JSON line each."""
    with gzip.open(gold / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    whole = [row for row in rows if len(row["text"]) >= SHORTEST_CHARS]
    chosen = sorted(whole, key=lambda row: (len(row["text"]), row["id"]))[:REAL_ARTICLES]
    columns = {"title": "title", "text": "text", "outlet": "publisher", "date": "date"}
    with out.open("w", encoding="utf-8") as made:
        for row in chosen:
            made.write(json.dumps({name: row[own] for name, own in columns.items()}) + "\n")
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: the site is not opened in a browser")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(EXAMPLE, tmp_path_factory.mktemp("example") / "lurenia")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not GOLD:
        pytest.skip("ALLEGED_GOLD does not name the gold sets: no real articles")
    folder = tmp_path_factory.mktemp("real")
    return build(real_articles(Path(GOLD), folder / "articles.jsonl"), folder / "real")


@pytest.fixture(params=["example", "real"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    made = request.getfixturevalue(request.param)
    dossier = shutil.copytree(made, tmp_path / made.name)
    yield from serving(dossier)


def records_in_view(page: Any, anchor: str) -> str:
    """The records of the mark that an address leads to, if a reader sees it without scrolling."""
    return str(
        page.evaluate(
            """(id) => {
              const at = document.getElementById(id);
              let mark = at;
              while (mark && !mark.classList.contains("m")) mark = mark.nextElementSibling;
              const box = mark.getBoundingClientRect();
              return box.bottom > 0 && box.top < innerHeight ? mark.dataset.r : "";
            }""",
            anchor,
        )
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_journalist_follows_a_disputed_figure_to_the_words_accepts_and_exports_it(
    browser: Any, served: Served, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=True, accept_downloads=True)
    if not scripts:
        context.route("**/*.js", lambda route: route.abort())  # so that we can still look
    page = context.new_page()
    before = len(read_decisions(served.dossier))

    # From the first page to what disagrees on a number.
    page.goto(served.base)
    page.get_by_role("navigation").get_by_role("link", name="Claims").click()
    page.get_by_role("main").get_by_role("link", name="Conflicts").click()
    page.wait_for_url("**/conflicts**")
    clash = page.locator("select[name=clash]")
    if clash.count() and clash.locator("option[value='two numbers']").count():
        clash.select_option("two numbers")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url("**clash=**")
    if page.locator(".conflict").count():
        side = page.locator(".conflict").first.locator(".pair > div").first
    else:  # real articles need not dispute anything; those of the example do
        assert served.dossier.name != "lurenia"
        page.goto(served.base + "/figures")
        side = page.locator("table.data tbody tr").first
    words = side.locator("a.raw").inner_text().strip("“”…")

    # To the words in the article, and in the original beside it.
    article = page.request.get(served.base + side.locator("a.raw").get_attribute("href"))
    assert article.ok
    side.locator("a.raw").click()
    page.wait_for_url("**/articles/**")
    assert words[:60] in " ".join(page.locator(".text").first.inner_text().split())
    page.get_by_role("link", name="See the original beside the text").click()
    page.wait_for_url("**/original")
    mark = page.locator(".beside-side").first.locator("a.m[href^='#in-']").first
    target = (mark.get_attribute("href") or "").removeprefix("#")
    mark.click()
    assert page.url.endswith(f"#{target}")
    assert target.removeprefix("in-") in records_in_view(page, target).split()

    # A figure of the dispute is accepted.
    page.goto(served.base + "/figures")
    figure = page.locator("table.data tbody tr").first
    told = figure.locator("a.raw").inner_text().strip("“”")
    figure.get_by_role("link", name="the record").click()
    page.wait_for_url("**/records/**")
    assert told in " ".join(page.locator("figure.excerpt mark").all_inner_texts())
    record = page.url.partition("#")[0].rpartition("/")[2]
    page.get_by_label("Comment").fill("looked at it")
    page.get_by_role("button", name="Accept").click()
    page.wait_for_url("**#review")
    made = read_decisions(served.dossier)[before]
    assert (made.who, made.act, made.record) == ("Ada", "accept", record)

    # And taken away: the list of what was accepted, as a table.
    page.goto(served.base + "/figures")
    page.locator("select[name=review]").select_option("accepted")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**review=accepted**")
    assert page.locator("table.data tbody tr").count() == 1
    with page.expect_download() as downloading:
        page.locator(".share").get_by_role("link", name="CSV").first.click()
    text = downloading.value.path().read_text("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert record in row.values()
    assert row["review"] == "accepted"
    context.close()


def test_the_files_of_the_site_are_searched_from_a_disk(
    browser: Any, example: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "alleged", "site", str(example), "-o", str(tmp_path / "site")]
    subprocess.run(command, check=True, capture_output=True)
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "site" / "overview.html").as_uri())
    page.get_by_role("navigation").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill('vashtar "oduwan" -zzz speaker:talwar')
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("amber hou*")
    page.get_by_role("button", name="Search").click()
    hits = page.locator("#found li")
    assert hits.count() > 3
    assert {one.lower() for one in hits.first.locator("mark").all_inner_texts()} >= {"amber"}
    hits.first.locator(".hit a").click()
    assert "/search" not in page.url
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    beside = sorted((tmp_path / "site" / "articles").glob("*.original.html"))
    page.goto(beside[0].as_uri())
    assert "not at hand" not in page.locator("main").inner_text()
    assert page.locator("main .beside a.m[href^='#at-']").count() > 10
    assert said == []
    context.close()
