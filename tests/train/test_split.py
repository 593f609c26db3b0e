"""Cutting a network in two: what both parts give is what the whole gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="the train extra is not installed")

import onnxruntime  # noqa: E402
from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from alleged.train.split import LENGTH, STATES, cut, layer_output  # noqa: E402

WIDTH = 4


def small_network(*, careless: bool = False) -> Any:
    """Three layers that add what they were given, and a head on the last and on the second.

    `careless`: the last layer looks back at the first one as well.
    """
    weights = [
        numpy_helper.from_array(np.full(WIDTH, 1.0, dtype=np.float32), "weight"),
        numpy_helper.from_array(np.zeros(WIDTH, dtype=np.float32), "bias"),
        numpy_helper.from_array(np.eye(9, WIDTH, dtype=np.float32), "table"),
        numpy_helper.from_array(np.arange(4, dtype=np.float32).reshape(WIDTH, 1), "act_weight"),
        numpy_helper.from_array(np.ones((WIDTH, 1), dtype=np.float32), "name_weight"),
        numpy_helper.from_array(np.zeros(2, dtype=np.int64), "axes"),
    ]
    nodes = [
        helper.make_node("Gather", ["table", "pieces"], ["embedded"]),
        helper.make_node("Shape", ["pieces"], ["size"]),
        helper.make_node("Cast", ["size"], ["mask"], to=TensorProto.INT32),
    ]
    before = "embedded"
    for number in range(3):
        output = f"/layer.{number}/output/LayerNorm/out"
        # How long the text is goes into each layer, as a mask does.
        nodes += [
            helper.make_node("ReduceSum", ["mask"], [f"count{number}"], keepdims=0),
            helper.make_node("Cast", [f"count{number}"], [f"long{number}"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [before, f"long{number}"], [f"scaled{number}"]),
            helper.make_node(
                "SkipLayerNormalization",
                [
                    f"scaled{number}",
                    "embedded" if careless or number == 0 else before,
                    "weight",
                    "bias",
                ],
                [output],
                domain="com.microsoft",
            ),
        ]
        before = output
    nodes += [
        helper.make_node("MatMul", [before, "act_weight"], ["act"]),
        helper.make_node("MatMul", [before, "name_weight"], ["mention"]),
    ]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["windows", "pieces"])],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
            for name in ("act", "mention")
        ],
        weights,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    )
    model.ir_version = 8
    return model


def run(model: Any, given: dict[str, Any]) -> dict[str, Any]:
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    names = [one.name for one in session.get_outputs()]
    return dict(zip(names, session.run(names, given), strict=True))


PIECES = np.asarray([[3, 1, 4, 1, 5]])


@pytest.mark.parametrize("layers", [1, 2])
def test_both_parts_one_after_the_other_give_the_bits_of_the_whole(layers: int) -> None:
    model = small_network()
    first, rest = cut(model, layers, ["act", "mention"])
    handed = run(first, {"pieces": PIECES})
    assert set(handed) == {STATES, LENGTH}
    found = run(rest, handed)
    for head, scores in run(model, {"pieces": PIECES}).items():
        assert found[head].tobytes() == scores.tobytes()
    assert len(set(found["act"].ravel().tolist())) > 1


def test_a_head_that_is_not_asked_for_is_left_out_with_its_weights() -> None:
    _, rest = cut(small_network(), 2, ["act"])
    assert [one.name for one in rest.graph.output] == ["act"]
    assert "name_weight" not in {one.name for one in rest.graph.initializer}
    assert "table" not in {one.name for one in rest.graph.initializer}


def test_a_network_whose_last_layers_look_further_back_cannot_be_cut() -> None:
    with pytest.raises(ValueError, match="hands on"):
        cut(small_network(careless=True), 2, ["act"])


def test_a_layer_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="no layer 6"):
        layer_output(small_network(), 7)
