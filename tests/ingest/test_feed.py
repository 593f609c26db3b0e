"""Feeds: RSS, RDF, Atom and JSON Feed."""

from __future__ import annotations

import json
import random
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.growth import assert_linear

from alleged.ingest.feed import split_feed
from alleged.ingest.members import Loss, Member, SplitOptions
from alleged.ingest.message_dates import parse_message_date
from alleged.ingest.read import ReadOptions, read_document
from alleged.records.documents import DatePrecision, InputState
from alleged.records.issues import Severity

BODY = (
    "<p>The dam above Veln leaks, the mayor of the town said on Monday.</p>"
    "<p>“Nobody has to leave,” she told reporters in front of the school, where beds stand ready "
    "for two hundred people from the lower streets of the town.</p>"
    "<p>An engineer of the ministry said that the water had risen by 1.2 metres in three days.</p>"
)
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Radio Osk</title>'
    "<link>https://osk.example/</link><language>en-GB</language>\n"
)
TAIL = "</channel></rss>\n"


def item(number: int = 1, *, body: str | None = BODY, more: str = "") -> str:
    content = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
    return (
        f"<item><title>Dam {number} leaks</title><link>/news/{number}</link>"
        f"<guid isPermaLink='false'>osk-{number}</guid><dc:creator>Ann Poe</dc:creator>"
        "<pubDate>Mon, 03 Mar 2031 10:00:00 +0200</pubDate>"
        f"<description>Water runs under the dam.</description>{content}{more}</item>\n"
    )


def split(tmp_path: Path, data: str | bytes, **options: Any) -> tuple[list[Member], list[Loss]]:
    path = tmp_path / "stored"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    listed = list(split_feed(path, SplitOptions(name="osk.xml", **options)))
    return (
        [entry for entry in listed if isinstance(entry, Member)],
        [entry for entry in listed if isinstance(entry, Loss)],
    )


def lost(losses: list[Loss]) -> list[Loss]:
    return [loss for loss in losses if loss.severity is not Severity.NOTE]


def text_of(member: Member) -> str:
    result = read_document(member.data, name="x", format=member.format, options=ReadOptions())
    assert result.document is not None, result.reason
    return result.document.text


def test_an_item_with_its_full_text_is_an_article_under_its_headline(tmp_path: Path) -> None:
    (member,), losses = split(tmp_path, HEAD + item() + TAIL)
    assert losses == []
    assert member.locator == "item 1"
    assert member.format == "html"
    text = text_of(member)
    assert text.startswith("Dam 1 leaks\n\nThe dam above Veln leaks, the mayor")
    assert text.endswith("1.2 metres in three days.")


def test_the_line_that_a_blog_puts_under_every_item_is_no_part_of_the_article(
    tmp_path: Path,
) -> None:
    foot = '<p>The post <a href="x">Dam 1 leaks</a> appeared first on <a href="y">Osk</a>.</p>'
    (member,), _ = split(tmp_path, HEAD + item(body=BODY + foot) + TAIL)
    assert "appeared first" not in text_of(member)


def test_what_the_feed_says_of_an_article_is_handed_on_with_its_evidence(tmp_path: Path) -> None:
    (member,), _ = split(tmp_path, HEAD + item() + TAIL)
    given = member.given
    assert (given.url, given.title, given.byline, given.outlet, given.language) == (
        "https://osk.example/news/1",
        "Dam 1 leaks",
        "Ann Poe",
        "Radio Osk",
        "en-GB",
    )
    assert given.published is not None
    assert given.published.value == "2031-03-03T10:00:00+02:00"
    assert given.published.evidence == "feed pubDate"
    assert given.published.raw == "Mon, 03 Mar 2031 10:00:00 +0200"
    assert given.modified is None


def test_an_item_with_a_summary_only_is_kept_as_an_address(tmp_path: Path) -> None:
    members, (loss,) = split(tmp_path, HEAD + item(body=None) + TAIL)
    assert members == []
    assert (loss.locator, loss.state, loss.severity) == (
        "item 1",
        InputState.REJECTED,
        Severity.LOST,
    )
    assert "only a summary" in loss.what
    assert "https://osk.example/news/1" in loss.what
    assert "addresses" in loss.fix


@pytest.mark.parametrize(
    "end", ["… [...]", "<a href='/1'>Read more</a>", "<p>Continue reading: Dam leaks</p>", "…"]
)
def test_a_long_teaser_is_told_from_the_article_by_its_end(tmp_path: Path, end: str) -> None:
    members, losses = split(tmp_path, HEAD + item(body=BODY + end) + TAIL)
    assert members == []
    assert "only a summary" in losses[0].what


