"""The example is consistent in itself: its sources make its bytes, and its labels say its words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pypdfium2
import pytest

from alleged.plover import EVENT_TYPES
from alleged.records.events import EventLabel, EventStatus

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "lurenia"
ARTICLES = EXAMPLE / "articles"
ANSWERS = EXAMPLE / "answers"
PDF_MADE_BY = "5.1.0"
"""Version of reportlab that made the committed PDF; another one may write other bytes."""

Json = dict[str, Any]


@cache
def read_lines(name: str) -> tuple[Json, ...]:
    lines = (ANSWERS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def world() -> Json:
    known: Json = json.loads((ANSWERS / "world.json").read_text(encoding="utf-8"))
    return known


def squeeze(text: str) -> str:
    return " ".join(text.split())


def page_words(label: Json, *, running_heads: bool = True) -> str:
    """All words of an article's file, boilerplate and all, with single spaces."""
    path = ARTICLES / label["file"]
    if label["format"] == "html":
        return squeeze(lxml.html.fromstring(path.read_bytes()).text_content())
    if label["format"] == "pdf":
        document = pypdfium2.PdfDocument(path)
        pages = [page.get_textpage().get_text_range().splitlines() for page in document]
        # Header and footer were drawn first, a line each.
        return squeeze(" ".join(" ".join(page[0 if running_heads else 2 :]) for page in pages))
    if label["format"] == "jsonl":
        row = json.loads(path.read_text(encoding="utf-8"))
        return squeeze(row["title"] + " " + row["text"])
    written = path.read_text(encoding="utf-8")
    if label["format"] == "markdown":
        written = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", written.replace("*", ""))
    return squeeze(written)


def make(folder: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "make_lurenia.py"), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )


def copy_sources(to: Path) -> Path:
    shutil.copytree(EXAMPLE / "source", to / "source")
    for path in EXAMPLE.glob("*.py"):
        shutil.copy(path, to)
    return to


def test_the_sources_make_the_committed_bytes(tmp_path: Path) -> None:
    reportlab = pytest.importorskip("reportlab")
    made = make(EXAMPLE, tmp_path)
    assert made.returncode == 0, made.stderr
    for folder in ("articles", "answers"):
        names = {path.name for path in (EXAMPLE / folder).iterdir()}
        assert {path.name for path in (tmp_path / folder).iterdir()} == names
        for name in names:
            if name.endswith(".pdf") and reportlab.Version != PDF_MADE_BY:
                print(f"{name}: not compared, reportlab is {reportlab.Version}")
                continue
            committed = (EXAMPLE / folder / name).read_bytes()
            assert (tmp_path / folder / name).read_bytes() == committed, name


@pytest.mark.parametrize(
    ("source", "words", "slip", "complaint"),
    [
        ("06", "23:20 on Thursday 14 March", "23:20 on Friday 14 March", "is no Thursday"),
        ("06", "on [@d~2024-03-05 5 March]", "on [@d~2024-03-05 6 March]", "is not 2024-03-05"),
        ("06", "no fewer than 19 bodies", "no fewer than 18 bodies", "reads as 18"),
        ("06", "[s1 sources]", "[s1 sources", "stays open"),
        ("06", "[o:lantern-watch Lantern", "[o:lantern-witch Lantern", "lantern-witch"),
        ("12", "[c5;accuses;-;^4 claims]", "[c5;accuses;-;^7 claims]", "does not lie inside 7"),
        ("12", "[c4;asserts;talwar said]", "[c4;sings;talwar said]", "type 'sings'"),
    ],
)
def test_a_slip_in_a_label_is_refused(
    tmp_path: Path, source: str, words: str, slip: str, complaint: str
) -> None:
    folder = copy_sources(tmp_path)
    path = next((folder / "source").glob(f"{source}-*.txt"))
    text = path.read_text(encoding="utf-8")
    assert text.count(words) == 1
    path.write_text(text.replace(words, slip), encoding="utf-8")
    made = make(folder, tmp_path / "out")
    assert made.returncode != 0
    assert complaint in made.stderr


def test_there_are_twenty_five_articles_a_copy_of_a_file_and_a_broken_one() -> None:
    labels = read_lines("articles")
    formats = Counter(label["format"] for label in labels)
    assert formats == {"html": 14, "text": 6, "markdown": 2, "pdf": 1, "jsonl": 2}
    listed = {row["file"] for row in world()["inputs"]}
    assert {path.name for path in ARTICLES.iterdir()} == listed
    assert len(listed) == 27


@pytest.mark.parametrize("label", read_lines("articles"), ids=lambda label: str(label["number"]))
def test_an_article_has_the_length_of_a_news_story(label: Json) -> None:
    assert 150 <= len(label["text"].split()) <= 600


@pytest.mark.parametrize("label", read_lines("articles"), ids=lambda label: str(label["number"]))
def test_every_paragraph_of_the_truth_stands_in_the_file_in_order(label: Json) -> None:
    words, at = page_words(label, running_heads=False), 0
    for block in label["blocks"]:
        paragraph = squeeze(label["text"][block["start"] : block["end"]])
        found = words.find(paragraph, at)
        assert found >= 0, paragraph
        at = found + len(paragraph)


