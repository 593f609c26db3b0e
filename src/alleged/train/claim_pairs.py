"""Reads pairs of statements whose relation is known: written, of our own stories, and judged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from alleged.analyse.propositions import when
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.errors import InputError
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.models.comparison import ENTAILS, HEADS, TURNED, Said
from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.train.gold import read_rows

FIELDS = 7
"""Of a written pair: relation, clash, entails, day and words of the one, day and words of the
other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """How likely a larger network finds each label of each head, in the order of the labels."""

    relation: tuple[float, ...]
    clash: tuple[float, ...]
    entails: tuple[float, ...]

    def turned(self) -> Taught:
        """The same with the two in the other order."""
        return replace(
            self,
            entails=tuple(self.entails[ENTAILS.index(TURNED.get(one, one))] for one in ENTAILS),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements and what is known of how they stand to each other."""

    one: Said
    other: Said
    relations: frozenset[PairRelation]
    """Those that it may be; one, where it is known."""
    clash: Clash | None = None
    entails: Entailment | None = None
    story: str
    """What belongs together: a fold has all pairs of a story or none."""
    weight: float = 1.0
    taught: Taught | None = None
    """What a larger network says of it, where nobody labelled it: then all relations are open."""

    @property
    def relation(self) -> PairRelation:
        """The relation, where it is known."""
        (relation,) = self.relations
        return relation

    def turned(self) -> Pair:
        """The same with the two in the other order."""
        return Pair(
            one=self.other,
            other=self.one,
            relations=self.relations,
            clash=self.clash,
            entails=TURNED.get(self.entails, self.entails) if self.entails else None,
            story=self.story,
            weight=self.weight,
            taught=self.taught.turned() if self.taught else None,
        )


@cache
def said(words: str, published: str | None) -> Said:
    """A statement with the time that our rules read from its words."""
    words = " ".join(words.split())
    document = document_from_text(
        words, published=parse_date(published, "given") if published else None
    )
    times = find_times(document, sentences=split_sentences(words))
    begin, end = when([one for one in times if one.event is None])
    return Said(words=words, published=published, begin=begin, end=end)


def read_written(paths: Sequence[Path]) -> Iterator[Pair]:
    """Pairs of tab-separated files; a line that begins with `//` opens a story.

    Raises: InputError for a line that is no pair.
    """
    for path in paths:
        story = path.name
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if line.startswith("//"):
                story = f"{path.name}:{number}"
            elif line.strip():
                yield _written(line, f"{path}:{number}", story)


def _written(line: str, place: str, story: str) -> Pair:
    fields = line.split("\t")
    if len(fields) != FIELDS:
        raise InputError(
            f"{place}: {len(fields)} fields in place of {FIELDS}",
            fix="write relation, clash, entails, day, words, day, words with tabs between",
        )
    relation, clash, entails, day_a, a, day_b, b = (field.strip() for field in fields)
    try:
        return Pair(
            one=said(a, day_a),
            other=said(b, day_b),
            relations=frozenset({PairRelation(relation)}),
            clash=None if clash == "-" else Clash(clash),
            entails=None if entails == "-" else Entailment(entails),
            story=story,
        )
    except ValueError as error:
        raise InputError(
            f"{place}: {error}", fix="use the labels of training/pairs/README.md"
        ) from error


def read_stories(folder: Path) -> Iterator[Pair]:
    """Pairs of stories with texts and labels in two files, as `tests/link/claims_own` has them."""
    answers = {
        pair["id"]: pair for row in read_rows(folder / "labels.jsonl") for pair in row["pairs"]
    }
    for row in read_rows(folder / "texts.jsonl"):
        days = {one["id"]: one.get("published") for one in row["documents"]}
        sides = {
            one["id"]: said(row["text"][one["start"] : one["end"]], days[one["document"]])
            for one in row["statements"]
        }
        for pair in row["pairs"]:
            answer = answers[pair["id"]]
            yield Pair(
                one=sides[pair["a"]],
                other=sides[pair["b"]],
                relations=frozenset({PairRelation(answer["relation"])}),
                clash=Clash(answer["clash"]) if answer["clash"] else None,
                entails=Entailment(answer["entails"]) if answer["entails"] else None,
                story=f"{folder.name}:{row['id']}",
            )


def read_judged(path: Path, gold: Path, sets: dict[str, str]) -> Iterator[Pair]:
    """Pairs that the program put side by side in news texts and a reader judged: `path` has the
    set, the ids and the characters, the texts stand in `gold`.

    sets: the file of each set, below `gold`.
    """
    texts = {
        (name, row["id"]): row for name, file in sets.items() for row in read_rows(gold / file)
    }
    for row in read_rows(path):
        sides = []
        for side in (row["one"], row["other"]):
            text = texts.get((row["set"], side["id"]))
            if text is None:
                break
            day = text.get("dct") or text.get("date")
            sides.append(said(text["text"][side["start"] : side["end"]], day))
        if len(sides) == 2:
            yield Pair(
                one=sides[0],
                other=sides[1],
                relations=frozenset(map(PairRelation, row["relation"].split("|"))),
                clash=Clash(row["clash"]) if row.get("clash") else None,
                entails=Entailment(row["entails"]) if row.get("entails") else None,
                story=f"{row['set']}:{row['one']['id']}",
            )


def read_taught(path: Path) -> Iterator[Pair]:
    """Pairs with what a larger network says of them, as `write_taught` writes them."""
    for row in read_rows(path):
        yield Pair(
            one=said(row["one"]["words"], row["one"]["published"]),
            other=said(row["other"]["words"], row["other"]["published"]),
            relations=frozenset(PairRelation),
            story=row["story"],
            taught=Taught(**{head: tuple(row[head]) for head in HEADS}),
        )


def write_taught(path: Path, pairs: Iterable[Pair]) -> None:
    """One pair a line. It has the sentences of the sets they are from: not to be given away."""
    with path.open("w", encoding="utf-8") as file:
        for pair in pairs:
            assert pair.taught is not None
            row = {
                name: {"words": side.words, "published": side.published}
                for name, side in (("one", pair.one), ("other", pair.other))
            } | {head: getattr(pair.taught, head) for head in HEADS}
            file.write(json.dumps(row | {"story": pair.story}, ensure_ascii=False) + "\n")
