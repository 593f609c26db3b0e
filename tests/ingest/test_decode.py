"""Which encoding bytes are in, and what is said about it."""

from __future__ import annotations

import pytest

from alleged.ingest.decode import decode
from alleged.records.issues import Severity

ENGLISH = "The mayor of Ibrem said that José Zúñiga’s bridge – “the only one” – is closed. "


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_english_is_read_right_in_any_usual_encoding(codec: str) -> None:
    assert decode((ENGLISH * 5).encode(codec)).text == ENGLISH * 5


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Мэр города заявил в понедельник, что мост будет закрыт. " * 5, "cp1251"),
        ("市长星期一说，大桥将关闭，直到另行通知，没有人读过这些信件。" * 5, "gb18030"),
        ("El alcalde dijo que José Zúñiga cerró el puente en la mañana. " * 5, "cp1252"),
    ],
)
def test_other_languages_are_guessed_and_the_guess_is_said(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert [issue.code for issue in decoded.issues] == ["encoding-guessed"]
    assert decoded.issues[0].severity is Severity.NOTE


def test_the_encoding_that_is_given_wins_over_everything_but_a_byte_order_mark() -> None:
    data = "Zúñiga said no".encode()
    assert decode(data, encoding="latin-1").text == "ZÃºÃ±iga said no"
    assert decode(b"\xef\xbb\xbf" + data, encoding="latin-1").text == "Zúñiga said no"


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "a\x00b", ""])
def test_an_unknown_encoding_is_said_and_the_bytes_decide(name: str) -> None:
    decoded = decode(ENGLISH.encode(), encoding=name)
    assert decoded.text == ENGLISH
    assert decoded.issues[0].code == "encoding-unknown"


@pytest.mark.parametrize(
    ("charset", "codec", "codes"),
    [
        ("windows-1252", "cp1252", []),
        ("iso-8859-1", "cp1252", []),  # as browsers read it
        ("utf-8", "utf-8", []),
        ("latin-1", "utf-8", ["encoding-mismatch"]),
        ("utf-7", "utf-8", []),
        ("nonsense", "utf-8", []),
    ],
)
def test_the_page_own_word_is_believed_if_it_fits(
    charset: str, codec: str, codes: list[str]
) -> None:
    html = f'<meta charset="{charset}"><p>{ENGLISH}</p>'
    decoded = decode(html.encode(codec), is_html=True)
    assert decoded.text == html
    assert [issue.code for issue in decoded.issues] == codes


def test_a_cut_character_is_replaced_counted_and_placed() -> None:
    decoded = decode((ENGLISH + "é").encode()[:-1])
    assert decoded.text == ENGLISH + "\ufffd"
    (issue,) = decoded.issues
    assert issue.severity is Severity.PARTIAL
    assert "1 places" in issue.what
    assert f"{len(ENGLISH.encode())}" in issue.what


def test_nul_is_replaced_one_for_one_so_that_offsets_stay() -> None:
    decoded = decode(b"port\x00closed, they said, \x00 today")
    assert decoded.text == "port\ufffdclosed, they said, \ufffd today"
    assert decoded.issues[0].code == "unusable-characters"
