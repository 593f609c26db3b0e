"""Countries by name, adjective, seat, and with a slip of one letter."""

from __future__ import annotations

import pytest

from alleged.analyse.countries import country_entries, government_at, misspelt_country


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("portuguesse", "PRT"),
        ("kazahkstan", "KAZ"),
        ("portugese", "PRT"),
        ("columbian", "COL"),
        ("venezeulan", "VEN"),
    ],
)
def test_a_slip_of_one_letter_is_still_the_country(word: str, expected: str) -> None:
    found = misspelt_country(word)
    assert found is not None
    assert found.alpha3 == expected


@pytest.mark.parametrize(
    "word", ["peru", "chole", "sulmoran", "polish", "turkish", "koreas", "iranain-iraqi"]
)
def test_a_right_a_short_or_an_invented_word_is_no_slip(word: str) -> None:
    assert misspelt_country(word) is None


def test_adjectives_lead_to_their_country() -> None:
    assert country_entries()["bolivian"].alpha3 == "BOL"


def test_a_seat_leads_to_whom_it_stands_for_first() -> None:
    lima, brussels = government_at("Lima"), government_at("Brussels")
    assert lima is not None
    assert brussels is not None
    assert (lima.alpha3, brussels.id) == ("PER", "alleged:european-union")
    assert government_at("Cusco") is None
