"""Pages in the manner of further real sites, held back: no rule is tuned on them.

The texts are those of `held_articles.py`; what is true of each page stands in `held_labels.json`
and nowhere else. `python -m tests.ingest.make_held_pages FOLDER` writes the pages down, for
somebody who labels them anew without the labels at hand.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.ingest.held_articles import HELD_ARTICLES

OTHERS = (
    "Harbour master quits after buoy goes missing",
    "Ten recipes for a winter without onions",
    "Central bank leaves rates where nobody wants them",
    "Kelmar beats Dovrania in extra time",
    "Who feeds the lighthouse cats?",
    "Minister’s brother wins road tender, again",
)


def blocks(
    article: str,
    *,
    p: str = "<p>{}</p>",
    h: str = "<h2>{}</h2>",
    q: str = "<blockquote><p>{}</p></blockquote>",
    start: int = 0,
    stop: int | None = None,
    between: dict[int, str] | None = None,
    joined: str = "\n",
) -> str:
    """The lines of an article in a site's mark-up, with what it puts after some of them."""
    lines = HELD_ARTICLES[article][start:stop]
    out: list[str] = []
    for index, line in enumerate(lines):
        text = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", html.escape(line, quote=False))
        if line.startswith("## "):
            out.append(h.format(text[3:]))
        elif line.startswith("> "):
            out.append(q.format(html.escape(line[2:], quote=False)))
        elif line.startswith("- "):
            first = index == 0 or not lines[index - 1].startswith("- ")
            last = index + 1 == len(lines) or not lines[index + 1].startswith("- ")
            out.append("<ul>" * first + f"<li>{text[2:]}</li>" + "</ul>" * last)
        else:
            out.append(p.format(text))
        out += [(between or {}).get(index, "")]
    return joined.join(part for part in out if part)


