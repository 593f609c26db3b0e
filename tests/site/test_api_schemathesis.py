"""The API against its own description, asked by schemathesis."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.site.made_site import BASE, client_of, write_dossier

from alleged.site.routes import API, ROUTES, path_fields

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
checks = pytest.importorskip("schemathesis.specs.openapi.checks")

HOST = {"Host": BASE.removeprefix("http://")}
EXAMPLES = 15
"""Of each address and manner; the same in every run."""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Any:
    client = client_of(write_dossier(tmp_path_factory.mktemp("api") / "d"), "Ada")
    return schemathesis.openapi.from_asgi(f"{API}/openapi.json", client.app, headers=HOST)


MODES = schemathesis.GenerationMode
ASKED = [
    *((name, MODES.POSITIVE) for name in ROUTES),
    # Of a page without parameters after the question mark nothing can be asked that does not fit.
    *(
        (name, MODES.NEGATIVE)
        for name, route in ROUTES.items()
        if set(route.params.__struct_fields__) - set(path_fields(route))
    ),
]


@pytest.mark.parametrize(("name", "mode"), ASKED, ids=[f"{n}, {m.value}" for n, m in ASKED])
def test_whatever_fits_the_description_or_does_not_is_answered_as_described(
    api: Any, name: str, mode: Any
) -> None:
    strategy = api[ROUTES[name].path]["GET"].as_strategy(generation_mode=mode)

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=strategy)
    def ask(case: Any) -> None:
        # What a day or a question of the search may be is told in words, not in the schema.
        case.call_and_validate(headers=HOST, excluded_checks=[checks.positive_data_acceptance])

    ask()
