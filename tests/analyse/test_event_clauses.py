"""Whose a verb is, where other words stand between it and its subject."""

from __future__ import annotations

import pytest

from alleged.analyse.event_syntax import read_syntax
from alleged.records.spans import Span


def subjects(text: str) -> dict[str, str | None]:
    """The last word of each verb group -> its subject."""
    (sentence,) = read_syntax(text, [Span(0, len(text))])
    found: dict[str, str | None] = {}
    for clause in sentence.clauses:
        assert clause.verb is not None
        words = (
            sentence.tokens[clause.subject.first : clause.subject.after] if clause.subject else ()
        )
        shown = " ".join(token.text for token in words) or None
        found[sentence.tokens[clause.verb.head].lower] = shown
    return found


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Orvana, its largest lender, froze two accounts.", "froze", "Orvana"),
        ("The refugees, nine Tarnese and a monk, were jailed.", "jailed", "The refugees"),
        ("A porter who tried to shield them was stabbed.", "stabbed", "A porter"),
        ("Nine barns owned by settlers were burned.", "burned", "Nine barns"),
        ("Two clerks who had worked with Holt were suspended.", "suspended", "Two clerks"),
        (
            "Orvana refused, where a leak had killed nine men, and rejected the offer.",
            "rejected",
            "Orvana",
        ),
        (
            "The abbot was barred from entering the jail and told to leave.",
            "leave",
            "The abbot",
        ),
        (
            "Guards drove off men who had shut the road, shot two of them and burned a cart.",
            "burned",
            "Guards",
        ),
        ("On Friday riot police stormed the mill.", "stormed", "riot police"),
        ("Talks between Orvana, Kestria and Tarn resumed.", "resumed", "Talks"),
        ("Envoys from Orvana and Kestria signed the pact.", "signed", "Envoys"),
        ("Two sailors, caught when the ship was sunk, fled.", "fled", "Two sailors"),
        ("The rabbi, whose son died when police raided a hall, was freed.", "freed", "The rabbi"),
        ("The vote, in which nine parties took part, was annulled.", "annulled", "The vote"),
        ("Orr, speaking at a fair after Vell spoke, expressed thanks.", "expressed", "Orr"),
        ("The guards, armed with guns, fired at the crowd.", "fired", "The guards"),
        ("Orvana's navy drew criticism.", "drew", "Orvana's navy"),
        ("TARN ― Orr, who was in Sarn, left for Vell.", "left", "Orr"),
        ("The ship was sunk.", "sunk", "The ship"),
        ("No porter who was there spoke.", "spoke", "No porter"),
        ("In a letter sent on Monday the mayor blamed the port.", "blamed", "the mayor"),
    ],
)
def test_a_verb_has_its_subject_over_what_stands_between(
    text: str, verb: str, subject: str
) -> None:
    assert subjects(text)[verb] == subject


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The guard said the rebels were beaten.", "beaten", "the rebels"),
        ("The porter said the mayor had lied and the abbot fled.", "fled", "the abbot"),
        ("The labour minister, Otto Hahn, resigned.", "resigned", "The labour minister"),
        ("On Monday night the mayor resigned.", "resigned", "the mayor"),
        ("The abbot met the mayor and left the town.", "left", "The abbot"),
        ("The mayor died when a bomb placed by rebels exploded.", "exploded", "rebels"),
    ],
)
def test_the_nearest_group_stays_the_subject_where_nothing_parts_it_from_the_verb(
    text: str, verb: str, subject: str
) -> None:
    assert subjects(text)[verb] == subject


def test_a_sentence_of_one_clause_has_one_subject() -> None:
    assert subjects("Orvana closed the port.") == {"closed": "Orvana"}
