-- Whose voice each document counts as, where copies were looked for and families of publishers made.
CREATE TEMP TABLE claim_voices AS
SELECT document_id, counts_as, certain FROM linked_families;
