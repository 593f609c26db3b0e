-- The propositions by number, and tables of what they meet by. Two million are put in order one time after
-- the other, with no more columns than that takes: both orders at once ran out of memory.
CREATE TEMP TABLE claim_places AS
SELECT
    document_id, published,
    row_number() OVER (ORDER BY document_id)::INTEGER AS place,
    dense_rank() OVER (ORDER BY published NULLS LAST)::INTEGER AS day_rank
FROM claim_documents SEMI JOIN claim_propositions USING (document_id);

CREATE TEMP TABLE claim_by_day AS
SELECT id, row_number() OVER (ORDER BY day_rank, id)::INTEGER AS rank
FROM claim_propositions JOIN claim_places USING (document_id);

CREATE TEMP TABLE claim_by_place AS
SELECT
    id, place, coalesce(left("begin", 7), left(published, 7), '') AS month,
    row_number() OVER (ORDER BY place, id)::INTEGER AS number
FROM claim_propositions JOIN claim_places USING (document_id);

CREATE TEMP TABLE claim_numbers AS
SELECT id, document_id, number, place, rank, month
FROM claim_by_place JOIN claim_by_day USING (id) JOIN claim_places USING (place);

DROP TABLE claim_by_day;
DROP TABLE claim_by_place;

CREATE TEMP TABLE claim_parts (number INTEGER, part VARCHAR);
CREATE TEMP TABLE claim_acts (number INTEGER, act VARCHAR);
CREATE TEMP TABLE claim_sides (
    number INTEGER, place INTEGER, said UBIGINT, said_by_none BOOLEAN, day DATE,
    names INTEGER[], rare_names INTEGER[]
);

-- Names by which documents belong together: those that are not in the news everywhere.
CREATE TEMP TABLE claim_names AS
SELECT DISTINCT place, unnest(names) AS name
FROM claim_propositions JOIN claim_places USING (document_id);

CREATE TEMP TABLE claim_rare_names AS
SELECT name FROM claim_names GROUP BY name HAVING count(*) BETWEEN 2 AND 50;

-- As numbers, as everything that decides whether two that met are offered for a comparison.
CREATE TEMP TABLE claim_name_numbers AS
SELECT name, row_number() OVER (ORDER BY name)::INTEGER AS name_number, rare.name IS NOT NULL AS rare
FROM (SELECT DISTINCT name FROM claim_names) AS names
LEFT JOIN claim_rare_names AS rare USING (name);

CREATE TEMP TABLE claim_stories AS
SELECT places.place, coalesce(rare_names, []) AS rare_names, coalesce(incidents, []) AS incidents
FROM claim_places AS places
LEFT JOIN (
    SELECT place, list(name_number) AS rare_names
    FROM claim_names JOIN claim_name_numbers USING (name) WHERE rare
    GROUP BY place
) USING (place)
LEFT JOIN (
    SELECT document_id, list(hash(incident_id)) AS incidents FROM claim_incidents GROUP BY document_id
) USING (document_id);

CREATE TEMP TABLE claim_offered (one INTEGER, other INTEGER, one_story BOOLEAN, keys INTEGER);
