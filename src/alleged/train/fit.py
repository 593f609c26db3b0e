"""Fits the network: batches of windows of one set, all heads in one go."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from alleged.models.labels import (
    HEADS,
    PAIR_WIDTH,
    PARTY_ROLES,
    POOLED,
    SPAN_HEADS,
)
from alleged.models.pairs import distance_steps
from alleged.models.quads import QUAD_TYPES
from alleged.models.windows import pack_windows
from alleged.models.wordpiece import CASES, LINES, QUOTES, WordPiece
from alleged.train.gold import (
    IGNORED,
    Article,
    attribution_labels,
    span_labels,
    trigger_labels,
    value_labels,
    word_range,
)
from alleged.train.network import Network
from alleged.train.rounding import round_layers
from alleged.train.sets import SETS

Labels = dict[str, NDArray[Any]]
KeptLosses = Callable[[Network, Any, Sequence["Window"], Any], dict[str, Any]]
"""`alleged.train.keeping.Keeper.losses`."""
TRIGGER_HEADS = (
    "act_type",
    "act_mode",
    "status",
    "polarity",
    "certainty",
    "incident_type",
)
"""Heads with one class at the words of a trigger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """How to train; the defaults are those of the shipped model."""

    epochs: int = 3
    seed: int = 1
    learning_rate: float = 2e-4
    """For the encoder; other rates were not tried."""
    transition_rate: float = 4e-3
    """For the CRF's 56 numbers and the distances of pairs, which start at zero and would not get
    far at the encoder's rate."""
    fresh: tuple[str, ...] = ()
    """Heads that nothing is known of yet beside weights that are: they learn at `fresh_rate`."""
    fresh_rate: float = 1e-3
    batch_pieces: int = 3072
    """Of all windows of a batch, filled up to the longest."""
    max_pieces: int = 190
    """With the first and last piece 192."""
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "attribution": 1.5,
            "taught attribution": 1.5,
            "mention": 0.5,
            "incident": 0.5,
            "incident_type": 0.2,
            "checkworthy": 0.3,
            "same": 0.5,
            "act_timeml": 0.5,
            "context": 20.0,
            "taught mention": 0.5,
        }
    )
    """Of the losses of heads; 1 where not named."""
    kept: float = 0.3
    """Weight of each loss of what a keeper says."""
    shares: dict[str, float] = field(default_factory=dict)
    """Set -> how often an epoch sees each of its texts, where it is not `TrainingSet.share`."""
    hidden: float = 0.08
    """Share of the pieces that every other window hides ([MASK]). PolNeAR's articles are read in
    every epoch, and with all their words there the loss on them is soon 0.06 a word."""
    form_drop: float = 0.1
    """Share of windows that lose a part of the forms, so that headlines in capitals, lower-case
    texts and texts without line breaks are not strange to the model."""
    averaging: float = 0.995
    """Share that a step keeps of the mean of the weights, which is what is shipped."""
    short_windows: float = 0.5
    """Share of articles with attributions that an epoch sees once more in windows of 20 to 100
    pieces: other sets are single sentences, and without these a short window would come to mean
    that nobody is quoted."""
    rounds: bool = False
    """Whether layers round while they train as the exported file does."""
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
    labels: dict[str, list[Any]]
    whole: dict[str, int]
    pairs: list[tuple[int, list[int]]]
    """A trigger's first word, and the role of each word to it, -1 for none."""
    chains: list[tuple[int, int, str]]
    """First word, the word after the last, and the chain of a mention."""
    taught: dict[str, NDArray[np.float32]]
    """Words x labels, as teachers give them, beside the labels of a set or for want of them."""
    kept: NDArray[np.float16] | None
    """Words x width: last states of the reader whose word is kept; of two, side by side."""
    hider: int
    """The piece that stands for one that is hidden."""


WHOLE = ("meantime",)
"""Sets with windows that count outside of what is covered, too: their names are marked there."""


