"""A task that dies, hangs or eats memory harms nobody else and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alleged.isolate import Child, ChildError, End, Limits

TASKS = """
import os, signal, time
def work(task):
    word = task.decode()
    if word == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "hang":
        time.sleep(60)
    if word == "eat":
        return bytes(3 << 30)
    if word == "raise":
        raise ValueError("no such thing")
    if word == "print":
        print("noise between the frames", flush=True)
    if word == "pid":
        return str(os.getpid()).encode()
    return word.upper().encode()
"""


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "odd_tasks.py").write_text(TASKS)
    monkeypatch.syspath_prepend(tmp_path)
    return "odd_tasks:work"


LIMITS = Limits(wall_seconds=1.0, memory_bytes=1 << 30)


@pytest.mark.parametrize("forks", [True, False])
@pytest.mark.parametrize("bad", ["die", "hang", "raise"])
def test_a_bad_task_fails_alone_and_its_neighbours_are_answered(
    tasks: str, forks: bool, bad: str
) -> None:
    with Child(tasks, LIMITS, forks=forks) as child:
        outcomes = list(child.ask([b"one", b"two", bad.encode(), b"three"]))
    assert [outcome.answer for outcome in outcomes] == [b"ONE", b"TWO", b"", b"THREE"]
    assert outcomes[2].end is (End.TIMEOUT if bad == "hang" else End.CRASHED)
    assert outcomes[2].reason


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="address space limits: Linux")
def test_a_task_that_asks_for_too_much_memory_is_stopped_and_says_so(tasks: str) -> None:
    with Child(tasks, LIMITS, forks=True) as child:
        eaten, after = child.ask([b"eat", b"after"])
    assert eaten.end is End.CRASHED
    assert "memory" in eaten.reason
    assert after.answer == b"AFTER"


def test_what_a_library_prints_does_not_get_between_the_frames(tasks: str) -> None:
    with Child(tasks, LIMITS, forks=True) as child:
        assert [outcome.answer for outcome in child.ask([b"print", b"b"])] == [b"PRINT", b"B"]


def test_each_batch_of_a_forking_child_has_a_process_of_its_own(tasks: str) -> None:
    with Child(tasks, LIMITS, forks=True) as child:
        (first,) = child.ask([b"pid"])
        (second,) = child.ask([b"pid"])
    assert first.answer != second.answer


def test_a_target_that_does_not_exist_is_an_error_of_the_installation() -> None:
    with (
        Child("alleged.nowhere:work", LIMITS, forks=True) as child,
        pytest.raises(ChildError, match=r"alleged\.nowhere"),
    ):
        list(child.ask([b"a"]))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="parent death signal: Linux")
def test_when_the_main_process_is_killed_no_child_outlives_it(tasks: str, tmp_path: Path) -> None:
    script = (
        "from alleged.isolate import *\n"
        f"with Child({tasks!r}, Limits(wall_seconds=50), forks=True) as child:\n"
        "    (outcome,) = child.ask([b'pid'])\n"
        "    print(child._process.pid, flush=True)\n"
        "    list(child.ask([b'hang']))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment
    )
    assert parent.stdout is not None
    child_pid = int(parent.stdout.readline())
    time.sleep(0.3)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _members(child_pid):
        time.sleep(0.05)
    assert not _members(child_pid)


def _members(group: int) -> list[str]:
    """Living processes of a process group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(stat.parent.name)
    return found
