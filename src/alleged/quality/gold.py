"""The gold sets that we measure on. Those of others are no part of this project: where their folder
is absent, they are not measured. Our own lie among the tests."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alleged.quality.own_sets import (
    joined_passages,
    joined_statements,
    joined_timelines,
    write_joined,
)

ENVIRONMENT_VARIABLE = "ALLEGED_GOLD"
DEFAULT_FOLDER = Path("../shared/data")
"""From the project's folder."""


OWN_FOLDER = Path()
"""Where our own sets are looked for: the project's folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A figure of the score that the table shows."""

    label: str
    path: str
    """Where it stands in the score: `relation.f1`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """A file of texts whose answers are known."""

    task: str
    file: str
    """Path in the gold folder; in the project's folder for a set of our own."""
    name: str
    """As the table shows it."""
    headlines: tuple[Headline, ...]
    predict_options: Mapping[str, Any] = field(default_factory=dict)
    score_options: Mapping[str, Any] = field(default_factory=dict)
    factor: float = 1.0
    """100 where the scorer gives shares of 1, so that the table shows per cent."""
    calibrated: bool = True
    """Whether what is right here says something about the probabilities of a build."""
    own: bool = False
    """Whether we wrote texts and labels ourselves."""
    texts: str | None = None
    """The file beside `file` that holds the texts, where labels lie apart from them."""
    labels: Path | None = None
    """Folder of labels of our own, from the project's; `file` is then the set whose words they
    refer to."""
    passages: Path | None = None
    """Folder of passages of texts in several sets, of which `file` is one."""
    articles: str | None = None
    """The file in the gold folder that holds the articles of timelines."""
    record: str | None = None
    """Kind of record whose error rate is read off here; None where another set is better for it."""
    sentence: str = ""
    """That error rate in words; figures of 100 stand as their paths: `{relation.p}`."""
    right_path: str = ""
    """How many of 100 records are right in the sense of the sentence."""


FAMILIES = (
    Headline(label="owner and agency right", path="accuracy"),
    Headline(label="owner F1", path="owner.f1"),
    Headline(label="agency F1", path="voice.f1"),
)
CIRCUMSTANCES = (
    Headline(label="place right", path="accuracy.place"),
    Headline(label="days right", path="accuracy.time"),
    Headline(label="numbers right", path="accuracy.magnitudes"),
    Headline(label="means right", path="accuracy.instrument"),
    Headline(label="speaker right", path="accuracy.speaker"),
    Headline(label="counted right", path="accuracy.counted"),
    Headline(label="same act F1", path="chain.f1"),
)
ACTS_CHECKED = (
    Headline(label="verdicts right", path="accuracy"),
    Headline(label="not covered, and not told to differ", path="uncovered_kept"),
)
FACT_CHECKS = (
    Headline(label="pairs precision", path="pairs.p"),
    Headline(label="pairs F1", path="pairs.f1"),
    Headline(label="what denies right", path="denies"),
)
MEMBERS = (
    Headline(label="members F1", path="found.f1"),
    Headline(label="value and unit right", path="value"),
    Headline(label="kind right", path="kind"),
    Headline(label="verdict right", path="verdict"),
    Headline(label="no table has it, and not told to differ", path="uncovered_kept"),
)
CLAIM_PAIR_FIGURES = (
    Headline(label="macro F1", path="macro_f1"),
    Headline(label="accuracy", path="accuracy"),
    Headline(label="what clashes right", path="clash.accuracy"),
    Headline(label="what follows right", path="entails.accuracy"),
)
TIMELINE_FIGURES = (
    Headline(label="F1", path="anchored.f1"),
    Headline(label="order alone F1", path="ordered.f1"),
    Headline(label="events F1", path="events.f1"),
    Headline(label="dates right", path="dates"),
)
OWN_MENTION_FIGURES = (
    Headline(label="CoNLL F1", path="conll_f1"),
    Headline(label="LEA", path="lea.f1"),
    Headline(label="mention precision", path="mentions.p"),
    Headline(label="mention recall", path="mentions.r"),
)

