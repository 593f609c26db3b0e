"""Which statements of a dossier say a typed sentence, deny it, say less, or tell it otherwise.

What both put forward is compared, as claims are made: the acts with their sign, who, where, when,
how many (`link/compare.py`), and for those whose words are likest the comparison model is asked too
(`link/judged.py`). Where one of the two puts nothing forward that can be compared, the
words alone decide (`check/matching.py`). A dossier that was built without claims keeps no
propositions; those of the statements that come into question are then made here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from alleged.analyse.propositions import find_propositions
from alleged.analyse.sentences import split_sentences
from alleged.check.matching import LIKE, Finder, Likeness
from alleged.link.compare import Comparison, compare_all
from alleged.link.compare import Side as Told
from alleged.link.doubts import LEAST_AGREED_AGAINST
from alleged.link.judged import combine, said_of
from alleged.models.comparison import Comparer, Said, packaged_comparer
from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.records.documents import Document
from alleged.records.propositions import Proposition
from alleged.records.spans import Span
from alleged.records.statements import Statement, StatementType
from alleged.store.dossier import Dossier

NEAR = 0.2
"""From here on a statement is compared by what it puts forward; the words alone need `LIKE`. Half
of it still leaves out what shares one common word with the claim only."""
MOST_COMPARED = 400
"""Statements that are compared, those whose words are likest; 400 take a second."""
MOST_JUDGED = 40
"""Of these, those that the comparison model is asked about; 40 take a second."""
LEAST_SURE = 0.8
"""How likely the rules and the model together must find it where that is not what the rules say."""
LEAST_SHARED = 0.5
"""Of the concepts of the claim, how many the statement has; below this they tell of one event, and
not of one thing. Two articles on one event share a name and an act with most claims on it."""
SURE_WORDS = 0.85
"""From here on the words are the same but for small ones, so that they decide even where nothing
was found that both put forward."""


class Side(StrEnum):
    """What a statement does with the claim."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    SAYS_LESS = "says_less"
    """It follows from the claim, and does not say all of it."""
    OTHER_NUMBER = "other_number"
    """It says the like with another number."""
    OTHERWISE = "otherwise"
    """It tells of the same with another day, place or doer."""
    ASKS = "asks"
    """It asks, or leaves it open."""
    NEAR = "near"
    """Its words are like those of the claim; nothing decides whether it says the same."""


