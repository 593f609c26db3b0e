-- A part of the blocks. Parameters: how many parts, which one.
SELECT key, number FROM claim_blocks WHERE key % ? = ?;
