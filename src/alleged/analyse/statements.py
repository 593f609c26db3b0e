"""Who is reported to say, think, plan or want something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from alleged.analyse.event_cues import FATES, HELD_FOR
from alleged.analyse.linking import (
    ATTRIBUTION,
    CONTENT,
    CUE,
    SOURCE,
    Link,
    Segments,
    find_segments,
    link,
)
from alleged.analyse.names import word_set
from alleged.analyse.reporting_words import base_forms, noun_type, verb_type
from alleged.analyse.speakers import Reported, Speaker, find_speakers
from alleged.analyse.statement_types import Description, describe
from alleged.models.quotations import find_quotations
from alleged.models.reader import Reading
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice

_LINE = re.compile(r"\S(?:[^\n]*\S)?")

STATEMENT_FEATURES = (
    "cue sure",
    "cue weakest",
    "source sure",
    "source weakest",
    "no source",
    "contents sure",
    "contents weakest",
    "contents",
    "content words",
    "content link",
    "source link",
    "no cue",
)


class Draft(Struct, frozen=True, kw_only=True, gc=False):
    """A statement before it is known who speaks and what is done with the words."""

    reported: Reported
    probability: float
    reason: str
    made_by: str


def find_statements(
    document: Document,
    *,
    sentences: Sequence[Span],
    reading: Reading,
    mentions: Sequence[Mention],
) -> list[Statement]:
    """Find who is reported to say what: the outermost layer, as the model reads it.

    One Statement a cue that has content, and one a quotation that no cue belongs to; in the order
    of the contents. `layers.py` adds what stands inside these and the article's own voice.
    Offsets: code points of `document.text`, end excluded.
    Method: span labelling as in Pareti 2016 with a small encoder; docs/model-card.md has how well.
    """
    drafts = find_drafts(document.text, sentences=sentences, reading=reading)
    return complete(document, drafts, mentions)


def find_drafts(
    text: str,
    *,
    sentences: Sequence[Span],
    reading: Reading,
    needed: AbstractSet[int] = frozenset({CONTENT}),
) -> list[Draft]:
    """What the model reads as statements in a text, in the order of the contents.

    `needed`: roles of which a text must have a span to be looked at further. `reading` may be of
    several texts, one behind the other.
    """
    spans, quotations = _spans_in_texts(text, reading, needed)
    if not spans:
        return []
    segments = find_segments(reading, spans)
    starts = [one.start for one in sentences]
    kept = []
    for one in link(text, sentences, reading, segments):
        reported = _well_cut(text, _reported(text, reading, segments, one, quotations))
        reported = _within_sentences(text, reported, sentences, starts, quotations)
        # Without a cue only a quotation is a statement; other such spans are mostly errors.
        if _is_dateline(text, reported) or gives_a_name(text, reported):
            continue
        if one.cue is not None or reported.quoted:
            kept.append((one, reported))
    kept = _to_the_end(text, kept, sentences, starts)
    kept.sort(key=lambda pair: (pair[1].content, pair[1].cue))
    scores = score_statements(reading, segments, [one for one, _ in kept])
    curve = reading.settings.curves["statement"]
    drafts = [
        Draft(
            reported=reported,
            probability=round(curve.at(score), 3),
            reason=_reason(one, reported, score),
            made_by=f"reader {reading.version}",
        )
        for (one, reported), score in zip(kept, scores, strict=True)
    ]
    return [
        one for one in drafts if not (_is_plain_act(text, one) or says_nothing(text, one.reported))
    ]


def _spans_in_texts(
    text: str, reading: Reading, needed: AbstractSet[int]
) -> tuple[list[tuple[int, int, int]], list[Span]]:
    """The spans of the texts that have one of every role needed, and the quotations there."""
    found: list[tuple[int, int, int]] = []
    quotations: list[Span] = []
    upcoming = deque(reading.spans(ATTRIBUTION))
    stretches = reading.apart or (Span(0, len(text)),)
    for stretch, (_, end) in zip(stretches, reading.bounds, strict=True):
        here = []
        while upcoming and upcoming[0][1] < end:
            here.append(upcoming.popleft())
        if here and needed <= {role for role, _, _ in here}:
            found += here
            quotations += [
                Span(one.start + stretch.start, one.end + stretch.start)
                for one in find_quotations(stretch.of(text))
            ]
    return found, quotations


BEFORE_GERUND = word_set("deny admit acknowledge regret recall remember")
_GERUND = re.compile(r"(?P<verb>[^\W\d_]+) (?P<act>[^\W\d_]+ing)")
_THAT = re.compile(r"that (?=[A-Z])")


_PASSIVE = re.compile(r"(?:[a-z]{2,10}\s){0,3}[a-z]{2,20}ed as|asked(?: about| if| whether)?")
_NOT_ACTIVE = re.compile(
    r"(?:,\s(?=asked)|\s[^.!?]{0,300}(?<!\S)(?:when|if)\s|\s[^.!?]{0,300}(?<!\S)"
    r"(?!(?:and|but|or|then|also|has|had|have|later|once|[a-z]{1,20}ly)\s)[a-z’'-]{2,30},?\s(?!asked))"
)
"""What stands between who acts and `described as`: in the active only an adverb can."""
_CITY = r"[A-Z][\w.’'-]{1,20}(?:\s[A-Z][\w.’'-]{1,20}){0,2}(?:,\s[A-Z][\w. ]{1,20})?"
_AGENCY = r"\s{1,2}\([A-Z][\w /.-]{1,30}\)"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.’' -]{{2,30}}(?:,\s[\w. ]{{2,20}})?(?:{_AGENCY})?|{_CITY}{_AGENCY})"
    r"\s{0,2}[-–—]{1,2}\s{1,2}"
)


_BEFORE_RELATIVE = re.compile(r",\s(?:which|who)\s$")
_WAS = re.compile(r"(?:was|were|is|are|had|has|have|would|will|could|can|may|might)\s")


def _in_relative(text: str, one: Reported) -> bool:
    """Whether somebody says it in a clause between commas: `the mill, which | it | said | was`."""
    start = one.source[0].start
    before = _BEFORE_RELATIVE.search(text, max(0, start - 8), start)
    piece = one.content[0]
    plain = not one.quoted and piece.start > start
    return plain and before is not None and _WAS.match(text, piece.start, piece.end) is not None


_OF_WHOM = re.compile(
    r"(?:is|are|was|were|has been|have been|had been)\s(?:[a-z]{2,12}\s)?(?:expected|believed|"
    r"thought|rumou?red|reported|said|understood|presumed|slated|alleged|considered)(?:\sto(?:\s[a-z]{2,12})?)?"
)


def _is_spoken_of(text: str, one: Reported) -> bool:
    """Whether they who seem to speak are those of whom it is said: `Orr | is expected | to go`."""
    passive = one.source[-1].end + 1 == one.cue[0].start and one.content[0].start > one.cue[0].end
    if passive and _OF_WHOM.fullmatch(one.cue[0].of(text)):
        return True
    return _is_held_for(text, one)


def _is_held_for(text: str, one: Reported) -> bool:
    """Whether they who seem to speak are those of whom it is feared: `Hundreds | feared | dead`."""
    words = _FIRST_WORD.match(text, one.cue[0].end)
    return (
        one.source[-1].end <= one.cue[0].start
        and words is not None
        and words[1].lower() in FATES
        and one.cue[0].of(text).lower().split()[-1] in HELD_FOR
    )


_FIRST_WORD = re.compile(r"\s([A-Za-z]{2,20})\b(?!\s[a-z]{3,20}s\b)")
"""No `feared | dead sailors`, who are feared."""


def _well_cut(text: str, one: Reported) -> Reported:
    """The parts where the model has them a word too long: `denied | signing the treaty` with the
    act in the cue, `that | Vole`, the dateline in what is said; and no source where it has the one
    to whom it is done (`the council passed a bill | described as unjust`)."""
    if len(one.cue) == 1 and one.content:
        found = _GERUND.search(one.cue[0].of(text))
        ends = found is not None and found.end() == one.cue[0].end - one.cue[0].start
        if found and ends and BEFORE_GERUND & set(base_forms(found["verb"].lower())):
            act = one.cue[0].start + found.start("act")
            first, *others = one.content
            if 0 < first.start - one.cue[0].end <= 1:
                cue = Span(one.cue[0].start, act - 1)
                one = replace(one, cue=(cue,), content=(Span(act, first.end), *others))
    if len(one.source) == 1 and (that := _THAT.match(one.source[0].of(text))):
        source = Span(one.source[0].start + that.end(), one.source[0].end)
        one = replace(one, source=(source,))
    if len(one.source) == 1 and (trimmed := without_joint(text, one.source[0])) != one.source[0]:
        one = replace(one, source=(trimmed,))
    if len(one.source) == 1 and len(one.cue) == 1 and _PASSIVE.fullmatch(one.cue[0].of(text)):
        cue = one.cue[0]
        between = _NOT_ACTIVE.match(text, one.source[0].end, cue.end)
        if between is not None and between.end() == cue.start:
            one = replace(one, source=())
    if one.source and len(one.content) == 1 and _in_relative(text, one):
        piece = one.content[0]
        comma = text.find(",", piece.start, piece.end)
        if comma > piece.start:  # "the mill, which it said | was empty|, had burnt"
            one = replace(one, content=(Span(piece.start, comma),))
    if len(one.cue) == 1 and one.source and one.content and _is_spoken_of(text, one):
        one = replace(one, source=(), content=(*one.source, *one.content))
    one = _without_clause_before(text, _with_whom_is_quoted(text, one))
    if one.content and text[max(0, one.content[0].start - 1) : one.content[0].start] in ("", "\n"):
        first, *others = one.content
        if (line := _DATELINE.match(text, first.start, first.end)) is not None:
            one = replace(one, content=(Span(line.end(), first.end), *others))
    return one


_QUOTED_AS = re.compile(
    r"(?:was|is|were|are|has been|have been|had been)\s(?:[a-z]{2,12}\s)?quoted\s"
    r"(?:by\s.{2,40}\s)?as\s(?:saying|telling.{0,40})"
)
_AND_BEFORE = re.compile(r"[,”\"]{0,2}\s(?:and|but|while|so)\s")
_RELATIVES = frozenset({"which", "that", "who", "whom"})


def _with_whom_is_quoted(text: str, one: Reported) -> Reported:
    """`Orr | was quoted as saying | that it was over`: Orr says it, and is no part of it."""
    if one.source or len(one.cue) != 1 or len(one.content) < 2:
        return one
    first, *rest = one.content
    if first.end + 1 != one.cue[0].start or not _QUOTED_AS.fullmatch(one.cue[0].of(text)):
        return one
    return replace(one, source=(first,), content=tuple(rest))


def _without_clause_before(text: str, one: Reported) -> Reported:
    """Without the clause before the source that `and` joins to it (`The boy ran off | and Orr urged
    him | to stay`), and without a bare relative."""
    if len(one.content) < 2:
        return one
    kept = [piece for piece in one.content if piece.of(text).lower() not in _RELATIVES]
    if one.source and one.cue and kept and kept[-1].start >= one.cue[-1].end:
        start = one.source[0].start
        kept = [
            piece
            for piece in kept
            if piece.end > start or _AND_BEFORE.fullmatch(text, piece.end, start) is None
        ]
    if len(kept) == len(one.content):
        return one
    quoted = tuple(part for part in one.quoted if any(piece.holds(part) for piece in kept))
    return replace(one, content=tuple(kept), quoted=quoted)


_JOINS_BEFORE = re.compile(
    r"(?:[Ww]hile|[Aa]lthough|[Tt]hough|[Ww]hereas|[Bb]ut|[Aa]nd|[Bb]ecause|[Ii]f|[Ww]hen"
    r"|that(?=\s(?:the|an?|his|her|its|their|many|some|most|all|both|even)\b))\s"
)
_ASIDE_BEHIND = re.compile(
    r",\s(?:on the other hand|however|meanwhile|for (?:his|her|its|their) part|in turn|though),?$"
)


def without_joint(text: str, source: Span) -> Span:
    """The source without the word that joins its clause (`While | old hands`) and without an aside
    (`Vyas | , on the other hand,`)."""
    words = source.of(text)
    start = end = 0
    if (joint := _JOINS_BEFORE.match(words)) is not None:
        start = joint.end()
    if (aside := _ASIDE_BEHIND.search(words)) is not None:
        end = len(words) - aside.start()
    if start + end >= len(words):
        return source
    return Span(source.start + start, source.end - end)


def gives_a_name(text: str, one: Reported) -> bool:
    """`A task force, called | the Shield Programme, met`: a name is given, nobody is told to say
    something."""
    if len(one.cue) != 1 or one.quoted:
        return False
    cue = one.cue[0]
    if not one.source:
        return cue.of(text).lower() in NAMING and text[max(0, cue.start - 2) : cue.start] == ", "
    source = one.source[0]
    return (
        cue.of(text).lower() in NAMING
        and source.end <= cue.start
        and text[source.end - 1 : cue.start].strip() == ","
    )


NAMING = frozenset({"called", "named", "dubbed", "known as", "also known as", "nicknamed"})


def _is_dateline(text: str, one: Reported) -> bool:
    """`sarn: the harbour board …`: a place before a colon, at the head of an article that is set
    without capitals."""
    if len(one.cue) != 1 or not one.source or one.cue[0].of(text) != ":":
        return False
    start = one.source[0].start
    if start and text[start - 1] != "\n":
        return False
    end = text.find("\n", one.cue[0].end)
    line = text[start : end if end >= 0 else len(text)]
    return len(line) > DATELINE_MIN_CHARS and line.islower()


DATELINE_MIN_CHARS = 150
"""A shorter line is a headline: `sarn: no talks with vell`."""


UNLIKELY = 0.42
"""Below, a word that reports nothing has to have more than a name for its content. Of twenty such
drafts in PolNeAR's development split four were attributions."""
FEW_WORDS = 4


