"""What kind a name is, where its form alone says more than the model."""

from __future__ import annotations

import pytest

from alleged.analyse.mentions import kind_by_form
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span


@pytest.mark.parametrize(
    ("words", "given", "kind"),
    [
        ("Islam", MentionKind.PLACE, MentionKind.GROUP),
        ("O.H.B.", MentionKind.PLACE, MentionKind.ORGANISATION),
        ("U.A.E.", MentionKind.PLACE, MentionKind.PLACE),
        ("Sarn", MentionKind.PLACE, MentionKind.PLACE),
        ("O.H.B.", MentionKind.PERSON, MentionKind.PERSON),
    ],
)
def test_a_faith_and_initials_with_stops_are_no_places(
    words: str, given: MentionKind, kind: MentionKind
) -> None:
    assert kind_by_form(words, Span(0, len(words)), given) is kind
