-- Every origin stays.
CREATE TEMP TABLE wanted AS SELECT id FROM staged_origins;
