-- The propositions by number, and tables of what they meet by.
CREATE TEMP TABLE claim_numbers AS
SELECT
    id, document_id,
    row_number() OVER (ORDER BY document_id, id)::INTEGER AS number,
    dense_rank() OVER (ORDER BY document_id)::INTEGER AS place,
    row_number() OVER (ORDER BY published NULLS LAST, id)::INTEGER AS rank,
    coalesce(left("begin", 7), left(published, 7), '') AS month
FROM claim_members;

CREATE TEMP TABLE claim_parts (number INTEGER, part VARCHAR);
CREATE TEMP TABLE claim_acts (number INTEGER, act VARCHAR);
CREATE TEMP TABLE claim_sides (
    number INTEGER, place INTEGER, said UBIGINT, said_by_none BOOLEAN, day DATE,
    names INTEGER[], rare_names INTEGER[]
);

-- Names by which documents belong together: those that are not in the news everywhere.
CREATE TEMP TABLE claim_names AS
SELECT DISTINCT document_id, unnest(names) AS name FROM claim_members;

CREATE TEMP TABLE claim_rare_names AS
SELECT name FROM claim_names GROUP BY name HAVING count(*) BETWEEN 2 AND 50;

-- As numbers, as everything that decides whether two that met are offered for a comparison.
CREATE TEMP TABLE claim_name_numbers AS
SELECT name, row_number() OVER (ORDER BY name)::INTEGER AS name_number, rare.name IS NOT NULL AS rare
FROM (SELECT DISTINCT name FROM claim_names) AS names
LEFT JOIN claim_rare_names AS rare USING (name);

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
