-- The origins that were asked for stay. Parameter: a file of ids.
CREATE TEMP TABLE wanted AS
SELECT id FROM read_csv(?, header = true, columns = {'id': 'VARCHAR'});
