"""How fast `alleged` reads, as ratios to the bare encoder on the same text in the same run.

    python bench/speed.py [TEXTS.jsonl[.gz]] [--articles 2000] [--workers N]

TEXTS has one article a line (`text`, and `title` where there is one); without it, articles made by
a seed are read. Texts are repeated with a changed first line until there are enough. Prints:

* words a second of one bare int8 encoder, of reading (text in, records out) on the same core, and
  of the whole build from HTML pages with all workers, and their ratios to the encoder;
* the share of time of each stage of reading;
* the peak of memory over all processes of the build (proportional set size).
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

SAMPLE = 120
"""Articles on which encoder, reading and stages are timed, in turn."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--no-build", action="store_true", help="reading alone")
    asked = parser.parse_args()
    texts = load_texts(asked.texts, asked.articles)
    results = read_speeds(texts[:SAMPLE])
    encoder = results["encoder words/s, one core"]
    ratio = results["reading words/s, one core"] / encoder
    results |= {
        name.replace("share of ", "times one encoder: "): share / ratio
        for name, share in results.items()
        if name.startswith("share of ")
    }
    results["reading / encoder"] = ratio
    if not asked.no_build:
        results |= ingest_speed(texts[:SAMPLE]) | build_speed(texts, asked.workers)
        many = encoder * results["workers"]
        results["build / encoder on as many cores"] = results["build words/s"] / many
    for name, value in results.items():
        print(f"{name:44} {value:12,.3f}" if value < 100 else f"{name:44} {value:12,.0f}")


def load_texts(path: Path | None, count: int) -> list[str]:
    """So many texts, each different."""
    if path is None:
        from tests.promises.conftest import an_article

        return [an_article(seed) for seed in range(count)]
    opened: Any = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        known = [json.loads(line)["text"] for line in file]
    return [
        known[index % len(known)]
        if index < len(known)
        else f"Edition {index // len(known)}\n\n{known[index % len(known)]}"
        for index in range(count)
    ]


def words_in(texts: list[str]) -> int:
    """Words between white space."""
    return sum(len(text.split()) for text in texts)


STAGES = {
    "split_sentences": "sentences",
    "find_mentions": "names",
    "find_places": "places",
    "find_entities": "entities",
    "find_layers": "statements",
    "with_speaker_ids": "statements",
    "share_voices": "statements",
    "find_insinuations": "what is implied",
    "score_sentences": "wording",
    "find_framings": "wording",
    "find_assessments": "wording",
    "find_times": "times",
    "infer_publication": "times",
    "find_figures": "figures",
    "find_unreadable": "figures",
    "read_syntax": "words in groups and clauses",
    "_events_of": "events",
    "find_prints": "prints",
    "find_propositions": "what is put forward",
}
"""Functions that `alleged.analyse.documents` calls, and what their time is counted as."""


def read_speeds(texts: list[str]) -> dict[str, float]:
    """The encoder alone, reading, and its stages, in processor time of one core, so that other
    work on the machine counts little; of each text the best of three turns.

    The bare encoder is one encoder with the heads for attribution and names: six layers, as the
    base model has. What reading needs beyond it, more layers for other heads and contents that are
    read again, counts against reading.
    """
    from alleged.analyse import documents as reading
    from alleged.analyse.documents import analyse_document, preload
    from alleged.analyse.linking import ATTRIBUTION
    from alleged.analyse.sentences import split_sentences
    from alleged.ingest.given import document_from_text
    from alleged.models.reader import Reader

    preload()  # as a worker of a build does
    reader = Reader.load()
    documents = [document_from_text(text) for text in texts]
    words = words_in(texts)
    prepared = [windows_of(reader, text, split_sentences(text)) for text in texts]

    def encode(number: int) -> None:
        split, windows = prepared[number]
        for before, end in windows:
            reader._run(split, before, end, [ATTRIBUTION, "mention"])

    def read(number: int) -> None:
        analyse_document(documents[number], reader=reader, claims=True)

    best = {name: [float("inf")] * len(texts) for name in ("encoder", "reading")}
    for turn in range(4):
        for name, work in (("encoder", encode), ("reading", read)):
            for number, before in enumerate(best[name]):
                started = time.process_time()
                work(number)
                if turn:  # the first runs of a session make its plans
                    best[name][number] = min(before, time.process_time() - started)
    clock = Clock()
    with ExitStack() as stack:
        stack.enter_context(
            patch.object(Reader, "_run", clock.timed("encoder, all heads", Reader._run))
        )
        stack.enter_context(
            patch.object(Reader, "read", clock.timed("words and pieces", Reader.read))
        )
        for name, stage in STAGES.items():
            work = clock.timed(stage, getattr(reading, name))
            stack.enter_context(patch.object(reading, name, work))
        for number in range(len(texts)):
            clock.timed("the rest", read)(number)
    whole = sum(clock.seconds.values())
    results = {f"{name} words/s, one core": words / sum(seconds) for name, seconds in best.items()}
    return results | {
        f"share of {stage}": seconds / whole for stage, seconds in clock.seconds.items()
    }


