"""What statements put forward: clauses taken apart into who, what, whom, when, where, how much.

Nothing is looked up outside the document. Words become concepts (`concepts.py`), pronouns and
descriptions bring the name of their entity with them, times and numbers come from the records that
the other readers made.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from math import floor, log10
from operator import attrgetter

from alleged.analyse.concepts import Concept, base, bases, concepts_of, is_act, is_known
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.quantities.tokens import Token, beginning_in, read_tokens, words
from alleged.analyse.reporting_words import base_form, verb_type
from alleged.analyse.syntax import (
    ARTICLES,
    Chunk,
    ChunkKind,
    Clause,
    read_chunks,
    read_clauses,
)
from alleged.models.tagger import packaged_tagger
from alleged.records.documents import Document
from alleged.records.entities import Entity, Wording
from alleged.records.figures import Bound, Figure, FigureKind
from alleged.records.ids import record_id
from alleged.records.mentions import MentionKind
from alleged.records.propositions import Amount, Footing, Proposition
from alleged.records.spans import Span
from alleged.records.statements import Statement, StatementType, Strength, Voice
from alleged.records.times import Timex, TimexType

RULES = "propositions 1"
Said = Callable[[int, int], list[Concept]]
"""The concepts of a stretch of tokens."""
T = StatementType

NEGATORS = words(
    "not n't never no nobody nobody's nobody’s none nothing nowhere neither nor cannot hardly"
    " scarcely"
)
NOT = frozenset({"n't", "n’t"})
HARMLESS = (
    ("not", "less", "than"), ("not", "fewer", "than"),
    ("no", "more", "than"), ("no", "less", "than"), ("no", "fewer", "than"), ("no", "doubt"),
    ("not", "only"), ("not", "the", "first"), ("no", "later", "than"), ("no", "sooner"),
    ("not", "least"), ("nothing", "but"), ("not", "just"),
    ("nothing", "less", "than"), ("nothing", "short", "of"), ("none", "other", "than"),
    ("no", "other", "than"), ("no", "small"), ("not", "merely"), ("not", "simply"),
)  # fmt: skip
"""Negations that negate nothing of what is put forward."""
PERMITTING = frozenset({"allow", "agree"})
"""Concepts whose object is what is done: `ruled out cuts`, `allowed the export of grain`."""
NEGATING = bases("""deny refuse reject decline fail dispute rebut prevent avoid forbid ban
    contest stop abandon lack""")
"""Verbs whose infinitive, gerund or object is then not so: `refused to sign`."""
PREVENTING = bases("prevent avoid deny refuse decline dispute rebut contest reject")
"""Of these those that turn what they are said of, also where that is no act."""
LIGHT = bases("""be have do make take give get go come put see become seem appear carry
    place suffer undergo happen occur stage face leave reach bring say tell show call describe
    use lie stand remain stay maintain set""")
"""Verbs that leave it to their object, or to what they are said of, what is done."""
WITHOUT_VERBS = bases("be remain stay leave go live do become")
ORDERING = bases("order tell command instruct direct urge send")
WISHING = bases("demand want urge call ask seek insist propose")
CHARGING = frozenset({"blame"})
POINTING = bases("charge accusation allegation claim report charges blame suspicion")
HEDGES = words("""may might could perhaps possibly probably allegedly reportedly apparently
    suspected seems seemed appears appeared likely believed thought""")  # fmt: skip
AHEAD = words("will shall 'll would won't won’t")
PRONOUNS = words("he she they it we i you him her them")
POSSESSIVE = words("his her their my our your whose")
ONLY = words("last latest only sole")
BEHIND_PARTICIPLE = words("near in at by on from during off outside inside for under over with")
EXPLETIVE = words("is was 's ’s seems seemed appears appeared looks looked remains remained takes")
"""Verbs behind an `it` that mostly stands for nobody: `it was raining`."""
OPENING = words("; , and but that while whereas – — -")
WHERE = words("in near at off outside inside around")
BY = words("near at outside inside")
BEFORE_WHERE = words("not n't never nowhere anywhere even")
"""What may stand between a verb and where something is: `was nowhere near the port`."""
STANDING = bases("stand sit wait park")
"""Verbs by which something is somewhere, where a word for a place follows at once."""
INFINITY = float("inf")

SCALES: dict[str, tuple[str, float]] = {
    "tonne": ("mass", 1000.0), "kilogram": ("mass", 1.0), "gram": ("mass", 0.001),
    "pound": ("mass", 0.45359237), "ounce": ("mass", 0.028349523), "kilotonne": ("mass", 1e6),
    "metre": ("length", 1.0), "kilometre": ("length", 1000.0), "centimetre": ("length", 0.01),
    "millimetre": ("length", 0.001), "mile": ("length", 1609.344), "foot": ("length", 0.3048),
    "yard": ("length", 0.9144), "nautical mile": ("length", 1852.0),
    "hectare": ("area", 1e4), "square kilometre": ("area", 1e6), "square metre": ("area", 1.0),
    "acre": ("area", 4046.8564), "square mile": ("area", 2589988.1),
    "litre": ("volume", 0.001), "cubic metre": ("volume", 1.0), "barrel": ("volume", 0.158987),
    "kilometre per hour": ("speed", 1.0), "mile per hour": ("speed", 1.609344),
    "metre per second": ("speed", 3.6), "knot": ("speed", 1.852),
    "watt": ("power", 1.0), "kilowatt": ("power", 1e3), "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9), "kilowatt hour": ("energy", 1.0), "megawatt hour": ("energy", 1e3),
    "gigawatt hour": ("energy", 1e6), "minute": ("time", 60.0), "hour": ("time", 3600.0),
    "day": ("time", 86400.0), "week": ("time", 604800.0), "second": ("time", 1.0),
    "month": ("months", 1.0), "year": ("months", 12.0), "person": ("count", 1.0),
}  # fmt: skip
"""Units of one measure, and how many of its base unit each is."""
MAX_WORDS_CHARS = 300
ABOUT = 0.1
"""How far from `about 40` the number may lie, as a share."""
NEARLY = re.compile(r"\W*(?:very )?(?:nearly|almost|just (?:under|short of)|not quite)\b", re.I)
"""Words before a number by which it lies below it, and close."""
UNDER = 0.05
"""How far below `nearly 40` the number may lie, as a share."""
POINTS_UNDER = 2.0
"""Likewise in percentage points: who has `nearly 55 per cent` of the vote has more than 53."""


def find_propositions(
    document: Document,
    *,
    sentences: Sequence[Span],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    times: Sequence[Timex],
    syntax: Sequence[SentenceSyntax] | None = None,
) -> list[Proposition]:
    """What the statements of a document put forward, in text order.

    A sentence that holds several coordinated clauses gives several; a clause that only reports
    (`the mayor said`) gives none. `syntax`: that of `sentences` as the readers of events have it,
    so that what is the same for both is not worked out again.
    """
    if not statements:
        return []
    reader = _Reader(document, statements, entities, figures, times)
    found: list[Proposition] = []
    for line in _lines(document.text, sentences, syntax):
        if line.tokens:
            found += reader.read(line)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the tags of its words as written."""

    tokens: list[Token]
    tags: list[str]
    syntax: SentenceSyntax | None = None
    """Where its groups and clauses are known for these tags."""

    def groups(self) -> tuple[list[Chunk], list[Clause]]:
        """Its groups and clauses."""
        if self.syntax is not None:
            return self.syntax.chunks, self.syntax.clauses
        chunks = read_chunks(self.tokens, self.tags)
        return chunks, read_clauses(self.tokens, chunks)


