"""Set the limits from which doubtful words are believed: `python -m alleged.train.doubts GOLD`.

For each kind of doubt the score that clean news hardly reaches, and from which most marks in the
held lines of `training/doubtful` are right. To be run again with each new reader model: until then
the head is believed from one probability on (`doubtful_words.LIKELY`). Prints what the limits find
in the held lines and in news, each half of the news with the limits of the other.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from alleged.analyse.doubtful_words import DOUBT, FLOOR, read_doubts
from alleged.analyse.sentences import split_sentences
from alleged.models.doubts import DOUBT_LIMITS, FORMAT, DoubtLimits
from alleged.models.labels import DOUBTS
from alleged.models.reader import Reader
from alleged.models.weights import write_weights
from alleged.train.doubtful_sentences import DOUBTFUL, read_lines
from alleged.train.sets import SETS

NEWS = ("polnear", "muc4", "meantime", "ecbplus")
"""Sets whose development parts are clean news."""
OWN = Path("training/events")
"""Sentences of our own about acts, as clean as news and more like the doubtful ones."""
ALARMS = 0.1
"""Of each kind, in 1,000 sentences of news: with five kinds half of one sentence in 1,000."""
RIGHT = 0.75
"""Share of right ones among the held marks of a kind from its limit on."""
FEWEST = 3
"""Held marks that a limit lets through; a kind with fewer is never believed alone."""
MARGIN = 0.1
"""What a limit is above the highest score that it shuts out."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that the model doubts, and whether they are."""

    kind: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class News:
    """What the model doubts in clean news."""

    sentences: int
    scores: Mapping[str, Sequence[float]]
    """Of each kind, the highest first."""


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--reader", type=Path, help="a reader's folder, if not the packaged one")
    parser.add_argument("--out", type=Path, default=DOUBT_LIMITS)
    asked = parser.parse_args()
    reader = Reader.load(asked.reader)
    limits = DoubtLimits(format=FORMAT, reader=reader.version, measured_on=(), least={})
    if DOUBT in reader.settings.labels:
        limits = measure(limits, asked.gold, reader)
    else:
        print("this reader has no head for doubtful words")
    write_weights(limits, asked.out)


def measure(empty: DoubtLimits, gold: Path, reader: Reader) -> DoubtLimits:
    """The limits of all news; prints what they find."""
    held, wanted = read_held(reader)
    first, second = read_news(gold, reader)
    alarms = count_alarms(first, least_of(second, held))
    alarms += count_alarms(second, least_of(first, held))
    news = together((first, second))
    least = least_of(news, held)
    print(f"{alarms} alarms in {news.sentences} sentences of news, limits of the other half")
    for kind in DOUBTS:
        found = [one for one in held if one.kind == kind and one.score >= least.get(kind, np.inf)]
        print(
            f"{kind}: from {least.get(kind)}, {sum(one.right for one in found)} of {len(found)} "
            f"right, {wanted[kind]} places in held lines"
        )
    return msgspec.structs.replace(
        empty,
        measured_on=(*NEWS, str(OWN), str(DOUBTFUL)),
        least=least,
    )


def read_held(reader: Reader) -> tuple[list[Marked], Counter[str]]:
    """What the model doubts in the held lines, and how many doubtful places each kind has there."""
    found, wanted = [], Counter[str]()
    for line in read_lines(DOUBTFUL, "dev"):
        if line.doubt is not None:
            wanted[line.doubt] += len(line.spans)
        sentences = split_sentences(line.text)
        for kind, span, score in read_doubts(reader.read(line.text, sentences), sentences):
            right = kind == line.doubt and any(span.overlaps(one) for one in line.spans)
            found.append(Marked(kind, score, right))
    return found, wanted


def read_news(gold: Path, reader: Reader) -> tuple[News, News]:
    """What the model doubts in news and in our own clean sentences, every second text in the one
    half and the others in the other."""
    scores: tuple[dict[str, list[float]], ...] = (defaultdict(list), defaultdict(list))
    sentences = [0, 0]
    for name, folder in (*((name, gold) for name in NEWS), ("own", OWN)):
        for number, article in enumerate(SETS[name].read(folder, "dev", split_sentences)):
            half = number % 2
            sentences[half] += len(article.sentences)
            reading = reader.read(article.text, article.sentences, heads=(DOUBT,))
            for kind, span, score in read_doubts(reading, article.sentences):
                scores[half][kind].append(score)
                print(f"{name} {kind} {score:.2f}: {span.of(article.text)!r}")
    first, second = (
        News(count, {kind: sorted(some, reverse=True) for kind, some in one.items()})
        for count, one in zip(sentences, scores, strict=True)
    )
    return first, second


def together(parts: Iterable[News]) -> News:
    """All news of several parts."""
    parts = list(parts)
    return News(
        sum(part.sentences for part in parts),
        {
            kind: sorted((s for part in parts for s in part.scores.get(kind, ())), reverse=True)
            for kind in DOUBTS
        },
    )


def least_of(news: News, held: Sequence[Marked]) -> dict[str, float]:
    """Of each kind the score that no more than `ALARMS` in 1,000 sentences of news reach, and from
    which `RIGHT` of the held marks are right; none where too few are."""
    allowed = int(ALARMS * news.sentences / 1000)
    least = {}
    for kind in DOUBTS:
        shut_out = [FLOOR, *news.scores.get(kind, ())[allowed : allowed + 1]]
        ranked = sorted((one for one in held if one.kind == kind), key=lambda one: -one.score)
        good = np.cumsum([one.right for one in ranked])
        enough = [
            one.score
            for count, (one, right) in enumerate(zip(ranked, good, strict=True), 1)
            if count >= FEWEST and right >= RIGHT * count and one.score > max(shut_out) + MARGIN
        ]
        if enough:
            least[kind] = int(np.floor(1000 * enough[-1])) / 1000
    return least


def count_alarms(news: News, least: Mapping[str, float]) -> int:
    """How many places of the news the limits let through."""
    return sum(
        score >= least.get(kind, np.inf) for kind, some in news.scores.items() for score in some
    )


if __name__ == "__main__":
    main()
