"""Who is said to hold an office, against tables of who held it when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Protocol

from alleged.analyse.gazetteer.folding import fold
from alleged.analyse.names import word_set
from alleged.check.findings import Finding
from alleged.check.parties import code_of_form, name_of
from alleged.check.questions import Told
from alleged.check.tables import OfficeRow, Table, by_country, first_day, last_day
from alleged.check.vocabulary import Vocabulary
from alleged.records.entities import Entity, Standing, Wording
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span
from alleged.records.times import TimexType
from alleged.records.verdicts import Comparison, Outcome

HEADS = word_set(
    """
    president premier chancellor king queen emir sultan leader dictator monarch ruler
    """
) | {"prime minister", "head of state", "head of government"}
"""Offices whose holders tables of leaders list, whatever the country calls them."""

_COPULA = re.compile(
    r"\b(?:was|were|served as|been|became|ruled as|governed as|elected|as)\b[^.;:]{0,40}$"
)
_TITLES = re.compile(
    r"(?:(?:First|Second|Third|Acting|Interim|Transitional|Vice|Deputy) ){0,3}"
    r"(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emir|Sultan)(?= )"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOffice:
    """An office as a table can be asked for it."""

    entity_id: str
    span: Span
    """The holder's name."""
    name: str
    title: str
    party: str
    first: str
    last: str
    former: bool
    dated: bool
    """Whether the sentence says when; else it is told as of the article's day."""


def find_told_offices(
    told: Told, entities: Sequence[Entity], vocabulary: Vocabulary
) -> Iterator[ToldOffice]:
    """The offices that a document gives to named persons, in text order of the offices."""
    for entity in entities:
        if entity.kind is not MentionKind.PERSON or not entity.named:
            continue
        for office in entity.offices:
            party = party_of(office.of, vocabulary)
            if party is None or office.standing is Standing.COMING:
                continue
            sentence = told.sentence_of(office.span)
            if sentence is None or _is_depicted(told, sentence, office.span):
                continue
            time = _time(told, sentence, office.span)
            if time is None:
                continue
            first, last, dated = time
            yield ToldOffice(
                entity_id=entity.id,
                span=_holder_span(entity, sentence, office.span),
                name=entity.name,
                title=office.title,
                party=party,
                first=first,
                last=last,
                former=office.standing is Standing.FORMER and not dated,
                dated=dated,
            )


DEPICTING = re.compile(
    r"\b(?:photo(?:graph)?s?|pictures?|portraits?|paintings?|statues?|busts?|biograph(?:y|ies)|"
    r"memoirs|tombs?|graves?|funeral|death|memory|anniversary|assassination) of"
    r"(?:\s{1,3}[^\W\d_]{1,20}){0,4}\s{0,3}\Z"
)


def _is_depicted(told: Told, sentence: Span, office: Span) -> bool:
    """Whether it is a picture or the memory of somebody, who need not hold the office now: `a
    photograph of Prime Minister Begin`."""
    return bool(DEPICTING.search(told.text[max(sentence.start, office.start - 80) : office.start]))


def _holder_span(entity: Entity, sentence: Span, office: Span) -> Span:
    """Where the sentence names the holder; the office itself where it does not."""
    at = bisect_left(entity.mentions, sentence.start, key=lambda one: one.span.start)
    near = takewhile(lambda one: one.span.start < sentence.end, islice(entity.mentions, at, None))
    spans = sorted((one.wording is not Wording.NAME, one.span) for one in near)
    return spans[0][1] if spans else office


def party_of(words: str | None, vocabulary: Vocabulary) -> str | None:
    """The country that an office is of; None where it is not one, or not said."""
    if words is None:
        return None
    return code_of_form(fold(words)) or vocabulary.parties.get(words.lower())


def _time(told: Told, sentence: Span, office: Span) -> tuple[str, str, bool] | None:
    """The days for which the office is told, and whether the sentence says them; None where the
    sentence speaks of another time, or nothing tells of when it is."""
    dates = [
        one
        for one in told.times_in(sentence)
        if one.type is TimexType.DATE and one.begin and one.end
    ]
    before = told.text[sentence.start : office.start]
    if len(dates) == 1 and _COPULA.search(before):
        return str(dates[0].begin), str(dates[0].end), True
    if told.published is None:
        return None
    if any(str(one.begin)[:4] != told.published[:4] for one in dates):
        return None
    return told.published, told.published, False


@dataclass(frozen=True, slots=True)
class OfficeLists:
    """All tables of offices, by country."""

    tables: tuple[Table, ...]
    rows: Mapping[tuple[int, str], tuple[OfficeRow, ...]]

    @classmethod
    def of(cls, tables: Sequence[Table]) -> OfficeLists:
        """The lists among the tables."""
        lists = tuple(one for one in tables if one.descriptor.offices is not None)
        rows = ((table, row) for table in lists for row in table.offices)
        return cls(lists, by_country(rows, key=lambda row: (row.since, row.row)))

    def findings(self, told: ToldOffice) -> list[Finding]:
        """What each table says that has the office."""
        found = []
        for table in self.tables:
            rows = self.rows.get((table.number, told.party), ())
            asked = [row for row in rows if same_office(table, row, told.title)]
            if asked or (told.title in HEADS and table.looks_at(told.party)):
                found.append(_finding(table, told, asked))
        return found


