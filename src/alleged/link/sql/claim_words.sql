-- The words of sources and cues, of some documents at a time, whose texts must fit into memory.
-- Parameters: how many parts, which one.
INSERT INTO claim_words
WITH part AS (SELECT ? AS parts, ? AS part),
statements AS (
    SELECT id, document_id, source[1] AS source, cue[1] AS cue
    FROM kept_statements, part
    WHERE (source <> [] OR cue <> []) AND hash(document_id) % parts = part
),
documents AS (SELECT id AS document_id, text FROM kept_documents, part WHERE hash(id) % parts = part)
SELECT
    id,
    left(substr(text, (source.start + 1)::BIGINT, (source."end" - source.start)::BIGINT), 120),
    left(substr(text, (cue.start + 1)::BIGINT, (cue."end" - cue.start)::BIGINT), 120)
FROM statements JOIN documents USING (document_id);
