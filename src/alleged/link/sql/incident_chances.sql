-- Pairs that decide something: that join or stay open, the likeliest look-alikes of each act, and what
-- keeps acts apart that others would join.
WITH sure AS (
    SELECT one AS number FROM pair_chances WHERE probability >= $joined
    UNION
    SELECT other FROM pair_chances WHERE probability >= $joined
),
ranked AS (
    SELECT *, alike AND row_number() OVER (
        PARTITION BY one ORDER BY alike DESC, probability >= $open, probability DESC, other
    ) <= $most AS shown
    FROM pair_chances
)
SELECT
    one, other, probability, undated, alike AND (shown OR probability >= $open) AS alike,
    CASE WHEN shown OR probability >= $open THEN reason ELSE '' END AS reason
FROM ranked
WHERE probability >= $open OR shown
    OR (probability < $apart AND one IN (SELECT number FROM sure) AND other IN (SELECT number FROM sure))
ORDER BY one, other;
