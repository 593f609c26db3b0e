"""Whom or what an act befalls, where the build of the sentence says so.

The reader model found nobody, or somebody who stands beside it: inside the subject of a passive, or
behind the next verb. Force may befall things; of other acts the words have to tell of somebody.

    Two smugglers were arrested at Tarn.                  ->  smugglers
    Summoned to the palace, the envoy kept silent.        ->  the envoy
    The clerk whom the league banned has left.            ->  the clerk
    A porter pointed a rifle at the soldiers.             ->  the soldiers
"""

from __future__ import annotations

from collections.abc import Mapping

from alleged.analyse.act_words import base_forms, kinds_of
from alleged.analyse.event_climb import NOUN_TAGS, View
from alleged.analyse.event_implied import imposing_verb
from alleged.analyse.event_labels import BODIES, HEADS, LEFT, PUT_OUT, RECALLED, SENT_AWAY
from alleged.analyse.event_parties import (
    ABSTRACT,
    BEFALLING,
    CALENDAR,
    PRIZES,
    SHOTS,
    VEHICLES,
    drawn_by,
    is_passive,
    subject_of,
)
from alleged.analyse.event_supplied import (
    BROUGHT_TO_COURT,
    NO_PARTY,
    RECIPIENT,
    STAND_INS,
    SUFFERED,
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
)
from alleged.analyse.names import word_set
from alleged.analyse.syntax import Chunk, ChunkKind
from alleged.records.events import Event, EventLabel
from alleged.records.spans import Span


def find_sufferers(text: str, event: Event, view: View, at: int) -> list[Supplied]:
    """Whom it befalls; of accusations also who is accused, of criticism who draws it."""
    found = [
        _accused(event, view, at),
        _drawing(event, view, at),
        _across_stop(event, view, at)
        or _opening_sufferer(event, view, at)
        or _relative_sufferer(text, event, view, at)
        or _ordered_sufferer(text, event, view, at)
        or _sufferer(text, event, view, at),
    ]
    return [one for one in found if one is not None]


def _accused(event: Event, view: View, at: int) -> Supplied | None:
    """`allegations that troops burned the mission`: the troops are accused."""
    if event.event_type != "ACCUSE" or view.is_verb(at):
        return None
    that = view.chunk(at).after
    chunk = noun_after(view, that + 1) if view.word(that) == "that" else None
    if chunk is None:
        return None
    span = party_span(view, chunk)
    others = tuple(
        one.span
        for one in event.recipients
        if one.span is not None and one.span.start >= view.tokens[that].start
    )
    if others == (span,):
        return None
    return Supplied(
        event.id,
        RECIPIENT,
        span,
        "the subject of what is alleged",
        instead=others,
        sure=True,
        replaces_other=True,
    )


def _drawing(event: Event, view: View, at: int) -> Supplied | None:
    """Of `the navy drew criticism` the navy: of whom it is said."""
    subject = drawn_by(event, view, at) if not event.recipients else None
    if subject is None:
        return None
    return Supplied(event.id, RECIPIENT, party_span(view, subject), "who draws it", sure=True)


def _across_stop(event: Event, view: View, at: int) -> Supplied | None:
    """`dismissed the freely. elected premier`: what stands behind a full stop that is none."""
    stop = next((i for i in range(at + 1, min(at + 8, len(view.low))) if view.word(i) == "."), None)
    if stop is None or stop + 1 >= len(view.low) or not view.is_verb(at):
        return None
    behind = view.tokens[stop + 1].text
    if not behind[:1].islower() or view.word(stop - 1) in NOUN_TAGS:
        return None
    noun = next(
        (
            i
            for i in range(stop + 1, min(stop + 6, len(view.low)))
            if (view.tag(i) in NOUN_TAGS or view.word(i) in HEADS) and view.word(i) not in CALENDAR
        ),
        None,
    )
    if noun is None:
        return None
    while view.tag(noun + 1) in NOUN_TAGS and view.chunk(noun + 1) is view.chunk(noun):
        noun += 1
    start = view.tokens[stop].start
    before = tuple(
        party.span
        for party in event.recipients
        if party.span is not None and view.tokens[at].end <= party.span.start < start
    )
    span = span_over(view, noun, noun + 1)
    if any(party.span is not None and party.span.overlaps(span) for party in event.recipients):
        return None
    return Supplied(
        event.id,
        RECIPIENT,
        span,
        "behind a full stop in the middle of a sentence",
        instead=before,
        sure=True,
    )


