-- A government, a building that stands for it and who heads it speak with one voice: that of the state.
-- An administration that is named after somebody is his, if no office says of which state.
CREATE TEMP TABLE governments AS
WITH heads AS (
    SELECT office.id AS dossier_entity_id, min(state.id) AS state
    FROM (
        SELECT DISTINCT id, coalesce(demonyms.country, bare(told.office.of)) AS owner
        FROM (
            SELECT id, unnest(offices) AS office FROM linked_dossier_entities WHERE named
        ) AS told
        LEFT JOIN demonyms ON demonyms.form = bare(told.office.of)
        WHERE told.office.of IS NOT NULL AND told.office.standing = 'serving'
            AND told.office.title IN ('president', 'king', 'queen', 'prime minister', 'premier', 'chancellor')
    ) AS office
    JOIN (
        SELECT id, coalesce(demonyms.country, bare(name)) AS country
        FROM linked_dossier_entities
        LEFT JOIN demonyms ON demonyms.form = bare(name)
        WHERE kind = 'place'
    ) AS state ON state.country = office.owner
    GROUP BY office.id
),
members AS (
    SELECT entity_id, dossier_entity_id FROM linked_entity_links WHERE relation = 'member'
),
bodies AS (
    SELECT body.dossier_entity_id, min(owner.dossier_entity_id) AS owner
    FROM (SELECT id, unnest(candidates) AS candidate FROM kept_entities WHERE named AND kind = 'organisation') AS told
    JOIN kept_entities AS owned ON owned.id = told.candidate.entity_id AND owned.kind IN ('place', 'person')
    JOIN members AS body ON body.entity_id = told.id
    JOIN members AS owner ON owner.entity_id = owned.id
    WHERE told.candidate.relation = 'related' AND (
        told.candidate.reason IN ('the state that it governs', 'the government of it, or named after it')
        OR starts_with(told.candidate.reason, 'a seat of the government of')
    )
    GROUP BY body.dossier_entity_id
)
SELECT bodies.dossier_entity_id, coalesce(heads.state, bodies.owner) AS speaks_for
FROM bodies
LEFT JOIN heads ON heads.dossier_entity_id = bodies.owner
UNION ALL
SELECT dossier_entity_id, state
FROM heads
WHERE dossier_entity_id NOT IN (SELECT dossier_entity_id FROM bodies);
