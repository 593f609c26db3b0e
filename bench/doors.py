"""How fast and with how much memory articles come through the doors, against JSON lines.

    python bench/doors.py [--articles 10000] [--doors warc parquet] [--workers N]

The same articles, made by a seed, are written as JSON lines, as one WARC file (text/plain
conversions, packed record by record) and as one Parquet file, and a dossier is built from each in a
process of its own. Prints seconds on the clock and of processors, peak memory of all processes
(proportional set size), and the speed as a ratio to JSON lines, by the processors' seconds, which a
busy machine changes less. `warc-html` has pages instead of texts, and `html` the same pages as
files: what these take more is the reading of HTML and no matter of the door.

    python bench/doors.py --damage [--turns 100]

cuts a WARC file of 40 articles at so many places, and flips so many bits, plain and packed, and
prints how many losses were flagged.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]

DAY = "2031-05-04"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--doors", nargs="*", default=["warc", "parquet"], choices=sorted(WRITERS))
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--damage", action="store_true")
    parser.add_argument("--turns", type=int, default=100)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.workers)))
    elif asked.damage:
        damage(asked.turns)
    else:
        compare(asked.articles, asked.doors, asked.workers)


def compare(count: int, doors: list[str], workers: int | None) -> None:
    """Build from each door, JSON lines first."""
    base = 0.0
    heads = ("MB", "clock s", "cpu s", "articles/s", "ratio", "peak MiB")
    print(f"{'door':10}" + "".join(f"{head:>12}" for head in heads))
    for door in ["jsonl", *doors]:
        with tempfile.TemporaryDirectory() as folder:
            path = WRITERS[door](Path(folder), count)
            command = [sys.executable, __file__, "--one", str(path)]
            command += ["--workers", str(workers)] if workers else []
            found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            files = [path] if path.is_file() else list(path.iterdir())
            size = sum(file.stat().st_size for file in files) / 1e6
        base = base or found["cpu"]
        speed = found["documents"] / found["seconds"]
        values = (size, found["seconds"], found["cpu"], speed, base / found["cpu"])
        told = "".join(f"{value:12,.2f}" for value in values)
        print(f"{door:10}{told}{found['peak'] / 2**20:12,.0f}", flush=True)


def measure(path: Path, workers: int | None) -> dict[str, float]:
    """Build a dossier from one file, all processes watched."""
    from speed import Watch

    from alleged.build import Options, build

    with tempfile.TemporaryDirectory() as folder, Watch() as watch:
        started = time.perf_counter()
        with build([path], Path(folder, "out"), options=Options(workers=workers)) as dossier:
            seconds = time.perf_counter() - started
            cpu = sum(
                used.ru_utime + used.ru_stime
                for used in map(
                    resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
                )
            )
            assert set(dossier.origin_states()) == {"ok"}, dossier.origin_states()
            documents = dossier.counts()["documents"]
    return {"seconds": seconds, "cpu": cpu, "documents": documents, "peak": watch.peak_bytes}


def articles(count: int) -> Iterator[tuple[str, str]]:
    """Title and text of so many articles, no two alike."""
    from tests.promises.conftest import an_article

    for seed in range(count):
        title, _, text = an_article(seed).partition("\n\n")
        yield f"{title}, edition {seed}", text


def write_jsonl(folder: Path, count: int) -> Path:
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for title, text in articles(count):
            file.write(json.dumps({"title": title, "text": text, "date": DAY}) + "\n")
    return path


def write_warc(folder: Path, count: int) -> Path:
    from tests.ingest.archives import packed, record

    path = folder / "articles.warc.gz"
    with path.open("wb") as file:
        for number, (title, text) in enumerate(articles(count)):
            block = f"{title}\n\n{text}".encode()
            url = f"https://sallow-herald.example/{number}"
            one = record(block, type="conversion", url=url, content_type="text/plain")
            file.write(packed([one]))
    return path


def write_warc_of_pages(folder: Path, count: int) -> Path:
    from speed import page
    from tests.ingest.archives import http, packed, record

    path = folder / "pages.warc.gz"
    with path.open("wb") as file:
        for number, (title, text) in enumerate(articles(count)):
            block = http(page(f"{title}\n{text}").encode())
            file.write(packed([record(block, url=f"https://sallow-herald.example/{number}")]))
    return path


def write_pages(folder: Path, count: int) -> Path:
    from speed import page

    path = folder / "pages"
    path.mkdir()
    for number, (title, text) in enumerate(articles(count)):
        (path / f"{number}.html").write_text(page(f"{title}\n{text}"), encoding="utf-8")
    return path


def write_parquet(folder: Path, count: int) -> Path:
    import duckdb

    lines = write_jsonl(folder, count)
    path = folder / "articles.parquet"
    duckdb.read_json(str(lines), format="newline_delimited").write_parquet(
        str(path), row_group_size=5000
    )
    return path


WRITERS: dict[str, Callable[[Path, int], Path]] = {
    "jsonl": write_jsonl,
    "warc": write_warc,
    "warc-html": write_warc_of_pages,
    "html": write_pages,
    "parquet": write_parquet,
}


def damage(turns: int) -> None:
    """Cut and flip, and count what was lost and what of it was flagged."""
    from tests.ingest.archives import a_page, info_record, packed, packed_whole, page_record, plain

    from alleged.ingest.members import Loss, Member, SplitOptions
    from alleged.ingest.warc import split_warc

    pages = [a_page(n) for n in range(40)]
    records = [info_record(), *(page_record(n) for n in range(40))]
    print(f"{'file':8} {'damage':6} {'turns':>6} {'lost':>6} {'flagged':>8} {'in silence':>11}")
    for name, write in (("plain", plain), ("packed", packed), ("whole", packed_whole)):
        whole = write(records)
        borders = {len(write(records[:end])) for end in range(1, len(records) + 1)}
        for kind in ("cut", "flip"):
            chance = random.Random(f"{name} {kind}")
            lost = flagged = silent = 0
            for _ in range(turns):
                place = chance.randrange(1, len(whole))
                data = bytearray(whole)
                if kind == "cut":
                    while place in borders and name != "whole":
                        place = chance.randrange(1, len(whole))  # nothing can tell such a cut
                    del data[place:]
                else:
                    data[place] ^= 1 << chance.randrange(8)
                with tempfile.NamedTemporaryFile() as file:
                    file.write(data)
                    file.flush()
                    found = list(split_warc(Path(file.name), SplitOptions(name=name)))
                given = [one.data for one in found if isinstance(one, Member)]
                told = any(isinstance(one, Loss) and one.severity != "note" for one in found)
                lost += given != pages
                flagged += told
                silent += given != pages and not told
            print(f"{name:8} {kind:6} {turns:6} {lost:6} {flagged:8} {silent:11}")


if __name__ == "__main__":
    main()
