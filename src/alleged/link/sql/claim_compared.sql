-- The members of a batch of pairs with what compares them. Parameter: a list of ids.
SELECT member, published, voice, statement_type, coalesce(speaker, source_words), cue_words
FROM claim_members AS member
SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS id) AS wanted USING (id);
