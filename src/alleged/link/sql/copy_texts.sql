-- The documents that are compared, with what tells where a text comes from.
SELECT
    copy_documents.place, documents.id, documents.text, documents.blocks, documents.outlet,
    documents.url, documents.published.value AS published, documents.byline, documents.credits,
    publishers.family, copy_documents.publisher
FROM copy_documents
JOIN kept_documents AS documents ON documents.id = copy_documents.document_id
JOIN publishers USING (document_id)
SEMI JOIN (SELECT later AS place FROM pairs UNION SELECT earlier FROM pairs) AS met
    ON met.place = copy_documents.place;
