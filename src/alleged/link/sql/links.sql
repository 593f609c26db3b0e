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

CREATE TEMP TABLE linked_entity_links AS
SELECT
    make_id('eln', concat_ws('|', entity_id, root, relation)) AS id,
    document_id, entity_id, make_id('den', root) AS dossier_entity_id,
    relation, round(probability, 3) AS probability, reason, made_by
FROM (
    SELECT document_id, entity_id, root, 'member' AS relation, probability, reason FROM members
    UNION ALL
    SELECT members.document_id, members.entity_id, roots.root, 'may be', decided.probability,
        decided.reason
    FROM members
    JOIN decided ON decided.node = members.node AND NOT decided.joined
    JOIN roots ON roots.node = decided.target
    WHERE roots.root <> members.root
    UNION ALL
    SELECT members.document_id, members.entity_id, by_office.root, 'may be', by_office.probability,
        by_office.reason
    FROM members
    JOIN by_office USING (entity_id)
    WHERE NOT by_office.joined
)
CROSS JOIN made
QUALIFY row_number() OVER (
    PARTITION BY entity_id, root, relation ORDER BY probability DESC, reason
) = 1;
