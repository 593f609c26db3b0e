"""Ids that the content decides: the same input gives the same id, on any machine."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from alleged.records.spans import Span

DIGEST_BYTES = 10
"""80 bits: among 100 million records of one kind two ids collide with a chance below 1 in 200."""


_PLAIN = (str, int)


def record_id(prefix: str, *parts: str | int | Iterable[Span] | None) -> str:
    """An id such as `stm-4f0c...`: the prefix names the kind, the rest is a hash of the parts."""
    named = ""
    for part in parts:
        if part is None or isinstance(part, _PLAIN):
            written = repr(part)
        else:
            written = ",".join([f"{span.start}:{span.end}" for span in part])
        named += f"{len(written)}:{written};"
    digest = blake2b(named.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES)
    return f"{prefix}-{digest.hexdigest()}"
