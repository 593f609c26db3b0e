-- Of one part of the marks those that several documents have, numbered from the earliest document on.
INSERT INTO postings
SELECT
    mark, place, row_number() OVER (PARTITION BY mark ORDER BY place)::INTEGER,
    (count(*) OVER (PARTITION BY mark))::INTEGER
FROM marks
SEMI JOIN (SELECT mark FROM marks GROUP BY mark HAVING count(*) > 1) USING (mark);
