"""One key for all spellings of a name: `Potosí`, `POTOSI` and `Potosi`."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

MAX_NAME_CHARS = 80
"""No place in the gazetteer has a longer name; longer strings are not looked up."""

_WORDS = re.compile(r"[0-9a-z]+")
_DROPPED = str.maketrans("", "", "'’‘`´ʿʾʻ.")
_SAINTS = {"st": "saint", "ste": "sainte"}


def fold(name: str) -> str:
    """Lower case, without accents, full stops and apostrophes; hyphens are spaces.

    `N'Djamena` and `Ndjamena` are one key, `St. Louis` and `Saint-Louis` are another.
    """
    return _folded(name) if len(name) <= MAX_NAME_CHARS else _fold(name)


def _fold(name: str) -> str:
    if name.isascii():
        bare = name.replace(".", "").replace("'", "").replace("`", "").lower()
        if bare.isalnum():
            return _SAINTS.get(bare, bare)
    else:
        bare = anyascii(name.translate(_DROPPED)).translate(_DROPPED).lower()
    words = _WORDS.findall(bare)
    if words and words[0] in _SAINTS:
        words[0] = _SAINTS[words[0]]
    return " ".join(words)


_folded = lru_cache(maxsize=32_768)(_fold)
"""Names are looked up again and again; no long string is kept."""
