"""Our word pieces are those of the `tokenizers` library."""

from __future__ import annotations

import random
import string
import unicodedata

import numpy as np
import pytest
import tokenizers
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.models.files import PACKAGED
from alleged.models.wordpiece import FORMS, LINES, QUOTES, WordPiece

LETTERS = string.ascii_lowercase + string.digits
MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»—–…¿¡"
VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    *LETTERS,
    *("##" + letter for letter in LETTERS),
    *MARKS,
    *"ßøæłđñéабвгд中国日本語한국ᄒ",
    *("##" + letter for letter in "ßøæłđабвгд"),
    *("the", "minister", "said", "##ing", "##ed", "quen", "##dor", "##ia", "un", "##likely", "aa"),
]


def reference(vocabulary: list[str]) -> tokenizers.Tokenizer:
    """The library's own uncased BERT tokeniser over the same vocabulary."""
    model = tokenizers.models.WordPiece(
        {piece: number for number, piece in enumerate(vocabulary)},
        unk_token="[UNK]",
        max_input_chars_per_word=100,
    )
    judge = tokenizers.Tokenizer(model)
    judge.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    judge.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return judge


OURS = WordPiece(VOCABULARY)
JUDGE = reference(VOCABULARY)


def old(char: str) -> bool:
    """Whether Unicode has told the same about a character since 3.2: Python's tables and those of
    the library have different ages and differ in about 500 signs of rare scripts."""
    category = unicodedata.category(char)
    return category not in ("Cn", "Cs") and unicodedata.ucd_3_2_0.category(char) == category


def same(text: str, ours: WordPiece = OURS, judge: tokenizers.Tokenizer = JUDGE) -> None:
    expected = judge.encode(text, add_special_tokens=False)
    words = ours.split(text)
    assert words.pieces.tolist() == expected.ids
    spans: list[list[int]] = []
    last = None
    for word, (start, end) in zip(expected.word_ids, expected.offsets, strict=True):
        if word == last:
            spans[-1][1] = end
        else:
            spans.append([start, end])
        last = word
    assert [
        [start, end] for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    ] == spans


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "The minister of Quendoria said: “Unlikely!”",
        "Señor Nuñez’s aide didn't, wouldn't — couldn’t…",
        "中国 and日本語in one word한국",
        "a\u200bb\u00adc \ufeffdef \x00g\ufffdh \x07i\x85j\x0bk",
        "İstanbul ǅungla ﬁne Ǆ ß ẞ Ω Å",
        "e\u0301a\u0300 o\u0302\u0323",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🏳️\u200d🌈 👩🏽\u200d🚀 😀a",
        "a" * 100,
        "a" * 101,
        "a" * 5000 + " b",
        "-" * 300,
        "x\u00a0y\u2003z\u3000w\u2028v\u2029u",
        "'s 's ``quoted'' 3.5% $75-bn U.S. @a #b",
    ],
)
def test_hand_written_texts_split_as_the_library_splits_them(text: str) -> None:
    same(text)


def test_every_character_of_unicode_3_2_splits_as_the_library_splits_it() -> None:
    chars = [chr(code) for code in range(0x110000) if old(chr(code))]
    for at in range(0, len(chars), 500):
        same("".join(f"a{char}b " for char in chars[at : at + 500]))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cn"]).filter(old), max_size=80))
def test_any_text_splits_as_the_library_splits_it(text: str) -> None:
    same(text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(LETTERS + MARKS + "  \n\u00a0\u200bÉñß中"), max_size=300))
def test_any_news_like_text_splits_as_the_library_splits_it(text: str) -> None:
    same(text)


def test_the_shipped_vocabulary_splits_as_the_library_splits_it() -> None:
    ours = WordPiece.load(PACKAGED / "vocab.txt")
    judge = reference(list(ours.ids))
    draw = random.Random(7)
    words = [word.removeprefix("##") for word in ours.ids]
    for _ in range(200):
        text = "".join(
            draw.choice(words) + draw.choice(["", " ", ", ", "'", "\n"]) for _ in range(40)
        )
        same(text, ours, judge)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_words_stand_in_order_inside_the_text_and_have_pieces(text: str) -> None:
    words = OURS.split(text)
    assert np.all(words.starts < words.ends)
    assert np.all(words.starts[1:] >= words.starts[:-1])
    assert len(words) == 0 or words.ends[-1] <= len(text)
    assert np.all(np.diff(words.first_piece) >= 1)
    assert words.first_piece[-1] == len(words.pieces)
    assert np.all((words.forms >= 0) & (words.forms < FORMS))


def test_a_lone_surrogate_is_dropped_and_never_raises() -> None:
    assert OURS.split("a\ud800b").pieces.tolist() == OURS.split("ab").pieces.tolist()


def test_splitting_a_second_time_from_the_cache_changes_nothing() -> None:
    fresh = WordPiece(VOCABULARY)
    text = "The minister said “unlikely” — Quendoria’s\nminister"
    once, again = fresh.split(text), fresh.split(text)
    assert once.pieces.tolist() == again.pieces.tolist()
    assert once.forms.tolist() == again.forms.tolist()


def test_forms_tell_capitals_line_starts_and_quotations_apart() -> None:
    text = "Ana said “no” to\nUN men"
    words = OURS.split(text)
    forms = dict(
        zip(
            (text[a:b] for a, b in zip(words.starts, words.ends, strict=True)),
            words.forms.tolist(),
            strict=True,
        )
    )
    assert forms["Ana"] // (LINES * QUOTES) == 1
    assert forms["UN"] // (LINES * QUOTES) == 2
    assert forms["men"] // (LINES * QUOTES) == 0
    assert [word for word, form in forms.items() if form // QUOTES % LINES] == ["Ana", "UN"]
    assert [word for word, form in forms.items() if form % QUOTES] == ["no"]


def test_a_paragraph_without_a_final_mark_gets_a_full_stop_to_read() -> None:
    text = "The headline\n\nA line\nends. \n \n“So.”\n\nlast"
    plain, read = OURS.split(text), OURS.split_for_reading(text)
    stop = VOCABULARY.index(".")
    assert read.starts.tolist() == plain.starts.tolist()
    assert len(read.pieces) == len(plain.pieces) + 1
    assert read.pieces[read.first_piece[2] - 1] == stop
    assert (
        read.pieces[read.first_piece[2] :].tolist() == plain.pieces[plain.first_piece[2] :].tolist()
    )
    assert read.first_piece[-1] == len(read.pieces)
