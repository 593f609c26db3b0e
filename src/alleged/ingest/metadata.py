"""What a page says about itself: headline, byline, outlet, dates, address, language.

Every value is the page's own word, with its place as evidence; nothing is inferred from style.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from alleged.ingest.dates import parse_date
from alleged.ingest.words import word_set
from alleged.records.documents import DatedValue
from alleged.records.issues import Issue, Severity, make_issue

MAX_SCRIPT_CHARS = 1_000_000
MAX_OBJECTS = 500
MAX_VALUE_CHARS = 1_000
MAX_DATE_ELEMENTS = 20
MAX_DATE_LINE = 100
"""Of an element whose class says date; in a longer one ("Correction: the vote of 3 March ...") the
date is part of a sentence."""

ARTICLE_TYPES = word_set(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle
    backgroundnewsarticle reviewnewsarticle asknewsarticle blogposting liveblogposting
    socialmediaposting report techarticle scholarlyarticle webpage
    """
)
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
    "article_date_original",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "originalpublicationdate",
)
MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
)
BYLINE_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
    "twitter:creator",
)
OUTLET_META = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "citation_journal_title",
    "application-name",
)
TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")

NO_BYLINES = word_set(
    """
    admin administrator editor editors webmaster staff author unknown anonymous none null user
    root guest redaction news desk newsdesk
    """
)
"""Account names that content systems put where an author belongs."""

FURNITURE_WORDS = word_set(
    """
    by and on at published updated posted last modified first the from staff reporter
    correspondent writer editor in am pm gmt utc est edt cet cest bst ist pst pdt h t z st nd rd
    th january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mon tue tues wed thu thur thurs fri sat sun min read
    comment comments share shares view views reads for
    """
)
"""With the byline's and the outlet's own words: what lines above the text are made of."""

_BY = re.compile(
    r"(?:written\s+by|posted\s+by|story\s+by|words\s+by|text\s+by|by|author)\b\s*:?\s*",
    re.IGNORECASE,
)
_URL_DATE = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|/((?:19|20)\d{2})/(\d{2})/"
)
VISIBLE_DATE = re.compile(
    r"(?:\b(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+(?:19|20)\d{2}"
    r"|\b[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2})"
)
_BYLINE_WORDS = word_set("byline author authors writer reporter")
_DATE_WORDS = word_set(
    """
    date published publish pubdate posted dateline time timestamp datetime
    """
)
_MODIFIED_WORDS = frozenset(["modified", "updated", "update"])
_LOGO_WORDS = frozenset(["logo", "brand", "masthead"])


@dataclass(slots=True)
class PageMetadata:
    """The page's own words, each the first that its best evidence gives."""

    titles: list[str] = field(default_factory=list)
    """Candidates, the best evidence first."""
    title: str | None = None
    """The best of them, without the outlet's name at its end."""
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: DatedValue | None = None
    modified: DatedValue | None = None
    language: str | None = None
    issues: list[Issue] = field(default_factory=list)


def read_metadata(root: Any, *, max_depth: int) -> PageMetadata:
    """Collect the metadata of a page."""
    found = PageMetadata()
    articles = list(_articles(root, max_depth, found.issues))
    meta = _meta_tags(root)
    found.language = _language(root, meta)
    found.url = _url(root, meta, articles)
    found.titles = _titles(root, meta, articles)
    found.outlet = _outlet(root, meta, articles, found)
    found.title = _without_outlet(found.titles[0], found.outlet) if found.titles else None
    found.byline = _byline(root, meta, articles, found.outlet)
    _dates(root, meta, articles, found)
    return found


def words_of(name: str) -> set[str]:
    """The words in a class or id: `storyMeta__pub-date` has story, meta, pub and date."""
    split = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name[:500])
    return set(re.split(r"[^a-z0-9]+", split.lower())) - {""}


