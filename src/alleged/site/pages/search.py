"""Search: words and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from alleged.errors import OptionError
from alleged.publish.articles import reading_word
from alleged.site.pages.page import Page, RecordListParams, Route, Words, once
from alleged.site.pages.reviewed import reviewed_ids
from alleged.site.store import Store
from alleged.site.strings import say

COUNTED = 1000
"""Hits are counted up to here, and up to here the best come first. Counting and weighing a hundred
thousand takes longer than a reader waits, and nobody reads so far."""

MAX_TERMS = 24
"""Of one question."""

BEGIN_HIT, END_HIT = "\ue000", "\ue001"
"""Put around the words that were looked for; private characters, which no article has a use for."""

Offset = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class SearchParams(RecordListParams, frozen=True, kw_only=True):
    """What is looked for."""

    q: Words = ""
    cursor: Offset = 0


class HitPiece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of what was found."""

    words: str
    hit: bool


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was found."""

    kind: str
    """`article` (a paragraph of one), `statement`, `event`, ..."""
    record_id: str
    article: int | None
    document_id: str | None
    headline: str | None
    outlet: str | None
    published: str | None
    speaker: str | None
    label: str | None
    probability: float | None
    reading: str | None
    pieces: tuple[HitPiece, ...]


class SearchPage(Page, frozen=True, kw_only=True):
    """What was found."""

    question: str
    understood: tuple[str, ...]
    """The question as it was understood, one condition each."""
    total: int
    more: bool
    """Whether there are more than `total`: counting stopped."""
    best_first: bool
    """Whether the best hits come first; else they come in the order of the articles."""
    next: int | None
    hits: tuple[Hit, ...]
    fields: tuple[str, ...] = ()
    """The fields that can be asked for."""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition of a question."""

    field: str
    """Empty for words anywhere."""
    words: str
    without: bool
    """Whether it must not be so."""


KINDS = (
    "article", "statement", "event", "figure", "framing", "incident", "claim", "actor", "issue",
)  # fmt: skip
"""What `kind:` can name."""

COLUMNS = {
    "": "{words speaker outlet}",
    "speaker": "{speaker}",
    "outlet": "{outlet}",
    "kind": "{kind}",
    "type": "{label}",
}
"""Fields that are looked up as words: to the columns that have them."""

DAYS = ("before", "after", "on")
"""Fields that compare the day of publication."""

FIELDS = (*(name for name in COLUMNS if name), *DAYS, "told-from", "told-until", "sure")

_TERM = re.compile(r'(-?)(?:([a-z-]{1,12}):)?(?:"([^"]{0,300})"|([^\s"]{1,300}))')
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


def search_page(store: Store, params: SearchParams) -> SearchPage:
    """What fits the question.

    Raises: OptionError for a question that cannot be understood.
    """
    terms = list(read_terms(params.q))
    title = say("search.title_of", question=params.q) if terms else say("search.title")
    if not terms:
        return SearchPage(
            title=title, understood=(), total=0, more=False, best_first=True, next=None, hits=(),
            question=params.q, fields=FIELDS, kinds=KINDS,
        )  # fmt: skip
    values = {**sql_values(terms), "ids": reviewed_ids(store, params)}
    total = store.value(_COUNT, {**values, "limit": COUNTED + 1})
    best_first = total <= COUNTED
    rows = store.rows(
        _BEST if best_first else _IN_ORDER,
        {**values, "limit": params.limit + 1, "offset": params.cursor,
         "begin_hit": BEGIN_HIT, "end_hit": END_HIT},
    )  # fmt: skip
    reached = params.cursor + params.limit
    return SearchPage(
        title=title,
        understood=tuple(in_words(term) for term in terms),
        total=min(total, COUNTED),
        more=total > COUNTED,
        best_first=best_first,
        next=reached if len(rows) > params.limit and reached <= 10_000 else None,
        hits=tuple(_hit(row) for row in rows[: params.limit]),
        question=params.q,
        fields=FIELDS,
        kinds=KINDS,
    )


def read_terms(question: str) -> Iterator[Term]:
    """The conditions of a question, in its order.

    Words: each must occur. `"two words"`: next to each other. `-word`: must not occur. `wor*`: any
    ending. `speaker:name`, `before:2024-05` and so on: fields. A colon after something that is no
    field is a colon.
    Raises: OptionError for a day or a number that is none, and for too many conditions.
    """
    for count, match in enumerate(_TERM.finditer(question)):
        if count == MAX_TERMS:
            raise OptionError(f"more than {MAX_TERMS} conditions", fix="ask for less at once")
        minus, field, quoted, bare = match.groups()
        words = quoted if quoted is not None else bare
        if field and field not in FIELDS:
            field, words = "", f"{field}:{words}"
        if field in (*DAYS, "told-from", "told-until") and not _DAY.fullmatch(words):
            raise OptionError(
                f"{field}: needs a day, a month or a year",
                fix=f"write {field}:2024-05-31, {field}:2024-05 or {field}:2024",
            )
        if field == "sure" and not re.fullmatch(r"0?\.\d{1,4}|0|1(\.0)?", words):
            raise OptionError("sure: needs a number from 0 to 1", fix="write sure:0.8")
        if field == "kind" and words not in KINDS:
            raise OptionError("there is no such kind", fix=f"kind: one of {', '.join(KINDS)}")
        if any(char.isalnum() for char in words):
            yield Term(field=field or "", words=words, without=minus == "-")


