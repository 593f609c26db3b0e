"""MUC-4's templates of attacks, from marked words.

A template is a record of that evaluation and none of ours: an incident of one of six types, with
the perpetrators, targets, victims and weapons that an article names. `incident_words` tells which
words fill a role, the reader model's head `incident_type` which kind of incident they belong to.
What is left to do here: which marks are the same filler, which string stands for it, whether the
article has an incident at all, and how many templates. All thresholds were tuned on the development
split.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any

import numpy as np

from alleged.models.decoding import Scores, best_path, bio_transitions, spans_of
from alleged.models.labels import INCIDENT_ROLES, INCIDENT_TYPES
from alleged.quality.incident_words import shares
from alleged.quality.scorers.templates import ROLES, normalised
from alleged.records.spans import Span

MARK_BIAS = 2.0
"""Added to the score of every mark: most fillers are less likely than no filler at each of their
places, but not in the whole article."""
REPEATED = 0.5
"""What the logarithm of the number of its marks adds to a filler's score."""
ARTICLE_WORTH = 0.2
"""What the log odds of an incident in the article add."""
FLOORS: Mapping[str, float] = {
    "PerpInd": -1.5, "PerpOrg": -1.0, "Target": -1.0, "Victim": 0.0, "Weapon": -2.0,
}  # fmt: skip
"""A filler of the role is kept above this score: log odds of its surest mark, and the two above."""
MOST: Mapping[str, int] = {"PerpInd": 1, "PerpOrg": 1, "Target": 2, "Victim": 3, "Weapon": 2}
"""Where a template would have more fillers, the surest are kept."""
INCIDENT_FLOOR = -0.5
"""An article has an incident from here on: its log odds, and the number of fillers expected."""
ARTICLE_KIND, HEAD_KIND = 0.5, 3.0
"""How much the words of the whole article and the head at the fillers count for the type."""
SECOND_KIND = 0.2
"""Another type than the likeliest has a template of its own from this chance on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that may fill a role in an incident."""

    role: str
    span: Span
    text: str
    """As the scorer compares it."""
    chance: float
    """Of filling the role, averaged over the words."""
    kinds: tuple[float, ...]
    """Chance of each of `INCIDENT_TYPES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A thing or person that fills a role."""

    role: str
    string: str
    """What stands for all its marks."""
    score: float
    kinds: tuple[float, ...]
    """Chance of each type, the surest marks counting most."""


def find_marks(text: str, words: Sequence[Span], scores: Scores, kinds: Scores) -> list[Mark]:
    """The words that may fill a role, in their order."""
    raised = scores.copy()
    raised[:, 1:] += MARK_BIAS
    chances = shares(scores)
    marks = []
    for role, begin, end in spans_of(best_path(raised, bio_transitions(scores.shape[1]))):
        span = Span(words[begin].start, words[end - 1].end)
        if string := normalised(text[span.start : span.end]):
            of_role = chances[begin:end, 2 * role + 1 : 2 * role + 3].sum(1)
            marks.append(
                Mark(
                    role=INCIDENT_ROLES[role],
                    span=span,
                    text=string,
                    chance=float(of_role.mean()),
                    kinds=tuple(kinds[begin:end].mean(0).tolist()),
                )
            )
    return marks


def build_templates(marks: Iterable[Mark], article: Sequence[float]) -> list[dict[str, Any]]:
    """One template for each type of incident that the article seems to tell of.

    article: the chance of no incident by the article's words, then that of each type.
    """
    odds = _log_odds(1 - article[0])
    fillers = [
        filler
        for filler in (to_filler(group, odds) for group in group_marks(marks))
        if filler.score > FLOORS[filler.role]
    ]
    expected = sum(_chance(filler.score) for filler in fillers)
    if odds + expected < INCIDENT_FLOOR:
        return []
    chances = type_chances(fillers, article)
    chosen = [at for at, one in enumerate(chances) if one >= SECOND_KIND or one == max(chances)]
    return [
        fill_template(at, [filler for filler in fillers if belongs(filler, at, chosen)])
        for at in chosen
    ]


