"""Give attribution and names last layers of their own: `python -m alleged.train.graft`.

From a reader whose network has every head to one of three networks: the first layers, the last ones
with attributions and names, and the last ones with all other heads, which keep every bit.
docs/training.md tells how it was used.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
import onnx

from alleged.errors import AllegedError, OptionError
from alleged.models.labels import HEADS
from alleged.models.reader import Reader
from alleged.models.wordpiece import WordPiece
from alleged.train.__main__ import packaged_base
from alleged.train.branch import (
    BRANCH_HEADS,
    BranchOptions,
    Trunk,
    ask_teachers,
    fit_branch,
    see,
)
from alleged.train.export import write_onnx, write_settings
from alleged.train.finish import finish
from alleged.train.fit import load_weights, save_weights
from alleged.train.gold import Article
from alleged.train.network import Network
from alleged.train.run import LINKER_ARTICLES
from alleged.train.sets import SETS, read_articles
from alleged.train.split import cut

GOLD_SET = "polnear"
"""The only set with attributions."""
TAUGHT_SETS = (
    "meantime", "re3d", "ecbplus", "muc4", "tempeval", "cameo", "uds", "babe", "own",
)  # fmt: skip
"""Whose texts are read by the teachers; headlines and debates are too unlike articles."""
TAUGHT_WORDS = 420_000
"""Drawn from those texts: about half as many as PolNeAR has."""


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
@click.option(
    "--trunk",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="A reader with one network for all heads, and its weights.safetensors.",
)
@click.option(
    "--teacher",
    "teachers",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A reader whose attributions are taught where a set has none; of several, the mean.",
)
@click.option(
    "--first",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="A reader that has seen the articles once, which linker and judge learn from.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--layers", default=BranchOptions().layers, type=click.IntRange(1))
@click.option("--epochs", default=BranchOptions().epochs, type=click.IntRange(1))
@click.option("--seed", default=1)
@click.option(
    "--leave-out",
    "left_out",
    multiple=True,
    type=click.Choice(sorted(SETS)),
    help="A set that shall not be used; may be repeated.",
)
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the encoder that the trunk was trained from.",
)
@click.option("--fitted", is_flag=True, help="OUT has the weights: do again what comes after.")
def main(
    gold: Path,
    own: Path,
    trunk: Path,
    teachers: tuple[Path, ...],
    first: Path,
    out: Path,
    layers: int,
    epochs: int,
    seed: int,
    left_out: tuple[str, ...],
    base: Path | None,
    fitted: bool,
) -> None:
    """Fit last layers for attribution and names to the first layers of a reader."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        graft(
            gold,
            out,
            own=own,
            base=base or packaged_base(),
            trunk=trunk,
            teachers=teachers,
            first=first,
            options=BranchOptions(layers=layers, epochs=epochs, seed=seed),
            left_out=left_out,
            fitted=fitted,
            report=lambda line: click.echo(line),
        )
    except AllegedError as error:
        raise click.ClickException(str(error)) from error


def graft(
    gold: Path,
    out: Path,
    *,
    own: Path,
    base: Path,
    trunk: Path,
    teachers: Sequence[Path],
    first: Path,
    options: BranchOptions,
    left_out: Sequence[str] = (),
    fitted: bool = False,
    report: Callable[[str], None],
) -> None:
    """Fit the branch and write the folder `out`, which `Reader.load` takes.

    `fitted`: the folder has the weights of an earlier run; all that comes after is done again.
    """
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = WordPiece.load(base / "vocab.txt")
    articles = read_articles(gold, own, "train", [GOLD_SET])
    weights = out / "weights.safetensors"
    network = Network(base)
    if not fitted:
        load_weights(network, trunk / "weights.safetensors")
        sets = [name for name in TAUGHT_SETS if name not in left_out]
        others = taught_articles(gold, own, sets, options.seed)
        ask_teachers([Reader.load(one) for one in teachers], others)
        for article in (*articles, *others):
            article.split(tokenizer)
        shared = len(network.encoder.encoder.layer) - options.layers
        seen = see(Trunk(whole_network(trunk), shared), [*articles, *others], tokenizer, options)

        def keep(_: int, mean: dict[str, Any]) -> None:
            save_weights(mean, weights)

        fit_branch(network, seen, options, report=report, after_epoch=keep)
    load_weights(network, weights)
    write_networks(network, trunk, out, options.layers)
    reader = Reader.load(first)
    random.Random(options.seed).shuffle(articles)
    readings = [
        (article, reader.read(article.text, article.sentences, heads=BRANCH_HEADS))
        for article in articles[:LINKER_ARTICLES]
    ]
    measured = [name for name, one in SETS.items() if one.silver_names and name not in left_out]
    finish(out, Reader.load(out), readings, read_articles(gold, own, "dev", measured), report)


def taught_articles(gold: Path, own: Path, sets: Sequence[str], seed: int) -> list[Article]:
    """Articles of sets without attributions, in any order, until there are enough words."""
    articles = read_articles(gold, own, "train", sets)
    random.Random(seed).shuffle(articles)
    words, taken = 0, []
    for article in articles:
        if words >= TAUGHT_WORDS:
            break
        words += len(article.text.split())
        taken.append(article)
    return taken


def whole_network(folder: Path) -> onnx.ModelProto:
    """The network of a reader that has all heads in one."""
    model = onnx.load(str(folder / "reader.onnx"))
    if missing := HEADS.keys() - {one.name for one in model.graph.output}:
        raise OptionError(
            f"{folder / 'reader.onnx'} has no heads {', '.join(sorted(missing))}",
            fix="name the folder of a reader with one network for all heads",
        )
    return model


def write_networks(network: Network, trunk: Path, out: Path, layers: int) -> None:
    """Write the three networks: of the trunk as it is, and the branch made int8."""
    shared = len(network.encoder.encoder.layer) - layers
    others = [head for head in HEADS if head not in BRANCH_HEADS]
    first, acts = cut(whole_network(trunk), shared, others)
    with tempfile.TemporaryDirectory() as folder:
        write_onnx(network, Path(folder) / "branch.onnx")
        _, branch = cut(onnx.load(str(Path(folder) / "branch.onnx")), shared, BRANCH_HEADS)
    for name, model in (("trunk", first), ("reader", branch), ("acts", acts)):
        onnx.save(model, str(out / f"{name}.onnx"))
    shutil.copyfile(trunk / "vocab.txt", out / "vocab.txt")
    moves = (network.transitions + network.forbidden).detach().tolist()
    settings = Reader.load(trunk).settings
    write_settings(
        out,
        msgspec.structs.replace(
            settings,
            transitions={
                **settings.transitions,
                "attribution": tuple(tuple(round(move, 5) for move in row) for row in moves),
            },
        ),
    )


if __name__ == "__main__":
    main()
