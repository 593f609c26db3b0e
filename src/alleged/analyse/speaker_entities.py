"""Which entity of the document speaks: from the source of a statement to `speaker_id`.

The entities say which names, descriptions and pronouns of a document are one party; here it is
looked up whom the source is about. By name first: a name that the source resolves to. Then by the
words of the source themselves, where an entity is spoken of just there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from alleged.analyse.speakers import NO_NAME_BEFORE, NOT_WHOSE, ONLY_CONTAINS
from alleged.records.entities import Entity, EntityMention, Relation, Wording
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span
from alleged.records.statements import SpeakerCandidate, Statement, Voice

MAX_CANDIDATES = 4
LEAST_PROBABILITY = 0.5
"""From which a description or pronoun is taken to be the entity; below, it is a candidate."""
NEUTER = frozenset({"it", "its", "itself"})
IT_IS = 0.33
"""How often an `it` that speaks is the entity that it seems to take up: in 7 of 22 cases in 190
training articles of PolNeAR; else mostly a letter, a platform or a lawsuit."""
ARTICLES = frozenset({"", "the", "a", "an", "this", "that"})
_EDGES = " ,.;:“”\"'‘’()–—"


def with_speaker_ids(
    text: str, statements: Sequence[Statement], entities: Sequence[Entity]
) -> list[Statement]:
    """The statements, each with the entity that its source resolves to, where something decides."""
    places = _Places(entities)
    by_name: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.named:
            for form in {entity.name, *(variant.form for variant in entity.variants)}:
                by_name.setdefault(form, []).append(entity)
    found = [_resolved(text, one, places, by_name) for one in statements]
    found = _with_their_papers(text, found)
    by_id = {one.id: one for one in found}
    return [_as_quoted(text, one, by_id) for one in found]


_PAPER = (
    r"(?:statement|communiqu[eé]|declaration|press release|news release|open letter|letter|memo|"
    r"filing|lawsuit|complaint|indictment)"
)
_THE_PAPER = re.compile(
    rf"(?:the|that|this|its|their|his|her)\s(?:[a-z-]{{2,12}}\s)?(?P<paper>{_PAPER})", re.IGNORECASE
)
_ISSUES = re.compile(rf"\b(?P<paper>{_PAPER})\b", re.IGNORECASE)
_IN_PAPER = re.compile(
    rf"\s(?:[a-zA-Z]{{2,9}}\s){{0,2}}(?P<in>in an?\s(?:[a-z-]{{2,12}}\s)?{_PAPER})"
)
PAPER_REACH = 4000
"""Characters back to where a paper was issued."""


def _with_their_papers(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; of what `the statement` says whoever issued it: `The Works Board denied it in
    a statement. … The statement said`."""
    issued: list[tuple[int, str, Statement]] = []
    found = list(statements)
    order = sorted(
        (min(one.source + one.cue + one.content).start, number)
        for number, one in enumerate(found)
        if one.voice is not Voice.ARTICLE
    )
    for start, number in order:
        one = found[number]
        written = one.source[0].of(text).strip(_EDGES) if one.source else ""
        asked = _THE_PAPER.fullmatch(written)
        if asked is not None:
            paper = asked["paper"].lower()
            before = next(
                (
                    other
                    for place, kind, other in reversed(issued)
                    if kind == paper and start - place <= PAPER_REACH
                ),
                None,
            )
            if before is not None and one.speaker is None and not one.speaker_candidates:
                found[number] = replace(
                    one,
                    speaker=before.speaker,
                    speaker_id=before.speaker_id,
                    speaker_reason=f"“{written}”: that of {before.speaker}",
                    weak_source=None,
                )
            continue
        words = [span.of(text) for span in (*one.source, *one.cue)]
        behind = (_IN_PAPER.match(text, span.end) for span in one.cue)
        told = _ISSUES.search(" ".join([*words, *(match["in"] for match in behind if match)]))
        if told is not None and one.speaker is not None:
            issued.append((start, told["paper"].lower(), one))
    return found


