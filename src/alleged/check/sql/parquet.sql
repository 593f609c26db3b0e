-- A table as it is. Parameter: file.
SELECT * FROM read_parquet(?);
