"""Who it is, within a document: names, offices, descriptions and pronouns of one party together.

In four steps, each of which says why it joins what it joins:

1. names (`namesakes.py`): forms, accents, slips, acronyms, surnames;
2. offices beside a name: `Foreign Minister Ana Ruiz`, `Ana Ruiz, the foreign minister,`;
3. offices alone: `the foreign minister` is whom the text gave that office, if it gave it to one;
4. other descriptions and pronouns: a small network chooses among what stands before.

What nothing decides is left apart, with its candidates. Only a holder of an office may stand
without a name; other descriptions that take up nothing are no entity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from msgspec import Struct

from alleged.analyse.antecedents import Choice, choose_antecedents
from alleged.analyse.entity_places import NOWHERE, Land, by_mention, settle_kinds, split_groups
from alleged.analyse.names import HONORIFICS, SMALL, word_set
from alleged.analyse.namesakes import RULES, group_names, shown_name
from alleged.analyse.offices import (
    OFFICE_WORDS,
    STANDINGS,
    OfficePhrase,
    Token,
    find_offices,
    same_office,
    same_owner,
    tokens_of,
)
from alleged.analyse.pairs import Placed, place_phrases
from alleged.analyse.phrases import ORGANISATION_NOUNS, Sort, fold, stem
from alleged.analyse.places import packaged_gazetteer
from alleged.models.coreference import Weights
from alleged.records.documents import Document
from alleged.records.entities import (
    Candidate,
    Entity,
    EntityMention,
    Office,
    Relation,
    Standing,
    Variant,
    Wording,
)
from alleged.records.ids import record_id
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place
from alleged.records.spans import Span

RATES = {
    "same name": 0.93,
    "accents": 0.93,
    "shorter form": 0.97,
    "acronym": 0.86,
    "reversed": 0.86,
    "headline": 0.88,
    "before": 0.88,
    "near": 0.8,
    "gender": 0.8,
    "misspelt": 0.85,
    "unmarked": 0.94,
    "apposition": 0.85,
    "only office": 0.6,
    "last office": 0.5,
    "head of name": 0.67,
}
"""How often a place that a rule joined is rightly joined. Measured by
`alleged.train.entity_rates`; rules that join fewer than five places there have the rate of the
rule most like them. docs/entities.md has the counts."""

PERSONAL = word_set("he him his himself she her hers herself")
NEUTER = word_set("it its itself")
DESCRIBED = ORGANISATION_NOUNS - word_set(
    """house force business industry office front market brand rival chain gang label store
    government administration state regime authority cabinet court embassy delegation"""
)
"""Words for an organisation that `the` may stand before: `the ministry`."""
DESCRIBED_PLACES = word_set("country nation state city town village island republic")
GOVERNMENTS = word_set("government administration regime")
DESCRIPTIONS = DESCRIBED | DESCRIBED_PLACES
SEAT = "seat"
"""How a city's name is a form of a government's."""
LEAST = 0.5
"""Probability from which a description or pronoun is joined."""
LEAST_OFFICE = 0.6
"""The same for an office that the text gives to nobody: more people than one may be meant."""
MOST_CANDIDATES = 20
MOST_HOLDERS = 100
"""How many of those with an office an office alone is compared with: the last ones of the text."""
OFFERED = 10
"""How many phrases before it a pronoun or description may take up."""
SENTENCES_BACK = 2
"""For a pronoun; a description looks back through the whole text."""

_APPOSITION = re.compile(
    r"(?:,|[ ]\()(?:[ ]\d{1,3},)?[ ](?:who[ ](?:is|was|became|served as)[ ])?"
    r"|(?:,[ ]\d{1,3},)?[ ](?:is|was|became|remains)[ ]"
    r"|[ ](?:was|is|has been)[ ](?:sworn in|named|appointed|elected)[ ](?:as[ ])?"
    r"|[ ](?:who|which)[ ](?:is|was)[ ]"
)
_NAMING = re.compile(r"\b(?:names?|named|appoints?|appointed|elected|made|as)[ ]$")
_CLOSES = re.compile(r"[,.;)]|[ ](?:and|but)[ ]|$")
_IN_OFFICE = re.compile(
    r"[ ](?:(?:has|had)[ ])?(?:took|taken|come to|came to|been in|governed|ruled|led|held)"
    r"(?:[ ](?:the[ ])?(?:office|power|post|party|country))?[ ](?:in|since)[ ]"
    r"((?:[A-Z][a-z]{2,8}[ ])?\d{4})\b"
)
"""Behind a name: since when its office is held."""
_PLACED = re.compile(r"\b(?:in|from|at|near|across|to|of)[ ]$")
_TENSE = re.compile(r"(?:^|[ ])was[ ]$")


@dataclass(slots=True)
class _Draft:
    """An entity in the making."""

    kind: MentionKind
    name: str
    named: bool
    order: int
    references: list[EntityMention] = field(default_factory=list)
    offices: list[tuple[OfficePhrase, str]] = field(default_factory=list)
    key: str = ""
    aliases: frozenset[str] = frozenset()
    land: Land = NOWHERE
    variants: Counter[tuple[str, str]] = field(default_factory=Counter)
    candidates: list[tuple[int, Relation, float | None, str]] = field(default_factory=list)
    """By number of draft."""


class _Phrase(Struct, frozen=True, gc=False):
    """A place that speaks of somebody, before it is known of whom."""

    span: Span
    wording: Wording
    draft: int | None
    """The draft it was joined to by rule; None for what the network decides."""
    sort: Sort | None
    office: OfficePhrase | None = None
    """The office that it is."""


def find_entities(
    document: Document,
    *,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    places: Sequence[Place] = (),
    weights: Weights,
    version: str,
) -> tuple[list[Entity], list[Mention]]:
    """The entities of a document in text order, and its mentions, each with its entity.

    Offsets: code points of `document.text`, end excluded.
    """
    text = document.text
    given = sorted(mentions, key=lambda mention: mention.span)
    placed = by_mention(given, places)
    mentions = settle_kinds(text, given, placed, packaged_gazetteer()) if placed else given
    headline = document.title_span.end if document.title_span else _first_line(text)
    drafts, of_mention = _drafts_of_names(text, mentions, sentences, headline, placed)
    tokens = tokens_of(text)
    unmarked = _unmarked(text, tokens, drafts, mentions)
    unmarked += _governments(text, tokens, drafts, mentions, of_mention)
    _relate_governments(drafts)
    offices = find_offices(
        text,
        tokens,
        [mention.span for mention in mentions],
        [
            mention.span
            for mention in mentions
            if mention.kind is MentionKind.PERSON and " " in mention.span.of(text)
        ],
    )
    spoken = _speak_of_offices(text, drafts, mentions, of_mention, offices, sentences)
    ends = [office.span.end for office in offices]
    named = [
        _Phrase(_with_title(mention.span, offices, ends), Wording.NAME, of_mention[number], None)
        for number, mention in enumerate(mentions)
    ]
    named += unmarked
    taken = [phrase.span for phrase in (*named, *spoken)]
    loose = _described(text, tokens, drafts, taken) + _pronouns(tokens)
    _take_up(text, document, sentences, drafts, mentions, [*named, *spoken, *loose], weights)
    return _records(document, drafts, given, version)


def _first_line(text: str) -> int:
    end = text.find("\n")
    return end if end > 0 else 0


def _drafts_of_names(
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    headline: int,
    placed: Mapping[int, Place],
) -> tuple[list[_Draft], dict[int, int]]:
    whole = group_names(text, mentions, sentences=sentences, headline_end=headline)
    parts = split_groups(text, mentions, whole, placed, packaged_gazetteer())
    groups = [group for group, _ in parts]
    drafts: list[_Draft] = []
    of_mention: dict[int, int] = {}
    of_first = {min(group.members): number for number, group in enumerate(groups)}
    for number, group in enumerate(groups):
        kinds = Counter(mentions[member].kind for member in group.members)
        kind = max(sorted(kinds), key=lambda kind: kinds[kind])
        name = shown_name(text, mentions, group)
        if len(group.key) == 1:
            kind = _settled_kind(text, [mentions[member] for member in group.members], kind)
        draft = _Draft(kind, name, True, mentions[min(group.members)].span.start)
        draft.key = " ".join(group.key)
        draft.aliases = frozenset(group.aliases)
        draft.land = parts[number][1]
        if draft.land.governs:
            draft.kind = MentionKind.ORGANISATION
            draft.name = f"government in {name}"
            draft.key = fold(f"{draft.land.name} government" if draft.land.name else draft.name)
        for member in group.members:
            mention, rule = mentions[member], group.how[member]
            of_mention[member] = number
            form, relation = _variant(" ".join(mention.span.of(text).split()), name, rule)
            draft.variants[form, SEAT if draft.land.governs else relation] += 1
            reason = RULES[rule]
            if draft.land.governs:
                reason += f"; stands for {_meant_by(draft.land)}"
            if rule == "misspelt":
                reason += f"; written “{mention.span.of(text)}”, taken for “{name}”"
            draft.references.append(
                EntityMention(
                    span=mention.span,
                    wording=Wording.NAME,
                    mention_id=mention.id,
                    probability=RATES[rule],
                    reason=reason,
                )
            )
        open_to = sorted({one for ones in group.open_to.values() for one in ones})
        for first in open_to[:MOST_CANDIDATES]:
            draft.candidates.append(
                (
                    of_first.get(first, of_mention.get(first, number)),
                    Relation.MAY_BE,
                    round(1 / (len(open_to) + 1), 3),
                    "a shorter form that fits it; nothing in the text decides",
                )
            )
        drafts.append(draft)
    for number, draft in enumerate(drafts):
        draft.candidates = [one for one in draft.candidates if one[0] != number]
    _relate_peoples(drafts)
    return drafts, of_mention


def _meant_by(land: Land) -> str:
    """Whom a city stands for, in words."""
    if land.name is None:
        return "a government: it acts as states do, and no gazetteer has it"
    return f"the government of {land.name}, by the gazetteer"


def _unmarked(
    text: str, tokens: Sequence[Token], drafts: Sequence[_Draft], mentions: Sequence[Mention]
) -> list[_Phrase]:
    """Surnames, acronyms and single names that the reader model passed over."""
    known: dict[str, set[int]] = defaultdict(set)
    for number, draft in enumerate(drafts):
        words = draft.name.split()
        if draft.kind is MentionKind.PERSON and len(words) > 1 and len(words[-1]) > 3:
            known[words[-1]].add(number)
        for alias in draft.aliases:
            known[alias].add(number)
        if draft.kind is MentionKind.ORGANISATION and len(words) == 1 and words[0].isupper():
            known[words[0]].add(number)
    found = []
    ends = [mention.span.end for mention in mentions]
    for place, token in enumerate(tokens):
        numbers = known.get(token.word)
        if numbers is None or len(numbers) > 1:
            continue
        span = Span(token.start, token.start + len(token.word))
        at = bisect_right(ends, span.start)
        if at < len(mentions) and mentions[at].span.start < span.end:
            continue
        beside = [
            other
            for other in (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
            if other.word[:1].isupper()
            and text[min(other.end, token.end) : max(other.start, token.start)] in (" ", "-")
            and other.low not in HONORIFICS | {"the"}
        ]
        if beside:
            continue
        (number,) = numbers
        drafts[number].references.append(
            EntityMention(
                span=span,
                wording=Wording.NAME,
                mention_id=None,
                probability=RATES["unmarked"],
                reason=RULES["unmarked"],
            )
        )
        relation = "acronym" if token.word.isupper() else "shorter"
        drafts[number].variants[token.word, relation] += 1
        found.append(_Phrase(span, Wording.NAME, number, None))
    return found


def _governments(
    text: str,
    tokens: Sequence[Token],
    drafts: list[_Draft],
    mentions: Sequence[Mention],
    of_mention: Mapping[int, int],
) -> list[_Phrase]:
    """`the Norlandic government`: an organisation of its own, related to whom it is named after,
    be it a country or a party, and never equal."""
    starts = [mention.span.start for mention in mentions]
    by_key = {draft.key: number for number, draft in enumerate(drafts) if draft.land.governs}
    found = []
    for place, token in enumerate(tokens[1:], 1):
        owner = tokens[place - 1]
        if token.low not in GOVERNMENTS or not owner.word[:1].isupper() or owner.low in SMALL:
            continue
        if text[owner.end : token.start] != " " or owner.low in STANDINGS:
            continue
        at = bisect_right(starts, owner.start) - 1
        inside = at >= 0 and mentions[at].span.end > owner.start
        if inside and mentions[at].span.end > token.start:
            continue  # the reader model has all of it as one name
        if token.word.isupper() and not inside:
            continue  # in a text in capitals every word has one
        start = mentions[at].span.start if inside else owner.start
        span = Span(start, token.start + len(token.word))
        name = " ".join(f"{text[start : owner.start]}{owner.word} {token.low}".split())
        land = drafts[of_mention[at]].land if inside else NOWHERE
        key = fold(f"{land.name} {token.low}") if land.state else fold(name)
        number = by_key.get(key)
        if number is None:
            number = by_key[key] = len(drafts)
            draft = _Draft(MentionKind.ORGANISATION, name, True, start)
            draft.key, draft.land = key, replace(land, governs=True)
            drafts.append(draft)
        draft = drafts[number]
        if not any(relation is Relation.RELATED for _, relation, _, _ in draft.candidates):
            draft.name = name  # no longer only known by its city
            if inside:
                reason = "the government of it, or named after it"
                draft.candidates.append((of_mention[at], Relation.RELATED, None, reason))
        drafts[number].variants[" ".join(span.of(text).split()), "as named"] += 1
        drafts[number].references.append(
            EntityMention(
                span=span,
                wording=Wording.NAME,
                mention_id=None,
                probability=RATES["same name"],
                reason=RULES["same name"],
            )
        )
        found.append(_Phrase(span, Wording.NAME, number, None))
    return found


def _relate_governments(drafts: Sequence[_Draft]) -> None:
    """The government that a city stands for: related to its country and to the city; a building
    that stands for one (the Kremlin): related to that. Where no gazetteer has the city, each
    government of the text that has no known state may be meant."""
    governments = [number for number, draft in enumerate(drafts) if draft.land.governs]
    for draft in drafts:
        if draft.kind is MentionKind.ORGANISATION and draft.land.state and not draft.land.governs:
            draft.candidates += [
                (other, Relation.RELATED, None, f"a seat of {_meant_by(drafts[other].land)}")
                for other in governments
                if drafts[other].land.name == draft.land.name
            ] or [
                (other, Relation.RELATED, None, f"a seat of {_meant_by(draft.land)}")
                for other, one in enumerate(drafts)
                if one.kind is MentionKind.PLACE and one.land.place == draft.land.place
            ]
    for number in governments:
        draft = drafts[number]
        seats = {form for form, relation in draft.variants if relation == SEAT}
        related = {candidate for candidate, _, _, _ in draft.candidates}
        for other, one in enumerate(drafts):
            if one.land.governs or other in related or one.kind is not MentionKind.PLACE:
                continue
            if one.land.state and one.land.name == draft.land.name:
                draft.candidates.append(
                    (other, Relation.RELATED, None, "the state that it governs")
                )
            elif one.name in seats:
                draft.candidates.append((other, Relation.RELATED, None, "the city where it sits"))
        if seats and draft.land.name is None:
            unknown = [
                other
                for other in governments
                if other != number
                and drafts[other].land.name is None
                and not any(relation == SEAT for _, relation in drafts[other].variants)
            ][:MOST_CANDIDATES]
            for other in unknown:
                draft.candidates.append(
                    (
                        other,
                        Relation.MAY_BE,
                        round(1 / (len(unknown) + 1), 3),
                        "nothing in the text says whose capital the city is",
                    )
                )


def _settled_kind(text: str, named: Sequence[Mention], kind: MentionKind) -> MentionKind:
    """The kind of a single word: a person where one place at least has a title before it, though
    `the Brenner government` looks like a body; a place where prepositions show it to be one."""
    befores = [text[max(0, one.span.start - 12) : one.span.start] for one in named]
    if kind is MentionKind.ORGANISATION and any(
        one.kind is MentionKind.PERSON and title_before(before)
        for one, before in zip(named, befores, strict=True)
    ):
        return MentionKind.PERSON
    if kind is not MentionKind.PERSON:
        return kind
    placed = sum(bool(_PLACED.search(before)) for before in befores)
    owns = sum(text[one.span.end : one.span.end + 2] in ("'s", "’s") for one in named)
    titled = any(title_before(before) for before in befores)
    is_place = placed and not titled and placed + owns >= len(named) / 2
    return MentionKind.PLACE if is_place else MentionKind.PERSON


def title_before(before: str) -> bool:
    """Whether a form of address or an office ends right before a name."""
    words = before.rsplit(None, 1)
    last = words[-1].strip(".").lower() if words else ""
    return last in HONORIFICS or last in OFFICE_WORDS


def _variant(form: str, name: str, rule: str) -> tuple[str, str]:
    if rule == "misspelt":
        return form, "misspelt"
    if form == name:
        return form, "as named"
    if fold(form) == fold(name):
        return form, "other accents"
    if rule in ("acronym", "reversed"):
        return form, "acronym"
    return form, "shorter" if len(form) < len(name) else "longer"


def _relate_peoples(drafts: list[_Draft]) -> None:
    """A people and its country, an organisation and the country in its name: related, not equal."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if draft.kind is MentionKind.PLACE and len(draft.name) > 3:
            places[draft.name[:3]].append(number)
    for draft in drafts:
        if draft.kind is MentionKind.GROUP and draft.land.place is not None:
            for number, other in enumerate(drafts):
                if other.kind is MentionKind.PLACE and other.land.place == draft.land.place:
                    draft.candidates.append(
                        (number, Relation.RELATED, None, "its adjective, by the gazetteer")
                    )
        elif draft.kind is MentionKind.GROUP and " " not in draft.name:
            for number in places[draft.name[:3]][:MOST_CANDIDATES]:
                if same_owner(draft.name, drafts[number].name):
                    draft.candidates.append(
                        (number, Relation.RELATED, None, "its adjective begins as its name does")
                    )


