"""Lists of numbers taken apart: what each member says by itself.

In `3 tonnes of oats, 2 of barley and 1 of rye` the second member shares the unit of the first, in
`Arland mined 40 tonnes of tin, Borland 30` it shares verb, measure and unit. A member has its own
words and the words it shares; the two together are a sentence that can be right while the others
are wrong. What holds only of all together (`together mined 70`) has no members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alleged.analyse.quantities.tokens import Token, read_tokens, words
from alleged.models.tagger import packaged_tagger
from alleged.records.assessments import ListMember
from alleged.records.figures import Figure, FigureKind
from alleged.records.spans import Span
from alleged.records.times import Timex, TimexType

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
TOGETHER = words("together combined jointly altogether")
RESPECTIVELY = "respectively"
JOINTS = words(", ; and or")
FINITE = words("VBD VBZ VBP MD VB")
VERBS = FINITE | {"VBN"}
PLACING = words("in at on near off outside around inside")
MODALS = words("will would shall can could may might must should to")
MAX_MEMBERS = 24
MAX_NAME = 7
"""Words of a member before its number: `the Farmers' League of the north 33`."""
MAX_TAIL = 14
"""Words of a last member without a number."""
MAX_WORDS = 120


@dataclass(frozen=True, slots=True)
class _Number:
    """A number or place in an order, by its tokens."""

    first: int
    after: int
    value: float | None
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the tags of its words, its numbers and its times."""

    text: str
    tokens: list[Token]
    tags: list[str]
    numbers: list[_Number]
    timed: set[int]
    """Which words are part of a date."""

    def span(self, first: int, after: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def low(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""


@dataclass(frozen=True, slots=True)
class FoundMember:
    """The own words of a member, and what a record of it says."""

    span: Span
    member: ListMember


def find_members(
    text: str,
    sentences: Sequence[Span],
    figures: Sequence[Figure],
    times: Sequence[Timex],
    tags: Mapping[Span, Sequence[str]] | None = None,
) -> list[list[FoundMember]]:
    """The members of the list in each sentence, in text order; none where there is no list.

    `tags`: the parts of speech of sentences that were tagged already, word by word.
    """
    tags = tags or {}
    by_place = sorted(figures, key=lambda one: one.span)
    starts = [one.span.start for one in by_place]
    dates = sorted(
        (one.span for one in times if one.type in (TimexType.DATE, TimexType.TIME)),
        key=lambda one: (one.start, one.end),
    )
    found: list[list[FoundMember]] = [[] for _ in sentences]
    lines: list[tuple[int, list[Token], list[_Number], set[int]]] = []
    for place, sentence in enumerate(sentences):
        here = by_place[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not here:
            continue
        tokens = read_tokens(text, sentence.start, sentence.end)
        lows = {token.lower for token in tokens}
        if len(tokens) > MAX_WORDS or not lows & JOINTS or lows & TOGETHER:
            continue
        timed = _inside(tokens, dates)
        numbers = _numbers(tokens, here, timed)
        if len(numbers) > 1:
            lines.append((place, tokens, numbers, timed))
    untagged = [
        [one.text for one in tokens] for place, tokens, *_ in lines if sentences[place] not in tags
    ]
    tagged = iter(packaged_tagger().tag(untagged))
    for place, tokens, numbers, timed in lines:
        given = tags.get(sentences[place]) or next(tagged)
        line = _Line(text, tokens, list(given), numbers, timed)
        found[place] = _respectively(line) or _members(line)
    return found


def _inside(tokens: Sequence[Token], spans: Sequence[Span]) -> set[int]:
    """Which words lie in one of the spans."""
    at = bisect_left(spans, tokens[0].start, key=lambda one: one.end)
    found: set[int] = set()
    for span in spans[at:]:
        if span.start >= tokens[-1].end:
            break
        found.update(k for k, one in enumerate(tokens) if span.start <= one.start < span.end)
    return found


def _numbers(tokens: list[Token], figures: Sequence[Figure], timed: set[int]) -> list[_Number]:
    """The numbers of a sentence: figures, and bare ones that no figure was made of, as in
    `Brask (5)` and `the second`."""
    starts = [token.start for token in tokens]
    taken: dict[int, _Number] = {}
    for figure in figures:
        number = figure.number_spans[0] if figure.number_spans else figure.span
        first, after = bisect_left(starts, number.start), bisect_left(starts, number.end)
        if figure.kind is FigureKind.RANK:
            first, after = bisect_left(starts, figure.span.start), bisect_left(
                starts, figure.span.end
            )  # fmt: skip
        made = _Number(first, after, figure.low, figure)
        taken.update(dict.fromkeys(range(first, after), made))
    ranked = any(one.kind is FigureKind.RANK for one in figures)
    for k in range(len(tokens)):
        if k in taken or k in timed:
            continue
        value = _bare(tokens, k, ranked=ranked)
        if value is not None:
            taken[k] = _Number(k, k + 1, value, None)
    return sorted(set(taken.values()), key=lambda one: one.first)


def _bare(tokens: Sequence[Token], at: int, *, ranked: bool) -> float | None:
    token = tokens[at]
    if token.kind == "number":
        written = token.text.replace(",", "")
        return float(written) if len(written) < 16 and written.count(".") < 2 else None
    if ranked and token.lower in ORDINALS and tokens[at - 1].lower in ("the", "came", "is"):
        return float(ORDINALS[token.lower])
    return float(COUNTS[token.lower]) if token.lower in COUNTS else None


def _respectively(line: _Line) -> list[FoundMember]:
    """`Arland and Borland mined 40 and 30 tonnes respectively`: as many names as numbers."""
    lows = [token.lower for token in line.tokens]
    if RESPECTIVELY not in lows:
        return []
    numbers = _run_of_numbers(line)
    names = _run_of_names(line, numbers[0].first, len(numbers)) if numbers else []
    if len(numbers) < 2 or len(names) != len(numbers):
        return []
    model = next((n.figure for n in reversed(numbers) if n.figure and n.figure.unit), None)
    model = model or numbers[-1].figure or numbers[0].figure
    hidden = {k for name in names for k in range(*name)} | {
        k for number in numbers for k in range(number.first, number.after)
    }
    joints = range(names[0][0], names[-1][1]), range(numbers[0].first, numbers[-1].after)
    hidden |= {k for stretch in joints for k in stretch}
    hidden.add(lows.index(RESPECTIVELY))
    rest = _stretches(line, [k for k in range(len(line.tokens)) if k not in hidden])
    found = []
    for name, number in zip(names, numbers, strict=True):
        anchor = line.span(number.first, number.after)
        found.append(
            FoundMember(
                anchor,
                ListMember(
                    anchor=anchor,
                    shared=tuple(sorted([line.span(*name), *rest])),
                    figure_id=number.figure.id if number.figure else None,
                    kind=model.kind if model else FigureKind.AMOUNT,
                    low=_scaled(line, number, numbers[-1]),
                    unit=(number.figure.unit if number.figure else None)
                    or (model.unit if model else None),
                ),
            )
        )
    return found


def _run_of_numbers(line: _Line) -> list[_Number]:
    """The longest run of numbers with nothing but `,`, `and` or units between."""
    best: list[_Number] = []
    run: list[_Number] = []
    for number in line.numbers:
        between = range(run[-1].after, number.first) if run else range(0)
        near = run and len(between) <= 5 and any(line.low(k) in JOINTS for k in between)
        run = [*run, number] if near else [number]
        best = run if len(run) > len(best) else best
    return best


def _run_of_names(line: _Line, before: int, count: int) -> list[tuple[int, int]]:
    """As many capitalised names joined by `,` and `and`, the last such run before a place."""
    names: list[tuple[int, int]] = []
    runs: list[list[tuple[int, int]]] = []
    at = 0
    while at < before:
        if not line.tokens[at].text[:1].isupper() or line.low(at) in ("the", "in"):
            at += 1
            continue
        after = at + 1
        while after < before and line.tokens[after].text[:1].isupper():
            after += 1
        between = range(names[-1][1], at) if names else range(0)
        joined = names and all(line.low(k) in JOINTS or line.low(k) == "the" for k in between)
        if not joined:
            names = []
            runs.append(names)
        names.append((at, after))
        at = after
    return next((run for run in reversed(runs) if len(run) == count), [])


def _members(line: _Line) -> list[FoundMember]:
    """The members of a list of numbers that `,` and `and` or `;` join."""
    cuts = _cuts(line)
    if cuts is None:
        return []
    edges = [(0, cuts[0][0]), *((a[1], b[0]) for a, b in pairwise(cuts))]
    edges.append((cuts[-1][1], _end(line)))
    held = [[n for n in line.numbers if first <= n.first < after] for first, after in edges]
    if len(edges) > MAX_MEMBERS or sum(bool(one) for one in held) < 2 or not held[0]:
        return []
    clauses = [_starts_with_verb(line, first, after) for first, after in edges[1:]]
    likely = [
        one or _may_start_with_verb(line, first, after)
        for one, (first, after) in zip(clauses, edges[1:], strict=True)
    ]
    if any(clauses) and all(likely) and len(edges) > 2:
        return _of_clauses(line, edges, held)
    if any(clauses) or not _is_gapped(line, edges, held):
        return []
    return _of_numbers(line, edges, held)


def _end(line: _Line) -> int:
    end = len(line.tokens)
    while end and line.tokens[end - 1].kind == "sign" and line.tokens[end - 1].text not in "%)":
        end -= 1
    return end


def _cuts(line: _Line) -> list[tuple[int, int]] | None:
    """Where one member ends and the next begins: a joint between each two numbers, and one behind
    the last number where a member without a number follows. None where two numbers have no joint
    between them."""
    semicolons = [k for k, one in enumerate(line.tokens) if one.text == ";"]
    cuts: list[tuple[int, int]] = []
    for one, other in pairwise(line.numbers):
        joints = _joints(line, one.after, other.first)
        if semicolons:
            joints = [cut for cut in joints if line.low(cut[0]) == ";"] or joints
        if not joints:
            if cuts or one is not line.numbers[0]:
                continue  # a second number of one member: `one call in five`
            return None
        cuts.append(_choose(line, joints, other))
    last = line.numbers[-1]
    behind = [
        cut
        for cut in _joints(line, last.after, _end(line))
        if any(line.low(k) in ("and", "or") for k in range(*cut))
    ]
    if cuts and behind and 0 < _end(line) - behind[0][1] <= MAX_TAIL and len(behind) == 1:
        cuts.append(behind[0])
    return cuts or None


def _joints(line: _Line, first: int, after: int) -> list[tuple[int, int]]:
    """The joints in a stretch: `,`, `and`, `, and`."""
    found: list[tuple[int, int]] = []
    k = first
    while k < after:
        if line.low(k) in JOINTS and k not in line.timed:
            end = k + 1
            while end < after and line.low(end) in JOINTS:
                end += 1
            found.append((k, end))
            k = end
        else:
            k += 1
    return found


def _choose(line: _Line, joints: list[tuple[int, int]], number: _Number) -> tuple[int, int]:
    """Of several joints the one with `and`, else the last, except that a comma between a name and
    its number (`Arland, 40 tonnes, Borland, 30`) stands inside a member."""
    if len(joints) == 1:
        return joints[0]
    inner = joints[-1]
    if inner[1] == number.first and line.low(inner[0]) == "," and inner[1] - inner[0] == 1:
        return joints[-2]
    with_and = [cut for cut in joints if any(line.low(k) in ("and", "or") for k in range(*cut))]
    return with_and[-1] if with_and else joints[-1]


def _starts_with_verb(line: _Line, first: int, after: int) -> bool:
    """`broke down 31 times`: a member that has its own verb and shares the subject."""
    while first < after and line.tags[first] == "RB":
        first += 1
    return first < after and line.tags[first] in VERBS and line.low(first) not in COUNTS


def _may_start_with_verb(line: _Line, first: int, after: int) -> bool:
    """`close 11 courts`, `stood still`: a small word before a number, or one that the tagger takes
    for a name."""
    if first + 1 >= after or not line.tokens[first].text.islower():
        return False
    if line.tags[first] == "NNP":
        return True
    small = line.tags[first] in ("IN", "TO", "DT", "CD", "PRP$", "CC")
    return not small and any(number.first == first + 1 for number in line.numbers)


def _is_gapped(line: _Line, edges: list[tuple[int, int]], held: list[list[_Number]]) -> bool:
    """Whether the members behind the first have no verb of their own, and their numbers near their
    beginning, so that they can only share what the first says."""
    lead, *rest = edges
    for number, ((first, after), numbers) in enumerate(zip(rest, held[1:], strict=True), 1):
        tags = line.tags[first:after]
        verbs = [k for k in range(first, after) if line.tags[k] in VERBS]
        if not numbers:
            if number != len(rest) or len(tags) > MAX_TAIL or verbs:
                return False
            continue
        if [k for k in verbs if k < numbers[0].first]:
            return False
        if numbers[0].first - first > MAX_NAME or (len(numbers) > 1 and verbs):
            return False
        if line.tags[first] == "IN" and line.tags[lead[0]] != "IN":
            return False
        if not _alike(held[0][0], numbers[0]):
            return False
        named = any(line.tokens[k].kind == "word" for k in range(first, numbers[0].first))
        if (
            named
            and not _stands_bare(line, numbers[0], after)
            and not _one_unit(held[0][0], numbers[0])
        ):
            return False
    return len(held[0]) == 1 or held[0][0].figure is not None


def _alike(one: _Number, other: _Number) -> bool:
    """Whether two numbers can be of one list: both shares, places, or amounts in one unit; a number
    without a unit may share that of the other."""
    if one.figure is None or other.figure is None:
        return True
    first, second = one.figure, other.figure
    if FigureKind.RANK in (first.kind, second.kind):
        return first.kind is second.kind
    return second.unit in (None, first.unit) or (first.unit in (None, "person"))


def _one_unit(one: _Number, other: _Number) -> bool:
    """Whether both are given in the same unit, or are places in an order."""
    if one.figure is None or other.figure is None:
        return False
    ranks = one.figure.kind is other.figure.kind is FigureKind.RANK
    return ranks or (one.figure.unit is not None and one.figure.unit == other.figure.unit)


def _of_clauses(
    line: _Line, edges: list[tuple[int, int]], held: list[list[_Number]]
) -> list[FoundMember]:
    """Members with a verb of their own share the words before the first verb."""
    (first, after), *_ = edges
    number_first = held[0][0].first
    verb = next((k for k in range(first, after) if line.tags[k] in FINITE), number_first - 1)
    verb = min(verb, max(first, number_first - 1))
    while verb < after and line.low(verb) in MODALS:
        verb += 1
    shared = _stretches(line, list(range(first, verb)))
    found = []
    for (start, end), numbers in zip(edges, held, strict=True):
        own = line.span(start, end)
        number = numbers[0] if numbers else None
        figure = number.figure if number else None
        found.append(
            FoundMember(
                own,
                ListMember(
                    anchor=line.span(number.first, number.after) if number else own,
                    shared=() if start == first else shared,
                    figure_id=figure.id if figure else None,
                    kind=figure.kind if figure else FigureKind.AMOUNT if number else None,
                    low=number.value if number else None,
                    unit=figure.unit if figure else None,
                ),
            )
        )
    return found


def _of_numbers(
    line: _Line, edges: list[tuple[int, int]], held: list[list[_Number]]
) -> list[FoundMember]:
    """Members without a verb share the words of the first that theirs do not stand for."""
    model = held[0][0]
    common = _last_time(line, edges)
    found = []
    for place, ((start, end), numbers) in enumerate(zip(edges, held, strict=True)):
        own = [k for k in range(start, end) if place + 1 < len(edges) or k not in common]
        number = numbers[0] if numbers else None
        shared = sorted(common) if place == 0 else sorted({*_shared(line, edges[0], model, own,
                                                                     number), *common})  # fmt: skip
        alone = number is not None and place > 0 and _stands_bare(line, number, end)
        figure = number.figure if number else None
        unit = figure.unit if figure else None
        if alone and model.figure is not None:
            unit = unit or model.figure.unit
        kind = figure.kind if figure else model.figure.kind if model.figure and number else None
        found.append(
            FoundMember(
                line.span(own[0], own[-1] + 1) if own else line.span(start, end),
                ListMember(
                    anchor=line.span(number.first, number.after)
                    if number
                    else line.span(start, end),
                    shared=tuple(_stretches(line, shared)),
                    figure_id=figure.id if figure else None,
                    kind=kind,
                    low=_scaled(line, number, model)
                    if alone and number
                    else (number.value if number else None),
                    unit=unit,
                ),
            )
        )
    return found


def _last_time(line: _Line, edges: list[tuple[int, int]]) -> set[int]:
    """The date that the last member ends with, where no other member has one: it holds for all."""
    first, after = edges[-1]
    if any(k in line.timed for start, end in edges[:-1] for k in range(start, end)):
        return set()
    timed = [k for k in range(first, after) if k in line.timed]
    if not timed or timed[-1] != after - 1:
        return set()
    begin = timed[0]
    while begin > first + 1 and line.tags[begin - 1] == "IN":
        begin -= 1
    return set(range(begin, after))


def _stands_bare(line: _Line, number: _Number, end: int) -> bool:
    """Whether no noun follows the number that would be its unit: `2 of barley`, `Borland 30`."""
    at = number.after
    while at < end and line.low(at) in SCALES:
        at += 1
    return at >= end or line.tags[at] in ("IN", "TO", ",", ")", ".", "RB") or (
        line.tokens[at].kind == "sign" or line.tags[at].startswith("VB")
    )  # fmt: skip


def _scaled(line: _Line, number: _Number, model: _Number) -> float | None:
    """The number with the scale that it shares: `2` behind `4 million tonnes`."""
    if number.value is None or number is model:
        return number.value
    mine, theirs = _scale(line, number), _scale(line, model)
    small = number.value < 1000 and line.low(number.first) not in COUNTS
    return round(number.value * theirs, 6) if mine == 1 and theirs > 1 and small else number.value


def _scale(line: _Line, number: _Number) -> float:
    beside = range(number.first, min(number.after + 1, len(line.tokens)))
    return next((SCALES[line.low(k)] for k in beside if line.low(k) in SCALES), 1.0)


def _shared(
    line: _Line, lead: tuple[int, int], model: _Number, own: list[int], number: _Number | None
) -> list[int]:
    """The words of the first member that hold for another one too.

    A name before the number stands for the name before the first number; a phrase behind it for
    the phrase with the same preposition; a date for a date.
    """
    first, after = lead
    hidden = set(range(model.first, model.after))
    if number is None:
        hidden |= set(range(model.first, after)) | _name_before(line, first, model.first)
        return [k for k in range(first, after) if k not in hidden]
    before = [k for k in own if k < number.first and line.tags[k] not in ("DT", "IN")]
    if any(line.tokens[k].kind == "word" and k not in line.timed for k in before):
        hidden |= _name_before(line, first, model.first)
    behind = [k for k in own if k >= number.after]
    prepositions = {line.low(k) for k in behind if line.tags[k] in ("IN", "TO")}
    if prepositions & PLACING:
        prepositions |= PLACING
    hidden |= _phrases_with(line, model.after, after, prepositions)
    if any(k in line.timed for k in own):
        hidden |= {k for k in range(first, after) if k in line.timed}
    return [k for k in range(first, after) if k not in hidden]


def _name_before(line: _Line, first: int, before: int) -> set[int]:
    """The last name before a place."""

    def names(at: int) -> bool:
        small = line.tags[at] in ("IN", "DT")
        return line.tokens[at].text[:1].isupper() and at not in line.timed and not small

    last = next((k for k in range(before - 1, first - 1, -1) if names(k)), None)
    if last is None:
        return set()
    start = last
    while start > first and names(start - 1):
        start -= 1
    return set(range(start, last + 1))


def _phrases_with(line: _Line, first: int, after: int, prepositions: set[str]) -> set[int]:
    """The phrases of a stretch that begin with one of these prepositions."""
    hidden: set[int] = set()
    hiding = False
    for k in range(first, after):
        if line.tags[k] in ("IN", "TO"):
            hiding = line.low(k) in prepositions
        elif line.tags[k] in FINITE or line.tokens[k].text in "();":
            hiding = False
        if hiding:
            hidden.add(k)
    return hidden


def _stretches(line: _Line, places: Sequence[int]) -> tuple[Span, ...]:
    """Words as spans, neighbours in one."""
    found: list[tuple[int, int]] = []
    for k in places:
        if found and found[-1][1] == k:
            found[-1] = (found[-1][0], k + 1)
        else:
            found.append((k, k + 1))
    return tuple(line.span(*one) for one in found)
