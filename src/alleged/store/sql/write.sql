-- From a table of just these rows: Parquet's bytes depend on the statistics of what is copied, and
-- those of a view or of a larger table tell of rows that are not there. Parameter: file.
COPY kept_$kind TO ? (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20000);
