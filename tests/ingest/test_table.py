"""Tables: rows of CSV and Parquet files as articles."""

from __future__ import annotations

import csv
import io
import json
import random
import string
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.ingest.json_line import Columns
from alleged.ingest.members import Loss, Member, SplitOptions
from alleged.ingest.read import ReadOptions, ReadResult, read_document
from alleged.ingest.table import MAX_COLUMNS, split_csv, split_parquet
from alleged.records.documents import InputState
from alleged.records.issues import Severity

TEXT = (
    "The harbour of Tel Amar stays shut, the governor of Osk said on Monday.\n"
    'Fishermen said "nobody told us, nobody asked"; 1.234,5 tonnes of herring rot.'
)
HEADER = ["id", "title", "text", "date"]
ROWS = [
    ["1", "Harbour shut", TEXT, "2031-03-02"],
    ["2", "Dam leaks, village told to wait", "Water runs under the dam of Veln.", "2031-03-03"],
    ["3", "=HYPERLINK(1)", "=1+1 is what the leaflet said, the mayor told Radio Osk.", ""],
]


def split(
    tmp_path: Path,
    data: bytes | str,
    *,
    name: str = "articles.csv",
    columns: Columns | None = None,
    **options: Any,
) -> tuple[list[Member], list[Loss]]:
    path = tmp_path / "stored"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    splitter = split_parquet if name.endswith(".parquet") else split_csv
    given = SplitOptions(name=name, columns=columns or Columns(), **options)
    return parted(splitter(path, given))


def parted(items: Iterable[Member | Loss]) -> tuple[list[Member], list[Loss]]:
    listed = list(items)
    return (
        [item for item in listed if isinstance(item, Member)],
        [item for item in listed if isinstance(item, Loss)],
    )


def lost(losses: Sequence[Loss]) -> list[Loss]:
    return [loss for loss in losses if loss.severity is not Severity.NOTE]


def codes(losses: Sequence[Loss]) -> set[str]:
    return {loss.code for loss in losses}


def cells(member: Member) -> list[str]:
    return [str(value) for value in json.loads(member.data).values()]


def written(rows: Sequence[Sequence[str]], **dialect: Any) -> str:
    out = io.StringIO()
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue()


def read(member: Member, columns: Columns | None = None) -> ReadResult:
    options = ReadOptions(columns=columns or Columns())
    return read_document(member.data, name="a.csv", format=member.format, options=options)


def test_every_row_is_an_article_with_its_row_as_a_spreadsheet_counts_it(tmp_path: Path) -> None:
    members, losses = split(tmp_path, written([HEADER, *ROWS]))
    assert [member.locator for member in members] == ["row 2", "row 3", "row 4"]
    assert [cells(member) for member in members] == ROWS
    assert lost(losses) == []


