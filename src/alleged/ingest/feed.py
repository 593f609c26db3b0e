"""Feeds: RSS, RDF, Atom and JSON Feed. An item with its full text is an article; one with a summary
only is kept as an address that was not fetched.

Parsed by lxml piece by piece, strictly first, so that a cut or damaged feed says where. feedparser
was tried: 5,000 items take it 1.2 s (lxml 0.05 s), all are held in memory, and a cut item comes
out as if it were whole. Nothing here is fetched, included or expanded.
"""

from __future__ import annotations

import html
import html.entities
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urljoin

from alleged.ingest.draft import Refused
from alleged.ingest.members import Given, Loss, Member, SplitOptions, lost, note
from alleged.ingest.message_dates import parse_message_date
from alleged.records.documents import DatedValue, InputState
from alleged.records.issues import Severity

FULL_CONTENT, FULL_DESCRIPTION = 200, 1_000
"""Letters and blanks from which an element is the article itself: one that exists to hold it
(`content:encoded`, Atom's `content`), and a description, which mostly is a teaser of 100 to 400."""
MAX_TEASER = 1_500
"""A longer text is the article even if it ends with `Read more`: that leads to another one."""
MAX_JSON_BYTES = 100_000_000
MAX_ITEM_BYTES = 20_000_000
"""Of an item whose end is looked for in a damaged feed."""
MAX_BETWEEN_BYTES = 1_000_000
"""Before the first item and between two."""
MAX_MARK_BYTES = 40
"""Of the tag that ends an item."""
MAX_VALUE_CHARS = 2_000
_TAG = re.compile(r"<[^<>]{0,4000}>")
_TEASER_END = re.compile(
    r"(?:…|\.\.\.)[\]\s]{0,3}$"
    r"|\b(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole|rest))"
    r"|full (?:story|article)|more at)\b[^.!?]{0,60}$",
    re.IGNORECASE,
)

_SWALLOWED = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s{0,9}>")
AGAIN = "get the feed again from where it came from"

ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
PLAIN = (
    "",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
    "http://channel.netscape.com/rdf/simple/0.9/",
    *ATOM,
)
"""Namespaces of the feed's own elements; `media:title` is not the title of the article."""
DC = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
CONTENT = "http://purl.org/rss/1.0/modules/content/"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ITEMS = ("item", "entry")
ROOTS = {"rss": "RSS", "RDF": "RSS 1.0", "feed": "Atom"}


@dataclass(slots=True)
class Survey:
    """A feed seen once from end to end."""

    root: str = ""
    title: str | None = None
    link: str | None = None
    language: str | None = None
    items: int = 0
    """Whole ones, before what is wrong."""
    error: str | None = None
    """What makes it no XML, with its line; None when it is whole."""
    is_cut: bool = False
    """The end is missing."""


@dataclass(slots=True)
class Item:
    """What an item says."""

    title: str | None = None
    link: str | None = None
    guid: str | None = None
    content: str | None = None
    """As HTML, unless `is_text`."""
    is_text: bool = False
    summary: str | None = None
    byline: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    published: DatedValue | None = None
    modified: DatedValue | None = None
    unread_dates: list[str] = field(default_factory=list)


def split_feed(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    """The articles of a feed in its own order: `item 2`."""
    try:
        with path.open("rb") as file:
            is_json = file.read(4_096).lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"{")
        items = _json_items(path) if is_json else _xml_items(path)
        yield from _members(items, options)
    except Refused as refusal:
        yield lost(None, refusal.code, refusal.what, refusal.fix, refusal.state)


