"""Weights read back out of a reader's int8 file, so that a new training can begin where a shipped
reader ended, also when its own weights were not kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import load_file

from alleged.errors import OptionError
from alleged.models.labels import HEADS
from alleged.models.reader import Reader
from alleged.train.network import Network


def mean_weights(paths: Sequence[Path], network: Network) -> dict[str, Any]:
    """The mean of the weights of several trainings of one encoder (Wortsman et al. 2022).

    paths: safetensors, or folders of readers; what a reader lacks is the mean of the others.
    """
    given = [unpacked(path, network) if path.is_dir() else load_file(path) for path in paths]
    found = {}
    for name, own in network.state_dict().items():
        known = [one[name] for one in given if name in one]
        found[name] = sum(known) / len(known) if known else own
    return found


def lacking(paths: Sequence[Path]) -> tuple[str, ...]:
    """The heads that none of several weights or readers has."""
    known: set[str] = set()
    for path in paths:
        if path.is_dir():
            known |= set(Reader.load(path).settings.labels)
        else:
            known |= {head for head in HEADS if f"heads.{head}.weight" in load_file(path)}
    return tuple(head for head in HEADS if head not in known)


def unpack(folder: Path, network: Network) -> dict[str, Any]:
    """The weights of a network like `network`, with all that the reader of a folder has.

    Heads that the reader lacks keep the network's weights. A weight of 7 bits is known to within
    half a step of its channel, at most 0.4 % of the largest weight there.

    Raises: OptionError if the file is of another network.
    """
    own = {name: value.clone() for name, value in network.state_dict().items()}
    return {**own, **unpacked(folder, network)}


def unpacked(folder: Path, network: Network) -> dict[str, Any]:
    """The weights that the reader of a folder has."""
    settings = Reader.load(folder).settings
    graph = onnx.load(str(folder / "reader.onnx")).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    # Products of layers have no names of their own: three a layer, in order, then the heads.
    products = [name.removesuffix("_quantized") for name in stored if _is_product(name)]
    found: dict[str, Any] = {}
    layers = len(network.encoder.encoder.layer)
    if len(products) != 3 * layers:
        raise OptionError(
            f"{folder}: {len(products)} products, not three for each of {layers} layers",
            fix="begin with weights of this encoder (--start)",
        )
    width = network.encoder.config.hidden_size
    for layer in range(layers):
        place = f"encoder.encoder.layer.{layer}."
        joined = _plain(stored, f"Attention_{layer}_qkv_weight")
        bias = stored[f"Attention_{layer}_qkv_bias"]
        for at, part in enumerate(("query", "key", "value")):
            chosen = slice(width * at, width * (at + 1))
            found[f"{place}attention.self.{part}.weight"] = _turned(joined[:, chosen])
            found[f"{place}attention.self.{part}.bias"] = torch.tensor(bias[chosen])
        for name, part in zip(
            products[3 * layer : 3 * layer + 3],
            ("attention.output", "intermediate", "output"),
            strict=True,
        ):
            weight = _turned(_plain(stored, name))
            # What `evening` made large for channels that it made small.
            shrink = stored.get(f"network.{place}{part}.dense.shrink")
            found[f"{place}{part}.dense.weight"] = (
                weight if shrink is None else weight * torch.tensor(shrink)
            )
    for name in network.state_dict():
        if f"network.{name}" in stored:
            found[name] = torch.tensor(stored[f"network.{name}"])
        elif f"network.{name}_quantized" in stored:
            found[name] = torch.tensor(_plain(stored, f"network.{name}"))
    sums = {node.output[0]: node for node in graph.node if node.op_type == "Add"}
    makers = {node.output[0]: node for node in graph.node if node.op_type == "MatMul"}
    for head in settings.labels.keys() & sums.keys():
        product = next(makers[name] for name in sums[head].input if name in makers)
        found[f"heads.{head}.weight"] = _turned(stored[product.input[1]])
    moves = torch.tensor(settings.transitions["attribution"])
    allowed = network.forbidden == 0
    found["transitions"] = network.transitions.detach().clone()
    found["transitions"][allowed] = moves[allowed]
    if any(any(row) for row in settings.distances):
        found["distances"] = torch.tensor(settings.distances)
    return found


def _is_product(name: str) -> bool:
    return name.startswith("onnx::MatMul_") and name.endswith("_quantized")


def _plain(stored: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """A quantised tensor as numbers; scale and zero point are one a column, or one for all."""
    level = stored[f"{name}_quantized"].astype(np.float32)
    zero = stored[f"{name}_zero_point"].astype(np.float32)
    return np.asarray((level - zero) * stored[f"{name}_scale"], dtype=np.float32)


def _turned(values: NDArray[Any]) -> torch.Tensor:
    """Rows and columns changed about: ONNX has inputs first, torch outputs."""
    return torch.tensor(values.T).contiguous()