def test_offsets_of_a_row_lead_back_to_the_characters_of_its_text_column(tmp_path: Path) -> None:
    members, _ = split(tmp_path, written([HEADER, *ROWS]))
    document = read(members[0]).document
    assert document is not None
    assert document.title == "Harbour shut"
    assert {run.node for run in document.offset_map} == {"title", "text"}
    for run in document.offset_map:
        source = {"title": "Harbour shut", "text": TEXT}[run.node]
        there = source[run.offset : run.offset + run.end - run.start]
        assert there == document.text[run.start : run.end]
    assert "1.234,5 tonnes" in document.text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_delimiter_and_encoding_are_found_and_said(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    rows = [[*row[:2], row[2] + " — “Café Zúñiga”, said José", row[3]] for row in ROWS * 9]
    data = written([HEADER, *rows], delimiter=delimiter).encode(encoding)
    members, losses = split(tmp_path, data)
    assert [cells(member) for member in members] == rows
    (said,) = (loss.what for loss in losses if loss.code == "table-read-as")
    assert encoding.removesuffix("-sig") in said
    assert {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}[delimiter] in said
    assert "'id', 'title', 'text', 'date'" in said


def test_latin_1_after_megabytes_of_ascii_is_still_noticed(tmp_path: Path) -> None:
    rows = [["1", "Plain", "The dam holds, the mayor said. " * 20_000, ""]] * 3
    last = ["4", "Accents", "Señor Zúñiga dijo que la presa de Veln resistirá. " * 40, ""]
    members, losses = split(tmp_path, written([HEADER, *rows, last]).encode("cp1252"))
    assert cells(members[-1]) == last
    assert "encoding-guessed" in codes(losses)


def test_the_encoding_that_the_user_gives_is_for_the_file_and_not_for_its_rows(
    tmp_path: Path,
) -> None:
    row = ["1", "Zúñiga", "La presa de Veln resistirá, dijo el alcalde de la ciudad.", ""]
    members, losses = split(tmp_path, written([HEADER, row]).encode("cp850"), encoding="cp850")
    assert cells(members[0]) == row
    assert lost(losses) == []
    options = ReadOptions(encoding="cp850")
    result = read_document(
        members[0].data, name="a", format="jsonl", options=options, given=members[0].given
    )
    assert result.document is not None
    assert "resistirá, dijo" in result.document.text
    _, losses = split(tmp_path, written([HEADER, *ROWS]), encoding="no-such")
    assert "encoding-unknown" in codes(losses)


def test_damaged_utf_8_is_read_and_the_first_bad_byte_is_named(tmp_path: Path) -> None:
    data = written([HEADER, *ROWS, ["4", "Señal", "La señal de Osk cayó — dijo él. " * 9, ""]])
    bad = data.encode().replace(b"\xc3\xb1al de", b"\xc3al de", 1)
    members, losses = split(tmp_path, bad)
    assert len(members) == 4
    (loss,) = lost(losses)
    assert loss.code == "undecodable-bytes"
    assert loss.severity is Severity.PARTIAL


def test_excels_own_line_about_the_delimiter_is_no_row(tmp_path: Path) -> None:
    members, _ = split(tmp_path, "sep=;\r\n" + written([HEADER, *ROWS], delimiter=";"))
    assert [cells(member) for member in members] == ROWS
    assert members[0].locator == "row 3"


def test_blanks_after_the_delimiter_do_not_hide_a_quoted_cell(tmp_path: Path) -> None:
    members, losses = split(
        tmp_path, 'title, text\nDam, "It leaks, she said."\nPort, "It is shut, he said."\n'
    )
    assert cells(members[0]) == ["Dam", "It leaks, she said."]
    assert lost(losses) == []


def test_quotation_marks_behind_a_backslash_are_read(tmp_path: Path) -> None:
    members, _ = split(tmp_path, 'title,text\nDam,"She said \\"it leaks\\", twice."\n')
    assert cells(members[0]) == ["Dam", 'She said "it leaks", twice.']


@pytest.mark.parametrize(
    "open_row",
    [
        '3,"Port shut,The port is shut.,2031-03-04',
        '3,Port shut,"The port is shut.,2031-03-04',
        '3,"Port "for good" shut","The port is shut.",2031-03-04',
        '"3,Port shut,The port is shut.,2031-03-04',
    ],
)
def test_a_stray_quotation_mark_costs_its_own_row_and_no_other(
    tmp_path: Path, open_row: str
) -> None:
    good = [[str(n), f"Title {n}", f"Said of dam {n},\nby two.", "2031-03-03"] for n in range(9)]
    before, after = written(good[:4]), written(good[4:], quoting=csv.QUOTE_ALL)
    for later in (after, written(good[4:])):
        data = written([HEADER]) + before + open_row + "\n" + later
        members, losses = split(tmp_path, data)
        assert [cells(member) for member in members[:4]] == good[:4]
        kept = [cells(member) for member in members[4:]]
        assert all(row in good for row in kept)
        assert codes(lost(losses)) == {"row-broken"}
        (said,) = (loss.what for loss in lost(losses))
        assert "last whole row before it: row 5" in said
        if later is not after:
            assert kept == good[4:]


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
def test_one_quotation_mark_more_or_less_never_joins_or_drops_rows_in_silence(
    tmp_path: Path, quoting: Any
) -> None:
    rows = [
        [
            str(n),
            f"Title {n}, part",
            f'MARK{n} of the dam,\nby "two" people.\n\nMore.',
            "2031-03-03",
        ]
        for n in range(30)
    ]
    whole = written([HEADER, *rows], quoting=quoting)
    marks = [place for place, character in enumerate(whole) if character == '"']
    chance = random.Random(59)
    for number in range(100):
        if number % 2:
            place = chance.randrange(len(whole))
            data = whole[:place] + '"' + whole[place:]
        else:
            place = chance.choice(marks)
            data = whole[:place] + whole[place + 1 :]
        members, losses = split(tmp_path, data)
        assert all(member.data.count(b"MARK") == 1 for member in members), data[place - 40 : place]
        assert len(members) == 30 or lost(losses), data[place - 40 : place]


def test_a_runaway_quotation_mark_in_the_last_row_is_said(tmp_path: Path) -> None:
    data = written([HEADER, *ROWS]) + '4,Port,"The port is shut'
    members, losses = split(tmp_path, data)
    assert [cells(member) for member in members] == ROWS
    (loss,) = lost(losses)
    assert "not closed before the file ends" in loss.what


def test_a_file_of_stray_marks_ends_in_bounded_time(tmp_path: Path) -> None:
    lines = "".join(f'{n},"open,x\n' if n % 2 else f'{n},a""b,"c\n' for n in range(60_000))
    started = time.process_time()
    members, losses = split(tmp_path, "id,title,text\n" + lines)
    assert time.process_time() - started < 20
    assert lost(losses)
    assert all(len(cells(member)) == 3 for member in members)


def test_a_row_with_too_many_cells_is_refused_and_one_with_too_few_is_said(tmp_path: Path) -> None:
    data = (
        "title,text,date\nDam,It leaks, she said,2031-03-03\nPort,It is shut.\nMill,It runs.,,,\n"
    )
    members, losses = split(tmp_path, data)
    assert [member.locator for member in members] == ["row 3", "row 4"]
    assert {(loss.locator, loss.code, loss.severity) for loss in lost(losses)} == {
        ("row 2", "row-too-long", Severity.LOST),
        ("row 3", "row-too-short", Severity.PARTIAL),
    }


def test_rows_without_a_text_are_counted_and_named(tmp_path: Path) -> None:
    rows = [
        ["1", "Dam", "", ""],
        ["2", "Port", "It is shut, he said.", ""],
        ["3", "Mill", "  ", ""],
    ]
    members, losses = split(tmp_path, written([HEADER, *rows, ["", "", "", ""]]))
    assert [member.locator for member in members] == ["row 3"]
    (loss,) = lost(losses)
    assert "rows 2 and 4: no text in column 'text'" in loss.what
    assert "blank-rows" in codes(losses)


def test_a_named_text_column_that_is_not_there_is_answered_with_those_that_are(
    tmp_path: Path,
) -> None:
    members, losses = split(tmp_path, written([HEADER, *ROWS]), columns=Columns(text="Volltext"))
    assert members == []
    assert "there are 'id', 'title', 'text', 'date'" in lost(losses)[0].what
    assert lost(losses)[0].locator is None


def test_columns_that_the_user_names_are_used(tmp_path: Path) -> None:
    columns = Columns(text="Volltext", title="Schlagzeile")
    table = written([["Nr", "Schlagzeile", "Volltext"], *(row[:3] for row in ROWS)])
    members, _ = split(tmp_path, table, columns=columns)
    document = read(members[0], columns).document
    assert document is not None
    assert document.title == "Harbour shut"


def test_a_table_without_known_names_asks_for_the_text_column(tmp_path: Path) -> None:
    members, losses = split(tmp_path, "alpha,beta\nx,The port is shut.\n")
    assert members == []
    assert "there are 'alpha', 'beta'" in lost(losses)[0].what
    assert "--text-column" in lost(losses)[0].fix


def test_without_a_header_the_one_column_of_prose_is_the_text_and_it_is_said(
    tmp_path: Path,
) -> None:
    rows = [["2031-03-02", "Dam leaks", TEXT * 2], ["2031-03-03", "Port shut", TEXT * 3]]
    members, losses = split(tmp_path, written(rows))
    assert [member.locator for member in members] == ["row 1", "row 2"]
    assert json.loads(members[0].data)["text"] == TEXT * 2
    assert "no-header" in codes(losses)
    unclear, said = split(tmp_path, written([[*row, row[2]] for row in rows]))
    assert unclear == []
    assert "is not clear" in lost(said)[0].what


def test_a_first_row_of_data_with_one_usual_word_in_it_is_not_taken_for_a_header(
    tmp_path: Path,
) -> None:
    rows = [["2031-03-02", "media", TEXT[:90]], ["2031-03-03", "sport", TEXT]]
    members, losses = split(tmp_path, written(rows))
    assert members == []
    assert "can be named 'column 1', 'column 2', 'column 3'" in lost(losses)[0].what
    members, _ = split(tmp_path, written(rows), columns=Columns(text="column 3"))
    assert [json.loads(member.data)["column 3"] for member in members] == [TEXT[:90], TEXT]


def test_columns_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    members, losses = split(tmp_path, "text,text,\nThe dam leaks.,again,x\n")
    assert json.loads(members[0].data) == {
        "text": "The dam leaks.",
        "text (2)": "again",
        "column 3": "x",
    }
    assert "columns-renamed" in codes(losses)


@pytest.mark.parametrize("width", [5_000, 1_000_000])
def test_a_table_of_thousands_of_columns_is_refused(tmp_path: Path, width: int) -> None:
    members, losses = split(tmp_path, ",".join(["text"] * width) + "\n" + "a," * width)
    assert members == []
    assert f"{width:,} columns; the limit is {MAX_COLUMNS:,}" in lost(losses)[0].what


def test_nul_characters_in_a_cell_lose_nothing_else(tmp_path: Path) -> None:
    members, _ = split(tmp_path, "title,text\nDam,The dam\x00leaks today.\nPort,It is shut.\n")
    assert len(members) == 2
    result = read(members[0])
    assert result.state is InputState.PARTIAL
    assert result.document is not None
    assert "The dam\ufffdleaks today." in result.document.text


def test_a_line_longer_than_an_article_may_be_costs_itself_only(tmp_path: Path) -> None:
    data = f"title,text\nDam,{'a ' * 6000}\nPort,It is shut.\n"
    members, losses = split(tmp_path, data, max_raw_bytes=10_000)
    assert [member.locator for member in members] == ["row 3"]
    assert lost(losses)[0].state is InputState.TOO_LARGE


def test_more_rows_than_the_limit_are_said(tmp_path: Path) -> None:
    members, losses = split(tmp_path, written([HEADER, *ROWS]), max_members=2)
    assert len(members) == 2
    assert lost(losses)[0].code == "too-many-rows"


@pytest.mark.parametrize("data", [b"", b"\n\n", bytes(5000), random.Random(3).randbytes(20_000)])
def test_what_is_no_table_is_refused_with_a_reason(tmp_path: Path, data: bytes) -> None:
    members, losses = split(tmp_path, data)
    assert members == []
    assert lost(losses)


def test_ten_thousand_rows_take_seconds(tmp_path: Path) -> None:
    rows = [[str(n), f"Title {n}", TEXT * 10, "2031-03-02"] for n in range(10_000)]
    data = written([HEADER, *rows])
    started = time.process_time()
    members, _ = split(tmp_path, data)
    assert len(members) == 10_000
    assert time.process_time() - started < 5


CELL = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")
    | st.sampled_from('",;\n\r\t|\\'),
    max_size=40,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(CELL, CELL, CELL.map(lambda cell: "x" + cell)), min_size=1, max_size=8),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
