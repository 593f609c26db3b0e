"""Pairs of given statements -> how they stand to each other, by the analysis of a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alleged.errors import InputError
from alleged.quality.predictors import PROBABILITY_DIGITS, Prediction, PredictOptions
from alleged.quality.rows import Row


def predict_claim_pairs(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The relation of each pair that a row gives.

    A row holds several documents, by their places in its text; each is read by itself, as a build
    reads it. A statement is what its words put forward, and pairs that put nothing forward that we
    find are unrelated.
    """
    from alleged.analyse.documents import analyse_document
    from alleged.analyse.propositions import RULES as PROPOSITION_RULES
    from alleged.ingest.dates import parse_date
    from alleged.ingest.given import document_from_text
    from alleged.link.compare import RULES, Side, compare_all
    from alleged.models.reader import Reader

    reader = Reader.load(options.reader, threads=options.threads)
    for row in rows:
        told: dict[str, list[tuple[int, int, Side]]] = {}
        for given in _entries(row, "documents", ("id", "start", "end")):
            document = document_from_text(
                row.text[given["start"] : given["end"]],
                title=given.get("title"),
                published=parse_date(given.get("published") or "", "given"),
                outlet=given.get("outlet"),
            )
            told[given["id"]] = [
                (
                    one.span.start + given["start"],
                    one.span.end + given["start"],
                    Side(proposition=one, published=given.get("published")),
                )
                for one in analyse_document(document, reader=reader, claims=True).propositions
            ]
        sides: dict[str, list[Side]] = {}
        for given in _entries(row, "statements", ("id", "document", "start", "end")):
            sides[given["id"]] = [
                side
                for start, end, side in told.get(given["document"], ())
                if start < given["end"] and given["start"] < end
            ]
        found = []
        for given in _entries(row, "pairs", ("id", "a", "b")):
            answer = compare_all(sides.get(given["a"], []), sides.get(given["b"], []))
            found.append(
                {
                    "id": given["id"],
                    "relation": answer.relation.value if answer else "unrelated",
                    "clash": answer.clash.value if answer and answer.clash else None,
                    "entails": answer.entails.value if answer and answer.entails else None,
                    "probability": round(answer.probability if answer else 0.5, PROBABILITY_DIGITS),
                }
            )
        yield Prediction(fields={"pairs": found}, made_by=frozenset({RULES, PROPOSITION_RULES}))


def _entries(row: Row, name: str, needed: Sequence[str]) -> list[Mapping[str, Any]]:
    """The objects of a list that a row gives.

    Raises: InputError for one that lacks what is needed.
    """
    entries = row.given.get(name) or []
    for entry in entries:
        if not isinstance(entry, dict) or any(field not in entry for field in needed):
            raise InputError(
                f'line {row.line}: "{name}" holds {str(entry)[:60]}, without {", ".join(needed)}',
                fix=f'give each of "{name}" with {", ".join(needed)}',
            )
    return list(entries)
