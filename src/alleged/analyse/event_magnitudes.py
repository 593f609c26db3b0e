"""How many: the figures of an act, and what each of them counts.

A number counts the dead, the wounded or the arrested where a word says so: the figure's own measure
(`seven rebels were killed`), the word beside it (`twelve hurt`), or the nearest one in its clause.
A crowd is what marched, went on strike or took part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alleged.analyse.event_cues import HELD_FOR
from alleged.analyse.event_words import FAR, Cut, CutText, distance
from alleged.analyse.timex.words import word_set
from alleged.records.events import Event, Magnitude, MagnitudeKind
from alleged.records.figures import Figure, FigureKind

CASUALTY_WORDS: dict[MagnitudeKind, frozenset[str]] = {
    MagnitudeKind.DEAD: word_set(
        """assassinated assassinating beheaded casualties dead death deaths die died dies executed
        fatalities kill killed killing kills lynched massacred murder murdered murders perish
        perished slain slaughtered slaying"""
    ),
    MagnitudeKind.INJURED: word_set(
        """burned burnt harmed hospitalised hospitalized hurt hurting injure injured injures
        injuries injuring maimed wound wounded wounding wounds"""
    ),
    MagnitudeKind.ARRESTED: word_set(
        """apprehended arrest arrested arresting arrests captured detain detained detainees
        detaining detains imprisoned interned jailed nabbed rounded"""
    ),
    MagnitudeKind.ABDUCTED: word_set(
        """abduct abducted abductees abducting abducts captives hostage hostages kidnap kidnapped
        kidnapping kidnaps snatched"""
    ),
    MagnitudeKind.DISPLACED: word_set(
        """displace displaced displaces displacing evacuated evacuees fled flee fleeing homeless
        refugees uprooted"""
    ),
}
KIND_OF = {word: kind for kind, words in CASUALTY_WORDS.items() for word in words}
CROWD_WORDS = word_set(
    """assembled attended demonstrated demonstrating demonstrators drew filled flocked gathered
    joined march marched marchers marching massed occupied paraded part picketed poured protested
    protesters protesting rallied rallying rioted stopped strike strikers struck took turned
    walked"""
)
PEOPLE = word_set(
    """activists backers citizens clerics dockers doctors drivers employees farmers followers guards
    inhabitants journalists lawyers marchers members men miners monks mourners nurses officers
    people persons pilots police policemen prisoners protesters pupils residents sailors soldiers
    strikers students supporters teachers them thousands troops unionists villagers voters women
    workers youths"""
)
"""What a crowd is made of."""
TYPES: dict[MagnitudeKind, frozenset[str | None]] = {
    MagnitudeKind.DEAD: frozenset({"ASSAULT", "PROTEST", "COERCE", None}),
    MagnitudeKind.INJURED: frozenset({"ASSAULT", "PROTEST", "COERCE", None}),
    MagnitudeKind.ARRESTED: frozenset({"COERCE", None}),
    MagnitudeKind.ABDUCTED: frozenset({"ASSAULT", None}),
    MagnitudeKind.DISPLACED: frozenset({"COERCE", "ASSAULT", None}),
    MagnitudeKind.CROWD: frozenset({"PROTEST", "COOPERATE"}),
}
"""Types of act that a number of this kind may belong to where its word is no trigger. Money belongs
to any."""
MOST_TO_WORD = 1.3
"""How far a number may stand from the word that says what it counts."""
MOST_TO_EVENT = 2.4
MOST_TO_CROWD = 2.4
LOOK_AROUND = 12
MOST_EVENTS = 8
"""Events of one sentence that are asked for a number: a bound on the work for endless lists."""
CURRENCY_CHARS = 3


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a figure counts, and the word that says so."""

    kind: MagnitudeKind
    word: int | None
    """Its token; None where the figure says it itself."""


def find_magnitudes(
    cut_text: CutText, events: Sequence[Event], figures: Sequence[Figure]
) -> list[tuple[Magnitude, ...]]:
    """The magnitudes of each event, in text order. A figure belongs to one event at most."""
    found: list[list[Magnitude]] = [[] for _ in events]
    by_sentence: dict[int, list[int]] = {}
    for number, event in enumerate(events):
        by_sentence.setdefault(cut_text.number_at(event.trigger[0].start), []).append(number)
    for figure in sorted(figures, key=lambda figure: (figure.span, figure.id)):
        numbers = by_sentence.get(cut_text.number_at(figure.span.start))
        if not numbers or figure.kind is not FigureKind.AMOUNT or figure.change is not None:
            continue
        if figure.low is None and figure.high is None:
            continue
        cut = cut_text.at(figure.span.start)
        if _is_compared(cut, figure):
            continue
        owner = _owner(cut, figure, [(number, events[number]) for number in numbers])
        if owner is not None:
            number, kind = owner
            found[number].append(_magnitude(kind, figure))
    return [tuple(ones) for ones in found]


COMPARED = {"to": "compared", "with": "compared", "from": "up down", "against": "compared"}
"""Behind these words a number counts what was at another time: `six arrests, compared to 47`."""


def _is_compared(cut: Cut, figure: Figure) -> bool:
    first, _ = cut.range_of(figure.span)
    before = COMPARED.get(cut.tokens.low(first - 1), "")
    return cut.tokens.low(first - 2) in before.split()


def _magnitude(kind: MagnitudeKind, figure: Figure) -> Magnitude:
    return Magnitude(
        kind=kind,
        span=figure.span,
        figure_id=figure.id,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
    )


