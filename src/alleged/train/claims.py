"""Train the model that compares claims: `python -m alleged.train.claims --gold DIR --out DIR`.

From written pairs, our own stories and sentences of the gold sets to the folder that
`Comparer.load` takes, in one go and with fixed seeds; docs/training.md tells more.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import msgspec
import numpy as np

from alleged.analyse.sentences import split_sentences
from alleged.errors import AllegedError
from alleged.link.compare import Comparison
from alleged.link.judged import combine, weights_told
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
from alleged.records.claims import PairRelation
from alleged.train.__main__ import packaged_base
from alleged.train.claim_made import (
    LEAST_WORDS,
    MOST_WORDS,
    Sentence,
    coreferent_pairs,
    made_pairs,
    names_of,
)
from alleged.train.claim_pairs import Pair, read_judged, read_stories, read_taught, read_written
from alleged.train.claim_rules import Answered, answer_pairs, cross_validated, fit_rules
from alleged.train.gold import read_rows

SETS = {
    "ecbplus": "ecbplus/ecbplus.train.jsonl.gz",
    "polnear": "polnear/train.jsonl.gz",
}
"""Sets of which single sentences are taken: where they lie below the folder of gold sets."""
SENTENCES_A_SET = 3000
HELD_TOPIC, HELD_MONTHS = 30, ("2016-02", "2016-05")
"""ECB+ topics from here on, and PolNeAR's articles of these months and those between, are kept to
look at what is found in real articles."""
ONE_EVENT = 900
"""Pairs of ECB+ sentences on one event, and as many on two."""
STORIES = ("tune", "practice", "practice2")
DEV_STORIES = ("held",)
WRITTEN_AGAIN = 1
"""How often an epoch sees a written pair."""
JUDGED_AGAIN = 3
WARMING = 1
"""Rounds of made pairs alone, before the written ones come in."""
MADE_A_ROUND = 0.05
"""Made pairs an epoch, for each written one."""
NO_RULES = ComparerSettings(
    format=FORMAT, base="", trained_on=(), files={}, temperatures={}, rules={}, other_rules=0.0,
    versions={},
)  # fmt: skip
Report = Callable[[str], None]
TEMPERATURES = np.arange(0.5, 4.01, 0.05)


def pair_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of all that learns from pairs: what it reads, and how."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    out = click.Path(file_okay=False, path_type=Path)
    sets = click.Choice(sorted([*SETS, "written", "judged", "stories"]))
    options = (
        click.option("--gold", type=folder, required=True),
        click.option(
            "--pairs", type=folder, multiple=True, default=(Path("training/pairs"),),
            help="A folder of written pairs; files with -dev- in their name are only measured on.",
        ),
        click.option("--judged", type=file, help="Pairs of news texts that were judged."),
        click.option("--stories", type=folder, default=Path("tests/link/claims_own")),
        click.option("--out", type=out, required=True),
        click.option(
            "--leave-out", "left_out", multiple=True, type=sets,
            help="A set that shall not be used; may be repeated.",
        ),
        click.option("--seed", default=1),
        click.option("--threads", default=1, type=click.IntRange(1)),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command(context_settings={"show_default": True})
@pair_options
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with another BERT encoder and its vocab.txt (uncased WordPiece).",
)
@click.option("--base-name", default="all-MiniLM-L6-v2, Apache-2.0")
@click.option("--layers", type=click.IntRange(1), help="So many of the encoder's layers.")
@click.option("--epochs", default=4, type=click.IntRange(1))
@click.option("--rate", default=1.5e-4, help="Highest learning rate of the encoder.")
@click.option("--made", default=6000, help="Pairs made by rules, of which the network sees first.")
@click.option(
    "--start",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Weights to begin with, such as an earlier run's made.safetensors; the rounds of made "
    "pairs alone are left out then.",
)
@click.option(
    "--taught",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What a larger network says of pairs without a label (alleged.train.claim_teacher).",
)
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
    start: Path | None,
    taught: Path | None,
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
            start=start, taught=taught, fitted=fitted, report=click.echo,
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
    start: Path | None,
    taught: Path | None,
    fitted: bool,
    report: Report,
) -> None:
    """Read, fit, export, calibrate, and write what `Comparer.load` takes."""
    import torch
    from safetensors.torch import load_file, save_file

    from alleged.models.wordpiece import WordPiece
    from alleged.train.claim_network import PairNetwork, fit_pairs, write_comparer

    out.mkdir(parents=True, exist_ok=True)
    train, dev = read_sets(gold, pairs, judged, stories, left_out)
    report(f"{len(train)} pairs to train on, {len(dev)} to measure on")
    torch.manual_seed(options.seed)
    network = PairNetwork(base, layers=layers)
    tokenizer = WordPiece.load(base / "vocab.txt")
    if not fitted:
        sentences = read_sentences(gold, train, left_out, options.seed)
        names = sorted({name for pair in train for name in names_of(pair.one.words)})
        events = [] if "ecbplus" in left_out else shown_rows(gold / SETS["ecbplus"], "ecbplus")
        rounds = plan_rounds(train, sentences, list(events), made=made, options=options)
        if taught is not None:
            heard = list(read_taught(taught))
            rounds = [one if at < WARMING else [*one, *heard] for at, one in enumerate(rounds)]
        if start is not None:
            network.load_state_dict(load_file(start))
            rounds = rounds[WARMING:]
        report(f"{sum(map(len, rounds))} pairs in {len(rounds)} rounds")
        steps = sum(-(-len(one) // options.batch) for one in rounds)

        def after_round(number: int, mean: dict[str, Any]) -> None:
            name = "made" if number <= WARMING and start is None else "weights"
            save_file(mean, out / f"{name}.safetensors")

        mean = fit_pairs(
            network, rounds, tokenizer, options, names=names, steps=steps, report=report,
            after_round=after_round,
        )  # fmt: skip
        save_file(mean, out / "weights.safetensors")
    network.load_state_dict(load_file(out / "weights.safetensors"))
    write_comparer(network, out / NETWORK)
    shutil.copyfile(base / "vocab.txt", out / VOCABULARY)
    used = [one for one in ("written", "stories", "judged", *SETS) if one not in left_out]
    settings = ComparerSettings(
        format=FORMAT,
        base=base_name,
        trained_on=tuple(used),
        files={},
        temperatures={},
        rules={},
        other_rules=0.0,
        versions={name: version(name) for name in ("onnxruntime", "torch", "transformers")},
    )
    finish(out, dev, settings, threads=options.threads, report=report)


def finish(
    out: Path, dev: Sequence[Pair], settings: ComparerSettings, *, threads: int, report: Report
) -> None:
    """Calibrate, weigh the rules, measure, and write the settings.

    Rules are weighed on written pairs alone: they were made with our stories in view.
    """
    from alleged.models.reader import Reader

    write_settings(out, settings)
    temperatures = fit_temperatures(Comparer.load(out, threads=threads), dev)
    write_settings(out, msgspec.structs.replace(settings, temperatures=temperatures))
    comparer = Comparer.load(out, threads=threads)
    answered = answer_pairs(dev, comparer, Reader.load(threads=threads))
    written = [one for one in answered if ".tsv" in one.pair.story]
    rules, other = fit_rules(written)
    write_settings(
        out,
        msgspec.structs.replace(
            settings, temperatures=temperatures, rules=rules, other_rules=other
        ),
    )
    report(f"rules: {weights_told(rules)}, others {other:+.2f}")
    for name in (*sorted({one.pair.story.split(":")[0] for one in answered}), ""):
        held = [one for one in answered if one.pair.story.startswith(name)]
        report(f"{name or 'all'}: the model " + measure([one.pair for one in held], [
            by_model(one) for one in held]))  # fmt: skip
    told = cross_validated(written, comparer.settings)
    report("written, with rules: " + measure([one.pair for one in written], told))


def by_model(answered: Answered) -> Comparison:
    """What the model says alone."""
    return combine(None, answered.read, NO_RULES)


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
        for row in shown_rows(gold / file, name):
            day = row.get("dct") or row.get("date")
            for span in split_sentences(row["text"]):
                words = " ".join(row["text"][span.start : span.end].split())
                if LEAST_WORDS <= len(words.split()) <= MOST_WORDS and words.endswith("."):
                    topic = f"{name}:{row.get('topic') or row['id']}"
                    text = f"{name}:{row['id']}"
                    own.append(Sentence(words=words, published=day, text=text, topic=topic))
        random.Random(seed).shuffle(own)
        found += own[:SENTENCES_A_SET]
    return found


def shown_rows(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a set that may be trained on."""
    for row in read_rows(path):
        if name == "ecbplus" and int(row["topic"]) >= HELD_TOPIC:
            continue
        if name == "polnear" and HELD_MONTHS[0] <= row["date"][:7] <= HELD_MONTHS[1]:
            continue
        yield row


