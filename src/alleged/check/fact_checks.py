"""Which statements known fact-checks are about.

A review and a statement are compared by what they are made of: concepts (`closed` and `shut` are
one), names, numbers, who does it to whom, and whether one of them denies. A statement that has
another name, number or country, or the parts turned round, is another claim, however like its
words are.

Each statement is held against the few reviews that share its rarest words (`ReviewIndex`), so that
the time goes by the number of statements.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from alleged.analyse.concepts import base, concepts_of, is_act, is_known
from alleged.analyse.quantities.tokens import Token, read_tokens, words
from alleged.check.claim_review import ClaimReview, read_claim_reviews, review_words
from alleged.records.fact_checks import FactCheck
from alleged.records.ids import record_id
from alleged.records.kinds import KINDS
from alleged.records.schemas import duckdb_columns
from alleged.records.spans import Span
from alleged.records.statements import StatementType

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MADE_BY = "fact-check rules 1"
MAX_CHARS = 2_000
"""Of a statement; the rest is not compared."""
LEAST = 0.66
"""Of what a review is made of, by weight, how much a statement must have. On the open half of our
own cases every statement about a review has more, and no other one that agrees in names and
numbers."""
COMMON = 200
"""Reviews with a word from which on it finds none: `government` leads to too many."""
RAREST = 6
"""Words of a statement that look reviews up."""
COMPARED = 12
"""Reviews that a statement is compared with, those that share most."""
BATCH = 2_000
"""Statements that are read at once."""
NEGATIONS = words("not no never nobody none nothing neither nor without cannot n't")
DENYING = frozenset(base(word) for word in ("deny", "reject", "refute", "dispute", "rebut"))
OPPOSED = (
    ("import", "export"), ("buy", "sell"), ("doubl", "halv"), ("tripl", "halv"), ("rais", "lower"),
    ("gain", "los"),
)  # fmt: skip
"""Words that make another claim of the same words."""
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
COUNTS = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
}  # fmt: skip
SMALL_TAGS = words("CC IN DT TO MD PRP WDT WP WRB UH FW EX PDT RP")
PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\b[^.;]{0,60}\bby\b", re.IGNORECASE)
GROUNDS = {"whole": (9, 9), "most": (3, 3), "denies": (8, 8)}
"""Right and all, on the open half of our own cases (`tests/check/reviews_own`)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a text is made of, as far as it is compared."""

    concepts: Mapping[str, int]
    """Concepts with their signs, in the order of the text."""
    names: frozenset[str]
    numbers: frozenset[float]
    order: Mapping[str, int]
    """Where each concept stands first."""
    passive: bool
    denies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """That a statement is about what a review is about."""

    number: int
    """Of the review."""
    denies: bool
    probability: float
    reason: str


def parts_of(texts: Sequence[str]) -> list[Parts]:
    """Texts taken apart.

    >>> [parts.denies for parts in parts_of(["Nine wells were not shut.", "Nine wells were shut."])]
    [True, False]
    """
    from alleged.models.tagger import packaged_tagger  # numpy, which `--help` does without

    cut = [read_tokens(text, 0, min(len(text), MAX_CHARS)) for text in texts]
    tagged = packaged_tagger().tag([[token.text for token in tokens] for tokens in cut])
    return [
        _parts(text, tokens, tags) for text, tokens, tags in zip(texts, cut, tagged, strict=True)
    ]


def _parts(text: str, tokens: Sequence[Token], tags: Sequence[str]) -> Parts:
    written, tags = [token.text for token in tokens], list(tags)
    if tokens and written[0][:1].isupper() and _is_common(written[0].lower()):
        written[0], tags[0] = written[0].lower(), "NN"  # "Crime in ...": the tagger takes a name
    elif tokens and written[0][:1].isupper() and tags[0] in SMALL_TAGS:
        tags[0] = "NNP"  # "Arland bribed ...": it takes a conjunction; small words have no concept
    found = concepts_of(written, tags)
    concepts: dict[str, int] = {}
    order: dict[str, int] = {}
    names: set[str] = set()
    numbers: set[float] = set()
    denials = 0
    for at, (token, concept) in enumerate(zip(tokens, found, strict=True)):
        low = token.lower.replace("’", "'")
        if low in NEGATIONS or low.endswith("n't") or base(low) in DENYING:
            denials += 1
            continue
        if token.kind == "number" or low in COUNTS:
            value = _value(token.text, low)
            scale = SCALES.get(tokens[at + 1].lower, 1.0) if at + 1 < len(tokens) else 1.0
            if value is not None:
                numbers.add(value * scale)
            continue
        if concept is None:
            continue
        concepts.setdefault(concept.name, concept.sign)
        order.setdefault(concept.name, at)
        if written[at][:1].isupper() and tags[at] in ("NNP", "NNPS"):
            names.add(concept.name)
    return Parts(
        concepts=concepts,
        names=frozenset(names),
        numbers=frozenset(numbers),
        order=order,
        passive=bool(PASSIVE.search(text[:MAX_CHARS])),
        denies=denials % 2 == 1,
    )


def _is_common(low: str) -> bool:
    """Whether a word in small letters stands for a concept of the table."""
    (concept,) = concepts_of([low], ["NN"])
    return concept is not None and is_known(concept.name)


def _value(written: str, low: str) -> float | None:
    plain = written.replace(",", "")
    if low in COUNTS:
        return COUNTS[low]
    return float(plain) if len(plain) < 19 and plain.count(".") < 2 and plain[-1] != "." else None


class ReviewIndex:
    """Reviews, ready to be asked which of them a statement is about."""

    def __init__(self, reviews: Sequence[ClaimReview]) -> None:
        self.reviews = reviews
        self._parts = parts_of([one.claim for one in reviews])
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, parts in enumerate(self._parts):
            for concept in parts.concepts:
                self._where[concept].append(number)

    def _weight(self, concept: str) -> float:
        """Rare concepts weigh more, names twice as much as they would."""
        return 1.0 + math.log((len(self.reviews) + 1) / (len(self._where.get(concept, ())) + 1))

    def find(self, texts: Sequence[str]) -> list[list[About]]:
        """The reviews that each statement is about, the surest first."""
        return [self._find(parts) for parts in parts_of(texts)]

    def _find(self, parts: Parts) -> list[About]:
        known = [one for one in parts.concepts if one in self._where]
        rare = sorted(known, key=lambda one: (len(self._where[one]), one))[:RAREST]
        shared: Counter[int] = Counter()
        for concept in rare:
            if len(self._where[concept]) <= COMMON:
                shared.update(self._where[concept])
        likely = sorted(shared, key=lambda number: (-shared[number], number))[:COMPARED]
        found = [about for number in likely if (about := self._compare(number, parts))]
        return sorted(found, key=lambda one: (-one.probability, one.number))

    def _compare(self, number: int, said: Parts) -> About | None:
        review = self._parts[number]
        both = [one for one in review.concepts if one in said.concepts]
        whole = sum(map(self._weight, review.concepts))
        share = sum(map(self._weight, both)) / whole if whole else 0.0
        if share < LEAST or len(both) < 2 or not review.names <= said.concepts.keys():
            return None
        acts = {one for one in review.concepts if is_act(one)}
        none_of_it = said.denies and not said.numbers  # "burned no ballots"
        if not (review.numbers <= said.numbers or none_of_it) or not acts <= said.concepts.keys():
            return None
        if is_opposed(review, said):
            return None
        if is_turned_round(review, said) or is_put_in_place(review, said):
            return None
        turned = sum(review.concepts[one] != said.concepts[one] for one in both)
        denies = (review.denies != said.denies) != bool(turned % 2)
        ground = "denies" if denies else "whole" if share > 0.9 else "most"
        right, all_of = GROUNDS[ground]
        told = [f"{len(both)} of {len(review.concepts)} words of the review"]
        told += ["its names" if review.names else "it names nobody"]
        told += ["its numbers"] if review.numbers else []
        told += ["one of the two denies"] if denies else []
        return About(
            number=number,
            denies=denies,
            probability=round((right + 1) / (all_of + 2), 4),
            reason="; ".join(told),
        )


def is_opposed(one: Parts, other: Parts) -> bool:
    """Whether one says `import` where the other says `export`."""
    return any(
        (a in one.concepts and b in other.concepts and a not in other.concepts)
        or (b in one.concepts and a in other.concepts and b not in other.concepts)
        for a, b in OPPOSED
    )


def is_turned_round(one: Parts, other: Parts) -> bool:
    """Whether two names that both have stand in another order around what is done: `Orm
    paid the company` for `the company paid Orm`. A passive turns the order round by itself."""
    shared = sorted(
        (name for name in one.names if name in other.concepts), key=lambda name: one.order[name]
    )
    for act in one.concepts:
        if act in one.names or act not in other.concepts:
            continue
        before = [name for name in shared if one.order[name] < one.order[act]]
        behind = [name for name in shared if one.order[name] > one.order[act]]
        if not before or not behind:
            continue
        first, second = other.order[before[-1]], other.order[behind[0]]
        between = min(first, second) < other.order[act] < max(first, second)
        if between and (first < second) == (one.passive != other.passive):
            return True
    return False


def is_put_in_place(one: Parts, other: Parts) -> bool:
    """Whether the other has something else in the place of a word: `bans phones in schools` for
    `bans prayer in schools`."""
    words_of_one, words_of_other = list(one.concepts), list(other.concepts)
    for before, missing in pairwise(words_of_one):
        if missing in other.concepts or before not in other.concepts:
            continue
        behind = words_of_other[words_of_other.index(before) + 1 :]
        after = words_of_one[words_of_one.index(missing) + 1 :]
        if not behind or behind[0] in one.concepts:
            continue
        sandwiched = bool(after) and len(behind) > 1 and behind[1] == after[0]
        if sandwiched or is_act(before):
            return True
    return False


def match_feeds(feeds: Sequence[Path]) -> Callable[[DuckDBPyConnection], None]:
    """What makes `linked_fact_checks` of the kept statements, for these files of ClaimReview.

    Raises: InputError, at once, when a file cannot be read.
    """
    reviews: dict[ClaimReview, str] = {}
    for path in sorted(set(feeds), key=lambda one: (one.name, str(one))):
        found, _ = read_claim_reviews(path)
        digest = sha256(path.read_bytes()).hexdigest()
        for review in found:
            reviews.setdefault(review, digest)

    def match(con: DuckDBPyConnection) -> None:
        index = ReviewIndex(list(reviews))
        with TemporaryDirectory() as folder:
            out = Path(folder) / "fact_checks.jsonl"
            with out.open("wb") as file:
                for batch in _statements(con):
                    for one in fact_checks_on(batch, index, reviews):
                        file.write(msgspec.json.encode(one) + b"\n")
            con.execute(_sql("fact_checks"), [str(out), duckdb_columns(KINDS["fact_checks"].type)])

    return match


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as it is held against reviews."""

    document_id: str
    statement_id: str
    span: Span
    words: str
    denied: bool
    """Whether its speaker denies what it says."""


