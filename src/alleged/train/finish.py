"""What is trained on top of the exported model: linker, judge of statements, probabilities."""

from __future__ import annotations

import importlib.metadata
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace as changed
from pathlib import Path

import msgspec
import numpy as np

from alleged.analyse.linking import link
from alleged.analyse.mentions import find_mentions
from alleged.analyse.statements import (
    STATEMENT_FEATURES,
    find_statements,
    statement_features,
)
from alleged.ingest.given import document_from_text
from alleged.models.decoding import bio_transitions, mark_odds
from alleged.models.labels import HEADS
from alleged.models.reader import FORMAT, Curve, Reader, Reading, Scorer, Settings
from alleged.models.wordpiece import FORMS
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span
from alleged.train.calibrate import train_judge
from alleged.train.curves import BINS, fit_curve, reliability
from alleged.train.export import write_settings
from alleged.train.gold import Article, Attribution, word_range
from alleged.train.linker import Case, make_case, train_linker
from alleged.train.measure import Counts, Measured, compare, span_counts
from alleged.train.sets import DOUBTFUL_SET, SETS

EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
CURVE_BINS = {"statement": BINS, "mention": BINS, "doubt": 200}
"""Points of each curve. Doubtful sentences are few beside those of news: in twenty bins they would
all share one."""
Report = Callable[[str], None]


def first_settings(
    transitions: dict[str, tuple[tuple[float, ...], ...]],
    *,
    distances: tuple[tuple[float, ...], ...],
    base: str,
    trained_on: Sequence[str],
    max_pieces: int,
    context_pieces: int,
) -> Settings:
    """Settings of a model that has no linker yet."""
    empty = Scorer(features=(), mean=(), scale=(), hidden=(), output=(0.0,))
    flat = Curve(scores=(0.0,), probabilities=(0.5,))
    return Settings(
        format=FORMAT,
        base=base,
        trained_on=tuple(trained_on),
        labels=HEADS,
        transitions=transitions,
        distances=distances,
        forms=FORMS,
        max_pieces=max_pieces,
        context_pieces=context_pieces,
        scorers={"content": empty, "source": empty, "statement": empty},
        curves={"statement": flat, "mention": flat},
        versions={
            name: importlib.metadata.version(name)
            for name in ("torch", "transformers", "onnx", "onnxruntime", "numpy")
        },
    )


def bio_rows(head: str) -> tuple[tuple[float, ...], ...]:
    """What BIO allows, and nothing learnt."""
    table = bio_transitions(len(HEADS[head]))
    return tuple(tuple(float(value) for value in row) for row in table)


def finish(
    folder: Path,
    reader: Reader,
    held_out: Sequence[tuple[Article, Reading]],
    dev: Sequence[Article],
    report: Report,
) -> None:
    """Train linker and judge on articles that the reading model has not seen, calibrate on dev,
    and write `reader.json` with them."""
    settings = reader.settings
    cases = [(article, reading, make_case(article, reading)) for article, reading in held_out]
    scorers = train_linker([case for _, _, case in cases])
    settings = msgspec.structs.replace(settings, scorers={**settings.scorers, **scorers})
    judge = _train_judge(settings, cases)
    finish_with(folder, reader, {**scorers, "statement": judge}, dev, report)


def finish_with(
    folder: Path,
    reader: Reader,
    scorers: Mapping[str, Scorer],
    dev: Sequence[Article],
    report: Report,
) -> None:
    """Calibrate on dev with a linker and judge that are there, and write `reader.json`."""
    settings = msgspec.structs.replace(
        reader.settings, scorers={**reader.settings.scorers, **scorers}
    )
    curves = _curves(settings, reader, dev, report)
    settings = msgspec.structs.replace(settings, curves=curves)
    write_settings(folder, settings)
    measure(Reader.load(folder), dev, report)


def _train_judge(settings: Settings, cases: Sequence[tuple[Article, Reading, Case]]) -> Scorer:
    rows, right = [], []
    for article, reading, case in cases:
        reading = changed(reading, settings=settings)
        links = link(article.text, article.sentences, reading, case.segments)
        predicted = [
            Attribution(
                source=() if one.source is None else (_span(reading, case, 0, one.source),),
                cue=() if one.cue is None else (_span(reading, case, 1, one.cue),),
                content=tuple(_span(reading, case, 2, number) for number in one.contents),
            )
            for one in links
        ]
        right += compare(article.text, article.attributions or [], predicted, Measured())
        rows += [statement_features(case.segments, one) for one in links]
    return train_judge(np.asarray(rows), np.asarray(right), STATEMENT_FEATURES)


def _span(reading: Reading, case: Case, role: int, number: int) -> Span:
    return reading.span(
        int(case.segments.begin[role][number]), int(case.segments.end[role][number])
    )


