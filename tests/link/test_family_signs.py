"""Lines under articles say whose an outlet is; the table stays the authority."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from alleged.ingest.read import ReadOptions, read_document
from alleged.link.copies import linked_copies
from alleged.records.copies import FamilyRule, PublisherFamily
from alleged.records.documents import Document

OWN = Path(__file__).parent / "families_own"


def rows(half: str, name: str) -> list[dict[str, str | None]]:
    lines = (OWN / half / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read(outlet: str | None, url: str | None, text: str | None) -> Document:
    data = json.dumps({"text": text, "outlet": outlet, "url": url}).encode()
    document = read_document(data, name="a", format="jsonl", options=ReadOptions()).document
    assert document is not None
    return document


def families(
    documents: Sequence[Document], outlets: Path | None = None
) -> dict[str, PublisherFamily]:
    found = linked_copies(documents, outlets=str(outlets) if outlets else None)["families"]
    return {row.document_id: row for row in found}


def right_of(half: str) -> tuple[int, list[str]]:
    """How many articles of a half have the labelled owner and agency, and the ids of the others."""
    texts, labels = rows(half, "texts"), {one["id"]: one for one in rows(half, "labels")}
    documents = {one["id"]: read(one["publisher"], one["url"], one["text"]) for one in texts}
    found = families(list(documents.values()))
    wrong = []
    for key, document in documents.items():
        family, label = found[document.id], labels[key]
        voice = family.counts_as if family.counts_reason.startswith("a report of") else None
        if (family.possible_family, voice) != (label["owner"], label["voice"]):
            wrong.append(f"{key}: {family.possible_family}, {voice}")
    return len(texts) - len(wrong), wrong


@pytest.mark.parametrize(("half", "least"), [("dev", 16), ("held", 16)])
def test_owners_and_agencies_of_our_own_cases(half: str, least: int) -> None:
    right, wrong = right_of(half)
    assert right >= least, wrong


BODY = "Quay closed\n\nThe quay at {} was closed on Monday by order of the mayor.\n\n"


def test_an_outlet_that_says_whose_it_is_counts_as_the_owner_s() -> None:
    one = read("Ostry Post", "https://ostry.example/1", BODY.format("Ostry") + "Part of Lind Media")
    other = read("Kern Echo", "https://kern.example/1", BODY.format("Kern") + "Part of Lind Media")
    found = families([one, other])
    assert {row.counts_as for row in found.values()} == {"Lind Media"}
    assert found[one.id].rule is FamilyRule.OWN_WORD
    assert "Part of Lind Media" in found[one.id].reason


def test_the_rights_of_one_page_are_a_possible_owner_and_are_not_counted_by() -> None:
    one = read("Ostry Post", "https://ostry.example/1", BODY.format("Ostry") + "© 2031 Lind Media")
    [family] = families([one]).values()
    assert (family.family, family.counts_as) == ("Ostry Post", "Ostry Post")
    assert family.possible_family == "Lind Media"
    assert family.possible_probability == 0.8


def test_the_same_rights_on_three_articles_of_a_site_are_counted_by() -> None:
    found = families(
        [
            read(
                "Ostry Post",
                f"https://ostry.example/{number}",
                f"Quay {number} closed\n\nQuay number {number} was closed.\n\n© 2031 Lind Media",
            )
            for number in range(3)
        ]
    )
    assert {(row.family, row.possible_probability) for row in found.values()} == {
        ("Lind Media", 0.9)
    }


def test_two_owners_leave_it_open() -> None:
    first = read("Ostry Post", "https://ostry.example/1", BODY.format("A") + "Part of Lind Media")
    second = read("Ostry Post", "https://ostry.example/2", BODY.format("B") + "Part of Orr Group")
    for family in families([first, second]).values():
        assert family.family == "Ostry Post"
        assert family.possible_probability == 0.5
        assert "name others" in family.possible_reason


def test_the_table_decides_against_the_line(tmp_path: Path) -> None:
    table = tmp_path / "outlets.csv"
    table.write_text("domain,name,owner,country,feed\nostry.example,Ostry Post,Brunia Press,,\n")
    one = read("Ostry Post", "https://ostry.example/1", BODY.format("Ostry") + "Part of Lind Media")
    [family] = families([one], table).values()
    assert (family.family, family.rule) == ("Brunia Press", FamilyRule.YOUR_TABLE)
    assert family.possible_family == "Lind Media"
    assert "the table of outlets decides" in family.possible_reason
