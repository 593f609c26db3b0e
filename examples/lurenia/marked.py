"""Read the marked-up sources: one file is an article together with its labels.

`[key words]` marks a stretch of text; marks nest, and keys that share a stretch are joined by `|`.

    s1 c1 t1    source, cue and content of attribution 1; a key that is repeated adds a piece;
                details follow one of them: `c1;type;speaker;^2` (`^2`: inside attribution 2)
    p: o: l: g: name of a person, organisation, place or group with its key in world.toml;
                `*` after the key: a place that stands for its government
    @d~value~MOD   time expression: d date, t time, u duration, e set
    #kind;value;unit;bound;change   figure: a amount, s share, r rank; `10..20` for a range
    k, k>       what the figure before (after) counts; q a comment on the figure after: `only`
    !           loaded words

A paragraph is a line. `## ` is a heading, `- ` a list item, `> ` a quotation, `! ` a standfirst,
`= ` a line of the original that names author and day; `%% ` is clutter, which belongs to no text.

`%% from 13 4: old => new | …` takes the fourth block of article 13 with its marks, the replacements
made in the marked-up line; its attributions get 100 added to their numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

PREFIXES = {
    "## ": "heading",
    "- ": "list item",
    "> ": "quotation",
    "! ": "paragraph",
    "= ": "paragraph",
}
LIFTED = re.compile(r"%% from (\d\d) (\d+)(?:: (.+))?")
TAG = re.compile(r"</?(?:a|em|strong)\b[^<>]{0,200}>")
ATTRIBUTION = re.compile(r"(?<=[\[|])([sct])(\d+)(?=[ ;|])|(?<=;\^)(\d+)")
TOKEN = re.compile(r"\[(?P<key>[^\s\[\]]+) |(?P<end>\])|(?P<tag></?(?:a|em|strong)\b[^>]*>)")


@dataclass(frozen=True)
class Mark:
    """A marked stretch."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A paragraph with its marks and its inline tags, or a piece of clutter."""

    kind: str
    text: str
    marks: tuple[Mark, ...] = ()
    tags: tuple[tuple[int, str], ...] = ()
    standfirst: bool = False


@dataclass(frozen=True)
class Article:
    """A marked-up source file."""

    number: str
    head: dict[str, str]
    title: Block
    blocks: tuple[Block, ...] = field(default=())

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are text."""
        return tuple(block for block in self.blocks if not block.kind.startswith("clutter"))


def read_block(line: str, kind: str = "paragraph") -> Block:
    """Take the marks and tags out of a line, and keep where they stood."""
    prefix = next((prefix for prefix in PREFIXES if line.startswith(prefix)), "")
    if prefix:
        kind, line = PREFIXES[prefix], line.removeprefix(prefix)
    text, at = "", 0
    stack: list[tuple[str, int]] = []
    marks: list[Mark] = []
    tags: list[tuple[int, str]] = []
    for match in TOKEN.finditer(line):
        text += line[at : match.start()]
        at = match.end()
        if match["key"]:
            stack.append((match["key"], len(text)))
        elif match["tag"]:
            tags.append((len(text), match["tag"]))
        else:
            if not stack:
                raise ValueError(
                    f"a bracket closes that was not open: …{line[: match.end()][-60:]}"
                )
            keys, start = stack.pop()
            marks += [Mark(key, start, len(text)) for key in keys.split("|")]
    text += line[at:]
    if stack:
        raise ValueError(f"a bracket stays open: [{stack[-1][0]} in: {line[:60]}…")
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return Block(kind, text, tuple(marks), tuple(tags), standfirst=prefix == "! ")


def read_article(path: Path) -> Article:
    """Read one marked-up source."""
    head_lines, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    head = {}
    for line in head_lines.splitlines():
        key, _, value = line.partition(":")
        head[key.strip()] = value.strip()
    blocks = []
    for line in lift_lines(body.splitlines(), path.parent):
        if line.startswith("%% "):
            kind, _, rest = line[3:].partition(": ")
            blocks.append(Block(f"clutter {kind}", rest))
        elif line.strip():
            blocks.append(read_block(line))
    return Article(path.name[:2], head, read_block(head["title"], "title"), tuple(blocks))


def lift_lines(lines: list[str], folder: Path) -> list[str]:
    """The lines, with those of other articles put in where they are asked for."""
    return [
        lift_line(folder, *match.groups()) if (match := LIFTED.fullmatch(line)) else line
        for line in lines
    ]


def lift_line(folder: Path, number: str, place: str, edits: str | None) -> str:
    """A block of another article as it is marked there, without its links, and edited."""
    (path,) = folder.glob(f"{number}-*.txt")
    _, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    lines = [line for line in body.splitlines() if line.strip() and not line.startswith("%% ")]
    line = TAG.sub("", lines[int(place) - 1])
    for edit in edits.split(" | ") if edits else ():
        old, _, new = edit.partition("=>")
        old, new = old.strip(), new.strip()
        if line.count(old) != 1:
            raise ValueError(f"{old!r} stands {line.count(old)} times in block {place} of {number}")
        line = line.replace(old, new).strip()
    return ATTRIBUTION.sub(
        lambda match: f"{match[1]}{int(match[2]) + 100}" if match[1] else str(int(match[3]) + 100),
        line,
    )


def read_articles(folder: Path) -> list[Article]:
    """All sources in order; a copy takes its blocks from the article it copies."""
    articles: dict[str, Article] = {}
    for path in sorted(folder.glob("[0-9][0-9]-*.txt")):
        article = read_article(path)
        if "copy-of" in article.head:
            number, which = article.head["copy-of"].split()
            body = articles[number].body
            if which != "all":
                first, last = map(int, which.split("-"))
                body = body[first - 1 : last]
            # Whoever reprints a story drops its links.
            article = replace(article, blocks=tuple(replace(block, tags=()) for block in body))
        articles[article.number] = article
    return list(articles.values())
