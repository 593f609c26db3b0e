-- What speaks for and against two acts being one, in points: a logistic of their sum is the probability.
-- A view over the pairs of `act_pairs`, which are a part of all at a time: the reason is worked out only
-- of the few pairs that decide something.
CREATE TEMP TABLE act_pairs (one BIGINT, other BIGINT);

-- Lists without a common bit have no common word: most pairs are told apart by that alone, so that lists
-- are compared only where they may meet.
CREATE TEMP MACRO sign_of(words) AS
    coalesce(list_bit_or(list_transform(words, lambda word: 1::BIGINT << (hash(word) % 62)::BIGINT)), 0);
CREATE TEMP MACRO meets(one, other, one_sign, other_sign) AS
    CASE WHEN one_sign & other_sign = 0 THEN false ELSE list_has_any(one, other) END;

CREATE TEMP TABLE compared_acts AS
SELECT
    number, event_type, label, main_kind, day, to_come, first_day, last_day, words, again, within, weekdays, lasted,
    list_contains(groups, 'g war') AS war,
    stems, sign_of(stems) AS stems_sign,
    groups, sign_of(groups) AS groups_sign,
    place_ids, sign_of(place_ids) AS place_ids_sign,
    places, sign_of(places) AS places_sign,
    actors, sign_of(actors) AS actors_sign,
    plain_actors, sign_of(plain_actors) AS plain_actors_sign,
    recipients, sign_of(recipients) AS recipients_sign,
    plain_recipients, sign_of(plain_recipients) AS plain_recipients_sign,
    numbers, sign_of(numbers) AS numbers_sign,
    counted, sign_of(counted) AS counted_sign,
    own_names, sign_of(own_names) AS own_names_sign,
    rare_names, sign_of(rare_names) AS rare_names_sign,
    sides, sign_of(sides) AS sides_sign, story, sign_of(story) AS story_sign,
    list_filter(actors, lambda one: NOT starts_with(one, 'code ')) AS named_actors,
    sign_of(named_actors) AS named_actors_sign,
    list_filter(recipients, lambda one: NOT starts_with(one, 'code ')) AS named_recipients,
    sign_of(named_recipients) AS named_recipients_sign
FROM acts;

CREATE TEMP TABLE part_acts AS FROM compared_acts LIMIT 0;

