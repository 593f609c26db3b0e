"""Encoders: their files and checksums, tokenising, windows, decoding. Nothing political in here."""
