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
    reads it. Rules compare what was found in the words of the two statements, the comparison model
    reads the words themselves.
    """
    from alleged.analyse.documents import analyse_document
    from alleged.analyse.propositions import RULES as PROPOSITION_RULES
    from alleged.ingest.dates import parse_date
    from alleged.ingest.given import document_from_text
    from alleged.link.compare import RULES, Side
    from alleged.link.judged import compare_statements, said_of
    from alleged.models.comparison import Said, packaged_comparer
    from alleged.models.reader import Reader

    reader = Reader.load(options.reader, threads=options.threads)
    comparer = packaged_comparer()
    made_by = frozenset({RULES, PROPOSITION_RULES, comparer.version})
    for row in rows:
        told: dict[str, list[tuple[int, int, Side]]] = {}
        days: dict[str, str | None] = {}
        for given in _entries(row, "documents", ("id", "start", "end")):
            document = document_from_text(
                row.text[given["start"] : given["end"]],
                title=given.get("title"),
                published=parse_date(given.get("published") or "", "given"),
                outlet=given.get("outlet"),
            )
            days[given["id"]] = given.get("published")
            told[given["id"]] = [
                (
                    one.span.start + given["start"],
                    one.span.end + given["start"],
                    Side(proposition=one, published=given.get("published")),
                )
                for one in analyse_document(document, reader=reader, claims=True).propositions
            ]
        sides: dict[str, tuple[Said, list[Side]]] = {}
        for given in _entries(row, "statements", ("id", "document", "start", "end")):
            held = [
                side
                for start, end, side in told.get(given["document"], ())
                if start < given["end"] and given["start"] < end
            ]
            words = row.text[given["start"] : given["end"]]
            sides[given["id"]] = (said_of(words, held, days.get(given["document"])), held)
        found = []
        for given in _entries(row, "pairs", ("id", "a", "b")):
            answer = compare_statements(sides[given["a"]], sides[given["b"]], comparer)
            found.append(
                {
                    "id": given["id"],
                    "relation": answer.relation.value,
                    "clash": answer.clash.value if answer.clash else None,
                    "entails": answer.entails.value if answer.entails else None,
                    "probability": round(answer.probability, PROBABILITY_DIGITS),
                }
            )
        yield Prediction(fields={"pairs": found}, made_by=made_by)


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
