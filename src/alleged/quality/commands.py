"""The commands `alleged quality ...`: arguments in, one function call out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.group("quality", context_settings={"help_option_names": ["-h", "--help"]})
def quality() -> None:
    """Predict on texts with known answers, and score the predictions."""


@quality.command("predict")
@click.argument("task")
@click.argument("input", metavar="INPUT.jsonl")
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    metavar="PRED.jsonl",
    help="Where to write; `.gz` packs, `-` is standard output.",
)
@click.option("--nested", is_flag=True, help="Also statements inside the content of others.")
@click.option("--scheme", metavar="NAME", help="Which set of labels to use.")
@click.option("--within-documents", is_flag=True, help="Chains that end with their text.")
@click.option("--predicted-mentions", is_flag=True, help="Find the mentions, too.")
@click.option(
    "--reader",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Another model than the package's own; also from ALLEGED_READER.",
)
@click.option("--threads", type=click.IntRange(1), help="Threads of the model; 1 unless given.")
@click.pass_context
def predict_command(
    context: click.Context, /, task: str, input: str, output: str, **given: Any
) -> None:
    """Predict TASK on each row of INPUT.jsonl (`.gz` too, `-` is standard input).

    A row has an `id`, a `text`, and where known `dct`, `title`, `lang` and so on. One line is
    written for every row, in order. Exit code 3: the analysis broke off on some rows, whose lines
    are empty predictions.
    """
    from alleged.quality.predictors import PredictOptions
    from alleged.quality.rows import read_rows, write_rows
    from alleged.quality.tasks import check_options, find_predictor

    found, predict = find_predictor(task)
    options = PredictOptions(**check_options(task, given, found.predict_options))

    rows = read_rows(input)
    made = list(predict(rows, options))
    write_rows(output, ({"id": row.id, **p.fields} for row, p in zip(rows, made, strict=True)))
    broken = [(row.line, p.failure) for row, p in zip(rows, made, strict=True) if p.failure]
    for line, failure in broken:
        click.echo(f"{input}: line {line}: empty prediction, broke off with {failure}", err=True)
    if broken:
        context.exit(3)


@quality.command("score")
@click.argument("task")
@click.argument("gold", metavar="GOLD.jsonl")
@click.argument("pred", metavar="PRED.jsonl")
@click.option(
    "--min-f1",
    type=click.FloatRange(0, 1),
    help="attribution: token F1 from which a role is right.",
)
@click.option("--by", metavar="FIELD", help="attribution: also for every value of a field.")
@click.option("--field", metavar="NAME", help="timex, quantities: where the gold stands in a row.")
@click.option("--lang", metavar="CODE", help="timex: only gold rows of this language.")
@click.option(
    "--kind", type=click.Choice(["event", "entity", "all"]), help="coref: which mentions."
)
@click.option(
    "--selected", is_flag=True, help="coref, triggers, entities: ECB+'s validated sentences."
)
@click.option(
    "--first-sentences",
    type=click.IntRange(1),
    metavar="N",
    help="triggers, entities: only the first N sentences, which MEANTIME's annotators read.",
)
@click.option("--drop-singletons", is_flag=True, help="coref: without chains of one mention.")
@click.option(
    "--within",
    type=click.Choice(["topic", "subtopic", "document"]),
    help="coref: cut chains there.",
)
@click.option("--scheme", metavar="NAME", help="event-class: cameo or case21.")
@click.option("--texts", metavar="TEXTS.jsonl", help="The texts, where GOLD.jsonl has labels only.")
def score_command(task: str, gold: str, pred: str, texts: str | None, **given: Any) -> None:
    """Score PRED.jsonl against GOLD.jsonl; prints one JSON line."""
    from alleged.quality.rows import encode
    from alleged.quality.score import score_files
    from alleged.quality.tasks import check_options, find_task

    found = find_task(task)
    options = check_options(task, given, found.score_options)
    scores = score_files(found, gold, pred, texts=texts, **options)
    click.echo(encode(scores).decode(), nl=False)


@quality.command("measure")
@click.argument("sets", nargs=-1, metavar="[SET]...")
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Gold sets; else ALLEGED_GOLD, else ../shared/data.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Renew this measured.json; without it, only print the table.",
)
@click.option(
    "--reader",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Another model than the package's own; also from ALLEGED_READER.",
)
def measure_command(
    sets: tuple[str, ...], gold: Path | None, output: Path | None, reader: Path | None
) -> None:
    """Predict and score the development gold sets, all or those named."""
    from alleged.errors import OptionError
    from alleged.quality.gold import DEFAULT_FOLDER, GOLD_SETS, gold_folder
    from alleged.quality.measure import measure_sets
    from alleged.quality.measured import (
        Measured,
        encode_measured,
        merge,
        read_measured,
        render_table,
    )
    from alleged.quality.predictors import PredictOptions

    for key in sets:
        if key not in GOLD_SETS:
            raise OptionError(f"there is no gold set {key!r}", fix=f"use: {', '.join(GOLD_SETS)}")
    folder = gold_folder(gold)
    if folder is None:
        click.echo(
            f"nothing measured: there is no folder of gold sets (ALLEGED_GOLD, {DEFAULT_FOLDER})",
            err=True,
        )
        return
    measured = measure_sets(
        sets or GOLD_SETS,
        folder,
        PredictOptions(reader=reader),
        say=lambda line: click.echo(line, err=True),
    )
    if output:
        old = read_measured(output) if output.is_file() else Measured(sets=(), error_rates=())
        measured = merge(old, measured, keys=tuple(GOLD_SETS))
        output.write_bytes(encode_measured(measured))
    click.echo(render_table(measured), nl=False)


@quality.command("table")
@click.option(
    "--write",
    "page",
    type=click.Path(path_type=Path, exists=True),
    metavar="PAGE.md",
    help="Put the table between the markers of this page.",
)
@click.option(
    "--check", is_flag=True, help="With --write: change nothing, fail where the page is old."
)
def table_command(page: Path | None, check: bool) -> None:
    """Show what was measured, as a Markdown table."""
    from alleged.errors import OptionError
    from alleged.quality.measured import (
        TABLE_BEGIN,
        TABLE_END,
        read_measured,
        render_table,
        with_table,
    )

    table = render_table(read_measured())
    if page is None:
        click.echo(table, nl=False)
        return
    old = page.read_text(encoding="utf-8")
    new = with_table(old, table)
    if new is None:
        raise OptionError(f"{page} has no markers", fix=f"add {TABLE_BEGIN} and {TABLE_END} to it")
    if check and new != old:
        raise OptionError(f"the table in {page} is old", fix="run `make quality`")
    if not check:
        page.write_text(new, encoding="utf-8")
