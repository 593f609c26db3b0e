-- Records that are no dossier. Parameters: a file of JSON lines, column types.
CREATE TEMP TABLE kept_$kind AS
SELECT * FROM read_json(
    ?, columns = ?, format = 'newline_delimited', maximum_object_size = 134217728
);
