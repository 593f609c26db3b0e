"""What a page says about itself: headline, byline, outlet, dates, address, language.

Every value is the page's own word, with its place as evidence; nothing is inferred from style.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from alleged.ingest.credits import distinct, split_byline
from alleged.ingest.dates import parse_date
from alleged.ingest.page_dates import VISIBLE_DATE, choose_dates, page_dates
from alleged.ingest.page_names import is_small, short_lines, short_text, words_of
from alleged.ingest.words import word_set
from alleged.records.documents import (
    Credit,
    CreditKind,
    DateCandidate,
    DatedValue,
    DateRole,
    FieldEvidence,
)
from alleged.records.issues import Issue, Severity, make_issue

MAX_SCRIPT_CHARS = 1_000_000
MAX_OBJECTS = 500
MAX_VALUE_CHARS = 1_000
ARTICLE_TYPES = word_set(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle
    backgroundnewsarticle reviewnewsarticle asknewsarticle blogposting liveblogposting
    socialmediaposting report techarticle scholarlyarticle webpage
    """
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
SECTION_META = ("article:section", "section", "parsely-section", "dc.subject.section")
ORIGINAL_META = ("original-source", "syndication-source")
"""Addresses of the text that a page copies."""
LOCKED_META = ("article:content_tier", "access", "content-tier")
_LOCKED = frozenset(["locked", "paid", "premium"])
TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")

