"""Every set that the training can use, with the licence that its source states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from alleged.analyse.sentences import split_sentences
from alleged.train.act_gold import (
    read_cameo,
    read_ecbplus,
    read_headlines,
    read_muc4,
    read_tempeval,
    read_uds,
)
from alleged.train.doubtful_sentences import DOUBTFUL, read_doubtful
from alleged.train.gold import Article, Splitter, read_meantime, read_polnear, read_re3d
from alleged.train.own_sentences import read_own
from alleged.train.plain_texts import read_india, read_newswcl, read_stories
from alleged.train.silver import find_silver
from alleged.train.told_sentences import read_told
from alleged.train.wording_gold import read_babe, read_checkworthy


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSet:
    """A set, how to read it, and how often an epoch sees it."""

    read: Callable[[Path, str, Splitter], list[Article]]
    licence: str
    share: float = 1.0
    """Of its articles that an epoch sees; 2 sees each twice."""
    silver_names: bool = False
    """Whether its names are marked by spaCy, for want of gold."""
    taught_only: bool = False
    """Whether it has no labels, so that without a teacher nothing is learnt from it."""
    clean: bool = False
    """Whether its texts are taken to mean what they say: English news that no machine wrote or
    translated, and our own sentences. They teach where nothing is doubtful."""


SETS: dict[str, TrainingSet] = {
    "polnear": TrainingSet(read=read_polnear, licence="none stated", silver_names=True, clean=True),
    "meantime": TrainingSet(
        read=read_meantime, licence="CC BY 4.0", share=3, silver_names=True, clean=True
    ),
    "re3d": TrainingSet(read=read_re3d, licence="by publisher", silver_names=True, clean=True),
    "own": TrainingSet(read=read_own, licence="CC0 1.0", share=3, silver_names=True, clean=True),
    "told": TrainingSet(read=read_told, licence="CC0 1.0 (annotation)", share=4, clean=True),
    "doubtful": TrainingSet(read=read_doubtful, licence="CC0 1.0", share=3),
    "ecbplus": TrainingSet(read=read_ecbplus, licence="CC BY 3.0", clean=True),
    "tempeval": TrainingSet(read=read_tempeval, licence="none stated", share=0.7, clean=True),
    "headlines": TrainingSet(read=read_headlines, licence="none stated", share=2),
    "cameo": TrainingSet(read=read_cameo, licence="none stated", share=2, clean=True),
    "uds": TrainingSet(read=read_uds, licence="CC BY-SA 4.0"),
    "muc4": TrainingSet(read=read_muc4, licence="none stated", share=0.5),
    "babe": TrainingSet(read=read_babe, licence="AGPL 3.0", clean=True),
    "checkworthy": TrainingSet(read=read_checkworthy, licence="none stated", share=0.15),
    "newswcl": TrainingSet(read=read_newswcl, licence="none stated", taught_only=True, clean=True),
    "india": TrainingSet(read=read_india, licence="none stated", taught_only=True),
    "stories": TrainingSet(read=read_stories, licence="none stated", taught_only=True),
}
OWN = "own"
"""The set that lies in the project, not in the folder of gold sets."""
TOLD = "told"
"""Passages of texts of other sets, which are left out with their set."""
DOUBTFUL_SET = "doubtful"
"""Another that lies in the project."""


def read_articles(gold: Path, own: Path, split: str, names: Sequence[str]) -> list[Article]:
    """The articles of a split, with silver names where a set has none of its own."""
    articles = []
    for name in names:
        if name == TOLD:
            articles += read_told(gold, split, split_sentences, names=names)
        else:
            folder = {OWN: own, DOUBTFUL_SET: DOUBTFUL}.get(name, gold)
            articles += SETS[name].read(folder, split, split_sentences)
    bare = [one for one in articles if one.set in SETS and SETS[one.set].silver_names]
    for article, mentions in zip(bare, find_silver([one.text for one in bare]), strict=True):
        article.mentions = mentions
    return articles
