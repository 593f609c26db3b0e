"""Acts that a sentence tells of beyond doubt, where the reader model did not mark their words.

The model is least sure of words that are mostly none, and of the second act of a sentence. Where
our table of words has a kind for a word, its place in the sentence tells whether an act is told: a
verb with a tense does something, and a noun stands for an act where it has what acts have, a doer,
somebody whom it befalls, a number, or a verb such as *take place*.

    The junta ousted the premier in a bloodless coup.     ->  ousted
    Additional detentions were reported in the south.     ->  detentions
    The letter speaks of Norvik's denunciation of it.     ->  denunciation
    The trade minister came with an opposition leader.    ->  (`trade`, `opposition`: beside a noun)
"""

from __future__ import annotations

from collections.abc import Mapping

from alleged.analyse.act_words import base_forms
from alleged.analyse.event_climb import NOUN_TAGS, View
from alleged.analyse.names import word_set
from alleged.analyse.syntax import BE, HAVE, Chunk, ChunkKind

Kinds = Mapping[int, tuple[Mapping[str, float], int]]
"""Of each token with which a phrase of the table begins, in order: what it may name, and of how
many words it is."""

TOLD_BY_VERB = word_set(
    """ASSAULT COERCE SANCTION PROTEST RETREAT MOBILIZE REJECT THREATEN ACCUSE AID coup removal
    appointment resignation election oath exile diplomat-expulsion legislation"""
)
"""Kinds whose verbs name an act in nearly every sentence of news: of 11 such verbs that the model
leaves in every tenth of our own marked sentences, 7 are acts. Verbs of asking, meeting and praising
are left to the model."""
WEAK_VERBS = word_set(
    """have hold stay keep take leave go return march arrive charge try hit fall lead train help
    feed fund finance protect provide supply ship arm note point frame raise press level object
    contest fire fine storm skip block close shut limit ease become name select tap promote replace
    examine inspect hear fight strike damage"""
)
"""Verbs with a plain sense beside that of the act: alone they are left to the model, too."""
WEAK_NOUNS = word_set(
    """trade opposition command charge charges order orders state station patrol fund relief
    exchange share shares host guest phone tour trip session forum help conflict club whip shell
    crown finance accord call calls support aid signing backing try fast fire rest stone hit
    suspect suspects hostage hostages ban gas bomb mine rocket mortar drill limit jail prison
    custody stop hold primary poll drought concert award pool swap question object press rail fault
    claim claims favour favor honour honor welcome defence supply supplies sit lock board march
    journey travel congress search release violence fight fighting damage dispute trial war"""
)
"""Nouns that name a body, a thing or a state as often as an act."""
COUNTING = word_set(
    """additional further more other another new several many various numerous two three four five
    six seven dozens mass repeated fresh similar renewed"""
)
SERIES = word_set("series wave spate string rash flurry number dozens succession campaign round")
HAPPENING = word_set(
    """take takes took occur occurs occurred happen happened follow followed follows come came begin
    began begins begun start started end ended continue continued reported confirmed planned
    announced expected condemned denounced broke break erupt erupted spread"""
)
DOING = word_set(
    """stage staged hold held launch launched mount mounted conduct conducted carry carried commit
    committed order ordered condemn condemned denounce denounced demand demanded announce announced
    impose imposed declare declared see saw report reported include included after since during
    before despite follow followed provoke provoked spark sparked trigger triggered cause caused
    fear feared threaten threatened ban banned fuel fuelled end ended stop stopped join joined"""
)
HELPING = BE | HAVE | word_set("did does do will would may might can could must should shall")


def told_words(view: View, kinds: Kinds) -> list[int]:
    """The words that name an act by their place in the sentence, in order."""
    return [
        at
        for at in kinds
        if (view.tags[at].startswith("VB") and _is_told_verb(view, at, kinds))
        or (view.tags[at] in NOUN_TAGS and _is_told_noun(view, at, kinds))
    ]


