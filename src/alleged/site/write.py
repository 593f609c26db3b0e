"""`alleged site`: the pages as files, which open from disk or any web host."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from alleged.errors import DossierError
from alleged.site.files import static_files
from alleged.site.found_words import SCRIPT, search_script
from alleged.site.index.reading import kind_of
from alleged.site.pages.page import ListPage, Params, Route
from alleged.site.pages.record import STATIC_KINDS
from alleged.site.render import PAGE_OF_KIND, View, record_address, render_page
from alleged.site.routes import FIELD, ROUTES
from alleged.site.store import Store

MARK_NAME = ".alleged-site"
"""Says that a folder was written here, and may be written anew."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


def write_site(store: Store, out: Path) -> int:
    """Write all pages that need no server to a folder; returns how many.

    The folder is put in place whole. An earlier site there is replaced, anything else left alone.
    Raises: DossierError when the folder holds something else.
    """
    if out.exists() and not out.is_dir():
        raise DossierError(f"{out} is a file", fix="give a folder for the site")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK_NAME).exists():
        raise DossierError(
            f"{out} is not empty, and no site that was written here",
            fix="give a new or an empty folder",
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    try:
        count = _write_all(store, made)
        made.chmod(0o755)
        if out.is_dir():
            shutil.rmtree(out)
        os.replace(made, out)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return count


def _write_all(store: Store, folder: Path) -> int:
    for file in static_files().values():
        _put(folder, f"static/{file.name}", file.data)
    script = search_script(store, _search_address(store))
    _put(folder, f"static/{SCRIPT}", script)
    count = 0
    for route in ROUTES.values():
        if route.file:
            for name, text in pages_of(store, route):
                _put(folder, name, text.encode("utf-8", "replace"))
                count += 1
    first = ROUTES.get("overview") or ROUTES["articles"]
    target = file_name(first, {})
    _put(folder, "index.html", _LEAD.format(target=target).encode())
    _put(folder, MARK_NAME, f"{store.version}\n".encode())
    return count


def _search_address(store: Store) -> Callable[[str], str]:
    """Addresses of records from the search page on."""
    link = file_view(store, ROUTES["search"].file).link
    return lambda id: record_address(link, id)


_LEAD = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={target}">
<title>alleged</title>
<p><a href="{target}">The dossier</a></p>
</html>
"""


def pages_of(store: Store, route: Route) -> Iterator[tuple[str, str]]:
    """The files of a route, each with its HTML; of a list every page."""
    for first in route.every(store):
        params: Params | None = first
        while params is not None:
            page = route.page(store, params)
            name = file_name(route, msgspec.structs.asdict(params))
            yield name, render_page(route, params, page, file_view(store, name))
            following = page.next if isinstance(page, ListPage) else None
            params = (
                None if following is None else msgspec.structs.replace(params, cursor=following)
            )


def file_name(route: Route, values: dict[str, Any]) -> str:
    """The file of a page, from the site's folder on. A page of a list has its cursor in the name;
    other filters have no files."""
    name = FIELD.sub(lambda field: _safe(str(values[field[1]])), route.file)
    cursor = values.get("cursor")
    if cursor:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem}-{_safe(str(cursor))}{dot}{ending}"
    return name


def file_view(store: Store, name: str) -> View:
    """What templates know on a page that is written to `name`: addresses relative to it."""
    folder = posixpath.dirname(name)

    def link(page: str, /, **values: Any) -> str:
        route = ROUTES[page]
        if page == "record":
            route, values = _page_of_record(store, values["id"])
        if not route.file:
            route, values = ROUTES["articles"], {}
        return posixpath.relpath(file_name(route, values), folder or ".")

    def static(file: str) -> str:
        return posixpath.relpath(f"static/{file}", folder or ".")

    return View(store=store, link=link, static=static, is_file=True)


def _page_of_record(store: Store, id: str) -> tuple[Route, dict[str, Any]]:
    """Where a record stands: its own file, or the article or page that shows it."""
    kind = kind_of(id) or ""
    if kind in STATIC_KINDS:
        return ROUTES["record"], {"id": id}
    own = PAGE_OF_KIND.get(kind)
    if own in ROUTES and own is not None:
        return ROUTES[own], {"id": id}
    document_id = store.value("SELECT document_id FROM records WHERE id = ?", (id,))
    if document_id is not None:
        return ROUTES["article"], {"id": document_id}
    return ROUTES["articles"], {}


def _safe(value: str) -> str:
    """A value as part of a file name: itself if it is plain, else a hash of it."""
    if _SAFE.fullmatch(value):
        return value
    return f"x-{blake2b(value.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"


def _put(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
