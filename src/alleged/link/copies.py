"""Copies: texts of the whole dossier that share passages, and whose voice each document counts as.

The marks of all texts meet in SQL (`link/sql/copy_*.sql`), which says which few documents are worth
comparing; these are laid side by side here, in order of publication, and what they share is told
with its exact places. Only what marks bring together is ever compared, and of many copies each is
compared with a few, so that the work grows with the dossier and not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec
import numpy as np
from rapidfuzz.distance import LCSseq

from alleged.analyse.prints import Words, read_anchors, read_words
from alleged.ingest.outlets import Outlet, OutletTable, own_outlets, packaged_outlets, table_of
from alleged.link.alignment import Passage, Side, align, marked_side, shared_passage, side_of
from alleged.link.copy_groups import Edge, Member, group_copies
from alleged.link.copy_meetings import count_meetings
from alleged.link.copy_origins import Party, find_origin
from alleged.link.spooled_lines import SpooledLines, spooled_lines
from alleged.link.tables import (
    fetched,
    insert_strings,
    kept_in_memory,
    read_records,
    sql,
    stage_records,
)
from alleged.records.copies import Copy, CopyGroup, CopyKind, SharedPassage, SharedQuotation
from alleged.records.documents import Block, Credit, Document
from alleged.records.ids import record_id

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MADE_BY = "copies 1"
PART_MARKS = 2_000_000
"""Marks that are sorted at once: 100,000 articles of 300 words have eleven million."""
BATCH_WORDS = 1_000_000
"""Words of the texts that are held to be compared. One document with all whom it
meets is held in any case."""
LEAST_FRESH, LEAST_ROW, LEAST_WEIGHT = 14, 12, 19
"""Texts share a passage of so many fresh words, if so many of them stand in a row; or of so much
weight, if it has `SOME_FRESH`. Set on the half of `tests/link/copies_own` that rules were written
on and on the articles of `bench/copied_news.py`, whose phrases have up to thirteen words: without
the weight every ninth paragraph was missed there."""
SOME_FRESH = 8
LEAST_QUOTED = 6
LEAST_ANCHORS_MET = 4
"""Marks of names and numbers, from which two documents may be compared in them."""
KINDRED = 3
"""The step of `copy_batch.sql` in which names and numbers are compared."""
MEETINGS = {
    "runs": ("votes", "copy_standing", "votes taken back", "copy_candidates"),
    "quotations": ("votes", "copy_quoting"),
}
"""By which marks documents meet, and the steps in which they do: files of `link/sql/`, or
`VOTES`; of names and numbers see `copy_meetings.py`."""
VOTES = {
    "votes": ("", "postings"),
    "votes taken back": ("-", "(SELECT * FROM postings SEMI JOIN standing USING (mark))"),
}
"""Sign and postings of `copy_votes.sql`: standing paragraphs bring no documents together."""
WHOLE = 0.95
"""Share of a text that is found in an earlier one, from which no other origin is looked for."""
SAME_ANCHORS, LEAST_ANCHORS, SAME_ORDER = 0.6, 6, 0.6
"""Share of names and numbers that both of two texts have, how many, and how much of their order is
the same, from which one may be a translation of the other. Reports of their own on one event shared
at most 0.56 on the development half, translations at least 0.63."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document that is compared."""

    party: Party
    side: Side
    anchors: list[int]

    @property
    def words(self) -> Words:
        """Of the text."""
        return self.side.words


@dataclass(frozen=True, slots=True)
class Compared:
    """What two documents share."""

    kind: CopyKind | None
    """None where nothing but quotations."""
    passages: tuple[Passage, ...]
    share: float
    other_share: float


OWNER_CHANCES = {
    "owner_said": "0.95",
    "rights_often": "0.9",
    "rights_once": "0.8",
    "owner_open": "0.5",
    "often": "3",
    "folded": "0.9",
}
"""How likely a line under an article names its outlet's owner: one that says so, the holder of the
rights on several articles and on fewer, and where lines name several. From `folded` on the outlet
counts as the owner's, unless a table knows it."""


def link_copies(outlets: str | None = None) -> Callable[[DuckDBPyConnection], None]:
    """What makes the kinds `copies`, `shared_quotations`, `copy_groups` and `families` of
    `kept_documents` and `kept_prints`.

    `outlets`: a table of outlets whose rows go before the package's; see `ingest/outlets.py`.
    """
    return partial(_link, outlets)


