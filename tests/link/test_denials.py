"""A denial is read by what it denies."""

from __future__ import annotations

import pytest

from alleged.link.denials import NEGATION, says_untrue, what_is_denied


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("did not open the gate himself", "opened the gate himself"),
        ("Orn, while armed, didn't even stop the cart", "Orn, while armed, stopped the cart"),
        ("she did not knowingly take it", "she knowingly took it"),
        ("he did not show or hit anybody", "he showed or hit anybody"),
        ("the bank does not have the money", "the bank has the money"),
        ("they do not carry arms", "they carry arms"),
        ("The League has never shelled the town.", "The League has shelled the town."),
        ("Velm isn't to blame", "Velm is to blame"),
        ("paid not a single marn to them", "paid a marn to them"),
        ("the car was nowhere near the gate", "the car was somewhere near the gate"),
        ("any part in the raid", "a part in the raid"),
        ("a car stood at the gate. That was wrong.", "a car stood at the gate"),
        ("the mayor sold the docks. The report is not true.", "the mayor sold the docks"),
        ("The dam held. That was long ago.", "The dam held. That was long ago."),
        ("The dam held.", "The dam held."),
    ],
)
def test_negations_are_taken_out_of_the_words(words: str, denied: str) -> None:
    assert what_is_denied(words) == denied


@pytest.mark.parametrize(
    ("cue", "content", "untrue"),
    [
        ("has vehemently denied", "any part in the raid", True),
        ("disputed", "that the dam had been unsafe", True),
        ("rejected", "the claim that he was there", True),
        ("rejected", "the budget of the town", False),  # he is against it
        ("vetoed", "the bill", False),
        ("declined", "to comment", False),
        ("refused to disavow", "the endorsement of Ida Lund", False),
        ("did not deny", "that he was there", False),
        ("never disputed", "that the dam had been unsafe", False),
        (None, "the dam was unsafe", False),
    ],
)
def test_who_is_against_a_thing_does_not_say_that_it_is_untrue(
    cue: str | None, content: str, untrue: bool
) -> None:
    assert says_untrue(cue, content) is untrue


@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("Not a mere day ago, the League put her on its list.", False),
        ("Not two hours later, the gate was shut.", False),
        ("The League did not put her on its list a day later.", True),
        ("He was not seen before noon.", True),
    ],
)
def test_how_short_a_time_has_passed_denies_nothing(words: str, denies: bool) -> None:
    assert bool(NEGATION.search(words)) is denies
