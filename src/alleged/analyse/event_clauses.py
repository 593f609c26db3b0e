"""Whose a verb is, where other words stand between it and its subject.

Clauses are read from left to right (`alleged.analyse.syntax`), and a verb takes the nearest group
of nouns for its subject. Four builds of longer sentences part the two:

    Norvik, its largest creditor, seized two airliners.           an apposition
    A guard who tried to protect them was stabbed.                a relative clause
    Eleven shops owned by migrants were looted.                   a participle
    Norvik refused, where a leak had killed nine, and rejected it.  a clause inside, between commas
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from alleged.analyse.names import DAYS_AND_MONTHS, word_set
from alleged.analyse.quantities.tokens import Token
from alleged.analyse.reporting_words import base_form, verb_type
from alleged.analyse.syntax import Chunk, ChunkKind, Clause

NOUN, VERB, SIGN = ChunkKind.NOUN, ChunkKind.VERB, ChunkKind.SIGN
SUBJECTS = word_set("he she they i we")
"""What stands before its verb as its subject, whatever stands before that."""
MEANS = word_set(
    """bomb bombs mine mines device devices grenade grenades explosive explosives rocket rockets
    missile missiles shell shells shot shots bullet bullets"""
)
RELATIVES = word_set("who which that")
INSIDE = word_set("who which whom whose where when while")
"""What opens a clause between commas."""


def with_subjects(
    tokens: Sequence[Token], chunks: Sequence[Chunk], clauses: Sequence[Clause]
) -> list[Clause]:
    """The clauses, with the subjects that stand further off."""
    if len(clauses) < 2 and "," not in {token.text for token in tokens}:
        return list(clauses)
    number_of = {chunk.first: number for number, chunk in enumerate(chunks)}
    found: list[Clause] = []
    for clause in clauses:
        number = number_of.get(clause.verb.first) if clause.verb is not None else None
        if number is None or number < 2 or clause.infinitive or not chunks[number].finite:
            found.append(clause)
            continue
        subject, inherited = _far_subject(tokens, chunks, number, clause, found)
        found.append(
            clause
            if subject is None
            else structs.replace(clause, subject=subject, inherited=inherited)
        )
    return [
        structs.replace(clause, subject=before.subject)
        if clause.infinitive and clause.inherited and changed is not before
        else clause
        for clause, before, changed in _with_before(found, clauses)
    ]


def _with_before(
    found: Sequence[Clause], given: Sequence[Clause]
) -> list[tuple[Clause, Clause, Clause]]:
    """Each clause with the one before it, as it is now and as it was given."""
    if not found:
        return []
    return [
        (found[0], found[0], found[0]),
        *(
            (after, before, old)
            for (before, after), old in zip(pairwise(found), given, strict=False)
        ),
    ]


def _far_subject(
    tokens: Sequence[Token],
    chunks: Sequence[Chunk],
    number: int,
    clause: Clause,
    before: Sequence[Clause],
) -> tuple[Chunk | None, bool]:
    """The subject of a verb where it is not the one that was read, and whether another clause has
    it; None where nothing speaks for another."""
    at = number - 1
    while at > 0 and chunks[at].kind is ChunkKind.ADVERB:
        at -= 1
    kind, word = chunks[at].kind, tokens[chunks[at].first].lower
    if kind is SIGN and word == ",":
        own = _before_apposition(tokens, chunks, at)
        if own is None and clause.inherited:
            far = _before_aside(tokens, chunks, at)
            return far or _before_relative(tokens, chunks, number, before), True
        return own, False
    if kind is ChunkKind.AND and clause.inherited:
        far = _before_inside(tokens, chunks, at, before)
        if far is None and before:
            told = [one for one in before if not one.infinitive] or before
            far = told[-1].subject  # "was barred from entering and told"
        return far, True
    if kind is NOUN and word not in SUBJECTS:
        first = _first_of_group(tokens, chunks, at)
        listed = _before_list(tokens, chunks, first)
        if listed is not None:
            return listed, False
        verb = first - 1
        if verb > 1 and chunks[verb].kind is ChunkKind.PREPOSITION:
            verb -= 1  # "shops owned | by | migrants were looted"
        if verb > 0 and chunks[verb].kind is VERB:
            return _before_modifier(tokens, chunks, verb), False
        if clause.inherited and chunks[first - 1].kind is NOUN and first > 1:
            return chunks[first], False  # "a complaint filed on Monday | the city charges"
    return None, False


def _first_of_group(tokens: Sequence[Token], chunks: Sequence[Chunk], at: int) -> int:
    """The group of nouns that prepositions hang the one at this place on: `the statue | of | the
    founder`; only where each has one before it."""
    while (
        at > 1
        and chunks[at - 1].kind is ChunkKind.PREPOSITION
        and chunks[at - 2].kind is NOUN
        and tokens[chunks[at - 2].first].lower not in DAYS_AND_MONTHS
    ):
        at -= 2
    return at


def _before_aside(tokens: Sequence[Token], chunks: Sequence[Chunk], comma: int) -> Chunk | None:
    """Of `two sailors, captured when the frigate was sunk, returned` the sailors: the group that
    opens the sentence, before a clause or a participle between commas; None for other builds."""
    at = 1
    while at + 1 < comma and chunks[at].kind is ChunkKind.PREPOSITION:
        at += 2
    if chunks[0].kind is not NOUN or tokens[chunks[at].first].text != ",":
        return None
    inside = chunks[at + 1 : comma]
    behind = bool(inside) and inside[0].kind is ChunkKind.PREPOSITION  # "in which"
    opens = inside[1:2] if behind else inside[:1]
    participle = any(one.kind is VERB for one in opens)
    relative = any(tokens[one.first].lower in INSIDE for one in opens)
    if not (participle or relative) or any(one.kind is SIGN for one in inside):
        return None
    return chunks[0]


def _before_list(tokens: Sequence[Token], chunks: Sequence[Chunk], at: int) -> Chunk | None:
    """Of `talks between Velmora, Kestria and Norvik are to resume` the talks: the group that opens
    its clause, with a list behind its preposition; None where no such list ends at a place."""
    if at < 4 or chunks[at - 1].kind is not ChunkKind.AND:
        return None
    while at > 1 and chunks[at - 2].kind is NOUN and _joins(tokens, chunks[at - 1]):
        at -= 2
    head = at - 2
    if (
        head < 0
        or chunks[at - 1].kind is not ChunkKind.PREPOSITION
        or chunks[head].kind is not NOUN
    ):
        return None
    if tokens[chunks[at - 1].first].lower not in LISTING:
        return None
    return chunks[head] if head == 0 or chunks[head - 1].kind is ChunkKind.OPENER else None


def _joins(tokens: Sequence[Token], chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.AND or tokens[chunk.first].text == ","


LISTING = word_set("between among from with of")


def _before_apposition(
    tokens: Sequence[Token], chunks: Sequence[Chunk], comma: int
) -> Chunk | None:
    """Of `Norvik, its largest creditor, seized` Norvik; names between commas say more than what
    stands before them, and stay."""
    at, pieces = comma, 0
    while True:
        end = at
        at -= 1
        while at > 0 and chunks[at].kind in (NOUN, ChunkKind.PREPOSITION, ChunkKind.AND):
            at -= 1
        between = chunks[at + 1 : end]
        told = bool(between) and between[0].kind is NOUN and _tells_more(tokens, between[0])
        if not told or at < 1 or tokens[chunks[at].first].text != ",":
            at = end
            break
        pieces += 1
    if not pieces or at < 1:
        return None
    first = _first_of_group(tokens, chunks, at - 1)
    if chunks[first].kind is not NOUN or tokens[chunks[first].first].lower in DAYS_AND_MONTHS:
        return None
    opens = first == 0 or chunks[first - 1].kind in (ChunkKind.OPENER, ChunkKind.AND, SIGN)
    return chunks[first] if opens else None


def _tells_more(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a group between commas may say who the one before it is: `its largest creditor`."""
    word = tokens[chunk.first]
    return word.lower in ARTICLES or word.text.isdigit()


