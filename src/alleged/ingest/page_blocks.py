"""Which stretches of a page are its article: what the extractor chose, put right by the page.

The extractor's words are used to choose; the text is then taken from the page, paragraph by
paragraph, so that nothing in it was changed on the way.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from alleged.ingest.align import LONG_CHARS, align_blocks
from alleged.ingest.boilerplate import Line, find_boilerplate
from alleged.ingest.credits import line_credits
from alleged.ingest.draft import Piece
from alleged.ingest.metadata import FURNITURE_WORDS, PageMetadata
from alleged.ingest.page_dates import VISIBLE_DATE
from alleged.ingest.page_names import words_of
from alleged.ingest.page_text import INLINE, PageText
from alleged.ingest.words import word_set
from alleged.records.documents import BlockKind
from alleged.records.issues import Issue, Severity, make_issue

LOST_LETTERS, LOST_SHARE = 20, 0.002
"""Of the letters extracted that may be missing on the page without a word: entities written twice,
characters that the extractor replaced."""
SMALL_SHARE = 0.35
"""A container with more of the article's letters than this holds the article, whatever its name."""
HALF = 0.5
"""Of a paragraph's letters that the extractor must have chosen for the whole of it to be taken: it
drops what follows a comment or a script inside a paragraph."""
MIN_SIBLINGS = 3
SIBLING_TAGS = word_set("p h2 h3 h4 h5 h6 blockquote ul ol")
LINK_SHARE = 0.9
"""A block so much of which is links names other articles."""
OPENERS = (
    "head of a box",
    "comments",
    "newsletter",
    "paywall",
    "support us",
    "about the author",
)
"""Rules for lines that head a box: what else stands in the box goes with them."""
MAX_BOX_BLOCKS, MAX_TEASER = 60, 200
"""Blocks of a box, and letters of each; with a longer one it may be a section of the article."""
MAX_SHOWN = 1_000
MAX_FURNITURE = 120
MAX_INFO_WORDS = 6
MAX_FORM = 300
"""Letters of an element that is a form to a reader: a field and the words around it."""
FIELD_TYPES = word_set("email text tel search password")
TOP_BLOCKS = 5
FURNITURE_NUMBERS = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"|\d{1,6}(?=\s{1,3}(?:min|minutes?|comments?|shares?|views?|reads?)\b)",
    re.IGNORECASE,
)
LINKED_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
CONTAINER_TAGS = word_set("body article main section table")

BOX_WORDS = word_set(
    """
    related newsletter subscribe subscription signup share sharing social socials comment
    comments disqus advert advertisement ads adslot sponsor sponsored promo promotion cookie
    cookies consent paywall bio tags taglist breadcrumb breadcrumbs recommend recommended
    recommendations mostread popular trending widget sidebar toolbar teaser outbrain taboola
    popup modal nav navigation menu footer copyright byline timestamp dateline meta hidden
    noprint pullquote credit caption toc readmore more-stories morestories donate donation login
    counter views tooltip poll quiz survey weather regwall meterwall offer offers cta
    """
)
"""Words in class or id that name a box beside the text. They count for boxes only, never for what
holds the article."""
BOX_TAGS = word_set("aside nav footer form button dialog figcaption figure label address")
INLINE_BOX_WORDS = word_set("hidden tooltip credit share sharing social socials counter")
"""The same for a word or two inside a paragraph."""

KINDS = {
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}


@dataclass(frozen=True, slots=True)
class Extracted:
    """A block as the extractor gives it."""

    text: str
    is_row: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the article as stretches of the page's letters."""

    parts: tuple[tuple[int, int], ...]
    """In order; more than one where something inside the block was left out."""
    kind: BlockKind

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]

    @property
    def size(self) -> int:
        """Letters."""
        return sum(high - low for low, high in self.parts)

    def pieces(self, page: PageText) -> Iterator[Piece]:
        """The words with the white space between them."""
        return page.pieces(self.parts)

    def beginning(self, page: PageText) -> str:
        """The words; only the first ones if it is long."""
        known = page.beginnings.get(self.parts)
        if known is not None:
            return known
        parts: list[tuple[int, int]] = []
        left = MAX_SHOWN
        for low, high in self.parts:
            if left > 0:
                parts.append((low, min(high, low + left)))
                left -= high - low
        shown = "".join(piece.text for piece in page.pieces(parts))
        page.beginnings[self.parts] = shown
        return shown


