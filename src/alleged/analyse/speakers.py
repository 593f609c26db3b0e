"""Whose words: from the source of a statement to the fullest name in this document.

By rule, and without guessing: where two names fit, there are candidates and no speaker; a crowd or
a label stays what it is; and the reason always says why.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec import Struct

from alleged.analyse.candidates import Ground, weighed
from alleged.analyse.descriptions import Descriptions, find_descriptions
from alleged.analyse.names import (
    HONORIFICS,
    Gender,
    first_name_gender,
    name_words,
    title_gender,
    word_set,
)
from alleged.records.documents import Document
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span
from alleged.records.statements import NAMED_TOGETHER, SpeakerCandidate


class Reported(Struct, frozen=True, gc=False):
    """The parts of a statement."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a statement has."""

    name: str | None
    """The fullest name; None when nothing decides."""
    reason: str
    candidates: tuple[SpeakerCandidate, ...] = ()
    """Where nothing decides between a few, likeliest first."""
    weak: str | None = None
    """Why nobody can be held to it; None when somebody can."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention, or none with the mentions that it may be."""

    mention: Mention | None
    reason: str
    others: tuple[SpeakerCandidate, ...] = ()
    """Who it may be, likeliest first."""


OFFICES = word_set(
    """president minister secretary governor mayor senator ambassador chancellor king queen prince
    chairman chairwoman chair speaker director head leader chief general attorney commissioner
    premier archbishop bishop"""
)
"""Offices that one person holds at a time."""

PERSONAL = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
OWNERS = frozenset({"his", "her"})
"""Before a noun they say whose it is: `his campaign` speaks, not he."""
UNRESOLVED = word_set(
    """i me my myself we us our ourselves you your they them their themselves it its one some many
    most others those these this that both all everyone everybody someone somebody anyone nobody
    people critics officials"""
)
RELATIVE = frozenset({"who", "whom", "whose", "which"})

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_TAIL = re.compile(
    r"\s{0,3}(?:,|\(|—|–|\s(?:who|whom|whose|which|that|of|for|from|at|in|on|with|to|by|during|after|"
    r"before|as|speaking|writing|told|including)\b)"
)
_JOIN = re.compile(r"\s(?:and|or|&|as well as|along with)\s|;", re.IGNORECASE)

MAX_SOURCE_CHARS = 400
MAX_BACK_CHARS = 3000
"""A pronoun looks no farther back, however long the paragraph: text without paragraphs must not
cost the square of its length."""


def find_speakers(
    document: Document, statements: Sequence[Reported], mentions: Sequence[Mention]
) -> list[Speaker]:
    """For each statement the fullest name of its speaker, or None, and the reason.

    `statements` come in text order; a pronoun looks back at those before it.
    """
    text = document.text
    names = _Names(text, mentions)
    described = find_descriptions(text, names.all)
    paragraphs = _paragraph_starts(document)
    order = sorted(
        range(len(statements)), key=lambda k: (_anchor(statements[k]), statements[k].content)
    )
    found: list[Speaker] = [Speaker(None, "")] * len(statements)
    said: list[_Said] = []
    before: tuple[str, Mention | None] = ("", None)
    quoted = sorted(span for one in statements for span in one.quoted)
    for k in order:
        one = statements[k]
        got = _resolve(text, one, names, said, quoted, paragraphs, document.byline)
        if got.mention is None and one.source and not got.others:
            got = _by_description(text, one.source[0], got, described, before)
        mention = got.mention
        found[k] = Speaker(
            name=None if mention is None else mention.name,
            reason=got.reason,
            candidates=got.others,
            weak=None if mention is not None else weak_source(text, one),
        )
        if one.source and (mention is not None or _is_somebody(one.source[0].of(text))):
            # `Orr said of Ruiz's request` does not make Ruiz the one who goes on.
            if not one.source[0].of(text).endswith(("'s", "’s")):
                said.append(_Said(one.source[0], mention, got.others))
            before = (_shown(one.source[0].of(text)), mention)
    return found


