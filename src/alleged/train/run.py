"""The whole training on one screen: data, fitting, export, linker, calibration."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from alleged.errors import OptionError
from alleged.models.labels import SPAN_HEADS
from alleged.models.reader import Reader
from alleged.models.wordpiece import WordPiece
from alleged.train.evening import even_out, find_levels
from alleged.train.export import write_onnx, write_settings
from alleged.train.finish import bio_rows, finish, finish_with, first_settings
from alleged.train.fit import FitOptions, fit, load_weights, save_weights
from alleged.train.keeping import keep_heads
from alleged.train.network import Network
from alleged.train.sets import DOUBTFUL_SET, SETS, read_articles
from alleged.train.teachers import ask_teachers, leave_open
from alleged.train.unpack import lacking, mean_weights

LINKER_ARTICLES = 400
"""Of the train split, for linker and judge: about 8,300 contents and 6,700 cues with a source. With
250 articles the relation F1 on dev is 0.002 lower."""
CONTEXT_PIECES = 0
"""How far a window looks back. 32 or 64 pieces change the exact F1 on dev by 0.002 or less, lower
the relation F1 by as much, and cost 15 to 50 % more time."""


def train(
    gold: Path,
    out: Path,
    *,
    own: Path,
    base: Path,
    base_name: str,
    left_out: Sequence[str],
    options: FitOptions,
    fitted: bool = False,
    start: Sequence[Path] = (),
    teachers: Sequence[Path] = (),
    keeper: Path | None = None,
    acts_keeper: Path | None = None,
    acts: Path | None = None,
    first_weights: Path | None = None,
    linker: Path | None = None,
    report: Callable[[str], None],
) -> None:
    """Train on every set that is not left out, and write the model's folder.

    `fitted`: the folder has the weights of an earlier run already; all that comes after is done
    again.
    start: weights (or readers' folders) to begin with in place of the bare encoder; of several,
    their mean.
    teachers: folders of readers whose attributions and names are taught on the sets that have
    none: the mean of what they say.
    keeper: the folder of a reader whose other heads' word is taught on all texts.
    acts_keeper: that of another, whose word of acts is taught in place of the keeper's.
    acts: the folder of a reader of acts: where the annotators of a set left acts without a code
    out and it sees one, their silence is not taught.
    first_weights: those the linker learns from, as `start` has seen the articles often; otherwise
    those after the first epoch.
    linker: the folder of a reader whose linker and judge of statements are taken as they are, where
    no weights are left that have seen the articles once.
    """
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = WordPiece.load(base / "vocab.txt")
    names = [
        name
        for name, one in SETS.items()
        if name not in left_out and (teachers or not one.taught_only)
    ]
    articles = read_articles(gold, own, "train", names)
    measured = [name for name in names if SETS[name].silver_names or name == DOUBTFUL_SET]
    dev = read_articles(gold, own, "dev", measured)
    if not any(article.attributions for article in articles):
        raise OptionError(
            f"without {', '.join(left_out)} no set with attributions is left",
            fix="leave PolNeAR in, or add another set to alleged.train.sets.SETS",
        )
    for article in articles:
        article.split(tokenizer)
    torch.manual_seed(options.seed)
    network = Network(base)
    if start:
        network.load_state_dict(mean_weights(start, network))
        options = replace(options, fresh=lacking(start))
    keep = None
    if not fitted:
        keepers = [folder for folder in (keeper, acts_keeper) if folder is not None]
        ask_teachers(teachers, keepers, articles, threads=options.threads)
        if acts is not None:
            leave_open(acts, articles, threads=options.threads)
        keep = keep_heads(keeper, acts_keeper, network) if keeper else None
    first = out / "first-epoch"
    first.mkdir(exist_ok=True)

    def after_epoch(number: int, mean: dict[str, Any]) -> None:
        save_weights(mean, out / "weights.safetensors")
        if number == 1 and first_weights is None:
            save_weights(mean, first / "weights.safetensors")

    if not fitted:
        fit(
            network,
            articles,
            tokenizer,
            options,
            keeper=keep,
            report=report,
            after_epoch=after_epoch,
        )
    if first_weights is not None:
        shutil.copyfile(first_weights, first / "weights.safetensors")
    shown = [article for article in articles if article.attributions is not None]
    for folder in (out,) if linker is not None else (first, out):
        load_weights(network, folder / "weights.safetensors")
        levels = find_levels(network, shown, tokenizer)
        write_reader(even_out(network, levels), folder, base, base_name, names, options)
    if linker is not None:
        scorers = Reader.load(linker).settings.scorers
        finish_with(out, Reader.load(out, threads=options.threads), scorers, dev, report)
        return
    # The linker learns from the first epoch's model, which has seen each article only once: its
    # mistakes on the train split are like those on texts it has never seen.
    held_out = [article for article in articles if article.attributions is not None]
    random.Random(options.seed).shuffle(held_out)
    reader = Reader.load(first, threads=options.threads)
    readings = [
        (article, reader.read(article.text, article.sentences))
        for article in held_out[:LINKER_ARTICLES]
    ]
    finish(out, Reader.load(out, threads=options.threads), readings, dev, report)


def write_reader(
    network: Network,
    folder: Path,
    base: Path,
    base_name: str,
    names: Sequence[str],
    options: FitOptions,
) -> None:
    """The exported model with settings that have no linker yet."""
    write_onnx(network, folder / "reader.onnx")
    shutil.copyfile(base / "vocab.txt", folder / "vocab.txt")
    moves = (network.transitions + network.forbidden).detach().tolist()
    settings = first_settings(
        {
            "attribution": tuple(tuple(round(move, 5) for move in row) for row in moves),
            **{head: bio_rows(head) for head in SPAN_HEADS},
        },
        distances=tuple(
            tuple(round(step, 5) for step in row) for row in network.distances.detach().tolist()
        ),
        base=base_name,
        trained_on=names,
        max_pieces=options.max_pieces,
        context_pieces=CONTEXT_PIECES,
    )
    write_settings(folder, settings)
