"""The report: one HTML file that opens from disk, with every record beside its words."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from alleged.publish.articles import (
    READING_WORDS,
    Article,
    FigureView,
    HintView,
    NamePlace,
    NameView,
    Place,
    PlaceView,
    RemarkView,
    StatementView,
    TimeView,
    read_figures,
    read_hints,
    read_names,
    read_places,
    read_remarks,
    read_statements,
    read_times,
    remark_view,
    render_text,
)
from alleged.publish.claims import gather_claims
from alleged.publish.copies import gather_copies
from alleged.publish.details import Details, InferredView, infer_day, read_details
from alleged.publish.events import ActView, read_acts, sum_acts
from alleged.publish.fact_checks import gather_fact_checks
from alleged.publish.framings import gather_framings
from alleged.publish.incidents import gather_incidents
from alleged.publish.inert import mixed_scripts, plain, web_link, words
from alleged.publish.parties import count_quoted, gather_parties
from alleged.publish.verdicts import gather_verdicts
from alleged.records.documents import Document, InputState, Origin
from alleged.records.issues import Issue, Severity
from alleged.records.kinds import KINDS
from alleged.records.statements import Statement, Voice

MAX_ARTICLES = 200
"""Articles shown in full. Measured with 776 words, 44 statements and 108 other records each, three
times as many as news has: 0.12 MB an article."""

MAX_ROWS = 2000
"""Rows of a table over all documents."""

UNFOLDED_ARTICLES = 24
UNFOLDED_ROWS = 600
"""Above these an article or a table is folded, and a click or a link opens it. Laid out whole, 100
dense articles kept Chromium busy for half a minute. Skipping what is off the screen
(`content-visibility: auto`) was tried: the page came at once, but links led to wrong places,
since the height of what is skipped is only guessed."""

UNFOLDED_INPUTS = 24
"""Above this the table of inputs is folded, and those that were not wholly read stand before it:
nobody scrolls past 200 inputs that were read well."""

MAX_LINKS = 12
"""Links in one cell; more make a row that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRate:
    """How often records of a kind are right, as measured."""

    kind: str
    """Plural, as in `KINDS`: `statements`."""
    measure: str
    """What was counted, in words: `source, cue and content all exact`."""
    value: float
    """0 to 1."""
    gold: str
    """What it was measured on, with its size: `PolNeAR development split, 1,000 statements`."""
    meaning: str
    """For a reader, in one sentence: `Of 100 statements like these about 62 have ...`."""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many inputs ended in one state."""

    state: str
    count: int


@dataclass(frozen=True, slots=True)
class OriginView:
    """An input and what became of it."""

    origin: Origin
    article: Article | None
    same_bytes: bool
    """Whether an earlier input has the same bytes."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name over all articles."""

    name: str
    kind: str
    scripts: tuple[str, ...]
    mentions: int
    articles: int
    places: tuple[NamePlace, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place over all articles, or words that leave open which place they mean."""

    name: str | None
    what: str
    country: str | None
    written: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    open: int
    """How many of its mentions may mean another place, too."""
    mentions: int
    articles: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as its section shows it."""

    article: Article
    details: Details
    text: Markup
    statements: Sequence[StatementView]
    hints: Sequence[HintView]
    figures: Sequence[FigureView]
    times: Sequence[TimeView]
    names: Sequence[NameView]
    places: Sequence[PlaceView]
    acts: Sequence[ActView]
    remarks: Sequence[RemarkView]


def write_report(
    records: Mapping[str, Sequence[Any]],
    out: Path,
    *,
    name: str,
    versions: Mapping[str, str],
    error_rates: Mapping[str, ErrorRate] | None,
    max_articles: int = MAX_ARTICLES,
    max_rows: int = MAX_ROWS,
) -> None:
    """Write the report of a dossier to `out`.

    `records` has the records of each kind in dossier order. Above `max_articles` the texts of
    those with most statements are shown, and above `max_rows` the first rows of a table; the
    report says what it leaves out. The same records give the same bytes.
    """
    articles = gather_articles(records, max_articles=max_articles)
    by_document = {article.document.id: article for article in articles}
    parties = gather_parties(records, articles)
    party_rows = parties.rows(max_rows)
    style, script = _static("report.css"), _static("report.js")
    stream = (
        environment(PackageLoader("alleged.publish"))
        .get_template("report.html")
        .stream(
            name=name,
            versions=versions,
            rates=_rates_by_kind(error_rates or {}),
            reading_words=READING_WORDS,
            style=Markup(style),
            script=Markup(script),
            style_hash=_csp_hash(style),
            script_hash=_csp_hash(script),
            counts={
                **{kind: len(records.get(kind, ())) for kind in KINDS},
                "statements": len(reported(records.get("statements", ()))),
            },
            states=count_states(records.get("origins", ())),
            origins=view_origins(records.get("origins", ()), by_document),
            remarks=view_remarks(records.get("issues", ()), by_document),
            captured=any(origin.capture for origin in records.get("origins", ())),
            quoted=count_quoted(articles, parties, party_rows),
            parties=parties,
            copies=gather_copies(records, articles),
            party_rows=party_rows,
            claims=gather_claims(records, articles),
            claims_made=bool(records.get("propositions")),
            incidents=gather_incidents(records, articles),
            incidents_alone=sum(one.documents == 1 for one in records.get("incidents", ())),
            articles=articles,
            framings=gather_framings(records, articles, max_rows=max_rows),
            fact_checks=gather_fact_checks(records, articles, max_rows=max_rows),
            verdicts=gather_verdicts(records, articles, max_rows=max_rows),
            inferred=_inferred(articles),
            in_full=sum(article.in_full for article in articles),
            sections=(view_article(article) for article in articles if article.in_full),
            statement_rows=_rows(articles, read_statements, max_rows),
            figure_rows=_rows(articles, read_figures, max_rows),
            time_rows=_rows(articles, read_times, max_rows),
            name_rows=count_names(articles),
            place_rows=count_places(articles),
            act_rows=_rows(articles, read_acts, max_rows),
            act_sums=sum_acts(articles),
            max_articles=max_articles,
            max_rows=max_rows,
            max_links=MAX_LINKS,
            unfolded_articles=UNFOLDED_ARTICLES,
            unfolded_rows=UNFOLDED_ROWS,
            unfolded_inputs=UNFOLDED_INPUTS,
        )
    )
    stream.enable_buffering(100)
    with out.open("wb") as file:
        stream.dump(file, encoding="utf-8")


def gather_articles(
    records: Mapping[str, Sequence[Any]], *, max_articles: int = MAX_ARTICLES
) -> list[Article]:
    """Every document with its records, in the order in which the inputs were given."""
    of_document = {kind: _by_document(records.get(kind, ())) for kind in KINDS}
    of_document["statements"] = _by_document(reported(records.get("statements", ())))
    origins: Sequence[Origin] = records.get("origins", ())
    position: dict[str, int] = {}
    for index, origin in enumerate(origins):
        if origin.document_id is not None:
            position.setdefault(origin.document_id, index)
    documents: list[Document] = sorted(
        records.get("documents", ()),
        key=lambda document: (position.get(document.id, len(origins)), document.id),
    )
    by_statements = sorted(
        documents, key=lambda document: -len(of_document["statements"].get(document.id, ()))
    )
    shown = {document.id for document in by_statements[:max_articles]}
    return [
        Article(
            number=number,
            document=document,
            in_full=document.id in shown,
            origins=of_document["origins"].get(document.id, ()),
            statements=of_document["statements"].get(document.id, ()),
            insinuations=of_document["insinuations"].get(document.id, ()),
            voices=next(iter(of_document["voices"].get(document.id, ())), None),
            figures=of_document["figures"].get(document.id, ()),
            times=of_document["times"].get(document.id, ()),
            mentions=of_document["mentions"].get(document.id, ()),
            issues=of_document["issues"].get(document.id, ()),
            dating=next(iter(of_document["datings"].get(document.id, ())), None),
            places=of_document["places"].get(document.id, ()),
            entities=of_document["entities"].get(document.id, ()),
            events=of_document["events"].get(document.id, ()),
        )
        for number, document in enumerate(documents, start=1)
    ]


def reported(statements: Iterable[Statement]) -> list[Statement]:
    """What is reported: the report shows the article's own voice as its text."""
    return [one for one in statements if one.voice is not Voice.ARTICLE]


def _by_document(records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = {}
    for record in records:
        document_id = getattr(record, "document_id", None)
        if document_id is not None:
            groups.setdefault(document_id, []).append(record)
    return {document_id: tuple(group) for document_id, group in groups.items()}


def view_article(article: Article) -> ArticleView:
    """An article with all that its section shows."""
    return ArticleView(
        article,
        read_details(article),
        render_text(article),
        read_statements(article),
        read_hints(article),
        read_figures(article),
        read_times(article),
        read_names(article),
        read_places(article),
        read_acts(article),
        read_remarks(article),
    )


def count_states(origins: Iterable[Origin]) -> list[StateCount]:
    """How many inputs ended in which state; states that did not occur are left out."""
    counts = Counter(origin.state for origin in origins)
    return [StateCount(state.value, counts[state]) for state in InputState if counts[state]]


def view_origins(origins: Iterable[Origin], articles: Mapping[str, Article]) -> list[OriginView]:
    """The inputs: first those that did not end well, then the rest, each in dossier order."""
    seen: set[str] = set()
    views = []
    for origin in origins:
        again = origin.document_id in seen
        if origin.document_id is not None:
            seen.add(origin.document_id)
        views.append(OriginView(origin, articles.get(origin.document_id or ""), again))
    return sorted(views, key=lambda view: view.origin.state is InputState.OK)


def view_remarks(issues: Iterable[Issue], articles: Mapping[str, Article]) -> list[RemarkView]:
    """The issues, what was lost first."""
    order = list(Severity)
    by_weight = sorted(issues, key=lambda issue: order.index(issue.severity))
    return [remark_view(issue, articles.get(issue.document_id or "")) for issue in by_weight]


def count_names(articles: Iterable[Article]) -> list[NameRow]:
    """Names over all articles, most mentioned first. The same words are one name."""
    groups: dict[tuple[str, str], list[tuple[Article, NameView]]] = {}
    for article in articles:
        for view in read_names(article):
            groups.setdefault((view.name, view.kind), []).append((article, view))
    rows = [
        NameRow(
            name=name,
            kind=kind,
            scripts=mixed_scripts(name),
            mentions=sum(len(view.mentions) for _, view in views),
            articles=len(views),
            places=tuple(islice((place for _, v in views for place in v.mentions), MAX_LINKS)),
        )
        for (name, kind), views in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.name, row.kind))


def count_places(articles: Iterable[Article]) -> list[PlaceRow]:
    """Places over all articles, most mentioned first. Words that leave open which place they mean
    are counted by themselves."""
    groups: dict[tuple[bool, str], list[PlaceView]] = {}
    for article in articles:
        for view in read_places(article):
            groups.setdefault((view.name is not None, view.key), []).append(view)
    rows = [
        PlaceRow(
            name=views[0].name,
            what=views[0].what,
            country=views[0].country,
            written=_most_first(" ".join(view.raw.split()) for view in views),
            roles=_most_first(view.role for view in views),
            open=sum(bool(view.candidates) for view in views),
            mentions=len(views),
            articles=len({view.place.article for view in views}),
            places=tuple(view.place for view in views[:MAX_LINKS]),
        )
        for views in groups.values()
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.name is None, row.name or ""))


def _most_first(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(values)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _inferred(articles: Iterable[Article]) -> dict[str, InferredView]:
    """The days that are concluded from the texts, by document."""
    found = ((article.document.id, infer_day(article)) for article in articles)
    return {document_id: view for document_id, view in found if view is not None}


def _rows(
    articles: Iterable[Article], read: Callable[[Article], Iterable[Any]], max_rows: int
) -> Iterator[Any]:
    """Rows of all articles, as the page asks for them."""
    return islice((view for article in articles for view in read(article)), max_rows)


def _rates_by_kind(rates: Mapping[str, ErrorRate]) -> dict[str, list[ErrorRate]]:
    by_kind: dict[str, list[ErrorRate]] = {kind: [] for kind in KINDS}
    for rate in rates.values():
        by_kind.setdefault(rate.kind, []).append(rate)
    return by_kind


def _static(name: str) -> str:
    return files("alleged.publish").joinpath("static", name).read_text("utf-8")


def _csp_hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii")


def environment(loader: BaseLoader) -> Environment:
    """Every value is freed from hidden characters and escaped, whatever a template forgets."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["words"] = words
    environment.filters["web_link"] = web_link
    environment.filters["percent"] = lambda share: f"{share * 100:.0f} %"
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain(value)
    return value
