"""Which format bytes are in: by what stands in them first, by their name second.

Containers are told apart from articles by a few bytes at their start, so that this can be done
where nothing is parsed.
"""

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
    ".docx": "docx",
    ".odt": "odt",
}
FORMATS = ("text", "markdown", "html", "pdf", "jsonl", "docx", "odt")

CONTAINER_SUFFIXES = {
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
    ".zip": "zip",
    ".gz": "gzip",
    ".rss": "feed",
    ".atom": "feed",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".mbox": "mbox",
    ".eml": "eml",
}
"""What a container's name promises. It holds even where the first bytes do not fit: those may be
the damaged ones."""

OFFICE_SUFFIXES = frozenset(
    {".docx", ".odt", ".docm", ".dotx", ".ott", ".xlsx", ".ods", ".pptx", ".odp", ".epub"}
)
"""Zip archives that are one article, or none."""

CONTAINER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
)

OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a zip archive (xlsx, pptx and epub are such)", "save it as HTML or text"),
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


_FEED = re.compile(
    r"<(?:rss[\s>]|feed\s[^>]{0,2000}w3\.org/2005/Atom"
    r"|(?:\w{1,20}:)?RDF\s[^>]{0,3000}purl\.org/(?:rss|net/rss))",
    re.IGNORECASE,
)
_PROLOGUE = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"), ("<!doctype", ">"))
"""What may stand before the first tag of an XML file, and where it ends."""
_JSON_FEED = re.compile(r'\s{0,1000}\{[^{}\[\]]{0,1000}"https://jsonfeed\.org/version/')
_MBOX = re.compile(
    r"From \S{1,300} {1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d"
)
_MAIL = re.compile(
    r"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|Date|From): [^\n]{1,2000}\n"
    r"(?:[A-Za-z-]{1,60}:[^\n]{0,2000}\n|[ \t][^\n]{0,2000}\n){1,60}",
    re.IGNORECASE,
)
_MAIL_FIELDS = re.compile(r"^(?:Subject|Message-ID|MIME-Version):", re.IGNORECASE | re.MULTILINE)


def promised_format(name: str) -> str | None:
    """The format of an article that a file's ending promises; None when it promises nothing."""
    return EXTENSIONS.get(PurePosixPath(name.lower()).suffix)


def container_format(name: str, head: bytes) -> str | None:
    """The format of the container that a file is, by its first bytes and its name; None when it is
    an article. `lines` is a JSON-lines file."""
    path = PurePosixPath(name.lower())
    promised = CONTAINER_SUFFIXES.get("".join(path.suffixes[-2:])) or CONTAINER_SUFFIXES.get(
        path.suffix
    )
    if path.suffix in OFFICE_SUFFIXES or not head:
        return None
    for mark, format in CONTAINER_MARKS:
        if head.startswith(mark):
            return promised if promised in BY_NAME_AND_MARK.get(format, ()) else format
    text = _readable_head(head)
    if _FEED.match(_without_prologue(text)) or _JSON_FEED.match(text):
        return "feed"
    if promised is not None:
        return promised
    if path.suffix in (".jsonl", ".ndjson"):
        return "lines"
    if path.suffix in EXTENSIONS:
        return None
    if _MBOX.match(text):
        return "mbox"
    headers = _MAIL.match(text)
    return "eml" if headers and _MAIL_FIELDS.search(headers[0]) else None


def _without_prologue(text: str) -> str:
    text = text.lstrip()
    for _ in range(20):
        ending = next((end for start, end in _PROLOGUE if text.startswith(start)), None)
        if ending is None:
            break
        if ending == ">" and "[" in text.partition(">")[0]:  # with declarations of its own
            ending = "]>"
        text = text.partition(ending)[2].lstrip()
    return text


BY_NAME_AND_MARK = {"zip": ("wacz", "zip"), "gzip": ("warc", "gzip")}
"""Containers that begin alike, which the name tells apart."""


def sniff_format(data: bytes, name: str) -> tuple[str, list[Issue]]:
    """The format, and a note where the name says another.

    Raises: Refused for formats that are known but not read.
    """
    extension = PurePosixPath(name.lower()).suffix
    by_name = EXTENSIONS.get(extension)
    if data.startswith(b"PK\x03\x04") and (office := _office_format(data)):
        return office, []
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


def looks_like(data: bytes) -> str | None:
    """`pdf`, `html`, `docx` or `odt` where the first bytes leave no doubt."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _office_format(data)
    return "html" if _HTML_START.match(_readable_head(data)) else None


def _office_format(data: bytes) -> str | None:
    """`docx` or `odt` by the names in the archive, which stand in it unpacked."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    return "docx" if b"[Content_Types].xml" in data and b"word/document" in data else None


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