NO_BYLINES = word_set(
    """
    admin administrator editor editors webmaster staff author unknown anonymous none null user
    root guest redaction news desk newsdesk
    """
)
"""Account names that content systems put where an author belongs."""
_NOBODY = re.compile(
    r"(?:[\w.&'’-]{1,30}\s){0,4}(?:staff|editorial\s(?:team|board|staff)|web\sdesk"
    r"|staff\s(?:reporters?|writers?))",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\s?\(?\b[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}\)?")

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
_BYLINE_WORDS = word_set("byline author authors writer reporter")
_LOGO_WORDS = frozenset(["logo", "brand", "masthead", "titlewrapper"])
_HOME = frozenset(["/", "./", "index.html"])
_FRAME_WORDS = frozenset(["header", "footer", "masthead"])


class Said(NamedTuple):
    """A value, and what on the page says it."""

    value: str
    evidence: str


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
    section: str | None = None
    dates: list[DateCandidate] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    evidence: list[FieldEvidence] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    """What the page calls itself: the types of its JSON-LD objects, its og:type."""
    words: int | None = None
    """How many words its article has, by its own count."""
    locked: str | None = None
    """What says that the article is not free to read; None where nothing does."""
    issues: list[Issue] = field(default_factory=list)

    def take(self, name: str, said: Said | None) -> str | None:
        """The value of a field, whose evidence is kept."""
        if said is None:
            return None
        self.evidence.append(FieldEvidence(field=name, evidence=said.evidence))
        return said.value

    def narrow(self, element: Any, heading: str) -> None:
        """Keep what holds for one of several articles on the page."""
        self.titles, self.title = [heading], heading
        said = _visible_byline(element, self.outlet)
        self.byline = found_people([said.value], said.evidence, self) if said else None
        self.dates = page_dates(element, {}, (), None)
        self.words, self.locked, self.section = None, None, None
        self.evidence = [e for e in self.evidence if e.field in ("outlet", "language", "url")]
        self.evidence.append(FieldEvidence(field="title", evidence="heading of the article"))

    def choose_dates(self) -> None:
        """Published and modified from all that was found by now."""
        self.published, self.modified = choose_dates(self.dates, self.issues)


def read_metadata(root: Any, *, max_depth: int) -> PageMetadata:
    """Collect the metadata of a page."""
    found = PageMetadata()
    articles = list(_articles(root, max_depth, found))
    meta = _meta_tags(root)
    found.language = found.take("language", _language(root, meta))
    found.url = found.take("url", _url(root, meta, articles))
    titles = _titles(root, meta, articles)
    found.titles = [title.value for title in titles]
    found.outlet = found.take("outlet", _outlet(root, meta, articles, found))
    if titles:
        title = _without_outlet(titles[0].value, found.outlet)
        found.title = found.take("title", Said(title, titles[0].evidence))
    found.section = found.take("section", _section(meta, articles))
    found.byline = found.take("byline", _byline(root, meta, articles, found))
    found.credits += _described_credits(meta, articles, found.outlet)
    found.dates = page_dates(root, meta, articles, found.url)
    found.locked = _locked(meta, articles)
    found.words = _word_count(articles)
    found.types |= {kind.strip().lower() for kind in meta.get("og:type", [])}
    return found


def _articles(root: Any, max_depth: int, found: PageMetadata) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, those of a news type first."""
    issues = found.issues
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
    found.types.update(*(types for _, types in typed))
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


def _language(root: Any, meta: dict[str, list[str]]) -> Said | None:
    html = next(iter(root.xpath("/html")), None)
    if html is not None:
        written = html.get("lang") or html.get("xml:lang")
        if written:
            return Said(str(written), "html lang")
    for name in ("content-language", "language", "dc.language", "og:locale"):
        if name in meta:
            return Said(meta[name][0], f"meta {name}")
    return None


def _url(root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]]) -> Said | None:
    candidates = [
        (link.get("href"), "link canonical")
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    candidates += [(url, "meta og:url") for url in meta.get("og:url", [])]
    for article in articles:
        page = article.get("mainEntityOfPage")
        candidates += [
            (article.get("url"), "json-ld url"),
            (page.get("@id") if isinstance(page, dict) else page, "json-ld mainEntityOfPage"),
        ]
    for candidate, evidence in candidates:
        url = _http_url(candidate)
        if url:
            return Said(url, evidence)
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


def _titles(root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]]) -> list[Said]:
    candidates: list[tuple[Any, str]] = [(a.get("headline"), "json-ld headline") for a in articles]
    for name in TITLE_META:
        candidates += [(value, f"meta {name}") for value in meta.get(name, [])]
    candidates += [(article.get("name"), "json-ld name") for article in articles]
    candidates += [(element.text, "title element") for element in root.iter("title")][:1]
    titles: dict[str, Said] = {}
    for candidate, evidence in candidates:
        title = clean(candidate)
        if title:
            titles.setdefault(title, Said(title, evidence))
    return list(titles.values())


def _section(meta: dict[str, list[str]], articles: list[dict[str, Any]]) -> Said | None:
    candidates = [
        (name, "json-ld articleSection")
        for article in articles
        for name in _names(article.get("articleSection"))
    ]
    candidates += [(value, f"meta {name}") for name in SECTION_META for value in meta.get(name, [])]
    for value, evidence in candidates:
        section = clean(value)
        if section and len(section) <= 60 and not _is_address(section):
            return Said(section, evidence)
    return None


def _described_credits(
    meta: dict[str, list[str]], articles: list[dict[str, Any]], outlet: str | None
) -> list[Credit]:
    """What the page's own description says that its text goes back to."""
    credits: list[Credit] = []
    for article in articles:
        for key, kind in (
            ("isBasedOn", CreditKind.BASED_ON),
            ("isBasedOnUrl", CreditKind.BASED_ON),
            ("translationOfWork", CreditKind.TRANSLATION),
            ("sourceOrganization", CreditKind.AGENCY),
            ("translator", CreditKind.TRANSLATION),
        ):
            value = article.get(key)
            for item in (value if isinstance(value, list) else [value])[:10]:
                credits += _described(item, kind, f"json-ld {key}")
    for name in ORIGINAL_META:
        for written in meta.get(name, []):
            credits += _described(written, CreditKind.ORIGINAL, f"meta {name}")
    return distinct(credits, outlet=outlet)


def _described(item: Any, kind: CreditKind, evidence: str) -> list[Credit]:
    if isinstance(item, dict):
        url = _http_url(item.get("url") or item.get("@id"))
        name = clean(item.get("name") or item.get("headline"))
    else:
        url, name = _http_url(item), None if _http_url(item) else clean(item)
    if url is None and name is None:
        return []
    raw = name or url or ""
    return [Credit(kind=kind, name=name, url=url, evidence=evidence, raw=raw[:300])]


def _locked(meta: dict[str, list[str]], articles: list[dict[str, Any]]) -> str | None:
    for article in articles:
        if str(article.get("isAccessibleForFree")).strip().lower() in ("false", "no"):
            return "json-ld isAccessibleForFree"
    for name in LOCKED_META:
        if any(
            value.strip().lower() in ("locked", "paid", "premium") for value in meta.get(name, [])
        ):
            return f"meta {name}"
    return None


def _word_count(articles: list[dict[str, Any]]) -> int | None:
    for article in articles:
        written = str(article.get("wordCount") or "")
        if written.isascii() and written.isdigit() and len(written) <= 6:
            return int(written)
    return None


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
) -> Said | None:
    candidates: list[tuple[Any, str]] = []
    for article in articles:
        for key in ("publisher", "sourceOrganization", "provider"):
            candidates += [(name, f"json-ld {key}") for name in _names(article.get(key))]
    for field_name in OUTLET_META:
        candidates += [(name, f"meta {field_name}") for name in meta.get(field_name, [])]
    for element in root.xpath("//*[@itemprop='publisher']")[:3]:
        names = element.xpath(".//*[@itemprop='name']")[:1]
        candidates += [
            (name.get("content") or name.text_content(), "itemprop publisher") for name in names
        ]
    for candidate, evidence in candidates:
        name = clean(candidate)
        if name and len(name) <= 100 and not _is_address(name):
            return Said(name, evidence)
    return _outlet_said_twice(root, found.titles) or _outlet_of_a_print(root)


