"""What all pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec

from alleged.site.store import MAX_ROWS, Store

ROWS = 50
"""Rows of a page of a list, unless the reader asks for another number."""

Limit = Annotated[int, msgspec.Meta(ge=1, le=MAX_ROWS)]
Words = Annotated[str, msgspec.Meta(max_length=300)]
"""What a reader types."""
Cursor = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""Where a page of a list goes on: after the row with this number."""
Least = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""By how many articles at least."""


class Params(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parameters of a page, from its address."""


class ListParams(Params, frozen=True, kw_only=True):
    """The parameters of a list."""

    cursor: Cursor = 0
    limit: Limit = ROWS


class RecordListParams(ListParams, frozen=True, kw_only=True):
    """The parameters of a list of records."""

    review: Literal["", "reviewed", "accepted", "rejected", "corrected", "merged"] = ""
    """Only records that people decided on, or decided so; only where the site is reviewed."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page shows, without any HTML. The same Struct is the answer of the API."""

    title: str


class ListPage(Page, frozen=True, kw_only=True):
    """A page of a list; a subclass adds `rows`."""

    total: int
    """Rows of the whole list with these filters."""
    next: int | None
    """The cursor of the next page; None on the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A page: where it is, what makes it, and what shows it."""

    name: str
    path: str
    """On the server: `/articles/{id}`; the braces are fields of `params`."""
    file: str
    """In the static site: `articles/{id}.html`; empty for a page that needs the server."""
    params: type[Params]
    page: Callable[[Store, Any], Page]
    result: type[Page]
    template: str
    quick: Callable[[Mapping[str, str]], bool] = lambda path: False
    """From the fields of the path: whether the page asks so little of the file that handing it to
    a thread takes longer than making it."""
    every: Callable[[Store], Iterable[Params]] = lambda store: ()
    """What the static site makes of it. Of a list the first page is enough: the rest follow."""


def once(params: Params) -> Callable[[Store], Iterable[Params]]:
    """For `every` of a page that there is one of."""
    return lambda store: (params,)
