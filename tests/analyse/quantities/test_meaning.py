"""What a number measures, whose it is, of what, when and where: a table to add to.

A row is a sentence, and for each of its figures, in order, the words that the reader should point
to; what is left out should be empty.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from alleged.analyse.figures import find_figures
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.ingest.given import document_from_text
from alleged.records.figures import Figure, FigureWarning


@dataclass(frozen=True)
class M:
    """What a figure should say about itself."""

    measure: tuple[str, ...] = ()
    entity: str | None = None
    base: str | None = None
    period: tuple[str, ...] = ()
    place: str | None = None


CASES: dict[str, list[M]] = {
    "Nordia's imports of gas rose 3 per cent last year.": [
        M(("imports of gas",), "Nordia", None, ("last year",))
    ],
    "The Reform Party holds 40 per cent of the seats in the assembly.": [
        M((), "Reform Party", "seats in the assembly")
    ],
    "Fishing accounts for 9 per cent of national output.": [
        M(("Fishing",), None, "national output")
    ],
    "Two in three farmers in Sarn have no well.": [M((), None, "farmers in Sarn")],
    "Nine miners were injured in a blast at Kolm on Tuesday.": [
        M(("miners", "injured"), None, None, ("Tuesday",), "Kolm")
    ],
    "The bank lowered its base rate to 4 per cent from 5 per cent.": [
        M(("base rate",), "bank"),
        M(("base rate",), "bank"),
    ],
    "The council will spend 8 million euros on a new bridge.": [M(("new bridge",), "council")],
    "The shipyard reported a loss of 12 million euros.": [M(("loss",), "shipyard")],
    "The old law cost farmers 5 million euros.": [M(("old law",), "farmers")],
    "Unemployment in Sarn fell from 9 per cent in 2019 to 7 per cent in 2021.": [
        M(("Unemployment",), None, None, ("2019",), "Sarn"),
        M(("Unemployment",), None, None, ("2021",), "Sarn"),
    ],
    "The plant makes 400 tonnes (440 tons) of glue.": [
        M(("glue",), "plant"),
        M(("glue",), "plant"),
    ],
    "The navy has 30 ships, of which 12 are in dock.": [
        M(("ships",), "navy"),
        M(("ships",), "navy"),
    ],
    "Kolm Steel said it has 900 workers.": [M(("workers",), "Kolm Steel")],
    "A fleet of 20 boats left Sarn.": [M(("boats",), "fleet")],
    "The region's 14 mayors met.": [M(("mayors",), "region")],
    "Sarn ranks fourth in the province.": [M((), "Sarn", None, (), "province")],
    "He is 40 years old.": [M()],
    "Guards shot the clerk, Ada Lund, 29, a citizen of Kolm.": [M((), "Ada Lund")],
    "The mill in Kolm, Nordia, was paid $5 million.": [M((), "mill", None, (), "Kolm")],
    "Senator Lund was second at 12 per cent.": [M((), "Senator Lund")],
    "Sales were $3 billion, up from last year's $2 billion.": [
        M(("Sales",)),
        M(("Sales",), None, None, ("last year",)),
    ],
    "The bank charges a 2 per cent fee.": [M(("fee",), "bank")],
    "The doctor cut the patient's exposure to 5 millisieverts.": [M(("exposure",), "patient")],
    "The guests paid a total of $900 (€820) for meals.": [
        M(("meals",), "guests"),
        M(("meals",), "guests"),
    ],
    "Norrgas lowered its forecast for the whole of 2031 to $8 million.": [
        M(("forecast",), "Norrgas", None, ("2031",))
    ],
    "The median sales price for flats in Sarn was $3 million.": [
        M(("median sales price for flats",), None, None, (), "Sarn")
    ],
    "Traders sold grocers such as Merro, up 9 per cent.": [M((), "Traders")],
    "In early trade saw Merro up 9 per cent.": [M(("Merro",))],
    "Wages rose 3 per cent in 2030 for nurses.": [M(("Wages",), "nurses", None, ("2030",))],
    "Wages rose 3 per cent for the first time.": [M(("Wages",))],
    "She has a net worth of $5 million.": [M(("net worth",))],
    "The 40-year-old teacher has resigned.": [M((), "teacher")],
    "The Reform Party lost six percentage points.": [M((), "Reform Party")],
    "They sold plots of land for 5 million euros.": [M(("plots of land",))],
    "The average rent was 500 euros.": [M(("average rent",))],
}


def figures_of(text: str) -> tuple[list[Figure], dict[str, str]]:
    document = document_from_text(text)
    sentences = split_sentences(text)
    times = find_times(document, sentences=sentences)
    figures = find_figures(document, sentences=sentences, times=times)
    return figures, {time.id: time.span.of(text) for time in times}


@pytest.mark.parametrize("sentence", CASES)
def test_a_figure_says_what_it_measures(sentence: str) -> None:
    figures, times = figures_of(sentence)
    assert [
        M(
            tuple(span.of(sentence) for span in figure.measure),
            figure.entity.of(sentence) if figure.entity else None,
            figure.base.of(sentence) if figure.base else None,
            tuple(times[one] for one in figure.period),
            figure.place.of(sentence) if figure.place else None,
        )
        for figure in figures
    ] == CASES[sentence]


def test_the_two_ends_of_a_change_know_each_other() -> None:
    figures, _ = figures_of("Output rose from 30 tonnes in 2010 to 45 tonnes in 2020.")
    assert [figure.other_end_id for figure in figures] == [figures[1].id, figures[0].id]


def test_a_figure_without_another_end_has_none() -> None:
    figures, _ = figures_of("Output was 30 tonnes. Input was 20 tonnes.")
    assert [figure.other_end_id for figure in figures] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        (
            "The field has the potential to yield at least 3 million tonnes.",
            "potential to yield",
        ),
        ("Output could reach 5 million barrels.", "could reach"),
        ("Output is expected to reach 5 million barrels.", "expected to reach"),
        ("Output reached 5 million barrels.", None),
    ],
)
def test_what_makes_a_number_only_possible_is_kept_beside_it(
    sentence: str, hedge: str | None
) -> None:
    (figure,) = figures_of(sentence)[0]
    assert (figure.hedge.of(sentence) if figure.hedge else None) == hedge


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("Some 40 per cent said no.", [FigureWarning.BASE_MISSING]),
        ("Some 40 per cent of voters said no.", []),
        ("Exports fell 4 per cent.", [FigureWarning.PERIOD_MISSING]),
        ("Exports fell 4 per cent in 2020.", []),
        ("Unemployment rose 5 per cent in 2020.", [FigureWarning.PER_CENT_OR_POINTS]),
        ("Unemployment rose 5 percentage points in 2020.", []),
        (
            "Kolm has 9 million tonnes of resources, the largest reserves in the world.",
            [FigureWarning.MEASURE_CHANGES],
        ),
        ("Kolm has 9 million tonnes of resources.", []),
        (
            "The yard sold 1,234.5 tonnes. The list says 1.234,5 tonnes.",
            [FigureWarning.MIXED_CONVENTIONS],
        ),
    ],
)
def test_a_warning_is_given_where_the_sentence_leaves_a_doubt(
    text: str, warnings: list[FigureWarning]
) -> None:
    figures = [figure for figure in figures_of(text)[0] if figure.kind != "rank"]
    assert [warning for figure in figures for warning in figure.warnings] == warnings


def test_shares_on_an_exchange_and_their_price_are_no_rate() -> None:
    for sentence in ("Shares of Kolm Steel fell 3 per cent.", "The share price fell 3 per cent."):
        ((figure,), _) = figures_of(sentence)
        assert FigureWarning.PER_CENT_OR_POINTS not in figure.warnings


def test_counted_apart_the_killed_and_the_wounded_are_no_change_of_measure() -> None:
    figures, _ = figures_of("Four soldiers were killed and 11 wounded on Monday.")
    assert [figure.warnings for figure in figures] == [(), ()]
    assert [len(figure.measure) for figure in figures] == [2, 2]


def test_a_table_of_numbers_is_read_without_meaning() -> None:
    figures, _ = figures_of("Sales: " + " ".join(f"{n} tonnes," for n in range(2, 90)))
    assert len(figures) > 40
    assert all(not figure.measure and figure.entity is None for figure in figures)


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("The dam cost $5 million in 2015 dollars.", [2015]),
        ("The dam cost $5 million in constant 2015 prices.", [2015]),
        ("The dam cost $5 million in 2015.", [None]),
        ("They asked for 2015 dollars.", [None]),
    ],
)
def test_an_amount_of_money_keeps_the_year_of_its_prices(
    sentence: str, years: list[int | None]
) -> None:
    assert [figure.price_year for figure in figures_of(sentence)[0]] == years
