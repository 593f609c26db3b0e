"""CAMEO codes for export."""

from __future__ import annotations

import doctest

import pytest

from alleged import cameo
from alleged.cameo import CODES, cameo_code
from alleged.plover import CONTEXTS, EVENT_TYPES

CASES = [
    ("COERCE", ["arrest"], ["legal"], "173"),
    ("RETREAT", ["resign"], ["executive"], "0831"),
    ("ASSAULT", ["firearms", "targeted"], [], "186"),
    ("ASSAULT", [], ["military"], "190"),
    ("ASSAULT", [], [], "180"),
    ("AID", [], ["asylum", "economic"], "075"),
    ("SUPPORT", [], ["diplomatic"], "050"),
    ("REQUEST", ["yield"], ["military"], "1056"),
]


@pytest.mark.parametrize(("kind", "modes", "contexts", "code"), CASES)
def test_type_mode_and_context_together_give_the_code(
    kind: str, modes: list[str], contexts: list[str], code: str
) -> None:
    assert cameo_code(kind, modes, contexts) == code


def test_the_examples_of_the_page_hold() -> None:
    assert doctest.testmod(cameo).failed == 0


def test_every_type_has_a_code_of_its_own_root_whatever_its_modes_and_contexts() -> None:
    for kind, told in EVENT_TYPES.items():
        for mode in (None, *told.modes):
            for context in (None, *CONTEXTS):
                code = cameo_code(kind, [mode] if mode else [], [context] if context else [])
                assert code is not None
                assert code.isdigit()
                assert 3 <= len(code) <= 4


def test_every_row_names_a_type_a_mode_and_contexts_of_plover() -> None:
    for kind, mode, contexts, _ in CODES:
        assert kind in EVENT_TYPES
        assert not mode or mode in EVENT_TYPES[kind].modes
        assert set(contexts) <= set(CONTEXTS)


def test_every_row_is_reached_by_some_event() -> None:
    reached = {
        (kind, cameo_code(kind, [mode] if mode else [], [context] if context else []))
        for kind, told in EVENT_TYPES.items()
        for mode in (None, *told.modes)
        for context in (None, *CONTEXTS)
    }
    assert {(kind, code) for kind, _, _, code in CODES} == reached


def test_an_act_without_a_plover_type_has_no_code_save_the_expulsion_of_a_diplomat() -> None:
    assert cameo_code(None, [], ["executive"]) is None
    assert cameo_code("SANCTION", ["expel"], ["diplomatic"], diplomat=True) == "161"
