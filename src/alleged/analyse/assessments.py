"""What each sentence, member of a list and statement claims, and what a check would be worth."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.analyse.framing.layers import OPINIONS, Wording, odds_to_probability
from alleged.analyse.framing.scores import SentenceScores, judge_words, score_part
from alleged.analyse.framing.vocabulary import find_hits
from alleged.analyse.list_members import find_members
from alleged.analyse.spans_at import SpansAt
from alleged.models.decoding import Scores
from alleged.models.reader import Reading
from alleged.records.assessments import Assessment, Scope, SentenceKind
from alleged.records.documents import Document
from alleged.records.figures import Figure
from alleged.records.framings import FramingKind
from alleged.records.ids import record_id
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.records.times import Timex

RULES = "assessment rules 2"

_QUESTION = re.compile(r"\?[”\"’')\]]{0,3}\s{0,3}\Z")
_CALL = re.compile(
    r"\A[“\"'‘(]{0,2}(?:please|let us|let's|let’s|let me|keep|stay|read|see also|watch|listen|"
    r"click|subscribe|sign up|ask|imagine|consider|remember|think of|follow|drink|send|join|look|"
    r"thank you|thanks|good (?:night|morning|evening)|welcome|dear|here is|here are|here's|"
    r"i want to be|"
    r"that is a story)\b",
    re.IGNORECASE,
)
_LEAD_OVER = re.compile(r"\A(?:and so|but that is|not (?:any ?more|yet|so fast)|photo|updated)\b",
                        re.IGNORECASE)  # fmt: skip
_REPORTS = re.compile(
    r"\b(?:correspondents?|reporters?) (?:reports?|brings?) \w{1,20}", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|going to|is due to|are due to|about to|(?:is|are|was|were) "
    r"(?:also |still |widely |not )?(?:likely|expected|set|bound|unlikely|forecast|projected|"
    r"predicted|poised|scheduled) to|could|should|may (?:yet )?\w{1,20}|might|expects?|"
    r"predicts?|forecasts|"
    r"cannot be ruled out|only a matter of time|more .{1,30} (?:is|are) expected)\b"
)
_DUTY = re.compile(
    r"\bshould (?:be (?:ashamed|held|punished)|resign|apologi[sz]e|stop|go\b)|\bmust\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|rose|fell|voted|approved|announced|told)\b"
)
_FUTURE_SET = re.compile(r"\b(?:target|goal|deadline) (?:is|was|of)\b|\bwill be paid to\b")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|"
    r"[a-z]{2,20}(?:ed|es|s|en|ing)|said|told|went|came|took|gave|made|got|met|held|led|lost|won|ran|"
    r"fell|rose|grew|cut|put|set|let|struck|shrank|spent|paid|built|left|kept|lay|sat|stood)\b"
)
MIN_WORDS = 3

PROBABILITY = {SentenceKind.NONE: 0.85, SentenceKind.PREDICTION: 0.8}
"""How often the rules were right on the tuning half of our own sentences, one right and one wrong
added; the held half is told in `docs/framing.md`."""


def find_assessments(
    document: Document,
    *,
    scored: Sequence[SentenceScores],
    reading: Reading,
    wording: Wording,
    statements: Sequence[Statement],
    figures: Sequence[Figure] = (),
    times: Sequence[Timex] = (),
    tags: Mapping[Span, Sequence[str]] | None = None,
    judged: Scores | None = None,
) -> list[Assessment]:
    """What each sentence, each member of a list of numbers and each reported statement claims:
    sentences in text order, each with its members behind it, then statements.

    `tags`: the parts of speech of sentences that were tagged already, word by word. `judged`: as
    `judge_words` has it, where it is known.
    """
    reported = [one for one in statements if one.voice is not Voice.ARTICLE]
    judge = _Judge(
        document,
        reading,
        wording,
        judge_words(reading) if judged is None else judged,
        f"{RULES}, {wording.version}, reader {reading.version}",
    )
    holders = _Holders(reported)
    lists = find_members(document.text, [one.span for one in scored], figures, times, tags)
    found: list[Assessment] = []
    for one, members in zip(scored, lists, strict=True):
        holder = holders.of(one.span)
        sentence = judge.assessment(
            one,
            Scope.SENTENCE,
            one.span,
            one.span.of(document.text),
            holder=holder,
            items=tuple(member.span for member in members),
        )
        found.append(sentence)
        for member in members:
            made = judge.part(
                sorted([*member.member.shared, member.span]),
                Scope.MEMBER,
                member.span,
                holder=holders.of(member.span),
            )
            if made is not None:
                found.append(replace(made, part_of=sentence.id, member=member.member))
    for statement in reported:
        whole = [piece for piece in statement.content if piece.end > piece.start]
        if whole:
            span = Span(min(one.start for one in whole), max(one.end for one in whole))
            made = judge.part(whole, Scope.STATEMENT, span, holder=statement)
            if made is not None:
                found.append(made)
    return found


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is judged, and by what."""

    document: Document
    reading: Reading
    wording: Wording
    judged: Scores
    made_by: str

    def part(
        self, pieces: Sequence[Span], scope: Scope, span: Span, *, holder: Statement | None
    ) -> Assessment | None:
        """The record of words that lie apart; None where they have no word."""
        text = self.document.text
        scores = score_part(text, pieces, self.reading, self.wording, judged=self.judged)
        if scores is None:
            return None
        words = " ".join(piece.of(text) for piece in pieces)
        return self.assessment(scores, scope, span, words, holder=holder)

    def assessment(
        self,
        scores: SentenceScores,
        scope: Scope,
        span: Span,
        words: str,
        *,
        holder: Statement | None,
        items: tuple[Span, ...] = (),
    ) -> Assessment:
        """The record of these words."""
        shares, worth = opinion_shares(scores, self.wording), worth_of(scores, self.wording)
        kind, probability, reason = judge_kind(
            words, scores, self.wording, shares=shares, worth=worth
        )
        if kind is not SentenceKind.FACT:
            worth *= 1.0 - probability if kind is SentenceKind.NONE else 0.5
        statement_id = holder.id if holder else None
        name = [] if scope is Scope.SENTENCE else [scope.value]
        name += [statement_id or ""] if scope is Scope.STATEMENT else []
        return Assessment(
            id=record_id("ass", self.document.id, *name, [span]),
            document_id=self.document.id,
            scope=scope,
            span=span,
            part_of=None,
            member=None,
            kind=kind,
            kind_probability=round(probability, 4),
            opinion=round(shares[2], 4),
            worth=round(worth, 4),
            items=items,
            voice=holder.voice if holder else Voice.ARTICLE,
            statement_id=statement_id,
            reason=reason,
            made_by=self.made_by,
        )


