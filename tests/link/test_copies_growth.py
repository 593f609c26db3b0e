"""Ten thousand copies of one text, or one text of a million letters, take time by their size."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from tests.growth import assert_linear
from tests.link.test_copies import article
from tests.made import a_document

from alleged.analyse.prints import Words, find_prints, read_words
from alleged.link.alignment import align, side_of
from alleged.link.copies import linked_copies


def letters(size: int, seed: int) -> str:
    chance = random.Random(seed)
    words = ["".join(chance.choice("abcdefghij") for _ in range(5)) for _ in range(400)]
    return " ".join(chance.choice(words) for _ in range(size // 6))


def words(text: str) -> Words:
    return read_words(text, ())


def test_fingerprints_grow_with_the_text() -> None:
    def prepare(size: int) -> Callable[[], object]:
        document = a_document(letters(size, 1))
        return lambda: find_prints(document)

    assert_linear(prepare)


def test_a_text_of_marks_that_open_quotations_grows_with_its_size() -> None:
    def prepare(size: int) -> Callable[[], object]:
        document = a_document("“a ‘b „c " * (size // 9))
        return lambda: find_prints(document)

    assert_linear(prepare)


def test_comparing_a_text_with_itself_grows_with_its_size() -> None:
    def prepare(size: int) -> Callable[[], object]:
        one = words(letters(size, 2))
        return lambda: align(side_of(one), side_of(one))

    assert_linear(prepare)


def test_comparing_a_text_with_its_words_in_disorder_grows_with_its_size() -> None:
    def prepare(size: int) -> Callable[[], object]:
        parts = letters(size, 3).split(" ")
        pieces = [parts[at : at + 6] for at in range(0, len(parts), 6)]
        random.Random(4).shuffle(pieces)
        one, other = words(" ".join(parts)), words(" ".join(chain.from_iterable(pieces)))
        return lambda: align(side_of(one), side_of(other))

    assert_linear(prepare)


def test_one_word_over_and_over_grows_with_its_size() -> None:
    def prepare(size: int) -> Callable[[], object]:
        one, other = words("again " * (size // 6)), words("again " * (size // 7))
        return lambda: align(side_of(one), side_of(other))

    assert_linear(prepare)


def test_variants_of_one_text_are_compared_with_a_few_each() -> None:
    parts = letters(1_200, 5).split(" ")
    variants = []
    for number in range(120):
        changed = [*parts]
        changed[number] = f"changed{number}"
        variants.append(article(" ".join(changed), title=f"T{number}", outlet=f"Paper {number}"))
    found = linked_copies([replace(one, id=f"doc-{n:03d}") for n, one in enumerate(variants)])
    assert len(found["copies"]) <= 120 * 12
    (group,) = found["copy_groups"]
    assert group.documents == 120
