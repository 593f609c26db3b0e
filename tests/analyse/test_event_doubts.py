"""Events with their warnings, second readings and counts."""

from __future__ import annotations

from typing import Any

from tests.made import a_document, span_of

from alleged.analyse.doubtful_words import Doubted
from alleged.analyse.event_doubts import MAX_NOTES, with_doubts
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.sentences import split_sentences
from alleged.records.documents import Document
from alleged.records.events import (
    Certainty,
    Event,
    EventLabel,
    EventStatus,
    EventWarning,
    Polarity,
)
from alleged.records.issues import Issue
from alleged.records.spans import Span

W, S = EventWarning, EventStatus


def an_event(document: Document, words: str, **changes: Any) -> Event:
    """An event that was found at these words."""
    span = span_of(document.text, words)
    id_ = f"evt-{span.start}"
    values: dict[str, Any] = {
        "id": id_, "document_id": document.id, "chain_id": id_, "trigger": (span,),
        "sentence": next(s for s in split_sentences(document.text) if s.holds(span)),
        "event_type": "COERCE", "modes": ("arrest",), "contexts": (), "label": None,
        "quad": "material conflict", "score": -7.0, "cameo": "173", "readings": (),
        "actors": (), "recipients": (), "reciprocal": False, "place": None, "place_id": None,
        "time_id": None, "begin": None, "end": None, "time_reason": "", "magnitudes": (),
        "instrument": None, "status": S.HAPPENED, "polarity": Polarity.POSITIVE,
        "certainty": Certainty.CERTAIN, "status_probability": 0.9, "status_reason": "told",
        "counted": True, "statement_id": None, "statement_ids": (), "warnings": (),
        "probability": 0.9, "reason": "made by hand", "made_by": "test",
    }  # fmt: skip
    return Event(**{**values, **changes})


def doubted(
    document: Document, *events: Event, model: tuple[Doubted, ...] = ()
) -> tuple[list[Event], list[Issue]]:
    syntax = read_syntax(document.text, split_sentences(document.text))
    return with_doubts(document, events, syntax=syntax, doubted=model)


def a_doubt(document: Document, words: str, kind: str) -> Doubted:
    return Doubted(
        kind=kind, span=span_of(document.text, words), score=4.0, probability=0.8, sure=True
    )


def test_an_act_whose_doer_cannot_be_is_kept_with_both_readings_and_not_counted() -> None:
    document = a_document("The lorry arrested four smugglers at Tarn.")
    (found,), notes = doubted(document, an_event(document, "arrested"))
    assert found.warnings == (W.PARTIES_UNSURE,)
    assert not found.counted
    assert "lorry" in found.readings[0].reason
    assert notes == []


def test_a_sound_event_is_left_as_it_is() -> None:
    document = a_document("The coast guard arrested four smugglers at Tarn.")
    event = an_event(document, "arrested")
    assert doubted(document, event) == ([event], [])


def test_a_euphemism_in_which_no_act_was_found_becomes_an_event_without_type_date_or_count() -> (
    None
):
    document = a_document("In 1961 the officers stepped in.")
    (found,), notes = doubted(document)
    assert found.trigger[0].of(document.text) == "stepped in"
    assert (found.event_type, found.label, found.begin, found.counted) == (None, None, None, False)
    assert found.readings[0].label is EventLabel.COUP
    assert notes == []


def test_a_euphemism_at_a_found_act_adds_the_harsher_reading_to_it() -> None:
    document = a_document("Two columns pacified the hill towns.")
    event = an_event(document, "pacified", event_type="SUPPORT", modes=())
    (found,), _ = doubted(document, event)
    assert found.id == event.id
    assert found.readings[0].event_type == "ASSAULT"
    assert not found.counted


def test_an_act_that_the_model_doubts_is_kept_with_both_readings_and_not_counted() -> None:
    document = a_document("The regent answered the valley. A clerk was arrested.")
    answered, other = an_event(document, "answered"), an_event(document, "arrested")
    model = (a_doubt(document, "answered the valley", "euphemism"),)
    (first, second), notes = doubted(document, answered, other, model=model)
    assert (first.warnings, first.counted) == ((W.EUPHEMISM,), False)
    assert first.readings[0].probability == 0.8
    assert second == other
    assert notes == []


def test_a_euphemism_that_the_model_alone_sees_becomes_an_event_of_no_type() -> None:
    document = a_document("The regent answered the valley.")
    (found,), _ = doubted(document, model=(a_doubt(document, "answered the valley", "euphemism"),))
    assert (found.event_type, found.label, found.counted) == (None, None, False)
    assert "harsher" in found.readings[0].reason


def test_doubtful_words_without_an_act_become_a_note() -> None:
    document = a_document("Orvania lost access to strategic matters.")
    events, (note,) = doubted(document)
    assert events == []
    assert note.code == "doubtful-garbled"
    assert "materials?" in note.what
    assert document.text[note.start : note.end] == "strategic matters"


def test_notes_are_few() -> None:
    document = a_document("Orvania lost strategic matters. " * 50)
    assert len(doubted(document)[1]) == MAX_NOTES


def test_a_headline_s_coup_that_the_text_tells_as_tried_is_tried() -> None:
    text = "Coup in Orvania\n\nCadets tried to seize the palace. The putsch failed."
    document = a_document(
        text, title="Coup in Orvania", title_span=span_of(text, "Coup in Orvania")
    )
    head = an_event(document, "Coup", label=EventLabel.COUP, event_type=None)
    below = an_event(document, "putsch", label=EventLabel.COUP, event_type=None, status=S.ATTEMPTED)
    (first, second), _ = doubted(document, head, below)
    assert first.status is S.ATTEMPTED
    assert first.warnings == (W.HEADLINE_STRONGER,)
    assert "headline" in first.status_reason
    assert second == below


def test_a_headline_that_the_text_bears_out_has_no_warning() -> None:
    text = "Coup in Orvania\n\nThe putsch took one hour."
    document = a_document(
        text, title="Coup in Orvania", title_span=span_of(text, "Coup in Orvania")
    )
    head = an_event(document, "Coup", label=EventLabel.COUP)
    below = an_event(document, "putsch", label=EventLabel.COUP)
    assert doubted(document, head, below)[0] == [head, below]


def test_a_harsh_act_of_the_headline_that_no_word_of_the_text_can_name_has_a_warning() -> None:
    title = "Guards Jail Baker"
    named = {"title": title, "title_span": Span(0, len(title))}
    document = a_document(f"{title}\n\nA magistrate met the baker on Monday.", **named)
    head = an_event(document, "Jail")
    met = an_event(document, "met", event_type="CONSULT", modes=())
    (first, _), _ = doubted(document, head, met)
    assert first.warnings == (W.HEADLINE_STRONGER,)
    document = a_document(f"{title}\n\nA magistrate detained the baker on Monday.", **named)
    (first, _), _ = doubted(
        document, an_event(document, "Jail"), an_event(document, "magistrate", event_type="CONSULT")
    )
    assert first.warnings == ()
