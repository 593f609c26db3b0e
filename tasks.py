#!/usr/bin/env python3
"""Recipes. Each does all of its set-up; nothing but Python 3.11 or later is needed.

python3 tasks.py example    build the example's dossier and its report
python3 tasks.py test       lint, types, tests
python3 tasks.py docs       write the reference pages anew
python3 tasks.py lock       renew the hashed requirement files
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def main() -> int:
    """Run the recipe that was asked for."""
    if sys.version_info < (3, 11):  # noqa: UP036
        print(f"alleged needs Python 3.11 or later; this is {VERSION}", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("recipe", choices=sorted(RECIPES))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="for test: what pytest is to run")
    asked = parser.parse_args()
    return RECIPES[asked.recipe](asked.rest)


def example(_: list[str]) -> int:
    """Build the example's dossier; inputs that cannot be read are part of the example."""
    python = environment("run")
    code = run(python, "-m", "alleged", "build", "examples/lurenia/articles", "-o", "out/example")
    return 0 if code == 3 else code


def test(rest: list[str]) -> int:
    """Lint, format, types, then the tests; with arguments, just these tests."""
    python = environment("dev")
    if not rest:
        for check in (
            ("ruff", "check", "."),
            ("ruff", "format", "--check", "."),
            ("mypy",),
        ):
            if code := run(python, "-m", *check):
                return code
    return run(python, "-m", "pytest", "-n", "2", *rest)


def wheel(_: list[str]) -> int:
    """Install the wheel alone in a fresh environment and ask it for help, offline files only."""
    python = environment("dev")
    with tempfile.TemporaryDirectory() as folder:
        if code := run(python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT):
            return code
        (made,) = Path(folder).glob("*.whl")
        fresh = Path(folder) / "fresh"
        interpreter = new_environment(fresh)
        locked = ROOT / "requirements" / "run.txt"
        for arguments in (
            ("-m", "pip", "install", "-q", "--require-hashes", "-r", locked),
            ("-m", "pip", "install", "-q", "--no-deps", made),
            ("-m", "alleged", "--help"),
        ):
            if code := run(interpreter, *arguments):
                return code
    return 0


def docs(_: list[str]) -> int:
    """Write the reference pages anew; the tests hold them equal to what makes them."""
    python = environment("dev")
    write = (
        "from pathlib import Path; from alleged.records.schemas import reference_page; "
        "from tests.test_docs import cli_page; "
        "Path('docs/records.md').write_text(reference_page(), encoding='utf-8'); "
        "Path('docs/cli.md').write_text(cli_page(), encoding='utf-8')"
    )
    return run(python, "-c", write)


def lock(_: list[str]) -> int:
    """Resolve the requirements anew; the files hold versions and hashes, no address."""
    python = environment("dev")
    for name, group in (("run", ()), ("dev", ("--group", "dev"))):
        command = (
            *("-m", "uv", "pip", "compile", "-q", ROOT / "pyproject.toml", *group),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-header", "--no-emit-index-url", "-o", ROOT / "requirements" / f"{name}.txt"),
        )
        if code := run(python, *command):
            return code
    return 0


def environment(requirements: str) -> Path:
    """The interpreter of a virtual environment that holds the project and the locked packages."""
    folder = ROOT / f".venv-{VERSION}"
    locked = ROOT / "requirements" / f"{requirements}.txt"
    mark = folder / f"installed-{requirements}"
    wanted = hashlib.sha256(locked.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    python = interpreter_of(folder)
    if python.exists() and mark.exists() and mark.read_text() == wanted.hexdigest():
        return python
    print(f"setting up {folder.name}: a minute, once", file=sys.stderr)
    python = new_environment(folder)
    for arguments in (("--require-hashes", "-r", locked), ("--no-deps", "-e", ROOT)):
        if run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *arguments):
            sys.exit("the packages could not be installed; see above")
    mark.write_text(wanted.hexdigest())
    return python


def new_environment(folder: Path) -> Path:
    """Make a virtual environment, or keep the one that is there; returns its interpreter."""
    python = interpreter_of(folder)
    if not python.exists() and run(Path(sys.executable), "-m", "venv", folder):
        sys.exit("no virtual environment could be made; on Debian: apt install python3-venv")
    return python


def interpreter_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def run(python: Path, *arguments: str | Path) -> int:
    """Run the interpreter with the arguments, from the project's root; returns its exit code."""
    return subprocess.call([str(python), *map(str, arguments)], cwd=ROOT)


RECIPES = {"docs": docs, "example": example, "lock": lock, "test": test, "wheel": wheel}

if __name__ == "__main__":
    sys.exit(main())
