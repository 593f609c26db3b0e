from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from hashlib import sha256
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.publish.sample import (
    Records,
    dam_article,
    gather,
    plain_article,
    sample_records,
    told_records,
)

from alleged.publish.inert import MAX_MARKS
from alleged.publish.report import (
    UNFOLDED_ARTICLES,
    UNFOLDED_INPUTS,
    ErrorRate,
    write_report,
)
from alleged.records.documents import Document, InputState
from alleged.records.ids import record_id
from alleged.records.insinuations import Insinuation, InsinuationKind
from alleged.records.spans import Span
from alleged.records.statements import (
    NAMED_TOGETHER,
    SpeakerCandidate,
    Stance,
    StatementType,
    Strength,
    Voice,
)

RATES = {
    "statements": ErrorRate(
        kind="statements",
        measure="source, cue and content all exact",
        value=0.62,
        gold="500 invented statements",
        meaning="Of 100 statements like these about 62 have the right source, cue and content.",
    )
}


def write(
    records: Records, out: Path, *, rates: dict[str, ErrorRate] | None = None, **limits: int
) -> Any:
    """Write a report and parse it as a browser would."""
    path = out / "report.html"
    write_report(
        records,
        path,
        name="The Orla affair",
        versions={"alleged": "0.1.0", "reader": "reader-1"},
        error_rates=RATES if rates is None else rates,
        **limits,
    )
    return html.document_fromstring(
        path.read_bytes().decode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
    )


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return write(sample_records(), tmp_path_factory.mktemp("report"))


def words_of(node: Any) -> str:
    return " ".join(node.text_content().split())


def css(page: Any, selector: str) -> list[Any]:
    """Elements by tag and class, such as `li.card`."""
    tag, _, name = selector.partition(".")
    path = f"//{tag or '*'}"
    if name:
        path += f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    return list(page.xpath(path))


def original_text(node: Any, document: Document) -> str:
    """The text of an article as the page shows it, with numbers taken out and tokens turned back
    into what the document has in their place."""
    written = ""

    def token(shown: str) -> str:
        marks = re.fullmatch(r"⟨(\d+) combining marks⟩", shown)
        if marks:
            there = document.text[len(written) : len(written) + int(marks[1])]
            assert all(unicodedata.category(char) in ("Mn", "Me") for char in there)
            assert document.text[len(written) - MAX_MARKS : len(written)] == there[:MAX_MARKS]
            return there
        run = re.fullmatch(r"⟨U\+([0-9A-F]+)(?: ×(\d+))?⟩", shown)
        assert run, shown
        return chr(int(run[1], 16)) * int(run[2] or 1)

    def walk(element: Any) -> None:
        nonlocal written
        classes = (element.get("class") or "").split()
        if "ctl" in classes:
            written += token(element.text)
        elif "n" not in classes:
            written += element.text or ""
            for child in element:
                walk(child)
                written += child.tail or ""

    walk(node)
    return written


