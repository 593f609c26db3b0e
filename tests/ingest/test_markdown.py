"""Markdown files."""

from __future__ import annotations

import pytest

from alleged.ingest.read import ReadOptions, read_document
from alleged.records.documents import BlockKind, Document

BODY = """# Port closed

The **mayor** of *Sarn* said [on Monday](https://x.example/a) that 5 \\* 3 &amp; more
is `enough`.

## Who pays?

> “Nobody asked us,” she said.

- the first reason
- the second

| Year | Ships |
|------|-------|
| 2022 | 4,600 |

![a picture](x.png)

Subscribe to our newsletter
"""
YAML = """---
title: "Port closed"
author:
  - Ada Lund
  - Per Moe
date: 2024-06-27
outlet: Sarn Courier
url: https://sarn.example/1
---
"""
TOML = '+++\ntitle = "Port closed"\nauthor = ["Ada Lund", "Per Moe"]\ndate = 2024-06-27\noutlet = "Sarn Courier"\nurl = "https://sarn.example/1"\n+++\n'


def read_markdown(source: str, name: str = "a.md") -> Document:
    result = read_document(source.encode(), name=name, format=None, options=ReadOptions())
    assert result.document is not None, result.reason
    assert result.format == "markdown"
    return result.document


def test_marks_are_stripped_and_blocks_have_their_kind() -> None:
    document = read_markdown(BODY)
    assert [(b.kind, b.span.of(document.text)) for b in document.blocks] == [
        (BlockKind.TITLE, "Port closed"),
        (
            BlockKind.PARAGRAPH,
            "The mayor of Sarn said on Monday that 5 * 3 & more\nis enough.",
        ),
        (BlockKind.HEADING, "Who pays?"),
        (BlockKind.QUOTATION, "“Nobody asked us,” she said."),
        (BlockKind.LIST_ITEM, "the first reason"),
        (BlockKind.LIST_ITEM, "the second"),
        (BlockKind.TABLE_ROW, "Year\tShips"),
        (BlockKind.TABLE_ROW, "2022\t4,600"),
    ]


@pytest.mark.parametrize("front", ["", YAML, TOML])
def test_every_run_leads_back_to_the_file(front: str) -> None:
    source = front + BODY
    document = read_markdown(source)
    covered = 0
    for run in document.offset_map:
        there = source[run.offset : run.offset + run.end - run.start]
        assert there == document.text[run.start : run.end]
        covered += len("".join(there.split()))
    letters = len("".join(document.text.split()))
    assert covered == letters - 1, "all but the ampersand, which the file writes as an entity"


@pytest.mark.parametrize("front", [YAML, TOML])
def test_front_matter_is_metadata_and_no_text(front: str) -> None:
    document = read_markdown(front + BODY)
    assert document.byline == "Ada Lund, Per Moe"
    assert document.outlet == "Sarn Courier"
    assert document.url == "https://sarn.example/1"
    assert document.published is not None
    assert (document.published.value, document.published.evidence) == ("2024-06-27", "front matter")
    assert "Courier" not in document.text


def test_front_matter_makes_a_text_file_markdown() -> None:
    assert read_markdown(YAML + BODY, name="a.txt").title == "Port closed"


def test_a_title_that_only_front_matter_gives_is_not_put_into_the_text() -> None:
    document = read_markdown(YAML + "The port is closed, officials said on Monday.\n")
    assert document.title == "Port closed"
    assert document.title_span is None
