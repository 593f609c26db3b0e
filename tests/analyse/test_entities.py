"""Who it is, within a document: joined with a reason where the text decides, else left open."""

from __future__ import annotations

from collections.abc import Sequence

from tests.made import a_document

from alleged.analyse.entities import find_entities
from alleged.analyse.names import Name, fullest_names
from alleged.analyse.places import find_places
from alleged.analyse.sentences import split_sentences
from alleged.models.coreference import load_weights
from alleged.records.documents import Document
from alleged.records.entities import Entity, Relation, Standing, Wording
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span

P, ORG, L, G = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP


def named(document: Document, names: Sequence[tuple[str, MentionKind]]) -> list[Mention]:
    """Names in the order in which they stand in the text."""
    spans, at = [], 0
    for form, _ in names:
        start = document.text.index(form, at)
        at = start + len(form)
        spans.append(Span(start, at))
    found = [Name(span, kind) for span, (_, kind) in zip(spans, names, strict=True)]
    return [
        Mention(
            id=f"men-{number}",
            document_id=document.id,
            span=name.span,
            kind=name.kind,
            name=full,
            probability=0.9,
            reason="",
            made_by="test",
        )
        for number, (name, (full, _)) in enumerate(
            zip(found, fullest_names(document.text, found), strict=True)
        )
    ]


def entities(text: str, *names: tuple[str, MentionKind], places: bool = False) -> list[Entity]:
    """`places`: whether the gazetteer is asked, too."""
    document = a_document(text)
    weights, version = load_weights()
    sentences, given = split_sentences(text), named(document, names)
    found, mentions = find_entities(
        document,
        sentences=sentences,
        mentions=given,
        places=find_places(document, sentences=sentences, mentions=given) if places else (),
        weights=weights,
        version=version,
    )
    ids = {entity.id for entity in found}
    assert all(mention.entity_id in ids for mention in mentions)
    return found


def places(text: str, entity: Entity) -> list[str]:
    return [mention.span.of(text) for mention in entity.mentions]


def related(found: Sequence[Entity], entity: Entity) -> set[str]:
    names = {one.id: one.name for one in found}
    return {names[one.entity_id] for one in entity.candidates if one.relation is Relation.RELATED}


def by_name(found: Sequence[Entity], name: str) -> Entity:
    return next(entity for entity in found if entity.name == name)


def test_an_office_that_ends_a_name_is_no_second_person() -> None:
    text = "The choir of Orla Pope sang. Sarn waited for Bor Head at the gate."
    found = entities(text, ("Orla Pope", P), ("Sarn", L), ("Bor Head", P))
    assert [one.name for one in found] == ["Orla Pope", "Sarn", "Bor Head"]
    assert len({one.id for one in found}) == len(found)


def test_an_office_before_a_name_and_the_office_alone_are_one_person() -> None:
    text = "Foreign Minister Ana Ruiz spoke. It rained. The minister left."
    ruiz = by_name(entities(text, ("Ana Ruiz", P)), "Ana Ruiz")
    assert places(text, ruiz) == ["Ana Ruiz", "The minister"]
    (office,) = ruiz.offices
    assert (office.title, office.standing) == ("foreign minister", Standing.SERVING)
    assert "the only one whom the text gives this office" in ruiz.mentions[1].reason


def test_the_former_and_the_serving_president_are_two() -> None:
    text = (
        "President Ana Ruiz met former president Bo Tann. The former president smiled."
        " The president did not."
    )
    found = entities(text, ("Ana Ruiz", P), ("Bo Tann", P))
    assert places(text, by_name(found, "Ana Ruiz")) == ["Ana Ruiz", "The president"]
    assert places(text, by_name(found, "Bo Tann")) == ["Bo Tann", "The former president"]


