-- The rows of a table, in its order. Parameter: file.
SELECT * FROM read_parquet(?);
