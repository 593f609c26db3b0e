"""Words that the reader model doubts: found at their places, and believed from a limit on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import msgspec
import numpy as np
import pytest
from tests.analyse.made_reading import made_settings
from tests.made import a_document

from alleged.analyse.documents import analyse_document
from alleged.analyse.doubtful_words import Doubted, find_doubted
from alleged.analyse.sentences import split_sentences
from alleged.models.doubts import FORMAT, DoubtLimits
from alleged.models.files import PACKAGED
from alleged.models.labels import DOUBTS, HEADS
from alleged.models.reader import Curve, Reader, Reading
from alleged.models.wordpiece import WordPiece
from alleged.records.events import EventWarning
from alleged.records.spans import Span

LIMITS = DoubtLimits(
    format=FORMAT,
    reader="made",
    measured_on=(),
    least={"euphemism": 3.0, "mistranslated": 5.0},
)
CURVE = Curve((0.0, 8.0, 12.0), (0.2, 0.8, 1.0))


def a_reading(text: str, marks: Mapping[str, tuple[str, float]], *, head: bool = True) -> Reading:
    """A reading that is as sure as said that these words are of a kind of doubt.

    marks: words, with the kind and the log of the odds.
    """
    words = WordPiece.load(PACKAGED / "vocab.txt").split_for_reading(text)
    scores = np.full((len(words), len(HEADS["doubt"])), -30.0, dtype=np.float32)
    scores[:, 0] = 0.0
    for marked, (kind, odds) in marks.items():
        start = text.index(marked)
        inside = (words.starts >= start) & (words.starts < start + len(marked))
        first, *more = np.flatnonzero(inside).tolist()
        scores[first, 1 + 2 * DOUBTS.index(kind)] = odds
        scores[more, 2 + 2 * DOUBTS.index(kind)] = odds
    return Reading(
        words=words,
        windows=[(0, len(words))],
        scores={"doubt": scores} if head else {},
        settings=msgspec.structs.replace(made_settings(), curves={"doubt": CURVE}),
        version="made",
    )


def doubted(text: str, marks: Mapping[str, tuple[str, float]]) -> list[Doubted]:
    return find_doubted(a_reading(text, marks), split_sentences(text), limits=LIMITS)


TEXT = "The guards calmed the square. Aid assisted to the mass."


def test_words_are_found_with_their_kind_and_a_measured_probability() -> None:
    (found,) = doubted(TEXT, {"calmed the square": ("euphemism", 4.0)})
    assert found.span.of(TEXT) == "calmed the square"
    assert (found.kind, found.sure) == ("euphemism", True)
    assert found.probability == pytest.approx(0.5, abs=0.01)


def test_below_its_limit_the_model_is_not_sure() -> None:
    marks = {"calmed": ("euphemism", 4.0), "assisted to": ("mistranslated", 4.0)}
    assert [one.sure for one in doubted(TEXT, marks)] == [True, False]


def test_what_is_likelier_sound_is_not_found_and_a_kind_without_a_limit_never_sure() -> None:
    (found,) = doubted(TEXT, {"calmed": ("euphemism", -1.5), "mass": ("merged", 29.0)})
    assert (found.kind, found.sure) == ("merged", False)


def test_a_model_on_which_no_limits_were_measured_is_believed_where_it_is_almost_certain() -> None:
    other = msgspec.structs.replace(LIMITS, reader="other")
    marks = {"calmed": ("euphemism", 8.0), "mass": ("merged", 11.9)}
    found = find_doubted(a_reading(TEXT, marks), split_sentences(TEXT), limits=other)
    assert [(one.kind, one.sure) for one in found] == [("euphemism", False), ("merged", True)]


def test_no_words_go_over_the_end_of_a_sentence() -> None:
    marks = {"square. Aid": ("euphemism", 4.0)}
    assert [one.span.of(TEXT) for one in doubted(TEXT, marks)] == ["square.", "Aid"]


def test_words_of_two_kinds_are_of_the_likelier_one() -> None:
    marks = {"calmed": ("mistranslated", 6.0), "the square": ("euphemism", 9.0)}
    (found,) = doubted(TEXT, marks)
    assert (found.kind, found.span.of(TEXT)) == ("euphemism", "calmed the square")


def test_a_model_without_the_head_doubts_nothing() -> None:
    marks = {"calmed": ("euphemism", 9.0)}
    sentences = split_sentences(TEXT)
    assert find_doubted(a_reading(TEXT, marks, head=False), sentences, limits=LIMITS) == []
    assert find_doubted(a_reading("", {}), [], limits=LIMITS) == []


class DoubtingReader:
    """The reader, certain that some words are doubtful."""

    def __init__(self, reader: Reader, marks: Mapping[str, tuple[str, float]]) -> None:
        self.reader, self.marks = reader, marks

    def read(
        self, text: str, sentences: Sequence[Span], *, heads: Sequence[str] | None = None
    ) -> Reading:
        reading = self.reader.read(text, sentences, heads=heads)
        settings = msgspec.structs.replace(
            reading.settings,
            labels={**reading.settings.labels, "doubt": HEADS["doubt"]},
            curves={**reading.settings.curves, "doubt": CURVE},
        )
        scores = {**reading.scores, **a_reading(text, self.marks).scores}
        return replace(reading, scores=scores, settings=settings, version="made")


def test_what_the_model_doubts_is_warned_of_in_the_records_of_a_document() -> None:
    reader = Reader.load()
    text = "The guards arrested nine dockers in Tarn. The porter walked the tune to the moon."
    marks = {"arrested nine": ("merged", 29.0), "walked the tune": ("mistranslated", 29.0)}
    found = analyse_document(a_document(text), reader=cast(Reader, DoubtingReader(reader, marks)))
    (arrest,) = [one for one in found.events if one.trigger[0].of(text) == "arrested"]
    assert (arrest.warnings, arrest.counted) == ((EventWarning.PARTIES_UNSURE,), False)
    notes = [one for one in found.issues if one.code == "doubtful-garbled"]
    assert [text[one.start : one.end] for one in notes] == ["walked the tune"]
