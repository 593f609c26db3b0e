"""Labels and kinds of our own, of acts whose words and parties leave no other.

The word alone leaves it open: who is put out, who votes, and what stands beside it decide.

    Moll resigned on Monday.                      ->  a resignation
    The king sacked his auditor.                  ->  a removal from office
    The senate voted to end the tax.              ->  legislation, no election
    Orvana will retaliate with tariffs.           ->  a sanction, no assault
"""

from __future__ import annotations

import re
from dataclasses import replace

from alleged.analyse.event_kinds import recoded
from alleged.analyse.event_supplied import low_words
from alleged.analyse.names import word_set
from alleged.records.events import Event, EventLabel
from alleged.records.spans import Span

DIPLOMATS = word_set(
    """
    ambassador ambassadors diplomat diplomats envoy envoys consul consuls attaché attachés attache
    attaches chargé nuncio
    """
)
SENT_AWAY = word_set("expel expels expelled expelling expulsion expulsions thrown threw throw oust")
HEADS = word_set(
    """
    minister premier president chief judge justice general governor auditor rector commander
    cabinet council ministers director chairman speaker editor ambassador mayor prosecutor
    generals judges chiefs chancellor secretary
    """
)
PUT_OUT = word_set(
    """
    dismiss dismisses dismissed dismissing dismissal dismissals sack sacks sacked sacking remove
    removes removed removing removal fire fired ousted ouster oust
    """
)


def with_own_label(text: str, event: Event) -> Event:
    """The event with our label where its words and parties leave no other.

    Resigning is always a resignation; putting out is of a diplomat or of an office by whom it
    befalls.
    """
    if event.label is EventLabel.DIPLOMAT_EXPULSION and _is_of_others(event):
        return replace(event, label=None, reason=f"{event.reason}; not of a diplomat")
    words = {word for span in event.trigger for word in low_words(span.of(text))}
    if event.label is EventLabel.ELECTION and words & VOTING:
        if any(one.sector == "LEG" for one in event.actors):
            return recoded(event, None, (), EventLabel.LEGISLATION, "a vote of those who make laws")
        return event
    if event.label is not None:
        return event
    if words & PLEADING:
        behind = low_words(event.sentence.of(text)[event.trigger[0].start - event.sentence.start :])
        if behind[1:2] in (["guilty"], ["guilty,"], ["guilty."]):
            return recoded(event, "CONCEDE", (), None, "pleading guilty")
        if behind[1:3] and behind[1] == "not" and behind[2].startswith("guilty"):
            return recoded(event, "REJECT", (), None, "pleading not guilty")
    if event.event_type == "ASSAULT" and words & RETALIATING and not event.modes:
        near = set(re.findall(r"[a-z]+", event.sentence.of(text).lower()))
        if near & TRADING and near.isdisjoint(WARRING):
            return recoded(event, "SANCTION", (), None, "retaliation in trade or money")
    befallen = {word for party in event.recipients for word in low_words(party.name)}
    if any(word.startswith("resign") for word in words) and event.event_type not in ABOUT_OTHERS:
        return recoded(event, "RETREAT", ("resign",), EventLabel.RESIGNATION, "resigning")
    if "firearms" in event.modes and "fire" in words and words & {"set", "sets", "setting"}:
        return recoded(event, "ASSAULT", ("destroy",), None, "set on fire")
    if "firearms" in event.modes and words == {"firing"} and _has_owner(text, event.trigger[0]):
        return recoded(event, None, (), EventLabel.REMOVAL, "somebody's firing")
    recalled = words & RECALLED and befallen & DIPLOMATS
    left = words & LEFT and event.sentence.of(text)[event.trigger[-1].end - event.sentence.start :]
    if recalled or (left and _names_body(left)):
        return recoded(event, "SANCTION", ("withdraw",), None, "withdrawn from another side")
    if words & PUT_OUT and befallen & HEADS and "fire" not in words:
        return replace(event, label=EventLabel.REMOVAL)
    return event


VOTING = word_set("vote votes voted voting")
PLEADING = word_set("plead pleads pleaded pleading pled")
RETALIATING = word_set("retaliate retaliates retaliated retaliating retaliation retaliatory")
TRADING = word_set(
    """tariff tariffs duties duty trade assets imports exports import export goods products levies
    taxes embargo selling dollars sanctions markets"""
)
WARRING = word_set(
    """troops rockets missiles missile strikes raid raids shelling shells soldiers fighters bombs
    attack attacks killed drones airstrikes fire gunmen army"""
)


def _has_owner(text: str, trigger: Span) -> bool:
    """Whether the words before say whose it is: `his firing`, `Orr's firing`."""
    before = text[max(0, trigger.start - 30) : trigger.start].split()[-1:]
    return bool(before) and (
        before[0].lower() in ("his", "her", "their", "my") or before[0].endswith(("'s", "’s"))
    )


ABOUT_OTHERS = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})
"""Types whose words may name an act of others with them: `called for the resignation`."""
MISSIONS = DIPLOMATS | word_set("embassy mission staff legation consulate counsellor officials")


def _is_of_others(event: Event) -> bool:
    """Whether somebody is named who is sent away, and is no diplomat."""
    words = {word for party in event.recipients for word in low_words(party.name)}
    named = any(not party.implied and party.code is None for party in event.recipients)
    return named and bool(words & (HEADS - DIPLOMATS | MEMBERS)) and words.isdisjoint(MISSIONS)


MEMBERS = word_set("member members deputy deputies student students player players captain club")
RECALLED = word_set("recall recalls recalled recalling withdraw withdraws withdrew withdrawing")
LEFT = word_set("withdraw withdraws withdrew withdrawing withdrawal quit quits leave leaves left")
BODIES = word_set(
    """
    council treaty pact agreement accord convention union league alliance organisation organization
    court commission bloc fund committee community
    """
)


def _names_body(behind: str) -> bool:
    """Whether a treaty or body is what was left: `from the fisheries treaty`."""
    words = low_words(behind)[:5]
    return words[:1] in (["from"], ["the"]) and bool(BODIES & {word.strip(".,;") for word in words})
