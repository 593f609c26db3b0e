-- The entities of all documents, and the names of the dossier. A node is a name of persons or of
-- others; entities with the same whole name are one node.
CREATE TEMP TABLE entity_rows AS
SELECT
    id AS entity_id, document_id, kind, name, named, key, variants, mentions, offices,
    CASE
        WHEN NOT named THEN 'u ' || id
        WHEN kind = 'person' THEN 'p ' || key
        ELSE 'o ' || key
    END AS node
FROM kept_entities;

CREATE TEMP TABLE node_documents AS SELECT DISTINCT node, document_id FROM entity_rows WHERE named;

CREATE TEMP TABLE nodes AS
SELECT
    node, left(node, 1) = 'p' AS person, substr(node, 3) AS key, count(*) AS documents,
    string_split(substr(node, 3), ' ') AS words
FROM node_documents
GROUP BY node;
