"""A sentence in words, groups and clauses, as the readers of events take it.

Newspapers' verbs of acting are nouns too (`march`, `strike`, `fire`, `raid`), and the tagger, which
was made for figures, takes many for nouns. Where what stands before leaves no room for a noun, they
are taken for verbs here, before groups are made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice, pairwise

from msgspec import structs

from alleged.analyse.act_words import IRREGULAR, base_forms, kinds_of
from alleged.analyse.event_clauses import with_subjects
from alleged.analyse.event_cues import verb_bases
from alleged.analyse.names import DAYS_AND_MONTHS, word_set
from alleged.analyse.quantities.tokens import Token, read_tokens
from alleged.analyse.reporting_words import base_form, verb_type
from alleged.analyse.syntax import (
    ASIDES,
    CLOSED,
    Chunk,
    ChunkKind,
    Clause,
    read_chunks,
    read_clauses,
)
from alleged.models.tagger import Tagger, packaged_tagger
from alleged.records.spans import Span


@dataclass(frozen=True, slots=True)
class Groups:
    """The words of a sentence put together."""

    tags: list[str]
    chunks: list[Chunk]
    clauses: list[Clause]


@dataclass(frozen=True, kw_only=True, eq=False)
class SentenceSyntax:
    """A sentence in words and groups of words.

    Groups are made when they are first asked for: most sentences tell of no act.
    """

    span: Span
    tokens: list[Token]
    grouped: Callable[[], Groups]
    as_written: list[str] | None = None
    """The tagger's tags before any was mended, of the words with their capitals; None where they
    are not known."""

    @cached_property
    def _groups(self) -> Groups:
        return self.grouped()

    @property
    def tags(self) -> list[str]:
        """The part of speech of each token."""
        return self._groups.tags

    @property
    def chunks(self) -> list[Chunk]:
        """The groups of words."""
        return self._groups.chunks

    @property
    def clauses(self) -> list[Clause]:
        """The clauses that the groups make up."""
        return self._groups.clauses


def read_syntax(
    text: str, sentences: Sequence[Span], *, tagger: Tagger | None = None
) -> list[SentenceSyntax]:
    """The groups and clauses of each sentence, in order. `tagger`: None for the package's own."""
    tokens = [read_tokens(text, sentence.start, sentence.end) for sentence in sentences]
    headlines = [_is_title_case(one) for one in tokens]
    written = [[token.text for token in one] for one in tokens]
    small = [
        [token.lower for token in one]
        for one, headline in zip(tokens, headlines, strict=True)
        if headline
    ]
    tagged = (tagger or packaged_tagger()).tag([*written, *small])
    small_tags = iter(tagged[len(written) :])
    return [
        SentenceSyntax(
            span=span,
            tokens=words,
            grouped=partial(_grouped, words, next(small_tags) if headline else given),
            as_written=given,
        )
        for span, words, given, headline in zip(sentences, tokens, tagged, headlines, strict=False)
    ]


def _grouped(tokens: Sequence[Token], given: Sequence[str]) -> Groups:
    tags = with_verbs(tokens, given)
    chunks = _days_apart(tokens, tags, read_chunks(tokens, tags))
    return Groups(tags, chunks, with_subjects(tokens, chunks, read_clauses(tokens, chunks)))


def _is_day_or_year(word: str) -> bool:
    return word in DAYS_AND_MONTHS or (
        len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")
    )


def _days_apart(
    tokens: Sequence[Token], tags: Sequence[str], chunks: Sequence[Chunk]
) -> list[Chunk]:
    """`in July | Norvik's envoy resigned`: a month or day behind a preposition and the name behind
    it are two groups."""
    found: list[Chunk] = []
    for chunk in chunks:
        first = chunk.first
        behind = first > 0 and tags[first - 1] == "IN" and chunk.kind is ChunkKind.NOUN
        if (
            behind
            and chunk.after - first > 1
            and (
                _day_before_name(tokens, tags, first) or _opens_before_subject(tokens, tags, chunk)
            )
        ):
            found.append(structs.replace(chunk, after=first + 1, head=first))
            found.append(structs.replace(chunk, first=first + 1))
        else:
            found.append(chunk)
    return found


def _day_before_name(tokens: Sequence[Token], tags: Sequence[str], first: int) -> bool:
    return (
        _is_day_or_year(tokens[first].lower)
        and tags[first + 1] in ("NNP", "PRP$", "DT")
        and tokens[first + 1].lower not in DAYS_AND_MONTHS
    )


