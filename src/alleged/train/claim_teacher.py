"""A larger network teaches the one that compares claims: `python -m alleged.train.claim_teacher`.

It learns from the same pairs and then says of pairs that nobody labelled how they stand to each
other: of the statements of one written story, and of sentences of news that have much in common.
From its answers, `taught.jsonl`, the small network learns more than from the labels alone
(knowledge distillation: Hinton, Vinyals, Dean 2015). It is not shipped.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from alleged.errors import AllegedError
from alleged.models.comparison import HEADS, RELATIONS, Said
from alleged.models.wordpiece import WordPiece
from alleged.records.claims import PairRelation
from alleged.train.__main__ import packaged_base
from alleged.train.claim_made import Sentence, made_pairs, names_of
from alleged.train.claim_pairs import Pair, Taught, said, write_taught
from alleged.train.claims import (
    MADE_A_ROUND,
    measure_relations,
    pair_options,
    read_sentences,
    read_sets,
)

PAIRS_A_STORY = 14
"""Of a written story, beside those that have labels."""
LIKEST = 2
"""Sentences of news that each is put beside: those that share most with it."""
ROUNDS = 4
"""Parts of an epoch: after each the weights are kept."""
TAUGHT = "taught.jsonl"
_WORD = re.compile(r"\w+")


@click.command(context_settings={"show_default": True})
@pair_options
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="A folder with a larger BERT or MPNet encoder, uncased.",
)
@click.option("--frozen", default=3, help="Layers, from the first, that stay as they are.")
@click.option("--epochs", default=2, type=click.IntRange(1))
@click.option("--rate", default=5e-5, help="Highest learning rate of the encoder.")
@click.option(
    "--start",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Weights to begin with.",
)
@click.option("--fitted", is_flag=True, help="OUT has the weights: only ask them.")
def main(
    gold: Path,
    base: Path,
    pairs: tuple[Path, ...],
    judged: Path | None,
    stories: Path,
    out: Path,
    left_out: tuple[str, ...],
    frozen: int,
    epochs: int,
    rate: float,
    seed: int,
    threads: int,
    start: Path | None,
    fitted: bool,
) -> None:
    """Fit the larger network and write what it says of pairs without a label."""
    try:
        import torch
        from safetensors.torch import load_file, save_file

        from alleged.train.claim_network import PairNetwork, PairOptions, fit_pairs
    except ImportError as error:
        raise click.ClickException(f"{error}; install alleged[train]") from error
    out.mkdir(parents=True, exist_ok=True)
    options = PairOptions(
        epochs=epochs, rate=rate, seed=seed, threads=threads, batch=24, averaging=0.99
    )
    try:
        train, dev = read_sets(gold, pairs, judged, stories, left_out)
        sentences = read_sentences(gold, train, left_out, seed)
    except AllegedError as error:
        raise click.ClickException(str(error)) from error
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    network = PairNetwork(base, frozen=frozen)
    tokenizer = WordPiece.load(packaged_base() / "vocab.txt")
    weights = out / "weights.safetensors"
    if start is not None:
        network.load_state_dict(load_file(start))
    if not fitted:
        rounds = parts_of(train, sentences, epochs, seed)

        def after_round(number: int, mean: dict[str, Any]) -> None:
            save_file(mean, weights)

        fit_pairs(
            network, rounds, tokenizer, options,
            names=sorted({name for pair in train for name in names_of(pair.one.words)}),
            steps=sum(-(-len(one) // options.batch) for one in rounds), report=click.echo,
            after_round=after_round,
        )  # fmt: skip
    network.load_state_dict(load_file(weights))
    asked = [replace(pair, taught=taught) for pair, taught in ask(network, dev, tokenizer)]
    click.echo(measure_relations(asked, [best_of(pair) for pair in asked]))
    open_pairs = [*beside_labelled(train, seed), *likest_sentences(sentences, seed)]
    click.echo(f"asked about {len(open_pairs)} pairs")
    write_taught(
        out / TAUGHT,
        (replace(pair, taught=taught) for pair, taught in ask(network, open_pairs, tokenizer)),
    )


def best_of(pair: Pair) -> PairRelation:
    """What the teacher finds likeliest."""
    assert pair.taught is not None
    chances = pair.taught.relation
    return RELATIONS[chances.index(max(chances))]


def parts_of(
    train: Sequence[Pair], sentences: Sequence[Sentence], epochs: int, seed: int
) -> list[list[Pair]]:
    """All pairs and some made ones, in as many parts an epoch as are kept."""
    draw = random.Random(seed)
    some = int(MADE_A_ROUND * len(train))
    rounds: list[list[Pair]] = []
    for _ in range(epochs):
        held = [*train, *made_pairs(sentences, draw, changed=some, beside=0, strange=0)]
        draw.shuffle(held)
        rounds += [held[at::ROUNDS] for at in range(ROUNDS)]
    return rounds


def ask(
    network: Any, pairs: Sequence[Pair], tokenizer: WordPiece, batch: int = 32
) -> Iterator[tuple[Pair, Taught]]:
    """What the network says of each, in the order of length."""
    import torch

    from alleged.train.claim_network import tensors

    network.eval()
    order = sorted(pairs, key=lambda pair: len(pair.one.words) + len(pair.other.words))
    for at in range(0, len(order), batch):
        held = order[at : at + batch]
        with torch.inference_mode():
            scores = network(*tensors(held, tokenizer))
        chances = [one.softmax(-1).tolist() for one in scores]
        for row, pair in enumerate(held):
            found = (tuple(round(each, 4) for each in one[row]) for one in chances)
            yield pair, Taught(**dict(zip(HEADS, found, strict=True)))


def beside_labelled(train: Sequence[Pair], seed: int) -> list[Pair]:
    """Pairs of statements of one written story that stand in no pair with a label."""
    draw = random.Random(seed)
    known = {frozenset((pair.one, pair.other)) for pair in train}
    by_story: dict[str, dict[Said, None]] = {}
    for pair in train:
        if ".tsv" in pair.story:
            by_story.setdefault(pair.story, {}).update({pair.one: None, pair.other: None})
    found: list[Pair] = []
    for story, held in by_story.items():
        sides = list(held)
        both = [
            (one, other)
            for at, one in enumerate(sides)
            for other in sides[at + 1 :]
            if frozenset((one, other)) not in known
        ]
        some = draw.sample(both, min(len(both), PAIRS_A_STORY))
        found += [_open_pair(one, other, story) for one, other in some]
    return found


def likest_sentences(sentences: Sequence[Sentence], seed: int) -> list[Pair]:
    """Each sentence of news beside those of its topic with which it shares most, by words that are
    rare among all."""
    words = [frozenset(_WORD.findall(one.words.lower())) for one in sentences]
    counts = Counter(word for held in words for word in held)
    rarity = {word: math.log(len(words) / count) for word, count in counts.items()}
    by_topic: dict[str, list[int]] = {}
    for number, one in enumerate(sentences):
        if ".tsv" not in one.topic:
            by_topic.setdefault(one.topic, []).append(number)
    found: dict[frozenset[int], Pair] = {}
    for held in by_topic.values():
        for at in held:
            shared = {
                other: sum(rarity[word] for word in words[at] & words[other])
                / math.sqrt(len(words[at]) * len(words[other]))
                for other in held
                if sentences[other].words != sentences[at].words
            }
            for other in sorted(shared, key=lambda one: (-shared[one], one))[:LIKEST]:
                sides = [
                    said(one.words, one.published) for one in (sentences[at], sentences[other])
                ]
                found[frozenset((at, other))] = _open_pair(sides[0], sides[1], sentences[at].topic)
    pairs = list(found.values())
    random.Random(seed).shuffle(pairs)
    return pairs


def _open_pair(one: Said, other: Said, story: str) -> Pair:
    return Pair(one=one, other=other, relations=frozenset(PairRelation), story=story)


if __name__ == "__main__":
    main()
