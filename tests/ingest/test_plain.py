"""Plain text that was wrapped to a width."""

from __future__ import annotations

import pytest
from tests.ingest.checks import assert_run_leads_back

from alleged.ingest.read import ReadOptions, read_document

WRAPPED = (
    "The leader of the dockers denied on Monday that her union had taken refuge in the\n"
    "harbour board's house, and said that it would call a general strike if the board\n"
    "went on to close the quays of the northern port before the end of the long winter.\n"
    "\n"
    "She said that no strike had been called yet, but that she would not rule one out at\n"
    'all, and that "we have waited long enough for an answer of the board." The board,\n'
    "for its part, had said on Friday that it would not be forced into any new talks by\n"
    "such threats."
)


def text_of(source: str, name: str = "a.txt") -> str:
    result = read_document(source.encode(), name=name, format=None, options=ReadOptions())
    assert result.document is not None
    for run in result.document.offset_map:
        assert_run_leads_back(run, result.document.text, source)
    return result.document.text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", " \n"])
def test_lines_that_were_filled_up_to_a_width_are_one_paragraph(line_end: str) -> None:
    text = text_of(WRAPPED.replace("\n", line_end))
    assert text == WRAPPED.replace("\n", " ").replace("  ", "\n\n")


def test_lines_that_end_early_stay_lines() -> None:
    verses = "\n".join(f"The river runs to the sea, verse {n}" for n in range(8))
    assert text_of(verses) == verses
    address = "Harbour Board of the Northern Port and of all its many quays\n12 Quay\nSarn\nNordia"
    assert text_of(address) == address


def test_a_line_that_says_from_when_a_story_is_heads_nothing() -> None:
    source = "This story is from March 12, 2031\n\nsarn: the harbour board met again.\n"
    document = read_document(
        source.encode(), name="a.txt", format=None, options=ReadOptions()
    ).document
    assert document is not None
    assert document.title is None
