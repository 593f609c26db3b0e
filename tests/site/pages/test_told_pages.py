"""The pages with drawings, over dossiers on the disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.publish.sample import sample_records, told_records
from tests.site.made_site import write_dossier

from alleged.records.events import EventStatus
from alleged.records.spans import Span
from alleged.site.index.make import ensure_index
from alleged.site.index.told import (
    MOST_TOLD_CHARS,
    ArticleAt,
    around_act,
    is_name,
    usual_begin,
)
from alleged.site.pages import timeline
from alleged.site.pages.actors import ActorParams, OfficeRow, actor_page
from alleged.site.pages.claims import ClaimParams, ClaimsParams, claim_page, claims_page
from alleged.site.pages.figures import FiguresParams, figures_page
from alleged.site.pages.incidents import (
    IncidentPage,
    IncidentParams,
    IncidentsParams,
    incident_page,
    incidents_page,
)
from alleged.site.pages.overview import OverviewParams, overview_page
from alleged.site.pages.timeline import TimelineParams, timeline_page
from alleged.site.render import View, render_page
from alleged.site.routes import ROUTES, server_address
from alleged.site.store import NotFoundError, Store

OWN = ("overview", "incidents", "incident", "claims", "claim", "conflicts", "timeline", "actors",
       "actor", "figures", "measure")  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two articles on a dispute, without incidents."""
    return Store(ensure_index(write_dossier(tmp_path_factory.mktemp("told") / "d")))


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Four articles of which two events are incidents."""
    path = tmp_path_factory.mktemp("joined") / "d"
    return Store(ensure_index(write_dossier(path, sample_records())))


def html_of(store: Store, name: str, params: Any) -> str:
    view = View(store=store, link=server_address, static=lambda file: f"/static/{file}")
    route = ROUTES[name]
    return render_page(route, params, route.page(store, params), view)


def incidents_of(store: Store) -> list[IncidentPage]:
    rows = incidents_page(store, IncidentsParams()).rows
    return [incident_page(store, IncidentParams(id=row.id)) for row in rows]


def test_the_list_of_incidents_says_how_many_two_articles_tell_of(joined: Store) -> None:
    page = incidents_page(joined, IncidentsParams())
    assert page.total == len(page.rows) > 0
    assert page.several == sum(row.documents > 1 for row in page.rows) > 0
    filtered = incidents_page(joined, IncidentsParams(least=2))
    assert (filtered.total, filtered.several) == (page.several, None)
    assert all(row.documents > 1 for row in page.rows[: page.several])
    offered = "Only those that two articles tell of" in html_of(
        joined, "incidents", IncidentsParams()
    )
    assert offered is (page.several < page.total)


@pytest.mark.parametrize("name", OWN)
def test_every_page_is_the_same_struct_in_the_api_and_says_no_style_of_its_own(
    name: str, told: Store, joined: Store
) -> None:
    route = ROUTES[name]
    for store in (told, joined):
        for params in route.every(store):
            page = route.page(store, params)
            assert msgspec.json.decode(msgspec.json.encode(page), type=route.result) == page
            html = html_of(store, name, params)
            assert 'style="' not in html
            assert "<script>" not in html


def test_the_overview_says_what_was_not_read_and_why(joined: Store) -> None:
    page = overview_page(joined, OverviewParams())
    reasons = {one.name: one.reason for one in page.read.unread}
    assert reasons["orla/scan.pdf"] == "the PDF has no text layer: its 4 pages are pictures"
    assert page.read.inputs == sum(one.inputs for one in page.read.states) == 6
    assert "orla/scan.pdf" in html_of(joined, "overview", OverviewParams())


def test_a_kind_that_the_dossier_lacks_is_said_to_be_missing(told: Store) -> None:
    assert "incidents" in overview_page(told, OverviewParams()).missing
    html = html_of(told, "incidents", IncidentsParams())
    assert "No incidents were made" in html


def test_an_incident_has_a_line_for_each_article_that_tells_it(joined: Store) -> None:
    for page in incidents_of(joined):
        assert len(page.matrix.lines) == len(page.tellings) == len(page.joins)
        assert all(len(one.cells) == len(page.matrix.columns) for one in page.matrix.lines)
        assert {one.quote.article for one in page.tellings} == {
            one.article for one in page.matrix.lines
        }


def test_an_incident_is_listed_with_the_sentence_that_is_published_first(joined: Store) -> None:
    for row in incidents_page(joined, IncidentsParams()).rows:
        tellings = incident_page(joined, IncidentParams(id=row.id)).tellings
        days = [one.quote.published or "9" for one in tellings]
        assert row.first is not None
        assert (row.first.published or "9") == min(days)
        assert any(one.quote.words.startswith(row.first.words[:380]) for one in tellings)


def test_incidents_that_somebody_denies_can_be_had_alone(joined: Store) -> None:
    all_rows = incidents_page(joined, IncidentsParams()).rows
    denied = incidents_page(joined, IncidentsParams(denied=True))
    assert list(denied.rows) == [row for row in all_rows if row.denied]
    assert denied.total == overview_page(joined, OverviewParams()).denied_total


def test_the_words_of_every_telling_stand_in_its_article(joined: Store) -> None:
    for page in incidents_of(joined):
        for one in page.tellings:
            document = joined.record(one.quote.document_id, "documents")
            words = " ".join(document.text[one.quote.start : one.quote.end].split())
            assert one.quote.words in words


def test_a_charge_stands_with_its_denial_or_with_the_word_that_there_is_none(
    tmp_path: Path,
) -> None:
    records = sample_records()
    charged = [
        replace(one, status=EventStatus.ALLEGED) if one.event_type == "CONSULT" else one
        for one in records["events"]
    ]
    store = Store(ensure_index(write_dossier(tmp_path / "d", {**records, "events": charged})))
    pages = incidents_of(store)
    assert pages
    for page in pages:
        assert page.row.accused
        assert page.row.denied or page.row.answer == "no denial found in these documents"
        html = html_of(store, "incident", IncidentParams(id=page.row.id))
        assert "no denial found" in html or "denied by" in html
        for one in page.tellings:
            assert one.denied or one.answer == "no denial found in this article"


def test_the_sources_of_a_claim_are_as_many_as_it_counts(told: Store) -> None:
    rows = claims_page(told, ClaimsParams()).rows
    assert rows
    for row in rows:
        page = claim_page(told, ClaimParams(id=row.id))
        assert sum(one.affirms > 0 for one in page.sources) == row.affirmed_by
        assert sum(one.denies > 0 for one in page.sources) == row.denied_by
        assert page.row.answer
        assert page.row.answer in html_of(told, "claim", ClaimParams(id=row.id))


def test_a_claim_says_what_it_is_and_how_much_a_check_matters(joined: Store) -> None:
    pages = [
        claim_page(joined, ClaimParams(id=row.id))
        for row in claims_page(joined, ClaimsParams()).rows
    ]
    judged = [page for page in pages if page.worth is not None]
    assert judged
    for page in judged:
        assert page.worth is not None
        assert 0 <= page.worth.worth <= 1
        html = html_of(joined, "claim", ClaimParams(id=page.row.id))
        assert page.worth.kind in html
        assert page.worth.reason in html


def test_the_first_line_of_a_list_goes_on_where_the_page_before_ended(told: Store) -> None:
    whole = [row.id for row in claims_page(told, ClaimsParams()).rows]
    seen: list[str] = []
    cursor = 0
    while True:
        page = claims_page(told, ClaimsParams(cursor=cursor, limit=3))
        seen += [row.id for row in page.rows]
        assert page.total == len(whole)
        if page.next is None:
            break
        cursor = page.next
    assert seen == whole


def test_an_actor_has_all_that_the_list_counts(told: Store) -> None:
    for params in ROUTES["actor"].every(told):
        page = actor_page(told, params)  # type: ignore[arg-type]
        assert page.said is not None
        assert page.did is not None
        assert page.undergone is not None
        assert (page.said.total, page.did.total, page.undergone.total) == (
            page.row.said,
            page.row.did,
            page.row.undergone,
        )
        assert len(page.said.rows) == min(page.said.total, 20)
        for one in page.said.rows:
            assert one.answer or one.does != "accuses or criticises"


def test_one_part_of_an_actor_can_be_asked_for_alone(told: Store) -> None:
    id = told.value("SELECT actor FROM actor_parts WHERE part = 'said' LIMIT 1")
    page = actor_page(told, ActorParams(id=id, part="said"))
    assert page.said is not None
    assert page.said.rows
    assert (page.did, page.undergone, page.spoken_of) == (None, None, None)


def test_a_month_reaches_to_its_last_day(joined: Store) -> None:
    def days(**values: Any) -> set[str | None]:
        rows = timeline_page(joined, TimelineParams(kind="", **values)).rows
        return {row.begin for row in rows}

    every = days()
    assert "2022-05-04" in every
    assert days(begin="2022-05", end="2022-05") == {
        day for day in every if day and day[:7] == "2022-05"
    }
    assert days(end="2022-04") == {day for day in every if day and day < "2022-05"}


def test_a_long_timeline_begins_about_when_the_articles_do_and_leads_to_all_days(
    joined: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = timeline_page(joined, TimelineParams(kind=""))
    assert whole.begin == ""  # it fits on one page
    monkeypatch.setattr(timeline, "SHOWN", 1)
    joined.facts["usual_begin"] = "2022-05"
    page = timeline_page(joined, TimelineParams(kind=""))
    assert page.begin == "2022-05"
    assert 0 < page.total < whole.total
    assert timeline_page(joined, TimelineParams(kind="", begin="")) == whole
    assert "begin=&amp;kind=" in html_of(joined, "timeline", TimelineParams(kind=""))
    assert "All days" not in html_of(joined, "timeline", TimelineParams(kind="", begin=""))


def test_nine_in_ten_articles_are_of_the_usual_begin_or_later() -> None:
    days = [f"2031-{month:02}-09" for month in range(1, 11)]
    articles = {day: ArticleAt(0, None, day) for day in reversed(days)}
    articles["undated"] = ArticleAt(0, None, None)
    assert usual_begin(articles) == "2031-02"
    assert usual_begin({"undated": ArticleAt(0, None, None)}) == ""


def test_an_incident_in_a_list_has_the_sentence_that_told_it_first(joined: Store) -> None:
    rows = incidents_page(joined, IncidentsParams()).rows
    assert rows
    for row in rows:
        assert row.first is not None
        text = joined.record(row.first.document_id, "documents").text
        told = {
            one.published or "9"
            for page in incidents_of(joined)
            if page.row.id == row.id
            for one in (act.quote for act in page.tellings)
        }
        assert row.first.words in " ".join(text.split())
        assert (row.first.published or "9") == min(told)
    first = rows[0].first
    assert first is not None
    assert first.words[:20] in html_of(joined, "incidents", IncidentsParams())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ilva Marn", True),
        ("officials", False),
        ("which", False),
        ("She", False),
        ("the Orla Courier", True),
        ("وزارة", True),
    ],
)
def test_only_who_is_named_is_counted_as_one_speaker_of_several_articles(
    words: str, named: bool
) -> None:
    assert is_name(words) is named


def test_figures_name_who_gives_them(told: Store) -> None:
    page = figures_page(told, FiguresParams())
    assert page.total == len(page.rows) == told.counts["figures"]
    assert all(row.who for row in page.rows)


def test_an_id_of_another_kind_or_of_nothing_is_not_found(told: Store) -> None:
    claim = claims_page(told, ClaimsParams()).rows[0]
    for id in (claim.id, "inc-00000000000000000000", "../x", "' OR 1=1 --"):
        with pytest.raises(NotFoundError):
            incident_page(told, IncidentParams(id=id))


def test_what_readers_type_into_a_filter_is_only_ever_a_value(joined: Store) -> None:
    assert incidents_page(joined, IncidentsParams(sort="' OR 1=1 --")).rows == ()
    assert incidents_page(joined, IncidentsParams()).rows


def test_a_claim_of_a_hostile_text_stays_text(tmp_path: Path) -> None:
    records = told_records()
    hostile = '<img src=x onerror="alert(1)">\u202e'
    claims = [replace(one, wording=hostile) for one in records["claims"]]
    said = [replace(one, words=hostile) for one in records["propositions"]]
    given = {**records, "claims": claims, "propositions": said}
    store = Store(ensure_index(write_dossier(tmp_path / "d", given)))
    for name in ("claims", "claim", "conflicts", "overview"):
        for params in ROUTES[name].every(store):
            html = html_of(store, name, params)
            assert "<img" not in html
            assert "\u202e" not in html


def test_of_a_long_sentence_a_row_shows_what_stands_around_the_act(joined: Store) -> None:
    event = next(iter(joined.records("events")))
    before = "After " + "many weeks of talks and " * 10
    text = before + "the wardens of Orla shot two strikers" + " and more of it" * 40 + "."
    act = len(before) + len("the wardens of Orla ")
    long = replace(event, sentence=Span(0, len(text)), trigger=(Span(act, act + 4),))
    shown = around_act(long, text)
    assert "wardens of Orla shot two strikers" in shown.of(text)
    assert text[shown.start - 1] == " "
    assert shown.end - shown.start <= MOST_TOLD_CHARS
    short = replace(event, sentence=Span(0, 40), trigger=(Span(10, 14),))
    assert around_act(short, text) == Span(0, 40)


def test_an_office_that_several_articles_give_is_written_once(joined: Store) -> None:
    id = joined.value("SELECT id FROM listed WHERE list = 'actors' LIMIT 1")
    document = joined.value("SELECT id FROM articles ORDER BY number LIMIT 1")
    page = actor_page(joined, ActorParams(id=id))
    days = ("2031-03-09", "2031-03-11", None)
    told = tuple(
        OfficeRow(words="serving warden of Orla", document_id=document, published=day)
        for day in days
    )
    route = ROUTES["actor"]
    view = View(store=joined, link=server_address, static=lambda file: f"/static/{file}")
    shown = msgspec.structs.replace(page, offices=told)
    html = render_page(route, ActorParams(id=id), shown, view)
    assert html.count("serving warden of Orla") == 1
    assert html.index("2031-03-09") < html.index("2031-03-11") < html.index("without its day")
