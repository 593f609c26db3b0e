"""How often each rule joins rightly: `python -m alleged.train.entity_rates --gold DIR`.

Measured on the train splits of MEANTIME and ECB+ with a build's own names. A place is judged if
gold mentions end where it ends, and if another place of its entity has a gold mention, too; it is
right if both have the same chain. What it prints goes into `RATES` of `analyse/entities.py`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from alleged.analyse.entities import find_entities, rule_of
from alleged.analyse.mentions import find_mentions
from alleged.analyse.places import find_places
from alleged.analyse.sentences import split_sentences
from alleged.ingest.given import document_from_text
from alleged.models.coreference import load_weights
from alleged.models.reader import Reader
from alleged.quality.rows import read_objects
from alleged.records.entities import Entity
from alleged.records.spans import Span
from alleged.train.entities import SETS


def gold_chains(row: dict[str, object]) -> dict[int, tuple[int, str]]:
    """By where a gold mention ends, its length and chain: the shortest one there."""
    found: dict[int, tuple[int, str]] = {}
    mentions = row["mentions"]
    assert isinstance(mentions, list)
    for one in mentions:
        if one["kind"] == "entity" and one.get("selected", True):
            entry = (one["end"] - one["start"], one["chain"])
            found[one["end"]] = min(found.get(one["end"], entry), entry)
    return found


def judged(entities: list[Entity], gold: dict[int, tuple[int, str]]) -> list[tuple[str, bool]]:
    """Rule and rightness of each place that can be judged."""
    outcomes = []
    for entity in entities:
        chains = [_chain(mention.span, gold) for mention in entity.mentions]
        for number, mention in enumerate(entity.mentions):
            others = Counter(
                chain for place, chain in enumerate(chains) if chain and place != number
            )
            chain = chains[number]
            if chain and others:
                most = max(sorted(others), key=lambda one: others[one])
                outcomes.append((rule_of(mention), chain == most))
    return outcomes


def _chain(span: Span, gold: dict[int, tuple[int, str]]) -> str | None:
    return gold[span.end][1] if span.end in gold else None


@click.command()
@click.option(
    "--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True
)
def main(gold: Path) -> None:
    """Print how often each rule is right."""
    reader = Reader.load()
    weights, version = load_weights()
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for file in SETS.values():
        for _, _, row in read_objects(str(gold / file)):
            document = document_from_text(row["text"], language="en")
            sentences = split_sentences(document.text)
            names = find_mentions(
                document, sentences=sentences, reading=reader.read(document.text, sentences)
            )
            entities, _ = find_entities(
                document,
                sentences=sentences,
                mentions=names,
                places=find_places(document, sentences=sentences, mentions=names),
                weights=weights,
                version=version,
            )
            for rule, good in judged(entities, gold_chains(row)):
                counts[rule] += 1
                right[rule] += good
    for rule, count in sorted(counts.items()):
        click.echo(f"{rule}: {right[rule]} of {count}, {right[rule] / count:.3f}")


if __name__ == "__main__":
    main()
