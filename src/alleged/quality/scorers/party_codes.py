"""Party codes: whose a given party is and what, where its words are given.

Gold has parties under `parties`, or under `actors` and `recipients`: `start`, `end`, `code`,
`sector` and, in our own set, `label`. Of a sector the first three letters count, as in
`scorers/events.py`. PLOVER's published records use its codes of 2016, which have `IGO` for the
United Nations and the European Union, too: where a record's old type shows that it is one of
them, `UNO` and `EUR` are read as `IGO`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import percent, prf

Rows = Mapping[Any, Mapping[str, Any]]
Party = Mapping[str, Any]

LISTS = ("parties", "actors", "recipients")
OLD_TYPE = "event_type_v05"
"""A field of the published records alone."""
CODES_OF_2016 = {"UNO": "IGO", "EUR": "IGO"}
LABELLED = "label"


def score_party_codes(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Accuracy over the parties, and F1 counted as `scorers/events.py` counts codes.

    `accuracy`: code and sector are right, or rightly open. `code_accuracy`, `sector_accuracy`: each
    alone. `label_accuracy`: the party has a label where gold has one, with the same words, and
    none else; only where gold tells. `open_accuracy`: of the parties that gold leaves without code,
    those without one. `code`, `code_sector`: F1 over bags of codes with role, of parties with a
    code. `code_sector_accuracy_as_written`: `accuracy` without the reading of codes of 2016.
    """
    counts: Counter[str] = Counter()
    bags: dict[str, list[int]] = {"code": [0, 0, 0], "code_sector": [0, 0, 0]}
    for key, row in gold.items():
        made = predicted.get(key) or {}
        for wanted, given in _pairs(row, made):
            code, sector = _is_code(row, wanted, given), _is_sector(wanted, given)
            as_written = given is not None and wanted.get("code") == given.get("code")
            counts.update(
                gold=1,
                found=given is not None,
                code=code,
                sector=sector,
                both=code and sector,
                as_written=as_written and sector,
            )
            if wanted.get("code") is None:
                counts.update(open=1, left_open=code)
            if LABELLED in wanted:
                counts.update(labelled=1, label=_label(given) == wanted[LABELLED])
        _count_bags(row, made, bags)
    total = counts["gold"]

    def share(name: str, of: str = "gold") -> float | None:
        return percent(counts[name] / counts[of]) if counts[of] else None

    return {
        "task": "party-codes",
        "documents": len(gold),
        "gold": total,
        "found": share("found"),
        "accuracy": share("both"),
        "code_accuracy": share("code"),
        "sector_accuracy": share("sector"),
        "label_accuracy": share("label", "labelled"),
        "open": counts["open"],
        "open_accuracy": share("left_open", "open"),
        "code_sector_accuracy_as_written": share("as_written"),
        **{name: prf(*counted) for name, counted in bags.items()},
    }


def judge_party_codes(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """(probability, code and sector are right) of each party that was coded."""
    for key, row in gold.items():
        for wanted, given in _pairs(row, predicted.get(key) or {}):
            if given is not None and given.get("probability") is not None:
                right = _is_code(row, wanted, given) and _is_sector(wanted, given)
                yield given["probability"], right


def _pairs(row: Party, made: Party) -> Iterator[tuple[Party, Party | None]]:
    """Each party of gold with the prediction at the same place and role; of several at one place
    the first with the first."""
    for name in LISTS:
        there: defaultdict[tuple[Any, Any], list[Party]] = defaultdict(list)
        for one in made.get(name) or []:
            there[one["start"], one["end"]].append(one)
        for wanted in row.get(name) or []:
            waiting = there[wanted.get("start"), wanted.get("end")]
            yield wanted, waiting.pop(0) if waiting else None


def _read_code(row: Party, code: str | None) -> str | None:
    return CODES_OF_2016.get(code or "", code) if OLD_TYPE in row else code


def _is_code(row: Party, wanted: Party, given: Party | None) -> bool:
    return given is not None and _read_code(row, given.get("code")) == wanted.get("code")


def _is_sector(wanted: Party, given: Party | None) -> bool:
    return given is not None and _sector(wanted) == _sector(given)


def _sector(party: Party) -> str:
    return (party.get("sector") or "")[:3].upper()


def _label(given: Party | None) -> str | None:
    return given.get(LABELLED) if given is not None else None


def _count_bags(row: Party, made: Party, bags: dict[str, list[int]]) -> None:
    for name, counted in bags.items():
        sectors = name == "code_sector"
        gold = _bag(row, row, sectors=sectors)
        found = _bag(row, made, sectors=sectors)
        counted[0] += sum((gold & found).values())
        counted[1] += sum(found.values())
        counted[2] += sum(gold.values())


def _bag(row: Party, holder: Party, *, sectors: bool) -> Counter[tuple[str, str, str]]:
    """Codes with role; a party without a code is left out."""
    return Counter(
        (name, _read_code(row, party["code"]) or "", _sector(party) if sectors else "")
        for name in LISTS
        for party in holder.get(name) or []
        if party.get("code")
    )
