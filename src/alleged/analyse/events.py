"""Who did what to whom: the acts that a text tells of, coded, with their parties and their status.

    sentence -> triggers -> kind of act -> parties -> status

`find_triggers` marks the words that name acts, `code_act` says what kind each is, `find_phrases`
who did it to whom, `weighed_together` whether it took place. Place, time, numbers, the statement
that tells it, and which acts are the same, are added after
(`alleged.analyse.event_circumstances`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from alleged.analyse.act_contexts import contexts_in
from alleged.analyse.act_words import base_forms
from alleged.analyse.event_build import Sentence, read_sentence
from alleged.analyse.event_climb import View, view_of
from alleged.analyse.event_codes import (
    ALONE_FROM,
    CONTENT_FROM,
    CONTENT_KIND_FROM,
    TITLE_TOLD_FROM,
    TOLD_FROM,
    TOLD_KIND_FROM,
    UNCODED_FROM,
    Candidate,
    Code,
    KindScores,
    code_act,
    kept_acts,
    kind_scores,
    read_candidates,
    uncoded_act,
    with_mode_of,
)
from alleged.analyse.event_contents import (
    DULL,
    act_objects,
    called_for_words,
    charged_words,
    claimed_words,
    content_words,
    doubled_words,
    is_tried,
    named_acts,
)
from alleged.analyse.event_finds import told_words
from alleged.analyse.event_flows import flow_words
from alleged.analyse.event_idioms import names_no_act
from alleged.analyse.event_judge import ByBuild, Found, judge_acts, look
from alleged.analyse.event_kinds import PERSONS
from alleged.analyse.event_roles import (
    ACTOR,
    PRONOUNS,
    RECIPIENT,
    RoleAct,
    RolePhrase,
    RoleReader,
    antecedent_of,
    find_phrases,
    whole_phrase,
)
from alleged.analyse.event_scores import status_scores
from alleged.analyse.event_senses import sense_words
from alleged.analyse.event_status import ON_CONDITION, Told, by_rules, weighed_together
from alleged.analyse.event_syntax import SentenceSyntax, read_syntax
from alleged.analyse.event_triggers import (
    Trigger,
    WordTable,
    find_triggers,
    hinted_words,
    mark_chance,
    read_words,
    weak_triggers,
)
from alleged.analyse.names import word_set
from alleged.analyse.offices import OFFICE_WORDS
from alleged.analyse.parties import PartyCode, PartyWords, code_parties, split_nationalities
from alleged.analyse.party_page import Page, start_of
from alleged.analyse.quantities.tokens import beginning_in
from alleged.analyse.syntax import ChunkKind
from alleged.cameo import cameo_code
from alleged.models.reader import Reading
from alleged.plover import CONTEXTS, EVENT_TYPES
from alleged.records.documents import Document
from alleged.records.entities import Entity, Wording
from alleged.records.events import Event, EventLabel, EventStatus, Party, Polarity
from alleged.records.ids import record_id
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceRole
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice

RULES = "event rules 1"
MAX_SENTENCE_WORDS = 400
"""Longer stretches without a full stop are tables or lists: no acts are read there."""
MUTUAL_TYPES = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types whose acts two sides do together where nobody is named as the other side."""
MUTUAL_WORDS = word_set(
    """clash clashed clashes fight fought fighting battle war skirmish feud firefight gunfight
    exchange exchanged traded break broke severed sever talks hostilities truce ceasefire cease
    duel duelled reconcile reconciled ties relations accord pact"""
)
"""Words of other types that name what two sides do to each other."""
DIPLOMATS = word_set(
    """ambassador ambassadors diplomat diplomats envoy envoys consul consuls attache attaches
    attaché attachés nuncio chargé charge legation embassy counsellor"""
)


def find_events(
    document: Document,
    *,
    sentences: Sequence[Span],
    syntax: Sequence[SentenceSyntax] | None = None,
    reading: Reading,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    page: Page | None = None,
) -> list[Event]:
    """Find the acts that a text tells of, one Event a mention, in text order.

    Acts that have neither a type of PLOVER nor one of our labels are left out. `syntax` is that of
    `sentences`; without it only the sentences with acts are read. Place, time, numbers, statement
    and chain are left to the circumstances.
    Offsets: code points of `document.text`, end excluded.
    Method: the reader model's heads for acts, types and roles, with tables and rules of our own;
    measured in `docs/events.md`.
    """
    text = document.text
    table = read_words(text, reading, sentences)
    # A mark's chance is the most that an act can be worth.
    triggers = [one for one in find_triggers(reading, table) if one.probability >= ALONE_FROM]
    hints = [*hinted_words(reading, table), *_tries(table)]
    firsts = [*hints, *(trigger.first for trigger in triggers)]
    numbers = sorted(set(_places_of(reading, sentences, firsts)))
    builds = _builds(document, sentences, syntax, numbers)
    titles = frozenset(one for one in numbers if _is_title(document, sentences[one]))
    marked = frozenset(trigger.first for trigger in triggers)
    triggers, contents, told, by_build = _with_contents(reading, table, triggers, builds, titles)
    triggers = sorted(
        (*triggers, *weak_triggers(reading, table, triggers)), key=lambda one: one.first
    )
    if not triggers:
        return []
    scores = kind_scores(reading, triggers)
    candidates = read_candidates(triggers, scores)
    looked = frozenset(
        one.first for one, worth in zip(triggers, look(reading, candidates), strict=True) if worth
    )
    further = [
        one.first for one in triggers if one.first in looked or one.probability >= UNCODED_FROM
    ]
    numbers = sorted({*_places_of(reading, sentences, further)} - builds.keys())
    builds |= _builds(document, sentences, syntax, numbers)
    known = _Known.of(mentions=mentions, places=places, entities=entities)
    drafts = _drafts(
        document,
        sentences=sentences,
        build=builds,
        reading=reading,
        table=table,
        scores=scores,
        candidates=candidates,
        marked=marked,
        contents=contents,
        told_words=told,
        looked=looked,
        by_build=by_build,
        known=known,
        holders=Holders(statements),
    )
    drafts = [
        _by_codebook(draft, drafts[max(0, number - 2) : number], following, document.text)
        for number, (draft, following) in enumerate(zip_longest(drafts, drafts[1:]))
    ]
    drafts = _with_objects(_with_outcomes(drafts, document.text), document.text)
    drafts = [_with_place(draft, document.text, known) for draft in drafts]
    parties = [party for draft in drafts for party in draft.parties]
    codes = code_parties(
        document,
        [PartyWords(span=party.coded, acts=party.role == ACTOR) for party in parties],
        sentences=sentences,
        mentions=mentions,
        places=places,
        entities=entities,
        page=page,
    )
    coded = iter(zip(parties, codes, strict=True))
    found = [
        _event(
            document,
            draft,
            [
                _coded(party, code)
                for party, code in (next(coded) for _ in draft.parties)
                if _is_somebody(party, code)
            ],
            reading.version,
        )
        for draft in drafts
    ]
    return judge_acts(reading, found)


