-- The pairs of one batch. Parameter: its number.
SELECT later, earlier, step FROM pairs WHERE batch = ?
ORDER BY later, step, votes DESC, earlier;
