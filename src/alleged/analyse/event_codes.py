"""What kind of act it is: the reader model's view at the trigger, and our table of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from alleged.analyse.event_scores import mean_over
from alleged.analyse.event_triggers import Trigger
from alleged.models.labels import ACT_MODES, ACT_TYPES
from alleged.models.reader import Curve, Reading
from alleged.models.small_network import softmax
from alleged.plover import CONTEXTS, EVENT_TYPES
from alleged.records.events import EventLabel, EventReading

OTHER = ACT_TYPES.index("other")
TABLE_WEIGHT = 1.3
"""How much the table of words counts beside the model: the power of its shares."""
UNLISTED = 0.15
"""Share that the table leaves to the kinds that it does not list for a word."""
OTHER_BELOW = 0.5
"""An act is coded when `other` has less than this chance; 0.35 and 0.65 give much the same."""
KEPT_FROM = 0.55
"""Worth (chance of the mark times that of the kind) from which an act is kept."""
AGREED_FROM = 0.28
"""The same where our table of words and the model agree on the kind. From 0.55 down to 0.3 the F1
of acts found on every tenth of our own marked sentences rises from 78.1 to 80.0; PLOVER's records
have 1.4 acts a sentence then."""
ALONE_FROM = 0.2
"""Worth from which a sentence's likeliest act is kept when none reaches the other. Both were chosen
on every tenth of our own marked sentences: lower ones find more acts, and more that are none."""
RIGHT_AT: tuple[tuple[float, float], ...] = (
    (0.2, 0.45),
    (0.44, 0.47),
    (0.65, 0.52),
    (0.78, 0.70),
    (0.88, 0.79),
    (0.97, 0.79),
)
"""Worth -> how often an act of that worth is one, with that kind: on every tenth of our own marked
sentences, 435 acts in eight bins, neighbours joined where they fell; straight lines between."""
_RIGHT_AT = Curve(*zip(*RIGHT_AT, strict=True))
UNLISTED_WORTH = 0.85
"""Factor of an act that our table has no words for."""
UNCODED_FROM = 0.35
"""Chance of a mark from which an act is kept without a code, where something else says that it is
one; set by hand."""
CONTENT_FROM = 0.04
"""The same where the word is the content of an accusation, an order or a wish."""
CONTENT_KIND_FROM = 0.6
"""Chance of a kind from which such an act has it."""
TOLD_FROM = 0.03
"""Chance of a mark from which a word is an act that its place in the sentence tells."""
TITLE_TOLD_FROM = 0.01
"""The same in a headline, which mostly tells of an act."""
TOLD_KIND_FROM = 0.5
"""Chance of the kind, by model and table, from which such an act has it."""
MODE_FROM = 0.4
"""Chance from which a mode is given; a second one needs `SECOND_MODE_FROM`."""
SECOND_MODE_FROM = 0.3
ONLY_MODE_FROM = 0.1
"""Chance from which a mode is given that is the only one our table has for the word."""
CONTEXT_WEIGHT = 3.0
"""Added to the score of a context that a word of the sentence speaks for."""
MAX_CONTEXTS = 3
READING_FROM = 0.15
"""Chance from which another type is shown as a reading."""
MAX_READINGS = 3
SAME_ACT: Mapping[str, tuple[str, str]] = {
    "resignation": ("RETREAT", "resign"),
    "diplomat-expulsion": ("SANCTION", "expel"),
}
"""Our labels that PLOVER has a type and a mode for."""

_MODE_ROWS: Mapping[str, tuple[str, ...]] = {
    name: tuple(kind.modes) for name, kind in EVENT_TYPES.items()
}
_MODE_PLACES = {
    name: np.asarray([ACT_MODES.index("none"), *(ACT_MODES.index(f"{name} {m}") for m in modes)])
    for name, modes in _MODE_ROWS.items()
}


class Code(Struct, frozen=True, kw_only=True, gc=False):
    """The kind of an act."""

    event_type: str | None
    label: EventLabel | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    probability: float
    """How often such an act is one, with this type and label."""
    worth: float
    """Chance of the mark times that of the kind."""
    readings: tuple[EventReading, ...]
    reason: str
    agreed: bool = False
    """Whether our table of words has the kind."""
    listed: bool = False
    """Whether our table has the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScores:
    """What the model says at the triggers of a text, one row a trigger."""

    types: NDArray[np.float64]
    """Probability of each of `ACT_TYPES`."""
    modes: NDArray[np.float64]
    """Score of each of `ACT_MODES`."""
    contexts: NDArray[np.float64]
    """Score of each of `CONTEXTS`, above 0 where it is likelier than not."""


