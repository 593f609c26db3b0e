"""`Document` to time expressions with TIMEX3 values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alleged.analyse.timex.calendar import Grain, point_of_iso
from alleged.analyse.timex.grammar import Reading
from alleged.analyse.timex.rates import probability_of
from alleged.analyse.timex.resolve import Context, Known, resolve
from alleged.analyse.timex.sentence import read_sentence
from alleged.analyse.timex.tense import Tense, surely_ahead, tense_near
from alleged.analyse.timex.words import Tokens, has_trigger, read_tokens
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.spans import Span
from alleged.records.times import Timex

MADE_BY = "times rules 2"


def find_times(document: Document, *, sentences: Sequence[Span]) -> list[Timex]:
    """Find the time expressions of a document and tie them to the calendar.

    In text order, apart from each other. What has no date of its own is counted from
    `document.published` or from another expression, and `reason` says how; where neither is known
    the value stays open (`XXXX-06-24`), never guessed.
    Offsets: code points of `document.text`, end excluded.
    Method: rules of our own after the TIMEX3 guidelines; `docs/times.md` has the measurements.
    """
    return [timex for timex, _ in find_times_with_rules(document, sentences=sentences)]


def find_times_with_rules(
    document: Document, *, sentences: Sequence[Span]
) -> list[tuple[Timex, str]]:
    """The same, each with the name of the rule that read it: for measuring."""
    published = point_of_iso(document.published.value) if document.published else None
    evidence = document.published.evidence if document.published else ""
    context = Context(published, evidence)
    found: list[tuple[Timex, str]] = []
    previous_end = 0
    text = document.text
    for number, sentence in enumerate(sentences):
        if "\n\n" in text[previous_end : sentence.start]:
            context.paragraph += 1
        previous_end = sentence.end
        if not has_trigger(sentence.of(text)):
            continue
        context.sentence = number
        context.long_stretch = False
        tokens = read_tokens(text, sentence.start, sentence.end)
        readings = _share_years(tokens, read_sentence(tokens))
        for i, reading in enumerate(readings):
            context.ahead = _day_beside(document, tokens, readings, i, context)
            made = _timex(document, tokens, reading, context)
            if made is None:
                continue
            timex, known = made
            context.long_stretch |= timex.value in LONG_STRETCHES
            if known is not None:
                context.known.append(known)
            found.append((timex, reading.rule))
    return found


LONG_STRETCHES = ("P6M", "P9M")
"""What companies and offices report on beside quarters."""
BESIDE_MAX_TOKENS = 5
"""`at 9:20 a.m. (0620 GMT) on Friday` has five between; farther off it is another matter."""


def _day_beside(
    document: Document, tokens: Tokens, readings: Sequence[Reading], i: int, context: Context
) -> Known | None:
    """The day named right after a time of day; None when there is none."""
    if readings[i].base != "previous or published" or i + 1 == len(readings):
        return None
    following = readings[i + 1]
    between = tokens.lows[readings[i].last : following.first]
    if len(between) > BESIDE_MAX_TOKENS or any(w in (";", ".", "and", "until") for w in between):
        return None
    if following.base == "previous or published":
        return None
    made = _timex(document, tokens, following, context)
    known = made[1] if made else None
    return known if known and known.point.grain is Grain.DAY else None


def _timex(
    document: Document, tokens: Tokens, reading: Reading, context: Context
) -> tuple[Timex, Known | None] | None:
    """The record of a reading, and the point in time that later ones can be counted from."""
    context.tense = tense_near(tokens, reading.first, reading.last)
    context.surely_ahead = context.tense is Tense.FUTURE and surely_ahead(
        tokens, reading.first, reading.last
    )
    resolved = resolve(reading, context)
    if resolved is None:
        return None
    span = Span(tokens.starts[reading.first], tokens.ends[reading.last - 1])
    timex_type = resolved.type or reading.type
    timex_id = record_id("tmx", document.id, [span], str(timex_type))
    known = None
    if resolved.point is not None:
        known = Known(
            timex_id,
            span.of(document.text),
            resolved.point,
            context.sentence,
            context.paragraph,
            derived=reading.kind == "year before",
        )
    timex = Timex(
        id=timex_id,
        document_id=document.id,
        span=span,
        type=timex_type,
        value=resolved.value,
        mod=reading.mod or resolved.mod,
        anchor=resolved.anchor,
        statement_id=None,
        probability=probability_of(reading.rule, resolved.value, resolved.anchor),
        reason=resolved.reason,
        made_by=MADE_BY,
    )
    return timex, known


_JOINTS = frozenset(("and", "or", "to", "-", "–", "—", "through", "until", "till", ",", "from"))


def _share_years(tokens: Tokens, readings: list[Reading]) -> list[Reading]:
    """`from May to June 1990`: the year of the second holds for the first too."""
    shared = list(readings)
    for i in range(len(shared) - 2, -1, -1):
        left, right = shared[i], shared[i + 1]
        if (
            left.kind in ("date", "indexed")
            and right.kind in ("date", "indexed")
            and left.year is None
            and left.direction is None
            and right.year is not None
            and (left.month or left.index is not None)
            and (right.month or right.index is not None)
            and all(tokens.low(k) in _JOINTS for k in range(left.last, right.first))
            and right.first - left.last <= 2
        ):
            year = right.year
            if (
                left.month
                and right.month
                and left.month > right.month
                and "to" in tokens.lows[left.last : right.first]
            ):
                year -= 1
            shared[i] = replace(left, year=year, note="year from the next")
    return shared
