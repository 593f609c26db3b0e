-- The fact-checks of a build. Parameters: file, column types.
CREATE TEMP TABLE linked_fact_checks AS
SELECT * FROM read_json(
    ?, columns = ?, format = 'newline_delimited', maximum_object_size = 134217728
);