def _lines(
    text: str, sentences: Sequence[Span], syntax: Sequence[SentenceSyntax] | None
) -> list[_Line]:
    """The sentences, tagged; those are taken over that the readers of events tagged as written."""
    known = [None] * len(sentences) if syntax is None else syntax
    tokens = [read_tokens(text, one.start, one.end) for one in sentences]
    tags = iter(
        packaged_tagger().tag(
            [
                [token.text for token in line]
                for line, one in zip(tokens, known, strict=True)
                if one is None or one.as_written is None
            ]
        )
    )
    lines = []
    for line, one in zip(tokens, known, strict=True):
        found = next(tags) if one is None or one.as_written is None else one.as_written
        written = _with_past_forms(line, found)
        same = one is not None and one.tags == written
        lines.append(_Line(line, written, one if same else None))
    return lines


PAST_FORMS = words("""stood went took came began became gave knew wrote kept sent brought fought
    bought sought chose drove flew spoke threw withdrew""")
"""Forms of verbs that are no nouns; the tagger has `the car stood` as two nouns."""


def _with_past_forms(tokens: Sequence[Token], tags: list[str]) -> list[str]:
    """The tags, with those forms as what they are."""
    if PAST_FORMS.isdisjoint([token.lower for token in tokens]):
        return tags
    return [
        "VBD" if tag == "NN" and token.lower in PAST_FORMS else tag
        for token, tag in zip(tokens, tags, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    statement: Statement


@dataclass(frozen=True, slots=True)
class _Content:
    """What a sentence has of the content of a statement, without that of statements inside."""

    spans: tuple[Span, ...]
    inner: tuple[Span, ...]
    statement: Statement
    cue: tuple[Span, ...] | None = None
    """Where it is what the article says around the content of others: their reporting words."""

    def places(self, tokens: Sequence[Token]) -> list[int]:
        """Which words of the sentence belong to it."""
        held: set[int] = set()
        for span in self.spans:
            first = bisect_left(tokens, span.start, key=_START)
            held.update(range(first, bisect_right(tokens, span.end, key=_END)))
        return sorted(held.difference(beginning_in(tokens, self.inner)))


_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where an entity is spoken of other than by name."""

    span: Span
    name: str


class _Sorted:
    """Records by place, and those that lie in a span."""

    def __init__(self, records: Sequence[tuple[Span, object]]) -> None:
        self._records = sorted(records, key=lambda one: (one[0].start, one[0].end))
        self._starts = [span.start for span, _ in self._records]

    def within(self, span: Span) -> list[object]:
        first = bisect_left(self._starts, span.start)
        after = bisect_left(self._starts, span.end)
        return [one for place, one in self._records[first:after] if place.end <= span.end]


class _Reader:
    """The records of one document, by place."""

    def __init__(
        self,
        document: Document,
        statements: Sequence[Statement],
        entities: Sequence[Entity],
        figures: Sequence[Figure],
        times: Sequence[Timex],
    ) -> None:
        self.document = document
        self.text = document.text
        self.statements = {one.id: one for one in statements}
        self.pieces = sorted(
            (_Piece(piece, one) for one in statements for piece in one.content),
            key=lambda held: (held.span.start, -held.span.end),
        )
        self.named = _Sorted(
            [
                (mention.span, _Named(mention.span, entity.name))
                for entity in entities
                if entity.named
                for mention in entity.mentions
                if mention.wording is not Wording.NAME
                and mention.span.of(document.text).lower() not in POSSESSIVE
            ]
        )
        self.figures = _Sorted([(one.span, one) for one in figures])
        self.times = _Sorted([(one.span, one) for one in times if one.event is None])
        self.persons = {
            form
            for one in entities
            if one.kind is MentionKind.PERSON and one.named
            for form in (one.name, one.name.split()[-1])
        }
        self._next = 0
        self._before: Proposition | None = None

    def read(self, line: _Line) -> list[Proposition]:
        tokens, tags = line.tokens, line.tags
        sentence = Span(tokens[0].start, tokens[-1].end)
        pieces = self._pieces_in(sentence)
        if not pieces:
            self._before = None
            return []
        chunks, clauses = line.groups()
        found: list[Proposition] = []
        contents = _contents(pieces)
        frame = self._frame(sentence, pieces)
        for content in [*contents, *frame]:
            for segment in _segments(tokens, clauses, content):
                statement = content.statement
                if content.cue is not None:
                    if _only_reports(tokens, segment, content.cue) and not self._gives_number(
                        tokens, segment
                    ):
                        continue
                    statement = _as_article(statement, content.cue)
                for part in _with_what_none_got(tokens, segment):
                    made = self._proposition(tokens, tags, chunks, part, statement)
                    if made is None:
                        continue
                    if content.cue is not None:
                        made = replace(made, statement_id=None)
                    before = found[-1] if found else self._before
                    found.append(self._with_what_is_before(made, before, sentence, part))
        self._before = found[-1] if found else None
        return found

    def _with_what_is_before(
        self, made: Proposition, before: Proposition | None, sentence: Span, segment: _Segment
    ) -> Proposition:
        """With what it takes from the proposition before it: the time, what `that` stands for."""
        if before is None:
            return made
        if segment.none_of:
            return self._none_of(made, before)
        if not sentence.holds(before.span):
            if before.span.end + NEXT_CHARS < made.span.start or before.in_title != made.in_title:
                return made
            if WRONG_THAT.fullmatch(sentence.of(self.text)):
                return self._denied(made, before)
            if OF_THAT.match(made.words):
                return self._part_of(made, before)
            return made
        return _with_time_before(made, before, sentence)

    def _none_of(self, made: Proposition, before: Proposition) -> Proposition:
        """What was not done of what the same clause has: `and not a single crown to an officer`."""
        acts = {one[1:] for one in before.predicates}
        terms = {*made.terms, *(one[1:] for one in made.predicates)} - acts - set(before.doers)
        span = Span(before.span.start, made.span.end)
        return replace(
            made,
            id=record_id("prp", self.document.id, made.statement_id or "", (span,)),
            span=span,
            words=_words(span, self.text),
            predicates=_turned(before.predicates),
            doers=before.doers,
            doer_open=before.doer_open,
            terms=tuple(sorted(terms)),
            names=tuple(sorted({*made.names, *(set(before.doers) & set(before.names))})),
            begin=made.begin or before.begin,
            end=made.end or before.end,
            denied=not before.denied,
            footing=before.footing,
        )

    def _denied(self, made: Proposition, before: Proposition) -> Proposition:
        """The opposite of what the sentence before has: `That was wrong.`"""
        span = Span(before.span.start, made.span.end)
        return replace(
            before,
            id=record_id("prp", self.document.id, made.statement_id or "", (span,)),
            statement_id=made.statement_id,
            span=span,
            words=_words(span, self.text),
            predicates=_turned(before.predicates),
            denied=not before.denied,
            footing=made.footing,
        )

    def _part_of(self, made: Proposition, before: Proposition) -> Proposition:
        """A part of the amount that the sentence before gives: `Of that, 40 tonnes went abroad`."""
        own = next((one for one in made.amounts if one.measure and one.measure != "per cent"), None)
        whole = next((one for one in before.amounts if own and one.measure == own.measure), None)
        if own is None or whole is None or (own.low or 0.0) > (whole.low or INFINITY):
            return made
        amounts = tuple(
            replace(one, terms=tuple(sorted({*one.terms, *whole.terms})))
            if one is own else one for one in made.amounts
        )  # fmt: skip
        span = Span(before.span.start, made.span.end)
        act = any(is_act(one[1:]) for one in made.predicates)
        given = set(before.doers if act else ())
        terms = {*made.terms, *before.terms, *given}
        terms |= set() if act else {one[1:] for one in made.predicates}
        return replace(
            made,
            id=record_id("prp", self.document.id, made.statement_id or "", (span,)),
            span=span,
            words=_words(span, self.text),
            predicates=made.predicates if act else before.predicates,
            doers=made.doers if act else before.doers,
            terms=tuple(sorted(terms)),
            names=tuple(sorted({*made.names, *before.names})),
            amounts=amounts,
            begin=made.begin or before.begin,
            end=made.end or before.end,
        )

    def _frame(self, sentence: Span, pieces: Sequence[_Piece]) -> list[_Content]:
        """What the article itself says around a report: `they were held on suspicion of spying`.
        Nothing where the verb is the reporting word."""
        if any(piece.statement.voice is Voice.ARTICLE for piece in pieces):
            return []
        inner = tuple(piece.span for piece in pieces)
        cue = tuple(cue for piece in pieces for cue in piece.statement.cue)
        return [_Content((sentence,), inner, pieces[0].statement, cue)]

    def _gives_number(self, tokens: Sequence[Token], segment: _Segment) -> bool:
        """Whether a clause that reports has a number of its own: `the navy put it at 200`."""
        main = segment.main
        if main is None or main.verb is None or base(tokens[main.verb.head].text) != "put":
            return False
        span = Span(tokens[main.verb.first].start, tokens[segment.after - 1].end)
        return any(isinstance(one, Figure) for one in self.figures.within(span))

    def _pieces_in(self, sentence: Span) -> list[_Piece]:
        while self._next < len(self.pieces) and self.pieces[self._next].span.end <= sentence.start:
            self._next += 1
        found = []
        for piece in self.pieces[self._next :]:
            if piece.span.start >= sentence.end:
                break
            if piece.span.overlaps(sentence):
                cut = Span(max(piece.span.start, sentence.start), min(piece.span.end, sentence.end))
                found.append(_Piece(cut, piece.statement))
        return found

    def _proposition(
        self,
        tokens: list[Token],
        tags: list[str],
        chunks: Sequence[Chunk],
        segment: _Segment,
        statement: Statement,
    ) -> Proposition | None:
        first, after = segment.first, segment.after
        span = Span(tokens[first].start, tokens[after - 1].end)
        times = [one for one in self.times.within(span) if isinstance(one, Timex)]
        figures = [one for one in self.figures.within(span) if isinstance(one, Figure)]
        hidden = [one.span for one in times]
        for one in figures:
            hidden += one.number_spans
            if one.unit_span is not None and one.unit != "person":
                hidden.append(one.unit_span)
        concepts = _concepts(tokens[first:after], tags[first:after], hidden)
        parts = _parts(tokens, tags, chunks, segment, concepts)
        if parts is None:
            return None
        names = {
            one.name for one in _names(tokens, tags, concepts, first) if not is_known(one.name)
        }
        doers, terms = set(parts.doers), set(parts.terms)
        doer_open = parts.doer_open
        itself, speaker = self._speaks_of_itself(tokens[first:after], statement)
        if itself is not None:
            doers |= speaker
            names |= speaker
            doer_open = False
        for named in self.named.within(span):
            if isinstance(named, _Named) and named.span != itself:
                said = _name_concepts(named.name)
                names |= said
                in_doer = parts.doer_span is not None and parts.doer_span.holds(named.span)
                (doers if in_doer else terms).update(said)
                doer_open = doer_open and not in_doer
        denied = parts.negations % 2 == 1
        denies = statement.type is T.DENIES and statement.voice is not Voice.ARTICLE
        if denies and parts.embedded and not self._denies_denial(statement):
            denied = not denied
        if self._is_denied_above(statement):
            denied = not denied
        own_denial = statement.type is T.DENIES and _is_bare(segment, parts)
        if own_denial or (statement.type in (T.PROMISES, T.CALLS_FOR) and not doers):
            doers |= self._source(statement)
            names |= self._source(statement)
        cue = self._by_cue(statement, segment, parts)
        if cue is not None:
            parts, denied = cue, False
            span = _around(statement, span)
            doers, terms = set(parts.doers), set(parts.terms)
        if doer_open and statement.speaker and self._is_the_speaker(tokens[first:after]):
            doers |= _name_concepts(statement.speaker)
            names |= _name_concepts(statement.speaker)
            doer_open = False
        vague = (
            bool(parts.predicates)
            and all(one.name in CHARGING or one.name in POINTING for one in parts.predicates)
            and not any(is_act(name) and name not in CHARGING for name in terms)
        )
        ordered_by = parts.ordered_by
        if statement.type is T.CALLS_FOR and not ordered_by and statement.voice is Voice.REPORTED:
            ordered_by = frozenset(self._source(statement))
        signed = {"+order"} if parts.ordered_by and not denied else set()
        signed |= {
            ("-" if (one.sign < 0) != denied else "+") + one.name for one in parts.predicates
        }
        begin, end = self._night(times) or when([one for one in times if not self._is_aside(one)])
        predicate_names = {one.name for one in parts.predicates}
        return Proposition(
            id=record_id("prp", self.document.id, statement.id, (span,)),
            document_id=self.document.id,
            statement_id=statement.id,
            span=span,
            words=_words(span, self.text),
            predicates=tuple(sorted(signed)),
            doers=tuple(sorted(doers)),
            doer_open=doer_open,
            ordered_by=tuple(sorted(ordered_by)),
            terms=tuple(sorted(terms - predicate_names - doers - ordered_by)),
            names=tuple(sorted(names)),
            places=tuple(sorted(parts.places & names)),
            amounts=(
                *(self._amount(one, tokens, tags) for one in figures if _usable(one)),
                *(length for one in times if (length := length_of(one)) is not None),
            ),
            begin=begin,
            end=end,
            denied=denied,
            footing=_footing(self.text, tokens[first:after], statement, parts),
            vague=vague,
            the_only=_is_the_only(tokens, first, after),
            in_title=statement.in_title,
            made_by=RULES,
        )

    def _speaks_of_itself(
        self, tokens: Sequence[Token], statement: Statement
    ) -> tuple[Span | None, set[str]]:
        """Where an organisation's report begins with the word for itself, `the bank said it`, and
        the organisation's name; None where it does not."""
        if statement.voice is not Voice.REPORTED or not statement.source:
            return None, set()
        words_said = [one for one in tokens if one.kind == "word" and one.lower != "that"][:3]
        if len(words_said) < 2 or words_said[0].lower not in ("it", "they"):
            return None, set()
        word, following = words_said[:2]
        if following.lower in EXPLETIVE or words_said[-1].lower == "be":
            return None, set()
        head = statement.source[0].of(self.text).split(",")[0]
        named = head.removeprefix("The ").removeprefix("the ")
        if not named[:1].isupper() or any(one in named for one in self.persons):
            return None, set()
        if all(is_known(one) for one in _name_concepts(named)):
            return None, set()
        return Span(word.start, word.end), _name_concepts(named)

    @staticmethod
    def _is_the_speaker(tokens: Sequence[Token]) -> bool:
        """Whether the words begin with the speaker: `I opened the gate myself`."""
        return next((token.lower for token in tokens if token.kind == "word"), "") == "i"

    def _night(self, times: Sequence[Timex]) -> tuple[str, str] | None:
        """Both days of a night: of `the night of 15 March`, of `the night of 16 to 17 March`."""
        dated = [one for one in times if one.begin and one.begin == one.end]
        for one in dated:
            if NIGHT_OF.search(self.text[max(0, one.span.start - 24) : one.span.start]):
                first = date.fromisoformat(one.begin or "")
                return first.isoformat(), (first + timedelta(days=1)).isoformat()
        return None

    def _is_aside(self, timex: Timex) -> bool:
        """Whether the time is not that of the act: `the treaty of 2024`, the day of a dateline."""
        behind = self.text[timex.span.end : timex.span.end + 30]
        before = self.text[max(0, timex.span.start - 40) : timex.span.start].rsplit("\n", 1)[-1]
        dateline = DATELINE.match(behind) is not None and before[:1].isupper()
        of = before.endswith(" of ") and PART_OF_DAY.search(before) is None
        return (of and not _is_of_an_act(before)) or dateline

    def _denies_denial(self, statement: Statement) -> bool:
        """Whether the reporting words say that it is not denied: `refused to disavow`."""
        cue = " ".join(span.of(self.text) for span in statement.cue)
        return NO_DENIAL.search(cue) is not None

    def _is_denied_above(self, statement: Statement) -> bool:
        """Whether it is nobody's charge that somebody denies: `rejected claims that he paid`."""
        parent = self.statements.get(statement.parent_id or "")
        return (
            statement.voice is Voice.UNATTRIBUTED and parent is not None and parent.type is T.DENIES
        )

    def _by_cue(self, statement: Statement, segment: _Segment, parts: _Parts) -> _Parts | None:
        """The parts where the reporting word itself tells the act: `blamed the brigade`, `named a
        successor`; None where the content tells it."""
        if statement.voice is Voice.ARTICLE or segment.main is not None or not statement.cue:
            return None
        if any(is_act(one.name) for one in parts.predicates):
            return None
        said = statement.cue[-1].of(self.text).split()
        acts = [one for one in concepts_of(said, ["VBD"] * len(said)) if one and is_act(one.name)]
        if not acts:
            return None
        content = frozenset(one.name for one in parts.predicates) | parts.terms
        charge = acts[0].name in CHARGING
        return replace(
            parts,
            predicates=tuple(acts),
            doers=content if charge else frozenset(self._source(statement)),
            terms=frozenset() if charge else content,
        )

    def _source(self, statement: Statement) -> set[str]:
        said: set[str] = set()
        for span in statement.source:
            said |= _name_concepts(span.of(self.text))
        if statement.speaker:
            said |= _name_concepts(statement.speaker)
        return said

    def _amount(self, figure: Figure, tokens: list[Token], tags: list[str]) -> Amount:
        places = [*figure.measure, *(span for span in (figure.counted, figure.base) if span)]
        inside = sorted(beginning_in(tokens, places))
        concepts = concepts_of([tokens[at].text for at in inside], [tags[at] for at in inside])
        return amount_of(figure, terms=[one.name for one in concepts if one], text=self.text)


def amount_of(figure: Figure, *, terms: Sequence[str], text: str) -> Amount:
    """A figure in the unit by which it is compared, as an interval."""
    unit = figure.unit or ""
    bare = "count" if figure.counted is not None else ""
    unit = (
        unit.split(" per ")[0] if unit.split(" per ")[0] in SCALES and unit not in SCALES else unit
    )
    measure, factor = SCALES.get(unit, (unit or bare, 1.0))
    if figure.kind is FigureKind.SHARE and not unit:
        measure, factor = "per cent", 100.0
    low, high = _interval(figure, figure.span.of(text))
    written = figure.low if figure.low is not None else figure.high or 0.0
    return Amount(
        figure_id=figure.id,
        low=None if low is None else low * factor,
        high=None if high is None else high * factor,
        precision=_half_digit(written, [span.of(text) for span in figure.number_spans]) * factor,
        measure=measure,
        converted=factor != 1.0,
        change=figure.change,
        terms=tuple(sorted(set(terms))),
    )


def _is_of_an_act(before: str) -> bool:
    """Whether the words before a time end in what happened then: `the coup of 25 June`, but not
    `the treaty of 2024`."""
    written = before.split()[-2:-1]
    found = concepts_of(written, ["NN"]) if written else [None]
    return found[0] is not None and found[0].name in HAPPENINGS


HAPPENINGS = frozenset({"coup", "attack", "explode", "burn", "flood", "quake", "crash", "derail",
                        "strike", "protest", "kill", "riot", "fight", "sink"})  # fmt: skip
NIGHT_OF = re.compile(r"\bnight (?:of|from|between)(?: the)?\s+$", re.IGNORECASE)
PART_OF_DAY = re.compile(r"\b(?:morning|noon|afternoon|evening|night|hours) of $", re.IGNORECASE)
"""What a day behind it dates: `the night of 15 March`, unlike `the treaty of 15 March`."""
DATELINE = re.compile(r",?\s{0,2}(?:\([^()\n]{1,24}\))?\s{0,2}[-–—]\s")
LENGTH = re.compile(r"P([0-9]{1,4})([YMWD])")
LENGTH_UNITS = {"Y": ("months", 12.0), "M": ("months", 1.0), "W": ("time", 604800.0),
                "D": ("time", 86400.0)}  # fmt: skip


def length_of(timex: Timex) -> Amount | None:
    """A length of time as an amount: `six years`; None for what is none."""
    found = LENGTH.fullmatch(timex.value or "") if timex.type is TimexType.DURATION else None
    if found is None:
        return None
    measure, factor = LENGTH_UNITS[found[2]]
    value = float(found[1]) * factor
    return Amount(
        figure_id=timex.id,
        low=value,
        high=value,
        precision=0.0,
        measure=measure,
        converted=False,
        change=None,
        terms=(),
    )


def nearly(value: float, words: str, *, share: bool) -> tuple[float, float] | None:
    """Between which numbers it lies where the words say that it lies just below; None elsewhere."""
    if NEARLY.match(words) is None or value <= 0:
        return None
    under = value * UNDER
    return value - (min(under, POINTS_UNDER) if share and value > 1 else under), value


def _interval(figure: Figure, words: str) -> tuple[float | None, float | None]:
    low, high = figure.low, figure.high
    if high is not None and low is not None:
        return low, high
    value = low if low is not None else high
    if value is None:
        return None, None
    if figure.bound is Bound.ABOUT:
        below = nearly(value, words, share=figure.kind is FigureKind.SHARE)
        return below or (value - abs(value) * ABOUT, value + abs(value) * ABOUT)
    if figure.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return value, None
    if figure.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return None, value
    return value, value


def _half_digit(value: float, written: Sequence[str]) -> float:
    """Half of the last digit written: of `23.1` 0.05, of `3 million` half a million."""
    if value == 0 or not written:
        return 0.0
    digits = "".join(char for char in written[0] if char.isdigit())
    if not digits:
        return abs(value) * 0.005
    significant = max(1, len(digits.lstrip("0")))
    if value >= 1000 and "." not in written[0]:  # 1,200 may be rounded to its last non-zero digit
        significant = max(1, len(digits.strip("0")))
    place = floor(log10(abs(value))) - significant + 1
    return float(0.5 * 10.0**place) if place > 0 or "." in written[0] else 0.0


def _usable(figure: Figure) -> bool:
    return figure.kind is not FigureKind.RANK and (
        figure.low is not None or figure.high is not None
    )


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())[:MAX_WORDS_CHARS]


def _turned(predicates: Sequence[str]) -> tuple[str, ...]:
    """The predicates with the other sign."""
    return tuple(sorted(("+" if one[0] == "-" else "-") + one[1:] for one in predicates))


NO_DENIAL = re.compile(
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\brefus\w+|\bdeclin\w+|\bfail\w*|\bstopp?\w* short|\bwithout\b)"
    r"[\w ]{0,24}\b(?:den[yi]|disavow|disput|refut|rebut|contest|repudiat)",
    re.IGNORECASE,
)
"""Reporting words that deny a denial: `did not deny`, `refused to disavow`."""
NEXT_CHARS = 8
"""How far the sentence before may end from where this one begins."""
WRONG_THAT = re.compile(
    r"\W*(?:That|This|It|The (?:report|claim|story|statement|account)) (?:is|was|were)"
    r"(?: simply| plainly| entirely)? (?:wrong|false|untrue|incorrect|mistaken|not (?:true|so"
    r"|correct|the case))\W*"
)
"""A sentence that says of the one before that it is not so."""
OF_THAT = re.compile(r"\W*Of (?:that|this|these|those|them|the total|which)\b,? ")


