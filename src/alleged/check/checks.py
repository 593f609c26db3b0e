"""The records of a dossier held against tables: verdicts.

Figures become questions, document by document; the tables answer all questions of some hundred
documents at once, in SQL (`check/sql/`); what came back is judged question by question. Events,
offices and weekdays are few and are looked up by country. Nothing is fetched, and no order of
documents or tables changes a verdict."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import chain
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from alleged.analyse.sentences import split_sentences
from alleged.check.calendar import CalendarCheck, check_weekdays
from alleged.check.descriptors import EventKind
from alleged.check.event_lists import EventLists
from alleged.check.findings import Finding, Joined, join_findings
from alleged.check.judging import Answer, judge_measure
from alleged.check.office_changes import ENTRY_DAYS, ToldChange, change_findings, find_told_changes
from alleged.check.office_lists import OfficeLists, ToldOffice, find_told_offices, party_of
from alleged.check.questions import Ask, Form, Member, Question, Told, Unasked, find_questions
from alleged.check.rates import ground_of, rate_of
from alleged.check.tables import Table, read_tables
from alleged.check.told_acts import find_told_acts, passed_over
from alleged.check.told_events import ToldEvent, find_told_events
from alleged.check.vocabulary import Vocabulary
from alleged.check.wording import verdict_sentence
from alleged.records.assessments import Assessment
from alleged.records.datings import Dating
from alleged.records.documents import Document
from alleged.records.entities import Entity, Wording
from alleged.records.events import Event
from alleged.records.figures import Figure
from alleged.records.ids import record_id
from alleged.records.kinds import KINDS
from alleged.records.schemas import duckdb_columns
from alleged.records.spans import Span
from alleged.records.times import Timex
from alleged.records.verdicts import CheckSubject, Comparison, Outcome, Verdict

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MADE_BY = "check rules 1"
BATCH = 200
"""Documents whose questions are asked at once."""
LEAST_PRONOUN = 0.75
"""How sure a pronoun must be to stand for a party; a difference is not told by it anyway."""
MOST_COMPARISONS = 12
"""Rows that a verdict shows."""

SUBJECTS = {
    Form.LEVEL: CheckSubject.LEVEL,
    Form.INCREASE: CheckSubject.CHANGE,
    Form.GROWTH: CheckSubject.CHANGE,
    Form.WORLD_SHARE: CheckSubject.SHARE,
    Form.PARTNER_SHARE: CheckSubject.SHARE,
    Form.RANK: CheckSubject.RANK,
    Form.PARTNER_RANK: CheckSubject.RANK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A document with the records that can be checked."""

    document: Document
    published: str | None
    figures: Sequence[Figure]
    times: Sequence[Timex]
    entities: Sequence[Entity]
    events: Sequence[Event] = ()
    """None of an article that no reader of events read; then its words tell of coups."""
    assessments: Sequence[Assessment] = ()
    """Those of members of lists are looked at: each number is checked by itself."""


def check_against(descriptors: Sequence[Path]) -> Callable[[DuckDBPyConnection], None]:
    """What makes `linked_verdicts` of the kept records, for the tables of these descriptors.

    Raises: InputError, at once, when a table is not as its descriptor says.
    """
    tables = read_tables(sorted_tables(descriptors))

    def check(con: DuckDBPyConnection) -> None:
        with TemporaryDirectory() as folder:
            out = Path(folder) / "verdicts.jsonl"
            with out.open("wb") as file, Checker(tables, Path(folder)) as checker:
                for batch in _batches(con):
                    for verdict in checker.check(batch):
                        file.write(msgspec.json.encode(verdict) + b"\n")
            columns = duckdb_columns(KINDS["verdicts"].type)
            con.execute(_sql("verdicts"), [str(out), columns])

    return check


