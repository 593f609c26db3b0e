"""Which lines are no part of an article, and which only look so."""

from __future__ import annotations

import time

import pytest

from alleged.ingest.boilerplate import MAX_LINE_CHARS, RULES, Line, Rule, find_boilerplate
from alleged.records.documents import BlockKind

FILLER = [
    Line(BlockKind.PARAGRAPH, f"The mayor said on day {number} that the bridge would stay closed.")
    for number in range(20)
]


def rules_for(*lines: str, at: int = 3) -> list[str | None]:
    """What becomes of lines in the midst of an article."""
    middle = [Line(BlockKind.PARAGRAPH, line) for line in lines]
    found = find_boilerplate([*FILLER[:at], *middle, *FILLER[at:]])
    return found[at : at + len(lines)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_meets_its_own_examples(rule: Rule) -> None:
    assert rule.examples
    for example in rule.examples:
        assert rule.pattern.fullmatch(example), example


@pytest.mark.parametrize(
    "line",
    [
        "0 2,317",
        "- Advertisement -",
        "Get breaking alerts straight to your phone, subscribe today.",
        "Read more: Who owns the river?",
        "READ NEXT | Ten bridges to see before they fall",
        "This site uses cookies. By using it you agree.",
        "Share on Facebook",
        "Facebook | Twitter | WhatsApp | Telegram",
        "Comments are closed",
        "Tags: bridge, river, Ibrem",
        "Photo: Ilse Brandt/Northern Press",
        "Updated: 12 March 2023, 14:05",
        "3 hours ago",
        "5 min read",
        "1.2k shares",
    ],
)
def test_lines_that_pages_put_between_the_paragraphs_are_found(line: str) -> None:
    assert rules_for(line) != [None], line


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter, she said, and then tell me that nobody knew.",
        "Subscribe to that theory and you may believe anything.",
        "Sign up or be shot, the recruits of Tarn were told in 1994.",
        "Advertisement revenue at the paper fell by half.",
        "Comments by the minister caused an outcry.",
        "No comment.",
        "Share prices fell by 9 per cent after the announcement.",
        "Created in 1998, the commission has nine members.",
        "Published in 2019, the report names eleven officials.",
        "Updated figures show 93 dead.",
        "By using the terms of the treaty against it, Ostrenia won the case.",
        "The report may not be published before the election, the court ruled.",
        "Tagged as a traitor, he fled to Genth.",
        "(c) the third claim is dismissed.",
        "More in sorrow than in anger, the judge read out the sentence.",
        "Follow the money, the prosecutor told the jury.",
        "Maria Lopez is a journalist who was arrested in May for her work on the port.",
        "Join the army or leave the country: that was the choice, Hask said.",
        "Support for the government fell to 24 per cent.",
        "Listen, he said, I was not there.",
        "17 people died.",
        "“Get the news out”, she told the radio operator.",
        "Related companies paid for the bridge.",
        "Log books from the ship are missing.",
        "In pictures shown to the court the balcony is in place.",
        "Opinion: divided. Both camps claim victory.",
        "Source: the ministry of trade, which gave no details.",
        "Five minutes later the guns fell silent.",
        "Full text messages were read out in court.",
        "Abstract art is what he burned, the guard said.",
        "Comments by 12 readers were removed, the moderator said.",
        "The views of the author were not those of the crew, the captain said.",
    ],
)
def test_sentences_that_only_begin_like_boilerplate_stay(line: str) -> None:
    assert rules_for(line) == [None]
    assert rules_for(line, at=18) == [None], "near the end"


def test_two_bare_numbers_fall_at_the_edge_of_an_article_and_stay_in_its_middle() -> None:
    assert rules_for("0 2,317", at=1) == ["counters"]
    assert rules_for("0 2,317", at=10) == [None]


def test_a_row_of_a_table_is_never_boilerplate() -> None:
    rows = [Line(BlockKind.TABLE_ROW, "12 3,400"), Line(BlockKind.TABLE_ROW, "Comments closed")]
    assert find_boilerplate(rows) == [None, None]


def test_a_note_on_the_author_falls_at_the_end_only() -> None:
    line = "Mara Odell is a senior correspondent for the Norrland Post covering ports."
    assert rules_for(line, at=2) == [None]
    assert rules_for(line, at=20) == ["about the author"]


def test_a_heading_falls_when_all_that_it_headed_did() -> None:
    lines = [
        *FILLER,
        Line(BlockKind.HEADING, "Our newsletter"),
        Line(BlockKind.PARAGRAPH, "Subscribe now"),
    ]
    assert find_boilerplate(lines)[-2:] == ["heading of what was left out", "newsletter"]


def test_no_rule_looks_at_a_long_line() -> None:
    long = "Read more: " + "word " * MAX_LINE_CHARS
    assert rules_for(long) == [None]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_line_keeps_a_rule_busy(rule: Rule) -> None:
    fragments = {"x |", "1 ", "a ", "A b ", "«", *rule.examples}
    fragments |= {example.split()[0] + " " for example in rule.examples}
    for fragment in fragments:
        line = (fragment * MAX_LINE_CHARS)[: MAX_LINE_CHARS - 1] + "§"
        times = []
        for _ in range(3):
            start = time.process_time()
            rule.pattern.fullmatch(line)
            times.append(time.process_time() - start)
        assert min(times) < 0.5, fragment  # a rule that backtracks takes minutes
