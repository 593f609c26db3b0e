"""The log of the review is only added to, and every change to it is found."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alleged.errors import DamagedError, OptionError
from alleged.store.reviews import (
    FOLDER,
    LOG_NAME,
    SEAL_NAME,
    Act,
    Draft,
    add_decision,
    is_undone,
    read_decisions,
    review_faults,
    undo,
)


def a_draft(record: str = "stm-1", act: Act = Act.ACCEPT, comment: str = "") -> Draft:
    return Draft(who="Ada", act=act, record=record, kind="statements", comment=comment)


def write_log(dossier: Path, count: int) -> Path:
    dossier.mkdir(exist_ok=True)
    for number in range(count):
        add_decision(
            dossier,
            lambda _, n=number: a_draft(f"stm-{n}", comment=f"naïve 🚲 {n}"),  # type: ignore[misc]
            clock=lambda: datetime(2031, 5, 4, 9, 30, tzinfo=UTC),
        )
    return dossier / FOLDER / LOG_NAME


def test_decisions_come_back_in_their_order_with_number_and_time(tmp_path: Path) -> None:
    write_log(tmp_path, 3)
    found = read_decisions(tmp_path)
    assert [one.n for one in found] == [1, 2, 3]
    assert {one.time for one in found} == {"2031-05-04T09:30:00Z"}
    assert [one.record for one in found] == ["stm-0", "stm-1", "stm-2"]
    assert review_faults(tmp_path) == []


def test_a_dossier_that_nobody_reviewed_has_no_decisions_and_no_fault(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == []
    assert review_faults(tmp_path) == []


def drop(lines: list[bytes], at: int) -> list[bytes]:
    return lines[:at] + lines[at + 1 :]


def swap(lines: list[bytes], at: int) -> list[bytes]:
    other = (at + 1) % len(lines)
    lines = list(lines)
    lines[at], lines[other] = lines[other], lines[at]
    return lines


def edit(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], lines[at].replace(b"accept", b"reject"), *lines[at + 1 :]]


def repeat(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[: at + 1], lines[at], *lines[at + 1 :]]


def flip(lines: list[bytes], at: int) -> list[bytes]:
    line = bytearray(lines[at])
    where = random.Random(at).randrange(len(line))
    line[where] ^= 1
    return [*lines[:at], bytes(line), *lines[at + 1 :]]


@pytest.mark.parametrize("change", [drop, swap, edit, repeat, flip])
@pytest.mark.parametrize("count", [2, 3, 40])
def test_every_change_of_a_line_is_found_wherever_it_is(
    tmp_path: Path, change: Callable[[list[bytes], int], list[bytes]], count: int
) -> None:
    path = write_log(tmp_path, count)
    lines = path.read_bytes().splitlines(keepends=True)
    for at in range(count):
        path.write_bytes(b"".join(change(lines, at)))
        assert review_faults(tmp_path), f"{change.__name__} of line {at + 1} is not found"
        with pytest.raises(DamagedError):
            add_decision(tmp_path, lambda _: a_draft())
    path.write_bytes(b"".join(lines))
    assert review_faults(tmp_path) == []


def test_a_log_that_lost_its_end_or_its_whole_is_found(tmp_path: Path) -> None:
    path = write_log(tmp_path, 5)
    whole = path.read_bytes()
    for keep in range(len(whole)):
        path.write_bytes(whole[:keep])
        assert review_faults(tmp_path), f"a cut after {keep} bytes is not found"
    path.unlink()
    assert review_faults(tmp_path)


def test_a_lost_or_altered_seal_is_found(tmp_path: Path) -> None:
    write_log(tmp_path, 5)
    seal = tmp_path / FOLDER / SEAL_NAME
    for data in (b"", b"{}", b'{"n":4,"sha256":"0"}', b'{"n":2,"sha256":"0"}', b"\xff"):
        seal.write_bytes(data)
        assert review_faults(tmp_path)
    seal.unlink()
    assert review_faults(tmp_path)


def test_a_line_torn_by_a_kill_is_cut_off_and_the_log_goes_on(tmp_path: Path) -> None:
    path = write_log(tmp_path, 2)
    whole = path.read_bytes()
    for torn in (b"{", b'{"n":3,"time', whole.splitlines()[0]):
        path.write_bytes(whole + torn)
        assert review_faults(tmp_path) == []
        assert len(read_decisions(tmp_path)) == 2
    add_decision(tmp_path, lambda _: a_draft("stm-9"))
    assert [one.record for one in read_decisions(tmp_path)] == ["stm-0", "stm-1", "stm-9"]


def test_a_kill_between_the_line_and_its_seal_loses_nothing(tmp_path: Path) -> None:
    write_log(tmp_path, 2)
    seal = tmp_path / FOLDER / SEAL_NAME
    before = seal.read_bytes()
    add_decision(tmp_path, lambda _: a_draft("stm-9"))
    seal.write_bytes(before)
    assert review_faults(tmp_path) == []
    add_decision(tmp_path, lambda _: a_draft("stm-10"))
    assert len(read_decisions(tmp_path)) == 4


def test_the_first_line_without_its_seal_is_whole(tmp_path: Path) -> None:
    write_log(tmp_path, 1)
    (tmp_path / FOLDER / SEAL_NAME).unlink()
    assert review_faults(tmp_path) == []


def add_many(dossier: str, who: str, count: int) -> None:
    for number in range(count):
        draft = Draft(who=who, act=Act.COMMENT, record=f"stm-{number}", kind="statements")
        add_decision(Path(dossier), lambda _, d=draft: d)  # type: ignore[misc]


def test_writers_at_the_same_time_lose_no_decision(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=add_many, args=(str(tmp_path), name, 15)) for name in ("Ada", "Bo")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = read_decisions(tmp_path)
    assert [one.n for one in found] == list(range(1, 31))
    for name in ("Ada", "Bo"):
        assert [one.record for one in found if one.who == name] == [f"stm-{n}" for n in range(15)]


def test_undoing_an_undo_brings_the_decision_back(tmp_path: Path) -> None:
    write_log(tmp_path, 2)
    undo(tmp_path, 1, who="Bo")
    assert is_undone(read_decisions(tmp_path)) == {1}
    undo(tmp_path, 3, who="Ada")
    assert is_undone(read_decisions(tmp_path)) == {3}
    undo(tmp_path, 4, who="Bo")
    assert is_undone(read_decisions(tmp_path)) == {1, 4}


def test_what_is_not_there_or_undone_already_cannot_be_undone(tmp_path: Path) -> None:
    write_log(tmp_path, 1)
    for number in (0, 2, -1, 10**30):
        with pytest.raises(OptionError, match="no decision"):
            undo(tmp_path, number, who="Bo")
    undo(tmp_path, 1, who="Bo")
    with pytest.raises(OptionError, match="undone already"):
        undo(tmp_path, 1, who="Bo")
