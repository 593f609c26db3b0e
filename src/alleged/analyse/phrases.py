"""What a noun phrase says about whom it speaks of: head, name, number, gender, sort.

By rules over words alone, since a phrase is looked at without a parse: fit for the short phrases
that news uses for people and organisations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii

from alleged.analyse.names import (
    COMPANY,
    FEMALE_NAMES,
    FEMALE_WORDS,
    HONORIFICS,
    MALE_NAMES,
    MALE_WORDS,
    SMALL,
    SUFFIXES,
    word_set,
)
from alleged.records.entities import Wording
from alleged.records.spans import Span


class Sort(StrEnum):
    """What a phrase speaks of, as far as its words tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TIME = "time"
    AMOUNT = "amount"
    THING = "thing"


PRONOUNS: dict[str, tuple[str, Sort | None, bool | None]] = {
    word: told
    for words, told in {
        "he him his himself": ("male", Sort.PERSON, False),
        "she her hers herself": ("female", Sort.PERSON, False),
        "it its itself": ("neuter", None, False),
        "they them their theirs themselves both all others": ("", None, True),
        "we us our ours ourselves": ("", None, True),
        "i me my mine myself": ("", Sort.PERSON, False),
        "you your yours yourself yourselves": ("", Sort.PERSON, None),
        "who whom whose": ("", None, None),
        "which that": ("neuter", None, None),
        "this one": ("", None, False),
        "these those": ("", None, True),
        "where here there": ("", Sort.PLACE, False),
    }.items()
    for word in words.split()
}
"""Gender, sort and whether it stands for several."""

SPEAKING = word_set("i me my mine myself we us our ours ourselves")
"""Pronouns of who speaks; inside quotation marks they stand for the speaker."""
RELATIVE_PRONOUNS = word_set("who whom whose which that where")

ARTICLES = word_set("the a an this that these those his her its their our my your whose")
INDEFINITE = word_set("a an another some any several many most few other others no every each")
LEADING = word_set(
    "at in on by for from of during since until to with near into about after before"
)
"""Prepositions that some phrases begin with."""
BREAKS = word_set(
    """of in for on at to from by with that who which whose whom where when or as after before
    during against about including under over near behind was is are were has have had will said
    called named known based led made owned than than via"""
)
"""Words after which a phrase no longer holds its head."""

PERSON_NOUNS = word_set(
    """man woman person people boy girl child father mother brother sister son daughter wife husband
    widow uncle aunt cousin nephew niece friend victim suspect star actor actress singer
    president minister premier chancellor king queen prince princess senator governor mayor
    ambassador envoy diplomat general colonel captain officer chief chairman chairwoman chair head
    ceo executive director manager leader founder owner spokesman spokeswoman spokesperson official
    lawyer attorney judge prosecutor analyst expert economist scientist author writer journalist
    reporter editor player coach driver pilot doctor physician teacher student worker employee
    member candidate deputy secretary commissioner soldier gunman killer host presenter comedian
    champion boss citizen resident voter witness client colleague partner successor predecessor
    adviser aide critic banker farmer striker consumer customer user passenger investor shareholder
    creator co-founder ex-president politician lawmaker legislator congressman congresswoman
    representative speaker guard cop teen teenager couple fan buyer patient hero
    defendant inmate prisoner fugitive lover girlfriend boyfriend"""
)
ORGANISATION_NOUNS = word_set(
    """company firm corporation group bank agency ministry department government administration
    parliament senate congress house court party union association federation league council
    commission committee board bureau office police army navy force military regime cabinet
    team club university college school institute centre center foundation fund organisation
    organization network station newspaper magazine paper broadcaster publisher website outlet
    manufacturer maker automaker carmaker airframer airline carrier retailer giant brand rival
    competitor subsidiary parent consortium alliance coalition movement front opposition militia
    embassy mission delegation studio label store chain steelmaker miner operator supplier startup
    academy hospital church business industry cartel gang authority"""
)
PLACE_NOUNS = word_set(
    """country nation state city town village capital region province county district island area
    territory republic kingdom coast border river mountain lake sea street road square building
    airport prison jail facility home house apartment theatre theater hotel site scene place world
    continent neighborhood neighbourhood suburb port harbour stadium clinic"""
)
TIME_WORDS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today tomorrow yesterday tonight now
    morning afternoon evening night day week weekend month year decade century hour minute second
    time season spring summer autumn winter quarter moment est edt gmt pst pdt am pm noon midnight
    recently ago earlier later"""
)
AMOUNT_WORDS = word_set(
    """percent per cent dollar dollars euro euros million billion trillion price cost value rate
    profit loss revenue sales share shares deal contract loan money cash fund funds"""
)
PLURALS = word_set("people police men women children those these both others staff media troops")
RELATIVES = word_set(
    """brother sister son daughter wife husband father mother nephew niece uncle aunt cousin widow
    sibling parents twin relative"""
)
"""Words for a relative: `the minister's sister` is not the minister."""

_WORD = re.compile(
    r"\d{1,20}(?:[.,]\d{1,20}){0,6}|[^\W_]+(?:[.’'&-][^\W_]+){0,6}\.?|[,;()&/$€£#@:]|--"
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that speaks of somebody or something, taken apart."""

    wording: Wording
    written: str
    """Its words with single blanks."""
    plain: str
    """In lower case, without accents, article, preposition and possessive: for comparison."""
    head: str
    """The word it is about, in lower case and without plural; the last of a name."""
    name: tuple[str, ...]
    """The words of the name that its head ends, lower case, no accents; empty for others."""
    content: frozenset[str]
    """Words that mean something, stems."""
    before: frozenset[str]
    """Those of `content` before the head that are no part of the name."""
    of: frozenset[str]
    """Those of `content` behind the head: whose, where, of what."""
    plural: bool | None
    gender: str
    """`male`, `female`, `neuter`, or empty."""
    sort: Sort | None
    definite: bool
    indefinite: bool
    digits: frozenset[str]
    initials: str
    """Of a name of several words, small words left out."""
    acronym: str
    """The name as an acronym; empty if it does not look like one."""
    coordinated: bool
    """`Ford and Fiat`."""
    title: tuple[str, ...]
    """Words before a name that say an office or form of address."""
    possessor: str
    """Words before the `'s`: `minister` of `the minister's sister`; empty without one."""


