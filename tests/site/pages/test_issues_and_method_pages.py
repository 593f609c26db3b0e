"""What was refused or is uncertain, and how often records are right."""

from __future__ import annotations

import itertools

import pytest
from tests.publish.sample import sample_records
from tests.site.made_site import write_dossier

from alleged.quality.measured import read_measured
from alleged.records.issues import Severity
from alleged.site.index.make import ensure_index
from alleged.site.pages.issues import IssuesParams, issues_page
from alleged.site.pages.method import MethodParams, method_page
from alleged.site.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(ensure_index(write_dossier(tmp_path_factory.mktemp("d") / "d", sample_records())))


def test_every_issue_and_every_input_that_did_not_end_well_is_listed(store: Store) -> None:
    page = issues_page(store, IssuesParams(limit=500))
    assert {row.id for row in page.rows} == {one.id for one in store.records("issues")}
    bad = {one.id for one in store.records("origins") if one.state.value != "ok"}
    assert {row.id for row in page.not_read} == bad
    assert page.not_read_total == len(bad)
    assert sum(item.count for item in page.states) == page.inputs == store.counts["origins"]


def test_remarks_are_narrowed_by_weight_and_code(store: Store) -> None:
    lost = issues_page(store, IssuesParams(severity=Severity.LOST))
    assert {row.severity for row in lost.rows} == {"lost"}
    assert lost.total == len(lost.rows)
    code = lost.rows[0].code
    assert {row.code for row in issues_page(store, IssuesParams(code=code)).rows} == {code}


def test_the_method_tells_every_figure_that_was_measured(store: Store) -> None:
    page = method_page(store, MethodParams())
    assert page.sets == read_measured().sets
    rates = {row.kind: row.rate for row in page.kinds}
    for rate in read_measured().error_rates:
        if rate.record in rates:
            assert rates[rate.record] == rate


def test_words_for_probabilities_cover_all_without_a_gap(store: Store) -> None:
    words = method_page(store, MethodParams()).words
    assert words[0].high == 1.0
    assert words[-1].low == 0.0
    assert all(above.low == below.high for above, below in itertools.pairwise(words))
