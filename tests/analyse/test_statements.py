"""Who says what, in sentences about countries that do not exist."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made import a_document, span_of

from alleged.analyse.mentions import find_mentions
from alleged.analyse.sentences import split_sentences
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import (
    find_statements,
    gives_a_name,
    quoted_parts,
    says_nothing,
    without_joint,
)
from alleged.models.quotations import find_quotations
from alleged.models.reader import Reader
from alleged.records.mentions import Mention
from alleged.records.spans import Span
from alleged.records.statements import Manner, Statement


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def read(
    reader: Reader, text: str, title: Span | None = None
) -> tuple[list[Statement], list[Mention]]:
    document = replace(a_document(text), title_span=title)
    sentences = split_sentences(text)
    reading = reader.read(text, sentences)
    mentions = find_mentions(document, sentences=sentences, reading=reading)
    found = find_statements(document, sentences=sentences, reading=reading, mentions=mentions)
    return found, mentions


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "President Ana Ruiz said that the harbour of Port Selva would reopen in May.",
            ["President Ana Ruiz"],
            ["said"],
            ["that the harbour of Port Selva would reopen in May"],
        ),
        (
            "“The harbour will reopen in May,” President Ana Ruiz said on Monday.",
            ["President Ana Ruiz"],
            None,
            ["“The harbour will reopen in May,”"],
        ),
        (
            "“The harbour will reopen,” said Ana Ruiz, the mayor, “and the ships will come back.”",
            ["Ana Ruiz, the mayor"],
            ["said"],
            ["“The harbour will reopen,”", "“and the ships will come back.”"],
        ),
        (
            "According to the Ministry of Works, the repairs cost three million crowns.",
            ["the Ministry of Works"],
            ["According to"],
            ["the repairs cost three million crowns"],
        ),
        (
            "The repairs cost three million crowns, according to the Ministry of Works.",
            ["the Ministry of Works"],
            ["according to"],
            ["The repairs cost three million crowns"],
        ),
        (
            "The government of Quendoria denied that its troops had crossed the border.",
            ["The government of Quendoria"],
            ["denied"],
            ["that its troops had crossed the border"],
        ),
        (
            "Tomas Arde, the leader of the opposition, accused the government of stealing the vote.",
            ["Tomas Arde, the leader of the opposition"],
            ["accused"],
            ["the government of stealing the vote"],
        ),
        (
            "The strike will go on, the union told reporters.",
            ["the union"],
            None,
            ["The strike will go on"],
        ),
        (
            "Economists expect that prices in Quendoria will rise by a tenth this year.",
            ["Economists"],
            ["expect"],
            ["that prices in Quendoria will rise by a tenth this year"],
        ),
        (
            "Ana Ruiz called the new law a “disgrace”.",
            ["Ana Ruiz"],
            ["called"],
            None,
        ),
        (
            "“We will not leave,” she said.",
            ["she"],
            ["said"],
            ["“We will not leave,”"],
        ),
        (
            "Critics say the new dam would flood forty villages.",
            ["Critics"],
            ["say"],
            ["the new dam would flood forty villages"],
        ),
    ],
)
def test_source_cue_and_content_of_a_plain_sentence(
    reader: Reader, text: str, source: list[str], cue: list[str] | None, content: list[str] | None
) -> None:
    found, _ = read(reader, text)
    assert len(found) == 1
    (one,) = found
    # In PolNeAR the comma behind an apposition belongs to the source.
    assert [part.rstrip(",") for part in words(one.source, text)] == source
    if cue is not None:
        assert words(one.cue, text) == cue
    if content is not None:
        assert words(one.content, text) == content


@pytest.mark.parametrize(
    "text",
    [
        "The harbour of Port Selva lies in the north of Quendoria.",
        "It rained for three days, and the river rose.",
        "",
        " \n\n ",
    ],
)
def test_a_text_in_which_nobody_speaks_has_no_statement(reader: Reader, text: str) -> None:
    assert read(reader, text)[0] == []


def test_the_quoted_part_of_a_mixed_content_is_marked(reader: Reader) -> None:
    text = "Ana Ruiz said the new law was “a disgrace for Quendoria” and should be withdrawn."
    ((one,), _) = read(reader, text)
    assert words(one.quoted, text) == ["a disgrace for Quendoria"]


def test_the_one_to_whom_it_is_done_is_no_source(reader: Reader) -> None:
    text = "Quendoria's senate passes bill criticized as unjust by nobody."
    assert all(not one.source for one in read(reader, text)[0])
    text = "“I am ready,” said Mayor Ana Ruiz, asked about the claims that she had resigned."
    asked = [one for one in read(reader, text)[0] if "asked" in words(one.cue, text)[0]]
    assert all(not one.source for one in asked)
    text = "Ana Ruiz, the new mayor, described as “absurd” the claim that she had resigned."
    assert [words(one.source, text) for one in read(reader, text)[0]] == [
        ["Ana Ruiz, the new mayor,"]
    ]


def test_a_dateline_is_no_part_of_what_is_said(reader: Reader) -> None:
    text = "Port Selva (Wire) – The harbour will stay closed until May, Ana Ruiz warned on Monday."
    ((one,), _) = read(reader, text)
    assert words(one.content, text) == ["The harbour will stay closed until May"]


def test_a_quotation_that_closes_in_a_later_line_goes_on_there(reader: Reader) -> None:
    text = (
        "General Ana Ruiz stated ``The new bridge will open to all of you in May.\n"
        "It was paid for by the port.''\nThe road was closed."
    )
    ((one,), _) = read(reader, text)
    assert words(one.content, text)[1].startswith("It was paid for")
    assert one.manner is Manner.DIRECT


def test_a_surname_and_a_pronoun_resolve_to_the_full_name(reader: Reader) -> None:
    text = (
        "President Ana Ruiz said that the harbour would reopen. Ruiz added that the ships would "
        "come back.\n\n“We have waited for long,” she said."
    )
    found, _ = read(reader, text)
    assert [one.speaker for one in found] == ["Ana Ruiz"] * 3


def test_a_denial_and_an_accusation_keep_their_own_speakers(reader: Reader) -> None:
    text = (
        "Tomas Arde accused the government of fraud. President Ana Ruiz denied that the vote had "
        "been stolen."
    )
    found, _ = read(reader, text)
    assert [one.speaker for one in found] == ["Tomas Arde", "Ana Ruiz"]


def test_a_statement_in_the_headline_says_so(reader: Reader) -> None:
    title = "Ruiz says the harbour of Port Selva will reopen"
    text = title + "\n\nPresident Ana Ruiz said that the ships would come back."
    found, _ = read(reader, text, Span(0, len(title)))
    assert [one.in_title for one in found] == [True, False]


def test_names_carry_their_kind_and_their_fullest_form(reader: Reader) -> None:
    text = (
        "President Ana Ruiz flew to France. Ruiz met the United Nations in Paris, and Germans too."
    )
    _, mentions = read(reader, text)
    found = {(one.span.of(text), one.kind.value, one.name) for one in mentions}
    assert ("Ruiz", "person", "Ana Ruiz") in found
    assert ("France", "place", "France") in found
    assert ("United Nations", "organisation", "United Nations") in found
    assert ("Germans", "group", "Germans") in found


def test_reading_again_gives_the_same_records(reader: Reader) -> None:
    text = "“Yes,” said Ana Ruiz. The union denied it.\n\n" * 12
    assert read(reader, text) == read(Reader.load(), text)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(max_size=150)
    | st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                " said ",
                "Ana Ruiz",
                ", ",
                ". ",
                "\n\n",
                " denied that ",
                "she",
                "he ",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_text_gives_spans_inside_it_and_never_raises(reader: Reader, text: str) -> None:
    found, mentions = read(reader, text)
    for one in found:
        spans = [*one.source, *one.cue, *one.content, *one.quoted]
        assert one.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(any(piece.holds(part) for piece in one.content) for part in one.quoted)
        assert 0 <= one.probability <= 1
        assert one.speaker_reason
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "content", "quoted"),
    [
        ("a “b c” d", [(0, 9)], ["b c"]),
        ("“b” and “c”", [(0, 11)], ["b", "c"]),
        ("x “b c d” y", [(0, 5), (6, 11)], ["b", "d"]),
        ("nothing here", [(0, 12)], []),
        ("x “…” y", [(0, 7)], []),
    ],
)
def test_quoted_parts_are_what_content_and_quotations_share(
    text: str, content: list[tuple[int, int]], quoted: list[str]
) -> None:
    pieces = [Span(start, end) for start, end in content]
    assert [part.of(text) for part in quoted_parts(text, pieces, find_quotations(text))] == quoted


def test_a_place_before_a_colon_in_small_letters_is_no_speaker(reader: Reader) -> None:
    text = (
        "sarn: the harbour board on wednesday asked the dockers to go back to work and to wait for "
        "the court, and the union called a meeting. board member ana ruiz said the port was open.\n"
    )
    found, _ = read(reader, text)
    assert "sarn" not in [source for one in found for source in words(one.source, text)]
    assert "the port was open" in [words(one.content, text)[0] for one in found]


def test_what_follows_an_indirect_statement_is_not_drawn_into_it(reader: Reader) -> None:
    text = (
        "sarn: the harbour board met on wednesday to hear of the strike, which had gone on for a "
        "week. board member ana ruiz said the port was open. the dockers went home. she left.\n"
    )
    found, _ = read(reader, text)
    contents = [" ".join(words(one.content, text)) for one in found]
    assert all("went home" not in content for content in contents)


@pytest.mark.parametrize(
    ("source", "alone"),
    [
        ("While old hands", "old hands"),
        ("but the board", "the board"),
        ("Orr, on the other hand,", "Orr"),
        ("the clerk, Ana Ruiz,", "the clerk, Ana Ruiz,"),
        ("While", "While"),
        ("That same witness", "That same witness"),
        ("that many of his friends", "many of his friends"),
    ],
)
def test_a_source_has_neither_the_joining_word_nor_an_aside(source: str, alone: str) -> None:
    assert without_joint(source, Span(0, len(source))).of(source) == alone


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A task force, called the Shield Programme, met on Monday.", True),
        ("The mayor called the Shield Programme a disgrace.", False),
    ],
)
def test_giving_a_name_is_no_statement(text: str, names: bool) -> None:
    cue = text.index("called")
    source = Span(0, cue - 1)
    content = Span(text.index("the Shield"), len(text) - 1)
    one = Reported((source,), (Span(cue, cue + 6),), (content,), ())
    assert gives_a_name(text, one) is names


def test_the_sentence_before_a_quotation_is_not_drawn_into_it(reader: Reader) -> None:
    text = (
        "sarn: prime minister kai lund on tuesday advocated a peaceful end of all disputes through "
        'talks. "it is necessary that whatever problems we have, efforts should be made to resolve '
        'them," lund said.\n'
    )
    found, _ = read(reader, text)
    assert [one.content[0].of(text)[:6] for one in found if one.quoted] == ['"it is']


@pytest.mark.parametrize(
    ("source", "cue", "content", "nothing"),
    [
        ("The dispute", "centres on", "whether Orvania helped its mills", True),
        ("The trade dispute", "shows", "how far it has gone", True),
        ("The ruling", "backs", "the claim that the vote was stolen", True),
        ("The ruling", "says", "the tariffs are unlawful", False),
        ("The Harbour Board", "ruled on Monday in favour of", "Orvania in its dispute", True),
        ("The Harbour Board", "in its dispute with", "Orvania over mills", True),
        ("The Harbour Board", "ruled", "that the tariffs are unlawful", False),
        ("The mayor of the dispute board", "said", "it was over", False),
        ("A judge", "sentenced", "two clerks to nine years for theft", True),
        ("A judge", "found", "that two clerks had stolen a purse", False),
    ],
)
def test_things_that_say_nothing_are_no_source(
    source: str, cue: str, content: str, nothing: bool
) -> None:
    text = f"{source} {cue} {content}."
    one = Reported(
        source=(span_of(text, source),),
        cue=(span_of(text, cue),),
        content=(span_of(text, content),),
        quoted=(),
    )
    assert says_nothing(text, one) is nothing


def test_a_name_that_is_given_to_something_is_no_statement_of_nobody() -> None:
    text = "The bill, known as the Port Act, prevents it."
    start = text.index("known")
    one = Reported((), (Span(start, start + 8),), (Span(start + 9, len(text) - 1),), ())
    assert gives_a_name(text, one)


def told(reader: Reader, text: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of each statement."""
    found, _ = read(reader, text)
    return [
        (
            " ".join(words(one.source, text)),
            " ".join(words(one.cue, text)),
            words(one.content, text),
        )
        for one in found
    ]


