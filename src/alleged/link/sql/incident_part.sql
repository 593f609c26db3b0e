-- The pairs that are judged now.
CREATE OR REPLACE TEMP TABLE act_pairs AS SELECT one, other FROM found_pairs;
