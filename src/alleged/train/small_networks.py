"""Fits small networks of rows of features, with scikit-learn, which a build does not need."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray

from alleged.models.small_network import SmallNetwork

UNITS, NETWORKS, EPOCHS, STRENGTH = 24, 3, 40, 1.0
"""Chosen by the acts of news that were judged (`alleged.train.judge`), across folds: of 16 to 64
units and a weight decay of 0.3 to 30 near the best (area under the curve 0.84; a logistic
regression has 0.81). The mean of three networks is better than one by 0.01."""
NEVER = -20.0
"""The score of an outcome that no row has."""


def fit_network(
    rows: NDArray[np.float64],
    labels: NDArray[np.int64],
    features: tuple[str, ...],
    *,
    outcomes: int = 1,
    epochs: int = EPOCHS,
    strength: float = STRENGTH,
) -> SmallNetwork:
    """A network whose scores have the log-likelihood of the labels for their loss: the mean of the
    scores of several networks, which is one with the units of all.

    labels: 0 or 1 for one outcome, whose logistic is the chance of 1; for more the outcome's
    number, the softmax being the chances.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    mean, scale = rows.mean(0), rows.std(0)
    scale[scale == 0] = 1.0
    level = (rows - mean) / scale
    hidden, output = [], []
    for seed in range(NETWORKS):
        network = MLPClassifier(
            (UNITS,), activation="tanh", alpha=strength, max_iter=epochs, random_state=seed
        )
        with warnings.catch_warnings():
            # It is stopped early on purpose.
            warnings.simplefilter("ignore", ConvergenceWarning)
            network.fit(level, labels)
        hidden.append(np.hstack([network.coefs_[0].T, network.intercepts_[0][:, None]]))
        last = np.hstack([network.coefs_[1].T, network.intercepts_[1][:, None]])
        if outcomes > 1:
            # Of two outcomes scikit-learn gives the score of the second, against 0.
            known = last if len(last) > 1 else np.vstack([np.zeros_like(last), last])
            last = np.zeros((outcomes, UNITS + 1))
            last[:, -1] = NEVER
            last[network.classes_] = known
        output.append(last / NETWORKS)
    biases = sum(one[:, -1:] for one in output)
    return SmallNetwork(
        features=features,
        mean=_short(mean),
        scale=_short(scale),
        hidden=tuple(_short(row) for row in np.vstack(hidden)),
        output=tuple(_short(row) for row in np.hstack([*(one[:, :-1] for one in output), biases])),
    )


def _short(values: NDArray[np.float64]) -> tuple[float, ...]:
    """Numbers as they are written: four digits, more change nothing."""
    return tuple(float(f"{one:.4g}") for one in values.tolist())
