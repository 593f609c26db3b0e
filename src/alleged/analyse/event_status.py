"""Whether an act took place, as the words around it have it.

From the word that names the act the way is climbed to what it hangs on: helping verbs, the verb or
noun that takes it (`tried to seize`, `the threat of a strike`), the clause that holds it. Each step
has a force (`alleged.analyse.event_cues`); inner ones are settled before outer ones. Who says
it is not asked here, save where the reporting words themselves accuse, deny, order or predict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from alleged.analyse.event_climb import Link, View, view_of
from alleged.analyse.event_cues import MUST_BE_TRIED, OMISSIONS, Force, noun_forces
from alleged.analyse.event_syntax import SentenceSyntax, around
from alleged.analyse.names import word_set
from alleged.analyse.reporting_words import base_forms
from alleged.models.act_networks import load_status_weights
from alleged.records.events import Certainty, EventStatus, Polarity
from alleged.records.spans import Span
from alleged.records.statements import Stance, Statement, StatementType, Strength

RULES = "status rules 1"
S = EventStatus
ON_CONDITION = "it hangs on a condition"
"""The reason of what would follow."""


class StatusScores(Struct, frozen=True, kw_only=True, gc=False):
    """What the reader model says about a trigger; None where it has no such head."""

    factuality: float | None = None
    """-3 (certainly not) to 3."""
    row: NDArray[np.float64] | None = None
    """What all heads say at the act and beside it (`event_scores.status_rows`)."""


class Told(Struct, frozen=True, kw_only=True, gc=False):
    """What the words say of an act."""

    status: EventStatus
    polarity: Polarity
    certainty: Certainty
    probability: float
    """0 to 1: how often the status is right."""
    factuality: float
    """-3 (certainly not) to 3 (certainly), as annotators of UDS put it."""
    reason: str


class Reached(Struct, frozen=True, kw_only=True, gc=False):
    """Where the climb has got to."""

    status: EventStatus = S.HAPPENED
    negative: bool = False
    certainty: Certainty = Certainty.CERTAIN
    why: str = ""

    def to(self, status: EventStatus, why: str, *, certainty: Certainty | None = None) -> Reached:
        """With another status."""
        return replace(self, status=status, why=why, certainty=_weaker(self.certainty, certainty))


def read_status(
    text: str,
    *,
    sentence: SentenceSyntax,
    trigger: Span,
    statement: Statement | None = None,
    in_title: bool = False,
    scores: StatusScores | None = None,
) -> Told:
    """Whether the act that `trigger` names took place, with the words that say so.

    `statement`: the innermost one whose content holds the trigger, None in the article's own voice.
    `in_title`: headlines tell of the past in the present tense, and of plans by `to`.
    `trigger` lies in the sentence; of several words the main one decides.
    """
    reached = by_rules(text, sentence, trigger, statement, in_title=in_title)
    return weighed(reached, statement, scores)


def by_rules(
    text: str,
    sentence: SentenceSyntax,
    trigger: Span,
    statement: Statement | None,
    *,
    in_title: bool = False,
) -> Reached:
    """What the words say, without the model."""
    view = view_of(around(sentence, trigger), in_title=in_title)
    return with_statement(text, told_in_sentence(view, trigger), trigger, statement)


def told_in_sentence(view: View, trigger: Span) -> Reached:
    """What the sentence alone says of the act."""
    at = view.head_of(trigger)
    reached = Reached()
    if at is None:
        return reached
    if held := view.held_for(trigger):
        return reached.to(S.ALLEGED, f"“{held}”: feared, not seen", certainty=Certainty.PROBABLE)
    if view.is_before_noun(at):
        return replace(reached, why=f"“{view.word(at)}” before a noun: told of somebody as done")
    for link in view.links_above(at, first=view.first_of(trigger)):
        reached = applied(reached, _shifted_back(view, at, link), base=view.base(at))
    if reached.status is S.FUTURE and not reached.negative and view.is_conditioned():
        return reached.to(S.HYPOTHETICAL, ON_CONDITION, certainty=Certainty.POSSIBLE)
    if reached.status is S.NEGATED and not view.is_verb(at) and view.is_kind(at):
        return reached.to(S.GENERIC, "told of a kind of act, without time or place")
    if reached.status is not S.HAPPENED:
        return reached
    if not reached.why and (ahead := view.lies_ahead(at)):
        return reached.to(S.PLANNED, f"“{ahead}”: told of days to come")
    asked = view.asks(at)
    if asked == "whether":
        return reached.to(S.HYPOTHETICAL, "a question asks it", certainty=Certainty.POSSIBLE)
    if asked == "why" and view.is_verb(at):
        return reached.to(
            S.ALLEGED, "a question takes it for granted", certainty=Certainty.PROBABLE
        )
    if not view.in_title and not reached.why and view.is_kind(at):
        return reached.to(S.GENERIC, "told of a kind of act, without time or place")
    return reached


def _shifted_back(view: View, at: int, link: Link) -> Link:
    """`He said it would leave` tells of what he said: that it will."""
    would = link.own and link.words.lower().split()[0] in ("would", "wouldn't")
    would = would and "have" not in link.words.lower().split()  # "would have left": did not
    return replace(link, force=Force.EXPECTS) if would and view.is_reported(at) else link


ORDER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)


def _weaker(one: Certainty, other: Certainty | None) -> Certainty:
    return one if other is None else max(one, other, key=ORDER.index)


BY_FORCE = {
    Force.TRIES: S.ATTEMPTED,
    Force.ALLEGES: S.ALLEGED,
    Force.ORDERS: S.ORDERED,
    Force.CALLS: S.HYPOTHETICAL,
    Force.WISHES: S.HYPOTHETICAL,
    Force.THREATENS: S.HYPOTHETICAL,
    Force.PLANS: S.PLANNED,
    Force.EXPECTS: S.FUTURE,
    Force.HABIT: S.GENERIC,
}
CERTAINTY_BY_FORCE = {
    Force.TRIES: Certainty.POSSIBLE,
    Force.ALLEGES: Certainty.POSSIBLE,
    Force.CALLS: Certainty.POSSIBLE,
    Force.WISHES: Certainty.POSSIBLE,
    Force.THREATENS: Certainty.POSSIBLE,
    Force.THINKS: Certainty.PROBABLE,
}
FIRM = {S.HAPPENED, S.ATTEMPTED, S.GENERIC}
"""Statuses that an outer word overrides; a plan that is alleged stays a plan."""
IN_WORDS = {
    Force.TRIES: "tried",
    Force.FAILS: "not done",
    Force.PREVENTS: "kept from happening",
    Force.DENIES: "denied",
    Force.ALLEGES: "alleged",
    Force.ORDERS: "ordered",
    Force.CALLS: "called for",
    Force.WISHES: "wanted, feared or left open",
    Force.THREATENS: "threatened",
    Force.PLANS: "planned",
    Force.EXPECTS: "to come",
    Force.THINKS: "held for true",
    Force.HABIT: "a habit",
    Force.STANDS: "taken for granted",
    Force.CARRIES: "begun or done",
}


def applied(reached: Reached, link: Link, *, base: str = "") -> Reached:
    """What is true of the act once the word that it hangs on is read too.

    `base`: the act's own verb in its base form, where a table has it.

    >>> tried = applied(Reached(), Link(Force.TRIES, "tried"))
    >>> tried.status.value, applied(tried, Link(Force.ALLEGES, "accused")).status.value
    ('attempted', 'alleged')
    """
    why = f"“{link.words}”: {IN_WORDS[link.force]}"
    if link.force is Force.STANDS:
        return replace(reached, why=reached.why or why)
    if link.force in (Force.DENIES, Force.FAILS, Force.PREVENTS):
        return _kept_away(reached, link, why, base)
    if link.force in (Force.CARRIES, Force.THINKS):
        if link.negated and link.force is Force.CARRIES:
            return _negated(reached, f"“not {link.words}”: denied")
        certainty = CERTAINTY_BY_FORCE.get(link.force)
        thought = why if link.force is Force.THINKS else ""
        weaker = _weaker(reached.certainty, certainty)
        return replace(reached, certainty=weaker, why=reached.why or thought)
    if link.negated:
        return _not_above(reached, link, why)
    certainty = link.certainty or CERTAINTY_BY_FORCE.get(link.force)
    open_one = reached.status in (S.PLANNED, S.FUTURE, S.ORDERED)
    opening = link.force in (Force.CALLS, Force.WISHES, Force.THREATENS)
    charged_no = reached.status is S.NEGATED and link.force not in (Force.ALLEGES, Force.PLANS)
    if reached.status in FIRM or charged_no or (open_one and opening):
        return reached.to(BY_FORCE[link.force], why, certainty=certainty)
    return replace(reached, certainty=_weaker(reached.certainty, certainty))


def _kept_away(reached: Reached, link: Link, why: str, base: str) -> Reached:
    """Under a word that denies the act or keeps it from happening."""
    if link.negated:
        return replace(reached, why=f"“{link.words}”, itself denied: it stands")
    failed = link.words.lower().startswith("fail") and base not in OMISSIONS
    tried = failed or (link.force is Force.FAILS and base in MUST_BE_TRIED)
    if tried and reached.status is S.HAPPENED:
        return replace(reached.to(S.ATTEMPTED, why), negative=True)
    return _negated(reached, why)


def _not_above(reached: Reached, link: Link, why: str) -> Reached:
    """Under a word that is itself denied: `did not try to`, `does not want him to`."""
    if link.force in (Force.TRIES, Force.HABIT, Force.PLANS) or (
        link.force is Force.EXPECTS and link.own
    ):
        return _negated(reached, f"“{link.words}”, denied: not done")
    if link.own and link.words.lower().split()[0] in ("could", "cannot", "can", "couldn't"):
        return _negated(reached, why)
    opened = reached.to(S.HYPOTHETICAL, f"“{link.words}”, denied: left open",
                        certainty=Certainty.POSSIBLE)  # fmt: skip
    return replace(opened, negative=link.own or reached.negative)


def _negated(reached: Reached, why: str) -> Reached:
    if reached.negative and reached.status is S.NEGATED:
        return replace(reached, status=S.HAPPENED, negative=False, why=why)
    if reached.status in (S.HYPOTHETICAL, S.PLANNED, S.ORDERED):
        return replace(reached.to(S.HYPOTHETICAL, why, certainty=Certainty.POSSIBLE), negative=True)
    if reached.status is S.ALLEGED:
        return reached
    return replace(reached.to(S.NEGATED, why), negative=True)


def innermost(statements: Sequence[Statement], trigger: Span) -> Statement | None:
    """The statement with the shortest piece of content around a trigger; None where none has it.

    The article's own sentences are statements too: in their own voice.
    """
    around = [
        (piece.end - piece.start, number)
        for number, one in enumerate(statements)
        for piece in one.content
        if piece.holds(trigger)
    ]
    return statements[min(around)[1]] if around else None


BY_STATEMENT = {
    StatementType.DENIES: Force.DENIES,
    StatementType.PREDICTS: Force.EXPECTS,
    StatementType.PROMISES: Force.PLANS,
    StatementType.CALLS_FOR: Force.CALLS,
    StatementType.ASKS: Force.WISHES,
}
REFUSING = word_set(
    """oppose reject refuse resist decline object veto rebuff protest forbid prohibit boycott
    withhold"""
)
ACCUSING = word_set("accuse allege charge suspect indict prosecute blame incriminate")
COMMANDING = word_set("order command instruct direct decree")
STRENGTHS = {Strength.LIKELY: Certainty.PROBABLE, Strength.POSSIBLE: Certainty.POSSIBLE}


def with_statement(
    text: str, reached: Reached, trigger: Span, statement: Statement | None
) -> Reached:
    """What the words by which it is reported add, where the act's own clause left it standing."""
    if statement is None or not statement.cue:
        return reached
    cue = " ".join(span.of(text) for span in statement.cue)
    forms = set(base_forms(cue))
    certainty = STRENGTHS.get(statement.strength)
    if "responsibility" in forms or (forms & {"claim"} and _is_named(text, statement, trigger)):
        return reached  # "has claimed the bombing": to have done it
    if reached.status is not S.HAPPENED:
        return replace(reached, certainty=_weaker(reached.certainty, certainty))
    if cue.lower() in reached.why.lower():
        return reached  # "had been rumoured for weeks", read above
    opening = _opens_content(text, statement, trigger)
    if statement.type is StatementType.DENIES and _is_of_a_part(text, statement, trigger):
        return reached  # "denied any role in the raid": there was one
    source = {word for span in statement.source for word in span.of(text).lower().split()[-2:]}
    if source & CHARGING and opening:
        return reached.to(S.ALLEGED, f"“{cue}”: in an accusation", certainty=Certainty.POSSIBLE)
    if statement.type is StatementType.ACCUSES and forms & ACCUSING:
        return reached.to(S.ALLEGED, f"“{cue}”: an accusation", certainty=Certainty.POSSIBLE)
    if statement.stance is Stance.DOUBTING:
        return reached.to(S.ALLEGED, f"“{cue}”: a claim", certainty=Certainty.POSSIBLE)
    if statement.type is StatementType.DENIES and opening and not reached.why:
        if noun_forces().get(trigger.of(text).lower()) is Force.ALLEGES:
            return reached  # "dismissed the accusation": it was made
        if forms & REFUSING:
            return reached.to(S.HYPOTHETICAL, f"“{cue}”: refused", certainty=Certainty.POSSIBLE)
        return applied(reached, Link(Force.DENIES, cue))
    force = BY_STATEMENT.get(statement.type)
    if force and force is not Force.DENIES and opening and not reached.why:
        if force is Force.CALLS and forms & COMMANDING:
            force = Force.ORDERS
        return applied(reached, Link(force, cue))
    return replace(reached, certainty=_weaker(reached.certainty, certainty))


