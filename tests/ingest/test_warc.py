"""WARC files: what is an article in them, what is not, and what is lost when they are damaged."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.growth import assert_linear
from tests.ingest.archives import (
    a_page,
    http,
    info_record,
    packed,
    packed_whole,
    page_record,
    plain,
    record,
    sha1,
)

from alleged.ingest.members import Loss, Member, SplitOptions
from alleged.ingest.warc import split_warc
from alleged.records.issues import Severity

WRITERS = [plain, packed, packed_whole]


def taken(path: Path, data: bytes, max_bytes: int = 1_000_000) -> list[Member | Loss]:
    path.write_bytes(data)
    options = SplitOptions(name="a.warc", max_raw_bytes=max_bytes)
    return [item for item in split_warc(path, options) if item is not None]


def members(items: Iterable[Member | Loss]) -> list[Member]:
    return [item for item in items if isinstance(item, Member)]


def losses(items: Iterable[Member | Loss]) -> list[Loss]:
    return [item for item in items if isinstance(item, Loss) and item.severity is not Severity.NOTE]


def notes(items: Iterable[Member | Loss]) -> list[str]:
    return [
        item.what for item in items if isinstance(item, Loss) and item.severity is Severity.NOTE
    ]


@pytest.mark.parametrize("write", WRITERS)
def test_every_page_of_a_whole_file_is_given_in_order_with_its_capture(
    tmp_path: Path, write: Callable[[Iterable[bytes]], bytes]
) -> None:
    found = taken(tmp_path / "a", write([info_record(), *(page_record(n) for n in range(5))]))
    assert [one.data for one in members(found)] == [a_page(n) for n in range(5)]
    assert not losses(found)
    first = members(found)[0]
    assert first.format == "html"
    assert first.given.url == "https://sallow-herald.example/0"
    assert first.given.encoding == "utf-8"
    assert first.capture is not None
    assert (first.capture.captured_at, first.capture.status) == ("2031-05-04T10:00:00Z", 200)


def test_a_locator_tells_the_byte_at_which_the_record_begins(tmp_path: Path) -> None:
    records = [info_record(), page_record(1), page_record(2)]
    (_, second) = members(taken(tmp_path / "a", packed(records)))
    begin = len(packed(records[:2]))
    assert second.locator == f"record 3, byte {begin:,}"
    assert gzip.decompress(packed(records)[begin:]).startswith(b"WARC/1.0")


def test_pictures_scripts_and_other_answers_are_counted_and_not_read(tmp_path: Path) -> None:
    found = taken(
        tmp_path / "a",
        plain(
            [
                record(http(b"\x89PNG", headers=[("Content-Type", "image/png")])),
                record(http(b"\x89PNG2", headers=[("Content-Type", "image/png")])),
                record(http(b"x{}", headers=[("Content-Type", "text/css")])),
                record(http(b"gone", status="404 Not Found")),
                record(http(b"", status="301 Moved")),
                record(http(b"User-agent: *"), url="https://sallow-herald.example/robots.txt"),
                page_record(1),
            ]
        ),
    )
    assert len(members(found)) == 1
    assert not losses(found)
    assert notes(found) == [
        "passed over, for they are no text: 2 × image/png, 1 × text/css, 1 × robots.txt",
        "passed over, for the server gave no page: 1 × 404, 1 × 301",
    ]


PDF = b"%PDF-1.4\n%\xe2\xe3 a report"


@pytest.mark.parametrize(
    ("content_type", "body", "format"),
    [
        ("text/html", a_page(1), "html"),
        ("application/xhtml+xml", a_page(1), "html"),
        ("text/plain", b"Ferry late.\n\nThe ferry was late.", "text"),
        ("text/plain", a_page(1), "html"),
        ("application/pdf", PDF, "pdf"),
        ("text/html", PDF, "pdf"),
        ("application/octet-stream", PDF, "pdf"),
        ("", a_page(1), "html"),
        ("application/rss+xml", b"<?xml version='1.0'?><rss version='2.0'></rss>", "feed"),
        ("text/xml", b"<!-- made --><feed xmlns='http://www.w3.org/2005/Atom'></feed>", "feed"),
        ("application/xml", b"<sitemap></sitemap>", None),
        ("application/json", b'{"a": 1}', None),
        ("application/octet-stream", b"\x00\x01", None),
    ],
)
def test_the_media_type_and_the_first_bytes_decide_what_reads_a_payload(
    tmp_path: Path, content_type: str, body: bytes, format: str | None
) -> None:
    found = taken(tmp_path / "a", record(http(body, headers=[("Content-Type", content_type)])))
    assert [one.format for one in members(found)] == ([format] if format else [])
    assert bool(notes(found)) == (format is None)
    assert not losses(found)


def test_resources_and_conversions_are_articles_too(tmp_path: Path) -> None:
    found = taken(
        tmp_path / "a",
        plain(
            [
                record(a_page(1), type="resource", content_type="text/html"),
                record(b"Ferry late.", type="conversion", content_type="text/plain"),
            ]
        ),
    )
    assert [one.format for one in members(found)] == ["html", "text"]


def chunked(body: bytes, size: int = 100) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        ([("Transfer-Encoding", "chunked")], chunked),
        ([("Content-Encoding", "gzip")], gzip.compress),
        ([("Content-Encoding", "deflate")], zlib.compress),
        ([("Content-Encoding", "deflate")], bare_deflate),
        (
            [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
            lambda body: chunked(gzip.compress(body)),
        ),
        ([("Content-Encoding", "gzip, deflate")], lambda body: zlib.compress(gzip.compress(body))),
        # Archives that undo an encoding and leave the header:
        ([("Content-Encoding", "gzip")], bytes),
        ([("Transfer-Encoding", "chunked")], bytes),
    ],
)
def test_transfer_and_content_encodings_are_undone(
    tmp_path: Path, headers: list[tuple[str, str]], encode: Callable[[bytes], bytes]
) -> None:
    found = taken(tmp_path / "a", record(http(encode(a_page(3)), headers=headers)))
    assert [one.data for one in members(found)] == [a_page(3)]
    assert not losses(found)


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (chunked(a_page(3))[:-300], [("Transfer-Encoding", "chunked")], "chunk"),
        (gzip.compress(a_page(3))[:-40], [("Content-Encoding", "gzip")], "cut off"),
        (a_page(3)[:200], [("Content-Length", str(len(a_page(3))))], "are missing"),
        (b"\x0b\x02", [("Content-Encoding", "br")], "packed with 'br'"),
        (b"(\xb5/\xfd", [("Content-Encoding", "zstd")], "packed with 'zstd'"),
        (gzip.compress(bytes(5_000_000)), [("Content-Encoding", "gzip")], "more than 1,000,000"),
        (b"x", [("Content-Encoding", "gzip, gzip, gzip, gzip")], "4 times over"),
    ],
)
def test_what_is_wrong_with_a_body_is_said(
    tmp_path: Path, body: bytes, headers: list[tuple[str, str]], words: str
) -> None:
    found = taken(tmp_path / "a", record(http(body, headers=headers)))
    (loss,) = losses(found)
    assert words in loss.what
    assert "sallow-herald.example" in loss.what


def revisit(of: int, date: str, **changes: Any) -> bytes:
    page = a_page(of)
    return record(
        http(b""),
        type="revisit",
        url=f"https://sallow-herald.example/{of}",
        date=date,
        **{"WARC_Payload_Digest": sha1(page), **changes},
    )


@pytest.mark.parametrize("write", WRITERS)
def test_a_revisit_is_a_second_capture_of_the_payload_that_it_refers_to(
    tmp_path: Path, write: Callable[[Iterable[bytes]], bytes]
) -> None:
    records = [page_record(1), page_record(2), revisit(2, "2031-06-01T00:00:00Z")]
    _, original, again = members(taken(tmp_path / "a", write(records)))
    assert (again.data, again.given) == (original.data, original.given)
    assert again.capture is not None
    assert again.capture.captured_at == "2031-06-01T00:00:00Z"
    assert again.capture.note == "revisit of 2031-05-04T10:00:00Z"


def test_a_revisit_of_what_is_not_in_the_file_is_lost_and_said(tmp_path: Path) -> None:
    found = taken(tmp_path / "a", plain([page_record(1), revisit(9, "2031-06-01T00:00:00Z")]))
    (loss,) = losses(found)
    assert loss.code == "revisit-unresolved"
    assert len(members(found)) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"WARC_Block_Digest": "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}, "do not fit the digest"),
        ({"WARC_Truncated": "length"}, "the crawler cut it off (length)"),
        ({"WARC_Type": "respoose"}, "unknown type 'respoose'"),
        ({"WARC_Type": None}, "no WARC-Type"),
        ({"WARC_Date": "yesterday"}, "date cannot be read"),
        ({"WARC_Target_URI": None}, "no WARC-Target-URI"),
        ({"Content_Length": "-5"}, "does not tell its length"),
        ({"Content_Length": "5"}, "longer or shorter than it says"),
        ({"Content_Length": "700"}, "longer or shorter than it says"),
        ({"Content_Length": "900000000"}, "before the record does"),
        ({"WARC_Segment_Number": "1"}, "one of several pieces"),
    ],
)
@pytest.mark.parametrize("write", [plain, packed])
def test_a_record_that_lies_about_itself_is_said_and_its_neighbours_are_read(
    tmp_path: Path,
    write: Callable[[Iterable[bytes]], bytes],
    changes: dict[str, Any],
    words: str,
) -> None:
    records = [page_record(1), page_record(2, **changes), page_record(3)]
    found = taken(tmp_path / "a", write(records), 2_000_000_000 if write is packed else 10**6)
    told = " ".join(loss.what for loss in losses(found))
    assert words in told or (write is packed and losses(found))
    pages = [one.data for one in members(found)]
    assert a_page(1) in pages
    assert a_page(3) in pages


def test_a_record_over_the_limit_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    records = [page_record(1), record(http(b"<html>" + bytes(3_000_000))), page_record(2)]
    for write in (plain, packed_whole):
        found = taken(tmp_path / "a", write(records), 100_000)
        assert len(members(found)) == 2
        (loss,) = losses(found)
        assert loss.state == "too-large"


def test_a_packed_record_of_a_gigabyte_of_blanks_is_passed_over(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=31)
    head = record(http(b"<html>"), Content_Length="1000000000")[:-4]
    bomb = packer.compress(head) + packer.compress(bytes(60_000_000)) + packer.flush()
    data = packed([page_record(1)]) + bomb + packed([page_record(2)])
    found = taken(tmp_path / "a", data)
    assert len(members(found)) == 2
    (loss,) = losses(found)
    assert "unpacks to more than 200 times" in loss.what


@pytest.mark.parametrize("write", WRITERS)
def test_every_cut_is_flagged_and_what_stands_before_it_is_given(
    tmp_path: Path, write: Callable[[Iterable[bytes]], bytes]
) -> None:
    records = [info_record(), *(page_record(n) for n in range(12))]
    whole = write(records)
    borders = {len(write(records[:count])) for count in range(len(records) + 1)}
    chance = random.Random(11)
    for _ in range(30):
        cut = chance.randrange(1, len(whole))
        if cut in borders and write is not packed_whole:
            continue  # a file that ends where a record does is whole: nothing can tell
        found = taken(tmp_path / "a", whole[:cut])
        assert losses(found), f"cut at {cut:,} of {len(whole):,}"
        before = sum(border <= cut for border in sorted(borders)[2:]) if write is plain else 0
        assert len(members(found)) >= before
        assert {one.data for one in members(found)} <= {a_page(n) for n in range(12)}


@pytest.mark.parametrize("write", WRITERS)
def test_every_flipped_bit_that_loses_something_is_flagged(
    tmp_path: Path, write: Callable[[Iterable[bytes]], bytes]
) -> None:
    whole = write([info_record(), *(page_record(n) for n in range(12))])
    pages = {a_page(n) for n in range(12)}
    chance = random.Random(12)
    flagged = 0
    for _ in range(60):
        data = bytearray(whole)
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
        found = taken(tmp_path / "a", bytes(data))
        if losses(found):
            flagged += 1
        else:
            assert {one.data for one in members(found)} == pages, f"byte {place:,}"
    assert flagged > 30


def test_a_damaged_packed_record_costs_that_record_alone(tmp_path: Path) -> None:
    records = [page_record(n) for n in range(5)]
    data = bytearray(packed(records))
    data[len(packed(records[:2])) + 60] ^= 0xFF
    found = taken(tmp_path / "a", bytes(data))
    assert [one.data for one in members(found)] == [a_page(n) for n in (0, 1, 3, 4)]
    (loss,) = losses(found)
    assert f"after record 2 at byte {len(packed(records[:1])):,}" in loss.what
    assert f"reading goes on at byte {len(packed(records[:3])):,}" in loss.what


def test_an_article_that_quotes_a_warc_header_is_no_record(tmp_path: Path) -> None:
    page = a_page(1).replace(b"<p>", b"<p>It began\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n")
    for write in WRITERS:
        found = taken(tmp_path / "a", write([record(http(page)), page_record(2)]))
        assert [one.data for one in members(found)] == [page, a_page(2)]
        assert not losses(found)


def test_a_file_full_of_false_beginnings_is_given_up_in_time(tmp_path: Path) -> None:
    false = b"\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nContent-Length: 300000\r\n\r\n"
    found = taken(tmp_path / "a", false * 20_000)
    assert 0 < len(losses(found)) <= 200
    assert "nothing after it was read" in losses(found)[-1].what


def test_an_arc_file_is_named_as_what_it_is(tmp_path: Path) -> None:
    (loss,) = losses(taken(tmp_path / "a", b"filedesc://a.arc 0.0.0.0 20310504 text/plain 69\n"))
    assert "ARC file" in loss.what


GROWING: dict[str, Callable[[int], bytes]] = {
    "false beginnings": lambda n: (
        b"\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n" * (n // 60)
    ),
    "header lines": lambda n: b"WARC/1.0\r\n" + b"A: b\r\n" * (n // 6),
    "one header": lambda n: b"WARC/1.0\r\nA: " + b"b" * n,
    "line ends": lambda n: b"WARC/1.0\r\n" * 2 + b"\r\n" * (n // 2),
    "chunks": lambda n: record(
        http(b"1\r\nx\r\n" * (n // 6), headers=[("Transfer-Encoding", "chunked")])
    ),
    "blanks in a chunk size": lambda n: record(
        http(b"1" + b" " * n, headers=[("Transfer-Encoding", "chunked")])
    ),
    "HTTP headers": lambda n: record(http(b"", headers=[(f"X-{m}", "y") for m in range(n // 10)])),
    "gzip members": lambda n: gzip.compress(b"WARC/1.0\r\n", mtime=0) * (n // 30),
    "gzip marks": lambda n: packed([page_record(1)])[:-9] + b"\x1f\x8b\x08" * (n // 3),
    "small records": lambda n: plain([record(b"x", type="metadata")] * (n // 400)),
    "revisits": lambda n: plain(
        [page_record(1), *[revisit(1, "2031-06-01T00:00:00Z")] * (n // 500)]
    ),
}


@pytest.mark.parametrize("kind", GROWING)
def test_time_grows_with_the_size_and_not_faster(tmp_path: Path, kind: str) -> None:
    assert_linear(lambda size: partial(taken, tmp_path / "a", GROWING[kind](size)))
