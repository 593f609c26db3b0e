"""The labels of each head, in the order of the model's outputs."""

from __future__ import annotations

from alleged.records.mentions import MentionKind

ROLES = ("source", "cue", "content")
KINDS = tuple(kind.value for kind in MentionKind)


def bio(names: tuple[str, ...]) -> tuple[str, ...]:
    """`O`, then a beginning and an inside label for each name: name k has 2k + 1 and 2k + 2."""
    return ("O", *(f"{place}-{name}" for name in names for place in "BI"))


ATTRIBUTION = bio(ROLES)
MENTION = bio(KINDS)
HEADS = {"attribution": ATTRIBUTION, "mention": MENTION}
