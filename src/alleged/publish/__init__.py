"""A dossier to something that people and programs read: report, JSON, CSV, Parquet."""
