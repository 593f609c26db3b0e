-- The members of the pairs that are compared, each as JSON with what compares it, and its number.
WITH pronouns AS (
    SELECT document_id, mention.span.start AS start, min(name) AS subject
    FROM (SELECT document_id, name, named, unnest(mentions) AS mention FROM kept_entities)
    WHERE named AND mention.wording = 'pronoun'
    GROUP BY ALL
)
SELECT number, to_json(struct_pack(
    proposition := member, published := published, voice := voice, statement_type := statement_type,
    speaker := coalesce(speaker, source_words), cue := cue_words, subject := subject
))::VARCHAR AS line
FROM claim_members AS member
JOIN claim_numbers USING (id)
SEMI JOIN (
    SELECT one_number AS number FROM claim_candidates UNION SELECT other_number FROM claim_candidates
) AS met USING (number)
LEFT JOIN pronouns
    ON pronouns.document_id = member.document_id
    AND pronouns.start = member.span.start + length(regexp_extract(words, '^\W*'));
