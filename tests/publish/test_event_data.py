"""The counted events as event data."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tests.publish.sample import Records, dam_article, gather, sample_records

from alleged.publish.event_data import COLUMNS, OPEN, write_event_data
from alleged.publish.export import export_records
from alleged.records.events import EventStatus, Magnitude, MagnitudeKind
from alleged.records.figures import Bound
from alleged.records.places import Place, PlaceKind, PlaceRole

Rows = list[dict[str, str]]


def rows_of(records: Records, out: Path) -> Rows:
    write_event_data(records, out)
    with (out / "event_data.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_only_acts_that_are_counted_and_coded_have_a_row(tmp_path: Path) -> None:
    records = sample_records()
    rows = rows_of(records, tmp_path)
    counted = [event.id for event in records["events"] if event.counted]
    assert [row["event_id"] for row in rows] == counted
    assert len(counted) < len(records["events"])
    without = {**records, "events": [replace(e, event_type=None, label=None)
                                     for e in records["events"]]}  # fmt: skip
    assert rows_of(without, tmp_path / "none") == []


def test_a_row_tells_who_says_so_and_who_denies_it(tmp_path: Path) -> None:
    told, alleged = rows_of(gather([dam_article()]), tmp_path)
    assert (told["told_by"], told["told_as"], told["denial"]) == (
        "the article itself", "", "no denial found in this document",
    )  # fmt: skip
    assert alleged["status"] == "alleged"
    assert alleged["told_by"] == "Tilda Rask"
    assert alleged["denied_by"] == "Anselm Brenner"
    assert alleged["denial"] == "denied"
    assert "bleach" in alleged["words"]
    assert alleged["trigger"] == "letting […] run"


def test_a_day_is_given_only_where_the_text_gives_one(tmp_path: Path) -> None:
    records = gather([dam_article()])
    _, stretch = rows_of(records, tmp_path)
    assert (stretch["date"], stretch["date_from"], stretch["date_to"]) == (
        "", "2019-01-01", "2021-12-31",
    )  # fmt: skip
    records["events"] = [replace(e, begin="2020-02-01", end="2020-02-01")
                         for e in records["events"]]  # fmt: skip
    assert {row["date"] for row in rows_of(records, tmp_path / "day")} == {"2020-02-01"}


def test_parties_stand_in_step_with_their_codes(tmp_path: Path) -> None:
    records = gather([dam_article()])
    event = next(one for one in records["events"] if one.counted)
    two = (replace(event.actors[0], code="PER", sector="GOV"), event.recipients[0])
    records["events"] = [replace(event, actors=two)]
    (row,) = rows_of(records, tmp_path)
    assert row["actor"] == "Minister;mill owners"
    assert row["actor_code"] == f"PER;{OPEN}"
    assert row["actor_sector"] == f"GOV;{OPEN}"


def test_numbers_of_all_mentions_make_a_range(tmp_path: Path) -> None:
    records = gather([dam_article()])
    first, second = records["events"][:2]
    assert first.chain_id == second.chain_id

    def dead(low: float, high: float | None) -> tuple[Magnitude, ...]:
        return (Magnitude(kind=MagnitudeKind.DEAD, span=first.trigger[0], figure_id=None,
                          low=low, high=high, bound=Bound.EXACT),)  # fmt: skip

    records["events"] = [replace(first, magnitudes=dead(7, None)),
                         replace(second, magnitudes=dead(4, 9))]  # fmt: skip
    (row,) = rows_of(records, tmp_path)
    assert (row["dead_low"], row["dead_high"], row["mentions"]) == ("4", "9", "2")
    assert row["injured_low"] == ""
    records["events"][1] = replace(records["events"][1], status=EventStatus.NEGATED)
    (row,) = rows_of(records, tmp_path / "denied")
    assert (row["dead_low"], row["dead_high"]) == ("7", "7")


def test_the_place_brings_country_and_coordinates(tmp_path: Path) -> None:
    records = gather([dam_article()])
    event = next(one for one in records["events"] if one.counted)
    place = Place(
        id="plc-1", document_id=event.document_id, span=event.trigger[0], mention_id=None,
        role=PlaceRole.PLACE, place="geonames:1", name="Varnholt", kind=PlaceKind.CITY,
        country="PE", country_alpha3="PER", admin1=None, latitude=-12.5, longitude=-77.25,
        candidates=(), probability=0.9, reason="one place", made_by="test",
    )  # fmt: skip
    records["places"] = [place]
    records["events"] = [replace(event, place=event.trigger[0], place_id="plc-1")]
    (row,) = rows_of(records, tmp_path)
    assert (row["place_name"], row["country"]) == ("Varnholt", "PER")
    assert (float(row["latitude"]), float(row["longitude"])) == (-12.5, -77.25)


def test_the_file_begins_with_its_names_and_every_column_is_explained(tmp_path: Path) -> None:
    table, package = write_event_data(sample_records(), tmp_path)
    first = table.read_bytes().split(b"\r\n", 1)[0].decode()
    assert first.split(",") == [column.name for column in COLUMNS]
    (resource,) = json.loads(package.read_text("utf-8"))["resources"]
    assert [one["name"] for one in resource["schema"]["fields"]] == first.split(",")
    assert all(one["description"] for one in resource["schema"]["fields"])
    assert resource["hash"] == "sha256:" + sha256(table.read_bytes()).hexdigest()


def test_cells_that_could_be_run_are_made_inert(tmp_path: Path) -> None:
    records = gather([dam_article()])
    event = next(one for one in records["events"] if one.counted)
    records["events"] = [replace(event, actors=(replace(event.actors[0], name="=1+1"),))]
    (row,) = rows_of(records, tmp_path)
    assert row["actor"] == "'=1+1"


def test_the_same_records_give_the_same_bytes_by_way_of_the_export(tmp_path: Path) -> None:
    one = export_records(sample_records(), to="plover", out=tmp_path / "one")
    two = export_records(sample_records(), to="plover", out=tmp_path / "two")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
