-- One row an incident, with all that the documents say of it; and one a link.
CREATE TEMP TABLE member_mentions AS
SELECT
    act_members.root, act_mentions.document_id, act_mentions.written, event_type, label, begin, until,
    status, score, magnitudes, place_name, place_of, country
FROM act_mentions JOIN act_members USING (act);

DROP TABLE act_mentions;

CREATE TEMP TABLE linked_incidents AS
WITH told AS (
    SELECT
        root, count(DISTINCT document_id)::BIGINT AS documents, count(*)::BIGINT AS events,
        min(begin) AS begin, max(until) AS until, min(score) AS lowest, max(score) AS highest,
        mode(event_type ORDER BY event_type) AS event_type, mode(label ORDER BY label) AS label
    FROM member_mentions GROUP BY root
),
days AS (
    SELECT root, list(told ORDER BY told.begin NULLS LAST, told.end NULLS LAST) AS days
    FROM (
        SELECT root, struct_pack(begin := begin, "end" := until, documents := count(DISTINCT document_id)) AS told
        FROM member_mentions WHERE begin IS NOT NULL OR until IS NOT NULL
        GROUP BY root, begin, until
    ) GROUP BY root
),
numbers AS (
    SELECT root, list(told ORDER BY told.kind, told.low NULLS FIRST, told.high NULLS FIRST) AS numbers
    FROM (
        SELECT root, struct_pack(
            kind := one.kind, low := one.low, high := one.high, documents := count(DISTINCT document_id)
        ) AS told
        FROM (SELECT root, document_id, unnest(magnitudes) AS one FROM member_mentions)
        GROUP BY root, one.kind, one.low, one.high
    ) GROUP BY root
),
parties AS (
    SELECT root, list(told ORDER BY told.role, told.documents DESC, told.name, told.code NULLS FIRST,
        told.dossier_entity_id NULLS FIRST) AS parties
    FROM (
        SELECT root, struct_pack(
            role := role, name := name, code := code, dossier_entity_id := dossier_entity_id,
            documents := count(DISTINCT act_parties.document_id)
        ) AS told
        FROM act_parties JOIN act_members USING (act)
        GROUP BY root, role, name, code, dossier_entity_id
    ) GROUP BY root
),
places AS (
    SELECT root, list(told ORDER BY told.documents DESC, told.name, told.place NULLS FIRST) AS places
    FROM (
        SELECT root, struct_pack(
            name := place_name, place := place_of, country := country, documents := count(DISTINCT document_id)
        ) AS told
        FROM member_mentions WHERE place_name IS NOT NULL
        GROUP BY root, place_name, place_of, country
    ) GROUP BY root
),
wordings AS (
    SELECT
        root, list(told ORDER BY told.strength NULLS LAST, told.documents DESC, told.words) AS wordings,
        arg_min(told.words, (-told.documents, told.words)) AS most_used
    FROM (
        SELECT root, struct_pack(
            words := lower(written), strength := max(word_forms.strength)::BIGINT,
            documents := count(DISTINCT document_id)
        ) AS told
        FROM (
            SELECT root, document_id, written, unnest(
                CASE WHEN words_of(written) = [] THEN [''] ELSE words_of(written) END
            ) AS word FROM member_mentions
        )
        LEFT JOIN word_forms USING (word)
        GROUP BY root, lower(written)
    ) GROUP BY root
),
statuses AS (
    SELECT root, list(told ORDER BY told.status) AS statuses
    FROM (
        SELECT root, struct_pack(status := status, documents := count(DISTINCT document_id)) AS told
        FROM member_mentions GROUP BY root, status
    ) GROUP BY root
),
chances AS (SELECT root, min(probability) AS probability FROM act_members GROUP BY root),
ties AS (
    SELECT root, list(struct_pack(
        incident_id := make_incident_id('inc', acts.act), tie := tie, probability := probability, reason := reason
    ) ORDER BY tie, acts.act) AS ties
    FROM (
        SELECT part AS root, whole AS other, 'part of' AS tie, probability, reason FROM group_parts
        UNION ALL
        SELECT whole, part, 'has part', probability, reason FROM group_parts
        UNION ALL
        SELECT one, other, 'looks alike', probability, reason FROM lookalikes
        UNION ALL
        SELECT other, one, 'looks alike', probability, reason FROM lookalikes
    ) AS tied
    JOIN acts ON acts.number = tied.other
    GROUP BY root
)
SELECT
    make_incident_id('inc', acts.act) AS id,
    concat_ws(', ', concat_ws(': ', most_used, who_to_whom(
            most_told(parties.parties, 'actor'), most_told(parties.parties, 'recipient')
        )),
        list_filter(coalesce(places.places, []), lambda one: one.place IS NOT NULL OR NOT list_contains(
            list_transform(coalesce(parties.parties, []), lambda party: lower(party.name)), lower(one.name)
        ))[1].name,
        readable_day(told.begin, told.until)) AS name,
    told.event_type, told.label, told.documents, told.events, told.begin, told.until AS "end",
    coalesce(days.days, []) AS days, coalesce(numbers.numbers, []) AS numbers, coalesce(parties.parties, []) AS parties,
    coalesce(places.places, []) AS places, coalesce(wordings.wordings, []) AS wordings,
    coalesce(statuses.statuses, []) AS statuses, told.lowest AS lowest_score, told.highest AS highest_score,
    coalesce(ties.ties, []) AS ties, chances.probability, made_by
FROM told
JOIN acts ON acts.number = told.root
JOIN chances USING (root)
LEFT JOIN days USING (root)
LEFT JOIN numbers USING (root)
LEFT JOIN parties USING (root)
LEFT JOIN places USING (root)
LEFT JOIN wordings USING (root)
LEFT JOIN statuses USING (root)
LEFT JOIN ties USING (root)
CROSS JOIN made_incidents;

CREATE TEMP TABLE linked_incident_links AS
SELECT
    make_incident_id('inl', concat_ws('|', acts.act, first.act, relation)) AS id,
    acts.document_id, acts.act AS event_id, make_incident_id('inc', first.act) AS incident_id,
    relation, probability, reason, made_by
FROM (
    SELECT number, root, 'member' AS relation, probability, reason FROM act_members
    UNION ALL
    SELECT number, root, 'may be', probability, reason FROM openings
) AS link
JOIN acts USING (number)
JOIN acts AS first ON first.number = link.root
CROSS JOIN made_incidents;
