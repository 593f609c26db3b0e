"""The build of a sentence in the rough: noun and verb groups, and clauses with their subjects.

No tree is made. Words with their parts of speech are put together to groups (`read_chunks`), and
groups to clauses, one for every verb group (`read_clauses`). That is enough to tell who does what
to how many, and where: what a number belongs to hangs on a few places in a clause.

Positions are indexes of tokens, ends are not included.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from alleged.analyse.quantities.tokens import Token, words


class ChunkKind:
    """What sort of group it is. No enum: Python 3.11 takes eight times as long to look up a member,
    and they are asked for at every word."""

    NOUN: Final = "noun"
    TIME: Final = "time"
    """An expression of time that the caller gave."""
    VERB: Final = "verb"
    PREPOSITION: Final = "preposition"
    OPENER: Final = "opener"
    """What opens a clause: "because", "that", "which"."""
    AND: Final = "and"
    ADVERB: Final = "adverb"
    ADJECTIVE: Final = "adjective"
    SIGN: Final = "sign"


class Chunk(Struct, frozen=True, gc=False):
    """Words that belong together; a light type, since every word of a sentence is in one."""

    kind: str
    """One of `ChunkKind`."""
    first: int
    after: int
    head: int
    """The word that it is named for: the last noun, the last verb."""
    finite: bool = False
    """Of a verb group: whether it can make a clause by itself."""
    passive: bool = False
    """Of a verb group: "were killed", "killed by"."""


class Clause(Struct, frozen=True, gc=False):
    """A verb group with what belongs to it."""

    first: int
    after: int
    verb: Chunk | None
    """None for words without a verb, as in a headline."""
    subject: Chunk | None
    """The noun group that does or is; of a clause without its own the one before's; None when the
    text has none."""
    inherited: bool = False
    """Whether the subject stands in another clause."""
    infinitive: bool = False
    """Whether it hangs on the clause before: "to flee", "carrying rice"."""

    def holds(self, at: int) -> bool:
        """Whether a token stands in it."""
        return self.first <= at < self.after


BEFORE_NOUN = words("DT PRP$ JJ JJR JJS CD VBN VBG POS SYM")
NOUNS = words("NN NNS NNP")
VERBS = words("MD VB VBD VBG VBN VBP VBZ")
FINITE = words("MD VBD VBP VBZ")
OPENERS = words("SC WDT WP WRB")
BE = words("be is are was were been being am 's 're get gets got")
HAVE = words("have has had having 've")
PREPOSITIONS = words("""
    including versus per amid against among between under over above below within without
    outside inside near across through throughout during since until till before after
    compared according excluding following despite
    """)
BEFORE_PREPOSITION = words("compared according")
CONJUNCTIONS_TOO = words("after before since until till as than")
"""Prepositions that open a clause where a noun and a verb follow."""
POSSESSIVES = ("'s", "’s", "s'", "s’")
HYPHENS = frozenset("-‐‑–")


def read_chunks(
    tokens: Sequence[Token], tags: Sequence[str], *, times: Mapping[int, int] | None = None
) -> list[Chunk]:
    """The groups of a sentence, in order; every word is in one.

    `times`: where expressions of time stand, first token to the one after the last.
    """
    chunks: list[Chunk] = []
    tags = _mended(tokens, tags)
    times = times or {}
    for first, after in times.items():
        tags[first:after] = [APART] * (after - first)
    tied = _tied(tokens)
    at = 0
    while at < len(tokens):
        if at in times:
            chunk = Chunk(ChunkKind.TIME, at, times[at], times[at] - 1)
        elif times and chunks and chunks[-1].kind == ChunkKind.TIME and tokens[at].lower in ENDING:
            chunk = Chunk(ChunkKind.SIGN, at, at + 1, at)  # "the quarter ended 30 June"
        else:
            chunk = (
                _noun(tokens, tags, at, tied)
                or _verb(tokens, tags, at)
                or _single(tokens, tags, at)
            )
        chunks.append(chunk)
        at = chunk.after
    return chunks


AMOUNT = "amount"
"""The tag of words that make a number with its bounds and unit, as the caller read it."""
APART = "apart"
"""The tag of words in an expression of time."""
VERBS_TOO = words("""
    cost costs control controls hold holds total totals average averages own owns employ export
    exports import imports produce number numbers top tops hit hits cut cuts stand stands rise
    charge charges fall climb drop jump slump lead leads face faces need needs measure measures
    """)
"""Nouns as well as verbs."""
ENDING = words("ended ending")
ALWAYS = {"while": "SC", "whereas": "SC", "although": "SC", "because": "SC", "worth": "IN"}
BEFORE_OBJECT = frozenset(["DT", "CD", "SYM", "PRP", "PRP$", "amount"])


SURE_VERBS = words("""
    rose fell grew sank shrank slid slumped climbed jumped dropped dipped soared plunged doubled
    halved tripled became lost won kept sold spent paid gave went came said told built bought
    brought began employs employed produces produced accounts accounted
    """)
"""Past forms, and some others, that are hardly ever nouns."""


PRONOUNS_WITH_VERB = words("it he she that there who what here let where how")
WITH_VERB = frozenset(word + ending for word in PRONOUNS_WITH_VERB for ending in ("'s", "’s"))
OFTEN_WRONG = SURE_VERBS | WITH_VERB | ALWAYS.keys()


def _mended(tokens: Sequence[Token], tags: Sequence[str]) -> list[str]:
    """The tags, with what the tagger is known to get wrong: verbs taken for nouns."""
    mended = list(tags)
    for at in [at for at, token in enumerate(tokens) if token.lower in OFTEN_WRONG]:
        token = tokens[at]
        if token.lower in ALWAYS:
            mended[at] = ALWAYS[token.lower]
        elif token.lower in WITH_VERB:
            mended[at] = "VBZ"  # "he's": the verb tells more than the pronoun
        elif token.text in SURE_VERBS and at and tags[at] not in VERBS:
            article = tags[at - 1] in ("DT", "PRP$", "JJ") or is_possessive(tokens, at - 1)
            mended[at] = tags[at] if article else "VBD"
    _mend_nouns(tokens, mended)
    _mend_prices(tokens, mended)
    verbless = not FINITE.intersection(mended)
    for at in [at for at, token in enumerate(tokens[:-1]) if token.lower in VERBS_TOO]:
        if not at or mended[at] in VERBS:
            continue
        before, behind = mended[at - 1], mended[at + 1]
        if before not in NOUNS and before != "PRP":
            continue
        if is_possessive(tokens, at - 1):
            continue
        plain = before in ("NNS", "NNP", "PRP") and behind in BEFORE_OBJECT
        if plain or (verbless and behind in (*BEFORE_OBJECT, *NOUNS, "IN", "TO")):
            mended[at] = "VBP"
            verbless = False
    return mended


ADVERBS = words("""
    also now then still just even only already again once soon yet too here there ago away back up
    down often almost about home later earlier ever never not n't well rather quite so as far
    further together today tonight tomorrow yesterday abroad overseas ahead apart alone instead
    perhaps maybe however meanwhile otherwise thus least most more less much very twice forward
    inside outside sometimes always long hard fast late early close straight right left south north
    east west off on out over through around alike overnight else indeed hence therefore first last
    before after since though anymore online offline aboard ashore enough better worse best all at
    any both either same longer sooner faster higher lower harder online next half nearby elsewhere
    """)
"""Adverbs that do not end like one."""
LIKE_ADVERBS = ("ly", "ward", "wards", "wise", "wide", "where", "ever", "fold")


MENDED = words("IN RB PRP VBG VB VBD")
"""Tags in place of which a word may get another one."""


def _mend_nouns(tokens: Sequence[Token], tags: list[str]) -> None:
    """Nouns taken for verbs and adverbs where no verb or adverb can stand, in place."""
    for at, token in enumerate(tokens):
        tag = tags[at]
        if not (tag in MENDED or token.lower == "worth") or not at or token.kind != "word":
            continue
        before, behind = tags[at - 1], _tag(tags, at + 1)
        if tag == "IN" and token.lower not in CLOSED:
            object_follows = behind in (*BEFORE_OBJECT, "NNP") and before == "NNS"
            tags[at] = "VBP" if object_follows else "NN"  # "voters consider her"; "core inflation"
        elif token.lower == "worth" and tokens[at - 1].lower == "net":
            tags[at - 1 : at + 1] = ["JJ", "NN"]
        elif tag == "RB" and token.lower in OFTEN and behind in NOUNS:
            tags[at] = "JJ"  # "for quarterly revenue"
        tag = tags[at]
        tied = token.glued and tokens[at - 1].text in HYPHENS and token.text[0].isupper()
        if tied and tag == "PRP":
            tags[at] = "NNP"  # "Ben-Harel"
        elif tag == "RB" and before in ("NN", "NNP") and behind not in VERBS:
            adverb = token.lower in ADVERBS or token.lower.endswith(LIKE_ADVERBS)
            tags[at] = tag if adverb else "NN"  # "the outlet diameter"
        elif tag == "VBG" and behind == "VBG" and before in (*NOUNS, "JJ"):
            tags[at] = "NN"  # "the public offering putting shares up"
        elif tag == "VB" and behind in NOUNS and before == AMOUNT:
            tags[at] = "NN"  # "1.4 times book value"
        elif tag == "VB" and before == "CC" and behind in NOUNS and _tag(tags, at + 2) in PAST:
            tags[at] = "NN"  # "and valve duration was increased"
        elif tag == "VBD" and before in ("NN", "NNP") and _is_verb_again(tokens, tags, at):
            tags[at], tags[at + 2] = "NN", "VBD"  # "Brent crude nearly reached"


def _mend_prices(tokens: Sequence[Token], tags: list[str]) -> None:
    """As in "the median sales price for homes was": no verb, since one follows, in place."""
    if PRICES.isdisjoint([token.lower for token in tokens]):
        return
    verb = False
    for at in range(len(tokens) - 2, 0, -1):
        if tags[at] in OPENERS or tags[at] == "CC" or tokens[at].text in (",", ";", "."):
            verb = False
        elif verb and tags[at] in ("VBP", "VBZ") and tokens[at].lower in PRICES:
            between = tags[at - 1] in NOUNS and tags[at + 1] in ("IN", "TO")
            tags[at] = "NN" if between else tags[at]
        if tags[at] in FINITE:
            verb = True


PRICES = words("price prices cost costs value rate rates share demand debt trade output forecast")
PAST = words("VBD VBZ")
OFTEN = words("hourly daily weekly monthly quarterly yearly early likely")
CLOSED = PREPOSITIONS | words("""
    about above across after against along alongside amid amidst among amongst around as at atop
    barring because before behind below beneath beside besides between beyond but by circa
    concerning considering despite down due during except for from given if in inside into like
    minus near next notwithstanding of off on once onto opposite out outside over past per plus
    pending regarding round save since so such than that though through throughout till to toward
    towards under underneath unless unlike until unto up upon versus via vs whether while whereas
    with within without worth respecting touching bar sans re de von van ago apart aside
    instead ahead together whilst although
    """)
"""All that can be a preposition; another word so tagged is a noun."""


def _is_verb_again(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """Whether an adverb and another verb follow, so that this is none; "was" and "had" help."""
    again = _tag(tags, at + 1) == "RB" and _tag(tags, at + 2) in ("VBN", "VBD")
    return again and tokens[at].lower not in BE | HAVE


def is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word owns what follows: "Orvania's", "voters'"."""
    lower = tokens[at].lower
    if lower.endswith(POSSESSIVES[:2]):
        return len(lower) > 3 and lower[:-2] not in PRONOUNS_WITH_VERB
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        lower.endswith("s")
        and following is not None
        and following.text in ("'", "’")
        and following.glued
    )


