"""Pairs made of single sentences by rules that say what the change does to the meaning.

They teach what any pair has in it: a changed number, a `not`, another weekday, a clause left out,
and that two sentences of one article do not contradict. What papers say in other words only
written pairs can teach.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.train.claim_pairs import Pair, said

AGREE = frozenset({PairRelation.AGREE})
CONTRADICT = frozenset({PairRelation.CONTRADICT})
COMPATIBLE = frozenset({PairRelation.COMPATIBLE})
UNRELATED = frozenset({PairRelation.UNRELATED})
BESIDE = frozenset({PairRelation.COMPATIBLE, PairRelation.UNRELATED})
"""Two sentences of one article."""
RELATED = frozenset({PairRelation.AGREE, PairRelation.COMPATIBLE, PairRelation.CONTRADICT})

NUMBER = re.compile(r"(?<![\w.,$€£/-])(\d{1,3}(?:,\d{3}){1,3}|\d{1,4})(?![\w/-]|[.,]\d)")
NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                "twelve")  # fmt: skip
NUMBER_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
BOUNDED = re.compile(
    r"\b(?:at least|at most|more than|fewer than|less than|over|under|some|about|around|nearly"
    r"|almost|up to|in|on|since|of|by|until|aged?|no\.?|route|number) $",
    re.IGNORECASE,
)
"""Words before a number by which it is no plain count."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = re.compile(rf"\bon ({'|'.join(DAYS)})\b")
AUXILIARY = re.compile(
    r"\b(was|were|is|are|has|have|had|will|would|can|could|did|does|do|should|must) (?!not\b|no\b"
    r"|n[’']t|never\b|to\b)",
)
SAYERS = ("officials said", "the police said", "a spokesman said", "witnesses said",
          "according to the ministry", "a report says", "the company said")  # fmt: skip
