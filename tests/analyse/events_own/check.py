"""Whether what was found in a text of our own cases is what its label asks for."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alleged.records.entities import Entity
from alleged.records.events import Event, Party
from alleged.records.issues import Issue
from alleged.records.spans import Span
from alleged.records.statements import Statement
from alleged.records.times import Timex

FOLDER = Path(__file__).parent
HALVES = ("open", "held")
FRESH, NEWEST, LATEST = "fresh", "newest", "latest"
"""Parts that were written blind to the code, in files of their own. The latest is open, but for
the cases that `is_kept` names."""
AUTHORITIES = ("authorit", "police", "government", "state", "court", "security")
"""One of these in the name of an implied party stands for the state's organs."""

PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "his", "its", "them", "their", "who", "which"]
)
"""A party that a label gives by a pronoun may be found as what the pronoun takes up."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text with its label."""

    id: str
    row: int
    half: str
    title: str | None
    text: str
    label: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was read in a text."""

    events: Sequence[Event]
    statements: Sequence[Statement] = ()
    times: Sequence[Timex] = ()
    issues: Sequence[Issue] = ()
    entities: Sequence[Entity] = ()


def read_cases(half: str) -> list[Case]:
    """The cases of a half or of a part of its own, in the order of the file."""
    prefix = f"{half}_" if half in (FRESH, NEWEST, LATEST) else ""
    labels = {row["id"]: row for row in _rows(f"{prefix}labels")}
    return [
        Case(
            id=row["id"],
            row=row["row"],
            half=row["half"],
            title=row["title"],
            text=row["text"],
            label=labels[row["id"]],
        )
        for row in _rows(f"{prefix}texts")
        if row["half"] == half
    ]


def is_kept(case: Case) -> bool:
    """Whether a case of the latest part is only measured, and never read to mend rules."""
    return int(hashlib.sha256(case.id.encode()).hexdigest(), 16) % 2 == 0


def row_names() -> dict[int, str]:
    """What each row is about, from the table of the guidelines."""
    written = (FOLDER / "README.md").read_text("utf-8")
    return {int(row): name for row, name in re.findall(r"^\| (\d+) \| (.+) \|$", written, re.M)}


def _rows(name: str) -> list[Json]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


def place_of(text: str, words: str, nth: int = 1) -> Span:
    """Where whole words stand for the nth time.

    Raises: ValueError if they do not.
    """
    places = [Span(*match.span()) for match in _whole(words).finditer(text)]
    if len(places) < nth:
        raise ValueError(f"“{words}” stands {len(places)} times in “{text}”, not {nth}")
    return places[nth - 1]


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def faults(case: Case, found: Found) -> list[str]:
    """What does not hold; empty where the case passes."""
    wrong: list[str] = []
    chains: dict[str, set[str]] = {}
    for wanted in case.label["events"]:
        words = wanted["trigger"]["words"]
        at = place_of(case.text, **wanted["trigger"])
        events = _at(found.events, at)
        if not events:
            wrong.append(f"no event at “{words}”")
            continue
        event, said = min(
            ((one, list(_event_faults(case, wanted, one, found))) for one in events),
            key=lambda judged: len(judged[1]),
        )
        wrong += [f"“{words}”: {fault}" for fault in said]
        if group := wanted.get("group"):
            chains.setdefault(group, set()).add(event.chain_id)
    wrong += [
        f"group {group} is in {len(ids)} chains" for group, ids in chains.items() if len(ids) > 1
    ]
    wrong += _absent_faults(case, found)
    wrong += _warning_faults(case, found)
    return wrong


def _at(events: Sequence[Event], span: Span) -> list[Event]:
    return [one for one in events if any(part.overlaps(span) for part in one.trigger)]


def _event_faults(case: Case, wanted: Json, event: Event, found: Found) -> Iterator[str]:
    kinds = wanted.get("kinds")
    if kinds and not any(_is_kind(event, kind) for kind in kinds):
        label = event.label.value if event.label else None
        yield f"is {event.event_type} {', '.join(event.modes) or '-'}, label {label}"
    if wanted.get("status") and event.status.value not in wanted["status"]:
        yield f"is {event.status.value}, not {' or '.join(wanted['status'])}: {event.status_reason}"
    for role, parties in (("actors", event.actors), ("recipients", event.recipients)):
        if role in wanted:
            yield from _party_faults(case.text, role, wanted[role], parties, found.entities)
    if wanted.get("counted") is False and event.counted:
        yield "is counted"
    if wanted.get("reciprocal") and not event.reciprocal:
        yield "is not reciprocal"
    if wanted.get("warnings") and not set(wanted["warnings"]) & _values(event):
        yield f"has no warning {' or '.join(wanted['warnings'])}"
    if wanted.get("speaker") and not _says(case.text, wanted["speaker"], event, found.statements):
        yield f"is not told by {wanted['speaker']}"
    if wanted.get("time") and not _dated(case.text, wanted["time"], event, found.times):
        yield f"is not dated by {wanted['time']}"
    if wanted.get("one_sentence"):
        heads = [ways[0] for role in ("actors", "recipients") for ways in wanted.get(role, ())]
        named = [words for words in heads if not words.startswith("implied")]
        if not all(event.sentence.holds(place_of(case.text, words)) for words in named):
            yield "has a sentence that ends at the wrong full stop"


def _values(event: Event) -> set[str]:
    return {warning.value for warning in event.warnings}


def _is_kind(event: Event, kind: Json) -> bool:
    if kind["label"] is not None:
        return event.label is not None and event.label.value == kind["label"]
    if kind["type"] is None:
        return event.event_type is None and event.label is None
    return event.event_type == kind["type"] and (
        kind["mode"] is None or kind["mode"] in event.modes
    )


def _party_faults(
    text: str,
    role: str,
    wanted: Sequence[Sequence[str]],
    parties: Sequence[Party],
    entities: Sequence[Entity],
) -> Iterator[str]:
    named = [party for party in parties if not party.implied]
    shown = ", ".join(party.name for party in parties) or "nobody"
    if not wanted and parties:
        yield f"{role} are {shown}, not nobody"
    for ways in wanted:
        if not any(_is_party(text, way, parties, named, entities) for way in ways):
            yield f"{role} are {shown}, not {' or '.join(ways)}"


def _is_party(
    text: str,
    way: str,
    parties: Sequence[Party],
    named: Sequence[Party],
    entities: Sequence[Entity],
) -> bool:
    if way == "implied":
        return not named
    if way.startswith("implied: "):
        return not named and any(
            party.implied and any(word in party.name.lower() for word in AUTHORITIES)
            for party in parties
        )
    places = [Span(*match.span()) for match in _whole(way).finditer(text)]
    return any(
        _whole(way).search(party.name)
        or (way.lower() in PRONOUNS and f"“{way.lower()}”" in party.reason.lower())
        or any(_is_at(text, party, place, entities) for place in places)
        for party in named
    )


FOR_ITS_OWN = re.compile(r"(?:['’]s)?(?: and [A-Z][\w’'-]*)?(?: [\w’'-]+){0,2} ")
"""Between `Kestria` or `Kestrian` and the word for its own: `Kestria's`, `Kestrian and Dravanian`."""


def _is_at(text: str, party: Party, place: Span, entities: Sequence[Entity]) -> bool:
    """Whether a party stands at these words, is somebody who is named by them, or is the country
    whose own they are (`Kestrian` for *the Kestrian envoy*, as PLOVER's records have it)."""
    if party.span is None:
        return False
    if party.span.overlaps(place):
        return True
    between = text[party.span.end : place.start]
    country = party.span.of(text)[:1].isupper() and party.span.end <= place.start
    if country and len(between) < 40 and FOR_ITS_OWN.fullmatch(between):
        return not {"of", "by", "the", "from", "to"} & set(between.split())
    same = [one for one in entities if one.id == party.entity_id]
    return any(mention.span.overlaps(place) for one in same for mention in one.mentions)


def _says(text: str, words: str, event: Event, statements: Sequence[Statement]) -> bool:
    """Whether one of the statements that hold an event is of this speaker."""
    holding = [one for one in statements if one.id in event.statement_ids]
    places = [Span(*match.span()) for match in _whole(words).finditer(text)]
    return any(
        any(span.overlaps(place) for span in one.source for place in places)
        or (one.speaker is not None and _whole(words).search(one.speaker) is not None)
        for one in holding
    )


def _dated(text: str, words: str, event: Event, times: Sequence[Timex]) -> bool:
    place = place_of(text, words)
    return any(one.id == event.time_id and one.span.overlaps(place) for one in times)


def _absent_faults(case: Case, found: Found) -> Iterator[str]:
    for absent in case.label["absent"]:
        words, at = absent["words"], place_of(case.text, absent["words"], absent["nth"])
        events = _at(found.events, at)
        if absent["what"] == "event" and events:
            yield f"an event at “{words}”"
        elif absent["what"] == "counted" and any(one.counted for one in events):
            yield f"“{words}” is counted"
        elif absent["what"] == "sure" and any(not one.warnings for one in events):
            yield f"“{words}” has no warning"
        elif absent["what"] == "statement" and any(
            piece.overlaps(at) and piece.end - piece.start <= at.end - at.start + 1
            for one in found.statements
            for piece in one.content
        ):
            yield f"a statement of “{words}” alone"


def _warning_faults(case: Case, found: Found) -> Iterator[str]:
    for wanted in case.label["warnings"]:
        at = place_of(case.text, wanted["words"], wanted["nth"])
        on_events = any(
            set(wanted["warnings"]) & _values(one) for one in found.events if one.sentence.holds(at)
        )
        codes = {f"doubtful-{kind.replace(' ', '-')}" for kind in wanted["warnings"]}
        noted = any(
            one.code in codes and one.start is not None and one.end is not None
            and Span(one.start, one.end).overlaps(at)
            for one in found.issues
        )  # fmt: skip
        if not on_events and not noted:
            yield f"no warning {' or '.join(wanted['warnings'])} at “{wanted['words']}”"
