-- One part of the marks of all documents. Parameters: how many parts, which one.
INSERT INTO marks
SELECT mark, place
FROM (
    SELECT copy_documents.place, unnest(prints.$marks) AS mark
    FROM kept_prints AS prints JOIN copy_documents USING (document_id)
)
WHERE mark % ? = ?;

-- Those that several documents have, numbered from the earliest document on.
INSERT INTO postings
SELECT
    mark, place, row_number() OVER (PARTITION BY mark ORDER BY place)::INTEGER,
    (count(*) OVER (PARTITION BY mark))::INTEGER
FROM marks
SEMI JOIN (SELECT mark FROM marks GROUP BY mark HAVING count(*) > 1) USING (mark);

TRUNCATE marks;
