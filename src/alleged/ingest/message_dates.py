"""Dates as mails and RSS write them (RFC 822 and its successors), read without adding anything."""

from __future__ import annotations

import re
from dataclasses import replace

from alleged.ingest.dates import parse_date
from alleged.records.documents import DatedValue

ZONES = {
    "UT": "+0000",
    "EST": "-0500",
    "EDT": "-0400",
    "CST": "-0600",
    "CDT": "-0500",
    "MST": "-0700",
    "MDT": "-0600",
    "PST": "-0800",
    "PDT": "-0700",
}
"""The names of zones that RFC 822 defines. Others (`IST` is three of them) give no zone."""
_ZONE = re.compile(r"(?<=\d )(?P<name>[A-Z]{2,3})$")
_COMMENT = re.compile(r"\s{0,10}\([^()]{0,60}\)\s{0,10}$")
_SHORT_YEAR = re.compile(
    r"(?P<head>(?:[A-Za-z]{3},\s?)?\d{1,2}\s[A-Za-z]{3}\s)(?P<year>\d{2})(?=\s\d{1,2}:\d{2})"
)


def parse_message_date(raw: str, evidence: str) -> DatedValue | None:
    """`Mon, 03 Mar 2031 10:00:00 EST (winter)`, or any date that `parse_date` reads.

    `-0000` means that the time is UTC and the place is not told; years of two digits are of 1950
    to 2049 (RFC 5322, 4.3).
    """
    written = _COMMENT.sub("", " ".join(raw[:200].split()))
    short = _SHORT_YEAR.match(written)
    if short:
        century = "20" if short["year"] < "50" else "19"
        written = f"{short['head']}{century}{short['year']}{written[short.end() :]}"
    zone = _ZONE.search(written)
    if zone and zone["name"] in ZONES:
        written = written[: zone.start()] + ZONES[zone["name"]]
    if written.endswith(" -0000"):
        written = written[:-5] + "+0000"
    date = parse_date(written, evidence)
    return replace(date, raw=raw[:200].strip()) if date else None
