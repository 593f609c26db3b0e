"""The tasks that there are: what each predicts, what scores it, and on which gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from alleged.errors import OptionError
from alleged.quality import (
    circumstances,
    copies,
    event_predictors,
    factuality,
    families,
    layouts,
    predictors,
    wording_predictors,
)
from alleged.quality.claim_pairs import predict_claim_pairs
from alleged.quality.fact_checks import predict_fact_checks
from alleged.quality.party_predictor import predict_party_codes
from alleged.quality.perpetrator_predictor import predict_perpetrators
from alleged.quality.predictors import ENTITY_SCHEMES, Predictor
from alleged.quality.scorers import (
    checkworthy,
    claim_pairs,
    date_specs,
    fact_checks,
    given,
    list_members,
    mentions,
    party_codes,
    places,
    statement_types,
    timelines,
    told_acts,
    verdicts,
    wording,
)
from alleged.quality.scorers import copies as copy_scores
from alleged.quality.scorers import families as family_scores
from alleged.quality.scorers.circumstances import score_circumstances
from alleged.quality.scorers.classes import EVENT_CLASS_SCHEMES, score_event_class, score_opinion
from alleged.quality.scorers.event_factuality import score_event_factuality
from alleged.quality.scorers.event_parties import score_coded_events, score_event_parties
from alleged.quality.scorers.factuality import score_factuality
from alleged.quality.scorers.framing import score_framing
from alleged.quality.scorers.perpetrators import score_perpetrators
from alleged.quality.scorers.quantity_tests import score_measurements, score_quantity_tests
from alleged.quality.scorers.templates import score_templates
from alleged.quality.template_predictor import predict_templates

Judge = Callable[
    [dict[Any, dict[str, Any]], dict[Any, dict[str, Any]]], Iterator[tuple[float, bool]]
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to predict, and how it is scored."""

    what: str
    """What is predicted, in words."""
    score: Callable[..., dict[str, Any]]
    """Takes gold and predictions by id, and the task's own options."""
    check: layouts.Check
    predict: Predictor | None = None
    """None where nothing in the package predicts it yet."""
    judge: Judge | None = None
    """Takes what `score` takes, lists (probability, right) of the predictions; None where they have
    no probability."""
    counts_other_ids: bool = False
    """Whether the scorer counts predictions for texts that gold has not; else they are refused."""
    schemes: tuple[str, ...] = ()
    predict_options: frozenset[str] = field(default_factory=frozenset)
    score_options: frozenset[str] = field(default_factory=frozenset)


def score_entity_coref(
    gold: dict[Any, dict[str, Any]], predicted: dict[Any, dict[str, Any]], **options: Any
) -> dict[str, Any]:
    """As `coref`, entities alone."""
    return given.score_coref(gold, predicted, kind="entity", **options)