def test_a_description_that_is_clearly_the_article_is_taken(tmp_path: Path) -> None:
    long = "".join(f"<p>Water rose at gate {n}, the warden of the dam said.</p>" for n in range(30))
    entry = f"<item><title>T</title><description><![CDATA[{long}]]></description></item>"
    (member,), _ = split(tmp_path, HEAD + entry + TAIL)
    assert "gate 29" in text_of(member)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<content type="html">{escaped}</content>', "html"),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>',
            "html",
        ),
        ('<content type="text">{plain}</content>', "text"),
    ],
)
def test_atom_entries_hold_their_article_in_three_ways(
    tmp_path: Path, content: str, expected: str
) -> None:
    import html
    import re

    plain = re.sub("<[^>]*>", " ", BODY.replace("</p>", "\n\n"))
    filled = content.format(escaped=html.escape(BODY), body=BODY, plain=plain)
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://osk.example/a/">'
        '<title>Radio Osk</title><entry><title type="html">Dam &lt;b&gt;leaks&lt;/b&gt;</title>'
        '<link rel="self" href="https://osk.example/feed"/><link href="../b/1"/><id>x</id>'
        "<author><name>Ann Poe</name></author><author><name>Bo Li</name></author>"
        f"<updated>2031-03-04T08:00:00Z</updated>{filled}</entry></feed>"
    )
    (member,), losses = split(tmp_path, data)
    assert losses == []
    assert member.format == expected
    assert "“Nobody has to leave,” she told reporters" in text_of(member)
    assert member.given.title == "Dam leaks"
    assert member.given.byline == "Ann Poe, Bo Li"
    assert member.given.published is None
    assert member.given.modified is not None
    assert member.given.modified.evidence == "feed updated"


def test_rss_1_0_items_stand_beside_the_channel(tmp_path: Path) -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>Radio Osk</title><link>https://osk.example/</link></channel>"
        "<item><title>Dam</title><link>https://osk.example/1</link><dc:date>2031-03-03</dc:date>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded></item></rdf:RDF>"
    )
    (member,), _ = split(tmp_path, data)
    assert member.given.outlet == "Radio Osk"
    assert member.given.published is not None
    assert member.given.published.precision is DatePrecision.DAY
    assert member.given.published.evidence == "feed dc:date"


def test_a_json_feed_is_read_too(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Radio Osk",
        "language": "en",
        "items": [
            {"id": "1", "url": "https://osk.example/1", "title": "Dam", "content_html": BODY,
             "date_published": "2031-03-03T10:00:00+02:00", "authors": [{"name": "Ann Poe"}]},
            {"id": "2", "url": "https://osk.example/2", "summary": "Short."},
            7,
        ],
    }  # fmt: skip
    (member,), losses = split(tmp_path, json.dumps(feed))
    assert member.given.byline == "Ann Poe"
    assert "three days" in text_of(member)
    assert [loss.locator for loss in losses] == ["item 2", "item 3"]


def test_media_titles_and_other_modules_do_not_name_the_article(tmp_path: Path) -> None:
    more = "<media:title>A picture of the dam</media:title><media:description>x</media:description>"
    (member,), _ = split(tmp_path, HEAD + item(more=more) + TAIL)
    assert member.given.title == "Dam 1 leaks"


def test_the_same_guid_twice_keeps_both_items_and_says_so(tmp_path: Path) -> None:
    members, losses = split(tmp_path, HEAD + item() + item() + TAIL)
    assert len(members) == 2
    assert "item 2" in losses[0].what
    assert losses[0].severity is Severity.NOTE


def test_html_entities_that_xml_does_not_know_are_read(tmp_path: Path) -> None:
    entry = item().replace("<title>Dam 1 leaks", "<title>Dam&nbsp;of Z&uacute;&ntilde;iga &amp; Co")
    (member,), losses = split(tmp_path, HEAD + entry + TAIL)
    assert losses == []
    assert member.given.title == "Dam of Zúñiga & Co"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Mon, 03 Mar 2031 10:00:00 EST", "2031-03-03T10:00:00-05:00"),
        ("3 Mar 31 10:00 GMT", "2031-03-03T10:00+00:00"),
        ("Mon, 3 Mar 2031 10:00:00 -0000", "2031-03-03T10:00:00+00:00"),
        ("Mon, 3 Mar 2031 10:00:00 +0100 (CET)", "2031-03-03T10:00:00+01:00"),
        ("Mon, 3 Mar 2031 10:00:00 IST", "2031-03-03T10:00:00"),
        ("2031-03-03T10:00:00Z", "2031-03-03T10:00:00+00:00"),
        ("2031-03", "2031-03"),
        ("03/04/2031", None),
        ("Mon, 31 Feb 2031 10:00:00 GMT", None),
        ("yesterday", None),
        ("Mon, 03 Mar 2031 25:00:00 GMT", None),
        ("9" * 5_000, None),
    ],
)
def test_dates_of_feeds_and_mails_are_read_without_adding_anything(
    raw: str, value: str | None
) -> None:
    date = parse_message_date(raw, "feed pubDate")
    assert (date.value if date else None) == value


def test_a_date_that_cannot_be_read_is_no_date_and_is_said(tmp_path: Path) -> None:
    entry = item().replace("Mon, 03 Mar 2031 10:00:00 +0200", "03/04/2031")
    (member,), losses = split(tmp_path, HEAD + entry + TAIL)
    assert member.given.published is None
    assert "'03/04/2031'" in losses[0].what


