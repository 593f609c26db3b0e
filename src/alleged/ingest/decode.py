"""Bytes to text: which encoding, by what evidence, and what could not be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from alleged.ingest.draft import Refused
from alleged.records.documents import InputState
from alleged.records.issues import Issue, Severity, make_issue

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

BOMS = (  # the longer ones first: a UTF-32 mark starts with a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

GUESSES = (
    "utf_8",
    "cp1252",
    "cp1251",
    "cp1256",
    "gb18030",
    "big5",
    "euc_kr",
    "shift_jis",
)
"""Without this list charset-normalizer reads cp1252 "Zúñiga" as cp1250 "Zúńiga"."""
GUESS_BYTES = 200_000

# What pages call an encoding, and what browsers read it as (WHATWG Encoding Standard). A label
# that is not here (utf-7, for one) is not believed.
DECLARED = {
    "utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    "iso8859-2": "iso8859-2",
    "iso8859-3": "iso8859-3",
    "iso8859-4": "iso8859-4",
    "iso8859-5": "iso8859-5",
    "iso8859-6": "iso8859-6",
    "iso8859-7": "iso8859-7",
    "iso8859-8": "iso8859-8",
    "iso8859-9": "cp1254",
    "iso8859-10": "iso8859-10",
    "iso8859-13": "iso8859-13",
    "iso8859-14": "iso8859-14",
    "iso8859-15": "iso8859-15",
    "iso8859-16": "iso8859-16",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "cp866": "cp866",
    "cp874": "cp874",
    "tis-620": "cp874",
    "cp1250": "cp1250",
    "cp1251": "cp1251",
    "cp1253": "cp1253",
    "cp1254": "cp1254",
    "cp1255": "cp1255",
    "cp1256": "cp1256",
    "cp1257": "cp1257",
    "cp1258": "cp1258",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "big5hkscs": "big5hkscs",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_kr": "cp949",
    "cp949": "cp949",
}

META_BYTES = 4096
_META_CHARSET = re.compile(rb"""charset\s{0,20}=\s{0,20}["']?\s{0,20}([A-Za-z0-9_:.\-]{1,40})""")
_NOT_TEXT = re.compile(r"[\x00\ud800-\udfff]")
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"

UTF16_SHARE = 0.4
"""Share of zero bytes on one side that makes UTF-16: plain English has 0.5 of all bytes, so 1.0 of
one side; text with a third of its letters outside Latin still passes."""
BINARY_SHARE = 0.02
"""Of control bytes in the first 64 KB of what is not UTF-8. Random bytes have 0.1, text in any of
the encodings below none."""
BINARY_SHARE_UTF8 = 0.3
"""Of control characters in valid UTF-8: keeps an article with a control character between words."""
BAD_BYTES_SHARE = 0.25
"""Bytes that are not UTF-8, for each sequence that is: below this the text is damaged UTF-8 rather
than another encoding. A cp1252 page has next to no valid sequence."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, how it was found, and what to say about it."""

    text: str
    encoding: str
    issues: tuple[Issue, ...]


def decode(data: bytes, *, encoding: str | None = None, is_html: bool = False) -> Decoded:
    """Bytes to text: byte order mark, the encoding given, UTF-8, the page's own word, a guess.

    UTF-8 stands before the page's own word, because bytes that happen to be valid UTF-8 and hold
    a character outside ASCII are UTF-8, whatever a template says.
    Raises: Refused if the bytes are no text.
    """
    issues: list[Issue] = []
    text, name = _decode(data, encoding, is_html, issues)
    if text.startswith("\ufeff"):
        text = text[1:]
    text = replace_unusable(text, issues)
    return Decoded(text, name, tuple(issues))


def replace_unusable(text: str, issues: list[Issue]) -> str:
    """NUL and lone surrogates, one for one, become U+FFFD: no store and no export can hold them."""
    first = _NOT_TEXT.search(text)
    if first is None:
        return text
    replaced, count = _NOT_TEXT.subn(REPLACEMENT, text)
    issues.append(
        make_issue(
            "unusable-characters",
            Severity.PARTIAL,
            f"{count:,} NUL or half surrogate characters, the first at character "
            f"{first.start():,}, are shown as U+FFFD",
            "nothing, unless the text looks wrong: then get the file again from where it came from",
        )
    )
    return replaced


