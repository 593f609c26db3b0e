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

_SEEKING = word_set("seek")
_RELEASING = word_set("release")
_HOLDING = word_set("hold")
_TRADING = word_set("trade swap exchange")
_PRESSING = word_set("press push")
_CONFERENCE = word_set("conference conferences")
_ALL = _SEEKING | _RELEASING | _HOLDING | _TRADING | _PRESSING | CALLING | _CONFERENCE
_THINGS = (
    (_SEEKING, SHELTER),
    (_RELEASING, PAPERS | {"what"}),
    (_HOLDING, OCCASIONS),
    (_TRADING, REPROACHES),
)
"""Verbs, and what makes none of their acts where it is done to that."""


def names_no_act(view: View, at: int) -> bool:
    """Whether a word that is marked alone names no act with what stands beside it."""
    word = view.word(at)
    forms = set(base_forms(word)) | {word}
    if forms.isdisjoint(_ALL):
        return False
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
    head = view.word(thing.head)
    return any(forms & verbs and {*base_forms(head), head} & things for verbs, things in _THINGS)
