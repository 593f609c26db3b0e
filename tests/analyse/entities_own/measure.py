"""How often entities are right on our own set: `python -m tests.analyse.entities_own.measure`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alleged.analyse.documents import analyse_document
from alleged.analyse.sentences import split_sentences
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.link.entities import linked_entities
from alleged.link.given import GivenText, link_given
from alleged.models.coreference import load_weights
from alleged.models.reader import Reader
from alleged.quality.scorers.given import score_coref
from alleged.records.documents import Document
from alleged.records.entities import DossierEntity, Entity, EntityLink, Relation
from alleged.records.spans import Span

FOLDER = Path(__file__).parent
HALVES = ("tune", "held")


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the set."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@dataclass(frozen=True, slots=True)
class Built:
    """A half of the set as a build has it."""

    documents: dict[str, Document]
    """By the id of the text."""
    entities: dict[str, list[Entity]]
    dossier_entities: list[DossierEntity]
    links: list[EntityLink]


@cache
def built(half: str) -> Built:
    """Read the texts of a half as a build does, and link them."""
    reader = Reader.load()
    documents = {
        row["id"]: document_from_text(
            row["text"], published=parse_date(row["dct"], "given"), language="en"
        )
        for row in rows("texts")
        if row["half"] == half
    }
    entities = {
        id_: list(analyse_document(document, reader=reader).entities)
        for id_, document in documents.items()
    }
    everyone = [one for ones in entities.values() for one in ones]
    return Built(documents, entities, *linked_entities(list(documents.values()), everyone))


def chains(half: str) -> dict[str, dict[Span, str]]:
    """Of each text the entity of the dossier at each place that a build finds."""
    made = built(half)
    whole = {
        link.entity_id: link.dossier_entity_id
        for link in made.links
        if link.relation is Relation.MEMBER
    }
    return {
        id_: {mention.span: whole[entity.id] for entity in entities for mention in entity.mentions}
        for id_, entities in made.entities.items()
    }


def matched(span: Span, found: dict[Span, str]) -> Span | None:
    """The place found that shares most with a labelled one: two fifths of both together at least,
    or its end, as a name has with and without the office before it."""

    def shared(other: Span) -> float:
        inside = min(span.end, other.end) - max(span.start, other.start)
        whole = max(span.end, other.end) - min(span.start, other.start)
        if span.end != other.end or inside <= 0:
            return inside / whole
        return max(inside / whole, 0.5 if span.holds(other) else 0.42)

    best = max(sorted(found), key=shared, default=None)
    return best if best is not None and shared(best) >= 0.4 else None


def gold(half: str) -> dict[str, dict[str, Any]]:
    """The labels of a half, by the id of the text."""
    ids = {row["id"] for row in rows("texts") if row["half"] == half}
    return {row["id"]: {**row, "topic": None} for row in rows("labels") if row["id"] in ids}


def score_own(half: str, *, within: str | None = None) -> dict[str, Any]:
    """CoNLL F1 of a build's own mentions, each moved to the labelled one that it overlaps most."""
    predicted = {}
    for id_, found in chains(half).items():
        left = dict(found)
        mentions = []
        for label in gold(half)[id_]["mentions"]:
            span = Span(label["start"], label["end"])
            place = matched(span, left)
            if place is not None:
                chain = left.pop(place)
                mentions.append(
                    {"start": span.start, "end": span.end, "kind": "entity", "chain": chain}
                )
        mentions += [
            {"start": span.start, "end": span.end, "kind": "entity", "chain": chain}
            for span, chain in left.items()
        ]
        predicted[id_] = {"id": id_, "mentions": mentions}
    return score_coref(gold(half), predicted, kind="entity", within=within)


