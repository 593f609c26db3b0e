"""The lists of incidents, claims, conflicts, parties, figures and days, in the order of the pages.

Rows are made once, with the file: they need the whole dossier, and a page then only reads them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.resources import files
from itertools import combinations, product
from typing import Any

import msgspec

from alleged.publish.articles import figure_value
from alleged.publish.claims import CLASH_WORDS
from alleged.publish.events import NOT_DENIED, TOLD_AS, chief
from alleged.publish.tellings import ARTICLE, NOBODY, bare, by_chain, speaker_of
from alleged.records.claims import Claim, ClaimMember, Contradiction
from alleged.records.claims import Side as ClaimSide
from alleged.records.copies import PublisherFamily
from alleged.records.documents import Document, InputState, Origin
from alleged.records.entities import DossierEntity, Entity, EntityLink, Relation
from alleged.records.events import Event
from alleged.records.figures import Figure
from alleged.records.incidents import Incident, IncidentLink, Membership
from alleged.records.propositions import Proposition
from alleged.records.spans import Span
from alleged.records.statements import Statement, StatementType, Voice
from alleged.records.times import Timex
from alleged.records.verdicts import Outcome, Verdict
from alleged.site.index.denials import Denial
from alleged.site.index.layout import place_parties
from alleged.site.index.reading import decoder, iter_records
from alleged.site.rows import (
    UNNAMED,
    ActorRow,
    ClaimRow,
    ConflictRow,
    FigureRow,
    IncidentRow,
    MeasureRow,
    NumberRange,
    Quote,
    ReadSummary,
    ReferencePoint,
    Side,
    SpeakerRow,
    Spot,
    StateCount,
    StatusCount,
    TimelineRow,
    Unread,
    comparison_of,
    incident_name,
    somebody,
)

NO_DENIAL = "no denial found in these documents"
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "you", "him", "her", "them"})
"""Nobody is quoted under these: `she` in two articles is not one speaker."""
NO_MEASURES = PRONOUNS | {"number", "total"}
"""Figures with these words for what they measure are not of one measure."""
MOST_SPOTS = 80
"""Parties in the network. More names than these cannot be read on a screen."""
MOST_SPEAKERS = 200
MOST_UNREAD = 12
MOST_TOLD_CHARS = 400
"""Of the sentence that a row carries."""
MOST_BEFORE_ACT, CHARS_BEFORE_ACT = 140, 100
"""Of a sentence before the act's own words; where there are more, so many are shown of it."""
MOST_DENIERS = 6
"""Names of those who deny that a row carries."""

encode = msgspec.json.encode


@dataclass(frozen=True, slots=True)
class ArticleAt:
    """An article as rows name it."""

    number: int
    outlet: str | None
    day: str | None


