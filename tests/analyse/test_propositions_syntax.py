"""Propositions with the groups that the readers of events made."""

from __future__ import annotations

import pytest

from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.propositions import _lines, _negations
from alleged.analyse.sentences import split_sentences

TEXT = """Ostby Navy Seizes Three Nandrian Trawlers

The navy may fire on the boats, the minister said. Prices rose in the port of Vell. If the fleet
attacks, Nandria will close the strait.
"""


def test_groups_taken_over_from_events_are_those_that_propositions_make_themselves() -> None:
    sentences = split_sentences(TEXT)
    own = _lines(TEXT, sentences, None)
    shared = _lines(TEXT, sentences, read_syntax(TEXT, sentences))
    assert any(line.syntax is not None for line in shared)
    assert any(line.syntax is None for line in shared)
    for one, other in zip(own, shared, strict=True):
        assert (one.tokens, one.tags, one.groups()) == (other.tokens, other.tags, other.groups())


@pytest.mark.parametrize(
    ("text", "negations"),
    [
        ("The league leaders took the No. 5 seed.", 0),
        ("He lives at No 10 in the same street.", 0),
        ("No 5 was spared: no house, no barn.", 1),
        ("There were no survivors.", 1),
    ],
)
def test_the_no_of_a_number_denies_nothing(text: str, negations: int) -> None:
    (line,) = _lines(text, split_sentences(text), None)
    assert _negations(line.tokens) == negations
