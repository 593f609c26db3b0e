-- Documents that have copies. Parameter: their ids.
SELECT document_id, place, family
FROM copy_documents JOIN publishers USING (document_id)
WHERE document_id IN (SELECT unnest(?::VARCHAR[]));
