-- The documents at some places, with what tells where a text comes from. Parameter: the places.
SELECT
    copy_documents.place, documents.id, documents.text, documents.blocks, documents.outlet,
    documents.url, documents.published.value AS published, documents.byline, documents.credits,
    publishers.family, copy_documents.publisher
FROM copy_documents
JOIN kept_documents AS documents ON documents.id = copy_documents.document_id
JOIN publishers USING (document_id)
WHERE copy_documents.place IN (SELECT unnest(?::INTEGER[]))
ORDER BY copy_documents.place;
