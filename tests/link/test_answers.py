"""What the comparison model answered before is not asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

from alleged.link.answers import Answers
from alleged.models.comparison import Comparer, Judgement, Said, packaged_comparer

ONE = Said(words="The miners left the pit at noon", published="2031-05-09")
OTHER = Said(words="Nobody left the pit", published="2031-05-10", begin="2031-05-09")


class Counted(Comparer):
    """The model of the package, which counts how often it is asked."""

    def __init__(self) -> None:
        packaged = packaged_comparer()
        self.__dict__ |= packaged.__dict__
        self.asked = 0

    def compare(self, one: Said, other: Said, *, telling: float = 0.0) -> Judgement:
        self.asked += 1
        return super().compare(one, other, telling=telling)


def ask(path: Path | None, comparer: Comparer, *said: tuple[Said, Said]) -> list[Judgement]:
    """The answers of one build."""
    answers = Answers(path, comparer)
    found = [answers.comparer.compare(one, other) for one, other in said]
    answers.keep()
    return found


def test_a_second_build_is_told_the_same_without_asking(tmp_path: Path) -> None:
    comparer, path = Counted(), tmp_path / "answers"
    first = ask(path, comparer, (ONE, OTHER))
    data = path.read_bytes()
    assert ask(path, comparer, (ONE, OTHER)) == first
    assert comparer.asked == 1
    assert path.read_bytes() == data


def test_other_words_another_day_the_other_order_and_another_limit_are_asked(
    tmp_path: Path,
) -> None:
    comparer, path = Counted(), tmp_path / "answers"
    ask(path, comparer, (ONE, OTHER))
    ask(path, comparer, (ONE, OTHER), (OTHER, ONE), (ONE, Said(words=OTHER.words)))
    assert comparer.asked == 3
    Answers(path, comparer).comparer.compare(ONE, OTHER, telling=0.2)
    assert comparer.asked == 4


def test_only_what_the_last_build_wanted_is_kept(tmp_path: Path) -> None:
    comparer, path = Counted(), tmp_path / "answers"
    ask(path, comparer, (ONE, OTHER))
    alone = path.read_bytes()
    ask(path, comparer, (ONE, OTHER), (OTHER, OTHER))
    assert len(path.read_bytes()) > len(alone)
    ask(path, comparer, (ONE, OTHER))
    assert path.read_bytes() == alone
    ask(path, comparer)
    assert not path.exists()


@pytest.mark.parametrize("at", [0, 40, -1])
def test_an_altered_file_is_passed_over_and_replaced(tmp_path: Path, at: int) -> None:
    comparer, path = Counted(), tmp_path / "answers"
    found = ask(path, comparer, (ONE, OTHER))
    whole = path.read_bytes()
    altered = bytearray(whole)
    altered[at] ^= 1
    path.write_bytes(altered)
    assert ask(path, comparer, (ONE, OTHER)) == found
    assert comparer.asked == 2
    assert path.read_bytes() == whole


def test_a_cut_file_is_passed_over(tmp_path: Path) -> None:
    comparer, path = Counted(), tmp_path / "answers"
    ask(path, comparer, (ONE, OTHER))
    path.write_bytes(path.read_bytes()[:50])
    ask(path, comparer, (ONE, OTHER))
    assert comparer.asked == 2


def test_the_answers_of_another_model_are_passed_over(tmp_path: Path) -> None:
    comparer, path = Counted(), tmp_path / "answers"
    ask(path, comparer, (ONE, OTHER))
    comparer.version = "another"
    ask(path, comparer, (ONE, OTHER))
    assert comparer.asked == 2


def test_without_a_file_each_pair_is_asked() -> None:
    comparer = Counted()
    ask(None, comparer, (ONE, OTHER))
    ask(None, comparer, (ONE, OTHER))
    assert comparer.asked == 2
