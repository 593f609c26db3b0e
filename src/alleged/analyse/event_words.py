"""The words of a document as the rules about events ask for them: cut once, sentence by sentence.

No parts of speech: what belongs to an act is told from words between, commas, verbs and clause
borders, as `event_dates` does for times.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from alleged.analyse.timex.tense import is_past_verb
from alleged.analyse.timex.words import Tokens, read_tokens, word_set
from alleged.records.spans import Span

CLAUSE_WORDS = word_set(
    """that who which whose whom when while because although though if whether whereas until after
    before ; : ( ) — – “ ” " `` ''"""
)
AUXILIARIES = word_set(
    """will would is are was were has have had be been being do does did may might can could should
    must shall 's 're 'll"""
)
BETWEEN_VERBS = word_set("be been being not also already since still then n't never soon later")
DETERMINERS = word_set("the a an this that these those his her its their our my your some any no")
WORD_COST = 0.06
COMMA_COST = 0.35
VERB_COST = 0.8
CLAUSE_COST = 1.0
AND_COST = 0.5
"""`and`, `but` before a verb: what follows is told of another act. All costs are those of
`event_dates`, but for the verb's: a place or a number is shared by more verbs than a date."""
MOST_WORDS = 60
"""Beyond this nothing belongs to an act: a bound on the work for endless sentences."""
FAR = 99.0
"""The distance of what is beyond."""

Range = tuple[int, int]
"""Tokens of a sentence: the first, and the one behind the last."""


@dataclass(slots=True)
class Cut:
    """A sentence, cut into tokens."""

    number: int
    """Of the sentence, from 0."""
    span: Span
    paragraph: int
    tokens: Tokens

    def range_of(self, span: Span) -> Range:
        """The tokens that the span touches; at least one."""
        starts, ends = self.tokens.starts, self.tokens.ends
        if not starts:
            return 0, 1
        first = max(0, bisect_right(starts, span.start) - 1)
        if ends[first] <= span.start and first + 1 < len(starts):
            first += 1
        after = first
        while after < len(starts) and starts[after] < span.end:
            after += 1
        return first, max(after, first + 1)

    def span_of(self, first: int, after: int) -> Span:
        """The characters of these tokens."""
        return Span(self.tokens.starts[first], self.tokens.ends[after - 1])

    def is_name(self, at: int) -> bool:
        """Whether the token begins with a capital letter and does not open the sentence."""
        word = self.tokens.word(at)
        return at > 0 and word[:1].isupper()


@dataclass(slots=True)
class CutText:
    """A document with its sentences, each cut when it is first asked for."""

    text: str
    sentences: Sequence[Span]
    starts: list[int] = field(init=False)
    paragraphs: list[int] = field(init=False)
    cuts: dict[int, Cut] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.starts = [sentence.start for sentence in self.sentences]
        self.paragraphs = []
        paragraph, end = 0, 0
        for sentence in self.sentences:
            paragraph += "\n\n" in self.text[end : sentence.start]
            end = sentence.end
            self.paragraphs.append(paragraph)

    def number_at(self, place: int) -> int:
        """The sentence that holds this place, or the one before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def sentence(self, number: int) -> Cut:
        """The sentence of this number."""
        if number not in self.cuts:
            span = self.sentences[number]
            tokens = read_tokens(self.text, span.start, span.end)
            self.cuts[number] = Cut(number, span, self.paragraphs[number], tokens)
        return self.cuts[number]

    def at(self, place: int) -> Cut:
        """The sentence that holds this place."""
        return self.sentence(self.number_at(place))


def distance(cut: Cut, one: Range, other: Range) -> float:
    """How far apart two groups of words are: words, commas, verbs and clause borders between."""
    low, high = (one[1], other[0]) if one[0] <= other[0] else (other[1], one[0])
    if high - low > MOST_WORDS:
        return FAR
    tokens = cut.tokens
    cost = WORD_COST * max(0, high - low)
    for at in range(low, high):
        word = tokens.low(at)
        if word in CLAUSE_WORDS and not (word in ("after", "before", "until") and at == high - 1):
            cost += CLAUSE_COST
        elif word == ",":
            cost += COMMA_COST
        elif word in ("and", "but") and is_past_verb(tokens.low(at + 1)):
            cost += AND_COST
        elif (word in AUXILIARIES or is_past_verb(word)) and not _in_group(tokens, at, low, high):
            cost += VERB_COST
    return cost


def _in_group(tokens: Tokens, at: int, low: int, high: int) -> bool:
    """Whether only parts of one verb group stand between the verb and either end."""
    between = BETWEEN_VERBS | AUXILIARIES
    if all(tokens.low(k) in between for k in range(at + 1, high)):
        return True
    return all(tokens.low(k) in between for k in range(low, at))