def _with_title(span: Span, offices: Sequence[OfficePhrase], ends: Sequence[int]) -> Span:
    """A name with the office right before it."""
    at = bisect_right(ends, span.start) - 1
    if at >= 0 and span.start - offices[at].span.end in (1, 2):
        return Span(offices[at].span.start, span.end)
    return span


# Offices


def _speak_of_offices(
    text: str,
    drafts: list[_Draft],
    mentions: Sequence[Mention],
    of_mention: dict[int, int],
    offices: Sequence[OfficePhrase],
    sentences: Sequence[Span],
) -> list[_Phrase]:
    """Give the offices to those whom the text names beside them, then find who else is meant."""
    owned = {office.span.start: office.span.end for office in offices}
    people = [
        number
        for number, mention in enumerate(mentions)
        if mention.kind is MentionKind.PERSON
        # `the President`, but not `Pope Francis`
        and mention.span.end > owned.get(mention.span.start, 0)
    ]
    starts = [mentions[number].span.start for number in people]
    whole = {one.span for one in mentions if one.kind is MentionKind.PERSON}
    spoken: list[_Phrase] = []
    alone: list[OfficePhrase] = []
    for office in offices:
        found = _holder(text, office, mentions, people, starts)
        if found is None:
            if office.definite and office.possessor is None and office.span not in whole:
                alone.append(office)  # all of a name it is none: `Orla Pope`
            continue
        member, rule = found
        draft = of_mention[member]
        before = text[max(0, office.span.start - 5) : office.span.start]
        if _TENSE.search(before) and not office.marked and rule == "apposition" and office.until:
            office = replace(office, standing=Standing.FORMER)
        drafts[draft].offices.append((office, f"{rule}: “{_shown(office.span.of(text))}”"))
        if rule == "apposition":
            drafts[draft].references.append(
                _described_as(office.span, RATES[rule], f"said of {drafts[draft].name} beside it")
            )
            spoken.append(_Phrase(office.span, Wording.DESCRIPTION, draft, Sort.PERSON))
    begins = [sentence.start for sentence in sentences]
    lands = _places_named(drafts)
    for office in alone:
        number = None if _is_bare(office, drafts) else _meant(text, office, drafts, begins, lands)
        spoken.append(_Phrase(office.span, Wording.DESCRIPTION, number, Sort.PERSON, office))
    _date_offices(text, drafts, mentions, of_mention)
    return spoken


