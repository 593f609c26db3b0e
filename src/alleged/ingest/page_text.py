"""The text nodes of an HTML page in reading order, and the way from a character to its node."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from alleged.ingest.draft import Piece, Refused
from alleged.ingest.words import word_set
from alleged.records.documents import InputState

MAX_ATTRIBUTES = 1_000
"""Of one tag. The HTML parser compares each attribute with all others: 80,000 take a minute."""
_LONG_TAG_CHARS = 2 * MAX_ATTRIBUTES

MAX_CELL = 400
"""Letters of a table cell; one with more holds paragraphs, so its table lays out the page."""

INVISIBLE = word_set(
    """
    head script style noscript template textarea select iframe object svg math audio video
    canvas map datalist
    """
)
INLINE = word_set(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr
    o output q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr img input
    progress picture source
    """
)
"""Elements that do not end a paragraph; every other one does."""
_PLAIN_TAG = re.compile(r"[a-z][a-z0-9_-]*")
_SPACE = re.compile(r"\s{2,}|[\n\r\t\f\v]")
"""What is shown as one space and is not one."""


class Gap(IntEnum):
    """What stands between a text node and the one before."""

    NONE = 0
    SPACE = 1
    BREAK = 2
    CELL = 3
    BLOCK = 4


@dataclass(slots=True)
class TextNode:
    """A text node of the page."""

    element: Any
    """The element whose child the text node is."""
    number: int
    """Which of its text nodes, from 1."""
    raw: str
    start: int
    """Where its letters start in `PageText.letters`."""
    gap: Gap
    breaks: int
    """How many `<br>` stand directly before it."""
    _offsets: list[int] = field(default_factory=list)

    def offsets(self) -> list[int]:
        """For each letter its offset in `raw`."""
        if not self._offsets:
            for found in re.finditer(r"\S+", self.raw):
                self._offsets.extend(range(found.start(), found.end()))
        return self._offsets


