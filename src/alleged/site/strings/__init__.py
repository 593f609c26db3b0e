"""The site's own words, in one file for each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_strings(language: str = "en") -> dict[str, str]:
    """The words of a language by dotted keys: `articles.title`."""
    text = (files("alleged.site.strings") / f"{language}.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(text), ""))


def _flat(table: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", value))
    return pairs


def say(key: str, /, **values: Any) -> str:
    """The words of a key with values put in: `say("articles.shown", shown=50, total=200)`.

    Numbers get thousands commas. Where a key has a second form under `key_one`, that is taken when
    `count` is 1.
    """
    strings = read_strings()
    if values.get("count") == 1 and f"{key}_one" in strings:
        key = f"{key}_one"
    shown = {k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}
    return strings[key].format(**shown)