def test_ids_are_unique(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) > 100
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere(page: Any) -> None:
    ids = set(page.xpath("//@id"))
    targets = [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
    assert len(targets) > 100
    assert set(targets) <= ids


def test_the_text_of_an_article_is_whole_and_exact(page: Any) -> None:
    documents = {document.id: document for document in sample_records()["documents"]}
    shown = css(page, "div.text")
    assert {node.get("data-document") for node in shown} == set(documents)
    for node in shown:
        document = documents[node.get("data-document")]
        assert original_text(node, document) == document.text


def test_every_record_has_a_way_to_its_words_and_back(page: Any) -> None:
    records = sample_records()
    ids = set(page.xpath("//@id"))
    hrefs = set(page.xpath("//@href"))
    marked = {part for group in page.xpath("//@data-r") for part in group.split()}
    for kind in ("statements", "figures", "times", "mentions", "events"):
        for record in records[kind]:
            assert {record.id, f"at-{record.id}"} <= ids
            assert f"#at-{record.id}" in hrefs
            assert record.id in marked


def test_every_marked_word_leads_to_a_record(page: Any) -> None:
    for node in css(page, ".m"):
        first = node.get("data-r").split()[0]
        if node.tag == "a":
            assert node.get("href") == f"#{first}"
        else:
            block = next(
                a for a in node.iterancestors() if a.tag in ("p", "li", "blockquote", "h5")
            )
            assert f"#{first}" in block.xpath(".//a[@class='n']/@href")


def test_what_is_said_is_no_link_so_that_it_can_be_selected(page: Any) -> None:
    (text,) = [node for node in css(page, "div.text") if "They knew" in node.text_content()]
    linked = "".join(words_of(node) for node in text.iter("a"))
    assert "told reporters" in linked
    assert "They knew" not in linked


def test_the_words_marked_for_a_record_are_the_words_of_its_spans(page: Any) -> None:
    records = sample_records()
    documents = {document.id: document for document in records["documents"]}
    classes = {"source": "so", "cue": "cu", "content": "co"}
    for statement in records["statements"]:
        document = documents[statement.document_id]
        for role, name in classes.items():
            positions: set[int] = set()
            for span in getattr(statement, role):
                positions.update(range(span.start, span.end))
            shown = marked_positions(page, document, statement.id, name)
            # A word may be content here and source of a statement within: all of it is marked.
            assert positions <= shown


def marked_positions(page: Any, document: Document, record_id: str, name: str) -> set[int]:
    """The characters that carry the class and the record."""
    (node,) = page.xpath(f"//div[@data-document='{document.id}']")
    found: set[int] = set()
    position = 0

    def walk(element: Any, inside: bool) -> None:
        nonlocal position
        classes = (element.get("class") or "").split()
        if "n" in classes:
            return
        inside = inside or (name in classes and record_id in (element.get("data-r") or "").split())
        if "ctl" in classes:
            step = re.search(r"(\d+) combining|×(\d+)", element.text)
            length = int(step[1] or step[2]) if step else 1
            if inside:
                found.update(range(position, position + length))
            position += length
            return
        for piece, child in [(element.text or "", None), *((c.tail or "", c) for c in element)]:
            if child is not None:
                walk(child, inside)
            if inside:
                found.update(range(position, position + len(piece)))
            position += len(piece)

    walk(node, False)
    return found


def test_what_is_said_never_stands_without_who_says_it_and_in_which_words(page: Any) -> None:
    quotes = css(page, "blockquote.said")
    assert len(quotes) == len(sample_records()["statements"])
    for quote in quotes:
        line = quote.getprevious()
        assert line.get("class") == "say"
        assert line.xpath(".//b[contains(@class, 'who')]")
        assert line.xpath(".//*[@class='cue']") or "(no reporting words)" in words_of(line)
    for row in page.xpath("//table[@id='table-statements']/tbody/tr"):
        assert words_of(row[2])
        assert words_of(row[3])


def test_a_statement_within_a_statement_names_both_speakers(page: Any) -> None:
    inner = next(node for node in css(page, "p.say") if "had told" in words_of(node))
    assert (
        words_of(inner)
        == "7 Inside statement 6 by Anselm Brenner: “officials” (no full name), “had told”:"
    )


def test_unnamed_sources_and_missing_ones_are_counted_apart(page: Any) -> None:
    named = {words_of(row[0]): words_of(row[1]) for row in rows(page, "table-speakers")}
    assert named["Anselm Brenner"] == "5"
    assert named["Tilda Rask"] == "3"
    unnamed = {words_of(row[0]) for row in rows(page, "table-unresolved")}
    assert {"officials", "Geologists", "a former inspector"} <= unnamed
    assert not unnamed & set(named)
    assert "she" not in unnamed
    assert "By a pronoun that is left open 1 “she” 1×." in words_of(page)
    assert "2 statements are reported without any source in the text." in words_of(page)


def rows(page: Any, table: str) -> list[Any]:
    return list(page.xpath(f"//table[@id='{table}']/tbody/tr"))


def test_every_input_is_listed_with_its_end_and_those_that_failed_come_first(page: Any) -> None:
    listed = [(words_of(row[0])[:20], words_of(row[1])) for row in rows(page, "table-inputs")]
    assert len(listed) == len(sample_records()["origins"])
    assert listed[:2] == [("orla/notes.txt", "partial"), ("orla/scan.pdf", "rejected")]
    assert {state for _, state in listed[2:]} == {"ok"}
    assert "6 inputs: 4 ok, 1 partial, 1 rejected." in words_of(page)


def test_of_many_inputs_those_not_wholly_read_stand_before_the_folded_table(
    page: Any, tmp_path: Path
) -> None:
    assert css(page, "ul.not-whole") == []
    records = copies(UNFOLDED_INPUTS + 1)
    first, *rest = records["origins"]
    lost = replace(first, state=InputState.PARTIAL, reason="cut short")
    many = write({**records, "origins": [lost, *rest]}, tmp_path)
    (listed,) = css(many, "ul.not-whole")
    assert words_of(listed) == f"partial {first.name} cut short"
    assert len(rows(many, "table-inputs")) == UNFOLDED_INPUTS + 1
    assert many.xpath("//details//table[@id='table-inputs']")


def test_every_issue_says_what_to_do_and_the_lost_ones_come_first(page: Any) -> None:
    listed = rows(page, "table-remarks")
    assert len(listed) == len(sample_records()["issues"])
    assert words_of(listed[0][0]) == "lost"
    assert words_of(listed[0][2]).startswith("Run it through a text recognition program")


def test_a_date_comes_with_what_says_so(page: Any) -> None:
    facts = next(n for n in css(page, "dl.facts") if "json-ld" in words_of(n))
    assert "2022-05-04T08:30:00+02:00 as precise as the minute; says json-ld datePublished" in (
        words_of(facts)
    )
    assert any("no date found; none is guessed" in words_of(n) for n in css(page, "dl.facts"))


def test_error_rates_stand_beside_the_records(page: Any) -> None:
    (section,) = page.xpath("//section[@id='statements']")
    assert RATES["statements"].meaning in words_of(section)
    assert RATES["statements"].gold in words_of(section)
    (figures,) = page.xpath("//section[@id='figures']")
    assert "Not measured for this kind of record." in words_of(figures)


def test_headings_come_in_order(page: Any) -> None:
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_report_of_nothing_can_be_read(tmp_path: Path) -> None:
    page = write({}, tmp_path, rates={})
    assert "A program read 0 articles" in words_of(page)
    assert "No error rates came with this dossier." in words_of(page)


def test_an_article_without_blocks_is_shown_all_the_same(tmp_path: Path) -> None:
    records = gather([plain_article()])
    document = records["documents"][0]
    records["documents"] = [replace(document, blocks=())]
    page = write(records, tmp_path)
    (node,) = css(page, "div.text")
    assert original_text(node, document) == document.text


def test_spans_past_the_end_of_the_text_do_not_break_the_page(tmp_path: Path) -> None:
    records = gather([dam_article()])
    length = len(records["documents"][0].text)
    beyond = replace(
        records["figures"][0], id="fig-beyond", span=Span(length - 3, length + 50), counted=None
    )
    records["figures"].append(beyond)
    page = write(records, tmp_path)
    (node,) = css(page, "div.text")
    assert original_text(node, records["documents"][0]) == records["documents"][0].text


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(told_records(), tmp_path / name)
    first, second = ((tmp_path / name / "report.html").read_bytes() for name in ("a", "b"))
    assert first == second


def test_the_policy_allows_the_page_s_own_style_and_script_and_nothing_else(page: Any) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style")
    (script,) = page.xpath("//script")
    for node, directive in ((style, "style-src"), (script, "script-src")):
        digest = b64encode(sha256(node.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not page.xpath("//@style | //@src | //@srcset | //link | //iframe | //img | //form")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")


def test_the_sums_at_the_top_are_those_of_the_records(tmp_path: Path) -> None:
    records = told_records()
    rows = write(records, tmp_path).xpath("//dl[@class='tally']/div")
    told = {words_of(row[0]): words_of(row[1]) for row in rows}
    for kind in ("figures", "times", "claims", "contradictions"):
        assert records[kind]
        assert told[kind] == str(len(records[kind]))


@pytest.mark.parametrize("records", [sample_records, told_records])
def test_the_report_s_own_voice_asserts_nothing(
    records: Callable[[], Records], tmp_path: Path
) -> None:
    page = write(records(), tmp_path)
    for node in page.xpath("//bdi | //div[@class='text'] | //style | //script"):
        node.clear(keep_tail=True)
    own = words_of(page)
    assert len(own) > 2000
    pattern = r"(?i)\b(lie|lies|lied|liar|guilty|criminal|fake|proved|proves|proven|fact|facts)\b"
    assert re.findall(pattern, own) == []


# Limits


def copies(count: int) -> Records:
    """The same short article many times, the later ones with fewer statements."""
    writers = []
    for number in range(count):
        writer = plain_article()
        document = replace(writer.document, id=f"doc-{number:04}")
        writer.document = document
        writer.origin = replace(
            writer.origin, id=f"org-{number:04}", name=f"{number:04}.txt", document_id=document.id
        )
        writer.statements = [
            replace(s, id=f"stm-{number}-{i}", document_id=document.id)
            for i, s in enumerate(writer.statements[: 1 + number % 5])
        ]
        writer.figures = []
        writer.issues = []
        writer.mentions = [
            replace(m, id=f"men-{number}-{i}", document_id=document.id)
            for i, m in enumerate(writer.mentions)
        ]
        writers.append(writer)
    return gather(writers)


def test_above_the_limit_the_articles_with_most_statements_are_shown_and_the_rest_is_named(
    tmp_path: Path,
) -> None:
    page = write(copies(20), tmp_path, max_articles=4, max_rows=10)
    shown = {node.get("id") for node in css(page, "article.article")}
    assert shown == {"article-5", "article-10", "article-15", "article-20"}
    said = words_of(page)
    assert "This report shows 4 of 20 articles in full: those with the most statements." in said
    assert "The first 10 of 60 rows are here." in said
    assert len(rows(page, "table-statements")) == 10
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//@href") if href[0] == "#"} <= ids


def test_a_long_report_folds_its_articles_and_keeps_every_link(tmp_path: Path) -> None:
    page = write(copies(UNFOLDED_ARTICLES + 1), tmp_path)
    assert len(page.xpath("//article/details[not(@open)]")) == UNFOLDED_ARTICLES + 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href") if href[0] == "#"} <= set(ids)
    documents = {document.id: document for document in copies(UNFOLDED_ARTICLES + 1)["documents"]}
    for node in css(page, "div.text"):
        document = documents[node.get("data-document")]
        assert original_text(node, document) == document.text


def test_below_the_limits_nothing_is_said_to_be_left_out(page: Any) -> None:
    said = words_of(page)
    assert "in full: those with the most" not in said
    assert "rows are here" not in said
    assert not css(page, "details.fold")


# Hostile text

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea></template></bdi></span></a><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=alert(1) `",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>click</a>",
    "javascript:alert(1)",
    "jav\tascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<form action=https://evil.example><input name=q></form>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<object data='javascript:alert(1)'></object>",
    "<details open ontoggle=alert(1)>",
    "<!-- --><script>alert(1)</script><!--",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;script&#x3E;alert(1)",
    "\u202e<script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\ufeff<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "x\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "]]>\"'><x y=z>",
]
BENIGN = "benign"
"""Takes the place of a payload in the page that the hostile one is compared with."""

KEPT = frozenset(
    {"id", "document_id", "statement_id", "anchor", "text", "language", "entity_id",
     "dossier_entity_id", "speaker_id", "mention_id", "period", "other_end_id", "interval_id",
     "place"}
)  # fmt: skip


def planted(record: Any, payload: str) -> Any:
    """The record with the payload in each field of free text."""
    changes: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in KEPT or isinstance(value, Enum):
            continue
        if isinstance(value, str) or (value is None and field.name in OPTIONAL_TEXT):
            changes[field.name] = payload
        elif is_dataclass(value) and not isinstance(value, Span):
            changes[field.name] = planted(value, payload)
        elif isinstance(value, tuple) and value and type(value[0]) is str:
            if field.name not in KEPT:
                changes[field.name] = (payload,) * len(value)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(
                planted(one, payload) if is_dataclass(one) and not isinstance(one, Span) else one
                for one in value
            )
    return replace(record, **changes)


OPTIONAL_TEXT = frozenset(
    {"title", "byline", "outlet", "url", "encoding", "locator", "speaker", "unit", "qualifier",
     "value", "origin", "format", "section", "outlet_owner", "outlet_country", "admin1", "country",
     "unit_code", "of", "to", "since", "until", "begin", "end", "name"}
)  # fmt: skip


def hostile_records(payload: str) -> Records:
    """Every field of free text, and the article itself, is the payload."""
    records = told_records()
    planted_records = {
        kind: [planted(record, payload) for record in of_kind] for kind, of_kind in records.items()
    }
    planted_records["documents"] = [
        replace(document, text=filled(document, payload), language=payload)
        for document in planted_records["documents"]
    ]
    return planted_records


def filled(document: Document, payload: str) -> str:
    """The payload over and over, as long as the text was and with the same breaks between
    paragraphs, so that the places hold."""
    endless = cycle(payload)
    in_blocks = {i for block in document.blocks for i in range(block.span.start, block.span.end)}
    return "".join(
        next(endless) if i in in_blocks else char for i, char in enumerate(document.text)
    )


def skeleton(page: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Elements with their attributes' names, but for the tokens of hidden characters and for what
    depends on whether an address can be clicked."""
    nodes = [
        node
        for node in page.iter()
        if isinstance(node.tag, str) and "ctl" not in (node.get("class") or "").split()
    ]
    return [(node.tag, tuple(sorted(node.keys()))) for node in nodes]


def write_hostile(payload: str, out: Path) -> Any:
    rate = ErrorRate(kind="statements", measure=payload, value=0.5, gold=payload, meaning=payload)
    return write(hostile_records(payload), out, rates={"x": rate})


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return skeleton_without_mixed(write_hostile(BENIGN, tmp_path_factory.mktemp("benign")))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_element_or_attribute_is_born_of_a_payload(
    payload: str, benign: Any, tmp_path: Path
) -> None:
    page = write_hostile(payload, tmp_path)
    assert skeleton_without_mixed(page) == benign
    for href in page.xpath("//@href"):
        assert href.startswith("#")


def skeleton_without_mixed(page: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Notes on look-alike letters may come with a payload; they are ours."""
    for node in page.xpath("//span[@class='tag warn'][starts-with(., 'mixes ')]"):
        node.drop_tree()
    return skeleton(page)


@pytest.mark.parametrize(
    "payload", ["\u202egpj.exe", "a\u200bb", "\x1b[2J", "\U000e0041", "\r\n\x00"]
)
def test_no_character_that_hides_or_reorders_is_left_in_the_page(
    payload: str, tmp_path: Path
) -> None:
    write(hostile_records(payload), tmp_path)
    written = (tmp_path / "report.html").read_bytes().decode()
    left = {
        f"U+{ord(char):04X}"
        for char in set(written)
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    }
    assert left <= {"U+000A"}


def test_a_lone_surrogate_does_not_stop_the_report(tmp_path: Path) -> None:
    page = write(hostile_records("a\ud800b"), tmp_path)
    assert "⟨U+D800⟩" in words_of(page)


def test_what_is_implied_says_who_implies_it_and_is_no_statement(tmp_path: Path) -> None:
    writer = dam_article()
    text, document = writer.document.text, writer.document
    first = writer.statements[0]
    place = first.content[0]

    def hint(kind: InsinuationKind, span: Span, statement_id: str | None) -> Insinuation:
        return Insinuation(
            id=record_id("ins", document.id, kind.value, [span]),
            document_id=document.id,
            kind=kind,
            span=span,
            trigger=Span(span.start, span.start + 3),
            presupposed=span,
            target=(),
            evidence=None,
            evidence_reason="nothing is offered",
            statement_id=statement_id,
            in_title=False,
            probability=0.6,
            reason="it takes a deed for granted",
            made_by="by hand",
        )

    outside = Span(0, 12)
    writer.insinuations += [
        hint(InsinuationKind.QUESTION, outside, None),
        hint(InsinuationKind.MOTIVE, place, first.id),
    ]
    page = write(gather([writer]), tmp_path)
    cards = {one.id: words_of(page.get_element_by_id(one.id)) for one in writer.insinuations}
    own, told = (cards[one.id] for one in writer.insinuations)
    assert own.startswith(f"The article itself implies by “{outside.of(text)}”")
    assert "statement 1, implies by" in told
    assert all("in support: nothing is offered" in card for card in cards.values())
    assert len(page.xpath("//*[@id='table-statements']//tbody/tr")) == len(writer.statements)


def test_the_article_s_own_sentences_are_no_rows_among_what_is_reported(tmp_path: Path) -> None:
    writer = dam_article()
    reported = len(writer.statements)
    own = replace(
        writer.statements[0], id="stm-own", source=(), cue=(), voice=Voice.ARTICLE, speaker=None
    )
    writer.statements.append(own)
    page = write(gather([writer]), tmp_path)
    assert len(page.xpath("//*[@id='table-statements']//tbody/tr")) == reported


def test_a_statement_tells_what_is_done_with_the_words_and_how_weak_its_source_is(
    tmp_path: Path,
) -> None:
    writer = dam_article()
    first = writer.statements[0]
    writer.statements[0] = replace(
        first,
        type=StatementType.DENIES,
        strength=Strength.POSSIBLE,
        strength_words=(Span(first.content[0].start, first.content[0].start + 4),),
        stance=Stance.DOUBTING,
        weak_source="“critics” are many, and nobody is named",
        speaker_candidates=(SpeakerCandidate("Tilda Rask", 0.5, "the speaker before"),),
    )
    page = write(gather([writer]), tmp_path)
    card = words_of(page.get_element_by_id(first.id))
    assert "denies or refuses; put as possible by “" in card
    assert "the article’s verb doubts it" in card
    assert "weak source “critics” are many" in card
    assert "may be Tilda Rask 0.50" in card


def test_two_who_speak_together_are_no_guess(tmp_path: Path) -> None:
    writer = dam_article()
    first = writer.statements[0]
    both = tuple(SpeakerCandidate(name, 0.42, NAMED_TOGETHER) for name in ("Ada Lund", "Bo Tann"))
    writer.statements[0] = replace(first, speaker_candidates=both)
    card = words_of(write(gather([writer]), tmp_path).get_element_by_id(first.id))
    assert "Ada Lund and Bo Tann, named together" in card
    assert "may be" not in card