ARTICLES = word_set(
    "a an the its their his her our one two three four five six seven eight nine ten"
)


def _before_inside(
    tokens: Sequence[Token], chunks: Sequence[Chunk], joint: int, before: Sequence[Clause]
) -> Chunk | None:
    """Of `the crew left, where a leak had killed nine, and joined` the crew: the subject of the
    clause that another stands in, between commas."""
    if joint < 4 or tokens[chunks[joint - 1].first].text != ",":
        return None
    for at in range(joint - 2, 1, -1):
        word = tokens[chunks[at].first].lower
        if word in (";", ":"):
            return None
        if chunks[at].kind is not ChunkKind.OPENER or word not in INSIDE:
            continue
        comma = at - 1 if chunks[at - 1].kind is not ChunkKind.PREPOSITION else at - 2
        if tokens[chunks[comma].first].text != ",":
            return None
        start = chunks[comma].first
        around = [
            one
            for one in before
            if one.verb is not None and one.verb.after <= start and not one.infinitive
        ]
        return around[-1].subject if around else None
    return None


def _before_relative(
    tokens: Sequence[Token], chunks: Sequence[Chunk], number: int, before: Sequence[Clause]
) -> Chunk | None:
    """Of `Police dispersed students who had occupied the hall, arrested` the police: the subject of
    the main verb, where the one before stands in a relative clause and is told as long past."""
    last = before[-1] if before else None
    if last is None or last.verb is None or len(before) < 2 or chunks[number].passive:
        return None
    opener, verb = tokens[last.verb.first - 1].lower, chunks[number]
    long_past = tokens[last.verb.first].lower == "had" and last.verb.after - last.verb.first > 1
    if opener not in RELATIVES or not long_past or verb.after - verb.first > 1:
        return None
    main = [one for one in before[:-1] if not one.infinitive]
    return main[-1].subject if main else None