def kind_scores(reading: Reading, triggers: Sequence[Trigger]) -> KindScores:
    """The model's view of each trigger: the mean over its words."""
    acts = [trigger.words for trigger in triggers]
    return KindScores(
        types=mean_over([reading.scores["act_type"]], acts, each=softmax),
        modes=mean_over([reading.scores["act_mode"]], acts),
        contexts=mean_over([reading.scores["context"]], acts),
    )


def type_shares(kinds: Mapping[str, float]) -> NDArray[np.float64] | None:
    """The table's share for each of `ACT_TYPES`; None where it has nothing for the words."""
    if not kinds:
        return None
    shares = np.full(len(ACT_TYPES), UNLISTED / len(ACT_TYPES))
    for kind, share in kinds.items():
        shares[ACT_TYPES.index(kind.split()[0])] += (1 - UNLISTED) * share
    return shares


def with_table(
    types: NDArray[np.float64], kinds: Mapping[str, float], *, weight: float = TABLE_WEIGHT
) -> NDArray[np.float64]:
    """The model's probabilities, weighed with the table's shares."""
    raised = _raised_shares(tuple(kinds.items()), weight)
    if raised is None:
        return types
    both = types * raised
    return np.asarray(both / both.sum())


@lru_cache(maxsize=4_096)
def _raised_shares(
    kinds: tuple[tuple[str, float], ...], weight: float
) -> NDArray[np.float64] | None:
    """The table's shares to the power of `weight`: the same words stand in many texts."""
    shares = type_shares(dict(kinds))
    return None if shares is None else shares**weight


class Candidate(Struct, frozen=True, kw_only=True, gc=False):
    """A trigger with the likeliest kind, before it is known whether it is kept."""

    trigger: Trigger
    chances: Mapping[str, float]
    """Of each kind but `other`, model and table together."""
    best: str
    worth: float
    """Chance of the mark times that of the kind; 0 for an act without a code."""

    @property
    def agreed(self) -> bool:
        """Whether our table of words has the kind too."""
        return any(kind.split()[0] == self.best for kind in self.trigger.kinds)


def read_candidate(
    trigger: Trigger,
    types: NDArray[np.float64],
    modes: NDArray[np.float64],
    *,
    other_below: float = OTHER_BELOW,
) -> Candidate:
    """The likeliest kind of an act.

    A resignation is told by its label and by PLOVER's type and mode alike: both chances add up.
    """
    chances = with_table(types, trigger.kinds)
    by_kind = dict(zip(ACT_TYPES, chances.tolist(), strict=True))
    other = by_kind.pop("other")
    if by_kind["RETREAT"] >= READING_FROM:
        resigned = _mode_chances("RETREAT", modes, trigger.kinds)["resign"]
        by_kind["resignation"] += by_kind["RETREAT"] * resigned
        by_kind["RETREAT"] *= 1 - resigned
    best = max(by_kind, key=by_kind.__getitem__)
    worth = trigger.probability * by_kind[best] if other < other_below else 0.0
    if not trigger.kinds:
        worth *= UNLISTED_WORTH
    return Candidate(trigger=trigger, chances=by_kind, best=best, worth=worth)


def read_candidates(triggers: Sequence[Trigger], scores: KindScores) -> list[Candidate]:
    """The likeliest kind of each act; `scores`: of `triggers`."""
    return [
        read_candidate(trigger, scores.types[row], scores.modes[row])
        for row, trigger in enumerate(triggers)
    ]


def kept_acts(
    places: Sequence[int],
    candidates: Sequence[Candidate],
    *,
    kept_from: float = KEPT_FROM,
    agreed_from: float = AGREED_FROM,
    alone_from: float = ALONE_FROM,
) -> list[bool]:
    """Which acts are told of, by their worth; `places`: the sentence of each."""
    best: dict[int, float] = {}
    for place, one in zip(places, candidates, strict=True):
        best[place] = max(best.get(place, 0.0), one.worth)
    return [
        one.worth >= (agreed_from if one.agreed else kept_from)
        or (best[place] < kept_from and one.worth == best[place] >= alone_from)
        for place, one in zip(places, candidates, strict=True)
    ]


def code_act(
    candidate: Candidate,
    types: NDArray[np.float64],
    modes: NDArray[np.float64],
    contexts: NDArray[np.float64],
    *,
    told: AbstractSet[int] = frozenset(),
) -> Code:
    """Type, label, modes and contexts of an act that is kept.

    `told`: numbers of the contexts that words of its sentence speak for.
    """
    trigger, best, chances = candidate.trigger, candidate.best, candidate.chances
    event_type, label, given = _type_and_label(best, modes, trigger.kinds)
    others = sorted(
        (name for name in chances if name != best and chances[name] >= READING_FROM),
        key=lambda name: -chances[name],
    )
    return Code(
        event_type=event_type,
        label=label,
        modes=given,
        contexts=_contexts(contexts, told),
        probability=round(right_at(candidate.worth), 3),
        worth=candidate.worth,
        readings=tuple(_reading(name, chances[name]) for name in others[:MAX_READINGS]),
        reason=_reason(trigger, best, float(types[ACT_TYPES.index(best)])),
        agreed=candidate.agreed,
        listed=bool(trigger.kinds),
    )


