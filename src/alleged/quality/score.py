"""Gold and predictions -> scores."""

from __future__ import annotations

from typing import Any

from alleged.errors import InputError
from alleged.quality.calibration import calibration
from alleged.quality.layouts import check_predictions
from alleged.quality.rows import read_objects
from alleged.quality.tasks import Task


def score_files(
    task: Task, gold: str, predicted: str, *, texts: str | None = None, **options: Any
) -> dict[str, Any]:
    """Score a file of predictions against a file of gold, `calibration` included where it can be.

    `texts` is the file with the texts, where gold holds labels only.

    Raises: InputError for files that cannot be read or are laid out otherwise.
    """
    gold_rows = {fields["id"]: fields for _, _, fields in read_objects(gold)}
    numbered = {f["id"]: (line, f) for line, _, f in read_objects(predicted)}
    others = [line for key, (line, _) in numbered.items() if key not in gold_rows]
    if others and not task.counts_other_ids:
        raise InputError(
            f"{predicted}: line {others[0]} has an id that is not in {gold}, and"
            f" {len(others):,} such lines in all",
            fix="score predictions that were made from the rows of this gold file",
        )
    held = {fields["id"]: fields for _, _, fields in read_objects(texts)} if texts else gold_rows
    sizes = {key: len(held.get(key, {}).get("text") or "") for key in gold_rows}
    check_predictions(task.check, numbered, sizes, path=predicted)
    predicted_rows = {key: row for key, (_, row) in numbered.items()}
    try:
        scores = task.score(gold_rows, predicted_rows, **options)
        judged = list(task.judge(gold_rows, predicted_rows, **options)) if task.judge else []
    except SystemExit as error:
        raise InputError(
            str(error), fix="look up the layout of the task in `docs/quality.md`"
        ) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{gold} is no gold file of this task ({type(error).__name__}: {error})",
            fix="look up the layout of the task in `docs/quality.md`",
        ) from error
    return {**scores, **({"calibration": calibration(judged)} if judged else {})}
