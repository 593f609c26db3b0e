"""Where: the right place, the right role, and none where the text leaves it open."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from tests.made import a_document

from alleged.analyse.places import find_places
from alleged.analyse.sentences import split_sentences
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceKind, PlaceRole
from alleged.records.spans import Span

KINDS = {
    "P": MentionKind.PERSON,
    "O": MentionKind.ORGANISATION,
    "L": MentionKind.PLACE,
    "G": MentionKind.GROUP,
}


def marked(written: str) -> tuple[Document, list[Mention]]:
    """Read marks: `[L:La Paz]` is what the reader takes for a place's name."""
    text = ""
    names: list[tuple[Span, MentionKind]] = []
    for part in re.findall(r"\[[POLG]:[^\]]+\]|[^\[\]]+", written):
        if part[0] == "[":
            names.append((Span(len(text), len(text) + len(part) - 4), KINDS[part[1]]))
            part = part[3:-1]
        text += part
    document = a_document(text)
    mentions = [
        Mention(
            id=record_id("men", span.start),
            document_id=document.id,
            span=span,
            kind=kind,
            name=span.of(text),
            probability=1.0,
            reason="",
            made_by="by hand",
        )
        for span, kind in names
    ]
    return document, mentions


def find(written: str) -> dict[str, Place]:
    """The places by their words; of the same words the last."""
    document, mentions = marked(written)
    places = find_places(document, sentences=split_sentences(document.text), mentions=mentions)
    assert places == sorted(places, key=lambda place: place.span)
    return {place.span.of(document.text): place for place in places}


def told(place: Place) -> tuple[str | None, str | None, str]:
    return place.name, place.country, place.role.value


def test_a_region_behind_a_city_says_which_one_it_is() -> None:
    american = find("A train left the rails near [L:Toledo], [L:Ohio], before dawn.")
    assert told(american["Toledo"]) == ("Toledo", "US", "place")
    assert american["Toledo"].admin1 == "Ohio"
    spanish = find("The [G:Spanish] minister went to [L:Toledo] on Monday.")
    assert told(spanish["Toledo"]) == ("Toledo", "ES", "place")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("FLINT, Mich. (XNA) — It rained in town.", "Mich."),
        ("He was in [L:Charlotte], [L:N.C.], at noon.", "N.C."),
        ("He was in [L:Kansas City], [L:Mo.]; it rained.", "Mo."),
    ],
)
def test_a_region_may_be_shortened(written: str, words: str) -> None:
    found = find(written)
    assert found[words].kind is PlaceKind.ADMIN
    assert [place.country for place in found.values()] == ["US", "US"]


def test_a_region_may_be_shortened_beside_a_party_or_an_office() -> None:
    found = find("Sen. [P:Ann Arde], R-Fla., met former Tex. Gov. [P:Bo Tann].")
    assert {place.name for place in found.values()} == {"Florida", "Texas"}


def test_a_word_in_a_text_in_capitals_is_no_shortened_region() -> None:
    assert find("THE WORKERS LIVE IN DANGER, IN THE MIDST OF FIRE, OR SO THEY SAY.") == {}


def test_shortened_regions_are_read_behind_a_comma_only() -> None:
    assert find("Miss Ruiz and Mo. Wash. Ill. Ore.") == {}


def test_a_surname_that_a_country_has_too_is_no_place_by_itself() -> None:
    document, mentions = marked("[P:Ann Jordan] left. Then [P:Jordan] said no.")
    named = [replace(mention, name="Ann Jordan") for mention in mentions]
    assert find_places(document, sentences=[Span(0, 41)], mentions=named) == []


def test_people_of_a_region_are_no_people_of_a_country_in_its_name() -> None:
    place = find("Many [G:Latin American] leaders agreed.")["Latin American"]
    assert told(place) == ("Latin America", None, "nationality")


def test_a_persons_surname_is_no_unknown_place() -> None:
    document, mentions = marked("[P:Mirela Odanu] left. In [L:Odanu] they saw hope.")
    found = find_places(document, sentences=split_sentences(document.text), mentions=mentions)
    assert found == []


