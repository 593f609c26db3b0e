"""The review: how far it has come, the reviewed records, and the log."""

from __future__ import annotations

import msgspec

from alleged.review.overlay import Gone, Progress, Reviewed, State, progress
from alleged.site.pages.page import ListPage, ListParams, Route
from alleged.site.reviews import SiteReviews
from alleged.site.store import NotFoundError, Store
from alleged.store.reviews import Decision

MAX_GONE = 200


class ReviewParams(ListParams, frozen=True, kw_only=True):
    """Filters of the reviewed records."""

    state: State | None = None
    kind: str | None = None


class ReviewPage(ListPage, frozen=True, kw_only=True):
    """How far the review has come, and the records that people looked at."""

    reviewer: str
    """Who reviews on this site."""
    progress: tuple[Progress, ...]
    state: State | None
    kind: str | None
    rows: tuple[Reviewed, ...]
    gone: tuple[Gone, ...]
    """Reviewed, and no longer in the dossier."""


class DecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the log."""

    decision: Decision
    undone: bool


class DecisionsPage(ListPage, frozen=True, kw_only=True):
    """A page of the log, the newest first."""

    rows: tuple[DecisionRow, ...]


def review_page(store: Store, params: ReviewParams) -> ReviewPage:
    """The reviewed records, the last judged first."""
    reviews = _reviews(store)
    there, gone = reviews.parted()
    there.sort(key=lambda one: -one.decisions[-1])
    found = [
        one
        for one in there
        if (params.state is None or one.state is params.state)
        and (params.kind is None or one.kind == params.kind)
    ]
    end = params.cursor + params.limit
    return ReviewPage(
        title="Review",
        total=len(found),
        next=end if end < len(found) else None,
        reviewer=reviews.reviewer,
        progress=tuple(progress(there, gone, store.counts)),
        state=params.state,
        kind=params.kind,
        rows=tuple(found[params.cursor : end]),
        gone=tuple(gone[:MAX_GONE]),
    )


def decisions_page(store: Store, params: ListParams) -> DecisionsPage:
    """The log, the newest first. The cursor counts from the newest back."""
    reviews = _reviews(store)
    log = reviews.decisions()[::-1]
    undone = reviews.undone()
    end = params.cursor + params.limit
    return DecisionsPage(
        title="Log of the review",
        total=len(log),
        next=end if end < len(log) else None,
        rows=tuple(
            DecisionRow(decision=one, undone=one.n in undone) for one in log[params.cursor : end]
        ),
    )


def _reviews(store: Store) -> SiteReviews:
    reviews = store.reviews
    if not isinstance(reviews, SiteReviews):
        raise NotFoundError(
            "this site is only for reading", fix="start it with `alleged serve --review NAME`"
        )
    return reviews


ROUTES = (
    Route(
        name="review",
        path="/review",
        file="",
        params=ReviewParams,
        page=review_page,
        result=ReviewPage,
        template="pages/review.html",
    ),
    Route(
        name="decisions",
        path="/review/log",
        file="",
        params=ListParams,
        page=decisions_page,
        result=DecisionsPage,
        template="pages/decisions.html",
    ),
)
