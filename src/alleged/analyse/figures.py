"""Figures: the numbers of an article, with their units, bounds and changes, each at its characters.

A sentence is read from left to right in four steps, one function each, in `quantities/`:

1. `read_drafts`: every number with the currency before and the unit behind it;
2. `leave_out`: numbers that are no quantity (years, dates, names, codes, list numbers);
3. `link`: ranges, lists that share a unit, "from ... to", "one in five";
4. `add_context`: bounds, comments, changes, and what is counted.

Then the sentences that hold numbers are tagged, and three more functions tell what each number is
about: `read_meanings` (measure, entity, base, place), `read_periods`, `warn`.

Where the words could mean two things the figure is left out, or the field stays None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from alleged.analyse.quantities.context import add_context
from alleged.analyse.quantities.drafts import Draft, read_drafts
from alleged.analyse.quantities.exclusions import leave_out
from alleged.analyse.quantities.links import link
from alleged.analyse.quantities.meaning import is_table, read_meanings
from alleged.analyse.quantities.numbers import (
    FRACTION_SIGNS,
    MAX_DIGITS,
    MAX_EXPONENT,
    NUMBER_WORDS,
    Form,
)
from alleged.analyse.quantities.periods import Time, read_periods, read_times
from alleged.analyse.quantities.prices import read_price_years
from alleged.analyse.quantities.ranks import FIRSTS, ORDINALS
from alleged.analyse.quantities.rules import MADE_BY, RULES
from alleged.analyse.quantities.tokens import Token, read_tokens
from alleged.analyse.quantities.units import code_of
from alleged.analyse.quantities.warnings import mixes_conventions, warn
from alleged.models.tagger import Tagger, packaged_tagger
from alleged.records.documents import Document
from alleged.records.figures import Bound, Change, Figure, FigureKind
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Severity, Stage, make_issue
from alleged.records.spans import Span
from alleged.records.times import Timex

DIGIT_OR_FRACTION = re.compile("[0-9" + "".join(FRACTION_SIGNS) + "]")
LOWER_WORD = re.compile("[a-z]+")
TRIGGERS = NUMBER_WORDS | ORDINALS.keys() | FIRSTS


def find_figures(
    document: Document,
    *,
    sentences: Sequence[Span],
    times: Sequence[Timex],
    tags: Mapping[Span, list[str]] | None = None,
    tagger: Tagger | None = None,
) -> list[Figure]:
    """Find the quantities that the text gives.

    One Figure a value or range, in text order; `statement_id` is left to the caller. Numbers inside
    one of `times` are not figures, except ages; without `times`, durations are ("two hours").
    `tags`: of each word of sentences that were tagged before. `tagger`: None for the one of the
    package.
    Offsets: code points of `document.text`, end excluded.
    Method: rules of our own; measured on NewsQuant (Almasian et al. 2023), see `docs/figures.md`.
    """
    spans = _merged(timex.span for timex in times)
    ends = [timex.span.end for timex in times]
    read: list[tuple[list[Token], list[Draft], list[Timex]]] = []
    known: list[list[str] | None] = []
    for sentence in sentences:
        if may_hold_number(sentence.of(document.text)):
            tokens = read_tokens(document.text, sentence.start, sentence.end)
            if drafts := _drafts_of(tokens, spans):
                read.append((tokens, drafts, _times_of(sentence, times, ends)))
                table = is_table(tokens, drafts)
                known.append([] if table else tags.get(sentence) if tags else None)
    if not read:
        return []
    tagger = tagger or packaged_tagger()
    untagged = [
        [] if before is not None else [token.text for token in tokens]
        for (tokens, _, _), before in zip(read, known, strict=True)
    ]
    new = tagger.tag(untagged) if any(untagged) else untagged
    mixed = mixes_conventions(document.text)
    figures: list[Figure] = []
    for (tokens, drafts, inside), before, made in zip(read, known, new, strict=True):
        tagged = made if before is None else before
        figures.extend(
            _figures_of(document, tokens, drafts, read_times(tokens, inside), tagged, mixed=mixed)
        )
    return sorted(figures, key=lambda figure: (figure.span.start, figure.number_spans, figure.id))


LONG_NUMBER = re.compile(
    r"[0-9](?<![0-9.,].)(?:[0-9]{0,39}[eE][+-]?(?P<exponent>[0-9]{1,40})|[0-9.,]*)"
)
"""A run of digits, or a power of ten as computers write it; it starts where no digit is before, so
that each is looked at once."""
SHOWN_DIGITS = 24
MAX_UNREADABLE = 20
"""Issues about one document; a text full of such numbers is no article."""


def find_unreadable(document: Document) -> list[Issue]:
    """Numbers that were left out because they cannot be read: more than 40 digits, or a power of
    ten beyond 10^30.

    At most twenty, in text order. They are no figures, so that nothing is stored that is not a
    number; the issue says where they stand.
    """
    issues: list[Issue] = []
    for match in LONG_NUMBER.finditer(document.text):
        written = match.group()
        if match["exponent"] is None and sum(map(str.isdigit, written)) <= MAX_DIGITS:
            continue
        if match["exponent"] is not None and int(match["exponent"][:6]) <= MAX_EXPONENT:
            continue
        shown = written if len(written) <= SHOWN_DIGITS else f"{written[:SHOWN_DIGITS]}..."
        issues.append(
            make_issue(
                "unreadable-figure",
                Severity.NOTE,
                f"unreadable figure: {shown} is longer or larger than any count or measure",
                "look at the place; write a true number with a magnitude (million, billion)",
                span=Span(*match.span()),
                stage=Stage.ANALYSE,
            )
        )
        if len(issues) == MAX_UNREADABLE:
            break
    return issues


def may_hold_number(sentence: str) -> bool:
    """Whether a sentence holds a digit or a number word at all: in PolNeAR's development articles
    one in four does, and only those meet the grammar."""
    return bool(DIGIT_OR_FRACTION.search(sentence)) or not TRIGGERS.isdisjoint(
        LOWER_WORD.findall(sentence.lower())
    )


def _times_of(sentence: Span, times: Sequence[Timex], ends: Sequence[int]) -> list[Timex]:
    """The times that stand in a sentence; both in text order."""
    inside = islice(times, bisect_right(ends, sentence.start), None)
    return list(takewhile(lambda timex: timex.span.start < sentence.end, inside))


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The stretches of text that any of the spans covers, in order, without overlap."""
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


