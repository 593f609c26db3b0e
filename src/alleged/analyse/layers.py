"""All the statements of a document: at the top, inside others, by nouns, and the article's own.

The reader model was taught one label a word, so that it sees the outermost layer. What others are
said to say inside that is found by reading contents again as texts of their own, and by rules for
nouns (`the board's denial of a leak`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from types import MappingProxyType

from msgspec import Struct, structs

from alleged.analyse.cited_sources import with_cited, with_citing_parents
from alleged.analyse.interviews import find_turns, without_turns
from alleged.analyse.linking import ATTRIBUTION, CONTENT, CUE, SOURCE
from alleged.analyse.names import word_set
from alleged.analyse.noun_statements import find_noun_drafts
from alleged.analyse.plain_attributions import find_plain_drafts
from alleged.analyse.quoted_attributions import find_quoted_drafts
from alleged.analyse.reporting_words import base_forms, verb_type
from alleged.analyse.sentences import split_sentences
from alleged.analyse.signed_quotations import find_signed_drafts, without_overlapping
from alleged.analyse.speakers import Reported
from alleged.analyse.statement_types import describe
from alleged.analyse.statements import Draft, complete, find_drafts, make_statement
from alleged.models.inside import load_inside_weights
from alleged.models.quotations import find_quotations
from alleged.models.reader import Reader, Reading
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.records.voices import VoiceShares

LEAST_READ_AGAIN = 30
"""Characters from which a content can hold a statement with somebody and something in it."""
OPEN_PIECES = 50
"""How many pieces of content around a statement are looked at to find the one that holds it."""
OWN_VOICE_RULES = "voice rules 1"
OWN_VOICE_PROBABILITY = 0.9
"""See `docs/statements.md`: how often such a sentence of PolNeAR's development split holds no
content of an attribution."""
NESTED_SHARE = 0.9
"""A statement inside must leave some of its holder's words to the holder."""

NO_SIGN = word_set(
    """
    see like look show find mean try release push press run view value support bring give hold
    figure feature assume accept prepare resolve prefer charge answer plan object order long term
    label trust care present reason measure state record brief address attempt approve study
    profile note type voice point dance request advance project rate indicate crave love enjoy
    learn consider judge resist counter market defend mention aim counsel grant bid welcome sense
    continue prove decline direct bet fault spell appear determine introduce list include name
    share raise back deliver focus rule post title sound block attack decide side knock sum
    challenge report speak email seek offer respect thank contest compare imagine insult root fear
    """
)
"""Verbs of the tables that are so often something else that they are no reason to read again. The
last two lines: in 100 training articles of PolNeAR fewer than one in four contents with them gave a
statement; of all 692 that were read again 289 did."""

FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})

_WORD = re.compile(r"[^\W_]+")
_LOWER = re.compile(r"[a-z]")
_MARKS = '“”„"«» '


def find_layers(
    document: Document,
    *,
    sentences: Sequence[Span],
    reading: Reading,
    mentions: Sequence[Mention],
    reader: Reader,
) -> list[Statement]:
    """All statements of a document, reported ones first, each group in text order.

    Offsets: code points of `document.text`, end excluded. `parent_id` names the innermost statement
    whose content holds another one.
    """
    text = document.text
    signed = find_signed_drafts(text)
    top = [
        *without_overlapping(find_drafts(text, sentences=sentences, reading=reading), signed),
        *signed,
    ]
    turns = find_turns(text)
    top = [*without_turns(top, turns), *turns]
    found_quoted, top = find_quoted_drafts(text, find_quotations(text), top)
    top += found_quoted
    top = without_orphans(top)
    top += find_plain_drafts(text, sentences, top)
    top = with_cited(text, sentences, top)
    nouns = find_noun_drafts(text, sentences, top)
    found = [*top, *nouns]
    inner = read_again(text, top, reading, reader)
    found += without_known(inner, found)
    reported = complete(document, found, mentions)
    reported = with_parents(reported, citing=with_citing_parents(text, reported))
    reported = with_first_persons(text, reported)
    return [*reported, *find_own_voice(document, sentences, reported)]


