"""What made documents put forward, for `bench/linking.py`: acts told in several wordings each, as
outlets tell them, with a count; and things that no other document has.

Each act has a matter and a number of its own, which all that tell of it have: tellers differ in
wording and in what they add, now and then in the number, and a few deny it. Words stand as the
concepts that `alleged.analyse.concepts` has for them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WORDINGS: dict[str, tuple[str, ...]] = {
    "CONSULT": (
        "{actor} met {other} in {town} for talks on {matter}",
        "{actor} and {other} discussed {matter} at a meeting in {town}",
        "In {town}, {actor} sat down with {other} to talk about {matter}",
        "A meeting of {actor} and {other} in {town} was about {matter}",
        "{other} received {actor} in {town}, and they talked about {matter}",
    ),
    "ACCUSE": (
        "{actor} accused {other} of {matter} in {town}",
        "{actor} blamed {other} for {matter} in {town}",
        "{other} is to blame for {matter} in {town}, {actor} said",
        "In {town}, {actor} charged {other} with {matter}",
        "{actor} pointed the finger at {other} over {matter} in {town}",
    ),
    "ASSAULT": (
        "Fighters of {actor} attacked {matter} of {other} in {town}",
        "{matter} of {other} in {town} was attacked by fighters of {actor}",
        "In {town}, men of {actor} opened fire on {matter} of {other}",
        "Men loyal to {actor} raided {matter} of {other} in {town}",
        "{actor} had {matter} of {other} in {town} attacked",
    ),
    "AGREE": (
        "{actor} signed a deal with {other} on {matter} in {town}",
        "{actor} and {other} agreed in {town} on {matter}",
        "In {town}, {actor} and {other} put their names to an accord on {matter}",
        "An agreement on {matter} was signed in {town} by {actor} and {other}",
        "{other} reached an agreement on {matter} with {actor} in {town}",
    ),
    "COERCE": (
        "{actor} had {other} arrested in {town} over {matter}",
        "{other} was arrested in {town} over {matter} on the orders of {actor}",
        "Police in {town} detained {other} over {matter}, as {actor} had ordered",
        "On the orders of {actor}, {other} was taken into custody in {town} over {matter}",
        "{other} was held in {town} at the request of {actor} over {matter}",
    ),
    "PROTEST": (
        "{actor} led a march against {other} through {town} over {matter}",
        "Followers of {actor} marched in {town} against {other} over {matter}",
        "In {town}, {actor} and others protested against {other} over {matter}",
        "{actor} led a protest in {town} against {other} and {matter}",
        "A rally of {actor} in {town} turned against {other} over {matter}",
    ),
}
"""How outlets tell an act of each kind."""
COUNTED: dict[str, tuple[str, ...]] = {
    "CONSULT": (
        "{count} envoys took part in the talks of {actor} and {other} in {town}",
        "The talks of {actor} and {other} in {town} brought together {count} envoys",
    ),
    "ACCUSE": (
        "{count} people have complained about {other} in {town}, {actor} said",
        "{actor} spoke of {count} people in {town} who had complained about {other}",
    ),
    "ASSAULT": (
        "{count} people were wounded in {town} in the attack of {actor} on {other}",
        "The attack of {actor} on {other} in {town} left {count} people wounded",
    ),
    "AGREE": (
        "The deal of {actor} and {other} in {town} gives work to {count} people",
        "{count} people will find work by the deal of {actor} and {other} in {town}",
    ),
    "COERCE": (
        "{count} people were arrested with {other} in {town}",
        "With {other}, police in {town} arrested {count} people",
    ),
    "PROTEST": (
        "{count} people marched with {actor} in {town} against {other}",
        "The march of {actor} in {town} against {other} drew {count} people",
    ),
}
"""How they tell its number."""
ACTS = {
    "CONSULT": ("meet", "envoy"),
    "ACCUSE": ("blame", "complain"),
    "ASSAULT": ("attack", "wound"),
    "AGREE": ("sign", "work"),
    "COERCE": ("arrest", "arrest"),
    "PROTEST": ("protest", "protest"),
}
"""The concept of the act, and that of what is counted."""
DENIED: dict[str, str] = {
    "CONSULT": "{actor} did not meet {other} in {town}",
    "ACCUSE": "{actor} did not accuse {other} of {matter} in {town}",
    "ASSAULT": "Fighters of {actor} did not attack {matter} of {other} in {town}",
    "AGREE": "{actor} did not sign a deal with {other} on {matter} in {town}",
    "COERCE": "{actor} did not have {other} arrested in {town}",
    "PROTEST": "{actor} did not lead a march against {other} in {town}",
}
MATTERS: dict[str, tuple[str, ...]] = {
    "CONSULT": ("fishing rights", "a loan", "the border", "gas supplies", "the water of the river"),
    "ACCUSE": ("bribery", "tax fraud", "theft of grain", "spying", "lying to parliament"),
    "ASSAULT": ("a convoy", "the barracks", "a fuel depot", "the radio station", "a checkpoint"),
    "AGREE": ("fishing rights", "a railway", "gas supplies", "a port", "the return of prisoners"),
    "COERCE": ("bribery", "a leaked letter", "tax fraud", "an unpaid loan", "arms trading"),
    "PROTEST": ("the price of bread", "the new tax", "a dam", "school fees", "the pension law"),
}
SMALL = frozenset({"a", "the", "of", "to", "an"})
ADDED = (
    "",
    " on {weekday}",
    ", officials said",
    ", according to two witnesses",
    " early on {weekday}",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DENIES, ANOTHER_NUMBER = 0.03, 0.1
"""How many tellings of an act deny it, and how many have another number."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is told."""

    type: str
    actor: str
    other: str
    town: str
    day: date


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence with the concepts of its parts."""

    words: str
    act: str
    terms: tuple[str, ...]
    denied: bool = False
    count: int | None = None


def wordings_of(act: Act, chance: random.Random) -> Sequence[Wording]:
    """What a document puts forward of an act: that it took place, or did not, and its number."""
    own = random.Random(f"{act.type} {act.actor} {act.other} {act.town} {act.day}")
    matter, number = own.choice(MATTERS[act.type]), own.randrange(3, 90)
    if chance.random() < ANOTHER_NUMBER:
        number += chance.randrange(1, 9)
    denied = chance.random() < DENIES
    pattern = DENIED[act.type] if denied else chance.choice(WORDINGS[act.type])
    weekday = WEEKDAYS[act.day.weekday()]
    told = {
        "actor": act.actor,
        "other": act.other,
        "town": act.town,
        "matter": matter,
        "count": number,
        "weekday": weekday,
    }
    concept, counted = ACTS[act.type]
    first = _sentence(pattern + chance.choice(ADDED), told)
    about = matter.lower().split() if "{matter}" in pattern else []
    terms = (act.town.lower(), *(word for word in about if word not in SMALL))
    second = _sentence(chance.choice(COUNTED[act.type]) + chance.choice(ADDED), told)
    return (
        Wording(first, concept, terms, denied=denied),
        Wording(second, counted, (act.town.lower(), "people"), count=number),
    )


def _sentence(pattern: str, told: dict[str, object]) -> str:
    words = pattern.format(**told) + "."
    return words[0].upper() + words[1:]
