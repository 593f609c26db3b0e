"""What the build of a sentence says of the parties of an act, before any model is asked.

A verb has its subject and its object; in the passive they change places and the doer follows `by`.
A noun has its owner in front, `of` and `by` behind, and with a verb that says little the subject of
that verb. What is asked of somebody has the other side for its subject: `urged that Norvik pay`.
Each place is worth something for a role (below 0: it speaks against it), which is added to the
reader model's score there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct

from alleged.analyse.act_words import base_forms
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.event_triggers import Trigger, WordTable
from alleged.analyse.names import word_set
from alleged.analyse.syntax import Chunk, ChunkKind, Clause
from alleged.models.reader import Reading
from alleged.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as the reader model cuts it, and as the groups of words do."""

    begin: int
    """First word of the text."""
    end: int
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    """First code point of each word."""
    ends: tuple[int, ...]
    syntax: SentenceSyntax
    token_of: tuple[int, ...]
    """For each word the token of `syntax` that begins last before it or with it."""
    word_of: tuple[int, ...]
    """For each token, and once more at the end, its first word, counted from `begin`."""
    chunk_of: tuple[int, ...]
    """For each token the number of its group."""

    def words_in(self, span: Span) -> tuple[int, int]:
        """First word that begins in a span and the word after the last, counted from `begin`."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def words_of(self, chunk: Chunk) -> tuple[int, int]:
        """First word of a group and the word after its last, counted from `begin`."""
        return self.word_of[chunk.first], self.word_of[chunk.after]


def read_sentence(
    reading: Reading, table: WordTable, syntax: SentenceSyntax, begin: int, end: int
) -> Sentence:
    """Put the model's words and the tagger's tokens side by side."""
    starts, ends = reading.starts[begin:end], reading.ends[begin:end]
    token_starts = [token.start for token in syntax.tokens]
    token_of = tuple(max(0, bisect_right(token_starts, start) - 1) for start in starts)
    word_of = tuple(bisect_left(starts, start) for start in token_starts)
    chunk_of = [0] * len(syntax.tokens)
    for number, chunk in enumerate(syntax.chunks):
        chunk_of[chunk.first : chunk.after] = [number] * (chunk.after - chunk.first)
    return Sentence(
        begin=begin,
        end=end,
        lower=table.lower[begin:end],
        starts=tuple(starts),
        ends=tuple(ends),
        syntax=syntax,
        token_of=token_of,
        word_of=(*word_of, len(starts)),
        chunk_of=tuple(chunk_of),
    )


Worth = tuple[float, float]
"""For the actor and for the recipient."""

SUBJECT: Worth = (1.6, -0.8)
PASSIVE_SUBJECT: Worth = (-1.6, 1.6)
OBJECT: Worth = (-0.8, 1.2)
BY: Worth = (2.4, -1.2)
FACING: Worth = (-0.4, 0.9)
FAR: Worth = (-0.4, 0.6)
"""Behind a preposition, with another verb between: `agreed | to send rice to Norvik`."""
OWNER: Worth = (1.0, -0.2)
OF: Worth = (0.0, 0.7)
SPEAKER: Worth = (-3.0, -1.5)
"""Who only tells of the act."""
SAME_SPEAKER: Worth = (0.8, -0.8)
"""Who tells of it, where the subject is a pronoun: `Kestria said it would withdraw`."""
OTHER_SUBJECT: Worth = (-1.2, 0.0)
"""The subject of another verb."""
ASKED: Worth = (-1.8, 1.8)
"""The subject of what is asked for: `demanded that Norvik pay`."""
ASKING: Worth = (2.0, -1.0)
"""Who says that somebody must: `Kestria said Norvik must pay`."""
# All were set by hand and then looked at on every tenth of our own marked sentences: half or twice
# as much changes the F1 of role phrases by less than a point.

FACING_WORDS = word_set(
    "to against with on upon from for at between over toward towards versus among into"
)
LIGHT_VERBS = word_set(
    """hold issue launch make stage sign give take carry conduct voice express order begin start end
    resume announce call lead pay impose lift declare mount open renew reiterate undertake reject"""
)
"""Verbs that say little beside the noun that names the act: `staged a protest`."""
OWN_ACTS = frozenset({"oath", "exile", "resignation"})
"""What somebody does himself also in the passive: `was sworn in`."""
SUFFERING = word_set(
    "die dies died dying perish perished disappear disappeared vanished fell flee fled"
)
"""Verbs whose subject the act befalls."""
MEANT = word_set("it they he she we i")
MUST = word_set("must should ought shall")
ASKING_TYPES = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})
"""Types whose words have a clause for the other side: `demanded that Norvik pay`."""
PHRASE_REACH = 6
"""Groups behind an act in which its prepositions are looked for."""
FAR_REACH = 14
"""As many where only verbs without a subject of their own stand between."""


class Expected(Struct, frozen=True, kw_only=True, gc=False):
    """What the build of the sentence says of a stretch of words."""

    begin: int
    end: int
    """Words of the sentence."""
    worth: Worth
    why: str


def read_expected(
    sentence: Sentence,
    trigger: Trigger,
    *,
    kind: str | None = None,
    speaker: Sequence[Span] = (),
) -> list[Expected]:
    """Where actor and recipient of an act would stand by the build of the sentence.

    `kind`: PLOVER's type or our label; `speaker`: the words for who tells of the act.
    """
    chunks = sentence.syntax.chunks
    modal = kind == "REQUEST" and sentence.lower[trigger.first - sentence.begin] in MUST
    number = _verb_number(sentence, trigger) if chunks else None
    if modal:
        told = ASKING
    elif number is not None and _has_pronoun(sentence, number):
        told = SAME_SPEAKER
    else:
        told = SPEAKER
    found = [
        Expected(begin=low, end=high, worth=told, why="who says it")
        for span in speaker
        for low, high in (sentence.words_in(span),)
        if low < high
    ]
    if not chunks:
        return found
    if number is not None:
        found += _around_verb(sentence, number, kind, modal=modal)
    else:
        last = min(trigger.parts[0][1] - 1 - sentence.begin, len(sentence.token_of) - 1)
        found += _around_noun(sentence, sentence.chunk_of[sentence.token_of[last]], trigger)
    return found + _other_subjects(sentence, found)


def _verb_number(sentence: Sentence, trigger: Trigger) -> int | None:
    """The group of verbs that a trigger stands in, or `is` before an adjective; None for a noun."""
    chunks = sentence.syntax.chunks
    last = min(trigger.parts[0][1] - 1 - sentence.begin, len(sentence.token_of) - 1)
    first = sentence.chunk_of[sentence.token_of[trigger.first - sentence.begin]]
    for number in sorted({first, sentence.chunk_of[sentence.token_of[last]]}):
        if chunks[number].kind is ChunkKind.VERB:
            return number
        before = chunks[number - 1] if number else None
        adjective = chunks[number].kind is ChunkKind.ADJECTIVE
        if adjective and before is not None and before.kind is ChunkKind.VERB:
            return number - 1
    return None


def _has_pronoun(sentence: Sentence, number: int) -> bool:
    """Whether the subject of a verb is a pronoun, which in reported words is mostly the speaker."""
    subject = _subject_of(sentence, number)
    return subject is not None and sentence.syntax.tokens[subject.first].lower in MEANT


def _at(sentence: Sentence, chunk: Chunk | None, worth: Worth, why: str) -> list[Expected]:
    """A group of nouns, and those that `and` or commas join to it."""
    if chunk is None:
        return []
    low, high = sentence.words_of(chunk)
    found = [Expected(begin=low, end=high, worth=worth, why=why)]
    chunks = sentence.syntax.chunks
    number = sentence.chunk_of[chunk.first]
    for joined in _joined_to(sentence, number):
        low, high = sentence.words_of(chunks[joined])
        found.append(Expected(begin=low, end=high, worth=worth, why=why))
    return found


def _joined_to(sentence: Sentence, number: int) -> Iterator[int]:
    """The groups that are listed behind one: `Norvik | , | Kestria | and | Tolmeria`."""
    chunks, tokens = sentence.syntax.chunks, sentence.syntax.tokens
    at, listed = number, False
    while at + 2 < len(chunks) and chunks[at + 2].kind is ChunkKind.NOUN:
        between = chunks[at + 1]
        joins = between.kind is ChunkKind.AND
        comma = tokens[between.first].text == ","
        if not joins and not (comma and (listed or _lists(sentence, at + 2))):
            return
        at, listed = at + 2, True
        behind = chunks[at + 1] if at + 1 < len(chunks) else None
        if behind is not None and behind.kind is ChunkKind.VERB and behind.finite:
            return  # the subject of another clause
        yield at
        if joins:
            return


def _lists(sentence: Sentence, number: int) -> bool:
    """Whether an `and` or another comma follows within the list."""
    chunks, tokens = sentence.syntax.chunks, sentence.syntax.tokens
    if number + 2 >= len(chunks) or chunks[number + 2].kind is not ChunkKind.NOUN:
        return False
    between = chunks[number + 1]
    return between.kind is ChunkKind.AND or tokens[between.first].text == ","


def _clause_of(sentence: Sentence, number: int) -> Clause | None:
    syntax = sentence.syntax
    verb = syntax.chunks[number]
    for clause in syntax.clauses:
        if clause.verb is not None and clause.verb.first == verb.first:
            return clause
    return next((one for one in syntax.clauses if one.holds(verb.first)), None)


def _subject_of(sentence: Sentence, number: int) -> Chunk | None:
    clause = _clause_of(sentence, number)
    subject = clause.subject if clause is not None else None
    same = subject is not None and subject.first == sentence.syntax.chunks[number].first
    return None if same else subject


def _around_verb(
    sentence: Sentence, number: int, kind: str | None, *, modal: bool
) -> list[Expected]:
    chunks = sentence.syntax.chunks
    subject = _subject_of(sentence, number)
    if modal:
        return _at(sentence, subject, ASKED, "who must")
    verb = sentence.syntax.tokens[chunks[number].head].lower
    if kind in OWN_ACTS:
        return _at(sentence, subject, SUBJECT, "who does it himself")
    if kind in ("ASSAULT", "SANCTION") and verb in SUFFERING:
        found = _at(sentence, subject, PASSIVE_SUBJECT, "who suffers it")
        return found + _behind(sentence, number, by=True)
    if chunks[number].passive:
        found = _at(sentence, subject, PASSIVE_SUBJECT, "subject of the passive")
        return found + _behind(sentence, number, by=True)
    found = _at(sentence, subject, SUBJECT, "subject of the verb")
    if kind in ASKING_TYPES and kind != "THREATEN":  # "threatened that Norvik would retaliate"
        asked = _asked(sentence, number)
        if asked is not None:
            return found + _at(sentence, asked, ASKED, "subject of what is asked for")
    for chunk in chunks[number + 1 : number + 3]:
        if chunk.kind is ChunkKind.NOUN:
            found += _at(sentence, chunk, OBJECT, "object of the verb")
            break
        if chunk.kind not in (ChunkKind.ADVERB, ChunkKind.TIME):
            break
    return found + _behind(sentence, number, by=False)


def _asked(sentence: Sentence, number: int) -> Chunk | None:
    """The subject of the clause behind `that`."""
    chunks, tokens = sentence.syntax.chunks, sentence.syntax.tokens
    for at in range(number + 1, min(number + 4, len(chunks) - 1)):
        if tokens[chunks[at].first].lower == "that":
            following = chunks[at + 1]
            return following if following.kind is ChunkKind.NOUN else None
        if chunks[at].kind is ChunkKind.VERB:
            return None
    return None


def _around_noun(sentence: Sentence, number: int, trigger: Trigger) -> list[Expected]:
    chunks, tokens = sentence.syntax.chunks, sentence.syntax.tokens
    low, _ = sentence.words_of(chunks[number])
    first = trigger.first - sentence.begin
    found: list[Expected] = []
    if low < first:
        found.append(Expected(begin=low, end=first, worth=OWNER, why="owner in front of the noun"))
    found += _behind(sentence, number, by=True)
    before = chunks[number - 1] if number else None
    if before is not None and before.kind is ChunkKind.VERB:
        verb = tokens[before.head].lower
        forms = base_forms(verb)
        named = "call" in forms and tokens[chunks[number].first].lower in ("the", "this", "that")
        if not named and any(form in LIGHT_VERBS for form in forms):  # "called the strike unlawful"
            worth = (0.0, 0.4) if before.passive else SUBJECT
            found += _at(sentence, _subject_of(sentence, number - 1), worth, "subject of its verb")
    return found


def _behind(sentence: Sentence, number: int, *, by: bool) -> list[Expected]:
    """The groups behind prepositions; over the next verb only where that has no subject."""
    chunks, tokens = sentence.syntax.chunks, sentence.syntax.tokens
    found: list[Expected] = []
    far = False
    for at in range(number + 1, len(chunks) - 1):
        if at > number + (FAR_REACH if far else PHRASE_REACH):
            break
        if chunks[at].kind is ChunkKind.VERB:
            if chunks[at].finite or tokens[chunks[at].first].lower != "to":
                break
            far = True
            continue
        if chunks[at].kind is ChunkKind.OPENER:
            break
        following = chunks[at + 1]
        word = tokens[chunks[at].first].lower
        if following.kind is not ChunkKind.NOUN or chunks[at].kind is ChunkKind.NOUN:
            continue
        if word == "by" and by and not far:
            found += _at(sentence, following, BY, "after “by”")
        elif word in FACING_WORDS:
            found += _at(sentence, following, FAR if far else FACING, f"after “{word}”")
        elif word == "of" and at == number + 1:
            found += _at(sentence, following, OF, "after “of”")
    return found


def _other_subjects(sentence: Sentence, found: Sequence[Expected]) -> list[Expected]:
    """The subjects of the sentence's other clauses."""
    taken = {one.begin for one in found}
    others = []
    for clause in sentence.syntax.clauses:
        if clause.subject is None or clause.inherited:
            continue
        low, high = sentence.words_of(clause.subject)
        if low not in taken:
            others.append(
                Expected(begin=low, end=high, worth=OTHER_SUBJECT, why="subject of another verb")
            )
    return others