def test_three_ambassadors_in_one_text_are_three() -> None:
    text = (
        "The Norlandic ambassador, Ana Ruiz, met the ambassador of Suthland, Bo Tann."
        " The ambassador of Estmark stayed away."
    )
    found = entities(
        text, ("Norlandic", G), ("Ana Ruiz", P), ("Suthland", L), ("Bo Tann", P), ("Estmark", L)
    )
    people = [entity for entity in found if entity.kind is P]
    assert [entity.name for entity in people] == ["Ana Ruiz", "Bo Tann", "ambassador of Estmark"]
    assert [entity.named for entity in people] == [True, True, False]


def test_an_apposition_gives_an_office_with_its_end() -> None:
    text = "Ana Ruiz, who was Norland's ambassador to Suthland until 2029, spoke."
    ruiz = by_name(entities(text, ("Ana Ruiz", P), ("Norland", L), ("Suthland", L)), "Ana Ruiz")
    (office,) = ruiz.offices
    assert (office.title, office.of, office.to) == ("ambassador", "Norland", "Suthland")
    assert (office.standing, office.until) == (Standing.FORMER, "2029")


def test_taking_office_says_since_when() -> None:
    text = "Governor Ana Ruiz spoke. Ruiz took office in 2030."
    (office,) = by_name(entities(text, ("Ana Ruiz", P), ("Ruiz", P)), "Ana Ruiz").offices
    assert office.since == "2030"


def test_a_misspelt_name_is_shown_as_corrected_and_kept_as_written() -> None:
    text = "Ana Quintana spoke. Ana Quintana left. Ana Quitana slept."
    (entity,) = entities(text, *[("Ana Quintana", P)] * 2, ("Ana Quitana", P))
    assert entity.name == "Ana Quintana"
    assert ("Ana Quitana", "misspelt") in [(one.form, one.relation) for one in entity.variants]
    assert "written “Ana Quitana”, taken for “Ana Quintana”" in entity.mentions[2].reason


def test_what_nothing_decides_stays_open_with_its_candidates() -> None:
    text = "Oskar Vell met Hanne Vell. Vell was tired."
    found = entities(text, ("Oskar Vell", P), ("Hanne Vell", P), ("Vell", P))
    alone = by_name(found, "Vell")
    assert {one.entity_id for one in alone.candidates} == {
        by_name(found, name).id for name in ("Oskar Vell", "Hanne Vell")
    }
    assert {one.relation for one in alone.candidates} == {Relation.MAY_BE}


def test_a_people_and_its_country_are_related_and_not_equal() -> None:
    text = "Norland won. Norlandic fans sang."
    found = entities(text, ("Norland", L), ("Norlandic", G))
    country, people = by_name(found, "Norland"), by_name(found, "Norlandic")
    (related,) = people.candidates
    assert (related.entity_id, related.relation) == (country.id, Relation.RELATED)


def test_the_bank_is_the_one_with_bank_in_its_name() -> None:
    text = "The Bank of Dharvi and Norland Steel met. Later the bank failed."
    bank = by_name(
        entities(text, ("Bank of Dharvi", ORG), ("Norland Steel", ORG)), "Bank of Dharvi"
    )
    assert places(text, bank) == ["Bank of Dharvi", "the bank"]


def test_a_pronoun_has_a_probability_and_says_what_it_takes_up() -> None:
    text = "Ana Ruiz spoke on Monday. She said that she was glad."
    (ruiz,) = entities(text, ("Ana Ruiz", P))
    pronouns = [one for one in ruiz.mentions if one.wording is Wording.PRONOUN]
    assert len(pronouns) == 2
    assert all(0.5 <= one.probability < 1 and "takes up" in one.reason for one in pronouns)


def test_a_pronoun_takes_up_nobody_of_the_other_gender() -> None:
    text = (
        "Marcia Lund, who fears that Donald Arde will end it, sang. She said so to Arde."
        " She was happy."
    )
    found = entities(text, ("Marcia Lund", P), ("Donald Arde", P), ("Arde", P))
    assert places(text, by_name(found, "Donald Arde")) == ["Donald Arde", "Arde"]


