"""Which statements hold an act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.growth import assert_linear
from tests.made import a_document, a_statement, span_of

from alleged.analyse.event_statements import holding_statements
from alleged.records.spans import Span
from alleged.records.statements import Voice

TEXT = (
    "The ministry said on Monday that the union had accused the mayor of shooting at strikers. "
    "The mayor left."
)
DOCUMENT = a_document(TEXT)
OUTER = a_statement(
    DOCUMENT, "The ministry", "said", "that the union had accused the mayor of shooting at strikers"
)
INNER = replace(
    a_statement(DOCUMENT, "the union", "accused", "the mayor of shooting at strikers"),
    parent_id=OUTER.id,
)


def holders(words: str) -> list[str]:
    found = holding_statements([OUTER, INNER], [span_of(TEXT, words)])[0]
    return [one.id for one in found]


def test_an_accusation_is_told_by_the_outer_speaker_and_its_content_by_the_accuser() -> None:
    assert holders("accused") == [OUTER.id]
    assert holders("shooting") == [INNER.id, OUTER.id]


def test_what_no_content_holds_is_told_by_the_article() -> None:
    assert holders("left") == []
    assert holders("said") == []


def test_the_article_s_own_statements_hold_nothing() -> None:
    own = replace(OUTER, voice=Voice.ARTICLE)
    assert holding_statements([own], [span_of(TEXT, "shooting")]) == [()]


def test_a_statement_that_is_its_own_parent_ends_the_chain() -> None:
    first = replace(INNER, parent_id=OUTER.id)
    second = replace(OUTER, parent_id=INNER.id)
    found = holding_statements([first, second], [span_of(TEXT, "shooting")])[0]
    assert [one.id for one in found] == [INNER.id, OUTER.id]


def test_the_order_of_triggers_and_statements_changes_nothing() -> None:
    triggers = [span_of(TEXT, words) for words in ("left", "shooting", "accused")]
    there = holding_statements([OUTER, INNER], triggers)
    back = holding_statements([INNER, OUTER], triggers[::-1])
    assert there == back[::-1]


def test_the_work_grows_with_the_number_of_acts_and_nested_quotations() -> None:
    def prepare(size: int) -> Callable[[], object]:
        count = size // 64
        text = "x" * (4 * count)
        document = a_document(text)
        statements = [
            replace(OUTER, id=f"stm-{at}", document_id=document.id,
                    content=(Span(at, len(text) - at),))
            for at in range(count)
        ]  # fmt: skip
        triggers = [Span(2 * at, 2 * at + 1) for at in range(count)]
        return lambda: holding_statements(statements, triggers)

    assert_linear(prepare)
