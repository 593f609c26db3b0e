"""What the words around a number make of it: bounds, comments, and changes.

A bound or comment is a phrase right before the number (`BEFORE`) or right behind it (`BEHIND`);
several may stack ("only about", "an estimated ... or more"). A change needs a verb, a noun or
"up"/"down"; see `CHANGE_WORDS`.
"""

from __future__ import annotations

from alleged.analyse.quantities.tokens import words
from alleged.records.figures import Bound, Change

BOUND_PHRASES: dict[Bound, tuple[str, ...]] = {
    Bound.AT_LEAST: (
        "no less than",
        "no fewer than",
        "not less than",
        "not fewer than",
        "at least",
        "a minimum of",
        "minimum of",
        "a minimum",
        "upwards of",
        "upward of",
        "not below",
        "not under",
        "no lower than",
        "≥",
    ),
    Bound.AT_MOST: (
        "no more than",
        "not more than",
        "no greater than",
        "no higher than",
        "at most",
        "at the most",
        "up to",
        "as many as",
        "as much as",
        "as high as",
        "a maximum of",
        "maximum of",
        "a maximum",
        "not exceeding",
        "not over",
        "not above",
        "within",
        "≤",
    ),
    Bound.MORE_THAN: (
        "more than",
        "over than",
        "over",
        "above",
        "exceeding",
        "exceeds",
        "exceeded",
        "exceed",
        "greater than",
        "higher than",
        "larger than",
        "bigger than",
        "longer than",
        "older than",
        "better than",
        "in excess of",
        "topping",
        "topped",
        "surpassing",
        "surpassed",
        "beyond",
        "north of",
        ">",
    ),
    Bound.LESS_THAN: (
        "less than",
        "fewer than",
        "under",
        "below",
        "lower than",
        "smaller than",
        "shorter than",
        "younger than",
        "short of",
        "shy of",
        "south of",
        "sub-",
        "<",
    ),
    Bound.ABOUT: (
        "about",
        "around",
        "roughly",
        "approximately",
        "approx",
        "approx.",
        "circa",
        "c.",
        "ca.",
        "some",
        "nearly",
        "almost",
        "close to",
        "an estimated",
        "estimated",
        "estimated at",
        "in the region of",
        "in the order of",
        "on the order of",
        "somewhere around",
        "or so",
        "virtually",
        "practically",
        "perhaps",
        "maybe",
        "possibly",
        "approach",
        "approaches",
        "approached",
        "approaching",
        "barely",
        "hardly",
        "~",
        "∼",
        "≈",
        "±",
    ),
    Bound.EXACT: ("exactly", "precisely", "a total of", "altogether", "equal to"),
}
QUALIFIERS = (
    "only",
    "just",
    "merely",
    "a mere",
    "mere",
    "barely",
    "hardly",
    "as many as",
    "as much as",
    "as high as",
    "as few as",
    "as little as",
    "as low as",
    "even",
    "fully",
    "a full",
    "a whopping",
    "a staggering",
    "a massive",
    "a record",
    "a paltry",
    "a meagre",
    "a meager",
)
"""Words that comment on a number: they go to `qualifier` and to framing, not into the value."""
INTENSIFIERS = ("just", "well", "slightly", "far", "a little", "little", "much", "significantly")
"""They belong to the bound behind them: "just under", "well over"."""

BOUND_BEHIND: dict[tuple[str, ...], Bound] = {
    ("or", "more"): Bound.AT_LEAST,
    ("or", "above"): Bound.AT_LEAST,
    ("or", "over"): Bound.AT_LEAST,
    ("or", "older"): Bound.AT_LEAST,
    ("or", "higher"): Bound.AT_LEAST,
    ("or", "greater"): Bound.AT_LEAST,
    ("or", "better"): Bound.AT_LEAST,
    ("and", "above"): Bound.AT_LEAST,
    ("and", "over"): Bound.AT_LEAST,
    ("and", "older"): Bound.AT_LEAST,
    ("and", "up"): Bound.AT_LEAST,
    ("at", "least"): Bound.AT_LEAST,
    ("at", "a", "minimum"): Bound.AT_LEAST,
    ("or", "less"): Bound.AT_MOST,
    ("or", "fewer"): Bound.AT_MOST,
    ("or", "under"): Bound.AT_MOST,
    ("or", "below"): Bound.AT_MOST,
    ("or", "younger"): Bound.AT_MOST,
    ("and", "younger"): Bound.AT_MOST,
    ("at", "most"): Bound.AT_MOST,
    ("at", "the", "most"): Bound.AT_MOST,
    ("or", "so"): Bound.ABOUT,
    ("or", "thereabouts"): Bound.ABOUT,
    ("-", "odd"): Bound.ABOUT,
    ("-", "ish"): Bound.ABOUT,
    ("odd",): Bound.ABOUT,
    ("-", "plus"): Bound.AT_LEAST,
    ("plus",): Bound.AT_LEAST,
    ("-", "or", "-", "so"): Bound.ABOUT,
}