def labels_of(article: Article) -> Labels:
    """The labels of every head that an article says something of."""
    found: dict[str, NDArray[Any] | None] = {"attribution": attribution_labels(article)}
    for head in SPAN_HEADS:
        found[head] = span_labels(article, head)
    for head in (*TRIGGER_HEADS, "context"):
        found[head] = trigger_labels(article, head)
    if SETS[article.set].clean:
        found["doubt"] = np.zeros(len(article.words), dtype=np.int64)
    found["factuality"] = value_labels(article)
    return {head: values for head, values in found.items() if values is not None}


def make_window(
    article: Article, labels: Labels, begin: int, end: int, tokenizer: WordPiece
) -> Window:
    """Pieces, forms and labels of the words from `begin` to `end`."""
    words = article.words
    low, high = int(words.first_piece[begin]), int(words.first_piece[end])
    lengths = np.diff(words.first_piece[begin : end + 1])
    forms = np.repeat(words.forms[begin:end], lengths)
    roles: dict[int, list[int]] = {}
    if labels:
        for trigger, _ in article.spans.get("act_type", ()):
            first, _ = word_range(words, trigger)
            if begin <= first < end:
                roles[first - begin] = [-1] * (end - begin)
        for trigger, party, role in article.pairs:
            first, _ = word_range(words, trigger)
            if first - begin in roles:
                for at in range(*word_range(words, party)):
                    if begin <= at < end:
                        roles[first - begin][at - begin] = role
    return Window(
        pieces=[tokenizer.first, *words.pieces[low:high].tolist(), tokenizer.last],
        forms=[0, *forms.tolist(), 0],
        places=(words.first_piece[begin:end] - low + 1).tolist(),
        labels={head: values[begin:end].tolist() for head, values in labels.items()},
        whole=article.whole,
        pairs=sorted(roles.items()),
        chains=[
            (low - begin, high - begin, chain)
            for span, chain in article.chains
            for low, high in (word_range(words, span),)
            if begin <= low < high <= end
        ],
        taught={head: chances[begin:end] for head, chances in article.taught.items()},
        kept=None if article.kept is None else article.kept[begin:end],
        hider=tokenizer.ids.get("[MASK]", tokenizer.unknown),
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


def label_tensor(windows: Sequence[Window], head: str, width: int, empty: Any) -> Any:
    """Labels of one head, `empty` where there is no word or no label."""
    labels = torch.full((len(windows), width), empty)
    for row, window in enumerate(windows):
        values = window.labels.get(head)
        if values is not None:
            labels[row, : len(values)] = torch.tensor(values, dtype=labels.dtype)
    return labels


def batches(
    articles: Sequence[Article],
    labels: Sequence[Labels],
    tokenizer: WordPiece,
    options: FitOptions,
    draw: random.Random,
) -> list[list[Window]]:
    """One epoch: windows cut at other places each time, those of one set and like length together.

    Windows of a group stay together, so that chains across its texts are seen.
    """
    groups: dict[str, list[Window]] = defaultdict(list)
    for article, values in zip(articles, labels, strict=True):
        share = options.shares.get(article.set, SETS[article.set].share)
        sizes = [options.max_pieces] * (int(share) + (draw.random() < share % 1))
        short = options.short_windows * min(1.0, share)
        if article.attributions is not None and draw.random() < short:
            sizes.append(draw.randint(20, 100))
        for size in sizes:
            first = draw.randint(min(20, size), size)
            for begin, end in pack_windows(
                article.words, article.starts, max_pieces=size, first_max=first
            ):
                window = make_window(article, values, begin, end, tokenizer)
                if (
                    article.covered is None
                    or article.set in WHOLE
                    or window.chains
                    or window.taught
                ):
                    groups[article.group or article.set].append(window)
    found: list[list[Window]] = []
    for _, windows in sorted(groups.items()):
        draw.shuffle(windows)
        for at in range(0, len(windows), 320):
            chunk = sorted(windows[at : at + 320], key=lambda window: len(window.pieces))
            batch: list[Window] = []
            for window in chunk:
                if batch and (len(batch) + 1) * len(window.pieces) > options.batch_pieces:
                    found.append(batch)
                    batch = []
                batch.append(window)
            found.append(batch)
    draw.shuffle(found)
    return found


def batch_loss(
    network: Network,
    batch: Sequence[Window],
    options: FitOptions,
    draw: random.Random,
    keeper: KeptLosses | None = None,
) -> Any:
    """The weighted losses of every head that the batch has labels of, summed."""
    pieces, mask, forms, places, counts = to_tensors(batch)
    for row, window in enumerate(batch):
        if draw.random() < options.form_drop:
            dropped = drop_forms(window.forms, draw)
            forms[row, : len(dropped)] = torch.tensor(dropped)
        if options.hidden and draw.random() < 0.5:
            for at in range(1, len(window.pieces) - 1):
                if draw.random() < options.hidden:
                    pieces[row, at] = window.hider
    with torch.autocast("cpu", torch.bfloat16, enabled=options.half):
        states = network.states(pieces, mask, forms)
    states = network.dropout(states.float())
    states = states.gather(1, places[..., None].expand(-1, -1, states.shape[-1]))
    width = places.shape[1]
    inside = torch.arange(width)[None, :] < counts[:, None]
    losses: dict[str, Any] = {}
    heads = {head for window in batch for head in window.labels}
    if "attribution" in heads:
        chosen = [row for row, window in enumerate(batch) if "attribution" in window.labels]
        scores = network.heads["attribution"](states[chosen])
        gold = label_tensor([batch[row] for row in chosen], "attribution", width, 0)
        losses["attribution"] = (
            network.path_loss(scores, gold, counts[chosen]) / counts[chosen].sum()
        )
    for head in (*SPAN_HEADS, *TRIGGER_HEADS):
        if head in heads:
            gold = label_tensor(batch, head, width, IGNORED)
            if (gold >= 0).any():
                losses[head] = torch.nn.functional.cross_entropy(
                    network.heads[head](states).reshape(-1, len(HEADS[head])),
                    gold.reshape(-1),
                    ignore_index=IGNORED,
                )
    if "context" in heads:
        losses["context"] = context_loss(network, states, batch, width)
    if "factuality" in heads:
        wanted = label_tensor(batch, "factuality", width, float("nan"))
        known = ~wanted.isnan()
        if known.any():
            given = network.heads["factuality"](states)[..., 0]
            losses["factuality"] = torch.nn.functional.smooth_l1_loss(given[known], wanted[known])
    for head in POOLED:
        rows = [row for row, window in enumerate(batch) if head in window.whole]
        if rows:
            scores = pooled_scores(network.heads[head](states[rows]), inside[rows])
            gold = torch.tensor([batch[row].whole[head] for row in rows])
            losses[head] = torch.nn.functional.cross_entropy(scores, gold)
    losses.update(unplaced_losses(network, states, batch, inside))
    losses.update(taught_losses(network, states, batch))
    if any(window.pairs for window in batch):
        losses["pair"] = pair_loss(network, states, batch, inside)
    if any(window.chains for window in batch):
        losses["same"] = same_loss(network, states, batch)
    total = torch.zeros(())
    for head, loss in losses.items():
        total = total + options.weights.get(head, 1.0) * loss
    if keeper is not None:
        for loss in keeper(network, states, batch, inside).values():
            total = total + options.kept * loss
    return total


def taught_losses(network: Network, states: Any, batch: Sequence[Window]) -> dict[str, Any]:
    """Cross-entropy with a teacher's probabilities (Hinton et al. 2015): what the model could do
    before stays, also in sets that say nothing of it."""
    losses: dict[str, Any] = {}
    for head in sorted({head for window in batch for head in window.taught}):
        rows = [row for row, window in enumerate(batch) if head in window.taught]
        counts = torch.tensor([len(batch[row].taught[head]) for row in rows])
        wanted = torch.zeros(len(rows), states.shape[1], len(HEADS[head]))
        for at, row in enumerate(rows):
            wanted[at, : counts[at]] = torch.from_numpy(batch[row].taught[head])
        scores = network.heads[head](states[rows])
        if head == "attribution":
            loss = network.taught_path_loss(scores, wanted, counts)
        else:
            loss = -(wanted * scores.log_softmax(-1)).sum()
        losses[f"taught {head}"] = loss / counts.sum()
    return losses


def context_loss(network: Network, states: Any, batch: Sequence[Window], width: int) -> Any:
    """Binary cross-entropy of every context at the words of triggers."""
    bits = label_tensor(batch, "context", width, IGNORED)
    known = bits >= 0
    if not known.any():
        return torch.zeros(())
    scores = network.heads["context"](states[known])
    wanted = (bits[known][:, None] >> torch.arange(scores.shape[1])) & 1
    return torch.nn.functional.binary_cross_entropy_with_logits(scores, wanted.float())


def pooled_scores(scores: Any, inside: Any) -> Any:
    """Rows x classes of whole sentences: a mean over words plus a soft maximum."""
    half = scores.shape[-1] // 2
    means = (scores[..., :half] * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
    peaks = scores[..., half:].masked_fill(~inside[..., None], float("-inf")).logsumexp(1)
    return means + peaks


def unplaced_losses(
    network: Network, states: Any, batch: Sequence[Window], inside: Any
) -> dict[str, Any]:
    """Losses of types and modes that belong to a text, while no word is known as its trigger.

    The text's distribution is that of its words, weighted by how likely each begins or goes on an
    act: what the act head calls a trigger learns the type, and the type teaches the act head. A
    class of CAMEO stands for all types of its quad.
    """
    losses: dict[str, Any] = {}
    rows = [
        row
        for row, window in enumerate(batch)
        if "type" in window.whole or window.whole.get("quad", 0) >= 1
    ]
    if not rows:
        return losses
    acts = network.heads["act"](states[rows]).log_softmax(-1)
    weight = torch.logsumexp(acts[..., 1:], -1).masked_fill(~inside[rows], float("-inf"))
    weight = weight.log_softmax(-1)
    types = network.heads["act_type"](states[rows]).log_softmax(-1)
    spread = torch.logsumexp(weight[..., None] + types, 1)
    terms = []
    for at, row in enumerate(rows):
        whole = batch[row].whole
        names = [whole["type"]] if "type" in whole else QUAD_TYPES[whole["quad"]]
        terms.append(-torch.logsumexp(spread[at, names], 0))
    losses["type somewhere"] = torch.stack(terms).mean()
    with_mode = [at for at, row in enumerate(rows) if "mode" in batch[row].whole]
    if with_mode:
        modes = network.heads["act_mode"](states[rows]).log_softmax(-1)
        spread = torch.logsumexp(weight.detach()[..., None] + modes, 1)
        terms = [-spread[at, batch[rows[at]].whole["mode"]] for at in with_mode]
        losses["mode somewhere"] = torch.stack(terms).mean()
    return losses


def pair_loss(network: Network, states: Any, batch: Sequence[Window], inside: Any) -> Any:
    """Cross-entropy of each word's role to each trigger of its window."""
    word_scores = network.heads["pair_word"](states)
    alone = network.heads["pair_role"](states)
    act_scores = network.heads["pair_act"](states)
    terms, count = torch.zeros(()), 0
    for row, window in enumerate(batch):
        size = len(window.places)
        for at, roles in window.pairs:
            act = act_scores[row, at].reshape(len(PARTY_ROLES), PAIR_WIDTH)
            steps = torch.from_numpy(distance_steps(np.arange(size) - at))
            scores = word_scores[row, :size] @ act.T / PAIR_WIDTH**0.5
            scores = scores + alone[row, :size] + network.distances[:, steps].T
            scores = torch.cat((torch.zeros(size, 1), scores), 1)
            terms = terms + torch.nn.functional.cross_entropy(
                scores, torch.tensor(roles) + 1, reduction="sum"
            )
            count += size
    return 3 * terms / count


SHARPNESS = 12.0
"""Factor of the cosine between two mentions."""


def same_loss(network: Network, states: Any, batch: Sequence[Window]) -> Any:
    """Supervised contrastive loss (Khosla et al. 2020) of the mentions in a batch: those of a chain
    shall lie nearer to one another than to the rest."""
    rows, names = [], []
    given = network.heads["same"](states)
    for row, window in enumerate(batch):
        for begin, end, chain in window.chains:
            rows.append(given[row, begin:end].mean(0))
            names.append(chain)
    places = torch.nn.functional.normalize(torch.stack(rows), dim=-1)
    likeness = SHARPNESS * places @ places.T
    likeness.fill_diagonal_(float("-inf"))
    numbers = torch.tensor([sorted(set(names)).index(name) for name in names])
    same = numbers[:, None] == numbers[None, :]
    same.fill_diagonal_(False)
    chosen = same.any(1)
    if not chosen.any():
        return torch.zeros(())
    odds = likeness.log_softmax(-1)[chosen].masked_fill(~same[chosen], float("-inf"))
    return -torch.logsumexp(odds, -1).mean()


class Mean:
    """A running mean of the weights."""

    def __init__(self, network: Network, keep: float) -> None:
        self.keep, self.steps = keep, 0
        self.values = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def add(self, network: Network) -> None:
        """Take in the weights after a step; early steps are forgotten sooner."""
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 9))
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                self.values[name].lerp_(value.detach(), 1 - keep)


