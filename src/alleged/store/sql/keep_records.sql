-- Records of any kind that belong to a document.
CREATE TEMP TABLE kept_$kind AS
SELECT * FROM staged_$kind WHERE document_id IN (SELECT id FROM kept) ORDER BY $order;
