"""Write the known answers: the text of each article and every label, by offset."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from acts import event_rows
from marked import Article, Mark
from render import BROKEN, DUPLICATE

ROLES = {"s": "source", "c": "cue", "t": "content"}
MENTIONS = {"p": "person", "o": "organisation", "l": "place", "g": "group"}
TIMEX = {"d": "DATE", "t": "TIME", "u": "DURATION", "e": "SET"}
FIGURES = {"a": "amount", "s": "share", "r": "rank"}
BOUNDS = {
    "=": "exact",
    "~": "about",
    ">=": "at least",
    "<=": "at most",
    ">": "more than",
    "<": "less than",
    "..": "between",
}
NEWSQUANT_BOUNDS = {"at least": ">", "more than": ">", "at most": "<", "less than": "<"} | {
    "about": "~",
    "exact": "=",
    "between": "=",
}
TYPE_NAMES = """
asserts accuses denies predicts orders requests promises threatens judges believes asks declines
"""
STATEMENT_TYPES = frozenset(TYPE_NAMES.split())
UNITS = {"percent": "per cent", "kilometer": "kilometre", "metric ton": "tonne"}
NEWSQUANT_UNITS = {"per cent": "percentage"}
NUMBER_NAMES = "zero one two three four five six seven eight nine ten eleven twelve thirteen"
WORDS: dict[str, float] = {word: value for value, word in enumerate(NUMBER_NAMES.split())}
WORDS |= {"twenty": 20, "a single": 1, "a hundred": 100, "half": 0.5, "one-third": 1 / 3}
WORDS |= {"four fifths": 0.8, "three hundred thousand": 300_000}
WORDS |= {"second-": 2, "third-": 3, "fourth-": 4}
SCALES = {"million": 1_000_000, "billion": 1_000_000_000}
NUMBER = re.compile(
    r"\d[\d.,]*\d|\d|\b(?:" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r")",
    re.IGNORECASE,
)
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
DAYS = DAY_NAMES.split()
MONTH_NAMES = """
January February March April May June July August September October November December
"""
MONTHS = MONTH_NAMES.split()
QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"|‘[^‘]*?’(?!\w)")


def text_and_marks(article: Article) -> tuple[str, list[Mark], list[dict[str, Any]]]:
    """The text a reader sees, the marks in it, and its blocks."""
    text, marks, blocks = "", [], []
    for block in (article.title, *article.body):
        text += "\n\n" if text else ""
        start = len(text)
        text += block.text
        marks += [Mark(mark.key, mark.start + start, mark.end + start) for mark in block.marks]
        blocks.append({"kind": block.kind, "start": start, "end": len(text)})
    return text, marks, blocks


def place(text: str, start: int, end: int) -> dict[str, Any]:
    """The words with their offsets, and the how-manieth time they stand in the text."""
    words = text[start:end]
    occurrence, at = 0, text.find(words)
    while at < start:
        occurrence, at = occurrence + 1, text.find(words, at + 1)
    return {"start": start, "end": end, "words": words, "occurrence": occurrence}


def document_id(article: Article) -> str:
    """The file name, with the line for a JSON line."""
    line = ":line 1" if article.head["format"] == "jsonl" else ""
    return f"{article.head['file']}{line}"


def find_names(text: str, marks: Sequence[Mark]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The named mentions, and the fullest name of each entity in this text."""
    rows: list[dict[str, Any]] = []
    names: dict[str, str] = {}
    for mark in marks:
        kind, _, entity = mark.key.partition(":")
        if kind in MENTIONS and entity:
            words, key = text[mark.start : mark.end], entity.removesuffix("*")
            # `SAMORETH` in a dateline is no fuller than `Samoreth`.
            names[key] = max(names.get(key, ""), words, key=lambda n: (len(n), not n.isupper()))
            rows.append(
                place(text, mark.start, mark.end)
                | {"kind": MENTIONS[kind], "entity": key, "stands_for_state": entity.endswith("*")}
            )
    return [row | {"name": names[row["entity"]]} for row in rows], names


