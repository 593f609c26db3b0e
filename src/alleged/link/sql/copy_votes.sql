-- How many marks two documents share. A mark of few documents brings all of them together; one of many
-- brings each together with the first two that have it and with the two before it, so that ten
-- thousand copies of one text make forty thousand pairs and not fifty million.
INSERT INTO votes
SELECT
    one.place, other.place, $sign count(*)::INTEGER,
    $sign (count(*) FILTER (one.times < 12))::INTEGER
FROM (
    SELECT
        mark, place, times,
        unnest(CASE
            WHEN times <= 8 OR nth <= 4 THEN range(1, nth)
            ELSE [1, 2, nth - 2, nth - 1]
        END)::INTEGER AS met
    FROM $postings AS postings
    WHERE nth > 1
) AS one
JOIN postings AS other ON other.mark = one.mark AND other.nth = one.met
GROUP BY ALL;
