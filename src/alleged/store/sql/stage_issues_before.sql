-- The issues of the dossier before, without those about an input that is no longer given: a file
-- may have changed under its name. Parameters: files of issues and of origins.
INSERT INTO staged_issues BY NAME
SELECT * FROM read_parquet(?)
WHERE document_id IS NOT NULL OR origin IN (
    SELECT unnest([name, concat_ws(', ', name, locator)])
    FROM read_parquet(?) SEMI JOIN wanted USING (id)
);
