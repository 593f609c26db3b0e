"""`Document` to time expressions with TIMEX3 values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from alleged.analyse.once import once_a_text
from alleged.analyse.timex.calendar import Grain, Point, point_of_iso
from alleged.analyse.timex.event_anchors import EventAnchor, find_event_anchors, may_have_event
from alleged.analyse.timex.grammar import Reading
from alleged.analyse.timex.rates import form_of, probability_of
from alleged.analyse.timex.resolve import PUBLISHED, Context, Known, resolve
from alleged.analyse.timex.roles import Placement, place_readings
from alleged.analyse.timex.sentence import read_sentence
from alleged.analyse.timex.stretches import stretch_beside, stretch_of, within_role
from alleged.analyse.timex.tense import Tense, surely_ahead, tense_near
from alleged.analyse.timex.words import Tokens, has_trigger, read_tokens, word_set
from alleged.records.datings import Dating
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.spans import Span
from alleged.records.times import IntervalRole, Timex, TimexMod, TimexType

MADE_BY = "times rules 3"


def find_times(
    document: Document, *, sentences: Sequence[Span], dating: Dating | None = None
) -> list[Timex]:
    """Find the time expressions of a document and tie them to the calendar.

    In text order, apart from each other. What has no date of its own is counted from
    `document.published` or from another expression, and `reason` says how; where neither is known
    the value stays open (`XXXX-06-24`), never guessed. A `dating` stands in for a day of
    publication that the original does not give; what is counted from it is anchored at `inferred`
    and the less probable for it.
    Events that stand for a time, `after the vote`, come with the words and no value.
    Offsets: code points of `document.text`, end excluded.
    Method: rules of our own after the TIMEX3 guidelines; `docs/times.md` has the measurements.
    """
    found = find_times_with_rules(document, sentences=sentences, dating=dating)
    return [timex for timex, _ in found]


def find_times_with_rules(
    document: Document, *, sentences: Sequence[Span], dating: Dating | None = None
) -> list[tuple[Timex, str]]:
    """The same, each with the name of the rule that read it: for measuring."""
    published = point_of_iso(document.published.value) if document.published else None
    evidence = document.published.evidence if document.published else ""
    inferred = _inferred_point(dating) if dating is not None else None
    if inferred is not None:
        published, evidence = inferred, "inferred from the text"
    context = Context(published, evidence)
    found: list[tuple[Timex, str]] = []
    previous_end = 0
    text = document.text
    for number, sentence in enumerate(sentences):
        if "\n\n" in text[previous_end : sentence.start]:
            context.paragraph += 1
        previous_end = sentence.end
        looked_at = _looked_at(text, sentence.start, sentence.end)
        if not looked_at:
            continue
        context.sentence = number
        context.long_stretch = False
        tokens, readings, anchors = looked_at
        quotations = _quotations(tokens) if len(readings) > 1 else []
        made_of: dict[int, Timex] = {}
        for i, reading in enumerate(readings):
            context.ahead = _day_beside(document, tokens, readings, i, context)
            context.spoken = _day_spoken(document, tokens, readings, i, context, quotations)
            made = _timex(document, tokens, reading, context)
            if made is None:
                continue
            made_of[i], known = made
            context.long_stretch |= made_of[i].value in LONG_STRETCHES
            if known is not None:
                context.known.append(known)
        places = place_readings(tokens, readings, anchors)
        placed = _placed(made_of, readings, places, published)
        _compare_beside(document, tokens, readings, placed)
        told = [(timex, readings[i].rule) for i, timex in placed.items()]
        if inferred is not None:
            told = [(_from_inferred(timex, rule, dating, inferred), rule) for timex, rule in told]
        starts = {readings[i].first: i for i in placed}
        for anchor in anchors:
            beside = _times_behind(tokens, anchor, starts, placed)
            told.append((_event_time(document, tokens, anchor, beside), EVENT_RULE))
        found += sorted(told, key=lambda one: one[0].span)
    return found


@once_a_text
def _looked_at(
    text: str, start: int, end: int
) -> tuple[Tokens, list[Reading], list[EventAnchor]] | tuple[()]:
    """The words of a sentence, its time expressions, whatever day they are counted from, and the
    events that stand for a time; empty where it holds neither."""
    words = text[start:end]
    has_time = has_trigger(words)
    if not has_time and not may_have_event(words):
        return ()
    tokens = read_tokens(text, start, end)
    readings = _share_years(tokens, read_sentence(tokens)) if has_time else []
    return tokens, readings, find_event_anchors(tokens, readings)


INFERRED = "inferred"
DAY_PROBABILITY = 0.6
"""How much a single day is worth that the last day told of and `yesterday` point to. The training
parts hold too few articles of the kind to measure it: 0.6 says "rather so than not"."""


def _inferred_point(dating: Dating) -> Point | None:
    """The day, month or year to count from, where a document does not give its day.

    The likeliest day, else the month or year that holds the whole stretch; None where none does.
    """
    if dating.day is not None:
        return point_of_iso(dating.day)
    if dating.begin is None or dating.end is None:
        return None
    for chars in (10, 7, 4):
        if dating.begin[:chars] == dating.end[:chars]:
            return point_of_iso(dating.begin[:chars])
    return None


_YEAR_RULES = frozenset(
    ("month and day", "day and month", "month", "season", "quarter or half", "holiday")
)
"""What takes no more than the year from the day of publication."""


def _from_inferred(timex: Timex, rule: str, dating: Dating | None, point: Point) -> Timex:
    """One that was counted from an inferred day says so, and is the less probable for it."""
    if timex.anchor != PUBLISHED or dating is None:
        return timex
    sureness = dating.probability
    if point.grain is Grain.DAY and dating.begin != dating.end and rule not in _YEAR_RULES:
        sureness *= DAY_PROBABILITY
    return replace(timex, anchor=INFERRED, probability=round(timex.probability * sureness, 3))


EVENT_RULE = "event"
"""The rule's name for events that stand for a time."""
EVENT_PROBABILITY = 0.9
"""Of the 33 in the training part of TempEval-3, 30 are the words of an event, ends included."""


