"""Which language a text is in."""

from __future__ import annotations

import pytest

from alleged.ingest.language import identify_language

ENGLISH = "The mayor said on Monday that the bridge would be closed until further notice, and that nobody had read the letters of the engineers who had warned of its state for years and years."
SPANISH = "El alcalde dijo el lunes que el puente quedará cerrado hasta nuevo aviso y que nadie había leído las cartas de los ingenieros que durante años habían advertido de su mal estado."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        ("Der Bürgermeister sagte am Montag, die Brücke bleibe bis auf Weiteres gesperrt.", "de"),
        ("Le maire a déclaré lundi que le pont serait fermé jusqu'à nouvel ordre.", "fr"),
        ("Мэр заявил в понедельник, что мост будет закрыт до особого распоряжения.", "ru"),
        ("市长星期一说，大桥将关闭，直到另行通知，没有人读过这些信件。", "zh"),
        ("Port of Sarn closed as grain dispute widens", "en"),
    ],
)
def test_plain_sentences_are_told(text: str, code: str) -> None:
    found = identify_language(text, declared=None)
    assert found.code == code
    assert found.probability is not None
    assert 0 < found.probability <= 1


@pytest.mark.parametrize("text", ["", "No.", "12,345 67%", "Sarn, 3 June"])
def test_too_few_letters_are_undetermined(text: str) -> None:
    assert identify_language(text, declared=None).code == "und"


def test_the_word_of_the_original_is_taken_where_the_letters_agree_or_are_few() -> None:
    assert identify_language(ENGLISH, declared="en") == identify_language("No.", declared="en")


def test_a_template_that_says_english_over_a_spanish_text_is_not_believed() -> None:
    found = identify_language(SPANISH * 2, declared="en")
    assert found.code == "es"
    assert found.note is not None
    assert "'en'" in found.note
