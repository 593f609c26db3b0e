"""Text care: what is mended, what stays, and how each change leads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.ingest.draft import Piece, TextBuilder
from alleged.ingest.read import ReadOptions, ReadResult, read_document
from alleged.ingest.text_care import mend
from alleged.records.documents import BlockKind


def mended(text: str) -> str:
    return "".join(part.text for part in mend(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("JosÃ© said itâ€™s closed", "José said it’s closed"),
        ("â€œNo,â€\x9d he said", "“No,” he said"),
        ("the cafÃ© in OrlÃ©ans", "the café in Orléans"),
        ("closed until further notice. <<<<é”“", "closed until further notice. <<<<é”“"),
        ("twice over: JosÃƒÂ©", "twice over: José"),
        ("the oﬃce was ﬁrst", "the office was first"),
        ("nev\u00ader met the inter\u00adna\u00adtional team", "never met the international team"),
        ("Ada\u200b Lin\u200bd", "Ada Lind"),
        ("a\u2060b \ufeffc", "ab c"),
        ("Ha\u200dsk", "Hask"),
        ("hidden\U000e0041\U000e0042 tags", "hidden tags"),
    ],
)
def test_what_a_reader_does_not_see_or_sees_otherwise_is_mended(written: str, read: str) -> None:
    assert mended(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "José said it’s “closed” – the café, 5 € and £3",
        "Ünal Özgür, São Tomé, Đặng, Łódź, Þór, Ångström",
        "decomposed e\u0301 and curly ’ stay",
        "œuvre, æsthetic, ĳ",
        "\U0001f468\u200d\U0001f469\u200d\U0001f466 and \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم and क\u094d\u200dष",
        "Ada \u202eLind\u202c and \u200fשלום\u200f",
        "AFP – LE MONDE – © 2024, ¿qué?",
        "Â, Ã and other capitals",
    ],
)
def test_what_was_meant_stays(text: str) -> None:
    assert mended(text) == text


@given(
    st.text(alphabet=st.sampled_from(list("abÃ©â€™\x9d\u00ad\u200bﬁ é\U0001f600—")), max_size=60)
)
def test_the_parts_cover_the_original_in_order(text: str) -> None:
    at = 0
    for part in mend(text):
        assert part.offset == at
        original = text[at : at + part.length]
        assert (part.repair is None) == (part.text == original)
        at += part.length
    assert at == len(text)


def test_a_repair_is_a_run_that_names_the_characters_it_stands_for() -> None:
    builder = TextBuilder(max_chars=100)
    builder.add_block(BlockKind.PARAGRAPH, [Piece("xx cafÃ© ﬁ\u00adt", "n", 7)])
    assert builder.text == "xx café fit"
    runs = [(r.start, r.end, r.offset, r.original_length, r.repair) for r in builder.runs]
    assert runs == [
        (0, 6, 7, 6, None),
        (6, 7, 13, 2, "mojibake"),
        (7, 8, 15, 1, None),
        (8, 10, 16, 1, "ligature"),
        (10, 10, 17, 1, "soft hyphen"),
        (10, 11, 18, 1, None),
    ]


def test_a_paragraph_that_nobody_sees_is_no_block() -> None:
    builder = TextBuilder(max_chars=100)
    builder.add_block(BlockKind.PARAGRAPH, [Piece("first", "n", 0)])
    assert builder.add_block(BlockKind.PARAGRAPH, [Piece("\u200b \u00ad", "n", 9)]).end == 5
    assert builder.text == "first"
    assert len(builder.blocks) == 1


def read(text: str) -> ReadResult:
    return read_document(text.encode(), name="a.txt", format=None, options=ReadOptions())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor, JosÃ© Vell, said that the cafÃ© was closed.", "mojibake-repaired"),
        ("The mayor nev\u00ader met the donors of the bridge.", "soft-hyphens-left-out"),
        ("The may\u200bor met the donors of the bridge.", "invisible-characters-left-out"),
        ("The mayor of Ibrem ﬁrst met the donors.", "ligatures-spelt-out"),
        ("The mayor, \u202eAda Lind\u202c, met the donors.", "direction-overridden"),
        ("The mayor, \u200eAda Lind\u200e, met the donors.", "direction-marks"),
        ("The mayor, P\u0430ul Venn, met the donors of it.", "mixed-scripts"),
        ("The mayor, \u0391da Lind, met the donors of it.", "mixed-scripts"),
    ],
)
def test_an_issue_says_what_was_done_or_seen(text: str, code: str) -> None:
    result = read(text)
    (issue,) = [issue for issue in result.issues if issue.code == code]
    assert issue.document_id is not None
    assert issue.what


@pytest.mark.parametrize("text", ["TNFα and β-blockers, 3 µg", "Łukasz Żółć", "Москва and London"])
def test_names_in_one_script_each_raise_no_alarm(text: str) -> None:
    codes = {issue.code for issue in read(f"{text} were named in the report on Monday.").issues}
    assert not codes & {"mixed-scripts", "direction-marks", "mojibake-repaired"}
