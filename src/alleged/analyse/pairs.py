"""What speaks for and against two phrases meaning the same entity, in numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from alleged.analyse.countries import country_of
from alleged.analyse.names import word_set
from alleged.analyse.phrases import (
    RELATIVE_PRONOUNS,
    SPEAKING,
    Phrase,
    Sort,
    phrase_at,
)
from alleged.records.entities import Wording
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span


class Placed(Struct, frozen=True, gc=False):
    """A phrase and where it stands."""

    span: Span
    phrase: Phrase
    order: int
    """Number of the phrase in the text."""
    sentence: int
    quoted: bool
    says: bool
    """Whether a verb of saying stands beside it."""
    opens: bool
    """Whether its sentence begins with it."""
    kind: MentionKind | None
    """As the reader model has the name at its head; None where it has none."""
    country: str | None
    """The country that its name or adjective belongs to, by a table outside the text."""


SAYING = word_set(
    """said says say told tells added adds asked announced warned claimed denied insisted wrote
    explained noted stated according argued declared confirmed reported stressed called"""
)
SORT_OF_KIND = {
    MentionKind.PERSON: Sort.PERSON,
    MentionKind.ORGANISATION: Sort.ORGANISATION,
    MentionKind.PLACE: Sort.PLACE,
    MentionKind.GROUP: None,
}
STATE_WORDS = word_set("government administration regime state authorities")


def place_phrases(
    text: str,
    spans: Sequence[Span],
    *,
    sentences: Sequence[Span],
    kinds: Sequence[MentionKind | None] | None = None,
) -> list[Placed]:
    """The phrases of a text with their surroundings, in the order of `spans`, which is kept."""
    begins = [sentence.start for sentence in sentences]
    quotes = _quote_places(text)
    placed = []
    for order, span in enumerate(spans):
        phrase = phrase_at(text, span)
        number = max(0, bisect_right(begins, span.start) - 1)
        sentence = sentences[number] if sentences else Span(0, len(text))
        behind = text[span.end : span.end + 24].lower().split()[:2]
        front = text[max(0, span.start - 24) : span.start].lower().split()[-2:]
        country = _country(phrase)
        placed.append(
            Placed(
                span=span,
                phrase=phrase,
                order=order,
                sentence=number,
                quoted=bisect_right(quotes, span.start) % 2 == 1,
                says=any(word.strip(",.") in SAYING for word in (*behind, *front)),
                opens=span.start - sentence.start < 5,
                kind=kinds[order] if kinds else None,
                country=country,
            )
        )
    return placed


def _country(phrase: Phrase) -> str | None:
    if phrase.wording is Wording.NAME:
        return country_of(" ".join(phrase.name)) or country_of(phrase.plain)
    if phrase.wording is Wording.DESCRIPTION:
        if phrase.head in STATE_WORDS:
            for word in (*sorted(phrase.before), phrase.possessor, *sorted(phrase.of)):
                if found := country_of(word):
                    return found
        return country_of(phrase.plain)
    return None


def _quote_places(text: str) -> list[int]:
    """Where quotations open and close, in turn; one never closed ends with its paragraph."""
    places: list[int] = []
    is_open = False
    for mark in _QUOTES.finditer(text):
        sign = mark.group()
        opens = sign in ("“", "``") or (sign == '"' and not is_open)
        if opens != is_open and not (sign.startswith("\n") and not is_open):
            places.append(mark.start())
            is_open = opens
    return places


_QUOTES = re.compile("“|”|\"|``|''|\n\n")


FEATURES = (
    "bias",
    "name name",
    "name description",
    "description name",
    "description description",
    "first pronoun",
    "second pronoun",
    "same words",
    "same head",
    "head likeness",
    "same name",
    "name inside name",
    "same last word of names",
    "same first word of names",
    "full names differ",
    "acronym",
    "one acronym, not of the other",
    "word likeness",
    "shared content",
    "all content of the later in the earlier",
    "content before head differs",
    "owners differ",
    "numbers differ",
    "number unknown",
    "genders differ",
    "same gender",
    "sorts differ",
    "same sort",
    "kinds differ",
    "same kind",
    "described by sort",
    "same country",
    "countries differ",
    "state of country",
    "digits differ",
    "same digits",
    "one holds the other",
    "same end",
    "same start",
    "in apposition",
    "named to be",
    "same sentence",
    "next sentence",
    "sentences apart",
    "phrases between",
    "far apart",
    "earlier opens",
    "later opens",
    "earlier in first sentence",
    "later definite",
    "later indefinite",
    "earlier indefinite",
    "later bare",
    "one coordinated",
    "both coordinated",
    "relative",
    "relative names differ",
    "it after organisation",
    "person pronoun after person",
    "speaker and I",
    "I and I",
    "quoted differs",
    "plural pronoun after organisation",
    "same pronoun",
    "pronoun persons differ",
    "misspelt",
    "title is the description",
    "words of head in the other",
    "possessor is the other",
    "place pronoun",
)
(
    BIAS,
    NAME_NAME,
    NAME_DESCRIPTION,
    DESCRIPTION_NAME,
    DESCRIPTION_DESCRIPTION,
    FIRST_PRONOUN,
    SECOND_PRONOUN,
    SAME_WORDS,
    SAME_HEAD,
    HEAD_LIKENESS,
    SAME_NAME,
    NAME_INSIDE_NAME,
    SAME_LAST_WORD_OF_NAMES,
    SAME_FIRST_WORD_OF_NAMES,
    FULL_NAMES_DIFFER,
    ACRONYM,
    ONE_ACRONYM_NOT_OF_THE_OTHER,
    WORD_LIKENESS,
    SHARED_CONTENT,
    ALL_CONTENT_OF_THE_LATER_IN_THE_EARLIER,
    CONTENT_BEFORE_HEAD_DIFFERS,
    OWNERS_DIFFER,
    NUMBERS_DIFFER,
    NUMBER_UNKNOWN,
    GENDERS_DIFFER,
    SAME_GENDER,
    SORTS_DIFFER,
    SAME_SORT,
    KINDS_DIFFER,
    SAME_KIND,
    DESCRIBED_BY_SORT,
    SAME_COUNTRY,
    COUNTRIES_DIFFER,
    STATE_OF_COUNTRY,
    DIGITS_DIFFER,
    SAME_DIGITS,
    ONE_HOLDS_THE_OTHER,
    SAME_END,
    SAME_START,
    IN_APPOSITION,
    NAMED_TO_BE,
    SAME_SENTENCE,
    NEXT_SENTENCE,
    SENTENCES_APART,
    PHRASES_BETWEEN,
    FAR_APART,
    EARLIER_OPENS,
    LATER_OPENS,
    EARLIER_IN_FIRST_SENTENCE,
    LATER_DEFINITE,
    LATER_INDEFINITE,
    EARLIER_INDEFINITE,
    LATER_BARE,
    ONE_COORDINATED,
    BOTH_COORDINATED,
    RELATIVE,
    RELATIVE_NAMES_DIFFER,
    IT_AFTER_ORGANISATION,
    PERSON_PRONOUN_AFTER_PERSON,
    SPEAKER_AND_I,
    I_AND_I,
    QUOTED_DIFFERS,
    PLURAL_PRONOUN_AFTER_ORGANISATION,
    SAME_PRONOUN,
    PRONOUN_PERSONS_DIFFER,
    MISSPELT,
    TITLE_IS_THE_DESCRIPTION,
    WORDS_OF_HEAD_IN_THE_OTHER,
    POSSESSOR_IS_THE_OTHER,
    PLACE_PRONOUN,
) = range(len(FEATURES))


def pair_features(one: Placed, other: Placed, text: str) -> list[float]:
    """`FEATURES` of two phrases of a text; `one` stands before `other`."""
    row: list[float] = [0.0] * len(FEATURES)
    a, b = one.phrase, other.phrase
    row[BIAS] = True
    first_pronoun = a.wording is Wording.PRONOUN
    second_pronoun = b.wording is Wording.PRONOUN
    row[FIRST_PRONOUN] = first_pronoun
    row[SECOND_PRONOUN] = second_pronoun
    if not first_pronoun and not second_pronoun:
        names = (a.wording is Wording.NAME, b.wording is Wording.NAME)
        row[NAME_NAME] = names == (True, True)
        row[NAME_DESCRIPTION] = names == (True, False)
        row[DESCRIPTION_NAME] = names == (False, True)
        row[DESCRIPTION_DESCRIPTION] = names == (False, False)
        _compare_words(a, b, row)
    same_country = one.country is not None and one.country == other.country
    row[SAME_COUNTRY] = same_country
    row[COUNTRIES_DIFFER] = (
        one.country is not None and other.country is not None and not same_country
    )
    row[STATE_OF_COUNTRY] = same_country and (a.head in STATE_WORDS or b.head in STATE_WORDS)
    _compare_traits(one, other, row)
    _compare_places(one, other, text, row)
    if first_pronoun or second_pronoun:
        _compare_pronouns(one, other, text, row)
    return row


def _compare_words(a: Phrase, b: Phrase, row: list[float]) -> None:
    row[SAME_WORDS] = a.plain == b.plain
    row[SAME_HEAD] = a.head == b.head
    likeness = 1.0 if a.head == b.head else JaroWinkler.similarity(a.head, b.head)
    row[HEAD_LIKENESS] = max(0.0, likeness - 0.7) / 0.3
    if a.name and b.name:
        same = a.name == b.name
        row[SAME_NAME] = same
        if not same:
            short, long = sorted((a.name, b.name), key=len)
            row[NAME_INSIDE_NAME] = len(short) < len(long) and set(short) <= set(long)
            both_full = len(a.name) > 1 and len(b.name) > 1
            row[SAME_LAST_WORD_OF_NAMES] = a.name[-1] == b.name[-1]
            row[SAME_FIRST_WORD_OF_NAMES] = a.name[0] == b.name[0]
            row[FULL_NAMES_DIFFER] = both_full and not set(short) <= set(long)
            joined, other = "".join(a.name), "".join(b.name)
            close = DamerauLevenshtein.distance(joined, other, score_cutoff=2)
            row[MISSPELT] = len(joined) > 5 and len(other) > 5 and close <= 1 + (len(joined) > 9)
    acronym = bool(
        (a.acronym and a.acronym in (b.initials, b.initials + "s"))
        or (b.acronym and b.acronym in (a.initials, a.initials + "s"))
        or (a.acronym and a.acronym in b.of)
        or (b.acronym and b.acronym in a.of)
    )
    row[ACRONYM] = acronym
    row[ONE_ACRONYM_NOT_OF_THE_OTHER] = bool(a.acronym) != bool(b.acronym) and not acronym
    row[WORD_LIKENESS] = JaroWinkler.similarity(a.plain, b.plain)
    union = len(a.content | b.content)
    row[SHARED_CONTENT] = len(a.content & b.content) / union if union else 0.0
    row[ALL_CONTENT_OF_THE_LATER_IN_THE_EARLIER] = bool(b.content) and b.content <= a.content
    differs = bool(a.before and b.before and not a.before & b.before)
    row[CONTENT_BEFORE_HEAD_DIFFERS] = differs
    row[OWNERS_DIFFER] = bool(a.possessor and b.possessor and a.possessor != b.possessor)
    row[DIGITS_DIFFER] = bool(a.digits and b.digits and a.digits != b.digits)
    row[SAME_DIGITS] = bool(a.digits and a.digits == b.digits)
    title = set(a.title) & {b.head} or set(b.title) & {a.head}
    row[TITLE_IS_THE_DESCRIPTION] = bool(title)
    row[WORDS_OF_HEAD_IN_THE_OTHER] = a.head in b.content or b.head in a.content
    owned = (a.possessor and a.possessor in b.content) or (b.possessor and b.possessor in a.content)
    row[POSSESSOR_IS_THE_OTHER] = bool(owned)


def _compare_traits(one: Placed, other: Placed, row: list[float]) -> None:
    a, b = one.phrase, other.phrase
    row[NUMBERS_DIFFER] = a.plural is not None and b.plural is not None and a.plural != b.plural
    row[NUMBER_UNKNOWN] = a.plural is None or b.plural is None
    row[GENDERS_DIFFER] = bool(a.gender and b.gender and a.gender != b.gender)
    row[SAME_GENDER] = bool(a.gender and a.gender == b.gender)
    sorts = tuple(_sort(placed) for placed in (one, other))
    row[SORTS_DIFFER] = None not in sorts and sorts[0] != sorts[1]
    row[SAME_SORT] = sorts[0] is not None and sorts[0] == sorts[1]
    kinds = (one.kind, other.kind)
    row[KINDS_DIFFER] = None not in kinds and kinds[0] != kinds[1]
    row[SAME_KIND] = kinds[0] is not None and kinds[0] == kinds[1]
    description = a if a.wording is Wording.DESCRIPTION else b
    named = other if description is a else one
    if named.phrase.wording is Wording.NAME and description.wording is Wording.DESCRIPTION:
        row[DESCRIBED_BY_SORT] = (
            named.kind is not None and SORT_OF_KIND[named.kind] is description.sort
        )
    row[ONE_COORDINATED] = a.coordinated != b.coordinated
    row[BOTH_COORDINATED] = a.coordinated and b.coordinated


def _sort(placed: Placed) -> Sort | None:
    sort = placed.phrase.sort
    if sort is None and placed.kind is not None:
        return SORT_OF_KIND[placed.kind]
    return sort


def _compare_places(one: Placed, other: Placed, text: str, row: list[float]) -> None:
    a, b = one.span, other.span
    holds = a.holds(b) or b.holds(a)
    row[ONE_HOLDS_THE_OTHER] = holds
    row[SAME_END] = holds and a.end == b.end
    row[SAME_START] = holds and a.start == b.start
    apart = abs(one.sentence - other.sentence)
    if not holds and apart == 0 and 0 <= b.start - a.end <= 40:
        between = text[a.end : b.start]
        words = between.split()
        row[IN_APPOSITION] = between.strip() in (",", "(", "-", "--", "–", "—", "")
        row[NAMED_TO_BE] = len(words) <= 3 and any(
            word in ("is", "was", "as", "called", "named", "become", "became") for word in words
        )
    row[SAME_SENTENCE] = apart == 0
    row[NEXT_SENTENCE] = apart == 1
    row[SENTENCES_APART] = min(apart, 12) / 12
    row[PHRASES_BETWEEN] = min(abs(other.order - one.order), 40) / 40
    row[FAR_APART] = apart > 6
    row[EARLIER_OPENS] = one.opens
    row[LATER_OPENS] = other.opens
    row[EARLIER_IN_FIRST_SENTENCE] = one.sentence == 0
    row[LATER_DEFINITE] = other.phrase.definite
    row[LATER_INDEFINITE] = other.phrase.indefinite
    row[EARLIER_INDEFINITE] = one.phrase.indefinite
    row[LATER_BARE] = (
        other.phrase.wording is Wording.DESCRIPTION
        and not other.phrase.definite
        and not other.phrase.indefinite
    )
    row[QUOTED_DIFFERS] = one.quoted != other.quoted


def _compare_pronouns(one: Placed, other: Placed, text: str, row: list[float]) -> None:
    a, b = one.phrase, other.phrase
    if b.wording is Wording.PRONOUN:
        if b.head in RELATIVE_PRONOUNS:
            gap = other.span.start - one.span.end
            row[RELATIVE] = 0 <= gap <= 3
            row[RELATIVE_NAMES_DIFFER] = not 0 <= gap <= 3
        row[PLACE_PRONOUN] = b.sort is Sort.PLACE
        sort = _sort(one)
        row[IT_AFTER_ORGANISATION] = b.head in ("it", "its") and sort is Sort.ORGANISATION
        row[PERSON_PRONOUN_AFTER_PERSON] = (
            b.sort is Sort.PERSON and sort is Sort.PERSON and b.head not in SPEAKING
        )
        row[PLURAL_PRONOUN_AFTER_ORGANISATION] = (
            bool(b.plural) and sort is Sort.ORGANISATION and not a.plural
        )
        if b.head in SPEAKING:
            row[SPEAKER_AND_I] = one.says and not one.quoted
    elif a.head in SPEAKING:
        row[SPEAKER_AND_I] = other.says and not other.quoted
    if a.wording is Wording.PRONOUN and b.wording is Wording.PRONOUN:
        row[I_AND_I] = a.head in SPEAKING and b.head in SPEAKING
        group = (_person(a.head), _person(b.head))
        row[SAME_PRONOUN] = group[0] == group[1]
        row[PRONOUN_PERSONS_DIFFER] = group[0] != group[1]


def _person(pronoun: str) -> str:
    return PERSONS.get(pronoun, pronoun)


PERSONS = {
    word: group.split()[0]
    for group in (
        "i me my mine myself",
        "we us our ours ourselves",
        "he him his himself",
        "she her hers herself",
        "it its itself",
        "they them their theirs themselves",
        "you your yours yourself yourselves",
    )
    for word in group.split()
}
"""Each personal pronoun's form as a subject: what `he`, `him` and `his` have in common."""
