"""Text to sentences.

A full stop ends a sentence unless the words on its two sides say otherwise. The order of the
questions follows syntok (Leitner, MIT licence); the rules and the lists are our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alleged.records.spans import Span

# What may stand between the stop and the white space: closing marks and footnote numbers.
_STOP = re.compile(r"[.!?…。！？]++(?:[\"'”’»›)\]}*_]++|\[\d{1,3}\])*+")
_NEXT = re.compile(r"\s*+([\"'“‘«‹„‚(\[{*_¿¡]*+)([^\W_][\w’'-]{0,30}+)?")
_LATE_CLOSER = re.compile(r"[^\S\n]{1,3}+[”»›)\]]++(?=\s|\Z)")
_LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_GLUED = re.compile(r"[A-Z][a-z]{1,30}+[\s,’']|(?:A|I)\s|[A-Z][a-z]+\s*\Z")
_BULLET = re.compile(r"[-–—*•·▪◦‣>]\s|\(?\d{1,3}[.)]\s")

_CLOSING_QUOTES = frozenset("\"”’»›'")
_LEADING_MARKS = "\"'“‘«‹„‚([{*_¿¡-–—/"

WRAP_MIN_CHARS = 40
"""A line shorter than this was ended by its writer; wrapped mail and wire copy has 60 to 80."""
WRAP_MAX_CHARS = 120
BRACKET_MAX_CHARS = 250
"""A bracket longer than this is read as text with stops of its own (or was never closed)."""
WORD_MAX_CHARS = 32
SMALL_MIN_CHARS = 80
"""From here on, a piece without any capital is set in small letters throughout."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name or number, never at the end of a sentence.
_TITLES = _words(
    """mr mrs ms messrs mme mlle dr drs gen sen sens rep reps gov govs lt col sgt cpl pvt capt
    maj cmdr cmdt brig adm prof profs rev hon pres supt insp det vs v viz e.g i.e eg ie cf ca
    asst assoc dep vice-pres atty sec-gen ft mt mts mgr msgr fr sr.a sra ex-gen ald amb ambs const
    cst ofc lieut sgts dets capts lts cols sgt-maj adj rtd fl flt.lt"""
)
# Before a number only.
_BEFORE_NUMBER = _words(
    """no nos nr art arts sec secs fig figs p pp para paras vol vols ch chap eq approx est c ca
    rs us$ jan feb mar apr jun jul aug sep sept oct nov dec rm flt op ver v"""
)
# Inside a sentence or at its end: what comes next decides.
_EITHER = _words(
    """inc corp co cos ltd plc llc bros mfg jr sr esq st sts ave blvd rd ln hwy dept depts univ
    assn ass'n govt gov't int'l intl nat'l natl
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont
    neb nebr nev okla ore pa penn tenn tex va vt wash wis wyo ont que
    ph.d m.d b.a m.a m.b.a d.c u.s u.k u.n e.u u.s.a u.a.e u.s.s.r l.a n.y n.j n.c s.c n.d s.d
    w.va r.i n.h n.m p.o a.k.a d.a p.r s.a s.p.a n.v a.g dist exec elec eng hist"""
)
# Words that start sentences and are no names: after one of the above they show a new sentence.
_STARTERS = _words(
    """the a an he she it they we i you this that these those there here but and or so yet nor in
    on at by for from to with as if when while after before since although though because however
    meanwhile moreover furthermore also then now what who why how where which whose some many most
    several both all few his her its their our my your no not yes is are was were do does did has
    had earlier later last once still even under over between during despite according among about
    another each every only just such instead until unless through throughout within without
    perhaps maybe indeed nevertheless nonetheless otherwise thus therefore hence again asked said
    one two three four five six seven eight nine ten it's he's she's that's there's they're we're
    i'm you're don't it’s he’s she’s that’s there’s they’re we’re i’m you’re don’t
    mr mrs ms dr rather today yesterday tomorrow nobody everybody everyone someone nothing"""
)
_TIME_ZONES = _words(
    """est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eastern central mountain
    pacific greenwich local london moscow beijing paris monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat
    sun"""
)
_NAMES_WITH_MARKS = _words("yahoo jeopardy oliver")
_CUE = re.compile(
    r"(?:[^\W\d_][\w.’'-]{0,30}+,?[ ]){1,5}?(?:asked|asks|said|says|told|tells|wrote|writes|added|"
    r"adds|replied|replies|answered|shouted|yelled|cried|screamed|exclaimed|wondered|demanded|"
    r"declared|joked|quipped|continued|insisted|tweeted|posted|chanted|inquired|mused)\b"
)


