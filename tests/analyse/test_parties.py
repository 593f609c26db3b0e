"""Whose a party is and what, and that what the text leaves open stays open."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made import a_document

from alleged.analyse.entities import find_entities
from alleged.analyse.parties import PartyCode, PartyWords, code_parties, split_nationalities
from alleged.analyse.places import find_places
from alleged.analyse.sentences import split_sentences
from alleged.models.coreference import load_weights
from alleged.plover import SECTORS
from alleged.records.documents import DatedValue, DatePrecision, Document
from alleged.records.ids import record_id
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span


def read(written: str) -> tuple[Document, list[PartyWords], list[Mention]]:
    """Read marks: `[party]`; `{Ana Ruiz}` is what the reader takes for a person's name, `<Cusco>`
    for a place's."""
    text = ""
    parties, starts = [], []
    names: list[tuple[Span, MentionKind]] = []
    for part in re.findall(r"[\[\]{}<>]|[^\[\]{}<>]{1,200}", written):
        if part in "[{<":
            starts.append(len(text))
        elif part == "]":
            parties.append(PartyWords(span=Span(starts.pop(), len(text))))
        elif part in "}>":
            kind = MentionKind.PERSON if part == "}" else MentionKind.PLACE
            names.append((Span(starts.pop(), len(text)), kind))
        else:
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
    return document, parties, mentions


def code_all(written: str, *, acts: bool = True) -> list[PartyCode]:
    document, parties, mentions = read(written)
    sentences = split_sentences(document.text)
    places = find_places(document, sentences=sentences, mentions=mentions)
    weights, version = load_weights()
    entities, mentions = find_entities(
        document,
        sentences=sentences,
        mentions=mentions,
        places=places,
        weights=weights,
        version=version,
    )
    return code_parties(
        document,
        [PartyWords(span=party.span, acts=acts) for party in parties],
        sentences=sentences,
        mentions=mentions,
        places=places,
        entities=entities,
    )


def code(written: str, *, acts: bool = True) -> PartyCode:
    (found,) = code_all(written, acts=acts)
    return found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # Whose somebody else is, in a text of several countries.
        ("Chile voted. A Peruvian tourist was hurt and [police] held nine.", None),
        ("A Peruvian tourist was hurt and [police] held nine.", "PER"),
        ("Chile voted. [Soldiers] rose while he was in Peru.", None),
        ("Chile voted. [Soldiers] rose in Peru.", "PER"),
    ],
)
def test_a_country_of_the_sentence_is_whose_a_party_is_only_where_it_says_so(
    written: str, expected: str | None
) -> None:
    assert code(written).code == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[The Bolivian Ministry of Foreign Affairs] replied.", ("BOL", "GOV")),
        ("[Croatia's customs officers] struck.", ("HRV", "COP")),
        ("[The parliament of Estonia] voted.", ("EST", "LEG")),
        ("[Kampala police] fired.", ("UGA", "COP")),
        ("[Malawi] signed.", ("MWI", None)),
        ("[A Belgian judge] left.", ("BEL", "JUD")),
        ("[Nepali students] sang.", ("NPL", "EDU")),
        ("[Tunisian doctors] left.", ("TUN", "MED")),
        ("[Ecuadorean banana growers] sued.", ("ECU", "AGR")),
        ("[The Jordanian intelligence chief] came.", ("JOR", "SPY")),
    ],
)
def test_the_words_of_a_party_say_whose_it_is_and_what(
    written: str, expected: tuple[str, str | None]
) -> None:
    found = code(written)
    assert (found.code, found.sector) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[Lima] recalled its envoy.", ("PER", None)),
        ("[The Kremlin] denied it.", ("RUS", None)),
        ("[Brussels] fined the firm.", ("EUR", None)),
    ],
)
def test_a_capital_or_seat_that_acts_is_its_state(
    written: str, expected: tuple[str, str | None]
) -> None:
    found = code(written)
    assert (found.code, found.sector) == expected


def test_a_town_that_is_no_capital_is_no_actor() -> None:
    assert code("Shots were heard near [<Cusco>].").code is None