def _tries(table: WordTable) -> list[int]:
    """The words of trying in a text that speaks of an attempt: what was tried may be told again."""
    if "attempt" not in table.lower:
        return []
    return [
        at
        for at, word in enumerate(table.lower[:-1])
        if word in TRYING and table.lower[at + 1] == "to"
    ]


THING_FROM = 0.35
"""Chance from which words are a party that name nobody and no kind of people: `the offices`."""


def _is_somebody(party: _Party, code: PartyCode) -> bool:
    """Whether the words are known for a party, or the model is sure of them."""
    known = code.code or code.sector or code.label or party.entity_id or party.named
    return bool(known) or party.probability >= THING_FROM


class _Party(Struct, frozen=True, kw_only=True, gc=False):
    """A party before its code is known."""

    role: int
    span: Span
    name: str
    coded: Span
    """The words that tell its code: of a pronoun those of its entity."""
    entity_id: str | None
    named: bool
    """Whether the words hold a name, or are a pronoun."""
    probability: float
    reason: str


class _Draft(Struct, frozen=True, kw_only=True, gc=False):
    """An act with its words, kind, parties and status."""

    spans: tuple[Span, ...]
    sentence: Span
    build: SentenceSyntax
    marked: float
    code: Code
    parties: tuple[_Party, ...]
    told: Told
    told_by: tuple[Span, ...]
    """The words for who tells of the act, within somebody's words."""
    by_build: ByBuild | None = None


COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
INTENDED = frozenset({EventStatus.FUTURE, EventStatus.PLANNED})
TIED = 60
"""Characters within which an act before takes this one for its content: `agreed to send`."""


SAYS_NO = word_set("no none nothing nobody")
"""With one of these among its own words a refusal has taken place: `gave no reason`."""
READY = word_set("ready prepared willing readiness willingness vow vows vowed promise promised")
HOSTILE = frozenset({"COERCE", "SANCTION", "MOBILIZE", "ASSAULT"})
KINDLY = COOPERATIVE | {"AGREE", "CONCEDE", "RETREAT"}
REFUSING = word_set("will would won't wouldn't never shall")
REFUSED_MODES = {"CONSULT": ("meet",), "AID": ("assist",), "COOPERATE": ("assist",)}
REFUSED_MODES |= {"RETREAT": ("yield",), "CONCEDE": ("yield",)}


def _by_codebook(
    draft: _Draft, before: Sequence[_Draft], after: _Draft | None, text: str
) -> _Draft:
    """PLOVER's rules for what has not happened yet.

    Help, talks and deals to come are promises of them (AGREE), a retreat to come is CONCEDE, unless
    another act has it for its content (`agreed to send aid`). What somebody says that he will not
    do is REJECT. Readiness for force, and force on a condition (`unless`), is THREATEN.
    """
    code, told = draft.code, draft.told
    if code.label is not None or code.event_type is None:
        return draft
    if code.event_type == "REJECT" and told.status is EventStatus.NEGATED:
        words = {word for span in draft.spans for word in span.of(text).lower().split()}
        if words & SAYS_NO:
            return _recoded(draft, "REJECT", code.modes, "what is said is no", done=True)
    if code.event_type == "AGREE" and after is not None and _is_ready_for(draft, after, text):
        return _recoded(draft, "THREATEN", (), "readiness for what follows is a threat")
    if told.status is EventStatus.NEGATED and code.event_type in KINDLY:
        ahead = text[max(draft.sentence.start, draft.spans[0].start - TIED) : draft.spans[0].start]
        if not REFUSING.isdisjoint(ahead.lower().replace("’", "'").split()[-4:]):
            modes = REFUSED_MODES.get(code.event_type, ())
            return _recoded(
                draft, "REJECT", modes, "what somebody will not do is refused", done=True
            )
        return draft
    if told.status in INTENDED or told.reason == ON_CONDITION:
        behind = text[draft.spans[-1].end : draft.sentence.end].lower().split()
        if code.event_type in HOSTILE | {"RETREAT"} and "unless" in behind:
            return _recoded(draft, "THREATEN", (), "announced on a condition")
    if told.status not in INTENDED:
        return draft
    if any(
        other.sentence == draft.sentence
        and draft.spans[0].start - other.spans[-1].end <= TIED
        and other.told.status not in INTENDED
        for other in before
    ):
        return draft
    if code.event_type in COOPERATIVE:
        return _recoded(draft, "AGREE", (), "still to come, which PLOVER counts as AGREE")
    if code.event_type == "RETREAT":
        return _recoded(draft, "CONCEDE", (), "still to come, which PLOVER counts as CONCEDE")
    return draft


