"""Gold sets that say what happens in a text: acts, their kind, how certain they are, who takes
part."""

from __future__ import annotations

from pathlib import Path

from alleged.models.labels import ACT_MODES, ACT_TYPES, INCIDENT_TYPES
from alleged.records.spans import Span
from alleged.train.gold import Article, Splitter, read_rows

INCIDENT_SLOTS = (
    "perp_individual",
    "perp_organization",
    "target_physical_id",
    "target_human_name",
    "instrument_id",
)
"""The slots of `INCIDENT_ROLES`."""


def read_ecbplus(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """ECB+: acts in the sentences that its authors validated, and which are the same."""
    articles = []
    for row in read_rows(gold / "ecbplus" / f"ecbplus.{split}.jsonl.gz"):
        chosen = set(row["selected_sentences"])
        acts = [
            (Span(one["start"], one["end"]), one["chain"])
            for one in row["mentions"]
            if one["kind"] == "event" and one["sentence"] in chosen
        ]
        articles.append(
            Article(
                id=row["id"],
                set="ecbplus",
                text=row["text"],
                sentences=[Span(start, end) for _, start, end in row["sentences"]],
                covered=[Span(s, e) for number, s, e in row["sentences"] if number in chosen],
                spans={"act_ecbplus": [(span, 0) for span, _ in acts]},
                chains=acts,
                group=f"ecbplus {row['topic']}",
            )
        )
    return articles


def read_tempeval(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """TempEval-3: every act, state and intention of TimeBank and AQUAINT."""
    return [
        Article(
            id=row["id"],
            set="tempeval",
            text=row["text"],
            sentences=splitter(row["text"]),
            spans={"act_timeml": [(Span(one["start"], one["end"]), 0) for one in row["events"]]},
        )
        for row in read_rows(gold / "timex" / f"tempeval3.{split}.jsonl.gz")
    ]


def read_headlines(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """Headlines of NGEC's synthetic stories, each with a type and a mode, but no trigger."""
    articles = []
    seen: set[str] = set()
    for row in read_rows(gold / "plover" / f"ngec_synthetic.{split}.jsonl.gz"):
        text = row["headline"]
        if text in seen or row["event_type"] not in ACT_TYPES:
            continue
        seen.add(text)
        mode = f"{row['event_type']} {row['mode']}"
        whole = {"type": ACT_TYPES.index(row["event_type"])}
        if mode in ACT_MODES:
            whole["mode"] = ACT_MODES.index(mode)
        articles.append(
            Article(
                id=row["id"],
                set="headlines",
                text=text,
                sentences=[Span(0, len(text))],
                whole=whole,
            )
        )
    return articles


def read_cameo(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """Sentences with CAMEO's five-way class, and with the spans of source and target."""
    articles = []
    for row in read_rows(gold / "conflict" / f"cameo_sentences.{split}.jsonl"):
        text = row["text"]
        article = Article(id=row["id"], set="cameo", text=text, sentences=[Span(0, len(text))])
        if row["pentacode"] is not None:
            article.whole["quad"] = row["pentacode"]
        if row["entities"]:
            article.spans["cameo_party"] = [
                (Span(one["start"], one["end"]), ("source", "target").index(one["label"]))
                for one in row["entities"]
                if one["label"] in ("source", "target")
            ]
        articles.append(article)
    return articles


def read_uds(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """UDS "It Happened": how certain it is that each predicate's event happened."""
    path = next(path for path in sorted((gold / "factuality_uds").glob(f"{split}.jsonl*")))
    return [
        Article(
            id=row["id"],
            set="uds",
            text=row["text"],
            sentences=[Span(0, len(row["text"]))],
            values=[
                (Span(one["start"], one["end"]), one["factuality"]) for one in row["predicates"]
            ],
        )
        for row in read_rows(path)
    ]


def read_muc4(gold: Path, split: str, splitter: Splitter) -> list[Article]:
    """MUC-4: who attacked what with what, in articles on Latin America."""
    articles = []
    for row in read_rows(gold / "muc4" / f"muc4.{split}.jsonl.gz"):
        roles: list[tuple[Span, int]] = []
        types: list[tuple[Span, int]] = []
        for template in row["templates"]:
            kind = template["type"].split("/")[0].strip()
            for number, slot in enumerate(INCIDENT_SLOTS):
                for fill in template[slot]:
                    for one in fill:
                        for start, end in one.get("spans") or ():
                            roles.append((Span(start, end), number))
                            if kind in INCIDENT_TYPES:
                                types.append((Span(start, end), INCIDENT_TYPES.index(kind)))
        articles.append(
            Article(
                id=row["id"],
                set="muc4",
                text=row["text"],
                sentences=splitter(row["text"]),
                spans={"incident": roles, "incident_type": types},
            )
        )
    return articles
