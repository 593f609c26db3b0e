from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.ingest.given import document_from_text
from alleged.quality.documents import document_from_row
from alleged.quality.rows import row_from
from alleged.records.documents import BlockKind, DatePrecision, Document
from alleged.records.spans import Span


def document(text: str = "Peru closed the border.", **fields: object) -> Document:
    return document_from_row(row_from({"id": "x", "text": text, **fields}))


DATES = {
    "1998": ("1998", DatePrecision.YEAR),
    "1998-03": ("1998-03", DatePrecision.MONTH),
    "1998-03-22": ("1998-03-22", DatePrecision.DAY),
    "1998-03-22T14:57": ("1998-03-22T14:57", DatePrecision.MINUTE),
    "1998-03-22T14:57:00": ("1998-03-22T14:57:00", DatePrecision.SECOND),
    "1998-03-22 14:57:00.125Z": ("1998-03-22T14:57:00+00:00", DatePrecision.SECOND),
    " 2016-09-21 ": ("2016-09-21", DatePrecision.DAY),
}


@pytest.mark.parametrize(("raw", "expected"), DATES.items(), ids=DATES.keys())
def test_a_given_date_is_as_precise_as_it_was_given(
    raw: str, expected: tuple[str, DatePrecision]
) -> None:
    published = document(dct=raw).published
    assert published
    assert (published.value, published.precision, published.evidence) == (*expected, "given")


@pytest.mark.parametrize("raw", [None, "", "yesterday", "1998-02-31", "0000", "²⁰¹⁹", "1" * 5000])
def test_what_is_no_date_is_left_out(raw: str | None) -> None:
    assert document(dct=raw).published is None


def test_the_time_of_writing_comes_before_the_date_and_the_title_before_the_headline() -> None:
    both = document(dct="2019-11-10", date="2019-11-12", title="A", headline="B")
    assert both.published
    assert both.published.value == "2019-11-10"
    assert both.title == "A"
    other = document(dct="soon", date="2019-11-12", headline="B")
    assert other.published
    assert other.published.value == "2019-11-12"
    assert other.title == "B"


def test_a_headline_that_opens_the_text_is_found_there() -> None:
    text = "Border closed\n\nPeru closed the border.\n\nNobody knows why."
    found = document(text, title="Border closed")
    assert found.title_span == Span(0, 13)
    assert [block.kind for block in found.blocks] == [BlockKind.TITLE] + 2 * [BlockKind.PARAGRAPH]
    assert [block.span.of(text) for block in found.blocks] == text.split("\n\n")


def test_a_full_stop_after_the_headline_belongs_to_its_block_not_to_the_headline() -> None:
    found = document("Border closed.\nPeru closed it.", title="Border closed")
    assert found.title_span == Span(0, 13)
    assert found.blocks[0].span == Span(0, 14)


def test_a_headline_that_is_only_the_start_of_a_sentence_does_not_count() -> None:
    assert document("Peru closed the border.", title="Peru").title_span is None
    assert document("Peru closed the border.", title="Chile").title_span is None


def test_lines_are_paragraphs_where_no_line_is_empty() -> None:
    assert [b.span for b in document("One.\nTwo.\r\nThree.").blocks] == [
        Span(0, 4), Span(5, 9), Span(11, 17)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "language", "covered"),
    [(None, "en", True), ("", "en", True), ("en", "en", True), ("en-GB", "en", True), ("EN_us", "en", True), ("eng", "en", True), ("es", "es", False), ("Klingon", "und", False)],
)  # fmt: skip
def test_a_language_is_covered_or_not(lang: str | None, language: str, covered: bool) -> None:
    found = document(lang=lang)
    assert (found.language, found.covered) == (language, covered)


def test_the_id_of_a_row_says_nothing_about_its_document() -> None:
    one, other = (document_from_text("Peru.") for _ in range(2))
    assert one.id == other.id
    assert "secret-topic" not in repr(
        document_from_row(row_from({"id": "secret-topic", "text": "x"}))
    )


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(), max_size=60), st.text(max_size=8))
def test_any_text_makes_a_document_with_every_word_in_a_block(text: str, title: str) -> None:
    made = document_from_text(text + "\ud800", title=title)
    assert len(made.text) == len(text) + 1
    assert made.text.encode()
    held = {i for block in made.blocks for i in range(block.span.start, block.span.end)}
    assert all(char.isspace() or i in held for i, char in enumerate(made.text))
    spans = [block.span for block in made.blocks]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("unit", ["a", " ", "\n", "\n ", "\r\n", "1", '"', "\n\n\t"])
def test_a_long_text_takes_no_time(unit: str) -> None:
    started = time.perf_counter()
    document_from_text(unit * (2_000_000 // len(unit)), title="a")
    assert time.perf_counter() - started < 5
