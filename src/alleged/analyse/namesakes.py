"""Names of a document put together: accents, misspellings, surnames; namesakes kept apart.

Starts from the fullest form that `names.py` gives every name, and decides what that leaves open.
What nothing decides stays apart, with its candidates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from alleged.analyse.names import (
    COMPANY,
    SMALL,
    Gender,
    first_name_gender,
    name_words,
    title_gender,
    with_generation,
    word_set,
)
from alleged.analyse.phrases import fold
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span

Key = tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Mentions of one name."""

    person: bool
    key: Key
    members: list[int]
    """Numbers of mentions."""
    how: dict[int, str]
    """Of a member: the rule that joined it. See `RULES`."""
    aliases: set[str] = field(default_factory=set)
    """Acronyms that the text explains behind the name."""
    spellings: set[str] = field(default_factory=set)
    """The words of all members' names, as written, once a surname has asked for them."""
    open_to: dict[int, list[int]] = field(default_factory=dict)
    """Of a member: the groups it may belong to as well, by number of their first mention."""


RULES = {
    "same name": "the same name",
    "shorter form": "a shorter form of the name, and the only one that fits",
    "headline": "a surname in the headline, and one person of this name in the text",
    "accents": "the same name but for accents",
    "misspelt": "the name with a slip of the pen: every other letter is the same",
    "near": "a surname that several have; one of them was named shortly before",
    "acronym": "an acronym of the name",
    "gender": "a surname that several have; the form of address fits one of them",
    "before": "a surname before the only full name of the text that it fits",
    "unmarked": "a name of this text, at a place where the reader model marks none",
    "reversed": "an acronym with the name in brackets behind it",
}
"""What each rule says to a reader."""

ENDINGS = frozenset({"s", "n", "an", "i"})
"""What makes another word of a word, no slip: a plural, a people."""
MOST_ALIKE = 40
"""Names that are compared with each other because they share a word or a beginning; where more do,
none is: the time must not grow with the square of the text, and nothing would decide."""
NEAR_SENTENCES = 2
LONG_WORD = 6
"""Letters from which a word with one slip is still recognised; two slips from 10 on."""


def group_names(
    text: str, mentions: Sequence[Mention], *, sentences: Sequence[Span], headline_end: int
) -> list[Group]:
    """Mentions by the party they name, in order of their first mention."""
    groups: dict[tuple[bool, Key], Group] = {}
    for number, mention in enumerate(mentions):
        key = name_key(mention)
        person = mention.kind is MentionKind.PERSON
        if len(key) > 1 and (not person, key) in groups:
            person = not person  # the model took one name for a person here, for a party there
        group = groups.setdefault((person, key), Group(person, key, [], {}))
        group.members.append(number)
        group.how[number] = _first_rule(mention, text)
    found = list(groups.values())
    _settle_families(found)
    _join_acronyms(found, text, mentions)
    _join_misspelt(found)
    _join_surnames(found, text, mentions, sentences, headline_end)
    _join_reversed(found, text, mentions)
    return sorted((one for one in found if one.members), key=lambda one: min(one.members))


def name_key(mention: Mention) -> Key:
    """The words of a name for comparison: lower case, no accents, no form of address."""
    if mention.kind is MentionKind.PERSON:
        words = with_generation(name_words(mention.name), mention.name)
        return tuple(fold(word).replace("'", "") for word in words) or (fold(mention.name),)
    kept = [
        word
        for word in fold(mention.name.split(" - ")[0])
        .replace(".", "")
        .replace(",", " ")
        .replace("’", "'")
        .split()
        if word not in ("the", "&", "and")
    ]
    kept = [word[:-2] if word.endswith("'s") else word for word in kept]
    while len(kept) > 1 and kept[-1] in COMPANY:
        kept.pop()
    return tuple(kept) or (fold(mention.name),)


def _first_rule(mention: Mention, text: str) -> str:
    written = " ".join(mention.span.of(text).split())
    if fold(written) == fold(mention.name):
        return "same name" if written == mention.name else "accents"
    bare = written.replace(".", "")
    if bare.isupper() and 2 <= len(bare) <= 8 and " " not in bare and len(mention.name) > len(bare):
        return "acronym"
    return "shorter form"


def _settle_families(groups: list[Group]) -> None:
    """A single word that the model took for a person here and for something else there."""
    surnames = {
        word
        for group in groups
        if group.person and len(group.key) > 1
        for word in (group.key[0], group.key[-1])
    }
    others = {group.key: group for group in groups if not group.person}
    for group in groups:
        other = others.get(group.key)
        if not group.person or other is None or len(group.key) > 1:
            continue
        keeps, gives = group, other
        if group.key[0] not in surnames and len(other.members) > len(group.members):
            keeps, gives = other, group
        _move(gives, keeps, "same name")