CHARGING = word_set("indictment lawsuit suit complaint prosecution plaintiff plaintiffs sheet")
"""Papers and parties of a court that accuse: what they say is alleged."""
NAMED_WORDS = 10
"""Words of a content that is no more than a name for the act."""


def _is_named(text: str, statement: Statement, trigger: Span) -> bool:
    """Whether the content only names the act: `claimed | the kidnapping`."""
    piece = next((one for one in statement.content if one.holds(trigger)), None)
    words = piece.of(text).lower().split() if piece is not None else []
    return 0 < len(words) <= NAMED_WORDS and words[0] in (
        "the",
        "this",
        "these",
        "both",
        "responsibility",
    )


PARTS = word_set(
    "role part involvement hand complicity knowledge responsibility participation links link"
)
"""What somebody may deny to have had in an act, which has taken place all the same."""


def _is_of_a_part(text: str, statement: Statement, trigger: Span) -> bool:
    """Whether a content names a part in the act: `denies | any role in the attacks`."""
    piece = next((one for one in statement.content if one.holds(trigger)), None)
    words = text[piece.start : trigger.start].lower().split() if piece is not None else []
    at = next((n for n, word in enumerate(words[:OPENING_WORDS]) if word in PARTS), None)
    return at is not None and words[at + 1 : at + 2] in (["in"], ["of"], ["for"], ["to"], ["with"])


