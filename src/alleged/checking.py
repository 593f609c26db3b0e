"""One sentence typed by a user, held against a dossier: who says so, who denies it, what tables
have, what else is known. It answers who alleges what, never what is true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from alleged.analyse.documents import Analysis, analyse_document
from alleged.check.checks import Checked, verdicts_on
from alleged.check.claim_review import (
    ClaimReview,
    match_reviews,
    read_claim_reviews,
    review_words,
)
from alleged.check.snapshots import snapshots
from alleged.claim_sides import Side, Taken, take_sides
from alleged.errors import InputError
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.link.entities import governments_of
from alleged.link.support import Teller, distinct_sources, source_of
from alleged.models.reader import Reader
from alleged.publish.inert import plain
from alleged.records.claims import Claim
from alleged.records.claims import Side as ClaimSide
from alleged.records.copies import PublisherFamily
from alleged.records.documents import Document
from alleged.records.entities import Relation
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.records.verdicts import CheckSubject, Verdict
from alleged.store.dossier import Dossier

MAX_CHARS = 2_000
"""Of a claim."""
_REPORTS = re.compile(
    r"\b(?:according to|said|says|saying|told|tells|claim(?:s|ed)?|alleg(?:es|ed|edly)|reportedly|"
    r"accus(?:es|ed)|denie[sd]|stated|announced|confirmed|insist(?:s|ed)|wrote|added)\b",
    re.IGNORECASE,
)
MOST = 50
"""Statements that are shown; how many there are besides is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A statement of the dossier that has to do with the claim."""

    side: Side
    speaker: str
    """Who says it, in the words of the article; empty where nobody is named."""
    words: str
    """What is said, as it stands in the article."""
    outlet: str
    published: str | None
    document_id: str
    statement_id: str
    score: float
    """How like the claim the words are: 0 to 1, not calibrated; 0 for one that came by a claim of
    the dossier."""
    probability: float | None = None
    """How often an answer by this rule was right on our own pairs; None where the words decide."""
    note: str
    source: str = ""
    """Whom it counts as; empty where nobody can be held to it."""
    weak: str | None = None
    """Why it does not count as a source; None when it counts."""
    again: tuple[str, ...] = ()
    """Other documents in which the same words stand as the same speaker's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A claim of the dossier that is the one asked for, or its opposite."""

    id: str
    wording: str
    opposite: bool
    """Whether who affirms it denies the sentence asked for."""
    affirmed_by: int
    denied_by: int
    families: int
    open: str | None
    """What is not found in these documents: a denial, or what a denial answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a dossier and tables hold on a claim."""

    claim: str
    kind: str | None
    """fact, opinion, prediction or none; None where the reader model does not judge it."""
    kind_probability: float | None
    worth: float | None
    """How likely it is worth a check; None likewise."""
    as_of: str | None = None
    """The day that `now` and `last year` are taken from; None where nothing tells one."""
    compared: bool = False
    """Whether the claim puts something forward that statements could be compared with; else the
    words alone decide."""
    found: tuple[Found, ...] = ()
    left_out: int = 0
    """Statements beyond those shown."""
    affirmed_by: int = 0
    """Independent sources that affirm it: speakers, each once however many articles quote them, and
    families of publishers for what articles say themselves, copies folded."""
    denied_by: int = 0
    """Likewise, that deny it."""
    weak: int = 0
    """Statements on either side that count as no source."""
    families: int = 0
    """Families of publishers that carry it on one of these sides."""
    claims: tuple[Matched, ...] = ()
    """Claims of the dossier that the statements found belong to; none in one built without."""
    verdicts: tuple[Verdict, ...] = ()
    """Verdicts of the dossier on figures, events and offices inside the statements found."""
    tables: tuple[str, ...] = ()
    """Tables that were asked, with their editions."""
    table_verdicts: tuple[Verdict, ...] = ()
    """The claim itself, held against these tables."""
    fact_checks: tuple[Mapping[str, Any], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a claim is held against besides the dossier, and how it is read."""

    tables: Sequence[Path] = ()
    """Descriptors of tables."""
    fact_checks: Path | None = None
    """A file of ClaimReview."""
    as_of: str | None = None
    """The day as of which the claim is meant; None for the day of the newest article."""
    reader: Path | None = None
    """Folder of the reader model; None for the one that comes with the package."""


def check_claim(claim: str, dossier: Dossier, asking: Asking | None = None) -> Answer:
    """What a dossier, tables and known fact-checks hold on a sentence.

    Raises: InputError if the claim is empty or too long, the day is none, or a table is faulty.
    """
    asking = asking or Asking()
    claim = " ".join(claim.split())
    if not claim or len(claim) > MAX_CHARS:
        raise InputError(
            f"the claim has {len(claim):,} characters",
            fix=f"give one sentence, up to {MAX_CHARS:,}",
        )
    documents = {one.id: one for one in dossier.records("documents")}
    as_of = _day(asking.as_of, documents)
    asked, read = _read(claim, as_of, asking.reader)
    taken = take_sides(claim, read.propositions, dossier, documents, as_of=as_of)
    families = {one.document_id: one for one in dossier.records("families")}
    tell = _Telling(dossier, documents, families)
    claims, more = _claims(dossier, taken, tell)
    found = sorted(
        [*map(tell.found, taken), *more],
        key=lambda one: (-one.score, one.published or "9", one.document_id, one.statement_id),
    )
    shown = _once(found)
    sided = [one for one in found if one.side in (Side.AFFIRMS, Side.DENIES)]
    kind = read.assessments[0] if read.assessments else None
    tables, table_verdicts = _tables(asked, asking.tables)
    return Answer(
        claim=claim,
        kind=kind.kind.value if kind else None,
        kind_probability=kind.kind_probability if kind else None,
        worth=kind.worth if kind else None,
        as_of=as_of,
        compared=bool(read.propositions),
        found=tuple(shown[:MOST]),
        left_out=max(0, len(shown) - MOST),
        affirmed_by=_sources(found, Side.AFFIRMS),
        denied_by=_sources(found, Side.DENIES),
        weak=sum(one.weak is not None for one in sided),
        families=len({tell.counts_as(one.document_id) for one in sided}),
        claims=tuple(claims),
        verdicts=tuple(_verdicts(dossier, [one.statement for one in taken])),
        tables=tables,
        table_verdicts=table_verdicts,
        fact_checks=tuple(_rated(claim, claims, asking.fact_checks)),
    )


def tables_of(dossier: Dossier, folder: Path) -> list[Path]:
    """The descriptors of those kept tables that the dossier was held against, by their hash."""
    used = {row.sha256 for one in dossier.records("verdicts") for row in one.comparisons}
    return [one.path for one in snapshots(folder) if one.sha256 in used]


def _day(given: str | None, documents: Mapping[str, Document]) -> str | None:
    """The day as of which the claim is meant: that given, else that of the newest article."""
    if given is not None:
        parsed = parse_date(given, "given")
        if parsed is None or len(parsed.value) < 10:
            raise InputError(f"{given!r} is no day", fix="give it as YYYY-MM-DD")
        return parsed.value[:10]
    days = (one.published.value[:10] for one in documents.values() if one.published)
    return max((day for day in days if len(day) == 10), default=None)


def _read(claim: str, as_of: str | None, folder: Path | None) -> tuple[Checked, Analysis]:
    """The claim, read as the articles of a build are."""
    published = parse_date(as_of, "given") if as_of else None
    document = document_from_text(claim, published=published)
    found = analyse_document(document, reader=Reader.load(folder), claims=True)
    checked = Checked(
        document=document,
        published=as_of,
        figures=found.figures,
        times=found.times,
        entities=found.entities,
        events=found.events,
        assessments=found.assessments,
    )
    return checked, found


def _tables(
    asked: Checked, descriptors: Sequence[Path]
) -> tuple[tuple[str, ...], tuple[Verdict, ...]]:
    """The tables that were asked, and what they have."""
    if not descriptors:
        return (), ()
    tables, verdicts = verdicts_on(asked, descriptors)
    return tuple(f"{one.descriptor.name}@{one.edition}" for one in tables), tuple(verdicts)


class _Telling:
    """Who tells what: statements with whom they count as."""

    def __init__(
        self,
        dossier: Dossier,
        documents: Mapping[str, Document],
        families: Mapping[str, PublisherFamily],
    ) -> None:
        self._documents, self._families = documents, families
        self._parties = {
            one.entity_id: one.dossier_entity_id
            for one in dossier.records("entity_links")
            if one.relation is Relation.MEMBER
        }
        tables = dossier.manifest.tables
        self._governments = governments_of(
            *(
                dossier.path / tables[kind].path
                for kind in ("entities", "dossier_entities", "entity_links")
            )
        )

    def counts_as(self, document_id: str) -> str:
        """Whom a document counts as."""
        family = self._families.get(document_id)
        return family.counts_as if family else f"document {document_id}"

    def found(self, taken: Taken) -> Found:
        """A statement as it is shown."""
        statement = taken.statement
        document = self._documents[statement.document_id]
        source, weak = self._source(statement, taken.words)
        return Found(
            side=taken.side,
            speaker=statement.speaker or " ".join(_of(statement.source, document.text)),
            words=taken.words,
            outlet=document.outlet or document.id,
            published=document.published.value if document.published else None,
            document_id=document.id,
            statement_id=statement.id,
            score=taken.score,
            probability=taken.probability,
            note=taken.reason,
            source=source,
            weak=weak,
        )

    def _source(self, statement: Statement, words: str) -> tuple[str, str | None]:
        if statement.voice is Voice.ARTICLE and _REPORTS.search(words):
            return "", "the sentence itself names whose words they are"
        text = self._documents[statement.document_id].text
        family = self._families.get(statement.document_id)
        party = self._parties.get(statement.speaker_id or "")
        return source_of(
            Teller(
                voice=statement.voice.value,
                weak_source=statement.weak_source,
                dossier_entity_id=party,
                speaker=statement.speaker,
                source_words=statement.source[0].of(text) if statement.source else None,
                counts_as=self.counts_as(statement.document_id),
                certain=family is not None and family.certain,
                speaks_for=self._governments.get(party or ""),
            )
        )

    def words(self, document_id: str, span: Span) -> str:
        """The words at a place, on one line."""
        return " ".join(span.of(self._documents[document_id].text).split())

    def document(self, document_id: str) -> Document:
        """A document of the dossier."""
        return self._documents[document_id]


def _claims(
    dossier: Dossier, taken: Sequence[Taken], tell: _Telling
) -> tuple[list[Matched], list[Found]]:
    """The claims of the dossier that statements on either side belong to, and their other members.

    A claim has the sides of the sentence asked for, or the opposite ones, as most of its members
    that were found have it.
    """
    sides = {one.statement.id: one.side for one in taken if one.side in (Side.AFFIRMS, Side.DENIES)}
    known = {one.statement.id for one in taken}
    matched: list[Matched] = []
    more: dict[str, Found] = {}
    claims: Iterator[Claim] = dossier.records("claims")
    for claim in claims:
        same = opposite = 0
        for member in claim.members:
            side = sides.get(member.statement_id or "")
            if side is not None:
                agrees = (side is Side.AFFIRMS) == (member.side is ClaimSide.AFFIRMS)
                same, opposite = same + agrees, opposite + (not agrees)
        if same == opposite:
            continue
        turned = opposite > same
        matched.append(
            Matched(
                id=claim.id,
                wording=claim.wording,
                opposite=turned,
                affirmed_by=claim.affirmed_by,
                denied_by=claim.denied_by,
                families=claim.families,
                open=claim.loose_end or claim.answer,
            )
        )
        for member in claim.members:
            if member.statement_id is None or member.statement_id in known:
                continue
            affirms = (member.side is ClaimSide.AFFIRMS) != turned
            document = tell.document(member.document_id)
            more[member.statement_id] = Found(
                side=Side.AFFIRMS if affirms else Side.DENIES,
                speaker=member.speaker or "",
                words=tell.words(member.document_id, member.span),
                outlet=document.outlet or document.id,
                published=member.published,
                document_id=member.document_id,
                statement_id=member.statement_id,
                score=0.0,
                probability=member.probability,
                note=f"of a claim of the dossier that others here belong to: {member.reason}",
                source=member.source,
                weak=member.weak,
            )
    return matched, list(more.values())


def _of(spans: Sequence[Span], text: str) -> Iterator[str]:
    return (span.of(text) for span in spans)


def _sources(found: Sequence[Found], side: Side) -> int:
    """Who takes a side, each once."""
    told = [(one.source, one.speaker) for one in found if one.side is side and one.weak is None]
    return len(set(distinct_sources(told).values()))


def _once(found: Sequence[Found]) -> list[Found]:
    """Each once that copies and other articles repeat, with where else it stands."""
    groups: dict[tuple[Side, str, str], list[Found]] = {}
    for one in found:
        words = " ".join(re.findall(r"\w{1,80}", one.words.lower()))
        who = one.source if one.source.startswith("speaker") else one.speaker.lower()
        groups.setdefault((one.side, who, words), []).append(one)
    return [
        replace(
            group[0],
            again=tuple(dict.fromkeys(one.document_id for one in group[1:]
                                      if one.document_id != group[0].document_id)),
        )
        for group in groups.values()
    ]  # fmt: skip


def _verdicts(dossier: Dossier, statements: Sequence[Statement]) -> Iterator[Verdict]:
    """Verdicts on what stands inside the statements; those that could be asked only."""
    places: dict[str, list[Span]] = defaultdict(list)
    for one in statements:
        places[one.document_id] += one.content
    verdicts: Iterator[Verdict] = dossier.records("verdicts")
    for verdict in verdicts:
        inside = any(piece.holds(verdict.span) for piece in places.get(verdict.document_id, ()))
        if inside and verdict.subject is not CheckSubject.OTHER:
            yield verdict


def _rated(claim: str, claims: Sequence[Matched], path: Path | None) -> Iterator[Mapping[str, Any]]:
    """Fact-checks of the like: of the claim, and of the dossier's claims that are the same."""
    reviews: Sequence[ClaimReview] = read_claim_reviews(path)[0] if path is not None else ()
    same = [one for one in claims if not one.opposite]
    seen: set[ClaimReview] = set()
    for one in match_reviews(reviews, [claim, *(each.wording for each in same)]):
        if one.review in seen:
            continue
        seen.add(one.review)
        yield {
            "claim_id": same[one.index - 1].id if one.index else None,
            "words": review_words(one.review),
            "publisher": one.review.publisher,
            "rating": one.review.rating,
            "claim": one.review.claim,
            "url": one.review.url,
            "score": one.score,
            "note": one.note,
        }


HEADINGS = {
    Side.AFFIRMS: "Who says so",
    Side.DENIES: "Who denies it",
    Side.OTHER_NUMBER: "Who says the like with another number",
    Side.OTHERWISE: "Who tells of it with another day, place or doer",
    Side.SAYS_LESS: "Who says part of it",
    Side.ASKS: "Who asks or leaves it open",
    Side.NEAR: "Like it in words; whether it is the same is open",
}


def answer_lines(answer: Answer) -> Iterator[str]:
    """The answer in words; denials stand even where there are none."""
    yield f"Claim: “{plain(answer.claim)}”"
    yield from _kind_lines(answer)
    decided = bool({one.side for one in answer.found} - {Side.NEAR, Side.ASKS})
    if not answer.found:
        yield "Nothing like it was found in these articles. That says nothing about it."
    for side, heading in HEADINGS.items():
        here = [one for one in answer.found if one.side is side]
        if here:
            yield f"{heading}:"
            yield from (f"  {_line(one)}" for one in here)
        elif side is Side.DENIES and decided:
            yield "No denial found in these documents."
    if answer.left_out:
        yield f"{answer.left_out} more are not shown."
    if decided:
        weak = f"; {answer.weak} more count as no source" if answer.weak else ""
        yield (
            f"Affirmed by {answer.affirmed_by}, denied by {answer.denied_by} independent "
            f"{'source' if answer.denied_by == 1 else 'sources'}{weak}. A speaker counts once, "
            f"articles by their publisher, copies as their origin."
        )
    for claim in answer.claims:
        yield _claim_line(claim)
    for verdict in answer.verdicts:
        yield f"Table, on words of an article: {_verdict_line(verdict)}"
    if answer.tables:
        yield f"Tables asked: {plain(', '.join(answer.tables))}."
        told = [one for one in answer.table_verdicts if one.comparisons]
        yield from (f"Table: {_verdict_line(one)}" for one in told)
        if not told:
            reasons = dict.fromkeys(one.reason for one in answer.table_verdicts)
            why = "; ".join(reasons) or "it has no figure, event, office or weekday to look up"
            yield f"None of them could be asked: {plain(why)}."
    for review in answer.fact_checks:
        yield f"Fact-check: {plain(str(review['words']))} ({plain(str(review['note']))})"


def _kind_lines(answer: Answer) -> Iterator[str]:
    if answer.kind == "none":
        yield "It reads as no claim: a question, a call or a fragment."
    elif answer.kind is not None:
        yield (
            f"It reads as {'an' if answer.kind == 'opinion' else 'a'} {answer.kind}"
            f" ({answer.kind_probability:.2f}); worth a check: {answer.worth:.2f}."
        )


def _claim_line(claim: Matched) -> str:
    how = "the opposite of a claim" if claim.opposite else "a claim"
    rest = f"; {claim.open}" if claim.open else ""
    return (
        f"It is {how} of the dossier: “{plain(claim.wording)}”, affirmed by {claim.affirmed_by}, "
        f"denied by {claim.denied_by}, in {claim.families} "
        f"{'family' if claim.families == 1 else 'families'} of publishers{rest}."
    )


def _verdict_line(verdict: Verdict) -> str:
    flag = ", tables disagree" if verdict.tables_disagree else ""
    return f"{verdict.outcome.value.replace('_', ' ')}{flag}: {plain(verdict.sentence)}"


def _line(one: Found) -> str:
    itself = "somebody named inside the words" if "names whose" in (one.weak or "") else (
        "nobody who is named" if one.weak else "the article itself"
    )  # fmt: skip
    who = plain(one.speaker) if one.speaker else itself
    day = f", {one.published[:10]}" if one.published else ""
    sure = f" {one.probability:.2f}" if one.probability is not None else ""
    again = f", and {len(one.again)} more" if one.again else ""
    place = f"{plain(one.outlet)}{day}{again}"
    return f"{who} ({place}): “{plain(one.words)}” [{plain(one.note)}{sure}]"