def _date_offices(
    text: str,
    drafts: Sequence[_Draft],
    mentions: Sequence[Mention],
    of_mention: Mapping[int, int],
) -> None:
    """`Ruiz took office in 2030` says since when the one office of Ruiz is held."""
    for number, mention in enumerate(mentions):
        told = _IN_OFFICE.match(text, mention.span.end)
        if told is None:
            continue
        offices = drafts[of_mention[number]].offices
        if len({office.title for office, _ in offices}) == 1:
            office, reason = offices[0]
            offices[0] = (replace(office, since=office.since or told[1]), reason)


def _described_as(span: Span, probability: float, reason: str) -> EntityMention:
    return EntityMention(
        span=span,
        wording=Wording.DESCRIPTION,
        mention_id=None,
        probability=probability,
        reason=reason,
    )


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:57] + "..."


def _holder(
    text: str,
    office: OfficePhrase,
    mentions: Sequence[Mention],
    people: Sequence[int],
    starts: Sequence[int],
) -> tuple[int, str] | None:
    """The mention that has the office by where it stands, and the rule; None when there is none."""
    at = bisect_right(starts, office.span.end)
    inside = bisect_right(starts, office.span.start) - 1
    if inside >= 0 and mentions[people[inside]].span.end >= office.span.end:
        return people[inside], "title"
    if at < len(people):
        behind = mentions[people[at]]
        gap = text[office.span.end : behind.span.start]
        if gap in (" ", "  ") and not _possessive_before(text, office):
            return people[at], "title"
    before = inside
    if before >= 0:
        named = mentions[people[before]]
        gap = text[named.span.end : office.span.start]
        if _APPOSITION.fullmatch(gap) and (
            gap.strip(" ,(") or _CLOSES.match(text, office.span.end) or office.until
        ):
            return people[before], "apposition"
        if gap in (" ", " as ") and _NAMING.search(
            text[max(0, named.span.start - 12) : named.span.start]
        ):
            return people[before], "apposition"
    if at < len(people):
        behind = mentions[people[at]]
        gap = text[office.span.end : behind.span.start]
        if gap == ", " and _CLOSES.match(text, behind.span.end):
            return people[at], "apposition"
    return None


