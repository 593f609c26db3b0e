"""The network that compares two statements, its fitting, and its export."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnx
import torch

from alleged.models.comparison import CLASHES, ENTAILS, HEADS, RELATIONS, encode_pair
from alleged.models.wordpiece import WordPiece
from alleged.records.claims import PairRelation
from alleged.train.claim_made import renamed
from alleged.train.claim_pairs import Pair
from alleged.train.export import write_int8
from alleged.train.network import load_encoder

UNITS = 256
"""Of the layer between the encoder and the heads."""
UNKNOWN = -100
MPNET = "mpnet"
"""A kind of encoder that has BERT's vocabulary behind four words of its own, and no segments."""
BERT_FIRST, BERT_LAST = 101, 102
MPNET_SHIFT, MPNET_FIRST, MPNET_PADDING, MPNET_LAST = 4, 0, 1, 2


class PairNetwork(torch.nn.Module):  # type: ignore[misc]
    """Reads two statements at once; from its first state and what the means of both sides have in
    common and apart, a score for each label of each head."""

    def __init__(self, base: Path, *, layers: int | None = None, frozen: int = 0) -> None:
        super().__init__()
        self.encoder = load_encoder(base)
        # Half of all weights, and words that these few pairs lack would drift away from the rest.
        self.encoder.embeddings.requires_grad_(False)
        if layers is not None:
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
            self.encoder.config.num_hidden_layers = layers
        self.encoder.encoder.layer[:frozen].requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.dropout = torch.nn.Dropout(0.1)
        self.shared = torch.nn.Linear(3 * width, UNITS)
        self.heads = torch.nn.ModuleDict(
            {name: torch.nn.Linear(UNITS, len(labels)) for name, labels in HEADS.items()}
        )

    def forward(self, pieces: Any, sides: Any, mask: Any) -> tuple[Any, ...]:
        """Scores of every head, in the order of `HEADS`."""
        states = self._states(pieces, sides, mask)
        second = (sides * mask).float()
        first = mask.float() - second
        one = (states * first[..., None]).sum(1) / first.sum(1, keepdim=True)
        other = (states * second[..., None]).sum(1) / second.sum(1, keepdim=True)
        joined = torch.cat((states[:, 0], (one - other).abs(), one * other), -1)
        hidden = torch.tanh(self.shared(self.dropout(joined)))
        return tuple(head(self.dropout(hidden)) for head in self.heads.values())

    def _states(self, pieces: Any, sides: Any, mask: Any) -> Any:
        if self.encoder.config.model_type != MPNET:
            return self.encoder(
                input_ids=pieces, attention_mask=mask, token_type_ids=sides
            ).last_hidden_state
        moved = pieces + MPNET_SHIFT
        for word, own in ((BERT_FIRST, MPNET_FIRST), (BERT_LAST, MPNET_LAST)):
            moved = torch.where(pieces == word, own, moved)
        moved = torch.where(mask == 0, MPNET_PADDING, moved)
        return self.encoder(input_ids=moved, attention_mask=mask).last_hidden_state


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOptions:
    """How to train; the defaults are those of the shipped model."""

    seed: int = 1
    epochs: int = 4
    rate: float = 1.5e-4
    """Highest rate of the encoder; the heads take ten times that."""
    batch: int = 32
    averaging: float = 0.995
    """Share that a step keeps of the mean of the weights, which is what is kept."""
    smoothing: float = 0.05
    renamed: float = 0.5
    """Share of pairs whose names are changed."""
    clash_weight: float = 0.4
    entails_weight: float = 0.4
    threads: int = 1


def tensors(pairs: Sequence[Pair], tokenizer: WordPiece) -> tuple[Any, Any, Any]:
    """Pieces, sides and mask, padded."""
    encoded = [encode_pair(pair.one, pair.other, tokenizer) for pair in pairs]
    longest = max(len(pieces) for pieces, _ in encoded)
    pieces, sides, mask = (torch.zeros(len(pairs), longest, dtype=torch.long) for _ in range(3))
    for row, (ids, side) in enumerate(encoded):
        pieces[row, : len(ids)] = torch.from_numpy(ids)
        sides[row, : len(ids)] = torch.from_numpy(side)
        mask[row, : len(ids)] = 1
    return pieces, sides, mask


def pair_loss(outputs: Sequence[Any], pairs: Sequence[Pair], options: PairOptions) -> Any:
    """Cross-entropy of the relation, where several are allowed of their sum, and of what clashes
    and what follows where that is known; of pairs that a larger network labelled, what it says."""
    scores = dict(zip(HEADS, outputs, strict=True))
    allowed = torch.tensor([[one in pair.relations for one in RELATIONS] for pair in pairs])
    weights = torch.tensor([pair.weight * (pair.taught is None) for pair in pairs])
    log = scores["relation"].log_softmax(-1)
    held = log.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    loss = -(1 - options.smoothing) * held - options.smoothing * log.mean(-1)
    total = (loss * weights).sum() / len(pairs)
    for head, labels, wanted, weight in (
        ("clash", CLASHES, [pair.clash for pair in pairs], options.clash_weight),
        ("entails", ENTAILS, [pair.entails for pair in pairs], options.entails_weight),
    ):
        known = [labels.index(one) if one is not None else UNKNOWN for one in wanted]
        if any(one != UNKNOWN for one in known):
            total = total + weight * torch.nn.functional.cross_entropy(
                scores[head], torch.tensor(known), ignore_index=UNKNOWN,
                label_smoothing=options.smoothing,
            )  # fmt: skip
    return total + _taught_loss(scores, pairs, options)


