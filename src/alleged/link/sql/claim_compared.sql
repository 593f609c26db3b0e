-- The members of the pairs that are compared, each as JSON with what compares it, and its number.
SELECT number, to_json(struct_pack(
    proposition := member, published := published, voice := voice, statement_type := statement_type,
    speaker := coalesce(speaker, source_words), cue := cue_words
))::VARCHAR AS line
FROM claim_members AS member
JOIN claim_numbers USING (id)
SEMI JOIN (
    SELECT one_number AS number FROM claim_candidates UNION SELECT other_number FROM claim_candidates
) AS met USING (number);
