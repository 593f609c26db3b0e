"""Acts that stand as the content of another: `accused of bribing two judges`, `let monitors enter`.

Whoever accuses, orders, asks, allows or wants somebody else to do a thing names an act, whatever
the word for it is. The reader model marks such words least surely, because most of them are no act
elsewhere. Grammar finds them: an infinitive or a bare verb behind a cue and whoever is to do it, an
`-ing` behind a cue and its preposition.

    Ishkara refused to let monitors enter.      ->  enter
    He is suspected of bribing two judges.      ->  bribing
    The bishop asked the crowd to go home.      ->  (`go` says too little)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from alleged.analyse.event_climb import (
    CAUSES,
    FINITE_TAGS,
    HELPERS,
    INSIDE_NOUN,
    NOUN_TAGS,
    View,
)
from alleged.analyse.event_cues import Force, noun_forces, verb_bases, verb_forces
from alleged.analyse.names import word_set
from alleged.analyse.syntax import ChunkKind

ASKING = frozenset({Force.ORDERS, Force.CALLS, Force.WISHES})
DULL = word_set(
    """be have do get make say know think see go come take keep give put live work start stop begin
    try continue consider remember understand believe feel find look tell ask use become show learn
    stay remain wait study read hear watch let help need want vote support join explain speak"""
)
"""Verbs that name no act between parties by themselves, or only with more words than one."""
LOOK_BACK = 8
"""Words between a cue and the act, for whoever is to do it."""


def _has_act_object(view: View, at: int) -> bool:
    """Whether a dull `-ing` says more with its object: `accused of taking bribes`."""
    return view.tag(at) == "VBG" and object_head(view, at) is not None


PARTICLES = word_set("away out down up off over aside")
"""With these a dull verb may name an act: `stay away from the polls`."""


CONTENT_TAGS = word_set("VB VBP VBG NN VBD VBZ VBN")


def content_words(view: View) -> list[int]:
    """The words of a sentence that name the act which a cue has for its content, in order."""
    return [
        at
        for at, tag in enumerate(view.tags)
        if tag in CONTENT_TAGS
        and not (view.word(at) == "having" and view.tag(at + 1) in ("VBN", "VBD"))
        and (
            view.word(at) not in DULL or view.word(at + 1) in PARTICLES or _has_act_object(view, at)
        )
        and (
            (tag in ("VB", "VBP", "VBG", "NN") and _is_asked(view, at))
            or (tag == "VBG" and _is_charged(view, at))
            or (tag == "VB" and (is_tried(view, at) or _is_refused(view, at)))
            or (tag in ("VBD", "VBZ", "VBP") and _is_claimed(view, at))
        )
    ]


def charged_words(view: View) -> list[int]:
    """What somebody is accused or suspected of: `charged with smuggling arms`, `suspected of having
    taken bribes`, in order."""
    having = "having" in view.low
    return [
        at
        for at, tag in enumerate(view.tags)
        if (
            tag == "VBG"
            and view.word(at) not in ("being", "having", "saying")
            and _is_charged(view, at)
            and object_head(view, at) is not None
        )
        or (tag in ("VBN", "VBD") and having and _is_charged(view, at))
    ]


def claimed_words(view: View) -> list[int]:
    """The verbs of clauses that say of what somebody is accused, in order."""
    behind = {
        at
        for that, word in enumerate(view.low)
        if word == "that"
        for at in range(that + 1, min(that + CLAIM_REACH, len(view.low) - 1) + 1)
    }
    return [at for at in sorted(behind) if _is_claimed(view, at)]


CLAIM_REACH = 8
"""How far behind `that` the verb of the clause stands."""


REFUSING = word_set("refuse refuses refused refusing threaten threatens threatened threatening")


def _is_refused(view: View, at: int) -> bool:
    """Whether it is what somebody refuses or threatens to do: `refuse to unload the ship`."""
    place = at - 2
    return view.word(at - 1) == "to" and view.word(place) in REFUSING and view.is_verb(place)


def _is_claimed(view: View, at: int) -> bool:
    """Whether it is the verb of a clause that says of what somebody is accused: `charged that
    officers extort money`."""
    if at < 3 or "that" not in view.low[max(0, at - CLAIM_REACH) : at]:
        return False
    if not view.is_verb(at) or view.is_helper(at) or object_head(view, at) is None:
        return False
    if view.chunk(at).kind is not ChunkKind.VERB or view.word(at - 1).endswith(("'s", "s'")):
        return False
    that = next(p for p in range(at - 1, -1, -1) if view.low[p] == "that")
    if any(view.tag(p) in FINITE_TAGS for p in range(that + 1, at)):
        return False
    cue = that - 1
    force = noun_forces().get(view.word(cue)) or verb_forces().get(view.base(cue))
    return force is Force.ALLEGES or view.word(cue) in COMPLAINING


COMPLAINING = word_set("complaint complaints complained complains complain alleged alleging")


TRYING = word_set(
    """try tries tried trying attempt attempts attempted seek seeks sought fail fails failed failing
    manage managed"""
)


def is_tried(view: View, at: int) -> bool:
    """Whether it is what somebody tried or failed to do: `failed to dislodge the rebels`."""
    place = at - 1
    while view.tag(place) == "RB":
        place -= 1
    return view.word(place) == "to" and view.word(place - 1) in TRYING and view.is_verb(place - 1)


def doubled_words(view: View) -> list[int]:
    """The verbs behind a doubled denial, whatever they say: `did not does not return`."""
    return [
        at
        for at in range(4, len(view.low))
        if view.low[at - 1] == view.low[at - 3] == "not"
        and view.word(at - 2) in HELPERS
        and view.word(at - 4) in HELPERS
        and view.word(at) not in ("be", "been", "have", "being")
        and view.is_verb(at)
    ]


CAUSING = word_set(
    """led lead leads leading drew draw draws drawing sparked spark sparks sparking triggered
    trigger
    provoked provoke prompted prompt caused cause unleashed brought ignited"""
)


def named_acts(view: View) -> list[int]:
    """Bare nouns that stand where acts stand: what something led to (`drew protests`), and those
    that are listed with others (`coups, invasions and murders`), in order."""
    causing = not CAUSING.isdisjoint(view.words)
    if not causing and "," not in view.words and not _calls(view):
        return []
    return [
        at
        for at, tag in enumerate(view.tags)
        if (
            tag in ("NN", "NNS")
            and (
                (causing and _is_caused(view, at))
                or _is_listed(view, at)
                or _is_called_for(view, at)
            )
        )
        or (causing and tag == "VBZ" and view.word(at - 1) in CAUSING)  # "drew protests"
    ]


def _is_caused(view: View, at: int) -> bool:
    place = view.chunk(at).first - 1
    if view.word(place) in ("to", "on"):
        place -= 1
    return at == view.chunk(at).head and view.word(place) in CAUSING


def called_for_words(view: View) -> list[int]:
    """The nouns of what somebody calls for, in order."""
    if not _calls(view):
        return []
    return [
        at for at, tag in enumerate(view.tags) if tag in ("NN", "NNS") and _is_called_for(view, at)
    ]


def _is_called_for(view: View, at: int) -> bool:
    """Whether somebody calls for it: `calling for a general mobilisation`, `demanded a strike`."""
    chunk = view.chunk(at)
    if at != chunk.head:
        return False
    place = chunk.first - 1
    if view.word(place) == "for" and view.base(place - 1) in CALLING_FOR:
        return view.is_verb(place - 1)
    return view.base(place) in DEMANDING and view.is_verb(place)


CALLING_FOR = word_set("call appeal press push plead ask beg")
DEMANDING = word_set("demand urge order")


def _calls(view: View) -> bool:
    """Whether a sentence has a word that may call for something."""
    return not _calling().isdisjoint(view.words)


@cache
def _calling() -> frozenset[str]:
    """All forms of the verbs that call for something."""
    bases = CALLING_FOR | DEMANDING
    return frozenset(form for form, base in verb_bases().items() if base in bases)


def _is_listed(view: View, at: int) -> bool:
    """Whether a noun is one of three or more that are listed bare."""
    tags = ("NN", "NNS")
    opens = view.word(at + 1) == "," and view.tag(at + 2) in tags
    ends = view.word(at - 1) in ("and", "or", ",") and view.tag(at - 2) in (*tags, ",")
    return view.tag(at) == "NNS" and (opens or ends) and "," in view.low[max(0, at - 4) : at + 3]


def _is_asked(view: View, at: int) -> bool:
    """Whether somebody named before it is asked, ordered or let to do it."""
    bare = view.word(at - 1) != "to"
    before = at - 1 if bare else at - 2
    if before < 0 or (bare and view.tag(at) not in ("VB", "VBP")):
        return False
    called = view.tag(before) == "JJ" and view.word(before - 1) == "the"  # "the faithful"
    if view.tag(before) not in (*NOUN_TAGS, "PRP") and not called:
        return False
    place = before
    while place > max(-1, before - LOOK_BACK) and view.tag(place) in INSIDE_NOUN:
        if view.is_verb(place) and verb_forces().get(view.base(place)) in ASKING:
            break
        place -= 1
    if view.word(place) in ("to", "on", "upon", "for"):  # "appealed to the faithful to"
        place -= 1
    cue = view.base(place)
    if not view.is_verb(place) or place == before:
        return False
    return cue in ("let", "bid") if bare else verb_forces().get(cue) in ASKING and cue not in CAUSES


def _is_charged(view: View, at: int) -> bool:
    """Whether it is what somebody is accused or suspected of."""
    first = view.charged_first(at)
    if first is None:
        return False
    return any(link.force is Force.ALLEGES for link in view.links_above(first))


def object_head(view: View, at: int) -> int | None:
    """The last word of the group of nouns right behind a verb; None where none stands there."""
    after = at + 2 if view.word(at + 1) in PARTICLES else at + 1
    if not view.is_verb(at) or after >= len(view.low):
        return None
    chunk = view.chunk(after)
    return chunk.head if chunk.kind is ChunkKind.NOUN else None


def act_objects(view: View, at: int, nouns: Sequence[int]) -> bool:
    """Whether the object of a verb is one of these words, or an `it` that stands behind one:
    `organised the revolt`, `encouraged it`."""
    head = object_head(view, at)
    if head is None:
        return False
    return head in nouns or (view.word(head) == "it" and any(noun < at for noun in nouns))
