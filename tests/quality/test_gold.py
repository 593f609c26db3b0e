"""The scorers read the gold sets as they are laid out: gold against itself is perfect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from alleged.quality.documents import document_from_row
from alleged.quality.gold import GOLD_SETS, GoldSet, gold_folder, gold_path
from alleged.quality.measured import look_up
from alleged.quality.rows import read_objects, read_rows, write_rows
from alleged.quality.score import score_files
from alleged.quality.scorers.date_specs import NOT_RESOLVED, days_of, is_date_spec
from alleged.quality.scorers.framing import gold_places as loaded_places
from alleged.quality.scorers.mentions import TYPES, gold_mentions, type_of
from alleged.quality.scorers.perpetrators import gold_perpetrators
from alleged.quality.scorers.places import gold_places
from alleged.quality.tasks import TASKS

PERFECT = {"mae": 0.0, "r": 1.0, "events_per_sentence": 1.0}
"""Where 100 per cent is not what perfect looks like."""
RANKED = frozenset({"average_precision", "coarse_majority"})
"""The first needs probabilities, which gold has not; the second is what the commonest would have."""


def gold_file(gold: GoldSet, scratch: Path) -> Path:
    folder = Path() if gold.own else gold_folder()
    file = gold_path(gold, folder, scratch) if folder else None
    if file is None:
        pytest.skip(f"{gold.file} is not there: set ALLEGED_GOLD to the folder of gold sets")
    return file


def texts_of(gold: GoldSet, file: Path) -> str | None:
    return str(file.parent / gold.texts) if gold.texts else None


def as_prediction(task: str, row: dict[str, Any]) -> dict[str, Any]:
    match task:
        case "event-class":
            return {"label": row.get("pentacode", row.get("acled_type"))}
        case "opinion":
            return {"label": row["opinion"]}
        case "event-parties":
            return {"parties": row["entities"] or []}
        case "coded-events":
            return {
                "events": [
                    {
                        "event_type": event["plover_type"],
                        "actors": [{"text": "", "code": (event["source"] or "")[:3]}],
                        "recipients": [{"text": "", "code": (event["target"] or "")[:3]}],
                    }
                    for event in row["events"]
                ]
            }
        case "perpetrators":
            return {
                "perpetrators": [
                    {"start": start, "end": end, "confidence": sorted(values)[0]}
                    for (start, end), values in gold_perpetrators(row)
                ]
            }
        case "entities":
            return {
                "mentions": [
                    {**m, "kind": "entity", "type": TYPES.get(type_of(m) or "")}
                    for m in gold_mentions(row, "entity")
                ]
            }
        case "date-specs":
            days = [
                (result, min(days_of(result)))
                for result in (row["results"] if is_date_spec(row) else ())
            ]
            return {
                "timex": [
                    {
                        "start": result["start"],
                        "end": result["end"],
                        "first_day": None if day == NOT_RESOLVED else day,
                        "last_day": None if day == NOT_RESOLVED else day,
                    }
                    for result, day in days
                ]
            }
        case "places":
            return {"places": gold_places(row)}
        case "event-circumstances":
            return {"triggers": [circumstances_of(label) for label in row["triggers"]]}
        case "framing":
            return {"label": row.get("label"), "spans": loaded_places(row)}
        case "sentence-kinds":
            return {"kind": row["kind"], "worth": row["worth"] if row["kind"] == "fact" else 0}
        case _:
            return {name: value for name, value in row.items() if name != "text"}


def circumstances_of(label: dict[str, Any]) -> dict[str, Any]:
    """The first of the right answers."""
    begin, end = label["times"][0]
    return {
        "id": label["id"],
        "place": next(iter(label["place"]), None),
        "begin": begin,
        "end": end,
        "magnitudes": label["magnitudes"][0],
        "instrument": label["instrument"][0],
        "speaker": label["speaker"][0],
        "same_as": label["same_as"],
        "counted": label["counted"],
    }


@pytest.mark.parametrize("key", GOLD_SETS)
def test_gold_against_itself_is_perfect(key: str, tmp_path: Path) -> None:
    gold = GOLD_SETS[key]
    file = gold_file(gold, tmp_path)
    predicted = tmp_path / "predicted.jsonl"
    write_rows(
        str(predicted),
        (
            {"id": row["id"], **as_prediction(gold.task, row)}
            for _, _, row in read_objects(str(file))
        ),
    )
    texts = texts_of(gold, file)
    scores = score_files(
        TASKS[gold.task], str(file), str(predicted), texts=texts, **gold.score_options
    )
    for headline in gold.headlines:
        value = look_up(scores, headline.path)
        assert value is not None
        if headline.path in RANKED:
            continue
        if gold.task == "perpetrators":
            # One organisation may have two templates that are not equally sure of it.
            assert value > 95
        elif gold.task == "templates":
            # Repeated templates and strings that stand nowhere are left out of gold, not of
            # predictions: the published scorer does so.
            assert value > 95
        else:
            assert value * gold.factor == PERFECT.get(headline.path, 100.0)


@pytest.mark.parametrize("file", sorted({gold.file for gold in GOLD_SETS.values()}))
def test_every_gold_text_becomes_a_document_as_it_is(file: str, tmp_path: Path) -> None:
    gold = next(gold for gold in GOLD_SETS.values() if gold.file == file)
    labelled = gold_file(gold, tmp_path)
    path = texts_of(gold, labelled) or labelled
    for row in read_rows(str(path)):
        document = document_from_row(row)
        assert document.text == row.text
        assert all(block.span.of(row.text).strip() for block in document.blocks)
