"""Who did it, and to whom: the words of a sentence that are parties of an act.

The reader model holds every word of the sentence against the act. A small network hears that, what
other heads say of the word, how far it stands off and what the build of the sentence expects there
(subject, object, `by` of a passive), and says how likely it has a role; what the build expects,
added to the model's score, is heard beside it, and alone where the network was fitted to another
model. Words that are likely are put together to phrases, and the build supplies a party that was
too unsure. A phrase is then cut to the party itself: without article and number, titles kept.

    Up to forty Velmoran officers were held    ->  `Velmoran officers`
    the ambassadors of Kestria and Tolmeria    ->  as the model divides it
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from alleged.analyse.event_build import Expected, Sentence, read_expected
from alleged.analyse.event_triggers import Trigger
from alleged.analyse.names import word_set
from alleged.analyse.syntax import ChunkKind
from alleged.models.act_networks import load_role_weights
from alleged.models.labels import ACT_TYPES, PAIR_WIDTH, PARTY_ROLES
from alleged.models.pairs import role_scores
from alleged.models.reader import Reading
from alleged.models.small_network import SmallNetwork, softmax
from alleged.records.spans import Span

ACTOR, RECIPIENT, PLACE = range(3)
SYNTAX_WEIGHT = 0.7
"""How much the build of the sentence counts beside the model, without the network."""
NAME_WEIGHT = 0.8
"""How much likelier a word of a name is a party than another word, without the network."""
WORD_HEADS = ("party", "cameo_party", "mention", "attribution", "act")
"""Of the reader model, whose scores at a word the network hears."""
FARTHEST = 12
"""Groups of words between a word and the act, from which on they are not counted."""
GROUPS = (
    *(ChunkKind.NOUN, ChunkKind.TIME, ChunkKind.VERB, ChunkKind.PREPOSITION, ChunkKind.OPENER),
    *(ChunkKind.AND, ChunkKind.ADVERB, ChunkKind.ADJECTIVE, ChunkKind.SIGN),
)
ONE_OF_GROUPS = np.eye(len(GROUPS), dtype=np.float32)
SUM_SHARE = 0.2
"""How much the sum of the model's score and what the build is worth counts beside the network, of
their log-odds. PLOVER's records, which name every party, gain a point by it (party spans 83.3), and
actors in held-back news 0.3."""
WORD_FROM = 0.38
"""Chance from which a word begins or goes on a phrase of a role; 0.35 and 0.45 do much the same."""
BRIDGE_FROM = 0.15
"""Chance of a word between two such, within one group of words."""
EXTEND_FROM = 0.08
"""Chance of a word before a run, in the same group."""
FALLBACK_FROM = 0.2
"""Chance from which the group where the build expects the role is taken, when nothing else is.
It and the two before were chosen on every tenth of our own marked sentences."""
MAX_PARTIES = 8
MOST_ROWS = 8_000
"""Words beside acts that are read together, so that memory does not grow with a text: one of
600 words of news has some 550."""

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
LISTING = ((",",), ("and",), ("or",), (",", "and"), (",", "or"))
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
NO_PARTY = word_set("there here nothing something anything what it")
_DIGIT = re.compile(r"[0-9]")


class RolePhrase(Struct, frozen=True, kw_only=True, gc=False):
    """Words that have a role in an act."""

    role: int
    """`ACTOR` or `RECIPIENT`."""
    span: Span
    probability: float
    reason: str


class RoleAct(Struct, frozen=True, kw_only=True, gc=False):
    """An act whose parties are asked for."""

    sentence: Sentence
    trigger: Trigger
    names: Sequence[Span]
    """Those in the sentence."""
    kind: str | None = None
    """PLOVER's type or our label."""
    speaker: Sequence[Span] = ()
    """The words for who tells of the act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleReader:
    """The role heads of a text, ready for each of its acts."""

    acts: NDArray[np.float32]
    words: NDArray[np.float32]
    alone: NDArray[np.float32]
    distances: NDArray[np.float32]
    beside: NDArray[np.float32]
    """Words x labels of `WORD_HEADS`, of those that the model has."""
    network: SmallNetwork | None
    """None where it was fitted to another model."""
    known: dict[int, WordRows] = field(default_factory=dict)
    """Of sentences that have been read, by their first word."""

    @classmethod
    def of(cls, reading: Reading) -> RoleReader:
        """From the scores of a text."""
        weights = load_role_weights()[0]
        return cls(
            beside=np.hstack([reading.scores[head] for head in WORD_HEADS]),
            network=weights.network if weights.reader == reading.version else None,
            acts=reading.scores["pair_act"],
            words=reading.scores["pair_word"],
            alone=reading.scores["pair_role"],
            distances=np.asarray(reading.settings.distances, dtype=np.float32),
        )

    def scores(self, acts: Sequence[RoleAct], offsets: NDArray[np.int64]) -> NDArray[np.float32]:
        """The words of the sentence of each act, act after act, x roles; no role scores 0.

        offsets: of each word from its act.
        """
        places = [slice(act.sentence.begin, act.sentence.end) for act in acts]
        return role_scores(
            [self.acts[act.trigger.first].reshape(len(PARTY_ROLES), PAIR_WIDTH) for act in acts],
            [self.words[place] for place in places],
            np.concatenate([self.alone[place] for place in places]),
            self.distances,
            offsets,
        )


def role_names(labels: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What the columns of `role_rows` are called. `labels`: of each head of the reader model."""
    return (
        *(f"{at}{role}" for at in ("", "before: ", "behind: ") for role in PARTY_ROLES),
        *("name", "expected actor", "expected recipient", "expected"),
        *("distance, signed", "distance", "before the act"),
        *(f"{head} {label}" for head in WORD_HEADS for label in labels[head]),
        *(f"in {group}" for group in GROUPS),
        *("in the act's group", "last of its group", "groups from the act", "the act is a verb"),
        *ACT_TYPES,
    )


