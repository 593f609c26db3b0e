"""Bytes made to break a reader: each ends in a state with a reason, and none takes too long."""

from __future__ import annotations

import json
import random
import re
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.checks import assert_run_leads_back, assert_runs_hold

from alleged.ingest.decode import decode
from alleged.ingest.read import ReadOptions, ReadResult, preload, read_document
from alleged.records.documents import InputState
from alleged.records.issues import Severity

preload()

ENDS = {
    InputState.OK,
    InputState.PARTIAL,
    InputState.REJECTED,
    InputState.TOO_LARGE,
}
PROSE = "The mayor of Ibrem said on Monday that the bridge would be closed until further notice. "


def read(data: bytes, name: str = "a.txt", format: str | None = None) -> ReadResult:
    result = read_document(data, name=name, format=format, options=ReadOptions())
    assert_consistent(result)
    return result


def assert_consistent(result: ReadResult) -> None:
    """What holds for every result, whatever the bytes."""
    assert result.state in ENDS, result.reason
    assert (result.document is None) == (
        result.state in (InputState.REJECTED, InputState.TOO_LARGE)
    )
    assert bool(result.reason) == (result.state is not InputState.OK)
    for issue in result.issues:
        assert issue.what
        assert issue.code
    document = result.document
    if document is None:
        assert result.issues[-1].severity is Severity.LOST
        assert result.issues[-1].fix
        return
    text = document.text
    assert text.strip()
    text.encode()
    assert "\x00" not in text
    end = 0
    for block in document.blocks:
        assert block.span.start >= end
        assert block.span.of(text).strip()
        assert not text[end : block.span.start].strip()
        end = block.span.end
    assert end == len(text)
    end = 0
    for run in document.offset_map:
        assert end <= run.start <= run.end <= len(text)
        assert run.start < run.end or run.repair is not None
        assert run.offset >= 0
        end = run.end
    if document.title_span is not None:
        assert document.title_span.of(text) == document.title


def pdf_of(*objects: bytes, trailer: bytes = b"<< /Root 1 0 R >>") -> bytes:
    body = b"%PDF-1.4\n"
    for number, item in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    return body + b"trailer\n" + trailer + b"\n%%EOF"


def page_of(content: bytes, extra: bytes = b"") -> tuple[bytes, ...]:
    return (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), extra, content),
    )


ARTICLE_HTML = f"<html><body><article><h1>Closed</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>".encode()
SENTENCES = PROSE.encode() * 4

