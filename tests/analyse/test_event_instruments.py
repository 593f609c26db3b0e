"""By what means."""

from __future__ import annotations

import pytest
from tests.analyse.made_events import an_article, an_event, circumstances

CASES = [
    ("Gunmen shot two clerks with hunting rifles.", "shot", "ASSAULT", "hunting rifles"),
    ("A lorry bomb exploded at the gate.", "exploded", "ASSAULT", "lorry bomb"),
    ("Guards used batons and tear gas on bakers.", "used", "ASSAULT", "batons and tear gas"),
    ("He was beaten with iron bars.", "beaten", "ASSAULT", "iron bars"),
    ("He was beaten outside a bar.", "beaten", "ASSAULT", None),
    ("In riots in which police used tear gas nine died.", "riots", "ASSAULT", "tear gas"),
    ("They bombed a camp with F-16 jets.", "bombed", "ASSAULT", "F-16 jets"),
    ("They bombed a tank near the river.", "bombed", "ASSAULT", None),
    ("They attacked a weapons depot.", "attacked", "ASSAULT", None),
    ("They attacked the coal mine.", "attacked", "ASSAULT", None),
    ("Farmers blocked the road with burning tyres.", "blocked", "PROTEST", "burning tyres"),
    ("Police seized forty rifles.", "seized", "COERCE", None),
    ("The clubs met on Monday.", "met", "CONSULT", None),
    ("A missile test angered the neighbours, who attacked.", "attacked", "ASSAULT", None),
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "right"), CASES)
def test_the_means_are_words_of_using_and_weapons(
    text: str, trigger: str, event_type: str, right: str | None
) -> None:

    document = an_article(text)
    (event,) = circumstances(document, [an_event(document, trigger, event_type)])
    assert (event.instrument.of(text) if event.instrument else None) == right


def test_what_the_detection_found_is_kept() -> None:
    document = an_article("They hurt him with stones.")
    (given,) = circumstances(document, [an_event(document, "hurt")])
    kept = an_event(document, "hurt", instrument=given.sentence)
    assert circumstances(document, [kept])[0].instrument == given.sentence
