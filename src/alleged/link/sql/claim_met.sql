-- Of some pairs that met those that are offered for a comparison. Across documents, the two must share a
-- name, or their documents two. `one_story`: one document, an incident that both tell of, four rare names
-- in common, or a rare name that both propositions have, told within a fortnight.
INSERT INTO claim_offered
WITH met AS (
    SELECT
        pair.one, pair.other, pair.keys, a.place AS one_place, b.place AS other_place,
        list_has_any(a.names, b.names) AS name_shared,
        list_has_any(a.rare_names, b.rare_names) AND coalesce(abs(a.day - b.day) <= 14, false) AS rare_shared
    FROM met_pairs AS pair
    JOIN claim_sides AS a ON a.number = pair.one
    JOIN claim_sides AS b ON b.number = pair.other
    WHERE a.said <> b.said OR a.said_by_none
),
documents AS (SELECT DISTINCT one_place, other_place FROM met WHERE one_place <> other_place),
together AS (
    SELECT
        one_place, other_place, len(list_intersect(a.rare_names, b.rare_names)) AS names,
        list_has_any(a.incidents, b.incidents) AS same_incident
    FROM documents
    JOIN claim_stories AS a ON a.place = one_place
    JOIN claim_stories AS b ON b.place = other_place
)
SELECT
    one, other, one_place = other_place OR rare_shared OR same_incident OR names >= 4 AS one_story, keys
FROM met
LEFT JOIN together USING (one_place, other_place)
WHERE one_place = other_place OR name_shared OR names >= 2;