OPENING_WORDS = 6
"""Words of a content within which an act is what the content is about, rather than told beside."""
_TOLD_BESIDE = word_set("which who when after because since while before although")


def _opens_content(text: str, statement: Statement, trigger: Span) -> bool:
    """Whether the act is what the content is about: near its start, not in a clause beside."""
    for piece in statement.content:
        if piece.holds(trigger):
            if ";" in text[piece.start : trigger.start]:
                return False
            before = text[piece.start : trigger.start].lower().split()
            return len(before) <= OPENING_WORDS and not _TOLD_BESIDE & set(before)
    return False


# What the rules and the model say together.

ORDERED_STATUSES = tuple(EventStatus)
SHARES: dict[EventStatus, tuple[float, ...]] = {
    S.HAPPENED: (90.0, 0.4, 1.9, 0.2, 2.0, 0.3, 2.6, 1.5, 1.1),
    S.ATTEMPTED: (16.5, 69.8, 2.2, 0.1, 0.4, 0.1, 2.7, 6.2, 2.0),
    S.ALLEGED: (9.1, 0.1, 84.3, 0.1, 0.3, 0.1, 2.3, 3.6, 0.1),
    S.ORDERED: (10.0, 0.1, 4.6, 61.8, 0.4, 0.1, 9.4, 13.5, 0.1),
    S.PLANNED: (16.4, 2.1, 2.2, 1.4, 55.3, 0.7, 11.3, 10.5, 0.1),
    S.FUTURE: (4.7, 0.1, 0.2, 0.1, 24.3, 58.4, 11.9, 0.3, 0.1),
    S.HYPOTHETICAL: (8.0, 0.1, 1.3, 0.1, 3.5, 2.2, 77.0, 7.5, 0.3),
    S.NEGATED: (8.3, 0.1, 0.1, 0.1, 1.4, 0.1, 0.3, 89.5, 0.1),
    S.GENERIC: (33.5, 0.2, 0.6, 0.2, 0.8, 0.3, 5.5, 1.1, 57.8),
}
"""Of 100 acts that the rules give a status, how many have which, in the order of `EventStatus`:
4,325 acts of our own training sentences, with ten more as the rules say for each row."""
FACTUALITIES: dict[EventStatus, float] = {
    S.HAPPENED: 1.6,
    S.ATTEMPTED: -0.2,
    S.ALLEGED: 0.9,
    S.ORDERED: -0.3,
    S.PLANNED: -0.55,
    S.FUTURE: -1.9,
    S.HYPOTHETICAL: -0.85,
    S.NEGATED: -0.2,
    S.GENERIC: 1.7,
}
"""The mean of UDS's annotators for predicates of which the rules say so (9,000 sentences of its
training part). They asked whether it has happened: what is to come has not, and a thing that is
denied is often a state (`I don't know`)."""


