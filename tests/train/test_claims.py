"""Training the comparison of claims: what is read, what is made, and one small run."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

pytest.importorskip("torch")

from alleged.errors import InputError
from alleged.models.comparison import ENTAILS, HEADS, RELATIONS, Said
from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.train.claim_made import (
    COMPATIBLE,
    Sentence,
    asked,
    bounded_number,
    coreferent_pairs,
    demanded,
    denied,
    denied_report,
    hedged,
    made_pairs,
    names_of,
    other_day,
    other_number,
    other_year,
    renamed,
    shortened,
    spelt_number,
)
from alleged.train.claim_pairs import (
    Pair,
    Taught,
    read_judged,
    read_taught,
    read_written,
    said,
    write_taught,
)
from alleged.train.claim_teacher import beside_labelled, likest_sentences

ROOT = Path(__file__).parents[2]
DRAW = random.Random(1)


def written(tmp_path: Path, *lines: str) -> list[Pair]:
    path = tmp_path / "pairs.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(read_written([path]))


def test_a_written_pair_has_both_statements_with_their_days(tmp_path: Path) -> None:
    (pair,) = written(
        tmp_path,
        "// a ferry",
        "contradict\tnumber\t-\t2031-05-09\tSix drowned at Orn.\t2031-05-10\tNine drowned at Orn.",
    )
    assert pair.relation is PairRelation.CONTRADICT
    assert (pair.clash, pair.entails) == (Clash.NUMBER, None)
    assert pair.one.published == "2031-05-09"
    assert pair.other.words == "Nine drowned at Orn."
    assert pair.story == "pairs.tsv:1"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("agree\t-\tboth\t2031-05-09\tOne.", "5 fields in place of 7"),
        ("agrees\t-\t-\t2031-05-09\tOne.\t2031-05-09\tTwo.", "agrees"),
    ],
)
def test_a_line_that_is_no_pair_is_told_with_its_place(
    tmp_path: Path, line: str, told: str
) -> None:
    with pytest.raises(InputError, match=rf"pairs\.tsv:1: .*{told}"):
        written(tmp_path, line)


def test_a_weekday_is_read_from_the_day_of_publication() -> None:
    found = said("The mill at Orn burned down on Tuesday.", "2031-05-09")
    assert (found.begin, found.end) == ("2031-05-06", "2031-05-06")
    assert said("The mill at Orn burned down.", "2031-05-09").begin is None


def test_turned_about_what_follows_is_turned_too() -> None:
    pair = Pair(
        one=said("a", None), other=said("b", None), relations=frozenset({PairRelation.AGREE}),
        entails=Entailment.FIRST, story="x",
    )  # fmt: skip
    assert pair.turned().entails is Entailment.SECOND
    assert pair.turned().one == pair.other
    assert pair.turned().turned() == pair


def test_a_judged_pair_has_its_words_from_the_gold_set_and_may_leave_the_relation_open(
    tmp_path: Path,
) -> None:
    gold = tmp_path / "set.jsonl"
    gold.write_text('{"id": "t", "text": "Orn burned. Velm did not."}\n', encoding="utf-8")
    judged = tmp_path / "judged.jsonl"
    judged.write_text(
        '{"set": "s", "one": {"id": "t", "start": 0, "end": 11}, '
        '"other": {"id": "t", "start": 12, "end": 25}, "relation": "compatible|unrelated"}\n',
        encoding="utf-8",
    )
    (pair,) = read_judged(judged, tmp_path, {"s": "set.jsonl"})
    assert (pair.one.words, pair.other.words) == ("Orn burned.", "Velm did not.")
    assert pair.relations == {PairRelation.COMPATIBLE, PairRelation.UNRELATED}


@pytest.mark.parametrize(
    ("change", "words", "relation", "clash", "entails"),
    [
        (other_number, "A fire at Orn killed 14 people.", "contradict", "number", None),
        (other_number, "Three ships sank off Velm.", "contradict", "number", None),
        (spelt_number, "Three ships sank off Velm.", "agree", None, "both"),
        (other_day, "The king left Orn on Monday.", "contradict", "date", None),
        (other_year, "Velm sold its port in 2019.", "compatible", None, None),
        (denied, "The treaty was signed in Orn.", "contradict", "polarity", None),
        (hedged, "The treaty was signed in Orn.", "agree", None, "a>b"),
        (demanded, "The council of Orn will close the old bridge.", "compatible", None, None),
        (asked, "The treaty was signed in Orn.", "compatible", None, None),
        (shortened, "The ferry to Velm ran aground at noon, after its engine had failed twice.",
         "agree", None, "a>b"),
    ],
)  # fmt: skip
def test_a_rule_changes_the_words_and_says_what_that_does(
    change: object, words: str, relation: str, clash: str | None, entails: str | None
) -> None:
    found = change(words, random.Random(3))  # type: ignore[operator]
    assert found is not None
    changed, relations, clashes, follows = found
    assert changed != words
    assert relations == {PairRelation(relation)}
    assert clashes == (Clash(clash) if clash else None)
    assert follows == (Entailment(entails) if entails else None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (other_number, "The port was opened in 1994."),
        (other_number, "At least 14 people were killed."),
        (other_day, "The king left Orn at noon."),
        (denied, "The minister said that the treaty was signed."),
        (denied_report, "The treaty was not signed."),
        (shortened, "The ferry ran aground."),
    ],
)
def test_a_rule_leaves_alone_what_it_cannot_change_for_sure(change: object, words: str) -> None:
    assert change(words, DRAW) is None  # type: ignore[operator]


def test_a_bound_agrees_where_the_number_is_within_and_contradicts_where_it_is_not() -> None:
    words = "Some doctors treated 40 people in Orn."
    for seed in range(40):
        found = bounded_number(words, random.Random(seed))
        assert found is not None
        changed, relations, _, _ = found
        bound = int("".join(filter(str.isdigit, changed)))
        lower = "at least" in changed or ("more than" in changed and "no more" not in changed)
        within = (bound < 40) if lower else (bound > 40)
        assert relations == {PairRelation.AGREE if within else PairRelation.CONTRADICT}, changed


SENTENCES = [
    Sentence(
        words=f"The council of Orn will open bridge {number} on Monday.", published="2031-05-09",
        text=f"t{number // 4}", topic=f"topic {number // 8}",
    )
    for number in range(3, 40)
]  # fmt: skip


def test_made_pairs_are_the_same_for_the_same_seed() -> None:
    def made(seed: int) -> list[Pair]:
        return made_pairs(SENTENCES, random.Random(seed), changed=30, beside=5, strange=5)

    assert made(1) == made(1)
    assert made(1) != made(2)
    assert len(made(1)) >= 35


def test_two_events_of_one_topic_go_side_by_side_and_one_event_is_never_unrelated() -> None:
    def row(id_: str, subtopic: str, chain: str) -> dict[str, object]:
        text = "Two men fled the prison at Orn last night."
        mentions = [
            {"kind": kind, "tag": tag, "start": start, "end": end, "chain": f"{chain}{kind}",
             "chain_scope": "cross"}
            for kind, tag, start, end in (("event", "ACTION", 8, 12), ("entity", "LOC", 17, 23))
        ]  # fmt: skip
        return {"id": id_, "topic": "4", "subtopic": subtopic, "text": text,
                "sentences": [[0, 0, len(text)]], "selected_sentences": [0],
                "mentions": mentions}  # fmt: skip

    rows = [row("a", "x", "one"), row("b", "x", "one"), row("c", "y", "two")]
    one, two = coreferent_pairs(rows, random.Random(1), most=1)
    assert PairRelation.UNRELATED not in one.relations
    assert two.relations == {PairRelation.COMPATIBLE, PairRelation.UNRELATED}


def test_names_are_changed_in_both_alike() -> None:
    pair = Pair(
        one=Said(words="The mayor, Vole, left Orn."), other=Said(words="In Orn, Vole was seen."),
        relations=COMPATIBLE, story="x",
    )  # fmt: skip
    assert names_of(pair.one.words) == {"Vole", "Orn"}
    for seed in range(20):
        changed = renamed(pair, ["Sarn"], random.Random(seed))
        assert ("Vole" in changed.one.words) == ("Vole" in changed.other.words)
        assert ("Orn" in changed.one.words) == ("Orn" in changed.other.words)
    assert any(renamed(pair, ["Sarn"], random.Random(seed)) != pair for seed in range(20))


def test_written_pairs_of_the_project_are_all_pairs() -> None:
    files = sorted((ROOT / "training" / "pairs").glob("*.tsv"))
    pairs = list(read_written(files))
    assert len(pairs) > 2000
    for pair in pairs:
        assert (pair.clash is not None) == (pair.relation is PairRelation.CONTRADICT), pair
        assert (pair.entails is not None) == (pair.relation is PairRelation.AGREE), pair


def test_a_small_network_learns_and_gives_the_same_file_twice(tmp_path: Path) -> None:
    import torch

    from alleged.models.comparison import Comparer
    from alleged.models.wordpiece import WordPiece
    from alleged.train.__main__ import packaged_base
    from alleged.train.claim_network import PairNetwork, PairOptions, fit_pairs, write_comparer
    from alleged.train.claims import NO_RULES, write_settings

    base = packaged_base()
    pairs = made_pairs(SENTENCES, random.Random(1), changed=24, beside=0, strange=0)
    written = []
    for run in ("one", "two"):
        folder = tmp_path / run
        folder.mkdir()
        torch.manual_seed(1)
        network = PairNetwork(base, layers=1)
        losses: list[str] = []
        mean = fit_pairs(
            network, [pairs, pairs, pairs], WordPiece.load(base / "vocab.txt"),
            PairOptions(batch=12), names=["Sarn"], steps=6, report=losses.append,
            after_round=lambda number, mean: None,
        )  # fmt: skip
        network.load_state_dict(mean)
        write_comparer(network, folder / "comparer.onnx")
        (folder / "vocab.txt").write_bytes((base / "vocab.txt").read_bytes())
        write_settings(folder, NO_RULES)
        written.append((folder / "comparer.onnx").read_bytes())
        first, last = (
            float(line.split("loss ")[1].split(",")[0]) for line in (losses[0], losses[-1])
        )
        assert last < first
    assert written[0] == written[1]
    found = Comparer.load(tmp_path / "one").compare(pairs[0].one, pairs[0].other)
    assert sum(found.relation.values()) == pytest.approx(1.0)


def taught_pair(*chances: float) -> Pair:
    return Pair(
        one=said("Some 40 were hurt.", "2031-05-02"),
        other=said("At least 30 were hurt.", "2031-05-03"),
        relations=frozenset(PairRelation),
        story="made",
        taught=Taught(relation=chances, clash=(1.0, *[0.0] * 5), entails=(0.7, 0.2, 0.1)),
    )


def test_a_taught_pair_is_read_as_it_was_written_and_turned_with_what_follows(
    tmp_path: Path,
) -> None:
    pair = taught_pair(0.1, 0.6, 0.2, 0.1)
    write_taught(tmp_path / "taught.jsonl", [pair])
    assert list(read_taught(tmp_path / "taught.jsonl")) == [pair]
    assert pair.taught is not None
    chances = dict(zip(ENTAILS, pair.taught.entails, strict=True))
    turned = pair.turned().taught
    assert turned is not None
    assert turned.relation == pair.taught.relation
    for one, other in ((Entailment.FIRST, Entailment.SECOND), (Entailment.BOTH, Entailment.BOTH)):
        assert turned.entails[ENTAILS.index(one)] == chances[other]


def test_what_a_teacher_says_pulls_the_network_towards_it() -> None:
    import torch

    from alleged.train.claim_network import PairOptions, pair_loss

    pair = taught_pair(*(0.7 if one is PairRelation.CONTRADICT else 0.1 for one in RELATIONS))
    scores = [torch.zeros(1, len(labels), requires_grad=True) for labels in HEADS.values()]
    pair_loss(scores, [pair], PairOptions()).backward()
    slope = dict(zip(HEADS, (one.grad for one in scores), strict=True))
    assert slope["relation"].argmin() == RELATIONS.index(PairRelation.CONTRADICT)
    assert slope["clash"].argmin() == 0
    assert slope["entails"].abs().sum() < slope["clash"].abs().sum()


def test_statements_of_one_story_without_a_label_are_asked_about() -> None:
    a, b, c, d = (said(words, "2031-05-02") for words in ("One ran.", "Two ran.", "Sarn.", "Fog."))
    known = [
        Pair(one=one, other=other, relations=frozenset({PairRelation.AGREE}), story=story)
        for one, other, story in ((a, b, "x.tsv:1"), (b, c, "x.tsv:1"), (c, d, "y.tsv:1"))
    ]
    found = beside_labelled(known, seed=1)
    assert [{one.one.words, one.other.words} for one in found] == [{"One ran.", "Sarn."}]


def test_a_sentence_stands_beside_those_of_its_topic_that_share_its_rare_words() -> None:
    sentences = [
        Sentence(words=words, published=None, text=f"t{number}", topic=topic)
        for number, (words, topic) in enumerate(
            [
                ("The ferry sank off Sarn in fog.", "ferry"),
                ("A ferry sank in fog, the coastguard said.", "ferry"),
                ("The minister was in Tolma on Friday.", "ferry"),
                ("The harbour was shut in the morning.", "ferry"),
                ("The ferry sank in fog off Sarn again.", "another"),
            ]
        )
    ]
    found = {frozenset((one.one.words, one.other.words)) for one in likest_sentences(sentences, 1)}
    assert frozenset((sentences[0].words, sentences[1].words)) in found
    assert not any(sentences[4].words in both for both in found)