MONEY_SIGNS = frozenset("$€£¥%")
OPENS_NOUN = NOUNS | BEFORE_NOUN | {AMOUNT, "RB"}
"""Tags of which one opens a noun group, unless a number, a sign of money or a tied word does."""


def _noun(
    tokens: Sequence[Token], tags: Sequence[str], first: int, tied: AbstractSet[int]
) -> Chunk | None:
    """A noun group: from its article to its last noun; a pronoun is one too. `tied`: words that a
    hyphen ties to the next."""
    if tags[first] in ("PRP", "EX") and tokens[first].lower != "'s":
        return Chunk(ChunkKind.NOUN, first, first + 1, first)
    if tags[first] == "VBG" and first == 0 and _tag(tags, 1) in FINITE:
        return Chunk(ChunkKind.NOUN, first, first + 1, first)  # "Fishing accounts for"
    opening = tags[first] in OPENS_NOUN or tokens[first].kind == "number"
    if not (opening or tokens[first].text in MONEY_SIGNS or first in tied):
        return None
    at, head, count = first, -1, len(tokens)
    while at < count:
        tag, token = tags[at], tokens[at]
        kind, text, lower = token.kind, token.text, token.lower
        if text in PREPOSITIONS and tag != AMOUNT:
            break
        if at in tied and tag not in (AMOUNT, APART) and tag not in FINITE:
            at += 1  # "long-term", "to-be-built": one word, whatever its parts are
            continue
        if tag in NOUNS:
            head = at
            at += 1
            if lower.endswith("s") and at < count and is_possessive(tokens, at - 1):
                if tokens[at].text in ("'", "’"):
                    at += 1
                head = -1
            continue
        if tag == AMOUNT:
            if head >= 0 and tags[at - 1] != AMOUNT:
                break  # "cost the state | 600 million"
            head = at
            at += 1
            continue
        if tag in BEFORE_NOUN or kind == "number" or text in MONEY_SIGNS:
            if head >= 0 and tag not in ("CD", "SYM", "POS", "JJ") and tags[at - 1] != AMOUNT:
                break
            if head >= 0 and tag in ("JJ", "VBN", "VBG") and not _noun_follows(tags, at + 1):
                break
            article = tag in ("DT", "PRP$") and lower not in ("all", "half")
            if article and at > first and tags[at - 1] != "DT":
                break
            if tag in ("VBN", "VBG") and not _premodifies(tags, first, at):
                break
            if kind == "number" or tag == "CD" or text in MONEY_SIGNS:
                head = at if head < 0 or kind == "number" else head
            at += 1
            continue
        if text in HYPHENS and token.glued and at > first:
            if at + 1 < count and tokens[at + 1].glued:
                at += 2
                head = at - 1 if tags[at - 1] in NOUNS else head
                continue
            break
        if tag == "RB" and at + 1 < count and tags[at + 1] in ("JJ", "JJR", "JJS", "VBN", "CD"):
            if at == first and tags[at + 1] != "CD" and not _noun_follows(tags, at + 2):
                break
            at += 1
            continue
        between = tag == "CC" and at > first and head < 0 and at + 1 < len(tags)
        if between and tags[at - 1] in ("JJ", "VBN") and tags[at + 1] in ("JJ", "NN", "VBN"):
            at += 1
            continue
        break
    if head < 0:
        if at > first and tags[first] == "JJ" and first and tags[first - 1] == "IN":
            return Chunk(ChunkKind.NOUN, first, at, at - 1)  # "tonnes of glue", mistagged
        if at > first and tags[first] in ("DT", "JJ", "JJS", "JJR", "PRP$") and at - first > 1:
            return Chunk(ChunkKind.NOUN, first, at, at - 1) if tags[first] != "JJ" else None
        if tags[first] == "DT" and at == first + 1 and _tag(tags, at) != APART:
            return Chunk(ChunkKind.NOUN, first, at, first)
        return None
    return Chunk(ChunkKind.NOUN, first, max(at, head + 1), head)