def _curves(
    settings: Settings, reader: Reader, dev: Sequence[Article], report: Report
) -> dict[str, Curve]:
    """Probabilities of statements from PolNeAR's gold; of mentions from the silver labels of the
    same articles, so theirs say how often spaCy's small pipeline agrees (see the model card); of
    doubtful words from sentences with some and from news without."""
    statements: list[tuple[float, bool]] = []
    mentions: list[tuple[float, bool]] = []
    doubts: list[tuple[float, bool]] = []
    for article in dev:
        reading = changed(reader.read(article.text, article.sentences), settings=settings)
        document = document_from_text(article.text)
        if article.attributions is not None:
            found = find_statements(
                document, sentences=article.sentences, reading=reading, mentions=()
            )
            predicted = [Attribution(one.source, one.cue, one.content) for one in found]
            right = compare(article.text, article.attributions, predicted, Measured())
            statements += zip((_score(one.reason) for one in found), right, strict=True)
        if article.attributions is not None and article.mentions is not None:
            wanted = set(article.mentions)
            names = find_mentions(document, sentences=article.sentences, reading=reading)
            mentions += [
                (_score(one.reason), (one.span, one.kind.value) in wanted) for one in names
            ]
        doubts += _doubts(article, reading)
    random.Random(1).shuffle(doubts)
    curves = {}
    for name, pairs in (("statement", statements), ("mention", mentions), ("doubt", doubts)):
        if name == "doubt" and not any(good for _, good in pairs):
            continue
        curves[name] = fit_curve(
            [score for score, _ in pairs], [good for _, good in pairs], bins=CURVE_BINS[name]
        )
        given, good = _cross_fitted(pairs, CURVE_BINS[name])
        report(f"reliability of {name} probabilities, curve fitted on the other nine tenths:")
        for low, high, count, mean, share in reliability(given, good, EDGES):
            report(
                f"  {low:.1f} to {min(high, 1.0):.1f}: {count:5d} said {mean:.3f} right {share:.3f}"
            )
    return curves


def _doubts(article: Article, reading: Reading) -> Iterator[tuple[float, bool]]:
    """Of each sentence the highest log odds of a doubtful word, and whether one is marked."""
    if "doubt" not in reading.scores or not (
        article.set == DOUBTFUL_SET or SETS[article.set].clean
    ):
        return
    odds = mark_odds(reading.scores["doubt"])
    marks = [span for span, _ in article.spans.get("doubt", ())]
    for sentence in article.sentences:
        inside = odds[slice(*word_range(reading.words, sentence))]
        if len(inside):
            yield float(inside.max()), any(span.overlaps(sentence) for span in marks)


def _cross_fitted(pairs: Sequence[tuple[float, bool]], bins: int) -> tuple[list[float], list[bool]]:
    """Each tenth of the articles in order, judged by a curve of the others."""
    parts = np.array_split(np.arange(len(pairs)), 10)
    given: list[float] = []
    good: list[bool] = []
    for part in parts:
        inside = set(part.tolist())
        others = [pair for k, pair in enumerate(pairs) if k not in inside]
        curve = fit_curve([score for score, _ in others], [right for _, right in others], bins=bins)
        given += [curve.at(pairs[k][0]) for k in part]
        good += [pairs[k][1] for k in part]
    return given, good


def _score(reason: str) -> float:
    return float(reason.split("score ")[1].split(";")[0])


def measure(reader: Reader, dev: Sequence[Article], report: Report) -> None:
    """Report the dev scores from raw text to records."""
    measured = Measured()
    counts: dict[str, Counts] = {}
    for article in dev:
        reading = reader.read(article.text, article.sentences)
        document = document_from_text(article.text)
        if article.attributions is not None:
            found = find_statements(
                document, sentences=article.sentences, reading=reading, mentions=()
            )
            predicted = [Attribution(one.source, one.cue, one.content) for one in found]
            compare(article.text, article.attributions, predicted, measured)
        names = find_mentions(document, sentences=article.sentences, reading=reading)
        predicted_names = [(one.span, one.kind.value) for one in names]
        if article.mentions is not None:
            silver = counts.setdefault(f"{article.set} dev, silver", Counts())
            span_counts(article.mentions, predicted_names, silver)
        for head, found_spans in _act_spans(article, reading):
            wanted_acts = [(span, head) for span, _ in article.spans[head]]
            counted = counts.setdefault(f"{article.set} dev, {head}", Counts())
            span_counts(wanted_acts, found_spans, counted)
        if article.names is not None:
            gold = counts.setdefault(f"{article.set} dev, gold, last word and kind", Counts())
            until = article.names_until
            span_counts(_ends(article.names, until), _ends(predicted_names, until), gold)
    report(f"statements on dev: {measured}")
    for name, one in sorted(counts.items()):
        report(f"spans on {name}: F1 {one.f1:.4f} of {one.gold}")


def _act_spans(article: Article, reading: Reading) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """What each head for acts finds where the article says what is right."""
    for head in ("act", "act_meantime"):
        if head in article.spans:
            inside = article.covered or [Span(0, len(article.text))]
            spans = (reading.span(begin, end) for _, begin, end in reading.spans(head))
            yield head, [(span, head) for span in spans if any(one.holds(span) for one in inside)]


def _ends(names: Sequence[tuple[Span, str]], until: int) -> list[tuple[Span, str]]:
    """Names by their end and kind: MEANTIME marks whole phrases, `the carmaker General Motors`.

    It has no groups: `American` is a place there.
    """
    return [
        (Span(span.end, span.end), "place" if kind == MentionKind.GROUP else kind)
        for span, kind in names
        if span.end <= until
    ]