def _taught_loss(scores: Mapping[str, Any], pairs: Sequence[Pair], options: PairOptions) -> Any:
    """Cross-entropy against the teacher: of the relation, of what clashes as far as it finds that
    they contradict, and of what follows as far as it finds that they agree."""
    known = [(row, pair.taught) for row, pair in enumerate(pairs) if pair.taught is not None]
    if not known:
        return 0.0
    rows = [row for row, _ in known]
    chances = torch.tensor([taught.relation for _, taught in known])
    total = 0.0
    for head, share in (
        ("relation", torch.ones(len(known))),
        ("clash", options.clash_weight * chances[:, RELATIONS.index(PairRelation.CONTRADICT)]),
        ("entails", options.entails_weight * chances[:, RELATIONS.index(PairRelation.AGREE)]),
    ):
        wanted = torch.tensor([getattr(taught, head) for _, taught in known])
        lost = -(wanted * scores[head][rows].log_softmax(-1)).sum(-1)
        total = total + (lost * share).sum() / len(pairs)
    return total


def fit_pairs(
    network: PairNetwork,
    rounds: Iterable[Sequence[Pair]],
    tokenizer: WordPiece,
    options: PairOptions,
    *,
    names: Sequence[str],
    steps: int,
    report: Callable[[str], None],
    after_round: Callable[[int, dict[str, Any]], None],
) -> dict[str, Any]:
    """Train on one round of pairs after the other, and give the running mean of the weights.

    names: what names are changed to. steps: how many batches all rounds have, for the rate.
    """
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    draw = random.Random(options.seed)
    learnt = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
    own = [value for name, value in learnt if name.startswith("encoder")]
    heads = [value for name, value in learnt if not name.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [{"params": own, "lr": options.rate}, {"params": heads, "lr": 10 * options.rate}],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min((at + 1) / (0.1 * steps), max(0.02, (steps - at) / (0.9 * steps)))
    )
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    network.train()
    step, began = 0, time.monotonic()
    for number, pairs in enumerate(rounds, start=1):
        losses = []
        for batch in batches(pairs, options, names, draw):
            optimiser.zero_grad()
            loss = pair_loss(network(*tensors(batch, tokenizer)), batch, options)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            keep = min(options.averaging, step / (step + 10))
            for name, value in learnt:
                mean[name].mul_(keep).add_(value.detach(), alpha=1 - keep)
            losses.append(float(loss.detach()))
        spent = time.monotonic() - began
        report(f"round {number}: step {step} of {steps}, loss {sum(losses) / len(losses):.3f}, "
               f"{spent:.0f} s")  # fmt: skip
        after_round(number, mean)
    return mean


def batches(
    pairs: Sequence[Pair], options: PairOptions, names: Sequence[str], draw: random.Random
) -> list[list[Pair]]:
    """The pairs in a new order, some with other names and each in either order; those of like
    length together."""
    seen = []
    for pair in pairs:
        if names and draw.random() < options.renamed:
            pair = renamed(pair, names, draw)
        seen.append(pair.turned() if draw.random() < 0.5 else pair)
    draw.shuffle(seen)
    found = []
    chunk = 16 * options.batch
    for low in range(0, len(seen), chunk):
        held = sorted(
            seen[low : low + chunk], key=lambda pair: len(pair.one.words) + len(pair.other.words)
        )
        found += [held[at : at + options.batch] for at in range(0, len(held), options.batch)]
    draw.shuffle(found)
    return found


class _Outputs(torch.nn.Module):  # type: ignore[misc]
    """The network as it is exported: one pair without padding, so no mask to give."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Any, sides: Any) -> tuple[Any, ...]:
        return tuple(self.network(pieces, sides, torch.ones_like(pieces)))


def write_comparer(network: PairNetwork, path: Path) -> None:
    """Export as the reader's network is; what comes after the encoder stays in 32 bits."""
    write_int8(
        _Outputs(network),
        network.encoder,
        path,
        given={
            "pieces": torch.randint(0, network.encoder.config.vocab_size, (1, 17)),
            "sides": torch.tensor([[0] * 8 + [1] * 9]),
        },
        names=list(HEADS),
        axes={name: {0: "pairs", 1: "pieces"} for name in ("pieces", "sides")},
        kept=_products_after_the_encoder,
    )


def _products_after_the_encoder(graph: onnx.GraphProto) -> list[str]:
    return [
        node.name
        for node in graph.node
        if node.op_type in ("MatMul", "Gemm")
        and not ("encoder" in node.name or any("encoder" in name for name in node.input))
    ]
