-- JSON lines into a table. Parameters: file, column types.
INSERT INTO $table
SELECT * FROM read_json(?, columns = ?, format = 'newline_delimited');
