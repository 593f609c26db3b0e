-- Accusations and denials of somebody.
SELECT id FROM claim_members
WHERE voice <> 'article' AND statement_type IN ('accuses', 'denies') AND footing = 'fact'
ORDER BY id;
