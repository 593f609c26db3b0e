-- A batch of pairs. Parameters: first number, last number.
SELECT one_number, other_number, one_story, number
FROM $table WHERE number > ? AND number <= ? ORDER BY number;
