-- Columns of a table with their types. Parameter: its name.
SELECT column_name, data_type FROM information_schema.columns
WHERE table_name = ? ORDER BY ordinal_position;
