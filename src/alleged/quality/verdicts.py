"""Verdicts on the sentences of our own set, by the same analysis and check as a build."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alleged.errors import InputError
from alleged.quality.documents import document_from_row
from alleged.quality.predictors import Prediction, PredictOptions
from alleged.quality.rows import Row, given_spans
from alleged.records.assessments import Assessment
from alleged.records.verdicts import Outcome, Verdict

if TYPE_CHECKING:  # the analysis takes a second to import, and `quality score` does without
    from alleged.analyse.documents import Analysis
    from alleged.check.tables import Table

INVENTED = Path("tests/check/tables")
DESCRIBED = Path("tests/check/reference")
"""What the public tables mean; the tables themselves are in the gold folder."""
GOLD_TABLES = "reference"


def predict_verdicts(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The verdict on the words that each row asks about; without one it is not checkable."""
    for row, _, verdicts in checked_rows(rows, options):
        yield _prediction(row, verdicts)


def predict_members(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The members of the lists of each row, with what each says, claims, and comes to."""
    for _, found, verdicts in checked_rows(rows, options):
        members = [one for one in found.assessments if one.member is not None]
        yield Prediction(
            fields={"members": [_member(one, verdicts) for one in members]},
            made_by=frozenset(one.made_by for one in members),
        )


def _member(one: Assessment, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    member = one.member
    if member is None:
        raise ValueError(f"{one.id} is no member of a list")
    record = member.figure_id or one.id
    verdict = next((v for v in verdicts if v.record_id == record), None)
    return {
        "span": [one.span.start, one.span.end],
        "anchor": [member.anchor.start, member.anchor.end],
        "kind": one.kind.value,
        "worth": one.worth,
        "value": member.low,
        "unit": member.unit,
        "verdict": verdict.outcome.value if verdict else Outcome.NOT_CHECKABLE.value,
    }


def checked_rows(
    rows: Sequence[Row], options: PredictOptions
) -> Iterator[tuple[Row, Analysis, list[Verdict]]]:
    """Each row with its records and the verdicts on them, against the invented tables and those of
    the gold folder that we have descriptors for."""
    from alleged.analyse.documents import analyse_document
    from alleged.check.checks import Checked, Checker, published_day
    from alleged.models.reader import Reader

    reader = Reader.load(options.reader) if options.reader else Reader.load()
    with tempfile.TemporaryDirectory() as scratch, Checker(_tables(), Path(scratch)) as checker:
        for row in rows:
            document = document_from_row(row)
            found = analyse_document(document, reader=reader)
            verdicts = checker.check(
                [
                    Checked(
                        document=document,
                        published=published_day(document, found.datings),
                        figures=found.figures,
                        times=found.times,
                        entities=found.entities,
                        events=found.events,
                        assessments=found.assessments,
                    )
                ]
            )
            yield row, found, list(verdicts)


def _tables() -> list[Table]:
    from alleged.check.descriptors import read_descriptor
    from alleged.check.tables import read_described
    from alleged.quality.gold import OWN_FOLDER, gold_folder

    gold = gold_folder()
    if gold is None or not (gold / GOLD_TABLES).is_dir():
        raise InputError(
            "the tables that the claims are about are not there",
            fix="set ALLEGED_GOLD to the folder of gold sets",
        )
    tables: list[Table] = []
    for folder, files in ((DESCRIBED, gold / GOLD_TABLES), (INVENTED, OWN_FOLDER / INVENTED)):
        for path in sorted((OWN_FOLDER / folder).glob("*.json")):
            descriptor = read_descriptor(path)
            tables.append(read_described(descriptor, files / descriptor.path, number=len(tables)))
    return tables


def _prediction(row: Row, verdicts: Sequence[Verdict]) -> Prediction:
    (about,) = (one.span for one in given_spans(row, "mentions"))
    meant = next((one for one in verdicts if one.span.overlaps(about)), None)
    if meant is None:
        return Prediction(fields={"verdict": Outcome.NOT_CHECKABLE.value, "tables_disagree": False})
    return Prediction(
        fields={
            "verdict": meant.outcome.value,
            "tables_disagree": meant.tables_disagree,
            "probability": meant.probability,
        },
        made_by=frozenset({meant.made_by}),
    )
