"""Whom a text is owed to besides its author: agencies, first publishers, translators.

Two kinds of places say so: a byline or dateline that names an agency, and a line of its own that
says nothing else. A sentence of the article never does: "the Reuters news agency reported" is the
article's own statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alleged.ingest.boilerplate import Line
from alleged.ingest.draft import Draft
from alleged.ingest.words import word_set
from alleged.records.documents import BlockKind, Credit, CreditKind

MAX_LINE = 300
MAX_RAW = 300

AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("associated press", "the associated press"),
    "Reuters": ("thomson reuters",),
    "AFP": ("agence france-presse", "agence france presse"),
    "dpa": ("deutsche presse-agentur",),
    "EFE": ("agencia efe",),
    "ANSA": (),
    "TASS": ("itar-tass",),
    "Interfax": (),
    "RIA Novosti": (),
    "Xinhua": ("xinhua news agency",),
    "Kyodo": ("kyodo news",),
    "Jiji Press": (),
    "Yonhap": ("yonhap news agency",),
    "PTI": ("press trust of india",),
    "ANI": ("asian news international",),
    "IANS": (),
    "UNI": (),
    "APP": ("associated press of pakistan",),
    "UPI": ("united press international",),
    "Bloomberg": ("bloomberg news",),
    "PA": ("pa media", "press association"),
    "AAP": ("australian associated press",),
    "The Canadian Press": ("canadian press",),
    "Anadolu": ("anadolu agency",),
    "Belga": (),
    "ANP": (),
    "Ritzau": (),
    "NTB": (),
    "TT": (),
    "APA": ("austria presse agentur",),
    "Keystone-SDA": ("keystone-ats",),
    "Lusa": (),
    "PAP": (),
    "MTI": (),
    "CTK": ("čtk",),
    "Tanjug": (),
    "Ukrinform": (),
    "BelTA": (),
    "BTA": (),
    "Agerpres": (),
    "MENA": ("middle east news agency",),
    "SANA": (),
    "IRNA": (),
    "Petra": (),
    "WAM": (),
    "SPA": ("saudi press agency",),
    "Antara": (),
    "Bernama": (),
    "VNA": ("vietnam news agency",),
    "KCNA": (),
    "CNA": ("central news agency",),
    "Télam": ("telam",),
    "Prensa Latina": (),
    "Notimex": (),
    "Agência Brasil": (),
    "Europa Press": (),
    "NAN": ("news agency of nigeria",),
    "Inter Press Service": ("ips",),
    "States Newsroom": (),
    "CNN": ("cnn newsource", "cnn wire"),
}
"""Agencies and services whose reports other media print, with further names; as each writes its
own name first."""
_KNOWN = {name.casefold(): short for short, names in AGENCIES.items() for name in (short, *names)}
_AGENCY_WORDS = re.compile(
    r"\b(?:(?:news|press|wire|telegraph(?:ic)?|information)\s(?:agency|service|association|wire)"
    r"|agence|agencia|agência|agenzia|presse-?agentur|nachrichtenagentur|newswire)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{2,5}|.{3,60}\((?P<short>[A-Z]{2,6})\)")
_WORD = r"(?-i:[A-Z\u00c0-\u00de\u0400-\u042f][\w&'’-]{0,30}(?:\.[\w&'’-]{1,20}){0,3}"
_WORD += r"|dpa|[a-z0-9-]{2,30}\.(?:com|org|net|info|news|eu|[a-z]{2})\b)"
_NAME = rf"{_WORD}(?:\s(?:of\s(?:the\s)?|the\s|de\s|&\s)?{_WORD}){{0,5}}"
_LIST = rf"{_NAME}(?:(?:\s?[,/;]\s?|\s(?:and|&)\s){_NAME}){{0,5}}"

_WITH = re.compile(
    r"\s(?:with\s(?:(?:additional|further)\s)?"
    rf"(?:(?:inputs?|reports?|reporting|material)\s(?:from|by)\s)?(?P<names>{_LIST}|.{{0,8}}agencies)"
    r"|and\s(?P<others>(?:news\s|wire\s|other\s)?agencies))$",
    re.IGNORECASE,
)
"""At the end of a byline: `Ada Lind with agencies`."""

LINES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        # With reporting by Reuters and KPA.  /  With files from The Canadian Press
        (
            CreditKind.AGENCY,
            r"\W{0,3}(?:with|additional|includes?|contains?)\s(?:additional\s)?"
            r"(?:(?:material|reporting|reports?|inputs?|files|information|content)\s)"
            rf"(?:from|by)\s(?:the\s)?(?P<names>{_LIST})(?:;.{{0,200}})?\W{{0,3}}",
        ),
        # Source: Reuters  /  Via KPA  /  Agencies: AP, AFP
        (
            CreditKind.AGENCY,
            r"\W{0,3}(?:source|sources|quelle|fuente|via|agency|agencies)\s?:\s{0,3}"
            rf"(?P<names>{_LIST})\W{{0,3}}",
        ),
        # This article was originally published in The Paper.
        (
            CreditKind.ORIGINAL,
            r"\W{0,3}(?:(?:this|the)\s(?:article|story|piece|text|post|report|essay)\s"
            r"(?:was\s|has\sbeen\s|is\s)?)?(?:was\s)?(?:first\s|originally\s|previously\s)"
            r"(?:published|appeared|posted|written|printed|ran)\s(?:in|on|at|by|for)\s"
            rf"(?P<names>(?:the\s)?{_NAME})\b[^.]{{0,100}}\.?(?:\s.{{0,150}})?",
        ),
        # Republished from The Paper under a licence.
        (
            CreditKind.ORIGINAL,
            r"\W{0,3}(?:(?:this|the)\s(?:article|story|piece|text)\sis\s)?"
            r"(?:republished|reprinted|reposted|cross-?posted)\s(?:here\s)?(?:with\s.{1,40}\s)?"
            rf"(?:from|by\spermission\sof|courtesy\sof)\s(?P<names>(?:the\s)?{_NAME})\b.{{0,150}}",
        ),
        # Reporting by Ada Lind; editing by Bo Moss; Kestria News Agency
        (
            CreditKind.WHOLE,
            r"\W{0,3}(?:reporting|writing)\sby\s[^;.]{2,120};\s(?:[^;.]{2,80};\s){1,4}"
            rf"(?P<names>(?:the\s)?{_NAME})\W{{0,3}}",
        ),
        # Distributed by Corvan Press Service
        (
            CreditKind.WHOLE,
            r"\W{0,3}(?:(?:this|the)\s(?:article|story|report)\s(?:is|was)\s)?"
            rf"(?:distributed|syndicated)\sby\s(?P<names>(?:the\s)?{_NAME})\W{{0,3}}",
        ),
        # The Courier is a Bramley Media Group newspaper.  /  ... is part of the Bramley Group.
        (
            CreditKind.OWNER,
            rf"\W{{0,3}}(?:(?P<outlet>(?:the\s)?{_NAME})\sis\s)?(?:(?:part|a\s(?:division|member"
            r"|unit|brand|title|publication))\sof|owned(?:\sand\s(?:operated|published))?\sby"
            rf"|published\sby)\s(?P<names>(?:the\s)?{_NAME})(?:,[^.;]{{0,80}})?\W{{0,3}}",
        ),
        (
            CreditKind.OWNER,
            rf"\W{{0,3}}(?P<outlet>(?:the\s)?{_NAME})\sbelongs\sto\s"
            rf"(?P<names>(?:the\s)?{_NAME})\W{{0,3}}",
        ),
        (
            CreditKind.OWNER,
            rf"\W{{0,3}}(?:(?:©|\(c\)|copyright)\s)?(?:(?P<outlet>(?:the\s)?{_NAME})"
            r"(?:\s(?:19|20)\d\d)?(?:\sis|,)\s)?"
            rf"an?\s(?P<names>{_NAME})\s(?:company|newspaper|title|publication|website|brand|site)"
            r"\W{0,3}",
        ),
        # © 2031 Bramley Media Group. All rights reserved.
        (
            CreditKind.COPYRIGHT,
            r"\W{0,3}(?:©|\(c\)|copyright)(?:\s(?:©|\(c\)))?,?\s(?:(?:19|20)\d\d"
            r"(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s)?(?:by\s)?"
            rf"(?P<names>(?:the\s)?{_NAME})(?:,?\s(?:19|20)\d\d)?\.?"
            r"(?:[,.]?\sall\srights\sreserved)?\W{0,3}",
        ),
        # This story is based on a report by The Paper.
        (
            CreditKind.BASED_ON,
            r"\W{0,3}(?:this|the)\s(?:article|story|piece|text|report)\sis\sbased\son\s"
            rf"(?:an?\s|the\s)?.{{0,40}}?\b(?:by|from|in|of)\s(?P<names>(?:the\s)?{_NAME})\W{{0,3}}",
        ),
    )
)
"""Lines that say nothing else; in each the names, of which those that look like a name count."""
_HINTS = word_set(
    """
    with includ contain addition source quelle fuente via agenc publish posted print translat based
    appear written ran reporting distribut syndicat part owned belongs company newspaper title brand
    publication website © (c) copyright site member division unit
    """
)
"""One of these stands in every line that counts; looking for them spares the patterns."""
_MEDIA_WORD = re.compile(
    r"\b(?:wire|news|press|agency|agencies|service|times|post|daily|tribune|herald|journal|radio|tv"
    r"|broadcasting|network|media|guardian|telegraph|courier|gazette|observer)\b",
    re.IGNORECASE,
)
"""In the name of an agency or a paper; without one a name that reports is a person's."""
_COMPANY_WORD = re.compile(
    r"\b(?:group|media|holdings?|company|companies|corp|corporation|inc|ltd|limited|llc|plc|gmbh"
    r"|publishing|publishers?|publications?|newspapers?|broadcasting|communications|networks?|press"
    r"|foundation|trust)\b",
    re.IGNORECASE,
)
"""In the name of one who holds the rights of a page; without one it may be a photographer."""
_TRANSLATED = re.compile(
    r"\btranslated\s(?:and\sedited\s)?(?:from\s(?:the\s)?(?P<language>[^\W\d_]{3,20})"
    r"(?:\s(?:original\s)?by\s(?P<by>[^\W\d_][^,;.()]{1,60}))?"
    r"|(?:into\sEnglish\s)?by\s(?P<by2>[^\W\d_][^,;.()]{1,60}))",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[^\W\d_][^()\n]{1,60}?\((?P<name>[^()\d]{2,40})\)\s{0,2}[-–—]{1,2}\s"
    r"|\((?P<first>[A-Z][^()\d]{1,30})\)\s{0,2}[-–—]{1,2}\s"
)
"""`PORT SUM (KPA) - `, `(Reuters) - ` at the start of the first paragraph."""


