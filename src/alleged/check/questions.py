"""A figure to the question that a table can be asked: which measure of whom, when, how much.

Nothing is looked up here. What stands in the way of a question is said in words, and becomes the
reason of a `not_checkable`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from alleged.analyse.names import word_set
from alleged.check.accepting import Accepted, accepted_values, negated, scaled
from alleged.check.descriptors import Growth, Lists
from alleged.check.parties import WORLD, name_of
from alleged.check.units import OPEN_UNITS, factor_between
from alleged.check.vocabulary import Asked, Phrase, Vocabulary, Word, words_of
from alleged.records.figures import Change, Figure, FigureKind
from alleged.records.spans import Span
from alleged.records.times import Granularity, IntervalRole, Timex, TimexType


class Form(StrEnum):
    """What is computed from a table."""

    LEVEL = "level"
    WORLD_SHARE = "share of the world"
    PARTNER_SHARE = "share of a partner"
    RANK = "rank"
    PARTNER_RANK = "rank of a partner"
    GROWTH = "growth"
    INCREASE = "increase"
    """By an amount rather than per cent."""


class Tense(StrEnum):
    """When a sentence without a time holds."""

    PRESENT = "present"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to one measure."""

    measure: int
    item: str
    named: bool
    form: Form
    accepted: Accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a figure says, as a table can be asked it."""

    figure: Figure
    asks: tuple[Ask, ...]
    entity: str
    partner: str
    group: str
    """The region that a rank is computed in; empty for the world."""
    ascending: bool
    """Whether the smallest is first."""
    years: tuple[int, int] | None
    """First and last year; of a change from when to when. None without a time."""
    tense: Tense
    published: str | None
    """The day of publication, for the edition that was current."""
    steps: tuple[str, ...]
    """How it was matched, in words."""
    sure: bool
    """Whether party and measure stand where they are told; else a difference is not told as one."""
    topic: str
    """In words: `mine output of tin, Orvania, 2021`."""


@dataclass(frozen=True, slots=True)
class Unasked:
    """Why a figure is no question."""

    figure: Figure
    reason: str
    topic: str = ""
    """What was asked, as far as it was clear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document as far as questions need it."""

    text: str
    published: str | None
    sentences: Sequence[Span]
    times: Mapping[str, Timex]
    times_in_order: Sequence[Timex]
    standing_for: Sequence[tuple[Span, str]] = ()
    """Pronouns and descriptions that stand for a party, and which; in order."""

    def times_in(self, span: Span) -> list[Timex]:
        """The times inside a stretch of the text."""
        first = bisect_left(self.times_in_order, span.start, key=lambda one: one.span.start)
        after = bisect_left(self.times_in_order, span.end, lo=first, key=lambda o: o.span.start)
        return [one for one in self.times_in_order[first:after] if span.holds(one.span)]

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that holds a stretch; None when it lies in several."""
        at = bisect_right(self.sentences, span.start, key=lambda one: one.start) - 1
        return self.sentences[at] if at >= 0 and self.sentences[at].holds(span) else None

    def standing_in(self, span: Span) -> list[tuple[Span, str]]:
        """The pronouns inside a stretch that stand for a party."""
        first = bisect_left(self.standing_for, span.start, key=lambda one: one[0].start)
        after = bisect_left(self.standing_for, span.end, lo=first, key=lambda one: one[0].start)
        return [one for one in self.standing_for[first:after] if span.holds(one[0])]