def _opens_before_subject(tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk) -> bool:
    """`On Thursday | riot police stormed`: whether a day or month behind a preposition opens a
    clause, in one group with the subject of the verb behind it."""
    first, after = chunk.first, chunk.after
    if after >= len(tokens) or tokens[first].lower not in DAYS_AND_MONTHS:
        return False
    following = tokens[first + 1]
    named = following.kind == "word" and following.lower not in TIMES_OF_DAY
    opens = first == 1 or tokens[first - 2].lower in (",", ";", ":", "and", "but", "that", "“")
    verb = after + (tags[after] == "RB")
    return named and opens and verb < len(tags) and tags[verb] in FINITE


CAPITALISED = 0.7
"""Share of words with a capital from which a line is a headline in title case."""


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether it is a headline in title case: the tagger sees its words in small letters, since
    each of them would be taken for a name."""
    words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitals >= CAPITALISED * len(words)


MAX_TOKENS = 200
"""Longer sentences are read in a window around each act, so that a text without a full stop costs
no more than one with them; of 7,560 sentences of news none is longer."""
BEFORE, BEHIND = 100, 60


def around(sentence: SentenceSyntax, span: Span) -> SentenceSyntax:
    """The sentence as it stands around a span: whole groups, and the clauses that they make up."""
    if len(sentence.tokens) <= MAX_TOKENS:
        return sentence
    at = max(0, bisect_right(sentence.tokens, span.start, key=lambda token: token.start) - 1)
    chunks = sentence.chunks
    low = max(0, bisect_right(chunks, max(0, at - BEFORE), key=lambda chunk: chunk.first) - 1)
    high = bisect_right(chunks, at + BEHIND, key=lambda chunk: chunk.first)
    first, after = chunks[low].first, chunks[high - 1].after

    def moved(chunk: Chunk | None) -> Chunk | None:
        if chunk is None or chunk.first < first or chunk.after > after:
            return None
        return structs.replace(
            chunk, first=chunk.first - first, after=chunk.after - first, head=chunk.head - first
        )

    begin = max(0, bisect_right(sentence.clauses, first, key=lambda clause: clause.first) - 1)
    clauses = []
    for clause in islice(sentence.clauses, begin, None):
        if clause.first >= after:
            break
        clauses.append(
            structs.replace(
                clause,
                first=max(0, clause.first - first),
                after=min(after, clause.after) - first,
                verb=moved(clause.verb),
                subject=moved(clause.subject),
            )
        )
    inside = Groups(
        tags=sentence.tags[first:after],
        chunks=[one for chunk in chunks[low:high] if (one := moved(chunk)) is not None],
        clauses=clauses,
    )
    return SentenceSyntax(
        span=sentence.span, tokens=sentence.tokens[first:after], grouped=lambda: inside
    )


MAYBE_VERBS = word_set("NN NNP IN JJ SC")
"""Tags that the tagger gives to verbs by mistake."""
NO_VERBS = frozenset({*CLOSED, "that", "if"})
BEHIND_VERBS = word_set("DT PRP PRP$ IN TO NNP NNS JJ CD . , : RB")
"""What can follow a verb."""
TO_A_NOUN = word_set(
    """
    due opposed opposition prior response reaction end return returned contribute led lead leads
    leading resort resorted amount amounts amounted according thanks object objected objection
    similar related close next near access subject answer alternative solution key threat damage
    resistance limited sentenced sent went go going goes come came turned turn brought bring taken
    take gave give contributed link linked links attention apart back reduced added addition
    """
)
"""After these `to` is a preposition: `opposed to war`."""
NOUNS_AFTER_TO = word_set(
    """
    war power court school work jail prison office hospital church town bed sea land peace death
    life date others today tomorrow
    """
)
CAUSES = word_set(
    "let lets make makes made help helps helped see saw watch watched hear heard bid bids bade"
)
"""Verbs with an object and a bare verb: `let them enter`."""
AFTER_VERB = word_set("NN NNP NNS JJ DT CD TO PRP PRP$ VBG")
OPENS_CLAUSE = word_set("if unless when whenever because while once until")
ASKING = word_set("did does do didn't doesn't don't")


TIMES_OF_DAY = word_set("night morning evening noon dawn dusk midnight midday afternoon weekend")


DASHES = frozenset("―⸺⸻")
"""Dashes that the tagger takes for names."""


def with_verbs(tokens: Sequence[Token], tags: Sequence[str]) -> list[str]:
    """The tags, with verbs where the words before leave no room for a noun.

    >>> tokens = read_tokens("They may fire on us.", 0, 20)
    >>> with_verbs(tokens, ["PRP", "MD", "NN", "IN", "PRP", "."])[2]
    'VB'
    """
    mended = list(tags)
    low = [token.lower.replace("’", "'") for token in tokens]
    for at, (word, tag) in enumerate(zip(low, tags, strict=True)):
        if word in DASHES:
            mended[at] = ":"
        elif not tag.startswith("V"):
            if word in OWNERS and tag in NOUN_TAGS:
                mended[at] = "PRP$"
        elif word in TIMES_OF_DAY:
            mended[at] = "NN"
        elif tag == "VBD" and _is_no_past(word) and mended[at - 1 : at] in (["DT"], ["NNP"]):
            mended[at] = "NN"  # "the Norvik navy"
        elif word in NEVER_VERBS:
            mended[at] = "JJ"  # "soldiers loyal to the general"
        elif tag in ("VB", "VBP") and word in IRREGULAR and word not in BASES_TOO:
            mended[at] = "VBD"  # "strikes shook the island"
    for at in range(1, len(tokens)):
        if tokens[at].kind != "word" or mended[at] not in MAYBE_VERBS:
            continue
        if mended[at] == "NNP" and tokens[at].text[:1].isupper():
            continue
        if mended[at] in ("IN", "SC") and low[at] in NO_VERBS:
            continue
        if _is_verb_place(low, mended, at):
            mended[at] = "VB"
    _mend_headline(low, mended)
    _mend_plural_headline(low, mended)
    _mend_verbless(low, mended)
    _mend_bare_verbs(low, mended)
    _mend_third_person(low, mended)
    _mend_bidden(low, mended)
    _mend_first_noun(low, mended)
    _mend_ordered(low, mended)
    _mend_plural_subject(low, mended)
    _mend_charged(low, mended)
    _mend_by_neighbours(low, mended)
    _mend_questions(low, mended)
    _mend_clauses(low, mended)
    _mend_relatives(low, mended)
    _mend_main_verb(low, mended)
    _mend_ends(low, mended)
    _mend_past(low, mended)
    return mended


def _mend_past(low: Sequence[str], tags: list[str]) -> None:
    """`while the guild appealed to its members`, `whom it accused of bias`: the verb of a clause
    that has no other has a tense, and what stands before one behind *which* is a plural noun, in
    place."""
    for at in range(1, len(low) - 1):
        if tags[at] not in ("VBZ", "VBN"):
            continue
        plural = tags[at] == "VBZ" and low[at].endswith("s") and low[at] not in NOT_PLURALS
        if plural and tags[at + 1] in ("VBD", "MD") and low[at - 1] in OPENS_RELATIVE:
            tags[at] = "NNS"  # "in which cadets seized the station"
        elif plural and tags[at - 1] == "VBD" and low[at + 1] == "that":
            tags[at] = "NNS"  # "said reports that he fled were untrue"
        if tags[at] != "VBN" or tags[at - 1] not in (*NOUN_TAGS, "PRP", "RB"):
            continue
        first = at - 1
        while first > 0 and tags[first] in IN_SUBJECT and low[first] != "that":
            first -= 1
        if low[first] not in OPENS_CLAUSES or first == at - 1:
            continue
        object_ = tags[at + 1] in AFTER_VERB
        done = low[at + 1] not in BEHIND_PASSIVE and (object_ or tags[first] != "IN")
        if low[at - 1] not in SUBJECT_PRONOUNS and not done:
            continue  # "that a man accused of murder", "after the shots fired by police"
        end = next(
            (p for p in range(at + 1, len(low)) if low[p] in ENDS_CLAUSE or tags[p] == "CC"),
            len(low),
        )
        if not FINITE.intersection(tags[at + 1 : end]):
            tags[at] = "VBD"


IN_SUBJECT = word_set("DT PRP PRP$ JJ CD NN NNS NNP POS RB")
OPENS_CLAUSES = word_set(
    """that whom which while when because although though whereas where after before until once
    since whether if"""
)
SUBJECT_PRONOUNS = word_set("he she they it we i")
BEHIND_PASSIVE = word_set("of by in at for from during with over near under on after before")
ENDS_CLAUSE = word_set(", ; : . — – who which that whom")


def _is_verb_place(low: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a word stands where only a verb can."""
    before, after = low[at - 1], tags[at + 1] if at + 1 < len(tags) else "."
    if tags[at - 1] == "MD" or before in ("didn't", "doesn't", "don't"):
        return after != "MD" and not before.endswith("'d")
    helped = before
    for back in range(at - 1, max(-1, at - 4), -1):
        helped = low[back]
        if not helped.endswith("ly"):
            break
    if helped == "not" and back > 0:
        return low[back - 1] in ("did", "does", "do") or tags[back - 1] == "MD"
    if before == "to" and tags[at] in ("NN", "NNP") and at > 1:
        return (
            low[at - 2] not in TO_A_NOUN and low[at] not in NOUNS_AFTER_TO and after in BEHIND_VERBS
        )
    if tags[at - 1] == "NNS" and after in ("DT", "PRP$", ".", ","):
        return any(word in CAUSES for word in low[max(0, at - 6) : at])
    return False


