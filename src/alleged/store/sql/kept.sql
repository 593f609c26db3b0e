-- The documents of the origins that stay, and how issues name those origins.
CREATE TEMP TABLE kept AS
SELECT DISTINCT document_id AS id, name, concat_ws(', ', name, locator) AS origin
FROM staged_origins SEMI JOIN wanted USING (id);
