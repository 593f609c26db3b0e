"""Words that say whether an act took place: tried, denied, ordered, feared, planned, alleged.

Our own tables. Verbs, nouns and adjectives stand in their base form; what each does to the act that
hangs on it is its force. `forms_of` spells the forms out, so that a word is looked up once.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from alleged.analyse.names import word_set
from alleged.analyse.reporting_words import IRREGULAR


class Force(StrEnum):
    """What a word does to the act that hangs on it."""

    CARRIES = "carries"
    """Nothing: the act took place as far as this word did. `began to shell`."""
    STANDS = "stands"
    """The act is taken for granted, whatever becomes of the word. `did not condemn the raid`."""
    TRIES = "tries"
    FAILS = "fails"
    """It did not take place: tried for what one must try, else left undone. `failed to pay`."""
    PREVENTS = "prevents"
    """Somebody kept it from taking place. `stopped the crowd from entering`."""
    DENIES = "denies"
    """Said not to be so; denied in turn, it is so. `cannot be denied that`."""
    ALLEGES = "alleges"
    ORDERS = "orders"
    CALLS = "calls"
    """Asked for, without power to command."""
    WISHES = "wishes"
    """Wanted, feared, weighed, allowed, refused: open."""
    THREATENS = "threatens"
    PLANS = "plans"
    EXPECTS = "expects"
    THINKS = "thinks"
    """Held for true by somebody, without proof. `is believed to have fled`."""
    HABIT = "habit"


F = Force

VERBS: dict[Force, str] = {
    # The navy began to shell the port; the men managed to flee; she was forced to resign.
    F.CARRIES: """
        begin start continue resume keep help manage succeed proceed go come have make force
        compel use happen find cause lead enable take serve stay remain dare bother get see watch
        hear prompt send complete finish stage carry launch conduct commit perform mount hold
        undertake suffer wage join wreak end cease
        """,
    # Kestria condemned the raid; he admitted shooting her; she regrets that they left.
    F.STANDS: """
        admit acknowledge concede confess confirm know learn realise realize remember regret note
        reveal show prove discover condemn criticise criticize denounce deplore decry praise
        welcome celebrate hail mourn lament protest punish investigate probe avenge survive
        witness commemorate mark recall apologise apologize justify defend condone resent disclose
        recognise recognize thank
        """,
    # Officers tried to seize the tower.
    F.TRIES: "try attempt seek strive struggle endeavour endeavor scramble",
    # The ministry failed to pay the nurses.
    F.FAILS: "fail neglect omit forget decline refuse",
    # Guards kept the crowd from entering; the strike was averted.
    F.PREVENTS: """
        prevent avert avoid hesitate stop bar ban prohibit forbid deter dissuade hinder block
        refrain abstain cancel scrap shelve postpone spare halt abandon preclude
        """,
    # The union denies that it planned the march; the guard disputes having fired.
    F.DENIES: "deny dispute doubt refute disprove disbelieve hide conceal contradict rebut",
    # She accused him of selling the file; he is suspected of arson.
    F.ALLEGES: """
        accuse allege suspect charge claim blame incriminate indict insinuate implicate prosecute
        complain
        purport rumour rumor
        """,
    # The king ordered the guard to leave.
    F.ORDERS: "order command instruct direct tell decree oblige require mandate enjoin bid",
    # The bishop urged them to strike; the party called for a march.
    F.CALLS: """
        urge ask call appeal exhort demand request beg plead implore invite encourage advise
        recommend propose press push lobby petition incite advocate counsel beseech
        suggest
        """,
    # The mayor wants them to leave; they oppose the deportation.
    F.WISHES: """
        want wish hope fear dread desire consider contemplate oppose reject resist permit
        authorise authorize allow let debate prefer worry like love hate warn deserve afford need
        tempt entitle accept tolerate risk mull ponder weigh envisage imagine turn wonder
        veto
        """,
    # The junta threatens to close the port.
    F.THREATENS: "threaten menace vow swear",
    # They plan to march; the envoy is to leave.
    F.PLANS: """
        plan intend prepare aim decide resolve agree promise pledge mean offer arrange
        schedule volunteer opt choose design determine conspire plot scheme consent
        guarantee
        """,
    # Analysts expect the army to leave.
    F.EXPECTS: "expect predict forecast anticipate foresee foretell project bet prophesy slate",
    # The clerk is believed to have fled.
    F.THINKS: """
        believe think suppose assume presume guess seem appear reckon feel estimate understand
        """,
    # Ministers tend to resign in August.
    F.HABIT: "tend",
}

NOUNS: dict[Force, str] = {
    # an attempt to blow up the dam; a bid to unseat him; the coup plot
    F.TRIES: "attempt bid try endeavour endeavor effort attempts bids efforts",
    F.FAILS: "refusal failure inability reluctance unwillingness",
    F.PREVENTS: "ban prohibition prevention absence lack avoidance cancellation",
    F.DENIES: "denial denials",
    # the allegation that; charges of
    F.ALLEGES: """
        accusation accusations allegation allegations claim claims suspicion suspicions charge
        charges rumour rumours rumor rumors imputation insinuation complaint complaints indictment
        trial
        """,
    F.ORDERS: "order orders instruction instructions command commands directive decree mandate",
    F.CALLS: """
        call calls appeal appeals demand demands plea pleas request requests proposal proposals
        suggestion suggestions recommendation petition exhortation advice
        """,
    F.WISHES: """
        wish hope hopes fear fears desire possibility prospect prospects chance chances risk risks
        danger option options right opposition resistance rejection need permission
        willingness talk worry worries spectre specter ability opportunity power powers authority
        question idea case capacity potential wisdom merits advisability
        """,
    F.THREATENS: "threat threats ultimatum",
    F.PLANS: """
        plan plans intention intentions preparation preparations promise promises vow vows pledge
        pledges offer offers decision decisions agreement deal plot plots scheme schemes
        conspiracy commitment aim goal bill draft
        """,
    F.EXPECTS: "expectation expectations prediction predictions forecast likelihood",
}
"""With `to`, `of`, `for` or `that` behind, or the act before them: `threat of war`, `war fears`."""

ADJECTIVES: dict[Force, str] = {
    # the attempted putsch; an abortive raid
    F.TRIES: "attempted failed foiled thwarted botched abortive unsuccessful would-be tried ",
    F.PREVENTS: "averted cancelled canceled prevented aborted ",
    F.DENIES: "non-existent imaginary",
    F.ALLEGES: "alleged suspected supposed purported claimed so-called rumoured rumored",
    F.WISHES: """
        possible potential hypothetical feared able unable willing unwilling reluctant eager keen
        free allowed proposed eventual conceivable theoretical entitled
        """,
    F.THREATENS: "threatened",
    F.PLANS: """
        planned scheduled due ready prepared set intended poised determined about
        """,
    F.EXPECTS: "likely expected imminent impending looming future upcoming forthcoming bound",
    F.THINKS: "apparent probable presumed",
}
"""Before the act's noun, or before `to`."""