def _owner(
    cut: Cut, figure: Figure, events: Sequence[tuple[int, Event]]
) -> tuple[int, MagnitudeKind] | None:
    """The event that the figure belongs to, and what it counts there."""
    place = cut.range_of(figure.span)
    near = sorted(
        (distance(cut, place, cut.range_of(event.trigger[0])), number, event)
        for number, event in _around(events, figure)
    )
    counted = _money(figure) or _casualty(cut, figure)
    if counted is None:
        return _crowd(cut, figure, near)
    if counted.word is not None:
        start = cut.tokens.starts[counted.word]
        for _, number, event in near:
            if any(span.start <= start < span.end for span in event.trigger):
                # "Two gunmen killed nine": of the doers there are two, of the dead nine.
                return None if _is_doer(figure, event) else (number, counted.kind)
        if cut.tokens.low(counted.word - 1) in HELD_FOR:
            return None  # "Dozens feared dead after the raid": no toll of the raid
    types = TYPES.get(counted.kind)
    for cost, number, event in near:
        fits = types is None or (event.event_type in types and event.label is None)
        if fits and cost <= MOST_TO_EVENT and not _is_doer(figure, event):
            return number, counted.kind
    return None


def _is_doer(figure: Figure, event: Event) -> bool:
    own = (figure.span, *((figure.counted,) if figure.counted else ()))
    return any(party.span and party.span.overlaps(one) for party in event.actors for one in own)


def _around(events: Sequence[tuple[int, Event]], figure: Figure) -> Sequence[tuple[int, Event]]:
    """The events nearest to the figure in the order of the text."""
    middle = sum(event.trigger[0] < figure.span for _, event in events)
    return events[max(0, middle - MOST_EVENTS) : middle + MOST_EVENTS]


def _money(figure: Figure) -> _Counted | None:
    code = figure.unit_code or ""
    money = len(code) == CURRENCY_CHARS and code.isupper() and code.isalpha()
    if money or (figure.unit or "").split(" ")[-1] in CURRENCIES:
        return _Counted(MagnitudeKind.MONEY, None)
    return None


CURRENCIES = word_set(
    """crown dinar dirham dollar euro forint franc krona krone leu lira naira peso pound rand real
    rial riyal rouble ruble rupee rupiah shekel shilling sol won yen yuan zloty"""
)


def _casualty(cut: Cut, figure: Figure) -> _Counted | None:
    """The word that makes a number one of dead, wounded or taken people."""
    text = cut.tokens.text
    for span in reversed(figure.measure):
        if cut.span.holds(span):
            first, after = cut.range_of(span)
            for at in range(after - 1, first - 1, -1):
                if (kind := KIND_OF.get(cut.tokens.low(at))) is not None:
                    return _Counted(kind, at)
    first, after = cut.range_of(figure.span)
    if figure.unit is not None and figure.unit != "person":
        return None
    aged = cut.tokens.low(first - 1) in ("of", "aged") and cut.tokens.low(after) not in KIND_OF
    if figure.counted is None and aged:
        return None  # "a girl of 15", but "a toll of 15 dead"
    best: tuple[float, int, MagnitudeKind] | None = None
    for at in range(max(0, first - LOOK_AROUND), min(len(cut.tokens.lows), after + LOOK_AROUND)):
        kind = KIND_OF.get(cut.tokens.low(at))
        if kind is None:
            continue
        cost = distance(cut, (first, after), (at, at + 1))
        if _counts_things(figure, text):
            cost += FAR
        if cost <= MOST_TO_WORD and (best is None or cost < best[0]):
            best = cost, at, kind
    return _Counted(best[2], best[1]) if best is not None else None


THINGS = word_set(
    """accounts banks boats buildings cars computers countries days districts flights hours houses
    lorries minutes months schools seats ships shops shots sides tanks tonnes towns trucks vehicles
    vessels villages votes weeks years"""
)


def _counts_things(figure: Figure, text: str) -> bool:
    """Whether no people are counted."""
    spans = [*figure.measure, *([figure.counted] if figure.counted else [])]
    return any(word in THINGS for span in spans for word in span.of(text).lower().split()[:4])


def _crowd(
    cut: Cut, figure: Figure, near: Sequence[tuple[float, int, Event]]
) -> tuple[int, MagnitudeKind] | None:
    """The protest whose people the figure counts."""
    text = cut.tokens.text
    if figure.unit not in (None, "person") or _counts_things(figure, text):
        return None
    for cost, number, event in near:
        if event.event_type not in TYPES[MagnitudeKind.CROWD] or cost > MOST_TO_CROWD:
            continue
        if any(party.span and party.span.overlaps(figure.span) for party in event.recipients):
            continue
        acts = any(party.span and party.span.overlaps(figure.span) for party in event.actors)
        if acts or _of_people(figure, text) or _crowd_word(cut, figure):
            return number, MagnitudeKind.CROWD
    return None


def _of_people(figure: Figure, text: str) -> bool:
    if figure.unit == "person":
        return True
    spans = [*figure.measure[:1], *([figure.counted] if figure.counted else [])]
    return any(word in PEOPLE for span in spans for word in span.of(text).lower().split()[-3:])


def _crowd_word(cut: Cut, figure: Figure) -> bool:
    """Whether the word right behind it is what a crowd does: `12,000 stopped work`."""
    _, after = cut.range_of(figure.span)
    return any(cut.tokens.low(at) in CROWD_WORDS for at in (after, after + 1))