def _tied(tokens: Sequence[Token]) -> AbstractSet[int]:
    """The words that a hyphen ties to the next."""
    hyphens = [at for at, token in enumerate(tokens) if token.text in HYPHENS and token.glued]
    return {
        at - 1
        for at in hyphens
        if 0 < at < len(tokens) - 1
        and tokens[at - 1].kind == tokens[at + 1].kind == "word"
        and tokens[at + 1].glued
    }


def _noun_follows(tags: Sequence[str], at: int) -> bool:
    while at < len(tags) and tags[at] in ("JJ", "CD", "VBN"):
        at += 1
    return at < len(tags) and tags[at] in NOUNS


def _premodifies(tags: Sequence[str], first: int, at: int) -> bool:
    """Whether a participle stands before its noun ("stolen goods") rather than as a verb."""
    following = tags[at + 1] if at + 1 < len(tags) else ""
    if following not in NOUNS and following not in ("JJ", "CD", AMOUNT):
        return False
    if at > first:
        return True
    before = tags[at - 1] if at else "IN"
    return before in ("IN", "TO", ",", "DT") and following in NOUNS


def _verb(tokens: Sequence[Token], tags: Sequence[str], first: int) -> Chunk | None:
    """A verb group: "has been", "plans to invest", "were killed"."""
    start = first
    if tags[first] == "TO" and _tag(tags, first + 1) == "RB" and _tag(tags, first + 2) == "VB":
        start += 1
    if tags[first] == "TO" and _tag(tags, start + 1) == "VB":
        at, finite = start + 1, False
    elif tags[first] in VERBS and tokens[first].lower not in PREPOSITIONS:
        at, finite = first, tags[first] in FINITE
    else:
        return None
    verbs: list[int] = []
    while at < len(tokens):
        if tags[at] in VERBS and tokens[at].lower not in PREPOSITIONS:
            verbs.append(at)
            at += 1
        elif _leads_to_verb(tags, at):
            at += 1
        else:
            break
    if not verbs:
        return None  # "to including": no verb after all
    head = verbs[-1]
    helpers = {tokens[verb].lower for verb in verbs[:-1]}
    passive = tags[head] in ("VBN", "VBD") and bool(helpers & BE)
    if tags[head] == "VBN" and len(verbs) == 1 and _tag(tags, head + 1) in ("IN", "TO"):
        passive = True
    return Chunk(ChunkKind.VERB, first, at, head, finite, passive)