def _is_ready_for(draft: _Draft, after: _Draft, text: str) -> bool:
    """Whether words of readiness have an act of force for their content."""
    words = {word for span in draft.spans for word in span.of(text).lower().split()}
    return (
        not words.isdisjoint(READY)
        and after.sentence == draft.sentence
        and after.code.event_type in HOSTILE
        and after.spans[0].start - draft.spans[-1].end <= TIED
        and after.told.status is not EventStatus.HAPPENED
    )


def _recoded(
    draft: _Draft, event_type: str, modes: tuple[str, ...], why: str, *, done: bool = False
) -> _Draft:
    """With another type. `done`: the act is the refusal itself, which has happened."""
    code = replace(
        draft.code, event_type=event_type, modes=modes, reason=f"{draft.code.reason}; {why}"
    )
    if not done:
        return replace(draft, code=code)
    told = replace(
        draft.told,
        status=EventStatus.HAPPENED,
        polarity=Polarity.POSITIVE,
        reason=f"{draft.told.reason}; to refuse is an act itself",
    )
    return replace(draft, code=code, told=told)


OUTCOMES = word_set(
    """kill kills killed killing killings die dies died dead death deaths wound wounds wounded
    wounding injure injures injured injuring injuries maim maimed hurt casualties slain perished"""
)
"""What an attack leads to: told beside it, it is the same act."""


def _with_outcomes(drafts: Sequence[_Draft], text: str) -> list[_Draft]:
    """An attack and those it killed as one act: `a bombing that killed two`."""
    kept: list[_Draft] = []
    for draft in drafts:
        same = next(
            (
                at
                for at in range(len(kept) - 1, max(-1, len(kept) - 4), -1)
                if _is_one_attack(kept[at], draft, text)
            ),
            None,
        )
        if same is None:
            kept.append(draft)
        elif _is_outcome(draft, text):
            kept[same] = _joined(kept[same], draft)
        else:
            kept[same] = _joined(draft, kept[same])
    return kept


def _is_outcome(draft: _Draft, text: str) -> bool:
    return all(span.of(text).lower() in OUTCOMES for span in draft.spans)


def _is_one_attack(one: _Draft, other: _Draft, text: str) -> bool:
    """Whether one tells of an attack and the other what came of it, in one sentence."""
    return (
        one.sentence == other.sentence
        and not {":", ";"} & set(text[one.spans[0].start : other.spans[0].start])
        and one.code.event_type == other.code.event_type == "ASSAULT"
        and one.told.polarity == other.told.polarity
        and (_is_outcome(one, text) or _is_outcome(other, text))
        and not _different(one, other, ACTOR)
    )


def _different(one: _Draft, other: _Draft, role: int) -> bool:
    """Whether both have a party of this role, and none in common."""
    ours = {party.span for party in one.parties if party.role == role}
    theirs = {party.span for party in other.parties if party.role == role}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _joined(attack: _Draft, outcome: _Draft) -> _Draft:
    """The attack, with the means and parties that only its outcome names."""
    has = {party.role for party in attack.parties}
    taken = {party.span for party in attack.parties}
    added = [
        party for party in outcome.parties if party.role not in has and party.span not in taken
    ]
    modes = dict.fromkeys((*attack.code.modes, *outcome.code.modes))
    contexts = {*attack.code.contexts, *outcome.code.contexts}
    return replace(
        attack,
        code=replace(
            attack.code,
            modes=tuple(modes),
            contexts=tuple(name for name in CONTEXTS if name in contexts),
            probability=max(attack.code.probability, outcome.code.probability),
            worth=max(attack.code.worth, outcome.code.worth),
        ),
        parties=tuple(sorted((*attack.parties, *added), key=lambda party: party.span)),
    )


DONE_WITH_OBJECT = frozenset(
    {"AID", "CONSULT", "ASSAULT", "RETREAT", "MOBILIZE", "PROTEST", "COOPERATE", "COERCE", "AGREE"}
)
"""Types whose verb and noun in one clause are one act: `sent aid`, `arrived on a visit`. What is
said has acts of the same type for its content: `condemned the criticism`."""
LIGHT = word_set(
    "launch mount stage make hold conduct carry issue open wage commit perform deliver"
)
"""Verbs that say nothing without the act that is their object."""
WITHIN_CLAUSE = 5
"""Groups of words between a verb and such a noun: `gave | Norvik | 5 million dollars | of | aid`
has four."""


def _with_objects(drafts: Sequence[_Draft], text: str) -> list[_Draft]:
    """A verb and the noun that names the same act as one: `provided aid`, `launched a raid`."""
    kept: list[_Draft] = []
    for draft in drafts:
        verb = next((one for one in reversed(kept[-2:]) if _has_object(one, draft, text)), None)
        if verb is None:
            kept.append(draft)
        else:
            kept[kept.index(verb)] = _with_object(verb, draft)
    return kept


def _has_object(verb: _Draft, noun: _Draft, text: str) -> bool:
    """Whether the second names what the first does, in one clause."""
    if verb.sentence != noun.sentence or verb.code.event_type is None:
        return False
    light = _is_light(verb, text)
    same = verb.code.event_type == noun.code.event_type and noun.code.label is None
    if not light and not (same and verb.code.event_type in DONE_WITH_OBJECT):
        return False
    build = verb.build
    low, high = _group_at(build, verb.spans[-1].start), _group_at(build, noun.spans[0].start)
    if low is None or high is None or not low <= high <= low + WITHIN_CLAUSE:
        return False
    chunks = build.chunks
    if chunks[low].kind is not ChunkKind.VERB or chunks[high].kind is not ChunkKind.NOUN:
        return False
    if any(one.kind not in INSIDE_CLAUSE for one in chunks[low + 1 : high]):
        return False
    if light and high != low + 1:
        return False
    return not any(_different(verb, noun, role) for role in (ACTOR, RECIPIENT))


