"""Write the articles in the formats and page designs of their outlets."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from marked import Article, Block

NAMED = {"“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;", "—": "&mdash;", "é": "&eacute;"}
ENTITIES = {
    "zap": {**NAMED, '"': "&quot;", "'": "&#39;"},
    "lsna": {**NAMED, "“": "&#8220;", "”": "&#8221;"},
    "hearth": NAMED,
}
"""Which characters a page design writes as entities."""
ENCODINGS = {"gazette": "windows-1252"}
DUPLICATE = ("lsna-financed-from-abroad.html", "lsna-financed-from-abroad-2.html")
BROKEN = ("courier-anatomy-of-a-mutiny.pdf", "courier-anatomy-download.pdf", 700)
"""A download that broke off: the first bytes of the file."""


def html_of(block: Block, entities: dict[str, str]) -> str:
    """The block with its inline tags, escaped."""
    out, at = "", 0
    for place, tag in (*block.tags, (len(block.text), "")):
        piece = html.escape(block.text[at:place], quote=False)
        out += "".join(entities.get(character, character) for character in piece) + tag
        at = place
    return out


def markdown_of(block: Block) -> str:
    """The block with its inline tags as Markdown."""
    out, at, link = "", 0, ""
    for place, tag in (*block.tags, (len(block.text), "")):
        out += block.text[at:place]
        at = place
        if tag.startswith("<a "):
            link = tag.split('"')[1]
            out += "["
        else:
            out += {"</a>": f"]({link})", "<em>": "*", "</em>": "*", "": ""}[tag]
    return out


def page_of(article: Article, designs: Path) -> str:
    """The HTML page."""
    design = article.head["design"]
    entities = ENTITIES.get(design, {})
    environment = Environment(
        loader=FileSystemLoader(designs), undefined=StrictUndefined, keep_trailing_newline=True
    )
    blocks: list[dict[str, Any]] = []
    caption = ""
    for block in article.blocks:
        words, _, link = block.text.partition(" | ")
        if block.kind == "clutter caption":
            caption = block.text
        blocks.append(
            {
                "kind": block.kind,
                "html": html_of(block, entities),
                "standfirst": block.standfirst,
                "words": words,
                "link": link,
            }
        )
    authors = [{"@type": "Person", "name": name} for name in article.head["byline"].split(" and ")]
    return environment.get_template(f"{design}.html.j2").render(
        title=article.title.text,
        title_html=html_of(article.title, entities),
        title_json=json.dumps(article.title.text),
        authors_json=json.dumps(authors, separators=(",", ":")),
        byline=article.head["byline"],
        published=article.head["published"],
        day=long_day(article.head["published"]),
        url=article.head["url"],
        caption=caption,
        blocks=blocks,
    )


def long_day(published: str) -> str:
    """`18 March 2024`, whatever the locale."""
    day = date.fromisoformat(published[:10])
    month = "January February March April May June July August September October November December"
    return f"{day.day} {month.split()[day.month - 1]} {day.year}"


def text_of(article: Article) -> str:
    """Plain text: the headline, then the paragraphs."""
    return "\n\n".join([article.title.text, *(block.text for block in article.body)]) + "\n"


def markdown_page_of(article: Article) -> str:
    """Markdown with front matter."""
    head = article.head
    out = (
        "---\n"
        f'title: "{article.title.text}"\n'
        f"author: {head['byline']}\n"
        f"date: {head['published']}\n"
        f"site: {head['outlet']}\n"
        f"canonical: {head['url']}\n"
        f"tags: [{head['tags']}]\n"
        "---\n\n"
    )
    marker = {"heading": "## ", "list item": "- ", "quotation": "> "}
    before = ""
    for block in article.body:
        out += "" if not before else "\n" if before == block.kind == "list item" else "\n\n"
        out += marker.get(block.kind, "") + markdown_of(block)
        before = block.kind
    return out + "\n"


def feed_line_of(article: Article) -> str:
    """A JSON line as a news feed gives it."""
    head = article.head
    row = {
        "id": head["feed-id"],
        "url": head["url"],
        "title": article.title.text,
        "author": head["byline"],
        "publisher": head["outlet"],
        "published": head["published"],
        "language": "en",
        "text": "\n\n".join(block.text for block in article.body),
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def write_pdf(article: Article, path: Path) -> None:
    """A newspaper page: headline over two columns, header and footer on each page."""
    # The day in the file's properties; reportlab reads it from here.
    os.environ["SOURCE_DATE_EPOCH"] = "1711130400"
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

    width, height = A4
    left, gap, top = 50, 20, 70
    column = (width - 2 * left - gap) / 2
    banner = 110
    caption = next(block.text for block in article.blocks if block.kind == "clutter caption")

    def columns(head: float, tall: float) -> list[Frame]:
        return [
            Frame(x, height - top - head - tall, column, tall, leftPadding=0, rightPadding=0)
            for x in (left, left + column + gap)
        ]

    def frame_page(canvas: Any, document: Any) -> None:
        canvas.setFont("Times-Bold", 9)
        canvas.drawString(left, height - 45, "THE SAMORETH COURIER")
        canvas.drawCentredString(width / 2, height - 45, "WEEKEND")
        canvas.drawRightString(
            width - left, height - 45, f"Saturday 23 March 2024  |  {document.page + 6}"
        )
        canvas.line(left, height - 50, width - left, height - 50)
        canvas.setFont("Times-Roman", 8)
        if document.page == 1:
            canvas.setFillGray(0.85)
            canvas.rect(left, 120, width - 2 * left, 240, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(left, 106, caption)
        canvas.drawString(left, 35, "samorethcourier.example  |  letters@samorethcourier.example")
        canvas.drawRightString(width - left, 35, f"Page {document.page} of 2")

    wide = Frame(left, height - top - banner, width - 2 * left, banner, leftPadding=0)
    document = BaseDocTemplate(
        str(path),
        pagesize=A4,
        title=article.title.text,
        author=article.head["byline"],
        creator="Courier page desk",
    )
    document.addPageTemplates(
        [
            PageTemplate(
                "first", [wide, *columns(banner, 260)], frame_page, autoNextPageTemplate="next"
            ),
            PageTemplate("next", columns(0, 210), frame_page),
        ]
    )
    title = ParagraphStyle("title", fontName="Times-Bold", fontSize=24, leading=28, spaceAfter=10)
    byline = ParagraphStyle("byline", fontName="Times-Italic", fontSize=11, leading=14)
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=11, leading=14.5, alignment=TA_JUSTIFY
    )
    body = ParagraphStyle("body", body, firstLineIndent=12, spaceAfter=3)
    heading = ParagraphStyle("heading", fontName="Times-Bold", fontSize=12, leading=16)
    heading = ParagraphStyle("heading", heading, spaceBefore=6, spaceAfter=3)
    story = [
        Paragraph(html.escape(article.title.text), title),
        Paragraph(f"By {article.head['byline']}", byline),
        FrameBreak(),
    ]
    for block in article.body:
        style = heading if block.kind == "heading" else body
        story.append(Paragraph(html.escape(block.text), style))
    document.build(story)


def write_articles(articles: Iterable[Article], folder: Path, *, designs: Path) -> None:
    """Write all inputs of the set: the articles, one file twice, one file broken."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        path = folder / article.head["file"]
        match article.head["format"]:
            case "html":
                encoding = ENCODINGS.get(article.head["design"], "utf-8")
                path.write_bytes(page_of(article, designs).encode(encoding))
            case "text":
                path.write_bytes(text_of(article).encode())
            case "markdown":
                path.write_bytes(markdown_page_of(article).encode())
            case "jsonl":
                path.write_bytes(feed_line_of(article).encode())
            case "pdf":
                write_pdf(article, path)
            case other:
                raise ValueError(f"{path.name}: unknown format {other}")
    original, copy = DUPLICATE
    (folder / copy).write_bytes((folder / original).read_bytes())
    original, broken, size = BROKEN
    (folder / broken).write_bytes((folder / original).read_bytes()[:size])