def agency_of(name: str) -> str | None:
    """The agency that a byline names, as it is known or as it calls itself; None for people."""
    name = " ".join(name.split()).strip(" ,;.")
    known = _KNOWN.get(name.casefold())
    if known:
        return known
    acronym = _ACRONYM.fullmatch(name)
    if acronym and (not acronym["short"] or _AGENCY_WORDS.search(name)):
        return acronym["short"] or name
    return name if _AGENCY_WORDS.search(name) else None


def split_byline(line: str, evidence: str) -> tuple[str | None, list[Credit]]:
    """The people in a byline, and the agencies it names beside or instead of them."""
    names = [part for part in re.split(r"\s?[,/;|]\s?|\sand\s", line) if part.strip()]
    rest, credits = line, []
    with_others = _WITH.search(line)
    others = (with_others["names"] or with_others["others"]) if with_others else ""
    if with_others and _is_credit(others):
        rest = line[: with_others.start()]
        credits = list(_credits(CreditKind.AGENCY, others, evidence, line))
        names = [part for part in re.split(r"\s?[,/;|]\s?|\sand\s", rest) if part.strip()]
    agencies = [name for name in names if agency_of(name)]
    if not agencies:
        return rest.strip(" ,") or None, credits
    credits += [
        Credit(
            kind=CreditKind.AGENCY,
            name=agency_of(name),
            url=None,
            evidence=evidence,
            raw=line[:MAX_RAW],
        )
        for name in agencies
    ]
    people = [re.sub(r"^and\s", "", name.strip()) for name in names if name not in agencies]
    return ", ".join(people) or None, credits


