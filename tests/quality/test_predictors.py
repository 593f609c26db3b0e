from __future__ import annotations

from collections.abc import Sequence

import pytest

from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.errors import ModelError
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.quality.predictors import (
    ENTITY_SCHEMES,
    Prediction,
    attribution_rows,
    each_row,
    entity_rows,
    place_rows,
    timeml_value,
    timex_rows,
    with_probability,
)
from alleged.quality.rows import Row, row_from
from alleged.records.documents import Document
from alleged.records.figures import Bound, Figure, FigureKind
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceRole
from alleged.records.spans import Span
from alleged.records.statements import Statement
from alleged.records.times import Timex, TimexMod, TimexType


def statement(
    source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], probability: float = 0.5
) -> Statement:
    return Statement(
        id=f"stm-{content[0].start}",
        document_id="doc-1",
        source=tuple(source),
        cue=tuple(cue),
        content=tuple(content),
        quoted=(),
        speaker=None,
        speaker_reason="",
        in_title=False,
        probability=probability,
        reason="",
        made_by="test",
    )


def mention(start: int, end: int, kind: MentionKind) -> Mention:
    return Mention(
        id="men-1",
        document_id="doc-1",
        span=Span(start, end),
        kind=kind,
        name="",
        probability=0.87654321,
        reason="",
        made_by="test",
    )


def figure(start: int, end: int, probability: float) -> Figure:
    return Figure(
        id="fig-1",
        document_id="doc-1",
        span=Span(start, end),
        kind=FigureKind.AMOUNT,
        low=1.0,
        high=None,
        number_spans=(Span(start, end),),
        unit=None,
        unit_span=None,
        bound=Bound.EXACT,
        change=None,
        qualifier=None,
        counted=None,
        unit_code=None,
        price_year=None,
        measure=(),
        entity=None,
        base=None,
        period=(),
        place=None,
        hedge=None,
        other_end_id=None,
        warnings=(),
        statement_id=None,
        probability=probability,
        reason="",
        made_by="test",
    )


def rows(*texts: str, **fields: object) -> list[Row]:
    return [row_from({"id": i, "text": text, **fields}) for i, text in enumerate(texts)]


def test_statements_are_written_in_text_order_with_their_pieces() -> None:
    late = statement([Span(50, 54)], [Span(55, 59)], [Span(70, 90), Span(60, 65)], 0.123456)
    early = statement([], [Span(5, 9)], [Span(10, 20)])
    assert attribution_rows([late, early], nested=False) == [
        {"source": [], "cue": [[5, 9]], "content": [[10, 20]], "probability": 0.5},
        {
            "source": [[50, 54]],
            "cue": [[55, 59]],
            "content": [[60, 65], [70, 90]],
            "probability": 0.1235,
        },
    ]


def test_a_statement_inside_the_content_of_another_is_left_out_unless_wanted() -> None:
    outer = statement([Span(0, 4)], [Span(5, 9)], [Span(10, 60)])
    inner = statement([Span(10, 14)], [Span(15, 19)], [Span(20, 60)])
    assert len(attribution_rows([outer, inner], nested=False)) == 1
    assert len(attribution_rows([inner, outer], nested=True)) == 2


def test_two_statements_with_the_same_content_are_both_kept() -> None:
    one = statement([Span(0, 4)], [Span(5, 9)], [Span(10, 60)])
    other = statement([Span(70, 74)], [Span(5, 9)], [Span(10, 60)])
    assert len(attribution_rows([one, other], nested=False)) == 2


def test_a_time_without_a_value_is_written_with_null() -> None:
    time = Timex(
        id="tmx-1",
        document_id="doc-1",
        span=Span(3, 9),
        type=TimexType.DATE,
        value=None,
        mod=TimexMod.APPROX,
        anchor=None,
        statement_id=None,
        probability=0.25,
        reason="",
        made_by="test",
    )
    assert timex_rows([time]) == [
        {"start": 3, "end": 9, "type": "DATE", "value": None, "mod": "APPROX", "probability": 0.25}
    ]


