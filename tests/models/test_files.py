"""Which models there are, known without loading them."""

from __future__ import annotations

from pathlib import Path

import pytest

from alleged.build import versions
from alleged.errors import ModelError
from alleged.models.files import TAGGER, tagger_version


def test_the_tagger_s_version_changes_with_each_of_its_files(tmp_path: Path) -> None:
    found = {tagger_version()}
    written = TAGGER.read_text(encoding="utf-8")
    for name in ("first.npy", "second.npy"):
        at = written.index(name) + len(name) + 4
        other = tmp_path / name
        other.write_text(written[:at] + "0000" + written[at + 4 :], encoding="utf-8")
        found.add(tagger_version(other))
    assert len(found) == 3


def test_a_missing_tagger_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no tagger"):
        tagger_version(tmp_path / "tagger.json")


def test_a_dossier_names_tagger_and_gazetteer() -> None:
    assert versions()["tagger"] == tagger_version()
    assert len(versions()["gazetteer"]) == 12