def _is_credit(names: str) -> bool:
    return names.casefold().endswith("agencies") or any(
        agency_of(part) for part in re.split(r"\s?[,/;]\s?|\sand\s", names)
    )


def dateline_credit(paragraph: str) -> list[Credit]:
    """The agency in the dateline of a report: `PORT SUM (KPA) -`."""
    found = _DATELINE.match(paragraph[:150])
    name = (found["name"] or found["first"]) if found else None
    agency = agency_of(name) if name else None
    if not found or agency is None:
        return []
    return [
        Credit(
            kind=CreditKind.AGENCY,
            name=agency,
            url=None,
            evidence="dateline of the report",
            raw=found[0].strip()[:MAX_RAW],
        )
    ]


def line_credits(line: str, evidence: str) -> list[Credit]:
    """What a line says that says nothing else; empty for any other line."""
    if len(line) > MAX_LINE:
        return []
    lower = line.lower()
    if not any(hint in lower for hint in _HINTS):
        return []
    line = " ".join(line.split())
    found: list[Credit] = []
    for kind, pattern in LINES:
        match = pattern.fullmatch(line)
        if match and kind is CreditKind.COPYRIGHT and not _COMPANY_WORD.search(match["names"]):
            continue
        if match:
            found += _credits(kind, match["names"], evidence, line)
            break
    if found or re.match(r"\W{0,3}(?:this\s.{3,30}\s)?(?:was\s|is\s)?translated\b", line, re.I):
        found += _translation(line, evidence)
    return found


