-- The pairs that are compared: of those that are offered the ones of one story first, and of these the
-- ones that met by most keys. Parameter: how many at most.
CREATE TEMP TABLE claim_candidates AS
SELECT
    least(first.id, second.id) AS one, greatest(first.id, second.id) AS other,
    CASE WHEN first.id < second.id THEN pair.one ELSE pair.other END AS one_number,
    CASE WHEN first.id < second.id THEN pair.other ELSE pair.one END AS other_number,
    row_number() OVER (ORDER BY pair.one, pair.other) AS number, one_story
FROM (
    SELECT one, other, one_story FROM claim_offered
    ORDER BY one_story DESC, keys DESC, one, other LIMIT ?
) AS pair
JOIN claim_numbers AS first ON first.number = pair.one
JOIN claim_numbers AS second ON second.number = pair.other;