def _possessive_before(text: str, office: OfficePhrase) -> bool:
    """`the minister's Ana Ruiz` is nobody."""
    return text[office.span.end - 2 : office.span.end] in ("'s", "’s")


def _meant(
    text: str,
    office: OfficePhrase,
    drafts: list[_Draft],
    begins: Sequence[int],
    lands: Sequence[tuple[int, str]],
) -> int:
    """The draft that an office alone speaks of; a new one when nobody is known to hold it."""
    holders = _holders(office, drafts)
    if _OF_ITS_PLACE.match(text, office.span.start):
        at = bisect_right(lands, (office.span.start, "")) - 1
        holders = _holders_there(lands[at][1], holders, drafts) if at >= 0 else holders
    words = f"“{_shown(office.span.of(text))}”"
    if len(holders) > 1:
        # Someone else may hold it since: `the new minister` and `the minister` are the last one.
        exact = [
            number
            for number in holders
            if any(
                held.standing is office.standing and _fits(office, held)
                for held, _ in drafts[number].offices
            )
        ]
        holders = exact or holders
    if len(holders) == 1:
        (number,) = holders
        drafts[number].references.append(
            _described_as(
                office.span,
                RATES["only office"],
                f"{words}: the only one whom the text gives this office",
            )
        )
        return number
    if holders:
        place = bisect_right(begins, office.span.start)
        last = {
            number: max(
                (
                    reference.span.start
                    for reference in drafts[number].references
                    if reference.span.start < office.span.start
                ),
                default=-1,
            )
            for number in holders
        }
        number = max(holders, key=lambda one: last[one])
        near = place - bisect_right(begins, last[number]) <= 1 and last[number] >= 0
        if near and not office.of and not office.to:
            drafts[number].references.append(
                _described_as(
                    office.span,
                    RATES["last office"],
                    f"{words}: the last named of several whom the text gives this office",
                )
            )
            return number
    name = office.title
    if office.of and office.owner_before and f"{office.of} " in office.span.of(text):
        name = f"{office.of} {name}"  # `Bolivian president`, but `president of Peru` for `Peru's`
    elif office.of:
        name += f" of {office.of}"
    name += f" to {office.to}" if office.to else ""
    draft = _Draft(MentionKind.PERSON, name, False, office.span.start)
    draft.offices.append((office, f"only known by this office: {words}"))
    draft.variants[office.span.of(text), "as named"] += 1
    draft.references.append(
        _described_as(office.span, RATES["only office"], f"{words}: nobody is named for it")
    )
    draft.candidates = [
        (number, Relation.MAY_BE, round(1 / (len(holders) + 1), 3), "has or had this office, too")
        for number in holders
    ]
    drafts.append(draft)
    return len(drafts) - 1


