"""Which pairs of propositions the comparison model is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.test_claims import article

from alleged.link.asking import (
    LEAST_COMMON,
    SAME_WORDS,
    Met,
    likeness_of,
    said_of_both,
    same_words,
)
from alleged.link.compare import Side, even
from alleged.link.doubts import Utterance
from alleged.records.claims import Entailment, PairRelation
from alleged.records.propositions import Proposition

DAY = "2031-05-09"


def proposition(text: str, *, outlet: str = "The Post") -> Proposition:
    return article(text, outlet=outlet)[1].propositions[0]


def met(
    one: Proposition,
    other: Proposition,
    *,
    one_story: bool = True,
    voices: tuple[str, str] = ("article", "article"),
) -> Met:
    sides = tuple(Side(proposition=each, published=DAY) for each in (one, other))
    first, second = (
        Utterance(
            proposition=each, published=DAY, voice=voice, statement_type="asserts", speaker=None
        )
        for each, voice in zip((one, other), voices, strict=True)
    )
    return Met(
        number=1, one=first, other=second, one_story=one_story, sides=(sides[0], sides[1]),
    )  # fmt: skip


def ruled(pair: Met, relation: PairRelation) -> Met:
    """The same as if the rules had found this relation."""
    found = replace(pair)
    found.__dict__["rule"] = replace(pair.rule, relation=relation)
    return found


SHELLED = proposition("The Ost League shelled the town of Velm on Monday.")
FIRED = proposition("Guns of the Ost League fired on Velm on Monday, killing two.", outlet="Echo")
RENTS = proposition("Rents in Orn rose by a tenth last year.", outlet="Echo")


def test_two_that_share_party_and_place_are_asked_about() -> None:
    assert likeness_of(met(SHELLED, FIRED), even) is not None


def test_two_that_have_nothing_in_common_are_not() -> None:
    assert likeness_of(met(SHELLED, RENTS), even) is None


def test_common_concepts_weigh_less_than_rare_ones() -> None:
    pair = met(SHELLED, FIRED)
    pair = ruled(pair, PairRelation.UNRELATED)
    likeness = likeness_of(pair, even)
    assert likeness is not None
    assert likeness >= LEAST_COMMON
    assert likeness_of(pair, lambda _: 0.1) is None


def test_what_the_rules_find_to_agree_or_clash_is_asked_first() -> None:
    pair = met(SHELLED, FIRED)
    agrees, beside = (
        ruled(pair, relation) for relation in (PairRelation.CONTRADICT, PairRelation.COMPATIBLE)
    )
    first, second = likeness_of(agrees, even), likeness_of(beside, even)
    assert first is not None
    assert second is not None
    assert first > second


def test_without_one_story_nearly_all_must_be_in_both() -> None:
    again = proposition("The Ost League has shelled the town of Velm on Monday.", outlet="Echo")
    assert likeness_of(met(SHELLED, FIRED, one_story=False), even) is None
    assert likeness_of(met(SHELLED, again, one_story=False), even) is not None


@pytest.mark.parametrize(("voices", "asked"), [
    (("article", "article"), False), (("article", "speaker"), True),
])  # fmt: skip
def test_inside_one_article_only_two_voices_are_held_against_each_other(
    voices: tuple[str, str], asked: bool
) -> None:
    found = article("The mill in Velm will close. The mill in Velm will stay open.")[1]
    one, other = found.propositions[:2]
    assert (likeness_of(met(one, other, voices=voices), even) is not None) is asked


def test_the_same_words_are_the_same_without_asking() -> None:
    copy = proposition("The Ost League shelled the town of Velm on Monday.", outlet="Echo")
    pair = met(SHELLED, copy)
    assert same_words(pair)
    assert (SAME_WORDS.relation, SAME_WORDS.entails) == (PairRelation.AGREE, Entailment.BOTH)
    assert not same_words(met(SHELLED, FIRED))


def test_the_same_words_of_two_times_are_not_the_same() -> None:
    later = replace(SHELLED, begin="2031-06-02", end="2031-06-02")
    pair = met(SHELLED, later)
    assert not same_words(pair)


def test_the_same_small_words_of_two_stories_are_not_the_same() -> None:
    one, other = (proposition("Two were hurt.", outlet=outlet) for outlet in ("Post", "Echo"))
    assert same_words(met(one, other))
    assert not same_words(met(one, other, one_story=False))


def words_read(*told: tuple[str, str | None, str | None]) -> list[str]:
    """What the model reads of two; each with its speaker and whom its first pronoun means."""
    both = [
        Utterance(
            proposition=replace(SHELLED, words=words), published=DAY, voice="reported",
            statement_type="asserts", speaker=speaker, subject=subject,
        )
        for words, speaker, subject in told
    ]  # fmt: skip
    return [said.words for said in said_of_both(both[0], both[1])]


def test_the_model_reads_a_name_for_the_pronoun_that_words_begin_with() -> None:
    assert words_read(
        ("“I opened the gate,”", "Ida Lund", None), ("she opened the gate", "Orn", "Ida Lund")
    ) == ["“Ida Lund opened the gate,”", "Ida Lund opened the gate"]


def test_a_pronoun_stays_where_it_is_open_or_the_other_has_the_same_and_it_is_open_there() -> None:
    assert words_read(
        ("I opened the gate", "she", None), ("I opened the gate", "Ida Lund", None)
    ) == ["I opened the gate", "I opened the gate"]
    assert words_read(
        ("he opened the gate", None, None), ("Arn Vole opened the gate", None, None)
    ) == ["he opened the gate", "Arn Vole opened the gate"]
