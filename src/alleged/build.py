"""The whole story: articles in, a dossier out.

    inputs -> originals -> units -> (child) Document -> (child) records -> journal
                 |            ^                       journal -> tables -> report, manifest
                 +-> (child) articles of a container

A unit is one article's bytes. Each worker has two children: one reads untrusted bytes in forked,
limited grandchildren, one analyses the text that came out; one more takes containers apart. The
parent only moves bytes.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from alleged.analyse.gazetteer.pinned import SHA256 as GAZETTEER_SHA256
from alleged.check.checks import check_against
from alleged.check.fact_checks import match_feeds
from alleged.errors import DossierError
from alleged.fetching import Fetching, Network
from alleged.ingest.inputs import STANDARD_INPUT, Found, Input, Item, find_inputs
from alleged.ingest.outlets import table_of
from alleged.ingest.read import ReadOptions
from alleged.ingest.sniff import container_format
from alleged.intake import Intake
from alleged.isolate import Limits
from alleged.leaders import read_leaders
from alleged.link.entities import link_entities
from alleged.models.files import comparer_version, reader_version, tagger_version, weights_version
from alleged.records.issues import Stage
from alleged.records.kinds import KINDS
from alleged.records.prints import PRINTS_VERSION
from alleged.splitting import Splitting, Spool
from alleged.store.dossier import ANSWERS_NAME, Dossier, DossierBuild
from alleged.store.files import sha256_of, written_aside
from alleged.store.tables import Link, in_turn
from alleged.version import __version__
from alleged.workers import Workers

if TYPE_CHECKING:  # DuckDB takes 0.2 s to import, so it is imported where it is used
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a dossier is built. Only `read`, `leaders`, `reference`, `fact_checks` and
    `claims` decide what is in it; the rest, how fast and whence."""

    read: ReadOptions = field(default_factory=ReadOptions)
    limits: Limits = field(default_factory=Limits)
    """For reading one article."""
    leaders: Path | None = None
    """A table of who held which office when, to name holders whom the texts do not name,
    and to date articles without a day by the holders whom they name."""
    reference: tuple[Path, ...] = ()
    """Descriptors of tables that the records are held against; what comes of it is `verdicts`."""
    fact_checks: tuple[Path, ...] = ()
    """Files of ClaimReview that the statements are matched with; what comes of it is
    `fact_checks`."""
    claims: bool = True
    """Whether `propositions`, `claims` and `contradictions` are made; most of the time of
    linking goes there."""
    workers: int | None = None
    """Processes that read and analyse; None is one a processor."""
    network: Network = field(default_factory=Network)
    stdin_name: str | None = None
    """What to call the input `-`; its ending tells the format."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is."""

    stage: str
    done: int
    """Articles read so far."""
    total: int | None = None
    """None when it is not known: the articles in containers are not counted beforehand."""


Tell = Callable[[Progress], None]


def build(
    inputs: Iterable[Input],
    out: str | Path,
    *,
    options: Options | None = None,
    progress: Tell | None = None,
) -> Dossier:
    """Turn articles into a dossier that holds just these.

    Killed at any moment, the same call goes on where it stopped; called again with more or fewer
    inputs, it reads only the new ones. Raises: InputError for a path that does not exist,
    DossierError when the folder is held or is no dossier. An input that cannot be read is no
    error: it ends in a state, which the `origins` table and an `Issue` tell. Inputs are paths,
    http(s) addresses, `-` for standard input, and `AddressList`s.
    """
    return _build(inputs, Path(out), options or Options(), progress, keep_others=False)


def add(
    dossier: str | Path,
    inputs: Iterable[Input],
    *,
    options: Options | None = None,
    progress: Tell | None = None,
) -> Dossier:
    """Add articles to a dossier, reading only these; the rest is as in `build`."""
    with Dossier.open(dossier):
        pass
    return _build(inputs, Path(dossier), options or Options(), progress, keep_others=True)


def _build(
    inputs: Iterable[Input],
    out: Path,
    options: Options,
    progress: Tell | None,
    *,
    keep_others: bool,
) -> Dossier:

    started = time.monotonic()
    tell = progress or (lambda _: None)
    table_of(options.read.outlets)  # a faulty table is told now, and not with each article
    link = _linking(options, out)  # a faulty table of reference, too
    found = list(find_inputs(inputs, stdin_name=options.stdin_name))
    with DossierBuild.open(out, versions=versions(), settings=settings_of(options)) as dossier:
        if keep_others and dossier.reusable is None:
            raise DossierError(
                f"{out}: made by another version of alleged, or with other options",
                fix="build it again from all its articles with `alleged build`",
            )
        found = [_off_standard_input(item, dossier.work) for item in found]
        total = len(found) if all(map(_is_one_article, found)) else None
        with (
            Splitting(Spool(dossier.work / "spool")) as splitting,
            Fetching(dossier.work) as fetching,
            Workers(
                options.limits,
                options.workers,
                options.read,
                options.leaders,
                claims=options.claims,
            ) as workers,
        ):
            network = options.network
            intake = Intake(dossier, found, options.read, splitting, fetching, network)
            for results in workers.read(intake.pending()):
                dossier.add(intake.entries(results))
                tell(Progress("reading", intake.read_count, total))
        dossier.add(intake.rest())
        tell(Progress("writing tables", intake.read_count))
        manifest = dossier.finish(
            wanted=None if keep_others else intake.origin_ids,
            link=link,
        )
        tell(Progress("writing the report", intake.read_count))
        with Dossier(out, manifest) as unpublished:
            page = dossier.work / "report.html"
            report(unpublished, page)
        run = {"seconds": round(time.monotonic() - started, 1), "workers": workers.count}
        return dossier.publish(manifest, report=page, run=run)


