"""Who is said to come into an office or to leave it, against tables of who held it when.

Asked by the records of kind `events`: oaths, appointments, elections, resignations, removals. A
table that does not say when offices begin and end, or does not reach the time told, has no
answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alleged.check.findings import Finding
from alleged.check.office_lists import (
    HEADS,
    OfficeLists,
    names_agree,
    party_of,
    same_office,
    spell_finding,
    spell_words,
)
from alleged.check.questions import Told
from alleged.check.tables import OfficeRow, Table, first_day, last_day
from alleged.check.told_acts import countries_of, is_unreal, time_of
from alleged.check.vocabulary import Vocabulary, words_of
from alleged.records.entities import Entity
from alleged.records.events import Event, EventLabel, EventStatus, Party
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span
from alleged.records.verdicts import Outcome

ENTRY_DAYS: Mapping[EventLabel, int] = {
    EventLabel.OATH: 31,
    EventLabel.APPOINTMENT: 31,
    EventLabel.ELECTION: 366,
}
"""How long after the act the office may begin; an elected president waits for months."""
EXITS = frozenset({EventLabel.RESIGNATION, EventLabel.REMOVAL, EventLabel.COUP})
WINDOW_DAYS = 31
"""How far lists differ in when an office begins or ends: by the vote, the oath, the gazette."""
AGENT_FIRST = frozenset({EventLabel.OATH, EventLabel.RESIGNATION})
"""Acts whose doer is the one in office; of others it is whom they are done to."""
NOT_HEADS = frozenset(
    {"vice", "deputy", "former", "ex", "parliament", "senate", "assembly", "court"}
)
"""Words of a sentence in which `president` may be somebody else's title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """A change in office as a table can be asked for it."""

    event_id: str
    statement_id: str | None
    span: Span
    name: str
    title: str
    party: str
    first: str
    last: str
    label: EventLabel
    sure: bool
    """Whether country and time are the only ones that it can be."""


def find_told_changes(
    told: Told, events: Sequence[Event], entities: Sequence[Entity], vocabulary: Vocabulary
) -> Iterator[ToldChange]:
    """The changes in office that a document tells of, in text order, each act once."""
    people = {
        one.id: one
        for one in entities
        if one.kind is MentionKind.PERSON and one.named and len(one.name.split()) > 1
    }
    seen: set[str] = set()
    for event in sorted(events, key=lambda one: (one.trigger[0], one.id)):
        if event.label is None or not (event.label in ENTRY_DAYS or event.label in EXITS):
            continue
        if event.status is not EventStatus.HAPPENED or is_unreal(told, event):
            continue
        found = _told_change(told, event, event.label, people, vocabulary)
        if found is not None and event.chain_id not in seen:
            seen.add(event.chain_id)
            yield found


def _told_change(
    told: Told,
    event: Event,
    label: EventLabel,
    people: Mapping[str, Entity],
    vocabulary: Vocabulary,
) -> ToldChange | None:
    time = time_of(told, event)
    person = _person(event, label, people)
    if time is None or person is None:
        return None
    office = _office(told, event, person, vocabulary)
    if office is None:
        return None
    title, owner = office
    parties = [owner] if owner else countries_of(told, event, vocabulary)
    if not parties:
        return None
    return ToldChange(
        event_id=event.id,
        statement_id=event.statement_id,
        span=event.trigger[0],
        name=person.name,
        title=title,
        party=parties[0],
        first=str(time.begin),
        last=str(time.end),
        label=label,
        sure=len(parties) == 1 and event.sentence.holds(time.span),
    )


def _person(event: Event, label: EventLabel, people: Mapping[str, Entity]) -> Entity | None:
    """Who comes into the office or leaves it."""
    sides: list[Sequence[Party]] = [event.recipients, event.actors]
    if label in AGENT_FIRST:
        sides.reverse()
    if label is EventLabel.COUP:  # who does it leaves nothing
        sides.pop()
    for parties in sides:
        found = {id_: people[id_] for one in parties if (id_ := one.entity_id or "") in people}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _office(
    told: Told, event: Event, person: Entity, vocabulary: Vocabulary
) -> tuple[str, str | None] | None:
    """The title, and whose office it is where the words say it; None where it is no leader's, or
    open."""
    here = [one for one in person.offices if event.sentence.holds(one.span)]
    for one in here:
        owner = party_of(one.of, vocabulary)
        if one.title not in HEADS or (one.of is not None and owner is None):
            return None
        if owner is not None:
            return one.title, owner
    lows = [word.low for word in words_of(told.text, event.sentence.start, event.sentence.end)]
    if NOT_HEADS & set(lows):
        return None
    if here:
        return here[0].title, None
    line = f" {' '.join(lows)} "
    titles = [title for title in sorted(HEADS) if f" {title} " in line]
    return (titles[0], None) if len(titles) == 1 else None


def change_findings(lists: OfficeLists, told: ToldChange) -> list[Finding]:
    """What each table says that has the office."""
    found = []
    for table in lists.tables:
        rows = lists.rows.get((table.number, told.party), ())
        asked = [row for row in rows if same_office(table, row, told.title)]
        if asked or table.looks_at(told.party):
            found.append(_finding(table, told, asked))
    return found


def _finding(table: Table, told: ToldChange, rows: Sequence[OfficeRow]) -> Finding:
    unsure = "" if told.sure else "which country or time the words mean is not sure"
    return spell_finding(table, told, *_outcome(table, told, rows), unsure=unsure)


def _outcome(
    table: Table, told: ToldChange, rows: Sequence[OfficeRow]
) -> tuple[Outcome, str, list[OfficeRow]]:
    offices, reach = table.descriptor.offices, table.descriptor.coverage
    if offices is None or reach is None:
        return Outcome.NOT_COVERED, "", []
    own = [row for row in rows if names_agree(told.name, row.holder)]
    if not own:
        return Outcome.NOT_COVERED, "the table does not have this person in that office", []
    if not offices.until_is_known:
        return Outcome.NOT_COVERED, "the table does not say when offices begin and end", own[:1]
    if told.label in ENTRY_DAYS:
        first, last = _moved(told.first, -WINDOW_DAYS), _moved(told.last, ENTRY_DAYS[told.label])
        near = [row for row in own if first <= row.since <= last]
    else:
        first, last = _moved(told.first, -WINDOW_DAYS), _moved(told.last, WINDOW_DAYS)
        near = [row for row in own if row.until and first <= row.until <= last]
    if near:
        return Outcome.AGREES, "", near[:1]
    if told.last > last_day(reach.last):
        return Outcome.NOT_COVERED, f"the table ends in {reach.last}", []
    if told.first < first_day(reach.first):
        return Outcome.NOT_COVERED, f"the table begins in {reach.first}", []
    inside = [
        row for row in own if row.since <= told.last and (not row.until or row.until >= told.first)
    ]
    if told.label in ENTRY_DAYS and inside:
        return (
            Outcome.NOT_COVERED,
            "the table has them in office then: it may be a further term",
            inside[:1],
        )
    spell = (inside or own)[0]
    return Outcome.DIFFERS, f"the table has them in office {spell_words(spell)}", [spell]


def _moved(day: str, days: int) -> str:
    """A day so many days later; the ends of time stay."""
    then = date.fromisoformat(day)
    return day if then.year in (1, 9999) else str(then + timedelta(days))