class _Places:
    """Where the entities are spoken of."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._mentions = {
            (mention.span, number): mention
            for number, one in enumerate(entities)
            for mention in one.mentions
        }
        self._all = sorted(self._mentions)
        self.names = {entity.id: entity.name for entity in entities}
        self._entities = entities
        self._starts = [span.start for span, _ in self._all]

    def ending(self, tail: str) -> list[Entity]:
        """The named entities whose name ends so."""
        return [one for one in self._entities if one.named and one.name.lower().endswith(tail)]

    def inside(self, span: Span) -> list[tuple[Entity, EntityMention]]:
        """The entities that are spoken of in a stretch, with the places, in text order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [
            (self._entities[number], self._mentions[place, number])
            for place, number in self._all[low:high]
            if place.end <= span.end
        ]


def _resolved(
    text: str, one: Statement, places: _Places, by_name: dict[str, list[Entity]]
) -> Statement:
    if one.voice is Voice.ARTICLE or not one.source:
        return one
    source = _trimmed(text, one.source[0])
    inside = places.inside(source)
    if one.speaker is not None:
        # Of several with this name the one that the source itself speaks of.
        named = by_name.get(one.speaker, [])
        here = [entity for entity, _ in inside if entity in named]
        chosen = here[:1] or named[:1]
        return replace(one, speaker_id=chosen[0].id) if chosen else one
    whole = [
        (entity, mention)
        for entity, mention in inside
        if _is_whole(text, source, mention) and _may_speak(entity, mention)
    ]
    if one.speaker_candidates:
        return replace(
            one,
            speaker_candidates=tuple(
                replace(other, entity_id=by_name[other.name][0].id)
                if by_name.get(other.name)
                else other
                for other in one.speaker_candidates
            ),
        )
    if not whole:
        return _as_national_body(text, _by_office_of_state(text, one, source, places), source)
    entity, mention = max(whole, key=lambda pair: pair[1].span.end - pair[1].span.start)
    others = _others(entity, places)
    neuter = mention.span.of(text).lower() in NEUTER
    # `A neighbour said … She added`: whoever the weights choose is then one among others.
    unnamed_before = NO_NAME_BEFORE in one.speaker_reason and entity.named
    unnamed_before |= _is_another_body(text, mention, entity)
    if mention.probability < LEAST_PROBABILITY or neuter or unnamed_before:
        guess = SpeakerCandidate(
            name=entity.name,
            probability=min(mention.probability, IT_IS)
            if neuter or unnamed_before
            else mention.probability,
            reason=mention.reason,
            entity_id=entity.id,
        )
        return replace(one, speaker_candidates=(guess,))
    # A people or a party is somebody, and no one speaker.
    one_speaker = entity.named and entity.kind is not MentionKind.GROUP
    found = replace(
        one,
        speaker=entity.name if one_speaker else None,
        speaker_id=entity.id,
        speaker_reason=mention.reason if one_speaker else f"{one.speaker_reason}; {mention.reason}",
        speaker_candidates=others if not one_speaker else (),
        weak_source=None if one_speaker else one.weak_source,
    )
    return _as_national_body(text, found, source)


_NATIONAL_BODY = re.compile(
    r"(?:an?\s(?:[a-z-]{2,12}\s)?(?:statement|communiqu[eé]|letter)\s(?:from|by|of)\s)?(?:the\s)?(?P<name>(?:[A-Z][\w’'-]{1,20}\s){1,2}(?:military|army|navy|air\sforce|coast\sguard|"
    r"armed\sforces|police|government|parliament|presidency|embassy|central\sbank|"
    r"(?:(?:defen[cs]e|foreign|interior|health|finance|justice|information|trade|energy)\s)?ministry))",
)


