"""Cuts an int8 network in two: the first layers, and what goes on from there.

Both parts keep every node and every weight as it is, so that one after the other they give the bits
that the whole gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import onnx

STATES = "states"
"""What the first layers hand on: a vector a piece."""
LENGTH = "length"
"""How many pieces are read: each layer's attention asks for it."""


def layer_output(model: onnx.ModelProto, layers: int) -> str:
    """The name of what the first so many layers of an encoder give (at least one).

    Raises: ValueError if the network has no such layer.
    """
    mark = f"layer.{layers - 1}/output/LayerNorm/"
    for node in model.graph.node:
        if node.op_type == "SkipLayerNormalization" and mark in node.output[0]:
            return str(node.output[0])
    raise ValueError(f"no layer {layers - 1} in this network")


def cut(
    model: onnx.ModelProto, layers: int, heads: Collection[str]
) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The first layers of a network, and its other layers with these heads."""
    border = layer_output(model, layers)
    first = _needed(model, [border])
    rest = [node for node in _needed(model, heads) if node not in first]
    made = {name for node in first for name in node.output}
    handed = list(dict.fromkeys(name for node in rest for name in node.input if name in made))
    names = {border: STATES, **{name: LENGTH for name in handed if name != border}}
    if set(names) != set(handed) or len(names) != 2:
        raise ValueError(f"layer {layers - 1} hands on {', '.join(handed)}")
    width = next(
        one.dims[0]
        for node in first
        if node.output[0] == border
        for one in model.graph.initializer
        if one.name == node.input[2]
    )
    passed = [
        onnx.helper.make_tensor_value_info(
            STATES, onnx.TensorProto.FLOAT, ["windows", "pieces", width]
        ),
        onnx.helper.make_tensor_value_info(LENGTH, onnx.TensorProto.INT32, ["windows"]),
    ]
    outputs = [one for one in model.graph.output if one.name in heads]
    return (
        _part(model, first, list(model.graph.input), passed, names),
        _part(model, rest, passed, outputs, names),
    )


def _needed(model: onnx.ModelProto, outputs: Iterable[str]) -> list[onnx.NodeProto]:
    """The nodes that these outputs come from, in their order."""
    wanted = set(outputs)
    found = []
    for node in reversed(model.graph.node):
        if wanted.intersection(node.output):
            found.append(node)
            wanted.update(node.input)
    return found[::-1]


def _part(
    model: onnx.ModelProto,
    nodes: Iterable[onnx.NodeProto],
    inputs: Iterable[onnx.ValueInfoProto],
    outputs: Iterable[onnx.ValueInfoProto],
    names: dict[str, str],
) -> onnx.ModelProto:
    """A network of some of the nodes, with other names for what is handed on."""
    renamed = []
    for node in nodes:
        one = onnx.NodeProto()
        one.CopyFrom(node)
        one.input[:] = [names.get(name, name) for name in node.input]
        one.output[:] = [names.get(name, name) for name in node.output]
        renamed.append(one)
    used = {name for node in renamed for name in node.input}
    graph = onnx.helper.make_graph(
        renamed,
        "part",
        list(inputs),
        list(outputs),
        [one for one in model.graph.initializer if one.name in used],
    )
    made = onnx.helper.make_model(graph, opset_imports=model.opset_import)
    made.ir_version = model.ir_version
    return made
