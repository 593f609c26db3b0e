-- A batch of pairs. Parameters: first number, last number.
SELECT one, other, one_story, number, $answer
FROM $table WHERE number > ? AND number <= ? ORDER BY number;