CREATE TEMP VIEW judged_pairs AS
WITH pair_sides AS (
SELECT
    pair.one, pair.other,
    a.label IS NOT NULL AND a.label = b.label AS same_label,
    a.event_type = b.event_type AS same_type,
    meets(a.stems, b.stems, a.stems_sign, b.stems_sign) AS same_stem,
    meets(a.groups, b.groups, a.groups_sign, b.groups_sign) AS same_group,
    a.label IS DISTINCT FROM b.label AND a.label IS NOT NULL AND b.label IS NOT NULL AS labels_differ,
    a.event_type <> b.event_type AS types_differ,
    (a.label IS NULL) <> (b.label IS NULL) AS one_label,
    a.first_day IS NULL OR b.first_day IS NULL AS undated,
    coalesce(a.first_day, b.first_day) AS known_day,
    len(a.weekdays) > 0 AND len(b.weekdays) > 0 AND NOT list_has_any(a.weekdays, b.weekdays)
        AS weekdays_differ,
    CASE WHEN a.first_day IS NULL THEN a.day ELSE b.day END AS told_on,
    CASE WHEN a.first_day IS NULL THEN a.to_come ELSE b.to_come END AS told_to_come,
    greatest(a.last_day - a.first_day, b.last_day - b.first_day) AS spread,
    greatest(a.first_day - b.last_day, b.first_day - a.last_day, 0) AS gap,
    strftime(least(a.first_day, b.first_day), '%Y-%m-%d') AS earlier,
    strftime(greatest(a.first_day, b.first_day), '%Y-%m-%d') AS later,
    meets(a.place_ids, b.place_ids, a.place_ids_sign, b.place_ids_sign)
        OR meets(a.places, b.places, a.places_sign, b.places_sign) AS same_place,
    len(a.places) > 0 AND len(b.places) > 0 AS both_placed,
    meets(a.actors, b.actors, a.actors_sign, b.actors_sign) AS same_actor,
    len(a.actors) > 0 AND len(b.actors) > 0 AS both_acted,
    meets(a.plain_actors, b.plain_actors, a.plain_actors_sign, b.plain_actors_sign) AS same_plain_actor,
    len(a.plain_actors) > 0 AND len(b.plain_actors) > 0 AND len(a.actors) = 0 AND len(b.actors) = 0
        AS both_plainly_acted,
    meets(a.recipients, b.recipients, a.recipients_sign, b.recipients_sign) AS same_recipient,
    len(a.recipients) > 0 AND len(b.recipients) > 0 AS both_received,
    a.recipients, b.recipients AS other_recipients,
    meets(a.plain_recipients, b.plain_recipients, a.plain_recipients_sign, b.plain_recipients_sign)
        AS same_plain_recipient,
    len(a.plain_recipients) > 0 AND len(b.recipients) + len(b.plain_recipients) > 0
        OR len(b.plain_recipients) > 0 AND len(a.recipients) > 0 AS both_plainly_received,
    CASE WHEN a.actors_sign & b.recipients_sign = 0 THEN false ELSE
        list_has_any(a.actors, b.recipients) AND list_has_any(a.recipients, b.actors) END AS crossed,
    meets(a.numbers, b.numbers, a.numbers_sign, b.numbers_sign) AS same_number,
    meets(a.counted, b.counted, a.counted_sign, b.counted_sign) AS both_counted,
    len(a.own_names) > 0 AND len(b.own_names) > 0 AS both_named,
    meets(a.own_names, b.own_names, a.own_names_sign, b.own_names_sign) AS own_name_shared,
    meets(a.rare_names, b.rare_names, a.rare_names_sign, b.rare_names_sign) AS rare_name_shared,
    meets(a.named_actors, b.named_actors, a.named_actors_sign, b.named_actors_sign) AS actor_named_alike,
    meets(a.named_recipients, b.named_recipients, a.named_recipients_sign, b.named_recipients_sign) AS recipient_named_alike,
    a.event_type = 'CONSULT' AND b.event_type = 'CONSULT' AND len(a.sides) > 0 AND len(b.sides) > 0
        AND len(list_intersect(a.sides, b.sides)) < least(len(a.sides), len(b.sides)) AS sides_differ,
    CASE WHEN a.event_type = 'CONSULT' AND b.event_type = 'CONSULT'
        THEN len(list_intersect(a.sides, b.sides)) ELSE 0 END AS sides_shared,
    a.event_type = 'CONSULT' AND b.event_type = 'CONSULT' AND (len(a.sides) = 0 OR len(b.sides) = 0)
        AS side_untold,
    meets(a.story, b.story, a.story_sign, b.story_sign) AS story_shared,
    len(a.story) > 0 AND len(b.story) > 0 AS both_storied,
    a.first_day IS NULL AND b.first_day IS NULL AS both_undated,
    abs(a.day - b.day) AS told_gap,
    a.words, b.words AS other_words,
    a.again <> b.again AS one_again,
    a.within <> b.within AS one_within,
    a.lasted <> b.lasted AND greatest(a.last_day - a.first_day, b.last_day - b.first_day) > 6
        AS one_lasted,
    a.war <> b.war AS one_war
FROM act_pairs AS pair
JOIN part_acts AS a ON a.number = pair.one
JOIN part_acts AS b ON b.number = pair.other
WHERE a.main_kind = b.main_kind OR meets(a.groups, b.groups, a.groups_sign, b.groups_sign)
    OR meets(a.stems, b.stems, a.stems_sign, b.stems_sign)
),
pair_told AS (
SELECT
    *,
    both_placed AND NOT same_place AS places_differ,
    both_acted AND NOT same_actor AS actors_differ,
    both_plainly_acted AND NOT same_plain_actor AS plain_actors_differ,
    both_received AND NOT same_recipient AS recipients_differ,
    both_plainly_received AND NOT same_plain_recipient AND NOT same_recipient AS plain_recipients_differ,
    crossed AND NOT same_actor AS turned_round,
    both_counted AND NOT same_number AS numbers_differ,
    both_named AND NOT own_name_shared AS own_names_differ,
    CASE WHEN same_recipient THEN len(list_intersect(recipients, other_recipients)) ELSE 0 END
        AS recipients_shared
FROM pair_sides
),
pair_points AS (
SELECT
    *,
    CASE
        WHEN both_undated THEN
            CASE WHEN told_gap IS NULL THEN -1.4 WHEN told_gap <= 3 THEN -0.2 WHEN told_gap <= 14 THEN -1.2
                WHEN told_gap <= 30 THEN -2.4 ELSE -3.2 END
        WHEN undated AND told_on IS NULL THEN -1.4
        WHEN undated THEN
            CASE
                WHEN told_on < known_day AND NOT told_to_come THEN -6.0
                WHEN told_on - known_day <= 3 THEN 0.6
                WHEN told_on - known_day <= 14 THEN -0.4
                WHEN told_on - known_day <= 30 THEN -2.4
                ELSE -3.2
            END
        WHEN one_lasted THEN -1.5
        WHEN gap = 0 AND spread <= 3 THEN 2.4
        WHEN gap = 0 AND spread <= 31 THEN 1.0
        WHEN gap = 0 THEN 0.3
        WHEN gap = 1 THEN -1.0
        WHEN gap <= 3 THEN -2.5
        ELSE -8.0
    END AS day_points,
    CASE WHEN same_place THEN 1.2 WHEN places_differ THEN -4.5 ELSE 0.0 END AS place_points,
    CASE WHEN labels_differ THEN -4.0 WHEN same_stem THEN 1.2 WHEN same_label OR same_group THEN 1.0
        WHEN one_label OR types_differ OR one_war THEN -3.0
        WHEN NOT undated AND gap = 0 AND spread <= 3 THEN CASE WHEN same_type THEN -0.4 ELSE 0.0 END
        WHEN NOT same_type THEN -2.5 WHEN both_undated THEN -1.4 ELSE -0.6
    END AS kind_points,
    CASE WHEN turned_round THEN -5.0 WHEN sides_differ THEN -2.5 WHEN sides_shared > 1 THEN 2.4 WHEN actor_named_alike THEN 1.0
        WHEN side_untold THEN -1.0 WHEN same_actor THEN 0.2 WHEN actors_differ THEN -2.0
        WHEN same_plain_actor THEN 0.0 WHEN plain_actors_differ THEN -2.4 ELSE 0.0 END AS actor_points,
    CASE WHEN recipients_shared > 1 THEN 2.4 WHEN recipient_named_alike THEN 1.6 WHEN same_recipient THEN 0.0 WHEN recipients_differ THEN -4.0
        WHEN same_plain_recipient THEN 0.8 WHEN plain_recipients_differ THEN -1.6 ELSE 0.0
    END AS recipient_points,
    CASE WHEN same_number THEN 0.8
        -- where no day tells them apart, numbers weigh more, and so does the day of the week
        WHEN numbers_differ AND undated THEN -1.2 WHEN numbers_differ THEN -0.3 ELSE 0.0 END
        - CASE WHEN undated AND weekdays_differ THEN 2.5 ELSE 0.0 END AS number_points,
    CASE WHEN rare_name_shared THEN CASE WHEN both_undated THEN 0.0 ELSE 1.0 END WHEN own_names_differ THEN -1.0 ELSE 0.0 END
        + CASE WHEN story_shared THEN 0.3 WHEN both_storied THEN -0.6 ELSE 0.0 END AS name_points,
    CASE WHEN one_again THEN CASE WHEN undated THEN -1.5 ELSE -0.7 END ELSE 0.0 END
        -- one word for both: the one article only says in which larger act it was
        - CASE WHEN one_within AND NOT same_stem THEN 4.5 ELSE 0.0 END AS again_points,
    -- in another word, and with nobody and no place in common: what else is alike is only the story
    CASE WHEN same_stem OR same_label OR same_group OR same_place OR same_actor OR same_recipient
        OR same_plain_actor OR same_plain_recipient OR rare_name_shared THEN 0.0 ELSE -2.0 END AS alone_points,
    (same_stem OR same_label OR same_group OR same_type)
        AND (same_place OR same_actor OR same_recipient OR own_name_shared) AS alike
FROM pair_told
),
pair_words AS (
SELECT
    *,
    -- words in common give 3.15 at most: most pairs are apart by 0.05 without them, and are not told
    CASE
        WHEN NOT alike AND $prior + day_points + place_points + kind_points + actor_points
            + recipient_points + number_points + name_points + again_points + alone_points + 3.15 < -3.2 THEN 0
        ELSE len(list_intersect(words, other_words))
    END AS words_shared
FROM pair_points
),
judged AS (
SELECT
    *,
    -- without a day, and with nothing against it, it stays open
    greatest(CASE
        WHEN undated AND day_points > -5 AND (same_stem OR same_label OR same_group)
            AND (same_place OR actor_named_alike OR recipient_named_alike OR rare_name_shared)
            AND least(place_points, actor_points, recipient_points) > -1 THEN $open ELSE 0.0
    END, round(1 / (1 + exp(-($prior + day_points + place_points + kind_points + actor_points
        + recipient_points + number_points + name_points + alone_points + least(words_shared, 9) * 0.35
        - CASE WHEN both_undated AND words_shared <= 1 THEN 1.0 WHEN words_shared = 0 THEN 0.6 ELSE 0.0 END + again_points))), 3)) AS probability
FROM pair_words
)
SELECT
    one, other, alike, probability,
    concat_ws(
        '; ',
        CASE WHEN same_stem THEN 'the same word' WHEN same_label OR same_group THEN 'words that mean alike'
            WHEN labels_differ OR types_differ THEN 'another kind of act' END,
        CASE
            WHEN undated AND day_points < -5 THEN 'told before it happened'
            WHEN undated AND weekdays_differ THEN 'one without a day; another day of the week'
            WHEN undated THEN 'one without a day'
            WHEN gap = 0 AND spread <= 3 THEN 'the same day'
            WHEN gap = 0 THEN 'days that may be the same'
            WHEN gap > 0 THEN 'days apart: ' || earlier || ' and ' || later
        END,
        CASE WHEN same_place THEN 'the same place' WHEN places_differ THEN 'another place' END,
        CASE WHEN turned_round THEN 'the sides are turned round'
            WHEN sides_differ THEN 'between other parties' WHEN actor_named_alike THEN 'the same actor'
            WHEN same_actor THEN 'actors of one country' WHEN actors_differ THEN 'another actor'
            WHEN plain_actors_differ THEN 'other actors' END,
        CASE WHEN recipient_named_alike OR same_plain_recipient THEN 'the same recipient'
            WHEN same_recipient THEN 'recipients of one country'
            WHEN recipients_differ OR plain_recipients_differ THEN 'another recipient' END,
        CASE WHEN same_number THEN 'the same number' WHEN numbers_differ THEN 'other numbers' END,
        CASE WHEN rare_name_shared THEN 'a name in common' WHEN own_names_differ THEN 'other names' END,
        CASE WHEN story_shared THEN 'the articles turn on the same names'
            WHEN both_storied THEN 'the articles turn on other names' END,
        CASE WHEN words_shared > 0 THEN words_shared || ' more words in common' END,
        CASE WHEN one_within AND NOT same_stem THEN 'one happened within another act' END,
        CASE WHEN one_again THEN 'one speaks of several such acts' END
    ) AS reason
FROM judged;
