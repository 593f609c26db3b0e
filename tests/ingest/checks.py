"""What holds for every document that was read from a page."""

from __future__ import annotations

from alleged.ingest.decode import decode
from alleged.ingest.page_text import parse_page
from alleged.ingest.text_care import mend
from alleged.records.documents import Document
from alleged.records.spans import OffsetRun


def assert_run_leads_back(run: OffsetRun, text: str, node: str) -> None:
    """The run says what stands in the node of the original, or what its repair makes of that."""
    there = node[run.offset : run.offset + run.original_length]
    assert len(there) == run.original_length
    if run.repair is None:
        assert run.end > run.start
        assert there == text[run.start : run.end]
    else:
        assert there != text[run.start : run.end]
        assert run.repair in {part.repair for part in mend(there)} | {"line hyphen", "mojibake"}


def assert_runs_hold(data: bytes, document: Document) -> None:
    """Each run, looked up by XPath, says the same; together they cover the letters."""
    tree = parse_page(decode(data, is_html=True).text)
    covered: set[int] = set()
    last_end = 0
    for run in document.offset_map:
        assert run.start >= last_end
        last_end = run.end
        found = tree.xpath(run.node)
        assert len(found) == 1, run.node
        assert_run_leads_back(run, document.text, str(found[0]))
        covered.update(range(run.start, run.end))
    text = document.text
    assert all(character.isspace() or i in covered for i, character in enumerate(text))
