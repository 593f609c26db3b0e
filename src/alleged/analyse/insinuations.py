"""Accusations that no word states: what a text lets its reader conclude.

Each rule looks for a form, in a sentence of the article's own or of somebody's words. None of them
makes a statement: what is found is implied, and is kept apart from what is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from alleged.analyse.names import word_set
from alleged.analyse.wordings import SearchedText
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.insinuations import Insinuation, InsinuationKind
from alleged.records.mentions import Mention
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice

RULES = "insinuation rules 1"
K = InsinuationKind

PROBABILITIES = {
    K.QUESTION: 0.7,
    K.DOUBT_FORMULA: 0.85,
    K.MOTIVE: 0.6,
    K.NOUN_PHRASE: 0.5,
    K.DOER: 0.6,
    K.UNNAMED: 0.6,
    K.LISTING: 0.5,
    K.REPETITION: 0.6,
}
"""See `docs/statements.md`."""

DEEDS = word_set(
    """
    abduct abuse annex arm assassinate assault attack back bankroll beat betray blackmail bomb break
    bribe bully burgle burn buy cheat collude conceal conspire corrupt cover crush cut deceive
    defraud delete destabilise destabilize destroy detain dismantle doctor drown dump embezzle
    exploit extort fabricate fake fear finance fire forge fund harass hide hire hush ignore incite
    infiltrate instigate interfere intimidate invade jail kidnap kill launder let lie loot
    manipulate massacre meddle mislead murder orchestrate order oust overthrow pay persecute pillage
    plan plant plot plunder poison promote protect provoke rig rob sabotage sack seize sell shell
    shield shoot shred silence smear smuggle spare spy sponsor starve steal stir support suppress
    swindle tamper terrorise terrorize threaten toppled topple torture trick undermine whitewash
    withhold wreck"""
)
"""Deeds that one may be charged with, in base forms. Of a question or a repetition they make a
charge; alone they make none."""
MILD = word_set(
    """back buy cover cut delete doctor drown dump fear finance fire fund hire hush ignore let order
    pay plan plant promote protect sell shield spare support arm break seize oust"""
)
"""Of these, those that are no charge outside a question that takes them for granted."""
_PAST = {
    "stole": "steal", "stolen": "steal", "sold": "sell", "hid": "hide", "hidden": "hide",
    "paid": "pay",
    "bought": "buy", "beat": "beat", "beaten": "beat", "broke": "break", "broken": "break",
    "burnt": "burn", "cut": "cut", "forgot": "forget", "lied": "lie", "lying": "lie",
    "shot": "shoot",
    "spied": "spy", "withheld": "withhold", "overthrew": "overthrow", "overthrown": "overthrow",
}  # fmt: skip
CHARGED_NOUNS = word_set(
    """aggression annexation arson betrayal blackmail bribery burglary conspiracy corruption coup
    crackdown crime crimes cover-up deceit deception fiasco fraud genocide interference intrigue
    intrigues intimidation invasion lawlessness lie lies looting machinations manipulation massacre
    meddling murder oppression persecution plot plots plunder plundering provocation provocations
    putsch repression robbery sabotage scheme schemes slaughter smear subversion terror theft thefts
    treachery treason tyranny vandalism war"""
)
"""Nouns that charge whoever stands beside them."""
DOERS = word_set(
    """architect arsonist arsonists assassin assassins author bomber bombers bully burglar butcher
    buyer conspirator conspirators criminal criminals crook crooks cutter cutters executioner
    executor executors fraudster gangster hangman hijacker hijackers instigator instigators killer
    killers looter looters mastermind masterminds murderer murderers orchestrator organiser
    organisers organizer organizers paymaster perpetrator perpetrators planner planners plotter
    plotters plunderer plunderers poisoner puppet-master putschist putschists ringleader ringleaders
    robber robbers saboteur saboteurs smuggler smugglers sponsor sponsors swindler terrorist
    terrorists thief thieves thug thugs torturer torturers traitor traitors"""
)
HARMLESS_DOERS = frozenset(
    {"architect", "author", "buyer", "planner", "planners", "organiser", "organisers", "organizer",
     "organizers", "sponsor", "sponsors", "executor", "executors", "cutter", "cutters"}
)  # fmt: skip
"""Doers that only their deed makes bad: `the planner of the raid`, not `the town planner`."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAMEWORD = r"[A-ZÀ-Þ][\w’'.-]{0,30}"
_WH = re.compile(
    r"(?P<trigger>why|how come|since when|how (?:much|many|long|often)|who|whom|whose|what|where|"
    r"when|"
    r"for whom|with whose \w{1,20})\b(?P<rest>[^\n?]{3,300})\?",
    re.IGNORECASE,
)
_OPENS_QUESTION = re.compile(r"[“\"‘'(:;–—-]\s{0,3}$|[\s“\"](?:so|and|but|then|or|well),?\s$", re.I)
_OPENS_SENTENCE = re.compile(
    r"^\s{0,8}$|[“\"‘'(:;–—-]\s{0,3}$|(?:^|[\s“\"])(?:so|and|but|then|or|well),?\s{0,3}$", re.I
)
MAX_BEFORE_CHARS = 200
_AUX = re.compile(
    r"\s{0,3}(?P<aux>did|does|do|has|have|had|is|are|was|were|will|would|can|could|"
    r"must)(?:n['’]t)?\s"
    r"(?P<subject>(?:the|a|an|his|her|its|their|this|that)\s(?:[\w’'-]{1,30}\s){1,4}?|"
    r"(?:[A-ZÀ-Þ][\w’'.-]"
    r"{0,30}\s){1,4}|(?:he|she|they|it)\s)",
)
_DOUBT = re.compile(
    r"(?P<trigger>(?:leav(?:es?|ing)|left|there (?:is|was|can be)|with(?:out)?|has|have|"
    r"had)?\s{0,2}"
    r"(?:virtually |almost |practically )?(?:no|little|hardly any|scarcely any|not any|any|"
    r"hardly a)\s"
    r"(?:real |serious |reasonable )?doubts?\s(?:as to|about|on|over)?\s{0,2}(?=who)|"
    r"(?:no ?body|no one|none|few)\s(?:[a-z]{1,12}\s){0,4}(?:has|have|needs?|"
    r"had)\s(?:to\s)?(?:ask|guess|"
    r"wonder|be told)\s(?=who)|"
    r"(?:need(?:s)? not|needn['’]t|do(?:es)? not (?:need|have) to|doesn['’]t (?:need|"
    r"have) to)\s(?:ask|guess"
    r"|wonder|look far to see)\s(?=who)|"
    r"(?:everybody|everyone|all the world|the world|we all|"
    r"one)\s(?:in [a-z]{1,20} )?knows?\s(?:very well |"
    r"well |exactly )?(?=who)|"
    r"(?:it is|it['’]s|it was)\s(?:clear|obvious|plain|no (?:secret|mystery)|"
    r"not hard to (?:guess|see|tell)|"
    r"easy to (?:guess|see|tell))\s(?=who))"
    r"(?P<presupposed>who(?:m|se|ever)?\b[^\n.;!?]{2,200})",
    re.IGNORECASE,
)
_MOTIVE = re.compile(
    r"(?P<trigger>(?:had|has|have) every (?:reason|interest|motive)|all the reasons? (?:is|are|"
    r"were) there|"
    r"(?:stood|stands?|standing) to (?:gain|profit|benefit|win|lose)|"
    r"would (?:have )?(?:gain(?:ed)?|profit(?:ed)?|benefit(?:ed)?) (?:the )?most|"
    r"who (?:gains|profits|benefits|stands to gain)|cui bono|"
    r"(?:had|has|have) (?:a|the|an obvious|a clear|good|a strong|both the) (?:motives?|interest|"
    r"reasons?)|"
    r"(?:has|have|had) (?:long )?(?:wanted|coveted|dreamt of|dreamed of|had its eyes? on|"
    r"had an eye on)"
    r"(?= [^.\n]{1,80}\b(?:for (?:a|two|three|many|[0-9]{1,3}) (?:centur|decade|year)|for years|"
    r"for decades))|"
    r"it is no (?:secret|accident|coincidence) that|as luck would have it|"
    r"conveniently(?: enough)?)",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    rf"(?P<who>{_NAMEWORD}|(?:the|his|her|"
    rf"its) [\w-]{{1,20}}) (?P<trigger>needed (?:the )?(?:money|cash|a friend|a "
    r"war|an enemy|a pretext|a scapegoat))\b[^\n.]{0,150}"
)
_LISTING = re.compile(
    r", (?P<trigger>like|as well as|not to mention|to say nothing of) [^\n.;!?]{2,120}?"
    r"\b(?:or|and|nor) (?:even|indeed|of course)\b"
)
_LISTED_FIRST = re.compile(
    rf"(?:(?:[Tt]he )?{_NAMEWORD}(?: {_NAMEWORD}){{0,4}}|[Tt]he [a-z]{{3,20}})$"
)
_ON_THE_EVE = re.compile(
    r"\s(?P<trigger>(?:on the eve|hours|minutes|days|a day|the day|one day|the night|shortly|just|"
    r"moments|weeks) (?:of|before|after)) (?P<deed>(?:the|a|an) [\w-]{3,25})"
)
_AND_LIST = re.compile(r",\s[^,]{2,60}\sand\s")
_AGAIN = re.compile(
    r"\b(?P<trigger>once (?:again|more)|yet again|all over again|for the (?:second|third|fourth|"
    r"fifth|sixth|"
    r"umpteenth|nth) time|(?:return(?:ed|s|ing)?|went back|back|reverted) to (?:their|its|his|"
    r"her|the) "
    r"(?:old|usual|bad) (?:habits?|ways|tricks|methods|game)|as (?:usual|always|ever|so often)|"
    r"(?:their|its|his|her) (?:old|usual) (?:habit|trick|game|method)s?(?: of)?)",
    re.IGNORECASE,
)
_DOER = "|".join(sorted(DOERS, key=lambda word: (-len(word), word)))
_DOER_OF = rf"(?:{_DOER})(?P<deed> (?:of|behind) (?:(?:the|this|that|said|a) )?[^,.;:\n]{{2,60}})?"
_DOER_BEFORE = re.compile(
    rf"\b(?P<trigger>[Tt]he (?:[a-z-]{{3,20}} ){{0,2}}{_DOER_OF})(?:, |"
    rf",? )(?P<name>(?:{_NAMEWORD} ?){{1,4}})"
)
_DOER_BEHIND = re.compile(
    rf"(?P<name>(?:{_NAMEWORD} ?){{1,4}}),? (?:who (?:is|was) |is |"
    rf"was )?(?P<trigger>the (?:[a-z-]{{3,20}} ){{0,2}}"
    rf"{_DOER_OF})"
)
_DOER_OF_PLACE = re.compile(
    rf"\b(?P<trigger>[Tt]he (?:[a-z-]{{3,20}} ){{0,2}}(?:{_DOER}) of (?P<name>the [a-z]{{3,20}}|"
    rf"{_NAMEWORD}))\s"
    r"(?:has|have|had|is|are|was|were|will|would)\b"
)
_CHARGED = "|".join(sorted(CHARGED_NOUNS, key=lambda word: (-len(word), word)))
_OWNED = re.compile(
    rf"(?P<name>\b(?:[Tt]he (?:[\w-]{{2,25}} ){{0,2}}[\w-]{{2,25}}?|"
    rf"(?:{_NAMEWORD} ){{0,3}}[A-ZÀ-Þ][\w.-]{{0,30}}?))(?:['’]s|(?<=s)['’]) "
    rf"(?P<trigger>(?:[a-z-]{{3,20}} ){{0,2}}(?:{_CHARGED}))\b(?P<object> (?:on|of|in|against|"
    rf"with) [^\n.,;]{{2,80}}?"
    r"(?= (?:has|have|had|is|are|was|were|comes?|came|will|would|cost|enters?|entered)\b|[.,;]|$))?"
)
_CHARGED_BY = re.compile(
    rf"\b(?P<trigger>(?:[Tt]he|[Tt]his|"
    rf"[Aa]) (?:[a-z-]{{3,20}} ){{0,2}}(?:{_CHARGED}))\b(?P<object> of (?:the |its |their |an? )?"
    r"[\w’'-]{2,30}(?: [\w’'-]{2,30}){0,3}?)?(?P<by> (?:suffered |committed |staged |led )?(?:by|"
    r"at the hands of)"
    r" (?P<name>(?:the )?[\w-]{2,30}(?: [\w-]{2,30}){0,2}))?"
)
_COMPOUND = re.compile(
    r"[ -](?!(?:of|on|in|against|with|has|have|had|is|are|was|were|will|would|and|or|by|that|"
    r"which|who|to|"
    r"from|at|for|during|after|before|comes?|came|cost|enters?|entered)\b)\w"
)
"""`crime bill`: what charges is only the first part of a name for something else."""
_COURT = re.compile(
    r"\b(?:convicted|found guilty|guilty|sentenced|alleged|allegedly|suspected|accused|"
    r"charged with|verdict|"
    r"self-confessed|according to|so-called)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Hint:
    """What a rule finds in a sentence."""

    kind: InsinuationKind
    trigger: Span
    reason: str
    presupposed: Span | None = None
    target: Span | None = None
    evidence: Span | None = None
    evidence_reason: str = "nothing is offered"


Rule = Callable[[str, Span], Iterator[_Hint]]


def find_insinuations(
    document: Document,
    *,
    sentences: Sequence[Span],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
) -> list[Insinuation]:
    """What a document implies, in text order; of one kind at most one a sentence."""
    text = document.text
    contents = _Contents([one for one in statements if one.voice is not Voice.ARTICLE])
    places = sorted(mention.span for mention in mentions)
    starts = [span.start for span in places]
    title = document.title_span
    searched = SearchedText(text, sentences)
    signed = {
        kind: {sentence.start for sentence in searched.with_any(signs)}
        for kind, signs in SIGNS.items()
    }
    found = []
    for sentence in sentences:
        for kind, rule in RULES_BY_KIND.items():
            if sentence.start not in signed[kind]:
                continue
            hint = next(rule(text, sentence), None)
            if hint is None:
                continue
            span = sentence.stripped(text)
            named = _without_verb(text, hint.target) if hint.target else None
            if named is not None:
                low, high = bisect_right(starts, named.start - 1), bisect_right(starts, named.end)
                inside = [one for one in places[low:high] if named.holds(one)]
                named = inside[0] if len(inside) == 1 else named.stripped(text)
            found.append(
                Insinuation(
                    id=record_id("ins", document.id, kind.value, [hint.trigger]),
                    document_id=document.id,
                    kind=kind,
                    span=span,
                    trigger=hint.trigger.stripped(text),
                    presupposed=hint.presupposed.stripped(text) if hint.presupposed else None,
                    target=(named,) if named is not None and named.start < named.end else (),
                    evidence=hint.evidence.stripped(text) if hint.evidence else None,
                    evidence_reason=hint.evidence_reason,
                    statement_id=contents.holding(hint.trigger),
                    in_title=title is not None and title.overlaps(hint.trigger),
                    probability=PROBABILITIES[kind],
                    reason=hint.reason,
                    made_by=RULES,
                )
            )
    return found


_VERB = re.compile(
    r"\s(?:has|have|had|is|are|was|were|will|would|can|could|may|might|did|does|do|must)\b"
)


def _without_verb(text: str, span: Span) -> Span:
    """A noun phrase up to the verb that a pattern may have taken along."""
    verb = _VERB.search(text, span.start, span.end)
    return Span(span.start, verb.start()) if verb else span


class _Contents:
    """Contents of statements, to ask which one holds a place."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pieces = sorted(
            (piece.start, -piece.end, one.id) for one in statements for piece in one.content
        )
        self._starts = [piece[0] for piece in self._pieces]

    def holding(self, span: Span) -> str | None:
        """The innermost of the last few statements that open before a place and hold it."""
        at = bisect_right(self._starts, span.start)
        for start, minus_end, id in reversed(self._pieces[max(0, at - 50) : at]):
            if start <= span.start and span.end <= -minus_end:
                return id
        return None


def _deed(words: str, *, mild: bool = False) -> str | None:
    """The first word that charges, in whatever form; with `mild`, also what only may."""
    for match in _WORD.finditer(words):
        word = match.group()
        lower = word.lower().replace("’", "'").removesuffix("'s")
        stem = _stem(lower)
        if lower in CHARGED_NOUNS or lower in DOERS - HARMLESS_DOERS:
            return word
        if stem in DEEDS and (mild or stem not in MILD):
            return word
    return None


ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
)


def _stem(word: str) -> str:
    if word in _PAST:
        return _PAST[word]
    if word in DEEDS:
        return word
    for ending, others in ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for other in others:
                if stem + other in DEEDS:
                    return stem + other
            if stem[-1:] == stem[-2:-1] and stem[:-1] in DEEDS:
                return stem[:-1]
    return word


def _span(match: re.Match[str], group: str) -> Span | None:
    start, end = match.span(group)
    return Span(start, end) if 0 <= start < end else None


def _question(text: str, sentence: Span) -> Iterator[_Hint]:
    """`Why did the governor hide the letters?`: the deed stands outside what is asked."""
    for match in _WH.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 8) : match.start()]
        opens = match.start() - sentence.start <= 8
        if not (_OPENS_SENTENCE if opens else _OPENS_QUESTION).search(before):
            continue
        trigger = Span(*match.span("trigger"))
        rest = Span(*match.span("rest"))
        deed = _deed(rest.of(text), mild=True)
        if deed is not None and _stem(deed.lower()) == "pay" and match["trigger"].lower() != "who":
            continue
        asks_for_doer = match["trigger"].lower() in ("who", "what", "where", "when", "whom")
        if deed is None or (asks_for_doer and not _doer_taken_for_granted(match)):
            continue
        subject = _AUX.match(text, rest.start, rest.end)
        yield _Hint(
            K.QUESTION,
            trigger,
            f"“{match['trigger']}” asks on, and takes “{deed}” for granted",
            presupposed=Span(subject.start("subject"), rest.end) if subject else rest,
            target=_span(subject, "subject") if subject else None,
        )


def _doer_taken_for_granted(match: re.Match[str]) -> bool:
    """Whether `who let them burn it?` takes the deed for granted, as plain `who won?` does not."""
    trigger, rest = match["trigger"].lower(), match["rest"].strip().lower()
    return trigger == "who" and not rest.startswith(
        ("is ", "was ", "are ", "will ", "would ", "can ")
    )


def _doubt(text: str, sentence: Span) -> Iterator[_Hint]:
    """`The timing leaves no doubt as to who sold them`: nobody is named, and nobody need be."""
    for match in _DOUBT.finditer(text, sentence.start, sentence.end):
        before = Span(max(sentence.start, match.start() - MAX_BEFORE_CHARS), match.start())
        offered = len(_WORD.findall(before.of(text))) >= 2
        yield _Hint(
            K.DOUBT_FORMULA,
            Span(*match.span("trigger")),
            "nobody is named, and the reader is told that there is no doubt who it was",
            presupposed=_span(match, "presupposed"),
            evidence=before if offered else None,
            evidence_reason="what stands before the formula" if offered else "nothing is offered",
        )


def _motive(text: str, sentence: Span) -> Iterator[_Hint]:
    """`They had every reason to burn it`: why somebody may have done it, not that he did."""
    for match in _MOTIVE.finditer(text, sentence.start, sentence.end):
        yield _Hint(
            K.MOTIVE,
            Span(*match.span("trigger")),
            "a reason to do it stands in place of evidence that it was done",
            target=_for_whom(text, sentence, match.end())
            or _subject_before(text, sentence, match.start()),
            evidence=sentence,
            evidence_reason="a motive only",
        )
    for match in _NEEDED.finditer(text, sentence.start, sentence.end):
        yield _Hint(
            K.MOTIVE,
            Span(*match.span("trigger")),
            "a need stands in place of evidence",
            target=_span(match, "who"),
            evidence=sentence,
            evidence_reason="a motive only",
        )


_SUBJECT = re.compile(
    r"(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?:[\w’'-]{1,30}\s){1,4}|"
    r"(?:[A-ZÀ-Þ][\w’'.-]{0,30}\s){1,4})$"
)


_FOR_WHOM = re.compile(
    rf"\sfor (?P<whom>(?:the|his|her|its|their) (?:[\w’'-]{{1,30}} ?){{1,3}}|"
    rf"(?:{_NAMEWORD} ?){{1,4}})(?=[\s,.;])"
)


def _for_whom(text: str, sentence: Span, at: int) -> Span | None:
    """Whose reasons they are: `the reasons are there for the old elite`."""
    found = _FOR_WHOM.match(text, at, sentence.end)
    return _span(found, "whom") if found else None


def _subject_before(text: str, sentence: Span, at: int) -> Span | None:
    """The noun phrase that ends right before a place."""
    found = _SUBJECT.search(text[max(sentence.start, at - 120) : at])
    if found is None:
        return None
    start = max(sentence.start, at - 120) + found.start()
    return Span(start, at)


def _noun_phrase(text: str, sentence: Span) -> Iterator[_Hint]:
    """`The theft of the vote by the court has cost a week`: the charge is not what is asserted."""
    for match in _OWNED.finditer(text, sentence.start, sentence.end):
        if _COMPOUND.match(text, match.end("trigger"), sentence.end):
            continue
        if _COURT.search(text, sentence.start, sentence.end):
            return
        yield _Hint(
            K.NOUN_PHRASE,
            Span(*match.span("trigger")),
            f"“{match['trigger']}” charges in a noun what the sentence takes for granted",
            presupposed=Span(match.start("name"), match.end()),
            target=_span(match, "name"),
        )
    for match in _CHARGED_BY.finditer(text, sentence.start, sentence.end):
        opens = match.start() - sentence.start <= 2
        if match["by"] or (match["object"] and opens and match["trigger"].split()[0] == "The"):
            if _COURT.search(text, sentence.start, sentence.end):
                return
            name = _span(match, "name")
            end = _without_verb(text, name).end if name else match.end()
            yield _Hint(
                K.NOUN_PHRASE,
                Span(*match.span("trigger")),
                f"“{match['trigger']}” charges in a noun what the sentence takes for granted",
                presupposed=Span(match.start(), end),
                target=name,
            )


def _doer(text: str, sentence: Span) -> Iterator[_Hint]:
    """`Dole, the planner of the raid`: somebody is called by the deed, and no court is named."""
    for pattern in (_DOER_BEFORE, _DOER_BEHIND, _DOER_OF_PLACE):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if _COURT.search(text, sentence.start, sentence.end):
                return
            words = [word.lower() for word in _WORD.findall(match["trigger"])]
            only_by_deed = not (set(words) & (DOERS - HARMLESS_DOERS))
            deed = match.groupdict().get("deed") or ""
            behind = text[match.start("trigger") : match.end("trigger")]
            if only_by_deed and _deed(behind) is None and not _bad_object(deed, words):
                continue
            yield _Hint(
                K.DOER,
                Span(*match.span("trigger")),
                f"“{match['trigger'].strip()}” calls somebody by the deed, and no court has said "
                f"so",
                presupposed=Span(match.start(), match.end()),
                target=_span(match, "name"),
            )


_BAD_OBJECT = re.compile(
    r"\b(?:raids?|attacks?|attempts?|coups?|plots?|beatings?|bombings?|ambush|kidnapping|"
    r"killings?|cables?|"
    r"judges|votes|witnesses|ministers|riots?|unrest|war|strikes?|massacre|putsch|blasts?|fires?|"
    r"murders?|"
    r"blockade|theft|fraud)\b"
)


def _bad_object(deed: str, words: Sequence[str]) -> bool:
    """Whether what was planned, bought or cut is a deed or should not be: `buyer of judges`."""
    return bool(_BAD_OBJECT.search(deed or " ".join(words)))


_UNNAMED = re.compile(
    r"\b(?P<trigger>(?:[Aa] )?[Cc]ertain (?:foreign |powerful |well-known |neighbouring )?"
    r"(?:capitals?|circles|quarters|ambassadors?|neighbou?rs?|powers?|gentlem[ae]n|embass(?:y|"
    r"ies)|interests|forces|"
    r"hands|friends|persons|politicians?|services)|you know who|"
    r"(?:strangely|curiously|suspiciously|oddly|conspicuously) (?:silent|quiet|absent|late|slow|"
    r"calm|well informed|well prepared))\b"
)


def _unnamed(text: str, sentence: Span) -> Iterator[_Hint]:
    """`Certain capitals were strangely silent`: the reader is to know who is meant."""
    for match in _UNNAMED.finditer(text, sentence.start, sentence.end):
        yield _Hint(
            K.UNNAMED,
            Span(*match.span("trigger")),
            f"“{match['trigger']}” means somebody and names nobody",
            target=_subject_before(text, sentence, match.start())
            if match["trigger"].split()[0].lower() not in ("certain", "a", "you")
            else None,
        )


def _listing(text: str, sentence: Span) -> Iterator[_Hint]:
    """`The agency, like the embassy or even the bank`: named beside a deed, and no act is told."""
    for match in _LISTING.finditer(text, sentence.start, sentence.end):
        begin = max(sentence.start, match.start() - MAX_BEFORE_CHARS)
        first = _LISTED_FIRST.search(text[begin : match.start()])
        if first is None:
            continue
        yield _Hint(
            K.LISTING,
            Span(*match.span("trigger")),
            "names stand in a row beside what happened, without a word on what they did",
            target=Span(first.start() + begin, match.start()),
        )
    for match in _ON_THE_EVE.finditer(text, sentence.start, sentence.end):
        named = Span(max(sentence.start, match.start() - MAX_BEFORE_CHARS), match.start())
        if _AND_LIST.search(named.of(text)) and (
            _deed(match["deed"]) or _BAD_OBJECT.search(match["deed"])
        ):
            yield _Hint(
                K.LISTING,
                Span(*match.span("trigger")),
                "names stand beside a deed by time, without a word on what they did",
                target=named,
                evidence=_span(match, "trigger"),
                evidence_reason="nearness in time only",
            )


_NOUN_WITH_ARTICLE = re.compile(r"\b(?:the|a|an|this|that)\s[\w’'-]{2,30}", re.IGNORECASE)
"""`searched the site of the shooting once more`: what is done again is the searching."""


def _again(text: str, sentence: Span) -> Iterator[_Hint]:
    """`Once again they robbed us`: an earlier deed is taken for granted."""
    for match in _AGAIN.finditer(text, sentence.start, sentence.end):
        behind = Span(match.end(), min(sentence.end, match.end() + 120))
        before = Span(max(sentence.start, match.start() - 120), match.start())
        if _SUFFERS.match(text, behind.start, behind.end):
            continue
        deed = _deed(behind.of(text)) or _deed(_NOUN_WITH_ARTICLE.sub(" ", before.of(text)))
        if (
            deed is None
            and not _SET_DOGS.search(behind.of(text))
            and not _LOST.search(behind.of(text))
        ):
            continue
        yield _Hint(
            K.REPETITION,
            Span(*match.span("trigger")),
            f"“{match['trigger']}” takes an earlier deed for granted",
            presupposed=behind,
            target=_subject_before(text, sentence, match.start()),
        )


_SUFFERS = re.compile(
    r"\s{0,3}(?:experienc|suffer|fac|endur|witness|surviv|reject|den|condemn|warn|call|ask|urg|"
    r"said|say)"
)
_SET_DOGS = re.compile(r"\bset (?:its|his|her|their) (?:dogs|thugs|police|bots)\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:lost|failed|missed|overlooked|forgot|bring down|brought down|looked away)\b"
)

RULES_BY_KIND: dict[InsinuationKind, Rule] = {
    K.QUESTION: _question,
    K.DOUBT_FORMULA: _doubt,
    K.MOTIVE: _motive,
    K.NOUN_PHRASE: _noun_phrase,
    K.DOER: _doer,
    K.UNNAMED: _unnamed,
    K.LISTING: _listing,
    K.REPETITION: _again,
}

SIGNS: dict[InsinuationKind, tuple[str, ...]] = {
    K.QUESTION: ("?",),
    K.DOUBT_FORMULA: ("who",),
    K.MOTIVE: (
        "reason", "interest", "motive", "to gain", "gain most", "gain the most", "gained",
        "who gains", "profit", "benefit", "to win", "to lose", "cui bono", "wanted", "coveted",
        "dreamt of", "dreamed of", "its eye", "an eye", "it is no ", "as luck", "conveniently",
        " needed ",
    ),
    K.NOUN_PHRASE: tuple(f" {noun}" for noun in sorted(CHARGED_NOUNS)),
    K.DOER: tuple(f" {doer}" for doer in sorted(DOERS)),
    K.UNNAMED: (
        "certain ", "you know who", "strangely ", "curiously ", "suspiciously ", "oddly ",
        "conspicuously ",
    ),
    K.LISTING: (
        ", like ", ", as well as ", ", not to mention ", ", to say nothing of ",
        *(
            f"{when} {side} "
            for when in (
                "eve", "hours", "minutes", "days", "day", "night", "shortly", "just", "moments",
                "weeks",
            )
            for side in ("of", "before", "after")
        ),
    ),
    K.REPETITION: (
        "once again", "once more", "yet again", "all over again", "second time", "third time",
        "fourth time", "fifth time", "sixth time", "nth time", "as usual", "as always", "as ever",
        "as so often",
        *(
            f"{which} {what}"
            for which in ("old", "usual", "bad")
            for what in ("habit", "ways", "trick", "method", "game")
        ),
    ),
}  # fmt: skip
"""Of each rule: small letters of which some stand in every sentence that it finds anything in."""