def _by_description(
    text: str,
    source: Span,
    got: _Found,
    described: Descriptions,
    before: tuple[str, Mention | None],
) -> _Found:
    """Resolve an office or a description: `the former president`, `the ministry`, `the said
    person`."""
    written = source.of(text)[:MAX_SOURCE_CHARS]
    relative = (
        written == "that" and text[max(0, source.start - 2) : source.start].strip()[-1:].isalpha()
    )
    if _SAID_BEFORE.fullmatch(written.strip(" ,")) and not relative:
        source_before, mention = before
        if not source_before:
            return got
        if mention is None:
            return _Found(None, f"“{_shown(written)}”: “{source_before}” before, who has no name")
        return _Found(mention, f"“{_shown(written)}”: the speaker before, {mention.name}")
    fitting = described.fitting(written, source.start)
    if len(fitting) == 1:
        (one,) = fitting
        return _Found(
            one.mention, f"“{_shown(written)}”: {one.mention.name} is called “{one.words}” before"
        )
    if len(fitting) > 1:
        others = weighed(
            Ground.CALLED,
            [
                (one.mention.name, f"called “{one.words}”")
                for one in reversed(fitting[-MAX_CANDIDATES:])
            ],
        )
        named = ", ".join(sorted(one.name for one in others))
        return _Found(None, f"“{_shown(written)}” fits several: {named}", others)
    return got


MAX_CANDIDATES = 4

_SAID_BEFORE = re.compile(
    r"(?:the (?:said|same|latter|aforementioned)|this|that)(?:\s{1,3}(?:person|man|woman|official|"
    r"politician|officer|diplomat|source|speaker|one|spokes\w{1,8}|leader|expert|witness|lawyer|"
    r"minister|general|envoy|ambassador|analyst|author))?",
    re.IGNORECASE,
)

CROWDS = word_set(
    """people critics supporters opponents officials authorities observers experts analysts scholars
    economists geologists scientists researchers historians diplomats insiders sources witnesses
    residents locals neighbours neighbors voters citizens many some most others few several both
    activists campaigners protesters demonstrators rebels militants commentators pundits journalists
    reporters media press politicians lawmakers allies rivals detractors skeptics sceptics everyone
    everybody nobody somebody someone anyone they one aides advisers advisors leaders elites
    doctors engineers lawyers students workers miners farmers fishermen dockers soldiers families
    relatives friends investors traders executives companies countries nations governments"""
)
"""Sources that are many and none: whoever they are, the text does not say."""
COUNTS = frozenset(
    {"percent", "majority", "minority", "dozens", "hundreds", "thousands", "millions"}
)
"""Words of sources that are counted, not named: `74 percent of voters`."""
ANONYMOUS = word_set("source sources insider insiders official officials person witness aide")
LABELS = word_set(
    """propaganda regime establishment lackeys vassals puppets junta clique cabal mob elite elites
    mainstream imperialists warmongers globalists deep-state putschists henchmen cronies mouthpiece
    mouthpieces camp axis oligarchy oligarchs"""
)
"""Heads of sources that name an enemy rather than somebody."""


def weak_source(text: str, one: Reported) -> str | None:
    """Why a source without a name is a weak one; None when it is one office, body or person."""
    if not one.source:
        return "nobody is named"
    written = one.source[0].of(text)[:MAX_SOURCE_CHARS]
    words = [word.lower() for word in _TOKEN.findall(_TAIL.split(written, maxsplit=1)[0])]
    whole = {word.lower() for word in _TOKEN.findall(written)}
    head = words[-1] if words else ""
    if whole & LABELS:
        return f"“{_shown(written)}” is a label, not somebody"
    if "anonymity" in whole or "anonymous" in whole or "unnamed" in whole:
        return f"“{_shown(written)}” stays unnamed"
    counted = bool(whole & COUNTS) or (words[:1] and words[0].isdigit() and head.endswith("s"))
    if head in CROWDS or (words[:1] and words[0] in CROWDS) or counted:
        return f"“{_shown(written)}” are many, and nobody is named"
    if head in ANONYMOUS and words[0] in ("a", "an", "one", "another"):
        return f"“{_shown(written)}” stays unnamed"
    return None


