"""Fits the network: batches of windows, both heads in one go."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from alleged.models.labels import HEADS
from alleged.models.windows import pack_windows
from alleged.models.wordpiece import CASES, LINES, QUOTES, WordPiece
from alleged.train.gold import Article, attribution_labels, mention_labels
from alleged.train.network import Network

Labels = dict[str, NDArray[np.int64] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """How to train; the defaults are those of the shipped model."""

    epochs: int = 3
    seed: int = 1
    learning_rate: float = 2e-4
    """For the encoder; other rates were not tried."""
    transition_rate: float = 4e-3
    """For the CRF's 56 numbers, which start at zero and would not get far at the encoder's rate."""
    batch_windows: int = 16
    max_pieces: int = 190
    """With the first and last piece 192."""
    mention_weight: float = 0.5
    form_drop: float = 0.1
    """Share of windows that lose a part of the forms, so that headlines in capitals, lower-case
    texts and texts without line breaks are not strange to the model."""
    threads: int = 1
    half: bool = False
    """bfloat16 in the encoder: 2 to 3 times as fast on a Zen 5, but slower than 32 bits by half on
    the Xeon that trained the shipped model."""


@dataclass(frozen=True, slots=True)
class Window:
    """What one window gives to a batch."""

    pieces: list[int]
    forms: list[int]
    places: list[int]
    """Where each word's first piece stands."""
    labels: dict[str, list[int] | None]


def make_window(
    article: Article, labels: Labels, begin: int, end: int, tokenizer: WordPiece
) -> Window:
    """Pieces, forms and labels of the words from `begin` to `end`."""
    words = article.words
    low, high = int(words.first_piece[begin]), int(words.first_piece[end])
    lengths = np.diff(words.first_piece[begin : end + 1])
    forms = np.repeat(words.forms[begin:end], lengths)
    return Window(
        pieces=[tokenizer.first, *words.pieces[low:high].tolist(), tokenizer.last],
        forms=[0, *forms.tolist(), 0],
        places=(words.first_piece[begin:end] - low + 1).tolist(),
        labels={
            head: None if values is None else values[begin:end].tolist()
            for head, values in labels.items()
        },
    )


def drop_forms(forms: list[int], draw: random.Random) -> list[int]:
    """Take one kind of form away: capitals, small letters, or line starts."""
    what = draw.choice(("no capitals", "all capitals", "no lines"))
    changed = []
    for form in forms:
        case, line, quote = form // (LINES * QUOTES), form // QUOTES % LINES, form % QUOTES
        if what == "no capitals":
            case = 0
        elif what == "all capitals":
            case = min(2, CASES - 1)
        else:
            line = 0
        changed.append((case * LINES + line) * QUOTES + quote)
    return changed


def to_tensors(windows: Sequence[Window]) -> tuple[Any, Any, Any, Any, Any]:
    """Pieces, mask, forms, places of words, and words a window, padded."""
    longest = max(len(window.pieces) for window in windows)
    most = max(len(window.places) for window in windows)
    pieces = torch.zeros(len(windows), longest, dtype=torch.long)
    forms, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    places = torch.zeros(len(windows), most, dtype=torch.long)
    for row, window in enumerate(windows):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        forms[row, : len(window.forms)] = torch.tensor(window.forms)
        mask[row, : len(window.pieces)] = 1
        places[row, : len(window.places)] = torch.tensor(window.places)
    counts = torch.tensor([len(window.places) for window in windows])
    return pieces, mask, forms, places, counts


def label_tensor(windows: Sequence[Window], head: str, width: int, empty: int) -> Any:
    """Labels of one head, `empty` where there is no word or no label."""
    labels = torch.full((len(windows), width), empty)
    for row, window in enumerate(windows):
        values = window.labels[head]
        if values is not None:
            labels[row, : len(values)] = torch.tensor(values)
    return labels


def batches(
    articles: Sequence[Article],
    labels: Sequence[Labels],
    tokenizer: WordPiece,
    options: FitOptions,
    draw: random.Random,
) -> list[list[Window]]:
    """One epoch: windows cut at other places each time, those of like length together."""
    windows: list[Window] = []
    for article, values in zip(articles, labels, strict=True):
        first = draw.randint(20, options.max_pieces)
        for begin, end in pack_windows(
            article.words, article.starts, max_pieces=options.max_pieces, first_max=first
        ):
            windows.append(make_window(article, values, begin, end, tokenizer))
    draw.shuffle(windows)
    size = options.batch_windows
    found = []
    for at in range(0, len(windows), size * 20):
        chunk = sorted(windows[at : at + size * 20], key=lambda window: len(window.pieces))
        found += [chunk[k : k + size] for k in range(0, len(chunk), size)]
    draw.shuffle(found)
    return found


