"""Records of the whole dossier: what several documents have in common."""
