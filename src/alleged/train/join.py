"""Put two readers into one folder: `python -m alleged.train.join FIRST SECOND OUT`.

Attributions and names are read by the first, all other heads by the second. Two networks take
twice the time of one: this is for as long as one network for all heads reads attributions less
well than one that does nothing else.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import click
import msgspec
import onnx

from alleged.errors import OptionError
from alleged.models.reader import Reader, Settings
from alleged.train.export import write_settings

FIRST_HEADS = ("attribution", "mention")


@click.command()
@click.argument("first", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("second", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def main(first: Path, second: Path, out: Path) -> None:
    """Attributions and names of FIRST with all other heads of SECOND."""
    join(first, second, out)


def join(first: Path, second: Path, out: Path) -> None:
    """Write the folder `out`; `first` may be `out`.

    Raises: OptionError if the readers do not cut texts into the same pieces and windows.
    """
    ours, theirs = Reader.load(first).settings, Reader.load(second).settings
    if _cuts(first, ours) != _cuts(second, theirs):
        raise OptionError(
            f"{first} and {second} cut texts in other pieces or windows",
            fix="train both from one encoder with one size of windows",
        )
    out.mkdir(parents=True, exist_ok=True)
    for name in ("reader.onnx", "vocab.txt"):
        if first != out:
            shutil.copyfile(first / name, out / name)
    model = onnx.load(str(second / "reader.onnx"))
    drop_heads(model, FIRST_HEADS)
    onnx.save(model, str(out / "acts.onnx"))
    heads = {head: ours.labels[head] for head in FIRST_HEADS}
    settings = msgspec.structs.replace(
        theirs,
        labels={**theirs.labels, **heads},
        transitions={
            **theirs.transitions,
            **{head: ours.transitions[head] for head in FIRST_HEADS},
        },
        scorers={**theirs.scorers, **ours.scorers},
        curves={**theirs.curves, **ours.curves},
        trained_on=tuple(dict.fromkeys((*ours.trained_on, *theirs.trained_on))),
    )
    write_settings(out, settings)


def _cuts(folder: Path, settings: Settings) -> tuple[bytes, int, int, int]:
    vocabulary = (folder / "vocab.txt").read_bytes()
    return vocabulary, settings.forms, settings.max_pieces, settings.context_pieces


def drop_heads(model: onnx.ModelProto, heads: Collection[str]) -> None:
    """Take outputs out of a network, with all that only they need."""
    graph = model.graph
    kept = [one for one in graph.output if one.name not in heads]
    del graph.output[:]
    graph.output.extend(kept)
    needed = {one.name for one in kept}
    nodes = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            nodes.append(node)
            needed.update(node.input)
    del graph.node[:]
    graph.node.extend(reversed(nodes))
    stored = [one for one in graph.initializer if one.name in needed]
    del graph.initializer[:]
    graph.initializer.extend(stored)


if __name__ == "__main__":
    main()