def test_the_states_governor_is_of_the_state_named_last() -> None:
    text = "Ohio's governor vetoed it. It faced doubts in Utah after the state's governor spoke."
    found = entities(text, ("Ohio", L), ("Utah", L), places=True)
    of_ohio = next(one for one in found if one.offices and one.offices[0].of == "Ohio")
    assert places(text, of_ohio) == ["Ohio's governor"]


def test_a_surname_that_the_reader_passed_over_is_found() -> None:
    text = "Ana Quintana spoke. Quintana left. Quintana Street is closed."
    (entity,) = entities(text, ("Ana Quintana", P))
    assert places(text, entity) == ["Ana Quintana", "Quintana"]


def test_a_text_without_names_has_no_entities_but_those_known_by_an_office() -> None:
    assert entities("It rained. The company closed.") == []
    (entity,) = entities("It rained. The prime minister of Norland slept.")
    assert (entity.name, entity.named, entity.key) == ("prime minister of Norland", False, "")
    (entity,) = entities("It rained. The Norlandic prime minister slept.")
    assert entity.name == "Norlandic prime minister"


def test_a_party_and_its_government_are_related_and_not_equal() -> None:
    text = "The Green Union lost a seat. The Green Union government resigned."
    found = entities(text, ("Green Union", ORG), ("Green Union", ORG))
    party, government = by_name(found, "Green Union"), by_name(found, "Green Union government")
    assert places(text, party) == ["Green Union", "Green Union"]
    (related,) = government.candidates
    assert (related.entity_id, related.relation) == (party.id, Relation.RELATED)


def test_a_capital_that_acts_is_the_government_and_the_city_is_another_one() -> None:
    text = (
        "Quito denied the charge on Monday. The Ecuadorean government sent proof. "
        "Ecuador closed a school in Quito."
    )
    names = (("Quito", L), ("Ecuadorean", G), ("Ecuador", ORG), ("Quito", P))
    found = entities(text, *names, places=True)
    government = by_name(found, "Ecuadorean government")
    assert places(text, government)[:2] == ["Quito", "Ecuadorean government"]
    assert government.kind is ORG
    assert (government.key, government.country) == ("ecuador government", "EC")
    assert "by the gazetteer" in government.mentions[0].reason
    city = by_name(found, "Quito")
    assert (places(text, city), city.kind, city.country) == (["Quito"], L, "EC")
    country = by_name(found, "Ecuador")
    assert country.kind is L
    assert None not in (country.place, city.place)
    assert country.place != city.place
    assert related(found, government) == {"Ecuador", "Ecuadorean", "Quito"}
    assert related(found, by_name(found, "Ecuadorean")) == {"Ecuador"}


def test_a_government_known_by_its_city_only_is_named_so() -> None:
    text = "Hanoi rejected the report. Vietnam had asked for it."
    found = entities(text, ("Hanoi", L), ("Vietnam", L), places=True)
    government = by_name(found, "government in Hanoi")
    assert [(one.form, one.relation) for one in government.variants] == [("Hanoi", "seat")]
    assert related(found, government) == {"Vietnam"}


def test_a_country_that_acts_stays_the_country() -> None:
    text = "Peru denied it. A storm hit the coast of Peru. Singapore said it would help."
    names = (("Peru", L), ("Peru", L), ("Singapore", ORG))
    found = entities(text, *names, places=True)
    assert [(one.name, one.kind, one.country) for one in found] == [
        ("Peru", L, "PE"),
        ("Singapore", L, "SG"),
    ]


def test_a_city_that_no_gazetteer_has_may_be_the_seat_of_a_government_of_the_text() -> None:
    text = (
        "Trelvona accused its neighbour of spying on Monday. The Quirasian government sent proof. "
        "Snow fell in Trelvona, and in the north of Quirasia."
    )
    names = (("Trelvona", P), ("Quirasian", ORG), ("Trelvona", P), ("Quirasia", L))
    found = entities(text, *names, places=True)
    government = by_name(found, "government in Trelvona")
    assert places(text, government)[0] == "Trelvona"
    (open_to,) = [one for one in government.candidates if one.relation is Relation.MAY_BE]
    assert open_to.entity_id == by_name(found, "Quirasian government").id
    assert open_to.probability == 0.5
    assert by_name(found, "Trelvona").kind is L


