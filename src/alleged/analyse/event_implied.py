"""Doers that the text leaves out, of acts that the state's organs do.

They have no words of the text, and are marked as implied.

    Two smugglers were arrested at Tarn.                  ->  authorities
    A curfew was imposed on four towns of Tolma.          ->  authorities
    Two smugglers were killed at Tarn.                    ->  nobody: anyone could have done it
"""

from __future__ import annotations

from dataclasses import replace

from alleged.analyse.event_climb import View
from alleged.analyse.event_parties import is_passive
from alleged.analyse.event_supplied import IMPLIED_PROBABILITY
from alleged.analyse.names import word_set
from alleged.records.events import Event, EventLabel, Party

BY_THE_STATE = frozenset(
    {
        "arrest",
        "deport",
        "curfew",
        "martial-law",
        "censor",
        "restrict",
        "seize",
        "convict",
        "expel",
        "release",
        "withdraw",
    }
)
CAUGHT = word_set("captured caught apprehended recaptured")
"""Of a fugitive; PLOVER has it with the abductions."""
LABELS_BY_THE_STATE = frozenset({EventLabel.REMOVAL, EventLabel.DIPLOMAT_EXPULSION})
PARDONED = word_set("pardoned amnestied reprieved")


def with_implied(event: Event, view: View | None) -> Event:
    """`he was arrested`: by the authorities, whom the text leaves out."""
    if event.actors or view is None:
        return event
    if event.event_type not in ("COERCE", "SANCTION", "RETREAT", "CONCEDE", None) and (
        "abduct" not in event.modes
    ):
        return event
    at = view.head_of(event.trigger[0])
    if at is None:
        return event
    if not view.is_verb(at):
        return _implied(event) if _is_imposed(event, view, at) else event
    official = bool(BY_THE_STATE & set(event.modes)) or event.label in LABELS_BY_THE_STATE
    official = official or view.word(at) in CAUGHT
    official = official or view.base(at) == "pardon" or view.word(at) in PARDONED
    if not official or not is_passive(view, at) or "by" in view.low[at + 1 : at + 4]:
        return event
    return _implied(event)


IMPOSED = word_set("imposed declared ordered introduced extended lifted proclaimed eased")


def _is_imposed(event: Event, view: View, at: int) -> bool:
    """Whether a rule of the state's organs is told to have been imposed, by nobody named: `a curfew
    has been imposed`."""
    if event.event_type != "COERCE" or not BY_THE_STATE & set(event.modes):
        return False
    verb = imposing_verb(view, at)
    return verb is not None and "by" not in view.low[verb + 1 : verb + 7]


def imposing_verb(view: View, at: int) -> int | None:
    """The passive verb by which what a noun names is imposed; None where none is."""
    for clause in view.sentence.clauses:
        subject, verb = clause.subject, clause.verb
        if subject is None or verb is None or not subject.first <= at < subject.after:
            continue
        if view.word(verb.head) in IMPOSED and is_passive(view, verb.head):
            return verb.head
    return None


def _implied(event: Event) -> Event:
    implied = Party(
        span=None,
        name="authorities",
        implied=True,
        entity_id=None,
        code=None,
        sector=None,
        label=None,
        probability=IMPLIED_PROBABILITY,
        reason="a passive without a doer, of an act that the state's organs do",
    )
    return replace(event, actors=(implied,))
