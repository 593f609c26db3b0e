"""The dates that a page gives: all of them, each with its evidence, and the choice among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from alleged.ingest.dates import MONTHS, parse_date
from alleged.ingest.page_names import is_small, short_text, words_of
from alleged.ingest.words import word_set
from alleged.records.documents import DateCandidate, DatedValue, DateRole
from alleged.records.issues import Issue, Severity, make_issue

MAX_DATE_ELEMENTS = 20
MAX_DATE_LINE = 100
"""Of an element whose class says date; in a longer one ("Correction: the vote of 3 March ...") the
date is part of a sentence."""
MAX_CANDIDATES = 50
MAX_FORM_TEXT = 400
"""Letters of a form; one with more is the whole page, as some content systems write it."""

PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "published_at",
    "article_date_original",
    "article.published",
    "article:published",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "originalpublicationdate",
    "release_date",
)
MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "last_updated",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
)

VISIBLE_DATE = re.compile(
    r"(?:\b(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+(?:19|20)\d{2}"
    r"|\b[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2})"
)
_MONTH_IN_URL = "|".join(sorted(MONTHS, key=len, reverse=True))
_URL_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=[/_.-]|$)"
    rf"|/(?P<year2>(?:19|20)\d{{2}})[/-](?P<month2>{_MONTH_IN_URL})[/-](?P<day2>\d{{1,2}})(?=[/_.-]|$)"
    r"|(?<!\d)(?P<compact>(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)"
    r"|[-_](?P<year3>(?:19|20)\d{2})-(?P<month3>\d{2})-(?P<day3>\d{2})(?=[/_.-]|$)"
    r"|/(?P<year4>(?:19|20)\d{2})/(?P<month4>\d{2})/",
    re.IGNORECASE,
)
"""`/2024/06/27/`, `/2024/jun/27/`, `-20240627-`, `-2024-06-27`, `/2024/06/`."""
_DATE_WORDS = word_set(
    """
    date published publish pubdate posted dateline time timestamp datetime
    """
)
_MODIFIED_WORDS = frozenset(["modified", "updated", "update"])
_NAMED = _DATE_WORDS | _MODIFIED_WORDS
_ELSEWHERE = word_set(
    """
    related comment comments sidebar footer nav recommended latest popular trending widget aside
    teaser teasers feed live updates copyright
    """
)
_HEADS = word_set("header topbar masthead navbar ticker")
"""Where a site prints the day of today; the head of an article has a headline in it."""
_POST = word_set("post entry article story")
DATE_TAGS = (
    *("time", "span", "div", "p", "td", "font", "abbr", "small", "li", "em", "i"),
    *("h2", "h4", "h5"),
)


def page_dates(
    root: Any, meta: dict[str, list[str]], articles: Sequence[dict[str, Any]], url: str | None
) -> list[DateCandidate]:
    """Every date of the page, the best evidence first."""
    marked = _marked_dates(root)
    found: list[DateCandidate] = []
    for role in DateRole:
        dates = list(_described(meta, articles, modified=role is DateRole.MODIFIED))
        dates += [marked[role]] if role in marked else []
        dates += url_date(url) if role is DateRole.PUBLISHED else []
        found += [DateCandidate(role=role, date=date) for date in dates]
    return list(dict.fromkeys(found))[:MAX_CANDIDATES]


def choose_dates(
    candidates: Sequence[DateCandidate], issues: list[Issue]
) -> tuple[DatedValue | None, DatedValue | None]:
    """The day of publication and that of change; an issue names days that disagree.

    The best evidence is taken, unless it stands alone against two kinds that agree with each other:
    a time stamp just after midnight in another zone against the line and the address, for one.
    """
    candidates = sorted(candidates, key=_rank)
    published = [c.date for c in candidates if c.role is DateRole.PUBLISHED]
    modified = [c.date for c in candidates if c.role is DateRole.MODIFIED]
    chosen = published[0] if published else None
    kinds: dict[str, dict[str, DatedValue]] = {}
    for date in published:
        if date.day:
            kinds.setdefault(date.day, {}).setdefault(_kind(date.evidence), date)
    if chosen and not chosen.day and kinds and _agree(chosen, published):
        chosen = next(date for date in published if date.day)
    if chosen and chosen.day and len(kinds) > 1:
        alone = len(kinds[chosen.day]) == 1
        better = [day for day, seen in kinds.items() if day != chosen.day and len(seen) > 1]
        if alone and len(better) == 1:
            chosen = next(iter(kinds[better[0]].values()))
        firsts = [next(iter(seen.values())) for seen in kinds.values()]
        listed = ", ".join(f"{date.raw[:40]} ({date.evidence})" for date in firsts)
        issues.append(
            make_issue(
                "dates-disagree",
                Severity.NOTE,
                f"there is more than one day of publication: {listed}; {chosen.value} was taken",
                "look at the page, and at an archive's first capture of it",
            )
        )
    later = modified[0] if modified else None
    if later and chosen and later.day == chosen.day:
        later = None  # content systems stamp every save of the first day
    return chosen, later


RANKS = ("json-ld", "meta", "line", "shown", "url")
"""Kinds of evidence, the best first: what stands directly under the headline belongs to the
article, an element whose class says date may be that of today."""


def _rank(candidate: DateCandidate) -> int:
    evidence = candidate.date.evidence
    return RANKS.index("line" if evidence.startswith("line") else _kind(evidence))


def _kind(evidence: str) -> str:
    """`json-ld datePublished` and `json-ld dateCreated` are one kind of evidence."""
    first = evidence.split(" ", 1)[0]
    return first if first in ("json-ld", "meta", "url") else "shown"


def _agree(chosen: DatedValue, others: Iterable[DatedValue]) -> bool:
    """Whether a date without a day, taken from the best evidence, holds the more precise ones."""
    return all(date.value.startswith(chosen.value) for date in others if date.day)


def _described(
    meta: dict[str, list[str]], articles: Sequence[dict[str, Any]], *, modified: bool
) -> Iterator[DatedValue]:
    """What JSON-LD and meta tags say."""
    for article in articles:
        for key in ("dateModified",) if modified else ("datePublished", "dateCreated"):
            yield from _parsed([article.get(key)], f"json-ld {key}")
    for name in MODIFIED_META if modified else PUBLISHED_META:
        if name in meta:
            yield from _parsed(meta[name], f"meta {name}")


def _parsed(values: list[Any], evidence: str) -> Iterator[DatedValue]:
    for value in values:
        if isinstance(value, list):
            value = value[0] if value else None
        date = parse_date(value, evidence) if isinstance(value, str) else None
        if date:
            yield date


def _marked_dates(root: Any) -> dict[DateRole, DatedValue]:
    """The first date of each kind in a <time> or in an element whose class says date, outside lists
    of other articles."""
    found: dict[DateRole, DatedValue] = {}
    seen = 0
    for element in root.iter(*DATE_TAGS):
        is_time = element.tag == "time"
        prop = (element.get("itemprop") or "").lower()
        words = words_of(element)
        named = words & _NAMED or prop.startswith("date") or prop in _DATE_WORDS
        if not (is_time or named) or not is_small(element) or _is_elsewhere(element):
            continue
        text = " ".join(short_text(element).split())
        if not is_time and len(text) > MAX_DATE_LINE:
            continue
        seen += 1
        if seen > MAX_DATE_ELEMENTS or len(found) == len(DateRole):
            break
        role = DateRole.PUBLISHED
        if _says_modified(element, words, prop, text):
            role = DateRole.MODIFIED
        name = (element.get("class") or element.get("id") or prop)[:40]
        label = "time element" if is_time else f"{element.tag} of class {name!r}"
        dates = list(
            _parsed([element.get("datetime"), element.get("content"), element.get("title")], label)
        )
        if not dates:
            written = VISIBLE_DATE.search(text)
            dates = list(_parsed([written[0]], label)) if written else []
        if dates:
            found.setdefault(role, dates[0])
    return found


def _says_modified(element: Any, words: frozenset[str], prop: str, text: str) -> bool:
    return (
        bool(words & _MODIFIED_WORDS)
        or "datemodified" in prop
        or bool(re.match(r"(?:last\s)?(?:updated|modified)\b", text, re.IGNORECASE))
        or bool(re.search(r"\b(?:updated|modified)\W{0,5}$", _before(element), re.IGNORECASE))
    )


def _before(element: Any) -> str:
    """The words directly before an element."""
    previous = element.getprevious()
    if previous is not None:
        return (previous.tail or "")[-40:]
    parent = element.getparent()
    return ((parent.text if parent is not None else None) or "")[-40:]


def _is_elsewhere(element: Any) -> bool:
    """Whether an element stands in a list of other articles, or in a frame of the page."""
    step, levels = element, 0
    while step is not None and levels < 40:
        if step.tag in ("aside", "nav") or (step.tag in ("footer", "form") and _is_frame(step)):
            return True
        if step.tag not in ("body", "html", "main", "article"):
            words = words_of(step)
            found = words & _ELSEWHERE
            if found - ({"footer"} if words & _POST else set()):
                return True
            is_head = step.tag == "header" or words & _HEADS
            if is_head and not words & _POST and next(step.iter("h1", "h2", "h3"), None) is None:
                return True
        step, levels = step.getparent(), levels + 1
    return False


def _is_frame(element: Any) -> bool:
    """Whether a <footer> is not that of a post, and a <form> not the whole page."""
    if element.tag == "form":
        return len(short_text(element, MAX_FORM_TEXT + 1).strip()) <= MAX_FORM_TEXT
    return not words_of(element) & _POST


def url_date(url: str | None) -> Iterator[DatedValue]:
    """The day, or the month, in an address."""
    found = _URL_DATE.search(urlsplit(url).path) if url else None
    if found is None:
        return
    if found["compact"]:
        yield from _parsed([found["compact"]], "url")
        return
    year, month, day = next(
        (found[f"year{n}"], found[f"month{n}"], found[f"day{n}"] if n != "4" else None)
        for n in ("", "2", "3", "4")
        if found[f"year{n}"]
    )
    number = MONTHS.get(month.lower(), month)
    yield from _parsed([f"{year}-{number}-{day}" if day else f"{year}-{number}"], "url")