def _mend_headline(low: Sequence[str], tags: list[str]) -> None:
    """`Judge orders return of farms`: a line without a verb has one, in place."""
    if FINITE.intersection(tags):
        return
    for at in range(1, len(low) - 1):
        plural = tags[at] == "NNS" or (tags[at] == "NNP" and low[at].endswith("s"))
        named = tags[at - 1] in ("NN", "NNP") or (at == 1 and tags[0] == "JJ")
        verbal = plural and named and tags[at + 1] in (*AFTER_VERB, "RB")
        known = low[at] in verb_bases() or verb_type(base_form(low[at]))
        if verbal and (known or any(kinds_of(form) for form in base_forms(low[at])[1:])):
            tags[at] = "VBZ"
            if tags[at - 1] == "JJ":
                tags[at - 1] = "NNP"
            if tags[at + 1] == "RB" and at + 2 == len(low) and low[at + 1] not in ADVERBS:
                tags[at + 1] = "NN"
            return


def _mend_plural_headline(low: Sequence[str], tags: list[str]) -> None:
    """`Marines seize island`: behind a plural at its start a line without a verb has one, in
    place."""
    if FINITE.intersection(tags) or low[-1:] == ["."]:
        return
    for at in range(1, min(4, len(low) - 1)):
        plural = tags[at - 1] in ("NNS", "NNP") and low[at - 1].endswith("s")
        if plural and tags[at] in ("NN", "NNP", "VB", "JJ") and _can_be_verb(low[at]):
            if tags[at + 1] in (*AFTER_VERB, "RB", "IN"):
                tags[at] = "VBP"
            return


