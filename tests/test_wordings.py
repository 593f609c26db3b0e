from __future__ import annotations

from alleged.records.documents import Document
from alleged.records.framings import Direction
from alleged.wordings import Place, compare_wordings, find_two_vocabularies
from tests.made import a_document, span_of

TEXTS = {
    "Harst Daily": "Soldiers began the slaughter of villagers at dawn.",
    "Oskand State Radio": "The army reported the neutralisation of eleven men.",
    "The Lenz Wire": "The killing of eleven villagers was confirmed.",
}


def documents() -> dict[str, Document]:
    made = [a_document(text, outlet=outlet) for outlet, text in TEXTS.items()]
    return {one.id: one for one in made}


def places(*words: str) -> list[Place]:
    return [
        Place(document_id=one.id, span=span_of(one.text, word))
        for one in documents().values()
        for word in words
        if word in one.text
    ]


def test_wordings_go_from_mild_to_strong() -> None:
    found = compare_wordings(places("slaughter", "The killing"), documents())
    assert [(one.words, one.strength) for one in found] == [("The killing", 0), ("slaughter", 2)]


def test_equal_words_of_two_outlets_are_one_variant() -> None:
    found = compare_wordings(places("eleven"), documents())
    assert [(one.words, one.outlets) for one in found] == [
        ("eleven", ("Oskand State Radio", "The Lenz Wire"))
    ]


def test_the_same_act_under_two_vocabularies_stands_side_by_side() -> None:
    found = find_two_vocabularies(
        places("slaughter of villagers", "neutralisation of eleven men", "killing of eleven"),
        documents(),
    )
    (killing,) = found
    assert killing.plain == "killing"
    assert [one.outlets for one in killing.blame] == [("Harst Daily",)]
    assert [one.outlets for one in killing.praise] == [("Oskand State Radio",)]
    assert [one.outlets for one in killing.neutral] == [("The Lenz Wire",)]
    assert killing.blame[0].direction is Direction.BLAME


def test_one_wording_alone_is_no_pair() -> None:
    assert find_two_vocabularies(places("slaughter of villagers"), documents()) == []


def test_the_order_of_places_changes_nothing() -> None:
    given = places("slaughter", "The killing", "eleven")
    assert compare_wordings(given, documents()) == compare_wordings(given[::-1], documents())


def test_each_place_slices_to_the_words_of_its_variant() -> None:
    texts = documents()
    for one in compare_wordings(places("slaughter", "eleven"), texts):
        assert {place.span.of(texts[place.document_id].text) for place in one.places} == {one.words}
