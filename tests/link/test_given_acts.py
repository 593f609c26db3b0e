"""Given mentions of acts are linked across texts, and the order of texts changes no group."""

from __future__ import annotations

from itertools import permutations

from alleged.link.act_words import groups_of, stem_of
from alleged.link.acts import Around
from alleged.link.given_acts import GivenActs, link_given_acts
from alleged.models.act_weights import load_act_weights
from alleged.records.spans import Span

STORIES = (
    ("A bomb exploded at the fish market in Isse. Eleven traders died in the explosion.",
     ("exploded", "explosion")),
    ("The explosion at the fish market in Isse killed eleven traders, police in Isse said.",
     ("explosion", "said")),
    ("Parliament in Kolt passed the mining law after a long night of speeches.", ("passed",)),
)  # fmt: skip
OTHERS = (
    ("The orchestra of Kolt begins its season with two new symphonies.", ("begins",)),
    ("Rain delayed the harvest of barley in the north of the country.", ("delayed",)),
    ("A painter sold her first picture to a museum in Pellim.", ("sold",)),
    ("The ferry to Port Senn runs twice a day from spring on.", ("runs",)),
    ("Engineers tested a turbine at the dam near Ull.", ("tested",)),
)
"""Of other things: with three texts alone no word is rare."""
NOTHING = Around(names=(), person_names=(), places=(), told_days=(), days=())


def given(story: tuple[str, tuple[str, ...]]) -> GivenActs:
    text, words = story
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    return GivenActs(
        text=text,
        sentences=(Span(0, len(text)),),
        mentions=tuple(spans),
        around=NOTHING,
        vectors=None,
    )


def groups(order: tuple[int, ...], *, across: bool = True) -> set[frozenset[tuple[int, int]]]:
    labels = link_given_acts(
        [given(one) for one in (*(STORIES[one] for one in order), *OTHERS)],
        weights=load_act_weights()[0],
        across=across,
    )
    found: dict[str, set[tuple[int, int]]] = {}
    for story, ones in zip(order, labels, strict=False):
        for place, label in enumerate(ones):
            found.setdefault(label, set()).add((story, place))
    return {frozenset(group) for group in found.values()}


def test_an_explosion_is_one_act_in_two_texts_in_whatever_form_it_is_named() -> None:
    assert any({(0, 0), (1, 0)} <= group for group in groups((0, 1, 2)))


def test_what_police_say_and_what_parliament_passes_stay_acts_of_their_own() -> None:
    assert {frozenset({(1, 1)}), frozenset({(2, 0)})} <= groups((0, 1, 2))


def test_the_order_of_texts_changes_no_group() -> None:
    assert len({frozenset(groups(order)) for order in permutations(range(3))}) == 1


def test_within_documents_no_group_crosses_texts() -> None:
    assert all(len({story for story, _ in group}) == 1 for group in groups((0, 1, 2), across=False))


def test_forms_of_one_word_have_one_stem() -> None:
    for forms in (
        "resigned resignation resigns",
        "exploded explosion explodes",
        "nominated nomination",
        "struck strikes striking",
        "carried carries carry",
    ):
        assert len({stem_of(word) for word in forms.split()}) == 1, forms


def test_a_word_may_belong_to_several_groups() -> None:
    assert groups_of("blast") & groups_of("explosion")
    assert groups_of("blast") & groups_of("criticised")
    assert not groups_of("explosion") & groups_of("criticised")
