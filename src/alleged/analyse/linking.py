"""Puts sources, cues and contents together: which source and which contents belong to which cue.

A small network, trained beside the reader model, scores pairs by where they stand. It chooses for
every content the cue (or none) and for every cue the source (or none). docs/model-card.md has how
well that goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alleged.models.labels import ROLES
from alleged.models.reader import Reading, Scorer
from alleged.models.wordpiece import LINES, QUOTES
from alleged.records.spans import Span

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SOURCE, CUE, CONTENT = range(len(ROLES))
ATTRIBUTION = "attribution"
"""The head of the model that marks them."""
NEAREST = 4
"""Candidates on each side. In 400 articles of PolNeAR's train split the right cue is among them for
8,305 of 8,307 contents, the right source for all of 6,726 cues."""

PAIR_FEATURES = (
    "after",
    "distance",
    "distance after",
    "touches",
    "sentences between",
    "sentences after",
    "other sentence",
    "paragraphs between",
    "paragraphs after",
    "other paragraph",
    "sources between",
    "cues between",
    "contents between",
    "rank",
    "rank after",
    "nearest before",
    "nearest after",
    "segment quoted",
    "quotation differs",
    "cue quoted",
    "segment length",
    "segment opens sentence",
    "segment closes sentence",
    "cue length",
    "segment sure",
    "cue sure",
    "comma between",
    "colon between",
    "stop between",
    "cue opens sentence",
    "partner nearer",
    "partner on this side",
)


@dataclass(frozen=True, slots=True)
class Segments:
    """The spans of the attribution head, by role, in text order."""

    begin: tuple[Ints, Ints, Ints]
    """First word of each, for source, cue and content."""
    end: tuple[Ints, Ints, Ints]
    sure: tuple[Floats, Floats, Floats]
    """Mean log-probability of the labels."""
    weakest: tuple[Floats, Floats, Floats]
    """Lowest log-probability of a label, the end of the span included."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words stand."""

    last: Ints
    """The last word of the text of each word; of one text that is read alone, its last one."""

    sentence: Ints
    """Number of the sentence of each word."""
    paragraph: Ints
    quoted: Ints
    commas: Ints
    """Commas before each word, counted from the start; colons and full stops likewise."""
    colons: Ints
    stops: Ints


@dataclass(frozen=True, slots=True)
class Link:
    """One statement by numbers of segments."""

    cue: int | None
    source: int | None
    contents: tuple[int, ...]
    cue_score: float
    """Log-probability of the links from the contents to the cue, the lowest one."""
    source_score: float
    """Log-probability of the choice of the source, or of none."""


def find_segments(
    reading: Reading, spans: Sequence[tuple[int, int, int]] | None = None
) -> Segments:
    """The spans of the attribution head with how sure they are. `spans`: as
    `reading.spans(ATTRIBUTION)` has them, where they are known already."""
    spans = reading.spans(ATTRIBUTION) if spans is None else spans
    logs = reading.log_probabilities(ATTRIBUTION)
    ends = {end for _, end in reading.bounds}
    begin: list[list[int]] = [[], [], []]
    end: list[list[int]] = [[], [], []]
    sure: list[list[float]] = [[], [], []]
    weakest: list[list[float]] = [[], [], []]
    for role, first, after in spans:
        opening = float(logs[first, 2 * role + 1])
        inside = logs[first + 1 : after, 2 * role + 2]
        closing = 0.0
        if after not in ends:
            closing = float(np.log(max(1e-6, 1.0 - np.exp(float(logs[after, 2 * role + 2])))))
        begin[role].append(first)
        end[role].append(after)
        sure[role].append((opening + float(inside.sum())) / (after - first))
        low = float(inside.min()) if len(inside) else 0.0
        weakest[role].append(min(opening, low, closing))

    def whole(values: list[list[int]]) -> tuple[Ints, Ints, Ints]:
        a, b, c = (np.asarray(one, dtype=np.int64) for one in values)
        return a, b, c

    def real(values: list[list[float]]) -> tuple[Floats, Floats, Floats]:
        a, b, c = (np.asarray(one, dtype=np.float64) for one in values)
        return a, b, c

    return Segments(whole(begin), whole(end), real(sure), real(weakest))


