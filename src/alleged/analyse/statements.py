"""Who is reported to say, think, plan or want something."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from alleged.analyse.linking import CONTENT, CUE, SOURCE, Link, Segments, find_segments, link
from alleged.analyse.speakers import Reported, find_speakers
from alleged.models.quotations import find_quotations
from alleged.models.reader import Reading
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.spans import Span
from alleged.records.statements import Statement

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


def find_statements(
    document: Document,
    *,
    sentences: Sequence[Span],
    reading: Reading,
    mentions: Sequence[Mention],
) -> list[Statement]:
    """Find who is reported to say what.

    One Statement a cue that has content, and one a quotation that no cue belongs to; in the order
    of the contents. The article's own voice is not among them.
    Offsets: code points of `document.text`, end excluded.
    Method: span labelling as in Pareti 2016 with a small encoder; docs/model-card.md has how well.
    """
    text = document.text
    segments = find_segments(reading)
    quotations = find_quotations(text)
    kept = []
    for one in link(text, sentences, reading, segments):
        reported = _reported(text, reading, segments, one, quotations)
        # Without a cue only a quotation is a statement; other such spans are mostly errors.
        if one.cue is not None or reported.quoted:
            kept.append((one, reported))
    kept.sort(key=lambda pair: (pair[1].content, pair[1].cue))
    speakers = find_speakers(document, [reported for _, reported in kept], mentions)
    scores = score_statements(reading, segments, [one for one, _ in kept])
    curve = reading.settings.curves["statement"]
    return [
        Statement(
            id=record_id("stm", document.id, reported.source, reported.cue, reported.content),
            document_id=document.id,
            source=reported.source,
            cue=reported.cue,
            content=reported.content,
            quoted=reported.quoted,
            speaker=speaker,
            speaker_reason=reason,
            in_title=_in_title(document, reported),
            probability=round(curve.at(score), 3),
            reason=_reason(one, reported, score),
            made_by=f"reader {reading.version}",
        )
        for (one, reported), (speaker, reason), score in zip(kept, speakers, scores, strict=True)
    ]


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


def quoted_parts(
    text: str, content: Sequence[Span], quotations: Sequence[Span]
) -> tuple[Span, ...]:
    """The parts of the content that stand in quotation marks, without marks and outer blanks.

    `quotations` come in order without overlap, as `find_quotations` gives them.
    """
    found = []
    starts = [span.start for span in quotations]
    for piece in content:
        first = max(0, int(np.searchsorted(starts, piece.start, side="right")) - 1)
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
