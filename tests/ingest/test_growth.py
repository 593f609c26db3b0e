"""P5: time grows about linearly with the size of a page, whatever it is made of."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest
from tests.growth import assert_linear

from alleged.ingest.read import ReadOptions, preload, read_document

PROSE = (
    "The mayor of Ibrem said on Monday that the bridge would stay closed, and nobody asked why. "
)
HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The bridge</title>'


def page(body: str, head: str = "") -> str:
    return f"{HEAD}{head}</head><body><article><h1>The bridge</h1>{body}</article></body></html>"


def fill(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))


GENERATORS: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: page(fill(f"<p>{PROSE}</p>", n)),
    "captions": lambda n: page(
        f"<p>{PROSE * 3}</p>"
        + fill("<figure><figcaption>The bridge at noon</figcaption></figure>", n)
        + f"<p>{PROSE * 3}</p>"
    ),
    "captions in captions": lambda n: page(
        f"<p>{PROSE * 3}</p>" + fill("<div class=caption>The bridge ", n) + f"<p>{PROSE}</p>"
    ),
    "whole articles": lambda n: page(
        fill(f"<article><h2>A</h2><time>1 May 2023</time><p>{PROSE * 8}</p></article>", n)
    ),
    "nested articles": lambda n: page(fill(f"<article><h2>A</h2><time>x</time><p>{PROSE}", n)),
    "times": lambda n: page(f"<p>{PROSE * 4}</p>" + fill("<time>3 May 2023</time> ", n)),
    "teasers": lambda n: page(fill(f"<div><h3><a href=/a>Bridge</a></h3><p>{PROSE}</p></div>", n)),
    "links": lambda n: page(f"<p>{PROSE * 4}</p>" + fill("<a href=/b>the bridge</a> ", n)),
    "nested elements": lambda n: page(fill("<div class='date author'>", n) + PROSE * 4),
    "encoded twice": lambda n: page(
        fill("<p>JosÃ© said itâ€™s closed, the cafÃ© too, he said.</p>", n)
    ),
    "one encoded line": lambda n: page(f"<p>{PROSE}</p><p>" + fill("Ã©Ã¨ â€œ", n) + "</p>"),
    "soft hyphens": lambda n: page(f"<p>{PROSE}</p><p>" + fill("a\u00adb", n) + "</p>"),
    "zero-width spaces": lambda n: page(f"<p>{PROSE}</p><p>" + fill("a\u200b", n) + " end</p>"),
    "mixed scripts": lambda n: page(f"<p>{PROSE}</p><p>" + fill("p\u0430", n) + "</p>"),
    "names after By": lambda n: page(
        "<p>By " + fill("Ann Poe and ", n) + f"</p><p>{PROSE * 4}</p>"
    ),
    "a line of sources": lambda n: page(
        fill(f"<p>{PROSE}</p><p>With reporting by {'Ann Poe and ' * 20}the rest</p>", n)
    ),
    "described a thousand times": lambda n: page(
        f"<p>{PROSE * 4}</p>",
        head=fill(
            '<meta name="author" content="KPA and Ann Poe"><meta name="date" content="2023">', n
        ),
    ),
    "white space": lambda n: page(f"<p>{PROSE * 4}</p><p>" + fill(" \t\n ", n) + "end</p>"),
    "title of bars": lambda n: page(f"<p>{PROSE * 4}</p>", head="<title>" + fill("a | ", n)),
}


def read(text: str) -> None:
    read_document(text.encode(), name="a.html", format="html", options=ReadOptions())


@pytest.mark.slow
@pytest.mark.parametrize("name", GENERATORS)
def test_time_grows_with_the_size_of_the_page(name: str) -> None:
    preload()
    assert_linear(lambda size: partial(read, GENERATORS[name](size)))


@pytest.mark.parametrize("name", GENERATORS)
def test_a_large_page_of_any_make_is_read_in_time(name: str) -> None:
    text = GENERATORS[name](64_000)
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        read(text)
        best = min(best, time.process_time() - began)
    assert best <= 1
