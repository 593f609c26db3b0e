"""Whom or what loaded words bear on, by the rough build of their sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alleged.analyse.framing.vocabulary import Entry
from alleged.analyse.quantities.tokens import Token, read_tokens, words
from alleged.analyse.syntax import Chunk, ChunkKind, Clause, read_chunks, read_clauses
from alleged.models.tagger import Tagger
from alleged.records.mentions import Mention
from alleged.records.spans import Span

BE = words("is are was were be been being 's 're remains remain remained became become")

CALLING = words(
    "call calls called calling brand brands branded label labels labelled labeled dismiss "
    "dismissed dismisses denounce denounced describe described"
)
ARTICLES = words("a an the")
LEADING = words("the a an this that these those his her its their our my your")


@dataclass(frozen=True, slots=True)
class Build:
    """A sentence taken apart."""

    tokens: list[Token]
    chunks: list[Chunk]
    clauses: list[Clause]


def take_apart(text: str, sentences: Sequence[Span], tagger: Tagger) -> list[Build]:
    """The build of each sentence."""
    cut = [read_tokens(text, span.start, span.end) for span in sentences]
    tagged = tagger.tag([[token.text for token in tokens] for tokens in cut])
    found = []
    for tokens, tags in zip(cut, tagged, strict=True):
        chunks = read_chunks(tokens, tags)
        found.append(Build(tokens, chunks, read_clauses(tokens, chunks)))
    return found


def find_target(
    text: str, build: Build, span: Span, entry: Entry | None, names: Sequence[Mention]
) -> tuple[Span | None, str]:
    """Whom or what the words bear on, and by what that was told.

    A word before a noun bears on it, a name for somebody on whom it is set beside or said of, a
    verb on its subject or object.
    """
    inside = [k for k, token in enumerate(build.tokens) if span.start <= token.start < span.end]
    if not inside:
        return None, ""
    for rule in _RULES.get(entry.bears_on if entry else "self", (_said_of, _next, _beside)):
        found = rule(build, inside[0], inside[-1])
        if found is not None:
            target = _named(text, found[0], span, names)
            return (target, found[1]) if target is not None else (None, "")
    return None, ""


Found = tuple[Span, str] | None


def _next(build: Build, first: int, last: int) -> Found:
    """`the corrupt mayor`: the noun that it stands before; `was corrupt`: the subject."""
    for chunk in build.chunks:
        if chunk.kind is ChunkKind.NOUN and chunk.first <= first and last < chunk.after - 1:
            return _span(build, last + 1, chunk.after), "the words stand before it"
    return None


def _said_of(build: Build, first: int, last: int) -> Found:
    """`the mayor is a liar`, `called the mayor a liar`: who is said to be it."""
    clause = _clause(build, first)
    if clause is None or clause.verb is None or clause.verb.after > first:
        return None
    verb = {build.tokens[k].lower for k in range(clause.verb.first, clause.verb.after)}
    between = [c for c in build.chunks if clause.verb.after <= c.first and c.after <= first]
    nouns = [c for c in between if c.kind is ChunkKind.NOUN]
    if verb & CALLING and nouns:
        return _chunk(build, nouns[0]), "somebody calls it so"
    if verb & BE and clause.subject is not None and not nouns:
        return _chunk(build, clause.subject), "it is said to be so"
    return None


def _apposition(build: Build, first: int, last: int) -> Found:
    """`Hane, the strongman of Oskand,`: the name before the comma."""
    number = next((n for n, c in enumerate(build.chunks) if c.first <= first < c.after), None)
    if number is None or number < 2 or build.chunks[number].kind is not ChunkKind.NOUN:
        return None
    name, comma = build.chunks[number - 2], build.chunks[number - 1]
    if (
        name.kind is ChunkKind.NOUN
        and build.tokens[name.head].text[:1].isupper()
        and build.tokens[comma.first].text == ","
        and build.tokens[build.chunks[number].first].lower in ARTICLES
    ):
        return _chunk(build, name), "the words stand beside it"
    return None


def _beside(build: Build, first: int, last: int) -> Found:
    """`the strongman of Oskand`, `a tyrant, President Dossen`, `the mayor's cronies`."""
    number = next((n for n, c in enumerate(build.chunks) if c.first <= first < c.after), None)
    if number is None:
        return None
    own = build.chunks[number]
    following = build.chunks[number + 1 : number + 3]
    if own.after - 1 > last:
        return _span(build, last + 1, own.after), "the words stand before it"
    if len(following) == 2 and following[1].kind is ChunkKind.NOUN:
        sign = build.tokens[following[0].first].lower
        if sign == "of":
            return _chunk(build, following[1]), "`of` joins them"
    before = build.chunks[max(0, number - 2) : number]
    comma = len(before) == 2 and build.tokens[before[1].first].text == ","
    if comma and before[0].kind is ChunkKind.NOUN:
        return _chunk(build, before[0]), "the words stand beside it"
    return None


def _subject(build: Build, first: int, last: int) -> Found:
    clause = _clause(build, first)
    if clause is None or clause.subject is None:
        return None
    if clause.subject.first <= first < clause.subject.after:  # "in a power grab, the party wrote"
        verb = clause.verb.first if clause.verb is not None else 0
        before = [c for c in build.chunks if last < c.first and c.after <= verb]
        nouns = [c for c in before if c.kind is ChunkKind.NOUN]
        comma = bool(before) and build.tokens[before[0].first].text == ","
        return (_chunk(build, nouns[-1]), "it is said to do so") if nouns and comma else None
    if clause.verb is not None and clause.verb.passive:
        agent = _after(build, last, "by")
        return (agent, "the deed is laid to it") if agent else None
    return _chunk(build, clause.subject), "it is said to do so"


def _object(build: Build, first: int, last: int) -> Found:
    clause = _clause(build, first)
    if clause is None:
        return None
    if clause.verb is not None and clause.verb.passive and clause.subject is not None:
        return _chunk(build, clause.subject), "it is done to it"
    for chunk in build.chunks:
        if chunk.kind is ChunkKind.NOUN and chunk.first > last and chunk.first <= last + 3:
            return _chunk(build, chunk), "it is done to it"
    return None


def _after(build: Build, last: int, word: str) -> Span | None:
    nouns = iter(build.chunks)
    for chunk in nouns:
        if chunk.first > last and build.tokens[chunk.first].lower == word:
            following = next(nouns, None)
            if following is not None and following.kind is ChunkKind.NOUN:
                return _chunk(build, following)
    return None


_RULES = {
    "next": (_apposition, _said_of, _next, _object),
    "self": (_apposition, _said_of, _beside, _subject),
    "subject": (_subject,),
    "object": (_object,),
}


def _clause(build: Build, at: int) -> Clause | None:
    return next((clause for clause in build.clauses if clause.holds(at)), None)


def _chunk(build: Build, chunk: Chunk) -> Span:
    return _span(build, chunk.first, chunk.after)


def _span(build: Build, first: int, after: int) -> Span:
    """The words there, without an article in front."""
    while first < after - 1 and build.tokens[first].lower in LEADING:
        first += 1
    return Span(build.tokens[first].start, build.tokens[after - 1].end)


def _named(text: str, found: Span, loaded: Span, names: Sequence[Mention]) -> Span | None:
    """The target, widened to the name it is part of; None where it is the words themselves."""
    wider = next((one.span for one in names if one.span.overlaps(found)), None)
    if wider is not None and not wider.overlaps(loaded):
        found = Span(min(found.start, wider.start), max(found.end, wider.end))
    return None if found.overlaps(loaded) or not found.of(text).strip() else found


def words_beside(build: Build, span: Span, reach: int = 4) -> Iterator[str]:
    """The words around a span, in small letters."""
    inside = [k for k, token in enumerate(build.tokens) if span.start <= token.start < span.end]
    if inside:
        near = range(max(0, inside[0] - reach), min(len(build.tokens), inside[-1] + reach + 1))
        yield from (build.tokens[k].lower for k in near if k not in inside)
