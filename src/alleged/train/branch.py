"""Fits a branch: last layers for attribution and names alone, on the first layers of a network for
all heads, which stay as they are (`alleged.train.graft` is the command).

The other heads keep every bit, and a text is read by the first layers once. As these do not learn,
each window goes through them once; what they give is kept, and an epoch costs what its own layers
cost. They are run as int8, so that the branch learns from what it will be given.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray

from alleged.models.labels import HEADS
from alleged.models.reader import Reader
from alleged.models.windows import pack_windows
from alleged.models.wordpiece import WordPiece
from alleged.train.fit import (
    Labels,
    Mean,
    Window,
    drop_forms,
    label_tensor,
    labels_of,
    make_window,
    taught_losses,
    to_tensors,
)
from alleged.train.gold import IGNORED, Article
from alleged.train.network import Network
from alleged.train.split import LENGTH, STATES, cut

BRANCH_HEADS = ("attribution", "mention")
"""What the branch reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchOptions:
    """How to fit a branch; the defaults are those of the shipped model."""

    layers: int = 2
    """Of its own; those before them are shared."""
    epochs: int = 6
    cuts: int = 2
    """How many times articles with attributions are cut into windows, at other places each time."""
    seed: int = 1
    learning_rate: float = 1.5e-4
    transition_rate: float = 1e-3
    batch_pieces: int = 3072
    max_pieces: int = 190
    mention_weight: float = 0.5
    taught_weight: float = 1.0
    """Of the teacher's attributions."""
    form_drop: float = 0.1
    """Share of windows that lose a part of the forms."""
    short_windows: float = 0.5
    """Share of cuts that have their article once more in windows of 20 to 100 pieces."""
    dropout: float = 0.1
    """Of what the first layers give. Having seen the articles, they are too sure of them."""
    averaging: float = 0.998


@dataclass(frozen=True, slots=True)
class Seen:
    """A window with what the first layers make of it."""

    window: Window
    states: NDArray[np.float16]
    """Pieces x width."""


class Trunk:
    """The first layers of a reader's int8 network."""

    def __init__(self, model: onnx.ModelProto, layers: int) -> None:
        first, _ = cut(model, layers, [one.name for one in model.graph.output])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            first.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def states(self, pieces: Sequence[int], forms: Sequence[int]) -> NDArray[np.float16]:
        """What they give for each piece of a window."""
        given = {"pieces": np.asarray([pieces]), "forms": np.asarray([forms])}
        found = self._session.run([STATES, LENGTH], given)[0]
        return np.asarray(found[0], dtype=np.float16)


def see(
    trunk: Trunk, articles: Sequence[Article], tokenizer: WordPiece, options: BranchOptions
) -> list[Seen]:
    """The windows of all articles: those with attributions are cut several times."""
    draw = random.Random(options.seed)
    seen = []
    for article in articles:
        labels = branch_labels(article)
        for size in window_sizes(article, options, draw):
            first = draw.randint(min(20, size), size)
            cuts = pack_windows(article.words, article.starts, max_pieces=size, first_max=first)
            for begin, end in cuts:
                window = make_window(article, labels, begin, end, tokenizer)
                dropped = draw.random() < options.form_drop
                forms = drop_forms(window.forms, draw) if dropped else window.forms
                seen.append(Seen(window, trunk.states(window.pieces, forms)))
    return seen


def branch_labels(article: Article) -> Labels:
    """The labels of the branch's heads that an article has."""
    return {head: found for head, found in labels_of(article).items() if head in BRANCH_HEADS}


def window_sizes(article: Article, options: BranchOptions, draw: random.Random) -> list[int]:
    """The most pieces of a window, for each time that an article is cut."""
    if article.attributions is None:
        return [options.max_pieces]
    sizes = []
    for _ in range(options.cuts):
        sizes.append(options.max_pieces)
        if draw.random() < options.short_windows:
            sizes.append(draw.randint(20, 100))
    return sizes


def ask_teachers(teachers: Sequence[Reader], articles: Sequence[Article]) -> None:
    """Fill `taught` of articles without attributions, or without names: the mean of what several
    readers say, which is right more often than any of them."""
    for article in articles:
        lacking = [
            head
            for head, labels in zip(
                BRANCH_HEADS, (article.attributions, article.mentions), strict=True
            )
            if labels is None
        ]
        if not lacking:
            continue
        readings = [
            one.read(article.text, article.sentences, heads=lacking).scores for one in teachers
        ]
        for head in lacking:
            shares = []
            for scores in readings:
                odds = np.exp(scores[head] - scores[head].max(1, keepdims=True))
                shares.append(odds / odds.sum(1, keepdims=True))
            article.taught[head] = np.mean(shares, axis=0, dtype=np.float32)


