"""When an article was published, who had a part in it, and what its records say in full."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.publish.sample import told_records
from tests.publish.test_report import css, rows, words_of, write

from alleged.publish.details import dates_differ
from alleged.records.documents import DateCandidate, DatedValue, DatePrecision, DateRole


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return write(told_records(), tmp_path_factory.mktemp("told"))


def given(value: str, role: DateRole = DateRole.PUBLISHED) -> DateCandidate:
    date = DatedValue(value=value, precision=DatePrecision.DAY, evidence="url", raw=value)
    return DateCandidate(role=role, date=date)


def detail(page: Any, label: str) -> list[str]:
    """The words beside a label, for each article that has it."""
    return [
        words_of(node.getnext())
        for facts in css(page, "dl.facts")
        for node in facts.iter("dt")
        if node.text == label
    ]


def card(page: Any, record_id: str) -> str:
    return words_of(page.get_element_by_id(record_id))


@pytest.mark.parametrize(
    ("values", "differ"),
    [
        (["2024-03-15", "2024-03-15T11:42:00+00:00"], False),
        (["2024", "2024-03-15"], False),
        (["2024-03-15T23:30:00-05:00", "2024-03-16T04:30:00+00:00"], False),
        (["2024-03-15", "2024-03-16"], True),
        (["2024-03-15T11:42:00+00:00", "2024-02"], True),
        (["2024-03-15", "the Ides of March"], True),
        (["2024-03-15"], False),
    ],
)
def test_dates_differ_only_where_both_cannot_be_right(values: list[str], differ: bool) -> None:
    assert dates_differ([given(value) for value in values]) is differ


def test_a_later_change_does_not_contradict_the_day_of_publication() -> None:
    assert not dates_differ([given("2024-03-15"), given("2024-03-19", DateRole.MODIFIED)])


def test_dates_that_contradict_each_other_are_all_shown_with_what_says_so(page: Any) -> None:
    (shown,) = [words for words in detail(page, "Published") if "2022-05-04" in words]
    assert "the dates given differ" in shown
    assert "published 2022-05-06 says url: “/2022/05/06/”" in shown
    assert "json-ld datePublished: “2022-05-04T08:30:00+02:00”; taken" in shown


def test_a_concluded_day_is_marked_with_its_steps_and_what_else_fits(page: Any) -> None:
    (shown,) = [words for words in detail(page, "Published") if "concluded" in words]
    assert shown.startswith(
        "concluded from the text 2022-05-05 to 2022-05-20, likeliest 2022-05-06"
        " The original gives no day. Right: likely 0.80"
    )
    assert "“the accusations”: it is after the charge" in shown
    assert "2023-05-05 to 2023-05-20 0.20; a year later fits, too" in shown
    listed = {words_of(row[0]): words_of(row[3]) for row in rows(page, "table-articles")}
    assert listed["A1"] == "concluded 2022-05-05 to 2022-05-20"


def test_an_article_with_a_given_day_gets_no_concluded_one(page: Any) -> None:
    assert len(css(page, "span.guess")) == 2  # beside one article, and in the list of articles


def test_what_the_table_of_outlets_adds_stands_apart_from_what_the_article_says(page: Any) -> None:
    (outlet,) = [words for words in detail(page, "Outlet") if "Courier" in words]
    assert outlet == (
        "Varnholt Courier says json-ld publisher By the table of outlets, not by the article:"
        " owned by Orla Valley Press; country VN"
    )


def test_credits_and_section_are_shown_with_what_says_so(page: Any) -> None:
    (credit,) = detail(page, "Credits")
    assert credit == (
        "first published in Weir Weekly https://weekly.example/orla says line at the end:"
        " “First published in Weir Weekly”"
    )
    assert detail(page, "Section") == ["Region"]


def test_an_input_from_the_web_says_when_it_was_taken_from_where(page: Any) -> None:
    cells = [words_of(cell) for cell in page.xpath("//table[@id='table-inputs']//td[6]")]
    assert cells == [
        "–",
        "https://courier.example/2022/05/04/orla-mill taken 2022-05-04T09:00:00Z (UTC), HTTP 200,"
        " redirected from the front page",
    ]


def test_a_figure_says_of_what_whose_where_and_that_it_is_only_possible(page: Any) -> None:
    bleach = next(one for one in told_records()["figures"] if one.price_year)
    shown = card(page, bleach.id)
    assert "at least 40 tonne t of “bleach” whose “the owners of the Brenner paper mill”" in shown
    assert "where “the river Orla” only possible “accused” prices of 2015" in shown


def test_a_figure_says_its_base_its_time_and_what_to_look_at(page: Any) -> None:
    fish = next(one for one in told_records()["figures"] if one.warnings)
    shown = card(page, fish.id)
    assert "of “Fish catches” share of “the wells” when “last year”" in shown
    assert "Look at: per cent of itself, or percentage points?" in shown
    assert f"#{fish.period[0]}" in page.get_element_by_id(fish.id).xpath(".//@href")


def test_a_change_leads_to_its_other_end(page: Any) -> None:
    change = next(one for one in told_records()["figures"] if one.other_end_id)
    assert f"#{change.other_end_id}" in page.get_element_by_id(change.id).xpath(".//@href")


def test_a_time_says_its_days_its_role_and_the_other_end_of_its_interval(page: Any) -> None:
    times = told_records()["times"]
    march = next(one for one in times if one.role)
    shown = card(page, march.id)
    assert "days 2021-03-01 to 2021-03-31 by then at the latest other end “next week”" in shown


def test_an_event_that_stands_for_a_time_is_no_open_time(page: Any) -> None:
    event = next(one for one in told_records()["times"] if one.event)
    shown = card(page, event.id)
    assert "→ an event" in shown
    assert "stands for a time “A vote in parliament”" in shown
    assert "left open" not in shown


def test_a_place_says_what_it_is_what_it_does_and_what_else_it_may_be(page: Any) -> None:
    dateline, government = told_records()["places"]
    shown = card(page, dateline.id)
    assert shown.startswith("“VARNHOLT” → Varnholt, city in VN may also be Varnholt (city in Upper")
    assert "where the report was written" in shown
    assert "stands for the government of Orland" in card(page, government.id)


def test_every_place_leads_to_its_words(page: Any) -> None:
    ids = set(page.xpath("//@id"))
    for place in told_records()["places"]:
        (href,) = page.get_element_by_id(place.id).xpath(".//a[@class='raw']/@href")
        assert href[1:] in ids


def test_places_over_all_articles_are_counted_by_which_place_they_are(page: Any) -> None:
    listed = {
        words_of(row[0]): [words_of(cell) for cell in row] for row in rows(page, "table-places")
    }
    assert listed["Orland"][1:6] == [
        "country",
        "VN",
        "“The mill”",
        "stands for the government",
        "1",
    ]
    assert "Varnholt may be another" in listed


def test_a_place_that_is_left_open_says_so(tmp_path: Any) -> None:
    records = told_records()
    records["places"] = [
        replace(one, place=None, name=None, kind=None, country=None) for one in records["places"]
    ]
    page = write(records, tmp_path)
    assert [words_of(row[0]) for row in rows(page, "table-places")][1:] == ["left open"]
