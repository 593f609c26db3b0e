-- What was grouped, line by line. Parameter: a file of JSON arrays.
CREATE OR REPLACE TEMP TABLE loaded AS
SELECT json AS line FROM read_json_objects(?, format = 'newline_delimited');
