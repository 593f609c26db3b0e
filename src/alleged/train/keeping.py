"""Keeps what a reader says: its heads' word on every text is taught to another network.

Sets are labelled for one or two heads. While one is read nothing holds the others in place, and a
network that moves for attributions forgets the classes of sentences. The reader whose word is kept
has read each text once; its last states are stored, and its heads make scores of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from alleged.models.labels import HEADS, POOLED, SPAN_HEADS
from alleged.train.fit import KeptLosses, Window, pooled_scores
from alleged.train.network import Network
from alleged.train.unpack import lacking, unpack

ACTING = ("act", "act_ecbplus", "act_timeml", "act_meantime")
"""Where one of these is likely to see an act, the heads that speak at triggers are listened to."""
KEPT_SPANS = tuple(head for head in SPAN_HEADS if head != "mention")
KEPT_CLASSES = ("act_type", "act_mode", "status", "polarity", "certainty")
KEPT_VECTORS = {"pair_act": True, "pair_word": False, "pair_role": False, "same": True}
"""Heads of numbers that stand for nothing alone; whether only those at acts matter."""
NOT_KEPT = ("act", "party", "context", "doubt")
"""Which words name an act was learnt from single sentences of our own; in news a third to a half of
what that finds is none, and passages of news with all their acts teach it better. Contexts were
hardly learnt at first, and what is doubtful has labels in nearly every set."""
ACT_HEADS = (
    "act", "act_type", "act_mode", "context", "status", "party",
    "pair_act", "pair_word", "pair_role", "same",
)  # fmt: skip
"""What our own sentences and passages of news teach of acts. A reader that has read more of these
says it better than another, whose word of the rest may be the better one."""
NOT_ACTS = tuple(head for head in HEADS if head not in ACT_HEADS)


def keep_heads(keeper: Path, of_acts: Path | None, network: Network) -> KeptLosses:
    """The losses of one keeper, or of two whose states are stored side by side: the second's word
    of acts is kept, the first's of all else."""
    if of_acts is None:
        return Keeper(keeper, network).losses
    first = Keeper(keeper, network, without=(*NOT_KEPT, *ACT_HEADS))
    second = Keeper(of_acts, network, without=NOT_ACTS, at=1)

    def losses(
        network: Network, states: Any, batch: Sequence[Window], inside: Any
    ) -> dict[str, Any]:
        return first.losses(network, states, batch, inside) | second.losses(
            network, states, batch, inside
        )

    return losses


class Keeper:
    """The heads of a reader, asked about stored states."""

    def __init__(
        self, folder: Path, network: Network, *, without: Sequence[str] = NOT_KEPT, at: int = 0
    ) -> None:
        """without: heads whose word is not kept.
        at: which of the readers whose states are stored it is.
        """
        weights = unpack(folder, network)
        self._at = at
        without = (*without, *lacking([folder]))
        self._heads = {
            head: (weights[f"heads.{head}.weight"], weights[f"heads.{head}.bias"]) for head in HEADS
        }
        self._without = frozenset(without)

    def losses(
        self, network: Network, states: Any, batch: Sequence[Window], inside: Any
    ) -> dict[str, Any]:
        """How far the network is from what is kept, a head; none where the batch has labels."""
        keeping = [(row, one.kept) for row, one in enumerate(batch) if one.kept is not None]
        if not keeping:
            return {}
        rows = [row for row, _ in keeping]
        inside = inside[rows]
        width = states.shape[-1]
        stored = torch.zeros(*inside.shape, width)
        for at, (_, kept) in enumerate(keeping):
            own = kept[:, self._at * width : (self._at + 1) * width]
            stored[at, : len(own)] = torch.from_numpy(own).float()
        labelled = {
            head for window in batch for named in (window.labels, window.whole) for head in named
        } | self._without
        if any(window.pairs for window in batch):
            labelled.add("pair")
        if any(window.chains for window in batch):
            labelled.add("same")
        ours, theirs = states[rows], stored
        words, wanted = ours[inside], {head: self._scores(head, stored[inside]) for head in HEADS}
        acting = torch.stack([1 - wanted[head].softmax(-1)[:, 0] for head in ACTING]).amax(0)
        harmed = 1 - wanted["incident"].softmax(-1)[:, 0]
        even = torch.ones_like(acting)
        losses: dict[str, Any] = {}
        for head in (*KEPT_SPANS, *KEPT_CLASSES, "incident_type"):
            if head not in labelled:
                weight = (
                    acting if head in KEPT_CLASSES else harmed if head == "incident_type" else even
                )
                scores = network.heads[head](words).log_softmax(-1)
                terms = torch.nn.functional.kl_div(
                    scores, wanted[head].log_softmax(-1), reduction="none", log_target=True
                ).sum(-1)
                losses[head] = _mean(terms, weight)
        if "context" not in labelled:
            terms = torch.nn.functional.binary_cross_entropy_with_logits(
                network.heads["context"](words), wanted["context"].sigmoid(), reduction="none"
            ).mean(-1)
            losses["context"] = _mean(terms, acting)
        if "factuality" not in labelled:
            terms = torch.nn.functional.smooth_l1_loss(
                network.heads["factuality"](words), wanted["factuality"], reduction="none"
            )[:, 0]
            losses["factuality"] = _mean(terms, acting)
        for head, at_acts in KEPT_VECTORS.items():
            if head not in labelled and not (head.startswith("pair") and "pair" in labelled):
                apart = (network.heads[head](words) - wanted[head]) ** 2
                terms = apart.mean(-1) / wanted[head].var().clamp_min(1e-3)
                losses[head] = _mean(terms, acting if at_acts else even)
        for head in POOLED:
            if head not in labelled:
                losses[head] = torch.nn.functional.kl_div(
                    pooled_scores(network.heads[head](ours), inside).log_softmax(-1),
                    pooled_scores(self._scores(head, theirs), inside).log_softmax(-1),
                    reduction="batchmean",
                    log_target=True,
                )
        return {f"kept {head}": loss for head, loss in losses.items()}

    def _scores(self, head: str, states: Any) -> Any:
        weight, bias = self._heads[head]
        return torch.nn.functional.linear(states, weight, bias)


def _mean(terms: Any, weight: Any) -> Any:
    """A weighted mean over words; of hardly any weight, near zero."""
    return (terms * weight).sum() / (weight.sum() + 1)