class WordRows(Struct, frozen=True, gc=False):
    """What is known of the words of a sentence, whatever the act."""

    named: NDArray[np.float64]
    """`name_scores`."""
    groups: NDArray[np.int64]
    """The number of each word's group."""
    last: NDArray[np.bool_]
    """Which words are the last of their group."""
    heard: NDArray[np.float32]
    """Words x (labels of `WORD_HEADS`, `GROUPS`)."""


def word_rows(sentence: Sentence, reader: RoleReader, names: Sequence[Span]) -> WordRows:
    """Read once for all acts of a sentence, which has groups."""
    known = reader.known.get(sentence.begin)
    if known is None:
        groups = np.asarray([sentence.chunk_of[token] for token in sentence.token_of])
        sorts = np.asarray([GROUPS.index(chunk.kind) for chunk in sentence.syntax.chunks])
        beside = reader.beside[sentence.begin : sentence.end]
        last = np.ones(len(groups), dtype=np.bool_)
        np.not_equal(groups[1:], groups[:-1], out=last[:-1])
        known = reader.known[sentence.begin] = WordRows(
            named=name_scores(sentence, names),
            groups=groups,
            last=last,
            heard=np.hstack((beside, ONE_OF_GROUPS[sorts[groups]])),
        )
    return known


class RoleRows(Struct, frozen=True, kw_only=True, gc=False):
    """What is known of the words of the sentences of acts, one act after the other."""

    bounds: list[tuple[int, int]]
    """Of each act: its first word here and the word after its last."""
    expected: list[list[Expected]]
    """Of each act."""
    sums: NDArray[np.float64]
    """Words x (none, actor, recipient, place): the model's scores with what names are worth and
    what the build expects; their softmax is how likely each is without the network."""
    rows: NDArray[np.float32]
    """Words x `role_names`."""