def _link(outlets: str | None, con: DuckDBPyConnection) -> None:
    table = table_of(outlets)
    con.execute(sql("publisher_prepare"))
    insert_strings(con, "outlet_rows", list(_outlet_rows(outlets)))
    con.execute(Template(sql("publishers")).substitute(OWNER_CHANCES))
    con.execute(sql("copy_prepare"))
    _meet(con)
    edges: list[Edge] = []
    with TemporaryDirectory() as folder:
        copies, quotations = Path(folder) / "copies.jsonl", Path(folder) / "quotations.jsonl"
        with ExitStack() as stack:
            files = [stack.enter_context(path.open("wb")) for path in (copies, quotations)]
            for found in compare_documents(con, table):
                _write(files[isinstance(found, SharedQuotation)], found)
                if isinstance(found, Copy):
                    edges.append(Edge.of(found))
        stage_records(con, "linked_copies", Copy, copies)
        stage_records(con, "linked_shared_quotations", SharedQuotation, quotations)
        groups = Path(folder) / "groups.jsonl"
        with groups.open("wb") as file:
            for group in group_copies(edges, _members(con, edges), family_of=_family_of(table)):
                _write(file, group)
        stage_records(con, "linked_copy_groups", CopyGroup, groups)
    insert_strings(con, "agency_families", _agency_families(con, table))
    con.execute(sql("families"))
    con.execute(sql("copy_clear"))


def _outlet_rows(outlets: str | None) -> Iterator[tuple[str, ...]]:
    whose = [("your table", own_outlets(outlets)), ("table of outlets", packaged_outlets())]
    rows: list[tuple[str, Outlet]] = [(name, row) for name, table in whose for row in table]
    for nth, (name, row) in enumerate(rows):
        yield str(nth), name, row.domain, row.name, row.owner or "", row.feed or ""


def _meet(con: DuckDBPyConnection) -> None:
    """Make the table `pairs`: which documents are worth comparing."""
    for marks, steps in MEETINGS.items():
        for _ in _mark_parts(con, marks):
            con.execute(sql("copy_postings"))
        for step in steps:
            con.execute(_votes(*VOTES[step]) if step in VOTES else sql(step))
    (count,) = con.execute("SELECT count(*) FROM copy_documents").fetchone() or (0,)
    part = 1 + count // _parts(con, "anchors")
    met = count_meetings(_anchor_blocks(con), count, part=part, least=LEAST_ANCHORS_MET)
    for later, earlier, votes in met:
        con.register("met_documents", {"later": later, "earlier": earlier, "votes": votes})
        con.execute(sql("copy_met"))
        con.unregister("met_documents")
    con.execute(sql("copy_kindred"))
    con.execute(sql("copy_pairs"), [BATCH_WORDS])


def _parts(con: DuckDBPyConnection, marks: str) -> int:
    (total,) = con.execute(sql("copy_count").replace("$marks", marks)).fetchone() or (0,)
    return 1 + int(total) // PART_MARKS


def _mark_parts(con: DuckDBPyConnection, marks: str) -> Iterator[None]:
    """Fill the table `marks`, one part after the other; all of one mark are in one part."""
    parts = _parts(con, marks)
    for part in range(parts):
        con.execute(sql("copy_marks").replace("$marks", marks), [parts, part])
        yield
        con.execute("TRUNCATE marks")


def _anchor_blocks(con: DuckDBPyConnection) -> Iterator[tuple[Any, Any]]:
    for _ in _mark_parts(con, "anchors"):
        found = con.execute("SELECT mark, place::BIGINT AS place FROM marks").fetchnumpy()
        yield np.ma.getdata(found["mark"]), np.ma.getdata(found["place"])


def _votes(sign: str, postings: str) -> str:
    return sql("copy_votes").replace("$sign", sign).replace("$postings", postings)


