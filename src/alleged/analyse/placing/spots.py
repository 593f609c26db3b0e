"""The words of a text that may name a place.

The reader's names are one source: of every kind, since a model that reads a few sentences at a time
takes a rare town for an organisation. The gazetteer is the other: names of countries and regions,
demonyms and seats are looked for everywhere, cities only where the words around them ask for one.
A name that no gazetteer knows is a place if the text treats it as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from alleged.analyse.gazetteer.folding import MAX_NAME_CHARS, fold
from alleged.analyse.gazetteer.lookup import LONGEST, Entry, Gazetteer
from alleged.analyse.names import FEMALE_NAMES, MALE_NAMES, word_set
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import PlaceKind
from alleged.records.spans import Span

MAX_WORDS_OF_A_NAME = 5
FIRST_LINES = 4
"""A dateline stands in one of the first lines: behind headline and standfirst at most."""
LARGE = 100_000
"""Inhabitants from which a city is looked for in an organisation's name."""

LOCATIVE = word_set("in near outside inside around across throughout into via")
"""Words that in news stand before places and hardly ever before people."""
LIKELY = LOCATIVE | word_set("from to of at through and leaving left reached reach entered")
PLACE_NOUNS = word_set(
    """port capital city town village republic province state region district island outskirts
    kingdom harbour harbor suburb suburbs municipality county parliament president king queen
    governor mayor north south east west people coast borders streets embassy"""
)
"""`the port of Sulmora`, `the president of Ruvonia`."""
TERRITORIES = tuple([noun] for noun in ("province", "town", "village", "republic", "district"))
"""Nouns that make even a word that the reader took for no name a place's."""
HEADED = (["president"], ["people"])
"""What companies have, too."""
NO_DATELINE = word_set(
    """breaking update updated opinion watch video analysis exclusive live explainer news correction
    editorial comment review interview factbox photos photo gallery special report urgent alert
    timeline profile sponsored advertisement reuters ap afp"""
)

NO_PLACES = word_set(
    """north south east west northern southern eastern western central center centre coast island
    islands union delta city town port bay lake river valley mountain park january february march
    april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday god earth internet congress parliament senate house court university
    church nature order man most of the best ministry minister state republic government president
    army police opposition bank commission council party front office department agency"""
)
"""Words that some village or district is called by; alone they are no place's name in news."""
LONGEST_ACRONYM = 4

_TOKEN = re.compile(r"(?:[A-Z]\.){2,5}|[^\W_]{1,60}")
_CURRENCY = re.compile(r" ?[$€£¥]")
_GAP = re.compile(r"[ \u00a0'’.-]{1,2}")
_APPOSITIVE = re.compile(
    r", (?:a|an|the) (?:[\w’'-]{1,20} ){0,3}"
    r"(?:town|city|village|capital|port|resort|suburb|harbour)\b"
)
_DATELINE = re.compile(
    r"\s{0,3}(?P<places>[^\W\d_][^\n()–—:;!?]{1,58}?)"
    r"(?: ?\([^()\n]{1,40}\))?(?: [–—-]{1,2} | ?— ?)"
)
_DATE = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}|\d",
    re.IGNORECASE,
)
_DEMONYM_END = re.compile(r"(?:n|an|ian|i|ese|ish|ic|er)s?")


class Spot(Struct, frozen=True, kw_only=True, gc=False):
    """Words that may name a place."""

    span: Span
    mention: Mention | None
    key: str
    """The folded name."""
    entries: tuple[Entry, ...] = ()
    """What the gazetteer has under the name."""
    peoples: tuple[Entry, ...] = ()
    """Countries, where the words are a demonym."""
    states: tuple[Entry, ...] = ()
    """Whose government the name stands for, as a seat or capital."""
    in_name: bool = False
    """Whether it is a word of an organisation's name."""
    dateline: bool = False
    people: bool = False
    """Whether it is a demonym, also of a country that the gazetteer has not."""

    @property
    def known(self) -> bool:
        """Whether the gazetteer has the name in any sense."""
        return bool(self.entries or self.peoples or self.states)

    @property
    def kind(self) -> MentionKind | None:
        """What the reader took it for; None where the reader found nothing."""
        return self.mention.kind if self.mention else None


