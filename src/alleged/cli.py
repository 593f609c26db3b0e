"""The command line: arguments in, one function call out."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from alleged.errors import AllegedError
from alleged.publish.inert import plain
from alleged.version import __version__

EXIT_MISUSE = 2
EXIT_SOME_FAILED = 3
EXIT_DAMAGED = 4
EXIT_INTERRUPTED = 130
KIND_NAMES = (
    "documents", "origins", "statements", "insinuations", "framings", "assessments", "voices",
    "figures", "times", "datings",
    "mentions", "places",
    "entities", "events", "dossier_entities", "entity_links",
    "incidents", "incident_links", "prints", "copies", "shared_quotations", "copy_groups",
    "families", "propositions", "claims", "contradictions", "verdicts", "fact_checks",
    "issues",
)  # fmt: skip
"""As in `alleged.records.kinds`, which would make `--help` slower; a test holds them equal."""

SUMMED = {
    "statements": "statements",
    "insinuations": "insinuations",
    "figures": "figures",
    "times": "times",
    "mentions": "mentions",
    "places": "places",
    "dossier_entities": "entities",
    "events": "events",
    "copies": "copies",
    "claims": "claims",
    "contradictions": "contradictions",
    "issues": "issues",
}
"""What the summary of a build counts, and how it calls them."""

Command = TypeVar("Command", bound=Callable[..., Any])
FOLDER = click.Path(path_type=Path)


def main() -> None:
    """Run the command line; errors that a user can act on end it with their own exit code."""
    with contextlib.suppress(AttributeError, ValueError):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        cli.main(prog_name="alleged", standalone_mode=False)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.ClickException as misuse:
        misuse.show()
        sys.exit(misuse.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("cancelled", err=True)
        sys.exit(EXIT_INTERRUPTED)
    except AllegedError as error:
        click.echo(f"alleged: {plain(str(error))}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"alleged: {plain(f'{place}{error.strerror or error}')}", err=True)
        sys.exit(EXIT_MISUSE)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """From contested news to checkable evidence.

    Reads news articles and writes a dossier: who says what, with which figures and times, each tied
    to the exact words. It never says what is true; it says who alleges it.
    """


TABLES = click.option(
    "--tables", type=FOLDER, metavar="FOLDER",
    help="Where added reference tables lie; else ALLEGED_TABLES, else a folder of the user.",
)  # fmt: skip


def build_options(command: Command) -> Command:
    """The options that `build` and `add` share."""
    options = [
        click.option("--encoding", metavar="NAME", help="Encoding of text files; else detected."),
        click.option("--workers", type=click.IntRange(1, 256), help="Processes; else one a core."),
        click.option(
            "--max-bytes", type=click.IntRange(1), default=20_000_000, show_default=True,
            help="Largest article that is read.",
        ),
        click.option(
            "--seconds", type=click.FloatRange(0.1), default=10.0, show_default=True,
            help="Longest time for reading one article.",
        ),
        *(
            click.option(
                f"--{column}-column", metavar="NAME",
                help=f"Column of a table that holds the {column}; else guessed and said.",
            )
            for column in COLUMNS
        ),
        click.option(
            "--addresses", multiple=True, type=FOLDER, metavar="FILE",
            help="File with http(s) addresses to fetch, one a line; may be repeated.",
        ),
        click.option(
            "--outlets", type=FOLDER, metavar="FILE",
            help="CSV table of outlets whose rows go before those of the package.",
        ),
        click.option("--no-network", is_flag=True, help="Fetch nothing; addresses are refused."),
        click.option("--refetch", is_flag=True, help="Fetch also what the dossier has."),
        click.option(
            "--stdin-name", metavar="NAME",
            help="What to call the input `-`; its ending tells the format: news.warc.gz.",
        ),
        click.option(
            "--leaders", type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="CSV table of who held which office when: name, office, country, from, to.",
        ),
        click.option(
            "--claims/--no-claims", default=True, show_default=True,
            help="Look for claims and contradictions; most time of linking goes there.",
        ),
        click.option(
            "--reference", multiple=True, metavar="TABLE",
            help="Table to hold the records against: a name that was added, its file, or a folder;"
            " may be repeated.",
        ),
        TABLES,
        click.option(
            "--fact-checks", multiple=True, metavar="FILE",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="File of ClaimReview to match statements with; may be repeated.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="No progress, no summary."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


COLUMNS = ("text", "title", "date", "outlet", "url", "byline", "language")
"""Columns of JSON lines, CSV and Parquet that can be named."""


@cli.command()
@click.argument("inputs", nargs=-1)
@click.option("-o", "--out", required=True, type=FOLDER, help="Folder of the dossier.")
@build_options
def build(inputs: tuple[str, ...], out: Path, quiet: bool, **options: Any) -> None:
    """Read articles and write a dossier and its report.

    INPUTS are files and folders of articles (text, Markdown, HTML, PDF, Word, OpenDocument), of
    what holds many (WARC, WACZ, zip, RSS and Atom, CSV, Parquet, JSON lines, mail), packed with
    gzip or not; http(s) addresses; and - for standard input. A build that was stopped goes on where
    it was; called again with other inputs, it reads only the new ones.
    """
    from alleged.build import build as build_dossier

    _run(build_dossier, inputs, (out,), quiet, options)


@cli.command()
@click.argument("dossier", type=FOLDER)
@click.argument("inputs", nargs=-1)
@build_options
def add(dossier: Path, inputs: tuple[str, ...], quiet: bool, **options: Any) -> None:
    """Add articles to a dossier, reading only these."""
    from alleged.build import add as add_to_dossier

    _run(lambda given, **how: add_to_dossier(dossier, given, **how), inputs, (), quiet, options)


def _run(
    work: Callable[..., Any],
    inputs: tuple[str, ...],
    places: tuple[Path, ...],
    quiet: bool,
    given: dict[str, Any],
) -> None:
    from alleged.build import Options
    from alleged.fetching import Network
    from alleged.ingest.inputs import AddressList
    from alleged.ingest.read import Columns, ReadOptions
    from alleged.isolate import Limits

    if not inputs and not given["addresses"]:
        raise click.UsageError("Missing argument 'INPUTS...': give files, folders or addresses.")
    columns = Columns(**{name: given[f"{name}_column"] for name in COLUMNS})
    options = Options(
        read=ReadOptions(
            encoding=given["encoding"],
            max_raw_bytes=given["max_bytes"],
            columns=columns,
            outlets=str(given["outlets"]) if given["outlets"] else None,
        ),
        limits=Limits(wall_seconds=given["seconds"]),
        leaders=given["leaders"],
        claims=given["claims"],
        reference=_references(given["reference"], given["tables"]),
        fact_checks=given["fact_checks"],
        workers=given["workers"],
        network=Network(allowed=not given["no_network"], again=given["refetch"]),
        stdin_name=given["stdin_name"],
    )
    with _progress(quiet) as progress:
        lists = map(AddressList, given["addresses"])
        made = work([*inputs, *lists], *places, options=options, progress=progress)
    with made as dossier:
        states = dossier.origin_states()
        if not quiet:
            click.echo(_summary(dossier, states), err=True)
    if set(states) - {"ok"}:
        sys.exit(EXIT_SOME_FAILED)


def _references(given: tuple[str, ...], folder: Path | None) -> tuple[Path, ...]:
    if not given:
        return ()
    from alleged.check.snapshots import default_folder, find_references

    return tuple(find_references(given, folder or default_folder()))


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Any], None]]:
    """A bar that tells how far it is, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda now: bar.update(
            task,
            description=f"{now.stage}: {now.done:,} articles",
            completed=now.done,
            total=now.total,
        )