ADVERBS = word_set("again back up down out off away over soon now today")


SAME_IN_PAST = word_set(
    """put let set cut hit hurt shut cost quit split spread burst beat cast read bid upset shed
    thrust wed rid broadcast forecast offset reset"""
)
"""Verbs whose past is their base form."""


def _is_no_past(word: str) -> bool:
    """Whether a word is the past of no verb, as far as its form tells."""
    known = word.endswith("ed") or word in IRREGULAR or word in SAME_IN_PAST
    return word.isalpha() and len(word) > 3 and not known and len(base_forms(word)) == 1


OWNERS = word_set("its their our my your his")
NOUN_TAGS = word_set("NN NNS NNP")
BASES_TOO = word_set(
    """found saw wound lay ground fell bore rose bound lit rent wind become come overcome run beat
    put let set cut are have do does has is was were am"""
)
"""Past forms that are a verb's base form, too."""


def _mend_verbless(low: Sequence[str], tags: list[str]) -> None:
    """`Landlords evict tenants who complain.`: a sentence whose main clause has no verb has one,
    between two nouns, in place."""
    if low[-1:] != ["."]:
        return
    ends = len(low)
    for at, word in enumerate(low):
        if word in OPENS_RELATIVE:
            ends = at
            break
        if tags[at] in FINITE or tags[at] == "VB":
            return
    for at in range(1, ends - 1):
        past = low[at] in IRREGULAR and low[at] not in BASES_TOO and tags[at] in MAYBE_VERBS
        if past and tags[at - 1] in (*NOUN_TAGS, "PRP") and tags[at + 1] in AFTER_VERB:
            tags[at] = "VBD"
            return
        if tags[at] not in ("NN", "JJ", "NNP", "VBN", "IN") or tags[at - 1] not in ("NNS", "PRP"):
            continue
        follows = tags[at + 1] in AFTER_VERB and _can_be_verb(low[at])
        if follows or (tags[at + 1] == "IN" and tags[at] == "NN" and kinds_of(low[at])):
            tags[at] = "VBP"
            return


