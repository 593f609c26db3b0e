"""How fast figures are held against tables.

    python bench/checks.py [--figures 10000] [--tables 20] [--rows 5000]

Tables and articles are made by a seed: invented countries, `--rows` values a table, sentences of
four forms (levels, shares, ranks, growth) whose figures are read as in a build. Prints the seconds
for reading the tables, for reading the articles, and for the check, and how the verdicts fall.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def word_list(text: str) -> list[str]:
    """The words of a list that is written as running text."""
    return text.split()


GOODS = word_list(
    """
    tin zinc copper cobalt nickel timber wheat barley rye salt wool cotton sugar coffee tea rubber
    cement glass steel paper
    """
)
BEGINNINGS = word_list(
    "Ar Bel Cor Dun El Fal Gor Hes Ist Jor Kel Lor Mar Nor Or Pel Quer Ros Sar Tol"
)
ENDINGS = ("avia", "onia", "mark", "land", "ulia", "enia", "ostan", "ora")
YEARS = range(1995, 2025)


def main() -> None:
    """Make, check, print."""
    from alleged.analyse.figures import find_figures
    from alleged.analyse.sentences import split_sentences
    from alleged.analyse.times import find_times
    from alleged.check.checks import BATCH, Checked, Checker
    from alleged.check.tables import read_tables
    from alleged.ingest.dates import parse_date
    from alleged.ingest.given import document_from_text

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--figures", type=int, default=10_000)
    parser.add_argument("--tables", type=int, default=20)
    parser.add_argument("--rows", type=int, default=5000)
    asked = parser.parse_args()
    chance = random.Random(8)
    countries = [first + last for first in BEGINNINGS for last in ENDINGS]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        values = make_tables(folder, asked.tables, asked.rows, countries, chance)
        started = time.perf_counter()
        tables = read_tables(sorted(folder.glob("*.json")))
        print(f"tables: {len(tables)}, values {sum(len(t.cells) for t in tables):,}:", end=" ")
        print(f"{time.perf_counter() - started:.1f} s")
        started = time.perf_counter()
        published = parse_date("2025-02-01", "given")
        checked, figures = [], 0
        while figures < asked.figures:
            text = " ".join(make_sentence(values, countries, chance) for _ in range(10))
            document = document_from_text(f"{text} {figures}", published=published)
            sentences = split_sentences(document.text)
            times = find_times(document, sentences=sentences)
            found = find_figures(document, sentences=sentences, times=times)
            figures += len(found)
            checked.append(
                Checked(
                    document=document,
                    published="2025-02-01",
                    figures=found,
                    times=times,
                    entities=(),
                )
            )
        seconds = time.perf_counter() - started
        print(f"articles: {len(checked):,}, figures {figures:,}: {seconds:.1f} s")
        started, used = time.perf_counter(), time.process_time()
        outcomes: Counter[str] = Counter()
        with Checker(tables, folder) as checker:
            for start in range(0, len(checked), BATCH):
                for verdict in checker.check(checked[start : start + BATCH]):
                    outcomes[verdict.outcome.value] += 1
        seconds, used = time.perf_counter() - started, time.process_time() - used
    print(f"check: {seconds:.1f} s ({used:.1f} s of processor), {figures / seconds:,.0f} figures/s")
    print(", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items())))
    print(f"peak of memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


Values = dict[str, dict[tuple[str, int], float]]


def make_tables(
    folder: Path, count: int, rows: int, countries: list[str], chance: random.Random
) -> Values:
    """Tables of the output of one good each, with their descriptors."""
    values: Values = {}
    for number in range(count):
        good = GOODS[number % len(GOODS)]
        name = f"{good}-{number}"
        keys = [(country, year) for country in countries for year in YEARS][:rows]
        made = {key: float(chance.randrange(1000, 90_000_000)) for key in keys}
        values.setdefault(good, made)
        lines = [f"{country},{year},{value:.0f}" for (country, year), value in made.items()]
        sums: Counter[int] = Counter()
        for (_, year), value in made.items():
            sums[year] += int(value)
        lines += [f"World,{year},{value}" for year, value in sums.items()]
        (folder / f"{name}.csv").write_text("\n".join(["country,year,tonnes", *lines]) + "\n")
        described = {
            "name": name,
            "title": f"Output of {good}",
            "publisher": "Office of Invented Statistics",
            "edition": "2025",
            "published": "2025-01-01",
            "path": f"{name}.csv",
            "schema": {
                "fields": [
                    {"name": "country"},
                    {"name": "year", "type": "year"},
                    {"name": "tonnes", "type": "number"},
                ]
            },
            "entity": {"field": "country"},
            "item": {"value": good},
            "period": {"field": "year"},
            "measures": [
                {
                    "field": "tonnes",
                    "name": "output",
                    "words": ["production", "output", "produced", "producer"],
                    "unit": "tonne",
                }
            ],
        }
        (folder / f"{name}.json").write_text(json.dumps(described))
    return values


def make_sentence(values: Values, countries: list[str], chance: random.Random) -> str:
    """A sentence with a figure: right, or wrong."""
    good = chance.choice(list(values))
    country, year = chance.choice(list(values[good]))
    value = values[good][country, year] * chance.choice((1, 1, 1, 1.3))
    match chance.randrange(4):
        case 0:
            return f"{country} produced {value:,.0f} tonnes of {good} in {year}."
        case 1:
            return f"In {year} {country} accounted for 3 per cent of world {good} production."
        case 2:
            return f"{country} was the second largest producer of {good} in the world in {year}."
        case _:
            return f"{country}'s {good} production rose by 4 per cent in {year}."


if __name__ == "__main__":
    main()
