"""P4: a hostile document never stops, slows without bound, or alters the rest."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from tests.promises.bad_inputs import make_awkward_files, make_bad_inputs

from alleged.build import Options, build
from alleged.isolate import Limits
from alleged.records.documents import InputState
from alleged.store.dossier import Dossier

pytestmark = pytest.mark.slow


def children_of(parent: int) -> list[str]:
    """Command lines of the living child processes that read or analyse."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            command = (stat.parent / "cmdline").read_text()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[1]) == parent and "alleged.isolate" in command:
            found.append(command)
    return found


def good_records(dossier: Dossier) -> str:
    """Everything that the dossier holds of the good articles."""
    ids = {
        origin.document_id
        for origin in dossier.records("origins")
        if origin.name.startswith("articles/")
    }
    assert None not in ids
    found = {
        kind: [
            repr(record)
            for record in dossier.records(kind)
            if (record.id if kind == "documents" else record.document_id) in ids
        ]
        for kind in dossier.counts()
    }
    return json.dumps(found)


def test_hostile_inputs_end_in_a_state_with_a_reason_and_leave_the_good_ones_alone(
    articles: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    hostile = [path.name for path in make_bad_inputs(bad)]
    options = Options(limits=Limits(wall_seconds=4.0))
    alone = build([articles], tmp_path / "alone")
    mixed = build([articles, bad], tmp_path / "mixed", options=options)
    assert good_records(mixed) == good_records(alone)
    ended = {origin.name: origin for origin in mixed.records("origins")}
    for name in hostile:
        origins = [origin for given, origin in ended.items() if given == f"bad/{name}"]
        origins += [origin for given, origin in ended.items() if given.startswith(f"bad/{name},")]
        assert origins, f"{name} vanished"
        for origin in origins:
            assert (origin.state is InputState.OK) == (origin.reason == ""), origin
            assert origin.document_id or origin.state is not InputState.OK
    lost = {issue.origin for issue in mixed.records("issues") if issue.severity != "note"}
    for origin in ended.values():
        if origin.document_id is None:
            shown = f"{origin.name}, {origin.locator}" if origin.locator else origin.name
            assert shown in lost, f"{shown} is lost and no issue says so"
    assert mixed.verify() == []
    assert not children_of(os.getpid())


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and sockets in folders")
def test_pipes_sockets_and_links_that_lead_out_are_refused_by_name(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(os.getcwd())  # the maker changes it; this brings it back
    odd = tmp_path / "odd"
    odd.mkdir()
    names = list(make_awkward_files(odd))
    dossier = build([articles, odd], tmp_path / "out")
    states = {origin.name: origin.state for origin in dossier.records("origins")}
    for name in names:
        assert states[f"odd/{name}"] is InputState.REJECTED, name
