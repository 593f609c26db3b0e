"""Who tells of an act, and who denies it, in the words that every output uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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


def denials_of(
    mentions: Sequence[Event], statements: Mapping[str, Statement], text: str
) -> list[str]:
    """Who denies the act in its document: the speakers of denials that hold a mention of it, and
    who tells that it was not done; each once, in text order.

    A denial of another act (`he denied that a second shot was fired`) is none of this one: it has
    to hold a mention that was put together with it.
    """
    denied = (
        _denier(event, statements, text)
        for event in sorted(mentions, key=lambda event: event.trigger)
    )
    return list(dict.fromkeys(one for one in denied if one is not None))


def _denier(event: Event, statements: Mapping[str, Statement], text: str) -> str | None:
    for statement_id in event.statement_ids:
        statement = statements.get(statement_id)
        if statement is not None and statement.type is StatementType.DENIES:
            return speaker_of(statement, text)
    if event.status is EventStatus.NEGATED:
        return teller_of(event, statements, text)
    return None


def by_chain(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The mentions of each act, in the order given."""
    chains: dict[str, list[Event]] = {}
    for event in events:
        chains.setdefault(event.chain_id, []).append(event)
    return chains