OPENS_RELATIVE = word_set("who which that whom whose where when because if unless while")


def _can_be_verb(word: str) -> bool:
    """Whether a table has a word as a verb in its base form."""
    return word in verb_bases() or bool(verb_type(word)) or bool(kinds_of(word))


def _mend_bare_verbs(low: Sequence[str], tags: list[str]) -> None:
    """`Norvik froze the talks`: a verb behind its subject at the start of a clause has a tense,
    in place."""
    for at in range(1, len(low)):
        if tags[at] != "VB":
            continue
        head = at - 2 if tags[at - 1] == "RB" and low[at - 1].endswith("ly") else at - 1
        if head < 0 or not (tags[head] in ("NNS", "NNP", "PRP") or low[head] in PLURALS):
            continue
        first = head
        while first > 0 and tags[first - 1] in ("NNP", "NNS", "NN", "DT", "JJ", "PRP$", "CD"):
            first -= 1
        opens = first == 0 or low[first - 1] in (",", ";", ":", ".", "that", "and", "but", "where")
        if opens and not FINITE.intersection(tags[first:at]) and first > 0:
            opens = tags[first - 1] != "CC" or "VB" not in tags[:first]
        if opens and not any(word in CAUSES for word in low[:first]):
            tags[at] = "VBD" if low[at] in IRREGULAR else "VBP"


PLURALS = word_set("police people staff troops militia clergy cattle")
"""Nouns that take a verb in the plural as they stand."""


def _mend_third_person(low: Sequence[str], tags: list[str]) -> None:
    """`Every winter, the navy turns back boats`, `and the elector flees to Norvik`: a part without
    a verb has one, a plural behind a single noun with its article, in place."""
    plurals = [at for at in range(1, len(low) - 1) if tags[at] == "NNS" and tags[at - 1] in SINGLE]
    if not plurals:
        return
    cuts = [
        0,
        *(at + 1 for at, word in enumerate(low) if word in (",", ";", "and", "but")),
        len(low),
    ]
    for first, end in pairwise(cuts):
        inside = tags[first:end]
        if FINITE.intersection(inside) or not {"DT", "PRP$", "NNP"} & set(inside):
            continue
        for at in plurals:
            if not first < at < end:
                continue
            opened = any(tags[i] in ("DT", "PRP$", "NNP") for i in range(first, at))
            leads = not any(tags[i] in ("IN", "TO") for i in range(first, at))
            behind = tags[at + 1] in ("RB", "RP", "DT", "PRP", "PRP$") or low[at + 1] in PARTICLES
            if not (opened and leads and behind):
                continue
            if any(kinds_of(form) or form in verb_bases() for form in base_forms(low[at])[1:]):
                tags[at] = "VBZ"
                break


SINGLE = word_set("NN NNP")
PARTICLES = word_set("back away down out off up over in on to")


def _mend_bidden(low: Sequence[str], tags: list[str]) -> None:
    """`bade the archers hold their fire`: behind whoever is bidden a verb stands bare, in place."""
    for first, word in enumerate(low):
        if word not in BIDDING:
            continue
        at = first + 1
        while at < len(low) and tags[at] in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "PRP", "CD"):
            at += 1
        if at < len(low) and low[at] == "of":  # "let inspectors of the agency enter the plant"
            at += 1
            while at < len(low) and tags[at] in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP"):
                at += 1
        last = at - 1
        opens = at < len(low) and tags[at] in ("DT", "PRP$", "PRP") and last > first + 1
        if opens and tags[last] == "NN" and tags[last - 1] in ("NN", "NNS", "NNP"):
            tags[last] = "VB"
        verb = at < len(low) and tags[at] in ("VBD", "VBP") and tags[at - 1] != "DT"
        if verb and at > first + 1 and low[at] not in IRREGULAR:
            tags[at] = "VB"


BIDDING = word_set("bid bids bade let lets")


