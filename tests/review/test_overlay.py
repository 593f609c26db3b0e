"""What the log means for each record, now and after a rebuild."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.review.made_reviews import BOARD, RANGERS, WELDER, clock, opened, write

from alleged.review.decisions import decide
from alleged.review.dossiers import DossierRecords
from alleged.review.export import read_review
from alleged.review.overlay import State, passing, reviewed_records
from alleged.store.reviews import Act, Decision, read_decisions, undo


def note(path: Path, record: str, act: str, **parts: Any) -> Decision:
    with opened(path) as dossier:
        return decide(
            path, DossierRecords(dossier), record, Act(act), who="Ada", clock=clock(), **parts
        )


def states(path: Path) -> dict[str, State]:
    return {id: one.state for id, one in reviewed_records(read_decisions(path)).items()}


def test_the_last_decision_counts_and_an_undo_brings_back_the_one_before(tmp_path: Path) -> None:
    path = write(tmp_path / "d")
    note(path, BOARD, "accept")
    rejected = note(path, BOARD, "reject")
    assert states(path) == {BOARD: State.REJECTED}
    undo(path, rejected.n, who="Bo")
    assert states(path) == {BOARD: State.ACCEPTED}
    undo(path, 1, who="Bo")
    assert states(path) == {}


def test_comments_and_corrections_stay_beside_the_decision(tmp_path: Path) -> None:
    path = write(tmp_path / "d")
    note(path, BOARD, "comment", comment="who was it?")
    assert states(path) == {BOARD: State.OPEN}
    note(path, BOARD, "correct", field="speaker", value="a clerk")
    note(path, BOARD, "correct", field="speaker", value="the clerk")
    note(path, BOARD, "accept", comment="settled")
    one = reviewed_records(read_decisions(path))[BOARD]
    assert one.state is State.ACCEPTED
    assert [made.value for made in one.corrections] == ['"the clerk"']
    assert [remark.words for remark in one.comments] == ["who was it?", "settled"]


def test_a_rebuild_keeps_the_review_and_changes_no_byte_of_it(tmp_path: Path) -> None:
    path = write(tmp_path / "d")
    note(path, BOARD, "accept")
    before = {file.name: file.read_bytes() for file in (path / "review").iterdir()}
    write(path, version="2")
    assert {file.name: file.read_bytes() for file in (path / "review").iterdir()} == before
    assert states(path) == {BOARD: State.ACCEPTED}
    with opened(path) as dossier:
        assert dossier.verify() == []
        assert read_review(dossier).gone == ()


def test_a_reviewed_record_that_is_no_longer_there_is_listed_with_its_words(tmp_path: Path) -> None:
    path = write(tmp_path / "d")
    note(path, BOARD, "accept")
    note(path, RANGERS, "reject")
    write(path, ["ferry.txt"])
    with opened(path) as dossier:
        review = read_review(dossier)
    assert [one.record for one in review.records] == [BOARD]
    (gone,) = review.gone
    assert gone.reviewed.record == RANGERS
    assert gone.reviewed.shown == "the mill burned twice"
    assert gone.like == ()


def test_progress_counts_each_record_once(tmp_path: Path) -> None:
    path = write(tmp_path / "d")
    note(path, BOARD, "accept")
    note(path, BOARD, "accept")
    note(path, WELDER, "merge", into=BOARD)
    note(path, RANGERS, "comment", comment="hm")
    with opened(path) as dossier:
        (one,) = (p for p in read_review(dossier).progress if p.kind == "statements")
    assert (one.records, one.accepted, one.merged, one.commented) == (3, 1, 1, 1)
    assert one.reviewed == 2


def test_records_can_be_filtered_by_what_people_decided(tmp_path: Path) -> None:
    path = write(tmp_path / "d")
    note(path, BOARD, "accept")
    note(path, WELDER, "reject")
    note(path, RANGERS, "comment", comment="hm")
    with opened(path) as dossier:
        found = {
            wanted: {one.id for one in passing(dossier.records("statements"), path, wanted)}
            for wanted in ("reviewed", "accepted", "rejected", "merged", "open")
        }
    assert found == {
        "reviewed": {BOARD, WELDER},
        "accepted": {BOARD},
        "rejected": {WELDER},
        "merged": set(),
        "open": {RANGERS},
    }


def test_verify_finds_a_changed_review(tmp_path: Path) -> None:
    path = write(tmp_path / "d")
    note(path, BOARD, "accept")
    log = path / "review" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"accept", b"reject"))
    with opened(path) as dossier:
        (fault,) = dossier.verify()
    assert "log.jsonl" in fault
