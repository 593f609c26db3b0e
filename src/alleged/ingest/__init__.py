"""Bytes to `Document`: readers, boilerplate, metadata, language, the way back to the original."""
