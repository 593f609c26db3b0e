-- The records of one kind that this build made. Parameters: file, column types, longest line.
CREATE TEMP TABLE staged_$kind AS
SELECT * FROM read_json(?, columns = ?, format = 'newline_delimited', maximum_object_size = ?);
