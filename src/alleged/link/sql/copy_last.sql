-- The number of the last batch; none without pairs.
SELECT max(batch) FROM pairs;
