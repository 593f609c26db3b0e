from __future__ import annotations

from dataclasses import replace

import pytest
from tests.publish.sample import Writer, dam_article, gather, sample_records

from alleged.publish.articles import (
    Article,
    figure_value,
    inside,
    number_words,
    read_figures,
    read_names,
    read_statements,
    read_times,
)
from alleged.publish.report import gather_articles
from alleged.records.figures import Bound
from alleged.records.spans import Span


def article_of(writer: Writer) -> Article:
    return gather_articles(gather([writer]))[0]


def test_a_statement_within_another_statement_says_so() -> None:
    views = read_statements(article_of(dam_article()))
    nested = {
        view.number: (view.inside.number, view.inside.who.short) for view in views if view.inside
    }
    assert nested == {7: (6, "Anselm Brenner"), 10: (9, "the village paper")}


def test_two_statements_with_the_same_words_are_not_inside_each_other() -> None:
    writer = dam_article()
    first = writer.statements[0]
    same = replace(first, source=(), cue=(), id="stm-a")
    assert inside([same, replace(same, id="stm-b")]) == {}


def test_thousands_of_nested_statements_take_linear_time() -> None:
    model = dam_article().statements[0]
    count = 20_000
    nested = [
        replace(model, id=f"stm-{i:05}", source=(), cue=(), content=(Span(i, 2 * count - i),))
        for i in range(count)
    ]
    found = inside(nested)
    assert len(found) == count - 1
    assert all(found[f"stm-{i:05}"] == f"stm-{i - 1:05}" for i in range(1, count))


def test_records_show_the_words_of_the_text_and_nothing_else() -> None:
    for article in gather_articles(sample_records()):
        text = article.document.text
        for statement, view in zip(article.statements, read_statements(article), strict=True):
            assert view.content == tuple(text[s.start : s.end] for s in statement.content)
            assert view.cue == tuple(text[s.start : s.end] for s in statement.cue)
            assert view.who.written == tuple(text[s.start : s.end] for s in statement.source)
        for figure, figure_view in zip(article.figures, read_figures(article), strict=True):
            assert figure_view.raw == text[figure.span.start : figure.span.end]
        for timex, time_view in zip(article.times, read_times(article), strict=True):
            assert time_view.raw == text[timex.span.start : timex.span.end]


def test_a_figure_is_given_by_the_speaker_of_its_statement_or_by_the_article() -> None:
    views = read_figures(article_of(dam_article()))
    givers = {
        view.raw: view.asserted_by.who.short if view.asserted_by else "the article"
        for view in views
    }
    assert givers == {
        "at least 40 tonnes": "Tilda Rask",
        "about 1,200 people": "the article",
        "three to four decades": "Geologists",
        "28 percent": "the article",
        "only 7.5 percent": "the article",
    }


def test_a_figure_whose_statement_is_missing_is_not_given_to_the_article() -> None:
    writer = dam_article()
    writer.figures = [replace(writer.figures[0], statement_id="stm-gone")]
    (view,) = read_figures(article_of(writer))
    assert view.asserted_by is None
    assert not view.own_voice


def test_a_time_names_what_it_was_counted_from() -> None:
    views = {view.raw: view for view in read_times(article_of(dam_article()))}
    assert views["two days earlier"].anchor == "Tuesday"
    assert views["two days earlier"].anchor_id == views["Tuesday"].id
    assert views["Tuesday"].anchor == "the day of publication"
    assert views["1911"].anchor is None


def test_a_name_is_listed_once_with_all_its_places() -> None:
    names = {view.name: view for view in read_names(article_of(dam_article()))}
    assert [spot.raw for spot in names["Tilda Rask"].mentions] == ["Tilda Rask", "Rask"]
    assert [spot.place.paragraph for spot in names["Varnholt"].mentions] == [2, 3, 11]


def test_who_is_speaking_in_quotation_marks_is_told_from_the_article_s_words() -> None:
    views = {view.number: view.wording for view in read_statements(article_of(dam_article()))}
    assert views[1] == "in the article’s words"
    assert views[3] == "in quotation marks"
    assert views[6] == "partly in quotation marks"


def test_the_share_of_reported_text_counts_nested_statements_once() -> None:
    article = article_of(dam_article())
    said = {
        position
        for statement in article.statements
        for span in statement.content
        for position in range(span.start, span.end)
    }
    assert article.reported_share == len(said) / len(article.document.text)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (23000000.0, "23,000,000"),
        (7.5, "7.5"),
        (0.1 + 0.2, "0.3"),
        (-1200.0, "-1,200"),
        (1e21, "1e+21"),
        (0.00001, "1e-05"),
        (float("inf"), "unreadable"),
        (float("nan"), "unreadable"),
    ],
)
def test_numbers_are_written_for_readers(number: float, written: str) -> None:
    assert number_words(number) == written


def test_a_figure_without_a_number_is_left_open() -> None:
    figure = replace(dam_article().figures[0], low=None, high=None, bound=Bound.AT_MOST)
    assert figure_value(figure) == "left open"


def test_a_chance_is_never_rounded_to_certainty() -> None:
    writer = dam_article()
    writer.statements = [
        replace(writer.statements[0], probability=1.0),
        replace(writer.statements[1], probability=0.0),
    ]
    assert [v.reading.number for v in read_statements(article_of(writer))] == ["0.99", "0.01"]
