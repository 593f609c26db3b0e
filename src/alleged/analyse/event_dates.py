"""When an event happened, as far as the text says: trigger words to a stretch of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from alleged.analyse.asides import AUXILIARIES, VERBS, is_of_an_aside
from alleged.analyse.sentences import split_sentences
from alleged.analyse.timex.calendar import point_of_iso
from alleged.analyse.timex.event_date_rates import probability_of
from alleged.analyse.timex.stretches import stretch_of
from alleged.analyse.timex.tense import Tense, is_past_verb, tense_near
from alleged.analyse.timex.words import Tokens, read_tokens, word_set
from alleged.records.datings import Dating
from alleged.records.documents import Document
from alleged.records.spans import Span
from alleged.records.times import Granularity, IntervalRole, Timex, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """The days between which an event lies, or which it fills."""

    begin: str | None
    """First day, ISO 8601; None where the text leaves that side open."""
    end: str | None
    """Last day, included; None where the text leaves that side open."""
    granularity: Granularity | None
    """The unit of the expression that dates it; None where none does."""
    timex_id: str | None
    """The expression that dates it."""
    ground: str
    """`beside`, `clause`, `sentence`, `before`, `headline`, `tense` or `open`: how near the
    expression stands, or that only the tense speaks."""
    reason: str
    probability: float
    """0 to 1: how often dates on this ground are right, measured on the training part of
    TempEval-3 (`event_date_rates`)."""
    others: tuple[EventDate, ...] = ()
    """What it could be instead, most likely first: the next nearest expressions."""


def date_of(
    document: Document,
    times: Sequence[Timex],
    span: Span,
    *,
    sentences: Sequence[Span] | None = None,
    dating: Dating | None = None,
) -> EventDate:
    """When the event that the words at `span` tell of happened; see `date_events`."""
    return date_events(document, times, [span], sentences=sentences, dating=dating)[0]


def date_events(
    document: Document,
    times: Sequence[Timex],
    spans: Iterable[Span],
    *,
    sentences: Sequence[Span] | None = None,
    dating: Dating | None = None,
) -> list[EventDate]:
    """When each of these events happened, in their order.

    The time expression that governs the trigger's clause says it; where the sentence has none, the
    sentences before in the paragraph do, and a headline has the time of the first sentence. Where
    nothing does, only the tense speaks: what is told as past does not lie behind publication, what
    is to come not before it. A day is never made up.
    `times` are those of `find_times` on the same document; `dating` stands in for a day of
    publication that the original does not give. Offsets: code points of
    `document.text`, end excluded.
    Method: costs for words, verbs and clause borders between trigger and expression; measured in
    `docs/times.md`.
    """
    text = _Text.of(document, times, sentences or split_sentences(document.text), dating)
    return [_date(text, span) for span in spans]


@dataclass(slots=True)
class _Sentence:
    """A sentence with the expressions in it."""

    span: Span
    times: list[Timex]
    paragraph: int
    tokens: Tokens | None = None


@dataclass(slots=True)
class _Text:
    """A document, cut up once for all its events."""

    document: Document
    sentences: list[_Sentence]
    starts: list[int]
    earliest: str | None
    """First day on which the document can have been published; None where nothing says."""
    latest: str | None
    """Last such day."""
    inferred: str
    """` as inferred` where that is a conclusion."""
    title: int = -1
    """Index of the headline among the sentences; -1 when there is none."""
    by_interval: dict[str, list[Timex]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        document: Document,
        times: Sequence[Timex],
        spans: Sequence[Span],
        dating: Dating | None,
    ) -> _Text:
        """Put the times into their sentences."""
        starts = [span.start for span in spans]
        sentences: list[_Sentence] = []
        paragraph, end = 0, 0
        for span in spans:
            paragraph += "\n\n" in document.text[end : span.start]
            end = span.end
            sentences.append(_Sentence(span, [], paragraph))
        made = cls(document, sentences, starts, *_published(document, dating))
        for timex in sorted(times, key=lambda timex: timex.span):
            if sentences:
                made.sentence_at(timex.span.start).times.append(timex)
            if timex.interval_id is not None:
                made.by_interval.setdefault(timex.interval_id, []).append(timex)
        if len(sentences) > 1 and sentences[1].paragraph > sentences[0].paragraph:
            first = sentences[0].span.of(document.text)
            made.title = 0 if not first.rstrip().endswith((".", "!", "”", '"')) else -1
        return made

    def index_at(self, place: int) -> int:
        """Index of the sentence that holds this place, or of the one before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def sentence_at(self, place: int) -> _Sentence:
        """The sentence that holds this place, or the one before it."""
        return self.sentences[self.index_at(place)]

    def tokens_of(self, sentence: _Sentence) -> Tokens:
        """The words of a sentence, read once."""
        if sentence.tokens is None:
            span = sentence.span
            sentence.tokens = read_tokens(self.document.text, span.start, span.end)
        return sentence.tokens