def _outlet_said_twice(root: Any, titles: list[str]) -> Said | None:
    """The beginning or end of the page's <title>, if the logo, the way home, the head or foot of
    the page or the copyright line says the same."""
    ends = _title_ends(root, titles)
    if not ends:
        return None
    for image in root.iter("img"):
        alt = _logo_name(image)
        if alt.casefold() in ends and alt:
            return Said(ends[alt.casefold()], "title element and logo")
    for element in root.iter(
        *("a", "div", "span", "header", "p", "h1", "h2", "strong", "td", "font", "footer")
    ):
        words = words_of(element)
        home = element.tag == "a" and (element.get("href") or "").strip() in (
            "/",
            "./",
            "index.html",
        )
        if home or words & _LOGO_WORDS:
            text = " ".join(short_text(element).split())
            if text.casefold() in ends:
                return Said(ends[text.casefold()], "title element and logo")
        if words & _FRAME_WORDS or element.tag in ("header", "footer"):
            for line in short_lines(element, 200).split("\n")[:6]:
                name = re.split(r",\s|\.\s", " ".join(line.split()))[0].casefold()
                if len(name) > 3 and name in ends:
                    return Said(ends[name], "title element and frame of the page")
    for text in root.xpath("//body//text()[contains(., '©') or contains(., 'opyright')]")[:10]:
        line = str(text)[:300].casefold()
        for folded, name in ends.items():
            if len(folded) > 3 and folded in line:
                return Said(name, "title element and copyright line")
    return None


def _title_ends(root: Any, titles: list[str]) -> dict[str, str]:
    """What stands before the first and behind the last mark of a title; case-folded, as written."""
    parts = [
        part
        for title in titles
        for split in (
            re.split(r"\s[|–—·•»-]\s", title[:300]),
            re.split(r":\s", title[:300], maxsplit=1),
        )
        if len(split) > 1
        for part in (split[0], split[-1])
    ]
    for heading in root.iter("h1"):
        said = " ".join(short_text(heading).split())
        for title in titles:
            if len(said) > 8 and title.startswith(said) and title[len(said) :][:1] in "-_|":
                parts.append(title[len(said) + 1 :])
    return {part.strip().casefold(): part.strip() for part in parts if part.strip()}


def _outlet_of_a_print(root: Any) -> Said | None:
    """What a logo is called, if the copyright line says the same: a view for the printer has little
    else."""
    names = {_logo_name(image) for image in list(root.iter("img"))[:5]}
    for text in root.xpath("//body//text()[contains(., '©') or contains(., 'opyright')]")[:10]:
        line = str(text)[:300]
        for name in sorted(names):
            if len(name) > 3 and re.search(rf"(?:©|opyright).{{0,20}}\b{re.escape(name)}\b", line):
                return Said(name, "logo and copyright line")
    return None


def _logo_name(image: Any) -> str:
    alt = (image.get("alt") or "")[:100]
    return re.sub(r"\s*\blogo\b\s*", "", alt, flags=re.IGNORECASE).strip()


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
    line = clean(_line_with_names(value) if isinstance(value, str) else value)
    if line is None:
        return None
    line = _EMAIL.sub("", line[:300]) if "@" in line else line
    line = _BY.sub("", line, count=1) if _BY.match(line) else line
    again = re.search(r"\s(?:By|BY)\s", line)
    line = line[again.end() :] if again else line
    line = re.split(r"\s[|•·]\s|\s(?:Published|Updated|Posted)\b|\s[-–—]\s(?=\d)", line)[0]
    line = re.split(r"\s[Ff](?:or|OR)\s(?=[A-Z])", line)[0]
    date = VISIBLE_DATE.search(line)
    if date:
        line = line[: date.start()]
    line = re.sub(r"\s(?:on|at|in)$", "", line.strip(" ,;:|•·-–—"))
    if not line or len(line) > 200 or _is_address(line) or any(c.isdigit() for c in line):
        return None
    if line.casefold() in NO_BYLINES or (outlet and line.casefold() == outlet.casefold()):
        return None
    return None if _NOBODY.fullmatch(line) else line


def _line_with_names(text: str) -> str:
    """Of several lines the one behind `By`, the one that starts with it, or the first that is no
    button."""
    lines = [line for part in text[:MAX_VALUE_CHARS].split("\n") if (line := part.strip())]
    for index, line in enumerate(lines):
        if line.casefold().rstrip(":") == "by" and index + 1 < len(lines):
            return lines[index + 1]
        if _BY.match(line):
            return line
    return next((line for line in lines if line.casefold() not in _BUTTONS), "")