@dataclass(frozen=True, slots=True)
class _Segment:
    """Clauses that put one thing forward: a finite one with what hangs on it."""

    first: int
    after: int
    clauses: tuple[Clause, ...]
    main: Clause | None
    none_of: bool = False
    """Whether it has no verb and tells what was not done: `and not a single crown to them`."""


def _with_what_none_got(tokens: Sequence[Token], segment: _Segment) -> list[_Segment]:
    """The segment, cut before `and not a single crown to any officer`, which has no verb."""
    main = segment.main
    if main is None or main.verb is None:
        return [segment]
    for at in range(main.verb.after + 1, segment.after - 3):
        if tokens[at].lower not in ("and", "but"):
            continue
        following = [token.lower for token in tokens[at + 1 : at + 5] if token.kind == "word"]
        single = following[:3] == ["not", "a", "single"] or following[:2] == ["not", "one"]
        verbless = not any(
            one.verb is not None and one.verb.head > at and one.verb.head < segment.after
            for one in segment.clauses
        )
        if single and verbless:
            first = next(to for to in range(at + 1, segment.after) if tokens[to].lower == "not")
            return [
                replace(segment, after=at),
                _Segment(first, segment.after, (), None, none_of=True),
            ]
    return [segment]


def _with_time_before(one: Proposition, before: Proposition | None, sentence: Span) -> Proposition:
    """With the time of the clause before it in the sentence, where it has none of its own: `In
    2017 he held the palace; four people died`."""
    same = before is not None and before.statement_id == one.statement_id
    if before is None or not same or one.begin or not sentence.holds(before.span):
        return one
    return replace(one, begin=before.begin, end=before.end)


