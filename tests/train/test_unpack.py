"""What weights and readers have, and what they lack."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")
pytest.importorskip("onnx", reason="the train extra is not installed")

from safetensors.torch import save_file  # noqa: E402

from alleged.models.files import reader_folder  # noqa: E402
from alleged.models.labels import HEADS  # noqa: E402
from alleged.models.reader import Reader  # noqa: E402
from alleged.train.unpack import lacking  # noqa: E402


def test_a_head_is_lacking_only_if_none_of_several_has_it(tmp_path: Path) -> None:
    known = tmp_path / "known.safetensors"
    heads = [head for head in HEADS if head not in ("doubt", "act")]
    save_file({f"heads.{head}.weight": torch.zeros(1) for head in heads}, known)
    assert set(lacking([known])) == {"doubt", "act"}
    labels = Reader.load().settings.labels
    assert set(lacking([known, reader_folder()])) == {"doubt"} - set(labels)
