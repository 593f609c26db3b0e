"""Which records people decided on, for the lists."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from alleged.errors import OptionError
from alleged.review.overlay import Reviewed, State
from alleged.site.pages.page import RecordListParams
from alleged.site.reviews import SiteReviews
from alleged.site.store import Store


def reviewed_ids(store: Store, params: RecordListParams) -> str | None:
    """The ids of the records that the reader wants, as JSON; None for all records.

    Raises: OptionError where nobody reviews.
    """
    if not params.review:
        return None
    return _json(one.record for one in _wanted(store, params.review))


def reviewed_documents(store: Store, params: RecordListParams) -> str | None:
    """The ids of the articles that such records belong to; as `reviewed_ids`."""
    if not params.review:
        return None
    found = (one.document_id or one.record for one in _wanted(store, params.review))
    return _json(iter(dict.fromkeys(found)))


def _wanted(store: Store, state: str) -> Iterator[Reviewed]:
    reviews = store.reviews
    if not isinstance(reviews, SiteReviews):
        raise OptionError(
            "this site is only for reading, so no record is reviewed",
            fix="start it with `alleged serve --review NAME`",
        )
    for one in reviews.reviewed().values():
        if one.state == state or (state == "reviewed" and one.state is not State.OPEN):
            yield one


def _json(ids: Iterator[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