def fit(
    network: Network,
    articles: Sequence[Article],
    tokenizer: WordPiece,
    options: FitOptions,
    *,
    keeper: KeptLosses | None = None,
    report: Callable[[str], None],
    after_epoch: Callable[[int, dict[str, Any]], None],
) -> None:
    """Train in place; `after_epoch` is told when one is over, with the mean of the weights."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    if options.rounds:
        round_layers(network.encoder)
    labels = [labels_of(article) for article in articles]
    report(f"sets: {dict(Counter(article.set for article in articles))}")
    optimizer = torch.optim.AdamW(_groups(network, options), fused=True)
    mean = Mean(network, options.averaging)
    done = 0.0

    def rate(_: int) -> float:
        return min((done + 0.002) / 0.1, (1 - done) / 0.9)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    for number in range(1, options.epochs + 1):
        epoch = batches(articles, labels, tokenizer, options, draw)
        network.train()
        began, total = time.monotonic(), 0.0
        for at, batch in enumerate(epoch, 1):
            loss = batch_loss(network, batch, options, draw, keeper)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            done = (number - 1 + at / len(epoch)) / options.epochs
            schedule.step()
            mean.add(network)
            total += float(loss.detach())
            if at % 25 == 0 or at == len(epoch):
                spent = time.monotonic() - began
                report(f"epoch {number} {at}/{len(epoch)} loss {total / at:.4f} {spent:.0f} s")
        after_epoch(number, mean.values)


def _groups(network: Network, options: FitOptions) -> list[dict[str, Any]]:
    """Weight decay for matrices only; transitions and distances have a rate of their own, and so
    have fresh heads."""
    quick = ("transitions", "distances")
    fresh = tuple(f"heads.{head}." for head in options.fresh)
    named = [item for item in network.named_parameters() if item[0] not in quick]
    rest = [item for item in named if not item[0].startswith(fresh)]
    rate = options.learning_rate
    return [
        {"params": [p for _, p in rest if p.ndim > 1], "weight_decay": 0.01, "lr": rate},
        {"params": [p for _, p in rest if p.ndim <= 1], "weight_decay": 0.0, "lr": rate},
        {
            "params": [network.transitions, network.distances],
            "weight_decay": 0.0,
            "lr": options.transition_rate,
        },
        {
            "params": [p for name, p in named if name.startswith(fresh)],
            "weight_decay": 0.0,
            "lr": options.fresh_rate,
        },
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


def save_weights(values: dict[str, Any], path: Path) -> None:
    """Write weights as safetensors: no pickle."""
    from safetensors.torch import save_file

    save_file({name: value.contiguous() for name, value in values.items()}, path)


def load_weights(network: Network, path: Path) -> None:
    """Read weights that `save_weights` wrote."""
    from safetensors.torch import load_file

    network.load_state_dict(load_file(path))
