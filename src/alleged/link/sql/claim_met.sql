-- Of some pairs that met those that are offered for a comparison. Across documents, the two must share a
-- name, or their documents two. `one_story`: one document, an incident that both tell of, four rare names
-- in common, or a rare name that both propositions have, told within a fortnight.
INSERT INTO claim_offered
WITH met AS (
    SELECT
        least(a.id, b.id) AS one, greatest(a.id, b.id) AS other, pair.keys,
        a.document_id AS one_document, b.document_id AS other_document,
        list_intersect(a.names, b.names) AS shared_names,
        len(shared_names) AS shared,
        abs(datediff('day', try_cast(a.published AS DATE), try_cast(b.published AS DATE))) AS days
    FROM met_pairs AS pair
    JOIN claim_numbers AS first ON first.number = pair.one
    JOIN claim_numbers AS second ON second.number = pair.other
    JOIN claim_members AS a ON a.id = first.id
    JOIN claim_members AS b ON b.id = second.id
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
    one, other,
    one_document = other_document OR incidents.one_document IS NOT NULL
        OR coalesce(together.names >= 4, false) OR rare.one IS NOT NULL AS one_story,
    keys
FROM met
LEFT JOIN together USING (one_document, other_document)
LEFT JOIN incidents USING (one_document, other_document)
LEFT JOIN rare USING (one, other)
WHERE one_document = other_document OR shared > 0 OR together.one_document IS NOT NULL;