def share_quoted(text: str, pieces: Iterable[tuple[int, int]]) -> str:
    """`direct`, `mixed` or `indirect`, by how much of the content stands in quotation marks."""
    quoted = {at for match in QUOTED.finditer(text) for at in range(match.start(), match.end())}
    letters = [at for start, end in pieces for at in range(start, end) if text[at].isalnum()]
    share = sum(at in quoted for at in letters) / len(letters)
    return "direct" if share >= 0.9 else "mixed" if share else "indirect"


def find_attributions(
    text: str, marks: Sequence[Mark], names: dict[str, str], entities: dict[str, Any]
) -> list[dict[str, Any]]:
    """The attributions in the order of their numbers."""
    pieces: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    details: dict[int, list[str]] = {}
    for mark in marks:
        match = re.fullmatch(r"([sct])(\d+)((?:;[^;]*)*)", mark.key)
        if match:
            number = int(match[2])
            pieces[number][ROLES[match[1]]].append((mark.start, mark.end))
            if match[3]:
                if number in details:
                    raise ValueError(f"attribution {number} is described twice: {mark.key}")
                details[number] = match[3][1:].split(";")
    rows = []
    for number, roles in sorted(pieces.items()):
        type_, speaker, *parents = details[number]
        parent = int(parents[0].removeprefix("^")) if parents else None
        if type_ not in STATEMENT_TYPES or not roles["content"]:
            raise ValueError(f"attribution {number}: type {type_!r}, content {roles['content']}")
        if parent is not None and not all(
            any(s <= start and end <= e for s, e in pieces[parent]["content"])
            for start, end in roles["content"]
        ):
            raise ValueError(f"attribution {number} does not lie inside {parent}")
        known = None if speaker == "-" else entities[speaker]
        rows.append(
            {
                "number": number,
                **{role: [place(text, *piece) for piece in roles[role]] for role in ROLES.values()},
                "type": type_,
                "speech": share_quoted(text, roles["content"]),
                "speaker": names.get(speaker),
                "speaker_entity": None if known is None else speaker,
                "parent": parent,
                "in_title": roles["content"][0][0] < text.index("\n"),
            }
        )
    return rows


def check_day(words: str, value: str) -> None:
    """Refuse a weekday, day or month that the value does not have."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d.*", value):
        return
    day = date.fromisoformat(value[:10])
    for name in re.findall("|".join(DAYS), words):
        if DAYS[day.weekday()] != name:
            raise ValueError(f"{words!r} is no {DAYS[day.weekday()]}, as {value} is")
    for name in re.findall("|".join(MONTHS), words):
        if MONTHS[day.month - 1] != name or not re.search(rf"\b{day.day}\b", words):
            raise ValueError(f"{words!r} is not {value}")


def find_times(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The time expressions in text order."""
    rows = []
    for mark in marks:
        if mark.key.startswith("@"):
            kind, value, *mod = mark.key[1:].split("~")
            check_day(text[mark.start : mark.end], value)
            rows.append(
                place(text, mark.start, mark.end)
                | {"type": TIMEX[kind], "value": value, "mod": mod[0] if mod else None}
            )
    return rows


def read_number(words: str) -> float:
    """The value of the one number in the words."""
    match = NUMBER.search(words)
    if match is None:
        raise ValueError(f"no number in {words!r}")
    written = match[0].lower()
    value = WORDS[written] if written in WORDS else float(written.replace(",", ""))
    scale = re.match(r" (million|billion)", words[match.end() :])
    return value * (SCALES[scale[1]] if scale else 1)


