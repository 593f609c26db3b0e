"""The page of an article beside its original."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html
from tests.review.made_reviews import BOARD, TEXTS, ferry, write
from tests.site.made_site import client_of


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("original") / "d")


def page_of(dossier: Path, address: str = "") -> html.HtmlElement:
    answer = client_of(dossier).get(f"/articles/{ferry().id}/original{address}")
    assert answer.status_code == 200
    return html.document_fromstring(answer.text)


def test_the_words_of_a_statement_lead_to_each_other_on_both_sides(dossier: Path) -> None:
    page = page_of(dossier)
    text, original = page.xpath("//section[contains(@class, 'beside-side')]")
    assert text.xpath(f".//a[@href='#in-{BOARD}']")
    assert original.xpath(f".//*[@id='in-{BOARD}']")
    assert original.xpath(f".//a[@href='#at-{BOARD}']")
    assert text.xpath(f".//*[@id='at-{BOARD}']")
    cue = f".//*[contains(@class, 'cu') and contains(@data-r, '{BOARD}')]"
    assert [one.text_content() for one in text.xpath(cue)] == ["said"]
    assert [one.text_content() for one in original.xpath(cue)] == ["said"]


def test_every_link_on_the_page_leads_to_a_place_on_it(dossier: Path) -> None:
    page = page_of(dossier)
    ids = set(page.xpath("//@id"))
    links = [str(link)[1:] for link in page.xpath("//@href") if str(link).startswith("#")]
    assert set(links) <= ids
    assert len(ids) == len(page.xpath("//@id"))


def test_the_original_is_all_there_and_the_layers_are_kept_in_the_address(dossier: Path) -> None:
    page = page_of(dossier, "?layers=times")
    original = page.xpath("//section[@aria-labelledby='as-found']")[0]
    shown = [one for one in original.xpath(".//text()") if one.getparent().get("class") != "n"]
    assert TEXTS["ferry.txt"] in "".join(shown)
    assert page.xpath("//input[@checked and @name='layers']/@value") == ["times"]


def test_without_the_kept_bytes_the_page_says_so_and_names_no_file(
    dossier: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(dossier, tmp_path / "d")
    shutil.rmtree(copy / "originals")
    answer = client_of(copy).get(f"/articles/{ferry().id}/original")
    assert "its bytes are not in the dossier" in answer.text
    assert str(tmp_path) not in answer.text
    assert '"#in-' not in answer.text
