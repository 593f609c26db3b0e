"""What is said at a place counts as the voice that its words come from."""

from __future__ import annotations

from tests.link.test_copies import COURT, LEDE, OWN, PRICE, SHIP, agency, article
from tests.made import span_of

from alleged.analyse.prints import find_prints
from alleged.link.copies import link_copies
from alleged.link.independence import count_independent
from alleged.link.tables import insert_strings, kept_in_memory
from alleged.records.documents import Document
from alleged.store.tables import engine

Place = tuple[Document, str]


def counts(documents: list[Document], places: list[Place]) -> tuple[int, int, list[str]]:
    """At least and at most so many families, and which, for one set of places."""
    rows = []
    for document, words in places:
        span = span_of(document.text, words)
        rows.append(("set", document.id, str(span.start), str(span.end)))
    with engine() as con:
        kept_in_memory(
            con, documents=documents, prints=[find_prints(document) for document in documents]
        )
        link_copies()(con)
        con.execute(
            "CREATE TEMP TABLE asked (set_id VARCHAR, document_id VARCHAR, a VARCHAR, b VARCHAR)"
        )
        insert_strings(con, "asked", rows)
        con.execute(
            "CREATE TEMP TABLE asked_places AS SELECT set_id, document_id,"
            " a::BIGINT AS place_start, b::BIGINT AS place_end FROM asked"
        )
        count_independent(con)
        (found,) = con.execute(
            "SELECT at_least, at_most, families FROM independent_counts"
        ).fetchall()
        at_least, at_most, families = found
        return at_least, at_most, families


ORIGIN = article(LEDE, SHIP, COURT, at="2030-05-01")
SEIZED = "seized four tonnes of smuggled coffee"


def test_two_reports_of_their_own_are_two_voices() -> None:
    other = article(*OWN, PRICE, outlet="Brunia Mirror")
    places = [(ORIGIN, SEIZED), (other, "the price of a pound has doubled")]
    assert counts([ORIGIN, other], places) == (2, 2, ["Ardel Post", "Brunia Mirror"])


def test_a_whole_copy_is_the_voice_of_its_origin() -> None:
    other = article(LEDE, SHIP, COURT, outlet="Brunia Mirror", at="2030-05-02")
    places = [(ORIGIN, SEIZED), (other, SEIZED)]
    assert counts([ORIGIN, other], places) == (1, 1, ["Ardel Post"])


def test_in_a_text_of_its_own_only_the_paragraph_that_was_taken_over_is_folded() -> None:
    other = article(*OWN, LEDE, title="Evening", outlet="Brunia Mirror", at="2030-05-02")
    both = [ORIGIN, other]
    assert counts(both, [(ORIGIN, SEIZED), (other, SEIZED)]) == (1, 1, ["Ardel Post"])
    own = [(ORIGIN, SEIZED), (other, "gulls sleep on the bollards")]
    assert counts(both, own) == (2, 2, ["Ardel Post", "Brunia Mirror"])


def test_a_passage_whose_origin_is_open_may_add_no_voice() -> None:
    one = article(LEDE, OWN[0], OWN[1], OWN[2], PRICE, title="One", at=None)
    other = article(LEDE, SHIP, COURT, title="Other", outlet="Brunia Mirror", at=None)
    at_least, at_most, _ = counts([one, other], [(one, SEIZED), (other, SEIZED)])
    assert (at_least, at_most) == (1, 1)


def test_a_passage_of_an_agency_counts_as_the_agency_in_both_texts() -> None:
    one = article(LEDE, OWN[0], OWN[1], COURT, PRICE, title="One", credits=(agency("BNA"),))
    other = article(*OWN, LEDE, title="Other", outlet="Brunia Mirror", at="2030-05-02")
    places = [(one, SEIZED), (other, SEIZED)]
    assert counts([one, other], places) == (1, 1, ["BNA"])