def test_what_the_standard_library_writes_comes_back_cell_by_cell(
    tmp_path: Path, rows: list[tuple[str, str, str]], ending: str, quoting: int
) -> None:
    data = written([("id", "title", "text"), *rows], lineterminator=ending, quoting=quoting)
    members, losses = split(tmp_path, data)
    assert [tuple(cells(member)) for member in members] == rows
    assert lost(losses) == []


# Parquet


def parquet(path: Path, rows: int, **options: Any) -> list[str]:
    """A file of articles; returns their texts."""
    words = random.Random(11)
    letters = string.ascii_lowercase + "      é"
    texts = ["".join(words.choices(letters, k=400)) + f" number {n}." for n in range(rows)]
    columns = {
        "id": list(range(rows)),
        "title": [f"Title {n}" for n in range(rows)],
        "text": texts,
    }
    pq.write_table(pa.table(columns), path, **options)
    return texts


def texts_of(members: Sequence[Member]) -> dict[int, str]:
    return {
        int(member.locator.removeprefix("row ")): str(json.loads(member.data)["text"])
        for member in members
    }


def test_rows_of_a_parquet_file_come_in_its_own_order(tmp_path: Path) -> None:
    texts = parquet(tmp_path / "a", 2_500, row_group_size=400)
    members, losses = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
    assert [text for _, text in sorted(texts_of(members).items())] == texts
    assert [member.locator for member in members[:2]] == ["row 1", "row 2"]
    assert losses == []