def verdicts_on(
    asked: Checked, descriptors: Sequence[Path]
) -> tuple[Sequence[Table], list[Verdict]]:
    """One document held against the tables of these descriptors: the tables, and what they have.

    Raises: InputError when a table is not as its descriptor says.
    """
    tables = read_tables(sorted_tables(descriptors))
    with TemporaryDirectory() as folder, Checker(tables, Path(folder)) as checker:
        return tables, list(checker.check([asked]))


def sorted_tables(descriptors: Iterable[Path]) -> list[Path]:
    """In an order that does not depend on the order in which they were given."""
    return sorted(set(descriptors), key=lambda path: (path.name, str(path)))


class Checker:
    """Tables in an engine of their own, ready to be asked."""

    def __init__(self, tables: Sequence[Table], folder: Path) -> None:
        from alleged.store.tables import engine

        self.tables, self.folder = tables, folder
        self.vocabulary = Vocabulary(tables)
        self.events = EventLists.of(tables)
        self.offices = OfficeLists.of(tables)
        self._engine = engine(folder)
        self._con: DuckDBPyConnection | None = None

    def __enter__(self) -> Checker:
        self._con = self._engine.__enter__()
        for statement in _sql("prepare").split(";"):
            if statement.strip():
                self._con.execute(statement)
        self._load("check_cells", _cell_rows(self.tables))
        groups = (
            {"name": name, "entity": entity}
            for name, (_, members) in sorted(self.vocabulary.groups.items())
            for entity in sorted(members)
        )
        self._load("check_groups", groups)
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.__exit__(None, None, None)
        self._con = None

    def check(self, batch: Sequence[Checked]) -> Iterator[Verdict]:
        """The verdicts of some documents: figures first, each in text order."""
        tolds = [_told(one, self.vocabulary) for one in batch]
        read = [
            find_questions(told, one.figures, self.vocabulary, list_members(one))
            for told, one in zip(tolds, batch, strict=True)
        ]
        questions = [q for found in read for q in found if isinstance(q, Question)]
        answers = self._ask(questions)
        number = 0
        for told, one, found in zip(tolds, batch, read, strict=True):
            for item in found:
                if isinstance(item, Unasked):
                    yield _unasked(one, item)
                else:
                    yield self._figure(one, item, answers[number])
                    number += 1
            yield from self._events(one, told)
            yield from self._offices(one, told)
            for day in check_weekdays(told.text, one.times):
                yield _calendar(one, day)

    def _ask(self, questions: Sequence[Question]) -> list[list[tuple[Ask, list[Answer]]]]:
        """For each question its asks with what the tables have."""
        if self._con is None:
            raise ValueError("a checker is used inside `with`")
        asks = [(number, ask) for number, one in enumerate(questions) for ask in one.asks]
        rows = (_ask_row(at, questions[number], ask) for at, (number, ask) in enumerate(asks))
        self._con.execute("DELETE FROM check_asks")
        self._load("check_asks", rows)
        self._con.execute("DROP TABLE IF EXISTS check_answers")
        self._con.execute(_sql("answers"))
        found: dict[int, list[Answer]] = defaultdict(list)
        cursor = self._con.execute(_sql("fetch"))
        while some := cursor.fetchmany(1000):
            for at, *values in some:
                ask = asks[at][1]
                found[at].append(self._answer(ask, values))
        answers: list[list[tuple[Ask, list[Answer]]]] = [[] for _ in questions]
        for at, (number, ask) in enumerate(asks):
            answers[number].append((ask, found[at]))
        return answers

    def _answer(self, ask: Ask, values: Sequence[Any]) -> Answer:
        table, measure = self.vocabulary.measures[ask.measure]
        edition, begin, end, year, row, other, value, among, last, fits, in_time, newest = values
        return Answer(
            ask=ask,
            table=table,
            measure=measure,
            edition=edition,
            edition_from=begin,
            edition_to=end,
            year=year,
            row=row,
            other_row=other,
            value=value,
            among=among,
            last_place=last,
            fits=fits,
            in_time=in_time,
            newest=newest,
        )

    def _figure(
        self, one: Checked, question: Question, answers: Sequence[tuple[Ask, list[Answer]]]
    ) -> Verdict:
        groups: dict[tuple[str, str, str, bool], list[tuple[Ask, list[Answer]]]] = {}
        for ask, found in answers:
            table, measure = self.vocabulary.measures[ask.measure]
            key = (table.descriptor.name, measure.name, ask.item, ask.named)
            groups.setdefault(key, []).append((ask, found))
        findings = []
        for pairs in groups.values():
            ask = pairs[-1][0]
            table, measure = self.vocabulary.measures[ask.measure]
            together = _one_newest(list(chain.from_iterable(found for _, found in pairs)))
            findings.append(
                judge_measure(question, together, empty=ask, table=table, measure=measure)
            )
        joined = join_findings(findings)
        subject = SUBJECTS[question.asks[0].form]
        named = [ask for ask in question.asks if ask.named]
        accepted = named[0].accepted
        deciding = joined.deciding
        if deciding is not None and deciding.comparisons[0].value is not None:
            accepted = next(
                (
                    ask.accepted
                    for ask, found in answers
                    for answer in found
                    if answer.row == deciding.comparisons[0].row
                    and answer.table.descriptor.name == deciding.table.descriptor.name
                ),
                accepted,
            )
        low, high = accepted.low, accepted.high
        return _verdict(
            one,
            kind=_kind_of(question.figure),
            record=question.figure.id,
            span=question.figure.span,
            statement=question.figure.statement_id,
            subject=subject,
            joined=joined,
            asked=question.topic,
            steps=question.steps,
            sure=question.sure,
            claimed=(low, high),
        )

    def _events(self, one: Checked, told: Told) -> Iterator[Verdict]:
        if not self.events.tables:
            return
        for event in _told_events(told, one.events, self.vocabulary, self.events.kinds):
            findings = self.events.findings(event)
            if not findings:
                continue  # no list looks at this country
            yield _verdict(
                one,
                kind="events" if event.event_id else "documents",
                record=event.event_id or one.document.id,
                span=event.span,
                statement=event.statement_id,
                subject=CheckSubject(event.kind.value),
                joined=join_findings(findings),
                asked=_event_topic(event),
                steps=(
                    f"told as {'none' if event.negated else event.grade or event.kind.value}",
                    f"time named: {event.time}",
                ),
                sure=event.sure,
            )

    def _offices(self, one: Checked, told: Told) -> Iterator[Verdict]:
        if not self.offices.tables:
            return
        for office in find_told_offices(told, one.entities, self.vocabulary):
            findings = self.offices.findings(office)
            if findings:
                yield _verdict(
                    one,
                    kind="entities",
                    record=office.entity_id,
                    span=office.span,
                    statement=None,
                    subject=CheckSubject.OFFICE,
                    joined=join_findings(findings),
                    asked=_office_topic(office),
                    steps=(
                        f"the office as told: {office.title}",
                        "the sentence says when"
                        if office.dated
                        else f"told as of the article's day, {office.first}",
                    ),
                    sure=True,
                )
        for change in find_told_changes(told, one.events, one.entities, self.vocabulary):
            findings = change_findings(self.offices, change)
            if findings:
                yield _verdict(
                    one,
                    kind="events",
                    record=change.event_id,
                    span=change.span,
                    statement=change.statement_id,
                    subject=CheckSubject.OFFICE,
                    joined=join_findings(findings),
                    asked=_change_topic(change),
                    steps=(f"the act as told: {change.label.value} of {change.name}",),
                    sure=change.sure,
                )

    def _load(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows into a table, by way of a file: a thousand times faster than one by one."""
        if self._con is None:
            raise ValueError("a checker is used inside `with`")
        path = self.folder / f"{table}.jsonl"
        with path.open("wb") as file:
            count = 0
            for row in rows:
                file.write(msgspec.json.encode(row) + b"\n")
                count += 1
        if count:
            described = self._con.execute(_sql("columns"), [table]).fetchall()
            columns = dict(described)
            statement = Template(_sql("read")).substitute(table=table)
            self._con.execute(statement, [str(path), columns])
        path.unlink()


def list_members(one: Checked) -> list[Member]:
    """The members of a document's lists that have a number, each with its words.

    A number that is no record (`Brask (5)`) has all else from the first figure of its list, and the
    id of its assessment.
    """
    figures = {figure.id: figure for figure in one.figures}
    lists: dict[str, list[Assessment]] = defaultdict(list)
    for assessment in one.assessments:
        if assessment.member is not None and assessment.part_of is not None:
            lists[assessment.part_of].append(assessment)
    found = []
    for members in lists.values():
        model = next(
            (
                figures[part.member.figure_id]
                for part in sorted(members, key=lambda part: part.span)
                if part.member is not None and part.member.figure_id in figures
            ),
            None,
        )
        for part in members:
            member = part.member
            if member is None or member.low is None or model is None:
                continue
            own = figures.get(member.figure_id or "")
            figure = replace(
                own or replace(model, id=part.id, span=member.anchor, high=None, change=None),
                low=member.low,
                unit=member.unit,
                kind=member.kind or model.kind,
                measure=(*own.measure, *model.measure) if own else model.measure,
                counted=(own.counted if own else None) or model.counted,
                base=(own.base if own else None) or model.base,
                number_spans=own.number_spans if own else (member.anchor,),
            )
            found.append(Member(figure, (*member.shared, part.span)))
    return found


def _kind_of(figure: Figure) -> str:
    """Which kind of record the number is: that of a list may be known by its assessment alone."""
    return "assessments" if figure.id.startswith("ass-") else "figures"


def _one_newest(answers: Sequence[Answer]) -> list[Answer]:
    """Of measures of one year each, the newest year is the newest of all."""
    newest = max((one.year for one in answers if one.newest and one.year is not None), default=0)
    return [
        replace(one, newest=one.newest and (one.year is None or one.year >= newest - 1))
        for one in answers
        if one.in_time or one.newest or one.fits
    ]


def _cell_rows(tables: Sequence[Table]) -> Iterator[dict[str, Any]]:
    for table in tables:
        for cell in table.cells:
            yield {
                "measure": cell.measure,
                "edition": cell.edition or table.edition,
                "edition_from": cell.edition_from,
                "edition_to": cell.edition_to,
                "row": cell.row,
                "item": cell.item,
                "entity": cell.entity,
                "partner": cell.partner,
                "year": cell.year,
                "value": cell.value,
                "party": cell.party,
            }


def _ask_row(at: int, question: Question, ask: Ask) -> dict[str, Any]:
    first, last = question.years or (None, None)
    return {
        "ask": at,
        "measure": ask.measure,
        "item": ask.item,
        "form": ask.form.value,
        "entity": question.entity,
        "partner": question.partner,
        "grouped": question.group,
        "ascending": question.ascending,
        "first_year": first,
        "last_year": last,
        "last_known": int(question.published[:4]) if question.published else 9999,
        "low": ask.accepted.low,
        "high": ask.accepted.high,
    }


def _told(one: Checked, vocabulary: Vocabulary) -> Told:
    return Told(
        text=one.document.text,
        published=one.published,
        sentences=split_sentences(one.document.text),
        times={time.id: time for time in one.times},
        times_in_order=sorted(one.times, key=lambda time: time.span),
        standing_for=sorted(
            (mention.span, key)
            for entity in one.entities
            if (key := party_of(entity.name, vocabulary)) is not None
            for mention in entity.mentions
            if mention.wording is not Wording.NAME and mention.probability >= LEAST_PRONOUN
        ),
    )


def _told_events(
    told: Told, events: Sequence[Event], vocabulary: Vocabulary, kinds: Sequence[EventKind]
) -> list[ToldEvent]:
    """Coups and conflicts in text order: by the events, and by words where no reader found an event
    that could be asked for. A state of war is no act, so that only words tell of it."""
    acts = list(find_told_acts(told, events, vocabulary, kinds))
    taken = {(one.kind, told.sentence_of(one.span)) for one in acts}
    taken |= {(EventKind.COUP, sentence) for sentence in passed_over(told, events)}
    words = [
        one
        for one in find_told_events(told, vocabulary, kinds)
        if (one.kind, told.sentence_of(one.span)) not in taken
    ]
    return sorted([*acts, *words], key=lambda one: one.span)


def _change_topic(change: ToldChange) -> str:
    from alleged.check.parties import name_of

    when = change.first if change.first == change.last else f"{change.first} to {change.last}"
    way = "leaves" if change.label not in ENTRY_DAYS else "comes into office as"
    return f"{change.name} {way} {change.title}, {name_of(change.party)}, {when}"


def _event_topic(event: ToldEvent) -> str:
    from alleged.check.parties import name_of

    return f"{event.kind.value}, {name_of(event.entity)}, {event.time}"


def _office_topic(office: ToldOffice) -> str:
    from alleged.check.parties import name_of

    when = office.first if office.first == office.last else f"{office.first} to {office.last}"
    former = "former " if office.former else ""
    return f"{former}{office.title}, {name_of(office.party)}, {when}"


def _unasked(one: Checked, item: Unasked) -> Verdict:
    return _verdict(
        one,
        kind=_kind_of(item.figure),
        record=item.figure.id,
        span=item.figure.span,
        statement=item.figure.statement_id,
        subject=CheckSubject.OTHER,
        joined=Joined(
            outcome=Outcome.NOT_CHECKABLE,
            tables_disagree=False,
            deciding=None,
            findings=(),
            reason=item.reason,
        ),
        asked=item.topic,
        steps=(),
        sure=True,
    )


def _calendar(one: Checked, day: CalendarCheck) -> Verdict:
    return _make(
        one,
        kind="times",
        record=day.time.id,
        span=day.span,
        statement=day.time.statement_id,
        subject=CheckSubject.CALENDAR,
        outcome=day.outcome,
        disagree=False,
        asked=f"weekday of {day.comparison.period}",
        claimed=(None, None),
        difference=None,
        comparisons=(day.comparison,),
        reason=day.reason,
        steps=(),
        ground="calendar",
    )


def _verdict(
    one: Checked,
    *,
    kind: str,
    record: str,
    span: Span,
    statement: str | None,
    subject: CheckSubject,
    joined: Joined,
    asked: str,
    steps: Sequence[str],
    sure: bool,
    claimed: tuple[float | None, float | None] = (None, None),
) -> Verdict:
    comparisons: list[Comparison] = []
    for number, finding in enumerate(joined.findings):
        for row in finding.comparisons:
            comparisons.append(row if number == 0 else replace(row, used=False))
    return _make(
        one,
        kind=kind,
        record=record,
        span=span,
        statement=statement,
        subject=subject,
        outcome=joined.outcome,
        disagree=joined.tables_disagree,
        asked=asked,
        claimed=claimed,
        difference=joined.deciding.distance if joined.deciding is not None else None,
        comparisons=tuple(comparisons[:MOST_COMPARISONS]),
        reason=joined.reason,
        steps=steps,
        ground=ground_of(subject, sure=sure),
        disagreeing=_disagreeing(joined),
    )


def _disagreeing(joined: Joined) -> Comparison | None:
    """A row that answers otherwise than the deciding one, to be told beside it."""
    if not joined.tables_disagree:
        return None
    first: Finding | None = joined.deciding
    answers = {Outcome.AGREES, Outcome.DIFFERS, Outcome.OUTDATED}
    others = [one for one in joined.findings if one is not first and one.outcome in answers]
    for finding in others:
        if first is not None and finding.outcome is not first.outcome:
            return finding.comparisons[0]
    if first is not None:
        for row in first.comparisons[1:]:
            if row.outcome is not first.comparisons[0].outcome and row.outcome in answers:
                return row
    return None


def _make(
    one: Checked,
    *,
    kind: str,
    record: str,
    span: Span,
    statement: str | None,
    subject: CheckSubject,
    outcome: Outcome,
    disagree: bool,
    asked: str,
    claimed: tuple[float | None, float | None],
    difference: float | None,
    comparisons: tuple[Comparison, ...],
    reason: str,
    steps: Sequence[str],
    ground: str,
    disagreeing: Comparison | None = None,
) -> Verdict:
    first = comparisons[0] if comparisons else None
    words = span.of(one.document.text)
    return Verdict(
        id=record_id("ver", record, subject.value, [span]),
        document_id=one.document.id,
        record_kind=kind,
        record_id=record,
        span=span,
        statement_id=statement,
        subject=subject,
        outcome=outcome,
        tables_disagree=disagree,
        asked=asked,
        claimed_low=_rounded(claimed[0]),
        claimed_high=_rounded(claimed[1]),
        found=_rounded(first.value) if first is not None else None,
        unit=first.unit if first is not None else "",
        difference=_rounded(difference),
        comparisons=tuple(replace(row, value=_rounded(row.value)) for row in comparisons),
        sentence=verdict_sentence(
            outcome,
            words=words,
            first=first,
            reason=reason,
            difference=difference,
            subject=subject,
            disagreeing=disagreeing,
        ),
        probability=rate_of(ground),
        reason="; ".join([*([reason] if reason else []), *steps]),
        made_by=MADE_BY,
    )


def _rounded(value: float | None) -> float | None:
    """Twelve figures: the same on every machine."""
    return None if value is None else float(f"{value:.12g}")


Record = TypeVar("Record")


def _batches(con: DuckDBPyConnection) -> Iterator[list[Checked]]:
    """The documents of a build, some at a time, with their records."""
    ids = [row[0] for row in con.execute(_sql("document_ids")).fetchall()]
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        documents = _records(con, "documents", Document, some, key="id")
        of: dict[str, dict[str, list[Any]]] = {}
        for kind, type_ in (
            ("figures", Figure),
            ("times", Timex),
            ("entities", Entity),
            ("events", Event),
            ("assessments", Assessment),
            ("datings", Dating),
        ):
            grouped: dict[str, list[Any]] = defaultdict(list)
            found: list[Any] = _records(con, kind, type_, some, key="document_id")
            for record in found:
                grouped[record.document_id].append(record)
            of[kind] = grouped
        yield [
            Checked(
                document=document,
                published=published_day(document, of["datings"][document.id]),
                figures=sorted(of["figures"][document.id], key=lambda one: (one.span, one.id)),
                times=sorted(of["times"][document.id], key=lambda one: (one.span, one.id)),
                entities=sorted(of["entities"][document.id], key=lambda one: one.id),
                events=sorted(of["events"][document.id], key=lambda one: one.id),
                assessments=sorted(of["assessments"][document.id], key=lambda one: one.id),
            )
            for document in documents
        ]


def published_day(document: Document, datings: Sequence[Dating]) -> str | None:
    """The day by which editions are chosen: as the document says, else as concluded; of a month or
    year its first day."""
    if document.published is not None:
        value = document.published.value[:10]
        return value if len(value) == 10 else f"{value}-01-01"[:10]
    for dating in datings:
        if dating.day or dating.begin:
            return dating.day or dating.begin
    return None


def _records(
    con: DuckDBPyConnection, kind: str, type_: type[Record], ids: Sequence[str], *, key: str
) -> list[Record]:
    statement = Template(_sql("records")).substitute(kind=kind, key=key)
    found = con.execute(statement, [json.dumps(list(ids))])
    names = [column[0] for column in found.description or ()]
    return [msgspec.convert(dict(zip(names, row, strict=True)), type_) for row in found.fetchall()]


def _sql(name: str) -> str:
    return (files("alleged.check") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
