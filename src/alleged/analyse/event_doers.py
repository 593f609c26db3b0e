"""Who does it, where the build of the sentence says so.

The reader model found nobody, or somebody who only gave the order or stands beside it.

    The queen ordered the frigates to shell the fort.     ->  the frigates
    A freighter was chased by pirates.                    ->  pirates
    The guards responded by firing.                       ->  the guards
    The clerk is accused of beating the porter.           ->  the clerk
"""

from __future__ import annotations

import re
from dataclasses import replace

from msgspec import structs

from alleged.analyse.act_words import base_forms
from alleged.analyse.event_build import SUFFERING
from alleged.analyse.event_climb import CHARGED_BY, HELPERS, NOUN_TAGS, View
from alleged.analyse.event_cues import Force, verb_forces
from alleged.analyse.event_echoes import ALIKE
from alleged.analyse.event_finds import SERIES
from alleged.analyse.event_parties import (
    BEFALLING,
    CALENDAR,
    PLANS,
    drawn_by,
    is_passive,
    subject_of,
)
from alleged.analyse.event_supplied import (
    ACTOR,
    BROUGHT_TO_COURT,
    CONTROLLED_PROBABILITY,
    NO_PARTY,
    RECIPIENT,
    STAND_INS,
    SUFFERED,
    WORDS_OF_TIME,
    Supplied,
    clause_subject,
    is_means,
    low_words,
    noun_after,
    noun_chunk_after,
    of_behind,
    own_subject,
    party_span,
    span_over,
    subject_behind,
    without_mark,
)
from alleged.analyse.names import word_set
from alleged.analyse.syntax import BE, Chunk, ChunkKind
from alleged.records.events import Event, EventLabel, Party
from alleged.records.spans import Span


def find_doer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """Who does it: the first that a rule finds, the surest rules first."""
    return (
        _alike_doer(event, view, at)
        or _by_doer(event, view, at)
        or _relative_doer(event, view, at)
        or _charged_before(event, view, at)
        or _charged_doer(event, view, at)
        or _controller(event, view, at)
        or _owner_of_plan(event, view, at)
        or _same_subject(event, view, at)
        or _doer(text, event, view, at)
        or _modifying_doer(event, view, at)
        or _involved_doer(event, view, at)
        or _source_doer(event, view, at)
        or _owner_doer(event, view, at)
    )