def _start(span: Span) -> int:
    return span.start


def _place(one: _Said) -> int:
    return one.source.start


def _anchor(one: Reported) -> int:
    """Where a statement names its source, or else its cue or content."""
    return (one.source or one.cue or one.content)[0].start


_FIRST_QUESTION = re.compile(r"^\s{0,4}(?:\*{1,2})?Q[:.]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement before, for the pronouns behind it."""

    source: Span
    mention: Mention | None
    """Who speaks there; None for somebody without a name, or where nothing decides."""
    others: tuple[SpeakerCandidate, ...]


class _Names:
    """The mentions of a document, found by place."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.all = sorted(mentions, key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.all]
        self.genders: dict[str, set[Gender]] = {}
        self.first_answer = len(text)
        """Where an interview begins: what is named behind is named by who speaks there."""
        if (first := _FIRST_QUESTION.search(text)) is not None:
            self.first_answer = first.start()
        self._of_words: dict[str, Mention] = {}
        for mention in self.all:
            self._of_words.setdefault(mention.span.of(text).casefold(), mention)
        for mention in self.all:
            self._of_words.setdefault(mention.name.casefold(), mention)
        for mention in self.all:
            if mention.kind == MentionKind.PERSON:
                told = _gender(text, mention)
                if told is not None:
                    self.genders.setdefault(mention.name, set()).add(told)

    def inside(self, span: Span) -> list[Mention]:
        """Mentions that lie in a span."""
        low = bisect_left(self.starts, span.start)
        high = bisect_left(self.starts, span.end)
        return [one for one in self.all[low:high] if one.span.end <= span.end]

    def of_words(self, words: str) -> Mention | None:
        """The name that these words are elsewhere in the text, in whatever case; of two and more
        words, since one may be another's."""
        return self._of_words.get(words.casefold().strip(" ,")) if " " in words else None

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in a stretch."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def fits(self, mention: Mention, gender: Gender) -> bool:
        """Whether nothing in the document speaks against this gender."""
        return self.genders.get(mention.name, {gender}) == {gender}

    def is_known(self, mention: Mention, gender: Gender) -> bool:
        """Whether the document says that a person has this gender."""
        return self.genders.get(mention.name) == {gender}


def _gender(text: str, mention: Mention) -> Gender | None:
    """What a title before the name or the first name says."""
    told = title_gender(text, mention.span.start)
    return first_name_gender(name_words(mention.name)) if told is None else told


def _paragraph_starts(document: Document) -> list[int]:
    if document.blocks:
        return [block.span.start for block in document.blocks]
    return [0, *(match.end() for match in re.finditer(r"\n+", document.text))]


def _resolve(
    text: str,
    one: Reported,
    names: _Names,
    said: Sequence[_Said],
    quoted: Sequence[Span],
    paragraphs: Sequence[int],
    byline: str | None,
) -> _Found:
    if not one.source:
        return _Found(None, "the text names no source for this statement")
    source = one.source[0]
    words = _TOKEN.findall(text[source.start : source.end][:MAX_SOURCE_CHARS])
    first = words[0].lower() if words else ""
    if len(words) <= 2 and first in PERSONAL and not (len(words) == 2 and first in OWNERS):
        return _pronoun(text, PERSONAL[first], words[0], source, names, said, quoted, paragraphs)
    if len(words) <= 2 and first in RELATIVE:
        return _relative(text, words[0], source, names)
    inside = names.inside(source)
    if inside:
        return _named(text, source, inside)
    if (same := names.of_words(source.of(text))) is not None:
        return _Found(same, f"the name {same.name}, as elsewhere in the text")
    if words in (["A"], ["Q"]) and one.cue and text[one.cue[0].start] in ":.":
        return _of_interview(words[0], names, source, byline)
    if len(words) == 1 and first in AUTHORS:
        at = bisect_right(quoted, source.start, key=_start) - 1
        if at < 0 or quoted[at].end <= source.start:
            return _author(words[0], byline)
    if words in (["It"], ["it"]) and (body := _body_before(text, source, names, said)) is not None:
        return _Found(body, f"“{words[0]}”: {body.name}, who spoke right before")
    if len(words) == 1 and first in UNRESOLVED:
        return _Found(None, f"“{words[0]}” names nobody")
    return _Found(None, f"“{_shown(source.of(text))}” gives no name")


_NEXT_SENTENCE = re.compile(
    r"[^.!?\n“”\"]{1,300}[.!?]\s{1,2}(?=It\s)|[^.!?\n“”\"]{1,300}\s(?=it\s)"
)


def _body_before(text: str, source: Span, names: _Names, said: Sequence[_Said]) -> Mention | None:
    """The body that spoke in the sentence before or in this one: `The Works Board denied it. It
    said that the mill, which it said was empty, …`; None where another body is named since."""
    at = bisect_left(said, source.start, key=_place) - 1
    last = said[at].mention if at >= 0 else None
    if last is None or last.kind != MentionKind.ORGANISATION:
        return None
    end = said[at].source.end
    between = _NEXT_SENTENCE.match(text, end, min(len(text), source.start + 4))
    if between is None or between.end() != source.start:
        return None
    since = names.between(end, source.start)
    others = (MentionKind.ORGANISATION, MentionKind.PLACE)
    return None if any(one.kind in others and one.name != last.name for one in since) else last


def _of_interview(letter: str, names: _Names, source: Span, byline: str | None) -> _Found:
    """Who answers is the one person named before, if only one is; who asks is the author."""
    if letter == "Q":
        return _author("Q", byline)
    people = {
        one.name: one
        for one in names.between(0, source.start)
        if one.kind == MentionKind.PERSON and one.span.end < names.first_answer
    }
    if len(people) == 1:
        (alone,) = people.values()
        return _Found(alone, f"“A” answers: {alone.name}, the only person named before")
    return _Found(None, "“A” answers: the text names not one person alone before")


AUTHORS = frozenset({"i", "my", "me"})


def _author(word: str, byline: str | None) -> _Found:
    """`I` outside all quotation marks is whoever wrote the article, or gave the interview."""
    reason = f"“{word}” outside quotation marks: the author of the article"
    if not byline:
        return _Found(None, f"{reason}, whom it does not name")
    return _Found(None, reason, weighed(Ground.BYLINE, [(byline, "the byline")]))


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:57] + "..."


