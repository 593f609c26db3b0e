"""Sentences in words and groups, which are made once and only where they are asked for."""

from __future__ import annotations

import pytest
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document

from alleged.analyse.event_climb import view_of
from alleged.analyse.event_parties import with_parties
from alleged.analyse.event_syntax import Groups, SentenceSyntax, read_syntax
from alleged.analyse.framing.targets import take_apart
from alleged.analyse.sentences import split_sentences
from alleged.models.tagger import packaged_tagger

TEXT = "The Kestrian navy shelled the port of Ardo. Velmora's regent denied that she had left."


def test_the_groups_of_a_sentence_are_made_when_they_are_first_asked_for() -> None:
    (known, *_) = read_syntax(TEXT, split_sentences(TEXT))
    made: list[Groups] = []

    def grouped() -> Groups:
        made.append(Groups(known.tags, known.chunks, known.clauses))
        return made[-1]

    sentence = SentenceSyntax(span=known.span, tokens=known.tokens, grouped=grouped)
    assert not made
    assert sentence.chunks == known.chunks
    assert sentence.tags == known.tags
    assert len(made) == 1


def test_all_who_look_at_a_sentence_have_one_view_of_it() -> None:
    first, second = read_syntax(TEXT, split_sentences(TEXT))
    assert view_of(first) is view_of(first)
    assert view_of(first) is not view_of(second)
    assert view_of(first) is not view_of(first, in_title=True)


def test_sentences_that_were_tagged_before_are_built_as_those_that_were_not() -> None:
    sentences = split_sentences(TEXT)
    tags = {one.span: one.as_written for one in read_syntax(TEXT, sentences) if one.as_written}
    known = {span: found for span, found in tags.items() if span == sentences[1]}
    assert known
    alone = take_apart(TEXT, sentences, packaged_tagger())
    assert take_apart(TEXT, sentences, packaged_tagger(), known) == alone
    assert take_apart(TEXT, sentences, packaged_tagger(), tags) == alone


def test_an_event_that_keeps_its_parties_stays_the_same_record() -> None:
    event = an_event(a_document(TEXT), "shelled")
    assert with_parties(event, actors=event.actors) is event
    assert with_parties(event, actors=(), recipients=()).actors == ()


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Landlords evict tenants who complain.", "evict"),
        ("Orvana froze the talks.", "froze"),
        ("Marines Seize Lighthouse", "Seize"),
        ("The mob burns the mill and the abbot flees to Belmar.", "flees"),
        ("Claims that the warden lied were denied.", "lied"),
        ("Guards loyal to the abbot, who was jailed last week, fired at the crowd.", "fired"),
    ],
)
def test_a_clause_that_seems_to_have_no_verb_has_one(text: str, verb: str) -> None:
    (sentence,) = read_syntax(text, split_sentences(text))
    tags = dict(zip((token.text for token in sentence.tokens), sentence.tags, strict=True))
    assert tags[verb] in ("VBP", "VBD", "VBZ")


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The queen ordered the riot squads to leave Tarn.", "squads", "NNS"),
        ("Orvana's rescue funds for Tarn have grown.", "funds", "NNS"),
        ("Orvana charged the trader Olo Rent with smuggling arms to Tarn.", "smuggling", "VBG"),
        ("The strike of nine imprisoned monks ended.", "imprisoned", "JJ"),
        ("Its stocks have shrunk since May.", "shrunk", "VBN"),
        ("He vowed to forcibly deport 40 monks.", "deport", "VB"),
        ("One clerk left and accuses him of fraud.", "accuses", "VBZ"),
        ("The guilds made a call to boycott lectures once it rains.", "boycott", "VB"),
        ("Kidnapping for ransom has become common.", "Kidnapping", "NN"),
        ("Orvana will not accept that Tarn divert the brook.", "divert", "VB"),
    ],
)
def test_words_that_those_beside_leave_no_choice_for_have_their_tag(
    text: str, word: str, tag: str
) -> None:
    (sentence,) = read_syntax(text, split_sentences(text))
    tags = dict(zip((token.text for token in sentence.tokens), sentence.tags, strict=True))
    assert tags[word] == tag


def test_what_opens_a_sentence_before_that_is_a_noun_where_its_verb_follows() -> None:
    text = "Claims that the warden lied were denied."
    (sentence,) = read_syntax(text, split_sentences(text))
    assert sentence.tags[0] == "NNS"


def test_a_month_behind_a_preposition_and_the_name_behind_it_are_two_groups() -> None:
    text = "The talks froze in June, in July Orvana's envoy resigned."
    (sentence,) = read_syntax(text, split_sentences(text))
    groups = [
        " ".join(token.text for token in sentence.tokens[chunk.first : chunk.after])
        for chunk in sentence.chunks
    ]
    assert "Orvana's envoy" in groups