def compare_documents(
    con: DuckDBPyConnection, table: OutletTable
) -> Iterator[Copy | SharedQuotation]:
    """Compare the documents that marks brought together, in order of publication."""
    known = Known(*(_marks(con, table) for table in ("standing", "phrases")))
    (last,) = con.execute(sql("copy_last")).fetchone() or (None,)
    family_of = _family_of(table)
    found = fetched(con, sql("copy_texts"))
    with spooled_lines((row["place"], _packed(_read(row, known))) for row in found) as kept:
        read: dict[int, Read] = {}
        for batch in range(0 if last is None else last + 1):
            rows = con.execute(sql("copy_batch"), [batch]).fetchall()
            read = _read_documents(kept, rows, before=read)
            yield from _compare_batch(rows, read, family_of)


@dataclass(frozen=True, slots=True)
class Known:
    """Hashes of runs, sorted."""

    standing: Any
    phrases: Any


def _marks(con: DuckDBPyConnection, table: str) -> Any:
    rows = con.execute(sql("copy_ground").replace("$table", table)).fetchall()
    return np.array([row[0] for row in rows], dtype=np.uint64)


def _compare_batch(
    rows: Iterable[tuple[int, int, int]],
    read: dict[int, Read],
    family_of: Callable[[str], str | None],
) -> Iterator[Copy | SharedQuotation]:
    whole: set[int] = set()
    compared: set[tuple[int, int]] = set()
    told: set[tuple[int, int]] = set()
    for later, earlier, step in rows:
        pair = later, earlier
        if later in whole or pair in told or (step != KINDRED and pair in compared):
            continue
        compared.add(pair)
        one, other = read[later], read[earlier]
        found = compare_anchors(one, other) if step == KINDRED else compare(one, other)
        if found is None:
            continue
        if found.kind is None:
            yield _quotation(one, other, found)
            continue
        told.add(pair)
        if min(found.share, found.other_share) >= WHOLE and step != KINDRED:
            whole.add(later)
        yield _copy(one, other, found, family_of)


def compare(one: Read, other: Read) -> Compared | None:
    """What two texts share word for word; None where that is nothing but phrases."""
    passages = align(one.side, other.side)
    same_publisher = one.party.site is not None and one.party.site == other.party.site
    if same_publisher:
        passages = [_without_last(passage, one.words, other.words) for passage in passages]
    share, other_share = _share(passages, one), _share(passages, other)
    told = [passage for passage in passages if _is_taken(passage)]
    if not told and min(share, other_share) < WHOLE:
        quoted = [p for p in passages if p.quoted >= LEAST_QUOTED]
        return Compared(None, tuple(quoted), share, other_share) if quoted else None
    kept = [
        passage
        for passage in passages
        if passage.fresh >= SOME_FRESH or passage.quoted >= LEAST_QUOTED
    ]
    share, other_share = _share(kept, one), _share(kept, other)
    if np.array_equal(one.words.hashes, other.words.hashes):
        kind = CopyKind.EXACT
    elif min(share, other_share) >= 0.5:
        kind = CopyKind.NEAR
    else:
        kind = CopyKind.PARTIAL
    return Compared(kind, tuple(kept), share, other_share)


def _is_taken(passage: Passage) -> bool:
    """Whether two texts hardly have so much in common by chance."""
    if passage.fresh >= LEAST_FRESH and passage.longest >= LEAST_ROW:
        return True
    return passage.fresh >= SOME_FRESH and passage.weight >= LEAST_WEIGHT


def _without_last(passage: Passage, one: Words, other: Words) -> Passage:
    """The passage with what ends both of two texts of one outlet as standing: their last paragraph,
    or several that are no more than half of either. Two are too few for `copy_standing.sql`."""
    if passage.last < len(one) - 1 or passage.other_last < len(other) - 1:
        return passage
    block = int(np.searchsorted(one.blocks, one.blocks[passage.first], side="left"))
    first = passage.first
    if first > block:  # the rest of a paragraph that ends alike
        first = int(np.searchsorted(one.blocks, one.blocks[first], side="right"))
    is_last = one.blocks[min(first, passage.last)] == one.blocks[-1]
    if not is_last and 2 * passage.words > min(len(one), len(other)):
        return passage
    last = min(passage.words - passage.quoted, passage.last + 1 - first)
    return replace(passage, standing=last, phrases=0, longest=0) if last > 0 else passage