def _published(document: Document, dating: Dating | None) -> tuple[str | None, str | None, str]:
    """First and last day of publication, and the word that marks a conclusion."""
    value = document.published.value[:10] if document.published else ""
    if len(value) == 10 and point_of_iso(value):
        return value, value, ""
    if dating is not None:
        return dating.begin, dating.end, " as inferred"
    return None, None, ""


def _date(text: _Text, span: Span) -> EventDate:
    if not text.sentences:
        return _by_tense(text, Tense.OPEN)
    index = text.index_at(span.start)
    sentence = text.sentences[index]
    tokens = text.tokens_of(sentence)
    first, last = tokens.touched(span)
    tense = _tense_of(tokens, first, last)
    found, asides = _in_sentence(text, sentence, tokens, first, last, tense)
    if not found:
        found = _in_discourse(text, index, tokens, first, last, tense)
    by_tense = _by_tense(text, tense)
    if not found:
        return replace(by_tense, others=tuple(asides))
    return replace(found[0], others=(*found[1:], *asides, by_tense))


_AHEAD = word_set("will shall 'll won to would may might should must could can going")
_HAD = word_set("had having")
_BETWEEN_VERBS = word_set("be been being not also already since still then n't never soon")


def _tense_of(tokens: Tokens, first: int, last: int) -> Tense:
    """What the trigger itself says, else what its clause does."""
    i = first - 1
    while i >= 0 and first - i <= 4 and tokens.low(i) in _BETWEEN_VERBS:
        i -= 1
    word = tokens.low(i)
    if word in _AHEAD:
        return Tense.FUTURE
    if word in ("was", "were", "has", "have", *_HAD) or is_past_verb(tokens.low(last - 1)):
        return Tense.PAST
    return tense_near(tokens, first, last)


# --- in the sentence ---------------------------------------------------------------------------

_CLAUSE_WORDS = word_set(
    """that who which whose whom when while because although though if whether where whereas until
    after before as according ; : ( ) — – “ ” " `` ''"""
)
WORD_COST = 0.06
COMMA_COST = 0.35
VERB_COST = 1.0
CLAUSE_COST = 1.0
BACKWARD_COST = 0.5
"""An expression behind the trigger is nearer to it than one before, unless that opens the
sentence."""
NOUN_COST = 1.8
"""One that dates another noun, `the 1994 talks`; `Monday's vote` is dated so for sure."""
MOST_COST = 4.0
"""Beyond this an expression is about something else."""
MOST_CHARS = 400
MOST_ASKED = 6
"""How far, and how many to each side, expressions are asked at all: a bound on the work for endless
sentences."""
BESIDE_COST, CLAUSE_LIMIT = 0.4, 1.2
"""The costs are set by hand. On the training part of TempEval-3 878 of 1078 dates by an expression
are right with them; the best that changing one after the other found there is 910 of 1123, with
word 0.02, verb and clause 0.3, backward and noun 0, and it gets one fewer of our own set right:
what it gains are far expressions, of which that set has only those that are right."""


