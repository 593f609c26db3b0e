"""A person's decision is checked against the record that it is on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.review.made_reviews import BOARD, RANGERS, WELDER, clock, opened, write

from alleged.errors import OptionError
from alleged.review.decisions import correctable, corrected, decide
from alleged.review.dossiers import DossierRecords
from alleged.store.dossier import Dossier
from alleged.store.reviews import Act, read_decisions, undo


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return opened(write(tmp_path / "d"))


def note(dossier: Dossier, record: str, act: str, **parts: Any) -> int:
    records = DossierRecords(dossier)
    who = parts.pop("who", "Ada")
    return decide(dossier.path, records, record, Act(act), who=who, clock=clock(), **parts).n


def test_a_decision_keeps_who_when_what_and_the_words_it_was_about(dossier: Dossier) -> None:
    note(dossier, BOARD, "accept", comment="I heard it")
    (made,) = read_decisions(dossier.path)
    assert (made.who, made.time, made.act) == ("Ada", "2031-05-04T09:00:00Z", Act.ACCEPT)
    assert (made.record, made.kind, made.shown) == (BOARD, "statements", "the ferry was sound")
    assert made.comment == "I heard it"


@pytest.mark.parametrize(
    ("act", "parts", "says"),
    [
        ("correct", {"field": "speaker"}, "names a field and its value"),
        ("correct", {"field": "id", "value": "stm-0"}, "no such field"),
        ("correct", {"field": "text", "value": "other"}, "no such field"),
        ("correct", {"field": "probability", "value": "likely"}, "cannot hold"),
        ("correct", {"field": "cue", "value": '[{"start": 0, "end": 900}]'}, "not in the text"),
        ("correct", {"field": "cue", "value": '[{"start": 5, "end": 5}]'}, "not in the text"),
        ("correct", {"field": "speaker", "value": "x" * 10_001}, "too long"),
        ("correct", {"field": "cue", "value": "[" * 9_000}, "cannot hold"),
        ("merge", {}, "names the record"),
        ("merge", {"into": BOARD}, "into itself"),
        ("merge", {"into": "stm-00000000000000000000"}, "no record to merge into"),
        ("accept", {"into": WELDER}, "only a merge"),
        ("accept", {"field": "speaker", "value": "x"}, "only a correction"),
        ("comment", {"comment": "  "}, "empty"),
        ("comment", {"comment": "x" * 2_001}, "cannot be noted"),
        ("comment", {"comment": "\ud800"}, "cannot be noted"),
        ("accept", {"who": "  "}, "cannot be noted"),
        ("undo", {}, "names a decision"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    dossier: Dossier, act: str, parts: dict[str, Any], says: str
) -> None:
    with pytest.raises(OptionError, match=says):
        note(dossier, BOARD, act, **parts)
    assert read_decisions(dossier.path) == []


@pytest.mark.parametrize("id", ["stm-00000000000000000000", "../stm", "", "xyz-1", BOARD.upper()])
def test_a_record_that_is_not_there_cannot_be_decided_on(dossier: Dossier, id: str) -> None:
    with pytest.raises(OptionError, match="no such record"):
        note(dossier, id, "accept")


def test_a_merge_joins_two_records_of_a_kind_and_never_goes_round(dossier: Dossier) -> None:
    document = next(iter(dossier.records("documents"))).id
    with pytest.raises(OptionError, match="cannot be one of"):
        note(dossier, BOARD, "merge", into=document)
    first = note(dossier, BOARD, "merge", into=WELDER)
    note(dossier, WELDER, "merge", into=RANGERS)
    with pytest.raises(OptionError, match="into itself"):
        note(dossier, RANGERS, "merge", into=BOARD)
    undo(dossier.path, first, who="Bo", clock=clock())
    note(dossier, RANGERS, "merge", into=BOARD)


def test_a_correction_is_laid_over_the_record_and_leaves_it_as_it_was(dossier: Dossier) -> None:
    before = list(dossier.records("statements"))
    note(dossier, BOARD, "correct", field="speaker", value="the harbour board of Ossavar")
    (made,) = read_decisions(dossier.path)
    assert list(dossier.records("statements")) == before
    record = next(one for one in before if one.id == BOARD)
    assert made.field is not None
    assert made.value is not None
    laid = corrected(record, [(made.field, made.value), ("no_longer_a_field", "1")])
    assert laid.speaker == "the harbour board of Ossavar"
    assert corrected(record, [("cue", '"no span"')]) == record


def test_a_number_in_a_field_of_text_is_text_and_null_is_nothing(dossier: Dossier) -> None:
    note(dossier, BOARD, "correct", field="speaker", value="1984")
    note(dossier, BOARD, "correct", field="speaker", value="null")
    assert [one.value for one in read_decisions(dossier.path)] == ['"1984"', "null"]


def test_what_says_where_a_record_comes_from_cannot_be_corrected() -> None:
    assert not {"id", "document_id"} & set(correctable("statements"))
    assert not {"text", "offset_map", "text_sha256"} & set(correctable("documents"))
