"""Claims of a dossier: who affirms, who denies, how many stand behind it, what cannot both hold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from duckdb import OutOfMemoryException

from alleged.analyse.documents import Analysis, analyse_document
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.link.claims import link_claims, linked_claims
from alleged.link.entities import link_entities
from alleged.link.support import NO_ACCUSATION, NO_DENIAL
from alleged.link.tables import kept_in_memory, put_records, read_records
from alleged.models.comparison import Comparer, Judgement, Said, packaged_comparer
from alleged.models.reader import Reader
from alleged.records.claims import (
    Claim,
    Clash,
    Contradiction,
    Entailment,
    PairRelation,
    Side,
)
from alleged.records.documents import Document
from alleged.records.issues import Issue, Stage
from alleged.records.kinds import KINDS
from alleged.records.schemas import duckdb_columns
from alleged.store.tables import engine

Article = tuple[Document, Analysis]


@cache
def reader() -> Reader:
    return Reader.load()


@cache
def article(
    text: str, outlet: str | None = "The Post", day: str | None = "2031-05-09", title: str = ""
) -> Article:
    whole = f"{title}\n\n{text}" if title else text
    document = document_from_text(
        whole,
        title=title or None,
        published=parse_date(day or "", "given"),
        outlet=outlet,
        original_sha256=f"{abs(hash((whole, outlet, day))):x}",
    )
    return document, analyse_document(document, reader=reader(), claims=True)


def kinds(articles: Sequence[Article]) -> dict[str, list[Any]]:
    return {
        "documents": [document for document, _ in articles],
        **{
            kind: [one for _, analysis in articles for one in getattr(analysis, kind)]
            for kind in ("statements", "propositions", "entities", "figures")
        },
    }


def linked(*articles: Article) -> tuple[list[Claim], list[Contradiction]]:
    return linked_claims(kinds(articles))


def claim_of(claims: Sequence[Claim], words: str) -> Claim:
    (found,) = [one for one in claims if words in one.wording]
    return found


ACCUSED = "General Arn Vole accused the Ost League of shelling the town of Velm."
DENIED = (
    "A spokeswoman for the Ost League, Ida Lund, said on Tuesday that the League had not shelled"
    " the town of Velm."
)


def test_an_accusation_and_its_denial_are_two_sides_of_one_claim() -> None:
    claims, contradictions = linked(
        article(ACCUSED), article(DENIED, outlet="The Echo", day="2031-05-10")
    )
    claim = claim_of(claims, "shelling the town")
    assert [one.side for one in claim.members] == [Side.AFFIRMS, Side.DENIES]
    assert (claim.affirmed_by, claim.denied_by) == (1, 1)
    assert claim.answer is None
    assert claim.loose_end is None
    (one,) = contradictions
    assert one.clash is Clash.POLARITY
    assert one.first_claim_id == one.second_claim_id == claim.id


def test_an_accusation_alone_says_that_no_denial_was_found() -> None:
    claims, contradictions = linked(article(ACCUSED))
    assert claim_of(claims, "shelling").answer == NO_DENIAL
    assert contradictions == []


def test_a_denial_alone_is_a_loose_end() -> None:
    claims, _ = linked(article("The Ost League denied that it had shelled the town of Velm."))
    (claim,) = claims
    assert claim.loose_end == NO_ACCUSATION


def test_ten_outlets_that_quote_one_general_are_one_source_of_the_claim() -> None:
    told = [
        article(
            f"{opening} The Ost League shelled the town of Velm, General Arn Vole said.",
            outlet=f"Outlet {number}",
            day=f"2031-05-{number + 10}",
        )
        for number, opening in enumerate(
            ["It rained.", "Snow fell.", "The sun shone.", "Fog lay on the hills.", "It was cold."]
        )
    ]
    claims, _ = linked(*told)
    claim = claim_of(claims, "shelled")
    assert claim.documents == len(told)
    assert claim.affirmed_by == 1
    assert claim.families == len(told)


def test_a_government_its_seat_and_its_president_are_one_source_and_a_general_is_another() -> None:
    act = "the Ost League shelled the town of Velm"
    told = [
        f"The White House said that {act}. The United States waited.",
        f"The American government said that {act}. The United States waited.",
        f"US President Ana Marsh said that {act}. The United States waited.",
    ]
    articles = [article(text, day=f"2031-05-1{number}") for number, text in enumerate(told)]
    claims, _ = linked(*articles)
    assert claim_of(claims, "shelled the town").affirmed_by == 1
    general = article(f"General Arn Vole said that {act}.", day="2031-05-19")
    claims, _ = linked(*articles, general)
    assert claim_of(claims, "shelled the town").affirmed_by == 2


def test_what_articles_say_themselves_counts_once_a_publisher() -> None:
    text = "The Ost League shelled the town of Velm on Monday."
    claims, _ = linked(
        article(text, outlet="The Post"),
        article(text + " It rained.", outlet="The Post", day="2031-05-10"),
        article(text + " Snow fell.", outlet="The Echo", day="2031-05-11"),
    )
    assert claim_of(claims, "shelled").affirmed_by == 2


def test_nobody_s_words_and_an_unknown_publisher_count_as_no_source() -> None:
    claims, _ = linked(
        article("It is said that the Ost League shelled the town of Velm.", outlet=None),
        article("The Ost League shelled the town of Velm. It rained.", outlet=None),
    )
    claim = claim_of(claims, "shelled")
    assert claim.affirmed_by == 0
    assert claim.weak == len(claim.members)
    assert all(one.weak for one in claim.members)


def test_copies_add_no_source_where_families_of_publishers_are_made() -> None:
    text = "The Ost League shelled the town of Velm on Monday."
    told = [article(text, outlet="A"), article(text + " It rained.", outlet="B", day="2031-05-10")]
    assert _with_families(told, {"A": "A", "B": "A"})[0].affirmed_by == 1
    assert _with_families(told, {"A": "A", "B": "B"})[0].affirmed_by == 2


def _with_families(articles: Sequence[Article], family: dict[str, str]) -> list[Claim]:
    from tempfile import TemporaryDirectory

    from alleged.store.tables import engine

    with TemporaryDirectory() as folder, engine() as con:
        for kind, rows in kinds(articles).items():
            path = Path(folder) / f"{kind}.jsonl"
            path.write_bytes(b"\n".join(msgspec.json.encode(one) for one in rows))
            con.execute(
                f"CREATE TEMP TABLE kept_{kind} AS SELECT * FROM read_json(?, columns = ?, "
                "format = 'newline_delimited')",
                [str(path), duckdb_columns(KINDS[kind].type)],
            )
        link_entities()(con)
        con.execute(
            "CREATE TEMP TABLE linked_families "
            "(document_id VARCHAR, counts_as VARCHAR, certain BOOLEAN)"
        )
        for document, _ in articles:
            row = [document.id, family[document.outlet or ""], True]
            con.execute("INSERT INTO linked_families VALUES (?, ?, ?)", row)
        link_claims(con)
        found = con.execute("SELECT * FROM linked_claims")
        names = [column[0] for column in found.description or ()]
        return [
            msgspec.convert(dict(zip(names, row, strict=True)), Claim) for row in found.fetchall()
        ]


def test_who_said_it_first_is_told_by_the_day_and_open_where_days_are_missing() -> None:
    first = article("The Ost League shelled the town of Velm.", outlet="A", day="2031-05-08")
    later = article("The Ost League shelled the town of Velm. It rained.", outlet="B")
    undated = article("The Ost League shelled the town of Velm. Snow fell.", outlet="C", day=None)
    (claim,) = linked(first, later)[0]
    assert claim.first_id == first[1].propositions[0].id
    (claim,) = linked(first, later, undated)[0]
    assert claim.first_id is None
    assert "not known" in claim.first_reason


def test_a_headline_against_its_text_is_a_contradiction_inside_one_article() -> None:
    _, contradictions = linked(
        article("The mill in Velm will not close, the owner said.", title="Mill in Velm will close")
    )
    (one,) = contradictions
    assert one.one_document
    assert one.title_against_body


def test_a_contradiction_says_why_with_the_words_of_both_and_takes_no_side() -> None:
    _, contradictions = linked(
        article("Eleven miners were killed in Velm."),
        article("Seven miners were killed in Velm.", outlet="The Echo"),
    )
    (one,) = contradictions
    assert one.clash is Clash.NUMBER
    assert "11 and 7" in one.reason or "7 and 11" in one.reason
    for word in ("false", "lie", "true", "wrong"):
        assert word not in one.reason


TOLD = [
    article(ACCUSED),
    article(DENIED, outlet="The Echo", day="2031-05-10"),
    article("Eleven miners were killed in Velm.", outlet="C"),
    article("Seven miners were killed in Velm.", outlet="D", day="2031-05-11"),
    article("The Ost League shelled the town of Velm on Monday.", outlet="E", day="2031-05-12"),
]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_articles_changes_nothing(seed: int) -> None:
    mixed = random.Random(seed).sample(TOLD, len(TOLD))
    assert linked(*mixed) == linked(*TOLD)


def test_an_article_on_another_matter_changes_no_claim() -> None:
    claims, contradictions = linked(*TOLD)
    more = linked(*TOLD, article("Rents in Orn rose by a tenth.", outlet="F"))
    assert more == (claims, contradictions)


def test_every_member_points_to_a_proposition_and_every_contradiction_to_its_claims() -> None:
    claims, contradictions = linked(*TOLD)
    known = {one.id: one for _, analysis in TOLD for one in analysis.propositions}
    for claim in claims:
        for member in claim.members:
            assert known[member.proposition_id].span == member.span
    ids = {claim.id for claim in claims}
    for one in contradictions:
        assert {one.first_claim_id, one.second_claim_id} - {None} <= ids


def test_candidates_grow_with_the_articles_and_no_faster() -> None:
    def count(documents: int) -> int:
        from tempfile import TemporaryDirectory

        from alleged.store.tables import engine

        document, analysis = TOLD[4]
        articles = []
        for number in range(documents):
            id_ = f"doc-{number:06}"
            articles.append(
                (
                    replace(document, id=id_),
                    replace(
                        analysis,
                        statements=tuple(
                            replace(one, id=f"{one.id}-{number:06}", document_id=id_)
                            for one in analysis.statements
                        ),
                        entities=(),
                        propositions=tuple(
                            replace(
                                one,
                                id=f"{one.id}-{number:06}",
                                document_id=id_,
                                statement_id=f"{one.statement_id}-{number:06}",
                            )
                            for one in analysis.propositions
                        ),
                    ),
                )
            )
        with TemporaryDirectory() as folder, engine() as con:
            for kind, rows in kinds(articles).items():
                path = Path(folder) / f"{kind}.jsonl"
                path.write_bytes(b"\n".join(msgspec.json.encode(one) for one in rows))
                con.execute(
                    f"CREATE TEMP TABLE kept_{kind} AS SELECT * FROM read_json(?, columns = ?, "
                    "format = 'newline_delimited')",
                    [str(path), duckdb_columns(KINDS[kind].type)],
                )
            link_entities()(con)
            link_claims(con)
            row = con.execute("SELECT count(*) FROM claim_candidates").fetchone()
            assert row
            return int(row[0])

    assert count(800) <= 2.2 * count(400)


def test_what_a_limit_leaves_out_is_told_by_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        article("The Ost League shelled the town of Velm on Monday, killing two farmers."),
        article("Guns of the Ost League fired on Velm on Monday, killing two.", outlet="Echo"),
        article("The Ost League shelled Velm on Monday and killed five.", outlet="Gazette"),
    ]
    assert _issues(told) == []
    monkeypatch.setattr("alleged.link.claims.MOST_COMPARED", 1)
    (issue,) = _issues(told)
    assert (issue.code, issue.stage) == ("claims-not-compared", Stage.LINK)
    assert "pairs of statements that met were not compared" in issue.what


def test_where_memory_does_not_suffice_there_are_no_claims_and_an_issue_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> None:
        raise OutOfMemoryException("could not allocate\nmore")

    monkeypatch.setattr("alleged.link.claims.offer_pairs", fails)
    (issue,) = _issues(TOLD)
    assert (issue.code, issue.stage) == ("claims-out-of-memory", Stage.LINK)
    assert issue.what.endswith("(could not allocate)")
    assert linked(*TOLD) == ([], [])


def _issues(articles: Sequence[Article]) -> list[Issue]:
    with engine() as con:
        kept_in_memory(con, **kinds(articles))
        put_records(con, "staged_issues", Issue, [])
        link_entities()(con)
        link_claims(con)
        return read_records(con, "staged_issues", Issue)


class Sure:
    """Finds the same of all that it is asked about, and counts how often it is asked."""

    def __init__(self, relation: PairRelation) -> None:
        self.settings = packaged_comparer().settings
        self.asked = 0
        self._relation = relation

    def compare(self, one: Said, other: Said, *, telling: float = 0.0) -> Judgement:
        self.asked += 1
        return Judgement(
            relation={each: 0.97 if each is self._relation else 0.01 for each in PairRelation},
            clash=dict.fromkeys(Clash, 0.2),
            entails=dict.fromkeys(Entailment, 0.33),
        )


@pytest.mark.parametrize("relation", PairRelation)
def test_what_the_model_is_not_asked_would_have_changed_nothing(
    relation: PairRelation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        *TOLD,
        article("The Ost League shelled the town of Velm on Monday, killing two farmers."),
        article("Guns of the Ost League fired on Velm on Monday, killing two.", outlet="Echo"),
        article("Velm will never forgive the Ost League, its mayor Ada Brook said.", outlet="F"),
        article("The mayor of Velm, Ada Brook, met the Ost League on Monday.", outlet="G"),
    ]

    def found() -> tuple[list[Claim], list[Contradiction], int]:
        sure = Sure(relation)
        with engine() as con:
            kept_in_memory(con, **kinds(told))
            link_entities()(con)
            link_claims(con, comparer=cast("Comparer", sure))
            return (
                read_records(con, "linked_claims", Claim),
                read_records(con, "linked_contradictions", Contradiction),
                sure.asked,
            )

    claims, contradictions, asked = found()
    monkeypatch.setattr("alleged.link.claims.decides", lambda _: True)
    all_claims, all_contradictions, all_asked = found()
    assert (claims, contradictions) == (all_claims, all_contradictions)
    assert asked < all_asked


VETOED = "The government of Ida Lund vetoed the sale of the docks of Velm on Monday."


def test_who_vetoes_a_thing_stands_on_no_denying_side() -> None:
    claims, _ = linked(article(VETOED), article(VETOED, outlet="The Echo"))
    (claim,) = [one for one in claims if len(one.members) > 1]
    assert {one.side for one in claim.members} == {Side.AFFIRMS}
    assert claim.answer == NO_DENIAL


def test_the_address_of_a_page_is_no_claim() -> None:
    text = "https://post.example/news/arn-vole-shelled-the-town-of-velm\n\nRain fell on Orn."
    claims, _ = linked(article(text), article(text, outlet="The Echo"))
    assert not any("http" in one.wording for one in claims)


def test_an_accusation_of_less_than_three_words_does_not_stand_alone() -> None:
    assert linked(article("The president called it treason.")) == ([], [])
    claims, _ = linked(article("Ada Brook accused the Ost League of shelling the mill."))
    assert len(claims) == 1