def fact_checks_on(
    batch: Sequence[Said], index: ReviewIndex, feeds: Mapping[ClaimReview, str]
) -> Iterator[FactCheck]:
    """The records of the reviews that some statements are about."""
    for said, found in zip(batch, index.find([one.words for one in batch]), strict=True):
        for about in found:
            meant = replace(about, denies=about.denies != said.denied)
            yield _fact_check(said, meant, index.reviews[about.number], feeds)


def _fact_check(
    said: Said, about: About, review: ClaimReview, feeds: Mapping[ClaimReview, str]
) -> FactCheck:
    denying = "; the statement denies what was reviewed" if about.denies else ""
    return FactCheck(
        id=record_id("fck", said.statement_id, review_words(review)),
        document_id=said.document_id,
        statement_id=said.statement_id,
        span=said.span,
        denies=about.denies,
        publisher=review.publisher,
        rating=review.rating,
        reviewed=review.claim,
        claimant=review.claimant,
        published=review.published,
        url=review.url,
        feed_sha256=feeds[review],
        sentence=f"{review_words(review)}{denying}",
        probability=about.probability,
        reason=f"in common: {about.reason}",
        made_by=MADE_BY,
    )


def _statements(con: DuckDBPyConnection) -> Iterator[list[Said]]:
    """The statements that stay, with their words, in an order of their own, some at a time."""
    cursor = con.execute(_sql("statement_words"))
    while rows := cursor.fetchmany(BATCH):
        yield [
            Said(
                document_id=document_id,
                statement_id=statement_id,
                span=Span(start, end),
                denied=type_ == StatementType.DENIES,
                words=_with_speaker(" ".join(json.loads(pieces))[:MAX_CHARS], speaker),
            )
            for document_id, statement_id, start, end, speaker, type_, pieces in rows
        ]


PRONOUNS = re.compile(r"\b(?:I|we|my|our|he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


def _with_speaker(said: str, speaker: str | None) -> str:
    """What is said, behind the name of who says it where a pronoun may stand for him: `Orm denied
    that he was paid`."""
    return f"{speaker}: {said}" if speaker and PRONOUNS.search(said) else said


def _sql(name: str) -> str:
    return (files("alleged.check") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
