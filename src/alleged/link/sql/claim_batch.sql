-- A batch of pairs with what compares them. Parameters: first number, last number.
SELECT a, b, a.published AS a_published, b.published AS b_published, one_story
FROM claim_candidates
JOIN claim_members AS a ON a.id = claim_candidates.one
JOIN claim_members AS b ON b.id = claim_candidates.other
WHERE number > ? AND number <= ?
ORDER BY number;
