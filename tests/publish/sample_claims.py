"""Propositions, claims and contradictions of the sample's statements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from alleged.link.support import NO_DENIAL
from alleged.records.claims import Bond, Claim, ClaimMember, Clash, Contradiction, Side
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.propositions import Amount, Footing, Proposition
from alleged.records.statements import Statement


def claim_records(
    documents: Sequence[Document], statements: Sequence[Statement]
) -> dict[str, list[Any]]:
    """A proposition a statement, a claim a proposition, and a contradiction of the first two."""
    texts = {document.id: document.text for document in documents}
    propositions = [_proposition(one, texts[one.document_id]) for one in statements]
    claims = [
        _claim(made, statement) for made, statement in zip(propositions, statements, strict=True)
    ]
    pairs = list(pairwise(propositions[:2]))
    return {
        "propositions": sorted(
            propositions, key=lambda one: (one.document_id, one.span.start, one.id)
        ),
        "claims": sorted(claims, key=lambda one: (one.wording, one.id)),
        "contradictions": [_contradiction(one, other) for one, other in pairs],
    }


def _proposition(statement: Statement, text: str) -> Proposition:
    span = statement.content[0]
    return Proposition(
        id=record_id("prp", statement.id, (span,)),
        document_id=statement.document_id,
        statement_id=statement.id,
        span=span,
        words=" ".join(span.of(text).split())[:300],
        predicates=("+open",),
        doers=(),
        doer_open=False,
        ordered_by=(),
        terms=("dam",),
        names=(),
        places=(),
        amounts=(
            Amount(
                figure_id="fig-1", low=40.0, high=None, precision=0.5, measure="mass",
                converted=True, change=None, terms=("dam",),
            ),
        ),
        begin=None,
        end=None,
        denied=False,
        footing=Footing.FACT,
        vague=False,
        the_only=False,
        in_title=statement.in_title,
        made_by="propositions sample",
    )  # fmt: skip


def _claim(one: Proposition, statement: Statement) -> Claim:
    return Claim(
        id=record_id("clm", one.id),
        wording=one.words,
        members=(
            ClaimMember(
                proposition_id=one.id,
                statement_id=one.statement_id,
                document_id=one.document_id,
                span=one.span,
                side=Side.AFFIRMS,
                bond=Bond.RESTATES,
                footing=one.footing,
                strength=statement.strength,
                in_title=one.in_title,
                speaker=statement.speaker,
                dossier_entity_id=None,
                source="",
                weak="nobody is named",
                published=None,
                probability=1.0,
                reason="the words of the claim",
            ),
        ),
        documents=1,
        first_id=None,
        first_reason="no day of publication is known",
        affirmed_by=0,
        denied_by=0,
        families=0,
        weak=1,
        loose_end=None,
        answer=NO_DENIAL,
        made_by="claims sample",
    )


def _contradiction(one: Proposition, other: Proposition) -> Contradiction:
    return Contradiction(
        id=record_id("ctr", one.id, other.id),
        clash=Clash.POLARITY,
        first_id=one.id,
        first_document_id=one.document_id,
        first_statement_id=one.statement_id,
        first_span=one.span,
        second_id=other.id,
        second_document_id=other.document_id,
        second_statement_id=other.statement_id,
        second_span=other.span,
        one_document=one.document_id == other.document_id,
        title_against_body=False,
        first_claim_id=record_id("clm", one.id),
        second_claim_id=record_id("clm", other.id),
        reason="what the one has as so, the other has as not so",
        probability=0.7,
        made_by="claims sample",
    )
