-- Pairs with their probabilities.
SELECT one, other, coalesce(alike, false) AS alike, probability FROM judged_pairs;
