"""Whether a prediction is laid out as its scorer needs it; said before the scoring starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from alleged.errors import InputError
from alleged.quality.scorers.templates import ROLES

Check = Callable[[Mapping[str, Any], int], str | None]
"""Takes a prediction and the length of its text; says what is wrong, or None."""

STRING_SLOTS = tuple(ROLES.values())


def check_attribution(row: Mapping[str, Any], size: int) -> str | None:
    """`attributions`, each with pieces of source, cue and content."""
    for entry in _entries(row, "attributions"):
        for role in ("source", "cue", "content"):
            pieces = _list(entry, role)
            if pieces is None or not all(_is_place(piece, size) for piece in pieces):
                return f'"{role}" of {_shown(entry)} is no list of [start, end] in the text'
        if wrong := _wrong_probability(entry):
            return wrong
    return _not_a_list(row, "attributions")


def check_statements(row: Mapping[str, Any], size: int) -> str | None:
    """`statements`, each with the `id` of a given one and its labels."""
    for entry in _entries(row, "statements"):
        if not isinstance(entry.get("id"), str) or "type" not in entry:
            return f'{_shown(entry)} in "statements" has no "id" or no "type"'
        if wrong := _wrong_probability(entry):
            return wrong
    return _not_a_list(row, "statements")


def check_pairs(row: Mapping[str, Any], size: int) -> str | None:
    """`pairs`, each with the `id` of a given one and its relation."""
    for entry in _entries(row, "pairs"):
        if not isinstance(entry.get("id"), str) or "relation" not in entry:
            return f'{_shown(entry)} in "pairs" has no "id" or no "relation"'
        if wrong := _wrong_probability(entry):
            return wrong
    return _not_a_list(row, "pairs")


def check_places(name: str, *needed: str) -> Check:
    """A list of objects with `start` and `end`, and the other fields that are needed."""

    def check(row: Mapping[str, Any], size: int) -> str | None:
        for entry in _entries(row, name):
            if not _is_place([entry.get("start"), entry.get("end")], size):
                return f'{_shown(entry)} in "{name}" is no place in the text'
            for field in needed:
                if field not in entry:
                    return f'{_shown(entry)} in "{name}" has no "{field}"'
            if wrong := _wrong_probability(entry):
                return wrong
        return _not_a_list(row, name)

    return check


def check_quantities(row: Mapping[str, Any], size: int) -> str | None:
    """`quantities`, each with a value; a place is not needed, but has to be one."""
    for entry in _entries(row, "quantities"):
        if "value" not in entry:
            return f'{_shown(entry)} in "quantities" has no "value"'
        placed = entry.get("start") is not None or entry.get("end") is not None
        if placed and not _is_place([entry.get("start"), entry.get("end")], size):
            return f'{_shown(entry)} in "quantities" is no place in the text'
    return _not_a_list(row, "quantities")


def check_quantity_tests(row: Mapping[str, Any], size: int) -> str | None:
    """`quantities`, each with a value of its own or in its `resolution`."""
    for entry in _entries(row, "quantities"):
        resolution = entry.get("resolution")
        if "value" not in (resolution if isinstance(resolution, dict) else entry):
            return f'{_shown(entry)} in "quantities" has no "value"'
    return _not_a_list(row, "quantities")


def check_measurements(row: Mapping[str, Any], size: int) -> str | None:
    """`measurements`, each with the place of its `quantity`."""
    for entry in _entries(row, "measurements"):
        quantity = entry.get("quantity")
        place = quantity if isinstance(quantity, dict) else {}
        if not _is_place([place.get("start"), place.get("end")], size):
            return f'{_shown(entry)} in "measurements" has no "quantity" with a place in the text'
    return _not_a_list(row, "measurements")


def check_factuality(row: Mapping[str, Any], size: int) -> str | None:
    """`predicates`, each with its place and a number from -3 to 3."""
    for entry in _entries(row, "predicates"):
        value = entry.get("factuality")
        if not isinstance(value, int | float) or not -3 <= value <= 3:
            return f'{_shown(entry)} in "predicates" has no "factuality" from -3 to 3'
    return check_places("predicates")(row, size)


def check_framing(row: Mapping[str, Any], size: int) -> str | None:
    """`label`, and `spans` as pairs of start and end."""
    spans = _list(row, "spans")
    if spans is None or not all(_is_place(span, size) for span in spans):
        return '"spans" is no list of [start, end] in the text'
    return None


def check_kind(row: Mapping[str, Any], size: int) -> str | None:
    """A `kind` and a `worth`."""
    if "kind" not in row or not isinstance(row.get("worth"), int | float):
        return 'there is no "kind" and no "worth" in numbers'
    return None


def check_loaded_words(row: Mapping[str, Any], size: int) -> str | None:
    """`loaded`: a list of objects with `span`, a pair of start and end."""
    loaded = _list(row, "loaded")
    if loaded is None or not all(
        isinstance(one, dict) and _is_place(one.get("span"), size) for one in loaded
    ):
        return '"loaded" is no list of objects with "span": [start, end] in the text'
    return None


def check_members(row: Mapping[str, Any], size: int) -> str | None:
    """`members`: a list of objects with `span` and `verdict`."""
    members = _list(row, "members")
    if members is None or not all(
        isinstance(one, dict) and _is_place(one.get("span"), size) and "verdict" in one
        for one in members
    ):
        return '"members" is no list of objects with "span": [start, end] and "verdict"'
    return None


def check_fact_checks(row: Mapping[str, Any], size: int) -> str | None:
    """`reviews`: a list of objects with `review` and `denies`."""
    reviews = _list(row, "reviews")
    if reviews is None or not all(
        isinstance(one, dict) and "review" in one and "denies" in one for one in reviews
    ):
        return '"reviews" is no list of objects with "review" and "denies"'
    return None


def check_label(row: Mapping[str, Any], size: int) -> str | None:
    """A `label`, with or without a `probability`."""
    if "label" not in row:
        return 'there is no "label"'
    return _wrong_probability(row)


def check_verdict(row: Mapping[str, Any], size: int) -> str | None:
    """A `verdict`, with or without a `probability`."""
    if "verdict" not in row:
        return 'there is no "verdict"'
    return _wrong_probability(row)


def check_events(row: Mapping[str, Any], size: int) -> str | None:
    """`events`, best first; or one event, laid out as the row itself."""
    return _not_a_list(row, "events") if "events" in row or "event_type" not in row else None


def check_parties(row: Mapping[str, Any], size: int) -> str | None:
    """`parties`, or `actors` and `recipients`: places with `code` and `sector`. A party that gold
    could not place has `start` null."""
    names = [name for name in ("parties", "actors", "recipients") if name in row]
    if not names:
        return 'none of "parties", "actors", "recipients" is there'
    for name in names:
        placed = [one for one in _entries(row, name) if one.get("start", 0) is not None]
        whole = {name: placed} if isinstance(row[name], list) else row
        wrong = _not_a_list(row, name) or check_places(name, "code", "sector")(whole, size)
        if wrong:
            return wrong
    return None


def check_templates(row: Mapping[str, Any], size: int) -> str | None:
    """`templates`, whose string slots are lists of fills, each a list of alternatives."""
    for template in _entries(row, "templates"):
        for slot in STRING_SLOTS:
            fills = _list(template, slot)
            if fills is None or not all(isinstance(fill, list) for fill in fills):
                return f'"{slot}" is no list of fills, each a list of {{"string": ...}}'
    return _not_a_list(row, "templates")


def check_predictions(
    check: Check,
    predicted: Mapping[str | int, tuple[int, Mapping[str, Any]]],
    sizes: Mapping[str | int, int],
    *,
    path: str,
) -> None:
    """Look through (line, prediction) by id; predictions for other texts are left to the scorer.

    Raises: InputError with the line of the first that is laid out otherwise.
    """
    for key, (line, row) in predicted.items():
        wrong = check(row, sizes[key]) if key in sizes else None
        if wrong:
            raise InputError(
                f"{path}: line {line}: {wrong}",
                fix="write the layout that `docs/quality.md` gives for the task",
            )


def _entries(row: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    listed = row.get(name)
    return (
        [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    )


def _list(row: Mapping[str, Any], name: str) -> list[Any] | None:
    listed = row.get(name)
    return [] if listed is None else listed if isinstance(listed, list) else None


def _not_a_list(row: Mapping[str, Any], name: str) -> str | None:
    listed = row.get(name)
    if isinstance(listed, list) and all(isinstance(entry, dict) for entry in listed):
        return None
    return f'"{name}" is no list of objects'


def _is_place(piece: Any, size: int) -> bool:
    return (
        isinstance(piece, list | tuple)
        and len(piece) == 2
        and all(type(end) is int for end in piece)
        and 0 <= piece[0] < piece[1] <= size
    )


def _wrong_probability(entry: Mapping[str, Any]) -> str | None:
    value = entry.get("probability")
    if value is None or (type(value) in (int, float) and 0 <= value <= 1):
        return None
    return f"{_shown(value)} is no probability from 0 to 1"


def _shown(value: object) -> str:
    written = repr(value)
    return written if len(written) <= 80 else written[:77] + "..."
