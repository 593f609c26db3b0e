-- What was grouped, with the reasons: in words of the pair that decided.
CREATE OR REPLACE TEMP TABLE act_pairs AS
SELECT one, other FROM grouped_members WHERE one > 0
UNION
SELECT one, other FROM grouped_openings
UNION
SELECT one, other FROM grouped_lookalikes;

DROP TABLE part_acts;
ALTER TABLE compared_acts RENAME TO part_acts;

CREATE TEMP TABLE pair_reasons AS SELECT one, other, reason FROM judged_pairs;

CREATE TEMP TABLE grouped AS
SELECT number, root, probability, coalesce(reason, 'told in no other document that fits') AS reason
FROM grouped_members LEFT JOIN pair_reasons USING (one, other);

CREATE TEMP TABLE openings AS
SELECT
    number, root, probability,
    reason || CASE WHEN fits > 1 THEN '; it fits ' || fits || ' incidents' ELSE '' END AS reason
FROM grouped_openings JOIN pair_reasons USING (one, other);

CREATE TEMP TABLE lookalikes AS
SELECT root AS one, other_root AS other, probability, reason
FROM grouped_lookalikes JOIN pair_reasons USING (one, other);

DROP VIEW judged_pairs;
DROP TABLE part_acts;
DROP TABLE act_pairs;
DROP TABLE pair_reasons;
