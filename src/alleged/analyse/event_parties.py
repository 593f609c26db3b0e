"""Parties that were found, mended by the build of the sentence.

The reader model finds words near an act; grammar says whether they can be its parties as they
stand. The subject of a passive suffers the act, the one whose resignation it is resigns, days are
nobody, two who exchange prisoners both act. Nobody is made up here: what is missing is supplied by
`alleged.analyse.event_gaps`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from alleged.analyse.asides import is_of_an_aside
from alleged.analyse.event_climb import NOUN_TAGS, View
from alleged.analyse.event_instruments import WEAPONS
from alleged.analyse.event_syntax import ONLY_PAST
from alleged.analyse.names import DAYS_AND_MONTHS, word_set
from alleged.analyse.offices import OFFICE_WORDS
from alleged.analyse.syntax import BE, Chunk, ChunkKind
from alleged.analyse.timex.words import Tokens, read_tokens
from alleged.records.events import Event, EventLabel, Party
from alleged.records.spans import Span

CALENDAR = DAYS_AND_MONTHS | word_set(
    "today yesterday tomorrow week month year morning evening night noon midday midnight dawn dusk"
)
SETTLEMENTS = word_set(
    "town city village port island province district region capital county state valley harbour"
)
EXCHANGES = word_set("exchange exchanged exchanging swap swapped swapping swaps traded")
OWN_ACTS = frozenset({EventLabel.RESIGNATION, EventLabel.OATH})
THIRD = word_set("he she it they")
BEFALLING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types whose acts somebody or something suffers; of others an object may be a matter."""


def mend_parties(text: str, event: Event, view: View) -> Event:
    """The event with its parties as the sentence has them."""
    at = view.head_of(event.trigger[0])
    if at is None:
        return event
    for rule in RULES:
        event = rule(text, event, view, at)
    return event


def with_parties(
    event: Event,
    *,
    actors: tuple[Party, ...] | None = None,
    recipients: tuple[Party, ...] | None = None,
) -> Event:
    """The event with these parties, None for those that it has; itself where they are the same."""
    actors = event.actors if actors is None else actors
    recipients = event.recipients if recipients is None else recipients
    if actors == event.actors and recipients == event.recipients:
        return event
    return replace(event, actors=actors, recipients=recipients)