def _is_plain_act(text: str, draft: Draft) -> bool:
    """`Vole did not sign | the treaty`: an act and its object, taken for a report."""
    one = draft.reported
    if draft.probability >= UNLIKELY or not one.cue or one.quoted:
        return False
    content = " ".join(piece.of(text) for piece in one.content)
    return len(content.split()) <= FEW_WORDS and not any(
        verb_type(form) or noun_type(form)
        for piece in one.cue
        for form in base_forms(piece.of(text))
    )


DISPUTES = word_set(
    """dispute disputes row rows conflict conflicts crisis quarrel feud rivalry war wars tension
    tensions clash clashes standoff stalemate"""
)
"""What never says anything: `the dispute | centres on | whether`."""
VERDICTS = word_set("ruling rulings verdict verdicts judgment judgement deal accord vote")
"""What says only what is written in it: `the ruling | backs | the claim` says nothing."""
SENTENCING = word_set(
    """sentence sentences sentenced convict convicts convicted acquit acquits acquitted jail jails
    jailed imprisoned fined"""
)
"""What a court does to somebody, and says to nobody."""
IN_WRITING = word_set(
    """say state find hold rule conclude declare call reject note cite describe confirm order
    require read warn criticise criticize accuse blame add suggest dismiss specify stipulate
    mention argue acknowledge imply stress"""
)
_DECIDES_FOR = re.compile(
    r"(?:rul|decid|found|find)[a-z]{0,3}\s(?:[^.;]{0,40}\s)?(?:in favou?r of|against)",
    re.IGNORECASE,
)