def _decode(data: bytes, given: str | None, is_html: bool, issues: list[Issue]) -> tuple[str, str]:
    for mark, name in BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], name, issues), name
    if given is not None:
        codec = _text_codec(given)
        if codec is not None:
            return _decode_as(data, codec, issues), codec
        issues.append(
            make_issue(
                "encoding-unknown",
                Severity.NOTE,
                f"there is no text encoding called {given!r}; it was found from the bytes instead",
                "pass a name such as utf-8, cp1252 or shift_jis",
            )
        )
    wide = _utf16_without_mark(data)
    if wide is not None:
        issues.append(_guess_issue(wide, "every other byte is zero"))
        return _decode_as(data, wide, issues), wide
    declared = _declared(data) if is_html else None
    if declared == "iso2022_jp" and b"\x1b" in data:  # its bytes are ASCII, so valid UTF-8
        return _decode_as(data, declared, issues), declared
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        _refuse_control_characters(data, BINARY_SHARE_UTF8)
        if declared not in (None, "utf-8") and not data.isascii():
            issues.append(
                make_issue(
                    "encoding-mismatch",
                    Severity.NOTE,
                    f"the page says {declared}, but its bytes are UTF-8 and were read so",
                )
            )
        return text, "utf-8"
    _refuse_control_characters(data, BINARY_SHARE)
    if declared is not None and declared != "utf-8":
        try:
            return data.decode(declared), declared
        except UnicodeDecodeError:
            pass
    if _is_damaged_utf8(data):
        return _decode_as(data, "utf-8", issues), "utf-8"
    return _guess(data, issues)


def _text_codec(name: str) -> str | None:
    try:
        b"    ".decode(name)  # refuses codecs such as base64, which are no text encodings
    except UnicodeDecodeError:
        pass
    except (LookupError, ValueError):
        return None
    return codecs.lookup(name).name


def _decode_as(data: bytes, name: str, issues: list[Issue]) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        text = data.decode(name, "replace")
        count = text.count(REPLACEMENT)
        if name == "utf-8":
            count -= data.count(REPLACEMENT.encode())
        issues.append(
            make_issue(
                "undecodable-bytes",
                Severity.PARTIAL,
                f"{count:,} places are not valid {name}, the first at byte {error.start:,} "
                f"(0x{data[error.start]:02x}); they are shown as U+FFFD",
                "pass --encoding with the right name, or get the file again",
            )
        )
        return text


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) / 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= UTF16_SHARE and even < 0.05:
        return "utf-16-le"
    if even >= UTF16_SHARE and odd < 0.05:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:META_BYTES])
    if found is None:
        return None
    try:
        return DECLARED.get(codecs.lookup(found[1].decode("ascii")).name)
    except LookupError:
        return None


def _refuse_control_characters(data: bytes, limit: float) -> None:
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls and controls > limit * len(sample):
        raise Refused(
            InputState.REJECTED,
            "not-text",
            f"{controls:,} of the first {len(sample):,} bytes are control characters: "
            "this is no text",
            "give the article as text, HTML, PDF or JSON lines",
        )


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    cut_at_the_end = bad == 1 and text.endswith(REPLACEMENT)
    return cut_at_the_end or bad <= BAD_BYTES_SHARE * good


def _guess(data: bytes, issues: list[Issue]) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESS_BYTES], cp_isolation=list(GUESSES)).best()
    name = best.encoding if best is not None else "cp1252"
    if best is None:
        what = "no encoding fits; it was read as cp1252"
    else:
        what = "it was guessed from the frequencies of the letters"
    issues.append(_guess_issue(name, what))
    return _decode_as(data, name, issues), name


def _guess_issue(name: str, why: str) -> Issue:
    return make_issue(
        "encoding-guessed",
        Severity.NOTE,
        f"the encoding is not stated; read as {name}: {why}",
        "if names look wrong, pass --encoding with the right one",
    )