ONLY_CONTAINS = "only contains the name"
NOT_WHOSE = "does not say whose words"


def _named(text: str, source: Span, inside: Sequence[Mention]) -> _Found:
    """The mention that the source is about: the head of its first noun phrase."""
    words = source.of(text)
    if words.isupper():
        words = words.lower()  # a headline in capitals
    tail = _TAIL.search(words)
    while tail is not None and (
        any(one.span.start <= source.start + tail.start() < one.span.end for one in inside)
        or _goes_on(words, tail)
    ):
        tail = _TAIL.search(words, tail.end())
    head_end = source.end if tail is None else source.start + tail.start()
    head = Span(source.start, head_end)
    in_head = [one for one in inside if one.span.end <= head.end]
    joined = _joined(text, source, inside)
    if joined:
        others = weighed(Ground.TOGETHER, [(name, NAMED_TOGETHER) for name in joined])
        return _Found(None, f"several names: {' and '.join(joined)}", others)
    if in_head:
        last = in_head[-1]
        rest = text[last.span.end : head.end].strip(" .'’\"”“")
        if rest in ("", "s", "himself", "herself", "itself"):
            if last.kind == MentionKind.GROUP:
                return _Found(None, f"“{last.span.of(text)}” is a group, not one speaker")
            return _Found(last, _name_reason(text, last))
    whose = _of_document(text, source, inside)
    if whose is not None:
        return _Found(whose, _name_reason(text, whose, "whose statement it is, named"))
    people = [one for one in inside if one.kind == MentionKind.PERSON]
    if tail is not None and people:
        # “her brother, Tomas Arde,” or “the minister of mines, Ana Ruiz”: a name of its own.
        apart = [one for one in people if _stands_apart(text, source, one)]
        ends = bool(apart) and apart[-1] is people[-1] and _ends_source(text, source, apart[-1])
        if len(apart) == 1 and (
            ends or all(one is apart[0] or one.span.end <= head.end for one in people)
        ):
            return _Found(apart[0], _name_reason(text, apart[0], "named in apposition"))
        last = inside[-1]
        closes = last.kind == MentionKind.PERSON and not text[last.span.end : source.end].strip(
            " ,."
        )
        if closes and (
            _is_office(text, head, inside)
            or _is_rank(text, source, last)
            or _is_second_office(text, head, last)
        ):
            return _Found(last, _name_reason(text, last, "named behind the office"))
    if in_head:
        shown = _shown(head.of(text))
        return _Found(None, f"“{shown}” {ONLY_CONTAINS} {in_head[-1].name}")
    names = ", ".join(dict.fromkeys(one.name for one in inside))
    return _Found(None, f"“{_shown(source.of(text))}” mentions {names} but {NOT_WHOSE}")