def fold(text: str) -> str:
    """Lower case, without accents: for comparison only, never for display."""
    return text.lower() if text.isascii() else anyascii(text).lower()


def stem(word: str) -> str:
    """A noun without its plural, roughly."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return {"men": "man", "women": "woman", "children": "child"}.get(word, word)


MAX_PHRASE_CHARS = 400


def phrase_at(text: str, span: Span) -> Phrase:
    """What the words of a stretch of text say; of a very long one, its beginning."""
    return take_apart(" ".join(text[span.start : span.end][:MAX_PHRASE_CHARS].split()))


def _bare(word: str) -> str:
    """A word in lower case without possessive, full stops and accents."""
    low = fold(word).replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    return low.replace(".", "").strip("'")


@lru_cache(maxsize=20_000)
def take_apart(written: str) -> Phrase:
    """What the words of a phrase say."""
    words = _WORD.findall(written)
    while len(words) > 1 and words[0].lower() in LEADING:
        words = words[1:]
    low = [_bare(word) for word in words]
    if len(words) == 1 and (only := low[0]) in PRONOUNS and words[0] not in ("US", "U.S.", "IT"):
        gender, sort, several = PRONOUNS[only]
        return Phrase(
            Wording.PRONOUN, written, only, only, (), frozenset(), frozenset(), frozenset(),
            several, gender, sort, True, False, frozenset(), "", "", False, (), "",
        )  # fmt: skip
    determiner = low[0] if low and low[0] in ARTICLES | INDEFINITE else ""
    start = 1 if determiner and len(low) > 1 else 0
    possessor = ""
    for place in range(start, len(words) - 1):
        if words[place].endswith(("'s", "’s", "s'", "s’")):
            possessor = stem(low[place])
            start = place + 1
            break
    end = len(words)
    for place in range(start + 1, len(words)):
        stop = words[place][:1] in ",;()&/:" or words[place] == "--"
        if stop and words[place] == "&":
            continue
        is_and = low[place] == "and"
        of_name = (
            low[place] in {"of", "for"}
            and words[place - 1][:1].isupper()
            and (
                place + 1 < len(words)
                and (
                    words[place + 1][:1].isupper()
                    or (
                        words[place + 1].lower() == "the"
                        and place + 2 < len(words)
                        and words[place + 2][:1].isupper()
                    )
                )
                and stem(low[place - 1]) not in PERSON_NOUNS
            )
        )
        if of_name:
            continue
        if stop or is_and or low[place] in BREAKS:
            end = place
            break
    coordinated = "and" in low[end : end + 1] or (
        end < len(words) and words[end] == "," and "and" in low[end:] and start == 0
        and words[0][:1].isupper()
    )  # fmt: skip
    core, core_low = words[start:end], low[start:end]
    if not core:
        core, core_low = words, low
    name_from = len(core)
    while name_from > 0 and (
        core[name_from - 1][:1].isupper()
        or core[name_from - 1][:1].isdigit()
        or (core_low[name_from - 1] in SMALL and name_from < len(core) and name_from > 1)
        or core[name_from - 1] == "&"
    ):
        name_from -= 1
    while name_from < len(core) and (
        core_low[name_from] in SMALL or core_low[name_from] in ("&", "")
    ):
        name_from += 1
    name_words = core[name_from:]
    is_name = bool(name_words) and any(word[:1].isupper() for word in name_words)
    titles: list[str] = []
    if is_name:
        cut = _title_length([_bare(word) for word in name_words])
        titles = [_bare(word) for word in name_words[:cut]]
        name_words = name_words[cut:]
        titles = [stem(word) for word in core_low[:name_from] if word in PERSON_NOUNS] + titles
    name = tuple(
        word for word in (_bare(one) for one in name_words) if word and word not in SUFFIXES
    )
    while len(name) > 1 and name[-1] in COMPANY:
        name = name[:-1]
    wording = Wording.NAME if is_name and name else Wording.DESCRIPTION
    head = _name_head(name) if wording is Wording.NAME else stem(core_low[-1] if core_low else "")
    if wording is Wording.DESCRIPTION:
        name = ()
    content = frozenset(
        stem(word)
        for word in low
        if word and word not in SMALL and word not in ARTICLES and word[:1].isalnum()
    )
    before = frozenset(
        stem(word) for word in low[start : start + max(0, len(core) - 1)] if word in low
    ) & content - set(name) - {head}
    of = frozenset(stem(word) for word in low[end:]) & content - {head}
    plain_words = [
        word for word in low[(1 if determiner and len(low) > 1 else 0) :] if word[:1].isalnum()
    ]
    acronym = ""
    if wording is Wording.NAME and len(name_words) == 1:
        letters = name_words[0].replace(".", "").removesuffix("'s").removesuffix("’s")
        if 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper():
            acronym = letters.lower()
    sort = _sort(wording, name, head, low, core_low, titles)
    gender = _gender(name, head, titles, sort)
    plural = _plural(wording, core_low[-1] if core_low else "", sort, coordinated)
    return Phrase(
        wording=wording,
        written=written,
        plain=" ".join(plain_words),
        head=head,
        name=name,
        content=content,
        before=before,
        of=of,
        plural=plural,
        gender=gender,
        sort=sort,
        definite=determiner in {"the", "this", "that", "these", "those"} or bool(possessor),
        indefinite=determiner in INDEFINITE,
        digits=frozenset(word for word in low if _DIGIT.search(word)),
        initials="".join(word[0] for word in name if word not in SMALL and word != "&")
        if len(name) > 1
        else "",
        acronym=acronym,
        coordinated=coordinated,
        title=tuple(titles),
        possessor=possessor,
    )


NO_TITLE = word_set("motors electric mills dynamics assembly council office election")
"""Words behind `General`, `President` or the like that make it no title of a person."""


def _title_length(words: list[str]) -> int:
    """How many words of a name are an office or form of address before a person's own name."""
    cut = 0
    for place, word in enumerate(words[:-1][:5]):
        if word in HONORIFICS or stem(word) in PERSON_NOUNS:
            cut = place + 1
    rest = words[cut:]
    if not cut or any(word in SMALL for word in rest[:1]) or NO_TITLE & set(rest):
        return 0
    return 0 if stem(rest[-1]) in ORGANISATION_NOUNS | PLACE_NOUNS else cut