def says_nothing(text: str, one: Reported) -> bool:
    """Whether the source is a thing that says nothing, or the cue a decision for or against
    somebody: `the board | ruled in favour of | Orvania`."""
    if not one.cue or one.quoted:
        return False
    cue = one.cue[0].of(text)
    if cue.lower().split()[-1] in SENTENCING:
        return True  # "A judge | sentenced | the two men to nine years"
    if _DECIDES_FOR.fullmatch(cue) or (
        cue.lower().startswith("in ") and not DISPUTES.isdisjoint(cue.lower().split())
    ):
        return True
    if not one.source:
        return False
    head = _HEAD.match(text, one.source[0].start, one.source[0].end)
    word = head[1].lower() if head else ""
    if word in DISPUTES:
        return True
    return word in VERDICTS and IN_WRITING.isdisjoint(base_forms(cue))


_HEAD = re.compile(
    r"(?:the|a|an|this|that|its|their|his|her)\s(?:[a-z-]{2,20}\s)?([a-z]{2,20})$", re.I
)
"""The noun of a short group: `the trade dispute`."""


def complete(
    document: Document, drafts: Sequence[Draft], mentions: Sequence[Mention]
) -> list[Statement]:
    """The statements of these drafts, each with its speaker and what is done with the words."""
    text = document.text
    order = sorted(drafts, key=lambda draft: (draft.reported.content, draft.reported.cue))
    speakers = find_speakers(document, [draft.reported for draft in order], mentions)
    return [
        make_statement(
            document,
            draft,
            describe(
                text,
                source=draft.reported.source,
                cue=draft.reported.cue,
                content=draft.reported.content,
                quoted=draft.reported.quoted,
                voice=_voice(text, draft.reported),
            ),
            found,
        )
        for draft, found in zip(order, speakers, strict=True)
    ]


