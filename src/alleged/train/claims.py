"""Train the model that compares claims: `python -m alleged.train.claims --gold DIR --out DIR`.

From written pairs, our own stories and sentences of the gold sets to the folder that
`Comparer.load` takes, in one go and with fixed seeds; docs/training.md tells more.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import msgspec
import numpy as np

from alleged.analyse.sentences import split_sentences
from alleged.errors import AllegedError
from alleged.models.comparison import (
    CLASHES,
    ENTAILS,
    FORMAT,
    NETWORK,
    RELATIONS,
    SETTINGS,
    VOCABULARY,
    Comparer,
    ComparerSettings,
)
from alleged.models.weights import WeightsFile, checksum_of
from alleged.train.__main__ import packaged_base
from alleged.train.claim_made import LEAST_WORDS, MOST_WORDS, Sentence, made_pairs, names_of
from alleged.train.claim_pairs import Pair, read_judged, read_stories, read_written
from alleged.train.gold import read_rows

SETS = {
    "ecbplus": "ecbplus/ecbplus.train.jsonl.gz",
    "meantime": "meantime/meantime_en.train.jsonl.gz",
    "polnear": "polnear/train.jsonl.gz",
}
"""Sets of which single sentences are taken: where they lie below the folder of gold sets."""
SENTENCES_A_SET = 2500
STORIES = ("tune", "practice", "practice2")
DEV_STORIES = ("held",)
WRITTEN_AGAIN = 1
"""How often an epoch sees a written pair."""
JUDGED_AGAIN = 2
WARMING = 1
"""Rounds of made pairs alone, before the written ones come in."""
MADE_A_ROUND = 0.5
"""Made pairs an epoch, for each written one."""
TEMPERATURES = np.arange(0.5, 4.01, 0.05)


@click.command(context_settings={"show_default": True})
@click.option(
    "--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True
)
@click.option(
    "--pairs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    default=(Path("training/pairs"),),
    help="A folder of written pairs; files with -dev- in their name are only measured on.",
)
@click.option(
    "--judged",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Pairs of news texts that were judged.",
)
@click.option(
    "--stories",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("tests/link/claims_own"),
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option(
    "--leave-out", "left_out", multiple=True,
    type=click.Choice(sorted([*SETS, "written", "judged", "stories"])),
    help="A set that shall not be used; may be repeated.",
)  # fmt: skip
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with another BERT encoder and its vocab.txt (uncased WordPiece).",
)
@click.option("--base-name", default="all-MiniLM-L6-v2, Apache-2.0")
@click.option("--layers", type=click.IntRange(1), help="So many of the encoder's layers.")
@click.option("--epochs", default=6, type=click.IntRange(1))
@click.option("--rate", default=1.5e-4, help="Highest learning rate of the encoder.")
@click.option("--made", default=4000, help="Pairs made by rules, of which the network sees first.")
@click.option("--seed", default=1)
@click.option("--threads", default=1, type=click.IntRange(1))
@click.option("--fitted", is_flag=True, help="OUT has the weights: do again what comes after.")
def main(
    gold: Path,
    pairs: tuple[Path, ...],
    judged: Path | None,
    stories: Path,
    out: Path,
    left_out: tuple[str, ...],
    base: Path | None,
    base_name: str,
    layers: int | None,
    epochs: int,
    rate: float,
    made: int,
    seed: int,
    threads: int,
    fitted: bool,
) -> None:
    """Train the model that compares claims and write it to a folder."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from alleged.train.claim_network import PairOptions
    except ImportError as error:
        raise click.ClickException(f"{error}; install alleged[train]") from error
    try:
        train_claims(
            gold, out, pairs=pairs, judged=judged, stories=stories, left_out=left_out,
            base=base or packaged_base(), base_name=base_name, layers=layers, made=made,
            options=PairOptions(epochs=epochs, rate=rate, seed=seed, threads=threads),
            fitted=fitted, report=click.echo,
        )  # fmt: skip
    except AllegedError as error:
        raise click.ClickException(str(error)) from error