def _mend_first_noun(low: Sequence[str], tags: list[str]) -> None:
    """`Claims that he fled were denied`: what opens a sentence before *that* or *of* is a noun
    where another verb follows the clause, in place."""
    if len(low) < 5 or tags[0] != "VBZ" or low[1] not in ("that", "of", "by", "against"):
        return
    if sum(tag in FINITE for tag in tags[1:]) >= (2 if low[1] == "that" else 1):
        tags[0] = "NNS"


def _mend_plural_subject(low: Sequence[str], tags: list[str]) -> None:
    """`Norvik's development funds for Velmora have shrunk`: what stands before a plural helping
    verb of the same clause is a plural noun, in place."""
    for at in range(1, len(low) - 2):
        if tags[at] != "VBZ" or not low[at].endswith("s") or low[at] in NOT_PLURALS:
            continue
        if tags[at - 1] not in ("NN", "JJ", "NNP") or tags[at + 1] not in (
            "IN",
            "TO",
            "VBP",
            "VBD",
        ):
            continue
        for place in range(at + 1, min(at + 9, len(low))):
            if tags[place] in (",", ".", ":", "CC", "SC", "WDT", "WP", "WRB", "PRP", "NNS"):
                break
            if tags[place] in FINITE:
                if low[place] in ("have", "are", "were"):
                    tags[at] = "NNS"
                break


NOT_PLURALS = word_set("is has was does says 's")
CHARGING = word_set(
    """charged charges charge charging accused accuses accuse accusing suspected suspects suspect
    convicted convicts acquitted suspicion accusation accusations allegations"""
)


def _mend_charged(low: Sequence[str], tags: list[str]) -> None:
    """`charged him with smuggling arms`: what somebody is charged with is a verb, in place."""
    if CHARGING.isdisjoint(low):
        return
    for at in range(2, len(low) - 1):
        if tags[at] not in ("JJ", "NN") or not low[at].endswith("ing") or len(low[at]) < 6:
            continue
        object_ = tags[at + 1] in ("NNS", "DT", "PRP$", "CD", "PRP", "NNP", "JJ")
        charged = not CHARGING.isdisjoint(low[max(0, at - 9) : at - 1])
        if charged and object_ and low[at - 1] in ("of", "with", "for"):
            tags[at] = "VBG"


NO_VERB_BEHIND_TO = word_set("open free close clean clear closed public private direct")
OBJECT_PRONOUNS = word_set("him them us me")


MENDED = word_set("NN NNS NNP VBN VBD VBG JJ RB")
"""Tags in place of which a word may get another one for what stands beside it."""


def _mend_by_neighbours(low: Sequence[str], tags: list[str]) -> None:
    """What the words beside it leave no choice for, in place: `nine imprisoned imams`, `have
    shrunk`, `and accuses him`, `told a rally,`, `a call to boycott lectures`."""
    for at in range(1, len(low)):
        word = low[at]
        if tags[at] not in MENDED and word not in ("whom", "since") and low[at - 1][-2:] != "ly":
            continue
        before, after = tags[at - 1], tags[at + 1] if at + 1 < len(tags) else "."
        if word == "whom":
            tags[at] = "WP"
        elif at > 1 and low[at - 2] == "to" and low[at - 1].endswith("ly") and kinds_of(word):
            tags[at - 1], tags[at] = "RB", "VB"  # "to forcibly deport"
        elif word == "since" and low[at - 1] in ("has", "have", "had") and after in ("VBN", "VBD"):
            tags[at] = "RB"  # "has since closed"
        elif tags[at] == "NN" and before == "PRP" and low[max(0, at - 2)] in DOING:
            tags[at] = "VB"  # "nor did it fail to cut them"
        elif tags[at] == "NN" and word.endswith("ly") and before == "DT" and after == "VBN":
            tags[at] = "RB"  # "a hastily arranged visit"
        elif tags[at] in NOUN_TAGS and word in NUMBERS and after in ("NNS", "VBN", "JJ"):
            tags[at] = "CD"
        elif tags[at] == "VBN" and before == "CD" and after == "NNS":
            tags[at] = "JJ"
        elif tags[at] == "VBD" and before == "CD" and after == "NNS" and at > 1:
            if tags[at - 2].startswith("VB") and word.endswith("ed"):
                tags[at] = "JJ"  # "to move nine detained officers"
        elif tags[at] == "JJ" and low[at - 1] in ("have", "has", "had") and word in PARTICIPLES:
            tags[at] = "VBN"
        elif tags[at] == "NN" and low[at - 1] in WERE and word in PARTICIPLES:
            tags[at] = "VBN"  # "the frigate was sunk"
        elif tags[at] == "VBG" and before in ("NNP", "NN") and low[at - 1].endswith("'s"):
            if after in BEHIND_OWNED:
                tags[at] = "NN"  # "Orr's firing on Monday"
        elif word in NEVER_NOUNS and tags[at] in ("NN", "NNP", "JJ"):
            if before in (*NOUN_TAGS, "JJ", "PRP") and after in AFTER_VERB:
                tags[at] = "VBD"  # "the navy drew criticism"
                tags[at - 1] = "NN" if before == "JJ" else before
        elif tags[at] == "NNS" and at + 1 < len(low) and low[at + 1] in OBJECT_PRONOUNS:
            if any(_can_be_verb(form) for form in base_forms(word)[1:]):
                tags[at] = "VBZ"
        elif tags[at] == "RB" and before == "DT" and after in (",", ".") and kinds_of(word):
            tags[at] = "NN"
        elif tags[at] == "RB" and low[at - 1] in ("no", "every") and after in BEHIND_NOUN:
            tags[at] = "NN"  # "no soldier who was there"
        elif tags[at] == "JJ" and low[at - 1] == "to" and after in ("NNS", "DT", "PRP$", "NNP"):
            verb = _can_be_verb(word) and word not in NO_VERB_BEHIND_TO
            if verb and at > 1 and low[at - 2] not in TO_A_NOUN:
                tags[at] = "VB"
    behind = next((at for at, tag in enumerate(tags) if at and tag in FINITE), None)
    opens = tags[:1] == ["VBG"] and tags[1:2] == ["IN"] and behind is not None
    if opens and "," not in low[:behind]:
        tags[0] = "NN"  # "Kidnapping for ransom has become"