def worth_of(one: SentenceScores, wording: Wording) -> float:
    """How likely annotators of debates would have it checked."""
    logit = wording.logit("checkworthy", (one.checkworthy, one.hashed["checkworthy"]))
    return odds_to_probability(logit)


def bias_of(one: SentenceScores, wording: Wording) -> float:
    """How likely experts call the sentence biased by its words, read by itself."""
    return odds_to_probability(wording.logit("bias", (one.bias, one.hashed["bias"])))


def opinion_shares(one: SentenceScores, wording: Wording) -> tuple[float, float, float]:
    """How likely experts call it factual, mixed, opinion; they add up to 1."""
    odds = [
        odds_to_probability(wording.logit(name, (one.opinion[at], one.hashed[name])))
        for at, name in enumerate(OPINIONS)
    ]
    total = sum(odds)
    return odds[0] / total, odds[1] / total, odds[2] / total


def judge_kind(
    sentence: str,
    one: SentenceScores,
    wording: Wording,
    *,
    shares: tuple[float, float, float],
    worth: float,
) -> tuple[SentenceKind, float, str]:
    """What a sentence claims, how sure that is, and why.

    `shares` and `worth` as `opinion_shares` and `worth_of` give them.
    """
    for kind, rule, reason in KIND_RULES:
        if rule(sentence):
            return kind, PROBABILITY[kind], reason
    factual, _, opinion = shares
    features = _kind_features(sentence, one, wording, shares=shares, worth=worth)
    logit = wording.logit("kind", features)
    chance = odds_to_probability(logit)
    if chance >= 0.5:
        return (
            SentenceKind.OPINION,
            chance,
            f"read as opinion ({opinion:.2f}) before fact ({factual:.2f})",
        )
    return (
        SentenceKind.FACT,
        1 - chance,
        f"read as fact ({factual:.2f}) before opinion ({opinion:.2f})",
    )


