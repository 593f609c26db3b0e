-- What acts are compared by. Only what an act itself says decides, never how often the dossier says it,
-- so that other documents change nothing between two acts.
CREATE TEMP TABLE act_kinds AS
SELECT DISTINCT act, kind FROM (
    SELECT act, 'g ' || unnest(word_forms.groups) AS kind
    FROM (SELECT act, unnest(words_of(written)) AS word FROM act_mentions)
    JOIN word_forms USING (word)
    UNION ALL
    SELECT act, 's ' || word_forms.stem
    FROM (SELECT act, unnest(words_of(written)) AS word FROM act_mentions)
    JOIN word_forms USING (word)
    WHERE NOT word_forms.light
);

CREATE TEMP TABLE act_parties AS
SELECT
    rows.act, rows.document_id, rows.role, rows.party.name AS name, rows.party.code AS code,
    link.dossier_entity_id, rows.reciprocal,
    list_distinct(list_concat(
        list_transform(
            list_filter(
                regexp_extract_all(bare_name(rows.party.name), '\p{Lu}[\p{L}''-]+'),
                lambda word: NOT list_contains(titles.words, lower(word))
            ),
            lambda word: lower(left(word, 5))
        ),
        CASE WHEN rows.party.code IS NULL THEN [] ELSE ['code ' || rows.party.code] END,
        CASE WHEN link.dossier_entity_id IS NULL THEN [] ELSE [link.dossier_entity_id] END
    )) AS keys
FROM (
    SELECT act, document_id, reciprocal, 'actor' AS role, unnest(actors) AS party FROM act_mentions
    UNION ALL
    SELECT act, document_id, reciprocal, 'recipient', unnest(recipients) FROM act_mentions
) AS rows
CROSS JOIN titles
LEFT JOIN (
    SELECT entity_id, dossier_entity_id FROM linked_entity_links WHERE relation = 'member'
) AS link ON link.entity_id = rows.party.entity_id;