def _articles(root: Any, max_depth: int, issues: list[Issue]) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, those of a news type first."""
    objects: list[dict[str, Any]] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        if kind != "application/ld+json":
            continue
        text = script.text or ""
        if len(text) > MAX_SCRIPT_CHARS or len(objects) >= MAX_OBJECTS:
            issues.append(_json_ld_issue(f"{len(text):,} characters of it"))
            break
        value = _load(text)
        if value is None:
            issues.append(_json_ld_issue("one block of it"))
            continue
        _flatten(value, objects, max_depth)
    typed = [(obj, _types(obj)) for obj in objects]
    news = [obj for obj, types in typed if types & (ARTICLE_TYPES - {"webpage"})]
    pages = [obj for obj, types in typed if "webpage" in types]
    by_id = {obj["@id"]: obj for obj in objects if isinstance(obj.get("@id"), str)}
    for obj in news or pages:
        yield {key: _resolve(value, by_id) for key, value in obj.items()}


def _json_ld_issue(what: str) -> Issue:
    return make_issue(
        "json-ld-not-read",
        Severity.NOTE,
        f"the page's own description (JSON-LD) was not read: {what} is no valid JSON, or too much",
    )


def _load(text: str) -> Any:
    if text.count("[") + text.count("{") > 20_000:
        return None
    text = text.strip()
    for wrapper in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/")):
        if text.startswith(wrapper[0]):
            text = text.removeprefix(wrapper[0]).removesuffix(wrapper[1])
    try:
        return json.loads(
            text.rstrip(" \n\r\t;"),
            strict=False,
            parse_int=lambda digits: digits[:40],
            parse_float=lambda digits: digits[:40],
            parse_constant=lambda _: None,
        )
    except (ValueError, RecursionError):
        return None


def _flatten(value: Any, objects: list[dict[str, Any]], max_depth: int) -> None:
    """Objects at the top, in lists and in @graph; one that is about an article may stand inside
    a page (mainEntity)."""
    stack = [(value, 0)]
    while stack and len(objects) < MAX_OBJECTS:
        item, depth = stack.pop()
        if depth > max_depth:
            continue
        if isinstance(item, list):
            stack.extend((inner, depth + 1) for inner in reversed(item))
        elif isinstance(item, dict):
            objects.append(item)
            for key in ("mainEntity", "@graph"):
                if isinstance(item.get(key), list | dict):
                    stack.append((item[key], depth + 1))


def _types(obj: dict[str, Any]) -> set[str]:
    value = obj.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str)}


def _resolve(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """`{"@id": ...}` as the object that it points to, one step."""
    if isinstance(value, list):
        return [_resolve(item, by_id) for item in value[:50] if not isinstance(item, list)]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value


def _meta_tags(root: Any) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if not content or not content.strip():
            continue
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name:
                tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def clean(value: Any) -> str | None:
    """A value as one line of text; None if it is none."""
    if not isinstance(value, str):
        return None
    if "<" in value and ">" in value:
        value = re.sub(r"<[^<>]{0,500}>", " ", value[: 4 * MAX_VALUE_CHARS])
    if "&" in value:
        import html

        value = html.unescape(value[: 4 * MAX_VALUE_CHARS])
    line = " ".join(value[:MAX_VALUE_CHARS].split())
    line = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", line)
    return line or None


def short_text(element: Any, limit: int = 300) -> str:
    """The beginning of what an element says; never reads more of it than needed."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part[: limit - length])
        length += len(parts[-1])
        if length >= limit:
            break
    return "".join(parts)


def _language(root: Any, meta: dict[str, list[str]]) -> str | None:
    html = next(iter(root.xpath("/html")), None)
    if html is not None:
        written = html.get("lang") or html.get("xml:lang")
        if written:
            return str(written)
    for name in ("content-language", "language", "dc.language", "og:locale"):
        if name in meta:
            return meta[name][0]
    return None


def _url(root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]]) -> str | None:
    candidates = [
        link.get("href")
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    candidates += meta.get("og:url", [])
    for article in articles:
        page = article.get("mainEntityOfPage")
        candidates += [article.get("url"), page.get("@id") if isinstance(page, dict) else page]
    for candidate in candidates:
        url = _http_url(candidate)
        if url:
            return url
    return None


def _http_url(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > 2_000:
        return None
    url = value.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    usable = parts.scheme.lower() in ("http", "https") and parts.netloc and url.isprintable()
    return url if usable and " " not in url else None


def _titles(root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]]) -> list[str]:
    candidates: list[Any] = [article.get("headline") for article in articles]
    for name in TITLE_META:
        candidates += meta.get(name, [])
    candidates += [article.get("name") for article in articles]
    candidates += [element.text for element in root.iter("title")][:1]
    titles: list[str] = []
    for candidate in candidates:
        title = clean(candidate)
        if title and title not in titles:
            titles.append(title)
    return titles