INSIDE_CLAUSE = frozenset(
    {ChunkKind.NOUN, ChunkKind.PREPOSITION, ChunkKind.TIME, ChunkKind.ADVERB, ChunkKind.ADJECTIVE}
)


def _is_light(draft: _Draft, text: str) -> bool:
    """Whether a verb says nothing without its object: `launched`, `issued`."""
    words = [word for span in draft.spans for word in span.of(text).lower().split()]
    return len(words) == 1 and any(form in LIGHT for form in base_forms(words[0]))


def _group_at(build: SentenceSyntax, place: int) -> int | None:
    """The number of the group of words that a place is in."""
    tokens = build.tokens
    return next(
        (
            number
            for number, chunk in enumerate(build.chunks)
            if tokens[chunk.first].start <= place < tokens[chunk.after - 1].end
        ),
        None,
    )


def _with_object(verb: _Draft, noun: _Draft) -> _Draft:
    """The verb's act with the noun's words, kind where the verb has another, and parties."""
    joined = _joined(verb, noun)
    code = joined.code
    if verb.code.event_type != noun.code.event_type or verb.code.label != noun.code.label:
        code = noun.code
    return replace(joined, spans=(*verb.spans, *noun.spans), code=code)


TERRITORIAL = frozenset({"visit", "curfew", "martial-law", "heavy-weapons", "aerial", "drone"})
"""Modes of acts whose place is the other side, where nobody is named: `shells fell on Ardo`."""
TERRITORIAL_TYPES = frozenset({"MOBILIZE", "AID", "CONCEDE", "SANCTION", "CONSULT"})
INTO = word_set("in into to at on near around across within inside over outside from for with")
PLACE_REACH = 80
"""Characters from an act to such a place."""
PLACE_CHANCE = 0.5
"""Set by hand."""


def _with_place(draft: _Draft, text: str, known: _Known) -> _Draft:
    """With the place for the other side, where an act on a territory names nobody else."""
    code = draft.code
    if code.event_type not in TERRITORIAL_TYPES and TERRITORIAL.isdisjoint(code.modes):
        return draft
    if any(party.role != ACTOR for party in draft.parties):
        return draft
    if code.event_type == "CONSULT" and sum(party.role == ACTOR for party in draft.parties) > 1:
        return draft
    end = draft.spans[-1].end
    within = Span(end, min(end + PLACE_REACH, draft.sentence.end))
    taken = [party.span for party in draft.parties]
    for place in known.places_in(within):
        span = place.span
        before = text[end : span.start].lower().replace("the ", " ").split()
        if place.role is not PlaceRole.PLACE or not before or before[-1] not in INTO:
            continue
        if any(span.overlaps(other) for other in taken):
            continue
        party = _Party(
            role=RECIPIENT,
            span=span,
            name=span.of(text),
            coded=span,
            entity_id=None,
            named=True,
            probability=PLACE_CHANCE,
            reason="nobody else is named: the place that the act is about",
        )
        return replace(draft, parties=(*draft.parties, party))
    return draft


def _builds(
    document: Document,
    sentences: Sequence[Span],
    syntax: Sequence[SentenceSyntax] | None,
    needed: Sequence[int],
) -> dict[int, SentenceSyntax]:
    """The sentences with triggers, by their number."""
    if syntax is not None:
        return {place: syntax[place] for place in needed}
    made = read_syntax(document.text, [sentences[place] for place in needed])
    return dict(zip(needed, made, strict=True))


def _places_of(reading: Reading, sentences: Sequence[Span], words: Sequence[int]) -> list[int]:
    """The number of the sentence that each word is in."""
    begins = [sentence.start for sentence in sentences]
    return [max(0, bisect_right(begins, reading.starts[word]) - 1) for word in words]


def _with_contents(
    reading: Reading,
    table: WordTable,
    triggers: Sequence[Trigger],
    builds: Mapping[int, SentenceSyntax],
    titles: AbstractSet[int],
) -> tuple[list[Trigger], frozenset[int], frozenset[int], Mapping[int, ByBuild]]:
    """The triggers with those that grammar finds, the first words of what an accusation, an order
    or a wish has for its content, those of acts that their place in the sentence tells, and those
    that the build shows otherwise.

    `titles`: numbers of the sentences that are a headline.
    """
    scores = reading.scores["act"]
    by_first = {trigger.first: trigger for trigger in triggers}
    taken = {word: trigger.first for trigger in triggers for word in trigger.words}
    contents: set[int] = set()
    told: set[int] = set()
    attempt = "attempt" in table.lower  # "the said attempt": told again, so that it is an act
    by_build: dict[int, ByBuild] = {}
    for number, build in builds.items():
        if len(build.tokens) > MAX_SENTENCE_WORDS:
            continue
        view = view_of(build, in_title=number in titles)
        told.update(_told_in(reading, table, view, by_first, taken))
        flows = {**flow_words(view), **sense_words(view)}
        claimed = frozenset(claimed_words(view))
        nouns = named_acts(view)
        doubled = frozenset(doubled_words(view))
        charged = frozenset(charged_words(view))
        claimed |= frozenset(called_for_words(view))
        for at in sorted({*content_words(view), *nouns, *flows, *doubled, *charged}):
            word = bisect_left(reading.starts, build.tokens[at].start)
            if word >= len(table.lower):
                continue
            first, chance = taken.get(word, word), mark_chance(scores[word])
            kinds = flows.get(at, table.kinds[word])
            told_so = at in flows or at in doubled or at in charged
            told_so = told_so or (attempt and is_tried(view, at))
            least = 0.0 if told_so else CONTENT_FROM
            least = CLAIMED_FROM if at in claimed and kinds else least
            if (at in nouns and not kinds) or (first == word and chance < least):
                continue
            known = by_first.get(first)
            if known is None:
                parts = ((word, word + max(1, table.taken[word])),)
                by_first[first] = Trigger(parts=parts, probability=chance, kinds=kinds)
            elif at in flows:
                by_first[first] = replace(known, kinds=kinds)
            contents.add(first)
            if at in flows:
                by_build[first] = ByBuild.SENSED
            elif at in claimed and kinds:
                by_build.setdefault(first, ByBuild.CLAIMED)
    found = sorted(by_first.values(), key=lambda one: one.first)
    return found, frozenset(contents), frozenset(told), by_build


