-- One part of the marks of all documents. Parameters: how many parts, which one.
INSERT INTO marks
SELECT mark, place
FROM (
    SELECT copy_documents.place, unnest(prints.$marks) AS mark
    FROM kept_prints AS prints JOIN copy_documents USING (document_id)
)
WHERE mark % ? = ?;
