CREATE TEMP TABLE kept_documents AS
SELECT * FROM staged_documents WHERE id IN (SELECT id FROM kept) ORDER BY $order;
