"""Nouns with *the* or *this* that tell an act again: the same kind, and the status it had.

    Norvik and Kestria signed a pact. The agreement runs for five years.   ->  agreement
    The senate removed the judge. Her removal was expected.                ->  removal: happened
    Sailors tried to seize the fort. The king blamed his brother for the attempt.   ->  attempted

What the noun says by itself is less than what was told before: `ouster` may be a coup or a removal
from office, `the seizure` one that succeeded; the act before decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from alleged.analyse.act_words import base_forms, kinds_of
from alleged.analyse.event_chains import DEFINITE, FAMILIES, OPEN_WORDS, family_of
from alleged.analyse.event_climb import View
from alleged.analyse.event_echoes import ECHO_PROBABILITY, POINTING
from alleged.analyse.event_kinds import recoded
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.names import word_set
from alleged.analyse.syntax import ChunkKind
from alleged.records.events import Event, EventStatus
from alleged.records.ids import record_id
from alleged.records.spans import Span

LOOK_BACK = 4
"""Acts before a noun that it may take up, the latest first."""
MOST_SENTENCES = 2
"""Sentences back to the act that a noun takes up where no word marks it as an act."""
AHEAD = frozenset({EventStatus.FUTURE, EventStatus.PLANNED})
FOLLOWED = word_set("of with between against on in for to by from")
"""Behind the noun these tell which one it is: perhaps another."""
TALK = frozenset({"ACCUSE", "REQUEST", "CONSULT", "SUPPORT", "CONCEDE", "REJECT", "THREATEN"})
TRYING = word_set("attempt bid")
BARE_NOUNS = word_set("attempt bid agreement deal pact move action order call charge hit blaze")
"""Nouns of the families that are too plain to say anything where no act of theirs was told."""
STEM = 4


def retold_acts(
    document_id: str,
    events: Sequence[Event],
    sentences: Sequence[SentenceSyntax],
    view_of: Callable[[SentenceSyntax], View],
) -> list[Event]:
    """The nouns that take up an act told before and were not marked as acts, in text order.

    `events` in text order.
    """
    number_of = {one.span: number for number, one in enumerate(sentences)}
    told = sorted({number_of[event.sentence] for event in events if event.sentence in number_of})
    looked_at = {
        other
        for number in told
        for other in range(number, min(number + MOST_SENTENCES + 1, len(sentences)))
    }
    taken = [span for event in events for span in event.trigger]
    found: list[Event] = []
    for number in sorted(looked_at):
        sentence = sentences[number]
        if not any(token.lower in _ALL_NOUNS for token in sentence.tokens):
            continue
        view = view_of(sentence)
        for at in _definite_nouns(view):
            span = Span(view.tokens[at].start, view.tokens[at].end)
            if any(span.overlaps(other) for other in taken):
                continue
            before = [one for one in events if one.trigger[-1].end <= span.start][-LOOK_BACK:]
            near = [one for one in before if number_of.get(one.sentence, -9) >= number - 2]
            source = next(
                (
                    one
                    for one in reversed(near)
                    if view.word(at) in FAMILIES.get(family_of(one), ())
                ),
                None,
            )
            if source is not None and source.status is not EventStatus.GENERIC:
                found.append(_retold(document_id, source, sentence, span, view.word(at)))
    return found


_ALL_NOUNS = frozenset(word for words in FAMILIES.values() for word in words)


def _definite_nouns(view: View) -> Iterator[int]:
    """The nouns that stand with `the`, `this` or `his` and nothing else that tells which."""
    for chunk in view.sentence.chunks:
        if chunk.kind is not ChunkKind.NOUN or view.word(chunk.first) not in DEFINITE:
            continue
        between = [view.word(at) for at in range(chunk.first + 1, chunk.head)]
        named = any(view.tag(at) == "NNP" for at in range(chunk.first, chunk.head + 1))
        if view.tag(chunk.head) != "NN" or named or not OPEN_WORDS.isdisjoint(between):
            continue
        if len(between) <= 1 and view.word(chunk.after) not in FOLLOWED:
            yield chunk.head


def _retold(
    document_id: str, source: Event, sentence: SentenceSyntax, span: Span, word: str
) -> Event:
    id_ = record_id("evt", document_id, (span,), source.event_type or "")
    return replace(
        source,
        id=id_,
        chain_id=id_,
        trigger=(span,),
        sentence=sentence.span,
        actors=(),
        recipients=(),
        status_reason=f"as the act before has it: {source.status_reason}",
        probability=round(source.probability * ECHO_PROBABILITY, 4),
        reason=f"“{word}” takes up the act told before",
    )


def as_told_before(event: Event, before: Sequence[Event], view: View | None, text: str) -> Event:
    """A noun that takes up an act, with the kind and status which that act was told with.

    `before`: the acts told before it, in text order.
    """
    at = view.head_of(event.trigger[0]) if view is not None else None
    if view is None or at is None or not view.is_noun(at) or not _points_back(view, at):
        return event
    told = next(
        (one for one in reversed(before[-LOOK_BACK:]) if _is_same(view, at, event, one, text)), None
    )
    if told is None:
        return event
    if _is_pointed_at(view, at) and told.status is not event.status:
        event = _with_told_status(event, told)
    words = event.trigger[0].of(text).split()
    if len(words) > 1 or view.word(view.chunk(at).after) in FOLLOWED:
        return _with_status(event, told)
    same_kind = told.event_type == event.event_type and told.label is event.label
    if not same_kind and not (told.event_type is None and told.label is None):
        why = f"“{view.word(at)}” takes up “{told.trigger[0].of(text)}”"
        event = recoded(event, told.event_type, told.modes, told.label, why)
    elif (
        same_kind
        and told.modes
        and event.modes != told.modes
        and _kind(told) in kinds_of(view.word(at))
    ):
        event = recoded(event, told.event_type, told.modes, told.label, "")
    return _with_status(event, told)


def _with_status(event: Event, told: Event) -> Event:
    tried = event.status is EventStatus.HAPPENED and told.status is EventStatus.ATTEMPTED
    ahead = event.status in AHEAD or event.status is EventStatus.HYPOTHETICAL
    done = ahead and told.status is EventStatus.HAPPENED
    return _with_told_status(event, told) if tried or (done and _is_past(event)) else event


def _is_pointed_at(view: View, at: int) -> bool:
    """`the said raid`, `the raid mentioned`."""
    chunk = view.chunk(at)
    words = {view.word(place) for place in (*range(chunk.first, at), chunk.first - 1, chunk.after)}
    return not POINTING.isdisjoint(words)


def _with_told_status(event: Event, told: Event) -> Event:
    return replace(
        event,
        status=told.status,
        polarity=told.polarity,
        certainty=told.certainty,
        status_reason=f"as the act before has it: {told.status_reason}",
    )


def _points_back(view: View, at: int) -> bool:
    chunk = view.chunk(at)
    words = [view.word(place) for place in range(chunk.first, at)]
    if view.word(chunk.first - 1) in ("such", *POINTING):
        words.append(view.word(chunk.first - 1))
    if "such" in words:
        return True
    return not DEFINITE.isdisjoint(words) and OPEN_WORDS.isdisjoint(words)


def _kind(event: Event) -> str:
    """The table's name for the kind of an act."""
    if event.label is not None:
        return event.label.value
    return " ".join((event.event_type or "", *event.modes[:1])).strip()


def _is_same(view: View, at: int, event: Event, told: Event, text: str) -> bool:
    """Whether a noun may take up an act: by its stem, its kinds, or as an attempt."""
    word = view.word(at)
    if word in TRYING:
        return told.status is EventStatus.ATTEMPTED
    first = told.trigger[0].of(text).lower().split()
    if any(one[:STEM] == word[:STEM] for one in first if len(one) >= STEM):
        return True
    kinds = {kind.split()[0] for form in base_forms(word) for kind in kinds_of(form)}
    kind = told.label.value if told.label is not None else told.event_type or ""
    if told.event_type in TALK and event.event_type != told.event_type:
        return False
    if family_of(told) == "hacking" and word in FAMILIES["hacking"]:
        return True  # "hackers broke into the bank. The attack ..."
    return kind in kinds or (
        event.event_type == told.event_type and word in FAMILIES.get(family_of(told), ())
    )


def _is_past(event: Event) -> bool:
    """Whether what puts an act ahead was so in the past: `was expected`, `had been planned`."""
    words = event.status_reason.lower().strip("“").split()
    return words[:1] in (["was"], ["were"], ["had"])
