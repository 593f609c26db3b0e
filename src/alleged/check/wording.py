"""Verdicts in words: what a named table has, and what the text says, side by side.

The program says nothing in its own voice but the comparison. Each sentence names table, edition and
period (PROMISE 25), quotes the text, and never calls anybody or anything by a name of its own."""

from __future__ import annotations

from alleged.check.units import SCALES
from alleged.records.verdicts import CheckSubject, Comparison, Outcome

MOST_QUOTED = 120
"""Characters of the text's own words in a sentence."""


def amount_words(value: float, unit: str) -> str:
    """A number as prose has it: `45.85 billion US dollars`.

    >>> amount_words(45849832906, "US dollar")
    '45.85 billion US dollars'
    >>> amount_words(22.0, "per cent")
    '22 per cent'
    """
    number = number_words(value)
    if not unit or unit in ("per cent",):
        return f"{number} {unit}".strip()
    plural = {"person": "people"}.get(unit, f"{unit}s")
    return f"{number} {unit if number == '1' else plural}"


def number_words(value: float) -> str:
    """A number with its magnitude, to four figures."""
    size = abs(value)
    for word, scale in sorted(SCALES.items(), key=lambda one: -one[1]):
        if scale >= 1e6 and size >= scale:
            return f"{_figures(value / scale)} {word}"
    return _figures(value)


def _figures(value: float) -> str:
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}"


def quoted(words: str) -> str:
    """The text's words, on one line, between marks."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= MOST_QUOTED else line[: MOST_QUOTED - 1] + '…'}”"


def source_words(one: Comparison) -> str:
    """Table and edition."""
    by = f"{one.publisher}, " if one.publisher else ""
    return f"{by}{one.title} (edition {one.edition})"


def verdict_sentence(
    outcome: Outcome,
    *,
    words: str,
    first: Comparison | None,
    reason: str,
    difference: float | None,
    subject: CheckSubject,
    disagreeing: Comparison | None,
) -> str:
    """The verdict in words. `first` is the row that decides, or the place where there is none."""
    if first is None:
        return (
            f"{quoted(words)}: not checkable against the tables given. {_sentence(reason)}".strip()
        )
    told = source_words(first)
    period = f" for {first.period}" if first.period and first.period not in first.cells else ""
    row = f": {first.cells}" if first.cells else f": no row{period}"
    match outcome:
        case Outcome.AGREES:
            ending = f"The words {quoted(words)} agree with it."
        case Outcome.DIFFERS:
            ending = f"The words {quoted(words)} differ{_by(first, difference)}."
        case Outcome.MISLEADING:
            ending = f"The words {quoted(words)} mislead against it: {reason}."
            reason = ""
        case Outcome.OUTDATED:
            ending = f"The words {quoted(words)} are outdated against it: {reason}."
            reason = ""
        case Outcome.NOT_COVERED:
            ending = f"The words {quoted(words)} are not covered: {reason or 'no value'}."
            reason = ""
        case _:
            ending = f"The words {quoted(words)} are not checkable against it: {reason}."
            reason = ""
    sentence = f"{told}{row}. {ending}"
    if reason and outcome is not Outcome.AGREES:
        sentence += f" {_sentence(reason)}"
    if disagreeing is not None:
        other = disagreeing.cells or disagreeing.note
        sentence += f" Tables disagree: {source_words(disagreeing)}: {other}."
    return sentence


def _by(first: Comparison, difference: float | None) -> str:
    if difference is None or difference == 0 or first.value is None:
        return ""
    if first.unit == "place":
        return f": the table has place {first.value:.0f}"
    more = "more" if difference > 0 else "less"
    share = abs(difference / (first.value - difference)) if first.value != difference else None
    relative = f", {100 * share:.3g} per cent" if share and first.unit != "per cent" else ""
    unit = "percentage point" if first.unit == "per cent" else first.unit
    return f": the table has {amount_words(abs(difference), unit)} {more}{relative}"


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}." if reason else ""