CASES: dict[str, tuple[bytes, str]] = {
    "zero bytes": (b"", "a.txt"),
    "zero bytes as html": (b"", "a.html"),
    "zero bytes as pdf": (b"", "a.pdf"),
    "zero bytes as json": (b"", "a.jsonl"),
    "UTF-8 mark only": (b"\xef\xbb\xbf", "a.txt"),
    "UTF-16 mark only": (b"\xff\xfe", "a.html"),
    "UTF-32 mark only": (b"\xff\xfe\x00\x00", "a.txt"),
    "a megabyte of NUL": (bytes(10**6), "a.txt"),
    "NUL in HTML": (ARTICLE_HTML.replace(b"mayor", b"may\x00or"), "a.html"),
    "random bytes": (random.Random(42).randbytes(200_000), "a.txt"),
    "random bytes as html": (random.Random(43).randbytes(200_000), "a.html"),
    "random bytes as pdf": (b"%PDF-1.7" + random.Random(44).randbytes(200_000), "a.pdf"),
    "random bytes as json": (random.Random(45).randbytes(20_000), "a.jsonl"),
    "gzip as html": (b"\x1f\x8b\x08" + bytes(50), "a.html"),
    "zip as docx": (b"PK\x03\x04" + bytes(50), "a.docx"),
    "cut character": (("Die Präsidentin sprach. " * 40 + "ä").encode()[:-1], "a.txt"),
    "UTF-16 without mark": ((PROSE * 3).encode("utf-16-le"), "a.txt"),
    "UTF-16 BE without mark": ((PROSE * 3).encode("utf-16-be"), "a.txt"),
    "declared latin-1, is UTF-8": (f'<meta charset="latin-1"><p>{PROSE} Zúñiga – “sí”</p>'.encode(), "a.html"),
    "declared UTF-8, is cp1252": (f'<meta charset="utf-8"><p>{PROSE} Zúñiga – “sí”</p>'.encode("cp1252"), "a.html"),
    "declared utf-7": (f'<meta charset="utf-7"><p>{PROSE} +ADw-script+AD4-</p>'.encode(), "a.html"),
    "each line in another encoding": (b"\n".join(f"{PROSE} Zúñiga".encode(codec) for codec in ("utf-8", "cp1252", "utf-16-le")), "a.txt"),
    "lone surrogates in JSON": (b'{"text": "The mayor \\ud800 said that \\udc00 it was closed now."}', "a.jsonl"),
    "overlong UTF-8": (SENTENCES + b"\xc0\xaf\xe0\x80\xaf", "a.txt"),
    "all control characters": (" ".join(f"word{chr(c)}word" for c in (*range(32), *range(127, 160))).encode(), "a.txt"),
    "bidi controls": (f"{PROSE} \u202eHask\u202c \u2067 15,000 \u2069".encode(), "a.txt"),
    "combining marks": (f"{PROSE} e{chr(0x301) * 30_000}".encode(), "a.txt"),
    "odd line ends": (f"{PROSE}\u2028{PROSE}\x85{PROSE}\x0b\x0c\r{PROSE}".encode(), "a.txt"),
    "doctype that never ends": (b"<!DOCTYPE " + b"a/" * 100_000, "a.html"),
    "deep nesting": (b"<html><body>" + b"<div>" * 50_000 + SENTENCES, "a.html"),
    "nested tables": (b"<html><body>" + b"<table><tr><td>" * 20_000 + SENTENCES, "a.html"),
    "unclosed inline": (b"<html><body>" + b"<b>" * 50_000 + SENTENCES, "a.html"),
    "absurd spans": (f"<table><tr><td colspan=1e9 rowspan=-5>{PROSE}</td></tr></table>".encode(), "a.html"),
    "less-than signs": (b"<html>" + b"<" * 200_000, "a.html"),
    "ampersands": (b"<html><p>" + b"&" * 200_000, "a.html"),
    "comment openers": (b"<html><p>" + b"<!--" * 50_000, "a.html"),
    "100,000 attributes": (b"<html><p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">" + SENTENCES, "a.html"),
    "giant attribute": (b'<html><p a="' + b"x" * 1_000_000 + b'">' + SENTENCES, "a.html"),
    "meta refresh and frames": (b'<html><meta http-equiv=refresh content="0;url=//x"><base href="//x"><iframe srcdoc="<p>no</p>"></iframe><p onclick=x()>' + SENTENCES, "a.html"),
    "odd element names": (f'<html><body><o:p>{PROSE}</o:p><x"y>{PROSE}</x"y><a-b>{PROSE}</a-b></body></html>'.encode(), "a.html"),
    "template text": (f"<html><p>{PROSE} {{{{7*7}}}} ${{7*7}} <%= 7*7 %> #{{7*7}}</p>".encode(), "a.html"),
    "JSON depth bomb": (b'{"a":' * 100_000, "a.jsonl"),
    "JSON list bomb": (b'{"text": ' + b"[" * 100_000, "a.jsonl"),
    "JSON NaN and 1e999": (f'{{"text": "{PROSE}", "date": NaN, "url": 1e999, "title": -Infinity}}'.encode(), "a.jsonl"),
    "JSON long number": (f'{{"text": "{PROSE}", "date": {"9" * 5000}}}'.encode(), "a.jsonl"),
    "JSON duplicate keys": (f'{{"text": "x", "text": "{PROSE}"}}'.encode(), "a.jsonl"),
    "JSON wrong types": (f'{{"text": "{PROSE}", "title": 5, "author": {{"a": []}}, "url": [1], "date": true, "outlet": [], "lang": 7}}'.encode(), "a.jsonl"),
    "JSON text is a list": (b'{"text": ["a", "b"]}', "a.jsonl"),
    "JSON trailing comma": (b'{"text": "a",}', "a.jsonl"),
    "JSON list": (b'["text"]', "a.jsonl"),
    "JSON string": (b'"text"', "a.jsonl"),
    "JSON without columns": (b"{}", "a.jsonl"),
    "PDF header only": (b"%PDF-1.4\n", "a.pdf"),
    "PDF that loops": (pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 2000000000 >>"), "a.pdf"),
    "PDF without text": (pdf_of(*page_of(b"0 0 m 10 10 l S")), "a.pdf"),
    "PDF encrypted": (pdf_of(*page_of(b"BT /F1 12 Tf (x) Tj ET"), trailer=b"<< /Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"00" * 32 + b"> /U <" + b"11" * 32 + b"> /P -4 >> >>"), "a.pdf"),
    "PDF false stream": (pdf_of(*page_of(zlib.compress(b"BT (a) Tj ET")[:-3], b"/Filter /FlateDecode ")), "a.pdf"),
    "markdown of marks": (b"*_[`" * 20_000, "a.md"),
    "markdown without an end of front matter": (b"---\n" + b"title: x\n" * 10_000, "a.md"),
    "too many bytes": (b"a" * 20_000_001, "a.txt"),
    "too many characters": (b"word " * 500_000, "a.txt"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_hostile_bytes_end_in_a_state_with_a_reason(name: str) -> None:
    data, file_name = CASES[name]
    started = time.process_time()
    read(data, file_name)
    assert time.process_time() - started < 5, "far above what the slowest takes"


@pytest.mark.parametrize("extension", ["txt", "html", "pdf", "md", "jsonl"])
def test_any_single_byte_ends_in_a_state(extension: str) -> None:
    for byte in range(256):
        read(bytes([byte]), f"a.{extension}")


@pytest.mark.parametrize(
    ("name", "state", "code"),
    [
        ("zero bytes", InputState.REJECTED, "empty"),
        ("a megabyte of NUL", InputState.REJECTED, "empty"),
        ("random bytes", InputState.REJECTED, "not-text"),
        ("gzip as html", InputState.REJECTED, "format-not-read"),
        ("cut character", InputState.PARTIAL, "undecodable-bytes"),
        ("UTF-16 without mark", InputState.OK, "encoding-guessed"),
        ("lone surrogates in JSON", InputState.PARTIAL, "unusable-characters"),
        ("deep nesting", InputState.REJECTED, "no-text"),
        ("JSON depth bomb", InputState.REJECTED, "nested-too-deep"),
        ("JSON duplicate keys", InputState.PARTIAL, "duplicate-columns"),
        ("JSON wrong types", InputState.PARTIAL, "wrong-type"),
        ("JSON text is a list", InputState.REJECTED, "no-text"),
        ("JSON trailing comma", InputState.REJECTED, "not-json"),
        ("PDF without text", InputState.REJECTED, "no-text-layer"),
        ("PDF encrypted", InputState.REJECTED, "encrypted"),
        ("PDF header only", InputState.REJECTED, "damaged-pdf"),
        ("too many bytes", InputState.TOO_LARGE, "too-many-bytes"),
        ("too many characters", InputState.TOO_LARGE, "too-many-characters"),
    ],
)
def test_what_is_wrong_is_named(name: str, state: InputState, code: str) -> None:
    result = read(*CASES[name])
    assert result.state is state
    assert code in {issue.code for issue in result.issues}


def test_a_file_of_exactly_the_limit_is_read() -> None:
    data = b"word " * 200
    options = ReadOptions(max_raw_bytes=len(data), max_chars=len(data))
    result = read_document(data, name="a.txt", format=None, options=options)
    assert result.state is InputState.OK


def test_stored_text_keeps_direction_marks_and_joiners() -> None:
    result = read(*CASES["bidi controls"])
    assert result.document is not None
    assert "\u202eHask\u202c" in result.document.text


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text", "html", "pdf", "markdown", "jsonl", None]))
def test_random_bytes_never_raise(data: bytes, format: str | None) -> None:
    result = read_document(data, name="a", format=format, options=ReadOptions())
    assert_consistent(result)
    again = read_document(data, name="a", format=format, options=ReadOptions())
    assert result == again


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_every_run_of_any_text_leads_back(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    result = read_document(data, name="a.txt", format="text", options=ReadOptions())
    assert_consistent(result)
    if result.document is None:
        return
    source = decode(data).text
    for run in result.document.offset_map:
        assert_run_leads_back(run, result.document.text, source)


INLINE = st.sampled_from(["b", "i", "a", "em", "span", "strong", "q", "sub", "code", "u"])
WORDS = st.text(
    alphabet=st.sampled_from(list("abc de,.“”é\xa0\u200b\U0001f600\n\t&<'\"")),
    min_size=1,
    max_size=30,
)


@st.composite
def html_pages(draw: st.DrawFn) -> str:
    def escape(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    def inline(depth: int) -> str:
        out = escape(draw(WORDS))
        if depth and draw(st.booleans()):
            tag = draw(INLINE)
            out += f"<{tag}>{inline(depth - 1)}</{tag}>{escape(draw(WORDS))}"
        return out + draw(
            st.sampled_from(["", "<br>", "<!-- c -->", "<script>x</script>", "&eacute;"])
        )

    tags = st.sampled_from(["p", "div", "h2", "li", "blockquote", "td", "pre", "section"])
    blocks = []
    for _ in range(draw(st.integers(1, 6))):
        tag = draw(tags)
        blocks.append(f"<{tag}>{PROSE}{inline(3)}</{tag}>")
    return f"<html><body><article>{''.join(blocks)}</article></body></html>"


@settings(max_examples=120, deadline=None)
@given(html_pages())
def test_every_run_of_any_page_leads_back_and_all_letters_are_covered(html: str) -> None:
    data = html.encode()
    result = read_document(data, name="a.html", format="html", options=ReadOptions())
    assert_consistent(result)
    if result.document is not None:
        assert_runs_hold(data, result.document)


@settings(max_examples=80, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["text", "title", "date", "url", "author", "outlet", "lang", "x"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_value_ends_in_a_state(value: object) -> None:
    read(json.dumps(value).encode(), "a.jsonl", "jsonl")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab# \n*_[]()`>-|!<&\\1.")), max_size=200))
def test_every_run_of_any_markdown_leads_back(source: str) -> None:
    result = read_document(source.encode(), name="a.md", format="markdown", options=ReadOptions())
    assert_consistent(result)
    if result.document is not None:
        for run in result.document.offset_map:
            there = source[run.offset : run.offset + run.end - run.start]
            assert there == result.document.text[run.start : run.end]


def page(inside: str) -> str:
    return f"<html><head><title>t</title></head><body><article><h1>Closed</h1><p>{PROSE}</p>{inside}</article></body></html>"


def filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


GROWTH: dict[str, tuple[str, Callable[[int], str]]] = {
    "one word": ("text", lambda n: "a" * n),
    "spaces": ("text", lambda n: "one" + " " * n + PROSE),
    "digits": ("text", lambda n: "1" * n),
    "quotes": ("text", lambda n: "“" * (n // 3)),
    "combining marks": ("text", lambda n: PROSE + "e" + "\u0301" * (n // 2)),
    "short lines": ("text", lambda n: filled("0 1\n\n", n)),
    "empty lines": ("text", lambda n: PROSE + "\n" * n + PROSE),
    "paragraphs": ("html", lambda n: page(filled("<p>Word word.</p>", n))),
    "doctype": ("html", lambda n: "<!DOCTYPE " + "a/" * (n // 2) + ">" + page("")),
    "deep divs": ("html", lambda n: page("<div>" * (n // 5) + "x")),
    "unclosed b": ("html", lambda n: page("<b>" * (n // 3) + "x")),
    "nested tables": ("html", lambda n: page("<table><tr><td>" * (n // 15) + "x")),
    "less-than": ("html", lambda n: page("<" * n)),
    "ampersand": ("html", lambda n: page("&" * n)),
    "entities": ("html", lambda n: page("&#x10FFFF;" * (n // 10))),
    "comment openers": ("html", lambda n: page("<!--" * (n // 4))),
    "giant attribute": ("html", lambda n: page(f'<p a="{"x" * n}">word</p>')),
    "attributes": ("html", lambda n: page(f"<p {' '.join(f'a{i}=1' for i in range(n // 8))}>word</p>")),
    "spans in one paragraph": ("html", lambda n: page("<p>" + filled("<span>ab</span> ", n))),
    "comments in one paragraph": ("html", lambda n: page("<p>" + filled("<!-- a -->b ", n))),
    "one paragraph again and again": ("html", lambda n: page(filled(f"<p>{PROSE}</p>", n))),
    "list items": ("html", lambda n: page("<ul>" + filled("<li>item word</li>", n) + "</ul>")),
    "links": ("html", lambda n: page(filled("<p><a href=/x>Read this one here</a></p>", n))),
    "JSON-LD brackets": ("html", lambda n: page('<script type="application/ld+json">' + "[" * n + "</script>")),
    "JSON-LD objects": ("html", lambda n: page('<script type="application/ld+json">[' + filled('{"@type":"NewsArticle"},', n) + "{}]</script>")),
    "JSON brackets": ("jsonl", lambda n: "[" * n),
    "JSON text": ("jsonl", lambda n: f'{{"text": "{"a" * n}"}}'),
    "Markdown brackets": ("markdown", lambda n: "[" * n),
    "Markdown quotes": ("markdown", lambda n: ">" * n),
    "Markdown stars": ("markdown", lambda n: filled("*a **b ", n)),
}  # fmt: skip


def seconds(data: bytes, format: str) -> float:
    """The better of two runs, in processor time."""
    times = []
    for _ in range(2):
        start = time.process_time()
        assert_consistent(read_document(data, name="a", format=format, options=ReadOptions()))
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", GROWTH)
def test_time_grows_with_the_size_and_no_faster(name: str) -> None:
    """Work that grows with the square takes 16 times as long for 256 KB as for 64 KB, work that
    grows with the size 4 times. Machines are busy: one of three tries has to tell them apart."""
    format, make = GROWTH[name]
    small, large = make(64 * 1024).encode(), make(256 * 1024).encode()
    tries = []
    for _ in range(3):
        tries.append((seconds(small, format), seconds(large, format)))
        if tries[-1][1] <= 10 * tries[-1][0] + 0.2:
            return
    pytest.fail(f"seconds for 64 and 256 KB: {tries}")


def test_our_patterns_have_no_repetition_inside_a_repetition_without_bound() -> None:
    """A static look at every pattern of this stage: `(a+)+` and its kind are not there."""
    from pathlib import Path

    import alleged.ingest.read as door

    for path in Path(door.__file__).parent.glob("*.py"):
        for line in path.read_text().splitlines():
            assert not re.search(r"[+*]\)(?:[+*]|\{\d+,\})", line), f"{path.name}: {line.strip()}"
