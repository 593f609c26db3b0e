"""Killable child processes: untrusted bytes are never parsed in the main one.

Two sorts of child, both started as `python -m alleged.isolate MODULE:FUNCTION` and both spoken to
over pipes in frames (length, checksum, bytes; no pickle):

* a *forking* child is clean and single-threaded; for every batch of tasks it forks a grandchild
  with limits on memory and processor time, which answers task by task. A task that kills its
  grandchild, or that the parent kills for taking too long, is tried once more alone, so that its
  neighbours in the batch never decide how it ends;
* a *lasting* child answers task after task in one process: for work on text that is already
  parsed (the reader model stays loaded), and, with a limit on memory, for untrusted bytes of which
  each task takes the next part (a container's articles). It is started anew when it dies or hangs.

Why not `multiprocessing`: its spawned children run the caller's main module again and its messages
are pickles. Measured: a fork costs 13 ms, a new interpreter 310 ms.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import selectors
import signal
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

HEADER = struct.Struct("<QIBI")
"""Length, CRC-32 and kind of a frame, and the number of the batch that it belongs to."""
TASK, ANSWER, LOST, READY, LAST = range(5)
MAX_FRAME_BYTES = 1_000_000_000
START_SECONDS = 120.0
"""How long a child may take to load its modules or its model."""


class End(StrEnum):
    """How a task ended."""

    ANSWERED = "answered"
    TIMEOUT = "timeout"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back for a task."""

    end: End
    answer: bytes
    """Empty unless `end` is ANSWERED."""
    reason: str
    """How the child died; empty when it answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a task may use."""

    wall_seconds: float = 10.0
    memory_bytes: int = 1 << 30
    """Address space that a task may add to its clean parent's; enforced on Linux and macOS."""


class Child:
    """A child process that answers tasks with the function named `MODULE:FUNCTION`.

    The function takes and returns bytes. `MODULE` may have a function `preload()`, which the child
    calls once, before its first task. With `forks`, each batch runs in a grandchild of its own.
    A lasting child that is `limited` may add `limits.memory_bytes` to what it has after `preload`.
    """

    def __init__(self, target: str, limits: Limits, *, forks: bool, limited: bool = False) -> None:
        self.target = target
        self.limits = limits
        self.forks = forks and hasattr(os, "fork")
        self.limited = limited
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = bytearray()
        self._batch_number = 0

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def ask(self, tasks: Sequence[bytes]) -> Iterator[Outcome]:
        """Answer the tasks in order. Raises ChildError only when the child cannot be started."""
        done = 0
        while done < len(tasks):
            for outcome in self._batch(tasks[done:]):
                done += 1
                if outcome.end is not End.ANSWERED and len(tasks) > 1:
                    outcome = next(self._batch(tasks[done - 1 : done]))
                yield outcome

    def kill(self) -> None:
        """End the child and whatever it started, at once."""
        process, self._process = self._process, None
        self._buffer.clear()
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def _batch(self, tasks: Sequence[bytes]) -> Iterator[Outcome]:
        """Answer the tasks until one fails; that one's outcome is the last."""
        process = self._started()
        self._batch_number += 1
        try:
            assert process.stdin is not None
            _write_frame(process.stdin.fileno(), TASK, self._batch_number, _pack(tasks))
        except OSError:
            yield Outcome(End.CRASHED, b"", self._death())
            return
        for _ in tasks:
            kind, body = self._read_frame(self.limits.wall_seconds)
            if kind == ANSWER:
                yield Outcome(End.ANSWERED, body, "")
            elif kind == LOST:
                yield Outcome(End.CRASHED, b"", body.decode())
                return
            elif kind is None:
                yield Outcome(End.CRASHED, b"", self._death())
                return
            else:
                self.kill()
                seconds = self.limits.wall_seconds
                yield Outcome(End.TIMEOUT, b"", f"stopped after {seconds:g} seconds")
                return

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.kill()
        command = [sys.executable, "-P", "-m", "alleged.isolate", self.target]
        command += [str(self.limits.memory_bytes), str(self.limits.wall_seconds)]
        command += ["forks" if self.forks else "limited" if self.limited else "lasting"]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("ALLEGED_DEBUG") else subprocess.DEVNULL,
            env={**os.environ, **QUIET_ENVIRONMENT, "PYTHONPATH": os.pathsep.join(sys.path)},
            start_new_session=True,
        )
        self._batch_number = 0
        kind, body = self._read_frame(START_SECONDS)
        if kind != READY:
            reason = body.decode() if kind == LOST else self._death()
            self.kill()
            raise ChildError(f"the child process for {self.target} did not start: {reason}")
        return self._process

    def _read_frame(self, seconds: float) -> tuple[int | None, bytes]:
        """The next frame of this batch; kind None when the pipe ended or is garbled, LAST when time
        ran out. Frames of an earlier batch, from a grandchild that died late, are dropped."""
        process = self._process
        assert process is not None
        assert process.stdout is not None
        deadline = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if len(self._buffer) >= HEADER.size:
                    length, checksum, kind, batch = HEADER.unpack_from(self._buffer)
                    if length > MAX_FRAME_BYTES:
                        return None, b""
                    end = HEADER.size + length
                    if len(self._buffer) >= end:
                        body = bytes(self._buffer[HEADER.size : end])
                        del self._buffer[:end]
                        if batch != self._batch_number:
                            continue
                        return (kind, body) if zlib.crc32(body) == checksum else (None, b"")
                left = deadline - time.monotonic()
                if left <= 0:
                    return LAST, b""
                if not selector.select(left):
                    continue
                piece = os.read(process.stdout.fileno(), 1 << 20)
                if not piece:
                    return None, b""
                self._buffer += piece

    def _death(self) -> str:
        process = self._process
        if process is None:
            return "it was not running"
        try:
            code = process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            code = None
        self.kill()
        return _words_for_exit(code)


