"""What the search page of the files looks through: a script with rows, which a browser also loads
from a disk, where no page may ask for data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from alleged.site.store import MAX_ROWS, Store

SCRIPT = "search-rows.js"
MAX_BYTES = 12_000_000
"""Of the script. A browser takes that in within a second or two; a larger dossier needs the server
to be searched in full, and the page says so."""

KINDS = ("claim", "incident", "actor", "statement", "article")
"""What is looked through, in the order in which it is shown. Figures, acts and loaded words are
found by the paragraphs that they stand in."""

_ROWS = """SELECT e.n, e.kind, e.record_id, a.id, a.headline, e.outlet, e.day, e.speaker, e.start,
e.words FROM entries AS e LEFT JOIN articles AS a ON a.number = e.article
WHERE e.kind = ? AND e.n > ? ORDER BY e.n LIMIT ?"""


def search_script(store: Store, address: Callable[[str], str]) -> bytes:
    """The script. `address`: of a record, from the folder of the search page on.

    Each row: kind, address, headline, outlet, day, who says it, words. Where `MAX_BYTES` are
    reached, the rest is left out, and `ALLEGED_CUT` says so.
    """
    lines: list[bytes] = []
    size = 0
    cut = b"false"
    for row in _rows(store, address):
        line = msgspec.json.encode(row)
        size += len(line) + 2
        if size > MAX_BYTES:
            cut = b"true"
            break
        lines.append(line)
    # U+2028 and U+2029 end a line in old scripts; JSON leaves them as they are.
    body = b",\n".join(lines)
    for char, written in ((b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029")):
        body = body.replace(char, written)
    head = b'"use strict";\nconst ALLEGED_CUT = ' + cut + b";\nconst ALLEGED_ROWS = [\n"
    return head + body + b"\n];\n"


def _rows(store: Store, address: Callable[[str], str]) -> Iterator[list[Any]]:
    for kind in KINDS:
        after = 0
        while found := store.rows(_ROWS, (kind, after, MAX_ROWS)):
            for n, _, record_id, _, headline, outlet, day, speaker, _, words in found:
                after = n
                yield [kind, address(record_id), headline, outlet, day and day[:10], speaker, words]
