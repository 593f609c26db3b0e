-- Every entity of a document with the one of the dossier that it is, and those that it may be.
CREATE TEMP TABLE members AS
SELECT
    entity_rows.*,
    coalesce(by_office.root, roots.root, entity_rows.node) AS root,
    coalesce(by_office.probability, roots.probability, 1.0) AS probability,
    CASE
        WHEN by_office.reason IS NOT NULL THEN by_office.reason
        WHEN NOT entity_rows.named THEN 'known by an office only'
        WHEN roots.reason = '' AND left(entity_rows.node, 1) = 'g' THEN 'the same place by the gazetteer'
        WHEN roots.reason = '' THEN 'the same whole name'
        ELSE roots.reason
    END AS reason
FROM entity_rows
LEFT JOIN roots USING (node)
LEFT JOIN (SELECT * FROM by_office WHERE joined) AS by_office USING (entity_id);

-- Names have few other names that they may be, however many entities have the name.
CREATE TEMP TABLE linked_entity_links AS
WITH open_names AS (
    SELECT
        decided.node, roots.root, make_id('den', roots.root) AS dossier_entity_id,
        round(decided.probability, 3) AS probability, decided.reason
    FROM decided
    JOIN roots ON roots.node = decided.target
    JOIN roots AS own ON own.node = decided.node
    WHERE NOT decided.joined AND roots.root <> own.root
    QUALIFY row_number() OVER (
        PARTITION BY decided.node, roots.root ORDER BY decided.probability DESC, decided.reason
    ) = 1
)
SELECT
    make_id('eln', concat_ws('|', entity_id, root, relation)) AS id,
    document_id, entity_id, dossier_entity_id, relation, probability, reason, made_by
FROM (
    SELECT
        document_id, entity_id, root, make_id('den', root) AS dossier_entity_id, 'member' AS relation,
        round(probability, 3) AS probability, reason
    FROM members
    UNION ALL
    SELECT
        entity_rows.document_id, entity_rows.entity_id, open_names.root, open_names.dossier_entity_id,
        'may be', open_names.probability, open_names.reason
    FROM entity_rows
    JOIN open_names USING (node)
    UNION ALL
    SELECT
        members.document_id, members.entity_id, by_office.root, make_id('den', by_office.root),
        'may be', round(by_office.probability, 3), by_office.reason
    FROM members
    JOIN by_office USING (entity_id)
    WHERE NOT by_office.joined
)
CROSS JOIN made;