def locate_blocks(
    blocks: Sequence[Extracted], page: PageText, issues: list[Issue]
) -> list[Stretch]:
    """The page's own paragraphs that the extractor chose, in the order of the page."""
    words = ["".join(block.text.split()) for block in blocks]
    rows: list[Stretch] = []
    chosen: list[tuple[int, int]] = []
    lost = taken = 0
    for block, word, found in zip(blocks, words, align_blocks(words, page.letters), strict=True):
        if found or len(word) >= LONG_CHARS or word not in page.letters:
            lost += len(word) - sum(match.length for match in found)
        ranges = [(max(m.place, taken), m.place + m.length) for m in found]
        ranges = [(low, high) for low, high in ranges if low < high]
        if not ranges:
            continue
        taken = max(taken, ranges[-1][1])
        if block.is_row and page.is_data_table(ranges[0][0], ranges[-1][1]):
            rows.append(Stretch(tuple(_joined(ranges)), BlockKind.TABLE_ROW))
        else:
            chosen += ranges
    _note_lost(lost, sum(map(len, words)), issues)
    return sorted([*_whole_paragraphs(chosen, page), *rows], key=lambda stretch: stretch.start)


def _note_lost(lost: int, total: int, issues: list[Issue]) -> None:
    if lost > max(LOST_LETTERS, LOST_SHARE * total):
        issues.append(
            make_issue(
                "text-not-located",
                Severity.PARTIAL,
                f"{lost:,} of {total:,} letters that the extractor gave were not found on the page "
                "and were left out",
                "compare the text with the page",
            )
        )


