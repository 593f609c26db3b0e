"""Passages of real news with all their acts: `training/told/*.jsonl`, by text and place.

The texts lie in the gold sets; a row has the set and the id of one, where a passage begins and
ends, and each act between parties in it. What a passage does not mark is no such act, which our own
sentences, written around an act each, cannot teach.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from alleged.errors import InputError
from alleged.models.labels import ACT_MODES, ACT_TYPES, PARTY_ROLES, STATUSES
from alleged.records.spans import Span
from alleged.train.act_gold import read_ecbplus, read_muc4, read_tempeval
from alleged.train.gold import Article, Splitter, read_meantime, read_polnear, read_re3d
from alleged.train.plain_texts import read_india, read_newswcl, read_stories
from alleged.train.wording_gold import read_babe

READERS: dict[str, Callable[[Path, str, Splitter], list[Article]]] = {
    "polnear": read_polnear,
    "ecbplus": read_ecbplus,
    "muc4": read_muc4,
    "meantime": read_meantime,
    "tempeval": read_tempeval,
    "re3d": read_re3d,
    "babe": read_babe,
    "newswcl": read_newswcl,
    "india": read_india,
    "stories": read_stories,
}
"""Sets with passages; only their training splits are read."""
TOLD = Path("training/told")
"""From the project's folder."""
ROLE_OF = {"actors": "actor", "recipients": "recipient", "places": "place"}
PARTIAL = ("annot-a.jsonl", "annot-b.jsonl")
"""Files whose annotators marked acts between parties that have a code, and few others."""
HEADS = ("act", "act_type", "act_mode", "status", "party")
APART = ("held", "judge")
"""Parts that no reader is trained on, each a split of its own: one is only measured, the other is
for what reads a reader's scores, and must see them as they are on texts that are new to it."""
UNREAD = ("dev", "judge")
"""Splits whose passages no reader was trained on, to fit with what reads its scores."""
Row = dict[str, Any]


def asked_sets(doc: str | None) -> tuple[Path, list[str]]:
    """The command line of what is fitted to passages, whose module has `doc` for its help: the
    folder of gold sets, and the sets that are not left out."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--leave-out", action="append", default=[], choices=sorted(READERS))
    asked = parser.parse_args()
    return asked.gold, [name for name in READERS if name not in asked.leave_out]


def rows_of(folder: Path, split: str) -> Iterator[Row]:
    """The passages of a split: five sixths of the part `tune` to train on, a sixth as `dev`, and
    those of `APART`. A passage stays in its split when others are added."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                row = {**json.loads(line), "partial": path.name in PARTIAL}
                drawn = zlib.crc32(f"{row['id']} {row['start']}".encode()) % 6
                part = row["part"]
                if split == (part if part in APART else "train" if drawn else "dev"):
                    yield row


def read_told(
    gold: Path,
    split: str,
    splitter: Splitter,
    *,
    folder: Path = TOLD,
    names: Collection[str] = tuple(READERS),
) -> list[Article]:
    """The passages of a split as articles, in order of sets and files.

    names: the sets whose texts may be used.
    Raises: InputError if a text, a place or a label of a row does not exist.
    """
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(folder, split):
        wanted[row["set"]].append(row)
    unknown = set(wanted) - set(READERS)
    if unknown:
        raise InputError(
            f"{folder}: no set {sorted(unknown)[0]!r}", fix=f"one of {', '.join(sorted(READERS))}"
        )
    found = []
    for name, rows in sorted(wanted.items()):
        if name not in names:
            continue
        texts = {one.id: one.text for one in READERS[name](gold, "train", lambda text: [])}
        for row in rows:
            where = f"{folder}: {name} {row['id']} from {row['start']}"
            if row["id"] not in texts or row["end"] > len(texts[row["id"]]):
                raise InputError(f"{where}: no such text", fix="write id and places of the set")
            found.append(make_passage(row, texts[row["id"]], where, splitter))
    return found


def make_passage(row: Row, text: str, where: str, splitter: Splitter) -> Article:
    """One passage with its acts, places counted from its own start."""
    start, end = row["start"], row["end"]
    passage = text[start:end]
    article = Article(
        id=f"{row['set']}-{row['id']}-{start}",
        set="told",
        text=passage,
        sentences=splitter(passage),
        spans={head: [] for head in HEADS},
        partial=row.get("partial", False),
    )

    def moved(place: Sequence[int]) -> Span:
        if not start <= place[0] < place[1] <= end:
            raise InputError(
                f"{where}: {list(place)} is not inside", fix=f"places from {start} to {end}"
            )
        return Span(place[0] - start, place[1] - start)

    for act in row["acts"]:
        kind = "other" if act["kind"] == "OTHER" else act["kind"]
        mode = f"{kind} {act['modes'][0]}" if act["modes"] else "none"
        if kind == "RETREAT" and act["modes"] == ["resign"]:
            # As in our own sentences: the label says more.
            kind, mode = "resignation", "none"
        for label, labels in ((kind, ACT_TYPES), (mode, ACT_MODES), (act["status"], STATUSES)):
            if label not in labels:
                raise InputError(f"{where}: unknown label {label!r}", fix="see docs/codebook.md")
        trigger = moved(act["trigger"])
        article.spans["act"].append((trigger, 0))
        article.spans["act_type"].append((trigger, ACT_TYPES.index(kind)))
        article.spans["act_mode"].append((trigger, ACT_MODES.index(mode)))
        article.spans["status"].append((trigger, STATUSES.index(act["status"])))
        for field, role in ROLE_OF.items():
            for place in act[field]:
                party = moved(place)
                article.pairs.append((trigger, party, PARTY_ROLES.index(role)))
                if role != "place":
                    article.spans["party"].append((party, ("actor", "recipient").index(role)))
    return article