def _told_in(
    reading: Reading,
    table: WordTable,
    view: View,
    by_first: dict[int, Trigger],
    taken: dict[int, int],
) -> Iterator[int]:
    """The first words of the acts that a sentence tells by their place; those that the model did
    not mark become triggers, in place."""
    starts, tokens, span = reading.starts, view.tokens, view.sentence.span
    words: dict[int, int] = {}
    for word in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
        if table.kinds[word]:
            at = bisect_left(tokens, starts[word], key=start_of)
            if at < len(tokens) and tokens[at].start == starts[word]:
                words[at] = word
    kinds = {at: (table.kinds[word], table.taken[word]) for at, word in words.items()}
    for at in told_words(view, kinds):
        word = words[at]
        first = taken.get(word, word)
        if first == word and word not in by_first:
            chance = mark_chance(reading.scores["act"][word])
            if chance < (TITLE_TOLD_FROM if view.in_title else TOLD_FROM):
                continue
            end = word + table.taken[word]
            by_first[word] = Trigger(
                parts=((word, end),), probability=chance, kinds=table.kinds[word]
            )
            taken.update((other, word) for other in range(word, end))
        yield first


def _drafts(
    document: Document,
    *,
    sentences: Sequence[Span],
    build: Mapping[int, SentenceSyntax],
    reading: Reading,
    table: WordTable,
    scores: KindScores,
    candidates: Sequence[Candidate],
    marked: AbstractSet[int],
    contents: AbstractSet[int],
    told_words: AbstractSet[int],
    looked: AbstractSet[int],
    by_build: Mapping[int, ByBuild],
    known: _Known,
    holders: Holders,
) -> list[_Draft]:
    """The acts, in text order. `scores`: what the model says at the triggers of `candidates`;
    `marked`: first words of those that it marked; `contents`: of what others accuse of or ask for;
    `told_words`: of acts that their place in the sentence tells; `looked`: of those that a first
    look takes for acts; `by_build`: of those that the build shows otherwise, and how."""
    triggers = [one.trigger for one in candidates]
    ranges = [table.sentence_of(trigger.first) for trigger in triggers]
    places = _places_of(reading, sentences, [trigger.first for trigger in triggers])
    kept = [
        keep or (trigger.first in looked and _may_name(reading, trigger, build[place]))
        for keep, trigger, place in zip(
            _kept_of(ranges, candidates, marked, told_words), triggers, places, strict=True
        )
    ]
    rows = [
        row
        for row, (keep, (begin, end)) in enumerate(zip(kept, ranges, strict=True))
        if (keep or triggers[row].first in contents or triggers[row].probability >= UNCODED_FROM)
        and end - begin <= MAX_SENTENCE_WORDS
        and not _is_modifier(reading, triggers[row], build[places[row]])
    ]
    named = {
        reading.starts[triggers[row].words[-1]]
        for row in rows
        if kept[row]
    }  # fmt: skip
    spans = [tuple([reading.span(*part) for part in triggers[row].parts]) for row in rows]
    statements = [holders.innermost(one[0]) for one in spans]
    reached = [
        by_rules(
            document.text,
            build[places[row]],
            one[0],
            statement,
            in_title=_is_title(document, sentences[places[row]]),
        )
        for row, one, statement in zip(rows, spans, statements, strict=True)
    ]
    status = status_scores(reading, [triggers[row].words for row in rows])
    statuses = weighed_together(list(zip(reached, statements, status, strict=True)))
    read: dict[int, Sentence] = {}
    subjects: dict[int, frozenset[int]] = {}
    drafts: list[_Draft] = []
    asked: list[RoleAct] = []
    for row, one, statement, told in zip(rows, spans, statements, statuses, strict=True):
        trigger, place, (begin, end) = triggers[row], places[row], ranges[row]
        content = trigger.first in contents
        coded = kept[row] or (content and _has_kind(candidates[row]))
        why = "" if coded else _why_act(build[place], one[0], told, named, content=content)
        if not coded and not why:
            continue
        if begin not in read:
            read[begin] = read_sentence(reading, table, build[place], begin, end)
            subjects[begin] = contexts_in(read[begin].lower)
        if coded:
            code = code_act(
                candidates[row],
                scores.types[row],
                scores.modes[row],
                scores.contexts[row],
                told=subjects[begin],
            )
            if by_build.get(trigger.first) is ByBuild.SENSED:
                code = with_mode_of(code, trigger.kinds)
        else:
            code = uncoded_act(candidates[row], scores.contexts[row], told=subjects[begin], why=why)
        source = statement.source if statement is not None else ()
        asked.append(
            RoleAct(
                sentence=read[begin],
                trigger=trigger,
                names=known.names_in(sentences[place]),
                kind=code.label.value if code.label else code.event_type,
                speaker=(*source, *known.datelines_in(sentences[place])),
            )
        )
        drafts.append(
            _Draft(
                spans=one,
                sentence=sentences[place],
                build=build[place],
                marked=trigger.probability,
                code=code,
                parties=(),
                told=told,
                told_by=source,
                by_build=by_build.get(trigger.first),
            )
        )
    phrases = find_phrases(asked, RoleReader.of(reading))
    return [
        _with_parties(document.text, draft, act, found, known, table)
        for draft, act, found in zip(drafts, asked, phrases, strict=True)
    ]


