"""Two tellers who give one thing two numbers: in one passage, and of one vote."""

from __future__ import annotations

import pytest
from tests.link.test_claims import article
from tests.link.test_number_clashes import STORY, told


@pytest.mark.parametrize(
    ("passage", "tellers"),
    [
        ("The Harbour Board put their number at 300; a dock clerk spoke of no more than 180 men.",
         ("The Harbour Board", "a dock clerk")),
        ("The police put the crowd at 12,000, while organisers spoke of 50,000.",
         ("The police", "organisers")),
        ("Some 40,000 people marched through Orn, organisers said. Police put the number at 9,000.",
         ("organisers", "Police")),
        ("The mayor estimated the damage at 20 million crowns, but insurers put it at"
         " 60 million crowns.", ("The mayor", "insurers")),
    ],
)  # fmt: skip
def test_two_tellers_of_one_passage_are_told_with_both_numbers(
    passage: str, tellers: tuple[str, str]
) -> None:
    (one,) = told(article(f"The march ended on Sunday. {passage}"))
    assert f"by {tellers[0]} and" in one.reason
    assert one.reason.endswith(f"by {tellers[1]}")


@pytest.mark.parametrize(
    "passage",
    [
        # the same number within its bounds
        "The police put the crowd at 12,000, while organisers spoke of at least 11,000.",
        # two times
        "The police put the crowd at 12,000, while organisers spoke of 50,000 last year.",
        "The ministry had put the toll at 12 earlier; doctors put the toll at 19 later.",
        # two things
        "The union said 300 workers had walked out; the ministry spoke of 4 closed mills.",
        "Police counted 12 arrests, and organisers counted 400 buses.",
        # one teller
        "The police put the crowd at 12,000, and the police spoke of 300 buses.",
        # no number of the dead before it
        "The blast wounded 40 workers, a doctor said. The ministry put the death toll at 12.",
    ],
)
def test_numbers_beside_each_other_that_can_both_hold_are_not_told(passage: str) -> None:
    assert not told(article(f"The march ended on Sunday. {passage}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Lund was re-elected with nearly 55 per cent of the vote.",
         "Ida Lund won a second term last October with 51.2 percent of the vote."),
        ("Ida Lund won a second term with 61 percent of the vote.",
         "Ida Lund won a second term with 48.5 percent of the vote."),
        ("President Lund won a third term with 57 per cent of the vote.",
         "Ida Lund won a third term last year with 52.4 per cent of the vote."),
    ],
)  # fmt: skip
def test_two_shares_of_one_vote_are_told(one: str, other: str) -> None:
    (found,) = told(
        article(STORY + one), article(STORY + other, outlet="The Echo", day="2031-05-11")
    )
    assert "two shares of one vote" in found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # nearly 55 is what 54.1 is
        ("Ida Lund was re-elected with nearly 55 per cent of the vote.",
         "Ida Lund won a second term last October with 54.1 percent of the vote."),
        # two parties
        ("Ida Lund won a second term with 61 percent of the vote.",
         "Tomas Brekk won a seat with 48.5 percent of the vote."),
        # two votes
        ("Ida Lund was elected in 2026 with 61 percent of the vote.",
         "Ida Lund was elected in 2030 with 48.5 percent of the vote."),
        ("Ida Lund won Sarn with 61 percent of the vote.",
         "Ida Lund won Velm with 48.5 percent of the vote."),
        # a poll
        ("A poll said Ida Lund would win 61 percent of the vote.",
         "Ida Lund won a second term with 48.5 percent of the vote."),
    ],
)  # fmt: skip
def test_shares_of_two_votes_are_not_told(one: str, other: str) -> None:
    assert not told(
        article(STORY + one), article(STORY + other, outlet="The Echo", day="2031-05-11")
    )