def test_a_town_that_something_is_done_to_stands_for_its_people() -> None:
    found = code("Planes bombed [<Cusco>].", acts=False)
    assert (found.code, found.sector) == ("PER", "CVL")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[The UN] warned.", ("UNO", None)),
        ("[UN peacekeepers] left.", ("UNO", "MIL")),
        ("[The European Commission] sued.", ("EUR", None)),
        ("[The Arab League] met.", ("IGO", None)),
        ("[Oxfam] left.", ("NGO", None)),
        ("[Hezbollah] fired.", ("IMG", None)),
        ("[Toyota] left.", ("MNC", None)),
        ("[Peacekeepers] left.", ("IGO", "MIL")),
        ("[The Kenyan Red Cross] helped.", ("KEN", "MED")),
        ("[The US ambassador to the United Nations] spoke.", ("USA", "GOV")),
    ],
)
def test_bodies_beside_states_have_codes_of_their_own(
    written: str, expected: tuple[str, str | None]
) -> None:
    found = code(written)
    assert (found.code, found.sector) == expected


def test_an_acronym_is_one_only_in_capitals() -> None:
    assert code("Peru helps [those who fled].").code != "UNO"


@pytest.mark.parametrize(
    "written",
    [
        "[The regime] will pay.",
        "Peru must fear [the terrorists].",
        "[The West] is arming Peru.",
        "[Western powers] met in Lima.",
        "[Lima and its lackeys] plot.",
        "[African leaders] met in Lima.",
    ],
)
def test_hostile_labels_and_blocs_keep_their_words_and_are_not_resolved(written: str) -> None:
    found = code(written)
    assert found.label == written[written.index("[") + 1 : written.index("]")]
    assert (found.code, found.sector) == (None, None)


def test_a_label_that_names_the_state_is_that_state_and_stays_a_label() -> None:
    found = code("[The Peruvian regime] must go.")
    assert (found.code, found.sector, found.label) == ("PER", "GOV", "The Peruvian regime")


@pytest.mark.parametrize("written", ["[Enemies of Peru] met.", "[Peru's allies] met in Lima."])
def test_allies_and_enemies_of_a_state_are_others(written: str) -> None:
    found = code(written)
    assert (found.code, found.sector) == (None, None)


def test_the_name_of_a_meeting_is_no_bloc() -> None:
    assert code("[The Third World Trade Fair] ended.").label is None


@pytest.mark.parametrize(
    "written",
    [
        "[The rebels] rejected the offer.",
        "Peru and Chile met as [the rebels] attacked.",
        "[Sulmoran rebels] attacked Peru.",
        "[Sulmora's rebels] attacked Peru.",
        "[Rebels in Sulmora] attacked, Peru said.",
    ],
)
def test_whose_the_rebels_are_stays_open_where_nothing_says_so(written: str) -> None:
    found = code(written)
    assert (found.code, found.sector) == (None, "REB")


def test_the_only_country_of_the_sentence_is_taken_and_the_reason_says_so() -> None:
    found = code("In eastern Myanmar, [the rebels] freed two monks.")
    assert (found.code, found.sector) == ("MMR", "REB")
    assert "no other country" in found.reason
    assert found.probability < code("[Burmese rebels] left.").probability


@pytest.mark.parametrize(
    "written",
    [
        "Sulmoran troops fled as [the rebels] advanced, Peru said.",
        "Sulmora's army fled as [the rebels] advanced, Peru said.",
    ],
)
def test_a_country_is_not_the_only_one_beside_one_that_no_table_has(written: str) -> None:
    assert code(written).code is None


def test_a_surname_that_ends_like_an_adjective_is_no_country() -> None:
    assert code("In Peru, Vera Sulmoran saw [the rebels].").code == "PER"


def test_a_country_that_the_party_faces_is_not_its_own() -> None:
    assert code("[The archbishop] called for sanctions against Peru.").code is None


@pytest.mark.parametrize(
    "written", ["[Rwandan-backed rebels] left.", "[Anti-Rwandan rebels] left."]
)
def test_a_backer_or_an_enemy_is_no_owner(written: str) -> None:
    assert code(written).code != "RWA"


