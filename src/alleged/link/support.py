"""Who stands behind a claim: independent sources, each counted once.

A speaker is one source however many articles quote him, and a government, its seat and its head are
one; what an article says itself counts as its publisher's family, and a copy as its origin's.
Nobody's words count as no source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from alleged.link.compare import RULES, Comparison
from alleged.link.denials import NEGATION, UNTRUE, says_untrue
from alleged.link.groups import Group
from alleged.records.claims import Bond, Claim, ClaimMember, Entailment, PairRelation, Side
from alleged.records.ids import record_id
from alleged.records.propositions import Amount, Footing
from alleged.records.spans import Span
from alleged.records.statements import Strength

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "one", "some", "others"})
NOBODY = frozenset({"", "nobody", "no one", "none"})
RELATIVES = ("who", "whom", "which")
PAPERS = frozenset(
    f"{article} {paper}"
    for article in ("the", "a", "this", "that")
    for paper in ("statement", "report", "document", "letter", "tweet", "post", "filing", "memo")
)
"""What somebody says something in, where nothing tells who."""
NO_DENIAL = "no denial found in these documents"
NO_ACCUSATION = "a denial; what it answers is not found in these documents"


class Teller(msgspec.Struct, frozen=True, kw_only=True):
    """Who says something, as far as it decides whom it counts as."""

    voice: str
    weak_source: str | None
    """Why nobody can be held to it; None when somebody can."""
    dossier_entity_id: str | None
    """The party of the dossier that says it."""
    speaker: str | None
    """Its name."""
    source_words: str | None
    """The words of the text for who says it."""
    counts_as: str
    """Whom the document counts as: the family of its publisher, or its origin's."""
    certain: bool
    """Whether that is certain."""
    speaks_for: str | None = None
    """The party of the dossier whose voice the speaker's is, too: the state of a government, of its
    seat and of its head."""


class Told(Teller, frozen=True, kw_only=True):
    """A proposition with who says it, where and when."""

    id: str
    document_id: str
    statement_id: str | None
    span: Span
    words: str
    predicates: tuple[str, ...]
    doers: tuple[str, ...]
    ordered_by: tuple[str, ...]
    places: tuple[str, ...]
    amounts: tuple[Amount, ...]
    begin: str | None
    end: str | None
    denied: bool
    footing: Footing
    vague: bool
    in_title: bool
    published: str | None
    statement_type: str
    strength: Strength
    statement_probability: float
    """How likely its statement is read right."""
    cue_words: str | None = None
    """The reporting words; None where there are none."""

    def denies(self) -> bool:
        """Whether it denies in so many words: by a negation, or by its reporting words. Who is
        *disappointed*, *prevents* or *vetoes* a thing has it as the opposite of something, and
        denies nothing; nor does *a farmer who never went to school*."""
        if UNTRUE.search(self.words) or (self.denied and NEGATION.search(self.words)):
            return True
        return self.statement_type == "denies" and says_untrue(self.cue_words, self.words)


def order_of(told: Told) -> tuple[bool, str, str, int, str]:
    """The earliest published first; without a day last."""
    return (
        told.published is None, told.published or "", told.document_id, told.span.start, told.id
    )  # fmt: skip


def source_of(told: Teller) -> tuple[str, str | None]:
    """Whom it counts as, and why it is no source; None where it is one."""
    if told.voice == "article":
        if not told.certain:
            return "", "nothing says who published it, or of which text it is a copy"
        return f"family {told.counts_as}", None
    if told.weak_source is not None or told.voice == "unattributed":
        return "", told.weak_source or "nobody is named"
    if told.dossier_entity_id is not None:
        return f"speaker {told.speaks_for or told.dossier_entity_id}", None
    named = told.speaker or told.source_words
    low = " ".join((named or "").lower().split())
    if low in PAPERS:
        return "", f"nothing decides whose “{named}” is"
    if told.speaker is None and (low in PRONOUNS or low.split(" ")[0] in RELATIVES):
        return "", f"nothing decides who “{named}” is"
    if low in NOBODY:
        return "", "nobody is named"
    return f"speaker {low}", None


