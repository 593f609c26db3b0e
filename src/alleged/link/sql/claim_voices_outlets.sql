-- Whose voice each document counts as by its owner or outlet alone; copies are not folded.
CREATE TEMP TABLE claim_voices AS
SELECT
    id AS document_id,
    coalesce(outlet_owner, outlet, 'document ' || id) AS counts_as,
    coalesce(outlet_owner, outlet) IS NOT NULL AS certain
FROM kept_documents;