PREPOSITION_VERBS: dict[str, Force] = {
    "rule out": F.DENIES,
    "call for": F.CALLS,
    "call on": F.CALLS,
    "call off": F.PREVENTS,
    "turn down": F.WISHES,
    "warn of": F.WISHES,
    "warn against": F.WISHES,
    "guard against": F.WISHES,
    "prepare for": F.PLANS,
    "recruit for": F.PLANS,
    "muster for": F.PLANS,
    "think of": F.WISHES,
    "dream of": F.WISHES,
    "talk of": F.WISHES,
    "push for": F.CALLS,
    "press for": F.CALLS,
    "ask for": F.CALLS,
    "agree on": F.PLANS,
    "vote on": F.WISHES,
    "threaten with": F.THREATENS,
    "pray for": F.CALLS,
    "plead for": F.CALLS,
    "appeal for": F.CALLS,
    "petition for": F.CALLS,
    "brace for": F.EXPECTS,
    "hint at": F.THREATENS,
    "hear of": F.STANDS,
    "know of": F.STANDS,
}
"""Verb and particle with a force that the verb alone has not."""

OBJECT_VERBS = word_set(
    """
    order demand plan prepare propose fear threaten deny allege suspect oppose reject resist avert
    prevent avoid foil thwart expect predict consider debate envisage mull urge request want need
    favour favor seek try attempt risk veto permit authorise authorize forbid ban prohibit cancel
    postpone scrap dispute condemn praise welcome contemplate schedule arrange stop halt abandon
    recommend advocate invite encourage anticipate forecast promise pledge offer
    weigh suffer admit regret confess plot doubt abort frustrate
"""
)
"""Verbs whose object may be the act: `feared a coup`. Of other cues an object is only spoken of."""
THWARTING = word_set("foil thwart frustrate botch abort crush quash repel quell repulse")
"""Somebody's act against an act that was under way."""
LIGHT_VERBS = word_set(
    """
    stage carry launch conduct commit perform mount hold make undertake wage give have do take
    lead organise organize impose begin start continue resume join pay deliver suffer perpetrate
    execute open declare win bring attend pull sign exchange
"""
)
"""Verbs that say little themselves: what is true of them is true of their object."""
ENDINGS = word_set("fail collapse fizzle flop founder")
"""What becomes of an act that does not succeed, told of its noun: `the putsch collapsed`."""
TAKING_PLACE = word_set(
    "take happen occur erupt follow break begin start resume reopen repeat recur"
)

OMISSIONS = word_set(
    """
    pay honour honor appear act attend show respond answer comply report mention agree deliver
    provide protect prevent stop warn tell notice renew keep meet turn do sign hand disclose
    """
)
"""What is left undone rather than tried where it `failed to` be done."""
MUST_BE_TRIED = word_set(
    """
    abduct arrest assassinate blow bomb break capture depose destroy kidnap kill murder oust
    overthrow poison seize sink storm take topple unseat remove dislodge bring hijack retake crush
    escape flee
"""
)
"""Acts that `failed to` says were tried: others, such as paying, were left undone."""

