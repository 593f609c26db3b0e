"""Containers: inputs that hold several articles, and which splitter takes which apart."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from alleged.ingest.members import Splitter

SPLITTERS: dict[str, str] = {
    "warc": "alleged.ingest.warc:split_warc",
    "wacz": "alleged.ingest.wacz:split_wacz",
    "zip": "alleged.ingest.wacz:split_zip",
    "gzip": "alleged.ingest.gzip_file:split_gzip",
    "feed": "alleged.ingest.feed:split_feed",
    "csv": "alleged.ingest.table:split_csv",
    "parquet": "alleged.ingest.table:split_parquet",
    "mbox": "alleged.ingest.mail:split_mbox",
    "eml": "alleged.ingest.mail:split_eml",
}
"""Format to the function that takes it apart, as MODULE:FUNCTION: each brings a library that only
its own container needs, so it is imported where it is used."""


def splitter_of(format: str) -> Splitter:
    """The splitter of a format that is a container."""
    module, function = SPLITTERS[format].split(":")
    return cast("Splitter", getattr(import_module(module), function))
