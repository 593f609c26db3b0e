"""Whom or what loaded words bear on, by the rough build of their sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
FRONTING = words("in by with through after amid")
ARTICLES = words("a an the")
MEASURING = words(
    "wave waves flood group groups number numbers handful band bands crowd crowds kind sort series "
    "tide gang dozens hundreds thousands majority part rest"
)
"""Nouns behind whose `of` stands what is spoken of: `a wave of migrants`."""
LIGHT = words(
    "make makes made making mount mounts mounted launch launches launched stage stages staged give "
    "gives gave deliver delivers delivered offer offers offered put puts show shows showed"
)
"""Verbs that leave it to their object what is done: `the fleet made a heroic stand`."""
POINTING = words("it this that there")
"""Subjects that stand for nothing said before: `it was a shameful vote`."""
AUXILIARIES = words("has have had is are was were be been being will would never not")
LEADING = words("the a an this that these those his her its their our my your")


@dataclass(frozen=True, slots=True)
class Build:
    """A sentence taken apart."""

    tokens: list[Token]
    chunks: list[Chunk]
    clauses: list[Clause]


def take_apart(
    text: str,
    sentences: Sequence[Span],
    tagger: Tagger,
    known: Mapping[Span, Sequence[str]] | None = None,
) -> list[Build]:
    """The build of each sentence. `known`: the tags of those that were tagged before."""
    known = known or {}
    cut = [read_tokens(text, span.start, span.end) for span in sentences]
    new = [
        [token.text for token in tokens]
        for span, tokens in zip(sentences, cut, strict=True)
        if span not in known
    ]
    made = iter(tagger.tag(new))
    tagged = [known[span] if span in known else next(made) for span in sentences]
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
    bears_on = entry.bears_on if entry else "self"
    if entry is not None and bears_on == "self" and entry.plain in PEOPLE:
        bears_on = "somebody"
    for rule in _RULES.get(bears_on, (_said_of, _next, _beside)):
        found = rule(build, inside[0], inside[-1])
        if found is None or _is_empty(build, found[0]):
            continue
        found = _behind_relative(build, found)
        target = _named(text, found[0], span, names)
        if target is not None:
            return target, found[1]
        if rule is not _said_of:  # `was a brilliant speech`: a subject that is the words themselves
            return None, ""
    return None, ""


def _is_empty(build: Build, span: Span) -> bool:
    """Whether a place has no more than articles and signs."""
    inside = [one for one in build.tokens if span.start <= one.start < span.end]
    return all(one.lower in LEADING or one.kind == "sign" for one in inside)


def _behind_relative(build: Build, found: tuple[Span, str]) -> tuple[Span, str]:
    """`the mayor, who bragged`: the noun before the relative pronoun."""
    at = next((k for k, one in enumerate(build.tokens) if one.start == found[0].start), 0)
    if build.tokens[at].lower not in ("who", "which", "that", "whom"):
        return found
    before = [c for c in build.chunks if c.after <= at and c.kind is ChunkKind.NOUN]
    near = before[-1] if before and at - before[-1].after <= 1 else None
    return (_chunk(build, near), found[1]) if near is not None else found


Found = tuple[Span, str] | None


def _next(build: Build, first: int, last: int) -> Found:
    """`the corrupt mayor`: the noun that it stands before; `was corrupt`: the subject."""
    for number, chunk in enumerate(build.chunks):
        if chunk.kind is ChunkKind.NOUN and chunk.first <= first and last < chunk.after - 1:
            done = _done_lightly(build, number)
            if done is not None:
                return done, "it is said to do so"
            return _span(build, last + 1, chunk.after), "the words stand before it"
    return None


def _done_lightly(build: Build, number: int) -> Span | None:
    """`the fleet made a heroic stand`: who does what is named by the object of such a verb."""
    clause = _clause(build, build.chunks[number].first)
    if clause is None or clause.verb is None or clause.subject is None or not number:
        return None
    verb = {build.tokens[k].lower for k in range(clause.verb.first, clause.verb.after)}
    straight = build.chunks[number - 1].after == clause.verb.after
    if straight and verb & LIGHT and not clause.verb.passive:
        return _counted(build, clause.subject)
    return None


def _behind_comma(build: Build, first: int, last: int) -> Found:
    """`Whent, widely respected on both sides, will lead`: the name before the comma."""
    if first < 2 or build.tokens[first - 1].text != ",":
        return None
    for chunk in build.chunks:
        if chunk.kind is ChunkKind.NOUN and chunk.after == first - 1:
            return _chunk(build, chunk), "the words stand beside it"
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
    own = next((c for c in build.chunks if c.first <= first < c.after), None)
    if verb & CALLING and own is not None and own.first < first and last + 1 == own.after:
        return _span(build, own.first, first), "somebody calls it so"  # "called the plan mad"
    if verb & BE and clause.subject is not None and not nouns:
        inside = range(clause.subject.first, clause.subject.after)
        subject = {build.tokens[k].lower for k in inside}
        if subject <= POINTING and own is not None and last + 1 < own.after:
            return _span(build, last + 1, own.after), "the words stand before it"
        return _chunk(build, clause.subject), "it is said to be so"
    return None


def _made_of(build: Build, first: int, last: int) -> Found:
    """`see the plan as a fraud`, `made the vote into a farce`, `Reld, called a thief`: the noun
    before."""
    number = next((n for n, c in enumerate(build.chunks) if c.first <= first < c.after), None)
    if number is None or number < 2:
        return None
    before, joint = build.chunks[number - 2], build.chunks[number - 1]
    low = build.tokens[joint.first].lower
    if before.kind is ChunkKind.NOUN and low in ("as", "into"):
        return _chunk(build, before), "somebody calls it so"
    named = number > 2 and build.tokens[before.first].text == ","
    calls = {build.tokens[k].lower for k in range(joint.first, joint.after)} & CALLING
    if named and calls and build.chunks[number - 3].kind is ChunkKind.NOUN:
        return _chunk(build, build.chunks[number - 3]), "somebody calls it so"
    return None


def _where(build: Build, first: int, last: int) -> Found:
    """`the regime in Sallow`: the place whose it is."""
    number = next((n for n, c in enumerate(build.chunks) if c.first <= first < c.after), None)
    if number is None or number + 2 >= len(build.chunks):
        return None
    joint, place = build.chunks[number + 1 : number + 3]
    named = place.kind is ChunkKind.NOUN and build.tokens[place.head].text[:1].isupper()
    if build.chunks[number].after - 1 == last and build.tokens[joint.first].lower == "in" and named:
        return _chunk(build, place), "it is theirs"
    return None


def _adverb(build: Build, first: int, last: int) -> Found:
    """`the deputy brazenly lied`: an adverb of what somebody does bears on him."""
    if not build.tokens[last].lower.endswith("ly"):
        return None
    clause = _clause(build, first)
    if clause is None or clause.verb is None or clause.subject is None:
        return None
    beside = clause.verb.first <= last + 1 and first <= clause.verb.after + 1
    if not beside or clause.verb.passive:
        return None
    return _counted(build, clause.subject), "it is said to do so"


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
        if sign == "of" and not build.tokens[last].lower.endswith("s"):  # "the rebels of the north"
            return _chunk(build, following[1]), "`of` joins them"
    before = build.chunks[max(0, number - 2) : number]
    comma = len(before) == 2 and build.tokens[before[1].first].text == ","
    if comma and before[0].kind is ChunkKind.NOUN:
        return _chunk(build, before[0]), "the words stand beside it"
    return None


def _subject(build: Build, first: int, last: int) -> Found:
    clause = _clause(build, first)
    fronted = _fronted(build, first)
    if fronted is not None:
        return fronted, "it is said to do so"
    if clause is None or clause.subject is None:
        return _relative(build, first) or _opening(build, first)
    merged = clause.subject
    if clause.verb is None and merged.first < first < merged.after - 1:  # tags it as one group
        return _span(build, merged.first, first), "it is said to do so"
    if clause.subject.first <= first < clause.subject.after:  # "in a power grab, the party wrote"
        verb = clause.verb.first if clause.verb is not None else 0
        before = [c for c in build.chunks if last < c.first and c.after <= verb]
        nouns = [c for c in before if c.kind is ChunkKind.NOUN]
        comma = bool(before) and build.tokens[before[0].first].text == ","
        return (_chunk(build, nouns[-1]), "it is said to do so") if nouns and comma else None
    if clause.verb is not None and clause.verb.passive:
        agent = _after(build, last, "by")
        return (agent, "the deed is laid to it") if agent else None
    return _counted(build, clause.subject), "it is said to do so"


def _fronted(build: Build, first: int) -> Span | None:
    """`In a shameless power grab, the ruling party rewrote it`: who does it, behind the comma."""
    if not build.tokens or build.tokens[0].lower not in FRONTING:
        return None
    comma = next((k for k, token in enumerate(build.tokens) if token.text == ","), None)
    if comma is None or comma < first:
        return None
    if any(c.kind is ChunkKind.VERB and c.first < comma for c in build.chunks):
        return None
    following = (c for c in build.chunks if c.first > comma and c.kind is ChunkKind.NOUN)
    chunk = next(following, None)
    return _chunk(build, chunk) if chunk is not None and chunk.first == comma + 1 else None


def _relative(build: Build, first: int) -> Found:
    """`the bishop, who boasted of it`: the noun before the pronoun that the verb follows."""
    at = first - 1
    while at > 0 and build.tokens[at].lower in AUXILIARIES:
        at -= 1
    if at < 1 or build.tokens[at].lower not in ("who", "which", "that"):
        return None
    before = [c for c in build.chunks if c.after <= at and c.kind is ChunkKind.NOUN]
    if before and at - before[-1].after <= 1:
        return _chunk(build, before[-1]), "it is said to do so"
    return None


def _opening(build: Build, first: int) -> Found:
    """`The general seized power`, where the build of the sentence was not made out: the few words
    that it begins with."""
    opens = bool(build.tokens) and build.tokens[0].lower in LEADING
    if opens and 1 < first <= 4 and all(build.tokens[k].lower.isalpha() for k in range(first)):
        return _span(build, 0, first), "it is said to do so"
    return None


def _counted(build: Build, chunk: Chunk) -> Span:
    """A group, or what its `of` leads to where it only measures: `a wave of migrants`."""
    at = build.chunks.index(chunk)
    behind = build.chunks[at + 1 : at + 3]
    if (
        build.tokens[chunk.after - 1].lower in MEASURING
        and len(behind) == 2
        and build.tokens[behind[0].first].lower == "of"
        and behind[1].kind is ChunkKind.NOUN
    ):
        return _chunk(build, behind[1])
    return _chunk(build, chunk)


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


def _owner(build: Build, first: int, last: int) -> Found:
    """`the mayor's cronies`: whose they are."""
    for chunk in build.chunks:
        if chunk.kind is ChunkKind.NOUN and chunk.first < first < chunk.after:
            for k in range(first - 1, chunk.first - 1, -1):
                if build.tokens[k].lower.endswith(("'s", "’s")):
                    whole = _span(build, chunk.first, k + 1)
                    return Span(whole.start, whole.end - 2), "it is theirs"
    return None


def _doer(build: Build, first: int, last: int) -> Found:
    """`a massacre of farmers by the army`: who is named behind `by`."""
    agent = _after(build, last, "by")
    return (agent, "the deed is laid to it") if agent is not None else None


PEOPLE = words("fighter government group leader newcomers opponent person protesters supporters")
"""Plain words of entries that name somebody: who does what they are spoken of with is somebody
else."""
_RULES = {
    "somebody": (_apposition, _said_of, _made_of, _owner, _beside, _where),
    "next": (_adverb, _apposition, _said_of, _next, _behind_comma, _object),
    "self": (_apposition, _said_of, _made_of, _doer, _owner, _beside, _subject),
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
