from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from alleged.errors import InputError
from alleged.quality.rows import encode, given_spans, read_rows, row_from, write_rows
from alleged.records.spans import Span


def rows_of(tmp_path: Path, content: bytes | str, name: str = "in.jsonl") -> list[object]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_rows(str(path)))


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": "Peru closed the border.", **fields}) + "\n"


def test_a_row_keeps_its_id_and_its_text_as_they_are(tmp_path: Path) -> None:
    (row,) = read_rows(str(write(tmp_path, line(id="a/b ü", text=" \u00a0x\r\n y \x00"))))
    assert (row.id, row.text, row.line) == ("a/b ü", " \u00a0x\r\n y \x00", 1)


def test_labels_do_not_reach_the_predictor(tmp_path: Path) -> None:
    labels = {"attributions": [1], "timex": [2], "label": 1, "chain": "c", "spans": [[0, 1]]}
    (row,) = read_rows(str(write(tmp_path, line(**labels, sentences=[[0, 3]]))))
    assert row.given == {"sentences": [[0, 3]]}
    assert not any(hasattr(row, name) for name in labels)


def test_an_id_may_be_a_number_and_comes_back_as_one(tmp_path: Path) -> None:
    assert [row.id for row in read_rows(str(write(tmp_path, line(id=7) + line(id="7"))))] == [
        7,
        "7",
    ]


def test_empty_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + line().encode() + b"\n  \r\n" + line(id="b").encode()
    assert [r.line for r in read_rows(str(write(tmp_path, content)))] == [1, 4]


def test_a_line_separator_inside_a_string_does_not_end_the_row(tmp_path: Path) -> None:
    content = json.dumps({"id": 1, "text": "a\u2028b\x85c"}, ensure_ascii=False) + "\n"
    assert [r.text for r in read_rows(str(write(tmp_path, content)))] == ["a\u2028b\x85c"]


def test_a_packed_file_is_known_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    assert len(rows_of(tmp_path, gzip.compress(line().encode()), "in.jsonl")) == 1
    assert len(rows_of(tmp_path, line(), "plain.gz")) == 1


BAD_LINES = {
    "no JSON": ("{", "line 1 is no JSON"),
    "two objects": ("{} {}", "line 1 is no JSON"),
    "no object": ("[1]", "line 1 is no JSON object"),
    "no id": ('{"text": "x"}', 'line 1 has no "id"'),
    "id null": ('{"id": null, "text": "x"}', 'line 1 has no "id"'),
    "id true": ('{"id": true, "text": "x"}', 'line 1 has no "id"'),
    "id a list": ('{"id": [1], "text": "x"}', 'line 1 has no "id"'),
    "id a fraction": ('{"id": 1.5, "text": "x"}', 'line 1 has no "id"'),
    "no text": ('{"id": 1}', 'line 1 has no "text"'),
    "text null": ('{"id": 1, "text": null}', 'line 1 has no "text"'),
    "text a number": ('{"id": 1, "text": 5}', 'line 1 has no "text"'),
    "text a list": ('{"id": 1, "text": ["x"]}', 'line 1 has no "text"'),
    "dct a number": ('{"id": 1, "text": "x", "dct": 2019}', 'line 1: "dct" is 2019'),
    "title an object": ('{"id": 1, "text": "x", "title": {}}', 'line 1: "title" is {}'),
    "same id twice": (line() + line(), 'line 2 has the id "a" of line 1'),
    "not UTF-8": (b'{"id": 1, "text": "\xff"}', "byte 0xff at offset 19 is not UTF-8"),
    "nested too deeply": ('{"id": ' + "[" * 200_000, "line 1 is no JSON"),
    "a number of 5,000 digits": ('{"id": 1, "text": "x", "n": ' + "9" * 5000 + "}", "no JSON"),
}


@pytest.mark.parametrize(("content", "message"), BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_row_that_cannot_be_used_is_named_with_its_line_and_a_remedy(
    tmp_path: Path, content: bytes | str, message: str
) -> None:
    with pytest.raises(InputError) as caught:
        rows_of(tmp_path, content)
    assert message in str(caught.value)
    assert caught.value.fix


def test_a_missing_file_and_a_damaged_one_are_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.jsonl cannot be read"):
        read_rows(str(tmp_path / "gone.jsonl"))
    with pytest.raises(InputError, match="damaged gzip"):
        rows_of(tmp_path, gzip.compress(line().encode() * 9)[:-12])
    with pytest.raises(InputError, match="cannot be read"):
        read_rows(str(tmp_path))


def test_standard_input_and_output_stand_for_a_dash(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line().encode())))
    (row,) = read_rows("-")
    write_rows("-", [{"id": row.id}])
    assert capfdbinary.readouterr().out == b'{"id": "a"}\n'


def test_written_rows_are_the_same_bytes_each_time_packed_or_not(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "ü", "timex": []},
        {"id": 2, "timex": [{"start": 0, "end": 1}]},
    ]
    for name in ("a.jsonl", "b.jsonl", "a.jsonl.gz", "b.jsonl.gz"):
        write_rows(str(tmp_path / name), rows)
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    packed = (tmp_path / "a.jsonl.gz").read_bytes()
    assert packed == (tmp_path / "b.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "a.jsonl").read_bytes()
    assert "ü".encode() in (tmp_path / "a.jsonl").read_bytes()


def test_a_file_that_could_not_be_written_to_its_end_is_not_left_behind(tmp_path: Path) -> None:
    def broken() -> object:
        yield {"id": 1}
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        write_rows(str(tmp_path / "out.jsonl"), broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="cannot be written"):
        write_rows(str(tmp_path / "no" / "out.jsonl"), [])


def test_half_a_surrogate_pair_is_written_with_an_escape() -> None:
    assert encode({"id": "\ud800"}) == b'{"id": "\\ud800"}\n'
    assert json.loads(encode({"id": "\ud800"})) == {"id": "\ud800"}


def test_given_mentions_keep_place_and_kind() -> None:
    mention = {"start": 0, "end": 4, "kind": "entity", "text": "Peru", "chain": "secret"}
    row = row_from({"id": 1, "text": "Peru closed", "mentions": [mention]})
    (given,) = given_spans(row, "mentions")
    assert (given.span, given.kind) == (Span(0, 4), "entity")
    assert given_spans(row, "predicates") == ()


@pytest.mark.parametrize(
    "mentions",
    [
        5,
        {},
        [5],
        [{}],
        [{"start": 0, "end": 99}],
        [{"start": 2, "end": 2}],
        [{"start": True, "end": 2}],
    ],
)
def test_a_given_mention_without_a_place_in_the_text_is_refused(mentions: object) -> None:
    row = row_from({"id": 1, "text": "Peru", "mentions": mentions})
    if mentions == {}:
        assert given_spans(row, "mentions") == ()
    else:
        with pytest.raises(InputError, match="line 1"):
            given_spans(row, "mentions")


def write(tmp_path: Path, content: bytes | str) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
