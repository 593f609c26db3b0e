"""Words that every output shares."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.publish.tellings import bare


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"We knew nothing of it,"', "We knew nothing of it,"),
        ("“I know that car.", "I know that car."),
        ("“I know that car,” he said", "“I know that car,” he said"),
        ("four \n dead", "four dead"),
        ("“”", "“”"),
    ],
)
def test_marks_around_the_whole_of_a_quotation_are_left_to_the_page(
    written: Any, shown: Any
) -> None:
    assert bare(written) == shown
