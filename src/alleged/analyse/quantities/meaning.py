"""What a number is the amount of: measure, entity, base and place.

    The Dorne mine | produced | 62,000 tonnes | of copper | in the north
    entity                      number          measure      place

A number hangs on its clause in a few ways, and each way is a rule below (`RULES`), asked in order:
the noun it counts, the noun before "of", the subject of "rose" and "was", the object of "cut".
A rule that does not fit says None; where none fits, the text does not say, and neither do we.

Positions are indexes of tokens, ends are not included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from alleged.analyse.quantities.cues import (
    CHANGE_NOUNS,
    CHANGE_WORDS,
    COMPARATIVES,
    NEUTRAL_CHANGES,
)
from alleged.analyse.quantities.drafts import Draft
from alleged.analyse.quantities.nouns import is_plural
from alleged.analyse.quantities.numbers import Form
from alleged.analyse.quantities.tokens import Token, token_at, words
from alleged.analyse.syntax import (
    AMOUNT,
    Chunk,
    ChunkKind,
    Clause,
    is_possessive,
    read_chunks,
    read_clauses,
)
from alleged.records.figures import Change

Place = tuple[int, int]
"""First token, and the one after the last."""

EQUALS = words("""
    is are was were be been being 's reach reaches reached reaching hit hits total totals totalled
    totaled totalling equal equals equalled stand stands stood remain remains remained average
    averages averaged averaging exceed exceeds exceeded top tops topped amount amounts amounted
    account accounts accounted accounting represent represents represented represents make makes
    made constitute constitutes constituted comprise comprises approach approaches approached
    surpass surpassed surpasses number numbers numbered weigh weighs weighed measure measures
    measured last lasts lasted come comes came stay stayed become became become near nears neared
    end ended close closed closes open opened start starts started starting begin begins began
    set estimated valued worth priced put seen expected forecast projected trade traded trading
    """)
"""Verbs that say that the subject is so much."""
MOVES = CHANGE_WORDS.keys() | NEUTRAL_CHANGES
LOSES = words("lose loses lost losing gain gains gained gaining shed sheds shedding")
"""Moves whose subject has the number, and is not what is measured: "Trund lost six points"."""
COSTS = words(
    "cost costs costing fine fined fines pay paid pays lend lent owe owes owed save saved"
)
SPENDS = words("""
    spend spends spent spending invest invests invested investing pay pays paid paying raise raises
    raised earmark earmarked allocate allocated pledge pledged provide provided commit committed
    budget budgeted
    """)
HAS = words("has have had having 've with owns own holds hold held")
LIGHT = (
    EQUALS
    | SPENDS
    | HAS
    | words("""
    say says said give gave need needs employ employs employed include includes included want use
    uses used see saw take takes took get got do does did know knew contain contains contained
    """)
)
"""Verbs that do nothing to what is counted."""
SAYS = words("""
    expect expects expected forecast forecasts predict predicts predicted say says said estimate
    estimates estimated project projects projected show shows showed report reports see sees
    anticipate anticipates put puts suggest suggests find finds found
    """)
"""Verbs whose subject speaks of a number and has it not."""
EMPTY_NOUNS = words("total average sum low high maximum minimum median figure")
"""Before "of" and a number they name no measure: "a total of $45 million"."""
PLACE_PREPOSITIONS = words("""
    in at near across outside inside around along throughout into on off toward towards within
    around from through
    """)
PLACE_NOUNS = words("""
    town towns city cities village villages district districts province provinces region regions
    state states country countries county capital coast border borders valley island islands
    north south east west northeast northwest southeast southwest centre center port harbour
    street square mine camp airport hospital prison school university parliament sea lake river
    mountains hills desert area areas zone neighbourhood suburb suburbs world continent peninsula
    crossing market station base
    """)
POINTS_BACK = words("""
    it they he she this that which who these those its their his her there i we you us them one
    """)
MAX_PHRASE = 16
"""Words of a phrase with all that hangs on it."""
LEADING = words("""
    a an the its their his her our my your this that these those some any each every all both fewer
    """)
ANYWHERE_ELSE = words("addition fact total all part particular general contrast response turn")
"""Behind "in" they are no place and no part of a phrase."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number is the amount of; None and () where the text does not say."""

    measure: tuple[Place, ...] = ()
    entity: Place | None = None
    base: Place | None = None
    place: Place | None = None
    hedge: Place | None = None
    """The words that make the number possible rather than actual."""
    scope: Place | None = None
    """The clause, for the times that hold in it."""


NO_MEANING = Meaning()
MAX_NUMBERS = 40
MAX_TOKENS = 400
"""A sentence with more numbers or words is a table or a text without full stops: no clause tells
what they belong to, and the rules, which look at the whole sentence, would grow slow."""


@dataclass(slots=True)
class Sentence:
    """A sentence with its build, as the rules see it."""

    tokens: list[Token]
    chunks: list[Chunk]
    clauses: list[Clause]
    drafts: Sequence[Draft]
    times: Sequence[Place]
    number_of: dict[int, int] = field(default_factory=dict)
    """Token to the number of its chunk."""

    def lower(self, at: int) -> str:
        """The word there in lower case; empty outside."""
        return token_at(self.tokens, at).lower

    def chunk(self, number: int) -> Chunk | None:
        """The chunk with this number; None outside."""
        return self.chunks[number] if 0 <= number < len(self.chunks) else None

    def clause_at(self, at: int) -> Clause | None:
        """The clause that holds a token; what stands behind ", he said," belongs to the one
        before."""
        for place, clause in enumerate(self.clauses):
            if clause.holds(at):
                verb = clause.verb
                if verb is not None and place and at >= verb.after and _is_aside(self, clause):
                    comma = self.tokens[verb.after].text == ","
                    return self.clauses[place - 1] if comma else clause
                return clause
        return None

    def is_time(self, at: int) -> bool:
        """Whether a token stands in an expression of time."""
        return any(first <= at < after for first, after in self.times)

    def is_apart(self, at: int) -> bool:
        """Whether a token stands in an expression of time, or ties one: "for the quarter ended"."""
        time = self.is_time(at) or self.is_time(at + 1)
        return time or self.lower(at) in ("ended", "ending")

    def has_number(self, chunk: Chunk) -> bool:
        """Whether a group holds a number that was read."""
        return any(
            chunk.first <= draft.number.first < chunk.after
            for draft in self.drafts
            if draft.rank is None
        )


