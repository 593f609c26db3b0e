"""When an article was published, concluded from its text. Countries and people are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse.publication import find_date_issues, infer_publication
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.records.datings import Dating
from alleged.records.documents import Document
from alleged.records.times import Timex

STORY = (
    "On Tuesday, May 7, dockers shut the harbour of Oskarra. A day later, on May 8, marines "
    "landed on the quay. The union urged its members yesterday to stay at home. "
    "This week's events recall the strike of 2019."
)


def document(text: str, published: str | None = None) -> Document:
    return document_from_text(text, published=parse_date(published or "", "given"))


def dating(text: str, published: str | None = None, modified: str | None = None) -> Dating | None:
    made = replace(document(text, published), modified=parse_date(modified or "", "given"))
    sentences = split_sentences(text)
    times = find_times(made, sentences=sentences)
    return infer_publication(made, sentences=sentences, times=times)


def times_of(text: str, published: str | None = None) -> list[Timex]:
    return find_times(
        document(text, published),
        sentences=split_sentences(text),
        dating=dating(text, published),
    )


def test_a_weekday_a_year_told_as_past_and_yesterday_give_a_stretch_with_its_reasons() -> None:
    found = dating(STORY)
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2024-05-08", "2024-05-12", "2024-05-09")
    assert "“Tuesday, May 7” fits 2019, 2024, 2030" in found.reason
    assert "“This week”" not in found.reason
    assert "“yesterday” is most likely the last day told of, 2024-05-08" in found.reason
    words = [step.span.of(STORY) for step in found.steps if step.span]
    assert words == ["2019", "Tuesday, May 7", "2019", "May 8", "This week", "yesterday"]


def test_the_other_years_that_fit_the_weekday_stay_open() -> None:
    found = dating(STORY)
    assert found is not None
    assert [choice.begin for choice in found.choices] == ["2024-05-08", "2019-05-08"]
    assert found.choices[0].probability > 5 * found.choices[1].probability
    assert sum(choice.probability for choice in found.choices) <= 1


def test_what_is_counted_from_an_inferred_day_says_so_and_is_less_probable() -> None:
    by_words = {timex.span.of(STORY): timex for timex in times_of(STORY)}
    given_day = {timex.span.of(STORY): timex for timex in times_of(STORY, "2024-05-09")}
    yesterday = by_words["yesterday"]
    assert (yesterday.value, yesterday.anchor) == ("2024-05-08", "inferred")
    assert "inferred from the text" in yesterday.reason
    assert yesterday.probability < 0.6 * given_day["yesterday"].probability + 0.01
    assert by_words["2019"].probability == given_day["2019"].probability
    assert by_words["May 8"].probability > yesterday.probability


def test_a_year_that_the_text_tells_as_past_is_a_first_day_and_nothing_more() -> None:
    found = dating("The then minister said in July 2019 that the vote was fair. It was not.")
    assert found is not None
    assert (found.begin, found.end, found.day, found.choices) == ("2019-07-01", None, None, ())


def test_a_text_without_any_date_is_not_dated() -> None:
    assert dating("The coup in Oskarra shocked the region.") is None
    assert dating("The premier resigned on Tuesday.") is None


def test_an_original_that_gives_its_day_is_left_alone() -> None:
    assert dating(STORY, "2024-05-10") is None


def test_the_year_that_the_original_gives_bounds_the_days_of_the_text() -> None:
    found = dating("On Monday, June 24, troops moved. Yesterday the court met.", "2024")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2024-06-24", "2024-06-30", "2024-06-25")
    assert found.steps[0].says == "published 2024 (given)"


def test_a_month_alone_is_a_stretch_from_which_no_yesterday_is_counted() -> None:
    text = "Tanks rolled yesterday."
    found = dating(text, "2024-06")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2024-06-01", "2024-06-30", None)
    (yesterday,) = times_of(text, "2024-06")
    assert yesterday.value == "XXXX-XX-XX"


def test_a_day_of_change_is_the_last_day_of_publication() -> None:
    found = dating("In July 2019 the vote was held.", modified="2020-03-02")
    assert found is not None
    assert (found.begin, found.end) == ("2019-07-01", "2020-03-02")


def test_the_day_of_a_dateline_is_the_day_or_the_one_before() -> None:
    text = "PORT ANSEL, Veltria, March 14 (VNA) - The premier, elected in 2019, resigned."
    found = dating(text, "2023")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2023-03-14", "2023-03-15", "2023-03-14")


@pytest.mark.parametrize("place", ["", "Port Ansel, ", "Port Ansel, Veltria, "])
def test_before_an_agency_a_dateline_needs_no_capitals_and_no_place(place: str) -> None:
    text = f"Premier goes\n{place}March 14 (VNA) - The premier, elected in 2019, resigned."
    found = dating(text, "2023")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2023-03-14", "2023-03-15", "2023-03-14")


def test_the_day_of_a_dateline_whose_year_nothing_tells_stays_open_with_its_reason() -> None:
    found = dating("PORT ANSEL, March 14 (VNA) - The premier resigned on Monday.")
    assert found is not None
    assert (found.begin, found.end, found.day) == (None, None, None)
    assert found.reason == "the dateline is of “March 14”; nothing tells of which year"


def test_a_day_in_a_line_of_its_own_at_the_head_is_that_of_publication() -> None:
    found = dating("Vell mourns\nMarch 14, 2023\nThe premier of Vell died yesterday.")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2023-03-14", "2023-03-14", "2023-03-14")
    assert found.reason == "“March 14, 2023” stands in a line of its own at the head"
    other = dating("Vell mourns\nMarch 14, 2023\nThe premier died yesterday.", "2019")
    assert other is None or other.day != "2023-03-14"


def test_a_day_with_its_year_bounds_publication_but_does_not_stand_near_it() -> None:
    found = dating("It opened on May 4, 1959. Yesterday it closed.")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("1959-05-04", None, None)


def test_yesterday_in_a_quotation_says_nothing_about_the_day_of_writing() -> None:
    found = dating("On 26 June 2024 tanks rolled in. “We saw them yesterday,” said a man.")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2024-06-26", None, None)


def test_a_day_told_as_to_come_is_no_first_day() -> None:
    found = dating("It was built in 2019. It will be sold on 4 May 2031.")
    assert found is not None
    assert found.begin == "2019-01-01"


def issues(text: str, published: str | None = None) -> list[str]:
    made = document(text, published)
    times = find_times(made, sentences=split_sentences(text))
    return [issue.code for issue in find_date_issues(made, times, dating(text, published))]


def test_a_weekday_that_does_not_fit_becomes_an_issue() -> None:
    assert issues("He left on Tuesday, June 24, 2024.", "2024-06-27") == ["date-contradiction"]
    assert issues("He left on Monday, June 24, 2024.", "2024-06-27") == []


def test_a_count_that_does_not_agree_with_the_day_beside_it_becomes_an_issue() -> None:
    text = "On June 24 they met. Two days later, on June 27, it fell."
    assert issues(text, "2024-06-28") == ["date-contradiction"]
    assert issues(text.replace("27", "26"), "2024-06-28") == []


def test_a_day_that_the_calendar_has_not_becomes_an_issue() -> None:
    assert issues("They met on February 31, 2024.", "2024-06-27") == ["impossible-date"]


def test_an_inferred_day_becomes_an_issue_with_the_chain_of_reasons() -> None:
    assert issues(STORY) == ["publication-inferred"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["2019", "Monday, June 24,", "February 29", "yesterday", "was", "will", ".", "“", "\n\n",
             "Friday, February 29,", "31 December 2999", "1 January 1000", "this week", "said",
             "VELL, May 3 (VA) - "]
        ),
        min_size=1,
        max_size=14,
    ).map(" ".join),
    st.sampled_from([None, "2024", "2024-02", "1600", "2199"]),
)  # fmt: skip
def test_whatever_the_text_a_dating_is_a_stretch_that_holds_its_day(
    text: str, published: str | None
) -> None:
    found = dating(text, published)
    if found is None:
        return
    assert found.steps
    assert 0 < found.probability <= 1
    if found.begin is None:
        assert (found.end, found.day, found.probability) == (None, None, 1)
        return
    assert found.end is None or found.begin <= found.end
    assert found.day is None or found.begin <= found.day <= (found.end or found.day)
    for step in found.steps:
        assert step.span is None or step.span.of(text)
    assert dating(text, published) == found


@pytest.mark.parametrize(
    "piece", ["Monday, June 24, ", "yesterday ", "“", "in 2019 ", "VELL, May 3 "]
)
def test_a_long_hostile_text_is_dated_or_not_but_ends(piece: str) -> None:
    dating(piece * 5_000)


@pytest.mark.parametrize(
    "line",
    [
        "This story is from March 12, 2031",
        "Posted on: 3: 35 pm, March 12, 2031",
        "12 March 2031 09: 10",
        "Published: March 12, 2031 at 4:15 p.m.",
    ],
)
def test_a_line_that_says_when_it_was_posted_gives_the_day(line: str) -> None:
    found = dating(f"The port is shut\n{line}\nThe harbour board met on Wednesday.")
    assert found is not None
    assert found.day == "2031-03-12"


def test_a_line_that_tells_of_a_day_is_no_day_of_posting() -> None:
    found = dating("The port is shut\nOrr resigned March 12, 2031\nThe harbour board met.")
    assert found is None or found.day is None


def test_the_day_and_year_of_a_dateline_bound_the_day_of_publication() -> None:
    found = dating(
        "SARN, 14 May 2024 (Norpress) - The commission said nothing. The king fell in 2009."
    )
    assert found is not None
    assert found.begin == "2024-05-14"