def rule_names() -> Iterator[str]:
    """What the columns of `rule_row` are called."""
    yield from (f"rules: {one.value}" for one in EventStatus)
    yield from (f"rules: {one.value}" for one in Certainty)
    yield from ("rules: negative", "somebody's words")
    yield from (f"stance: {one.value}" for one in Stance)
    yield from (f"statement: {one.value}" for one in StatementType)


def rule_row(reached: Reached, statement: Statement | None) -> NDArray[np.float64]:
    """What the rules say of an act, and what kind of words it stands in, as 0 and 1."""
    said = None if statement is None else (statement.stance, statement.type)
    return _rule_row(reached.status, reached.certainty, reached.negative, said)


@cache
def _rule_row(
    status: EventStatus,
    certainty: Certainty,
    negative: bool,
    said: tuple[Stance, StatementType | None] | None,
) -> NDArray[np.float64]:
    stance, kind = said or (None, None)
    told = [status is one for one in EventStatus]
    told += [certainty is one for one in Certainty]
    told += [negative, said is not None]
    told += [stance is one for one in Stance]
    told += [kind is one for one in StatementType]
    return np.asarray(told, dtype=np.float64)


KEPT = frozenset({S.GENERIC, S.ORDERED, S.ATTEMPTED})
"""What the rules alone decide: in passages of news hardly any such act is marked, so that little
could be learnt of them."""
SURE = 0.6
"""How sure the network must be to outvote words that tell the status. It may always outvote words
that say nothing of it, and never those by which an act is taken for granted. Our own cases, whose
wording is harder than that of news, lose by every lower number."""


