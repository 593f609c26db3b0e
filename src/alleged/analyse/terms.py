"""Terms of office: since when and until when somebody holds the office that a text gives them.

From a table that the user gave, and so no part of the text: what rests on it says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from alleged.analyse.countries import countries_by_code, country_of
from alleged.analyse.offices import same_owner
from alleged.analyse.phrases import fold
from alleged.analyse.timex.stretches import stretch_of
from alleged.leaders import Leader, Leaders
from alleged.records.documents import Document
from alleged.records.entities import Entity, Office, Standing
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span

STATE = frozenset({"president", "king", "queen", "leader"})
GOVERNMENT = frozenset({"prime minister", "premier", "chancellor"})
HEADS = {
    "": STATE | GOVERNMENT,
    "chief of state": STATE,
    "head of state": STATE,
    "head of government": GOVERNMENT,
}
"""Which titles a row of the table may mean that names the office in these words or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office of somebody whom the text calls its holder."""

    span: Span
    """The office, in the text."""
    since: date
    until: date | None
    says: str
    """What the text and the table say, in words."""
    table: str


class Terms:
    """A table of leaders, by last names."""

    def __init__(self, leaders: Leaders) -> None:
        self._edition = leaders.edition
        self._rows: defaultdict[str, list[Leader]] = defaultdict(list)
        for row in leaders.rows:
            words = fold(row.name).split()
            if words and stretch_of(row.since) is not None:
                self._rows[words[-1]].append(row)

    def told(self, document: Document, entities: Sequence[Entity]) -> list[Term]:
        """The terms of those whom the document names with an office that they serve in.

        A surname alone counts only if the text says whose office it is; of several terms of one
        person, the time from the first one to the last one counts.
        """
        return sorted(self._terms(document.text, entities), key=lambda term: term.span)

    def _terms(self, text: str, entities: Sequence[Entity]) -> Iterator[Term]:
        for entity in entities:
            words = fold(entity.name).split()
            if entity.kind is not MentionKind.PERSON or not entity.named or not words:
                continue
            for office in entity.offices:
                if office.standing is not Standing.SERVING or office.until is not None:
                    continue
                rows = [
                    row
                    for row in self._rows.get(words[-1], ())
                    if (len(words) > 1 or office.of is not None)
                    and set(words) <= set(fold(row.name).split())
                    and _is_of(office, row)
                ]
                if len({(fold(row.name), row.country) for row in rows}) == 1:
                    yield self._term(text, office, rows)

    def _term(self, text: str, office: Office, rows: Sequence[Leader]) -> Term:
        begins = [stretch[0] for row in rows if (stretch := stretch_of(row.since)) is not None]
        ends = [stretch_of(row.until) if row.until else None for row in rows]
        since = min(begins)
        until = max((end[1] for end in ends if end is not None), default=None)
        if None in ends:
            until = None
        shown = f"until {until.isoformat()}" if until else "with no end"
        return Term(
            span=office.span,
            since=since,
            until=until,
            says=f"“{office.span.of(text)}” is told as serving; by the table {self._edition}, which"
            f" is no part of the text, {rows[0].name} held the office from {since.isoformat()}"
            f" {shown}",
            table=self._edition,
        )


def _is_of(office: Office, row: Leader) -> bool:
    """Whether a row of the table may be about an office of the text."""
    same = row.office == office.title or row.office.startswith(f"{office.title} of ")
    if not same and office.title not in HEADS.get(row.office, ()):
        return False
    return office.of is None or same_owner(_country(office.of), _country(row.country))


def _country(form: str) -> str:
    """The country of a name, adjective or code; else the words themselves."""
    low = form.lower().removeprefix("the ")
    return countries_by_code().get(low) or country_of(low) or low