_SHORT_BEHIND = re.compile(
    r"[ ]\(([A-Z][A-Za-z]{1,8})\)|,[ ]or[ ]([A-Z]{2,8})\b|[ ][-–][ ]([A-Z]{2,8})\b"
)


def _join_acronyms(groups: list[Group], text: str, mentions: Sequence[Mention]) -> None:
    """An acronym that stands behind its name, or is the initials of one name alone."""
    explained: dict[str, list[Group]] = defaultdict(list)
    initials: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if len(group.key) < 2 or not group.members or group.person:
            continue
        whole = "".join(word[:1] for word in group.key)
        large = "".join(word[:1] for word in group.key if word not in SMALL)
        for letters in sorted({whole, large}):
            initials[letters].append(group)
        for member in group.members:
            behind = _SHORT_BEHIND.match(text, mentions[member].span.end)
            short = fold(behind[behind.lastindex or 0]) if behind else ""
            if short and short[0] in {word[:1] for word in group.key}:
                explained[short].append(group)
                group.aliases.add(short.upper())
    for group in groups:
        if len(group.key) != 1 or not group.members:
            continue
        if not all(_in_capitals(mentions[member].span.of(text)) for member in group.members):
            continue
        fitting = explained.get(group.key[0]) or initials.get(group.key[0], [])
        if len({id(one) for one in fitting}) == 1 and fitting[0].members:
            _move(group, fitting[0], "acronym")


def _in_capitals(form: str) -> bool:
    bare = form.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and bare.isupper()


def _join_misspelt(groups: list[Group]) -> None:
    """A name that stands once and differs by a slip from one of the same kind."""
    by_ends: dict[tuple[bool, str], list[Group]] = defaultdict(list)
    for group in groups:
        if sum(map(len, group.key)) >= LONG_WORD:
            ends = {group.key[0], group.key[-1]} if len(group.key) > 1 else {group.key[0][:2]}
            for end in sorted(ends):
                by_ends[group.person, end].append(group)
    for ones in by_ends.values():
        for one in ones if len(ones) <= MOST_ALIKE else []:
            if len(one.members) != 1:
                continue
            others = [
                other
                for other in ones
                if other is not one
                and other.members
                and (len(other.members), -other.members[0]) > (len(one.members), -one.members[0])
                and is_slip(one.key, other.key)
            ]
            if len(others) == 1:
                _move(one, others[0], "misspelt")


def is_slip(one: Key, other: Key) -> bool:
    """Whether two names differ by a slip of the pen in one long word."""
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(different) != 1:
        return False
    (a, b) = different[0]
    if min(len(a), len(b)) < LONG_WORD - (len(one) > 1):
        return False
    if (a.startswith(b) and a[len(b) :] in ENDINGS) or (b.startswith(a) and b[len(a) :] in ENDINGS):
        return False
    if _are_inflected(a, b):
        return False
    most = 1 if max(len(a), len(b)) < 10 else 2
    return DamerauLevenshtein.distance(a, b, score_cutoff=most) <= most


INFLECTIONS = word_set(
    """s es ic ics an ans n ns ian ians ish ese i is ist ists ism al er ers in y ie ies"""
)


def _are_inflected(one: str, other: str) -> bool:
    """`democrats` and `democratic`: two words of one stem, no slip."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return {one[shared:], other[shared:]} <= INFLECTIONS


def _move(one: Group, other: Group, rule: str, members: Sequence[int] | None = None) -> None:
    for member in list(members if members is not None else one.members):
        one.members.remove(member)
        one.how.pop(member, None)
        insort(other.members, member)
        other.how[member] = rule


def _join_surnames(
    groups: list[Group],
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    headline_end: int,
) -> None:
    full: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.person and len(group.key) > 1:
            for word in sorted({group.key[0], group.key[-1]}):
                full[word].append(group)
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for word in sorted(full):
        if len(word) >= LONG_WORD - 1:
            by_beginning[word[:2]].append(word)
    begins = [sentence.start for sentence in sentences]

    def sentence_of(number: int) -> int:
        return bisect_right(begins, mentions[number].span.start)

    for group in groups:
        if not group.members or len(group.key) != 1:
            continue
        if not group.person and group.key[0] not in full:
            continue
        (word,) = group.key
        fitting = [one for one in full.get(word, [])[: MOST_ALIKE + 1] if one.members]
        if len(fitting) > MOST_ALIKE:
            continue
        rule = ""
        if not fitting and group.person:
            close = {
                id(one): one
                for other in by_beginning[word[:2]][:MOST_ALIKE]
                if is_slip((word, "-"), (other, "-"))
                for one in full[other]
                if one.members and one.key[-1] == other
            }
            fitting, rule = list(close.values()), "misspelt"
        if not group.person and (
            len(fitting) != 1 or (word in full and _is_firm(text, mentions, group))
        ):
            continue
        if len(fitting) == 1 and _is_introduced(group, fitting[0], mentions, headline_end):
            group.open_to.update({number: [fitting[0].members[0]] for number in group.members})
            continue
        for number in list(group.members):
            _join_surname(group, number, fitting, rule, text, mentions, sentence_of, headline_end)


USED_BEFORE = 3
"""How often a surname stands alone in the body before a full name has it: news name whom they mean
in full at first, so that the full name is another's (`Orr … Orr … Orr … his wife, Ada Orr`)."""


