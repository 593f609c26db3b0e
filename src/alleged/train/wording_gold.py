"""Gold sets that judge a sentence: loaded words, opinion, whether it is worth a check."""

from __future__ import annotations

from pathlib import Path

from alleged.records.spans import Span
from alleged.train.gold import Article, Splitter, read_rows

OPINIONS = ("factual", "mixed", "opinion")


def read_babe(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """BABE: sentences of US news that experts judged biased or not, with the loaded words."""
    articles = []
    for row in read_rows(gold / "babe" / f"{split}.jsonl"):
        text = row["text"]
        whole = {"bias": row["label"]}
        if row["opinion"] is not None:
            whole["opinion"] = OPINIONS.index(row["opinion"])
        articles.append(
            Article(
                id=row["id"],
                set="babe",
                text=text,
                sentences=[Span(0, len(text))],
                spans={"loaded": [(Span(start, end), 0) for start, end in row["spans"]]},
                whole=whole,
            )
        )
    return articles


def read_checkworthy(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """ClaimBuster: sentences of US debates, worth a check or not."""
    path = next(path for path in sorted((gold / "checkworthy").glob(f"{split}.jsonl*")))
    return [
        Article(
            id=row["id"],
            set="checkworthy",
            text=row["text"],
            sentences=[Span(0, len(row["text"]))],
            whole={"checkworthy": row["label"]},
        )
        for row in read_rows(path)
    ]