def _as_national_body(text: str, one: Statement, source: Span) -> Statement:
    """`The Orvanian army`, which no name of its own stands for: a body that its words name."""
    if one.speaker is not None or one.speaker_candidates:
        return one
    if ONLY_CONTAINS not in one.speaker_reason and NOT_WHOSE not in one.speaker_reason:
        return one  # "local police"
    written = source.of(text)
    body = _NATIONAL_BODY.fullmatch(written[:1].lower() + written[1:]) or _NATIONAL_BODY.fullmatch(
        written
    )
    if body is None:
        return one
    name = " ".join(body["name"].split())
    return replace(
        one,
        speaker=name[:1].upper() + name[1:],
        speaker_reason=f"“{written}”: a body that its words name",
        weak_source=None,
    )


STATE_BODIES = frozenset(
    {
        *("ministry", "court", "parliament", "army", "police", "embassy", "university", "church"),
        *("union", "council", "senate", "committee", "commission", "administration"),
    }
)
"""Bodies whose names say what they are: no `ministry` is called White House."""


def _is_another_body(text: str, mention: EntityMention, entity: Entity) -> bool:
    """Whether a description is of a body that the entity's names say it is not."""
    if mention.wording is not Wording.DESCRIPTION or not entity.named:
        return False
    head = mention.span.of(text).split()[-1].lower()
    forms = (entity.name, *(variant.form for variant in entity.variants))
    return head in STATE_BODIES and not any(head in form.lower() for form in forms)


def _by_office_of_state(text: str, one: Statement, source: Span, places: _Places) -> Statement:
    """`The administration`, where the text has one of them by name: `the Orr administration`."""
    if source.of(text).lower() not in ("the administration", "this administration"):
        return one
    named = places.ending(" administration")
    if len(named) != 1:
        return one
    (entity,) = named
    return replace(
        one,
        speaker=entity.name,
        speaker_id=entity.id,
        speaker_reason=f"“{source.of(text)}”: {entity.name}, the only one named",
        weak_source=None,
    )


def _others(entity: Entity, places: _Places) -> tuple[SpeakerCandidate, ...]:
    """Whom else an entity may be, likeliest first; each has what the entities say of it.

    These are judged each on its own, so that their sum may pass 1; then they are made smaller
    alike. One without a measure has an equal share, as of so many and somebody else.
    """
    offered = [one for one in entity.candidates if one.relation is Relation.MAY_BE]
    equal = 1 / (len(offered) + 1)
    told = [equal if one.probability is None else one.probability for one in offered]
    scale = max(1.0, sum(told))
    ranked = sorted(zip(told, offered, strict=True), key=lambda pair: -pair[0])[:MAX_CANDIDATES]
    return tuple(
        SpeakerCandidate(
            name=places.names.get(one.entity_id, one.entity_id),
            probability=int(share / scale * 1000) / 1000,
            reason=one.reason,
            entity_id=one.entity_id,
        )
        for share, one in ranked
    )


def _may_speak(entity: Entity, mention: EntityMention) -> bool:
    """A place speaks under its name, as its government: `it` and `the army` are hardly the town."""
    return entity.kind is not MentionKind.PLACE or mention.wording is Wording.NAME


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _is_whole(text: str, source: Span, mention: EntityMention) -> bool:
    """Whether an entity is spoken of by the whole source, but for an article before it and an
    apposition behind it."""
    before = text[source.start : mention.span.start].strip().lower()
    behind = text[mention.span.end : source.end].lstrip()
    behind = behind.removeprefix("'s").removeprefix("’s").lstrip()
    return before in ARTICLES and behind[:1] in ("", ",", "(", "–", "—")


def _as_quoted(text: str, one: Statement, by_id: dict[str, Statement]) -> Statement:
    """Where `I` speaks inside somebody's words, it is the entity that is quoted."""
    holder = by_id.get(one.parent_id or "")
    if holder is None or one.speaker_id or not one.source:
        return one
    if one.source[0].of(text).lower() not in ("i", "me", "my", "myself", "mine"):
        return one
    # Whoever wrote the article is then no candidate.
    return replace(
        one,
        speaker=one.speaker or holder.speaker,
        speaker_id=holder.speaker_id,
        speaker_candidates=(),
    )
