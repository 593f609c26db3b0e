"""From what a person says about a record to a line of the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, get_type_hints

import msgspec

from alleged.errors import OptionError
from alleged.records.documents import Document
from alleged.records.kinds import KINDS
from alleged.records.schemas import columns_of
from alleged.records.spans import Span
from alleged.store.reviews import (
    MAX_SHOWN,
    MAX_VALUE,
    Act,
    Decision,
    Draft,
    add_decision,
    checked,
    is_undone,
)

FIXED = frozenset(
    {"id", "document_id", "text", "offset_map", "original_sha256", "text_sha256", "runs"}
)
"""Fields that say where a record comes from: nobody corrects those."""

KIND_OF_PREFIX = {kind.id_prefix: name for name, kind in KINDS.items()}

LABELS = ("content", "span", "trigger", "name", "wording", "title", "what")
"""Fields whose words stand for a record, the first that it has."""


class Records(Protocol):
    """Where records are looked up: a dossier, or the file of its site."""

    def find(self, ids: Sequence[str]) -> dict[str, Any]:
        """The records of these ids that are there."""
        ...

    def text_of(self, document_id: str) -> str:
        """The text of a document."""
        ...

    def alike(self, kind: str, document_id: str | None) -> Sequence[Any]:
        """The records of a kind in a document; None: of the kind in the dossier."""
        ...


def decide(
    dossier: Path,
    records: Records,
    record: str,
    act: Act,
    *,
    who: str,
    field: str | None = None,
    value: str | None = None,
    into: str | None = None,
    comment: str = "",
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Decision:
    """Note what a person decided on a record.

    `value`: JSON, or plain text for a field of text. To take a decision back, see `reviews.undo`.
    Raises: OptionError when the record is not there, or the decision does not fit it.
    """
    found = records.find([record] + ([into] if into else []))
    if record not in found:
        raise OptionError(
            "the dossier has no such record", fix="give an id as `alleged show --json` prints it"
        )
    seen = found[record]
    kind = kind_of(record)
    document_id = document_of(seen)
    text = records.text_of(document_id) if document_id else ""
    _check_form(act, field=field, value=value, into=into, comment=comment)
    draft = Draft(
        who=who.strip(),
        act=act,
        record=record,
        kind=kind,
        document_id=document_id,
        shown=label_of(seen, text),
        field=field,
        value=None if field is None else corrected_value(kind, field, value or "", text),
        into=into,
        comment=comment.strip(),
    )
    if into is not None and into not in found:
        raise OptionError("the dossier has no record to merge into", fix="look for its id")

    def make(decisions: Sequence[Decision]) -> Draft:
        if into is not None:
            _check_merge(decisions, record, into)
        return checked(draft)

    return add_decision(dossier, make, clock=clock)


def _check_form(
    act: Act, *, field: str | None, value: str | None, into: str | None, comment: str
) -> None:
    """Each act has its own parts, and no others."""
    if act is Act.UNDO:
        raise OptionError("an undo names a decision, not a record", fix="give its number")
    if act is Act.CORRECT and (field is None or value is None):
        raise OptionError("a correction names a field and its value", fix="give both")
    if act is not Act.CORRECT and (field is not None or value is not None):
        raise OptionError("only a correction has a field and a value", fix="leave them out")
    if act is Act.MERGE and into is None:
        raise OptionError("a merge names the record that it is the same as", fix="give its id")
    if act is not Act.MERGE and into is not None:
        raise OptionError("only a merge names another record", fix="leave it out")
    if act is Act.COMMENT and not comment.strip():
        raise OptionError("the comment is empty", fix="write something")


def _check_merge(decisions: Sequence[Decision], record: str, into: str) -> None:
    """Two records of a kind, and never round in a circle."""
    if kind_of(record) != kind_of(into):
        raise OptionError(
            f"a record of {kind_of(record)} cannot be one of {kind_of(into)}",
            fix="merge records of one kind",
        )
    undone = is_undone(decisions)
    merged = {
        one.record: one.into
        for one in decisions
        if one.act is Act.MERGE and one.into and one.n not in undone
    }
    at: str | None = into
    for _ in range(len(merged) + 1):
        if at == record:
            raise OptionError("that would merge a record into itself", fix="undo a merge first")
        at = merged.get(at) if at else None


def kind_of(record: str) -> str:
    """The kind that an id names.

    Raises: OptionError for what is no id.
    """
    kind = KIND_OF_PREFIX.get(record[:3])
    if kind is None:
        raise OptionError(
            "that is no id of a record", fix="give an id as `alleged show --json` prints it"
        )
    return kind


def document_of(record: Any) -> str | None:
    """The document that a record belongs to; a document belongs to itself."""
    if isinstance(record, Document):
        return record.id
    found: str | None = getattr(record, "document_id", None)
    return found


def correctable(kind: str) -> tuple[str, ...]:
    """The fields of a kind that can be corrected."""
    return tuple(c.name for c in columns_of(KINDS[kind].type) if c.name not in FIXED)


def corrected_value(kind: str, field: str, given: str, text: str) -> str:
    """A value for a field, as JSON, if the field can hold it.

    `given`: JSON; plain text will do for a field of text. Spans have to lie in `text`.
    """
    types = get_type_hints(KINDS[kind].type)
    if field not in correctable(kind):
        raise OptionError(
            f"{kind} have no such field to correct",
            fix=f"take one of {', '.join(correctable(kind))}",
        )
    if len(given) > MAX_VALUE:
        raise OptionError("the value is too long", fix=f"at most {MAX_VALUE:,} characters")
    readings: list[Any] = []
    with suppress(msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        readings.append(msgspec.json.decode(given))
    for reading in [*readings, given]:
        try:
            value = msgspec.convert(reading, types[field])
        except (msgspec.ValidationError, RecursionError):
            continue
        _check_spans(value, text)
        return msgspec.json.encode(value).decode()
    raise OptionError(
        f"{field} cannot hold that value",
        fix="give it as `alleged show --json` prints such a field",
    )


def _check_spans(value: Any, text: str) -> None:
    if isinstance(value, Span):
        if not 0 <= value.start < value.end <= len(text):
            raise OptionError(
                "the span is not in the text", fix=f"start and end lie between 0 and {len(text)}"
            )
    elif isinstance(value, tuple | list):
        for part in value:
            _check_spans(part, text)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            _check_spans(getattr(value, one.name), text)


def corrected(record: Any, values: Sequence[tuple[str, str]]) -> Any:
    """The record with corrected fields; one that it no longer has, or that no longer fits, stays
    as the machine wrote it."""
    types = get_type_hints(type(record))
    for field, value in values:
        if field in types:
            try:
                fitting = msgspec.json.decode(value, type=types[field])
            except msgspec.MsgspecError:
                continue
            record = replace(record, **{field: fitting})
    return record


def label_of(record: Any, text: str) -> str:
    """The words by which a record is known, short."""
    for name in LABELS:
        value = getattr(record, name, None)
        if isinstance(value, Span):
            value = (value,)
        if isinstance(value, tuple) and value and isinstance(value[0], Span):
            return _short(" … ".join(span.of(text) for span in value))
        if isinstance(value, str) and value:
            return _short(value)
    return ""


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MAX_SHOWN else words[: MAX_SHOWN - 1] + "…"
