"""Who says what: `alleged` beside textacy's direct quotations and a baseline of dependency rules.

    python bench/attribution.py predict SYSTEM GOLD.jsonl -o PRED.jsonl
    python bench/attribution.py table GOLD.jsonl PRED.jsonl [PRED.jsonl]...

SYSTEM is `alleged`, `textacy` or `dependencies`. The last two need textacy and a small English
pipeline of spaCy, which are no part of the project: predict in an environment that has them, with
`--model` for the name of the pipeline's package. All systems read the same texts one by one on one
core; loading is not counted. `table` scores with the project's own scorer, which each system meets
with the same rows, and prints one line a system.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

Attribution = dict[str, Any]
Read = Callable[[str], list[Attribution]]

VERBS = """
    accuse acknowledge add admit agree allege announce argue ask assert believe boast call caution
    charge claim comment complain concede conclude confirm contend criticize declare demand deny
    describe disclose estimate expect explain express find hope indicate insist know maintain note
    observe point predict promise propose question read recall reply report respond reveal say
    show state stress suggest suspect tell testify think tweet urge vow want warn wonder worry
    write
"""
REPORTING = frozenset(VERBS.split())
"""Verbs of the baseline, in their base forms."""
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "dobj", "obj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def main() -> None:
    """Predict with one system, or compare predictions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict")
    predict.add_argument("system", choices=sorted(SYSTEMS))
    predict.add_argument("gold", type=Path)
    predict.add_argument("-o", "--output", type=Path, required=True)
    predict.add_argument("--model", default="en_core_web_sm")
    table = commands.add_parser("table")
    table.add_argument("gold", type=Path)
    table.add_argument("predicted", type=Path, nargs="+")
    asked = parser.parse_args()
    if asked.command == "predict":
        write_predictions(asked.system, asked.gold, asked.output, asked.model)
    else:
        print_table(asked.gold, asked.predicted)


def write_predictions(system: str, gold: Path, output: Path, model: str) -> None:
    """One line a text, the seconds it took in `seconds`."""
    read = SYSTEMS[system](model)
    read("Ana Ruiz said that the harbour would reopen.")  # what is loaded late is loaded now
    with output.open("w", encoding="utf-8") as file:
        for row in rows_of(gold):
            began = time.process_time()
            found = read(row["text"])
            seconds = time.process_time() - began
            line = {"id": row["id"], "attributions": found, "seconds": seconds, "system": system}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def alleged_reader(model: str) -> Read:
    """The project's own analysis, as in a build, on one core."""
    from alleged.quality.documents import document_from_row
    from alleged.quality.predictors import PredictOptions, attribution_rows, open_reader
    from alleged.quality.rows import row_from

    read = open_reader(PredictOptions(), layers=True)

    def find(text: str) -> list[Attribution]:
        found = read(document_from_row(row_from({"id": "text", "text": text}))).statements
        return attribution_rows(found, nested=False)

    return find


def textacy_reader(model: str) -> Read:
    """textacy's `direct_quotations`, as it comes."""
    from textacy.extract.triples import direct_quotations

    pipeline = importlib.import_module(model).load(exclude=["ner"])

    def find(text: str) -> list[Attribution]:
        parsed = pipeline(text)
        try:
            found = list(direct_quotations(parsed))
        except ValueError:
            return []  # it refuses texts whose quotation marks have no partner
        return [
            {
                "source": runs(one.speaker),
                "cue": runs(one.cue),
                "content": [[one.content.start_char, one.content.end_char]],
            }
            for one in found
        ]

    return find


def dependency_reader(model: str) -> Read:
    """A verb that reports, its subject, and its clause or object; and `according to`."""
    pipeline = importlib.import_module(model).load(exclude=["ner"])

    def find(text: str) -> list[Attribution]:
        found = []
        for token in pipeline(text):
            if token.pos_ == "VERB" and token.lemma_.lower() in REPORTING:
                sources = [child for child in token.children if child.dep_ in SUBJECTS]
                clauses = [child for child in token.children if child.dep_ in CLAUSES]
                # “It will rain,” Ruiz said: the parser hangs the verb under what is said.
                if not clauses and token.dep_ in ("parataxis", "ccomp") and sources:
                    clauses = [token.head]
                if clauses:
                    found.append(attribution(sources[:1], [token], clauses[:1]))
            elif token.lower_ == "according" and token.i + 1 < len(token.doc):
                inner = [child for child in token.children if child.lower_ == "to"]
                objects = [one for to in inner for one in to.children]
                if objects and token.head is not token:
                    found.append(attribution(objects[:1], [token, *inner[:1]], [token.head]))
        return [one for one in found if one["content"]]

    return find


def attribution(sources: list[Any], cue: list[Any], clauses: list[Any]) -> Attribution:
    """The places of the parts; of a clause all below it but source and cue."""
    taken = {token.i for source in sources for token in source.subtree} | {one.i for one in cue}
    said = [token for clause in clauses for token in clause.subtree if token.i not in taken]
    if clauses and cue[0].i in {token.i for token in clauses[0].subtree}:
        below = {token.i for token in cue[0].subtree}
        said = [token for token in said if token.i not in below]
    while said and said[-1].is_punct and said[-1].text not in '”"':
        said.pop()
    return {
        "source": runs([token for source in sources for token in source.subtree]),
        "cue": runs(cue),
        "content": runs(said),
    }


def runs(tokens: Any) -> list[list[int]]:
    """Neighbouring tokens as stretches of characters."""
    found: list[list[int]] = []
    last = None
    for token in sorted(tokens, key=lambda token: token.i):
        if last is not None and token.i == last + 1:
            found[-1][1] = token.idx + len(token)
        else:
            found.append([token.idx, token.idx + len(token)])
        last = token.i
    return found


SYSTEMS: dict[str, Callable[[str], Read]] = {
    "alleged": alleged_reader,
    "textacy": textacy_reader,
    "dependencies": dependency_reader,
}


def print_table(gold: Path, predictions: list[Path]) -> None:
    """A Markdown table, a line a system."""
    from alleged.quality.scorers.given import score_attribution

    wanted = {row["id"]: row for row in rows_of(gold)}
    words = sum(len(row["text"].split()) for row in wanted.values())
    heads = ("system", "relation F1", "P", "R", "exact F1 source / cue / content", "speaker")
    heads += ("recall direct", "mixed", "indirect", "source elsewhere", "words/s")
    print("| " + " | ".join(heads) + " |")
    print("|" + " --- |" * len(heads))
    for path in predictions:
        predicted = {row["id"]: row for row in rows_of(path)}
        scores = score_attribution(wanted, predicted)
        seconds = sum(row.get("seconds", 0.0) for row in predicted.values())
        system = next(iter(predicted.values())).get("system", path.stem)
        relation, by_quote = scores["relation"], scores["recall_by_quote"]
        exact = " / ".join(_of_100(scores["exact"][r]["f1"]) for r in ("source", "cue", "content"))
        cells = [
            system,
            *(_of_100(relation[name]) for name in ("f1", "p", "r")),
            exact,
            _of_100(scores["speaker_accuracy"]),
            *(_of_100(by_quote[kind]["relation"]) for kind in ("direct", "mixed", "indirect")),
            _of_100(scores["source_elsewhere"]["recall"]),
            f"{words / seconds:,.0f}" if seconds else "–",
        ]
        print("| " + " | ".join(cells) + " |")


def _of_100(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


if __name__ == "__main__":
    main()
