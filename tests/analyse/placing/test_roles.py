"""A table of sentences: the name in braces, and what the words around it say."""

from __future__ import annotations

import re
import time

import pytest

from alleged.analyse.placing.roles import STATE_CUES, Cue, Told, read_cue
from alleged.records.spans import Span


def nothing(_: int) -> Span | None:
    """No other name anywhere."""
    return None


def cue_of(written: str) -> Told:
    """The cue of the name in braces; other names in brackets are known, too."""
    text, known = "", {}
    wanted = Span(0, 0)
    for part in re.findall(r"[{\[][^}\]]+[}\]]|[^{\[]+", written):
        bare = part.strip("{}[]") if part[0] in "{[" else part
        span = Span(len(text), len(text) + len(bare))
        text += bare
        if part[0] in "{[":
            known[span.start] = span
        if part[0] == "{":
            wanted = span
    return read_cue(text, wanted, Span(0, len(text)), next_name=known.get)


CUES: list[tuple[str, Cue]] = [
    ("{Moscow} denied the report.", Cue.ACTS),
    ("{Lima} has not yet answered.", Cue.ACTS),
    ("{Lima} will, it seems, wait.", Cue.NONE),
    ("{Ghana} will host the games.", Cue.ACTS),
    ("{Oslo} and [Copenhagen] agreed on the price.", Cue.ACTS),
    ("A sale that was condemned by {Israel} in May", Cue.ACTS),
    ("According to {Tehran}, nobody was hurt.", Cue.ADDRESSED),
    ("Envoys warned {Kyiv} against it.", Cue.ADDRESSED),
    ("They called on {Nairobi} to stop.", Cue.ADDRESSED),
    ("sanctions against {Iran} were lifted", Cue.ADDRESSED),
    ("{Iran}'s refusal came late.", Cue.OWN_ACT),
    ("{Peru}'s coast is dry.", Cue.NONE),
    ("relations between {Quito} and [Bogotá] froze", Cue.RELATION),
    ("relations between [Quito] and {Bogotá} froze", Cue.RELATION),
    ("a lesson for {Moscow} to learn", Cue.ADDRESSED),
    ("{Peru}'s hills. A decision came.", Cue.NONE),
    ("talks with {Ankara} broke down", Cue.RELATION),
    ("the border with {Chad} is shut", Cue.LOCATED),
    ("the road between {Quito} and [Loja] is open", Cue.LOCATED),
    ("A bus from {Moscow} was late.", Cue.LOCATED),
    ("in southern {Mali} it rained", Cue.LOCATED),
    ("Nobody in {Washington} said a word.", Cue.LOCATED),
    ("our ambassador in {Beijing} knew", Cue.POSTING),
    ("the embassy of Peru in {Beijing} knew", Cue.POSTING),
    ("the ambassador to the {Netherlands} knew", Cue.POSTING),
    ("the embassy of {Peru} was closed", Cue.ORGANISATION),
    ("{US} troops left at dawn.", Cue.MODIFIER),
    ("{U.S.} sanctions hurt the port.", Cue.MODIFIER),
    ("the {U.S.} release on Monday", Cue.MODIFIER),
    ("the {UK} said no", Cue.ACTS),
    ("the {US} and [Cuba] met again", Cue.ACTS),
    ("{Springfield}, a town on the river", Cue.NONE),
    ("{France} has been delayed by rain", Cue.NONE),
]


@pytest.mark.parametrize(("written", "cue"), CUES, ids=[written for written, _ in CUES])
def test_the_words_around_a_name_say_what_it_does(written: str, cue: Cue) -> None:
    assert cue_of(written).cue is cue


def test_a_cue_names_its_words() -> None:
    assert str(cue_of("{Moscow} denied it.")) == "acts or speaks (denied)"
    assert str(cue_of("{Moscow}, cold.")) == Cue.NONE.value


def test_words_of_another_sentence_say_nothing() -> None:
    text = "He flew to Lima. Denied it was."
    told = read_cue(text, Span(11, 15), Span(0, 16), next_name=nothing)
    assert told.cue is Cue.LOCATED
    assert told.cue not in STATE_CUES


@pytest.mark.parametrize(
    "piece", ["between ", "x and ", "ambassador of ", "'s ", "Lima, Lima and ", "–", "not "]
)
def test_a_long_repetition_is_read_in_time_that_grows_no_faster_than_it(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times + "Lima " + piece * times
        start = len(piece) * times
        began = time.process_time()
        for _ in range(50):
            read_cue(text, Span(start, start + 4), Span(0, len(text)), next_name=nothing)
        return time.process_time() - began

    seconds(100)
    assert seconds(40_000) < 20 * seconds(1_000) + 0.1