TASKS: dict[str, Task] = {
    "attribution": Task(
        what="who says what: source, cue and content of attributed statements",
        predict=predictors.predict_attribution,
        score=given.score_attribution,
        check=layouts.check_attribution,
        judge=given.judge_attribution,
        counts_other_ids=True,
        predict_options=frozenset({"nested", "reader", "threads"}),
        score_options=frozenset({"min_f1", "by"}),
    ),
    "statement-types": Task(
        what="what is done with the words of given statements, and what is implied in them",
        predict=predictors.predict_statement_types,
        score=statement_types.score_statement_types,
        check=layouts.check_statements,
        judge=statement_types.judge_statement_types,
    ),
    "timex": Task(
        what="time expressions with their values",
        predict=predictors.predict_timex,
        score=given.score_timex,
        check=layouts.check_places("timex", "type", "value"),
        judge=given.judge_timex,
        score_options=frozenset({"field", "lang"}),
    ),
    "date-specs": Task(
        what="single days in commands to an assistant, with the day of the calendar",
        predict=predictors.predict_dates,
        score=date_specs.score_date_specs,
        check=layouts.check_places("timex", "first_day", "last_day"),
        score_options=frozenset({"lang"}),
    ),
    "quantities": Task(
        what="quantities with value, unit and bound",
        predict=predictors.predict_quantities,
        score=given.score_quantities,
        check=layouts.check_quantities,
        judge=given.judge_quantities,
        score_options=frozenset({"field"}),
    ),
    "quantity-tests": Task(
        what="quantities of other readers' own tests: value, half-width, unit",
        predict=predictors.predict_quantity_tests,
        score=score_quantity_tests,
        check=layouts.check_quantity_tests,
        score_options=frozenset({"lang"}),
    ),
    "measurements": Task(
        what="places of quantities with their units",
        predict=predictors.predict_measurements,
        score=score_measurements,
        check=layouts.check_measurements,
    ),
    "entities": Task(
        what="names of persons, organisations, places and groups",
        predict=predictors.predict_entities,
        score=mentions.score_entities,
        check=layouts.check_places("mentions"),
        judge=mentions.judge_entities,
        schemes=tuple(ENTITY_SCHEMES),
        predict_options=frozenset({"scheme", "reader", "threads"}),
        score_options=frozenset({"selected", "first_sentences"}),
    ),
    "places": Task(
        what="names of places: which place, and whether it is a place or a government",
        predict=predictors.predict_places,
        score=places.score_places,
        check=layouts.check_places("places", "place", "role"),
        judge=places.judge_places,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "triggers": Task(
        what="words that tell of an event",
        predict=event_predictors.predict_triggers,
        score=mentions.score_triggers,
        check=layouts.check_places("mentions"),
        schemes=tuple(event_predictors.TRIGGER_SCHEMES),
        predict_options=frozenset({"scheme", "reader", "threads"}),
        score_options=frozenset({"selected", "first_sentences"}),
    ),
    "events": Task(
        what="PLOVER events with actors and recipients",
        predict=event_predictors.predict_events,
        score=given.score_events,
        check=layouts.check_events,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "coded-events": Task(
        what="PLOVER events against records that give codes instead of words",
        predict=event_predictors.predict_events,
        score=score_coded_events,
        check=layouts.check_events,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "event-parties": Task(
        what="who acts and on whom, of a sentence's event",
        predict=event_predictors.predict_event_parties,
        score=score_event_parties,
        check=layouts.check_places("parties", "label"),
        predict_options=frozenset({"reader", "threads"}),
    ),
    "party-codes": Task(
        what="whose given parties are, and what: country or body, sector, label",
        predict=predict_party_codes,
        score=party_codes.score_party_codes,
        check=layouts.check_parties,
        judge=party_codes.judge_party_codes,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "event-circumstances": Task(
        what="place, days, numbers, means, speaker and chain of given events",
        predict=circumstances.predict_circumstances,
        score=score_circumstances,
        check=circumstances.check_circumstances,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "told-acts": Task(
        what="all acts of a passage of news, with kind, status and parties",
        predict=event_predictors.predict_told_acts,
        score=told_acts.score_told_acts,
        check=layouts.check_places("acts", "kind", "status", "actors", "recipients"),
        judge=told_acts.judge_told_acts,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "event-class": Task(
        what="the class of a sentence's event",
        predict=event_predictors.predict_event_class,
        score=score_event_class,
        check=layouts.check_label,
        schemes=EVENT_CLASS_SCHEMES,
        predict_options=frozenset({"scheme", "reader", "threads"}),
        score_options=frozenset({"scheme"}),
    ),
    "templates": Task(
        what="MUC-4's templates of attacks",
        predict=predict_templates,
        score=score_templates,
        check=layouts.check_templates,
        schemes=("trained", "events"),
        predict_options=frozenset({"scheme", "reader", "threads"}),
    ),
    "perpetrators": Task(
        what="how sure a text is that the given organisations did it, as MUC-4 tells it",
        predict=predict_perpetrators,
        score=score_perpetrators,
        check=layouts.check_places("perpetrators", "confidence"),
        predict_options=frozenset({"reader", "threads"}),
    ),
    "factuality": Task(
        what="how certain it is that an event happened",
        predict=factuality.predict_factuality,
        score=score_factuality,
        check=layouts.check_factuality,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "event-factuality": Task(
        what="whether given events are told as done, and how surely",
        predict=factuality.predict_event_factuality,
        score=score_event_factuality,
        check=layouts.check_places("mentions"),
        predict_options=frozenset({"reader", "threads"}),
    ),
    "coref": Task(
        what="which mentions are the same event or entity, across documents",
        predict=predictors.predict_event_coref,
        score=given.score_coref,
        check=layouts.check_places("mentions", "chain"),
        predict_options=frozenset({"predicted_mentions", "within_documents", "reader", "threads"}),
        score_options=frozenset({"kind", "selected", "drop_singletons", "within"}),
    ),
    "entity-coref": Task(
        what="which mentions are the same entity, across documents",
        predict=predictors.predict_entity_coref,
        score=score_entity_coref,
        check=layouts.check_places("mentions", "chain"),
        predict_options=frozenset({"predicted_mentions", "within_documents", "reader", "threads"}),
        score_options=frozenset({"selected", "drop_singletons", "within"}),
    ),
    "copies": Task(
        what="what texts share with each other, and where it comes from",
        predict=copies.predict_copies,
        score=copy_scores.score_copies,
        check=copy_scores.check_copies,
        judge=copy_scores.judge_copies,
    ),
    "families": Task(
        what="whose an outlet is and whose report a text is, by the lines around the text",
        predict=families.predict_families,
        score=family_scores.score_families,
        check=family_scores.check_families,
        judge=family_scores.judge_families,
    ),
    "verdicts": Task(
        what="what reference tables say to given figures, events, offices and dates",
        predict=predictors.predict_verdicts,
        score=verdicts.score_verdicts,
        check=layouts.check_verdict,
        judge=verdicts.judge_verdicts,
        predict_options=frozenset({"reader"}),
    ),
    "timelines": Task(
        what="an entity's timeline over many articles",
        predict=predictors.predict_timelines,
        score=timelines.score_timelines,
        check=timelines.check_timeline,
        predict_options=frozenset({"predicted_mentions", "reader", "threads"}),
    ),
    "claim-pairs": Task(
        what="how two given statements stand to each other: contradict, agree, side by side",
        predict=predict_claim_pairs,
        score=claim_pairs.score_claim_pairs,
        check=layouts.check_pairs,
        judge=claim_pairs.judge_claim_pairs,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "framing": Task(
        what="loaded words, and the sentences that hold them",
        predict=wording_predictors.predict_framing,
        score=score_framing,
        check=layouts.check_framing,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "opinion": Task(
        what="whether a sentence is factual, mixed or opinion",
        predict=wording_predictors.predict_opinion,
        score=score_opinion,
        check=layouts.check_label,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "checkworthy": Task(
        what="whether a sentence is worth a check",
        predict=wording_predictors.predict_checkworthy,
        score=checkworthy.score_checkworthy,
        check=layouts.check_label,
        predict_options=frozenset({"reader", "threads"}),
        judge=checkworthy.judge_checkworthy,
    ),
    "sentence-kinds": Task(
        what="what a sentence claims: fact, opinion, prediction or nothing; what a check is worth",
        predict=wording_predictors.predict_kinds,
        score=wording.score_kinds,
        check=layouts.check_kind,
        judge=wording.judge_kinds,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "loaded-words": Task(
        what="loaded words with direction, target and whose words they are",
        predict=wording_predictors.predict_loaded_words,
        score=wording.score_loaded_words,
        check=layouts.check_loaded_words,
        predict_options=frozenset({"reader", "threads"}),
    ),
    "fact-checks": Task(
        what="which of the fact-checks among the rows each row is about",
        predict=predict_fact_checks,
        score=fact_checks.score_fact_checks,
        check=layouts.check_fact_checks,
        judge=fact_checks.judge_fact_checks,
    ),
    "list-members": Task(
        what="members of lists of numbers, each by itself, with what tables say to it",
        predict=predictors.predict_members,
        score=list_members.score_list_members,
        check=layouts.check_members,
        predict_options=frozenset({"reader", "threads"}),
    ),
}


def find_task(name: str) -> Task:
    """The task of this name. Raises: OptionError with the names there are."""
    if name in TASKS:
        return TASKS[name]
    raise OptionError(f"there is no task {name!r}", fix=f"use one of: {', '.join(TASKS)}")


def find_predictor(name: str) -> tuple[Task, Predictor]:
    """The task and what predicts it. Raises: OptionError when nothing does yet."""
    task = find_task(name)
    if task.predict is None:
        there = ", ".join(name for name, other in TASKS.items() if other.predict)
        raise OptionError(
            f"nothing predicts {name} yet ({task.what}); its scorer is there",
            fix=f"predict one of: {there}",
        )
    return task, task.predict


def check_options(name: str, given: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """The options that were given a value. Raises: OptionError for one that the task has not."""
    used = {option: value for option, value in given.items() if value not in (None, False)}
    for option in used:
        if option not in allowed:
            shown = ", ".join("--" + other.replace("_", "-") for other in sorted(allowed))
            raise OptionError(
                f"--{option.replace('_', '-')} means nothing to the task {name}",
                fix=f"leave it out; {name} takes {shown or 'no options'}",
            )
    schemes = TASKS[name].schemes
    if used.get("scheme") and used["scheme"] not in schemes:
        raise OptionError(
            f"{name} has no scheme {used['scheme']!r}", fix=f"use one of: {', '.join(schemes)}"
        )
    return used
