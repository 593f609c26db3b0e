"""How many of our own cases pass: `python -m tests.analyse.events_own.measure [--write] [HALF]`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.analyse.events_own.check import (
    FRESH,
    HALVES,
    LATEST,
    NEWEST,
    Case,
    Found,
    faults,
    is_kept,
    place_of,
    read_cases,
    row_names,
)

from alleged.analyse.documents import analyse_document
from alleged.analyse.event_status import read_status
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.sentences import split_sentences
from alleged.ingest.given import document_from_text
from alleged.models.reader import Reader

PAGE = Path(__file__).parents[3] / "docs" / "event-cases.md"
BEGIN, END = "<!-- rates -->\n", "<!-- /rates -->\n"
COLUMNS = {"open": "open", "held": "held, read", FRESH: "fresh, read", NEWEST: "newest, unread"}
"""What the parts are called in the table. The failures of the held half and of the fresh part have
been looked at since 2026-11-28, and rules mended; those of the newest part never are."""
SHOWN = (*HALVES, "more", FRESH, LATEST)
LEAST = 70
"""Of 100 cases of a half that shall pass."""


@cache
def _reader() -> Reader:
    return Reader.load()


def read_case(case: Case) -> Found:
    """What a build finds in the text of a case."""
    document = document_from_text(case.text, title=case.title, language="en")
    made = analyse_document(document, reader=_reader())
    return Found(
        events=made.events,
        statements=made.statements,
        times=made.times,
        issues=made.issues,
        entities=made.entities,
    )


@cache
def judged(half: str) -> dict[str, list[str]]:
    """What does not hold in each case of a half, by its id."""
    return {case.id: faults(case, read_case(case)) for case in read_cases(half)}


def rates(half: str) -> dict[int, tuple[int, int]]:
    """Of each row: how many cases pass, of how many."""
    rows = {case.id: case.row for case in read_cases(half)}
    right = Counter(rows[id_] for id_, wrong in judged(half).items() if not wrong)
    return {row: (right[row], count) for row, count in sorted(Counter(rows.values()).items())}


def latest_rates() -> str:
    """How many of the latest cases pass, of those that rules are mended on and of the others."""
    by_side: dict[bool, list[bool]] = {False: [], True: []}
    for case in read_cases(LATEST):
        by_side[is_kept(case)].append(not judged(LATEST)[case.id])
    return "\n".join(
        f"latest, {'only measured' if kept else 'read'}: {sum(right)} of {len(right)} "
        f"({percent(sum(right), len(right))} %)"
        for kept, right in by_side.items()
    )


def status_share(half: str) -> float:
    """Of 100 labelled mentions of a half: how many have a right status by the rules alone, given
    their triggers."""
    right = count = 0
    for case in read_cases(half):
        syntax = read_syntax(case.text, split_sentences(case.text))
        for wanted in case.label["events"]:
            if "status" not in wanted:
                continue
            trigger = place_of(case.text, **wanted["trigger"])
            sentence = next(one for one in syntax if one.span.holds(trigger))
            in_title = case.title is not None and trigger.end <= len(case.title)
            told = read_status(case.text, sentence=sentence, trigger=trigger, in_title=in_title)
            right += told.status.value in wanted["status"]
            count += 1
    return 100 * right / count


def table(by_half: Mapping[str, Mapping[int, tuple[int, int]]]) -> str:
    """The rates as a Markdown table, a line a row of the guidelines and one for all."""
    heads = " | ".join(COLUMNS.values())
    lines = [f"| row | phenomenon | {heads} |", "| ---: | --- |" + " ---: |" * len(COLUMNS)]
    for row, name in sorted(row_names().items()):
        shares = [by_half[half].get(row, (0, 0)) for half in COLUMNS]
        cells = " | ".join(f"{right} of {count}" for right, count in shares)
        lines.append(f"| {row} | {name} | {cells} |")
    sums = [
        (sum(right for right, _ in by_half[half].values()),
         sum(count for _, count in by_half[half].values()))
        for half in COLUMNS
    ]  # fmt: skip
    cells = " | ".join(f"{right} of {count} ({percent(right, count)} %)" for right, count in sums)
    lines.append(f"| | all | {cells} |")
    return "\n".join(lines) + "\n"


def percent(right: int, count: int) -> int:
    """A share in whole per cent."""
    return round(100 * right / count) if count else 0


def written_table() -> str:
    """The table on the page. Raises: ValueError if the page has no place for it."""
    page = PAGE.read_text("utf-8")
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    return page[start:end]


def write_table(written: str) -> None:
    """Put the table on the page."""
    page = PAGE.read_text("utf-8")
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    PAGE.write_text(page[:start] + written + page[end:], "utf-8")


def main(arguments: list[str]) -> None:
    """Print the table; with one of `SHOWN` named, what fails in those cases too."""
    for half in arguments:
        if half in SHOWN:
            kept = {case.id for case in read_cases(half) if half == LATEST and is_kept(case)}
            for id_, wrong in judged(half).items():
                for fault in wrong if id_ not in kept else ():
                    print(f"{id_}: {fault}")
    if LATEST in arguments:
        print(latest_rates())
        return
    made = table({half: rates(half) for half in COLUMNS})
    print(made)
    if "--write" in arguments:
        write_table(made)


if __name__ == "__main__":
    main(sys.argv[1:])
