"""Answers that need no work: what the reader has already, and what was just made for another.

A dossier that is served changes only by a rebuild, and a page is a function of its address. So the
tag of an answer can be told from the address alone, before anything is looked up; and an answer
that was made once can be given again. The review changes what pages show: a site with one does
without.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from starlette.responses import Response

from alleged.version import __version__

if TYPE_CHECKING:
    from alleged.site.store import Store

KEPT_BYTES = 32 * 2**20
"""Of answers in memory, the latest asked for. A twelfth of what the server may take (400 MB)."""

KEPT_ANSWER = 2**20
"""A longer answer is made anew each time: few of them would push out all others."""

KEPT_ADDRESS = 300
"""Characters of an address whose answer is kept: an address counts as bytes, too, and what is
longer was typed into a form and is hardly asked again."""

CODE = ("alleged.site", "alleged.publish")
"""Packages that decide how a page looks."""


class Answers:
    """The answers of a site that is only read. Used by the one thread that takes requests."""

    def __init__(self, store: Store, kept_bytes: int | None = None) -> None:
        self.kept_bytes = KEPT_BYTES if kept_bytes is None else kept_bytes
        self._salt = f"{store.version} {store.facts['fingerprint']} {code_digest()}"
        self._kept: OrderedDict[str, Response] = OrderedDict()
        self._size = 0

    def tag(self, address: str, day: str) -> str:
        """The ETag of what this address answers on a day: pages tell the day of reading."""
        return f'"{sha256(f"{self._salt} {day} {address}".encode()).hexdigest()[:32]}"'

    def find(self, address: str, tag: str) -> Response | None:
        """What was answered before under this tag."""
        found = self._kept.get(address)
        if found is None or found.headers["etag"] != tag:
            return None
        self._kept.move_to_end(address)
        return found

    def keep(self, address: str, answer: Response) -> None:
        """Remember an answer that went well, in place of those asked for longest ago."""
        size = len(answer.body)
        if size > min(KEPT_ANSWER, self.kept_bytes) or len(address) > KEPT_ADDRESS:
            return
        old = self._kept.pop(address, None)
        self._size += size - (len(old.body) if old else 0)
        self._kept[address] = answer
        while self._size > self.kept_bytes:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped.body)

    @property
    def size(self) -> int:
        """Bytes of the answers that are kept."""
        return self._size


class CurrentAnswers:
    """The answers of the store of now: after a rebuild none is left."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._answers: Answers | None = None

    def of(self, store: Store) -> Answers | None:
        """Those of a store; None where a review changes what pages show."""
        if store is not self._store:
            self._store = store
            self._answers = Answers(store) if store.reviews is None else None
        return self._answers


@cache
def code_digest() -> str:
    """A hash of the code, templates and words that pages are made by."""
    digest = sha256(__version__.encode())
    for package in CODE:
        for path, entry in sorted(_files_in(files(package), package)):
            digest.update(path.encode())
            digest.update(entry.read_bytes())
    return digest.hexdigest()


def _files_in(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _files_in(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}", entry