def batch_loss(
    network: Network, batch: Sequence[Window], options: FitOptions, draw: random.Random
) -> Any:
    """Loss of both heads for one batch, a word."""
    pieces, mask, forms, places, counts = to_tensors(batch)
    for row, window in enumerate(batch):
        if draw.random() < options.form_drop:
            dropped = drop_forms(window.forms, draw)
            forms[row, : len(dropped)] = torch.tensor(dropped)
    with torch.autocast("cpu", torch.bfloat16, enabled=options.half):
        states = network.states(pieces, mask, forms)
    states = network.dropout(states.float())
    states = states.gather(1, places[..., None].expand(-1, -1, states.shape[-1]))
    width = places.shape[1]
    loss = torch.zeros(())
    chosen = [row for row, window in enumerate(batch) if window.labels["attribution"] is not None]
    if chosen:
        scores = network.heads["attribution"](states[chosen])
        gold = label_tensor([batch[row] for row in chosen], "attribution", width, 0)
        loss = loss + network.path_loss(scores, gold, counts[chosen]) / counts[chosen].sum()
    gold = label_tensor(batch, "mention", width, -100)
    if (gold >= 0).any():
        scores = network.heads["mention"](states)
        loss = loss + options.mention_weight * torch.nn.functional.cross_entropy(
            scores.reshape(-1, len(HEADS["mention"])), gold.reshape(-1), ignore_index=-100
        )
    return loss


def fit(
    network: Network,
    articles: Sequence[Article],
    tokenizer: WordPiece,
    options: FitOptions,
    *,
    report: Callable[[str], None],
    after_epoch: Callable[[int], None],
) -> None:
    """Train in place; `after_epoch` is told when one is over."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    labels: list[Labels] = [
        {"attribution": attribution_labels(article), "mention": mention_labels(article)}
        for article in articles
    ]
    epochs = [batches(articles, labels, tokenizer, options, draw) for _ in range(options.epochs)]
    steps = sum(len(epoch) for epoch in epochs)
    optimizer = torch.optim.AdamW(_groups(network, options))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps))),
    )
    for number, epoch in enumerate(epochs, 1):
        network.train()
        began, total = time.monotonic(), 0.0
        for at, batch in enumerate(epoch, 1):
            loss = batch_loss(network, batch, options, draw)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
            if at % 25 == 0 or at == len(epoch):
                spent = time.monotonic() - began
                report(f"epoch {number} {at}/{len(epoch)} loss {total / at:.4f} {spent:.0f} s")
        after_epoch(number)


def _groups(network: Network, options: FitOptions) -> list[dict[str, Any]]:
    """Weight decay for matrices only; the transitions have a rate of their own."""
    rest = [item for item in network.named_parameters() if item[0] != "transitions"]
    rate = options.learning_rate
    return [
        {"params": [p for _, p in rest if p.ndim > 1], "weight_decay": 0.01, "lr": rate},
        {"params": [p for _, p in rest if p.ndim <= 1], "weight_decay": 0.0, "lr": rate},
        {"params": [network.transitions], "weight_decay": 0.0, "lr": options.transition_rate},
    ]


def predict(
    network: Network, articles: Sequence[Article], tokenizer: WordPiece, options: FitOptions
) -> Iterator[dict[str, NDArray[np.float32]]]:
    """Scores of every head for every word of each article."""
    network.eval()
    for article in articles:
        cuts = pack_windows(article.words, article.starts, max_pieces=options.max_pieces)
        scores = {
            head: np.zeros((len(article.words), len(labels)), dtype=np.float32)
            for head, labels in HEADS.items()
        }
        for begin, end in cuts:
            window = make_window(article, {}, begin, end, tokenizer)
            pieces, mask, forms, places, _ = to_tensors([window])
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=options.half):
                states = network.states(pieces, mask, forms)
            with torch.no_grad():
                states = states.float()[0, places[0]]
                for head, layer in network.heads.items():
                    scores[head][begin:end] = layer(states).numpy()
        yield scores


def save_weights(network: Network, path: Path) -> None:
    """Write the weights as safetensors: no pickle."""
    from safetensors.torch import save_file

    save_file({name: value.contiguous() for name, value in network.state_dict().items()}, path)


def load_weights(network: Network, path: Path) -> None:
    """Read weights that `save_weights` wrote."""
    from safetensors.torch import load_file

    network.load_state_dict(load_file(path))