def _drafts_of(tokens: list[Token], times: list[tuple[int, int]]) -> list[Draft]:
    drafts = read_drafts(tokens)
    read_price_years(tokens, drafts)
    for draft in drafts:
        aged = draft.unit is not None and draft.unit.kind == "age"
        if not aged and _overlaps(_number_span(tokens, draft), times):
            draft.left_out = True
    drafts = leave_out(tokens, drafts)
    drafts = link(tokens, drafts)
    drafts = [draft for draft in drafts if not draft.left_out]
    add_context(tokens, drafts)
    return drafts


def _figures_of(
    document: Document,
    tokens: list[Token],
    drafts: list[Draft],
    times: list[Time],
    tags: list[str],
    *,
    mixed: bool,
) -> list[Figure]:
    meanings = read_meanings(tokens, tags, drafts, [(time.first, time.after) for time in times])
    table = is_table(tokens, drafts)
    periods = [()] * len(drafts) if table else read_periods(tokens, drafts, meanings, times)
    kinds = [_kind(draft) for draft in drafts]
    warnings = warn(tokens, drafts, meanings, periods, kinds, mixed=mixed)
    figures = [_figure(document, tokens, draft) for draft in drafts]
    return [
        replace(
            figure,
            measure=tuple(_span(tokens, *place) for place in meaning.measure),
            entity=_span_or_none(tokens, meaning.entity),
            base=_span_or_none(tokens, meaning.base),
            place=_span_or_none(tokens, meaning.place),
            hedge=_span_or_none(tokens, meaning.hedge),
            period=period,
            other_end_id=other,
            warnings=warned,
        )
        for figure, meaning, period, other, warned in zip(
            figures, meanings, periods, _other_ends(figures, drafts), warnings, strict=True
        )
    ]


def _other_ends(figures: Sequence[Figure], drafts: Sequence[Draft]) -> list[str | None]:
    """For each end of a change from one level to another the id of the other end."""
    ends: list[str | None] = [None] * len(figures)
    for at, (one, two) in enumerate(pairwise(figures)):
        units = {draft.unit.kind for draft in drafts[at : at + 2] if draft.unit is not None}
        if len(units) > 1:
            continue  # "from 40 ml to 50 mg"
        if {one.change, two.change} == {Change.FROM, Change.TO} and ends[at] is None:
            ends[at], ends[at + 1] = two.id, one.id
    return ends


