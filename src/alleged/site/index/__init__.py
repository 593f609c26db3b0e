"""What the site reads: one SQLite file, derived from the dossier's tables."""
