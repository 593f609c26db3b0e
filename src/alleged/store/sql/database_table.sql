-- A table of the derived DuckDB file. Parameter: the Parquet file.
CREATE TABLE $kind AS SELECT * FROM read_parquet(?);
