"""What holds for every document that was read from a page."""

from __future__ import annotations

from alleged.ingest.decode import decode
from alleged.ingest.page_text import parse_page
from alleged.records.documents import Document


def assert_runs_hold(data: bytes, document: Document) -> None:
    """Each run, looked up by XPath, says the same; together they cover the letters."""
    tree = parse_page(decode(data, is_html=True).text)
    covered: set[int] = set()
    last_end = 0
    for run in document.offset_map:
        assert run.start >= last_end
        assert run.end > run.start
        last_end = run.end
        found = tree.xpath(run.node)
        assert len(found) == 1, run.node
        there = str(found[0])[run.offset : run.offset + run.end - run.start]
        assert there == document.text[run.start : run.end]
        covered.update(range(run.start, run.end))
    letters = [i for i, character in enumerate(document.text) if not character.isspace()]
    assert sum(i in covered for i in letters) >= 0.99 * len(letters)
