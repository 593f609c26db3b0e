"""The API keeps its contract: what it describes is what it answers, whatever is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site.made_site import client_of, every_address, write_dossier

from alleged.site.openapi import openapi
from alleged.site.routes import API, ROUTES, path_fields

pytest.importorskip("starlette")

CODES = {200, 400, 404, 414, 503}
ODD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "0", "-1", "1e9", "501", "null", "true", "../..", "%00", "\x00", "' OR 1=1 --", '"',
         "*", "NEAR(", "AND", "{{7*7}}", "9" * 400, "stm-00000000000000000000", "=cmd()", "٣"]
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return client_of(write_dossier(tmp_path_factory.mktemp("api") / "d"), "Ada")


@cache
def described() -> dict[str, Any]:
    return openapi()


def schema_of(name: str, code: str = "200") -> dict[str, Any]:
    operation = described()["paths"][ROUTES[name].path]["get"]
    schema = operation["responses"][code]["content"]["application/json"]["schema"]
    return {**schema, "components": described()["components"]}


def fits(answer: Any, name: str) -> None:
    code = "200" if answer.status_code == 200 else "400"
    validator = jsonschema.Draft202012Validator(schema_of(name, code))
    errors = [error.message[:200] for error in validator.iter_errors(answer.json())]
    assert errors == []


def test_every_page_is_described_and_answers_as_described(client: Any) -> None:
    assert set(described()["paths"]) == {route.path for route in ROUTES.values()}
    addresses = every_address(client)
    assert len(addresses) >= len(ROUTES) - 3
    for address in addresses:
        answer = client.get(API + address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"] == "application/json"
        path = address.partition("?")[0]
        name = next(n for n, r in ROUTES.items() if matches(r.path, path))
        fits(answer, name)


def matches(path: str, address: str) -> bool:
    ours, given_ = path.split("/"), address.split("/")
    return len(ours) == len(given_) and all(
        a == b or a.startswith("{") for a, b in zip(ours, given_, strict=True)
    )


def test_the_description_has_no_loose_ends(client: Any) -> None:
    served = client.get(f"{API}/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    names = set(served["components"]["schemas"])

    def refs(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*map(refs, value.values()))
        return set().union(*map(refs, value)) if isinstance(value, list) else set()

    assert {ref.rpartition("/")[2] for ref in refs(served)} <= names
    for path, item in served["paths"].items():
        for parameter in item["get"]["parameters"]:
            inside = f"{{{parameter['name']}}}" in path
            assert parameter["in"] == ("path" if inside else "query")
            jsonschema.Draft202012Validator.check_schema(parameter["schema"])
    for schema in served["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("address", ["incidents", "timeline"])
@pytest.mark.parametrize("least", ["9" * 300, "-1"])
def test_a_number_that_no_list_can_have_is_refused(client: Any, address: str, least: str) -> None:
    assert client.get(f"{API}/{address}?least={least}").status_code == 400


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
@pytest.mark.parametrize("name", list(ROUTES))
def test_whatever_is_asked_the_answer_has_its_shape(client: Any, name: str, data: Any) -> None:
    route = ROUTES[name]
    fields = list(route.params.__struct_fields__)
    query = data.draw(st.dictionaries(st.sampled_from([*fields, "other"]), ODD, max_size=4))
    path = route.path
    for field in path_fields(route):
        inside = quote(data.draw(ODD).encode("utf-8", "surrogatepass"), safe="")
        path = path.replace(f"{{{field}}}", inside or "-")
        query.pop(field, None)
    encoded = urlencode({k: v.encode("utf-8", "surrogatepass") for k, v in query.items()})
    answer = client.get(f"{API}{path}?{encoded}")
    assert answer.status_code in CODES
    assert "Traceback" not in answer.text
    if answer.headers["content-type"] == "application/json":
        fits(answer, name if answer.status_code == 200 else "articles")


def test_an_answer_that_is_known_already_is_not_sent_again(client: Any) -> None:
    for address in (f"{API}/articles", "/articles", f"{API}/openapi.json", "/static/share.css"):
        first = client.get(address)
        tag = first.headers["etag"]
        for given_ in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = client.get(address, headers={"If-None-Match": given_})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag
        other = client.get(address, headers={"If-None-Match": '"other"'})
        assert other.status_code == 200


def test_pages_of_a_list_follow_each_other_without_gap_or_repeat(client: Any) -> None:
    whole = client.get(f"{API}/search?q=the&limit=500").json()
    seen: list[Any] = []
    cursor: int | None = 0
    while cursor is not None:
        page = client.get(f"{API}/search?q=the&limit=3&cursor={cursor}").json()
        assert len(page["hits"]) <= 3
        seen += page["hits"]
        cursor = page["next"]
    assert seen == whole["hits"]
    assert len(seen) > 6


@pytest.mark.parametrize("limit", ["0", "-1", "501", "1000000", "ten", "1.5", ""])
def test_a_page_is_never_longer_than_five_hundred_rows(client: Any, limit: str) -> None:
    answer = client.get(f"{API}/articles?limit={limit}")
    assert answer.status_code == 400
    assert answer.json()["error"]["fix"]


def test_an_unknown_parameter_or_address_is_an_error_of_the_same_shape(client: Any) -> None:
    for address, code in (("/articles?other=1", 400), ("/nowhere", 404), ("/records/x", 404)):
        answer = client.get(API + address)
        assert answer.status_code == code
        assert set(answer.json()["error"]) == {"code", "what", "fix"}
        assert answer.json()["error"]["code"] == code
        assert "nowhere" not in answer.text


def test_a_body_over_the_limit_is_refused(client: Any) -> None:
    answer = client.post(f"{API}/articles", content=b"x" * 1_000_001)
    assert answer.status_code == 413


def test_the_api_is_only_read(client: Any) -> None:
    own = {"Origin": "http://127.0.0.1:8765"}
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, f"{API}/articles", headers=own)
        assert answer.status_code == 405


def test_nothing_of_the_path_on_this_machine_is_told(client: Any, tmp_path: Path) -> None:
    app: Any = client.app
    folder = str(app.app.state.site.store.path.parent.parent)
    for address in every_address(client):
        assert folder not in client.get(address).text
        assert folder not in client.get(API + address).text
