"""The comparison model: what it is given, and that neither order nor company changes an answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alleged.errors import ModelError
from alleged.models.comparison import (
    MAX_SIDE_PIECES,
    NETWORK,
    PACKAGED,
    SETTINGS,
    VOCABULARY,
    Comparer,
    Said,
    days_told,
    encode_pair,
    packaged_comparer,
)
from alleged.models.files import PACKAGED as READER
from alleged.models.files import comparer_version
from alleged.models.wordpiece import WordPiece
from alleged.records.claims import Clash, Entailment, PairRelation

HELD = Said(words="The dam at Orn held through the night.", published="2031-05-09")
BROKE = Said(words="The dam at Orn gave way during the night.", published="2031-05-10")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (Said(words=""), Said(words=""), ("", "")),
        (Said(words="", published="2031-05-09"), Said(words="", published="2031-05-12"),
         ("day 0 : ", "day 3 : ")),
        (Said(words="", published="2031-05-12", begin="2031-05-10", end="2031-05-10"),
         Said(words="", published="2031-05-09"), ("day 3 of day 1 : ", "day 0 : ")),
        (Said(words="", published="2031-05-09", begin="2031-05-08", end="2031-05-08"),
         Said(words="", published="2031-05-09"), ("day 0 of day -1 : ", "day 0 : ")),
        (Said(words="", published="2031-05-09", begin="2030-01-04", end="2030-01-04"),
         Said(words=""), ("day 0 of 4 january 2030 : ", "")),
        (Said(words="", begin="2030-01-01", end="2030-01-31"), Said(words=""),
         (" of january 2030 : ", "")),
        (Said(words="", begin="2030-01-01", end="2030-12-31"),
         Said(words="", begin="2028-01-01", end="2029-12-31"),
         (" of 2030 : ", " of 2028 to 2029 : ")),
        (Said(words="", published="spring"), Said(words=""), ("", "")),
    ],
)  # fmt: skip
def test_days_are_told_from_the_earlier_publication_on(
    one: Said, other: Said, told: tuple[str, str]
) -> None:
    assert days_told(one, other) == told


def test_a_weekday_told_on_two_days_is_told_as_one_day() -> None:
    monday = Said(words="", published="2031-05-06", begin="2031-05-05", end="2031-05-05")
    yesterday = Said(words="", published="2031-05-07", begin="2031-05-05", end="2031-05-05")
    first, second = days_told(monday, yesterday)
    assert first.split(" of ")[1] == second.split(" of ")[1]


def test_each_piece_belongs_to_one_of_the_two_and_long_statements_are_cut() -> None:
    tokenizer = WordPiece.load(READER / VOCABULARY)
    long = Said(words="water " * 400)
    pieces, sides = encode_pair(HELD, long, tokenizer)
    assert len(pieces) == len(sides)
    assert sorted(sides.tolist()) == sides.tolist()
    assert (sides == 1).sum() == MAX_SIDE_PIECES + 1
    assert pieces[0] == tokenizer.first
    assert (pieces == tokenizer.last).sum() == 2


def test_the_order_of_the_two_changes_nothing_but_what_follows_from_what() -> None:
    comparer = packaged_comparer()
    there, back = comparer.compare(HELD, BROKE), comparer.compare(BROKE, HELD)
    assert there.relation == pytest.approx(back.relation, abs=1e-9)
    assert there.clash == pytest.approx(back.clash, abs=1e-9)
    assert there.entails[Entailment.FIRST] == pytest.approx(back.entails[Entailment.SECOND])


def test_what_plainly_goes_beside_it_is_read_in_one_order_and_the_rest_in_both() -> None:
    comparer = packaged_comparer()
    rents = Said(words="Rents in Velm rose by a tenth last year.", published="2031-05-09")
    assert comparer.compare(HELD, BROKE, telling=0.2) == comparer.compare(HELD, BROKE)
    beside = comparer.compare(HELD, rents, telling=0.2)
    assert beside != comparer.compare(HELD, rents)
    assert beside.relation[PairRelation.UNRELATED] > 0.5


def test_what_was_compared_before_changes_no_answer() -> None:
    fresh = Comparer.load()
    asked = fresh.compare(HELD, BROKE)
    fresh.compare(Said(words="x " * 300), BROKE)
    assert fresh.compare(HELD, BROKE) == asked == packaged_comparer().compare(HELD, BROKE)


def test_each_head_gives_chances_that_sum_to_one() -> None:
    found = packaged_comparer().compare(HELD, BROKE)
    for chances in (found.relation, found.clash, found.entails):
        assert sum(chances.values()) == pytest.approx(1.0)
    assert set(found.relation) == set(PairRelation)
    assert set(found.clash) == set(Clash)


def likeliest(one: str, other: str) -> PairRelation:
    day = "2031-05-09"
    found = packaged_comparer().compare(
        Said(words=one, published=day), Said(words=other, published=day)
    )
    return max(found.relation, key=lambda each: found.relation[each])


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param(
            "The dam at Orn held through the night.", "The dam at Orn gave way during the night.",
            PairRelation.CONTRADICT,
            marks=pytest.mark.xfail(reason="takes held and gave way for the same, 0.66"),
        ),
        ("Eleven miners were killed in Velm.", "Seven miners were killed in Velm.",
         PairRelation.CONTRADICT),
        ("The mayor of Orn signed the contract.", "The mayor of Orn has not signed the contract.",
         PairRelation.CONTRADICT),
        ("The harbour at Velm was closed on Friday.", "Velm shut its port on Friday.",
         PairRelation.AGREE),
        ("The harbour at Velm was closed on Friday.", "Rents in Orn rose by a tenth.",
         PairRelation.UNRELATED),
    ],
)  # fmt: skip
def test_plain_pairs_are_read_as_a_reader_reads_them(
    one: str, other: str, relation: PairRelation
) -> None:
    assert likeliest(one, other) is relation


def test_a_file_that_was_altered_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    shutil.copytree(PACKAGED, folder)
    with (folder / NETWORK).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="altered"):
        Comparer.load(folder)


def test_settings_that_were_altered_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    shutil.copytree(PACKAGED, folder)
    path = folder / SETTINGS
    path.write_text(path.read_text().replace('"relation": ', '"relation": 1'))
    with pytest.raises(ModelError, match="altered"):
        Comparer.load(folder)


def test_a_missing_model_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights"):
        Comparer.load(tmp_path)
    with pytest.raises(ModelError, match="no model that compares claims"):
        comparer_version(tmp_path / SETTINGS)


def test_the_version_is_known_without_loading_the_model() -> None:
    assert comparer_version() == packaged_comparer().version


def test_the_vocabulary_is_that_of_the_reader_and_compared_with_its_checksum(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "claims"
    shutil.copytree(PACKAGED, folder)
    assert not (folder / VOCABULARY).exists()
    assert Comparer.load(folder).compare(HELD, BROKE) == packaged_comparer().compare(HELD, BROKE)
    (folder / VOCABULARY).write_bytes((READER / VOCABULARY).read_bytes() + b"more\n")
    with pytest.raises(ModelError, match="altered"):
        Comparer.load(folder)
