"""Writes the trained network as the files that the product reads."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from alleged.models.files import SETTINGS
from alleged.models.labels import HEADS
from alleged.models.reader import NETWORK, Settings, SettingsFile, checksum_of
from alleged.models.wordpiece import FORMS
from alleged.train.network import Network


class _Outputs(torch.nn.Module):  # type: ignore[misc]
    """The network as it is exported: one window without padding, so no mask to give."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Any, forms: Any) -> tuple[Any, ...]:
        return tuple(self.network(pieces, torch.ones_like(pieces), forms))


def write_onnx(network: Network, path: Path) -> None:
    """Export the reader's network as `write_int8` does; its heads, 24 kB, stay in 32 bits."""
    names = list(HEADS)
    write_int8(
        _Outputs(network),
        network.encoder,
        path,
        given={
            "pieces": torch.randint(0, network.encoder.config.vocab_size, (1, 17)),
            "forms": torch.randint(0, FORMS, (1, 17)),
        },
        names=names,
        axes={name: {0: "windows", 1: "pieces"} for name in ["pieces", "forms", *names]},
        kept=_products_of_heads,
    )


def _products_of_heads(graph: onnx.GraphProto) -> list[str]:
    sums = {node.output[0]: node for node in graph.node if node.op_type == "Add"}
    inputs = {name for head in HEADS for name in sums[head].input}
    return [
        node.name for node in graph.node if node.op_type == "MatMul" and node.output[0] in inputs
    ]


def write_int8(
    outputs: torch.nn.Module,
    encoder: Any,
    path: Path,
    *,
    given: Mapping[str, Any],
    names: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
    kept: Callable[[onnx.GraphProto], list[str]],
) -> None:
    """Export, fuse and quantise: dynamic int8 a channel, with 7-bit weights.

    A scale per channel was worth 1 point of exact F1 against one per tensor. Weights of
    7 bits lose nothing here and do not saturate on processors without VNNI.

    outputs: what is exported; encoder: the part of it that is fused; given: an example of each
    input; axes: those of inputs and outputs that differ in length; kept: the nodes of the fused
    graph that stay in 32 bits.
    """
    outputs.eval()
    encoder.config._attn_implementation = "eager"
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            outputs,
            tuple(given.values()),
            str(plain),
            input_names=list(given),
            output_names=list(names),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        model = optimizer.optimize_model(
            str(plain),
            model_type="bert",
            num_heads=encoder.config.num_attention_heads,
            hidden_size=encoder.config.hidden_size,
            opt_level=0,
            optimization_options=FusionOptions("bert"),
        )
        model.save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(path),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=kept(onnx.load(str(fused)).graph),
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def write_settings(folder: Path, settings: Settings) -> None:
    """Write `reader.json` with the checksums of the files beside it."""
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (NETWORK, "vocab.txt")
    }
    written = SettingsFile(files=files, settings=settings, checksum=checksum_of(files, settings))
    text = msgspec.json.format(msgspec.json.encode(written, order="deterministic"), indent=1)
    (folder / SETTINGS).write_bytes(text + b"\n")
