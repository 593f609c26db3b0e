"""Acts behind words that only take up another act: `this attempt`, `the order was obeyed`.

    The king told the guard to lay down its arms, an order that was obeyed.   ->  obeyed: done
    The siege of 1994 did not repeat itself.                                  ->  repeat: negated
    Two clerks tried to burn the files. Who planned this attempt?             ->  attempt

The echo is a mention of its own, of the same kind as the act that it takes up, with the status that
its own words give it. A mention of an act that was found is not found twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from alleged.analyse.act_words import base_forms
from alleged.analyse.event_climb import View
from alleged.analyse.event_parties import is_passive, subject_of
from alleged.analyse.event_status import read_status
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.names import word_set
from alleged.records.events import Event, EventStatus
from alleged.records.ids import record_id
from alleged.records.spans import Span

ECHO_PROBABILITY = 0.7
"""An estimate: our own cases are too few to count it; see docs/event-cases.md."""
FULFILLED = word_set("obeyed done fulfilled executed heeded followed")
"""In the passive, of what was ordered before."""
REPEATED = word_set("repeat repeats repeated recur recurs recurred")
TAKING_UP = word_set("this said such that")
NOUNS = word_set("attempt attempts operation incident outrage bid")
POINTING = word_set("said mentioned above-mentioned aforementioned abovementioned")
STEPS = word_set("step move measure action gesture deed")
"""With `the` or `this` these stand for what somebody did, right behind it."""
ORDERS = frozenset({EventStatus.ORDERED, EventStatus.HYPOTHETICAL, EventStatus.PLANNED})
LOOK_BACK = 3
"""Events before an echo that it may take up."""
MOST_SENTENCES = 3
"""Sentences with events that are asked for echoes behind each."""


def echo_acts(
    document_id: str,
    text: str,
    events: Sequence[Event],
    sentences: Sequence[SentenceSyntax],
    view_of: Callable[[SentenceSyntax], View],
) -> list[Event]:
    """The acts that other words than their own take up, in text order.

    `events` in text order; only sentences with an act, and the one behind such, are looked at.
    """
    by_sentence = {one.span: number for number, one in enumerate(sentences)}
    told = {by_sentence[event.sentence] for event in events if event.sentence in by_sentence}
    taken = [
        span
        for event in events
        for span in event.trigger
        if event.event_type or event.label or span.of(text).lower() not in REPEATED | HAPPENS
    ]
    commanded = _commanded(text, events, by_sentence)
    found: list[Event] = []
    for number in sorted(told | {one + 1 for one in told if one + 1 < len(sentences)}):
        sentence = sentences[number]
        if number not in commanded and not any(token.lower in _CUES for token in sentence.tokens):
            continue
        view = view_of(sentence)
        stems = _stems(text, events, sentence)
        for at, why, ordered in (
            *_echoes(view),
            *_named_again(view, stems),
            *_same_verbs(view, commanded.get(number, NONE)),
        ):
            span = Span(view.tokens[at].start, view.tokens[at].end)
            if any(span.overlaps(other) for other in taken):
                continue
            before = [
                one
                for one in events
                if one.trigger[-1].end <= span.start
                and (one.event_type or one.label or one.status is EventStatus.ORDERED)
            ][-LOOK_BACK:]
            near = [one for one in before if by_sentence.get(one.sentence, -9) >= number - 1]
            source = _source(text, near, view, at, ordered=ordered)
            if source is not None:
                does = None if is_passive(view, at) else subject_of(view, at)
                own = does is not None and view.tag(does.head) == "PRP"
                found.append(_echo(document_id, text, source, sentence, span, why, own=own))
    return found


TALK = frozenset({"ACCUSE", "REQUEST", "CONSULT", "REJECT", "THREATEN"})


def _source(
    text: str, near: Sequence[Event], view: View, at: int, *, ordered: bool
) -> Event | None:
    """The act that a word takes up, the latest that fits: of an order one that was ordered, of a
    noun one with its stem, of an attempt one that was tried, else one that is more than words."""
    latest = list(reversed(near))
    if ordered:
        return next((one for one in latest if one.status in ORDERS), None)
    stem = view.word(at)[:STEM]
    if not view.is_noun(at):
        return latest[0] if latest else None
    same = [one for one in latest if one.trigger[0].of(text).lower()[:STEM] == stem]
    tried = [one for one in latest if one.status is EventStatus.ATTEMPTED]
    deeds = [one for one in latest if one.event_type not in TALK]
    trying = tried if view.word(at) in ("attempt", "attempts", "bid") else []
    return next(iter((*same, *trying, *deeds, *latest)), None)


_CUES = (
    FULFILLED
    | REPEATED
    | NOUNS
    | STEPS
    | POINTING
    | word_set(
        "carried did does do doing happen happened occur occurred said mentioned above-mentioned"
    )
)


def _echoes(view: View) -> Iterator[tuple[int, str, bool]]:
    """Words that take up an act, why, and whether only one that was ordered."""
    for at, word in enumerate(view.low):
        if word in FULFILLED and is_passive(view, at):
            subject = subject_of(view, at)
            about = subject is None or view.word(subject.head) in _WHAT
            if about:
                yield at, f"“{word}”: what was ordered before", True
        elif word in REPEATED and (view.word(at + 1) == "itself" or view.helpers(at)[0]):
            yield at, f"“{word}”: the act told before", False
        elif (word in STEPS or word in NOUNS) and (
            _stands_alone(view, at)
            or (word in NOUNS and view.word(at - 1) in TAKING_UP and view.is_noun(at))
        ):
            yield at, f"“{view.word(at - 1)} {word}” takes up the act told before", False
        elif word == "out" and view.word(at - 1) == "carried" and is_passive(view, at - 1):
            yield at - 1, "“carried out”: what was ordered before", True
        elif word in ALIKE and _does_alike(view, at):
            yield at, f"“{word}”: the act told before", False
        elif (word in DID and _stands_for(view, at)) or (
            word in HAPPENS and _is_of_order(view, at)
        ):
            yield at, f"“{word}”: what was ordered before", True
        elif word in HAPPENS and view.helpers(at)[0] and view.word(at + 1) in AGAIN:
            yield at, f"“{word} {view.word(at + 1)}”: the act told before", False


def _stands_alone(view: View, at: int) -> bool:
    """Whether `the` or `this` and nothing else tells which one it is: `the attempt ended`."""
    told = view.word(at - 1) in ("the", "this", "that") and view.is_noun(at)
    of_it = view.word(at + 1) in ("of", "to", "by", "on", "against", "for", "in", "from")
    chunk = view.chunk(at)
    called = view.word(chunk.first - 1) in CALLING and chunk.head == at + 1
    return told and not of_it and (chunk.head == at or called)


CALLING = word_set("called call calls branded termed deemed labelled considered found")
"""Verbs with an object and what it is: `called the step | hostile`."""


DID = word_set("did does done")
ALIKE = word_set("did does do done")
SAME = word_set("so likewise")


def _does_alike(view: View, at: int) -> bool:
    """Whether somebody else does what was told before: `Norvik did so`, `so did the rabbi`, `did
    the same`; in the infinitive of what is to come, too."""
    if view.word(at - 1) == "so" and view.word(at - 2) in ("", ",", ";", "and"):
        return view.tag(at + 1) in ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD", "JJ")
    if view.word(at + 1) in SAME and view.tag(at + 2) not in ("JJ", "RB"):
        return True
    return view.word(at + 1) == "the" and view.word(at + 2) == "same"


def _is_of_order(view: View, at: int) -> bool:
    """Whether it is the order that happens: `which will happen at noon`, `this happened`."""
    first = view.helpers(at)[1]
    return view.word(first - 1) in ("which", "this") and view.is_verb(at)


HAPPENS = word_set("happen happens happened occur occurs occurred")
AGAIN = word_set("again itself anew twice")


def _stands_for(view: View, at: int) -> bool:
    """Whether `did` stands for an act told before: `did so`, `which it then did`."""
    if view.word(at + 1) in ("so", "this", "that", "it") and view.tag(at + 2) != "VB":
        return True
    ends = at + 1 >= len(view.low) or view.tokens[at + 1].kind == "sign"
    ends = ends or view.word(at + 1) in ("in", "on", "at", "before", "after", "within", "by")
    subject = subject_of(view, at)
    return ends and view.word(at) != "done" and subject is not None


NONE: frozenset[str] = frozenset()
STEM = 4
"""Letters that a noun has in common with the verb of the same act: `beating`, `beat`."""


def _stems(text: str, events: Sequence[Event], sentence: SentenceSyntax) -> frozenset[str]:
    """How the words begin for the acts told last before a sentence."""
    before = [one for one in events if one.trigger[-1].end <= sentence.span.start][-LOOK_BACK:]
    return frozenset(one.trigger[0].of(text).lower()[:STEM] for one in before)


def _named_again(view: View, stems: frozenset[str]) -> Iterator[tuple[int, str, bool]]:
    """A noun with `said` before it, of the stem of an act told before: `the said beating`."""
    for at in range(1, len(view.low)):
        pointed = view.word(at - 1) in POINTING and (
            view.tag(at - 2) == "DT" or at < 2 or view.tokens[at - 2].kind == "sign"
        )
        if pointed and view.word(at)[:STEM] in stems:
            yield at, f"“{view.word(at - 1)} {view.word(at)}” takes up the act told before", False


def _commanded(
    text: str, events: Sequence[Event], by_sentence: Mapping[Span, int]
) -> dict[int, frozenset[str]]:
    """For each sentence the verbs that were ordered in it or in the one before."""
    found: dict[int, frozenset[str]] = {}
    for event in events:
        if event.status is EventStatus.ORDERED and event.sentence in by_sentence:
            words = event.trigger[0].of(text).lower().split()
            bases = frozenset(form for word in words for form in base_forms(word))
            number = by_sentence[event.sentence]
            for place in (number, number + 1):
                found[place] = found.get(place, NONE) | bases
    return found


def _same_verbs(view: View, ordered: frozenset[str]) -> Iterator[tuple[int, str, bool]]:
    """The verb of an order once more, of somebody or something just named: `they left it`."""
    for at, word in enumerate(view.low if ordered else ()):
        tags = ("VBD", "VBZ", "VBP", "VBN")
        if view.tag(at) not in tags or ordered.isdisjoint(base_forms(word)):
            continue
        if view.tag(at) == "VBN" and not view.is_verb(at):
            continue
        subject = subject_of(view, at)
        named = subject is not None and view.tag(subject.head) == "PRP"
        first = view.helpers(at)[1]
        them = view.word(first - 1) in ("them", "which", "who") and view.word(first - 2) == "of"
        again = subject is not None and view.word(subject.first) == "the" and _is_again(view, at)
        if named or them or again or view.tag(at + 1) == "PRP":
            yield at, f"“{word}”: what was ordered before", True


def _is_again(view: View, at: int) -> bool:
    """Whether the subject of a verb stood before, in an order of the same sentence: `told the
    office to return the cars; the office returned them`."""
    subject = subject_of(view, at)
    if subject is None:
        return False
    return view.word(subject.head) in view.low[max(0, subject.first - 40) : subject.first]


_WHAT = word_set("which that it this order orders instruction command something demand")


def _echo(
    document_id: str,
    text: str,
    source: Event,
    sentence: SentenceSyntax,
    span: Span,
    why: str,
    *,
    own: bool,
) -> Event:
    """The mention behind a word that takes up an act. `own`: whether it has a pronoun for its
    subject, so that the doer is to be looked for there."""
    told = read_status(text, sentence=sentence, trigger=span)
    noun = "takes up" in why
    told_again = noun and told.status is not EventStatus.NEGATED
    status = source.status if told_again else told.status
    id_ = record_id("evt", document_id, (span,), source.event_type or "")
    actors = () if noun or own else source.actors
    return replace(
        source,
        id=id_,
        chain_id=id_,
        trigger=(span,),
        sentence=sentence.span,
        actors=actors,
        recipients=() if noun else source.recipients,
        status=status,
        polarity=source.polarity if told_again else told.polarity,
        certainty=source.certainty if told_again else told.certainty,
        status_probability=told.probability,
        status_reason=(
            f"as the act before has it: {source.status_reason}" if told_again else told.reason
        ),
        probability=round(source.probability * ECHO_PROBABILITY, 4),
        reason=why,
    )