_STATEMENT = (
    r"(?:news |press |written |joint |brief )?(?:statement|communiqué|communique|press release|"
    r"news release|announcement|declaration)"
)
# `The Harbour School letter` may be one that its teachers signed.
_STATEMENT_BEHIND = re.compile(rf"(?:['’]s?)? {_STATEMENT}", re.IGNORECASE)
_STATEMENT_BEFORE = re.compile(
    rf"(?:an?|the|one|in an?) (?:[a-z]{{2,15}} )?(?:{_STATEMENT}|letter|tweet|post) "
    r"(?:from|by|of|issued by|released by) (?:the )?",
    re.IGNORECASE,
)


def _of_document(text: str, source: Span, inside: Sequence[Mention]) -> Mention | None:
    """Whose words a statement has: `a Harbour Board statement`, `a statement from Ana Ruiz`."""
    for one in inside:
        if one.kind not in (MentionKind.PERSON, MentionKind.ORGANISATION):
            continue
        before = text[source.start : one.span.start]
        behind = text[one.span.end : source.end].rstrip(" ,.")
        if before.lower().strip() in ("", "a", "an", "the") and _STATEMENT_BEHIND.fullmatch(behind):
            return one
        if not behind and _STATEMENT_BEFORE.fullmatch(before):
            return one
    return None


def _goes_on(words: str, tail: re.Match[str]) -> bool:
    """Whether a bracket stands inside a noun phrase: `the Green Union (GU) government`."""
    if not tail.group().endswith("("):
        return False
    close = words.find(")", tail.end())
    rest = words[close + 1 :].lstrip() if close >= 0 else ""
    return rest[:1].isalnum()


def _ends_source(text: str, source: Span, one: Mention) -> bool:
    """`A clerk of Lund's office, Ana Ruiz,`: the name that closes the source is the clerk's."""
    return not text[one.span.end : source.end].strip(" ,")


def _stands_apart(text: str, source: Span, one: Mention) -> bool:
    """Whether a name stands between commas or dashes, or behind one at the end; titles and places
    may stand before it: `, Port Selva Mayor Ana Ruiz,`."""
    before = _TOKEN.findall(text[source.start : one.span.start])
    while before and (before[-1][:1].isupper() or before[-1] == "." or before[-1] in HONORIFICS):
        before.pop()
    behind = text[one.span.end : source.end].strip()
    return before[-1:] in ([","], ["—"], ["–"]) and behind[:1] in ("", ",", ")", "—", "–")


