-- A batch of pairs. Parameters: first number, last number.
SELECT one, other, one_story, number
FROM $table WHERE number > ? AND number <= ? ORDER BY number;
