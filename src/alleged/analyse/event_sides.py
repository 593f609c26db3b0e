"""The sides of an act that two do with each other, and of what flows between two.

They stand behind `with`, `between`, `from` and `to`.

    The queen met with envoys of the League.              ->  envoys, too
    Trade between Velmora and Kestria grew.               ->  Velmora and Kestria
    Food aid from Norvik to Velmora fell.                 ->  Norvik gives less, Velmora gets less
    The state visit of the premier to Velmora began.      ->  Velmora is visited
"""

from __future__ import annotations

from msgspec import structs

from alleged.analyse.event_climb import View
from alleged.analyse.event_flows import FALLING, told_of
from alleged.analyse.event_lists import listed_behind
from alleged.analyse.event_parties import CALENDAR, subject_of
from alleged.analyse.event_supplied import (
    ACTOR,
    RECIPIENT,
    Supplied,
    noun_after,
    party_span,
    span_over,
    without_mark,
)
from alleged.analyse.names import word_set
from alleged.analyse.syntax import Chunk, ChunkKind
from alleged.records.events import Event
from alleged.records.spans import Span


def find_sides(event: Event, view: View, at: int) -> list[Supplied]:
    """Who is the other side of a visit, a meeting, an act of two, or of what flows between two."""
    one_side = [_visited(event, view, at), _met_with(event, view, at)]
    return [
        *(one for one in one_side if one is not None),
        *_two_sides(event, view, at),
        *_of_flow(event, view, at),
    ]


def _visited(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the state visit of the premier to Velmora` Velmora."""
    if "visit" not in event.modes or event.recipients or view.is_verb(at):
        return None
    end = view.chunk(at).after
    to = next((i for i in range(end, min(end + 6, len(view.low))) if view.word(i) == "to"), None)
    chunk = noun_after(view, to + 1) if to is not None else None
    if to is None or chunk is None or view.tag(chunk.head) != "NNP":
        return None
    if any(view.chunk(i).kind is ChunkKind.VERB for i in range(end, to)):
        return None
    return Supplied(event.id, RECIPIENT, party_span(view, chunk), "who is visited", sure=True)


def _met_with(event: Event, view: View, at: int) -> Supplied | None:
    """Of `met with two envoys`, `a meeting with the bishop` those behind *with*: both sides do
    it."""
    if event.event_type != "CONSULT" or event.recipients or len(event.actors) > 1:
        return None  # "met", not "visited"
    if {"visit", "third-party"} & set(event.modes):
        return None
    place = at if view.is_verb(at) else view.chunk(at).after - 1
    while view.tag(place + 1) in ("RB", "RP"):
        place += 1
    behind = place + 2
    while view.word(behind) in ROUGHLY:
        behind += 1
    chunk = noun_after(view, behind) if view.word(place + 1) == "with" else None
    if chunk is None or view.tag(chunk.head) == "CD":
        return None
    span = party_span(view, chunk)
    if _has(event, ACTOR, span):
        return None
    return Supplied(event.id, ACTOR, span, "one of two sides behind “with”")


ROUGHLY = word_set("about some nearly almost roughly around over")
SIDED = frozenset({"COOPERATE", "CONSULT", "AGREE"})
SIDED_NOUNS = frozenset({"ASSAULT", "RETREAT", "SUPPORT", "REJECT"})
"""Types whose nouns have their sides behind `between`: `clashes`, `a truce`, `a treaty`."""


def _two_sides(event: Event, view: View, at: int) -> list[Supplied]:
    """`trade between Velmora and Kestria grew`: both, or all of a longer list, where nobody else
    was found."""
    right_behind = not view.is_verb(at) and event.event_type in SIDED_NOUNS
    if event.event_type not in SIDED and not right_behind:
        return []
    if "between" not in view.words:
        return []
    place = next((i for i in range(max(0, at - 8), at + 4) if view.word(i) == "between"), None)
    if place is None or place + 3 >= len(view.low):
        return []
    if (event.actors or right_behind) and not _right_behind(view, at, place):
        return []
    first = noun_after(view, place + 1)
    sides = [first, *listed_behind(view, first)] if first is not None else []
    if first is None or len(sides) < 2:
        return []
    stretch = span_over(view, first.first, sides[-1].after)
    if len(event.actors) > 1 and not all(
        one.span is not None and stretch.holds(one.span) for one in event.actors
    ):
        return []
    return [
        Supplied(event.id, ACTOR, party_span(view, chunk), "one of two sides behind “between”")
        for chunk in sides
        if chunk is not None
    ]


def _right_behind(view: View, at: int, place: int) -> bool:
    """Whether only words of time stand between the group of a word and a place."""
    after = view.chunk(at).after
    return after <= place and all(
        view.word(one) in CALENDAR or view.tag(one) == "RB" or view.tokens[one].kind == "sign"
        for one in range(after, place)
    )


def _of_flow(event: Event, view: View, at: int) -> list[Supplied]:
    """Of `food aid from Norvik to Velmora fell` Velmora, who gets less, and Norvik, who gives; of
    `Velmora received less aid from Norvik` the same."""
    if event.event_type != "SANCTION" or not view.is_verb(at):
        return []
    found: list[tuple[str, Chunk]] = []
    if view.word(at) in FALLING:
        head = told_of(view, at)
        if head is None:
            return []
        places = range(head + 1, at)
        own = view.chunk(head)
        owner = next(
            (p for p in range(own.first, head) if view.word(p).endswith(("'s", "s'"))), None
        )
        if owner is not None and view.tag(owner) == "NNP":
            found.append((ACTOR, structs.replace(own, after=owner + 1, head=owner)))
    elif view.word(at) in RECEIVED and (subject := subject_of(view, at)) is not None:
        found.append((RECIPIENT, subject))
        places = range(at + 1, min(at + 9, len(view.low) - 1))
    else:
        return []
    for place in places:
        role = FLOW_ROLES.get(view.word(place))
        chunk = noun_after(view, place + 1) if role is not None else None
        if role is not None and chunk is not None and view.tag(chunk.head) != "CD":
            found.append((role, chunk))
    return [
        Supplied(
            event.id,
            role,
            without_mark(party_span(view, chunk), view),
            "who gives less" if role == ACTOR else "who gets less",
            sure=True,
            replaces_other=role == RECIPIENT,
        )
        for role, chunk in found
        if not _has(event, role, party_span(view, chunk))
        and not {view.word(place) for place in range(chunk.first, chunk.after)} & CALENDAR
    ]


FLOW_ROLES = {"to": RECIPIENT, "for": RECIPIENT, "from": ACTOR, "by": ACTOR}
RECEIVED = word_set("receive receives received receiving get gets got")


def _has(event: Event, role: str, span: Span) -> bool:
    parties = event.actors if role == ACTOR else event.recipients
    return any(one.span is not None and one.span.overlaps(span) for one in parties)
