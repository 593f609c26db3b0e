-- The members of the pairs that are compared, some at a time, each as JSON with what compares it, and its
-- number. Parameters: how many parts, which one.
CREATE OR REPLACE TEMP TABLE claim_part_met AS
WITH asked AS (SELECT ? AS parts, ? AS part)
SELECT id, number
FROM claim_numbers
SEMI JOIN (
    SELECT one_number AS number FROM claim_candidates UNION SELECT other_number FROM claim_candidates
) AS met USING (number), asked
WHERE number % parts = part;

SELECT number, to_json(struct_pack(
    proposition := member, published := published, voice := voice, statement_type := statement_type,
    speaker := coalesce(speaker, source_words), cue := cue_words, subject := subject
))::VARCHAR AS line
FROM claim_members AS member
JOIN claim_part_met USING (id)
LEFT JOIN claim_pronouns AS pronoun
    ON pronoun.document_id = member.document_id
    AND pronoun.start = member.span.start + length(regexp_extract(words, '^\W*'));
