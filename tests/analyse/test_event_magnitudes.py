"""How many dead, wounded, arrested or marching."""

from __future__ import annotations

from dataclasses import replace

from tests.analyse.made_events import a_figure, an_article, an_event, circumstances

from alleged.records.events import Event, Magnitude, MagnitudeKind
from alleged.records.figures import Bound, Change, Figure


def kinds(event: Event) -> list[tuple[str, float | None]]:
    return [(one.kind.value, one.low) for one in event.magnitudes]


def test_the_figure_s_own_measure_says_what_it_counts() -> None:
    document = an_article("Nine bakers were killed in the raid.")
    figure = a_figure(document, "Nine", 9, "bakers", "killed", bound=Bound.AT_LEAST)
    (event,) = circumstances(document, [an_event(document, "raid")], figures=[figure])
    assert event.magnitudes == (
        Magnitude(
            kind=MagnitudeKind.DEAD, span=figure.span, figure_id=figure.id, low=9.0, high=None,
            bound=Bound.AT_LEAST,
        ),
    )  # fmt: skip


def test_each_number_goes_to_the_word_that_it_stands_beside() -> None:
    document = an_article("A mine killed six soldiers and wounded four.")
    figures = [a_figure(document, "six", 6, "soldiers"), a_figure(document, "four", 4)]
    killed, wounded = circumstances(
        document, [an_event(document, "killed"), an_event(document, "wounded")], figures=figures
    )
    assert kinds(killed) == [("dead", 6)]
    assert kinds(wounded) == [("injured", 4)]


def test_a_number_of_another_time_is_not_added_to_the_act() -> None:
    document = an_article("There were six arrests on Monday, compared to 47 the night before.")
    figures = [a_figure(document, "six", 6, "arrests"), a_figure(document, "47", 47, "arrests")]
    (event,) = circumstances(
        document, [an_event(document, "arrests", "COERCE", "arrest")], figures=figures
    )
    assert kinds(event) == [("arrested", 6)]


def test_a_number_of_doers_counts_no_dead() -> None:
    document = an_article("Two porters were charged with the murder of a nun.")
    figure = a_figure(document, "Two", 2, "porters")
    murder = an_event(document, "murder", actor="porters", recipient="nun")
    (event,) = circumstances(document, [murder], figures=[figure])
    assert kinds(event) == []


def test_a_number_of_things_or_an_age_is_none_of_people() -> None:
    document = an_article("The shelling killed a girl of 15 and destroyed 40 houses.")
    figures = [a_figure(document, "15", 15), a_figure(document, "40", 40, "houses")]
    (event,) = circumstances(document, [an_event(document, "shelling")], figures=figures)
    assert event.magnitudes == ()


def test_a_number_behind_of_counts_the_dead_where_they_are_named_beside_it() -> None:
    document = an_article("The mint gave a figure of 41 killed and 12 hurt.")
    figures = [a_figure(document, "41", 41), a_figure(document, "12", 12)]
    (event,) = circumstances(document, [an_event(document, "killed")], figures=figures)
    assert kinds(event) == [("dead", 41), ("injured", 12)]


def test_a_crowd_is_counted_for_a_protest_and_not_for_a_decision() -> None:
    document = an_article("Some 800 nurses marched to the port. The port agreed to 800 posts.")
    figures = [
        a_figure(document, "Some 800", 800, "nurses", bound=Bound.ABOUT),
        a_figure(document, "800", 800, "posts", nth=2),
    ]
    marched, agreed = circumstances(
        document,
        [an_event(document, "marched", "PROTEST"), an_event(document, "agreed", "AGREE")],
        figures=figures,
    )
    assert kinds(marched) == [("crowd", 800)]
    assert marched.magnitudes[0].bound is Bound.ABOUT
    assert agreed.magnitudes == ()


def test_arrested_people_belong_to_the_arrest_and_not_to_the_protest() -> None:
    document = an_article("Police detained 60 marchers while others protested.")
    figure = a_figure(document, "60", 60, "marchers", "detained")
    detained, protested = circumstances(
        document,
        [
            an_event(document, "detained", "COERCE", "arrest"),
            an_event(document, "protested", "PROTEST"),
        ],
        figures=[figure],
    )
    assert kinds(detained) == [("arrested", 60)]
    assert protested.magnitudes == ()


def test_money_is_known_by_its_unit() -> None:
    document = an_article("Lurania gave two million dollars.")
    figure = a_figure(document, "two million dollars", 2e6, unit="dollar")
    (event,) = circumstances(document, [an_event(document, "gave", "AID")], figures=[figure])
    assert kinds(event) == [("money", 2e6)]


def test_a_change_or_a_number_of_another_sentence_is_left_out() -> None:
    document = an_article("The raid shocked the town. Killings rose by 12 this year.")
    figure = a_figure(document, "12", 12, change=Change.UP)
    other = replace(figure, change=None)

    def with_figure(one: Figure) -> Event:
        return circumstances(document, [an_event(document, "raid")], figures=[one])[0]

    assert with_figure(figure).magnitudes == ()
    assert with_figure(other).magnitudes == ()


def test_a_number_of_those_who_are_feared_dead_is_no_toll_of_the_act_beside_them() -> None:
    document = an_article("Some 200 people are feared dead after the shelling of Tolma.")
    figures = [a_figure(document, "200", 200, "people")]
    (shelling,) = circumstances(document, [an_event(document, "shelling")], figures=figures)
    assert shelling.magnitudes == ()
    (feared,) = circumstances(document, [an_event(document, "feared dead")], figures=figures)
    assert kinds(feared) == [("dead", 200)]
