"""Invented articles with records, marked up by the words themselves.

Everything in them is made up: the town, the river, the people and the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from tests.link.made_events import an_event
from tests.publish.sample_claims import claim_records

from alleged.link.incidents import linked_incidents
from alleged.records.assessments import Assessment, Scope, SentenceKind
from alleged.records.copies import (
    Copy,
    CopyGroup,
    CopyKind,
    FamilyRule,
    GroupMember,
    PublisherFamily,
    SharedPassage,
    SharedQuotation,
)
from alleged.records.datings import Dating, DatingChoice, DatingStep
from alleged.records.documents import (
    Block,
    BlockKind,
    Capture,
    Credit,
    CreditKind,
    DateCandidate,
    DatedValue,
    DatePrecision,
    DateRole,
    Document,
    FieldEvidence,
    InputState,
    Origin,
)
from alleged.records.entities import (
    Candidate,
    DossierEntity,
    Entity,
    EntityLink,
    EntityMention,
    Office,
    OfficeTold,
    OutsideIdentity,
    Relation,
    Standing,
    Variant,
    Wording,
)
from alleged.records.events import (
    Certainty,
    Event,
    EventLabel,
    EventReading,
    EventStatus,
    EventWarning,
    Magnitude,
    MagnitudeKind,
    Party,
    Polarity,
)
from alleged.records.figures import Bound, Change, Figure, FigureKind, FigureWarning
from alleged.records.framings import Direction, Force, Framing, FramingKind
from alleged.records.ids import record_id
from alleged.records.insinuations import Insinuation
from alleged.records.issues import Issue, Severity, Stage
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceCandidate, PlaceKind, PlaceRole
from alleged.records.prints import Prints
from alleged.records.spans import Span
from alleged.records.statements import SpeakerCandidate, Statement, StatementType
from alleged.records.times import Granularity, IntervalRole, Timex, TimexMod, TimexType
from alleged.records.voices import VoiceShares

Records = dict[str, list[Any]]
Words = Sequence[str | Span] | str | Span
"""Places: by their words, or by a span where the words occur more than once."""


def digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass
class Writer:
    """Collects the records of one article; places are given by their words."""

    document: Document
    origin: Origin
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    insinuations: list[Insinuation] = field(default_factory=list)
    voices: list[VoiceShares] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.document.text.index(words, start + 1)
        return Span(start, start + len(words))

    def spans(self, words: Words) -> tuple[Span, ...]:
        parts = [words] if isinstance(words, str | Span) else words
        return tuple(part if isinstance(part, Span) else self.span(part) for part in parts)

    def says(
        self,
        source: Words,
        cue: Words,
        content: Words,
        *,
        speaker: str | None = None,
        speaker_reason: str = "",
        quoted: Words = (),
        probability: float = 0.8312,
        in_title: bool = False,
        reason: str = "the reader model marks source, cue and content in one sentence",
        type: StatementType = StatementType.ASSERTS,
    ) -> Statement:
        parts = self.spans(source), self.spans(cue), self.spans(content)
        statement = Statement(
            id=record_id("stm", self.document.id, *parts),
            document_id=self.document.id,
            source=parts[0],
            cue=parts[1],
            content=parts[2],
            quoted=self.spans(quoted),
            speaker=speaker,
            speaker_reason=speaker_reason,
            in_title=in_title,
            type=type,
            probability=probability,
            reason=reason,
            made_by="reader-1 (sample)",
        )
        self.statements.append(statement)
        return statement

    def counts(
        self,
        words: str,
        low: float | None,
        *,
        high: float | None = None,
        kind: FigureKind = FigureKind.AMOUNT,
        unit: str | None = None,
        bound: Bound = Bound.EXACT,
        change: Change | None = None,
        qualifier: str | None = None,
        counted: str | None = None,
        by: Statement | None = None,
        nth: int = 1,
    ) -> Figure:
        span = self.span(words, nth)
        figure = Figure(
            id=record_id("fig", self.document.id, [span]),
            document_id=self.document.id,
            span=span,
            kind=kind,
            low=low,
            high=high,
            number_spans=(span,),
            unit=unit,
            unit_span=None,
            bound=bound,
            change=change,
            qualifier=qualifier,
            counted=self.span(counted) if counted else None,
            unit_code=None,
            price_year=None,
            measure=(),
            entity=None,
            base=None,
            period=(),
            place=None,
            hedge=None,
            other_end_id=None,
            warnings=(),
            statement_id=by.id if by else None,
            probability=0.97,
            reason="digits with a unit behind them",
            made_by="figures 1",
        )
        self.figures.append(figure)
        return figure

    def dates(
        self,
        words: str,
        value: str | None,
        *,
        type: TimexType = TimexType.DATE,
        mod: TimexMod | None = None,
        anchor: str | None = None,
        by: Statement | None = None,
        reason: str = "a day with its month and year",
    ) -> Timex:
        span = self.span(words)
        timex = Timex(
            id=record_id("tmx", self.document.id, [span]),
            document_id=self.document.id,
            span=span,
            type=type,
            value=value,
            mod=mod,
            anchor=anchor,
            statement_id=by.id if by else None,
            probability=0.9,
            reason=reason,
            made_by="times 1",
        )
        self.times.append(timex)
        return timex

    def names(
        self, words: str, kind: MentionKind, *, name: str | None = None, nth: int = 1
    ) -> Mention:
        span = self.span(words, nth)
        mention = Mention(
            id=record_id("men", self.document.id, kind.value, [span]),
            document_id=self.document.id,
            span=span,
            kind=kind,
            name=name or words,
            probability=0.91,
            reason="the reader model marks it as a name",
            made_by="reader-1 (sample)",
        )
        self.mentions.append(mention)
        return mention

    def acts(
        self,
        trigger: Words,
        event_type: str | None,
        *modes: str,
        by: Statement | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        status: EventStatus = EventStatus.HAPPENED,
        counted: bool = True,
        same_as: Event | None = None,
        **changes: Any,
    ) -> Event:
        spans = self.spans(trigger)
        own = record_id("evt", self.document.id, spans)
        event = Event(
            id=own,
            document_id=self.document.id,
            chain_id=same_as.chain_id if same_as else own,
            trigger=spans,
            sentence=next(b.span for b in self.document.blocks if b.span.holds(spans[0])),
            event_type=event_type,
            modes=modes,
            contexts=(),
            label=None,
            quad="verbal conflict" if event_type else None,
            score=-3.5 if event_type else None,
            cameo="112" if event_type else None,
            readings=(),
            actors=(self.party(actor),) if actor else (),
            recipients=(self.party(recipient),) if recipient else (),
            reciprocal=False,
            place=None,
            place_id=None,
            time_id=None,
            begin=None,
            end=None,
            time_reason="no time expression dates it",
            magnitudes=(),
            instrument=None,
            status=status,
            polarity=Polarity.POSITIVE,
            certainty=Certainty.CERTAIN,
            status_probability=0.9,
            status_reason="a finite verb in the past",
            counted=counted,
            statement_id=by.id if by else None,
            statement_ids=(by.id,) if by else (),
            warnings=(),
            probability=0.8,
            reason="the reader model marks it as an act",
            made_by="reader-1 (sample)",
        )
        event = replace(event, **changes)
        self.events.append(event)
        return event

    def party(self, words: str, *, code: str | None = None, sector: str | None = None) -> Party:
        implied = words not in self.document.text
        return Party(
            span=None if implied else self.span(words),
            name=words,
            implied=implied,
            entity_id=None,
            code=code,
            sector=sector,
            label=None,
            probability=0.85,
            reason="the subject of the verb",
        )

    def remarks(self, code: str, what: str, fix: str = "", *, words: str | None = None) -> Issue:
        span = self.span(words) if words else None
        issue = Issue(
            id=record_id("iss", self.document.id, code, what),
            stage=Stage.ANALYSE,
            severity=Severity.NOTE,
            code=code,
            what=what,
            fix=fix,
            origin=self.origin.name,
            document_id=self.document.id,
            start=span.start if span else None,
            end=span.end if span else None,
        )
        self.issues.append(issue)
        return issue


def write_article(blocks: Sequence[tuple[BlockKind, str]], *, name: str, **fields: Any) -> Writer:
    """An article of these paragraphs, and the input that it came from."""
    text = ""
    placed = []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        placed.append(Block(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words
    title = next((block.span for block in placed if block.kind is BlockKind.TITLE), None)
    document = Document(
        id=record_id("doc", text, name),
        text=text,
        title=title.of(text) if title else None,
        title_span=title,
        blocks=tuple(placed),
        byline=None,
        outlet=None,
        url=None,
        published=None,
        modified=None,
        language="en",
        language_probability=0.99,
        covered=True,
        format="html",
        encoding="utf-8",
        original_sha256=digest("original " + text),
        text_sha256=digest(text),
        offset_map=(),
        extractor="trafilatura 2.3.1",
    )
    document = replace(document, **fields)
    origin = Origin(
        id=record_id("org", name),
        name=name,
        locator=None,
        sha256=document.original_sha256,
        file_sha256=document.original_sha256,
        size_bytes=len(text) * 7,
        format=document.format,
        state=InputState.OK,
        reason="",
        document_id=document.id,
    )
    return Writer(document, origin)


def dam_article() -> Writer:
    """A news report with nested and split statements, an accusation in the headline."""
    w = write_article(
        [
            (BlockKind.TITLE, "Minister accuses mill owners of poisoning the Orla"),
            (
                BlockKind.PARAGRAPH,
                "VARNHOLT – Environment minister Tilda Rask on Tuesday accused the owners of the"
                " Brenner paper mill of letting at least 40 tonnes of bleach run into the river"
                " Orla between 2019 and 2021.",
            ),
            (
                BlockKind.PARAGRAPH,
                "“They knew,” Rask told reporters in Varnholt, “and they kept the valves open.”"
                " The mill, which employs about 1,200 people, rejected the charge.",
            ),
            (BlockKind.HEADING, "What the mill says"),
            (
                BlockKind.PARAGRAPH,
                "“Not a single litre left our basins,” said Anselm Brenner, whose family has owned"
                " the plant since 1911. According to Brenner, officials had told him two days"
                " earlier that the samples showed “no reason for concern”.",
            ),
            (
                BlockKind.PARAGRAPH,
                "Geologists estimate that the ground along the Orla takes three to four decades to"
                " recover. Fish catches fell by 28 percent last year, and only 7.5 percent of the"
                " wells were tested.",
            ),
            (BlockKind.LIST_ITEM, "January 2021: the first dead trout are found below the weir."),
            (BlockKind.LIST_ITEM, "March 2021: the ministry takes samples."),
            (
                BlockKind.QUOTATION,
                "“It was reported that barrels were moved at night,” the village paper wrote.",
            ),
            (
                BlockKind.PARAGRAPH,
                "There were accusations that inspectors had been paid. A vote in parliament is"
                " expected next week.",
            ),
            (BlockKind.CAPTION, "The weir at Varnholt, seen on 3 May 2022. Photograph: J. Holm"),
        ],
        name="orla/varnholt-courier.html",
        outlet="Varnholt Courier",
        byline="By Jette Holm",
        url="https://courier.example/2022/05/04/orla-mill",
        published=DatedValue(
            value="2022-05-04T08:30:00+02:00",
            precision=DatePrecision.MINUTE,
            evidence="json-ld datePublished",
            raw="2022-05-04T08:30:00+02:00",
        ),
    )
    w.says(
        "Minister",
        "accuses",
        "mill owners of poisoning the Orla",
        speaker="Tilda Rask",
        speaker_reason="the only minister with a name in the article is Tilda Rask.",
        in_title=True,
        probability=0.7741,
    )
    accuses = w.says(
        "Environment minister Tilda Rask",
        "accused",
        "the owners of the Brenner paper mill of letting at least 40 tonnes of bleach run into the"
        " river Orla between 2019 and 2021",
        speaker="Tilda Rask",
        speaker_reason="the source holds this name.",
        probability=0.9312,
    )
    w.says(
        w.span("Rask", 2),
        "told reporters",
        ["“They knew,”", "“and they kept the valves open.”"],
        quoted=["They knew,", "and they kept the valves open."],
        speaker="Tilda Rask",
        speaker_reason="the surname stands for the full name of paragraph 2.",
        probability=0.9655,
    )
    w.says(
        "The mill, which employs about 1,200 people,",
        "rejected",
        "the charge",
        probability=0.5533,
    )
    denies = w.says(
        "Anselm Brenner",
        "said",
        "“Not a single litre left our basins,”",
        quoted="Not a single litre left our basins,",
        speaker="Anselm Brenner",
        speaker_reason="the source is this name.",
        probability=0.9811,
        type=StatementType.DENIES,
    )
    w.says(
        w.span("Brenner", 3),
        "According to",
        "officials had told him two days earlier that the samples showed “no reason for concern”",
        quoted="no reason for concern",
        speaker="Anselm Brenner",
        speaker_reason="the surname stands for the full name one sentence before.",
        probability=0.8123,
    )
    inner = w.says(
        "officials",
        "had told",
        "that the samples showed “no reason for concern”",
        quoted="no reason for concern",
        probability=0.6214,
    )
    geologists = w.says(
        "Geologists",
        "estimate",
        "that the ground along the Orla takes three to four decades to recover",
        probability=0.8876,
    )
    paper = w.says(
        "the village paper",
        "wrote",
        "“It was reported that barrels were moved at night,”",
        quoted="It was reported that barrels were moved at night,",
        probability=0.71,
    )
    w.says((), "It was reported", "that barrels were moved at night", probability=0.44)
    w.says((), "accusations", "that inspectors had been paid", probability=0.38)
    assert paper.source

    _acts_of_the_dam(w, accuses, denies)
    w.counts(
        "at least 40 tonnes",
        40,
        unit="tonne",
        bound=Bound.AT_LEAST,
        counted="bleach",
        by=accuses,
    )
    w.counts(
        "about 1,200 people",
        1200,
        unit="person",
        bound=Bound.ABOUT,
    )
    w.counts(
        "three to four decades",
        3,
        high=4,
        unit="decade",
        bound=Bound.BETWEEN,
        by=geologists,
    )
    w.counts(
        "28 percent",
        28,
        kind=FigureKind.SHARE,
        unit="per cent",
        change=Change.DOWN,
        counted="Fish catches",
    )
    w.counts(
        "only 7.5 percent",
        7.5,
        kind=FigureKind.SHARE,
        unit="per cent",
        qualifier="only",
        counted="the wells",
    )
    tuesday = w.dates(
        "Tuesday",
        "2022-05-03",
        anchor="published",
        reason="the Tuesday before the day of publication",
    )
    w.dates(
        "between 2019 and 2021",
        "P2Y",
        type=TimexType.DURATION,
        by=accuses,
        reason="an interval with both ends",
    )
    w.dates(
        "two days earlier",
        "2022-05-01",
        anchor=tuesday.id,
        by=inner,
        reason="two days before the last date",
    )
    w.dates("1911", "1911", reason="a year of four digits")
    w.dates(
        "three to four decades",
        "P3E",
        type=TimexType.DURATION,
        mod=TimexMod.EQUAL_OR_MORE,
        by=geologists,
        reason="number words with a unit of time",
    )
    w.dates("last year", "2021", anchor="published", reason="the year before publication")
    w.dates("January 2021", "2021-01", reason="a month with its year")
    w.dates("March 2021", "2021-03", reason="a month with its year")
    w.dates("at night", "TNI", type=TimexType.TIME, by=paper, reason="a part of the day")
    w.dates("next week", "2022-W19", anchor="published", reason="the week after publication")
    w.dates("3 May 2022", "2022-05-03")
    for words, kind, name, nth in (
        ("Orla", MentionKind.PLACE, None, 1),
        ("VARNHOLT", MentionKind.PLACE, "Varnholt", 1),
        ("Tilda Rask", MentionKind.PERSON, None, 1),
        ("Brenner", MentionKind.ORGANISATION, "Brenner paper mill", 1),
        ("Orla", MentionKind.PLACE, None, 2),
        ("Rask", MentionKind.PERSON, "Tilda Rask", 2),
        ("Varnholt", MentionKind.PLACE, None, 1),
        ("Anselm Brenner", MentionKind.PERSON, None, 1),
        ("Brenner", MentionKind.PERSON, "Anselm Brenner", 3),
        ("Varnholt", MentionKind.PLACE, None, 2),
        ("J. Holm", MentionKind.PERSON, None, 1),
    ):
        w.names(words, kind, name=name, nth=nth)
    w.remarks(
        "time-open",
        "“next week” was counted from the day of publication; the sentence may mean another week.",
        "Compare it with the calendar of the parliament.",
        words="next week",
    )
    return w


def _acts_of_the_dam(w: Writer, accuses: Statement, denies: Statement) -> None:
    """An accusation told twice, what it is about, which is denied, and a plan."""
    mill = "the owners of the Brenner paper mill"
    accused = w.acts(
        "accuses",
        "ACCUSE",
        "allege",
        actor="Minister",
        recipient="mill owners",
        contexts=("environment", "crime"),
        warnings=(EventWarning.HEADLINE_STRONGER,),
    )
    w.acts(
        "accused",
        "ACCUSE",
        "allege",
        actor="Environment minister Tilda Rask",
        recipient=mill,
        counted=False,
        same_as=accused,
        chain_reason="the text tells what the headline has as “accuses”",
        place=w.span("VARNHOLT"),
        place_reason="“VARNHOLT”, where the report was written",
        begin="2022-05-03",
        end="2022-05-03",
        time_reason="“Tuesday” beside it",
    )
    let = w.acts(
        ["letting", "run"],
        "COERCE",
        by=accuses,
        actor=mill,
        status=EventStatus.ALLEGED,
        place=w.span("Orla", 2),
        place_reason="“Orla” beside it",
        begin="2019-01-01",
        end="2021-12-31",
        time_reason="“between 2019 and 2021” in its clause",
        magnitudes=(
            Magnitude(
                kind=MagnitudeKind.OTHER,
                span=w.span("at least 40 tonnes"),
                figure_id=None,
                low=40.0,
                high=None,
                bound=Bound.AT_LEAST,
            ),
        ),
        readings=(
            EventReading(
                event_type=None,
                label=None,
                probability=0.3,
                reason="negligence rather than an act against somebody",
            ),
        ),
    )
    w.acts(
        w.span("left"),
        "COERCE",
        by=denies,
        status=EventStatus.NEGATED,
        counted=False,
        same_as=let,
    )
    w.acts(
        "vote",
        None,
        label=EventLabel.LEGISLATION,
        actor="parliament members",
        status=EventStatus.PLANNED,
        counted=False,
    )


def plain_article() -> Writer:
    """A copy of the dispute from elsewhere, without date, byline or headline."""
    w = write_article(
        [
            (
                BlockKind.PARAGRAPH,
                "The ministry has never published the samples it took from the Orla, a former"
                " inspector says. “I saw 3 reports, and none of them was ever filed,” she said.",
            ),
            (
                BlockKind.PARAGRAPH,
                "Anselm Brenner called the accusations “a campaign”. He denied that any official"
                " had been paid, and said that he would sue.",
            ),
        ],
        name="orla/notes.txt",
        format="text",
        encoding="windows-1252",
        extractor="text 1",
    )
    w.says(
        "a former inspector",
        "says",
        "The ministry has never published the samples it took from the Orla",
        probability=0.93,
    )
    three = w.says(
        w.span("she", 2),
        "said",
        "“I saw 3 reports, and none of them was ever filed,”",
        quoted="I saw 3 reports, and none of them was ever filed,",
        speaker_reason="‘she’ may be the former inspector, who has no name here.",
        probability=0.89,
    )
    w.says(
        "Anselm Brenner",
        "called",
        "the accusations “a campaign”",
        quoted="a campaign",
        speaker="Anselm Brenner",
        probability=0.95,
    )
    w.says(
        "He",
        "denied",
        "that any official had been paid",
        speaker="Anselm Brenner",
        speaker_reason="the last man named before ‘He’.",
        probability=0.9,
    )
    w.says(
        "He",
        w.span("said", 2),
        "that he would sue",
        speaker="Anselm Brenner",
        speaker_reason="the last man named before ‘He’.",
        probability=0.86,
    )
    w.counts("3", 3, unit="report", counted="reports", by=three)
    w.names("Orla", MentionKind.PLACE)
    w.names("Anselm Brenner", MentionKind.PERSON)
    w.remarks(
        "encoding-guessed",
        "The file does not say how it is encoded; windows-1252 fits best.",
        "Pass --encoding, or save the file as UTF-8.",
    )
    return w


def tricky_article() -> Writer:
    """Text that tries to look like something else."""
    w = write_article(
        [
            (
                BlockKind.TITLE,
                "Mayor \u202edeined\u202c the deal, \u05e8\u05d0\u05e9 \u05d4\u05e2\u05d9\u05e8",
            ),
            (
                BlockKind.PARAGRAPH,
                "The may\u200bor, P\u0430ul Venn, said he had “nev\u00ader met” the donors \U0001f468\u200d\U0001f469\u200d\U0001f467."
                " He spoke\ta\u0000fter\rthe vote; Z" + "\u0301" * 300 + "algo was there.",
            ),
            (BlockKind.PARAGRAPH, "אמר דובר העירייה: “לא היה ולא נברא”, 12 איש שמעו."),
            (BlockKind.TABLE_ROW, "Votes | 12 | <b>31</b> & {{ 7*7 }}"),
        ],
        name="orla/" + "a-very-long-file-name-" * 10 + "<img src=x onerror=alert(1)>.html",
        outlet="Th\u0435 Orla Post",
        url="javascript:alert(document.domain)",
        language="und",
        language_probability=0.31,
        published=DatedValue(
            value="2022", precision=DatePrecision.YEAR, evidence="url", raw="/2022/"
        ),
    )
    w.says(
        "The may\u200bor, P\u0430ul Venn,",
        "said",
        "he had “nev\u00ader met” the donors",
        quoted="nev\u00ader met",
        speaker="P\u0430ul Venn",
        speaker_reason="the source holds this name.",
        probability=0.66,
    )
    rtl = w.says(
        "דובר העירייה",
        "אמר",
        ["“לא היה ולא נברא”", "12 איש שמעו"],
        quoted="לא היה ולא נברא",
        probability=0.52,
    )
    w.counts("12 איש", 12, unit="person", by=rtl)
    w.names("P\u0430ul Venn", MentionKind.PERSON)
    return w


def uncovered_article() -> Writer:
    """An article in a language that the readers do not know."""
    w = write_article(
        [
            (BlockKind.TITLE, "Ministerin wirft Fabrik Vergiftung vor"),
            (BlockKind.PARAGRAPH, "Die Ministerin sprach am Dienstag in Varnholt."),
        ],
        name="orla/bote.jsonl",
        language="de",
        language_probability=None,
        covered=False,
        format="jsonl",
        encoding=None,
        outlet="Bote",
        extractor="jsonl 1",
    )
    w.origin = replace(w.origin, locator="line 12")
    w.remarks(
        "not-covered-language",
        "The article is in German, for which there is no reader: no statements were looked for.",
        "Add an English translation of it, if you have one.",
    )
    return w


def gather(writers: Sequence[Writer]) -> Records:
    """The records of some articles as a dossier would hold them."""

    def by_id(records: Sequence[Any]) -> list[Any]:
        return sorted(records, key=lambda record: record.id)

    def by_place(records: list[Any]) -> list[Any]:
        return sorted(
            records, key=lambda record: (record.document_id, record.span.start, record.id)
        )

    return {
        "documents": by_id([w.document for w in writers]),
        "origins": sorted((w.origin for w in writers), key=lambda origin: origin.name),
        "statements": sorted(
            (s for w in writers for s in w.statements),
            key=lambda s: (s.document_id, s.content[0].start, s.id),
        ),
        "insinuations": by_place([i for w in writers for i in w.insinuations]),
        "framings": by_place([framing_of(w) for w in writers if w.statements]),
        "assessments": by_place([assessment_of(w) for w in writers if w.statements]),
        "voices": by_id([v for w in writers for v in w.voices]),
        "figures": by_place([f for w in writers for f in w.figures]),
        "times": by_place([t for w in writers for t in w.times]),
        "datings": [],
        "mentions": by_place([m for w in writers for m in w.mentions]),
        "places": by_place([p for w in writers for p in w.places]),
        "events": sorted(
            (e for w in writers for e in w.events),
            key=lambda e: (e.document_id, e.trigger[0].start, e.id),
        ),
        **party_records(writers),
        **copy_records(writers),
        "verdicts": [],
        "fact_checks": [],
        **claim_records([w.document for w in writers], [s for w in writers for s in w.statements]),
        "issues": by_id([i for w in writers for i in w.issues]),
    }


def copy_records(writers: Sequence[Writer]) -> Records:
    """The first two articles share their first twelve characters, and the first is the origin."""
    documents = [writer.document for writer in writers]
    copies, quotations, groups = [], [], []
    if len(documents) > 1:
        origin, copy = documents[:2]
        passage = SharedPassage(span=Span(0, 12), other=Span(0, 12), words=2, quoted=0)
        copies.append(
            Copy(
                id=record_id("cpy", copy.id, origin.id),
                document_id=copy.id,
                other_id=origin.id,
                kind=CopyKind.PARTIAL,
                passages=(passage,),
                share=0.2,
                other_share=0.3,
                origin_id=origin.id,
                origin_outside=None,
                origin_probability=0.88,
                origin_reason="the other is earlier: 2030-05-01, then 2030-05-02",
                probability=0.98,
                reason="one passage shares 2 words",
                made_by="sample",
            )
        )
        quotations.append(
            SharedQuotation(
                id=record_id("shq", copy.id, origin.id),
                document_id=copy.id,
                other_id=origin.id,
                passages=(replace(passage, quoted=2),),
                reason="2 words that both quote, and nothing else",
                made_by="sample",
            )
        )
        groups.append(
            CopyGroup(
                id=record_id("cgr", origin.id),
                members=(
                    GroupMember(document_id=origin.id, like_id=None, share=1.0),
                    GroupMember(document_id=copy.id, like_id=origin.id, share=0.6),
                ),
                documents=2,
                origin_id=origin.id,
                origin_outside=None,
                origin_probability=0.88,
                origin_reason="the one member that others come from and that comes from none",
                made_by="sample",
            )
        )
    grouped = {member.document_id for group in groups for member in group.members}
    return {
        "prints": [
            Prints(
                id=record_id("pri", one.id),
                document_id=one.id,
                words=12,
                runs=(1, 2),
                quotations=(),
                anchors=(3,),
                made_by="sample",
            )
            for one in documents
        ],
        "copies": copies,
        "shared_quotations": quotations,
        "copy_groups": groups,
        "families": [
            PublisherFamily(
                id=record_id("fam", one.id),
                document_id=one.id,
                family=one.outlet,
                rule=FamilyRule.NAME if one.outlet else FamilyRule.UNKNOWN,
                reason=f"the original says: {one.outlet}" if one.outlet else "nothing is said",
                group_id=groups[0].id if one.id in grouped else None,
                counts_as=one.outlet or f"document {one.id}",
                certain=bool(one.outlet),
                counts_reason="its own text",
                made_by="sample",
            )
            for one in documents
        ],
    }


def party_records(writers: Sequence[Writer]) -> Records:
    """An entity for each name of each article, each of them one of the dossier."""
    entities, parties, links = [], [], []
    for writer in writers:
        named: dict[tuple[str, MentionKind], list[Mention]] = {}
        for mention in sorted(writer.mentions, key=lambda mention: mention.span):
            named.setdefault((mention.name, mention.kind), []).append(mention)
        for (name, kind), mentions in named.items():
            office = Office(
                title="spokesman",
                of="the dam",
                to=None,
                standing=Standing.SERVING,
                since=None,
                until="2019",
                span=mentions[0].span,
                reason="apposition",
            )
            entity = Entity(
                id=record_id("ent", writer.document.id, name, kind.value),
                document_id=writer.document.id,
                kind=kind,
                name=name,
                named=True,
                key=name.lower(),
                variants=(Variant(form=name, count=len(mentions), relation="as named"),),
                mentions=tuple(
                    EntityMention(
                        span=mention.span,
                        wording=Wording.NAME,
                        mention_id=mention.id,
                        probability=0.97,
                        reason="the same name",
                    )
                    for mention in mentions
                ),
                offices=(office,) if kind is MentionKind.PERSON else (),
                candidates=(),
                probability=0.97,
                reason="the same name",
                made_by="entities (sample)",
            )
            entities.append(entity)
            parties.append(
                DossierEntity(
                    id=record_id("den", entity.id),
                    kind=kind,
                    name=name,
                    named=True,
                    variants=(name,),
                    documents=1,
                    mentions=len(mentions),
                    offices=(),
                    outside=(),
                    made_by="entities (sample)",
                )
            )
            links.append(
                EntityLink(
                    id=record_id("eln", entity.id),
                    document_id=writer.document.id,
                    entity_id=entity.id,
                    dossier_entity_id=parties[-1].id,
                    relation=Relation.MEMBER,
                    probability=1.0,
                    reason="the same whole name",
                    made_by="entities (sample)",
                )
            )
    return {
        "entities": sorted(
            entities, key=lambda one: (one.document_id, one.mentions[0].span.start, one.id)
        ),
        "dossier_entities": sorted(parties, key=lambda one: (one.name, one.id)),
        "entity_links": sorted(
            links, key=lambda one: (one.dossier_entity_id, one.document_id, one.id)
        ),
    }


def framing_of(writer: Writer) -> Framing:
    """Loaded words: the first word of what is said first."""
    statement = writer.statements[0]
    start = statement.content[0].start
    span = Span(start, start + 1)
    return Framing(
        id=record_id("frm", writer.document.id, "loaded", [span]),
        document_id=writer.document.id,
        kind=FramingKind.LOADED,
        span=span,
        direction=Direction.BLAME,
        force=Force.STRONG,
        target=statement.source,
        voice=statement.voice,
        quoted=False,
        statement_id=statement.id,
        insinuation_id=None,
        plain="leader",
        in_title=False,
        probability=0.2134,
        reason="the word is in the table",
        made_by="framing words 1",
    )


def assessment_of(writer: Writer) -> Assessment:
    """What is said first, as a sentence."""
    statement = writer.statements[0]
    span = statement.content[0]
    return Assessment(
        id=record_id("ass", writer.document.id, [span]),
        document_id=writer.document.id,
        scope=Scope.SENTENCE,
        span=span,
        part_of=None,
        member=None,
        kind=SentenceKind.FACT,
        kind_probability=0.91,
        opinion=0.125,
        worth=0.75,
        items=(),
        voice=statement.voice,
        statement_id=statement.id,
        reason="read as fact",
        made_by="assessment rules 1",
    )


def sample_records() -> Records:
    """Four articles, an input that was refused, one that was given twice and one cut short."""
    records = gather([dam_article(), plain_article(), tricky_article(), uncovered_article()])
    first = next(o for o in records["origins"] if o.name.endswith("courier.html"))
    refused = Origin(
        id=record_id("org", "refused"),
        name="orla/scan.pdf",
        locator=None,
        sha256=digest("scan"),
        file_sha256=digest("scan"),
        size_bytes=18_400_221,
        format=None,
        state=InputState.REJECTED,
        reason="the PDF has no text layer: its 4 pages are pictures",
        document_id=None,
    )
    records["origins"] += [
        refused,
        replace(first, id=record_id("org", "again"), name="orla/courier-again.html"),
    ]
    records["origins"] = [
        replace(o, state=InputState.PARTIAL, reason="2 of 40 paragraphs could not be decoded")
        if o.name == "orla/notes.txt"
        else o
        for o in records["origins"]
    ]
    records["issues"].append(
        Issue(
            id=record_id("iss", "refused"),
            stage=Stage.INGEST,
            severity=Severity.LOST,
            code="pdf-without-text",
            what="orla/scan.pdf: the PDF has no text layer: its 4 pages are pictures.",
            fix="Run it through a text recognition program, then add the result.",
            origin="orla/scan.pdf",
            document_id=None,
            start=None,
            end=None,
        )
    )
    records["issues"].append(
        Issue(
            id=record_id("iss", "partial"),
            stage=Stage.INGEST,
            severity=Severity.PARTIAL,
            code="undecodable-text",
            what="2 of 40 paragraphs could not be decoded and are left out.",
            fix="Save the file as UTF-8.",
            origin="orla/notes.txt",
            document_id=plain_article().document.id,
            start=None,
            end=None,
        )
    )
    return with_incidents(records)


def with_incidents(records: Records) -> Records:
    """The records with an event of each dated article, and the incidents of these."""
    documents = [one for one in records["documents"] if len(one.text) > 40]
    events = [
        an_event(one, Span(0, 5), event_type="CONSULT", begin="2022-05-04", end="2022-05-04")
        for one in documents
    ]
    incidents, links = linked_incidents(documents, events)
    told = sorted(
        [*records["events"], *events], key=lambda e: (e.document_id, e.trigger[0].start, e.id)
    )
    return {**records, "events": told, "incidents": incidents, "incident_links": links}


def told_records() -> Records:
    """The two articles of the dispute with everything that a report can tell of them: the mill
    owner is one party of both, the `she` of the second is left open between two."""
    dam, plain = dam_article(), plain_article()
    given = dam.document.published
    assert given is not None
    later = DatedValue(
        value="2022-05-06", precision=DatePrecision.DAY, evidence="url", raw="/2022/05/06/"
    )
    dam.document = replace(
        dam.document,
        section="Region",
        outlet_owner="Orla Valley Press",
        outlet_country="VN",
        dates=tuple(DateCandidate(role=DateRole.PUBLISHED, date=one) for one in (given, later)),
        credits=(
            Credit(
                kind=CreditKind.ORIGINAL,
                name="Weir Weekly",
                url="https://weekly.example/orla",
                evidence="line at the end",
                raw="First published in Weir Weekly",
            ),
        ),
        evidence=(FieldEvidence(field="outlet", evidence="json-ld publisher"),),
    )
    dam.origin = replace(
        dam.origin,
        capture=Capture(
            url="https://courier.example/2022/05/04/orla-mill",
            captured_at="2022-05-04T09:00:00Z",
            status=200,
            note="redirected from the front page",
        ),
    )
    bleach, jobs, decades, fish, *others = dam.figures
    year = next(one for one in dam.times if one.span.of(dam.document.text) == "last year")
    dam.figures = [
        replace(
            bleach,
            measure=(dam.span("bleach"),),
            entity=dam.span("the owners of the Brenner paper mill"),
            place=dam.span("the river Orla"),
            hedge=dam.span("accused"),
            unit_code="t",
            price_year=2015,
        ),
        replace(jobs, other_end_id=decades.id),
        decades,
        replace(
            fish,
            measure=(dam.span("Fish catches"),),
            base=dam.span("the wells"),
            period=(year.id,),
            warnings=(FigureWarning.PER_CENT_OR_POINTS,),
        ),
        *others,
    ]
    march = next(one for one in dam.times if one.value == "2021-03")
    week = next(one for one in dam.times if one.value == "2022-W19")
    dam.times = [
        replace(
            one,
            begin="2021-03-01",
            end="2021-03-31",
            granularity=Granularity.MONTH,
            role=IntervalRole.DEADLINE,
            interval_id="ivl-1",
        )
        if one is march
        else replace(one, value=None, event=dam.span("A vote in parliament"), interval_id="ivl-1")
        if one is week
        else one
        for one in dam.times
    ]
    varnholt = next(one for one in dam.mentions if one.span == dam.span("VARNHOLT"))
    dam.places = [
        _place(
            dam,
            "VARNHOLT",
            mention_id=varnholt.id,
            role=PlaceRole.DATELINE,
            place="geonames:1",
            name="Varnholt",
            kind=PlaceKind.CITY,
            candidates=(
                PlaceCandidate(
                    place="geonames:2",
                    name="Varnholt",
                    kind=PlaceKind.CITY,
                    country="MR",
                    admin1="Upper Weir",
                    probability=0.25,
                ),
            ),
        ),
        _place(
            dam,
            "The mill",
            role=PlaceRole.GOVERNMENT,
            place="alleged:orland",
            name="Orland",
            kind=PlaceKind.COUNTRY,
        ),
    ]
    records = gather([dam, plain])
    records["datings"] = [
        Dating(
            id=record_id("dat", plain.document.id),
            document_id=plain.document.id,
            begin="2022-05-05",
            end="2022-05-20",
            day="2022-05-06",
            choices=(
                DatingChoice("2022-05-05", "2022-05-20", 0.7, "the charge was made before"),
                DatingChoice("2023-05-05", "2023-05-20", 0.2, "a year later fits, too"),
            ),
            steps=(DatingStep(plain.span("the accusations"), "it is after the charge"),),
            probability=0.8,
            reason="one step",
            made_by="datings (sample)",
        )
    ]
    return _with_parties(records, dam, plain)


def _place(writer: Writer, words: str, **fields: Any) -> Place:
    span = writer.span(words)
    default = {
        "mention_id": None,
        "country": "VN",
        "country_alpha3": "VNH",
        "admin1": None,
        "latitude": None,
        "longitude": None,
        "candidates": (),
        "probability": 0.72,
        "reason": "the only place of this name",
        "made_by": "places (sample)",
    }
    return Place(
        id=record_id("plc", writer.document.id, [span]),
        document_id=writer.document.id,
        span=span,
        **{**default, **fields},
    )


def _with_parties(records: Records, dam: Writer, plain: Writer) -> Records:
    """Anselm Brenner of both articles as one party; the minister with an office; an inspector
    without a name, who may be the minister."""
    brenners = [one for one in records["entities"] if one.name == "Anselm Brenner"]
    rask = next(one for one in records["entities"] if one.name == "Tilda Rask")
    links = {one.entity_id: one for one in records["entity_links"]}
    kept = links[brenners[0].id].dossier_entity_id
    dropped = links[brenners[1].id].dossier_entity_id
    inspector = replace(
        rask,
        id=record_id("ent", "inspector"),
        document_id=plain.document.id,
        name="former inspector",
        named=False,
        key="",
        variants=(Variant(form="a former inspector", count=1, relation="as named"),),
        mentions=(
            EntityMention(
                span=plain.span("a former inspector"),
                wording=Wording.DESCRIPTION,
                mention_id=None,
                probability=0.6,
                reason="nobody is named for it",
            ),
        ),
        offices=(),
        candidates=(
            Candidate(
                entity_id=brenners[0].id,
                relation=Relation.RELATED,
                probability=None,
                reason="worked at the mill",
            ),
        ),
    )
    party = DossierEntity(
        id=record_id("den", inspector.id),
        kind=MentionKind.PERSON,
        name="former inspector",
        named=False,
        variants=("former inspector",),
        documents=1,
        mentions=1,
        offices=(),
        outside=(),
        made_by="entities (sample)",
    )
    rask_party = links[rask.id].dossier_entity_id
    told = OfficeTold(
        title="minister",
        of=None,
        standing=Standing.SERVING,
        document_id=dam.document.id,
        published="2022-05-04",
    )
    outside = OutsideIdentity(
        name="Tilda M. Rask",
        office="minister",
        country="Orland",
        since="2020-01-01",
        until="",
        table="holders.csv 1a2b",
        reason="in office on that day",
    )
    records["dossier_entities"] = sorted(
        [
            party,
            *(
                replace(one, variants=("Anselm Brenner", "Brenner"), documents=2)
                if one.id == kept
                else replace(one, offices=(told,), outside=(outside,))
                if one.id == rask_party
                else one
                for one in records["dossier_entities"]
                if one.id != dropped
            ),
        ],
        key=lambda one: (one.name, one.id),
    )
    records["entities"].append(inspector)
    base = links[rask.id]
    records["entity_links"] = [
        *(
            replace(one, dossier_entity_id=kept) if one.dossier_entity_id == dropped else one
            for one in records["entity_links"]
        ),
        replace(
            base,
            id="eln-inspector",
            document_id=plain.document.id,
            entity_id=inspector.id,
            dossier_entity_id=party.id,
            reason="an office alone",
        ),
        replace(
            base,
            id="eln-maybe",
            document_id=plain.document.id,
            entity_id=inspector.id,
            dossier_entity_id=rask_party,
            relation=Relation.MAY_BE,
            probability=0.3,
            reason="she speaks of the samples",
        ),
    ]
    speakers = {one.name: one.id for one in (*brenners, rask)}
    of_document = {(one.document_id, one.name): one.id for one in brenners}
    records["statements"] = [
        _spoken(one, plain, inspector.id, rask.id, of_document, speakers)
        for one in records["statements"]
    ]
    return records


def _spoken(
    one: Statement,
    plain: Writer,
    inspector: str,
    rask: str,
    of_document: dict[tuple[str, str], str],
    speakers: dict[str, str],
) -> Statement:
    source = " ".join(span.of(plain.document.text) for span in one.source)
    if one.document_id == plain.document.id and source == "a former inspector":
        return replace(one, speaker_id=inspector)
    if one.document_id == plain.document.id and source == "she":
        candidate = SpeakerCandidate("Tilda Rask", 0.4, "the minister", entity_id=rask)
        return replace(one, speaker_candidates=(candidate,))
    if one.speaker is None:
        return one
    speaker = of_document.get((one.document_id, one.speaker), speakers.get(one.speaker))
    return replace(one, speaker_id=speaker)