def _is_told_verb(view: View, at: int, kinds: Kinds) -> bool:
    """Whether a verb with a tense, or in the passive, has a kind that its like always tell."""
    found, count = kinds[at]
    if not view.is_verb(at) or view.is_helper(at):
        return False
    if not all(kind.split()[0] in TOLD_BY_VERB for kind in found):
        return False
    if count < 2 and not WEAK_VERBS.isdisjoint(base_forms(view.word(at))):
        return False
    tag = view.tag(at)
    if view.chunk(at).kind is not ChunkKind.VERB:
        return False  # "the jailed generals"
    if tag in ("VBD", "VBZ", "VBP"):
        # "weapons seized last year": behind an object it is a participle, whatever its tag
        return not (tag == "VBD" and at >= 2 and _behind_object(view, at))
    if tag == "VBN":
        return any(view.word(place) in HELPING for place in range(max(0, at - 3), at))
    # "to take to the streets", "Rise up against the tyrant!"
    return tag == "VB" and count > 1 and (view.word(at - 1) in ("to", "and") or _opens(view, at))


def _behind_object(view: View, at: int) -> bool:
    """Whether a verb in `-ed` stands behind the object of another, which has no other clause."""
    number = view.chunk_of[at]
    chunks = view.sentence.chunks
    if number < 2 or chunks[number - 1].kind is not ChunkKind.NOUN:
        return False
    before = chunks[number - 2]
    return before.kind is ChunkKind.VERB and view.word(at).endswith("ed")


def _opens(view: View, at: int) -> bool:
    return at == 0 or view.tokens[at - 1].kind == "sign"


def _is_told_noun(view: View, at: int, kinds: Kinds) -> bool:
    """Whether a noun has around it what acts have."""
    found, count = kinds[at]
    chunk = view.chunk(at)
    if chunk.kind is not ChunkKind.NOUN or chunk.head not in range(at, at + count):
        return False
    if "other" not in found and view.tag(at) == "NNS" and _one_of_them(view, chunk.after):
        return True
    if "other" not in found and view.tag(at) == "NNS" and chunk.first == at and view.is_usual(at):
        return True
    if "other" in found or (count < 2 and not WEAK_NOUNS.isdisjoint(base_forms(view.word(at)))):
        return False
    if view.in_title:
        return True
    after = chunk.after
    owned = any(view.word(place).endswith(("'s", "s'")) for place in range(chunk.first, at))
    before = [view.word(place) for place in range(chunk.first, at)]
    counted = not COUNTING.isdisjoint(before) or (
        view.word(chunk.first - 1) == "of" and view.word(chunk.first - 2) in SERIES
    )
    befalls = view.word(after) in ("of", "by", "against") and _names(view, after + 1)
    listed = view.word(chunk.first - 1) in ("and", "or", ",") and _is_act(view, chunk, kinds)
    if owned or counted or listed or (befalls and view.word(chunk.first - 1) != "in"):
        return True  # "in protest against the plan" says why
    definite = view.tag(chunk.first) in ("DT", "PRP$") or view.tag(at) == "NNS"
    helped = next((p for p in range(after, after + 3) if view.word(p) not in HELPING), after)
    return definite and (view.word(helped) in HAPPENING or view.word(chunk.first - 1) in DOING)


def _is_act(view: View, chunk: Chunk, kinds: Kinds) -> bool:
    """Whether a bare plural is listed behind another act: `beatings, rapes and executions`."""
    if view.tag(chunk.head) != "NNS" or view.tag(chunk.first) == "DT" or chunk.first < 2:
        return False
    other = chunk.first - 2
    if view.word(other) == ",":
        other -= 1
    listed = view.tag(other) == "NNS" and other in kinds
    return listed and WEAK_NOUNS.isdisjoint(base_forms(view.word(other)))


def _one_of_them(view: View, after: int) -> bool:
    """Whether one of several is picked out behind them: `trials ..., that of the banker`."""
    return any(
        view.word(at) in ("that", "those", "one") and view.word(at + 1) in ("of", "on", "against")
        for at in range(after, min(after + 14, len(view.low)))
    )


def _names(view: View, at: int) -> bool:
    """Whether a group of nouns begins here that names somebody or something for certain."""
    if at >= len(view.low) or view.chunk(at).kind is not ChunkKind.NOUN:
        return False
    return view.tag(at) in ("DT", "PRP$", "NNP", "CD", "PRP") or view.tag(at) == "NNS"