def _members(
    items: Iterator[tuple[int, Item] | Loss], options: SplitOptions
) -> Iterator[Member | Loss]:
    seen: set[str] = set()
    repeated: list[int] = []
    unread: list[str] = []
    found = False
    for entry in items:
        if isinstance(entry, Loss):
            found = True
            yield entry
            continue
        found = True
        number, item = entry
        if number > options.max_members:
            yield lost(
                f"item {number}",
                "too-many-items",
                f"the feed has more than {options.max_members:,} items; the rest was not read",
                "split the feed",
                InputState.TOO_LARGE,
            )
            break
        if item.guid:
            if item.guid in seen:
                repeated.append(number)
            seen.add(item.guid)
        unread += item.unread_dates
        yield _as_member(number, item, options)
    if repeated:
        yield note(
            "guid-repeated",
            f"{len(repeated):,} items carry the guid of an item before them, the first is item "
            f"{repeated[0]}; both were kept",
        )
    if unread:
        yield note(
            "date-not-understood",
            f"{len(unread):,} dates can be read in no way or in more than one, the first is "
            f"{unread[0][:60]!r}; their items have no date from the feed",
        )
    if not found:
        raise Refused(
            InputState.REJECTED, "no-item", "the feed has no item", "give a feed with articles"
        )


def _as_member(number: int, item: Item, options: SplitOptions) -> Member | Loss:
    locator = f"item {number}"
    content = item.content
    if not _is_full(content, item.is_text, FULL_CONTENT):
        content = item.summary
        item.is_text = False
        if not _is_full(content, False, FULL_DESCRIPTION):
            return _only_summary(locator, item)
    assert content is not None
    if not item.is_text and _SWALLOWED.search(content):
        return lost(
            locator,
            "items-run-together",
            "the text of the item holds the end of an item: the mark that ends its text is "
            "damaged, and the item behind it is inside",
            AGAIN,
        )
    given = Given(
        url=item.link,
        title=item.title,
        byline=item.byline,
        outlet=item.outlet,
        section=item.section,
        published=item.published,
        modified=item.modified,
        language=item.language,
        encoding="utf-8",
    )
    if item.is_text:
        page = f"{item.title}\n\n{content}" if item.title else content
    else:
        page = as_page(content, title=item.title, language=item.language)
    data = page.encode("utf-8", "replace")
    if len(data) > options.max_raw_bytes:
        return lost(
            locator,
            "too-many-bytes",
            f"the item has {len(data):,} bytes; the limit is {options.max_raw_bytes:,}",
            "raise --max-bytes",
            InputState.TOO_LARGE,
        )
    return Member(
        locator=locator, data=data, format="text" if item.is_text else "html", given=given
    )


def as_page(fragment: str, *, title: str | None, language: str | None) -> str:
    """The HTML of an item in a page of its own, under its headline.

    The way back of the document leads into this page: the fragment stands in it unchanged.
    """
    code = html.escape(language or "")
    heading = html.escape(title or "")
    return (
        f"<!DOCTYPE html>\n<html{f' lang={chr(34)}{code}{chr(34)}' if code else ''}>"
        f'<head><meta charset="utf-8"><title>{heading}</title></head>\n<body><article>\n'
        + (f"<h1>{heading}</h1>\n" if heading else "")
        + f"<div>{fragment}</div>\n</article></body></html>\n"
    )


def _is_full(content: str | None, is_text: bool, least: int) -> bool:
    """Whether it is the article and not a teaser for it."""
    if content is None or len(content) < least:
        return False
    text = content if is_text else html.unescape(_TAG.sub(" ", content))
    text = " ".join(text.split())
    if len(text) < least:
        return False
    return len(text) > MAX_TEASER or not _TEASER_END.search(text[-120:])


def _only_summary(locator: str, item: Item) -> Loss:
    name = f" ({item.title[:80]})" if item.title else ""
    if item.link:
        what = f"the feed gives only a summary{name}; the article is at {item.link}"
        fix = "fetch the addresses: give them to the build as http(s) addresses"
    else:
        what = f"the feed gives only a summary{name} and no address of the article"
        fix = "get the article from its outlet"
    return lost(locator, "only-a-summary", what, fix, InputState.REJECTED)


# XML


