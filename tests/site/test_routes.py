"""Addresses to parameters and back."""

from __future__ import annotations

import pytest

from alleged.errors import OptionError
from alleged.site.pages.page import ListPage, ListParams, Page, Params
from alleged.site.pages.search import SearchParams
from alleged.site.render import environment_of_site
from alleged.site.routes import (
    NAVIGATION,
    ROUTES,
    params_address,
    path_fields,
    read_params,
    server_address,
)
from alleged.site.strings import read_strings, say


def test_every_page_has_a_template_a_name_in_the_navigation_and_fields_for_its_path() -> None:
    environment = environment_of_site()
    for route in ROUTES.values():
        assert environment.get_template(route.template)
        assert issubclass(route.params, Params)
        assert issubclass(route.result, Page)
        assert set(path_fields(route)) <= set(route.params.__struct_fields__)
        assert issubclass(route.params, ListParams) or not issubclass(route.result, ListPage)
    for name in NAVIGATION:
        assert f"nav.{name}" in read_strings()


def test_an_address_comes_back_as_the_parameters_it_was_made_of() -> None:
    params = SearchParams(q="a&b=c #1 %41 ü", cursor=50)
    address = params_address(ROUTES["search"], params)
    assert address.isascii()
    assert "limit" not in address
    from urllib.parse import parse_qsl, urlsplit

    query = dict(parse_qsl(urlsplit(address).query))
    assert read_params(ROUTES["search"], {}, query) == params


def test_a_value_in_the_path_cannot_leave_its_place() -> None:
    assert server_address("article", id="../../x?y#z") == "/articles/..%2F..%2Fx%3Fy%23z"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "501"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"cursor": "-1"}, "cursor"),
        ({"outlet": "x" * 301}, "outlet"),
        ({"colour": "red"}, "no such parameter"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused_with_those_there_are(
    query: dict[str, str], says: str
) -> None:
    with pytest.raises(OptionError, match=says) as error:
        read_params(ROUTES["articles"], {}, query)
    assert "outlet" in error.value.fix


def test_one_is_said_as_one_and_thousands_have_commas() -> None:
    assert say("articles.lede", count=1) == "1 article."
    assert say("articles.lede", count=12345).startswith("12,345 articles")
