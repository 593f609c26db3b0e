"""Our own training sentences: what a line says, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from alleged.analyse.sentences import split_sentences
from alleged.errors import InputError
from alleged.models.labels import ACT_TYPES, STATUSES
from alleged.train.own_sentences import make_article, read_line, read_lines, read_own

FOLDER = Path(__file__).parents[2] / "training" / "events"


def test_marks_and_acts_of_a_line_are_read_at_their_places() -> None:
    line = read_line(
        "[A1A2 The Ostravan mayor] [T1 condemned] [R1 the raid] and [T2 promised] bread.\t"
        "1 ACCUSE disapprove happened - | 2 AGREE - happened economic,health",
        "here",
    )
    assert line.text == "The Ostravan mayor condemned the raid and promised bread."
    read = [
        (letter + number, line.text[span.start : span.end]) for letter, number, span in line.marks
    ]
    assert read == [
        ("A1", "The Ostravan mayor"),
        ("A2", "The Ostravan mayor"),
        ("T1", "condemned"),
        ("R1", "the raid"),
        ("T2", "promised"),
    ]
    assert line.acts["1"].modes == ("disapprove",)
    assert line.acts["2"].contexts == ("economic", "health")


def test_a_headline_is_a_paragraph_of_its_own() -> None:
    line = read_line(
        "[A1 Miners] [T1 Strike] ¶ They [T1 downed tools] at noon.\t1 PROTEST strike happened -",
        "here",
    )
    assert line.text == "Miners Strike\n\nThey downed tools at noon."
    assert [
        line.text[span.start : span.end] for letter, _, span in line.marks if letter == "T"
    ] == [
        "Strike",
        "downed tools",
    ]


def test_a_resigning_official_has_our_own_label() -> None:
    line = read_line("[A1 She] [T1 quit].\t1 RETREAT resign happened -", "here")
    assert line.acts["1"].type == "resignation"
    assert line.acts["1"].modes == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("No acts told.", "no tab"),
        ("[T1 Fled].\t1 OTHER - happened", "not five fields"),
        ("[T1 Fled].\t1 FLIGHT - happened -", "'FLIGHT'"),
        ("[T1 Fled].\t1 OTHER run happened -", "'OTHER run'|'other run'"),
        ("[T1 Fled].\t1 OTHER - perhaps -", "'perhaps'"),
        ("[T1 Fled].\t1 OTHER - happened weather", "'weather'"),
        ("[A1 He] fled.\t1 OTHER - happened -", "do not match"),
        ("[T1 Fled] with [A2 him].\t1 OTHER - happened -", "a mark of no act"),
        ("[T1 Fled [P1 home]].\t1 OTHER - happened -", "cannot be read"),
    ],
)
def test_a_line_that_breaks_the_rules_is_refused_with_its_place(line: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        read_line(line, "acts.txt line 7")
    assert "acts.txt line 7" in str(caught.value)


def test_lines_joined_to_one_text_keep_their_marks() -> None:
    lines = [
        read_line("[A1 They] [T1 met].\t1 CONSULT - happened -", "1"),
        read_line("Rain fell.\tnone", "2"),
        read_line("[A1 Rebels] [T1 fled].\t1 RETREAT withdraw negated -", "3"),
    ]
    article = make_article(lines, "joined", split_sentences)
    assert article.text == "They met. Rain fell. Rebels fled."
    marked = [(article.text[s.start : s.end], ACT_TYPES[k]) for s, k in article.spans["act_type"]]
    assert marked == [("met", "CONSULT"), ("fled", "RETREAT")]
    assert [STATUSES[k] for _, k in article.spans["status"]] == ["happened", "negated"]
    assert [article.text[span.start : span.end] for _, span, _ in article.pairs] == [
        "They",
        "Rebels",
    ]


def test_every_line_of_the_project_keeps_to_the_rules_and_none_stands_twice() -> None:
    texts = [line.text for line in read_lines(FOLDER)]
    assert len(texts) > 3000
    assert len(set(texts)) == len(texts)


def test_every_tenth_line_is_kept_from_training() -> None:
    kept = {article.text for article in read_own(FOLDER, "dev", split_sentences)}
    trained = [article.text for article in read_own(FOLDER, "train", split_sentences)]
    assert len(kept) > 300
    assert not [text for text in trained if text in kept]