def type_chances(fillers: Sequence[Filler], article: Sequence[float]) -> list[float]:
    """Chance of each type, by the words of the article and by the fillers."""
    scores = ARTICLE_KIND * np.log(np.asarray(article[1:], dtype=np.float32) + 1e-4)
    if fillers:
        weights = np.asarray([_chance(filler.score) for filler in fillers])
        kinds = np.asarray([filler.kinds for filler in fillers])
        scores = scores + HEAD_KIND * np.log(weights @ kinds / weights.sum() + 1e-3)
    found: list[float] = shares(scores).tolist()
    return found


def belongs(filler: Filler, kind: int, chosen: Sequence[int]) -> bool:
    """Whether a filler is of a template of this type: perpetrators of all, the rest of one."""
    if filler.role in ("PerpInd", "PerpOrg"):
        return True
    return filler.kinds[kind] >= max(filler.kinds[other] for other in chosen)


def fill_template(kind: int, fillers: Sequence[Filler]) -> dict[str, Any]:
    """A template in the layout of MUC-4, the surest fillers first."""
    slots: dict[str, list[list[dict[str, str]]]] = {slot: [] for slot in ROLES.values()}
    counts: Counter[str] = Counter()
    for filler in sorted(fillers, key=lambda one: -one.score):
        counts[filler.role] += 1
        if counts[filler.role] <= MOST[filler.role]:
            slots[ROLES[filler.role]].append([{"string": filler.string}])
    return {"type": INCIDENT_TYPES[kind], **slots}


def to_filler(marks: Sequence[Mark], article_odds: float) -> Filler:
    """What a group of marks says together.

    The longest name stands for a victim, for all others the string whose marks are surest.
    """
    sums: defaultdict[str, float] = defaultdict(float)
    for mark in marks:
        sums[mark.text] += mark.chance
    if marks[0].role == "Victim":
        string = max(marks, key=lambda mark: (len(mark.text), mark.chance)).text
    else:
        string = max(sums, key=lambda text: (sums[text], len(text), text))
    weights = [mark.chance for mark in marks]
    return Filler(
        role=marks[0].role,
        string=string,
        score=_log_odds(max(weights)) + REPEATED * log(len(marks)) + ARTICLE_WORTH * article_odds,
        kinds=tuple(
            sum(weight * one for weight, one in zip(weights, kind, strict=True)) / sum(weights)
            for kind in zip(*(mark.kinds for mark in marks), strict=True)
        ),
    )


def group_marks(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Marks of one role that may be one thing's or person's."""
    groups: list[list[Mark]] = []
    for mark in marks:
        home = next(
            (group for group in groups if any(is_same(one, mark) for one in group)),
            None,
        )
        if home is None:
            groups.append([mark])
        else:
            home.append(mark)
    return groups


def is_same(one: Mark, other: Mark) -> bool:
    """Whether two marks, in their order, may be of the same filler.

    >>> "bomb", "car bomb": all words of one are in the other, which ends alike
    >>> "Tessaly", "Orlan Tessaly Bru"; "front", "Orvan Front of Toil": so may names be, any part
    >>> "Orvan Front of Toil", "OFT": initials, or what stands in brackets behind
    """
    if one.role != other.role:
        return False
    short, long = sorted((one.text.split(), other.text.split()), key=len)
    if set(short) <= set(long) and (short[-1] == long[-1] or one.role in ("Victim", "PerpOrg")):
        return True
    return one.role == "PerpOrg" and (
        0 <= other.span.start - one.span.end <= 3 or is_acronym(short, long)
    )


def is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the letters of one word are initials of the others, in their order."""
    if len(short) != 1 or not 2 <= len(short[0]) <= len(long):
        return False
    initials = iter([word[0] for word in long])
    return all(letter in initials for letter in short[0])


def _chance(score: float) -> float:
    return 1 / (1 + exp(-score))


def _log_odds(chance: float) -> float:
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return log(kept / (1 - kept))
