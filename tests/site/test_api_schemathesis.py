"""The API against its own description, asked by schemathesis."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests.site.made_site import BASE, client_of, write_dossier

from alleged.site.routes import API

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
from schemathesis.specs.openapi.checks import positive_data_acceptance  # noqa: E402

HOST = {"Host": BASE.removeprefix("http://")}
EXAMPLES = 25
"""Of each address, with values that fit the description and such that do not."""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Any:
    client = client_of(write_dossier(tmp_path_factory.mktemp("api") / "d"), "Ada")
    return schemathesis.openapi.from_asgi(f"{API}/openapi.json", client.app, headers=HOST)


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_whatever_fits_the_description_or_does_not_is_answered_as_described(case: Any) -> None:
    # What a day or a question of the search may be is told in words, not in the schema.
    case.call_and_validate(headers=HOST, excluded_checks=[positive_data_acceptance])
