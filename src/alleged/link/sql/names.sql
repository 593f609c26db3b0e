-- The entities of all documents, and the names of the dossier. A node is a name of persons or of
-- others, or a place of the gazetteer; entities with the same whole name or place are one node.
CREATE TEMP TABLE entity_rows AS
SELECT
    id AS entity_id, document_id, kind, name, named, key, variants, mentions, offices, candidates,
    CASE
        WHEN NOT named THEN 'u ' || id
        WHEN kind = 'place' AND place IS NOT NULL THEN 'g ' || place
        WHEN kind = 'person' THEN 'p ' || key
        ELSE 'o ' || key
    END AS node
FROM kept_entities;

CREATE TEMP TABLE node_documents AS SELECT DISTINCT node, document_id FROM entity_rows WHERE named;

-- What a place is called most, and all that it is called: Burma, Myanmar.
CREATE TEMP TABLE place_keys AS
SELECT node, key, row_number() OVER (PARTITION BY node ORDER BY count(*) DESC, key) AS place
FROM entity_rows
WHERE left(node, 1) = 'g'
GROUP BY node, key;

CREATE TEMP TABLE nodes AS
SELECT
    node, left(node, 1) = 'p' AS person, coalesce(place_keys.key, substr(node, 3)) AS key,
    count(*) AS documents, string_split(coalesce(place_keys.key, substr(node, 3)), ' ') AS words
FROM node_documents
LEFT JOIN (SELECT node, key FROM place_keys WHERE place = 1) AS place_keys USING (node)
GROUP BY ALL;
