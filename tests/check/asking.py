"""A sentence held against tables, for tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from alleged.analyse.documents import analyse_document
from alleged.check.checks import Checked, Checker, published_day
from alleged.check.tables import Table, read_tables
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.models.reader import Reader
from alleged.records.verdicts import CheckSubject, Verdict

HERE = Path(__file__).parent
INVENTED = HERE / "tables"


@cache
def invented_tables() -> tuple[Table, ...]:
    return tuple(read_tables(sorted(INVENTED.glob("*.json"))))


@cache
def reader() -> Reader:
    return Reader.load()


def checked(text: str, published: str | None = "2022-03-01") -> Checked:
    """A document of its own, read as a build reads it."""
    day = parse_date(published, "given") if published else None
    document = document_from_text(text, published=day)
    found = analyse_document(document, reader=reader())
    return Checked(
        document=document,
        published=published_day(document, found.datings),
        figures=found.figures,
        times=found.times,
        entities=found.entities,
        events=found.events,
        assessments=found.assessments,
    )


def verdicts_of(
    texts: str | Iterable[str],
    published: str | None = "2022-03-01",
    *,
    tables: Sequence[Table] | None = None,
) -> list[Verdict]:
    """All verdicts on the texts, each a document."""
    documents = [checked(one, published) for one in ([texts] if isinstance(texts, str) else texts)]
    with tempfile.TemporaryDirectory() as folder:
        given = invented_tables() if tables is None else tables
        with Checker(given, Path(folder)) as checker:
            return list(checker.check(documents))


def verdict_on(
    words: str,
    text: str,
    published: str | None = "2022-03-01",
    *,
    tables: Sequence[Table] | None = None,
) -> Verdict:
    """The verdict whose words these are in the text."""
    start = text.index(words)
    found = [
        one
        for one in verdicts_of(text, published, tables=tables)
        if one.span.start < start + len(words) and start < one.span.end
    ]
    assert found, f"no verdict on {words!r}"
    return found[0]


def outcome_of(words: str, text: str, published: str | None = "2022-03-01") -> str:
    return verdict_on(words, text, published).outcome.value


FIGURES = {CheckSubject.LEVEL, CheckSubject.SHARE, CheckSubject.RANK, CheckSubject.CHANGE}