def _with_parties(
    text: str,
    draft: _Draft,
    act: RoleAct,
    phrases: Sequence[RolePhrase],
    known: _Known,
    table: WordTable,
) -> _Draft:
    """An act with the parties that the phrases of its sentence stand for."""
    mutual = draft.code.event_type == "CONSULT" and _is_meeting(draft.code, act.trigger, table)
    parties = [
        party
        for phrase in phrases
        for party in _parties(
            text,
            act.sentence,
            replace(phrase, role=ACTOR) if mutual else phrase,
            known,
            draft.told_by,
        )
    ]
    return replace(draft, parties=tuple(parties))


def _kept_of(
    ranges: Sequence[tuple[int, int]],
    candidates: Sequence[Candidate],
    marked: AbstractSet[int],
    told_words: AbstractSet[int],
) -> list[bool]:
    """Which acts have a kind: of those that the model marked by their worth, beside them those that
    their place in the sentence tells."""
    rows = [row for row, one in enumerate(candidates) if one.trigger.first in marked]
    worth = kept_acts([ranges[row][0] for row in rows], [candidates[row] for row in rows])
    kept = {row for row, keep in zip(rows, worth, strict=True) if keep}
    return [
        row in kept or (one.trigger.first in told_words and _is_told(one))
        for row, one in enumerate(candidates)
    ]


def _is_told(candidate: Candidate) -> bool:
    """Whether model and table agree on the kind of an act that its place in the sentence tells; of
    a word with several kinds on all of them."""
    if not candidate.agreed:
        return False
    listed = {kind.split()[0] for kind in candidate.trigger.kinds}
    total = sum(candidate.chances.get(kind, 0.0) for kind in listed)
    return candidate.chances[candidate.best] >= TOLD_KIND_FROM or (
        "other" not in listed and total >= TOLD_KINDS_FROM
    )


TOLD_KINDS_FROM = 0.6
"""Chance of all kinds of such an act that our table has, together."""
CLAIMED_FROM = 0.01
"""Chance of a mark from which a verb of the table is an act that somebody is said to have done."""


def _has_kind(candidate: Candidate) -> bool:
    """Whether one kind is likely enough for an act that grammar finds."""
    chance = candidate.chances[candidate.best]
    return candidate.agreed or (not candidate.trigger.kinds and chance >= CONTENT_KIND_FROM)


OPEN_STATUSES = frozenset({EventStatus.ALLEGED, EventStatus.ORDERED})


def _why_act(
    build: SentenceSyntax, trigger: Span, told: Told, named: AbstractSet[int], *, content: bool
) -> str:
    """What says that a verb names an act which has no likely kind; "" where nothing does.

    `named`: where the acts with a kind begin.
    """
    view = view_of(build)
    at = view.head_of(trigger)
    if at is None or not view.is_verb(at):
        return ""
    done = view.tag(at) == "VBG" or view.word(at - 1) == "having"
    if view.base(at) in DULL and not (content and done):
        return ""
    if content:
        return f"what somebody is accused of or asked for ({told.reason})"
    if told.status in OPEN_STATUSES and not view.held_for(trigger):
        return f"told as {told.status.value} ({told.reason})"
    nouns = [
        number for number, token in enumerate(build.tokens)
        if token.start in named and view.is_noun(number)
    ]  # fmt: skip
    return "done about another act" if act_objects(view, at, nouns) else ""


def _may_name(reading: Reading, trigger: Trigger, build: SentenceSyntax) -> bool:
    """Whether a word of the trigger is a verb, a noun or an adjective that can name an act."""
    view = view_of(build)
    return any(
        view.tag(at)[:2] in ("VB", "NN", "JJ")
        and not view.is_helper(at)
        and (bool(trigger.kinds) or view.base(at) not in DULL)
        for at in _tokens_of(reading, trigger, build)
    )


def _tokens_of(reading: Reading, trigger: Trigger, build: SentenceSyntax) -> list[int]:
    spans = [reading.span(low, high) for low, high in trigger.parts]
    return sorted(beginning_in(build.tokens, spans))


def _is_modifier(reading: Reading, trigger: Trigger, build: SentenceSyntax) -> bool:
    """Whether a mark is on no more than a word beside the act: `bluntly`, `a stern reminder`,
    `tried to`."""
    if _only_tries(reading, trigger, build) or _is_idle(reading, trigger, build):
        return True
    if trigger.kinds:
        return False
    inside = _tokens_of(reading, trigger, build)
    tags = {build.tags[at] for at in inside}
    if tags <= {"RB"}:
        return bool(tags)
    following = build.tags[inside[-1] + 1] if inside[-1] + 1 < len(build.tags) else ""
    return tags <= {"RB", "JJ"} and following in ("NN", "NNS")


def _is_idle(reading: Reading, trigger: Trigger, build: SentenceSyntax) -> bool:
    """Whether the mark is on one word that names no act where it stands: `sought` shelter."""
    view = view_of(build)
    at = view.head_of(reading.span(*trigger.parts[0]))
    if at is None or (len(trigger.words) > 1 and view.word(at) not in ("war", "wars")):
        return False
    return names_no_act(view, at)


TRYING = word_set(
    "try tries tried trying attempt attempts attempted seek seeks sought fail fails failed failing"
)


def _only_tries(reading: Reading, trigger: Trigger, build: SentenceSyntax) -> bool:
    """Whether the mark is on a word of trying alone, with what is tried behind it: `tried to`."""
    if len(trigger.words) > 1:
        return False
    start = reading.starts[trigger.first]
    at = next((at for at, token in enumerate(build.tokens) if token.start == start), None)
    return (
        at is not None
        and build.tokens[at].lower in TRYING
        and at + 2 < len(build.tokens)
        and build.tokens[at + 1].lower == "to"
        and build.tags[at + 2] in ("VB", "RB")
    )


def _is_title(document: Document, sentence: Span) -> bool:
    return bool(document.title) and sentence.start == 0


