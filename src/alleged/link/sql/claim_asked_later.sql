-- Those of `claim_together`, the numbers of pairs that were put off, which are read now: the likest.
CREATE TEMP TABLE claim_asked_later AS
SELECT one, other, one_number, other_number, one_story, row_number() OVER (ORDER BY one, other) AS number
FROM (
    SELECT candidate.*
    FROM claim_together
    JOIN claim_likest USING (number)
    JOIN claim_candidates AS candidate USING (number)
    ORDER BY likeness DESC, one, other LIMIT $in_all
);
