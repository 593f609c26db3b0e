"""What was refused, cut, guessed or is uncertain, and what to do about it."""

from __future__ import annotations

import msgspec

from alleged.records.documents import InputState
from alleged.records.issues import Issue, Severity
from alleged.site.index.reading import decoder
from alleged.site.pages.page import ListPage, RecordListParams, Route, Words, once
from alleged.site.pages.reviewed import reviewed_ids
from alleged.site.store import Store
from alleged.site.strings import say


class IssuesParams(RecordListParams, frozen=True, kw_only=True):
    """Filters of the list."""

    severity: Severity | None = None
    code: Words | None = None


class IssueRow(msgspec.Struct, frozen=True, kw_only=True):
    """A remark."""

    id: str
    severity: str
    code: str
    what: str
    fix: str
    origin: str | None
    document_id: str | None
    headline: str | None
    start: int | None


class InputRow(msgspec.Struct, frozen=True, kw_only=True):
    """An input that did not end well."""

    id: str
    name: str
    locator: str | None
    state: str
    reason: str
    document_id: str | None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are of one sort."""

    name: str
    count: int


class IssuesPage(ListPage, frozen=True, kw_only=True):
    """A page of the list of remarks, and the inputs that did not end well."""

    severity: str | None
    code: str | None
    inputs: int
    states: tuple[Count, ...]
    """How many inputs ended in which state."""
    codes: tuple[Count, ...]
    not_read: tuple[InputRow, ...]
    """At most `MAX_INPUTS`."""
    not_read_total: int
    rows: tuple[IssueRow, ...]


MAX_INPUTS = 200
MAX_CODES = 100

_ROWS = """SELECT n, json FROM records WHERE kind = 'issues' AND n > :cursor
AND (:severity IS NULL OR json_extract(json, '$.severity') = :severity)
AND (:code IS NULL OR json_extract(json, '$.code') = :code)
AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids))) ORDER BY n LIMIT :limit"""
_TOTAL = """SELECT count(*) FROM records WHERE kind = 'issues'
AND (:severity IS NULL OR json_extract(json, '$.severity') = :severity)
AND (:code IS NULL OR json_extract(json, '$.code') = :code)
AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))"""
_CODES = """SELECT label, count(*) AS n FROM entries WHERE kind = 'issue' GROUP BY label
ORDER BY n DESC, label LIMIT ?"""
_STATES = """SELECT json_extract(json, '$.state') AS state, count(*) FROM records
WHERE kind = 'origins' GROUP BY state ORDER BY state"""
_NOT_READ = """SELECT json FROM records WHERE kind = 'origins'
AND json_extract(json, '$.state') <> 'ok' ORDER BY n LIMIT ?"""


def issues_page(store: Store, params: IssuesParams) -> IssuesPage:
    """The remarks in the dossier's order: input by input."""
    severity = params.severity.value if params.severity else None
    filters = {
        "severity": severity,
        "code": params.code or None,
        "ids": reviewed_ids(store, params),
    }
    found = store.rows(_ROWS, {**filters, "cursor": params.cursor, "limit": params.limit + 1})
    shown = found[: params.limit]
    decode = decoder("issues").decode
    issues: list[Issue] = [decode(text) for _, text in shown]
    headlines = dict(
        store.rows(
            "SELECT id, headline FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode([one.document_id for one in issues]).decode(),),
        )
    )
    states = dict(store.rows(_STATES))
    origins = [decoder("origins").decode(text) for (text,) in store.rows(_NOT_READ, (MAX_INPUTS,))]
    return IssuesPage(
        title=say("issues.title"),
        total=store.value(_TOTAL, filters),
        next=shown[-1][0] if len(found) > params.limit else None,
        severity=severity,
        code=params.code,
        inputs=sum(states.values()),
        states=tuple(
            Count(name=state.value, count=states[state.value])
            for state in InputState
            if state.value in states
        ),
        codes=tuple(Count(name=n, count=c) for n, c in store.rows(_CODES, (MAX_CODES,))),
        not_read=tuple(
            InputRow(
                id=one.id,
                name=one.name,
                locator=one.locator,
                state=one.state.value,
                reason=one.reason,
                document_id=one.document_id,
            )
            for one in origins
        ),
        not_read_total=sum(count for state, count in states.items() if state != "ok"),
        rows=tuple(
            IssueRow(
                id=one.id,
                severity=one.severity.value,
                code=one.code,
                what=one.what,
                fix=one.fix,
                origin=one.origin,
                document_id=one.document_id,
                headline=headlines.get(one.document_id or ""),
                start=one.start,
            )
            for one in issues
        ),
    )


ROUTES = (
    Route(
        name="issues",
        path="/issues",
        file="issues/index.html",
        params=IssuesParams,
        page=issues_page,
        result=IssuesPage,
        template="pages/issues.html",
        every=once(IssuesParams()),
    ),
)
