"""WARC files written by hand, so that every byte of them can be chosen."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable
from typing import Any

TOWNS = ("Port Sallow", "Verrin", "Ostmark Quay", "Lower Tamsin", "Brack")


def a_page(number: int, *, words: int = 60) -> bytes:
    """An article of an invented place; every number gives another one."""
    town = TOWNS[number % len(TOWNS)]
    sentences = " ".join(
        f"Harbour master Ilse Quorn said that {number * 7 + n} crates had reached {town} by noon."
        for n in range(max(2, words // 14))
    )
    return (
        f"<!doctype html><html lang=en><head><title>Crates reach {town}, {number}</title></head>"
        f"<body><article><h1>Crates reach {town}, {number}</h1><p>{sentences}</p></article></body>"
        "</html>"
    ).encode()


def http(body: bytes, *, status: str = "200 OK", headers: Iterable[tuple[str, str]] = ()) -> bytes:
    """An HTTP response."""
    given = dict(headers)
    given.setdefault("Content-Type", "text/html; charset=utf-8")
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(
    block: bytes,
    *,
    type: str = "response",
    url: str | None = "https://sallow-herald.example/1",
    date: str = "2031-05-04T10:00:00Z",
    content_type: str = "application/http; msgtype=response",
    digests: bool = True,
    **changes: Any,
) -> bytes:
    """A record; `changes` replaces or (None) leaves out headers, `_` in a name for `-`."""
    headers: dict[str, str | None] = {
        "WARC-Type": type,
        "WARC-Record-ID": f"<urn:sha1:{hashlib.sha1(block + date.encode()).hexdigest()}>",
        "WARC-Date": date,
        "WARC-Target-URI": url,
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    if digests:
        headers["WARC-Block-Digest"] = sha1(block)
        headers["WARC-Payload-Digest"] = sha1(block.partition(b"\r\n\r\n")[2])
    headers |= {name.replace("_", "-"): value for name, value in changes.items()}
    lines = [
        "WARC/1.0",
        *(f"{name}: {value}" for name, value in headers.items() if value is not None),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def page_record(number: int, **changes: Any) -> bytes:
    """The response with an article."""
    return record(http(a_page(number)), url=f"https://sallow-herald.example/{number}", **changes)


def info_record() -> bytes:
    return record(
        b"software: by hand\r\n", type="warcinfo", url=None, content_type="application/warc-fields"
    )


def plain(records: Iterable[bytes]) -> bytes:
    return b"".join(records)


def packed(records: Iterable[bytes]) -> bytes:
    """Each record a gzip member, as crawlers write it."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def packed_whole(records: Iterable[bytes]) -> bytes:
    return gzip.compress(plain(records), mtime=0)
