"""Texts without labels that any head is trained on: a teacher reads them, and its word is taught.

What the reader learns of attributions it learns from PolNeAR's articles, which every training sees
again; these are news that none has seen.
"""

from __future__ import annotations

from pathlib import Path

from alleged.train.gold import Article, Splitter, read_rows

INDIA_OPENING = "This story is from "
"""The line above each Indian story: its archive's, not the outlet's."""


def read_newswcl(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """NewsWCL50: US political news; its chains are not used."""
    return _plain(gold / "newswcl50" / f"newswcl50.{split}.jsonl.gz", "newswcl", splitter)


def read_india(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """IndiaPoliceEvents: news from Gujarat and Delhi in lower case; its questions are not used."""
    return _plain(gold / "conflict" / f"india_police.{split}.jsonl.gz", "india", splitter)


def read_stories(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """The texts below NGEC's synthetic headlines."""
    return _plain(gold / "plover" / f"ngec_synthetic.{split}.jsonl.gz", "stories", splitter)


def _plain(path: Path, name: str, splitter: Splitter) -> list[Article]:
    articles = []
    for row in read_rows(path):
        text = row["text"]
        if text.startswith(INDIA_OPENING):
            text = text.partition("\n")[2].strip()
        if text.strip():
            articles.append(Article(id=row["id"], set=name, text=text, sentences=splitter(text)))
    return articles
