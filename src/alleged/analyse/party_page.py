"""A document prepared for the coding of its parties: words, countries, names, entities.

A party is looked at as a `Phrase`: its words among those of its sentence, and how far the noun
reaches that a bare adjective stands before (`Chilean` of `Chilean and Peruvian officials`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, overload

from msgspec import Struct

from alleged.analyse.countries import country_entries, country_names
from alleged.analyse.gazetteer.folding import fold
from alleged.analyse.names import word_set
from alleged.analyse.party_leaders import Leader
from alleged.analyse.party_words import PREPOSITIONS, Word, find_roles, head_end, words_of
from alleged.records.documents import Document
from alleged.records.entities import Entity
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceKind, PlaceRole
from alleged.records.spans import Span

UNIONS = {"alleged:european-union": "EUR"}
"""Unions that a seat stands for: `Brussels fined the bank`."""
SUFFIXES = ("ian", "ean", "ish", "ese", "ic", "can", "an", "i")
"""Ends of adjectives of countries; the gazetteer has no land for `Sulmoran`."""
NO_LANDS = word_set(
    """catholic islamic islamist christian muslim moslem jewish shiite sunni orthodox protestant
    anglican lutheran buddhist hindu sikh druze alawite kurdish catalan basque tamil german-speaking
    republican democratic nationalist communist marxist leninist maoist socialist stalinist african
    european asian american-style western arab arabic slavic hispanic latin balkan baltic nordic
    scandinavian evangelical baptist mormon fascist nobel public civic academic catholic romani
    ethnic roma bedouin berber pashtun uzbek-speaking hazara igbo hutu tutsi fulani yazidi olympic
    economic electronic atlantic pacific scientific historic strategic naxalite"""
)
"""Adjectives with such ends that name no country: whose the party is, the passage tells."""
MOST_PARTY_WORDS = 60
"""Words of a party that are looked at; what is longer is no phrase."""
MOST_NAME_CHARS = 40
"""Length of the longest name of a place that words are looked for in."""
MOST_WORDS = 5
"""Words behind an adjective that are looked at for its noun."""

start_of = attrgetter("start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A name or adjective of a place, and its country."""

    span: Span
    code: str | None
    """ISO 3166 alpha-3, `EUR` for the European Union; None for what lies in several countries or is
    not in the gazetteer."""
    form: str
    """Its words, folded."""
    place: Place

    @property
    def is_adjective(self) -> bool:
        """Whether the form is no name of the place but its adjective or people."""
        named = self.form == fold(self.place.name or "") or self.form in country_names()
        return self.place.role is PlaceRole.NATIONALITY and not named

    @property
    def tells(self) -> bool:
        """Whether it says where a passage is about: a place of the gazetteer, or one that no table
        has; no part of the name of a firm, no continent."""
        if self.place.role in (PlaceRole.NAME_PART, PlaceRole.POSTING):
            return False
        return self.code is not None or (self.place.kind is None and self.place.place is None)


def codes_of(lands: Sequence[Land]) -> list[str | None]:
    """The countries of some lands, each once, in order."""
    return list(dict.fromkeys(land.code for land in lands))


_SOLDIERS = re.compile(r"\b(?:army|soldiers?|troops|military|navy|air force|rebels?|barracks)\b")


