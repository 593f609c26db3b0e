"""Parties as the sentence has them."""

from __future__ import annotations

from dataclasses import replace

from tests.analyse.made_events import a_party, an_article, an_event

from alleged.analyse.event_parties import tidy_parties


def test_the_name_in_an_apposition_is_no_second_party() -> None:
    document = an_article("The harbour master, Captain Olo Rent, and Ana Ruiz hit the guard.")
    event = replace(
        an_event(document, "hit", recipient="guard"),
        actors=tuple(
            a_party(document, words)
            for words in ("harbour master, Captain Olo Rent", "Captain Olo Rent", "Ana Ruiz")
        ),
    )
    found = tidy_parties(document.text, [event])[0]
    assert [party.name for party in found.actors] == [
        "harbour master, Captain Olo Rent",
        "Ana Ruiz",
    ]
    assert found.recipients == event.recipients
    assert tidy_parties(document.text, [found])[0] is found


def test_a_name_inside_another_party_that_is_not_its_own_stays() -> None:
    document = an_article("The guards of Olo Rent hit the clerk.")
    event = replace(
        an_event(document, "hit"),
        actors=(a_party(document, "guards of Olo Rent"), a_party(document, "Olo Rent")),
    )
    assert len(tidy_parties(document.text, [event])[0].actors) == 2


def test_a_party_of_a_clause_beside_is_none_of_the_act_around_it() -> None:
    document = an_article(
        "Guards of the abbot, who was sacked by the League last week, hit the crowd, led by Rent."
    )
    parties = tuple(a_party(document, words) for words in ("Guards", "League"))
    event = replace(an_event(document, "hit", recipient="crowd"), actors=parties)
    (found,) = tidy_parties(document.text, [event])
    assert [party.name for party in found.actors] == ["Guards"]
    sacked = replace(an_event(document, "sacked"), actors=parties[1:])
    assert tidy_parties(document.text, [sacked]) == [sacked]


def test_an_office_and_the_name_behind_it_are_one_party() -> None:
    document = an_article("The League's secretary-general, Ana Ruiz, and Olo Rent urged calm.")
    event = replace(
        an_event(document, "urged"),
        actors=tuple(
            a_party(document, words)
            for words in ("League's secretary-general", "Ana Ruiz", "Olo Rent")
        ),
    )
    (found,) = tidy_parties(document.text, [event])
    assert [one.name for one in found.actors] == [
        "League's secretary-general, Ana Ruiz",
        "Olo Rent",
    ]
    listed = an_article("The minister, Tarn, and Olo Rent urged calm.")
    apart = replace(
        an_event(listed, "urged"),
        actors=tuple(a_party(listed, words) for words in ("Tarn", "Olo Rent")),
    )
    assert tidy_parties(listed.text, [apart]) == [apart]


def test_an_act_of_a_clause_beside_is_not_done_to_who_stands_behind_the_clause() -> None:
    document = an_article(
        "The abbot, who landed hours after the blast, told Ruiz that he would go."
    )
    event = an_event(document, "blast", recipient="Ruiz")
    (found,) = tidy_parties(document.text, [event])
    assert found.recipients == ()
