"""Which format bytes are in: by what stands in them first, by their name second."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath

from alleged.ingest.draft import Refused
from alleged.records.documents import InputState
from alleged.records.issues import Issue, Severity, make_issue

EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".pdf": "pdf",
    ".json": "jsonl",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
FORMATS = ("text", "markdown", "html", "pdf", "jsonl")

OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a zip archive (docx, odt and xlsx are such)", "unpack it, or save it as HTML"),
    (b"PK\x05\x06", "an empty zip archive", "give the articles themselves"),
    (b"\x1f\x8b", "gzip data", "unpack it first: gunzip"),
    (b"BZh", "bzip2 data", "unpack it first: bunzip2"),
    (b"\xfd7zXZ\x00", "xz data", "unpack it first: unxz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data", "unpack it first: unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n", "a picture (PNG)", "give the text, or a PDF with a text layer"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "give the text, or a PDF with a text layer"),
    (b"GIF8", "a picture (GIF)", "give the text, or a PDF with a text layer"),
    (b"II*\x00", "a picture (TIFF)", "give the text, or a PDF with a text layer"),
    (b"MM\x00*", "a picture (TIFF)", "give the text, or a PDF with a text layer"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file", "save it as HTML or text"),
    (b"{\\rtf", "rich text (RTF)", "save it as HTML or text"),
    (b"\x7fELF", "a program", "give the articles themselves"),
    (b"PAR1", "a Parquet file", "write it as JSON lines"),
    (b"SQLite format 3\x00", "an SQLite file", "write it as JSON lines"),
    (b"WARC/", "a WARC file", "take the pages out of it and give them as HTML"),
    (b"ID3", "sound (MP3)", "give a transcript"),
    (b"OggS", "sound (Ogg)", "give a transcript"),
)

HEAD_BYTES = 8192
_HTML_START = re.compile(
    r"\s{0,1000}(?:<!doctype\s{1,20}html|<html[\s>]|<head[\s>]|<body[\s>]|<title[\s>])",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(r"<(?:html|head|body|meta|title|article|div|p|table)[\s>/]", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    r"---[ \t]{0,20}\r?\n(?:[^\n]{0,500}\n){0,30}?"
    r"(?:title|date|author|url|outlet|layout|tags|lang)[ \t]{0,20}:",
    re.IGNORECASE,
)


def sniff_format(data: bytes, name: str) -> tuple[str, list[Issue]]:
    """The format, and a note where the name says another.

    Raises: Refused for formats that are known but not read.
    """
    extension = PurePosixPath(name.lower()).suffix
    by_name = EXTENSIONS.get(extension)
    for mark, what, fix in OTHERS:
        if data.startswith(mark):
            raise Refused(InputState.REJECTED, "format-not-read", f"this is {what}", fix)
    found = _by_content(data, by_name)
    if found == by_name or by_name is None:
        return found, []
    if found == "text" and by_name == "html":
        what = "holds no HTML tag and was read as plain text"
    else:
        what = f"holds {found} and was read so"
    note = make_issue(
        "extension-mismatch",
        Severity.NOTE,
        f"the name ends in {extension}, but the file {what}",
        "nothing; rename the file if you like",
    )
    return found, [note]


def _by_content(data: bytes, by_name: str | None) -> str:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = _readable_head(data)
    if _HTML_START.match(head) or (head.lstrip().startswith("<!--") and _HTML_TAG.search(head)):
        return "html"
    if by_name == "html":
        return "html" if _HTML_TAG.search(head) or re.search(r"<[a-zA-Z!/]", head) else "text"
    if head.lstrip()[:1] == "<" and len(_HTML_TAG.findall(head)) >= 3:
        return "html"
    if by_name == "jsonl" and head.lstrip()[:1] in "{[":
        return "jsonl"
    if by_name == "markdown" or _FRONT_MATTER.match(head):
        return "markdown"
    return "text"


def _readable_head(data: bytes) -> str:
    head = data[:HEAD_BYTES]
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.replace(b"\x00", b"").decode("latin-1")