class Page:
    """A document, prepared once for all of its parties."""

    def __init__(
        self,
        document: Document,
        *,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        places: Sequence[Place],
        entities: Sequence[Entity],
    ) -> None:
        self.text = document.text
        self.year = int(document.published.value[:4]) if document.published else None
        """Of publication; None where it is not known."""
        self.sentences = sorted(sentences) or [Span(0, len(self.text))]
        self.lands = [
            _land(self.text, place) for place in sorted(places, key=lambda place: place.span)
        ]
        self._land_starts = [land.span.start for land in self.lands]
        self.codes = {land.form: land.code for land in self.lands if land.code is not None}
        """Of each form of a place in the document."""
        codes = codes_of([land for land in self.lands if land.tells])
        self.only_code = codes[0] if len(codes) == 1 else None
        """The country of all that the document names; None where they are several, or none."""
        self.people = sorted(
            mention.span for mention in mentions if mention.kind is MentionKind.PERSON
        )
        self._spoken = sorted(
            (
                (mention.span, entity)
                for entity in entities
                for mention in entity.mentions
                if entity.kind is not MentionKind.GROUP
            ),
            key=lambda held: (held[0], held[1].id),
        )
        self._spoken_starts = [span.start for span, _ in self._spoken]
        low = self.text.lower()
        self.is_of_police = "police" in low and _SOLDIERS.search(low) is None
        """Whether the document speaks of police and of no soldiers."""
        self._words: dict[Span, list[Word]] = {}
        self._names: dict[Span, _Names] = {}
        self.told_by_name: dict[Span, Any] = {}
        """Of mentions that were looked at: what their words tell, kept by `parties`."""
        self.leaders: dict[str, Leader | None] = {}
        """The same by entity: whom our table of leaders has under its names."""

    def phrase(self, span: Span) -> Phrase:
        """The words of a party."""
        sentence = self._sentence(span)
        if sentence not in self._words:
            words = words_of(self.text, sentence.start, sentence.end)
            self._words[sentence] = words
            self._names[sentence] = _Names(self, words)
        words = self._words[sentence]
        low = bisect_left(words, span.start, key=start_of)
        high = max(bisect_left(words, span.end, key=start_of), low)
        high = min(high, low + MOST_PARTY_WORDS)
        reach = self._reach(words, low, high)
        return Phrase(
            page=self,
            span=span,
            sentence=sentence,
            words=words,
            names=self._names[sentence],
            low=low,
            high=high,
            reach=reach,
            head=head_end(words, low, reach),
        )

    def _sentence(self, span: Span) -> Span:
        """The sentence that a span begins in, as far as the span's end."""
        at = max(bisect_right(self.sentences, span.start, key=start_of) - 1, 0)
        sentence = self.sentences[at]
        if sentence.start <= span.start < sentence.end:
            return Span(sentence.start, max(sentence.end, span.end))
        return span

    def lands_in(self, span: Span) -> list[Land]:
        """The lands that begin in a span."""
        low = bisect_left(self._land_starts, span.start)
        high = bisect_left(self._land_starts, span.end)
        return self.lands[low:high]

    def land_at(self, word: Word) -> Land | None:
        """The land whose first word it is."""
        return next(iter(self.lands_in(Span(word.start, word.end))), None)

    def land_ending(self, word: Word) -> Land | None:
        """The land whose last word it is."""
        ends = (word.end, word.end - 2 if word.owns else word.end)
        found = [
            land
            for land in self.lands_in(Span(max(word.start - MOST_NAME_CHARS, 0), word.end))
            if land.span.end in ends
        ]
        return found[-1] if found else None

    def entity_in(self, span: Span) -> Entity | None:
        """The entity that the words speak of: the longest of its places that lies inside; a
        person before others."""
        low = bisect_left(self._spoken_starts, span.start)
        high = bisect_left(self._spoken_starts, span.end)
        inside = [held for held in self._spoken[low:high] if held[0].end <= span.end]
        person = [held for held in inside if held[1].kind is MentionKind.PERSON]
        best = max(
            person or inside,
            key=lambda held: (held[0].end - held[0].start, -held[0].start),
            default=None,
        )
        return best[1] if best else None

    def in_person(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word belongs to a person's name, and is no title before it."""
        word = words[at]
        place = bisect_right(self.people, Span(word.start, len(self.text))) - 1
        if place < 0 or self.people[place].end < word.end:
            return False
        titled = word.start == self.people[place].start and self.people[place].end > word.end
        return not (titled and find_roles(words, at, at + 1))

    def is_name(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word belongs to the name of a person or, `Bank` of `West Bank`, of a place."""
        word = words[at]
        lands = self.lands_in(Span(max(word.start - MOST_NAME_CHARS, 0), word.end))
        return any(land.span.end >= word.end for land in lands) or self.in_person(words, at)

    def _reach(self, words: Sequence[Word], low: int, high: int) -> int:
        """How far the noun of a bare nationality lies: `Chilean` of `Chilean and Peruvian
        officials`. Other words reach as far as they reach."""
        if high <= low or not self._awaits_noun(words, high - 1):
            return high
        if high - low > 1 and self.land_ending(words[high - 1]) is None:
            return high  # `Vera Sulmoran` is a name
        at = found = high
        while at < min(high + MOST_WORDS, len(words)):
            role = next(iter(find_roles(words, at, min(at + 4, len(words)))), None)
            if role is not None and role.start == at:
                found = at = role.end
                continue
            joins = at == high and words[at].low in ("and", "or", ",")
            goes_on = joins or self._awaits_noun(words, at) or words[at].low not in PREPOSITIONS
            if found > high or not goes_on:
                break
            at += 1
        return found

    def _awaits_noun(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word is the adjective of a country, known or not."""
        word = words[at]
        if word.owns or word.low.endswith("s"):
            return False
        land = self.land_ending(word)
        if land is not None:
            return land.is_adjective
        return word.capital and ends_like_adjective(word) and not self.in_person(words, at)


class _Names(Sequence[bool]):
    """For each word of a sentence whether it belongs to the name of a person or place, told when it
    is asked for."""

    def __init__(self, page: Page, words: Sequence[Word]) -> None:
        self._page, self._words = page, words
        self._known: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, at: int) -> bool: ...

    @overload
    def __getitem__(self, at: slice) -> list[bool]: ...

    def __getitem__(self, at: int | slice) -> bool | list[bool]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at not in self._known:
            self._known[at] = self._page.is_name(self._words, at)
        return self._known[at]


class Phrase(Struct, frozen=True, kw_only=True, gc=False):
    """The words of a party among those of its sentence; all by number."""

    page: Page
    span: Span
    sentence: Span
    words: Sequence[Word]
    names: Sequence[bool]
    """For each word whether it belongs to the name of a person or place."""
    low: int
    high: int
    reach: int
    """As `high`, with the noun of a bare adjective."""
    head: int
    """Where the part that holds the head ends."""

    def said(self, word: Word) -> str:
        """A word as it is written, without a possessive."""
        return self.page.text[word.start : word.end - 2 if word.owns else word.end]

    def part(self, low: int, high: int) -> Phrase:
        """Other words of the same sentence."""
        return Phrase(
            page=self.page,
            span=Span(self.words[low].start, self.words[high - 1].end),
            sentence=self.sentence,
            words=self.words,
            names=self.names,
            low=low,
            high=high,
            reach=high,
            head=head_end(self.words, low, high),
        )


def ends_like_adjective(word: Word) -> bool:
    """Whether a word has the end of a country's adjective and is not known as something else."""
    known = word.upper or word.low in NO_LANDS
    return len(word.low) > 4 and word.low.endswith(SUFFIXES) and not known


def _land(text: str, place: Place) -> Land:
    """A place with its country; a form that is a country's is that country, whatever else is called
    so."""
    form = fold(place.span.of(text))
    code = place.country_alpha3 or UNIONS.get(place.place or "")
    entry = country_entries().get(form)
    # `Benin` is no short form of Benin City
    other_city = place.kind is PlaceKind.CITY and fold(place.name or "") != form
    if entry is not None and (code is None or place.kind is None or other_city):
        code = entry.alpha3
    return Land(span=place.span, code=code, form=form, place=place)