def score_given(half: str, *, within: str | None = None) -> dict[str, Any]:
    """CoNLL F1 where the labelled mentions are given without their chains."""
    labels = gold(half)
    texts = {row["id"]: row["text"] for row in rows("texts")}
    given = [
        GivenText(
            texts[id_],
            tuple(split_sentences(texts[id_])),
            tuple(Span(one["start"], one["end"]) for one in row["mentions"]),
        )
        for id_, row in labels.items()
    ]
    found = link_given(given, weights=load_weights()[0], across=within != "document")
    predicted = {
        id_: {
            "id": id_,
            "mentions": [
                {"start": span.start, "end": span.end, "kind": "entity", "chain": f"{chain}"}
                for span, chain in zip(one.mentions, chains_of, strict=True)
            ],
        }
        for id_, one, chains_of in zip(labels, given, found, strict=True)
    }
    return score_coref(labels, predicted, kind="entity", within=within)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    phenomenon: str
    right: bool
    told: str


def judge_cases(half: str) -> Iterator[Outcome]:
    """Whether each pair is the same or apart as it should be. A place that was not found is in no
    entity, so that `same` fails and `apart` holds only if both places were found."""
    found = chains(half)
    for case in rows("cases"):
        if case["half"] != half:
            continue
        ends = []
        for side in (case["one"], case["other"]):
            place = matched(Span(side["start"], side["end"]), found[side["id"]])
            ends.append(None if place is None else found[side["id"]][place])
        both = None not in ends
        right = both and (ends[0] == ends[1]) == (case["relation"] == "same")
        told = (
            f"{case['relation']}: {case['one']['id']} “{case['one']['words']}”, "
            f"{case['other']['id']} “{case['other']['words']}”{'' if both else ' (not found)'}"
        )
        yield Outcome(case["phenomenon"], right, told)


def judge_offices(half: str) -> Iterator[Outcome]:
    """Whether each labelled office is given to the right entity with the right standing and time."""
    found = chains(half)
    made = built(half)
    whole = {
        link.entity_id: link.dossier_entity_id
        for link in made.links
        if link.relation is Relation.MEMBER
    }
    for id_, row in gold(half).items():
        for office in row["offices"]:
            places = [
                matched(Span(one["start"], one["end"]), found[id_])
                for one in row["mentions"]
                if one["chain"] == office["chain"]
            ]
            counts = Counter(found[id_][place] for place in places if place is not None)
            owner = counts.most_common(1)[0][0] if counts else None
            held = [
                one
                for entity in made.entities[id_]
                if whole[entity.id] == owner
                for one in entity.offices
            ]
            right = any(
                one.title == office["title"]
                and one.standing.value == office["standing"]
                and (office["of"] is None or office["of"].removeprefix("the ") in (one.of, one.to))
                and (office["since"] is None or one.since == office["since"])
                and (office["until"] is None or one.until == office["until"])
                for one in held
            )
            told = f"{id_} {office}: {[(one.title, one.of, one.to, one.standing.value, one.since, one.until) for one in held]}"
            yield Outcome("office with standing and time", right, told)


def rates(half: str) -> dict[str, tuple[int, int]]:
    """Of each phenomenon how many cases are right, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for outcome in (*judge_cases(half), *judge_offices(half)):
        right, count = counts.get(outcome.phenomenon, (0, 0))
        counts[outcome.phenomenon] = (right + outcome.right, count + 1)
    return counts


def main() -> None:
    """Print the figures of both halves; of the tuning half, what is wrong."""
    for half in HALVES:
        for name, score in (("own mentions", score_own), ("given mentions", score_given)):
            across, within = score(half), score(half, within="document")
            print(
                f"{half}, {name}: CoNLL F1 {across['conll_f1']} across documents,"
                f" {within['conll_f1']} within; mentions F1 {across['mentions']['f1']}"
            )
    table = {half: rates(half) for half in HALVES}
    for phenomenon in sorted(set(table["tune"]) | set(table["held"])):
        cells = [table[half].get(phenomenon, (0, 0)) for half in HALVES]
        print(
            f"| {phenomenon} | "
            + " | ".join(f"{right} of {count}" for right, count in cells)
            + " |"
        )
    totals = [tuple(map(sum, zip(*table[half].values(), strict=True))) for half in HALVES]
    print("| all | " + " | ".join(f"{right} of {count}" for right, count in totals) + " |")
    for outcome in (*judge_cases("tune"), *judge_offices("tune")):
        if not outcome.right:
            print(f"- {outcome.phenomenon}: {outcome.told}")


if __name__ == "__main__":
    main()