def _in_sentence(
    text: _Text, sentence: _Sentence, tokens: Tokens, first: int, last: int, tense: Tense
) -> tuple[list[EventDate], list[EventDate]]:
    """The expressions of the sentence that can date the trigger, nearest first, and those that
    belong to a clause beside it and are choices only."""
    costed = []
    asides = set()
    place = tokens.starts[first] if tokens.starts else sentence.span.start
    at = bisect_left(sentence.times, place, key=lambda timex: timex.span.start)
    for timex in sentence.times[max(0, at - MOST_ASKED) : at + MOST_ASKED]:
        if abs(timex.span.start - place) > MOST_CHARS:
            continue
        place_of_timex = tokens.touched(timex.span)
        if _is_a_name(timex.span.of(tokens.text)):
            if not _is_named_by(tokens, place_of_timex, first, last):
                continue
        elif _is_of_a_noun(tokens, place_of_timex) and not _of_it(
            tokens, place_of_timex, first, last
        ):
            continue
        if is_of_an_aside(tokens, place_of_timex, first, last):
            asides.add(timex.span)
        cost = _cost(tokens, place_of_timex, first, last)
        if _sets_the_scene(tokens, place_of_timex, first):
            cost = min(cost, MOST_COST)
        if cost <= (MOST_COST if _dates(timex) else CLAUSE_LIMIT if _is_open(timex) else -1):
            costed.append((cost, timex.span, timex))
    costed.sort(key=lambda item: item[:2])
    told = {timex.begin for _, span, timex in costed if span in asides and timex.begin}
    asides |= {
        timex.span
        for _, _, timex in costed
        if timex.type is TimexType.TIME and timex.begin in told  # `at 4 a.m.` of that day
    }
    found: list[EventDate] = []
    choices: list[EventDate] = []
    for cost, _, timex in costed:
        near = cost <= BESIDE_COST
        ground = "beside" if near else "clause" if cost <= CLAUSE_LIMIT else "sentence"
        where = {"beside": "beside it", "clause": "in its clause", "sentence": "in its sentence"}
        made = _from_timex(text, timex, tense, ground, f"“{{}}” {where[ground]}")
        if _is_open(timex):
            days = _by_tense(text, tense)
            which = f"{made.reason}, of a year or week that the text leaves open"
            made = replace(made, begin=days.begin, end=days.end, reason=which)
        elif timex.role in SINCE and _in_which(tokens, tokens.touched(timex.span), first):
            itself = stretch_of(timex.value)
            made = replace(
                made, begin=timex.begin, end=itself[1].isoformat() if itself else made.end
            )
        (choices if timex.span in asides else found).append(made)
    return found, choices


SINCE = (IntervalRole.AFTER, IntervalRole.BEGINS)


def _in_which(tokens: Tokens, timex: tuple[int, int], first: int) -> bool:
    """`since 2009, when he succeeded`: the act is of that year, not of all years since."""
    at = timex[1]
    lows = [tokens.low(i) for i in range(at, first)]
    return lows[:2] == [",", "when"] and "," not in lows[2:]


def _sets_the_scene(tokens: Tokens, timex: tuple[int, int], first: int) -> bool:
    """Whether an expression opens the sentence, and its clause is done before the trigger's, which
    goes on with the story: `On 9 March the rebels held the office; four people died`."""
    stop = next((i for i in range(first - 1, timex[1], -1) if tokens.low(i) == ";"), None)
    if timex[0] > 2 or stop is None:
        return False
    return not any(tokens.low(i) in _NO_STORY for i in range(stop, first))


_NO_STORY = word_set("said says that had will would before after since until earlier later now")


def _is_open(timex: Timex) -> bool:
    """Whether it names a day or month, and nothing says of which year or week: `in May`, `on Monday
    night`."""
    if timex.begin is not None or timex.end is not None or timex.event is not None:
        return False
    calendar = (timex.value or "_REF")[-4:] != "_REF"  # not `now` or `recently`
    if timex.type is TimexType.TIME:
        return calendar and any(sign.isdigit() for sign in (timex.value or "").split("T")[0])
    return timex.type is TimexType.DATE and calendar


def _dates(timex: Timex) -> bool:
    """Whether it lies somewhere on the calendar."""
    return (
        timex.event is None
        and timex.type is not TimexType.SET
        and (timex.begin is not None or timex.end is not None)
    )