def branch_batches(
    seen: Sequence[Seen], options: BranchOptions, draw: random.Random
) -> list[list[Seen]]:
    """One epoch: every window once, those of like length together."""
    order = list(range(len(seen)))
    draw.shuffle(order)
    found: list[list[Seen]] = []
    for at in range(0, len(order), 320):
        chunk = sorted(order[at : at + 320], key=lambda k: len(seen[k].window.pieces))
        batch: list[Seen] = []
        for k in chunk:
            if batch and (len(batch) + 1) * len(seen[k].window.pieces) > options.batch_pieces:
                found.append(batch)
                batch = []
            batch.append(seen[k])
        found.append(batch)
    draw.shuffle(found)
    return found


def branch_states(network: Network, batch: Sequence[Seen], options: BranchOptions) -> Any:
    """The last layer of the branch, for every word of each window (padded)."""
    _, mask, _, places, _ = to_tensors([one.window for one in batch])
    width = batch[0].states.shape[1]
    states = torch.zeros(*mask.shape, width)
    for row, one in enumerate(batch):
        states[row, : len(one.states)] = torch.from_numpy(one.states.astype(np.float32))
    states = torch.nn.functional.dropout(states, options.dropout, network.training)
    inside = mask.bool()[:, None, None, :]
    for layer in network.encoder.encoder.layer[-options.layers :]:
        states = layer(states, inside)
    return states.gather(1, places[..., None].expand(-1, -1, width))


def branch_loss(network: Network, batch: Sequence[Seen], options: BranchOptions) -> Any:
    """The losses of attribution and names, by gold, silver and teacher, summed."""
    windows = [one.window for one in batch]
    states = network.dropout(branch_states(network, batch, options))
    width = states.shape[1]
    total = torch.zeros(())
    rows = [row for row, window in enumerate(windows) if "attribution" in window.labels]
    if rows:
        gold = label_tensor([windows[row] for row in rows], "attribution", width, 0)
        counts = torch.tensor([len(windows[row].places) for row in rows])
        scores = network.heads["attribution"](states[rows])
        total = total + network.path_loss(scores, gold, counts) / counts.sum()
    names = label_tensor(windows, "mention", width, IGNORED)
    if (names >= 0).any():
        total = total + options.mention_weight * torch.nn.functional.cross_entropy(
            network.heads["mention"](states).reshape(-1, len(HEADS["mention"])),
            names.reshape(-1),
            ignore_index=IGNORED,
        )
    weights = {
        "taught attribution": options.taught_weight,
        "taught mention": options.mention_weight,
    }
    for name, loss in taught_losses(network, states, windows).items():
        total = total + weights[name] * loss
    return total


def fit_branch(
    network: Network,
    seen: Sequence[Seen],
    options: BranchOptions,
    *,
    report: Callable[[str], None],
    after_epoch: Callable[[int, dict[str, Any]], None],
) -> dict[str, Any]:
    """Train the last layers, the two heads and the transitions, and nothing else; returns the
    running mean of all weights, of which `after_epoch` is told."""
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    network.requires_grad_(False)
    own = [
        *network.encoder.encoder.layer[-options.layers :].parameters(),
        *(one for head in BRANCH_HEADS for one in network.heads[head].parameters()),
    ]
    for one in (*own, network.transitions):
        one.requires_grad_(True)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in own if p.ndim > 1], "weight_decay": 0.01},
            {"params": [p for p in own if p.ndim <= 1], "weight_decay": 0.0},
            {
                "params": [network.transitions],
                "weight_decay": 0.0,
                "lr": options.transition_rate,
            },
        ],
        lr=options.learning_rate,
        fused=True,
    )
    done = 0.0

    def rate(_: int) -> float:
        return min((done + 0.002) / 0.1, (1 - done) / 0.9)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    mean = Mean(network, options.averaging)
    for number in range(1, options.epochs + 1):
        epoch = branch_batches(seen, options, draw)
        network.train()
        began, total = time.monotonic(), 0.0
        for at, batch in enumerate(epoch, 1):
            loss = branch_loss(network, batch, options)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*own, network.transitions], 1.0)
            optimizer.step()
            done = (number - 1 + at / len(epoch)) / options.epochs
            schedule.step()
            mean.add(network)
            total += float(loss.detach())
            if at % 50 == 0 or at == len(epoch):
                spent = time.monotonic() - began
                report(f"epoch {number} {at}/{len(epoch)} loss {total / at:.4f} {spent:.0f} s")
        after_epoch(number, mean.values)
    return mean.values
