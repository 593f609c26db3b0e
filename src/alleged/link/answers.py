"""What the comparison model answered before, kept beside a dossier.

Each build compares the propositions of all articles anew, so that it never matters in how many
steps the articles came. Of the pairs that the model reads nearly all are the same again, and it is
the model that takes the time: its answers are looked up by what it was asked.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

import msgspec

from alleged.models.comparison import (
    CLASHES,
    ENTAILS,
    RELATIONS,
    Comparer,
    ComparerSettings,
    Compares,
    Judgement,
    Said,
    packaged_comparer,
)
from alleged.store.files import write_whole

DIGEST_BYTES = 32
KEY_BYTES = 16


class _Kept(msgspec.Struct, frozen=True):
    """The file, behind the SHA-256 of these bytes."""

    comparer: str
    answers: dict[bytes, list[float]]
    """By a hash of what was asked: the chances of all relations, clashes and entailments."""


_decode = msgspec.msgpack.Decoder(_Kept).decode


class Answers:
    """The answers of one build.

    path: the file of those before; one that is missing, altered, or by another model is passed
    over. None to keep none.
    comparer: who is asked; None for the model of the package.
    """

    def __init__(self, path: Path | None, comparer: Comparer | None) -> None:
        self._path = path
        self._wanted = comparer

    @cached_property
    def comparer(self) -> Compares:
        """Who is asked, loaded when it is first wanted."""
        wanted = self._wanted or packaged_comparer()
        return wanted if self._path is None else _Remembering(wanted, self._path)

    def keep(self) -> None:
        """Put what was answered in the place of what the file has: the rest is of no use."""
        made = self.__dict__.get("comparer")
        if isinstance(made, _Remembering):
            made.keep()
        elif self._path is not None:
            self._path.unlink(missing_ok=True)


class _Remembering:
    """Asks another only what it was not asked before."""

    def __init__(self, comparer: Comparer, path: Path) -> None:
        self._comparer = comparer
        self._path = path
        self._known = _read(path, comparer.version)
        self._given: dict[bytes, list[float]] = {}

    @property
    def settings(self) -> ComparerSettings:
        return self._comparer.settings

    def compare(self, one: Said, other: Said, *, telling: float = 0.0) -> Judgement:
        asked = msgspec.msgpack.encode((one, other, telling))
        key = hashlib.sha256(asked).digest()[:KEY_BYTES]
        known = self._known.get(key)
        if known is not None:
            self._given[key] = known
            return _judgement(known)
        found = self._comparer.compare(one, other, telling=telling)
        self._given[key] = _numbers(found)
        return found

    def keep(self) -> None:
        kept = _Kept(self._comparer.version, dict(sorted(self._given.items())))
        data = msgspec.msgpack.encode(kept)
        write_whole(self._path, hashlib.sha256(data).digest() + data)


def _read(path: Path, comparer: str) -> dict[bytes, list[float]]:
    try:
        data = path.read_bytes()
        kept = _decode(data[DIGEST_BYTES:])
    except (OSError, msgspec.MsgspecError):
        return {}
    whole = hashlib.sha256(data[DIGEST_BYTES:]).digest() == data[:DIGEST_BYTES]
    return kept.answers if whole and kept.comparer == comparer else {}


def _numbers(found: Judgement) -> list[float]:
    return [
        *(found.relation[one] for one in RELATIONS),
        *(found.clash[one] for one in CLASHES),
        *(found.entails[one] for one in ENTAILS),
    ]


def _judgement(numbers: list[float]) -> Judgement:
    rest = iter(numbers)
    return Judgement(
        relation={one: next(rest) for one in RELATIONS},
        clash={one: next(rest) for one in CLASHES},
        entails={one: next(rest) for one in ENTAILS},
    )
