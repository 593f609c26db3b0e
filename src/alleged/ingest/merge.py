"""What the door knows of an article, put beside what the article says of itself.

The article's own word goes first, because the door's is often a machine's (a feed stamps the hour
of its last run). What the article leaves open is filled in. An own date that is only a month, or
only in the address or a dateline, gives way to the door's. All dates are kept; an issue says where
the days differ.
"""

from __future__ import annotations

from alleged.ingest.draft import Draft
from alleged.ingest.members import Given
from alleged.ingest.outlets import OutletTable
from alleged.records.documents import DateCandidate, DatedValue, DateRole, FieldEvidence
from alleged.records.issues import Severity, make_issue

WEAK_EVIDENCE = ("url", "dateline", "running head")
GIVEN = "given"
"""The evidence of a field that the door filled in; a date names its door."""


def merge_given(draft: Draft, given: Given) -> None:
    """Fill in what the article does not say itself, and keep what is said of its dates."""
    for name in ("title", "byline", "outlet", "section", "url", "language"):
        value = getattr(given, name)
        if value and not getattr(draft, name):
            setattr(draft, name, value)
            draft.evidence.append(FieldEvidence(field=name, evidence=GIVEN))
    _keep_own(draft)
    draft.published = _merged(draft, DateRole.PUBLISHED, draft.published, given.published)
    draft.modified = _merged(draft, DateRole.MODIFIED, draft.modified, given.modified)
    if draft.published and draft.modified and draft.published.day == draft.modified.day:
        draft.modified = None  # as in a page: a change on the first day is none


def _keep_own(draft: Draft) -> None:
    """The dates that the reader found without keeping a list of them."""
    for role, date in (
        (DateRole.PUBLISHED, draft.published),
        (DateRole.MODIFIED, draft.modified),
    ):
        if date and not any(found.role is role and found.date == date for found in draft.dates):
            draft.dates.append(DateCandidate(role=role, date=date))


def _merged(
    draft: Draft, role: DateRole, own: DatedValue | None, given: DatedValue | None
) -> DatedValue | None:
    if given is None:
        return own
    draft.dates.append(DateCandidate(role=role, date=given))
    if own is None:
        return given
    is_weak = not own.day or own.evidence.startswith(WEAK_EVIDENCE)
    chosen = given if is_weak and given.day else own
    if role is DateRole.PUBLISHED and own.day and given.day and own.day != given.day:
        draft.issues.append(
            make_issue(
                "dates-disagree",
                Severity.NOTE,
                f"the article gives {own.value} ({own.evidence}), the door it came through "
                f"{given.value} ({given.evidence}); {chosen.value} was taken",
                "look at the page, and at an archive's first capture of it",
            )
        )
    return chosen


def name_outlet(draft: Draft, table: OutletTable) -> None:
    """The outlet by the domain of the address where nothing names it; its owner and country."""
    row = table.of_address(draft.url)
    if row is not None and draft.outlet is None:
        draft.outlet = row.name
        draft.evidence.append(FieldEvidence(field="outlet", evidence="domain"))
    row = row or table.of_name(draft.outlet)
    if row is not None:
        draft.outlet_owner, draft.outlet_country = row.owner, row.country
