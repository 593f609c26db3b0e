"""Which contradictions are told: what is no contradiction in real articles stays untold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.test_claims import article, linked

from alleged.link.compare import Comparison
from alleged.link.doubts import OPEN_PRONOUN, Utterance, doubt_of, loose_agreement
from alleged.records.claims import Clash, PairRelation

BEFORE = "The Ost League and the Velm Dockers met in Orn, General Arn Vole and Ida Lund said. "


def clashes(one: str, other: str, *, days: tuple[str, str] = ("2031-05-09", "2031-05-09")) -> int:
    _, contradictions = linked(
        article(BEFORE + one, day=days[0]),
        article(BEFORE + other, outlet="The Echo", day=days[1]),
    )
    return len(contradictions)


def test_two_counts_of_one_day_are_told() -> None:
    assert clashes("Eleven miners were killed in Velm.", "Seven miners were killed in Velm.") == 1


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Seven miners were killed in Velm.", "Eleven miners were killed in Velm.",
         ("2031-05-09", "2031-05-11")),  # the count grew
        ("At least seven miners were killed in Velm.", "Eleven miners were killed in Velm.",
         ("2031-05-09", "2031-05-09")),
        ("Two of them were killed in Velm.", "Eleven miners were killed in Velm.",
         ("2031-05-09", "2031-05-09")),  # of another set
        ("Another four miners were killed in Velm.", "Eleven miners were killed in Velm.",
         ("2031-05-09", "2031-05-09")),
        ("Two men got out.", "Eleven men got out after the blast in Velm.",
         ("2031-05-09", "2031-05-09")),
        ("Eleven miners were killed in Velm.", "Seven miners were killed in Sarn.",
         ("2031-05-09", "2031-05-09")),
        ("The Ost League may shell the town of Velm.",
         "The Ost League has not shelled the town of Velm.", ("2031-05-09", "2031-05-09")),
        ("The Ost League would have shelled Velm if it had rained.",
         "The Ost League has not shelled the town of Velm.", ("2031-05-09", "2031-05-09")),
    ],
)  # fmt: skip
def test_what_can_both_hold_is_not_told(one: str, other: str, days: tuple[str, str]) -> None:
    assert clashes(one, other, days=days) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # no denial at all
        ("Nothing less than the future of the Ost League is at stake, Ida Lund said.",
         "The future of the Ost League is at stake."),
        ("The all-or-nothing vote gave Ida Lund 99 seats in Velm.",
         "Ida Lund won 99 seats in the vote in Velm."),
        ("Arn Vole refused to disavow the support of Ida Lund.",
         "Ida Lund gave her support to Arn Vole."),
        # the denial has the other's words, and denies something else
        ("No clear road leads to Orn; the vote in Velm brings the Ost League closer to a name.",
         "The vote in Velm brings the Ost League closer to a name."),
        # a question that nobody answered
        ("A spokesman for Ida Lund would not say what Ida Lund is being treated for in Velm.",
         "The Echo told its readers what Ida Lund is being treated for in Velm."),
        # not both at once
        ("None of the letters of Ida Lund was marked secret, the Ost League said.",
         "Some of the letters of Ida Lund were secret, Arn Vole said."),
        # what he does not want is open
        ("Ida Lund wants the job in Velm.",
         "Arn Vole knows the talk will be tough, and Ida Lund doesn't want that right now."),
        # the negation is of another thing in the sentence
        ("The results of the blood test of Ida Lund have not been published in Velm.",
         "Ida Lund gave blood for the blood test in Velm."),
        # numbers of two parties
        ("Ida Lund won the Dockers with 61 percent of the vote.",
         "Ida Lund won the Millers with 48.5 percent of the vote."),
        # all, and a part of it
        ("Velm exported 402,000 tonnes of tin in 2030.",
         "Velm exported 260,000 tonnes of tin to Sarn in 2030."),
    ],
)  # fmt: skip
def test_what_only_looks_like_its_opposite_is_not_told(one: str, other: str) -> None:
    assert clashes(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Velm shipped 402,000 tonnes of tin abroad in 2030. Of that, 245,000 tonnes went to"
            " Sarn.",
            "Velm exported 260,000 tonnes of tin to Sarn in 2030.",
            marks=pytest.mark.xfail(reason="the comparison model finds both to hold, 0.78"),
        ),
        ("The Orn Bank paid 18 million crowns to officers of the Third Brigade.",
         "The Orn Bank said it had paid 9 million crowns to the treasury and not a single crown to"
         " any officer."),
        ("The Echo reported that Arn Vole had sold the docks in Velm. That was wrong.",
         "Arn Vole sold the docks in Velm."),
    ],
)  # fmt: skip
def test_what_needs_the_words_around_it_to_be_read_is_told(one: str, other: str) -> None:
    assert clashes(one, other) == 1


def test_who_was_nowhere_near_a_place_was_not_there() -> None:
    _, found = linked(
        article(
            "General Arn Vole met Ida Lund and Tomas Brekk of the Ost League in Sarn. Marshal"
            " Brekk's car stood at the gate of Kell Barracks on 14 March, a guard said."
        ),
        article(
            "General Arn Vole met Ida Lund and Tomas Brekk of the Ost League in Sarn. Marshal Brekk"
            " was nowhere near Kell Barracks on 14 March, his office said.",
            outlet="The Echo", day="2031-05-10",
        ),
    )  # fmt: skip
    assert [one.clash for one in found] == [Clash.POLARITY]


def test_a_deed_and_its_plain_denial_are_told() -> None:
    assert clashes(
        "The Ost League shelled the town of Velm.",
        "Ida Lund said the Ost League had not shelled the town of Velm.",
    ) == 1  # fmt: skip


def test_two_ages_of_one_party_within_weeks_are_told() -> None:
    assert clashes(
        "Tomas Brekk, 41, was arrested in Velm.", "Tomas Brekk, 47, was taken to a court in Velm."
    ) == 1  # fmt: skip


def test_two_ages_may_have_a_birthday_or_years_between_them() -> None:
    one, other = "Tomas Brekk, 41, was arrested.", "Tomas Brekk, 42, was taken to a court."
    assert clashes(one, other, days=("2031-05-09", "2031-06-09")) == 0
    assert clashes(one, other.replace("42", "44"), days=("2031-05-09", "2034-06-09")) == 0


def test_accounts_of_two_matters_are_neither_one_claim_nor_a_contradiction() -> None:
    claims, contradictions = linked(
        article("Rebels attacked a bus near Sarn. Four people were killed, the mayor said."),
        article(
            "A bus fell off a bridge near Dorn. Nobody was killed, the mayor said.",
            outlet="The Echo", day="2033-01-02",
        ),
    )  # fmt: skip
    assert contradictions == []
    assert all(claim.documents == 1 for claim in claims)


def test_two_counts_of_a_crowd_at_one_place_are_told() -> None:
    assert clashes(
        "Some 90,000 people filled Vole Square in Velm.",
        "About 20,000 people stood in Vole Square in Velm.",
    ) == 1  # fmt: skip


def test_the_age_of_who_is_named_next_is_not_that_of_the_one_before() -> None:
    assert clashes(
        "Tomas Brekk, 41, was arrested in Velm.",
        "Police found the bodies of 41-year-old Tomas Brekk, 38-year-old Ida Moor and a dog.",
    ) == 0  # fmt: skip


def test_one_speaker_who_takes_it_back_is_told_though_a_pronoun_stands_for_him() -> None:
    said = article(BEFORE + "“I opened the barrier for it myself,” said the guard at Velm.")
    later = article(
        "The guard at Velm now says he did not open the barrier himself.",
        outlet="The Echo", day="2031-05-16",
    )  # fmt: skip
    one, other = (
        next(one for one in found[1].propositions if "barrier" in one.words)
        for found in (said, later)
    )
    first, second = (
        Utterance(
            proposition=replace(each, doer_open=True), published=day, voice="reported",
            statement_type="asserts", speaker="the guard at Velm",
        )
        for each, day in ((one, "2031-05-09"), (other, "2031-05-16"))
    )  # fmt: skip
    denied = Comparison(
        relation=PairRelation.CONTRADICT, clash=Clash.POLARITY, rule="the opposite",
        reason="both tell of open", probability=0.9,
    )  # fmt: skip
    assert doubt_of(first, second, denied, one_story=True) is None
    assert doubt_of(first, second, replace(denied, probability=0.6), one_story=True) is not None
    assert doubt_of(first, second, denied, one_story=False) is not None
    stranger = replace(second, speaker="the mayor of Velm")
    assert doubt_of(first, stranger, denied, one_story=True, alike=0.9) == OPEN_PRONOUN


def test_what_two_named_speakers_say_of_one_deed_is_told() -> None:
    assert clashes(
        "Ida Lund said that Arn Vole had bribed the harbour master of Velm.",
        "Tomas Brekk said that Arn Vole had never bribed the harbour master of Velm.",
    ) == 1  # fmt: skip


def test_what_only_the_model_takes_for_a_clash_is_not_told() -> None:
    assert clashes("The dam at Velm held through the night.",
                   "The dam at Velm gave way during the night.") == 0  # fmt: skip


BRIBED = "Ida Lund said that Arn Vole had bribed the harbour master of Velm."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BRIBED, "Arn Vole denied that he had bribed the harbour master of Velm."),
        ("Ida Lund said that Velm would pay for the bridge.",
         "Tomas Brekk said that Velm will not pay for the bridge."),
    ],
)  # fmt: skip
def test_a_denial_is_told_where_the_other_says_what_it_denies(one: str, other: str) -> None:
    assert clashes(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BRIBED, "Arn Vole declined to bribe the harbour master of Velm."),
        (BRIBED, "Tomas Brekk said that Arn Vole had not bribed them."),
        (BRIBED, "Tomas Brekk said that Ole Stig had not bribed the judges of Velm."),
        (BRIBED, "Tomas Brekk said that Arn Vole most likely had not bribed the harbour master."),
        (BRIBED.replace("had", "might have"),
         "Tomas Brekk said that Arn Vole had not bribed the harbour master of Velm."),
        ("Ida Lund said that Arn Vole cant bribe the harbour master of Velm.",
         "Ida Lund said that Arn Vole can't bribe the harbour master of Velm."),
    ],
)  # fmt: skip
def test_a_refusal_a_doubt_and_a_slip_deny_nothing(one: str, other: str) -> None:
    assert clashes(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other", "loose"),
    [
        ("Arn Vole's tax plan was read in Orn.", "Farmers of Velm fear the plan of Arn Vole.", True),
        ("The mill in Velm made more bread.", "The mill in Velm made less bread.", True),
        ("The Ost League shelled the town of Velm.", "Velm was shelled by the Ost League.", False),
        ("Ida Lund has led the Ost League since 2028.",
         "Ida Lund has led the Ost League since 2029.", True),
        ("Ida Lund has led the Ost League since 2028.",
         "Since 2028 the Ost League has been led by Ida Lund.", False),
        ("The Ost League paid 80 million marns for the docks.",
         "The Ost League paid 91 million marns for the docks.", True),
        ("The Ost League paid 80 million marns for the docks.",
         "The Ost League paid 80 million marns for the docks of Velm.", False),
    ],
)  # fmt: skip
def test_an_agreement_shares_half_of_its_parts(one: str, other: str, loose: bool) -> None:
    first, second = (
        Utterance(
            proposition=article(text)[1].propositions[0], published="2031-05-09", voice="article",
            statement_type="asserts", speaker=None,
        )
        for text in (one, other)
    )  # fmt: skip
    assert (loose_agreement(first, second) is not None) is loose


def test_a_short_denial_is_told_where_the_other_surely_says_what_it_denies() -> None:
    denying = article("Some in Orn say that Vole, while drunk, did not point the gun.")
    telling = article(
        "Vole was held in Velm on Monday after pointing it at two guards by the harbour.",
        outlet="The Echo",
    )  # fmt: skip
    one, other = (
        Utterance(
            proposition=next(one for one in found[1].propositions if "point" in one.words),
            published="2031-05-09", voice="reported", statement_type="asserts", speaker=name,
        )
        for found, name in ((denying, "some in Orn"), (telling, "the guards"))
    )  # fmt: skip
    found = Comparison(
        relation=PairRelation.CONTRADICT, clash=Clash.POLARITY, rule="the opposite",
        reason="both tell of point", probability=0.9,
    )  # fmt: skip
    assert doubt_of(one, other, found, one_story=True, alike=0.9) is None
    assert doubt_of(one, other, found, one_story=True, alike=0.6) == "they share too little"
