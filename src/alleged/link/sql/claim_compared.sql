-- The members of the pairs that are compared, some at a time, each as JSON with what compares it, and its
-- number. What is joined to them is only what they need: all statements at once, beside rows as wide as
-- these, do not fit into memory. Parameters: how many parts, which one.
CREATE OR REPLACE TEMP TABLE claim_part_met AS
WITH asked AS (SELECT ? AS parts, ? AS part)
SELECT id, number
FROM claim_numbers
SEMI JOIN (
    SELECT one_number AS number FROM claim_candidates UNION SELECT other_number FROM claim_candidates
) AS met USING (number), asked
WHERE number % parts = part;

CREATE OR REPLACE TEMP TABLE claim_part_told AS
SELECT claim_propositions.*, number FROM claim_propositions JOIN claim_part_met USING (id);

CREATE OR REPLACE TEMP TABLE claim_part_said AS
SELECT statement_id, voice, statement_type, speaker, source_words, cue_words
FROM claim_statements
SEMI JOIN claim_part_told USING (statement_id)
LEFT JOIN (SELECT * FROM claim_words SEMI JOIN claim_part_told USING (statement_id)) USING (statement_id);

SELECT number, to_json(struct_pack(
    proposition := told, published := published, voice := coalesce(voice, 'article'),
    statement_type := coalesce(statement_type, 'asserts'), speaker := coalesce(speaker, source_words),
    cue := cue_words, subject := subject
))::VARCHAR AS line
FROM claim_part_told AS told
JOIN claim_documents USING (document_id)
LEFT JOIN claim_part_said USING (statement_id)
LEFT JOIN claim_pronouns AS pronoun
    ON pronoun.document_id = told.document_id
    AND pronoun.start = told.span.start + length(regexp_extract(words, '^\W*'));