def _xml_items(path: Path) -> Iterator[tuple[int, Item] | Loss]:
    survey = _survey(path)
    if survey.error is not None and not survey.root:
        raise _no_feed(f"it is no XML: {survey.error}")
    if survey.root not in ROOTS:
        raise _no_feed(f"its outermost element is <{survey.root[:40]}>")
    if survey.error is not None and not survey.is_cut:
        yield from _items_one_by_one(path, survey)
        return
    for number, element in enumerate(_elements(path, recover=survey.is_cut), start=1):
        if number > survey.items:
            break
        yield number, _read_item(element, survey)
    if survey.is_cut:
        last = f"item {survey.items:,}" if survey.items else "none"
        yield Loss(
            locator=None,
            severity=Severity.LOST,
            state=InputState.PARTIAL,
            code="feed-cut",
            what=f"the feed is cut ({survey.error}); the last whole item before it: {last}",
            fix=AGAIN,
        )


def _items_one_by_one(path: Path, survey: Survey) -> Iterator[tuple[int, Item] | Loss]:
    """The items of a feed that is no XML as a whole: each is parsed for itself, so that the damage
    costs the item it lies in."""
    from lxml import etree

    last, broken, number = "none", 0, 0
    for number, page in enumerate(_pieces(path), start=1):
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
        )
        try:
            root = etree.fromstring(page, parser)
            element = next(found for found in root.iter() if _is_item(found))
        except (etree.XMLSyntaxError, StopIteration) as error:
            broken += 1
            why = " ".join(str(error).split())[:200]
            yield lost(
                f"item {number}",
                "item-broken",
                f"the item is no valid XML ({why}); the last whole item before it: {last}",
                AGAIN,
            )
            continue
        last = f"item {number:,}"
        yield number, _read_item(element, survey)
    if not broken:
        yield Loss(
            locator=None,
            severity=Severity.PARTIAL if not number else Severity.NOTE,
            state=InputState.PARTIAL,
            code="feed-damaged",
            what=f"the feed is no valid XML ({survey.error}); its {number:,} items are whole",
            fix=AGAIN,
        )


_ITEM_START = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_ITEM_END = re.compile(rb"</(?:\w{1,20}:)?(?:item|entry)\s{0,9}>")
_ROOT_START = re.compile(rb"<((?:\w{1,20}:)?(?:rss|RDF|feed))[\s>][^<>]{0,9000}")


def _pieces(path: Path) -> Iterator[bytes]:
    """Each item of a damaged feed as a small feed of its own, with the declarations of the whole.

    From the start of an item to the first end of one, so at most one item long; what follows the
    last end is a piece too if an item starts in it.
    """
    with path.open("rb") as file:
        source = _WithoutHtmlEntities(file)
        data = bytearray()
        head = tail = b""
        looked = 0
        """Up to where there is no end of an item."""
        while True:
            more = source.read()
            data += more
            at = 0
            while found := _ITEM_START.search(data, at):
                if not head:
                    root = _ROOT_START.search(data, 0, found.start())
                    if root is None:
                        return
                    head, tail = bytes(root[0]) + b">", b"</" + root[1] + b">"
                end = _ITEM_END.search(data, max(found.start(), looked))
                if end is None and (more and len(data) - found.start() < MAX_ITEM_BYTES):
                    looked = max(looked, len(data) - MAX_MARK_BYTES)
                    break
                stop = end.end() if end else len(data)
                if _ITEM_END.search(data, at, found.start()):  # the start of one is damaged
                    yield head + bytes(data[at : found.start()]) + tail
                yield head + bytes(data[found.start() : stop]) + tail
                at = stop
            if not more:
                if head and _ITEM_END.search(data, at):
                    yield head + bytes(data[at:]) + tail
                return
            if found is None and len(data) - at > MAX_BETWEEN_BYTES:
                if not head:
                    return
                at = len(data) - MAX_MARK_BYTES
            if head:
                del data[:at]
                looked = max(looked - at, 0)


def _no_feed(why: str) -> Refused:
    return Refused(
        InputState.REJECTED,
        "no-feed",
        f"this is no RSS, Atom or JSON feed: {why}",
        "give the feed itself, or the pages it lists",
    )