def _voice(text: str, one: Reported) -> Voice:
    """Reported of somebody or of nobody: `it is alleged` has no more source than `allegations`."""
    written = one.source[0].of(text).lower() if one.source else ""
    return Voice.UNATTRIBUTED if written in ("", "it", "there") else Voice.REPORTED


def make_statement(
    document: Document,
    draft: Draft,
    told: Description,
    speaker: Speaker | None,
) -> Statement:
    """The record of a draft; without a speaker it is in the article's own voice."""
    one = draft.reported
    own = speaker is None
    voice = Voice.ARTICLE if own else _voice(document.text, one)
    kind = ["article"] if own else []
    return Statement(
        id=record_id("stm", document.id, *kind, one.source, one.cue, one.content),
        document_id=document.id,
        source=one.source,
        cue=one.cue,
        content=one.content,
        quoted=one.quoted,
        scare_quoted=told.scare_quoted,
        voice=voice,
        type=told.type,
        type_probability=told.type_probability,
        type_reason=told.type_reason,
        strength=told.strength,
        strength_words=told.strength_words,
        stance=told.stance,
        manner=told.manner,
        addressee=told.addressee,
        speaker=speaker.name if speaker else None,
        speaker_reason=speaker.reason if speaker else "the article's own voice",
        speaker_candidates=speaker.candidates if speaker else (),
        weak_source=speaker.weak if speaker else None,
        in_title=_in_title(document, one),
        probability=draft.probability,
        reason=draft.reason,
        made_by=draft.made_by,
    )