def _is_office(text: str, head: Span, inside: Sequence[Mention]) -> bool:
    """Whether the name that closes a source ends an office with its place: `President of Bolivia
    Ana Ruiz`.

    The office stands in the singular, and something named stands between `of` and the name:
    `a spokesman for Ana Ruiz` and `the mother of Senator Ana Ruiz` are other people.
    """
    last = inside[-1]
    office = _TOKEN.findall(head.of(text).lower())
    place = _TOKEN.findall(text[head.end : last.span.start])
    while place and place[-1].lower() in HONORIFICS:
        place.pop()  # "ambassador to Selva Sir Ivo Lind"
    return (
        bool(office)
        and office[-1] in OFFICES
        and "," not in place
        and len(place) > 1
        and place[-1][:1].isupper()
        and not any(
            one.span.end == last.span.start - 1 and one.kind == MentionKind.GROUP for one in inside
        )
    )


def _is_rank(text: str, source: Span, last: Mention) -> bool:
    """Whether the name that closes a source has its rank behind a whole office: `the board's chief
    of staff General Ana Ruiz`, but not `the mother of General Ana Ruiz`."""
    before = _TOKEN.findall(text[source.start : last.span.start])
    return (
        len(before) > 1
        and before[-1].lower() in HONORIFICS
        and before[-2].islower()
        and before[-2] not in NO_NOUNS
    )


def _is_second_office(text: str, head: Span, last: Mention) -> bool:
    """Whether the name that closes a source stands behind the second of two offices: `secretary of
    state and party leader Ana Ruiz`, but not `an aide to the senator and party leader Ana Ruiz`."""
    office = _TOKEN.findall(head.of(text).lower())
    behind = _TOKEN.findall(text[head.end : last.span.start])
    joint = behind.index("and") if "and" in behind else len(behind)
    own = behind[joint + 1 :]
    return (
        bool(office)
        and office[-1] in OFFICES
        and behind[0] == "of"
        and OFFICES.isdisjoint(behind[:joint])
        and bool(own)
        and own[-1] in SECOND_OFFICES
        and NO_NOUNS.isdisjoint(own)
        and "," not in behind
    )


SECOND_OFFICES = OFFICES | word_set(
    "candidate contender frontrunner front-runner hopeful nominee spokesman spokeswoman founder"
)
NO_NOUNS = word_set(
    "that who which whom of for to from at in on by with and or the a an his her its their as"
)


def _joined(text: str, source: Span, inside: Sequence[Mention]) -> tuple[str, ...]:
    """Two names with `and` between them; empty when there are not two."""
    for one, other in pairwise(inside):
        between = text[one.span.end : other.span.start]
        plain = len(between) < 60 and "," not in between.replace(", and", " and")
        if plain and _JOIN.search(between) and one.kind == other.kind != MentionKind.GROUP:
            before = text[source.start : one.span.start]
            if not re.search(r"\b(?:of|for|to|from|at|in|with|between)\s", before):
                return one.name, other.name
    return ()


def _name_reason(text: str, mention: Mention, how: str = "named in the source") -> str:
    written = " ".join(mention.span.of(text).split())
    if written == mention.name:
        return how
    return f"{how} as “{written}”, in full elsewhere"


_APPOSITION = re.compile(
    r",\s{1,3}(?:the|a|an|his|her|its|their|then|former)\s[^.;:!?\n“”\"]{1,70},?\s{0,3}"
)


def _relative(text: str, word: str, source: Span, names: _Names) -> _Found:
    """`who` stands for a name right before it."""
    near = names.between(max(0, source.start - 80), source.start)
    if near and text[near[-1].span.end : source.start].strip() in ("", ","):
        last = near[-1]
        if last.kind in (MentionKind.PERSON, MentionKind.ORGANISATION):
            return _Found(last, f"“{word}” follows the name {last.name}")
    if near and near[-1].kind == MentionKind.PERSON:
        last = near[-1]
        if _APPOSITION.fullmatch(text[last.span.end : source.start]):
            return _Found(last, f"“{word}” follows {last.name} and what is said of him or her")
    return _Found(None, f"“{word}” follows no name")


