"""Sentences with words that are probably not what they mean: `training/doubtful/*.tsv`.

A line is a class (one of `DOUBTS`, or `clean`), a text with the doubtful words in double brackets,
and what was probably meant:

    mistranslated<tab>The minister [[assisted to]] the funeral.<tab>attended

Files with `-dev-` in their name are never trained on. training/doubtful/README.md has the rules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alleged.errors import InputError
from alleged.models.labels import DOUBTS
from alleged.records.spans import Span
from alleged.train.gold import Article, Splitter

DOUBTFUL = Path("training/doubtful")
"""From the project's folder."""
CLEAN = "clean"
DEV = "-dev-"
JOINED = 4
"""How many lines make a text with neighbours: the reader sees whole windows, not lone sentences."""
_MARK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its doubtful words, and their class; None where it is as it should be."""

    text: str
    spans: tuple[Span, ...]
    doubt: str | None


def read_line(line: str, where: str) -> Line:
    """Read one line. Raises: InputError with the line's place if it does not keep to the rules."""
    fields = line.split("\t")
    if len(fields) != 3:
        raise InputError(
            f"{where}: {len(fields)} fields", fix="write class, text and meaning, a tab between two"
        )
    name, marked, _ = fields
    if name not in (*DOUBTS, CLEAN):
        raise InputError(f"{where}: unknown class {name!r}", fix=f"one of {', '.join(DOUBTS)}")
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for found in _MARK.finditer(marked):
        parts += (marked[at : found.start()], found[1])
        start = length + found.start() - at
        length = start + len(found[1])
        at = found.end()
        spans.append(Span(start, length))
    text = "".join((*parts, marked[at:]))
    if "[[" in text or "]]" in text:
        raise InputError(f"{where}: a mark that cannot be read", fix="write marks as [[words]]")
    if (name == CLEAN) == bool(spans):
        raise InputError(
            f"{where}: {len(spans)} marks in a line that is {name}",
            fix="mark the doubtful words, and none in a clean line",
        )
    return Line(text, tuple(spans), None if name == CLEAN else name)


def read_lines(folder: Path, split: str) -> list[Line]:
    """Every line of a split's files, in order of name; none where there is no folder."""
    return [
        read_line(line, f"{path.name} line {number}")
        for path in sorted(folder.glob("*.tsv"))
        if (DEV in path.name) == (split == "dev")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip()
    ]


def make_article(lines: Sequence[Line], name: str, splitter: Splitter) -> Article:
    """The lines as one text, a blank between two of them."""
    article = Article(id=name, set="doubtful", text="", sentences=[], spans={"doubt": []})
    for line in lines:
        start = len(article.text) + bool(article.text)
        article.text += (" " if article.text else "") + line.text
        for span in line.spans:
            moved = Span(span.start + start, span.end + start)
            article.spans["doubt"].append((moved, DOUBTS.index(line.doubt or "")))
    article.sentences = splitter(article.text)
    return article


def read_doubtful(folder: Path, split: str, splitter: Splitter) -> list[Article]:
    """Each line alone, and to train on once more among others."""
    lines = read_lines(folder, split)
    alone = [make_article([line], f"doubtful-{at}", splitter) for at, line in enumerate(lines)]
    if split == "dev":
        return alone
    random.Random(1).shuffle(lines)
    return alone + [
        make_article(lines[at : at + JOINED], f"doubtful-joined-{at}", splitter)
        for at in range(0, len(lines), JOINED)
    ]