_BUTTONS = word_set("print email e-mail share save follow tweet comments listen")


def _byline(
    root: Any, meta: dict[str, list[str]], articles: list[dict[str, Any]], found: PageMetadata
) -> Said | None:
    """The people; agencies that stand where the author belongs go to the credits."""
    described = [(_names(article.get("author")), "json-ld author") for article in articles]
    described += [(meta.get(name, []), f"meta {name}") for name in BYLINE_META]
    for values, evidence in described:
        names = [clean_byline(name, found.outlet) for name in values]
        byline = found_people(names, evidence, found)
        if byline:
            return Said(byline, evidence)
    shown = _visible_byline(root, found.outlet)
    byline = found_people([shown.value], shown.evidence, found) if shown else None
    return Said(byline, shown.evidence) if shown and byline else None


def found_people(names: list[str | None], evidence: str, found: PageMetadata) -> str | None:
    """The people among the names; what names an agency becomes a credit."""
    people: list[str] = []
    for name in names:
        if name is not None:
            rest, credits = split_byline(name, evidence)
            found.credits += distinct(credits, outlet=found.outlet)
            people += [rest] if rest and clean_byline(rest, found.outlet) else []
    return ", ".join(dict.fromkeys(people)) or None


def _visible_byline(root: Any, outlet: str | None) -> Said | None:
    """By its mark-up: rel=author, itemprop=author, a class such as `byline`."""
    weak: Said | None = None
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
        text = short_lines(element).strip() if is_small(element) else ""
        if not text:
            continue
        strong = (
            "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
        )
        words = words_of(element)
        if (
            strong
            or "byline" in words
            or (
                words & _BYLINE_WORDS
                and not words & {"bio", "box", "about", "image", "avatar", "comment"}
            )
        ):
            line = clean_byline(text, outlet)
            label = f"{element.tag} marked {'as author' if strong else 'byline'}"
            if line and (strong or "byline" in words):
                return Said(line, label)
            weak = weak or (Said(line, f"{element.tag} whose class says author") if line else None)
        elif weak is None:
            line = clean_byline(names_after_by(text.split("\n")[0]), outlet)
            weak = Said(line, "line with names after By") if line else None
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
    """A line under the headline: its date is one more candidate, its byline counts where the
    mark-up says nothing.

    Only a line that is made of nothing else counts: "What happened on 3 March 2019" is none.
    """
    date = VISIBLE_DATE.search(line)
    before = line[: date.start()] if date else line
    parts = [part.strip(" ,;:-–—") for part in re.split(r"[|•·–—]", before)]
    bylines = [_names_in_line(part) for part in parts]
    byline = next((names for names in bylines if names), None)
    told = all(
        names or _is_furniture(part) for names, part in zip(bylines, parts, strict=True)
    ) or _is_place_before(before)
    if date and told:
        after = re.split(r"[|•·–—]", line[date.end() :])[0]
        is_update = re.search(r"\b(?:updated?|modified)\b", before, re.IGNORECASE)
        if _is_furniture(after) or _IN_SECTION.fullmatch(after):
            role = DateRole.MODIFIED if is_update else DateRole.PUBLISHED
            value = parse_date(date[0], "line under the headline")
            if value and not _is_shared(before):
                found.dates.append(DateCandidate(role=role, date=value))
    if found.byline is None and byline:
        said = found_people([clean_byline(byline, found.outlet)], "line under the headline", found)
        if said:
            found.byline = found.take("byline", Said(said, "line under the headline"))


_IN_SECTION = re.compile(
    r"[\s,@]{0,4}(?:at\s)?(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s)?in\s\w+(?:\s\w+){0,2}\s?",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,2},\s?")


def _is_place_before(before: str) -> bool:
    """`Genth, ` before a date: where a release was issued."""
    return _PLACE_BEFORE.fullmatch(before) is not None


def _is_shared(before: str) -> bool:
    """Whether a date is one of printing or of another thing than the article."""
    return re.search(r"\b(?:printed|accessed|retrieved)\b", before, re.IGNORECASE) is not None


def _names_in_line(part: str) -> str | None:
    """The names of `By Ann Poe`, `Posted by Ann Poe on`."""
    bare = re.sub(
        r"^(?:posted|written|published|reported)\s(?=by\b)", "", part, flags=re.IGNORECASE
    )
    return names_after_by(re.sub(r"\s(?:on|at)$", "", bare, flags=re.IGNORECASE))


def _is_furniture(words: str) -> bool:
    return all(word in FURNITURE_WORDS for word in re.findall(r"[^\W\d_]+", words.casefold()))
