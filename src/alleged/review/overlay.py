"""What the log means for each record today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from alleged.review.decisions import Records, label_of
from alleged.store.reviews import Act, Decision, is_undone, read_decisions

MAX_LIKE = 5


class State(StrEnum):
    """Where a record stands. The last of accept, reject, correct and merge counts."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    MERGED = "merged"
    OPEN = "open"
    """Nobody has decided; there may be comments."""


STATES = {
    Act.ACCEPT: State.ACCEPTED,
    Act.REJECT: State.REJECTED,
    Act.CORRECT: State.CORRECTED,
    Act.MERGE: State.MERGED,
}


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A field that a person set."""

    n: int
    """Number of the decision."""
    field: str
    value: str
    """As JSON."""
    who: str
    time: str


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wrote, alone or with another decision."""

    n: int
    words: str
    who: str
    time: str


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """A record that somebody has looked at."""

    record: str
    kind: str
    document_id: str | None
    shown: str
    """Its words when it was last judged."""
    state: State
    who: str | None
    """Who decided so; None while it is open."""
    time: str | None
    corrections: tuple[Correction, ...]
    """The last of each field."""
    merged_into: str | None
    comments: tuple[Remark, ...]
    decisions: tuple[int, ...]
    """Numbers of the decisions that hold."""


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """A reviewed record that the dossier does not have any more."""

    reviewed: Reviewed
    like: tuple[str, ...]
    """Records of the same kind, in the same document, that now show the same words. The review is
    not carried over: whoever thinks them the same decides anew."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the review of a kind has come."""

    kind: str
    records: int
    accepted: int
    rejected: int
    corrected: int
    merged: int
    commented: int
    """Still open, with a comment."""
    gone: int
    """Reviewed, and no longer there; not in the other numbers."""

    @property
    def reviewed(self) -> int:
        """Records that somebody decided on."""
        return self.accepted + self.rejected + self.corrected + self.merged


def reviewed_records(decisions: Sequence[Decision]) -> dict[str, Reviewed]:
    """By record, what holds after all decisions; records whose decisions were all undone are left
    out."""
    undone = is_undone(decisions)
    holding: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.act is not Act.UNDO and decision.n not in undone:
            holding.setdefault(decision.record, []).append(decision)
    return {record: _reviewed(record, held) for record, held in holding.items()}


def _reviewed(record: str, held: Sequence[Decision]) -> Reviewed:
    last = held[-1]
    judged = [one for one in held if one.act in STATES]
    judge = judged[-1] if judged else None
    state = STATES[judge.act] if judge else State.OPEN
    corrections = {
        one.field: Correction(n=one.n, field=one.field, value=one.value, who=one.who, time=one.time)
        for one in held
        if one.field is not None and one.value is not None
    }
    return Reviewed(
        record=record,
        kind=last.kind,
        document_id=last.document_id,
        shown=last.shown,
        state=state,
        who=judge.who if judge else None,
        time=judge.time if judge else None,
        corrections=tuple(corrections[name] for name in sorted(corrections)),
        merged_into=judge.into if judge and state is State.MERGED else None,
        comments=tuple(
            Remark(n=one.n, words=one.comment, who=one.who, time=one.time)
            for one in held
            if one.comment
        ),
        decisions=tuple(one.n for one in held),
    )


def parted(reviewed: Mapping[str, Reviewed], records: Records) -> tuple[list[Reviewed], list[Gone]]:
    """The reviewed records that are there, and those that are not any more."""
    found = records.find(list(reviewed))
    there = [one for one in reviewed.values() if one.record in found]
    gone = [
        Gone(reviewed=one, like=_like(one, records))
        for one in reviewed.values()
        if one.record not in found
    ]
    return there, gone


def _like(one: Reviewed, records: Records) -> tuple[str, ...]:
    if not one.shown:
        return ()
    text = records.text_of(one.document_id) if one.document_id else ""
    alike = records.alike(one.kind, one.document_id)
    return tuple(record.id for record in alike if label_of(record, text) == one.shown)[:MAX_LIKE]


def progress(
    there: Iterable[Reviewed], gone: Iterable[Gone], counts: Mapping[str, int]
) -> list[Progress]:
    """How far each kind has come, in the order of `counts`; kinds without records are left out."""
    states = Counter((one.kind, one.state) for one in there)
    lost = Counter(one.reviewed.kind for one in gone)
    return [
        Progress(
            kind=kind,
            records=counts.get(kind, 0),
            accepted=states[kind, State.ACCEPTED],
            rejected=states[kind, State.REJECTED],
            corrected=states[kind, State.CORRECTED],
            merged=states[kind, State.MERGED],
            commented=states[kind, State.OPEN],
            gone=lost[kind],
        )
        for kind in [*counts, *(kind for kind in lost if kind not in counts)]
        if counts.get(kind, 0) or lost[kind]
    ]


def passing(records: Iterable[Any], dossier: Path, wanted: str) -> Iterator[Any]:
    """Those of the records that people left in a state: `accepted` and so on; `reviewed` for any
    but open."""
    states = {id: one.state for id, one in reviewed_records(read_decisions(dossier)).items()}
    for record in records:
        state = states.get(record.id, State.OPEN)
        if state == wanted or (wanted == "reviewed" and state is not State.OPEN):
            yield record