CLASH_SIDES = {
    Clash.POLARITY: Side.DENIES,
    Clash.NUMBER: Side.OTHER_NUMBER,
    Clash.DATE: Side.OTHERWISE,
    Clash.PLACE: Side.OTHERWISE,
    Clash.ACTOR: Side.OTHERWISE,
    Clash.ORDER: Side.OTHERWISE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A statement of the dossier, and the side that it takes."""

    statement: Statement
    words: str
    side: Side
    score: float
    """How like the claim the words are: 0 to 1, not calibrated."""
    probability: float | None
    """How often an answer by this rule was right on our own pairs; None where the words decide."""
    reason: str
    proposition_ids: tuple[str, ...] = ()


def take_sides(
    claim: str,
    propositions: Sequence[Proposition],
    dossier: Dossier,
    documents: Mapping[str, Document],
    *,
    as_of: str | None = None,
) -> list[Taken]:
    """The statements that have to do with a claim, likest first. `propositions`: what it puts
    forward; `as_of`: the day as of which it is meant."""
    statements: list[Statement] = list(dossier.records("statements"))
    words = [_said(one, documents[one.document_id].text) for one in statements]
    likes = Finder(words).find(claim, least=NEAR if propositions else LIKE)
    likes = [one for one in likes if words[one.index]][:MOST_COMPARED]
    near = [statements[one.index] for one in likes]
    said = _propositions(dossier, documents, near) if propositions else {}
    asked = [Told(proposition=one) for one in propositions]
    sentence = said_of(claim, asked, as_of)
    judged = 0
    inner = {one.parent_id for one in near}
    found = []
    for like, statement in zip(likes, near, strict=True):
        own = said.get(statement.id, ())
        published = documents[statement.document_id].published
        day = published.value[:10] if published and len(published.value) >= 10 else None
        told = [Told(proposition=one, published=day) for one in own]
        compared = compare_all(asked, told)
        gap = _gap(propositions, own, documents[statement.document_id].text.lower())
        if compared is not None and not gap and judged < MOST_JUDGED:
            judged += 1
            other = said_of(words[like.index], told, day)
            compared = judge(compared, sentence, other, packaged_comparer())
        taken = side_of(statement, like, compared, gap)
        if taken is None or (compared is None and statement.id in inner):
            continue  # the words are those of a statement inside it
        side, reason = taken
        found.append(
            Taken(
                statement=statement,
                words=words[like.index],
                side=side,
                score=like.score,
                probability=compared.probability if compared and side in _DECIDED else None,
                reason=reason,
                proposition_ids=tuple(one.id for one in own),
            )
        )
    return found


def judge(rule: Comparison, claim: Said, said: Said, comparer: Comparer) -> Comparison:
    """What the rules say, or what they and the model say together where that is surer.

    A clash in number, day, place or doer that the rules find stays: they read those exactly. A
    contradiction that only the model finds is none: hardly one of a hundred pairs that look like it
    is.
    """
    if rule.clash not in (None, Clash.POLARITY):
        return rule
    both = combine(rule, comparer.compare(claim, said), comparer.settings)
    if both.relation is rule.relation:
        return both
    unsure = both.probability < (LEAST_AGREED_AGAINST if both.relation in _TOLD else LEAST_SURE)
    return rule if unsure or both.relation is PairRelation.CONTRADICT else both


_DECIDED = frozenset(Side) - {Side.NEAR, Side.ASKS}


def side_of(
    statement: Statement, like: Likeness, compared: Comparison | None, gap: str = ""
) -> tuple[Side, str] | None:
    """What a statement does with the claim, and why; None where it has nothing to do with it.

    A denial of the same words denies, and so does a sentence of which only one has a `not`; both at
    once affirm. `gap`: what the statement lacks of the claim, so that nothing is decided.
    """
    if compared is not None and compared.relation in _TOLD and not gap:
        if statement.type is StatementType.ASKS:
            return Side.ASKS, f"it asks; {compared.reason}"
        if compared.relation is PairRelation.CONTRADICT and compared.clash is not None:
            return CLASH_SIDES[compared.clash], compared.reason
        less = compared.entails is Entailment.FIRST
        return (Side.SAYS_LESS if less else Side.AFFIRMS), compared.reason
    if like.score < LIKE:
        return None
    if compared is not None and like.score < SURE_WORDS:
        return Side.NEAR, f"{gap or compared.reason}; {like.reason}"
    if statement.type is StatementType.ASKS:
        return Side.ASKS, f"it asks; {like.reason}"
    denies = statement.type is StatementType.DENIES
    if denies == like.same_polarity:
        why = "the speaker denies it" if denies else "the words deny it"
        return Side.DENIES, f"{why}; {like.reason}"
    if like.same_numbers is False:
        return Side.OTHER_NUMBER, f"the like with another number; {like.reason}"
    return Side.AFFIRMS, like.reason


def _gap(asked: Sequence[Proposition], own: Sequence[Proposition], text: str) -> str:
    """What a statement lacks of a claim, so that it cannot be said to tell of the same; empty where
    it lacks nothing that matters: one name at least, half of all concepts, and a number where it
    has others. Further names may stand elsewhere in its article, `text`."""
    has = {name for one in own for name in _concepts(one)}
    names = {name for one in asked for name in one.names}
    wanted = {name for one in asked for name in _concepts(one)}
    missing = {name for name in names - has if name not in text}
    if names and (not names & has or len(missing) * 2 > len(names)):
        return f"it does not name {_one_of(missing or names)}"
    wanted -= names - has - missing
    if wanted and len(wanted & has) < LEAST_SHARED * len(wanted):
        return f"it does not tell of {_one_of(wanted - has)}"
    if any(one.amounts for one in asked) and not _shares_measure(asked, own):
        return "it gives no number of the same thing"
    return ""


def _concepts(one: Proposition) -> set[str]:
    return {*one.doers, *one.terms, *one.ordered_by, *(name[1:] for name in one.predicates)}


def _one_of(names: set[str]) -> str:
    return min(names, default="")


def _shares_measure(asked: Sequence[Proposition], own: Sequence[Proposition]) -> bool:
    """Whether there is an amount of the same kind of thing, or none at all."""
    counted = [one for proposition in own for one in proposition.amounts]
    return not counted or any(
        mine.measure == other.measure and (set(mine.terms) & set(other.terms) or not other.terms)
        for proposition in asked
        for mine in proposition.amounts
        for other in counted
    )


_TOLD = frozenset({PairRelation.AGREE, PairRelation.CONTRADICT})


def _said(statement: Statement, text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in statement.content).split())


def _propositions(
    dossier: Dossier, documents: Mapping[str, Document], statements: Sequence[Statement]
) -> dict[str, list[Proposition]]:
    """What the statements put forward: as the dossier has it, else made of its records."""
    wanted = {one.id for one in statements}
    ids = sorted({one.document_id for one in statements})
    kept = dossier.counts().get("propositions", 0)
    made = (
        dossier.records("propositions", documents=ids)
        if kept
        else _made(dossier, documents, statements)
    )
    found: dict[str, list[Proposition]] = defaultdict(list)
    for one in made:
        if one.statement_id in wanted:
            found[one.statement_id].append(one)
    return found


def _made(
    dossier: Dossier, documents: Mapping[str, Document], near: Sequence[Statement]
) -> Iterator[Proposition]:
    """The propositions of the sentences in which the statements stand."""
    ids = sorted({one.document_id for one in near})
    of: dict[str, dict[str, list[Any]]] = {}
    for kind in ("statements", "entities", "figures", "times"):
        grouped: dict[str, list[Any]] = defaultdict(list)
        for record in dossier.records(kind, documents=ids):
            grouped[record.document_id].append(record)
        of[kind] = grouped
    contents: dict[str, list[Span]] = defaultdict(list)
    for one in near:
        contents[one.document_id] += one.content
    for id_ in ids:
        document = documents[id_]
        sentences = [
            sentence
            for sentence in split_sentences(document.text)
            if any(sentence.overlaps(piece) for piece in contents[id_])
        ]
        records = {kind: grouped[id_] for kind, grouped in of.items()}
        yield from find_propositions(document, sentences=sentences, **records)
