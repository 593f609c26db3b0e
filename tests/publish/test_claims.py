"""The report's claims: the same words once, what is denied first, what one publisher repeats last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.publish.sample import gather, write_article

from alleged.publish.claims import Claims, gather_claims
from alleged.publish.report import gather_articles
from alleged.records.claims import Bond, Claim, ClaimMember, Side
from alleged.records.documents import BlockKind
from alleged.records.propositions import Footing
from alleged.records.spans import Span
from alleged.records.statements import Strength

TEXTS = (
    "Brook opened the dam.\n\nThe dam is whole.",
    "Brook opened the dam.\n\nNobody opened it.",
    "Ada Brook did open the dam, the miller said.",
)
ARTICLES = [
    write_article([(BlockKind.PARAGRAPH, words) for words in text.split("\n\n")], name=f"{nth}.txt")
    for nth, text in enumerate(TEXTS)
]
DOCUMENTS = [article.document for article in ARTICLES]


def member(nth: int, words: str, **changed: Any) -> ClaimMember:
    document = DOCUMENTS[nth]
    start = document.text.index(words)
    one = ClaimMember(
        proposition_id=f"prp-{nth}-{start}",
        statement_id=None,
        document_id=document.id,
        span=Span(start, start + len(words)),
        side=Side.AFFIRMS,
        bond=Bond.RESTATES,
        footing=Footing.FACT,
        strength=Strength.PLAIN,
        in_title=False,
        speaker="Ida Lund",
        dossier_entity_id=None,
        source="entity ent-1",
        weak=None,
        published=None,
        probability=1.0,
        reason="the words of the claim",
    )
    return replace(one, **changed)


def claim(id_: str, *members: ClaimMember, families: int) -> Claim:
    return Claim(
        id=id_,
        wording="Brook opened the dam",
        members=members,
        documents=len({one.document_id for one in members}),
        first_id=None,
        first_reason="no day of publication is known",
        affirmed_by=1,
        denied_by=0,
        families=families,
        weak=0,
        loose_end=None,
        answer=None,
        made_by="claims test",
    )


def gathered(*claims: Claim) -> Claims:
    records: dict[str, Sequence[Any]] = {**gather(ARTICLES), "claims": claims}
    return gather_claims(records, gather_articles(records))


COPIED = (member(0, "Brook opened the dam."), member(1, "Brook opened the dam."))


def test_the_same_words_of_one_speaker_stand_once_with_every_place() -> None:
    (view,) = gathered(claim("clm-1", *COPIED, families=2)).shared
    (one,) = view.affirms
    assert [(place.article, place.paragraph) for place in one.places] == [(1, 1), (2, 1)]


def test_other_speakers_footings_and_reasons_stand_apart() -> None:
    first, second = COPIED
    for changed in (
        {"speaker": "Nils Aga"},
        {"footing": Footing.HEDGED},
        {"weak": "many, and nobody is named"},
        {"in_title": True},
    ):
        (view,) = gathered(claim("clm-1", first, replace(second, **changed), families=2)).shared
        assert [len(one.places) for one in view.affirms] == [1, 1]


def test_what_only_one_publisher_repeats_is_told_apart_unless_it_is_denied() -> None:
    repeated = claim("clm-1", *COPIED, families=1)
    denial = member(1, "Nobody opened it.", side=Side.DENIES)
    found = gathered(repeated, claim("clm-2", *COPIED, denial, families=1))
    assert len(found.repeated) == 1
    assert not found.repeated[0].denies
    assert [len(one.denies) for one in found.shared] == [1]


def test_what_is_denied_comes_first_and_then_what_most_publishers_tell() -> None:
    denial = member(1, "Nobody opened it.", side=Side.DENIES)
    third = member(2, "Ada Brook did open the dam")
    found = gathered(
        claim("clm-1", *COPIED, families=2),
        claim("clm-2", *COPIED, third, families=3),
        claim("clm-3", *COPIED, denial, families=1),
    )
    assert [view.families for view in found.shared] == [1, 3, 2]