FORECASTS = word_set(
    """
    will would could may might should forecast forecasts forecasting predict predicts predicted
    expect expects expected project projects projected plans planned aims aim target targets goal
    hopes unless scenario
    """
)
"""Words by which a sentence tells what is not there yet."""
PER_HEAD = (("per", "capita"), ("per", "head"), ("per", "person"), ("per", "inhabitant"))
NARROW = frozenset({"rate", "rates", "density", "index", "average", "median", "debt", "deficit"})
"""Words that make another measure of the one beside them."""
PLAIN_WORDS = word_set(
    """
    a an the of in for its their his her our this that total overall whole all annual yearly
    national domestic country countrys nation state nations country's nation's gross mine mines
    mining world worlds global worldwide earth planet known proven identified estimated official
    nominal current size number amount amounts amounting volume value values valued level levels
    figure stood came reached metric goods merchandise worth products trade people person persons
    inhabitants residents it and to at by year years entire some about market buyer customer
    supplier producer largest biggest smallest main top leading source metal ore ores production
    output population exports imports reserves resources share dollar dollars us million billion
    trillion thousand tonne tonnes was is were had has have
    """
)
"""Words that make no narrower measure of the one they stand with."""
PRESENT_WORDS = word_set(
    """
    is are has have holds hold takes take supplies supply accounts account stands stand amounts
    amount buys buy sells sell produces produce mines exports imports employs owns sits boasts
    possesses contains makes make generates receives ranks live lives remains remain
    """
)
PAST_WORDS = word_set(
    """
    was were had held took bought sold stood came went rose fell grew made sent won lost kept been
    became
    """
)
PARTS_OF_REGIONS = word_set(
    """
    east west north south central eastern western northern southern middle inner upper lower
    """
)
BEFORE_VERBS = word_set(
    """
    in of the has have had also
    """
)
SMALLEST = frozenset({"smallest", "lowest", "least", "fewest", "poorest", "tiniest"})
ACTORS = word_set(
    """
    mines miners farmers growers producers smelters fields
    """
)
"""Who brings forth what a country does; any other owner of a number may be another than it."""
ONE_OF_MANY = word_set(
    """
    mine company firm plant factory smelter farm field project deposit province region city
    subsidiary group operator
    """
)
"""Doers whose number is not their country's."""
WORTH_OF = re.compile(r" worth of (?:the |its |their )?([A-Za-z]{2,30})")
NOMINAL = re.compile(
    r"\bnominal|\b(?:in|at) current (?:US )?(?:dollars|prices)|\b(?:in|at) (?:US )?dollar terms"
    r"|\bnot adjusted for inflation",
    re.IGNORECASE,
)
WORLD_WORDS = frozenset({"world", "worlds", "global", "worldwide", "globally", "earth", "planet"})
NEAR_WORDS = 6
"""Between a measure and its number: "reserves of lithium amount to about"."""
MOST_WORDS = 120
"""A sentence of more words is a table or a list."""


@dataclass(frozen=True, slots=True)
class Member:
    """A number of a list as it is by itself."""

    figure: Figure
    """With the scale and unit that the list gives it."""
    words: tuple[Span, ...]
    """Its own words and those that it shares with the other members."""


def find_questions(
    told: Told,
    figures: Sequence[Figure],
    vocabulary: Vocabulary,
    members: Sequence[Member] = (),
) -> list[Question | Unasked]:
    """For each figure what a table can be asked, or why none can; a member of a list is read with
    its own words and those that it shares, and a number that is no figure comes with them."""
    alone = {one.figure.id: one for one in members}
    known = {figure.id for figure in figures}
    figures = [*figures, *(one.figure for one in members if one.figure.id not in known)]
    figures.sort(key=lambda one: (one.span, one.id))
    starts = [sentence.start for sentence in told.sentences]
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        place = max(0, bisect_right(starts, figure.span.start) - 1)
        by_sentence.setdefault(place, []).append(figure)
    found: list[Question | Unasked] = []
    for place, ones in sorted(by_sentence.items()):
        sentence = told.sentences[place] if told.sentences else Span(0, len(told.text))
        scene: _Scene | None = None
        for figure in ones:
            member = alone.get(figure.id)
            if member is not None:
                part = _Scene(told, sentence, [member.figure], vocabulary, member.words)
                found.append(part.question(_bared(member)))
                continue
            scene = scene or _Scene(told, sentence, ones, vocabulary)
            found.append(scene.question(figure))
    return found


def _bared(member: Member) -> Figure:
    """The figure with what its own and shared words say of it; what the reader of figures took from
    other members falls away."""

    def held(span: Span | None) -> bool:
        return span is not None and any(piece.holds(span) for piece in member.words)

    one = member.figure
    return replace(
        one,
        measure=tuple(span for span in one.measure if held(span)),
        counted=one.counted if held(one.counted) else None,
        base=one.base if held(one.base) else None,
        entity=None,
        period=(),
        place=one.place if held(one.place) else None,
    )