def _tag(tags: Sequence[str], at: int) -> str:
    return tags[at] if 0 <= at < len(tags) else ""


def _leads_to_verb(tags: Sequence[str], at: int) -> bool:
    """Whether a word stands inside a verb group: "not", "to"."""
    if tags[at] == "TO":
        return _tag(tags, at + 1) == "VB"
    return tags[at] in ("RB", "RP") and _verb_soon(tags, at + 1)


def _verb_soon(tags: Sequence[str], at: int) -> bool:
    return _tag(tags, at) in VERBS or (_tag(tags, at) == "RB" and _tag(tags, at + 1) in VERBS)


def _single(tokens: Sequence[Token], tags: Sequence[str], at: int) -> Chunk:
    tag, lower = tags[at], tokens[at].lower
    if lower in PREPOSITIONS or lower in BEFORE_PREPOSITION:
        return Chunk(ChunkKind.PREPOSITION, at, at + 1, at)
    return Chunk(KINDS.get(tag, ChunkKind.SIGN), at, at + 1, at)


KINDS: Mapping[str, str] = {
    **dict.fromkeys(("IN", "TO"), ChunkKind.PREPOSITION),
    **dict.fromkeys(OPENERS, ChunkKind.OPENER),
    "CC": ChunkKind.AND,
    **dict.fromkeys(("RB", "RP", "UH"), ChunkKind.ADVERB),
    **dict.fromkeys(("JJ", "JJR", "JJS"), ChunkKind.ADJECTIVE),
}
"""What a word by itself is, by its tag; a sign where it has none of these."""


