-- The rows that belong to some documents, in the table's order. Parameters: file, ids.
SELECT * FROM read_parquet(?) WHERE $key IN (SELECT unnest(?::VARCHAR[]));
