-- One row a party, with all that the documents say of it.
CREATE TEMP TABLE linked_dossier_entities AS
WITH told AS (
    SELECT
        root,
        bool_or(named) AS named,
        count(DISTINCT document_id)::BIGINT AS documents,
        sum(len(mentions))::BIGINT AS mentions
    FROM members GROUP BY root
),
kinds AS (
    SELECT root, kind AS most_kind
    FROM members
    GROUP BY root, kind
    QUALIFY row_number() OVER (PARTITION BY root ORDER BY count(*) DESC, kind) = 1
),
named_as AS (
    SELECT root, name
    FROM members
    GROUP BY root, name
    QUALIFY row_number() OVER (
        PARTITION BY root
        -- of WASHINGTON and Washington the one that no dateline has set in capitals
        ORDER BY bool_or(node = root) DESC, length(name) > 4 AND name = upper(name), count(*) DESC,
            length(name) DESC, name
    ) = 1
),
written AS (
    SELECT root, list(DISTINCT form ORDER BY form) AS variants
    FROM (SELECT root, unnest(variants).form AS form FROM members) GROUP BY root
),
held AS (
    SELECT root, list(office ORDER BY office.published, office.document_id, office.title,
        office.standing, office.of) AS offices
    FROM (
        SELECT DISTINCT members.root, struct_pack(
            title := office_rows.title, "of" := office_rows.whose,
            standing := office_rows.standing, document_id := office_rows.document_id,
            published := office_rows.published
        ) AS office
        FROM office_rows JOIN members USING (entity_id)
    ) GROUP BY root
),
known AS (
    SELECT root, list(struct_pack(
        name := name, office := office, country := country, since := since, until := until,
        "table" := edition,
        reason := 'in office by the table: ' || asked || '; not said by the text'
    ) ORDER BY name, office, since, asked) AS outside
    FROM outside_rows GROUP BY root
)
SELECT
    make_id('den', root) AS id, most_kind AS kind, name, named, variants, documents, mentions,
    coalesce(offices, []) AS offices, coalesce(outside, []) AS outside, made_by
FROM told
JOIN kinds USING (root)
JOIN named_as USING (root)
JOIN written USING (root)
LEFT JOIN held USING (root)
LEFT JOIN known USING (root)
CROSS JOIN made;
