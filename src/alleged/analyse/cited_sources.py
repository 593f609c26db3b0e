"""Who is cited for it: `The Courier wrote, citing two officials, that the dam had burst`.

The reader model tears such a sentence, or takes what stands behind `citing` for what is said. There
are two statements in it: the Courier writes that the dam had burst, and inside that the officials
say so. Who cites security concerns names no one who speaks; then only the torn content is mended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from alleged.analyse.descriptions import BODIES
from alleged.analyse.event_kinds import PERSONS
from alleged.analyse.names import word_set
from alleged.analyse.offices import OFFICE_WORDS
from alleged.analyse.plain_attributions import SAID, SOURCE
from alleged.analyse.speakers import NAMELESS, Reported
from alleged.analyse.statements import Draft, quoted_parts
from alleged.models.quotations import find_quotations
from alleged.records.spans import Span
from alleged.records.statements import Statement

CITED_RULES = "cited source rules 1"
PROBABILITY = 0.5
"""Not measured: the development split of PolNeAR has too few."""
CITING = frozenset({"citing", "quoting"})
SPEAKING = (
    PERSONS
    | OFFICE_WORDS
    | BODIES
    | NAMELESS
    | word_set(
        """report document memo letter statement cable email e-mail figures data study survey poll
        filing record transcript interview testimony daily weekly website broadcaster television
        radio media press medic spokespeople person people member insider eyewitness
        authorities intelligence indictment ruling verdict militant investigator negotiator"""
    )
)
"""Heads of what can be cited for having said something, in the singular or as they stand."""
LAWS = word_set(
    "article section constitution act law treaty convention amendment rule code chapter"
)

_CITING = re.compile(r"\b[Cc]iting\s|\b[Qq]uoting\s")
_CUE_BEFORE = re.compile(rf"\b(?P<cue>{SAID})(?:\s[\w’'-]{{1,20}}){{0,4}},\s$")
_SOURCE_BEFORE = re.compile(rf"{SOURCE}\s$")
_GOES_ON = re.compile(rf",\s(?:(?P<that>that\s)|(?:also\s|later\s)?{SAID}\b)")
_HEAD_END = re.compile(
    r"\s(?:of|in|from|at|with|for|who|that|which|close|familiar|on|to|by|and|as|near)\b|[,(—–]"
)
_CLOSING = " .!?…”\"'’"


class _Cited(Struct, frozen=True, kw_only=True, gc=False):
    """`citing` with whom, and where what is said goes on behind it."""

    word: Span
    whom: Span
    sentence: Span
    that: int | None
    """Where `that` opens what is said; None where it stands elsewhere."""


def with_cited(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; where somebody is cited, with a statement of theirs inside the one that cites."""
    found = [part for one in drafts for part in _quoted_as(text, one)]
    cited = list(_cited_in(text, sentences))
    if not cited:
        return found
    quotations = find_quotations(text)
    for one in cited:
        found = _with_one(text, one, found, quotations)
    return found


_AS_SAYING = re.compile(
    r"(?:(?P<cue>[a-z ]{0,20}(?:quoted|quotes|cited|cites))\s)?(?P<whom>\S.{0,60}?)\s"
    r"(?P<saying>as\s(?:saying|telling\s.{2,40}|having\ssaid))"
)


def _quoted_as(text: str, draft: Draft) -> list[Draft]:
    """The drafts of `“It is over,” Norpress quoted Ana Ruiz as saying`: of Norpress, and inside of
    her; others as they are."""
    one = draft.reported
    if len(one.cue) != 1 or not one.source or not one.cue[0].of(text).split()[-1:]:
        return [draft]
    if "quote" not in one.cue[0].of(text) and "cite" not in one.cue[0].of(text):
        return [draft]
    cue = one.cue[0]
    match, content = _AS_SAYING.fullmatch(text, cue.start, cue.end), one.content
    if match is not None and match["cue"] is None:
        match = None
    if match is None and len(content) > 1:
        behind = next((piece for piece in content if piece.start == cue.end + 1), None)
        match = _AS_SAYING.fullmatch(text, behind.start, behind.end) if behind else None
        content = tuple(piece for piece in content if piece != behind)
        if match is not None and match["cue"] is not None:
            match = None
    if match is None or not can_speak(match["whom"]):
        return [draft]
    quotations = one.quoted
    outer = Span(*match.span("cue")) if match["cue"] is not None else cue
    reported = replace(
        one,
        cue=(outer,),
        content=content,
        quoted=tuple(part for part in quotations if any(piece.holds(part) for piece in content)),
    )
    whom, saying = Span(*match.span("whom")), Span(*match.span("saying"))
    inner = _made(text, (whom,), saying, content, find_quotations(text))
    return [replace(draft, reported=reported), inner]


def _cited_in(text: str, sentences: Sequence[Span]) -> Iterator[_Cited]:
    for match in _CITING.finditer(text):
        at = bisect_right(sentences, match.start(), key=lambda span: span.start) - 1
        if at < 0 or match.end() >= sentences[at].end:
            continue
        sentence = sentences[at]
        opens = not text[sentence.start : match.start()].strip()
        goes_on = _GOES_ON.search(text, match.end(), sentence.end)
        that = None
        if goes_on is not None and not opens:
            end = goes_on.start()
            that = goes_on.start("that") if goes_on["that"] else None
        else:
            comma = text.find(",", match.end(), sentence.end)
            end = comma if comma >= 0 else sentence.end
        whom = text[match.end() : end].rstrip(_CLOSING)
        if whom:
            yield _Cited(
                word=Span(match.start(), match.end() - 1),
                whom=Span(match.end(), match.end() + len(whom)),
                sentence=sentence,
                that=that,
            )