REPORTS = words("said says say added reported told according wrote warned announced")


def _scope(sentence: Sentence, at: int) -> Place | None:
    """The stretch whose times and places hold for a token: its clause, and the clause that says
    the same verb again without a subject ("were killed and 41 wounded on Monday")."""
    clauses = sentence.clauses
    number = next((place for place, clause in enumerate(clauses) if clause.holds(at)), None)
    if number is None:
        return None
    first = last = number
    while last + 1 < len(clauses) and _continues(sentence, clauses[last], clauses[last + 1]):
        last += 1
    while first and _continues(sentence, clauses[first - 1], clauses[first]):
        first -= 1
    return clauses[first].first, clauses[last].after


def _continues(sentence: Sentence, one: Clause, two: Clause) -> bool:
    verb = two.verb
    if one.verb is None or verb is None:
        return False
    if not two.inherited and two.infinitive and verb.passive and one.verb.passive:
        return sentence.lower(two.first) == "and"
    if _is_aside(sentence, two):
        return sentence.tokens[verb.after].text == "," if verb.after < two.after else False
    fresh = not one.verb.finite and verb.finite and two.inherited and one is sentence.clauses[0]
    return fresh and two.first == verb.first


def _is_aside(sentence: Sentence, clause: Clause) -> bool:
    return clause.verb is not None and sentence.lower(clause.verb.head) in REPORTS


@dataclass(frozen=True, slots=True)
class Site:
    """A number with what stands around it."""

    sentence: Sentence
    draft: Draft
    number: int
    """Of the chunk that holds it."""
    clause: Clause | None

    @property
    def chunk(self) -> Chunk:
        """The group that holds the number."""
        return self.sentence.chunks[self.number]

    def before(self, back: int = 1) -> Chunk | None:
        """The group so many before, in the sentence."""
        return self.sentence.chunk(self.number - back)

    def word(self, chunk: Chunk | None) -> str:
        """The head of a group in lower case."""
        return self.sentence.tokens[chunk.head].lower if chunk else ""

    @property
    def is_subject(self) -> bool:
        """Whether the number stands in the subject of its clause."""
        verb = self.clause.verb if self.clause else None
        return verb is not None and self.draft.first < verb.first

    @property
    def subject(self) -> Chunk | None:
        """The subject, unless the number itself stands in it or it is a bare pronoun."""
        subject = self.clause.subject if self.clause else None
        if subject is None or subject.first <= self.draft.number.first < subject.after:
            return None
        return subject


def read_meanings(
    tokens: list[Token], tags: Sequence[str], drafts: Sequence[Draft], times: Sequence[Place]
) -> list[Meaning]:
    """The meaning of each draft, in their order; none in what is too long for a sentence."""
    if is_table(tokens, drafts):
        return [NO_MEANING] * len(drafts)
    apart = {
        first: after
        for first, after in times
        if not any(first < draft.finish and draft.begin < after for draft in drafts)
        and not (after == first + 1 and tags[first].startswith("JJ"))  # "the current price"
    }
    chunks = read_chunks(tokens, _with_numbers(tags, drafts), times=apart)
    sentence = Sentence(tokens, chunks, read_clauses(tokens, chunks), drafts, times)
    for number, chunk in enumerate(chunks):
        sentence.number_of.update(dict.fromkeys(range(chunk.first, chunk.after), number))
    meanings: list[Meaning] = []
    for at, draft in enumerate(drafts):
        number = sentence.number_of[draft.number.first]
        site = Site(sentence, draft, number, sentence.clause_at(draft.number.first))
        meaning = _meaning(site)
        if at and _is_race(sentence, drafts[at - 1], draft):
            meanings.append(replace(meaning, measure=(), entity=_rival(site, drafts[at - 1])))
            continue
        if at and _goes_on(sentence, drafts[at - 1], draft):
            again = _verb_again(site) if _counts_again(sentence, drafts[at - 1], draft) else None
            meaning = _taken_over(meanings[-1], meaning, draft, again)
        meanings.append(meaning)
    return meanings