def test_a_hundred_cuts_never_lose_an_item_in_silence(tmp_path: Path) -> None:
    whole = HEAD + "".join(item(n) for n in range(1, 21)) + TAIL
    pages = [member.data for member in split(tmp_path, whole)[0]]
    chance = random.Random(56)
    for _ in range(100):
        cut = whole.encode()[: chance.randrange(len(whole.rstrip()))]
        members, losses = split(tmp_path, cut)
        assert [member.data for member in members] == pages[: len(members)]
        assert lost(losses), len(cut)
        complete = cut.count(b"</item>")
        assert len(members) == complete
        if members:
            assert f"the last whole item before it: item {complete}" in lost(losses)[-1].what


def test_an_item_that_is_no_xml_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    bad = item(2).replace("<guid", "<b>A & B < C</guid><guid")
    members, losses = split(tmp_path, HEAD + item(1) + bad + item(3) + item(4) + TAIL)
    titles = [member.given.title for member in members]
    assert titles == ["Dam 1 leaks", "Dam 3 leaks", "Dam 4 leaks"]
    assert {member.given.outlet for member in members} == {"Radio Osk"}
    (loss,) = lost(losses)
    assert loss.locator == "item 2"
    assert "last whole item before it: item 1" in loss.what


def test_a_bare_ampersand_in_an_address_is_the_character_itself(tmp_path: Path) -> None:
    entry = item().replace("/news/1", "/news?a=1&b=2&copy;=3")
    (member,), losses = split(tmp_path, HEAD + entry + TAIL)
    assert losses == []
    assert member.given.url == "https://osk.example/news?a=1&b=2©=3"


def test_a_damaged_feed_whose_items_are_whole_says_so(tmp_path: Path) -> None:
    members, losses = split(tmp_path, HEAD + "<br>" + item(1) + item(2) + TAIL)
    assert len(members) == 2
    (loss,) = losses
    assert "its 2 items are whole" in loss.what


def test_a_hundred_damaged_bytes_never_lose_an_item_in_silence(tmp_path: Path) -> None:
    whole = (HEAD + "".join(item(n) for n in range(1, 21)) + TAIL).encode()
    chance = random.Random(57)
    for _ in range(100):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        members, losses = split(tmp_path, bytes(damaged))
        assert len(members) == 20 or lost(losses)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "prologue",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY l11 SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
    ],
)
def test_entities_of_a_feeds_own_are_refused(tmp_path: Path, prologue: str) -> None:
    data = HEAD.replace("<rss", prologue + "<rss") + item(body=BODY + "&l11;") + TAIL
    data = data.replace("Dam 1 leaks", "Dam &l11;")
    started = time.process_time()
    members, losses = split(tmp_path, data)
    assert time.process_time() - started < 2
    assert members == []
    assert lost(losses)


def test_an_outside_dtd_is_not_looked_for(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    members, losses = split(tmp_path, HEAD.replace("<rss", doctype + "<rss") + item() + TAIL)
    assert len(members) == 1
    assert losses == []


def test_xinclude_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret of Veln")
    more = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
        f'href="{(tmp_path / "secret").as_uri()}"/>'
    )
    (member,), _ = split(tmp_path, HEAD + item(more=more) + TAIL)
    assert b"secret of Veln" not in member.data


@pytest.mark.parametrize(
    "data", [b"<html><body>x</body></html>", b"", b"<rss>", b"{}", b"{", b"\x00<"]
)
def test_what_is_no_feed_is_refused_with_a_reason(tmp_path: Path, data: bytes) -> None:
    members, losses = split(tmp_path, data)
    assert members == []
    assert lost(losses)
    assert all(loss.what for loss in losses)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_the_encoding_that_the_feed_declares_is_used(tmp_path: Path, encoding: str) -> None:
    data = (HEAD + item() + TAIL).replace("utf-8", encoding, 1).replace("Ann Poe", "Ana Zúñiga")
    (member,), _ = split(tmp_path, data.replace("“", '"').replace("”", '"').encode(encoding))
    assert member.given.byline == "Ana Zúñiga"


@pytest.mark.slow
def test_a_hundred_thousand_items_take_seconds(tmp_path: Path) -> None:
    data = HEAD + "".join(item(n, body=None) for n in range(100_000)) + TAIL
    started = time.process_time()
    members, losses = split(tmp_path, data)
    assert members == []
    assert len(losses) == 100_000
    assert time.process_time() - started < 25


@pytest.mark.parametrize(
    "grow",
    [
        lambda n: HEAD + "<item>" * n,
        lambda n: HEAD + "<item><title>" + "<" * n,
        lambda n: HEAD + "<item><title>" + "&" * n,
        lambda n: HEAD + item(body="<" * n) + TAIL,
        lambda n: HEAD + item(body="…" + " " * n) + TAIL,
        lambda n: HEAD + item(body="read more " * (n // 10)) + TAIL,
        lambda n: HEAD + "<item><title>" + "]" * n + "</title></item>" + TAIL,
        lambda n: HEAD.replace("<title>", f'<title {"a" * n}="x">') + item() + TAIL,
    ],
)
def test_time_grows_with_the_size_of_a_feed(tmp_path: Path, grow: Any) -> None:
    assert_linear(lambda size: partial(split, tmp_path, grow(size)))
