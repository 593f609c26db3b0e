"""Reads the training and development sets and turns them into labelled words."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alleged.models.labels import ACT_TYPES, KINDS, ROLES
from alleged.models.windows import sentence_starts
from alleged.models.wordpiece import WordPiece, Words
from alleged.records.spans import Span


@dataclass(slots=True)
class Attribution:
    """One attribution of the gold data."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class Article:
    """A text of a training or development set; None where a set has no labels for a head."""

    id: str
    set: str
    text: str
    sentences: list[Span]
    attributions: list[Attribution] | None = None
    mentions: list[tuple[Span, str]] | None = None
    """Names to train on: silver, as no set has gold names that are complete."""
    names: list[tuple[Span, str]] | None = None
    """Gold names to measure with; kinds are person, organisation and place."""
    names_until: int = 0
    """Up to where `names` is complete, code points."""
    spans: dict[str, list[tuple[Span, int]]] = field(default_factory=dict)
    """Head -> marked words with their label: the number of the name in a head of `SPAN_HEADS`, of
    the class in a head that speaks at triggers only, a set of contexts as bits in `context`."""
    covered: list[Span] | None = None
    """Where the heads of `SPAN_HEADS` are labelled; None: everywhere."""
    values: list[tuple[Span, float]] = field(default_factory=list)
    """Factuality of words, -3 to 3."""
    whole: dict[str, int] = field(default_factory=dict)
    """Label of the whole text for pooled heads; `type` or `mode` where it is not known which words
    of the text it belongs to."""
    pairs: list[tuple[Span, Span, int]] = field(default_factory=list)
    """Trigger, words of a party, and the number of its role."""
    chains: list[tuple[Span, str]] = field(default_factory=list)
    """Mentions of events with the name of their chain."""
    taught: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    """Head -> words x labels: probabilities that a teacher gives, where the set has no labels."""
    partial: bool = False
    """Whether its annotators left out acts without a code, so that silence may mean one."""
    open: NDArray[np.bool_] | None = None
    """Words of which the set does not say whether they name an act; if so, it is `other`."""
    kept: NDArray[np.float16] | None = None
    """Words x width: last states of the reader whose heads' word is kept; of two, side by side."""
    group: str = ""
    """Windows of one group are trained on together: a topic, where chains go across texts."""
    words: Words = field(init=False)
    starts: NDArray[np.int64] = field(init=False)

    def split(self, tokenizer: WordPiece) -> None:
        """Fill `words` and `starts`."""
        self.words = tokenizer.split_for_reading(self.text)
        self.starts = sentence_starts(self.words, self.sentences)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON lines file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


Splitter = Callable[[str], list[Span]]