def _survey(path: Path) -> Survey:
    """Go through the whole feed once: what it says of itself, and whether it is whole.

    Raises: Refused if it declares entities of its own.
    """
    from lxml import etree

    survey = Survey()
    inside = 0
    try:
        for event, element in _parse(path, recover=False, tags=(*ITEMS, "channel", *ROOTS)):
            name = _name(element)
            if element.getparent() is None and event == "start":
                survey.root = name
                survey.language = element.get(XML_LANG)
                _refuse_entities(element)
            elif _is_item(element):
                inside += 1 if event == "start" else -1
                survey.items += event == "end" and not inside
                if event == "end":
                    _drop(element)
            elif event == "end" and name in ("channel", "feed"):
                _read_channel(element, survey)
    except etree.XMLSyntaxError as error:
        survey.error = " ".join(str(error).split())[:200]
        survey.is_cut = not _ends_well(path)
        _read_channel_of_damaged(path, survey)
    return survey


def _read_channel_of_damaged(path: Path, survey: Survey) -> None:
    """What stands before the first item: the end of the channel was not reached."""
    from lxml import etree

    with suppress(etree.XMLSyntaxError):
        for event, element in _parse(path, recover=True, tags=None):
            survey.root = survey.root or _name(element)
            parent = element.getparent()
            if event == "start" and _is_item(element) and parent is not None:
                _read_channel(parent, survey)
                for beside in parent:
                    if _name(beside) == "channel":
                        _read_channel(beside, survey)
                return


def _read_channel(channel: Any, survey: Survey) -> None:
    for element in channel:
        name = _name(element)
        if name == "title" and _space(element) in PLAIN:
            survey.title = survey.title or _line(_markup(element))
        elif name == "link" and _space(element) in PLAIN:
            survey.link = survey.link or _address(element, "")
        elif name == "language":
            survey.language = survey.language or _line(element.text)


def _refuse_entities(root: Any) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise Refused(
            InputState.REJECTED,
            "own-entities",
            "the feed declares entities of its own, which can blow up or reach for other files; "
            "they are not expanded",
            "write the feed without a DOCTYPE",
        )


def _ends_well(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 600))
        tail = file.read().replace(b"\x00", b"").rstrip()
    return tail.endswith(b">") and any(
        re.search(rb"</(?:\w{1,20}:)?" + root.encode() + rb"\s{0,9}>", tail) for root in ROOTS
    )