def _span_or_none(tokens: list[Token], place: tuple[int, int] | None) -> Span | None:
    """The characters of a place among the tokens, without a possessive at its end."""
    if place is None:
        return None
    span = _span(tokens, *place)
    last = tokens[place[1] - 1].lower
    return Span(span.start, span.end - 2) if last.endswith(("'s", "’s")) else span


def _span(tokens: list[Token], first: int, after: int) -> Span:
    return Span(tokens[first].start, tokens[after - 1].end)


def _number_span(tokens: list[Token], draft: Draft) -> Span:
    first = draft.number.first
    if draft.negative and not draft.money:
        first = draft.first
    return _span(tokens, first, draft.number.after)


def _overlaps(span: Span, times: list[tuple[int, int]]) -> bool:
    """Whether one of the sorted stretches shares a character with the span."""
    # They do not overlap one another, so only the last that starts before the span's end can.
    at = bisect_right(times, (span.end - 1, span.end)) - 1
    return at >= 0 and times[at][1] > span.start and times[at][0] < span.end


def _rule(draft: Draft) -> str:
    """The name of the rule in `RULES` that this draft rests on."""
    number = draft.number
    if draft.rank is not None:
        return "rank" if draft.rank.said else "superlative"
    if draft.upper is not None or draft.margin:
        return "range"
    if draft.share_of is not None:
        return "ratio"
    if number.form == Form.FRACTION:
        return "fraction"
    if number.form == Form.OPEN:
        return "open"
    if draft.unit is not None and draft.unit.kind != "people":
        kind = draft.unit.kind
        return {"money": "money", "age": "age", "time": "time"}.get(
            kind, "share" if kind in ("share", "point") else "measure"
        )
    if draft.noun is None:
        return "bare" if number.form == Form.DIGITS else "bare words"
    if number.form == Form.DIGITS:
        return "counted"
    return "one" if number.value == 1 else "counted words"


def _kind(draft: Draft) -> FigureKind:
    if draft.rank is not None:
        return FigureKind.RANK
    parts = draft.number.form == Form.FRACTION or draft.share_of is not None
    if parts or (draft.unit is not None and draft.unit.kind == "share"):
        return FigureKind.SHARE
    return FigureKind.AMOUNT


def _figure(document: Document, tokens: list[Token], draft: Draft) -> Figure:
    low, high = draft.value, draft.number.upper
    numbers = [_number_span(tokens, draft)]
    if draft.share_of is not None:
        numbers.append(_span(tokens, draft.share_of.first, draft.share_of.after))
    if draft.upper is not None:
        high = draft.upper.value
        numbers.append(_number_span(tokens, draft.upper))
        low, high = min(low, high), max(low, high)
    if draft.margin:
        low, high = low - draft.margin, low + draft.margin
    span = _span(tokens, draft.begin, draft.finish)
    name = _rule(draft)
    rule = RULES[name]
    cues = "; ".join(f"\u201c{cue}\u201d" for cue in dict.fromkeys(draft.cues))
    return Figure(
        id=record_id("fig", document.id, [span], numbers),
        document_id=document.id,
        span=span,
        kind=_kind(draft),
        low=float(low),
        high=None if high is None else float(high),
        number_spans=tuple(numbers),
        unit=draft.unit.name if draft.unit else None,
        unit_span=_span(tokens, *draft.unit_at) if draft.unit and draft.unit_at else None,
        unit_code=code_of(draft.unit.name) if draft.unit else None,
        price_year=draft.price_year,
        bound=Bound.BETWEEN if draft.margin else draft.bound or Bound.EXACT,
        change=draft.change,
        qualifier=_words(document, tokens, draft.qualifier),
        counted=_span(tokens, *draft.noun) if draft.noun else None,
        measure=(),
        entity=None,
        base=None,
        period=(),
        place=None,
        hedge=None,
        other_end_id=None,
        warnings=(),
        statement_id=None,
        probability=rule.probability,
        reason=f"{rule.reason}; {cues}" if cues else rule.reason,
        made_by=MADE_BY,
    )


def _words(document: Document, tokens: list[Token], at: tuple[int, int] | None) -> str | None:
    return _span(tokens, *at).of(document.text).lower() if at else None