UNCODED_PROBABILITY = 0.5
"""Of an act without a code; set by hand, none of our own marked sentences has them."""


def uncoded_act(
    candidate: Candidate,
    contexts: NDArray[np.float64],
    *,
    told: AbstractSet[int] = frozenset(),
    why: str,
) -> Code:
    """An act that is told of and has neither a type of PLOVER nor a label of ours.

    `why`: what says that it is an act.
    """
    chances = candidate.chances
    others = sorted(
        (name for name in chances if chances[name] >= READING_FROM), key=lambda name: -chances[name]
    )
    return Code(
        event_type=None,
        label=None,
        modes=(),
        contexts=_contexts(contexts, told),
        probability=UNCODED_PROBABILITY,
        worth=candidate.worth,
        readings=tuple(_reading(name, chances[name]) for name in others[:MAX_READINGS]),
        reason=f"{why}; no type of the codebook is likely for it",
    )


def with_mode_of(code: Code, kinds: Mapping[str, float]) -> Code:
    """With the mode of the only kind that an act can have."""
    kind, _, mode = next(iter(kinds), "").partition(" ")
    return replace(code, modes=(mode,)) if mode and kind == code.event_type else code


def right_at(worth: float) -> float:
    """How often an act of this worth is rightly found and coded."""
    return _RIGHT_AT.at(worth)


def _type_and_label(
    name: str, modes: NDArray[np.float64], kinds: Mapping[str, float]
) -> tuple[str | None, EventLabel | None, tuple[str, ...]]:
    if name in SAME_ACT:
        event_type, mode = SAME_ACT[name]
        return event_type, EventLabel(name), (mode,)
    if name not in EVENT_TYPES:
        return None, EventLabel(name), ()
    ranked = sorted(_mode_chances(name, modes, kinds).items(), key=lambda item: -item[1])
    listed = [kind for kind in kinds if kind.split()[0] == name]
    least = ONLY_MODE_FROM if len(listed) == 1 and " " in listed[0] else MODE_FROM
    chosen = [mode for mode, chance in ranked[:1] if chance >= least]
    chosen += [mode for mode, chance in ranked[1:2] if chosen and chance >= SECOND_MODE_FROM]
    return name, None, tuple(chosen)


def _mode_chances(
    name: str, modes: NDArray[np.float64], kinds: Mapping[str, float]
) -> dict[str, float]:
    """Chance of each mode of a type, given the type."""
    names = _MODE_ROWS[name]
    if not names:
        return {}
    scores = modes[_MODE_PLACES[name]].tolist()
    top = max(scores)
    chances = [exp(score - top) for score in scores]
    listed = {kind: share for kind, share in kinds.items() if kind.split()[0] == name}
    if listed:
        total = sum(listed.values())
        spread = UNLISTED / (len(names) + 1)
        for at, kind in enumerate((name, *(f"{name} {mode}" for mode in names))):
            share = spread + (1 - UNLISTED) * listed.get(kind, 0.0) / total
            chances[at] *= share**TABLE_WEIGHT
    whole = sum(chances)
    return {mode: chance / whole for mode, chance in zip(names, chances[1:], strict=True)}


def _contexts(scores: NDArray[np.float64], told: AbstractSet[int]) -> tuple[str, ...]:
    raised: list[float] = scores.tolist()
    for number in told:
        raised[number] += CONTEXT_WEIGHT
    likely = [number for number, score in enumerate(raised) if score >= 0]
    likely.sort(key=lambda number: -raised[number])
    return tuple([CONTEXTS[number] for number in sorted(likely[:MAX_CONTEXTS])])


def _reading(name: str, chance: float) -> EventReading:
    event_type = name if name in EVENT_TYPES else SAME_ACT.get(name, (None, ""))[0]
    label = None if name in EVENT_TYPES else EventLabel(name)
    return EventReading(
        event_type=event_type,
        label=label,
        probability=round(chance, 3),
        reason="the next likeliest kind by the words and their sentence",
    )


def _reason(trigger: Trigger, best: str, chance: float) -> str:
    told = f"model: {best} {chance:.2f}"
    listed = sorted({kind.split()[0] for kind in trigger.kinds})
    if not listed:
        return f"{told}; the word is in no table"
    agreed = "the table of words has it" if best in listed else f"the table has {', '.join(listed)}"
    return f"{told}; {agreed}"
