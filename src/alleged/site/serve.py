"""`alleged serve`: the site of a dossier on this machine."""

from __future__ import annotations

import secrets
import signal
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from alleged.errors import OptionError
from alleged.site.index.make import find_index
from alleged.site.reviews import SiteRecords, SiteReviews
from alleged.site.safety import Access, is_loopback
from alleged.site.store import Store

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from alleged.site.app import Site

TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How a site is served."""

    host: str = "127.0.0.1"
    port: int = 8765
    token: bool = False
    """Whether a token is needed on loopback, too; elsewhere it always is."""
    names: tuple[str, ...] = ()
    """Names that the site may be called by besides its own, as behind a proxy."""
    reviewer: str | None = None
    open: bool = False


def make_site(dossier: Path, options: ServeOptions) -> Site:
    """The site of a dossier, its file made first if that is missing or old."""
    from alleged.site.app import Site
    from alleged.site.current import CurrentStore

    wanted = options.token or not is_loopback(options.host)
    reviews = None if options.reviewer is None else SiteReviews(dossier, options.reviewer)

    def opened(path: Path) -> Store:
        store = Store(path, dossier)
        if reviews is not None:
            store.reviews = reviews
            reviews.records = SiteRecords(store)
        return store

    return Site(
        current=CurrentStore(dossier, opened),
        access=Access(
            host=options.host,
            port=options.port,
            token=secrets.token_urlsafe(TOKEN_BYTES) if wanted else None,
            names=frozenset(name.lower() for name in options.names),
        ),
        reviewer=options.reviewer,
    )


FIRST_TIME = "Making the file that the pages are read from. This is done once after each build."
"""It takes minutes for ten thousand articles, and nothing else is to be seen meanwhile."""


def app_of(site: Site) -> ASGIApp:
    """All that is served: the pages, their exports, the description of the API, the review."""
    from alleged.site.app import make_app
    from alleged.site.more import more_addresses

    return make_app(site, more=more_addresses(site))


def serve(
    dossier: Path, options: ServeOptions, *, say: Callable[[str], None], note: Callable[[str], None]
) -> None:
    """Serve until interrupted; `say` is told the address, `note` what takes long before it.

    Raises: OptionError when the port is taken.
    """
    import socket

    import uvicorn

    if hasattr(signal, "SIGPIPE"):  # a reader who hangs up must not end the site for all
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    if find_index(dossier) is None:
        note(FIRST_TIME)
    site = make_site(dossier, options)
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    # With its protocol named, else asyncio leaves Nagle's delay on: 40 ms for each short answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
    except OSError as error:
        raise OptionError(
            f"{options.host} port {options.port}: {error.strerror or error}",
            fix="give another port with --port",
        ) from None
    address = address_of(site.access)
    say(address)
    if options.open:
        webbrowser.open(address)
    config = uvicorn.Config(
        app_of(site), log_level="warning", access_log=False, server_header=False,
        lifespan="on", limit_concurrency=512, timeout_keep_alive=15,
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def address_of(access: Access) -> str:
    """The address to open, with the token if one is needed."""
    host = f"[{access.host}]" if ":" in access.host else access.host
    ending = f"?token={quote(access.token)}" if access.token else ""
    return f"http://{host}:{access.port}/{ending}"
