"""P12: no network unless a URL is given."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "alleged"]


def run_alone(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `alleged` in a network namespace that has nothing, not even loopback."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        ["unshare", "-rn", *COMMAND, *arguments], env=environment, capture_output=True, text=True
    )


def can_unshare() -> bool:
    return (
        shutil.which("unshare") is not None
        and subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not can_unshare(), reason="needs `unshare -rn` (Linux)")
def test_build_verify_export_and_show_work_without_any_network(
    articles: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    for arguments in (
        ("build", str(articles), "-o", out),
        ("verify", out),
        ("export", out, "--to", "json", "-o", str(tmp_path / "json")),
        ("show", "statements", out, "--jsonl"),
    ):
        ran = run_alone(*arguments)
        assert ran.returncode == 0, ran.stderr


def test_no_part_of_a_build_opens_an_internet_socket(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def watch(event, args):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.sendto'):\n"
        f"        open({str(tmp_path / 'calls')!r}, 'a').write(f'{{event}} {{args}}\\n')\n"
        "sys.addaudithook(watch)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    command = [*COMMAND, "build", "-q", str(articles), "-o", str(tmp_path / "out")]
    subprocess.run(command, env=environment, check=True)
    assert not (tmp_path / "calls").exists()
