"""P21: memory is bounded by settings, not by the input."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MEGABYTES = 300
MOST_MEGABYTES = 120
"""That taking a container apart may add: far below what the giant in it has."""

PIECE = b"a" * 1_000_000


def one_line(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(MEGABYTES):
            file.write(PIECE)


def one_record(path: Path) -> None:
    length = MEGABYTES * len(PIECE)
    head = (
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://giant.example/\r\n"
        "WARC-Date: 2031-05-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {length}\r\n\r\n"
    )
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(head.encode())
        for _ in range(MEGABYTES):
            file.write(PIECE)
        file.write(b"\r\n\r\n")


GIANTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "lines": ("a.jsonl", one_line),
    "csv": ("a.csv", one_line),
    "mbox": ("a.mbox", one_line),
    "warc": ("a.warc.gz", one_record),
}

TAKE_APART = """
import resource, sys
from pathlib import Path
from alleged.ingest.containers import split, splitter_of
from alleged.ingest.members import Loss, SplitOptions
path, format = Path(sys.argv[1]), sys.argv[2]
splitter_of(format)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
options = SplitOptions(name=path.name, folder=str(path.parent))
found = [item for item in split(path, format, options) if item is not None]
assert found and all(isinstance(item, Loss) for item in found), found
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak the way Linux counts it")
@pytest.mark.parametrize("format", GIANTS)
def test_a_giant_in_a_container_is_refused_without_being_held(tmp_path: Path, format: str) -> None:
    name, write = GIANTS[format]
    write(tmp_path / name)
    command = [sys.executable, "-c", TAKE_APART, str(tmp_path / name), format]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < MOST_MEGABYTES
