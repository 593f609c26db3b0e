"""Acts that are the content of another, and nouns where acts stand."""

from __future__ import annotations

import pytest

from alleged.analyse.event_climb import View
from alleged.analyse.event_contents import (
    act_objects,
    called_for_words,
    charged_words,
    claimed_words,
    content_words,
    named_acts,
)
from alleged.analyse.event_flows import flow_words
from alleged.analyse.event_syntax import read_syntax
from alleged.records.spans import Span


def view(text: str) -> View:
    (sentence,) = read_syntax(text, [Span(0, len(text))])
    return View(sentence, in_title=False)


def words(found: list[int], seen: View) -> list[str]:
    return [seen.word(at) for at in found]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Orvania refused to let observers enter the valley.", "enter"),
        ("The abbot asked the pilgrims to boycott the fair.", "boycott"),
        ("The clerk is suspected of bribing two porters.", "bribing"),
        ("The queen ordered the frigates to shell the fort.", "shell"),
    ],
)
def test_what_somebody_is_asked_let_or_accused_to_do_is_an_act(text: str, act: str) -> None:
    seen = view(text)
    assert act in words(content_words(seen), seen)


@pytest.mark.parametrize(
    "text",
    [
        "The abbot asked the pilgrims to think.",
        "The clerk wants to sing.",
        "Pilgrims sang to cheer the abbot.",
    ],
)
def test_what_somebody_does_himself_or_only_thinks_is_no_content(text: str) -> None:
    seen = view(text)
    assert content_words(seen) == []


def test_what_something_led_to_and_what_is_listed_stand_where_acts_stand() -> None:
    seen = view("The seizure led to a complaint.")
    assert words(named_acts(seen), seen) == ["complaint"]
    seen = view("Coups, invasions and murders mark the age.")
    assert "invasions" in words(named_acts(seen), seen)
    assert named_acts(view("The boat reached a harbour.")) == []


def test_a_verb_about_an_act_has_it_for_its_object() -> None:
    seen = view("Orvania organised the revolt.")
    verb, noun = seen.low.index("organised"), seen.low.index("revolt")
    assert act_objects(seen, verb, [noun])
    assert not act_objects(seen, verb, [])


def test_less_help_and_more_trade_are_acts_and_other_numbers_are_none() -> None:
    assert list(flow_words(view("Orvanian food aid to Tarn began to fall in 2003.")).values()) == [
        {"SANCTION discontinue": 1.0}
    ]
    assert list(flow_words(view("Trade between Orvania and Tarn grew last year.")).values()) == [
        {"COOPERATE": 1.0}
    ]
    assert flow_words(view("Prices in Tarn fell last year.")) == {}


def test_what_somebody_is_charged_with_or_calls_for_is_an_act_whatever_it_is() -> None:
    seen = view("The clerk is suspected of having hidden two deserters.")
    assert words(charged_words(seen), seen) == ["hidden"]
    assert "having" not in words(content_words(seen), seen)
    seen = view("The abbot spoke for an hour, calling for a general mobilisation.")
    assert words(called_for_words(seen), seen) == ["mobilisation"]
    assert called_for_words(view("The abbot called the guild.")) == []


def test_help_falls_over_a_clause_beside_and_traffic_between_two_resumes() -> None:
    told = view("Foreign aid to Tarn, which peaked in 2010, slid to a third of that.")
    assert list(flow_words(told).values()) == [{"SANCTION discontinue": 1.0}]
    told = view("Ferry services between Orvana and Tarn have resumed.")
    assert list(flow_words(told).values()) == [{"COOPERATE": 1.0}]
    assert flow_words(view("The session resumed at noon.")) == {}


def test_the_verb_of_an_accusing_clause_is_an_act() -> None:
    seen = view("The guild complained that the wardens withhold wages.")
    assert words(claimed_words(seen), seen) == ["withhold"]
    seen = view("The guild noted that the wardens withhold wages.")
    assert claimed_words(seen) == []


def test_help_that_falls_is_told_from_or_to_somebody_where_its_noun_is_open() -> None:
    told = view("Support from Orvana dwindled.")
    assert [told.word(at) for at in flow_words(told)] == ["dwindled"]
    assert flow_words(view("Support fell four points.")) == {}