DOING = word_set("did does do")
WERE = word_set("was were been being is are be")
NEVER_NOUNS = word_set(
    """drew threw grew flew knew took shook gave went came became began sang sank swam fled sold
    told sent spent lent meant kept slept wept swept met fought bought brought taught caught sought
    stood
    understood withdrew overthrew struck won wrote drove froze chose broke forgave forgot"""
)
"""Past forms of verbs that are no other word."""
ONLY_PAST = word_set(
    """drew threw grew flew knew took shook gave went came became began sang sank swam withdrew
    overthrew wrote drove froze chose broke forgave forgot saw ate rose fell spoke stole swore tore
    wore bore ran"""
)
"""Past forms of verbs that are no participles."""
BEHIND_OWNED = word_set("IN . , CC MD VBD VBZ")
BEHIND_NOUN = word_set("WP WDT VBD VBZ MD IN")
NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
)
PARTICIPLES = frozenset(IRREGULAR) - BASES_TOO


def _mend_ordered(low: Sequence[str], tags: list[str]) -> None:
    """`ordered the riot squads to withdraw`: a plural that a verb has for its object, and before
    the verb that it is asked to do, is a noun, in place."""
    for at in range(2, len(low) - 2):
        if tags[at] != "VBZ" or low[at + 1] != "to" or tags[at + 2] != "VB":
            continue
        first = at - 1
        while first > 0 and tags[first] in ("NN", "NNP", "JJ", "PRP$"):
            first -= 1
        opened = tags[first] in ("DT", "PRP$") and first < at - 1
        if opened and tags[first - 1] in ("VBD", "VBZ", "VBP", "VBG", "VB"):
            tags[at] = "NNS"


def _mend_questions(low: Sequence[str], tags: list[str]) -> None:
    """`Did the guards beat him?`: what stands behind the subject is no past form, in place."""
    if not low or low[-1] != "?":
        return
    first = next((at for at, word in enumerate(low[:8]) if word in ASKING), None)
    if first is None:
        return
    for at in range(first + 1, len(low)):
        verb = tags[at] in ("VBD", "VBP") or (
            tags[at] == "NN" and at + 1 < len(tags) and tags[at + 1] in ("DT", "PRP", "PRP$")
        )
        if verb and tags[at - 1] in ("NN", "NNS", "NNP", "PRP"):
            tags[at] = "VB"
            return


