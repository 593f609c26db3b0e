-- What is compared of the documents of one stretch, word for word first. Parameters: the first and the
-- last place.
WITH pairs AS (
    SELECT later, earlier, votes, 1 AS step FROM candidates
    UNION ALL SELECT later, earlier, votes, 2 FROM quoting
    UNION ALL SELECT later, earlier, votes, 3 FROM kindred
)
SELECT later, earlier, step
FROM pairs WHERE later BETWEEN ? AND ?
ORDER BY later, step, votes DESC, earlier;
