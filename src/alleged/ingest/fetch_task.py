"""What the fetching child is asked and answers: the parent speaks with it without importing an HTTP
library."""

from __future__ import annotations

import msgspec

from alleged.records.documents import InputState

SECONDS = 30.0
"""For an address with its redirects, once the site's turn has come."""
MAX_DELAY_SECONDS = 10.0
"""A site that asks for more between two requests gets this."""


class FetchTask(msgspec.Struct):
    """What the fetching child is asked."""

    url: str
    out: str
    """WARC file to write."""
    max_bytes: int


class FetchAnswer(msgspec.Struct):
    """What came of it."""

    state: InputState
    code: str = ""
    reason: str = ""
    fix: str = ""
    url: str = ""
    """Where the last redirect led."""
    status: int | None = None
    captured_at: str = ""
