"""Names of one party are put together, namesakes are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse import namesakes
from alleged.analyse.names import Name, fullest_names, name_words
from alleged.analyse.namesakes import Group, group_names, is_slip, shown_name
from alleged.analyse.sentences import split_sentences
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION


def mentions(text: str, *names: tuple[str, MentionKind]) -> list[Mention]:
    """The names in the order in which they are given, each behind the one before."""
    spans = []
    at = 0
    for form, _ in names:
        start = text.index(form, at)
        at = start + len(form)
        spans.append(Span(start, at))
    found = fullest_names(
        text, [Name(span, kind) for span, (_, kind) in zip(spans, names, strict=True)]
    )
    return [
        Mention(
            id=f"men-{number}",
            document_id="doc-1",
            span=span,
            kind=kind,
            name=name,
            probability=0.9,
            reason="",
            made_by="test",
        )
        for number, (span, (_, kind), (name, _)) in enumerate(zip(spans, names, found, strict=True))
    ]


def groups(text: str, *names: tuple[str, MentionKind]) -> list[Group]:
    headline = text.find("\n") if "\n" in text else 0
    return group_names(
        text, mentions(text, *names), sentences=split_sentences(text), headline_end=headline
    )


def test_a_name_without_its_accents_is_the_same_name() -> None:
    text = "José Zúñiga spoke. Jose Zuniga left. Zuniga slept."
    (group,) = groups(text, ("José Zúñiga", PERSON), ("Jose Zuniga", PERSON), ("Zuniga", PERSON))
    assert group.members == [0, 1, 2]


def test_father_and_son_of_one_name_are_two_where_a_text_names_both() -> None:
    text = "Bo Lind met Bo Lind Jr. at noon. Lind left. Lind Jr. stayed."
    names = ("Bo Lind", "Bo Lind Jr", "Lind", "Lind Jr")
    found = groups(text, *((name, PERSON) for name in names))
    assert sorted(group.members for group in found) == [[0, 2], [1, 3]]


def test_a_name_with_jr_is_told_without_it_behind_it() -> None:
    text = "Bo Lind Jr. spoke at noon. Lind left."
    (group,) = groups(text, ("Bo Lind Jr", PERSON), ("Lind", PERSON))
    assert group.members == [0, 1]


def test_a_slip_of_the_pen_is_joined_and_not_shown_as_the_name() -> None:
    text = "Ana Quintana spoke. Ana Quintana left. Ana Quitana slept."
    names = (("Ana Quintana", PERSON), ("Ana Quintana", PERSON), ("Ana Quitana", PERSON))
    (group,) = groups(text, *names)
    assert group.how[2] == "misspelt"
    assert shown_name(text, mentions(text, *names), group) == "Ana Quintana"


def test_a_misspelt_surname_alone_is_joined() -> None:
    text = "Jonas Ekwall spoke. Ekwal left."
    (group,) = groups(text, ("Jonas Ekwall", PERSON), ("Ekwal", PERSON))
    assert group.how[1] == "misspelt"


def test_a_plural_or_a_short_word_is_no_slip() -> None:
    assert not is_slip(("general", "motor"), ("general", "motors"))
    assert not is_slip(("ana", "ruiz"), ("ana", "ruis"))
    assert is_slip(("dahl", "ingird"), ("dahl", "ingrid"))


def test_people_with_one_surname_stay_apart_and_the_surname_goes_to_who_was_named_shortly_before() -> (
    None
):
    text = "Oskar Vell spoke. It rained. It snowed. It rained. Hanne Vell left. Vell was tired."
    one, other = groups(text, ("Oskar Vell", PERSON), ("Hanne Vell", PERSON), ("Vell", PERSON))
    assert (one.members, other.members) == ([0], [1, 2])
    assert other.how[2] == "near"


def test_a_surname_that_fits_two_people_named_just_before_stays_open() -> None:
    text = "Oskar Vell met Hanne Vell. Vell was tired."
    one, other, alone = groups(
        text, ("Oskar Vell", PERSON), ("Hanne Vell", PERSON), ("Vell", PERSON)
    )
    assert alone.members == [2]
    assert alone.open_to == {2: [0, 1]}
    assert (one.members, other.members) == ([0], [1])


def test_a_form_of_address_tells_namesakes_apart() -> None:
    text = "John Vell met Anna Vell. Ms. Vell was tired."
    one, other = groups(text, ("John Vell", PERSON), ("Anna Vell", PERSON), ("Vell", PERSON))
    assert (one.members, other.members) == ([0], [1, 2])


def test_an_acronym_may_stand_before_its_name() -> None:
    text = "MFP (Movement for Progress) won. MFP is glad."
    (group,) = groups(
        text, ("MFP", ORGANISATION), ("Movement for Progress", ORGANISATION), ("MFP", ORGANISATION)
    )
    assert group.members == [0, 1, 2]


def test_a_person_and_a_firm_of_one_name_stay_apart() -> None:
    text = "Bruno Duarte founded Duarte & Sons. Duarte is glad."
    person, firm = groups(
        text, ("Bruno Duarte", PERSON), ("Duarte & Sons", ORGANISATION), ("Duarte", PERSON)
    )
    assert (person.members, firm.members) == ([0, 2], [1])


WORDS = st.sampled_from(
    ["Ana", "Ruiz", "Rúiz", "Quintana", "Quitana", "MFP", "Movement", "of", "Bank"]
)
NAMES = st.lists(
    st.tuples(st.lists(WORDS, min_size=1, max_size=3), st.sampled_from(list(MentionKind))),
    max_size=14,
)


@settings(deadline=None, max_examples=150)
@given(NAMES)
def test_every_mention_is_in_one_group_whatever_the_names(
    names: list[tuple[list[str], MentionKind]],
) -> None:
    forms = [(" ".join(words), kind) for words, kind in names]
    text = "; ".join(form for form, _ in forms)
    found = groups(text, *forms)
    assert sorted(member for group in found for member in group.members) == list(range(len(forms)))
    for group in found:
        assert set(group.how) == set(group.members)
        assert shown_name(text, mentions(text, *forms), group)


def test_a_possessive_that_stands_apart_in_a_name_is_read() -> None:
    text = "The Harbour 's Board met. HB said so."
    found = group_names(
        text,
        mentions(text, ("Harbour 's Board", ORGANISATION), ("HB", ORGANISATION)),
        sentences=split_sentences(text),
        headline_end=0,
    )
    assert sum(len(group.members) for group in found) == 2


@pytest.mark.parametrize("times", [20, 80])
def test_each_mention_of_a_surname_is_compared_once_however_often_the_name_stands(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(name: str) -> tuple[str, ...]:
        asked.append(name)
        return name_words(name)

    text = "Zoé Orrin spoke. Orrin slept. " * times
    found = mentions(text, *(("Zoé Orrin", PERSON), ("Orrin", PERSON)) * times)
    monkeypatch.setattr(namesakes, "name_words", counted)
    (group,) = group_names(text, found, sentences=split_sentences(text), headline_end=0)
    assert len(group.members) == 2 * times
    assert len(asked) <= 4 * len(found)


def test_a_surname_that_was_joined_is_known_to_the_next_one() -> None:
    text = "Ana Orrín spoke. Orrin slept. Orrin woke."
    (group,) = groups(text, ("Ana Orrín", PERSON), ("Orrin", PERSON), ("Orrin", PERSON))
    assert group.members == [0, 1, 2]
    assert len(group.spellings) <= 3


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("norlanders", "norlandish", False),
        ("democrats", "democratic", False),
        ("ingrid", "ingird", True),
    ],
)
def test_two_words_of_one_stem_are_no_slip(one: str, other: str, slip: bool) -> None:
    assert is_slip((one,), (other,)) is slip