def test_who_was_quoted_as_saying_it_says_it(reader: Reader) -> None:
    text = "The talks failed. Varn was quoted as saying that they were over."
    assert told(reader, text)[-1] == ("Varn", "was quoted as saying", ["that they were over"])


def test_the_clause_before_the_source_is_no_part_of_what_it_says(reader: Reader) -> None:
    text = 'His deputy "started shouting," and Holt urged him to be quiet.'
    assert told(reader, text) == [("Holt", "urged", ["him to be quiet"])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "A clerk of the guild said there was no plan for the port, but it could open in May.",
            "there was no plan for the port, but it could open in May",
        ),
        (
            "Officials warn that it would put sailors at risk and leave the port open to lawsuits "
            "― and hefty bills ― in courts around the world.",
            "that it would put sailors at risk and leave the port open to lawsuits ― and hefty "
            "bills ― in courts around the world",
        ),
        (
            "However, he went on to say that should a maker be willing to pay the cost itself, he "
            "did not object to the purchase.",
            "that should a maker be willing to pay the cost itself, he did not object to the "
            "purchase",
        ),
        (
            "Holt said the port would open, but the guild denied it.",
            "the port would open",
        ),
    ],
)
def test_what_is_said_goes_on_where_its_sentence_plainly_does(
    reader: Reader, text: str, content: str
) -> None:
    assert told(reader, text)[0][2] == [content]


def test_who_is_expected_to_do_something_does_not_say_so(reader: Reader) -> None:
    text = "Holt is expected to attend the summit in Sarn."
    assert told(reader, text) == [("", "is expected", ["Holt", "to attend the summit in Sarn"])]