def _without_outlet(title: str, outlet: str | None) -> str:
    parts = re.split(r"(\s(?:[|–—·•»-]|::)\s)", title)
    if outlet is not None and len(parts) > 2:
        if parts[-1].strip().casefold() == outlet.casefold():
            return "".join(parts[:-2])
        if parts[0].strip().casefold() == outlet.casefold():
            return "".join(parts[2:])
    return title


def _outlet(
    root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]], found: PageMetadata
) -> str | None:
    candidates: list[Any] = []
    for article in articles:
        for key in ("publisher", "sourceOrganization", "provider"):
            candidates += _names(article.get(key))
    for field_name in OUTLET_META:
        candidates += meta.get(field_name, [])
    for element in root.xpath("//*[@itemprop='publisher']")[:3]:
        names = element.xpath(".//*[@itemprop='name']")[:1]
        candidates += [name.get("content") or name.text_content() for name in names]
    for candidate in candidates:
        name = clean(candidate)
        if name and len(name) <= 100 and not _is_address(name):
            return name
    return _outlet_said_twice(root, found.titles)


def _outlet_said_twice(root: Any, titles: list[str]) -> str | None:
    """The beginning or end of the page's <title>, if the logo or the copyright line says the
    same."""
    split = [re.split(r"\s[|–—·•»-]\s", title[:300]) for title in titles]
    ends = {
        part.strip().casefold(): part.strip()
        for parts in split
        for part in (parts[0], parts[-1])
        if len(parts) > 1
    }
    if not ends:
        return None
    for image in root.iter("img"):
        alt = re.sub(r"\s*\blogo\b\s*", "", image.get("alt") or "", flags=re.IGNORECASE).strip()
        if alt.casefold() in ends and alt:
            return ends[alt.casefold()]
    for element in root.iter("a", "div", "span", "header", "p", "h1", "h2", "strong", "td", "font"):
        words = words_of(f"{element.get('class') or ''} {element.get('id') or ''}")
        if words & _LOGO_WORDS:
            text = " ".join(short_text(element).split())
            if text.casefold() in ends:
                return ends[text.casefold()]
    for text in root.xpath("//body//text()[contains(., '©') or contains(., 'opyright')]")[:10]:
        line = str(text)[:300].casefold()
        for folded, name in ends.items():
            if len(folded) > 3 and folded in line:
                return name
    return None


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://", "@", "www.")) or "@" in name


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    names: list[str] = []
    for item in items[:30]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            written = clean(one)
            if written:
                names.append(written)
    return names


def clean_byline(value: Any, outlet: str | None) -> str | None:
    """A byline without `By`; None for addresses, account names and the outlet itself."""
    line = clean(value)
    if line is None:
        return None
    line = _BY.sub("", line, count=1) if _BY.match(line) else line
    again = re.search(r"\s(?:By|BY)\s", line)
    line = line[again.end() :] if again else line
    line = re.split(r"\s[|•·]\s|\s(?:Published|Updated|Posted)\b|\s[-–—]\s(?=\d)", line)[0]
    date = VISIBLE_DATE.search(line)
    if date:
        line = line[: date.start()]
    line = re.sub(r"\s(?:on|at|in)$", "", line.strip(" ,;:|•·-–—"))
    if not line or len(line) > 200 or _is_address(line) or any(c.isdigit() for c in line):
        return None
    if line.casefold() in NO_BYLINES or (outlet and line.casefold() == outlet.casefold()):
        return None
    return line