def test_a_quantity_has_the_probability_of_the_figure_at_its_place() -> None:
    figures = [figure(5, 20, 0.61234), figure(30, 40, 0.9)]
    quantities = [{"value": v, "start": s, "end": s + 4} for v, s in ((1, 8), (2, 14), (3, 30))]
    rows = with_probability(quantities, figures)
    assert [row["probability"] for row in rows] == [0.6123, 0.6123, 0.9]
    assert [row["value"] for row in rows] == [1, 2, 3]
    assert "probability" not in with_probability([{"value": 1, "start": 50, "end": 51}], figures)[0]


def test_a_name_is_an_entity_unless_a_scheme_names_its_kind() -> None:
    names = [mention(9, 12, MentionKind.GROUP), mention(0, 4, MentionKind.PLACE)]
    plain = entity_rows(names, ENTITY_SCHEMES["mention"])
    assert [(m["start"], m["kind"], m["type"]) for m in plain] == [
        (0, "entity", "place"), (9, "entity", "group")
    ]  # fmt: skip
    assert plain[0]["probability"] == 0.8765
    assert [m["kind"] for m in entity_rows(names, ENTITY_SCHEMES["re3d"])] == [
        "Location", "Nationality"
    ]  # fmt: skip


def test_a_place_is_written_with_its_id_and_role_and_null_where_it_is_open() -> None:
    place = Place(
        id="plc-1",
        document_id="doc-1",
        span=Span(3, 7),
        mention_id=None,
        role=PlaceRole.NAME_PART,
        place=None,
        name=None,
        kind=None,
        country="US",
        country_alpha3="USA",
        admin1=None,
        latitude=None,
        longitude=None,
        candidates=(),
        probability=0.87654321,
        reason="",
        made_by="test",
    )
    assert place_rows([place]) == [
        {
            "start": 3,
            "end": 7,
            "place": None,
            "name": None,
            "country": "US",
            "role": "part of a name",
            "probability": 0.8765,
        }
    ]


def test_every_scheme_names_every_kind() -> None:
    assert all(set(scheme) == set(MentionKind) for scheme in ENTITY_SCHEMES.values())


def test_texts_without_words_or_in_another_language_have_an_empty_prediction() -> None:
    def never(document: Document) -> Prediction:
        raise AssertionError("not to be called")

    made = [
        *each_row(rows("", " \n\x00 ".replace("\x00", "")), never, empty={"timex": []}),
        *each_row(rows("Hoy dijo que no.", lang="es"), never, empty={"timex": []}),
    ]
    assert made == 3 * [Prediction(fields={"timex": []})]


def test_a_row_on_which_the_analysis_breaks_off_does_not_take_the_others_with_it() -> None:
    def fragile(document: Document) -> Prediction:
        if "bad" in document.text:
            raise RecursionError("too deep")
        return Prediction(fields={"timex": [1]})

    made = list(each_row(rows("good", "bad", "good"), fragile, empty={"timex": []}))
    assert [prediction.fields["timex"] for prediction in made] == [[1], [], [1]]
    assert made[1].failure == "RecursionError: too deep"


def test_a_missing_model_stops_everything() -> None:
    def without_model(document: Document) -> Prediction:
        raise ModelError("no model")

    with pytest.raises(ModelError):
        list(each_row(rows("text"), without_model, empty={}))


@pytest.mark.parametrize(
    ("ours", "timeml"),
    [
        ("199X", "199"),
        ("1990", "1990"),
        ("XXXX-06-26", "XXXX-06-26"),
        ("FY1989", "1989"),
        ("PXCE", "PXC"),
        ("PXDE", "PXE"),
        ("P2Q", "P2Q"),
        (None, None),
    ],
)
def test_values_are_written_as_timeml_writes_them(ours: str | None, timeml: str | None) -> None:
    assert timeml_value(ours) == timeml


def test_a_fiscal_quarter_is_open_in_the_record_and_has_a_year_for_timebank_only() -> None:
    text = "It earned 3 million in the fiscal first quarter, against 1 million a year ago."
    document = document_from_text(text, published=parse_date("1989-10-26", "given"))
    times = find_times(document, sentences=split_sentences(text))
    assert [time.value for time in times] == ["XXXX-Q1", "XXXX-Q1"]
    written = timex_rows(times, published_year=1989)
    assert [row["value"] for row in written] == ["1989-Q1", "1988-Q1"]
    assert [row["value"] for row in timex_rows(times)] == ["XXXX-Q1", "XXXX-Q1"]
