-- How many marks there are.
SELECT coalesce(sum(len($marks)), 0) FROM kept_prints;
