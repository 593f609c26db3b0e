"""Plain verbs whose kind follows from who does it to what."""

from __future__ import annotations

import pytest

from alleged.analyse.event_climb import View
from alleged.analyse.event_senses import sense_words
from alleged.analyse.event_syntax import read_syntax
from alleged.records.spans import Span


def senses(text: str) -> dict[str, str]:
    (sentence,) = read_syntax(text, [Span(0, len(text))])
    view = View(sentence, in_title=False)
    return {view.word(at): next(iter(kinds)) for at, kinds in sense_words(view).items()}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Gunmen took the weir before dawn, soldiers took the bridge.", "took", "COERCE seize"),
        ("The cannery fired nine packers.", "fired", "removal"),
        ("The clerk was fired on Friday.", "fired", "removal"),
        ("The abbot struck him.", "struck", "ASSAULT beat"),
        ("Orvana received less aid from the fund.", "received", "SANCTION discontinue"),
        ("The ledgers were taken away.", "taken", "COERCE seize"),
        ("Orvana halved its grain deliveries to Tarn.", "halved", "SANCTION discontinue"),
        ("The fund froze half of its loans.", "froze", "SANCTION discontinue"),
        ("The regent sent two squadrons of hussars.", "sent", "MOBILIZE troops"),
        ("Orvana dispatched a frigate to the strait.", "dispatched", "MOBILIZE troops"),
        ("The mayor will send the police.", "send", "MOBILIZE police"),
        ("Rescuers flew in tents and blankets.", "flew", "AID"),
        ("The guild handed out bread.", "handed", "AID"),
        ("The gardeners laid down their shears.", "laid", "PROTEST strike"),
        ("A court found the warden guilty of fraud.", "found", "SANCTION convict"),
        ("The warden was found guilty of fraud.", "found", "SANCTION convict"),
        ("The premier unveiled his cabinet.", "unveiled", "appointment"),
        ("Nothing excuses a strike on a hospital.", "strike", "ASSAULT"),
        ("Two strikes against the depot were told of.", "strikes", "ASSAULT"),
    ],
)
def test_who_does_it_to_what_gives_a_plain_verb_its_kind(text: str, word: str, kind: str) -> None:
    assert senses(text).get(word) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The pilot took the bus.",
        "The nurses began a strike against the hospital.",
        "The guild called a strike against the reform.",
        "The guards fired rubber bullets.",
        "He pulled out a pistol and fired it.",
        "The clock struck nine.",
        "Orvana received a new ambassador.",
        "The boys were taken away.",
        "The tailor cut the cloth.",
        "The mayor suspended the clerk.",
        "The firm delivered bread.",
        "The clerk sent a letter.",
        "The rebels laid down their arms.",
        "A court found that the warden lied.",
        "The baker made bread.",
    ],
)
def test_a_plain_verb_beside_other_words_has_no_kind(text: str) -> None:
    assert senses(text) == {}