def test_an_envoy_is_not_of_the_state_where_he_is_posted() -> None:
    assert code("[The ambassador to Chad] left.").code is None
    assert code("[Chad's ambassador to Peru] left.").code == "TCD"


def test_of_two_nationalities_each_has_its_own_code() -> None:
    first, second = code_all("[Ghanaian] and [Danish officials] met.")
    assert (first.code, first.sector) == ("GHA", "GOV")
    assert (second.code, second.sector) == ("DNK", "GOV")


def test_a_party_with_two_nationalities_is_split_and_another_stays_whole() -> None:
    document, (party,), _ = read("[Senior Chilean and Peruvian officials] met.")
    places = find_places(document, sentences=split_sentences(document.text), mentions=())
    parts = split_nationalities(document.text, party.span, places)
    assert [part.of(document.text) for part in parts] == ["Senior Chilean", "Peruvian officials"]
    document, (party,), _ = read("[Chilean officials] met.")
    places = find_places(document, sentences=split_sentences(document.text), mentions=())
    assert split_nationalities(document.text, party.span, places) == (party.span,)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[Former Peruvian president Ana Ruiz] fled.", ("PER", "ELI")),
        ("[Peru's ex-minister] fled.", ("PER", "ELI")),
        ("[The Peruvian president's brother] fled.", ("PER", "ELI")),
        ("[Former Peruvian rebels] met.", ("PER", "REB")),
    ],
)
def test_who_held_an_office_once_and_families_are_elites(
    written: str, expected: tuple[str, str]
) -> None:
    found = code(written)
    assert (found.code, found.sector) == expected


@pytest.mark.parametrize(
    ("written", "sector"),
    [
        ("The minister met his [deputy].", None),
        ("The minister's [deputy] fled.", None),
        ("A [deputy] to the mayor fled.", None),
        ("A [deputy] of the national assembly fled.", "LEG"),
        ("Nine [deputies] fled.", "LEG"),
    ],
)
def test_the_deputy_of_a_person_is_no_member_of_an_assembly(
    written: str, sector: str | None
) -> None:
    assert code(written).sector == sector


def test_an_office_told_elsewhere_in_the_document_gives_country_and_sector() -> None:
    found = code("Peru's foreign minister, {Ana Ruiz}, spoke in Oslo. Later [{Ruiz}] left.")
    assert (found.code, found.sector) == ("PER", "GOV")
    assert found.entity_id is not None
    assert "in this document" in found.reason


def test_a_possessive_pronoun_is_not_filled_with_the_country_of_the_sentence() -> None:
    found = code("The firm sued Peru, and [its staff] left.")
    assert (found.code, found.sector) == (None, "LAB")
    assert "`its`" in found.reason


def test_the_hostages_of_a_gang_are_no_part_of_it() -> None:
    found = code("In Mali, the gang freed [its hostages].")
    assert (found.code, found.sector) == ("MLI", "CVL")


def test_an_owner_behind_a_hyphen_is_one() -> None:
    assert code("Pirates off Peru seized [a Greek-owned tanker].").code == "GRC"


@pytest.mark.parametrize("first", ["President {Macron} spoke.", "{Emmanuel Macron} spoke."])
def test_a_surname_is_the_leader_whom_the_document_names_in_full(first: str) -> None:
    (party,) = code_all(f"{first} [{{Macron}}] granted an exemption to <Chile>.")
    assert party.code == "FRA"
    assert "not by the text" in party.reason


def test_a_person_whose_office_stands_elsewhere_has_not_the_country_of_the_sentence() -> None:
    (party,) = code_all("President {Ana Ruvik} spoke. [{Ruvik}] granted <Chile> an exemption.")
    assert (party.code, party.sector) == (None, "GOV")


def test_a_leader_whom_only_our_table_knows_is_told_as_such() -> None:
    found = code("[President {Macron}] threatened Peru.")
    assert (found.code, found.sector) == ("FRA", "GOV")
    assert "not by the text" in found.reason