OF_A_NAME = word_set(
    """administration campaign camp team family government regime presidency era years plan deal
    supporters voters loyalists aide aides ally allies spokesman spokeswoman adviser lawyer case
    trial rally organization organisation foundation crime clan"""
)
"""Behind a name they say that something else is spoken of: `the Orr administration`."""
_BEHIND_NAME = re.compile(r"\s{1,2}([a-z]{3,15})\b")
_LEADS = ("in what ", "as ", "while ", "when ", "although ", "though ", "after ", "before ")
_OPENS = ("", ".", "!", "?", "\n", "”", '"')
_TITLE_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]{1,20}\s){1,4}")
_MAIN_CLAUSE = re.compile(r"[^.!?;\n]{0,200}?,\s")
_SAME_SENTENCE = re.compile(r"[^.!?\n“”\"]{1,300},?\s(?:and|but)\s")


def _stands_for_itself(text: str, one: Mention) -> bool:
    """Whether a name is spoken of, and no administration or campaign that has it."""
    behind = _BEHIND_NAME.match(text, one.span.end)
    return behind is None or behind.group(1) not in OF_A_NAME


def _named_behind(text: str, gender: Gender, source: Span, names: _Names) -> Mention | None:
    """The subject of the main clause behind a clause that opens the sentence: `As he left, Orr
    said`."""
    for lead in _LEADS:
        begin = source.start - len(lead)
        if begin < 0 or text[begin : source.start].lower() != lead:
            continue
        before = text[max(0, begin - 4) : begin]
        if before[-1:] not in ("", " ", "\n") or before.rstrip(" ")[-1:] not in _OPENS:
            continue
        main = _MAIN_CLAUSE.match(text, source.end)
        while main is not None:
            near = names.between(main.end(), main.end() + 60)
            if near and near[0].kind == MentionKind.PERSON:
                between = text[main.end() : near[0].span.start]
                if not between or between.istitle() or _TITLE_BEFORE.fullmatch(between):
                    return near[0] if names.fits(near[0], gender) else None
            following = _MAIN_CLAUSE.match(text, main.end())
            main = following
    return None


def _pronoun(
    text: str,
    gender: Gender,
    word: str,
    source: Span,
    names: _Names,
    said: Sequence[_Said],
    quoted: Sequence[Span],
    paragraphs: Sequence[int],
) -> _Found:
    """The one person whom this paragraph or the one before offers.

    Two answers are asked for: the nearest statement's speaker and the nearest person named outside
    quotation marks. If they differ, nothing decides.
    """
    here = max(0, bisect_right(paragraphs, source.start) - 1)
    since = max(paragraphs[max(0, here - 1)], source.start - MAX_BACK_CHARS)

    def outside(one: Mention) -> bool:
        at = bisect_right(quoted, one.span.start, key=_start) - 1
        return at < 0 or quoted[at].end <= one.span.start

    people = [
        one
        for one in names.between(since, source.start)
        if one.kind == MentionKind.PERSON
        and names.fits(one, gender)
        and outside(one)
        and _stands_for_itself(text, one)
    ]
    if (behind := _named_behind(text, gender, source, names)) is not None:
        return _Found(behind, f"“{word}” stands before {behind.name}, who is the subject")
    told = [
        one
        for one in said[bisect_left(said, since, key=_place) :]
        if one.source.start < source.start
    ]
    if told and told[-1].mention is None:
        before = told[-1].source.of(text)
        if told[-1].others and PERSONAL.get(before.lower()) is gender:
            reason = f"“{word}”: the same as the one before, of whom nothing decides"
            return _Found(None, reason, told[-1].others)
        if _is_nameless(before):
            return _Found(None, f"“{word}”: {NO_NAME_BEFORE}")
        return _Found(None, f"“{word}”: what speaks before is not named")
    last = told[-1].mention if told else None
    if (
        last is not None
        and last.kind == MentionKind.PERSON
        and names.fits(last, gender)
        and _SAME_SENTENCE.fullmatch(text, told[-1].source.end, source.start)
    ):
        return _Found(last, f"“{word}” goes on in the sentence that {last.name} opened")
    speakers = [
        one.mention
        for one in told
        if one.mention is not None
        and one.mention.kind == MentionKind.PERSON
        and names.fits(one.mention, gender)
    ]
    where = "this paragraph or the one before"
    # With a speaker before, the nearest person must be that one; without, there must be only one.
    offered = [*speakers[-1:], *(people[-1:] if speakers else people)]
    candidates = {one.name: one for one in offered}
    if not candidates and (alone := _spoke_last(gender, source, names, said, outside)) is not None:
        return _Found(alone, f"“{word}”: the speaker before; nobody else who fits is named since")
    if not candidates:
        return _Found(None, f"“{word}” fits no person named in {where}")
    if len(candidates) > 1:
        named = ", ".join(sorted(candidates))
        first = speakers[-1].name if speakers else people[-1].name
        ranked = sorted(candidates, key=lambda name: (name != first, name))[:MAX_CANDIDATES]
        others = weighed(
            Ground.BEFORE if speakers else Ground.NAMED,
            [
                (
                    name,
                    "the speaker before" if speakers and name == first else f"named in {where}",
                )
                for name in ranked
            ],
        )
        return _Found(None, f"“{word}” fits several persons in {where}: {named}", others)
    (chosen,) = candidates.values()
    if speakers:
        return _Found(chosen, f"“{word}”: the speaker before, in {where}")
    return _Found(chosen, f"“{word}”: the only person named in {where}")