GOLD_SETS: dict[str, GoldSet] = {
    "polnear": GoldSet(
        task="attribution",
        file="polnear/dev.jsonl",
        name="PolNeAR, development split",
        headlines=(
            Headline(label="relation F1", path="relation.f1"),
            Headline(label="detected F1", path="detected.f1"),
            Headline(label="speaker accuracy", path="speaker_accuracy"),
            Headline(label="exact F1 source", path="exact.source.f1"),
            Headline(label="exact F1 cue", path="exact.cue.f1"),
            Headline(label="exact F1 content", path="exact.content.f1"),
            Headline(
                label="recall of those with the source elsewhere", path="source_elsewhere.recall"
            ),
        ),
        factor=100,
        record="statements",
        sentence=(
            "Of 100 statements shown, about {relation.p} have source and content right almost word"
            " for word, {detected.p} at least point to a real statement; of 100 that are in the"
            " articles, about {relation.r} are found so (US political news, PolNeAR's development"
            " split)."
        ),
        right_path="relation.p",
    ),
    "statement-types": GoldSet(
        task="statement-types",
        file="polnear/dev.jsonl",
        labels=Path("tests/analyse/statements_own"),
        name="our own labels, half held back: invented articles, PolNeAR's development split",
        headlines=(
            Headline(label="type macro F1", path="type.macro_f1"),
            Headline(label="strength macro F1", path="strength.macro_f1"),
            Headline(label="stance macro F1", path="stance.macro_f1"),
            Headline(label="manner macro F1", path="manner.macro_f1"),
            Headline(label="implied F1", path="implied.f1"),
        ),
    ),
    "tempeval3": GoldSet(
        task="timex",
        file="timex/tempeval3.dev.jsonl.gz",
        name="TempEval-3, development split",
        headlines=(
            Headline(label="value F1", path="value.f1"),
            Headline(label="strict span F1", path="strict.f1"),
            Headline(label="relaxed span F1", path="relaxed.f1"),
            Headline(label="type F1", path="type.f1"),
        ),
        record="times",
        sentence=(
            "Of 100 times shown, about {value.p} have the right value; of 100 that are in the"
            " articles, about {value.r} are found with it (US news agencies and newspapers,"
            " TempEval-3's development split)."
        ),
        right_path="value.p",
    ),
    "timex-meantime": GoldSet(
        task="timex",
        file="timex/meantime_en.dev.jsonl.gz",
        name="MEANTIME, development split",
        headlines=(
            Headline(label="value F1", path="value.f1"),
            Headline(label="strict span F1", path="strict.f1"),
            Headline(label="relaxed span F1", path="relaxed.f1"),
        ),
    ),
    "recognizers-dates": GoldSet(
        task="date-specs",
        file="timex/recognizers_datetime.dev.jsonl.gz",
        name="Recognizers-Text, English test cases of single days that its own code passes",
        headlines=(
            Headline(label="cases right", path="accuracy"),
            Headline(label="days found", path="found"),
            Headline(label="days right", path="right"),
        ),
        calibrated=False,
    ),
    "newsquant": GoldSet(
        task="quantities",
        file="quantities/newsquant.dev.jsonl",
        name="NewsQuant, development split",
        headlines=(
            Headline(label="value F1", path="value.f1"),
            Headline(label="value and unit F1", path="value_unit.f1"),
            Headline(label="value and bound F1", path="value_bound.f1"),
            Headline(label="value, concept partly right F1", path="value_concept_partial.f1"),
            Headline(label="value, concept right F1", path="value_concept_complete.f1"),
        ),
        record="figures",
        sentence=(
            "Of 100 figures shown, about {value.p} have the right value, {value_unit.p} the right"
            " value and unit; of 100 that are in the articles, about {value.r} are found with the"
            " right value (economic news, NewsQuant's development split)."
        ),
        right_path="value.p",
    ),
    "quantulum3": GoldSet(
        task="quantity-tests",
        file="quantities/quantulum3.dev.jsonl",
        name="quantulum3's own tests, development split",
        headlines=(
            Headline(label="value recall", path="value.r"),
            Headline(label="value and unit recall", path="value_unit.r"),
            Headline(label="value F1", path="value.f1"),
        ),
        calibrated=False,
    ),
    "recognizers-units": GoldSet(
        task="quantity-tests",
        file="quantities/recognizers_units.dev.jsonl.gz",
        name="Recognizers-Text's own tests of units, English, development split",
        headlines=(
            Headline(label="value recall", path="value.r"),
            Headline(label="value and unit recall", path="value_unit.r"),
        ),
        calibrated=False,
    ),
    "measeval": GoldSet(
        task="measurements",
        file="quantities/measeval.dev.jsonl.gz",
        name="MeasEval, development split",
        headlines=(
            Headline(label="strict span F1", path="strict.f1"),
            Headline(label="relaxed span F1", path="relaxed.f1"),
        ),
        calibrated=False,
    ),
    "re3d": GoldSet(
        task="entities",
        file="conflict/re3d.dev.jsonl.gz",
        name="re3d, development split",
        headlines=(
            Headline(label="span precision", path="overlap.p"),
            Headline(label="strict span precision", path="strict.p"),
            Headline(label="kind right at the same place", path="type_accuracy"),
        ),
        # Whole phrases are marked ("the Syrian Democratic Forces"); a name is rarely one of them.
        calibrated=False,
    ),
    "entities-meantime": GoldSet(
        task="entities",
        file="meantime/meantime_en.dev.jsonl.gz",
        name="MEANTIME, development split, annotated sentences",
        headlines=(
            Headline(label="span precision", path="overlap.p"),
            Headline(label="strict span precision", path="strict.p"),
            Headline(label="kind right at the same place", path="type_accuracy"),
        ),
        record="mentions",
        sentence=(
            "Of 100 names shown, about {strict.p} have the ends that annotators gave them, and of"
            " those about {type_accuracy} of 100 the right kind (business news, MEANTIME's"
            " development split)."
        ),
        right_path="strict.p",
        score_options={"first_sentences": 6},
    ),
    "places-own": GoldSet(
        task="places",
        file="tests/analyse/places_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news, half held back",
        headlines=(
            Headline(label="place and role right", path="accuracy"),
            Headline(label="role right", path="role_accuracy"),
            Headline(label="country right", path="country_accuracy"),
            Headline(label="left open where it is none", path="null_accuracy"),
        ),
        record="places",
        sentence=(
            "Of 100 names of places in an article, about {accuracy} have the right place (none,"
            " where the gazetteer has not the one that is meant) and the right role (our own"
            " labels in invented English news)."
        ),
        right_path="accuracy",
    ),
    "places-own-dev": GoldSet(
        task="places",
        file="tests/analyse/places_own/dev/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news, half that rules were written on",
        headlines=(
            Headline(label="place and role right", path="accuracy"),
            Headline(label="role right", path="role_accuracy"),
            Headline(label="country right", path="country_accuracy"),
            Headline(label="left open where it is none", path="null_accuracy"),
        ),
        calibrated=False,
    ),
    "places-meantime": GoldSet(
        task="places",
        file="meantime/meantime_en.dev.jsonl.gz",
        name="MEANTIME, development split, places with a DBpedia link",
        headlines=(Headline(label="place right", path="place_accuracy"),),
        # Roles are not annotated, and a name that we leave open is no mistake of the annotators.
        calibrated=False,
    ),
    "checks-own": GoldSet(
        task="verdicts",
        file="tests/check/claims_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own claims against reference tables, half held back",
        headlines=(
            Headline(label="verdicts right", path="accuracy"),
            Headline(label="macro F1", path="macro_f1"),
            Headline(label="flag right", path="flag_accuracy"),
            Headline(label="not covered, and not told to differ", path="uncovered_kept"),
        ),
        record="verdicts",
        sentence=(
            "Of 100 verdicts on plain sentences with one figure, event, office or date, about"
            " {accuracy} are right (our own sentences against sixteen public tables and seven"
            " invented ones); sentences of the news are harder."
        ),
        right_path="accuracy",
    ),
    "checks-own-tune": GoldSet(
        task="verdicts",
        file="tests/check/claims_own/tune/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own claims against reference tables, half that rules were written on",
        headlines=(
            Headline(label="verdicts right", path="accuracy"),
            Headline(label="not covered, and not told to differ", path="uncovered_kept"),
        ),
        calibrated=False,
    ),
    "plover": GoldSet(
        task="events",
        file="plover/gsr.dev.jsonl",
        name="PLOVER gold standard records",
        headlines=(
            Headline(label="type of the first event right", path="type_first_accuracy"),
            Headline(label="type right", path="type_accuracy"),
            Headline(label="quad right", path="quad_accuracy"),
            Headline(label="mode F1", path="mode.f1"),
            Headline(label="context F1", path="context.f1"),
            Headline(label="party span F1", path="party_span_relaxed.f1"),
            Headline(label="span with role F1", path="actor_span_relaxed.f1"),
            Headline(label="code F1", path="actor_code.f1"),
            Headline(label="code and sector F1", path="actor_code_sector.f1"),
            Headline(label="events a sentence", path="events_per_sentence"),
        ),
    ),
    "told-acts": GoldSet(
        task="told-acts",
        file="polnear/train.jsonl.gz",
        passages=Path("training/told"),
        name="our own annotation of news, held-back passages",
        headlines=(
            Headline(label="acts F1", path="coded.f1"),
            Headline(label="precision", path="coded.p"),
            Headline(label="recall", path="coded.r"),
            Headline(label="precision from 0.5 on", path="sure.p"),
            Headline(label="recall from 0.5 on", path="sure.r"),
            Headline(label="words alone F1", path="words.f1"),
            Headline(label="status right", path="status"),
            Headline(label="actors F1", path="actors.f1"),
            Headline(label="recipients F1", path="recipients.f1"),
        ),
        record="events",
        right_path="coded.p",
        sentence="Of 100 acts shown, about {coded.p} are acts of that kind, of 100 whose reading is"
        " taken for at least as likely as not about {sure.p}; of 100 acts that are in the articles,"
        " about {coded.r} are found so (political and other news, passages annotated by us).",
    ),
    "petrarch": GoldSet(
        task="coded-events",
        file="petrarch/petrarch_en.dev.jsonl",
        name="PETRARCH-2 and UniversalPetrarch, English test records",
        headlines=(
            Headline(label="type right", path="type_accuracy"),
            Headline(label="actor right", path="actor_accuracy"),
            Headline(label="recipient right", path="recipient_accuracy"),
            Headline(label="left alone where there is nothing to code", path="quiet"),
        ),
    ),
    "cameo-parties": GoldSet(
        task="event-parties",
        file="conflict/cameo_sentences.dev.jsonl",
        name="CAMEO sentences, development split",
        headlines=(
            Headline(label="overlap F1", path="overlap.f1"),
            Headline(label="strict F1", path="strict.f1"),
            Headline(label="source overlap F1", path="source.overlap.f1"),
            Headline(label="target overlap F1", path="target.overlap.f1"),
        ),
    ),
    "party-codes-plover": GoldSet(
        task="party-codes",
        file="plover/gsr.dev.jsonl",
        name="PLOVER gold standard records, given actors and recipients",
        headlines=(
            Headline(label="code and sector right", path="accuracy"),
            Headline(label="code right", path="code_accuracy"),
            Headline(label="code and sector F1", path="code_sector.f1"),
        ),
        # Its sectors differ between like cases: troops are MIL here, without a sector there.
        calibrated=False,
    ),
    "party-codes-own": GoldSet(
        task="party-codes",
        file="tests/analyse/parties_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own parties in invented news, half held back",
        headlines=(
            Headline(label="code and sector right", path="accuracy"),
            Headline(label="code right", path="code_accuracy"),
            Headline(label="label right", path="label_accuracy"),
            Headline(label="left open where it is open", path="open_accuracy"),
        ),
    ),
    "circumstances-own": GoldSet(
        task="event-circumstances",
        file="tests/analyse/circumstances_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news with given events, half held back",
        headlines=CIRCUMSTANCES,
        calibrated=False,
    ),
    "circumstances-own-dev": GoldSet(
        task="event-circumstances",
        file="tests/analyse/circumstances_own/dev/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news with given events, half that rules were written on",
        headlines=CIRCUMSTANCES,
        calibrated=False,
    ),
    "cameo": GoldSet(
        task="event-class",
        file="conflict/cameo_sentences.dev.jsonl",
        name="CAMEO sentences, development split",
        headlines=(
            Headline(label="accuracy", path="accuracy"),
            Headline(label="macro F1", path="macro_f1"),
        ),
    ),
    "case21": GoldSet(
        task="event-class",
        file="conflict/case21_task2.dev.jsonl",
        name="CASE 2021 task 2, development split",
        headlines=(
            Headline(label="accuracy", path="accuracy"),
            Headline(label="macro F1", path="macro_f1"),
        ),
        predict_options={"scheme": "case21"},
        score_options={"scheme": "case21"},
    ),
    "triggers-meantime": GoldSet(
        task="triggers",
        file="meantime/meantime_en.dev.jsonl.gz",
        name="MEANTIME, development split, annotated sentences",
        headlines=(
            Headline(label="strict F1", path="strict.f1"),
            Headline(label="overlap F1", path="overlap.f1"),
        ),
        predict_options={"scheme": "meantime"},
        score_options={"first_sentences": 6},
    ),
    "triggers-ecbplus": GoldSet(
        task="triggers",
        file="ecbplus/ecbplus.dev.jsonl.gz",
        name="ECB+, development split, validated sentences",
        headlines=(
            Headline(label="strict F1", path="strict.f1"),
            Headline(label="overlap F1", path="overlap.f1"),
        ),
        predict_options={"scheme": "ecbplus"},
        score_options={"selected": True},
    ),
    "triggers-meantime-product": GoldSet(
        task="triggers",
        file="meantime/meantime_en.dev.jsonl.gz",
        name="MEANTIME, development split, by our own sense of acts",
        headlines=(
            Headline(label="overlap recall", path="overlap.r"),
            Headline(label="overlap F1", path="overlap.f1"),
        ),
        score_options={"first_sentences": 6},
    ),
    "triggers-ecbplus-product": GoldSet(
        task="triggers",
        file="ecbplus/ecbplus.dev.jsonl.gz",
        name="ECB+, development split, by our own sense of acts",
        headlines=(
            Headline(label="overlap recall", path="overlap.r"),
            Headline(label="overlap F1", path="overlap.f1"),
        ),
        score_options={"selected": True},
    ),
    "muc4": GoldSet(
        task="templates",
        file="muc4/muc4.dev.jsonl.gz",
        name="MUC-4, TST1 and TST2",
        headlines=(
            Headline(label="micro F1", path="micro.f1"),
            Headline(label="type F1", path="by_role.type.f1"),
            Headline(label="relevance F1", path="relevance.f1"),
        ),
    ),
    "muc4-events": GoldSet(
        task="templates",
        file="muc4/muc4.dev.jsonl.gz",
        name="MUC-4, TST1 and TST2, from our events, untrained",
        predict_options={"scheme": "events"},
        headlines=(
            Headline(label="micro F1", path="micro.f1"),
            Headline(label="type F1", path="by_role.type.f1"),
            Headline(label="relevance F1", path="relevance.f1"),
        ),
    ),
    "muc4-perpetrators": GoldSet(
        task="perpetrators",
        file="muc4/muc4.dev.jsonl.gz",
        name="MUC-4, TST1 and TST2, given organisations",
        headlines=(
            Headline(label="stated as fact, claimed or accused, right", path="coarse_accuracy"),
            Headline(label="were it always the commonest", path="coarse_majority"),
            Headline(label="right of six values", path="accuracy"),
        ),
    ),
    "uds": GoldSet(
        task="factuality",
        file="factuality_uds/dev.jsonl",
        name="UDS It Happened, development split",
        headlines=(
            Headline(label="mean absolute error", path="mae"),
            Headline(label="r", path="r"),
        ),
    ),
    "event-factuality-meantime": GoldSet(
        task="event-factuality",
        file="meantime/meantime_en.dev.jsonl.gz",
        name="MEANTIME, development split, events with a decided polarity or certainty",
        headlines=(
            Headline(label="polarity macro F1", path="polarity.macro_f1"),
            Headline(label="certainty macro F1", path="certainty.macro_f1"),
            Headline(label="both macro F1", path="both.macro_f1"),
        ),
    ),
    "ecbplus": GoldSet(
        task="coref",
        file="ecbplus/ecbplus.dev.jsonl.gz",
        name="ECB+, development split, given mentions of acts in validated sentences",
        headlines=(
            Headline(label="CoNLL F1", path="conll_f1"),
            Headline(label="LEA", path="lea.f1"),
        ),
        score_options={"selected": True, "within": "topic"},
    ),
    "entities-within-meantime": GoldSet(
        task="entity-coref",
        file="meantime/meantime_en.dev.jsonl.gz",
        name="MEANTIME, development split, given mentions, within documents",
        headlines=(
            Headline(label="CoNLL F1", path="conll_f1"),
            Headline(label="LEA", path="lea.f1"),
        ),
        predict_options={"within_documents": True},
        score_options={"within": "document"},
    ),
    "entities-across-ecbplus": GoldSet(
        task="entity-coref",
        file="ecbplus/ecbplus.dev.jsonl.gz",
        name="ECB+, development split, given mentions, across documents",
        headlines=(
            Headline(label="CoNLL F1", path="conll_f1"),
            Headline(label="LEA", path="lea.f1"),
        ),
        score_options={"selected": True},
    ),
    "entities-across-newswcl50": GoldSet(
        task="entity-coref",
        file="newswcl50/newswcl50.dev.jsonl.gz",
        name="NewsWCL50, development split, given mentions, across documents",
        headlines=(
            Headline(label="CoNLL F1", path="conll_f1"),
            Headline(label="LEA", path="lea.f1"),
        ),
    ),
    "copies-own": GoldSet(
        task="copies",
        file="tests/link/copies_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news, half held back",
        headlines=(
            Headline(label="copies found", path="pairs.r"),
            Headline(label="of those reported, copies", path="pairs.p"),
            Headline(label="kind right", path="kind_accuracy"),
            Headline(label="passages F1, by character", path="passages.f1"),
            Headline(label="origin right where one is given", path="origin.p"),
            Headline(label="translations found", path="possible.r"),
            Headline(label="of those reported, translations", path="possible.p"),
            Headline(label="shared quotations found", path="quotation.r"),
        ),
    ),
    "copies-own-dev": GoldSet(
        task="copies",
        file="tests/link/copies_own/dev/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news, half that rules were written on",
        headlines=(
            Headline(label="copies found", path="pairs.r"),
            Headline(label="of those reported, copies", path="pairs.p"),
            Headline(label="kind right", path="kind_accuracy"),
            Headline(label="passages F1, by character", path="passages.f1"),
            Headline(label="origin right where one is given", path="origin.p"),
            Headline(label="translations found", path="possible.r"),
            Headline(label="of those reported, translations", path="possible.p"),
            Headline(label="shared quotations found", path="quotation.r"),
        ),
        calibrated=False,
    ),
    "families-own": GoldSet(
        task="families",
        file="tests/link/families_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented articles with lines under them, half held back",
        headlines=FAMILIES,
    ),
    "families-own-dev": GoldSet(
        task="families",
        file="tests/link/families_own/dev/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented articles with lines under them, half that rules were written on",
        headlines=FAMILIES,
        calibrated=False,
    ),
    "gvc": GoldSet(
        task="coref",
        file="gvc/gvc.dev.jsonl.gz",
        name="Gun Violence Corpus, development split, given mentions of acts",
        headlines=(
            Headline(label="CoNLL F1", path="conll_f1"),
            Headline(label="LEA", path="lea.f1"),
        ),
    ),
    "timelines": GoldSet(
        task="timelines",
        file="meantime/timelines.dev.jsonl",
        articles="meantime/meantime_en.dev.jsonl.gz",
        name="SemEval-2015 task 4, General Motors, from raw text",
        headlines=TIMELINE_FIGURES,
        predict_options={"predicted_mentions": True},
    ),
    "timelines-given": GoldSet(
        task="timelines",
        file="meantime/timelines.dev.jsonl",
        articles="meantime/meantime_en.dev.jsonl.gz",
        name="SemEval-2015 task 4, General Motors, given mentions of events",
        headlines=TIMELINE_FIGURES,
    ),
    "ecbplus-own-mentions": GoldSet(
        task="coref",
        file="ecbplus/ecbplus.dev.jsonl.gz",
        name="ECB+, development split, our own events and incidents, validated sentences",
        headlines=OWN_MENTION_FIGURES,
        predict_options={"predicted_mentions": True},
        score_options={"selected": True, "within": "topic"},
    ),
    "gvc-own-mentions": GoldSet(
        task="coref",
        file="gvc/gvc.dev.jsonl.gz",
        name="Gun Violence Corpus, development split, our own events and incidents",
        headlines=OWN_MENTION_FIGURES,
        predict_options={"predicted_mentions": True},
    ),
    "claim-pairs": GoldSet(
        task="claim-pairs",
        file="tests/link/claims_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own pairs of statements in invented news, half held back at first and read since",
        headlines=CLAIM_PAIR_FIGURES,
    ),
    "claim-pairs-tune": GoldSet(
        task="claim-pairs",
        file="tests/link/claims_own/tune/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own pairs of statements in invented news, half that rules were written on",
        headlines=CLAIM_PAIR_FIGURES,
        calibrated=False,
    ),
    "claim-pairs-fresh": GoldSet(
        task="claim-pairs",
        file="tests/link/claims_own/fresh/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own pairs of statements in invented news, written last and blind to the rules",
        headlines=CLAIM_PAIR_FIGURES,
    ),
    "claim-pairs-newest": GoldSet(
        task="claim-pairs",
        file="tests/link/claims_own/newest/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own pairs of statements in invented news, another blind set",
        headlines=CLAIM_PAIR_FIGURES,
    ),
    "babe": GoldSet(
        task="framing",
        file="babe/dev.jsonl",
        name="BABE, development split",
        headlines=(
            Headline(label="label macro F1", path="label.macro_f1"),
            Headline(label="loaded words F1", path="words.f1"),
        ),
        record="framings",
        sentence=(
            "Of 100 loaded words shown, about {words.p} were marked by experts, too, who read"
            " single sentences (BABE's development split); of those that they marked, about"
            " {words.r} of 100 are found. Annotators of whole articles mark far fewer."
        ),
        right_path="words.p",
    ),
    "basil": GoldSet(
        task="framing",
        file="basil/dev.jsonl",
        name="BASIL, development split",
        headlines=(Headline(label="sentence F1", path="sentence.f1"),),
    ),
    "babe-opinion": GoldSet(
        task="opinion",
        file="babe/dev.jsonl",
        name="BABE, development split",
        headlines=(Headline(label="macro F1", path="macro_f1"),),
    ),
    "claimbuster": GoldSet(
        task="checkworthy",
        file="checkworthy/dev.jsonl",
        name="ClaimBuster, development split",
        headlines=(
            Headline(label="F1", path="positive.f1"),
            Headline(label="average precision", path="average_precision"),
        ),
    ),
    "sentence-kinds-own": GoldSet(
        task="sentence-kinds",
        file="tests/analyse/worth_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news sentences, half held back",
        headlines=(
            Headline(label="kind macro F1", path="kind.macro_f1"),
            Headline(label="worth: average precision", path="worth.average_precision"),
            Headline(label="worth: pairs in the right order", path="worth.order"),
        ),
    ),
    "checks-acts": GoldSet(
        task="verdicts",
        file="tests/check/events_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own coups and changes in office against invented tables, half held back",
        headlines=ACTS_CHECKED,
        calibrated=False,
    ),
    "checks-acts-tune": GoldSet(
        task="verdicts",
        file="tests/check/events_own/tune/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own coups and changes in office, half that rules were written on",
        headlines=ACTS_CHECKED,
        calibrated=False,
    ),
    "fact-checks": GoldSet(
        task="fact-checks",
        file="tests/check/reviews_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own fact-checks and sentences, half held back",
        headlines=FACT_CHECKS,
        record="fact_checks",
        sentence=(
            "Of 100 fact-checks shown with a statement, about {pairs.p} are about what it says or"
            " denies (our own sentences; news is harder)."
        ),
        right_path="pairs.p",
    ),
    "fact-checks-dev": GoldSet(
        task="fact-checks",
        file="tests/check/reviews_own/dev/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own fact-checks and sentences, half that rules were written on",
        headlines=FACT_CHECKS,
        calibrated=False,
    ),
    "list-members": GoldSet(
        task="list-members",
        file="tests/check/lists_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own lists against invented tables, half held back",
        headlines=MEMBERS,
        calibrated=False,
    ),
    "list-members-dev": GoldSet(
        task="list-members",
        file="tests/check/lists_own/dev/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own lists, half that rules were written on",
        headlines=MEMBERS,
        calibrated=False,
    ),
    "loaded-words-fresh": GoldSet(
        task="loaded-words",
        file="tests/analyse/framing_own/fresh/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own news sentences for targets, held back",
        headlines=(
            Headline(label="target right", path="target"),
            Headline(label="loaded words recall", path="found.r"),
            Headline(label="direction right", path="direction"),
            Headline(label="whose words right", path="whose"),
        ),
        calibrated=False,
    ),
    "loaded-words-own": GoldSet(
        task="loaded-words",
        file="tests/analyse/framing_own/held/labels.jsonl",
        texts="texts.jsonl",
        own=True,
        name="our own invented news passages, half held back",
        headlines=(
            Headline(label="loaded words F1", path="found.f1"),
            Headline(label="direction right", path="direction"),
            Headline(label="target right", path="target"),
            Headline(label="whose words right", path="whose"),
        ),
        calibrated=False,
    ),
}


def gold_path(gold: GoldSet, folder: Path, scratch: Path) -> Path | None:
    """The file of a gold set; where its labels are kept apart, a joined one written to `scratch`.
    None where something is not there."""
    file = (OWN_FOLDER if gold.own else folder) / gold.file
    if not file.is_file() or (gold.labels is not None and not gold.labels.is_dir()):
        return None
    if gold.articles is not None:
        articles = folder / gold.articles
        if not articles.is_file():
            return None
        return write_joined(joined_timelines(file, articles), scratch / "timelines.jsonl")
    if gold.passages is not None:
        return write_joined(joined_passages(gold.passages, folder), scratch / "passages.jsonl")
    if gold.labels is None:
        return file
    return write_joined(joined_statements(gold.labels, file), scratch / "own.jsonl")


def gold_folder(given: Path | None = None) -> Path | None:
    """The folder of gold sets: as given, from ALLEGED_GOLD, or the default; None where it is not.

    Development splits only; nothing here knows of others.
    """
    folder = given or Path(os.environ.get(ENVIRONMENT_VARIABLE) or DEFAULT_FOLDER)
    return folder if folder.is_dir() else None
