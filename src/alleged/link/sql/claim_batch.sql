-- A batch of pairs. Parameters: first number, last number.
SELECT one, other, one_story FROM claim_candidates WHERE number > ? AND number <= ? ORDER BY number;
