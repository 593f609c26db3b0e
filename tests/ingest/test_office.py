"""Word processor files."""

from __future__ import annotations

import io
import random
import time
import zipfile
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

import pytest
from lxml import etree
from tests.growth import assert_linear

from alleged.ingest.read import ReadOptions, ReadResult, read_document
from alleged.records.documents import Document, InputState

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = {"Titel": "Title", "berschrift1": "heading 1", "Zitat": "Quote", "Beschriftung": "caption"}
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Template 7</dc:title>'
    "<dc:creator>desk-pc-4</dc:creator><dcterms:created>2031-02-01T08:00:00Z</dcterms:created>"
    "</cp:coreProperties>"
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, packed)
    return out.getvalue()


def p(text: str, style: str = "", *, listed: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>" if listed else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def docx(body: str, *, prologue: str = "", core: str | None = CORE) -> bytes:
    styles = "".join(
        f'<w:style w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in STYLES.items()
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'{prologue}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    if core:
        parts["docProps/core.xml"] = core
    return zipped(parts)


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def odt(body: str, *, prologue: str = "") -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{prologue}<office:document-content {ODF}><office:automatic-styles>"
            '<style:style style:name="P1" style:parent-style-name="Title"/>'
            '<style:style style:name="P2" style:parent-style-name="Quotations"/>'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {ODF}><office:meta>"
            "<meta:creation-date>2031-02-01T08:00:00</meta:creation-date>"
            "<dc:creator>Ann Poe</dc:creator></office:meta></office:document-meta>",
        }
    )


def read(data: bytes, format: str = "docx", **options: Any) -> ReadResult:
    return read_document(data, name="a", format=format, options=ReadOptions(**options))


def document(data: bytes, format: str = "docx") -> Document:
    result = read(data, format)
    assert result.document is not None, result.reason
    return result.document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def codes(result: ReadResult) -> set[str]:
    return {issue.code for issue in result.issues}


DOCX_BODY = (
    p("Dam above Veln leaks", "Titel")
    + p("By Ann Poe")
    + p("The dam above Veln leaks, the mayor of the town said on Monday.")
    + p("What happens next", "berschrift1")
    + p("Beds stand ready in the school.", listed=True)
    + p("Nobody has to leave.", "Zitat")
    + "<w:tbl><w:tr><w:tc>"
    + p("Gate")
    + "</w:tc><w:tc>"
    + p("Metres")
    + "</w:tc></w:tr><w:tr><w:tc>"
    + p("North")
    + "</w:tc><w:tc>"
    + p("1.2")
    + "</w:tc></w:tr></w:tbl>"
    + p("The dam in 2029.", "Beschriftung")
)


def test_headings_lists_quotations_tables_and_captions_of_a_docx_stay_what_they_are() -> None:
    found = document(docx(DOCX_BODY))
    assert blocks(found) == [
        ("title", "Dam above Veln leaks"),
        ("paragraph", "The dam above Veln leaks, the mayor of the town said on Monday."),
        ("heading", "What happens next"),
        ("list item", "Beds stand ready in the school."),
        ("quotation", "Nobody has to leave."),
        ("table row", "Gate\tMetres"),
        ("table row", "North\t1.2"),
        ("caption", "The dam in 2029."),
    ]
    assert found.title == "Dam above Veln leaks"
    assert found.byline == "Ann Poe"


