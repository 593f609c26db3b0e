"""The held pages with their labels, and how right the reader is about them."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ingest.held_articles import HELD_ARTICLES
from tests.ingest.make_held_pages import make_held_pages

from alleged.ingest.read import ReadOptions, ReadResult, read_document
from alleged.records.documents import BlockKind, DatedValue, Document

LABELS = Path(__file__).with_name("held_labels.jsonl")
FIELDS = ("title", "byline", "outlet", "published", "modified")


@dataclass(frozen=True)
class HeldPage:
    """A page, what is true of it, and what the reader makes of it."""

    name: str
    data: bytes
    label: dict[str, Any]
    result: ReadResult

    @property
    def is_article(self) -> bool:
        return self.label["state"] in ("ok", "partial")

    @property
    def document(self) -> Document | None:
        return self.result.document

    @property
    def f1(self) -> float:
        """Of the body's word tokens."""
        found = tokens(body_of(self.document)) if self.document else Counter[str]()
        true = tokens(true_body(self.label))
        shared = sum((found & true).values())
        return 2 * shared / (sum(found.values()) + sum(true.values()))

    def found(self, field: str) -> Any:
        if self.document is None:
            return None
        value = getattr(self.document, field)
        return value.day if isinstance(value, DatedValue) else value

    @property
    def state(self) -> str:
        """As the labels name it."""
        return "several" if self.result.parts else self.result.state.value


def read_held_pages() -> list[HeldPage]:
    """All of them, read once."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    pages = make_held_pages()
    assert sorted(pages) == sorted(label["page"] for label in labels)
    held = []
    for label in labels:
        data = pages[label["page"]]
        result = read_document(data, name=label["page"], format=None, options=ReadOptions())
        held.append(HeldPage(label["page"], data, label, result))
    return held


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def body_of(document: Document) -> str:
    """The text without headline and captions."""
    beside = (BlockKind.TITLE, BlockKind.CAPTION)
    blocks = [block for block in document.blocks if block.kind not in beside]
    return "\n".join(block.span.of(document.text) for block in blocks)


def true_body(label: dict[str, Any]) -> str:
    lines = HELD_ARTICLES[label["article"]][: label["lines"]] if label["article"] else ()
    marks = re.compile(r"^(?:## |> |- )")
    return "\n".join([*(marks.sub("", line).replace("*", "") for line in lines), *label["also"]])


def report(pages: list[HeldPage]) -> str:
    """Figures, and each field that is wrong."""
    articles = [page for page in pages if page.is_article]
    mean = sum(page.f1 for page in articles) / len(articles)
    lines = [f"main text, word F1 over {len(articles)} held pages: {mean:.4f}"]
    lines += [f"  {page.name}: {page.f1:.3f}" for page in articles if page.f1 < 0.97]
    for field in FIELDS:
        wrong = [page for page in articles if page.found(field) != page.label[field]]
        lines.append(f"{field}: {len(articles) - len(wrong)} of {len(articles)} right")
        lines += [f"  {p.name}: {p.found(field)!r}, not {p.label[field]!r}" for p in wrong]
    wrong = [page for page in pages if page.state != page.label["state"]]
    lines.append(f"state: {len(pages) - len(wrong)} of {len(pages)} right")
    lines += [f"  {p.name}: {p.state}, not {p.label['state']}" for p in wrong]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(read_held_pages()))