def _contents(pieces: Sequence[_Piece]) -> list[_Content]:
    """The pieces of a sentence put together by statement, in text order."""
    by_statement: dict[str, list[_Piece]] = {}
    for piece in pieces:
        by_statement.setdefault(piece.statement.id, []).append(piece)
    found = []
    for own in by_statement.values():
        spans = tuple(piece.span for piece in own)
        inner = tuple(
            other.span
            for other in (pieces if len(by_statement) > 1 else ())
            if other.statement.id != own[0].statement.id
            and any(span.holds(other.span) and span != other.span for span in spans)
        )
        found.append(_Content(spans, inner, own[0].statement))
    return found


def _as_article(statement: Statement, cue: tuple[Span, ...]) -> Statement:
    """What the article says itself around what others say."""
    return replace(
        statement, voice=Voice.ARTICLE, type=T.ASSERTS, source=(), cue=cue, speaker=None,
        strength=Strength.PLAIN, parent_id=None,
    )  # fmt: skip


def _only_reports(tokens: Sequence[Token], segment: _Segment, cue: Sequence[Span]) -> bool:
    """Whether a clause around a report has no act of its own."""
    main = segment.main
    if main is None or main.verb is None:
        return True
    verb = tokens[main.verb.head]
    in_cue = any(one.start <= verb.start < one.end for one in cue)
    return in_cue or base(verb.text) in LIGHT or verb_type(base_form(verb.text)) is not None


