"""The server's side of the site: addresses to pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import anyio.to_thread
import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as AddressRoute

from alleged.errors import AllegedError, OptionError
from alleged.site.answers import CurrentAnswers
from alleged.site.current import CurrentStore
from alleged.site.files import static_files
from alleged.site.originals import original_address
from alleged.site.pages.page import Page, Params, Route
from alleged.site.render import View, render_error, render_page
from alleged.site.routes import API, ROUTES, read_params, server_address
from alleged.site.safety import Access, BodyTooLargeError, Safety
from alleged.site.store import NotFoundError, Store, TooSlowError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

THREADS = 4
"""Each has a connection and its cache. More than the machine has cores only wait for each other."""

CODES: tuple[tuple[type[AllegedError], int], ...] = (
    (NotFoundError, 404),
    (OptionError, 400),
    (TooSlowError, 503),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site that is served."""

    current: CurrentStore
    access: Access
    reviewer: str | None = None
    """Who reviews; None for a site that is only read."""

    @property
    def store(self) -> Store:
        """What the pages are made of now: ask once a request, a rebuild may come between."""
        return self.current.now()

    def view(self, store: Store) -> View:
        """What its templates know."""
        return View(
            store=store,
            link=server_address,
            static=_static_address,
            extra={"review": store.reviews},
            read_on=today(),
        )


def make_app(site: Site, *, more: Sequence[AddressRoute] = ()) -> ASGIApp:
    """The application that a web server runs.

    `more`: addresses besides those of `ROUTES`, such as those of the review.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield

    addresses = [
        AddressRoute("/", _home, methods=["GET"]),
        AddressRoute("/static/{name:path}", _serve_static, methods=["GET"]),
        original_address(site),
        *more,
    ]
    answers = CurrentAnswers()
    for route in ROUTES.values():
        for path, serve in ((API + route.path, _serve_json), (route.path, _serve_html)):
            addresses.append(AddressRoute(path, serve(site, route, answers), methods=["GET"]))
    app = Starlette(
        routes=addresses,
        lifespan=lifespan,
        exception_handlers={
            AllegedError: _on_error(site),
            HTTPException: _on_error(site),
            BodyTooLargeError: _on_error(site),
            Exception: _on_error(site),
        },
    )
    app.router.redirect_slashes = False
    app.state.site = site
    return Safety(app, site.access)


Endpoint = Callable[[Request], Awaitable[Response]]


def _serve_html(site: Site, route: Route, answers: CurrentAnswers) -> Endpoint:
    def answer(store: Store, request: Request) -> tuple[bytes, str]:
        params, page = _page(store, route, request)
        text = render_page(route, params, page, site.view(store))
        return text.encode("utf-8", "replace"), "text/html; charset=utf-8"

    return _answering(site, answer, route, answers)


def _serve_json(site: Site, route: Route, answers: CurrentAnswers) -> Endpoint:
    def answer(store: Store, request: Request) -> tuple[bytes, str]:
        _, page = _page(store, route, request)
        return msgspec.json.encode(page), "application/json"

    return _answering(site, answer, route, answers)


def _answering(
    site: Site,
    answer: Callable[[Store, Request], tuple[bytes, str]],
    route: Route,
    answers: CurrentAnswers,
) -> Endpoint:
    """A page's address: without work where the reader or `answers` has the page already, else by
    `answer`, in a thread unless the page is a quick one."""

    async def made(store: Store, request: Request) -> tuple[bytes, str]:
        if route.quick(request.path_params):
            return answer(store, request)
        return await run_in_threadpool(answer, store, request)

    async def endpoint(request: Request) -> Response:
        store = site.store
        kept = answers.of(store)
        if kept is None:
            return tagged(request, *await made(store, request))
        address = f"{request.scope['path']}?{request.scope['query_string'].decode('latin-1')}"
        tag = kept.tag(address, today())
        known = _tags_of(request)
        if tag in known:
            return _unchanged(tag)
        found = kept.find(address, tag)
        if found is None:
            body, type_ = await made(store, request)
            found = Response(body, headers={"ETag": tag, "Content-Type": type_})
            kept.keep(address, found)
        return _unchanged(tag) if "*" in known else found

    return endpoint


def _page(store: Store, route: Route, request: Request) -> tuple[Params, Page]:
    query: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        query[name] = f"{query[name]},{value}" if name in query else value
    params = read_params(route, request.path_params, query)
    return params, route.page(store, params)


def tagged(request: Request, body: bytes, type_: str) -> Response:
    """An answer with an ETag; 304 without a body when the reader has it already."""
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    known = _tags_of(request)
    if tag in known or "*" in known:
        return _unchanged(tag)
    return Response(body, headers={"ETag": tag, "Content-Type": type_})


def _tags_of(request: Request) -> list[str]:
    """The tags of what the reader has already."""
    given = request.headers.get("if-none-match", "")
    return [one.strip().removeprefix("W/") for one in given.split(",")] if given else []


def _unchanged(tag: str) -> Response:
    return Response(status_code=304, headers={"ETag": tag})


async def _home(request: Request) -> Response:
    first = "overview" if "overview" in ROUTES else "articles"
    return RedirectResponse(server_address(first), status_code=307)


async def _serve_static(request: Request) -> Response:
    file = static_files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    return tagged(request, file.data, file.type)


def today() -> str:
    """The day on which a page is read, for citing it."""
    return datetime.now().astimezone().date().isoformat()


def _static_address(name: str) -> str:
    return f"/static/{name}"


WORDS = {
    403: "this was not sent by a form of this site: load the page again",
    415: "this address takes the form of its page only",
    404: "there is no such page",
    405: "this address cannot be asked in this way",
    413: "the body is too large",
    500: "the program made a mistake here",
}


def _on_error(site: Site) -> Callable[[Request, Exception], Response]:
    """One shape for all errors: as JSON under the API, as a page elsewhere. What was asked for is
    never repeated."""

    def answer(request: Request, error: Exception) -> Response:
        code, what, fix = told(error)
        if request.url.path.startswith(f"{API}/"):
            body: dict[str, Any] = {"error": {"code": code, "what": what, "fix": fix}}
            return Response(msgspec.json.encode(body), code, media_type="application/json")
        return Response(
            render_error(code, what, fix, site.view(site.store)),
            code,
            media_type="text/html; charset=utf-8",
        )

    return answer


def told(error: Exception) -> tuple[int, str, str]:
    """Code, words and way out of an error."""
    if isinstance(error, AllegedError):
        code = next((code for kind, code in CODES if isinstance(error, kind)), 500)
        return code, error.message, error.fix
    if isinstance(error, HTTPException):
        return error.status_code, WORDS.get(error.status_code, "this cannot be answered"), ""
    if isinstance(error, BodyTooLargeError):
        return 413, WORDS[413], ""
    return 500, WORDS[500], ""
