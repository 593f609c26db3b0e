"""Labels of whole rows: event classes and opinion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alleged.errors import InputError
from alleged.quality.scorers.counts import class_scores

CAMEO_CLASSES = (
    "make a statement",
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)
"""CAMEO's five classes; their place is their number (0 to 4)."""

CASE21_TYPES = (
    "ABDUCT_DISSAP", "AGREEMENT", "AIR_STRIKE", "ARMED_CLASH", "ARREST", "ART_MISS_ATTACK",
    "ATTACK", "ATTRIB", "CHANGE_TO_GROUP_ACT", "CHEM_WEAP", "DIPLO", "DISR_WEAP",
    "FORCE_AGAINST_PROTEST", "GOV_REGAINS_TERIT", "GRENADE", "HQ_ESTABLISHED",
    "MAN_MADE_DISASTER", "MOB_VIOL", "NATURAL_DISASTER", "NON_STATE_ACTOR_OVERTAKES_TER",
    "NON_VIOL_TERRIT_TRANSFER", "ORG_CRIME", "OTHER", "PEACE_PROTEST", "PROPERTY_DISTRUCT",
    "PROTEST_WITH_INTER", "REM_EXPLOS", "SEX_VIOL", "SUIC_BOMB", "VIOL_DEMONSTR",
)  # fmt: skip
"""ACLED's 25 types and five more, as task 2 of CASE 2021 writes them."""

EVENT_CLASS_SCHEMES = ("cameo", "case21")
OPINION_LABELS = ("factual", "mixed", "opinion")

Rows = Mapping[Any, Mapping[str, Any]]


def score_event_class(gold: Rows, predicted: Rows, *, scheme: str = "cameo") -> dict[str, Any]:
    """Accuracy and macro F1 on CAMEO's five classes or CASE 2021's 30 types.

    Gold labels stand in `label`, or in `pentacode` (cameo) or `acled_type` (case21); rows without
    one are left out. A class of CAMEO may be given by name or number.
    """
    field = {"cameo": "pentacode", "case21": "acled_type"}[scheme]
    known = {"cameo": CAMEO_CLASSES, "case21": CASE21_TYPES}[scheme]
    pairs = []
    for key, row in gold.items():
        wanted = _event_class(row.get("label", row.get(field)), known, where=f"gold row {key!r}")
        given = predicted.get(key, {}).get("label")
        if wanted is not None:
            pairs.append((wanted, _event_class(given, known, where=f"prediction {key!r}")))
    return {"task": "event-class", "scheme": scheme, **class_scores(pairs)}


def score_opinion(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Accuracy and macro F1 over factual, mixed and opinion.

    Gold labels stand in `opinion`, or in `label`; rows whose annotators did not agree are left out.
    """
    pairs = []
    for key, row in gold.items():
        wanted = row["opinion"] if "opinion" in row else row.get("label")
        given = predicted.get(key, {}).get("label")
        if wanted is not None:
            where = f"row {key!r}"
            pairs.append(
                (_one_of(wanted, OPINION_LABELS, where), _one_of(given, OPINION_LABELS, where))
            )
    return {"task": "opinion", **class_scores((str(a), b) for a, b in pairs)}


def _event_class(label: object, known: tuple[str, ...], *, where: str) -> str | None:
    if known is CAMEO_CLASSES and str(label) in {"0", "1", "2", "3", "4"}:
        return CAMEO_CLASSES[int(str(label))]
    return _one_of(label, known, where)


def _one_of(label: object, known: tuple[str, ...], where: str) -> str | None:
    if label is None or label in known:
        return None if label is None else str(label)
    raise InputError(f"{where}: {label!r} is no label of this task", fix=f"use {', '.join(known)}")