def _placed(
    made: Mapping[int, Timex],
    readings: Sequence[Reading],
    places: Sequence[Placement],
    published: Point | None,
) -> dict[int, Timex]:
    """The expressions of a sentence, each with the days it covers and its place in an interval."""
    placed: dict[int, Timex] = {}
    for i, timex in made.items():
        place = places[i]
        partner = made.get(place.partner) if place.partner is not None else None
        if partner is not None and not _in_order(*sorted((timex, partner), key=_place)):
            partner = None
        role = place.role if partner is not None or place.partner is None else None
        stretch = stretch_of(timex.value)
        beside = readings[i].direction if timex.type is TimexType.DURATION else None
        if beside in ("last", "next") and published and published.grain is Grain.DAY:
            stretch = stretch_beside(timex.value, published.first, back=beside == "last")
        begin, end, unit = (
            within_role(
                stretch,
                None if partner else role,
                inside=place.of_event or (timex.mod, role) in _INSIDE,
            )
            if stretch
            else (None, None, None)
        )
        if timex.mod in _MORE and readings[i].direction == "counted" and role is None:
            # "More than forty years ago" ends there, "more than two weeks later" begins there.
            back = (readings[i].count or 0) < 0
            begin, end = (None, end) if back else (begin, None)
        ends = sorted((timex.span, partner.span)) if partner else []
        placed[i] = replace(
            timex,
            begin=begin.isoformat() if begin else None,
            end=end.isoformat() if end else None,
            granularity=unit,
            role=role,
            interval_id=record_id("ivl", timex.document_id, ends) if partner else None,
        )
    return placed


_MORE = (TimexMod.MORE_THAN, TimexMod.EQUAL_OR_MORE)
_INSIDE = frozenset(
    {
        (TimexMod.END, IntervalRole.BEFORE),
        (TimexMod.START, IntervalRole.AFTER),
        (TimexMod.MID, IntervalRole.BEFORE),
        (TimexMod.MID, IntervalRole.AFTER),
    }
)
"""What comes before the end of a year may be of that year."""
_BESIDE = frozenset((",", "on", "the", "(", "of", "that", "is"))
"""Words between a count and the date that says the same: `two days later, on June 26`."""
BESIDE_MOST_TOKENS = 3


def _compare_beside(
    document: Document, tokens: Tokens, readings: Sequence[Reading], placed: dict[int, Timex]
) -> None:
    """Where a day was counted and is named beside, say in its reason whether the two agree."""
    for i in range(len(readings) - 1):
        between = tokens.lows[readings[i].last : readings[i + 1].first]
        counted, named = placed.get(i), placed.get(i + 1)
        if (
            counted is None
            or named is None
            or readings[i].direction != "counted"
            or len(between) > BESIDE_MOST_TOKENS
            or not _BESIDE.issuperset(between)
            or not (counted.value and named.value)
            or form_of(counted.value) != form_of(named.value)
        ):
            continue
        agrees = counted.value == named.value
        words = named.span.of(document.text)
        told = f"{'agrees' if agrees else DISAGREES} with “{words}” ({named.value}) beside it"
        placed[i] = replace(counted, reason=f"{counted.reason}; {told}")


DISAGREES = "does not agree"


def _place(timex: Timex) -> Span:
    return timex.span


def _in_order(first: Timex, last: Timex) -> bool:
    """Whether two times can be the ends of one interval: `today - yesterday` cannot."""
    begin, end = stretch_of(first.value), stretch_of(last.value)
    return begin is None or end is None or (begin[0] <= end[0] and begin[1] <= end[1])


_BEFORE_EVENT_TIME = frozenset(("(", "of", "in", "on"))
_END_WORDS = frozenset(("end", "close"))
_START_WORDS = frozenset(("beginning", "start", "outbreak"))