def _parse(path: Path, *, recover: bool, tags: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    with path.open("rb") as file:
        yield from etree.iterparse(
            _WithoutHtmlEntities(file),
            events=("start", "end"),
            tag=[f"{{*}}{tag}" for tag in tags] if tags else None,
            recover=recover,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )


def _elements(path: Path, *, recover: bool) -> Iterator[Any]:
    """The items, each complete with what is in it, and dropped after use."""
    inside = 0
    for event, element in _parse(path, recover=recover, tags=ITEMS):
        if not _is_item(element):
            continue
        inside += 1 if event == "start" else -1
        if event == "end":
            if not inside:
                yield element
            _drop(element)


def _drop(element: Any) -> None:
    """Free an item; the parser still holds on to it, so the one before it leaves the tree."""
    element.clear()
    before = element.getprevious()
    if before is not None and _is_item(before):
        element.getparent().remove(before)


def _is_item(element: Any) -> bool:
    return _name(element) in ITEMS and _space(element) in PLAIN


class _WithoutHtmlEntities:
    """A feed with `&nbsp;` and its like, which XML does not know, as numbers, and with `&amp;` for
    a mark that begins no entity (`?a=1&b=2`); CDATA stays."""

    _ENTITY = re.compile(rb"&(?:([A-Za-z][A-Za-z0-9]{1,30});|(?!#x?[0-9A-Fa-f]{1,8};))")
    _KEPT = (b"amp", b"lt", b"gt", b"quot", b"apos")

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._rest = b""
        self._in_cdata = False

    def read(self, size: int = -1) -> bytes:
        data = self._rest + self._file.read(max(size, 65_536))
        if not data:
            return b""
        at_end = len(data) == len(self._rest)
        self._rest = b""
        if not at_end:  # a mark may be cut by the end of the piece
            cut = max(data.rfind(b"&", len(data) - 40), data.rfind(b"<", len(data) - 10))
            cut = max(cut, data.rfind(b"]", len(data) - 4))
            while cut > 0 and data[cut - 1 : cut] == b"]":
                cut -= 1
            if cut > 0:
                data, self._rest = data[:cut], data[cut:]
        parts: list[bytes] = []
        while data:
            mark = b"]]>" if self._in_cdata else b"<![CDATA["
            part, found, data = data.partition(mark)
            parts.append(part if self._in_cdata else self._ENTITY.sub(self._as_number, part))
            parts.append(found)
            self._in_cdata ^= bool(found)
        return b"".join(parts)

    def _as_number(self, found: re.Match[bytes]) -> bytes:
        name = found[1]
        if name is None:
            return b"&amp;"
        character = html.entities.html5.get(name.decode() + ";")
        if name in self._KEPT or character is None:
            return found[0]
        return b"".join(b"&#%d;" % ord(letter) for letter in character)


def _read_item(element: Any, survey: Survey) -> Item:
    base = element.get(XML_BASE) or survey.link or ""
    item = Item(language=element.get(XML_LANG) or survey.language, outlet=survey.title)
    authors: list[str] = []
    sections: list[str] = []
    permanent = False
    for child in element:
        name, space = _name(child), _space(child)
        if space == CONTENT and name == "encoded":
            item.content = item.content or _markup(child)
        elif space in ATOM and name == "content":
            item.content, item.is_text = _atom_content(child)
        elif name == "body" and space == "http://www.w3.org/1999/xhtml":
            item.content = item.content or _markup(child)
        elif name == "origLink":  # FeedBurner counts clicks; this is where they lead
            item.link = _resolved(child.text, base) or item.link
        elif space in PLAIN and name == "title":
            item.title = item.title or _line(_markup(child))
        elif space in PLAIN and name == "link":
            item.link = item.link or _address(child, base)
        elif space in PLAIN and name in ("guid", "id"):
            item.guid = _line(child.text)
            permanent = name == "guid" and child.get("isPermaLink", "true") == "true"
        elif space in PLAIN and name in ("description", "summary"):
            item.summary = item.summary or _markup(child)
        elif name in ("author", "creator", "contributor") and space in (*PLAIN, *DC):
            authors += _author(child) if name != "contributor" else []
        elif name == "category" or (name == "subject" and space in DC):
            sections.append(_line(child.get("label") or child.get("term") or child.text) or "")
        elif name == "source" and space in PLAIN:
            item.outlet = _source(child) or item.outlet
        elif name == "language" and space in DC:
            item.language = _line(child.text) or item.language
        else:
            _read_date(child, name, space, item)
    item.byline = ", ".join(dict.fromkeys(authors)) or None
    item.section = sections[0] or None if len(sections) == 1 else None
    if item.link is None and permanent and item.guid and _is_address(item.guid):
        item.link = item.guid
    return item


DATES = {
    "pubDate": ("published", PLAIN),
    "published": ("published", PLAIN),
    "issued": ("published", (*PLAIN, *DC)),
    "date": ("published", DC),
    "updated": ("modified", PLAIN),
    "modified": ("modified", (*PLAIN, *DC)),
}
"""Atom's `updated` is no day of publication, even where a feed gives nothing else."""


def _read_date(child: Any, name: str, space: str, item: Item) -> None:
    part, spaces = DATES.get(name, ("", ()))
    raw = _line(child.text)
    if not raw or space not in spaces:
        return
    prefix = "dc:" if space in DC else ""
    date = parse_message_date(raw, f"feed {prefix}{name}")
    if date is None:
        item.unread_dates.append(raw)
    elif part == "published":
        item.published = item.published or date
    else:
        item.modified = item.modified or date


def _atom_content(element: Any) -> tuple[str | None, bool]:
    type = (element.get("type") or "text").lower()
    if element.get("src"):
        return None, False
    if type in ("html", "text/html", "xhtml", "application/xhtml+xml") or len(element):
        return _markup(element), False
    return element.text, type in ("text", "text/plain")


def _markup(element: Any) -> str | None:
    """The HTML in an element: written as text, or as elements of its own."""
    from lxml import etree

    if not len(element):
        return str(element.text) if element.text else None
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            for inner in child.iter():
                if isinstance(inner.tag, str):
                    inner.tag = _name(inner)
            etree.cleanup_namespaces(child)
            parts.append(etree.tostring(child, encoding="unicode", method="html"))
        else:
            parts.append(html.escape(child.tail or "", quote=False))
    return "".join(parts)


def _author(element: Any) -> list[str]:
    named = [child for child in element if _name(child) == "name"]
    if named:
        return [name for child in named if (name := _line(child.text))]
    text = _line(element.text) or ""
    found = re.fullmatch(r"\S{1,200}@\S{1,200}\s{0,3}\((.{1,200})\)", text)
    if found:  # RSS wants an address of mail: `desk@veln.example (Ann Poe)`
        return [found[1]]
    return [text] if text and "@" not in text else []


def _source(element: Any) -> str | None:
    titles = [child for child in element if _name(child) == "title"]
    return _line(_markup(titles[0])) if titles else _line(element.text)


def _address(element: Any, base: str) -> str | None:
    if element.get("href") is None:
        return _resolved(element.text, base)
    if (element.get("rel") or "alternate") != "alternate":
        return None
    return _resolved(element.get("href"), element.get(XML_BASE) or base)


def _resolved(written: str | None, base: str) -> str | None:
    address = _line(written)
    if not address:
        return None
    try:
        whole = urljoin(base, address)
    except ValueError:
        return None
    return whole if _is_address(whole) else None


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://")) and " " not in text


def _line(markup: str | None) -> str | None:
    """A short value on one line, tags taken off and entities read."""
    if markup is None:
        return None
    text = html.unescape(_TAG.sub("", markup[:MAX_VALUE_CHARS]))
    return " ".join(text.split()) or None


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _space(element: Any) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


# JSON


def _json_items(path: Path) -> Iterator[tuple[int, Item] | Loss]:
    if path.stat().st_size > MAX_JSON_BYTES:
        raise Refused(
            InputState.TOO_LARGE,
            "too-many-bytes",
            f"a JSON feed of more than {MAX_JSON_BYTES:,} bytes",
            "split the feed",
        )
    try:
        feed = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _no_feed(f"it is no valid JSON ({str(error)[:100]})") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise _no_feed("there is no list of items in it")
    home = _text(feed, "home_page_url") or ""
    for number, row in enumerate(feed["items"], start=1):
        if not isinstance(row, dict):
            yield lost(f"item {number}", "no-item", "the item is no JSON object", "")
            continue
        yield number, _json_item(row, feed, home)


def _json_item(row: dict[str, object], feed: dict[str, object], home: str) -> Item:
    item = Item(
        title=_line(_text(row, "title")),
        link=_resolved(_text(row, "url") or _text(row, "external_url"), home),
        guid=_text(row, "id"),
        content=_text(row, "content_html") or _text(row, "content_text"),
        is_text=not _text(row, "content_html"),
        summary=_text(row, "summary"),
        outlet=_line(_text(feed, "title")),
        language=_text(row, "language") or _text(feed, "language"),
    )
    authors = row.get("authors")
    if not isinstance(authors, list):
        authors = [row.get("author")]
    names = [_text(author, "name") for author in authors if isinstance(author, dict)]
    item.byline = ", ".join(name for name in names if name) or None
    for part in ("published", "modified"):
        raw = _text(row, f"date_{part}")
        date = parse_message_date(raw, f"feed date_{part}") if raw else None
        if raw and date is None:
            item.unread_dates.append(raw)
        elif part == "published":
            item.published = date
        else:
            item.modified = date
    return item


def _text(row: dict[str, object], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value.strip() else None