def compare_anchors(one: Read, other: Read) -> Compared | None:
    """Whether two texts have the same names and numbers in nearly the same order."""
    ours, theirs = set(one.anchors), set(other.anchors)
    both = len(ours & theirs)
    if both < LEAST_ANCHORS or both < SAME_ANCHORS * len(ours | theirs):
        return None
    if LCSseq.normalized_similarity(one.anchors, other.anchors) < SAME_ORDER:
        return None
    same = both / len(ours | theirs)
    return Compared(CopyKind.POSSIBLE, (), same, same)


def _share(passages: Iterable[Passage], read: Read) -> float:
    size = len(read.words) - read.side.standing
    same = sum(passage.words - passage.standing for passage in passages)
    return round(min(1.0, same / size), 4) if size > 0 else 0.0


def _copy(one: Read, other: Read, found: Compared, family_of: Callable[[str], str | None]) -> Copy:
    """The record; the origin decides which of the two is told as the copy."""
    origin = find_origin(
        one.party,
        other.party,
        share=found.share,
        other_share=found.other_share,
        family_of=family_of,
    )
    kind = found.kind or CopyKind.POSSIBLE
    turned = origin.first is True
    copy, source = (other, one) if turned else (one, other)
    passages = [_turned(passage) if turned else passage for passage in found.passages]
    told = [
        shared_passage(passage, copy.words, source.words)
        for passage in sorted(passages, key=lambda passage: passage.first)
    ]
    shares = (found.other_share, found.share) if turned else (found.share, found.other_share)
    return Copy(
        id=record_id("cpy", *sorted((copy.party.document_id, source.party.document_id))),
        document_id=copy.party.document_id,
        other_id=source.party.document_id,
        kind=kind,
        passages=tuple(told),
        share=0.0 if kind is CopyKind.POSSIBLE else shares[0],
        other_share=0.0 if kind is CopyKind.POSSIBLE else shares[1],
        origin_id=None if origin.first is None else source.party.document_id,
        origin_outside=origin.outside,
        origin_probability=origin.probability,
        origin_reason=origin.reason(turned=turned),
        probability=copy_probability(found),
        reason=_reason(kind, found, told),
        made_by=MADE_BY,
    )


def _turned(passage: Passage) -> Passage:
    return replace(
        passage,
        first=passage.other_first,
        last=passage.other_last,
        other_first=passage.first,
        other_last=passage.last,
    )


COPY_RATES = ((60, 0.99), (25, 0.98), (18, 0.93), (0, 0.85))
"""From what weight of the best passage one text was taken from the other so often. Set by hand: on
our own sets all were, and a short passage is what other news may share by chance."""
POSSIBLE_RATE = 0.6
"""Set by hand: on our own sets all were, but news may follow one statement without translating."""


def copy_probability(found: Compared) -> float:
    """How often two texts that share so much are copies."""
    if found.kind is CopyKind.POSSIBLE:
        return POSSIBLE_RATE
    most = max((passage.weight for passage in found.passages), default=0)
    return next(rate for least, rate in COPY_RATES if most >= least)


def _reason(kind: CopyKind, found: Compared, told: Sequence[SharedPassage]) -> str:
    if kind is CopyKind.POSSIBLE:
        return (
            f"{found.share:.0%} of the names and numbers are in both, in nearly the same order; "
            "no passage is the same"
        )
    if kind is CopyKind.EXACT:
        return "all words are the same, in the same order"
    words = sum(passage.words for passage in told)
    longest = max(passage.words for passage in told)
    places = [passage.other.start for passage in told]
    order = "" if places == sorted(places) else "; in another order"
    count = f"{len(told)} passages share" if len(told) > 1 else "one passage shares"
    most = f", {longest} in the longest" if len(told) > 1 else ""
    return f"{count} {words} words{most}{order}"


def _quotation(one: Read, other: Read, found: Compared) -> SharedQuotation:
    trimmed = [_within_quotation(p, one.words, other.words) for p in found.passages]
    told = [shared_passage(passage, one.words, other.words) for passage in trimmed]
    words = sum(passage.quoted for passage in told)
    return SharedQuotation(
        id=record_id("shq", *sorted((one.party.document_id, other.party.document_id))),
        document_id=one.party.document_id,
        other_id=other.party.document_id,
        passages=tuple(told),
        reason=f"{words} words that both quote, and nothing else",
        made_by=MADE_BY,
    )


