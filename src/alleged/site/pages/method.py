"""How the dossier was made, and how often its records are right."""

from __future__ import annotations

from functools import cache

import msgspec

from alleged.publish.articles import READING_WORDS
from alleged.quality.measured import ErrorRate, Measured, MeasuredSet, read_measured
from alleged.site.pages.page import Page, Params, Route, once
from alleged.site.store import Store
from alleged.site.strings import say


class MethodParams(Params, frozen=True, kw_only=True):
    """There is one such page."""


class KindRow(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of record of this dossier."""

    kind: str
    count: int
    made_by: tuple[str, ...]
    """Rules and models that made records of this kind; some of them, where there are many."""
    rate: ErrorRate | None
    """How often they are right; None where it was not measured."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """A version or an option."""

    name: str
    value: str


class WordRow(msgspec.Struct, frozen=True, kw_only=True):
    """A word for a probability."""

    word: str
    low: float
    high: float


class MethodPage(Page, frozen=True, kw_only=True):
    """How it was made, and how often it is right."""

    kinds: tuple[KindRow, ...]
    words: tuple[WordRow, ...]
    sets: tuple[MeasuredSet, ...]
    versions: tuple[Setting, ...]
    settings: tuple[Setting, ...]
    """The options of the build that are not at their default."""


MAX_MAKERS = 8

_MAKERS = """SELECT DISTINCT maker FROM
(SELECT json_extract(json, '$.made_by') AS maker FROM records WHERE kind = ? ORDER BY n LIMIT 2000)
WHERE maker IS NOT NULL ORDER BY maker LIMIT ?"""


def method_page(store: Store, params: MethodParams) -> MethodPage:
    """The page on method and error rates."""
    measured = measured_figures()
    words = [(low, word) for low, word in READING_WORDS]
    highs = [1.0, *(low for low, _ in words[:-1])]
    versions = msgspec.json.decode(store.facts["versions"], type=dict[str, str])
    settings = msgspec.json.decode(store.facts["settings"])
    return MethodPage(
        title=say("method.title"),
        kinds=tuple(
            KindRow(
                kind=kind,
                count=count,
                made_by=tuple(maker for (maker,) in store.rows(_MAKERS, (kind, MAX_MAKERS))),
                rate=measured.error_rate(kind),
            )
            for kind, count in store.counts.items()
            if kind not in ("documents", "origins", "prints")
        ),
        words=tuple(
            WordRow(word=word, low=low, high=high)
            for (low, word), high in zip(words, highs, strict=True)
        ),
        sets=measured.sets,
        versions=tuple(Setting(name=name, value=value) for name, value in versions.items()),
        settings=tuple(
            Setting(name=name, value=str(value))
            for name, value in settings.items()
            if value is not None
        ),
    )


@cache
def measured_figures() -> Measured:
    """The figures that come with the package."""
    return read_measured()


ROUTES = (
    Route(
        name="method",
        path="/method",
        file="method/index.html",
        params=MethodParams,
        page=method_page,
        result=MethodPage,
        template="pages/method.html",
        every=once(MethodParams()),
    ),
)
