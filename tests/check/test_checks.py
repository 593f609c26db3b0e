"""What tables say to sentences: cases that anybody who reads newspapers can add to."""

from __future__ import annotations

import random
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.check.asking import (
    FIGURES,
    checked,
    invented_tables,
    outcome_of,
    verdict_on,
    verdicts_of,
)

from alleged.check.checks import Checker
from alleged.records.verdicts import CheckSubject, Outcome

CASES = [
    # words, sentence, outcome
    ("47,000 tonnes", "Orvania mined 47,000 tonnes of tin in 2021.", "agrees"),
    ("47 million kilograms", "Orvania mined 47 million kilograms of tin in 2021.", "agrees"),
    ("52,000 tonnes", "Orvania mined 52,000 tonnes of tin in 2021.", "differs"),
    ("at least 40,000 tonnes", "Orvania produced at least 40,000 tonnes of tin in 2021.", "agrees"),
    ("at least 50,000 tonnes", "Orvania produced at least 50,000 tonnes of tin in 2021.", "differs"),
    ("less than 50,000 tonnes", "Orvania produced less than 50,000 tonnes of tin in 2021.", "agrees"),
    ("about 50,000 tonnes", "Orvania produced about 50,000 tonnes of tin in 2021.", "agrees"),
    ("about 60,000 tonnes", "Orvania produced about 60,000 tonnes of tin in 2021.", "differs"),
    ("47,000", "Orvania's tin production was worth 47,000 euros in 2021.", "not_checkable"),
    ("47,000 tonnes", "Orvania mined 47,000 tonnes of zinc in 2021.", "not_checkable"),
    ("47,000 tonnes", "Orvania will mine 47,000 tonnes of tin in 2025.", "not_checkable"),
    ("4,000 tonnes", "Orvania mined 4,000 tonnes of tin in May 2021.", "not_checkable"),
    ("47,000 tonnes", "Orvania mined 47,000 tonnes of tin in 2010.", "not_covered"),
    ("9,000 tonnes", "Velmora mined 9,000 tonnes of tin in 2020.", "not_covered"),
    ("12,000 tonnes", "Orvania's largest mine produced 12,000 tonnes of tin in 2021.", "not_checkable"),
    ("5,000 tonnes", "The tin mine in Orvania produced 5,000 tonnes of tin in 2021.", "not_checkable"),
    ("5,000 tonnes", "Orvania and its neighbour Brenn produced 5,000 tonnes of tin in 2021.", "not_checkable"),
    ("900,000", "The population of Sundal, Orvania, is 900,000.", "not_checkable"),
    ("900,000", "Orvania's capital has a population of 900,000.", "not_checkable"),
    ("40 per cent", "Poverty affects 40 per cent of Orvania's population.", "not_checkable"),
    ("10.2 million", "The population of Orvania was 10.2 million in 2020.", "agrees"),
    ("10.2 million", "The rural population of Orvania was 10.2 million in 2020.", "not_checkable"),
    ("3 people", "Orvania has 3 people per capita of its population.", "not_checkable"),
    ("26 per cent", "Orvania's population rose by 26 per cent between 2000 and 2020.", "agrees"),
    ("26 per cent", "Orvania's population fell by 26 per cent between 2000 and 2020.", "differs"),
    ("largest", "Sarnland had the largest population in the Brenn valley in 2020.", "not_checkable"),
    ("largest", "Sarnland had the region's largest population in 2020.", "not_checkable"),
    ("smallest", "Sarnland had the smallest population in the world in 2020.", "agrees"),
    ("largest", "Sarnland had the largest population in the world in 2020.", "differs"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text", "outcome"), CASES)
def test_a_figure_is_held_against_its_table(words: str, text: str, outcome: str) -> None:
    assert outcome_of(words, text) == outcome


def test_a_verdict_names_table_edition_row_value_and_difference() -> None:
    verdict = verdict_on("52,000 tonnes", "Orvania mined 52,000 tonnes of tin in 2021.")
    first = verdict.comparisons[0]
    assert (first.table, first.edition, first.row, first.period) == (
        "tin_output",
        "2022",
        4,
        "2021",
    )
    assert (verdict.found, verdict.unit) == (47_000, "tonne")
    assert verdict.difference == 47_000 - 51_500
    assert first.definition == "tin content of what mines produced"
    assert len(first.sha256) == 64


def test_a_million_for_a_billion_is_told_as_a_slip() -> None:
    verdict = verdict_on("47 tonnes", "Orvania mined 47 tonnes of tin in 2021.")
    assert verdict.outcome is Outcome.DIFFERS
    assert "a factor of 1,000 apart" in verdict.reason


def test_a_number_of_another_size_is_no_difference() -> None:
    assert outcome_of("3 tonnes", "Orvania mined 3 tonnes of tin in 2021.") == "not_checkable"


def test_resources_told_as_reserves_mislead_and_both_rows_are_shown() -> None:
    verdict = verdict_on(
        "8.8 million tonnes", "Kelmark has cobalt reserves of 8.8 million tonnes.", "2024-02-02"
    )
    assert verdict.outcome is Outcome.MISLEADING
    assert "resources" in verdict.reason
    assert {one.measure for one in verdict.comparisons} == {"reserves", "resources"}


def test_a_rank_that_depends_on_the_edition_misleads_where_the_day_is_not_known() -> None:
    text = "Velmora has the largest cobalt reserves in the world."
    assert verdict_on("largest", text, "2021-02-02").outcome is Outcome.AGREES
    assert verdict_on("largest", text, "2024-02-02").outcome is Outcome.OUTDATED
    undated = verdict_on("largest", text, None)
    assert undated.outcome is Outcome.MISLEADING
    assert undated.tables_disagree


def test_the_edition_of_the_day_decides_and_the_others_are_shown() -> None:
    text = "Velmora has cobalt reserves of 3.4 million tonnes."
    early, late = verdict_on("3.4", text, "2021-05-01"), verdict_on("3.4", text, "2024-05-01")
    assert (early.outcome, early.comparisons[0].edition) == (Outcome.AGREES, "2020")
    assert (late.outcome, late.comparisons[0].edition) == (Outcome.OUTDATED, "2023")
    assert {one.edition for one in early.comparisons} == {"2020", "2023"}


def test_what_is_told_as_present_may_be_right_for_an_earlier_year_only() -> None:
    verdict = verdict_on("9.05 million", "Orvania has a population of 9.05 million.")
    assert verdict.outcome is Outcome.OUTDATED
    assert "2010" in verdict.reason


def test_what_is_told_as_past_without_a_year_says_which_years_fit() -> None:
    verdict = verdict_on("9.05 million", "Orvania had a population of 9.05 million.")
    assert verdict.outcome is Outcome.NOT_CHECKABLE
    assert "it would fit 2010" in verdict.reason


def test_a_withheld_value_is_not_covered() -> None:
    verdict = verdict_on("8,000 tonnes", "Sarnland mined 8,000 tonnes of tin in 2021.")
    assert verdict.outcome is Outcome.NOT_COVERED
    assert verdict.comparisons[0].row == 16
    assert verdict.found is None


def test_both_ends_of_a_change_are_held_against_their_own_years() -> None:
    text = "Kelmark's population fell from 4.4 million in 2000 to 3.9 million in 2020."
    assert verdict_on("4.4 million", text).outcome is Outcome.AGREES
    assert verdict_on("3.9 million", text).outcome is Outcome.DIFFERS


def test_a_difference_is_not_told_where_it_is_not_sure_whose_number_it_is() -> None:
    text = "Orvania and Kelmark met, and the population was 20 million in 2020."
    assert verdict_on("20 million", text).outcome is Outcome.NOT_CHECKABLE


def test_trade_with_one_partner_is_not_trade_in_all() -> None:
    text = "Kelmark's exports to Tolvia were 9 per cent of Kelmark's exports in 2021."
    assert all(one.outcome is not Outcome.AGREES for one in verdicts_of(text))


def test_lists_that_disagree_are_both_shown() -> None:
    verdict = verdict_on("coup", "There was a failed coup in Orvania on 19 August 2011.")
    assert verdict.outcome is Outcome.AGREES
    assert verdict.tables_disagree
    assert {one.table for one in verdict.comparisons} == {"risings", "seizures"}
    assert "Tables disagree" in verdict.sentence


def test_a_list_that_ends_before_the_event_never_says_no() -> None:
    verdict = verdict_on("coup", "A coup took place in Sarnland in May 2024.", "2024-06-01")
    assert verdict.outcome is Outcome.NOT_COVERED
    assert {one.outcome for one in verdict.comparisons} == {Outcome.NOT_COVERED}


def test_a_country_that_a_list_does_not_look_at_has_no_verdict() -> None:
    assert verdicts_of("A coup took place in Chile in May 2011.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kelmark feared a coup in May 2011.",
        "Officers could stage a coup in Kelmark in May 2011.",
        "The plot for a coup in Kelmark was found in May 2011.",
    ],
)
def test_a_coup_that_is_only_feared_or_planned_is_not_asked_for(text: str) -> None:
    assert [one for one in verdicts_of(text) if one.subject is CheckSubject.COUP] == []


def test_a_plain_coup_that_the_list_has_as_failed_misleads() -> None:
    verdict = verdict_on("coup", "Soldiers staged a coup in Kelmark on 3 March 1997.")
    assert verdict.outcome is Outcome.MISLEADING


def test_a_weekday_that_is_not_the_date_s_differs() -> None:
    assert outcome_of("Monday", "The bridge fell on Monday, 14 March 2022.") == "agrees"
    verdict = verdict_on("Friday", "The bridge fell on Friday, 14 March 2022.")
    assert verdict.outcome is Outcome.DIFFERS
    assert verdict.comparisons[0].cells == "2022-03-14: Monday"


def test_no_order_of_tables_or_documents_changes_a_verdict() -> None:
    texts = [text for _, text, _ in CASES]
    tables = list(invented_tables())
    first = {one.id: one for one in verdicts_of(texts)}
    random.Random(3).shuffle(texts)
    shuffled = {one.id: one for one in verdicts_of(texts, tables=tables)}
    assert first == shuffled


def test_each_sentence_names_table_edition_and_period_and_judges_nobody() -> None:
    forbidden = re.compile(
        r"(?i)\b(lie|lies|lied|liar|guilty|criminal|fake|proved|proven|false|true)\b"
    )
    told = [one for one in verdicts_of([text for _, text, _ in CASES]) if one.comparisons]
    assert len(told) > 12
    for one in told:
        first = one.comparisons[0]
        assert first.title in one.sentence
        assert first.edition in one.sentence
        assert first.period in one.sentence
        assert forbidden.search(one.sentence) is None


def test_every_figure_has_one_verdict_and_every_number_is_finite() -> None:
    for text in (text for _, text, _ in CASES):
        document = checked(text)
        found = [one for one in verdicts_of(text) if one.record_kind == "figures"]
        assert sorted(one.record_id for one in found) == sorted(one.id for one in document.figures)
        assert len({one.id for one in found}) == len(found)
        for one in found:
            assert one.subject in FIGURES | {CheckSubject.OTHER}
            assert 0 < one.probability < 1


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("Orvania population tin 2020 19,.%'’-of in wasthe\n"), max_size=120
    )
)
def test_no_text_breaks_the_check(text: str) -> None:
    for one in verdicts_of(f"{text} Orvania's population was 10 million in 2020."):
        assert one.outcome in set(Outcome)


def test_a_long_list_is_passed_over_rather_than_read_word_by_word() -> None:
    text = "Orvania population " + " 12,000 tonnes of tin " * 200
    assert all(one.outcome is Outcome.NOT_CHECKABLE for one in verdicts_of(text))


def test_a_table_twice_is_one_answer_twice() -> None:
    tables = [*invented_tables()]
    again = [
        *tables,
        *(replace(one, number=len(tables) + one.number) for one in tables if one.events),
    ]
    with tempfile.TemporaryDirectory() as folder, Checker(again, Path(folder)) as checker:
        (verdict,) = checker.check(
            [checked("A coup took place in Tolvia in November 2020.", "2021-02-02")]
        )
    assert verdict.outcome is Outcome.AGREES
    assert len(verdict.comparisons) == 4
