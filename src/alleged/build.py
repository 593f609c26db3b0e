"""The whole story: articles in, a dossier out.

    inputs -> originals -> units -> (child) Document -> (child) records -> journal
                                                     journal -> tables -> report, manifest

A unit is one article's bytes. Each worker has two children: one reads untrusted bytes in forked,
limited grandchildren, one analyses the text that came out. The parent only moves bytes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from alleged.errors import DossierError
from alleged.ingest.inputs import Found, find_inputs
from alleged.ingest.read import ReadOptions
from alleged.intake import Intake
from alleged.isolate import Limits
from alleged.link.entities import link_entities
from alleged.link.leaders import read_leaders
from alleged.models.files import reader_version, weights_version
from alleged.records.kinds import KINDS
from alleged.store.dossier import Dossier, DossierBuild
from alleged.store.files import written_aside
from alleged.version import __version__
from alleged.workers import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a dossier is built. Only `read` and `leaders` decide what is in it; the rest, how
    fast."""

    read: ReadOptions = field(default_factory=ReadOptions)
    limits: Limits = field(default_factory=Limits)
    """For reading one article."""
    leaders: Path | None = None
    """A table of who held which office when, to name holders whom the texts do not name."""
    workers: int | None = None
    """Processes that read and analyse; None is one a processor."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is."""

    stage: str
    done: int
    """Articles read so far."""
    total: int | None = None
    """None when it is not known how many there are: JSON lines are not counted beforehand."""


Tell = Callable[[Progress], None]


def build(
    inputs: Iterable[str | Path],
    out: str | Path,
    *,
    options: Options | None = None,
    progress: Tell | None = None,
) -> Dossier:
    """Turn articles into a dossier that holds just these.

    Killed at any moment, the same call goes on where it stopped; called again with more or fewer
    inputs, it reads only the new ones. Raises: InputError for a path that does not exist,
    DossierError when the folder is held or is no dossier. An input that cannot be read is no
    error: it ends in a state, which the `origins` table and an `Issue` tell.
    """
    return _build(inputs, Path(out), options or Options(), progress, keep_others=False)


def add(
    dossier: str | Path,
    inputs: Iterable[str | Path],
    *,
    options: Options | None = None,
    progress: Tell | None = None,
) -> Dossier:
    """Add articles to a dossier, reading only these; the rest is as in `build`."""
    with Dossier.open(dossier):
        pass
    return _build(inputs, Path(dossier), options or Options(), progress, keep_others=True)


def _build(
    inputs: Iterable[str | Path],
    out: Path,
    options: Options,
    progress: Tell | None,
    *,
    keep_others: bool,
) -> Dossier:
    started = time.monotonic()
    tell = progress or (lambda _: None)
    found = list(find_inputs(inputs))
    with DossierBuild.open(out, versions=versions(), settings=settings_of(options)) as dossier:
        if keep_others and dossier.reusable is None:
            raise DossierError(
                f"{out}: made by another version of alleged, or with other options",
                fix="build it again from all its articles with `alleged build`",
            )
        intake = Intake(dossier, found, options.read)
        lines = any(isinstance(item, Found) and item.format == "jsonl" for item in found)
        total = None if lines else len(found)
        with Workers(options.limits, options.workers, options.read) as workers:
            for results in workers.read(intake.pending()):
                dossier.add(intake.entries(results))
                tell(Progress("reading", intake.read_count, total))
        dossier.add(intake.rest())
        tell(Progress("writing tables", intake.read_count))
        manifest = dossier.finish(
            wanted=None if keep_others else intake.origin_ids,
            link=link_entities(options.leaders),
        )
        tell(Progress("writing the report", intake.read_count))
        with Dossier(out, manifest) as unpublished:
            page = dossier.work / "report.html"
            report(unpublished, page)
        run = {"seconds": round(time.monotonic() - started, 1), "workers": workers.count}
        return dossier.publish(manifest, report=page, run=run)


MOST_REPORTED = 3000
"""Documents that a report covers: 2,000 articles take it 280 MB, and it grows with them."""


def report(dossier: Dossier, out: str | Path) -> None:
    """Write the report of a dossier as one HTML file that needs nothing else.

    Of a dossier with over `MOST_REPORTED` documents it covers those with the most statements, and
    says so.
    """
    from alleged.publish.report import ErrorRate, write_report
    from alleged.quality.measured import read_measured

    rates = {
        rate.record: ErrorRate(
            kind=rate.record,
            measure="share of those shown that are right",
            value=rate.right_of_100 / 100,
            gold=rate.gold,
            meaning=rate.sentence,
        )
        for rate in read_measured().error_rates
    }
    count = dossier.counts()["documents"]
    covered = dossier.most_told(MOST_REPORTED) if count > MOST_REPORTED else None
    name = f"{count:,} article{'s' if count != 1 else ''}"
    if covered is not None:
        name = f"{len(covered):,} of {name}: those with the most statements"
    with written_aside(Path(out)) as aside:
        write_report(
            {
                name: list(dossier.records(name, documents=covered))
                for name, kind in KINDS.items()
                if not kind.linked
            },
            aside,
            name=name,
            versions=dossier.manifest.versions,
            error_rates=rates,
        )


@cache
def versions() -> dict[str, str]:
    """What makes the records: a dossier made with other versions is read anew."""
    libraries = ("trafilatura", "lxml", "pypdfium2", "py3langid", "charset-normalizer")
    return {
        "alleged": __version__,
        "reader": reader_version(),
        "entities": weights_version(),
        **{name: version(name) for name in libraries},
    }


def settings_of(options: Options) -> dict[str, str | int | float | bool | None]:
    """The options that decide the records, flat: `columns.text`."""
    settings: dict[str, str | int | float | bool | None] = {}

    def flatten(prefix: str, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if isinstance(value, dict):
                flatten(f"{prefix}{name}.", value)
            else:
                settings[prefix + name] = value

    flatten("", msgspec.to_builtins(options.read))
    if options.leaders is not None:
        settings["leaders"] = read_leaders(options.leaders).edition
    return settings
