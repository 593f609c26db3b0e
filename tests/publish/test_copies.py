"""The report says who copies whom, how sure that is, and how many publishers speak."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import Records, gather, plain_article, sample_records, told_records
from tests.publish.test_report import rows, words_of, write

from alleged.publish.copies import CopiesView, gather_copies
from alleged.publish.report import gather_articles
from alleged.records.copies import CopyKind, FamilyRule


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return write(told_records(), tmp_path_factory.mktemp("copies"))


def view_of(records: Records) -> CopiesView:
    return gather_copies(records, gather_articles(records))


def cells(page: Any, table: str) -> dict[str, str]:
    (row,) = rows(page, table)
    return {cell.get("data-label"): words_of(cell) for cell in row}


def test_a_group_of_copies_names_its_articles_and_its_likely_origin(page: Any) -> None:
    row = cells(page, "table-copies")
    assert set(row["Articles"].split()) == {"A1", "A2"}
    assert row["Likely origin"].split()[0] in ("A1", "A2")
    assert row["Why"] == "the one member that others come from and that comes from none"


def test_a_shared_passage_shows_its_words_its_places_and_the_signs_of_its_origin(
    page: Any,
) -> None:
    row = cells(page, "table-passages")
    (copy,) = told_records()["copies"]
    texts = {one.id: one.text for one in told_records()["documents"]}
    words = " ".join(copy.passages[0].span.of(texts[copy.document_id]).split())
    assert f"¶1 and ¶1, 2 words: “{words}”" in row["What they share"]
    assert row["Signs"] == copy.origin_reason
    assert row["Read right"] == "almost surely 0.98"


def test_each_article_says_what_it_shares_and_whose_voice_it_counts_as(page: Any) -> None:
    facts = [words_of(part) for part in page.xpath("//dl[@class='facts']/div")]
    copies = [fact for fact in facts if fact.startswith("Copies")]
    assert len(copies) == 2
    assert all("shares passages with" in fact for fact in copies)
    assert sum("likely from this article" in fact for fact in copies) == 1
    assert sum(fact.startswith("Counts as") for fact in facts) == len(told_records()["families"])


def test_the_section_says_how_many_publishers_speak_at_least_and_at_most() -> None:
    view = view_of(sample_records())
    known = {one.counts_as for one in sample_records()["families"] if one.certain}
    assert view.at_least == len(known)
    assert len(view.families) == len({one.counts_as for one in sample_records()["families"]})


def test_a_copy_of_an_article_that_is_not_covered_is_left_out() -> None:
    records = told_records()
    (copy,) = records["copies"]
    records["documents"] = [one for one in records["documents"] if one.id != copy.other_id]
    view = view_of(records)
    assert (view.partial, view.by_article) == ([], {})
    (group,) = view.groups
    assert len(group.articles) == 1
    assert group.documents == 2


def test_a_possible_copy_is_marked_and_counts_for_nothing(tmp_path: Path) -> None:
    records = told_records()
    (copy,) = records["copies"]
    possible = replace(copy, kind=CopyKind.POSSIBLE, passages=(), origin_id=None)
    made = write({**records, "copies": [possible], "copy_groups": []}, tmp_path)
    assert rows(made, "table-kindred")
    assert "Nothing is counted by these" in words_of(made.get_element_by_id("copies"))
    assert "0 articles are copies" in words_of(made.get_element_by_id("copies"))


def test_one_article_alone_has_no_table_of_copies(tmp_path: Path) -> None:
    made = write(gather([plain_article()]), tmp_path)
    assert made.get_element_by_id("table-copies", None) is None
    assert "0 articles are copies" in words_of(made.get_element_by_id("copies"))


def test_an_unknown_publisher_has_no_id_for_a_name(tmp_path: Path) -> None:
    made = write(sample_records(), tmp_path)
    section = words_of(made.get_element_by_id("copies"))
    unknown = [one for one in sample_records()["families"] if not one.certain]
    assert unknown
    assert "unknown" in section
    assert "document doc-" not in words_of(made)


def with_owner(rule: FamilyRule = FamilyRule.NAME, family: str | None = None) -> Records:
    """The sample, with a line under the first article that points to an owner."""
    records = sample_records()
    first, *others = records["families"]
    first = replace(
        first,
        rule=rule,
        family=family or first.family,
        possible_family="Orrin Press",
        possible_probability=0.8,
        possible_reason="the rights of the page: © 2031 Orrin Press",
    )
    records["families"] = [first, *others]
    return records


def test_a_possible_owner_is_an_open_choice_with_its_reason(tmp_path: Path) -> None:
    page = write(with_owner(), tmp_path)
    (fact,) = [
        said
        for part in page.xpath("//dl[@class='facts']/div")
        if (said := words_of(part)).startswith("Possible owner")
    ]
    assert "open may be of Orrin Press, 0.80" in fact
    assert "the rights of the page: © 2031 Orrin Press" in fact
    told = [" ".join(map(words_of, row)) for row in rows(page, "table-families")]
    assert sum("may be of Orrin Press" in one for one in told) == 1


def test_a_possible_owner_changes_no_count() -> None:
    counts = [(view.at_least, len(view.families)) for view in map(view_of, (with_owner(),
              sample_records()))]  # fmt: skip
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("rule", "family"), [(FamilyRule.OWN_WORD, "Orrin Press"), (FamilyRule.TABLE, "orrin press")]
)
def test_an_owner_that_is_counted_by_is_not_open(rule: FamilyRule, family: str) -> None:
    assert not view_of(with_owner(rule, family)).owners