@pytest.mark.parametrize(
    ("name", "expected"), [("Boris Yeltsin", "ELI"), ("President Boris Yeltsin", "GOV")]
)
def test_a_leader_out_of_office_on_the_day_is_elite_unless_the_text_gives_the_office(
    name: str, expected: str
) -> None:
    text = f"{name} warned Peru."
    document = replace(
        a_document(text),
        published=DatedValue(
            value="2004-05-01", precision=DatePrecision.DAY, evidence="given", raw="2004-05-01"
        ),
    )
    (found,) = code_parties(
        document,
        [PartyWords(span=Span(0, len(name)))],
        sentences=(Span(0, len(text)),),
        mentions=(),
        places=(),
    )
    assert (found.code, found.sector) == ("RUS", expected)


def test_a_surname_without_a_title_is_nobody_of_our_table() -> None:
    assert code("[{Macron}] threatened Peru.").code is None


def test_one_letter_too_many_is_still_the_country() -> None:
    found = code("[The Portugese navy] left.")
    assert (found.code, found.sector) == ("PRT", "MIL")
    assert "misspelt" in found.reason


def test_a_surname_that_is_a_word_for_a_role_says_nothing() -> None:
    assert code("[Peruvian Defence Minister {Ana Judge}] left.").sector == "GOV"


def test_other_parties_of_the_same_call_change_nothing() -> None:
    written = "[Peruvian police] arrested [the rebels] and [three nuns] in Lima."
    document, parties, mentions = read(written)
    sentences = split_sentences(document.text)
    places = find_places(document, sentences=sentences, mentions=mentions)

    def codes(some: list[PartyWords]) -> list[PartyCode]:
        return code_parties(document, some, sentences=sentences, mentions=mentions, places=places)

    together = codes(parties)
    assert together == [one for party in parties for one in codes([party])]
    assert codes(parties[::-1]) == together[::-1]


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_span_of_any_text_has_a_code_of_the_vocabulary_or_none(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = a_document(text)
    (found,) = code_parties(
        document,
        [PartyWords(span=Span(start, end))],
        sentences=(Span(0, len(text)),),
        mentions=(),
        places=(),
    )
    assert found.sector is None or found.sector in SECTORS
    assert 0 <= found.probability <= 1
    assert found.reason


def test_forty_parties_take_a_few_milliseconds() -> None:
    sentence = "[Chilean police] in Lima arrested [the rebels] and [members of a farmers' union]. "
    document, parties, mentions = read(sentence * 14)
    sentences = split_sentences(document.text)
    places = find_places(document, sentences=sentences, mentions=mentions)
    durations = []
    for _ in range(5):
        started = time.process_time()
        code_parties(document, parties, sentences=sentences, mentions=mentions, places=places)
        durations.append(time.process_time() - started)
    assert min(durations) < 0.02, durations


def test_time_grows_with_the_length_of_a_hostile_phrase_and_no_faster() -> None:
    def seconds(count: int) -> float:
        document, parties, mentions = read("[" + "group of members of " * count + "police]")
        started = time.process_time()
        code_parties(
            document,
            parties,
            sentences=(Span(0, len(document.text)),),
            mentions=mentions,
            places=(),
        )
        return time.process_time() - started

    seconds(10)
    assert seconds(2000) < 40 * max(seconds(200), 0.002)


@pytest.mark.parametrize(
    ("written", "sector"),
    [
        ("The [inspector general] wrote.", "GOV"),
        ("The [deputy director] wrote.", "GOV"),
        ("The [House] voted.", "LEG"),
        ("The [house] burned.", "CVL"),
        ("A [highway patrol captain] spoke.", "COP"),
        ("An [army captain] spoke.", "MIL"),
    ],
)
def test_ranks_and_offices_are_of_the_body_that_the_words_name(
    written: str, sector: str | None
) -> None:
    assert code(written).sector == sector


@pytest.mark.parametrize(
    ("written", "sector"),
    [
        ("Police came. The [officer] fled.", "COP"),
        ("Police and soldiers came. The [officer] fled.", "MIL"),
        ("The [officer] fled.", "MIL"),
    ],
)
def test_an_officer_is_of_the_police_where_the_text_has_no_soldiers(
    written: str, sector: str
) -> None:
    assert code(written).sector == sector
