-- Which pairs the comparison model may be asked about: of each proposition those that are likest to it by
-- what both have in common, so that the number grows as the propositions do; as many more where the
-- one denies in plain words what the other says. Parameter: of how many others each. `turn`: how many are
-- at least as like to the one of the two that has fewer such.
CREATE TEMP TABLE claim_likest AS
WITH likely AS (
    SELECT number, one, other, one_number, other_number, likeness, denied, decides
    FROM claim_likeness JOIN claim_candidates USING (number)
),
sides AS (
    SELECT one_number AS side, * FROM likely
    UNION ALL
    SELECT other_number AS side, * FROM likely
),
likest AS (
    SELECT number, likeness, decides, row_number() OVER (
        PARTITION BY side, denied ORDER BY likeness DESC, one, other
    ) AS turn
    FROM sides
)
SELECT number, any_value(likeness) AS likeness, any_value(decides) AS decides, min(turn) AS turn
FROM likest WHERE turn <= $most
GROUP BY number;

-- Of those whose answer decides, as many as are read in all: first of each proposition the likest, then
-- the next, so that no subject that all write about takes the places of the others.
CREATE TEMP TABLE claim_asked AS
SELECT one, other, one_number, other_number, one_story, row_number() OVER (ORDER BY one, other) AS number
FROM (
    SELECT candidate.* FROM claim_likest JOIN claim_candidates AS candidate USING (number)
    WHERE decides
    ORDER BY turn, likeness DESC, one, other LIMIT $in_all
);
