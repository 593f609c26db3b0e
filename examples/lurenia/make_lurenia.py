"""Make the articles and their known answers from the marked-up sources.

    python examples/lurenia/make_lurenia.py [FOLDER]

Writes FOLDER/articles and FOLDER/answers (default: beside this file). The same sources give the
same bytes; the PDF does so with the same version of reportlab.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from answers import write_answers  # noqa: E402
from marked import read_articles  # noqa: E402
from render import write_articles  # noqa: E402


def main(out: Path) -> None:
    """Make everything."""
    articles = read_articles(HERE / "source")
    write_articles(articles, out / "articles", designs=HERE / "source" / "designs")
    write_answers(articles, out / "answers", world=HERE / "source" / "world.toml")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
