"""Words of acts that name none where they stand: `sought shelter`, `released a report`.

The reader model marks a verb by likeness. What stands beside it says that nothing of its kind was
done: who seeks shelter asks nobody, a video that is released was not in prison, a summit that is
held is not detained, and sides that trade blame trade nothing.
"""

from __future__ import annotations

from alleged.analyse.act_words import base_forms
from alleged.analyse.event_climb import CALLING, View
from alleged.analyse.event_parties import is_passive, subject_of
from alleged.analyse.event_senses import object_of
from alleged.analyse.names import word_set
from alleged.analyse.offices import OFFICE_WORDS

SHELTER = word_set(
    """shelter refuge safety cover treatment care solace comfort work job employment fortune clue
    evidence re-election reelection nomination office approval revenge warmth shade"""
)
"""What is sought and not asked of anybody."""
PAPERS = word_set(
    """video footage photo photograph picture image recording tape audio transcript statement report
    figure figures data datum statistic document file list result findings finding survey poll study
    assessment analysis letter memo memoir book album film song map guideline detail details name
    text version copy account conversation update review budget forecast estimate trailer schedule
    timetable plan strategy"""
)
"""What is published where it is released."""
OCCASIONS = word_set(
    """summit meeting talk election vote ballot referendum poll conference ceremony funeral rally
    hearing service mass vigil trial session debate event exercise drill parade festival march
    match game race tournament inauguration wedding celebration primary runoff congress assembly
    consultation negotiation demonstration protest briefing forum contest auction tender"""
)
"""What takes place where it is held."""
REPROACHES = word_set(
    """blame accusation allegation charge insult barb recrimination jibe taunt criticism threat
    claim denunciation word"""
)
"""What two sides trade who accuse one another."""
PRESS = word_set("news press")
ONWARD = word_set("on ahead forward")

RIVALS = OFFICE_WORDS | word_set("rival rivals opponent opponents challenger incumbent candidate")
VOTED = word_set(
    """won win wins winning vote votes election elections runoff run-off ballot landslide seat term
    majority presidency primary"""
)
"""With these in the sentence one beats a rival at the polls."""
TIES = word_set("relation relationship tie alliance link pact contact friendship agreement treaty")
"""What is broken off where it is ruptured; pipes and dams burst."""

GOODS = word_set(
    """aircraft airliner plane jet helicopter ship vessel ferry tanker tank missile vehicle bus
    train tram engine turbine ton tonne barrel dose vaccine unit copy piece set pair crate bale
    litre liter gallon bushel megawatt share"""
)
"""What is ordered from a maker and of nobody."""
_ORDERING = word_set("order")
FEES = word_set("cost fee price fare toll rate interest tariff tax premium extra more less")
"""What is charged for goods."""
PRIZES = word_set(
    """asylum contract award prize medal praise acclaim approval backing support attention order
    case lawsuit appeal game match title trophy reprieve favour favor sympathy fans audience"""
)
"""What is won without an election."""
_CHARGING = word_set("charge")
_WINNING = word_set("win")
_SEEKING = word_set("seek")
_RELEASING = word_set("release")
_HOLDING = word_set("hold")
_TRADING = word_set("trade swap exchange")
_PRESSING = word_set("press push")
_CONFERENCE = word_set("conference conferences")
_RUPTURING = word_set("rupture")
_BEATING = word_set("beat beating beaten")
_WAR = word_set("war wars")
NO_WARS = word_set("trade price tariff culture bidding turf currency star cold world")
"""Before `war` these make it none that is waged now with arms."""
_ALL = (
    _WAR
    | _CHARGING
    | _WINNING
    | _ORDERING
    | _BEATING
    | _RUPTURING
    | _SEEKING
    | _RELEASING
    | _HOLDING
    | _TRADING
    | _PRESSING
    | CALLING
    | _CONFERENCE
)
_THINGS = (
    (_SEEKING, SHELTER),
    (_RELEASING, PAPERS | {"what"}),
    (_HOLDING, OCCASIONS),
    (_TRADING, REPROACHES),
    (_CHARGING, FEES),
    (_WINNING, PRIZES),
)
"""Verbs, and what makes none of their acts where it is done to that."""


def names_no_act(view: View, at: int) -> bool:
    """Whether a word that is marked alone names no act with what stands beside it."""
    word = view.word(at)
    forms = set(base_forms(word)) | {word}
    if forms.isdisjoint(_ALL):
        return False
    if word in ("war", "wars"):
        prisoners = view.word(at - 1) == "of" and view.word(at - 2) in ("prisoner", "prisoners")
        return prisoners or view.word(at - 1) in NO_WARS
    if forms & _TRADING and view.word(at + 1) in ("war", "wars"):
        return True
    if word == "release" and not view.is_verb(at):
        of = view.chunk(at).after
        thing = view.chunk(of + 1) if view.word(of) == "of" and of + 1 < len(view.low) else None
        return thing is not None and not PAPERS.isdisjoint(base_forms(view.word(thing.head)))
    if forms & _ORDERING:
        return _orders_goods(view, at)
    if word in _CONFERENCE:
        return view.word(at - 1) in PRESS
    behind = set(base_forms(view.word(at + 1)))  # the tagger has "trade blame" as a noun
    if (forms & _TRADING and behind & REPROACHES) or (forms & _SEEKING and behind & SHELTER):
        return True
    if not view.is_verb(at):
        return False
    if forms & _PRESSING:
        return view.word(at + 1) in ONWARD
    if forms & CALLING:
        return "what" in view.low[max(0, at - 6) : at] and not view.is_verb(at - 1)
    if forms & (_HOLDING | _RELEASING) and is_passive(view, at):
        thing = subject_of(view, at)
    else:
        thing = view.chunk(at + 1) if view.word(at + 1) == "what" else object_of(view, at)
    if thing is None:
        return False
    if forms & _BEATING:
        person = view.tag(thing.head) == "NNP" or view.word(thing.head) in RIVALS
        return person and not VOTED.isdisjoint(view.words)
    if forms & _RUPTURING:
        return TIES.isdisjoint(base_forms(view.word(thing.head)))
    head = view.word(thing.head)
    return any(forms & verbs and {*base_forms(head), head} & things for verbs, things in _THINGS)


def _orders_goods(view: View, at: int) -> bool:
    """`orders for 96,000 tonnes`, `ordered 40 aircraft from Norvik`: what a customer does."""
    first = at + 1
    if not view.is_verb(at):
        if view.word(first) not in ("for", "of"):
            return False
        first += 1
    if first >= len(view.low) or "CD" not in (view.tag(first), view.tag(first + 1)):
        return False
    head = view.chunk(first).head
    return not GOODS.isdisjoint({*base_forms(view.word(head)), view.word(head)})
