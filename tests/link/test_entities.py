"""Entities of several documents are one where the texts say so, and open where they do not."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from tests.made import a_document

from alleged.link.entities import MOST_OPEN, linked_entities
from alleged.link.tables import sql
from alleged.records.documents import DatedValue, DatePrecision, Document
from alleged.records.entities import (
    Candidate,
    DossierEntity,
    Entity,
    EntityLink,
    EntityMention,
    Office,
    Relation,
    Standing,
    Variant,
    Wording,
)
from alleged.records.ids import record_id
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span
from alleged.store.tables import engine

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def document(text: str, day: str = "2030-05-01") -> Document:
    made = a_document(text)
    dated = DatedValue(value=day, precision=DatePrecision.DAY, evidence="given", raw=day)
    return replace(made, published=dated)


def entity(
    where: Document,
    name: str,
    kind: MentionKind = PERSON,
    *,
    acronym: str | None = None,
    office: tuple[str, str | None, Standing] | None = None,
    named: bool = True,
    place: str | None = None,
) -> Entity:
    """An entity whose name stands in the text."""
    start = where.text.index(name)
    span = Span(start, start + len(name))
    variants = [Variant(form=name, count=1, relation="as named")]
    if acronym:
        variants.append(Variant(form=acronym, count=1, relation="acronym"))
    return Entity(
        id=record_id("ent", where.id, kind.value, (span,)),
        document_id=where.id,
        kind=kind,
        name=name,
        named=named,
        key=name.lower().replace("é", "e").replace("ú", "u") if named else "",
        place=place,
        variants=tuple(variants),
        mentions=(
            EntityMention(
                span=span, wording=Wording.NAME, mention_id=None, probability=0.97, reason="test"
            ),
        ),
        offices=(
            Office(
                title=office[0],
                of=office[1],
                to=None,
                standing=office[2],
                since=None,
                until=None,
                span=span,
                reason="test",
            ),
        )
        if office
        else (),
        candidates=(),
        probability=0.97,
        reason="test",
        made_by="test",
    )


def parties(links: list[EntityLink], *entities: Entity) -> list[str]:
    """The party of the dossier that each entity is."""
    member = {one.entity_id: one for one in links if one.relation is Relation.MEMBER}
    return [member[one.id].dossier_entity_id for one in entities]


def test_a_whole_name_is_one_party_with_and_without_accents() -> None:
    one, other = document("José Rúz spoke."), document("Jose Ruz left.")
    a, b = entity(one, "José Rúz"), entity(other, "Jose Ruz")
    found, links = linked_entities([one, other], [a, b])
    assert len(set(parties(links, a, b))) == 1
    assert [(party.documents, party.variants) for party in found] == [(2, ("Jose Ruz", "José Rúz"))]


def test_a_person_and_an_organisation_of_one_name_are_two() -> None:
    one, other = document("Ana Kohli spoke."), document("Ana Kohli is a bank.")
    a, b = entity(one, "Ana Kohli"), entity(other, "Ana Kohli", ORGANISATION)
    assert len(set(parties(linked_entities([one, other], [a, b])[1], a, b))) == 2


def test_an_acronym_is_who_another_document_says_it_is() -> None:
    one, other = document("The Movement for Work (MFW) won."), document("MFW lost.")
    a = entity(one, "Movement for Work", ORGANISATION, acronym="MFW")
    b = entity(other, "MFW", ORGANISATION)
    _, links = linked_entities([one, other], [a, b])
    assert len(set(parties(links, a, b))) == 1


def test_an_acronym_of_two_names_stays_open() -> None:
    one, two, other = (
        document("The Movement for Work (MFW) won."),
        document("The March for Water (MFW) won."),
        document("MFW lost."),
    )
    a = entity(one, "Movement for Work", ORGANISATION, acronym="MFW")
    b = entity(two, "March for Water", ORGANISATION, acronym="MFW")
    c = entity(other, "MFW", ORGANISATION)
    _, links = linked_entities([one, two, other], [a, b, c])
    assert len(set(parties(links, a, b, c))) == 3
    open_links = [one for one in links if one.relation is Relation.MAY_BE]
    assert {one.entity_id for one in open_links} == {c.id}
    assert len(open_links) == 2


def test_a_surname_is_joined_only_where_the_documents_share_another_name() -> None:
    one, near, far = (
        document("Ana Ruiz met Bo Tann in Selva."),
        document("Ruiz and Bo Tann left."),
        document("Ruiz scored twice."),
    )
    a, shared = entity(one, "Ana Ruiz"), entity(one, "Bo Tann")
    b, again = entity(near, "Ruiz"), entity(near, "Bo Tann")
    _, links = linked_entities([one, near], [a, shared, b, again])
    assert len(set(parties(links, a, b))) == 1
    c = entity(far, "Ruiz")
    _, links = linked_entities([one, far], [a, shared, c])
    assert len(set(parties(links, a, c))) == 2
    (may_be,) = [one for one in links if one.relation is Relation.MAY_BE]
    assert may_be.entity_id == c.id
    assert "share no other name" in may_be.reason


def test_what_a_ministry_is_for_may_stand_before_or_behind() -> None:
    texts = (
        "Bo Tann left the Interior Ministry of Selva.",
        "The Interior Ministry heard Bo Tann.",
        "The Ministry of Interior named Bo Tann.",
        "The Ministry of Foreign Affairs named Bo Tann.",
        "The Ministry of Interior is closed.",
    )
    one, again, behind, foreign, far = map(document, texts)
    known = [entity(text, "Bo Tann") for text in (one, again, behind, foreign)]
    before, before_too = (entity(text, "Interior Ministry", ORGANISATION) for text in (one, again))
    after = entity(behind, "Ministry of Interior", ORGANISATION)
    other = entity(foreign, "Ministry of Foreign Affairs", ORGANISATION)
    _, links = linked_entities(
        [one, again, behind, foreign], [*known, before, before_too, after, other]
    )
    assert len(set(parties(links, before, before_too, after))) == 1
    assert parties(links, other) != parties(links, after)
    (why,) = [link.reason for link in links if link.entity_id == after.id]
    assert "before or behind" in why
    alone = entity(far, "Ministry of Interior", ORGANISATION)
    _, links = linked_entities([one, again, far], [*known[:2], before, before_too, alone])
    assert parties(links, alone) != parties(links, before)


def test_a_firm_may_be_named_without_the_word_for_a_firm() -> None:
    one, near, far, place = map(
        document,
        (
            "Halm Resources hired Bo Tann.",
            "Halm paid Bo Tann.",
            "Halm is in debt.",
            "Bo Tann went to Halm.",
        ),
    )
    whole, boss = entity(one, "Halm Resources", ORGANISATION), entity(one, "Bo Tann")
    short, boss_too = entity(near, "Halm", ORGANISATION), entity(near, "Bo Tann")
    alone = entity(far, "Halm", ORGANISATION)
    town, visitor = entity(place, "Halm", PLACE), entity(place, "Bo Tann")
    _, links = linked_entities([one, near], [whole, boss, short, boss_too])
    assert len(set(parties(links, whole, short))) == 1
    _, links = linked_entities([one, far], [whole, boss, alone])
    assert len(set(parties(links, whole, alone))) == 2
    _, links = linked_entities([one, place], [whole, boss, town, visitor])
    assert len(set(parties(links, whole, town))) == 2


def test_namesakes_that_one_document_keeps_apart_stay_apart() -> None:
    one, other = document("Ana Ruiz met Ruiz of Selva."), document("Ana Ruiz left.")
    a, surname = entity(one, "Ana Ruiz"), entity(one, "Ruiz of")
    surname = replace(surname, key="ruiz", name="Ruiz")
    b = entity(other, "Ana Ruiz")
    _, links = linked_entities([one, other], [a, surname, b])
    assert parties(links, a) == parties(links, b) != parties(links, surname)


def test_what_one_document_leaves_open_another_may_settle() -> None:
    one = document("Ana Ruiz of Selva met Ruiz.")
    other = document("Ruiz of Selva left.")
    full, place = entity(one, "Ana Ruiz"), entity(one, "Selva", PLACE)
    short = entity(one, "Ruiz.")
    open_to = Candidate(
        entity_id=full.id, relation=Relation.MAY_BE, probability=0.5, reason="nothing decides"
    )
    short = replace(short, key="ruiz", name="Ruiz", candidates=(open_to,))
    far, there = entity(other, "Ruiz"), entity(other, "Selva", PLACE)
    _, links = linked_entities([one, other], [full, place, short, far, there])
    assert parties(links, full) == parties(links, far)


def test_an_office_alone_is_who_holds_it_at_that_time_if_only_one_does() -> None:
    one, other = document("Ana Ruiz spoke."), document("the president left.", "2030-06-01")
    a = entity(one, "Ana Ruiz", office=("president", "Norland", Standing.SERVING))
    b = entity(
        other, "the president", office=("president", "Norland", Standing.SERVING), named=False
    )
    _, links = linked_entities([one, other], [a, b])
    assert len(set(parties(links, a, b))) == 1
    later = document("the president left.", "2036-06-01")
    c = entity(
        later, "the president", office=("president", "Norland", Standing.SERVING), named=False
    )
    _, links = linked_entities([one, later], [a, c])
    assert len(set(parties(links, a, c))) == 2


def test_envoys_of_one_country_known_by_office_only_are_not_joined() -> None:
    texts = [document(f"the ambassador spoke {n} times.", f"20{n}-05-01") for n in (20, 24, 28)]
    envoys = [
        entity(
            text,
            "the ambassador",
            office=("ambassador", "Norland", Standing.SERVING),
            named=False,
        )
        for text in texts
    ]
    _, links = linked_entities(texts, envoys)
    assert len(set(parties(links, *envoys))) == 3


def test_a_former_holder_is_offered_and_not_joined() -> None:
    one, other = document("Ana Ruiz spoke."), document("the former president left.", "2031-01-01")
    a = entity(one, "Ana Ruiz", office=("president", "Norland", Standing.SERVING))
    b = entity(
        other, "the former president", office=("president", "Norland", Standing.FORMER), named=False
    )
    _, links = linked_entities([one, other], [a, b])
    (may_be,) = [one for one in links if one.relation is Relation.MAY_BE]
    assert (may_be.entity_id, may_be.dossier_entity_id) == (b.id, parties(links, a)[0])


def test_whose_office_it_is_may_be_the_place_that_a_text_speaks_of_for_an_open_link_only() -> None:
    one = document("Ana Ruiz spoke in Norland.")
    other = document("the president left.", "2030-06-01")
    bare = entity(one, "Ana Ruiz", office=("president", "", Standing.SERVING))
    a = replace(bare, offices=(replace(bare.offices[0], of=None),))
    place = entity(one, "Norland", PLACE)
    b = entity(
        other, "the president", office=("president", "Norland", Standing.SERVING), named=False
    )
    _, links = linked_entities([one, other], [a, place, b])
    assert len(set(parties(links, a, b))) == 2
    (may_be,) = [link for link in links if link.relation is Relation.MAY_BE]
    assert may_be.entity_id == b.id
    assert "not said in both documents" in may_be.reason


@pytest.mark.parametrize(
    ("day", "named"), [("2031-05-01", ("Ana Ruiz",)), ("2026-05-01", ()), ("2036-01-02", ())]
)
def test_a_table_of_leaders_names_who_was_in_office_on_the_day(
    tmp_path: Path, day: str, named: tuple[str, ...]
) -> None:
    table = tmp_path / "leaders.csv"
    table.write_text(
        "name,office,country,from,to\nAna Ruiz,President,Norland,2030-01-05,2035-12-31\n"
    )
    text = document("the president left.", day)
    alone = entity(
        text, "the president", office=("president", "Norland", Standing.SERVING), named=False
    )
    (party,), _ = linked_entities([text], [alone], leaders=table)
    assert tuple(one.name for one in party.outside) == named
    assert all(one.table.startswith("leaders.csv ") for one in party.outside)
    assert party.name == "the president"


def test_the_order_of_documents_and_entities_changes_nothing() -> None:
    texts = [document(f"Ana Ruiz and Ruiz met MFW number {n}.") for n in range(6)]
    entities = [
        made
        for n, text in enumerate(texts)
        for made in (
            entity(text, "Ana Ruiz") if n % 2 else entity(text, "Ruiz"),
            entity(text, "MFW", ORGANISATION),
        )
    ]
    first = linked_entities(texts, entities)
    for seed in range(3):
        shuffle = random.Random(seed)
        shuffle.shuffle(texts)
        shuffle.shuffle(entities)
        assert linked_entities(texts, entities) == first


def test_every_entity_is_member_of_one_party_of_the_dossier() -> None:
    texts = [document(f"Ana Ruiz, Ruiz and Norland, time {n}.") for n in range(4)]
    entities = [
        one for text in texts for one in (entity(text, "Ana Ruiz"), entity(text, "Norland", PLACE))
    ]
    found, links = linked_entities(texts, entities)
    members = [one.entity_id for one in links if one.relation is Relation.MEMBER]
    assert sorted(members) == sorted(one.id for one in entities)
    ids: set[str] = {party.id for party in found}
    assert {one.dossier_entity_id for one in links} <= ids
    assert isinstance(found[0], DossierEntity)
    assert sum(party.mentions for party in found) == len(entities)


def test_a_table_with_codes_and_years_names_who_is_known_by_office_only(tmp_path: Path) -> None:
    table = tmp_path / "rulers.csv"
    table.write_text("leader,iso3,start,end\nSomeone,PER,2028-07,2033-01\nOther,PER,2033-01,\n")
    text = document("the Peruvian president left.", "2030-06-01")
    alone = entity(
        text,
        "the Peruvian president",
        office=("president", "Peruvian", Standing.SERVING),
        named=False,
    )
    (party,), _ = linked_entities([text], [alone], leaders=table)
    assert [one.name for one in party.outside] == ["Someone"]


def test_two_places_of_one_name_stay_two_and_an_open_one_may_be_either() -> None:
    texts = [document(f"Korva, time {n}.") for n in range(3)]
    a = entity(texts[0], "Korva", PLACE, place="geonames:1")
    b = entity(texts[1], "Korva", PLACE, place="geonames:2")
    c = entity(texts[2], "Korva", PLACE)
    _, links = linked_entities(texts, [a, b, c])
    assert len(set(parties(links, a, b, c))) == 3
    maybe = {one.dossier_entity_id for one in links if one.relation is Relation.MAY_BE}
    assert maybe == set(parties(links, a, b))


def test_one_place_with_two_names_is_one_and_takes_in_an_open_one_of_either_name() -> None:
    texts = [document(f"Korva or Old Vell, time {n}.") for n in range(4)]
    a = entity(texts[0], "Korva", PLACE, place="geonames:1")
    b = entity(texts[1], "Old Vell", PLACE, place="geonames:1")
    c = entity(texts[2], "Old Vell", PLACE)
    d = entity(texts[3], "Korva", PLACE)
    found, links = linked_entities(texts, [a, b, c, d])
    assert len(set(parties(links, a, b, c, d))) == len(found) == 1
    reasons = {one.entity_id: one.reason for one in links}
    assert reasons[b.id] == "the same place by the gazetteer"
    assert reasons[c.id] == "the same name, the place not said in one document"


def test_a_place_of_the_gazetteer_is_never_taken_for_an_acronym_or_a_slip() -> None:
    texts = [document(f"MFW, Movement for Work, Port Korva, Port Korvo, {n}.") for n in range(3)]
    a = entity(texts[0], "MFW", PLACE, place="geonames:1")
    b = entity(texts[1], "Movement for Work", ORGANISATION, acronym="MFW")
    c = entity(texts[0], "Port Korvo", PLACE, place="geonames:2")
    d, e = (entity(text, "Port Korva", PLACE) for text in texts[1:])
    _, links = linked_entities(texts, [a, b, c, d, e])
    assert len(set(parties(links, a, b, c, d))) == 4


def test_an_office_alone_is_who_the_document_names_and_another_gives_it() -> None:
    """Nobody says whose office it is; that the text names one holder only decides."""
    told = document("Ana Ruiz, finance minister, spoke.", "2030-05-01")
    asked = document("Ana Ruiz spoke. the finance minister left. Bo Tann too.", "2030-06-01")
    office = ("finance minister", None, Standing.SERVING)
    a = entity(told, "Ana Ruiz", office=office)
    b, c = entity(asked, "Ana Ruiz"), entity(asked, "Bo Tann")
    d = entity(asked, "the finance minister", office=office, named=False)
    _, links = linked_entities([told, asked], [a, b, c, d])
    assert len(set(parties(links, a, b, d))) == 1
    (link,) = [one for one in links if one.entity_id == d.id]
    assert link.probability == 0.8
    assert "named in this document" in link.reason


@pytest.mark.parametrize(
    ("day", "of", "other"),
    [
        ("2033-06-01", None, False),  # years later
        ("2030-06-01", "Norland", False),  # of another country
        ("2030-06-01", None, True),  # two are named who had it
    ],
)
def test_an_office_alone_stays_open_where_another_may_hold_it(
    day: str, of: str | None, other: bool
) -> None:
    told = document("Ana Ruiz, finance minister of Quirana, met Bo Tann.", "2030-05-01")
    asked = document("Ana Ruiz spoke. the finance minister left. Bo Tann too.", day)
    office = ("finance minister", "Quirana", Standing.SERVING)
    a = entity(told, "Ana Ruiz", office=office)
    b = entity(told, "Bo Tann", office=office if other else None)
    c, d = entity(asked, "Ana Ruiz"), entity(asked, "Bo Tann")
    alone = entity(
        asked,
        "the finance minister",
        office=("finance minister", of, Standing.SERVING),
        named=False,
    )
    _, links = linked_entities([told, asked], [a, b, c, d, alone])
    assert parties(links, alone)[0] not in parties(links, a, b)


def test_a_former_holder_named_in_the_text_held_the_office_before() -> None:
    told = document("Ana Ruiz, finance minister, spoke.", "2030-05-01")
    asked = document("Ana Ruiz spoke. the former finance minister left.", "2034-06-01")
    a = entity(told, "Ana Ruiz", office=("finance minister", None, Standing.SERVING))
    b = entity(asked, "Ana Ruiz")
    former = ("finance minister", None, Standing.FORMER)
    d = entity(asked, "the former finance minister", office=former, named=False)
    _, links = linked_entities([told, asked], [a, b, d])
    assert len(set(parties(links, a, b, d))) == 1


def test_a_surname_that_fits_more_names_than_anybody_reads_is_linked_to_the_most_told_and_says_so() -> (
    None
):
    pairs = []
    for place in range(MOST_OPEN + 5):
        name = f"Ana{chr(97 + place)}lo Quiberry"
        for times in range(2 if place == MOST_OPEN + 4 else 1):
            told = document(f"{name} spoke, report {times}.")
            pairs.append((told, entity(told, name)))
    short = document("Quiberry spoke again.")
    pairs.append((short, entity(short, "Quiberry")))
    parties, links = linked_entities([one for one, _ in pairs], [one for _, one in pairs])
    alone = pairs[-1][1].id
    open_ = [one for one in links if one.entity_id == alone and one.relation is Relation.MAY_BE]
    assert len(open_) == MOST_OPEN
    assert all(
        f"it fits {MOST_OPEN + 5} names, of which the {MOST_OPEN} most told" in one.reason
        for one in open_
    )
    most_told = next(party for party in parties if party.documents == 2)
    assert most_told.id in {one.dossier_entity_id for one in open_}


def test_names_with_one_slip_between_them_begin_or_end_alike() -> None:
    chance, letters = random.Random(5), "abcdé "
    with engine() as con:
        con.execute(sql("prepare"))
        for _ in range(300):
            word = "".join(chance.choices(letters, k=chance.randrange(1, 9)))
            at, other = chance.randrange(len(word)), chance.choice(letters)
            before, behind = word[:at], word[at + 1 :]
            slips = (
                before + other + word[at:],
                before + behind,
                before + other + behind,
                before + behind[:1] + word[at] + behind[1:],
            )
            for slip in slips:
                assert con.execute("SELECT half_alike(?, ?)", [word, slip]).fetchone() == (True,)
        assert con.execute("SELECT half_alike('tesker', 'marlo')").fetchone() == (False,)
