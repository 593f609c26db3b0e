"""Fifty pages as newspapers and blogs serve them, with known text and metadata.

Twelve designs, each written after a kind of site that readers of news meet daily; the articles are
those of `articles.py`. The same seed gives the same bytes. `python -m tests.ingest.make_pages FOLDER`
writes them down for a look in a browser.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from tests.ingest.articles import ARTICLES, Article

SEED = 20240627
PAGES = 50


@dataclass(frozen=True)
class Page:
    """A page and the truth about it."""

    name: str
    design: str
    data: bytes
    body: str
    """The words of the article, headline not included, one block a line."""
    title: str
    byline: str | None
    outlet: str | None
    """None where the page does not say."""
    day: str | None
    """Of publication, YYYY-MM-DD; None where the page does not say."""
    modified_day: str | None


@dataclass
class Site:
    """What a design is given besides the article."""

    rng: Random
    outlet: str
    domain: str
    others: list[Article]
    entities: str = "raw"
    inline: tuple[str, ...] = ("a", "em", "strong")

    @property
    def slug(self) -> str:
        return self.rng.choice(("news", "world", "story", "article"))


OUTLETS = (
    ("The Norrland Post", "norrlandpost.example"),
    ("Sarn Courier", "sarn-courier.example"),
    ("Genth Observer", "observer-genth.example"),
    ("Lakeside Daily News", "lakesidedaily.example"),
    ("The Ferrow Gazette", "ferrowgazette.example"),
    ("Island Tribune", "islandtribune.example"),
    ("Radio Velmora", "radiovelmora.example"),
    ("Osk Valley Times", "oskvalleytimes.example"),
)

COMMENTS = (
    "I have lived there for twenty years and I can tell you that nothing of this surprises anyone. They all knew, every single one of them, and they said nothing because it paid.",
    "Typical. Where was this newspaper when it happened the last time? Asleep, as usual. I cancelled my subscription in 2016 and I am not sorry.",
    "Could somebody explain to me how a port can rest? Honest question.",
    "My uncle worked for that company. He says the figures are far too low, you can at least double them, and the minister knows it very well.",
    "Great reporting, thank you. More of this please and less about the royal dog.",
    "First!",
    "You can't believe a word any of them says. Follow the money, people, and look who bought the land around it two years ago.",
    "@Hollin42 that is simply not true, read the report before you write such things, it is on page 88.",
)


def plain_body(article: Article, limit: int | None = None) -> str:
    """The article's words as the truth."""
    lines = []
    for line in article.body[:limit]:
        line = re.sub(r"^(## |> |- |\| )", "", line).replace("*", "")
        lines.append(line.replace("|", " "))
    return "\n".join(lines)


def long_date(day: str) -> str:
    moment = date.fromisoformat(day)
    return f"{moment.day} {moment:%B} {moment.year}"


def american_date(day: str) -> str:
    moment = date.fromisoformat(day)
    return f"{moment:%B} {moment.day}, {moment.year}"


def escaped(text: str, site: Site) -> str:
    """Text as HTML, with entities as the site writes them."""
    out = html.escape(text, quote=False)
    if site.entities == "numeric":
        return "".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in out)
    if site.entities == "named":
        names = {
            "“": "&ldquo;",
            "”": "&rdquo;",
            "’": "&rsquo;",
            "–": "&ndash;",
            "—": "&mdash;",
            "é": "&eacute;",
            "í": "&iacute;",
            "ö": "&ouml;",
            "€": "&euro;",
        }
        return "".join(names.get(c, c) for c in out)
    return out


def inline(text: str, site: Site) -> str:
    """A paragraph's words with inline mark-up."""
    out = escaped(text, site)

    def mark(found: re.Match[str]) -> str:
        tag = site.rng.choice(site.inline)
        attributes = (
            f' href="https://{site.domain}/topic/{site.rng.randrange(999)}"' if tag == "a" else ""
        )
        return f"<{tag}{attributes}>{found[1]}</{tag}>"

    out = re.sub(r"\*([^*]+)\*", mark, out)
    words = out.split(" ")
    if len(words) > 12 and "<" not in out and site.rng.random() < 0.35:
        at = site.rng.randrange(3, len(words) - 3)
        if "&" not in words[at]:
            words[at] = f'<a href="/tag/{at}">{words[at]}</a>'
    return " ".join(words)