def _segments(
    tokens: Sequence[Token], clauses: Sequence[Clause], content: _Content
) -> Iterator[_Segment]:
    """What a sentence has of a statement's content, cut where another finite clause is
    coordinated."""
    inside = content.places(tokens)
    if not inside or not any(tokens[at].kind == "word" for at in inside):
        return
    held: list[Clause] = []
    groups: list[list[Clause]] = []
    wanted = set(inside)
    for clause in clauses:
        verb = clause.verb
        if verb is not None and verb.head not in wanted:
            continue
        if (
            verb is None
            and clause.first not in wanted
            and inside[0] not in range(clause.first, clause.after)
        ):
            continue
        finite = verb is not None and verb.finite and not clause.infinitive
        has_finite = any(one.verb is not None and one.verb.finite for one in held)
        if held and finite and has_finite and _is_coordinated(tokens, clause):
            groups.append(held)
            held = []
        held.append(clause)
    if held:
        groups.append(held)
    if not groups:
        yield _Segment(inside[0], inside[-1] + 1, (), None)
        return
    for number, group in enumerate(groups):
        first = inside[0] if number == 0 else max(inside[0], group[0].first)
        last = inside[-1] + 1 if number == len(groups) - 1 else group[-1].after
        places = [at for at in inside if first <= at < last]
        while places and tokens[places[0]].lower in OPENING:
            places = places[1:]
        if places:
            main = _main(tokens, group)
            yield _Segment(places[0], places[-1] + 1, tuple(group), main if main.verb else None)


def _main(tokens: Sequence[Token], group: Sequence[Clause]) -> Clause:
    """The clause that says it: of `it is not the first time that she lost` the second."""
    finite = [one for one in group if one.verb is not None and one.verb.finite]
    if not finite:
        return group[0]
    if len(finite) > 1 and _is_cleft(tokens, finite[0], finite[1]):
        return finite[1]
    outside = [one for one in finite if not _is_relative(tokens, one)]
    finite = outside or finite
    first = finite[0]
    if len(finite) > 1 and _is_reduced(tokens, first, finite[1]):
        return finite[1]
    return first


