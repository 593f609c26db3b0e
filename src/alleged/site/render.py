"""From a page's Struct to HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from alleged.publish.articles import Ways, odds, reading_word, render_blocks, render_marks
from alleged.publish.inert import marked
from alleged.publish.report import environment
from alleged.records.kinds import KINDS
from alleged.site.drawings.table import DRAWINGS, HELPERS
from alleged.site.index.reading import kind_of
from alleged.site.pages.article import LAYERS
from alleged.site.pages.method import measured_figures
from alleged.site.pages.page import Page, Params, Route
from alleged.site.routes import NAVIGATION, ROUTES, params_address
from alleged.site.sharing import cite, rows_field
from alleged.site.store import Store
from alleged.site.strings import say

Link = Callable[..., str]
"""From the name of a page and its parameters to its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a template knows besides the page's Struct."""

    store: Store
    link: Link
    """Addresses of pages: `link("article", id=...)`."""
    static: Callable[[str], str]
    """Addresses of the site's own files: `static("site.css")`."""
    is_file: bool = False
    """Whether the page is written to a folder, where no server answers."""
    extra: Mapping[str, Any] | None = None
    """What other parts of the site add: the state of the review."""
    read_on: str | None = None
    """The day, for citing; None where the bytes have to stay the same."""

    @property
    def navigation(self) -> list[str]:
        """The pages to go to: the review only where there is one."""
        return [
            name
            for name in NAVIGATION
            if name in ROUTES and (name != "review" or self.store.reviews is not None)
        ]


def render_page(route: Route, params: Params, page: Page, view: View) -> str:
    """A page as HTML."""
    return (
        environment_of_site()
        .get_template(route.template)
        .render(
            page=page,
            params=params,
            route=route,
            own_page=_own_page(route, params, view),
            store=view.store,
            link=view.link,
            static=view.static,
            is_file=view.is_file,
            extra={"review": None, **(view.extra or {})},
            navigation=_navigation(view),
            cited=cite(view.store, route, params, page, view.read_on),
            exports=_exports(route, params),
            json_address=None if view.is_file else params_address(route, params, "/api/v1"),
        )
    )


def render_error(code: int, what: str, fix: str, view: View) -> str:
    """The page that says why there is none; it never repeats what was asked for."""
    return (
        environment_of_site()
        .get_template("pages/error.html")
        .render(
            code=code,
            what=what,
            fix=fix,
            store=view.store,
            link=view.link,
            static=view.static,
            is_file=view.is_file,
            extra={"review": None, **(view.extra or {})},
            navigation=_navigation(view),
        )
    )


@cache
def environment_of_site() -> Environment:
    """The templates of the site, and those of the report that it shares."""
    made = environment(
        ChoiceLoader([PackageLoader("alleged.site"), PackageLoader("alleged.publish")])
    )
    made.auto_reload = False
    made.globals["say"] = _said
    made.globals["lit_text"] = _lit_text
    made.globals["beside_text"] = _beside_text
    made.globals["lit_part"] = _lit_part
    made.globals.update(DRAWINGS)
    made.globals.update(HELPERS)
    made.globals["routes"] = ROUTES
    made.globals["all_layers"] = LAYERS
    made.globals["rates"] = _rates()
    made.globals["record_address"] = record_address
    made.filters["marked"] = marked
    made.filters["odds"] = odds
    made.filters["reading_word"] = reading_word
    return made


def _said(key: str, /, **values: Any) -> str:
    """The words of a key; a command among them, in backticks, is set as one."""
    words = say(key, **values)
    if "`" not in words:
        return words
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else part
        for place, part in enumerate(words.split("`"))
    )


def _lit_text(page: Any) -> Markup:
    """The text of an article page with its marks."""
    return render_marks(page.article.document, page.marks)


TO_TEXT = Ways(to="#at-", here="in-")


def _beside_text(page: Any) -> Markup:
    """The text of an article; each mark leads to the same words in the original, if these are."""
    found = frozenset(mark.record_id for part in page.parts for mark in part.marks if mark.anchor)
    ways = Ways(to="#in-", here="at-", known=found)
    return render_marks(page.document, page.marks, ways)


def _lit_part(part: Any) -> Markup:
    """A part of an original; each mark leads to the same words in the text."""
    return render_blocks(part.text, part.blocks, part.marks, TO_TEXT)


PAGE_OF_KIND = {
    "documents": "article",
    "incidents": "incident",
    "claims": "claim",
    "dossier_entities": "actor",
}
"""Kinds that have a page of their own, with more than the record."""


def record_address(link: Link, id: str) -> str:
    """Where a record is shown: on the page of its kind, if there is one, or as a record."""
    page = PAGE_OF_KIND.get(kind_of(id) or "", "record")
    return link(page if page in ROUTES else "record", id=id)


def _own_page(route: Route, params: Params, view: View) -> str | None:
    """The page of a record's kind; None for kinds that have none, and elsewhere."""
    id = getattr(params, "id", "")
    page = PAGE_OF_KIND.get(kind_of(id) or "")
    return view.link(page, id=id) if route.name == "record" and page in ROUTES else None


def _navigation(view: View) -> list[str]:
    """The pages that there are, in the order of the navigation."""
    return [name for name in view.navigation if ROUTES[name].file or not view.is_file]


def _exports(route: Route, params: Params) -> dict[str, str] | None:
    """Where the rows of a list are had as files; None for pages that are no list."""
    if rows_field(route) is None:
        return None
    whole = msgspec.structs.replace(params, cursor=0)
    return {form: params_address(route, whole, f"/export/{form}") for form in ("csv", "json")}


def _rates() -> dict[str, list[dict[str, str]]]:
    """How often records are right, by kind, as the templates of the report ask for it."""
    rates: dict[str, list[dict[str, str]]] = {kind: [] for kind in KINDS}
    for rate in measured_figures().error_rates:
        rates.setdefault(rate.record, []).append({"meaning": rate.sentence})
    return rates