_OF_ITS_PLACE = re.compile(
    r"(?:[Tt]he )?(?:country|state|nation|city|county|province|region|town|island|republic)['’]s "
)


def _places_named(drafts: Sequence[_Draft]) -> list[tuple[int, str]]:
    """Where which place is named, in order."""
    return sorted(
        (reference.span.start, draft.name)
        for draft in drafts
        if draft.kind is MentionKind.PLACE
        for reference in draft.references
    )


def _holders_there(place: str, holders: Sequence[int], drafts: Sequence[_Draft]) -> list[int]:
    """Those who may hold their office in a place: `the state's governor` is of that named last."""
    return [
        number
        for number in holders
        if any(held.of is None or same_owner(held.of, place) for held, _ in drafts[number].offices)
    ]


def _is_bare(office: OfficePhrase, drafts: Sequence[_Draft]) -> bool:
    """Whether an office says nothing of whose it is, and nobody in the text is known to hold it."""
    return office.of is None and office.to is None and not _holders(office, drafts)


def _holders(office: OfficePhrase, drafts: Sequence[_Draft]) -> list[int]:
    """Who has an office by the text, among the last `MOST_HOLDERS` with one."""
    found = []
    looked = 0
    for number in range(len(drafts) - 1, -1, -1):
        if drafts[number].offices:
            looked += 1
            if any(_fits(office, held) for held, _ in drafts[number].offices[:MOST_CANDIDATES]):
                found.append(number)
            if looked == MOST_HOLDERS:
                break
    return found[::-1]


