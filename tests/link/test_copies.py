"""Copies are found with their passages and their origin, and what is no copy is none."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from tests.made import a_document

from alleged.analyse.prints import find_prints
from alleged.link.copies import linked_copies
from alleged.records.copies import Copy, CopyKind
from alleged.records.documents import (
    Block,
    BlockKind,
    Credit,
    CreditKind,
    DatedValue,
    DatePrecision,
    Document,
)
from alleged.records.spans import Span

LEDE = (
    "Customs officers in the port of Ardel seized four tonnes of smuggled coffee on Monday, the "
    "largest find of its kind in the republic of Brunia since records began."
)
SHIP = (
    "The sacks were hidden under a load of timber on a freighter that had changed its name twice "
    "during the voyage, and nobody on board could say who had ordered them."
)
COURT = (
    "A judge ordered the captain to be held for thirty days. His lawyer called the order a present "
    "for the cameras and said that he would appeal before the end of the week."
)
PRICE = (
    "Roasters in the old town say that the price of a pound has doubled since the spring, because "
    "frost destroyed a third of the harvest on the other side of the ocean."
)
OWN = (
    "Nobody who walks along the quay in the evening would guess how much passes through it.",
    "The cranes stand still, a guard plays cards with himself, and gulls sleep on the bollards.",
    "Only the dogs are awake, and they belong to somebody else.",
)


def article(
    *paragraphs: str,
    title: str = "Coffee seized in Ardel",
    outlet: str | None = "Ardel Post",
    at: str | None = "2030-05-01",
    url: str | None = None,
    credits: tuple[Credit, ...] = (),
    byline: str | None = None,
) -> Document:
    """An article of a headline and paragraphs."""
    blocks: list[Block] = []
    start = 0
    for part in (title, *paragraphs):
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        blocks.append(Block(kind=kind, span=Span(start, start + len(part))))
        start += len(part) + 2
    document = a_document(
        "\n\n".join((title, *paragraphs)),
        title=title,
        blocks=tuple(blocks),
        outlet=outlet,
        url=url,
        byline=byline,
        credits=credits,
        published=at
        and DatedValue(
            value=at,
            precision=DatePrecision.DAY if len(at) == 10 else DatePrecision.MINUTE,
            evidence="given",
            raw=at,
        ),
    )
    return replace(document, id=f"{document.id}-{outlet}-{at}")


WIRE = article(LEDE, SHIP, COURT, PRICE, at="2030-05-01T06:00+00:00")
LATER: dict[str, Any] = {"outlet": "Brunia Mirror", "at": "2030-05-01T09:00+00:00"}


def the_copy(*documents: Document) -> Copy:
    (copy,) = linked_copies(documents)["copies"]
    assert isinstance(copy, Copy)
    return copy


def words_of(copy: Copy, *documents: Document) -> list[tuple[str, str]]:
    texts = {document.id: document.text for document in documents}
    return [
        (passage.span.of(texts[copy.document_id]), passage.other.of(texts[copy.other_id]))
        for passage in copy.passages
    ]


def test_the_same_words_are_an_exact_copy_whatever_their_marks() -> None:
    other = article(
        *(text.replace("a pound", "a “pound”").upper() for text in (LEDE, SHIP, COURT, PRICE)),
        "By the staff of the Mirror",
        **LATER,
    )
    copy = the_copy(WIRE, other)
    assert copy.kind is CopyKind.EXACT
    assert (copy.share, copy.other_share) == (1, 1)


def test_composed_and_decomposed_accents_are_the_same_words() -> None:
    paragraphs = [text.replace("coffee", "caf\u00e9") for text in (LEDE, SHIP, COURT)]
    spread = [text.replace("caf\u00e9", "cafe\u0301") for text in paragraphs]
    copy = the_copy(
        article(*paragraphs, title="Caf\u00e9"), article(*spread, title="Cafe\u0301", **LATER)
    )
    assert copy.kind is CopyKind.EXACT


def test_a_new_headline_makes_a_near_copy() -> None:
    other = article(LEDE, SHIP, COURT, PRICE, title="Four tonnes under the planks", **LATER)
    copy = the_copy(WIRE, other)
    assert copy.kind is CopyKind.NEAR
    ((here, there),) = words_of(copy, WIRE, other)
    assert here == there == "\n\n".join((LEDE, SHIP, COURT, PRICE)).rstrip(".")


def test_a_word_replaced_in_every_sentence_makes_a_near_copy() -> None:
    changed = [
        text.replace(old, new)
        for text, old, new in (
            (LEDE, "seized", "impounded"),
            (SHIP, "hidden", "concealed"),
            (COURT, "called", "termed"),
            (PRICE, "doubled", "soared"),
        )
    ]
    copy = the_copy(WIRE, article(*changed, **LATER))
    assert copy.kind is CopyKind.NEAR
    assert copy.share > 0.9


def test_paragraphs_in_another_order_are_passages_of_their_own() -> None:
    other = article(PRICE, LEDE, COURT, SHIP, **LATER)
    copy = the_copy(WIRE, other)
    assert copy.kind is CopyKind.NEAR
    assert len(copy.passages) >= 4
    assert "in another order" in copy.reason


def test_a_text_that_was_cut_is_a_near_copy() -> None:
    assert the_copy(WIRE, article(LEDE, SHIP, COURT, **LATER)).kind is CopyKind.NEAR


def test_one_paragraph_in_an_own_text_is_a_partial_copy() -> None:
    other = article(*OWN, SHIP, title="Evening on the quay", **LATER)
    copy = the_copy(WIRE, other)
    assert copy.kind is CopyKind.PARTIAL
    assert words_of(copy, WIRE, other) == [(SHIP.rstrip("."), SHIP.rstrip("."))]
    assert linked_copies([WIRE, other])["copy_groups"] == []


def test_the_same_quotation_in_two_own_texts_is_no_copy() -> None:
    said = (
        "We have looked under every plank between here and the lighthouse and we are not done yet"
    )
    one = article(f"“{said},” said the chief of customs, Pell Arrun.", OWN[0], title="A find")
    other = article(
        OWN[1],
        f"Officers are pleased. “{said}”: so their chief puts it, with a cup in his hand.",
        title="Planks",
        **LATER,
    )
    found = linked_copies([one, other])
    assert found["copies"] == []
    (quotation,) = found["shared_quotations"]
    texts = {one.id: one.text, other.id: other.text}
    (passage,) = quotation.passages
    assert passage.span.of(texts[quotation.document_id]) == said
    assert passage.other.of(texts[quotation.other_id]) == said
    assert {row.counts_as for row in found["families"]} == {"Ardel Post", "Brunia Mirror"}


def test_reports_of_one_event_in_own_words_are_no_copies() -> None:
    other = article(
        "Under planks of pine, in sacks without a mark, lay what the customs of Ardel had been "
        "looking for since the winter: coffee, four tonnes of it.",
        "The freighter's captain is in a cell for a month. He will fight that, says his counsel.",
        title="What the timber hid",
        **LATER,
    )
    found = linked_copies([WIRE, other])
    assert (found["copies"], found["shared_quotations"]) == ([], [])


STANDING = (
    "The Ardel Post belongs to those who read it. Whoever gives two crowns a month receives the "
    "letter of the editors each Saturday and a seat in the assembly in the autumn."
)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_standing_paragraph_of_one_outlet_is_no_copy(count: int) -> None:
    stories = (
        "The ferry to Little Ardel will sail twice on Sundays from now on.",
        "A heron has built its nest on top of the town hall, and the clock was stopped for it.",
        "Five schools will share a teacher of music until one is found who wants to stay.",
        "The swimming bath opens a month late, since the tiles were of the wrong green.",
        "A barrel that was washed ashore turned out to hold a hundred years old vinegar.",
    )[:count]
    documents = [
        article(text, STANDING, title=f"Notes, {at}", at=f"2030-05-{at + 1:02d}")
        for at, text in enumerate(stories)
    ]
    assert linked_copies(documents)["copies"] == []


def test_a_story_that_one_outlet_prints_three_times_is_still_a_copy() -> None:
    documents = [
        article(LEDE, SHIP, COURT, title=f"Update {at}", at=f"2030-05-0{at}") for at in (1, 2, 3)
    ]
    found = linked_copies(documents)
    (group,) = found["copy_groups"]
    assert group.documents == 3
    assert all(copy.share > 0.9 for copy in found["copies"])


def test_calls_to_subscribe_and_credits_are_no_copies() -> None:
    call = (
        "Subscribe to our newsletter and receive the most important news of the day in your inbox "
        "every morning before breakfast, free of charge and without obligation."
    )
    one = article(OWN[0], call, title="Quay")
    other = article(OWN[1], call, title="Cranes", **LATER)
    assert linked_copies([one, other])["copies"] == []


def test_a_text_of_the_same_names_and_numbers_in_the_same_order_may_be_a_translation() -> None:
    one = article(
        "In Ardel, the ministry of Oskar Dellman counted 412 fires on Friday, 87 of them in Vesk.",
        "Mayor Ruta Hollin of Vesk blames the power firm Brunlicht, which paid 1,300 crowns.",
        "Brunlicht and its chief, Emil Tarn, will meet Hollin in Kopra before August.",
        title="Fires in Vesk",
    )
    other = article(
        "One has told 412 fires this Friday at Ardel, where Oskar Dellman is minister; Vesk had 87.",
        "For Ruta Hollin, who governs Vesk, guilt lies with Brunlicht, from which came 1,300 crowns.",
        "To Kopra shall come, ahead of August, Brunlicht with Emil Tarn as its head, and Hollin.",
        title="Vesk on fire",
        **LATER,
    )
    copy = the_copy(one, other)
    assert copy.kind is CopyKind.POSSIBLE
    assert copy.passages == ()
    found = linked_copies([one, other])
    assert found["copy_groups"] == []
    assert {row.counts_as for row in found["families"]} == {"Ardel Post", "Brunia Mirror"}


def test_copies_in_a_language_that_is_not_read_are_found() -> None:
    text = (
        "Сотрудники таможни в порту Ардел изъяли четыре тонны контрабандного кофе, сообщило в "
        "понедельник министерство, назвав находку крупнейшей за всю историю республики."
    )
    one = replace(article(text, title="Кофе"), language="ru", covered=False)
    other = replace(article(text, title="Находка", **LATER), language="ru", covered=False)
    assert the_copy(one, other).kind is CopyKind.NEAR


def test_the_earlier_of_two_is_the_likely_origin() -> None:
    other = article(LEDE, SHIP, COURT, PRICE, **LATER)
    copy = the_copy(WIRE, other)
    assert (copy.document_id, copy.origin_id) == (other.id, WIRE.id)
    assert "the other is earlier" in copy.origin_reason


def test_without_a_sign_the_origin_stays_open() -> None:
    one = article(LEDE, SHIP, COURT, at=None)
    copy = the_copy(one, article(LEDE, SHIP, COURT, outlet="Brunia Mirror", at=None))
    assert copy.origin_id is None
    assert copy.origin_probability is None
    assert "open" in copy.origin_reason


def agency(name: str) -> Credit:
    return Credit(
        kind=CreditKind.AGENCY,
        name=name,
        url=None,
        evidence="dateline of the report",
        raw=f"ARDEL ({name}) -",
    )


def test_two_papers_that_credit_an_agency_have_it_as_their_origin() -> None:
    one = article(LEDE, SHIP, COURT, credits=(agency("BNA"),))
    other = article(LEDE, SHIP, COURT, credits=(agency("BNA"),), **LATER)
    copy = the_copy(one, other)
    assert (copy.origin_id, copy.origin_outside) == (None, "BNA")
    families = linked_copies([one, other])["families"]
    assert {row.counts_as for row in families} == {"BNA"}
    assert {row.family for row in families} == {"Ardel Post", "Brunia Mirror"}


def test_the_agency_s_own_report_is_the_origin_though_it_is_dated_later() -> None:
    own = article(LEDE, SHIP, COURT, outlet="BNA", at="2030-05-02")
    paper = article(LEDE, SHIP, COURT, credits=(agency("BNA"),))
    copy = the_copy(own, paper)
    assert (copy.document_id, copy.origin_id) == (paper.id, own.id)
    assert "credits" in copy.origin_reason


def test_two_reports_of_one_agency_count_once_though_they_share_no_words() -> None:
    one = article(LEDE, SHIP, credits=(agency("BNA"),))
    other = article(*OWN, credits=(agency("BNA"),), **LATER)
    assert {row.counts_as for row in linked_copies([one, other])["families"]} == {"BNA"}


def test_signs_that_disagree_leave_the_origin_open() -> None:
    earlier = article(LEDE, SHIP, COURT, "The captain told the Brunia Mirror that he knew nothing.")
    later = article(LEDE, SHIP, COURT, PRICE, outlet="Brunia Mirror", at="2030-05-02")
    copy = the_copy(earlier, later)
    assert copy.origin_id is None
    assert "signs disagree" in copy.origin_reason


def test_one_story_under_fifty_mastheads_is_one_group_and_one_voice() -> None:
    documents = [
        article(
            LEDE,
            SHIP,
            COURT,
            PRICE,
            title=f"Coffee {at}",
            outlet=f"Paper {at}",
            at=f"2030-05-{at % 9 + 2:02d}",
        )
        for at in range(50)
    ]
    found = linked_copies([*documents, WIRE])
    (group,) = found["copy_groups"]
    assert group.documents == 51
    assert group.origin_id == WIRE.id
    assert {row.counts_as for row in found["families"]} == {"Ardel Post"}
    assert len(found["copies"]) < 51 * 6, "each is compared with a few, not with all"


def test_a_round_up_joins_none_of_its_reports_to_another() -> None:
    reports = [
        article(LEDE, SHIP, title="Coffee", outlet="Ardel Post"),
        article(COURT, PRICE, title="Captain", outlet="Brunia Mirror"),
    ]
    roundup = article(
        LEDE, SHIP, COURT, PRICE, title="The week", outlet="Kopra Week", at="2030-05-09"
    )
    found = linked_copies([*reports, roundup])
    voices = {row.document_id: row.counts_as for row in found["families"]}
    assert voices[reports[0].id] == "Ardel Post"
    assert voices[reports[1].id] == "Brunia Mirror"


def test_neither_order_nor_a_second_run_changes_a_record() -> None:
    documents = [
        WIRE,
        article(LEDE, SHIP, COURT, **LATER),
        article(*OWN, SHIP, title="Evening", outlet="Kopra Week", at=None),
        article(PRICE, LEDE, title="Prices", outlet="Vesk Voice", at="2030-05-03"),
    ]
    first = linked_copies(documents)
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        assert linked_copies(documents) == first


def test_another_article_changes_only_what_it_touches() -> None:
    documents = [WIRE, article(LEDE, SHIP, COURT, **LATER)]
    stranger = article(*OWN, title="Evening", outlet="Kopra Week", at="2030-04-01")
    before, after = linked_copies(documents), linked_copies([*documents, stranger])
    assert before["copies"] == after["copies"]
    assert before["copy_groups"] == after["copy_groups"]
    of_stranger = {stranger.id}
    assert [row for row in after["families"] if row.document_id not in of_stranger] == before[
        "families"
    ]


def test_every_passage_lies_in_its_text_and_begins_and_ends_with_a_word() -> None:
    documents = [WIRE, article(PRICE, OWN[0], COURT, LEDE, **LATER)]
    texts = {document.id: document.text for document in documents}
    copy = the_copy(*documents)
    for here, there in words_of(copy, *documents):
        for words in (here, there):
            assert words == words.strip(" .,\n")
            assert words
    assert all(passage.span.end <= len(texts[copy.document_id]) for passage in copy.passages)


def test_a_fingerprint_is_of_the_words_alone() -> None:
    one, other = article(LEDE, SHIP), article(LEDE.upper(), SHIP.replace(" ", "  "), **LATER)
    assert find_prints(one).runs == find_prints(other).runs
    assert all(0 <= mark < 2**48 for mark in find_prints(one).runs)


def test_texts_without_words_have_no_copies() -> None:
    empty = a_document("", outlet=None)
    marks = article("—", "…", title="!!!")
    assert linked_copies([empty, marks])["copies"] == []