def _alike_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Norvik did so` Norvik, of `so did the rabbi` the rabbi: whoever does the same."""
    if view.word(at) not in ALIKE or "the act told before" not in event.reason:
        return None
    behind = view.word(at - 1) == "so"
    chunk = noun_after(view, at + 1) if behind else subject_of(view, at)
    if chunk is None:
        return None
    others = tuple(one.span for one in event.actors if one.span is not None)
    return Supplied(
        event.id,
        ACTOR,
        party_span(view, chunk),
        "who does the same",
        probability=CONTROLLED_PROBABILITY,
        instead=others,
        sure=True,
    )


def _by_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `was shot by a guard`, `a freighter chased by pirates` the guard and the pirates."""
    if not view.is_verb(at) or view.tag(at) not in ("VBN", "VBD", "JJ"):
        return None
    by = next(
        (
            place
            for place in range(at + 1, min(at + BY_REACH, len(view.low) - 1))
            if view.word(place) == "by"
        ),
        None,
    )
    if by is None or not is_passive(view, at):
        return None
    between = range(at + 1, by)
    if any(view.is_verb(place) or view.word(place) in ENDS_PASSIVE for place in between):
        return None
    chunk = noun_after(view, by + 1)
    if chunk is None or view.tag(chunk.head) == "CD" or view.word(chunk.head) in CALENDAR:
        return None
    chunk = _before_time(view, chunk)
    if is_means(view, chunk) or view.word(chunk.head) in MEASURES:
        return None
    span = party_span(view, chunk)
    known = [one.span for one in event.actors if one.span is not None and one.span.overlaps(span)]
    if any(one.holds(span) or one.end == span.end for one in known):
        return None
    others = tuple(one.span for one in event.actors if one.span is not None)
    sure = event.event_type in BEFALLING and view.tag(chunk.head) in ("NNS", "NNP")
    sure = sure and NATURE.isdisjoint(base_forms(view.word(chunk.head)))
    return Supplied(
        event.id, ACTOR, span, "after “by”", instead=others, sure=sure, replaces_other=True
    )


def _before_time(view: View, chunk: Chunk) -> Chunk:
    """A group without the words of time that end it: `a guard | almost two weeks earlier`."""
    for at in range(chunk.first + 1, chunk.after):
        if view.tag(at) in ("RB", "CD") and view.tag(at - 1) in NOUN_TAGS:
            return structs.replace(chunk, after=at, head=at - 1)
    return chunk


BY_REACH = 9
NATURE = word_set(
    """flood landslide mudslide avalanche earthquake quake storm hurricane cyclone typhoon tornado
    wave tsunami heatwave fire wildfire lightning wind rain drought famine disease virus car train
    truck lorry bus vehicle tree rock debris wound injury burn splinter"""
)
"""What people are killed by and is nobody."""
MEASURES = WORDS_OF_TIME | word_set(
    """percent per cent points law decree force mistake accident chance surprise fire force hand
    phone telephone mail road sea air rail means way order vote votes margin majority"""
)
"""What stands behind `by` and does nothing."""
ENDS_PASSIVE = word_set(", ; : . ( ) who which that when where while after before and but")


def _relative_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `caught pirates who threatened a ship` the pirates: whoever *who* takes up, where only
    others before were found."""
    if not view.is_verb(at) or is_passive(view, at) or event.reciprocal:
        return None
    first = view.helpers(at)[1]
    if view.word(first - 1) not in ("who", "which", "that") or first < 2:
        return None
    if view.word(first - 1) == "that" and view.tag(first - 1) != "WDT":
        return None
    before = view.chunk(first - 2)
    if before.kind is not ChunkKind.NOUN or view.tag(before.head) not in NOUN_TAGS:
        return None
    start = view.tokens[before.first].start
    found = tuple(one.span for one in event.actors if one.span is not None)
    if not found or any(span.end > start for span in found):
        return None
    return Supplied(
        event.id,
        ACTOR,
        party_span(view, before),
        f"what “{view.word(first - 1)}” takes up",
        instead=found,
        replaces_other=True,
    )


def _charged_before(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Suspected of killing a guard, the smuggler fled` the smuggler: whoever the clause behind
    a participle is about."""
    of = at - 1
    cue = of - 1
    if view.word(of) not in ("of", "with") or view.tag(cue) != "VBN" or cue > 1:
        return None
    if verb_forces().get(view.base(cue)) is not Force.ALLEGES:
        return None
    comma = next((i for i in range(at + 1, len(view.low)) if view.word(i) == ","), None)
    chunk = noun_after(view, comma + 1) if comma is not None else None
    if chunk is None:
        return None
    return _charged(event, view, chunk)


def _charged_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `accuses him of running the ring` him: who is charged with it, where nobody was found."""
    first = view.charged_first(at) if view.is_verb(at) else None
    listed = first is not None and first != at
    place = at if first is None else first
    of = place - 2 if view.word(place - 1) == "having" else place - 1
    if not view.is_verb(at):
        of = view.chunk(at).first - 1
    charging = of > 1 and view.word(of) in CHARGED_BY
    taken = view.taken_for(of) if view.word(of) == "for" and view.is_verb(at) else None
    ahead = (listed or taken is not None) and charging
    ahead = ahead and all(_lies_before(one, view, of) for one in event.actors)
    if (event.actors and not ahead) or view.word(of) not in ("of", "with", "for") or of < 2:
        return None
    noun = view.chunk(of - 1)
    before = noun.kind is ChunkKind.NOUN
    verb = noun.first - 1 if before else of - 1
    own = not OWNED_UP.isdisjoint(view.low[noun.first : noun.after])
    if own:
        before, verb = False, noun.first - 1
    if not before and not own and not is_passive(view, verb):
        return None  # "whom it blamed for the attack"
    charged = verb_forces().get(view.base(verb)) is Force.ALLEGES
    if ahead and event.actors and not before:
        return None
    charging = view.is_verb(verb) and (charged or verb == taken or view.word(verb) in TRIED)
    chunk = noun if before else clause_subject(view, verb)
    if not charging or chunk is None or view.word(chunk.head) in CALENDAR:
        return None
    if not {"no", "nobody", "none"}.isdisjoint(view.low[max(0, chunk.first - 1) : chunk.after]):
        return None
    others = tuple(one.span for one in event.actors if one.span is not None)
    return replace(_charged(event, view, chunk), instead=others)