def left_out_credits(lines: Sequence[Line], rules: Sequence[str | None]) -> list[Credit]:
    """What lines say that are left out of the text: the rights of a page, who reported for it."""
    return [
        credit
        for line, rule in zip(lines, rules, strict=True)
        if rule is not None
        for credit in line_credits(line.text, "line behind the text")
    ]


def _credits(kind: CreditKind, names: str, evidence: str, raw: str) -> Iterator[Credit]:
    parts = re.split(r"\s?[,/;]\s?|\s(?:and|&)\s", names) if kind is CreditKind.AGENCY else [names]
    reporting = CreditKind.AGENCY if re.search(r"\breport", raw, re.IGNORECASE) else None
    for part in parts:
        name = re.sub(r"^(?:the\sagency|agency)\s", "", part.strip(" .,"), flags=re.IGNORECASE)
        name = name.removeprefix("the ")
        if not name or not (name[0].isupper() or "." in name or agency_of(name)):
            continue
        if name.casefold().endswith("agencies"):
            continue
        is_service = agency_of(name) is not None or _MEDIA_WORD.search(name) is not None
        yield Credit(
            kind=CreditKind.CONTRIBUTOR if kind is reporting and not is_service else kind,
            name=agency_of(name) or name,
            url=None,
            evidence=evidence,
            raw=raw[:MAX_RAW],
        )


def _translation(line: str, evidence: str) -> Iterator[Credit]:
    found = _TRANSLATED.search(line)
    if found:
        by = found["by"] or found["by2"]
        yield Credit(
            kind=CreditKind.TRANSLATION,
            name=(by or found["language"]).strip(),
            url=None,
            evidence=evidence,
            raw=line[:MAX_RAW],
        )


def distinct(credits: Sequence[Credit], *, outlet: str | None) -> list[Credit]:
    """Each once, the first evidence kept; without the outlet's own name."""
    own = outlet.casefold() if outlet else None
    seen: dict[tuple[CreditKind, str | None, str | None], Credit] = {}
    for credit in credits:
        name = credit.name.casefold() if credit.name else None
        if name is None or name != own:
            seen.setdefault((credit.kind, name, credit.url), credit)
    return list(seen.values())


FIRST_BLOCKS, LAST_BLOCKS = 3, 4


def add_credits(draft: Draft) -> None:
    """Parts the byline into people and agencies, and reads the dateline and the lines at the edges:
    for every format, and for what the door gave. A web page's were read with its mark-up."""
    if draft.byline:
        people, credits = split_byline(draft.byline, "byline")
        if credits:
            draft.byline = people
            draft.credits += credits
    paragraphs = [block for block in draft.blocks if block.kind is not BlockKind.TITLE]
    for block in paragraphs[:FIRST_BLOCKS]:
        draft.credits += dateline_credit(block.span.of(draft.text)[:200])
    for block in dict.fromkeys([*paragraphs[:FIRST_BLOCKS], *paragraphs[-LAST_BLOCKS:]]):
        if block.span.end - block.span.start <= MAX_LINE:
            draft.credits += line_credits(block.span.of(draft.text), "line of the text")
    draft.credits = distinct(draft.credits, outlet=draft.outlet)
