"""Who did it, and to whom: the words of a sentence that are parties of an act.

The reader model holds every word of the sentence against the act. Words that it takes for a party
are put together to phrases; the build of the sentence (subject, object, `by` of a passive) raises
or lowers what stands there, and supplies a party that the model was too unsure of. A phrase is then
cut to the party itself: without article and number, titles kept.

    Up to forty Velmoran officers were held    ->  `Velmoran officers`
    the ambassadors of Kestria and Tolmeria    ->  as the model divides it
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.event_triggers import Trigger, WordTable
from alleged.analyse.names import word_set
from alleged.analyse.syntax import Chunk, ChunkKind, Clause
from alleged.models.labels import PAIR_WIDTH, PARTY_ROLES
from alleged.models.pairs import role_scores
from alleged.models.reader import Reading
from alleged.records.spans import Span

ACTOR, RECIPIENT, PLACE = range(3)
PARTY_WEIGHT = 0.3
"""How much the head that marks parties without regard to an act counts."""
SYNTAX_WEIGHT = 1.0
"""Added to the score of words where the build of the sentence expects the role, and taken off
where it expects the other."""
WORD_FROM = 0.4
"""Chance from which a word begins or goes on a phrase of a role."""
BRIDGE_FROM = 0.15
"""Chance of a word between two such, within one group of words."""
EXTEND_FROM = 0.08
"""Chance of a word before a run, in the same group."""
FALLBACK_FROM = 0.12
"""Chance from which the group where the build expects the role is taken, when nothing else is.
All four were chosen on every tenth of our own marked sentences; see docs/events.md."""
MAX_PARTIES = 8

NUMBER_WORDS = word_set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions dozen dozens scores score several many few
    some about around nearly almost over more than at least up to most all both another other
    no any each every half least additional further roughly approximately some fewer less under
    estimated close""",
)
LEADING = word_set("the a an this that these those its his her their our my such same said") | (
    NUMBER_WORDS
)
"""What is cut from the front of a party. A number is kept before `of` and a name only with it."""
LOOSE = word_set("the a an of and or 's ’s s ' ’ , ; : . - – — ( ) \" “ ” to by in on at for with")
"""Words with which no party begins or ends."""
RELATIVE = word_set("who whom which that whose")
PRONOUNS = word_set(
    "he she it they him her them i we us you his its their hers theirs who whom which that himself "
    "herself itself themselves"
)
POSSESSIVES = word_set("his her its their our my whose")
NO_PARTY = word_set("there here nothing something anything what it")
PASSIVE_BY = "by"
_DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePhrase:
    """Words that have a role in an act."""

    role: int
    """`ACTOR` or `RECIPIENT`."""
    span: Span
    probability: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the build of the sentence expects of an act: word ranges of its parties."""

    actor: tuple[int, int] | None = None
    recipient: tuple[int, int] | None = None
    why_actor: str = ""
    why_recipient: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleReader:
    """The role heads of a text, ready for each of its acts."""

    acts: NDArray[np.float32]
    words: NDArray[np.float32]
    alone: NDArray[np.float32]
    party: NDArray[np.float32]
    """Words x 2: how much more likely a word is a party in this role than none, by the head that
    knows of no act."""
    distances: NDArray[np.float32]

    @classmethod
    def of(cls, reading: Reading) -> RoleReader:
        """From the scores of a text."""
        party = reading.scores["party"]
        marks = np.logaddexp(party[:, 1::2], party[:, 2::2]) - party[:, :1]
        return cls(
            acts=reading.scores["pair_act"],
            words=reading.scores["pair_word"],
            alone=reading.scores["pair_role"],
            party=marks,
            distances=np.asarray(reading.settings.distances, dtype=np.float32),
        )

    def scores(self, act: int, begin: int, end: int) -> NDArray[np.float64]:
        """Words from `begin` to `end` x roles; no role scores 0."""
        found = role_scores(
            self.acts[act].reshape(len(PARTY_ROLES), PAIR_WIDTH),
            self.words[begin:end],
            self.alone[begin:end],
            self.distances,
            np.arange(begin - act, end - act),
        ).astype(np.float64)
        found[:, :2] += PARTY_WEIGHT * self.party[begin:end]
        return found


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

    def words_of(self, chunk: Chunk) -> tuple[int, int]:
        """First word of a group and the word after its last, counted from `begin`."""
        return self.word_of[chunk.first], self.word_of[chunk.after]


def read_sentence(
    reading: Reading, table: WordTable, syntax: SentenceSyntax, begin: int, end: int
) -> Sentence:
    """Put the model's words and the tagger's tokens side by side."""
    starts = reading.words.starts[begin:end].tolist()
    ends = reading.words.ends[begin:end].tolist()
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


def read_frame(sentence: Sentence, trigger: Trigger) -> Frame:
    """Where actor and recipient of an act would stand by the build of the sentence.

    A verb has its subject and object; in the passive they change places and the doer follows `by`.
    A noun has its owner in front and `of` and `by` behind: which of the two did it depends on the
    noun, so that only `by` is taken for the doer.
    """
    syntax = sentence.syntax
    if not syntax.tokens or trigger.first - sentence.begin >= len(sentence.token_of):
        return Frame()
    last = trigger.parts[0][1] - 1 - sentence.begin
    tokens = {sentence.token_of[last], sentence.token_of[trigger.first - sentence.begin]}
    verbs = [
        number
        for number in sorted({sentence.chunk_of[token] for token in tokens})
        if syntax.chunks[number].kind is ChunkKind.VERB
    ]
    if not verbs:
        return _noun_frame(sentence, sentence.chunk_of[sentence.token_of[last]])
    number = verbs[0]
    verb = syntax.chunks[number]
    clause = next((one for one in syntax.clauses if one.verb is verb), None)
    if clause is None:
        clause = next((one for one in syntax.clauses if one.holds(verb.first)), None)
    return _verb_frame(sentence, number, clause)


def _verb_frame(sentence: Sentence, number: int, clause: Clause | None) -> Frame:
    chunks = sentence.syntax.chunks
    subject = clause.subject if clause is not None else None
    doer = sentence.words_of(subject) if subject is not None else None
    behind = _noun_behind(sentence, number)
    if chunks[number].passive:
        by = _after_by(sentence, number)
        return Frame(
            actor=by, recipient=doer, why_actor="after “by”", why_recipient="subject of the passive"
        )
    return Frame(
        actor=doer,
        recipient=behind if behind != doer else None,
        why_actor="subject of the verb",
        why_recipient="object of the verb",
    )


def _noun_frame(sentence: Sentence, number: int) -> Frame:
    by = _after_by(sentence, number)
    return Frame(actor=by, why_actor="after “by”")


def _noun_behind(sentence: Sentence, number: int) -> tuple[int, int] | None:
    """The group of nouns right behind a verb."""
    chunks = sentence.syntax.chunks
    for chunk in chunks[number + 1 : number + 3]:
        if chunk.kind is ChunkKind.NOUN:
            return sentence.words_of(chunk)
        if chunk.kind not in (ChunkKind.ADVERB, ChunkKind.TIME):
            return None
    return None


BY_REACH = 4
"""Groups between a passive and its `by`."""


def _after_by(sentence: Sentence, number: int) -> tuple[int, int] | None:
    chunks, tokens = sentence.syntax.chunks, sentence.syntax.tokens
    for at in range(number + 1, min(number + 1 + BY_REACH, len(chunks) - 1)):
        if chunks[at].kind is ChunkKind.VERB:
            return None
        if tokens[chunks[at].first].lower == PASSIVE_BY:
            following = chunks[at + 1]
            return sentence.words_of(following) if following.kind is ChunkKind.NOUN else None
    return None


def role_chances(
    scores: NDArray[np.float64], frame: Frame, *, weight: float = SYNTAX_WEIGHT
) -> NDArray[np.float64]:
    """Words x (none, actor, recipient, place): the model's scores with what the build expects."""
    raised = np.concatenate((np.zeros((len(scores), 1)), scores), axis=1)
    for role, place in ((ACTOR, frame.actor), (RECIPIENT, frame.recipient)):
        if place is not None:
            raised[slice(*place), role + 1] += weight
            raised[slice(*place), 2 - role] -= weight
    raised = np.exp(raised - raised.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def find_phrases(
    sentence: Sentence, trigger: Trigger, reader: RoleReader, names: Sequence[Span]
) -> list[RolePhrase]:
    """The parties of an act in its sentence, in text order. `names`: those in the sentence."""
    frame = read_frame(sentence, trigger)
    scores = reader.scores(trigger.first, sentence.begin, sentence.end)
    chances = role_chances(scores, frame)
    own = {word - sentence.begin for word in trigger.words}
    found: dict[Span, RolePhrase] = {}
    for role, expected, why in (
        (ACTOR, frame.actor, frame.why_actor),
        (RECIPIENT, frame.recipient, frame.why_recipient),
    ):
        chance = chances[:, role + 1]
        runs = _runs(sentence, chance, own)
        if not runs and expected is not None and expected[0] < expected[1]:
            inside = [at for at in range(*expected) if at not in own]
            if inside and float(chance[inside].max()) >= FALLBACK_FROM:
                runs = [(min(inside), max(inside) + 1)]
        for begin, end in runs:
            fits = expected is not None and begin < expected[1] and expected[0] < end
            for low, high in _parts(
                sentence, chances, role, _whole(sentence, chance, begin, end, own), names
            ):
                span = _cut(sentence, low, high)
                if span is None:
                    continue
                sure = float(chance[begin:end].mean())
                phrase = RolePhrase(
                    role=role,
                    span=span,
                    probability=round(sure, 3),
                    reason=_why(sure, why if fits else ""),
                )
                if span not in found or found[span].probability < sure:
                    found[span] = phrase
    chosen = sorted(found.values(), key=lambda phrase: (phrase.span, phrase.role))
    return _without_overlaps(chosen)[:MAX_PARTIES]


def _why(chance: float, frame: str) -> str:
    told = f"model {chance:.2f}"
    return f"{frame}; {told}" if frame else told


def _runs(sentence: Sentence, chance: NDArray[np.float64], own: set[int]) -> list[tuple[int, int]]:
    """Stretches of words that a role is likely for, small gaps within one group closed."""
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(chance >= WORD_FROM).tolist():
        if at in own:
            continue
        if (runs and runs[-1][1] == at) or (runs and _bridged(sentence, chance, runs[-1][1], at)):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _bridged(sentence: Sentence, chance: NDArray[np.float64], begin: int, end: int) -> bool:
    if end - begin > 2 or float(chance[begin:end].min()) < BRIDGE_FROM:
        return False
    return not any(sentence.lower[at] in ("and", "or", ",", ";") for at in range(begin, end))


def _whole(
    sentence: Sentence, chance: NDArray[np.float64], begin: int, end: int, own: set[int]
) -> tuple[int, int]:
    """A run with what stands before it in its group of words, as far as the model allows it."""
    chunk = sentence.syntax.chunks[sentence.chunk_of[sentence.token_of[begin]]]
    low = sentence.words_of(chunk)[0] if chunk.kind is ChunkKind.NOUN else begin
    while begin > low and begin - 1 not in own and float(chance[begin - 1]) >= EXTEND_FROM:
        if sentence.lower[begin - 1] in JOINS:
            break
        begin -= 1
    return begin, end


JOINS = word_set("and or , & ; :")


def _parts(
    sentence: Sentence,
    chances: NDArray[np.float64],
    role: int,
    run: tuple[int, int],
    names: Sequence[Span],
) -> list[tuple[int, int]]:
    """A run that lists names, divided: `Kestria, Tolmeria and Norvik`."""
    begin, end = run
    cuts = [at for at in range(begin + 1, end - 1) if sentence.lower[at] in ("and", "or", ",", "&")]
    parts: list[tuple[int, int]] = []
    low = begin
    for cut in [*cuts, end]:
        if cut > low:
            parts.append((low, cut))
        low = cut + 1
    if len(parts) < 2:
        return [run]
    for first, after in parts:
        start, stop = sentence.starts[first], sentence.ends[after - 1]
        if not any(start <= name.start and name.end <= stop for name in names):
            return [run]
    return parts


def _cut(sentence: Sentence, begin: int, end: int) -> Span | None:
    """The party itself: without article, number and loose ends; None when nothing is left."""
    lower = sentence.lower
    whole = (begin, end)
    while begin < end and lower[begin] in LOOSE:
        begin += 1
    while begin < end - 1 and (lower[begin] in LEADING or _DIGIT.match(lower[begin])):
        begin += 1
        while begin < end - 1 and lower[begin] in ("of", "the", ",", ".", "-"):
            begin += 1
    while begin < end and lower[end - 1] in LOOSE:
        end -= 1
    if begin >= end:
        begin, end = whole
        if lower[begin] not in PRONOUNS:
            return None
    if end - begin == 1 and lower[begin] in NO_PARTY - PRONOUNS:
        return None
    if not any(character.isalpha() for at in range(begin, end) for character in lower[at]):
        return None
    return Span(sentence.starts[begin], sentence.ends[end - 1])


def _without_overlaps(phrases: Sequence[RolePhrase]) -> list[RolePhrase]:
    """Of phrases that share words the likelier one."""
    kept: list[RolePhrase] = []
    for phrase in sorted(phrases, key=lambda phrase: (-phrase.probability, phrase.span)):
        if not any(phrase.span.overlaps(other.span) for other in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda phrase: phrase.span)


def antecedent_of(sentence: Sentence, span: Span) -> Span | None:
    """What a relative pronoun takes up: the group of nouns before it; None for other words."""
    at = bisect_right(sentence.starts, span.start) - 1
    if at < 1 or sentence.lower[at] not in RELATIVE or span.end != sentence.ends[at]:
        return None
    chunks = sentence.syntax.chunks
    for number in range(sentence.chunk_of[sentence.token_of[at]] - 1, -1, -1):
        if chunks[number].kind is ChunkKind.NOUN:
            low, high = sentence.words_of(chunks[number])
            return _cut(sentence, low, high)
        if chunks[number].kind is ChunkKind.VERB:
            return None
    return None
