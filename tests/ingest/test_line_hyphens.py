"""Hyphens at line ends: what parts a word, what belongs to it, and what nothing tells."""

from __future__ import annotations

import pytest
from tests.ingest.checks import assert_run_leads_back

from alleged.ingest.line_hyphens import Parted, judge_hyphen, word_forms
from alleged.ingest.read import ReadOptions, read_document

FORMS = word_forms(
    "The campaign was a long-term plan against a war of terms.\nA word is par-\nted."
)


@pytest.mark.parametrize(
    ("before", "after", "judged"),
    [
        ("the adminis", "tration said", Parted.JOIN),
        ("the govern", "ment said", Parted.JOIN),
        ("the cam", "paign began", Parted.JOIN),  # the text writes it in one
        ("a long", "term plan", Parted.KEEP),  # the text writes it with a hyphen
        ("the anti", "war party", Parted.KEEP),
        ("Mr Smith", "Jones said", Parted.KEEP),
        ("the is", "land", Parted.OPEN),
        ("in par", "ted words", Parted.JOIN),
    ],
)
def test_the_text_or_the_word_shows_what_a_hyphen_is(
    before: str, after: str, judged: Parted
) -> None:
    assert FORMS is not None
    assert judge_hyphen(before, after, FORMS) is judged


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", " \n  "])
def test_wrapped_words_are_joined_and_lead_back(line_end: str) -> None:
    source = line_end.join(
        ["The mayor of Ibrem said that the adminis-", "tration of the is-", "land had no plan."]
    )
    result = read_document(source.encode(), name="a.txt", format=None, options=ReadOptions())
    assert result.document is not None
    text = result.document.text
    assert text.startswith("The mayor of Ibrem said that the administration of the is-")
    assert "\r" not in text
    for run in result.document.offset_map:
        assert_run_leads_back(run, text, source)
    codes = {issue.code for issue in result.issues}
    assert codes == {"line-hyphens-joined", "line-hyphens-open"}


def test_a_hyphen_inside_a_line_or_before_a_paragraph_stays() -> None:
    source = "A well-known plan of the mayor, and -\n\nnothing else was said about the bridge-\n"
    result = read_document(source.encode(), name="a.txt", format=None, options=ReadOptions())
    assert result.document is not None
    assert all(run.repair is None for run in result.document.offset_map)