def find_figures(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The figures in text order, each with what it counts where the text says so beside it."""
    rows: list[dict[str, Any]] = []
    waiting: dict[str, Any] | None = None
    qualifier: str | None = None
    for mark in marks:
        if mark.key == "k>":
            waiting = place(text, mark.start, mark.end)
        elif mark.key == "q":
            qualifier = text[mark.start : mark.end]
        elif mark.key == "k":
            rows[-1]["counted"] = place(text, mark.start, mark.end)
        elif mark.key.startswith("#"):
            fields: list[str] = [*mark.key[1:].split(";"), "", "", "", ""]
            kind, value, unit, bound, change = fields[:5]
            low, _, high = value.partition("..")
            words = text[mark.start : mark.end]
            if abs(read_number(words) - float(low)) > 1e-6 * float(low):
                raise ValueError(f"{words!r} reads as {read_number(words)}, the label says {low}")
            unit = unit.replace("_", " ")
            rows.append(
                place(text, mark.start, mark.end)
                | {
                    "kind": FIGURES[kind],
                    "low": float(low),
                    "high": float(high) if high else None,
                    "unit": None if unit in ("", "-") else UNITS.get(unit, unit),
                    "bound": BOUNDS[bound or "="],
                    "change": change or None,
                    "qualifier": qualifier,
                    "counted": waiting if waiting and waiting["end"] <= mark.start else None,
                }
            )
            qualifier = None
            # A measure before "from … to …" holds for both ends.
            if change != "from" and rows[-1]["counted"]:
                waiting = None
    return rows


def find_loaded(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The loaded words (marked in the opinion column only)."""
    return [place(text, mark.start, mark.end) for mark in marks if mark.key == "!"]


def split_list(written: str) -> list[str]:
    """The items of a line of the head."""
    return [item for item in written.split(" | ") if item]


def label_article(article: Article, entities: dict[str, Any]) -> dict[str, Any]:
    """Everything that is known of one article."""
    head = article.head
    text, marks, blocks = text_and_marks(article)
    unknown = {
        mark.key.partition(":")[2].removesuffix("*")
        for mark in marks
        if mark.key[1:2] == ":" and mark.key[0] in MENTIONS
    } - set(entities)
    if unknown:
        raise ValueError(f"{article.number}: not in world.toml: {', '.join(sorted(unknown))}")
    mentions, names = find_names(text, marks)
    try:
        return {
            "id": document_id(article),
            "number": article.number,
            "file": head["file"],
            "locator": "line 1" if head["format"] == "jsonl" else None,
            "format": head["format"],
            "title": article.title.text,
            "byline": head["byline"] or None,
            "outlet": head["outlet"],
            "published": head["published"],
            "url": head["url"] or None,
            "text": text,
            "blocks": blocks,
            "optional": [b.text for b in article.blocks if b.kind == "clutter caption"]
            + split_list(head.get("optional", "")),
            "never": split_list(head.get("never", "")),
            "attributions": find_attributions(text, marks, names, entities),
            "times": find_times(text, marks),
            "figures": find_figures(text, marks),
            "mentions": mentions,
            "loaded": find_loaded(text, marks),
        }
    except (KeyError, ValueError) as error:
        raise ValueError(f"article {article.number}: {error}") from error


def scorable(label: dict[str, Any], field: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """One line of a scorer's gold file."""
    return {"id": label["id"], "text": label["text"], field: rows}


def lies_inside_another(row: dict[str, Any], rows: Sequence[dict[str, Any]]) -> bool:
    """Whether an attribution stands in the content or the source of another one."""
    start = min(piece["start"] for piece in row["content"])
    return row["parent"] is not None or any(
        piece["start"] <= start < piece["end"]
        for other in rows
        if other["number"] != row["number"] and other["parent"] is None
        for piece in other["source"]
    )


def attribution_rows(label: dict[str, Any], *, nested: bool) -> list[dict[str, Any]]:
    """Attributions as the attribution scorer reads them."""
    return [
        {role: [[p["start"], p["end"]] for p in row[role]] for role in ROLES.values()}
        | {key: row[key] for key in ("number", "type", "speech", "speaker", "parent")}
        for row in label["attributions"]
        if nested or not lies_inside_another(row, label["attributions"])
    ]


def quantity_rows(label: dict[str, Any]) -> list[dict[str, Any]]:
    """Figures as the quantity scorer reads them, in NewsQuant's terms."""
    durations = {(t["start"], t["end"]) for t in label["times"] if t["type"] == "DURATION"}
    return [
        {
            "start": row["start"],
            "end": row["end"],
            "value": row["low"] if row["high"] is None else [row["low"], row["high"]],
            "normalized_unit": NEWSQUANT_UNITS.get(row["unit"], row["unit"]),
            "bound": row["change"]
            if row["change"] in ("up", "down")
            else NEWSQUANT_BOUNDS[row["bound"]],
            "concept": row["counted"]["words"] if row["counted"] else None,
            "kind": row["kind"],
            "is_duration": (row["start"], row["end"]) in durations,
        }
        for row in label["figures"]
    ]


def resolve(reference: Any, labels: dict[str, dict[str, Any]]) -> Any:
    """Turn `{article, attribution}` and `{article, words}` into ids and offsets."""
    if isinstance(reference, list):
        return [resolve(item, labels) for item in reference]
    if not isinstance(reference, dict):
        return reference
    if "article" not in reference:
        return {key: resolve(value, labels) for key, value in reference.items()}
    label = labels[reference["article"]]
    out = {**reference, "id": label["id"]}
    if "attribution" in reference:
        row = next(
            (r for r in label["attributions"] if r["number"] == reference["attribution"]), None
        )
        if row is None:
            raise ValueError(f"world.toml: no such attribution: {reference}")
        out["content"] = " … ".join(piece["words"] for piece in row["content"])
    if "words" in reference:
        start = label["text"].find(reference["words"])
        if start < 0:
            raise ValueError(f"world.toml: these words are not there: {reference}")
        out |= {"start": start, "end": start + len(reference["words"])}
    return out


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """JSON lines, UTF-8."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(lines.encode())


def write_answers(articles: Sequence[Article], folder: Path, *, world: Path) -> None:
    """Write every file of known answers."""
    folder.mkdir(parents=True, exist_ok=True)
    known = tomllib.loads(world.read_text(encoding="utf-8"))
    labels = [label_article(article, known["entities"]) for article in articles]
    write_lines(folder / "articles.jsonl", labels)
    for name, nested in (("attribution", True), ("attribution-top", False)):
        write_lines(
            folder / f"{name}.jsonl",
            (
                scorable(label, "attributions", attribution_rows(label, nested=nested))
                for label in labels
            ),
        )
    write_lines(
        folder / "timex.jsonl",
        (
            scorable(
                label,
                "timex",
                [
                    {k: row[k] for k in ("start", "end", "type", "value", "mod")}
                    for row in label["times"]
                ],
            )
            | {"dct": label["published"]}
            for label in labels
        ),
    )
    write_lines(
        folder / "quantities.jsonl",
        (scorable(label, "quantities", quantity_rows(label)) for label in labels),
    )
    write_lines(
        folder / "mentions.jsonl",
        (
            scorable(
                label,
                "mentions",
                [
                    {k: row[k] for k in ("start", "end", "kind", "entity", "name")}
                    for row in label["mentions"]
                ],
            )
            for label in labels
        ),
    )
    write_lines(
        folder / "events.jsonl",
        event_rows(world.with_name("events.toml"), labels, known["entities"]),
    )
    truth = resolve(known, {label["number"]: label for label in labels})
    truth["inputs"] = [
        {"file": label["file"], "state": "ok", "document": label["id"]} for label in labels
    ] + [
        {"file": DUPLICATE[1], "state": "ok", "document": DUPLICATE[0]},
        {"file": BROKEN[1], "state": "rejected", "document": None},
    ]
    (folder / "world.json").write_bytes(
        (json.dumps(truth, ensure_ascii=False, indent=1) + "\n").encode()
    )
