"""The labels of each head, in the order of the model's outputs."""

from __future__ import annotations

from alleged.plover import CONTEXTS, EVENT_TYPES
from alleged.records.events import EventLabel, EventStatus
from alleged.records.mentions import MentionKind

ROLES = ("source", "cue", "content")
KINDS = tuple(kind.value for kind in MentionKind)
ACT_TYPES = (*EVENT_TYPES, *(label.value for label in EventLabel), "other")
"""What an act can be: PLOVER's types, our own labels, and acts that have no code."""
ACT_MODES = (
    "none",
    *(f"{name} {mode}" for name, kind in EVENT_TYPES.items() for mode in kind.modes),
)
STATUSES = tuple(status.value for status in EventStatus)
PARTY_ROLES = ("actor", "recipient", "place")
"""What a word can be to an act."""
PAIR_WIDTH = 48
"""Numbers in which a trigger and a word are held against each other, a role."""
SAME_WIDTH = 64
"""Numbers that place a mention of an event among others: near ones tell of the same event."""
QUADS = ("statement", "verbal cooperation", "material cooperation", "verbal conflict",
         "material conflict")  # fmt: skip
INCIDENT_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""MUC-4's string roles."""
DOUBTS = ("mistranslated", "euphemism", "merged", "condition", "misattached")
"""What may be wrong with words that a text can hardly mean: a word taken for its like in another
language, a mild word for an act, two acts made one, a condition that has become a purpose, a clause
at the wrong noun."""
INCIDENT_TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")


def bio(names: tuple[str, ...]) -> tuple[str, ...]:
    """`O`, then a beginning and an inside label for each name: name k has 2k + 1 and 2k + 2."""
    return ("O", *(f"{place}-{name}" for name in names for place in "BI"))


def pooled(names: tuple[str, ...]) -> tuple[str, ...]:
    """Two numbers a name for a label of a whole sentence: one is averaged over its words, of the
    other the highest count (`alleged.models.decoding.pool`)."""
    return (*(f"mean {name}" for name in names), *(f"peak {name}" for name in names))


def numbered(name: str, width: int) -> tuple[str, ...]:
    """Names for the numbers of a vector."""
    return tuple(f"{name} {at}" for at in range(width))


ATTRIBUTION = bio(ROLES)
MENTION = bio(KINDS)
HEADS = {
    "attribution": ATTRIBUTION,
    "mention": MENTION,
    # Events: which words name an act, by our own sentences, and by the habits of three gold sets.
    "act": bio(("act",)),
    "act_ecbplus": bio(("act",)),
    "act_timeml": bio(("act",)),
    "act_meantime": bio(("act",)),
    # At the words of a trigger.
    "act_type": ACT_TYPES,
    "act_mode": ACT_MODES,
    "context": CONTEXTS,
    "status": STATUSES,
    "polarity": ("positive", "negative"),
    "certainty": ("certain", "probable", "possible"),
    "factuality": ("factuality",),
    # Who did it to whom: words alone, and each word against each trigger.
    "party": bio(("actor", "recipient")),
    "cameo_party": bio(("source", "target")),
    "pair_act": tuple(name for role in PARTY_ROLES for name in numbered(role, PAIR_WIDTH)),
    "pair_word": numbered("word", PAIR_WIDTH),
    "pair_role": PARTY_ROLES,
    "same": numbered("same", SAME_WIDTH),
    "quad": pooled(QUADS),
    "incident": bio(INCIDENT_ROLES),
    "incident_type": INCIDENT_TYPES,
    # Wording and what it is worth.
    "loaded": bio(("loaded",)),
    "bias": pooled(("plain", "biased")),
    "opinion": pooled(("factual", "mixed", "opinion")),
    "checkworthy": pooled(("no", "yes")),
    # Words that are probably not what the text means.
    "doubt": bio(DOUBTS),
}
POOLED = {"quad": QUADS, "bias": ("plain", "biased"), "opinion": ("factual", "mixed", "opinion"),
          "checkworthy": ("no", "yes")}  # fmt: skip
"""Heads whose label is that of a whole sentence."""
SPAN_HEADS = (
    "mention", "act", "act_ecbplus", "act_timeml", "act_meantime", "party",
    "cameo_party", "incident", "loaded", "doubt",
)  # fmt: skip
"""BIO heads without learnt transitions."""
