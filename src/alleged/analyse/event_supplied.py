"""A party that grammar supplies to an event, and what all rules for such parties look at.

The rules stand in `event_doers`, `event_sufferers` and `event_sides`; `event_gaps` puts what they
supply into the events.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from alleged.analyse.event_climb import INSIDE_NOUN, NOUN_TAGS, View
from alleged.analyse.event_instruments import PAIRS, WEAPONS
from alleged.analyse.event_parties import subject_of
from alleged.analyse.names import word_set
from alleged.analyse.syntax import Chunk, ChunkKind
from alleged.records.spans import Span

CONTROLLED_PROBABILITY = 0.8
OBJECT_PROBABILITY = 0.6
IMPLIED_PROBABILITY = 0.6
PRONOUN_PROBABILITY = 0.7
"""Estimates: 300 cases of our own are too few to count each rule apart; see docs/event-cases.md."""
ACTOR, RECIPIENT = "actor", "recipient"


@dataclass(frozen=True, slots=True)
class Supplied:
    """A party that grammar supplies to an event."""

    event_id: str
    role: str
    span: Span
    reason: str
    _: KW_ONLY
    probability: float = OBJECT_PROBABILITY
    instead: tuple[Span, ...] = ()
    """Parties of this role that only gave the order."""
    sure: bool = False
    """Whether grammar alone says that it is somebody; else the words have to."""
    replaces_other: bool = False
    """Whether a party of the other role in the same words is none."""


WORDS_OF_TIME = word_set(
    """seconds minute minutes moment moments hour hours day days night nights week weeks weekend
    month months year years decade decades today yesterday tomorrow tonight dawn morning noon midday
    afternoon dusk nightfall evening midnight monday tuesday wednesday thursday friday saturday
    sunday spring summer autumn winter"""
)
"""Words of time: who is hit *days* after or arrested *by midday* is hit or arrested by nobody."""
NO_PARTY = WORDS_OF_TIME | word_set(
    """fire order law power emergency control curfew state martial shots force hostage ballots
    ballot home"""
)
"""What verbs of acts have beside them and is nobody: `opened fire`, `seized power`."""
STAND_INS = word_set("that those one")
"""Pronouns that stand for one act of several: `notably that of the banker`."""
SUFFERED = word_set(
    """
    arrest arrests detention detentions expulsion deportation removal ouster dismissal exile
    banishment kidnapping abduction capture imprisonment appointment assassination murder
    """
)
"""Nouns whose owner it befalls: `her arrest`, `the consul's expulsion`."""
BROUGHT_TO_COURT = word_set("trial trials prosecution indictment impeachment conviction")
"""Nouns of what befalls the accused: `his trial`."""


def clause_subject(view: View, at: int) -> Chunk | None:
    """The subject of the clause that a word stands in; None where it is no noun or pronoun."""
    for clause in view.sentence.clauses:
        if clause.holds(at) and clause.subject is not None:
            subject = clause.subject
            return subject if view.tag(subject.head) in (*NOUN_TAGS, "PRP") else None
    return None


def own_subject(view: View, at: int) -> Chunk | None:
    """The subject of the clause that a verb is the verb of."""
    for clause in view.sentence.clauses:
        verb, subject = clause.verb, clause.subject
        if verb is None or subject is None or not verb.first <= at < verb.after:
            continue
        named = view.tag(subject.head) in (*NOUN_TAGS, "PRP") and not clause.infinitive
        return subject if named and subject.after <= verb.first else None
    return None


def subject_behind(view: View, at: int) -> Chunk | None:
    """Of `after being thrown out, he wrote` the `he`: the subject of the clause that a participle
    stands before."""
    first = view.chunk(at).first
    if view.tag(first) != "VBG" or not (first == 0 or view.word(first - 1) in PARTICIPLE_LINKS):
        return None
    comma = next((i for i in range(at + 1, len(view.low)) if view.word(i) == ","), None)
    chunk = noun_after(view, comma + 1) if comma is not None else None
    if chunk is None or chunk.after >= len(view.low):
        return None
    return chunk if view.chunk(chunk.after).kind is ChunkKind.VERB else None


PARTICIPLE_LINKS = word_set("after before while since upon on by without when in despite")


def noun_chunk_after(view: View, at: int) -> Chunk | None:
    """The group right behind a word, particles between."""
    place = at + 1
    while view.tag(place) in ("RP", "RB"):
        place += 1
    if view.word(place) == "," and _shares_object(view, at):
        place += 1
    return noun_after(view, place)


def _shares_object(view: View, at: int) -> bool:
    """Whether the object behind a comma is that of two verbs: `froze, and Norvik tore up, the
    treaty`."""
    subject = subject_of(view, at)
    return (
        subject is not None
        and view.word(subject.first - 1) in ("and", "but")
        and view.word(subject.first - 2) == ","
        and view.is_verb(subject.first - 3)
    )


def noun_after(view: View, at: int) -> Chunk | None:
    """The group of a noun or pronoun that a word stands in; None where it stands in none."""
    if at >= len(view.low):
        return None
    chunk = view.chunk(at)
    named = chunk.kind == ChunkKind.NOUN and view.tag(chunk.head) in (*NOUN_TAGS, "PRP")
    mistagged = (
        chunk.kind == ChunkKind.NOUN
        and view.tag(chunk.head) == "JJ"
        and view.tag(chunk.first) == "PRP$"
    )
    return chunk if named or mistagged else None


def of_behind(view: View, at: int) -> int | None:
    """The `of` behind the noun of an act, over words of time and what stands between commas: `the
    resignation two days later of`, `the trial, in a makeshift courtroom, of`; None for none."""
    after = view.chunk(at).after
    if view.word(after) == "of":
        return after
    reach = range(after, min(after + 9, len(view.low) - 1))
    of = next((place for place in reach if view.word(place) == "of"), None)
    if of is None or any(view.is_verb(place) for place in range(after, of)):
        return None
    if view.word(after) == "," and view.word(of - 1) == ",":
        return of
    later = view.word(of - 1) in LATER
    return of if later and view.word(after) not in (",", "and") else None


LATER = word_set("later earlier afterwards before ago yesterday today")


def is_means(view: View, chunk: Chunk) -> bool:
    """Whether a group names what force is used with: `fired rubber bullets`."""
    head = view.word(chunk.head)
    return head in WEAPONS or (view.word(chunk.head - 1), head) in PAIRS


def party_span(view: View, chunk: Chunk) -> Span:
    """A group without its article, numbers and owner's pronoun."""
    first = chunk.first
    while first < chunk.head and (
        view.tag(first) in ("DT", "CD", "PRP$") or view.tag(first) not in INSIDE_NOUN
    ):
        first += 1
    return span_over(view, first, chunk.head + 1)


def span_over(view: View, first: int, after: int) -> Span:
    """The words from the first to before the one after."""
    return Span(view.tokens[first].start, view.tokens[after - 1].end)


def without_mark(span: Span, view: View) -> Span:
    """The words of an owner without the `'s` behind them."""
    last = next((token for token in reversed(view.tokens) if token.end == span.end), None)
    if last is None or not last.lower.replace("’", "'").endswith("'s"):
        return span
    return Span(span.start, span.end - 2)


def low_words(phrase: str) -> list[str]:
    """The words in small letters, with a straight apostrophe."""
    return phrase.lower().replace("’", "'").split()
