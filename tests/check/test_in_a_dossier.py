"""Verdicts in a build, and over a finished dossier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.store.test_dossier import snapshot

import alleged
from alleged.build import Options, check_tables
from alleged.check.snapshots import find_references
from alleged.errors import DossierError, InputError
from alleged.records.verdicts import Outcome, Verdict

pytestmark = pytest.mark.slow

TABLES = Path(__file__).parent / "tables"
TEXTS = {
    "a": "Orvania mined 47,000 tonnes of tin in 2021, the ministry said on Monday. It was much.",
    "b": "A coup took place in Tolvia in November 2020. The town of Brack was quiet that day.",
    "c": "Kelmark's population was 5.2 million in 2020. Nobody in Brack had counted them.",
}


def options(*names: str) -> Options:
    given = [str(TABLES / f"{name}.csv") for name in names] or [str(TABLES)]
    return Options(reference=tuple(find_references(given, TABLES)), workers=1)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in TEXTS.items():
        row = {"text": text, "date": "2022-03-01", "title": f"Number {name}"}
        (folder / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return folder


def outcomes(dossier: alleged.Dossier) -> dict[str, Outcome]:
    texts = {one.id: one.text for one in dossier.records("documents")}
    found: list[Verdict] = list(dossier.records("verdicts"))
    return {one.span.of(texts[one.document_id]): one.outcome for one in found}


def test_a_build_with_tables_has_verdicts_and_one_without_has_none(
    articles: Path, tmp_path: Path
) -> None:
    with alleged.build([articles], tmp_path / "with", options=options()) as dossier:
        assert outcomes(dossier) == {
            "47,000 tonnes": Outcome.AGREES,
            "coup": Outcome.AGREES,
            "5.2 million": Outcome.DIFFERS,
        }
        assert dossier.verify() == []
        (told,) = [one for one in dossier.records("verdicts") if one.outcome is Outcome.DIFFERS]
        assert told.record_id in {one.id for one in dossier.records("figures")}
        page = (dossier.path / "report.html").read_text("utf-8")
        assert "Held against reference tables" in page
        assert "4.18 million people" in page
    with alleged.build([articles], tmp_path / "without") as dossier:
        assert list(dossier.records("verdicts")) == []
        assert "Held against" not in (dossier.path / "report.html").read_text("utf-8")


def test_a_check_over_a_finished_dossier_gives_what_a_build_gives(
    articles: Path, tmp_path: Path
) -> None:
    alleged.build([articles], tmp_path / "built", options=options()).close()
    alleged.build([articles], tmp_path / "later", options=Options(workers=1)).close()
    check_tables(tmp_path / "later", options().reference).close()
    assert snapshot(tmp_path / "later") == snapshot(tmp_path / "built")


def test_a_second_check_replaces_the_first(articles: Path, tmp_path: Path) -> None:
    alleged.build([articles], tmp_path / "out", options=options()).close()
    with check_tables(tmp_path / "out", options("inhabitants").reference) as dossier:
        assert outcomes(dossier)["47,000 tonnes"] is Outcome.NOT_CHECKABLE
        assert outcomes(dossier)["5.2 million"] is Outcome.DIFFERS
        assert "coup" not in outcomes(dossier)
        assert dossier.verify() == []


def test_other_tables_read_no_article_again(articles: Path, tmp_path: Path) -> None:
    alleged.build([articles], tmp_path / "out", options=options("inhabitants")).close()
    seen: list[int] = []
    with alleged.build(
        [articles],
        tmp_path / "out",
        options=options(),
        progress=lambda now: seen.append(now.done),
    ) as dossier:
        assert outcomes(dossier)["47,000 tonnes"] is Outcome.AGREES
    assert max(seen, default=0) == 0


def test_a_faulty_table_is_told_before_anything_is_read(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "tin.json").write_text("{}", encoding="utf-8")
    faulty = Options(reference=(tmp_path / "tin.json",))
    with pytest.raises(InputError, match="no descriptor"):
        alleged.build([articles], tmp_path / "out", options=faulty)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_no_dossier_is_told(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="no dossier"):
        check_tables(tmp_path, options().reference)