def _reported(
    text: str, reading: Reading, segments: Segments, one: Link, quotations: Sequence[Span]
) -> Reported:
    """The characters of a statement's parts."""

    def span(role: int, number: int) -> Span:
        begin, end = segments.begin[role][number], segments.end[role][number]
        return reading.span(int(begin), int(end))

    cue = None if one.cue is None else span(CUE, one.cue)
    content = _by_paragraph(
        text, cue, [span(CONTENT, number) for number in one.contents], quotations
    )
    content = _to_the_closing_mark(text, content, quotations)
    return Reported(
        source=() if one.source is None else (span(SOURCE, one.source),),
        cue=() if cue is None else (cue,),
        content=content,
        quoted=quoted_parts(text, content, quotations),
    )


def _by_paragraph(
    text: str, cue: Span | None, content: Sequence[Span], quotations: Sequence[Span]
) -> tuple[Span, ...]:
    """One piece a line, as PolNeAR has it. In another paragraph than the cue's only a quotation
    goes on; what the model adds there without marks is mostly a heading."""
    pieces = [
        Span(piece.start + match.start(), piece.start + match.end())
        for piece in content
        for match in _LINE.finditer(piece.of(text))
    ]
    if cue is None or len(pieces) == len(content):
        return tuple(pieces)
    kept = [
        piece
        for piece in pieces
        if "\n" not in text[min(piece.end, cue.end) : max(piece.start, cue.start)]
        or quoted_parts(text, [piece], quotations)
    ]
    return tuple(kept or pieces)