CREATE TEMP TABLE act_rows AS
WITH told AS (
    SELECT
        act, any_value(document_id) AS document_id, any_value(day) AS day,
        arg_min(event_type, id) AS event_type, arg_min(label, id) AS label,
        -- the narrowest stretch of days that a mention gives
        arg_min(begin, until::DATE - begin::DATE) FILTER (begin IS NOT NULL AND until IS NOT NULL) AS begin,
        arg_min(until, until::DATE - begin::DATE) FILTER (begin IS NOT NULL AND until IS NOT NULL) AS until,
        bool_and(status IN ('future', 'planned', 'ordered')) AS to_come,
        coalesce(list_distinct(list(lower(place_name)) FILTER (place_name IS NOT NULL)), []) AS places,
        coalesce(list_distinct(list(place_of) FILTER (place_of IS NOT NULL)), []) AS place_ids,
        coalesce(list_distinct(list(country) FILTER (country IS NOT NULL)), []) AS countries,
        list_distinct(flatten(list(list_transform(magnitudes, lambda one: one.kind || ' ' || coalesce(one.low, one.high))))) AS numbers,
        list_distinct(flatten(list(list_transform(magnitudes, lambda one: one.kind)))) AS counted,
        string_agg(sentence, ' ' ORDER BY id) AS sentence
    FROM act_mentions
    GROUP BY act
),
kinds AS (
    SELECT
        act, list(kind ORDER BY kind) FILTER (left(kind, 1) = 's') AS stems,
        list(kind ORDER BY kind) FILTER (left(kind, 1) = 'g') AS groups
    FROM act_kinds GROUP BY act
),
sides AS (
    SELECT
        act,
        coalesce(list_distinct(flatten(list(keys) FILTER (role = 'actor'))), []) AS actors,
        coalesce(list_distinct(flatten(list(keys) FILTER (role = 'recipient'))), []) AS recipients,
        coalesce(list_distinct(list(dossier_entity_id) FILTER (dossier_entity_id IS NOT NULL)), []) AS sides,
        coalesce(list_distinct(list(lower(name)) FILTER (role = 'actor' AND keys = [])), []) AS plain_actors,
        coalesce(list_distinct(list(lower(name)) FILTER (role = 'recipient' AND keys = [])), []) AS plain_recipients
    FROM act_parties
    GROUP BY act
)
SELECT
    told.* EXCLUDE (begin, until, sentence),
    coalesce('t ' || event_type, 'l ' || label, 'other') AS main_kind,
    -- of an act that is told in several words, each counts
    coalesce(stems, [act]) AS stems, stems[1] AS stem, coalesce(groups, []) AS groups,
    try_cast(begin AS DATE) AS first_day, try_cast(until AS DATE) AS last_day,
    coalesce(actors, []) AS actors, coalesce(recipients, []) AS recipients, coalesce(sides, []) AS sides,
    coalesce(plain_actors, []) AS plain_actors, coalesce(plain_recipients, []) AS plain_recipients,
    -- names and numbers of the sentence: a ship, a bridge, a law
    list_distinct(list_transform(
        list_filter(
            regexp_extract_all(substr(sentence, 2), '\p{Lu}[\p{L}-]{2,}'),
            lambda word: NOT list_contains(titles.words, lower(word))
        ),
        lambda word: lower(left(word, 5))
    )) AS names,
    list_distinct(list_filter(words_of(sentence), lambda word: NOT list_contains(empty.words, word))) AS words,
    -- the patterns stand here, since one from a column is compiled for each row
    regexp_matches(lower(sentence), '$again') AS again,
    regexp_matches(lower(sentence), '$within') AS within,
    list_distinct(regexp_extract_all(lower(sentence), '\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b'))
        AS weekdays,
    -- a stretch of days that is no month and no year: it lasted so long
    last_day - first_day > 6 AND NOT (
        date_part('day', first_day) = 1 AND last_day IN (
            last_day(first_day), (first_day + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE
        )
    ) AS lasted
FROM told
LEFT JOIN kinds USING (act)
LEFT JOIN sides USING (act)
CROSS JOIN titles
CROSS JOIN empty;

-- Names that an article says again and again tell which story it is of, and not which act.
CREATE TEMP TABLE story_names AS
SELECT document_id, list(name) AS story_names
FROM (
    SELECT document_id, name, count(*) AS times
    FROM (SELECT document_id, unnest(names) AS name FROM act_rows)
    GROUP BY ALL
)
JOIN (SELECT document_id, count(*) AS told FROM act_rows GROUP BY document_id) AS counted USING (document_id)
WHERE times >= $often AND times >= $share * told
GROUP BY document_id;

-- Rows are wide, and numbers are given where they are not: to sort all that is known of each act took a
-- third of the time of linking.
CREATE TEMP TABLE act_numbers AS
SELECT act, row_number() OVER (ORDER BY act) AS number FROM act_rows;

CREATE TEMP TABLE acts AS
SELECT
    act_numbers.number, act_rows.* EXCLUDE (words, lasted),
    coalesce(lasted, false) AS lasted,
    -- names that are no party and no place
    list_filter(
        names,
        lambda name: NOT list_contains(actors, name) AND NOT list_contains(recipients, name)
            AND NOT list_contains(place_keys, name)
    ) AS own_names,
    list_filter(own_names, lambda name: NOT list_contains(coalesce(story_names, []), name)) AS rare_names,
    coalesce(story_names, []) AS story,
    list_filter(
        act_rows.words,
        lambda word: NOT list_contains(actors, left(word, 5))
            AND NOT list_contains(recipients, left(word, 5))
            AND NOT list_contains(place_keys, left(word, 5))
    ) AS words,
    -- a whole that may have parts
    coalesce(label = 'coup', false) OR coalesce(lasted, false)
        OR list_has_any(act_rows.groups, wholes.groups) AS whole
FROM (
    SELECT *, list_transform(
        regexp_extract_all(array_to_string(places, ' '), '\p{L}{3,}'), lambda word: left(word, 5)
    ) AS place_keys
    FROM act_rows
) AS act_rows
JOIN act_numbers USING (act)
LEFT JOIN story_names USING (document_id)
CROSS JOIN wholes;

-- What goes no further would stand in the way of what comes: past some 50,000 documents tables are written
-- to the disk and read again.
DROP TABLE act_rows;
DROP TABLE act_kinds;
DROP TABLE act_numbers;
DROP TABLE story_names;