def _summary(dossier: Any, states: dict[str, int]) -> str:
    counts = dossier.counts()
    ended = ", ".join(f"{count:,} {state}" for state, count in states.items())
    if not counts["propositions"]:  # they were not looked for
        del counts["claims"], counts["contradictions"]
    found = ", ".join(f"{counts[kind]:,} {name}" for kind, name in SUMMED.items() if kind in counts)
    return (
        f"{sum(states.values()):,} inputs ({ended}), {counts['documents']:,} documents\n"
        f"{found}\n"
        f"report: {plain(str(dossier.path / 'report.html'))}"
    )


@cli.command()
@click.argument("kind", type=click.Choice(KIND_NAMES))
@click.argument("dossier", type=FOLDER)
@click.option("--document", metavar="ID", help="Only of this document: its id or the start of it.")
@click.option("--contains", metavar="WORDS", help="Only where the words stand, in either case.")
@click.option("--speaker", metavar="NAME", help="Only statements whose speaker has this in it.")
@click.option(
    "--voice",
    type=click.Choice(["reported", "unattributed", "article"]),
    help="Only statements of this voice.",
)
@click.option("--min-probability", type=click.FloatRange(0, 1), help="Only at least this likely.")
@click.option(
    "--review",
    type=click.Choice(["reviewed", "accepted", "rejected", "corrected", "merged", "open"]),
    help="Only where people left it so; open: nobody has decided.",
)
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--words", is_flag=True, help="With --json or --jsonl: what stands at each span.")
@click.option("--json", "form", flag_value="json", help="Print an array of records.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one record a line.")
def show(kind: str, dossier: Path, form: str | None, **filters: Any) -> None:
    """Print the records of a kind, as a table, --json or --jsonl."""
    from alleged.publish.show import show_records
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        show_records(opened, kind, form=form or "table", **filters)