def _joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that touch, as one."""
    joined: list[tuple[int, int]] = []
    for low, high in ranges:
        if joined and joined[-1][1] == low:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _whole_paragraphs(chosen: Sequence[tuple[int, int]], page: PageText) -> Iterator[Stretch]:
    """The paragraphs that the chosen ranges touch: whole if most of one was chosen."""
    touched: dict[int, list[tuple[int, int]]] = {}
    for low, high in chosen:
        for number in page.paragraphs_between(low, high):
            start, end = page.paragraph(number)
            touched.setdefault(number, []).append((max(low, start), min(high, end)))
    for number, ranges in touched.items():
        usable = _usable_parts(number, ranges, page)
        covered = sum(high - low for low, high in ranges)
        most = covered >= HALF * sum(high - low for low, high in usable)
        yield _stretch(usable if most else _joined(ranges), page)


def _usable_parts(
    number: int, chosen: Sequence[tuple[int, int]], page: PageText
) -> list[tuple[int, int]]:
    """A paragraph without what stands in a box inside it and was not chosen."""
    parts: list[tuple[int, int]] = []
    starts = [low for low, _ in chosen]
    for index in page.nodes_of_paragraph(number):
        low, high = page.node_range(index)
        near = bisect_right(starts, high - 1) - 1
        is_chosen = near >= 0 and chosen[near][1] > low
        if is_chosen or not _is_in_inline_box(page.nodes[index].element):
            parts.append((low, high))
    return _joined(parts)


def _is_in_inline_box(element: Any) -> bool:
    while element is not None and element.tag in INLINE:
        if is_hidden(element) or not words_of(element).isdisjoint(INLINE_BOX_WORDS):
            return True
        element = element.getparent()
    return False


def _stretch(parts: Sequence[tuple[int, int]], page: PageText) -> Stretch:
    kind = BlockKind.PARAGRAPH
    step = page.container(parts[0][0], parts[-1][1])
    while step is not None and step.tag not in CONTAINER_TAGS:
        if step.tag in KINDS:
            kind = KINDS[step.tag]
            break
        step = step.getparent()
    return Stretch(tuple(parts), kind)


def with_missed_siblings(stretches: list[Stretch], page: PageText) -> list[Stretch]:
    """With the paragraphs and headings that the extractor left out between their own siblings."""
    groups: dict[Any, list[Stretch]] = {}
    for stretch in stretches:
        element = page.container(stretch.start, stretch.end)
        parent = element.getparent()
        while parent is not None and page.ranges[parent] == page.ranges[element]:
            parent = parent.getparent()
        if parent is not None:
            groups.setdefault(parent, []).append(stretch)
    starts = [stretch.start for stretch in stretches]
    missed: list[Stretch] = []
    for parent, group in groups.items():
        if len(group) < MIN_SIBLINGS:
            continue
        for child in parent:
            if child.tag not in SIBLING_TAGS or is_box(child):
                continue
            low, high = page.ranges[child]
            before = bisect_left(starts, high) - 1
            is_free = before < 0 or stretches[before].end <= low
            if low < high and is_free and group[0].start < low < group[-1].start:
                missed += _whole_paragraphs([(low, high)], page)
    return sorted([*stretches, *missed], key=lambda s: s.start) if missed else stretches


def without_headline(stretches: list[Stretch], headline: Stretch, page: PageText) -> list[Stretch]:
    """Without the headline itself, its repetitions, and what stands above it: menus, badges."""
    said = _letters(headline, page)
    body = [
        s
        for s in stretches
        if (s.end <= headline.start or headline.end <= s.start)
        and not (s.size == headline.size and _letters(s, page) == said)
    ]
    below = [s for s in body if s.start >= headline.start]
    held, total = sum(s.size for s in below), sum(s.size for s in body)
    return below if held >= (1 - SMALL_SHARE) * total else body


def _letters(stretch: Stretch, page: PageText) -> str:
    return "".join(page.letters[low:high] for low, high in stretch.parts)


def form_boxes(root: Any, page: PageText) -> set[Any]:
    """Small elements with a field to fill in: a heading and a prompt in one are no article."""
    boxes: set[Any] = set()
    for field in root.iter("input", "select", "textarea"):
        if field.tag == "input" and (field.get("type") or "text").lower() not in FIELD_TYPES:
            continue
        step = field.getparent()
        while step is not None and step not in boxes and step.tag not in CONTAINER_TAGS:
            low, high = page.ranges.get(step, (0, 0))
            if high - low > MAX_FORM:
                break
            boxes.add(step)
            step = step.getparent()
    return boxes


def without_boxes(stretches: list[Stretch], page: PageText, forms: Set[Any]) -> list[Stretch]:
    """Without blocks in a box beside the text: related articles, share buttons, forms."""
    starts = [s.start for s in stretches]
    sums = [0, *accumulate(s.size for s in stretches)]
    verdicts: dict[Any, bool] = {}

    def in_box(element: Any) -> bool:
        chain: list[Any] = []
        while element is not None and element not in verdicts and element.tag != "body":
            chain.append(element)
            element = element.getparent()
        verdict = verdicts.get(element, False)
        for step in reversed(chain):
            if not verdict:
                low, high = page.ranges[step]
                held = sums[bisect_left(starts, high)] - sums[bisect_left(starts, low)]
                is_beside = step in forms or is_box(step)
                verdict = is_beside and (held <= SMALL_SHARE * sums[-1] or is_hidden(step))
            verdicts[step] = verdict
        return verdict

    kept = [s for s in stretches if not in_box(page.container(s.start, s.end))]
    return kept if sum(s.size for s in kept) >= sums[-1] / 2 else stretches


def is_box(element: Any) -> bool:
    """Whether an element is by tag, name or style something beside the text."""
    if element.tag in BOX_TAGS or is_hidden(element):
        return True
    return not words_of(element).isdisjoint(BOX_WORDS)


def is_hidden(element: Any) -> bool:
    """Whether a reader of the page does not see it, by its own mark-up."""
    style = (element.get("style") or "")[:500].replace(" ", "").lower()
    hidden = "display:none" in style or "visibility:hidden" in style or "font-size:0" in style
    return hidden or element.get("hidden") is not None


def without_link_lists(stretches: list[Stretch], page: PageText) -> list[Stretch]:
    """Without blocks that are nothing but links, unless most of the text is."""
    sums = [0, *accumulate(high - low for low, high in page.links)]
    starts = [low for low, _ in page.links]

    def is_list(stretch: Stretch) -> bool:
        if stretch.kind not in LINKED_KINDS:
            return False
        first, last = bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)
        return sums[last] - sums[first] >= LINK_SHARE * stretch.size

    kept = [s for s in stretches if not is_list(s)]
    held, total = sum(s.size for s in kept), sum(s.size for s in stretches)
    return kept if held >= total / 2 else stretches


def without_furniture(
    stretches: list[Stretch], page: PageText, metadata: PageMetadata
) -> list[Stretch]:
    """Without the byline and the dateline above the text: they are metadata."""
    known = " ".join(name for name in (metadata.byline, metadata.outlet) if name)
    names = {word.casefold() for word in re.findall(r"[^\W\d_]+", known)} | FURNITURE_WORDS

    def is_furniture(stretch: Stretch) -> bool:
        if stretch.size > MAX_FURNITURE or stretch.kind is BlockKind.TABLE_ROW:
            return False
        shown = stretch.beginning(page)
        if _is_info_line(shown):
            return True
        line = FURNITURE_NUMBERS.sub(" ", VISIBLE_DATE.sub(" on ", shown))
        words = re.findall(r"[^\W_]+", line.casefold())
        return bool(words) and all(word in names for word in words)

    return [s for i, s in enumerate(stretches) if i >= TOP_BLOCKS or not is_furniture(s)]


def _is_info_line(line: str) -> bool:
    """`12 March 2024 | The Agency | Views 1,204`: a date among short parts between bars."""
    parts = [part.strip() for part in re.split(r"[|•·]", line)]
    dated = [part for part in parts if VISIBLE_DATE.search(part)]
    short = all(len(part.split()) <= MAX_INFO_WORDS and part[-1:] not in ".?!" for part in parts)
    return len(parts) > 1 and len(dated) == 1 and short


def without_boilerplate(stretches: list[Stretch], page: PageText) -> list[Stretch]:
    """Without the lines that fall to a rule, and without the rest of a box that such a line heads
    ("More in World")."""
    rules = find_boilerplate([Line(s.kind, s.beginning(page)) for s in stretches])
    dropped = {index for index, rule in enumerate(rules) if rule is not None}
    starts = [s.start for s in stretches]
    sums = [0, *accumulate(s.size for s in stretches)]
    for index, rule in enumerate(rules):
        if rule not in OPENERS:
            continue
        element = page.container(stretches[index].start, stretches[index].end)
        while element is not None:
            low, high = page.ranges[element]
            first, last = bisect_left(starts, low), bisect_left(starts, high)
            held = sums[last] - sums[first]
            if held > SMALL_SHARE * sums[-1] or last - first > MAX_BOX_BLOCKS:
                break
            if max(s.size for s in stretches[index:last]) > MAX_TEASER:
                break
            dropped.update(range(index, last))
            element = element.getparent()
    return [
        s
        for index, s in enumerate(stretches)
        if index not in dropped and not _is_lone_number(s, page)
    ]


MAX_NOTE = 300
NOTE_BLOCKS = 3


def without_notes(stretches: list[Stretch], page: PageText) -> list[Stretch]:
    """Without the lines at the edges that only say where the text comes from: they are credits."""
    last = len(stretches) - NOTE_BLOCKS
    return [
        s
        for index, s in enumerate(stretches)
        if NOTE_BLOCKS <= index < last
        or s.size > MAX_NOTE
        or s.kind is BlockKind.TABLE_ROW
        or not line_credits(s.beginning(page), "")
    ]


CAPTION_WORDS = word_set("caption captions imagecaption figcaption")
NO_CAPTION = word_set("credit credits copyright rights source licensing visually sr")
"""Words of elements inside a caption that say whose picture it is, or are for screen readers."""
MAX_CAPTIONS, MAX_CAPTION = 20, 600
MIN_CAPTION_WORDS = 3


def find_captions(
    root: Any, page: PageText, body: Sequence[Stretch], headline: Stretch | None
) -> list[Stretch]:
    """What stands under the pictures of the article, in the order of the page.

    They go behind the text: where a picture floats in the mark-up says nothing about where it is
    looked at, and a caption between two paragraphs would part a quotation from its speaker.
    """
    first = headline.start if headline else body[0].start
    last = body[-1].end
    taken = {_letters(s, page) for s in body}
    found: list[Stretch] = []
    for element in root.iter("figcaption", "p", "div", "span", "td", "font", "small"):
        if element.tag != "figcaption" and not words_of(element) & CAPTION_WORDS:
            continue
        low, high = page.ranges.get(element, (0, 0))
        if not (first <= low < high <= last and high - low <= MAX_CAPTION):
            continue
        if (found and low < found[-1].end) or any(s.start < high and low < s.end for s in body):
            continue
        parts = _caption_parts(page, element, low, high)
        if not parts or is_hidden(element) or _is_beside(element, page, first, last):
            continue
        caption = Stretch(tuple(parts), BlockKind.CAPTION)
        words = caption.beginning(page)
        said = _letters(caption, page)
        rule = find_boilerplate([Line(BlockKind.PARAGRAPH, words)])[0]
        if len(words.split()) < MIN_CAPTION_WORDS or said in taken or rule:
            continue
        taken.add(said)
        found.append(caption)
        if len(found) >= MAX_CAPTIONS:
            break
    return found


def _caption_parts(page: PageText, element: Any, low: int, high: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    for index in range(page.node_at(low), page.node_at(high - 1) + 1):
        step, is_credit = page.nodes[index].element, False
        while step is not None and step is not element:
            is_credit = is_credit or bool(words_of(step) & NO_CAPTION) or is_hidden(step)
            step = step.getparent()
        if not is_credit:
            parts.append(page.node_range(index))
    return _joined(parts)


def _is_beside(element: Any, page: PageText, first: int, last: int) -> bool:
    """Whether a caption belongs to a picture of another article, or is not shown."""
    step = element.getparent()
    while step is not None and step.tag != "body":
        low, high = page.ranges[step]
        if low <= first and last <= high:
            return False
        other = words_of(step) & OTHER_STORIES
        if step.tag in ("aside", "nav", "footer", "form") or is_hidden(step) or other:
            return True
        step = step.getparent()
    return False


OTHER_STORIES = word_set(
    """
    related recommend recommended recommendations mostread popular trending widget sidebar teaser
    promo sponsored comments comment newsletter outbrain taboola readmore carousel
    """
)


def _is_lone_number(stretch: Stretch, page: PageText) -> bool:
    """A counter beside a share button."""
    is_short = stretch.size <= 7 and stretch.kind is BlockKind.PARAGRAPH
    return is_short and _letters(stretch, page).isdigit()
