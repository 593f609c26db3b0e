"""Our own cases of events: whole, judged as the guidelines say, and as well read as before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from tests.analyse.events_own import measure
from tests.analyse.events_own.check import (
    FRESH,
    HALVES,
    LATEST,
    NEWEST,
    Case,
    Found,
    faults,
    place_of,
    read_cases,
    row_names,
)
from tests.analyse.events_own.measure import (
    COLUMNS,
    percent,
    rates,
    status_share,
    table,
    written_table,
)
from tests.analyse.made_gaps import a_party
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document, a_statement, span_of

from alleged.analyse.documents import ACTS
from alleged.models.files import reader_folder
from alleged.models.reader import read_settings
from alleged.plover import EVENT_TYPES
from alleged.records.events import EventLabel, EventStatus, EventWarning
from alleged.records.issues import Severity, make_issue

LEAST_STATUS = {"open": 98.5, "held": 93.5}
"""Of 100 mentions with their triggers given, a point below what was measured."""
ROWS = {*range(47, 70), *range(114, 121)}


def test_every_row_has_ten_cases_half_of_them_held_back() -> None:
    for half in HALVES:
        assert Counter(case.row for case in read_cases(half)) == dict.fromkeys(ROWS, 5)
    assert set(row_names()) == ROWS


@pytest.mark.parametrize(
    ("part", "older_parts", "names"),
    [
        (FRESH, (*HALVES, "more"), "Menthera|Obrusia|Jorundia|Ambarra|Corvaya|Ilmaria"),
        (
            NEWEST,
            (*HALVES, "more", FRESH),
            "Besharia|Mokal|Cordanza|Uldania|Tirakhand|Rantelau|Estermark|Calvera",
        ),
    ],
)
def test_every_row_has_six_closed_cases_of_countries_that_no_older_case_has(
    part: str, older_parts: tuple[str, ...], names: str
) -> None:
    closed, countries = read_cases(part), re.compile(names)
    assert Counter(case.row for case in closed) == dict.fromkeys(ROWS, 6)
    assert len({case.id for case in closed}) == len({case.text for case in closed}) == len(closed)
    assert {name for case in closed for name in countries.findall(case.text)} == {*names.split("|")}
    older = [case for half in older_parts for case in read_cases(half)]
    assert not any(countries.search(case.text) for case in older)
    assert not {case.id for case in older} & {case.id for case in closed}


def test_every_row_has_five_latest_cases_of_countries_that_no_other_case_has() -> None:
    latest = read_cases(LATEST)
    names = "Hestrava|Quorana|Lindovia|Sambura|Vashtar|Orlesk|Nerith|Bremovia"
    assert Counter(case.row for case in latest) == dict.fromkeys(ROWS, 5)
    assert all(re.search(names, case.text) for case in latest)
    others = [case for half in (*HALVES, "more", FRESH, NEWEST) for case in read_cases(half)]
    assert not any(re.search(names, case.text) for case in others)
    assert not {case.id for case in others} & {case.id for case in latest}


@pytest.mark.parametrize("part", [FRESH, NEWEST, LATEST])
def test_every_closed_case_has_something_to_judge(part: str) -> None:
    for case in read_cases(part):
        assert set(case.label) == {"id", "events", "absent", "warnings"}
        assert case.label["events"] or case.label["absent"] or case.label["warnings"]


def test_labels_use_the_words_of_the_records_and_of_their_texts() -> None:
    countries: set[str] = set()
    for case in [case for half in (*HALVES, FRESH, NEWEST, LATEST) for case in read_cases(half)]:
        countries |= set(re.findall(r"\b(?:Velmora|Kestria|Dravania|Maravel|Zentria)", case.text))
        assert case.title is None or case.text.startswith(case.title)
        for wanted in case.label["events"]:
            assert place_of(case.text, **wanted["trigger"])
            for kind in wanted.get("kinds", ()):
                assert kind["type"] is None or kind["type"] in EVENT_TYPES
                assert kind["mode"] is None or kind["mode"] in EVENT_TYPES[kind["type"]].modes
                assert kind["label"] is None or EventLabel(kind["label"])
            assert all(EventStatus(status) for status in wanted.get("status", ()))
            assert all(EventWarning(one) for one in wanted.get("warnings", ()))
            for ways in (*wanted.get("actors", ()), *wanted.get("recipients", ())):
                for way in ways:
                    assert way.startswith("implied") or place_of(case.text, way)
        for one in (*case.label["absent"], *case.label["warnings"]):
            assert place_of(case.text, one["words"], one["nth"])
    assert len(countries) >= 4


TEXT = "Tarn said guards beat the printer Moll. He was freed."
DOCUMENT = a_document(TEXT)


def a_case(absent: list[dict[str, Any]] | None = None, **wanted: Any) -> Case:
    event = {"trigger": {"words": "beat", "nth": 1}, **wanted}
    label = {"events": [event], "absent": absent or [], "warnings": []}
    return Case(id="x", row=1, half="open", title=None, text=TEXT, label=label)


BEAT = an_event(
    DOCUMENT,
    "beat",
    event_type="ASSAULT",
    modes=("beat",),
    actors=(a_party(DOCUMENT, "guards"),),
    recipients=(a_party(DOCUMENT, "printer Moll"),),
)
RIGHT: dict[str, Any] = {
    "kinds": [{"type": "ASSAULT", "mode": "beat", "label": None}],
    "status": ["happened"],
    "actors": [["guards"]],
    "recipients": [["Moll", "printer"]],
}


def test_a_case_passes_when_all_that_is_labelled_holds() -> None:
    assert faults(a_case(**RIGHT), Found(events=[BEAT])) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"kinds": [{"type": "COERCE", "mode": None, "label": None}]}, "is ASSAULT"),
        ({"kinds": [{"type": "ASSAULT", "mode": "torture", "label": None}]}, "is ASSAULT"),
        ({"kinds": [{"type": None, "mode": None, "label": "coup"}]}, "is ASSAULT"),
        ({"kinds": [{"type": None, "mode": None, "label": None}]}, "is ASSAULT"),
        ({"status": ["alleged", "negated"]}, "is happened, not alleged or negated"),
        ({"actors": [["Tarn"]]}, "actors are guards, not Tarn"),
        ({"actors": []}, "actors are guards, not nobody"),
        ({"actors": [["implied"]]}, "not implied"),
        ({"counted": False}, "is counted"),
        ({"reciprocal": True}, "is not reciprocal"),
        ({"warnings": ["garbled"]}, "has no warning"),
        ({"speaker": "Tarn"}, "is not told by Tarn"),
        ({"time": "freed"}, "is not dated"),
        ({"trigger": {"words": "freed", "nth": 1}}, "no event at “freed”"),
    ],
)
def test_a_case_fails_for_each_thing_that_does_not_hold(
    changed: dict[str, Any], fault: str
) -> None:
    (found,) = faults(a_case(**{**RIGHT, **changed}), Found(events=[BEAT]))
    assert fault in found


def test_one_of_several_right_answers_is_enough() -> None:
    wanted = {**RIGHT, "status": ["alleged", "happened"], "actors": [["Tarn", "guards"]]}
    assert faults(a_case(**wanted), Found(events=[BEAT])) == []


def test_a_pronoun_is_answered_by_whom_it_takes_up() -> None:
    taken_up = a_party(DOCUMENT, "printer Moll", reason="“He” takes up “the printer Moll”")
    event = replace(BEAT, recipients=(taken_up,))
    assert faults(a_case(**{**RIGHT, "recipients": [["He"]]}), Found(events=[event])) == []
    assert faults(a_case(**{**RIGHT, "recipients": [["He"]]}), Found(events=[BEAT])) != []


def test_the_speaker_is_looked_for_in_the_statements_that_hold_the_event() -> None:
    statement = a_statement(DOCUMENT, "Tarn", "said", "guards beat the printer Moll")
    told = replace(BEAT, statement_ids=(statement.id,))
    case = a_case(**{**RIGHT, "speaker": "Tarn"})
    assert faults(case, Found(events=[told], statements=[statement])) == []


def test_mentions_of_one_act_share_their_chain() -> None:
    freed = an_event(DOCUMENT, "freed")
    label: dict[str, Any] = {
        "events": [{"trigger": {"words": "beat", "nth": 1}, "group": "a"},
                   {"trigger": {"words": "freed", "nth": 1}, "group": "a"}],
        "absent": [], "warnings": [],
    }  # fmt: skip
    case = replace(a_case(), label=label)
    assert faults(case, Found(events=[BEAT, freed])) == ["group a is in 2 chains"]
    assert faults(case, Found(events=[BEAT, replace(freed, chain_id=BEAT.chain_id)])) == []


@pytest.mark.parametrize("what", ["event", "counted", "sure"])
def test_what_must_not_be_there_is_a_fault(what: str) -> None:
    absent = [{"what": what, "words": "beat", "nth": 1}]
    assert len(faults(a_case(absent, **RIGHT), Found(events=[BEAT]))) == 1
    warned = replace(BEAT, counted=False, warnings=(EventWarning.GARBLED,))
    kept = faults(a_case(absent, **RIGHT), Found(events=[warned]))
    assert len(kept) == (what == "event")


def test_a_warning_may_stand_on_an_event_of_the_sentence_or_in_a_note() -> None:
    warnings = [{"warnings": ["garbled"], "words": "Tarn", "nth": 1}]
    case = replace(a_case(), label={"events": [], "absent": [], "warnings": warnings})
    assert len(faults(case, Found(events=[BEAT]))) == 1
    warned = replace(BEAT, warnings=(EventWarning.GARBLED,))
    assert faults(case, Found(events=[warned])) == []
    note = make_issue("doubtful-garbled", Severity.NOTE, "x", span=span_of(TEXT, "Tarn"))
    assert faults(case, Found(events=[BEAT], issues=[note])) == []


def test_words_that_a_label_has_and_its_text_has_not_are_refused() -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        place_of(TEXT, "beaten")


@pytest.mark.parametrize("half", HALVES)
def test_statuses_are_as_right_as_before(half: str) -> None:
    assert status_share(half) >= LEAST_STATUS[half]


def test_the_table_has_a_line_a_row_and_one_for_all() -> None:
    made = table({half: dict.fromkeys(ROWS, (3, 5)) for half in COLUMNS})
    assert "| open | held, read | fresh, read | newest, unread |\n" in made
    assert made.count("| 3 of 5 | 3 of 5 | 3 of 5 | 3 of 5 |") == len(ROWS)
    assert f"| all {'| 90 of 150 (60 %) ' * len(COLUMNS)}|" in made
    assert percent(1, 3) == 33


@pytest.mark.parametrize(
    ("part", "shown"), [("open", True), ("held", True), (FRESH, True), (NEWEST, False)]
)
def test_what_fails_is_shown_of_the_parts_that_are_read(
    part: str, shown: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure, "judged", lambda half: {f"{half}-1": ["no event"]})
    monkeypatch.setattr(measure, "rates", lambda half: dict.fromkeys(ROWS, (3, 5)))
    measure.main([part])
    assert (f"{part}-1: no event" in capsys.readouterr().out) == shown


MARKS_ACTS = ACTS in read_settings(reader_folder())[1].labels


@pytest.mark.slow
@pytest.mark.skipif(not MARKS_ACTS, reason="the package's model was not taught to mark acts")
def test_the_page_has_the_rates_that_are_measured() -> None:
    assert table({half: rates(half) for half in COLUMNS}) == written_table()
