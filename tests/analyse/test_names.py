"""The fullest form of a name in its document."""

from __future__ import annotations

import re

import pytest

from alleged.analyse.names import Name, fullest_names, name_words, settled_kinds
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION


def fullest(text: str, *names: tuple[str, MentionKind]) -> list[str]:
    """The fullest form for each name, found in text order."""
    spans = []
    at = 0
    for form, kind in names:
        start = text.index(form, at)
        at = start + len(form)
        spans.append(Name(Span(start, at), kind))
    return [full for full, _ in fullest_names(text, spans)]


def people(*forms: str) -> list[str]:
    return fullest("; ".join(forms), *((form, PERSON) for form in forms))


@pytest.mark.parametrize(
    ("forms", "full"),
    [
        (["Ana Ruiz", "Ruiz"], ["Ana Ruiz", "Ana Ruiz"]),
        (["Ruiz", "Ana Ruiz"], ["Ruiz", "Ana Ruiz"]),
        (["Ana Ruiz", "Ana Ruiz Is"], ["Ana Ruiz", "Ana Ruiz"]),
        (["Ana Ruiz", "Ana Ruiz Back", "Ruiz"], ["Ana Ruiz"] * 3),
        (["Ana Ruiz", "Ana Ruiz derails Bo", "Ruiz"], ["Ana Ruiz"] * 3),
        (["Ana Ruíz", "Ana Ruiz", "Ruíz"], ["Ana Ruíz", "Ana Ruiz", "Ana Ruíz"]),
        (["Ana Ruiz", "Ana"], ["Ana Ruiz", "Ana Ruiz"]),
        (["Ana Ruiz", "Leo Ruiz", "Ruiz"], ["Ana Ruiz", "Leo Ruiz", "Ruiz"]),
        (["Ana Ruiz", "Ana María Ruiz"], ["Ana María Ruiz", "Ana María Ruiz"]),
        (["Ana Ruiz", "Ana J. Ruiz"], ["Ana J. Ruiz", "Ana J. Ruiz"]),
        (["Ana Ruiz", "Arde"], ["Ana Ruiz", "Arde"]),
        (["Ana María Ruiz", "Ana Ruiz", "Ruiz"], ["Ana María Ruiz"] * 3),
        (["Hugo van Dorn", "van Dorn", "Dorn"], ["Hugo van Dorn"] * 3),
        (["Pedro Gómez López", "Gómez"], ["Pedro Gómez López", "Pedro Gómez López"]),
        (["Tomas Arde Jr.", "Arde"], ["Tomas Arde Jr.", "Tomas Arde Jr."]),
    ],
)
def test_a_shorter_name_takes_the_only_fuller_one_that_fits(
    forms: list[str], full: list[str]
) -> None:
    assert people(*forms) == full


def test_an_acronym_in_brackets_takes_the_name_before_it() -> None:
    text = "The Harbour Workers Union (HWU) struck. HWU won."
    names = [("Harbour Workers Union", ORGANISATION), ("HWU", ORGANISATION), ("HWU", ORGANISATION)]
    assert fullest(text, *names) == ["Harbour Workers Union"] * 3


def test_an_acronym_without_brackets_needs_the_initials_of_one_name() -> None:
    text = "The Board of Harbour Works met. The BHW paid. The BHX did not."
    names = [("Board of Harbour Works", ORGANISATION), ("BHW", ORGANISATION), ("BHX", ORGANISATION)]
    assert fullest(text, *names) == ["Board of Harbour Works", "Board of Harbour Works", "BHX"]


def test_two_full_names_for_one_acronym_decide_nothing() -> None:
    text = "Green Sea Union, Grand Steel Union and GSU."
    names = [
        ("Green Sea Union", ORGANISATION),
        ("Grand Steel Union", ORGANISATION),
        ("GSU", ORGANISATION),
    ]
    assert fullest(text, *names)[2] == "GSU"


def test_a_company_takes_its_form_with_the_legal_ending() -> None:
    text = "Port Selva Shipping Inc. grew. Port Selva Shipping paid."
    names = [("Port Selva Shipping Inc.", ORGANISATION), ("Port Selva Shipping", ORGANISATION)]
    assert fullest(text, *names) == ["Port Selva Shipping Inc."] * 2


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("Mr. Ruiz", ("ruiz",)),
        ("Ana J. Ruiz", ("ana", "ruiz")),
        ("Ruiz's", ("ruiz",)),
        ("President Ana Ruiz", ("ana", "ruiz")),
        ("O'Dell-Ruiz", ("o'dell-ruiz",)),
        ("...", ()),
    ],
)
def test_titles_and_initials_are_no_part_of_a_name(form: str, words: tuple[str, ...]) -> None:
    assert name_words(form) == words


def test_a_surname_in_the_headline_takes_the_full_name_of_the_text() -> None:
    text = "Ruiz wins\n\nAna Ruiz won. Ruiz smiled."
    names = [("Ruiz", PERSON), ("Ana Ruiz", PERSON), ("Ruiz", PERSON)]
    assert fullest(text, *names) == ["Ana Ruiz"] * 3


def test_a_surname_used_before_any_full_name_is_not_a_relatives() -> None:
    text = "Polls open\n\nRuiz won. His daughter Lena Ruiz smiled. Ruiz left."
    names = [("Ruiz", PERSON), ("Lena Ruiz", PERSON), ("Ruiz", PERSON)]
    assert fullest(text, *names) == ["Ruiz", "Lena Ruiz", "Ruiz"]


def test_a_title_of_the_other_gender_rules_a_full_name_out() -> None:
    text = "Michelle Ruiz spoke. Mr. Ruiz left. Mrs. Ruiz stayed."
    names = [("Michelle Ruiz", PERSON), ("Ruiz", PERSON), ("Ruiz", PERSON)]
    assert fullest(text, *names) == ["Michelle Ruiz", "Ruiz", "Michelle Ruiz"]


def kinds_of(text: str, *given: tuple[str, MentionKind]) -> list[MentionKind]:
    """The settled kinds of names that are given in the order of the text."""
    names, at = [], 0
    for words, kind in given:
        start = text.index(words, at)
        at = start + len(words)
        names.append(Name(Span(start, at), kind))
    return settled_kinds(text, names)


def test_a_surname_alone_is_a_person_once_somebody_was_named_with_it() -> None:
    text = "Yusra Delamar spoke. Later Delamar left for Tolva."
    person, organisation, place = (
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.PLACE,
    )
    given = ("Yusra Delamar", person), ("Delamar", organisation), ("Tolva", place)
    assert kinds_of(text, *given) == [person, person, place]


@pytest.mark.parametrize(
    "text",
    [
        "Delamar fell. Its owner is Yusra Delamar.",
        "Yusra Delamar and Ilya Delamar met. Delamar fell.",
        "Yusra Delamar left Delamar Mining. Delamar fell.",
    ],
    ids=["named only later", "two persons", "a firm of that name"],
)
def test_a_surname_that_may_be_something_else_keeps_its_kind(text: str) -> None:
    kind = {
        "Yusra Delamar": MentionKind.PERSON,
        "Ilya Delamar": MentionKind.PERSON,
        "Delamar Mining": MentionKind.ORGANISATION,
        "Delamar": MentionKind.ORGANISATION,
    }
    found = re.findall("|".join(kind), text)
    settled = kinds_of(text, *((words, kind[words]) for words in found))
    assert settled == [kind[words] for words in found]
