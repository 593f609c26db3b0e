"""What people make of a dossier's records: accept, reject, correct, merge, comment, undo.

The machine's records are never changed. `decisions` checks what a person wants to say and adds it
to the log (`store/reviews.py`), `overlay` tells what the log means for each record today, `export`
writes both for others.
"""