@pytest.mark.parametrize(
    "options",
    [
        {"data_page_version": "2.0", "write_page_checksum": True},
        {"data_page_version": "2.0", "compression": "none", "use_dictionary": False},
        {"compression": "gzip", "data_page_size": 2_000, "write_page_index": True},
        {"compression": "zstd", "use_dictionary": ["title"], "write_page_checksum": True},
        {"compression": "brotli", "version": "1.0"},
        {"compression": "lz4", "row_group_size": 7},
        {
            "use_dictionary": False,
            "column_encoding": {"id": "DELTA_BINARY_PACKED", "text": "DELTA_LENGTH_BYTE_ARRAY"},
            "write_page_checksum": True,
        },
        {"dictionary_pagesize_limit": 1_000, "data_page_size": 500, "write_page_checksum": True},
    ],
)
def test_a_sound_file_is_read_whole_however_it_was_written(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    texts = parquet(tmp_path / "a", 300, **options)
    table = pq.read_table(tmp_path / "a").append_column("gap", pa.array([None, "x", None] * 100))
    tags = pa.array([["a", "b"], None, []] * 100, pa.list_(pa.string()))
    pq.write_table(table.append_column("tags", tags), tmp_path / "a", **options)
    members, losses = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
    assert losses == []
    assert [text for _, text in sorted(texts_of(members).items())] == texts
    assert [json.loads(member.data)["gap"] for member in members[:3]] == [None, "x", None]


def test_a_file_that_duckdb_wrote_is_read_whole(tmp_path: Path) -> None:
    import duckdb

    texts = parquet(tmp_path / "a", 5_000)
    connection = duckdb.connect()
    for compression in ("snappy", "zstd", "uncompressed"):
        connection.execute(
            f"COPY (SELECT * FROM read_parquet('{tmp_path / 'a'}')) TO '{tmp_path / 'b'}' "
            f"(FORMAT parquet, COMPRESSION {compression}, ROW_GROUP_SIZE 2048)"
        )
        members, losses = split(tmp_path, (tmp_path / "b").read_bytes(), name="b.parquet")
        assert losses == []
        assert [text for _, text in sorted(texts_of(members).items())] == texts


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a")
    members, losses = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
    assert members == []
    assert lost(losses)


def test_typed_values_are_written_as_text_and_dates_as_iso(tmp_path: Path) -> None:
    from datetime import UTC, datetime
    from decimal import Decimal

    day = datetime(2031, 3, 2)
    table = pa.table(
        {
            "text": ["The dam leaks."],
            "date": pa.array([day], pa.timestamp("us")),
            "seen": pa.array([datetime(2031, 3, 2, 9, 5, 1)], pa.timestamp("ms")),
            "zoned": pa.array([day.replace(tzinfo=UTC)], pa.timestamp("us", tz="Asia/Tokyo")),
            "day": pa.array([day.date()]),
            "price": [Decimal("1234.50")],
            "authors": [["Ann Poe", "Bo Li"]],
            "tags": [{"x": 1}],
            "a.b": [7],
        }
    )
    pq.write_table(table, tmp_path / "a")
    members, losses = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
    assert json.loads(members[0].data) == {
        "text": "The dam leaks.",
        "date": "2031-03-02",
        "seen": "2031-03-02T09:05:01",
        "zoned": "2031-03-02T00:00:00+00:00",
        "day": "2031-03-02",
        "price": "1234.50",
        "authors": ["Ann Poe", "Bo Li"],
        "a.b": "7",
    }
    document = read(members[0]).document
    assert document is not None
    assert document.byline == "Ann Poe, Bo Li"
    assert document.published is not None
    assert document.published.value == "2031-03-02"
    assert "'tags' (STRUCT(x BIGINT))" in losses[0].what


def test_a_nested_text_column_is_refused_with_its_type(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [{"en": "The dam leaks."}]}), tmp_path / "a")
    members, losses = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
    assert members == []
    assert "STRUCT" in lost(losses)[0].what