def _with_one(
    text: str, cited: _Cited, drafts: list[Draft], quotations: Sequence[Span]
) -> list[Draft]:
    mine = [one for one in drafts if any(cue.overlaps(cited.word) for cue in one.reported.cue)]
    others = [one for one in drafts if one not in mine]
    citing = _who_cites(text, cited, mine, others, quotations)
    if citing is None:
        return drafts
    kept = [one for one in others if one is not citing and not _is_torn(one, citing)]
    if can_speak(cited.whom.of(text)):
        content = citing.reported.content
        return [*kept, citing, _made(text, (cited.whom,), cited.word, content, quotations)]
    return [*kept, citing, *(_trimmed(one, cited.whom, citing) for one in mine)]


def _trimmed(one: Draft, whom: Span, citing: Draft) -> Draft:
    """What is cited without what is said, and cited by whoever says it."""
    reported = one.reported
    if any(piece.holds(whom) for piece in reported.content):
        quoted = tuple(part for part in reported.quoted if whom.holds(part))
        reported = replace(reported, content=(whom,), quoted=quoted)
    return replace(
        one, reported=replace(reported, source=reported.source or citing.reported.source)
    )


def _who_cites(
    text: str,
    cited: _Cited,
    mine: Sequence[Draft],
    others: Sequence[Draft],
    quotations: Sequence[Span],
) -> Draft | None:
    """The statement that cites: as the model has it, or put together again; None where the words
    are no plain report."""
    if cited.that is None:
        return _beside(cited, mine, others)
    before = _CUE_BEFORE.search(text, cited.sentence.start, cited.word.start)
    if before is None:
        return None
    cue = Span(*before.span("cue"))
    known = next(
        (one for one in others if any(span.overlaps(cue) for span in one.reported.cue)), None
    )
    if known is not None and known.reported.content[0].start >= cited.that:
        return known
    sources = [one.reported.source for one in (known, *mine) if one and one.reported.source]
    source = sources[0] if sources else ()
    if not source and (plain := _SOURCE_BEFORE.match(text, cited.sentence.start, cue.start)):
        source = (Span(*plain.span("source")),)
    if not source:
        return None
    ends = [
        one.reported.content[-1].end for one in mine if one.reported.content[-1].end > cited.that
    ]
    end = max(ends, default=cited.sentence.end)
    said = text[cited.that : end].rstrip(_CLOSING if not ends else " .")
    return _made(text, source, cue, (Span(cited.that, cited.that + len(said)),), quotations)


def _beside(cited: _Cited, mine: Sequence[Draft], others: Sequence[Draft]) -> Draft | None:
    """The statement of the sentence whose source cites: `The Post, citing a memo, said`, `said so,
    citing a memo`."""
    sources = {one.reported.source for one in mine if one.reported.source}
    beside = [
        one
        for one in others
        if one.reported.cue
        and one.reported.source
        and cited.sentence.holds(one.reported.cue[0])
        and not any(piece.overlaps(cited.whom) for piece in one.reported.content)
    ]
    same = [one for one in beside if one.reported.source in sources]
    if mine and (same or not sources):
        return min(
            same or beside,
            key=lambda one: abs(one.reported.cue[0].start - cited.word.start),
            default=None,
        )
    return None


def _is_torn(one: Draft, whole: Draft) -> bool:
    """Whether a draft has the reporting word of one that was put together again."""
    return any(cue.overlaps(own) for cue in one.reported.cue for own in whole.reported.cue)


def can_speak(words: str) -> bool:
    """Whether what is cited may have said something: `two officials`, `a leaked memo`, `Norpress`;
    not `security concerns`.

    >>> can_speak("two officials of the ministry"), can_speak("security concerns")
    (True, False)
    """
    head = _HEAD_END.split(words, maxsplit=1)[0].split()[-1:]
    if not head or head[0].endswith(("'s", "’s")):
        return False
    word = head[0].lower()
    if head[0][:1].isupper():
        return word not in LAWS
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return not SPEAKING.isdisjoint({word, singular})


def _made(
    text: str,
    source: tuple[Span, ...],
    cue: Span,
    content: tuple[Span, ...],
    quotations: Sequence[Span],
) -> Draft:
    return Draft(
        reported=Reported(source, (cue,), content, quoted_parts(text, content, quotations)),
        probability=PROBABILITY,
        reason="who cites whom for what",
        made_by=CITED_RULES,
    )


def with_citing_parents(text: str, statements: Sequence[Statement]) -> dict[int, int]:
    """For the number of each statement of somebody who is cited the number of the one that cites:
    both have the same content."""
    cited = [
        number
        for number, one in enumerate(statements)
        if one.made_by == CITED_RULES and _is_cited(one.cue[0].of(text).lower())
    ]
    if not cited:
        return {}
    inner = set(cited)
    by_content = {
        one.content: number for number, one in enumerate(statements) if number not in inner
    }
    return {
        number: by_content[statements[number].content]
        for number in cited
        if statements[number].content in by_content
    }


def _is_cited(cue: str) -> bool:
    return cue in CITING or cue.startswith("as ")
