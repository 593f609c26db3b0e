"""What a reader of an original sees of it."""

from __future__ import annotations

import json

import msgspec
import pytest
from tests.ingest.test_office import docx, odt, p
from tests.ingest.test_pdf import drawn, made_with_headers

from alleged.ingest.read import ReadOptions, read_document
from alleged.ingest.visible import MAX_CHARS, OriginalBytes, Visible, answer, read_visible
from alleged.site.beside import align, lay_out, unaligned

SENTENCES = (
    "The harbour board of Tessaly said on Monday that the ferry Morag had been sound.",
    "Two welders denied it. “Nobody looked below the water line,” one of them said.",
    "Eleven people were taken ashore at Kelm, and four of them were hurt.",
)
PAGE = f"""<html><head><title>Ferry was sound, board says</title><style>p {{ color: red }}</style>
<script>alert("no")</script></head><body><nav><ul><li><a href="/a">Home</a><li><a href="/b">Sport</a>
</ul></nav><article><h1>Ferry was sound, board says</h1>
<p>The harbour board of <b>Tessaly</b> said on
   Monday that the ferry <i>Mor</i>ag had been sound.</p>
<p>{SENTENCES[1]}</p><!-- not seen --><p>{SENTENCES[2].replace("hurt", "hu&shy;rt")}</p>
<p>The mayor of Kelm, Jos&Atilde;&copy; Ruen, called it a difficult night for the e&#xFB03;cient crew.</p>
<template><p>hidden</p></template></article><footer><p>All rights of the Kelm Courier.</p></footer>
</body></html>"""

ORIGINALS: dict[str, tuple[str, bytes]] = {
    "text": ("text", "\n\n".join(("Ferry was sound", *SENTENCES)).encode()),
    "text with Windows line ends": ("text", "\r\n\r\n".join(SENTENCES).encode("utf-8-sig")),
    "text wrapped at a hyphen": ("text", ("The adminis-\ntration of Kelm met. " + SENTENCES[1] + "\n\nThe administration said no more.\n").encode()),
    "markdown": ("markdown", ("# Ferry was *sound*\n\n" + "\n\n".join(SENTENCES) + "\n\n- one\n- two\n").encode()),
    "html": ("html", PAGE.encode()),
    "row": ("jsonl", json.dumps({"id": 7, "title": "Ferry was sound", "text": "\n\n".join(SENTENCES)}).encode()),
    "docx": ("docx", docx("".join(p(one) for one in SENTENCES))),
    "odt": ("odt", odt("".join(f"<text:p>{one}</text:p>" for one in SENTENCES))),
    "pdf": ("pdf", made_with_headers()),
}  # fmt: skip


@pytest.mark.parametrize(("format", "data"), ORIGINALS.values(), ids=ORIGINALS)
def test_every_character_of_a_text_is_found_again_in_what_is_seen(format: str, data: bytes) -> None:
    document = read_document(data, name="a", format=format, options=ReadOptions()).document
    assert document is not None
    visible = read_visible(OriginalBytes(format=format, encoding=document.encoding, data=data))
    assert visible.refused == ""
    laid = lay_out(visible.blocks)
    stretches = align(document.text, document.offset_map, laid)
    assert unaligned(document.text, stretches) == 0
    for one in stretches:
        assert not one.exact or one.span.of(document.text) == one.there.of(laid.text)


def seen(format: str, data: bytes) -> str:
    return lay_out(read_visible(OriginalBytes(format=format, encoding=None, data=data)).blocks).text


def test_of_a_page_menus_and_footers_are_seen_and_scripts_and_comments_are_not() -> None:
    words = seen("html", PAGE.encode())
    assert "Sport" in words
    assert "All rights of the Kelm Courier." in words
    for hidden in ("alert", "color: red", "not seen", "hidden"):
        assert hidden not in words


def test_of_a_row_every_column_with_words_is_seen() -> None:
    data = json.dumps({"text": "Kelm burned.", "note": "from the desk", "n": 3, "empty": " "})
    visible = read_visible(OriginalBytes(format="jsonl", encoding=None, data=data.encode()))
    assert [block.part for block in visible.blocks] == ["text", "note"]


def test_pages_of_a_pdf_keep_their_numbers() -> None:
    data = made_with_headers()
    visible = read_visible(OriginalBytes(format="pdf", encoding=None, data=data))
    parts = list(dict.fromkeys(block.part for block in visible.blocks))
    assert parts == [f"page {number + 1}" for number in range(len(parts))]
    assert len(parts) > 1


def test_no_line_end_of_a_pdf_is_a_control_character() -> None:
    assert "\r" not in seen("pdf", drawn((72, 700, "Kelm burned."), (72, 600, "Nobody was hurt.")))


def test_an_original_that_is_too_long_is_cut_and_says_so() -> None:
    data = "\n\n".join(["Kelm burned. " * 50] * (MAX_CHARS // 600)).encode()
    visible = read_visible(OriginalBytes(format="text", encoding=None, data=data))
    assert visible.cut
    assert sum(len(one.words) for block in visible.blocks for one in block.pieces) <= MAX_CHARS


@pytest.mark.parametrize("format", ["pdf", "docx", "odt", "jsonl", "html"])
def test_bytes_that_are_none_of_the_format_give_a_reason(format: str) -> None:
    task = OriginalBytes(format=format, encoding=None, data=b"\x00\x01\x02" * 40)
    made = msgspec.msgpack.decode(answer(msgspec.msgpack.encode(task)), type=Visible)
    assert made.refused
    assert made.blocks == ()