def _opening_sufferer(event: Event, view: View, at: int) -> Supplied | None:
    """Of `Summoned to the palace, the envoy kept silent` the envoy: whoever the main clause is
    about, where a passive participle opens the sentence."""
    if at != 0 or view.tag(at) != "VBN" or view.word(1) not in BEHIND_OPENING:
        return None
    comma = next((i for i in range(at + 1, len(view.low)) if view.word(i) == ","), None)
    chunk = noun_after(view, comma + 1) if comma is not None else None
    if comma is None or chunk is None:
        return None
    start = view.tokens[comma].start
    before = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
    return Supplied(
        event.id,
        RECIPIENT,
        party_span(view, chunk),
        "the subject of the clause behind a passive participle",
        instead=before,
        sure=True,
        replaces_other=True,
    )


BEHIND_OPENING = word_set("to by in on at from for after over before with without near")


def _relative_sufferer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """Of `the player whom the league banned` the player."""
    subject = own_subject(view, at)
    if subject is None or is_passive(view, at) or not _befalls(text, event):
        return None
    opener = subject.first - 1
    if view.word(opener) not in ("whom", "that", "which") or opener < 1:
        return None
    if view.word(opener) == "that" and view.tag(opener) != "WDT":
        return None  # "reports that bombs exploded"
    behind = noun_chunk_after(view, at)
    if behind is not None and view.chunk(at + 1) is behind:
        return None
    before = view.chunk(opener - 1)
    if before.kind is not ChunkKind.NOUN or view.tag(before.head) not in (*NOUN_TAGS, "JJ"):
        return None
    if event.recipients:
        return None
    force = event.event_type == "ASSAULT" or "seize" in event.modes
    person = force or view.word(opener) == "whom" or view.tag(before.head) == "NNP"
    why = f"what “{view.word(opener)}” takes up"
    return _befallen(text, event, view, before, why, sure=person)


def _ordered_sufferer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """Of `ordered her detained` her: who stands between a verb of wanting and a participle."""
    if view.tag(at) not in ("VBN", "VBD") or event.recipients or not _befalls(text, event):
        return None
    noun = view.chunk(at - 1) if at > 1 else None
    if noun is None or noun.kind is not ChunkKind.NOUN or noun.after != at or noun.first < 1:
        return None
    verb = noun.first - 1
    if not view.is_verb(verb) or view.base(verb) not in HAVING_DONE:
        return None
    return _befallen(
        text, event, view, noun, f"“{view.word(verb)}” somebody {view.word(at)}", sure=True
    )


HAVING_DONE = word_set("order want see have get keep")