@cli.command("check-tables")
@click.argument("dossier", type=FOLDER)
@click.option(
    "--reference",
    multiple=True,
    required=True,
    metavar="TABLE",
    help="A name that was added, a table's file, or a folder of tables; may be repeated.",
)
@TABLES
def check_tables(dossier: Path, reference: tuple[str, ...], tables: Path | None) -> None:
    """Hold a finished dossier's figures, events, offices and weekdays against tables.

    The articles are not read again; verdicts of an earlier check are replaced.
    """
    from alleged.build import check_tables as check
    from alleged.publish.show import outcome_line

    with check(dossier, _references(reference, tables)) as checked:
        click.echo(plain(outcome_line(checked)), err=True)


@cli.command("match-fact-checks")
@click.argument("dossier", type=FOLDER)
@click.argument(
    "feeds",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def match_fact_checks(dossier: Path, feeds: tuple[Path, ...]) -> None:
    """Match a finished dossier's statements with known fact-checks.

    FEEDS are files of ClaimReview: JSON-LD, JSON lines or pages that hold it. The articles are not
    read again; those matched before are replaced. A rating is that of who published it.
    """
    from alleged.build import match_fact_checks as match

    with match(dossier, feeds) as matched:
        count = matched.counts()["fact_checks"]
        click.echo(f"known fact-checks on statements: {count:,}", err=True)


@cli.group("reference")
def reference_group() -> None:
    """Tables to hold records against: what is there, adding, showing."""


@reference_group.command("list")
@TABLES
def reference_list(tables: Path | None) -> None:
    """List the tables at hand and those of the catalogue."""
    from alleged.check.snapshots import default_folder
    from alleged.reference import list_references

    for line in list_references(tables or default_folder()):
        click.echo(plain(line))


@reference_group.command("add")
@click.argument("table")
@click.option(
    "--descriptor",
    type=FOLDER,
    metavar="FILE",
    help="What the table says; else the .json file of the same name beside it.",
)
@click.option("--edition", metavar="WORDS", help="As the publisher counts.")
@TABLES
def reference_add(
    table: str, descriptor: Path | None, edition: str | None, tables: Path | None
) -> None:
    """Add a table, and keep a copy under its hash.

    TABLE is a CSV or Parquet file with its descriptor, or a name of the catalogue, which is
    fetched; nothing else is ever fetched.
    """
    from alleged.check.snapshots import default_folder
    from alleged.reference import add_reference

    folder = tables or default_folder()
    added = add_reference(table, folder, descriptor=descriptor, edition=edition)
    click.echo(plain(f"added {added.name}, sha256 {added.sha256}"))


@reference_group.command("show")
@click.argument("table")
@TABLES
def reference_show(table: str, tables: Path | None) -> None:
    """Show what a table says and how it is read."""
    from alleged.check.snapshots import default_folder
    from alleged.reference import show_reference

    for line in show_reference(table, tables or default_folder()):
        click.echo(plain(line))


@cli.command()
@click.argument("dossier", type=FOLDER)
@click.option("-o", "--out", required=True, type=FOLDER, help="HTML file to write.")
def report(dossier: Path, out: Path) -> None:
    """Write the report of a dossier as one HTML file that needs nothing else."""
    from alleged.build import report as write_report
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        write_report(opened, out)


@cli.command()
@click.argument("dossier", type=FOLDER)
@click.option(
    "--to", "form", required=True, type=click.Choice(["json", "csv", "parquet", "plover"])
)
@click.option("-o", "--out", required=True, type=FOLDER, help="Folder to write.")
def export(dossier: Path, form: str, out: Path) -> None:
    """Write all records in an open format; `alleged schema` describes the layout.

    plover: the counted events alone, one row each, as event data is laid out; docs/events.md.
    """
    from alleged.publish.export import export as write_export
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        write_export(opened, form, out)


@cli.command()
@click.argument("dossier", type=FOLDER)
@click.argument("id")
@click.option("-o", "--out", type=FOLDER, help="File to write; else standard output.")
@click.option("--info", is_flag=True, help="Where it came from, when and how, instead of bytes.")
@click.option("--file", "whole", is_flag=True, help="The whole file that was given.")
def original(dossier: Path, id: str, out: Path | None, info: bool, whole: bool) -> None:
    """Give back the kept bytes of a document or of an origin.

    ID is theirs, or the start of it. For an article in a container these are its own bytes; --file
    gives the container. --info tells of a page from the web when it was taken, with which headers.
    """
    from alleged.original import find_original, info_of
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        found = find_original(opened, id, whole=whole)
    if info:
        click.echo(plain(info_of(found)))
    elif out is not None:
        out.write_bytes(found.data)
    else:
        sys.stdout.buffer.write(found.data)
        sys.stdout.buffer.flush()


@cli.command()
@click.argument("claim")
@click.argument("dossier", type=FOLDER)
@click.option(
    "--fact-checks",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File of ClaimReview (JSON-LD, JSON lines or a page): who rated the like.",
)
@click.option(
    "--reference",
    multiple=True,
    metavar="TABLE",
    help="A table to ask: a name that was added, a file, or a folder; may be repeated. Else those"
    " that the dossier was held against, as far as they were added.",
)
@TABLES
@click.option(
    "--as-of", metavar="DAY", help="The day that `now` means; else that of the newest article."
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def check(
    claim: str,
    dossier: Path,
    reference: tuple[str, ...],
    tables: Path | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Hold one sentence against a dossier: who says so, who denies it, what tables say.

    It never says whether the sentence is true.
    """
    import msgspec

    from alleged.check.snapshots import default_folder
    from alleged.checking import Asking, answer_lines, check_claim, tables_of
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        asked = _references(reference, tables) or tables_of(opened, tables or default_folder())
        answer = check_claim(claim, opened, Asking(tables=asked, **given))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(answer), indent=1).decode())
        return
    for line in answer_lines(answer):
        click.echo(line)


@cli.command()
@click.argument("dossier", type=FOLDER)
def verify(dossier: Path) -> None:
    """Compare every stored file with its hash; exit 4 when one was changed."""
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        faults = opened.verify()
    for fault in faults:
        click.echo(plain(fault))
    if faults:
        sys.exit(EXIT_DAMAGED)
    click.echo(f"{plain(str(dossier))}: every file is as it was written")


@cli.command()
@click.argument("kind", required=False, type=click.Choice(KIND_NAMES))
@click.option("--markdown", is_flag=True, help="The reference page instead of JSON Schema.")
def schema(kind: str | None, markdown: bool) -> None:
    """Print the JSON Schema of the records of a kind, or of all kinds."""
    import json

    from alleged.records.kinds import KINDS
    from alleged.records.schemas import json_schema, reference_page

    if markdown:
        click.echo(reference_page(), nl=False)
        return
    chosen = [KINDS[kind]] if kind else list(KINDS.values())
    schemas = {one.name: json_schema(one) for one in chosen}
    click.echo(json.dumps(schemas[kind] if kind else schemas, indent=1, ensure_ascii=False))


@cli.command()
@click.argument("dossier", type=FOLDER)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@click.option("--token", is_flag=True, help="Need a token on this machine, too.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name that the site is reached by, as behind a proxy; may be repeated.",
)
@click.option("--review", metavar="NAME", help="Let NAME review records: accept, reject, correct.")
def serve(
    dossier: Path, host: str, port: int, open_: bool, token: bool, names: tuple[str, ...],
    review: str | None,
) -> None:  # fmt: skip
    """Look at a dossier in the browser: a site on this machine, until Ctrl-C.

    Other machines reach it only with --host, and then need the token that is printed.
    """
    from alleged.site.serve import ServeOptions
    from alleged.site.serve import serve as run

    options = ServeOptions(
        host=host, port=port, token=token, names=names, reviewer=review, open=open_
    )
    run(
        dossier,
        options,
        say=lambda address: click.echo(plain(address)),
        note=lambda words: click.echo(words, err=True),
    )


@cli.command()
@click.argument("dossier", type=FOLDER)
@click.option("-o", "--out", required=True, type=FOLDER, help="Folder to write.")
def site(dossier: Path, out: Path) -> None:
    """Write the site of a dossier as files that open from disk or any web host.

    Search and lists by filter need `alleged serve`.
    """
    from alleged.site.index.make import ensure_index
    from alleged.site.store import Store
    from alleged.site.write import write_site

    count = write_site(Store(ensure_index(dossier), dossier), out)
    click.echo(f"{count:,} pages: {plain(str(out / 'index.html'))}")


def _attach_groups() -> None:
    from alleged.quality.commands import quality
    from alleged.review.commands import review

    cli.add_command(quality)
    cli.add_command(review)


_attach_groups()
