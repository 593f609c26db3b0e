"""How far a second annotator, who saw texts, tables and guides, agrees with the labels of two sets
that checking is measured on: members of lists, and known fact-checks.

Both annotators are language models of one kind: take the figures as an upper bound.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from pathlib import Path

from tests.agreement import Pair, Row, f1, fields, kappa, matched, rows_twice, share, spans_overlap

HERE = Path(__file__).parent


def twice(name: str) -> list[tuple[Row, Row]]:
    held = HERE / name / "held"
    return rows_twice(held / "labels.jsonl", held / "second.jsonl")


def members_twice() -> Iterator[tuple[Row, Row]]:
    for first, second in twice("lists_own"):
        yield from matched(
            first["members"],
            second["members"],
            lambda one, other: spans_overlap(one["span"], other["span"]),
        )


def unit_of(member: Row) -> str | None:
    return None if member["unit"] == "person" else member["unit"]  # the guide: the same


def labels() -> Iterator[tuple[str, Pair]]:
    for one, other in members_twice():
        for name in ("span", "anchor"):
            yield name, (tuple(one[name]), tuple(other[name]))
        yield "unit", (unit_of(one), unit_of(other))
        for name in ("kind", "worth", "value", "verdict"):
            yield name, (one[name], other[name])


def test_both_annotators_find_the_members_of_all_lists_but_one() -> None:
    rows = twice("lists_own")
    first, second = (sum(len(row["members"]) for row in rows_) for rows_ in zip(*rows, strict=True))
    both = len(list(members_twice()))
    assert (both, first, second) == (91, 94, 91)
    assert round(f1(both, first, second), 3) == 0.984
    without = [row["id"] for row, other in rows if bool(row["members"]) != bool(other["members"])]
    assert len(without) == 1


def test_both_annotators_agree_on_each_field_of_a_member_as_the_readme_says() -> None:
    assert fields(labels()) == {
        "span": (91, 0.989, 0.989),
        "anchor": (91, 0.989, 0.989),
        "unit": (91, 0.967, 0.946),
        "kind": (91, 1.0, 1.0),
        "worth": (91, 0.934, 0.848),
        "value": (91, 1.0, 1.0),
        "verdict": (91, 1.0, 1.0),
    }


def reviewed(row: Row) -> Hashable:
    return tuple(sorted((one["review"], one["denies"]) for one in row["reviews"]))


def test_both_annotators_tie_the_same_sentences_to_the_same_fact_checks() -> None:
    pairs = [
        (reviewed(first), reviewed(second))
        for first, second in twice("reviews_own")
        if "review" not in first["id"]
    ]
    assert len(pairs) == 47
    assert sum(first != () for first, _ in pairs) == 26
    assert (share(pairs), kappa(pairs)) == (1.0, 1.0)