def test_one_name_means_two_places_where_the_text_says_so() -> None:
    document, mentions = marked(
        "[L:Birmingham], [L:Alabama], wrote to [L:Birmingham] in [L:England]."
    )
    found = find_places(document, sentences=split_sentences(document.text), mentions=mentions)
    assert [place.country for place in found] == ["US", "US", "GB", "GB"]


@pytest.mark.parametrize(
    ("written", "country", "kind"),
    [
        ("[L:Georgia] shut its border with [L:Armenia].", "GE", PlaceKind.COUNTRY),
        ("Voters in [L:Georgia] and in [L:Alabama] waited in line.", "US", PlaceKind.ADMIN),
        ("The governor of [L:Georgia] spoke in [L:Atlanta].", "US", PlaceKind.ADMIN),
        ("Grapes from [L:Georgia] are sold in [L:Tbilisi].", "GE", PlaceKind.COUNTRY),
    ],
)
def test_a_state_and_a_country_of_one_name_are_told_apart_by_their_company(
    written: str, country: str, kind: PlaceKind
) -> None:
    place = find(written)["Georgia"]
    assert (place.country, place.kind) == (country, kind)


def test_a_list_of_countries_is_no_village_in_one_of_them() -> None:
    found = find("[L:China], [L:Japan] and [L:Russia] waited. Talks with [L:China] went on.")
    assert told(found["China"])[:2] == ("China", "CN")
    inside = find("She was born in [L:Lebanon], [L:Pennsylvania].")
    assert inside["Lebanon"].country == "US"


def test_a_capital_that_acts_is_its_state_and_no_point_on_a_map() -> None:
    found = find("[L:Moscow] warned [L:Kyiv]. A bus from [L:Minsk] was late.")
    assert told(found["Moscow"]) == ("Russia", "RU", "government")
    assert told(found["Kyiv"]) == ("Ukraine", "UA", "government")
    assert found["Moscow"].latitude is None
    assert told(found["Minsk"]) == ("Minsk", "BY", "place")
    assert found["Minsk"].latitude == pytest.approx(53.9, abs=0.1)


def test_an_envoys_city_is_a_posting() -> None:
    found = find("The [G:Bolivian] ambassador in [L:Beijing] was told. [L:Beijing] denied it.")
    assert told(found["Bolivian"]) == ("Bolivia", "BO", "nationality")
    document, mentions = marked("The ambassador in [L:Beijing] left.")
    (place,) = find_places(document, sentences=[Span(0, 31)], mentions=mentions)
    assert told(place) == ("Beijing", "CN", "posting")
    assert told(found["Beijing"]) == ("China", "CN", "government")


def test_a_seat_is_its_government_whatever_villages_are_called_like_it() -> None:
    found = find("A spokesman at the [O:White House] laughed. The Kremlin did not.")
    assert told(found["White House"]) == ("United States", "US", "government")
    assert told(found["Kremlin"]) == ("Russia", "RU", "government")
    assert found["Kremlin"].mention_id is None


def test_what_a_seat_stands_for_is_kept_open_where_it_is_two_things() -> None:
    place = find("[L:London] and [L:Brussels] agreed on fish.")["Brussels"]
    assert (place.name, place.kind) == ("European Union", PlaceKind.UNION)
    assert [(c.name, c.country) for c in place.candidates] == [("Belgium", "BE")]


def test_a_dateline_is_read_in_capitals_and_with_an_agency() -> None:
    found = find("LA PAZ (XNA) – Miners blocked a road in [L:Bolivia].")
    assert told(found["LA PAZ"]) == ("La Paz", "BO", "dateline")
    headline = find("Rain at last\n\nNAIROBI, Kenya — It rained.")
    assert told(headline["NAIROBI"]) == ("Nairobi", "KE", "dateline")
    assert headline["Kenya"].role is PlaceRole.DATELINE


