"""Coups and changes in office by the records of kind `events`, which are written by hand here: the
reader that comes with the package need not find them."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.check.asking import checked, invented_tables, verdicts_of
from tests.link.made_events import a_party, an_event, span_of

from alleged.check.checks import Checker
from alleged.records.events import Event, EventStatus
from alleged.records.spans import Span
from alleged.records.verdicts import CheckSubject, Outcome, Verdict

FOLDER = Path(__file__).parent / "events_own"


def verdicts(
    text: str,
    trigger: str,
    label: str | None,
    *,
    actor: str = "",
    recipient: str = "",
    status: str = "happened",
    published: str = "2022-03-01",
    **changes: Any,
) -> list[Verdict]:
    """What the invented tables have on one event, dated by the only time of the text."""
    read = checked(text, published)
    people = {one.name: one.id for one in read.entities}

    def parties(words: str) -> tuple[Any, ...]:
        if not words:
            return ()
        party = a_party(read.document, span_of(read.document, words))
        return (replace(party, entity_id=people.get(words)),)

    made: Event = an_event(read.document, span_of(read.document, trigger), label=label)
    event = replace(
        made,
        status=EventStatus(status),
        actors=parties(actor),
        recipients=parties(recipient),
        time_id=read.times[0].id if read.times else None,
        **changes,
    )
    with (
        tempfile.TemporaryDirectory() as folder,
        Checker(invented_tables(), Path(folder)) as checker,
    ):
        return list(checker.check([replace(read, events=(event,))]))


def outcome(text: str, trigger: str, label: str | None, **given: Any) -> tuple[str, bool]:
    (found,) = verdicts(text, trigger, label, **given)
    assert found.record_kind == "events"
    return found.outcome.value, found.tables_disagree


def test_a_coup_is_asked_for_without_the_word() -> None:
    text = "The army toppled the government of Tolvia on 2 November 2020."
    given = {"actor": "army", "recipient": "government of Tolvia"}
    assert outcome(text, "toppled", "coup", **given) == ("agrees", False)


def test_lists_that_disagree_are_shown_as_disagreeing() -> None:
    text = "Colonels attempted a coup in Orvania on 19 August 2011."
    (found,) = verdicts(text, "attempted a coup", "coup", status="attempted")
    assert (found.outcome, found.tables_disagree) == (Outcome.AGREES, True)
    assert "Tables disagree: " in found.sentence
    assert {one.table for one in found.comparisons} == {"risings", "seizures"}


def test_a_list_that_ends_before_the_act_never_differs() -> None:
    text = "Soldiers toppled the government of Sarnland in December 2023."
    given = {"recipient": "government of Sarnland", "published": "2024-03-01"}
    assert outcome(text, "toppled", "coup", **given) == ("not_covered", False)


@pytest.mark.parametrize("status", ["planned", "hypothetical", "ordered", "future", "generic"])
def test_a_coup_that_is_only_planned_or_feared_is_not_asked_for(status: str) -> None:
    text = "Soldiers toppled the government of Sarnland in 2009."
    given = {"recipient": "government of Sarnland", "status": status}
    assert verdicts(text, "toppled", "coup", **given) == []


def test_words_that_fear_it_go_before_a_status_that_says_it_happened() -> None:
    assert verdicts("Many fear a coup in Velmora in 2022.", "coup", "coup") == []


def test_a_clash_alone_is_no_armed_conflict() -> None:
    text = "Rebels fought soldiers in Velmora in 2020."
    found = verdicts(text, "fought", None, event_type="ASSAULT")
    assert found == []  # the invented tables list no conflicts


CHANGES = [
    ("Ada Renwick was sworn in as president of Orvania on 1 March 2017.", "sworn in", "oath",
     "agrees"),
    ("Ada Renwick was elected president of Orvania in November 2016.", "elected", "election",
     "agrees"),
    ("Ada Renwick was sworn in as president of Orvania on 4 June 2019.", "sworn in", "oath",
     "not_covered"),
    ("Sigrun Ostby was sworn in as prime minister of Kelmark on 4 June 2013.", "sworn in", "oath",
     "differs"),
    ("Joren Halvik resigned as prime minister of Kelmark in May 2019.", "resigned", "resignation",
     "agrees"),
    ("Joren Halvik resigned as prime minister of Kelmark in 2015.", "resigned", "resignation",
     "differs"),
    ("Tora Blix resigned as prime minister of Kelmark in 2015.", "resigned", "resignation",
     "not_covered"),
    ("Dario Pell was removed as president of Tolvia in 1998.", "removed", "removal",
     "not_covered"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "label", "expected"), CHANGES)
def test_a_change_in_office_is_held_against_spells(
    text: str, trigger: str, label: str, expected: str
) -> None:
    name = " ".join(text.split()[:2])
    side = "actor" if label in ("oath", "resignation") else "recipient"
    found = [
        one for one in verdicts(text, trigger, label, **{side: name}) if one.record_kind == "events"
    ]
    assert [(one.subject, one.outcome.value) for one in found] == [(CheckSubject.OFFICE, expected)]


def test_a_vice_president_is_no_president() -> None:
    text = "Ada Renwick was sworn in as vice president of Orvania on 4 June 2012."
    found = verdicts(text, "sworn in", "oath", actor="Ada Renwick")
    assert [one for one in found if one.record_kind == "events"] == []


def rows(half: str, name: str) -> dict[str, dict[str, Any]]:
    found = map(json.loads, (FOLDER / half / name).read_text("utf-8").splitlines())
    return {row["id"]: row for row in found}


def test_every_labelled_act_points_at_its_words_and_half_is_held_back() -> None:
    counts = Counter[str]()
    for half in ("tune", "held"):
        texts, labels = rows(half, "texts.jsonl"), rows(half, "labels.jsonl")
        assert texts.keys() == labels.keys()
        counts[half] = len(texts)
        for key, row in texts.items():
            (about,) = row["mentions"]
            assert Span(about["start"], about["end"]).of(row["text"]).isalpha()
            assert labels[key]["verdict"] in set(Outcome)
    assert counts["held"] >= counts["tune"]


def test_a_military_that_ousts_a_president_is_asked_for_as_a_coup() -> None:
    text = "The military of Velmora ousted its president in 1984."
    assert [(one.subject, one.outcome) for one in of_text(text)] == [
        (CheckSubject.COUP, Outcome.NOT_COVERED)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The novel opens with a coup in Kelmark in 2009.",
        "The film is set in Velmora, where a coup fails in 2012.",
        "Joren Halvik declined to resign as prime minister of Kelmark in 2016.",
    ],
)
def test_what_is_invented_or_refused_gets_no_verdict(text: str) -> None:
    assert [one for one in of_text(text) if one.outcome is not Outcome.NOT_CHECKABLE] == []


def test_no_before_the_act_denies_it_and_nobody_s_does_not() -> None:
    (denied,) = of_text("No coup was attempted in Tolvia in 2004.")
    assert denied.outcome is Outcome.DIFFERS
    (told,) = of_text("The colonel, nobody's servant, led the coup in Tolvia on 2 November 2020.")
    assert told.outcome is Outcome.AGREES


def of_text(text: str) -> list[Verdict]:
    """Verdicts on coups and offices, with the events that the package's reader finds."""
    subjects = (CheckSubject.COUP, CheckSubject.OFFICE)
    return [one for one in verdicts_of(text) if one.subject in subjects]