UP_VERBS = words("""
    rise rises rose risen rising climb climbs climbed climbing increase increases increased
    increasing grow grows grew grown growing jump jumps jumped jumping surge surges surged
    surging soar soars soared soaring gain gains gained gaining advance advances advanced
    advancing expand expands expanded expanding leap leaps leapt leaped swell swells swelled
    swollen rocket rocketed skyrocket skyrockets skyrocketed spike spikes spiked spiking rally
    rallied rallies raise raises raised raising lift lifts lifted lifting boost boosts boosted
    boosting accelerate accelerated accelerates accelerating widen widens widened widening
    escalate escalated balloon ballooned mushroomed appreciate appreciated strengthen
    strengthened hike hiked double doubled doubles triple tripled triples quadrupled up added
    adds improve improved improves improving recover recovered rebounded inched edged ticked
    firmed popped bounced creep creeps crept creeping upward upwards
    """)
DOWN_VERBS = words("""
    fall falls fell fallen falling drop drops dropped dropping decline declines declined
    declining decrease decreases decreased decreasing shrink shrinks shrank shrunk shrinking
    plunge plunges plunged plunging slump slumps slumped slumping tumble tumbles tumbled
    tumbling slide slides slid sliding sink sinks sank sunk sinking plummet plummets plummeted
    plummeting dip dips dipped dipping slip slips slipped slipping contract contracts contracted
    contracting dive dives dived crash crashed crashes cut cuts cutting reduce reduces reduced
    reducing lower lowers lowered lowering slash slashes slashed slashing trim trims trimmed
    trimming narrows narrowed narrowing ease eases eased easing slows slowed slowing
    weaken weakened weakens depreciate depreciated halve halved halves lose loses lost losing
    shed sheds shedding retreat retreated down dwindle dwindled dwindling crater cratered
    skidded downward downwards
    """)
CHANGE_WORDS: dict[str, Change] = {
    **dict.fromkeys(UP_VERBS, Change.UP),
    **dict.fromkeys(DOWN_VERBS, Change.DOWN),
}
NEUTRAL_CHANGES = words("""
    change changes changed changing go goes went gone going move moves moved moving shift shifts
    shifted swing swung revise revised revises turn turned convert converted
    """)
"""A change of unsaid direction: enough to tell "from 5 to 10" from a range."""
UP_NOUNS = words("""
    increase increases rise rises gain gains growth jump surge hike uptick climb advance rally leap
    improvement expansion upswing boost spike
    """)
DOWN_NOUNS = words("""
    decrease decreases decline declines drop drops fall falls reduction reductions cut cuts slump
    plunge dip slide contraction downturn shrinkage tumble
    """)
CHANGE_NOUNS = dict.fromkeys(UP_NOUNS, Change.UP) | dict.fromkeys(DOWN_NOUNS, Change.DOWN)
"""Behind an amount ("a 5 per cent rise") or before it with "of" ("a rise of 5 per cent")."""
ONLY_OF_MEASURES = words("""
    lose loses lost losing gain gains gained gaining shed sheds shedding added adds cut cuts
    cutting raise raises raised raising up down advance advanced boost lift doubled ease
    contract contracts recover recovered improved slow narrow lower
    """)
"""Verbs that take other objects too ("lost 30 soldiers", "raised 5 million dollars"): a change only
with per cent or points, unless "by" stands between."""
RANGE_WORDS = words("""
    range ranges ranged ranging vary varies varied varying span spans spanning anywhere aged
    ages scale somewhere run runs
    """)
COMPARATIVES: dict[str, Change] = {
    "higher": Change.UP,
    "stronger": Change.UP,
    "firmer": Change.UP,
    "lower": Change.DOWN,
    "weaker": Change.DOWN,
}

MONTHS = words("""
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec
    """)
SERIES = words("""
    page pages pp chapter chapters article articles section sections clause paragraph verse act
    scene part volume vol book figure fig table appendix annex exhibit resolution directive
    regulation rule bill law title proposition prop amendment protocol phase stage step level
    tier grade category class type group pool unit room suite apartment apt flat floor gate
    platform line lane route highway interstate motorway freeway road junction exit terminal
    runway pier block building flight bus train channel radio camp ward district precinct zone
    area sector region no nos number numbers № version release model mark mk series season
    episode round week day matchday game heat lap hole inning quarter period ios android windows
    xbox playstation iphone ipad galaxy pixel boeing airbus apollo voyager soyuz sputnik falcon
    dragon covid sars formula euro catch big final last top fortune nasdaq russell ftse dax cac
    nikkei stoxx sp dow ibex topix psalm psalms genesis matthew luke corinthians romans isaiah
    deuteronomy case cell hurricane war isbn iso din lot plot item question point option plan
    schedule form box bay dock studio hall stand pit
    """)
"""Words whose number is a name: "page 5", "Article 50", "Boeing 747"."""
STREETS = words("""
    street st road rd avenue ave av way lane ln drive dr boulevard blvd court ct place pl square
    sq terrace close hill row crescent parkway pkwy highway quay mews gardens grove walk
    """)
CLOCK = words("""
    am pm a.m p.m o'clock o’clock gmt utc bst est edt cet cest pst pdt hrs
    """)