def _charged(event: Event, view: View, chunk: Chunk) -> Supplied:
    return Supplied(
        event.id,
        ACTOR,
        party_span(view, chunk),
        "who is charged with it",
        probability=CONTROLLED_PROBABILITY,
        sure=True,
    )


def _lies_before(party: Party, view: View, at: int) -> bool:
    return party.span is not None and party.span.end <= view.tokens[at].start


OWNED_UP = word_set("guilty innocent responsibility credit")
"""`was found guilty of murder`, `claimed responsibility for the raid`: the subject does it."""
TRIED = word_set("convicted acquitted cleared found tried indicted sentenced jailed arrested")
COMMANDING = frozenset({Force.ORDERS, Force.CALLS, Force.WISHES})


def _controller(event: Event, view: View, at: int) -> Supplied | None:
    """Who is ordered, told, urged to do it: `ordered the tanks to return`, `was told to leave`."""
    if not view.is_verb(at):
        return None
    to = next((i for i in range(at - 1, max(-1, at - 4), -1) if view.word(i) == "to"), None)
    if to is None or to < 2:
        return None
    noun = view.chunk(to - 1)
    joint = noun.first - 1 if view.word(noun.first - 1) in ("and", "or") else None
    verb = _governor_of_first(view, joint) if joint is not None else None
    if verb is None:
        verb = _governor(view, noun.first - 1 if noun.kind == ChunkKind.NOUN else to - 1)
    if verb is None or verb_forces().get(view.base(verb)) not in COMMANDING:
        return None
    why = f"“{view.word(verb)}”: whoever is asked to do it does it"
    passive = any(view.word(i) in BE for i in range(max(0, verb - 3), verb))
    passive = passive or (verb == to - 1 and is_passive(view, verb))
    by = view.word(noun.first - 1) == "by"  # "was told by his bishop to"
    if noun.kind == ChunkKind.NOUN and noun.first > verb and not by:
        span = party_span(view, noun)
    elif passive and (subject := clause_subject(view, verb)) is not None:
        span = party_span(view, subject)
    else:
        return None
    gave = tuple(
        party.span
        for party in event.actors
        if party.span is not None
        and party.span.end <= view.tokens[verb].start
        and not party.span.overlaps(span)
    )
    known = any(party.span is not None and party.span.overlaps(span) for party in event.actors)
    if known and not gave:
        return None
    return Supplied(
        event.id, ACTOR, span, why, probability=CONTROLLED_PROBABILITY, instead=gave, sure=True
    )


def _governor_of_first(view: View, joint: int) -> int | None:
    """The verb before both of `asked the drivers to strike | and the nurses to picket`."""
    for place in range(joint - 1, max(1, joint - 14), -1):
        if view.word(place) == "to" and view.tag(place + 1) in ("VB", "VBP", "NN"):
            noun = view.chunk(place - 1)
            return _governor(view, noun.first - 1) if noun.kind is ChunkKind.NOUN else None
        if view.word(place) in (";", ":", "that", "who", "which"):
            return None
    return None


