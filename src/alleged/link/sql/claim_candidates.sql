-- Which propositions are compared. They meet by a key: an act with one of its parts, or a measure with
-- what is measured. A key that is in the news everywhere is parted by a second part, and what is still
-- too common after that by the month; beyond that each meets its next neighbours by day only, so that
-- no subject makes all pairs. Across documents, the two must share a name, or their documents two.
-- `one_story`: one document, an incident that both tell of, four rare names in common, or a rare name
-- that both propositions have, told within a fortnight.
CREATE TEMP TABLE claim_parts AS
SELECT DISTINCT id, part
FROM (SELECT id, unnest(list_concat(doers, terms)) AS part FROM claim_members)
WHERE part <> '';

CREATE TEMP TABLE claim_acts AS
SELECT DISTINCT told.id, coalesce(related.meets, told.act) AS act
FROM (SELECT id, unnest(predicates)[2:] AS act FROM claim_members) AS told
LEFT JOIN related_acts AS related ON related.act = told.act;

CREATE TEMP TABLE claim_keys AS
SELECT id, 'a ' || act || ' ' || part AS key FROM claim_acts JOIN claim_parts USING (id)
UNION
SELECT id, 'w ' || least(one.part, other.part) || ' ' || greatest(one.part, other.part)
FROM claim_parts AS one
JOIN claim_parts AS other USING (id)
JOIN claim_members USING (id)
WHERE one.part < other.part AND (list_contains(names, one.part) OR list_contains(names, other.part))
UNION
SELECT id, 'm ' || amount.measure || ' ' || term
FROM (
    SELECT id, amount, unnest(amount.terms) AS term
    FROM (SELECT id, unnest(amounts) AS amount FROM claim_members)
);

CREATE TEMP TABLE claim_common AS
SELECT key FROM claim_keys GROUP BY key HAVING count(*) > 48;

CREATE TEMP TABLE claim_finer AS
SELECT claim_keys.id, claim_keys.key || ' ' || claim_parts.part AS key
FROM claim_keys
SEMI JOIN claim_common USING (key)
JOIN claim_parts USING (id);

CREATE TEMP TABLE claim_finer_common AS
SELECT key FROM claim_finer GROUP BY key HAVING count(*) > 48;

CREATE TEMP TABLE claim_blocks AS
SELECT id, key FROM claim_keys ANTI JOIN claim_common USING (key)
UNION
SELECT id, key FROM claim_finer ANTI JOIN claim_finer_common USING (key)
UNION
SELECT id, key || ' ' || coalesce(left(claim_members.begin, 7), left(published, 7), '')
FROM claim_finer
SEMI JOIN claim_finer_common USING (key)
JOIN claim_members USING (id)
UNION
-- inside one article an act is enough: the headline against the text
SELECT id, 'd ' || document_id || ' ' || act FROM claim_acts JOIN claim_members USING (id);

CREATE TEMP TABLE claim_places AS
SELECT
    key, id,
    row_number() OVER (PARTITION BY key ORDER BY published NULLS LAST, id) AS place
FROM claim_blocks
JOIN claim_members USING (id);

CREATE TEMP TABLE claim_met AS
SELECT DISTINCT least(one.id, other.id) AS one, greatest(one.id, other.id) AS other
FROM claim_places AS one
JOIN claim_places AS other
    ON other.key = one.key AND other.place > one.place AND other.place <= one.place + 48;

-- Names by which documents belong together: those that are not in the news everywhere.
CREATE TEMP TABLE claim_names AS
SELECT DISTINCT document_id, unnest(names) AS name FROM claim_members;

CREATE TEMP TABLE claim_rare_names AS
SELECT name FROM claim_names GROUP BY name HAVING count(*) BETWEEN 2 AND 50;

CREATE TEMP TABLE claim_candidates AS
WITH met AS (
    SELECT
        claim_met.one, claim_met.other, a.document_id AS one_document,
        b.document_id AS other_document,
        list_intersect(a.names, b.names) AS shared_names,
        len(shared_names) AS shared,
        abs(datediff('day', try_cast(a.published AS DATE), try_cast(b.published AS DATE))) AS days
    FROM claim_met
    JOIN claim_members AS a ON a.id = claim_met.one
    JOIN claim_members AS b ON b.id = claim_met.other
    WHERE a.statement_id IS DISTINCT FROM b.statement_id OR a.statement_id IS NULL
),
documents AS (
    SELECT DISTINCT one_document, other_document FROM met WHERE one_document <> other_document
),
together AS (
    SELECT documents.one_document, documents.other_document, count(*) AS names
    FROM documents
    JOIN claim_names AS one ON one.document_id = documents.one_document
    JOIN claim_names AS other
        ON other.document_id = documents.other_document AND other.name = one.name
    SEMI JOIN claim_rare_names ON claim_rare_names.name = one.name
    GROUP BY ALL
    HAVING count(*) >= 2
),
incidents AS (
    SELECT DISTINCT documents.one_document, documents.other_document
    FROM documents
    JOIN claim_incidents AS one ON one.document_id = documents.one_document
    JOIN claim_incidents AS other
        ON other.document_id = documents.other_document AND other.incident_id = one.incident_id
),
rare AS (
    SELECT DISTINCT one, other
    FROM (SELECT one, other, unnest(shared_names) AS name FROM met WHERE days <= 14)
    SEMI JOIN claim_rare_names USING (name)
)
SELECT
    one, other, row_number() OVER (ORDER BY one, other) AS number,
    one_document = other_document OR incidents.one_document IS NOT NULL
        OR coalesce(together.names >= 4, false) OR rare.one IS NOT NULL AS one_story
FROM met
LEFT JOIN together USING (one_document, other_document)
LEFT JOIN incidents USING (one_document, other_document)
LEFT JOIN rare USING (one, other)
WHERE one_document = other_document OR shared > 0 OR together.one_document IS NOT NULL;