def test_a_parquet_file_of_five_thousand_columns_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({f"c{n}": ["x"] for n in range(5_000)}), tmp_path / "a")
    members, losses = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
    assert members == []
    assert "5,000 columns" in lost(losses)[0].what


def assert_all_is_said(members: list[Member], losses: list[Loss], texts: list[str]) -> None:
    given = texts_of(members)
    for row, text in given.items():
        assert text == texts[row - 1], f"row {row} was changed in silence"
    if len(given) < len(texts):
        assert lost(losses), f"{len(texts) - len(given)} rows were lost in silence"


@pytest.mark.parametrize("compression", ["snappy", "none"])
def test_sixty_damages_of_three_bytes_are_all_noticed_by_checksums(
    tmp_path: Path, compression: str
) -> None:
    options = {"compression": compression, "write_page_checksum": True, "row_group_size": 50}
    texts = parquet(tmp_path / "a", 200, **options)
    whole = (tmp_path / "a").read_bytes()
    chance = random.Random(58)
    for _ in range(60):
        damaged = bytearray(whole)
        for place in chance.sample(range(len(whole)), 3):
            damaged[place] ^= chance.randrange(1, 256)
        members, losses = split(tmp_path, bytes(damaged), name="a.parquet")
        assert_all_is_said(members, losses, texts)