@pytest.mark.parametrize(
    "line", ["BREAKING – It rained.", "Ana Ruiz - It rained.", "OPINION — No."]
)
def test_other_words_before_a_dash_are_no_dateline(line: str) -> None:
    assert find(line) == {}


def test_an_unknown_place_stays_without_one() -> None:
    found = find(
        "The parliament of [O:Ruvonia] met in [L:Castel Norre]. [O:Ruvonia] has told"
        " [O:Ruvonian] voters to wait. He left for [L:Tirana]."
    )
    assert told(found["Ruvonia"]) == (None, None, "government")
    assert told(found["Castel Norre"]) == (None, None, "place")
    assert told(found["Ruvonian"]) == (None, None, "nationality")
    assert found["Castel Norre"].candidates == ()
    assert told(found["Tirana"]) == ("Tirana", "AL", "place")


@pytest.mark.parametrize("name", ["Bolovia", "Nigera", "Londdon", "Parris Bay"])
def test_a_name_that_looks_like_a_real_one_is_not_taken_for_it(name: str) -> None:
    place = find(f"He lives in [L:{name}] now.")[name]
    assert (place.place, place.candidates) == (None, ())


def test_a_real_name_in_an_unknown_country_is_left_open() -> None:
    found = find("[P:Santa Rosa], the capital of [L:Osterhal], slept.")
    assert found["Santa Rosa"].place is None
    assert found["Osterhal"].place is None


def test_a_name_that_many_places_share_is_left_open_with_its_candidates() -> None:
    place = find("She was born in [L:Springfield] in May.")["Springfield"]
    assert place.place is None
    assert len(place.candidates) >= 3
    assert {candidate.country for candidate in place.candidates} == {"US"}
    assert place.country == "US"


def test_two_countries_of_one_name_are_both_kept() -> None:
    place = find("Copper from [L:Congo] is cheap.")["Congo"]
    assert place.country == "CD"
    assert [candidate.country for candidate in place.candidates] == ["CG"]


def test_persons_are_no_places() -> None:
    found = find(
        "[P:Paris Hilton] met [P:Kerry Washington], [P:Michael Jordan] and [P:Chad Olsen]."
    )
    assert found == {}


def test_a_country_that_the_reader_took_for_a_person_is_a_place_beside_a_namesake() -> None:
    found = find("[P:Ann Jordan] flew to [P:Jordan] on Monday.")
    assert told(found["Jordan"]) == ("Jordan", "JO", "place")


def test_a_city_in_an_organisations_name_is_part_of_it() -> None:
    found = find("The [O:University of Toledo] is in [L:Ohio].")
    assert told(found["Toledo"]) == ("Toledo", "US", "part of a name")
    assert "Delta" not in find("The [O:Delta Program] ended.")


def test_sums_of_dollars_and_blocs_are_no_places() -> None:
    assert find("It cost US$40 million, or US $40 a head.") == {}
    assert find("[O:NATO] and [O:ASEAN] met the [O:EU].") == {}


def test_the_country_is_told_where_only_the_town_is_open() -> None:
    place = find("A flood reached [L:Santa Cruz] in the [L:Philippines].")["Santa Cruz"]
    assert place.country == "PH"


def test_every_probability_and_reason_is_given() -> None:
    written = "[L:Paris] is far from [L:Ohio]; [L:Springfield] said so to [L:Zhelenia]."
    for place in find(written).values():
        assert 0 < place.probability < 1
        assert ";" in place.reason
        assert sum(candidate.probability for candidate in place.candidates) <= 1.001
        assert place.made_by.startswith("places 1, gazetteer ")