def read_clauses(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> list[Clause]:
    """One clause for every verb group, in order and without gaps."""
    chunks = _with_finite(chunks)
    verbs = [number for number, chunk in enumerate(chunks) if chunk.kind == ChunkKind.VERB]
    if not verbs:
        subject = next((chunk for chunk in chunks if chunk.kind == ChunkKind.NOUN), None)
        return [Clause(0, len(tokens), None, subject)] if tokens else []
    starts = [0]
    for before, verb in pairwise(verbs):
        starts.append(_start(tokens, chunks, before, verb))
    clauses: list[Clause] = []
    around: Chunk | None = None
    for number, verb in enumerate(verbs):
        first = starts[number]
        after = starts[number + 1] if number + 1 < len(verbs) else len(chunks)
        last = _taken_up(tokens, chunks[first], clauses, around)
        subject, inherited = _subject(tokens, chunks, first, verb, last)
        meant = _before_aside(tokens, chunks, first, verb)
        around = None
        if meant is not None and subject is not None and meant.first > subject.after:
            around, subject, inherited = subject, meant, True
        clauses.append(
            Clause(
                first=chunks[first].first,
                after=chunks[after - 1].after,
                verb=chunks[verb],
                subject=subject,
                inherited=inherited,
                infinitive=not chunks[verb].finite and number > 0,
            )
        )
    return clauses


def _before_aside(
    tokens: Sequence[Token], chunks: Sequence[Chunk], first: int, verb: int
) -> Chunk | None:
    """The noun behind which a relative clause between commas has this verb, where the subject of
    the clause around it stands before: "soldiers loyal to the general, who was dismissed"."""
    for at in range(first + 2, verb):
        comma = tokens[chunks[at - 1].first].text == ","
        if tokens[chunks[at].first].lower in ASIDES and comma:
            before = chunks[at - 2]
            return before if before.kind == ChunkKind.NOUN else None
    return None


def _taken_up(
    tokens: Sequence[Token], opener: Chunk, clauses: Sequence[Clause], around: Chunk | None
) -> Clause | None:
    """The clause whose subject one may share: the last, or, behind a relative clause that a comma
    closes, the one around it: "police arrested Lund, who led the march, and beat two students".

    around: the subject of the clause around the last one, where both begin as one.
    """
    comma = tokens[opener.first].text == ","
    closed = opener.kind == ChunkKind.AND and tokens[opener.first - 1].text == ","
    if clauses and around is not None and (comma or closed):
        return replace(clauses[-1], subject=around)
    for clause in reversed(clauses):
        opening = clause.first if tokens[clause.first].text != "," else clause.first + 1
        if not (closed and tokens[opening].lower in ASIDES and clause is not clauses[0]):
            return clause
    return None


ASIDES = words("who which whose whom")


def _with_finite(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The groups, with a participle for the verb where no other could be: "prices dropped by"."""
    verbs = [number for number, chunk in enumerate(chunks) if chunk.kind == ChunkKind.VERB]
    for place, number in enumerate(verbs):
        chunk = chunks[number]
        following = chunks[verbs[place + 1]] if place + 1 < len(verbs) else None
        if any(chunks[other].finite for other in verbs[:place]) or chunk.finite:
            return chunks
        alone = chunk.after == chunk.first + 1 and chunk.passive
        if alone and (following is None or not following.finite) and number:
            mended = list(chunks)
            mended[number] = replace(chunk, finite=True, passive=False)
            return mended
    return chunks


def _start(tokens: Sequence[Token], chunks: Sequence[Chunk], before: int, verb: int) -> int:
    """The chunk with which the clause of this verb begins."""
    nearest = verb
    if _is_pronoun(tokens, chunks, verb - 1) and verb - 2 > before:
        opener = chunks[verb - 2].kind in (ChunkKind.OPENER, ChunkKind.AND)
        opener = opener or _opens(tokens, chunks, verb - 2, before)
        return verb - 2 if opener else verb - 1  # "the sum | it had expected"
    if not chunks[verb].finite:
        # "to flee", "carrying rice": from the verb on, with "and" or "and 41" before it
        pair = (chunks[verb - 2].kind, chunks[verb - 1].kind) if verb - 2 > before else None
        if pair == (ChunkKind.AND, ChunkKind.NOUN) and chunks[verb].passive:
            return verb - 2
        return verb - (chunks[verb - 1].kind == ChunkKind.AND and verb - 1 > before)
    for at in range(verb - 1, before, -1):
        kind = chunks[at].kind
        sign = tokens[chunks[at].first].text
        if kind in (ChunkKind.OPENER, ChunkKind.AND) and not _joins_nouns(chunks, at, before):
            return at
        if kind == ChunkKind.SIGN and sign in (",", ";", ":", "-", "–", "—", "”", '"'):
            if nearest == verb and verb - at == 1:
                nearest = at  # ", he said" has its subject behind; a bare ", grew" has none
                continue
            return at
    if nearest != verb:
        return nearest
    # No sign: "he said the bank would ..." starts with the noun group before the verb.
    if not chunks[before].finite and not any(chunks[at].finite for at in range(before)):
        return verb  # "lorries carrying rice reached": the subject is that of the whole
    if _ends_relative(tokens, chunks, before):
        return verb  # "the company which has a mine | said"
    at = verb - 1
    while at > before and chunks[at].kind in (ChunkKind.ADVERB, ChunkKind.TIME):
        at -= 1
        if chunks[at].kind == ChunkKind.PREPOSITION and chunks[at + 1].kind == ChunkKind.TIME:
            at -= 1
    if _opens(tokens, chunks, at - 1, before):
        return at - 1
    while at - 2 > before and chunks[at - 1].kind == ChunkKind.PREPOSITION:
        if chunks[at - 2].kind != ChunkKind.NOUN:
            break
        at -= 2
        if _opens(tokens, chunks, at - 1, before):
            return at - 1
    return at if at > before and chunks[at].kind == ChunkKind.NOUN else verb


def _ends_relative(tokens: Sequence[Token], chunks: Sequence[Chunk], before: int) -> bool:
    """Whether the verb before stands in a relative clause inside a subject that has no verb yet."""
    for at in range(before - 1, 0, -1):
        if chunks[at].kind == ChunkKind.OPENER and tokens[chunks[at].first].lower in RELATIVE:
            return chunks[at - 1].kind == ChunkKind.NOUN and not any(
                chunk.finite for chunk in chunks[:at]
            )
    return False


def _is_pronoun(tokens: Sequence[Token], chunks: Sequence[Chunk], at: int) -> bool:
    return chunks[at].kind == ChunkKind.NOUN and tokens[chunks[at].first].lower in PRONOUNS


def _opens(tokens: Sequence[Token], chunks: Sequence[Chunk], at: int, before: int) -> bool:
    return at > before and tokens[chunks[at].first].lower in CONJUNCTIONS_TOO


def _joins_nouns(chunks: Sequence[Chunk], at: int, before: int) -> bool:
    """Whether "and" stands inside a subject, which began behind the last verb: "that sales in
    Norland and Sundar rose"."""
    if chunks[at].kind != ChunkKind.AND or chunks[at - 1].kind != ChunkKind.NOUN:
        return False
    return any(chunks[other].kind == ChunkKind.OPENER for other in range(before + 1, at))


def _subject(
    tokens: Sequence[Token], chunks: Sequence[Chunk], first: int, verb: int, last: Clause | None
) -> tuple[Chunk | None, bool]:
    """The subject of the verb, and whether it is taken over from another clause."""
    opener = chunks[first]
    who = opener.kind == ChunkKind.OPENER and tokens[opener.first].lower in RELATIVE
    own: Chunk | None = None
    inside = False
    for at in range(first, verb):
        chunk = chunks[at]
        if tokens[chunk.first].text == "(":
            inside = True
        elif tokens[chunk.first].text == ")":
            inside = False
        if chunk.kind != ChunkKind.NOUN or inside:
            continue
        before = chunks[at - 1].kind if at > first else ChunkKind.SIGN
        opening = tokens[chunks[at - 1].first].lower in CONJUNCTIONS_TOO and at - 1 == first
        if before == ChunkKind.PREPOSITION and not opening:
            continue
        if own is None or before == ChunkKind.SIGN or first == 0:
            fresh = before in (ChunkKind.SIGN, ChunkKind.OPENER)
            if before == ChunkKind.AND and own is None:
                fresh = True
            if before == ChunkKind.NOUN and tokens[chunk.first].lower in ARTICLES:
                fresh = True  # "between work and pay | the pace of growth is"
            if own is None or (fresh and not _closes_apposition(tokens, chunks, at, verb)):
                own = chunk
    if own is not None:
        return own, False
    joined = opener.kind == ChunkKind.AND and last is not None
    if (who or not chunks[verb].finite) and not joined:
        word, comma = tokens[chunks[verb].first].lower, tokens[chunks[first].first - 1].text
        if not who and (word == "having" or (comma == "," and chunks[first].first)):
            return (last.subject, True) if last is not None else (None, False)
        for at in range((first if who else verb) - 1, -1, -1):
            if tokens[chunks[at].after].text == ")":
                continue  # "Norgas (NG), which"
            if chunks[at].kind == ChunkKind.NOUN:
                participle = not who and not _is_infinitive(tokens, chunks[verb])
                if who or participle:
                    return chunks[at], True
                break
    return (last.subject, True) if last is not None else (None, False)


ARTICLES = words("the a an its their his her our this that these those")
PRONOUNS = words("it he she they we i you")
RELATIVE = words("who which that whose")


def _is_infinitive(tokens: Sequence[Token], verb: Chunk) -> bool:
    return tokens[verb.first].lower == "to"


def _closes_apposition(
    tokens: Sequence[Token], chunks: Sequence[Chunk], at: int, verb: int
) -> bool:
    """Whether the noun group stands between commas: "Mr Oake, a lawyer, said"."""
    if at + 1 >= verb:
        return False
    return any(tokens[chunks[later].first].text == "," for later in range(at + 1, verb))
