"""One sentence typed by a user, held against a dossier: who says so, who denies it, what else is
known. It answers who alleges what, never what is true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from alleged.analyse.assessments import find_assessments
from alleged.analyse.framing.layers import load_wording
from alleged.analyse.framing.scores import can_read, score_sentences
from alleged.analyse.sentences import split_sentences
from alleged.check.claim_review import (
    ClaimReview,
    match_reviews,
    read_claim_reviews,
    review_words,
)
from alleged.check.matching import Finder, Likeness
from alleged.errors import InputError
from alleged.ingest.given import document_from_text
from alleged.models.reader import Reader
from alleged.publish.inert import plain
from alleged.records.documents import Document
from alleged.records.kinds import KINDS
from alleged.records.spans import Span
from alleged.records.statements import Statement, StatementType, Voice
from alleged.store.dossier import Dossier

MAX_CHARS = 2_000
"""Of a claim."""
_REPORTS = re.compile(
    r"\b(?:according to|said|says|saying|told|tells|claim(?:s|ed)?|alleg(?:es|ed|edly)|reportedly|"
    r"accus(?:es|ed)|denie[sd]|stated|announced|confirmed|insist(?:s|ed)|wrote|added)\b",
    re.IGNORECASE,
)
MOST = 50
"""Statements that are shown; how many there are besides is said."""


class Side(StrEnum):
    """What a statement does with the claim."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    ASKS = "asks"
    """It asks, or leaves it open."""
    OTHER_NUMBER = "other_number"
    """It says the like with another number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A statement of the dossier that is like the claim."""

    side: Side
    speaker: str
    """Who says it, in the words of the article; empty where nobody is named."""
    words: str
    """What is said, as it stands in the article."""
    outlet: str
    published: str | None
    document_id: str
    statement_id: str
    score: float
    """How like the claim the words are: 0 to 1, not calibrated."""
    note: str
    named_inside: bool = False
    """Whether the article's sentence itself names whose words they are, so that nobody was made out
    and the article does not say it on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a dossier holds on a claim."""

    claim: str
    kind: str | None
    """fact, opinion, prediction or none; None where the reader model does not judge it."""
    kind_probability: float | None
    worth: float | None
    """How likely it is worth a check; None likewise."""
    found: tuple[Found, ...] = ()
    left_out: int = 0
    """Statements beyond those shown."""
    affirmed_by: int = 0
    """Who affirms it, each once: speakers that are named, and outlets in their own voice."""
    denied_by: int = 0
    outlets: int = 0
    """Outlets that carry it."""
    independence: str = ""
    """How those were counted."""
    verdicts: tuple[Mapping[str, Any], ...] = ()
    """Verdicts of the dossier on figures and events inside the statements found."""
    fact_checks: tuple[Mapping[str, Any], ...] = field(default=())


def check_claim(
    claim: str, dossier: Dossier, *, fact_checks: Path | None = None, reader: Path | None = None
) -> Answer:
    """What a dossier holds on a sentence; `fact_checks`: a file of ClaimReview.

    Raises: InputError if the claim is empty or too long.
    """
    claim = " ".join(claim.split())
    if not claim or len(claim) > MAX_CHARS:
        raise InputError(
            f"the claim has {len(claim):,} characters",
            fix=f"give one sentence, up to {MAX_CHARS:,}",
        )
    documents = {one.id: one for one in dossier.records("documents")}
    statements: list[Statement] = list(dossier.records("statements"))
    words = [_said(one, documents[one.document_id].text) for one in statements]
    likes = [one for one in Finder(words).find(claim) if words[one.index]]
    likes = _innermost(likes, statements)
    found = [_found(claim, one, statements, words, documents) for one in likes]
    reviews = match_reviews(_reviews(fact_checks), [claim])
    kind, probability, worth = _assessed(claim, reader)
    return Answer(
        claim=claim,
        kind=kind,
        kind_probability=probability,
        worth=worth,
        found=tuple(found[:MOST]),
        left_out=max(0, len(found) - MOST),
        affirmed_by=len(_who(found, Side.AFFIRMS)),
        denied_by=len(_who(found, Side.DENIES)),
        outlets=len({one.outlet for one in found}),
        independence="speakers and outlets by name; copies of one text under several outlets are "
        "not told apart here",
        verdicts=tuple(_verdicts(dossier, {one.statement_id for one in found})),
        fact_checks=tuple(
            {
                "words": review_words(one.review),
                "publisher": one.review.publisher,
                "rating": one.review.rating,
                "claim": one.review.claim,
                "url": one.review.url,
                "score": one.score,
                "note": one.note,
            }
            for one in reviews
        ),
    )


def _assessed(claim: str, folder: Path | None) -> tuple[str | None, float | None, float | None]:
    """Kind of the sentence, its probability, and worth, by the readers of a build."""
    reader = Reader.load(folder)
    document = document_from_text(claim)
    sentences = split_sentences(document.text)
    reading = reader.read(document.text, sentences)
    if not can_read(reading):
        return None, None, None
    wording = load_wording()
    scored = score_sentences(document.text, sentences, reading, wording)
    told = find_assessments(
        document, scored=scored, reading=reading, wording=wording, statements=()
    )
    if not told:
        return None, None, None
    return told[0].kind.value, told[0].kind_probability, told[0].worth


