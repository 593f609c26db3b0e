"""What the report says about one article: its records in words, and its text lit up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from markupsafe import Markup, escape

from alleged.publish.inert import marked, mixed_scripts, plain, web_link
from alleged.publish.segments import Layer, Mark, Segment, split_text
from alleged.records.copies import Copy
from alleged.records.datings import Dating
from alleged.records.documents import Block, BlockKind, Document, Origin
from alleged.records.entities import Entity, EntityLink
from alleged.records.events import Event
from alleged.records.fact_checks import FactCheck
from alleged.records.figures import Bound, Figure, FigureWarning
from alleged.records.framings import Framing
from alleged.records.insinuations import Insinuation, InsinuationKind
from alleged.records.issues import Issue
from alleged.records.mentions import Mention
from alleged.records.places import Place as PlaceRecord
from alleged.records.places import PlaceCandidate, PlaceKind, PlaceRole
from alleged.records.spans import Span
from alleged.records.statements import (
    NAMED_TOGETHER,
    SpeakerCandidate,
    Stance,
    Statement,
    StatementType,
    Strength,
)
from alleged.records.times import IntervalRole, Timex, TimexMod
from alleged.records.verdicts import Verdict
from alleged.records.voices import VoiceShares

READING_WORDS = (
    (0.95, "almost surely"),
    (0.8, "likely"),
    (0.6, "rather likely"),
    (0.4, "about even"),
    (0.0, "doubtful"),
)
"""Lower ends and words for `probability`. Even steps would call 0.8 and 0.99 the same; a reader
who checks one record in twenty wants to know which. The number always stands beside the word."""

LABEL_CHARS = 200
"""A name or remark that is longer is cut where the text points to it, never in its record."""

OPEN_PIECES = 50
"""How many statements around one are looked at to find the one that holds it; see `inside`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the report a record stands."""

    article: int
    paragraph: int | None
    """Counted from 1; None when the record is about the article as a whole."""
    href: str | None
    """None when the article is not shown in full."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who is reported to say something."""

    name: str | None
    """The full name that the source resolves to."""
    written: tuple[str, ...]
    """The words of the text; () when it names nobody."""

    @property
    def short(self) -> str:
        """For pointers and one-line lists."""
        if self.name is not None:
            return self.name
        return " … ".join(self.written) or "a source that the text does not name"

    @property
    def written_otherwise(self) -> bool:
        """Whether the words of the text differ from the name."""
        return bool(self.written) and self.written != (self.name,)


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a record can be trusted to be read right."""

    word: str
    probability: float
    reason: str
    made_by: str

    @property
    def number(self) -> str:
        """Two decimals; never rounded up to 1 or down to 0."""
        return odds(self.probability)


def odds(probability: float) -> str:
    """Two decimals; never rounded up to 1 or down to 0."""
    return f"{min(max(probability, 0.01), 0.99):.2f}"


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement in words."""

    id: str
    number: int
    who: Who
    speaker_reason: str
    cue: tuple[str, ...]
    content: tuple[str, ...]
    wording: str
    deed: str
    """What is done with the words: `denies`, `predicts, weakened by “may”`."""
    weak: str | None
    may_be: str | None
    """Who the speaker may be, where nothing decides, or who speak together."""
    in_title: bool
    inside: StatementLink | None
    scripts: tuple[str, ...]
    reading: Reading
    place: Place


@dataclass(frozen=True, slots=True)
class StatementLink:
    """A way to another statement."""

    id: str
    number: int
    who: Who


@dataclass(frozen=True, slots=True)
class WordsAt:
    """Words of the text that are a record of their own."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure in words."""

    id: str
    raw: str
    kind: str
    bound: str
    value: str
    sort_value: float | None
    unit: str | None
    unit_code: str | None
    price_year: int | None
    measure: tuple[str, ...]
    """What it is the amount of: the measure, or else what is counted."""
    entity: str | None
    base: str | None
    period: tuple[WordsAt, ...]
    place_words: str | None
    hedge: str | None
    other_end: WordsAt | None
    """The other level of a change from one to another."""
    cautions: tuple[str, ...]
    change: str | None
    qualifier: str | None
    asserted_by: StatementLink | None
    own_voice: bool
    """Whether the article gives it in its own voice."""
    reading: Reading
    place: Place


