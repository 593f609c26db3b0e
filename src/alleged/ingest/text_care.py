"""What stands in the original and is no part of what it says: mended, and said where and how.

A reader sees `é` where bytes were decoded twice, `fi` where a font has one glyph for it, and
nothing at all where a soft hyphen or a zero-width space stands. So does `Document.text`; each
change is a run of the offset map that names the characters of the original and the repair.

Marks of direction stay: they change what a reader sees, and which order was meant cannot be told.
An issue names them. So do joiners where they join: in Arabic and Indic scripts and in emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alleged.records.issues import Issue, Severity, make_issue
from alleged.records.spans import OffsetRun, Span

MOJIBAKE = "mojibake"
LIGATURE = "ligature"
SOFT_HYPHEN = "soft hyphen"
INVISIBLE = "invisible"
LINE_HYPHEN = "line hyphen"

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Glyphs of old fonts. `œ` and `æ` are letters and stay."""

_ALWAYS = "\u200b\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0\ufff9-\ufffb"
"""Zero-width space, word joiner, byte order mark, Hangul fillers, marks of ruby text."""
_JOINERS = "\u200c\u200d"
_LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"
"""Of scripts whose letters are never joined or parted by a joiner: Latin, Greek, Cyrillic."""
_TAGS = "\U000e0001-\U000e007f"
_FIND = re.compile(
    rf"(?P<soft>\u00ad)|(?P<ligature>[\ufb00-\ufb06])|(?P<invisible>[{_ALWAYS}]"
    rf"|(?<=[{_LETTERS}])[{_JOINERS}](?=[{_LETTERS}])"
    rf"|(?P<flag>\U0001f3f4[{_TAGS}]{{1,16}})|[{_TAGS}])"
)
"""Tag characters spell the flags of England and its like after a black flag; elsewhere they hide
text."""

_GLYPHS = re.compile(f"[\u00ad\ufb00-\ufb06{_ALWAYS}{_JOINERS}{_TAGS}]")
_SUSPECT = re.compile(f"[\u00ad\u00c2-\u00f4\ufb00-\ufb06{_ALWAYS}{_JOINERS}{_TAGS}]")
"""Where none of these stands, nothing is to be mended."""
_ENCODED_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
    "\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
    "\u017e\u0178]"
)
"""The first two bytes of a character in UTF-8, read as Latin-1 or cp1252."""
_LETTER_AND_MARKS = re.compile(
    "(?:[\u00e0-\u00ef][\u2018\u2019\u201c\u201d\u2013\u2014\u2026]{2}){1,1000}"
)
"""`é”“` may be a letter before two quotation marks as well as one of Chinese: it stays."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]{1,100000}")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of text after care; `length` and `repair` as in `OffsetRun`."""

    text: str
    offset: int
    """From the start of the stretch that was looked at."""
    length: int
    repair: str | None


def mend(text: str) -> Iterator[Mended]:
    """The stretches of a text, in order, those that were changed with what they stand for."""
    if not _SUSPECT.search(text):
        yield Mended(text, 0, len(text), None)
        return
    for stretch in _decoded_again(text):
        if stretch.repair is not None or stretch.text.isascii():
            yield stretch
        else:
            yield from _without_glyphs(stretch)


def _decoded_again(text: str) -> list[Mended]:
    """Bytes of UTF-8 that were read as another encoding, read rightly.

    ftfy decides whether they were; it changes characters outside ASCII only, so that what stands
    between ASCII characters before and after belongs together.
    """
    whole = [Mended(text, 0, len(text), None)]
    if not _ENCODED_TWICE.search(text):
        return whole
    fixed = _fixed(text)
    if fixed == text or not _is_plausible(fixed):
        return whole
    before, after = list(_NOT_ASCII.finditer(text)), _NOT_ASCII.findall(fixed)
    if len(before) != len(after) or _NOT_ASCII.sub("\x00", text) != _NOT_ASCII.sub("\x00", fixed):
        return whole
    mended: list[Mended] = []
    at = 0
    for found, right in zip(before, after, strict=True):
        if found[0] == right or _LETTER_AND_MARKS.fullmatch(found[0]):
            continue
        if at < found.start():
            mended.append(Mended(text[at : found.start()], at, found.start() - at, None))
        mended.append(Mended(right, found.start(), len(found[0]), MOJIBAKE))
        at = found.end()
    if at < len(text):
        mended.append(Mended(text[at:], at, len(text) - at, None))
    return mended


def _fixed(text: str) -> str:
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        restore_byte_a0=False,
        replace_lossy_sequences=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    return str(ftfy.fix_encoding(text, config))


def _is_plausible(fixed: str) -> bool:
    """Whether a repair brought letters and signs, no control, private or unassigned characters."""
    return not any(
        unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") or character == "\ufffd"
        for found in _NOT_ASCII.findall(fixed)
        for character in found
    )