def lay_out(text: str, sentences: Sequence[Span], reading: Reading) -> Layout:
    """Sentence, paragraph, quotation and punctuation of every word."""
    words = reading.words
    begins = np.asarray([span.start for span in sentences], dtype=np.int64)
    line = (words.forms // QUOTES) % LINES
    chars = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    first = chars[words.starts]

    def before(marks: str) -> Ints:
        here = np.logical_or.reduce([first == ord(mark) for mark in marks])
        return np.concatenate(([0], np.cumsum(here, dtype=np.int64)))

    begins_of, ends_of = zip(*reading.bounds, strict=True)
    sizes = np.subtract(ends_of, begins_of)
    return Layout(
        last=np.repeat(np.subtract(ends_of, 1), sizes),
        sentence=np.searchsorted(begins, words.starts, side="right"),
        paragraph=np.cumsum(line),
        quoted=words.forms % QUOTES,
        commas=before(","),
        colons=before(":"),
        stops=before(".!?"),
    )


def candidates(segments: Segments, layout: Layout, role: int) -> tuple[Ints, Ints]:
    """Pairs of a cue and a segment of `role` that may belong together: the nearest of each side
    in the same text.

    For contents each content looks for cues, for sources each cue looks for sources; pairs come
    ordered by who looks.
    """
    cues, others = segments.begin[CUE], segments.begin[role]
    seekers, offered = (others, cues) if role == CONTENT else (cues, others)
    if not len(seekers) or not len(offered):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    place = np.searchsorted(offered, seekers)
    steps = np.arange(-NEAREST, NEAREST)
    found = place[:, None] + steps[None, :]
    valid = (found >= 0) & (found < len(offered))
    inside = np.minimum(np.maximum(found, 0), len(offered) - 1)
    valid &= layout.last[offered][inside] == layout.last[seekers][:, None]
    seeking = np.repeat(np.arange(len(seekers)), valid.sum(1))
    offering = found[valid]
    return (offering, seeking) if role == CONTENT else (seeking, offering)


def pair_features(
    segments: Segments, layout: Layout, role: int, cue: Ints, other: Ints, partner: Ints | None
) -> Floats:
    """One row of `PAIR_FEATURES` a pair of a cue and a segment of `role`.

    partner: for sources, the first word of the nearest content already linked to each cue (-1:
    none); None when contents are being linked.
    """
    c0, c1 = segments.begin[CUE][cue], segments.end[CUE][cue]
    x0, x1 = segments.begin[role][other], segments.end[role][other]
    after = (x0 >= c1).astype(np.float64)
    low, high = np.minimum(c1, x1), np.maximum(c0, x0)
    distance = np.log1p(np.maximum(high - low, 0))
    sentences = np.abs(layout.sentence[x0] - layout.sentence[c0])
    edge = np.where(x0 >= c1, x0, np.maximum(x1 - 1, x0))
    sentences = np.minimum(sentences, np.abs(layout.sentence[edge] - layout.sentence[c0]))
    sentences = np.minimum(sentences, 4)
    paragraphs = np.minimum(np.abs(layout.paragraph[edge] - layout.paragraph[c0]), 4)
    between = [_between(segments.begin[kind], low, high) for kind in (SOURCE, CUE, CONTENT)]
    seeker = other if role == CONTENT else cue
    offered = cue if role == CONTENT else other
    rank = _ranks(seeker, offered, x0 >= c1, np.where(x0 >= c1, x0 - c1, c0 - x1))
    quoted_x = layout.quoted[np.minimum(x0 + 1, x1 - 1)]
    quoted_c = layout.quoted[c0]
    last = layout.last[x0]
    opens = _differs(layout.sentence, x0, x0 - 1)
    closes = _differs(layout.sentence, np.minimum(x1, last), x1 - 1) | (x1 > last)
    # A full stop before the sentence's end still leaves the segment at its end.
    near_end = _differs(layout.sentence, np.minimum(x1 + 1, last), x1 - 1)
    marks = [
        (table[high] - table[low] > 0) for table in (layout.commas, layout.colons, layout.stops)
    ]
    if partner is None:
        nearer = np.zeros(len(cue))
        same_side = np.zeros(len(cue))
    else:
        p0 = partner[cue]
        known = p0 >= 0
        side = (p0 >= c1) == (x0 >= c1)
        nearer = (known & (np.abs(p0 - c0) < np.abs(x0 - c0))).astype(np.float64)
        same_side = np.where(known, np.where(side, 1.0, -1.0), 0.0)
    columns = [
        after,
        distance,
        distance * after,
        high - low <= 0,
        sentences,
        sentences * after,
        sentences > 0,
        paragraphs,
        paragraphs * after,
        paragraphs > 0,
        *between,
        np.minimum(rank, 4),
        np.minimum(rank, 4) * after,
        (rank == 0) * (1 - after),
        (rank == 0) * after,
        quoted_x,
        quoted_x != quoted_c,
        quoted_c,
        np.log(x1 - x0),
        opens,
        closes | near_end,
        np.log(c1 - c0),
        np.maximum(segments.sure[role][other], -4.0),
        np.maximum(segments.sure[CUE][cue], -4.0),
        *marks,
        _differs(layout.sentence, c0, c0 - 1),
        nearer,
        same_side,
    ]
    table = np.empty((len(cue), len(columns)))
    for number, column in enumerate(columns):
        table[:, number] = column
    return table


def _between(begins: Ints, low: Ints, high: Ints) -> Floats:
    """How many segments begin between two others, at most three."""
    count = begins.searchsorted(high) - begins.searchsorted(low)
    return np.asarray(np.minimum(np.maximum(count, 0), 3), dtype=np.float64)


def _differs(table: Ints, one: Ints, other: Ints) -> NDArray[np.bool_]:
    """Whether two words lie in different sentences; before the first word everything does."""
    apart = table[np.maximum(one, 0)] != table[np.maximum(other, 0)]
    return np.asarray(apart | (other < 0), dtype=np.bool_)


def _ranks(seeker: Ints, offered: Ints, side: NDArray[np.bool_], gap: Ints) -> Floats:
    """How many other candidates of the same seeker on the same side are nearer."""
    key = seeker * 2 + side
    order = np.lexsort((offered, gap, key))
    ordered = key[order]
    places = np.arange(len(order))
    opens = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    rank = np.empty(len(order))
    rank[order] = places - np.maximum.accumulate(np.where(opens, places, 0))
    return rank


def choose(scores: Floats, seeker: Ints, seekers: int) -> tuple[Ints, Floats]:
    """For each seeker the number of its best pair, or -1 for none, which has the score 0; and the
    log-probability of that choice among all. Pairs come ordered by seeker."""
    best = np.full(seekers, -1, dtype=np.int64)
    logs = np.zeros(seekers)
    borders = np.searchsorted(seeker, np.arange(seekers + 1)).tolist()
    for one, (low, high) in enumerate(pairwise(borders)):
        if low == high:
            continue
        group = scores[low:high]
        at = int(group.argmax())
        top = max(0.0, float(group[at]))
        logs[one] = -np.log(np.exp(-top) + np.exp(group - top).sum())
        if group[at] > 0:
            best[one] = low + at
        else:
            logs[one] -= top
    return best, logs


def link(text: str, sentences: Sequence[Span], reading: Reading, segments: Segments) -> list[Link]:
    """Statements by numbers of segments: by cue in order, then contents without a cue."""
    if not len(segments.begin[CONTENT]):
        return []
    layout = lay_out(text, sentences, reading)
    scorers = reading.settings.scorers
    of_cue, loose = link_contents(segments, layout, scorers["content"])
    sources = link_sources(segments, layout, scorers["source"], of_cue)
    links = [
        Link(
            cue,
            sources[cue][0],
            tuple(content for content, _ in contents),
            min(score for _, score in contents),
            sources[cue][1],
        )
        for cue, contents in sorted(of_cue.items())
    ]
    return links + [Link(None, None, (content,), score, 0.0) for content, score in loose]


def link_contents(
    segments: Segments, layout: Layout, scorer: Scorer
) -> tuple[dict[int, list[tuple[int, float]]], list[tuple[int, float]]]:
    """For each cue its contents with the log-probability of the link; and contents without."""
    cue, content = candidates(segments, layout, CONTENT)
    count = len(segments.begin[CONTENT])
    scores = scorer.scores(pair_features(segments, layout, CONTENT, cue, content, None))
    best, logs = choose(scores, content, count)
    of_cue: dict[int, list[tuple[int, float]]] = {}
    loose = []
    for one in range(count):
        if best[one] >= 0:
            of_cue.setdefault(int(cue[best[one]]), []).append((one, float(logs[one])))
        else:
            loose.append((one, float(logs[one])))
    return of_cue, loose


def partners(segments: Segments, of_cue: dict[int, list[tuple[int, float]]]) -> Ints:
    """First word of the nearest content of each cue, -1 for none."""
    found = np.full(len(segments.begin[CUE]), -1, dtype=np.int64)
    for cue, contents in of_cue.items():
        at = segments.begin[CUE][cue]
        begins = [int(segments.begin[CONTENT][content]) for content, _ in contents]
        found[cue] = min(begins, key=lambda begin: (abs(begin - at), begin))
    return found


def link_sources(
    segments: Segments,
    layout: Layout,
    scorer: Scorer,
    of_cue: dict[int, list[tuple[int, float]]],
) -> list[tuple[int | None, float]]:
    """For each cue its source, None for none, and the log-probability of that choice."""
    cue, source = candidates(segments, layout, SOURCE)
    count = len(segments.begin[CUE])
    nearest = partners(segments, of_cue)
    scores = scorer.scores(pair_features(segments, layout, SOURCE, cue, source, nearest))
    best, logs = choose(scores, cue, count)
    return [
        (int(source[best[one]]) if best[one] >= 0 else None, float(logs[one]))
        for one in range(count)
    ]
