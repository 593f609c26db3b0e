-- Which pairs the comparison model is asked about: of each proposition those that are likest to it by
-- what both have in common, so that the number grows as the propositions do; as many more where the
-- one denies in plain words what the other says; of all, the likest. Parameters: of how many others
-- each; how many in all.
CREATE TEMP TABLE claim_likest AS
WITH likely AS (
    SELECT number, one, other, one_number, other_number, likeness, denied
    FROM claim_likeness JOIN claim_candidates USING (number)
),
sides AS (
    SELECT one_number AS side, * FROM likely
    UNION ALL
    SELECT other_number AS side, * FROM likely
),
likest AS (
    SELECT number, likeness
    FROM sides
    QUALIFY row_number() OVER (
        PARTITION BY side, denied ORDER BY likeness DESC, one, other
    ) <= $most
)
SELECT DISTINCT * FROM likest;

CREATE TEMP TABLE claim_asked AS
SELECT one, other, one_number, other_number, one_story, row_number() OVER (ORDER BY one, other) AS number
FROM (
    SELECT candidate.* FROM claim_likest JOIN claim_candidates AS candidate USING (number)
    ORDER BY likeness DESC, one, other LIMIT $in_all
);