def _within_quotation(passage: Passage, one: Words, other: Words) -> Passage:
    """The passage without what stands before and behind the words that are quoted."""
    size = passage.last + 1 - passage.first
    if size != passage.other_last + 1 - passage.other_first:
        return passage  # a word was put in: the ends do not answer each other
    here = slice(passage.first, passage.last + 1)
    there = slice(passage.other_first, passage.other_last + 1)
    said = np.flatnonzero(one.quoted[here] | other.quoted[there])
    start, end = int(said[0]), int(said[-1])
    return replace(
        passage,
        first=passage.first + start,
        last=passage.first + end,
        other_first=passage.other_first + start,
        other_last=passage.other_first + end,
        words=end + 1 - start,
    )


def _read_documents(
    kept: SpooledLines, rows: Sequence[tuple[int, int, int]], *, before: Mapping[int, Read]
) -> dict[int, Read]:
    """The documents of these rows. `before`: those of the last batch, which are at hand."""
    places = sorted({place for row in rows for place in row[:2]})
    read = {place: before[place] for place in places if place in before}
    others = [place for place in places if place not in read]
    return read | dict(zip(others, map(_unpacked, kept.of(others)), strict=True))


def _read(row: dict[str, Any], known: Known) -> Read:
    """A document; its names and numbers where these are compared."""
    blocks = msgspec.convert(row["blocks"], tuple[Block, ...])
    side = side_of(read_words(row["text"], blocks), known.standing, known.phrases)
    party = Party(
        place=row["place"],
        document_id=row["id"],
        text=row["text"],
        outlet=row["outlet"],
        url=row["url"],
        site=row["publisher"],
        family=row["family"],
        published=row["published"],
        byline=row["byline"],
        credits=msgspec.convert(row["credits"], tuple[Credit, ...]),
    )
    return Read(party, side, read_anchors(row["text"], blocks) if row["kindred"] else [])


WORD_ARRAYS = {
    "hashes": np.uint64,
    "starts": np.int32,
    "ends": np.int32,
    "quoted": np.bool_,
    "blocks": np.int32,
}
"""How the arrays of `Words` are kept in a file."""


def _packed(read: Read) -> bytes:
    arrays = [getattr(read.words, name).astype(type_) for name, type_ in WORD_ARRAYS.items()]
    words = [array.tobytes() for array in arrays]
    return msgspec.msgpack.encode((read.party, words, read.side.marks, read.anchors))


def _unpacked(line: bytes) -> Read:
    party, arrays, marks, anchors = _PACKED.decode(line)
    words = Words(*map(np.frombuffer, arrays, WORD_ARRAYS.values()))
    return Read(party, marked_side(words, marks), anchors)


_PACKED = msgspec.msgpack.Decoder(tuple[Party, list[bytes], bytes, list[int]])


def _family_of(table: OutletTable) -> Callable[[str], str | None]:
    def family(name: str) -> str | None:
        row = table.of_name(name)
        return (row.owner or row.name) if row else None

    return family


def _agency_families(con: DuckDBPyConnection, table: OutletTable) -> list[tuple[str, ...]]:
    """Each agency that is credited, with its family by the tables."""
    family = _family_of(table)
    names = [row[0] for row in con.execute(sql("agencies")).fetchall()]
    return [(name, family(name) or name) for name in names]


def _members(con: DuckDBPyConnection, edges: Sequence[Edge]) -> dict[str, Member]:
    """The documents of the edges."""
    ids = sorted({id_ for edge in edges for id_ in (edge.document_id, edge.other_id)})
    rows = con.execute(sql("copy_members"), [ids]).fetchall()
    return {id_: Member(place, family) for id_, place, family in rows}


def linked_copies(
    documents: Sequence[Document], *, outlets: str | None = None
) -> dict[str, list[Any]]:
    """The same for documents in memory: the records of each kind that a dossier of just these
    holds."""
    from alleged.analyse.prints import find_prints
    from alleged.records.kinds import KINDS
    from alleged.store.tables import engine

    prints = [find_prints(document) for document in documents]
    with engine() as con:
        kept_in_memory(con, documents=documents, prints=prints)
        link_copies(outlets)(con)
        return {
            kind: read_records(con, f"linked_{kind}", KINDS[kind].type)
            for kind in ("copies", "shared_quotations", "copy_groups", "families")
        }


def _write(file: BinaryIO, record: Any) -> None:
    file.write(msgspec.json.encode(record))
    file.write(b"\n")
