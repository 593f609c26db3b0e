"""The words by which statements are reported: what each does, and what it says of the truth.

Our own tables. A verb stands once, in its base form; phrases stand as they are looked for, in base
forms too (`call on`, `want to know`). What no table has counts as plain assertion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from alleged.records.statements import Stance, StatementType, Strength

T = StatementType

VERBS: dict[StatementType, str] = {
    # The official accused the board of hiding a report.
    T.ACCUSES: """
        accuse berate blame blast brand castigate censure charge chastise chide condemn criticise
        criticize decry defame denigrate denounce deplore deride disparage excoriate fault impugn
        incriminate indict insult lambast lambaste lament malign mock protest pillory rail rap
        rebuke reprimand reproach revile rip ridicule savage scold slam slander slate smear taunt
        upbraid vilify complain prosecute libel stigmatise stigmatize assail hammer knock attack
        trash torch bash blister demonise demonize scapegoat
        """,
    # The board denied that a report had been withheld.
    T.DENIES: """
        abjure contest contradict counter debunk decline demur deny disagree disavow disclaim
        dismiss dispute dissent downplay forbid negate object oppose overrule overturn prohibit
        rebuff rebut refuse refute reject repudiate resist retract rubbish scoff scorn spurn veto
        withhold balk baulk dodge evade deflect pooh-pooh challenge block obstruct shun boycott
        """,
    # A clerk confirmed that the seals were broken.
    T.CONFIRMS: """
        accede acknowledge admit affirm attest certify concede concur confess confirm corroborate
        endorse ratify reaffirm validate verify vouch agree authenticate substantiate grant
        """,
    # Analysts predict a tie.
    T.PREDICTS: """
        anticipate augur await bet bode envisage envision expect forebode forecast foresee
        foreshadow foretell herald portend predict project prognosticate prophesy speculate
        """,
    # The minister promised to visit the site.
    T.PROMISES: """
        assure commit guarantee intend mean offer pledge plan promise swear threaten undertake
        volunteer vow aim prepare resolve
        """,
    # The mayor called on the government to close the weir.
    T.CALLS_FOR: """
        admonish advise advocate appeal beg beseech bid command counsel decree demand dictate direct
        encourage enjoin entreat exhort implore instruct invite lobby mandate nominate order
        petition plead press prescribe propose push recommend request require solicit summon urge
        sanction pray pressure legislate
        """,
    # Residents asked why nobody had told them.
    T.ASKS: """
        ask enquire inquire interrogate ponder query quiz wonder
        """,
    # Many believe that the minister has chosen a builder.
    T.THINKS: """
        abhor accept admire adore appreciate approve assume attempt believe bristle care cherish
        conceive conclude consider contemplate covet crave dare deem delight deliberate desire
        despair despise detest disapprove dislike distrust doubt dread dream embrace enjoy envy
        favor favour fear feel figure fantasise forget fret fume gather guess hate hope idolise
        imagine infer judge know learn like loathe long love marvel mistrust mull plot perceive
        presume prefer pretend realise realize recall reckon recognise recognize regard regret
        rejoice relish remember resent respect savour scheme see seek seethe sense support suppose
        surmise suspect sympathise think trust try understand value view want welcome wish worry
        yearn champion strive dispose fathom grasp hesitate back side ignore celebrate decide
        mourn lean root worship
        """,
    # She read out a line from the treaty.
    T.QUOTES: """
        cite echo parrot paraphrase quote recite regurgitate repeat retweet reproduce excerpt sing
        invoke
        """,
    # Its director said.
    T.ASSERTS: """
        add advance allege announce answer argue articulate assert assess aver bemoan blog boast
        brag broadcast caption chant cheer claim clarify chime comment communicate contend
        continue convey declare depict describe detail diagnose disclose discover discuss document
        elaborate emphasise emphasize estimate explain expound express extol find gloat highlight
        hint identify illustrate imply indicate inform insinuate insist interject intimate
        introduce joke label laud lecture lie maintain measure mention mumble murmur mutter
        narrate note observe opine outline persuade philosophise phrase point portray pose posit
        praise preach present proclaim pronounce prove publish purport quip rant rate reason
        reassure recount reflect reiterate rejoin relate release remark remind reply report
        respond retort reveal roar say scream shout show signal sigh speak specify spell state
        stipulate stress submit suggest summarise summarize tell teach testify text thank theorise
        tout tweet type underline underscore understate unveil utter voice warn caution whisper
        write yell brief pinpoint profile dub call term characterise characterize compare liken
        defend demonstrate determine calculate credit overstate exaggerate gush crow congratulate
        apologise apologize advertise hail salute refer talk post title list include email deliver
        share reference raise focus sound seem appear look rule weigh applaud name sum recap
        """,
}

PHRASES: dict[str, StatementType] = {
    "call on": T.CALLS_FOR,
    "call upon": T.CALLS_FOR,
    "call for": T.CALLS_FOR,
    "call out": T.ACCUSES,
    "call into question": T.ACCUSES,
    "cast doubt": T.ACCUSES,
    "take aim": T.ACCUSES,
    "take issue": T.DENIES,
    "take exception": T.DENIES,
    "hold responsible": T.ACCUSES,
    "hold accountable": T.ACCUSES,
    "lash out": T.ACCUSES,
    "hit out": T.ACCUSES,
    "lay into": T.ACCUSES,
    "point the finger": T.ACCUSES,
    "find fault": T.ACCUSES,
    "file a complaint": T.ACCUSES,
    "press charges": T.ACCUSES,
    "turn down": T.DENIES,
    "plead not": T.DENIES,
    "plead guilty": T.CONFIRMS,
    "rule out": T.DENIES,
    "shoot down": T.DENIES,
    "brush off": T.DENIES,
    "brush aside": T.DENIES,
    "shrug off": T.DENIES,
    "wave away": T.DENIES,
    "vote against": T.DENIES,
    "vote down": T.DENIES,
    "push back": T.DENIES,
    "be oppose": T.DENIES,
    "be coy": T.DENIES,
    "be silent": T.DENIES,
    "remain silent": T.DENIES,
    "not comment": T.DENIES,
    "yet to": T.DENIES,
    "distance from": T.DENIES,
    "play down": T.DENIES,
    "own up": T.CONFIRMS,
    "come clean": T.CONFIRMS,
    "sign off on": T.CONFIRMS,
    "bear out": T.CONFIRMS,
    "agree to": T.PROMISES,
    "agree on": T.CONFIRMS,
    "commit to": T.PROMISES,
    "swear to": T.PROMISES,
    "be set to": T.PROMISES,
    "be ready to": T.PROMISES,
    "be prepared to": T.PROMISES,
    "be determined to": T.PROMISES,
    "be likely": T.PREDICTS,
    "look ahead": T.PREDICTS,
    "bode well": T.PREDICTS,
    "appeal to": T.CALLS_FOR,
    "appeal for": T.CALLS_FOR,
    "ask for": T.CALLS_FOR,
    "ask to": T.CALLS_FOR,
    "insist on": T.CALLS_FOR,
    "push for": T.CALLS_FOR,
    "press for": T.CALLS_FOR,
    "rally for": T.CALLS_FOR,
    "rally to": T.CALLS_FOR,
    "vote to": T.CALLS_FOR,
    "vote for": T.CALLS_FOR,
    "tell to": T.CALLS_FOR,
    "warn against": T.CALLS_FOR,
    "caution against": T.CALLS_FOR,
    "want to know": T.ASKS,
    "ask about": T.ASKS,
    "wonder aloud": T.ASKS,
    "ask whether": T.ASKS,
    "pose the question": T.ASKS,
    "put the question": T.ASKS,
    "put a question": T.ASKS,
    "raise the question": T.ASKS,
    "be worry": T.THINKS,
    "be concern": T.THINKS,
    "be convinced": T.THINKS,
    "be certain": T.THINKS,
    "be sure": T.THINKS,
    "be confident": T.THINKS,
    "be afraid": T.THINKS,
    "be aware": T.THINKS,
    "be happy": T.THINKS,
    "be pleased": T.THINKS,
    "be proud": T.THINKS,
    "be angry": T.THINKS,
    "be outrage": T.THINKS,
    "be willing": T.THINKS,
    "be reluctant": T.THINKS,
    "be interest": T.THINKS,
    "be in favour": T.THINKS,
    "be in favor": T.THINKS,
    "think it": T.THINKS,
    "look forward": T.THINKS,
    "way of know": T.THINKS,
    "make up mind": T.THINKS,
    "back away": T.DENIES,
    "read out": T.QUOTES,
    "read aloud": T.QUOTES,
    "quote from": T.QUOTES,
    "in the word of": T.QUOTES,
    "point out": T.ASSERTS,
    "point to": T.ASSERTS,
    "accord to": T.ASSERTS,
    "find guilty": T.ACCUSES,
    "speak out against": T.ACCUSES,
    "speak of": T.ASSERTS,
    "be know as": T.ASSERTS,
    "declare war": T.ASSERTS,
    "it be say": T.ASSERTS,
    "word be": T.ASSERTS,
    "would have believe": T.ASSERTS,
    "put it": T.ASSERTS,
    "tell of": T.ASSERTS,
}
"""In base forms; words may stand between (`held the fleet responsible`)."""

NOUNS: dict[StatementType, str] = {
    # her accusation that; accusations against the board
    T.ACCUSES: """
        accusation allegation attack blame charge complaint condemnation criticism denunciation
        grievance imputation indictment insinuation rebuke recrimination reproach slur smear
        lawsuit outrage protest critique critical
        """,
    # Bolivia's rejection of; his denial that
    T.DENIES: """
        contradiction denial disagreement disavowal dismissal objection opposition prohibition
        rebuttal refusal refutation rejection repudiation resistance retraction veto opponent
        """,
    T.CONFIRMS: """
        acceptance acknowledgement acknowledgment admission affirmation agreement concession
        confession confirmation endorsement
        """,
    T.PREDICTS: "anticipation expectation forecast prediction projection prognosis prophecy",
    T.PROMISES: """
        assurance commitment guarantee intention offer pact plan pledge promise threat undertaking
        vow """,
    T.CALLS_FOR: """
        advice appeal call command decree demand directive exhortation instruction invitation order
        plea proposal recommendation request summons ultimatum
        """,
    T.ASKS: "enquiry inquiry query question",
    T.THINKS: """
        admiration ambition anger anxiety aspiration assumption attempt attitude belief concern
        conviction desire disappointment dislike distrust doubt dream effort fear feeling hope
        impression interest judgement judgment love opinion outlook perception preference
        reservation skepticism scepticism support supporter suspicion sympathy theory view wish
        worry stance goal priority eager glad skeptical sceptical upset willing reluctant favorite
        favourite optimistic pessimistic
        """,
    T.QUOTES: "citation quotation quote",
    T.ASSERTS: """
        account announcement argument assertion assessment claim comment contention declaration
        description disclosure estimate explanation finding insistence message missive observation
        remark report revelation rumour rumor statement suggestion testimony warning hint decision
        debate speech speculation ruling
        """,
}
"""Nouns that report: with whose they are before them, or what they say behind."""

STANCES: dict[Stance, str] = {
    Stance.FACTIVE: """
        acknowledge admit attest certify concede confess confirm corroborate demonstrate disclose
        discover document find forget grant highlight know learn note prove realise realize
        recall recognise recognize regret remember remind reveal show substantiate underline
        underscore understand uncover verify validate illustrate
        """,
    Stance.DOUBTING: """
        allege claim purport boast brag lie pretend insinuate speculate understate overstate
        exaggerate profess fantasise gloat
        """,
}
STANCE_NOUNS: dict[Stance, str] = {
    Stance.FACTIVE: """
        acknowledgement acknowledgment admission confession discovery finding revelation
        """,
    Stance.DOUBTING: "allegation claim insinuation rumour rumor slur smear lie",
}
STANCE_PHRASES: dict[str, Stance] = {
    "point out": Stance.FACTIVE,
    "own up": Stance.FACTIVE,
    "come clean": Stance.FACTIVE,
    "bear out": Stance.FACTIVE,
    "be aware": Stance.FACTIVE,
    "would have believe": Stance.DOUBTING,
    "without proof": Stance.DOUBTING,
    "without evidence": Stance.DOUBTING,
    "without offer evidence": Stance.DOUBTING,
    "so-call": Stance.DOUBTING,
    "falsely": Stance.DOUBTING,
    "wrongly": Stance.DOUBTING,
    "baselessly": Stance.DOUBTING,
    "rightly": Stance.FACTIVE,
    "correctly": Stance.FACTIVE,
}

CUE_STRENGTHS: dict[Strength, str] = {
    Strength.LIKELY: """
        appear assume estimate gather guess hint imply indicate presume reckon seem suggest suppose
        surmise suspect speculate
        """,
    Strength.CERTAIN: "swear",
}
CUE_STRENGTH_PHRASES: dict[str, Strength] = {
    "be convinced": Strength.CERTAIN,
    "be certain": Strength.CERTAIN,
    "be sure": Strength.CERTAIN,
    "be confident": Strength.LIKELY,
    "think it possible": Strength.POSSIBLE,
    "think it likely": Strength.LIKELY,
}

IRREGULAR: dict[str, str] = {
    "awoke": "awake", "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be",
    "began": "begin", "begun": "begin", "bade": "bid", "bore": "bear", "borne": "bear",
    "brought": "bring", "came": "come", "did": "do", "done": "do", "drew": "draw", "fed": "feed",
    "felt": "feel", "foresaw": "foresee", "foreseen": "foresee", "foretold": "foretell",
    "forgot": "forget", "forgotten": "forget", "found": "find", "gave": "give", "given": "give",
    "had": "have", "has": "have", "heard": "hear", "held": "hold", "kept": "keep", "knew": "know",
    "known": "know", "laid": "lay", "led": "lead", "left": "leave", "made": "make", "meant": "mean",
    "met": "meet", "overrode": "override", "overthrew": "overthrow", "overcame": "overcome",
    "put": "put", "ran": "run", "read": "read", "said": "say", "sang": "sing", "saw": "see",
    "seen": "see", "sent": "send", "shown": "show", "shot": "shoot", "sought": "seek",
    "spoke": "speak", "spoken": "speak", "strove": "strive", "swore": "swear", "sworn": "swear",
    "taken": "take", "took": "take", "taught": "teach", "thought": "think", "told": "tell",
    "threw": "throw", "understood": "understand", "undertook": "undertake", "upheld": "uphold",
    "went": "go", "withheld": "withhold", "wrote": "write", "written": "write", "'s": "be",
    "lying": "lie", "lied": "lie", "says": "say", "does": "do", "pled": "plead",
    "forbade": "forbid", "forbidden": "forbid", "beheld": "behold", "besought": "beseech",
    "dreamt": "dream", "learnt": "learn", "leapt": "leap", "bent": "bend", "hit": "hit",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def _type_of() -> dict[str, StatementType]:
    return {word: kind for kind, words in VERBS.items() for word in words.split()}


@cache
def _noun_type_of() -> dict[str, StatementType]:
    return {word: kind for kind, words in NOUNS.items() for word in words.split()}


@cache
def _known() -> frozenset[str]:
    phrases = {word for phrase in (*PHRASES, *STANCE_PHRASES, *CUE_STRENGTH_PHRASES)
               for word in phrase.split()}  # fmt: skip
    listed = {w for table in (STANCES, CUE_STRENGTHS) for words in table.values()
              for w in words.split()}  # fmt: skip
    return frozenset({*_type_of(), *_noun_type_of(), *phrases, *listed})


@lru_cache(maxsize=20_000)
def base_form(word: str) -> str:
    """The base form of a word if a table has it, else the word in small letters.

    >>> base_form("Denied"), base_form("pledging"), base_form("vetoes"), base_form("harbour")
    ('deny', 'pledge', 'veto', 'harbour')
    """
    word = word.lower().replace("’", "'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    known = _known()
    if word in known:
        return word
    stems = [stem for stem in _stems(word) if stem in known]
    # “noted” is of “note”, though a phrase of the tables has the word “not”.
    return next((stem for stem in stems if verb_type(stem)), stems[0] if stems else word)


def _stems(word: str) -> Iterator[str]:
    """What an inflected form may come from."""
    if word.endswith("'s"):
        yield word[:-2]
    for ending, others in (
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ying", ("y", "ie")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            for other in others:
                yield stem + other
            if ending in ("ed", "ing") and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def base_forms(words: str) -> list[str]:
    """The base forms of the words of a cue, in order."""
    return [base_form(word) for word in _WORD.findall(words)]


def verb_type(form: str) -> StatementType | None:
    """What a verb in its base form does; None for what no table has."""
    return _type_of().get(form)


def noun_type(form: str) -> StatementType | None:
    """What a noun in its base form reports; None for what no table has."""
    return _noun_type_of().get(form)


@cache
def _flat(name: str) -> dict[str, str]:
    table = {"stance": STANCES, "stance noun": STANCE_NOUNS, "strength": CUE_STRENGTHS}[name]
    return {word: kind.value for kind, words in table.items() for word in words.split()}  # type: ignore[attr-defined]


def word_stance(form: str) -> Stance | None:
    """What a verb or noun in its base form says of the truth."""
    found = _flat("stance").get(form) or _flat("stance noun").get(form)
    return Stance(found) if found else None


def word_strength(form: str) -> Strength | None:
    """How firm a reporting verb is by itself: `suggest` is weaker than `say`."""
    found = _flat("strength").get(form)
    return Strength(found) if found else None


def holds_phrase(forms: list[str], phrase: str) -> bool:
    """Whether the words of a phrase stand in a cue in this order, others between or not."""
    at = iter(forms)
    return all(word in at for word in phrase.split())
