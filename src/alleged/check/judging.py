"""The answers of one measure of one table to one question: which row counts, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alleged.check.accepting import distance
from alleged.check.descriptors import Measure
from alleged.check.findings import Finding
from alleged.check.parties import name_of
from alleged.check.questions import Ask, Form, Question, Tense
from alleged.check.tables import Table
from alleged.check.wording import amount_words
from alleged.records.verdicts import Comparison, Outcome

FRESH_YEARS = 3
"""How old the last row may be for what is told as the present."""
OTHER_TIMES = 3
"""Other times that would fit are told up to this many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value that a table has, or that was computed from it."""

    ask: Ask
    table: Table
    measure: Measure
    edition: str
    edition_from: str
    edition_to: str
    year: int | None
    row: int
    other_row: int | None
    value: float | None
    among: int | None
    last_place: int | None
    fits: bool
    in_time: bool
    newest: bool


def judge_measure(question: Question, answers: Sequence[Answer], *, empty: Ask, table: Table,
                  measure: Measure) -> Finding:  # fmt: skip
    """What one measure says. `empty`, `table` and `measure` stand for it where it has no row."""
    if not answers:
        where = _coverage_words(table, question)
        return Finding(
            table=table,
            outcome=Outcome.NOT_COVERED,
            named=empty.named,
            comparisons=(_no_row(question, table, measure, where),),
            reason=where,
        )
    timed = any(one.year is not None for one in answers)
    chosen, reason = _in_time(question, answers) if timed else (list(answers), "")
    if not chosen:
        fitting = [one for one in answers if one.fits][:OTHER_TIMES]
        return Finding(
            table=table,
            outcome=Outcome.NOT_COVERED,
            named=empty.named,
            comparisons=(
                _no_row(question, table, measure, reason),
                *(_compared(question, one, used=False, note="another time") for one in fitting),
            ),
            reason=reason,
        )
    as_of = question.published
    if question.years is not None and not timed:
        as_of = min(as_of or "9999", f"{question.years[1]}-12-31")
    current, later = _current(chosen, as_of)
    return _judge(question, answers, chosen, current, later, as_of, timed=timed)


def _in_time(question: Question, answers: Sequence[Answer]) -> tuple[list[Answer], str]:
    """The rows of the time that is asked; none, with the reason."""
    if question.years is not None:
        found = [one for one in answers if one.in_time]
        last = question.years[1]
        if len(found) > 1 and question.years[0] != last:
            found = [one for one in found if one.year == last]
        if found:
            return found, ""
        return [], f"the table has no row for {name_of(question.entity)} in {last}"
    found = [one for one in answers if one.newest]
    if not found:
        return [], "the table has no row from before the article"
    year = max(one.year or 0 for one in found)
    # The row of the year of publication came out later: that of the year before is as good.
    fitting = [one for one in found if one.fits]
    if fitting and fitting[0].year != year:
        year = fitting[0].year or 0
    found = [one for one in found if one.year == year]
    if question.published and (
        int(question.published[:4]) - year > FRESH_YEARS
    ):  # fmt: skip
        return [], f"the table's last row for {name_of(question.entity)} is of {year}"
    return found, ""


def _current(rows: Sequence[Answer], as_of: str | None) -> tuple[Answer, Answer | None]:
    """The row of the edition that was the newest on a day, and that of the next one. Before the
    first edition, it is the first."""
    ordered = sorted(rows, key=lambda one: (one.edition_from, one.row))
    if as_of is None:
        return ordered[-1], None
    known = [one for one in ordered if one.edition_from <= as_of]
    if not known:
        return ordered[0], None
    # Rows that were printed together, two values for one year, say: one that fits counts.
    last = [one for one in known if one.edition_from == known[-1].edition_from]
    later = [one for one in ordered if one.edition_from > as_of]
    return next((one for one in last if one.fits), last[-1]), later[0] if later else None


def _judge(
    question: Question,
    answers: Sequence[Answer],
    chosen: Sequence[Answer],
    current: Answer,
    later: Answer | None,
    as_of: str | None,
    *,
    timed: bool,
) -> Finding:
    ask, table = current.ask, current.table
    others = [one for one in chosen if one is not current]
    reason, disagrees = "", False
    if current.value is None:
        outcome, reason = Outcome.NOT_COVERED, "the table has the row, and no value in it"
    elif current.fits:
        outcome = Outcome.AGREES
    else:
        outcome = Outcome.DIFFERS
    ranked = ask.form in (Form.RANK, Form.PARTNER_RANK)
    missing = _edition_missing(current, as_of) and not timed
    if outcome in (Outcome.AGREES, Outcome.DIFFERS):
        if timed:
            other = next((one for one in others if one.fits and one.year == current.year), None)
            if outcome is Outcome.DIFFERS and other is not None:
                # Printed for this very year, in another edition: the words agree with that one.
                others = [current, *(one for one in others if one is not other)]
                current, outcome = other, Outcome.AGREES
            disagrees = any(
                one.fits is not current.fits for one in others
                if one.value is not None and one.year == current.year
            )  # fmt: skip
            if disagrees:
                reason = "editions give different values for this time"
        elif missing and later is not None and later.fits is not current.fits:
            disagrees = True
            between = f"editions {current.edition} and {later.edition} answer differently, and the"
            between += " one in between, which was current, is not at hand"
            if ranked:
                outcome, reason = Outcome.MISLEADING, f"the rank depends on the edition: {between}"
            elif outcome is Outcome.DIFFERS:
                outcome, reason = Outcome.NOT_COVERED, between
        elif as_of is None and ranked and len({one.fits for one in chosen}) > 1:
            outcome, disagrees = Outcome.MISLEADING, True
            reason = "the rank depends on the edition, and the article's day is not known"
    if outcome is Outcome.DIFFERS and question.years is None:
        outcome, reason = _without_time(question, answers, current)
    if (
        outcome is Outcome.DIFFERS
        and not timed
        and as_of is not None
        and current.edition_from
        and int(current.edition_from[:4]) - int(as_of[:4]) > 1
    ):
        outcome = Outcome.NOT_COVERED
        reason = f"the earliest edition at hand, {current.edition}, is newer than what is told"
    apart = distance(ask.accepted, current.value) if current.value is not None else None
    far = ""
    if outcome is Outcome.DIFFERS and apart is not None:
        reason = _slip(ask, current, apart)
        if not reason and _too_far(ask, current, apart):
            far = "so far apart that the number is hardly meant as this measure"
    fitting = [one for one in answers if one.fits and one not in chosen][:OTHER_TIMES]
    note = _how(current)
    comparisons = [_compared(question, current, used=True, note=note)]
    comparisons += [
        _compared(question, one, used=False, note=f"another edition{_also(one)}") for one in others
    ]
    comparisons += [
        _compared(question, one, used=False, note="another time, which would fit")
        for one in fitting
    ]
    return Finding(
        table=table,
        outcome=outcome,
        named=ask.named,
        comparisons=tuple(comparisons),
        reason=reason,
        disagrees=disagrees,
        distance=apart,
        unsure="" if question.sure else "whose number it is, or of what, is not sure",
        far=far,
    )


def _without_time(
    question: Question, answers: Sequence[Answer], current: Answer
) -> tuple[Outcome, str]:
    """What a difference means where the sentence names no time."""
    before = [
        one
        for one in answers
        if one.fits
        and one is not current
        and (one.year or 0, one.edition_from) < (current.year or 0, current.edition_from)
    ]
    when = ", ".join(dict.fromkeys(str(one.year or one.edition) for one in before[:OTHER_TIMES]))
    if question.tense is Tense.PAST:
        fits = f"; it would fit {when}" if when else ""
        return Outcome.NOT_CHECKABLE, f"the sentence does not say when{fits}"
    if before and question.published is not None:
        return Outcome.OUTDATED, f"told as the present, and right for {when}"
    if before:
        return Outcome.NOT_CHECKABLE, f"the article's day is not known; it would fit {when}"
    return Outcome.DIFFERS, ""


def _edition_missing(current: Answer, as_of: str | None) -> bool:
    """Whether an edition came out between the current one and the day that is not at hand."""
    every = current.table.descriptor.every_years
    if as_of is None or every is None or not current.edition_from:
        return False
    age = (int(as_of[:4]) - int(current.edition_from[:4])) + (
        _part_of_year(as_of) - _part_of_year(current.edition_from)
    )
    return age >= every


def _part_of_year(day: str) -> float:
    return (int(day[5:7]) - 1) / 12 if len(day) >= 7 else 0.0


def _slip(ask: Ask, current: Answer, apart: float) -> str:
    """A hint where the difference looks like a slip of units."""
    limit = ask.accepted.low if apart < 0 else ask.accepted.high
    if ask.form is not Form.LEVEL or not limit or not current.value:
        return ""
    ratio = current.value / limit
    for factor, words in SLIPS.items():
        if 0.9 < ratio / factor < 1.1 or 0.9 < ratio * factor < 1.1:
            return f"the values are a factor of {factor:,} apart: {words}?"
    return ""


def _too_far(ask: Ask, current: Answer, apart: float) -> bool:
    """Whether a value is of another size altogether than the one that is told."""
    limit = ask.accepted.low if apart < 0 else ask.accepted.high
    if ask.form is not Form.LEVEL or not limit or not current.value:
        return False
    ratio = abs(current.value / limit)
    return not 1 / TOO_FAR < ratio < TOO_FAR


TOO_FAR = 50
"""In prose that was looked at, values this far apart were another measure: "$5 worth of exports".
"""
SLIPS = {1000: "thousand, million or billion taken for one another", 1_000_000: "two such slips"}


def _also(one: Answer) -> str:
    return ", which agrees" if one.fits else ", which differs" if one.value is not None else ""


def _how(one: Answer) -> str:
    match one.ask.form:
        case Form.WORLD_SHARE:
            return f"computed: row {one.row} of the world's, row {one.other_row}"
        case Form.GROWTH | Form.INCREASE:
            return f"computed from both ends: rows {one.other_row} and {one.row}"
        case Form.RANK:
            return f"computed among {one.among} with a value"
        case Form.PARTNER_RANK:
            return f"computed among the {one.among} partners listed"
        case _:
            return ""


def _coverage_words(table: Table, question: Question) -> str:
    reach = table.descriptor.coverage
    if reach is not None and question.years is not None:
        if str(question.years[1]) > reach.last[:4]:
            return f"the table ends in {reach.last}"
        if str(question.years[0]) < reach.first[:4]:
            return f"the table begins in {reach.first}"
    return f"the table has no row for {name_of(question.entity)}"


def _no_row(question: Question, table: Table, measure: Measure, note: str) -> Comparison:
    return Comparison(
        table=table.descriptor.name,
        title=table.descriptor.title,
        publisher=table.descriptor.publisher,
        edition=table.edition,
        sha256=table.sha256,
        row=None,
        cells="",
        period="" if question.years is None else str(question.years[1]),
        measure=measure.name,
        definition=measure.definition,
        value=None,
        unit=unit_of(question.asks[0].form, measure),
        outcome=Outcome.NOT_COVERED,
        used=True,
        note=note,
    )


def _compared(question: Question, one: Answer, *, used: bool, note: str) -> Comparison:
    table, form = one.table, one.ask.form
    unit = unit_of(form, one.measure)
    if one.value is None:
        says, outcome = "no value", Outcome.NOT_COVERED
    else:
        says = value_words(one.value, form, unit)
        outcome = Outcome.AGREES if one.fits else Outcome.DIFFERS
    whom = name_of(question.entity)
    if question.partner:
        whom += f", {name_of(question.partner)}"
    item = f" of {one.ask.item}" if one.ask.item else ""
    period = "" if one.year is None else str(one.year)
    if form in (Form.GROWTH, Form.INCREASE) and question.years is not None:
        period = f"{question.years[0]} to {question.years[1]}"
    when = f", {period}" if period else ""
    what = f"{FORM_WORDS[form]}{one.measure.name}{item}"
    return Comparison(
        table=table.descriptor.name,
        title=table.descriptor.title,
        publisher=table.descriptor.publisher,
        edition=one.edition or table.edition,
        sha256=table.sha256,
        row=one.row,
        cells=f"{whom}{when}, {what}: {says}",
        period=period,
        measure=one.measure.name,
        definition=one.measure.definition,
        value=one.value,
        unit=unit,
        outcome=outcome,
        used=used,
        note=note,
    )


FORM_WORDS = {
    Form.LEVEL: "",
    Form.WORLD_SHARE: "share of the world's ",
    Form.PARTNER_SHARE: "",
    Form.RANK: "place by ",
    Form.PARTNER_RANK: "place by ",
    Form.GROWTH: "change of ",
    Form.INCREASE: "change of ",
}


def unit_of(form: Form, measure: Measure) -> str:
    """The unit of what is computed."""
    if form in (Form.WORLD_SHARE, Form.GROWTH, Form.PARTNER_SHARE):
        return "per cent"
    return "place" if form in (Form.RANK, Form.PARTNER_RANK) else measure.unit


def value_words(value: float, form: Form, unit: str) -> str:
    """A computed value in words."""
    if form in (Form.RANK, Form.PARTNER_RANK):
        return f"{value:.0f}"
    return amount_words(value, unit)
