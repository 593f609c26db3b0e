from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.publish.inert import is_hidden, marked, mixed_scripts, pieces, plain, web_link, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("co\u200bup", "co⟨U+200B⟩up"),
        ("a\x00b\x1b[31m", "a⟨U+0000⟩b⟨U+001B⟩[31m"),
        ("line\rline\x0bline", "line⟨U+000D⟩line⟨U+000B⟩line"),
        ("\u2028\u2029\x85", "⟨U+2028⟩⟨U+2029⟩⟨U+0085⟩"),
        ("\ufeffword", "⟨U+FEFF⟩word"),
        ("\U000e0041\U000e0042", "⟨U+E0041⟩⟨U+E0042⟩"),
        ("soft\u00adhyphen", "soft⟨U+00AD⟩hyphen"),
        ("\u3164\u2800", "⟨U+3164⟩⟨U+2800⟩"),
        ("half \ud800", "half ⟨U+D800⟩"),
        ("\u200b" * 500, "⟨U+200B ×500⟩"),
        ("Z" + "\u0301" * 300, "Z" + "\u0301" * 4 + "⟨296 combining marks⟩"),
        ("Việt Nam, Zúñiga, מִלָּה", "Việt Nam, Zúñiga, מִלָּה"),
        ("tab\tand\nnew line", "tab\tand\nnew line"),
        ("12\u00a0000\u202f€", "12\u00a0000\u202f€"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_a_token(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters(codec=None)))
def test_nothing_hidden_is_left_in_what_is_shown(text: str) -> None:
    shown = plain(text)
    assert not any(
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        for char in shown
        if char not in "\n\t"
    )
    assert not any(map(is_hidden, shown))


@given(st.text())
def test_what_can_be_seen_is_left_as_it_is(text: str) -> None:
    kept = "".join(piece for piece, token in pieces(text) if not token)
    seen = "".join(char for char in text if not is_hidden(char))
    assert kept == seen or "combining marks⟩" in plain(text)


def test_a_token_in_running_text_is_told_apart_from_the_same_words_written_out() -> None:
    assert marked("⟨U+202E⟩") == "⟨U+202E⟩"
    assert marked("\u202e") == '<span class="ctl">⟨U+202E⟩</span>'


def test_markup_in_a_name_is_text() -> None:
    assert words('<b onclick="x">&') == "<bdi>&lt;b onclick=&#34;x&#34;&gt;&amp;</bdi>"


@pytest.mark.parametrize(
    "url",
    ["https://courier.example/a?b=c#d", "http://10.0.0.1:8080/", "HTTPS://Courier.example"],
)
def test_plain_web_addresses_can_be_clicked(url: str) -> None:
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " https://courier.example",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//courier.example/a",
        "https:courier.example",
        "https://courier.example@evil.example/",
        "https://курьер.example/",
        "https://courier.example/\u202egpj.exe",
        'https://courier.example/" onmouseover="x',
        "https://[::1",
        "https://courier.example:99999999999/",
        "https://courier.example/" + "a" * 5000,
    ],
)
def test_other_addresses_are_text(url: str | None) -> None:
    assert web_link(url) is None


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("Paul Venn", ()),
        ("P\u0430ul Venn", ("Cyrillic", "Latin")),
        ("Пол Венн", ()),
        ("Paul Венн", ()),
        ("α-particle", ()),
        ("Αthens", ("Greek", "Latin")),
        ("東京タワー", ()),
    ],
)
def test_a_word_that_mixes_alphabets_is_named(name: str, scripts: tuple[str, ...]) -> None:
    assert mixed_scripts(name) == scripts


@pytest.mark.parametrize("unit", ["a", "\u200b", "\u0301", "\u200b\u200c", "é", "\U0001f468\u200d"])
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    start = time.process_time()
    marked(unit * (200_000 // len(unit)))
    assert time.process_time() - start < 5