def without_orphans(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without quotations of nobody that are a part of what somebody is reported to say:
    a line of a quotation that was cut into lines."""
    said = sorted(
        (piece.start, piece.end)
        for draft in drafts
        if draft.reported.source
        for piece in draft.reported.content
    )
    starts = [start for start, _ in said]

    def is_held(piece: Span) -> bool:
        at = bisect_right(starts, piece.start + 2) - 1
        return at >= 0 and said[at][1] >= piece.end - 2

    return [
        draft
        for draft in drafts
        if draft.reported.source
        or draft.reported.cue
        or not all(map(is_held, draft.reported.content))
    ]


def read_again(text: str, outer: Sequence[Draft], reading: Reading, reader: Reader) -> list[Draft]:
    """What others are said to say inside contents, by reading sentences of them as texts of their
    own, each a paragraph. `reading`: the first one, of the whole text.

    Only contents are read that have a reporting verb inside (quotation marks alone gave a statement
    in 15 of 126 such contents), of these the sentences that may report, and only what has both a
    source and a cue is kept: without them a part of a content is no statement.
    """
    contents = dict.fromkeys(piece for draft in outer for piece in draft.reported.content)
    # Without its marks a quotation is read as what it says, not as a quotation.
    pieces = [_inside_marks(text, piece) for piece in contents if _may_hold(piece.of(text))]
    stretches = worth_reading(text, pieces, reading)
    if not stretches:
        return []
    texts = [one.span.of(text) for one in stretches]
    again = reader.read_paragraphs(
        texts,
        [
            [Span(here.start - one.span.start, here.end - one.span.start) for here in one.sentences]
            for one in stretches
        ],
        heads=[ATTRIBUTION],
    )
    begins = [one.start for one in again.apart]
    text_again = "\n".join(texts)
    drafts = find_drafts(
        text_again,
        sentences=[
            Span(here.start + begin - one.span.start, here.end + begin - one.span.start)
            for begin, one in zip(begins, stretches, strict=True)
            for here in one.sentences
        ],
        reading=again,
        needed=frozenset({SOURCE, CUE, CONTENT}),
    )
    found: list[Draft] = []
    for one in drafts:
        if one.reported.cue and one.reported.source and says_something(text_again, one):
            number = bisect_right(begins, one.reported.cue[0].start) - 1
            stretch = stretches[number]
            if _length(one.reported.content) < NESTED_SHARE * stretch.holder:
                found.append(_shifted(one, stretch.span.start - begins[number]))
    return found


class Stretch(Struct, frozen=True, gc=False):
    """Sentences of a content, one behind the other."""

    sentences: list[Span]
    holder: int
    """How long the content is."""

    @property
    def span(self) -> Span:
        """From the first to the last."""
        return Span(self.sentences[0].start, self.sentences[-1].end)


def worth_reading(text: str, contents: Sequence[Span], reading: Reading) -> list[Stretch]:
    """The sentences of contents in which somebody may be said to say something, as far as a first
    reading tells; what stands side by side stays together."""
    cut = [
        [
            Span(one.start + here.start, one.start + here.end)
            for here in split_sentences(one.of(text))
        ]
        for one in contents
    ]
    worth = iter(may_report(reading, [here for one in cut for here in one]))
    found: list[Stretch] = []
    for content, one in zip(contents, cut, strict=True):
        for kept, run in groupby(one, key=lambda _: next(worth)):
            if kept:
                found.append(Stretch([*run], content.end - content.start))
    return found


def may_report(reading: Reading, sentences: Sequence[Span]) -> list[bool]:
    """Of each sentence whether somebody may be said to say something in it; all where the reading
    is by a model that the weights were not made for."""
    weights = load_inside_weights()
    if not sentences or not weights.can_judge(reading):
        return [True] * len(sentences)
    starts = reading.starts
    words = [(bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in sentences]
    return [bool(one) for one in weights.worth_reading(reading, words)]


NO_REPORT = word_set(
    """for on in at of to by with from about over as and or but not his her its their the a an this
    that these those monday tuesday wednesday thursday friday saturday sunday today yesterday
    tomorrow recently earlier later last also already still now"""
)
"""Words that report nothing where no other word is in the cue: `praised Orr | on Friday for …`."""


def says_something(text: str, draft: Draft) -> bool:
    words = {word.lower() for piece in draft.reported.cue for word in _WORD.findall(piece.of(text))}
    return not words or not words <= NO_REPORT


_GOES_ON_OUTSIDE = re.compile(r"[“\"«„`][^“”\"«»]+,(?:[”\"»]|'')\s")


def _inside_marks(text: str, piece: Span) -> Span:
    """Without the marks around it: `“I am ready”`, not `“I am ready,” she said`."""
    start, end = piece.start, piece.end
    if _GOES_ON_OUTSIDE.match(text, start, end):
        return piece
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def _may_hold(words: str) -> bool:
    """Whether somebody may be said to say something in these words."""
    return len(words) >= LEAST_READ_AGAIN and any(
        verb_type(form) and form not in NO_SIGN for form in base_forms(words)
    )


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _shifted(draft: Draft, by: int) -> Draft:
    """The same draft in the text that its own was cut from."""

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    one = draft.reported
    moved = Reported(move(one.source), move(one.cue), move(one.content), move(one.quoted))
    return structs.replace(draft, reported=moved)


def without_known(drafts: Sequence[Draft], known: Sequence[Draft]) -> list[Draft]:
    """The drafts whose reporting words belong to no draft that is known, each once."""
    taken = sorted({span for draft in known for span in draft.reported.cue})
    starts = [span.start for span in taken]
    reach = _reach(taken)
    kept = []
    for draft in drafts:
        cue = draft.reported.cue[0]
        at = bisect_right(starts, cue.end - 1)
        if at and reach[at - 1] > cue.start:
            continue
        kept.append(draft)
    return kept


def _reach(spans: Sequence[Span]) -> list[int]:
    """The farthest end of the spans up to each."""
    farthest, found = 0, []
    for span in spans:
        farthest = max(farthest, span.end)
        found.append(farthest)
    return found


NOBODY_CITES: Mapping[int, int] = MappingProxyType({})


def with_parents(
    statements: Sequence[Statement], *, citing: Mapping[int, int] = NOBODY_CITES
) -> list[Statement]:
    """The statements, each with the innermost one whose content holds all of it, or that cites it
    (`citing`, by number).

    A sweep over the text that keeps the `OPEN_PIECES` pieces of content opened last: a page with
    thousands of quotations inside one another costs linear time.
    """
    hulls, sizes = [], []
    for number, one in enumerate(statements):
        spans = (*one.source, *one.cue, *one.content)
        start, end = min(spans).start, max(span.end for span in spans)
        hulls.append((start, -end, number))
        sizes.append(end - start)
    pieces = sorted(
        (piece.start, -piece.end, number)
        for number, one in enumerate(statements)
        for piece in one.content
    )
    holder: dict[int, int] = {}
    opened: list[tuple[int, int, int]] = []
    upcoming = 0
    for start, minus_end, number in sorted(hulls):
        while upcoming < len(pieces) and pieces[upcoming][0] <= start:
            begin, piece_minus_end, of = pieces[upcoming]
            opened = [piece for piece in opened if piece[1] > begin]
            opened = [*opened[1 - OPEN_PIECES :], (begin, -piece_minus_end, of)]
            upcoming += 1
        around = [
            (end - begin, of)
            for begin, end, of in opened
            if of != number and end >= -minus_end and sizes[of] > -minus_end - start
        ]
        if around:
            holder[number] = min((size, of not in citing, of) for size, of in around)[2]
    holder.update(citing)
    parents = [
        statements[holder[number]].id if number in holder else None
        for number in range(len(statements))
    ]
    return [
        one if one.parent_id == parent else replace(one, parent_id=parent)
        for one, parent in zip(statements, parents, strict=True)
    ]


def with_first_persons(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; where `I` speaks inside somebody's words, it is the one who is quoted."""
    by_id = {one.id: one for one in statements}
    # A holder is longer than what it holds, so that it is settled first.
    for one in sorted(statements, key=lambda one: -_length(one.content)):
        holder = by_id.get(one.parent_id or "")
        first = one.source[0].of(text).lower() if one.source else ""
        if holder is None or first not in FIRST_PERSON or one.speaker is not None:
            continue
        whose = holder.speaker or " ".join(span.of(text) for span in holder.source)
        if whose:
            by_id[one.id] = replace(
                one,
                speaker=holder.speaker,
                speaker_reason=f"“{one.source[0].of(text)}” inside the words of {whose}",
                weak_source=holder.weak_source,
            )
    return [by_id[one.id] for one in statements]


def find_own_voice(
    document: Document, sentences: Sequence[Span], reported: Sequence[Statement]
) -> list[Statement]:
    """One statement a sentence in which nothing is reported: the article says it itself.

    Lines without a word in small letters (`LA PAZ`, `1,854`) are none.
    """
    text = document.text
    taken = sorted(span for one in reported for span in (*one.content, *one.cue))
    starts, reach = [span.start for span in taken], _reach(taken)
    quotations = find_quotations(text)
    quoted_starts = [span.start for span in quotations]
    found = []
    for sentence in sentences:
        at = bisect_right(starts, sentence.end - 1)
        if at and reach[at - 1] > sentence.start:
            continue
        if not _has_words(text, sentence):
            continue
        span = sentence.stripped(text)
        low = bisect_right(quoted_starts, span.start)
        high = bisect_right(quoted_starts, span.end)
        quoted = tuple(one for one in quotations[low:high] if span.holds(one))
        words = Reported((), (), (span,), quoted)
        told = describe(
            text, source=(), cue=(), content=(span,), quoted=quoted, voice=Voice.ARTICLE
        )
        draft = Draft(
            reported=words,
            probability=OWN_VOICE_PROBABILITY,
            reason="a sentence in which nobody is reported to say anything",
            made_by=OWN_VOICE_RULES,
        )
        found.append(make_statement(document, draft, told, None))
    return found


def _has_words(text: str, sentence: Span) -> bool:
    words = sentence.of(text)
    return len(list(islice(_WORD.finditer(words), 3))) == 3 and bool(_LOWER.search(words))


def share_voices(
    document: Document, sentences: Sequence[Span], statements: Sequence[Statement]
) -> VoiceShares:
    """How much of a document is whose voice."""
    text = document.text
    reported = [one for one in statements if one.voice is not Voice.ARTICLE]
    whose = bytearray(len(text))
    # The outer layer counts; what stands inside a report is reported by whoever is outside.
    for one in sorted(reported, key=lambda one: one.parent_id is None):
        mark = 2 if one.voice is Voice.UNATTRIBUTED else 1
        for piece in one.content:
            whose[piece.start : piece.end] = bytes([mark]) * (piece.end - piece.start)
    words = [match.span() for match in _WORD.finditer(text)]
    total = [0, 0, 0]
    for start, end in words:
        total[whose[start]] += end - start
    in_marks = bytearray(len(text))
    for one in reported:
        for piece in one.quoted:
            in_marks[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    quoted = sum(end - start for start, end in words if in_marks[start])
    all_words = max(1, sum(total))
    own_sentences = sum(one.voice is Voice.ARTICLE for one in statements)
    with_words = sum(_has_words(text, sentence) for sentence in sentences)
    return VoiceShares(
        id=record_id("voi", document.id),
        document_id=document.id,
        own=round(total[0] / all_words, 4),
        attributed=round(total[1] / all_words, 4),
        unattributed=round(total[2] / all_words, 4),
        quoted=round(quoted / all_words, 4),
        own_sentences=own_sentences,
        reporting_sentences=with_words - own_sentences,
        made_by=OWN_VOICE_RULES,
    )