def role_rows(acts: Sequence[RoleAct], reader: RoleReader) -> RoleRows:
    """What is known of each word of a sentence beside its act. `acts`: at least one, in sentences
    with groups."""
    sentences = [act.sentence for act in acts]
    sizes = [sentence.end - sentence.begin for sentence in sentences]
    bounds = list(pairwise(accumulate(sizes, initial=0)))
    own = np.asarray([act.trigger.first - act.sentence.begin for act in acts])
    firsts = np.asarray([begin for begin, _ in bounds])
    offsets = np.arange(sum(sizes)) - np.repeat(firsts + own, sizes)
    scores = reader.scores(acts, offsets)
    known = [word_rows(act.sentence, reader, act.names) for act in acts]
    named = np.concatenate([words.named for words in known])
    expected = [
        read_expected(act.sentence, act.trigger, kind=act.kind, speaker=act.speaker) for act in acts
    ]
    worth = np.zeros((len(offsets), 2))
    looked_for = np.zeros(len(offsets))
    for (begin, _), places in zip(bounds, expected, strict=True):
        for one in places:
            worth[begin + one.begin : begin + one.end] += one.worth
            looked_for[begin + one.begin : begin + one.end] = 1.0
    roles = scores.shape[1]
    sums = np.zeros((len(offsets), roles + 1))
    sums[:, 1:] = scores
    sums[:, 1:3] += named[:, None]
    sums[:, 1:3] += SYNTAX_WEIGHT * worth
    heard = known[0].heard.shape[1]
    # The columns, as `role_names` has them.
    rows = np.zeros((len(offsets), 3 * roles + 7 + heard + 4 + len(ACT_TYPES)), dtype=np.float32)
    rows[:, :roles] = scores
    rows[1:, roles : 2 * roles] = scores[:-1]
    rows[firsts, roles : 2 * roles] = 0.0
    rows[:-1, 2 * roles : 3 * roles] = scores[1:]
    rows[firsts[1:] - 1, 2 * roles : 3 * roles] = 0.0
    at = 3 * roles
    before = offsets < 0
    distance = np.log1p(np.abs(offsets))
    rows[:, at] = named
    rows[:, at + 1 : at + 3] = worth
    rows[:, at + 3] = looked_for
    rows[:, at + 4] = np.where(before, -distance, distance)
    rows[:, at + 5] = distance
    rows[:, at + 6] = before
    at += 7
    np.concatenate([words.heard for words in known], out=rows[:, at : at + heard])
    at += heard
    of_acts = [
        words.groups[min(place, len(words.groups) - 1)]
        for words, place in zip(known, own.tolist(), strict=True)
    ]
    away = np.concatenate([words.groups for words in known]) - np.repeat(of_acts, sizes)
    rows[:, at] = away == 0
    rows[:, at + 1] = np.concatenate([words.last for words in known])
    rows[:, at + 2] = np.clip(away, -FARTHEST, FARTHEST)
    for act, (begin, end), group in zip(acts, bounds, of_acts, strict=True):
        rows[begin:end, at + 3] = act.sentence.syntax.chunks[group].kind is ChunkKind.VERB
        if act.kind in ACT_TYPES:
            rows[begin:end, at + 4 + ACT_TYPES.index(act.kind)] = 1.0
    return RoleRows(bounds=bounds, expected=expected, sums=sums, rows=rows)


def role_chances(known: RoleRows, network: SmallNetwork | None) -> NDArray[np.float64]:
    """Words x (none, actor, recipient, place): how likely each is."""
    if network is None:
        return softmax(known.sums)
    return softmax((1 - SUM_SHARE) * network.scores(known.rows) + SUM_SHARE * known.sums)


def name_scores(sentence: Sentence, names: Sequence[Span]) -> NDArray[np.float64]:
    """What it is worth for a word to be part of a name or a pronoun."""
    found = np.full(sentence.end - sentence.begin, -NAME_WEIGHT / 2)
    for name in names:
        found[slice(*sentence.words_in(name))] = NAME_WEIGHT / 2
    for at, word in enumerate(sentence.lower):
        if word in PRONOUNS:
            found[at] = 0.0
    return found


