-- The pairs that are judged now, and the acts that stand in them: a join with all acts would take as
-- long for each part as there are acts in all.
CREATE OR REPLACE TEMP TABLE act_pairs AS SELECT one, other FROM found_pairs;

CREATE OR REPLACE TEMP TABLE part_acts AS
SELECT compared_acts.*
FROM compared_acts
SEMI JOIN (SELECT one AS number FROM act_pairs UNION SELECT other FROM act_pairs) AS met USING (number);
