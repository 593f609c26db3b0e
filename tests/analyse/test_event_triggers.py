"""Words that the reader model marks as acts, and what is made of the marks."""

from __future__ import annotations

import numpy as np
import pytest
from tests.analyse.made_reading import SURE, Made, made_reading

from alleged.analyse.event_triggers import Trigger, find_triggers, read_words, weak_triggers


def triggers_of(made: Made, **options: float) -> list[Trigger]:
    return find_triggers(
        made.reading, read_words(made.text, made.reading, made.sentences), **options
    )


def words_of(made: Made, trigger: Trigger) -> str:
    return " ".join(made.reading.span(*part).of(made.text) for part in trigger.parts)


def test_every_marked_act_is_found_in_text_order() -> None:
    made = made_reading("[A1A2 Guards] [T1 seized] him and [T2 beat] him.\t"
                        "1 COERCE arrest happened - | 2 ASSAULT beat happened -")  # fmt: skip
    assert [words_of(made, one) for one in triggers_of(made)] == ["seized", "beat"]


def test_what_the_table_has_for_the_words_comes_along() -> None:
    made = made_reading("[A1 Miners] [T1 took to the streets].\t1 PROTEST demo happened -")
    (trigger,) = triggers_of(made)
    assert set(trigger.kinds) == {"PROTEST demo"}


def test_the_parts_of_a_set_phrase_are_one_trigger() -> None:
    made = made_reading("[T1 Seized] [T2 power]: [A1A2 officers].\t"
                        "1 coup - happened - | 2 coup - happened -")  # fmt: skip
    (trigger,) = triggers_of(made)
    assert words_of(made, trigger) == "Seized power"


def test_a_particle_belongs_to_the_verb_before_it() -> None:
    made = made_reading("[A1 Kestria] [T1 broke] talks [T2 off].\t"
                        "1 REJECT - happened - | 2 REJECT - happened -")  # fmt: skip
    (trigger,) = triggers_of(made)
    assert words_of(made, trigger) == "broke off"


def test_little_words_alone_name_no_act() -> None:
    made = made_reading("[A1 Kestria] said [T1 that the] port burned.\t1 ASSAULT - happened -")
    assert triggers_of(made) == []


def test_little_words_at_the_ends_are_left_out() -> None:
    made = made_reading("[T1 A raid by] [A1 guards] failed.\t1 ASSAULT - happened -")
    (trigger,) = triggers_of(made)
    assert words_of(made, trigger) == "raid"


def test_an_unsure_mark_is_read_where_the_table_has_the_word() -> None:
    made = made_reading("Below the hill a lake [T1 froze].\t1 OTHER - happened -", sure=0.0)
    scores = made.reading.scores["act"]
    scores[:, 0] = 1.5
    at = made.text.split().index("froze.")
    scores[at, 1] = 0.2
    assert [words_of(made, one) for one in triggers_of(made, bias=0.0, known_bias=0.0)] == []
    found = triggers_of(made, bias=0.0, known_bias=2.0)
    assert [words_of(made, one) for one in found] == ["froze"]


def test_acts_of_two_sentences_are_never_put_together() -> None:
    made = made_reading("They all [T1 seized]. [T2 Power] fell.\t"
                        "1 COERCE seize happened - | 2 OTHER - happened -")  # fmt: skip
    assert len(triggers_of(made)) == 2


def test_the_probability_is_that_of_the_mark_without_any_bias() -> None:
    made = made_reading("[A1 Guards] [T1 shot] a boy.\t1 ASSAULT firearms happened -")
    (one,) = triggers_of(made, bias=0.0)
    (other,) = triggers_of(made, bias=3.0)
    assert one.probability == other.probability == pytest.approx(1.0, abs=1e-3)


def test_an_empty_text_has_no_triggers() -> None:
    made = made_reading("Rain.\tnone")
    made.reading.scores["act"][:] = np.asarray([SURE, 0, 0])
    assert triggers_of(made) == []


def test_a_word_that_is_hardly_marked_is_weak_where_no_other_trigger_has_it() -> None:
    made = made_reading("The clerk [T1 nodded] at noon.\t1 OTHER - happened -")
    scores = made.reading.scores["act"]
    scores[:] = np.asarray([SURE, 0, 0])
    scores[made.text.split().index("nodded")] = np.asarray([2.2, 0, 0])
    table = read_words(made.text, made.reading, made.sentences)
    assert triggers_of(made) == []
    weak = weak_triggers(made.reading, table, [])
    assert [words_of(made, one) for one in weak] == ["nodded"]
    assert weak_triggers(made.reading, table, weak) == []