def _within_sentences(
    text: str,
    one: Reported,
    sentences: Sequence[Span],
    starts: Sequence[int],
    quotations: Sequence[Span],
) -> Reported:
    """Without the sentences behind the cue's that no quotation draws in: what follows `she said the
    port was shut.` is not said by her for that alone."""
    if not one.cue or not one.content:
        return one
    last = bisect_right(starts, one.cue[0].start) - 1
    begin, end = (sentences[last].start, sentences[last].end) if last >= 0 else (0, 0)
    kept: list[Span] = []
    for piece in one.content:
        follows = kept and piece.start >= end and text[end - 1 : end] == "." and not one.quoted
        if follows and not _is_quoted_at(piece.start, quotations):
            continue  # `9 were hurt, he said. | The port was shut`
        drawn_in = piece.start < begin < piece.end and text[piece.start] not in MARKS
        if drawn_in and not _is_quoted_at(begin, quotations, behind=-NEXT_TO_MARK):
            # At noon the baker left. “I am done,” she said.
            piece = Span(begin, piece.end)
        stopped = piece.start < end < piece.end and text[end - 1] == "."
        if stopped and not _is_quoted_at(end, quotations):
            words = text[piece.start : end].rstrip(" .!?…")
            piece = Span(piece.start, piece.start + len(words))
        kept.append(piece)
    return (
        one
        if tuple(kept) == one.content
        else replace(
            one,
            content=tuple(kept),
            quoted=tuple(part for part in one.quoted if any(piece.holds(part) for piece in kept)),
        )
    )


_GOES_ON = re.compile(
    r",\s(?:but|although|though)\s(?:it|they|there|he|she|this|that)\b[^“”\"\n]{3,200}"
    r"|\s[―—–]\s[^“”\"―—–\n]{2,60}\s[―—–]\s[a-z][^“”\"\n]{2,200}"
)
_CONDITION = re.compile(r"(?:that\s)?(?:should|if|unless|had|were|once|until|when|whenever)\s")
_MAIN_CLAUSE = re.compile(r",\s[^“”\"\n,]{3,200}")


def _to_the_end(
    text: str,
    kept: Sequence[tuple[Link, Reported]],
    sentences: Sequence[Span],
    starts: Sequence[int],
) -> list[tuple[Link, Reported]]:
    """The drafts; of what is told behind the reporting words the rest of the sentence, where it
    plainly goes on: `he said | it would open |, but it could take weeks`."""
    parts = sorted(span for _, one in kept for span in (*one.source, *one.cue, *one.content))
    begins = [span.start for span in parts]
    found = []
    for link_, one in kept:
        piece = one.content[-1]
        behind = bool(one.cue) and piece.start >= one.cue[-1].end and not one.quoted
        number = bisect_right(starts, piece.start) - 1
        end = sentences[number].end if behind and number >= 0 else 0
        while end > piece.end and text[end - 1] in ".!? ":
            end -= 1
        if end <= piece.end or bisect_right(begins, end - 1) > bisect_right(begins, piece.end - 1):
            found.append((link_, one))
            continue
        goes_on = _GOES_ON.fullmatch(text, piece.end, end)
        if goes_on is None and _CONDITION.match(text, piece.start) and "," not in piece.of(text):
            goes_on = _MAIN_CLAUSE.fullmatch(text, piece.end, end)
        if goes_on is not None:
            one = replace(one, content=(*one.content[:-1], Span(piece.start, end)))
        found.append((link_, one))
    return found