MEETING_WORDS = word_set(
    """meet meets met meeting meetings talk talks talked confer confers conferred conference summit
    discuss discussed discussions negotiate negotiated negotiations negotiation parley dialogue
    consulted consultations spoke speak phoned telephoned call sat huddled"""
)


def _is_meeting(code: Code, trigger: Trigger, table: WordTable) -> bool:
    """Whether both sides of a consultation do the same: those who meet, not guest and host."""
    if {"visit", "third-party"} & set(code.modes):
        return False
    return any(table.lower[word] in MEETING_WORDS for word in trigger.words)


def _event(
    document: Document, draft: _Draft, parties: Sequence[tuple[int, Party]], version: str
) -> Found:
    code, told, spans = draft.code, draft.told, draft.spans
    actors = tuple(party for role, party in parties if role == ACTOR)
    recipients = tuple(party for role, party in parties if role != ACTOR)
    label = code.label
    if label is None and code.event_type == "SANCTION" and "expel" in code.modes:
        label = EventLabel.DIPLOMAT_EXPULSION if _diplomats(recipients) else None
    kind = code.event_type or (label.value if label else "")
    quad = EVENT_TYPES[code.event_type].quad if code.event_type else None
    made = record_id("evt", document.id, spans, kind)
    words = {word for span in spans for word in span.of(document.text).lower().split()}
    event = Event(
        id=made,
        document_id=document.id,
        chain_id=made,
        trigger=spans,
        sentence=draft.sentence,
        event_type=code.event_type,
        modes=code.modes,
        contexts=code.contexts,
        label=label,
        quad=quad,
        score=EVENT_TYPES[code.event_type].score_of(code.modes) if code.event_type else None,
        cameo=cameo_code(
            code.event_type,
            code.modes,
            code.contexts,
            diplomat=label is EventLabel.DIPLOMAT_EXPULSION,
        ),
        readings=code.readings,
        actors=actors,
        recipients=recipients,
        reciprocal=len(actors) > 1
        and not recipients
        and (code.event_type in MUTUAL_TYPES or not MUTUAL_WORDS.isdisjoint(words)),
        place=None,
        place_id=None,
        time_id=None,
        begin=None,
        end=None,
        time_reason="not looked for",
        magnitudes=(),
        instrument=None,
        status=told.status,
        polarity=told.polarity,
        certainty=told.certainty,
        status_probability=round(told.probability, 3),
        status_reason=told.reason,
        counted=told.status in (EventStatus.HAPPENED, EventStatus.ALLEGED),
        statement_id=None,
        statement_ids=(),
        warnings=(),
        probability=code.probability,
        reason=f"{code.reason}; marked as an act {draft.marked:.2f}",
        made_by=f"reader {version}, {RULES}",
    )
    return Found(
        event=event,
        worth=code.worth,
        marked=draft.marked,
        agreed=code.agreed,
        listed=code.listed,
        by_build=draft.by_build,
    )


def _diplomats(parties: Sequence[Party]) -> bool:
    return any(not DIPLOMATS.isdisjoint(party.name.lower().split()) for party in parties)