def distinct_sources(told: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Which source each counts as, of sources with the names of those who all say the same: *Brook*
    as *Ada Brook*. It may be another Brook; then one source too few is told, and none too many."""
    names: dict[str, str] = {}
    for source, name in told:
        names[source] = max(names.get(source, ""), " ".join((name or "").split()), key=len)
    return {
        source: max(
            (other for other in names if _ends_with(names[other], name)),
            key=lambda other: (len(names[other]), other),
            default=source,
        )
        for source, name in names.items()
    }


def _ends_with(full: str, short: str) -> bool:
    return full.endswith(f" {short}") and all(word[:1].isupper() for word in full.split())


def make_claim(
    group: Group, told: Sequence[Told], reasons: Mapping[frozenset[str], Comparison]
) -> Claim | None:
    """The record of a group; None where one statement alone holds all of it and nothing is open."""
    ordered = sorted(told, key=order_of)
    affirming = _affirming(group, ordered)
    sides = {
        one.id: Side.AFFIRMS if group.members[one.id] == affirming else Side.DENIES
        for one in ordered
    }
    statements = {one.statement_id or one.id for one in ordered}
    if len(ordered) > 1 and len(statements) == 1:
        return None
    if len(ordered) == 1 and ordered[0].statement_type == "denies" and not ordered[0].denies():
        return None
    affirms = [one for one in ordered if sides[one.id] is Side.AFFIRMS]
    denies = [one for one in ordered if sides[one.id] is Side.DENIES]
    head = next((one for one in affirms or denies if one.id == group.heart), (affirms or denies)[0])
    first, first_reason = _first(affirms or denies)
    members = _members(ordered, sides, head, reasons)
    return Claim(
        id=record_id("clm", *(one.id for one in sorted(ordered, key=lambda one: one.id))),
        wording=head.words,
        members=members,
        documents=len({one.document_id for one in ordered}),
        first_id=first.id if first is not None else None,
        first_reason=first_reason,
        affirmed_by=_sources(members, Side.AFFIRMS),
        denied_by=_sources(members, Side.DENIES),
        families=len({one.counts_as for one in ordered if one.certain}),
        weak=sum(member.weak is not None for member in members),
        loose_end=NO_ACCUSATION if denies and not affirms else None,
        answer=None if denies else NO_DENIAL,
        made_by=RULES,
    )


def _affirming(group: Group, ordered: Sequence[Told]) -> int:
    """Which side affirms: that with fewer who deny in so many words, then that with fewer whose act
    is the opposite of its concept; of two alike that told first."""
    if len(set(group.members.values())) == 1:
        (side,) = set(group.members.values())
        denying = sum(1 if one.denies() else -1 for one in ordered)
        return -side if denying > 0 else side
    for denies in (Told.denies, _turned):
        denials = {1: 0, -1: 0}
        for one in ordered:
            denials[group.members[one.id]] += 1 if denies(one) else -1
        if denials[1] != denials[-1]:
            return 1 if denials[1] < denials[-1] else -1
    return group.members[ordered[0].id]


def _turned(one: Told) -> bool:
    return one.denied or one.statement_type == "denies"


def _first(told: Sequence[Told]) -> tuple[Told | None, str]:
    """Who told it first by day of publication."""
    dated = [one for one in told if one.published is not None]
    if not dated:
        return None, "no day of publication is known"
    if len(dated) < len(told):
        return None, "the day of publication of some articles is not known"
    day = dated[0].published
    first = [one for one in dated if one.published == day]
    documents = {one.document_id for one in first}
    if len(documents) > 1:
        return None, f"{len(documents)} articles of {day} have it"
    return first[0], f"published on {day}, before the others" if len(
        {one.document_id for one in told}
    ) > 1 else f"published on {day}; no other article has it"


def _sources(members: Sequence[ClaimMember], side: Side) -> int:
    return len({one.source for one in members if one.side is side and one.weak is None})


def _members(
    told: Sequence[Told],
    sides: Mapping[str, Side],
    head: Told,
    reasons: Mapping[frozenset[str], Comparison],
) -> tuple[ClaimMember, ...]:
    counted = [source_of(one) for one in told]
    named = [
        (source, one.speaker if one.voice != "article" else None)
        for one, (source, weak) in zip(told, counted, strict=True)
        if weak is None
    ]
    same = distinct_sources(named)
    return tuple(
        _member(one, sides[one.id], head, reasons, (same.get(source, source), weak))
        for one, (source, weak) in zip(told, counted, strict=True)
    )


def _member(
    one: Told,
    side: Side,
    head: Told,
    reasons: Mapping[frozenset[str], Comparison],
    counted: tuple[str, str | None],
) -> ClaimMember:
    source, weak = counted
    found = reasons.get(frozenset((one.id, head.id)))
    if one.id == head.id:
        bond, probability, reason = Bond.RESTATES, 1.0, "the words of the claim"
    elif found is None:
        bond, probability, reason = Bond.RESTATES, 0.6, "by another statement of the claim"
    else:
        bond = _bond(one, head, found)
        probability, reason = found.probability, found.reason
    return ClaimMember(
        proposition_id=one.id,
        statement_id=one.statement_id,
        document_id=one.document_id,
        span=one.span,
        side=side,
        bond=bond,
        footing=one.footing,
        strength=one.strength,
        in_title=one.in_title,
        speaker=one.speaker or (one.source_words if one.voice == "reported" else None),
        dossier_entity_id=one.dossier_entity_id,
        source=source,
        weak=weak,
        published=one.published,
        probability=round(probability, 3),
        reason=reason,
    )


def _bond(one: Told, head: Told, found: Comparison) -> Bond:
    """Pairs are compared in the order of their ids."""
    if found.relation is not PairRelation.AGREE or found.entails in (None, Entailment.BOTH):
        return Bond.RESTATES
    first_is_one = one.id < head.id
    stronger_first = found.entails is Entailment.FIRST
    return Bond.STRONGER if first_is_one == stronger_first else Bond.WEAKER
