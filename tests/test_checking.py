from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from alleged.check.matching import Likeness
from alleged.checking import Answer, Found, Side, answer_lines, check_claim, side_of
from alleged.errors import InputError
from alleged.records.statements import StatementType
from alleged.store.dossier import Dossier
from tests.made import a_document, a_statement
from tests.test_cli import alleged

ARTICLES = {
    "one.txt": "Police killed three students in Harst, Mayor Piet Hane said.\n\nHe wore a coat.",
    "two.txt": "The ministry denied that police killed three students in Harst.\n\nRain fell.",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    ran = alleged("build", *(folder / name for name in ARTICLES), "-o", folder / "dossier", "-q")
    assert ran.returncode == 0, ran.stderr
    return folder / "dossier"


def like(**changes: object) -> Likeness:
    values = {"index": 0, "score": 0.9, "same_numbers": None, "same_polarity": True, "reason": ""}
    return Likeness(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_", "polarity", "numbers", "side"),
    [
        (StatementType.ASSERTS, True, None, Side.AFFIRMS),
        (StatementType.ASSERTS, False, None, Side.DENIES),
        (StatementType.DENIES, True, None, Side.DENIES),
        (StatementType.DENIES, False, None, Side.AFFIRMS),
        (StatementType.ASSERTS, True, False, Side.OTHER_NUMBER),
        (StatementType.ASKS, False, None, Side.ASKS),
    ],
)
def test_a_statement_takes_a_side(
    type_: StatementType, polarity: bool, numbers: bool | None, side: Side
) -> None:
    document = a_document("Hane said police killed them.")
    statement = a_statement(document, "Hane", "said", "police killed them", type=type_)
    assert side_of(statement, like(same_polarity=polarity, same_numbers=numbers))[0] is side


def test_accusation_and_denial_stand_together(dossier: Path) -> None:
    ran = alleged("check", "Three students were killed by police in Harst.", dossier)
    assert ran.returncode == 0, ran.stderr
    assert "Who says so:" in ran.stdout
    assert "Piet Hane" in ran.stdout
    assert "Who denies it:" in ran.stdout
    assert "ministry" in ran.stdout


def test_what_no_article_tells_of_is_no_verdict(dossier: Path) -> None:
    ran = alleged("check", "The bridge at Lenz costs nine million marks.", dossier)
    assert "Nothing like it was found" in ran.stdout


def test_a_fact_check_is_shown_as_its_publishers(dossier: Path, tmp_path: Path) -> None:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "Police killed three students in Harst",
        "author": {"name": "Harst Checks"},
        "reviewRating": {"alternateName": "Unproven"},
    }
    (tmp_path / "feed.json").write_text(json.dumps(review), encoding="utf-8")
    given = ("--fact-checks", tmp_path / "feed.json")
    ran = alleged("check", "Police killed three students in Harst.", dossier, *given)
    assert "Harst Checks rated this “Unproven”" in ran.stdout


def test_the_answer_as_json_holds_the_same(dossier: Path) -> None:
    ran: subprocess.CompletedProcess[str] = alleged(
        "check", "Police killed three students in Harst.", dossier, "--json"
    )
    answer = json.loads(ran.stdout)
    assert {one["side"] for one in answer["found"]} == {"affirms", "denies"}
    assert (answer["affirmed_by"], answer["denied_by"]) == (1, 1)


def test_where_nobody_denies_it_the_answer_says_so() -> None:
    found = Found(
        side=Side.AFFIRMS, speaker="Hane", words="It fell.", outlet="Wire", published=None,
        document_id="d", statement_id="s", score=0.9, note="",
    )  # fmt: skip
    answer = Answer(claim="It fell.", kind=None, kind_probability=None, worth=None, found=(found,))
    assert "No denial found in these documents." in list(answer_lines(answer))


def test_a_sentence_that_names_its_source_is_not_the_articles_own() -> None:
    found = Found(
        side=Side.AFFIRMS, speaker="", words="It fell, according to Hane.", outlet="Wire",
        published=None, document_id="d", statement_id="s", score=0.9, note="", named_inside=True,
    )  # fmt: skip
    answer = Answer(claim="It fell.", kind=None, kind_probability=None, worth=None, found=(found,))
    told = "\n".join(answer_lines(answer))
    assert "the article itself" not in told
    assert "somebody named inside the words" in told


def test_marks_that_steer_a_terminal_are_shown_not_sent() -> None:
    answer = Answer(claim="a\x1b[2Jb\u202e", kind=None, kind_probability=None, worth=None)
    assert not any("\x1b" in line or "\u202e" in line for line in answer_lines(answer))


@pytest.mark.parametrize("claim", ["", "  ", "word " * 1_000])
def test_an_empty_or_endless_claim_is_refused(claim: str, dossier: Path) -> None:
    with Dossier.open(dossier) as opened, pytest.raises(InputError, match="characters"):
        check_claim(claim, opened)
