"""The reference pages say what the program says, and the README's code runs.

`python3 tasks.py docs` writes the pages anew.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from alleged.cli import cli
from alleged.records.schemas import reference_page

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))


def cli_page() -> str:
    """The help of every command, as a page."""
    parts = [
        "# The command line\n\nMade from `--help` by `python3 tasks.py docs`; do not edit it by hand.\n\n"
        "Exit codes: 0 all well, 2 misuse, 3 some inputs could not be read or only in part, 4 a stored\n"
        "file was changed, 130 interrupted. Results go to standard output, progress and messages to\n"
        "standard error; `NO_COLOR` is obeyed.\n"
    ]

    def add(command: click.Command, path: str, parent: click.Context | None) -> None:
        settings = command.context_settings
        context = click.Context(command, info_name=path.split()[-1], parent=parent, **settings)
        context.max_content_width = context.terminal_width = 90
        parts.append(f"\n## `{path}`\n\n```text\n{command.get_help(context)}\n```\n")
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                assert child is not None
                add(child, f"{path} {name}", context)

    add(cli, "alleged", None)
    return "".join(parts)


def test_the_reference_of_the_command_line_is_the_help() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == cli_page()


def test_the_reference_of_the_records_is_made_from_the_types() -> None:
    assert (ROOT / "docs" / "records.md").read_text(encoding="utf-8") == reference_page()


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), target


def test_every_command_and_option_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = set(cli.commands)
    for used in re.findall(r"(?m)^\$? ?alleged ([a-z-]+)", readme):
        assert used in names
    known = set(re.findall(r"--[a-z-]+", cli_page())) | {"--version"}
    for line in re.findall(r"(?m)^\$? ?alleged .*$", readme):
        assert set(re.findall(r"(?<=\s)--[a-z-]+", line)) <= known, line


def test_python_code_in_the_readme_is_valid_and_uses_public_names() -> None:
    import alleged

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    assert blocks
    for block in blocks:
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert node.value.id != "alleged" or node.attr in alleged.__all__


@pytest.mark.slow
def test_the_output_in_the_readme_is_what_the_example_prints(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    articles = ROOT / "examples" / "lurenia" / "articles"
    command = [sys.executable, "-m", "alleged", "build", str(articles), "-o", "out/example"]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- example:begin -->")[1].split("<!-- example:end -->")[0]
    assert shown.strip() == f"```text\n{ran.stderr.strip()}\n```"


def test_no_path_of_a_machine_stands_in_what_is_shipped() -> None:
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    if listed == [""]:
        pytest.skip("not a checkout")
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".md", ".py", ".toml", ".json", ".sql", ".html", ".css", ".js", ".txt"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(r"(?<![\w.])/(work|root|home/\w+)/", text), name