def _is_cleft(tokens: Sequence[Token], first: Clause, second: Clause) -> bool:
    """Whether the first clause only points at who it is: `it was the minister who ordered it`."""
    assert first.verb is not None
    return (
        tokens[first.first].lower == "it"
        and base(tokens[first.verb.head].text) == "be"
        and tokens[second.first].lower in ("that", "who", "which")
    )


def _is_relative(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether it tells more of a noun: `Vole, who has never won`."""
    assert clause.verb is not None
    before = [token.lower for token in tokens[clause.first : clause.verb.first]]
    return (bool({"who", "which", "whose"}.intersection(before)) and before[:1] != ["who"]) or (
        before[:1] in (["who"], ["which"], ["whose"]) and clause.first > 0
    )


def _is_reduced(tokens: Sequence[Token], first: Clause, second: Clause) -> bool:
    """Whether the first verb is a participle of the subject: `the men seized there were freed`."""
    assert first.verb is not None
    assert second.verb is not None
    alone = first.verb.after == first.verb.first + 1
    between = {token.text for token in tokens[first.verb.after : second.verb.first]}
    behind = tokens[first.verb.after].lower if first.verb.after < len(tokens) else ""
    return (
        alone
        and behind in BEHIND_PARTICIPLE
        and not between & {",", ";", "and", "but", "or", "that", "who"}
    )


def _is_coordinated(tokens: Sequence[Token], clause: Clause) -> bool:
    opening = tokens[clause.first].lower
    before = tokens[clause.first - 1].lower if clause.first else ""
    against = before == "," and opening in ("while", "whereas")
    return opening in ("and", "but", ";") or before == ";" or against


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a segment."""

    predicates: tuple[Concept, ...]
    doers: frozenset[str]
    doer_open: bool
    doer_span: Span | None
    ordered_by: frozenset[str]
    terms: frozenset[str]
    places: frozenset[str]
    negations: int
    embedded: bool
    """Whether the content stands without its own flat negation, so that a denial denies it."""
    wished: bool
    ahead: bool


def _parts(
    tokens: list[Token],
    tags: list[str],
    chunks: Sequence[Chunk],
    segment: _Segment,
    concepts: Sequence[Concept | None],
) -> _Parts | None:
    first, after = segment.first, segment.after

    def said(start: int, end: int) -> list[Concept]:
        places = range(max(start, first), min(end, after))
        return [one for at in places if (one := concepts[at - first]) is not None]

    main = segment.main
    everything = said(first, after)
    if not everything:
        return None
    negations = _negations(_of_the_main(tokens, segment))
    places = _places(tokens, tags, segment, concepts)
    if main is None or main.verb is None:
        return _nominal(tokens, segment, everything, said, negations, places)
    verbs = _verb_chain(tokens, segment, main)
    tells = any(is_act(one.name) for one in said(main.verb.first, main.verb.after))
    if tells and base(tokens[main.verb.head].text) in LETTING:
        verbs = verbs[:1]  # "were let go"
    ordered_by: frozenset[str] = frozenset()
    subject = main.subject
    doers = _doer_concepts(main, subject, said)
    doer_span = _span_of(tokens, subject)
    if pointed := _pointed_at(tokens, segment):
        doers = said(*pointed)
        doer_span = Span(tokens[pointed[0]].start, tokens[pointed[1] - 1].end)
    object_doer: list[Concept] = []
    wished = False
    negating = 0
    carrier = verbs[0]
    for verb, following in pairwise(verbs):
        form = base(tokens[verb.head].text)
        if form in NEGATING:
            negating += 1
        elif form in ORDERING:
            ordered_by = frozenset(one.name for one in doers)
            object_doer = said(verb.after, following.first)
        elif form in WISHING:
            wished = True
        carrier = following
    predicates = said(carrier.first, carrier.after)
    carried = base(tokens[carrier.head].text)
    rest = said(carrier.after, after)
    permits = [one for one in predicates if one.name in PERMITTING]
    charges = any(one.name in CHARGING for one in predicates)
    light = carried in CARRYING or not predicates or bool(permits) or charges
    wished = wished or (carried in WISHING and len(verbs) == 1)
    if carried in NEGATING:
        negating += 1
        light = True
    if light:
        alone = concepts_of([tokens[carrier.head].text], ["VB"])[0]
        names = _names(tokens, tags, concepts, first)
        own = [
            one for one in predicates
            if one not in permits and not (one == alone and carried in CARRYING)
        ]  # fmt: skip
        complement = [
            one
            for one in said(carrier.after, _complement_end(tokens, chunks, carrier, after))
            if one not in names
        ]
        acts = [one for one in (*own, *complement) if is_act(one.name)]
        if (permits or charges) and not acts:
            pass
        elif carried in WISHING and not acts:
            predicates = predicates or list(everything)
        else:
            negating += sum(one.sign < 0 for one in permits)
            told = _told_by(own, complement, doers)
            others = any(is_act(one.name) and one != alone for one in told)
            if alone is not None and is_act(alone.name) and not others:
                if carried in NEGATING and carried not in PREVENTING:
                    negating -= 1  # "the signals failed": no act that they failed to do
                told = [alone]  # "the captain left the ship"
            predicates = told or list(everything)
        behind = min(carrier.after, after - 1)
        while behind + 1 < after and tokens[behind].lower in BEFORE_WHERE:
            behind += 1
        said_there = concepts[behind - first]
        if (
            (
                carried == "be"
                or (carried in STANDING and tokens[behind].lower in BY)
                or (carried == "see" and carrier.passive)
            )
            and tokens[behind].lower in WHERE
            and not tokens[min(behind + 1, after - 1)].text[:1].isdigit()  # "stood at 40"
            and (said_there is None or not is_act(said_there.name))
        ):
            predicates = [PRESENT]
            end = _complement_end(tokens, chunks, carrier, after)
            places = frozenset(one.name for one in said(behind + 1, end))
    if any(one.name == "begin" and one.sign > 0 for one in predicates):
        end = _complement_end(tokens, chunks, carrier, after)
        begun = (*doers, *said(carrier.after, end))  # "the strike began", "they began a strike"
        predicates = [*predicates, *(one for one in begun if is_act(one.name))]
    if carried in WITHOUT_VERBS and tokens[min(carrier.after, after - 1)].lower == "without":
        negating += 1  # "was still without power"
    passive = carrier.passive and predicates != [PRESENT]
    by = _by(tokens, carrier, after, said) if passive else None
    on_order = _on_orders(tokens, first, after, said)
    if on_order:
        ordered_by = frozenset(one.name for one in on_order)
    doer_open = subject is not None and tokens[subject.head].lower in PRONOUNS
    if object_doer:
        real = object_doer
        doer_span, doer_open = None, False
    elif by is not None:
        real = by
        doer_span, doer_open = None, False
    elif passive or (carried in THEMES and not _has_object(chunks, carrier)):
        real = []
        rest = [*doers, *rest]
        doer_span, doer_open = None, False
    else:
        real = doers
    terms = {one.name for one in everything}
    return _Parts(
        predicates=tuple(dict.fromkeys(predicates)),
        doers=frozenset(one.name for one in real) - {one.name for one in predicates},
        doer_open=doer_open,
        doer_span=doer_span,
        ordered_by=ordered_by,
        terms=frozenset(terms) - ordered_by,
        places=places,
        negations=negations + negating,
        embedded=negations == 0,
        wished=wished,
        ahead=_is_ahead(tokens, main, after),
    )


def _pointed_at(tokens: Sequence[Token], segment: _Segment) -> tuple[int, int] | None:
    """The words for who it is, of `it was the minister who ordered it`."""
    main = segment.main
    if main is None or tokens[main.first].lower != "who":
        return None
    before = next(
        (one for one in segment.clauses if one.verb is not None and one is not main), None
    )
    if before is None or before.verb is None or not _is_cleft(tokens, before, main):
        return None
    return (before.verb.after, main.first) if before.verb.after < main.first else None


PRESENT = Concept("be there", 1)


def _told_by(
    own: Sequence[Concept], complement: Sequence[Concept], subject: Sequence[Concept]
) -> list[Concept]:
    """What a light verb leaves to others: acts of its object, of its subject, else all."""
    acts = [one for one in (*own, *complement) if is_act(one.name)]
    return acts or [one for one in subject if is_act(one.name)] or [*own, *complement, *subject]


THEMES = bases("""open close shut end begin start stop rise fall sink drop climb grow shrink break
    continue fail explode burn collapse derail crash die drown resume flow leak spread last come
    reopen stay remain hold""")
"""Verbs that, without an object, tell what happens to their subject and not what it does."""


def _has_object(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a noun group follows right behind the verb."""
    behind = next((chunk for chunk in chunks if chunk.first >= verb.after), None)
    return behind is not None and behind.first == verb.after and behind.kind is ChunkKind.NOUN


def _nominal(
    tokens: Sequence[Token],
    segment: _Segment,
    everything: Sequence[Concept],
    said: Said,
    negations: int,
    places: frozenset[str],
) -> _Parts:
    """The parts of words without a finite verb: `any part in the attack`, a headline."""
    first, after = segment.first, segment.after
    verb = next((one.verb for one in segment.clauses if one.verb is not None), None)
    predicates = tuple(everything)
    lead = first
    while lead < after and tokens[lead].text[:1].isupper():
        lead += 1
    doers: frozenset[str] = frozenset()
    if verb is None and first < lead < after and tokens[first].lower not in ARTICLES:
        behind = {one.name for one in concepts_of(
            [token.text for token in tokens[lead:after]], ["NN"] * (after - lead)
        ) if one is not None}  # fmt: skip
        doers = frozenset(one.name for one in everything if one.name not in behind)
        predicates = tuple(one for one in everything if one.name in behind) or predicates
    if verb is not None:
        acts = [one for one in said(verb.first, verb.after) if is_act(one.name)]
        others = [one for one in everything if is_act(one.name)]
        light = base(tokens[verb.head].text) in LIGHT
        predicates = tuple(acts or (others if light else ()) or said(verb.first, verb.after))
        predicates = predicates or tuple(everything)
    return _Parts(
        predicates=tuple(dict.fromkeys(predicates)),
        doers=doers,
        doer_open=False,
        doer_span=None,
        ordered_by=frozenset(),
        terms=frozenset(one.name for one in everything),
        places=places,
        negations=negations,
        embedded=negations == 0,
        wished=False,
        ahead=tokens[first].lower == "to" and after > first,
    )


def _concepts(
    tokens: Sequence[Token], tags: Sequence[str], hidden: Sequence[Span]
) -> list[Concept | None]:
    """What the tokens stand for; those of times and numbers for nothing."""
    if not hidden:
        return concepts_of([token.text for token in tokens], tags)
    dropped = beginning_in(tokens, hidden)
    kept = [at for at in range(len(tokens)) if at not in dropped]
    found = concepts_of([tokens[at].text for at in kept], [tags[at] for at in kept])
    concepts: list[Concept | None] = [None] * len(tokens)
    for at, one in zip(kept, found, strict=True):
        concepts[at] = one
    return concepts


def _of_the_main(tokens: Sequence[Token], segment: _Segment) -> list[Token]:
    """The words of the main clause, without a relative clause that stands before its verb."""
    first, main = segment.first, segment.main
    held = list(tokens[first : _main_end(tokens, segment)])
    if main is not None and main.verb is not None:  # "tension rose, with each saying that not ..."
        for at in range(main.verb.after - first + 1, len(held)):
            if held[at].lower == "with" and held[at - 1].text == ",":
                held = held[:at]
                break
    if main is None or not first < main.first:
        return held
    lead = list(tokens[first : main.first])
    relative = next(
        (at for at, token in enumerate(lead) if token.lower in ("who", "which", "whose")), None
    )
    return held if relative is None else lead[:relative] + held[len(lead) :]


def _main_end(tokens: Sequence[Token], segment: _Segment) -> int:
    """Where what the main clause says ends: not in `who has never won`, nor in `when none came`."""
    if segment.main is None:
        return segment.after
    for clause in segment.clauses:
        behind = clause.first > segment.main.first and clause is not segment.main
        if behind and clause.verb is not None and not clause.infinitive:
            return max(segment.main.after, min(clause.first, segment.after))
    return segment.after


NOT_YET = ("still has to ", "still have to ", "has yet to ", "have yet to ", "is yet to ")
"""What is said to be still to do is not done: `parliament still has to ratify it`."""


def _negations(tokens: Sequence[Token]) -> int:
    lower = [token.lower for token in tokens]
    found = 0
    for at in [at for at, word in enumerate(lower) if word in NEGATORS or word[-3:] in NOT]:
        word = lower[at]
        contrast = lower[at - 1 : at + 1] == [",", "not"]  # "in hiding, not in prison"
        counts = word == "no" and any(
            after[:1].isdigit() for after in lower[at + 1 : at + 3]
        )  # "the No. 5 seed"
        compound = lower[at + 1 : at + 2] == ["-"] or lower[at - 1 : at] == ["-"]  # "no-fly zone"
        if (
            not contrast
            and not compound
            and not counts
            and not any(tuple(lower[at : at + len(phrase)]) == phrase for phrase in HARMLESS)
        ):
            found += 1
    if found == 2 and "neither" in lower:
        return 1
    if "to" in lower:
        line = " ".join(lower) + " "
        found += any(phrase in line for phrase in NOT_YET)
    return min(found, 1)


def _verb_chain(tokens: Sequence[Token], segment: _Segment, main: Clause) -> list[Chunk]:
    """The verb of the main clause and the infinitives that hang on it: `refused`, `to release`."""
    assert main.verb is not None
    chain = [main.verb]
    if base(tokens[main.verb.head].text) not in CHAINING:
        return chain
    for clause in segment.clauses:
        if clause is main or clause.verb is None or clause.first < main.first:
            continue
        opened = tokens[clause.first].lower
        far = clause.first - chain[-1].after > 1
        if far and base(tokens[chain[-1].head].text) in EMBEDDING - ORDERING - WISHING:
            break
        if not clause.infinitive or opened in ("when", "while", "after", "before", "who", "which"):
            break
        chain.append(clause.verb)
        if base(tokens[clause.verb.head].text) not in NEGATING | ORDERING | WISHING | EMBEDDING:
            break
    return chain


EMBEDDING = bases("""plan agree promise vow pledge intend expect threaten offer try attempt begin
    continue go decide prepare manage help allow let suspect believe think know say set due
    consider hope aim seem appear use""")
CHAINING = LIGHT | NEGATING | ORDERING | WISHING | EMBEDDING
"""Verbs on which infinitives hang that say what is done."""
LETTING = LIGHT | EMBEDDING - ORDERING - WISHING
"""Of these those that say nothing of their own where they stand for an act: `were let go`."""
CARRYING = LIGHT | WISHING


def _doer_concepts(main: Clause, subject: Chunk | None, said: Said) -> list[Concept]:
    """What the subject says, with what hangs on it: `the head of the bank`."""
    if subject is None:
        return []
    if main.inherited or main.verb is None:
        return list(said(subject.first, subject.after))
    return list(said(subject.first, main.verb.first))


def _span_of(tokens: Sequence[Token], chunk: Chunk | None) -> Span | None:
    return None if chunk is None else Span(tokens[chunk.first].start, tokens[chunk.after - 1].end)


def _complement_end(
    tokens: Sequence[Token], chunks: Sequence[Chunk], verb: Chunk, after: int
) -> int:
    """Where the complement of a light verb ends: at the first comma or clause opener."""
    for chunk in chunks:
        if chunk.first >= verb.after and chunk.first < after:
            sign = tokens[chunk.first].text
            if chunk.kind is ChunkKind.OPENER or (sign in ",;:–—" and chunk.first > verb.after):
                return chunk.first
    return after


def _names(
    tokens: Sequence[Token],
    tags: Sequence[str],
    concepts: Sequence[Concept | None],
    first: int,
) -> set[Concept]:
    """The concepts that are names; `first`: the token of the first one."""
    return {
        one
        for at, one in enumerate(concepts, first)
        if one is not None and tags[at] == "NNP" and tokens[at].text[:1].isupper()
    }


def _by(tokens: Sequence[Token], verb: Chunk, after: int, said: Said) -> list[Concept] | None:
    """Who does it, of a passive: `killed by gunmen`."""
    for at in range(verb.after, min(after, verb.after + 12)):
        if tokens[at].lower == "by":
            end = next((to for to in range(at + 1, after) if tokens[to].lower in STOPS), after)
            found = list(said(at + 1, end))
            return found or None
    return None


STOPS = words("in on at near after before when while , ; and to with because during since")


ON = words("on at under")


def _on_orders(tokens: Sequence[Token], first: int, after: int, said: Said) -> list[Concept]:
    """Who ordered it: `on the orders of the governor`."""
    for at in [at for at in range(first, after - 3) if tokens[at].lower in ON]:
        phrase = [token.lower for token in tokens[at : at + 4]]
        if phrase[1] in ("the", "orders", "order"):
            for gap in (1, 2):
                if phrase[gap] in ("orders", "order", "behest", "instructions") and tokens[
                    at + gap + 1
                ].lower in ("of", "from"):
                    return list(said(at + gap + 2, after))
    return []


def _places(
    tokens: Sequence[Token],
    tags: Sequence[str],
    segment: _Segment,
    concepts: Sequence[Concept | None],
) -> frozenset[str]:
    """Names behind `in`, `near`, `at`."""
    found = set()
    for at in [at for at in range(segment.first, segment.after - 1) if tokens[at].lower in WHERE]:
        for after in range(at + 1, min(at + 4, segment.after)):
            one = concepts[after - segment.first]
            if tags[after] == "NNP" and one is not None:
                found.add(one.name)
            elif tags[after] not in ("DT", "NNP", "JJ"):
                break
    return frozenset(found)


def _is_ahead(tokens: Sequence[Token], main: Clause, after: int) -> bool:
    assert main.verb is not None
    lower = [token.lower for token in tokens[main.verb.first : main.verb.after]]
    if AHEAD.intersection(lower):
        return True
    following = [token.lower for token in tokens[main.verb.after : main.verb.after + 2]]
    is_to = lower[-1:] in (["is"], ["are"]) and following[:1] == ["to"]
    to_inside = "to" in lower and {"is", "are"}.intersection(lower)
    planned = base(tokens[main.verb.head].text) in PLANNING and "to" in following
    return bool(is_to or to_inside or planned)


PLANNING = bases("plan agree promise vow pledge intend expect threaten offer prepare")


def _is_bare(segment: _Segment, parts: _Parts) -> bool:
    """Whether the words have no doer of their own: `any part in the attack`, `paying them`."""
    return segment.main is None or not parts.doers


def _is_the_only(tokens: Sequence[Token], first: int, after: int) -> bool:
    """`the last inspection`, but not `the last of them`."""
    places = [at for at in range(max(1, first), after - 1) if tokens[at].lower in ONLY]
    return any(tokens[at - 1].lower in ARTICLES and tokens[at + 1].lower != "of" for at in places)


def _around(statement: Statement, span: Span) -> Span:
    """From the first to the last of source, reporting word and content, where they are near."""
    spans = [span, *statement.cue, *statement.source]
    whole = Span(min(one.start for one in spans), max(one.end for one in spans))
    return whole if whole.end - whole.start <= MAX_WORDS_CHARS else span


def _name_concepts(name: str) -> set[str]:
    written = name.split()
    tags = ["NNP" if word[:1].isupper() else "NN" for word in written]
    stripped = [word.strip(".,;:’'\"") for word in written]
    return {one.name for one in concepts_of(stripped, tags) if one is not None}


def when(times: Sequence[Timex]) -> tuple[str | None, str | None]:
    """First and last day of the finest of these times; None where none is dated."""
    dated = [one for one in times if one.type in (TimexType.DATE, TimexType.TIME)
             and one.begin and one.end]  # fmt: skip
    if not dated:
        return None, None
    finest = min(dated, key=lambda one: (_days(one), one.span.start))
    return finest.begin, finest.end


def _days(timex: Timex) -> int:
    try:
        begin, end = date.fromisoformat(timex.begin or ""), date.fromisoformat(timex.end or "")
    except ValueError:
        return 10**6
    return (end - begin).days


def _footing(text: str, tokens: Sequence[Token], statement: Statement, parts: _Parts) -> Footing:
    if statement.type is T.ASKS or tokens[-1].text == "?":
        return Footing.QUESTION
    wishes = (
        statement.type is T.THINKS
        and any(base(word) in WISHING for word in statement.cue[-1].of(text).split())
        if statement.cue
        else False
    )
    if statement.type is T.CALLS_FOR or parts.wished or wishes:
        return Footing.DEMAND
    if parts.ahead or statement.type in (T.PREDICTS, T.PROMISES):
        return Footing.FUTURE
    if statement.type is T.THINKS or statement.strength in (Strength.POSSIBLE, Strength.LIKELY):
        return Footing.HEDGED
    hedges = [token for token in tokens if token.lower in HEDGES and token.text != "May"]
    return Footing.HEDGED if hedges else Footing.FACT
