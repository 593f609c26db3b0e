-- A kind of the whole dossier for which nothing was made.
CREATE TEMP TABLE IF NOT EXISTS linked_$kind ($columns);