@pytest.mark.parametrize("label", read_lines("articles"), ids=lambda label: str(label["number"]))
def test_clutter_stands_in_the_file_and_not_in_the_truth(label: Json) -> None:
    words = page_words(label)
    for clutter in label["never"] + label["optional"]:
        assert squeeze(clutter) in words, clutter
        assert clutter not in label["text"], clutter


@pytest.mark.parametrize("label", read_lines("articles"), ids=lambda label: str(label["number"]))
def test_every_label_slices_to_its_own_words(label: Json) -> None:
    text = label["text"]
    spans = [
        *label["times"],
        *label["figures"],
        *label["mentions"],
        *label["loaded"],
        *(figure["counted"] for figure in label["figures"] if figure["counted"]),
        *(
            piece
            for row in label["attributions"]
            for role in ("source", "cue", "content")
            for piece in row[role]
        ),
    ]
    for span in spans:
        words = text[span["start"] : span["end"]]
        assert words == span["words"] == words.strip()
        starts = [m.start() for m in re.finditer(f"(?={re.escape(words)})", text)]
        assert starts[span["occurrence"]] == span["start"]
        before, after = text[: span["start"]][-1:], text[span["end"] :][:1]
        assert not (before.isalnum() and words[0].isalnum()), f"{words!r} begins inside a word"
        assert not (after.isalnum() and words[-1].isalnum()), f"{words!r} ends inside a word"


@pytest.mark.parametrize("label", read_lines("articles"), ids=lambda label: str(label["number"]))
def test_content_holds_its_quotation_marks_and_not_the_full_stop_after_them(label: Json) -> None:
    for row in label["attributions"]:
        for piece in row["content"]:
            words = piece["words"]
            if row["parent"] is None:
                assert words.count("“") == words.count("”"), words
                assert words.count('"') % 2 == 0, words
            if not words.endswith(("”", '"', "’")):
                whole_sentence = row["cue"] and row["cue"][0]["words"] == "That is the view of"
                assert whole_sentence or not words.endswith((".", ",")) or "a.m." in words, words


def test_a_speaker_is_named_in_the_article_itself() -> None:
    for label in read_lines("articles"):
        for row in label["attributions"]:
            if row["speaker"] is not None:
                assert row["speaker"] in label["text"]
                assert row["speaker_entity"] in world()["entities"]


def test_a_nested_attribution_lies_in_the_content_of_its_parent() -> None:
    nested = 0
    for label in read_lines("articles"):
        by_number = {row["number"]: row for row in label["attributions"]}
        for row in label["attributions"]:
            if row["parent"] is None:
                continue
            nested += 1
            around = by_number[row["parent"]]["content"]
            for piece in row["content"]:
                assert any(
                    p["start"] <= piece["start"] and piece["end"] <= p["end"] for p in around
                )
    assert nested >= 20


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("attribution", "attributions"),
        ("attribution-top", "attributions"),
        ("timex", "timex"),
        ("quantities", "quantities"),
        ("mentions", "mentions"),
    ],
)
def test_the_files_for_the_scorers_have_the_texts_and_ids_of_the_truth(
    name: str, field: str
) -> None:
    rows = read_lines(name)
    assert [(row["id"], row["text"]) for row in rows] == [
        (label["id"], label["text"]) for label in read_lines("articles")
    ]
    assert all(row[field] for row in rows)


def test_top_attributions_share_no_character_of_source_and_content() -> None:
    for row in read_lines("attribution-top"):
        taken: set[int] = set()
        for attribution in row["attributions"]:
            for start, end in attribution["content"]:
                content = set(range(start, end))
                assert not taken & content, row["text"][start:end]
                taken |= content


def test_only_what_stands_inside_another_attribution_is_left_out_of_the_top_ones() -> None:
    left_out = []
    for label, top in zip(read_lines("articles"), read_lines("attribution-top"), strict=True):
        numbers = {row["number"] for row in top["attributions"]}
        for row in label["attributions"]:
            if row["parent"] is not None:
                assert row["number"] not in numbers
            elif row["number"] not in numbers:
                left_out.append((label["number"], row["content"][0]["words"]))
    asked = [(number, "not to be named") for number in ("01", "02", "03")]
    assert left_out == [*asked, ("12", "wrongdoing")]


def test_the_reprint_has_every_paragraph_of_the_wire_story_and_the_tabloid_the_first_seven() -> (
    None
):
    labels = {label["number"]: label for label in read_lines("articles")}
    wire = labels["01"]["text"].split("\n\n")[1:]
    assert labels["02"]["text"].split("\n\n")[1:] == wire
    assert labels["03"]["text"].split("\n\n")[1:] == wire[:7]
    titles = {labels[number]["title"] for number in ("01", "02", "03")}
    assert len(titles) == 3