def _cost(tokens: Tokens, timex: tuple[int, int], first: int, last: int) -> float:
    """How far an expression is from a trigger, in words, verbs and clauses."""
    behind = timex[0] >= last
    low, high = (last, timex[0]) if behind else (timex[1], first)
    cost = WORD_COST * max(0, high - low)
    in_verb = behind
    """A trigger's own verb group does not count as another verb."""
    for i in range(low, high):
        word = tokens.low(i)
        if word in _CLAUSE_WORDS and not (word in ("after", "before", "until") and i == high - 1):
            cost += CLAUSE_COST
        elif word == ",":
            cost += COMMA_COST
        verb = word in AUXILIARIES or word in VERBS or is_past_verb(word)
        if verb and not in_verb and not (not behind and _reaches(tokens, i, first)):
            cost += VERB_COST
        in_verb = verb or (in_verb and word in _BETWEEN_VERBS)
    opens = timex[0] <= 2
    if not behind and not opens:
        cost += BACKWARD_COST
    if _dates_a_paper(tokens, timex[0], first, last):
        cost += MOST_COST
    after = tokens.low(timex[1])
    if after == "'s" or (after.isalpha() and tokens.word(timex[1]).islower() and after in _NOUNS):
        owner = timex[1] + 1 if after == "'s" else timex[1]
        other = MOST_COST if after == "'s" else NOUN_COST
        cost += 0.0 if owner <= first <= owner + 2 else other
    return cost


_DETERMINERS = word_set("the a an his her its their our my this that 's")
_NO_NOUNS = _CLAUSE_WORDS | AUXILIARIES | word_set("to of in on at by for and or with from")
NOUN_REACH = 3
"""Within how many words behind it the noun of a year stands: `the 2016 presidential election`."""


def _is_of_a_noun(tokens: Tokens, timex: tuple[int, int]) -> bool:
    """Whether a year tells which thing is meant and not when something happened: `the 2016
    election`, `a 1962 law`."""
    first, last = timex
    year = last - first == 1 and len(tokens.low(first)) == 4 and tokens.low(first).isdigit()
    behind = tokens.low(last)
    if not year or not behind.isalpha() or behind in _NO_NOUNS:
        return False
    before = tokens.low(first - 1) if first else ""
    return before in _DETERMINERS or (tokens.word(last).islower() and behind in _NOUNS)


def _is_a_name(words: str) -> bool:
    """`9/11`: a day that stands for what happened on it, and dates nothing else."""
    return len(words) <= NAME_CHARS and words.replace("/", "").isdigit() and words.count("/") == 1


NAME_CHARS = 5


def _is_named_by(tokens: Tokens, timex: tuple[int, int], first: int, last: int) -> bool:
    """Whether an act is the one that such a day names (`the 9/11 attacks`), or is told to have
    happened on it (`died on 9/11`)."""
    on = tokens.low(timex[0] - 1) in ("on", "since") and 0 <= timex[0] - 1 - last <= 1
    return first == timex[1] or on


def _of_it(tokens: Tokens, timex: tuple[int, int], first: int, last: int) -> bool:
    """Whether an act is the thing that a year belongs to, or what it does (`the 1994 talks broke
    down`), or happened in it (`injured in the 1998 raid`)."""
    behind = 0 <= first - timex[1] <= NOUN_REACH
    within = 0 <= timex[0] - last <= 2 and tokens.low(last) in ("in", "during")
    return behind or within


_NOUNS = word_set(
    """vote election elections coup attack attacks meeting summit war accord agreement treaty talks
    ruling decision report strike protests bombing bombings trial conference campaign crisis"""
)


LOOK_BACK = 3
_TELLINGS = word_set(
    """tweet tweets report reports statement statements interview letter memo email post message
    briefing testimony filing announcement remarks editorial column"""
)
"""What tells of an act, and has a day of its own: `confirmed the meeting in a tweet Wednesday`."""
_ISSUED = word_set("published released issued dated aired broadcast posted printed circulated")
"""`In a report published on 26 November` dates the report, not what is in it."""


def _dates_a_paper(tokens: Tokens, timex: int, first: int, last: int) -> bool:
    """Whether the expression that begins at `timex` dates what tells of the act: `in a tweet
    Wednesday`, `in a report published on 26 November`; not where that is the act itself."""
    before = timex - 1
    if tokens.low(before) in ("on", "in"):
        return tokens.low(before - 1) in _ISSUED and not first <= before - 1 < last
    return tokens.low(before) in _TELLINGS and not first <= before < last and any(
        tokens.low(i) in ("in", "to", "on") for i in range(before - LOOK_BACK, before)
    )  # fmt: skip