def find_phrases(acts: Sequence[RoleAct], reader: RoleReader) -> list[list[RolePhrase]]:
    """The parties of each act in its sentence, in text order; none in one without groups."""
    grouped = [act for act in acts if act.sentence.syntax.chunks]
    found = (phrases for some in _batches(grouped) for phrases in _found_together(some, reader))
    return [next(found) if act.sentence.syntax.chunks else [] for act in acts]


def _batches(acts: Sequence[RoleAct]) -> Iterator[list[RoleAct]]:
    """The acts in order, as many together as have `MOST_ROWS` words."""
    batch: list[RoleAct] = []
    rows = 0
    for act in acts:
        rows += act.sentence.end - act.sentence.begin
        if batch and rows > MOST_ROWS:
            yield batch
            batch, rows = [], act.sentence.end - act.sentence.begin
        batch.append(act)
    if batch:
        yield batch


def _found_together(acts: Sequence[RoleAct], reader: RoleReader) -> Iterator[list[RolePhrase]]:
    """The parties of each act. `acts`: as of `role_rows`."""
    known = role_rows(acts, reader)
    chances = role_chances(known, reader.network)[:, 1:].T.tolist()
    for act, expected, (begin, end) in zip(acts, known.expected, known.bounds, strict=True):
        yield _phrases_of(act, expected, [chance[begin:end] for chance in chances])


def _phrases_of(
    act: RoleAct, expected: Sequence[Expected], chances: Sequence[Sequence[float]]
) -> list[RolePhrase]:
    """The parties of an act. `chances`: of each role, how likely each word of its sentence is."""
    sentence, trigger, names = act.sentence, act.trigger, act.names
    own = {word - sentence.begin for word in trigger.words}
    inside = _own_group(sentence, trigger)
    found: dict[Span, RolePhrase] = {}
    for role in (ACTOR, RECIPIENT):
        chance = chances[role]
        runs = _runs(sentence, chance, own) or _fallback(role, chance, expected, own)
        for begin, end in runs:
            sure = sum(chance[begin:end]) / (end - begin)
            reason = _why(sure, role, (begin, end), expected)
            whole = _whole(sentence, chance, begin, end, own)
            whole = _with_owner(sentence, whole, names)
            for low, high in _parts(sentence, whole, names):
                span = _cut(sentence, low, high)
                if span is None:
                    continue
                span = _whole_names(span, names)
                in_group = role == RECIPIENT and inside[0] <= low and high <= inside[1]
                if in_group and not _named(sentence, span, names):
                    continue
                phrase = RolePhrase(role=role, span=span, probability=round(sure, 3), reason=reason)
                if span not in found or found[span].probability < phrase.probability:
                    found[span] = phrase
    lists = _lists(sentence, names)
    peers = [
        peer
        for phrase in found.values()
        for peer in _peers(sentence, phrase, lists, own)
        if not any(peer.span.overlaps(span) for span in found)
    ]
    chosen = sorted((*found.values(), *peers), key=lambda phrase: (phrase.span, phrase.role))
    return _without_overlaps(chosen)[:MAX_PARTIES]


def _peers(
    sentence: Sentence, phrase: RolePhrase, lists: Sequence[Sequence[Span]], own: set[int]
) -> Iterator[RolePhrase]:
    """The other names of a list that a party stands in: `exempted Kestria, Tolmeria and Norvik`."""
    for names in lists:
        at = next((at for at, name in enumerate(names) if name.end == phrase.span.end), None)
        if at is None or (at and phrase.span != names[at]):
            continue
        before = sentence.lower[slice(*sentence.words_in(Span(phrase.span.start, names[at].start)))]
        if "of" in before or "in" in before:
            continue  # `the presidents of Kestria and Tolmeria`
        low, high = sentence.words_in(names[0])[0], sentence.words_in(names[-1])[1]
        if any(low <= word < high for word in own):
            continue
        if phrase.role == RECIPIENT and _is_finite(sentence, high):
            continue  # `met Kestria and Tolmeria agreed`: another act's doers begin in the list
        for name in names:
            if name.end != phrase.span.end:
                yield replace(
                    phrase, span=name, reason=f"in one list with the next; {phrase.reason}"
                )