def _byline(
    root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]], outlet: str | None
) -> str | None:
    for article in articles:
        names = [clean_byline(name, outlet) for name in _names(article.get("author"))]
        kept = list(dict.fromkeys(name for name in names if name))
        if kept:
            return ", ".join(kept)
    for field_name in BYLINE_META:
        names = [clean_byline(value, outlet) for value in meta.get(field_name, [])]
        kept = list(dict.fromkeys(name for name in names if name))
        if kept:
            return ", ".join(kept)
    return _visible_byline(root, outlet)


def _visible_byline(root: Any, outlet: str | None) -> str | None:
    """By its mark-up: rel=author, itemprop=author, a class such as `byline`."""
    weak: str | None = None
    for element in root.iter(
        "a",
        "span",
        "div",
        "p",
        "address",
        "li",
        "strong",
        "em",
        "b",
        "i",
        "cite",
        "h4",
        "h5",
        "td",
        "font",
        "small",
    ):
        text = short_text(element) if _is_small(element) else ""
        if not text.strip():
            continue
        strong = (
            "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
        )
        words = words_of(f"{element.get('class') or ''} {element.get('id') or ''}")
        if (
            strong
            or "byline" in words
            or (
                words & _BYLINE_WORDS
                and not words & {"bio", "box", "about", "image", "avatar", "comment"}
            )
        ):
            line = clean_byline(text, outlet)
            if line and (strong or "byline" in words):
                return line
            weak = weak or line
        elif weak is None:
            weak = clean_byline(names_after_by(text), outlet)
    return weak


_SHOWN_BYLINE = re.compile(
    r"by\s{1,3}((?:[^\W\d_][\w'’.-]{0,30}(?:,?\s(?:and|&)\s|,\s|\s)){1,9}[^\W\d_][\w'’.-]{0,30})",
    re.IGNORECASE,
)
_SMALL_IN_NAMES = word_set(
    "and de da do dos del della van von der den ter la le al bin ibn y for of"
)


def names_after_by(text: str) -> str | None:
    """The names of a line that says `By` and names, and nothing else; "By Monday the port was
    closed" is none."""
    shown = _SHOWN_BYLINE.fullmatch(" ".join(text.split()))
    if shown is None or shown[1].endswith("."):
        return None
    words = re.findall(r"[^\W\d_][\w'’.-]*", shown[1])
    names = all(word[0].isupper() or word in _SMALL_IN_NAMES for word in words)
    is_date = words[0].casefold() in FURNITURE_WORDS
    return shown[1] if names and words[0][0].isupper() and not is_date else None


def read_shown_line(line: str, found: PageMetadata) -> None:
    """A line under the headline: fills in byline and date where the mark-up says nothing.

    Only a line that is made of nothing else counts: "What happened on 3 March 2019" is none.
    """
    date = VISIBLE_DATE.search(line)
    before = (line[: date.start()] if date else line).strip(" ,;:|•·-–—")
    byline = names_after_by(before)
    if date and found.published is None and (byline or _is_furniture(before)):
        after = re.split(r"[|•·–—]", line[date.end() :])[0]
        is_update = re.search(r"\b(?:updated|modified)\b", before, re.IGNORECASE)
        if _is_furniture(after) and not is_update:
            found.published = parse_date(date[0], "line under the headline")
    if found.byline is None and byline:
        found.byline = clean_byline(byline, found.outlet)


def _is_furniture(words: str) -> bool:
    return all(word in FURNITURE_WORDS for word in re.findall(r"[^\W\d_]+", words.casefold()))


def _is_small(element: Any) -> bool:
    """Whether it is worth reading: no container of half the page."""
    return len(element) <= 8 and sum(len(child) for child in element) <= 12


def _dates(
    root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]], found: PageMetadata
) -> None:
    published = list(_published(root, meta, articles, found.url))
    modified = list(_modified(root, meta, articles))
    found.published = published[0] if published else None
    by_day = {value.day: value for value in reversed(published) if value.day}
    if found.published and found.published.day and len(by_day) > 1:
        listed = ", ".join(f"{v.raw[:40]} ({v.evidence})" for v in by_day.values())
        found.issues.append(
            make_issue(
                "dates-disagree",
                Severity.NOTE,
                f"the page gives more than one day of publication: {listed}; "
                f"{found.published.value} was taken",
                "look at the page, and at an archive's first capture of it",
            )
        )
    later = modified[0] if modified else None
    if later and found.published and later.day == found.published.day:
        later = None  # content systems stamp every save of the first day
    found.modified = later


