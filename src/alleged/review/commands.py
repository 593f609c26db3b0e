"""The commands `alleged review ...`: arguments in, one function call out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

FOLDER = click.Path(path_type=Path)
ACTS = ("accept", "reject", "correct", "merge", "comment")
BY = click.option("--by", "who", required=True, metavar="NAME", help="Who decides.")
COMMENT = click.option("--comment", default="", metavar="WORDS", help="Why.")


@click.group("review", context_settings={"help_option_names": ["-h", "--help"]})
def review() -> None:
    """What people decide on records, kept beside what the program wrote."""


@review.command("add")
@click.argument("dossier", type=FOLDER)
@click.argument("record")
@click.argument("act", type=click.Choice(ACTS))
@BY
@click.option("--field", metavar="FIELD", help="What to correct.")
@click.option("--value", metavar="VALUE", help="Its value: JSON, or plain text for text.")
@click.option("--into", metavar="ID", help="The record to merge into.")
@COMMENT
def review_add(dossier: Path, record: str, act: str, who: str, **parts: Any) -> None:
    """Note a decision on a record: RECORD is its id.

    The record itself is not changed; the decision is added to the log with name and time.
    """
    from alleged.review.decisions import decide
    from alleged.review.dossiers import DossierRecords
    from alleged.store.dossier import Dossier
    from alleged.store.reviews import Act

    with Dossier.open(dossier) as opened:
        made = decide(dossier, DossierRecords(opened), record, Act(act), who=who, **parts)
    click.echo(f"decision {made.n}")


@review.command("undo")
@click.argument("dossier", type=FOLDER)
@click.argument("number", type=click.IntRange(1))
@BY
@COMMENT
def review_undo(dossier: Path, number: int, who: str, comment: str) -> None:
    """Take decision NUMBER back. Undoing the undo brings it back."""
    from alleged.store.dossier import Dossier
    from alleged.store.reviews import undo

    with Dossier.open(dossier):
        made = undo(dossier, number, who=who, comment=comment)
    click.echo(f"decision {made.n} undoes decision {number}")


@review.command("show")
@click.argument("dossier", type=FOLDER)
@click.option("--log", is_flag=True, help="Every decision, in its order.")
@click.option("--gone", is_flag=True, help="Reviewed records that are no longer there.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
def review_show(dossier: Path, log: bool, gone: bool, as_json: bool) -> None:
    """Show how far the review has come."""
    import msgspec

    from alleged.publish.inert import plain
    from alleged.review.export import read_review
    from alleged.review.lines import gone_lines, log_lines, progress_lines
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        found = read_review(opened)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    lines = log_lines(found) if log else gone_lines(found) if gone else progress_lines(found)
    for line in lines:
        click.echo(plain(line))


@review.command("export")
@click.argument("dossier", type=FOLDER)
@click.option("--to", "form", required=True, type=click.Choice(["json", "csv"]))
@click.option("-o", "--out", required=True, type=FOLDER, help="File, or for csv folder, to write.")
def review_export(dossier: Path, form: str, out: Path) -> None:
    """Write the log, and where each reviewed record stands."""
    from alleged.review.export import export_review
    from alleged.store.dossier import Dossier

    with Dossier.open(dossier) as opened:
        export_review(opened, form, out)
