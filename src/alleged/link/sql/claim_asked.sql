-- Which pairs the comparison model is asked about: of each proposition those that are likest to it by
-- what both have in common, so that the number grows as the propositions do; as many more where the
-- one denies in plain words what the other says; of all, the likest. Parameters: of how many others
-- each; how many in all.
CREATE TEMP TABLE claim_likest AS
WITH likely AS (
    SELECT candidate.*, likeness::DOUBLE AS likeness, denied, answer
    FROM claim_likeness
    JOIN claim_candidates AS candidate ON candidate.number = claim_likeness.number::BIGINT
),
sides AS (
    SELECT one AS id, * FROM likely
    UNION ALL
    SELECT other AS id, * FROM likely
),
likest AS (
    SELECT one, other, one_number, other_number, one_story, answer, likeness
    FROM sides
    QUALIFY row_number() OVER (PARTITION BY id, denied ORDER BY likeness DESC, one, other) <= $most
)
SELECT DISTINCT * FROM likest;

CREATE TEMP TABLE claim_asked AS
SELECT one, other, one_number, other_number, one_story, answer, row_number() OVER (ORDER BY one, other) AS number
FROM (
    SELECT one, other, one_number, other_number, one_story, answer FROM claim_likest
    ORDER BY likeness DESC, one, other LIMIT $in_all
);
