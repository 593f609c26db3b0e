"""The kept bytes of an article, to take away. They are never shown as a page: what an article
brings could run in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route as AddressRoute

from alleged.original import find_original
from alleged.site.index.reading import kind_of
from alleged.site.store import NotFoundError
from alleged.store.dossier import Dossier

if TYPE_CHECKING:
    from starlette.requests import Request

    from alleged.site.app import Site

PATH = "/originals/{id}"

SANDBOX = "default-src 'none'; sandbox"


def original_address(site: Site) -> AddressRoute:
    """The address of the originals of a site."""

    def answer(id: str) -> Response:
        store = site.store
        if kind_of(id) != "documents" or store.dossier is None:
            raise NotFoundError("there is no such original", fix="see the list of articles")
        store.record(id, "documents")
        with Dossier.open(store.dossier) as dossier:
            data = find_original(dossier, id, whole=False).data
        return Response(
            data,
            headers={
                "Content-Type": "application/octet-stream",
                "Content-Disposition": f'attachment; filename="{id}.original"',
                "Content-Security-Policy": SANDBOX,
            },
        )

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request.path_params["id"])

    return AddressRoute(PATH, endpoint, methods=["GET"])
