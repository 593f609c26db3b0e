"""Which language a text is in, and whether the readers know it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from alleged.ingest.words import word_set

COVERED = frozenset({"en"})

MIN_LETTERS = 20
"""Below this every tool that was tried guesses: `und` is the honest answer."""
SAMPLE_CHARS = 5_000
SURE = 0.9
"""From here on the letters are believed against the page's own word. The identifier gives 1.0 to
four decimals for a plain article of any language it knows."""
SURE_LETTERS = 200

CANDIDATES = word_set(
    """
    af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id
    is it ja ka kk km kn ko ky la lb lo lt lv mk ml mn mr ms mt nb ne nl nn no pa pl ps pt ro ru
    sk sl sq sr sv sw ta te th tl tr uk ur vi xh zh zu
    """
)
"""Languages that newspapers are written in. Without the list short English headlines come out as
Latin, Walloon or Volapük."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language and the evidence for it."""

    code: str
    probability: float | None
    """None when the original says it itself."""
    note: str | None = None
    """What a reader should know about the choice."""


def identify_language(text: str, *, declared: str | None) -> Language:
    """The language of a text: its own word, unless the letters clearly say otherwise."""
    letters = sum(map(str.isalpha, text[:SAMPLE_CHARS]))
    if letters < MIN_LETTERS:
        return Language(declared or "und", None)
    code, probability = classify(text[:SAMPLE_CHARS])
    if declared is None:
        return Language(code, probability)
    if code == declared or probability < SURE or letters < SURE_LETTERS:
        return Language(declared, None)
    return Language(
        code,
        probability,
        f"the original says {declared!r}, its letters say {code!r} ({probability:.2f})",
    )


def classify(text: str) -> tuple[str, float]:
    """The likeliest language by its letters, with the identifier's own probability."""
    code, probability = _identifier().classify(text)
    code = {"nb": "no", "nn": "no"}.get(code, code)
    return code, round(min(1.0, max(0.0, float(probability))), 4)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages(sorted(CANDIDATES & known))
    return identifier
