"""Networks as onnxruntime runs them."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

from alleged.errors import ModelError
from alleged.models.files import REINSTALL


def open_network(path: Path, content: bytes, threads: int) -> onnxruntime.InferenceSession:
    """A network that onnxruntime runs on so many threads; `path` is where `content` was read.

    Raises: ModelError if it cannot be read.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that wait by spinning take the core from the other processes of a build.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no common class
        raise ModelError(
            f"{path}: onnxruntime {onnxruntime.__version__} cannot read it: {error}",
            fix=REINSTALL,
        ) from error
