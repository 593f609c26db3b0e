"""What other readers say of the training texts, to be taught where a set says nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from alleged.models.decoding import label_log_probabilities
from alleged.models.reader import Reader, read_settings
from alleged.models.wordpiece import WordPiece
from alleged.train.gold import Article, word_range

TAUGHT = ("attribution", "mention")
"""Heads whose probabilities are taught; of the others a keeper's states are kept."""


def ask_teachers(
    teachers: Sequence[Path],
    keepers: Sequence[Path],
    articles: Sequence[Article],
    *,
    threads: int = 1,
) -> None:
    """Fill `taught` of the articles without gold attributions, and `kept` of all.

    teachers: folders of readers; what is taught is the mean of their log-probabilities, which was
    better on PolNeAR's development split than each alone.
    keepers: folders of readers with one network for all heads; their states stand side by side.
    """
    moves: list[NDArray[np.float32]] = []
    windows: dict[int, list[tuple[int, int]]] = {}
    for folder in dict.fromkeys((*keepers, *teachers)):
        reader, state = reader_with_states(folder, threads=threads)
        if folder in teachers:
            moves.append(np.asarray(reader.settings.transitions["attribution"], dtype=np.float32))
        for number, article in enumerate(articles):
            taught = folder in teachers and article.attributions is None
            heads = [*(TAUGHT if taught else ()), *((state,) if folder in keepers else ())]
            if not heads:
                continue
            reading = reader.read(article.text, article.sentences, heads=heads)
            windows[number] = reading.windows
            for head in TAUGHT if taught else ():
                rows = _logs(reading.scores[head]) / np.float32(len(teachers))
                article.taught[head] = article.taught.get(head, np.zeros_like(rows)) + rows
            if folder in keepers:
                states = reading.scores[state].astype(np.float16)
                before = [] if article.kept is None else [article.kept]
                article.kept = np.concatenate((*before, states), axis=1)
    for number, article in enumerate(articles):
        if "mention" in article.taught:
            article.taught["mention"] = np.exp(_logs(article.taught["mention"]))
            article.taught["attribution"] = np.exp(
                label_log_probabilities(
                    article.taught["attribution"],
                    np.mean(moves, axis=0, dtype=np.float32),
                    windows[number],
                )
            )


OPEN_FROM = 0.8
"""Chance of an act, by the reader that is asked, from which a silent word is open. Of such words in
160 passages whose annotators marked acts without a code, too, half were one (reader C; of those
from 0.5 to 0.7 a fifth), so that neither an act nor none is taught there."""


def leave_open(folder: Path, articles: Sequence[Article], *, threads: int = 1) -> None:
    """Fill `open` of the articles that are marked in part: words where a reader sees an act and the
    annotation has none.

    folder: of a reader whose acts are not only those with a code.
    """
    reader = Reader.load(folder, threads=threads)
    for article in articles:
        if not article.partial:
            continue
        scores = reader.read(article.text, article.sentences, heads=("act",)).scores["act"]
        chances = np.exp(_logs(scores))[:, 1:].sum(1)
        silent = np.ones(len(article.words), dtype=bool)
        for span, _ in article.spans["act"]:
            silent[slice(*word_range(article.words, span))] = False
        article.open = silent & (chances > OPEN_FROM)


def _logs(scores: NDArray[Any]) -> NDArray[np.float32]:
    """Log-probabilities of the labels of each word alone."""
    return np.asarray(scores - np.logaddexp.reduce(scores, 1)[:, None], dtype=np.float32)


def reader_with_states(folder: Path, *, threads: int = 1) -> tuple[Reader, str]:
    """A reader that gives the encoder's last states, too, and their name among its heads."""
    files, settings, version = read_settings(folder)
    model = onnx.load_from_string(files["reader.onnx"])
    product = _product(model)
    state = product.input[0]
    model.graph.output.append(onnx.helper.make_tensor_value_info(state, 1, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    stored = {one.name: one for one in model.graph.initializer}
    width = stored[product.input[1]].dims[0]
    settings.labels[state] = tuple(f"state {at}" for at in range(width))
    vocabulary = files["vocab.txt"].decode("utf-8").rstrip("\n").split("\n")
    return Reader(session, WordPiece(vocabulary), settings, version), state


def _product(model: onnx.ModelProto) -> onnx.NodeProto:
    """The product of the first head: its output is summed with a bias to the head's scores."""
    makers = {name: node for node in model.graph.node for name in node.output}
    total = makers[model.graph.output[0].name]
    return next(
        makers[name] for name in total.input if name in makers and makers[name].op_type == "MatMul"
    )
