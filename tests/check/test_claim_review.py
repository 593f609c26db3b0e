from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from alleged.check.claim_review import (
    match_reviews,
    parse_claim_reviews,
    read_claim_reviews,
    review_words,
)
from alleged.errors import InputError


def a_review(**changes: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": "Varenia spent 41 million crowns on the fence.",
        "author": {"@type": "Organization", "name": "Harst Checks"},
        "reviewRating": {"ratingValue": 2, "bestRating": 5, "alternateName": "Mostly wrong"},
        "itemReviewed": {"@type": "Claim", "author": {"name": "Piet Hane"}},
        "url": "https://checks.example/fence",
        "datePublished": "2031-05-04T10:00:00Z",
        **changes,
    }


SHAPES = {
    "an object": lambda review: json.dumps(review),
    "a list": lambda review: json.dumps([review]),
    "a graph": lambda review: json.dumps({"@graph": [{"@type": "WebPage"}, review]}),
    "a feed": lambda review: json.dumps(
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review]}]}
    ),
    "a page": lambda review: (
        "<html><script>var a = 1;</script><SCRIPT type='application/ld+json'>"
        f"{json.dumps(review)}</SCRIPT></html>"
    ),
    "lines": lambda review: f"{json.dumps(review)}\n{json.dumps(review)}\n",
    "a mark of byte order": lambda review: "\ufeff" + json.dumps(review),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_review_is_found_in_every_shape(shape: str) -> None:
    found, refused = parse_claim_reviews(SHAPES[shape](a_review()).encode())
    assert refused == []
    (review,) = found
    assert (review.publisher, review.rating) == ("Harst Checks", "Mostly wrong")
    assert (review.claimant, review.published) == ("Piet Hane", "2031-05-04")


def test_a_rating_without_words_is_told_by_its_scale() -> None:
    rating = {"ratingValue": 2, "worstRating": 1, "bestRating": 5}
    found, _ = parse_claim_reviews(json.dumps(a_review(reviewRating=rating)).encode())
    assert found[0].rating == "2 of 1 to 5"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "https://user@evil.example/", "http://[::1",
     "https://a.example/\u202egpj", "x" * 3_000, 7, None],
)  # fmt: skip
def test_a_link_that_is_not_plain_web_is_left_out(url: Any) -> None:
    found, _ = parse_claim_reviews(json.dumps(a_review(url=url)).encode())
    assert found[0].url is None


@pytest.mark.parametrize("day", ["2031-02-31", "31.5.2031", "9999999-01-01", 20310504, None, [[]]])
def test_a_date_that_is_no_day_stays_open(day: Any) -> None:
    found, _ = parse_claim_reviews(json.dumps(a_review(datePublished=day)).encode())
    assert found[0].published is None


@pytest.mark.parametrize(
    ("field", "reason"),
    [("claimReviewed", "which claim"), ("author", "who rated"), ("reviewRating", "no rating")],
)
def test_an_incomplete_review_is_refused_with_its_place(field: str, reason: str) -> None:
    found, refused = parse_claim_reviews(json.dumps(a_review(**{field: None})).encode())
    assert found == []
    assert refused[0].where == "feed, review 1"
    assert reason in refused[0].reason


@pytest.mark.parametrize(
    "hostile",
    [b"[" * 200_000, b'{"a":' * 100_000, b"{" + b'"' * 99_999, b"<script" * 50_000,
     b"[" + b'"\\' * 100_000, b"\xff\xfe{", b'{"@type": NaN}', b""],
)  # fmt: skip
def test_a_hostile_file_gives_nothing_and_ends_soon(hostile: bytes) -> None:
    began = time.perf_counter()
    found, _ = parse_claim_reviews(hostile)
    assert found == []
    assert time.perf_counter() - began < 2.0


def test_long_words_are_cut_and_hidden_marks_are_left_out() -> None:
    review = a_review(claimReviewed="a\u202eb " + "word " * 5_000)
    found, _ = parse_claim_reviews(json.dumps(review).encode())
    assert len(found[0].claim) <= 2_000
    assert "\u202e" not in found[0].claim


def test_the_same_review_twice_is_one() -> None:
    found, _ = parse_claim_reviews(json.dumps([a_review(), a_review()]).encode())
    assert len(found) == 1


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_claim_reviews(tmp_path / "none.json")


def test_a_review_is_matched_to_the_sentence_that_says_the_like() -> None:
    reviews, _ = parse_claim_reviews(json.dumps(a_review()).encode())
    sentences = [
        "The mayor of Harst opened a school.",
        "On the fence, Varenia has spent 41 million crowns.",
        "Varenia has a new fence.",
    ]
    best = match_reviews(reviews, sentences)[0]
    assert best.sentence == sentences[1]
    assert "a number in common" in best.note


def test_another_number_is_said() -> None:
    reviews, _ = parse_claim_reviews(json.dumps(a_review()).encode())
    (found,) = match_reviews(reviews, ["Varenia spent 14 million crowns on the fence."])
    assert "the numbers differ" in found.note


def test_a_review_is_shown_as_its_publishers() -> None:
    reviews, _ = parse_claim_reviews(json.dumps(a_review()).encode())
    assert review_words(reviews[0]).startswith("Harst Checks rated this “Mostly wrong”")
