"""Good articles for the promises, written by a seed, about towns that are nowhere."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

SPEAKERS = ("Mayor Ilsa Dravec", "the harbour office", "Tomas Beryl", "a union leader", "the court")
CUES = ("said", "denied", "told reporters", "warned", "insisted", "announced")
CLAIMS = (
    "the ferry carried at least {n} passengers",
    "repairs would cost {n} million crowns",
    "nobody had been arrested since 12 March 20{m}",
    "the strike would last {n} days",
    "exports fell by {m} per cent last year",
)


def an_article(seed: int) -> str:
    """A short article; every seed gives another one."""
    chance = random.Random(seed)
    paragraphs = [f"Harbour dispute enters week {chance.randint(2, 40)}"]
    for _ in range(4):
        sentences = []
        for _ in range(3):
            claim = chance.choice(CLAIMS).format(n=chance.randint(2, 900), m=chance.randint(10, 30))
            speaker, cue = chance.choice(SPEAKERS), chance.choice(CUES)
            sentences.append(
                f"{speaker[0].upper()}{speaker[1:]} {cue} that {claim}."
                if chance.random() < 0.6
                else f"“{claim[0].upper()}{claim[1:]},” {speaker} {cue}."
            )
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


def write_articles(folder: Path, count: int, start: int = 0) -> list[Path]:
    """Write articles as text and HTML files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for seed in range(start, start + count):
        text = an_article(seed)
        if seed % 2:
            path = folder / f"{seed:03}.txt"
            path.write_text(text, encoding="utf-8")
        else:
            title, *body = text.strip().split("\n\n")
            path = folder / f"{seed:03}.html"
            path.write_text(
                f"<!doctype html><html lang=en><head><title>{title}</title>"
                f'<meta property="article:published_time" content="2031-05-{seed % 27 + 1:02}">'
                f"</head><body><article><h1>{title}</h1>"
                + "".join(f"<p>{paragraph}</p>" for paragraph in body)
                + "</article></body></html>",
                encoding="utf-8",
            )
        written.append(path)
    return written


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with eight good articles."""
    write_articles(tmp_path / "articles", 8)
    return tmp_path / "articles"