def _governor(view: View, at: int) -> int | None:
    """The verb to whose object or to which itself an infinitive belongs."""
    for place in range(at, max(-1, at - 4), -1):
        if view.is_verb(place) and view.word(place) not in HELPERS:
            return place
        if view.word(place) in (",", ";", "that", "who", "which"):
            return None
    return None


def _owner_of_plan(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the deputy's decision to fire him` the deputy."""
    first = view.helpers(at)[1]
    noun = first - 3 if view.word(first - 2) == "not" else first - 2
    if event.actors or view.word(first - 1) != "to" or noun < 1 or not view.is_verb(at):
        return None
    if PLAN.fullmatch(view.word(noun)) is None:
        return None
    own = view.chunk(noun)
    owner = next(
        (
            p
            for p in range(own.first, noun)
            if view.word(p).endswith(("'s", "s'")) or view.tag(p) == "PRP$"
        ),
        None,
    )
    if owner is None or view.tag(owner) not in (*NOUN_TAGS, "PRP$"):
        return None
    whose = structs.replace(own, after=owner + 1, head=owner)
    span = without_mark(party_span(view, whose), view)
    if view.tag(owner) == "PRP$":
        span = _of_owner(view, owner)
    return Supplied(event.id, ACTOR, span, f"whose {view.word(noun)} it is", sure=True)


PLAN = re.compile(PLANS)


def _of_owner(view: View, owner: int) -> Span:
    """Whom `his` means in `Orr announced on Monday his decision`: the subject of the verb that has
    it for its object; the pronoun itself where no noun is that."""
    verb = owner - 1
    while verb > 0 and view.chunk(verb).kind in (ChunkKind.TIME, ChunkKind.PREPOSITION):
        verb = view.chunk(verb).first - 1
    if view.is_verb(verb) and not is_passive(view, verb):
        subject = subject_of(view, verb)
        if subject is not None and view.tag(subject.head) in NOUN_TAGS:
            return party_span(view, subject)
    return span_over(view, owner, owner + 1)


def _same_subject(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the guards responded by firing`, `tried to seize the mill` the guards: the subject of the
    verb that a participle or an infinitive hangs on, with nobody between."""
    if event.actors or event.reciprocal or not view.is_verb(at) or is_passive(view, at):
        return None
    first = view.helpers(at)[1]
    before = first - 1
    if (view.tag(at) == "VBG" and view.word(before) in DOING_BY) or (
        view.word(before) == "to" and view.tag(at) in ("VB", "VBP", "NN")
    ):
        place = before - 1
    else:
        return None
    while view.tag(place) == "RB" or view.word(place) in ("not", "never"):
        place -= 1
    if not view.is_verb(place) or is_passive(view, place) or view.word(place) in BE:
        return None
    clause = next(
        (
            one
            for one in view.sentence.clauses
            if one.verb is not None and one.verb.first <= place < one.verb.after
        ),
        None,
    )
    subject = clause.subject if clause is not None else None
    if (
        subject is None
        or subject.after > place
        or view.tag(subject.head)
        not in (
            *NOUN_TAGS,
            "PRP",
        )
    ):
        return None
    span = party_span(view, subject)
    if any(one.span is not None and one.span.overlaps(span) for one in event.recipients):
        return None
    if view.word(subject.head) in NO_PARTY or view.tag(subject.head) == "CD":
        return None
    return Supplied(event.id, ACTOR, span, f"the subject of “{view.word(place)}”")


DOING_BY = word_set("by after before without while")
DEVICES = word_set("device devices charge charges blast explosion wave shock fire it")
"""What explodes or burns by itself, as far as is told."""
DOES = frozenset({EventLabel.RESIGNATION, EventLabel.OATH})
"""Acts of whoever they are told of, also in the passive: `was sworn in`."""


def _doer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """The subject of an active verb; of a resignation or an oath, whoever it is of."""
    if event.actors or event.reciprocal or view.word(at) in STAND_INS:
        return None
    if view.is_verb(at):
        if is_passive(view, at) and event.label not in DOES:
            return None
        chunk = own_subject(view, at) or subject_behind(view, at)
        why = "the subject of the verb"
    elif (event.label in DOES or view.word(at) in DONE_BY_OWNER) and (
        (of := of_behind(view, at)) is not None
    ):
        chunk = noun_chunk_after(view, of)
        if chunk is not None and view.tag(chunk.head) == "CD" and view.word(chunk.after) == "of":
            chunk = noun_chunk_after(view, chunk.after)  # "of three of his deputies"
        why = f"what “{view.word(at)} of” names"
    elif view.word(at - 1).endswith("'s") and event.event_type not in BEFALLING:
        owner = party_span(view, structs.replace(view.chunk(at), after=at, head=at - 1))
        return Supplied(
            event.id, ACTOR, Span(owner.start, owner.end - 2), f"whose {view.word(at)} it is"
        )
    else:
        chunk = _subject_of_light(view, at)
        why = "the subject of its verb"
    if chunk is None or chunk.first <= at < chunk.after or drawn_by(event, view, at) is not None:
        return None
    if event.event_type == "ASSAULT" and (
        is_means(view, chunk) or view.word(chunk.head) in DEVICES
    ):
        return None  # "two bombs exploded"
    span = party_span(view, chunk)
    taken = any(party.span is not None and party.span.overlaps(span) for party in event.recipients)
    if taken or NO_PARTY & set(low_words(span.of(text))) or span.of(text).isdigit():
        return None
    if event.event_type in BEFALLING and view.word(at) in SUFFERING:
        return None if event.recipients else Supplied(event.id, RECIPIENT, span, "who suffers it")
    if "names" in why and view.tag(chunk.first) == "PRP$":
        return None  # "the first visit of his reign"
    several = view.tag(chunk.head) == "NNS" or view.tag(chunk.first) == "CD"
    return Supplied(
        event.id,
        ACTOR,
        span,
        why,
        sure=view.word(chunk.head) == "it" or ("names" in why and several),
    )


DONE_BY_OWNER = word_set(
    """strike strikes march marches rally walkout sit-in demonstration revolt mutiny uprising
    rebellion visit trip tour retreat surrender boycott hunger-strike stoppage"""
)
"""Nouns of acts that whoever stands behind `of` does: `the hunger strike of nine monks`."""
STOPPED_WORK = word_set("strike hunger-strike")
GOING = word_set("go goes went gone going stay stayed")
CARRYING_OUT = word_set(
    """launch launched mount mounted stage staged conduct conducted perform performed undertake
    undertook execute executed make made realise realised realize realized effected carried wage
    waged hand handed issue issued pass passed impose imposed deliver delivered"""
)
"""Verbs, some of them of translations, whose subject does the act that is their object."""


def _subject_of_light(view: View, at: int) -> Chunk | None:
    """Who launched, or `realised`, the act that a noun names."""
    verb = view.chunk(at).first - 1
    if view.word(verb) == "of" and view.word(verb - 1) in SERIES:
        verb = view.chunk(verb - 1).first - 1  # "handed down a string of convictions"
    if view.word(verb) in ("out", "down"):
        verb -= 1
    if view.word(verb) == "on" and view.word(at) in STOPPED_WORK:  # "have been on strike"
        went = view.word(verb - 1) in BE or view.base(verb - 1) in ("go", "be")
        return subject_of(view, verb - 1) if went or view.word(verb - 1) in GOING else None
    behind = view.chunk(at).after
    if view.word(behind) in ("that", "which") and view.word(verb) not in CARRYING_OUT:
        for clause in view.sentence.clauses:  # "the sentences that tribunals have passed"
            own = clause.subject is not None and clause.subject.first == behind + 1
            if own and clause.verb is not None and view.word(clause.verb.head) in CARRYING_OUT:
                return None if is_passive(view, clause.verb.head) else clause.subject
    if view.word(verb) not in CARRYING_OUT or is_passive(view, verb):
        return None
    return subject_of(view, verb)


DOERS_BEFORE = word_set(
    """military police army navy rebel guerrilla militia insurgent separatist student government
    opposition mob paramilitary commando presidential parliamentary royal palace union tribal
    farmer peasant miner worker settler"""
)
"""Words before the noun of an act that say who does it: `the military takeover`."""


def _modifying_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Whoever stands as an adjective before the noun of an act."""
    if event.actors or view.is_verb(at) or at < 1 or view.word(at - 1) not in DOERS_BEFORE:
        return None
    if view.chunk(at - 1) is not view.chunk(at):
        return None
    return Supplied(
        event.id,
        ACTOR,
        span_over(view, at - 1, at),
        f"“{view.word(at - 1)}” before “{view.word(at)}”",
        sure=True,
    )


def _involved_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Norvik was behind the bombing`, `two captains involved in the killing` Norvik and the
    captains."""
    if event.actors or view.is_verb(at) or event.event_type not in BEFALLING:
        return None
    of = view.chunk(at).first - 1
    if view.word(of) == "behind" and view.word(of - 1) in BE:
        chunk = subject_of(view, of - 1)
    elif view.word(of) in ("in", "for") and view.word(of - 1) in INVOLVED:
        cue = of - 1
        chunk = subject_of(view, cue)
        if chunk is None:
            before = view.chunk(cue).first - 1
            place = before - 1 if view.word(before) == "," else before
            chunk = view.chunk(place) if place >= 0 else None
            chunk = chunk if chunk is not None and chunk.kind is ChunkKind.NOUN else None
    elif view.word(of) in PLANNING and not is_passive(view, of):
        chunk = subject_of(view, of)
    else:
        return None
    if chunk is None or chunk.first <= at < chunk.after or "not" in view.low[max(0, of - 3) : of]:
        return None
    return Supplied(event.id, ACTOR, party_span(view, chunk), "who has a part in it")


INVOLVED = word_set("involved implicated responsible participated")
PLANNING = word_set(
    """orchestrated masterminded organised organized plotted planned led ordered authorised
    authorized directed instigated"""
)
SAID_FROM = frozenset(
    {"ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "AID", "AGREE", "PROTEST", "REJECT"}
)


def _source_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `a rebuke from the bishop` the bishop."""
    if view.is_verb(at) or event.event_type not in SAID_FROM:
        return None
    own = view.chunk(at)
    if any(not _lies_before(one, view, own.first) for one in event.actors):
        return None
    chunk = noun_after(view, own.after + 1) if view.word(own.after) == "from" else None
    if chunk is None:
        return None
    return Supplied(
        event.id,
        ACTOR,
        party_span(view, chunk),
        f"“{view.word(at)} from”",
        instead=tuple(one.span for one in event.actors if one.span is not None),
        sure=view.tag(chunk.head) == "NNP",
        replaces_other=True,
    )


def _owner_doer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `his opposition to the wall` him: whose word of blame, support or refusal it is."""
    if event.actors or view.is_verb(at) or event.event_type not in SAID_FROM:
        return None
    owner = view.chunk(at).first
    if view.tag(owner) != "PRP$" or owner >= at or view.word(at) in SUFFERED | BROUGHT_TO_COURT:
        return None
    if view.word(view.chunk(at).after) not in ("to", "for", "of", "against", "that", "over"):
        return None
    return Supplied(
        event.id, ACTOR, _of_owner(view, owner), f"whose {view.word(at)} it is", sure=True
    )