def _by_start(span: Span) -> tuple[int, int]:
    return span.start, span.end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Names and entities of a text, to be looked up by place."""

    names: list[Span]
    starts: list[int]
    entity_at: dict[Span, tuple[Entity, Wording]]
    """Every place where an entity is spoken of."""
    entity_starts: list[int]
    entity_spans: list[Span]

    places: list[Place]
    place_starts: list[int]

    @classmethod
    def of(
        cls,
        *,
        mentions: Sequence[Mention],
        places: Sequence[Place],
        entities: Sequence[Entity],
    ) -> _Known:
        """Sort them once."""
        spoken = {mention.span for mention in mentions} | {place.span for place in places}
        names = sorted(spoken, key=_by_start)
        entity_at = {
            mention.span: (entity, mention.wording)
            for entity in entities
            for mention in entity.mentions
        }
        spans = sorted(entity_at, key=_by_start)
        ordered = sorted(places, key=lambda place: _by_start(place.span))
        return cls(
            names=names,
            starts=[span.start for span in names],
            entity_at=entity_at,
            entity_starts=[span.start for span in spans],
            entity_spans=spans,
            places=ordered,
            place_starts=[place.span.start for place in ordered],
        )

    def names_in(self, span: Span) -> list[Span]:
        """The names in a stretch of text."""
        return self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def places_in(self, span: Span) -> list[Place]:
        """The places in a stretch of text."""
        low = bisect_left(self.place_starts, span.start)
        return self.places[low : bisect_left(self.place_starts, span.end)]

    def datelines_in(self, span: Span) -> list[Span]:
        """Where a report was written, which takes part in nothing."""
        return [one.span for one in self.places_in(span) if one.role is PlaceRole.DATELINE]

    def entity_of(self, span: Span) -> tuple[Entity, Wording] | None:
        """The entity that a party's words speak of: its mention ends with them, or is most of
        them; None for words that only hold a name (`Kestrian troops`)."""
        if span in self.entity_at:
            return self.entity_at[span]
        low = bisect_left(self.entity_starts, span.start)
        high = bisect_left(self.entity_starts, span.end)
        inside = [one for one in self.entity_spans[low:high] if one.end <= span.end]
        ending = [one for one in inside if one.end == span.end]
        if ending:
            return self.entity_at[min(ending)]
        longest = max(inside, key=lambda one: one.end - one.start, default=None)
        if longest is not None and 2 * (longest.end - longest.start) > span.end - span.start:
            return self.entity_at[longest]
        return None


def _parties(
    text: str,
    sentence: Sentence,
    phrase: RolePhrase,
    known: _Known,
    speaker: Sequence[Span],
) -> Iterator[_Party]:
    """The parties that a phrase stands for: one for each nationality that it names."""
    span, reason = phrase.span, phrase.reason
    words = span.of(text)
    if words.lower() in PRONOUNS:
        taken_up, why = _taken_up(sentence, span, known, speaker)
        if taken_up is not None:
            reason = f"“{words}” {why} “{taken_up.of(text)}”; {reason}"
            span = taken_up
    for part in split_nationalities(text, span, known.places_in(span)):
        entity = known.entity_of(part)
        name, coded = part.of(text), part
        if words.lower() in FIRST and (said := _who_says_i(text, known, speaker)) is not None:
            entity, coded = said, _named_place(said[0], part)
            name = said[0].name
            reason = f"“{words}” is the speaker, {name}; {reason}"
        elif entity is not None and entity[1] is Wording.PRONOUN:
            name, coded = entity[0].name, _named_place(entity[0], part)
            reason = f"“{part.of(text)}” is {name}; {reason}"
        yield _Party(
            role=phrase.role,
            span=part,
            name=name,
            coded=coded,
            entity_id=entity[0].id if entity is not None else None,
            named=bool(known.names_in(part)) or words.lower() in PRONOUNS,
            probability=phrase.probability,
            reason=reason,
        )


FIRST = word_set("i me my myself")


def _who_says_i(text: str, known: _Known, speaker: Sequence[Span]) -> tuple[Entity, Wording] | None:
    """Who says `I`: the one person that the source names, or takes up; None where it says `a clerk
    of Ana Ruiz`."""
    if len(speaker) != 1:
        return None
    (source,) = speaker
    if source.of(text).lower() in PRONOUNS:
        return known.entity_of(source)
    people = [
        (name, entity)
        for name in known.names_in(source)
        if (entity := known.entity_at.get(name)) is not None
        and entity[0].kind is MentionKind.PERSON
    ]
    if len(people) != 1:
        return None
    ((name, entity),) = people
    before = text[source.start : name.start].lower().split()
    owned = any(word in OF_OTHERS or word.endswith(("'s", "’s")) for word in before)
    return None if owned else entity


OF_OTHERS = word_set("for of to by with from and")


THIRD = word_set("he she it they him her them his its their himself herself itself themselves")


def _taken_up(
    sentence: Sentence, span: Span, known: _Known, speaker: Sequence[Span]
) -> tuple[Span | None, str]:
    """What a pronoun takes up in its own sentence, and how; None where that is not clear.

    A relative pronoun has the group before it; another one what the document's entities say, else
    the speaker whose words it stands in: `Kestria said it would withdraw`.
    """
    before = antecedent_of(sentence, span)
    if before is not None:
        return before, "takes up"
    start = sentence.starts[0] if sentence.starts else 0
    entity = known.entity_of(span)
    if entity is not None:
        named = [
            mention.span
            for mention in entity[0].mentions
            if mention.wording is not Wording.PRONOUN and start <= mention.span.start < span.start
        ]
        return (whole_phrase(sentence, named[-1]), "is") if named else (None, "")
    index = bisect_left(sentence.starts, span.start)
    if index < len(sentence.lower) and sentence.lower[index] in THIRD:
        told = [one for one in speaker if start <= one.start and one.end <= span.start]
        if told and not (sentence.lower[index] in THINGS and _is_officer(sentence, told[-1])):
            return whole_phrase(sentence, told[-1]), "is the speaker"
    return None, ""


THINGS = word_set("it its itself")


HUMANS = PERSONS | DIPLOMATS | word_set(
    """deputy witness spokesman spokeswoman lawyer analyst doctor clerk teacher aide adviser advisor
    official resident villager neighbour neighbor survivor widow farmer miner driver"""
)  # fmt: skip


def _is_officer(sentence: Sentence, span: Span) -> bool:
    """Whether words end in an office that a person holds: `it` is not `the senator`."""
    first, after = sentence.words_in(span)
    return after > first and (
        sentence.lower[after - 1] in OFFICE_WORDS or sentence.lower[after - 1] in HUMANS
    )


def _named_place(entity: Entity, span: Span) -> Span:
    """Where the text speaks of an entity in words that tell most: a name, else a description."""
    for wording in (Wording.NAME, Wording.DESCRIPTION):
        for mention in entity.mentions:
            if mention.wording is wording:
                return mention.span
    return span


def _coded(party: _Party, code: PartyCode) -> tuple[int, Party]:
    return party.role, Party(
        span=party.span,
        name=party.name,
        implied=False,
        entity_id=party.entity_id,
        code=code.code,
        sector=code.sector,
        label=code.label,
        probability=round(party.probability * code.probability, 3),
        reason=f"{party.reason}; {code.reason}",
    )


class Holders:
    """Which statement holds a place, the innermost first."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = sorted(
            (
                (piece, statement)
                for statement in statements
                if statement.voice is not Voice.ARTICLE
                for piece in statement.content
            ),
            key=lambda held: (held[0].start, -held[0].end, held[1].parent_id is None, held[1].id),
        )
        self._pieces = pieces
        self._starts = [piece.start for piece, _ in pieces]
        self._reach: list[int] = []
        """For each piece the furthest end among those up to it."""
        for piece, _ in pieces:
            self._reach.append(max(piece.end, self._reach[-1] if self._reach else 0))

    def innermost(self, span: Span) -> Statement | None:
        """The statement with the shortest piece of content around a span."""
        best: tuple[int, Statement] | None = None
        for at in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            if self._reach[at] < span.end:
                break
            piece, statement = self._pieces[at]
            if piece.holds(span) and (best is None or piece.end - piece.start < best[0]):
                best = (piece.end - piece.start, statement)
        return best[1] if best is not None else None


def main_first(events: Sequence[Event]) -> list[Event]:
    """Events of one sentence, the one that it is about first: the first that is told, since what
    somebody did stands before what he did it about."""
    return sorted(events, key=lambda event: event.trigger[0].start)