def parse_page(text: str) -> Any:
    """The tree of a page, as `lxml.html` builds it from the decoded text.

    XPaths of a Document hold in this tree; `decode` gives its argument.
    Raises: Refused if there is nothing to parse.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    data = _without_endless_tags(text).encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused(
            InputState.REJECTED,
            "no-text",
            f"there is no page in it ({str(error)[:100]})",
            "check the file: a download may have failed",
        ) from None


def _without_endless_tags(text: str) -> str:
    """Tags with more than `MAX_ATTRIBUTES` attributes lose them."""
    chunks = text.split("<")
    if max(map(len, chunks)) < _LONG_TAG_CHARS:
        return text
    for index, chunk in enumerate(chunks):
        if index == 0 or len(chunk) < _LONG_TAG_CHARS or not chunk[0].isalpha():
            continue
        tag, close, rest = chunk.partition(">")
        words = tag.split(maxsplit=MAX_ATTRIBUTES + 1)
        if len(words) > MAX_ATTRIBUTES:
            chunks[index] = words[0] + close + rest
    return "<".join(chunks)


class PageText:
    """A page as its letters (what is no white space) in reading order."""

    def __init__(self, root: Any) -> None:
        self.nodes: list[TextNode] = []
        self.ranges: dict[Any, tuple[int, int]] = {}
        """For each element the stretch of `letters` that it holds."""
        self.headings: list[Any] = []
        """h1 to h3, and what is marked up as a headline, in order."""
        self.links: list[tuple[int, int]] = []
        """The stretches of `letters` that are links."""
        self.beginnings: dict[tuple[tuple[int, int], ...], str] = {}
        """The first words of stretches that were looked at."""
        self.most_inline = 0
        """The most inline elements and comments that one element holds directly."""
        self.deepest = 0
        self._is_data: dict[Any, bool] = {}
        self._index: dict[Any, tuple[int, dict[str, int], int]] = {}
        self._paths: dict[Any, str] = {}
        self._collect(root)
        self._starts = [node.start for node in self.nodes]
        self._paragraph_starts = [
            index
            for index, node in enumerate(self.nodes)
            if not index or node.gap >= Gap.CELL or node.breaks > 1
        ]

    def _collect(self, root: Any) -> None:
        from lxml.etree import iterwalk

        parts: list[str] = []
        length = 0
        gap, breaks = Gap.BLOCK, 0
        hidden = depth = 0
        texts: dict[Any, int] = {}
        counts: dict[Any, dict[str, int]] = {None: {}}
        children: dict[Any, int] = {None: 0}
        inline: dict[Any, int] = {}

        def add(element: Any, raw: str | None) -> None:
            nonlocal length, gap, breaks
            if not raw:
                return
            number = texts[element] = texts.get(element, 0) + 1
            if hidden:
                return
            letters = "".join(raw.split())
            if not letters:
                gap = max(gap, Gap.SPACE)
                return
            self.nodes.append(TextNode(element, number, raw, length, gap, breaks))
            parts.append(letters)
            length += len(letters)
            gap, breaks = Gap.NONE, 0

        for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
            parent = element.getparent()
            if event in ("comment", "pi") or element.tag in INLINE:
                inline[parent] = inline.get(parent, 0) + (event != "end")
            if event in ("comment", "pi"):
                if parent is not None:
                    add(parent, element.tail)
                continue
            tag = element.tag
            if event == "start":
                depth += 1
                self.deepest = max(self.deepest, depth)
                siblings = counts[parent]
                siblings[tag] = siblings.get(tag, 0) + 1
                children[parent] += 1
                self._index[element] = (siblings[tag], siblings, children[parent])
                counts[element], children[element] = {}, 0
                hidden += tag in INVISIBLE
                gap = max(gap, _gap(tag))
                breaks += tag == "br"
                self.ranges[element] = (length, length)
                add(element, element.text)
            else:
                depth -= 1
                hidden -= tag in INVISIBLE
                gap = max(gap, _gap(tag))
                self.ranges[element] = (self.ranges[element][0], length)
                if _is_link(element) and self.ranges[element][0] < length:
                    low = self.links[-1][1] if self.links else 0
                    self.links.append((max(low, self.ranges[element][0]), length))
                if tag in ("h1", "h2", "h3") or element.get("itemprop") == "headline":
                    self.headings.append(element)
                if parent is not None:
                    add(parent, element.tail)
        self.most_inline = max(inline.values(), default=0)
        self.letters = "".join(parts)

    def node_at(self, place: int) -> int:
        """Index of the node that holds the letter at `place`."""
        return bisect_right(self._starts, place) - 1

    def node_name(self, node: TextNode) -> str:
        """The XPath of a text node."""
        return f"{self.path(node.element)}/text()[{node.number}]"

    def path(self, element: Any) -> str:
        """The XPath of an element, as `getpath` would give it, in constant time."""
        known = self._paths.get(element)
        if known is not None:
            return known
        above: list[Any] = []
        step = element
        while step is not None and step not in self._paths:
            above.append(step)
            step = step.getparent()
        path = self._paths[step] if step is not None else ""
        for step in reversed(above):
            number, siblings, child = self._index[step]
            tag = step.tag
            if not _PLAIN_TAG.fullmatch(tag):
                path += f"/*[{child}]"
            elif siblings[tag] == 1:
                path += f"/{tag}"
            else:
                path += f"/{tag}[{number}]"
            self._paths[step] = path
        return path

    def node_range(self, index: int) -> tuple[int, int]:
        """The letters of a node."""
        last = index + 1 == len(self.nodes)
        return self._starts[index], len(self.letters) if last else self._starts[index + 1]

    def paragraphs_between(self, start: int, end: int) -> range:
        """The numbers of the paragraphs that a stretch of letters touches."""
        first = bisect_right(self._paragraph_starts, self.node_at(start)) - 1
        return range(first, bisect_right(self._paragraph_starts, self.node_at(end - 1)))

    @property
    def paragraphs(self) -> int:
        """How many there are."""
        return len(self._paragraph_starts)

    def nodes_of_paragraph(self, number: int) -> range:
        """The indexes of its nodes."""
        last = number + 1 == len(self._paragraph_starts)
        end = len(self.nodes) if last else self._paragraph_starts[number + 1]
        return range(self._paragraph_starts[number], end)

    def paragraph(self, number: int) -> tuple[int, int]:
        """Its letters."""
        nodes = self.nodes_of_paragraph(number)
        return self._starts[nodes[0]], self.node_range(nodes[-1])[1]

    def container(self, start: int, end: int) -> Any:
        """The smallest element that holds a stretch of letters."""
        step = self.nodes[self.node_at(start)].element
        while step.getparent() is not None and self.ranges[step][1] < end:
            step = step.getparent()
        return step

    def is_data_table(self, start: int, end: int) -> bool:
        """Whether a stretch stands in a table of data, not in one that lays out the page."""
        table = self.container(start, end)
        while table is not None and table.tag != "table":
            table = table.getparent()
        if table is None:
            return False
        if table not in self._is_data:
            sizes = (self.ranges[cell] for cell in table.iter("td", "th"))
            self._is_data[table] = all(high - low <= MAX_CELL for low, high in sizes)
        return self._is_data[table]

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch of letters starts and ends where text nodes do."""
        first, last = self.nodes[self.node_at(start)], self.nodes[self.node_at(end - 1)]
        return first.start == start and last.start + len(last.offsets()) == end

    def between(self, before: int, after: int) -> tuple[Gap, int]:
        """The widest gap between two nodes, and the number of line breaks."""
        nodes = self.nodes[before + 1 : after + 1]
        gap = max((node.gap for node in nodes), default=Gap.NONE)
        return gap, sum(node.breaks for node in nodes)

    def pieces(self, parts: Iterable[tuple[int, int]]) -> Iterator[Piece]:
        """The letters of some stretches with the white space between them, node by node."""
        previous: int | None = None
        for start, end in parts:
            for index in range(self.node_at(start), self.node_at(end - 1) + 1):
                node = self.nodes[index]
                offsets = node.offsets()
                low, high = max(start - node.start, 0), min(end - node.start, len(offsets))
                if previous is not None and previous != index:
                    yield from self._space_between(previous, index)
                elif previous is not None:  # something inside the node was left out
                    yield self._one_space(node, offsets[low - 1] + 1, offsets[low])
                yield from self._inside(node, offsets[low], offsets[high - 1] + 1)
                previous = index

    def _space_between(self, before: int, after: int) -> Iterator[Piece]:
        gap, _ = self.between(before, after)
        last, node = self.nodes[before], self.nodes[after]
        if gap is Gap.BREAK:
            yield Piece("\n", None)
        elif gap is Gap.CELL:
            yield Piece("\t", None)
        elif last.raw[-1].isspace():
            yield self._one_space(last, last.offsets()[-1] + 1, len(last.raw))
        elif node.raw[0].isspace():
            yield self._one_space(node, 0, node.offsets()[0])
        elif gap is not Gap.NONE:
            yield Piece(" ", None)

    def _inside(self, node: TextNode, low: int, high: int) -> Iterator[Piece]:
        name = self.node_name(node)
        at = low
        for found in _SPACE.finditer(node.raw, low, high):
            yield Piece(node.raw[at : found.start()], name, at)
            yield self._one_space(node, found.start(), found.end())
            at = found.end()
        yield Piece(node.raw[at:high], name, at)

    def _one_space(self, node: TextNode, low: int, high: int) -> Piece:
        """One character for a stretch of white space: one that stands there, if it can be."""
        for at in range(low, high):
            if node.raw[at] not in "\n\r\t\f\v":
                return Piece(node.raw[at], self.node_name(node), at)
        return Piece(" ", None)


def _is_link(element: Any) -> bool:
    """Whether an element leads elsewhere; a link within the page does not."""
    target = (element.get("href") or "").strip() if element.tag == "a" else ""
    return bool(target) and not target.startswith("#")


def _gap(tag: str) -> Gap:
    if tag == "br":
        return Gap.BREAK
    if tag in ("td", "th"):
        return Gap.CELL
    return Gap.NONE if tag in INLINE or tag in INVISIBLE else Gap.BLOCK