class ChildError(RuntimeError):
    """The child process cannot be started at all: a fault of the installation, not of an input."""


QUIET_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}
"""One thread a child: a process that forks must have no other, and the workers share the cores."""


def _words_for_exit(code: int | None) -> str:
    if code is None:
        return "the process stopped answering"
    if code < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-code).name
            hint = {
                "SIGXCPU": ": it used more processor time than allowed",
                "SIGABRT": ": it asked for more memory than allowed",
                "SIGKILL": ": it was killed",
                "SIGSEGV": ": the parser ran into invalid memory",
            }.get(name, "")
            return f"the process ended by {name}{hint}"
        return f"the process ended by signal {-code}"
    return f"the process ended with exit code {code}"


def _pack(tasks: Sequence[bytes]) -> bytes:
    return b"".join(struct.pack("<Q", len(task)) + task for task in tasks)


def _unpack(body: bytes) -> list[bytes]:
    tasks = []
    at = 0
    while at < len(body):
        (length,) = struct.unpack_from("<Q", body, at)
        tasks.append(body[at + 8 : at + 8 + length])
        at += 8 + length
    return tasks


def _write_frame(pipe: int, kind: int, batch: int, body: bytes) -> None:
    view = memoryview(HEADER.pack(len(body), zlib.crc32(body), kind, batch) + body)
    while view:
        view = view[os.write(pipe, view) :]


# The child's side. ---------------------------------------------------------------------------


def serve(target: str, memory_bytes: int, wall_seconds: float, manner: str) -> None:
    """Answer frames from standard input on standard output until it closes."""
    inlet, outlet = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)  # what a library prints must not get between the frames
    _die_with_parent()
    try:
        module_name, function_name = target.split(":")
        module = importlib.import_module(module_name)
        if hasattr(module, "preload"):
            module.preload()
        answer: Callable[[bytes], bytes] = getattr(module, function_name)
        if manner == "limited":
            _limit(memory_bytes, cpu_seconds=None)
    except Exception as error:
        _write_frame(outlet, LOST, 0, f"{type(error).__name__}: {error}".encode())
        return
    _write_frame(outlet, READY, 0, b"")
    while (batch := _read_batch(inlet)) is not None:
        if manner == "forks":
            _fork_and_answer(batch, answer, outlet, memory_bytes, wall_seconds)
        else:
            _answer(batch, answer, outlet)


@dataclass(frozen=True, slots=True)
class _Batch:
    number: int
    tasks: Sequence[bytes]


def _answer(batch: _Batch, answer: Callable[[bytes], bytes], outlet: int) -> None:
    """Answer the tasks until one fails."""
    for task in batch.tasks:
        try:
            body = answer(task)
        except MemoryError:
            _write_frame(outlet, LOST, batch.number, b"it asked for more memory than allowed")
            return
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"[:2000]
            _write_frame(outlet, LOST, batch.number, reason.encode("utf-8", "replace"))
            return
        _write_frame(outlet, ANSWER, batch.number, body)


def _fork_and_answer(
    batch: _Batch,
    answer: Callable[[bytes], bytes],
    outlet: int,
    memory_bytes: int,
    wall_seconds: float,
) -> None:
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            _die_with_parent()
            _limit(memory_bytes, wall_seconds * len(batch.tasks))
            _answer(batch, answer, outlet)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        _write_frame(outlet, LOST, batch.number, _words_for_exit(code).encode())


def _read_batch(inlet: int) -> _Batch | None:
    header = _read_exactly(inlet, HEADER.size)
    if header is None:
        return None
    length, _, _, number = HEADER.unpack(header)
    body = _read_exactly(inlet, length)
    return None if body is None else _Batch(number, _unpack(body))


def _read_exactly(inlet: int, length: int) -> bytes | None:
    data = bytearray()
    while len(data) < length:
        piece = os.read(inlet, min(1 << 20, length - len(data)))
        if not piece:
            return None
        data += piece
    return bytes(data)


def _limit(memory_bytes: int, cpu_seconds: float | None) -> None:
    """Cap address space and processor time; a core dump would hold the input, so none is made."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit, and the docs say so
        return
    used = _address_space()
    limits = [(resource.RLIMIT_AS, used + memory_bytes), (resource.RLIMIT_CORE, 0)]
    if cpu_seconds is not None:
        limits.append((resource.RLIMIT_CPU, int(cpu_seconds) + 2))
    for what, limit in limits:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))


def _address_space() -> int:
    """Bytes of address space that the clean parent holds (libraries map far more than they use)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            pages = int(statm.read().split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _die_with_parent() -> None:
    """On Linux: end when the parent does, however it ends. Elsewhere the closed pipe does it."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
