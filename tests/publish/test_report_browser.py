"""The report in a real browser: no request, no error, no script of strangers, accessible.

Chromium is looked for where Debian puts it, or where `ALLEGED_CHROMIUM` says; axe-core is read from
the file that `ALLEGED_AXE` names (`axe.min.js` of the npm package).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import dam_article, gather, sample_records, told_records
from tests.publish.test_report import PAYLOADS, copies, hostile_records, write

from alleged.publish.report import UNFOLDED_ARTICLES

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = os.environ.get("ALLEGED_CHROMIUM") or shutil.which("chromium")
AXE = os.environ.get("ALLEGED_AXE")

needs_axe = pytest.mark.skipif(
    not AXE, reason="ALLEGED_AXE does not name axe.min.js: accessibility is not checked"
)

OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: the report is not opened in a browser")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    write(sample_records(), folder)
    return folder / "report.html"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With everything that records can tell."""
    folder = tmp_path_factory.mktemp("told")
    write(told_records(), folder)
    return folder / "report.html"


class Watched:
    """A page, and what it did that it should not have done."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        self.page.on("request", self._request)
        self.own = path.as_uri()
        self.page.goto(self.own)

    def _request(self, request: Any) -> None:
        if request.url.partition("#")[0] != self.own:
            self.faults.append(request.url)

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def test_the_report_asks_nothing_from_the_network_and_logs_no_error(
    browser: Any, report: Path
) -> None:
    with Watched(browser, report) as watched:
        watched.page.wait_for_timeout(200)
        assert watched.faults == []


def test_hostile_text_stays_text_in_the_browser(browser: Any, tmp_path: Path) -> None:
    for payload in PAYLOADS:
        write(hostile_records(payload), tmp_path)
        with Watched(browser, tmp_path / "report.html") as watched:
            assert watched.faults == [], payload
            born = watched.page.locator(
                "img, iframe, form, object, svg, math, base, link, [onload]"
            )
            assert born.count() == 0, payload
            assert watched.page.locator("script").count() == 1
            assert watched.page.locator("style").count() == 1


def test_a_number_in_the_text_leads_to_the_record_and_back(browser: Any, report: Path) -> None:
    with Watched(browser, report) as watched:
        page = watched.page
        statement = dam_article().statements[4]
        page.locator(f".text a.n[href='#{statement.id}']").first.click()
        assert page.evaluate("location.hash") == f"#{statement.id}"
        card = page.locator(f"#{statement.id}")
        assert card.is_visible()
        card.locator("a.n").click()
        assert page.evaluate("location.hash") == f"#at-{statement.id}"
        assert watched.faults == []


def test_tables_filter_by_words_and_by_menu(browser: Any, report: Path) -> None:
    with Watched(browser, report) as watched:
        page = watched.page
        bar = page.locator(".filter[data-for=table-statements]")
        rows = page.locator("#table-statements tbody tr")
        everything = rows.count()
        bar.get_by_label("Filter by words").fill("brenner denied")
        bar.locator("output", has_text=f"1 of {everything} rows").wait_for()
        assert rows.locator("visible=true").count() == 1
        bar.get_by_label("Filter by words").fill("")
        bar.get_by_label("Stands in").select_option("headline")
        bar.locator("output", has_text=f"1 of {everything} rows").wait_for()
        assert "accuses" in rows.locator("visible=true").first.inner_text()


def test_tables_sort_by_number_and_say_so(browser: Any, report: Path) -> None:
    with Watched(browser, report) as watched:
        page = watched.page
        head = page.locator("#table-figures th", has_text="Value")
        cells = page.locator("#table-figures tbody td[data-label=Value]")
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        shown = [float(text.replace(",", "").split(" to ")[0]) for text in cells.all_inner_texts()]
        assert shown == sorted(shown)
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        shown = [float(text.replace(",", "").split(" to ")[0]) for text in cells.all_inner_texts()]
        assert shown == sorted(shown, reverse=True)


def test_layers_and_colours_switch_without_a_script(browser: Any, report: Path) -> None:
    with Watched(browser, report, java_script_enabled=False) as watched:
        page = watched.page
        figure = page.locator(".text .fi").first
        style = "node => getComputedStyle(node).textDecorationLine"
        assert figure.evaluate(style) == "underline"
        page.locator("#show-figures").uncheck()
        assert figure.evaluate(style) == "none"
        ground = "node => getComputedStyle(node).backgroundColor"
        light = page.locator("body").evaluate(ground)
        page.locator("#theme-dark").check()
        assert page.locator("body").evaluate(ground) != light
        assert page.locator(".filter").first.is_hidden()
        assert page.locator("th button").count() == 0


def test_no_part_of_the_page_is_wider_than_a_phone(browser: Any, report: Path, told: Path) -> None:
    for path in (report, told):
        with Watched(browser, path, viewport={"width": 360, "height": 740}) as watched:
            watched.page.evaluate(OPEN_ALL)
            assert watched.page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_source_leads_to_its_row_among_who_is_who_even_without_a_script(
    browser: Any, told: Path
) -> None:
    with Watched(browser, told, java_script_enabled=False) as watched:
        page = watched.page
        page.locator("#table-speakers a", has_text="Anselm Brenner").click()
        row = page.locator("#table-parties tr:target")
        assert row.locator("b").first.inner_text() == "Anselm Brenner"


def test_a_link_to_a_folded_place_opens_its_list(browser: Any, told: Path) -> None:
    place = next(one for one in told_records()["places"] if one.mention_id is None)
    with Watched(browser, told) as watched:
        card = watched.page.locator(f"#{place.id}")
        assert not card.is_visible()
        watched.page.locator(f".text a[href='#{place.id}']").click()
        assert card.is_visible()
        assert watched.faults == []


def test_words_can_be_selected_and_copied_as_they_are(browser: Any, tmp_path: Path) -> None:
    write(gather([dam_article()]), tmp_path)
    with Watched(browser, tmp_path / "report.html") as watched:
        selected = watched.page.evaluate(
            """() => {
                const text = document.querySelector(".text p:nth-of-type(2)");
                getSelection().selectAllChildren(text);
                return getSelection().toString();
            }"""
        )
        document = dam_article().document
        assert selected == document.blocks[1].span.of(document.text)


def test_a_link_to_a_place_in_a_folded_article_opens_it_even_without_a_script(
    browser: Any, tmp_path: Path
) -> None:
    page = write(copies(UNFOLDED_ARTICLES + 1), tmp_path)
    places = [href for href in page.xpath("//@href") if href.startswith("#at-stm-20-")]
    with Watched(browser, tmp_path / "report.html", java_script_enabled=False) as watched:
        place = watched.page.locator(places[0])
        fold = watched.page.locator("details.fold", has=place)
        assert fold.get_attribute("open") is None
        watched.page.goto(f"{watched.own}{places[0]}")
        assert fold.get_attribute("open") is not None
        top = place.bounding_box()["y"]
        assert 0 < top < 720


def test_a_record_and_its_words_light_up_together(browser: Any, report: Path) -> None:
    with Watched(browser, report) as watched:
        statement = dam_article().statements[2]
        watched.page.locator(f"#{statement.id} .said").hover()
        lit = watched.page.locator(".text .lit").all_inner_texts()
        assert [words.strip() for words in lit] == [
            "“They knew,”",
            "Rask",
            "told reporters",
            "“and they kept the valves open.”",
        ]


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("which", ["report", "told"])
def test_axe_finds_no_barrier(
    browser: Any, request: pytest.FixtureRequest, which: str, scheme: str, width: int
) -> None:
    report: Path = request.getfixturevalue(which)
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    # The page's own policy forbids foreign scripts, so the checker comes in past it.
    with Watched(browser, report, bypass_csp=True, **options) as watched:
        watched.page.evaluate(OPEN_ALL)
        watched.page.add_script_tag(path=AXE)
        found = watched.page.evaluate("axe.run({ resultTypes: ['violations'] })")
        told = [
            f"{rule['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
            for rule in found["violations"]
            for node in rule["nodes"][:3]
        ]
        assert told == []