class _Token(Struct, frozen=True, gc=False):
    start: int
    end: int
    key: str


def find_spots(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Spot]:
    """All words that may name a place, in text order, none overlapping another."""
    tokens = [
        _Token(found.start(), found.end(), fold(found[0]))
        for found in _TOKEN.finditer(text)
        if found[0][0].isupper()
    ]
    search = _Search(text, tokens, mentions, gazetteer)
    datelines = search.datelines()
    striking = [*search.abbreviations(), *search.striking()]
    named = search.named([spot.span for spot in striking])
    found = _first_of_each([*datelines, *striking, *named])
    found = _first_of_each([*found, *search.cities(found)])
    return search.with_unknown(found)


_CAPITALS_GO_ON = re.compile(r"\s{1,3}[A-Z]{2,}\b")
_PARTED_INITIALS = re.compile(r"([A-Z])\.\s([A-Z])\.(?!\s?[A-Z]\.)")
_PARTY = re.compile(r"(?<![\w-])[RDI]-$")
_OFFICE_BEHIND = re.compile(r"\. (?:Gov|Sen|Rep|Lt|Atty|House|Senate)\b")


class _Search:
    """One text's names, and the ways in which places are looked for."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[_Token],
        mentions: Sequence[Mention],
        gazetteer: Gazetteer,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.mentions = sorted(mentions, key=lambda mention: mention.span)
        self.people = _people(mentions)
        """Persons' full names and surnames; no place that the gazetteer has not is called so."""
        self._token_starts = [token.start for token in tokens]
        self._starts = [mention.span.start for mention in self.mentions]
        self._ends = [mention.span.end for mention in self.mentions]
        self.stems = _by_stem(token.key for token in tokens)
        self._longest = max((m.span.end - m.span.start for m in self.mentions), default=0)

    def spot(self, span: Span, mention: Mention | None, **more: bool) -> Spot:
        """The spot with all that the gazetteer has for its words."""
        words = span.of(self.text)
        peoples = self.gazetteer.countries_of_demonym(words)
        return Spot(
            span=span,
            mention=mention,
            key=fold(words),
            entries=() if peoples else self.entries(words, mention),
            peoples=peoples,
            states=self.gazetteer.governments_at(words),
            people=bool(peoples),
            **more,
        )

    def entries(self, words: str, mention: Mention | None) -> tuple[Entry, ...]:
        """What the gazetteer has, without what is likelier a word, an acronym or a building."""
        if fold(words) in NO_PLACES or self.gazetteer.is_building(words):
            return ()
        found = self.gazetteer.find(words)
        if words.isupper() and len(words) <= LONGEST_ACRONYM:
            found = tuple(entry for entry in found if entry.kind is PlaceKind.COUNTRY)
        if mention is not None and mention.kind is not MentionKind.PLACE:
            # No former or foreign name where the reader saw no place at all.
            found = tuple(e for e in found if e.first_name or e.kind is not PlaceKind.CITY)
        return found

    def around(self, span: Span) -> Mention | None:
        """The longest of the reader's names that overlaps a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        over = [self.mentions[at] for at in range(first, last) if self._ends[at] > span.start]
        if len(over) < 2:
            return over[0] if over else None
        return max(over, key=lambda mention: mention.span.end - mention.span.start)

    def runs(self, index: int, longest: int) -> Iterator[Span]:
        """From a token on, the longest run of words first; words between may be small."""
        start = self.tokens[index].start
        ends = []
        end = self.tokens[index].end
        for _ in range(longest):
            ends.append(end)
            gap = _GAP.match(self.text, end)
            following = _TOKEN.match(self.text, gap.end()) if gap else None
            if following is None:
                break
            end = following.end()
        for end in reversed(ends):
            yield Span(start, end)

    def abbreviations(self) -> Iterator[Spot]:
        """Short forms of regions behind a comma, `Flint, Mich.`, or with full stops: `N.Y.`; and
        beside a party or an office: `R-Mich.`, `Mich. Gov.`."""
        for token in self.tokens:
            dotted = token.end - token.start > 2 and self.text[token.end - 1] == "."
            stopped = self.text.startswith(".", token.end)
            behind_comma = self.text.endswith(", ", 0, token.start)
            if behind_comma and not stopped and _CAPITALS_GO_ON.match(self.text, token.end):
                continue  # a text in capitals: `, IN THE END`
            political = stopped and (
                _PARTY.search(self.text, max(0, token.start - 3), token.start)
                or _OFFICE_BEHIND.match(self.text, token.end)
            )
            bracketed = (
                stopped
                and self.text.startswith("(", token.start - 1)
                and self.text.startswith(")", token.end + 1)
            )
            words = self.text[token.start : token.end]
            parted = _PARTED_INITIALS.match(self.text, token.start) if behind_comma else None
            if parted is not None:  # `, N. J.`
                words, token = parted[1] + "." + parted[2] + ".", _Token(*parted.span(), token.key)
                stopped = False
            if not (dotted or behind_comma or political or bracketed):
                continue
            region = self.gazetteer.region_of_abbreviation(words, stopped=stopped)
            if region is not None:
                span = Span(token.start, token.end)
                mention = self.around(span)
                if mention is not None and mention.span.of(self.text) == f"{words}.":
                    span = mention.span
                yield Spot(span=span, mention=mention, key=fold(words), entries=(region,))

    def striking(self) -> Iterator[Spot]:
        """Names of countries, regions, demonyms and seats, wherever they stand.

        A surname that is a country's name, too, is a place only if the words around say so, or if
        it stood as a place before: `Jordan` behind `Ann Jordan`.
        """
        placed: set[str] = set()
        for spot in self._striking():
            if not self._is_surname(spot) or spot.key in placed or self._is_located(spot.span):
                placed.add(spot.key)
                yield spot

    def _is_surname(self, spot: Spot) -> bool:
        """Whether the words are a person's name whose full form stands in the text."""
        mention = spot.mention
        return (
            mention is not None
            and mention.kind is MentionKind.PERSON
            and mention.span == spot.span
            and mention.name != spot.span.of(self.text)
        )

    def _striking(self) -> Iterator[Spot]:
        taken = 0
        for index, token in enumerate(self.tokens):
            if token.start < taken or token.key not in self.gazetteer.striking_words:
                continue
            for span in self.runs(index, LONGEST):
                if fold(span.of(self.text)) in self.gazetteer.striking:
                    spot = self._striking_spot(span)
                    if spot is not None:
                        taken = span.end
                        yield spot
                    break

    def _striking_spot(self, span: Span) -> Spot | None:
        if _CURRENCY.match(self.text, span.end) or self._is_end_of_another(span):
            return None
        mention = self.around(span)
        spot = self.spot(span, mention)
        if not spot.known:
            return None
        if mention is None or span.holds(mention.span):
            return spot
        rest = self.text[mention.span.start : span.start] + self.text[span.end : mention.span.end]
        named = [word for word in _TOKEN.findall(rest) if word[0].isupper()]
        match mention.kind:
            case _ if not named:
                return spot
            case MentionKind.PERSON:
                return None
            case MentionKind.ORGANISATION:
                return replace(spot, in_name=True)
            case _:
                return spot

    def _is_end_of_another(self, span: Span) -> bool:
        """Whether `New` before it makes another place of it: `New Mexico`, `New Jersey`."""
        if not self.text.endswith("New ", max(0, span.start - 4), span.start):
            return False
        return bool(self.gazetteer.find(f"New {span.of(self.text)}"))

    def named(self, striking: Sequence[Span]) -> Iterator[Spot]:
        """The reader's names that the gazetteer has, and its places that the gazetteer has not."""
        starts = [span.start for span in striking]
        for mention in self.mentions:
            for span in self._pieces(mention):
                spot = self.spot(span, mention)
                known = spot.known
                within = bisect_left(starts, span.start)
                if not known and spot.key in NO_PLACES:
                    continue
                if not known and within < len(striking) and span.holds(striking[within]):
                    continue
                match mention.kind:
                    case MentionKind.PLACE:
                        yield spot
                    case MentionKind.GROUP if spot.peoples:
                        yield spot
                    case MentionKind.ORGANISATION if known and self._is_fit(spot):
                        yield spot
                    case MentionKind.PERSON if known and self._is_persons_place(spot):
                        yield spot
                    case MentionKind.ORGANISATION if " " in span.of(self.text):
                        yield from self._inside(mention)
                    case _:
                        pass

    def _pieces(self, mention: Mention) -> list[Span]:
        """`Toledo, Ohio` in one name is two."""
        words = mention.span.of(self.text)
        if mention.kind is not MentionKind.PLACE or "," not in words:
            return [mention.span]
        pieces, at = [], mention.span.start
        for part in words.split(","):
            bare = part.strip()
            if bare and bare[0].isupper():
                start = at + len(part) - len(part.lstrip())
                pieces.append(Span(start, start + len(bare)))
            at += len(part) + 1
        return pieces or [mention.span]

    def _is_fit(self, spot: Spot) -> bool:
        """Whether what the reader took for an organisation may be a place all the same."""
        if any(entry.kind is not PlaceKind.CITY for entry in spot.entries) or spot.states:
            return True
        return self._word_before(spot.span) in LIKELY or any(
            entry.population >= LARGE for entry in spot.entries
        )

    def _is_persons_place(self, spot: Spot) -> bool:
        """Whether what the reader took for a person is a place: never a surname whose full form
        stands in the text."""
        return not self._is_surname(spot) and self._is_located(spot.span)

    def _is_located(self, span: Span) -> bool:
        """Whether the words around ask for a place: `in Jordan`, `San Marcos, a town in ...`."""
        before = self._words_before(span)
        bare = not self.text.endswith("the ", 0, span.start)
        if before[-1:] and before[-1] in LOCATIVE and bare:
            return True
        if before[-1:] == ["of"] and before[-2:-1] and before[-2] in PLACE_NOUNS:
            return True
        if _APPOSITIVE.match(self.text, span.end):
            return True
        listed = bool(before[-1:]) and before[-1] in LIKELY
        entries = self.gazetteer.find(span.of(self.text))
        return listed and any(entry.population >= LARGE for entry in entries)

    def _inside(self, mention: Mention) -> Iterator[Spot]:
        """A city's name in an organisation's: `University of Toledo`, `San Jose Water Company`."""
        first = bisect_left(self._token_starts, mention.span.start)
        for index in range(first, len(self.tokens)):
            token = self.tokens[index]
            if token.end > mention.span.end:
                return
            behind_of = self._word_before(Span(token.start, token.end)) in ("of", "in")
            if index > first and not behind_of:
                continue
            for span in self.runs(index, MAX_WORDS_OF_A_NAME):
                if not mention.span.holds(span) or span == mention.span:
                    continue
                entries = self.entries(span.of(self.text), mention)
                if any(e.first_name and (behind_of or e.population >= LARGE) for e in entries):
                    yield replace(self.spot(span, mention), in_name=True)
                    return

    def cities(self, found: Sequence[Spot]) -> Iterator[Spot]:
        """Cities and regions where the reader saw no name, but the words around ask for one:
        `in Harare`, `Oruro and Potosí`, `Springfield, Illinois`."""
        taken = [spot.span for spot in found]
        starts = [span.start for span in taken]
        ends = {span.end for span in taken}
        held_ends = sorted(at - 2 for at in starts if self.text.startswith(", ", max(0, at - 2)))
        for index, token in enumerate(self.tokens):
            span = Span(token.start, token.end)
            place = bisect_left(starts, span.end)
            if (place and taken[place - 1].end > span.start) or self.around(span) is not None:
                continue
            asked = self._word_before(span) in LIKELY or self._is_joined(span.start, ends)
            at = bisect_left(held_ends, span.end)
            held_end = held_ends[at] if at < len(held_ends) else -1
            if not asked and not span.end <= held_end <= span.start + MAX_NAME_CHARS:
                continue
            for run in self.runs(index, MAX_WORDS_OF_A_NAME):
                held = run.end == held_end
                if not (asked or held):
                    continue
                entries = self.entries(run.of(self.text), None)
                if any(held or _is_known(entry) for entry in entries):
                    yield self.spot(run, None)
                    break

    def _is_joined(self, start: int, ends: set[int]) -> bool:
        """Whether a place's name and `and` or a comma stand before an offset."""
        return any(
            self.text.endswith(joint, 0, start) and start - len(joint) in ends for joint in JOINTS
        )

    def datelines(self) -> Iterator[Spot]:
        """`LA PAZ –`, `DREVNA, Kestovia (Reuters) —` at the head of one of the first lines."""
        at = 0
        for line in self.text[:2000].split("\n")[: 2 * FIRST_LINES]:
            found = _DATELINE.match(line)
            if found:
                spots = list(self._dateline_parts(found["places"], at + found.start("places")))
                if spots:
                    yield from spots
                    return
            at += len(line) + 1

    def _dateline_parts(self, places: str, at: int) -> Iterator[Spot]:
        for position, part in enumerate(places.split(",")):
            bare = part.strip()
            start = at + len(part) - len(part.lstrip())
            at += len(part) + 1
            if not bare or _DATE.match(bare):
                continue
            words = bare.split()
            if fold(words[0]) in NO_DATELINE or len(words) > MAX_WORDS_OF_A_NAME:
                return
            if not all(word[0].isupper() for word in words if len(word) > 3 or len(words) == 1):
                return
            span = Span(start, start + len(bare))
            spot = replace(self.spot(span, self.around(span)), dateline=True)
            region = self.gazetteer.region_of_abbreviation(bare, stopped=False)
            if position and region is not None:
                spot = replace(spot, entries=(region,))
            if position == 0 and not (spot.entries or bare.isupper()):
                return
            yield spot

    def with_unknown(self, found: Sequence[Spot]) -> list[Spot]:
        """The spots, and all other places where the text names a place that no gazetteer has."""
        found = [spot for spot in found if spot.known or spot.key not in self.people]
        rest = self._rest(found)
        unknown = {spot.key for spot in found if not spot.known and len(spot.key) > 3}
        unknown |= {
            mention_key
            for span, mention, mention_key in rest
            if self._is_unknown_place(span, mention, mention_key)
        }
        if not unknown:
            return list(found)
        stems = _by_stem(key for key in unknown if " " not in key)

        def is_people(key: str) -> bool:
            return any(is_demonym_of(key, place) for place in stems.get(key[:STEM], ()))

        spots = [
            spot if spot.known else replace(spot, people=is_people(spot.key)) for spot in found
        ]
        for span, mention, key in rest:
            people = is_people(key)
            whole = mention is None or span.holds(mention.span)
            if not (key in unknown or people) or self._is_persons(mention, whole=whole):
                continue
            in_name = not (whole or people) and self._is_organisations(mention)
            spots.append(Spot(span=span, mention=mention, key=key, in_name=in_name, people=people))
        return _first_of_each(spots)

    @staticmethod
    def _is_persons(mention: Mention | None, *, whole: bool) -> bool:
        return not whole and mention is not None and mention.kind is MentionKind.PERSON

    @staticmethod
    def _is_organisations(mention: Mention | None) -> bool:
        return mention is not None and mention.kind is MentionKind.ORGANISATION

    def _rest(self, found: Sequence[Spot]) -> list[tuple[Span, Mention | None, str]]:
        """The reader's other names, and single words with a capital, that are no spot yet."""
        taken = [spot.span for spot in found]
        starts = [span.start for span in taken]

        def is_free(span: Span) -> bool:
            place = bisect_left(starts, span.end)
            return not (place and taken[place - 1].end > span.start)

        rest: list[tuple[Span, Mention | None, str]] = [
            (mention.span, mention, fold(mention.span.of(self.text)))
            for mention in self.mentions
            if is_free(mention.span)
        ]
        for token in self.tokens:
            span = Span(token.start, token.end)
            if len(token.key) >= STEM and is_free(span):
                around = self.around(span)
                if around is None or around.span != span:
                    rest.append((span, around, token.key))
        return rest

    def _is_unknown_place(self, span: Span, mention: Mention | None, key: str) -> bool:
        """Whether the text treats a name that no gazetteer has as a place."""
        if len(key) < STEM or key in NO_PLACES or key in self.people:
            return False
        if mention is None or mention.span != span:
            before = self._words_before(span)
            return mention is None and before[-1:] == ["of"] and before[-2:-1] in TERRITORIES
        if mention.kind is MentionKind.GROUP:
            return False
        words = span.of(self.text)
        if words.isupper() and " " not in words:
            return False
        before = self._words_before(span)
        nouns = before[-1:] == ["of"] and bool(before[-2:-1]) and before[-2] in PLACE_NOUNS
        company = mention.kind is MentionKind.ORGANISATION and before[-2:-1] in HEADED
        if nouns and not company and not self.gazetteer.find(words):
            return True
        if _APPOSITIVE.match(self.text, span.end):
            return True
        related = " " not in key and any(
            is_demonym_of(token, key) for token in self.stems.get(key[:STEM], ())
        )
        if mention.kind is MentionKind.ORGANISATION:
            return related
        locative = before[-1:] == ["in"] and self.text.endswith("in ", 0, span.start)
        owner = self.text.startswith(("'", "’"), span.end)
        named = mention.name != words or key.split(" ", 1)[0] in FIRST_NAMES
        return related or (locative and not owner and not named)

    def _words_before(self, span: Span) -> list[str]:
        """The last two words before a span, without articles and the like right before it."""
        before = self.text[max(0, span.start - 40) : span.start]
        if before and not before[-1].isspace():
            return []
        words: list[str] = _TOKEN.findall(before)
        while words and words[-1].lower() in ARTICLES:
            words.pop()
        return [word.lower() for word in words[-2:]]

    def _word_before(self, span: Span) -> str:
        words = self._words_before(span)
        return words[-1] if words else ""