def sql_values(terms: Sequence[Term]) -> dict[str, str | float | None]:
    """The values that the question puts into the statements below.

    Raises: OptionError where nothing is asked for but what must not be.
    """
    words = [term for term in terms if term.field in COLUMNS]
    wanted = [match_of(term) for term in words if not term.without]
    unwanted = [match_of(term) for term in words if term.without]
    for term in terms:
        if term.without and term.field not in COLUMNS:
            raise OptionError(f"{term.field}: cannot be turned round", fix="leave the - out")
    rest = {term.field: term.words for term in terms if term.field not in COLUMNS}
    if not wanted:
        if not rest:
            raise OptionError(
                "this only says what must not be there",
                fix="add a word or a field that must be there, such as kind:statement",
            )
        wanted = ["{kind} : (" + " OR ".join(f'"{kind}"' for kind in KINDS) + ")"]
    match = " AND ".join(f"({one})" for one in wanted)
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(f'({one})' for one in unwanted)})"
    return {
        "match": match,
        "before": rest.get("before"),
        "after": _last_day(rest["after"]) if "after" in rest else None,
        "on": rest.get("on"),
        "told_from": rest.get("told-from"),
        "told_until": _last_day(rest["told-until"]) if "told-until" in rest else None,
        "sure": float(rest["sure"]) if "sure" in rest else None,
    }


def match_of(term: Term) -> str:
    """A condition for FTS5, in which the reader's words are nothing but words: they stand in double
    quotes, and theirs are doubled."""
    words, star = (term.words[:-1], "*") if term.words.endswith("*") else (term.words, "")
    quoted = '"' + words.replace('"', '""').replace("\0", " ") + '"'
    return f"{COLUMNS[term.field]} : {quoted}{star}"


def in_words(term: Term) -> str:
    """A condition, told to the reader."""
    key = term.field.replace("-", "_") or "words"
    told = say(f"search.told_{key}", words=term.words)
    return say("search.told_not", told=told) if term.without else told


def _last_day(day: str) -> str:
    """A text that sorts after every day of a month or year: `2024-05` as `2024-05~`."""
    return f"{day}~"


_COUNT = """SELECT count(*) FROM (SELECT 1 FROM entry_words JOIN entries ON n = entry_words.rowid
WHERE entry_words MATCH :match
AND (:before IS NULL OR day < :before) AND (:after IS NULL OR day > :after)
AND (:on IS NULL OR substr(day, 1, length(:on)) = :on)
AND (:told_from IS NULL OR ifnull(end, begin) >= :told_from)
AND (:told_until IS NULL OR ifnull(begin, end) <= :told_until)
AND (:sure IS NULL OR probability >= :sure)
AND (:ids IS NULL OR record_id IN (SELECT value FROM json_each(:ids))) LIMIT :limit)"""

_FOUND = """SELECT e.kind, e.record_id, e.article, a.id, a.headline, e.outlet, e.day, e.speaker,
e.label, e.probability, highlight(entry_words, 0, :begin_hit, :end_hit)
FROM entry_words JOIN entries AS e ON e.n = entry_words.rowid
LEFT JOIN articles AS a ON a.number = e.article
WHERE entry_words MATCH :match
AND (:before IS NULL OR e.day < :before) AND (:after IS NULL OR e.day > :after)
AND (:on IS NULL OR substr(e.day, 1, length(:on)) = :on)
AND (:told_from IS NULL OR ifnull(e.end, e.begin) >= :told_from)
AND (:told_until IS NULL OR ifnull(e.begin, e.end) <= :told_until)
AND (:sure IS NULL OR e.probability >= :sure)
AND (:ids IS NULL OR e.record_id IN (SELECT value FROM json_each(:ids)))
"""
_BEST = _FOUND + "ORDER BY rank, e.n LIMIT :limit OFFSET :offset"
_IN_ORDER = _FOUND + "ORDER BY entry_words.rowid LIMIT :limit OFFSET :offset"


def _hit(row: tuple[object, ...]) -> Hit:
    kind, record_id, article, id, headline, outlet, day, speaker, label, probability, words = row
    return msgspec.convert(
        {
            "kind": kind, "record_id": record_id, "article": article, "document_id": id,
            "headline": headline, "outlet": outlet, "published": day, "speaker": speaker,
            "label": label, "probability": probability,
            "reading": None if probability is None else reading_word(float(str(probability))),
            "pieces": tuple(cut_hits(str(words))),
        },
        Hit,
    )  # fmt: skip


def cut_hits(words: str) -> Iterator[HitPiece]:
    """The words in pieces, those that were looked for by themselves."""
    for index, part in enumerate(words.split(BEGIN_HIT)):
        hit, end, rest = part.partition(END_HIT) if index else ("", "", part)
        if index and not end:
            hit, rest = "", part
        if hit:
            yield HitPiece(words=hit, hit=True)
        if rest:
            yield HitPiece(words=rest, hit=False)


ROUTES = (
    Route(
        name="search",
        path="/search",
        file="search.html",
        params=SearchParams,
        page=search_page,
        result=SearchPage,
        template="pages/search.html",
        every=once(SearchParams()),
    ),
)
