"""Where a sentence ends."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.analyse.sentences import split_sentences

# One string a case; " | " stands where a sentence ends and the white space after it begins.
CASES = [
    "The vote closed at 7 p.m. | Mr. Vello spoke after it.",
    "The vote closed at 7 p.m. Monday in the capital.",
    "The vote closed at 7 p.m. EST on the coast.",
    "She works for the Ostravan Dept. of Fisheries. | He does not.",
    "She left the U.S. Dept. of State in March. | He did not.",
    "They moved to the U.S. | The firm stayed.",
    "The U.S. President called.",
    "Prices rose 3.5 pct. in the north.",
    "Prices rose 3.5 pct. | The bank had said so.",
    "Prices rose 3.5 percent to $4.50. | Wages fell.",
    "Gen. Ilya R. Dorn met Sen. Anna Quist. | Both smiled.",
    "“They got out,” Const. Dorn said. | He left.",
    "J. K. Tamm wrote it. | Nobody read it.",
    "He finished No. 5 on Jan. 6 in Ostrava. | She won.",
    "He said no. | Five others said yes.",
    "It opened in Jan. | The roof fell in.",
    "The firm, Tamm Inc., grew. | Tamm Inc. | The name is new.",
    "Tamm Inc. Chairman Bo Lind left.",
    "“We won. | They lost,” he said. | “It is over.” | Then he went.",
    '"We are done." | She closed the door.',
    "“Why?” he asked.",
    "“Why?” Vello asked.",
    "“Stop!” shouted Vello.",
    "“Why?” | Vello left the room.",
    "“Why?” | The president said that he knew.",
    "Is it true? | It is! | Go on.",
    "“Who?” | “Me.”",
    "He waited... | Nobody came.",
    "He waited … and waited.",
    "He waited . . . and left.",
    "I... I do not know.",
    "He left (see p. 5. It is long) and came back.",
    "He left. | (Nobody saw him.) | She stayed.",
    "They acted democratically. elected members agreed.",
    "1. The first point. | 2. The second point.",
    "the will of the people.The next day | it rained.".replace(".The", ".| The")
    .replace("| The", "|The")
    .replace("day | it", "day it"),
    "See example.org or Example.Com for more.",
    "The phone failed. | iPhone users laughed. | al-Sharq reported it.",
    "It was Plan B. | The council agreed.",
    "Dr. Lind, i.e. the owner, paid $2.5 bn. to Tamm & Co. last year.",
    "He lives on 5th St. | He likes it.",
    "Then-Gov. Lind spoke. | Ex-Gen. Dorn did not.",
    "It ended. ” | Then they left.",
    "The claim is old.[12] | It is false.",
    "Aid stopped. | $5 was left. | 21% of it was lost.",
    "Wait – really? – yes.",
    "Yahoo! Mail was down.",
    'They met Robert C. "Bobby" Lind in town.',
    "It starts at 9 p.m. E.T. on Monday.",
    "It fell at 10:35 a.m. (0735 GMT) on Tuesday.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    text = case.replace(" | ", " ")
    assert [span.of(text) for span in split_sentences(text)] == case.split(" | ")


def test_a_lost_space_after_a_full_stop_is_no_lost_sentence_end() -> None:
    text = "It is the will of the people.The next day it rained."
    assert [span.of(text) for span in split_sentences(text)] == [text[:29], text[29:]]


def test_an_empty_line_always_ends_a_sentence() -> None:
    text = "A headline without a stop\n\nthe first words of the body\n \nand more"
    assert [span.of(text) for span in split_sentences(text)] == [
        "A headline without a stop",
        "the first words of the body",
        "and more",
    ]


def test_a_line_end_ends_a_sentence() -> None:
    text = "Ostrava, Monday\nThe council met.\n- one thing\n- another thing"
    assert [span.of(text) for span in split_sentences(text)] == text.split("\n")


def test_hard_wrapped_lines_are_read_as_one_paragraph() -> None:
    text = (
        "The council of Ostrava met on Monday in the old town hall, where Mr.\n"
        "Vello told reporters that the harbour would stay open for the whole of\n"
        "Winter. Nobody believed him, since the ice had come early and the last\n"
        "ships had left."
    )
    assert [span.of(text)[:8] for span in split_sentences(text)] == ["The coun", "Nobody b"]


def test_a_bullet_list_is_not_taken_for_wrapped_lines() -> None:
    text = "- the harbour of the old town stays closed for now\n- the rest of the town stays open"
    assert len(split_sentences(text)) == 2


@given(st.text(alphabet=st.sampled_from("aB1. \n\"“”'?!()[]…-,\u00a0\tMr")) | st.text())
def test_sentences_cover_every_character_that_is_not_white_space(text: str) -> None:
    position = 0
    for span in split_sentences(text):
        assert not text[position : span.start].strip()
        words = span.of(text)
        assert words
        assert words == words.strip()
        assert "\n\n" not in words
        position = span.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "piece", ["a", ".", " ", '"', "1", "(", "?!", "a. ", "\n", "A\n", ". . ", "(a. B", "A.B", ".[1"]
)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(piece: str) -> None:
    def seconds(chars: int) -> float:
        text = piece * (chars // len(piece))
        start = perf_counter()
        split_sentences(text)
        return perf_counter() - start

    # Quadratic work at 400,000 characters would take minutes.
    assert seconds(400_000) < 20 * seconds(40_000) + 2


def test_a_text_in_small_letters_ends_its_sentences_at_its_stops() -> None:
    text = (
        "sarn: the harbour board asked the union to wait. r k lund and v. n. orr said mr. ode was "
        "wrong. the port was shut.in vell, too, trucks stood still. she left at 8.20 pm on no. 3."
    )
    assert [span.of(text) for span in split_sentences(text)] == [
        "sarn: the harbour board asked the union to wait.",
        "r k lund and v. n. orr said mr. ode was wrong.",
        "the port was shut.",
        "in vell, too, trucks stood still.",
        "she left at 8.20 pm on no. 3.",
    ]
