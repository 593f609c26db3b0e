"""Templates of attacks, as MUC-4 fills them."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alleged.quality.scorers.counts import prf, prf_apart

Rows = Mapping[Any, Mapping[str, Any]]

ROLES = {
    "PerpInd": "perp_individual",
    "PerpOrg": "perp_organization",
    "Target": "target_physical_id",
    "Victim": "target_human_name",
    "Weapon": "instrument_id",
}
"""The five string roles of the published scores, and the slots of MUC-4 they stand for."""

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True)
class Template:
    """What is compared of a template."""

    types: frozenset[str]
    fills: Mapping[str, tuple[frozenset[str], ...]]
    """Role -> one set of equally right strings for each entity."""

    def size(self, role: str) -> int:
        """How many fills a role has."""
        return len(self.fills[role])


@dataclass(frozen=True, slots=True)
class Mapped:
    """A way to map templates, with what is right in it on either side."""

    right_p: int
    right_r: int
    pairs: tuple[tuple[int, int], ...]


def score_templates(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Micro F1 over incident type and five string roles, as Du, Rush and Cardie (2021, GTT) count.

    Predicted and gold templates of an article are mapped one to one, only where the incident type
    agrees, in the way that makes the article's F1 highest. A predicted fill is right when all its
    strings are among those of one gold fill of the role; a gold fill is found when some predicted
    fill is right for it. Strings are compared without case, punctuation and articles. Gold strings
    that do not stand in the text, and gold templates that say the same as an earlier one, are left
    out; optional templates count. `relevance` is F1 of telling articles with an incident.
    """
    totals = {name: [0, 0, 0, 0] for name in ("type", *ROLES)}
    relevance = [0, 0, 0]
    for key, row in gold.items():
        wanted = _templates(row, gold=True)
        given = _templates(predicted.get(key) or {}, gold=False)
        relevance[0] += bool(wanted and given)
        relevance[1] += bool(given)
        relevance[2] += bool(wanted)
        _add(totals, given, wanted, best_mapping(given, wanted))
    everything = [sum(counts[i] for counts in totals.values()) for i in range(4)]
    return {
        "task": "templates",
        "documents": len(gold),
        "documents_without_prediction": sum(key not in predicted for key in gold),
        "micro": _prf(everything),
        "by_role": {name: _prf(counts) for name, counts in totals.items()},
        "relevance": prf(*relevance),
    }


def normalised(text: str) -> str:
    """A string as the published scorer compares it."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def best_mapping(
    given: Sequence[Template], wanted: Sequence[Template]
) -> tuple[tuple[int, int], ...]:
    """The one-to-one mapping (predicted, gold) with the highest F1 of the article.

    The published scorer tries every mapping. What is predicted and what is gold is the same under
    each, so that only the counts of right fills matter: it is enough to keep, for every set of gold
    templates used so far, the mappings that no other beats on both counts.
    """
    size_p = len(given) + sum(t.size(role) for t in given for role in ROLES)
    size_r = len(wanted) + sum(t.size(role) for t in wanted for role in ROLES)
    states: dict[int, list[Mapped]] = {0: [Mapped(0, 0, ())]}
    for i, template in enumerate(given):
        grown = {used: list(front) for used, front in states.items()}
        for j, other in enumerate(wanted):
            if not template.types & other.types:
                continue
            right_p, right_r = _right(template, other)
            for used, front in states.items():
                if used >> j & 1:
                    continue
                kept = grown.setdefault(used | 1 << j, [])
                for old in front:
                    _keep(
                        kept,
                        Mapped(old.right_p + right_p, old.right_r + right_r, (*old.pairs, (i, j))),
                    )
        states = grown
    return max(
        (mapped for front in states.values() for mapped in front),
        key=lambda mapped: _f1(mapped.right_p, size_p, mapped.right_r, size_r),
    ).pairs


def _keep(front: list[Mapped], new: Mapped) -> None:
    if any(old.right_p >= new.right_p and old.right_r >= new.right_r for old in front):
        return
    front[:] = [o for o in front if o.right_p > new.right_p or o.right_r > new.right_r] + [new]


def _f1(right_p: int, size_p: int, right_r: int, size_r: int) -> float:
    p = right_p / size_p if size_p else 0.0
    r = right_r / size_r if size_r else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


def _right(given: Template, wanted: Template) -> tuple[int, int]:
    by_role = [_right_in_role(given, wanted, role) for role in ROLES]
    return 1 + sum(p for p, _ in by_role), 1 + sum(r for _, r in by_role)


def _right_in_role(given: Template, wanted: Template, role: str) -> tuple[int, int]:
    right_p = sum(any(fill <= other for other in wanted.fills[role]) for fill in given.fills[role])
    right_r = sum(any(fill <= other for fill in given.fills[role]) for other in wanted.fills[role])
    return right_p, right_r


def _add(
    totals: dict[str, list[int]],
    given: Sequence[Template],
    wanted: Sequence[Template],
    pairs: tuple[tuple[int, int], ...],
) -> None:
    totals["type"][0] += len(pairs)
    totals["type"][1] += len(given)
    totals["type"][2] += len(pairs)
    totals["type"][3] += len(wanted)
    for role in ROLES:
        rights = [_right_in_role(given[i], wanted[j], role) for i, j in pairs]
        totals[role][0] += sum(p for p, _ in rights)
        totals[role][1] += sum(template.size(role) for template in given)
        totals[role][2] += sum(r for _, r in rights)
        totals[role][3] += sum(template.size(role) for template in wanted)


def _prf(counts: Sequence[int]) -> dict[str, float]:
    return prf_apart(*counts)


def _templates(row: Mapping[str, Any], *, gold: bool) -> list[Template]:
    made: list[Template] = []
    for template in row.get("templates") or []:
        types = [template.get("type"), *(template.get("type_alternatives") or [] if gold else [])]
        new = Template(
            types=frozenset(str(name).upper() for name in types if name),
            fills={role: _fills(template.get(slot), gold=gold) for role, slot in ROLES.items()},
        )
        if not gold or new not in made:
            made.append(new)
    return made


def _fills(fills: object, *, gold: bool) -> tuple[frozenset[str], ...]:
    made = []
    for fill in fills if isinstance(fills, list) else []:
        strings = frozenset(
            normalised(alternative["string"])
            for alternative in fill
            if alternative.get("string") and (not gold or alternative.get("spans", True))
        )
        if strings:
            made.append(strings)
    return tuple(made)