def _before_modifier(tokens: Sequence[Token], chunks: Sequence[Chunk], verb: int) -> Chunk | None:
    """Of `eleven shops owned by migrants were looted` the shops, of `a guard who tried to protect
    them was stabbed` the guard. `verb`: the one that stands between.
    """
    while verb > 1 and chunks[verb].kind is VERB and tokens[chunks[verb].first].lower == "to":
        verb -= 1
        if chunks[verb].kind is NOUN:
            verb -= 1
    if verb < 1 or chunks[verb].kind is not VERB:
        return None
    at = verb - 1
    while (
        at > 1
        and chunks[at].kind is ChunkKind.PREPOSITION
        and chunks[at - 1].kind is VERB
        and not chunks[verb].finite
    ):
        verb, at = at - 1, at - 2  # "officers accused | of | torturing detainees were convicted"
    while at > 0 and chunks[at].kind is ChunkKind.ADVERB:
        at -= 1
    if chunks[verb].finite:
        said = tokens[chunks[verb].head].lower
        relative = chunks[at].kind is ChunkKind.OPENER
        if not relative or tokens[chunks[at].first].lower not in RELATIVES:
            return None
        if verb_type(base_form(said)) or at < 1:
            return None  # "the guard who said the rebels were beaten"
        at -= 1
    elif tokens[chunks[verb].first].lower == "to":
        return None
    if at < 0 or chunks[at].kind is not NOUN:
        return None
    head = _first_of_group(tokens, chunks, at)
    if tokens[chunks[head].head].lower in MEANS:
        return None  # "a bomb placed by rebels exploded": they do it
    if head > 0 and chunks[head - 1].kind in (VERB, ChunkKind.PREPOSITION):
        return None
    return chunks[head]
