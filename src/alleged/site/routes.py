"""The table of pages. The server, the API, its description and the static site are made from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from alleged.errors import OptionError
from alleged.site.pages import (
    actors,
    article,
    articles,
    claims,
    figures,
    incidents,
    issues,
    method,
    original,
    overview,
    record,
    review,
    search,
    timeline,
)
from alleged.site.pages.page import Params, Route

ROUTES: dict[str, Route] = {
    route.name: route
    for route in (
        *overview.ROUTES,
        *incidents.ROUTES,
        *claims.ROUTES,
        *timeline.ROUTES,
        *actors.ROUTES,
        *figures.ROUTES,
        *articles.ROUTES,
        *article.ROUTES,
        *original.ROUTES,
        *record.ROUTES,
        *search.ROUTES,
        *issues.ROUTES,
        *method.ROUTES,
        *review.ROUTES,
    )
}

NAVIGATION = (
    "overview", "incidents", "claims", "timeline", "actors", "figures", "articles", "search",
    "issues", "method", "review",
)  # fmt: skip
"""Names of the pages in the navigation, in its order."""

API = "/api/v1"

FIELD = re.compile(r"\{([a-z_]{1,40})\}")


def path_fields(route: Route) -> list[str]:
    """The parameters that stand in the path: the others follow the question mark."""
    return FIELD.findall(route.path)


def read_params(route: Route, path: Mapping[str, str], query: Mapping[str, str]) -> Params:
    """The parameters of a page from its address.

    Raises: OptionError for a parameter that the page does not have, or a value that does not fit.
    """
    known = set(route.params.__struct_fields__) - set(path_fields(route))
    fix = f"its parameters are: {', '.join(sorted(known))}" if known else "it has no parameters"
    if set(query) - known:  # not told which: no answer repeats what was asked for
        raise OptionError("this page has no such parameter", fix=fix)
    try:
        return msgspec.convert({**query, **path}, route.params, strict=False)
    except msgspec.ValidationError as error:
        raise OptionError(f"this page cannot be asked for so: {error}", fix=fix) from None


def server_address(name: str, prefix: str = "", /, **values: Any) -> str:
    """The address of a page on the server; parameters that are None are left out."""
    path, inside = _path_of(name)
    for field in inside:
        path = path.replace(f"{{{field}}}", quote(str(values[field]), safe=""))
    rest = {key: value for key, value in values.items() if key not in inside and value is not None}
    return f"{prefix}{path}?{urlencode(rest)}" if rest else f"{prefix}{path}"


@cache
def _path_of(name: str) -> tuple[str, tuple[str, ...]]:
    """The path of a page, and its fields; a list asks for some hundred addresses."""
    return ROUTES[name].path, tuple(path_fields(ROUTES[name]))


def params_address(route: Route, params: Params, prefix: str = "") -> str:
    """The shortest address of a page: parameters at their default are left out."""
    plain = msgspec.structs.asdict(params)
    fields = msgspec.structs.fields(route.params)
    rest = {f.name: plain[f.name] for f in fields if f.required or plain[f.name] != f.default}
    return server_address(route.name, prefix, **rest)
