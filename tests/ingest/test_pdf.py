"""PDF files with a text layer, made here."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from tests.ingest.articles import ARTICLES

from alleged.ingest.pdf import page_text
from alleged.ingest.read import ReadOptions, ReadResult, read_document
from alleged.records.documents import BlockKind, InputState

ARTICLE = ARTICLES[0]
PLAIN = [line.replace("*", "") for line in ARTICLE.body if line[0] not in "#>-|"] * 3


def made_with_headers() -> bytes:
    styles = getSampleStyleSheet()
    buffer = io.BytesIO()

    def furniture(page: canvas.Canvas, document: SimpleDocTemplate) -> None:
        page.setFont("Helvetica", 8)
        page.drawString(60, 815, "Sarn Courier – Monday edition")
        page.drawString(280, 20, f"Page {document.page}")

    story = [
        Paragraph(ARTICLE.title, styles["Title"]),
        Paragraph("By Ada Lindqvist", styles["BodyText"]),
    ]
    for number, text in enumerate(PLAIN):
        if number == 5:
            story.append(Paragraph("Who owns the wheat?", styles["Heading2"]))
        story.append(Paragraph(text, styles["BodyText"]))
    SimpleDocTemplate(buffer, pagesize=A4).build(
        story, onFirstPage=furniture, onLaterPages=furniture
    )
    return buffer.getvalue()


def drawn(*lines: tuple[float, float, str]) -> bytes:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    for left, height, text in lines:
        page.drawString(left, height, text)
    page.save()
    return buffer.getvalue()


def read_pdf(data: bytes) -> ReadResult:
    return read_document(data, name="a.pdf", format=None, options=ReadOptions())


def test_paragraphs_headings_and_headline_are_rebuilt_and_page_furniture_is_gone() -> None:
    result = read_pdf(made_with_headers())
    document = result.document
    assert document is not None
    assert result.state is InputState.OK
    blocks = [(b.kind, b.span.of(document.text)) for b in document.blocks]
    assert blocks[0] == (BlockKind.TITLE, ARTICLE.title)
    assert (BlockKind.HEADING, "Who owns the wheat?") in blocks
    assert [text for kind, text in blocks if kind is BlockKind.PARAGRAPH] == PLAIN
    assert document.byline == "Ada Lindqvist"


def test_every_run_leads_to_the_same_words_on_its_page_and_has_a_box() -> None:
    data = made_with_headers()
    document = read_pdf(data).document
    assert document is not None
    pdf = pypdfium2.PdfDocument(data)
    texts = {f"page={number + 1}": page_text(pdf[number]) for number in range(len(pdf))}
    assert len(texts) > 1
    pdf_hyphen = "\ufffe"
    covered = 0
    for run in document.offset_map:
        there = texts[run.node][run.offset : run.offset + run.original_length]
        if run.repair is not None:
            assert there == pdf_hyphen
            continue
        assert there == document.text[run.start : run.end]
        assert run.box is not None
        assert 0 <= run.box.left < run.box.right <= A4[0]
        assert 0 <= run.box.bottom < run.box.top <= A4[1]
        covered += len("".join(there.split()))
    assert covered == len("".join(document.text.split()))


def test_a_hyphen_at_the_end_of_a_line_is_joined_unless_it_belongs_to_the_word() -> None:
    data = drawn(
        (72, 700, "The minister of trade said that the govern-"),
        (72, 687, "ment would listen to the anti-"),
        (72, 674, "war party and to everybody else."),
    )
    document = read_pdf(data).document
    assert document is not None
    assert document.text == (
        "The minister of trade said that the government would listen to the anti-war party "
        "and to everybody else."
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(72.0, 700.0 - 13 * i, f"Left line {i} of the first column here") for i in range(6)]
    right = [(320.0, 700.0 - 13 * i, f"Right line {i} of the second column") for i in range(6)]
    document = read_pdf(drawn(*left, *right)).document
    assert document is not None
    assert document.text.index("Left line 5") < document.text.index("Right line 0")


def made_with_running_heads(head: str) -> bytes:
    styles = getSampleStyleSheet()
    bold = ParagraphStyle("bold", parent=styles["BodyText"], fontName="Helvetica-Bold")
    buffer = io.BytesIO()

    def furniture(page: canvas.Canvas, document: SimpleDocTemplate) -> None:
        page.setFont("Helvetica", 8)
        page.drawString(60, 815, head.format(page=document.page))

    story = [Paragraph(ARTICLE.title, styles["Title"])]
    for number, text in enumerate(PLAIN):
        if number == 5:
            story.append(Paragraph("The wheat of others", bold))
        story.append(Paragraph(text, styles["BodyText"]))
    SimpleDocTemplate(buffer, pagesize=A4).build(
        story, onFirstPage=furniture, onLaterPages=furniture
    )
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("SARN COURIER Monday 4 March 2024 | {page}", "2024-03-04"),
        ("Port closed 04/03/2024, 10:30 {page}", None),  # when a browser printed it
    ],
)
def test_running_heads_date_the_article_and_printing_does_not(head: str, day: str | None) -> None:
    document = read_pdf(made_with_running_heads(head)).document
    assert document is not None
    assert (document.published.value if document.published else None) == day


def test_a_short_line_in_the_type_of_the_body_heads_the_paragraph_below() -> None:
    document = read_pdf(made_with_running_heads("SARN COURIER")).document
    assert document is not None
    blocks = [(b.kind, b.span.of(document.text)) for b in document.blocks]
    assert (BlockKind.HEADING, "The wheat of others") in blocks
    assert [text for kind, text in blocks if kind is BlockKind.PARAGRAPH] == PLAIN


@pytest.mark.parametrize("cut", [10, 200, 1000, -200, -20])
def test_a_damaged_pdf_ends_in_a_state_and_says_so(cut: int) -> None:
    result = read_pdf(made_with_headers()[:cut])
    assert result.state in (InputState.OK, InputState.PARTIAL, InputState.REJECTED)
    if result.document is None:
        assert result.issues[-1].fix


def test_a_page_of_nothing_but_a_picture_is_rejected_with_a_way_out() -> None:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer)
    page.rect(10, 10, 200, 200, fill=1)
    page.save()
    result = read_pdf(buffer.getvalue())
    assert result.state is InputState.REJECTED
    assert result.issues[-1].code == "no-text-layer"
    assert "ocr" in result.issues[-1].fix


def test_an_encrypted_pdf_is_rejected_with_a_way_out() -> None:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, encrypt="secret")
    page.drawString(72, 700, "The minister said nothing at all.")
    page.save()
    result = read_pdf(buffer.getvalue())
    assert result.state is InputState.REJECTED
    assert result.issues[-1].code == "encrypted"


COLUMN = (
    "The harbour master of Sarn lowered the signal flags and nothing larger than a trawler was"
    " allowed to leave. The order gave no reason and no date for its end. Exporters dispute this"
    " and call the closure a confiscation with better manners. The ministry later told the radio"
    " that the wheat in the silos had been sold twice. The union said that it would work again."
)


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def set_in_columns(columns: int, *, row_by_row: bool) -> bytes:
    """A page under a headline, with a box below; written column by column or across them."""
    lines = wrapped(f"{COLUMN} {COLUMN}", 84 // columns)
    rows = -(-len(lines) // columns)
    places = [
        (54 + column * 500 / columns, 700 - 11 * row, lines[column * rows + row])
        for column in range(columns)
        for row in range(rows)
        if column * rows + row < len(lines)
    ]
    if row_by_row:
        places.sort(key=lambda place: (-place[1], place[0]))
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    page.setFont("Helvetica-Bold", 18)
    page.drawString(54, 760, "Grain dispute closes the deep-water port of Sarn")
    page.setFont("Helvetica", 9)
    for left, height, text in places:
        page.drawString(left, height, text)
    page.setFont("Helvetica", 8)
    page.drawString(54, 300, "IN FIGURES")
    page.drawString(54, 290, "41,000 tonnes of wheat, two buyers, one army")
    page.save()
    return buffer.getvalue()


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("row_by_row", [False, True])
def test_columns_are_read_one_after_another_whatever_the_order_of_the_layer(
    columns: int, row_by_row: bool
) -> None:
    data = set_in_columns(columns, row_by_row=row_by_row)
    document = read_pdf(data).document
    assert document is not None
    assert document.title == "Grain dispute closes the deep-water port of Sarn"
    assert f"{COLUMN} {COLUMN}" in " ".join(document.text.split())
    assert document.blocks[-1].span.of(document.text).startswith("IN FIGURES")
    text = page_text(pypdfium2.PdfDocument(data)[0])
    for run in document.offset_map:
        there = text[run.offset : run.offset + run.original_length]
        assert there == document.text[run.start : run.end]


def test_the_rows_of_a_table_are_not_taken_for_columns() -> None:
    rows = [("Year", "Tonnes", "Buyers")] + [
        (str(2000 + i), f"{i * 700:,}", f"{i}") for i in range(9)
    ]
    cells = [
        (80 + 150 * column, 700 - 14 * row, cell)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
    ]
    document = read_pdf(drawn(*cells)).document
    assert document is not None
    assert "2003 2,100 3" in " ".join(document.text.split())