def _fits(office: OfficePhrase, held: OfficePhrase) -> bool:
    """Whether an office alone may speak of who holds the other one."""
    if not same_office(office, held):
        return False
    if office.marked and office.standing is not held.standing:
        return office.standing is Standing.SERVING and held.standing is Standing.COMING
    return not (not office.marked and held.marked and held.standing is Standing.FORMER)


# Descriptions and pronouns


def _described(
    text: str, tokens: Sequence[Token], drafts: Sequence[_Draft], taken: Sequence[Span]
) -> list[_Phrase]:
    """Definite descriptions of organisations, places and persons: `the ministry`."""
    found = []
    named = _words_of_names(drafts)
    ends = sorted(taken)
    for place, token in enumerate(tokens):
        noun = token.low
        if noun not in DESCRIPTIONS or token.word[:1].isupper():
            continue
        start = None
        for earlier in reversed(tokens[max(0, place - 3) : place]):
            if text[earlier.end : earlier.end + 1] != " " or earlier.owns:
                break
            if earlier.low in ("the", "this", "that"):
                start = earlier.start
                break
        end = token.start + len(token.word)
        if start is None or text[end : end + 4] == " of ":
            continue
        span = Span(start, end)
        at = bisect_right(ends, span) - 1
        if any(one.overlaps(span) for one in ends[max(0, at - 1) : at + 2]):
            continue
        sort = Sort.PLACE if noun in DESCRIBED_PLACES else Sort.ORGANISATION
        found.append(
            _Phrase(span, Wording.DESCRIPTION, _by_head(text, span, noun, named, drafts), sort)
        )
    return found