def _without_glyphs(stretch: Mended) -> Iterator[Mended]:
    """A stretch with its ligatures spelt out and without what nobody sees."""
    text, at = stretch.text, 0
    if not _GLYPHS.search(text):
        yield stretch
        return
    for found in _FIND.finditer(text):
        if found["flag"]:
            continue
        if at < found.start():
            yield Mended(text[at : found.start()], stretch.offset + at, found.start() - at, None)
        if found["ligature"]:
            new, repair = LIGATURES[found[0]], LIGATURE
        else:
            new, repair = "", SOFT_HYPHEN if found["soft"] else INVISIBLE
        yield Mended(new, stretch.offset + found.start(), len(found[0]), repair)
        at = found.end()
    if at < len(text):
        yield Mended(text[at:], stretch.offset + at, len(text) - at, None)


NOTES = {
    MOJIBAKE: (
        "mojibake-repaired",
        "UTF-8 that had been read as another encoding was read again",
        "compare names in this document with the original",
    ),
    LIGATURE: ("ligatures-spelt-out", "ligatures of the font were spelt out", ""),
    SOFT_HYPHEN: ("soft-hyphens-left-out", "soft hyphens were left out", ""),
    INVISIBLE: (
        "invisible-characters-left-out",
        "characters that nobody sees were left out of the text; they can hide a name from a search",
        "look at the original if it matters who put them there",
    ),
    LINE_HYPHEN: ("line-hyphens-joined", "words were joined over line ends", ""),
}
"""Repair to code, words and fix of the one note that a document gets for it."""


def care_issues(text: str, runs: Sequence[OffsetRun]) -> list[Issue]:
    """One note for each kind of repair, and those on marks of direction and mixed scripts."""
    repaired: dict[str, list[OffsetRun]] = {}
    for run in runs:
        if run.repair is not None:
            repaired.setdefault(run.repair, []).append(run)
    issues = []
    for repair, (code, words, fix) in NOTES.items():
        if repair in repaired:
            first = repaired[repair][0]
            count = len(repaired[repair])
            what = f"{words}: {count:,} in all, the first at character {first.start:,}"
            span = Span(first.start, first.end) if first.end > first.start else None
            issues.append(make_issue(code, Severity.NOTE, what, fix, span=span))
    return issues + _direction_issues(text) + _mixed_script_issues(text)


def _direction_issues(text: str) -> list[Issue]:
    marks = [] if text.isascii() else list(_DIRECTION.finditer(text))
    if not marks:
        return []
    turned = any(mark[0] in _OVERRIDES for mark in marks)
    listed = ", ".join(sorted({f"U+{ord(mark[0]):04X}" for mark in marks}))
    return [
        make_issue(
            "direction-overridden" if turned else "direction-marks",
            Severity.NOTE,
            f"{len(marks):,} marks of direction ({listed}) stand in the text, the first at "
            f"character {marks[0].start():,}"
            + ("; they can show letters in another order than they are stored" if turned else ""),
            "read the passage in the report, which shows the marks",
            span=Span(marks[0].start(), marks[0].end()),
        )
    ]


MAX_MIXED = 20
_LOOK_ALIKE = (
    "\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7\u0400-\u04ff\u0531-\u0587\u13a0-\u13f5"
    "\uff21-\uff3a\uff41-\uff5a"
)
"""Greek letters that could be Latin ones (not those of `TNF\u03b1`), Cyrillic, Armenian, Cherokee,
full width."""
_MIXED_WORD = re.compile(rf"(?=[^\W\d_]{{0,59}}[{_LOOK_ALIKE}])[^\W\d_]{{2,60}}")


def _mixed_script_issues(text: str) -> list[Issue]:
    """A note that names the words whose letters come from scripts that look alike."""
    if text.isascii() or not re.search(f"[{_LOOK_ALIKE}]", text):
        return []
    words: dict[str, int] = {}
    for found in _MIXED_WORD.finditer(text):
        if any(_script(letter) == "Latin" for letter in found[0]):
            words.setdefault(found[0], found.start())
        if len(words) >= MAX_MIXED:
            break
    if not words:
        return []
    listed = ", ".join(f"“{word}” ({_spelt(word)})" for word in list(words)[:5])
    more = f" and {len(words) - 5} more" if len(words) > 5 else ""
    word, start = next(iter(words.items()))
    return [
        make_issue(
            "mixed-scripts",
            Severity.NOTE,
            f"words are spelt with letters of more than one script: {listed}{more}",
            "they may be meant to look like another name, or to escape a search for it",
            span=Span(start, start + len(word)),
        )
    ]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0].title()


def _spelt(word: str) -> str:
    """Its letters outside Latin, by number and script."""
    foreign = [letter for letter in dict.fromkeys(word) if _script(letter) != "Latin"]
    return ", ".join(f"U+{ord(letter):04X} {_script(letter)}" for letter in foreign)