def _lists(sentence: Sentence, names: Sequence[Span]) -> list[list[Span]]:
    """Names with nothing between them but commas, of which the last stands behind `and` or `or`."""
    lists: list[list[Span]] = []
    run: list[Span] = []
    ends = False
    for name in sorted(set(names)):
        if run:
            last, here = sentence.words_in(run[-1])[1], sentence.words_in(name)[0]
            joins = tuple(word for word in sentence.lower[last:here] if word != "the")
            if not ends and joins in LISTING:
                run.append(name)
                ends = joins != (",",)
                continue
        if ends:
            lists.append(run)
        run, ends = [name], False
    return [*lists, run] if ends else lists


def _is_finite(sentence: Sentence, at: int) -> bool:
    """Whether a verb with a tense stands there."""
    return at < len(sentence.lower) and sentence.syntax.tags[sentence.token_of[at]] in FINITE


def _own_group(sentence: Sentence, trigger: Trigger) -> tuple[int, int]:
    """The words of the group of nouns that a trigger ends in; none for a verb."""
    last = min(trigger.parts[-1][1] - 1 - sentence.begin, len(sentence.token_of) - 1)
    if not sentence.syntax.chunks:
        return 0, 0
    chunk = sentence.syntax.chunks[sentence.chunk_of[sentence.token_of[last]]]
    return sentence.words_of(chunk) if chunk.kind is ChunkKind.NOUN else (0, 0)


def _named(sentence: Sentence, span: Span, names: Sequence[Span]) -> bool:
    """Whether words hold a name or a pronoun, or own what follows: `the miners' strike`."""
    low, high = sentence.words_in(span)
    if any(name.overlaps(span) for name in names):
        return True
    if high < len(sentence.lower) and sentence.lower[high] in ("'", "’"):
        return True
    return any(sentence.lower[at] in PRONOUNS for at in range(low, high))


def _fallback(
    role: int, chance: Sequence[float], expected: Sequence[Expected], own: set[int]
) -> list[tuple[int, int]]:
    """Where no word is likely: the stretch where the build expects the role, if it is possible."""
    best: tuple[float, int, int] | None = None
    for one in expected:
        worth = one.worth[role]
        inside = [at for at in range(one.begin, one.end) if at not in own]
        if worth <= 0 or not inside:
            continue
        top = max([chance[at] for at in inside])
        if top >= FALLBACK_FROM and (best is None or top > best[0]):
            best = (top, min(inside), max(inside) + 1)
    return [best[1:]] if best is not None else []


def _why(chance: float, role: int, run: tuple[int, int], expected: Sequence[Expected]) -> str:
    """The place in the sentence that speaks for the role, and the model's chance."""
    told = f"model {chance:.2f}"
    for one in expected:
        if one.worth[role] > 0 and one.begin < run[1] and run[0] < one.end:
            return f"{one.why}; {told}"
    return told


def _runs(sentence: Sentence, chance: Sequence[float], own: set[int]) -> list[tuple[int, int]]:
    """Stretches of words that a role is likely for, small gaps within one group closed."""
    runs: list[tuple[int, int]] = []
    for at, sure in enumerate(chance):
        if sure < WORD_FROM or at in own:
            continue
        if (runs and runs[-1][1] == at) or (runs and _bridged(sentence, chance, runs[-1][1], at)):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _bridged(sentence: Sentence, chance: Sequence[float], begin: int, end: int) -> bool:
    if end - begin > 2 or min(chance[begin:end]) < BRIDGE_FROM:
        return False
    return not any(sentence.lower[at] in ("and", "or", ",", ";") for at in range(begin, end))