def _times_behind(
    tokens: Tokens, anchor: EventAnchor, starts: Mapping[int, int], placed: Mapping[int, Timex]
) -> list[Timex]:
    """The times that say when an event was: `the Gell War (1939-1945)`, `the vote of 4 May`."""
    if tokens.low(anchor.last) not in _BEFORE_EVENT_TIME:
        return []
    at = anchor.last + 1
    at += tokens.low(at) in ("the", "about", "around")
    i = starts.get(at)
    if i is None:
        return []
    first, second = placed[i], placed.get(i + 1)
    if second is None or first.interval_id is None or first.interval_id != second.interval_id:
        return [first]
    border = tokens.lows[anchor.first : anchor.last]
    if not _END_WORDS.isdisjoint(border):
        return [second]
    return [first] if not _START_WORDS.isdisjoint(border) else [first, second]


def _event_time(
    document: Document, tokens: Tokens, anchor: EventAnchor, behind: Sequence[Timex]
) -> Timex:
    """The record of an event that stands for a time: a link, with no value.

    Days only where the text gives them right behind the event.
    """
    span = Span(tokens.starts[anchor.first], tokens.ends[anchor.last - 1])
    begin = end = unit = None
    said = "when that was, these words do not say"
    known = [stretch for timex in behind if (stretch := stretch_of(timex.value))]
    if known and len(known) == len(behind):
        whole = (known[0][0], known[-1][1], known[0][2])
        begin, end, unit = within_role(whole, anchor.role, inside=True)
        words = " to ".join(timex.span.of(document.text) for timex in behind)
        said = f"“{words}” right behind it says when that was"
    return Timex(
        id=record_id("tmx", document.id, [span], "event"),
        document_id=document.id,
        span=span,
        type=TimexType.DATE,
        value=None,
        mod=None,
        anchor=behind[0].id if begin or end else None,
        begin=begin.isoformat() if begin else None,
        end=end.isoformat() if end else None,
        granularity=unit,
        role=anchor.role,
        event=span,
        statement_id=None,
        probability=EVENT_PROBABILITY,
        reason=f"told by an event ({anchor.role.value}); {said}",
        made_by=MADE_BY,
    )


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


_OPENING_QUOTES = frozenset(("“", '"'))
_CLOSING_QUOTES = frozenset(("”", '"'))
_SAYING = word_set("said told wrote says tells writes added recalled testified reported tweeted")
SAYING_MAX_TOKENS = 12
"""Between the quotation and the day on which it was said."""
SAYING_MAX_TIMES = 3
"""How many expressions away that day may stand: a bound on the work for endless sentences."""


def _day_spoken(
    document: Document,
    tokens: Tokens,
    readings: Sequence[Reading],
    i: int,
    context: Context,
    quotations: Sequence[tuple[int, int]],
) -> Known | None:
    """The day that the sentence gives for the quotation that holds an expression.

    `"It failed yesterday," she said on Monday`, `On 2 May she wrote: "Yesterday ..."`.
    """
    reading = readings[i]
    if reading.kind != "shift" or reading.base != "published":
        return None
    at = bisect_right(quotations, (reading.first, 0)) - 1
    if at < 0 or quotations[at][1] < reading.last:
        return None
    opened, closed = quotations[at]
    for other in readings[max(0, i - SAYING_MAX_TIMES) : i + SAYING_MAX_TIMES + 1]:
        if opened - SAYING_MAX_TOKENS <= other.first and other.last <= opened:
            between = tokens.lows[other.last : opened]
        elif closed < other.first <= closed + SAYING_MAX_TOKENS:
            between = tokens.lows[closed : other.first]
        else:
            continue
        if _SAYING.isdisjoint(between):
            continue
        made = _timex(document, tokens, other, context)
        known = made[1] if made else None
        if known and known.point.grain is Grain.DAY and not known.point.open_year:
            return known
    return None


def _quotations(tokens: Tokens) -> list[tuple[int, int]]:
    """The marks around each quotation of a sentence; one that is not closed ends with it."""
    found: list[tuple[int, int]] = []
    opened = None
    for k, low in enumerate(tokens.lows):
        if opened is None and low in _OPENING_QUOTES:
            opened = k
        elif opened is not None and low in _CLOSING_QUOTES:
            found.append((opened, k))
            opened = None
    return found if opened is None else [*found, (opened, len(tokens.lows))]


def _timex(
    document: Document, tokens: Tokens, reading: Reading, context: Context
) -> tuple[Timex, Known | None] | None:
    """The record of a reading, and the point in time that later ones can be counted from."""
    context.tense = tense_near(tokens, reading.first, reading.last)
    if _of_what_is_done(tokens, reading):
        context.tense = Tense.PAST
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


_DONE = word_set(
    """ruling decision verdict announcement attack attacks shooting shootings bombing bombings
    killing killings massacre slaying murder murders raid raids arrest arrests crash explosion
    explosions blast earthquake coup loss defeat victory remarks comments incident
    agreement accord settlement"""
)
"""What is known of only once it has happened: `Wednesday's ruling`, `a June agreement`."""


def _of_what_is_done(tokens: Tokens, reading: Reading) -> bool:
    if tokens.low(reading.last) == "'s":
        return not _DONE.isdisjoint(tokens.lows[reading.last + 1 : reading.last + 3])
    return tokens.low(reading.last) in _DONE


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
            shared[i] = structs.replace(left, year=year, note="year from the next")
    return shared
