"""A reader who hangs up in the middle does not end the site for all."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from tests.site.made_site import write_dossier

pytest.importorskip("uvicorn")

ASKED = b"GET /articles HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"


def hang_up(port: int, wait: float) -> None:
    """Ask for many pages at once and close at once, read nothing."""
    with contextlib.suppress(ConnectionError), socket.create_connection(("127.0.0.1", port)) as one:
        one.sendall(ASKED % port * 20)
        time.sleep(wait)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/articles", timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_the_site_answers_after_readers_who_hang_up(tmp_path: Path) -> None:
    dossier = write_dossier(tmp_path / "d")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "alleged", "serve", str(dossier), "--port", str(port)]
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 30
        while not answers(port) and running.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        for n in range(40):
            hang_up(port, wait=n / 2000)
        assert answers(port)
        assert running.poll() is None
    finally:
        running.terminate()
        running.wait(20)
