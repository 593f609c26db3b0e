-- In how many documents each part stands, of some parts at a time: those of 100,000 documents do not fit
-- into memory. Parameters: how many rounds, which one.
SELECT part, count(*) AS documents
FROM (
    SELECT DISTINCT part, place
    FROM claim_parts JOIN claim_numbers USING (number), (SELECT ? AS rounds, ? AS round) AS asked
    WHERE hash(part) % asked.rounds = asked.round
)
GROUP BY part
HAVING count(*) > 1;