def _published(
    root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]], url: str | None
) -> Iterator[DatedValue]:
    for article in articles:
        for key in ("datePublished", "dateCreated"):
            yield from _parsed([article.get(key)], f"json-ld {key}")
    for name in PUBLISHED_META:
        yield from _parsed(meta.get(name, []), f"meta {name}")
    yield from _marked_dates(root, modified=False)
    yield from _url_date(url)


def _modified(
    root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]]
) -> Iterator[DatedValue]:
    for article in articles:
        yield from _parsed([article.get("dateModified")], "json-ld dateModified")
    for name in MODIFIED_META:
        yield from _parsed(meta.get(name, []), f"meta {name}")
    yield from _marked_dates(root, modified=True)


def _parsed(values: list[Any], evidence: str) -> Iterator[DatedValue]:
    for value in values:
        if isinstance(value, list):
            value = value[0] if value else None
        date = parse_date(value, evidence) if isinstance(value, str) else None
        if date:
            yield date


def _marked_dates(root: Any, *, modified: bool) -> Iterator[DatedValue]:
    """Dates in <time> and in elements whose class says date, outside lists of other articles."""
    seen = 0
    for element in root.iter(
        "time", "span", "div", "p", "td", "font", "abbr", "small", "li", "em", "i"
    ):
        is_time = element.tag == "time"
        prop = (element.get("itemprop") or "").lower()
        words = words_of(f"{element.get('class') or ''} {element.get('id') or ''} {prop}")
        if not is_time and not words & (_DATE_WORDS | _MODIFIED_WORDS):
            continue
        if not _is_small(element) or _is_elsewhere(element):
            continue
        text = " ".join(short_text(element).split())
        says_modified = (
            bool(words & _MODIFIED_WORDS)
            or "datemodified" in prop
            or bool(re.match(r"(?:last\s)?(?:updated|modified)\b", text, re.IGNORECASE))
            or bool(re.search(r"\b(?:updated|modified)\W{0,5}$", _before(element), re.IGNORECASE))
        )
        if says_modified is not modified or (not is_time and len(text) > MAX_DATE_LINE):
            continue
        seen += 1
        if seen > MAX_DATE_ELEMENTS:
            return
        name = (element.get("class") or element.get("id") or prop)[:40]
        label = "time element" if is_time else f"{element.tag} of class {name!r}"
        dates = list(
            _parsed([element.get("datetime"), element.get("content"), element.get("title")], label)
        )
        if not dates:
            written = VISIBLE_DATE.search(text)
            dates = list(_parsed([written[0]], label)) if written else []
        if dates:
            yield dates[0]
            return


def _before(element: Any) -> str:
    """The words directly before an element."""
    previous = element.getprevious()
    if previous is not None:
        return (previous.tail or "")[-40:]
    parent = element.getparent()
    return ((parent.text if parent is not None else None) or "")[-40:]


_ELSEWHERE = word_set(
    """
    related comment comments sidebar footer nav recommended latest popular trending widget aside
    teaser teasers feed live updates copyright
    """
)


def _is_elsewhere(element: Any) -> bool:
    """Whether an element stands in a list of other articles, or in a frame of the page."""
    step, levels = element, 0
    while step is not None and levels < 40:
        if step.tag in ("aside", "footer", "nav", "form"):
            return True
        if step.tag not in ("body", "html", "main", "article"):
            names = f"{step.get('class') or ''} {step.get('id') or ''}"
            if len(names) > 1 and words_of(names) & _ELSEWHERE:
                return True
        step, levels = step.getparent(), levels + 1
    return False


def _url_date(url: str | None) -> Iterator[DatedValue]:
    """`/2024/06/27/` in the address."""
    found = _URL_DATE.search(urlsplit(url).path) if url else None
    if found:
        year, month, day = found[1] or found[4], found[2] or found[5], found[3]
        written = f"{year}-{month}-{day}" if day else f"{year}-{month}"
        yield from _parsed([written], "url")