class Clock:
    """Processor time of functions, without that of timed functions that they call."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner = 0.0

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose time is counted as the stage's."""

        def run(*given: Any, **named: Any) -> Any:
            outer, self._inner = self._inner, 0.0
            started = time.process_time()
            result = work(*given, **named)
            spent = time.process_time() - started
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent - self._inner
            self._inner = outer + spent
            return result

        return run


def ingest_speed(texts: list[str]) -> dict[str, float]:
    """Reading HTML pages into documents, on one core."""
    from alleged.ingest.read import ReadOptions, preload, read_document

    pages = [page(text).encode() for text in texts]
    preload()
    started = time.perf_counter()
    for data in pages:
        read_document(data, name="page.html", format="html", options=ReadOptions())
    return {"ingest words/s, one core": words_in(texts) / (time.perf_counter() - started)}


def windows_of(reader: Any, text: str, sentences: Any) -> Any:
    """A text's word pieces and its windows with their context, as the reader cuts them."""
    from alleged.models.reader import context_start
    from alleged.models.windows import pack_windows, sentence_starts

    split = reader._tokenizer.split(text)
    starts = sentence_starts(split, sentences)
    context = reader.settings.context_pieces
    windows = pack_windows(split, starts, max_pieces=reader.settings.max_pieces - context)
    return split, [(context_start(split, starts, begin, context), end) for begin, end in windows]


def build_speed(texts: list[str], workers: int | None) -> dict[str, float]:
    """The whole build from HTML pages, all processes watched."""
    from alleged.build import Options, Progress, build

    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages")
        pages.mkdir()
        for index, text in enumerate(texts):
            (pages / f"{index:05}.html").write_text(page(text), encoding="utf-8")
        watch = Watch()
        marks: dict[str, float] = {}
        started = time.perf_counter()

        def mark(now: Progress) -> None:
            marks.setdefault(now.stage, time.perf_counter() - started)

        options = Options(workers=workers)
        with watch, build([pages], Path(folder, "out"), options=options, progress=mark) as made:
            seconds = time.perf_counter() - started
            assert made.origin_states() == {"ok": len(texts)}, made.origin_states()
            size = sum(path.stat().st_size for path in made.path.rglob("*") if path.is_file())
        import os

        return {
            "articles": len(texts),
            "words": words_in(texts),
            "workers": workers or os.cpu_count() or 1,
            "build words/s": words_in(texts) / seconds,
            "build seconds": seconds,
            "share of ingest and analysis": marks["writing tables"] / seconds,
            "share of tables": (marks["writing the report"] - marks["writing tables"]) / seconds,
            "share of report and database": 1 - marks["writing the report"] / seconds,
            "peak memory of all processes, MiB": watch.peak_bytes / 2**20,
            "dossier, MB": size / 1e6,
        }


def page(text: str) -> str:
    """A page around the text, with the usual things beside it."""
    title, _, body = text.strip().partition("\n")
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in body.split("\n") if part.strip())
    links = "".join(f'<li><a href="/{n}">Another story of the day, {n}</a></li>' for n in range(30))
    return (
        f"<!doctype html><html lang=en><head><title>{html.escape(title)} | The Post</title>"
        '<meta property="article:published_time" content="2031-05-04T10:00:00Z"></head><body>'
        f"<nav><ul>{links}</ul></nav><article><h1>{html.escape(title)}</h1>{paragraphs}</article>"
        f"<aside><h2>Most read</h2><ul>{links}</ul></aside><footer>Contact us</footer></body>"
        "</html>"
    )


class Watch:
    """The peak of the proportional set size of this process and all below it."""

    def __init__(self) -> None:
        self.peak_bytes = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(0.2):
            self.peak_bytes = max(self.peak_bytes, sum(map(set_size, family())))


def family() -> list[int]:
    """This process and all that came from it."""
    import os

    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found)


def set_size(pid: int) -> int:
    """Bytes of the proportional set size of a process; 0 when it is gone."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line[:4] == "Pss:")


if __name__ == "__main__":
    main()
