"""The dossier on disk and the engine that reads it."""
