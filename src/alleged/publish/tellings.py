"""Who tells of an act, and who denies it, in the words that every output uses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from alleged.records.events import Event, EventStatus
from alleged.records.statements import Statement, StatementType, Voice

ARTICLE = "the article itself"
NOBODY = "nobody is named"
UNKNOWN = "a statement that is missing here"


def speaker_of(statement: Statement, text: str) -> str:
    """The name that the source resolves to, else its words."""
    written = " … ".join(span.of(text) for span in statement.source)
    return statement.speaker or written or NOBODY


def teller_of(event: Event, statements: Mapping[str, Statement], text: str) -> str:
    """Who says that the act took place."""
    if event.statement_id is None:
        return ARTICLE
    statement = statements.get(event.statement_id)
    if statement is None:
        return UNKNOWN
    return ARTICLE if statement.voice is Voice.ARTICLE else speaker_of(statement, text)


_QUOTES = '"“”„«» '


def bare(words: str) -> str:
    """Words on one line, without quotation marks around the whole: pages put their own there."""
    line = " ".join(words.split())
    inner = line.strip(_QUOTES)
    return inner if inner and not any(mark in inner for mark in _QUOTES[:-1]) else line


def denials_of(
    events: Sequence[Event], statements: Iterable[Statement], text: str
) -> dict[str, list[str]]:
    """Who denies each act of a document: speakers by the `chain_id` of the act, each once, in text
    order; acts that nobody denies are left out.

    A denial counts for an act if it holds a mention that was put together with it, or if it takes
    up the accusation that the act is told in (`Korvin rejected the charge`): then for the
    accusation and for all that it accuses of. A denial of another act (`he denied that a second
    shot was fired`) is none of this one.
    """
    by_id = {one.id: one for one in statements}
    denied: dict[str, list[str]] = {}
    for event in sorted(events, key=lambda event: event.trigger):
        denier = _denier(event, by_id, text)
        if denier is not None:
            denied.setdefault(event.chain_id, []).append(denier)
    for chain_id, denier in _denied_charges(events, by_id, text):
        denied.setdefault(chain_id, []).append(denier)
    return {chain_id: list(dict.fromkeys(names)) for chain_id, names in denied.items()}


def _denier(event: Event, statements: Mapping[str, Statement], text: str) -> str | None:
    for statement_id in event.statement_ids:
        statement = statements.get(statement_id)
        if statement is not None and statement.type is StatementType.DENIES:
            return speaker_of(statement, text)
    if event.status is EventStatus.NEGATED:
        return teller_of(event, statements, text)
    return None


CHARGES = frozenset({
    "accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim",
    "claims", "this", "that", "it", "them", "wrongdoing", "involvement", "responsibility",
})  # fmt: skip
"""What a denial names that is about the charge just told."""
SMALL_WORDS = frozenset({
    "the", "a", "an", "any", "all", "these", "those", "such", "his", "her", "its", "their", "of",
    "in",
})  # fmt: skip


def _denied_charges(
    events: Sequence[Event], statements: Mapping[str, Statement], text: str
) -> Iterator[tuple[str, str]]:
    """(act, who denies it) for denials of a charge: of the accusation told last before them, and
    of what stands in the statement that its words open."""
    charges = sorted(
        (event for event in events if event.event_type == "ACCUSE"),
        key=lambda event: event.trigger,
    )
    starts = [event.trigger[0].start for event in charges]
    inside: dict[str, list[Event]] = {}
    for event in events:
        for statement_id in event.statement_ids:
            inside.setdefault(statement_id, []).append(event)
    opened_by = {(span.start, span.end): one.id for one in statements.values() for span in one.cue}
    for denial in sorted(statements.values(), key=lambda one: (one.content, one.id)):
        if denial.type is not StatementType.DENIES or not _is_of_charge(denial, text):
            continue
        at = bisect_left(starts, denial.content[0].start)
        charge = next(
            (one for one in reversed(charges[:at]) if denial.id not in one.statement_ids), None
        )
        if charge is None:
            continue
        speaker = speaker_of(denial, text)
        yield charge.chain_id, speaker
        for span in charge.trigger:
            for event in inside.get(opened_by.get((span.start, span.end), ""), ()):
                yield event.chain_id, speaker


def _is_of_charge(denial: Statement, text: str) -> bool:
    """Whether it names no more than a charge: `denied the accusation`, `rejected it`."""
    words = [
        word.strip(".,;'’\"“”") for span in denial.content for word in span.of(text).lower().split()
    ]
    kept = [word for word in words if word and word not in SMALL_WORDS]
    return bool(kept) and all(word in CHARGES for word in kept)


def by_chain(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The mentions of each act, in the order given."""
    chains: dict[str, list[Event]] = {}
    for event in events:
        chains.setdefault(event.chain_id, []).append(event)
    return chains
