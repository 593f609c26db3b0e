-- A table of a finished dossier. Parameter: the Parquet file.
CREATE TEMP TABLE kept_$kind AS SELECT * FROM read_parquet(?);