def plan_rounds(
    train: Sequence[Pair],
    sentences: Sequence[Sentence],
    events: Sequence[Mapping[str, Any]],
    *,
    made: int,
    options: Any,
) -> list[list[Pair]]:
    """First made pairs alone, then in each round all written pairs and some made ones.

    events: rows with gold chains of events.
    """
    draw = random.Random(options.seed)
    pool = made_pairs(sentences, draw, changed=made, beside=made // 8, strange=made // 16)
    pool += coreferent_pairs(events, draw, most=ONE_EVENT if made else 0)
    draw.shuffle(pool)
    rounds = [pool[at::WARMING] for at in range(WARMING)] if pool else []
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


def measure(pairs: Sequence[Pair], answers: Sequence[Comparison]) -> str:
    """Macro F1 and share right of the relation, and right of clash and entailment where the
    relation is right, in words."""
    both = zip(answers, pairs, strict=True)
    same = [(a, p) for a, p in both if a.relation is p.relation]
    return (
        f"{measure_relations(pairs, [one.relation for one in answers])}, right "
        f"{100 * len(same) / max(1, len(pairs)):.1f}, "
        f"clash {_share([a.clash is p.clash for a, p in same if p.clash])}, "
        f"entails {_share([a.entails is p.entails for a, p in same if p.entails])}"
    )


def measure_relations(pairs: Sequence[Pair], answers: Sequence[PairRelation]) -> str:
    """Macro F1 of the relation, and the F1 of each, in words."""
    f1s = []
    for label in RELATIONS:
        right = sum(a is label and p.relation is label for a, p in zip(answers, pairs, strict=True))
        found = sum(one is label for one in answers)
        given = sum(pair.relation is label for pair in pairs)
        f1s.append(2 * right / (found + given) if found + given else 0.0)
    each = " ".join(f"{one.value} {100 * f1:.1f}" for one, f1 in zip(RELATIONS, f1s, strict=True))
    return f"{len(pairs)} pairs, macro F1 {100 * sum(f1s) / len(f1s):.1f} ({each})"


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f}" if right else "-"


def write_settings(folder: Path, settings: ComparerSettings) -> None:
    """Write the settings with the checksums of the files beside them."""
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (NETWORK, VOCABULARY)
    }
    settings = msgspec.structs.replace(settings, files=files)
    written = WeightsFile(weights=settings, checksum=checksum_of(settings))
    text = msgspec.json.format(msgspec.json.encode(written, order="deterministic"), indent=1)
    (folder / SETTINGS).write_bytes(text + b"\n")


if __name__ == "__main__":
    main()
