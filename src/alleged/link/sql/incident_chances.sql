-- Pairs that decide something.
SELECT one, other, probability, undated, alike, reason
FROM pair_chances
WHERE probability >= $open OR probability < $apart OR alike
ORDER BY one, other;
