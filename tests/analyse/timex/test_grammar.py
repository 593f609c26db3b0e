"""Rules that are passed over for want of a word could not have matched."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.analyse.timex.grammar import Rule
from alleged.analyse.timex.sentence import RULES
from alleged.analyse.timex.words import CLASS_LETTERS

NEEDING = [rule for rule in RULES if rule.needs is not None]
LETTERS = st.sampled_from(sorted(CLASS_LETTERS.values()))


def test_most_rules_name_a_class_that_each_match_has() -> None:
    assert len(NEEDING) > 0.8 * len(RULES)


@pytest.mark.parametrize("rule", NEEDING, ids=lambda rule: f"{rule.name}: {rule.read.__name__}")
def test_all_that_a_rule_matches_holds_a_word_that_it_needs(rule: Rule) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(rule.pattern, alphabet=LETTERS))
    def holds(letters: str) -> None:
        found = rule.pattern.search(letters)
        assert found is not None
        seen = letters[found.start() : found.end() + 1]  # what is looked ahead at, too
        assert rule.needs is not None
        assert not rule.needs.isdisjoint(seen)

    holds()
