"""Where an act took place: the name of a place that belongs to the words that name the act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from alleged.analyse.event_words import Cut, CutText, Range, distance
from alleged.analyse.timex.words import FOREIGN_MONTH_NUMBERS, MONTH_NUMBERS, word_set
from alleged.analyse.timex.words import WEEKDAY_NUMBERS as WEEKDAYS
from alleged.records.events import Event
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceKind, PlaceRole
from alleged.records.spans import Span

LOCATIVE = word_set(
    """in at near outside inside off on around across between beside throughout along through over
    into onto toward towards within opposite outskirts aboard"""
)
SURE_LOCATIVE = word_set("in near outside off across into")
"""Those that lead to a place and nothing else."""
LEADS = {"to": 0.3, "from": 0.5, "for": 1.0}
BOUND_FOR = word_set(
    """left leave leaves leaving bound headed heading heads head depart departs departed departing
    departure sail sails sailed sailing set sets setting made makes making fled flee flying flew
    embarked search aid relief help food funds money supplies flights flight ship ships trains"""
)
"""With one of these before it `for` leads to a place: `spied for Sarvia` does not."""
"""Cost of the word before a place that says less: `returned to Hallum`, `aid for Haiti`."""
OTHER_LEADS = word_set("of against with by about versus than like as despite under among")
PARTY_COST = 2.5
"""A name without such a word before it, or behind `of` or `against`, names a party."""
OWNER_COST = 2.0
"""`Norveld's army`: the owner of the word behind it."""
PLACE_NOUNS = word_set(
    """area areas basin bay border borders capital centre center city coast corner county desert
    district districts east edge foothills gulf half harbour heart hills hinterland island islands
    jungle lowlands mountains municipality north northeast northwest outskirts part parts plain port
    province provinces region regions river sector sectors shores side south southeast southwest
    square state streets suburb suburbs town towns valley vicinity village villages waters west
    zone zones"""
)
"""What `of` ties to a place: `in the north of Qalmar` is in Qalmar; `the mayor of Desh` is not."""
NAME_NOUNS = word_set(
    """airport avenue base basin bay bridge camp canal church county crossing desert district
    embassy forest harbour heights highlands hills island islands jail jungle lake market mosque
    mountains park pass peninsula plain port prison province refinery region river road square
    stadium station strait university valley village"""
)
"""What may close the name of a place in small letters: `the Sool desert`."""
SAW = word_set("experienced saw sees witnessed")
"""`Katowice last saw a strike in 2019`: a place as the one to whom it happens."""
TOPIC_WORDS = word_set("about against despite over")
THEN_WORDS = word_set("after before since until following")
"""`landed in Tolma hours after the blast`: the blast was elsewhere, for all that is said."""
TOPIC_COST = 2.0
"""`protested against a raid near Breva`: what stands behind the word has a place of its own."""
WIDE_COST = 0.3
"""A country where a town stands too."""
WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION})
ABOUT_STATES = word_set("between on")
ABOUT_STATES_COST = 2.0
"""`talks between Orsenia and Tarkal`, `a ban on Sarvia`: a country behind these is a party."""
TO_TYPES = frozenset({"AID", "COERCE", "CONSULT", "MOBILIZE", "RETREAT", None})
TO_COST = 2.0
"""In other types `to` leads to whom something is said: `appealed to Sarvia`."""
COMPASS = word_set(
    """the a northern southern eastern western central north south east west upper lower
    neighbouring neighboring nearby downtown"""
)
"""What may stand between `to` and a place: other words make a verb of it, `to free Tolma`."""
BEFORE_COST = 0.3
"""A place before the trigger, unless it opens the sentence: `In Manila, senators called`."""
MOST_COST = 1.9
"""Beyond this a place belongs to something else. Set by hand, as the others; tried on the half of
our own texts that may be looked at."""
OPENING_WORDS = 3
LOOK_BACK = 12
MOST_ASKED = 8
"""How many names to each side of a trigger are asked, so that a list of thousands stays linear."""
MOST_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place of an act."""

    span: Span
    place_id: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that may say where, in its sentence."""

    span: Span
    range: Range
    place_id: str | None
    lead: str
    """The word that leads to it, see `lead_of`."""
    cost: float
    """What the words before and behind it cost."""


@dataclass(slots=True)
class PlaceFinder:
    """The places of a document, sorted by sentence; a sentence is looked through when it is asked
    for."""

    cut_text: CutText
    places: dict[int, list[Place]]
    people: dict[int, list[Span]]
    """Names of persons and groups."""
    dateline: Place | None
    looked: dict[int, list[_Candidate]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, cut_text: CutText, places: Sequence[Place], mentions: Sequence[Mention]
    ) -> PlaceFinder:
        """Sort what may say where into the sentences."""
        listed: dict[int, list[Place]] = {}
        for place in places:
            listed.setdefault(cut_text.number_at(place.span.start), []).append(place)
        people: dict[int, list[Span]] = {}
        for mention in mentions:
            if mention.kind in (MentionKind.PERSON, MentionKind.GROUP):
                number = cut_text.number_at(mention.span.start)
                people.setdefault(number, []).append(mention.span)
        dateline = next((place for place in places if place.role is PlaceRole.DATELINE), None)
        return cls(cut_text, listed, people, dateline)

    def _candidates(self, cut: Cut) -> list[_Candidate]:
        if cut.number not in self.looked:
            listed = self.places.get(cut.number, [])
            sure = [one.span for one in listed if one.role is not PlaceRole.NAME_PART]
            taken = [*self.people.get(cut.number, ()), *sure]
            found = [*_listed(cut, listed), *_unlisted(cut, taken)]
            self.looked[cut.number] = sorted(found, key=lambda one: one.span)
        return self.looked[cut.number]

    def near(self, event: Event, *, outside: Sequence[Span] = ()) -> PlaceFound | None:
        """The place in the sentence that belongs to the act; None where none does. What stands in
        `outside` belongs to other acts, and what is a party by itself is no place."""
        trigger = event.trigger[0]
        parties = {party.span for party in (*event.actors, *event.recipients)}
        cut = self.cut_text.at(trigger.start)
        candidates = self._candidates(cut)
        if not candidates:
            return None
        at = cut.range_of(trigger)
        middle = sum(one.span.start < trigger.start for one in candidates)
        best: tuple[float, _Candidate] | None = None
        for one in candidates[max(0, middle - MOST_ASKED) : middle + MOST_ASKED]:
            party = one.span in parties and one.lead not in SURE_LOCATIVE
            if one.span.overlaps(trigger) or party:
                continue
            if any(part.holds(one.span) for part in outside):
                continue
            cost = distance(cut, at, one.range) + one.cost
            if one.lead == "to" and event.event_type not in TO_TYPES:
                cost += TO_COST
            between = {cut.tokens.low(k) for k in range(at[1], one.range[0])}
            before = {cut.tokens.low(k) for k in range(one.range[1], at[0])}
            later = one.range[0] > OPENING_WORDS and before & THEN_WORDS
            if between & TOPIC_WORDS or later:
                cost += TOPIC_COST
            if one.range[0] < at[0] and one.range[0] > OPENING_WORDS:
                cost += BEFORE_COST
            if cost <= MOST_COST and (best is None or cost < best[0]):
                best = cost, one
        if best is None:
            return None
        return PlaceFound(best[1].span, best[1].place_id, f"{self._words(best[1].span)} beside it")

    def _words(self, span: Span) -> str:
        return f"“{span.of(self.cut_text.text)}”"

    def from_dateline(self) -> PlaceFound | None:
        """The place where the report was written, which is no more than a hint."""
        if self.dateline is None:
            return None
        span = self.dateline.span
        reason = (
            f"the text names no place for it; the report was written in {self._words(span)}, "
            "which is a hint and no more"
        )
        return PlaceFound(span, self.dateline.id, reason)


def taken_over(event: Event, text: str, why: str) -> PlaceFound | None:
    """The place of another event."""
    if event.place is None:
        return None
    words = event.place.of(text)
    return PlaceFound(event.place, event.place_id, f"“{words}”, {why}")


def _listed(cut: Cut, places: Sequence[Place]) -> list[_Candidate]:
    """The places that the reader found, as far as they are where something is or happens."""
    found = []
    for place in places:
        if not place.span.of(cut.tokens.text)[:1].isupper():
            continue
        at = cut.range_of(place.span)
        if place.role is PlaceRole.PLACE or _is_at_embassy(cut, place, at[0]):
            lead = lead_of(cut, at[0])
            cost = _cost_around(cut, at, lead)
            if place.kind in WIDE:
                cost += ABOUT_STATES_COST if lead in ABOUT_STATES else WIDE_COST
            found.append(_Candidate(place.span, at, place.id, lead, cost))
    return found


EMBASSIES = word_set("embassy embassies consulate consulates legation")


def _is_at_embassy(cut: Cut, place: Place, first: int) -> bool:
    """`stormed the embassy in Tolma`: what happens at the house happens in the town."""
    tokens = cut.tokens
    return (
        place.role is PlaceRole.POSTING
        and tokens.low(first - 1) == "in"
        and tokens.low(first - 2) in EMBASSIES
    )


def _cost_around(cut: Cut, at: Range, lead: str) -> float:
    if lead in LOCATIVE or any(cut.tokens.low(at[1] + k) in SAW for k in (0, 1)):
        cost = 0.0
    elif lead == "for" and BOUND_FOR.isdisjoint(_words_before(cut, at[0])):
        cost = PARTY_COST
    elif lead in LEADS:
        cost = LEADS[lead]
    else:
        cost = PARTY_COST
    if cut.tokens.low(at[1]) in ("'s", "’s") and lead not in LOCATIVE:
        cost += OWNER_COST
    return cost


def _words_before(cut: Cut, first: int) -> list[str]:
    return [cut.tokens.low(at) for at in range(max(0, first - LOOK_BACK // 2), first)]


def lead_of(cut: Cut, first: int) -> str:
    """The word that says how the name hangs on the sentence: `in` of `in the flooded district of
    Lower Mesk`; empty where none does."""
    tokens = cut.tokens
    at = first - 1
    while at >= 0 and first - at <= LOOK_BACK:
        word = tokens.low(at)
        if word == "of" and tokens.low(at - 1) in PLACE_NOUNS | NAME_NOUNS:
            at -= 2
            continue
        if word == "to" and any(tokens.low(k) not in COMPASS for k in _small(cut, at + 1, first)):
            return ""
        if word in LOCATIVE or word in LEADS or word in OTHER_LEADS:
            return word
        joined = word in ("and", ",", "or") and cut.is_name(at - 1)
        if not joined and not word.isalpha():
            return ""
        if word in ("and", "or") and not joined:
            return ""
        at -= 1
    return ""


def _small(cut: Cut, low: int, high: int) -> list[int]:
    """The tokens in small letters, unless a noun with `of` is among them: `the town of`."""
    if any(cut.tokens.low(k) == "of" for k in range(low, high)):
        return []
    return [k for k in range(low, high) if cut.tokens.word(k).islower()]


def _unlisted(cut: Cut, taken: Sequence[Span]) -> list[_Candidate]:
    """Names right behind `in`, `near` and their like that no reader took for a place: of a village
    that no table has, `in the Hadr hills`."""
    tokens = cut.tokens
    found: list[_Candidate] = []
    at = 0
    while at < len(tokens.starts):
        if tokens.low(at) not in SURE_LOCATIVE:
            at += 1
            continue
        first = at + 1 + (tokens.low(at + 1) == "the")
        after = first
        while after - first < MOST_NAME_WORDS and _may_be_place(cut, after):
            after += 1
        at = max(after, at + 1)
        if after == first or (after == first + 1 and tokens.low(first) in COMPASS):
            continue  # "in West and Central Africa"
        if tokens.low(after) in NAME_NOUNS:
            after += 1
        elif first - 1 >= 0 and tokens.low(first - 1) == "the":
            continue
        span = cut.span_of(first, after)
        if not any(span.overlaps(other) for other in taken):
            found.append(_Candidate(span, (first, after), None, "in", 0.0))
    return found


_NO_PLACES = word_set(
    """parliament congress court i january february march april may june july august september
    october november december english french spanish arabic russian chinese"""
)


def _may_be_place(cut: Cut, at: int) -> bool:
    word, low = cut.tokens.word(at), cut.tokens.low(at)
    return (
        len(word) > 1
        and word[0].isupper()
        and word.isalpha()
        and not word.isupper()
        and low not in _NO_PLACES
        and low not in MONTH_NUMBERS
        and low not in FOREIGN_MONTH_NUMBERS
        and low not in WEEKDAYS
    )