def _whole(
    sentence: Sentence, chance: Sequence[float], begin: int, end: int, own: set[int]
) -> tuple[int, int]:
    """A run with what stands before it in its group of words, as far as the model allows it."""
    chunk = sentence.syntax.chunks[sentence.chunk_of[sentence.token_of[begin]]]
    low = sentence.words_of(chunk)[0] if chunk.kind is ChunkKind.NOUN else begin
    while begin > low and begin - 1 not in own and chance[begin - 1] >= EXTEND_FROM:
        if sentence.lower[begin - 1] in JOINS:
            break
        begin -= 1
    return begin, end


def _with_owner(sentence: Sentence, run: tuple[int, int], names: Sequence[Span]) -> tuple[int, int]:
    """A thing with whose it is, where that is named: `the offices of the Norvik Red Cross`."""
    begin, end = run
    if end >= len(sentence.lower) or sentence.lower[end] != "of":
        return run
    if any(begin <= sentence.words_in(name)[0] < end for name in names):
        return run
    chunks = sentence.syntax.chunks
    number = sentence.chunk_of[sentence.token_of[end]] + 1
    if number >= len(chunks) or chunks[number].kind is not ChunkKind.NOUN:
        return run
    low, high = sentence.words_of(chunks[number])
    named = any(low <= sentence.words_in(name)[0] < high for name in names)
    return (begin, high) if named else run


def _whole_names(span: Span, names: Sequence[Span]) -> Span:
    """A span that cuts a name at its end or beginning, with the whole of that name."""
    for name in names:
        if name.overlaps(span) and not (span.holds(name) or name.holds(span)):
            span = Span(min(span.start, name.start), max(span.end, name.end))
        elif name.start == span.start and name.end > span.end:
            span = name  # `U.N` of `U.N.`, `Ivory` of `Ivory Coast`
    return span


JOINS = word_set("and or , & ; :")


def _parts(
    sentence: Sentence, run: tuple[int, int], names: Sequence[Span]
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
        while begin < end - 1 and lower[begin] in AFTER_NUMBER:
            begin += 1
    while begin < end and (lower[end - 1] in LOOSE or lower[end - 1] in RELATIVE):
        end -= 1
    if begin >= end:
        begin, end = whole
        if lower[begin] not in PRONOUNS:
            return None
    if end - begin == 1 and lower[begin] in NO_PARTY_ALONE:
        return None
    if not any(character.isalpha() for at in range(begin, end) for character in lower[at]):
        return None
    return Span(sentence.starts[begin], sentence.ends[end - 1])


NO_PARTY_ALONE = (NO_PARTY - PRONOUNS) | NUMBER_WORDS
AFTER_NUMBER = word_set("of the , . - ‑ year month week day old")
"""What belongs to a number before a party: `the 15 | of`, `a 16 | -year-old | boy`."""


def _without_overlaps(phrases: Sequence[RolePhrase]) -> list[RolePhrase]:
    """Of phrases that share words the likelier one."""
    kept: list[RolePhrase] = []
    for phrase in sorted(phrases, key=lambda phrase: (-phrase.probability, phrase.span)):
        if not any(phrase.span.overlaps(other.span) for other in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda phrase: phrase.span)


def whole_phrase(sentence: Sentence, span: Span) -> Span:
    """The group of nouns that ends with a span, cut as a party is: `Kestria` in `the new Kestria`;
    the span itself where there is none."""
    low, high = sentence.words_in(span)
    if low >= high or low >= len(sentence.token_of):
        return span
    chunk = sentence.syntax.chunks[sentence.chunk_of[sentence.token_of[high - 1]]]
    if chunk.kind is not ChunkKind.NOUN:
        return span
    first, after = sentence.words_of(chunk)
    return (_cut(sentence, min(first, low), high) if after == high else None) or span


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