JOINTS = (", ", " and ", ", and ")
ARTICLES = word_set("the southern northern eastern western central nearby")


def _people(mentions: Sequence[Mention]) -> frozenset[str]:
    """Full names and surnames of persons, folded: of names that the reader took for a person's more
    often than for a place's."""
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind is MentionKind.PERSON and len(mention.name.split()) > 1:
            persons[mention.name] += 1
        elif mention.kind is MentionKind.PLACE:
            places[mention.name] += 1
    full = [name for name, count in persons.items() if count > places[name]]
    return frozenset(fold(part) for name in full for part in (name, name.rsplit(None, 1)[-1]))


FIRST_NAMES = FEMALE_NAMES | MALE_NAMES
STEM = 4
"""Letters that a demonym and its place have in common at least."""


def _by_stem(keys: Iterable[str]) -> dict[str, list[str]]:
    """Folded words by their first letters."""
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        found.setdefault(key[:STEM], []).append(key)
    return found


def _is_known(entry: Entry) -> bool:
    """Whether a place is so well known that a name alone may mean it."""
    return entry.first_name and (entry.kind is not PlaceKind.CITY or entry.population >= LARGE)


def is_demonym_of(word: str, place: str) -> bool:
    """Whether a folded word is made of a folded place's name: `kestovian` of `kestovia`."""
    if word == place or len(place) < STEM or " " in word:
        return False
    shared = 0
    for one, other in zip(word, place, strict=False):
        if one != other:
            break
        shared += 1
    if shared < STEM or len(place) - shared > 2:
        return False
    return len(word) >= len(place) - 1 and bool(_DEMONYM_END.fullmatch(word[shared:]))


def _first_of_each(spots: Sequence[Spot]) -> list[Spot]:
    """Spots without overlap: of two, a dateline, else the longer, else the one that came first."""
    kept: list[Spot] = []
    ranked = sorted(
        enumerate(spots),
        key=lambda one: (not one[1].dateline, one[1].span.start - one[1].span.end, one[0]),
    )
    starts: list[int] = []
    for _, spot in ranked:
        place = bisect_left(starts, spot.span.end)
        if not (place and kept[place - 1].span.end > spot.span.start):
            starts.insert(place, spot.span.start)
            kept.insert(place, spot)
    return kept
