"""Statements matched with the fact-checks among the rows, as a dossier's are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alleged.quality.predictors import Prediction, PredictOptions
from alleged.quality.rows import Row


def predict_fact_checks(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The reviews that each row is about; rows with a `publisher` are the reviews."""
    from alleged.check.claim_review import ClaimReview
    from alleged.check.fact_checks import MADE_BY, ReviewIndex

    reviews = [row for row in rows if row.publisher]
    index = ReviewIndex(
        [
            ClaimReview(
                publisher=row.publisher or "",
                claim=row.text,
                rating="rated",
                claimant=None,
                url=None,
                published=None,
                language=None,
            )
            for row in reviews
        ]
    )
    found = index.find([row.text for row in rows])
    for row, about in zip(rows, found, strict=True):
        yield Prediction(
            fields={
                "reviews": [
                    {
                        "review": reviews[one.number].id,
                        "denies": one.denies,
                        "probability": one.probability,
                    }
                    for one in (about if not row.publisher else ())
                ]
            },
            made_by=frozenset({MADE_BY}),
        )