def _linking(options: Options, out: Path) -> Link:
    """What makes the records of the whole dossier, in order."""
    from alleged.link.copies import link_copies
    from alleged.link.incidents import link_incidents

    steps = [
        link_entities(options.leaders),
        link_incidents,
        link_copies(options.read.outlets),
    ]
    if options.claims:
        from alleged.link.claims import link_claims

        threads = options.workers or os.cpu_count() or 1
        steps.append(partial(link_claims, threads=threads, answers=out / ANSWERS_NAME))
    if options.reference:
        steps.append(check_against(options.reference))
    if options.fact_checks:
        steps.append(match_feeds(options.fact_checks))
    return in_turn(*steps)


def check_tables(dossier: str | Path, reference: Sequence[Path]) -> Dossier:
    """Hold the records of a finished dossier against tables; the articles are not read again.

    The verdicts before are replaced. Raises: InputError for a faulty table, DossierError when the
    folder is no finished dossier.
    """
    return _relink(Path(dossier), "verdicts", check_against(reference))


def match_fact_checks(dossier: str | Path, feeds: Sequence[Path]) -> Dossier:
    """Match the statements of a finished dossier with fact-checks; no article is read again.

    Those matched before are replaced. Raises: InputError for a file that cannot be read,
    DossierError when the folder is no finished dossier.
    """
    return _relink(Path(dossier), "fact_checks", match_feeds(feeds))


def _relink(path: Path, kind: str, link: Link) -> Dossier:
    """A finished dossier with one linked kind made anew."""
    with Dossier.open(path) as finished:
        manifest = finished.manifest
    with DossierBuild.open(path, versions=manifest.versions, settings=manifest.settings) as build:
        manifest = build.relink(kind, link)
        if manifest.versions == versions():  # in their own order, which a manifest read has lost
            manifest = msgspec.structs.replace(manifest, versions=versions())
        with Dossier(path, manifest) as unpublished:
            page = build.work / "report.html"
            report(unpublished, page)
        return build.publish(manifest, report=page, run={})


def _is_one_article(item: Item) -> bool:
    """Whether its name promises no container, whose articles are not counted beforehand."""
    return not isinstance(item, Found) or container_format(item.name, b"?") is None


def _off_standard_input(item: Item, work: Path) -> Item:
    """The input, with what comes in on standard input in a file."""
    if not isinstance(item, Found) or item.path != STANDARD_INPUT:
        return item
    path = work / "standard-input"
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return Found(item.name, path)


MOST_REPORTED = 1000
"""Documents that a report covers. 2,100 articles took it 705 MB and made a page of 67 MB, and 300
take a browser 6 s: more are for the tables."""


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
            _records_of(dossier, covered),
            aside,
            name=name,
            versions=dossier.manifest.versions,
            error_rates=rates,
        )


WHOLE = frozenset(
    {"dossier_entities", "incidents", "copy_groups", "prints", "claims", "contradictions"}
)
"""Kinds whose records belong to several documents, or that no reader wants."""


def _records_of(dossier: Dossier, covered: Sequence[str] | None) -> dict[str, list[Any]]:
    """The records of the covered documents, and what of the whole dossier they belong to; None for
    all. Fingerprints are of no use to a reader."""
    records: dict[str, list[Any]] = {
        name: list(dossier.records(name, documents=covered)) for name in KINDS if name not in WHOLE
    }
    spoken_of = {link.dossier_entity_id for link in records["entity_links"]}
    records["dossier_entities"] = [
        party for party in dossier.records("dossier_entities") if party.id in spoken_of
    ]
    copied = {voice.group_id for voice in records["families"]}
    records["copy_groups"] = [
        group for group in dossier.records("copy_groups") if group.id in copied
    ]
    here = {document.id for document in records["documents"]}
    records["claims"] = [
        claim
        for claim in dossier.records("claims")
        if any(member.document_id in here for member in claim.members)
    ]
    records["contradictions"] = [
        one
        for one in dossier.records("contradictions")
        if {one.first_document_id, one.second_document_id} <= here
    ]
    if covered is not None:
        of_all = (one for one in dossier.records("issues") if one.stage is Stage.LINK)
        records["issues"] += of_all
    told = {link.incident_id for link in records["incident_links"]}
    records["incidents"] = [one for one in dossier.records("incidents") if one.id in told]
    return records


@cache
def versions() -> dict[str, str]:
    """What makes the records: a dossier made with other versions is read anew."""
    from alleged.link.incidents import RULES as INCIDENT_RULES

    libraries = (
        *("trafilatura", "lxml", "pypdfium2", "py3langid", "charset-normalizer", "ftfy"),
        *("anyascii", "rapidfuzz"),
    )
    return {
        "alleged": __version__,
        "reader": reader_version(),
        "entities": weights_version(),
        "tagger": tagger_version(),
        "gazetteer": GAZETTEER_SHA256[:12],
        "prints": PRINTS_VERSION,
        "incidents": INCIDENT_RULES,
        "comparer": comparer_version(),
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
    if options.read.outlets is not None:  # where the table lies is no matter, what it says is
        settings["outlets"] = sha256_of(Path(options.read.outlets))
    if options.leaders is not None:
        settings["leaders"] = read_leaders(options.leaders).edition
    settings["claims"] = options.claims
    return settings