def _is_introduced(
    group: Group, full: Group, mentions: Sequence[Mention], headline_end: int
) -> bool:
    """Whether a surname is known without the one full name that has it."""
    first = mentions[full.members[0]].span.start
    alone = 0
    for number in group.members:
        span = mentions[number].span
        if span.start >= first or alone == USED_BEFORE:
            break
        alone += span.start > headline_end
    return alone >= USED_BEFORE


def _is_firm(text: str, mentions: Sequence[Mention], group: Group) -> bool:
    """Whether the model found the word to be a party at all its places: then it is no surname."""
    return len(group.members) > 1 or mentions[group.members[0]].probability > 0.6


def _join_surname(
    group: Group,
    number: int,
    fitting: Sequence[Group],
    rule: str,
    text: str,
    mentions: Sequence[Mention],
    sentence_of: Callable[[int], int],
    headline_end: int,
) -> None:
    here = mentions[number]
    told = title_gender(text, here.span.start)
    offered = [one for one in fitting if _may_be(told, one)]
    introduced = [one for one in offered if mentions[one.members[0]].span.start < here.span.start]
    if len(offered) == 1:
        if introduced:
            chosen = rule or (
                "gender"
                if len(fitting) > 1
                else "accents"
                if _accents(here, offered[0], mentions)
                else "shorter form"
            )
            _take_surname(group, offered[0], chosen, number, here)
            return
        rule = "headline" if here.span.end <= headline_end else "before"
        _take_surname(group, offered[0], rule, number, here)
        return
    if len(introduced) > 1 or (len(offered) > 1 and introduced):
        place = sentence_of(number)
        last: dict[int, int] = {}
        for one in introduced:
            before = one.members[bisect_left(one.members, number) - 1]
            last[id(one)] = sentence_of(before)
        near = [one for one in introduced if place - last[id(one)] <= NEAR_SENTENCES]
        if len(near) == 1:
            _take_surname(group, near[0], rule or "near", number, here)
            return
    if offered:
        group.open_to[number] = [one.members[0] for one in offered]


def _accents(here: Mention, group: Group, mentions: Sequence[Mention]) -> bool:
    """Whether the name is written with other accents than in full."""
    if not group.spellings:  # once a group: a name may stand ten thousand times in a text
        for name in {mentions[member].name for member in group.members}:
            group.spellings.update(name_words(name))
    return not group.spellings.issuperset(name_words(here.name))


def _take_surname(group: Group, full: Group, rule: str, number: int, here: Mention) -> None:
    _move(group, full, rule, [number])
    if full.spellings:
        full.spellings.update(name_words(here.name))


def _may_be(told: Gender | None, group: Group) -> bool:
    return told is None or first_name_gender(group.key) in (told, None)


def _join_reversed(groups: list[Group], text: str, mentions: Sequence[Mention]) -> None:
    """`MFP (Movement for Progress)`."""
    of_start = {mentions[member].span.start: group for group in groups for member in group.members}
    for group in groups:
        if group.person or len(group.key) != 1 or not 2 <= len(group.key[0]) <= 8:
            continue
        for member in list(group.members):
            at = mentions[member].span.end
            if text[at : at + 2] != " (":
                continue
            skip = 6 if text[at + 2 : at + 6].lower() == "the " else 2
            long = of_start.get(at + skip)
            if long is None or long is group or len(long.key) < 2:
                continue
            whole = "".join(word[0] for word in long.key)
            large = "".join(word[0] for word in long.key if word not in SMALL)
            if group.key[0] in (whole, large):
                _move(group, long, "reversed")
                break


def shown_name(text: str, mentions: Sequence[Mention], group: Group) -> str:
    """The fullest form of a group that is no slip: most words, then most frequent, then accents."""
    counts: Counter[str] = Counter()
    for member in group.members:
        if group.how[member] != "misspelt":
            counts[mentions[member].name] += 1
    return max(
        sorted(counts),
        key=lambda form: (
            len(form.split()),
            counts[form],
            sum(not char.isascii() for char in form),
        ),
        default=mentions[group.members[0]].name,
    )
