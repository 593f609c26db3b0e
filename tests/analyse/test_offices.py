"""Offices: which, whose, held or no longer, since and until when."""

from __future__ import annotations

import pytest

from alleged.analyse.offices import OfficePhrase, find_offices, same_office, tokens_of
from alleged.records.entities import Standing
from alleged.records.spans import Span

SERVING, FORMER, COMING = Standing.SERVING, Standing.FORMER, Standing.COMING


def offices(text: str, *names: str) -> list[OfficePhrase]:
    spans = sorted(Span(text.index(name), text.index(name) + len(name)) for name in names)
    return find_offices(text, tokens_of(text), spans)


@pytest.mark.parametrize(
    ("text", "title", "of", "standing"),
    [
        ("Foreign Minister Ana Ruiz spoke.", "foreign minister", None, SERVING),
        ("They met the foreign minister.", "foreign minister", None, SERVING),
        ("They met Norland's foreign minister.", "foreign minister", "Norland", SERVING),
        ("They met the Norlandic ambassador.", "ambassador", "Norlandic", SERVING),
        ("They met the ambassador of Norland.", "ambassador", "Norland", SERVING),
        ("They met the ambassador to the Free Isles.", "ambassador", "Free Isles", SERVING),
        ("They met the former president.", "president", None, FORMER),
        ("They met the then interior minister.", "interior minister", None, FORMER),
        ("They met ex-president Ruiz.", "president", None, FORMER),
        ("They met the president-elect.", "president", None, COMING),
        ("They met the new Norlandic prime minister.", "prime minister", "Norlandic", SERVING),
        ("SHE SAYS SHE STAYS MAYOR OF SARN.", "mayor", None, SERVING),
        ("Outgoing Prime Minister Ana Ruiz left.", "prime minister", None, FORMER),
        ("They met the ambassador to Norland until 2029.", "ambassador", "Norland", FORMER),
    ],
)
def test_an_office_says_which_whose_and_whether_it_is_held(
    text: str, title: str, of: str | None, standing: Standing
) -> None:
    (office,) = offices(text)
    assert (office.title, office.of or office.to, office.standing) == (title, of, standing)


def test_until_and_since_are_kept_in_the_texts_own_words() -> None:
    (office,) = offices("She was ambassador to Norland until May 2029.")
    assert office.until == "May 2029"
    (office,) = offices("He is president since 2021 and will stay.")
    assert (office.since, office.standing) == ("2021", SERVING)


def test_a_named_body_behind_of_is_taken_whole() -> None:
    (office,) = offices("The leader of Union for Work spoke.", "Union for Work")
    assert office.of == "Union for Work"


def test_a_rank_alone_is_no_office() -> None:
    assert offices("General Ruiz and a colonel spoke.") == []


def test_a_president_is_no_certain_one() -> None:
    (office,) = offices("They want a president.")
    assert not office.definite


def test_the_minister_may_be_the_foreign_minister_but_not_another_countrys() -> None:
    (minister,) = offices("They met the minister.")
    (foreign,) = offices("They met Norland's foreign minister.")
    (of_isles,) = offices("They met the foreign minister of Suthland.")
    assert same_office(minister, foreign)
    assert not same_office(foreign, of_isles)
    (norlandic,) = offices("They met the Norlandic foreign minister.")
    assert same_office(foreign, norlandic)


def test_who_sends_an_ambassador_is_told_from_where_the_ambassador_is_posted() -> None:
    (sent,) = offices("They met Norland's ambassador to Suthland.")
    assert (sent.of, sent.to) == ("Norland", "Suthland")
    (other,) = offices("They met Suthland's ambassador.")
    assert not same_office(sent, other)


def test_the_head_of_state_may_be_the_president() -> None:
    (head,) = offices("They met the head of state.")
    (president,) = offices("They met the president.")
    assert head.title == "head of state"
    assert same_office(head, president)


@pytest.mark.parametrize(
    ("text", "title", "of"),
    [
        ("He met Secretary of State Ana Orrin.", "secretary of state", None),
        ("He met Norland's secretary of state.", "secretary of state", "Norland"),
        ("He met the minister of defence of Norland.", "defence minister", "Norland"),
        ("He met the Minister of Foreign Affairs Ana Orrin.", "foreign minister", None),
        ("He met the deputy minister of the interior.", "deputy interior minister", None),
        ("He met the secretary of Norland.", "secretary", "Norland"),
    ],
)
def test_what_a_minister_is_of_belongs_to_the_title_and_is_no_owner(
    text: str, title: str, of: str | None
) -> None:
    (office,) = offices(text)
    assert (office.title, office.of) == (title, of)


def test_the_secretary_may_be_the_secretary_of_state_and_is_not_the_treasury_secretary() -> None:
    (bare,) = offices("They met the secretary.")
    (state,) = offices("They met the secretary of state.")
    (treasury,) = offices("They met the secretary of the treasury.")
    assert same_office(bare, state)
    assert not same_office(state, treasury)


def test_a_persons_name_owns_no_office() -> None:
    text = "They named Ana Ruiz foreign minister."
    name = Span(text.index("Ana"), text.index(" foreign"))
    (office,) = find_offices(text, tokens_of(text), [name], [name])
    assert (office.title, office.of) == ("foreign minister", None)


def test_an_office_ends_and_begins_inside_the_text() -> None:
    text = "President of the Republic, said the minister of"
    for office in offices(text):
        assert 0 <= office.span.start < office.span.end <= len(text)
