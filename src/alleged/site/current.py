"""The store of a dossier as it is now: a rebuild is noticed while the site runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from alleged.errors import AllegedError
from alleged.site.index.make import ensure_index
from alleged.site.store import Store
from alleged.store.manifest import MANIFEST_NAME

RETRY_SECONDS = 5.0
"""After the site's file could not be made: a build may be just about to replace the tables."""

Look = tuple[int, int, int] | None
"""What tells a file from the one that took its place; None where there is none."""


class CurrentStore:
    """The store of a dossier, another one after each rebuild.

    Until the new site's file is made, readers get the old one, which stays open; pages of both are
    never mixed, since each request asks once.
    """

    def __init__(self, dossier: Path, opened: Callable[[Path], Store]) -> None:
        self.dossier = dossier
        self._opened = opened
        self._changing = threading.Lock()
        self._making: threading.Thread | None = None
        self._retry_at = 0.0
        # Looked at first: a change after it is noticed later.
        self._manifest = look_at(dossier / MANIFEST_NAME)
        path = ensure_index(dossier)
        self._file = look_at(path)
        self._store = opened(path)

    def now(self) -> Store:
        """The store to answer from."""
        manifest = look_at(self.dossier / MANIFEST_NAME)
        if manifest is not None and manifest != self._manifest:
            self._make(manifest)
        file = look_at(self._store.path)
        if file is not None and file != self._file:
            self._take(self._store.path)
        return self._store

    def wait(self, seconds: float = 60.0) -> None:
        """Until a site's file that is being made is there; for tests and for the impatient."""
        making = self._making
        if making is not None:
            making.join(seconds)

    def _make(self, manifest: Look) -> None:
        """Make the site's file of the new dossier, aside: readers do not wait for it."""
        with self._changing:
            busy = self._making is not None and self._making.is_alive()
            if busy or manifest == self._manifest or time.monotonic() < self._retry_at:
                return
            self._making = threading.Thread(target=self._make_now, args=(manifest,), daemon=True)
            self._making.start()

    def _make_now(self, manifest: Look) -> None:
        try:
            path = ensure_index(self.dossier)
        except (AllegedError, OSError, ValueError):  # half a dossier, as while it is put in place
            self._retry_at = time.monotonic() + RETRY_SECONDS
            return
        self._manifest = manifest
        self._take(path)

    def _take(self, path: Path) -> None:
        with self._changing:
            file = look_at(path)
            if file is None or (file == self._file and path == self._store.path):
                return
            old, self._store, self._file = self._store, self._opened(path), file
        old.close()


def look_at(path: Path) -> Look:
    """Which file lies there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
