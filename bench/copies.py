"""Whether planted copies are found, what is taken for one, and how time and memory grow.

    python bench/copies.py [--articles 20000] [--copies 2000] [--sizes 10000 100000]

The articles are invented (`bench/copied_news.py`): eight kinds of copies are planted among them,
beside reports of several outlets on one event, with the same names, numbers and quotations.
Prints:

* recall of the copies of each kind, together for those that keep half of a text and for single
  paragraphs, how many pairs that share no paragraph were reported as copies, and how many as
  possible ones;
* with `--sizes`, for each number of articles, a tenth of them copies: seconds of fingerprints
(which a
  build makes once an article) and of linking, on one core, and the peak memory of the process that
  links; and by which power of the size the time grows.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]

WORD_FOR_WORD = ("exact", "near", "partial")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--copies", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sizes", type=int, nargs="*")
    parser.add_argument("--link", metavar="FOLDER", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.link:
        print(json.dumps(link(Path(asked.link))))
    elif asked.sizes:
        show_growth(asked.sizes, asked.seed)
    else:
        show_recall(asked.articles, asked.copies, asked.seed)


def write_articles(folder: Path, count: int, copies: int, seed: int) -> float:
    """Write documents and their prints as a build does; seconds that the prints took."""
    import msgspec
    from copied_news import make_articles

    from alleged.analyse.prints import find_prints

    articles, planted = make_articles(count, copies=copies, seed=seed)
    seconds = 0.0
    with (
        (folder / "documents.jsonl").open("wb") as texts,
        (folder / "prints.jsonl").open("wb") as marks,
    ):
        for article in articles:
            began = time.process_time()
            prints = find_prints(article.document)
            seconds += time.process_time() - began
            texts.write(msgspec.json.encode(article.document) + b"\n")
            marks.write(msgspec.json.encode(prints) + b"\n")
    truth = {
        "planted": [(one.kind, one.origin, one.copy) for one in planted],
        "ids": [article.document.id for article in articles],
        "written": [sorted(article.written) for article in articles],
        "events": [article.event for article in articles],
    }
    (folder / "truth.json").write_text(json.dumps(truth))
    return seconds


def link(folder: Path) -> dict[str, Any]:
    """Link what was written, in this process; writes the pairs beside it."""
    from alleged.link.copies import link_copies
    from alleged.link.tables import stage_records
    from alleged.records.kinds import KINDS
    from alleged.store.tables import engine

    with engine(folder) as con:
        for kind in ("documents", "prints"):
            stage_records(con, f"kept_{kind}", KINDS[kind].type, folder / f"{kind}.jsonl")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        clock, processor = time.monotonic(), time.process_time()
        link_copies()(con)
        result = {
            "seconds": time.monotonic() - clock,
            "processor seconds": time.process_time() - processor,
            "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "peak MB before": before / 1024,
        }
        pairs = con.execute("SELECT document_id, other_id, kind FROM linked_copies").fetchall()
        counted = con.execute(
            "SELECT count(*), max(documents) FROM linked_copy_groups"
        ).fetchone() or (0, 0)
    (folder / "pairs.json").write_text(json.dumps(pairs))
    return {**result, "copies": len(pairs), "groups": counted[0], "largest": counted[1]}


def measured_apart(
    count: int, copies: int, seed: int, folder: Path | None = None
) -> dict[str, Any]:
    """The figures of so many articles, linked in a process of its own."""
    if folder is None:
        with tempfile.TemporaryDirectory() as made:
            return measured_apart(count, copies, seed, Path(made))
    prints = write_articles(folder, count, copies, seed)
    command = [sys.executable, __file__, "--link", str(folder)]
    made = subprocess.run(command, check=True, capture_output=True, text=True)
    return {"articles": count, "prints seconds": prints, **json.loads(made.stdout)}


def scores(folder: Path) -> dict[str, Any]:
    """Recall by kind, and the pairs that share nothing."""
    truth = json.loads((folder / "truth.json").read_text())
    pairs = json.loads((folder / "pairs.json").read_text())
    place = {id_: at for at, id_ in enumerate(truth["ids"])}
    told = {frozenset((place[a], place[b])): kind for a, b, kind in pairs}
    planted, found = Counter[str](), Counter[str]()
    for kind, origin, copy in truth["planted"]:
        planted[kind] += 1
        found[kind] += told.get(frozenset((origin, copy))) in WORD_FOR_WORD
    written = [set(numbers) for numbers in truth["written"]]
    copies = [pair for pair, kind in told.items() if kind in WORD_FOR_WORD]
    wrong = [pair for pair in copies if not set.intersection(*(written[at] for at in pair))]
    return {
        "recall": {kind: found[kind] / planted[kind] for kind in planted},
        "recall, half or more": _share(found, planted, lambda kind: kind != "paragraph"),
        "recall, one paragraph": _share(found, planted, lambda kind: kind == "paragraph"),
        "pairs": len(copies),
        "wrong": len(wrong),
        "wrong pairs": [sorted(pair) for pair in wrong],
        "possible": sum(kind == "possible" for kind in told.values()),
    }


def _share(found: Counter[str], planted: Counter[str], chosen: Any) -> float:
    kinds = [kind for kind in planted if chosen(kind)]
    return sum(found[kind] for kind in kinds) / max(1, sum(planted[kind] for kind in kinds))


def show_recall(count: int, copies: int, seed: int) -> None:
    """Print what is found among so many articles."""
    with tempfile.TemporaryDirectory() as made:
        figures = measured_apart(count, copies, seed, Path(made))
        found = scores(Path(made))
    for kind, recall in found.pop("recall").items():
        print(f"recall, {kind:24} {recall:8.4f}")
    found.pop("wrong pairs")
    for name, value in {**found, **figures}.items():
        print(f"{name:32} {value:12,.4f}" if isinstance(value, float) else f"{name:32} {value:12,}")


def show_growth(sizes: list[int], seed: int) -> None:
    """Print the figures of each size as it is done, and by which power of it the time grows."""
    rows = []
    for size in sizes:
        rows.append(measured_apart(size, size // 10, seed))
        print(", ".join(f"{name} {value:,.1f}" for name, value in rows[-1].items()), flush=True)
    first, last = rows[0], rows[-1]
    if last["articles"] > first["articles"]:
        grows = last["processor seconds"] / first["processor seconds"]
        power = math.log(grows) / math.log(last["articles"] / first["articles"])
        print(f"linking grows {grows:.1f}-fold in processor seconds, power {power:.2f}")


if __name__ == "__main__":
    main()
