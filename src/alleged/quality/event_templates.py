"""From our events to MUC-4's templates of attacks: without training on them.

One template for each type that the events of an article come to; their parties, by what the names
in them are, fill the roles. Only for measuring.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alleged.quality.scorers.templates import ROLES, normalised
from alleged.records.events import Event, EventStatus, Party, Polarity
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span

Names = Sequence[tuple[MentionKind, Span]]

MODES: Mapping[str, str] = {
    "abduct": "KIDNAPPING",
    "explosives": "BOMBING",
    "suicide-attack": "BOMBING",
}
"""Mode of an ASSAULT -> type; other assaults are an ATTACK."""
STEMS: Mapping[str, str] = {
    "bomb": "BOMBING", "explo": "BOMBING", "dynamit": "BOMBING", "blew": "BOMBING",
    "kidnap": "KIDNAPPING", "abduct": "KIDNAPPING", "burn": "ARSON", "arson": "ARSON",
    "fire to": "ARSON", "rob": "ROBBERY", "stole": "ROBBERY", "steal": "ROBBERY",
}  # fmt: skip
"""How a trigger or an instrument begins -> type; it decides before the mode."""
TOLD = frozenset({EventStatus.HAPPENED, EventStatus.ATTEMPTED, EventStatus.ALLEGED})


def event_templates(text: str, events: Iterable[Event], names: Names) -> list[dict[str, Any]]:
    """Templates of the assaults that are told as done, tried or alleged."""
    found: dict[str, dict[str, list[str]]] = {}
    for event in events:
        if (
            event.event_type == "ASSAULT"
            and event.status in TOLD
            and event.polarity is Polarity.POSITIVE
        ):
            roles = found.setdefault(incident_type(text, event), {role: [] for role in ROLES})
            for role, string in fillers(text, event, names):
                if string and string not in roles[role]:
                    roles[role].append(string)
    return [
        {
            "type": kind,
            **{slot: [[{"string": one}] for one in roles[role]] for role, slot in ROLES.items()},
        }
        for kind, roles in found.items()
    ]


def incident_type(text: str, event: Event) -> str:
    """MUC-4's type of an assault: by its words, else by its mode."""
    for span in (*event.trigger, *([event.instrument] if event.instrument else [])):
        words = normalised(text[span.start : span.end])
        for stem, kind in STEMS.items():
            if words.startswith(stem) or f" {stem}" in words:
                return kind
    return next((MODES[mode] for mode in event.modes if mode in MODES), "ATTACK")


def fillers(text: str, event: Event, names: Names) -> list[tuple[str, str]]:
    """Role and string of what an event's parties and its instrument fill."""

    def string(span: Span) -> str:
        return normalised(text[span.start : span.end])

    made = []
    for party in event.actors:
        if party.span is not None:
            organisation = name_in(party, names, MentionKind.ORGANISATION)
            if organisation:
                made.append(("PerpOrg", string(organisation)))
            if organisation != party.span:
                made.append(("PerpInd", string(party.span)))
    for party in event.recipients:
        if party.span is not None:
            person = name_in(party, names, MentionKind.PERSON)
            if person:
                made.append(("Victim", string(person)))
            elif party.sector is None and party.code is None:
                made.append(("Target", string(party.span)))
    if event.instrument:
        made.append(("Weapon", string(event.instrument)))
    return made


def name_in(party: Party, names: Names, kind: MentionKind) -> Span | None:
    """The first name of a kind inside a party's words."""
    span = party.span
    return next(
        (
            name
            for other, name in names
            if span and other is kind and span.start <= name.start and name.end <= span.end
        ),
        None,
    )
