"""The description of the API, made from the table of pages."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from alleged.site.pages.page import Route
from alleged.site.routes import API, ROUTES, path_fields
from alleged.version import __version__

REF = "#/components/schemas/{name}"


class ErrorBody(msgspec.Struct, frozen=True):
    """What went wrong."""

    code: int
    """As the status of the answer."""
    what: str
    fix: str
    """The way out; empty where there is none."""


class ErrorAnswer(msgspec.Struct, frozen=True):
    """The answer to what cannot be answered."""

    error: ErrorBody


ERRORS = {
    "400": "a parameter does not fit",
    "401": "a token is needed",
    "404": "there is no such page or record",
    "414": "the address is too long",
    "503": "the question took too long and was given up",
}


@cache
def openapi_json() -> bytes:
    """OpenAPI 3.1 of `/api/v1`, as JSON."""
    return msgspec.json.format(msgspec.json.encode(openapi(), order="sorted"), indent=1) + b"\n"


def openapi() -> dict[str, Any]:
    """OpenAPI 3.1 of `/api/v1`: each page, its parameters, and what it answers."""
    answers = [route.result for route in ROUTES.values()]
    refs, components = msgspec.json.schema_components([*answers, ErrorAnswer], ref_template=REF)
    error = refs[-1]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "alleged",
            "version": __version__,
            "description": (
                "Every page of the site as JSON, for reading. Lists go on with `cursor`, the `next`"
                " of the page before. Answers carry an ETag."
            ),
        },
        "servers": [{"url": API}],
        "paths": {
            route.path: {"get": _operation(route, schema, error)}
            for route, schema in zip(ROUTES.values(), refs, strict=False)
        },
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(route: Route, schema: dict[str, Any], error: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": route.name,
        "summary": (route.page.__doc__ or "").partition("\n")[0],
        "parameters": list(_parameters(route)),
        "responses": {
            "200": {"description": "the page", "content": {"application/json": {"schema": schema}}},
            "304": {"description": "unchanged since the ETag in If-None-Match"},
            **{
                code: {
                    "description": words,
                    "content": {"application/json": {"schema": error}},
                }
                for code, words in ERRORS.items()
                if code not in ("401", "414")
            },
            **{code: {"description": ERRORS[code]} for code in ("401", "414")},
        },
    }


def _parameters(route: Route) -> list[dict[str, Any]]:
    inside = path_fields(route)
    made = []
    for field in msgspec.structs.fields(route.params):
        (schema,), components = msgspec.json.schema_components([field.type], ref_template=REF)
        made.append(
            {
                "name": field.name,
                "in": "path" if field.name in inside else "query",
                "required": field.name in inside or field.required,
                "schema": _inline(schema, components),
            }
        )
    return made


def _inline(schema: Any, components: dict[str, Any]) -> Any:
    """A parameter's schema without references, and without the null that no address can say."""
    if isinstance(schema, list):
        return [_inline(one, components) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inline(components[schema["$ref"].rpartition("/")[2]], components)
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(kinds) == 1 and len(kinds) < len(schema["anyOf"]):
        return _inline(kinds[0], components)
    return {name: _inline(one, components) for name, one in schema.items()}