@dataclass(slots=True)
class Ground:
    """What rows of all kinds need, gathered once."""

    articles: dict[str, ArticleAt]
    counts_as: dict[str, str]
    """The publisher that a document counts as."""
    party_of: dict[str, str]
    """The party of the dossier by the entity of a document."""
    incident_of: dict[str, str]
    """By the first mention of an act in a document."""
    claims_made: bool
    checks: dict[str, Verdict]
    """By the figure that was checked."""
    parts: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    """Records by party and part, in the order of the articles."""
    ties: dict[tuple[str, str, str], tuple[float, str | None, str | None]] = field(
        default_factory=dict
    )
    denied: dict[str, tuple[tuple[str, ...], bool]] = field(default_factory=dict)
    """By act of a document: who denies it, and whether somebody is accused."""
    speakers: dict[tuple[str | None, str], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Documents by party and name of who is quoted, once a statement."""
    unnamed: int = 0
    """Statements of nobody who is named."""
    sentences: dict[str, tuple[Quote, bool]] = field(default_factory=dict)
    """By act of a document: the sentence that tells it best, and whether it begins earlier."""

    def independent(self, documents: Iterable[str]) -> int:
        """How many publishers stand behind these documents, copies folded."""
        return len({self.counts_as.get(one, one) for one in documents})

    def quote(
        self, words: str, document_id: str, span: Span, record_id: str | None
    ) -> Quote | None:
        """Words with the way to them; None where the article is missing."""
        at = self.articles.get(document_id)
        if at is None:
            return None
        return Quote(
            words=bare(words),
            document_id=document_id,
            article=at.number,
            outlet=at.outlet,
            published=at.day[:10] if at.day else None,
            start=span.start,
            end=span.end,
            record_id=record_id,
        )


def add_told(con: sqlite3.Connection) -> None:
    """Fill the lists of the pages."""
    con.executescript((files("alleged.site.index") / "told.sql").read_text("utf-8"))
    ground = _ground(con)
    claims = list(iter_records(con, "claims"))
    contradictions = list(iter_records(con, "contradictions"))
    words = _proposition_words(con, claims, contradictions)
    answers = _add_claims(con, ground, claims, contradictions, words)
    _list(con, "figures", _of_documents(con, ground, answers), _figure_columns)
    _list(con, "measures", _measures(con), lambda row: (None, None, None, None, row.documents))
    _list(con, "reference", _reference(con, ground), lambda row: (row[0], None, None, None, 0))
    con.executemany(
        "INSERT INTO claims_of VALUES (?, ?, ?)",
        ((statement, claim, answer) for statement, (claim, answer) in answers.items()),
    )
    con.executemany("INSERT INTO incident_of VALUES (?, ?)", ground.incident_of.items())
    con.executemany(
        "INSERT INTO actor_parts VALUES (?, ?, ?, ?)",
        (
            (actor, part, n, record_id)
            for (actor, part), ids in ground.parts.items()
            for n, record_id in enumerate(dict.fromkeys(ids), start=1)
        ),
    )
    con.executemany(
        "INSERT INTO actor_ties VALUES (?, ?, ?, ?, ?, ?)",
        ((*key, *value) for key, value in ground.ties.items()),
    )
    incidents = _add_incidents(con, ground)
    _add_timeline(con, ground, incidents)
    _add_actors(con, ground)
    _add_speakers(con, ground)
    con.execute("INSERT INTO prepared VALUES ('read', '', ?)", (encode(_read_summary(con)),))


def _read_summary(con: sqlite3.Connection) -> ReadSummary:
    """What became of the inputs, and how many publishers stand behind the articles."""
    origins: list[Origin] = list(iter_records(con, "origins"))
    states = Counter(one.state.value for one in origins)
    unread = [one for one in origins if one.state is not InputState.OK]
    families: list[PublisherFamily] = list(iter_records(con, "families"))
    documents: Iterator[Document] = iter_records(con, "documents")
    return ReadSummary(
        inputs=len(origins),
        states=tuple(StateCount(state=state, inputs=n) for state, n in states.most_common()),
        unread=tuple(
            Unread(
                name=", ".join(part for part in (one.name, one.locator) if part),
                state=one.state.value,
                reason=one.reason,
            )
            for one in unread[:MOST_UNREAD]
        ),
        unread_total=len(unread),
        not_covered=sum(not one.covered for one in documents),
        families=len({one.counts_as for one in families}),
        copies=sum(one.family is not None and one.family != one.counts_as for one in families),
    )


def _ground(con: sqlite3.Connection) -> Ground:
    articles = {
        id: ArticleAt(number, outlet, day)
        for number, id, outlet, day in con.execute("SELECT number, id, outlet, day FROM articles")
    }
    links: Iterator[EntityLink] = iter_records(con, "entity_links")
    acts: Iterator[IncidentLink] = iter_records(con, "incident_links")
    verdicts: Iterator[Verdict] = iter_records(con, "verdicts")
    made = con.execute("SELECT 1 FROM records WHERE kind = 'propositions' LIMIT 1").fetchone()
    return Ground(
        articles=articles,
        counts_as={one.document_id: one.counts_as for one in iter_records(con, "families")},
        party_of={
            one.entity_id: one.dossier_entity_id for one in links if one.relation is Relation.MEMBER
        },
        incident_of={
            one.event_id: one.incident_id for one in acts if one.relation is Membership.MEMBER
        },
        claims_made=made is not None,
        checks={one.record_id: one for one in verdicts if one.record_kind == "figures"},
        denied=dict(_denied(con)),
    )


def _denied(con: sqlite3.Connection) -> Iterator[tuple[str, tuple[tuple[str, ...], bool]]]:
    """For each act of a document: who denies it, and whether somebody is accused."""
    rows = con.execute(
        "SELECT record_id, denials.json, accused FROM denials JOIN records ON id = record_id"
        " WHERE kind = 'events'"
    )
    for id, denials, accused in rows:
        yield id, (denier_names(denials), bool(accused))


def denier_names(denials: bytes) -> tuple[str, ...]:
    """The names of those who deny, as rows have them."""
    found = msgspec.json.decode(denials, type=list[Denial])
    return tuple(dict.fromkeys(somebody(one.name) for one in found))[:MOST_DENIERS]


# --- claims and conflicts ---------------------------------------------------------------------


def _proposition_words(
    con: sqlite3.Connection, claims: Sequence[Claim], contradictions: Sequence[Contradiction]
) -> dict[str, str]:
    wanted = {member.proposition_id for claim in claims for member in claim.members}
    wanted.update(one.first_id for one in contradictions)
    wanted.update(one.second_id for one in contradictions)
    found: Iterator[Proposition] = iter_records(con, "propositions")
    return {one.id: one.words for one in found if one.id in wanted}


def member_speaker(member: ClaimMember, outlet: str | None) -> str:
    """Who says it: by name, the outlet for what an article says itself, or nobody who is named."""
    if member.speaker:
        return member.speaker
    if member.weak and "publisher" not in member.weak:
        return UNNAMED
    return f"{outlet} itself" if outlet else ARTICLE


def claim_answer(claim: Claim) -> str:
    """Who denies it, or what is not found in these documents."""
    if claim.loose_end:
        return claim.loose_end
    if claim.denied_by:
        return f"denied by {claim.denied_by} {'source' if claim.denied_by == 1 else 'sources'}"
    denied = any(member.side is ClaimSide.DENIES for member in claim.members)
    return claim.answer or ("denied by nobody who can be named" if denied else NO_DENIAL)


def _add_claims(
    con: sqlite3.Connection,
    ground: Ground,
    claims: Sequence[Claim],
    contradictions: Sequence[Contradiction],
    words: dict[str, str],
) -> dict[str, tuple[str | None, str]]:
    """The lists of claims; claim and answer by statement."""
    clashes = Counter(
        claim_id
        for one in contradictions
        for claim_id in {one.first_claim_id, one.second_claim_id}
        if claim_id
    )
    members = {member.proposition_id: member for claim in claims for member in claim.members}
    rows = [
        _claim_row(claim, ground, clashes[claim.id], words)
        for claim in claims
        if claim.members and claim.members[0].document_id in ground.articles
    ]
    for name, kept, order in (
        ("claims", rows, lambda row: (-row.families, -row.documents, row.id)),
        (
            "claims-disputed",
            [row for row in rows if (row.affirmed_by and row.denied_by) or row.clashes],
            lambda row: (-min(row.affirmed_by, row.denied_by), -row.clashes, -row.families, row.id),
        ),
        (
            "claims-supported",
            [row for row in rows if row.affirmed_by > 1],
            lambda row: (-row.affirmed_by, row.denied_by, -row.families, row.id),
        ),
    ):
        _list(con, name, sorted(kept, key=order), _claim_columns)
    _list(
        con,
        "conflicts",
        _conflicts(ground, contradictions, members, words),
        lambda row: (row.clash, None, None, None, 1 if row.one_document else 2),
    )
    return {
        member.statement_id: (claim.id, claim_answer(claim))
        for claim in claims
        for member in claim.members
        if member.statement_id
    }


def _claim_row(claim: Claim, ground: Ground, clashes: int, words: dict[str, str]) -> ClaimRow:
    first = next(
        (one for one in claim.members if one.proposition_id == claim.first_id), claim.members[0]
    )
    quote = ground.quote(
        words.get(first.proposition_id, claim.wording),
        first.document_id,
        first.span,
        first.statement_id,
    )
    return ClaimRow(
        id=claim.id,
        wording=bare(claim.wording),
        who=member_speaker(first, quote.outlet if quote else None),
        first=quote,
        documents=claim.documents,
        families=claim.families,
        affirmed_by=claim.affirmed_by,
        denied_by=claim.denied_by,
        weak=claim.weak,
        clashes=clashes,
        answer=claim_answer(claim),
    )


def _claim_columns(row: ClaimRow) -> tuple[Any, ...]:
    if row.affirmed_by and row.denied_by:
        kind = "disputed"
    else:
        kind = "denied only" if row.denied_by else "not denied"
    day = row.first.published if row.first else None
    return kind, None, day, day, row.documents


def _conflicts(
    ground: Ground,
    contradictions: Iterable[Contradiction],
    members: dict[str, ClaimMember],
    words: dict[str, str],
) -> Iterator[ConflictRow]:
    """The surest first; one row for a clash that copies repeat."""
    seen: set[tuple[str, ...]] = set()
    for one in sorted(contradictions, key=lambda one: (-one.probability, one.id)):
        sides = sorted((one.first_claim_id or one.first_id, one.second_claim_id or one.second_id))
        key = (one.clash.value, *sides)
        told = (words.get(one.first_id, ""), words.get(one.second_id, ""))
        first = ground.quote(told[0], one.first_document_id, one.first_span, one.first_statement_id)
        second = ground.quote(
            told[1], one.second_document_id, one.second_span, one.second_statement_id
        )
        if key in seen or first is None or second is None:
            continue
        seen.add(key)

        def side(id: str, quote: Quote, claim_id: str | None) -> Side:
            member = members.get(id)
            own = f"{quote.outlet} itself" if quote.outlet else ARTICLE
            who = member_speaker(member, quote.outlet) if member else own
            return Side(who=who, quote=quote, claim_id=claim_id)

        yield ConflictRow(
            id=one.id,
            clash=CLASH_WORDS[one.clash],
            first=side(one.first_id, first, one.first_claim_id),
            second=side(one.second_id, second, one.second_claim_id),
            one_document=one.one_document,
            title_against_body=one.title_against_body,
            reason=one.reason,
            probability=one.probability,
        )


# --- article by article -----------------------------------------------------------------------


def _of_documents(
    con: sqlite3.Connection, ground: Ground, answers: dict[str, tuple[str | None, str]]
) -> Iterator[FigureRow]:
    """The figures, in the order of the articles; fills `ground` with what parties do and say."""
    for document_id in sorted(ground.articles, key=lambda id: ground.articles[id].number):
        (found,) = con.execute(
            "SELECT json FROM records WHERE id = ? AND kind = 'documents'", (document_id,)
        ).fetchone()
        text: str = decoder("documents").decode(found).text
        statements: list[Statement] = _of(con, "statements", document_id)
        events: list[Event] = _of(con, "events", document_id)
        entities: list[Entity] = _of(con, "entities", document_id)
        _note_acts(ground, events, text)
        _note_statements(ground, statements, entities, events, text, answers)
        times: dict[str, Timex] = {one.id: one for one in _of(con, "times", document_id)}
        by_id = {one.id: one for one in statements}
        for figure in _of(con, "figures", document_id):
            row = _figure_row(figure, ground, times, by_id, text)
            if row is not None:
                yield row


def _of(con: sqlite3.Connection, kind: str, document_id: str) -> list[Any]:
    decode = decoder(kind).decode
    rows = con.execute(
        "SELECT json FROM records WHERE document_id = ? AND kind = ? ORDER BY n",
        (document_id, kind),
    )
    return [decode(text) for (text,) in rows]


def _note_acts(ground: Ground, events: Sequence[Event], text: str) -> None:
    for chain, mentions in by_chain(events).items():
        event = chief(mentions)
        shown = around_act(event, text)
        told = ground.quote(shown.of(text), event.document_id, shown, event.id)
        if told is not None:
            ground.sentences[chain] = told, shown.start > event.sentence.start
        actors = _parties(ground, (party.entity_id for party in event.actors))
        recipients = _parties(ground, (party.entity_id for party in event.recipients))
        for actor in actors:
            ground.parts[actor, "did"].append(event.id)
        for recipient in recipients:
            ground.parts[recipient, "undergone"].append(event.id)
        if event.score is None or not event.counted:
            continue
        pairs = combinations(actors, 2) if event.reciprocal else product(actors, recipients)
        incident = ground.incident_of.get(chain, chain)
        for pair in pairs:
            first, second = sorted(pair)
            if first != second:
                ground.ties.setdefault(
                    (first, second, incident), (event.score, event.begin, event.end)
                )


def around_act(event: Event, text: str) -> Span:
    """The sentence of an act; of a long one what stands around the act's own words."""
    start, end = event.sentence.start, event.sentence.end
    act = min((span.start for span in event.trigger), default=start)
    if act - start > MOST_BEFORE_ACT:
        space = text.find(" ", act - CHARS_BEFORE_ACT, act)
        start = space + 1 if space >= 0 else act
    return Span(start, min(end, start + MOST_TOLD_CHARS))


def _parties(ground: Ground, entities: Iterable[str | None]) -> list[str]:
    found = (ground.party_of.get(one or "") for one in entities)
    return list(dict.fromkeys(one for one in found if one is not None))


def _note_statements(
    ground: Ground,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    events: Sequence[Event],
    text: str,
    answers: dict[str, tuple[str | None, str]],
) -> None:
    places = sorted(
        (mention.span, ground.party_of[one.id])
        for one in entities
        if one.id in ground.party_of
        for mention in one.mentions
    )
    inside: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for statement_id in event.statement_ids:
            inside[statement_id].append(event.chain_id)
    for one in statements:
        if one.voice is Voice.ARTICLE:
            continue
        speaker = ground.party_of.get(one.speaker_id or "")
        if speaker is not None:
            ground.parts[speaker, "said"].append(one.id)
        _note_speaker(ground, one, speaker, text)
        for span, party in places:
            if party != speaker and any(content.holds(span) for content in one.content):
                ground.parts[party, "spoken of"].append(one.id)
        if one.type is StatementType.ACCUSES:
            claim, answer = answers.get(one.id, (None, ""))
            names = list(
                dict.fromkeys(
                    name for chain in inside[one.id] for name in ground.denied.get(chain, ((),))[0]
                )
            )
            if not answer.startswith("denied"):
                answer = f"denied by {'; '.join(names)}" if names else answer
            answers[one.id] = (claim, answer or (NO_DENIAL if ground.claims_made else NOT_DENIED))


def _note_speaker(ground: Ground, one: Statement, party: str | None, text: str) -> None:
    if party is not None:
        ground.speakers[party, ""].append(one.document_id)
        return
    name = " ".join(speaker_of(one, text).split())
    if name == NOBODY or not is_name(name):
        ground.unnamed += 1
    else:
        ground.speakers[None, name].append(one.document_id)


def is_name(words: str) -> bool:
    """Whether words can name one speaker in several articles: `officials`, `which` and `She` are
    others in each. Scripts without capital letters are given the benefit of the doubt."""
    return words.casefold() not in PRONOUNS and (words != words.lower() or words == words.upper())


def _figure_row(
    figure: Figure,
    ground: Ground,
    times: dict[str, Timex],
    statements: dict[str, Statement],
    text: str,
) -> FigureRow | None:
    quote = ground.quote(figure.span.of(text), figure.document_id, figure.span, figure.id)
    if quote is None:
        return None
    spans = figure.measure or ((figure.counted,) if figure.counted else ())
    measure = " ".join(" ".join(span.of(text) for span in spans).split())
    periods = [times[id] for id in figure.period if id in times]
    begins = [one.begin for one in periods if one.begin]
    ends = [one.end for one in periods if one.end]
    statement = statements.get(figure.statement_id or "")
    own = statement is None or statement.voice is Voice.ARTICLE
    verdict = ground.checks.get(figure.id)
    return FigureRow(
        id=figure.id,
        quote=quote,
        value=figure_value(figure),
        low=figure.low,
        high=figure.high,
        bound=figure.bound.value,
        unit=figure.unit,
        measure=measure,
        measure_id=measure_id(measure, figure.unit),
        entity=" ".join(figure.entity.of(text).split()) if figure.entity else "",
        begin=min(begins, default=None),
        end=max(ends, default=None),
        who=ARTICLE if own or statement is None else somebody(speaker_of(statement, text)),
        check=comparison_of(verdict) if verdict is not None else None,
        probability=figure.probability,
    )


def measure_id(measure: str, unit: str | None) -> str:
    """By which figures are put side by side: a hash of what is measured and in which unit; empty
    where the text does not say what is measured."""
    if not measure:
        return ""
    return blake2b(f"{measure.casefold()}\n{unit or ''}".encode(), digest_size=8).hexdigest()


def _figure_columns(row: FigureRow) -> tuple[Any, ...]:
    outcome = row.check.outcome if row.check else None
    return row.measure_id or None, outcome, row.begin, row.end, 1


def _measures(con: sqlite3.Connection) -> list[MeasureRow]:
    """What several figures measure, by how many articles give one."""
    found: dict[str, list[FigureRow]] = defaultdict(list)
    for id, text in con.execute("SELECT kind, json FROM listed WHERE list = 'figures' ORDER BY n"):
        if id is not None:
            found[id].append(msgspec.json.decode(text, type=FigureRow))
    rows = [
        MeasureRow(
            id=id,
            measure=figures[0].measure,
            unit=figures[0].unit,
            figures=len(figures),
            documents=len({one.quote.document_id for one in figures}),
            checked=sum(one.check is not None for one in figures),
            values=len({one.value for one in figures}),
        )
        for id, figures in found.items()
        if len(figures) > 1 and figures[0].measure.casefold() not in NO_MEASURES
    ]
    return sorted(rows, key=lambda row: (-row.documents, -row.figures, row.measure, row.id))


def _reference(con: sqlite3.Connection, ground: Ground) -> Iterator[tuple[str, ReferencePoint]]:
    """What tables have beside figures, by the figures' key."""
    if not ground.checks:
        return
    seen = set()
    for (found,) in con.execute("SELECT json FROM listed WHERE list = 'figures' ORDER BY n"):
        row = msgspec.json.decode(found, type=FigureRow)
        verdict = ground.checks.get(row.id)
        if verdict is None or verdict.outcome is Outcome.NOT_CHECKABLE or not row.measure_id:
            continue
        for one in verdict.comparisons:
            if one.value is None or not one.period:
                continue
            point = ReferencePoint(
                table=one.title or one.table,
                edition=one.edition,
                period=one.period,
                value=one.value,
                unit=one.unit,
                entity=row.entity,
            )
            if (row.measure_id, point) not in seen:
                seen.add((row.measure_id, point))
                yield row.measure_id, point


# --- incidents, days, parties -----------------------------------------------------------------


def _add_incidents(con: sqlite3.Connection, ground: Ground) -> list[IncidentRow]:
    chains: dict[str, list[str]] = defaultdict(list)
    documents: dict[str, set[str]] = defaultdict(set)
    links: Iterator[IncidentLink] = iter_records(con, "incident_links")
    for link in links:
        if link.relation is Membership.MEMBER:
            chains[link.incident_id].append(link.event_id)
            documents[link.incident_id].add(link.document_id)
    found: Iterator[Incident] = iter_records(con, "incidents")
    rows = sorted(
        (_incident_row(one, chains[one.id], documents[one.id], ground) for one in found),
        key=lambda row: (-row.independent, -row.documents, row.begin or "9", row.id),
    )
    _list(
        con,
        "incidents",
        rows,
        lambda row: (row.sort, "differ" if row.days_differ or row.numbers_differ else None,
                     row.begin, row.end, row.documents),
    )  # fmt: skip
    _list(
        con,
        "incidents-denied",
        (row for row in rows if row.denied),
        lambda row: (row.sort, None, row.begin, row.end, row.documents),
    )
    return rows


def _incident_row(
    one: Incident, chains: Sequence[str], documents: set[str], ground: Ground
) -> IncidentRow:
    answers = [ground.denied[chain] for chain in chains if chain in ground.denied]
    names = tuple(dict.fromkeys(name for found, _ in answers for name in found))[:MOST_DENIERS]
    accused = any(accuses for _, accuses in answers)
    outlets = {ground.articles[id].outlet or id for id in documents if id in ground.articles}
    begins = [told.begin for told in one.days if told.begin]
    ends = [told.end for told in one.days if told.end]
    numbers = number_ranges(one)
    first = _told_first(ground.sentences[chain] for chain in chains if chain in ground.sentences)
    return IncidentRow(
        id=one.id,
        name=incident_name(one.name),
        sort=sort_of(one.label.value if one.label else None, one.event_type),
        begin=one.begin,
        end=one.end,
        documents=one.documents,
        outlets=len(outlets),
        independent=ground.independent(documents),
        told=tuple(
            StatusCount(told=TOLD_AS[told.status], documents=told.documents)
            for told in sorted(one.statuses, key=lambda told: (-told.documents, told.status.value))
        ),
        numbers=numbers,
        days_differ=bool(begins and ends) and max(begins) > min(ends),
        numbers_differ=any(number.low < number.high for number in numbers),
        accused=accused,
        denied=names,
        answer=NO_DENIAL if accused and not names else "",
        first=first[0] if first else None,
        first_inside=first is not None and first[1],
        probability=one.probability,
    )


def _told_first(sentences: Iterable[tuple[Quote, bool]]) -> tuple[Quote, bool] | None:
    """The sentence of the article that came first; those without a day come after the others."""
    return min(
        sentences,
        key=lambda one: (one[0].published or "9", one[0].article, one[0].start),
        default=None,
    )


def sort_of(label: str | None, event_type: str | None) -> str:
    """What sort of act it is coded as, in small letters."""
    return label or (event_type.lower() if event_type else "no code")


def number_ranges(one: Incident) -> tuple[NumberRange, ...]:
    """From the lowest to the highest that is told, by what is counted."""
    values: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for told in one.numbers:
        ends = [end for end in (told.low, told.high) if end is not None]
        if ends:
            kind = told.kind.value if told.kind.value != "other" else ""
            values[kind].append((min(ends), max(ends), told.documents))
    return tuple(
        NumberRange(
            kind=kind,
            low=min(low for low, _, _ in found),
            high=max(high for _, high, _ in found),
            documents=sum(documents for _, _, documents in found),
        )
        for kind, found in values.items()
    )


def _add_timeline(
    con: sqlite3.Connection, ground: Ground, incidents: Iterable[IncidentRow]
) -> None:
    rows = [
        TimelineRow(
            id=one.id,
            kind="incident",
            label=one.name,
            sort=one.sort,
            begin=one.begin,
            end=one.end,
            certain=one.begin is not None and one.begin == one.end and not one.days_differ,
            documents=one.documents,
            told=", ".join(f"{told.told} {told.documents}" for told in one.told),
            answer=f"denied by {'; '.join(one.denied)}" if one.denied else one.answer,
        )
        for one in incidents
        if one.begin or one.end
    ]
    for number, id, headline, outlet, day in con.execute(
        "SELECT number, id, headline, outlet, day FROM articles WHERE day IS NOT NULL"
    ):
        rows.append(
            TimelineRow(
                id=id,
                kind="article",
                label=" ".join(headline.split()),
                sort=outlet or f"article {number}",
                begin=day[:10],
                end=day[:10],
                certain=len(day) >= 10,
                documents=1,
                told="",
                answer="",
            )
        )
    rows.sort(key=lambda row: (row.begin or row.end or "", row.end or "9", row.kind, row.id))
    _list(
        con,
        "timeline",
        rows,
        lambda row: (row.kind, row.sort, row.begin, row.end, row.documents),
    )


def _add_actors(con: sqlite3.Connection, ground: Ground) -> None:
    def count(id: str, part: str) -> int:
        return len(dict.fromkeys(ground.parts.get((id, part), ())))

    entities: Iterator[DossierEntity] = iter_records(con, "dossier_entities")
    rows = [
        ActorRow(
            id=one.id,
            name=" ".join(one.name.split()),
            kind=one.kind.value,
            named=one.named,
            documents=one.documents,
            mentions=one.mentions,
            said=count(one.id, "said"),
            did=count(one.id, "did"),
            undergone=count(one.id, "undergone"),
            offices=tuple(
                dict.fromkeys(
                    f"{office.standing.value} {office.title}"
                    + (f" of {office.of}" if office.of else "")
                    for office in one.offices
                )
            ),
        )
        for one in entities
    ]
    rows.sort(
        key=lambda row: (-(row.said + row.did + row.undergone), -row.mentions, row.name, row.id)
    )
    _list(con, "actors", rows, lambda row: (row.kind, None, None, None, row.documents))
    acts: Counter[str] = Counter()
    for first, second, _ in ground.ties:
        acts[first] += 1
        acts[second] += 1
    shown = {row.id: row for row in rows if acts[row.id]}
    kept = sorted(shown, key=lambda id: (-acts[id], id))[:MOST_SPOTS]
    weights: Counter[tuple[str, str]] = Counter(
        (first, second) for first, second, _ in ground.ties if first in kept and second in kept
    )
    spots = place_parties(kept, weights)
    _list(
        con,
        "spots",
        [
            Spot(id=id, name=shown[id].name, kind=shown[id].kind, x=x, y=y, acts=acts[id])
            for id, (x, y) in zip(kept, spots, strict=True)
        ],
        lambda row: (row.kind, None, None, None, row.acts),
    )


def usual_begin(articles: dict[str, ArticleAt]) -> str:
    """The month from which on nine in ten articles are; empty where none gives its day.

    A long timeline begins there: what articles tell of past centuries would fill its first pages.
    """
    days = sorted(one.day for one in articles.values() if one.day)
    return days[len(days) // 10][:7] if days else ""


def _add_speakers(con: sqlite3.Connection, ground: Ground) -> None:
    names = {
        id: msgspec.json.decode(row, type=ActorRow).name
        for id, row in con.execute("SELECT id, json FROM listed WHERE list = 'actors'")
    }
    rows = [
        SpeakerRow(
            name=names.get(party or "", name),
            actor_id=party if party in names else None,
            statements=len(documents),
            articles=len(set(documents)),
            independent=ground.independent(documents),
        )
        for (party, name), documents in ground.speakers.items()
    ]
    rows.sort(key=lambda row: (-row.independent, -row.statements, row.name, row.actor_id or ""))
    _list(
        con,
        "speakers",
        rows[:MOST_SPEAKERS],
        lambda row: (None, None, None, None, row.articles),
    )
    con.execute("INSERT INTO facts VALUES ('unnamed', ?)", (str(ground.unnamed),))
    con.execute("INSERT INTO facts VALUES ('usual_begin', ?)", (usual_begin(ground.articles),))


def _list(con: sqlite3.Connection, name: str, rows: Iterable[Any], columns: Any) -> None:
    """Write a list; a pair is a kind and its row."""
    con.executemany(
        "INSERT INTO listed (list, n, id, kind, tag, begin, end, documents, json)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (name, n, getattr(row, "id", ""), *columns(row),
             encode(row[1] if isinstance(row, tuple) else row))
            for n, row in enumerate(rows, start=1)
        ),
    )  # fmt: skip