def weighed(reached: Reached, statement: Statement | None, scores: StatusScores | None) -> Told:
    """The likeliest status of an act, as `weighed_together`."""
    return weighed_together([(reached, statement, scores)])[0]


def weighed_together(
    acts: Sequence[tuple[Reached, Statement | None, StatusScores | None]],
) -> list[Told]:
    """The likeliest status of each act, by the rules alone or by a small network that hears rules
    and model.

    `alleged.train.statuses` fits it. The model's number for factuality is handed on, and has no say
    of its own.
    """
    shares = [[share / 100 for share in SHARES[reached.status]] for reached, _, _ in acts]
    asked: list[int] = []
    ruled: list[NDArray[np.float64]] = []
    heard: list[NDArray[np.float64]] = []
    for number, (reached, statement, scores) in enumerate(acts):
        granted = reached.status is S.HAPPENED and reached.why
        if scores is None or scores.row is None or granted or reached.status in KEPT:
            continue
        asked.append(number)
        ruled.append(rule_row(reached, statement))
        heard.append(scores.row)
    if asked:
        rows = np.hstack((np.stack(ruled), np.stack(heard)))
        chances = load_status_weights()[0].network.chances(rows).tolist()
        for number, found in zip(asked, chances, strict=True):
            shares[number] = found
    return [
        _told(reached, scores, found)
        for (reached, _, scores), found in zip(acts, shares, strict=True)
    ]


def _told(reached: Reached, scores: StatusScores | None, shares: Sequence[float]) -> Told:
    """What is told of an act, with the share of each status in the order of `EventStatus`."""
    ruled = reached.status
    factuality = FACTUALITIES[ruled]
    if scores is not None and scores.factuality is not None:
        factuality = scores.factuality
    best = shares.index(max(shares))
    if ruled is not S.HAPPENED and shares[best] < SURE * sum(shares):
        best = ORDERED_STATUSES.index(ruled)
    status = ORDERED_STATUSES[best]
    why = reached.why or "told as a fact, without a word that denies, plans or doubts it"
    negative = reached.negative if status is ruled else status is S.NEGATED
    certainty = reached.certainty
    if status is not ruled:
        why = f"the reader model, against the rules ({why})"
        certainty = Certainty.CERTAIN if status in (S.HAPPENED, S.NEGATED) else Certainty.POSSIBLE
    return Told(
        status=status,
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        certainty=certainty,
        probability=round(shares[best] / sum(shares), 4),
        factuality=round(factuality, 4),
        reason=why,
    )
