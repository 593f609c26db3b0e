"""What a dossier is made of: frozen records, and the schemas derived from them."""