HEDGES = ("reportedly", "allegedly", "apparently")
TAIL = re.compile(
    r"^(.{30,160}?), (?:who|which|while|after|as|where|when|with|because) [^.]{8,120}\.$"
)
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,14}(?:’s|'s)?\b")
KEPT = {*DAYS, "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December", "God", "Christmas", "Easter"}  # fmt: skip
LEAST_WORDS, MOST_WORDS = 6, 34


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, and the text it stands in."""

    words: str
    published: str | None
    text: str
    topic: str


Changed = tuple[str, frozenset[PairRelation], Clash | None, Entailment | None]
"""The changed sentence, what it may be to the first, what clashes, and what follows."""


def _number_of(written: str) -> int:
    return int(written.replace(",", ""))


def other_number(words: str, draw: random.Random) -> Changed | None:
    """*14 people were killed*, *9 people were killed*."""
    found = [one for one in NUMBER.finditer(words) if not BOUNDED.search(words[: one.start()])]
    spelt = list(NUMBER_WORD.finditer(words))
    if not found and not spelt:
        return None
    match = draw.choice(found or spelt)
    if found:
        value = _number_of(match.group())
        if 1900 <= value <= 2100:
            return None
        factor = draw.choice((0.3, 0.5, 0.7, 1.4, 1.8, 2.5))
        other = max(2, round(value * factor))
        if other == value:
            other += 1
        written = f"{other:,}" if "," in match.group() else str(other)
    else:
        at = NUMBER_WORDS.index(match.group().lower())
        written = NUMBER_WORDS[(at + draw.randint(1, len(NUMBER_WORDS) - 1)) % len(NUMBER_WORDS)]
        if match.group()[0].isupper():
            written = written.capitalize()
    changed = words[: match.start()] + written + words[match.end() :]
    return changed, CONTRADICT, Clash.NUMBER, None


def bounded_number(words: str, draw: random.Random) -> Changed | None:
    """*23 were hurt* > *at least 20 were hurt*; *23* and *fewer than 20* contradict."""
    found = [
        one
        for one in NUMBER.finditer(words)
        if not BOUNDED.search(words[: one.start()]) and not 1900 <= _number_of(one.group()) <= 2100
        and _number_of(one.group()) >= 5
    ]  # fmt: skip
    if not found:
        return None
    match = draw.choice(found)
    value = _number_of(match.group())
    low = max(2, round(value * draw.choice((0.5, 0.7, 0.85, 0.95))))
    high = round(value * draw.choice((1.1, 1.3, 1.6))) + 1
    if low >= value:
        return None
    phrase, holds = draw.choice(
        (
            (f"at least {low:,}", True), (f"more than {low:,}", True),
            (f"fewer than {high:,}", True), (f"no more than {high:,}", True),
            (f"fewer than {low:,}", False), (f"at least {high:,}", False),
            (f"more than {high:,}", False), (f"only {low:,}", False),
        )
    )  # fmt: skip
    start = match.start()
    changed = words[:start] + phrase + words[match.end() :]
    if start == 0:
        changed = changed[0].upper() + changed[1:]
    if holds:
        return changed, AGREE, None, Entailment.FIRST
    return changed, CONTRADICT, Clash.NUMBER, None


def spelt_number(words: str, draw: random.Random) -> Changed | None:
    """*four*, *4*; *2,000,000*, *2 million*."""
    match = NUMBER_WORD.search(words)
    if match is None:
        return None
    digits = str(NUMBER_WORDS.index(match.group().lower()) + 2)
    return words[: match.start()] + digits + words[match.end() :], AGREE, None, Entailment.BOTH


def other_day(words: str, draw: random.Random) -> Changed | None:
    """*on Monday*, *on Tuesday*."""
    match = DAY.search(words)
    if match is None:
        return None
    other = draw.choice([day for day in DAYS if day != match.group(1)])
    return words[: match.start(1)] + other + words[match.end(1) :], CONTRADICT, Clash.DATE, None


def other_year(words: str, draw: random.Random) -> Changed | None:
    """*exports in 2019*, *exports in 2016*."""
    match = re.search(r"\bin ((?:19|20)\d\d)\b", words)
    if match is None:
        return None
    other = int(match.group(1)) - draw.randint(2, 9)
    return words[: match.start(1)] + str(other) + words[match.end(1) :], COMPATIBLE, None, None


def denied(words: str, draw: random.Random) -> Changed | None:
    """*was signed*, *was not signed*; the first auxiliary of a sentence with one clause."""
    if len(words.split()) > 22 or re.search(r"\b(?:that|if|said|says|but|who|which)\b", words):
        return None
    match = AUXILIARY.search(words)
    if match is None:
        return None
    word = draw.choice(("not", "not", "never", "n’t"))
    if word == "n’t":
        if match.group(1) in ("will", "can"):
            word = "not"
        else:
            return (
                words[: match.end(1)] + "n’t" + words[match.end(1) :],
                CONTRADICT, Clash.POLARITY, None,
            )  # fmt: skip
    changed = words[: match.end()] + word + " " + words[match.end() :]
    return changed, CONTRADICT, Clash.POLARITY, None


def denied_report(words: str, draw: random.Random) -> Changed | None:
    """*The mayor denied that ...*; *There is no truth in the report that ...*."""
    if re.search(r"\b(?:not|no|never|denied|denies|if)\b|[“”\"?]|n[’']t", words):
        return None
    inner = _inner(words)
    opening = draw.choice(
        (
            "An official denied that ", "It is not true that ",
            "A spokeswoman rejected reports that ",
            "There is no evidence, the ministry said, that ", "Nobody can say that ",
        )
    )  # fmt: skip
    evidence = opening.startswith(("There", "Nobody"))
    relations = CONTRADICT if not evidence else CONTRADICT | COMPATIBLE
    return opening + inner, relations, Clash.POLARITY if not evidence else None, None


def reported(words: str, draw: random.Random) -> Changed | None:
    """*..., officials said.*"""
    if not words.endswith(".") or re.search(r"\b(?:said|says|told|according)\b", words):
        return None
    return f"{words[:-1]}, {draw.choice(SAYERS)}.", AGREE, None, Entailment.BOTH


def hedged(words: str, draw: random.Random) -> Changed | None:
    """*has reportedly signed*: follows from the plain sentence."""
    match = AUXILIARY.search(words)
    if match is None or len(words.split()) > 24:
        return None
    hedge = draw.choice(HEDGES)
    changed = words[: match.end()] + hedge + " " + words[match.end() :]
    return changed, AGREE, None, Entailment.FIRST


def demanded(words: str, draw: random.Random) -> Changed | None:
    """A wish beside the fact: *will* becomes what somebody wants."""
    match = re.search(r"^(.{6,60}?) will (not )?((?!be able)\w+ .{8,120})$", words)
    if match is None or re.search(r"\b(?:said|says|that)\b", match.group(1)):
        return None
    subject = _inner(match.group(1))
    verb = "should " + (match.group(2) or "")
    opening = draw.choice(("Opponents demand that ", "The union wants a vote on whether "))
    return f"{opening}{subject} {verb}{match.group(3)}", COMPATIBLE, None, None


def asked(words: str, draw: random.Random) -> Changed | None:
    """*It is still unclear whether ...*."""
    if re.search(r"[“”\"?]|\bwhether\b", words):
        return None
    opening = draw.choice(
        ("It is still unclear whether ", "Investigators are examining whether ",
         "Parliament will discuss next week whether ")
    )  # fmt: skip
    return opening + _inner(words), COMPATIBLE, None, None


def shortened(words: str, draw: random.Random) -> Changed | None:
    """A clause at the end left out: what is left follows from the whole."""
    match = TAIL.match(words)
    if match is None:
        return None
    return match.group(1) + ".", AGREE, None, Entailment.FIRST


def alike(words: str, draw: random.Random) -> Changed | None:
    """The same sentence."""
    return words, AGREE, None, Entailment.BOTH


def _inner(words: str) -> str:
    """Its first word as it stands inside a sentence: a small letter for *The*, *A*, *Two*."""
    first = words.split(" ", 1)[0]
    if first.lower() in {"the", "a", "an", "his", "her", "their", "its", "in", "on", "at", "it",
                         "he", "she", "they", "there", "some", "many", "all", "after", "about",
                         *NUMBER_WORDS}:  # fmt: skip
        return words[0].lower() + words[1:]
    return words


CHANGES: tuple[tuple[Callable[[str, random.Random], Changed | None], float], ...] = (
    (other_number, 1.0),
    (bounded_number, 1.0),
    (spelt_number, 0.5),
    (other_day, 1.0),
    (other_year, 0.7),
    (denied, 1.0),
    (denied_report, 0.35),
    (reported, 0.25),
    (hedged, 0.25),
    (demanded, 0.5),
    (asked, 0.1),
    (shortened, 0.7),
    (alike, 0.08),
)
"""Each change, and how often it is made where it can be."""


def made_pairs(
    sentences: Sequence[Sentence], draw: random.Random, *, changed: int, beside: int, strange: int
) -> list[Pair]:
    """`changed` pairs of a sentence and what a rule made of it, `beside` of two sentences of one
    text, and `strange` of two topics."""
    pairs: list[Pair] = []
    order = list(sentences)
    draw.shuffle(order)
    for one in order:
        if len(pairs) >= changed:
            break
        made = [_made(one, change, draw) for change, share in CHANGES if draw.random() < share]
        pairs += [pair for pair in made if pair is not None]
    by_text: dict[str, list[Sentence]] = {}
    for one in sentences:
        by_text.setdefault(one.text, []).append(one)
    texts = [held for held in by_text.values() if len(held) > 2]
    for _ in range(beside):
        one, other = draw.sample(draw.choice(texts), 2)
        pairs.append(_pair(one, other, BESIDE, weight=0.5))
    for _ in range(strange):
        one, other = draw.sample(sentences, 2)
        if one.topic != other.topic:
            pairs.append(_pair(one, other, UNRELATED, weight=0.5))
    return pairs


def _made(
    one: Sentence, change: Callable[[str, random.Random], Changed | None], draw: random.Random
) -> Pair | None:
    found = change(one.words, draw)
    if found is None:
        return None
    words, relations, clash, entails = found
    pair = Pair(
        one=said(one.words, one.published),
        other=said(words, one.published),
        relations=relations,
        clash=clash,
        entails=entails,
        story=f"made:{one.text}",
    )
    return pair.turned() if draw.random() < 0.5 else pair


def _pair(
    one: Sentence, other: Sentence, relations: frozenset[PairRelation], *, weight: float
) -> Pair:
    return Pair(
        one=said(one.words, one.published),
        other=said(other.words, other.published),
        relations=relations,
        story=f"made:{one.text}",
        weight=weight,
    )


def coreferent_pairs(
    rows: Sequence[Mapping[str, Any]], draw: random.Random, *, most: int
) -> list[Pair]:
    """Of ECB+: sentences of two texts that tell of one event by its gold chains, which have to do
    with each other; and, as many, of two events of one kind, which have not or go side by side
    (each topic has two: two prison breaks, two earthquakes)."""
    told: list[tuple[Sentence, str, set[str], set[str]]] = []
    for row in rows:
        for number, start, end in row["sentences"]:
            if number not in row["selected_sentences"]:
                continue
            words = " ".join(row["text"][start:end].split())
            held = [
                one for one in row["mentions"]
                if start <= one["start"] and one["end"] <= end and one["chain_scope"] == "cross"
                and "REPORTING" not in one["tag"]
            ]  # fmt: skip
            acts = {one["chain"] for one in held if one["kind"] == "event"}
            parties = {one["chain"] for one in held if one["kind"] == "entity"}
            if LEAST_WORDS <= len(words.split()) <= MOST_WORDS and acts:
                sentence = Sentence(words=words, published=None, text=row["id"], topic=row["topic"])
                told.append((sentence, row["subtopic"], acts, parties))
    one_event, two_events = [], []
    for at, (one, subtopic, acts, parties) in enumerate(told):
        for other, other_subtopic, other_acts, other_parties in told[at + 1 :]:
            if one.topic != other.topic or one.text == other.text:
                continue
            if len(acts & other_acts) + bool(parties & other_parties) > 1:
                one_event.append(_pair(one, other, RELATED, weight=0.5))
            elif subtopic != other_subtopic and not parties & other_parties:
                two_events.append(_pair(one, other, BESIDE, weight=0.5))
    most = min(most, len(one_event), len(two_events))
    return [*draw.sample(one_event, most), *draw.sample(two_events, most)]


def names_of(words: str) -> set[str]:
    """Words with a capital that do not begin a sentence."""
    return {re.sub(r"[’']s$", "", found) for found in NAME.findall(words)} - KEPT


def renamed(pair: Pair, pool: Sequence[str], draw: random.Random) -> Pair:
    """The same pair with some names changed in both alike, so that no name is learnt by heart."""
    names = sorted(names_of(pair.one.words) | names_of(pair.other.words))
    changes = {name: draw.choice(pool) for name in names if draw.random() < 0.7}
    if not changes:
        return pair
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, changes)) + r")\b")

    def renew(words: str) -> str:
        return pattern.sub(lambda match: changes[match.group(1)], words)

    return replace(
        pair,
        one=replace(pair.one, words=renew(pair.one.words)),
        other=replace(pair.other, words=renew(pair.other.words)),
    )
