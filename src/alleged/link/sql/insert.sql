-- Rows of strings into a table. Parameter: a JSON array of arrays.
INSERT INTO $table
SELECT $columns
FROM (SELECT unnest(json_transform(?, '[["VARCHAR"]]')) AS line);
