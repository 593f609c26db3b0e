"""Statements that a noun reports: `the board's denial of a leak`, `accusations that the vote was
stolen`; and passives that name nobody: `it is alleged that`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from alleged.analyse.names import word_set
from alleged.analyse.once import small_text
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft, quoted_parts
from alleged.analyse.wordings import SearchedText
from alleged.models.quotations import find_quotations
from alleged.records.spans import Span

NOUN_RULES = "noun rules 1"

WITH_OWNER = word_set(
    """accusation accusations allegation allegations assertion claim claims complaint complaints
    condemnation contention criticism denial denials denunciation rejection refusal dismissal
    repudiation rebuttal admission acknowledgement acknowledgment confession confirmation prediction
    predictions forecast promise promises pledge pledges vow vows threat threats demand demands call
    calls appeal plea order proposal proposals recommendation request question suspicion suspicions
    fear fears belief conviction hope warning warnings insistence suggestion announcement opposition
    objection objections veto finding findings conclusion conclusions ruling"""
)
"""Nouns that report when their owner stands before them."""
WITHOUT_OWNER = word_set(
    """accusation accusations allegation allegations claim claims complaint complaints rumour
    rumours
    rumor rumors suspicion suspicions suggestion suggestions speculation insinuation insinuations
    charges fears"""
)
"""Nouns that report of nobody when only what is said stands behind them."""
PARTICLES: dict[str, str] = {
    "of": """accusation accusations allegation allegations admission acknowledgement acknowledgment
        condemnation confession confirmation criticism denial denials denunciation dismissal
        rejection repudiation rebuttal suspicion suspicions fear fears warning warnings promise
        promises threat threats prediction predictions complaint complaints rumour rumours rumor
        rumors claims insinuation insinuations announcement""",
    "for": "demand demands call calls appeal plea request proposal proposals",
    "against": "accusation accusations allegation allegations complaint complaints charges",
    "about": "complaint complaints fears suspicions rumours rumors claims",
    "to": """refusal opposition objection objections promise promises pledge pledges vow vows threat
        threats order demand demands offer proposal request plan""",
}
"""After which nouns a particle opens what is said; `that` does after all of them."""
PROBABILITIES = {"owner": 0.35, "nobody": 0.35, "passive": 0.5}
"""How often all parts are right, by our own reading of the 17 at the top of 284 articles; see
`docs/statements.md`."""

_NAME = r"[A-ZÀ-Þ][\w’'&.-]{0,30}"
_NO_OWNER = (
    r"(?:the|a|an|this|his|her|its|their|and|or|of|that|to|in|on|behind|for|with|from|by|at|about|after|over|against|into|between|who|"
    r"which|claims|said|says|is|was|are|were|has|had)"
)
_OWNER = (
    rf"(?P<owner>(?:(?:the|a|an|this|that)\s(?:(?!{_NO_OWNER}\s)[\w-]{{1,25}}\s)"
    rf"{{0,4}}[\w.-]{{1,30}}?|(?:{_NAME}\s)"
    rf"{{0,4}}{_NAME}?)(?:['’]s|(?<=s)['’])|\b(?i:his|her|its|their|my|our|your)\b)"
)
_BETWEEN = r"(?:[a-z][\w-]{1,25}\s){0,2}"
_TO_SAY = r"(?P<particle>that|of|for|against|about|to)\s"
_NOUN = "|".join(sorted(WITH_OWNER, key=lambda word: (-len(word), word)))
_BARE = "|".join(sorted(WITHOUT_OWNER, key=lambda word: (-len(word), word)))
_WITH_OWNER = re.compile(rf"{_OWNER}\s(?P<between>{_BETWEEN})(?P<noun>{_NOUN})\s{_TO_SAY}")
_WITHOUT_OWNER = re.compile(rf"(?<![’'\w])(?P<noun>{_BARE})\s(?P<particle>that|of|against|about)\s")
_BY = re.compile(
    rf"(?P<noun>{_NOUN})\sby\s(?P<owner>(?:the|a|an)\s(?:[\w-]{{1,25}}\s){{0,4}}?[\w-]{{1,25}}|"
    rf"(?:{_NAME}"
    rf"\s?){{1,4}})\s(?P<particle>that|of|for|against|to)\s"
)
_PASSIVE = re.compile(
    r"\bit\s(?P<cue>(?:is|was|has been|had been)\s(?:[a-z]{1,12}ly\s)?(?:alleged|said|claimed|"
    r"reported|"
    r"rumoured|rumored|believed|thought|feared|suspected|suggested|understood))\sthat\s",
)
BROUGHT = frozenset({"charges", "complaint", "complaints", "accusations", "allegations"})
_BROUGHT_BEFORE = re.compile(
    r"\b(?:fil(?:e|es|ed|ing)|press(?:es|ed|ing)?|bring(?:s|ing)?|brought|fac(?:e|es|ed|ing)|drop"
    r"(?:s|ped|ping)?|lay|laid|lodg(?:e|ed|ing)|dismiss(?:ed|es|ing)?)\s(?:[a-z-]{2,15}\s){0,3}$"
)
"""What somebody does with charges, which are then told of as papers and not in their words."""
_END = re.compile(
    r"[;:!?\n”\"]|,\s(?:which|who|and|but|while|as|although|though|said|says|according)\b|\s[–—]\s"
)
_PHRASE_END = re.compile(
    r"[;:!?,\n”\"]|\s(?:which|who|that|while|as|although|is|are|was|were|has|have|had|will|would|"
    r"can|"
    r"could|may|might|came|comes|said|says|after|before|when|because|and (?:said|called|asked))\b"
)
_INFINITIVE_END = re.compile(
    r"[;:!?\n”\"]|,\s(?:which|who|and|but|while|as|although|though|said|says|according)\b|\s[–—]\s|"
    r"\s(?:is|was|has|had|were|are|will|would)\b"
)
MAX_CONTENT_CHARS = 300


def find_noun_drafts(text: str, sentences: Sequence[Span], known: Sequence[Draft]) -> list[Draft]:
    """Statements that nouns and empty passives report, where no statement is known that has this
    noun or owner among its reporting words or source; in text order."""
    quotations = find_quotations(text)
    parts = sorted(
        span for draft in known for span in (*draft.reported.cue, *draft.reported.source)
    )
    taken = _Taken(parts)
    searched = SearchedText(text, sentences)
    of_nobody = {sentence.start for sentence in searched.with_any(tuple(sorted(WITHOUT_OWNER)))}
    found = []
    for sentence in sentences:
        for one, kind in _in_sentence(text, sentence, of_nobody=sentence.start in of_nobody):
            if any(taken.overlaps(cue) for cue in one.cue):
                continue
            quoted = quoted_parts(text, one.content, quotations)
            noun = one.cue[0].of(text)
            found.append(
                Draft(
                    reported=Reported(one.source, one.cue, one.content, quoted),
                    probability=PROBABILITIES[kind],
                    reason=f"“{noun}” reports, with {_OF_KIND[kind]}",
                    made_by=NOUN_RULES,
                )
            )
    return found


_OF_KIND = {
    "owner": "whose it is and what it says",
    "nobody": "what it says, and nobody whose it is",
    "passive": "nobody who says it",
}


def _in_sentence(
    text: str, sentence: Span, *, of_nobody: bool = True
) -> list[tuple[Reported, str]]:
    """The parts of what nouns and passives report, and of which kind it is. `of_nobody`: whether
    one of the nouns stands there that need no owner."""
    found: list[tuple[Reported, str]] = []
    cues: set[int] = set()

    def add(cue: Span, owner: Span | None, start: int, particle: str, kind: str) -> None:
        content = _content(text, start, sentence.end, particle)
        if content and cue.start not in cues:
            cues.add(cue.start)
            found.append((Reported((owner,) if owner else (), (cue,), (content,), ()), kind))

    words = sentence.of(text).split()
    patterns = [(_WITHOUT_OWNER, "nobody")] if of_nobody else []
    if "by" in words:
        patterns.insert(0, (_BY, "owner"))
    if not WITH_OWNER.isdisjoint(words):
        patterns.insert(0, (_WITH_OWNER, "owner"))
    small = small_text(text)
    for pattern, kind in patterns:
        looked_in = small if kind == "nobody" else text
        for match in pattern.finditer(looked_in, sentence.start, sentence.end):
            noun, particle = match["noun"].lower(), match["particle"].lower()
            if particle != "that" and noun not in PARTICLES.get(particle, "").split():
                continue
            if noun in BROUGHT and _BROUGHT_BEFORE.search(
                text, sentence.start, match.start("noun")
            ):
                continue  # "plan to file criminal charges against"
            opens = match.start("particle") if particle in ("that", "to") else match.end()
            owner = Span(*match.span("owner")) if kind == "owner" else None
            add(Span(*match.span("noun")), owner, opens, particle, kind)
    if small.find("that", sentence.start, sentence.end) < 0:
        return sorted(found, key=lambda one: one[0].cue)
    for match in _PASSIVE.finditer(small, sentence.start, sentence.end):
        add(Span(*match.span("cue")), None, match.end() - len("that "), "that", "passive")
    return sorted(found, key=lambda one: one[0].cue)


def _content(text: str, start: int, end: int, particle: str) -> Span | None:
    """What the noun says: a clause after `that` and `to`, else a noun phrase."""
    stop = min(end, start + MAX_CONTENT_CHARS)
    pattern = {"that": _END, "to": _INFINITIVE_END}.get(particle, _PHRASE_END)
    found = pattern.search(text, start + 1, stop)
    stop = found.start() if found else stop
    while stop > start and not text[stop - 1].isalnum():
        stop -= 1
    return Span(start, stop) if stop - start > 2 else None


class _Taken:
    """Spans, to ask whether another one overlaps any of them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._reach: list[int] = []
        farthest = 0
        for span in spans:
            farthest = max(farthest, span.end)
            self._reach.append(farthest)

    def overlaps(self, span: Span) -> bool:
        """Whether a span shares a character with one of them."""
        at = bisect_right(self._starts, span.end - 1)
        return at > 0 and self._reach[at - 1] > span.start