def ld(**values: object) -> str:
    data = {
        "@context": "https://schema.org",
        **{k.replace("_at_", "@"): v for k, v in values.items()},
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def links(count: int, tag: str = "li", cls: str = "") -> str:
    return "".join(
        f'<{tag} class="{cls}"><a href="/n/{i}">{html.escape(title)}</a></{tag}>'
        for i, title in enumerate(OTHERS[:count])
    )


def agency(title: str, article: str, *, head: str, by: str, stamp: str, end: str) -> str:
    """A news agency: hashed class names, test ids, a line on who reported and edited."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><title>{title} | Meridian Wire</title>{head}
<meta property="og:title" content="{title}"/><meta property="og:site_name" content="Meridian Wire"/><meta name="viewport" content="width=device-width"/></head>
<body><div id="fusion-app"><header data-testid="SiteHeader" class="site-header__container__3xZQa"><a href="/">Meridian Wire</a><nav aria-label="Main navigation"><ul><li>World</li><li>Business</li><li>Markets</li><li>Legal</li></ul></nav></header>
<main id="main-content"><article data-testid="Article"><div class="article-header__wrapper__9f3"><nav aria-label="Breadcrumb"><ol><li>World</li><li>Europe</li></ol></nav><h1 data-testid="Heading" class="text__text__1FZLe text__dark-grey__3Ml43 text__medium__1kbOh heading__heading_2__8y">{title}</h1>
<div class="article-header__author-date__3f"><div class="info-content__author-date__1Epi_"><div class="info-content__author__2x">{by}</div></div><time class="info-content__dates__1y" data-testid="Body">{stamp}</time></div></div>
<div data-testid="Toolbar" class="toolbar__t1"><button aria-label="Share">Share</button><button>Aa</button></div>
<div class="article-body__wrapper__3IxHM"><figure data-testid="Figure"><img alt="" src="/x.jpg"/><figcaption data-testid="Caption" class="caption__cap__2">[1/3] Rescue boats circle the stranded vessel off Ruun. MERIDIAN/Fenna Holt <span class="rights__r">Purchase Licensing Rights, opens new tab</span></figcaption></figure>
<div class="article-body__content__17Yit"><div class="article-body__element__2p5pI" data-testid="Summary"></div>
{blocks(article, p='<div data-testid="paragraph-0" class="text__text__1FZLe text__dark-grey__3Ml43 article-body__paragraph__2-BtD">{}</div>', h='<h2 data-testid="Heading" class="heading__h2__1">{}</h2>', q='<div data-testid="paragraph-9" class="text__text__1FZLe article-body__paragraph__2-BtD">{}</div>')}
<div class="ad-slot__container__FEnoz" data-testid="Dianomi">Advertisement · Scroll to continue</div>
</div><div class="article-body__footer"><p data-testid="SignOff" class="text__text__1FZLe sign-off__text__PU3Aj">{end}</p><p class="trust-badge">Our Standards: <a href="/t">The Meridian Trust Principles.</a></p></div></div></article>
<section data-testid="ReadNext" class="read-next__container__1"><h2>Read Next</h2><ul>{links(5)}</ul></section></main><footer>© 2023 Meridian Wire. All rights reserved</footer></div></body></html>"""


def broadcaster(title: str, article: str, *, head: str, stamp: str, by: str) -> str:
    """A broadcaster: text in components, a lot of wrappers, topics at the end."""
    block = '<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper ep2nwvo0"><div class="ssrcss-7uxr49-RichTextContainer e5tfeyi1"><p class="ssrcss-1q0x1qg-Paragraph e1jhz7w10">{}</p></div></div>'
    return f"""<!DOCTYPE html><html lang="en-GB" class="no-js"><head><meta charset="utf-8"><title data-rh="true">{title} - TBS News</title>{head}
<meta data-rh="true" property="og:site_name" content="TBS News"></head><body><div id="root"><header role="banner"><div class="ssrcss-gh"><a href="/">TBS Homepage</a><ul><li>News</li><li>Sport</li><li>Weather</li><li>iPlayer</li></ul></div></header>
<main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper e1nh2i2l5"><header class="ssrcss-1-HeaderContainer"><h1 id="main-heading" tabindex="-1" class="ssrcss-1wh-Heading e10rt3ze0">{title}</h1></header>
<div class="ssrcss-byline-block"><ul role="list"><li><span class="visually-hidden">Published</span><span><time data-testid="timestamp">{stamp}</time></span></li></ul></div>
<section class="ssrcss-share"><button>Share</button><button>Save</button></section>
<div data-component="byline-block" class="ssrcss-BylineWrapper">{by}</div>
<figure class="ssrcss-wpgbih-StyledFigure"><div><span class="ssrcss-11-Image"><img src="i.jpg" alt="sea"></span><span role="text" class="ssrcss-copyright"><span class="visually-hidden">Image source, </span>Coast Guard of Tarvesia</span></div><figcaption class="ssrcss-caption"><span class="visually-hidden">Image caption, </span><p>The sea wall at Lume had been repaired two years ago</p></figcaption></figure>
{blocks(article, p=block, h='<div data-component="subheadline-block" class="ssrcss-1gsp-HeadingWrapper"><h2 class="ssrcss-y2fd7s-StyledHeading e10rt3ze0"><span role="text">{}</span></h2></div>', q=block, between={2: '<div data-component="links-block"><ul><li><a href="/a">Who feeds the lighthouse cats?</a></li><li><a href="/b">Kelmar beats Dovrania in extra time</a></li></ul></div>'})}
<section data-component="topic-list"><h2>Related Topics</h2><ul><li><a href="/t1">Kelmar</a></li><li><a href="/t2">Storms</a></li></ul></section>
<section data-component="related-internet-links"><h2>More on this story</h2>{links(3, "div")}</section></article></main>
<footer><p>© 2023 TBS. The TBS is not responsible for the content of external sites.</p></footer></div></body></html>"""


def tabloid(title: str, article: str, *, head: str, stamps: str, by: str) -> str:
    """A tabloid: bullet summary, counters, comment box, boxes of other stories."""
    bullets = '<ul class="mol-bullets-with-font"><li class="class"><strong>Council auditor found no invoice</strong></li></ul>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>{title} | Daily Kelmar Mirror Online</title>{head}</head>
<body class="gr8 article"><div id="top"></div><div class="page-header bdrgr2"><div class="masthead"><a href="/home/index.html">Daily Kelmar Mirror</a></div><div class="nav-primary"><ul><li>Home</li><li>Showbiz</li><li>Femail</li></ul></div></div>
<div id="content" class="articles"><div class="alpha"><div id="js-article-text" class="article wide heading-tag-switch"><h2 class="heading-hidden"></h2><h1>{title}</h1>
<p class="author-section byline-plain">By {by}</p><p class="byline-section"><span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span> {stamps}</p>
<div class="shareArticles" id="articleIconLinksContainer"><ul><li id="shareLinkTop">e-mail</li><li><span class="linkText">14</span> shares</li></ul></div><div id="articleViewCommentsCount"><p>87 <br/>View<br/> comments</p></div>
{bullets}<div itemprop="articleBody">{blocks(article, p='<p class="mol-para-with-font">{}</p>', between={1: '<div class="artSplitter mol-img-group"><div class="mol-img"><img src="m.jpg"/></div><p class="imageCaption">Coun Farrant leaves the town hall by the side door on Monday</p></div>', 2: '<div class="related-carousel with-fb-btns news half"><h3>RELATED ARTICLES</h3><div class="rotator"><ul><li><h2><a>Minister’s brother wins road tender, again</a></h2></li></ul></div></div>', 4: '<div class="mol-ads-label-container"><span class="mol-ads-label">Advertisement</span></div>'})}</div>
<div class="column-content cleared"><h3>Share or comment on this article: {title}</h3></div></div>
<div id="reader-comments" class="reader-comments"><h3>Comments <span>87</span></h3><p>The comments below have not been moderated.</p><ul><li><p class="user-info">Bert, Hask</p><p class="comment-body comment-text">They are all the same, every one of them, and we keep on voting for the marquees.</p></li><li><p class="user-info">Wendy99, Lume</p><p class="comment-body comment-text">I was there on both nights and I saw a tent. It was mine and it leaked. Nobody paid me forty-eight thousand for it.</p></li></ul></div></div>
<div class="beta"><div class="puff"><ul>{links(6)}</ul></div></div></div></body></html>"""


def blogger(title: str, article: str, *, stamp: str, by: str) -> str:
    """Blogger: paragraphs parted by <br><br>, a date header over the post."""
    body = blocks(article, p="{}", h="<b>{}</b>", q="<i>{}</i>", joined="<br /><br />\n")
    return f"""<!DOCTYPE html><html dir='ltr' xmlns='http://www.w3.org/1999/xhtml'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><meta content='blogger' name='generator'/><title>Notes from the Sallow: {title}</title><link href='https://sallow-notes.example/2022/08/fish.html' rel='canonical'/><meta content='{title}' property='og:title'/><meta content='A blog about one river' name='description'/></head>
<body class='loading'><div class='navbar section' id='navbar'></div><div class='content-outer'><header><div class='header section' id='header'><div id='header-inner'><div class='titlewrapper'><h1 class='title'><a href='/'>Notes from the Sallow</a></h1></div><div class='descriptionwrapper'><p class='description'><span>One river, one clicker</span></p></div></div></div></header>
<div class='main-outer'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>{stamp}</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry uncustomized-post-template'><a name='77'></a><h3 class='post-title entry-title'>{title}</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-77'><div dir="ltr" style="text-align: left;"><table align="center" class="tr-caption-container" style="float: right;"><tbody><tr><td><img src="f.jpg"></td></tr><tr><td class="tr-caption" style="text-align: center;">A barbel below the weir</td></tr></tbody></table>
{body}</div><div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span class='fn'>{by}</span></span> <span class='post-timestamp'>at <a class='timestamp-link' href='https://sallow-notes.example/2022/08/fish.html' rel='bookmark' title='permanent link'><abbr class='published' title='2022-08-21T19:32:00+02:00'>7:32 PM</abbr></a></span> <span class='post-icons'></span></div><div class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='/s/fish' rel='tag'>fish</a>, <a href='/s/hask' rel='tag'>Hask</a></span></div></div></div>
<div class='comments' id='comments'><a name='comments'></a><h4>2 comments:</h4><div id='Blog1_comments-block-wrapper'><dl class='avatar-comment-indent' id='comments-block'><dt class='comment-author'>Anonymous said...</dt><dd class='comment-body'><p>Go to the tannery at night and you will see the water change its colour within ten minutes, I have filmed it twice.</p></dd><dd class='comment-footer'>22 August 2022 at 08:11</dd></dl></div></div></div></div></div></div></div></div>
<div class='sidebar section' id='sidebar-right-1'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul><li>August 2022 (3)</li><li>July 2022 (5)</li></ul></div><div class='widget Profile'><h2>About Me</h2><dl><dt>{by}</dt></dl></div></div></div></div></body></html>"""


def platform(title: str, article: str, *, head: str, by: str, stamp: str) -> str:
    """A publishing platform: meaningless class names, claps, the author's card twice."""
    return f"""<!doctype html><html lang="en"><head><title data-rh="true">{title} | by {by} | Longform Commons | Medley</title>{head}<meta data-rh="true" name="twitter:app:name:iphone" content="Medley"/></head>
<body><div id="root"><div class="a b c"><div class="d e f"><a href="/signin" class="bf bg">Sign in</a><a class="bh">Get app</a></div><div class="l"><article><section><div><div class="speechify-ignore ab cp"><h1 id="c1" class="pw-post-title ip iq ir be is" data-testid="storyTitle">{title}</h1><h2 class="pw-subtitle-paragraph jn">What nine outages taught one school about promises</h2>
<div class="speechify-ignore"><div class="ab"><a rel="noopener follow" data-testid="authorName" class="af ag">{by}</a><span class="be b">·</span><button class="fo">Follow</button></div><div class="ab ae"><span class="be b bf">6 min read</span><span>·</span><span data-testid="storyPublishDate">{stamp}</span></div></div>
<div class="ab q"><button data-testid="headerClapButton"></button><div class="pw-multi-vote-count">412</div><p class="be b dv z dw">7</p><button>Listen</button><button>Share</button></div></div>
<figure class="lp lq"><picture><img alt="" src="s.jpg"/></picture><figcaption class="md me mf">The school at Orsund, lit by one stove. Photo by the author</figcaption></figure>
{blocks(article, p='<p id="ab1" class="pw-post-body-paragraph mk ml it mm b mn">{}</p>', h='<h1 id="ab2" class="nm nn it be no">{}</h1>', q='<blockquote class="oa ob oc"><p class="mk ml od">{}</p></blockquote>')}
</div></section></article><footer><div class="speechify-ignore"><button>412</button><a rel="tag">Energy</a><a rel="tag">Education</a></div></footer>
<div class="ab ca"><div class="l"><h2>Written by {by}</h2><span>1.3K Followers</span><p>Writes about islands and the wires between them. Views my own.</p><button>Follow</button></div><h2>More from {by} and Longform Commons</h2>{links(4, "div")}</div></div></div></div></body></html>"""


def letter(title: str, article: str, *, by: str, stamp: str, cut: int | None = None) -> str:
    """A newsletter platform: subscribe boxes between paragraphs, likes, a paywall for some."""
    box = '<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>The Island Ledger is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form class="subscription-widget-subscribe"><input type="email" placeholder="Type your email…"><div class="button">Subscribe</div></form></div></div>'
    wall = '<div data-testid="paywall" class="paywall"><h2 class="paywall-title">This post is for paid subscribers</h2><div class="paywall-cta"><button>Subscribe</button></div><div class="paywall-login">Already a paid subscriber? <a>Sign in</a></div></div>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8" /><title data-rh="true">{title} - by {by} - The Island Ledger</title><link data-rh="true" rel="canonical" href="https://islandledger.example/p/carved-doors"/><meta data-rh="true" property="og:title" content="{title}"/><meta data-rh="true" name="author" content="{by}"/><meta property="og:site_name" content="The Island Ledger"/></head>
<body class="pencraft"><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="topbar"><a href="/">The Island Ledger</a><button>Subscribe</button><button>Sign in</button></div><div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div role="region" class="pencraft pc-display-flex post-header"><h1 dir="auto" class="post-title published title-X77sOw">{title}</h1><h3 dir="auto" class="subtitle-HEEcLo">A century of looking, and then a question</h3>
<div class="pencraft pc-display-flex byline-wrapper"><div class="pencraft pc-reset color-pub-primary"><a href="/@sk">{by}</a></div><div class="pencraft pc-reset color-pub-secondary-text meta-EgzBVA">{stamp}</div></div><div class="post-ufi"><div class="like-button-container"><a class="post-ufi-button"><div class="label">38</div></a></div><a class="post-ufi-comment-button"><div class="label">4</div></a><a>Share</a></div></div>
<div class="visibility-check"></div><div><div class="available-content"><div dir="auto" class="body markup">{blocks(article, between={1: box}, stop=cut)}</div></div>{wall if cut else ""}</div>
<div class="post-footer"><div class="like-button-container">38 Likes</div></div></article></div></div></div>
<div class="comments-section"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment"><div class="comment-body"><p>Wonderful piece. My grandmother remembered the noise of the crowbars and never spoke of anything else on that day of the year.</p></div></div></div></div></div></div></body></html>"""


def government(title: str, article: str, *, stamp: str, meta: str = "") -> str:
    """A ministry: web forms, a reference number, a contact block."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>Ministry of Health - Press Releases - {title}</title>{meta}</head>
<body><form method="post" action="./PressRelease.aspx?id=2217" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK" /><div id="ctl00_header"><div class="ministryName">Republic of Ilmeria<br/>Ministry of Health</div><div class="topnav"><a>Home</a> | <a>About the Ministry</a> | <a>Legislation</a> | <a>Press Room</a> | <a>Contact</a></div></div>
<div id="ctl00_ContentPlaceHolder1_pnlDetail" class="pressDetail"><div class="pressRef">PRESS RELEASE No. 41</div><div id="ctl00_ContentPlaceHolder1_lblDate" class="pressDate">{stamp}</div><h3 id="ctl00_ContentPlaceHolder1_lblTitle" class="pressTitle">{title}</h3>
<div class="pressBody">{blocks(article, p='<p style="text-align: justify;"><span style="font-family: Arial; font-size: 10pt;">{}</span></p>')}
<p style="text-align: justify;"><strong>Press contact:</strong> Office of Communication, tel. 555 0134</p></div><div class="printlink"><a href="javascript:window.print()">Print this page</a></div></div>
<div id="ctl00_right"><h4>Latest releases</h4><ul>{links(3)}</ul></div><div id="ctl00_footer">Ministry of Health, 4 Well Street, Ilmere. Last update of the site: 3 June 2024</div></form></body></html>"""


def ngo(title: str, article: str, *, stamp: str, head: str = "", by: str = "") -> str:
    """A campaign group on a large content system."""
    return f"""<!DOCTYPE html><html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" />{head}<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" /><meta property="og:site_name" content="Rivers Watch" /><title>{title} | Rivers Watch</title></head>
<body class="path-node page-node-type-news"><a href="#main-content" class="visually-hidden focusable">Skip to main content</a><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><header role="banner"><div id="block-branding"><a href="/" rel="home">Rivers Watch</a></div><nav role="navigation" id="block-main-menu"><ul class="menu"><li class="menu-item">Our work</li><li class="menu-item">Act now</li><li class="menu-item">Donate</li></ul></nav></header>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div><article data-history-node-id="881" class="node node--type-news node--view-mode-full"><div class="node__meta"><div class="field field--name-field-news-type field--type-entity-reference">News</div><div class="field field--name-field-date field--type-datetime field--label-hidden">{stamp}</div></div><h1 class="page-header"><span class="field field--name-title field--type-string field--label-hidden">{title}</span></h1>{by}
<div class="node__content"><div class="paragraph paragraph--type--text"><div class="clearfix text-formatted field field--name-field-text field--type-text-long">{blocks(article, q='<blockquote class="blockquote">{}</blockquote>')}</div></div><div class="paragraph paragraph--type--cta"><div class="field"><h2>Will you stand up for the Sallow?</h2><p>Add your name to the 12,000 people who want answers.</p><a class="btn btn-primary">Sign the petition</a></div></div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__items"><div class="field__item">Rivers</div><div class="field__item">Kelmar</div></div></div></div></article>
<div class="views-element-container block"><h2>Related news</h2><div class="view-content">{links(3, "div", "views-row")}</div></div></div></div></main><footer role="contentinfo"><p>Rivers Watch is a registered charity.</p></footer></div></body></html>"""


def local(title: str, article: str, *, head: str, stamps: str, by: str) -> str:
    """A local paper full of advertisements, with paragraphs locked for subscribers in some."""
    ad = '<div class="tncms-region-ads hidden-print" id="tncms-region-ads-body-1"><div class="tnt-ads-container text-center"><small class="tnt-ads-label">Advertisement</small><div class="tnt-ads"></div></div></div>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Local News | brackwaterherald.example</title>{head}</head>
<body class="grid-default app-editorial"><div id="site-container"><header id="site-header-container"><div class="header-promo">Today's e-Edition</div><div class="masthead"><a href="/"><img alt="Brackwater Herald" src="logo.png"></a></div><nav id="site-navbar-container"><ul><li>News</li><li>Obituaries</li><li>Public notices</li><li>Jobs</li></ul></nav></header>
<div id="tncms-region-global-container-top"></div><main class="container"><section id="main-page-container"><div id="asset-content" class="row"><article class="asset page-1"><header class="asset-header"><h1 class="headline"><span>{title}</span></h1></header><div class="meta"><ul class="list-inline"><li class="visible-print">By {by}</li><li class="hidden-print">{stamps}</li><li><span class="asset-comments">3 comments</span></li></ul></div>
<div class="asset-content p402_premium subscriber-premium"><div class="share-container headline"><ul class="social-share-links list-inline"><li><a><span class="sr-only">Facebook</span></a></li><li><span class="sr-only">Email</span></li></ul></div><div itemprop="articleBody" class="asset-body"><div id="article-body">
{blocks(article, p='<div class="subscriber-preview"><p>{}</p></div>', between={0: ad, 2: ad + '<div class="block promo"><h3 class="block-title">Most popular</h3><ol>' + links(5) + "</ol></div>", 4: '<div class="inline-asset inline-editorial-image"><figure class="photo"><figcaption class="caption"><p><span class="caption-text">Volunteers at the weir in March</span></p><ul class="list-inline"><li><span class="credit">LENA PRYCE/Brackwater Herald</span></li></ul></figcaption></figure></div>'})}
</div></div></div><div class="asset-tags"><h4>Tags</h4><ul class="list-inline"><li><a>Council</a></li><li><a>Flood Fund</a></li></ul></div><div class="asset-author"><h4>{by}</h4><p>Reporter</p></div></article></div></section></main>
<div class="block" id="newsletter"><h3>Sign up for our email newsletters</h3><form><label>Breaking News</label><input type="email"><p>Would you like to receive our breaking news? Signup today!</p></form></div><footer>© Copyright 2024 Brackwater Herald. Powered by BLOX.</footer></div></body></html>"""


def theme(title: str, article: str, *, head: str, stamp: str, by: str) -> str:
    """A bought magazine theme: lazy pictures with copies in <noscript>, boxes in the text."""
    lazy = '<figure class="wp-block-image size-large"><img class="lazyload" data-src="b.jpg" src="data:image/gif;base64,R0lGOD" alt=""><noscript><img src="b.jpg" alt="lorries"></noscript><figcaption class="wp-element-caption">Lorries at the Sundrel crossing on Sunday</figcaption></figure>'
    return f"""<!doctype html><html lang="en-US"><head><meta charset="UTF-8"/><title>{title} &#8211; Crossings Daily</title>{head}</head>
<body class="post-template-default single single-post td-standard-pack global-block-template-1 tdb_template"><div id="td-mobile-nav"><ul class="td-mobile-main-menu"><li class="menu-item"><a>Home</a></li><li class="menu-item"><a>Borders</a></li></ul></div><div class="td-header-template-wrap"><div class="tdb-logo-text-title">Crossings Daily</div></div>
<div id="td-outer-wrap" class="td-theme-wrap"><article class="post tdb-category"><div class="td-crumb-container"><span><a>Home</a></span> <i class="td-icon-right"></i> <span>News</span></div><div class="td_block_wrap tdb_title tdb-single-title"><h1 class="tdb-title-text">{title}</h1></div>
<div class="td_block_wrap tdb_single_author"><div class="tdb-author-name-wrap"><span class="tdb-author-by">By</span> <a class="tdb-author-name" href="/author/d">{by}</a></div></div><div class="td_block_wrap tdb_single_date"><div class="tdb-block-inner td-fix-index">{stamp}</div></div><div class="td_block_wrap tdb_single_post_views"><span class="td-nr-views-44">1284</span></div>
<div class="td_block_wrap tdb_single_content td-post-content tagdiv-type"><div class="tdb-block-inner td-fix-index">{blocks(article, between={0: lazy, 2: '<div class="code-block code-block-1" style="margin: 8px 0;"><ins class="adsbygoogle"></ins></div>', 3: '<div class="wp-block-embed-readalso read-also"><strong>Also read:</strong> <a href="/x">Harbour master quits after buoy goes missing</a></div>'})}
<div class="td-a-rec td-a-rec-id-content_bottom"><span class="td-adspot-title">- Advertisement -</span></div></div></div><div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li><li><a>border</a></li><li><a>lorries</a></li></ul></div><div class="td-post-next-prev"><span>Previous article</span><a>Who feeds the lighthouse cats?</a><span>Next article</span><a>Ten recipes for a winter without onions</a></div><div class="td_block_related_posts"><h4>RELATED ARTICLES</h4>{links(3, "div", "td_module_related_posts")}</div></article></div><div class="td-sub-footer-copy">&copy; Crossings Daily 2023</div></body></html>"""


def state_agency(title: str, article: str, *, stamp: str, source: str, end: str = "") -> str:
    """A state agency: source, editor and time in one line, the editor again at the end."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><meta name="keywords" content="Kelmar, storm"/><title>{title}-Longriver News</title><meta name="source" content="Longriver News Agency"/></head>
<body><div class="header domPC"><div class="header-top clearfix"><a href="/">English.longriver.example</a></div><div class="header-cont clearfix"><ul><li>Home</li><li>World</li><li>Sci-Tech</li><li>Photos</li><li>Video</li></ul></div></div>
<div class="main clearfix"><div class="conTop left"><div class="head-line clearfix"><h1 class="Btitle">{title}</h1><p class="source-info"><span class="source">{source}</span> <span class="time">{stamp}</span> <span class="editor">Editor: mohui</span></p></div></div><div class="share-box"><div class="bdsharebuttonbox"></div></div><div class="content" id="detail">
{blocks(article, p="<p> {} </p>")}<p>{end} <span class="arrow"></span></p></div><div class="relatedNews"><h3>Related Stories</h3><ul>{links(4)}</ul></div><div class="bookmark">KEY WORDS: Kelmar, storm</div></div><div class="foot">Copyright © Longriver. All Rights Reserved</div></body></html>"""


def live(title: str, posts: Sequence[tuple[str, str, str]], *, head: str) -> str:
    """A live blog: blocks with times, the newest first, key events beside it."""
    entries = "".join(
        f'<div id="block-{i}" class="block block--content" data-block-id="{i}"><header class="block-head"><time datetime="2023-04-16T{time}:00Z" class="block-time">{time} GMT</time><h2 class="block-title">{head_line}</h2></header><div class="block-elements"><p>{text}</p></div><footer class="block-share"><button>Share</button></footer></div>'
        for i, (time, head_line, text) in enumerate(posts)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} – as it happened | The Warden</title>{head}</head><body><div id="bannerandheader"><nav><ul><li>News</li><li>Opinion</li><li>Sport</li></ul></nav></div>
<main data-layout="LiveLayout"><div data-gu-name="headline"><h1 class="dcr-1kwg2vo">{title} – as it happened</h1></div><div data-gu-name="standfirst"><div class="dcr-standfirst"><p>This live blog is now closed. You can read our full report here.</p></div></div><div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author" href="/profile/mr">Mads Relling</a></address><div class="dcr-dateline"><span>Sun 16 Apr 2023 21.10 BST</span></div></div>
<aside id="key-events-carousel"><h2>Key events</h2><ol><li><a>Ports reopen</a></li><li><a>Number of dead rises to seven</a></li></ol></aside><div id="liveblog-body" class="js-liveblog-body">{entries}</div><div class="dcr-submeta"><span>Explore more on these topics</span><ul><li>Kelmar</li><li>Live</li></ul></div></main><footer>© 2023 Warden News</footer></body></html>"""


def printed(title: str, article: str, *, stamp: str, source: str) -> str:
    """A view for the printer."""
    return f"""<html><head><title>Print: {title}</title><meta name="robots" content="noindex,nofollow"></head><body onload="window.print()"><p><img src="/logo_bw.gif" alt="The Dovran Standard"></p><hr noshade size="1"><h1>{title}</h1><p class="small"><b>{stamp}</b></p>
{blocks(article, h="<p><b>{}</b></p>")}<hr noshade size="1"><p class="small">Article printed from The Dovran Standard: {source}</p><p class="small">Copyright © 2011 The Dovran Standard. All rights reserved.</p></body></html>"""


def old_tables(title: str, article: str, *, stamp: str) -> str:
    """The nineties: tables in tables, font tags, spacer pictures."""
    body = blocks(article, p="{}", h="<b>{}</b>", q="{}", joined="\n<p>\n")
    return f"""<HTML><HEAD><TITLE>TBS News | WORLD | {title}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD><BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#003399"><TABLE WIDTH=600 BORDER=0 CELLPADDING=0 CELLSPACING=0><TR><TD WIDTH=106 VALIGN=TOP BGCOLOR="#CCCC99"><FONT FACE="Arial" SIZE=1><A HREF="/">Front Page</A><BR><B>World</B><BR><A HREF="/uk">UK</A><BR><A HREF="/biz">Business</A><BR><A HREF="/sci">Sci/Tech</A><BR></FONT></TD><TD WIDTH=10><IMG SRC="x.gif" WIDTH=10 HEIGHT=1></TD>
<TD WIDTH=410 VALIGN=TOP><FONT SIZE=1 FACE="Arial" COLOR="#666666">{stamp}</FONT><BR><FONT SIZE=4 FACE="Arial"><B>{title}</B></FONT><BR><TABLE ALIGN=RIGHT WIDTH=150 BORDER=0><TR><TD><IMG SRC="cap.jpg" WIDTH=150 HEIGHT=180><BR><FONT SIZE=1 FACE="Arial">Colonel Humm after the verdict</FONT></TD></TR></TABLE><FONT SIZE=2 FACE="Arial">
{body}
</FONT><P><FONT SIZE=2 FACE="Arial"><B>See also:</B><BR><FONT SIZE=1>02 Feb 99 | World<BR><A HREF="a.htm">Trains robbed in broad daylight</A><BR></FONT></FONT></TD><TD WIDTH=74 VALIGN=TOP><FONT SIZE=1 FACE="Arial"><B>Top World stories now:</B><BR>{links(3, "DIV")}</FONT></TD></TR></TABLE></BODY></HTML>"""


def plain_site(
    title: str, article: str, *, head: str, above: str, below: str = "", stop: int | None = None
) -> str:
    """A newspaper with little mark-up of its own: what it says stands in `head` and `above`."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><div class="topbar"><a href="/">Home</a> <a href="/w">World</a> <a href="/e">Economy</a></div><div class="story">{above}<div class="story__content">{blocks(article, stop=stop)}</div>{below}</div><div class="more-news"><h3>More news</h3><ul>{links(4)}</ul></div><div class="bottom">Imprint · Contact · Advertise with us</div></body></html>"""


def two_articles() -> str:
    """Two whole articles, one under the other, each with headline, byline and date."""

    def one(title: str, article: str, by: str, day: str, shown: str) -> str:
        return f'<article class="post hentry" id="post-{article}"><header><h2 class="entry-title"><a href="/{article}">{title}</a></h2><p class="entry-meta">By <span class="author vcard">{by}</span> on <time class="entry-date" datetime="{day}">{shown}</time></p></header><div class="entry-content">{blocks(article)}</div></article>'

    first = one(
        "Six years for selling the trains", "court", "Lidka Morn", "2022-10-14", "October 14, 2022"
    )
    second = one(
        "Sixty-one doors go home", "museum", "Ruben Aske", "2022-10-13", "October 13, 2022"
    )
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Lantern Weekly</title><meta property="og:site_name" content="The Lantern Weekly"></head><body class="blog"><header id="masthead"><h1 class="site-title">The Lantern Weekly</h1></header><main>{first}{second}</main><footer>Proudly made on a kitchen table</footer></body></html>'


def front_page() -> str:
    """A page of teasers."""
    cards = "".join(
        f'<article class="card"><a href="/a/{i}"><h3 class="card__title">{html.escape(title)}</h3></a><p class="card__standfirst">{html.escape(text[:118])}…</p><span class="card__time">{i + 2}h ago</span></article>'
        for i, (title, text) in enumerate(
            zip(OTHERS * 2, [a[1] for a in HELD_ARTICLES.values()], strict=False)
        )
    )
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Meridian Wire: latest news from around the world</title><meta property="og:type" content="website"><meta property="og:site_name" content="Meridian Wire"></head><body><header><a href="/">Meridian Wire</a></header><main><h2>Top stories</h2><div class="grid">{cards}</div></main><footer>© Meridian Wire</footer></body></html>'


COOKIE_WALL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dovran Standard - consent</title></head><body><div id="consent-wall" class="purwall"><h1>Read with advertising or with a subscription</h1><p>We and our 812 partners store and access information on your device, such as cookies and unique identifiers, and process personal data such as IP addresses, in order to personalise advertising and content and to measure their performance.</p><p>You can withdraw your consent at any time by following the link “Privacy” at the foot of every page. Further details can be found in our privacy policy and in the list of our partners.</p><button>Accept and continue</button><button>Subscribe for 2.99 a month</button><p>Already a subscriber? Log in here</p></div></body></html>"""

SCRIPT_ONLY = """<!doctype html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/><title>Crossings Daily</title><script defer="defer" src="/static/js/main.8f1c2d.js"></script><link href="/static/css/main.css" rel="stylesheet"></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"""

CHECK = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="refresh" content="390"></head><body class="no-js"><div class="main-wrapper" role="main"><div class="main-content"><h1 class="zone-name-title h1">meridianwire.example</h1><h2 id="challenge-running" class="h2">Checking if the site connection is secure</h2><noscript><div id="challenge-error-title"><div class="h2">Enable JavaScript and cookies to continue</div></div></noscript><div id="challenge-body-text" class="core-msg spacer">meridianwire.example needs to review the security of your connection before proceeding.</div></div></div><div class="footer" role="contentinfo">Ray ID: 7b8c9d0e1f</div></body></html>"""


def make_held_pages() -> dict[str, bytes]:
    """Page name to bytes, the same at every run."""
    posts = (
        (
            "19:40",
            "Ports reopen",
            "The port authority of Kelmar has said that all harbours except Lume are open again. Ships that left on Friday are expected back tomorrow.",
        ),
        (
            "16:05",
            "Number of dead rises to seven",
            "Seven people are now known to have died, according to the disaster agency. Nineteen are missing, most of them in Lume.",
        ),
        (
            "11:22",
            "Governor speaks of four deaths",
            "The governor of the province has told state radio that no more than four deaths were confirmed. She did not take questions.",
        ),
        (
            "06:30",
            "Storm reaches the coast",
            "Tropical storm Ines has made landfall on the south coast, the weather service says, with winds of 105 kilometres per hour.",
        ),
    )
    og_url = '<link rel="canonical" href="{}"/>'
    pages = {
        "agency-1": agency(
            "Ferry with 214 on board runs aground off Tarvesian island",
            "ferry",
            head=og_url.format("https://meridianwire.example/world/ferry-runs-aground-2023-09-06/")
            + ld(
                _at_type="NewsArticle",
                headline="Ferry with 214 on board runs aground off Tarvesian island",
                datePublished="2023-09-06T06:41:09.313Z",
                dateModified="2023-09-06T11:20:44.021Z",
                author=[
                    {"@type": "Person", "name": "Fenna Holt"},
                    {"@type": "Person", "name": "Kiro Maas"},
                ],
                publisher={"@type": "Organization", "name": "Meridian Wire"},
                articleSection="World",
            ),
            by="By <a>Fenna Holt</a> and <a>Kiro Maas</a>",
            stamp="<span>September 6, 2023</span><span>6:41 AM UTC</span><span>Updated 4 hours ago</span>",
            end="Reporting by Fenna Holt in Telmik and Kiro Maas in Ruun; Editing by Sue Anders",
        ),
        "agency-2": agency(
            "Dovrania cuts fuel subsidies as police disperse protest",
            "budget",
            head='<meta name="article:published_time" content="2024-02-13T22:58:00Z"/><meta name="article:modified_time" content="2024-02-15T08:01:10Z"/><meta name="article:section" content="Economy"/>',
            by="Meridian staff",
            stamp="<span>February 13, 2024</span><span>10:58 PM UTC</span><span>Updated 2 days ago</span>",
            end="(Additional reporting by Pia Soren; writing by Otto Brandl)",
        ),
        "broadcaster-1": broadcaster(
            "Storm Ines: Seven dead as sea wall breaks in Kelmar",
            "storm",
            head=ld(
                _at_type="ReportageNewsArticle",
                url="https://tbs.example/news/world-65012345",
                headline="Storm Ines: Seven dead as sea wall breaks in Kelmar",
                datePublished="2023-04-15T09:12:44.000Z",
                dateModified="2023-04-16T19:03:20.000Z",
                publisher={"@type": "NewsMediaOrganization", "name": "TBS News"},
                author={"@type": "NewsMediaOrganization", "name": "TBS News"},
            ),
            stamp="16 April 2023",
            by="",
        ),
        "broadcaster-2": broadcaster(
            "Border opens, lorries do not move",
            "border",
            head="",
            stamp="3 hours ago",
            by='<div class="ssrcss-Contributor">By Lotte Amsel</div><div>TBS News, Sundrel</div>',
        ),
        "broadcaster-3": broadcaster(
            "Sixty-one doors go home",
            "museum",
            head=og_url.format("https://tbs.example/news/2021/11/18/doors-orsund"),
            stamp="18 Nov 2021",
            by='<div class="ssrcss-Contributor">By Femi Lund</div><div>Arts correspondent</div>',
        ),
        "tabloid-1": tabloid(
            "Flood of questions over mayor's £48,000 marquees that NOBODY saw",
            "mayor",
            head='<meta property="article:published_time" content="2023-05-09T16:24:03+0100"/><meta property="article:modified_time" content="2023-05-10T09:41:12+0100"/><meta property="og:site_name" content="Mail Kelmar"/>',
            stamps='<time datetime="2023-05-09T16:24:03+0100">16:24 BST, 9 May 2023</time></span> | <span class="article-timestamp article-timestamp-updated"><span class="article-timestamp-label">Updated:</span> <time datetime="2023-05-10T09:41:12+0100">09:41 BST, 10 May 2023</time></span>',
            by='<a class="author">Ross Ketteridge For Mirror Online</a>',
        ),
        "tabloid-2": tabloid(
            "Candle maths: The island school where the lights went out NINE times",
            "school",
            head='<meta property="og:site_name" content="Daily Kelmar Mirror"/>',
            stamps="08:02 GMT, 21 January 2024</span>",
            by='<a class="author">Tilly Marsh</a>',
        ),
        "blogger-1": blogger(
            "Dead fish, year four", "river", stamp="Sunday, August 21, 2022", by="Jorun V."
        ),
        "platform-1": platform(
            "Teaching Fractions by Candlelight",
            "school",
            head='<meta data-rh="true" property="article:published_time" content="2024-01-19T11:03:27.112Z"/><meta data-rh="true" property="og:site_name" content="Medley"/><meta data-rh="true" name="author" content="Hedda Lorn"/><link data-rh="true" rel="canonical" href="https://medley.example/longform-commons/teaching-fractions-4e1f"/>',
            by="Hedda Lorn",
            stamp="Jan 19, 2024",
        ),
        "platform-2": platform(
            "What a Railway Colonel Is Worth",
            "court",
            head='<meta property="og:site_name" content="Medley"/>',
            by="Ilko Brandsma",
            stamp="Mar 3",
        ),
        "letter-1": letter("Sixty-One Doors", "museum", by="Sanna Kroll", stamp="Nov 20, 2021"),
        "letter-2": letter(
            "Sixty-One Doors, continued", "museum", by="Sanna Kroll", stamp="Nov 27, 2021", cut=3
        ),
        "government-1": government("Measles vaccine received", "vaccine", stamp="12/04/2023"),
        "government-2": government(
            "Measles vaccine: distribution begins", "vaccine", stamp="Ilmere, 27 April 2023"
        ),
        "government-3": government(
            "Measles vaccine: second delivery",
            "vaccine",
            stamp="04.05.2023",
            meta='<meta name="DC.date.issued" scheme="ISO8601" content="2023-05-04" />',
        ),
        "ngo-1": ngo(
            "Still no answer on the Sallow",
            "river",
            stamp='<time datetime="2022-08-30T12:00:00Z" class="datetime">30 Aug 2022</time>',
            head='<link rel="canonical" href="https://riverswatch.example/news/still-no-answer" />',
        ),
        "ngo-2": ngo(
            "Fourth summer of dead fish",
            "river",
            stamp="26 August, 2022",
            by='<div class="field field--name-field-author">By <a hreflang="en">Mirren Tay</a></div>',
        ),
        "local-1": local(
            "Mayor given until Thursday to explain marquee money",
            "mayor",
            head='<meta property="article:published_time" content="2023-05-09T05:00:00-05:00"><meta name="author" content="By PAULINE GRIST pgrist@brackwaterherald.example"><meta property="og:site_name" content="Brackwater Herald">',
            stamps='<time datetime="2023-05-09T05:00:00-05:00" class="tnt-date asset-date text-muted">May 9, 2023</time>',
            by="PAULINE GRIST pgrist@brackwaterherald.example",
        ),
        "local-2": local(
            "Auditor: No invoice, no delivery note, no photograph",
            "mayor",
            head='<meta property="og:site_name" content="Brackwater Herald">',
            stamps='<time datetime="2023-05-10T07:30:00-05:00" class="tnt-date asset-date text-muted">May 10, 2023</time> <span class="tnt-updated">Updated <time datetime="2023-05-12T10:00:00-05:00" class="asset-date">May 12, 2023</time></span>',
            by="Pauline Grist",
        ),
        "theme-1": theme(
            "Thirty-seven lorries and one key",
            "border",
            head='<meta property="article:published_time" content="2023-10-08T15:20:00+00:00"/><meta property="og:site_name" content="Crossings Daily"/><link rel="canonical" href="https://crossings.example/2023/10/08/thirty-seven-lorries/"/>',
            stamp='<time class="entry-date updated td-module-date" datetime="2023-10-08T15:20:00+00:00">October 8, 2023</time>',
            by="Dario Venn",
        ),
        "theme-2": theme(
            "Vaccines arrive at last",
            "vaccine",
            head='<meta property="og:site_name" content="Crossings Daily"/><link rel="canonical" href="https://crossings.example/2023/04/28/vaccines-arrive/"/>',
            stamp="",
            by="Crossings Desk",
        ),
        "state-agency-1": state_agency(
            "Storm kills seven on south coast of Kelmar",
            "storm",
            stamp="2023-04-15 22:14:36",
            source="Source: Longriver News",
        ),
        "state-agency-2": state_agency(
            "Governor says worst is behind Kelmar",
            "storm",
            stamp="2023-04-16 08:02:11",
            source="Source: Meridian Wire",
            end="(Source: Meridian Wire)",
        ),
        "live-1": live(
            "Storm Ines hits Kelmar",
            posts,
            head='<meta property="og:site_name" content="The Warden">'
            + ld(
                _at_type="LiveBlogPosting",
                headline="Storm Ines hits Kelmar – as it happened",
                datePublished="2023-04-15T06:10:00Z",
                dateModified="2023-04-16T20:10:00Z",
                coverageStartTime="2023-04-15T06:10:00Z",
                author={"@type": "Person", "name": "Mads Relling"},
            ),
        ),
        "print-1": printed(
            "Six years for the colonel",
            "court",
            stamp="By Lidka Morn | Friday, 14 October 2011",
            source="https://dovranstandard.example/2011/10/14/six-years-for-the-colonel",
        ),
        "print-2": printed(
            "Budget passed amid tear gas",
            "budget",
            stamp="Posted By Otto Brandl On February 14, 2011 @ 7:15 am In News | 3 Comments",
            source="https://dovranstandard.example/?p=4471",
        ),
        "old-1": old_tables(
            "Railway police chief jailed", "court", stamp="Friday, 5 February, 1999, 17:20 GMT"
        ),
        "dates-ld-only": plain_site(
            "Loans until spring",
            "budget",
            head=ld(
                _at_type=["NewsArticle"],
                _at_id="#a",
                headline="Loans until spring",
                datePublished="2024-02-14T05:30:00+01:00",
                author={"@type": "Person", "name": "Mira Hold"},
                isBasedOn="https://meridianwire.example/world/dovrania-2024-02-13/",
                publisher={"@type": "Organization", "name": "Dovran Standard"},
                articleSection=["Economy", "Politics"],
            ),
            above="<h1>Loans until spring</h1>",
        ),
        "dates-url-only": plain_site(
            "Tomatoes at the border",
            "border",
            head=og_url.format(
                "https://www.sundrelpost.example/world/2023/oct/09/tomatoes-at-the-border"
            ),
            above='<h1>Tomatoes at the border</h1><p class="byline">Aneta Rusk</p>',
        ),
        "dates-url-compact": plain_site(
            "Storm reaches Lume",
            "storm",
            head=og_url.format("https://news.kelmar24.example/a-20230415-storm-reaches-lume.html"),
            above="<h1>Storm reaches Lume</h1>",
        ),
        "dates-visible-only": plain_site(
            "Doors go home",
            "museum",
            head="",
            above="<h1>Doors go home</h1><div class='infos'>Thursday 18th November 2021, 4.05pm · Culture</div>",
        ),
        "dates-contradict": plain_site(
            "Nine parts of eleven",
            "ferry",
            head='<meta property="article:published_time" content="2023-09-07T00:10:00Z">'
            + og_url.format("https://telmiktimes.example/2023/09/06/nine-parts"),
            above='<h1>Nine parts of eleven</h1><p class="date">Published September 6, 2023</p>',
        ),
        "dates-updated-only": plain_site(
            "Vaccine days announced",
            "vaccine",
            head="",
            above='<h1>Vaccine days announced</h1><p class="stamp">Last updated: 29 April 2023 10:15</p>',
        ),
        "dates-relative": plain_site(
            "Colonel jailed",
            "court",
            head="",
            above='<h1>Colonel jailed</h1><div class="time-ago">Published 2 days ago</div>',
        ),
        "dates-day-first": plain_site(
            "Tear gas and a budget",
            "budget",
            head="",
            above='<h1>Tear gas and a budget</h1><div class="post-date">Tuesday, 13.02.2024 | 23:10</div>',
        ),
        "dates-copyright-year": plain_site(
            "The cable",
            "school",
            head="",
            above="<h1>The cable</h1>",
            below="<p>© 2024 Orsund Weekly</p>",
        ),
        "dates-event-in-text": plain_site(
            "A letter dated May",
            "mayor",
            head="",
            above="<h1>A letter dated May</h1><p><em>The council meets again on 11 May 2023.</em></p>",
        ),
        "reprint-1": plain_site(
            "Seven dead in storm",
            "storm",
            head='<meta name="author" content="Kelmar Press Agency (KPA)"><meta property="og:site_name" content="Sundrel Post">',
            above='<h1>Seven dead in storm</h1><p class="byline">KPA</p><p class="date">16 April 2023</p>',
            below='<p class="origin">This article was originally published in <a href="https://meridianwire.example/w/1">Meridian Wire</a>. Translated from the Kelmarese by Aneta Rusk.</p>',
        ),
        "reprint-2": plain_site(
            "Doors, twice",
            "museum",
            head='<meta property="og:site_name" content="Sundrel Post">',
            above='<h1>Doors, twice</h1><div class="author">Aneta Rusk with agencies</div><time datetime="2021-11-19T09:00">Nov. 19, 2021</time>',
            below="<p><em>With reporting by Meridian Wire and KPA</em></p>",
        ),
        "stub-1": plain_site(
            "What the auditor wrote",
            "mayor",
            head=ld(
                _at_type="NewsArticle",
                headline="What the auditor wrote",
                isAccessibleForFree=False,
                hasPart={
                    "@type": "WebPageElement",
                    "isAccessibleForFree": False,
                    "cssSelector": ".paywall",
                },
                datePublished="2023-05-11",
                publisher={"@type": "Organization", "name": "Brackwater Herald"},
            ),
            above="<h1>What the auditor wrote</h1>",
            stop=2,
            below='<div class="fade-out"></div><div class="offer"><h2>To continue reading, choose your subscription</h2><p>Unlimited access to all articles from 1.99 a week. Cancel anytime.</p><button>See offers</button></div>',
        ),
        "stub-2": plain_site(
            "The men at sea",
            "museum",
            head='<meta property="og:site_name" content="Tarvesia Today"><meta name="article:content_tier" content="locked">',
            above="<h1>The men at sea</h1><span class='pub'>18 November 2021</span>",
            stop=2,
            below='<div class="regwall"><p>Register for free to read this article in full</p><p>It takes less than a minute.</p></div>',
        ),
        "two-articles": two_articles(),
        "front-page": front_page(),
        "cookie-wall": COOKIE_WALL,
        "script-only": SCRIPT_ONLY,
        "connection-check": CHECK,
    }
    return {f"{name}.html": page.encode() for name, page in pages.items()}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in make_held_pages().items():
        (folder / name).write_bytes(data)
