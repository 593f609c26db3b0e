"""A splitting child whose splitter does what the name of its file says; started by tests only."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from alleged.ingest import containers
from alleged.ingest.containers import answer as answer
from alleged.ingest.members import Loss, Member, SplitOptions

GOOD = 5
"""Articles before the fatal place."""


def split_as_named(path: Path, options: SplitOptions) -> Iterator[Member | Loss | None]:
    for number in range(1, 200):
        if number == GOOD + 1:
            if options.name.startswith("dies"):
                os._exit(9)
            if options.name.startswith("hangs"):
                time.sleep(600)
            if options.name.startswith("raises"):
                raise ValueError("a parser's own trouble")
            if options.name.startswith("eats"):
                bytearray(4 << 30)
            if options.name.startswith("ends"):
                return
        text = f"The clerk of Brack said that {number} boats of {options.name} were late.".encode()
        yield Member(locator=f"boat {number}", data=text, format="text")


containers.SPLITTERS["warc"] = "tests.hostile_splitter:split_as_named"
