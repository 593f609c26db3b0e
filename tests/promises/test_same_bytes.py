"""P6: the same inputs give the same bytes, whatever the machine is set to."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.promises.conftest import write_articles
from tests.store.test_dossier import snapshot

from alleged.build import Options, add, build

pytestmark = pytest.mark.slow

SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "workers": "1"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "workers": "2"},
    {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "workers": "3"},
]


def build_elsewhere(articles: list[Path], out: Path, surroundings: dict[str, str]) -> None:
    environment = {**os.environ, **surroundings, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(
        [sys.executable, "-m", "alleged", "build", "-q", "--workers", surroundings["workers"]]
        + [str(path) for path in articles]
        + ["-o", str(out)],
        check=True,
        env=environment,
    )


def test_hash_seed_workers_order_time_zone_locale_and_folder_change_no_byte(
    tmp_path: Path,
) -> None:
    articles = write_articles(tmp_path / "first", 20)
    found = []
    for turn, surroundings in enumerate(SURROUNDINGS):
        folder = tmp_path / f"copy {turn}"
        folder.mkdir()
        copies = [Path(shutil.copy(path, folder)) for path in articles]
        random.Random(turn).shuffle(copies)
        build_elsewhere(copies, tmp_path / f"out {turn}", surroundings)
        found.append(snapshot(tmp_path / f"out {turn}"))
    assert found[0] == found[1] == found[2]
    assert any(name.startswith("tables/statements-") for name in found[0])


def test_adding_articles_gives_the_bytes_of_one_build(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", 10)
    build(articles, tmp_path / "at once")
    build(articles[6:], tmp_path / "later")
    add(tmp_path / "later", articles[:6])
    assert snapshot(tmp_path / "later") == snapshot(tmp_path / "at once")


def test_a_build_that_is_killed_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", 24)
    build(articles, tmp_path / "unharmed")
    out = tmp_path / "killed"
    chance = random.Random(5)
    command = [sys.executable, "-m", "alleged", "build", "-q", *map(str, articles), "-o", str(out)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    kills = 0
    for turn in range(30):
        running = subprocess.Popen(command, env=environment)
        try:
            running.wait(timeout=chance.uniform(0.5, 4.0) if turn else 0.8)
            break
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
            kills += 1
    else:
        subprocess.run(command, env=environment, check=True)
    assert kills >= 1
    assert snapshot(out) == snapshot(tmp_path / "unharmed")


def test_a_table_of_leaders_dates_articles_alike_in_one_build_and_in_two(tmp_path: Path) -> None:
    table = tmp_path / "rulers.csv"
    table.write_text("name,office,country,from,to\nAna Ruiz,president,Quirana,2023,2025\n")
    texts = (
        "Dockers shut the harbour of Oskarra on Tuesday, May 7.\n\nPresident Ana Ruiz said that it "
        "was the longest strike since that of 2020, which had lasted a month.\n",
        "Ana Ruiz, the president of Quirana, visited Oskarra and spoke with the dockers there.\n",
    )
    articles = [tmp_path / f"{number}.txt" for number in range(2)]
    for article, text in zip(articles, texts, strict=True):
        article.write_text(text)
    options = Options(leaders=table)
    with build(articles, tmp_path / "whole", options=options) as dossier:
        datings = sorted(dossier.records("datings"), key=lambda one: one.begin or "")
        assert [(one.begin, one.end) for one in datings] == [
            ("2023-01-01", "2025-12-31"),
            ("2024-05-07", "2025-12-31"),
        ]
        assert all("rulers.csv" in one.reason for one in datings)
    build(articles[:1], tmp_path / "grown", options=options).close()
    add(tmp_path / "grown", articles[1:], options=options).close()
    assert snapshot(tmp_path / "grown") == snapshot(tmp_path / "whole")
