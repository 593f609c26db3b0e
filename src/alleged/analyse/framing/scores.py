"""What the reader's heads and the hashed words say of each sentence, and of words in it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from alleged.analyse.framing.layers import Wording
from alleged.analyse.framing.vocabulary import Entry, Hit
from alleged.analyse.spans_at import SpansAt
from alleged.models.decoding import Scores, pool, pooled_together
from alleged.models.reader import Reading
from alleged.records.framings import FramingKind
from alleged.records.spans import Span

HEADS = ("bias", "opinion", "checkworthy", "loaded")
SEEN = -1.5
"""Words that the head finds at least so likely (log of the odds) are looked at: 0.18. At -2.5
the reader finds more than twice as many words, and sentences of BASIL are told no better."""
MAX_WORDS = 6
"""Of what the head marks as one; longer stretches are clauses, not words."""


class SentenceScores(Struct, frozen=True, kw_only=True, gc=False):
    """Scores of one sentence; each the log of odds, before any layer joins them."""

    span: Span
    words: tuple[int, int]
    """First word in the reading and the word after the last."""
    bias: float
    opinion: tuple[float, ...]
    """Factual, mixed, opinion."""
    checkworthy: float
    hashed: dict[str, float]


class Candidate(Struct, frozen=True, kw_only=True, gc=False):
    """Words that may be loaded."""

    span: Span
    entry: Entry | None
    """Its entry in our table; None where the reader alone finds it."""
    sentence: int
    head: float
    """Log of the odds of the `loaded` head, at its likeliest word."""
    features: tuple[float, ...]
    """In the order of `CANDIDATE_FEATURES`."""


CANDIDATE_FEATURES = (
    "bias", "hashed bias", "strong words", "verbs", "log length", "quoted share", "quoted words",
    "first two", "log place", "head", "in table", "force", "verb", "quoted",
)  # fmt: skip


def can_read(reading: Reading) -> bool:
    """Whether the reader model has the heads that judge wording."""
    return all(head in reading.scores for head in HEADS)


def score_sentences(
    text: str,
    sentences: Sequence[Span],
    reading: Reading,
    wording: Wording,
    *,
    judged: Scores | None = None,
) -> list[SentenceScores]:
    """Scores of each sentence, in order; a sentence without a word has none. `judged`: as
    `judge_words` has it, where it is known."""
    starts, judged = reading.starts, judge_words(reading) if judged is None else judged
    found = []
    for span in sentences:
        begin, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if begin == end:
            continue
        hashed = wording.hashed_scores(span.of(text))
        found.append(_scores(span, (begin, end), judged[begin:end], hashed))
    return found


JUDGED = ("bias", "checkworthy", "opinion")
"""The heads that judge sentences: not biased and biased, unworthy and worthy of a check, and
`OPINIONS`."""


def judge_words(reading: Reading) -> Scores:
    """What these heads say of each word, side by side."""
    return pooled_together([reading.scores[head] for head in JUDGED])


def _scores(
    span: Span, words: tuple[int, int], judged: Scores, hashed: dict[str, float]
) -> SentenceScores:
    """`judged`: what the heads say of each word."""
    fair, biased, unworthy, worthy, *opinion = pool(judged).tolist()
    even = sum(opinion) / len(opinion)
    return SentenceScores(
        span=span,
        words=words,
        bias=biased - fair,
        opinion=tuple(one - even for one in opinion),
        checkworthy=worthy - unworthy,
        hashed=hashed,
    )


def score_part(
    text: str,
    spans: Sequence[Span],
    reading: Reading,
    wording: Wording,
    *,
    judged: Scores | None = None,
) -> SentenceScores | None:
    """Scores of words that lie apart, read as the one sentence they make; None without a word.
    `words` are the places of the first and behind the last. `judged`: as `judge_words` has it,
    where it is known."""
    starts, judged = reading.starts, judge_words(reading) if judged is None else judged
    stretches = [(bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in spans]
    places = [place for begin, end in stretches for place in range(begin, end)]
    if not places:
        return None
    return _scores(
        Span(min(one.start for one in spans), max(one.end for one in spans)),
        (min(places), max(places) + 1),
        judged[places],
        wording.hashed_scores(" ".join(one.of(text) for one in spans)),
    )


def find_candidates(
    text: str,
    scored: Sequence[SentenceScores],
    reading: Reading,
    hits: Sequence[Hit],
    quotations: Sequence[Span],
) -> list[Candidate]:
    """Words that may be loaded: those of our table, and those that the reader marks."""
    scores = reading.scores["loaded"]
    odds: list[float] = (np.maximum(scores[:, 1], scores[:, 2]) - scores[:, 0]).tolist()
    loaded = [hit for hit in hits if hit.entry.kind is FramingKind.LOADED]
    starts, ends = reading.starts, reading.ends
    hits_at = SpansAt([hit.span for hit in loaded])
    quotations_at = SpansAt(quotations)
    found: list[Candidate] = []
    for number, one in enumerate(scored):
        begin, end = one.words
        here = [loaded[at] for at in hits_at.near(one.span) if one.span.holds(loaded[at].span)]
        spans: list[tuple[Span, Entry | None]] = [(hit.span, hit.entry) for hit in here]
        for first, last in _marked(odds[begin:end]):
            span = reading.span(begin + first, begin + last)
            if not any(span.overlaps(hit.span) for hit in here) and any(
                map(str.isalpha, span.of(text))
            ):
                spans.append((span, None))
        beside = [quotations[at] for at in quotations_at.near(one.span)]
        shared = _sentence_features(number, one, here, beside)
        for span, entry in spans:
            low = max(begin, bisect_right(ends, span.start))
            high = min(end, bisect_left(starts, span.end))
            head = max(odds[low:high], default=-4.0)
            quoted = any(quotation.holds(span) for quotation in beside)
            own = (
                head,
                float(entry is not None),
                float(entry.force if entry else 0),
                float(entry is not None and entry.part == "verb"),
                float(quoted),
            )
            found.append(
                Candidate(
                    span=span, entry=entry, sentence=number, head=head, features=(*shared, *own)
                )
            )
    return sorted(found, key=lambda candidate: candidate.span)


def _marked(odds: Sequence[float]) -> list[tuple[int, int]]:
    """Stretches of words above `SEEN`, at most `MAX_WORDS` long; the likeliest word at least."""
    found: list[tuple[int, int]] = []
    for at in [at for at, one in enumerate(odds) if one >= SEEN]:
        if found and found[-1][1] == at and at - found[-1][0] < MAX_WORDS:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    best = odds.index(max(odds))
    return found or [(best, best + 1)]


def _sentence_features(
    number: int, one: SentenceScores, hits: Sequence[Hit], quotations: Sequence[Span]
) -> tuple[float, ...]:
    span = one.span
    size = max(1, span.end - span.start)
    inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in quotations)
    return (
        one.bias,
        one.hashed["bias"],
        float(sum(hit.entry.force >= 2 for hit in hits)),
        float(sum(hit.entry.part == "verb" for hit in hits)),
        math.log(size),
        inside / size,
        float(sum(any(q.holds(hit.span) for q in quotations) for hit in hits)),
        float(number < 2),
        math.log1p(number),
    )