@pytest.mark.parametrize(
    ("original", "copy", "same"),
    [("13", "14", 2), ("15", "16", 1), ("21", "22", 0), ("21", "24", 2)],
)
def test_a_near_copy_has_the_paragraphs_that_the_truth_lists_in_their_new_order(
    original: str, copy: str, same: int
) -> None:
    labels = {label["number"]: label for label in read_lines("articles")}
    (known,) = (
        row
        for row in world()["copies"]
        if row["of"]["article"] == original and row["copy"]["article"] == copy
    )
    given = labels[original]["text"].split("\n\n")
    taken = labels[copy]["text"].split("\n\n")
    at, exact = 0, 0
    for number in known["paragraphs"]:
        words = given[number].split()
        place, shared = max(
            ((at, len(set(words) & set(text.split()))) for at, text in enumerate(taken)),
            key=lambda pair: pair[1],
        )
        assert shared >= 0.7 * len(set(words)), given[number]
        assert place > at
        at, exact = place, exact + (taken[place] == given[number])
    assert exact == same
    assert len(taken) > len(known["paragraphs"]) + 2, "nothing of its own"


def test_houses_are_counted_once_and_their_articles_are_by_them() -> None:
    house = {outlet["name"]: outlet["family"] for outlet in world()["outlets"]}
    labels = {label["number"]: label for label in read_lines("articles")}
    assert {label["outlet"] for label in labels.values()} == set(house)
    for incident in world()["incidents"]:
        assert len(set(incident["families"])) == incident["independent"]
        written = {house[labels[number]["outlet"]] for number in incident["articles"]}
        assert set(incident["families"]) <= written, incident["key"]


def test_a_retracted_claim_has_no_source_left() -> None:
    claims = {claim["key"]: claim for claim in world()["claims"]}
    car = claims["car-at-kessary"]
    assert car["independent"] == 0
    assert [row["id"] for row in car["retracts"]] == ["zap-correction.md"]
    assert claims["vashtar-paid-for-2024"]["truth"].startswith("open")


def test_labels_of_events_stand_in_their_texts_and_use_the_vocabulary_of_plover() -> None:
    texts = {label["id"]: label["text"] for label in read_lines("articles")}
    rows = read_lines("events")
    assert len(rows) == 9
    for row in rows:
        assert row["text"] == texts[row["id"]]
        for event in row["events"]:
            assert set(event["mode"]) <= set(EVENT_TYPES[event["event_type"]].modes), event
            assert event["status"] in set(EventStatus)
            assert event["label"] is None or event["label"] in set(EventLabel)
            for span in (event, *event["actors"], *event["recipients"]):
                if span["start"] is not None:
                    assert row["text"][span["start"] : span["end"]] == span["words"]


def test_two_files_with_the_same_bytes_are_one_document() -> None:
    files = {row["file"]: row["document"] for row in world()["inputs"]}
    first, second = "lsna-financed-from-abroad.html", "lsna-financed-from-abroad-2.html"
    assert files[first] == files[second]
    assert (ARTICLES / first).read_bytes() == (ARTICLES / second).read_bytes()


def test_the_broken_download_cannot_be_opened() -> None:
    broken = ARTICLES / "courier-anatomy-download.pdf"
    assert (
        (ARTICLES / "courier-anatomy-of-a-mutiny.pdf").read_bytes().startswith(broken.read_bytes())
    )
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(broken)


def test_every_reference_in_the_truth_about_the_world_leads_to_its_words() -> None:
    labels = {label["id"]: label for label in read_lines("articles")}
    references: list[Json] = []

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item)
        elif isinstance(node, dict):
            if "article" in node:
                references.append(node)
            for item in node.values():
                walk(item)

    walk(world())
    assert len(references) > 60
    for reference in references:
        if "words" in reference:
            text = labels[reference["id"]]["text"]
            assert text[reference["start"] : reference["end"]] == reference["words"]


def test_every_claim_names_affirming_and_denying_sides_in_different_articles() -> None:
    claim = next(c for c in world()["claims"] if c["key"] == "vashtar-paid-for-2024")
    assert {row["id"] for row in claim["affirms"]} - {row["id"] for row in claim["denies"]}
    assert {row["id"] for row in claim["denies"]} - {row["id"] for row in claim["affirms"]}
    accused_2017 = {(row["id"], row["attribution"]) for row in claim["not_this_claim"]}
    affirmed = {(row["id"], row["attribution"]) for row in claim["affirms"]}
    assert not accused_2017 & affirmed


def test_the_read_me_counts_the_labels_right() -> None:
    labels = read_lines("articles")
    rows = [row for label in labels for row in label["attributions"]]
    count = {
        field: sum(len(label[field]) for label in labels)
        for field in ("times", "figures", "mentions", "loaded")
    }
    nested = sum(row["parent"] is not None for row in rows)
    told = (
        f"{len(rows)} attributions ({nested} nested), {count['times']} time expressions, "
        f"{count['figures']} figures, {count['mentions']} names, {count['loaded']} loaded"
    )
    assert told in squeeze((EXAMPLE / "README.md").read_text(encoding="utf-8"))
