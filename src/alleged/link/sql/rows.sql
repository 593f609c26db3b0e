-- All of a table, in a fixed order.
SELECT * FROM $table ORDER BY id;
