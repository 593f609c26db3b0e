"""Our own training sentences: news of invented and real places with marked acts.

A line is a text, a tab, and the acts it tells of:

    [A1 Kenyan police] [T1 arrested] [R1 two clerks] in [P1 Kisumu].<tab>1 COERCE arrest happened -

Marks: T trigger, A actor, R recipient, P place, I instrument, V magnitude, with the number of the
act; a span can have several. ` ¶ ` ends a headline or paragraph. Acts: number, type or label,
modes, status, contexts; `none` where there is no act. Lines that begin with `//` are comments.
training/events/README.md has the rules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alleged.errors import InputError
from alleged.models.labels import ACT_MODES, ACT_TYPES, PARTY_ROLES, STATUSES
from alleged.plover import CONTEXTS
from alleged.records.spans import Span
from alleged.train.gold import Article, Splitter

_MARK = re.compile(r"\[((?:[TARPIV]\d){1,9}) ([^\[\]]{1,200})\]")
_PARAGRAPH = " ¶ "
_TAG = re.compile(r"([TARPIV])(\d)")
ROLE_OF = {"A": "actor", "R": "recipient", "P": "place"}
JOINED = 4
"""How many lines make a text with neighbours: the reader sees whole windows, not lone sentences."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a line says about one of its acts."""

    type: str
    modes: tuple[str, ...]
    status: str
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its marks."""

    text: str
    marks: tuple[tuple[str, str, Span], ...]
    """Letter, number of the act, words."""
    acts: dict[str, Act]


def read_line(line: str, where: str) -> Line:
    """Read one line. Raises: InputError with the line's place if it does not keep to the rules."""
    marked, tab, told = line.partition("\t")
    if not tab:
        raise InputError(f"{where}: no tab", fix="write the text, a tab, and the acts or `none`")
    marked = marked.replace(_PARAGRAPH, "\n\n")
    parts: list[str] = []
    marks: list[tuple[str, str, Span]] = []
    at = length = 0
    for found in _MARK.finditer(marked):
        parts += (marked[at : found.start()], found[2])
        start = length + found.start() - at
        length = start + len(found[2])
        at = found.end()
        span = Span(start, length)
        marks += [(letter, number, span) for letter, number in _TAG.findall(found[1])]
    text = "".join((*parts, marked[at:]))
    if "[" in text or "]" in text:
        raise InputError(f"{where}: a mark that cannot be read", fix="write marks as [T1 word]")
    acts = {}
    for one in () if told.strip() == "none" else told.split(" | "):
        fields = one.split()
        if len(fields) != 5:
            raise InputError(f"{where}: {one!r} has not five fields", fix="see the rules")
        number, kind, modes, status, contexts = fields
        if (kind, modes) == ("RETREAT", "resign"):
            # The label says more; what is coded RETREAT `resign` follows from it.
            kind, modes = "resignation", "-"
        named = tuple(mode for mode in modes.split(",") if mode != "-")
        kind = "other" if kind == "OTHER" else kind
        unknown = [
            *({kind} - set(ACT_TYPES)),
            *({f"{kind} {mode}" for mode in named} - set(ACT_MODES)),
            *({status} - set(STATUSES)),
            *(set(contexts.split(",")) - {"-", *CONTEXTS}),
        ]
        if unknown:
            raise InputError(f"{where}: unknown label {unknown[0]!r}", fix="see docs/codebook.md")
        acts[number] = Act(
            kind, named, status, tuple(name for name in contexts.split(",") if name != "-")
        )
    if {number for letter, number, _ in marks if letter == "T"} != set(acts):
        raise InputError(f"{where}: triggers and acts do not match", fix="see the rules")
    if {number for _, number, _ in marks} != set(acts):
        raise InputError(f"{where}: a mark of no act", fix="see the rules")
    return Line(text, tuple(marks), acts)


def read_lines(folder: Path) -> list[Line]:
    """Every line of the folder's files, in order of name."""
    return [
        read_line(line, f"{path.name} line {number}")
        for path in sorted(folder.glob("*.txt"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("//")
    ]


def make_article(lines: Sequence[Line], name: str, splitter: Splitter) -> Article:
    """The lines as one text, a blank between two of them."""
    article = Article(id=name, set="own", text="", sentences=[])
    heads = ("act", "act_type", "act_mode", "context", "status", "party")
    article.spans = {head: [] for head in heads}
    for line in lines:
        start = len(article.text) + bool(article.text)
        article.text += (" " if article.text else "") + line.text
        triggers: dict[str, Span] = {}
        for letter, number, span in line.marks:
            moved = Span(span.start + start, span.end + start)
            if letter == "T":
                triggers.setdefault(number, moved)
                act = line.acts[number]
                article.spans["act"].append((moved, 0))
                article.spans["act_type"].append((moved, ACT_TYPES.index(act.type)))
                mode = f"{act.type} {act.modes[0]}" if act.modes else "none"
                article.spans["act_mode"].append((moved, ACT_MODES.index(mode)))
                bits = sum(1 << CONTEXTS.index(one) for one in act.contexts)
                article.spans["context"].append((moved, bits))
                article.spans["status"].append((moved, STATUSES.index(act.status)))
        for letter, number, span in line.marks:
            moved = Span(span.start + start, span.end + start)
            if letter in ROLE_OF:
                role = ROLE_OF[letter]
                article.pairs.append((triggers[number], moved, PARTY_ROLES.index(role)))
                if role != "place":
                    article.spans["party"].append((moved, ("actor", "recipient").index(role)))
    article.sentences = splitter(article.text)
    return article


def read_own(folder: Path, split: str, splitter: Splitter) -> list[Article]:
    """Each line alone, and once more among others; every tenth line is kept for `dev`."""
    lines = read_lines(folder)
    if split == "dev":
        return [make_article([line], f"own-{at}", splitter) for at, line in enumerate(lines[::10])]
    lines = [line for at, line in enumerate(lines) if at % 10]
    alone = [make_article([line], f"own-{at}", splitter) for at, line in enumerate(lines)]
    random.Random(1).shuffle(lines)
    return alone + [
        make_article(lines[at : at + JOINED], f"own-joined-{at}", splitter)
        for at in range(0, len(lines), JOINED)
    ]