def _reaches(tokens: Tokens, i: int, first: int) -> bool:
    """Whether only parts of one verb group stand between `i` and the trigger: `had been` taken."""
    return all(
        tokens.low(k) in _BETWEEN_VERBS or tokens.low(k) in AUXILIARIES for k in range(i, first)
    )


# --- around the sentence -----------------------------------------------------------------------

_REPORTING = word_set(
    """said says say told tells added adds announced announces confirmed warned called denied
    stated declared reported asked argued insisted noted explained claimed wrote"""
)
REACH = 3
"""How many sentences back in the paragraph a story keeps its time."""


def _in_discourse(
    text: _Text, index: int, tokens: Tokens, first: int, last: int, tense: Tense
) -> list[EventDate]:
    """The time that the sentences before have set, or for a headline the first one behind."""
    if index == text.title and index + 1 < len(text.sentences):
        following = text.sentences[index + 1]
        times = _story_times(text, following)
        if times:
            says = "a headline has the time of the first sentence, “{}”"
            return [_from_timex(text, times[0], tense, "headline", says)]
        return []
    if tense is Tense.FUTURE or tokens.low(last - 1) in _REPORTING or _had(tokens, first):
        return []
    sentence = text.sentences[index]
    for back in range(1, REACH + 1):
        if index - back < 0:
            break
        before = text.sentences[index - back]
        if before.paragraph != sentence.paragraph:
            break
        past = _story_times(text, before)
        if text.latest:
            past = [timex for timex in past if (timex.begin or "") <= text.latest]
        if past:
            says = f"“{{}}”, {back} sentence{'s' if back > 1 else ''} before"
            return [_from_timex(text, past[-1], tense, "before", says)]
    return []


def _story_times(text: _Text, sentence: _Sentence) -> list[Timex]:
    """The expressions of a sentence that can be the time of others."""
    tokens = text.tokens_of(sentence)
    return [
        timex
        for timex in sentence.times
        if _dates(timex)
        and timex.role is None
        and not _is_of_a_noun(tokens, tokens.touched(timex.span))
        and not _is_a_name(timex.span.of(tokens.text))
    ]


def _had(tokens: Tokens, first: int) -> bool:
    """Whether it is told as earlier than the story: `had fled`."""
    i = first - 1
    while i >= 0 and first - i <= 4 and tokens.low(i) in _BETWEEN_VERBS:
        i -= 1
    return tokens.low(i) in _HAD


def _by_tense(text: _Text, tense: Tense) -> EventDate:
    """What is left where no expression dates it."""
    if tense is Tense.FUTURE and text.earliest is not None:
        said = f"told as to come, so not before publication ({text.earliest}{text.inferred})"
        return _made(text.earliest, None, None, None, "tense", said)
    if tense is Tense.PAST and text.latest is not None:
        said = f"told as past, so not after publication ({text.latest}{text.inferred})"
        return _made(None, text.latest, None, None, "tense", said)
    return _made(None, None, None, None, "open", "no time expression dates it")


def _from_timex(text: _Text, timex: Timex, tense: Tense, ground: str, says: str) -> EventDate:
    """The days of an expression, cut by what the tense says."""
    begin, end = timex.begin, timex.end
    if timex.interval_id is not None:
        ends = text.by_interval[timex.interval_id]
        begin, end = ends[0].begin, ends[-1].end
    reason = says.format(timex.span.of(text.document.text))
    earliest, latest = text.earliest, text.latest
    after = timex.role is IntervalRole.AFTER and end is None and tense is Tense.PAST
    if after and latest and begin and begin <= latest:
        end = latest
        reason += f"; told as past, so not after publication ({latest}{text.inferred})"
    by = timex.role is IntervalRole.DEADLINE and begin is None and tense is Tense.FUTURE
    if by and earliest and end and earliest <= end:
        begin = earliest
        reason += f"; told as to come, so not before publication ({earliest}{text.inferred})"
    return _made(begin, end, timex.granularity, timex.id, ground, reason)


def _made(
    begin: str | None,
    end: str | None,
    granularity: Granularity | None,
    timex_id: str | None,
    ground: str,
    reason: str,
) -> EventDate:
    return EventDate(
        begin=begin,
        end=end,
        granularity=granularity,
        timex_id=timex_id,
        ground=ground,
        reason=reason,
        probability=probability_of(ground),
    )