def _name_head(name: tuple[str, ...]) -> str:
    """The last word of a name, or of what stands before its `of`: `Bank of Dharvi`."""
    for place, word in enumerate(name[1:], 1):
        if word in ("of", "for", "de", "del", "do", "da", "di"):
            return name[place - 1]
    return name[-1]


def _sort(
    wording: Wording,
    name: tuple[str, ...],
    head: str,
    low: list[str],
    core: list[str],
    titles: list[str],
) -> Sort | None:
    if any(word in TIME_WORDS for word in (head, core[-1] if core else "")) or (
        head[:1].isdigit() and len(head) == 4
    ):
        return Sort.TIME
    if head in AMOUNT_WORDS or low[:1] in (["$"], ["€"], ["£"]) or head[:1].isdigit():
        return Sort.AMOUNT
    if wording is Wording.NAME:
        if titles or name[0] in FEMALE_NAMES or name[0] in MALE_NAMES:
            return Sort.PERSON
        if stem(head) in ORGANISATION_NOUNS:
            return Sort.ORGANISATION
        return Sort.PLACE if stem(head) in PLACE_NOUNS else None
    if head in PERSON_NOUNS or head.endswith(("ist", "woman", "man")):
        return Sort.PERSON
    if head in ORGANISATION_NOUNS:
        return Sort.ORGANISATION
    if head in PLACE_NOUNS:
        return Sort.PLACE
    return Sort.THING


def _gender(name: tuple[str, ...], head: str, titles: list[str], sort: Sort | None) -> str:
    for word in [*titles, head]:
        if word in FEMALE_WORDS:
            return "female"
        if word in MALE_WORDS:
            return "male"
    if len(name) > 1 or (name and sort is Sort.PERSON):
        if name[0] in FEMALE_NAMES_PLAIN:
            return "female"
        if name[0] in MALE_NAMES_PLAIN:
            return "male"
    return "neuter" if sort in (Sort.ORGANISATION, Sort.PLACE, Sort.THING) else ""


FEMALE_NAMES_PLAIN = frozenset(fold(name) for name in FEMALE_NAMES)
MALE_NAMES_PLAIN = frozenset(fold(name) for name in MALE_NAMES)


def _plural(wording: Wording, last: str, sort: Sort | None, coordinated: bool) -> bool | None:
    if coordinated:
        return True
    if wording is Wording.NAME:
        return False if sort is not None else None
    if last in PLURALS:
        return True
    return stem(last) != last if last else None
