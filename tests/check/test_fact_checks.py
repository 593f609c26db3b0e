"""Which statements known fact-checks are about, and what a dossier keeps of it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from alleged.build import Options, build, match_fact_checks
from alleged.check.claim_review import ClaimReview
from alleged.check.fact_checks import About, ReviewIndex
from alleged.errors import InputError
from alleged.records.fact_checks import FactCheck
from alleged.store.dossier import Dossier

OWN = Path(__file__).parent / "reviews_own"


def a_review(claim: str, publisher: str = "Sift Desk") -> ClaimReview:
    return ClaimReview(
        publisher=publisher,
        claim=claim,
        rating="Mostly false",
        claimant="a leaflet",
        url=None,
        published="2031-05-04",
        language=None,
    )


def about(claim: str, said: str) -> About | None:
    (found,) = ReviewIndex([a_review(claim)]).find([said])
    return found[0] if found else None


def test_other_words_for_the_same_and_another_order_are_the_same() -> None:
    found = about("Arland shut the mine at Dorrel.", "The mine at Dorrel was closed by Arland.")
    assert found is not None
    assert not found.denies


def test_a_denial_of_what_was_reviewed_is_told_as_one() -> None:
    found = about("Arland shut the mine at Dorrel.", "Arland has not shut the mine at Dorrel.")
    assert found is not None
    assert found.denies


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Arland sold 40 tanks to Borland.", "Arland sold 4 tanks to Borland."),
        ("Arland sold 40 tanks to Borland.", "Corland sold 40 tanks to Borland."),
        ("Arland bribed Borland.", "Borland bribed Arland."),
        ("Arland imports most of its wheat.", "Arland exports most of its wheat."),
        ("The new law of Arland bans masks in schools.", "The new law of Arland bans phones in "
         "schools."),
    ],
)  # fmt: skip
def test_another_number_name_direction_or_thing_is_another_claim(claim: str, said: str) -> None:
    assert about(claim, said) is None


def test_a_passive_turns_doer_and_done_round() -> None:
    assert about("Arland bribed Borland.", "Borland was bribed by Arland.") is not None
    assert about("Arland bribed Borland.", "Arland was bribed by Borland.") is None


def test_every_labelled_sentence_is_there_and_half_is_held_back() -> None:
    counts = {}
    for half in ("dev", "held"):
        texts, labels = (
            [json.loads(line) for line in (OWN / half / name).read_text("utf-8").splitlines()]
            for name in ("texts.jsonl", "labels.jsonl")
        )
        assert [row["id"] for row in texts] == [row["id"] for row in labels]
        reviews = {row["id"] for row in texts if "publisher" in row}
        assert {one["review"] for row in labels for one in row["reviews"]} <= reviews
        counts[half] = len(texts) - len(reviews)
    assert counts["held"] >= counts["dev"]


def made(number: int) -> str:
    """A sentence about made-up towns, with words that others have too."""
    town, good = f"Town{'abcdefghij'[number % 10]}{number}", f"good{number % 997}"
    return f"The mayor of {town} sold {number % 89} tonnes of {good} to the army."


def test_time_grows_with_the_statements_and_not_with_their_product() -> None:
    index = ReviewIndex([a_review(made(number)) for number in range(3_000)])

    def seconds(count: int) -> float:
        said = [made(number) for number in range(count)]
        began = time.process_time()
        index.find(said)
        return time.process_time() - began

    seconds(200)
    once, twice = min(seconds(600) for _ in range(3)), min(seconds(1_200) for _ in range(3))
    assert twice < 2.6 * once + 0.1


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("feed") / "feed.json"
    reviews = [
        {
            "@type": "ClaimReview",
            "claimReviewed": "Crime in Arland has doubled since 2019.",
            "author": {"name": "Sift Desk"},
            "reviewRating": {"alternateName": "Misleading"},
        }
    ]
    path.write_text(json.dumps({"@graph": reviews}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory, feed: Path) -> Iterator[Dossier]:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "one.txt").write_text(
        "A speech\n\nThe leader of the Reds said that crime in Arland has doubled since 2019.\n",
        encoding="utf-8",
    )
    (folder / "two.txt").write_text(
        "A reply\n\nThe ministry denied that crime in Arland has doubled since 2019.\n",
        encoding="utf-8",
    )
    out = tmp_path_factory.mktemp("out") / "dossier"
    with build([folder], out, options=Options(fact_checks=(feed,), workers=1)) as made_dossier:
        yield made_dossier


def test_a_dossier_keeps_them_with_the_publisher_first(dossier: Dossier) -> None:
    found: list[FactCheck] = list(dossier.records("fact_checks"))
    assert sorted(one.denies for one in found) == [False, True]
    for one in found:
        assert one.sentence.startswith("Sift Desk rated this “Misleading”")
        assert 0 < one.probability < 1


def test_the_report_shows_the_rating_as_the_publishers(dossier: Dossier) -> None:
    page = (dossier.path / "report.html").read_text(encoding="utf-8")
    section = page[page.index('<section id="fact-checks"') :]
    section = section[: section.index("</section>")]
    plain = re.sub(r"<[^>]{1,300}>", "", section)
    assert "Sift Desk rated this “Misleading”: “Crime in Arland has doubled since 2019.”" in plain
    assert "denies what was reviewed" in section


def test_matching_a_finished_dossier_gives_the_same_bytes(dossier: Dossier, feed: Path) -> None:
    before = (dossier.path / "report.html").read_bytes()
    with match_fact_checks(dossier.path, [feed]) as again:
        assert again.counts()["fact_checks"] == 2
        assert (again.path / "report.html").read_bytes() == before


def test_a_feed_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.json"):
        match_fact_checks(tmp_path, [tmp_path / "missing.json"])
