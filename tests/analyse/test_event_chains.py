"""Which mentions tell of one act."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.analyse.made_events import a_place, an_article, an_event, circumstances
from tests.growth import assert_linear

from alleged.analyse.event_chains import FAMILIES, FAMILY_OF_TYPE, family_of, link_events
from alleged.analyse.event_words import CutText
from alleged.plover import EVENT_TYPES
from alleged.records.events import Event, EventLabel, EventStatus, EventWarning
from alleged.records.spans import Span

S = EventStatus
Drafts = list[tuple[str, str | None, dict[str, object]]]

CASES: list[tuple[str, str, Drafts, list[int]]] = [
    (
        "a noun with the article takes up the act",
        "Rebels shelled Tolma on Monday. The attack lasted an hour.",
        [("shelled", "ASSAULT", {}), ("attack", "ASSAULT", {})],
        [0, 0],
    ),
    (
        "a second one is another act",
        "Rebels shelled Tolma on Monday. A second attack followed.",
        [("shelled", "ASSAULT", {}), ("attack", "ASSAULT", {})],
        [0, 1],
    ),
    (
        "the dead and wounded are part of the attack",
        "A bomb exploded in Tolma. Two bakers were killed and nine wounded.",
        [("exploded", "ASSAULT", {}), ("killed", "ASSAULT", {}), ("wounded", "ASSAULT", {})],
        [0, 0, 0],
    ),
    (
        "the noun of the verb takes it up, whatever the type",
        "The king dismissed his cook. The dismissal was cheered.",
        [("dismissed", "REJECT", {}), ("dismissal", None, {"label": EventLabel.REMOVAL})],
        [0, 0],
    ),
    (
        "meetings with two others are two acts",
        "Orr met aides on Monday. Orr met the captain.",
        [
            ("met", "CONSULT", {"actor": "Orr", "recipient": "aides"}),
            ("met", "CONSULT", {"actor": "Orr", "recipient": "captain", "nth": 2}),
        ],
        [0, 1],
    ),
    (
        "arrests of two people are two acts",
        "Ana Roe was arrested on Monday. Bo Lind was arrested in May.",
        [
            ("arrested", "COERCE", {"modes": ("arrest",), "recipient": "Ana Roe"}),
            ("arrested", "COERCE", {"modes": ("arrest",), "recipient": "Bo Lind", "nth": 2}),
        ],
        [0, 1],
    ),
    (
        "his arrest is the one just told",
        "Bo Lind was arrested on Monday. His arrest surprised nobody.",
        [
            ("arrested", "COERCE", {"modes": ("arrest",), "recipient": "Bo Lind"}),
            ("arrest", "COERCE", {"modes": ("arrest",), "nth": 2}),
        ],
        [0, 0],
    ),
    (
        "a plural is no mention of a named act",
        "Bo Lind was arrested on Monday. Other arrests followed.",
        [
            ("arrested", "COERCE", {"modes": ("arrest",), "recipient": "Bo Lind"}),
            ("arrests", "COERCE", {"modes": ("arrest",)}),
        ],
        [0, 1],
    ),
    (
        "an order and its fulfilment are two",
        "The king ordered the crews to return. The crews returned on Friday.",
        [
            ("return", "RETREAT", {"status": S.ORDERED, "actor": "crews"}),
            ("returned", "RETREAT", {"actor": "crews"}),
        ],
        [0, 1],
    ),
    (
        "acts on two days are two even with the article",
        "Rebels shelled Tolma on 3 March. The attack of 9 March was worse.",
        [("shelled", "ASSAULT", {}), ("attack", "ASSAULT", {})],
        [0, 1],
    ),
    (
        "a denial with the article takes up the act that it denies",
        "Guards beat Bo Lind. The warden denied the beating.",
        [("beat", "ASSAULT", {}), ("beating", "ASSAULT", {"status": S.NEGATED})],
        [0, 0],
    ),
    (
        "a verb behind its subject is no noun",
        "Miners protested in Tolma. The miners protested in Sarn.",
        [("protested", "PROTEST", {}), ("protested", "PROTEST", {"nth": 2})],
        [0, 1],
    ),
    (
        "accusations of one party by two are two, by one they are one",
        "The Reeds accused Bo Lind of theft. Ana Roe blamed Bo Lind. The Reeds charged Bo Lind.",
        [
            ("accused", "ACCUSE", {"actor": "The Reeds", "recipient": "Bo Lind"}),
            ("blamed", "ACCUSE", {"actor": "Ana Roe", "recipient": "Bo Lind"}),
            ("charged", "ACCUSE", {"actor": "The Reeds", "recipient": "Bo Lind"}),
        ],
        [0, 1, 0],
    ),
    (
        "an explosion takes up no fire that was set, but a blast",
        "Rebels set the mill on fire. Nine died in the explosion. A bomb exploded. "
        "The blast was heard in Tolma.",
        [
            ("set the mill on fire", "ASSAULT", {}),
            ("explosion", "ASSAULT", {}),
            ("exploded", "ASSAULT", {}),
            ("blast", "ASSAULT", {}),
        ],
        [0, 1, 2, 2],
    ),
    (
        "it was the third such attack: the same",
        "Rebels shelled Tolma on Monday. It was the third such attack this year.",
        [("shelled", "ASSAULT", {}), ("attack", "ASSAULT", {})],
        [0, 0],
    ),
]


@pytest.mark.parametrize(
    ("text", "drafts", "firsts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_mentions_are_put_together(text: str, drafts: Drafts, firsts: list[int]) -> None:
    document = an_article(text)
    events = [an_event(document, words, kind, **more) for words, kind, more in drafts]  # type: ignore[arg-type]
    found = circumstances(document, events)
    assert [one.chain_id for one in found] == [events[at].id for at in firsts]
    for event, first in zip(found, firsts, strict=True):
        assert bool(event.chain_reason) or event.chain_id == event.id or first == 0
        assert event.counted == (
            event.chain_id == event.id
            and event.status is not S.ORDERED
            and not event.trigger[0].of(text).endswith("arrests")
        )


def test_acts_in_two_places_are_two() -> None:
    document = an_article("A bomb exploded in Tolma. The explosion in Sarn was louder.")
    events = [an_event(document, "exploded"), an_event(document, "explosion")]
    places = [a_place(document, "Tolma"), a_place(document, "Sarn")]
    found = circumstances(document, events, places=places)
    assert [one.chain_id for one in found] == [event.id for event in events]


def test_an_order_that_is_carried_out_leaves_a_remark() -> None:
    document = an_article("The king ordered the crews to return. The crews returned on Friday.")
    _, done = circumstances(
        document,
        [
            an_event(document, "return", "RETREAT", status=S.ORDERED, actor="crews"),
            an_event(document, "returned", "RETREAT", actor="crews"),
        ],
    )
    assert done.chain_reason == "“return” was ordered before; here it is told as done"


def headline(status: EventStatus) -> list[Event]:
    document = an_article("Coup in Lurania\n\nOfficers tried to take the palace on Monday.")
    return circumstances(
        document,
        [
            an_event(document, "Coup", None, label=EventLabel.COUP),
            an_event(document, "tried to take", None, label=EventLabel.COUP, status=status),
        ],
    )


def test_a_headline_is_one_act_with_its_text_and_warned_of_where_it_says_more() -> None:
    head, body = headline(S.ATTEMPTED)
    assert body.chain_id == head.id
    assert head.warnings == (EventWarning.HEADLINE_STRONGER,)
    assert body.warnings == ()
    assert (head.counted, body.counted) == (False, True)
    assert headline(S.HAPPENED)[0].warnings == ()


def test_every_type_and_label_has_its_sort_and_every_sort_its_nouns() -> None:
    document = an_article("They did it.")
    for name, kind in EVENT_TYPES.items():
        for mode in (None, *kind.modes):
            event = an_event(document, "did", name, *([mode] if mode else []))
            assert family_of(event) in {*FAMILIES, "other"}
    for label in EventLabel:
        assert family_of(an_event(document, "did", None, label=label)) in FAMILIES
    assert set(FAMILY_OF_TYPE.values()) <= set(FAMILIES)


def test_the_work_grows_with_the_number_of_events() -> None:
    def prepare(size: int) -> Callable[[], object]:
        count = size // 400
        text = "".join(f"Rebels shelled T{at}o. The attack went on. " for at in range(count))
        document = an_article(text)
        template = an_event(document, "shelled")
        sentences, events = [], []
        start = 0
        for at in range(count):
            for words, trigger in ((f"Rebels shelled T{at}o.", "shelled"),
                                   ("The attack went on.", "attack")):  # fmt: skip
                sentences.append(Span(start, start + len(words)))
                begin = start + words.index(trigger)
                events.append(_moved(template, Span(begin, begin + len(trigger)), sentences[-1]))
                start += len(words) + 1
        firm = [False] * len(events)
        return lambda: link_events(CutText(text, sentences), events, firm=firm)

    assert_linear(prepare)


def _moved(event: Event, trigger: Span, sentence: Span) -> Event:
    from dataclasses import replace

    return replace(event, id=f"evt-{trigger.start}", trigger=(trigger,), sentence=sentence)