def _words_of_names(drafts: Sequence[_Draft]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """By each word of an organisation's name its number and all its words."""
    found: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if draft.named and draft.kind is not MentionKind.PERSON:
            words = frozenset(
                stem(word) for word in fold(draft.name).replace("'", " ").split()[:MOST_CANDIDATES]
            )
            for word in sorted(words):
                found[word].append((number, words))
    return found


def _by_head(
    text: str,
    span: Span,
    noun: str,
    named: Mapping[str, Sequence[tuple[int, frozenset[str]]]],
    drafts: Sequence[_Draft],
) -> int | None:
    """The one organisation whose name has the word: `the bank` for the Bank of Dharvi."""
    modifiers = [
        stem(word) for word in fold(span.of(text)).split()[1:-1] if word not in ("new", "old")
    ]
    fitting = [
        number
        for number, words in named.get(noun, ())[: MOST_CANDIDATES + 1]
        if drafts[number].order < span.start and all(word in words for word in modifiers)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _pronouns(tokens: Sequence[Token]) -> list[_Phrase]:
    found = []
    for token in tokens:
        if token.low in PERSONAL:
            found.append(_Phrase(Span(token.start, token.end), Wording.PRONOUN, None, Sort.PERSON))
        elif token.low in NEUTER and token.word != "IT" and not token.owns:
            found.append(_Phrase(Span(token.start, token.end), Wording.PRONOUN, None, None))
    return found


def _take_up(
    text: str,
    document: Document,
    sentences: Sequence[Span],
    drafts: list[_Draft],
    mentions: Sequence[Mention],
    phrases: Sequence[_Phrase],
    weights: Weights,
) -> None:
    """Join descriptions and pronouns to what stands before them, where the network is sure
    enough."""
    phrases = sorted(phrases, key=lambda phrase: (phrase.span.start, -phrase.span.end))
    kinds = [None if one.draft is None else drafts[one.draft].kind for one in phrases]
    placed = place_phrases(text, [one.span for one in phrases], sentences=sentences, kinds=kinds)
    officers = {number for number, draft in enumerate(drafts) if draft.offices}
    genders = _genders(phrases, placed)
    offered = [
        []
        if phrase.draft is not None
        else _offered(text, number, phrases, placed, kinds, genders, officers)
        for number, phrase in enumerate(phrases)
    ]
    begins = [sentence.start for sentence in sentences]
    lands = _places_named(drafts)
    choices = choose_antecedents(text, placed, offered, weights=weights)
    of: list[int | None] = []
    for phrase, choice in zip(phrases, choices, strict=True):
        if phrase.draft is not None:
            of.append(phrase.draft)
            if phrase.wording is Wording.DESCRIPTION and phrase.sort is not Sort.PERSON:
                drafts[phrase.draft].references.append(
                    _described_as(
                        phrase.span,
                        RATES["head of name"],
                        f"“{_shown(phrase.span.of(text))}”: no other name has this word",
                    )
                )
            continue
        draft = _joined(text, phrase, choice, of, phrases, drafts)
        if draft is None and phrase.office is not None:
            draft = _meant(text, phrase.office, drafts, begins, lands)
        elif draft is not None and phrase.office is not None:
            drafts[draft].offices.append((phrase.office, "by the weights for entities"))
        of.append(draft)


def _genders(phrases: Sequence[_Phrase], placed: Sequence[Placed]) -> dict[int | None, str]:
    """By number of draft the gender that one of its names tells, if no other tells another."""
    told: dict[int | None, set[str]] = defaultdict(set)
    for phrase, place in zip(phrases, placed, strict=True):
        if phrase.draft is not None and place.phrase.gender:
            told[phrase.draft].add(place.phrase.gender)
    return {draft: found.pop() for draft, found in told.items() if len(found) == 1}


_OBJECT = word_set("him them")
_ALSO_OWNS = word_set("her")
_NO_NOUN_BEHIND = re.compile(
    r"[.,;:!?)”\"]|\s(?:at|in|on|to|for|with|and|or|but|as|of|from|by|when|while|after|before|about|"
    r"into|that|again|too|there|here|then|on)\b|\s*$"
)
_VERB_BETWEEN = re.compile(r"\s(?:[a-z]{2,12}ly\s)?[a-z]{2,15}\s")


def _barred(text: str, number: int, phrases: Sequence[_Phrase]) -> int | None:
    """Whom an object cannot take up: the subject right before its verb (`Ruiz met her`)."""
    span = phrases[number].span
    word = span.of(text).lower()
    if word not in _OBJECT and not (
        word in _ALSO_OWNS and _NO_NOUN_BEHIND.match(text, span.end, span.end + 12)
    ):
        return None
    for earlier in range(number - 1, max(-1, number - 3), -1):
        one = phrases[earlier]
        if one.draft is not None and _VERB_BETWEEN.fullmatch(text, one.span.end, span.start):
            return one.draft
    return None


def _offered(
    text: str,
    number: int,
    phrases: Sequence[_Phrase],
    placed: Sequence[Placed],
    kinds: Sequence[MentionKind | None],
    genders: Mapping[int | None, str],
    officers: Set[int],
) -> list[int]:
    """The phrases before one that it may take up, the nearest `OFFERED`."""
    phrase = phrases[number]
    gender = placed[number].phrase.gender
    barred = _barred(text, number, phrases) if phrase.wording is Wording.PRONOUN else None
    offered: list[int] = []
    for earlier in range(number - 1, -1, -1):
        if len(offered) == OFFERED:
            break
        if (
            phrase.wording is Wording.PRONOUN
            and placed[number].sentence - placed[earlier].sentence > SENTENCES_BACK
        ):
            break
        if phrase.office is not None and phrases[earlier].draft in officers:
            continue
        if barred is not None and phrases[earlier].draft == barred:
            continue
        if gender and genders.get(phrases[earlier].draft, gender) != gender:
            continue
        if _kind_fits(phrase, kinds[earlier], phrases[earlier]):
            offered.append(earlier)
    return offered[::-1]


def _kind_fits(phrase: _Phrase, kind: MentionKind | None, other: _Phrase) -> bool:
    if phrase.span.overlaps(other.span):
        return False
    if kind is None:
        return other.sort is phrase.sort or (phrase.sort is None and other.sort is not Sort.PERSON)
    if phrase.sort is Sort.PERSON:
        return kind is MentionKind.PERSON
    if phrase.sort is Sort.PLACE:
        return kind is MentionKind.PLACE
    if phrase.sort is Sort.ORGANISATION:
        return kind is MentionKind.ORGANISATION
    return kind in (MentionKind.ORGANISATION, MentionKind.PLACE)


def _joined(
    text: str,
    phrase: _Phrase,
    choice: Choice,
    of: Sequence[int | None],
    phrases: Sequence[_Phrase],
    drafts: Sequence[_Draft],
) -> int | None:
    """The draft that a phrase was joined to."""
    if choice.antecedent is None:
        return None
    draft = of[choice.antecedent]
    if draft is None or choice.probability < (LEAST if phrase.office is None else LEAST_OFFICE):
        return None
    taken = _shown(phrases[choice.antecedent].span.of(text))
    drafts[draft].references.append(
        EntityMention(
            span=phrase.span,
            wording=phrase.wording,
            mention_id=None,
            probability=choice.probability,
            reason=f"“{_shown(phrase.span.of(text))}” takes up “{taken}”, by the weights",
        )
    )
    return draft


# Records


def _records(
    document: Document, drafts: Sequence[_Draft], mentions: Sequence[Mention], version: str
) -> tuple[list[Entity], list[Mention]]:
    made_by = f"entities {version}"
    references = [
        sorted(draft.references, key=lambda reference: reference.span) for draft in drafts
    ]
    ids = [
        record_id("ent", document.id, draft.kind.value, (found[0].span,))
        for draft, found in zip(drafts, references, strict=True)
    ]
    entities = [
        Entity(
            id=id_,
            document_id=document.id,
            kind=draft.kind,
            name=draft.name,
            named=draft.named,
            key=draft.key,
            place=draft.land.place if draft.kind is MentionKind.PLACE else None,
            country=draft.land.country,
            variants=tuple(
                Variant(form=form, count=count, relation=relation)
                for (form, relation), count in sorted(draft.variants.items())
            ),
            mentions=tuple(found),
            offices=_offices(document.text, draft),
            candidates=tuple(
                Candidate(
                    entity_id=ids[number], relation=relation, probability=probability, reason=reason
                )
                for number, relation, probability, reason in draft.candidates
            ),
            probability=min(reference.probability for reference in found),
            reason="; ".join(sorted({reference.reason for reference in found})[:4]),
            made_by=made_by,
        )
        for draft, found, id_ in zip(drafts, references, ids, strict=True)
    ]
    entity_of = {
        reference.mention_id: entity.id
        for entity in entities
        for reference in entity.mentions
        if reference.mention_id
    }
    entities.sort(key=lambda entity: (entity.mentions[0].span, entity.id))
    return entities, [replace(mention, entity_id=entity_of.get(mention.id)) for mention in mentions]


def _offices(text: str, draft: _Draft) -> tuple[Office, ...]:
    """The offices of an entity in text order, one that is said twice once, with what either
    says."""
    kept: list[Office] = []
    for office, reason in sorted(draft.offices, key=lambda held: held[0].span):
        made = Office(
            title=office.title,
            of=office.of,
            to=office.to,
            standing=office.standing,
            since=office.since,
            until=office.until,
            span=office.span,
            reason=reason,
        )
        same = next(
            (
                place
                for place, one in enumerate(kept)
                if one.title == made.title
                and one.standing is made.standing
                and (one.of is None or made.of is None or same_owner(one.of, made.of))
                and (one.to is None or made.to is None or same_owner(one.to, made.to))
            ),
            None,
        )
        if same is None:
            kept.append(made)
        else:
            one = kept[same]
            kept[same] = replace(
                one,
                of=one.of or made.of,
                to=one.to or made.to,
                since=one.since or made.since,
                until=one.until or made.until,
            )
    return tuple(kept)


def rule_of(mention: EntityMention) -> str:
    """Which rule joined a place, by its reason."""
    for rule, words in RULES.items():
        if mention.reason.startswith(words):
            return rule
    for words, rule in SAID.items():
        if words in mention.reason:
            return rule
    return f"the weights, {mention.wording.value}"


SAID = {
    "beside it": "apposition",
    "the only one whom": "only office",
    "the last named of several": "last office",
    "no other name has": "head of name",
    "nobody is named": "only office",
}
"""Words of a reason and the rule that gives it."""
