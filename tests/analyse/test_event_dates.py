"""When events happened: our own set, and what holds for any text.

The set lies under `dates/`; its README says what a label means. Ids that start with `held` are kept
back: the figure is pinned, and nothing is tuned on them.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse.event_dates import EventDate, date_events, date_of
from alleged.analyse.publication import infer_publication
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.records.spans import Span

DATES = Path(__file__).with_name("dates")
MEASURED = {"dev": (62, 64), "held": (68, 73)}
"""How many have begin and end as labelled, of how many. A change that makes these worse needs a
reason in `docs/times.md`; the labels are not to be changed to fit."""


def rows(name: str) -> list[dict[str, Any]]:
    lines = (DATES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def dated(text: str, trigger: str | Span, published: str | None = "2024-06-27") -> EventDate:
    given_day = parse_date(published, "given") if published else None
    document = document_from_text(text, published=given_day)
    sentences = split_sentences(text)
    times = find_times(document, sentences=sentences)
    if isinstance(trigger, str):
        start = text.index(trigger)
        trigger = Span(start, start + len(trigger))
    return date_of(document, times, trigger, sentences=sentences)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The guild, in a report published on 26 June, said that a boiler exploded.", "exploded"),
        ("They cancelled the results of Saturday's vote.", "cancelled"),
    ],
)
def test_the_day_of_a_paper_or_of_another_act_does_not_date_an_act(text: str, trigger: str) -> None:
    found = dated(text, trigger)
    assert (found.begin, found.end) == (None, "2024-06-27")


@pytest.mark.parametrize(
    "text",
    [
        "The Reed Party sued Oskarra over the 2016 election.",
        "The Reed Party sued Oskarra for meddling in 2016 elections and won.",
        "The Reed Party sued Oskarra under a 1962 law.",
        "The Reed Party sued Oskarra for the 9/11 attacks.",
        "The heirs of those who died on 9/11, the Reed Party said, sued Oskarra.",
        "Vell lost the 2016 election. Later that week the Reed Party sued Oskarra.",
    ],
)
def test_the_year_of_a_thing_does_not_date_what_is_done_about_it(text: str) -> None:
    assert (dated(text, "sued").begin or "2024") >= "2024"


@pytest.mark.parametrize(
    "text",
    [
        "Envoy Piet Hane met rebels, according to reports Tuesday.",
        "The premier confirmed that Piet Hane met rebels in a tweet Tuesday.",
    ],
)
def test_the_day_of_a_tweet_does_not_date_what_it_tells_of(text: str) -> None:
    assert dated(text, "met").ground == "tense"


ASIDES = [
    ("Lund, who was dismissed as head of the bank on June 5, surrendered in Sarn.", "surrendered"),
    ("The mayor, elected in 2021 with the help of the guild, was arrested by police.", "arrested"),
    ("Police arrested Orla Lund, who led the march on June 4.", "arrested"),
    ("Guards loyal to Lund, whose bank was shut on June 7, fired at the crowd.", "fired"),
    ("The league rejected an accusation that it had paid for Monday's coup.", "accusation"),
]


@pytest.mark.parametrize(("text", "trigger"), ASIDES)
def test_the_day_of_a_clause_or_thing_beside_is_not_that_of_the_act_around_it(
    text: str, trigger: str
) -> None:
    assert dated(text, trigger).timex_id is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Lund, who was dismissed as head of the bank on June 5, surrendered.", "dismissed"),
        ("The mayor, elected in June 2021, was arrested by police on June 5.", "arrested"),
        ("The raid, which took place on June 5, killed nine.", "killed"),
        ("The march, which police broke up on June 5, was led by Lund.", "march"),
        ("On June 5 rebels, two of whom were wounded, held the office; four men died.", "died"),
    ],
)
def test_a_day_dates_its_own_clause_and_what_that_says_of_an_act(text: str, trigger: str) -> None:
    assert dated(text, trigger).begin == "2024-06-05"


def test_the_year_of_a_thing_dates_what_the_thing_is_or_does() -> None:
    assert dated("He recalled the 1994 border talks.", "talks").begin == "1994-01-01"
    assert dated("In 1994 rebels sued for peace.", "sued").begin == "1994-01-01"
    assert dated("Guards were injured in the 1994 raid.", "injured").begin == "1994-01-01"


@pytest.mark.parametrize("half", MEASURED)
def test_the_events_of_our_own_set_are_dated_as_often_as_was_measured(half: str) -> None:
    labels = {row["id"]: row for row in rows("labels.jsonl")}
    right = made = 0
    for row in rows("texts.jsonl"):
        if row["id"].startswith(half):
            found = dated(row["text"], Span(*row["trigger"]), row["published"])
            label = labels[row["id"]]
            right += (found.begin, found.end) == (label["begin"], label["end"])
            made += 1
    assert made == MEASURED[half][1]
    assert right >= MEASURED[half][0]


def test_at_least_half_of_the_set_is_held_back_and_every_text_has_one_label() -> None:
    texts, labels = rows("texts.jsonl"), rows("labels.jsonl")
    assert [row["id"] for row in texts] == [row["id"] for row in labels]
    held = [row for row in texts if row["id"].startswith("held")]
    assert len(texts) >= 100
    assert 2 * len(held) >= len(texts)
    assert len({row["country"] for row in held}) >= 4
    assert all(0 <= row["trigger"][0] < row["trigger"][1] <= len(row["text"]) for row in texts)


def test_the_expression_in_the_clause_goes_before_that_of_the_other_clause() -> None:
    text = "The judge, who was named in May 2020, resigned on Tuesday."
    assert dated(text, "named").begin == "2020-05-01"
    assert dated(text, "resigned").begin == "2024-06-25"


def test_other_expressions_of_the_sentence_stay_open_as_choices() -> None:
    found = dated("The judge, who was named in May 2020, resigned on Tuesday.", "resigned")
    assert [other.begin for other in found.others] == ["2020-05-01", None]
    assert found.others[-1].end == "2024-06-27"


def test_a_story_keeps_its_day_within_the_paragraph_and_not_beyond() -> None:
    first = "On 5 March 2003 the police opened fire. Eleven students died."
    assert dated(first, "died").begin == "2003-03-05"
    apart = first.replace(". Eleven", ".\n\nEleven")
    assert dated(apart, "died").begin is None


def test_what_nothing_dates_has_only_the_side_that_its_tense_gives() -> None:
    past, ahead = dated("The army seized the port.", "seized"), dated("It will open.", "open")
    assert (past.begin, past.end, past.ground) == (None, "2024-06-27", "tense")
    assert (ahead.begin, ahead.end, ahead.ground) == ("2024-06-27", None, "tense")
    unknown = dated("The army seized the port.", "seized", None)
    assert (unknown.begin, unknown.end, unknown.ground) == (None, None, "open")


def test_an_inferred_day_of_publication_bounds_what_nothing_dates() -> None:
    text = "On Monday, June 24, 2024, troops moved.\n\nThe army seized the port. It will go."
    document = document_from_text(text)
    sentences = split_sentences(text)
    times = find_times(document, sentences=sentences)
    dating = infer_publication(document, sentences=sentences, times=times)
    assert dating is not None
    dating = replace(dating, end="2024-06-30")
    seized, go = (
        Span(text.index(word), text.index(word) + len(word)) for word in ("seized", "go.")
    )
    past = date_of(document, times, seized, sentences=sentences, dating=dating)
    ahead = date_of(document, times, go, sentences=sentences, dating=dating)
    assert (past.begin, past.end) == (None, "2024-06-30")
    assert (ahead.begin, ahead.end) == ("2024-06-24", None)
    assert "as inferred" in past.reason


def test_an_interval_gives_both_ends() -> None:
    found = dated("Trade grew from $75 million in 2000 to $2.25 billion in 2014.", "grew")
    assert (found.begin, found.end) == ("2000-01-01", "2014-12-31")


def test_what_repeats_dates_nothing() -> None:
    assert dated("Every Monday the market opened late.", "opened").timex_id is None


def test_a_date_names_its_expression_and_its_reason() -> None:
    found = dated("The judge resigned on Tuesday.", "resigned")
    assert found.reason == "“Tuesday” beside it"
    assert found.timex_id is not None
    assert found.granularity == "day"
    assert 0.5 < found.probability < 1


def test_many_events_at_once_get_what_each_gets_alone() -> None:
    text = (
        "The judge, named in 2020, resigned on Tuesday. She left. A new one will be found by May."
    )
    document = document_from_text(text, published=parse_date("2024-06-27", "given"))
    sentences = split_sentences(text)
    times = find_times(document, sentences=sentences)
    spans = [
        Span(text.index(word), text.index(word) + len(word)) for word in ("named", "left", "found")
    ]
    together = date_events(document, times, spans, sentences=sentences)
    assert together == [date_of(document, times, span) for span in spans]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["2019", "Monday,", "yesterday", "said", "was", "fell", "will", ".", "“", "”", "\n\n",
             "since", "after the vote", "between", "and", "to", "from", "died", "that", "Vell",
             "3 May", "two days later"]
        ),
        min_size=1,
        max_size=25,
    ).map(" ".join),
    st.integers(0, 200),
    st.integers(1, 10),
    st.sampled_from([None, "2024", "2024-06-27"]),
)  # fmt: skip
def test_whatever_the_text_a_date_is_an_interval_with_a_reason(
    text: str, start: int, length: int, published: str | None
) -> None:
    start = min(start, len(text) - 1)
    found = dated(text, Span(start, min(start + length, len(text))), published)
    for one in (found, *found.others):
        assert one.reason
        assert 0 < one.probability < 1
        assert one.begin is None or one.end is None or one.begin <= one.end


def test_a_document_without_words_dates_nothing() -> None:
    assert dated(" ", Span(0, 1)).ground in ("open", "tense")


@pytest.mark.parametrize(
    "piece",
    ["it fell on Monday ", "died 2019 ", "“yesterday” fell ", "fell, ", "Vell fell in May. "],
)
def test_time_grows_with_the_number_of_events_and_no_faster(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        document = document_from_text(text, published=parse_date("2024-06-27", "given"))
        sentences = split_sentences(text)
        times = find_times(document, sentences=sentences)
        spans = [Span(i * len(piece), i * len(piece) + 4) for i in range(count)]
        start = perf_counter()
        date_events(document, times, spans, sentences=sentences)
        return perf_counter() - start

    assert seconds(1_000) < 20 * seconds(100) + 1


@pytest.mark.parametrize(
    ("text", "trigger", "expression"),
    [
        ("The envoy was shot on Monday night.", "shot", "Monday night"),
        ("In March the miners walked out.", "walked", "March"),
        ("In May the abbot resigned.", "resigned", "May"),
        ("The envoy was shot at noon.", "shot", None),
        ("In march the porters were beaten.", "beaten", None),
    ],
)
def test_a_day_or_month_of_an_open_year_dates_an_act_and_an_hour_does_not(
    text: str, trigger: str, expression: str | None
) -> None:
    document = document_from_text(text)
    times = find_times(document, sentences=split_sentences(text))
    start = text.index(trigger)
    found = date_of(document, times, Span(start, start + len(trigger)))
    shown = next((one.span.of(text) for one in times if one.id == found.timex_id), None)
    assert shown == expression


def test_what_happened_when_it_began_is_of_that_year_alone() -> None:
    text = "The general has ruled since 2009, when he ousted the king, and has jailed nine poets."
    ousted, jailed = dated(text, "ousted"), dated(text, "jailed")
    assert (ousted.begin, ousted.end) == ("2009-01-01", "2009-12-31")
    assert jailed.end != "2009-12-31"
