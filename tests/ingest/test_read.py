"""The door of ingest: whatever the bytes, a result; and what a plain text file becomes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from alleged.ingest.members import Given
from alleged.ingest.read import Columns, ReadOptions, ReadResult, read_document
from alleged.records.documents import BlockKind, Document, InputState


def read(
    data: bytes,
    name: str = "a.txt",
    *,
    format: str | None = None,
    options: ReadOptions | None = None,
    given: Given | None = None,
) -> ReadResult:
    return read_document(
        data, name=name, format=format, options=options or ReadOptions(), given=given
    )


def read_ok(
    data: bytes,
    name: str = "a.txt",
    *,
    format: str | None = None,
    options: ReadOptions | None = None,
    given: Given | None = None,
) -> Document:
    result = read(data, name, format=format, options=options, given=given)
    assert result.document is not None, result.reason
    return result.document


ARTICLE = b"""Velmora closes its only port

0 2,317

The government of Velmora closed the port of Sarn on Monday, officials said.

Why the port matters

Nine of ten sacks of grain pass through Sarn, the ministry of trade says.

- Advertisement -

"We will not starve," said Ines Tavrik, who leads the dockers' union.

Get breaking alerts straight to your phone, subscribe today.
"""


def test_a_short_first_line_before_an_empty_line_is_the_title() -> None:
    document = read_ok(ARTICLE)
    assert document.title == "Velmora closes its only port"
    assert document.title_span is not None
    assert document.title_span.of(document.text) == document.title
    assert document.blocks[0].kind is BlockKind.TITLE


def test_counters_ad_marks_and_push_prompts_are_no_text_and_are_named_in_an_issue() -> None:
    result = read(ARTICLE)
    assert result.state is InputState.OK
    assert result.document is not None
    for line in ("0 2,317", "Advertisement", "breaking alerts"):
        assert line not in result.document.text
    (note,) = [issue for issue in result.issues if issue.code == "boilerplate-left-out"]
    assert "0 2,317" in note.what


def test_a_first_line_with_a_full_stop_is_a_sentence_not_a_title() -> None:
    document = read_ok(b"The port is closed.\n\nNobody knows for how long, the mayor said.\n")
    assert document.title is None
    assert document.text.startswith("The port is closed.")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_run_of_a_plain_text_leads_back_to_the_same_characters(newline: str) -> None:
    source = ARTICLE.decode().replace("\n", newline) + f"one{newline}two{newline}"
    document = read_ok(source.encode())
    covered = 0
    for run in document.offset_map:
        length = run.end - run.start
        assert source[run.offset : run.offset + length] == document.text[run.start : run.end]
        covered += length
    breaks = document.text.count("\n")
    assert covered >= len(document.text) - breaks


def test_every_character_that_is_no_white_space_lies_in_a_block() -> None:
    document = read_ok(ARTICLE)
    rest = list(document.text)
    for block in document.blocks:
        rest[block.span.start : block.span.end] = " " * (block.span.end - block.span.start)
    assert not "".join(rest).strip()


def test_one_json_line_is_an_article_and_the_guess_of_columns_is_said() -> None:
    line = b'{"headline": "Port closed", "body": "The port of Sarn is closed now, they say.", "date": "2024-06-27", "source": "Sarn Courier", "author": ["Ada Lund", "Per Moe"]}'
    result = read(line, "a.jsonl", format="jsonl")
    document = result.document
    assert document is not None
    assert document.text == "Port closed\n\nThe port of Sarn is closed now, they say."
    assert (document.outlet, document.byline) == ("Sarn Courier", "Ada Lund, Per Moe")
    assert document.published is not None
    assert document.published.value == "2024-06-27"
    assert {run.node for run in document.offset_map} == {"headline", "body"}
    assert "columns-guessed" in {issue.code for issue in result.issues}


def test_named_columns_are_taken_and_not_guessed() -> None:
    line = b'{"text": "Not this one, which is a summary.", "full": "This is the article itself, as told."}'
    options = ReadOptions(columns=Columns(text="full"))
    document = read_ok(line, format="jsonl", options=options)
    assert document.text == "This is the article itself, as told."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Who owns the wheat?", BlockKind.HEADING),
        ("A long winter", BlockKind.HEADING),
        ("The ministry denied it.", BlockKind.PARAGRAPH),
        ("He called it a “major mistake.”", BlockKind.PARAGRAPH),
        ("He said:", BlockKind.PARAGRAPH),
        ("- the first reason", BlockKind.LIST_ITEM),
        ("and so it went", BlockKind.PARAGRAPH),
        ("She says he kept the “letters he says he has.”", BlockKind.PARAGRAPH),
        ("The mayor asked for the letters (there were nine.)", BlockKind.PARAGRAPH),
        ("Tavrik left the room. Nobody followed", BlockKind.PARAGRAPH),
        ("Mr. Tavrik and the sea", BlockKind.HEADING),
        ("The dockers of Sarn will not go back to work before they are paid", BlockKind.PARAGRAPH),
        (
            "What will the dockers of Sarn do when they have been paid at last?",
            BlockKind.HEADING,
        ),
        ("12 March 2024", BlockKind.PARAGRAPH),
        ("By Ada Lund, The Sarn Courier", BlockKind.PARAGRAPH),
    ],
)
def test_short_lines_of_a_text_are_headings_or_not(line: str, kind: BlockKind) -> None:
    above = "The title" + 5 * "\n\nThe port is closed, they say."
    document = read_ok(f"{above}\n\n{line}\n\nNobody knows for how long.".encode())
    assert document.blocks[6].span.of(document.text) == line
    assert document.blocks[6].kind is kind


def test_a_byline_and_a_date_under_the_headline_are_metadata() -> None:
    text = "Port closed\n\nBy Ada Lund and Per Moe\n\n27 June 2024\n\nThe port of Sarn is closed, they say, and nobody knows for how long it will be.\n"
    document = read_ok(text.encode())
    assert document.byline == "Ada Lund and Per Moe"
    assert document.published is not None
    assert document.published.value == "2024-06-27"
    assert document.published.evidence == "line under the headline"
    assert document.text.startswith("Port closed\n\nThe port of Sarn")


def test_a_text_without_empty_lines_has_a_paragraph_a_line() -> None:
    lines = [
        f"{'The port of Sarn is closed, officials said again today. ' * 3}Number {n}."
        for n in range(3)
    ]
    document = read_ok("\n".join(lines).encode())
    assert document.text == "\n\n".join(lines)


def test_wrapped_lines_stay_one_paragraph() -> None:
    document = read_ok(
        b"Port closed\n\nThe port of Sarn is closed,\nofficials said on Monday,\nand nobody knows why.\n"
    )
    assert len(document.blocks) == 2


def test_ids_and_hashes_follow_from_the_bytes() -> None:
    first, second = read_ok(ARTICLE), read_ok(ARTICLE)
    assert first == second
    assert read_ok(ARTICLE + b" ").id != first.id
    as_markdown = read_ok(ARTICLE, format="markdown")
    assert as_markdown.id != first.id
    assert as_markdown.original_sha256 == first.original_sha256


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    result = read(ARTICLE, format="pages")
    assert result.state is InputState.REJECTED
    assert "markdown" in result.issues[-1].fix


def test_importing_the_door_imports_no_heavy_library() -> None:
    code = (
        "import sys, alleged.ingest.read as r;"
        "heavy = {'lxml', 'trafilatura', 'pypdfium2', 'py3langid', 'numpy', 'markdown_it'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules);"
        "r.preload(); assert heavy <= set(sys.modules), heavy - set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_more_than_two_short_lines_on_end_are_no_headings() -> None:
    text = "The title\n\nThe port is closed.\n\nOne ship\n\nTwo ships\n\nNo ships\n\nIt is closed."
    kinds = {block.kind for block in read_ok(text.encode()).blocks[1:]}
    assert kinds == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    ("line", "byline", "day"),
    [
        ("By Ada Lund, The Sarn Courier, Tuesday 19 March 2024", "Ada Lund", "2024-03-19"),
        ("By Ada Lund | Sarn | March 19, 2024", "Ada Lund", "2024-03-19"),
        ("By Ada Lund, who was there, and two others", None, None),
    ],
)
def test_a_line_of_author_paper_and_day_is_read_and_stays_in_the_text(
    line: str, byline: str | None, day: str | None
) -> None:
    document = read_ok(f"The port\n\n{line}\n\nThe port is closed, they say.".encode())
    assert line in document.text
    assert document.byline == byline
    assert document.outlet is None
    assert (document.published.day if document.published else None) == day


def test_the_dateline_of_a_report_dates_it_where_nothing_else_does() -> None:
    body = "SARN, March 3, 2024 (Port Wire) - The port is closed, they say."
    document = read_ok(f"The port is closed\n\n{body}\n\nNobody knows more.".encode())
    assert document.published is not None
    assert document.published.value == "2024-03-03"
    assert document.published.evidence == "dateline of the report"
    assert body in document.text


@pytest.mark.parametrize(
    "body",
    [
        "SARN, March 3 (Port Wire) - The port is closed, they say.",
        "On March 3, 2024 - a Sunday - the port was closed.",
        "NO, 3 March 2024 was no Sunday.",
        "The port was closed on 3 March 2024 - a Sunday - by the army.",
    ],
)
def test_a_date_in_a_sentence_or_without_its_year_is_no_dateline(body: str) -> None:
    assert read_ok(f"The port\n\n{body}\n\nNobody knows more.".encode()).published is None


def test_too_large_says_the_option_that_exists() -> None:
    result = read(b"one two three four", options=ReadOptions(max_raw_bytes=10))
    assert result.issues[-1].fix.endswith("raise --max-bytes")


OWN = b"""<html><head><title>Ferry late</title><link rel=canonical href="https://own.example/a">
</head><body><article><h1>Ferry late</h1><p>The ferry to Brack was late, the mayor said.</p>
</article></body></html>"""
BARE = b"<html><body><p>The ferry to Brack was late, the mayor said on Monday.</p></body></html>"


def test_what_a_container_says_stands_where_the_article_says_nothing() -> None:
    given = Given(url="https://given.example/a", outlet="The Sallow Herald")
    own, bare = read_ok(OWN, "a.html", given=given), read_ok(BARE, "a.html", given=given)
    assert (own.url, bare.url) == ("https://own.example/a", "https://given.example/a")
    assert own.outlet == bare.outlet == "The Sallow Herald"


def test_the_id_covers_what_a_container_added_and_nothing_else_that_it_said() -> None:
    urls = [Given(url=f"https://given.example/{name}") for name in "ab"]
    assert read_ok(OWN, given=urls[0]).id == read_ok(OWN, given=urls[1]).id == read_ok(OWN).id
    assert len({read_ok(BARE, given=given).id for given in (None, *urls)}) == 3
    assert read_ok(BARE, given=urls[0]) == read_ok(BARE, given=urls[0])


@pytest.mark.parametrize(
    ("data", "encoding", "shown"),
    [
        ("Burgmeister Žižka".encode("cp1250"), "windows-1250", "Žižka"),
        ("Burgmeister Žižka".encode(), "windows-1250", "Žižka"),  # the bytes are UTF-8
        ("Žižka řekl".encode("iso8859-2"), "iso-8859-2", "Žižka"),
        ("Café müde".encode("cp1252"), "no-such-code", "Café"),
        ("Café müde".encode("cp1252"), "utf-8", "Café"),  # the word does not fit
    ],
)
def test_a_containers_word_for_the_encoding_counts_where_it_is_needed_and_fits(
    data: bytes, encoding: str, shown: str
) -> None:
    text = b"The ferry to Brack was late, said the mayor of the town. " + data + b", he said."
    assert shown in read_ok(text, given=Given(encoding=encoding)).text