def render_body(
    article: Article,
    site: Site,
    *,
    paragraph: str = "<p>{}</p>",
    heading: str = "<h2>{}</h2>",
    quote: str = "<blockquote><p>{}</p></blockquote>",
    between: Callable[[int], str] = lambda index: "",
    limit: int | None = None,
) -> str:
    """The body, with what the design puts between the blocks."""
    out: list[str] = []
    lines = article.body[:limit]
    for index, line in enumerate(lines):
        kind = line[0] if line[0] in "#>-|" else "p"
        before = lines[index - 1][0] if index else ""
        after = lines[index + 1][0] if index + 1 < len(lines) else ""
        if kind == "#":
            out.append(heading.format(inline(line[3:], site)))
        elif kind == ">":
            out.append(quote.format(inline(line[2:], site)))
        elif kind == "-":
            item = f"<li>{inline(line[2:], site)}</li>"
            out.append(
                ("<ul>\n" if before != "-" else "") + item + ("\n</ul>" if after != "-" else "")
            )
        elif kind == "|":
            cells = [cell.strip() for cell in line.strip("| ").split("|")]
            tag = "td" if before == "|" else "th"
            row = (
                "<tr>"
                + "".join(f"<{tag}>{escaped(cell, site)}</{tag}>" for cell in cells)
                + "</tr>"
            )
            out.append(
                ("<table>\n" if before != "|" else "")
                + row
                + ("\n</table>" if after != "|" else "")
            )
        else:
            out.append(paragraph.format(inline(line, site)))
        if kind in "p#" and after not in "-|#":
            out.append(between(index) if kind == "p" else "")
    return "\n".join(part for part in out if part)


def json_ld(
    article: Article, site: Site, url: str, *, type: str = "NewsArticle", graph: bool = False
) -> str:
    rng = site.rng
    hour = rng.randrange(6, 22)
    zone = rng.choice(("Z", "+02:00", "-05:00"))
    item: dict[str, object] = {
        "@type": type,
        "headline": article.title,
        "datePublished": f"{article.date}T{hour:02}:15:00{zone}",
        "dateModified": f"{article.modified or article.date}T{hour + 1:02}:40:00{zone}",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": site.outlet,
            "logo": {"@type": "ImageObject", "url": "/logo.png"},
        },
        "description": article.body[0][:120],
    }
    if article.byline:
        item["author"] = [
            {"@type": "Person", "name": name} for name in article.byline.split(" and ")
        ]
    else:
        item["author"] = {"@type": "Organization", "name": site.outlet}
    if graph:
        data: object = {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": site.outlet, "url": f"https://{site.domain}/"},
                {"@type": "BreadcrumbList", "itemListElement": []},
                item,
            ],
        }
    else:
        data = {"@context": "https://schema.org", **item}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def teasers(site: Site, count: int) -> Iterator[Article]:
    yield from site.rng.sample(site.others, count)