def _mend_relatives(low: Sequence[str], tags: list[str]) -> None:
    """`governments that jail reporters`: behind a plural and `that` a verb stands, in place."""
    for at in range(2, len(low) - 1):
        if low[at - 1] in ("that", "who", "which") and tags[at - 2] == "NNS":
            follows = tags[at + 1] in ("NNS", "DT", "PRP$", "NNP", "JJ", "PRP")
            if follows and tags[at] in ("NN", "VB") and kinds_of(low[at]):
                tags[at] = "VBP"


NEVER_VERBS = word_set("loyal responsible able unable eager willing unwilling guilty")


def _mend_main_verb(low: Sequence[str], tags: list[str]) -> None:
    """`Soldiers, who had been paid, fired at the crowd`: a participle behind the relative clause of
    a subject without a verb is its verb, in place."""
    opener = next(
        (
            at
            for at in range(2, len(low))
            if low[at - 1] == "," and (low[at] in ASIDES or tags[at] in ("VBG", "VBN"))
        ),
        None,
    )
    if opener is None or FINITE.intersection(tags[:opener]):
        return
    for at in range(opener + 1, len(low) - 1):
        told = tags[opener] in ("VBG", "VBN") or FINITE.intersection(tags[opener:at])
        if low[at] == "," and tags[at + 1] == "VBN" and told:
            if low[at + 1].endswith("ed") and not FINITE.intersection(tags[at + 1 :]):
                tags[at + 1] = "VBD"
            return


def _mend_ends(low: Sequence[str], tags: list[str]) -> None:
    """`..., and the garrison surrenders.`: a last clause without a verb has one, in place."""
    end = len(low) - 1
    if end < 4 or low[end] != "." or tags[end - 1] != "NNS" or tags[end - 2] not in ("NN", "NNP"):
        return
    first = next((at for at in range(end - 2, 0, -1) if low[at] in (",", ";", ":")), None)
    clause = first is not None and (low[first] != "," or low[first + 1] in ("and", "but"))
    if first is None or not clause or any(tag in VERB_TAGS for tag in tags[first:end]):
        return
    if any(kinds_of(form) for form in base_forms(low[end - 1])[1:]):
        tags[end - 1] = "VBZ"


VERB_TAGS = word_set("VBD VBZ VBP MD VB VBN")


def _mend_clauses(low: Sequence[str], tags: list[str]) -> None:
    """`If the fleet attacks, ...`: a clause has a verb, in place."""
    for first, word in enumerate(low):
        if word == "that":
            _mend_wished(low, tags, first)
        if word not in OPENS_CLAUSE:
            continue
        end = next(
            (at for at in range(first + 1, len(low)) if low[at] in (",", ".", ";")), len(low)
        )
        if end - first < 3:
            continue
        inside = tags[first + 1 : end]
        if word in ("if", "unless") and not FINITE.intersection(inside):
            _mend_condition(tags, first, end)
            continue
        if (
            tags[end - 1] == "NNS"
            and tags[end - 2] in ("NN", "NNP")
            and not any(tag in ("VBD", "VBZ", "VBP", "MD", "VBG", "VBN") for tag in inside)
        ):
            tags[end - 1] = "VBZ"


FINITE = word_set("VBD VBZ VBP MD")


def _mend_wished(low: Sequence[str], tags: list[str], that: int) -> None:
    """`will not accept that Norvik divert the river`: a clause behind a verb has one, in place."""
    end = next(
        (
            at
            for at in range(that + 1, len(low))
            if low[at] in (",", ".", ";")
            or (low[at] in ("and", "or") and tags[at + 1 : at + 2] == ["VB"])
        ),
        len(low),
    )
    if that < 1 or not tags[that - 1].startswith("VB") or end - that < 4:
        return
    if any(tag in VERB_TAGS for tag in tags[that + 1 : end]):
        return
    for at in range(that + 2, end - 1):
        subject = tags[at - 1] in ("NNP", "NNS", "NN", "PRP")
        if tags[at] == "NN" and subject and tags[at + 1] in ("DT", "PRP$"):
            tags[at] = "VB"
            return


def _mend_condition(tags: list[str], first: int, end: int) -> None:
    """`if the company cuts wages`: the first word behind a noun that can be a verb, in place."""
    for at in range(first + 2, end):
        if tags[at] == "NNS" and tags[at - 1] in ("NN", "NNP"):
            tags[at] = "VBZ"
            return
        if tags[at] in ("VB", "NN") and tags[at - 1] in ("NNS", "PRP"):
            tags[at] = "VBP"
            return
