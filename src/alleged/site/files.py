"""The site's own files: styles, scripts, shapes. They are held in memory; no path is ever opened
that a request names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """A file of the site."""

    name: str
    """From `static` on, with `/`."""
    data: bytes
    type: str
    sha256: str


@cache
def static_files() -> dict[str, StaticFile]:
    """All files by their names. The style that the report shares with the site is one of them."""
    found = {name: _file(name, entry) for name, entry in _walk(files("alleged.site") / "static")}
    shared = files("alleged.publish") / "static" / "report.css"
    found["report.css"] = _file("report.css", shared)
    return dict(sorted(found.items()))


def _walk(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    pairs: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            pairs += _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.rpartition(".")[2] in TYPES:
            pairs.append((f"{prefix}{entry.name}", entry))
    return pairs


def _file(name: str, entry: Traversable) -> StaticFile:
    data = entry.read_bytes()
    type_ = TYPES[name.rpartition(".")[2]]
    return StaticFile(name=name, data=data, type=type_, sha256=sha256(data).hexdigest())