MARKS = "“\"«„`'‘"
NEXT_TO_MARK = 3
"""Marks and a blank between the end of a sentence and a quotation."""


def _is_quoted_at(place: int, quotations: Sequence[Span], *, behind: int = NEXT_TO_MARK) -> bool:
    """Whether a quotation holds a place, ends right before it, or begins up to `behind` it."""
    at = bisect_right(quotations, place + behind, key=lambda span: span.start) - 1
    return at >= 0 and quotations[at].end >= place - NEXT_TO_MARK


def _to_the_closing_mark(
    text: str, content: tuple[Span, ...], quotations: Sequence[Span]
) -> tuple[Span, ...]:
    """With the lines in which a quotation goes on that ends in a later line than its first."""
    found = list(content)
    at = bisect_right(quotations, content[-1].end - 1, key=lambda span: span.start) - 1
    if at >= 0 and quotations[at].end >= content[-1].end > content[-1].start > quotations[at].start:
        return content  # it begins and ends inside somebody's words
    first = at + 1
    for quotation in quotations[first:]:
        opens_line = text[quotation.start - 1 : quotation.start] == "\n"
        if not opens_line or text[found[-1].end : quotation.start].strip(" .,!?\n"):
            break
        found.append(quotation)
    return tuple(found)


def quoted_parts(
    text: str, content: Sequence[Span], quotations: Sequence[Span]
) -> tuple[Span, ...]:
    """The parts of the content that stand in quotation marks, without marks and outer blanks.

    `quotations` come in order without overlap, as `find_quotations` gives them.
    """
    found = []
    starts = [span.start for span in quotations]
    for piece in content:
        first = max(0, bisect_right(starts, piece.start) - 1)
        for quotation in quotations[first:]:
            if quotation.start >= piece.end:
                break
            start, end = max(piece.start, quotation.start), min(piece.end, quotation.end)
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end and any(char.isalnum() for char in text[start:end]):
                found.append(Span(start, end))
    return tuple(found)


def score_statements(reading: Reading, segments: Segments, links: Sequence[Link]) -> list[float]:
    """How much speaks for each statement being right in all its parts; not yet a probability."""
    if not links:
        return []
    rows = np.asarray([statement_features(segments, one) for one in links])
    return [float(score) for score in reading.settings.scorers["statement"].scores(rows)]


def statement_features(segments: Segments, one: Link) -> list[float]:
    """One row of `STATEMENT_FEATURES`."""
    contents = list(one.contents)
    begin, end = segments.begin[CONTENT][contents], segments.end[CONTENT][contents]
    cue, source = one.cue, one.source
    return [
        0.0 if cue is None else max(-5.0, float(segments.sure[CUE][cue])),
        0.0 if cue is None else max(-5.0, float(segments.weakest[CUE][cue])),
        0.0 if source is None else max(-5.0, float(segments.sure[SOURCE][source])),
        0.0 if source is None else max(-5.0, float(segments.weakest[SOURCE][source])),
        float(source is None),
        max(-5.0, float(segments.sure[CONTENT][contents].min())),
        max(-5.0, float(segments.weakest[CONTENT][contents].min())),
        float(min(len(contents), 4)),
        float(np.log((end - begin).sum())),
        max(-5.0, one.cue_score),
        max(-5.0, one.source_score),
        float(cue is None),
    ]


def _in_title(document: Document, reported: Reported) -> bool:
    title = document.title_span
    return title is not None and any(title.overlaps(span) for span in reported.content)


def _reason(one: Link, reported: Reported, score: float) -> str:
    """What the judgement rests on."""
    if one.cue is None:
        return f"a quotation to which the model links no cue; score {score:.2f}"
    parts = ["cue", "content" if len(reported.content) == 1 else f"{len(reported.content)} pieces"]
    if reported.source:
        parts.insert(0, "source")
    whole = ", ".join(parts[:-1]) + f" and {parts[-1]}"
    missing = "" if reported.source else "; no source belongs to this cue"
    return f"{whole} found and linked by the model; score {score:.2f}{missing}"
