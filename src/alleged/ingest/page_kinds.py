"""What kind of page it is: one article, several, the beginning of one, or none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from alleged.ingest.draft import Refused
from alleged.ingest.metadata import ARTICLE_TYPES, PageMetadata
from alleged.ingest.page_blocks import Stretch, is_hidden
from alleged.ingest.page_names import short_text, words_of
from alleged.ingest.page_text import PageText
from alleged.ingest.words import word_set
from alleged.records.documents import BlockKind, InputState
from alleged.records.issues import Issue, Severity, make_issue

MAX_WALL = 2_500
"""Letters that a page shows at most when it is a wall and no article."""
MIN_WHOLE = 500
"""Letters of paragraphs in an element for it to be a whole article."""
MIN_SHARE = 0.2
"""Of the letters of all of them; a shorter one is a teaser or a box."""
MIN_CARDS = 5
MAX_CARD = 500
"""Letters of a teaser with its headline."""
MANY_LINKS = 40
"""On a front page; a blog that calls every page by its front has fewer around its text."""
_FRONT = re.compile(r"/?(?:[a-z]{2}/?)?(?:(?:index|home|default)\.[a-z]{3,5})?", re.IGNORECASE)
CARD_SHARE = 0.6
"""Of the text that stands in teasers for the page to be a list of them."""
NEAR_END = 500
"""Letters behind the text that are looked at for a demand to pay."""
MAX_CUT = 2_500
"""Letters of text in front of such a demand; behind more it may be no more than an offer."""
MORE_WORDS, MISSING_WORDS = 1.6, 150
"""A page that counts so many times the words found, and so many more, shows a part only."""

_CHECK_TITLES = re.compile(
    r"just a moment\W{0,3}|attention required!?.{0,40}|(?:checking|verifying) (?:your|the) .{0,60}"
    r"|access (?:to this page has been )?denied.{0,60}|security check.{0,40}|robot check.{0,20}"
    r"|(?:are|please verify) you .{0,20}(?:human|robot).{0,20}|.{0,40}\bcaptcha\b.{0,20}"
    r"|ddos-guard|one more step|please wait\W{0,3}"
    r"|(?:page|article) (?:not found|unavailable).{0,60}"
    r"|(?:error )?(?:403|404|410|429|500|502|503|504)\b.{0,60}",
    re.IGNORECASE,
)
"""What pages are called that check the visitor or say that there is nothing."""
_SCRIPT_NEEDED = re.compile(
    r"(?:enable|turn on|activate) java ?script"
    r"|java ?script (?:is|must be) (?:disabled|enabled|required)",
    re.IGNORECASE,
)
_CONSENT_NAMES = word_set(
    """
    consent cookie cookies cmp purwall didomi onetrust sourcepoint tcf gdpr usercentrics cookiewall
    """
)
_CONSENT = (
    r"\bcookies?\b",
    r"\bconsent\b",
    r"\bpartners\b",
    r"personalis|personaliz|targeted advertising",
    r"privacy (?:policy|settings|centre|center|notice)",
    r"store and/or access|store and access|access information on",
    r"unique identifiers|ip address",
    r"legitimate interest",
    r"process(?:ing)? (?:of )?personal data",
)
_CONSENT_SIGNS = tuple(re.compile(sign, re.IGNORECASE) for sign in _CONSENT)
MIN_SIGNS = 4

_DEMAND = re.compile(
    r"to (?:continue|keep) reading|(?:continue|keep) reading (?:with|for|this)"
    r"|(?:this|the) (?:article|post|story|content|text|piece) is (?:only )?(?:for|reserved for"
    r"|available (?:only )?to|exclusive to) (?:our )?(?:paid |paying |registered )?"
    r"(?:subscribers|members|readers)"
    r"|(?:subscribe|register|sign (?:in|up)|log ?in)\b.{0,30} to (?:read|continue|unlock|view)"
    r"|(?:unlock|read) (?:this|the) (?:full |rest of (?:this|the) )?(?:article|story|post)\b.{0,20}"
    r"(?:subscri|for free|now|with)"
    r"|you(?:['’]ve| have) (?:reached|read) .{0,30}(?:limit|free article)"
    r"|already a (?:paid |paying )?(?:subscriber|member)\?|(?:read|see) the (?:rest|full) .{0,20}"
    r"(?:subscri|register)|for subscribers only|subscribers? only",
    re.IGNORECASE,
)
_GATES = word_set("paywall regwall meterwall gatewall paygate piano")


@dataclass(frozen=True, slots=True)
class Whole:
    """One of several articles on a page."""

    element: Any
    heading: str


def refuse_walls(root: Any, page: PageText, metadata: PageMetadata) -> None:
    """Raises: Refused for a page that checks its visitor or says that there is nothing."""
    if len(page.letters) > MAX_WALL or metadata.types & (ARTICLE_TYPES - {"webpage"}):
        return
    title = next((" ".join((t.text or "").split()) for t in root.iter("title")), "")
    if _CHECK_TITLES.fullmatch(title[:150]):
        raise Refused(
            InputState.REJECTED,
            "no-article",
            f"the page is no article: it is called “{title[:80]}”",
            "open the address in a browser and save the page from there",
        )


def refuse_consent(page: PageText, body: Sequence[Stretch], metadata: PageMetadata) -> None:
    """Raises: Refused where all that was found asks for consent to cookies."""
    total = sum(stretch.size for stretch in body)
    if not body or total > MAX_WALL or metadata.types & (ARTICLE_TYPES - {"webpage"}):
        return
    if "ookie" not in page.letters:
        return
    text = "\n".join(stretch.beginning(page) for stretch in body)
    signs = sum(sign.search(text) is not None for sign in _CONSENT_SIGNS)
    inside = sum(s.size for s in body if _is_in(page.container(s.start, s.end), _CONSENT_NAMES))
    if signs >= MIN_SIGNS and (inside > total / 2 or signs >= MIN_SIGNS + 2):
        raise Refused(
            InputState.REJECTED,
            "consent-wall",
            "the page asks for consent to cookies and shows no article",
            "open the address in a browser, answer the question, and save the page from there",
        )


def refuse_index(page: PageText, body: Sequence[Stretch], metadata: PageMetadata) -> None:
    """Raises: Refused where most of what was found are teasers that lead to other pages."""
    if metadata.types & ((ARTICLE_TYPES - {"webpage"}) | {"article"}):
        return
    if metadata.url and _is_front(metadata.url) and len(page.links) >= MANY_LINKS:
        raise Refused(
            InputState.REJECTED,
            "index-page",
            f"the page calls itself {metadata.url}: it is the front page of a site, no article",
            "give the articles themselves",
        )
    cards: dict[Any, int] = {}
    for stretch in body:
        card = _card(page, stretch)
        if card is not None:
            cards[card] = cards.get(card, 0) + stretch.size
    if len(cards) >= MIN_CARDS and sum(cards.values()) >= CARD_SHARE * sum(s.size for s in body):
        raise Refused(
            InputState.REJECTED,
            "index-page",
            f"the page is a list of {len(cards)} teasers, no article",
            "give the articles themselves",
        )


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None


def _card(page: PageText, stretch: Stretch) -> Any:
    """The smallest element around a block that is a teaser: short, its headline a link."""
    step = page.container(stretch.start, stretch.end)
    while step is not None and step.tag != "body":
        low, high = page.ranges[step]
        if high - low > MAX_CARD:
            return None
        if step.tag in ("article", "li", "div", "section", "a") and _has_linked_heading(step):
            return step
        step = step.getparent()
    return None


def _has_linked_heading(element: Any) -> bool:
    for heading in element.iter("h1", "h2", "h3", "h4"):
        above = heading.getparent()
        if next(heading.iter("a"), None) is not None or (above is not None and above.tag == "a"):
            return True
    return False


def whole_articles(root: Any, page: PageText) -> list[Whole]:
    """The articles of a page that holds several, each with headline, date or author, and text."""
    found: list[Whole] = []
    for element in root.iter("article", "div", "section"):
        if element.tag != "article" and "hentry" not in words_of(element):
            continue
        if found and _is_inside(element, found[-1].element):
            continue
        heading = next(element.iter("h1", "h2", "h3"), None)
        if heading is None or not _is_dated(element):
            continue
        text = sum(
            page.ranges[p][1] - page.ranges[p][0] for p in element.iter("p") if p in page.ranges
        )
        title = " ".join(short_text(heading).split())
        if text >= MIN_WHOLE and title and not is_hidden(element):
            found.append(Whole(element, title))
    sizes = [page.ranges[w.element][1] - page.ranges[w.element][0] for w in found]
    return [w for w, size in zip(found, sizes, strict=True) if size >= MIN_SHARE * max(sizes)]


def _is_inside(element: Any, other: Any) -> bool:
    step = element.getparent()
    while step is not None:
        if step is other:
            return True
        step = step.getparent()
    return False


def _is_dated(element: Any) -> bool:
    """Whether an element names its time or author in its own mark-up."""
    if next(element.iter("time"), None) is not None:
        return True
    wanted = {"byline", "author", "dateline", "pubdate", "published"}
    return any(words_of(step) & wanted for step in element.iter("span", "p", "div", "a"))


def choose_article(
    wholes: Sequence[Whole], metadata: PageMetadata, part: int | None, issues: list[Issue]
) -> Whole | None:
    """The article to read: the one asked for, the only one, or the one the page is called after.

    Raises: Refused with the headlines if there are several and none is asked for.
    """
    if part is not None:
        if not 0 <= part < max(len(wholes), 1):
            raise Refused(
                InputState.REJECTED,
                "no-such-part",
                f"the page has {len(wholes)} articles; there is no part {part}",
                "read the page again",
            )
        return wholes[part] if len(wholes) > 1 else None
    if len(wholes) < 2 or "liveblogposting" in metadata.types:
        return None
    called = {_folded(title) for title in metadata.titles}
    ours = [w for w in wholes if any(_folded(w.heading) in title for title in called)]
    if len(ours) == 1:
        others = [whole.heading for whole in wholes if whole is not ours[0]]
        issues.append(
            make_issue(
                "further-articles-left-out",
                Severity.NOTE,
                f"the page goes on with {_listed(others)}; it is called after “{ours[0].heading}”, "
                "which was read",
                "give the other articles from their own addresses",
            )
        )
        return ours[0]
    headings = tuple(whole.heading for whole in wholes)
    raise Refused(
        InputState.REJECTED,
        "several-articles",
        f"the page holds {len(headings)} whole articles: {_listed(headings)}",
        "give the articles themselves, from their own addresses",
        parts=headings,
    )


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def _listed(titles: Sequence[str]) -> str:
    shown = ", ".join(f"“{title[:80]}”" for title in titles[:5])
    return shown + (f" and {len(titles) - 5} more" if len(titles) > 5 else "")


def cut_issue(page: PageText, body: Sequence[Stretch], metadata: PageMetadata) -> list[Issue]:
    """An issue if the page shows the beginning of its article only."""
    kept = [s for s in body if s.kind is not BlockKind.CAPTION]
    letters = sum(stretch.size for stretch in kept)
    end = max((stretch.end for stretch in kept), default=0)
    why = ""
    demand = _demand_after(page, end)
    if demand and (letters <= MAX_CUT or metadata.locked):
        why = f"behind it stands “{demand}”"
    elif metadata.words:
        words = sum(len(piece.text.split()) for s in kept for piece in s.pieces(page))
        if metadata.words > MORE_WORDS * words and metadata.words - words > MISSING_WORDS:
            why = f"the page counts {metadata.words:,} words, {words:,} are there"
    elif metadata.locked and letters <= MAX_CUT and _has_gate(page, end):
        why = f"{metadata.locked} says that it is not free to read"
    if not why:
        return []
    return [
        make_issue(
            "text-cut",
            Severity.PARTIAL,
            f"the page shows the beginning of the article only: {why}",
            "save the page from a browser in which you are logged in",
        )
    ]


def _demand_after(page: PageText, end: int) -> str | None:
    """The line directly behind the text that asks to pay or to register."""
    index = page.node_at(max(end - 1, 0)) + 1
    for node in page.nodes[index : index + 25]:
        if node.start > end + NEAR_END:
            return None
        line = " ".join(node.raw[:300].split())
        if _DEMAND.search(line):
            return line[:120]
    return None


def _has_gate(page: PageText, end: int) -> bool:
    index = page.node_at(max(end - 1, 0)) + 1
    return any(_is_in(node.element, _GATES) for node in page.nodes[index : index + 25])


def _is_in(element: Any, names: frozenset[str]) -> bool:
    step, levels = element, 0
    while step is not None and step.tag != "body" and levels < 40:
        if words_of(step) & names:
            return True
        step, levels = step.getparent(), levels + 1
    return False


def asks_for_scripts(root: Any) -> bool:
    """Whether a page without text says that it needs scripts."""
    return any(
        _SCRIPT_NEEDED.search(short_text(e)) for e in root.iter("noscript", "p", "div", "h2")
    )
