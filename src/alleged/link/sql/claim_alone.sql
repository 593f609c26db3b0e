-- Accusations and denials of somebody in three words at least; who refuses to do a thing denies nothing.
SELECT id FROM claim_members
WHERE voice <> 'article' AND statement_type IN ('accuses', 'denies') AND footing = 'fact'
    AND len(string_split(trim(words), ' ')) > 2
    AND NOT regexp_matches(lower(coalesce(cue_words, '')), 'refus|declin|oppos|against|without')
ORDER BY id;