def _sufferer(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """The subject of a passive, the object of an active verb, whom a noun has behind it."""
    if event.reciprocal or view.word(at) in STAND_INS:
        return None
    if view.is_verb(at):
        return _object_of_verb(text, event, view, at)
    tried = event.event_type == "ACCUSE" and view.word(at) in BROUGHT_TO_COURT
    if not (tried or _befalls(text, event)):
        return None
    start = view.tokens[at].start
    before = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
    if len(before) < len(event.recipients):
        return None
    owner = view.chunk(at).first
    if view.word(at) in SUFFERED and view.tag(owner) == "PRP$" and not event.recipients:
        return Supplied(
            event.id,
            RECIPIENT,
            span_over(view, owner, owner + 1),
            f"“{view.word(owner)}”: whose {view.word(at)} it is",
            sure=True,
        )
    after = view.chunk(at).after
    imposed = imposing_verb(view, at)
    if imposed is not None and view.word(imposed + 1) in ("on", "upon", "over"):
        chunk = noun_chunk_after(view, imposed + 1)
        if chunk is None or view.tag(chunk.head) == "CD" or view.word(chunk.head) in CALENDAR:
            return None
        return _befallen(
            text, event, view, chunk, "on whom it is imposed", sure=True, instead=before
        )
    while view.tokens[after - 1].end < event.trigger[-1].end and after < len(view.low):
        after += 1  # "set fire | to", "opening of fire | on"
    if view.word(after) in ("and", "or"):  # "the arrest and later banishment of"
        after = next(
            (i for i in range(after, min(after + 5, len(view.low))) if view.word(i) == "of"),
            after,
        )
    if view.word(after) == "," and (of := of_behind(view, at)) is not None:
        after = of
    if view.word(after) not in ("of", "against", *FACING.get(event.event_type or "", ())):
        return None
    chunk = noun_chunk_after(view, after)
    why = f"what “{view.word(at)} {view.word(after)}” names"
    told = tried or event.label in BEFALLING_LABELS or event.event_type in BEFALLING
    told = told or (bool(DAMAGING & set(event.modes)) and view.word(after) == "of")
    person = told and view.tag(after + 1) in ("DT", "PRP$", "CD", "NNS", "NNP")
    return _befallen(text, event, view, chunk, why, sure=person, instead=before)


FACING: Mapping[str, tuple[str, ...]] = {
    "ASSAULT": ("on", "upon", "to"),
    "COERCE": ("on", "upon", "over"),
    "SANCTION": ("on", "against"),
}
"""Prepositions behind a noun of force that lead to whom or what it befalls: `the raid on`."""
DAMAGING = frozenset({"riot", "vandalize", "obstruct", "boycott"})
"""Modes of protest that somebody or something suffers."""
BEFALLING_LABELS = frozenset(
    {
        EventLabel.REMOVAL,
        EventLabel.DIPLOMAT_EXPULSION,
        EventLabel.APPOINTMENT,
        EventLabel.EXILE,
        EventLabel.ELECTION,
        EventLabel.COUP,
    }
)


def _befalls(text: str, event: Event) -> bool:
    """Whether an act is of those that somebody suffers."""
    words = set(low_words(event.trigger[0].of(text)))
    return (
        event.event_type in BEFALLING
        or event.label in BEFALLING_LABELS
        or "release" in event.modes
        or bool(DAMAGING & set(event.modes))
        or not words.isdisjoint(PUT_OUT | SENT_AWAY | RECALLED)
    )


BECOMING = word_set("become becomes became becoming assume assumes assumed assuming")
SAID_TO = frozenset({"REQUEST", "ACCUSE", "THREATEN", "RETREAT", "AID", "SUPPORT"})
"""Types whose passive has for its subject whom it is said or given to."""


def _object_of_verb(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """Whom or what a verb is done to. What force is used on may be a thing; of other acts the
    words have to tell of somebody."""
    befalls = _befalls(text, event)
    if is_passive(view, at):
        own = subject_of(view, at)
        if befalls and own is not None and view.tag(own.head) in NOUN_TAGS:
            start = view.tokens[own.first].start
            far = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
            if far and len(far) == len(event.recipients):
                why = "the subject of the passive"
                return _befallen(text, event, view, own, why, sure=True, instead=far)
        inside = _inside_subject(event, view, own, at) if befalls and own is not None else ()
        if inside:
            why = "the subject of the passive, not who stands in it"
            return _befallen(text, event, view, own, why, sure=True, instead=inside)
        behind = tuple(one.span for one in event.recipients if one.span is not None)
        recalled = view.word(at) in RECALLED and view.word(at + 1) == "from" and own is not None
        if recalled and behind and all(span.start > view.tokens[at].start for span in behind):
            why = "the subject of the passive"
            return _befallen(text, event, view, own, why, sure=True, instead=behind)
        told = befalls or (event.event_type in SAID_TO and _has_own_subject(view, at, own))
        chunk = None if event.recipients or not told else clause_subject(view, at)
        if chunk is None or chunk.first > at:
            chunk = subject_behind(view, at) if befalls and not event.recipients else None
        sure = chunk is not None and (view.tag(chunk.head) == "PRP" or _is_thing(view, chunk))
        sure = sure and befalls
        return _befallen(text, event, view, chunk, "the subject of the passive", sure=sure)
    if event.label is EventLabel.APPOINTMENT and view.word(at) in BECOMING:
        own = None if event.recipients else own_subject(view, at)
        return _befallen(text, event, view, own, "who comes into the office", sure=own is not None)
    if view.base(at) == "discuss" or (view.word(at) in LEFT and "withdraw" in event.modes):
        return None if view.word(at + 1) != "from" else _behind_particle(text, event, view, at)
    chunk = noun_chunk_after(view, at)
    shared = _shared_object(view, at) if chunk is None else None
    if shared is not None:
        subject, chunk = shared
        other = span_over(view, subject.first, subject.after) if subject is not None else None
        taken = tuple(
            one.span
            for one in event.recipients
            if one.span is not None and other is not None and one.span.overlaps(other)
        )
        if len(taken) == len(event.recipients) and befalls:
            why = "the object of the verb behind it, which both have"
            return _befallen(text, event, view, chunk, why, sure=True, instead=taken)
        return None
    if chunk is None:
        return _behind_particle(text, event, view, at)
    if (aimed := _aimed_at(event, view, at, chunk)) is not None:
        return aimed
    if view.word(at) in HURLING and view.word(chunk.head) in SHOTS:
        return None
    others = _of_others(event, view, chunk)
    if befalls and others:
        why = "the object of the verb, not who stands behind it"
        return _befallen(text, event, view, chunk, why, sure=True, instead=others)
    inside = _inside_subject(event, view, chunk, at) if befalls and event.recipients else ()
    if inside and not any(one.end <= view.tokens[at].start for one in inside):
        why = "the object of the verb, not the subject of another"
        return _befallen(text, event, view, chunk, why, sure=True, instead=inside)
    start = view.tokens[at].start
    before = tuple(one.span for one in event.recipients if one.span and one.span.end <= start)
    if len(before) < len(event.recipients):
        return None
    if view.word(chunk.after).endswith("ing") and view.tag(chunk.after + 1) in NOUN_TAGS:
        chunk = view.chunk(chunk.after + 1)  # "the coffee growing provinces"
    force = event.event_type == "ASSAULT" or "seize" in event.modes
    force = force and view.word(at) not in HURLING
    force = force or bool(OF_PERSONS & set(event.modes))
    force = force or (event.event_type == "RETREAT" and view.word(at) in LEAVING)
    force = (force or "obstruct" in event.modes) and not is_means(view, chunk)
    put_out = event.label is EventLabel.REMOVAL
    labelled = event.label in BEFALLING_LABELS and (put_out or view.tag(chunk.first) != "CD")
    broken_up = view.word(at + 1) == "up" or view.word(at) in DISPERSED
    thing = (
        force
        or (befalls and broken_up and view.tag(chunk.first) in ("DT", "PRP$"))
        or (
            befalls
            and (put_out or view.word(at) not in HURLING)
            and (view.tag(chunk.head) == "PRP" or labelled or _is_thing(view, chunk))
        )
    )
    return _befallen(text, event, view, chunk, "the object of the verb", sure=thing, instead=before)


def _has_own_subject(view: View, at: int, own: Chunk | None) -> bool:
    """Whether a passive stands behind its subject or behind what takes it up: `who was asked`."""
    first = view.helpers(at)[1]
    joined = view.word(first - 1) in ("and", "or", "then") and view.tag(at) == "VBN"
    return own is not None or joined or view.word(first - 1) in ("who", "which", "that")


def _inside_subject(event: Event, view: View, own: Chunk, at: int) -> tuple[Span, ...]:
    """The recipients, where all stand behind the head of a passive's subject and before its verb,
    or are the subject of another verb behind: of `shops owned by migrants were looted and a
    watchman was stabbed` the migrants and the watchman; empty where one stands elsewhere."""
    if view.tag(own.head) not in NOUN_TAGS or view.tag(own.head) == "CD":
        return ()
    low, high = view.tokens[own.after - 1].end, view.tokens[at].start
    first = view.word(own.after)
    if first in ("of", "for", "in", "from"):
        return ()
    cut = own.after <= at and view.word(at + 1) in (",", ";", "and", "but")
    others = [
        span_over(view, one.subject.first, one.subject.after)
        for one in view.sentence.clauses
        if one.subject is not None
        and not one.inherited
        and one.first > at
        and view.word(one.subject.first - 1) in (",", ";", "and", "but", "while")
    ]
    found = []
    for one in event.recipients:
        if one.span is None:
            return ()
        within = low <= one.span.start and (one.span.end <= high or (cut and one.span.start > high))
        if not within and not any(one.span.overlaps(other) for other in others):
            return ()
        found.append(one.span)
    return tuple(found)


DISPERSED = word_set("disperse dispersed disperses dispersing dissolved dissolve stormed cleared")
"""What is done to gatherings, which are acts themselves."""


def _of_others(event: Event, view: View, chunk: Chunk) -> tuple[Span, ...]:
    """The recipients that stand behind the object and are none: of `recalled its envoy from
    Norvik` Norvik, of `took the bridge and the rebels the dam` the rebels; empty where others are
    among them."""
    end = view.tokens[chunk.after - 1].end
    found = tuple(one.span for one in event.recipients if one.span is not None)
    if not found or any(span.start < end for span in found) or len(found) > 1:
        return ()
    verb = view.head_of(event.trigger[0])
    if view.word(chunk.after) == "from" and verb is not None and view.word(verb) in RECALLED:
        return found
    somebody = view.tag(chunk.head) in ("PRP", "NNP")
    if (
        somebody
        and view.word(chunk.after) in LOCATING
        and verb is not None
        and chunk.first == verb + 1
    ):
        return found  # "tortured him in the boiler house"
    gapped = view.word(chunk.after) == "and" and chunk.after + 1 < len(view.low)
    subject = noun_after(view, chunk.after + 1) if gapped else None
    if subject is None or noun_after(view, subject.after) is None:
        return ()
    return found if found[0].overlaps(span_over(view, subject.first, subject.after)) else ()


LOCATING = word_set("in at inside near outside behind beside")


def _is_thing(view: View, chunk: Chunk) -> bool:
    """Whether a group names a person or thing that something can be done to, no act or measure."""
    certain = view.tag(chunk.first) in ("DT", "PRP$", "CD", "NNP", "JJ", "NN", "NNS")
    return certain and not any(kinds_of(form) for form in base_forms(view.word(chunk.head)))


def _shared_object(view: View, at: int) -> tuple[Chunk | None, Chunk] | None:
    """The object that a verb shares with one behind it, and the subject of that one: `Velmora
    arrested, and Kestria deported, the two preachers`; None where there is none."""
    chunks = view.sentence.chunks
    number = view.chunk_of[at] + 1
    kinds = [chunk.kind for chunk in chunks[number : number + 7]]
    place, joined, subject, verb = 0, False, None, False
    while place < len(kinds):
        chunk = chunks[number + place]
        comma = kinds[place] is ChunkKind.SIGN and view.word(chunk.first) == ","
        if kinds[place] is ChunkKind.AND:
            joined = True
        elif kinds[place] is ChunkKind.VERB and joined and not verb:
            verb = True
        elif kinds[place] is ChunkKind.NOUN and joined and not verb and subject is None:
            subject = chunk
        elif kinds[place] is ChunkKind.NOUN and verb:
            return subject, chunk
        elif not comma and kinds[place] is not ChunkKind.ADVERB:
            return None
        place += 1
    return None


OF_PERSONS = frozenset({"arrest", "deport", "expel", "release", "convict"})
"""Modes of acts that only persons suffer, whatever the text calls them."""
LEAVING = word_set(
    """leave leaves left leaving quit quits evacuate evacuates evacuated evacuating vacate vacates
    vacated vacating abandon abandons abandoned abandoning exit exits exited"""
)
HURLING = word_set(
    """put puts putting
    fire fired fires firing hurl hurled hurling throw threw thrown throwing launch launched drop
    dropped dropping plant planted planting detonate detonated lob lobbed use used open opened"""
)
"""Verbs of force whose object is the means."""


def _aimed_at(event: Event, view: View, at: int, weapon: Chunk) -> Supplied | None:
    """Of `pointed a rifle at the crowd` the crowd."""
    if event.event_type != "ASSAULT" or event.recipients:
        return None
    head, link = view.word(weapon.head), view.word(weapon.after)
    fired = (is_means(view, weapon) or head in SHOTS) and link in ("at", "on", "into")
    rammed = head in VEHICLES and link in ("into", "through", "onto")
    if not fired and not rammed:
        return None
    chunk = noun_after(view, weapon.after + 1)
    if chunk is None:
        return None
    return Supplied(event.id, RECIPIENT, party_span(view, chunk), f"behind “{link}”", sure=rammed)


def _behind_particle(text: str, event: Event, view: View, at: int) -> Supplied | None:
    """`mobilise against the plotters`, `withdrew from the council`."""
    if event.recipients or at + 2 >= len(view.low):
        return None
    word, chunk = view.word(at + 1), view.chunk(at + 2)
    pronoun = event.event_type == "REQUEST" and view.tag(chunk.head) == "PRP"
    if chunk.kind != ChunkKind.NOUN or not (view.tag(chunk.head) in NOUN_TAGS or pronoun):
        return None
    if event.event_type == "REQUEST" and word in ("on", "upon", "to"):
        return _befallen(text, event, view, chunk, f"behind “{word}”")
    if "withdraw" in event.modes and event.event_type == "RETREAT" and word == "from":
        place = _is_thing(view, chunk)
        return _befallen(text, event, view, chunk, f"behind “{word}”", sure=place)
    body = word == "from" and view.word(chunk.head) in BODIES
    if not body and word != "against":
        return None
    return _befallen(text, event, view, chunk, f"behind “{word}”", sure=True)


def _befallen(
    text: str,
    event: Event,
    view: View,
    chunk: Chunk | None,
    why: str,
    *,
    sure: bool = False,
    instead: tuple[Span, ...] = (),
) -> Supplied | None:
    if chunk is None:
        return None
    span = party_span(view, chunk)
    for trigger in event.trigger:
        if trigger.overlaps(span) and trigger.end < span.end:  # "of | torturing | detainees"
            first = next(i for i, token in enumerate(view.tokens) if token.start >= trigger.end)
            span = Span(view.tokens[first].start, span.end)
    taken = any(party.span is not None and party.span.overlaps(span) for party in event.actors)
    words = low_words(span.of(text))
    if event.label is EventLabel.ELECTION and words[-1:] and words[-1] in PRIZES:
        return None
    if len(words) == 1 and words[0] in ABSTRACT:
        return None  # "as a result of being shot"
    if taken or NO_PARTY & set(words) or not REFLEXIVE.isdisjoint(words):
        return None
    return Supplied(event.id, RECIPIENT, span, why, instead=instead, sure=sure)


REFLEXIVE = word_set("himself herself itself themselves")
