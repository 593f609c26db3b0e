-- Whose voice each document counts as: that of its agency, of the origin of its group of copies, or its
-- own publisher's.
CREATE TEMP TABLE own_voices AS
WITH agency_texts AS (
    SELECT
        id AS document_id,
        list_filter(credits, lambda credit: credit.kind = 'whole' AND credit.name IS NOT NULL
            OR credit.kind = 'agency' AND credit.name IS NOT NULL AND (
            credit.evidence = 'dateline of the report'
            -- a byline of the agency alone; a line of the text may credit a part of it
            OR (byline IS NULL AND credit.evidence NOT IN (
                'line of the text', 'line above the text', 'line behind the text'
            ))
        ))[1].name AS agency
    FROM kept_documents
)
SELECT
    publishers.document_id, publishers.family,
    coalesce(agency_families.family, publishers.family, 'document ' || publishers.document_id) AS voice,
    agency_families.family IS NOT NULL OR publishers.family IS NOT NULL AS known,
    CASE WHEN agency_families.family IS NOT NULL AND agency_families.family IS DISTINCT FROM publishers.family
        THEN 'a report of ' || agency_texts.agency || ', by its own credit' END AS agency_reason
FROM publishers
JOIN agency_texts USING (document_id)
LEFT JOIN agency_families ON agency_families.name = agency_texts.agency;

CREATE TEMP TABLE group_members AS
SELECT id AS group_id, unnest(members).document_id AS document_id, origin_id, origin_outside
FROM linked_copy_groups;

CREATE TEMP TABLE group_voices AS
SELECT
    group_id,
    CASE
        WHEN any_value(origin_outside) IS NOT NULL THEN any_value(agency_families.family)
        WHEN any_value(origin_id) IS NOT NULL
            THEN any_value(own_voices.voice) FILTER (WHERE group_members.document_id = origin_id)
        ELSE arg_min(own_voices.voice, copy_documents.place)
    END AS voice,
    CASE
        WHEN any_value(origin_outside) IS NOT NULL THEN true
        WHEN any_value(origin_id) IS NOT NULL
            THEN bool_or(own_voices.known AND group_members.document_id = origin_id)
        ELSE count(DISTINCT own_voices.voice) = 1 AND bool_and(own_voices.known)
    END AS certain,
    CASE
        WHEN any_value(origin_outside) IS NOT NULL
            THEN 'a copy of a report of ' || any_value(origin_outside)
        WHEN any_value(origin_id) IS NOT NULL THEN 'a copy of ' || any_value(origin_id)
        WHEN count(DISTINCT own_voices.voice) = 1 THEN 'copies of one family'
        ELSE 'copies of several families, and nothing tells which is the origin; the earliest stands for them'
    END AS reason,
    any_value(origin_id) AS origin_id
FROM group_members
JOIN own_voices USING (document_id)
JOIN copy_documents USING (document_id)
LEFT JOIN agency_families ON agency_families.name = group_members.origin_outside
GROUP BY group_id;

CREATE TEMP TABLE linked_families AS
SELECT
    publishers.id, document_id, publishers.family, publishers.rule, publishers.reason,
    publishers.possible_family, publishers.possible_probability, publishers.possible_reason,
    group_members.group_id,
    coalesce(group_voices.voice, own_voices.voice) AS counts_as,
    coalesce(group_voices.certain, own_voices.known) AS certain,
    CASE
        WHEN group_voices.origin_id = document_id
            THEN coalesce(own_voices.agency_reason, 'the origin of its copies')
        WHEN group_voices.group_id IS NOT NULL THEN group_voices.reason
        WHEN own_voices.agency_reason IS NOT NULL THEN own_voices.agency_reason
        WHEN own_voices.known THEN 'its own text'
        ELSE 'nothing says who published it'
    END AS counts_reason,
    'copies 1' AS made_by
FROM publishers
JOIN own_voices USING (document_id)
LEFT JOIN group_members USING (document_id)
LEFT JOIN group_voices ON group_voices.group_id = group_members.group_id;
