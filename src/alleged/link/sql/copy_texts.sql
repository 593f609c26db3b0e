-- The documents that are compared, with what tells where a text comes from.
SELECT
    copy_documents.place, documents.id, documents.text, documents.blocks, documents.outlet,
    documents.url, documents.published.value AS published, documents.byline, documents.credits,
    publishers.family, copy_documents.publisher, met.kindred
FROM copy_documents
JOIN kept_documents AS documents ON documents.id = copy_documents.document_id
JOIN publishers USING (document_id)
JOIN (
    -- names and numbers are compared in the third step
    SELECT place, bool_or(step = 3) AS kindred
    FROM (SELECT unnest([later, earlier]) AS place, step FROM pairs) GROUP BY place
) AS met ON met.place = copy_documents.place;
