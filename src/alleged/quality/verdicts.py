"""Verdicts on the sentences of our own set, by the same analysis and check as a build."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from alleged.errors import InputError
from alleged.quality.documents import document_from_row
from alleged.quality.predictors import Prediction, PredictOptions
from alleged.quality.rows import Row, given_spans
from alleged.records.verdicts import Outcome, Verdict

INVENTED = Path("tests/check/tables")
DESCRIBED = Path("tests/check/reference")
"""What the public tables mean; the tables themselves are in the gold folder."""
GOLD_TABLES = "reference"


def predict_verdicts(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The verdict on the words that each row asks about; without one it is not checkable."""
    from alleged.analyse.documents import analyse_document
    from alleged.check.checks import Checked, Checker, published_day
    from alleged.check.tables import Table, read_described
    from alleged.models.reader import Reader
    from alleged.quality.gold import OWN_FOLDER, gold_folder

    gold = gold_folder()
    if gold is None or not (gold / GOLD_TABLES).is_dir():
        raise InputError(
            "the tables that the claims are about are not there",
            fix="set ALLEGED_GOLD to the folder of gold sets",
        )
    tables: list[Table] = []
    for folder, files in ((DESCRIBED, gold / GOLD_TABLES), (INVENTED, OWN_FOLDER / INVENTED)):
        from alleged.check.descriptors import read_descriptor

        for path in sorted((OWN_FOLDER / folder).glob("*.json")):
            descriptor = read_descriptor(path)
            tables.append(read_described(descriptor, files / descriptor.path, number=len(tables)))
    reader = Reader.load(options.reader) if options.reader else Reader.load()
    with tempfile.TemporaryDirectory() as scratch, Checker(tables, Path(scratch)) as checker:
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
                    )
                ]
            )
            yield _prediction(row, list(verdicts))


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