def _is_nameless(source: str) -> bool:
    """Whether a source is a person whom the text leaves without a name: `a clerk`, `the friend`; no
    `report`, and no `candidate`, who may be called by a name elsewhere."""
    words = [word.lower() for word in _TOKEN.findall(source[:MAX_SOURCE_CHARS])]
    head = _TOKEN.findall(_TAIL.split(source, maxsplit=1)[0].lower())[-1:]
    if not words or not head or head[0] not in NAMELESS:
        return False
    return words[0] in ("a", "an", "one", "another") or head[0] in NEVER_NAMED


NEVER_NAMED = word_set(
    "friend neighbour neighbor spokesman spokeswoman spokesperson source official witness woman man"
)
NAMELESS = NEVER_NAMED | word_set(
    """lawyer attorney aide adviser resident diplomat analyst expert strategist mother father
    brother sister son daughter wife husband boy girl student teacher doctor nurse judge prosecutor
    policeman policewoman officer detective activist volunteer worker driver professor editor
    reporter journalist shopkeeper farmer soldier clerk villager survivor relative cousin colleague
    employee manager voter supporter critic passer-by veteran"""
)

NO_NAME_BEFORE = "the speaker before has no name either"


def _spoke_last(
    gender: Gender,
    source: Span,
    names: _Names,
    said: Sequence[_Said],
    outside: Callable[[Mention], bool],
) -> Mention | None:
    """Who spoke last, however many short paragraphs ago, if no other who fits is named since."""
    at = bisect_left(said, source.start, key=_place) - 1
    if at < 0 or source.start - said[at].source.end > MAX_BACK_CHARS:
        return None
    last = said[at].mention
    if last is None or last.kind != MentionKind.PERSON or not names.is_known(last, gender):
        return None
    since = names.between(said[at].source.end, source.start)
    others = (
        one
        for one in since
        if one.kind == MentionKind.PERSON and one.name != last.name and names.fits(one, gender)
    )
    return None if any(map(outside, others)) else last


def _is_somebody(source: str) -> bool:
    """Whether a source without a name is one person, whom a later pronoun may stand for."""
    words = [word.lower() for word in _TOKEN.findall(source[:MAX_SOURCE_CHARS])]
    if len(words) == 1:
        return words[0] in PERSONAL
    return bool(words) and words[0] in SINGULAR


SINGULAR = word_set("the a an his her this that one another")
"""Words that open a description of one person, or of some; a crowd is then taken for a person too,
which costs an answer and invents none."""
