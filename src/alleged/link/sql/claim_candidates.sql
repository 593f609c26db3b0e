-- The pairs that are compared: of those that are offered the ones of one story first, and of these the
-- ones that met by most keys. Parameter: how many at most.
CREATE TEMP TABLE claim_candidates AS
SELECT one, other, row_number() OVER (ORDER BY one, other) AS number, one_story
FROM (
    SELECT one, other, one_story FROM claim_offered
    QUALIFY row_number() OVER (ORDER BY one_story DESC, keys DESC, one, other) <= ?
);
