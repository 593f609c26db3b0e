"""What kind of page it is; and pages that only look like stubs, walls or lists."""

from __future__ import annotations

import pytest

from alleged.ingest.read import ReadOptions, ReadResult, read_document
from alleged.records.documents import BlockKind, InputState

PARAGRAPHS = (
    "The mayor of Ibrem said on Monday that the bridge would be closed until further notice.",
    "She gave no reason, and the engineers who had written the report were not invited to speak.",
    "A ferry will take over, at least for those who can walk the last two kilometres to it.",
    "The opposition called the closure a confiscation with better manners, and left the chamber.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def read(body: str, head: str = "", *, title: str = "The bridge is closed") -> ReadResult:
    html = f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    return read_document(html.encode(), name="a.html", format=None, options=ReadOptions())


def article(inside: str, after: str = "") -> str:
    return f"<main><article><h1>The bridge is closed</h1>{inside}</article>{after}</main>"


def codes(result: ReadResult) -> set[str]:
    return {issue.code for issue in result.issues}


@pytest.mark.parametrize(
    "after",
    [
        "<div class='gate'><p>Subscribe to continue reading</p></div>",
        "<p>This article is for subscribers only.</p>",
        "<div><h3>Keep reading with a free account</h3><button>Register</button></div>",
        "<div class=paywall><p>Already a subscriber? Log in</p></div>",
        "<p>You have reached your limit of free articles.</p>",
    ],
)
def test_a_demand_behind_a_short_text_says_that_it_is_cut(after: str) -> None:
    result = read(article(BODY, after))
    assert result.state is InputState.PARTIAL
    assert "text-cut" in codes(result)
    assert result.document is not None
    assert result.document.text.endswith(PARAGRAPHS[-1])


def test_a_page_that_counts_more_words_than_it_shows_is_cut() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The bridge is closed","wordCount":%d}</script>'
    assert read(article(BODY), head % 900).state is InputState.PARTIAL
    assert read(article(BODY), head % 70).state is InputState.OK


@pytest.mark.parametrize(
    "page",
    [
        "<header><a>Already a subscriber? Log in</a></header>" + article(BODY),
        article(BODY + "<p>Readers were told to subscribe to the plan, she said.</p>"),
        article(BODY * 12, "<footer><p>Subscribe to read more of this paper</p></footer>"),
    ],
)
def test_an_offer_elsewhere_cuts_nothing(page: str) -> None:
    assert "text-cut" not in codes(read(page))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Just a moment...", "<h1>x.org</h1><p>Checking if the site connection is secure</p>"),
        ("404 Not Found", "<h1>Not Found</h1><p>The page you asked for is not on this server.</p>"),
        ("Access Denied", "<p>You don't have permission to access this page on this server.</p>"),
        ("Page not found | The Paper", "<p>Sorry, the page that you look for has moved away.</p>"),
    ],
)
def test_checks_and_error_pages_are_no_articles(title: str, body: str) -> None:
    result = read(body, title=title)
    assert result.state is InputState.REJECTED
    assert codes(result) == {"no-article"}


def test_a_page_that_needs_scripts_says_so() -> None:
    result = read("<noscript>Please enable JavaScript to read.</noscript><div id=root></div>")
    assert result.state is InputState.REJECTED
    assert "it needs scripts" in result.reason


CONSENT = (
    "<p>We and our 812 partners store and access information on your device, such as cookies and "
    "unique identifiers, to personalise advertising. You can withdraw your consent at any time.</p>"
    "<p>Details are in our privacy policy and in the list of our partners.</p>"
)


def test_a_consent_wall_is_no_article() -> None:
    assert "consent-wall" in codes(read(f"<div id=cmp-wall><h1>Your choice</h1>{CONSENT}</div>"))


def test_an_article_about_cookies_is_one() -> None:
    told = (
        "<p>The regulator fined the paper for its cookies and said that consent was never asked.</p>"
        "<p>Its 812 partners, the ruling says, read the unique identifiers of every visitor.</p>"
    )
    result = read(article(BODY + told))
    assert result.state is InputState.OK


def card(number: int) -> str:
    return f"<div class=card><h3><a href='/{number}'>Bridge number {number} closes</a></h3><p>{PARAGRAPHS[0]}</p></div>"


def test_a_list_of_teasers_is_refused() -> None:
    result = read("<h1>News</h1>" + "".join(map(card, range(8))), title="News")
    assert codes(result) == {"index-page"}


def test_the_front_page_of_a_site_is_refused() -> None:
    links = "".join(f"<p><a href='/{n}'>Bridge number {n} closes, again</a></p>" for n in range(60))
    head = '<link rel="canonical" href="https://x.org/">'
    assert codes(read(f"{BODY}{links}", head)) == {"index-page"}


def test_an_article_above_teasers_is_read_without_them() -> None:
    result = read(article(BODY, f"<section>{''.join(map(card, range(8)))}</section>"))
    assert result.document is not None
    assert "Bridge number" not in result.document.text


def whole(heading: str, day: int) -> str:
    return f"<article><h2>{heading}</h2><time datetime='2023-05-0{day}'>May {day}</time>{BODY * 2}</article>"


def test_of_several_articles_the_one_that_the_page_is_called_after_is_read() -> None:
    result = read(whole("The bridge is closed", 1) + whole("The ferry sinks", 2))
    assert result.state is InputState.OK
    assert "further-articles-left-out" in codes(result)
    assert result.document is not None
    assert result.document.title == "The bridge is closed"
    assert "ferry sinks" not in result.document.text


def test_several_articles_under_another_name_are_named() -> None:
    result = read(whole("The bridge is closed", 1) + whole("The ferry sinks", 2), title="Ibrem")
    assert result.state is InputState.REJECTED
    assert result.parts == ("The bridge is closed", "The ferry sinks")


@pytest.mark.parametrize(
    ("figure", "caption"),
    [
        ("<figcaption>The bridge in better days.</figcaption>", "The bridge in better days."),
        (
            "<figcaption>The bridge at noon. <span class=credit>Ilse Brandt</span></figcaption>",
            "The bridge at noon.",
        ),
        ("<p class='wp-caption-text'>The bridge in better days.</p>", "The bridge in better days."),
        ("<div class=imageCaption>The old bridge of Ibrem</div>", "The old bridge of Ibrem"),
        ("<figcaption>Photo: Ilse Brandt</figcaption>", None),
        ("<figcaption>A bridge</figcaption>", None),
        ("<aside class=related><figcaption>The other bridge at night</figcaption></aside>", None),
        ("<figcaption style='display:none'>The bridge in better days.</figcaption>", None),
    ],
)
def test_captions_stand_behind_the_text(figure: str, caption: str | None) -> None:
    middle = f"<p>{PARAGRAPHS[0]}</p><figure>{figure}</figure>" + BODY[len(PARAGRAPHS[0]) + 7 :]
    document = read(article(middle)).document
    assert document is not None
    said = [(block.kind, block.span.of(document.text)) for block in document.blocks[1:]]
    body = [(BlockKind.PARAGRAPH, text) for text in PARAGRAPHS]
    assert said == body + ([(BlockKind.CAPTION, caption)] if caption else [])