@dataclass(frozen=True, slots=True)
class TimeView:
    """A time expression in words."""

    id: str
    raw: str
    type: str
    value: str | None
    days: str | None
    """The first and the last day; None when the value says the same, or there are none."""
    role: str | None
    event: str | None
    """The words of the event that stands for the time."""
    other_end: WordsAt | None
    """The other end of the interval that this is an end of."""
    mod: str | None
    anchor: str | None
    anchor_id: str | None
    asserted_by: StatementLink | None
    own_voice: bool
    """Whether the article gives it in its own voice."""
    reading: Reading
    place: Place


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place's name, and which place it is, in words."""

    id: str
    own_mark: bool
    """Whether the words lead here; those that are a name, too, lead to the name."""
    raw: str
    key: str
    """The place that it is, for counting; else what the text says."""
    name: str | None
    """As the gazetteer has it; None when the text leaves open which place it is."""
    what: str
    country: str | None
    role: str
    candidates: tuple[PlaceChoice, ...]
    reading: Reading
    place: Place


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """Another place that the name may mean."""

    name: str
    what: str
    number: str


@dataclass(frozen=True, slots=True)
class NameView:
    """A name in one article, with each place where it stands."""

    name: str
    kind: str
    scripts: tuple[str, ...]
    mentions: tuple[NamePlace, ...]
    reading: Reading
    """Of the weakest mention."""


@dataclass(frozen=True, slots=True)
class NamePlace:
    """One mention of a name."""

    id: str
    raw: str
    place: Place


