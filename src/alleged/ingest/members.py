"""What a container gives: its articles, one after another, each with what the container says of it.

A container is one input that holds several articles (a WARC, a feed, a table, a mailbox). Its
splitter is a generator over the stored original that yields, in the container's own order,
`Member`s, and a `Loss` for whatever cannot be given; it runs in a child process that can be killed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from alleged.ingest.json_line import Columns
from alleged.records.documents import Capture as Capture
from alleged.records.documents import DatedValue, InputState
from alleged.records.issues import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of an article from the door that it came through, not from its own text."""

    url: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    section: str | None = None
    published: DatedValue | None = None
    modified: DatedValue | None = None
    language: str | None = None
    """As written: `en-GB`."""
    encoding: str | None = None
    """The door's word for the encoding: charset of an HTTP header or of a mail part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article in a container."""

    locator: str
    """Where in the container, in words that a person can follow: `record 12, byte 34,567`,
    `row 3`, `item 2`."""
    data: bytes
    """The article's own bytes, transfer and content encodings undone."""
    format: str | None
    """What reads them; None is decided from the bytes and the URL."""
    given: Given = field(default_factory=Given)
    capture: Capture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something in the container that is not given as an article, and why.

    With severity LOST or PARTIAL the container does not end as `ok`; a NOTE says what was passed
    over on purpose (pictures and scripts in a WARC, counted in one note and not one by one).
    """

    locator: str | None
    """None when it is about the container as a whole."""
    severity: Severity
    state: InputState
    """The end state of the origin that stands for it; not used for a NOTE."""
    code: str
    what: str
    """With the last good record where the container is cut or damaged."""
    fix: str


def lost(
    locator: str | None,
    code: str,
    what: str,
    fix: str,
    state: InputState = InputState.REJECTED,
) -> Loss:
    """Something that cannot be given."""
    return Loss(locator=locator, severity=Severity.LOST, state=state, code=code, what=what, fix=fix)


def note(code: str, what: str, fix: str = "", *, locator: str | None = None) -> Loss:
    """Something that was passed over on purpose, or that is to be known of what was given."""
    return Loss(
        locator=locator, severity=Severity.NOTE, state=InputState.OK, code=code, what=what, fix=fix
    )


Splitter = Callable[[Path, "SplitOptions"], Iterator[Member | Loss | None]]
"""None says "still at work": a splitter that passes over much before the next article gives it now
and then, so that it is not taken for one that hangs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOptions:
    """What a splitter may be told, and where it stops."""

    name: str
    """Of the container, as the dossier names it."""
    max_raw_bytes: int = 20_000_000
    """For one article, before and after its encodings are undone."""
    max_members: int = 1_000_000
    max_depth: int = 200
    folder: str = ""
    """An existing folder for what has to be unpacked; the splitter removes what it wrote."""
    encoding: str | None = None
    """Of text files, as the user gave it; None: found from the bytes."""
    columns: Columns = field(default_factory=Columns)
    """Which column of a table holds what; for the splitters of tables."""
