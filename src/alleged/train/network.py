"""The network: one encoder, a linear layer per head, and transitions for the attribution labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import AutoModel

from alleged.models.labels import HEADS, PARTY_ROLES
from alleged.models.pairs import DISTANCES
from alleged.models.wordpiece import FORMS

FORBIDDEN = -1e4
"""Score of a transition that BIO does not allow."""


def forbidden_transitions(labels: tuple[str, ...]) -> torch.Tensor:
    """`FORBIDDEN` where an inside label would not follow its own kind, 0 elsewhere.

    Row: the label before; the last row is the start of a window, which may lie inside a span.
    Column: the label after.
    """
    table = torch.zeros(len(labels) + 1, len(labels))
    for inside in range(2, len(labels), 2):
        table[:-1, inside] = FORBIDDEN
        table[inside, inside] = table[inside - 1, inside] = 0.0
    return table


def load_encoder(base: Path) -> Any:
    """The encoder of a folder, without its pooler and without dropout inside."""
    return AutoModel.from_pretrained(
        base,
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


class Network(torch.nn.Module):  # type: ignore[misc]
    """Reads pieces and forms of words, gives a score for each label of each head.

    A word's form (capitals, start of line, inside quotation marks) takes the place of BERT's
    segment: the encoder has an embedding for it, which starts as the segment it was trained with.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = load_encoder(base)
        segments = self.encoder.embeddings.token_type_embeddings
        forms = torch.nn.Embedding(FORMS, segments.embedding_dim)
        with torch.no_grad():
            forms.weight.copy_(segments.weight[:1].expand(FORMS, -1))
        self.encoder.embeddings.token_type_embeddings = forms
        self.encoder.config.type_vocab_size = FORMS
        width = self.encoder.config.hidden_size
        self.dropout = torch.nn.Dropout(0.1)
        self.heads = torch.nn.ModuleDict(
            {name: torch.nn.Linear(width, len(labels)) for name, labels in HEADS.items()}
        )
        self.transitions = torch.nn.Parameter(
            torch.zeros(len(HEADS["attribution"]) + 1, len(HEADS["attribution"]))
        )
        self.distances = torch.nn.Parameter(torch.zeros(len(PARTY_ROLES), DISTANCES))
        self.register_buffer("forbidden", forbidden_transitions(HEADS["attribution"]))

    def states(self, pieces: Any, mask: Any, forms: Any) -> Any:
        """The encoder's last layer."""
        return self.encoder(
            input_ids=pieces, attention_mask=mask, token_type_ids=forms
        ).last_hidden_state

    def forward(self, pieces: Any, mask: Any, forms: Any) -> tuple[Any, ...]:
        """Scores of every head, in the order of `HEADS`, for every piece."""
        states = self.states(pieces, mask, forms)
        return tuple(head(states) for head in self.heads.values())

    def path_loss(self, scores: Any, labels: Any, counts: Any) -> Any:
        """Negative log-likelihood of the label paths (linear-chain CRF), summed.

        scores: windows x words x labels; labels: windows x words; counts: words a window.
        """
        moves = self.transitions + self.forbidden
        size, longest, width = scores.shape
        inside = torch.arange(longest)[None, :] < counts[:, None]
        before = torch.cat((torch.full((size, 1), width), labels[:, :-1]), 1)
        steps = scores.gather(2, labels[..., None])[..., 0] + moves[before, labels]
        return all_paths(scores, moves, inside).sum() - (steps * inside).sum()

    def taught_path_loss(self, scores: Any, chances: Any, counts: Any) -> Any:
        """How far the paths' distribution is from a teacher's, but for a constant, summed.

        chances: windows x words x labels, the teacher's probability of each label over all paths.
        Only the scores are taught, since the teacher's transitions are near the network's own; the
        gradient at a word is then the network's probabilities less the teacher's (structural
        knowledge distillation, Wang et al. 2020). A softmax of one word's scores would be a poor
        measure: without its neighbours a word in the middle of a content has an entropy of 1.1.
        """
        moves = (self.transitions + self.forbidden).detach()
        inside = torch.arange(scores.shape[1])[None, :] < counts[:, None]
        return all_paths(scores, moves, inside).sum() - (chances * scores).sum()


def all_paths(scores: Any, moves: Any, inside: Any) -> Any:
    """The log of the summed weights of all paths through each window."""
    total = moves[-1][None] + scores[:, 0]
    for at in range(1, scores.shape[1]):
        after = torch.logsumexp(total[:, :, None] + moves[None, :-1], 1) + scores[:, at]
        total = torch.where(inside[:, at, None], after, total)
    return torch.logsumexp(total, 1)