def tidy_parties(text: str, events: Sequence[Event]) -> list[Event]:
    """The events without parties that are the name in another one's apposition (`the harbour
    master, Ana Ruiz`, is one) or stand in a clause beside the act's own (`the general, sacked by
    the League, fired`)."""
    known: dict[Span, Tokens] = {}

    def tokens_of(sentence: Span) -> Tokens:
        if sentence not in known:
            known[sentence] = read_tokens(text, sentence.start, sentence.end)
        return known[sentence]

    def is_beside(event: Event, span: Span | None) -> bool:
        trigger = event.trigger[0]
        if span is None or not event.sentence.holds(span):
            return False
        if "," not in text[min(span.start, trigger.end) : max(span.end, trigger.start)]:
            return False
        tokens = tokens_of(event.sentence)
        party, act = tokens.touched(span), tokens.touched(trigger)
        if is_of_an_aside(tokens, party, *act):
            return True
        # "Biden, who landed after the blast, told Netanyahu": the act is what stands beside.
        return span.start > trigger.end and is_of_an_aside(tokens, act, *party)

    def tidied(event: Event, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        kept = tuple(
            party for party in _without_apposed(text, parties) if not is_beside(event, party.span)
        )
        return kept if len(kept) < len(parties) else parties

    return [
        with_parties(
            event,
            actors=tidied(event, event.actors),
            recipients=tidied(event, event.recipients),
        )
        for event in map(_without_prizes, events)
    ]


def _without_apposed(text: str, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    if len(parties) < 2:
        return parties
    parties = _named_behind(text, parties)
    spans = [party.span for party in parties if party.span is not None]

    def is_apposed(span: Span | None) -> bool:
        return span is not None and any(
            whole.start < span.start
            and whole.end == span.end
            and text[whole.start : span.start].rstrip().endswith((",", "–", "—"))
            for whole in spans
        )

    kept = tuple(party for party in parties if not is_apposed(party.span))
    return kept if len(kept) < len(parties) else parties


def _named_behind(text: str, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties, an office and the name that stands between commas behind it as one: `the UN
    secretary-general, Ana Ruiz, urged`."""
    joined: list[Party] = []
    for party in sorted(parties, key=lambda one: one.span or Span(0, 0)):
        office = joined[-1] if joined else None
        if (
            office is None
            or office.span is None
            or party.span is None
            or text[office.span.end : party.span.start] != ", "
            or text[party.span.end : party.span.end + 1] not in (",", ".", ";")
            or re.split(r"\W", office.name.lower())[-1] not in OFFICE_WORDS
            or not all(word[:1].isupper() for word in party.name.split())
        ):
            joined.append(party)
            continue
        whole = Span(office.span.start, party.span.end)
        joined[-1] = replace(
            office,
            span=whole,
            name=whole.of(text),
            entity_id=office.entity_id or party.entity_id,
            reason=f"{office.reason}; with the name behind it",
        )
    return tuple(joined) if len(joined) < len(parties) else parties


def subject_of(view: View, at: int) -> Chunk | None:
    """The subject that a verb has in its own clause; None where the clause shares another's."""
    for clause in view.sentence.clauses:
        verb, subject = clause.verb, clause.subject
        if verb is None or subject is None or clause.inherited or clause.infinitive:
            continue
        if verb.first <= at < verb.after and subject.after <= verb.first:
            return subject
    return view.chunk(at - 1) if _is_gapped_passive(view, at) else None


def is_passive(view: View, at: int) -> bool:
    """Whether a verb stands in the passive, with its helping verb or that of the verb that it is
    joined to: `was jailed in March and released`."""
    if not view.is_verb(at) or view.tag(at) not in ("VBN", "VBD"):
        return False
    first = view.helpers(at)[1]
    had = next((p for p in range(at - 1, first, -1) if view.word(p) == "have"), first)
    if view.word(had - 1) != "to":
        had = first  # "is said to have abetted" is active, "to have been beaten" passive
    if any(view.word(place) in BE for place in range(had, at)):
        return True
    if had > first:
        return False
    return (
        _is_gapped_passive(view, at)
        or _is_joined_passive(view, at)
        or _is_headline_passive(view, at)
    )


BEHIND_PASSIVE = word_set(
    "by in at on from after over for during near with under until before of as into"
)


def _is_joined_passive(view: View, at: int) -> bool:
    """Whether `and` joins a verb without an object to a passive before it."""
    before = at - 1
    while view.tag(before) == "RB":
        before -= 1
    if view.word(before) not in ("and", "or", "but") or not _without_object(view, at):
        return False
    for chunk in reversed(view.sentence.chunks[: view.chunk_of[before]]):
        if chunk.kind is ChunkKind.VERB:
            return chunk.passive and chunk.finite
        if chunk.kind is ChunkKind.OPENER:
            return False
    return False


def _without_object(view: View, at: int) -> bool:
    """Whether no group of nouns stands behind a verb that would be its object."""
    return (
        at + 1 >= len(view.low)
        or view.tokens[at + 1].kind == "sign"
        or view.word(at + 1) in BEHIND_PASSIVE
        or view.chunk(at + 1).kind is ChunkKind.TIME
        or view.tag(at + 1) == "RB"
        or (view.word(at + 1) in FOUND and view.tag(at + 2) not in NOUN_TAGS)
        or (view.word(at + 1) in ("a", "two", "three", "the") and view.word(at + 2) in AFTERWARDS)
    )


def _is_gapped_passive(view: View, at: int) -> bool:
    """Whether a participle shares the helping verb of a passive before it: `her passport was
    revoked and her brother | barred from leaving`."""
    noun = view.chunk(at - 1) if at > 2 else None
    if view.tag(at) != "VBN" or noun is None or noun.kind is not ChunkKind.NOUN:
        return False
    if view.word(noun.first - 1) not in ("and", "or") or not _without_object(view, at):
        return False
    before = [one for one in view.sentence.chunks if one.after < noun.first]
    verbs = [one for one in before if one.kind is ChunkKind.VERB]
    return bool(verbs) and verbs[-1].passive and verbs[-1].finite


FOUND = word_set("dead guilty alive unconscious innocent hanged shot stabbed")
"""What somebody is found: `was abducted and found | dead`."""
AFTERWARDS = word_set("day days week weeks month months year years hour hours same next")


def _is_headline_passive(view: View, at: int) -> bool:
    """Whether it is the only verb of a line without a full stop, with nobody behind it that it
    could be done to: `President Assassinated`."""
    return (
        view.word(len(view.low) - 1) != "."
        and view.word(at) not in ONLY_PAST
        and _without_object(view, at)
        and not any(view.is_verb(other) for other in range(len(view.low)) if other != at)
    )


def span_of(view: View, first: int, after: int) -> Span:
    """The characters of words."""
    return Span(view.tokens[first].start, view.tokens[after - 1].end)


def _without_days(text: str, event: Event, view: View, at: int) -> Event:
    """`dismissed the premier on Monday`: the day is nobody."""
    return with_parties(
        event,
        actors=tuple(one for one in event.actors if not _is_day(text, one)),
        recipients=tuple(one for one in event.recipients if not _is_day(text, one)),
    )


def _is_day(text: str, party: Party) -> bool:
    return party.span is not None and party.span.of(text).lower() in CALENDAR


PRIZES = word_set(
    """term terms seat seats vote votes majority election elections mandate presidency race contest
    poll polls runoff office ballot landslide victory percent share round re-election reelection"""
)
"""What is won in an election and is nobody: `won | a third term`."""


def _without_prizes(event: Event) -> Event:
    if event.label is not EventLabel.ELECTION:
        return event
    return with_parties(
        event,
        recipients=tuple(
            one
            for one in event.recipients
            if one.code
            or one.sector
            or re.split(r"\W", one.name.lower())[-1] not in PRIZES | {"it"}
        ),
    )


def _turned(text: str, event: Event, view: View, at: int) -> Event:
    """`Dravania will be punished`: the subject of a passive suffers what it is taken to do."""
    if event.label in OWN_ACTS or not is_passive(view, at):
        return event
    if event.event_type in ASKED_OR_BLAMED:
        return _asked(event, view, at)
    if event.event_type not in BEFALLING and event.label not in SUFFERED_LABELS:
        return event
    places = {one.span for one in event.actors}
    subject = subject_of(view, at)
    if subject is None:
        return event
    if any(one.span not in places and not _is_beside(view, one, at) for one in event.recipients):
        return event
    place = span_of(view, subject.first, max(subject.after, view.chunk(at).first))
    suffers = [one for one in event.actors if one.span is not None and one.span.overlaps(place)]
    return with_parties(
        event,
        actors=tuple(one for one in event.actors if one not in suffers),
        recipients=tuple(
            replace(one, reason=f"subject of the passive; {one.reason}") for one in suffers
        )
        or event.recipients,
    )


BESIDE = word_set("over for after amid in at during on despite before following as")
"""Behind these and a passive stands the ground or the occasion: `Clerk Fired | Over | Letters`."""


def _is_beside(view: View, party: Party, at: int) -> bool:
    span = party.span
    if span is None or span.start < view.tokens[at].end:
        return False
    return _led_by(view, span) in BESIDE


SUFFERED_LABELS = frozenset(
    {EventLabel.REMOVAL, EventLabel.EXILE, EventLabel.APPOINTMENT, EventLabel.DIPLOMAT_EXPULSION}
)
ASKED_OR_BLAMED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AID", "REJECT"})


def _asked(event: Event, view: View, at: int) -> Event:
    """`Orvana has been asked to leave`: whoever is asked, blamed or helped does not do it."""
    subject = subject_of(view, at)
    if subject is None:
        return event
    place = span_of(view, subject.first, subject.after)
    asked = [one for one in event.actors if one.span is not None and one.span.overlaps(place)]
    if not asked:
        return event
    turned = tuple(replace(one, reason=f"subject of the passive; {one.reason}") for one in asked)
    return with_parties(
        event,
        actors=tuple(one for one in event.actors if one not in asked),
        recipients=event.recipients or (turned if event.event_type != "REJECT" else ()),
    )


def _own(text: str, event: Event, view: View, at: int) -> Event:
    """`the resignation of the minister`: the minister resigns, nobody else."""
    if event.label not in OWN_ACTS or event.actors or view.is_verb(at):
        return event
    doer = next((one for one in event.recipients if "after “of”" in one.reason), None)
    if doer is None:
        return event
    why = f"whose {view.word(at)} it is; {doer.reason}"
    rest = tuple(one for one in event.recipients if one is not doer)
    return replace(event, actors=(replace(doer, reason=why),), recipients=rest)


EACH_OTHER = (("each", "other"), ("one", "another"))


def _each_other(text: str, event: Event, view: View, at: int) -> Event:
    """`The fans fought each other`: both sides do it, and it is done to nobody else."""
    behind = view.low[at + 1 : at + 5]
    if not any(pair in EACH_OTHER for pair in pairwise(behind)):
        return event
    if not event.actors or event.event_type is None or not view.is_verb(at):
        return event
    return replace(event, recipients=(), reciprocal=True)


def _not_of_what_is_charged(text: str, event: Event, view: View, at: int) -> Event:
    """`accused of insulting the queen`: the queen is insulted, not accused."""
    if event.event_type != "ACCUSE" or not view.is_verb(at):
        return event
    reach = range(at + 1, min(at + 12, len(view.low) - 1))
    passive = is_passive(view, at)
    if len(event.recipients) < (1 if passive else 2):
        return event
    verb = next(
        (
            i + 1
            for i in reach
            if view.word(i) in ("of", "with")
            and (view.tag(i + 1) == "VBG" or (passive and i == at + 1))
        ),
        None,
    )
    if verb is None:
        return event
    start = view.tokens[verb].start
    kept = tuple(one for one in event.recipients if one.span is None or one.span.end <= start)
    return with_parties(event, recipients=kept if passive else kept or event.recipients)


def _gapped(text: str, event: Event, view: View, at: int) -> Event:
    """`her passport was revoked and her brother barred`: the brother has not had it revoked."""
    if not is_passive(view, at) or len(event.recipients) < 2:
        return event
    reach = range(at + 1, min(at + 6, len(view.low) - 2))
    joint = next((i for i in reach if view.word(i) in ("and", "or")), None)
    if joint is None:
        return event
    noun = view.chunk(joint + 1)
    if noun.kind is not ChunkKind.NOUN or view.tag(noun.after) not in ("VBN", "VBD"):
        return event
    place = span_of(view, noun.first, noun.after)
    kept = tuple(
        one for one in event.recipients if one.span is None or not one.span.overlaps(place)
    )
    return with_parties(event, recipients=kept or event.recipients)


def _said_to(text: str, event: Event, view: View, at: int) -> Event:
    """`the bank is said to have abetted the fraud`: the bank does it."""
    if event.actors or not view.is_verb(at) or is_passive(view, at):
        return event
    first = view.helpers(at)[1]
    if view.word(first) not in ("to", *BE) or "have" not in view.low[first:at]:
        return event
    subject = subject_of(view, at)
    if subject is None:
        return event
    place = span_of(view, subject.first, subject.after)
    does = tuple(
        one for one in event.recipients if one.span is not None and one.span.overlaps(place)
    )
    rest = tuple(one for one in event.recipients if one not in does)
    return with_parties(event, actors=does, recipients=rest)


def _exchanged(text: str, event: Event, view: View, at: int) -> Event:
    """`Kestria and Dravania exchanged prisoners`: both do it; what they give is no side."""
    words = set(event.trigger[0].of(text).lower().split())
    if not words & EXCHANGES or len(event.actors) < 2 or event.event_type is None:
        return event
    return replace(event, recipients=(), reciprocal=True)


def _named_in_full(text: str, event: Event, view: View, at: int) -> Event:
    """`the town of Hume`, `the former premier, Edo Marsh,`: with the name behind."""
    return named_in_full(text, event, view)


def named_in_full(text: str, event: Event, view: View) -> Event:
    """The event whose parties have the names that stand right behind their words."""
    return with_parties(
        event,
        actors=tuple(_with_name(text, one, view) for one in event.actors),
        recipients=tuple(_with_name(text, one, view) for one in event.recipients),
    )


GROUPS = word_set("group band number handful crowd gang dozen dozens hundreds thousands scores")
OF_COUNTRIES = word_set(
    """government army police navy president king queen regent parliament secretary minister mayor
    governor commander leader son daughter wife husband grandson granddaughter brother sister mother
    father widow family relatives supporters members"""
)


def _with_head(text: str, party: Party, view: View, head: int) -> Party:
    """`the government of Zentria`, where only the name was taken."""
    assert party.span is not None
    first = next(
        (at for at, token in enumerate(view.tokens) if token.start == party.span.start), head
    )
    if view.word(first - 1) != "of" or first < 2 or view.word(first - 2) not in OF_COUNTRIES:
        return party
    if view.tag(first) not in ("NNP", "DT"):
        return party
    span = Span(view.tokens[first - 2].start, party.span.end)
    return replace(party, span=span, name=span.of(text))


def _with_name(text: str, party: Party, view: View) -> Party:
    if party.span is None:
        return party
    head = max(
        (number for number, token in enumerate(view.tokens) if token.end == party.span.end),
        default=None,
    )
    if head is None or view.tag(head) not in NOUN_TAGS:
        return party
    party = _with_head(text, party, view, head)
    assert party.span is not None
    link = view.word(head + 1)
    if link == "of" and view.word(head) in GROUPS and head + 2 < len(view.tokens):
        members = view.chunk(head + 2)
        if members.kind is ChunkKind.NOUN and view.tag(members.head) == "NNS":
            span = Span(party.span.start, view.tokens[members.head].end)
            return replace(party, span=span, name=span.of(text))
    if not ((link == "of" and view.word(head) in SETTLEMENTS) or link == ","):
        return party
    if head + 2 >= len(view.tokens):
        return party
    chunk = view.chunk(head + 2)
    names = range(chunk.first, chunk.after)
    if chunk.kind is not ChunkKind.NOUN or any(view.tag(place) != "NNP" for place in names):
        return party
    person = link == "," and len(names) > 1 and view.word(chunk.after) in (",", ".", ";")
    if link == "," and not person:
        return party
    span = Span(party.span.start, view.tokens[chunk.after - 1].end)
    return replace(
        party, span=span, name=span.of(text), reason=f"{party.reason}; with the name behind it"
    )


def _by_owner(text: str, event: Event, view: View, at: int) -> Event:
    """`informed Kestria of Velmora's condemnation`: whose condemnation it is, not who stands before
    it."""
    if view.is_verb(at) or event.event_type in BEFALLING or event.label is not None:
        return event
    owns = view.word(at - 1).endswith(("'s", "s'"))
    if at < 1 or not owns or view.tag(at - 1) not in NOUN_TAGS:
        return event
    first = last = at - 1
    while view.tag(first - 1) in (*NOUN_TAGS, "JJ") and view.chunk(first - 1) is view.chunk(last):
        first -= 1
    owner = span_of(view, first, last + 1)
    if any(one.span is not None and one.span.overlaps(owner) for one in event.actors):
        return event
    return with_parties(event, actors=tuple(one for one in event.actors if one.span is None))


OPENING = word_set("that , ; : and but because although while whereas when before after since if")


def _far_actor(text: str, event: Event, view: View, at: int) -> Event:
    """`Ishkara will not accept that outside powers occupy it`: whoever stands before another
    subject in a clause of its own does not do it."""
    if not view.is_verb(at) or is_passive(view, at) or event.reciprocal:
        return event
    subject = subject_of(view, at)
    if subject is None or view.tag(subject.head) not in NOUN_TAGS:
        return event
    first = subject.first
    while view.tag(first - 1) in ("IN", "JJ", "DT") and view.word(first - 1) not in OPENING:
        first -= 1  # "that outside | powers occupy", "by morning | the garrison surrenders"
    if view.word(first - 1) not in OPENING and view.word(subject.first - 1) not in OPENING:
        return event
    place = span_of(view, subject.first, subject.after)
    if any(one.span is not None and one.span.overlaps(place) for one in event.actors):
        inside = [one for one in event.actors if one.span is None or one.span.overlaps(place)]
        return with_parties(event, actors=tuple(inside))
    far = [one for one in event.actors if one.span is not None and one.span.end <= place.start]
    return with_parties(event, actors=tuple(one for one in event.actors if one not in far))


def _whole_group(text: str, event: Event, view: View, at: int) -> Event:
    """`the former prime minister`, `the coffee growing provinces`: the whole group, where only
    words before its last noun were taken and they name nobody by themselves."""
    return with_parties(
        event,
        actors=tuple(_grown(text, one, event, view) for one in event.actors),
        recipients=tuple(_grown(text, one, event, view) for one in event.recipients),
    )


def _grown(text: str, party: Party, event: Event, view: View) -> Party:
    span = party.span
    if span is None or party.code or party.sector or party.entity_id:
        return party
    last = next((number for number, one in enumerate(view.tokens) if one.end == span.end), None)
    if last is None or view.tag(last) not in ("NN", "JJ", "VBG", "VBN"):
        return party
    head = view.chunk(last).head
    if view.word(head) in CALENDAR and view.word(head - 1) in ("next", "last", "this"):
        return party
    behind = head + 1 if last == head else last
    if (
        last == head
        and view.word(behind).endswith("ing")
        and view.tag(last) == "NN"
        and view.tag(behind + 1) == "NNS"
    ):
        head = view.chunk(behind + 1).head  # "the coffee | growing | provinces"
    if head <= last or view.tag(head) not in NOUN_TAGS or view.word(last + 1) in ("'s", "'"):
        return party
    whole = Span(span.start, view.tokens[head].end)
    if any(whole.overlaps(trigger) for trigger in event.trigger):
        return party
    return replace(party, span=whole, name=whole.of(text), reason=f"{party.reason}; whole group")


def _noted_pronoun(text: str, event: Event, view: View, at: int) -> Event:
    """`they arrested`: says by which pronoun the text has the doer, where it stands further off."""
    if not view.is_verb(at) or is_passive(view, at) or len(event.actors) != 1:
        return event
    subject, doer = subject_of(view, at), event.actors[0]
    if subject is None or view.word(subject.head) not in THIRD or doer.span is None:
        return event
    if "“" in doer.reason.split(";")[0] or doer.span.end > view.tokens[subject.first].start:
        return event
    taken = f"“{view.tokens[subject.head].text}” is “{doer.name}”; {doer.reason}"
    return replace(event, actors=(replace(doer, reason=taken),))


def _owners_body(text: str, event: Event, view: View, at: int) -> Event:
    """`accused Orvana's police`: the police, where only the owner was taken."""
    return with_parties(
        event,
        actors=tuple(_owned_body(text, one, event, view) for one in event.actors),
        recipients=tuple(_owned_body(text, one, event, view) for one in event.recipients),
    )


def _owns(text: str, span: Span) -> bool:
    """Whether an `'s` stands behind the words, or an apostrophe alone behind their own `s`."""
    behind = text[span.end : span.end + 2].lower()
    return behind in ("'s", "’s") or (behind in ("' ", "’ ") and text[span.end - 1] in "sSzZ")


def _with_noun(text: str, event: Event, view: View, at: int) -> Event:
    """`Somali pirates`, `the Velmoran leader`: whoever it is, where only the nationality was
    taken."""
    return with_parties(
        event,
        actors=tuple(_with_own_noun(text, one, event, view) for one in event.actors),
        recipients=tuple(_with_own_noun(text, one, event, view) for one in event.recipients),
    )


DEMONYM = re.compile(r"[A-Z][\w-]{1,20}(?:an|ese|ish|i|ch|sh|ic|ss|k|ot)")


def _with_own_noun(text: str, party: Party, event: Event, view: View) -> Party:
    span = party.span
    if (
        span is None
        or " " in span.of(text)
        or not party.code
        or text[span.end : span.end + 1] != " "
    ):
        return party
    if DEMONYM.fullmatch(span.of(text)) is None:
        return party
    own = next((n for n, one in enumerate(view.tokens) if one.start == span.start), None)
    if own is None or view.tokens[own].end != span.end or view.tag(own) not in ("JJ", "NNP"):
        return party
    head = view.chunk(own).head
    whole = Span(span.start, view.tokens[head].end)
    inside = range(own + 1, head + 1)
    plain = head > own and all(
        view.tag(place) in ("JJ", "NN", "NNS") and view.tokens[place].text.islower()
        for place in inside
    )
    if not plain or any(whole.overlaps(trigger) for trigger in event.trigger):
        return party
    return replace(party, span=whole, name=whole.of(text), reason=f"{party.reason}; whole group")


DRAWING = word_set(
    """draw draws drew drawn drawing attract attracted attracts face faces faced facing meet met
    spark sparked provoke provoked prompt prompted trigger triggered receive received receives earn
    earned invite invited"""
)
"""Verbs whose subject is what others say it of: `the navy drew criticism`."""


def drawn_by(event: Event, view: View, at: int) -> Chunk | None:
    """Who draws it: of `the navy drew criticism` the navy; None where nobody is told to."""
    if event.event_type not in ("ACCUSE", "SUPPORT", "REJECT"):
        return None
    noun, verb = at, view.chunk(at).first - 1
    if view.is_verb(at):
        behind = view.chunk(at + 1) if at + 1 < len(view.low) else None
        if behind is None or behind.kind is not ChunkKind.NOUN:
            return None
        noun, verb = behind.head, at
    if view.word(verb) not in DRAWING or view.word(noun) not in REPROVED:
        return None
    return subject_of(view, verb)


def _drawn(text: str, event: Event, view: View, at: int) -> Event:
    """`The navy drew criticism`: the navy is criticised."""
    subject = drawn_by(event, view, at)
    if subject is None:
        return event
    place = span_of(view, subject.first, subject.after)
    drew = [one for one in event.actors if one.span is not None and one.span.overlaps(place)]
    if not drew:
        return event
    turned = tuple(replace(one, reason=f"who draws it; {one.reason}") for one in drew)
    return with_parties(
        event,
        actors=tuple(one for one in event.actors if one not in drew),
        recipients=turned,
    )


REPROVED = word_set(
    """criticism condemnation outrage anger praise rebuke rebukes scorn fire ridicule applause
    accusations allegations charges opposition objections"""
)


def _on_orders_of(text: str, event: Event, view: View, at: int) -> Event:
    """`on the orders of the deputy`, `at the request of the board`: who gave them."""
    if event.event_type != "REQUEST" or view.is_verb(at) or event.actors:
        return event
    own = view.chunk(at)
    if view.word(own.first - 1) not in ("on", "at", "under", "upon") or own.after + 1 >= len(
        view.low
    ):
        return event
    if view.word(own.after) not in ("of", "from"):
        return event
    giver = view.chunk(own.after + 1)
    place = span_of(view, giver.first, giver.after)
    gave = [one for one in event.recipients if one.span is not None and one.span.overlaps(place)]
    if not gave:
        return event
    why = f"whose {view.word(at)} it is"
    return with_parties(
        event,
        actors=tuple(replace(one, reason=f"{why}; {one.reason}") for one in gave),
        recipients=tuple(one for one in event.recipients if one not in gave),
    )


PLANS = (
    r"(?:decisions?|plans?|moves?|attempts?|efforts?|bid|refusal|promises?|pledges?|vows?|threats?|"
    r"proposals?|calls?|offers?|campaign|orders?|requests?|demands?|intention|willingness)"
)
PLANNED_BY = re.compile(rf"(?P<who>.+?)['’]s? (?:[a-z-]{{2,15}} )?{PLANS}")


def _planned_by(text: str, event: Event, view: View, at: int) -> Event:
    """`the deputy's decision to fire him`: the deputy does it, not the decision."""
    return with_parties(event, actors=tuple(_whose_plan(text, one) for one in event.actors))


def _whose_plan(text: str, party: Party) -> Party:
    found = PLANNED_BY.fullmatch(party.name) if party.span is not None else None
    if found is None or party.span is None or party.span.of(text) != party.name:
        return party
    span = Span(party.span.start, party.span.start + found.end("who"))
    return replace(party, span=span, name=found["who"], reason=f"{party.reason}; whose plan it is")


SUFFERED = word_set(
    """arrest arrests detention expulsion deportation removal ouster dismissal firing sacking exile
    banishment kidnapping abduction capture imprisonment assassination murder"""
)
"""Nouns of what befalls whoever owns them."""


def _suffering_owner(text: str, event: Event, view: View, at: int) -> Event:
    """`Orr's firing`: Orr is fired."""
    if view.is_verb(at) or view.word(at) not in SUFFERED:
        return event
    own = span_of(view, view.chunk(at).first, at)
    owner = [
        one
        for one in event.actors
        if one.span is not None and own.holds(one.span) and _owns(text, one.span)
    ]
    if not owner:
        return event
    turned = tuple(
        replace(one, reason=f"whose {view.word(at)} it is; {one.reason}") for one in owner
    )
    rest = tuple(one for one in event.actors if one not in owner)
    return with_parties(event, actors=rest, recipients=turned)


AT = word_set("at in inside outside near on during")
ABSTRACT = word_set(
    """result results way response part means order addition case time reason move process wake
    light terms manner course matter"""
)


def _not_where_it_was(text: str, event: Event, view: View, at: int) -> Event:
    """`a meeting at the campus`: the campus is met by nobody; nor is anybody a *result*."""
    meets = event.event_type == "CONSULT" and "visit" not in event.modes
    if view.is_verb(at) and view.word(at + 1) in AT:
        meets = False  # "called in the envoy"
    kept = tuple(
        one
        for one in event.recipients
        if one.span is None
        or not (
            one.reason.startswith("nobody else is named")
            or (meets and _led_by(view, one.span) in AT)
            or (not one.code and not one.sector and one.name.lower() in ABSTRACT)
        )
    )
    return with_parties(event, recipients=kept)


def _led_by(view: View, span: Span) -> str:
    """The word before the group that a span begins in."""
    first = next((n for n, one in enumerate(view.tokens) if one.start >= span.start), None)
    return view.word(view.chunk(first).first - 1) if first is not None else ""


def _other_side(text: str, event: Event, view: View, at: int) -> Event:
    """`clashed with the rebels`, `an agreement with Norvik`: what two sides do together both do."""
    words = set(event.trigger[0].of(text).lower().split())
    mutual = event.event_type in TOGETHER and "visit" not in event.modes
    if not mutual and not (event.event_type == "ASSAULT" and words & CLASHING):
        return event
    if len(event.recipients) != 1 or event.recipients[0].span is None:
        return event
    (other,) = event.recipients
    assert other.span is not None
    if other.span.start < view.tokens[at].end or _led_by(view, other.span) != "with":
        return event
    if not (other.code or other.sector or other.entity_id):
        return event  # "agreed with a smile"
    side = replace(other, reason=f"one of two sides behind “with”; {other.reason}")
    return replace(
        event,
        actors=(*event.actors, side),
        recipients=(),
        reciprocal=bool(event.actors) or event.reciprocal,
    )


TOGETHER = frozenset({"AGREE", "COOPERATE", "CONSULT"})
CLASHING = word_set(
    """clash clashed clashes clashing fight fought fighting battle battled battles battling war
    skirmish skirmished skirmishes gunfight firefight shootout confrontation confrontations"""
)


def _called_on(text: str, event: Event, view: View, at: int) -> Event:
    """`Orr called on them to leave`: who stands before the verb is not called on."""
    if event.event_type != "REQUEST" or view.word(at + 1) not in ("on", "upon"):
        return event
    if not view.is_verb(at) or is_passive(view, at) or at + 2 >= len(view.low):
        return event
    start = view.tokens[at].start
    kept = tuple(one for one in event.recipients if one.span is None or one.span.start > start)
    return with_parties(event, recipients=kept)


SHOTS = word_set("weapon weapons arms round rounds shot shots volley gas")
RAMMING = word_set(
    """ram rammed ramming smash smashed smashing crash crashed crashing drive drove driving driven
    plough ploughed plow plowed"""
)
VEHICLES = word_set(
    "car cars truck trucks lorry van suv vehicle vehicles bus jeep tractor plane motorcycle taxi"
)
AIMING = word_set(
    """point pointed points pointing aim aimed aims aiming brandish brandished brandishing fire
    fired firing throw threw throwing hurl hurled hurling carry carried carrying hold held
    holding"""
)


def _not_the_weapon(text: str, event: Event, view: View, at: int) -> Event:
    """`pointing a rifle at the crowd`: nothing is done to the rifle."""
    if event.event_type != "ASSAULT" or is_passive(view, at):
        return event
    means = WEAPONS | SHOTS if view.word(at) in AIMING else frozenset()
    if view.word(at) in RAMMING and not {"into", "through", "onto"}.isdisjoint(view.low[at:]):
        means = VEHICLES
    return with_parties(
        event,
        recipients=tuple(
            one
            for one in event.recipients
            if one.span is None
            or one.span.start < view.tokens[at].end
            or re.split(r"\W", one.name.lower())[-1] not in means
        ),
    )


def _place_before(text: str, event: Event, view: View, at: int) -> Event:
    """`the Tolma protests`: a town before the noun is where they are, and does not protest."""
    if view.is_verb(at) or not (
        event.event_type == "PROTEST" or event.label is EventLabel.ELECTION
    ):
        return event
    own = view.chunk(at)
    start, end = view.tokens[own.first].start, view.tokens[at].start
    return with_parties(
        event,
        actors=tuple(
            one
            for one in event.actors
            if one.span is None
            or "a place where something is" not in one.reason
            or "’s" in one.name.replace("'", "’")
            or not (start <= one.span.start and one.span.end <= end)
        ),
    )


def _said_twice(text: str, event: Event, view: View, at: int) -> Event:
    """Without a party that is taken up twice, and without a bare *that* beside one."""
    return with_parties(
        event, actors=_each_once(event.actors), recipients=_each_once(event.recipients)
    )


def _each_once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    if len(parties) < 2:
        return parties
    kept: list[Party] = []
    for one in parties:
        again = one.entity_id is not None and any(
            one.entity_id == other.entity_id and one.name == other.name for other in kept
        )
        if not again and one.name.lower() not in ("that", "this", "those", "these"):
            kept.append(one)
    return tuple(kept) if 0 < len(kept) < len(parties) else parties


def _owned_body(text: str, party: Party, event: Event, view: View) -> Party:
    span = party.span
    if span is None or not _owns(text, span):
        return party
    last = next((n for n, one in enumerate(view.tokens) if one.start < span.end <= one.end), None)
    if last is None:
        return party
    head = view.chunk(last).head
    whole = Span(span.start, view.tokens[head].end)
    tagged = view.tag(head) in NOUN_TAGS and head > last
    if not tagged or any(whole.overlaps(trigger) for trigger in event.trigger):
        return party
    why = f"{party.reason}; whose {view.word(head)} it is"
    return replace(party, span=whole, name=whole.of(text), entity_id=None, reason=why)


def _of_this_act(text: str, event: Event, view: View, at: int) -> Event:
    """Without parties of other acts: behind a semicolon, or of a noun the ones before its clause;
    of `the jailing of the poet and the flogging of his brother` the brother is flogged."""
    first = max((n + 1 for n in range(at) if view.low[n] == ";"), default=0)
    end = next((n for n in range(at, len(view.low)) if view.low[n] == ";"), len(view.low) - 1)
    low, high = view.tokens[first].start, view.tokens[end].end
    event = with_parties(
        event,
        actors=tuple(one for one in event.actors if _lies(one, low, high)),
        recipients=tuple(one for one in event.recipients if _lies(one, low, high)),
    )
    if view.is_verb(at):
        return event
    event = _of_this_clause(event, view, at)
    if event.event_type not in ("ASSAULT", "COERCE"):
        return event
    return _of_this_noun(event, view, at)


def _of_this_clause(event: Event, view: View, at: int) -> Event:
    """Of an act that is the subject of a clause of its own, only parties from there on: `Police
    jailed the actor, and other arrests followed`."""
    for clause in view.sentence.clauses:
        subject = clause.subject
        if subject is None or clause.inherited or not subject.first <= at < subject.after:
            continue
        if view.word(clause.first - 1) == "," or view.word(clause.first) in ("and", "but", ","):
            low = view.tokens[clause.first].start
            return with_parties(
                event,
                actors=tuple(one for one in event.actors if _lies(one, low, low + 10_000)),
                recipients=tuple(one for one in event.recipients if _lies(one, low, low + 10_000)),
            )
    return event


def _lies(party: Party, low: int, high: int) -> bool:
    return party.span is None or (low <= party.span.start and party.span.end <= high)


def _of_this_noun(event: Event, view: View, at: int) -> Event:
    """Of the noun of a deed only those whom `of`, `on` or `against` behind it names."""
    after = view.chunk(at).after
    if view.word(after) not in ("of", "on", "against") or after + 1 >= len(view.low):
        return event
    if view.chunk(after + 1).kind is not ChunkKind.NOUN:
        return event
    end = after + 1
    while end < len(view.low):
        chunk = view.chunk(end)
        if chunk.kind is not ChunkKind.NOUN or (
            end > after + 1 and view.word(chunk.after) in ("of", "by")
        ):
            break
        end = chunk.after
        if view.word(end) not in ("and", ","):
            break
        end += 1
    low, high = view.tokens[after].start, view.tokens[min(end, len(view.low) - 1)].end
    inside = tuple(one for one in event.recipients if _lies(one, low, high))
    if not inside:
        return event
    return with_parties(event, recipients=inside)


def _of_next_clause(text: str, event: Event, view: View, at: int) -> Event:
    """`Orvana banned, and Belmar outlawed, it`: Belmar does the next act, not this one; who stands
    before the subject of a verb with an object is not done to."""
    if not view.is_verb(at) or is_passive(view, at):
        return event
    start, end = view.tokens[at].start, view.tokens[at].end
    ahead = [one for one in event.actors if one.span is not None and one.span.end <= start]
    if ahead:
        event = with_parties(
            event,
            actors=tuple(
                one
                for one in event.actors
                if one.span is None or one.span.start < end or not _is_next_subject(view, one, at)
            ),
        )
    subject = subject_of(view, at)
    behind = [one for one in event.recipients if one.span is not None and one.span.start >= end]
    if subject is None or not behind:
        return event
    low = view.tokens[subject.first].start
    kept = [one for one in event.recipients if one.span is None or one.span.end > low]
    return with_parties(event, recipients=tuple(kept))


def _is_next_subject(view: View, party: Party, at: int) -> bool:
    assert party.span is not None
    return any(
        clause.subject is not None
        and clause.verb is not None
        and not clause.inherited
        and clause.verb.first > at
        and span_of(view, clause.subject.first, clause.subject.after).overlaps(party.span)
        for clause in view.sentence.clauses
    )


def _not_itself(text: str, event: Event, view: View, at: int) -> Event:
    """A party whose words hold the act's own: what stands behind them, or before, is the party."""
    return with_parties(
        event,
        actors=tuple(cut for one in event.actors if (cut := _cut_off(text, one, event, 0))),
        recipients=tuple(cut for one in event.recipients if (cut := _cut_off(text, one, event, 1))),
    )


def _cut_off(text: str, party: Party, event: Event, side: int) -> Party | None:
    span = party.span
    if span is None or not any(span.overlaps(one) for one in event.trigger):
        return party
    if side:
        rest = Span(min(event.trigger[-1].end, span.end), span.end)
    else:
        rest = Span(span.start, max(event.trigger[0].start, span.start))
    words = rest.of(text).strip()
    if not any(character.isalpha() for character in words):
        return None if len(event.trigger) == 1 and side else party
    start = rest.start + rest.of(text).index(words)
    kept = Span(start, start + len(words))
    return replace(party, span=kept, name=words, reason=f"{party.reason}; without the act's words")


def _of_next_verb(text: str, event: Event, view: View, at: int) -> Event:
    """`had poisoned the dissident and summoned the envoy`: the envoy is not poisoned; of several
    who suffer, those behind the next verb with a tense are that one's."""
    if not view.is_verb(at) or len(event.recipients) < 2 or event.reciprocal:
        return event
    end = view.tokens[at].end
    nearest = min(
        (one.span.start for one in event.recipients if one.span and one.span.start >= end),
        default=None,
    )
    if nearest is None:
        return event
    chunks = view.sentence.chunks
    for chunk in chunks[view.chunk_of[at] + 1 :]:
        cut = view.tokens[chunk.first].start
        if chunk.kind is ChunkKind.VERB and chunk.finite and cut > nearest:
            kept = tuple(one for one in event.recipients if one.span is None or one.span.end <= cut)
            return with_parties(event, recipients=kept)
    return event


def _of_later_clause(text: str, event: Event, view: View, at: int) -> Event:
    """`sailors captured when the frigate was sunk`: the frigate is sunk and not captured; whoever
    is the subject of a clause behind the act that a word of time or cause opens has no part in it,
    where somebody else has."""
    if len(event.recipients) < 2:
        return event
    start = view.tokens[at].start
    if not any(one.span is not None and one.span.start > start for one in event.recipients):
        return event
    others = [
        span_of(view, one.subject.first, one.subject.after)
        for one in view.sentence.clauses
        if one.subject is not None
        and not one.inherited
        and one.subject.first > at
        and view.word(one.subject.first - 1) in LATER_CLAUSE
    ]
    kept = tuple(
        one
        for one in event.recipients
        if one.span is None or not any(one.span.overlaps(other) for other in others)
    )
    return with_parties(event, recipients=kept or event.recipients)


LATER_CLAUSE = word_set("when while after before as because since until once where although")


def _put_out_from(text: str, event: Event, view: View, at: int) -> Event:
    """`removed the general from the staff`: the staff is not removed, where somebody else is."""
    if len(event.recipients) < 2 or not (
        event.label in PUT_OUT_LABELS or PUT_OUT_MODES & set(event.modes)
    ):
        return event
    kept = tuple(
        one for one in event.recipients if one.span is None or not _is_behind_from(view, one.span)
    )
    return with_parties(event, recipients=kept or event.recipients)


PUT_OUT_LABELS = frozenset(
    {EventLabel.REMOVAL, EventLabel.EXILE, EventLabel.DIPLOMAT_EXPULSION, EventLabel.RESIGNATION}
)
PUT_OUT_MODES = frozenset({"expel", "deport", "release", "withdraw"})


def _is_behind_from(view: View, span: Span) -> bool:
    return _led_by(view, span) == "from"


def _of_joined_passive(text: str, event: Event, view: View, at: int) -> Event:
    """`was dissolved and merged into the guard`: the guard is the next verb's."""
    if len(event.recipients) < 2 or not is_passive(view, at):
        return event
    joint = next((n for n in range(at + 1, min(at + 8, len(view.low))) if view.word(n) == "and"), 0)
    verb = joint + 1
    if not joint or not view.is_verb(verb) or view.tag(verb) not in ("VBN", "VBD"):
        return event
    cut = view.tokens[verb].start
    kept = tuple(one for one in event.recipients if one.span is None or one.span.end <= cut)
    return with_parties(event, recipients=kept or event.recipients)


def _of_own_passive(text: str, event: Event, view: View, at: int) -> Event:
    """`the president was flown out, and his brother was jailed`: the president is not jailed, where
    a verb parts him from the subject of the passive."""
    if len(event.recipients) < 2 or not is_passive(view, at):
        return event
    own = subject_of(view, at)
    if own is None:
        return event
    place = span_of(view, own.first, own.after)
    if not any(one.span is not None and one.span.overlaps(place) for one in event.recipients):
        return event
    verbs = [
        view.tokens[one.first].start
        for one in view.sentence.chunks
        if one.kind is ChunkKind.VERB and one.finite and one.after <= own.first
    ]
    last = max(verbs, default=-1)
    kept = tuple(one for one in event.recipients if one.span is None or one.span.end > last)
    return with_parties(event, recipients=kept)


def _in_own_subject(text: str, event: Event, view: View, at: int) -> Event:
    """`eleven shops owned by migrants were looted`: who stands in the subject of a passive does not
    do it."""
    if not event.actors or event.label in OWN_ACTS or not is_passive(view, at):
        return event
    own = subject_of(view, at)
    if own is None or own.after >= at or view.tag(own.head) not in NOUN_TAGS:
        return event
    low, high = view.tokens[own.after - 1].end, view.tokens[at].start
    return with_parties(
        event,
        actors=tuple(
            one
            for one in event.actors
            if one.span is None or not (low <= one.span.start and one.span.end <= high)
        ),
    )


def _behind_place_word(text: str, event: Event, view: View, at: int) -> Event:
    """`Orr reacted on Channel 9 by asking`: who stands between the subject and its verb behind a
    word of place does not do it."""
    if not event.actors or not view.is_verb(at) or is_passive(view, at):
        return event
    own = next(
        (
            one.subject
            for one in view.sentence.clauses
            if one.verb and one.verb.first <= at < one.verb.after
        ),
        None,
    )
    if own is None or own.after > at or view.tag(own.head) not in NOUN_TAGS:
        return event
    low, high = view.tokens[own.after - 1].end, view.tokens[at].start
    kept = tuple(
        one
        for one in event.actors
        if one.span is None
        or not (low <= one.span.start and one.span.end <= high)
        or _led_by(view, one.span) not in PLACING
    )
    if len(kept) == len(event.actors):
        return event
    return replace(event, actors=kept, reciprocal=event.reciprocal and len(kept) > 1)


PLACING = word_set("on in at near inside outside during under from")


def _in_the_aside(text: str, event: Event, view: View, at: int) -> Event:
    """`Orr, speaking after Vell spoke, thanked them`: who stands in a clause between commas behind
    the subject does not do it."""
    if not event.actors or event.reciprocal or not view.is_verb(at) or is_passive(view, at):
        return event
    clauses = view.sentence.clauses
    own = next(
        (one.subject for one in clauses if one.verb and one.verb.first <= at < one.verb.after), None
    )
    first = view.helpers(at)[1]
    if own is None or view.word(own.after) != "," or view.word(first - 1) != ",":
        return event
    inside = range(own.after + 1, first - 1)
    verb = next((place for place in inside if view.is_verb(place)), None)
    if verb is None:
        return event
    low, high = view.tokens[verb].start, view.tokens[first - 1].end
    kept = tuple(
        one
        for one in event.actors
        if one.span is None or not (low <= one.span.start and one.span.end <= high)
    )
    return with_parties(event, actors=kept)


RULES: tuple[Callable[[str, Event, View, int], Event], ...] = (
    _without_days,
    _not_itself,
    _of_this_act,
    _of_next_clause,
    _of_next_verb,
    _of_later_clause,
    _put_out_from,
    _of_joined_passive,
    _of_own_passive,
    _owners_body,
    _in_own_subject,
    _in_the_aside,
    _behind_place_word,
    _turned,
    _own,
    _exchanged,
    _each_other,
    _said_to,
    _not_of_what_is_charged,
    _gapped,
    _named_in_full,
    _by_owner,
    _far_actor,
    _whole_group,
    _with_noun,
    _drawn,
    _on_orders_of,
    _place_before,
    _planned_by,
    _suffering_owner,
    _not_where_it_was,
    _other_side,
    _called_on,
    _not_the_weapon,
    _said_twice,
    _noted_pronoun,
)