MODALS: dict[str, tuple[Force, str]] = {
    "will": (F.EXPECTS, "certain"),
    "shall": (F.EXPECTS, "certain"),
    "'ll": (F.EXPECTS, "certain"),
    "’ll": (F.EXPECTS, "certain"),
    "wo": (F.EXPECTS, "certain"),
    "would": (F.WISHES, "probable"),
    "'d": (F.WISHES, "probable"),
    "could": (F.WISHES, "possible"),
    "can": (F.WISHES, "possible"),
    "may": (F.WISHES, "possible"),
    "might": (F.WISHES, "possible"),
    "should": (F.CALLS, "probable"),
    "ought": (F.CALLS, "probable"),
    "must": (F.CALLS, "probable"),
    "cannot": (F.WISHES, "possible"),
}
"""Helping verbs before the act, and how sure they leave it."""

HELD_FOR = word_set("feared believed presumed assumed thought")
FATES = word_set(
    """dead killed drowned trapped missing buried murdered abducted kidnapped captured wounded
    injured executed slain lost alive"""
)
"""What people are `feared` or `presumed`, of whom nobody has seen it."""

NEGATIONS = word_set("not n't n’t never cannot neither nor no hardly scarcely barely nowhere")
NEGATIVE_SUBJECTS = word_set("nobody none neither nothing noone no few")
"""With these for its subject a clause is denied: `No soldier fired`."""
NO_NEGATION = word_set(
    "only just merely simply solely least without surprisingly until unlike unusual"
)
"""After `not` these leave the act standing: `not only did they beat him`."""

IF_WORDS = word_set("if unless lest whether")
"""Clauses that they open are open themselves."""
GENERIC_ADVERBS = word_set(
    """
    routinely usually regularly often always normally typically generally habitually frequently
    commonly traditionally sometimes seldom rarely customarily invariably
"""
)
GENERIC_OPENERS = word_set("whenever wherever")
ALLEGING_ADVERBS = word_set("allegedly reportedly supposedly purportedly ostensibly reputedly")
LIKELY_ADVERBS = word_set("probably likely apparently presumably seemingly evidently")
POSSIBLE_ADVERBS = word_set("perhaps maybe possibly conceivably potentially")
NEARLY = word_set("almost nearly")


def forms_of(verb: str) -> Iterator[str]:
    """The forms of a verb: `deny`, `denies`, `denied`, `denying`.

    >>> sorted(forms_of("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    yield verb
    yield from _irregular().get(verb, ())
    stem = verb[:-1]
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{stem}ing")
    elif verb.endswith("y") and verb[-2] not in "aeou":
        yield from (f"{stem}ies", f"{stem}ied", f"{verb}ing")
    else:
        ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
        yield from (f"{verb}{ending}", f"{verb}ed", f"{verb}ing")
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


_MORE_IRREGULAR = {
    "sought": "seek", "strove": "strive", "striven": "strive", "forbade": "forbid",
    "kept": "keep", "began": "begin", "begun": "begin", "got": "get", "chose": "choose",
    "chosen": "choose", "swore": "swear", "sworn": "swear", "bade": "bid", "hidden": "hide",
    "hid": "hide", "broke": "break", "broken": "break", "blew": "blow", "blown": "blow",
    "overthrew": "overthrow", "overthrown": "overthrow", "stole": "steal", "sank": "sink",
    "sunk": "sink", "won": "win", "lost": "lose", "paid": "pay", "left": "leave",
}  # fmt: skip


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form, base in sorted({**IRREGULAR, **_MORE_IRREGULAR}.items()):
        found.setdefault(base, []).append(form)
    return {base: tuple(forms) for base, forms in found.items()}


@cache
def verb_bases() -> dict[str, str]:
    """The base form of every form of a verb that a table of this module has."""
    listed = [word for words in VERBS.values() for word in words.split()]
    others = (OMISSIONS, OBJECT_VERBS, THWARTING, LIGHT_VERBS, ENDINGS, MUST_BE_TRIED, TAKING_PLACE)
    more = [word for table in others for word in sorted(table)]
    phrases = [phrase.split()[0] for phrase in PREPOSITION_VERBS]
    bases: dict[str, str] = {}
    for verb in (*listed, *more, *phrases):
        for form in forms_of(verb):
            bases.setdefault(form, verb)
    return bases


@cache
def verb_forces() -> dict[str, Force]:
    """The force of each verb in its base form."""
    return {word: force for force, words in VERBS.items() for word in words.split()}


@cache
def noun_forces() -> dict[str, Force]:
    """The force of each noun, as it stands."""
    return {word: force for force, words in NOUNS.items() for word in words.split()}


@cache
def adjective_forces() -> dict[str, Force]:
    """The force of each adjective and participle, as it stands."""
    return {word: force for force, words in ADJECTIVES.items() for word in words.split()}