def split_sentences(text: str) -> list[Span]:
    """Find the sentences of a text.

    Spans are trimmed of white space, in order and apart from each other; every character that is
    not white space lies in one. None crosses an empty line; a line end inside a paragraph ends a
    sentence too, unless the lines look hard-wrapped.
    Offsets: code points of `text`, end excluded.
    """
    sentences: list[Span] = []
    for start, end in _pieces(text):
        sentences.extend(_split_piece(text, start, end))
    return sentences


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence crosses: lines, or wrapped lines taken together."""
    block: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        if not line or line.isspace():
            yield from _unwrap(text, block)
            block = []
        else:
            block.append((position, position + len(line)))
        position += len(line) + 1
    yield from _unwrap(text, block)


def _unwrap(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the lines of a block that were broken to fit a width."""
    if len(lines) < 2:
        yield from lines
        return
    lengths = [len(text[start:end].rstrip()) for start, end in lines]
    width = max(lengths)
    # A line was filled up when the next line's first word would have made it the longest.
    filled = [
        lengths[i] + 1 + _first_word_length(text, *lines[i + 1]) > width
        for i in range(len(lines) - 1)
    ]
    wrapped = (
        len(lines) > 2
        and WRAP_MIN_CHARS <= width <= WRAP_MAX_CHARS
        and sum(filled) * 4 >= len(filled) * 3
    )
    start, end = lines[0]
    for i, (next_start, next_end) in enumerate(lines[1:]):
        first = text[next_start:next_end].lstrip()
        joined = (
            lengths[i] >= WRAP_MIN_CHARS
            and (first[0].islower() or (wrapped and filled[i]))
            and not _BULLET.match(first)
        )
        if not joined:
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _first_word_length(text: str, start: int, end: int) -> int:
    return len(text[start : min(end, start + 80)].split(None, 1)[0]) if start < end else 0


def _split_piece(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut one piece at the stops that end a sentence."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    small = (
        end - start >= SMALL_MIN_CHARS
        and text[start:end].islower()
        and not text.startswith("http", start)
    )
    position = start
    while stop := _STOP.search(text, position, end):
        position = cut = stop.end()
        if cut >= end:
            break
        if late := _LATE_CLOSER.match(text, cut, end):
            cut = late.end()
        if not _ends_sentence(text, start, stop, cut, end, small):
            continue
        yield Span(start, cut)
        while cut < end and text[cut].isspace():
            cut += 1
        start = position = cut
    if start < end:
        yield Span(start, end)


def _ends_sentence(
    text: str, start: int, stop: re.Match[str], cut: int, end: int, small: bool
) -> bool:
    """Whether the sentence from `start` ends with this stop. `small`: no word of the piece has a
    capital, so that a small letter behind the stop says nothing."""
    mark = stop.start()
    marks = stop.group()
    if cut < end and not text[cut].isspace():
        if small:
            return _is_glued_small(text, mark, marks, cut, end)
        return _is_glued(text, mark, marks, cut, end)
    following = _NEXT.match(text, cut, end)
    if following is None:
        return True
    openers, word = following.group(1), following.group(2) or ""
    if not word:
        # Dashes, commas and further stops go on; anything else (a sum of money, a picture) starts.
        after = text[following.end()] if following.end() < end else ""
        if not openers and after in ",;:-–—.!?…/&%":
            return False
        return not _inside_bracket(text, start, cut, end)
    if small and word[0].islower():
        if marks[0] == "…" or marks[:2] == ".." or _is_initial(text, start, mark):
            return False
    elif word[0].islower() and not _is_name_in_lower_case(word):
        return False
    if mark == start or _LIST_MARK.fullmatch(text, start, mark):
        return False
    if _inside_bracket(text, start, cut, end):
        return False
    if marks[0] == "." and "!" not in marks and "?" not in marks:
        if len(marks) > 1 and marks[1] == ".":
            return word not in ("I", "I’m", "I'm")
        return _full_stop_ends(text, start, mark, word, openers, marks)
    if any(closer in _CLOSING_QUOTES for closer in marks):
        lower = word.lower()
        return not (
            (lower == "i" or lower not in _STARTERS) and _CUE.match(text, following.start(2))
        )
    return not (_word_before(text, start, mark).lower() in _NAMES_WITH_MARKS and len(marks) == 1)


