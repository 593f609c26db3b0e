"""CAMEO codes for export: PLOVER's types, modes and contexts, put back to the older scheme.

CAMEO (Gerner, Schrodt and Yilmaz, codebook 1.1b3) has a code for each pairing of an act with its
subject. PLOVER tells the two apart, so that most of CAMEO can be told from type, mode and context
together. Where PLOVER keeps less, the code is that of the whole group (`110`), never a guess at a
finer one. Of our own labels only a resignation and a diplomat's expulsion have a code.

    >>> cameo_code("COERCE", ("arrest",), ("legal",))
    '173'
    >>> cameo_code("AID", (), ("diplomatic", "military"))
    '072'
    >>> cameo_code(None, (), ("executive",)) is None
    True
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MILITARY = ("military",)
ECONOMIC = ("economic", "natural_resource", "environment", "technology")
LEGAL = ("legal", "crime", "corruption", "illegal_drugs", "trafficking")
HUMANE = ("human_security", "disasters", "health", "migration")
INSTITUTIONS = ("political_institutions", "pro_democracy", "pro_autocracy", "election")
RIGHTS = ("rights_freedoms", "human_rights", "gender", "lgbt", "repression", "inequality")
CODES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    # type, mode (empty: any or none), contexts of which one is there (empty: whatever), code;
    # the first row that fits counts, so that rows go from the particular to the general.
    ("AGREE", "", MILITARY, "0312"),
    ("AGREE", "", ("intelligence",), "0314"),
    ("AGREE", "", ("peacekeeping",), "0334"),
    ("AGREE", "", ECONOMIC, "0311"),
    ("AGREE", "", LEGAL, "0313"),
    ("AGREE", "", HUMANE, "0333"),
    ("AGREE", "", RIGHTS, "0343"),
    ("AGREE", "", INSTITUTIONS, "034"),
    ("AGREE", "", (), "030"),
    ("CONSULT", "phone", (), "041"),
    ("CONSULT", "visit", (), "042"),
    ("CONSULT", "third-party", (), "045"),
    ("CONSULT", "multilateral", (), "046"),
    ("CONSULT", "", (), "040"),
    ("SUPPORT", "", (), "050"),
    ("COOPERATE", "", MILITARY, "062"),
    ("COOPERATE", "", ("intelligence",), "064"),
    ("COOPERATE", "", ECONOMIC, "061"),
    ("COOPERATE", "", LEGAL, "063"),
    ("COOPERATE", "", (), "060"),
    ("AID", "", ("asylum",), "075"),
    ("AID", "", ("peacekeeping",), "074"),
    ("AID", "", MILITARY, "072"),
    ("AID", "", HUMANE, "073"),
    ("AID", "", ECONOMIC, "071"),
    ("AID", "", (), "070"),
    ("CONCEDE", "", RIGHTS, "0833"),
    ("CONCEDE", "", ("executive",), "0832"),
    ("CONCEDE", "", INSTITUTIONS, "083"),
    ("CONCEDE", "", LEGAL, "081"),
    ("CONCEDE", "", (), "080"),
    ("RETREAT", "resign", (), "0831"),
    ("RETREAT", "release", (), "0841"),
    ("RETREAT", "ceasefire", (), "0871"),
    ("RETREAT", "disarm", (), "0873"),
    ("RETREAT", "withdraw", (), "0874"),
    ("RETREAT", "access", ("peacekeeping",), "0861"),
    ("RETREAT", "access", HUMANE, "0863"),
    ("RETREAT", "access", (), "086"),
    ("RETREAT", "", ECONOMIC, "085"),
    ("RETREAT", "", MILITARY, "087"),
    ("RETREAT", "", (), "084"),
    ("REQUEST", "meet", (), "106"),
    ("REQUEST", "yield", ECONOMIC, "1054"),
    ("REQUEST", "yield", MILITARY, "1056"),
    ("REQUEST", "yield", (), "105"),
    ("REQUEST", "change", RIGHTS, "1043"),
    ("REQUEST", "change", ("executive",), "1042"),
    ("REQUEST", "change", INSTITUTIONS, "104"),
    ("REQUEST", "change", (), "104"),
    ("REQUEST", "assist", ("peacekeeping",), "1034"),
    ("REQUEST", "assist", MILITARY, "1032"),
    ("REQUEST", "assist", HUMANE, "1033"),
    ("REQUEST", "assist", ECONOMIC, "1031"),
    ("REQUEST", "assist", ("diplomatic",), "102"),
    ("REQUEST", "assist", (), "103"),
    ("REQUEST", "", (), "100"),
    ("ACCUSE", "investigate", ("crime", "corruption"), "091"),
    ("ACCUSE", "investigate", ("human_rights",), "092"),
    ("ACCUSE", "investigate", MILITARY, "093"),
    ("ACCUSE", "investigate", (), "090"),
    ("ACCUSE", "allege", ("crime", "corruption"), "1121"),
    ("ACCUSE", "allege", ("human_rights",), "1122"),
    ("ACCUSE", "allege", MILITARY, "1123"),
    ("ACCUSE", "allege", ("intelligence",), "1125"),
    ("ACCUSE", "allege", (), "112"),
    ("ACCUSE", "disapprove", (), "111"),
    ("ACCUSE", "", (), "110"),
    ("REJECT", "assist", MILITARY, "1222"),
    ("REJECT", "assist", HUMANE, "1223"),
    ("REJECT", "assist", ECONOMIC, "1221"),
    ("REJECT", "assist", (), "121"),
    ("REJECT", "change", RIGHTS, "1233"),
    ("REJECT", "change", (), "123"),
    ("REJECT", "yield", ECONOMIC, "1244"),
    ("REJECT", "yield", MILITARY, "1246"),
    ("REJECT", "yield", (), "124"),
    ("REJECT", "meet", (), "125"),
    ("REJECT", "", (), "120"),
    ("THREATEN", "violence", ("cbrn",), "1385"),
    ("THREATEN", "violence", ("repression",), "137"),
    ("THREATEN", "violence", (), "138"),
    ("THREATEN", "territory", (), "1382"),
    ("THREATEN", "expel", (), "136"),
    ("THREATEN", "relations", ("diplomatic",), "1313"),
    ("THREATEN", "relations", (), "131"),
    ("THREATEN", "arrest", (), "137"),
    ("THREATEN", "restrict", ECONOMIC, "1312"),
    ("THREATEN", "restrict", (), "132"),
    ("THREATEN", "", (), "130"),
    ("PROTEST", "demo", (), "141"),
    ("PROTEST", "hunger", (), "142"),
    ("PROTEST", "strike", (), "143"),
    ("PROTEST", "boycott", (), "143"),
    ("PROTEST", "obstruct", (), "144"),
    ("PROTEST", "riot", (), "145"),
    ("PROTEST", "vandalize", (), "145"),
    ("PROTEST", "", (), "140"),
    ("SANCTION", "convict", (), "116"),
    ("SANCTION", "expel", ("peacekeeping",), "1661"),
    ("SANCTION", "expel", HUMANE, "1663"),
    ("SANCTION", "expel", (), "166"),
    ("SANCTION", "withdraw", (), "161"),
    ("SANCTION", "discontinue", ("diplomatic",), "161"),
    ("SANCTION", "discontinue", MILITARY, "1622"),
    ("SANCTION", "discontinue", ECONOMIC, "163"),
    ("SANCTION", "discontinue", HUMANE, "1623"),
    ("SANCTION", "", (), "160"),
    ("MOBILIZE", "troops", (), "154"),
    ("MOBILIZE", "weapons", (), "154"),
    ("MOBILIZE", "police", (), "153"),
    ("MOBILIZE", "", (), "150"),
    ("COERCE", "seize", ("territory",), "192"),
    ("COERCE", "seize", (), "171"),
    ("COERCE", "censor", (), "1721"),
    ("COERCE", "curfew", (), "1723"),
    ("COERCE", "martial-law", (), "1724"),
    ("COERCE", "arrest", (), "173"),
    ("COERCE", "deport", (), "174"),
    ("COERCE", "restrict", MILITARY, "191"),
    ("COERCE", "restrict", INSTITUTIONS, "1722"),
    ("COERCE", "restrict", RIGHTS, "1721"),
    ("COERCE", "restrict", (), "172"),
    ("COERCE", "cyber", (), "176"),
    ("COERCE", "", (), "170"),
    ("ASSAULT", "suicide-attack", (), "1831"),
    ("ASSAULT", "unconventional", (), "204"),
    ("ASSAULT", "torture", (), "1822"),
    ("ASSAULT", "sexual", (), "1821"),
    ("ASSAULT", "abduct", (), "181"),
    ("ASSAULT", "targeted", (), "186"),
    ("ASSAULT", "drone", (), "195"),
    ("ASSAULT", "aerial", (), "195"),
    ("ASSAULT", "heavy-weapons", (), "194"),
    ("ASSAULT", "crowd-control", (), "175"),
    ("ASSAULT", "explosives", (), "183"),
    ("ASSAULT", "firearms", (), "193"),
    ("ASSAULT", "beat", (), "182"),
    ("ASSAULT", "primitive", (), "182"),
    ("ASSAULT", "destroy", (), "1712"),
    ("ASSAULT", "", MILITARY, "190"),
    ("ASSAULT", "", (), "180"),
)


def cameo_code(
    event_type: str | None,
    modes: Sequence[str],
    contexts: Sequence[str],
    *,
    diplomat: bool = False,
) -> str | None:
    """The CAMEO code that an event comes nearest to; None for an act without a PLOVER type.

    `diplomat`: whether the act expels one: CAMEO counts that as cutting relations.
    """
    if diplomat:
        return "161"
    return next(_fitting(event_type, modes, contexts), None)


def _fitting(
    event_type: str | None, modes: Sequence[str], contexts: Sequence[str]
) -> Iterator[str]:
    for kind, mode, subjects, code in CODES:
        if kind != event_type or (mode and mode not in modes):
            continue
        if not subjects or any(context in subjects for context in contexts):
            yield code
