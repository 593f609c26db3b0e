"""`Document` to records with spans: sentences, statements, figures, times, mentions."""