def _is_initial(text: str, start: int, mark: int) -> bool:
    """Whether the stop is behind one letter: `v. n. saraf`."""
    return len(_word_before(text, start, mark)) == 1


def _full_stop_ends(text: str, start: int, mark: int, word: str, openers: str, marks: str) -> bool:
    """Whether one full stop between two words, the second with a capital or a digit, is an end."""
    before = _word_before(text, start, mark)
    lower = before.lower()
    next_lower = word.lower()
    opened = bool(openers)
    if len(marks) > 1 and marks[1] in '"”»':
        return True
    if lower in ("p.m", "a.m", "pm", "am"):
        return openers != "(" and len(word) > 1 and next_lower not in _TIME_ZONES
    if word[0].isdigit() and lower in _BEFORE_NUMBER:
        return False
    if lower in _TITLES and not opened:
        # "the rep. said" has a small letter after it; "is a gen. The" does not occur in print.
        return False
    initial = len(before) == 1 and before.isalpha() and before.isupper()
    letters = (
        len(before) <= 8
        and "." in before
        and all(part.isalpha() and len(part) <= 2 for part in before.split("."))
    )
    if initial:
        return next_lower in _STARTERS
    if letters or (lower in _EITHER and _may_be_short(before, lower)):
        return opened or next_lower in _STARTERS
    return True


def _may_be_short(before: str, lower: str) -> bool:
    """Whether it abbreviates: `Miss.` and `Ill.` are states, `miss.` and `ill.` are words."""
    return before[0].isupper() or lower in ("co", "inc", "ltd", "dept", "govt", "assn")


def _word_before(text: str, start: int, mark: int) -> str:
    """The last word before the stop, without what precedes a hyphen or an opening mark."""
    chunk = text[max(start, mark - WORD_MAX_CHARS) : mark]
    if not chunk or chunk[-1].isspace():
        return ""
    word = chunk.split()[-1]
    for joint in '-–—/(“"':
        if joint in word:
            word = word[word.rindex(joint) + 1 :]
    return word.lstrip(_LEADING_MARKS)


def _is_name_in_lower_case(word: str) -> bool:
    """`iPhone`, `al-Shabab`: small letters that may start a sentence."""
    return any(c.isupper() for c in word[1:2]) or (
        word[:3].lower() in ("al-", "el-", "as-", "an-") and word[3:4].isupper()
    )


def _inside_bracket(text: str, start: int, cut: int, end: int) -> bool:
    """Whether a bracket that was opened inside the sentence is still open, and closes soon."""
    opening = text.rfind("(", max(start + 1, cut - BRACKET_MAX_CHARS), cut)
    if opening < 0 or text.find(")", opening, cut) >= 0:
        return False
    return text.find(")", cut, min(end, cut + BRACKET_MAX_CHARS)) >= 0


_GLUED_SMALL = re.compile(r"([a-z]{1,12})\s")


def _is_glued_small(text: str, mark: int, marks: str, cut: int, end: int) -> bool:
    """The same where nothing has a capital: `the port was shut.in sarn, too`."""
    if mark < 3 or len(marks) > 1 or not text[mark - 3 : mark].isalpha():
        return False
    following = _GLUED_SMALL.match(text, cut, end)
    return following is not None and following.group(1) in _STARTERS


def _is_glued(text: str, mark: int, marks: str, cut: int, end: int) -> bool:
    """Whether the space after the stop was lost: `of humanity.Why does`."""
    if (
        mark < 2
        or marks[-1] in "'’*_"
        or not (text[mark - 1].islower() and text[mark - 2].islower())
    ):
        return False
    if len(marks) > 1 and marks[1] == ".":
        return False
    following = _GLUED.match(text, cut, end)
    return following is not None and text[cut : cut + 3] not in ("Com", "Net", "Org", "Gov")
