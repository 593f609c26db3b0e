CREATE TEMP TABLE kept_origins AS
SELECT * FROM staged_origins WHERE id IN (SELECT id FROM wanted) ORDER BY $order;
