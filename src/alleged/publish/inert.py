"""Untrusted text made inert: nothing hidden, nothing that turns the line round, no odd links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup, escape

MAX_MARKS = 4
"""Combining marks shown on one letter. Vietnamese stacks two, pointed Hebrew and Vedic Sanskrit up
to four; hundreds on one letter paint over the lines around it."""

MAX_REPEATS = 3
"""So many equal hidden characters in a row get a token each; a longer run gets one with its
length, so that a million of them cannot blow the page up."""

MAX_URL_CHARS = 2000
"""Longer addresses are shown but cannot be clicked: no browser is bound to take them."""

# Everything outside these ranges is looked at one character at a time. The ranges hold letters,
# digits, punctuation and symbols that every reader can see, and no combining mark.
_SUSPECT = re.compile(
    "[^\n\t -~\u00a0-\u00ac\u00ae-\u02ff\u0391-\u0482\u2010-\u2027\u2030-\u205e]+"
)

# Drawn as nothing or as a blank, though Unicode does not file them under format characters:
# Hangul fillers, the Braille blank, the grapheme joiner, Khmer inherent vowels, Mongolian variation
# selectors and all variation selectors but the two that choose between text and emoji.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f")

# By category rather than by `str.isprintable`, which also refuses characters that are merely newer
# than the Python that runs: the page would depend on its version.
_HIDDEN_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


@lru_cache(maxsize=4096)
def is_hidden(char: str) -> bool:
    """Whether a reader would not see this character, or would see others moved by it."""
    if char in "\n\t":
        return False
    if char in _BLANKS or "\ufe00" <= char <= "\ufe0d" or "\U000e0000" <= char <= "\U000e0fff":
        return True
    return unicodedata.category(char) in _HIDDEN_CATEGORIES


def is_mark(char: str) -> bool:
    """Whether this character is drawn onto the one before it."""
    return unicodedata.category(char) in ("Mn", "Me")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text as it may be shown: pieces, and whether each is a token that stands for others.

    A token is `⟨U+202E⟩`, `⟨U+200B ×500⟩` for a run, or `⟨296 combining marks⟩`.
    """
    done = 0
    for match in _SUSPECT.finditer(text):
        if match.start() > done:
            yield text[done : match.start()], False
        yield from _suspect_pieces(match.group())
        done = match.end()
    if done < len(text):
        yield text[done:], False


def _suspect_pieces(text: str) -> Iterator[tuple[str, bool]]:
    for (hidden, mark), group in groupby(text, key=lambda char: (is_hidden(char), is_mark(char))):
        run = "".join(group)
        if hidden:
            yield from _hidden_tokens(run)
        elif mark and len(run) > MAX_MARKS:
            yield run[:MAX_MARKS], False
            yield f"⟨{len(run) - MAX_MARKS} combining marks⟩", True
        else:
            yield run, False


def _hidden_tokens(run: str) -> Iterator[tuple[str, bool]]:
    for char, group in groupby(run):
        length = sum(1 for _ in group)
        if length > MAX_REPEATS:
            yield f"⟨U+{ord(char):04X} ×{length}⟩", True
        else:
            for _ in range(length):
                yield f"⟨U+{ord(char):04X}⟩", True


def plain(text: str) -> str:
    """For attributes and titles: tokens as bare text. Not escaped."""
    if not _SUSPECT.search(text):
        return text
    return "".join(piece for piece, _ in pieces(text))


def marked(text: str) -> Markup:
    """For running text: escaped, each token in an element of its own."""
    if not _SUSPECT.search(text):
        return escape(text)
    # A token is made of hexadecimal digits and our own signs: nothing in it to escape.
    parts = (
        f'<span class="ctl">{piece}</span>' if token else str(escape(piece))
        for piece, token in pieces(text)
    )
    return Markup("".join(parts))


def words(text: str) -> Markup:
    """For a name, a path or a quotation inside our own sentence: `marked`, and kept apart so that
    writing from right to left cannot reorder what stands around it."""
    return Markup(f"<bdi>{marked(text)}</bdi>")


def web_link(url: str | None) -> str | None:
    """The address, if a click on it leads where its words say: http or https, a plain host, no
    user name before it."""
    if url is None or len(url) > MAX_URL_CHARS or not url.isascii() or not url.isprintable():
        return None
    if any(char in url for char in " \"'<>\\^`{|}"):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return url


_LOOK_ALIKE_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


@lru_cache(maxsize=4096)
def _script(char: str) -> str | None:
    first = unicodedata.name(char, "").partition(" ")[0]
    return first if first in _LOOK_ALIKE_SCRIPTS else None


def mixed_scripts(text: str) -> tuple[str, ...]:
    """The alphabets that one word of `text` mixes, as a look-alike name does; () as a rule."""
    for word in re.findall(r"\w+", text):
        if word.isascii():
            continue
        found = {script for script in map(_script, word) if script}
        if len(found) > 1:
            return tuple(sorted(script.capitalize() for script in found))
    return ()