def _is_race(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """As in "Ruiz leads Orr 45 to 40 percent": what the second has is another's."""
    apart = [token.lower for token in sentence.tokens[one.after : two.begin]]
    return (
        apart == ["to"]
        and one.unit is not None
        and one.unit == two.unit
        and one.unit.kind == "share"
        and one.number.value > two.number.value
        and one.change is None
        and two.change is None
    )


def _rival(site: Site, one: Draft) -> Place | None:
    """Who has the second value: the name right before the first, if it is not the subject."""
    sentence = site.sentence
    number = sentence.number_of.get(one.begin - 1)
    name = sentence.chunk(number) if number is not None else None
    if name is None or name.kind != ChunkKind.NOUN or name is site.subject:
        return None
    if not sentence.tokens[name.head].text[:1].isupper():
        return None
    return _trimmed(sentence, name.first, min(name.after, one.begin))


def is_table(tokens: Sequence[Token], drafts: Sequence[Draft]) -> bool:
    """Whether the stretch is too long, or too full of numbers, for a sentence."""
    return len(tokens) > MAX_TOKENS or len(drafts) > MAX_NUMBERS


def _with_numbers(tags: Sequence[str], drafts: Sequence[Draft]) -> list[str]:
    """The tags, where a number with bounds and unit is one: "no less than 17 million tonnes"."""
    changed = list(tags)
    for draft in drafts:
        if draft.rank is not None:
            continue
        changed[draft.begin : draft.finish] = [AMOUNT] * (draft.finish - draft.begin)
    return changed


def _meaning(site: Site) -> Meaning:
    found = NO_MEANING
    for rule in RULES:
        meaning = rule(site)
        if meaning is not None:
            found = meaning
            break
    scope = _scope(site.sentence, site.draft.number.first)
    place = found.place or _place(site, found)
    found = _without_adverbs(site, _name_as_entity(site, found))
    return _split_owner(site, replace(found, place=place, scope=scope, hedge=_hedge(site)))


NO_THING = words(
    "instead otherwise together apart afterwards anyway meanwhile altogether elsewhere"
)


def _without_adverbs(site: Site, found: Meaning) -> Meaning:
    """As in "by instead raising the age": a word that names nothing is no measure and no entity."""

    def is_nothing(place: Place) -> bool:
        return place[1] - place[0] == 1 and site.sentence.lower(place[0]) in NO_THING

    if found.entity is not None and is_nothing(found.entity):
        found = replace(found, entity=None)
    if any(is_nothing(place) for place in found.measure):
        found = replace(found, measure=())
    return found


def _name_as_entity(site: Site, found: Meaning) -> Meaning:
    """As in "Senator Lund was at 12 per cent": who has the share, not what it measures."""
    sentence, clause = site.sentence, site.clause
    verb = clause.verb if clause else None
    if verb is None or found.entity is not None or len(found.measure) != 1:
        return found
    if site.draft.unit is None or site.draft.unit.kind != "share" or site.draft.change:
        return found
    first, after = found.measure[0]
    named = all(
        token.text[:1].isupper() or token.text == "." for token in sentence.tokens[first:after]
    )
    title = sentence.tokens[verb.head].text[:1].isupper()
    sure = first > 0 or after - first > 1
    if not named or title or not sure:
        return found
    return replace(found, measure=(), entity=found.measure[0])


# Phrases


def _trimmed(sentence: Sentence, first: int, after: int) -> Place | None:
    """The phrase without article, numbers of its own and marks at its ends."""
    numbers = [
        (draft.begin, _number_end(draft))
        for draft in sentence.drafts
        if draft.rank is None
        and "aged" not in (sentence.lower(draft.begin), sentence.lower(draft.begin - 1))
    ]
    while first < after:
        token = sentence.tokens[first]
        inside = next((end for begin, end in numbers if begin <= first < end), None)
        if inside is not None:
            first = inside
        elif token.lower in LEADING or token.kind == "sign" or token.lower == "of":
            first += 1
        else:
            break
    inner = [(begin, end) for begin, end in numbers if first < begin < after]
    if inner and inner[0][1] < after and sentence.tokens[inner[0][1]].kind == "word":
        return _trimmed(sentence, inner[0][1], after)  # "the turbocharged 1.6-litre engine"
    after = min([after, *(begin for begin, _ in inner)])
    while first < after and sentence.tokens[after - 1].kind == "sign":
        after -= 1
    return (first, after) if first < after else None


def _number_end(draft: Draft) -> int:
    """Where a number with its unit ends; "people" is not only a unit but what is counted."""
    if draft.noun is not None and draft.number.after <= draft.noun[0] < draft.finish:
        return draft.noun[0]
    return draft.finish


def _phrase(
    sentence: Sentence, number: int, *, places: bool = False, until: int | None = None
) -> Place:
    """A noun group with the groups that "of" and the like tie to it; with `places` those of "in"
    too. `until`: the verb that it is the subject of; all before it belongs to the subject, save
    places."""
    first, after = sentence.chunks[number].first, sentence.chunks[number].after
    ties = PHRASE_TIES | PLACE_TIES if places else PHRASE_TIES
    ties |= TIES_OF.get(sentence.lower(sentence.chunks[number].head), frozenset())
    while after - first < MAX_PHRASE:
        after = _past_age(sentence, after)
        at = sentence.number_of.get(after)
        if until is not None and after >= until:
            break
        tie = sentence.chunk(at) if at is not None else None
        behind = sentence.chunk(at + 1) if at is not None else None
        if tie is None or behind is None or behind.kind != ChunkKind.NOUN:
            break
        joined = tie.kind == ChunkKind.AND and until is not None and behind.after <= until
        within = until is not None and sentence.lower(tie.first) in SUBJECT_TIES
        within = within and not _is_where(sentence, tie, behind)
        if not (joined or within or sentence.lower(tie.first) in ties):
            break
        if sentence.is_time(behind.first) or sentence.has_number(behind):
            break
        if sentence.lower(behind.head) in ANYWHERE_ELSE:
            break
        after = behind.after
    return first, after


def _past_age(sentence: Sentence, after: int) -> int:
    """Behind "aged 25 to 54" in "employment among women aged 25 to 54"."""
    if sentence.lower(after) != "aged":
        return after
    ages = (draft for draft in sentence.drafts if draft.begin in (after, after + 1))
    return next((draft.finish for draft in ages), after)


PHRASE_TIES = words("of")
SUBJECT_TIES = words("of for among from to on with between in across against")
TIES_OF: dict[str, frozenset[str]] = {
    noun: frozenset(ties)
    for ties, nouns in {
        ("from",): "imports import revenue revenues income remittances migration",
        ("to",): "exports export access aid damage donations visits",
        ("in",): "shares share stake stakes investment investments confidence trade interest",
        ("on",): "spending tax taxes tariff tariffs dependence attacks",
        ("for",): "demand support price prices cost costs vote votes",
        ("against",): "attacks violence crimes offences",
        ("with",): "trade contacts",
    }.items()
    for noun in nouns.split()
}
"""Nouns that are not whole without what a preposition ties to them: "exports to", "shares in"."""
PLACE_TIES = words("in at from for on with among between")


def _is_where(sentence: Sentence, tie: Chunk, behind: Chunk) -> bool:
    return sentence.lower(tie.first) in PLACE_PREPOSITIONS - {"from", "on"} and _is_place(
        sentence, behind
    )


def _noun_phrase(
    sentence: Sentence, chunk: Chunk, *, places: bool = False, until: int | None = None
) -> Place | None:
    """The trimmed phrase that begins with a group; None of a pronoun."""
    if chunk.after == chunk.first + 1 and sentence.lower(chunk.first) in POINTS_BACK:
        return None
    number = sentence.number_of[chunk.first]
    return _trimmed(sentence, *_phrase(sentence, number, places=places, until=until))


def _entity(site: Site) -> Place | None:
    """The subject as the one who has or does; of a pronoun what it stands for is not guessed,
    unless the same sentence has one subject before."""
    subject, verb = site.subject, site.clause.verb if site.clause else None
    if subject is None:
        return None
    sentence = site.sentence
    if verb is not None and not verb.passive and sentence.lower(verb.head) in SAYS:
        return None
    if sentence.lower(subject.head) in POINTS_BACK and subject.after == subject.first + 1:
        return _who_said(site) if sentence.lower(subject.head) in SPEAKER_AGAIN else None
    tie = sentence.chunk(sentence.number_of[subject.first] - 1)
    if tie is not None and sentence.lower(tie.first) in ("in", "near", "at", "outside"):
        return None  # "the strikes on the camps this week in Kolm killed 20 men"
    apposed = _apposed_name(sentence, subject)
    if apposed is not None:
        return _noun_phrase(sentence, apposed)
    own = verb is not None and site.clause is not None and not site.clause.inherited
    until = verb.first if own and verb is not None and subject.first < verb.first else None
    ands = until is not None and sentence.lower(subject.after) == "and"
    return _noun_phrase(sentence, subject, until=until if ands else None)


SPEAKER_AGAIN = words("it they he she")


def _who_said(site: Site) -> Place | None:
    """What "it" stands for in "the company said it has 1,000 customers": who says so."""
    clauses = site.sentence.clauses
    at = next((place for place, clause in enumerate(clauses) if clause is site.clause), 0)
    before = clauses[at - 1] if at else None
    if before is None or before.verb is None or before.subject is None:
        return None
    if not _is_aside(site.sentence, before) or site.subject is None:
        return None
    many = is_plural(site.sentence.lower(before.subject.head))
    if many != (site.sentence.lower(site.subject.head) == "they"):
        return None
    return _noun_phrase(site.sentence, before.subject)


def _apposed_name(sentence: Sentence, subject: Chunk) -> Chunk | None:
    """The name in "the opposition leader, Maren Oake, was fined"."""
    number = sentence.number_of[subject.first]
    comma, name, closing = (sentence.chunk(number + step) for step in (1, 2, 3))
    if comma is None or name is None or closing is None or name.kind != ChunkKind.NOUN:
        return None
    if sentence.tokens[subject.head].text[:1].isupper():
        return None  # "the mill in Kolm, Nordia, was sold"
    signs = [sentence.tokens[chunk.first].text for chunk in (comma, closing)]
    named = sentence.tokens[name.first].text[:1].isupper()
    return name if signs == [",", ","] and named else None


def _split_owner(site: Site, meaning: Meaning) -> Meaning:
    """ "Orvania's exports of tin": Orvania has them, the exports of tin are measured."""
    if not meaning.measure:
        return meaning
    sentence = site.sentence
    first, after = meaning.measure[0]
    owner = next((at for at in range(first, after - 1) if is_possessive(sentence.tokens, at)), None)
    if owner is None:
        return meaning
    rest = owner + 1
    while rest < after and sentence.tokens[rest].kind == "sign":
        rest += 1
    if rest >= after:
        return meaning
    entity = (first, owner + 1)
    if sentence.is_time(owner):
        return replace(meaning, measure=((rest, after), *meaning.measure[1:]))
    return replace(meaning, measure=((rest, after), *meaning.measure[1:]), entity=entity)


# Rules: the first that fits decides.


def _rank(site: Site) -> Meaning | None:
    """As in "Mirassa is the world's second-largest producer of vanilla", "ranks fourth in the
    region"."""
    draft, sentence = site.draft, site.sentence
    if draft.rank is None:
        return None
    behind = draft.rank.after
    if sentence.lower(behind) in ("and", "or"):
        return Meaning(entity=_entity(site))  # "third and fourth among them"
    number = sentence.number_of.get(behind)
    measure: Place | None = None
    if number is not None and sentence.chunks[number].kind == ChunkKind.NOUN:
        measure = _trimmed(sentence, behind, _phrase(sentence, number)[1])
    scope = None
    if draft.first and is_possessive(sentence.tokens, draft.first - 1):
        scope = (draft.first - 1, draft.first)
    return Meaning(measure=(measure,) if measure else (), entity=_entity(site), place=scope)


def _age_of(site: Site) -> Meaning | None:
    """As in "the clerk, Ada Lund, 29, was fined": whose age stands behind the name."""
    draft, sentence = site.draft, site.sentence
    at = draft.begin - 2
    if draft.unit is None or draft.unit.kind != "age" or at < 0:
        return None
    if sentence.tokens[at + 1].text != ",":
        return None
    name = sentence.chunk(sentence.number_of[at])
    if name is None or name.kind != ChunkKind.NOUN:
        return None
    if not sentence.tokens[name.head].text[:1].isupper():
        return None
    return Meaning(entity=_trimmed(sentence, name.first, name.after))


def _share_of_base(site: Site) -> Meaning | None:
    """As in "28 per cent of the seats in the lower house", "two in five households"."""
    draft, sentence = site.draft, site.sentence
    if not _is_share(draft):
        return None
    base: Place | None = None
    number = sentence.number_of.get(draft.finish)
    behind = sentence.chunk(number) if number is not None else None
    of = sentence.lower(draft.finish) == "of"
    if of and number is not None and (noun := sentence.chunk(number + 1)) is not None:
        if noun.kind == ChunkKind.NOUN:
            base = _trimmed(sentence, *_phrase(sentence, number + 1, places=True))
    elif draft.share_of is not None and draft.noun is not None:
        at = sentence.number_of[draft.noun[0]]
        base = _trimmed(sentence, draft.noun[0], _phrase(sentence, at, places=True)[1])
    elif draft.number.form == Form.FRACTION and behind is not None:
        of_it = behind.kind == ChunkKind.NOUN and sentence.lower(draft.finish) in LEADING
        if of_it:
            base = _trimmed(sentence, *_phrase(sentence, sentence.number_of[behind.first]))
    if base is None:
        return None
    if site.is_subject or site.clause is None or site.clause.verb is None:
        return Meaning(base=base)
    if draft.begin and sentence.lower(draft.begin - 1) == "(":
        return Meaning(base=base)
    verb = sentence.lower(site.clause.verb.head)
    named = _named_before(site)
    if named is not None:
        return Meaning(measure=(named,), entity=_entity(site), base=base)
    if verb in EQUALS | MOVES and site.subject is not None:
        subject = _noun_phrase(sentence, site.subject, places=False)
        if verb == "lost" or verb == "lose":
            return Meaning(entity=_entity(site), base=base)
        return Meaning(measure=(subject,) if subject else (), base=base)
    return Meaning(entity=_entity(site), base=base)


def _is_share(draft: Draft) -> bool:
    unit = draft.unit is not None and draft.unit.kind == "share"
    return unit or draft.share_of is not None or draft.number.form == Form.FRACTION


def _counted(site: Site) -> Meaning | None:
    """As in "employs 1,400 workers", "23 soldiers were killed"."""
    draft, sentence = site.draft, site.sentence
    counts = draft.unit is None or draft.unit.kind == "people"
    if (
        not counts
        or _is_share(draft)
        or (draft.plain and draft.noun is None and not _partitive(site))
    ):
        return None
    noun = draft.noun or _partitive(site)
    if noun is None:
        return None
    clause_verb = site.clause.verb if site.clause else None
    if clause_verb is not None and clause_verb.first <= noun[0] < clause_verb.after:
        return None  # "41 wounded": what is counted was said before
    after = noun[1]
    number = sentence.number_of[noun[1] - 1]
    chunk = sentence.chunks[number]
    if chunk.kind == ChunkKind.NOUN and not sentence.is_time(chunk.head):
        after = max(after, _phrase(sentence, number)[1])
    measure = _trimmed(sentence, noun[0], after)
    if measure is None:
        return None
    verb = site.clause.verb if site.clause else None
    spans = [measure]
    entity: Place | None = None
    if verb is not None and site.is_subject:
        if verb.passive:
            spans.append((verb.head, verb.head + 1))
        entity = _container(site)
    elif verb is not None:
        word = sentence.lower(verb.head)
        entity = _container(site) or (None if verb.passive else _entity(site))
        direct = site.before()
        past = word.endswith("ed") or word in ("shot", "hit", "held", "sent", "lost", "killed")
        if direct is verb and past and word not in LIGHT and not verb.passive:
            spans.append((verb.head, verb.head + 1))
    else:
        entity = _container(site)
    if draft.begin > site.chunk.first and is_possessive(sentence.tokens, draft.begin - 1):
        entity = _trimmed(sentence, site.chunk.first, draft.begin)
    return Meaning(measure=tuple(spans), entity=entity)


def _predicate(site: Site) -> Meaning | None:
    """As in "only 66 are women"."""
    sentence, clause, draft = site.sentence, site.clause, site.draft
    verb = clause.verb if clause else None
    if not draft.plain or verb is None or not site.is_subject:
        return None
    if sentence.lower(verb.head) not in ("are", "were", "is", "was"):
        return None
    noun = sentence.chunk(sentence.number_of[verb.head] + 1)
    if noun is None or noun.kind != ChunkKind.NOUN or sentence.has_number(noun):
        return None
    measure = _noun_phrase(sentence, noun)
    return Meaning(measure=(measure,)) if measure else None


def _partitive(site: Site) -> Place | None:
    """The noun of "12 of the island's 30 districts", said behind the second number."""
    sentence, draft = site.sentence, site.draft
    if sentence.lower(draft.finish) != "of":
        return None
    number = sentence.number_of.get(draft.finish + 1)
    behind = sentence.chunk(number) if number is not None else None
    if behind is None or behind.kind != ChunkKind.NOUN:
        return None
    other = next((d for d in sentence.drafts if behind.first <= d.first < behind.after), None)
    if other is not None and other.noun is not None:
        return other.noun
    return _trimmed(sentence, behind.first, behind.after)


def _container(site: Site) -> Place | None:
    """What holds the counted: "a convoy of 30 lorries", "a survey of 1,200 people"."""
    sentence, before, noun = site.sentence, site.before(), site.before(2)
    if before is None or noun is None or noun.kind != ChunkKind.NOUN:
        return None
    if sentence.lower(before.first) not in ("of", "with", "including"):
        return None
    if before.kind != ChunkKind.PREPOSITION:
        return None
    if sentence.lower(before.first) == "including":
        return None
    return _noun_of_chain(sentence, noun) if _noun_phrase(sentence, noun) else None


def _substance(site: Site) -> Meaning | None:
    """As in "62,000 tonnes of copper"."""
    draft, sentence = site.draft, site.sentence
    of = _past_parenthesis(sentence, draft.finish)
    if draft.unit is None or _is_share(draft) or sentence.lower(of) != "of":
        return None
    number = sentence.number_of.get(of + 1)
    noun = sentence.chunk(number) if number is not None else None
    if number is None or noun is None or noun.kind != ChunkKind.NOUN:
        return None
    measure = _trimmed(sentence, *_phrase(sentence, number))
    if measure is None:
        return None
    spans = [measure]
    verb = site.clause.verb if site.clause else None
    word = sentence.lower(verb.head) if verb else ""
    if verb is not None and site.before() is verb and word.endswith("ed") and word not in LIGHT:
        spans.append((verb.head, verb.head + 1))
    return Meaning(measure=tuple(spans), entity=None if site.is_subject else _entity(site))


MAX_PARENTHESIS = 8


def _past_parenthesis(sentence: Sentence, at: int) -> int:
    """Behind "(13 km)" in "8 miles (13 km) of tunnels"; for the 13 km itself behind its bracket."""
    if sentence.lower(at) == ")":
        return at + 1
    if sentence.lower(at) != "(":
        return at
    for end in range(at + 1, at + MAX_PARENTHESIS):
        if sentence.lower(end) == ")":
            return end + 1
    return at


def _named_before(site: Site) -> Place | None:
    """The noun in "a loss of $45 million", "contracts worth $230 million"."""
    sentence, before, noun = site.sentence, site.before(), site.before(2)
    if before is None:
        return None
    if before.kind == ChunkKind.NOUN and site.draft.upper is not None:
        return _noun_of_chain(sentence, before)  # "a fine | from $250 to $1,000"
    tie = sentence.lower(before.first)
    single = before.after == before.first + 1
    if (
        not single
        or tie not in ("of", "worth", "totalling", "totaling", "exceeding")
        or noun is None
    ):
        return None
    if noun.kind != ChunkKind.NOUN or sentence.has_number(noun):
        return None
    number = sentence.number_of[noun.first]
    if sentence.lower(noun.head) in CHANGE_NOUNS:
        return _measure_of_change(site, number)
    if sentence.lower(noun.head) in EMPTY_NOUNS:
        return None
    return _noun_of_chain(sentence, noun)


def _noun_of_chain(sentence: Sentence, noun: Chunk) -> Place | None:
    """The whole of "price of bread" by its last group."""
    number = sentence.number_of[noun.first]
    first = noun.first
    while number >= 2 and sentence.lower(sentence.chunks[number - 1].first) == "of":
        number -= 2
        first = sentence.chunks[number].first
    return _trimmed(sentence, first, noun.after)


def _measure_of_change(site: Site, number: int) -> Place | None:
    """Behind "a rise of 5 per cent", "a 5 per cent rise": "in exports"; before it: "the wage
    increase"."""
    sentence, draft = site.sentence, site.draft
    for at in (sentence.number_of.get(draft.finish), number + 1):
        tie = sentence.chunk(at) if at is not None else None
        if tie is not None and at is not None and sentence.lower(tie.first) in ("in", "on", "for"):
            noun = sentence.chunk(at + 1)
            if noun is not None and noun.kind == ChunkKind.NOUN and not sentence.has_number(noun):
                return _trimmed(sentence, *_phrase(sentence, at + 1, places=True))
    chunk = sentence.chunks[number]
    return _trimmed(sentence, chunk.first, chunk.after)


def _noun_of(site: Site) -> Meaning | None:
    noun = _named_before(site)
    unit = site.draft.unit
    if noun is None or (unit is not None and unit.kind == "age"):
        return None
    before = site.before(2)
    verb = site.clause.verb if site.clause else None
    passive = verb is not None and verb.passive
    has_none = (site.is_subject and before is not None) or passive
    return Meaning(measure=(noun,), entity=None if has_none else _entity(site))


def _modifies(site: Site) -> Meaning | None:
    """As in "a 5 per cent rise in exports", "a 0.6 per cent fee", "an 80-yard pass"."""
    draft, sentence = site.draft, site.sentence
    if draft.unit is None:
        return None
    chunk = site.chunk
    begin = draft.finish
    while begin < chunk.after and sentence.tokens[begin].kind == "sign":
        begin += 1
    if chunk.head < draft.finish or begin >= chunk.after or sentence.is_time(begin):
        return None
    if sentence.lower(begin) in TIME_WORDS:
        return None  # "9 per cent year on year"
    if sentence.lower(chunk.head) in CHANGE_NOUNS:
        found = _measure_of_change(site, site.number)
    else:
        found = _trimmed(sentence, begin, _phrase(sentence, site.number, places=True)[1])
    if found is None:
        return None
    if draft.unit.kind == "age":
        return Meaning(entity=found)  # "a 45-year-old teacher"
    if sentence.lower(found[0]) in COMPARATIVES:
        return None
    spans, owner = [found], None if site.is_subject else _entity(site)
    before = _trimmed(sentence, chunk.first, draft.begin)
    if before is not None and sentence.lower(before[0]) not in COMMENTS:
        at = next((at for at in range(*before) if is_possessive(sentence.tokens, at)), None)
        if at is not None:
            owner, before = (before[0], at + 1), _trimmed(sentence, at + 1, before[1])
        if before is not None:
            spans.append(before)  # "the standard 3.5-litre engine"
    return Meaning(measure=tuple(spans), entity=owner)


TIME_WORDS = words("year years month months quarter quarters week weeks day days")
COMMENTS = words(
    "only just another further additional more extra mere record first second last next"
)


def _object_moved(site: Site) -> Meaning | None:
    """As in "cut its main interest rate to 3.25 per cent": what the subject moves."""
    sentence, clause = site.sentence, site.clause
    verb = clause.verb if clause else None
    if verb is None or clause is None or site.is_subject:
        return None
    if verb.passive:
        fined = sentence.lower(verb.head) in COSTS and site.before() is verb
        return Meaning(entity=_entity(site)) if fined else None
    number = sentence.number_of[verb.head]
    noun = sentence.chunk(number + 1)
    if noun is None or noun.kind != ChunkKind.NOUN or noun.after > site.chunk.first:
        return None
    if sentence.has_number(noun) or sentence.is_time(noun.first):
        return None
    before = site.before()
    tie = sentence.lower(before.first) if before is not None else ""
    word = sentence.lower(verb.head)
    if word in COSTS and site.before() is noun:
        subject = site.subject
        measure = _noun_phrase(sentence, subject) if subject else None
        entity = _noun_phrase(sentence, noun) or _first_subject(site)
        return Meaning(measure=(measure,) if measure else (), entity=entity)
    end = _phrase(sentence, number + 1, places=True)[1]
    gap = sum(not sentence.is_apart(at) for at in range(end, site.chunk.first))
    if tie not in ("to", "by", "from", "at", "for") or gap > 3:
        return None
    if tie == "for" and word not in ("sell", "sold", "bought", "buy", "acquired", "purchased"):
        return None
    measure = _noun_phrase(sentence, noun, places=False)
    return Meaning(measure=(measure,) if measure else (), entity=_entity(site))


def _first_subject(site: Site) -> Place | None:
    """What "it" stands for in "Norrgas expects the ban to cost it $120 million"."""
    clauses = site.sentence.clauses
    at = next((place for place, clause in enumerate(clauses) if clause is site.clause), 0)
    for clause in clauses[:at]:
        if clause.subject is not None:
            return _noun_phrase(site.sentence, clause.subject)
    return None


def _subject_is(site: Site) -> Meaning | None:
    """As in "unemployment rose to 8.4 per cent", "public debt stands at 104 per cent"."""
    sentence, clause = site.sentence, site.clause
    verb = clause.verb if clause else None
    subject = site.subject
    if clause is None or verb is None or site.is_subject or subject is None:
        return None
    heads = {sentence.lower(at) for at in range(verb.first, verb.after)}
    if not heads & (EQUALS | MOVES):
        return None
    if site.draft.unit is None and not site.draft.change and not site.draft.plain:
        return None
    age = site.draft.unit is not None and site.draft.unit.kind == "age"
    if age or sentence.lower(verb.head) in LOSES:
        return Meaning(entity=_entity(site))
    until = verb.first if subject.first < verb.first and not clause.inherited else None
    measure = _noun_phrase(sentence, subject, until=until)
    return Meaning(measure=(measure,), entity=_for_whom(site)) if measure else None


def _for_whom(site: Site) -> Place | None:
    """As in "wages rose 3 per cent in 2030 for nurses": right behind the number or its time."""
    sentence = site.sentence
    number = sentence.number_of.get(site.draft.finish)
    while number is not None and (tie := sentence.chunk(number)) is not None:
        noun = sentence.chunk(number + 1)
        if tie.kind == ChunkKind.TIME:
            number += 1
            continue
        if tie.kind != ChunkKind.PREPOSITION or noun is None:
            return None
        timed = noun.kind == ChunkKind.TIME or sentence.is_time(noun.first)
        if timed and sentence.lower(tie.first) in ("in", "on", "by"):
            number += 2
            continue
        people = noun.kind == ChunkKind.NOUN and is_plural(sentence.lower(noun.head))
        if sentence.lower(tie.first) != "for" or not people or timed or sentence.has_number(noun):
            return None
        return _noun_phrase(sentence, noun)
    return None


def _spent_on(site: Site) -> Meaning | None:
    """As in "will spend 3.5 billion lira on new schools"."""
    sentence, clause, draft = site.sentence, site.clause, site.draft
    verb = clause.verb if clause else None
    if verb is None or not draft.money or site.is_subject:
        return None
    if sentence.lower(verb.head) not in SPENDS:
        return None
    number = sentence.number_of.get(_past_parenthesis(sentence, draft.finish))
    tie = sentence.chunk(number) if number is not None else None
    noun = sentence.chunk(number + 1) if number is not None else None
    measure: Place | None = None
    if number is not None and tie is not None and noun is not None:
        on = sentence.lower(tie.first) in ("on", "in", "for")
        if on and noun.kind == ChunkKind.NOUN:
            measure = _noun_phrase(sentence, noun)
    return Meaning(measure=(measure,) if measure else (), entity=_entity(site))


def _price_of(site: Site) -> Meaning | None:
    """As in "bread at 12 lira a loaf", "a 30 Mbps plan for $79": the noun that a price follows."""
    sentence, draft = site.sentence, site.draft
    before, noun = site.before(), site.before(2)
    if not draft.money or before is None or noun is None or noun.kind != ChunkKind.NOUN:
        return None
    if sentence.lower(before.first) not in ("at", "for") or sentence.has_number(noun):
        return None
    measure = _noun_of_chain(sentence, noun) if _noun_phrase(sentence, noun) else None
    return Meaning(measure=(measure,) if measure else (), entity=_entity(site))


def _noun_up(site: Site) -> Meaning | None:
    """As in "retailers such as Merro up 9.4 per cent": the noun that went up or down."""
    sentence, before, noun = site.sentence, site.before(), site.before(2)
    if before is None or noun is None or noun.kind != ChunkKind.NOUN or site.draft.change is None:
        return None
    single = before.after == before.first + 1
    if not single or sentence.lower(before.first) not in ("up", "down"):
        return None
    if sentence.has_number(noun) or sentence.is_time(noun.head):
        return None
    measure = _noun_of_chain(sentence, noun) if _noun_phrase(sentence, noun) else None
    return Meaning(measure=(measure,)) if measure else None


def _of_subject(site: Site) -> Meaning | None:
    """Whatever else: it is the subject's."""
    entity = _entity(site)
    return Meaning(entity=entity) if entity else None


RULES: tuple[Callable[[Site], Meaning | None], ...] = (
    _rank,
    _age_of,
    _share_of_base,
    _counted,
    _predicate,
    _substance,
    _noun_of,
    _modifies,
    _noun_up,
    _object_moved,
    _spent_on,
    _subject_is,
    _price_of,
    _of_subject,
)


# How sure

MODALS = words("may might could would can should")
HEDGES = words("""
    potential potentially possible possibly probably likely unlikely expected expect expects
    projected planned plan plans plans hope hopes hoped aim aims aimed able capable supposed due
    estimated believed thought claimed alleged reported reportedly allegedly forecast forecasts
    intends intended wants seeks promised promises vowed pledged set
    """)
"""Before "to" and a verb, or inside a verb group, they say that the number is not there yet, or not
for certain."""
MAX_HEDGE = 6
"""Words from the hedge to the verb that it hedges: "has the potential to yield"."""


def _hedge(site: Site) -> Place | None:
    """As in "has the potential to yield at least", "could hold", "is expected to reach"."""
    sentence, clause = site.sentence, site.clause
    verb = clause.verb if clause else None
    if clause is None or verb is None or site.draft.number.first < verb.first:
        return None
    for at in range(verb.first, verb.after):
        if sentence.lower(at) in MODALS or (sentence.lower(at) in HEDGES and at < verb.head):
            return at, verb.after
    if sentence.lower(verb.first) != "to" and not clause.infinitive:
        return None
    for at in range(verb.first - 1, max(verb.first - MAX_HEDGE, -1), -1):
        if sentence.lower(at) in HEDGES:
            return at, verb.after
    return None


# Where


def _place(site: Site, meaning: Meaning) -> Place | None:
    """Where: nearest behind the number in its clause, else before it or at the start."""
    sentence = site.sentence
    scope = _scope(sentence, site.draft.number.first)
    taken = [place for place in (*meaning.measure, meaning.base) if place is not None]
    candidates: list[tuple[int, Place]] = []
    for number, chunk in enumerate(sentence.chunks):
        if chunk.kind != ChunkKind.PREPOSITION:
            continue
        if sentence.lower(chunk.first) not in PLACE_PREPOSITIONS:
            continue
        noun = sentence.chunk(number + 1)
        if noun is None or noun.kind != ChunkKind.NOUN or not _is_place(sentence, noun):
            continue
        if any(first <= noun.first < after for first, after in taken):
            continue
        opening = number == 0
        if not opening and (scope is None or not scope[0] <= noun.first < scope[1]):
            continue
        if _another_number_between(site, noun):
            continue
        found = _trimmed(sentence, *_places_listed(sentence, number + 1))
        if found is not None:
            candidates.append((_distance(site, noun), found))
    return min(candidates)[1] if candidates else None


def _places_listed(sentence: Sentence, number: int) -> Place:
    """A place with those that "and" adds: "in Norland and Sundar"."""
    first, after = _phrase(sentence, number)
    at = sentence.number_of.get(after)
    if at is not None and sentence.chunks[at].kind == ChunkKind.AND:
        other = sentence.chunk(at + 1)
        named = other is not None and sentence.tokens[other.first].text[:1].isupper()
        if named and other is not None and other.kind == ChunkKind.NOUN:
            return (first, other.after) if _is_place(sentence, other) else (first, after)
    return first, after


def _is_place(sentence: Sentence, noun: Chunk) -> bool:
    if sentence.is_time(noun.first) or sentence.is_time(noun.head) or sentence.has_number(noun):
        return False
    name = sentence.tokens[noun.head].text[:1].isupper() and noun.head > 0
    return name or sentence.lower(noun.head) in PLACE_NOUNS


def _another_number_between(site: Site, noun: Chunk) -> bool:
    """Whether the place stands behind another number of the clause: then it is that one's."""
    mine = site.draft.number.first
    for draft in site.sentence.drafts:
        at = draft.number.first
        if mine < at < noun.first and draft is not site.draft:
            other_clause = site.clause is not None and not site.clause.holds(at)
            return not ((draft.change and site.draft.change) or other_clause)
    return False


def _distance(site: Site, noun: Chunk) -> int:
    at = site.draft.number.first
    return noun.first - at if noun.first > at else (at - noun.first) + 100


# From one number to the next

COMPARES = frozenset(
    {
        ("compared", "with"),
        ("compared", "to"),
        ("up", "from"),
        ("down", "from"),
        ("against",),
        ("versus",),
        ("from",),
        ("to",),
    }
)
MAX_GAP = 12


def _goes_on(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Whether the second number is the same thing again: at another time, in another unit."""
    gap = sentence.tokens[one.finish : two.begin]
    if len(gap) > MAX_GAP or any(token.text in ".;:" for token in gap):
        return False
    gap_words = [token.lower for token in gap if token.kind == "word" or token.text in "(,"]
    if _counts_again(sentence, one, two):
        return True
    if two.noun is not None and two.unit is None and two.change is None and two.noun != one.noun:
        return False
    behind = gap_words[-1:] == ["("] and (len(gap_words) == 1 or one.unit is not None)
    if behind or gap_words in (["or"], [",", "or"]):
        return True
    same = one.unit == two.unit or (
        one.unit is not None and two.unit is not None and one.unit.kind == two.unit.kind
    )
    here, there = sentence.clause_at(one.number.first), sentence.clause_at(two.number.first)
    own = here is not there and there is not None and not there.inherited
    if own and there is not None and there.verb and there.verb.first < two.number.first:
        return False  # another clause with a subject of its own
    if {one.change, two.change} == {Change.FROM, Change.TO}:
        return True
    if any(tuple(gap_words[-len(phrase) :]) == phrase for phrase in COMPARES):
        moved = one.change is not None or two.change is not None or gap_words[-1:] != ["to"]
        return moved and (same or two.unit is None or one.change is not None)
    return same and one.unit is not None and _listed(sentence, one, two)


def _counts_again(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """As in "90,000 troops, of whom 12,000 are", "23 soldiers were killed and 41 wounded"."""
    before = (sentence.lower(two.begin - 2), sentence.lower(two.begin - 1))
    if before in (("of", "whom"), ("of", "which"), ("of", "them")):
        return True
    clause = sentence.clause_at(two.number.first)
    verb = clause.verb if clause else None
    again = verb is not None and verb.first == two.number.after and verb.passive
    return again and two.unit is None and sentence.lower(two.begin - 1) in ("and", ",")


def _listed(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """As in "3 per cent this year and 4.5 per cent in 2030": nothing but times between."""
    for at in range(one.finish, two.begin):
        lower = sentence.lower(at)
        if not sentence.is_time(at) and lower not in ("and", ",", "in", "by", "or", "then", "for"):
            return False
    return any(sentence.lower(at) in ("and", ",", "or") for at in range(one.finish, two.begin))


def _verb_again(site: Site) -> Place | None:
    verb = site.clause.verb if site.clause else None
    return (verb.head, verb.head + 1) if verb is not None and verb.passive else None


def _taken_over(before: Meaning, own: Meaning, draft: Draft, again: Place | None) -> Meaning:
    """The meaning of the number before, with what the number has of its own.

    `again`: the verb, where only that is another one.
    """
    base = before.base if _is_share(draft) else own.base
    if own.base is not None:
        if own.measure or own.entity:
            return own
        return replace(own, measure=before.measure, entity=before.entity)
    measure = before.measure
    if draft.noun is not None and draft.unit is not None and own.measure:
        return replace(own, entity=own.entity or before.entity)  # "12 tonnes of reserves"
    if again is not None and measure:
        measure = (measure[0], again)
    said = before.place or before.base
    return Meaning(
        measure=measure,
        entity=before.entity,
        base=base,
        place=own.place if again is not None else before.place if said else None,
        scope=own.scope,
    )
