"""Words of acts that name none where they stand."""

from __future__ import annotations

import pytest

from alleged.analyse.event_climb import View
from alleged.analyse.event_idioms import names_no_act
from alleged.analyse.event_syntax import read_syntax
from alleged.records.spans import Span


def idle(text: str, word: str) -> bool:
    (sentence,) = read_syntax(text, [Span(0, len(text))])
    view = View(sentence, in_title=False)
    return names_no_act(view, view.low.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Families who had sought shelter in the mill were killed.", "sought"),
        ("The widow sought refuge in Tarn.", "sought"),
        ("The ministry released a report on the flood.", "released"),
        ("He released what he called an intercepted letter.", "released"),
        ("The footage was released by the police.", "released"),
        ("The summit would be held in Tarn.", "held"),
        ("Elections were held in May.", "held"),
        ("Orvana and Tarn traded blame for the fire.", "traded"),
        ("As Orvana and Tarn trade insults, prices rise.", "trade"),
        ("The guild condemned what it called an attack.", "called"),
        ("The warden said so at a news conference.", "conference"),
        ("The premier pressed on with the reform.", "pressed"),
        ("The blast ruptured pipelines near Tarn.", "ruptured"),
        ("A trade war would ruin both ports.", "war"),
        ("He spoke after the release of a report on the flood.", "release"),
        ("The airline charges a fee for bags.", "charges"),
        ("Few migrants win asylum.", "win"),
        ("The yard has orders for 96,000 tonnes of plate.", "orders"),
        ("The carrier ordered 40 aircraft from a yard in Tarn.", "ordered"),
        ("Tarn freed ninety prisoners of war.", "war"),
        ("Orr won a third term, beating the rebel leader Vell.", "beating"),
    ],
)
def test_what_stands_beside_a_word_can_say_that_it_names_no_act(text: str, word: str) -> None:
    assert idle(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The government sought help from Tarn.", "sought"),
        ("The rebels released two hostages.", "released"),
        ("The warden was released on Friday.", "released"),
        ("Two clerks were held by the police.", "held"),
        ("The war in Tarn went on.", "war"),
        ("The release of the hostages was put off.", "release"),
        ("The board charges the mayor with theft.", "charges"),
        ("The queen ordered 40 archers to leave.", "ordered"),
        ("The guards had orders for the evacuation of Tarn.", "orders"),
        ("The police held nine clerks.", "held"),
        ("Orvana and Tarn traded fire across the weir.", "traded"),
        ("The guild called a strike.", "called"),
        ("Tarn ruptured relations with Orvana.", "ruptured"),
        ("Orvana declared war on Tarn.", "war"),
        ("Police beat voters who had won the square.", "beat"),
        ("Guards beat the rebel leader Vell in his cell.", "beat"),
        ("The peace conference ended.", "conference"),
        ("The premier pressed the League for an answer.", "pressed"),
    ],
)
def test_an_act_stays_one_where_nothing_beside_it_speaks_against_it(text: str, word: str) -> None:
    assert not idle(text, word)
