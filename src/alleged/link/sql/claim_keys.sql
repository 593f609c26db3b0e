-- Which propositions may be compared. They meet by a key: an act with one of its parts, two parts of which
-- one is a name, or a measure with what is measured. A key that is in the news everywhere is parted by a
-- further part, and what is still too common after that by the month. Keys are numbers, and those of one
-- proposition alone are dropped at once: of strings, 4,000 articles had more than fits into memory.
CREATE TEMP TABLE claim_numbers AS
SELECT
    id, document_id,
    row_number() OVER (ORDER BY document_id, id)::INTEGER AS number,
    dense_rank() OVER (ORDER BY document_id)::INTEGER AS place,
    row_number() OVER (ORDER BY published NULLS LAST, id)::INTEGER AS rank,
    coalesce(left("begin", 7), left(published, 7), '') AS month
FROM claim_members;

CREATE TEMP TABLE claim_parts AS
SELECT DISTINCT number, part
FROM (
    SELECT number, unnest(list_concat(doers, terms)) AS part
    FROM claim_members JOIN claim_numbers USING (id)
)
WHERE part <> '';

CREATE TEMP TABLE claim_acts AS
SELECT DISTINCT told.number, coalesce(related.meets, told.act) AS act
FROM (
    SELECT number, unnest(predicates)[2:] AS act FROM claim_members JOIN claim_numbers USING (id)
) AS told
LEFT JOIN related_acts AS related ON related.act = told.act;

CREATE TEMP TABLE claim_keys AS
SELECT number, hash('a', act, part) AS key FROM claim_acts JOIN claim_parts USING (number)
UNION ALL
SELECT number, hash('w', least(one.part, other.part), greatest(one.part, other.part))
FROM claim_parts AS one
JOIN claim_parts AS other USING (number)
JOIN claim_numbers USING (number)
JOIN claim_members USING (id)
WHERE one.part < other.part AND (list_contains(names, one.part) OR list_contains(names, other.part))
UNION ALL
SELECT DISTINCT number, hash('m', amount.measure, term)
FROM (
    SELECT id, amount, unnest(amount.terms) AS term
    FROM (SELECT id, unnest(amounts) AS amount FROM claim_members)
)
JOIN claim_numbers USING (id);

CREATE TEMP TABLE claim_common AS
SELECT key, count(*) > 48 AS common FROM claim_keys GROUP BY key HAVING count(*) > 1;

CREATE TEMP TABLE claim_finer AS
SELECT claim_keys.number, hash(claim_keys.key, claim_parts.part) AS key
FROM claim_keys
SEMI JOIN (SELECT key FROM claim_common WHERE common) AS common USING (key)
JOIN claim_parts USING (number);

CREATE TEMP TABLE claim_finer_common AS
SELECT key, count(*) > 48 AS common FROM claim_finer GROUP BY key HAVING count(*) > 1;

CREATE TEMP TABLE claim_blocks AS
SELECT number, key FROM claim_keys
SEMI JOIN (SELECT key FROM claim_common WHERE NOT common) AS rare USING (key)
UNION ALL
SELECT number, key FROM claim_finer
SEMI JOIN (SELECT key FROM claim_finer_common WHERE NOT common) AS rare USING (key)
UNION ALL
SELECT number, hash(key, month)
FROM claim_finer
SEMI JOIN (SELECT key FROM claim_finer_common WHERE common) AS common USING (key)
JOIN claim_numbers USING (number)
UNION ALL
-- inside one article an act is enough: the headline against the text
SELECT number, hash('d', document_id, act) FROM claim_acts JOIN claim_numbers USING (number);

DROP TABLE claim_keys;
DROP TABLE claim_common;
DROP TABLE claim_finer;
DROP TABLE claim_finer_common;
DROP TABLE claim_acts;

-- Names by which documents belong together: those that are not in the news everywhere.
CREATE TEMP TABLE claim_names AS
SELECT DISTINCT document_id, unnest(names) AS name FROM claim_members;

CREATE TEMP TABLE claim_rare_names AS
SELECT name FROM claim_names GROUP BY name HAVING count(*) BETWEEN 2 AND 50;

-- What decides whether two that met are offered for a comparison, as numbers: of each proposition, and
-- of each document.
CREATE TEMP TABLE claim_name_numbers AS
SELECT name, row_number() OVER (ORDER BY name)::INTEGER AS name_number, rare.name IS NOT NULL AS rare
FROM (SELECT DISTINCT name FROM claim_names) AS names
LEFT JOIN claim_rare_names AS rare USING (name);

CREATE TEMP TABLE claim_sides AS
SELECT
    claim_numbers.number, place, hash(statement_id) AS said, statement_id IS NULL AS said_by_none,
    try_cast(published AS DATE) AS day, coalesce(names, []) AS names, coalesce(rare_names, []) AS rare_names
FROM claim_numbers
JOIN (SELECT id, statement_id, published FROM claim_members) USING (id)
LEFT JOIN (
    SELECT number, list(name_number) AS names, list(name_number) FILTER (rare) AS rare_names
    FROM (SELECT number, unnest(names) AS name FROM claim_members JOIN claim_numbers USING (id))
    JOIN claim_name_numbers USING (name)
    GROUP BY number
) USING (number);

CREATE TEMP TABLE claim_stories AS
SELECT places.place, coalesce(rare_names, []) AS rare_names, coalesce(incidents, []) AS incidents
FROM (SELECT DISTINCT document_id, place FROM claim_numbers) AS places
LEFT JOIN (
    SELECT document_id, list(name_number) AS rare_names
    FROM claim_names JOIN claim_name_numbers USING (name) WHERE rare
    GROUP BY document_id
) USING (document_id)
LEFT JOIN (
    SELECT document_id, list(hash(incident_id)) AS incidents FROM claim_incidents GROUP BY document_id
) USING (document_id);

CREATE TEMP TABLE claim_offered (one INTEGER, other INTEGER, one_story BOOLEAN, keys INTEGER);
