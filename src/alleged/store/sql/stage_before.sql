-- Those of the dossier before; no record is in both, since a build passes over what is there.
INSERT INTO staged_$kind BY NAME SELECT * FROM read_parquet(?);
