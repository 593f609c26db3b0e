-- The agencies that are credited somewhere, and those that groups of copies come from.
SELECT DISTINCT name FROM (
    SELECT unnest(credits).name AS name FROM kept_documents
    UNION ALL SELECT origin_outside FROM linked_copy_groups
) WHERE name IS NOT NULL ORDER BY name;