KIND_FEATURES = ("opinion less fact", "worth", "bias", "loaded", "a number")


def kind_features(sentence: str, one: SentenceScores, wording: Wording) -> tuple[float, ...]:
    """What opinion and fact are told apart by, in the order of `KIND_FEATURES`."""
    return _kind_features(
        sentence,
        one,
        wording,
        shares=opinion_shares(one, wording),
        worth=worth_of(one, wording),
    )


def _kind_features(
    sentence: str,
    one: SentenceScores,
    wording: Wording,
    *,
    shares: tuple[float, float, float],
    worth: float,
) -> tuple[float, ...]:
    factual, _, opinion = shares
    hits = [hit for hit in find_hits(sentence) if hit.entry.kind is FramingKind.LOADED]
    return (
        opinion - factual,
        worth,
        bias_of(one, wording),
        float(min(sum(hit.entry.force for hit in hits), 4)),
        float(_has_digit(sentence)),
    )


_DIGIT = re.compile(r"[0-9]")


def _has_digit(sentence: str) -> bool:
    """Whether one of its characters is a digit, written `²` or in another script, too."""
    if _DIGIT.search(sentence):
        return True
    return not sentence.isascii() and any(map(str.isdigit, sentence))


def _claims_nothing(sentence: str) -> bool:
    words = len(sentence.split(None, MIN_WORDS + 1))  # no more are counted
    return bool(
        _QUESTION.search(sentence[-40:])
        or _CALL.match(sentence)
        or _LEAD_OVER.match(sentence)
        or _REPORTS.search(sentence)
        or (words < MIN_WORDS + 2 and not _VERB.search(sentence))
        or words < MIN_WORDS
    )


def _looks_ahead(sentence: str) -> bool:
    """A future or a chance, in the part that the sentence is about."""
    low = sentence.lower()
    future = _FUTURE.search(low)
    if future is None or _DUTY.search(low) or _FUTURE_SET.search(low):
        return False
    would = future.group().startswith(("could", "should", "may", "might"))
    return not (would and _PAST.search(low[: future.start()]))


KIND_RULES: tuple[tuple[SentenceKind, Callable[[str], bool], str], ...] = (
    (SentenceKind.NONE, _claims_nothing, "a question, a call, a greeting or a fragment"),
    (SentenceKind.PREDICTION, _looks_ahead, "it speaks of what is to come"),
)


class _Holders:
    """Which statement a sentence is the content of."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = sorted(
            ((piece, number) for number, one in enumerate(statements) for piece in one.content),
            key=lambda held: (held[0].start, held[0].end, held[1]),
        )
        self._statements = statements
        self._pieces = pieces
        self._at = SpansAt([piece for piece, _ in pieces])
        self._sizes = [sum(p.end - p.start for p in one.content) for one in statements]

    def of(self, span: Span) -> Statement | None:
        """The statement whose content is at least half of the sentence, the narrowest."""
        inside: dict[int, int] = {}
        for at in self._at.near(span):
            piece, number = self._pieces[at]
            shared = min(piece.end, span.end) - max(piece.start, span.start)
            if shared > 0:
                inside[number] = inside.get(number, 0) + shared
        size = span.end - span.start
        held = [(self._sizes[number], number) for number, of in inside.items() if of * 2 >= size]
        return self._statements[min(held)[1]] if held else None
