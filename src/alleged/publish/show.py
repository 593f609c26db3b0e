"""Records on the terminal, or as JSON for other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Any

import msgspec

from alleged.publish.inert import plain
from alleged.records.documents import Capture, Document
from alleged.records.spans import Span
from alleged.records.statements import Voice
from alleged.store.dossier import Dossier

Row = tuple[str, ...]
PASSAGE_CHARS = 60
"""Of a passage that two texts share, so much is shown."""


def show_records(
    dossier: Dossier,
    kind: str,
    *,
    form: str,
    words: bool = False,
    document: str | None = None,
    contains: str | None = None,
    speaker: str | None = None,
    voice: str | None = None,
    min_probability: float | None = None,
    review: str | None = None,
    limit: int | None = None,
) -> None:
    """Print the records of a kind that pass all filters.

    `form`: `table`; `json`, an array; `jsonl`, a record a line. Records in JSON are those of the
    schema; with `words`, each has a key `words` besides: what stands at its spans.
    """
    texts = {row.id: row for row in dossier.records("documents")}
    chosen: Iterator[Any] = (
        record
        for record in dossier.records(kind)
        if _passes(record, texts, document, contains, speaker, voice, min_probability)
    )
    if review is not None:
        from alleged.review.overlay import passing

        chosen = passing(chosen, dossier.path, review)
    chosen = islice(chosen, limit)
    if form == "table":
        _print_table(kind, chosen, texts)
        return
    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    out.write(b"[" if form == "json" else b"")
    for index, record in enumerate(chosen):
        separator = b",\n" if form == "json" else b"\n"
        out.write(separator if index else b"")
        value = msgspec.to_builtins(record)
        if words:
            value["words"] = words_of(record, texts)
        out.write(encoder.encode(value))
    out.write(b"]\n" if form == "json" else b"\n")
    out.flush()


def words_of(record: Any, texts: dict[str, Document]) -> dict[str, str | list[str] | None]:
    """What stands at each span of a record, by field."""
    text = texts[record.document_id].text if _in_document(record) else ""
    found: dict[str, str | list[str] | None] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Span):
            found[field.name] = value.of(text)
        elif isinstance(value, tuple) and value and isinstance(value[0], Span):
            found[field.name] = [span.of(text) for span in value]
    return found


def _in_document(record: Any) -> bool:
    return getattr(record, "document_id", None) is not None and not isinstance(record, Document)


def _passes(
    record: Any,
    texts: dict[str, Document],
    document: str | None,
    contains: str | None,
    speaker: str | None,
    voice: str | None,
    min_probability: float | None,
) -> bool:
    if document is not None:
        own = record.id if isinstance(record, Document) else getattr(record, "document_id", None)
        if own is None or not own.startswith(document):
            return False
    if speaker is not None:
        named = getattr(record, "speaker", None)
        if named is None or speaker.casefold() not in named.casefold():
            return False
    if voice is not None and getattr(record, "voice", None) != voice:
        return False
    probability = getattr(record, "probability", None)
    if min_probability is not None and (probability is None or probability < min_probability):
        return False
    return contains is None or contains.casefold() in _all_words(record, texts).casefold()


def _all_words(record: Any, texts: dict[str, Document]) -> str:
    if isinstance(record, Document):
        return record.text
    if _in_document(record) and (found := words_of(record, texts)):
        return "\n".join(
            " ".join(words) if isinstance(words, list) else words or "" for words in found.values()
        )
    return "\n".join(str(getattr(record, field.name)) for field in fields(record))


def _print_table(kind: str, records: Iterator[Any], texts: dict[str, Document]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    heads, row_of = TABLES[kind]
    table = Table()
    for head in heads:
        narrow = head in ("outlet", "probability")
        table.add_column(head, no_wrap=narrow, max_width=24 if narrow else None)
    count = 0
    for record in records:
        words = words_of(record, texts)
        table.add_row(*(Text(plain(cell)) for cell in row_of(record, words, texts)))
        count += 1
    console = Console()
    console.print(table)
    console.print(f"{count:,} {kind}")


def _joined(words: dict[str, Any], field: str) -> str:
    found = words.get(field) or ""
    return " … ".join(found) if isinstance(found, list) else found


def _where(record: Any, texts: dict[str, Document]) -> str:
    document = texts[record.document_id]
    return f"{document.outlet or document.title or document.id}"


def _called(document_id: str | None, texts: dict[str, Document]) -> str:
    """Another document, by outlet, title or id; empty for none."""
    document = texts.get(document_id or "")
    return (document.outlet or document.title or document.id) if document else ""


def _passages(record: Any, texts: dict[str, Document]) -> str:
    """The first words of each passage."""
    text = texts[record.document_id].text
    return "; ".join(
        f"{' '.join(one.span.of(text)[:PASSAGE_CHARS].split())} … ({one.words} words)"
        for one in record.passages
    )


def _chance(record: Any) -> str:
    return f"{record.probability:.2f}"


def _office(office: Any) -> str:
    owner = f" of {office.of}" if office.of else ""
    return f"{office.standing.value} {office.title}{owner}"


def _number(record: Any) -> str:
    ends = [end for end in (record.low, record.high) if end is not None]
    return " to ".join(f"{end:,.10g}" for end in ends)


def _code(record: Any) -> str:
    """Type and mode, and our own label where there is one."""
    coded = " ".join((record.event_type, *record.modes)) if record.event_type else ""
    return " ".join(part for part in (coded, record.label.value if record.label else "") if part)


def _days(record: Any) -> str:
    if record.begin == record.end:
        return record.begin or ""
    return f"{record.begin or '…'} to {record.end or '…'}"


def _captured(capture: Capture | None) -> str:
    if capture is None:
        return ""
    status = str(capture.status) if capture.status is not None else ""
    told = (capture.captured_at, status, capture.url, capture.note)
    return " ".join(part for part in told if part)


Cells = Callable[[Any, dict[str, Any], dict[str, Document]], Row]
TABLES: dict[str, tuple[Row, Cells]] = {
    "documents": (
        ("id", "published", "outlet", "title", "language", "characters"),
        lambda record, words, texts: (
            record.id,
            record.published.value if record.published else "",
            record.outlet or "",
            record.title or "",
            record.language,
            f"{len(record.text):,}",
        ),
    ),
    "origins": (
        ("input", "state", "reason", "captured", "document"),
        lambda record, words, texts: (
            ", ".join(part for part in (record.name, record.locator) if part),
            record.state.value,
            record.reason,
            _captured(record.capture),
            record.document_id or "",
        ),
    ),
    "statements": (
        ("outlet", "who", "type", "reported by", "what", "speaker", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            "(the article)" if record.voice is Voice.ARTICLE else _joined(words, "source"),
            record.type.value,
            _joined(words, "cue"),
            _joined(words, "content"),
            record.speaker or "",
            _chance(record),
        ),
    ),
    "framings": (
        ("outlet", "kind", "by", "words", "direction", "target", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            record.kind.value,
            record.statement_id or ("(quoted)" if record.quoted else "(the article)"),
            _joined(words, "span"),
            record.direction.value if record.direction else "",
            _joined(words, "target"),
            _chance(record),
        ),
    ),
    "assessments": (
        ("outlet", "by", "sentence", "kind", "probability", "worth a check"),
        lambda record, words, texts: (
            _where(record, texts),
            record.statement_id or "(the article)",
            _joined(words, "span"),
            record.kind.value,
            f"{record.kind_probability:.2f}",
            f"{record.worth:.2f}",
        ),
    ),
    "insinuations": (
        ("outlet", "kind", "by", "words", "hinted at", "support", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            record.kind.value,
            record.statement_id or "(the article)",
            _joined(words, "span"),
            _joined(words, "target"),
            record.evidence_reason,
            _chance(record),
        ),
    ),
    "voices": (
        ("outlet", "its own", "of somebody", "of nobody", "in quotation marks"),
        lambda record, words, texts: (
            _where(record, texts),
            f"{record.own:.0%}",
            f"{record.attributed:.0%}",
            f"{record.unattributed:.0%}",
            f"{record.quoted:.0%}",
        ),
    ),
    "figures": (
        ("outlet", "words", "value", "unit", "bound", "of what", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            _joined(words, "span"),
            _number(record),
            record.unit or "",
            record.bound.value,
            _joined(words, "counted"),
            _chance(record),
        ),
    ),
    "times": (
        ("outlet", "words", "type", "value", "how", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            _joined(words, "span"),
            record.type.value,
            record.value or "",
            record.reason,
            _chance(record),
        ),
    ),
    "datings": (
        ("outlet", "first day", "last day", "likeliest day", "how", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            record.begin or "",
            record.end or "",
            record.day or "",
            record.reason,
            _chance(record),
        ),
    ),
    "mentions": (
        ("outlet", "words", "kind", "fullest form", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            _joined(words, "span"),
            record.kind.value,
            record.name,
            _chance(record),
        ),
    ),
    "places": (
        ("outlet", "words", "role", "place", "kind", "country", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            _joined(words, "span"),
            record.role.value,
            record.name or "",
            record.kind.value if record.kind else "",
            record.country or "",
            _chance(record),
        ),
    ),
    "entities": (
        ("outlet", "name", "kind", "offices", "places", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            record.name,
            record.kind.value,
            "; ".join(_office(office) for office in record.offices),
            str(len(record.mentions)),
            _chance(record),
        ),
    ),
    "events": (
        ("outlet", "who", "act", "to whom", "when", "status", "told by", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            "; ".join(party.name for party in record.actors),
            f"“{_joined(words, 'trigger')}” {_code(record)}".strip(),
            "; ".join(party.name for party in record.recipients),
            _days(record),
            record.status.value,
            record.statement_id or "(the article)",
            _chance(record),
        ),
    ),
    "dossier_entities": (
        ("name", "kind", "documents", "offices", "by a table, not by the texts"),
        lambda record, words, texts: (
            record.name,
            record.kind.value,
            str(record.documents),
            "; ".join(dict.fromkeys(_office(office) for office in record.offices)),
            "; ".join(f"{one.name} ({one.table})" for one in record.outside),
        ),
    ),
    "entity_links": (
        ("entity", "of the dossier", "relation", "why", "probability"),
        lambda record, words, texts: (
            record.entity_id,
            record.dossier_entity_id,
            record.relation.value,
            record.reason,
            _chance(record),
        ),
    ),
    "prints": (
        ("outlet", "words", "marks of runs", "of quotations", "of names and numbers"),
        lambda record, words, texts: (
            _where(record, texts),
            f"{record.words:,}",
            str(len(record.runs)),
            str(len(record.quotations)),
            str(len(record.anchors)),
        ),
    ),
    "copies": (
        ("outlet", "kind", "of", "share", "words", "likely origin", "why", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            record.kind.value,
            _called(record.other_id, texts),
            f"{record.share:.0%}",
            _passages(record, texts),
            _called(record.origin_id, texts) or record.origin_outside or "open",
            record.origin_reason,
            _chance(record),
        ),
    ),
    "shared_quotations": (
        ("outlet", "and", "words"),
        lambda record, words, texts: (
            _where(record, texts),
            _called(record.other_id, texts),
            _passages(record, texts),
        ),
    ),
    "copy_groups": (
        ("documents", "likely origin", "why", "members"),
        lambda record, words, texts: (
            str(record.documents),
            _called(record.origin_id, texts) or record.origin_outside or "open",
            record.origin_reason,
            "; ".join(_called(one.document_id, texts) for one in record.members),
        ),
    ),
    "families": (
        ("outlet", "family", "rule", "why", "counts as", "certain", "because"),
        lambda record, words, texts: (
            _where(record, texts),
            record.family or "",
            record.rule.value,
            record.reason,
            record.counts_as,
            "yes" if record.certain else "no",
            record.counts_reason,
        ),
    ),
    "verdicts": (
        ("outcome", "of what", "in words", "why", "probability"),
        lambda record, words, texts: (
            record.outcome.value + (", tables disagree" if record.tables_disagree else ""),
            record.asked or record.subject.value,
            record.sentence,
            record.reason,
            _chance(record),
        ),
    ),
    "fact_checks": (
        ("outlet", "by", "words", "fact-check", "why", "probability"),
        lambda record, words, texts: (
            _where(record, texts),
            record.statement_id,
            _joined(words, "span"),
            record.sentence,
            record.reason,
            _chance(record),
        ),
    ),
    "propositions": (
        ("outlet", "words", "acts", "by", "footing"),
        lambda record, words, texts: (
            _where(record, texts),
            record.words,
            " ".join(record.predicates),
            " ".join(record.doers),
            record.footing.value,
        ),
    ),
    "claims": (
        ("words", "documents", "affirmed by", "denied by", "families", "open"),
        lambda record, words, texts: (
            record.wording,
            str(record.documents),
            str(record.affirmed_by),
            str(record.denied_by),
            str(record.families),
            record.loose_end or record.answer or "",
        ),
    ),
    "contradictions": (
        ("what clashes", "why", "probability"),
        lambda record, words, texts: (record.clash.value, record.reason, _chance(record)),
    ),
    "incidents": (
        ("name", "type", "documents", "first day", "last day", "words", "ties"),
        lambda record, words, texts: (
            record.name,
            record.label.value if record.label else record.event_type or "",
            str(record.documents),
            record.begin or "",
            record.end or "",
            "; ".join(one.words for one in record.wordings),
            "; ".join(f"{one.tie.value} {one.incident_id}" for one in record.ties),
        ),
    ),
    "incident_links": (
        ("event", "incident", "relation", "why", "probability"),
        lambda record, words, texts: (
            record.event_id,
            record.incident_id,
            record.relation.value,
            record.reason,
            _chance(record),
        ),
    ),
    "issues": (
        ("severity", "input or document", "what", "what to do"),
        lambda record, words, texts: (
            record.severity.value,
            record.origin or record.document_id or "",
            record.what,
            record.fix,
        ),
    ),
}
"""Heads and cells of each kind's table on the terminal."""


def outcome_line(dossier: Dossier) -> str:
    """How many verdicts there are, by outcome."""
    counted = (
        dossier.relation("verdicts").aggregate("outcome, count(*)").order("outcome").fetchall()
    )
    told = ", ".join(f"{count:,} {outcome.replace('_', ' ')}" for outcome, count in counted)
    return f"verdicts: {told or 'none'}"
