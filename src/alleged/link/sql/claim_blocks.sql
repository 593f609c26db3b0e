-- Some of the blocks. Parameters: first row, and the row behind the last.
SELECT key, number FROM claim_blocks WHERE rowid >= ? AND rowid < ?;
