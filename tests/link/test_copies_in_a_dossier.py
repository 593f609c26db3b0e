"""Adding articles gives the copies that one build of all gives, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.link.test_copies import COURT, LEDE, OWN, PRICE, SHIP, agency, article
from tests.made import an_entry, an_origin

from alleged.analyse.prints import find_prints
from alleged.link.copies import link_copies
from alleged.records.documents import Document
from alleged.records.kinds import KINDS
from alleged.store.dossier import Dossier, DossierBuild
from alleged.store.tables import in_turn

LINKED = ("copies", "shared_quotations", "copy_groups", "families")
ARTICLES = [
    article(LEDE, SHIP, COURT, PRICE),
    article(LEDE, SHIP, COURT, title="Coffee", outlet="Brunia Mirror", at="2030-05-02"),
    article(PRICE, LEDE, SHIP, title="Prices", outlet="Kopra Week", at=None),
    article(*OWN, SHIP, title="Evening", outlet="Vesk Voice", at="2030-05-04"),
    article(COURT, OWN[0], title="Court", outlet="Selva Sun", credits=(agency("BNA"),)),
    article(COURT, OWN[1], title="A month", at="2030-05-03", credits=(agency("BNA"),)),
    article(*OWN, title="Quay", outlet=None, at="2030-04-30"),
    article(PRICE, OWN[2], COURT, title="Beans", outlet="Kopra Week", at="2030-05-09"),
]


def linked_nothing(con: object) -> None:
    """Entities are no matter here."""
    from alleged.records.schemas import duckdb_columns
    from alleged.store.tables import statement

    for kind in ("dossier_entities", "entity_links"):
        columns = ", ".join(f'"{n}" {t}' for n, t in duckdb_columns(KINDS[kind].type).items())
        con.execute(statement("nothing_linked", kind=kind, columns=columns))  # type: ignore[attr-defined]


def write(path: Path, documents: Sequence[Document], *, keep_others: bool = False) -> None:
    with DossierBuild.open(path, versions={"alleged": "test"}, settings={}) as build:
        known = build.known()
        entries = [
            an_entry(
                an_origin(document, f"{document.id}.txt"),
                documents=[document],
                prints=[find_prints(document)],
            )
            for document in documents
        ]
        build.add([entry for entry in entries if entry.origin_id not in known])
        manifest = build.finish(
            wanted=None if keep_others else [entry.origin_id for entry in entries],
            link=in_turn(linked_nothing, link_copies()),
        )
        report = build.work / "report.html"
        report.write_text("<!doctype html>")
        build.publish(manifest, report=report, run={}).close()


def tables(path: Path) -> dict[str, str]:
    """The hashes of the tables that linking makes."""
    with Dossier.open(path) as dossier:
        return {kind: dossier.manifest.tables[kind].sha256 for kind in LINKED}


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = tmp_path_factory.mktemp("copies") / "at_once"
    write(path, ARTICLES)
    with Dossier.open(path) as dossier:
        assert dossier.counts()["copies"] > 4
        assert dossier.counts()["copy_groups"] > 1
    return tables(path)


@pytest.mark.parametrize("seed", range(4))
def test_adding_in_any_order_equals_one_build(
    at_once: dict[str, str], tmp_path: Path, seed: int
) -> None:
    documents = [*ARTICLES]
    random.Random(seed).shuffle(documents)
    cut = 2 + seed
    write(tmp_path / "d", documents[:cut])
    write(tmp_path / "d", documents[cut:], keep_others=True)
    assert tables(tmp_path / "d") == at_once


def test_what_is_taken_out_leaves_no_copy_behind(tmp_path: Path) -> None:
    write(tmp_path / "d", ARTICLES)
    write(tmp_path / "d", ARTICLES[4:])
    write(tmp_path / "fewer", ARTICLES[4:])
    assert tables(tmp_path / "d") == tables(tmp_path / "fewer")