class _Scene:
    """A sentence with what its words may mean to the tables."""

    def __init__(
        self,
        told: Told,
        sentence: Span,
        figures: Sequence[Figure],
        vocabulary: Vocabulary,
        kept: Sequence[Span] | None = None,
    ) -> None:
        self.told, self.sentence, self.vocabulary = told, sentence, vocabulary
        self.figures = figures
        self.kept = kept
        """The words that are read; None for all of the sentence."""
        words = words_of(told.text, sentence.start, sentence.end)
        if kept is not None:
            words = [
                word
                for word in words
                if any(span.start <= word.start and word.end <= span.end for span in kept)
            ]
        self.words = words
        self.too_long = len(words) > MOST_WORDS
        if self.too_long:
            words = []
        numbers = [figure.span for figure in figures if figure.kind is not FigureKind.RANK]

        def outside(phrase: Phrase) -> bool:
            span = self._span(phrase)
            return not any(span.overlaps(number) for number in numbers)

        self.measures = vocabulary.find_measures(words)
        self.items = vocabulary.find_items(words)
        self.parties = [one for one in vocabulary.find_parties(words) if outside(one)]
        if not self.parties:
            self.parties = [one for one in _standing_for(told, sentence, words) if outside(one)]
            self.by_pronoun = bool(self.parties)
        else:
            self.by_pronoun = False
        self.groups = vocabulary.find_groups(words)
        self.partners = vocabulary.find_partners(words)
        self.times = [
            time
            for time in told.times_in(sentence)
            if time.type is TimexType.DATE and time.event is None
            if kept is None or any(span.holds(time.span) for span in kept)
        ]

    def _span(self, phrase: Phrase) -> Span:
        return Span(self.words[phrase.first].start, self.words[phrase.after - 1].end)

    def _inside(self, phrases: Sequence[Phrase], spans: Sequence[Span]) -> list[Phrase]:
        return [one for one in phrases if any(span.holds(self._span(one)) for span in spans)]

    def question(self, figure: Figure) -> Question | Unasked:
        """The question of one figure of the sentence."""
        if self.too_long:
            return Unasked(figure, "stands in a table or list, not in a sentence")
        if not self.measures:
            return Unasked(figure, "no table that was given has a measure that the sentence names")
        own = [
            *figure.measure,
            *(span for span in (figure.base, figure.counted, figure.entity) if span is not None),
        ]
        steps: list[str] = []
        said = self._inside(self.measures, own) or self._before(self.measures, figure)
        if not said:
            return Unasked(figure, "no table that was given has the measure that it names")
        if figure.kind is FigureKind.RANK and not self._is_ranked_by(said[0], own):
            return Unasked(figure, "no table that was given has what is ranked here")
        is_near = bool(self._inside(self.measures, own)) or self._is_near(said[0], figure)
        where = "with the number" if is_near else "in the sentence"
        steps.append(f"measure named {where}: “{self._of(said)}”")
        items = self._items(figure, own, said)
        asked = self.vocabulary.measures_of(said, items)
        if not any(one.named for one in asked):
            what = self._of(said)
            return Unasked(figure, f"no table that was given has “{what}” of what is named here")
        if self._of_every(figure):
            return Unasked(figure, "part of a ratio: “of every”")
        if reason := self._forecast(figure, said):
            return Unasked(figure, reason)
        by_item = any(one.named and one.item for one in asked)
        if reason := self._narrower(figure, own, said, self.items if by_item else []):
            return Unasked(figure, reason)
        return self._asking(figure, asked, own, steps, is_near=is_near)

    def _is_near(self, phrase: Phrase, figure: Figure) -> bool:
        """Whether a measure stands so close to the number that it can only be its own."""
        if self.kept is not None:  # of a list all that it says is of this number
            return True
        span = self._span(phrase)
        first, last = sorted((span, figure.span))
        between = self.told.text[first.end : last.start]
        return len(between.split()) <= NEAR_WORDS and "," not in between

    def _of(self, phrases: Sequence[Phrase]) -> str:
        return ", ".join(dict.fromkeys(self._span(one).of(self.told.text) for one in phrases))

    def _before(self, phrases: Sequence[Phrase], figure: Figure) -> list[Phrase]:
        """The phrase before the number with no other number between; behind it for `... of tin
        were produced`."""
        before = [one for one in phrases if self._span(one).end <= figure.span.start]
        others = [
            other.span.end
            for other in self.figures
            if other is not figure and other.span.end <= figure.span.start
        ]
        shared = figure.change in (Change.FROM, Change.TO)
        if before and (shared or not others or self._span(before[-1]).end > max(others)):
            return before[-1:]
        behind = [
            one
            for one in phrases
            if self._span(one).start >= figure.span.start and self._span(one).end > figure.span.end
        ]
        upcoming = [o.span.start for o in self.figures if o.span.start >= figure.span.end]
        if behind and (not upcoming or self._span(behind[0]).start < min(upcoming)):
            return behind[:1]
        if before and len(self.figures) <= 2:
            return before[-1:]
        return []

    def _is_ranked_by(self, phrase: Phrase, own: Sequence[Span]) -> bool:
        """Whether a rank is one by a measure: `the largest producer`, `third by output`; not `the
        largest mine produced`."""
        before = self.words[phrase.first - 1].low if phrase.first else ""
        return bool(self._inside([phrase], own)) or before in ("by", "of")

    def _of_every(self, figure: Figure) -> bool:
        around = self.told.text[max(0, figure.span.start - 10) : figure.span.end + 10]
        return any(words in around for words in (" of every ", " out of ", " in every "))

    def _items(self, figure: Figure, own: Sequence[Span], said: Sequence[Phrase]) -> list[str]:
        near = self._inside(self.items, own)
        if not near:
            # "Reserves of lithium", "lithium reserves": beside the measure.
            near = [
                one
                for one in self.items
                for measure in said
                if abs(one.first - measure.after) <= 2 or abs(measure.first - one.after) <= 2
            ]
        if not near:
            kinds = {one.meaning for one in self.items}
            near = list(self.items) if len(kinds) == 1 else []
        return list(dict.fromkeys(one.meaning for one in near))

    def _forecast(self, figure: Figure, said: Sequence[Phrase]) -> str:
        is_measure = figure.hedge is not None and bool(self._inside(said, [figure.hedge]))
        if figure.hedge is not None and not is_measure:
            return f"told as possible only: “{figure.hedge.of(self.told.text)}”"
        for word in self.words:
            if word.low in FORECASTS and not word.capital:
                return f"a forecast, plan or wish: “{word.low}”"
        published = self.told.published
        for key in figure.period:
            time = self.told.times.get(key)
            if published and time is not None and time.begin and time.begin > published:
                return "speaks of a time after the article"
        return ""

    def _narrower(
        self,
        figure: Figure,
        own: Sequence[Span],
        said: Sequence[Phrase],
        items: Sequence[Phrase],
    ) -> str:
        """Words that make the measure narrower than the table's: exports of *soy*. `items`: those
        that the table tells apart."""
        worth = WORTH_OF.match(self.told.text, figure.span.end)
        if worth is not None and worth[1].lower() not in PLAIN_WORDS:
            return f"“worth of {worth[1]}” is narrower than the table's measure"
        lows = [word.low for word in self.words]
        for pair in PER_HEAD:
            if any(tuple(lows[at : at + 2]) == pair for at in range(len(lows))):
                return f"“{' '.join(pair)}” makes another measure of it"
        known = {
            place
            for one in (*said, *items, *self.parties, *self.groups, *self.partners)
            for place in range(one.first, one.after)
        }
        around: set[int] = set()
        for one in said:
            around |= {one.first - 2, one.first - 1, one.after, one.after + 1, one.after + 2}
        places = [
            at
            for at, word in enumerate(self.words)
            if any(span.start <= word.start and word.end <= span.end for span in own)
        ]
        for at in places:
            low = self.words[at].low
            if at in known or low in PLAIN_WORDS or self._in_figure(self.words[at]):
                continue
            if low in PRESENT_WORDS or low in PAST_WORDS or low.endswith(("ly", "ed")):
                continue
            if low in ACTORS:
                continue
            if self.words[at].capital and self.words[at].start > self.sentence.start:
                name = self._word_span(at).of(self.told.text)
                return f"the number may be that of “{name}”, which no table lists"
            return f"“{self.words[at].low}” makes it narrower than the table's measure, or another"
        for at in sorted(around & set(range(len(self.words)))):
            low = self.words[at].low
            if low in NARROW:
                return f"“{low}” makes another measure of it"
        for one in said:
            of = one.after < len(self.words) - 1 and self.words[one.after].low == "of"
            behind = one.after + 1
            while of and behind < len(self.words) and self.words[behind].low in ("the", "its"):
                behind += 1
            if (
                of
                and behind < len(self.words)
                and behind not in known
                and self.words[behind].low not in PLAIN_WORDS | WORLD_WORDS
                and not self._in_figure(self.words[behind])
                and not self.words[behind].low.isdigit()
            ):
                words = f"{self._of([one])} of {self.words[behind].low}"
                return f"“{words}” is narrower than the table's measure, or another"
            following = self.words[one.after].low if one.after < len(self.words) - 1 else ""
            towards = following in ("to", "from")
            if (
                towards
                and any(party.first - one.after in (1, 2) for party in self.parties)
                and (figure.kind is not FigureKind.SHARE or figure.change is not None)
            ):
                return f"“{self._of([one])} {following}” one country is narrower than all of them"
            if not self._is_noun(one) and (doer := self._doer(one, known)):
                return f"the number may be that of “{doer}” alone"
            before = one.first - 1
            if (
                before >= 0
                and before not in known
                and not self.words[before].capital
                and not self.words[before].owns
                and self.words[before].low not in PLAIN_WORDS | WORLD_WORDS
                and self.words[before].low not in PRESENT_WORDS | PAST_WORDS | NUMBERISH
                and not self.words[before].low.endswith(("ly", "ed", "est"))
                and not self._in_figure(self.words[before])
                and one.after - one.first == 1
                and self._is_noun(one)
            ):
                words = f"{self.words[before].low} {self._of([one])}"
                return f"“{words}” is narrower than the table's measure, or another"
        return ""

    def _doer(self, verb: Phrase, known: Set[int]) -> str:
        """Who is told to do it, where that is not a country: `the mine in Orvania produced`."""
        at = verb.first - 1
        while at >= 0 and (at in known or self.words[at].low in BEFORE_VERBS):
            at -= 1
        if at < 0:
            return ""
        word = self.words[at]
        name = word.capital and at > 0 and not self._in_figure(word)
        if word.low in ONE_OF_MANY or (name and at == verb.first - 1):
            return self._word_span(at).of(self.told.text)
        return ""

    def _is_noun(self, phrase: Phrase) -> bool:
        """Whether the measure is named by a noun: before a verb stands its subject."""
        return not phrase.meaning.endswith(("ed", "mines", "produces", "produce"))

    def _word_span(self, at: int) -> Span:
        return Span(self.words[at].start, self.words[at].end)

    def _in_figure(self, word: Word) -> bool:
        span = Span(word.start, word.end)
        return any(span.overlaps(figure.span) for figure in self.figures) or any(
            time.span.holds(span) for time in self.times
        )

    def _asking(
        self,
        figure: Figure,
        asked: Sequence[Asked],
        own: Sequence[Span],
        steps: list[str],
        *,
        is_near: bool,
    ) -> Question | Unasked:
        topic = self.vocabulary.measures[next(one for one in asked if one.named).measure][1].name
        worldwide = self._worldwide(figure, own)
        group = self._group(figure)
        if figure.kind is FigureKind.RANK and not worldwide:
            scope = self._other_scope(figure, group)
            if scope and not self.partners:
                return Unasked(
                    figure, f"no table that was given says who is ranked with “{scope}”", topic
                )
        parties = self._parties(figure, own)
        base = [figure.base] if figure.base is not None else []
        form = self._form(figure, worldwide)
        if form is None:
            return Unasked(
                figure, "a change, and the sentence does not say of what size before", topic
            )
        entity = partner = ""
        sure = is_near
        wants_partner = form in (Form.WORLD_SHARE, Form.RANK)
        owners = (
            self._possessors(parties)
            or self._inside(self.parties, base)
            or [one for one in parties if self._owns_measure(one)]
        )
        if form is Form.WORLD_SHARE and worldwide:
            wants_partner = False
        if wants_partner and owners and (form is Form.WORLD_SHARE or self.partners):
            others = [one for one in parties if one.meaning != owners[0].meaning]
            if len({one.meaning for one in others}) == 1:
                entity, partner = owners[0].meaning, others[0].meaning
                form = Form.PARTNER_SHARE if form is Form.WORLD_SHARE else Form.PARTNER_RANK
                steps.append(
                    f"{name_of(partner)} as partner of {name_of(entity)}, whose trade it is"
                )
            else:
                return Unasked(
                    figure,
                    "a part of a country's own whole, whose other side the sentence does not name",
                    topic,
                )
        if not entity:
            near = self._inside(parties, own) or parties
            keys = list(dict.fromkeys(one.meaning for one in near))
            if not keys and worldwide and form is Form.LEVEL:
                keys = [WORLD]
            if not keys:
                return Unasked(figure, "the sentence does not say whose it is", topic)
            if len(keys) > 1:
                sure = False
                before = [one for one in near if self._span(one).end <= figure.span.start]
                keys = [(before or near)[-1].meaning]
                steps.append(f"of several parties the nearest before: {name_of(keys[0])}")
            elif self.by_pronoun:
                sure = False
                steps.append(f"the party that a pronoun stands for: {name_of(keys[0])}")
            else:
                steps.append(f"the party named: {name_of(keys[0])}")
            entity = keys[0]
            if form is Form.WORLD_SHARE and not worldwide:
                form = Form.LEVEL
        asks = self._asks(figure, asked, form, group)
        if not any(one.named for one in asks):
            return self._other_unit(figure, asked, topic)
        years, reason = self._years(figure, form)
        if reason:
            return Unasked(figure, reason, topic)
        if reason := self._not_yearly(figure, asks, form):
            return Unasked(figure, reason, topic)
        growth = {self.vocabulary.measures[one.measure][1].growth for one in asks if one.named}
        words = self.sentence.of(self.told.text)
        if form is Form.GROWTH and growth == {Growth.NOMINAL} and not NOMINAL.search(words):
            reason = "the table is in current prices, and the sentence does not say that its"
            return Unasked(figure, f"{reason} growth is", topic)
        if form in (Form.GROWTH, Form.INCREASE) and years is None:
            return Unasked(
                figure, "a change, and the sentence does not say from when to when", topic
            )
        if figure.unit in OPEN_UNITS:
            steps.append(OPEN_UNITS[figure.unit])
        if form in (Form.RANK,) and not worldwide and not group:
            steps.append("among whom is not said; taken for the world")
        tense = self._tense(figure)
        steps.append(self._time_words(years, tense))
        topic = next(self.vocabulary.measures[one.measure][1].name for one in asks if one.named)
        items = {one.item for one in asks if one.named} - {""}
        named = f"{topic} of {' and '.join(sorted(items))}" if items else topic
        whom = name_of(entity) + (f" with {name_of(partner)}" if partner else "")
        when = "" if years is None else f", {_years_words(years)}"
        return Question(
            figure=figure,
            asks=tuple(asks),
            entity=entity,
            partner=partner,
            group=group,
            ascending=any(
                word.low in SMALLEST
                for word in words_of(self.told.text, figure.span.start, figure.span.end)
            ),
            years=years,
            tense=tense,
            published=self.told.published,
            steps=tuple(steps),
            sure=sure,
            topic=f"{named}, {whom}{when}",
        )

    def _parties(self, figure: Figure, own: Sequence[Span]) -> list[Phrase]:
        """The parties that the number can belong to: not those of another number's clause."""
        several = [f for f in self.figures if f.kind is not FigureKind.RANK]
        if len(several) < 2 or not self._inside(self.parties, own):
            return self.parties
        return self._inside(self.parties, own)

    def _possessors(self, parties: Sequence[Phrase]) -> list[Phrase]:
        """`Bolivia sold a third of its exports to Peru`: the nearest party before the pronoun."""
        for measure in self.measures:
            if measure.first and self.words[measure.first - 1].low in ("its", "their"):
                before = [one for one in parties if one.after < measure.first]
                if before:
                    return before[-1:]
        return []

    def _owns_measure(self, party: Phrase) -> bool:
        """`Bolivia's exports`, `exports of Bolivia`, `Bolivian exports`."""
        return any(
            (party.after == measure.first and self._is_noun(measure))
            or (party.first - measure.after == 1 and self.words[measure.after].low == "of")
            for measure in self.measures
        )

    def _worldwide(self, figure: Figure, own: Sequence[Span]) -> bool:
        spans = [*own, *([figure.place] if figure.place is not None else [])]
        return any(
            word.low in WORLD_WORDS
            and any(span.holds(Span(word.start, word.start + len(word.low))) for span in spans)
            for word in self.words
        ) or (
            figure.kind is FigureKind.RANK and any(word.low in WORLD_WORDS for word in self.words)
        )

    def _group(self, figure: Figure) -> str:
        if figure.kind is not FigureKind.RANK:
            return ""
        near = self._inside(self.groups, [figure.place]) if figure.place else []
        found = near or [
            one
            for one in self.groups
            if self._low_before(one) == "in" or self.words[one.after - 1].owns
        ]
        return found[0].meaning if found else ""

    def _low_before(self, phrase: Phrase) -> str:
        return self.words[phrase.first - 1].low if phrase.first else ""

    def _other_scope(self, figure: Figure, group: str) -> str:
        """Words that rank among others than the world or a region that a table knows: `the region's
        largest`, `largest in East Africa`."""
        for one in self.groups:
            if one.meaning == group and self._low_before(one) in PARTS_OF_REGIONS:
                part = self._word_span(one.first - 1).of(self.told.text)
                return f"{part} {self._of([one])}"
        known = {
            place
            for one in (*self.groups, *(self.parties if self.partners else ()))
            for place in range(one.first, one.after)
        }
        before = [at for at, word in enumerate(self.words) if word.end <= figure.span.start]
        if before and self.words[before[-1]].owns and before[-1] not in known:
            return self._word_span(before[-1]).of(self.told.text)
        if figure.place is not None and not group:
            return figure.place.of(self.told.text)
        return ""

    def _form(self, figure: Figure, worldwide: bool) -> Form | None:
        match figure.kind:
            case FigureKind.RANK:
                return Form.RANK
            case FigureKind.SHARE if figure.change in (Change.UP, Change.DOWN):
                return Form.GROWTH
            case FigureKind.SHARE:
                return Form.WORLD_SHARE
            case _ if figure.change in (Change.UP, Change.DOWN):
                return Form.INCREASE
            case _:
                return Form.LEVEL

    def _asks(self, figure: Figure, asked: Sequence[Asked], form: Form, group: str) -> list[Ask]:
        found = []
        for one in asked:
            table, measure = self.vocabulary.measures[one.measure]
            partnered = table.descriptor.partner is not None
            if partnered != (form in (Form.PARTNER_SHARE, Form.PARTNER_RANK)):
                continue
            if form in (Form.RANK, Form.PARTNER_RANK) and measure.lists is Lists.SOME:
                continue
            accepted = accepted_values(figure, self.told.text, tolerance=measure.tolerance)
            if form in (Form.LEVEL, Form.INCREASE):
                unit = figure.unit
                if unit is None and measure.unit == "person":
                    unit = "person"
                factor = factor_between(unit, measure.unit) if unit else None
                if factor is None:
                    continue
                accepted = scaled(accepted, factor.low, factor.high)
            elif figure.kind is FigureKind.SHARE:
                if figure.unit is None:
                    accepted = scaled(accepted, 100, 100)
                elif figure.unit != "per cent":
                    continue
            if figure.change is Change.DOWN:
                accepted = negated(accepted)
            found.append(Ask(one.measure, one.item, one.named, form, accepted))
        return found

    def _other_unit(self, figure: Figure, asked: Sequence[Asked], topic: str) -> Unasked:
        units = sorted(
            {self.vocabulary.measures[one.measure][1].unit for one in asked if one.named} - {""}
        )
        given = figure.unit or (
            "a place in an order" if figure.kind is FigureKind.RANK else "a number without a unit"
        )
        return Unasked(
            figure,
            f"given in {given}; the tables at hand have it in {' or '.join(units) or 'numbers'},"
            " and from that it cannot be computed",
            topic,
        )

    def _years(self, figure: Figure, form: Form) -> tuple[tuple[int, int] | None, str]:
        times = [self.told.times[key] for key in figure.period if key in self.told.times]
        if not times:
            years = [time for time in self.times if time.begin or time.end]
            between = {time.interval_id for time in years} - {None}
            if len(years) == 1 or (len(years) == 2 and between):
                times = years
        if not times:
            return None, ""
        begins = [time.begin for time in times if time.begin]
        ends = [time.end for time in times if time.end]
        open_since = any(
            time.role is IntervalRole.BEGINS and time.interval_id is None for time in times
        )
        changing = form in (Form.GROWTH, Form.INCREASE)
        if open_since:
            if not changing or not begins or self.told.published is None:
                return None, "holds for an open time, since when, and a table's row for one"
            return (int(begins[0][:4]), int(self.told.published[:4]) - 1), ""
        if not begins or not ends:
            return None, ""
        first, last = int(min(begins)[:4]), int(max(ends)[:4])
        if changing:
            if first == last:
                return (first - 1, first), ""
            return (first, last), ""
        if last - first > 0 and len(times) == 1 and times[0].granularity is not Granularity.YEAR:
            return None, f"holds for several years together, {first} to {last}"
        return (first, last), ""

    def _not_yearly(self, figure: Figure, asks: Sequence[Ask], form: Form) -> str:
        """A part of a year, where the table has whole years and the measure adds up over them."""
        fine = {
            Granularity.MONTH, Granularity.QUARTER, Granularity.WEEK, Granularity.DAY,
            Granularity.HALF, Granularity.SEASON, Granularity.WEEKEND,
        }  # fmt: skip
        times = [self.told.times[key] for key in figure.period if key in self.told.times]
        if not any(time.granularity in fine for time in times):
            return ""
        flows = [self.vocabulary.measures[one.measure][1].flow for one in asks if one.named]
        return "holds for a part of a year, and the table has whole years" if all(flows) else ""

    def _tense(self, figure: Figure) -> Tense:
        before = [word for word in self.words if word.end <= figure.span.start]
        behind = [word for word in self.words if word.start >= figure.span.end][:4]
        for word in (*reversed(before), *behind):
            if word.low in PRESENT_WORDS:
                return Tense.PRESENT
            if word.low in PAST_WORDS or (word.low.endswith("ed") and not word.capital):
                return Tense.PAST
        return Tense.PRESENT

    def _time_words(self, years: tuple[int, int] | None, tense: Tense) -> str:
        if years is not None:
            return f"time named: {_years_words(years)}"
        if tense is Tense.PRESENT and self.told.published:
            return f"told as the present of {self.told.published}"
        if tense is Tense.PRESENT:
            return "told as the present, and the article's day is not known"
        return "told as past, without a time"


def _standing_for(told: Told, sentence: Span, words: Sequence[Word]) -> list[Phrase]:
    """Pronouns of the sentence that stand for a party, as its phrases."""
    found = []
    for span, key in told.standing_in(sentence):
        places = [at for at, word in enumerate(words) if span.start <= word.start < span.end]
        if places:
            found.append(Phrase(places[0], places[-1] + 1, key))
    return found


NUMBERISH = word_set(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth one two three four five six
    seven eight nine ten no
    """
)


def _years_words(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"