def paragraphs_of_docx(data: bytes) -> list[str]:
    """The paragraphs as anyone can list them: `w:p` in order, `w:t` joined."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [
        "".join({f"{{{W}}}t": e.text or "", f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}.get(str(e.tag), "") for e in element.iter())
        for element in root.iter(f"{{{W}}}p")
    ]  # fmt: skip


def test_every_run_leads_to_a_paragraph_by_its_number_and_a_character_in_it() -> None:
    body = (
        DOCX_BODY
        + "<w:p/>"
        + "<w:p><w:r><w:t>  “Split</w:t></w:r><w:r><w:tab/><w:t>over</w:t><w:br/><w:t>runs” \U0001f600 é</w:t></w:r></w:p>"
    )
    data = docx(body)
    found = document(data)
    paragraphs = paragraphs_of_docx(data)
    covered = 0
    for run in found.offset_map:
        source = paragraphs[int(run.node.removeprefix("paragraph=")) - 1]
        there = source[run.offset : run.offset + run.end - run.start]
        assert there == found.text[run.start : run.end]
        covered += run.end - run.start
    assert covered >= len("".join(found.text.split()))
    assert found.text.endswith("“Split\tover\nruns” \U0001f600 é")


def test_properties_fill_gaps_and_are_marked_and_the_day_of_creation_dates_nothing() -> None:
    result = read(docx(p("The dam leaks, she said. ") + p("Nobody has to leave, she said.")))
    assert result.document is not None
    assert result.document.title == "Template 7"
    assert result.document.title_span is None
    assert result.document.byline == "desk-pc-4"
    assert result.document.published is None
    assert {"from-properties", "created-is-not-published"} <= codes(result)
    shown = document(docx(DOCX_BODY))
    assert (shown.title, shown.byline) == ("Dam above Veln leaks", "Ann Poe")


def test_deleted_text_is_left_out_and_inserted_text_is_in() -> None:
    body = (
        "<w:p><w:r><w:t>The dam </w:t></w:r><w:del><w:r><w:delText>holds</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>leaks</w:t></w:r></w:ins><w:r><w:t>, she said.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    )
    result = read(docx(body))
    assert result.document is not None
    assert result.document.text == "The dam leaks, she said."
    assert {"deletions-left-out", "hidden-text-left-out"} <= codes(result)


def test_a_table_that_lays_out_the_page_gives_paragraphs() -> None:
    long = "The dam above Veln leaks, the mayor said. " * 12
    body = (
        f"<w:tbl><w:tr><w:tc>{p(long)}{p('Nobody has to leave, she said.')}</w:tc></w:tr></w:tbl>"
    )
    assert [kind for kind, _ in blocks(document(docx(body)))] == ["paragraph", "paragraph"]


def test_the_strict_form_of_docx_is_read_too() -> None:
    data = docx(DOCX_BODY)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {
            name: archive.read(name).replace(
                W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
            for name in archive.namelist()
        }
    assert blocks(document(zipped(parts))) == blocks(document(data))


ODT_BODY = (
    '<text:p text:style-name="P1">Dam above   Veln\n leaks</text:p>'
    '<text:h text:style-name="Heading_20_1">What happens next</text:h>'
    "<text:p>The <text:span>dam</text:span><text:note><text:note-body><text:p>A note.</text:p>"
    '</text:note-body></text:note> leaks,<text:s text:c="2"/>she<text:tab/>said'
    "<text:line-break/>on Monday.<office:annotation><text:p>Check!</text:p></office:annotation></text:p>"
    '<text:p text:style-name="P2">Nobody has to leave.</text:p>'
    "<text:p><svg:title>A picture</svg:title></text:p>"
    "<text:list><text:list-item><text:p>Beds stand ready.</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>North</text:p></table:table-cell>"
    "<table:table-cell><text:p>1.2</text:p></table:table-cell></table:table-row></table:table>"
)


def test_an_odt_keeps_its_blocks_and_leaves_out_notes_and_comments() -> None:
    found = document(odt(ODT_BODY), "odt")
    assert blocks(found) == [
        ("title", "Dam above Veln leaks"),
        ("heading", "What happens next"),
        ("paragraph", "The dam leaks,  she\tsaid\non Monday."),
        ("quotation", "Nobody has to leave."),
        ("list item", "Beds stand ready."),
        ("table row", "North\t1.2"),
    ]
    assert {run.node for run in found.offset_map} >= {"paragraph=1", "paragraph=3", "paragraph=9"}
    assert found.published is None


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_damage_never_goes_unsaid(format: str) -> None:
    whole = docx(DOCX_BODY) if format == "docx" else odt(ODT_BODY)
    text = document(whole, format).text
    chance = random.Random(15)
    for number in range(120):
        damaged = bytearray(whole)
        if number % 2:
            damaged = damaged[: chance.randrange(len(whole))]
        else:
            for place in chance.sample(range(len(whole)), 3):
                damaged[place] ^= chance.randrange(1, 256)
        result = read(bytes(damaged), format)
        assert result.state is not InputState.CRASHED, result.reason
        if result.state is InputState.OK:  # a style may be gone with its part's name, no word
            assert result.document is not None
            assert set(text.split()) <= set(result.document.text.split())


def test_zip_tricks_are_refused_with_a_reason() -> None:
    bomb = docx(p("a" * 30_000_000))
    many = zipped({f"x{n}": b"" for n in range(10_001)})
    twisted = zipped({"../word/document.xml": "<x/>", "/etc/passwd": "x"})
    assert read(bomb).state is InputState.TOO_LARGE
    assert read(many).state is InputState.TOO_LARGE
    assert read(twisted).state is InputState.REJECTED
    assert read(b"PK\x03\x04" + bytes(500)).state is InputState.REJECTED
    for result in (read(bomb), read(many), read(twisted)):
        assert result.reason


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize("make", [docx, odt])
def test_entities_are_not_expanded_and_no_other_file_is_read(make: Any) -> None:
    started = time.process_time()
    for prologue in (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY l11 SYSTEM "file:///etc/hostname">]>',
    ):
        body = p("The dam &l11;") if make is docx else "<text:p>The dam &l11;</text:p>"
        result = read(make(body.replace("&amp;", "&"), prologue=prologue), make.__name__)
        assert result.state is InputState.REJECTED
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "grow",
    [
        lambda n: docx(p("a" * n)),
        lambda n: docx("<w:p/>" * (n // 6)),
        lambda n: docx(p("x") * (n // 60)),
        lambda n: docx("<w:tbl><w:tr><w:tc>" + p("x") * (n // 60) + "</w:tc></w:tr></w:tbl>"),
        lambda n: docx("<w:p>" + "<w:r><w:t>x</w:t></w:r>" * (n // 24) + "</w:p>"),
        lambda n: docx("<w:p>" + "<w:r>" * (n // 6)),
    ],
)
def test_time_grows_with_the_size_of_a_file(grow: Any) -> None:
    assert_linear(lambda size: partial(read, grow(size)))


def test_marks_that_fake_a_look_are_treated_as_in_every_format_and_runs_still_lead_back() -> None:
    """P28: what text care takes out (a zero-width space) leaves the map right."""
    odd = "The \u202edam\u202c of Ve\u200bln le\u0301aks, \x85she said."
    data = docx(p("First.") + p(odd))
    found = document(data)
    assert "The \u202edam\u202c of Veln le\u0301aks" in found.text
    paragraphs = paragraphs_of_docx(data)
    for run in found.offset_map:
        source = paragraphs[int(run.node.removeprefix("paragraph=")) - 1]
        there = source[run.offset : run.offset + run.end - run.start]
        assert there == found.text[run.start : run.end]