def portal(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A national news portal."""
    url = f"https://{site.domain}/{site.slug}/{article.date.replace('-', '/')}/{site.rng.randrange(10**6)}"
    related = "".join(
        f'<li><a href="/x"><img src="t.jpg" alt=""><span>{html.escape(a.title)}</span></a></li>'
        for a in teasers(site, 4)
    )

    def between(index: int) -> str:
        if index == 1:
            return '<div class="ad-slot"><span>- Advertisement -</span><div id="div-gpt-ad-1"></div></div>'
        if index == 3:
            return f'<p><strong>Read more:</strong> <a href="/y">{html.escape(site.others[0].title)}</a></p>'
        if index == 5:
            return '<div class="inline-newsletter"><h4>The Morning Brief</h4><p>Get the five stories that matter in your inbox every day at seven.</p><form><input type="email" placeholder="Your e-mail"><button>Sign up</button></form></div>'
        return ""

    body = render_body(article, site, between=between)
    byline = (
        f'<div class="byline">By <a rel="author" href="/a">{html.escape(article.byline)}</a></div>'
        if article.byline
        else ""
    )
    page = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{html.escape(article.title)} | {site.outlet}</title>
<link rel="canonical" href="{url}"><meta property="og:title" content="{html.escape(article.title)}">
<meta property="og:site_name" content="{site.outlet}"><meta property="article:section" content="{article.section}">
{json_ld(article, site, url)}
<script>window.dataLayer = [{{"page": "article"}}];</script><style>.a{{color:red}}</style></head>
<body class="article-page has-newsletter comments-open">
<div id="cookie-consent" role="dialog"><p>We use cookies and similar technologies to personalise content and to measure how our site is used. You can change your mind at any time.</p><button>Accept all</button><button>Manage settings</button></div>
<header class="site-header"><a class="logo" href="/"><img src="/logo.svg" alt="{site.outlet}"></a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/p">Politics</a></li><li><a href="/e">Economy</a></li><li><a href="/c">Culture</a></li><li><a href="/live">Live TV</a></li></ul></nav></header>
<main><div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/w">{article.section}</a></div>
<article><header><h1>{escaped(article.title, site)}</h1>{byline}
<div class="meta"><time datetime="{article.date}T08:15:00Z">{long_date(article.date)}</time></div>
<div class="social-counts"><span>0</span> <span>2,317</span></div>
<ul class="share-tools"><li>Facebook</li><li>X</li><li>WhatsApp</li><li>Copy link</li></ul></header>
<figure><img src="lead.jpg" alt="picture"><figcaption>The scene on the day after. <span class="credit">Photo: Ilse Brandt/Northern Press</span></figcaption></figure>
<div class="article-body">
{body}
</div>
<div class="tags">Tags: <a href="/t">{article.section}</a>, <a href="/t2">Government</a></div>
<section class="author-box"><h3>About the author</h3><p>{html.escape(article.byline or "The desk")} has written for {site.outlet} since 2009.</p></section>
</article>
<section class="related"><h2>Related articles</h2><ul>{related}</ul></section>
<section id="comments"><h3>Comments</h3><p>Comments are closed.</p></section></main>
<aside class="sidebar"><h3>Most read</h3><ol>{related}</ol></aside>
<footer><p>Copyright {article.date[:4]} {site.outlet}. All rights reserved.</p><a href="/pp">Privacy policy</a> <a href="/t">Terms of use</a></footer>
</body></html>"""
    return page, {}


def wordpress(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A blog with the usual plug-ins."""
    site.entities = "numeric"
    url = f"https://{site.domain}/{article.date[:7].replace('-', '/')}/{site.rng.randrange(9999)}/"
    recent = "".join(f'<li><a href="/p">{html.escape(a.title)}</a></li>' for a in teasers(site, 5))
    comments = "".join(
        f'<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">Reader {i}</b> says: <time datetime="2025-01-0{i + 1}">January {i + 1}, 2025 at 10:0{i} am</time></footer><div class="comment-content"><p>{html.escape(text)}</p></div><div class="reply"><a>Reply</a></div></article></li>'
        for i, text in enumerate(site.rng.sample(COMMENTS, 4))
    )
    author = article.byline or "admin"
    page = f"""<!doctype html>
<html lang="en-US" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
<title>{html.escape(article.title)} - {site.outlet}</title><meta property="og:site_name" content="{site.outlet}"/>
<meta property="og:title" content="{html.escape(article.title)} - {site.outlet}"/><link rel="canonical" href="{url}"/>
<meta property="article:published_time" content="{article.date}T09:30:11+00:00"/><meta property="article:modified_time" content="{article.modified or article.date}T11:02:45+00:00"/>
<meta name="author" content="{html.escape(author)}"/><link rel="alternate" type="application/rss+xml" title="feed" href="/feed/"></head>
<body class="post-template-default single single-post postid-31 single-format-standard wp-embed-responsive">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<div id="page" class="hfeed site"><header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/">{site.outlet}</a></p><p class="site-description">News and views since 2008</p></div>
<nav id="site-navigation" class="main-navigation"><ul id="menu-main"><li class="menu-item"><a href="/">Home</a></li><li class="menu-item"><a href="/about">About</a></li><li class="menu-item"><a href="/contact">Contact</a></li></ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-31" class="post-31 post type-post status-publish hentry category-{article.section.lower()}">
<header class="entry-header"><h1 class="entry-title">{escaped(article.title, site)}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="{url}"><time class="entry-date published" datetime="{article.date}T09:30:11+00:00">{american_date(article.date)}</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author">{html.escape(author)}</a></span></span><span class="comments-link"><a href="#comments">4 Comments</a></span></div></header>
<div class="entry-content">
{render_body(article, site)}
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li class="share-twitter"><a title="Click to share on Twitter">Click to share on Twitter (Opens in new window)</a></li><li class="share-facebook"><a>Click to share on Facebook (Opens in new window)</a></li><li><a>Click to email a link to a friend (Opens in new window)</a></li></ul></div></div></div>
<div class="sharedaddy sd-block sd-like jetpack-likes-widget-wrapper"><h3 class="sd-title">Like this:</h3><div class="likes-widget-placeholder"><span class="button"><span>Like</span></span> <span class="loading">Loading...</span></div></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3></div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">{article.section}</a></span><span class="tags-links">Tagged <a href="/t1">analysis</a>, <a href="/t2">news</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-previous"><a href="/p1">{html.escape(site.others[1].title)}</a></div><div class="nav-next"><a href="/p2">{html.escape(site.others[2].title)}</a></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">4 thoughts on &ldquo;{html.escape(article.title)}&rdquo;</h2><ol class="comment-list">{comments}</ol><div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form id="commentform"><p class="comment-notes">Your email address will not be published. Required fields are marked *</p><textarea></textarea></form></div></div>
</main></div><div id="secondary" class="widget-area"><aside class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>{recent}</ul></aside><aside class="widget widget_archive"><h2>Archives</h2><ul><li>March 2024</li><li>February 2024</li></ul></aside></div></div>
<footer id="colophon"><div class="site-info">Proudly powered by WordPress</div></footer></div></body></html>"""
    return page, {}


def amp(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A page for phones."""
    url = f"https://{site.domain}/{site.slug}-{site.rng.randrange(10**7)}.html"

    def between(index: int) -> str:
        if index % 3 == 1:
            return '<amp-ad width="300" height="250" type="doubleclick"><div placeholder>Advertisement</div></amp-ad>'
        if index == 3:
            return '<div class="inread"><span class="inread-label">Story continues below advertisement</span></div>'
        return ""

    byline = f'<p class="art-author">{html.escape(article.byline)}</p>' if article.byline else ""
    more = "".join(
        f'<a class="card" href="/z"><amp-img src="c.jpg" width="4" height="3"></amp-img><h4>{html.escape(a.title)}</h4></a>'
        for a in teasers(site, 3)
    )
    page = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.example/v0.js"></script><title>{html.escape(article.title)}</title><link rel="canonical" href="{url}"><meta name="viewport" content="width=device-width,minimum-scale=1">{json_ld(article, site, url)}<style amp-custom>body{{margin:0}}</style></head><body>
<amp-sidebar id="menu" layout="nodisplay"><ul><li>World</li><li>Business</li><li>Sport</li></ul></amp-sidebar>
<header class="hdr"><button on="tap:menu.toggle">Menu</button><a href="/">{site.outlet}</a></header>
<main class="art"><h1 class="art-title">{escaped(article.title, site)}</h1>{byline}<p class="art-date">{american_date(article.date)} 8:15 AM</p>
<amp-img src="lead.jpg" width="16" height="9" layout="responsive" alt="lead"></amp-img><p class="art-caption">A street in the capital. (File photo)</p>
<div class="art-share"><amp-social-share type="email"></amp-social-share><amp-social-share type="whatsapp"></amp-social-share></div>
<div class="art-text">{render_body(article, site, between=between)}</div>
<p class="art-app">Download our free app for breaking news alerts</p>
<div class="art-more"><h3>Recommended for you</h3>{more}</div></main>
<amp-consent id="c" layout="nodisplay"><div>This site uses cookies to serve you better.</div></amp-consent><footer>&copy; {site.outlet} 2025</footer></body></html>"""
    return page, {}


def table_layout(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A page from the year 2003 that is still online, in windows-1252."""
    site.inline = ("b", "i", "font")
    blocks = render_body(
        article,
        site,
        paragraph="{}<br><br>",
        heading="<b>{}</b><br><br>",
        quote="<i>{}</i><br><br>",
    )
    by = f"<i>by {html.escape(article.byline)}</i><br>" if article.byline else ""
    links = "<br>".join(
        f'<a href="{i}.htm">{html.escape(a.title)}</a>' for i, a in enumerate(teasers(site, 5))
    )
    page = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"><TITLE>{site.outlet} - {html.escape(article.title)}</TITLE></HEAD>
<BODY BGCOLOR="#FFFFFF" LINK="#003399"><CENTER><TABLE WIDTH="780" BORDER="0" CELLPADDING="4"><TR><TD COLSPAN="3"><IMG SRC="logo.gif" ALT="{site.outlet}"></TD></TR>
<TR><TD WIDTH="140" VALIGN="TOP" BGCOLOR="#EEEEEE"><FONT SIZE="1" FACE="Arial"><A HREF="index.htm">Front page</A><BR><A HREF="world.htm">World</A><BR><A HREF="sport.htm">Sport</A><BR><A HREF="letters.htm">Letters</A><BR><BR><B>Search</B><BR><FORM><INPUT SIZE="10"></FORM></FONT></TD>
<TD VALIGN="TOP"><FONT FACE="Times" SIZE="5"><B>{escaped(article.title, site)}</B></FONT><BR><FONT SIZE="2">{by}{long_date(article.date)}</FONT><BR><BR>
<FONT FACE="Times" SIZE="3">{blocks}</FONT>
<HR><FONT SIZE="1"><A HREF="print.htm">Print this page</A> | <A HREF="mail.htm">E-mail to a friend</A></FONT></TD>
<TD WIDTH="160" VALIGN="TOP"><FONT SIZE="1"><B>More stories</B><BR>{links}</FONT></TD></TR>
<TR><TD COLSPAN="3" ALIGN="CENTER"><FONT SIZE="1">Copyright {article.date[:4]} {site.outlet}. No part of this page may be reproduced without permission.</FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""
    return page, {"encoding": "cp1252", "modified_day": None}


def div_soup(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A page built by a script framework: hashed class names, no paragraph elements."""
    url = f"https://{site.domain}/{site.rng.randrange(10**8)}"
    tags = [
        "css-" + "".join(site.rng.choice("abcdefghjk0123456789") for _ in range(6))
        for _ in range(12)
    ]

    def between(index: int) -> str:
        if index == 2:
            return f'<div class="{tags[5]}"><div class="{tags[6]}">ADVERTISEMENT</div><div id="story-ad-1"></div><a href="#after">SKIP ADVERTISEMENT</a></div>'
        return ""

    body = render_body(
        article,
        site,
        paragraph=f'<div class="{tags[0]}"><span>{{}}</span></div>',
        heading=f'<div class="{tags[1]}" role="heading" aria-level="2">{{}}</div>',
        quote=f'<div class="{tags[2]}"><span>{{}}</span></div>',
        between=between,
    )
    state = json.dumps(
        {"props": {"article": {"title": article.title, "text": plain_body(article)}}}
    ).replace("<", "\\u003c")
    byline = (
        f'<div class="{tags[7]}">By <span class="{tags[8]}">{html.escape(article.byline)}</span></div>'
        if article.byline
        else ""
    )
    feed = "".join(
        f'<div class="{tags[9]}"><div class="{tags[10]}">{html.escape(a.title)}</div><div>{html.escape(a.body[0][:90])}…</div></div>'
        for a in teasers(site, 3)
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>{html.escape(article.title)} | {site.outlet}</title><meta name="byl" content="{"By " + html.escape(article.byline) if article.byline else ""}"/><meta property="og:title" content="{html.escape(article.title)}"/><meta property="og:site_name" content="{site.outlet}"/><meta property="og:url" content="{url}"/><meta property="article:published_time" content="{article.date}T10:00:05.000Z"/><meta property="article:modified_time" content="{article.modified or article.date}T14:22:09.000Z"/></head>
<body><div id="app"><div class="{tags[11]}"><div>{site.outlet}</div><div><a href="/s">Sections</a><a href="/l">Log in</a><a href="/su">Subscribe</a></div></div>
<div class="{tags[3]}"><div><h1>{escaped(article.title, site)}</h1>{byline}<div><time datetime="{article.date}">{american_date(article.date)}</time></div><div><button>Share full article</button><button>Save</button><span>312</span></div></div>
<section name="articleBody">{body}</section>
<div><div>{html.escape(article.byline or "The desk")} is a correspondent for {site.outlet}, covering {article.section.lower()}.</div></div></div>
<div><div>More in {article.section}</div>{feed}</div><div>© {article.date[:4]} {site.outlet} Company</div></div>
<script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>"""
    return page, {}


def live_blog(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """Updates under each other, each with its own time."""
    url = f"https://{site.domain}/live/{site.rng.randrange(10**6)}"
    updates = []
    minutes = 17 * 60
    for number, line in enumerate(article.body):
        minutes -= site.rng.randrange(4, 40)
        if line.startswith("## "):
            updates.append(
                f'<div class="live-update" id="u{number}"><h2>{inline(line[3:], site)}</h2></div>'
            )
            continue
        text = re.sub(r"^(> |- |\| )", "", line).replace("|", " ")
        updates.append(
            f'<div class="live-update" id="u{number}"><div class="update-time"><time datetime="{article.date}T{minutes // 60:02}:{minutes % 60:02}Z">{minutes // 60:02}:{minutes % 60:02}</time></div><div class="update-text"><p>{inline(text, site)}</p></div><div class="update-share"><a>Share</a></div></div>'
        )
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": article.title,
        "datePublished": f"{article.date}T05:00:00Z",
        "coverageEndTime": f"{article.date}T23:00:00Z",
        "dateModified": f"{article.modified or article.date}T23:10:00Z",
        "publisher": {"@type": "Organization", "name": site.outlet},
        "author": [{"@type": "Person", "name": article.byline}] if article.byline else [],
    }
    page = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{html.escape(article.title)} – {site.outlet}</title><link rel="canonical" href="{url}"><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body>
<header><div class="masthead">{site.outlet}</div><nav><a>News</a><a>Opinion</a><a>Sport</a></nav></header>
<main id="live"><h1>{escaped(article.title, site)}</h1><div class="live-meta">Last updated {minutes // 60 + 3}:05</div>
<div class="key-events"><h3>Key events</h3><ul><li><a href="#u1">17:02 – The morning so far</a></li><li><a href="#u2">12:40 – Summary</a></li></ul></div>
<article class="live-feed">{"".join(updates)}</article><button>Load more updates</button></main>
<footer>© {site.outlet}</footer></body></html>"""
    return page, {}


def paywall(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """The first paragraphs, then a wall."""
    shown = 5
    url = f"https://{site.domain}/plus/{site.rng.randrange(10**6)}"
    offers = "".join(
        f"<li><b>{name}</b> {price}</li>"
        for name, price in (
            ("Digital", "1 crown for 4 weeks"),
            ("Digital + weekend paper", "12 crowns a month"),
        )
    )
    more = "".join(
        f'<div class="teaser"><h3>{html.escape(a.title)}</h3><p>{html.escape(a.body[0])}</p><span>6 min read</span></div>'
        for a in teasers(site, 3)
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(article.title)}</title><link rel="canonical" href="{url}">{json_ld(article, site, url, type="ReportageNewsArticle", graph=True)}</head><body class="paywall-active">
<div class="topbar"><a>{site.outlet}</a> <a>Subscribe</a> <a>Log in</a></div>
<main><article class="story"><span class="plus-badge">Plus</span><h1>{escaped(article.title, site)}</h1><p class="story-info">{long_date(article.date)}, 07:15 · 5 min read · 48 comments</p>
<div class="story-text">{render_body(article, site, limit=shown)}</div>
<div class="paywall"><h2>Continue reading with Plus</h2><p>This article is for subscribers only. Choose the offer that suits you and read all articles without limits.</p><ul>{offers}</ul><p>Already a subscriber? Log in</p><button>Subscribe now</button></div></article>
<section class="teaser-list"><h2>You may also like</h2>{more}</section></main>
<footer>Imprint | Privacy policy | Contact</footer></body></html>"""
    return page, {"limit": shown}


def photo_story(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """Pictures between the paragraphs, a drop cap, pull quotes."""
    url = f"https://{site.domain}/magazine/{site.rng.randrange(10**5)}"
    site.entities = "named"
    captions = (
        "Smoke over the harbour on the first evening of the protests, seen from the old customs tower.",
        "A vendor waits for customers. Business has been slow since the closure.",
        "The minister arrives at the hearing.",
        "Volunteers sort clothes in the school gym.",
    )

    def between(index: int) -> str:
        if index % 2 == 1:
            return f'<figure class="wp-caption"><img src="{index}.jpg" alt="{html.escape(captions[index % 4])}"><figcaption class="caption">{captions[index % 4]} <span>Photograph: Yann Olavson/Contrast Images</span></figcaption></figure>'
        if index == 4:
            words = article.body[index].replace("*", "").lstrip("#>-| ")[:70]
            return f'<aside class="pullquote">{html.escape(words)}</aside>'
        return ""

    body = render_body(article, site, between=between)
    body = re.sub(r"<p>([A-Z])", r'<p><span class="dropcap">\1</span>', body, count=1)
    byline = (
        f'<p class="credits">Words by <span itemprop="author">{html.escape(article.byline)}</span></p>'
        if article.byline
        else ""
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(article.title)}</title><meta property="og:site_name" content="{site.outlet}"><meta property="og:title" content="{html.escape(article.title)}"><meta property="og:url" content="{url}"></head>
<body><header class="top"><a class="brand" href="/">{site.outlet}</a></header>
<div class="hero"><img src="hero.jpg" alt=""><h1 itemprop="headline">{escaped(article.title, site)}</h1></div>
<div class="story-wrap">{byline}<p class="pubdate">Published <time itemprop="datePublished" datetime="{article.date}">{long_date(article.date)}</time></p>
<div class="story-body" itemprop="articleBody">{body}</div></div>
<div class="next-up"><h5>Next story</h5><a href="/n">{html.escape(site.others[3].title)}</a></div><footer>All rights reserved {site.outlet}</footer></body></html>"""
    return page, {"modified_day": None}


def boxes(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A tabloid: boxes of all kinds inside the text."""
    url = f"https://{site.domain}/{article.date}/{site.rng.randrange(10**6)}"

    def between(index: int) -> str:
        if index == 0:
            links = "".join(f"<li><a>{html.escape(a.title)}</a></li>" for a in site.others[4:7])
            return f'<div class="box-related"><div class="box-title">RELATED STORIES</div><ul>{links}</ul></div>'
        if index == 2:
            return '<div class="video-box"><div class="video-title">Watch: Minister leaves by the back door</div><div class="video-duration">01:32</div></div>'
        if index == 3:
            return '<p><a href="/q">SEE ALSO: Ten things you did not know about grain</a></p>'
        if index == 4:
            return '<form class="nl"><label>Get our evening bulletin</label><input type="email"><button>OK</button><p>By signing up you agree to our terms of use and privacy policy.</p></form>'
        if index == 6:
            return "<p>Follow us on Telegram and never miss a story</p>"
        return ""

    byline = (
        f'<div class="author-line">By <span class="author-name">{html.escape(article.byline).upper()}</span> for {site.outlet}</div>'
        if article.byline
        else ""
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(article.title)} | {site.outlet}</title><meta name="author" content="{html.escape(article.byline or "")}"><meta property="og:site_name" content="{site.outlet}"><link rel="canonical" href="{url}"></head>
<body><div class="page"><div class="menu"><a>NEWS</a> <a>SHOWBIZ</a> <a>SPORT</a> <a>HOROSCOPE</a></div><div class="ticker">BREAKING: {html.escape(site.others[5].title)}</div>
<div class="content" itemscope itemtype="https://schema.org/NewsArticle"><h1>{escaped(article.title, site)}</h1>
<ul class="summary-less"></ul>{byline}<div class="article-timestamp">Published: <time datetime="{article.date}T06:12:00+0100">06:12, {long_date(article.date)}</time>{f' | Updated: <time datetime="{article.modified}T09:01:00+0100">09:01, {long_date(article.modified)}</time>' if article.modified else ""}</div>
<div class="share-bar">1.2k shares <a>Facebook</a> <a>Twitter</a> <a>E-mail</a></div>
<div itemprop="articleBody">{render_body(article, site, between=between, paragraph='<p class="txt"><font>{}</font></p>')}</div>
<div class="share-bar">Share this article</div></div>
<div class="femail"><h3>DON'T MISS</h3>{"".join(f"<p><a>{html.escape(a.title)}</a> {html.escape(a.body[1][:60])}</p>" for a in teasers(site, 6))}</div>
<div class="footer">Published by {site.outlet} Ltd. Contact us. Terms.</div></div></body></html>"""
    return page, {}


def comments_heavy(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A short article over a long debate."""
    url = f"https://{site.domain}/forum/{site.rng.randrange(10**6)}"
    posts = "".join(
        f'<div class="comment-item" id="c{i}"><div class="c-head"><span class="c-user">user{site.rng.randrange(999)}</span> <span class="c-date">{i + 1} hours ago</span></div><div class="c-text"><p>{html.escape(" ".join(site.rng.sample(COMMENTS, 2)))}</p></div><div class="c-tools"><a>Reply</a> <a>Report</a> <span>+{site.rng.randrange(90)}</span></div></div>'
        for i in range(24)
    )
    byline = (
        f'<span class="author">{html.escape(article.byline)}</span>, ' if article.byline else ""
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(article.title)}</title><link rel="canonical" href="{url}">{json_ld(article, site, url)}</head><body>
<div id="wrap"><div id="head"><a href="/">{site.outlet}</a></div><div id="main"><div id="text"><h1>{escaped(article.title, site)}</h1><p class="info">{byline}<span class="date">{long_date(article.date)}</span> | 24 comments</p>
{render_body(article, site, heading="<h3>{}</h3>")}
<p class="feedback">Report an error</p></div>
<section id="comments" class="comments"><h2>24 comments</h2><p>Join the discussion</p>{posts}<a>Load more comments</a></section></div></div></body></html>"""
    return page, {}


def hand_made(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """Somebody's own page: few tags, no metadata."""
    site.entities = "named"
    site.inline = ("em", "i", "b")
    by = f"By {html.escape(article.byline)}, " if article.byline else ""
    page = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>{html.escape(article.title)}</title></head>
<body><p><a href="index.html">back</a></p><h1>{escaped(article.title, site)}</h1>
<p class="date">{by}{american_date(article.date)}</p>
{render_body(article, site)}
<hr /><p><small>Written in a text editor. Mail me: me at {site.domain}</small></p></body></html>"""
    return page, {"outlet": None, "modified_day": None}


def regional(article: Article, site: Site) -> tuple[str, dict[str, object]]:
    """A regional paper with a large content system: the logo is the h1, the headline an h2."""
    url = f"https://{site.domain}/node/{site.rng.randrange(10**5)}"
    by = (
        f'<div class="field field-name-field-author"><div class="field-label">Author:&nbsp;</div><div class="field-items">{html.escape(article.byline)}</div></div>'
        if article.byline
        else ""
    )
    page = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8" /><title>{html.escape(article.title)} | {site.outlet}</title><link rel="canonical" href="{url}" /><meta name="dcterms.title" content="{html.escape(article.title)}" /><meta name="dcterms.publisher" content="{site.outlet}" /><meta name="dcterms.date" content="{article.date}T07:00+02:00" />{f'<meta name="dcterms.creator" content="{html.escape(article.byline)}" />' if article.byline else ""}</head>
<body class="html not-front node-type-article"><div id="page-wrapper"><div id="header"><h1 id="site-name"><a href="/">{site.outlet}</a></h1><div id="weather">Today: 14° cloudy | Tomorrow: 17° rain</div></div>
<div id="main-menu"><ul class="links"><li>Local</li><li>Region</li><li>Obituaries</li><li>Classifieds</li></ul></div>
<div id="content"><div class="region region-content"><div id="node-12" class="node node-article"><h2 class="title">{escaped(article.title, site)}</h2>{by}<div class="submitted">{long_date(article.date)} - 7:00am</div>
<ul class="print-links"><li>Printer-friendly version</li><li>Send by email</li><li>PDF version</li></ul>
<div class="content"><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{render_body(article, site, heading="<h3>{}</h3>")}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">Tags:&nbsp;</div><a>{article.section}</a> <a>Region</a></div></div>
<ul class="links inline"><li>1,204 reads</li><li>Log in or register to post comments</li></ul></div>
<div class="block block-poll"><h2>Poll</h2><p>Should the bridge be rebuilt?</p><ul><li>Yes</li><li>No</li><li>Which bridge?</li></ul></div></div></div>
<div class="sidebar"><h2>Latest news</h2>{"".join(f'<div class="views-row"><a>{html.escape(a.title)}</a><span class="date">{long_date(a.date)}</span></div>' for a in teasers(site, 5))}</div>
<div id="footer">Copyright {site.outlet}</div></div></body></html>"""
    return page, {"modified_day": None}


DESIGNS: dict[str, Callable[[Article, Site], tuple[str, dict[str, object]]]] = {
    "portal": portal,
    "wordpress": wordpress,
    "amp": amp,
    "table layout": table_layout,
    "div soup": div_soup,
    "live blog": live_blog,
    "paywall": paywall,
    "photo story": photo_story,
    "boxes": boxes,
    "comments": comments_heavy,
    "hand-made": hand_made,
    "regional": regional,
}


def make_pages() -> list[Page]:
    """The fifty pages, the same at every run."""
    pages = []
    names = list(DESIGNS)
    for number in range(PAGES):
        design = names[number % len(names)]
        article = ARTICLES[(number * 5 + number // len(ARTICLES)) % len(ARTICLES)]
        rng = Random(SEED + number)
        outlet, domain = OUTLETS[number % len(OUTLETS)]
        others = [other for other in ARTICLES if other is not article]
        rng.shuffle(others)
        written, said = DESIGNS[design](article, Site(rng, outlet, domain, others))
        limit = said.get("limit")
        assert limit is None or isinstance(limit, int)
        modified = article.modified if said.get("modified_day", "") is not None else None
        pages.append(
            Page(
                name=f"{number:02}-{design.replace(' ', '-')}.html",
                design=design,
                data=written.encode(str(said.get("encoding", "utf-8"))),
                body=plain_body(article, limit),
                title=article.title,
                byline=article.byline,
                outlet=outlet if said.get("outlet", "") is not None else None,
                day=article.date,
                modified_day=modified,
            )
        )
    return pages


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for page in make_pages():
        (folder / page.name).write_bytes(page.data)
