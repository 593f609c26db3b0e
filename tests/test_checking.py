from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from alleged.checking import Answer, Found, answer_lines, check_claim
from alleged.claim_sides import Side
from alleged.errors import InputError
from alleged.store.dossier import Dossier
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


def test_accusation_and_denial_stand_together(dossier: Path) -> None:
    ran = alleged("check", "Three students were killed by police in Harst.", dossier)
    assert ran.returncode == 0, ran.stderr
    assert "Who says so:" in ran.stdout
    assert "Piet Hane" in ran.stdout
    assert "Who denies it:" in ran.stdout
    assert "ministry" in ran.stdout


def test_another_number_is_no_denial(dossier: Path) -> None:
    ran = alleged("check", "Police killed nine students in Harst.", dossier, "--json")
    (told,) = [one for one in json.loads(ran.stdout)["found"] if "Piet" in one["speaker"]]
    assert told["side"] == "other_number"
    assert told["probability"] > 0.5


def test_the_opposite_of_what_is_said_is_denied(dossier: Path) -> None:
    ran = alleged("check", "Police did not kill any students in Harst.", dossier, "--json")
    sides = {one["speaker"]: one["side"] for one in json.loads(ran.stdout)["found"]}
    assert sides["Piet Hane"] == "denies"


def test_a_copy_under_another_outlet_adds_no_source(tmp_path: Path) -> None:
    text = "The dam at Lenz broke on Friday night. Nobody was in the valley. Rain fell all week."
    for outlet, day in (("Valley Post", "2024-05-04"), ("Hill Post", "2024-05-06")):
        row = {"text": text, "outlet": outlet, "date": day}
        (tmp_path / f"{outlet}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    alleged("build", *sorted(tmp_path.glob("*.jsonl")), "-o", tmp_path / "out", "-q")
    ran = alleged("check", "The dam at Lenz broke.", tmp_path / "out", "--json")
    answer = json.loads(ran.stdout)
    assert answer["affirmed_by"] == 1
    assert [one["side"] for one in answer["found"]] == ["affirms"]
    assert len(answer["found"][0]["again"]) == 1


def test_a_government_its_seat_and_its_president_are_one_source_and_a_general_is_another(
    tmp_path: Path,
) -> None:
    said = "said that the Ost League shelled the town of Velm."
    for number, speaker in enumerate(
        ("The White House", "The American government", "US President Ana Marsh", "General Arn Vole")
    ):
        text = f"{speaker} {said} The United States waited."
        row = {"text": text, "outlet": f"Post {number}", "date": f"2031-05-1{number}"}
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    alleged("build", *sorted(tmp_path.glob("*.jsonl")), "-o", tmp_path / "out", "-q")
    ran = alleged("check", "The Ost League shelled the town of Velm.", tmp_path / "out", "--json")
    assert json.loads(ran.stdout)["affirmed_by"] == 2


def test_tables_are_asked_the_claim_itself(dossier: Path) -> None:
    tables = Path(__file__).parent / "check" / "tables"
    given = ("--reference", tables / "inhabitants.csv")
    ran = alleged("check", "Kelmark's population was 5.2 million in 2020.", dossier, *given)
    assert ran.returncode == 0, ran.stderr
    assert "Table: differs:" in ran.stdout
    assert "edition" in ran.stdout
    ran = alleged("check", "Police killed three students in Harst.", dossier, *given)
    assert "None of them could be asked: " in ran.stdout


def test_the_present_is_that_of_the_day_given(dossier: Path) -> None:
    tables = Path(__file__).parent / "check" / "tables"
    given = ("--reference", tables / "officeholders.csv")
    claim = "Dario Pell, the president of Tolvia, spoke."
    then = alleged("check", claim, dossier, *given, "--as-of", "2019-05-01")
    later = alleged("check", claim, dossier, *given, "--as-of", "2022-05-01")
    assert "Table: agrees" in then.stdout
    assert "Table: outdated" in later.stdout
    wrong = alleged("check", claim, dossier, *given, "--as-of", "soon")
    assert wrong.returncode != 0
    assert "no day" in wrong.stderr


def test_claims_of_the_dossier_bring_their_other_members(tmp_path: Path) -> None:
    texts = {
        "a": "Police shut the harbour at Lenz on Friday, Mayor Piet Hane said.",
        "b": "Police closed the port of Lenz on Friday, the union said. Ships had to wait.",
        "c": "Minister Ada Roon denied that police had closed the harbour at Lenz on Friday.",
    }
    for name, text in texts.items():
        row = {"text": text, "outlet": f"The {name} Post", "date": "2024-05-04"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    out = tmp_path / "out"
    alleged("build", *sorted(tmp_path.glob("*.jsonl")), "-o", out, "-q")
    answer = json.loads(alleged("check", "Police shut the harbour at Lenz.", out, "--json").stdout)
    assert answer["claims"], answer
    review = {
        "@type": "ClaimReview",
        "claimReviewed": answer["claims"][0]["wording"],
        "author": {"name": "Lenz Checks"},
        "reviewRating": {"alternateName": "Unproven"},
    }
    (tmp_path / "feed.jsonld").write_text(json.dumps(review), encoding="utf-8")
    asked = ("check", "Police shut the harbour at Lenz.", out, "--json")
    ran = alleged(*asked, "--fact-checks", tmp_path / "feed.jsonld")
    (rated,) = json.loads(ran.stdout)["fact_checks"]
    assert rated["publisher"] == "Lenz Checks"
    assert rated["claim_id"] in {None, answer["claims"][0]["id"]}
    assert {"affirms", "denies"} <= {one["side"] for one in answer["found"]}
    assert answer["denied_by"] == 1


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
        published=None, document_id="d", statement_id="s", score=0.9, note="",
        weak="the sentence itself names whose words they are",
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
