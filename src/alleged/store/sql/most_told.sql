-- The documents with the most statements. Parameters: files of documents and statements, how many.
SELECT documents.id
FROM read_parquet(?) AS documents
LEFT JOIN (
    SELECT document_id, count(*) AS told FROM read_parquet(?)
    WHERE voice <> 'article' GROUP BY document_id
) AS statements ON statements.document_id = documents.id
ORDER BY told DESC NULLS LAST, documents.id
LIMIT ?;
