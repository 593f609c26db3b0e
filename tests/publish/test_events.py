"""The acts of an article in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import html
from tests.analyse.made_events import a_place
from tests.publish.sample import dam_article, gather

from alleged.publish.events import REPORTED_TO, TOLD_AS, read_acts, sum_acts
from alleged.publish.report import gather_articles, write_report
from alleged.publish.tellings import ARTICLE, NOBODY, UNKNOWN, denials_of, teller_of
from alleged.records.events import EventStatus
from alleged.records.places import PlaceRole
from alleged.records.statements import StatementType, Voice


def test_an_act_is_shown_once_with_all_its_mentions() -> None:
    (article,) = gather_articles(gather([dam_article()]))
    acts = read_acts(article)
    assert [act.coded for act in acts] == ["ACCUSE allege", "COERCE", "legislation"]
    assert [len(act.mentions) for act in acts] == [2, 2, 1]
    assert acts[0].told.words == "accuses"
    assert {one.id for act in acts for one in act.mentions} == {e.id for e in article.events}


def test_every_act_says_who_tells_of_it_and_as_what() -> None:
    (article,) = gather_articles(gather([dam_article()]))
    accused, let, vote = read_acts(article)
    assert accused.told.who is None
    assert (accused.told.does, accused.told.told) == ("tells of", "as done")
    assert let.told.who is not None
    assert let.told.who.who.short == "Tilda Rask"
    assert let.told.told == "as alleged, not as established"
    assert vote.told.told == "as planned, not as done"


def test_an_alleged_act_stands_with_its_denial_or_with_the_lack_of_one() -> None:
    (article,) = gather_articles(gather([dam_article()]))
    accused, let, _ = read_acts(article)
    assert let.denied == ("Anselm Brenner",)
    assert let.not_denied == ""
    assert accused.denied == ()
    assert accused.not_denied == "no denial found in this article"


def test_what_a_mention_lacks_comes_from_the_others() -> None:
    (article,) = gather_articles(gather([dam_article()]))
    accused = read_acts(article)[0]
    assert accused.where == "VARNHOLT"
    assert accused.cautions == ("the headline says more than the text below it",)


def test_the_words_for_every_status_and_type_of_statement_keep_their_distance() -> None:
    assert set(TOLD_AS) == set(EventStatus)
    assert set(REPORTED_TO) == set(StatementType)
    assert all(words.startswith("as ") for words in TOLD_AS.values())
    assert all(words.startswith("is reported to ") for words in REPORTED_TO.values())


def test_sums_count_acts_and_not_mentions() -> None:
    articles = gather_articles(gather([dam_article()]))
    rows = {row.coded: row for row in sum_acts(articles)}
    assert {name: (row.acts, row.counted) for name, row in rows.items()} == {
        "ACCUSE allege": (1, 1),
        "COERCE": (1, 1),
        "legislation": (1, 0),
    }
    assert rows["COERCE"].by_status == (("alleged", 1),)


def test_a_reading_more_likely_wrong_than_right_is_shown_apart_and_not_counted() -> None:
    (article,) = gather_articles(gather([dam_article()]))
    first, *others = read_acts(article)
    assert not first.doubtful
    chain = {one.id for one in first.mentions}
    doubtful = replace(
        article,
        events=tuple(
            replace(event, probability=0.3) if event.id in chain else event
            for event in article.events
        ),
    )
    assert [act.doubtful for act in read_acts(doubtful)] == [True, *(False for _ in others)]
    rows = {row.coded: row for row in sum_acts([doubtful])}
    assert (rows["ACCUSE allege"].acts, rows["ACCUSE allege"].likely) == (1, 0)
    assert rows["ACCUSE allege"].counted == 0


def test_the_page_has_a_table_of_likely_acts_and_one_of_doubtful_ones(tmp_path: Path) -> None:
    writer = dam_article()
    vote = writer.events[-1]
    writer.events[-1] = replace(vote, probability=0.3)
    page = tmp_path / "report.html"
    write_report(gather([writer]), page, name="x", versions={}, error_rates=None)
    read = html.document_fromstring(page.read_bytes())
    likely, doubtful = (
        read.xpath(f"//table[@id='{name}']/tbody/tr")
        for name in ("table-acts", "table-doubtful-acts")
    )
    assert (len(likely), len(doubtful)) == (2, 1)
    assert "legislation" in doubtful[0].text_content()


def test_the_article_tells_what_no_reported_statement_holds() -> None:
    writer = dam_article()
    event = writer.events[2]
    text = writer.document.text
    (statement,) = [one for one in writer.statements if one.id == event.statement_id]
    assert teller_of(event, {statement.id: statement}, text) == "Tilda Rask"
    assert teller_of(replace(event, statement_id=None), {}, text) == ARTICLE
    assert teller_of(event, {}, text) == UNKNOWN
    own = replace(statement, voice=Voice.ARTICLE)
    assert teller_of(event, {own.id: own}, text) == ARTICLE
    nameless = replace(statement, speaker=None, source=())
    assert teller_of(event, {nameless.id: nameless}, text) == NOBODY


def test_a_denial_counts_only_for_the_act_that_it_holds() -> None:
    writer = dam_article()
    text = writer.document.text
    accused, let = writer.events[0], writer.events[2]
    rejects = next(one for one in writer.statements if "the charge" in one.content[0].of(text))
    without = [one for one in writer.statements if one.id != rejects.id]
    assert denials_of(writer.events, without, text) == {let.chain_id: ["Anselm Brenner"]}
    told = replace(writer.events[3], statement_id=None, statement_ids=())
    assert denials_of([accused, let, told], without, text) == {let.chain_id: [ARTICLE]}


def test_who_rejects_a_charge_denies_the_accusation_and_what_it_accuses_of() -> None:
    writer = dam_article()
    text = writer.document.text
    statements = [
        replace(one, type=StatementType.DENIES) if "the charge" in one.content[0].of(text) else one
        for one in writer.statements
    ]
    accused, let = writer.events[0], writer.events[2]
    denied = denials_of(writer.events, statements, text)
    mill = "The mill, which employs about 1,200 people,"
    assert denied == {let.chain_id: ["Anselm Brenner", mill], accused.chain_id: [mill]}


def test_a_place_that_is_only_the_dateline_says_so() -> None:
    writer = dam_article()
    place = a_place(writer.document, "VARNHOLT", PlaceRole.DATELINE)
    writer.places.append(place)
    writer.events[1] = replace(writer.events[1], place=place.span, place_id=place.id)
    (article,) = gather_articles(gather([writer]))
    accused, let, _ = read_acts(article)
    assert accused.only_dateline
    assert not let.only_dateline


def test_the_page_names_a_denial_or_the_lack_of_one_beside_every_charge(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    write_report(gather([dam_article()]), page, name="x", versions={}, error_rates=None)
    read = html.document_fromstring(page.read_bytes())
    cards = {card.get("id"): " ".join(card.text_content().split()) for card in read.iter("li")}
    writer = dam_article()
    accused, _, let, _, vote = (one.id for one in writer.events)
    assert "no denial found in this article" in cards[accused]
    assert "denied by Anselm Brenner" in cards[let]
    assert "Tilda Rask, statement 2, is reported to tell of" in cards[let]
    assert "denial" not in cards[vote]