def test_a_country_that_no_gazetteer_has_is_one_by_its_people() -> None:
    text = (
        "Quirasia accused its neighbour of spying on Monday. The Quirasian government sent proof. "
        "Snow fell in Quirasia."
    )
    names = (("Quirasia", L), ("Quirasian", G), ("Quirasia", L))
    found = entities(text, *names, places=True)
    country = places(text, by_name(found, "Quirasia"))
    assert country.count("Quirasia") == 2
    assert not [one for one in found if one.name == "government in Quirasia"]


def test_a_building_is_related_to_the_government_it_stands_for() -> None:
    text = "The Kremlin said it had proof. The Russian government did not answer."
    found = entities(text, ("Kremlin", L), ("Russian", G), places=True)
    kremlin = by_name(found, "Kremlin")
    assert kremlin.kind is ORG
    assert related(found, kremlin) == {"Russian government"}


def test_a_surname_that_a_town_has_too_stays_the_person() -> None:
    text = "Ana Toledo spoke in Lima. Aides from Toledo agreed."
    found = entities(text, ("Ana Toledo", P), ("Lima", L), ("Toledo", P), places=True)
    assert places(text, by_name(found, "Ana Toledo")) == ["Ana Toledo", "Toledo"]


def test_a_surname_with_a_title_is_a_person_though_a_government_is_called_by_it() -> None:
    text = "The Brenner government agreed. The Brenner cabinet met. President Brenner spoke."
    found = entities(text, ("Brenner", ORG), ("Brenner", ORG), ("Brenner", P))
    assert by_name(found, "Brenner").kind is P


def test_an_adjective_that_some_region_is_called_by_is_a_people() -> None:
    text = "Somali sailors left Somalia."
    people, country = entities(text, ("Somali", L), ("Somalia", L), places=True)
    assert (people.kind, country.kind) == (G, L)
    assert people.country == country.country == "SO"
    assert [one.entity_id for one in people.candidates] == [country.id]


def test_a_head_that_is_hit_is_nobody() -> None:
    text = "Bo Lind was hit in the head. The head coach left."
    found = entities(text, ("Bo Lind", MentionKind.PERSON))
    assert [one.name for one in found] == ["Bo Lind"]


def test_a_title_that_the_reader_takes_into_the_name_is_an_office_all_the_same() -> None:
    text = "Pope Clement came. Years ago Pope Tacitus stayed away."
    found = entities(
        text, ("Pope Clement", MentionKind.PERSON), ("Pope Tacitus", MentionKind.PERSON)
    )
    assert [[office.title for office in one.offices] for one in found] == [["pope"], ["pope"]]


def test_who_meets_somebody_is_not_the_one_who_is_met() -> None:
    text = "Alice Orr came to the port. Carol Lund was there. Alice met her at the station."
    found = entities(
        text,
        ("Alice Orr", MentionKind.PERSON),
        ("Carol Lund", MentionKind.PERSON),
        ("Alice", MentionKind.PERSON),
    )
    assert "her" not in places(text, by_name(found, "Alice Orr"))


def test_a_surname_that_is_known_is_not_that_of_who_is_named_in_full_behind() -> None:
    text = (
        "Talks go on\n\nOrr left Sarn. Then Orr flew home. Orr was met there by Ada Orr, a singer. "
        "Orr said no."
    )
    alone = [("Orr", MentionKind.PERSON)] * 3
    found = entities(text, *alone, ("Ada Orr", MentionKind.PERSON), ("Orr", MentionKind.PERSON))
    assert places(text, by_name(found, "Ada Orr")) == ["Ada Orr"]
