"""What is done with the words: in sentences about countries that do not exist."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from alleged.analyse.reporting_words import (
    NOUNS,
    PHRASES,
    VERBS,
    base_form,
    base_forms,
    holds_phrase,
    verb_type,
)
from alleged.analyse.statement_types import Description, describe, statement_type
from alleged.analyse.statements import quoted_parts
from alleged.models.quotations import find_quotations
from alleged.records.spans import Span
from alleged.records.statements import Manner, Stance, StatementType, Strength, Voice


def told(source: str, cue: str, content: str, text: str) -> Description:
    """Describe a statement by the words of its parts, each the first in the text."""

    def spans(words: str) -> tuple[Span, ...]:
        if not words:
            return ()
        at = text.index(words)
        return (Span(at, at + len(words)),)

    places = spans(content) or (Span(0, len(text)),)
    voice = Voice.ARTICLE if not cue and not source else Voice.REPORTED
    return describe(
        text,
        source=spans(source),
        cue=spans(cue),
        content=places,
        quoted=quoted_parts(text, places, find_quotations(text)),
        voice=voice,
    )


@pytest.mark.parametrize(
    ("source", "cue", "content", "type"),
    [
        ("Ruiz", "accused", "the port of fraud", "accuses"),
        ("Ruiz", "lashed out at", "the port", "accuses"),
        ("Ruiz", "called", "the mayor a crook", "accuses"),
        ("Ruiz", "pleaded guilty", "to two charges of fraud", "confirms"),
        ("Ruiz", "pleaded not guilty", "to two charges of fraud", "denies"),
        ("Ruiz", "challenged", "the mayor to debate the plan", "calls_for"),
        ("Ruiz", "challenged", "the result", "denies"),
        ("Ruiz", "offered", "his condolences to the family", "thinks"),
        ("Ruiz", "said", "that he had made false statements to the port", "asserts"),
        ("Ruiz", "said", "the claim was false", "denies"),
        ("", "are said", "to be armed", "asserts"),
        ("Ruiz", "called", "the bridge a success", "asserts"),
        ("Ruiz", "called", "the report nonsense", "denies"),
        ("Ruiz", "called on", "the port to close", "calls_for"),
        ("Ruiz", "called for", "an inquiry", "calls_for"),
        ("Ruiz", "denied", "that the port had paid", "denies"),
        ("Ruiz", "did not confirm", "that the port had paid", "denies"),
        ("Ruiz", "declined", "to answer", "denies"),
        ("Ruiz", "said", "“There is no such letter”", "denies"),
        ("Ruiz", "admitted", "that the port had paid", "confirms"),
        ("Ruiz", "agreed", "that the port had paid", "confirms"),
        ("Ruiz", "agreed", "to pay", "promises"),
        ("Ruiz", "expects", "rain", "predicts"),
        ("Ruiz", "warned", "that the wall may fall", "predicts"),
        ("Ruiz", "warned", "that the wall is cracked", "asserts"),
        ("Ruiz", "said", "the wall will fall", "predicts"),
        ("Ruiz", "said", "she would pay", "promises"),
        ("Ruiz's lawyer", "said", "he would pay", "predicts"),
        ("Ruiz", "vowed", "to pay", "promises"),
        ("Ruiz", "said", "the port should close", "calls_for"),
        ("Ruiz", "told", "to leave at once", "calls_for"),
        ("Ruiz", "asked", "the port to close", "calls_for"),
        ("Ruiz", "asked", "whether the port was closed", "asks"),
        ("Ruiz", "wanted to know", "who had paid", "asks"),
        ("Ruiz", "wants", "a new port", "thinks"),
        ("Ruiz", "believes", "that the port is closed", "thinks"),
        ("Ruiz", "read out", "a letter", "quotes"),
        ("Ruiz", "suggested", "closing the port", "calls_for"),
        ("Ruiz", "suggested", "that the port was closed", "asserts"),
        ("Ruiz", "said", "the port is closed", "asserts"),
        ("Ruiz", "noted", "that the port is closed", "asserts"),
        ("", "Accusations", "that the port had paid", "accuses"),
        ("Ruiz's", "rejection", "of the treaty", "denies"),
        ("Ruiz", "never missed a chance to remind us", "that the port is closed", "asserts"),
        ("Ruiz", "blathered", "that the port is closed", "asserts"),
    ],
)
def test_the_verb_decides_and_the_content_where_the_verb_only_says(
    source: str, cue: str, content: str, type: str
) -> None:
    found, _, why = statement_type(source, cue, content, Voice.REPORTED)
    assert found.value == type
    assert why


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("The port was built in 1961.", "asserts"),
        ("When will the port open?", "asks"),
        ("The port will open in May.", "predicts"),
        ("Voters should bring two papers.", "calls_for"),
        ("Leave the harbour now.", "calls_for"),
    ],
)
def test_the_article_s_own_sentences_have_a_type_too(sentence: str, type: str) -> None:
    assert told("", "", "", sentence).type.value == type


def test_words_that_do_what_they_say_decide_in_quotation_marks() -> None:
    text = "“I deny that I was there,” Ana Ruiz said."
    assert told("Ana Ruiz", "said", "“I deny that I was there,”", text).type is StatementType.DENIES


@pytest.mark.parametrize(
    ("cue", "content", "strength", "words"),
    [
        ("said", "the wall fell", "plain", []),
        ("said", "the wall will probably fall", "likely", ["probably"]),
        ("said", "the wall might have fallen", "possible", ["might"]),
        ("said", "the wall would undoubtedly fall", "certain", ["undoubtedly"]),
        ("said", "there was virtually no doubt of it", "certain", ["virtually no doubt"]),
        ("said", "he could not swim", "plain", []),
        ("said", "it was built in May 1961", "plain", []),
        ("suggests", "the wall fell", "likely", ["suggests"]),
        ("is convinced", "that the wall fell", "certain", ["is convinced"]),
        ("said", "it was very likely, perhaps certain", "possible", ["very likely", "perhaps"]),
    ],
)
def test_words_that_weaken_or_strengthen_are_kept(
    cue: str, content: str, strength: str, words: list[str]
) -> None:
    text = f"Ruiz {cue} {content}."
    found = told("Ruiz", cue, content, text)
    assert found.strength is Strength(strength)
    assert [span.of(text) for span in found.strength_words] == words


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "neutral"),
        ("pointed out", "factive"),
        ("admitted", "factive"),
        ("claimed", "doubting"),
        ("alleged", "doubting"),
        ("falsely said", "doubting"),
        ("did not admit", "neutral"),
    ],
)
def test_the_reporting_verb_takes_for_true_or_doubts(cue: str, stance: str) -> None:
    text = f"Ruiz {cue} the wall fell."
    assert told("Ruiz", cue, "the wall fell", text).stance is Stance(stance)


@pytest.mark.parametrize(
    ("text", "content", "manner", "scare"),
    [
        ("“It fell,” Ruiz said.", "“It fell,”", "direct", []),
        ("Ruiz said it fell.", "it fell", "indirect", []),
        ("Ruiz said it was “a disgrace to us all”.", "it was “a disgrace to us all”", "mixed", []),
        (
            "Ruiz said the “new” wall had fallen.",
            "the “new” wall had fallen",
            "indirect",
            ["new"],
        ),
        ("Ruiz said a line: “No hand is raised.”", "a line: “No hand is raised.”", "direct", []),
    ],
)
def test_scare_quotes_are_nobody_s_speech(
    text: str, content: str, manner: str, scare: list[str]
) -> None:
    found = told("Ruiz", "said", content, text)
    assert found.manner is Manner(manner)
    assert [span.of(text) for span in found.scare_quoted] == scare


@pytest.mark.parametrize(
    ("cue", "content", "addressee"),
    [
        ("urged", "the two parties to wait", "the two parties"),
        ("called on", "the government to close the weir", "the government"),
        ("said", "the government had closed the weir", None),
    ],
)
def test_a_call_names_whom_it_is_put_to(cue: str, content: str, addressee: str | None) -> None:
    text = f"Ruiz {cue} {content}."
    found = told("Ruiz", cue, content, text).addressee
    assert (found.of(text) if found else None) == addressee


def test_what_stands_between_the_verb_and_the_words_is_the_addressee() -> None:
    text = "Ruiz told the harbour board that the wall had fallen."
    found = told("Ruiz", "told", "that the wall had fallen", text).addressee
    assert found is not None
    assert found.of(text) == "the harbour board"


def test_each_verb_and_noun_stands_in_one_list_only() -> None:
    for table in (VERBS, NOUNS):
        counts = Counter(word for words in table.values() for word in words.split())
        assert [word for word, count in counts.items() if count > 1] == []


def test_every_word_of_the_tables_is_its_own_base_form() -> None:
    for table in (VERBS, NOUNS):
        for words in table.values():
            for word in words.split():
                assert base_form(word) == word
    for phrase in PHRASES:
        assert holds_phrase(base_forms(phrase), phrase)


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("noted", "note"),
        ("denies", "deny"),
        ("planning", "plan"),
        ("Accusing", "accuse"),
        ("told", "tell"),
        ("vetoes", "veto"),
        ("harbour", "harbour"),
    ],
)
def test_inflected_forms_lead_to_the_verb_of_the_table(written: str, base: str) -> None:
    assert base_form(written) == base
    assert base == "harbour" or verb_type(base)


def test_thousands_of_quotations_in_one_content_cost_linear_time() -> None:
    text = "He said “a b” and " * 20_000
    began = time.process_time()
    found = told("He", "said", "", text)
    assert found.manner is Manner.MIXED
    assert time.process_time() - began < 20
