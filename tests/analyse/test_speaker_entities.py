"""Which entity of a document speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.made import a_document

from alleged.analyse.documents import analyse_document
from alleged.models.reader import Reader
from alleged.records.statements import Statement, Voice


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def speakers(reader: Reader, text: str) -> list[tuple[str, str | None]]:
    """The words of each source with the name of the entity that it resolves to."""
    found = analyse_document(a_document(text), reader=reader)
    names = {entity.id: entity.name for entity in found.entities}
    return [
        (words(one, text), names[one.speaker_id] if one.speaker_id else None)
        for one in found.statements
        if one.voice is not Voice.ARTICLE
    ]


def words(one: Statement, text: str) -> str:
    return " ".join(span.of(text) for span in one.source)


def test_name_surname_and_pronoun_are_one_entity(reader: Reader) -> None:
    text = (
        "President Ana Ruiz said that the harbour would reopen. Ruiz added that the ships would "
        "come back.\n\n“We have waited for long,” she said."
    )
    assert [name for _, name in speakers(reader, text)] == ["Ana Ruiz"] * 3


def test_an_accusation_and_a_denial_lead_to_two_entities(reader: Reader) -> None:
    text = (
        "Tomas Arde accused the government of fraud. President Ana Ruiz denied that the vote had "
        "been stolen."
    )
    assert [name for _, name in speakers(reader, text)] == ["Tomas Arde", "Ana Ruiz"]


def test_who_says_i_in_a_quotation_is_the_entity_that_is_quoted(reader: Reader) -> None:
    text = "“I deny that I ever took money from the port,” said Mayor Ilsa Verrin."
    assert [name for _, name in speakers(reader, text)] == ["Ilsa Verrin", "Ilsa Verrin"]


def test_the_author_is_no_candidate_for_who_says_i_inside_the_words_of_somebody(
    reader: Reader,
) -> None:
    text = (
        "Verrin: I Still Believe Arde Cannot Be Trusted With the Keys\n\n"
        "Mayor Ilsa Verrin spoke on Monday."
    )
    document = replace(a_document(text), byline="Oke Brandal")
    statements = analyse_document(document, reader=reader).statements
    (inner,) = [one for one in statements if words(one, text) == "I"]
    assert inner.speaker_id is not None
    assert not inner.speaker_candidates


def test_a_crowd_without_names_is_no_entity_with_a_name(reader: Reader) -> None:
    found = analyse_document(
        a_document("Critics say the new dam would flood forty villages."), reader=reader
    )
    (one,) = [s for s in found.statements if s.voice is not Voice.ARTICLE]
    assert one.speaker is None
    assert one.weak_source is not None


def test_every_speaker_id_is_an_entity_of_the_document(reader: Reader) -> None:
    text = (
        "The ambassador of Sarvia said the port was shut. She denied a blockade. Oke Brandal, the "
        "former mayor, said she was wrong. The former mayor called for an inquiry."
    )
    found = analyse_document(a_document(text), reader=reader)
    ids = {entity.id for entity in found.entities}
    named = [one.speaker_id for one in found.statements if one.speaker_id]
    assert named
    assert set(named) <= ids


def test_an_it_that_speaks_is_only_offered_since_it_is_mostly_a_paper(reader: Reader) -> None:
    text = (
        "The Harbour Board of Port Selva met on Monday. It denied that the quay would close.\n\n"
        "Ana Ruiz said no."
    )
    found = analyse_document(a_document(text), reader=reader).statements
    (one,) = [one for one in found if words(one, text) == "It"]
    assert one.speaker is None
    assert all(other.probability <= 0.33 for other in one.speaker_candidates)


def test_a_people_is_an_entity_and_no_speaker(reader: Reader) -> None:
    found = analyse_document(
        a_document("Republicans said that the harbour would reopen in May."), reader=reader
    )
    (one,) = [s for s in found.statements if s.voice is not Voice.ARTICLE]
    assert one.speaker is None
    assert one.speaker_id is not None


def test_the_administration_is_the_one_that_the_text_names(reader: Reader) -> None:
    text = "The Orr administration shut the port. The administration said that it was not safe."
    assert ("The administration", "Orr administration") in speakers(reader, text)


def test_a_ministry_is_no_building_that_is_not_called_so(reader: Reader) -> None:
    text = "The White House statement said talks would go on. The ministry denied the report."
    assert ("The ministry", None) in speakers(reader, text)


def test_the_army_of_a_country_is_called_by_its_words(reader: Reader) -> None:
    text = "The Norwegian army said it had killed ten rebels. Local police said nine had fled."
    found = analyse_document(a_document(text), reader=reader).statements
    told = {words(one, text): one.speaker for one in found if one.voice is not Voice.ARTICLE}
    assert told == {"The Norwegian army": "Norwegian army", "Local police": None}


def by_source(reader: Reader, text: str) -> list[tuple[str, str | None]]:
    """The words of each source with the name of who speaks."""
    found = analyse_document(a_document(text), reader=reader)
    return [
        (words(one, text), one.speaker)
        for one in found.statements
        if one.voice is not Voice.ARTICLE
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Harbour Board issued a statement on Monday saying that it was sorry. The statement "
            "said that the port would open.",
            "Harbour Board",
        ),
        (
            "The Harbour Board said in an official statement on Monday that the port was shut. “We "
            "have asked for help,” the statement said.",
            "Harbour Board",
        ),
        (
            "The pirates fled when they saw the frigate, according to a statement from the Orvanian "
            "government. Sailors seized nine rifles, the statement said.",
            "Orvanian government",
        ),
    ],
)
def test_the_statement_is_that_of_whoever_issued_it(reader: Reader, text: str, name: str) -> None:
    assert [speaker for _, speaker in by_source(reader, text)] == [name, name]


def test_a_statement_that_nobody_issued_has_no_speaker(reader: Reader) -> None:
    text = "The Harbour Board said that the port was shut. The statement said that it would open."
    assert by_source(reader, text)[-1] == ("The statement", None)