def same_office(table: Table, row: OfficeRow, title: str) -> bool:
    """Whether the row is of the office; in a table of leaders every row is of a leader's."""
    offices = table.descriptor.offices
    if offices is None or not offices.office:
        return title in HEADS
    if offices.title_in_holder:
        return row.holder.lower().startswith(f"{title} ")
    return row.office == title or (title == "leader" and row.office in HEADS)


def _finding(table: Table, told: ToldOffice, rows: Sequence[OfficeRow]) -> Finding:
    return spell_finding(table, told, *_outcome(table, told, rows))


def _outcome(
    table: Table, told: ToldOffice, rows: Sequence[OfficeRow]
) -> tuple[Outcome, str, list[OfficeRow]]:
    offices, reach = table.descriptor.offices, table.descriptor.coverage
    if offices is None or reach is None:
        return Outcome.NOT_COVERED, "", []
    end = last_day(reach.last)
    own = [row for row in rows if names_agree(told.name, row.holder)]
    then = [row for row in rows if row.since <= told.last and (row.until or end) >= told.first]
    held = [row for row in own if row in then]
    if told.former:
        ended = [row for row in own if row.until and row.until < told.first]
        if ended:
            return Outcome.AGREES, "", ended[-1:]
        if held:
            return Outcome.DIFFERS, "the table has them in office then", held[:1]
        return Outcome.NOT_COVERED, "the table has no such holder before then", []
    if held:
        return Outcome.AGREES, "", held[:1]
    if told.first > end:
        return Outcome.NOT_COVERED, f"the table ends in {reach.last}", []
    others = [row for row in then if not _alike(told.name, row.holder)]
    if own:
        earlier = [row for row in own if row.until and row.until < told.first]
        if not told.dated and earlier and (others or offices.until_is_known):
            until = earlier[-1].until
            return Outcome.OUTDATED, f"in office until {until} by the table", [earlier[-1], *others]
        if len(others) == len(then) and (others or offices.until_is_known):
            spell = own[0]
            reason = f"the table has them in office {spell_words(spell)}"
            return Outcome.DIFFERS, reason, [*others[:1], spell]
        return Outcome.NOT_COVERED, "the table does not say who held it then", []
    if len(others) < len(then):
        return Outcome.NOT_COVERED, "the table has a holder of a like name", then[:1]
    if others and offices.every_holder and first_day(reach.first) <= told.first:
        return Outcome.DIFFERS, "the table has another holder", others[:1]
    return Outcome.NOT_COVERED, "the table does not have this person", []


def names_agree(text: str, table: str) -> bool:
    """Whether a name in a text and one in a table may be one person's.

    >>> names_agree("Ana Ruiz", "President Ana María RUIZ Soto")
    True
    >>> names_agree("Ana Ruiz", "Ruiz")
    True
    >>> names_agree("Ana Ruiz", "Luis Ruiz")
    False
    """
    asked, listed = _tokens(text), _tokens(_TITLES.sub("", table, count=1))
    return bool(asked) and bool(listed) and (asked <= listed or listed <= asked)


def _alike(text: str, table: str) -> bool:
    """Whether they share a name, so that they may be one person under other first names."""
    return bool(_tokens(text) & _tokens(_TITLES.sub("", table, count=1)))


def _tokens(name: str) -> set[str]:
    return {word for word in fold(name).split() if len(word) > 1}


def spell_words(row: OfficeRow) -> str:
    """From when to when, in words."""
    return f"from {row.since} to {row.until}" if row.until else f"from {row.since}"


class AskedOffice(Protocol):
    """What was asked of a table: an office of a party, from one day to another."""

    @property
    def party(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def first(self) -> str: ...
    @property
    def last(self) -> str: ...


def spell_finding(
    table: Table,
    told: AskedOffice,
    outcome: Outcome,
    reason: str,
    deciding: Sequence[OfficeRow],
    *,
    unsure: str = "",
) -> Finding:
    """The finding of a table, with the spells that decide it, or with none."""
    when = told.first if told.first == told.last else f"{told.first} to {told.last}"
    comparisons = [
        compared_spell(table, row, outcome, used=number == 0) for number, row in enumerate(deciding)
    ] or [no_holder(table, party=told.party, title=told.title, when=when, reason=reason)]
    return Finding(
        table=table,
        outcome=outcome,
        named=True,
        comparisons=tuple(comparisons),
        reason=reason,
        unsure=unsure,
    )


def compared_spell(table: Table, row: OfficeRow, outcome: Outcome, *, used: bool) -> Comparison:
    """A spell in office beside what the text says."""
    office = row.office or "leader"
    return Comparison(
        table=table.descriptor.name,
        title=table.descriptor.title,
        publisher=table.descriptor.publisher,
        edition=table.edition,
        sha256=table.sha256,
        row=row.row,
        cells=f"{name_of(row.entity)}, {office}: {row.holder}, {spell_words(row)}",
        period=spell_words(row),
        measure=office,
        definition="",
        value=None,
        unit="",
        outcome=outcome if used else Outcome.NOT_CHECKABLE,
        used=used,
        note="" if used else "for comparison",
    )


def no_holder(table: Table, *, party: str, title: str, when: str, reason: str) -> Comparison:
    """The place where a table has no such holder."""
    return Comparison(
        table=table.descriptor.name,
        title=table.descriptor.title,
        publisher=table.descriptor.publisher,
        edition=table.edition,
        sha256=table.sha256,
        row=None,
        cells="",
        period=f"{name_of(party)}, {title}, {when}",
        measure=title,
        definition="",
        value=None,
        unit="",
        outcome=Outcome.NOT_COVERED,
        used=True,
        note=reason,
    )
