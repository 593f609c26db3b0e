"""PLOVER's vocabulary: types, modes, contexts, sectors, scores; and our own labels beside it.

Names and scores follow the PLOVER manual (Open Event Data Alliance, 2021, CC BY-SA 4.0); what each
of them means here stands in docs/codebook.md, in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

VERBAL_COOPERATION = "verbal cooperation"
MATERIAL_COOPERATION = "material cooperation"
VERBAL_CONFLICT = "verbal conflict"
MATERIAL_CONFLICT = "material conflict"
QUADS = (VERBAL_COOPERATION, MATERIAL_COOPERATION, VERBAL_CONFLICT, MATERIAL_CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClass:
    """One of PLOVER's types."""

    quad: str
    score: float
    """Conflict to cooperation, -10 to 10, of an event without a mode."""
    modes: dict[str, float] = field(default_factory=dict)
    """Each mode with its score; that of the type where the manual gives none."""

    def score_of(self, modes: tuple[str, ...]) -> float:
        """The score of an event: its most extreme mode's, or the type's."""
        scores = [self.modes[mode] for mode in modes if mode in self.modes]
        return max(scores, key=abs) if scores else self.score


EVENT_TYPES: dict[str, EventClass] = {
    "AGREE": EventClass(quad=VERBAL_COOPERATION, score=2.5),
    "CONSULT": EventClass(
        quad=VERBAL_COOPERATION,
        score=2.5,
        modes={"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    ),
    "SUPPORT": EventClass(quad=VERBAL_COOPERATION, score=5.0),
    "CONCEDE": EventClass(quad=VERBAL_COOPERATION, score=4.5),
    "COOPERATE": EventClass(quad=MATERIAL_COOPERATION, score=9.5),
    "AID": EventClass(quad=MATERIAL_COOPERATION, score=10.0),
    "RETREAT": EventClass(
        quad=MATERIAL_COOPERATION,
        score=6.5,
        modes={
            "withdraw": 8.0,
            "release": 6.5,
            "disarm": 10.0,
            "ceasefire": 7.5,
            "access": 6.5,
            "resign": 4.5,
        },
    ),
    "REQUEST": EventClass(
        quad=VERBAL_CONFLICT,
        score=0.0,
        modes={"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0},
    ),
    # The manual prints 3 for ACCUSE without a mode, beside modes of -2 and -3.5: a slip of the
    # sign, as we read it.
    "ACCUSE": EventClass(
        quad=VERBAL_CONFLICT,
        score=-3.0,
        modes={"disapprove": -2.0, "investigate": -3.5, "allege": -3.5},
    ),
    "REJECT": EventClass(
        quad=VERBAL_CONFLICT,
        score=-2.0,
        modes={"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0},
    ),
    "THREATEN": EventClass(
        quad=VERBAL_CONFLICT,
        score=-3.5,
        modes={
            "restrict": -3.0,
            "arrest": -3.5,
            "relations": -3.5,
            "expel": -3.5,
            "territory": -4.0,
            "violence": -3.5,
        },
    ),
    "PROTEST": EventClass(
        quad=MATERIAL_CONFLICT,
        score=-5.0,
        modes={
            "demo": -5.0,
            "riot": -7.0,
            "strike": -5.0,
            "hunger": -4.5,
            "boycott": -4.5,
            "obstruct": -4.5,
            "vandalize": -5.0,
        },
    ),
    # The section on SANCTION in the manual says material conflict, its summary table verbal.
    "SANCTION": EventClass(
        quad=MATERIAL_CONFLICT,
        score=-6.0,
        modes={"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0},
    ),
    "MOBILIZE": EventClass(
        quad=MATERIAL_CONFLICT,
        score=-5.5,
        modes={"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0},
    ),
    "COERCE": EventClass(
        quad=MATERIAL_CONFLICT,
        score=-7.0,
        modes={
            "seize": -7.0,
            "restrict": -7.0,
            "censor": -6.5,
            "curfew": -6.5,
            "martial-law": -7.5,
            "arrest": -7.0,
            "deport": -7.0,
            "withhold": -7.0,
            "misinformation": -6.5,
            "cyber": -7.0,
        },
    ),
    "ASSAULT": EventClass(
        quad=MATERIAL_CONFLICT,
        score=-9.0,
        modes={
            "abduct": -8.5,
            "beat": -7.5,
            "torture": -8.5,
            "sexual": -8.5,
            "targeted": -9.5,
            "destroy": -8.5,
            "primitive": -8.0,
            "firearms": -9.0,
            "explosives": -9.0,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "crowd-control": -7.5,
            "unconventional": -10.0,
        },
    ),
}

CONTEXTS = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
    "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
    "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
    "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
)  # fmt: skip

SECTORS = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
)  # fmt: skip
BEYOND_STATES = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
"""Codes of parties that belong to no state: bodies of states, the United Nations, the European
Union, bodies of citizens, movements, armed groups and companies at work in several countries."""
