"""How sure a text is that an organisation did it."""

from __future__ import annotations

import pytest
from tests.made import a_document, a_statement

from alleged.analyse.sentences import split_sentences
from alleged.quality.perpetrator_confidence import Confidence, confidence_of
from alleged.quality.rows import row_from
from alleged.quality.scorers.perpetrators import score_perpetrators
from alleged.records.spans import Span
from alleged.records.statements import Statement


def said(text: str, name: str, *, statements: tuple[Statement, ...] = ()) -> Confidence:
    places = [Span(text.index(name), text.index(name) + len(name))]
    return confidence_of(text, places, split_sentences(text), statements)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Velsk Dawn blew up a bridge in Norvik.", Confidence.FACT),
        ("The Velsk Dawn claimed responsibility for the raid.", Confidence.CLAIMED),
        ("A caller said the Velsk Dawn took credit for it.", Confidence.CLAIMED),
        ("Neighbours blamed the Velsk Dawn for the fire.", Confidence.ACCUSED),
        ("The police accused the Velsk Dawn of the murder.", Confidence.BY_AUTHORITIES),
        ("The Velsk Dawn may have planted the bomb.", Confidence.POSSIBLE),
    ],
)
def test_the_words_beside_an_organisation_decide(text: str, expected: Confidence) -> None:
    assert said(text, "Velsk Dawn") is expected


def test_the_first_sentence_that_says_how_sure_it_is_decides() -> None:
    text = (
        "The Velsk Dawn raided Ardo. Its friends blamed the Velsk Dawn. The Velsk Dawn admitted it."
    )
    places = [Span(at, at + 10) for at in (4, 51, 67)]
    assert [text[one.start : one.end] for one in places] == ["Velsk Dawn"] * 3
    assert confidence_of(text, places, split_sentences(text), ()) is Confidence.ACCUSED
    assert confidence_of(text, places[2:], split_sentences(text), ()) is Confidence.CLAIMED


@pytest.mark.parametrize(
    ("text", "source", "content", "expected"),
    [
        (
            "Colonel Brask said the Velsk Dawn burnt the depot.",
            "Colonel Brask",
            "the Velsk Dawn burnt the depot",
            Confidence.BY_AUTHORITIES,
        ),
        (
            "A farmer said the Velsk Dawn burnt the depot.",
            "A farmer",
            "the Velsk Dawn burnt the depot",
            Confidence.FACT,
        ),
        (
            "The Velsk Dawn said it burnt the depot.",
            "The Velsk Dawn",
            "it burnt the depot",
            Confidence.CLAIMED,
        ),
    ],
)
def test_who_speaks_decides_where_no_word_does(
    text: str, source: str, content: str, expected: Confidence
) -> None:
    statement = a_statement(a_document(text), source, "said", content)
    assert said(text, "Velsk Dawn", statements=(statement,)) is expected


FILL = [{"string": "VELSK DAWN", "spans": [[4, 14]]}, {"string": "VD", "spans": [[40, 42]]}]


def template(*values: str) -> dict[str, object]:
    return {
        "type": "BOMBING",
        "perp_organization": [FILL],
        "perp_organization_confidence": [[{"value": one} for one in values]],
    }


def test_a_row_gives_the_places_of_perpetrators_and_not_how_sure_gold_is() -> None:
    row = row_from({"id": 1, "text": "x" * 50, "templates": [template("POSSIBLE")] * 2})
    assert row.given == {"perpetrators": [[(4, 14), (40, 42)]]}


def test_any_value_that_gold_allows_is_right() -> None:
    gold = {
        1: {"templates": [template("REPORTED AS FACT", "CLAIMED OR ADMITTED")]},
        2: {"templates": [template("POSSIBLE")]},
        3: {"templates": [template("POSSIBLE")]},
        4: {"templates": [template("(POSSIBLE")]},
    }
    made = {
        1: {"perpetrators": [{"start": 4, "end": 14, "confidence": "CLAIMED OR ADMITTED"}]},
        2: {"perpetrators": [{"start": 4, "end": 14, "confidence": "SUSPECTED OR ACCUSED"}]},
    }
    found = score_perpetrators(gold, made)
    assert (found["perpetrators"], found["without_prediction"]) == (3, 1)
    assert found["accuracy"] == pytest.approx(33.33, abs=0.01)
    assert found["coarse_accuracy"] == pytest.approx(66.67, abs=0.01)
    assert found["majority"] == found["coarse_majority"] == pytest.approx(66.67, abs=0.01)