def _reviews(path: Path | None) -> Sequence[ClaimReview]:
    return read_claim_reviews(path)[0] if path is not None else ()


def _said(statement: Statement, text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in statement.content).split())


def _innermost(likes: Sequence[Likeness], statements: Sequence[Statement]) -> list[Likeness]:
    """Without statements whose content holds that of another one found: the inner speaker's."""
    parents = {statements[one.index].parent_id for one in likes}
    return [one for one in likes if statements[one.index].id not in parents]


def _found(
    claim: str,
    like: Likeness,
    statements: Sequence[Statement],
    words: Sequence[str],
    documents: Mapping[str, Document],
) -> Found:
    one = statements[like.index]
    document = documents[one.document_id]
    side, why = side_of(one, like)
    return Found(
        side=side,
        speaker=one.speaker or " ".join(_of(one.source, document.text)),
        words=words[like.index],
        outlet=document.outlet or document.id,
        published=document.published.value if document.published else None,
        document_id=document.id,
        statement_id=one.id,
        score=like.score,
        note=f"{why}; {like.reason}" if why else like.reason,
        named_inside=one.voice is Voice.ARTICLE and bool(_REPORTS.search(words[like.index])),
    )


def side_of(statement: Statement, like: Likeness) -> tuple[Side, str]:
    """What a statement like the claim does with it: a denial of the same words denies, and so does
    a sentence of which only one has a `not`; both at once affirm."""
    if statement.type is StatementType.ASKS:
        return Side.ASKS, "it asks"
    denies = statement.type is StatementType.DENIES
    if denies == like.same_polarity:
        return Side.DENIES, "the words deny it" if not denies else "the speaker denies it"
    if like.same_numbers is False:
        return Side.OTHER_NUMBER, "the like with another number"
    return Side.AFFIRMS, ""


def _of(spans: Sequence[Span], text: str) -> Iterator[str]:
    return (span.of(text) for span in spans)


def _who(found: Sequence[Found], side: Side) -> set[str]:
    """Speakers and, for what articles say themselves, outlets; not whom nobody made out."""
    return {f"speaker {one.speaker}" if one.speaker else f"outlet {one.outlet}"
            for one in found if one.side is side and not one.named_inside}  # fmt: skip


def _verdicts(dossier: Dossier, statement_ids: set[str]) -> Iterator[Mapping[str, Any]]:
    """Verdicts on figures inside the statements; none in a dossier without them."""
    if "verdicts" not in KINDS:
        return
    figures = {one.id for one in dossier.records("figures") if one.statement_id in statement_ids}
    for verdict in dossier.records("verdicts"):
        if {getattr(verdict, name, None) for name in ("figure_id", "record_id")} & figures:
            yield {
                "id": verdict.id,
                "outcome": verdict.outcome.value,
                "reason": verdict.reason,
            }


HEADINGS = {
    Side.AFFIRMS: "Who says so",
    Side.DENIES: "Who denies it",
    Side.OTHER_NUMBER: "Who says the like with another number",
    Side.ASKS: "Who asks or leaves it open",
}


def answer_lines(answer: Answer) -> Iterator[str]:
    """The answer in words; denials stand even where there are none."""
    yield f"Claim: “{plain(answer.claim)}”"
    if answer.kind == "none":
        yield "It reads as no claim: a question, a call or a fragment."
    elif answer.kind is not None:
        yield (
            f"It reads as {'an' if answer.kind == 'opinion' else 'a'} {answer.kind}"
            f" ({answer.kind_probability:.2f}); worth a check: {answer.worth:.2f}."
        )
    if not answer.found:
        yield "Nothing like it was found in these articles. That says nothing about it."
    for side, heading in HEADINGS.items():
        here = [one for one in answer.found if one.side is side]
        if here:
            yield f"{heading}:"
            yield from (f"  {_line(one)}" for one in here)
        elif side is Side.DENIES and answer.found:
            yield "No denial found in these documents."
    if answer.left_out:
        yield f"{answer.left_out} more are not shown."
    if answer.found:
        yield (
            f"Affirmed by {answer.affirmed_by}, denied by {answer.denied_by}, in "
            f"{answer.outlets} {'outlet' if answer.outlets == 1 else 'outlets'}"
            f" ({answer.independence})."
        )
    for verdict in answer.verdicts:
        yield f"Table: {verdict['outcome']}: {plain(str(verdict['reason']))}"
    for review in answer.fact_checks:
        yield f"Fact-check: {plain(str(review['words']))} ({plain(str(review['note']))})"


def _line(one: Found) -> str:
    itself = "somebody named inside the words" if one.named_inside else "the article itself"
    who = plain(one.speaker) if one.speaker else itself
    day = f", {one.published}" if one.published else ""
    return f"{who} ({plain(one.outlet)}{day}): “{plain(one.words)}” [{plain(one.note)}]"