def read_polnear(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """PolNeAR: attributions in US political news."""
    folder = gold / "polnear"
    path = next(path for path in sorted(folder.glob(f"{split}.jsonl*")))
    return [
        Article(
            id=row["id"],
            set="polnear",
            text=row["text"],
            sentences=splitter(row["text"]),
            attributions=[
                Attribution(
                    **{role: tuple(Span(start, end) for start, end in one[role]) for role in ROLES}
                )
                for one in row["attributions"]
            ],
        )
        for row in read_rows(path)
    ]


MEANTIME_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def read_meantime(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """MEANTIME: Wikinews on companies; its names cover the headline and five sentences."""
    articles = []
    for row in read_rows(gold / "meantime" / f"meantime_en.{split}.jsonl.gz"):
        opening = [Span(start, end) for number, start, end in row["sentences"] if number <= 5]
        acts = [
            (Span(one["start"], one["end"]), one)
            for one in row["mentions"]
            if one["kind"] == "event" and one["sentence"] <= 5
        ]
        articles.append(
            Article(
                id=row["id"],
                set="meantime",
                text=row["text"],
                sentences=splitter(row["text"]),
                names=[
                    (Span(one["start"], one["end"]), MEANTIME_KINDS[one["class"]])
                    for one in row["mentions"]
                    if one["kind"] == "entity"
                    and one.get("class") in MEANTIME_KINDS
                    and one.get("syntactic_type") in ("NAM", "PRE.NAM")
                ],
                names_until=max(span.end for span in opening),
                covered=opening,
                spans={
                    "act_meantime": [(span, 0) for span, _ in acts],
                    "polarity": [
                        (span, ("POS", "NEG").index(one["polarity"]))
                        for span, one in acts
                        if one.get("polarity") in ("POS", "NEG")
                    ],
                    "certainty": [
                        (span, ("CERTAIN", "PROBABLE", "POSSIBLE").index(one["certainty"]))
                        for span, one in acts
                        if one.get("certainty") in ("CERTAIN", "PROBABLE", "POSSIBLE")
                    ],
                },
            )
        )
    return articles


def read_re3d(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """re3d: documents on Syria and Iraq; the part under a non-commercial licence is left out."""
    return [
        Article(
            id=row["id"],
            set="re3d",
            text=row["text"],
            sentences=splitter(row["text"]),
        )
        for row in read_rows(gold / "conflict" / f"re3d.{split}.jsonl.gz")
        if "NC" not in row["licence"]
    ]


def joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Pieces with nothing but blanks between them put together, in text order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def write_labels(words: Words, labelled: Sequence[tuple[int, Span]]) -> NDArray[np.int64]:
    """BIO labels of all words; name k begins with 2k + 1 and goes on with 2k + 2."""
    labels = np.zeros(len(words), dtype=np.int64)
    for name, span in labelled:
        low, high = word_range(words, span)
        if low < high:
            labels[low:high] = 2 * name + 2
            labels[low] = 2 * name + 1
    return labels


def word_range(words: Words, span: Span) -> tuple[int, int]:
    """First word that a span touches, and the word after the last."""
    low = int(np.searchsorted(words.ends, span.start, side="right"))
    return low, int(np.searchsorted(words.starts, span.end, side="left"))


def attribution_labels(article: Article) -> NDArray[np.int64] | None:
    """What the attribution head should say."""
    if article.attributions is None:
        return None
    return write_labels(
        article.words,
        [
            (number, span)
            for one in article.attributions
            for number, role in enumerate(ROLES)
            for span in joined(getattr(one, role), article.text)
        ],
    )


def mention_labels(article: Article) -> NDArray[np.int64] | None:
    """What the mention head should say."""
    if article.mentions is None:
        return None
    return write_labels(
        article.words, [(KINDS.index(kind), span) for span, kind in article.mentions]
    )


IGNORED = -100
"""Label of a word that a head is not trained on."""


def span_labels(article: Article, head: str) -> NDArray[np.int64] | None:
    """What a head of `SPAN_HEADS` should say, within what is covered."""
    if head == "mention":
        return mention_labels(article)
    if head not in article.spans:
        return None
    labels = write_labels(
        article.words, [(number, span) for span, number in sorted(article.spans[head])]
    )
    if head == "act" and article.open is not None:
        labels[article.open & (labels == 0)] = IGNORED
    if article.covered is not None:
        known = np.zeros(len(labels), dtype=bool)
        for span in article.covered:
            known[slice(*word_range(article.words, span))] = True
        labels[~known] = IGNORED
    return labels


def trigger_labels(article: Article, head: str) -> NDArray[np.int64] | None:
    """What a head should say at the words of triggers; nothing is asked elsewhere."""
    if head not in article.spans:
        return None
    labels = np.full(len(article.words), IGNORED, dtype=np.int64)
    if head == "act_type" and article.open is not None:
        labels[article.open] = ACT_TYPES.index("other")
    for span, number in article.spans[head]:
        labels[slice(*word_range(article.words, span))] = number
    return labels


def value_labels(article: Article) -> NDArray[np.float64] | None:
    """The factuality of each word that has one, else not a number."""
    if not article.values:
        return None
    values = np.full(len(article.words), np.nan)
    for span, value in article.values:
        values[slice(*word_range(article.words, span))] = value
    return values
