-- A kind of the whole dossier for which nothing was made.
CREATE TEMP TABLE linked_$kind ($columns);
