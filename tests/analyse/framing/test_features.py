from __future__ import annotations

from alleged.analyse.framing.features import SIZE, hashed, plain


def test_numbers_stand_by_how_many_digits_they_have() -> None:
    assert [plain(word) for word in ("Some", "4", "100", "nets")] == ["some", "<1>", "<3>", "nets"]


def test_places_rise_and_stand_once() -> None:
    places = hashed("The net, the net and the net").tolist()
    assert places == sorted(set(places))
    assert places[0] >= 0
    assert places[-1] < SIZE


def test_an_empty_sentence_has_its_borders_alone() -> None:
    assert len(hashed("")) == 3


def test_the_order_of_words_counts() -> None:
    assert hashed("dog bites man").tolist() != hashed("man bites dog").tolist()
