"""Clauses and their subjects: a table to add to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse.quantities.tokens import read_tokens
from alleged.analyse.syntax import ChunkKind, read_chunks, read_clauses
from alleged.models.tagger import TAGS, packaged_tagger

CLAUSES: dict[str, list[tuple[str, str | None]]] = {
    "The mine employs many workers and produced copper.": [
        ("employs", "The mine"),
        ("produced", "The mine"),
    ],
    "Geologists say the basin holds cobalt.": [("say", "Geologists"), ("holds", "the basin")],
    "The company which has a mine said no.": [("has", "The company"), ("said", "The company")],
    "Lorries carrying rice reached the city.": [("carrying", "Lorries"), ("reached", "Lorries")],
    "Shares fell after it reported a loss.": [("fell", "Shares"), ("reported", "it")],
    "The deputy, who lost his seat, resigned.": [
        ("lost", "The deputy"),
        ("resigned", "The deputy"),
    ],
    "Police arrested Tomas Arde, who led the march, and beat two students.": [
        ("arrested", "Police"),
        ("led", "Tomas Arde"),
        ("beat", "Police"),
    ],
    "The head of the union, who was jailed in May, returned to Sarn.": [
        ("was jailed", "the union"),
        ("returned", "The head"),
    ],
    "The storm forced people to flee.": [("forced", "The storm"), ("to flee", "The storm")],
    "Wages rose while prices fell.": [("rose", "Wages"), ("fell", "prices")],
}


@pytest.mark.parametrize("sentence", CLAUSES)
def test_each_verb_has_its_subject(sentence: str) -> None:
    tokens = read_tokens(sentence, 0, len(sentence))
    tags = packaged_tagger().tag([[token.text for token in tokens]])[0]
    chunks = read_chunks(tokens, tags)

    def words(first: int, after: int) -> str:
        return sentence[tokens[first].start : tokens[after - 1].end]

    found = [
        (
            words(clause.verb.first, clause.verb.after),
            words(clause.subject.first, clause.subject.after) if clause.subject else None,
        )
        for clause in read_clauses(tokens, chunks)
        if clause.verb
    ]
    assert found == CLAUSES[sentence]


@pytest.mark.parametrize("sentence", [*CLAUSES, "Rain.", "?!", "12 12 12", "to to and and of"])
def test_groups_and_clauses_cover_the_sentence_without_gaps(sentence: str) -> None:
    tokens = read_tokens(sentence, 0, len(sentence))
    tags = packaged_tagger().tag([[token.text for token in tokens]])[0]
    chunks = read_chunks(tokens, tags)
    assert [chunk.first for chunk in chunks] == [0, *(chunk.after for chunk in chunks[:-1])]
    assert chunks[-1].after == len(tokens)
    clauses = read_clauses(tokens, chunks)
    assert clauses[0].first == 0
    assert clauses[-1].after == len(tokens)


def test_an_expression_of_time_is_a_group_of_its_own_and_no_subject() -> None:
    sentence = "Last year exports fell."
    tokens = read_tokens(sentence, 0, len(sentence))
    tags = packaged_tagger().tag([[token.text for token in tokens]])[0]
    chunks = read_chunks(tokens, tags, times={0: 2})
    assert chunks[0].kind is ChunkKind.TIME
    (clause,) = read_clauses(tokens, chunks)
    assert clause.subject is not None
    assert tokens[clause.subject.head].text == "exports"


WORDS = st.sampled_from(
    [
        "to",
        "including",
        "the",
        "12",
        "and",
        "which",
        "Sarn's",
        "long",
        "-",
        "term",
        ",",
        "near",
        "following",
        "he's",
        "(",
        ")",
        "rose",
        "of",
    ]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(TAGS)), min_size=1, max_size=14))
@settings(max_examples=500, deadline=None)
def test_no_order_of_words_and_tags_breaks_groups_and_clauses(
    tagged: list[tuple[str, str]],
) -> None:
    text = " ".join(word for word, _ in tagged)
    tokens = read_tokens(text, 0, len(text))
    tags = [tag for _, tag in tagged] + ["NN"] * len(tokens)
    chunks = read_chunks(tokens, tags[: len(tokens)])
    assert sum(chunk.after - chunk.first for chunk in chunks) == len(tokens)
    clauses = read_clauses(tokens, chunks)
    assert [clause.first for clause in clauses] == [0, *(clause.after for clause in clauses[:-1])]
    assert clauses[-1].after == len(tokens)