def test_fifty_cuts_of_a_parquet_file_are_all_noticed(tmp_path: Path) -> None:
    parquet(tmp_path / "a", 100)
    whole = (tmp_path / "a").read_bytes()
    chance = random.Random(9)
    for _ in range(50):
        members, losses = split(tmp_path, whole[: chance.randrange(len(whole))], name="a.parquet")
        assert members == []
        assert "cut or damaged" in lost(losses)[0].what


def test_a_damaged_page_costs_its_rows_and_says_which(tmp_path: Path) -> None:
    texts = parquet(
        tmp_path / "a",
        1000,
        compression="none",
        use_dictionary=False,
        write_page_checksum=True,
        row_group_size=100,
    )
    damaged = (tmp_path / "a").read_bytes().replace(b"number 250.", b"number 999.")
    members, losses = split(tmp_path, damaged, name="a.parquet")
    (loss,) = lost(losses)
    assert "checksum of a page is wrong" in loss.what
    assert "column 'text'" in loss.what
    assert_all_is_said(members, losses, texts)
    assert len(members) >= 900


def test_a_false_number_of_rows_is_noticed(tmp_path: Path) -> None:
    parquet(tmp_path / "a", 100, compression="none")
    whole = (tmp_path / "a").read_bytes()
    footer = whole[-int.from_bytes(whole[-8:-4], "little") - 8 :]
    count = b"\xc8\x01"  # 100, as Thrift writes it
    found = 0
    for place in range(len(footer)):
        if footer[place : place + 2] != count:
            continue
        lying = bytearray(footer)
        lying[place : place + 2] = b"\xc6\x01"
        (tmp_path / "a").write_bytes(whole[: -len(footer)] + bytes(lying))
        told = pq.ParquetFile(tmp_path / "a").metadata
        group = told.row_group(0)
        counts = {told.num_rows, group.num_rows, *(group.column(n).num_values for n in range(3))}
        if 99 in counts:
            found += 1
            _, losses = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
            assert lost(losses), f"the count at byte {place} of the footer"
    assert found == 5


def test_a_parquet_file_that_stops_half_way_leaves_what_was_read(tmp_path: Path) -> None:
    texts = parquet(tmp_path / "a", 600, row_group_size=200, use_dictionary=False)
    path = tmp_path / "a"
    start = pq.ParquetFile(path).metadata.row_group(1).column(2).data_page_offset
    damaged = bytearray(path.read_bytes())
    damaged[start + 60 : start + 5000] = bytes(4940)
    members, losses = split(tmp_path, bytes(damaged), name="a.parquet")
    assert lost(losses)
    given = texts_of(members)
    assert {text for row, text in given.items()} <= set(texts)
    assert {1, 200, 401, 600} <= set(given)


MEMORY_PROBE = """
import resource, sys
from pathlib import Path
from alleged.ingest.members import SplitOptions
from alleged.ingest import table
held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + (1 << 30),) * 2)
items = table.split_parquet(Path(sys.argv[1]), SplitOptions(name="a.parquet"))
print(sum(hasattr(item, "data") for item in items))
print(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="address space is read on Linux")
def test_a_large_row_group_is_read_within_the_childs_limit(tmp_path: Path) -> None:
    base = "".join(random.Random(5).choices(string.ascii_lowercase + "   ", k=30_000))
    pq.write_table(pa.table({"text": [f"{n} {base}" for n in range(10_000)]}), tmp_path / "a")
    done = subprocess.run(
        [sys.executable, "-c", MEMORY_PROBE, str(tmp_path / "a")],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": "src"},
    )
    assert done.stderr == ""
    rows, kilobytes = map(int, done.stdout.split())
    assert rows == 10_000
    assert kilobytes < 800_000


def test_no_other_file_is_opened_by_the_engine(tmp_path: Path) -> None:
    """Names of columns are data, whatever they say."""
    name = "text\"; COPY (SELECT 1) TO 'x.csv'; --"
    pq.write_table(pa.table({name: ["no"], "text": ["The dam leaks."]}), tmp_path / "a")
    members, _ = split(tmp_path, (tmp_path / "a").read_bytes(), name="a.parquet")
    assert json.loads(members[0].data) == {name: "no", "text": "The dam leaks."}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "stored"]