@dataclass(frozen=True, slots=True)
class RemarkView:
    """An issue that concerns the article."""

    id: str
    severity: str
    what: str
    fix: str
    code: str
    where: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Article:
    """A document with everything that was found in it."""

    number: int
    document: Document
    origins: tuple[Origin, ...]
    statements: tuple[Statement, ...]
    insinuations: tuple[Insinuation, ...]
    voices: VoiceShares | None
    figures: tuple[Figure, ...]
    times: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    issues: tuple[Issue, ...]
    in_full: bool
    dating: Dating | None = None
    """When it was published, as far as its text says, if the original gives no day."""
    places: tuple[PlaceRecord, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of its section."""
        return f"article-{self.number}"

    @property
    def has_headline(self) -> bool:
        """Whether the original gives one."""
        return bool(self.document.title and self.document.title.strip())

    @property
    def headline(self) -> str:
        """Something to call it by: the headline, or else the name of the input."""
        if self.document.title and self.has_headline:
            return self.document.title
        return self.origins[0].name if self.origins else self.document.id

    @property
    def language_tag(self) -> str | None:
        """For `lang`; None when the language is not known."""
        known = re.fullmatch("[a-z]{2}", self.document.language)
        return self.document.language if known else None

    @property
    def outlet_scripts(self) -> tuple[str, ...]:
        """The alphabets that the outlet's name mixes; () as a rule."""
        return mixed_scripts(self.document.outlet or "")

    @property
    def link(self) -> str | None:
        """Its address, if that can be clicked."""
        return web_link(self.document.url)

    @property
    def reported_share(self) -> float:
        """How much of the text, 0 to 1, lies inside statements: the rest is the article's own
        voice, or was missed."""
        inside = 0
        reached = 0
        for span in sorted(span for item in self.statements for span in item.content):
            inside += max(0, span.end - max(reached, span.start))
            reached = max(reached, span.end)
        return inside / max(1, len(self.document.text))


def read_statements(article: Article) -> list[StatementView]:
    """The statements of an article in words, in text order."""
    text = article.document.text
    place = places_in(article)
    holders = inside(article.statements)
    links = statement_links(article)
    views = []
    for number, item in enumerate(article.statements, start=1):
        holder = holders.get(item.id)
        who = _who(item, text)
        views.append(
            StatementView(
                id=item.id,
                number=number,
                who=who,
                speaker_reason=item.speaker_reason,
                cue=_slices(item.cue, text),
                content=_slices(item.content, text),
                wording=_wording(item, text),
                deed=_deed(item, text),
                weak=item.weak_source,
                may_be=_may_be(item.speaker_candidates),
                in_title=item.in_title,
                inside=links[holder] if holder else None,
                scripts=mixed_scripts(who.short),
                reading=read_right(item),
                place=place(item.id, _first(item)),
            )
        )
    return views


def statement_links(article: Article) -> dict[str, StatementLink]:
    """The statements of an article by their ids."""
    return {
        item.id: StatementLink(item.id, number, _who(item, article.document.text))
        for number, item in enumerate(article.statements, start=1)
    }


def inside(statements: Sequence[Statement]) -> dict[str, str]:
    """For each statement that stands whole inside another's content: the id of the innermost.

    A sweep over the text that keeps the `OPEN_PIECES` pieces of content opened last, so that a
    page with thousands of nested quotations costs linear time; past that depth the holder is
    found among those fifty or not at all.
    """
    hulls = sorted(
        (min(spans).start, -max(span.end for span in spans), item.id)
        for item in statements
        if (spans := (*item.source, *item.cue, *item.content))
    )
    content = sorted(
        (span.start, -span.end, item.id) for item in statements for span in item.content
    )
    found: dict[str, str] = {}
    open_pieces: list[tuple[int, str]] = []
    next_piece = 0
    for start, minus_end, item_id in hulls:
        while next_piece < len(content) and content[next_piece][0] <= start:
            piece_start, piece_minus_end, piece_id = content[next_piece]
            open_pieces = [piece for piece in open_pieces if piece[0] > piece_start]
            open_pieces = [*open_pieces[1 - OPEN_PIECES :], (-piece_minus_end, piece_id)]
            next_piece += 1
        holding = [
            (end, piece_id)
            for end, piece_id in open_pieces
            if end >= -minus_end and piece_id != item_id
        ]
        if holding:
            found[item_id] = min(holding)[1]
    # Two statements with the same words hold each other: neither is the inner one.
    return {item: holder for item, holder in found.items() if found.get(holder) != item}


def read_figures(article: Article) -> list[FigureView]:
    """The figures of an article in words, in text order."""
    text = article.document.text
    place = places_in(article)
    links = statement_links(article)
    times = {item.id: WordsAt(item.id, item.span.of(text)) for item in article.times}
    figures = {item.id: WordsAt(item.id, item.span.of(text)) for item in article.figures}
    return [
        FigureView(
            id=item.id,
            raw=item.span.of(text),
            kind=item.kind.value,
            bound=item.bound.value,
            value=figure_value(item),
            sort_value=item.low if item.low is not None else item.high,
            unit=item.unit,
            unit_code=_code(item),
            price_year=item.price_year,
            measure=_measure(item, text),
            entity=_words(item.entity, text),
            base=_words(item.base, text),
            period=_known(item.period, times),
            place_words=_words(item.place, text),
            hedge=_words(item.hedge, text),
            other_end=figures.get(item.other_end_id or ""),
            cautions=tuple(CAUTIONS[warning] for warning in item.warnings),
            change=item.change.value if item.change else None,
            qualifier=item.qualifier,
            asserted_by=links.get(item.statement_id or ""),
            own_voice=item.statement_id is None,
            reading=read_right(item),
            place=place(item.id, item.span.start),
        )
        for item in article.figures
    ]


CAUTIONS: dict[FigureWarning, str] = {
    FigureWarning.BASE_MISSING: "a share, and the sentence does not say of what",
    FigureWarning.PERIOD_MISSING: "a change, and the sentence does not say over which time",
    FigureWarning.MEASURE_CHANGES: "the sentence takes two measures for one",
    FigureWarning.MIXED_CONVENTIONS: "the article writes both 1,234.5 and 1.234,5",
    FigureWarning.PER_CENT_OR_POINTS: "per cent of itself, or percentage points?",
}


def _code(item: Figure) -> str | None:
    """The code of the unit, where it tells more than the unit: `{person}` is a note in UCUM."""
    code = item.unit_code
    return None if code is None or code == item.unit or code.startswith("{") else code


def _measure(item: Figure, text: str) -> tuple[str, ...]:
    if item.measure:
        return _slices(item.measure, text)
    if item.counted is None or item.counted == item.base:
        return ()
    return (item.counted.of(text),)


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


def _known(ids: Iterable[str], found: Mapping[str, WordsAt]) -> tuple[WordsAt, ...]:
    return tuple(found[one] for one in ids if one in found)


def figure_value(item: Figure) -> str:
    """The number as a reader writes it: `23,000,000`, `3 to 4`; `left open` without one."""
    ends = [number_words(end) for end in (item.low, item.high) if end is not None]
    if not ends:
        return "left open"
    return " to ".join(dict.fromkeys(ends))


def number_words(number: float) -> str:
    """`23000000.0` as `23,000,000`; very large and very small ones as `1.5e+21`."""
    if not isfinite(number):
        return "unreadable"
    if abs(number) < 1e15 and number == int(number):
        return f"{int(number):,}"
    if 1e-4 <= abs(number) < 1e15:
        return f"{number:,.6f}".rstrip("0").rstrip(".")
    return f"{number:g}"


_MOD_WORDS = {
    TimexMod.BEFORE: "before",
    TimexMod.AFTER: "after",
    TimexMod.ON_OR_BEFORE: "on or before",
    TimexMod.ON_OR_AFTER: "on or after",
    TimexMod.LESS_THAN: "less than",
    TimexMod.MORE_THAN: "more than",
    TimexMod.EQUAL_OR_LESS: "at most",
    TimexMod.EQUAL_OR_MORE: "at least",
    TimexMod.START: "start of",
    TimexMod.MID: "middle of",
    TimexMod.END: "end of",
    TimexMod.APPROX: "about",
}


def read_times(article: Article) -> list[TimeView]:
    """The time expressions of an article in words, in text order."""
    text = article.document.text
    place = places_in(article)
    links = statement_links(article)
    by_id = {item.id: item for item in article.times}
    ends: dict[str, list[Timex]] = {}
    for item in article.times:
        if item.interval_id is not None:
            ends.setdefault(item.interval_id, []).append(item)
    views = []
    for item in article.times:
        others = [one for one in ends.get(item.interval_id or "", ()) if one.id != item.id]
        anchor = by_id.get(item.anchor or "")
        if item.anchor in ("published", "inferred"):
            inferred = " as inferred" if item.anchor == "inferred" else ""
            anchor_words: str | None = f"the day of publication{inferred}"
        else:
            anchor_words = anchor.span.of(text) if anchor else item.anchor
        views.append(
            TimeView(
                id=item.id,
                raw=item.span.of(text),
                type=item.type.value,
                value=item.value,
                days=_days(item),
                role=ROLES[item.role] if item.role else None,
                event=_words(item.event, text),
                other_end=WordsAt(others[0].id, others[0].span.of(text)) if others else None,
                mod=_MOD_WORDS[item.mod] if item.mod else None,
                anchor=anchor_words,
                anchor_id=anchor.id if anchor else None,
                asserted_by=links.get(item.statement_id or ""),
                own_voice=item.statement_id is None,
                reading=read_right(item),
                place=place(item.id, item.span.start),
            )
        )
    return views


ROLES: dict[IntervalRole, str] = {
    IntervalRole.BEGINS: "something begins then",
    IntervalRole.ENDS: "something ends then",
    IntervalRole.DEADLINE: "by then at the latest",
    IntervalRole.BEFORE: "something lies before it",
    IntervalRole.AFTER: "something lies after it",
}


def _days(item: Timex) -> str | None:
    words = stretch_words(item.begin, item.end)
    return None if words == item.value else words


def stretch_words(begin: str | None, end: str | None) -> str | None:
    """From the first day to the last; None when both are open."""
    if begin is None and end is None:
        return None
    if begin is None:
        return f"up to {end}, from when is not said"
    if end is None:
        return f"from {begin} on, until when is not said"
    return begin if begin == end else f"{begin} to {end}"


PLACE_ROLES: dict[PlaceRole, str] = {
    PlaceRole.PLACE: "a place",
    PlaceRole.GOVERNMENT: "stands for the government",
    PlaceRole.NATIONALITY: "a nationality or its adjective",
    PlaceRole.POSTING: "an envoy’s post",
    PlaceRole.DATELINE: "where the report was written",
    PlaceRole.NAME_PART: "part of a longer name",
}


def read_places(article: Article) -> list[PlaceView]:
    """The names of places of an article, and which places they are, in text order."""
    text = article.document.text
    place = places_in(article)
    names = {item.id for item in article.mentions}
    views = []
    for item in article.places:
        raw = item.span.of(text)
        mark = item.mention_id if item.mention_id in names else None
        views.append(
            PlaceView(
                id=item.id,
                own_mark=mark is None,
                raw=raw,
                key=item.place or " ".join(raw.split()),
                name=item.name,
                what=_what(item.kind, item.admin1, item.country),
                country=item.country,
                role=PLACE_ROLES[item.role],
                candidates=tuple(_place_choice(one) for one in item.candidates),
                reading=read_right(item),
                place=place(mark or item.id, item.span.start),
            )
        )
    return views


def _what(kind: PlaceKind | None, admin1: str | None, country: str | None) -> str:
    """`city in La Paz, BO`; what is not known is left out."""
    where = ", ".join(filter(None, (admin1, None if kind is PlaceKind.COUNTRY else country)))
    return " in ".join(filter(None, ("" if kind is None else kind.value, where)))


def _place_choice(one: PlaceCandidate) -> PlaceChoice:
    return PlaceChoice(one.name, _what(one.kind, one.admin1, one.country), odds(one.probability))


def read_names(article: Article) -> list[NameView]:
    """The names of an article, each once, in the order of their first mentions."""
    text = article.document.text
    place = places_in(article)
    groups: dict[tuple[str, str], list[Mention]] = {}
    for item in article.mentions:
        groups.setdefault((item.name, item.kind.value), []).append(item)
    return [
        NameView(
            name=name,
            kind=kind,
            scripts=mixed_scripts(name),
            mentions=tuple(
                NamePlace(item.id, item.span.of(text), place(item.id, item.span.start))
                for item in items
            ),
            reading=read_right(min(items, key=lambda item: item.probability)),
        )
        for (name, kind), items in groups.items()
    ]


def read_remarks(article: Article) -> list[RemarkView]:
    """The issues that concern an article."""
    return [remark_view(item, article) for item in article.issues]


def remark_view(item: Issue, article: Article | None) -> RemarkView:
    """An issue in words, with its place if its article is in the report."""
    place = None
    if article is not None:
        if item.start is None:
            href = f"#{article.anchor}" if article.in_full else None
            place = Place(article.number, None, href)
        else:
            place = places_in(article)(item.id, item.start)
    return RemarkView(
        id=item.id,
        severity=item.severity.value,
        what=item.what,
        fix=item.fix,
        code=item.code,
        where=item.origin or "",
        place=place,
    )


def _first(item: Statement) -> int:
    """Where the statement is led to: its content; what names the speaker when there is none."""
    spans = item.content or item.cue or item.source
    return min(span.start for span in spans) if spans else 0


def _who(item: Statement, text: str) -> Who:
    return Who(item.speaker, _slices(item.source, text))


def _slices(spans: Iterable[Span], text: str) -> tuple[str, ...]:
    return tuple(span.of(text) for span in spans)


def _wording(item: Statement, text: str) -> str:
    """Whether the words are the speaker's or the article's."""
    said = sum(char.isalnum() for span in item.content for char in span.of(text))
    quoted = sum(char.isalnum() for span in item.quoted for char in span.of(text))
    if not quoted:
        return "in the article’s words"
    return "in quotation marks" if quoted >= said else "partly in quotation marks"


DEEDS: dict[StatementType, str] = {
    StatementType.ASSERTS: "asserts",
    StatementType.ACCUSES: "accuses or criticises",
    StatementType.DENIES: "denies or refuses",
    StatementType.CONFIRMS: "confirms or admits",
    StatementType.PREDICTS: "predicts",
    StatementType.PROMISES: "promises or plans",
    StatementType.CALLS_FOR: "calls for something",
    StatementType.ASKS: "asks",
    StatementType.THINKS: "thinks or wants",
    StatementType.QUOTES: "quotes somebody",
}
STRENGTHS: dict[Strength, str] = {
    Strength.CERTAIN: "stressed as certain",
    Strength.PLAIN: "",
    Strength.LIKELY: "put as likely",
    Strength.POSSIBLE: "put as possible",
}
STANCES: dict[Stance, str] = {
    Stance.NEUTRAL: "",
    Stance.FACTIVE: "the article’s verb takes it for true",
    Stance.DOUBTING: "the article’s verb doubts it",
}


def _may_be(candidates: Sequence[SpeakerCandidate]) -> str | None:
    """`may be Ana Ruiz 0.62 or Kai Lund 0.27`; of two who speak together, both."""
    if not candidates:
        return None
    if all(one.reason == NAMED_TOGETHER for one in candidates):
        return " and ".join(one.name for one in candidates) + ", named together"
    return "may be " + " or ".join(f"{one.name} {one.probability:.2f}" for one in candidates)


def _deed(item: Statement, text: str) -> str:
    """What is done with the words, how firmly, and how the article puts it."""
    strength = STRENGTHS[item.strength]
    if strength and item.strength_words:
        strength += " by " + ", ".join(f"“{span.of(text)}”" for span in item.strength_words)
    return "; ".join(filter(None, (DEEDS[item.type], strength, STANCES[item.stance])))


HINTS: dict[InsinuationKind, str] = {
    InsinuationKind.QUESTION: "a question that takes a charge for granted",
    InsinuationKind.DOUBT_FORMULA: "nobody is named, and none is said to be needed",
    InsinuationKind.MOTIVE: "a motive in place of evidence",
    InsinuationKind.NOUN_PHRASE: "a charge packed into a noun",
    InsinuationKind.DOER: "somebody is called by a deed",
    InsinuationKind.UNNAMED: "somebody is meant and left unnamed",
    InsinuationKind.LISTING: "names beside a deed, and no word on what they did",
    InsinuationKind.REPETITION: "an earlier deed is taken for granted",
}


@dataclass(frozen=True, slots=True)
class HintView:
    """Something implied, in words."""

    id: str
    raw: str
    how: str
    said_by: StatementLink | None
    presupposed: str | None
    target: tuple[str, ...]
    support: str
    reading: Reading
    place: Place


def read_hints(article: Article) -> list[HintView]:
    """What an article implies without saying it, in text order."""
    text = article.document.text
    place = places_in(article)
    links = statement_links(article)
    return [
        HintView(
            id=item.id,
            raw=item.span.of(text),
            how=HINTS[item.kind],
            said_by=links.get(item.statement_id or ""),
            presupposed=item.presupposed.of(text) if item.presupposed else None,
            target=_slices(item.target, text),
            support=item.evidence_reason,
            reading=read_right(item),
            place=place(item.id, item.trigger.start),
        )
        for item in article.insinuations
    ]


Judged = (
    Statement
    | Insinuation
    | Figure
    | Framing
    | Timex
    | Dating
    | Mention
    | PlaceRecord
    | Entity
    | EntityLink
    | Verdict
    | FactCheck
    | Copy
    | Event
)


def read_right(item: Judged) -> Reading:
    """How far a record can be trusted to be read right, in a word and a number."""
    return Reading(reading_word(item.probability), item.probability, item.reason, item.made_by)


def reading_word(probability: float) -> str:
    """A word for a probability."""
    return next(word for low, word in READING_WORDS if probability >= low or low == 0.0)


def places_in(article: Article) -> Callable[[str, int], Place]:
    """From a record's id and start to where it stands."""
    starts = sorted(block.span.start for block in article.document.blocks)

    def place(record_id: str, start: int) -> Place:
        paragraph = max(1, bisect_right(starts, start))
        return Place(article.number, paragraph, f"#at-{record_id}" if article.in_full else None)

    return place


# The text, lit up.


def render_text(article: Article) -> Markup:
    """The whole text of an article with its marks, as HTML; see `render_marks`."""
    return render_marks(article.document, article_marks(article))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where a click on a mark leads, and by which names others lead to it; the record's id is added
    to both."""

    to: str = "#"
    here: str = "at-"
    known: frozenset[str] | None = None
    """Records that there is a way to; None: to all."""

    def leads(self, mark: Mark) -> bool:
        """Whether there is something to lead to."""
        return self.known is None or mark.record_id in self.known


TO_RECORDS = Ways()


def render_marks(document: Document, marks: Sequence[Mark], ways: Ways = TO_RECORDS) -> Markup:
    """The whole text of a document with marks, as HTML.

    The characters of the HTML, without the numbers of statements and with tokens turned back, are
    the characters of the text, one for one: breaks between paragraphs stand between the elements.
    """
    return render_blocks(document.text, _whole_blocks(document), marks, ways)


def render_blocks(
    text: str, blocks: Sequence[Block], marks: Sequence[Mark], ways: Ways = TO_RECORDS
) -> Markup:
    """A text in blocks that follow each other, with marks, as HTML."""
    cuts = [cut for block in blocks for cut in (block.span.start, block.span.end)]
    segments = split_text(len(text), marks, cuts)
    return Markup("").join(_render_blocks(text, blocks, segments, ways))


def _whole_blocks(document: Document) -> list[Block]:
    """The blocks, cut so that they do not overlap, with what lies between them if it is more than
    white space. A document that keeps its promise comes back as it is."""
    whole: list[Block] = []
    reached = 0
    end_of_text = Block(kind=BlockKind.PARAGRAPH, span=Span(len(document.text), len(document.text)))
    for block in (*sorted(document.blocks, key=lambda block: block.span), end_of_text):
        start, end = max(reached, block.span.start), min(len(document.text), block.span.end)
        gap = document.text[reached:start]
        if gap.strip():
            whole.append(Block(kind=BlockKind.PARAGRAPH, span=Span(reached, start)))
        if start < end:
            whole.append(Block(kind=block.kind, span=Span(start, end)))
        reached = max(reached, end)
    return whole


_TAGS = {
    BlockKind.TITLE: ("p", "b-title"),
    BlockKind.HEADING: ("h5", "b-heading"),
    BlockKind.PARAGRAPH: ("p", "b-par"),
    BlockKind.LIST_ITEM: ("li", "b-item"),
    BlockKind.QUOTATION: ("blockquote", "b-quotation"),
    BlockKind.TABLE_ROW: ("p", "b-row"),
    BlockKind.CAPTION: ("p", "b-caption"),
}


def _render_blocks(
    text: str, blocks: Sequence[Block], segments: Iterator[Segment], ways: Ways
) -> Iterator[Markup]:
    segment = next(segments, None)
    in_list = False
    end_of_text = Block(kind=BlockKind.PARAGRAPH, span=Span(len(text), len(text)))
    for block, following in pairwise((*blocks, end_of_text)):
        while segment and segment.span.end <= block.span.start:
            yield Markup("").join((*_anchors(segment, ways), marked(segment.span.of(text))))
            segment = next(segments, None)
        tag, css = _TAGS[block.kind]
        if block.kind is BlockKind.LIST_ITEM and not in_list:
            yield Markup("<ul>")
            in_list = True
        yield Markup(f'<{tag} class="{css}" dir="auto">')
        continued = True
        while segment and segment.span.end <= block.span.end:
            yield _render_segment(segment, text, ways, continued=continued)
            continued = False
            segment = next(segments, None)
        yield Markup(f"</{tag}>")
        if in_list and following.kind is not BlockKind.LIST_ITEM:
            yield Markup("</ul>")
            in_list = False
    while segment:
        yield Markup("").join((*_anchors(segment, ways), marked(segment.span.of(text))))
        segment = next(segments, None)


_ROLE_CLASSES = {Layer.SOURCE: "so", Layer.CUE: "cu", Layer.CONTENT: "co"}
_SMALL_CLASSES = {
    Layer.FIGURE: "fi",
    Layer.TIME: "ti",
    Layer.NAME: "na",
    Layer.REMARK: "re",
    Layer.ACT: "ac",
    Layer.FRAMING: "fr",
    Layer.COPIED: "cp",
}


def _render_segment(segment: Segment, text: str, ways: Ways, *, continued: bool) -> Markup:
    """A segment: places to lead to, numbers of the statements that begin here, then the words.

    The words are a link to their shortest record, unless that is what somebody says: a long link
    cannot be selected and copied, so there the number before it is the link.
    """
    # Plain strings joined once: an article has thousands of these. What is not ours is escaped.
    shown: str = marked(segment.span.of(text))
    if not segment.marks:
        return Markup(shown)
    lead = "".join((*_anchors(segment, ways), *_numbers(segment, ways, continued=continued)))
    layers = {mark.layer for mark in segment.marks}
    for layer, css in _SMALL_CLASSES.items():
        if layer in layers:
            shown = f'<span class="{css}">{shown}</span>'
    depth = sum(mark.layer is Layer.CONTENT for mark in segment.marks)
    css = " ".join(css for layer, css in _ROLE_CLASSES.items() if layer in layers)
    css = f"m {css} deep" if depth > 1 else f"m {css}".strip()
    ids = escape(" ".join(dict.fromkeys(mark.record_id for mark in segment.marks)))
    first = segment.marks[0]
    if first.layer is Layer.CONTENT or not ways.leads(first):
        return Markup(f'{lead}<span class="{css}" data-r="{ids}">{shown}</span>')
    # One stop for the tabulator a record: its first piece.
    later = "" if first in segment.begins else ' tabindex="-1"'
    title = escape(plain(first.label[:LABEL_CHARS]))
    return Markup(
        f'{lead}<a class="{css}" href="{escape(ways.to)}{escape(first.record_id)}" data-r="{ids}"'
        f' title="{title}" draggable="false"{later}>{shown}</a>'
    )


def _anchors(segment: Segment, ways: Ways) -> Iterator[Markup]:
    for mark in segment.begins:
        if mark.anchor:
            yield Markup(
                f'<span class="at" id="{escape(ways.here)}{escape(mark.record_id)}"></span>'
            )


def _numbers(segment: Segment, ways: Ways, *, continued: bool) -> Iterator[Markup]:
    """The numbers of what is said from here on, outermost first; again where a paragraph begins."""
    for mark in reversed(segment.marks):
        begins = continued or mark in segment.begins
        if mark.layer is Layer.CONTENT and begins and ways.leads(mark):
            yield Markup(
                f'<a class="n" href="{escape(ways.to)}{escape(mark.record_id)}"'
                f' aria-label="{escape(plain(mark.label))}">{mark.number}</a>'
            )


def article_marks(article: Article) -> list[Mark]:
    """Every place of every record, in a fixed order."""
    names = {item.id for item in article.mentions}
    return [
        *(mark for view in enumerate(article.statements, start=1) for mark in _said(*view)),
        *(
            Mark(item.span, Layer.FIGURE, item.id, f"figure: {_figure_label(item)}", anchor=True)
            for item in article.figures
        ),
        *(
            Mark(item.span, Layer.TIME, item.id, f"time: {item.value or 'left open'}", anchor=True)
            for item in article.times
        ),
        *(
            Mark(item.span, Layer.NAME, item.id, f"{item.kind.value}: {item.name}", anchor=True)
            for item in article.mentions
        ),
        *(
            Mark(item.span, Layer.NAME, item.id, f"place: {item.name or 'left open'}", anchor=True)
            for item in article.places
            if item.mention_id not in names
        ),
        *(
            Mark(span, Layer.ACT, item.id, f"act, {item.status.value}", anchor=span is lead)
            for item in article.events
            for lead in item.trigger[:1]
            for span in item.trigger
        ),
        *(
            Mark(item.trigger, Layer.REMARK, item.id, f"implied: {HINTS[item.kind]}", anchor=True)
            for item in article.insinuations
        ),
        *(
            Mark(
                Span(item.start, item.start + 1 if item.end is None else item.end),
                Layer.REMARK,
                item.id,
                f"remark: {item.what}",
                anchor=True,
            )
            for item in article.issues
            if item.start is not None
        ),
    ]


def _figure_label(item: Figure) -> str:
    bound = "" if item.bound is Bound.EXACT else f"{item.bound.value} "
    return f"{bound}{figure_value(item)} {item.unit or ''}".strip()


def _said(number: int, item: Statement) -> Iterator[Mark]:
    """The places of a statement; the way back leads to its content, or to what there is."""
    lead = item.content or item.cue or item.source
    labels = (
        (Layer.SOURCE, item.source, f"source of statement {number}"),
        (Layer.CUE, item.cue, f"reporting words of statement {number}"),
        (Layer.CONTENT, item.content, f"statement {number}"),
    )
    for layer, spans, label in labels:
        for span in spans:
            anchor = spans is lead and span == min(lead)
            yield Mark(span, layer, item.id, label, number, anchor)
