"""Addresses besides the pages: the API's description, exports of a selection, and the review."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as AddressRoute

from alleged.errors import OptionError
from alleged.review.overlay import State
from alleged.site.app import Endpoint, Site, tagged, today
from alleged.site.openapi import openapi_json
from alleged.site.pages.page import Route
from alleged.site.reviews import SiteReviews
from alleged.site.routes import API, ROUTES, read_params, server_address
from alleged.site.safety import same
from alleged.site.sharing import as_csv, cite, export_rows, rows_field
from alleged.store.reviews import Act

EXPORT = "/export"
STATES = frozenset({"reviewed", *(state.value for state in State)})
MAX_FIELDS = 20
FORM = "application/x-www-form-urlencoded"


def more_addresses(site: Site) -> list[AddressRoute]:
    """The addresses that `make_app` gets besides the pages."""
    made = [AddressRoute(f"{API}/openapi.json", _describe, methods=["GET"])]
    for route in ROUTES.values():
        if rows_field(route) is not None:
            for form in ("csv", "json"):
                address = f"{EXPORT}/{form}{route.path}"
                made.append(AddressRoute(address, _export(site, route, form), methods=["GET"]))
    reviews = site.store.reviews
    if isinstance(reviews, SiteReviews):
        made += [
            AddressRoute("/review/decide", _changing(reviews, _decide), methods=["POST"]),
            AddressRoute("/review/undo", _changing(reviews, _undo), methods=["POST"]),
        ]
    return made


async def _describe(request: Request) -> Response:
    return tagged(request, openapi_json(), "application/json")


def _export(site: Site, route: Route, form: str) -> Endpoint:
    def answer(request: Request) -> Response:
        query = dict(request.query_params.multi_items())
        state = query.pop("review", None)
        store = site.store
        reviews = store.reviews
        if state is not None and (reviews is None or state not in STATES):
            raise OptionError(
                "records cannot be chosen by that state of review",
                fix=f"serve with --review, and take one of {', '.join(sorted(STATES))}",
            )
        params = read_params(route, request.path_params, query)
        cited = cite(store, route, params, route.page(store, params), today())
        exported = export_rows(
            store, route, params, cited=cited,
            reviewed=reviews.reviewed() if isinstance(reviews, SiteReviews) else None,
            state=state,
        )  # fmt: skip
        if form == "csv":
            made = tagged(request, as_csv(route, exported), "text/csv; charset=utf-8")
        else:
            made = tagged(request, msgspec.json.encode(exported), "application/json")
        made.headers["Content-Disposition"] = f'attachment; filename="{route.name}.{form}"'
        return made

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return endpoint


def _changing(
    reviews: SiteReviews, change: Callable[[SiteReviews, dict[str, str]], str]
) -> Endpoint:
    """An address that a form of ours posts to; then the reader is led back to a page of ours."""

    async def endpoint(request: Request) -> Response:
        given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != FORM:
            raise HTTPException(415)
        form = read_form(await request.body())
        if not same(form.pop("token", ""), reviews.token):
            raise HTTPException(403)
        address = await run_in_threadpool(change, reviews, form)
        return RedirectResponse(address, status_code=303)

    return endpoint


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a form; of a name that is there twice, the last.

    Raises: OptionError for what is no form.
    """
    try:
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict"
        )
    except ValueError:
        raise OptionError("that is no form of this site", fix="go back to the page") from None
    return dict(pairs)


def _decide(reviews: SiteReviews, form: dict[str, str]) -> str:
    try:
        act = Act(form.get("act", ""))
    except ValueError:
        raise OptionError("that cannot be decided", fix="go back and choose again") from None
    correcting, merging = act is Act.CORRECT, act is Act.MERGE
    decision = reviews.decide(
        form.get("record", ""),
        act,
        field=form.get("field") if correcting else None,
        value=form.get("value", "") if correcting else None,
        into=form.get("into", "").strip() or None if merging else None,
        comment=form.get("comment", ""),
    )
    return f"{server_address('record', id=decision.record)}#review"


def _undo(reviews: SiteReviews, form: dict[str, str]) -> str:
    number = form.get("n", "")
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise OptionError("a decision is undone by its number", fix="go back to the page")
    decision = reviews.undo(int(number))
    if form.get("back") == "log":
        return server_address("decisions")
    return f"{server_address('record', id=decision.record)}#review"
