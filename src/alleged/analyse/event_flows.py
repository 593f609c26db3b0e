"""What falls and grows between two sides: `food aid to Velmora began to fall` is an act.

Nobody is said to do it, and the verb is one of markets and prices. What it is told of decides: less
aid is aid withheld, more trade between two is that they cooperate.
"""

from __future__ import annotations

from collections.abc import Mapping

from alleged.analyse.event_climb import FINITE_TAGS, NOUN_TAGS, View
from alleged.analyse.names import word_set

HELP = word_set(
    """aid assistance help grants grant loans funding support cooperation subsidies supplies
    deliveries shipments contributions donations scholarships credits payments contacts exchanges
    rations stipends allowances handouts bursaries sponsorship transfers funds fund medicines food
    meals tranche tranches instalments installments bailout remittances relief"""
)
OPEN_HELP = word_set(
    """support cooperation help contacts exchanges payments credits transfers funds fund medicines
    food meals relief instalments installments"""
)
"""Of these it must be told from or to whom: support falls in polls, too."""
TRADE = word_set(
    """trade commerce exports imports cooperation exchanges traffic trading contacts ties links
    relations visits business flights crossings sailings services"""
)
FALLING = word_set(
    """fall falls fell fallen falling decline declines declined dwindle dwindles dwindled dwindling
    shrink shrank shrunk shrinking drop drops dropped decrease decreased slump slumped halved cut
    reduced trimmed slashed curtailed scaled pared dried ceased lapsed ended stopped slide slides
    slid plunge plunged plummet plummeted tumble tumbled sank sunk dipped contracted withered
    evaporated tapered waned thinned scrapped withheld suspended frozen axed"""
)
GROWING = word_set(
    """grow grows grew grown growing rise rises rose risen rising increase increases increased
    increasing expand expanded double doubled triple tripled flourish flourished soared swelled
    resume resumes resumed restarted reopened revived recovered picked"""
)
LEAST_KIND: Mapping[str, float] = {"SANCTION discontinue": 1.0}
MUTUAL_KIND: Mapping[str, float] = {"COOPERATE": 1.0}
LINKS = word_set("began begin begins continued started to has have had was were been being is are")
SIDES = word_set("to for from by")
REACH = 12
"""Words between the verb and what it is told of."""


def flow_words(view: View) -> dict[int, Mapping[str, float]]:
    """The verbs that tell of less help or more trade -> the kind of act that is."""
    found: dict[int, Mapping[str, float]] = {}
    before = -1
    for at, word in enumerate(view.low):
        falls = word in FALLING
        if not (falls or word in GROWING) or not (view.is_verb(at) or view.word(at - 1) == "to"):
            continue
        head = told_of(view, at)
        if head is None:
            joined = found.get(before) is LEAST_KIND and falls and view.tag(at) in FINITE_TAGS
            if joined and view.word(at - 1) in (",", "and") and at - before <= 2 * REACH:
                found[at], before = LEAST_KIND, at  # "aid fell, dwindled and ended"
            continue
        before = at
        between = "between" in view.low[head:at]
        told = not SIDES.isdisjoint(view.low[head:at])
        if falls and view.word(head) in OPEN_HELP and not (told or between):
            continue
        if falls and view.word(head) in HELP | (TRADE if between else frozenset()):
            found[at] = LEAST_KIND
        elif not falls and between and view.word(head) in TRADE:
            found[at] = MUTUAL_KIND
    return found


def _before_aside(view: View, at: int) -> int:
    """Where a clause beside begins that ends right before a verb, with its comma: `, which rose in
    2010, | slid`; the verb itself where there is none."""
    if view.word(at - 1) != ",":
        return at
    for place in range(at - 2, max(0, at - 2 * REACH), -1):
        if view.word(place) == "," and view.word(place + 1) in ("which", "once", "already"):
            return place
    return at


def told_of(view: View, at: int) -> int | None:
    """The head of the subject of a verb, over `to Velmora`, `between X and Y` and `began to`."""
    start = _before_aside(view, at)
    low = max(-1, start - REACH)
    best = None
    for place in range(start - 1, low, -1):
        word = view.word(place)
        if word in (",", ";", "that", "which", "who") or view.tag(place) in ("VBD", "VBZ", "VBP"):
            if word not in LINKS:
                break
            continue
        noun = view.tag(place) in NOUN_TAGS or view.tag(place - 1) in (*NOUN_TAGS, "JJ", "")
        if (word in HELP or word in TRADE) and noun and view.word(place - 1) != "in":
            best = place
    return best
