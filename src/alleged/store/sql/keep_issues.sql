-- An issue stays with its document, or, when there is none, with its origin or the file of its
-- origin. What is about the whole dossier was found in linking it. What is true of a file as such
-- is noted with each of its lines, and kept once.
CREATE TEMP TABLE kept_issues AS
SELECT * FROM staged_issues
WHERE CASE
    WHEN stage = 'link' THEN true
    WHEN document_id IS NULL
        THEN origin IN (SELECT origin FROM kept) OR origin IN (SELECT name FROM kept)
    ELSE document_id IN (SELECT id FROM kept)
END
QUALIFY row_number() OVER (PARTITION BY id) = 1
ORDER BY $order;
