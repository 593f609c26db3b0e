"""Hostile tables, feeds and mailboxes: each ends, in time, with articles or with a reason."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.promises.bad_inputs import feeds, mail, tables

from alleged.ingest.feed import split_feed
from alleged.ingest.mail import split_eml, split_mbox
from alleged.ingest.members import Loss, Member, SplitOptions, Splitter
from alleged.ingest.read import ReadOptions, read_document
from alleged.ingest.table import split_csv, split_parquet
from alleged.records.documents import InputState
from alleged.records.issues import Severity

SPLITTERS: dict[str, Splitter] = {
    ".csv": split_csv,
    ".parquet": split_parquet,
    ".eml": split_eml,
    ".mbox": split_mbox,
    ".rss": split_feed,
    ".atom": split_feed,
    ".xml": split_feed,
}


def taken_apart(path: Path) -> list[Member | Loss]:
    splitter = SPLITTERS.get(path.suffix, split_feed)
    return [item for item in splitter(path, SplitOptions(name=path.name)) if item is not None]


@pytest.mark.parametrize("make", [feeds, tables, mail])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_every_hostile_file_ends_in_time_with_articles_or_a_reason(
    tmp_path: Path, make: Callable[[random.Random], dict[str, bytes]], seed: int
) -> None:
    for name, data in make(random.Random(seed)).items():
        path = tmp_path / name
        path.write_bytes(data)
        started = time.process_time()
        items = taken_apart(path)
        assert time.process_time() - started < 5, name
        lost = [
            item for item in items if isinstance(item, Loss) and item.severity is not Severity.NOTE
        ]
        assert lost or any(isinstance(item, Member) for item in items), name
        assert all(loss.what and loss.state is not InputState.OK for loss in lost), name
        assert taken_apart(path) == items, f"{name} is not read the same way twice"


@pytest.mark.parametrize("make", [feeds, tables, mail])
def test_every_reader_of_the_wrong_kind_refuses_with_a_reason(
    tmp_path: Path, make: Callable[[random.Random], dict[str, bytes]]
) -> None:
    for name, data in make(random.Random(4)).items():
        path = tmp_path / name
        path.write_bytes(data[:200_000])
        for splitter in set(SPLITTERS.values()):
            items = list(splitter(path, SplitOptions(name="x")))
            assert items, (name, splitter)


LOOKS = ["\x1b[31mred\x1b[0m", "\u202eevil\u202c", "\u200bzero", "a\rb", "\x07bell", "<b>&amp;</b>"]


@pytest.mark.parametrize("look", LOOKS)
def test_what_a_message_quotes_of_a_table_holds_no_control_character(
    tmp_path: Path, look: str
) -> None:
    """P28: a terminal and a log show the names of columns as they are, not what they do."""
    path = tmp_path / "a.csv"
    path.write_text(f'"{look}",b\nx,y\n', encoding="utf-8", newline="")
    (loss,) = (
        item for item in split_csv(path, SplitOptions(name="a.csv")) if isinstance(item, Loss)
    )
    assert "--text-column" in loss.fix
    assert loss.what.isprintable()


def test_no_row_of_a_hostile_table_stops_its_neighbours(tmp_path: Path) -> None:
    good = [f"The harbour master of Osk said that ship {n} was late." for n in range(20)]
    bad = [
        "\x00",
        '"',
        "\ud83d".encode("utf-16-le", "surrogatepass").decode("latin-1"),
        "=1+1|cmd",
        "x" * 200_000,
    ]
    lines = ["title,text", *(f'T{n},"{text}"' for n, text in enumerate(good))]
    hostile = lines[:1] + [
        line for n, line in enumerate(lines[1:]) for line in (line, f"B,{bad[n % 5]}")
    ]
    texts = []
    for name, rows in (("clean", lines), ("hostile", hostile)):
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        members = [
            item for item in split_csv(path, SplitOptions(name="a.csv")) if isinstance(item, Member)
        ]
        read = [
            read_document(m.data, name="a", format="jsonl", options=ReadOptions()) for m in members
        ]
        texts.append(
            [r.document.text for r in read if r.document and "harbour master" in r.document.text]
        )
    assert texts[0] == texts[1]
    assert len(texts[0]) == 20