def train_claims(
    gold: Path,
    out: Path,
    *,
    pairs: Sequence[Path],
    judged: Path | None,
    stories: Path,
    left_out: Sequence[str],
    base: Path,
    base_name: str,
    layers: int | None,
    made: int,
    options: Any,
    fitted: bool,
    report: Callable[[str], None],
) -> None:
    """Read, fit, export, calibrate, and write what `Comparer.load` takes."""
    from safetensors.torch import load_file, save_file

    from alleged.models.wordpiece import WordPiece
    from alleged.train.claim_network import PairNetwork, fit_pairs, write_comparer

    out.mkdir(parents=True, exist_ok=True)
    train, dev = read_sets(gold, pairs, judged, stories, left_out)
    report(f"{len(train)} pairs to train on, {len(dev)} to measure on")
    network = PairNetwork(base, layers=layers)
    tokenizer = WordPiece.load(base / "vocab.txt")
    if not fitted:
        sentences = read_sentences(gold, train, left_out, options.seed)
        names = sorted({name for pair in train for name in names_of(pair.one.words)})
        rounds = plan_rounds(train, sentences, made=made, options=options)
        report(f"{sum(map(len, rounds))} pairs in {len(rounds)} rounds")
        steps = sum(-(-len(one) // options.batch) for one in rounds)
        mean = fit_pairs(
            network, rounds, tokenizer, options, names=names, steps=steps, report=report
        )
        save_file(mean, out / "weights.safetensors")
    network.load_state_dict(load_file(out / "weights.safetensors"))
    write_comparer(network, out / NETWORK)
    shutil.copyfile(base / "vocab.txt", out / VOCABULARY)
    used = [one for one in ("written", "stories", "judged", *SETS) if one not in left_out]
    write_settings(out, base=base_name, trained_on=used, temperatures={})
    comparer = Comparer.load(out, threads=options.threads)
    write_settings(
        out, base=base_name, trained_on=used, temperatures=fit_temperatures(comparer, dev)
    )
    comparer = Comparer.load(out, threads=options.threads)
    for name in sorted({one.story.split(":")[0] for one in dev}):
        report(f"{name}: " + measure(comparer, [one for one in dev if one.story.startswith(name)]))
    report("all: " + measure(comparer, dev))


def read_sets(
    gold: Path,
    pairs: Sequence[Path],
    judged: Path | None,
    stories: Path,
    left_out: Sequence[str],
) -> tuple[list[Pair], list[Pair]]:
    """The pairs to train on, and those to measure on."""
    train: list[Pair] = []
    dev: list[Pair] = []
    files = sorted(path for folder in pairs for path in folder.glob("*.tsv"))
    if "written" not in left_out:
        train += read_written([path for path in files if "-dev-" not in path.name])
    dev += read_written([path for path in files if "-dev-" in path.name])
    if "stories" not in left_out:
        for name in STORIES:
            train += read_stories(stories / name)
    for name in DEV_STORIES:
        dev += read_stories(stories / name)
    if judged is not None and "judged" not in left_out:
        known = {name: file for name, file in SETS.items() if name not in left_out}
        train += list(read_judged(judged, gold, known)) * JUDGED_AGAIN
    return train, dev


def read_sentences(
    gold: Path, train: Sequence[Pair], left_out: Sequence[str], seed: int
) -> list[Sentence]:
    """Sentences that rules can change: of the gold sets, and those of the pairs themselves."""
    found = [
        Sentence(words=side.words, published=side.published, text=pair.story, topic=pair.story)
        for pair in train
        for side in (pair.one, pair.other)
    ]
    found = list({one.words: one for one in found}.values())
    for name, file in SETS.items():
        if name in left_out:
            continue
        own: list[Sentence] = []
        for row in read_rows(gold / file):
            day = row.get("dct") or row.get("date")
            for span in split_sentences(row["text"]):
                words = " ".join(row["text"][span.start : span.end].split())
                if LEAST_WORDS <= len(words.split()) <= MOST_WORDS and words.endswith("."):
                    topic = f"{name}:{row.get('topic') or row['id']}"
                    own.append(
                        Sentence(words=words, published=day, text=f"{name}:{row['id']}", topic=topic)
                    )
        random.Random(seed).shuffle(own)
        found += own[:SENTENCES_A_SET]
    return found


def plan_rounds(
    train: Sequence[Pair], sentences: Sequence[Sentence], *, made: int, options: Any
) -> list[list[Pair]]:
    """First made pairs alone, then in each round all written pairs and some made ones."""
    draw = random.Random(options.seed)
    pool = made_pairs(sentences, draw, changed=made, beside=made // 8, strange=made // 16)
    draw.shuffle(pool)
    rounds = [pool[at :: WARMING] for at in range(WARMING)] if pool else []
    for _ in range(int(options.epochs)):
        some = draw.sample(pool, min(len(pool), int(MADE_A_ROUND * len(train))))
        rounds.append([*list(train) * WRITTEN_AGAIN, *some])
    return rounds


def fit_temperatures(comparer: Comparer, dev: Sequence[Pair]) -> dict[str, float]:
    """What the scores of each head are divided by, so that the answers are likeliest."""
    gold: dict[str, list[tuple[list[float], int]]] = {"relation": [], "clash": [], "entails": []}
    for pair in dev:
        found = comparer.compare(pair.one, pair.other)
        gold["relation"].append((list(found.relation.values()), RELATIONS.index(pair.relation)))
        if pair.clash is not None:
            gold["clash"].append((list(found.clash.values()), CLASHES.index(pair.clash)))
        if pair.entails is not None:
            gold["entails"].append((list(found.entails.values()), ENTAILS.index(pair.entails)))
    return {head: _temperature(rows) for head, rows in gold.items()}


def _temperature(rows: Sequence[tuple[list[float], int]]) -> float:
    scores = np.log(np.maximum([chances for chances, _ in rows], 1e-9))
    right = np.asarray([label for _, label in rows])

    def loss(temperature: float) -> float:
        level = scores / temperature
        total = np.log(np.exp(level - level.max(1, keepdims=True)).sum(1)) + level.max(1)
        return float((total - level[np.arange(len(right)), right]).mean())

    return round(float(min(TEMPERATURES, key=loss)), 2)


def measure(comparer: Comparer, dev: Sequence[Pair]) -> str:
    """Macro F1 and share right of the relation, and right of clash and entailment, in words."""
    answers = [comparer.compare(pair.one, pair.other) for pair in dev]
    told = [max(one.relation, key=lambda each: one.relation[each]) for one in answers]
    f1s = []
    for label in RELATIONS:
        both = sum(a is label and p.relation is label for a, p in zip(told, dev, strict=True))
        found, given = told.count(label), sum(pair.relation is label for pair in dev)
        f1s.append(2 * both / (found + given) if found + given else 0.0)
    right = sum(a is p.relation for a, p in zip(told, dev, strict=True))
    clash = [max(a.clash, key=lambda each, a=a: a.clash[each]) is p.clash  # type: ignore[misc]
             for a, p in zip(answers, dev, strict=True) if p.clash]  # fmt: skip
    entails = [max(a.entails, key=lambda each, a=a: a.entails[each]) is p.entails  # type: ignore[misc]
               for a, p in zip(answers, dev, strict=True) if p.entails]  # fmt: skip
    each = " ".join(f"{one.value} {100 * f1:.1f}" for one, f1 in zip(RELATIONS, f1s, strict=True))
    return (
        f"{len(dev)} pairs, macro F1 {100 * sum(f1s) / len(f1s):.1f} ({each}), right "
        f"{100 * right / max(1, len(dev)):.1f}, clash {_share(clash)}, entails {_share(entails)}"
    )


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f}" if right else "-"


def write_settings(
    folder: Path, *, base: str, trained_on: Sequence[str], temperatures: dict[str, float]
) -> None:
    """Write the settings with the checksums of the files beside them."""
    settings = ComparerSettings(
        format=FORMAT,
        base=base,
        trained_on=tuple(trained_on),
        files={
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in (NETWORK, VOCABULARY)
        },
        temperatures=temperatures,
        versions={name: version(name) for name in ("onnxruntime", "torch", "transformers")},
    )
    written = WeightsFile(weights=settings, checksum=checksum_of(settings))
    text = msgspec.json.format(msgspec.json.encode(written, order="deterministic"), indent=1)
    (folder / SETTINGS).write_bytes(text + b"\n")


if __name__ == "__main__":
    main()