def test_neither_order_of_names_given_nor_other_documents_change_what_is_found() -> None:
    written = "[L:Toledo], [L:Ohio], and [L:Paris], [L:Texas], are in the [L:US]."
    document, mentions = marked(written)
    sentences = split_sentences(document.text)
    first = find_places(document, sentences=sentences, mentions=mentions)
    find("[L:Paris] and [L:Toledo] are in [L:Kestovia].")
    again = find_places(document, sentences=sentences, mentions=mentions[::-1])
    assert first == again


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "'; DROP TABLE places; --",
        "=HYPERLINK(1)",
        "\u202eairivoliB",
        "La\u0000Paz",
        "𝕷𝖆 𝕻𝖆𝖟",
        "Ł" * 5000,
        "St. " * 2000 + "St",
    ],
)
def test_hostile_names_are_looked_up_and_nothing_more(name: str) -> None:
    document = a_document(f"In {name} it rained, said {name}.")
    span = Span(3, 3 + len(name))
    mention = Mention(
        id="men-1",
        document_id=document.id,
        span=span,
        kind=MentionKind.PLACE,
        name=name,
        probability=0.9,
        reason="",
        made_by="by hand",
    )
    sentences = [Span(0, len(document.text))]
    for place in find_places(document, sentences=sentences, mentions=[mention]):
        words = place.span.of(document.text)
        assert words == words.strip()
        assert words


@pytest.mark.parametrize(
    "piece", ["La Paz, ", "A ", "Congo of ", "Paris and ", "X–", "U.S.", "In St "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        document = a_document(piece * times)
        sentences = [Span(0, len(document.text))]
        began = time.process_time()
        find_places(document, sentences=sentences, mentions=[])
        return time.process_time() - began

    seconds(200)
    assert seconds(8_000) < 16 * seconds(1_000) + 0.2


def test_a_former_name_of_a_capital_is_the_city_that_has_it_now() -> None:
    """Amman was called Philadelphia once."""
    found = find("The coach came to [L:Philadelphia] in May. It rained all day.")
    assert (found["Philadelphia"].country, found["Philadelphia"].admin1) == ("US", "Pennsylvania")
    acts = find("[L:Philadelphia] rejected the offer of the players on Monday.")
    assert acts["Philadelphia"].role is PlaceRole.PLACE
    assert told(find("[L:Mexico] rejected the offer.")["Mexico"]) == ("Mexico", "MX", "government")


def test_a_former_name_of_an_american_city_is_not_that_city() -> None:
    place = find("The school in [L:Newtown], [L:Conn.], was shut.")["Newtown"]
    assert place.name in (None, "Newtown")


def test_a_short_form_of_an_american_city_is_that_city() -> None:
    assert find("He was born in [L:Philly].")["Philly"].name == "Philadelphia"


def test_a_region_whose_code_was_cut_is_not_told() -> None:
    place = find("The talks in [L:Athens], [L:Greece], went on.")["Athens"]
    assert (place.country, place.admin1) == ("GR", None)


def test_a_capital_whose_interference_is_rejected_is_a_government() -> None:
    found = find("The note spoke of the rejection of [L:Washington]'s interference.")
    assert found["Washington"].role is PlaceRole.GOVERNMENT


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("The mall was called [L:Orde Tower], according to Vale.", "Orde Tower"),
        ("It met at [L:Orde Stadium], and [L:Orde Stadium] refused to pay.", "Orde Stadium"),
    ],
)
def test_a_building_that_nobody_knows_is_no_government(written: str, words: str) -> None:
    assert find(written)[words].role is PlaceRole.PLACE


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Rep. Orr ([L:Calif.]) said so.", "Calif."),
        ("He moved to [L:Newark], [L:N. J.], last year.", "N. J."),
    ],
)
def test_a_region_may_be_shortened_in_brackets_or_with_a_blank(written: str, words: str) -> None:
    assert find(written)[words].kind is PlaceKind.ADMIN


def test_a_region_is_not_the_small_town_of_its_name() -> None:
    assert find("Talks broke off in [L:Bihar], [L:India].")["Bihar"].kind is PlaceKind.ADMIN


def test_a_new_place_is_not_the_old_one_of_its_name() -> None:
    found = find("The [O:New Jersey Harbour Union] met in [L:New Mexico].")
    assert "Jersey" not in found
    assert "Mexico" not in found
    assert found["New Mexico"].kind is PlaceKind.ADMIN
